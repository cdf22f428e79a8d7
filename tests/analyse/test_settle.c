// SPDX-License-Identifier: EUPL-1.2
// When a series has settled: MSER-5 against its definition computed straight, and Welch's averages by
// hand.
#include <math.h>

#include "tkd_test.h"

#include "teekond/analyse.h"

// Values between −1 and 1 in a scattered order.
static double scattered(uint32_t i)
{
    return sin(12.9898 * (i + 1.0)) * cos(78.233 * (i + 2.0));
}

// White's statistic of the values from `cut` on, by two passes.
static double statistic(const double *values, uint32_t n, uint32_t cut)
{
    double mean = 0.0;
    double squares = 0.0;

    for (uint32_t i = cut; i < n; i++) {
        mean += values[i] / (n - cut);
    }
    for (uint32_t i = cut; i < n; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
    }
    return squares / ((double)(n - cut) * (n - cut));
}

TKD_CASE(analyse, settle, cut_is_where_whites_statistic_is_least)
{
    static const double lengths[] = {0.0, 2.5, 7.0, 19.0, 33.0};
    enum { COUNT = 90 };

    for (size_t c = 0; c < sizeof lengths / sizeof lengths[0]; c++) {
        double values[COUNT];
        uint32_t cut = 77;
        for (uint32_t i = 0; i < COUNT; i++) {
            const double filled = lengths[c] > 0.0 ? 1.0 - exp(-(i + 0.5) / lengths[c]) : 1.0;
            values[i] = 40.0 * filled + scattered(i);
        }
        const tkd_warmup_verdict verdict = tkd_analyse_settled(values, COUNT, &cut);
        uint32_t best = 0;
        for (uint32_t i = 0; i <= COUNT - 5; i++) {
            best = statistic(values, COUNT, i) < statistic(values, COUNT, best) ? i : best;
        }
        CHECK_INT(verdict, best <= COUNT / 2 ? TKD_WARMUP_ENOUGH : TKD_WARMUP_UNSETTLED);
        CHECK_SIZE(cut, best <= COUNT / 2 ? best : COUNT / 2);
    }
}

// Ten observations that rise, then fifty of which each is as good as another.
TKD_CASE(analyse, settle, the_end_of_a_rise_is_found)
{
    double values[60];
    uint32_t cut = 0;

    for (uint32_t i = 0; i < 60; i++) {
        values[i] = (i < 10 ? 3.0 * i : 30.0) + (i % 2 == 0 ? 0.1 : -0.1);
    }
    CHECK_INT(tkd_analyse_settled(values, 60, &cut), TKD_WARMUP_ENOUGH);
    CHECK_SIZE(cut, 10);
}

TKD_CASE(analyse, settle, what_rises_all_along_is_unsettled)
{
    double values[60];
    uint32_t cut = 0;

    for (uint32_t i = 0; i < 60; i++) {
        values[i] = 2.0 * i;
    }
    CHECK_INT(tkd_analyse_settled(values, 60, &cut), TKD_WARMUP_UNSETTLED);
    CHECK_SIZE(cut, 30);
}

TKD_CASE(analyse, settle, equal_values_are_settled_from_the_start)
{
    const double values[12] = {0.0};
    uint32_t cut = 9;

    CHECK_INT(tkd_analyse_settled(values, 12, &cut), TKD_WARMUP_ENOUGH);
    CHECK_SIZE(cut, 0);
    CHECK_INT(tkd_analyse_settled(values, 9, &cut), TKD_WARMUP_UNKNOWN);
    CHECK_INT(tkd_analyse_settled(NULL, 0, &cut), TKD_WARMUP_UNKNOWN);
}

// What nobody saw is passed over, and is no reason to wait.
TKD_CASE(analyse, settle, missing_values_are_passed_over)
{
    double values[40];
    uint32_t cut = 9;

    for (uint32_t i = 0; i < 40; i++) {
        values[i] = i < 4 || i % 7 == 0 ? (double)NAN : 5.0;
    }
    CHECK_INT(tkd_analyse_settled(values, 40, &cut), TKD_WARMUP_ENOUGH);
    CHECK_SIZE(cut, 0);
    for (uint32_t i = 0; i < 35; i++) {
        values[i] = (double)NAN;
    }
    CHECK_INT(tkd_analyse_settled(values, 40, &cut), TKD_WARMUP_UNKNOWN);
}

// 1, 2, 4, …, 64 with two to each side.
TKD_CASE(analyse, settle, moving_averages_are_welchs)
{
    const double values[7] = {1, 2, 4, 8, 16, 32, 64};
    double smooth[7];

    tkd_analyse_smooth(values, 7, 2, smooth);
    CHECK_NEAR(smooth[0], 1.0, 0.0);
    CHECK_NEAR(smooth[1], 7.0 / 3.0, 1e-15);
    CHECK_NEAR(smooth[2], 31.0 / 5.0, 1e-15);
    CHECK_NEAR(smooth[4], 124.0 / 5.0, 1e-14);
    CHECK(isnan(smooth[5]) && isnan(smooth[6]));
    tkd_analyse_smooth(values, 2, 6, smooth);
    CHECK(isnan(smooth[0]) && isnan(smooth[1]));
}
