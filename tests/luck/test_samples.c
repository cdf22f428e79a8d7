// SPDX-License-Identifier: EUPL-1.2
// Sampling by inverse transform against GSL's distribution functions and exact formulas: quantiles,
// moments by integrating over u, monotone in u, the stated table error.
#include <math.h>

#include <gsl/gsl_cdf.h>

#include "luck/luck.h"
#include "tkd_test.h"

// One distribution as a row of figures; parts and values where it needs them.
typedef struct sampled {
    tkd_arena arena;
    tkd_figures figures;
    tkd_samplers samplers;
    tkd_dist dists[4];
    tkd_dist_part parts[3];
    double values[5];
} sampled;

static void prepare(sampled *made, const tkd_dist *dists, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        made->dists[i] = dists[i];
        made->dists[i].times = dists[i].times == 0.0 ? 1.0 : dists[i].times;
    }
    made->figures = (tkd_figures){.dists = made->dists,
                                  .dist_count = count,
                                  .parts = made->parts,
                                  .part_count = 3,
                                  .values = made->values,
                                  .value_count = 5};
    CHECK_OK(
        tkd_samplers_build(&made->figures, NULL, &made->arena, &made->samplers, check_error()));
}

static double quantile_of(const tkd_dist *dist, double u)
{
    sampled made = {0};

    prepare(&made, dist, 1);
    const double value = tkd_sample_leaf(&made.samplers, 0, u, 1.0);
    tkd_arena_clear(&made.arena);
    return value;
}

static const tkd_dist shapes[] = {
    {.kind = TKD_DIST_UNIFORM, .p = {600, 1800}},  {.kind = TKD_DIST_TRIANGULAR, .p = {2, 3, 11}},
    {.kind = TKD_DIST_PERT, .p = {10, 20, 45}},    {.kind = TKD_DIST_PERT, .p = {0, 0, 7}},
    {.kind = TKD_DIST_PERT, .p = {0, 7, 7}},       {.kind = TKD_DIST_EXPONENTIAL, .p = {11}},
    {.kind = TKD_DIST_NORMAL, .p = {10, 8}},       {.kind = TKD_DIST_NORMAL, .p = {-4, 3}},
    {.kind = TKD_DIST_LOGNORMAL, .p = {1.2, 0.9}}, {.kind = TKD_DIST_GAMMA, .p = {2.25, 4}},
    {.kind = TKD_DIST_GAMMA, .p = {0.3, 5}},       {.kind = TKD_DIST_GAMMA, .p = {40, 1.5}},
    {.kind = TKD_DIST_WEIBULL, .p = {1.7, 10}},
};

enum { SHAPES = sizeof shapes / sizeof shapes[0] };

// The distribution function, by GSL or by hand.
static double probability(const tkd_dist *dist, double x)
{
    const double *p = dist->p;
    const double width = p[2] - p[0];

    switch (dist->kind) {
    case TKD_DIST_UNIFORM: return gsl_cdf_flat_P(x, p[0], p[1]);
    case TKD_DIST_TRIANGULAR:
        return x <= p[1] ? (x - p[0]) * (x - p[0]) / (width * (p[1] - p[0]))
                         : 1.0 - (p[2] - x) * (p[2] - x) / (width * (p[2] - p[1]));
    case TKD_DIST_PERT:
        return gsl_cdf_beta_P((x - p[0]) / width, 1.0 + 4.0 * (p[1] - p[0]) / width,
                              1.0 + 4.0 * (p[2] - p[1]) / width);
    case TKD_DIST_EXPONENTIAL: return gsl_cdf_exponential_P(x, p[0]);
    case TKD_DIST_NORMAL:
        return 1.0 - gsl_cdf_gaussian_Q(x - p[0], p[1]) / gsl_cdf_gaussian_Q(-p[0], p[1]);
    case TKD_DIST_LOGNORMAL: return gsl_cdf_lognormal_P(x, p[0], p[1]);
    case TKD_DIST_GAMMA: return gsl_cdf_gamma_P(x, p[0], p[1]);
    case TKD_DIST_WEIBULL: return gsl_cdf_weibull_P(x, p[1], p[0]);
    case TKD_DIST_CONSTANT:
    case TKD_DIST_EMPIRICAL:
    case TKD_DIST_MIX:
    case TKD_DIST_SUM: break;
    }
    return (double)NAN;
}

