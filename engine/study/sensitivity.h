// SPDX-License-Identifier: EUPL-1.2
// What the rounds of a sensitivity study share: the workspace as it is, its figures with their ranges, and
// how points are simulated.
#ifndef TKD_STUDY_SENSITIVITY_H
#define TKD_STUDY_SENSITIVITY_H

#include "teekond/uncertain.h"

#include "plan.h"

enum {
    TKD_BATCH_OF_POINTS = 6, /**< That are compiled at once. */
    TKD_LUCKS_LEAST = 2,
    TKD_LUCKS_MOST = 8
};

typedef struct tkd_sensing {
    tkd_study *study;
    const tkd_sensitivity_plan *plan;
    tkd_sensitivity *made;
    tkd_text scenario;
    tkd_case_ready base;
    tkd_arena *batch;
    tkd_uncertain *figures;
    double base_values[TKD_LUCKS_MOST];
    uint32_t lucks;
    double begun_s;
    double people; // who are measured in one simulation of the workspace as it is
} tkd_sensing;

/** How the points are shared out. */
typedef struct tkd_layout_of_points {
    bool is_light; /**< Each figure alone is tried with few people first … */
    double thin;   /**< … this share of all. */
    size_t screen; /**< Points in which many vary, to choose; 0: all figures are looked at. */
    size_t chosen; /**< Figures that are looked at one by one. */
    size_t rows;   /**< Of the second round. */
    bool has_others;
} tkd_layout_of_points;

/** Simulate the workspace as it is with the lucks [from, to), which are then `lucks`.
 *  @retval TKD_ERR_LIMIT  Interrupted, or nobody is there to be measured. */
TKD_MUST_CHECK tkd_status tkd_sensing_base(tkd_sensing *sensing, uint32_t from, uint32_t to,
                                           tkd_error *err);

/** Simulate points with the luck of one replication.
 *  @param[in]  at      Shape [count][figure_count]: places of the figures in their ranges, 0 to 1.
 *  @param[out] values  Shape [count]: the measure less that of the workspace as it is; NaN: nobody.
 *  @param[out] whole   False: interrupted, the values are not to be used. */
TKD_MUST_CHECK tkd_status tkd_sensing_points(tkd_sensing *sensing, const double *const *at,
                                             size_t count, uint32_t luck, double *values,
                                             bool *whole, tkd_error *err);

/** Choose which figures to look at one by one.
 *  @param[out] order  Shape [figure_count]: the `chosen` weightiest first, the others behind them. */
TKD_MUST_CHECK tkd_status tkd_sensing_screen(tkd_sensing *sensing,
                                             const tkd_layout_of_points *layout, size_t *order,
                                             bool *whole, tkd_error *err);

/** Put the plan's ranges in the place of the figures' own. */
TKD_MUST_CHECK tkd_status tkd_sensing_ranges(tkd_sensing *sensing, tkd_error *err);

#endif
