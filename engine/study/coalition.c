// SPDX-License-Identifier: EUPL-1.2
// Sets of bottlenecks. Those that are effects are weights of the same model; those that are in the base
// figures need a model read without them, which sets that agree on them share.
#include "coalition.h"

#include <math.h>
#include <string.h>
#include <time.h>

static double now_s(void)
{
    struct timespec now = {0};

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for sets of bottlenecks");
}

// ---- time ---------------------------------------------------------------------------------------

double tkd_coalitions_clock(const tkd_coalitions *sets)
{
    return now_s() - sets->begun_s;
}

bool tkd_coalitions_are_stopped(tkd_coalitions *sets)
{
    const bool *interrupted = sets->outer->options->interrupted;

    if (tkd_coalitions_clock(sets) >= sets->limit_s) {
        sets->is_over = true;
    }
    if (sets->is_over || (interrupted != NULL && __atomic_load_n(interrupted, __ATOMIC_RELAXED))) {
        __atomic_store_n(&sets->stop, true, __ATOMIC_RELAXED);
    }
    return __atomic_load_n(&sets->stop, __ATOMIC_RELAXED);
}

// Called from the runs of the first thread now and then: the place to look at the clock.
static void show_progress(double share_done, void *context)
{
    tkd_coalitions *sets = context;
    const tkd_study_options *outer = sets->outer->options;
    const double by_clock = tkd_coalitions_clock(sets) / sets->limit_s;
    const double done = fmin(1.0, fmax(by_clock, sets->done_share));

    (void)share_done;
    (void)tkd_coalitions_are_stopped(sets);
    if (outer->progress != NULL) {
        outer->progress(sets->from_share + (1.0 - sets->from_share) * done,
                        outer->progress_context);
    }
}

// ---- what is known ------------------------------------------------------------------------------

// A replication and a set as bytes, written to `words`.
static tkd_text key_of(const tkd_coalitions *sets, const uint64_t *set, uint32_t replication,
                       uint64_t *words)
{
    words[0] = replication;
    memcpy(words + 1, set, sets->words * sizeof *set);
    return (tkd_text){(const char *)words, (sets->words + 1) * sizeof *words};
}

static bool is_empty(const tkd_coalitions *sets, const uint64_t *set)
{
    uint64_t any = 0;

    for (uint32_t w = 0; w < sets->words; w++) {
        any |= set[w];
    }
    return any == 0;
}

double tkd_coalitions_worth(const tkd_coalitions *sets, const uint64_t *set, uint32_t replication)
{
    if (is_empty(sets, set)) {
        return 0.0;
    }
    const uint32_t row = tkd_index_get(&sets->known, key_of(sets, set, replication, sets->key));
    return row == UINT32_MAX ? (double)NAN : ((const double *)sets->worths.items)[row];
}

tkd_status tkd_coalitions_keep(tkd_coalitions *sets, const uint64_t *set, uint32_t replication,
                               double worth, tkd_error *err)
{
    uint64_t *words = TKD_TAKE(sets->outer->arena, sets->words + 1, uint64_t);
    double *kept = tkd_list_add(&sets->worths);

    if (words == NULL || kept == NULL) {
        return no_memory(err);
    }
    *kept = worth;
    const tkd_status status = tkd_index_put(&sets->known, key_of(sets, set, replication, words),
                                            (uint32_t)sets->worths.count - 1, NULL);
    return status == TKD_OK || status == TKD_ERR_REFERENCE ? TKD_OK : no_memory(err);
}

// ---- simulating ---------------------------------------------------------------------------------

static bool holds(const uint64_t *set, uint32_t member)
{
    return (set[member / 64] >> member % 64 & 1) != 0;
}

// A model read without some of the bottlenecks, for all sets of a batch that take these away.
typedef struct tkd_reading {
    const uint64_t *away; // set of members
    const tkd_model *model;
} tkd_reading;

