// SPDX-License-Identifier: EUPL-1.2
// Inverse distribution functions of beta and gamma as tables: nodes (u, x) on the exact curve, in
// between a cubic with the exact slopes dx/du = 1/density, limited so that it never turns back
// (Fritsch & Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17, 1980).
// Each cell is tried at its middle while building; where the cubic is not good enough there (next to
// the ends, where a quantile function has no finite slope) the cell asks GSL for the exact value.
#include "inverse.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>

enum { CELLS = 256, GUIDES = 512 };

static const double tolerance = 1e-6; // of a probability, at the middle of each cell

struct tkd_inverse {
    bool is_beta;
    double a;
    double b;
    double log_beta; // ln B(a, b)
    double u[CELLS + 1];
    double x[CELLS + 1];
    double slope_left[CELLS]; // dx/du times the cell's width in u
    double slope_right[CELLS];
    bool exact[CELLS];
    uint16_t guide[GUIDES + 1]; // first cell that may hold u = i / GUIDES
};

// The continued fraction of the incomplete beta function, by Lentz's method as modified by Thompson and
// Barnett (J. Comput. Phys. 64, 1986). Source: Abramowitz and Stegun, 26.5.8.
static double beta_fraction(double a, double b, double x)
{
    const double tiny = 1e-300;
    double d = 1.0 - (a + b) * x / (a + 1.0);
    double c = 1.0;
    double fraction = 0.0;
    double change = 0.0;

    d = 1.0 / (fabs(d) < tiny ? tiny : d);
    fraction = d;
    for (int m = 1; m <= 500; m++) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0));
        const double steps[] = {even, odd};
        for (int i = 0; i < 2; i++) {
            d = 1.0 + steps[i] * d;
            c = 1.0 + steps[i] / c;
            d = 1.0 / (fabs(d) < tiny ? tiny : d);
            c = fabs(c) < tiny ? tiny : c;
            change = c * d;
            fraction *= change;
        }
        if (fabs(change - 1.0) <= 1e-15) {
            break;
        }
    }
    return fraction;
}

// As gsl_cdf_beta_P, which works out the beta function anew for each value: that would be most of the
// time that a table takes.
static double beta_probability(const tkd_inverse *inverse, double x)
{
    const double a = inverse->a;
    const double b = inverse->b;
    double factor = 0.0;

    if (!(x > 0.0)) {
        return 0.0;
    }
    if (x >= 1.0) {
        return 1.0;
    }
    factor = exp(a * log(x) + b * log1p(-x) - inverse->log_beta);
    return x < (a + 1.0) / (a + b + 2.0) ? factor * beta_fraction(a, b, x) / a
                                         : 1.0 - factor * beta_fraction(b, a, 1.0 - x) / b;
}

static double beta_density(const tkd_inverse *inverse, double x)
{
    if (x <= 0.0 || x >= 1.0) {
        return gsl_ran_beta_pdf(x, inverse->a, inverse->b);
    }
    return exp((inverse->a - 1.0) * log(x) + (inverse->b - 1.0) * log1p(-x) - inverse->log_beta);
}

static double probability(const tkd_inverse *inverse, double x)
{
    return inverse->is_beta ? beta_probability(inverse, x) : gsl_cdf_gamma_P(x, inverse->a, 1.0);
}

static double density(const tkd_inverse *inverse, double x)
{
    return inverse->is_beta ? beta_density(inverse, x) : gsl_ran_gamma_pdf(x, inverse->a, 1.0);
}

static double exact_quantile(const tkd_inverse *inverse, double u)
{
    if (inverse->is_beta) {
        return u <= 0.5 ? gsl_cdf_beta_Pinv(u, inverse->a, inverse->b)
                        : gsl_cdf_beta_Qinv(1.0 - u, inverse->a, inverse->b);
    }
    return u <= 0.5 ? gsl_cdf_gamma_Pinv(u, inverse->a, 1.0)
                    : gsl_cdf_gamma_Qinv(1.0 - u, inverse->a, 1.0);
}

// Cubic Hermite in cell i at `share` of the cell's width in u.
static double cubic(const tkd_inverse *inverse, size_t i, double share)
{
    const double x0 = inverse->x[i];
    const double rise = inverse->x[i + 1] - x0;
    const double left = inverse->slope_left[i];
    const double right = inverse->slope_right[i];

    return x0 + share * (left + share * ((3.0 * rise - 2.0 * left - right) +
                                         share * (left + right - 2.0 * rise)));
}

