// SPDX-License-Identifier: EUPL-1.2
// Ratio estimates and their differences, paired by replication.
#include "teekond/paired.h"

#include <math.h>

// Share of Student's distribution within ±t.
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

// The share grows ever slower with t, so that the line through two points below the quantile meets 95 %
// below it again: the secant method goes up to it.
double tkd_student_95(uint32_t freedom)
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

static double weight_of(const tkd_ratio *of, uint32_t replication)
{
    return of->weights == NULL ? of->sums[replication].weight : of->weights[replication].sum;
}

// What a replication adds to the estimate's departure from its expectation, to the first order.
static double residual_of(const tkd_ratio *of, uint32_t replication)
{
    const double weight = weight_of(of, replication);

    return weight > 0.0 ? of->scale * (of->sums[replication].sum - of->mean * weight) / of->weight
                        : 0.0;
}

tkd_ratio tkd_ratio_of(const tkd_sample *sums, const tkd_sample *weights, double scale, uint32_t n)
{
    tkd_ratio made = {.sums = sums, .weights = weights, .n = n, .scale = scale};
    double sum = 0.0;

    for (uint32_t i = 0; i < n; i++) {
        const double weight = weight_of(&made, i);
        if (weight > 0.0) {
            sum += sums[i].sum;
            made.weight += weight;
            made.usable++;
        }
    }
    made.mean = made.weight > 0.0 ? sum / made.weight : (double)NAN;
    return made;
}

// Standard error of a sum of residuals of so many replications.
static double error_of(double squares, uint32_t usable)
{
    const double n = usable;

    return usable < 2 ? (double)NAN : sqrt(n / (n - 1.0) * squares);
}

static tkd_estimate around(double mean, double error, uint32_t usable)
{
    const double half = usable < 2 ? (double)NAN : tkd_student_95(usable - 1) * error;

    return (tkd_estimate){.mean = mean, .low = mean - half, .high = mean + half, .n = usable};
}

tkd_estimate tkd_ratio_estimate(const tkd_ratio *ratio)
{
    double squares = 0.0;

    for (uint32_t i = 0; i < ratio->n; i++) {
        const double residual = residual_of(ratio, i);
        squares += residual * residual;
    }
    return around(ratio->scale * ratio->mean, error_of(squares, ratio->usable), ratio->usable);
}

tkd_estimate tkd_ratio_difference(const tkd_ratio *a, const tkd_ratio *b, double *error)
{
    const uint32_t usable = a->usable < b->usable ? a->usable : b->usable;
    const uint32_t n = a->n < b->n ? a->n : b->n;
    double squares = 0.0;

    for (uint32_t i = 0; i < n; i++) {
        const double residual = residual_of(a, i) - residual_of(b, i);
        squares += residual * residual;
    }
    if (error != NULL) {
        *error = error_of(squares, usable);
    }
    return around(a->scale * a->mean - b->scale * b->mean, error_of(squares, usable), usable);
}
