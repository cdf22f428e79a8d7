// SPDX-License-Identifier: EUPL-1.2
// Queues week by week, as a run with series counted them: of the pools that the shown steps need, at the
// places that serve those who are shown; the longest first.
#include "tables.h"

#include <math.h>
#include <stdlib.h>

static bool is_needed(const tkd_picture_building *building, int32_t pool)
{
    for (uint32_t i = 0; i < building->model->step_count; i++) {
        if (building->step_rows[i] != TKD_NONE &&
            tkd_picture_pool_of(building, (int32_t)i) == pool) {
            return true;
        }
    }
    return false;
}

// A queue on its way to its place.
typedef struct measured_queue {
    const tkd_series_row *series;
    double mean; // Over all weeks, each by its days.
    int32_t pool;
} measured_queue;

static double mean_length(const tkd_results *results, const tkd_series_row *series)
{
    double sum = 0.0;
    double days = 0.0;
    for (uint32_t i = 0; i < series->weeks.count; i++) {
        const double length = results->week_rows[series->weeks.first + i].queue_length.mean;
        const double left = (series->until_h - series->from_h) / 24.0 - 7.0 * (double)i;
        const double own = fmin(left, 7.0);
        if (!isnan(length) && own > 0.0) {
            sum += length * own;
            days += own;
        }
    }
    return days > 0.0 ? sum / days : 0.0;
}

// The longest first; of equals as the results have them.
static int compare_queues(const void *left, const void *right)
{
    const measured_queue *a = left;
    const measured_queue *b = right;
    if (a->mean != b->mean) {
        return a->mean > b->mean ? -1 : 1;
    }
    return (a->series > b->series) - (a->series < b->series);
}

static tkd_status add_weeks(tkd_picture_building *building, const tkd_series_row *series,
                            tkd_picture_queue *queue, tkd_error *err)
{
    queue->weeks = (tkd_range){(uint32_t)building->weeks.count, series->weeks.count};
    for (uint32_t i = 0; i < series->weeks.count; i++) {
        const tkd_week_row *from = &building->results->week_rows[series->weeks.first + i];
        const tkd_picture_week week = {from->queue_length, from->queue_length_p10,
                                       from->queue_length_p90};
        TKD_TRY(tkd_picture_append(&building->weeks, &week, err));
    }
    return TKD_OK;
}

static tkd_status add_queue(tkd_picture_building *building, const measured_queue *from,
                            tkd_error *err)
{
    const tkd_model *model = building->model;
    const tkd_series_row *series = from->series;
    const tkd_where_kind kind = model->pools[from->pool].place;
    const int32_t municipality = kind == TKD_AT_MUNICIPALITY
                                     ? tkd_picture_find_municipality(model, series->place)
                                     : TKD_NONE;
    const int32_t site =
        kind == TKD_AT_SITE ? tkd_picture_find_site(model, series->place) : TKD_NONE;
    const tkd_pool *pool = tkd_model_pool(model, municipality, from->pool);
    const tkd_calendar *calendars[2] = {&model->calendars[pool->calendar], NULL};
    size_t calendar_count = 1;
    if (site != TKD_NONE && model->sites[site].calendar != TKD_NONE) {
        calendars[calendar_count++] = &model->calendars[model->sites[site].calendar];
    }
    tkd_picture_queue queue = {
        .pool = series->pool,
        .title = tkd_picture_item_label(&pool->item),
        .place = series->place,
        .place_title = tkd_picture_place_label(model, series->place),
        .from_day = building->results->run.start_day + (int32_t)floor(series->from_h / 24.0),
        .days = fmin((series->until_h - series->from_h) / 24.0, 7.0 * series->weeks.count),
    };
    TKD_TRY(add_weeks(building, series, &queue, err));
    TKD_TRY(tkd_picture_add_closures(building, calendars, calendar_count, &queue, err));
    return tkd_picture_append(&building->queues, &queue, err);
}

tkd_status tkd_picture_build_queues(tkd_picture_building *building, tkd_error *err)
{
    const tkd_results *results = building->results;
    const size_t all = results == NULL ? 0 : results->series_count;
    measured_queue *queues = TKD_TAKE(building->arena, all, measured_queue);
    size_t count = 0;
    if (queues == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    for (size_t i = 0; i < all; i++) {
        const tkd_series_row *series = &results->series[i];
        const int32_t pool = tkd_picture_find_pool(building->model, series->pool);
        if (tkd_text_equal(series->scenario, building->scenario) && pool != TKD_NONE &&
            series->weeks.count > 0 && is_needed(building, pool) &&
            tkd_picture_is_here(building, building->model->pools[pool].place, series->place)) {
            queues[count++] = (measured_queue){series, mean_length(results, series), pool};
        }
    }
    if (count > 1) {
        qsort(queues, count, sizeof(*queues), compare_queues);
    }
    for (size_t i = 0; i < count; i++) {
        TKD_TRY(add_queue(building, &queues[i], err));
    }
    return TKD_OK;
}
