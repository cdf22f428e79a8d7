// SPDX-License-Identifier: EUPL-1.2
// Keys and quantiles, see reference_luck.h. A key is folded from its coordinates one by one; its
// uniform goes through the inverse distribution function as GSL computes it.
#include "reference_luck.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "tkd_test.h"

// wyhash64: the product of two operands, each xored with a constant, then the same with its halves.
uint64_t luck_mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;

    for (int times = 0; times < 2; times++) {
        const wide product =
            (wide)(a ^ UINT64_C(0x2d358dccaa6c78a5)) * (b ^ UINT64_C(0x8bb84b93962eacc9));
        a = (uint64_t)product;
        b = (uint64_t)(product >> 64);
    }
    return a ^ b;
}

uint64_t luck_of_stream(const tkd_model *model, uint64_t seed, uint32_t replication,
                        int32_t municipality, int32_t group)
{
    const uint64_t replicated = luck_mix(seed, UINT64_C(0x5851f42d4c957f2d) + replication);
    const uint64_t place =
        model->municipalities[municipality].item.luck * UINT64_C(0x9e3779b97f4a7c15);

    return luck_mix(replicated, place ^ model->groups[group].item.luck);
}

uint64_t luck_of_client(uint64_t stream, uint64_t party, uint32_t member)
{
    return luck_mix(luck_mix(stream, party), (uint64_t)member + 1);
}

uint64_t luck_of_draw(uint64_t client, uint64_t step, uint32_t visit, luck_purpose purpose,
                      uint64_t ordinal)
{
    const uint64_t what = ((uint64_t)purpose << 32) + visit;

    return luck_mix(luck_mix(client, step) ^ ordinal, what + UINT64_C(0x9e3779b97f4a7c15));
}

uint64_t luck_of_addition(uint64_t effect, luck_purpose purpose, uint64_t ordinal)
{
    return luck_mix(effect, ((uint64_t)purpose << 32) | ordinal);
}

double luck_uniform(uint64_t key)
{
    return ldexp((double)(key >> 12) + 0.5, -52);
}

// The quantile of a beta on [0, 1] from the nearer end.
static double beta_quantile(double u, double a, double b)
{
    return u < 0.5 ? gsl_cdf_beta_Pinv(u, a, b) : gsl_cdf_beta_Qinv(1.0 - u, a, b);
}

static double pert_quantile(const double *p, double u)
{
    const double width = p[2] - p[0];

    if (width <= 0.0) {
        return p[0];
    }
    return p[0] + width * beta_quantile(u, 1.0 + 4.0 * (p[1] - p[0]) / width,
                                        1.0 + 4.0 * (p[2] - p[1]) / width);
}

static double triangular_quantile(const double *p, double u)
{
    const double width = p[2] - p[0];

    if (width <= 0.0) {
        return p[0];
    }
    return u * width < p[1] - p[0] ? p[0] + sqrt(u * width * (p[1] - p[0]))
                                   : p[2] - sqrt((1.0 - u) * width * (p[2] - p[1]));
}

// A normal given that it is not negative.
static double positive_normal_quantile(double mean, double sd, double u)
{
    if (sd <= 0.0) {
        return fmax(mean, 0.0);
    }
    return mean + sd * gsl_cdf_ugaussian_Qinv((1.0 - u) * gsl_cdf_ugaussian_Q(-mean / sd));
}

static double quantile(const tkd_model *model, const tkd_dist *dist, double u)
{
    const double *p = dist->p;

    switch (dist->kind) {
    case TKD_DIST_CONSTANT: return p[0];
    case TKD_DIST_UNIFORM: return gsl_cdf_flat_Pinv(u, p[0], p[1]);
    case TKD_DIST_TRIANGULAR: return triangular_quantile(p, u);
    case TKD_DIST_PERT: return pert_quantile(p, u);
    case TKD_DIST_EXPONENTIAL: return gsl_cdf_exponential_Pinv(u, p[0]);
    case TKD_DIST_NORMAL: return positive_normal_quantile(p[0], p[1], u);
    case TKD_DIST_LOGNORMAL: return gsl_cdf_lognormal_Pinv(u, p[0], p[1]);
    case TKD_DIST_GAMMA: return gsl_cdf_gamma_Pinv(u, p[0], p[1]);
    case TKD_DIST_WEIBULL: return gsl_cdf_weibull_Pinv(u, p[1], p[0]);
    case TKD_DIST_EMPIRICAL:
        return model->figures.values[dist->first + (uint32_t)(u * dist->count)];
    case TKD_DIST_MIX:
    case TKD_DIST_SUM: break;
    }
    CHECK(!"a mixture or a sum has parts");
    return 0.0;
}

// The part of a mixture, and the uniform's place within it.
static int32_t part_of(const tkd_model *model, const tkd_dist *mix, double *u)
{
    const tkd_dist_part *part = &model->figures.parts[mix->first];
    double below = 0.0;

    for (uint32_t i = 1; i < mix->count && *u >= below + part->weight; i++) {
        below += part->weight;
        part++;
    }
    *u = fmin(fmax((*u - below) / part->weight, 0x1p-54), 1.0 - 0x1p-53);
    return part->dist;
}

static double end_of(const tkd_model *model, opening_hours hours, int32_t row, uint64_t key,
                     double u, double factor, double from_s)
{
    const tkd_dist *dist = &model->figures.dists[row];
    const uint64_t part_key = UINT64_C(0xd6e8feb86659fd93);
    double value = 0.0;

    factor *= dist->times;
    if (dist->kind == TKD_DIST_SUM) {
        for (uint32_t i = 0; i < dist->count; i++) {
            const uint64_t own = luck_mix(key, part_key + i);
            from_s = end_of(model, hours, model->figures.parts[dist->first + i].dist, own,
                            luck_uniform(own), factor, from_s);
        }
        return from_s;
    }
    if (dist->kind == TKD_DIST_MIX) {
        const int32_t part = part_of(model, dist, &u);
        return end_of(model, hours, part, luck_mix(key, part_key), u, factor, from_s);
    }
    value = factor * quantile(model, dist, u);
    return dist->working_days ? calendar_add_days(model, hours, from_s, (int32_t)lround(value))
                              : from_s + value;
}

double luck_draw_end(const tkd_model *model, opening_hours hours, int32_t dist, uint64_t key,
                     double factor, double from_s)
{
    return dist == TKD_NONE ? from_s
                            : end_of(model, hours, dist, key, luck_uniform(key), factor, from_s);
}
