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

static tkd_ratio ratio_of(const tkd_results *results, const tkd_measured *measured)
{
    tkd_ratio made =
        tkd_ratio_of(results->samples + measured->samples, NULL, 1.0, results->run.replications);

    made.mean = measured->estimate.mean; // of a quantile, that of all replications together
    return made;
}

tkd_estimate tkd_picture_difference(const tkd_results *results, const tkd_measured *own,
                                    const tkd_measured *reference)
{
    if (results->samples == NULL || isnan(own->estimate.mean) || isnan(reference->estimate.mean)) {
        tkd_estimate difference = tkd_picture_nobody();
        difference.mean = own->estimate.mean - reference->estimate.mean;
        return difference;
    }
    const tkd_ratio a = ratio_of(results, own);
    const tkd_ratio b = ratio_of(results, reference);
    return tkd_ratio_difference(&a, &b, NULL);
}

static tkd_estimate difference_of(const tkd_picture_sides *sides, tkd_client_measure measure)
{
    return tkd_picture_difference(sides->results, &sides->after->measures[measure],
                                  &sides->before->measures[measure]);
}

// Of the people who arrived.
static tkd_ratio left_share(const tkd_results *results, const tkd_result_row *row)
{
    return tkd_ratio_of(results->samples + row->measures[TKD_LEFT].samples,
                        results->samples + row->measures[TKD_ARRIVED].samples, 1.0,
                        results->run.replications);
}

static tkd_estimate left_difference(const tkd_picture_sides *sides)
{
    const tkd_ratio after = left_share(sides->results, sides->after);
    const tkd_ratio before = left_share(sides->results, sides->before);

    return isnan(after.mean) || isnan(before.mean) ? tkd_picture_nobody()
                                                   : tkd_ratio_difference(&after, &before, NULL);
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
        .arrived = tkd_picture_a_year(results, difference_of(&sides, TKD_ARRIVED)),
        .completed_share = difference_of(&sides, TKD_COMPLETED_SHARE),
        .on_target_share = difference_of(&sides, TKD_ON_TARGET_SHARE),
        .left_share = left_difference(&sides),
        .time_p50_h = difference_of(&sides, TKD_TIME_TO_COMPLETE_P50_H),
        .time_p90_h = difference_of(&sides, TKD_TIME_TO_COMPLETE_P90_H),
        .visits = difference_of(&sides, TKD_VISITS),
        .rework = difference_of(&sides, TKD_REWORK)};
}
