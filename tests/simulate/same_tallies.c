// SPDX-License-Identifier: EUPL-1.2
// Tallies compared number by number.
#include "same_tallies.h"

#include <math.h>

#include "tkd_test.h"

typedef struct comparison {
    tkd_arena arena;
    double share;
} comparison;

static void check_same(const comparison *made, double a, double b)
{
    CHECK(isfinite(a));
    CHECK_NEAR(a, b, made->share * fmax(1.0, fabs(b)));
}

static void check_same_sketch(comparison *made, tkd_sketch a, tkd_sketch b)
{
    CHECK_SIZE(tkd_sketch_count(&a), tkd_sketch_count(&b));
    if (tkd_sketch_count(&a) > 0) {
        check_same(made, tkd_sketch_quantile(&a, &made->arena, 0.9),
                   tkd_sketch_quantile(&b, &made->arena, 0.9));
    }
}

static void check_same_numbers(const comparison *made, const double *a, const double *b,
                               size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check_same(made, a[i], b[i]);
    }
}

// All doubles of a row stand before its first sketch.
#define CHECK_SAME_ROWS(made, a, b, type, sketch)                                                  \
    check_same_numbers(made, (const double *)(const void *)(a), (const double *)(const void *)(b), \
                       offsetof(type, sketch) / sizeof(double))

double check_same_tallies(const tkd_kit *kit, const tkd_tally *a, const tkd_tally *b, double share)
{
    const tkd_layout *layout = tkd_kit_layout(kit);
    comparison made = {.share = share};
    double served = 0.0;

    tkd_arena_init(&made.arena, 0);
    for (uint32_t i = 0; i < layout->station_count; i++) {
        CHECK_SAME_ROWS(&made, &a->stations[i], &b->stations[i], tkd_station_cell, waits);
        check_same_sketch(&made, a->stations[i].waits, b->stations[i].waits);
        served += a->stations[i].served;
    }
    for (uint32_t i = 0; i < layout->stream_count; i++) {
        CHECK_SAME_ROWS(&made, &a->cells[i], &b->cells[i], tkd_cell, times);
        check_same_sketch(&made, a->cells[i].times, b->cells[i].times);
    }
    for (uint32_t i = 0; i < layout->step_cells; i++) {
        CHECK_SAME_ROWS(&made, &a->steps[i], &b->steps[i], tkd_step_cell, waits);
        check_same_sketch(&made, a->steps[i].waits, b->steps[i].waits);
        check_same_sketch(&made, a->steps[i].times, b->steps[i].times);
    }
    check_same_numbers(&made, a->exits, b->exits, layout->exit_cells);
    check_same_numbers(&made, a->edges, b->edges, layout->edge_cells);
    tkd_arena_clear(&made.arena);
    return served;
}
