// SPDX-License-Identifier: EUPL-1.2
// How much staff is enough: one pool at one place is chosen, and each of several numbers of staff is
// simulated.
#ifndef TEEKOND_TOOL_TRIALS_H
#define TEEKOND_TOOL_TRIALS_H

#include "teekond/picture.h"

#include "wish.h"

/** A pool at a place, and the values to try of its staff. */
typedef struct tkd_trials {
    tkd_text pool;
    tkd_text place;                           /**< Municipality, site, or "*" (national). */
    tkd_text path;                            /**< Of the figure of staff, as an edit names it. */
    const double *values;                     /**< Ascending. */
    const tkd_picture_capacity_point *points; /**< Of the values, once they are simulated. */
    size_t count;
    const tkd_picture_capacity_mark *marks;
    size_t mark_count;
} tkd_trials;

/** Choose the pool and the place (as `--sweep`, `--pool` and `--kov` say, else the busiest in the
 *  results), what is planned there, and the values. Says which where that was not asked.
 *  TKD_OUTCOME_USAGE after saying what cannot be chosen. */
tkd_outcome tkd_trials_choose(tkd_session *session, const tkd_study_options *options,
                              const tkd_wish *wish, const tkd_model *model,
                              const tkd_results *results, tkd_trials *trials);

/** Simulate each value in the scenario of the model; `done` of all the work was before it.
 *  TKD_OUTCOME_INTERRUPTED without a word of it. */
tkd_outcome tkd_trials_simulate(tkd_session *session, const tkd_study_options *options,
                                const tkd_model *model, double done, tkd_trials *trials);

#endif
