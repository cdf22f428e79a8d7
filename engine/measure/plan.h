// SPDX-License-Identifier: EUPL-1.2
// The plan of a collector: which rows there will be, which parts each has, and which cells add up to
// each part. Made once, from the layout; replications then only add numbers. Rows and parts of the
// same cells are twins (everybody of a group, where the group has one journey, is everybody of the
// group on that journey): they are added up once.
#ifndef TKD_MEASURE_PLAN_H
#define TKD_MEASURE_PLAN_H

#include "teekond/measure.h"

/** A named part of a row (a step, an exit, …): cells [first, first + count) of `plan->cells`. */
typedef struct tkd_part {
    tkd_text id;
    tkd_text to;        /**< Flows: the target. */
    tkd_flow_kind kind; /**< Flows. */
    uint32_t first;
    uint32_t count;
    uint32_t twin; /**< The first part of the same cells, maybe itself; steps and flows alone. */
    size_t value;  /**< Its first value and … */
    size_t sketch; /**< … its first sketch in the collector; steps and flows alone. */
    uint32_t out;  /**< Row of the step's results, once written. */
} tkd_part;

/** Kinds of parts. */
typedef enum tkd_part_kind {
    TKD_PARTS_STEPS,
    TKD_PARTS_EXITS,
    TKD_PARTS_MILESTONES,
    TKD_PARTS_CLOCKS,
    TKD_PARTS_FLOWS,
    TKD_PART_KINDS
} tkd_part_kind;

/** A row of results: streams [first, first + count) of `plan->cells`. */
typedef struct tkd_planned_row {
    tkd_text municipality;
    tkd_text journey;
    tkd_text group;
    uint32_t first;
    uint32_t count;
    uint32_t twin;                  /**< The first row of the same streams, maybe itself. */
    size_t value;                   /**< Its first value and … */
    size_t sketch;                  /**< … its first sketch in the collector. */
    uint32_t out;                   /**< Row of the results, once written. */
    tkd_rows parts[TKD_PART_KINDS]; /**< of plan->parts */
} tkd_planned_row;

typedef struct tkd_plan {
    tkd_list rows;  /**< of tkd_planned_row, sorted by municipality, journey, group */
    tkd_list parts; /**< of tkd_part */
    tkd_list cells; /**< of uint32_t */
    tkd_detail detail;
} tkd_plan;

TKD_MUST_CHECK tkd_status tkd_plan_build(tkd_plan *plan, const tkd_layout *layout,
                                         tkd_detail detail, tkd_arena *arena, tkd_error *err);

#endif
