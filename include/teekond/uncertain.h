// SPDX-License-Identifier: EUPL-1.2
// What one would still believe of figures: each has a range, written or by its evidence, and a model can be
// copied with some of its figures moved within theirs.
#ifndef TEEKOND_UNCERTAIN_H
#define TEEKOND_UNCERTAIN_H

#include "teekond/model.h"

/** What kind of figure it is: what bounds it. */
typedef enum tkd_uncertain_kind {
    TKD_UNCERTAIN_NUMBER,   /**< Staff, seats, money: 0 or more. */
    TKD_UNCERTAIN_ARRIVALS, /**< People a second: 0 or more. */
    TKD_UNCERTAIN_WHOLE,    /**< Attempts: whole, 1 or more. */
    TKD_UNCERTAIN_SHARE,    /**< 0 to 1. */
    TKD_UNCERTAIN_DURATION, /**< A distribution; the range is of its mean, which all its draws follow. */
} tkd_uncertain_kind;

/** A figure with its range, in its own unit: seconds, per second, euros. */
typedef struct tkd_uncertain {
    uint32_t origin; /**< Row of `figures.origins`; every point with this origin moves along. */
    tkd_uncertain_kind kind;
    bool is_written; /**< The range stands in the workspace. */
    double value;    /**< As it is; of a distribution its mean, of several dates the first. */
    double low;      /**< <= high; 0 or more. */
    double high;
} tkd_uncertain;

/** The share of a figure's value by which it may be wrong where no range is written: 0.1 measured,
 *  register, law; 0.2 documented, survey, derived; 0.35 workshop; 0.5 assumption. */
TKD_API double tkd_evidence_spread(tkd_evidence evidence);

/**
 * Figures of a model that a simulation reads and that may be otherwise: written ranges, else by evidence.
 * A share without a range goes at most half the way to 100 %. What is 0 and has no range, what nobody
 * wrote but counts on as "none" or "all", targets, calendars and settings of the run are not among them.
 *
 * @param[in]  with_money  Prices and fees too.
 * @param[out] list        In `arena`, by path. @param[out] count  How many.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_model_uncertain(const tkd_model *model, bool with_money,
                                                      tkd_arena *arena, tkd_uncertain **list,
                                                      size_t *count, tkd_error *err);

/**
 * A copy of a model in which figures have other values. Distributions keep their shape: every draw is
 * multiplied. Where a figure has several points, all are multiplied alike. Whole figures are rounded.
 *
 * @param[in]  list    The figures. Borrowed.
 * @param[in]  values  Shape [count], in their units, within any range. Borrowed.
 * @param[out] moved   Lives in `arena`; shares all else with `model`, which must outlive it.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_model_move(const tkd_model *model, const tkd_uncertain *list,
                                                 const double *values, size_t count,
                                                 tkd_arena *arena, const tkd_model **moved,
                                                 tkd_error *err);

#endif
