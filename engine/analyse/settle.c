// SPDX-License-Identifier: EUPL-1.2
// When a series has settled: MSER-5 and Welch's moving averages. See analyse.h for the sources.
#include "teekond/analyse.h"

#include <math.h>
#include <stdbool.h>

enum {
    LEAST_VALUES = 10, // below, nothing is said
    LAST_VALUES = 5,   // a cut that leaves fewer has no variance worth the name
};

// Equal values that were summed otherwise differ by less, as a share of the greatest.
#define ROUNDING 1e-9

// Values from one on: their number, mean and sum of squared deviations (Welford 1962).
typedef struct tail {
    double count;
    double mean;
    double squares;
} tail;

static void add(tail *sum, double value)
{
    const double deviation = value - sum->mean;

    sum->count++;
    sum->mean += deviation / sum->count;
    sum->squares += deviation * (value - sum->mean);
}

// Walks from the last value to the first, so that every tail grows by one value.
tkd_warmup_verdict tkd_analyse_settled(const double *values, uint32_t n, uint32_t *cut)
{
    const uint32_t half = n / 2;
    double greatest = 0.0;
    double least = HUGE_VAL;
    double kept = 0.0; // values from the cut on
    tail sum = {0};

    *cut = 0;
    for (uint32_t i = n; i > 0; i--) {
        if (isnan(values[i - 1])) {
            continue;
        }
        add(&sum, values[i - 1]);
        greatest = fmax(greatest, fabs(values[i - 1]));
        const bool is_rounding = sum.squares <= ROUNDING * ROUNDING * greatest * greatest;
        const double error = is_rounding ? 0.0 : sum.squares / (sum.count * sum.count);
        if (sum.count >= LAST_VALUES && error <= least) {
            least = error;
            kept = sum.count;
            *cut = i - 1;
        }
    }
    if (sum.count < LEAST_VALUES) {
        *cut = 0;
        return TKD_WARMUP_UNKNOWN;
    }
    if (kept == sum.count) {
        *cut = 0; // nothing was seen before it
    }
    if (*cut > half) {
        *cut = half;
        return TKD_WARMUP_UNSETTLED;
    }
    return TKD_WARMUP_ENOUGH;
}

void tkd_analyse_smooth(const double *values, uint32_t n, uint32_t window, double *smooth)
{
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t side = i < window ? i : window;
        double sum = 0.0;
        double count = 0.0;
        for (uint32_t k = i - side; k <= i + side && i + window < n; k++) {
            sum += isnan(values[k]) ? 0.0 : values[k];
            count += isnan(values[k]) ? 0.0 : 1.0;
        }
        smooth[i] = count > 0.0 ? sum / count : (double)NAN;
    }
}
