// SPDX-License-Identifier: EUPL-1.2
// Paired comparison with common random numbers (Law, Simulation Modeling and Analysis, 5th ed.,
// section 11.2): since the same person meets the same luck in both cases, most of the noise cancels.
#include "compare.h"

#include <math.h>
#include <string.h>

// What the clients of one stream did in one replication, all together.
typedef struct tkd_doings {
    double sums[TKD_WITHOUT_COUNT]; // of those who completed, left, …
    const double *exits;            // by the journey's exits
} tkd_doings;

// Clients of one stream in one replication of the reference.
typedef struct tkd_kept {
    tkd_client_log log;
    tkd_doings doings;
} tkd_kept;

struct tkd_reference {
    tkd_case_ready ready;
    const tkd_results *results;
    tkd_kept *kept; // [replications × streams]
    uint32_t used;
};

typedef struct tkd_keeping {
    tkd_study *study;
    tkd_reference *reference;
    tkd_collector *collector;
    uint32_t streams;
} tkd_keeping;

static void *copied(tkd_arena *arena, const void *from, size_t count, size_t size)
{
    void *to = tkd_arena_take(arena, count, size);

    if (to != NULL && count > 0 && size > 0) {
        memcpy(to, from, count * size);
    }
    return to;
}

static tkd_doings doings_of(const tkd_yield *yield, const tkd_layout *layout, uint32_t stream)
{
    const tkd_cell *cell = &yield->tally->cells[stream];

    return (tkd_doings){.sums = {[TKD_WITHOUT_COMPLETED_SHARE] = cell->completed,
                                 [TKD_WITHOUT_LEFT_SHARE] = cell->left,
                                 [TKD_WITHOUT_VISITS] = cell->visits,
                                 [TKD_WITHOUT_KOV_STAFF_H] = cell->kov_s / 3600.0,
                                 [TKD_WITHOUT_STAFF_COST_EUR] = cell->staff_eur,
                                 [TKD_WITHOUT_CLIENT_COST_EUR] = cell->client_eur},
                        .exits = yield->tally->exits + layout->streams[stream].first_exit};
}

static tkd_status keep_one(const tkd_yield *yield, uint32_t replication, void *context,
                           tkd_error *err)
{
    tkd_keeping *keeping = context;
    const tkd_layout *layout = tkd_kit_layout(keeping->reference->ready.kit);

    for (uint32_t s = 0; s < keeping->streams; s++) {
        const tkd_client_log *log = &yield->logs[s];
        tkd_client_log kept = *log;
        kept.records =
            copied(keeping->study->arena, log->records, log->count, sizeof *log->records);
        kept.acted =
            copied(keeping->study->arena, log->acted, log->count * log->words, sizeof *log->acted);
        tkd_doings doings = doings_of(yield, layout, s);
        doings.exits =
            copied(keeping->study->arena, doings.exits,
                   layout->journeys[layout->streams[s].journey].exit_count, sizeof *doings.exits);
        if (kept.records == NULL || kept.acted == NULL || doings.exits == NULL) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the clients");
        }
        keeping->reference->kept[(size_t)replication * keeping->streams + s] =
            (tkd_kept){kept, doings};
    }
    return keeping->collector == NULL
               ? TKD_OK
               : tkd_collector_add(keeping->collector, replication, yield->tally, err);
}

static tkd_status run_reference(tkd_study *study, tkd_text scenario, tkd_reference *made,
                                tkd_error *err)
{
    const tkd_run_options record = {.record_clients = true, .record_marks = true};
    const tkd_case_ready *ready = &made->ready;
    tkd_keeping keeping = {
        .study = study, .reference = made, .streams = ready->network->stream_count};
    tkd_results *results = TKD_TAKE(study->arena, 1, tkd_results);
    tkd_result_lists lists;

    made->results = results;
    made->kept = TKD_TAKE(study->arena, (size_t)study->replications * keeping.streams, tkd_kept);
    if (results == NULL || made->kept == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a comparison");
    }
    TKD_TRY(tkd_collector_new(tkd_kit_layout(ready->kit), scenario, TKD_DETAIL_ALL,
                              study->replications, study->arena, &keeping.collector, err));
    TKD_TRY(tkd_study_replicate(study, ready, record, keep_one, &keeping, &made->used, err));
    if (made->used == 0) {
        return tkd_study_interrupted(study, err);
    }
    tkd_result_lists_init(&lists, study->arena);
    TKD_TRY(tkd_collector_finish(keeping.collector, made->used, &lists, err));
    TKD_TRY(tkd_study_facts(study, ready->model, made->used, results, err));
    tkd_study_freeze(&lists, results);
    return TKD_OK;
}

