// SPDX-License-Identifier: EUPL-1.2
// What only computing finds: steps that nobody reaches, traps that nobody leaves, pools that get more
// work than they can do.
#include <math.h>

#include "hops.h"

enum { LIKELY_ROUNDS = 3 };

// The chain of the last stream of a group, for those after it that are like it.
typedef struct known_chain {
    const tkd_stream *stream; // NULL: none yet
    tkd_expecting who;
    bool is_trap;
    bool is_solved; // `visits` are known: else only the queues know them
    double *visits; // [steps of the journey] of a client
} known_chain;

typedef struct tkd_check {
    const tkd_network *network;
    tkd_arena *scratch;
    tkd_arena chains; // of one stream
    tkd_problems *problems;
    bool *reached;              // [steps of the model] by some stream
    bool *trapped;              // [steps of the model] already reported
    double *work_s;             // [stations] offered in the measured window
    bool *tires;                // [stations] some of its clients give up waiting
    known_chain *known;         // [groups]
    double month_s[TKD_MONTHS]; // of the measured window
} tkd_check;

// Steps that can be come to from the starts.
static void mark_reached(const tkd_hops *hops, bool *reached)
{
    const tkd_hop *rows = hops->hops.items;
    bool more = true;

    for (uint32_t s = 0; s < hops->count; s++) {
        reached[s] = hops->entered[s] > 0.0;
    }
    while (more) {
        more = false;
        for (size_t i = 0; i < hops->hops.count; i++) {
            if (rows[i].to != TKD_NONE && reached[rows[i].from] && !reached[rows[i].to]) {
                reached[rows[i].to] = true;
                more = true;
            }
        }
    }
}

// Steps from which there is a way out.
static void mark_leaving(const tkd_hops *hops, bool *leaving)
{
    const tkd_hop *rows = hops->hops.items;
    bool more = true;

    while (more) {
        more = false;
        for (size_t i = hops->hops.count; i-- > 0;) {
            if (!leaving[rows[i].from] && rows[i].kind != TKD_HOP_DECLINE &&
                (rows[i].to == TKD_NONE || leaving[rows[i].to])) {
                leaving[rows[i].from] = true;
                more = true;
            }
        }
    }
}

static tkd_text list_of_trapped(tkd_check *check, const tkd_hops *hops, const bool *reached,
                                const bool *leaving)
{
    tkd_writer names;

    tkd_writer_init_memory(&names, check->scratch, 400);
    for (uint32_t s = 0, shown = 0; s < hops->count; s++) {
        if (reached[s] && !leaving[s] && shown < 6) {
            tkd_write_format(
                &names, shown == 0 ? "„%.*s“" : ", „%.*s“",
                TKD_ARG(check->network->model->steps[hops->first + (int32_t)s].item.id));
            shown++;
        }
    }
    return tkd_writer_text(&names);
}

static void report_trap(tkd_check *check, const tkd_expecting *who, const tkd_hops *hops,
                        const bool *reached, const bool *leaving)
{
    const tkd_model *model = check->network->model;
    bool comes = true; // somebody to the steps where the trap is
    const tkd_step *first = NULL;
    tkd_problem *problem = NULL;
    tkd_text names;

    for (uint32_t s = 0; s < hops->count; s++) {
        const int32_t row = hops->first + (int32_t)s;
        if (reached[s] && !leaving[s] && !check->trapped[row]) {
            first = first == NULL ? &model->steps[row] : first;
            check->trapped[row] = true;
            comes =
                comes &&
                tkd_expected_share(
                    who,
                    &tkd_network_program(check->network, row, who->stream->municipality)->no_show,
                    0.0) < 1.0;
        }
    }
    if (first == NULL) {
        return;
    }
    names = list_of_trapped(check, hops, reached, leaving);
    problem = tkd_problems_add(check->problems, TKD_CODE_TRAP, first->item.place,
                               "lõks: kes jõuab sammuni %.*s, ei pääse sealt enam edasi",
                               "a trap: who comes to %.*s can never leave", TKD_ARG(names));
    tkd_problem_hint(
        check->problems, problem,
        comes ? "jäta osa inimesi edasi minema: `next` kokku alla 100%%, või lisa "
                "attempts ja else"
              : "no-show 100%% tähendab, et keegi ei tule kunagi kohale: kirjuta väiksem",
        comes ? "let some people go on: `next` below 100%% in total, or add attempts "
                "and else"
              : "no-show of 100%% means that nobody ever comes: write a smaller one");
}

