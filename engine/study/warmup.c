// SPDX-License-Identifier: EUPL-1.2
// The warm-up check. Runs begin with nobody inside and are watched from that moment on, week by week, for
// longer than what is measured: a warm-up can be judged only by what comes after it. Where the watch lasts
// a year or more, each week is compared with the same week of one further year, so that seasons, courses
// and holidays do not look like filling up.
#include <math.h>

#include "teekond/analyse.h"

#include "plan.h"

enum {
    LEAST_WEEKS = 26,
    YEAR_WEEKS = 52,
    WELCH_WINDOW = 6, // weeks to each side
    WARMUPS = 4,      // so many warm-ups are looked at, so that two can be found settled
    SAMPLES_MAX = 64 * 1000 * 1000 // 1 GB
};

static const double hour_s = 3600.0;

// Sums of equal times differ in their last digits: no reason to wait.
#define ROUNDING 1e-9

// A scenario that is being watched. Places are municipalities by id; the first is "*".
typedef struct tkd_watch {
    tkd_study *study;
    const tkd_layout *layout;
    tkd_text *places;
    uint32_t place_count;
    uint32_t *of_stream;  // [streams] place
    uint32_t *of_station; // [stations] place, 0: of none
    uint32_t looked;      // weeks
    uint32_t weeks;       // looked at, and the year after
    uint32_t warmup;      // weeks before what would be measured
    uint32_t measured;    // weeks of it that are compared with later ones
    uint32_t used;        // replications
    tkd_sample *samples;  // [places][series][weeks][replications]
    tkd_sample *scratch;  // [replications]
} tkd_watch;

static tkd_sample *samples_of(const tkd_watch *watch, uint32_t place, tkd_warmup_series series,
                              uint32_t week)
{
    const size_t row = (size_t)place * TKD_WARMUP_SERIES_COUNT + (size_t)series;

    return watch->samples + (row * watch->weeks + week) * watch->study->replications;
}

// To the row of everybody and to that of a municipality.
static void add(const tkd_watch *watch, uint32_t place, tkd_warmup_series series, uint32_t week,
                uint32_t replication, tkd_sample value)
{
    for (uint32_t p = 0; p <= place; p += place > 0 ? place : 1) {
        tkd_sample *sample = samples_of(watch, p, series, week) + replication;
        sample->sum += value.sum;
        sample->weight += value.weight;
    }
}

static tkd_status watch_one(const tkd_yield *yield, uint32_t replication, void *context,
                            tkd_error *err)
{
    const tkd_watch *watch = context;
    const tkd_weeks *seen = &yield->tally->weeks;

    (void)err;
    TKD_REQUIRE(seen->count >= watch->weeks);
    for (uint32_t week = 0; week < watch->weeks; week++) {
        for (uint32_t s = 0; s < watch->layout->stream_count; s++) {
            const size_t at = (size_t)s * seen->count + week;
            const double inside = seen->inside_s[at] / TKD_WEEK_S;
            add(watch, watch->of_stream[s], TKD_WARMUP_INSIDE, week, replication,
                (tkd_sample){inside, 0.0});
            add(watch, watch->of_stream[s], TKD_WARMUP_TIME_H, week, replication,
                (tkd_sample){seen->complete_s[at] / hour_s, seen->completed[at]});
        }
        for (uint32_t s = 0; s < watch->layout->station_count; s++) {
            const double queue = seen->queue_s[(size_t)s * seen->count + week] / TKD_WEEK_S;
            add(watch, watch->of_station[s], TKD_WARMUP_QUEUES, week, replication,
                (tkd_sample){queue, 0.0});
        }
        for (uint32_t place = 0; place < watch->place_count; place++) {
            samples_of(watch, place, TKD_WARMUP_INSIDE, week)[replication].weight = 1.0;
            samples_of(watch, place, TKD_WARMUP_QUEUES, week)[replication].weight = 1.0;
        }
    }
    return TKD_OK;
}

// The place of an id; 0 where it is none.
static uint32_t place_of(const tkd_watch *watch, tkd_text id)
{
    for (uint32_t p = 1; p < watch->place_count; p++) {
        if (tkd_text_equal(watch->places[p], id)) {
            return p;
        }
    }
    return 0;
}

// Into the list, sorted by id.
static void insert_place(tkd_watch *watch, tkd_text id)
{
    uint32_t at = watch->place_count;

    if (place_of(watch, id) > 0) {
        return;
    }
    for (; at > 1 && tkd_text_compare(watch->places[at - 1], id) > 0; at--) {
        watch->places[at] = watch->places[at - 1];
    }
    watch->places[at] = id;
    watch->place_count++;
}

