// SPDX-License-Identifier: EUPL-1.2
// Sobol indices from few points: where to put them, which inputs to look at, and what can be said of each.
#include "teekond/sobol.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdlib.h>

enum { RESAMPLES = 1000 };

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the sensitivities");
}

// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the next of a stream of numbers.
static uint64_t next_of(uint64_t *state)
{
    uint64_t mixed = *state += UINT64_C(0x9E3779B97F4A7C15);

    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ (mixed >> 31);
}

static double uniform(uint64_t *state)
{
    return (double)(next_of(state) >> 11) * 0x1p-53;
}

static size_t below(uint64_t *state, size_t n)
{
    return (size_t)(uniform(state) * (double)n);
}

// ---- Points -------------------------------------------------------------------------------------

static tkd_status put_sequence(size_t dimensions, size_t used, size_t n, uint64_t *state,
                               double *points, tkd_error *err)
{
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned int)used);
    double shift[TKD_SOBOL_DIMENSIONS];
    double point[TKD_SOBOL_DIMENSIONS];

    if (sequence == NULL) {
        return no_memory(err);
    }
    for (size_t d = 0; d < used; d++) {
        shift[d] = uniform(state);
    }
    for (size_t i = 0; i < n; i++) {
        (void)gsl_qrng_get(sequence, point);
        for (size_t d = 0; d < used; d++) {
            const double moved = point[d] + shift[d];
            points[i * dimensions + d] = moved < 1.0 ? moved : moved - 1.0;
        }
    }
    gsl_qrng_free(sequence);
    return TKD_OK;
}

// One point in each n-th of the coordinate, the order of the parts drawn by lot.
static void put_hypercube(size_t dimensions, size_t d, size_t n, uint64_t *state, size_t *order,
                          double *points)
{
    for (size_t i = 0; i < n; i++) {
        order[i] = i;
    }
    for (size_t i = n; i > 1; i--) {
        const size_t other = below(state, i);
        const size_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
    for (size_t i = 0; i < n; i++) {
        points[i * dimensions + d] = ((double)order[i] + uniform(state)) / (double)n;
    }
}

tkd_status tkd_sobol_points(size_t dimensions, size_t n, uint64_t seed, tkd_arena *arena,
                            double *points, tkd_error *err)
{
    const size_t used = dimensions < TKD_SOBOL_DIMENSIONS ? dimensions : TKD_SOBOL_DIMENSIONS;
    uint64_t state = seed;
    size_t *order = TKD_TAKE(arena, n, size_t);

    if (order == NULL) {
        return no_memory(err);
    }
    if (used > 0) {
        TKD_TRY(put_sequence(dimensions, used, n, &state, points, err));
    }
    for (size_t d = used; d < dimensions; d++) {
        put_hypercube(dimensions, d, n, &state, order, points);
    }
    return TKD_OK;
}

// ---- Screening ----------------------------------------------------------------------------------

// Columns that can be used, each less its mean, one after the other.
typedef struct regression {
    double *columns; // [dimensions][n]
    double *left;    // [n] of the values, what is not explained yet
    size_t n;
    size_t dimensions;
} regression;

static double product(const double *a, const double *b, size_t n)
{
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum += a[i] * b[i];
    }
    return sum;
}

static void center(double *values, size_t n)
{
    double mean = 0.0;
    for (size_t i = 0; i < n; i++) {
        mean += values[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        values[i] -= mean;
    }
}

static tkd_status begin_regression(const double *points, const double *values, size_t n,
                                   size_t dimensions, tkd_arena *arena, regression *made,
                                   tkd_error *err)
{
    *made = (regression){.columns = TKD_TAKE(arena, dimensions * n, double),
                         .left = TKD_TAKE(arena, n, double),
                         .dimensions = dimensions};
    if (made->columns == NULL || made->left == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i])) {
            made->left[made->n++] = values[i];
        }
    }
    for (size_t d = 0; d < dimensions; d++) {
        size_t row = 0;
        for (size_t i = 0; i < n; i++) {
            if (!isnan(values[i])) {
                made->columns[d * made->n + row++] = points[i * dimensions + d];
            }
        }
        center(&made->columns[d * made->n], made->n);
    }
    center(made->left, made->n);
    return TKD_OK;
}

