// SPDX-License-Identifier: EUPL-1.2
// The difference of two measures, paired by replication, with its interval. The room that makes
// results has such intervals too, but this one is also part of the program that draws, which must not
// be linked with the library that they take Student's quantile from (docs/architecture.md).
#include "tables.h"

#include <math.h>

// Share of Student's distribution within ±t, by its finite series in whole degrees of freedom.
// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
static double share_within(double t, uint32_t freedom)
{
    const double half_turn = 3.14159265358979323846;
    const double angle = atan2(t, sqrt((double)freedom));
    const double cosine = cos(angle);
    const bool is_odd = freedom % 2 == 1;
    double term = is_odd ? cosine : 1.0;
    double sum = freedom == 1 ? 0.0 : term;
    for (uint32_t i = is_odd ? 3 : 2; i + 2 <= freedom; i += 2) {
        term *= cosine * cosine * ((double)i - 1.0) / (double)i;
        sum += term;
    }
    return is_odd ? 2.0 / half_turn * (angle + sin(angle) * sum) : sin(angle) * sum;
}

// Student's quantile for 95 % intervals. The share grows ever slower with t, so that the line through
// two points below the quantile meets 95 % below it again: the secant method goes up to it.
static double student(uint32_t freedom)
{
    const double normal = 1.959963984540054;
    double last = normal;
    double next = normal + (normal * normal * normal + normal) / (4.0 * (double)freedom);
    double last_share = share_within(last, freedom);
    for (int i = 0; i < 60; i++) {
        const double share = share_within(next, freedom);
        if (next - last < 1e-12 || share <= last_share) {
            break;
        }
        const double step = (0.95 - share) * (next - last) / (share - last_share);
        last = next;
        last_share = share;
        next += step;
    }
    return next;
}

// A measure's samples with what they make together.
typedef struct sampled {
    const tkd_sample *samples;
    double ratio;
    double weight;
} sampled;

static sampled sum_up(const tkd_results *results, const tkd_measured *measured)
{
    sampled made = {.samples = results->samples + measured->samples};
    double sum = 0.0;
    for (uint32_t i = 0; i < results->run.replications; i++) {
        if (made.samples[i].weight > 0.0) {
            sum += made.samples[i].sum;
            made.weight += made.samples[i].weight;
        }
    }
    made.ratio = sum / made.weight;
    return made;
}

// What a replication adds to the measure's departure from its expectation, to the first order.
static double residual(const sampled *of, uint32_t replication)
{
    const tkd_sample sample = of->samples[replication];
    return sample.weight > 0.0 ? (sample.sum - of->ratio * sample.weight) / of->weight : 0.0;
}

tkd_estimate tkd_picture_difference(const tkd_results *results, const tkd_measured *own,
                                    const tkd_measured *reference)
{
    tkd_estimate difference = tkd_picture_nobody();
    double squares = 0.0;
    difference.mean = own->estimate.mean - reference->estimate.mean;
    if (isnan(difference.mean) || results->samples == NULL) {
        return difference;
    }
    const sampled a = sum_up(results, own);
    const sampled b = sum_up(results, reference);
    for (uint32_t i = 0; i < results->run.replications; i++) {
        const double departure = residual(&a, i) - residual(&b, i);
        squares += departure * departure;
        difference.n += a.samples[i].weight > 0.0 && b.samples[i].weight > 0.0 ? 1 : 0;
    }
    if (difference.n < 2) {
        return difference;
    }
    const double n = (double)difference.n;
    const double half = student(difference.n - 1) * sqrt(n / (n - 1.0) * squares);
    difference.low = difference.mean - half;
    difference.high = difference.mean + half;
    return difference;
}
