// SPDX-License-Identifier: EUPL-1.2
// Quantile sketches: exact while few, very close when many, the same whether values come one by one
// or merged.
#include <math.h>

#include "tkd_test.h"

#include "teekond/measure.h"

// Values in a scattered order: i × 7919 modulo `count`, made seconds of many sizes.
static double value_at(uint32_t i, uint32_t count)
{
    return 10.0 * exp(8.0 * (double)((i * UINT64_C(7919)) % count) / count);
}

static double exact_quantile(uint32_t count, double share)
{
    const double at = share * (count - 1.0);
    const double low = 10.0 * exp(8.0 * floor(at) / count);
    const double high = 10.0 * exp(8.0 * fmin(floor(at) + 1.0, count - 1.0) / count);

    return low + (at - floor(at)) * (high - low);
}

static void fill(tkd_sketch *sketch, tkd_arena *arena, uint32_t from, uint32_t to, uint32_t count)
{
    for (uint32_t i = from; i < to; i++) {
        CHECK(tkd_sketch_add(sketch, arena, value_at(i, count)));
    }
}

TKD_CASE(measure, sketch, few_values_are_exact)
{
    tkd_arena arena = {0};
    tkd_sketch sketch = {0};

    CHECK(isnan(tkd_sketch_quantile(&sketch, &arena, 0.5)));
    fill(&sketch, &arena, 0, TKD_SKETCH_EXACT, TKD_SKETCH_EXACT);
    CHECK_NEAR_SHARE(tkd_sketch_quantile(&sketch, &arena, 0.9),
                     exact_quantile(TKD_SKETCH_EXACT, 0.9), 1e-12);
    CHECK_NEAR_SHARE(tkd_sketch_quantile(&sketch, &arena, 0.0), 10.0, 1e-12);
    CHECK_NEAR_SHARE(tkd_sketch_quantile(&sketch, &arena, 1.0),
                     exact_quantile(TKD_SKETCH_EXACT, 1.0), 1e-12);
    tkd_arena_clear(&arena);
}

// Hyndman & Fan, type 7: between the order statistics, as most programs have it.
TKD_CASE(measure, sketch, quantiles_lie_between_order_statistics)
{
    tkd_arena arena = {0};
    tkd_sketch sketch = {0};
    static const double values[] = {7.0, 1.0, 11.0, 3.0};

    for (size_t i = 0; i < 4; i++) {
        CHECK(tkd_sketch_add(&sketch, &arena, values[i]));
    }
    CHECK_NEAR(tkd_sketch_quantile(&sketch, &arena, 0.5), 5.0, 1e-15);
    CHECK_NEAR(tkd_sketch_quantile(&sketch, &arena, 0.9), 9.8, 1e-12);
    CHECK(tkd_sketch_add(&sketch, &arena, 2.0)); // after a look
    CHECK_NEAR(tkd_sketch_quantile(&sketch, &arena, 0.5), 3.0, 1e-15);
    tkd_arena_clear(&arena);
}

