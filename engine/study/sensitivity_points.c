// SPDX-License-Identifier: EUPL-1.2
// Points of a sensitivity study: each is the model with all figures moved, simulated once. A batch of them is
// compiled in one arena, which the next batch uses again.
#include "sensitivity.h"

#include <math.h>

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the sensitivities");
}

typedef struct tkd_point_run {
    tkd_case_ready ready;
    tkd_collector *collector;
} tkd_point_run;

static tkd_status collect_one(const tkd_yield *yield, uint32_t replication, void *context,
                              tkd_error *err)
{
    const tkd_point_run *point = context;

    (void)replication;
    return tkd_collector_add(point->collector, 0, yield->tally, err);
}

// A model with every figure at its place between low (0) and high (1).
static tkd_status move(const tkd_sensing *sensing, const double *at, const tkd_model **moved,
                       tkd_error *err)
{
    const size_t count = sensing->made->figure_count;
    double *values = TKD_TAKE(sensing->batch, count, double);

    if (values == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        const tkd_uncertain *figure = &sensing->figures[i];
        values[i] = figure->low + at[i] * (figure->high - figure->low);
    }
    return tkd_model_move(sensing->base.model, sensing->figures, values, count, sensing->batch,
                          moved, err);
}

static tkd_status begin_point(tkd_sensing *sensing, const double *at, tkd_point_run *point,
                              tkd_error *err)
{
    tkd_study aside = *sensing->study;
    tkd_problems problems;

    *point = (tkd_point_run){.collector = NULL};
    tkd_problems_init(&problems, sensing->batch, aside.problems->language, 0);
    aside.arena = sensing->batch;
    aside.problems = &problems;
    aside.kit = sensing->base.kit;
    TKD_TRY(move(sensing, at, &point->ready.model, err));
    TKD_TRY(tkd_study_prepare(&aside, point->ready.model, NULL, false, &point->ready, err));
    return tkd_collector_new(tkd_kit_layout(point->ready.kit), sensing->scenario,
                             TKD_DETAIL_CLIENTS, 1, sensing->batch, &point->collector, err);
}

// The row of the people asked for; NULL: nobody of them arrived.
static tkd_status find_row(const tkd_sensing *sensing, tkd_collector *collector, uint32_t used,
                           tkd_results *results, const tkd_result_row **row, tkd_error *err)
{
    const tkd_sensitivity_plan *plan = sensing->plan;
    tkd_result_lists lists;

    tkd_result_lists_init(&lists, sensing->batch);
    TKD_TRY(tkd_collector_finish(collector, used, &lists, err));
    tkd_study_freeze(&lists, results);
    *row = tkd_results_find(results, sensing->scenario, plan->municipality, plan->journey,
                            plan->group);
    return TKD_OK;
}

// The measure in one simulation; NaN: nobody to be measured.
static tkd_status end_point(const tkd_sensing *sensing, const tkd_point_run *point, double *value,
                            tkd_error *err)
{
    tkd_results results = {.row_count = 0};
    const tkd_result_row *row = NULL;

    TKD_TRY(find_row(sensing, point->collector, 1, &results, &row, err));
    *value = row != NULL ? row->measures[sensing->plan->measure].estimate.mean : (double)NAN;
    return TKD_OK;
}

// Simulate points [count] with the luck of one replication. `at[i]` has [figure_count] places. False in `*whole`: interrupted.
static tkd_status run_batch(tkd_sensing *sensing, const double *const *at, size_t count,
                            uint32_t luck, double *values, bool *whole, tkd_error *err)
{
    tkd_study *study = sensing->study;
    tkd_point_run points[TKD_BATCH_OF_POINTS];
    tkd_job jobs[TKD_BATCH_OF_POINTS];

    tkd_arena_reset(sensing->batch);
    study->first = luck;
    study->replications = luck + 1;
    for (size_t i = 0; i < count; i++) {
        TKD_TRY(begin_point(sensing, at[i], &points[i], err));
        jobs[i] = (tkd_job){&points[i].ready, {0}, collect_one, &points[i], 0};
    }
    TKD_TRY(tkd_study_replicate_all(study, jobs, count, err));
    for (size_t i = 0; i < count; i++) {
        *whole = *whole && jobs[i].used == luck + 1;
        if (*whole) {
            TKD_TRY(end_point(sensing, &points[i], &values[i], err));
        }
    }
    return TKD_OK;
}