typedef struct tkd_batch {
    tkd_comparison list[TKD_COALITIONS_BATCH];
    const uint64_t *sets[TKD_COALITIONS_BATCH];
    tkd_reading readings[TKD_COALITIONS_BATCH];
    size_t count;
    size_t reading_count;
} tkd_batch;

// The members of a set that only another reading takes away.
static uint64_t *read_away(tkd_coalitions *sets, const uint64_t *set, size_t *count)
{
    uint64_t *away = TKD_TAKE(&sets->scratch, sets->words, uint64_t);

    *count = 0;
    for (uint32_t i = 0; away != NULL && i < sets->count; i++) {
        if (holds(set, i) && sets->base->model->bottlenecks[sets->members[i]].has_without) {
            away[i / 64] |= UINT64_C(1) << i % 64;
            (*count)++;
        }
    }
    return away;
}

static tkd_status read_model(tkd_coalitions *sets, const uint64_t *away, size_t count,
                             const tkd_model **model, tkd_error *err)
{
    tkd_taken_away *list = TKD_TAKE(&sets->scratch, count, tkd_taken_away);
    tkd_variation variation = tkd_study_variation(&sets->study, sets->scenario);

    if (list == NULL) {
        return no_memory(err);
    }
    variation.taken_away = list;
    for (uint32_t i = 0; i < sets->count; i++) {
        if (holds(away, i)) {
            const tkd_bottleneck *row = &sets->base->model->bottlenecks[sets->members[i]];
            list[variation.taken_away_count++] = (tkd_taken_away){row->item.id, 1.0};
        }
    }
    return tkd_study_model(&sets->study, &variation, model, err);
}

static tkd_status find_model(tkd_coalitions *sets, tkd_batch *batch, const uint64_t *set,
                             const tkd_model **model, tkd_error *err)
{
    size_t count = 0;
    const uint64_t *away = read_away(sets, set, &count);

    if (away == NULL) {
        return no_memory(err);
    }
    *model = count == 0 ? sets->base->model : NULL;
    for (size_t i = 0; i < batch->reading_count && *model == NULL; i++) {
        if (memcmp(batch->readings[i].away, away, sets->words * sizeof *away) == 0) {
            *model = batch->readings[i].model;
        }
    }
    if (*model == NULL) {
        TKD_TRY(read_model(sets, away, count, model, err));
        batch->readings[batch->reading_count++] = (tkd_reading){away, *model};
    }
    return TKD_OK;
}

// Weights of a model's bottlenecks: 0 for those of the set. Rows are found by their ids, for an edit may
// remove one altogether.
static const double *weigh(tkd_coalitions *sets, const uint64_t *set, const tkd_model *model)
{
    double *keep = TKD_TAKE(&sets->scratch, model->bottleneck_count, double);

    for (uint32_t b = 0; keep != NULL && b < model->bottleneck_count; b++) {
        keep[b] = 1.0;
        for (uint32_t i = 0; i < sets->count; i++) {
            const tkd_item *member = &sets->base->model->bottlenecks[sets->members[i]].item;
            if (holds(set, i) && tkd_text_equal(model->bottlenecks[b].item.id, member->id)) {
                keep[b] = 0.0;
            }
        }
    }
    return keep;
}

static tkd_status add(tkd_coalitions *sets, tkd_batch *batch, const uint64_t *set, tkd_error *err)
{
    tkd_comparison *made = &batch->list[batch->count];
    tkd_network_options options = {0};
    const tkd_model *model = NULL;

    TKD_TRY(find_model(sets, batch, set, &model, err));
    TKD_REQUIRE(model != NULL);
    options.keep = weigh(sets, set, model);
    if (options.keep == NULL) {
        return no_memory(err);
    }
    *made = (tkd_comparison){.bottleneck = TKD_NONE};
    TKD_TRY(tkd_study_prepare(&sets->study, model, &options, false, &made->without, err));
    batch->sets[batch->count++] = set;
    return TKD_OK;
}

