// SPDX-License-Identifier: EUPL-1.2
// A sweep: one or two figures take several values, and each value is laid beside the workspace as it
// is, with the same people and the same luck. It says what a figure does, and how much of it is enough.
#ifndef TEEKOND_SWEEP_H
#define TEEKOND_SWEEP_H

#include "teekond/comparison.h"

enum { TKD_SWEPT_MOST = 2 }; /**< Figures at once: a line, or a grid. */

/** A figure that takes several values. */
typedef struct tkd_swept_figure {
    tkd_text path;
    const tkd_text *values; /**< As an edit would write them. */
    size_t value_count;
    tkd_text before; /**< Set: as the workspace has it written; empty: it is not. */
    tkd_text pool;   /**< Whose number of staff it is; empty: it is none. */
    tkd_text place;  /**< Where; empty: wherever the pool is. */
} tkd_swept_figure;

/** What is wanted of a measure. */
typedef struct tkd_sweep_goal {
    bool is_set;
    tkd_client_measure measure; /**< One of those that are shown. */
    double value;               /**< In the measure's own unit. */
} tkd_sweep_goal;

/** Is more of the measure better? Shares that complete, and that are on target. */
TKD_API bool tkd_measure_is_gain(tkd_client_measure measure);

typedef enum tkd_goal_state {
    TKD_GOAL_MISSED,  /**< The whole interval is on the wrong side. */
    TKD_GOAL_REACHED, /**< The whole interval is on the right side. */
    TKD_GOAL_OPEN,    /**< The interval holds the goal, or there is none. */
} tkd_goal_state;

/** `missed`, `reached`, `open`. */
TKD_API const char *tkd_goal_state_name(tkd_goal_state state);

/** A pool whose staff is swept, at one value. */
typedef struct tkd_swept_pool {
    tkd_text pool;
    tkd_text place;
    tkd_estimate servers;
    tkd_estimate utilization;
    tkd_estimate wait_h;
} tkd_swept_pool;

/** One value, or one of each of two figures. */
typedef struct tkd_swept_point {
    size_t at[TKD_SWEPT_MOST]; /**< Rows of the figures' values. */
    tkd_text scenario;         /**< Of its row of results: `today; PATH=VALUE`. */
    tkd_rows pools;            /**< of `pools` */
    tkd_goal_state goal;       /**< OPEN where no goal is set. */
} tkd_swept_point;

/** A part of a line of values at one of its ends, where something certainly holds. */
typedef struct tkd_sweep_span {
    bool is_known;
    size_t first; /**< Points [first, last]; one of them is an end of the line, … */
    size_t last;
    size_t edge; /**< … and the other this one. */
} tkd_sweep_span;

/** How much worse than the best end of a line is as good as it. */
#define TKD_ENOUGH_MARGIN 0.05

typedef struct tkd_sweep {
    tkd_swept_figure figures[TKD_SWEPT_MOST];
    size_t figure_count;
    tkd_text scenario;     /**< In which it is swept. */
    tkd_text municipality; /**< Of the people measured; "*": all. */
    tkd_text journey;
    tkd_text group;
    const tkd_client_measure *measures;
    size_t measure_count;
    const tkd_swept_point *points; /**< The last figure is the fastest. */
    size_t point_count;
    const tkd_compared_row
        *rows; /**< [measure_count × point_count], by measure; each against today. */
    tkd_correction correction;
    size_t test_count;
    tkd_rows base_pools; /**< of `pools`: those of the workspace as it is. */
    const tkd_swept_pool *pools;
    tkd_sweep_goal goal;
    tkd_sweep_span
        reached; /**< Of a line with rising values: where the goal is certainly reached. */
    /** Likewise: where the first measure is certainly at most TKD_ENOUGH_MARGIN worse than at the end. */
    tkd_sweep_span enough;
    const tkd_results *results; /**< Rows of the workspace as it is, then of each point. */
} tkd_sweep;

/** What a measure is at a point, beside the workspace as it is. */
TKD_API const tkd_compared_row *tkd_sweep_row(const tkd_sweep *sweep, size_t point, size_t measure);

/** `{"teekond": 1, "run", "assumptions", "scenario", "municipality", "journey", "group", "over": [{path,
 *  before, values}], "correction", "tests", "goal", "base": {measures, pools}, "points": [{values: {PATH:
 *  VALUE}, measures, differences, pools, goal}], "reached", "enough"}` */
TKD_API void tkd_sweep_write_json(const tkd_sweep *sweep, tkd_json *json);

#endif
