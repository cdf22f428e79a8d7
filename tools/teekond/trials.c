// SPDX-License-Identifier: EUPL-1.2
// Choosing and trying numbers of staff. Whose staff it is, is asked of the network, which knows where
// everybody of a municipality is served; what is planned, of every scenario's model.
#include "trials.h"

#include "teekond/network.h"
#include "teekond/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "interrupt.h"

enum { MOST_STEPS = 11, MOST_VALUES = 100 };

static tkd_outcome no_memory(tkd_console *console)
{
    tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
    return TKD_OUTCOME_INTERNAL;
}

// ---- Whose staff

// The stations that may be chosen.
typedef struct choice {
    tkd_session *session;
    const tkd_model *model;
    const tkd_network *network;
    tkd_text pool;        // empty: any
    tkd_text place;       // empty: any
    int32_t municipality; // only where its people are served; TKD_NONE: any
    bool written;         // only where somebody wrote how many there are
    bool general;         // only where the pool's own number holds
} choice;

static bool serves(const tkd_network *network, int32_t station, int32_t municipality)
{
    for (uint32_t step = 0; step < network->model->step_count; step++) {
        if (tkd_network_program(network, (int32_t)step, municipality)->station == station) {
            return true;
        }
    }
    return false;
}

// Did somebody write a number for the station?
static bool is_written(const tkd_network *network, const tkd_station *station)
{
    const tkd_figures *figures = &network->model->figures;
    for (uint32_t i = 0; i < station->servers.figure.count; i++) {
        const tkd_case *row = &figures->cases[station->servers.figure.first + i];
        for (uint32_t k = 0; k < row->point_count; k++) {
            if (!figures->origins[figures->points[row->first_point + k].origin].is_default) {
                return true;
            }
        }
    }
    return false;
}

// Has the place no number of its own?
static bool has_general_staff(const tkd_model *model, const tkd_station *station)
{
    const tkd_figure general = model->pools[station->pool].servers;
    return station->servers.figure.first == general.first &&
           station->servers.figure.count == general.count;
}

static bool may_choose(const choice *among, int32_t row)
{
    const tkd_station *station = &among->network->stations[row];
    const tkd_text pool = among->model->pools[station->pool].item.id;
    return (among->pool.size == 0 || tkd_text_equal(pool, among->pool)) &&
           (among->place.size == 0 || tkd_text_equal(station->place_id, among->place)) &&
           (among->municipality == TKD_NONE || serves(among->network, row, among->municipality)) &&
           (!among->written || is_written(among->network, station)) &&
           (!among->general || has_general_staff(among->model, station));
}

static double load_of(const choice *among, const tkd_results *results, const tkd_station *station)
{
    const tkd_text pool = among->model->pools[station->pool].item.id;
    for (size_t i = 0; i < results->pool_count; i++) {
        const tkd_pool_row *row = &results->pools[i];
        if (tkd_text_equal(row->scenario, among->model->scenario) &&
            tkd_text_equal(row->pool, pool) && tkd_text_equal(row->place, station->place_id)) {
            return row->measures[TKD_POOL_UTILIZATION].estimate.mean;
        }
    }
    return (double)NAN;
}

// The busiest of those that may be chosen, its load; NULL where there is none.
static const tkd_station *find_busiest(const choice *among, const tkd_results *results,
                                       double *load)
{
    const tkd_station *busiest = NULL;
    for (uint32_t i = 0; i < among->network->station_count; i++) {
        const tkd_station *station = &among->network->stations[i];
        const double own = may_choose(among, (int32_t)i) ? load_of(among, results, station) : -1.0;
        if (own >= 0.0 && (busiest == NULL || own > *load)) {
            busiest = station;
            *load = own;
        }
    }
    return busiest;
}

// The path of the figure of staff at a station.
static tkd_text path_of(tkd_arena *arena, const tkd_model *model, const tkd_station *station)
{
    const tkd_text pool = model->pools[station->pool].item.id;
    switch (station->where) {
    case TKD_AT_MUNICIPALITY:
        return tkd_text_format(arena, "municipalities.%.*s.staff.%.*s", TKD_ARG(station->place_id),
                               TKD_ARG(pool));
    case TKD_AT_SITE: {
        const tkd_text provider = model->providers[model->sites[station->place].provider].item.id;
        return tkd_text_format(arena, "providers.%.*s.sites.%.*s.staff.%.*s", TKD_ARG(provider),
                               TKD_ARG(station->place_id), TKD_ARG(pool));
    }
    case TKD_AT_NATION: break;
    }
    return tkd_text_format(arena, "pools.%.*s.servers", TKD_ARG(pool));
}