// The outer study's problems tell what is wrong with a set.
static tkd_status add_or_tell(tkd_coalitions *sets, tkd_batch *batch, const uint64_t *set,
                              tkd_error *err)
{
    tkd_error first = {0};
    const tkd_status status = add(sets, batch, set, &first);

    if (status == TKD_OK) {
        return TKD_OK;
    }
    if (status == TKD_ERR_VALUE) {
        sets->study.problems = sets->outer->problems;
        return add(sets, batch, set, err);
    }
    return TKD_FAIL(err, status, first.place, "%s", first.message);
}

static tkd_status run(tkd_coalitions *sets, tkd_batch *batch, uint32_t replication, tkd_error *err)
{
    TKD_TRY(tkd_compare(&sets->study, sets->reference, batch->list, batch->count, NULL, err));
    for (size_t i = 0; i < batch->count; i++) {
        if (batch->list[i].days_per_year != NULL) {
            sets->simulated++;
            TKD_TRY(tkd_coalitions_keep(sets, batch->sets[i], replication,
                                        batch->list[i].days_per_year[replication], err));
        }
    }
    return TKD_OK;
}

static bool is_in(const tkd_coalitions *sets, const tkd_batch *batch, const uint64_t *set)
{
    for (size_t i = 0; i < batch->count; i++) {
        if (memcmp(batch->sets[i], set, sets->words * sizeof *set) == 0) {
            return true;
        }
    }
    return false;
}

tkd_status tkd_coalitions_simulate(tkd_coalitions *sets, const uint64_t *list, size_t count,
                                   size_t *next, uint32_t replication, tkd_error *err)
{
    tkd_batch batch = {.count = 0};

    tkd_arena_reset(&sets->scratch);
    tkd_problems_init(&sets->problems, &sets->scratch, sets->outer->problems->language, 1);
    sets->study.kit = sets->base->kit;
    sets->study.first = replication;
    sets->study.replications = replication + 1;
    sets->study.cut = false;
    for (; *next < count && batch.count < TKD_COALITIONS_BATCH; (*next)++) {
        const uint64_t *set = list + *next * sets->words;
        if (tkd_coalitions_are_stopped(sets)) {
            return TKD_OK;
        }
        if (isnan(tkd_coalitions_worth(sets, set, replication)) && !is_in(sets, &batch, set)) {
            TKD_TRY(add_or_tell(sets, &batch, set, err));
        }
    }
    return batch.count == 0 ? TKD_OK : run(sets, &batch, replication, err);
}

// ---- life ---------------------------------------------------------------------------------------

tkd_status tkd_coalitions_init(tkd_coalitions *sets, const tkd_study *study, tkd_text scenario,
                               const tkd_case_ready *base, const tkd_reference *reference,
                               const uint32_t *members, uint32_t count, double limit_s,
                               tkd_error *err)
{
    *sets = (tkd_coalitions){.outer = study,
                             .scenario = scenario,
                             .base = base,
                             .reference = reference,
                             .members = members,
                             .count = count,
                             .words = (count + 63) / 64,
                             .key = TKD_TAKE(study->arena, (count + 63) / 64 + 1, uint64_t),
                             .study = *study,
                             .options = *study->options,
                             .begun_s = now_s(),
                             .limit_s = limit_s};
    tkd_arena_init(&sets->scratch, 0);
    tkd_index_init(&sets->known, study->arena);
    tkd_list_init(&sets->worths, study->arena, sizeof(double));
    // Each rank works alone: clocks differ, and none may wait for another.
    sets->options.ranks = NULL;
    sets->options.interrupted = &sets->stop;
    sets->options.progress = show_progress;
    sets->options.progress_context = sets;
    sets->study.options = &sets->options;
    sets->study.problems = &sets->problems;
    sets->study.arena = &sets->scratch;
    sets->study.chosen = NULL;
    sets->study.weight = 1.0;
    sets->study.done = 0.0;
    sets->study.cases = 1.0;
    return sets->key != NULL ? TKD_OK : no_memory(err);
}

void tkd_coalitions_clear(tkd_coalitions *sets)
{
    tkd_arena_clear(&sets->scratch);
}