static tkd_status begin_watch(tkd_watch *watch, tkd_error *err)
{
    const tkd_layout *layout = watch->layout;
    tkd_arena *arena = watch->study->arena;
    double values = 0.0;

    watch->places = TKD_TAKE(arena, (size_t)layout->stream_count + 1, tkd_text);
    watch->of_stream = TKD_TAKE(arena, layout->stream_count, uint32_t);
    watch->of_station = TKD_TAKE(arena, layout->station_count, uint32_t);
    if (watch->places == NULL || watch->of_stream == NULL || watch->of_station == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
    }
    watch->places[0] = TKD_TEXT("*");
    watch->place_count = 1;
    for (uint32_t s = 0; s < layout->stream_count; s++) {
        insert_place(watch, layout->streams[s].municipality);
    }
    for (uint32_t s = 0; s < layout->stream_count; s++) {
        watch->of_stream[s] = place_of(watch, layout->streams[s].municipality);
    }
    for (uint32_t s = 0; s < layout->station_count; s++) {
        watch->of_station[s] = place_of(watch, layout->stations[s].place);
    }
    values = (double)watch->place_count * TKD_WARMUP_SERIES_COUNT * watch->weeks;
    if (values * watch->study->replications > SAMPLES_MAX) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE,
                        "nii palju replikatsioone ei mahu mällu: vähenda nende arvu (that many "
                        "replications do not fit in memory: ask for fewer)");
    }
    watch->samples = TKD_TAKE(arena, (size_t)values * watch->study->replications, tkd_sample);
    watch->scratch = TKD_TAKE(arena, watch->study->replications, tkd_sample);
    return watch->samples == NULL || watch->scratch == NULL
               ? TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks")
               : TKD_OK;
}

// The same week in the year after.
static uint32_t like_of(const tkd_watch *watch, uint32_t week)
{
    return watch->looked + (week + YEAR_WEEKS - watch->looked % YEAR_WEEKS) % YEAR_WEEKS;
}

// Mean of a replication over weeks [from, until); NaN: nobody.
static double mean_of_weeks(const tkd_watch *watch, const tkd_warmup_row *row, uint32_t place,
                            uint32_t replication, uint32_t from, uint32_t until)
{
    tkd_sample sum = {0};

    for (uint32_t week = from; week < until; week++) {
        const tkd_sample *sample = samples_of(watch, place, row->series, week) + replication;
        sum.sum += sample->sum;
        sum.weight += sample->weight;
    }
    return sum.weight > 0.0 ? sum.sum / sum.weight : (double)NAN;
}

// What would be measured from week `from` on less what is seen later, paired within replications, as a
// share of the level. Later: the same weeks as many years after as were watched; without a year after,
// the second half.
static tkd_estimate departure_from(const tkd_watch *watch, const tkd_warmup_row *row,
                                   uint32_t place, uint32_t from)
{
    const uint32_t half = watch->looked / 2;
    const bool has_years = watch->weeks > watch->looked;
    const uint32_t until = from + watch->measured;
    const uint32_t after = (watch->weeks - until) / YEAR_WEEKS * YEAR_WEEKS;
    uint32_t usable = 0;

    for (uint32_t r = 0; r < watch->used; r++) {
        const double measured = mean_of_weeks(watch, row, place, r, from, until);
        const double later = has_years
                                 ? mean_of_weeks(watch, row, place, r, from + after, until + after)
                                 : mean_of_weeks(watch, row, place, r, half, watch->looked);
        if (!isnan(measured) && !isnan(later)) {
            watch->scratch[usable++] = (tkd_sample){(measured - later) / row->level, 1.0};
        }
    }
    return tkd_estimate_ratio(watch->scratch, usable);
}

static bool is_departure(tkd_estimate departure)
{
    return fabs(departure.mean) > TKD_WARMUP_TOLERANCE &&
           (departure.low > 0.0 || departure.high < 0.0);
}

static double level_of(const double *values, uint32_t from, uint32_t count)
{
    double sum = 0.0;
    double seen = 0.0;

    for (uint32_t i = from; i < count; i++) {
        sum += isnan(values[i]) ? 0.0 : values[i];
        seen += isnan(values[i]) ? 0.0 : 1.0;
    }
    return seen > 0.0 ? sum / seen : (double)NAN;
}