tkd_status tkd_sensing_points(tkd_sensing *sensing, const double *const *at, size_t count,
                              uint32_t luck, double *values, bool *whole, tkd_error *err)
{
    *whole = !sensing->study->cut;
    for (size_t first = 0; first < count && *whole; first += TKD_BATCH_OF_POINTS) {
        const size_t left = count - first;
        TKD_TRY(run_batch(sensing, &at[first],
                          left < TKD_BATCH_OF_POINTS ? left : TKD_BATCH_OF_POINTS, luck,
                          &values[first], whole, err));
    }
    for (size_t i = 0; i < count && *whole; i++) {
        values[i] -= sensing->base_values[luck];
        sensing->made->lost_points += isnan(values[i]) ? 1 : 0;
    }
    return TKD_OK;
}

typedef struct tkd_base_run {
    tkd_collector *collector;
    uint32_t from;
} tkd_base_run;

static tkd_status collect_base(const tkd_yield *yield, uint32_t replication, void *context,
                               tkd_error *err)
{
    const tkd_base_run *base = context;

    return tkd_collector_add(base->collector, replication - base->from, yield->tally, err);
}

static double measured_years(const tkd_sensing *sensing)
{
    return sensing->base.model->run.measure_s / (TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY);
}

static tkd_status nobody(const tkd_sensing *sensing, tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "%s",
                    sensing->study->problems->language == TKD_ET
                        ? "neid inimesi, kelle tulemust küsitakse, ei ole: sellel mõõdikul ei ole "
                          "väärtust"
                        : "there is nobody of those whose result is asked for: the measure has no "
                          "value");
}

// What each replication gave of the workspace as it is.
static tkd_status keep_base(tkd_sensing *sensing, const tkd_base_run *base, uint32_t to,
                            tkd_error *err)
{
    tkd_results results = {.row_count = 0};
    const tkd_result_row *row = NULL;

    TKD_TRY(find_row(sensing, base->collector, to - base->from, &results, &row, err));
    if (row == NULL) {
        return nobody(sensing, err);
    }
    const tkd_sample *values = &results.samples[row->measures[sensing->plan->measure].samples];
    const tkd_sample *arrived = &results.samples[row->measures[TKD_ARRIVED].samples];
    for (uint32_t luck = base->from; luck < to; luck++) {
        const tkd_sample *own = &values[luck - base->from];
        if (!(own->weight > 0.0)) {
            return nobody(sensing, err);
        }
        sensing->base_values[luck] = own->sum / own->weight;
        sensing->people = measured_years(sensing) * arrived[luck - base->from].sum;
    }
    sensing->lucks = to;
    return TKD_OK;
}

tkd_status tkd_sensing_base(tkd_sensing *sensing, uint32_t from, uint32_t to, tkd_error *err)
{
    tkd_study *study = sensing->study;
    tkd_base_run base = {.from = from};
    tkd_job job = {&sensing->base, {0}, collect_base, &base, 0};

    if (from >= to) {
        return TKD_OK;
    }
    tkd_arena_reset(sensing->batch);
    TKD_TRY(tkd_collector_new(tkd_kit_layout(sensing->base.kit), sensing->scenario,
                              TKD_DETAIL_CLIENTS, to - from, sensing->batch, &base.collector, err));
    study->first = from;
    study->replications = to;
    TKD_TRY(tkd_study_replicate_all(study, &job, 1, err));
    return job.used == to ? keep_base(sensing, &base, to, err) : tkd_study_interrupted(study, err);
}
