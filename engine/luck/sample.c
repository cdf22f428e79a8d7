// SPDX-License-Identifier: EUPL-1.2
// Sampling by inverse transform: one uniform in, one quantile out. Formulas where there are any,
// GSL's rational approximation for the normal (Wichura, AS 241), tables for beta and gamma.
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "inverse.h"

// PERT as the format defines it: beta on [least, most] with alpha = 1 + 4(m − a)/(b − a),
// beta = 1 + 4(b − m)/(b − a). Source: Malcolm et al., Operations Research 7 (1959).
static void pert_shape(const tkd_dist *dist, double *a, double *b)
{
    const double width = dist->p[2] - dist->p[0];

    *a = 1.0 + 4.0 * (dist->p[1] - dist->p[0]) / width;
    *b = 1.0 + 4.0 * (dist->p[2] - dist->p[1]) / width;
}

// Among the first `before` distributions.
static const tkd_inverse *find_table(const tkd_samplers *samplers, uint32_t before, bool is_beta,
                                     double a, double b)
{
    for (uint32_t i = before; i > 0; i--) {
        const tkd_inverse *known = samplers->inverses[i - 1];
        if (known != NULL && tkd_inverse_is(known, is_beta, a, b)) {
            return known;
        }
    }
    return NULL;
}

static tkd_status prepare(const tkd_dist *dist, uint32_t row, const tkd_samplers *known,
                          tkd_arena *arena, const tkd_samplers *samplers, tkd_error *err)
{
    const bool is_beta = dist->kind == TKD_DIST_PERT && dist->p[2] > dist->p[0];
    double a = dist->p[0];
    double b = 0.0;

    if (!is_beta && dist->kind != TKD_DIST_GAMMA) {
        return TKD_OK;
    }
    if (is_beta) {
        pert_shape(dist, &a, &b);
    }
    samplers->inverses[row] = find_table(samplers, row, is_beta, a, b);
    if (samplers->inverses[row] == NULL && known != NULL) {
        samplers->inverses[row] = find_table(known, known->figures->dist_count, is_beta, a, b);
    }
    if (samplers->inverses[row] != NULL) {
        return TKD_OK;
    }
    return is_beta ? tkd_inverse_beta(arena, a, b, &samplers->inverses[row], err)
                   : tkd_inverse_gamma(arena, a, &samplers->inverses[row], err);
}

// Middles of the cells, but 1 for the one that ends there.
static const tkd_logarithm_cell *make_logarithms(tkd_arena *arena)
{
    tkd_logarithm_cell *cells = TKD_TAKE(arena, TKD_LOGARITHM_CELLS, tkd_logarithm_cell);

    for (int i = 0; i < TKD_LOGARITHM_CELLS && cells != NULL; i++) {
        const int half = TKD_LOGARITHM_CELLS / 2;
        const double from =
            i < half ? 0.75 + i * 0.25 / half : 1.0 + (double)(i - half) * 0.5 / half;
        const double middle = i == half - 1 ? 1.0 : from + (i < half ? 0.125 : 0.25) / half;
        cells[i].inverse = 1.0 / middle;
        cells[i].logarithm = -log(cells[i].inverse);
    }
    return cells;
}

tkd_status tkd_samplers_build(const tkd_figures *figures, const tkd_samplers *known,
                              tkd_arena *arena, tkd_samplers *samplers, tkd_error *err)
{
    samplers->figures = figures;
    samplers->inverses = TKD_TAKE(arena, figures->dist_count, const tkd_inverse *);
    samplers->logarithms = make_logarithms(arena);
    if (samplers->inverses == NULL || samplers->logarithms == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the distributions");
    }
    for (uint32_t row = 0; row < figures->dist_count; row++) {
        TKD_TRY(prepare(&figures->dists[row], row, known, arena, samplers, err));
    }
    return TKD_OK;
}

static double triangular(const double *p, double u)
{
    const double width = p[2] - p[0];
    const double peak = width > 0.0 ? (p[1] - p[0]) / width : 0.0;

    if (u <= peak) {
        return p[0] + sqrt(u * width * (p[1] - p[0]));
    }
    return p[2] - sqrt((1.0 - u) * width * (p[2] - p[1]));
}