// The column that explains most of what is left; `dimensions` where none explains anything.
static size_t find_best(const regression *of)
{
    size_t best = of->dimensions;
    double most = 1e-12 * product(of->left, of->left, of->n);

    for (size_t d = 0; d < of->dimensions; d++) {
        const double *column = &of->columns[d * of->n];
        const double length = product(column, column, of->n);
        const double along = product(column, of->left, of->n);
        if (length > 1e-9 && along * along / length > most) {
            most = along * along / length;
            best = d;
        }
    }
    return best;
}

// Take from `values` what goes along a column.
static void take_along(const double *column, double length, double *values, size_t n)
{
    const double share = product(column, values, n) / length;
    for (size_t i = 0; i < n; i++) {
        values[i] -= share * column[i];
    }
}

tkd_status tkd_sobol_screen(const double *points, const double *values, size_t n, size_t dimensions,
                            size_t most, tkd_arena *arena, size_t *chosen, size_t *count,
                            tkd_error *err)
{
    regression all;
    double *column = TKD_TAKE(arena, n, double);

    *count = 0;
    if (column == NULL) {
        return no_memory(err);
    }
    TKD_TRY(begin_regression(points, values, n, dimensions, arena, &all, err));
    while (*count < most && *count + 2 < all.n) {
        const size_t best = find_best(&all);
        if (best == dimensions) {
            break;
        }
        chosen[(*count)++] = best;
        for (size_t i = 0; i < all.n; i++) {
            column[i] = all.columns[best * all.n + i];
        }
        const double length = product(column, column, all.n);
        take_along(column, length, all.left, all.n);
        for (size_t d = 0; d < dimensions; d++) {
            take_along(column, length, &all.columns[d * all.n], all.n);
        }
    }
    return TKD_OK;
}

// ---- Indices ------------------------------------------------------------------------------------

// What is known of some rows, each perhaps several times: the slope of the outcome in each input that has a
// place, and mean and variance of the outcomes. The slopes make a linear stand-in L of the function, whose
// moments are known: of a place in [0, 1) the variance is 1/12. Only what it leaves over is estimated.
typedef struct summary {
    const size_t *rows;
    double *slopes; // [inputs]; 0 of groups
    double mean;
    double variance;
} summary;

static double place(const double *places, const tkd_sobol_design *design, size_t row, size_t input)
{
    return places[row * design->placed + input];
}

// The change of the outcome and of the place from A to AB_i.
static double step_of(const tkd_sobol_design *design, size_t row, size_t input)
{
    return input < design->placed ? place(design->b_places, design, row, input) -
                                        place(design->a_places, design, row, input)
                                  : 0.0;
}

static double change_of(const tkd_sobol_design *design, size_t row, size_t input)
{
    return design->ab[input * design->n + row] - design->a[row];
}

static double slope_of(const tkd_sobol_design *design, const size_t *rows, size_t input)
{
    double products = 0.0;
    double squares = 0.0;

    for (size_t i = 0; i < design->n; i++) {
        const double step = step_of(design, rows[i], input);
        products += step * change_of(design, rows[i], input);
        squares += step * step;
    }
    return squares > 0.0 ? products / squares : 0.0;
}

// L at A or B of a row.
static double stand_in(const tkd_sobol_design *design, const double *places, const double *slopes,
                       size_t row)
{
    double sum = 0.0;

    for (size_t k = 0; k < design->placed; k++) {
        sum += slopes[k] * (place(places, design, row, k) - 0.5);
    }
    return sum;
}