// In doubt about traits: what may open a way on the way is no trap.
static tkd_status check_stream(tkd_check *check, const tkd_stream *stream, tkd_hops *hops,
                               bool *is_trap, tkd_error *err)
{
    const tkd_expecting who = tkd_expecting_of(check->network, stream, true);
    bool *reached = NULL;
    bool *leaving = NULL;

    tkd_arena_reset(&check->chains);
    TKD_TRY(tkd_hops_build(&who, &check->chains, hops, err));
    reached = TKD_TAKE(&check->chains, hops->count, bool);
    leaving = TKD_TAKE(&check->chains, hops->count, bool);
    if (reached == NULL || leaving == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the check");
    }
    mark_reached(hops, reached);
    mark_leaving(hops, leaving);
    *is_trap = false;
    for (uint32_t s = 0; s < hops->count; s++) {
        check->reached[hops->first + (int32_t)s] |= reached[s];
        *is_trap |= reached[s] && !leaving[s];
    }
    if (*is_trap) {
        report_trap(check, &who, hops, reached, leaving);
    }
    return TKD_OK;
}

// Seconds of each month from one moment to another.
static void measure_months(const tkd_network *network, double from_s, double until_s,
                           double month_s[TKD_MONTHS])
{
    const int32_t first = (int32_t)(from_s / TKD_SECONDS_PER_DAY);
    tkd_date date = tkd_date_from_day(network->model->run.start_day + first);

    for (size_t m = 0; m < TKD_MONTHS; m++) {
        month_s[m] = 0.0;
    }
    for (int32_t day = first; day * TKD_SECONDS_PER_DAY < until_s; day++) {
        month_s[date.month - 1] += fmin((day + 1.0) * TKD_SECONDS_PER_DAY, until_s) -
                                   fmax(day * TKD_SECONDS_PER_DAY, from_s);
        date = tkd_date_next(date);
    }
}

// Seconds of a stretch of time, those of a month as many times as its factor says.
static double seasonal_seconds(const tkd_check *check, const tkd_stream *stream, double from_s,
                               double until_s)
{
    const tkd_network *network = check->network;
    const bool is_all = from_s <= network->warmup_s && until_s >= network->end_s;
    const double *month_s = check->month_s;
    double own_s[TKD_MONTHS];
    double total = 0.0;

    if (stream->season == NULL) {
        return until_s - from_s;
    }
    if (!is_all) {
        measure_months(network, from_s, until_s, own_s);
        month_s = own_s;
    }
    for (size_t m = 0; m < TKD_MONTHS; m++) {
        total += stream->season[m] * month_s[m];
    }
    return total;
}

// People of a stream who arrive in the measured window, from change to change of their rate.
static double arrivals_in_window(const tkd_check *check, const tkd_stream *stream)
{
    const tkd_network *network = check->network;
    const tkd_person person = {.municipality = stream->municipality, .group = stream->group};
    double time_s = network->warmup_s;
    double people = 0.0;

    while (time_s < network->end_s) {
        const int32_t day = network->model->run.start_day + (int32_t)(time_s / TKD_SECONDS_PER_DAY);
        const double rate_per_s =
            tkd_figure_number(&network->model->figures, stream->rate_per_s, person, day, 0.0);
        const double until_s =
            fmin(tkd_figure_next_change(network, stream->rate_per_s, time_s), network->end_s);
        people += rate_per_s * seasonal_seconds(check, stream, time_s, until_s);
        time_s = until_s;
    }
    return people;
}

static double mean_sessions(const tkd_model *model, const tkd_program *program)
{
    double mean = 0.0;

    for (uint32_t i = 0; i < program->sessions.count; i++) {
        const tkd_session_count *row = &model->session_counts[program->sessions.first + i];
        mean += row->share * row->count;
    }
    return program->sessions.count == 0 ? 1.0 : mean;
}