// Normal given that it is not negative: quantile of the upper tail beyond −mean/sd.
static double half_normal(const double *p, double u)
{
    if (p[1] <= 0.0) {
        return fmax(p[0], 0.0);
    }
    const double tail = gsl_cdf_ugaussian_Q(-p[0] / p[1]) * (1.0 - u);

    return fmax(0.0, p[0] + p[1] * (tail > 0.0 ? gsl_cdf_ugaussian_Qinv(tail) : 8.0));
}

static double quantile(const tkd_samplers *samplers, int32_t row, const tkd_dist *dist, double u)
{
    const double *p = dist->p;
    size_t which = 0;

    switch (dist->kind) {
    case TKD_DIST_CONSTANT: return p[0];
    case TKD_DIST_UNIFORM: return p[0] + (p[1] - p[0]) * u;
    case TKD_DIST_TRIANGULAR: return triangular(p, u);
    case TKD_DIST_PERT:
        return p[2] > p[0] ? p[0] + (p[2] - p[0]) * tkd_inverse_at(samplers->inverses[row], u)
                           : p[0];
    case TKD_DIST_EXPONENTIAL: return p[0] * tkd_luck_exponential(samplers, u);
    case TKD_DIST_NORMAL: return half_normal(p, u);
    case TKD_DIST_LOGNORMAL: return exp(p[0] + p[1] * gsl_cdf_ugaussian_Pinv(u));
    case TKD_DIST_GAMMA: return p[1] * tkd_inverse_at(samplers->inverses[row], u);
    case TKD_DIST_WEIBULL: return p[1] * pow(tkd_luck_exponential(samplers, u), 1.0 / p[0]);
    case TKD_DIST_EMPIRICAL:
        which = (size_t)(u * dist->count);
        return samplers->figures->values[dist->first + which];
    case TKD_DIST_MIX:
    case TKD_DIST_SUM: break;
    }
    tkd_bug("a mixture or a sum is no leaf", __FILE__, __LINE__);
}

double tkd_sample_leaf(const tkd_samplers *samplers, int32_t dist, double u, double factor)
{
    const tkd_dist *shape = &samplers->figures->dists[dist];
    const double value = quantile(samplers, dist, shape, u) * shape->times * factor;

    return shape->working_days ? floor(value + 0.5) : value;
}

int32_t tkd_sample_part(const tkd_samplers *samplers, int32_t dist, double *u)
{
    const tkd_dist *mix = &samplers->figures->dists[dist];
    const tkd_dist_part *parts = &samplers->figures->parts[mix->first];
    double below = 0.0;
    uint32_t i = 0;

    while (i + 1 < mix->count && *u >= below + parts[i].weight) {
        below += parts[i].weight;
        i++;
    }
    *u = parts[i].weight > 0.0 ? (*u - below) / parts[i].weight : 0.5;
    *u = fmin(fmax(*u, 0x1p-54), 1.0 - 0x1p-53);
    return parts[i].dist;
}

// A draw given its uniform; the key makes fresh uniforms for the parts of sums. Nesting is bounded
// by the depth of the document.
static double draw(const tkd_samplers *samplers, int32_t dist, uint64_t key, double u)
{
    const tkd_dist *shape = &samplers->figures->dists[dist];
    const tkd_dist_part *parts = NULL;
    double total = 0.0;
    int32_t part = TKD_NONE;

    switch (shape->kind) {
    case TKD_DIST_MIX:
        part = tkd_sample_part(samplers, dist, &u);
        return shape->times * draw(samplers, part, tkd_luck_part(key, 0), u);
    case TKD_DIST_SUM:
        parts = &samplers->figures->parts[shape->first];
        for (uint32_t i = 0; i < shape->count; i++) {
            const uint64_t own = tkd_luck_part(key, i);
            total += draw(samplers, parts[i].dist, own, tkd_luck_uniform(own));
        }
        return shape->times * total;
    case TKD_DIST_CONSTANT:
    case TKD_DIST_UNIFORM:
    case TKD_DIST_TRIANGULAR:
    case TKD_DIST_PERT:
    case TKD_DIST_EXPONENTIAL:
    case TKD_DIST_NORMAL:
    case TKD_DIST_LOGNORMAL:
    case TKD_DIST_GAMMA:
    case TKD_DIST_WEIBULL:
    case TKD_DIST_EMPIRICAL: break;
    }
    return tkd_sample_leaf(samplers, dist, u, 1.0);
}

double tkd_sample_seconds(const tkd_samplers *samplers, int32_t dist, uint64_t key)
{
    return dist == TKD_NONE ? 0.0 : draw(samplers, dist, key, tkd_luck_uniform(key));
}