// What L leaves of the outcome at A or B of a row, before its mean is taken off.
static double left_of(const tkd_sobol_design *design, const summary *of, size_t row, bool is_b)
{
    const double *places = is_b ? design->b_places : design->a_places;

    return (is_b ? design->b : design->a)[row] - stand_in(design, places, of->slopes, row);
}

// The variance of f = L + e: that of L is known, and as L is the projection of f on lines the two are not
// correlated.
static void summarize(const tkd_sobol_design *design, const size_t *rows, summary *made)
{
    const double n = 2.0 * (double)design->n;

    made->rows = rows;
    made->mean = 0.0;
    made->variance = 0.0;
    for (size_t k = 0; k < design->inputs; k++) {
        made->slopes[k] = slope_of(design, rows, k);
        made->variance += made->slopes[k] * made->slopes[k] / 12.0;
    }
    for (size_t i = 0; i < design->n; i++) {
        made->mean +=
            (left_of(design, made, rows[i], false) + left_of(design, made, rows[i], true)) / n;
    }
    for (size_t i = 0; i < design->n; i++) {
        const double a = left_of(design, made, rows[i], false) - made->mean;
        const double b = left_of(design, made, rows[i], true) - made->mean;
        made->variance += (a * a + b * b) / (n - 1.0);
    }
}

// What L leaves of the change from A to AB_i.
static double left_of_change(const tkd_sobol_design *design, const summary *of, size_t row,
                             size_t input)
{
    return change_of(design, row, input) - of->slopes[input] * step_of(design, row, input);
}

static double first_of(const tkd_sobol_design *design, const summary *of, size_t input)
{
    const double slope = of->slopes[input];
    double sum = 0.0;

    for (size_t i = 0; i < design->n; i++) {
        const double b = left_of(design, of, of->rows[i], true) - of->mean;
        sum += b * left_of_change(design, of, of->rows[i], input);
    }
    return (sum / (double)design->n + slope * slope / 12.0) / of->variance;
}

static double total_of(const tkd_sobol_design *design, const summary *of, size_t input)
{
    const double slope = of->slopes[input];
    double sum = 0.0;

    for (size_t i = 0; i < design->n; i++) {
        const double change = left_of_change(design, of, of->rows[i], input);
        sum += change * change;
    }
    // A fitted slope takes one row's worth of what is left.
    const double rows = (double)design->n - (input < design->placed ? 1.0 : 0.0);
    return (sum / (2.0 * rows) + slope * slope / 12.0) / of->variance;
}

// How many of the ranked inputs have a greater index.
static uint32_t rank_of(const double *totals, size_t ranked, size_t input)
{
    uint32_t rank = 1;
    for (size_t i = 0; i < ranked; i++) {
        rank += totals[i] > totals[input] || (i < input && !(totals[i] < totals[input])) ? 1 : 0;
    }
    return rank;
}

