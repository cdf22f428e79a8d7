// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks that nobody named: a pool or a step whose waiting is at least 5 % of its clients' time
// to complete, or whose load is at least 85 %, when all declared ones are taken away.
#include <math.h>
#include <stdlib.h>

#include "teekond/analyse.h"

static int32_t pool_row(const tkd_model *model, tkd_text id)
{
    for (uint32_t p = 0; p < model->pool_count; p++) {
        if (tkd_text_equal(model->pools[p].item.id, id)) {
            return (int32_t)p;
        }
    }
    return TKD_NONE;
}

static double mean_or_0(const tkd_measured *measured)
{
    return isnan(measured->estimate.mean) ? 0.0 : measured->estimate.mean;
}

static double time_to_complete(const tkd_results *results, tkd_text municipality, tkd_text journey)
{
    const tkd_result_row *row =
        tkd_results_find(results, results->rows[0].scenario, municipality, journey, TKD_TEXT("*"));

    return row == NULL ? 0.0 : mean_or_0(&row->measures[TKD_TIME_TO_COMPLETE_H]);
}

// A municipality's pool serves its own clients; others serve everybody's.
static double time_of_clients(const tkd_results *results, const tkd_pool_row *pool)
{
    const double own_h = time_to_complete(results, pool->place, TKD_TEXT("*"));

    return own_h > 0.0 ? own_h : time_to_complete(results, TKD_TEXT("*"), TKD_TEXT("*"));
}

static bool add_pools(const tkd_model *model, const tkd_results *results, tkd_list *found)
{
    for (size_t i = 0; i < results->pool_count; i++) {
        const tkd_pool_row *pool = &results->pools[i];
        const double complete_h = time_of_clients(results, pool);
        const double wait_h = mean_or_0(&pool->measures[TKD_POOL_WAIT_H]);
        const double load = mean_or_0(&pool->measures[TKD_POOL_UTILIZATION]);
        const double share = complete_h > 0.0 ? wait_h / complete_h : 0.0;
        tkd_suspect *made = NULL;
        if (share < TKD_SUSPECT_WAIT_SHARE && load < TKD_SUSPECT_LOAD) {
            continue;
        }
        made = tkd_list_add(found);
        if (made == NULL) {
            return false;
        }
        *made = (tkd_suspect){
            .row = {.kind = TKD_UNNAMED_POOL,
                    .found_by = share >= TKD_SUSPECT_WAIT_SHARE ? TKD_REASON_WAIT : TKD_REASON_LOAD,
                    .id = pool->pool,
                    .place = pool->place,
                    .journey = TKD_TEXT("*"),
                    .wait_h = pool->measures[TKD_POOL_WAIT_H],
                    .utilization = pool->measures[TKD_POOL_UTILIZATION],
                    .wait_share = {.estimate = {share, (double)NAN, (double)NAN, 1}}},
            .pool = pool_row(model, pool->pool),
            .step = TKD_NONE,
            .waited_h = wait_h * mean_or_0(&pool->measures[TKD_POOL_SERVED])};
    }
    return true;
}

// The mean time in a pool's queue, wherever it is; 0 where the step has none.
static double time_in_queue(const tkd_model *model, const tkd_results *results,
                            const tkd_step *step)
{
    const tkd_service *service = step->service == TKD_NONE ? NULL : &model->services[step->service];
    double waited_h = 0.0;
    double served = 0.0;

    if (service == NULL || service->pool == TKD_NONE || service->is_course) {
        return 0.0;
    }
    for (size_t i = 0; i < results->pool_count; i++) {
        const tkd_pool_row *pool = &results->pools[i];
        if (tkd_text_equal(pool->pool, model->pools[service->pool].item.id)) {
            const double own = mean_or_0(&pool->measures[TKD_POOL_SERVED]);
            waited_h += own * mean_or_0(&pool->measures[TKD_POOL_WAIT_H]);
            served += own;
        }
    }
    return served > 0.0 ? waited_h / served : 0.0;
}

// Steps whose waiting is not that of a pool: courses, bookings, calendars, other steps.
static bool add_steps(const tkd_model *model, const tkd_results *results, tkd_list *found)
{
    for (uint32_t s = 0; s < model->step_count; s++) {
        const tkd_step *step = &model->steps[s];
        const tkd_text journey = model->journeys[step->journey].item.id;
        const double complete_h = time_to_complete(results, TKD_TEXT("*"), journey);
        const tkd_result_row *row = tkd_results_find(results, results->rows[0].scenario,
                                                     TKD_TEXT("*"), journey, TKD_TEXT("*"));
        const tkd_step_row *own =
            row == NULL ? NULL : tkd_results_step(results, row, step->item.id);
        const double wait_h = own == NULL ? 0.0 : mean_or_0(&own->measures[TKD_STEP_WAIT_H]);
        const double own_h = wait_h - time_in_queue(model, results, step);
        const double share = complete_h > 0.0 ? wait_h / complete_h : 0.0;
        tkd_suspect *made = NULL;
        if (own == NULL || share <= 0.0 || own_h < TKD_SUSPECT_WAIT_SHARE * complete_h) {
            continue;
        }
        made = tkd_list_add(found);
        if (made == NULL) {
            return false;
        }
        *made = (tkd_suspect){
            .row = {.kind = TKD_UNNAMED_STEP,
                    .found_by = TKD_REASON_WAIT,
                    .id = step->item.id,
                    .place = TKD_TEXT("*"),
                    .journey = journey,
                    .wait_h = own->measures[TKD_STEP_WAIT_H],
                    .utilization = {.estimate = {(double)NAN, (double)NAN, (double)NAN, 0}},
                    .wait_share = {.estimate = {share, (double)NAN, (double)NAN, 1}}},
            .pool = TKD_NONE,
            .step = (int32_t)s,
            .waited_h = wait_h * mean_or_0(&own->measures[TKD_STEP_VISITS])};
    }
    return true;
}

static int compare_suspects(const void *left, const void *right)
{
    const tkd_suspect *a = left;
    const tkd_suspect *b = right;
    int order = (a->waited_h < b->waited_h) - (a->waited_h > b->waited_h);

    order = order != 0 ? order : tkd_text_compare(a->row.id, b->row.id);
    return order != 0 ? order : tkd_text_compare(a->row.place, b->row.place);
}

tkd_status tkd_analyse_suspects(const tkd_model *model, const tkd_results *results,
                                tkd_arena *arena, tkd_suspect **suspects, size_t *count,
                                tkd_error *err)
{
    tkd_list found;

    tkd_list_init(&found, arena, sizeof(tkd_suspect));
    if (results->row_count > 0 &&
        (!add_pools(model, results, &found) || !add_steps(model, results, &found))) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    if (found.count > 1) {
        qsort(found.items, found.count, sizeof(tkd_suspect), compare_suspects);
    }
    *suspects = found.items;
    *count = found.count;
    return TKD_OK;
}
