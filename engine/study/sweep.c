// SPDX-License-Identifier: EUPL-1.2
// A sweep: the workspace as it is and each value of the swept figures, a batch of values at a time. Of a
// value only the row of people asked for is kept, so that memory does not grow with what a model has.
#include "teekond/analyse.h"

#include "plan.h"

#include <string.h>

enum {
    BATCH = 4
}; // values that are compiled at once: enough work for the threads between two batches

// What is kept of all values.
typedef struct tkd_sweeping {
    tkd_study *study;
    const tkd_sweep_plan *plan;
    tkd_sweep *sweep;
    tkd_swept_point *points;
    tkd_setting *settings; // the options' own, then one for each figure
    tkd_text scenario;
    tkd_case_ready base;
    char fingerprint[17];
    tkd_list rows;    // of tkd_result_row: base, then points
    tkd_list samples; // of tkd_sample
    tkd_list pools;   // of tkd_swept_pool
    uint32_t used;
} tkd_sweeping;

// A value that is being simulated.
typedef struct tkd_trying {
    tkd_case_ready ready;
    tkd_collector *collector;
    size_t point;
    bool is_base; // as the workspace is: nothing to simulate
} tkd_trying;

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a sweep");
}

static tkd_status collect_one(const tkd_yield *yield, uint32_t replication, void *context,
                              tkd_error *err)
{
    const tkd_trying *trying = context;

    return tkd_collector_add(trying->collector, replication, yield->tally, err);
}

// ---- What is kept -------------------------------------------------------------------------------

static tkd_status keep_row(tkd_sweeping *sweeping, const tkd_results *results, tkd_text scenario,
                           tkd_error *err)
{
    const tkd_sweep_plan *plan = sweeping->plan;
    const tkd_result_row *row = tkd_results_find(results, sweeping->scenario, plan->municipality,
                                                 plan->journey, plan->group);

    if (row == NULL) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "%s",
                        sweeping->study->problems->language == TKD_ET
                            ? "neid inimesi, kelle tulemusi küsitakse, ei saabu"
                            : "nobody arrives of those whose results are asked for");
    }
    tkd_result_row *kept = tkd_list_add(&sweeping->rows);
    if (kept == NULL) {
        return no_memory(err);
    }
    *kept = (tkd_result_row){.scenario = scenario,
                             .municipality = plan->municipality,
                             .journey = plan->journey,
                             .group = plan->group};
    for (size_t m = 0; m < TKD_CLIENT_MEASURE_COUNT; m++) {
        kept->measures[m] =
            (tkd_measured){row->measures[m].estimate, (uint32_t)sweeping->samples.count};
        if (!tkd_list_append(&sweeping->samples, results->samples + row->measures[m].samples,
                             sweeping->used)) {
            return no_memory(err);
        }
    }
    return TKD_OK;
}

// Is it a pool whose staff is swept, where the people asked for are served?
static bool is_swept(const tkd_sweeping *sweeping, const tkd_pool_row *row)
{
    for (size_t i = 0; i < sweeping->plan->figure_count; i++) {
        const tkd_swept_figure *figure = &sweeping->plan->figures[i];
        const bool is_there = figure->place.size == 0 || tkd_text_equal(figure->place, row->place);
        if (figure->pool.size > 0 && tkd_text_equal(figure->pool, row->pool) && is_there) {
            return true;
        }
    }
    return false;
}

static tkd_status keep_pools(tkd_sweeping *sweeping, const tkd_results *results, tkd_rows *pools,
                             tkd_error *err)
{
    pools->first = (uint32_t)sweeping->pools.count;
    for (size_t i = 0; i < results->pool_count; i++) {
        const tkd_pool_row *row = &results->pools[i];
        if (!is_swept(sweeping, row)) {
            continue;
        }
        tkd_swept_pool *kept = tkd_list_add(&sweeping->pools);
        const tkd_text place = tkd_text_copy(sweeping->study->arena, row->place);
        const tkd_text pool = tkd_text_copy(sweeping->study->arena, row->pool);
        if (kept == NULL || place.data == NULL || pool.data == NULL) {
            return no_memory(err);
        }
        *kept = (tkd_swept_pool){.pool = pool,
                                 .place = place,
                                 .servers = row->measures[TKD_POOL_SERVERS].estimate,
                                 .utilization = row->measures[TKD_POOL_UTILIZATION].estimate,
                                 .wait_h = row->measures[TKD_POOL_WAIT_H].estimate};
        pools->count++;
    }
    return TKD_OK;
}