// MSER-5 on the values of the weeks, which have room for as many behind them.
static void find_settled(const tkd_watch *watch, double *values, tkd_warmup_row *row)
{
    double *compared = values + watch->weeks;
    uint32_t cut = 0;

    for (uint32_t week = 0; week < watch->looked; week++) {
        compared[week] = values[week];
        if (watch->weeks > watch->looked) {
            compared[week] -= values[like_of(watch, week)];
        }
        if (fabs(compared[week]) <= ROUNDING * fabs(values[week])) {
            compared[week] = 0.0;
        }
    }
    row->verdict = tkd_analyse_settled(compared, watch->looked, &cut);
    row->mser_h = row->verdict == TKD_WARMUP_ENOUGH ? cut * TKD_WEEK_S / hour_s : (double)NAN;
}

// Enough, unless what is measured departs from later: then the least warm-up with which it does not.
static void judge(const tkd_watch *watch, uint32_t place, tkd_warmup_row *row)
{
    const uint32_t half = watch->looked / 2;
    uint32_t from = watch->warmup;

    row->departure = departure_from(watch, row, place, from);
    row->needed_h = (double)NAN;
    if (row->verdict == TKD_WARMUP_UNKNOWN) {
        return;
    }
    row->verdict = TKD_WARMUP_ENOUGH;
    if (!tkd_warmup_has_level(row)) {
        return;
    }
    if (isnan(row->departure.low)) {
        row->verdict = TKD_WARMUP_UNKNOWN; // of one replication nothing is told from chance
    } else if (is_departure(row->departure)) {
        do {
            from++;
        } while (from < half && is_departure(departure_from(watch, row, place, from)));
        row->verdict = from < half ? TKD_WARMUP_SHORT : TKD_WARMUP_UNSETTLED;
        row->needed_h = from * TKD_WEEK_S / hour_s;
    }
}

// A row and its weeks.
static tkd_status add_row(const tkd_watch *watch, tkd_warmup_row *row, uint32_t place,
                          tkd_list *weeks, tkd_error *err)
{
    double *values = TKD_TAKE(watch->study->arena, (size_t)2 * watch->weeks, double);
    double *smooth = NULL;

    if (values == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
    }
    smooth = values + watch->weeks;
    row->weeks = (tkd_rows){(uint32_t)weeks->count, watch->weeks};
    for (uint32_t week = 0; week < watch->weeks; week++) {
        tkd_warmup_week *out = tkd_list_add(weeks);
        if (out == NULL) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
        }
        out->value = tkd_estimate_ratio(samples_of(watch, place, row->series, week), watch->used);
        values[week] = out->value.mean;
    }
    tkd_analyse_smooth(values, watch->weeks, WELCH_WINDOW, smooth);
    for (uint32_t week = 0; week < watch->weeks; week++) {
        ((tkd_warmup_week *)weeks->items)[row->weeks.first + week].moving_average = smooth[week];
    }
    row->level = level_of(values, watch->looked / 2, watch->weeks);
    find_settled(watch, values, row);
    judge(watch, place, row);
    return TKD_OK;
}

// Is a row of everybody worse than those before it?
static bool needs_longer(const tkd_warmup_row *row, const tkd_warmup_case *one)
{
    static const int weight[] = {[TKD_WARMUP_ENOUGH] = 0,
                                 [TKD_WARMUP_UNKNOWN] = 1,
                                 [TKD_WARMUP_SHORT] = 2,
                                 [TKD_WARMUP_UNSETTLED] = 3};

    if (weight[row->verdict] != weight[one->verdict]) {
        return weight[row->verdict] > weight[one->verdict];
    }
    return row->verdict == TKD_WARMUP_ENOUGH ? fabs(row->departure.mean) > fabs(one->departure.mean)
                                             : row->needed_h > one->needed_h;
}

static tkd_status add_case(const tkd_watch *watch, tkd_warmup_case *one, tkd_list *rows,
                           tkd_list *weeks, tkd_error *err)
{
    one->rows.first = (uint32_t)rows->count;
    for (uint32_t place = 0; place < watch->place_count; place++) {
        for (int series = 0; series < TKD_WARMUP_SERIES_COUNT; series++) {
            tkd_warmup_row *row = tkd_list_add(rows);
            if (row == NULL) {
                return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
            }
            row->scenario = one->scenario;
            row->municipality = watch->places[place];
            row->series = (tkd_warmup_series)series;
            TKD_TRY(add_row(watch, row, place, weeks, err));
            if (place == 0 && (series == 0 || needs_longer(row, one))) {
                one->verdict = row->verdict;
                one->mser_h = row->mser_h;
                one->needed_h = row->needed_h;
                one->departure = row->departure;
                one->series = row->series;
            }
        }
    }
    one->rows.count = (uint32_t)rows->count - one->rows.first;
    return TKD_OK;
}