// The traits of `gives` are kept off by whoever does not come where they are given.
static void keep_off(double *kept_off, uint64_t gives, double come)
{
    for (int32_t bit = 0; bit < TKD_TRAITS_MAX && gives >> bit != 0; bit++) {
        kept_off[bit] *= 1.0 - ((gives >> bit & 1) != 0 ? come : 0.0);
    }
}

// How likely each trait is gained, from how often its steps are visited. Whether a deadline will be
// missed only the simulation can tell: one half. The traits of which something new was learnt.
static uint64_t learn_likely(tkd_expecting *who, const tkd_hops *hops, const double *visits)
{
    double likely[TKD_TRAITS_MAX];

    for (int32_t bit = 0; bit < TKD_TRAITS_MAX; bit++) {
        likely[bit] = 1.0;
    }
    for (uint32_t s = 0; s < hops->count; s++) {
        const tkd_program *program =
            tkd_network_program(who->network, hops->first + (int32_t)s, who->stream->municipality);
        const double come = fmin(1.0, visits[s]);
        keep_off(likely, program->gives, come);
        keep_off(likely, program->deadline_late, come / 2.0);
        for (uint32_t i = 0; i < program->next.count; i++) {
            const tkd_chance *chance = &who->network->chances[program->next.first + i];
            if (chance->gives != 0) {
                keep_off(likely, chance->gives,
                         fmin(1.0, visits[s] * tkd_expected_strike(who, chance)));
            }
        }
    }
    for (int32_t bit = 0; bit < TKD_TRAITS_MAX; bit++) {
        likely[bit] = 1.0 - likely[bit];
    }
    return tkd_expect_likely(who, likely);
}

// Visits by step, and how likely the traits are that they give: each says more of the other, from
// traits that are certain where they are asked for.
static tkd_status expect_visits(tkd_check *check, const tkd_hops *in_doubt, known_chain *chain,
                                tkd_error *err)
{
    const tkd_expecting *who = &chain->who;
    tkd_hops hops;

    TKD_TRY(tkd_hops_rebuild(who, in_doubt, who->gained | who->lost, &check->chains, &hops, err));
    TKD_TRY(tkd_hops_visits(&hops, &check->chains, chain->visits, err));
    for (int round = 0; round < LIKELY_ROUNDS; round++) {
        const tkd_hops before = hops;
        const uint64_t changed = learn_likely(&chain->who, &hops, chain->visits);
        if (changed == 0) {
            break;
        }
        TKD_TRY(tkd_hops_rebuild(who, &before, changed, &check->chains, &hops, err));
        TKD_TRY(tkd_hops_visits(&hops, &check->chains, chain->visits, err));
    }
    return TKD_OK;
}

// The visits of a client; `in_doubt` serves where the plain chain is hardly ever left.
static tkd_status find_visits(tkd_check *check, const tkd_hops *in_doubt, known_chain *chain,
                              tkd_error *err)
{
    if (chain->visits == NULL) {
        chain->visits = TKD_TAKE(check->scratch, in_doubt->count, double);
    }
    if (chain->visits == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the check");
    }
    tkd_status status = chain->who.gained != 0 || chain->who.lost != 0
                            ? expect_visits(check, in_doubt, chain, err)
                            : tkd_hops_visits(in_doubt, &check->chains, chain->visits, err);
    if (status == TKD_ERR_LIMIT) {
        status = tkd_hops_visits(in_doubt, &check->chains, chain->visits, err);
    }
    chain->is_solved = status == TKD_OK;
    return status == TKD_ERR_LIMIT ? TKD_OK : status;
}

// The chain of a stream: that of the stream before in its group, where they are alike.
static tkd_status find_chain(tkd_check *check, const tkd_stream *stream, tkd_error *err)
{
    known_chain *chain = &check->known[stream->group];
    tkd_hops in_doubt;

    if (chain->stream != NULL && tkd_hops_are_alike(check->network, chain->stream, stream)) {
        return TKD_OK;
    }
    chain->who = tkd_expecting_of(check->network, stream, false);
    chain->is_solved = false;
    TKD_TRY(check_stream(check, stream, &in_doubt, &chain->is_trap, err));
    if (!chain->is_trap) {
        TKD_TRY(find_visits(check, &in_doubt, chain, err));
    }
    chain->stream = stream;
    return TKD_OK;
}

