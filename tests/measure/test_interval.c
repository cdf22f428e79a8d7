// SPDX-License-Identifier: EUPL-1.2
// Intervals by hand: Student's t of 0.975 is 4.302652729911275 at 2 degrees of freedom.
#include <math.h>

#include "tkd_test.h"

#include "teekond/measure.h"

static const double t2 = 4.302652729911275;

// R = 22 / 9; residuals 6 − 2R, 7 − 4R, 9 − 3R.
TKD_CASE(measure, interval, ratio_equals_the_delta_method_by_hand)
{
    static const tkd_sample samples[] = {{6, 2}, {7, 4}, {9, 3}};
    const tkd_estimate estimate = tkd_estimate_ratio(samples, 3);
    const double r = 22.0 / 9.0;
    const double squares = pow(6 - 2 * r, 2) + pow(7 - 4 * r, 2) + pow(9 - 3 * r, 2);
    const double half = t2 * sqrt(1.5 * squares) / 9.0;

    CHECK_NEAR(estimate.mean, r, 1e-15);
    CHECK_NEAR(estimate.low, r - half, 1e-9);
    CHECK_NEAR(estimate.high, r + half, 1e-9);
    CHECK_SIZE(estimate.n, 3);
}

// With equal weights the ratio is the mean, and its interval the ordinary one.
TKD_CASE(measure, interval, equal_weights_give_students_interval)
{
    static const tkd_sample samples[] = {{3, 1}, {5, 1}, {10, 1}};
    const tkd_estimate estimate = tkd_estimate_ratio(samples, 3);

    CHECK_NEAR(estimate.mean, 6.0, 1e-15);
    CHECK_NEAR(estimate.high - 6.0, t2 * sqrt(13.0) / sqrt(3.0), 1e-9);
}

TKD_CASE(measure, interval, replications_without_clients_are_not_used)
{
    static const tkd_sample samples[] = {{6, 2}, {0, 0}, {7, 4}, {9, 3}, {0, 0}};
    const tkd_estimate all = tkd_estimate_ratio(samples, 5);
    static const tkd_sample used[] = {{6, 2}, {7, 4}, {9, 3}};
    const tkd_estimate three = tkd_estimate_ratio(used, 3);

    CHECK_SIZE(all.n, 3);
    CHECK_NEAR(all.mean, three.mean, 0.0);
    CHECK_NEAR(all.low, three.low, 0.0);
}

TKD_CASE(measure, interval, one_replication_has_no_interval_and_none_no_mean)
{
    static const tkd_sample samples[] = {{0, 0}, {7, 4}};
    const tkd_estimate one = tkd_estimate_ratio(samples, 2);
    const tkd_estimate none = tkd_estimate_ratio(samples, 1);

    CHECK_NEAR(one.mean, 1.75, 0.0);
    CHECK(isnan(one.low) && isnan(one.high));
    CHECK_SIZE(one.n, 1);
    CHECK(isnan(none.mean));
    CHECK_SIZE(none.n, 0);
}