// Slopes three times the secant or less keep the cubic monotone (Fritsch & Carlson, section 4).
static double limited(double slope, double rise)
{
    return isfinite(slope) && slope < 3.0 * rise ? slope : 3.0 * rise;
}

static void build_cell(tkd_inverse *inverse, size_t i)
{
    const double width = inverse->u[i + 1] - inverse->u[i];
    const double rise = inverse->x[i + 1] - inverse->x[i];

    inverse->slope_left[i] = limited(width / density(inverse, inverse->x[i]), rise);
    inverse->slope_right[i] = limited(width / density(inverse, inverse->x[i + 1]), rise);
    for (int quarter = 1; quarter <= 3; quarter++) {
        const double share = 0.25 * quarter;
        const double found = probability(inverse, cubic(inverse, i, share));
        if (!(fabs(found - (inverse->u[i] + share * width)) <= tolerance)) {
            inverse->exact[i] = true;
        }
    }
}

static void build_cells(tkd_inverse *inverse)
{
    size_t cell = 0;

    for (size_t i = 0; i <= CELLS; i++) {
        inverse->u[i] = probability(inverse, inverse->x[i]);
    }
    for (size_t i = 0; i < CELLS; i++) {
        build_cell(inverse, i);
    }
    for (size_t g = 0; g <= GUIDES; g++) {
        while (cell + 1 < CELLS && inverse->u[cell + 1] <= (double)g / GUIDES) {
            cell++;
        }
        inverse->guide[g] = (uint16_t)cell;
    }
}

tkd_status tkd_inverse_beta(tkd_arena *arena, double a, double b, const tkd_inverse **inverse,
                            tkd_error *err)
{
    tkd_inverse *made = TKD_TAKE(arena, 1, tkd_inverse);

    if (made == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a distribution");
    }
    *made = (tkd_inverse){.is_beta = true, .a = a, .b = b, .log_beta = gsl_sf_lnbeta(a, b)};
    for (size_t i = 0; i <= CELLS; i++) {
        made->x[i] = (double)i / CELLS;
    }
    build_cells(made);
    *inverse = made;
    return TKD_OK;
}

tkd_status tkd_inverse_gamma(tkd_arena *arena, double a, const tkd_inverse **inverse,
                             tkd_error *err)
{
    tkd_inverse *made = TKD_TAKE(arena, 1, tkd_inverse);

    if (made == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a distribution");
    }
    *made = (tkd_inverse){.is_beta = false, .a = a};
    // Nodes even in the normal score of u, from −6 to 6.
    for (size_t i = 0; i <= CELLS; i++) {
        const double score = -6.0 + 12.0 * (double)i / CELLS;
        made->x[i] = score <= 0.0 ? gsl_cdf_gamma_Pinv(gsl_cdf_ugaussian_P(score), a, 1.0)
                                  : gsl_cdf_gamma_Qinv(gsl_cdf_ugaussian_Q(score), a, 1.0);
        if (i > 0 && !(made->x[i] >= made->x[i - 1])) {
            made->x[i] = made->x[i - 1];
        }
    }
    build_cells(made);
    *inverse = made;
    return TKD_OK;
}

bool tkd_inverse_is(const tkd_inverse *inverse, bool is_beta, double a, double b)
{
    return inverse->is_beta == is_beta && inverse->a == a && (!is_beta || inverse->b == b);
}

double tkd_inverse_at(const tkd_inverse *inverse, double u)
{
    size_t i = inverse->guide[(size_t)(u * GUIDES)];
    double share = 0.0;

    if (u <= inverse->u[0] || u >= inverse->u[CELLS]) {
        return exact_quantile(inverse, u);
    }
    while (i + 1 < CELLS && inverse->u[i + 1] <= u) {
        i++;
    }
    if (inverse->exact[i]) {
        const double x = exact_quantile(inverse, u);
        return fmin(fmax(x, inverse->x[i]), inverse->x[i + 1]);
    }
    share = (u - inverse->u[i]) / (inverse->u[i + 1] - inverse->u[i]);
    return cubic(inverse, i, share);
}