// Add the stream's work to its stations.
static void add_work(tkd_check *check, const tkd_stream *stream)
{
    const tkd_network *network = check->network;
    const known_chain *chain = &check->known[stream->group];
    const tkd_range steps = network->paths[stream->journey].steps;
    const double people = arrivals_in_window(check, stream);
    tkd_expecting who = chain->who;

    who.stream = stream;
    for (uint32_t s = 0; s < steps.count; s++) {
        const tkd_program *program =
            tkd_network_program(network, (int32_t)(steps.first + s), stream->municipality);
        if (program->station != TKD_NONE) {
            check->tires[program->station] |=
                program->own_patience || tkd_figure_is_set(stream->patience.figure);
            check->work_s[program->station] += people * chain->visits[s] *
                                               mean_sessions(network->model, program) *
                                               tkd_expected_span(&who, &program->duration);
        }
    }
}

// The share of its time that a server is not lost, as if the kinds of absences were independent.
static double presence(const tkd_network *network, const tkd_station *station)
{
    const tkd_figures *figures = &network->model->figures;
    const tkd_timetable *table = &network->timetables[station->timetable];
    const tkd_person nobody = {
        .municipality = station->where == TKD_AT_MUNICIPALITY ? station->place : TKD_NONE,
        .group = TKD_NONE};
    const int32_t open_days = table->always ? 0 : table->open_rank[table->day_count];
    const double working_day_s =
        TKD_SECONDS_PER_DAY * (open_days > 0 ? (double)table->day_count / open_days : 1.0);
    double share = 1.0;

    for (uint32_t i = 0; i < station->absences.count; i++) {
        const tkd_away *away = &network->aways[station->absences.first + i];
        const int32_t every = tkd_param_dist(network, &away->every, nobody, network->warmup_s);
        const int32_t lasts = tkd_param_dist(network, &away->lasts, nobody, network->warmup_s);
        if (every != TKD_NONE && lasts != TKD_NONE) {
            const double there_s =
                tkd_dist_mean(figures, every, working_day_s) * away->every_factor;
            const double lost_s = tkd_dist_mean(figures, lasts, working_day_s);
            share *= lost_s > 0.0 ? there_s / (there_s + lost_s) : 1.0;
        }
    }
    return share;
}

// Server-seconds that a station offers in the measured window.
static double capacity_in_window(const tkd_network *network, const tkd_station *station)
{
    const tkd_timetable *table = &network->timetables[station->timetable];
    double time_s = network->warmup_s;
    double capacity = 0.0;

    for (int guard = 0; time_s < network->end_s && guard < 100000; guard++) {
        const double until =
            fmin(tkd_station_next_change(network, station, time_s), network->end_s);
        capacity += tkd_station_servers(network, station, time_s) *
                    tkd_timetable_open_seconds(table, time_s, until);
        time_s = until;
    }
    return capacity * presence(network, station);
}

static void report_overload(tkd_check *check, uint32_t row)
{
    const tkd_station *station = &check->network->stations[row];
    const tkd_item *pool = &check->network->model->pools[station->pool].item;
    const double capacity = capacity_in_window(check->network, station);
    const double load = capacity > 0.0 ? check->work_s[row] / capacity : HUGE_VAL;
    tkd_problem *problem = NULL;

    if (!(load >= 1.0 - 1e-9) || check->work_s[row] <= 0.0) {
        return;
    }
    if (!isfinite(load)) {
        problem = tkd_problems_add(
            check->problems, TKD_CODE_OVERLOAD, pool->place,
            "teenindajad „%.*s“ kohas „%.*s“ ei ole mõõdetaval ajal tööl: järjekord kasvab "
            "lõputult",
            "the pool “%.*s” at “%.*s” does not work in the measured time: its queue grows without "
            "end",
            TKD_ARG(pool->id), TKD_ARG(station->place_id));
    } else if (check->tires[row]) {
        problem = tkd_problems_add(
            check->problems, TKD_CODE_OVERLOAD, pool->place,
            "teenindajate „%.*s“ koormus kohas „%.*s“ on %.0f%%: järjekord kasvab, kuni inimesed "
            "loobuvad",
            "the load of the pool “%.*s” at “%.*s” is %.0f%%: its queue grows until people give up",
            TKD_ARG(pool->id), TKD_ARG(station->place_id), 100.0 * load);
    } else {
        problem = tkd_problems_add(
            check->problems, TKD_CODE_OVERLOAD, pool->place,
            "teenindajate „%.*s“ koormus kohas „%.*s“ on %.0f%%: järjekord kasvab lõputult",
            "the load of the pool “%.*s” at “%.*s” is %.0f%%: its queue grows without end",
            TKD_ARG(pool->id), TKD_ARG(station->place_id), 100.0 * load);
    }
    tkd_problem_hint(check->problems, problem,
                     "lisa teenindajaid (servers, staff), avamisaega või lühenda teenuse kestust",
                     "add servers (servers, staff) or opening hours, or shorten the service");
}

