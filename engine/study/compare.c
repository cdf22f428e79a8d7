// SPDX-License-Identifier: EUPL-1.2
// Paired comparison with common random numbers (Law, Simulation Modeling and Analysis, 5th ed.,
// section 11.2): since the same person meets the same luck in both cases, most of the noise cancels.
#include "compare.h"

#include <math.h>
#include <string.h>

// Clients of one stream in one replication of the reference.
typedef struct tkd_kept {
    tkd_client_log log;
} tkd_kept;

struct tkd_reference {
    const tkd_case_ready *ready;
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

static tkd_status keep_one(const tkd_yield *yield, uint32_t replication, void *context,
                           tkd_error *err)
{
    tkd_keeping *keeping = context;

    for (uint32_t s = 0; s < keeping->streams; s++) {
        const tkd_client_log *log = &yield->logs[s];
        tkd_client_log kept = *log;
        kept.records =
            copied(keeping->study->arena, log->records, log->count, sizeof *log->records);
        kept.acted =
            copied(keeping->study->arena, log->acted, log->count * log->words, sizeof *log->acted);
        if (kept.records == NULL || kept.acted == NULL) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the clients");
        }
        keeping->reference->kept[(size_t)replication * keeping->streams + s].log = kept;
    }
    return keeping->collector == NULL
               ? TKD_OK
               : tkd_collector_add(keeping->collector, replication, yield->tally, err);
}

tkd_status tkd_reference_build(tkd_study *study, const tkd_case_ready *ready, tkd_text scenario,
                               tkd_results *results, tkd_reference **reference, uint32_t *used,
                               tkd_error *err)
{
    const tkd_run_options record = {.record_clients = true};
    tkd_reference *made = TKD_TAKE(study->arena, 1, tkd_reference);
    tkd_keeping keeping = {
        .study = study, .reference = made, .streams = ready->network->stream_count};
    tkd_result_lists lists;

    if (made == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a comparison");
    }
    made->ready = ready;
    made->results = results;
    made->kept = TKD_TAKE(study->arena, (size_t)study->replications * keeping.streams, tkd_kept);
    if (made->kept == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a comparison");
    }
    TKD_TRY(tkd_collector_new(tkd_kit_layout(ready->kit), scenario, study->replications,
                              study->arena, &keeping.collector, err));
    TKD_TRY(tkd_study_replicate(study, ready, record, keep_one, &keeping, used, err));
    if (*used == 0) {
        return tkd_study_interrupted(study, err);
    }
    made->used = *used;
    tkd_result_lists_init(&lists, study->arena);
    TKD_TRY(tkd_collector_finish(keeping.collector, *used, &lists, err));
    TKD_TRY(tkd_study_facts(study, ready->model, *used, results, err));
    tkd_study_freeze(&lists, results);
    *reference = made;
    return TKD_OK;
}

// What the comparison of one stream in one replication gives.
typedef struct tkd_difference {
    double saved_h;   // time with − time without, of those who complete both ways
    double both;      // how many they are
    double completed; // completed without − completed with
    double arrived;
    double affected;
} tkd_difference;

typedef struct tkd_comparing {
    const tkd_reference *reference;
    const tkd_case_ready *without;
    tkd_difference *differences; // [replications × streams]
    const int32_t *same;         // [streams] the stream of `without`, or TKD_NONE
    int32_t bottleneck;
} tkd_comparing;

static bool acted(const tkd_client_log *log, size_t client, int32_t bottleneck)
{
    return bottleneck != TKD_NONE &&
           (log->acted[client * log->words + (size_t)bottleneck / 64] >> (bottleneck % 64) & 1) !=
               0;
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
        bool completes_without = false;
        difference.affected += acted(with, i, bottleneck) ? 1.0 : 0.0;
        while (without != NULL && other < without->count &&
               without->records[other].number < record->number) {
            other++;
        }
        if (without == NULL || other >= without->count ||
            without->records[other].number != record->number) {
            continue;
        }
        completes_without = !isnan(without->records[other].complete_h);
        difference.completed += (completes_without ? 1.0 : 0.0) - (completes ? 1.0 : 0.0);
        if (completes && completes_without) {
            difference.both++;
            difference.saved_h += record->complete_h - without->records[other].complete_h;
        }
    }
    return difference;
}

