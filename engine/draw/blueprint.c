// SPDX-License-Identifier: EUPL-1.2
// The service blueprint after Shostack, Designing services that deliver, Harvard Business Review 62
// (1984), as service designers draw it today: client, front stage, line of visibility, who works
// behind it; on each box the time as written and as simulated.
#include "blueprint.h"
#include "diagrams.h"

#define HEAD 110.0        /* Height of the head, about. */
#define FOOT_WIDTH 2000.0 /* For which the foot is broken before the width is known. */

// ---- Places

static double place_bands(tkd_map *map, uint32_t most)
{
    tkd_blueprint *blueprint = (tkd_blueprint *)map; // Its first member.
    double height = 0.0;
    tkd_map_cut(map, most);
    tkd_map_band *bands = map->bands.items;
    for (size_t i = 0; i < map->bands.count; i++) {
        bands[i].stage_height = tkd_map_stage_height(map, &bands[i]);
        bands[i].height = bands[i].stage_height + TKD_MAP_GAP +
                          tkd_blueprint_rows_height(blueprint, i) + TKD_MAP_GAP;
        height += bands[i].height;
    }
    return height;
}

// ---- The drawing

// Room for what every column and band needs; a band has at least one column.
static bool take_room(tkd_blueprint *blueprint)
{
    tkd_arena *arena = blueprint->map.drawing->sheet->arena;
    const size_t count = blueprint->map.columns.count;
    blueprint->plans = TKD_TAKE(arena, count, tkd_blueprint_boxes);
    blueprint->boxes = tkd_arena_take(arena, count, sizeof(*blueprint->boxes));
    blueprint->heights = tkd_arena_take(arena, count, sizeof(*blueprint->heights));
    return blueprint->plans != NULL && blueprint->boxes != NULL && blueprint->heights != NULL;
}

void tkd_blueprint_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_blueprint blueprint = {0};
    tkd_map_init(&blueprint.map, drawing);
    tkd_map_fill_columns(&blueprint.map);
    if (sheet->status != TKD_OK) {
        return;
    }
    if (!take_room(&blueprint)) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    tkd_blueprint_measure_rows(&blueprint);
    tkd_blueprint_fill(&blueprint);
    if (sheet->status != TKD_OK) {
        return;
    }
    tkd_frame_foot_lines foot = {0};
    tkd_blueprint_fill_foot(drawing, FOOT_WIDTH, &foot);
    blueprint.map.foot = &foot;
    blueprint.map.around = HEAD;
    tkd_map_wrap(&blueprint.map, place_bands);
    const double width = tkd_map_width(&blueprint.map);
    double y = tkd_frame_head(drawing, width);
    const tkd_map_band *bands = blueprint.map.bands.items;
    for (size_t i = 0; i < blueprint.map.bands.count; i++) {
        y = tkd_map_put_stages(&blueprint.map, &bands[i], y);
        y = tkd_blueprint_put_rows(&blueprint, i, y) + TKD_MAP_GAP;
    }
    tkd_blueprint_fill_foot(drawing, width, &foot);
    y = tkd_frame_foot_put(drawing, &foot, y, width);
    sheet->width = width + 2.0 * TKD_MARGIN;
    sheet->height = y;
}
