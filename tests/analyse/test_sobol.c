// SPDX-License-Identifier: EUPL-1.2
// Sobol indices of functions whose indices are known in closed form.
#include <math.h>

#include "tkd_test.h"

#include "teekond/sobol.h"

enum { MOST_INPUTS = 8, ROWS = 2048 };

typedef double function(const double *x);

static const double pi = 3.14159265358979323846;

// Ishigami and Homma (1990), a = 7, b = 0.1.
static double ishigami(const double *x)
{
    const double a = sin(pi * (2.0 * x[0] - 1.0));
    const double b = sin(pi * (2.0 * x[1] - 1.0));
    return a + 7.0 * b * b + 0.1 * pow(pi * (2.0 * x[2] - 1.0), 4.0) * a;
}

// Sobol's g-function.
static const double weights[MOST_INPUTS] = {0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};

static double g_function(const double *x)
{
    double product = 1.0;
    for (size_t i = 0; i < MOST_INPUTS; i++) {
        product *= (fabs(4.0 * x[i] - 2.0) + weights[i]) / (1.0 + weights[i]);
    }
    return product;
}

typedef struct found {
    tkd_arena arena;
    tkd_sobol_index indices[MOST_INPUTS];
    double variance;
} found;

static void estimate(function *of, size_t inputs, size_t rows, uint64_t seed, bool is_placed,
                     found *into)
{
    tkd_arena_init(&into->arena, 0);
    double *points = TKD_TAKE(&into->arena, rows * 2 * inputs, double);
    double *a = TKD_TAKE(&into->arena, rows, double);
    double *b = TKD_TAKE(&into->arena, rows, double);
    double *ab = TKD_TAKE(&into->arena, rows * inputs, double);
    CHECK_OK(tkd_sobol_points(2 * inputs, rows, seed, &into->arena, points, check_error()));
    for (size_t i = 0; i < rows; i++) {
        const double *row = &points[i * 2 * inputs];
        a[i] = of(row);
        b[i] = of(row + inputs);
        for (size_t k = 0; k < inputs; k++) {
            double mixed[MOST_INPUTS];
            for (size_t d = 0; d < inputs; d++) {
                mixed[d] = d == k ? row[inputs + d] : row[d];
            }
            ab[k * rows + i] = of(mixed);
        }
    }
    double *places = TKD_TAKE(&into->arena, rows * inputs * 2, double);
    for (size_t i = 0; i < rows * inputs; i++) {
        const size_t at = i / inputs * 2 * inputs + i % inputs;
        places[i] = points[at];
        places[rows * inputs + i] = points[at + inputs];
    }
    const tkd_sobol_design design = {
        .a = a,
        .b = b,
        .ab = ab,
        .n = rows,
        .inputs = inputs,
        .a_places = places,
        .b_places = places + rows * inputs,
        .placed = is_placed ? inputs : 0,
    };
    CHECK_OK(tkd_sobol_estimate(&design, inputs, &into->arena, into->indices, &into->variance,
                                check_error()));
}

TKD_CASE(analyse, sobol, indices_of_the_ishigami_function)
{
    static const double first[] = {0.3139, 0.4424, 0.0};
    static const double total[] = {0.5576, 0.4424, 0.2437};
    found made;

    estimate(ishigami, 3, ROWS, 1, false, &made);
    CHECK_NEAR(made.variance, 13.8446, 0.2);
    for (size_t i = 0; i < 3; i++) {
        CHECK_NEAR(made.indices[i].first.mean, first[i], 0.02);
        CHECK_NEAR(made.indices[i].total.mean, total[i], 0.02);
        CHECK_COVERS(made.indices[i].total.low, made.indices[i].total.high, total[i]);
        CHECK_COVERS(made.indices[i].first.low, made.indices[i].first.high, first[i]);
    }
    CHECK_SIZE(made.indices[0].rank, 1);
    CHECK_SIZE(made.indices[1].rank, 2);
    CHECK_SIZE(made.indices[2].rank_high, 3);
    tkd_arena_clear(&made.arena);
}

TKD_CASE(analyse, sobol, indices_of_the_g_function)
{
    double variance = 1.0;
    found made;

    for (size_t i = 0; i < MOST_INPUTS; i++) {
        variance *= 1.0 + 1.0 / (3.0 * (1.0 + weights[i]) * (1.0 + weights[i]));
    }
    variance -= 1.0;
    estimate(g_function, MOST_INPUTS, ROWS, 7, true, &made);
    CHECK_NEAR_SHARE(made.variance, variance, 0.03);
    for (size_t i = 0; i < MOST_INPUTS; i++) {
        const double own = 1.0 / (3.0 * (1.0 + weights[i]) * (1.0 + weights[i]));
        CHECK_NEAR(made.indices[i].first.mean, own / variance, 0.03);
        CHECK_NEAR(made.indices[i].total.mean, own * (variance + 1.0) / (1.0 + own) / variance,
                   0.03);
    }
    CHECK_SIZE(made.indices[3].rank, 4);
    tkd_arena_clear(&made.arena);
}

