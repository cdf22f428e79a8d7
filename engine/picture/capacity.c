// SPDX-License-Identifier: EUPL-1.2
// Waiting and load against staff: the points of a sweep, and where staff that is planned stands among
// them. A plan is the figure of staff as the model has it, each of its dates a mark.
#include "tables.h"

#include <stdlib.h>

// The figure of a pool's staff at a place: its own, else the pool's.
static tkd_figure staff_at(const tkd_model *model, int32_t pool, tkd_text place,
                           int32_t *municipality)
{
    const int32_t site = tkd_picture_find_site(model, place);
    tkd_range staff = {0};
    *municipality = TKD_NONE;
    if (model->pools[pool].place == TKD_AT_MUNICIPALITY) {
        *municipality = tkd_picture_find_municipality(model, place);
        staff = *municipality == TKD_NONE ? staff : model->municipalities[*municipality].staff;
    } else if (model->pools[pool].place == TKD_AT_SITE && site != TKD_NONE) {
        staff = model->sites[site].staff;
    }
    for (uint32_t i = 0; i < staff.count; i++) {
        const tkd_staffing *row = &model->staffings[staff.first + i];
        if (row->row == pool) {
            return row->number;
        }
    }
    return tkd_model_pool(model, *municipality, pool)->servers;
}

// The day from which a point holds; of one that comes every year, in the year when measuring begins.
static int32_t day_of(const tkd_model *model, const tkd_point *point, int32_t measured_day)
{
    if (point->yearly) {
        const int32_t year = tkd_date_from_day(measured_day).year;
        return tkd_date_to_day((tkd_date){year, point->from_day / 100, point->from_day % 100});
    }
    return point->from_day < model->run.start_day ? model->run.start_day : point->from_day;
}

// Has the following point taken over before measuring begins?
static bool is_over(const tkd_point *point, const tkd_point *following, int32_t measured_day)
{
    return !point->yearly && !following->yearly && following->from_day <= measured_day;
}

// Appends the marks of one model's plan that are not among the first `todays`.
static tkd_status add_marks(const tkd_model *model, tkd_text pool, tkd_text place, size_t todays,
                            const tkd_label *scenario, tkd_list *marks, tkd_error *err)
{
    const int32_t row = tkd_picture_find_pool(model, pool);
    int32_t municipality = TKD_NONE;
    if (row == TKD_NONE) {
        return TKD_OK;
    }
    const tkd_figure staff = staff_at(model, row, place, &municipality);
    const tkd_person anybody = {.municipality = municipality, .group = TKD_NONE};
    const tkd_case *which = tkd_figure_case(&model->figures, staff, anybody);
    if (which == NULL) {
        return TKD_OK;
    }
    const int32_t measured_day =
        model->run.start_day + (int32_t)(model->run.warmup_s / TKD_SECONDS_PER_DAY);
    const tkd_point *now = tkd_case_point(&model->figures, which, measured_day);
    for (uint32_t i = 0; i < which->point_count; i++) {
        const tkd_point *point = &model->figures.points[which->first_point + i];
        if (i + 1 < which->point_count && is_over(point, point + 1, measured_day)) {
            continue;
        }
        tkd_picture_capacity_mark mark = {
            .staff = point->number,
            .from_day = day_of(model, point, measured_day),
            .is_now = point == now && todays == 0,
        };
        bool is_new = true;
        for (size_t k = 0; k < todays; k++) {
            const tkd_picture_capacity_mark *known =
                &((const tkd_picture_capacity_mark *)marks->items)[k];
            is_new = is_new && !(known->staff == mark.staff && known->from_day == mark.from_day);
        }
        if (scenario != NULL) {
            mark.scenario = *scenario;
        }
        if (is_new) {
            TKD_TRY(tkd_picture_append(marks, &mark, err));
        }
    }
    return TKD_OK;
}

static bool is_scenario(const tkd_picture_capacity_mark *mark)
{
    return mark->scenario.any.size > 0 || mark->scenario.by[TKD_ET].size > 0 ||
           mark->scenario.by[TKD_EN].size > 0 || mark->scenario.by[TKD_RU].size > 0;
}

