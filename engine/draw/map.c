// SPDX-License-Identifier: EUPL-1.2
// The journey map: columns and cards are measured once, then as many columns are put into a band as
// bring the sheet nearest to the shape of paper.
#include "map.h"
#include "diagrams.h"

#include <math.h>

#define PAPER_RATIO 1.414
#define AROUND 230.0 /* Head and foot, about. */

void tkd_map_init(tkd_map *map, const tkd_drawing *drawing)
{
    tkd_arena *arena = drawing->sheet->arena;
    *map = (tkd_map){
        .drawing = drawing,
        .card_width = TKD_MAP_CARD_COLUMNS * TKD_MAP_COLUMN - TKD_MAP_GAP,
        .columns_most = TKD_MAP_COLUMNS_LEAST,
    };
    tkd_list_init(&map->stages, arena, sizeof(tkd_map_stage));
    tkd_list_init(&map->columns, arena, sizeof(tkd_map_column));
    tkd_list_init(&map->column_steps, arena, sizeof(int32_t));
    tkd_list_init(&map->note_lanes, arena, sizeof(tkd_map_note_lane));
    tkd_list_init(&map->notes, arena, sizeof(tkd_map_note));
    tkd_list_init(&map->sayings, arena, sizeof(tkd_map_saying));
    tkd_list_init(&map->cards, arena, sizeof(tkd_map_card));
    tkd_list_init(&map->bands, arena, sizeof(tkd_map_band));
}

double tkd_map_width(const tkd_map *map)
{
    return TKD_MAP_LABELS + TKD_MAP_GAP + (double)map->columns_most * TKD_MAP_COLUMN;
}

// How good it is to put at most so many columns in a band: how large the map is then printed on a
// sheet of paper, less a little where a band is left half empty.
static double worth_of(tkd_map *map, tkd_map_place_fn *place, uint32_t most)
{
    const double height = place(map, most) + AROUND;
    const double scale = fmin(PAPER_RATIO / tkd_map_width(map), 1.0 / height);
    const double places = (double)map->bands.count * (double)map->columns_most;
    return scale * pow((double)map->columns.count / places, 0.25);
}

// Tries every number of columns where there are few, else steps of a tenth.
static uint32_t choose_columns(tkd_map *map, tkd_map_place_fn *place)
{
    const uint32_t count = (uint32_t)map->columns.count;
    uint32_t best = count;
    double best_worth = worth_of(map, place, count);
    for (uint32_t most = count - 1; most >= 3 && most<count; most -= most> 40 ? most / 10 : 1) {
        const double now = worth_of(map, place, most);
        if (now > best_worth * (1.0 + 1e-9)) {
            best = most;
            best_worth = now;
        }
    }
    return best;
}

void tkd_map_wrap(tkd_map *map, tkd_map_place_fn *place)
{
    (void)place(map, choose_columns(map, place));
}

static double put_foot(const tkd_map *map, double y)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_language language = drawing->language;
    tkd_text notes[2];
    size_t count = 0;
    bool severe = false;
    bool priced = false;
    for (uint32_t i = 0; i < drawing->picture->bottleneck_count; i++) {
        const tkd_picture_bottleneck *bottleneck = &drawing->picture->bottlenecks[i];
        priced = priced || bottleneck->priced;
        for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
            severe = severe || bottleneck->severity[view] > 0.0;
        }
    }
    if (priced) {
        notes[count++] = tkd_word_in(TKD_WORD_PRICE_NOTE, language);
    }
    if (severe) {
        notes[count++] = tkd_word_in(TKD_WORD_DOTS_NOTE, language);
    }
    return tkd_frame_foot(drawing, notes, count, TKD_FOOT_ALL, y, tkd_map_width(map));
}

void tkd_map_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_map map;
    tkd_map_init(&map, drawing);
    tkd_map_fill_columns(&map);
    if (sheet->status == TKD_OK) {
        tkd_map_fill_column_texts(&map);
        tkd_map_fill_notes(&map);
        tkd_map_fill_cards(&map);
    }
    map.bottoms = TKD_TAKE(sheet->arena, map.columns.count + TKD_MAP_COLUMNS_LEAST, double);
    if (sheet->status != TKD_OK || map.bottoms == NULL) {
        return;
    }
    tkd_map_wrap(&map, tkd_map_place);
    double y = tkd_frame_head(drawing, tkd_map_width(&map));
    const tkd_map_band *bands = map.bands.items;
    for (size_t i = 0; i < map.bands.count; i++) {
        y = tkd_map_put_band(&map, &bands[i], i, y) +
            (i + 1 < map.bands.count ? 2.0 * TKD_MAP_GAP : 0.0);
    }
    y = put_foot(&map, y);
    sheet->width = tkd_map_width(&map) + 2.0 * TKD_MARGIN;
    sheet->height = y;
}