// `municipalities.M.staff.POOL`, `providers.P.sites.S.staff.POOL` or `pools.POOL.servers`, keys in
// either language: pool and place by their position. False: no such path.
static bool read_path(tkd_text path, tkd_text *pool, tkd_text *place)
{
    tkd_text parts[6];
    size_t count = 0;
    for (size_t start = 0; start <= path.size && count < 6;) {
        const size_t dot = tkd_text_find(path, TKD_TEXT("."), start);
        const size_t end = dot == SIZE_MAX ? path.size : dot;
        parts[count++] = tkd_text_part(path, start, end - start);
        start = end + 1;
    }
    *place = (tkd_text){0};
    switch (count) {
    case 3: *pool = parts[1]; return true;
    case 4:
        *pool = parts[3];
        *place = parts[1];
        return true;
    case 6:
        *pool = parts[5];
        *place = parts[3];
        return true;
    default: return false;
    }
}

static void refuse_choice(tkd_console *console, const choice *among, const tkd_wish *wish)
{
    if (wish->sweeps.count > 0) {
        tkd_console_error(console, "--sweep %.*s: see ei ole teenindajate arv",
                          "--sweep %.*s: this is no number of staff",
                          TKD_ARG(wish->sweeps.list[0].path));
        tkd_console_hint(console,
                         "mahtuvus on arvust municipalities.KOV.staff.TEENINDAJA, "
                         "providers.P.sites.KOHT.staff.TEENINDAJA või, kui kohal oma arvu ei ole, "
                         "pools.TEENINDAJA.servers",
                         "capacity is of municipalities.M.staff.POOL, "
                         "providers.P.sites.SITE.staff.POOL or, where a place has no number of its "
                         "own, pools.POOL.servers");
    } else if (among->pool.size > 0 && among->municipality != TKD_NONE) {
        tkd_console_error(console, "teenindaja „%.*s“ ei teeninda omavalitsuse „%.*s“ inimesi",
                          "the pool '%.*s' serves nobody of the municipality '%.*s'",
                          TKD_ARG(among->pool), TKD_ARG(wish->municipality));
    } else if (among->pool.size > 0) {
        tkd_console_error(console, "teenindaja „%.*s“ ei teeninda kedagi",
                          "the pool '%.*s' serves nobody", TKD_ARG(among->pool));
    } else {
        tkd_console_error(console, "siin ei teeninda ükski teenindaja kedagi",
                          "no pool serves anybody here");
    }
    (void)tkd_console_usage(console);
}

static void tell_choice(tkd_console *console, const tkd_model *model, const tkd_station *station,
                        double load)
{
    const tkd_language language = console->language;
    const tkd_text pool = tkd_item_title(&model->pools[station->pool].item, language);
    tkd_text place = TKD_TEXT("");
    if (station->where == TKD_AT_MUNICIPALITY) {
        place = tkd_item_title(&model->municipalities[station->place].item, language);
    } else if (station->where == TKD_AT_SITE) {
        place = tkd_item_title(&model->sites[station->place].item, language);
    }
    tkd_console_note(console,
                     "mahtuvus: %.*s%s%.*s (suurim koormus, %.0f%%); teise valib --pool ja --kov",
                     "capacity: %.*s%s%.*s (the highest load, %.0f%%); --pool and --kov choose "
                     "another",
                     TKD_ARG(pool), place.size > 0 ? ", " : "", TKD_ARG(place), 100.0 * load);
}

// The station that is asked for; NULL after saying that there is none.
static const tkd_station *choose_station(choice *among, const tkd_wish *wish,
                                         const tkd_results *results)
{
    tkd_console *console = among->session->console;
    const bool is_path = wish->sweeps.count > 0;
    const tkd_station *station = NULL;
    double load = 0.0;
    among->municipality = TKD_NONE;
    for (uint32_t i = 0; i < among->model->municipality_count; i++) {
        if (tkd_text_equal(among->model->municipalities[i].item.id, wish->municipality)) {
            among->municipality = (int32_t)i;
        }
    }
    among->pool = wish->pool;
    if (!is_path || read_path(wish->sweeps.list[0].path, &among->pool, &among->place)) {
        among->written = !is_path && wish->pool.size == 0;
        among->general = is_path && among->place.size == 0;
        // Of a municipality its own staff is asked for first: that is what it can change.
        if (among->written && among->municipality != TKD_NONE) {
            among->place = wish->municipality;
            station = find_busiest(among, results, &load);
            among->place = (tkd_text){0};
        }
        if (station == NULL) {
            station = find_busiest(among, results, &load);
        }
        if (station == NULL && among->written) {
            among->written = false;
            station = find_busiest(among, results, &load);
        }
    }
    if (station == NULL) {
        refuse_choice(console, among, wish);
    } else if (!is_path && (wish->pool.size == 0 || among->municipality == TKD_NONE)) {
        tell_choice(console, among->model, station, load);
    }
    return station;
}

