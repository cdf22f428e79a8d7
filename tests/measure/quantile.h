// SPDX-License-Identifier: EUPL-1.2
// One quantile of all replications.
#ifndef TKD_TEST_QUANTILE_H
#define TKD_TEST_QUANTILE_H

#include "tkd_test.h"

#include "teekond/measure.h"

static inline tkd_estimate quantile_of(tkd_pooled *pooled, tkd_arena *arena, double share)
{
    tkd_estimate estimate = {0};

    CHECK(tkd_pooled_quantiles(pooled, arena, &share, 1, &estimate));
    return estimate;
}

#endif
