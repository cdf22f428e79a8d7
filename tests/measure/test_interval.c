// SPDX-License-Identifier: EUPL-1.2
// Intervals by hand: Student's t of 0.975 is 4.302652729911275 at 2 degrees of freedom.
#include <gsl/gsl_cdf.h>
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

// Half-width 1.96 of a mean of 100: of the true mean, which may be 98.04, it is 2 %.
TKD_CASE(measure, interval, precision_is_of_the_true_mean)
{
    const tkd_estimate just = {100.0, 98.04, 101.96, 10};
    const tkd_estimate missed = {100.0, 98.0, 102.0, 10};
    const tkd_estimate negative = {-100.0, -101.96, -98.04, 10};
    const tkd_estimate alone = {100.0, (double)NAN, (double)NAN, 1};
    const tkd_estimate nobody = {(double)NAN, (double)NAN, (double)NAN, 0};
    const tkd_estimate sure = {0.0, 0.0, 0.0, 10};

    CHECK(tkd_estimate_is_precise(just, 0.02));
    CHECK(!tkd_estimate_is_precise(missed, 0.02));
    CHECK(tkd_estimate_is_precise(negative, 0.02));
    CHECK(!tkd_estimate_is_precise(alone, 0.5));
    CHECK(!tkd_estimate_is_precise(nobody, 0.5));
    CHECK(tkd_estimate_is_precise(sure, 0.0001));
}

// The half-width falls with the root of the number: 6.5 / 5 · 1.05 times too wide asks for 1.863 times
// as many; never fewer than a tenth more, never more than twice as many.
TKD_CASE(measure, interval, replications_wanted_follow_the_spread)
{
    const tkd_estimate wide = {100.0, 93.5, 106.5, 40};
    const tkd_estimate nearly = {100.0, 95.2, 104.8, 40};
    const tkd_estimate far = {100.0, 20.0, 180.0, 40};
    const tkd_estimate nobody = {(double)NAN, (double)NAN, (double)NAN, 0};

    CHECK_SIZE(tkd_estimate_replications_wanted(wide, 0.05, 40), 75);
    CHECK_SIZE(tkd_estimate_replications_wanted(nearly, 0.05, 40), 44);
    CHECK_SIZE(tkd_estimate_replications_wanted(nearly, 0.05, 4), 6);
    CHECK_SIZE(tkd_estimate_replications_wanted(far, 0.05, 40), 80);
    CHECK_SIZE(tkd_estimate_replications_wanted(nobody, 0.05, 40), 80);
    CHECK_SIZE(tkd_estimate_replications_wanted(nobody, 0.05, 1), 3);
}

// Beyond the table GSL itself is asked.
TKD_CASE(measure, interval, points_of_student_are_those_of_gsl)
{
    for (uint32_t n = 2; n < 130; n++) {
        CHECK_NEAR(tkd_estimate_student(n), gsl_cdf_tdist_Pinv(0.975, n - 1.0), 1e-12);
    }
}
