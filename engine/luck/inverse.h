// SPDX-License-Identifier: EUPL-1.2
// Monotone tables of slow inverse distribution functions.
#ifndef TKD_LUCK_INVERSE_H
#define TKD_LUCK_INVERSE_H

#include "luck.h"

/** Table for the standard form of a shape: beta(a, b) on [0, 1], or gamma of shape a, scale 1.
 *  Stated error: 1e-6 of a probability inside the table; outside it the exact inverse is taken. */
TKD_MUST_CHECK tkd_status tkd_inverse_beta(tkd_arena *arena, double a, double b,
                                           const tkd_inverse **inverse, tkd_error *err);
TKD_MUST_CHECK tkd_status tkd_inverse_gamma(tkd_arena *arena, double a, const tkd_inverse **inverse,
                                            tkd_error *err);
/** Is this the table of that shape? */
bool tkd_inverse_is(const tkd_inverse *inverse, bool is_beta, double a, double b);

/** Quantile u in (0, 1); non-decreasing in u. */
double tkd_inverse_at(const tkd_inverse *inverse, double u);

#endif
