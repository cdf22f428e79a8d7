// SPDX-License-Identifier: EUPL-1.2
// Queues week by week over replications. What each replication gave is kept as it is; a week's mean
// says what to expect, its 10 % and 90 % points how much one year differs from another.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teekond/measure.h"

static const double bytes_max = 4e9; // of all weeks and replications together
static const double hour_s = 3600.0;

struct tkd_series_collector {
    const tkd_layout *layout;
    tkd_arena *arena;
    tkd_weeks shape;
    tkd_list replications; // of double *, [stations × weeks]: queues integrated
};

tkd_status tkd_series_new(const tkd_layout *layout, tkd_arena *arena,
                          tkd_series_collector **collector, tkd_error *err)
{
    tkd_series_collector *made = TKD_TAKE(arena, 1, tkd_series_collector);

    if (made == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
    }
    made->layout = layout;
    made->arena = arena;
    tkd_list_init(&made->replications, arena, sizeof(double *));
    *collector = made;
    return TKD_OK;
}

tkd_status tkd_series_add(tkd_series_collector *collector, const tkd_weeks *weeks, tkd_error *err)
{
    const size_t count = (size_t)collector->layout->station_count * weeks->count;
    double *queue_s = NULL;
    double **row = NULL;

    TKD_REQUIRE(collector->replications.count == 0 || collector->shape.count == weeks->count);
    if ((double)count * sizeof(double) * (double)(collector->replications.count + 1) > bytes_max) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE,
                        "nii palju nädalaid ja replikatsioone ei mahu mällu: vähenda nende arvu "
                        "(that many weeks and replications do not fit in memory: ask for fewer)");
    }
    queue_s = TKD_TAKE(collector->arena, count, double);
    row = tkd_list_add(&collector->replications);
    if (queue_s == NULL || row == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
    }
    if (count > 0) {
        memcpy(queue_s, weeks->queue_s, count * sizeof *queue_s);
    }
    *row = queue_s;
    collector->shape = *weeks;
    return TKD_OK;
}

static int compare(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;

    return (a > b) - (a < b);
}

// Linear between order statistics.
static double quantile(const double *sorted, size_t count, double share)
{
    const double at = share * (double)(count - 1);
    const size_t rank = (size_t)at;
    const double upper = rank + 1 < count ? sorted[rank + 1] : sorted[rank];

    return sorted[rank] + (at - (double)rank) * (upper - sorted[rank]);
}

// One week of one station; `samples` and `averages` have room for every replication.
static tkd_week_row make_week(const tkd_series_collector *collector, uint32_t station,
                              uint32_t week, tkd_sample *samples, double *averages)
{
    const size_t count = collector->replications.count;
    const double length_s = tkd_week_length_s(&collector->shape, week);
    double *const *replications = collector->replications.items;
    tkd_week_row row = {.queue_length_p10 = (double)NAN, .queue_length_p90 = (double)NAN};

    for (size_t r = 0; r < count; r++) {
        const double sum = replications[r][(size_t)station * collector->shape.count + week];
        samples[r] = (tkd_sample){sum, length_s};
        averages[r] = sum / length_s;
    }
    row.queue_length = tkd_estimate_ratio(samples, (uint32_t)count);
    if (count >= 2) {
        qsort(averages, count, sizeof *averages, compare);
        row.queue_length_p10 = quantile(averages, count, 0.1);
        row.queue_length_p90 = quantile(averages, count, 0.9);
    }
    return row;
}

tkd_status tkd_series_finish(const tkd_series_collector *collector, tkd_text scenario,
                             tkd_result_lists *lists, tkd_error *err)
{
    const size_t count = collector->replications.count;
    tkd_sample *samples = TKD_TAKE(collector->arena, count, tkd_sample);
    double *averages = TKD_TAKE(collector->arena, count, double);

    if (samples == NULL || averages == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
    }
    for (uint32_t s = 0; s < collector->layout->station_count; s++) {
        tkd_series_row *row = tkd_list_add(&lists->series);
        if (row == NULL) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
        }
        *row =
            (tkd_series_row){.scenario = scenario,
                             .pool = collector->layout->stations[s].pool,
                             .place = collector->layout->stations[s].place,
                             .from_h = collector->shape.from_s / hour_s,
                             .until_h = collector->shape.until_s / hour_s,
                             .weeks = {(uint32_t)lists->week_rows.count, collector->shape.count}};
        for (uint32_t week = 0; week < collector->shape.count; week++) {
            tkd_week_row *values = tkd_list_add(&lists->week_rows);
            if (values == NULL) {
                return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the weeks");
            }
            *values = make_week(collector, s, week, samples, averages);
        }
    }
    return TKD_OK;
}
