// SPDX-License-Identifier: EUPL-1.2
// Quantiles over replications against the definition: on a few values, on lumps, in bins.
#include <math.h>

#include "tkd_test.h"

#include "lot.h"
#include "quantile.h"
#include "teekond/measure.h"

static const double t2 = 4.302652729911275; // Student's 0.975 at 2 degrees of freedom

static void add(tkd_pooled *pooled, tkd_arena *arena, const double *values, size_t count)
{
    tkd_sketch own = {0};

    for (size_t i = 0; i < count; i++) {
        CHECK(tkd_sketch_add(&own, arena, values[i]));
    }
    CHECK(tkd_pooled_add(pooled, arena, &own));
}

// Ten values in each of three replications: of the least 50 %, in all 15, they have 3, 5 and 7. Half-width
// of that share: t sqrt(3/2 · 8) / 30 = 0.4968; values of rank share × 29.
TKD_CASE(measure, pooled, interval_equals_woodruffs_by_hand)
{
    static const double a[] = {1, 10, 20, 160, 170, 180, 190, 200, 210, 220};
    static const double b[] = {30, 40, 50, 60, 70, 230, 240, 250, 260, 270};
    static const double c[] = {80, 90, 100, 110, 120, 130, 140, 280, 290, 300};
    tkd_arena arena = {0};
    tkd_pooled pooled = {0};

    add(&pooled, &arena, a, 10);
    add(&pooled, &arena, b, 10);
    add(&pooled, &arena, c, 10);
    const tkd_estimate median = quantile_of(&pooled, &arena, 0.5);
    const double half = t2 * sqrt(1.5 * 8.0) / 30.0;
    CHECK_NEAR(median.mean, 150.0, 1e-9);
    CHECK_NEAR(median.low, 1.0 + 9.0 * (0.5 - half) * 29.0, 1e-6);
    CHECK_NEAR(median.high, 290.0 + 10.0 * ((0.5 + half) * 29.0 - 28.0), 1e-6);
    CHECK_SIZE(median.n, 3);
    tkd_arena_clear(&arena);
}

TKD_CASE(measure, pooled, nothing_and_one_replication)
{
    static const double some[] = {5.0, 7.0, 9.0};
    tkd_arena arena = {0};
    tkd_pooled pooled = {0};

    CHECK(isnan(quantile_of(&pooled, &arena, 0.9).mean));
    add(&pooled, &arena, NULL, 0);
    CHECK_SIZE(quantile_of(&pooled, &arena, 0.9).n, 0);
    add(&pooled, &arena, some, 3);
    add(&pooled, &arena, NULL, 0);
    const tkd_estimate one = quantile_of(&pooled, &arena, 0.5);
    CHECK_NEAR(one.mean, 7.0, 0.0);
    CHECK(isnan(one.low) && isnan(one.high));
    CHECK_SIZE(one.n, 1);
    tkd_arena_clear(&arena);
}

// Lumps: where every value is the same there is no doubt; where a median lies between two lumps, the
// interval holds both.
TKD_CASE(measure, pooled, lumps_of_equal_values)
{
    tkd_arena arena = {0};
    tkd_pooled same = {0};
    tkd_pooled two = {0};

    for (int r = 0; r < 10; r++) {
        double values[20];
        for (int i = 0; i < 20; i++) {
            values[i] = i < 9 + r % 3 ? 0.0 : 86400.0;
        }
        add(&two, &arena, values, 20);
        for (int i = 0; i < 20; i++) {
            values[i] = 3600.0;
        }
        add(&same, &arena, values, 20);
    }
    const tkd_estimate sure = quantile_of(&same, &arena, 0.9);
    CHECK_NEAR(sure.low, 3600.0, 1e-9);
    CHECK_NEAR(sure.high, 3600.0, 1e-9);
    const tkd_estimate half = quantile_of(&two, &arena, 0.5);
    CHECK_NEAR(half.low, 0.0, 0.0);
    CHECK_NEAR(half.high, 86400.0, 1e-6);
    tkd_arena_clear(&arena);
}

// Beyond the greatest of few values the line goes on; times are not negative.
TKD_CASE(measure, pooled, few_values_have_wide_intervals)
{
    static const double values[][2] = {{10, 50}, {20, 60}, {30, 100}};
    tkd_arena arena = {0};
    tkd_pooled pooled = {0};

    for (int r = 0; r < 3; r++) {
        add(&pooled, &arena, values[r], 2);
    }
    const tkd_estimate most = quantile_of(&pooled, &arena, 0.9);
    CHECK_NEAR(most.mean, 80.0, 1e-9);
    CHECK(most.high > 100.0);
    CHECK(most.low >= 0.0 && most.low < 80.0);
    tkd_arena_clear(&arena);
}

// Replications of many values: in bins, as good as exact.
TKD_CASE(measure, pooled, bins_give_the_same_interval_as_the_definition)
{
    enum { REPLICATIONS = 12, COUNT = 2000 };
    static double all[REPLICATIONS * COUNT];
    source from = {UINT64_C(88172645463325252)};
    tkd_arena arena = {0};
    tkd_pooled pooled = {0};
    double squares = 0.0;

    for (size_t r = 0; r < REPLICATIONS; r++) {
        const double mean = 3600.0 * (0.9 + 0.2 * uniform(&from));
        for (size_t i = 0; i < COUNT; i++) {
            all[r * COUNT + i] = exponential(&from, mean);
        }
        add(&pooled, &arena, all + r * COUNT, COUNT);
    }
    const tkd_estimate most = quantile_of(&pooled, &arena, 0.9);
    for (size_t r = 0; r < REPLICATIONS; r++) {
        double below = 0.0;
        for (size_t i = 0; i < COUNT; i++) {
            below += all[r * COUNT + i] <= most.mean ? 1.0 : 0.0;
        }
        squares += (below - 0.9 * COUNT) * (below - 0.9 * COUNT);
    }
    const double half = tkd_estimate_student(REPLICATIONS) *
                        sqrt(REPLICATIONS / (REPLICATIONS - 1.0) * squares) / REPLICATIONS / COUNT;
    const double low = tkd_sketch_quantile(&pooled.sketch, &arena, 0.9 - half);
    const double high = tkd_sketch_quantile(&pooled.sketch, &arena, 0.9 + half);
    CHECK_NEAR_SHARE(most.high - most.low, high - low, 0.05);
    tkd_arena_clear(&arena);
}