TKD_CASE(luck, samples, quantiles_have_their_probability_within_a_millionth)
{
    for (size_t s = 0; s < SHAPES; s++) {
        sampled made = {0};
        prepare(&made, &shapes[s], 1);
        for (int i = 0; i < 20000; i++) {
            const double u = (i + 0.5) / 20000.0;
            const double x = tkd_sample_leaf(&made.samplers, 0, u, 1.0);
            check_near(probability(&shapes[s], x), u, 1.1e-6, "probability", __FILE__, __LINE__);
        }
        tkd_arena_clear(&made.arena);
    }
}

TKD_CASE(luck, samples, tails_are_exact)
{
    static const double tails[] = {1e-12, 1e-9, 1e-6};

    for (size_t s = 0; s < SHAPES; s++) {
        for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
            const double x = quantile_of(&shapes[s], tails[i]);
            check_near(probability(&shapes[s], x), tails[i], 1e-3 * tails[i] + 1e-13, "lower tail",
                       __FILE__, __LINE__);
            CHECK(isfinite(quantile_of(&shapes[s], 1.0 - 0x1p-53)));
        }
    }
}

// Against the logarithm of the C library: through every cell of the table, at both ends of the unit
// interval, and next to where the cells and the powers of two meet.
TKD_CASE(luck, samples, exponentials_are_logarithms)
{
    sampled made = {0};
    double before = 0.0;

    prepare(&made, &shapes[0], 1);
    for (int i = 1; i < 100000; i++) {
        const double u = (i + 0x1p-30) / 100000.0;
        const double value = tkd_luck_exponential(&made.samplers, u);
        check_near(value, -log1p(-u), 1e-11, "unit exponential", __FILE__, __LINE__);
        CHECK(value > before);
        before = value;
    }
    for (int k = 1; k < 52; k++) {
        const double u = ldexp(1.0, -k);
        for (int away = -1; away <= 1; away++) {
            const double low = u * (1.0 + away * 0x1p-20);
            check_near(tkd_luck_exponential(&made.samplers, low), -log1p(-low),
                       1e-8 * low + 0x1p-53, "unit exponential near 0", __FILE__, __LINE__);
        }
        CHECK_NEAR(tkd_luck_exponential(&made.samplers, 1.0 - u), k * log(2.0), 1e-11);
    }
    CHECK_NEAR(tkd_luck_exponential(&made.samplers, 1.0 - 0x1p-53), 53.0 * log(2.0), 1e-11);
    tkd_arena_clear(&made.arena);
}

TKD_CASE(luck, samples, quantiles_never_turn_back)
{
    for (size_t s = 0; s < SHAPES; s++) {
        sampled made = {0};
        double before = 0.0;
        prepare(&made, &shapes[s], 1);
        for (int i = 0; i < 200000; i++) {
            const double x = tkd_sample_leaf(&made.samplers, 0, (i + 0.5) / 200000.0, 1.0);
            if (!(x >= before)) {
                check_near(x, before, 0.0, "a larger u gives a smaller value", __FILE__, __LINE__);
            }
            before = x;
        }
        tkd_arena_clear(&made.arena);
    }
}

// Mean and variance by the middle points of 10⁵ cells of u; the model's closed forms are asked too.
TKD_CASE(luck, samples, moments_agree_with_the_closed_forms_of_the_model)
{
    enum { CELLS = 100000 };

    for (size_t s = 0; s < SHAPES; s++) {
        sampled made = {0};
        double sum = 0.0;
        double squares = 0.0;
        prepare(&made, &shapes[s], 1);
        for (int i = 0; i < CELLS; i++) {
            const double x = tkd_sample_leaf(&made.samplers, 0, (i + 0.5) / CELLS, 1.0);
            sum += x;
            squares += x * x;
        }
        const double mean = sum / CELLS;
        CHECK_NEAR_SHARE(mean, tkd_dist_mean(&made.figures, 0, 1.0), 2e-4);
        CHECK_NEAR_SHARE(squares / CELLS - mean * mean, tkd_dist_variance(&made.figures, 0, 1.0),
                         8e-3);
        tkd_arena_clear(&made.arena);
    }
}