static tkd_status compare_one(const tkd_yield *yield, uint32_t replication, void *context,
                              tkd_error *err)
{
    const tkd_comparing *comparing = context;
    const uint32_t streams = comparing->reference->ready->network->stream_count;

    (void)err;
    for (uint32_t s = 0; s < streams; s++) {
        const size_t row = (size_t)replication * streams + s;
        const int32_t same = comparing->same[s];
        comparing->differences[row] =
            compare_logs(&comparing->reference->kept[row].log,
                         same == TKD_NONE ? NULL : &yield->logs[same], comparing->bottleneck);
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

static bool row_holds(const tkd_result_row *row, const tkd_model *model, const tkd_stream *stream)
{
    const tkd_text all = TKD_TEXT("*");

    return (tkd_text_equal(row->municipality, all) ||
            tkd_text_equal(row->municipality,
                           model->municipalities[stream->municipality].item.id)) &&
           (tkd_text_equal(row->journey, all) ||
            tkd_text_equal(row->journey, model->journeys[stream->journey].item.id)) &&
           (tkd_text_equal(row->group, all) ||
            tkd_text_equal(row->group, model->groups[stream->group].item.id));
}

// The values of one row over replications: four measures, each with its samples.
static bool add_row(const tkd_comparing *comparing, const tkd_result_row *row, tkd_text id,
                    tkd_list *prices, tkd_list *samples)
{
    const tkd_reference *reference = comparing->reference;
    const tkd_network *network = reference->ready->network;
    const tkd_model *model = reference->ready->model;
    const uint32_t used = reference->used;
    const double per_year = TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY / model->run.measure_s;
    const uint32_t first = (uint32_t)samples->count;
    tkd_price_row *price = tkd_list_add(prices);
    tkd_sample *values = NULL;

    for (size_t i = 0; i < (size_t)4 * used; i++) {
        if (tkd_list_add(samples) == NULL) {
            return false;
        }
    }
    if (price == NULL) {
        return false;
    }
    values = (tkd_sample *)samples->items + first;
    for (uint32_t r = 0; r < used; r++) {
        tkd_difference sum = {0};
        for (uint32_t s = 0; s < network->stream_count; s++) {
            const tkd_difference *own =
                &comparing->differences[(size_t)r * network->stream_count + s];
            if (row_holds(row, model, &network->streams[s])) {
                sum.saved_h += own->saved_h;
                sum.both += own->both;
                sum.completed += own->completed;
                sum.arrived += own->arrived;
                sum.affected += own->affected;
            }
        }
        values[r] = (tkd_sample){sum.affected * per_year, 1.0};
        values[used + r] = (tkd_sample){sum.saved_h, sum.both};
        values[2 * used + r] = (tkd_sample){sum.saved_h * per_year / 24.0, 1.0};
        values[3 * used + r] = (tkd_sample){sum.completed, sum.arrived};
    }
    *price = (tkd_price_row){
        .bottleneck = id,
        .municipality = row->municipality,
        .journey = row->journey,
        .group = row->group,
        .affected = {tkd_estimate_ratio(values, used), first},
        .price_h_per_client = {tkd_estimate_ratio(values + used, used), first + used},
        .price_days_per_year = {tkd_estimate_ratio(values + 2 * used, used), first + 2 * used},
        .completed_share_change = {tkd_estimate_ratio(values + 3 * used, used), first + 3 * used}};
    return true;
}

static tkd_status begin_comparing(tkd_study *study, const tkd_reference *reference,
                                  const tkd_comparison *asked, tkd_comparing *comparing,
                                  tkd_error *err)
{
    const tkd_network *with = reference->ready->network;

    *comparing = (tkd_comparing){
        .reference = reference,
        .without = &asked->without,
        .differences = TKD_TAKE(study->arena, (size_t)study->replications * with->stream_count,
                                tkd_difference),
        .same = match_streams(study, with, asked->without.network),
        .bottleneck = asked->bottleneck};
    return comparing->differences != NULL && comparing->same != NULL
               ? TKD_OK
               : TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a comparison");
}

static tkd_status end_comparing(const tkd_comparing *comparing, tkd_comparison *asked,
                                tkd_list *prices, tkd_list *samples, tkd_error *err)
{
    const tkd_results *results = comparing->reference->results;

    asked->prices.first = (uint32_t)prices->count;
    for (size_t i = 0; i < results->row_count; i++) {
        if (!add_row(comparing, &results->rows[i], asked->id, prices, samples)) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the prices");
        }
    }
    asked->prices.count = (uint32_t)prices->count - asked->prices.first;
    return TKD_OK;
}

tkd_status tkd_compare(tkd_study *study, const tkd_reference *reference, tkd_comparison *list,
                       size_t count, tkd_list *prices, tkd_list *samples, tkd_error *err)
{
    const tkd_run_options record = {.record_clients = true};
    tkd_comparing *comparing = TKD_TAKE(study->arena, count, tkd_comparing);
    tkd_job *jobs = TKD_TAKE(study->arena, count, tkd_job);

    if (comparing == NULL || jobs == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a comparison");
    }
    for (size_t i = 0; i < count; i++) {
        TKD_TRY(begin_comparing(study, reference, &list[i], &comparing[i], err));
        jobs[i] = (tkd_job){&list[i].without, record, compare_one, &comparing[i], 0};
    }
    TKD_TRY(tkd_study_replicate_all(study, jobs, count, err));
    for (size_t i = 0; i < count; i++) {
        if (jobs[i].used >= reference->used) { // else interrupted: this price is not known
            TKD_TRY(end_comparing(&comparing[i], &list[i], prices, samples, err));
        }
    }
    return TKD_OK;
}