// Has the same been run by a study before? Equal fingerprints come out the same.
static tkd_reference *remembered(const tkd_study *study, const tkd_model *model)
{
    tkd_reference *before =
        study->options->memory == NULL ? NULL : study->options->memory->reference;
    char fingerprint[sizeof before->results->run.fingerprint];

    if (before == NULL) {
        return NULL;
    }
    tkd_model_fingerprint(model, fingerprint);
    return before->used == study->replications && before->results->run.seed == study->seed &&
                   memcmp(before->results->run.fingerprint, fingerprint, sizeof fingerprint) == 0
               ? before
               : NULL;
}

tkd_status tkd_reference_build(tkd_study *study, tkd_case_ready *ready, tkd_text scenario,
                               tkd_results *results, tkd_reference **reference, uint32_t *used,
                               tkd_error *err)
{
    tkd_reference *made = remembered(study, ready->model);

    if (made == NULL) {
        made = TKD_TAKE(study->arena, 1, tkd_reference);
        if (made == NULL) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a comparison");
        }
        made->ready = *ready;
        TKD_TRY(run_reference(study, scenario, made, err));
        if (study->options->memory != NULL && study->options->memory->reference == NULL) {
            study->options->memory->reference = made;
        }
    } else {
        study->done += study->weight;
    }
    *ready = made->ready;
    *results = *made->results;
    *used = made->used;
    *reference = made;
    return TKD_OK;
}

const tkd_client_log *tkd_reference_clients(const tkd_reference *reference, uint32_t replication,
                                            uint32_t stream)
{
    const size_t streams = reference->ready.network->stream_count;

    return &reference->kept[replication * streams + stream].log;
}

// What the comparison of one stream in one replication gives.
typedef struct tkd_difference {
    double saved_h; // time with − time without, of those who complete both ways
    double both;    // how many they are
    double arrived;
    double affected;
    double changes[TKD_WITHOUT_COUNT]; // sums without − sums with
    const double *exits;               // likewise, by the journey's exits
} tkd_difference;

typedef struct tkd_comparing {
    const tkd_reference *reference;
    const tkd_case_ready *without;
    tkd_difference *differences; // [replications × streams]
    double *days_per_year;       // [replications]
    const int32_t *same;         // [streams] the stream of `without`, or TKD_NONE
    int32_t bottleneck;
    bool has_rows;                // else the days alone
    uint32_t used;                // replications compared
    bool *holds;                  // [streams] of the row that is being filled
    struct tkd_comparing *beside; // another with the same case without, run only once; NULL: none
    tkd_arena *arena;
} tkd_comparing;

static bool acted(const tkd_client_log *log, size_t client, int32_t bottleneck)
{
    return bottleneck != TKD_NONE &&
           (log->acted[client * log->words + (size_t)bottleneck / 64] >> (bottleneck % 64) & 1) !=
               0;
}

// What is counted in the window, times this, is of a year.
static double years_of(const tkd_reference *reference)
{
    return TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY / reference->ready.model->run.measure_s;
}

// Both logs stand in the order of the clients' numbers.
static tkd_difference compare_logs(const tkd_client_log *with, const tkd_client_log *without,
                                   int32_t bottleneck)
{
    tkd_difference difference = {.arrived = (double)with->count};
    size_t other = 0;

    for (size_t i = 0; i < with->count; i++) {
        const tkd_client_record *record = &with->records[i];
        const bool completes = !isnan(record->complete_h);
        difference.affected += acted(with, i, bottleneck) ? 1.0 : 0.0;
        while (other < without->count && without->records[other].number < record->number) {
            other++;
        }
        if (other >= without->count || without->records[other].number != record->number) {
            continue;
        }
        if (completes && !isnan(without->records[other].complete_h)) {
            difference.both++;
            difference.saved_h += record->complete_h - without->records[other].complete_h;
        }
    }
    return difference;
}

// Exits are the same when their ids are; what one case alone has counts as nobody in the other.
static const double *compare_exits(const tkd_layout_journey *with, const double *with_exits,
                                   const tkd_layout_journey *without, const double *without_exits,
                                   tkd_arena *arena)
{
    double *changes = TKD_TAKE(arena, with->exit_count, double);

    for (uint32_t e = 0; changes != NULL && e < with->exit_count; e++) {
        changes[e] = -with_exits[e];
        for (uint32_t k = 0; k < without->exit_count; k++) {
            changes[e] +=
                tkd_text_equal(with->exits[e], without->exits[k]) ? without_exits[k] : 0.0;
        }
    }
    return changes;
}

