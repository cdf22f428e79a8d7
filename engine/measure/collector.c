// SPDX-License-Identifier: EUPL-1.2
// A collector from its first replication to its results: where each value has its place, and room for
// what replications give.
#include <string.h>

#include "walk.h"

enum { SAMPLES_MAX = 256 * 1000 * 1000 }; // of all values and replications together: 4 GB

// Give each part that has no twin before it its place among the values.
static void place_parts(tkd_collector *collector, tkd_rows range, size_t values, size_t sketches)
{
    tkd_part *parts = collector->plan.parts.items;

    for (uint32_t p = range.first; p < range.first + range.count; p++) {
        if (parts[p].twin == p) {
            parts[p].value = collector->value_count;
            parts[p].sketch = collector->sketch_count;
            collector->value_count += values;
            collector->sketch_count += sketches;
        }
    }
}

// Places of all values and sketches, and how many there are.
static void place_values(tkd_collector *collector)
{
    tkd_planned_row *rows = collector->plan.rows.items;

    for (uint32_t i = 0; i < collector->plan.rows.count; i++) {
        const tkd_rows *parts = rows[i].parts;
        if (rows[i].twin != i) {
            continue;
        }
        rows[i].value = collector->value_count;
        rows[i].sketch = collector->sketch_count;
        collector->value_count += TKD_CLIENT_MEASURE_COUNT + parts[TKD_PARTS_EXITS].count +
                                  parts[TKD_PARTS_CLOCKS].count +
                                  (size_t)parts[TKD_PARTS_MILESTONES].count *
                                      (TKD_MILESTONE_MEASURE_COUNT - TKD_QUANTILES);
        collector->sketch_count += 1 + parts[TKD_PARTS_MILESTONES].count;
        place_parts(collector, parts[TKD_PARTS_STEPS], TKD_STEP_MEASURE_COUNT - TKD_STEP_QUANTILES,
                    collector->detail == TKD_DETAIL_ALL ? 2 : 1);
        place_parts(collector, parts[TKD_PARTS_FLOWS], 1, 0);
    }
    collector->station_value = collector->value_count;
    collector->station_sketch = collector->sketch_count;
    collector->value_count +=
        (size_t)collector->layout->station_count * (TKD_POOL_MEASURE_COUNT - 1);
    collector->sketch_count += collector->layout->station_count;
}

tkd_status tkd_collector_new(const tkd_layout *layout, tkd_text scenario, tkd_detail detail,
                             uint32_t replications, tkd_arena *arena, tkd_collector **collector,
                             tkd_error *err)
{
    tkd_collector *made = TKD_TAKE(arena, 1, tkd_collector);

    if (made == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the results");
    }
    made->layout = layout;
    made->scenario = scenario;
    made->detail = detail;
    made->arena = arena;
    tkd_arena_init(&made->scratch, 0);
    TKD_TRY(tkd_plan_build(&made->plan, layout, detail, arena, err));
    place_values(made);
    made->sketches = TKD_TAKE(arena, made->sketch_count, tkd_pooled);
    if (made->sketches == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the results");
    }
    TKD_TRY(tkd_collector_reserve(made, replications, err));
    *collector = made;
    return TKD_OK;
}

tkd_status tkd_collector_reserve(tkd_collector *collector, uint32_t replications, tkd_error *err)
{
    tkd_sample *samples = NULL;

    if (replications <= collector->capacity) {
        return TKD_OK;
    }
    if ((double)collector->value_count * replications > SAMPLES_MAX) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE,
                        "nii palju replikatsioone ei mahu mällu: vähenda nende arvu (that many "
                        "replications do not fit in memory: ask for fewer)");
    }
    samples = tkd_arena_take(collector->arena, collector->value_count,
                             (size_t)replications * sizeof(tkd_sample));
    if (samples == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the results");
    }
    for (size_t value = 0; value < collector->value_count && collector->next > 0; value++) {
        memcpy(samples + value * replications, collector->samples + value * collector->capacity,
               collector->next * sizeof *samples);
    }
    collector->samples = samples;
    collector->capacity = replications;
    return TKD_OK;
}

tkd_status tkd_collector_add(tkd_collector *collector, uint32_t replication, tkd_tally *tally,
                             tkd_error *err)
{
    tkd_result_lists none = {0};
    tkd_pass pass = {.collector = collector, .tally = tally, .replication = replication};

    TKD_REQUIRE(replication == collector->next && replication < collector->capacity);
    collector->next++;
    tkd_walk(&pass, &none);
    TKD_ASSERT(pass.value == collector->value_count && pass.sketch == collector->sketch_count);
    tkd_arena_clear(&collector->scratch);
    return pass.failed ? TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the results")
                       : TKD_OK;
}

void tkd_result_lists_init(tkd_result_lists *lists, tkd_arena *arena)
{
    tkd_list_init(&lists->rows, arena, sizeof(tkd_result_row));
    tkd_list_init(&lists->pools, arena, sizeof(tkd_pool_row));
    tkd_list_init(&lists->share_rows, arena, sizeof(tkd_share_row));
    tkd_list_init(&lists->milestone_rows, arena, sizeof(tkd_milestone_row));
    tkd_list_init(&lists->step_rows, arena, sizeof(tkd_step_row));
    tkd_list_init(&lists->flow_rows, arena, sizeof(tkd_flow_row));
    tkd_list_init(&lists->samples, arena, sizeof(tkd_sample));
    tkd_list_init(&lists->series, arena, sizeof(tkd_series_row));
    tkd_list_init(&lists->week_rows, arena, sizeof(tkd_week_row));
    tkd_list_init(&lists->traces, arena, sizeof(tkd_trace_row));
    tkd_list_init(&lists->stretch_rows, arena, sizeof(tkd_stretch_row));
}

tkd_status tkd_collector_finish(tkd_collector *collector, uint32_t used, tkd_result_lists *lists,
                                tkd_error *err)
{
    tkd_pass pass = {
        .collector = collector, .used = used, .first_sample = (uint32_t)lists->samples.count};

    tkd_walk(&pass, lists);
    pass.failed |= !tkd_list_append(&lists->samples, collector->samples,
                                    collector->value_count * collector->capacity);
    return pass.failed ? TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the results")
                       : TKD_OK;
}

// The row of everybody stands first, and its measures are asked for in their order.
tkd_estimate tkd_collector_main(const tkd_collector *collector)
{
    const uint32_t replications = collector->plan.rows.count > 0 ? collector->next : 0;

    return tkd_estimate_ratio(
        collector->samples + (size_t)TKD_TIME_TO_COMPLETE_H * collector->capacity, replications);
}
