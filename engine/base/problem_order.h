// SPDX-License-Identifier: EUPL-1.2
// The order in which problems are shown: file, line, column, code, message.
#ifndef TKD_BASE_PROBLEM_ORDER_H
#define TKD_BASE_PROBLEM_ORDER_H

#include "teekond/problem.h"

/** <0, 0, >0; 0 means that the second is a repeat of the first. */
int tkd_problem_compare(const tkd_problem *a, const tkd_problem *b);

/** The kept problems in order and without repeats, in the arena of `problems`; NULL when memory
 *  runs out. */
const tkd_problem **tkd_problems_order(const tkd_problems *problems, size_t *count);

#endif