// The results of one case, in the arena of its batch.
static tkd_status finish(tkd_sweeping *sweeping, tkd_collector *collector, tkd_arena *arena,
                         tkd_text scenario, tkd_rows *pools, tkd_error *err)
{
    tkd_results *results = TKD_TAKE(arena, 1, tkd_results);
    tkd_result_lists lists;

    if (results == NULL) {
        return no_memory(err);
    }
    tkd_result_lists_init(&lists, arena);
    TKD_TRY(tkd_collector_finish(collector, sweeping->used, &lists, err));
    tkd_study_freeze(&lists, results);
    TKD_TRY(keep_row(sweeping, results, scenario, err));
    return keep_pools(sweeping, results, pools, err);
}

// ---- Cases --------------------------------------------------------------------------------------

static tkd_status build_base(tkd_sweeping *sweeping, tkd_error *err)
{
    tkd_study *study = sweeping->study;
    const tkd_variation variation = tkd_study_variation(study, sweeping->scenario);

    TKD_TRY(tkd_study_model(study, &variation, &sweeping->base.model, err));
    tkd_study_settle(study, sweeping->base.model);
    study->cases = 1.0 + (double)sweeping->sweep->point_count;
    TKD_TRY(tkd_study_prepare(study, sweeping->base.model, NULL, true, &sweeping->base, err));
    tkd_model_fingerprint(sweeping->base.model, sweeping->fingerprint);
    return TKD_OK;
}

static tkd_status run_base(tkd_sweeping *sweeping, tkd_arena *arena, tkd_results *results,
                           tkd_error *err)
{
    tkd_study *study = sweeping->study;
    tkd_trying trying = {0};

    TKD_TRY(tkd_collector_new(tkd_kit_layout(sweeping->base.kit), sweeping->scenario,
                              TKD_DETAIL_CLIENTS, study->replications, arena, &trying.collector,
                              err));
    TKD_TRY(tkd_study_replicate(study, &sweeping->base, (tkd_run_options){0}, collect_one, &trying,
                                &sweeping->used, err));
    if (sweeping->used == 0) {
        return tkd_study_interrupted(study, err);
    }
    TKD_TRY(finish(sweeping, trying.collector, arena, sweeping->scenario,
                   &sweeping->sweep->base_pools, err));
    return tkd_study_facts(study, sweeping->base.model, sweeping->used, results, err);
}

// The figures' values at a point; its name says them.
static tkd_status choose(tkd_sweeping *sweeping, size_t point, tkd_error *err)
{
    const tkd_sweep_plan *plan = sweeping->plan;
    const size_t own = sweeping->study->options->setting_count;
    tkd_swept_point *chosen = &sweeping->points[point];
    size_t left = point;
    size_t below = sweeping->sweep->point_count;
    tkd_writer name;

    tkd_writer_init_memory(&name, sweeping->study->arena, 0);
    tkd_write(&name, sweeping->scenario);
    for (size_t i = 0; i < plan->figure_count; i++) {
        const tkd_swept_figure *figure = &plan->figures[i];
        below /= figure->value_count;
        chosen->at[i] = left / below;
        left %= below;
        const tkd_text value = figure->values[chosen->at[i]];
        sweeping->settings[own + i] = (tkd_setting){figure->path, value};
        tkd_write_string(&name, "; ");
        tkd_write(&name, figure->path);
        tkd_write_char(&name, '=');
        tkd_write(&name, value);
    }
    chosen->scenario = tkd_writer_text(&name);
    return tkd_writer_finish(&name, err);
}

