// SPDX-License-Identifier: EUPL-1.2
// Ratio estimates and their differences.
#include "teekond/paired.h"

#include "tkd_test.h"

#include <math.h>

// Of printed tables.
TKD_CASE(results, paired, students_quantiles_are_those_of_tables)
{
    CHECK_NEAR(tkd_student_95(1), 12.706204736174694, 1e-9);
    CHECK_NEAR(tkd_student_95(2), 4.302652729749462, 1e-10);
    CHECK_NEAR(tkd_student_95(4), 2.7764451051977934, 1e-10);
    CHECK_NEAR(tkd_student_95(29), 2.0452296421327034, 1e-10);
    CHECK_NEAR(tkd_student_95(999), 1.9623414611334487, 1e-10);
}

TKD_CASE(results, paired, ratios_weigh_their_replications)
{
    const tkd_sample samples[] = {{10.0, 1.0}, {30.0, 3.0}, {7.0, 0.0}, {32.0, 4.0}};
    const tkd_ratio ratio = tkd_ratio_of(samples, NULL, 1.0, 4);
    const tkd_estimate estimate = tkd_ratio_estimate(&ratio);
    // Residuals (s − 9 w) / 8: 1/8, 3/8, −4/8; three replications are usable.
    const double half = tkd_student_95(2) * sqrt(1.5 * 26.0 / 64.0);
    CHECK_NEAR(estimate.mean, 9.0, 1e-12);
    CHECK_NEAR(estimate.high - estimate.mean, half, 1e-12);
    CHECK_NEAR(estimate.mean - estimate.low, half, 1e-12);
    CHECK_INT(estimate.n, 3);
}

TKD_CASE(results, paired, what_both_share_cancels)
{
    const tkd_sample before[] = {{10.0, 1.0}, {50.0, 1.0}, {90.0, 1.0}};
    const tkd_sample after[] = {{12.0, 1.0}, {52.0, 1.0}, {92.0, 1.0}};
    const tkd_ratio a = tkd_ratio_of(after, NULL, 1.0, 3);
    const tkd_ratio b = tkd_ratio_of(before, NULL, 1.0, 3);
    double error = 1.0;
    const tkd_estimate difference = tkd_ratio_difference(&a, &b, &error);
    CHECK_NEAR(difference.mean, 2.0, 1e-12);
    CHECK_NEAR(difference.low, 2.0, 1e-9);
    CHECK_NEAR(difference.high, 2.0, 1e-9);
    CHECK_NEAR(error, 0.0, 1e-9);
}

TKD_CASE(results, paired, people_may_be_divided_by_others)
{
    const tkd_sample left[] = {{5.0, 1.0}, {10.0, 1.0}};
    const tkd_sample arrived[] = {{50.0, 1.0}, {50.0, 1.0}};
    const tkd_ratio share = tkd_ratio_of(left, arrived, 100.0, 2);
    CHECK_NEAR(tkd_ratio_estimate(&share).mean, 15.0, 1e-12);
}

TKD_CASE(results, paired, one_replication_has_no_interval)
{
    const tkd_sample samples[] = {{10.0, 2.0}, {0.0, 0.0}};
    const tkd_ratio ratio = tkd_ratio_of(samples, NULL, 1.0, 2);
    double error = 0.0;
    CHECK_NEAR(tkd_ratio_estimate(&ratio).mean, 5.0, 1e-12);
    CHECK(isnan(tkd_ratio_estimate(&ratio).low));
    CHECK(isnan(tkd_ratio_difference(&ratio, &ratio, &error).high));
    CHECK(isnan(error));
}