// Sums of the same terms in another order differ in their last digits, and in nothing else.
static double change_of(double with, double without)
{
    const double change = without - with;

    return fabs(change) <= 1e-11 * fmax(fabs(with), fabs(without)) ? 0.0 : change;
}

// One stream of one replication, beside the same people without; nobody there: an empty log, no exits.
static tkd_status compare_stream(const tkd_comparing *comparing, uint32_t stream,
                                 const tkd_kept *kept, const tkd_kept *other,
                                 tkd_difference *difference, tkd_error *err)
{
    const tkd_layout *with = tkd_kit_layout(comparing->reference->ready.kit);
    const tkd_layout *without = tkd_kit_layout(comparing->without->kit);

    *difference = compare_logs(&kept->log, &other->log, comparing->bottleneck);
    if (other->doings.exits == NULL || !comparing->has_rows) {
        return TKD_OK;
    }
    for (size_t i = 0; i < TKD_WITHOUT_COUNT; i++) {
        difference->changes[i] = change_of(kept->doings.sums[i], other->doings.sums[i]);
    }
    difference->exits =
        compare_exits(&with->journeys[with->streams[stream].journey], kept->doings.exits,
                      &without->journeys[without->streams[comparing->same[stream]].journey],
                      other->doings.exits, comparing->arena);
    return difference->exits != NULL
               ? TKD_OK
               : TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a comparison");
}

// What the people of a stream did without; `yield` NULL: it is the same case as with.
static tkd_kept find_other(const tkd_comparing *comparing, const tkd_yield *yield, size_t row,
                           uint32_t stream)
{
    const int32_t same = comparing->same[stream];

    if (yield == NULL) {
        return comparing->reference->kept[row];
    }
    if (same == TKD_NONE) {
        return (tkd_kept){0};
    }
    return (tkd_kept){yield->logs[same],
                      doings_of(yield, tkd_kit_layout(comparing->without->kit), (uint32_t)same)};
}

static tkd_status compare_replication(const tkd_comparing *comparing, const tkd_yield *yield,
                                      uint32_t replication, tkd_error *err)
{
    const tkd_reference *reference = comparing->reference;
    const uint32_t streams = reference->ready.network->stream_count;
    double saved_h = 0.0;

    TKD_REQUIRE(comparing->same != NULL && comparing->differences != NULL);
    for (uint32_t s = 0; s < streams; s++) {
        const size_t row = (size_t)replication * streams + s;
        const tkd_kept other = find_other(comparing, yield, row, s);
        tkd_difference *difference = &comparing->differences[row];
        TKD_TRY(compare_stream(comparing, s, &reference->kept[row], &other, difference, err));
        saved_h += difference->saved_h;
    }
    comparing->days_per_year[replication] = saved_h * years_of(reference) / 24.0;
    return TKD_OK;
}

static tkd_status compare_one(const tkd_yield *yield, uint32_t replication, void *context,
                              tkd_error *err)
{
    for (const tkd_comparing *each = context; each != NULL; each = each->beside) {
        TKD_TRY(compare_replication(each, yield, replication, err));
    }
    return TKD_OK;
}

// Streams are the same when their municipality and group are.
static const int32_t *match_streams(tkd_study *study, const tkd_network *with,
                                    const tkd_network *without)
{
    int32_t *same = TKD_TAKE(study->arena, with->stream_count, int32_t);

    for (uint32_t i = 0; same != NULL && i < with->stream_count; i++) {
        same[i] = TKD_NONE;
        for (uint32_t k = 0; k < without->stream_count; k++) {
            if (with->streams[i].luck == without->streams[k].luck) {
                same[i] = (int32_t)k;
            }
        }
    }
    return same;
}

// The values of a row over replications, one measure after the other, each with its samples.
typedef struct tkd_row_values {
    const tkd_comparing *comparing;
    tkd_list *samples;
    bool failed;
} tkd_row_values;

// The sum over the row's streams in one replication.
static tkd_difference sum_of(const tkd_row_values *values, uint32_t replication)
{
    const tkd_reference *reference = values->comparing->reference;
    const tkd_network *network = reference->ready.network;
    tkd_difference sum = {0};

    for (uint32_t s = 0; s < network->stream_count; s++) {
        const tkd_difference *own =
            &values->comparing->differences[(size_t)replication * network->stream_count + s];
        if (values->comparing->holds[s]) {
            sum.saved_h += own->saved_h;
            sum.both += own->both;
            sum.arrived += own->arrived;
            sum.affected += own->affected;
            for (size_t i = 0; i < TKD_WITHOUT_COUNT; i++) {
                sum.changes[i] += own->changes[i];
            }
        }
    }
    return sum;
}

