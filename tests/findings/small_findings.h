// SPDX-License-Identifier: EUPL-1.2
// Findings made by hand over the small results.
#ifndef SMALL_FINDINGS_H
#define SMALL_FINDINGS_H

#include "../results/small_results.h"
#include "teekond/findings.h"

/** Four prices, one bottleneck without a price, one unnamed pool and one unnamed step; static. */
tkd_findings small_findings(const tkd_results *results);

#endif
