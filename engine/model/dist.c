// SPDX-License-Identifier: EUPL-1.2
// Mean and variance of distributions in closed form. Mixtures and sums recurse into their parts,
// never deeper than the text that they were written in.
// Source of the moments: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions (1994–95);
// PERT: a beta distribution with a = 1 + 4(m-a)/(b-a), b = 1 + 4(b-m)/(b-a) on [a, b].
#include "teekond/figure.h"

#include <math.h>

typedef struct moments {
    double mean;
    double variance;
} moments;

// Normal conditioned on >= 0 (Johnson, Kotz, Balakrishnan, volume 1, section 13.10.1).
static moments truncated_normal(double mean, double sd)
{
    if (sd <= 0.0) {
        return (moments){mean, 0.0};
    }
    const double bound = -mean / sd;
    const double density = exp(-0.5 * bound * bound) * 0.3989422804014327;
    const double above = 0.5 * erfc(bound * 0.7071067811865476);
    const double hazard = density / above;

    return (moments){mean + sd * hazard, sd * sd * (1.0 + bound * hazard - hazard * hazard)};
}

static moments triangular(double least, double likely, double most)
{
    return (moments){
        (least + likely + most) / 3.0,
        (least * least + likely * likely + most * most - least * likely - least * most -
         likely * most) /
            18.0,
    };
}

static moments pert(double least, double likely, double most)
{
    const double mean = (least + 4.0 * likely + most) / 6.0;

    return (moments){mean, (mean - least) * (most - mean) / 7.0};
}

static moments weibull(double shape, double scale)
{
    const double first = tgamma(1.0 + 1.0 / shape);
    const double second = tgamma(1.0 + 2.0 / shape);

    return (moments){scale * first, scale * scale * (second - first * first)};
}

static moments lognormal(double log_mean, double log_sd)
{
    const double square = log_sd * log_sd;

    return (moments){exp(log_mean + square / 2.0), expm1(square) * exp(2.0 * log_mean + square)};
}

static moments empirical(const tkd_figures *figures, const tkd_dist *dist)
{
    moments result = {0.0, 0.0};

    for (uint32_t i = 0; i < dist->count; i++) {
        result.mean += figures->values[dist->first + i] / (double)dist->count;
    }
    for (uint32_t i = 0; i < dist->count; i++) {
        const double distance = figures->values[dist->first + i] - result.mean;
        result.variance += distance * distance / (double)dist->count;
    }
    return result;
}

static moments dist_moments(const tkd_figures *figures, int32_t row, double day_s);

static moments mixture(const tkd_figures *figures, const tkd_dist *dist, double day_s)
{
    double mean = 0.0;
    double square = 0.0;

    for (uint32_t i = 0; i < dist->count; i++) {
        const tkd_dist_part *part = &figures->parts[dist->first + i];
        const moments one = dist_moments(figures, part->dist, day_s);
        mean += part->weight * one.mean;
        square += part->weight * (one.variance + one.mean * one.mean);
    }
    return (moments){mean, fmax(0.0, square - mean * mean)};
}

static moments sum(const tkd_figures *figures, const tkd_dist *dist, double day_s)
{
    moments result = {0.0, 0.0};

    for (uint32_t i = 0; i < dist->count; i++) {
        const moments one = dist_moments(figures, figures->parts[dist->first + i].dist, day_s);
        result.mean += one.mean;
        result.variance += one.variance;
    }
    return result;
}

static moments shape_moments(const tkd_figures *figures, const tkd_dist *dist, double day_s)
{
    const double *p = dist->p;

    switch (dist->kind) {
    case TKD_DIST_CONSTANT: return (moments){p[0], 0.0};
    case TKD_DIST_UNIFORM:
        return (moments){(p[0] + p[1]) / 2.0, (p[1] - p[0]) * (p[1] - p[0]) / 12.0};
    case TKD_DIST_TRIANGULAR: return triangular(p[0], p[1], p[2]);
    case TKD_DIST_PERT: return pert(p[0], p[1], p[2]);
    case TKD_DIST_EXPONENTIAL: return (moments){p[0], p[0] * p[0]};
    case TKD_DIST_NORMAL: return truncated_normal(p[0], p[1]);
    case TKD_DIST_LOGNORMAL: return lognormal(p[0], p[1]);
    case TKD_DIST_GAMMA: return (moments){p[0] * p[1], p[0] * p[1] * p[1]};
    case TKD_DIST_WEIBULL: return weibull(p[0], p[1]);
    case TKD_DIST_EMPIRICAL: return empirical(figures, dist);
    case TKD_DIST_MIX: return mixture(figures, dist, day_s);
    case TKD_DIST_SUM: return sum(figures, dist, day_s);
    }
    return (moments){0.0, 0.0};
}

static moments dist_moments(const tkd_figures *figures, int32_t row, double day_s)
{
    const tkd_dist *dist = &figures->dists[row];
    const double unit = dist->times * (dist->working_days ? day_s : 1.0);
    const moments plain = shape_moments(figures, dist, day_s);

    return (moments){plain.mean * unit, plain.variance * unit * unit};
}

double tkd_dist_mean(const tkd_figures *figures, int32_t dist, double day_s)
{
    return dist_moments(figures, dist, day_s).mean;
}

double tkd_dist_variance(const tkd_figures *figures, int32_t dist, double day_s)
{
    return dist_moments(figures, dist, day_s).variance;
}

bool tkd_dist_has_working_days(const tkd_figures *figures, int32_t row)
{
    const tkd_dist *dist = &figures->dists[row];
    bool found = dist->working_days;

    if (dist->kind == TKD_DIST_MIX || dist->kind == TKD_DIST_SUM) {
        for (uint32_t i = 0; i < dist->count && !found; i++) {
            found = tkd_dist_has_working_days(figures, figures->parts[dist->first + i].dist);
        }
    }
    return found;
}