// ---- What is planned

// The models of all other scenarios; one that cannot be read plans nothing.
static tkd_outcome build_plans(tkd_session *session, const tkd_study_options *options,
                               const tkd_model *model, const tkd_model ***plans, size_t *count)
{
    tkd_console *console = session->console;
    size_t scenario_count = 0;
    const tkd_text *scenarios = tkd_workspace_scenarios(session->workspace, &scenario_count);
    *plans = TKD_TAKE(console->arena, scenario_count + 1, const tkd_model *);
    *count = 0;
    if (*plans == NULL) {
        return no_memory(console);
    }
    for (size_t i = 0; i < scenario_count; i++) {
        tkd_variation variation = tkd_request_variation(options);
        tkd_problems problems;
        tkd_error err = {0};
        variation.scenario = scenarios[i];
        tkd_problems_init(&problems, console->arena, console->language, 0);
        if (!tkd_text_equal(scenarios[i], model->scenario) &&
            tkd_workspace_build(session->workspace, &variation, console->arena, &(*plans)[*count],
                                &problems, &err) == TKD_OK &&
            problems.error_count == 0) {
            (*count)++;
        }
    }
    return TKD_OUTCOME_DONE;
}

// ---- Which values

// A round size of which `span` holds at most MOST_STEPS.
static double step_of(double span)
{
    static const double sizes[] = {1.0, 2.0, 2.5, 5.0};
    enum { SIZE_COUNT = sizeof(sizes) / sizeof(sizes[0]) };
    double scale = 0.01;
    size_t i = 0;
    while (span > scale * sizes[i] * MOST_STEPS) {
        i = (i + 1) % SIZE_COUNT;
        scale *= i == 0 ? 10.0 : 1.0;
    }
    return scale * sizes[i];
}

static int compare_numbers(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

// The next smaller number of 1, 2, 5, 10, …
static double smaller(double value)
{
    const double scale = pow(10.0, floor(log10(value) + 1e-9));
    const double digit = value / scale;
    return digit > 4.0 ? 2.0 * scale : digit > 1.5 ? scale : 0.5 * scale;
}

// Sums of a step end in long digits; nobody writes staff finer than a thousandth.
static double rounded(double value)
{
    return round(value * 1000.0) / 1000.0;
}

// From below half of today's least to twice the greatest planned, and every number that is planned.
static size_t choose_numbers(const tkd_trials *trials, double numbers[MOST_VALUES])
{
    double least = (double)INFINITY;
    double greatest = 0.0;
    size_t count = 0;
    for (size_t i = 0; i < trials->mark_count; i++) {
        const double staff = trials->marks[i].staff;
        least = staff > 0.0 && staff < least ? staff : least;
        greatest = staff > greatest ? staff : greatest;
    }
    if (greatest <= 0.0) {
        least = greatest = 1.0;
    }
    const double step = step_of(2.0 * greatest - 0.5 * least);
    const int first = (int)fmax(1.0, ceil(0.5 * least / step - 1e-9) - 1.0);
    for (int i = first; i * step <= 2.0 * greatest + 1e-9; i++) {
        numbers[count++] = rounded(i * step);
    }
    // Where one step is more than half of the least, finer ones lead below it.
    double low = first * step;
    while (low >= 0.5 * least - 1e-9 && smaller(low) >= 0.001) {
        low = smaller(low);
        numbers[count++] = rounded(low);
    }
    for (size_t i = 0; i < trials->mark_count && count < MOST_VALUES; i++) {
        if (trials->marks[i].staff > 0.0) {
            numbers[count++] = trials->marks[i].staff;
        }
    }
    qsort(numbers, count, sizeof(numbers[0]), compare_numbers);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || numbers[i] - numbers[kept - 1] > 1e-9) {
            numbers[kept++] = numbers[i];
        }
    }
    return kept;
}

