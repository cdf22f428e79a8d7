// SPDX-License-Identifier: EUPL-1.2
// Two runs that must have counted alike.
#ifndef TKD_TEST_SAME_TALLIES_H
#define TKD_TEST_SAME_TALLIES_H

#include "teekond/simulate.h"

/** Every number that the tallies of two runs of a kit's layout hold, to a share of the greater of itself and
 *  1; of sketches how many values and where nine tenths of them end. How many were served in the window. */
double check_same_tallies(const tkd_kit *kit, const tkd_tally *a, const tkd_tally *b, double share);

#endif
