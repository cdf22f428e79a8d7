// SPDX-License-Identifier: EUPL-1.2
// Absorbing chains: expected visits as the solution of (I − P') v = e by GSL's LU decomposition.
#include "teekond/theory.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

static const double visits_most = 1e12; // more means that rounding alone leads out

static tkd_status check(const tkd_chain *chain, tkd_error *err)
{
    const size_t n = chain->count;
    bool good = n >= 1;

    for (size_t i = 0; good && i < n; i++) {
        double sum = 0.0;
        for (size_t j = 0; j < n; j++) {
            good = good && chain->routes[i * n + j] >= 0.0;
            sum += chain->routes[i * n + j];
        }
        good = good && chain->entered[i] >= 0.0 && isfinite(chain->entered[i]) && sum <= 1.0 + 1e-9;
    }
    return good ? TKD_OK
                : TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE,
                           "a chain needs starts >= 0 and rows of probabilities up to 1");
}

static tkd_status solve(const tkd_chain *chain, tkd_arena *scratch, double *visits, tkd_error *err)
{
    const size_t n = chain->count;
    double *matrix = TKD_TAKE(scratch, n * n, double);
    double *right = TKD_TAKE(scratch, n, double);
    size_t *order = TKD_TAKE(scratch, n, size_t);
    int sign = 0;

    if (matrix == NULL || right == NULL || order == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a chain");
    }
    for (size_t i = 0; i < n; i++) {
        right[i] = chain->entered[i];
        for (size_t j = 0; j < n; j++) {
            matrix[j * n + i] = (i == j ? 1.0 : 0.0) - chain->routes[i * n + j];
        }
    }
    gsl_matrix_view a = gsl_matrix_view_array(matrix, n, n);
    gsl_vector_view b = gsl_vector_view_array(right, n);
    gsl_permutation p = {.size = n, .data = order};
    bool solved = gsl_linalg_LU_decomp(&a.matrix, &p, &sign) == 0;
    for (size_t i = 0; i < n; i++) {
        solved = solved && matrix[i * n + i] != 0.0; // GSL would call its handler
    }
    solved = solved && gsl_linalg_LU_svx(&a.matrix, &p, &b.vector) == 0;
    for (size_t i = 0; i < n; i++) {
        solved = solved && isfinite(right[i]) && right[i] > -1e-6 && right[i] < visits_most;
    }
    if (!solved) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "a part of the chain cannot be left");
    }
    for (size_t i = 0; i < n; i++) {
        visits[i] = fmax(right[i], 0.0);
    }
    return TKD_OK;
}

tkd_status tkd_chain_visits(const tkd_chain *chain, double *visits, tkd_error *err)
{
    tkd_arena scratch;
    tkd_status status = check(chain, err);

    if (status == TKD_OK) {
        tkd_arena_init(&scratch, 0);
        status = solve(chain, &scratch, visits, err);
        tkd_arena_clear(&scratch);
    }
    return status;
}