TKD_CASE(luck, samples, empirical_values_are_equally_likely)
{
    sampled made = {.values = {2, 3, 5, 7, 11}};
    const tkd_dist dist = {.kind = TKD_DIST_EMPIRICAL, .count = 5};

    prepare(&made, &dist, 1);
    for (int i = 0; i < 1000; i++) {
        CHECK_NEAR(tkd_sample_leaf(&made.samplers, 0, (i + 0.5) / 1000, 1.0), made.values[i / 200],
                   0.0);
    }
    CHECK_NEAR(tkd_sample_leaf(&made.samplers, 0, 1.0 - 0x1p-53, 1.0), 11.0, 0.0);
    tkd_arena_clear(&made.arena);
}

TKD_CASE(luck, samples, mixture_uses_one_uniform_and_is_exact)
{
    // 25 % of 0..4, 75 % of 10..20.
    const tkd_dist dists[] = {{.kind = TKD_DIST_MIX, .count = 2},
                              {.kind = TKD_DIST_UNIFORM, .p = {0, 4}},
                              {.kind = TKD_DIST_UNIFORM, .p = {10, 20}}};
    sampled made = {.parts = {{0.25, 1}, {0.75, 2}}};
    double u = 0.125;

    prepare(&made, dists, 3);
    CHECK_INT(tkd_sample_part(&made.samplers, 0, &u), 1);
    CHECK_NEAR(u, 0.5, 1e-15);
    u = 0.4;
    CHECK_INT(tkd_sample_part(&made.samplers, 0, &u), 2);
    CHECK_NEAR(u, 0.2, 1e-15);
    tkd_arena_clear(&made.arena);
}

TKD_CASE(luck, samples, parts_of_a_sum_have_luck_of_their_own)
{
    enum { DRAWS = 200000 };
    const tkd_dist dists[] = {{.kind = TKD_DIST_SUM, .count = 3},
                              {.kind = TKD_DIST_EXPONENTIAL, .p = {2}},
                              {.kind = TKD_DIST_CONSTANT, .p = {5}}};
    sampled made = {.parts = {{1, 1}, {1, 2}, {1, 1}}};
    double sum = 0.0;
    double squares = 0.0;

    prepare(&made, dists, 3);
    for (uint64_t i = 0; i < DRAWS; i++) {
        const double x =
            tkd_sample_seconds(&made.samplers, 0, tkd_luck_draw(i, 3, 1, TKD_FOR_DELAY, 0));
        sum += x;
        squares += x * x;
    }
    CHECK_NEAR(sum / DRAWS, 9.0, 0.03);
    // Were both exponentials one draw, the variance would be 16.
    CHECK_NEAR(squares / DRAWS - sum / DRAWS * (sum / DRAWS), 8.0, 0.2);
    tkd_arena_clear(&made.arena);
}

TKD_CASE(luck, samples, working_days_are_whole_and_times_scales)
{
    const tkd_dist days = {
        .kind = TKD_DIST_UNIFORM, .p = {2, 6}, .working_days = true, .times = 1.0};
    const tkd_dist doubled = {.kind = TKD_DIST_CONSTANT, .p = {7}, .times = 2.0};

    CHECK_NEAR(quantile_of(&days, 0.3), 3.0, 0.0);
    CHECK_NEAR(quantile_of(&days, 0.4), 4.0, 0.0);
    CHECK_NEAR(quantile_of(&doubled, 0.4), 14.0, 0.0);
    // 3.4 days, halved and then rounded: 2, not half of 3 rounded up.
    sampled made = {0};
    prepare(&made, &days, 1);
    CHECK_NEAR(tkd_sample_leaf(&made.samplers, 0, 0.35, 0.5), 2.0, 0.0);
    CHECK_NEAR(tkd_sample_leaf(&made.samplers, 0, 0.175, 0.5), 1.0, 0.0);
    tkd_arena_clear(&made.arena);
}

static tkd_status build_tables(void *context)
{
    const tkd_dist dists[] = {{.kind = TKD_DIST_PERT, .p = {10, 20, 45}, .times = 1.0},
                              {.kind = TKD_DIST_GAMMA, .p = {2.25, 4}, .times = 1.0}};
    const tkd_figures figures = {.dists = dists, .dist_count = 2};
    tkd_arena arena = {0};
    tkd_samplers samplers = {0};
    const tkd_status status = tkd_samplers_build(&figures, NULL, &arena, &samplers, NULL);

    (void)context;
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(luck, samples, failing_memory_is_told)
{
    CHECK_TORTURE(build_tables, NULL);
}
