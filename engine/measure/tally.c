// SPDX-License-Identifier: EUPL-1.2
// Storage of a tally: one block per kind of cell, all zero.
#include "teekond/measure.h"

tkd_status tkd_tally_init(tkd_tally *tally, const tkd_layout *layout, tkd_arena *arena,
                          tkd_error *err)
{
    *tally = (tkd_tally){.cells = TKD_TAKE(arena, layout->stream_count, tkd_cell),
                         .steps = TKD_TAKE(arena, layout->step_cells, tkd_step_cell),
                         .exits = TKD_TAKE(arena, layout->exit_cells, double),
                         .milestones = TKD_TAKE(arena, layout->milestone_cells, tkd_time_cell),
                         .clocks = TKD_TAKE(arena, layout->clock_cells, tkd_time_cell),
                         .edges = TKD_TAKE(arena, layout->edge_cells, double),
                         .stations = TKD_TAKE(arena, layout->station_count, tkd_station_cell)};
    if (tally->cells == NULL || tally->steps == NULL || tally->exits == NULL ||
        tally->milestones == NULL || tally->clocks == NULL || tally->edges == NULL ||
        tally->stations == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the tally");
    }
    return TKD_OK;
}
