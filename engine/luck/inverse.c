// SPDX-License-Identifier: EUPL-1.2
// Inverse distribution functions of beta and gamma as tables: nodes (u, x) on the exact curve, in
// between a cubic with the exact slopes dx/du = 1/density, limited so that it never turns back
// (Fritsch & Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17, 1980).
// Each cell is tried at its quarters while building; where the cubic is not good enough there (next to
// the ends, where a quantile function has no finite slope) the cell asks GSL for the exact value.
#include "inverse.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>

enum { CELLS = 160, GUIDES = 256 };

static const double tolerance = 1e-6; // of a probability, at the quarters of each cell
static const double tail = 1e-5;      // cells that reach into these ends are asked exactly

// Between two nodes: x = x0 + share (c[0] + share (c[1] + share c[2])), share = (u − u0) / width.
// A line of the cache: a look-up reads the guide and a cell or two, and hundreds of tables are in use.
typedef struct tkd_inverse_cell {
    double u0;
    double u1;        // end, the next one's beginning; of the last cell above all u
    double per_width; // 1 / width in u; 0: ask for the exact value
    double x0;
    double c[3];
    double x1;
} tkd_inverse_cell;

struct tkd_inverse {
    bool is_beta;
    double a;
    double b;
    double log_beta;           // ln B(a, b)
    double u_end;              // end of the last cell
    tkd_inverse_cell *cells;   // [CELLS]
    uint8_t guide[GUIDES + 1]; // first cell that may hold u = i / GUIDES
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

static double cubic(const tkd_inverse_cell *cell, double share)
{
    return cell->x0 + share * (cell->c[0] + share * (cell->c[1] + share * cell->c[2]));
}

// Slopes three times the secant or less keep the cubic monotone (Fritsch & Carlson, section 4).
static double limited(double slope, double rise)
{
    return isfinite(slope) && slope < 3.0 * rise ? slope : 3.0 * rise;
}

// Nodes of one cell: probabilities, values, densities.
typedef struct tkd_inverse_node {
    double u;
    double x;
    double density;
} tkd_inverse_node;

// How far the cubic is off at `share` of a cell, as a probability.
static double error_at(const tkd_inverse *inverse, const tkd_inverse_cell *cell, double width,
                       double share)
{
    return fabs(probability(inverse, cubic(cell, share)) - (cell->u0 + share * width));
}

// Is the cubic good enough in all of the cell?
static bool is_good(const tkd_inverse *inverse, const tkd_inverse_cell *cell, double width)
{
    if (!(width > 0.0) || cell->u0 < tail || cell->u1 > 1.0 - tail) {
        return false;
    }
    // A smooth cubic errs most in the middle: far within the tolerance there, it is so everywhere.
    if (error_at(inverse, cell, width, 0.5) <= tolerance / 16.0) {
        return true;
    }
    for (int quarter = 1; quarter <= 3; quarter++) {
        if (!(error_at(inverse, cell, width, 0.25 * quarter) <= tolerance)) {
            return false;
        }
    }
    return true;
}

// Cubic Hermite with the slopes dx/du = 1/density.
static void build_cell(const tkd_inverse *inverse, tkd_inverse_cell *cell,
                       const tkd_inverse_node *from, const tkd_inverse_node *to)
{
    const double width = to->u - from->u;
    const double rise = to->x - from->x;
    const double left = limited(width / from->density, rise);
    const double right = limited(width / to->density, rise);

    *cell =
        (tkd_inverse_cell){.u0 = from->u,
                           .u1 = to->u,
                           .x0 = from->x,
                           .c = {left, 3.0 * rise - 2.0 * left - right, left + right - 2.0 * rise},
                           .x1 = to->x};
    cell->per_width = is_good(inverse, cell, width) ? 1.0 / width : 0.0;
}

static tkd_inverse_node node_at(const tkd_inverse *inverse, double x)
{
    return (tkd_inverse_node){probability(inverse, x), x, density(inverse, x)};
}

// Cells between the values `x` [CELLS + 1], which do not fall.
static void build_cells(tkd_inverse *inverse, const double *x)
{
    tkd_inverse_node from = node_at(inverse, x[0]);
    size_t cell = 0;

    for (size_t i = 0; i < CELLS; i++) {
        const tkd_inverse_node to = node_at(inverse, x[i + 1]);
        build_cell(inverse, &inverse->cells[i], &from, &to);
        from = to;
    }
    inverse->u_end = from.u;
    inverse->cells[CELLS - 1].u1 = HUGE_VAL;
    for (size_t g = 0; g <= GUIDES; g++) {
        while (cell + 1 < CELLS && inverse->cells[cell + 1].u0 <= (double)g / GUIDES) {
            cell++;
        }
        inverse->guide[g] = (uint8_t)cell;
    }
}

// A table without content.
static tkd_status make_table(tkd_arena *arena, tkd_inverse **made, tkd_error *err)
{
    tkd_inverse_cell *cells = tkd_arena_take_lines(arena, CELLS, sizeof(tkd_inverse_cell));

    *made = TKD_TAKE(arena, 1, tkd_inverse);
    if (*made == NULL || cells == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a distribution");
    }
    (*made)->cells = cells;
    return TKD_OK;
}

tkd_status tkd_inverse_beta(tkd_arena *arena, double a, double b, const tkd_inverse **inverse,
                            tkd_error *err)
{
    tkd_inverse *made = NULL;
    double x[CELLS + 1];

    TKD_TRY(make_table(arena, &made, err));
    made->is_beta = true;
    made->a = a;
    made->b = b;
    made->log_beta = gsl_sf_lnbeta(a, b);
    // Nodes of Chebyshev: close together at the ends, where quantiles bend most.
    for (size_t i = 0; i <= CELLS; i++) {
        x[i] = 0.5 - 0.5 * cos(M_PI * (double)i / CELLS);
    }
    build_cells(made, x);
    *inverse = made;
    return TKD_OK;
}

tkd_status tkd_inverse_gamma(tkd_arena *arena, double a, const tkd_inverse **inverse,
                             tkd_error *err)
{
    tkd_inverse *made = NULL;
    double x[CELLS + 1];

    TKD_TRY(make_table(arena, &made, err));
    made->a = a;
    // Nodes even in the normal score of u, from −6 to 6.
    for (size_t i = 0; i <= CELLS; i++) {
        const double score = -6.0 + 12.0 * (double)i / CELLS;
        x[i] = score <= 0.0 ? gsl_cdf_gamma_Pinv(gsl_cdf_ugaussian_P(score), a, 1.0)
                            : gsl_cdf_gamma_Qinv(gsl_cdf_ugaussian_Q(score), a, 1.0);
        if (i > 0 && !(x[i] >= x[i - 1])) {
            x[i] = x[i - 1];
        }
    }
    build_cells(made, x);
    *inverse = made;
    return TKD_OK;
}

bool tkd_inverse_is(const tkd_inverse *inverse, bool is_beta, double a, double b)
{
    return inverse->is_beta == is_beta && inverse->a == a && (!is_beta || inverse->b == b);
}

// Next to the ends, and where the cubic is not good enough.
static double exact_in(const tkd_inverse *inverse, const tkd_inverse_cell *cell, double u)
{
    const double x = exact_quantile(inverse, u);

    return u <= inverse->cells[0].u0 || u >= inverse->u_end ? x : fmin(fmax(x, cell->x0), cell->x1);
}

double tkd_inverse_at(const tkd_inverse *inverse, double u)
{
    const tkd_inverse_cell *cell = &inverse->cells[inverse->guide[(size_t)(u * GUIDES)]];

    cell += cell->u1 <= u; // half of them go on by one: which nobody can guess
    while (cell->u1 <= u) {
        cell++;
    }
    return cell->per_width > 0.0 ? cubic(cell, (u - cell->u0) * cell->per_width)
                                 : exact_in(inverse, cell, u);
}
