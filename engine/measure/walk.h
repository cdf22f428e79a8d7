// SPDX-License-Identifier: EUPL-1.2
// What a collector holds, and the walk over its values.
#ifndef TKD_MEASURE_WALK_H
#define TKD_MEASURE_WALK_H

#include "plan.h"

/** Quantiles that rows have: 50 % and 90 %; 10 % besides. */
enum {
    TKD_QUANTILES = 2,
    TKD_BAND = 3,
    TKD_STEP_QUANTILES = TKD_BAND + TKD_QUANTILES,
};

struct tkd_collector {
    const tkd_layout *layout;
    tkd_text scenario;
    tkd_detail detail;
    tkd_arena *arena;
    tkd_arena scratch; /**< Sketches of one replication. */
    tkd_plan plan;
    uint32_t capacity;   /**< Replications that there is room for. */
    uint32_t next;       /**< Replication that comes next. */
    tkd_sample *samples; /**< [values][capacity], in the order in which a walk asks for them. */
    size_t value_count;
    size_t station_value; /**< The first of the stations. */
    tkd_pooled *sketches; /**< In the order in which a walk asks for them. */
    size_t sketch_count;
    size_t station_sketch;
};

/** One pass over all values in a fixed order. While adding, a value is written to the samples of a
 *  replication; while finishing, its estimate is read. Both passes walk the same code, and twins
 *  (plan.h) are passed over in both. */
typedef struct tkd_pass {
    tkd_collector *collector;
    tkd_tally *tally;      /**< Adding. */
    uint32_t replication;  /**< Adding. */
    uint32_t used;         /**< Finishing. */
    uint32_t first_sample; /**< Finishing: row of the first sample in the output. */
    size_t value;
    size_t sketch;
    bool failed;
} tkd_pass;

/** All rows, then all stations. */
void tkd_walk(tkd_pass *pass, tkd_result_lists *lists);

#endif