// Build and check a value. What the workspace is warned of anyway is not told again for each value, and
// what a value is warned of, such as too much load, is what its row shows; errors are told.
static tkd_status prepare(tkd_sweeping *sweeping, tkd_arena *arena, tkd_trying *trying,
                          tkd_error *err)
{
    tkd_study aside = *sweeping->study;
    tkd_problems problems;
    const tkd_variation variation = {.scenario = sweeping->scenario,
                                     .settings = sweeping->settings,
                                     .setting_count = aside.options->setting_count +
                                                      sweeping->plan->figure_count};
    char fingerprint[17] = {0};

    tkd_problems_init(&problems, arena, aside.problems->language, 0);
    aside.arena = arena;
    aside.problems = &problems;
    aside.kit = sweeping->base.kit;
    tkd_status status = tkd_study_model(&aside, &variation, &trying->ready.model, err);
    if (status == TKD_OK) {
        tkd_model_fingerprint(trying->ready.model, fingerprint);
        trying->is_base = memcmp(fingerprint, sweeping->fingerprint, sizeof fingerprint) == 0;
        status = tkd_study_prepare(&aside, trying->ready.model, NULL, true, &trying->ready, err);
    }
    if (status == TKD_OK || problems.error_count == 0) {
        return status;
    }
    // Once more, so that the errors come with their texts to where they are told.
    aside.problems = sweeping->study->problems;
    TKD_TRY(tkd_study_model(&aside, &variation, &trying->ready.model, err));
    return tkd_study_prepare(&aside, trying->ready.model, NULL, true, &trying->ready, err);
}

static tkd_status begin(tkd_sweeping *sweeping, tkd_arena *arena, size_t point, tkd_trying *trying,
                        tkd_error *err)
{
    *trying = (tkd_trying){.point = point};
    TKD_TRY(choose(sweeping, point, err));
    TKD_TRY(prepare(sweeping, arena, trying, err));
    return tkd_collector_new(tkd_kit_layout(trying->ready.kit), sweeping->scenario,
                             TKD_DETAIL_CLIENTS, sweeping->study->replications, arena,
                             &trying->collector, err);
}

static const tkd_origin *find_origin(const tkd_model *model, tkd_text path)
{
    for (uint32_t i = 1; i < model->figures.origin_count; i++) {
        const tkd_origin *origin = &model->figures.origins[i];
        if (!origin->is_default && tkd_text_equal(origin->path, path)) {
            return origin;
        }
    }
    return NULL;
}

// The path in English that a setting of this path has led to; empty: it changed what stands there.
static tkd_text find_path(const tkd_sweeping *sweeping, const tkd_model *model, tkd_text path)
{
    const tkd_files *files = tkd_workspace_files(sweeping->study->workspace);
    const tkd_text prefix = TKD_TEXT("--set ");

    for (uint32_t i = 1; i < model->figures.origin_count; i++) {
        const tkd_origin *origin = &model->figures.origins[i];
        const tkd_file *file = tkd_files_get(files, origin->place.file);
        if (file != NULL && tkd_text_starts_with(file->name, prefix) &&
            tkd_text_equal(tkd_text_part(file->name, prefix.size, file->name.size), path)) {
            return origin->path;
        }
    }
    return (tkd_text){0};
}

// What the workspace has where the values of a point are put.
static void find_before(tkd_sweeping *sweeping, const tkd_model *model)
{
    for (size_t i = 0; i < sweeping->plan->figure_count; i++) {
        tkd_swept_figure *figure = &sweeping->sweep->figures[i];
        const tkd_origin *origin = find_origin(sweeping->base.model, figure->path);
        if (origin == NULL) {
            origin = find_origin(sweeping->base.model, find_path(sweeping, model, figure->path));
        }
        figure->before = origin != NULL ? origin->written : (tkd_text){0};
    }
}

