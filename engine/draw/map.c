// SPDX-License-Identifier: EUPL-1.2
// The journey map: columns and cards are measured once, then as many columns are put into a band as
// bring the sheet nearest to the shape of paper.
#include "map.h"
#include "diagrams.h"

#include <math.h>

#define PAPER_RATIO 1.414
#define AROUND 230.0         /* Head and foot, about. */
#define HEAD 110.0           /* The head alone. */
#define FOOT_WIDTH 2000.0    /* For which the foot is broken before the width is known. */
#define POSTER_WIDTH 3370.39 /* A0 on its side, points. */
#define FOOT_TEXT 9.5        /* Size of text of a foot as it usually is. */
#define RATIO_MOST 1.85
#define AIR_MOST 40.0
#define READABLE 12.0 /* Points on a poster. */
#define HOPELESS 4.0  /* So small that no width of columns helps. */

// Sizes of text and columns. A large map printed as a poster needs its smallest text larger, not its
// titles.
static void set_sizes(tkd_map *map, bool is_dense, double column)
{
    const double small = is_dense ? 11.2 : 10.0;
    map->is_dense = is_dense;
    map->shares_lanes = is_dense;
    map->title = (tkd_font){12.5, TKD_WEIGHT_SEMIBOLD};
    map->body = (tkd_font){11.5, TKD_WEIGHT_SEMIBOLD};
    map->small = (tkd_font){small, TKD_WEIGHT_NORMAL};
    map->word = (tkd_font){small, TKD_WEIGHT_SEMIBOLD};
    map->figure = (tkd_font){small, TKD_WEIGHT_BOLD};
    map->column = column;
    map->card_width = TKD_MAP_CARD_COLUMNS * map->column - TKD_MAP_GAP;
}

enum { FEW_COLUMNS = 9 };

void tkd_map_init(tkd_map *map, const tkd_drawing *drawing)
{
    tkd_arena *arena = drawing->sheet->arena;
    *map = (tkd_map){
        .drawing = drawing,
        .columns_most = TKD_MAP_COLUMNS_LEAST,
        .around = AROUND,
        .whole_band = SIZE_MAX,
    };
    set_sizes(map, false, TKD_MAP_COLUMN);
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
    return TKD_MAP_LABELS + TKD_MAP_GAP + (double)map->columns_most * map->column;
}

// Height of all that is not in bands.
static double around_of(const tkd_map *map)
{
    const double foot =
        map->foot == NULL ? 0.0 : tkd_frame_foot_height(map->foot, tkd_map_width(map));
    return map->around + foot;
}