// Today's plan first on the same day, then by staff.
static int compare_marks(const void *left, const void *right)
{
    const tkd_picture_capacity_mark *a = left;
    const tkd_picture_capacity_mark *b = right;
    if (a->from_day != b->from_day) {
        return a->from_day < b->from_day ? -1 : 1;
    }
    if (is_scenario(a) != is_scenario(b)) {
        return is_scenario(a) ? 1 : -1;
    }
    return (a->staff > b->staff) - (a->staff < b->staff);
}

tkd_status tkd_picture_staff_marks(const tkd_model *model, tkd_text pool, tkd_text place,
                                   const tkd_model *const *plans, size_t plan_count,
                                   tkd_arena *arena, const tkd_picture_capacity_mark **marks,
                                   size_t *count, tkd_error *err)
{
    tkd_list list;
    tkd_list_init(&list, arena, sizeof(tkd_picture_capacity_mark));
    TKD_TRY(add_marks(model, pool, place, 0, NULL, &list, err));
    const size_t todays = list.count;
    for (size_t i = 0; i < plan_count && todays > 0; i++) {
        const tkd_label title = tkd_picture_scenario_label(plans[i], plans[i]->scenario);
        TKD_TRY(add_marks(plans[i], pool, place, todays, &title, &list, err));
    }
    if (list.count > 1) {
        qsort(list.items, list.count, sizeof(tkd_picture_capacity_mark), compare_marks);
    }
    *marks = list.items;
    *count = list.count;
    return TKD_OK;
}

tkd_picture_capacity_point tkd_picture_try_staff(const tkd_results *results, tkd_text scenario,
                                                 tkd_text pool, tkd_text place, double staff)
{
    const tkd_estimate nobody = tkd_picture_nobody();
    tkd_picture_capacity_point point = {staff, nobody, nobody, nobody, nobody, nobody};
    for (size_t i = 0; i < results->pool_count; i++) {
        const tkd_pool_row *row = &results->pools[i];
        if (tkd_text_equal(row->pool, pool) && tkd_text_equal(row->place, place) &&
            tkd_text_equal(row->scenario, scenario)) {
            point.wait_h = row->measures[TKD_POOL_WAIT_H].estimate;
            point.wait_p90_h = row->measures[TKD_POOL_WAIT_P90_H].estimate;
            point.utilization = row->measures[TKD_POOL_UTILIZATION].estimate;
            point.queue_length = row->measures[TKD_POOL_QUEUE_LENGTH].estimate;
            point.abandoned_share = row->measures[TKD_POOL_ABANDONED_SHARE].estimate;
        }
    }
    return point;
}

tkd_status tkd_picture_add_capacity(tkd_picture *picture, const tkd_model *model,
                                    const tkd_picture_sweep *sweep, tkd_arena *arena,
                                    tkd_error *err)
{
    const int32_t pool = tkd_picture_find_pool(model, sweep->pool);
    tkd_picture_capacity *capacity = TKD_TAKE(arena, 1, tkd_picture_capacity);
    if (pool == TKD_NONE) {
        return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE,
                        "teenindajat „%.*s“ ei ole (no such pool)", TKD_ARG(sweep->pool));
    }
    if (capacity == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    *capacity = (tkd_picture_capacity){
        .pool = sweep->pool,
        .title = tkd_picture_item_label(&model->pools[pool].item),
        .place = sweep->place,
        .place_title = tkd_picture_place_label(model, sweep->place),
        .points = {0, (uint32_t)sweep->point_count},
        .marks = {0, (uint32_t)sweep->mark_count},
    };
    picture->capacities = capacity;
    picture->capacity_count = 1;
    picture->capacity_points = sweep->points;
    picture->capacity_point_count = (uint32_t)sweep->point_count;
    picture->capacity_marks = sweep->marks;
    picture->capacity_mark_count = (uint32_t)sweep->mark_count;
    return TKD_OK;
}