TKD_CASE(measure, sketch, many_values_of_a_smooth_density_are_close)
{
    enum { COUNT = 50000 };
    static const double shares[] = {0.01, 0.1, 0.5, 0.9, 0.99};
    tkd_arena arena = {0};
    tkd_sketch sketch = {0};

    fill(&sketch, &arena, 0, COUNT, COUNT);
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
        CHECK_NEAR_SHARE(tkd_sketch_quantile(&sketch, &arena, shares[i]),
                         exact_quantile(COUNT, shares[i]), 1e-4);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(measure, sketch, equal_values_stay_exact)
{
    tkd_arena arena = {0};
    tkd_sketch sketch = {0};

    for (int i = 0; i < 5000; i++) {
        CHECK(tkd_sketch_add(&sketch, &arena, i % 4 == 0 ? 0.0 : 86400.25));
    }
    CHECK_NEAR(tkd_sketch_quantile(&sketch, &arena, 0.2), 0.0, 0.0);
    CHECK_NEAR(tkd_sketch_quantile(&sketch, &arena, 0.9), 86400.25, 1e-9);
    tkd_arena_clear(&arena);
}

// 1000 s and 1002 s are in one bin. Each alone is exact, to a thousandth of a second and whether added
// or merged; together they are spread over the bin, which is less than 1 % wide.
TKD_CASE(measure, sketch, a_bin_knows_whether_its_values_are_alike)
{
    enum { MANY = 2 * TKD_SKETCH_EXACT };
    tkd_arena arena = {0};
    tkd_sketch ones = {0};
    tkd_sketch others = {0};
    tkd_sketch both = {0};

    CHECK_INT(tkd_sketch_bin(1000.0), tkd_sketch_bin(1002.0));
    for (int i = 0; i < MANY; i++) {
        CHECK(tkd_sketch_add(&ones, &arena, 1000.0 + (i % 2 == 0 ? 0.0 : 1e-9)));
        CHECK(tkd_sketch_add(&others, &arena, 1002.0));
    }
    CHECK_NEAR(tkd_sketch_quantile(&ones, &arena, 0.5), 1000.0, 1e-8);
    CHECK(tkd_sketch_merge(&both, &arena, &ones));
    CHECK(tkd_sketch_merge(&both, &arena, &ones));
    CHECK_NEAR(tkd_sketch_quantile(&both, &arena, 0.9), 1000.0, 1e-8);
    CHECK(tkd_sketch_merge(&both, &arena, &others));
    CHECK(tkd_sketch_quantile(&both, &arena, 0.9) - tkd_sketch_quantile(&both, &arena, 0.1) > 2.0);
    CHECK_NEAR_SHARE(tkd_sketch_quantile(&both, &arena, 0.9), 1000.0, 0.01);
    for (int i = 0; i < MANY; i++) {
        CHECK(tkd_sketch_add(&ones, &arena, 1002.0));
    }
    CHECK(tkd_sketch_quantile(&ones, &arena, 0.9) - tkd_sketch_quantile(&ones, &arena, 0.1) > 2.0);
    tkd_arena_clear(&arena);
}

TKD_CASE(measure, sketch, merged_parts_equal_the_whole)
{
    static const uint32_t counts[] = {900, 1024, 1500, 6000};

    for (size_t c = 0; c < sizeof counts / sizeof counts[0]; c++) {
        tkd_arena arena = {0};
        tkd_sketch whole = {0};
        tkd_sketch merged = {0};
        fill(&whole, &arena, 0, counts[c], counts[c]);
        for (uint32_t part = 0; part < 5; part++) {
            tkd_sketch own = {0};
            fill(&own, &arena, part * counts[c] / 5, (part + 1) * counts[c] / 5, counts[c]);
            CHECK(tkd_sketch_merge(&merged, &arena, &own));
        }
        CHECK_SIZE(tkd_sketch_count(&merged), tkd_sketch_count(&whole));
        CHECK_NEAR_SHARE(tkd_sketch_quantile(&merged, &arena, 0.5),
                         tkd_sketch_quantile(&whole, &arena, 0.5), 1e-12);
        CHECK_NEAR_SHARE(tkd_sketch_quantile(&merged, &arena, 0.9),
                         tkd_sketch_quantile(&whole, &arena, 0.9), 1e-12);
        tkd_arena_clear(&arena);
    }
}

TKD_CASE(measure, sketch, values_of_all_sizes_are_kept)
{
    tkd_arena arena = {0};
    tkd_sketch sketch = {0};

    for (int i = 0; i < 4000; i++) {
        CHECK(tkd_sketch_add(&sketch, &arena, i < 1000 ? 0.0 : i < 2000 ? 1e-9 : 3.2e10));
    }
    CHECK_NEAR(tkd_sketch_quantile(&sketch, &arena, 0.1), 0.0, 1e-3);
    CHECK_NEAR_SHARE(tkd_sketch_quantile(&sketch, &arena, 0.99), 3.2e10, 1e-9);
    tkd_arena_clear(&arena);
}