// How good it is to put at most so many columns in a band: how large the map is then printed on a
// sheet of paper, less a little where a band is left half empty.
static double worth_of(tkd_map *map, tkd_map_place_fn *place, uint32_t most)
{
    const double height = place(map, most) + around_of(map);
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

// ---- Drawing

static void fill_texts(tkd_map *map)
{
    tkd_map_fill_column_texts(map);
    tkd_map_fill_notes(map);
    tkd_map_fill_cards(map);
}

static void fill(tkd_map *map)
{
    tkd_map_fill_columns(map);
    if (map->drawing->sheet->status == TKD_OK) {
        tkd_map_fill_lanes(map);
    }
    map->bottoms = TKD_TAKE(map->drawing->sheet->arena, tkd_map_bottom_count(map), double);
    if (map->bottoms == NULL) {
        tkd_sheet_fail_memory(map->drawing->sheet);
    }
}

// Points of the smallest text on the poster, about.
static double smallest_text(tkd_map *map)
{
    const double height = tkd_map_place(map, map->columns_most) + around_of(map);
    return map->small.size *
           fmin(POSTER_WIDTH / tkd_map_width(map), POSTER_WIDTH / PAPER_RATIO / height);
}

// A way to draw the map, and the size of its smallest text on a poster.
typedef struct way {
    bool is_dense;
    double column;
    double text;
} way;

static void try_way(tkd_map *map, way *best, bool is_dense, double column)
{
    set_sizes(map, is_dense, column);
    fill_texts(map);
    tkd_map_wrap(map, tkd_map_place);
    const way tried = {is_dense, column, smallest_text(map)};
    *best = tried.text > best->text ? tried : *best;
}

// A lane for each view, and air between, are read best; but of a large journey most of that is empty
// and all text small: it is drawn densely where that makes the text larger. Columns are as wide as
// suits the sheet: wider ones for a few steps, which would stand upright else.
static void wrap(tkd_map *map)
{
    static const double airy[] = {216.0, 172.0, TKD_MAP_COLUMN};
    static const double dense[] = {144.0, 128.0, 116.0};
    way best = {0};
    for (size_t i = map->columns.count <= FEW_COLUMNS ? 0 : 2; i < 3; i++) {
        try_way(map, &best, false, airy[i]);
    }
    if (best.text < READABLE) {
        for (size_t i = best.text < HOPELESS ? 2 : 0; i < 3; i++) {
            try_way(map, &best, true, dense[i]);
        }
    }
    if (best.is_dense != map->is_dense || best.column > map->column) {
        way again = {0};
        try_way(map, &again, best.is_dense, best.column);
    }
}

// A strip is hard to hang and to print: its lanes get air until it is a page.
static void add_air(tkd_map *map)
{
    const tkd_map_band *bands = map->bands.items;
    const double height = tkd_map_place(map, map->columns_most) + around_of(map);
    const double missing = tkd_map_width(map) / RATIO_MOST - height;
    double lanes = 0.0;
    for (size_t i = 0; i < map->bands.count; i++) {
        lanes += 1.0 + (bands[i].has_feelings || bands[i].has_waits ? 2.0 : 0.0);
        for (size_t lane = 0; lane < TKD_MAP_LANE_COUNT; lane++) {
            lanes += bands[i].lane_heights[lane] > 0.0 ? 1.0 : 0.0;
        }
    }
    if (missing > 0.0) {
        map->air = fmin(missing / fmax(lanes, 1.0), AIR_MOST);
        (void)tkd_map_place(map, map->columns_most);
    }
}

// The head's text grows with the sheet: a poster is read from afar.
static tkd_drawing head_of(const tkd_map *map)
{
    tkd_drawing head = *map->drawing;
    head.text *= fmin(fmax(tkd_map_width(map) / 1700.0, 1.0), 1.7);
    return head;
}

// The foot's text is as large as the map's smallest.
static tkd_drawing foot_of(const tkd_map *map)
{
    tkd_drawing foot = *map->drawing;
    foot.text *= map->is_dense ? map->small.size / FOOT_TEXT : 1.0;
    return foot;
}

static double put_bands(const tkd_map *map, double y)
{
    const tkd_map_band *bands = map->bands.items;
    for (size_t i = 0; i < map->bands.count; i++) {
        y = tkd_map_put_band(map, &bands[i], i, y + (i > 0 ? TKD_MAP_BETWEEN_BANDS : 0.0));
    }
    return map->whole_height > 0.0 ? tkd_map_put_whole(map, y + TKD_MAP_BETWEEN_BANDS) : y;
}

void tkd_map_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_map map;
    tkd_frame_foot_lines foot = {0};
    tkd_map_init(&map, drawing);
    fill(&map);
    if (sheet->status != TKD_OK) {
        return;
    }
    tkd_map_fill_foot(&map, drawing, FOOT_WIDTH, &foot);
    map.around = HEAD;
    map.foot = &foot;
    wrap(&map);
    add_air(&map);
    const double width = tkd_map_width(&map);
    const tkd_drawing head = head_of(&map);
    const tkd_drawing below = foot_of(&map);
    tkd_map_fill_foot(&map, &below, width, &foot);
    double y = put_bands(&map, tkd_frame_head(&head, width));
    if (sheet->status == TKD_OK) {
        y = tkd_frame_foot_put(&below, &foot, y, width);
    }
    sheet->width = width + 2.0 * TKD_MARGIN;
    sheet->height = y;
}