// How long to look: so that the warm-up lies well within the half that is judged.
static void choose_span(tkd_watch *watch, const tkd_run_plan *plan)
{
    const double end_s = plan->warmup_s + plan->measure_s;
    const double asked_s = fmax(end_s, WARMUPS * plan->warmup_s);

    watch->looked = (uint32_t)fmax(LEAST_WEEKS, ceil(asked_s / TKD_WEEK_S - 1e-9));
    watch->weeks = watch->looked + (watch->looked >= YEAR_WEEKS ? YEAR_WEEKS : 0);
    watch->warmup = (uint32_t)(plan->warmup_s / TKD_WEEK_S);
    watch->measured = (uint32_t)ceil(end_s / TKD_WEEK_S - 1e-9) - watch->warmup;
    if (watch->measured > watch->looked - watch->looked / 2) {
        watch->measured = watch->looked - watch->looked / 2; // what departs does so at first
    }
}

static tkd_status watch_case(tkd_study *study, tkd_warmup_case *one, const tkd_model *model,
                             uint32_t *used, tkd_list *rows, tkd_list *weeks, tkd_error *err)
{
    const tkd_run_options record = {.record_weeks = true};
    tkd_watch watch = {.study = study};
    tkd_model *longer = TKD_TAKE(study->arena, 1, tkd_model);
    tkd_case_ready ready = {0};

    if (longer == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
    }
    choose_span(&watch, &model->run);
    *longer = *model;
    longer->run.measure_s = watch.weeks * TKD_WEEK_S - longer->run.warmup_s;
    TKD_TRY(tkd_study_prepare(study, longer, NULL, true, &ready, err));
    watch.layout = tkd_kit_layout(ready.kit);
    TKD_TRY(begin_watch(&watch, err));
    TKD_TRY(tkd_study_replicate(study, &ready, record, watch_one, &watch, used, err));
    one->warmup_h = model->run.warmup_s / hour_s;
    one->looked_h = watch.looked * TKD_WEEK_S / hour_s;
    one->has_year_after = watch.weeks > watch.looked;
    watch.used = *used;
    return *used == 0 ? tkd_study_interrupted(study, err) : add_case(&watch, one, rows, weeks, err);
}

tkd_status tkd_study_warmup(tkd_workspace *workspace, const tkd_study_options *options,
                            tkd_arena *arena, const tkd_warmup **warmup, tkd_problems *problems,
                            tkd_error *err)
{
    static const tkd_text today[] = {TKD_TEXT_INIT("today")};
    tkd_study study = tkd_study_begin(workspace, options, arena, problems);
    const bool has_scenarios = study.options->scenario_count > 0;
    const tkd_text *scenarios = has_scenarios ? study.options->scenarios : today;
    const size_t count = has_scenarios ? study.options->scenario_count : 1;
    tkd_warmup *made = TKD_TAKE(arena, 1, tkd_warmup);
    tkd_warmup_case *cases = TKD_TAKE(arena, count, tkd_warmup_case);
    const tkd_model *first = NULL;
    tkd_list rows;
    tkd_list weeks;
    uint32_t used = 0;

    if (made == NULL || cases == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
    }
    tkd_list_init(&rows, arena, sizeof(tkd_warmup_row));
    tkd_list_init(&weeks, arena, sizeof(tkd_warmup_week));
    study.cases = (double)count;
    for (size_t i = 0; i < count && !study.cut; i++) {
        const tkd_variation variation = tkd_study_variation(&study, scenarios[i]);
        const tkd_model *model = NULL;
        cases[i].scenario = scenarios[i];
        TKD_TRY(tkd_study_model(&study, &variation, &model, err));
        if (first == NULL) {
            first = model;
            tkd_study_settle(&study, model);
        }
        TKD_TRY(watch_case(&study, &cases[i], model, &used, &rows, &weeks, err));
        made->case_count++;
    }
    TKD_TRY(tkd_study_facts(&study, first, used, &made->head, err));
    made->cases = cases;
    made->rows = rows.items;
    made->weeks = weeks.items;
    *warmup = made;
    return TKD_OK;
}
