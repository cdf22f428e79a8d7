// SPDX-License-Identifier: EUPL-1.2
// Small workspaces by lot that mix the mechanisms of the format: the same seed, the same text.
#ifndef TKD_MADE_CASE_H
#define TKD_MADE_CASE_H

#include "trial.h"

/** Text of the workspace of a seed, without its first line. Lives in `arena`. */
const char *made_case(tkd_arena *arena, uint64_t seed);
/** Has it PERT, gamma or Erlang distributions, whose inverses the engine interpolates? */
bool made_case_interpolates(uint64_t seed);

#endif