// Few rows of a function that is far from a line: of 300 designs of 24 rows the total index of its first
// input was within its interval in 259.
TKD_CASE(analyse, sobol, intervals_of_few_rows_cover)
{
    int covered = 0;

    for (uint64_t seed = 0; seed < 60; seed++) {
        found made;
        estimate(ishigami, 3, 24, seed, true, &made);
        covered += made.indices[0].total.low <= 0.5576 && 0.5576 <= made.indices[0].total.high;
        tkd_arena_clear(&made.arena);
    }
    CHECK(covered >= 46);
}

static double lines(const double *x)
{
    return 3.0 - 2.0 * x[0] + 0.7 * x[1];
}

// Nothing is left to chance: five rows tell the shares 4 to 0.49 exactly.
TKD_CASE(analyse, sobol, a_sum_of_lines_is_known_exactly)
{
    found made;

    estimate(lines, 3, 5, 4, true, &made);
    CHECK_NEAR(made.variance, (4.0 + 0.49) / 12.0, 1e-12);
    CHECK_NEAR(made.indices[0].total.mean, 4.0 / 4.49, 1e-12);
    CHECK_NEAR(made.indices[1].first.mean, 0.49 / 4.49, 1e-12);
    CHECK_NEAR(made.indices[2].total.high, 0.0, 1e-12);
    CHECK_NEAR(made.indices[0].slope, -2.0, 1e-12);
    CHECK_SIZE(made.indices[1].rank_high, 2);
    tkd_arena_clear(&made.arena);
}

TKD_CASE(analyse, sobol, points_fill_every_coordinate_evenly)
{
    enum { DIMENSIONS = TKD_SOBOL_DIMENSIONS + 5, COUNT = 64 };
    tkd_arena arena;

    tkd_arena_init(&arena, 0);
    double *points = TKD_TAKE(&arena, (size_t)DIMENSIONS * COUNT, double);
    CHECK_OK(tkd_sobol_points(DIMENSIONS, COUNT, 3, &arena, points, check_error()));
    for (size_t d = 0; d < DIMENSIONS; d++) {
        int quarters[4] = {0};
        for (size_t i = 0; i < COUNT; i++) {
            CHECK(points[i * DIMENSIONS + d] >= 0.0 && points[i * DIMENSIONS + d] < 1.0);
            quarters[(int)(4.0 * points[i * DIMENSIONS + d])]++;
        }
        for (int q = 0; q < 4; q++) {
            CHECK(quarters[q] >= 14 && quarters[q] <= 18);
        }
    }
    tkd_arena_clear(&arena);
}

// Three of 300 inputs matter; 80 points tell which.
TKD_CASE(analyse, sobol, screening_finds_the_few_among_many)
{
    enum { DIMENSIONS = 300, COUNT = 80 };
    size_t chosen[3];
    size_t count = 0;
    tkd_arena arena;

    tkd_arena_init(&arena, 0);
    double *points = TKD_TAKE(&arena, (size_t)DIMENSIONS * COUNT, double);
    double *values = TKD_TAKE(&arena, COUNT, double);
    CHECK_OK(tkd_sobol_points(DIMENSIONS, COUNT, 5, &arena, points, check_error()));
    for (size_t i = 0; i < COUNT; i++) {
        const double *x = &points[i * DIMENSIONS];
        values[i] = 3.0 * x[250] - 2.0 * x[17] + 1.5 * x[140] + 0.1 * x[3];
    }
    values[5] = (double)NAN;
    CHECK_OK(tkd_sobol_screen(points, values, COUNT, DIMENSIONS, 3, &arena, chosen, &count,
                              check_error()));
    CHECK_SIZE(count, 3);
    CHECK_SIZE(chosen[0], 250);
    CHECK_SIZE(chosen[1], 17);
    CHECK_SIZE(chosen[2], 140);
    for (size_t i = 0; i < COUNT; i++) {
        values[i] = 4.0;
    }
    CHECK_OK(tkd_sobol_screen(points, values, COUNT, DIMENSIONS, 3, &arena, chosen, &count,
                              check_error()));
    CHECK_SIZE(count, 0);
    tkd_arena_clear(&arena);
}