// The values of `--sweep`, ascending; each is a number.
static tkd_outcome read_numbers(tkd_console *console, const tkd_swept_figure *asked,
                                double numbers[MOST_VALUES], size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < asked->value_count; i++) {
        double number = 0.0;
        const bool is_number = tkd_number_parse(tkd_text_trim(asked->values[i]), false, &number);
        if (!is_number || *count == MOST_VALUES) {
            tkd_console_error(console, "--sweep …=%.*s: vaja on kuni %d arvu, näiteks 0.5..3:0.25",
                              "--sweep …=%.*s: at most %d numbers are needed, such as 0.5..3:0.25",
                              TKD_ARG(asked->values[i]), (int)MOST_VALUES);
            return tkd_console_usage(console);
        }
        numbers[(*count)++] = number;
    }
    qsort(numbers, *count, sizeof(numbers[0]), compare_numbers);
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_trials_choose(tkd_session *session, const tkd_study_options *options,
                              const tkd_wish *wish, const tkd_model *model,
                              const tkd_results *results, tkd_trials *trials)
{
    tkd_console *console = session->console;
    choice among = {.session = session, .model = model};
    const tkd_model **plans = NULL;
    size_t plan_count = 0;
    double *values = TKD_TAKE(console->arena, MOST_VALUES, double);
    tkd_problems problems;
    tkd_error err = {0};
    tkd_problems_init(&problems, console->arena, console->language, 0);
    if (values == NULL) {
        return no_memory(console);
    }
    tkd_status status =
        tkd_network_build(model, NULL, console->arena, &among.network, &problems, &err);
    if (status != TKD_OK) {
        return tkd_session_outcome(session, status, &err);
    }
    const tkd_station *station = choose_station(&among, wish, results);
    if (station == NULL) {
        return TKD_OUTCOME_USAGE;
    }
    const tkd_outcome outcome = build_plans(session, options, model, &plans, &plan_count);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    const bool is_path = wish->sweeps.count > 0;
    *trials = (tkd_trials){
        .pool = model->pools[station->pool].item.id,
        .place = station->place_id,
        .path = is_path ? wish->sweeps.list[0].path : path_of(console->arena, model, station),
        .values = values,
    };
    status = tkd_picture_staff_marks(model, trials->pool, trials->place, plans, plan_count,
                                     console->arena, &trials->marks, &trials->mark_count, &err);
    if (status != TKD_OK || trials->path.data == NULL) {
        return no_memory(console);
    }
    if (is_path) {
        return read_numbers(console, &wish->sweeps.list[0], values, &trials->count);
    }
    trials->count = choose_numbers(trials, values);
    return TKD_OUTCOME_DONE;
}

// ---- Trying them

// Tries one value; TKD_OUTCOME_INTERRUPTED without a word of it. Overload is what such a picture shows: nobody is warned of it here.
static tkd_outcome try_value(tkd_session *session, const tkd_study_options *options,
                             const tkd_trials *trials, size_t value,
                             tkd_picture_capacity_point *point)
{
    tkd_console *console = session->console;
    tkd_session own = {.console = console, .workspace = session->workspace};
    tkd_arena arena;
    const tkd_results *results = NULL;
    tkd_error err = {0};
    tkd_problems_init(&own.problems, console->arena, console->language, 0);
    tkd_arena_init(&arena, 0);
    const tkd_status status =
        tkd_study_simulate(session->workspace, options, &arena, &results, &own.problems, &err);
    tkd_outcome outcome = TKD_OUTCOME_DONE;
    if (tkd_interrupt_asked()) {
        outcome = TKD_OUTCOME_INTERRUPTED;
    } else if (status != TKD_OK) {
        outcome = tkd_session_outcome(&own, status, &err);
    } else {
        *point = tkd_picture_try_staff(results, options->scenarios[0], trials->pool, trials->place,
                                       trials->values[value]);
    }
    tkd_arena_clear(&arena);
    return outcome;
}

tkd_outcome tkd_trials_simulate(tkd_session *session, const tkd_study_options *options,
                                const tkd_model *model, double done, tkd_trials *trials)
{
    tkd_console *console = session->console;
    const double share = (1.0 - done) / (double)trials->count;
    tkd_picture_capacity_point *points =
        TKD_TAKE(console->arena, trials->count, tkd_picture_capacity_point);
    tkd_setting *settings = TKD_TAKE(console->arena, options->setting_count + 1, tkd_setting);
    tkd_study_options each = *options;
    tkd_outcome outcome = TKD_OUTCOME_DONE;
    if (points == NULL || settings == NULL) {
        return no_memory(console);
    }
    if (options->setting_count > 0) {
        memcpy(settings, options->settings, options->setting_count * sizeof(*settings));
    }
    each.scenarios = &model->scenario;
    each.scenario_count = 1;
    each.settings = settings;
    each.setting_count = options->setting_count + 1;
    each.series = false;
    each.traces = false;
    each.progress = tkd_portion_progress;
    for (size_t i = 0; i < trials->count && outcome == TKD_OUTCOME_DONE; i++) {
        char digits[TKD_NUMBER_SIZE];
        tkd_portion progress = {console, done + (double)i * share, share};
        each.progress_context = &progress;
        settings[options->setting_count] = (tkd_setting){
            trials->path,
            {digits, tkd_number_shortest(trials->values[i], digits)},
        };
        outcome = try_value(session, &each, trials, i, &points[i]);
    }
    tkd_console_progress_end(console);
    trials->points = points;
    return outcome;
}