static int compare_numbers(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

// The point below which a share of the values lies (Hyndman and Fan 1996, type 7). Sorts them.
static double point_of(double *values, size_t n, double share)
{
    const double at = share * ((double)n - 1.0);
    const size_t low = (size_t)at;
    const size_t high = low + 1 < n ? low + 1 : low;

    qsort(values, n, sizeof(double), compare_numbers);
    return values[low] + (at - (double)low) * (values[high] - values[low]);
}

// What every resample gave: [3][inputs][RESAMPLES] first, total, rank.
typedef struct resampled {
    double *first;
    double *total;
    double *rank;
    size_t used;
} resampled;

static tkd_status resample(const tkd_sobol_design *design, size_t ranked, tkd_arena *arena,
                           resampled *all, tkd_error *err)
{
    uint64_t state = 1;
    size_t *rows = TKD_TAKE(arena, design->n, size_t);
    double *totals = TKD_TAKE(arena, design->inputs, double);
    summary of = {.slopes = TKD_TAKE(arena, design->inputs, double)};

    all->first = TKD_TAKE(arena, design->inputs * RESAMPLES, double);
    all->total = TKD_TAKE(arena, design->inputs * RESAMPLES, double);
    all->rank = TKD_TAKE(arena, design->inputs * RESAMPLES, double);
    if (rows == NULL || totals == NULL || of.slopes == NULL || all->first == NULL ||
        all->total == NULL || all->rank == NULL) {
        return no_memory(err);
    }
    for (int r = 0; r < RESAMPLES; r++) {
        for (size_t i = 0; i < design->n; i++) {
            rows[i] = below(&state, design->n);
        }
        summarize(design, rows, &of);
        if (!(of.variance > 0.0)) {
            continue; // the same row every time
        }
        for (size_t k = 0; k < design->inputs; k++) {
            totals[k] = total_of(design, &of, k);
            all->first[k * RESAMPLES + all->used] = first_of(design, &of, k);
            all->total[k * RESAMPLES + all->used] = totals[k];
        }
        for (size_t k = 0; k < design->inputs; k++) {
            all->rank[k * RESAMPLES + all->used] = rank_of(totals, ranked, k);
        }
        all->used++;
    }
    return TKD_OK;
}

// The share below the lower end of a 95 % interval. Percentiles of few rows are too near each other by the
// factor that tells Student's distribution from the normal one (Hesterberg, The American Statistician 69,
// 2015, section 3.3: expanded percentiles).
static double tail_of(size_t rows)
{
    const double n = (double)rows;
    return gsl_cdf_ugaussian_P(-sqrt(n / (n - 1.0)) * gsl_cdf_tdist_Pinv(0.975, n - 1.0));
}

static tkd_estimate interval_of(double mean, double *values, size_t used, size_t n)
{
    const double none = (double)NAN;
    const double tail = tail_of(n);
    return (tkd_estimate){.mean = mean,
                          .low = used > 0 ? fmin(mean, point_of(values, used, tail)) : none,
                          .high = used > 0 ? fmax(mean, point_of(values, used, 1.0 - tail)) : none,
                          .n = (uint32_t)n};
}

tkd_status tkd_sobol_estimate(const tkd_sobol_design *design, size_t ranked, tkd_arena *arena,
                              tkd_sobol_index *indices, double *variance, tkd_error *err)
{
    size_t *rows = TKD_TAKE(arena, design->n, size_t);
    double *totals = TKD_TAKE(arena, design->inputs, double);
    summary of = {.slopes = TKD_TAKE(arena, design->inputs, double)};
    resampled all = {.used = 0};

    if (rows == NULL || totals == NULL || of.slopes == NULL) {
        return no_memory(err);
    }
    if (design->n < 2) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "fewer than two rows of points");
    }
    for (size_t i = 0; i < design->n; i++) {
        rows[i] = i;
    }
    summarize(design, rows, &of);
    *variance = of.variance;
    TKD_TRY(resample(design, ranked, arena, &all, err));
    for (size_t k = 0; k < design->inputs; k++) {
        totals[k] = total_of(design, &of, k);
    }
    for (size_t k = 0; k < design->inputs; k++) {
        double *ranks = &all.rank[k * RESAMPLES];
        const double first = first_of(design, &of, k);
        indices[k] = (tkd_sobol_index){
            .first = interval_of(first, &all.first[k * RESAMPLES], all.used, design->n),
            .total = interval_of(totals[k], &all.total[k * RESAMPLES], all.used, design->n),
            .slope = of.slopes[k],
            .rank = rank_of(totals, ranked, k)};
        indices[k].rank_low = indices[k].rank;
        indices[k].rank_high = indices[k].rank;
        if (all.used > 0) {
            indices[k].rank_low = (uint32_t)lround(point_of(ranks, all.used, tail_of(design->n)));
            indices[k].rank_high =
                (uint32_t)lround(point_of(ranks, all.used, 1.0 - tail_of(design->n)));
        }
    }
    return TKD_OK;
}