// A path or a value that is wrong is told before anything is simulated: mostly it is so at both ends.
static tkd_status rehearse(tkd_sweeping *sweeping, tkd_arena *arena, tkd_error *err)
{
    const size_t last = sweeping->sweep->point_count - 1;

    for (size_t i = 0; i < 2 && i <= last; i++) {
        tkd_trying trying = {0};
        TKD_TRY(choose(sweeping, i == 0 ? 0 : last, err));
        TKD_TRY(prepare(sweeping, arena, &trying, err));
        find_before(sweeping, trying.ready.model);
        tkd_arena_reset(arena);
    }
    return TKD_OK;
}

// A value that is what the workspace has anyway shares its row.
static tkd_status keep_base_again(tkd_sweeping *sweeping, const tkd_trying *trying, tkd_error *err)
{
    tkd_result_row *kept = tkd_list_add(&sweeping->rows);

    if (kept == NULL) {
        return no_memory(err);
    }
    *kept = *(const tkd_result_row *)sweeping->rows.items;
    kept->scenario = sweeping->points[trying->point].scenario;
    sweeping->points[trying->point].pools = sweeping->sweep->base_pools;
    return TKD_OK;
}

// Simulate a batch and keep what is whole. `count` values from `first` on; those kept come to `*kept`.
static tkd_status run_batch(tkd_sweeping *sweeping, tkd_arena *arena, size_t first, size_t count,
                            size_t *kept, tkd_error *err)
{
    tkd_study *study = sweeping->study;
    tkd_trying trying[BATCH];
    tkd_job jobs[BATCH];
    size_t job_of[BATCH] = {0};
    size_t job_count = 0;

    for (size_t i = 0; i < count; i++) {
        TKD_TRY(begin(sweeping, arena, first + i, &trying[i], err));
        if (!trying[i].is_base) {
            job_of[i] = job_count;
            jobs[job_count++] = (tkd_job){&trying[i].ready, {0}, collect_one, &trying[i], 0};
        }
    }
    if (job_count > 0) {
        TKD_TRY(tkd_study_replicate_all(study, jobs, job_count, err));
    }
    for (size_t i = 0; i < count; i++) {
        const bool is_base = trying[i].is_base;
        tkd_swept_point *point = &sweeping->points[first + i];
        if (!is_base && jobs[job_of[i]].used < sweeping->used) {
            return TKD_OK; // interrupted: this value and those behind it are not known
        }
        TKD_TRY(is_base ? keep_base_again(sweeping, &trying[i], err)
                        : finish(sweeping, trying[i].collector, arena, point->scenario,
                                 &point->pools, err));
        (*kept)++;
    }
    return TKD_OK;
}

static tkd_status run_points(tkd_sweeping *sweeping, tkd_arena *arena, tkd_error *err)
{
    tkd_study *study = sweeping->study;
    const size_t asked = sweeping->sweep->point_count;
    size_t kept = 0;

    for (size_t first = 0; first < asked && !study->cut && kept == first; first += BATCH) {
        const size_t left = asked - first;
        tkd_arena_reset(arena);
        TKD_TRY(run_batch(sweeping, arena, first, left < BATCH ? left : BATCH, &kept, err));
    }
    sweeping->sweep->point_count = kept;
    return TKD_OK;
}

// ---- All of it ----------------------------------------------------------------------------------