// How many more leave through an exit, over the row's streams in one replication.
static double sum_of_exit(const tkd_row_values *values, uint32_t replication, tkd_text exit)
{
    const tkd_reference *reference = values->comparing->reference;
    const tkd_network *network = reference->ready.network;
    const tkd_layout *layout = tkd_kit_layout(reference->ready.kit);
    double sum = 0.0;

    for (uint32_t s = 0; s < network->stream_count; s++) {
        const tkd_difference *own =
            &values->comparing->differences[(size_t)replication * network->stream_count + s];
        const tkd_layout_journey *journey = &layout->journeys[layout->streams[s].journey];
        const bool counts = own->exits != NULL && values->comparing->holds[s];
        for (uint32_t e = 0; counts && e < journey->exit_count; e++) {
            sum += tkd_text_equal(journey->exits[e], exit) ? own->exits[e] : 0.0;
        }
    }
    return sum;
}

// Room for the samples of one measure: number of the first.
static uint32_t take_samples(tkd_row_values *values)
{
    const uint32_t first = (uint32_t)values->samples->count;

    for (uint32_t r = 0; r < values->comparing->used; r++) {
        values->failed = values->failed || tkd_list_add(values->samples) == NULL;
    }
    return first;
}

static tkd_measured measured_of(const tkd_row_values *values, uint32_t first)
{
    const tkd_sample *samples = (const tkd_sample *)values->samples->items + first;

    return (tkd_measured){tkd_estimate_ratio(samples, values->comparing->used), first};
}

static void fill_price(tkd_row_values *values, tkd_price_row *price)
{
    const double per_year = years_of(values->comparing->reference);
    const uint32_t affected = take_samples(values);
    const uint32_t hours = take_samples(values);
    const uint32_t days = take_samples(values);
    uint32_t changes[TKD_WITHOUT_COUNT];
    tkd_sample *samples = NULL;

    for (size_t i = 0; i < TKD_WITHOUT_COUNT; i++) {
        changes[i] = take_samples(values);
    }
    if (values->failed) {
        return;
    }
    samples = values->samples->items;
    for (uint32_t r = 0; r < values->comparing->used; r++) {
        const tkd_difference sum = sum_of(values, r);
        samples[affected + r] = (tkd_sample){sum.affected * per_year, 1.0};
        samples[hours + r] = (tkd_sample){sum.saved_h, sum.both};
        samples[days + r] = (tkd_sample){sum.saved_h * per_year / 24.0, 1.0};
        for (size_t i = 0; i < TKD_WITHOUT_COUNT; i++) {
            samples[changes[i] + r] = (tkd_sample){sum.changes[i], sum.arrived};
        }
    }
    price->affected = measured_of(values, affected);
    price->price_h_per_client = measured_of(values, hours);
    price->price_days_per_year = measured_of(values, days);
    for (size_t i = 0; i < TKD_WITHOUT_COUNT; i++) {
        price->changes[i] = measured_of(values, changes[i]);
    }
}

static void fill_exit(tkd_row_values *values, tkd_text exit, tkd_share_row *change)
{
    const uint32_t first = take_samples(values);

    if (values->failed) {
        return;
    }
    for (uint32_t r = 0; r < values->comparing->used; r++) {
        tkd_sample *sample = (tkd_sample *)values->samples->items + first + r;
        *sample = (tkd_sample){sum_of_exit(values, r, exit), sum_of(values, r).arrived};
    }
    *change = (tkd_share_row){exit, measured_of(values, first)};
}

static bool add_row(const tkd_comparing *comparing, const tkd_result_row *row, tkd_text id,
                    tkd_prices *prices)
{
    const tkd_share_row *shares = comparing->reference->results->share_rows + row->exits.first;
    const tkd_case_ready *ready = &comparing->reference->ready;
    tkd_row_values values = {.comparing = comparing, .samples = &prices->samples};
    tkd_price_row *price = tkd_list_add(&prices->rows);

    if (price == NULL) {
        return false;
    }
    *price = (tkd_price_row){.bottleneck = id,
                             .municipality = row->municipality,
                             .journey = row->journey,
                             .group = row->group,
                             .exits = {(uint32_t)prices->exits.count, row->exits.count}};
    for (uint32_t s = 0; s < ready->network->stream_count; s++) {
        comparing->holds[s] = tkd_study_holds(ready->model, &ready->network->streams[s],
                                              row->municipality, row->journey, row->group);
    }
    fill_price(&values, price);
    for (uint32_t e = 0; e < row->exits.count && !values.failed; e++) {
        tkd_share_row *change = tkd_list_add(&prices->exits);
        if (change == NULL) {
            return false;
        }
        fill_exit(&values, shares[e].id, change);
    }
    return !values.failed;
}