// A journey that nobody arrives to is walked by a client of its first group.
static tkd_status check_idle_journey(tkd_check *check, int32_t journey, tkd_error *err)
{
    const tkd_model *model = check->network->model;
    tkd_stream stream = {.journey = journey, .patience = {.dist = TKD_NONE}};
    tkd_hops hops;
    bool is_trap = false;

    for (int32_t g = 0; g < TKD_GROUPS_MAX; g++) {
        if ((model->journeys[journey].groups >> g & 1) != 0 && (uint32_t)g < model->group_count) {
            stream.group = g;
            stream.traits = model->groups[g].traits;
            TKD_TRY(check_stream(check, &stream, &hops, &is_trap, err));
        }
    }
    return TKD_OK;
}

static void report_unreached(tkd_check *check)
{
    const tkd_model *model = check->network->model;

    for (uint32_t s = 0; s < model->step_count; s++) {
        const tkd_item *step = &model->steps[s].item;
        if (!check->reached[s]) {
            tkd_problem *problem =
                tkd_problems_add(check->problems, TKD_CODE_UNREACHABLE_STEP, step->place,
                                 "sammuni „%.*s“ ei jõua keegi", "nobody reaches the step “%.*s”",
                                 TKD_ARG(step->id));
            tkd_problem_hint(check->problems, problem,
                             "suuna siia mõni `then` või `next`, või anna sammule after: […]",
                             "lead a `then` or `next` here, or give the step after: […]");
        }
    }
}

static tkd_status check_all(tkd_check *check, tkd_error *err)
{
    const tkd_network *network = check->network;
    const tkd_model *model = network->model;
    bool *walked = TKD_TAKE(check->scratch, model->journey_count, bool);
    bool trapped = false;

    check->reached = TKD_TAKE(check->scratch, model->step_count, bool);
    check->trapped = TKD_TAKE(check->scratch, model->step_count, bool);
    check->work_s = TKD_TAKE(check->scratch, network->station_count, double);
    check->tires = TKD_TAKE(check->scratch, network->station_count, bool);
    check->known = TKD_TAKE(check->scratch, model->group_count, known_chain);
    if (check->known == NULL || walked == NULL || check->reached == NULL ||
        check->trapped == NULL || check->work_s == NULL || check->tires == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the check");
    }
    measure_months(network, network->warmup_s, network->end_s, check->month_s);
    for (uint32_t i = 0; i < network->stream_count; i++) {
        const tkd_stream *stream = &network->streams[i];
        const known_chain *chain = &check->known[stream->group];
        walked[stream->journey] = true;
        TKD_TRY(find_chain(check, stream, err));
        trapped |= chain->is_trap;
        if (chain->is_solved) {
            add_work(check, stream);
        }
    }
    for (uint32_t j = 0; j < model->journey_count && model->municipality_count > 0; j++) {
        if (!walked[j]) {
            TKD_TRY(check_idle_journey(check, (int32_t)j, err));
        }
    }
    report_unreached(check);
    for (uint32_t i = 0; i < network->station_count && !trapped; i++) {
        report_overload(check, i);
    }
    return TKD_OK;
}

tkd_status tkd_network_check(const tkd_network *network, tkd_arena *scratch, tkd_problems *problems,
                             tkd_error *err)
{
    tkd_check check = {.network = network, .scratch = scratch, .problems = problems};

    tkd_arena_init_within(&check.chains, scratch);
    const tkd_status status = check_all(&check, err);
    tkd_arena_clear(&check.chains);
    return status;
}
