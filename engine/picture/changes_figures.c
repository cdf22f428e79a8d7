// SPDX-License-Identifier: EUPL-1.2
// How the key figures of two scenarios differ, paired by replication: the same people with the same luck.
#include <math.h>

#include "teekond/paired.h"

#include "tables.h"

typedef struct tkd_picture_sides {
    const tkd_results *results;
    const tkd_result_row *before;
    const tkd_result_row *after;
} tkd_picture_sides;

static tkd_ratio ratio_of(const tkd_results *results, const tkd_result_row *row,
                          tkd_client_measure measure, bool per_arrived)
{
    const tkd_sample *arrived = results->samples + row->measures[TKD_ARRIVED].samples;
    tkd_ratio made = tkd_ratio_of(results->samples + row->measures[measure].samples,
                                  per_arrived ? arrived : NULL, 1.0, results->run.replications);

    if (!per_arrived) {
        made.mean = row->measures[measure].estimate.mean; // of a quantile, that of all replications
    }
    return made;
}

static tkd_estimate difference_of(const tkd_picture_sides *sides, tkd_client_measure measure,
                                  bool per_arrived)
{
    const tkd_ratio after = ratio_of(sides->results, sides->after, measure, per_arrived);
    const tkd_ratio before = ratio_of(sides->results, sides->before, measure, per_arrived);

    return isnan(after.mean) || isnan(before.mean) ? tkd_picture_nobody()
                                                   : tkd_ratio_difference(&after, &before, NULL);
}

static tkd_estimate a_year(const tkd_results *results, tkd_estimate estimate)
{
    const double times = TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY / 3600.0 / results->run.measure_h;

    return (tkd_estimate){estimate.mean * times, estimate.low * times, estimate.high * times,
                          estimate.n};
}

static const tkd_result_row *row_of(const tkd_results *results, const tkd_picture_options *shown)
{
    const tkd_text all = TKD_TEXT("*");

    return tkd_results_find(
        results, shown->scenario, shown->municipality.size > 0 ? shown->municipality : all,
        shown->journey.size > 0 ? shown->journey : all, shown->group.size > 0 ? shown->group : all);
}

void tkd_picture_add_difference(tkd_picture *picture, const tkd_results *results,
                                const tkd_picture_options *before, const tkd_picture_options *after)
{
    const tkd_picture_sides sides = {results, row_of(results, before), row_of(results, after)};

    if (sides.before == NULL || sides.after == NULL || results->samples == NULL) {
        return;
    }
    picture->difference = (tkd_picture_key_figures){
        .arrived = a_year(results, difference_of(&sides, TKD_ARRIVED, false)),
        .completed_share = difference_of(&sides, TKD_COMPLETED_SHARE, false),
        .on_target_share = difference_of(&sides, TKD_ON_TARGET_SHARE, false),
        .left_share = difference_of(&sides, TKD_LEFT, true),
        .time_p50_h = difference_of(&sides, TKD_TIME_TO_COMPLETE_P50_H, false),
        .time_p90_h = difference_of(&sides, TKD_TIME_TO_COMPLETE_P90_H, false),
        .visits = difference_of(&sides, TKD_VISITS, false),
        .rework = difference_of(&sides, TKD_REWORK, false)};
}