void tkd_prices_init(tkd_prices *prices, tkd_arena *arena)
{
    tkd_list_init(&prices->rows, arena, sizeof(tkd_price_row));
    tkd_list_init(&prices->exits, arena, sizeof(tkd_share_row));
    tkd_list_init(&prices->samples, arena, sizeof(tkd_sample));
}

static tkd_status begin_comparing(tkd_study *study, const tkd_reference *reference,
                                  const tkd_comparison *asked, bool has_rows,
                                  tkd_comparing *comparing, tkd_error *err)
{
    const tkd_network *with = reference->ready.network;

    *comparing = (tkd_comparing){
        .reference = reference,
        .without = &asked->without,
        .differences = TKD_TAKE(study->arena, (size_t)study->replications * with->stream_count,
                                tkd_difference),
        .days_per_year = TKD_TAKE(study->arena, study->replications, double),
        .same = match_streams(study, with, asked->without.network),
        .holds = TKD_TAKE(study->arena, with->stream_count, bool),
        .bottleneck = asked->bottleneck,
        .has_rows = has_rows,
        .arena = study->arena};
    return comparing->differences != NULL && comparing->days_per_year != NULL &&
                   comparing->same != NULL && comparing->holds != NULL
               ? TKD_OK
               : TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a comparison");
}

static tkd_status end_comparing(const tkd_comparing *comparing, tkd_comparison *asked,
                                tkd_prices *prices, tkd_error *err)
{
    const tkd_results *results = comparing->reference->results;

    asked->days_per_year = comparing->days_per_year;
    asked->used = comparing->used;
    if (prices == NULL) {
        return TKD_OK;
    }
    asked->prices.first = (uint32_t)prices->rows.count;
    for (size_t i = 0; i < results->row_count; i++) {
        if (!add_row(comparing, &results->rows[i], asked->id, prices)) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the prices");
        }
    }
    asked->prices.count = (uint32_t)prices->rows.count - asked->prices.first;
    return TKD_OK;
}

// A job for each case that must be run: those that share a network share its runs, and what is the
// reference itself is not run again. Each comparison's job, or NULL.
static size_t list_jobs(const tkd_reference *reference, const tkd_comparison *list, size_t count,
                        tkd_comparing *comparing, tkd_job *jobs, tkd_job **job_of)
{
    const tkd_run_options record = {.record_clients = true};
    size_t job_count = 0;

    for (size_t i = 0; i < count; i++) {
        const tkd_network *network = list[i].without.network;
        for (size_t k = 0; k < job_count && job_of[i] == NULL; k++) {
            if (jobs[k].ready->network == network) {
                tkd_comparing *first = jobs[k].context;
                job_of[i] = &jobs[k];
                comparing[i].beside = first->beside;
                first->beside = &comparing[i];
            }
        }
        if (job_of[i] == NULL && network != reference->ready.network) {
            job_of[i] = &jobs[job_count++];
            *job_of[i] = (tkd_job){&list[i].without, record, compare_one, &comparing[i], 0};
        }
    }
    return job_count;
}

tkd_status tkd_compare(tkd_study *study, const tkd_reference *reference, tkd_comparison *list,
                       size_t count, tkd_prices *prices, tkd_error *err)
{
    tkd_comparing *comparing = TKD_TAKE(study->arena, count, tkd_comparing);
    tkd_job *jobs = TKD_TAKE(study->arena, count, tkd_job);
    tkd_job **job_of = TKD_TAKE(study->arena, count, tkd_job *);
    size_t job_count = 0;

    TKD_REQUIRE(study->replications <= reference->used);
    if (comparing == NULL || jobs == NULL || job_of == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a comparison");
    }
    for (size_t i = 0; i < count; i++) {
        TKD_TRY(begin_comparing(study, reference, &list[i], prices != NULL, &comparing[i], err));
    }
    job_count = list_jobs(reference, list, count, comparing, jobs, job_of);
    TKD_TRY(tkd_study_replicate_all(study, jobs, job_count, err));
    for (size_t i = 0; i < count; i++) {
        comparing[i].used = job_of[i] == NULL ? study->replications : job_of[i]->used;
        for (uint32_t r = 0; r < study->replications && job_of[i] == NULL; r++) {
            TKD_TRY(compare_replication(&comparing[i], NULL, r, err));
        }
        if (comparing[i].used >= study->replications) { // else interrupted: it is not known
            TKD_TRY(end_comparing(&comparing[i], &list[i], prices, err));
        }
    }
    return TKD_OK;
}
