// SPDX-License-Identifier: EUPL-1.2
// Before and after: two scenarios laid over each other on the map's columns. Everything is told by
// shape and word besides colour: dashed and grey is removed, a bold frame with + is added, Δ is
// changed.
#include "changes.h"
#include "diagrams.h"

#include <math.h>

#define HEAD 110.0        /* Height of the head, about. */
#define FOOT_WIDTH 2000.0 /* For which the foot is broken before the width is known. */

static double place_bands(tkd_map *map, uint32_t most)
{
    tkd_changes *changes = (tkd_changes *)map; // Its first member.
    const bool has_figures = map->drawing->picture->facts.simulated;
    double height = 0.0;
    tkd_map_cut(map, most);
    tkd_map_band *bands = map->bands.items;
    for (size_t i = 0; i < map->bands.count; i++) {
        tkd_map_band *band = &bands[i];
        for (uint32_t j = band->first; j < band->first + band->count; j++) {
            band->step_height = fmax(band->step_height, changes->steps[j].height);
        }
        band->step_height = fmax(band->step_height, changes->steps_least - TKD_MAP_GAP);
        band->stage_height = tkd_map_stage_height(map, band);
        tkd_map_place_cards(map, band);
        height += band->stage_height + TKD_MAP_GAP + band->step_height + 4.0 * TKD_MAP_GAP +
                  (has_figures ? TKD_CHANGES_FIGURES + TKD_MAP_GAP : 0.0);
        for (tkd_map_lane lane = TKD_MAP_LANE_NEWCOMER; lane < TKD_MAP_LANE_COUNT; lane++) {
            height += band->lane_heights[lane] > 0.0 ? band->lane_heights[lane] + TKD_MAP_GAP : 0.0;
        }
    }
    tkd_changes_place_edits(changes, tkd_map_width(map));
    return height + changes->list_height + 52.0;
}

static bool take_room(tkd_changes *changes)
{
    tkd_arena *arena = changes->map.drawing->sheet->arena;
    const size_t count = changes->map.columns.count;
    changes->steps = TKD_TAKE(arena, count, tkd_changes_step);
    changes->edits = TKD_TAKE(arena, changes->groups.count, tkd_changes_edit);
    changes->map.bottoms = TKD_TAKE(arena, tkd_map_bottom_count(&changes->map), double);
    return changes->steps != NULL && changes->edits != NULL && changes->map.bottoms != NULL;
}

// Columns and all texts; false when something failed.
static bool fill(tkd_changes *changes)
{
    tkd_sheet *sheet = changes->map.drawing->sheet;
    tkd_map_fill_columns(&changes->map);
    if (sheet->status != TKD_OK || !tkd_changes_group(changes->map.drawing, &changes->groups)) {
        return false;
    }
    if (!take_room(changes)) {
        tkd_sheet_fail_memory(sheet);
        return false;
    }
    tkd_changes_measure_lanes(changes);
    tkd_changes_fill_steps(changes);
    tkd_changes_fill_cards(changes);
    tkd_changes_fill_edits(changes);
    return sheet->status == TKD_OK;
}

void tkd_changes_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_changes changes = {0};
    tkd_map_init(&changes.map, drawing);
    if (!fill(&changes)) {
        return;
    }
    tkd_frame_foot_lines foot = {0};
    tkd_changes_fill_foot(drawing, FOOT_WIDTH, &foot);
    changes.map.foot = &foot;
    changes.map.around = HEAD;
    tkd_map_wrap(&changes.map, place_bands);
    const double width = tkd_map_width(&changes.map);
    double y = tkd_changes_put_head(&changes, width);
    const tkd_map_band *bands = changes.map.bands.items;
    for (size_t i = 0; i < changes.map.bands.count; i++) {
        y = tkd_map_put_stages(&changes.map, &bands[i], y);
        y = tkd_changes_put_steps(&changes, i, y);
        if (drawing->picture->facts.simulated) {
            y = tkd_changes_put_figures(&changes, i, y);
        }
        y = tkd_changes_put_lanes(&changes, i, y) + TKD_MAP_GAP;
    }
    y = tkd_changes_put_edits(&changes, y);
    tkd_changes_fill_foot(drawing, width, &foot);
    y = tkd_frame_foot_put(drawing, &foot, y, width);
    sheet->width = width + 2.0 * TKD_MARGIN;
    sheet->height = y;
}
