// SPDX-License-Identifier: EUPL-1.2
// An estimate: a mean with the ends of its 95 % interval over replications. Data only; how intervals
// are made stands in measure.h.
#ifndef TEEKOND_ESTIMATE_H
#define TEEKOND_ESTIMATE_H

#include "teekond/json.h"

typedef struct tkd_estimate {
    double mean; /**< NaN: nobody to measure. */
    double low;  /**< NaN with fewer than two usable replications. */
    double high; /**< NaN with fewer than two usable replications. */
    uint32_t n;  /**< Usable replications. */
} tkd_estimate;

/** `{"mean": …, "low": …, "high": …}`, with `"n"` where it differs from `replications`;
 *  null when the mean is NaN. */
TKD_API void tkd_estimate_write_json(tkd_estimate estimate, uint32_t replications, tkd_json *json);

#endif
