// SPDX-License-Identifier: EUPL-1.2
// Results made by hand: one journey of two steps, two municipalities, one pool, two replications.
#ifndef SMALL_RESULTS_H
#define SMALL_RESULTS_H

#include "teekond/results.h"

/** The tables, static; each caller may change its copy of the top. */
tkd_results small_results(void);

/** An estimate with its interval, over two replications. */
tkd_measured small_measure(double mean, double half);

#endif