static tkd_status begin_sweep(tkd_sweeping *sweeping, tkd_error *err)
{
    const tkd_sweep_plan *plan = sweeping->plan;
    tkd_study *study = sweeping->study;
    const size_t own = study->options->setting_count;
    tkd_sweep *sweep = TKD_TAKE(study->arena, 1, tkd_sweep);
    size_t count = 1;

    if (sweep == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < plan->figure_count; i++) {
        sweep->figures[i] = plan->figures[i];
        count *= plan->figures[i].value_count;
    }
    sweep->figure_count = plan->figure_count;
    sweep->scenario = sweeping->scenario;
    sweep->municipality = plan->municipality;
    sweep->journey = plan->journey;
    sweep->group = plan->group;
    sweep->measures = plan->measures;
    sweep->measure_count = plan->measure_count;
    sweep->correction = plan->correction;
    sweep->goal = plan->goal;
    sweep->point_count = count;
    sweeping->sweep = sweep;
    sweeping->points = TKD_TAKE(study->arena, count, tkd_swept_point);
    sweeping->settings = TKD_TAKE(study->arena, own + plan->figure_count, tkd_setting);
    if (sweeping->points == NULL || sweeping->settings == NULL) {
        return no_memory(err);
    }
    if (own > 0) {
        memcpy(sweeping->settings, study->options->settings, own * sizeof *sweeping->settings);
    }
    tkd_list_init(&sweeping->rows, study->arena, sizeof(tkd_result_row));
    tkd_list_init(&sweeping->samples, study->arena, sizeof(tkd_sample));
    tkd_list_init(&sweeping->pools, study->arena, sizeof(tkd_swept_pool));
    return TKD_OK;
}

// The target of the only journey of those asked for, as a goal for the mean time; none: no goal.
static void set_usual_goal(tkd_sweeping *sweeping)
{
    const tkd_model *model = sweeping->base.model;
    tkd_sweep *sweep = sweeping->sweep;
    const tkd_journey *only = NULL;

    for (uint32_t j = 0; j < model->journey_count; j++) {
        const tkd_journey *journey = &model->journeys[j];
        if (tkd_text_equal(sweep->journey, TKD_TEXT("*"))
                ? model->journey_count == 1
                : tkd_text_equal(sweep->journey, journey->item.id)) {
            only = journey;
        }
    }
    const tkd_case *which =
        only != NULL && only->target.count == 1 ? &model->figures.cases[only->target.first] : NULL;
    if (sweep->goal.is_set || which == NULL || which->point_count != 1) {
        return;
    }
    const tkd_point *point = &model->figures.points[which->first_point];
    sweep->goal = (tkd_sweep_goal){
        .is_set = true, .measure = TKD_TIME_TO_COMPLETE_H, .value = point->number / 3600.0};
}

tkd_status tkd_study_sweep(tkd_workspace *workspace, const tkd_study_options *options,
                           const tkd_sweep_plan *plan, tkd_arena *arena, const tkd_sweep **sweep,
                           tkd_problems *problems, tkd_error *err)
{
    tkd_study study = tkd_study_begin(workspace, options, arena, problems);
    tkd_results *results = TKD_TAKE(arena, 1, tkd_results);
    tkd_sweeping sweeping = {
        .study = &study,
        .plan = plan,
        .scenario =
            study.options->scenario_count > 0 ? study.options->scenarios[0] : TKD_TEXT("today"),
    };
    tkd_arena batch;

    if (results == NULL) {
        return no_memory(err);
    }
    tkd_arena_init_within(&batch, arena);
    tkd_status status = begin_sweep(&sweeping, err);
    if (status == TKD_OK) {
        status = build_base(&sweeping, err);
    }
    if (status == TKD_OK) {
        status = rehearse(&sweeping, &batch, err);
    }
    if (status == TKD_OK) {
        status = run_base(&sweeping, &batch, results, err);
    }
    if (status == TKD_OK) {
        set_usual_goal(&sweeping);
        status = run_points(&sweeping, &batch, err);
    }
    tkd_arena_clear(&batch);
    TKD_TRY(status);
    if (study.cut) {
        results->run.partial = true;
        results->run.stopped_by = TKD_STOPPED_BY_INTERRUPT;
    }
    results->rows = sweeping.rows.items;
    results->row_count = sweeping.rows.count;
    results->samples = sweeping.samples.items;
    sweeping.sweep->pools = sweeping.pools.items;
    sweeping.sweep->results = results;
    TKD_TRY(tkd_analyse_sweep(sweeping.sweep, sweeping.points, arena, err));
    *sweep = sweeping.sweep;
    return TKD_OK;
}
