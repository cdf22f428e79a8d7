// SPDX-License-Identifier: EUPL-1.2
// A picture with a few odd rows in every table: start → a → b → out, two variants of it.
#ifndef TKD_TEST_FULL_H
#define TKD_TEST_FULL_H

#include "teekond/picture.h"

typedef struct full {
    tkd_picture_journey journey;
    tkd_picture_stage stage;
    tkd_picture_step steps[2];
    tkd_picture_exit exit;
    tkd_picture_flow flows[3];
    tkd_picture_bottleneck bottleneck;
    tkd_picture_proposal proposal;
    tkd_picture_variant variants[2];
    tkd_picture_variant_step variant_steps[4];
    tkd_picture_variant_flow variant_flows[6];
    tkd_picture_variant_bottleneck variant_bottlenecks[2];
    tkd_picture_capacity capacities[2];
    tkd_picture_capacity_point points[3];
    tkd_picture_capacity_mark marks[2];
    tkd_picture_queue queues[2];
    tkd_picture_week weeks[3];
    tkd_picture_closure closures[3];
    tkd_picture_person persons[2];
    tkd_picture_stretch stretches[3];
    tkd_picture_edit edits[2];
    int32_t step_lists[3];
    int32_t bottleneck_lists[1];
    tkd_picture picture;
} full;

/** In the arena, since it is large. */
full *full_new(tkd_arena *arena);

/** An estimate of nobody, and one around a mean with an uneven interval. */
tkd_estimate nobody(void);
tkd_estimate about(double mean);

#endif
