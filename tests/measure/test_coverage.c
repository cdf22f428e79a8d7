// SPDX-License-Identifier: EUPL-1.2
// How often the 95 % intervals cover what is known: quantiles and means of small groups, of values that
// depend on each other, of shares.
#include <math.h>

#include "tkd_test.h"

#include "lot.h"
#include "quantile.h"
#include "teekond/measure.h"

enum { TRIALS = 1000 };

// Share of trials whose interval covers `expected`.
typedef struct experiment {
    double share;
    double expected;
    double mean_count; // of values in a replication
    bool dependent;    // an M/M/1 queue's waits, load 0.8, else independent exponential values
    uint32_t replications;
} experiment;

// Waits of one client after another in a queue that begins as it is in the long run (Lindley 1952).
static void fill_waits(source *from, tkd_sketch *own, tkd_arena *arena, uint32_t count)
{
    double wait = uniform(from) > 0.8 ? 0.0 : exponential(from, 4.0);

    for (uint32_t i = 0; i < count; i++) {
        CHECK(tkd_sketch_add(own, arena, 3600.0 * wait));
        wait = fmax(0.0, wait + exponential(from, 0.8) - exponential(from, 1.0));
    }
}

static double coverage(const experiment *made)
{
    source from = {UINT64_C(0x9e3779b97f4a7c15)};
    int covered = 0;

    for (int trial = 0; trial < TRIALS; trial++) {
        tkd_arena arena = {0};
        tkd_pooled pooled = {0};
        for (uint32_t r = 0; r < made->replications; r++) {
            const uint32_t count = poisson(&from, made->mean_count);
            tkd_sketch own = {0};
            if (made->dependent) {
                fill_waits(&from, &own, &arena, count);
            }
            for (uint32_t i = 0; !made->dependent && i < count; i++) {
                CHECK(tkd_sketch_add(&own, &arena, exponential(&from, 3600.0)));
            }
            CHECK(tkd_pooled_add(&pooled, &arena, &own));
        }
        const tkd_estimate estimate = quantile_of(&pooled, &arena, made->share);
        covered += estimate.low <= made->expected && made->expected <= estimate.high;
        tkd_arena_clear(&arena);
    }
    return (double)covered / TRIALS;
}

// Quantiles −3600 ln(1 − share). The mean of replications' own quantiles covers 62 … 89 % of the time
// in the last three.
TKD_CASE(measure, coverage, quantiles_of_small_groups_cover)
{
    static const experiment experiments[] = {
        {.share = 0.5, .mean_count = 1.0, .replications = 30},
        {.share = 0.5, .mean_count = 40.0, .replications = 10},
        {.share = 0.9, .mean_count = 1.0, .replications = 30},
        {.share = 0.9, .mean_count = 3.0, .replications = 30},
        {.share = 0.9, .mean_count = 10.0, .replications = 30},
    };
    for (size_t i = 0; i < sizeof experiments / sizeof experiments[0]; i++) {
        experiment made = experiments[i];
        made.expected = -3600.0 * log(1.0 - made.share);
        CHECK_NEAR(coverage(&made), 0.95, 0.02);
    }
}

// Values in bins (more than 1024), dependent within a replication: P(W > w) = 0.8 exp(−w / 4 h).
TKD_CASE(measure, coverage, quantiles_of_dependent_values_cover)
{
    static const double shares[] = {0.5, 0.9};

    for (size_t i = 0; i < 2; i++) {
        const experiment made = {.share = shares[i],
                                 .expected = -4.0 * 3600.0 * log((1.0 - shares[i]) / 0.8),
                                 .mean_count = 200.0,
                                 .dependent = true,
                                 .replications = 20};
        CHECK_NEAR(coverage(&made), 0.945, 0.025);
    }
}

// Mean of exponential values, or share of those below a tenth's quantile.
static double coverage_of_mean(double mean_count, uint32_t replications, bool is_share)
{
    source from = {UINT64_C(0x9e3779b97f4a7c15)};
    int covered = 0;

    for (int trial = 0; trial < TRIALS; trial++) {
        tkd_sample samples[64] = {{0}};
        CHECK(replications <= 64);
        for (uint32_t r = 0; r < replications; r++) {
            const uint32_t count = poisson(&from, mean_count);
            samples[r].weight = count;
            for (uint32_t i = 0; i < count; i++) {
                samples[r].sum +=
                    is_share ? (uniform(&from) < 0.1 ? 1.0 : 0.0) : exponential(&from, 1.0);
            }
        }
        const tkd_estimate estimate = tkd_estimate_ratio(samples, replications);
        const double expected = is_share ? 0.1 : 1.0;
        covered += estimate.low <= expected && expected <= estimate.high;
    }
    return (double)covered / TRIALS;
}

// Groups with one to forty people in a replication. With fewer than thirty people in all the interval of
// a skew mean is somewhat narrow (docs/statistics.md), which is why there are none here.
TKD_CASE(measure, coverage, means_of_small_groups_cover)
{
    CHECK_NEAR(coverage_of_mean(1.0, 30, false), 0.93, 0.025);
    CHECK_NEAR(coverage_of_mean(3.0, 30, false), 0.94, 0.02);
    CHECK_NEAR(coverage_of_mean(10.0, 10, false), 0.94, 0.02);
    CHECK_NEAR(coverage_of_mean(40.0, 30, false), 0.95, 0.02);
}

TKD_CASE(measure, coverage, shares_of_small_groups_cover)
{
    CHECK_NEAR(coverage_of_mean(3.0, 30, true), 0.93, 0.025);
    CHECK_NEAR(coverage_of_mean(10.0, 30, true), 0.94, 0.02);
}
