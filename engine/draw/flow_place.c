// SPDX-License-Identifier: EUPL-1.2
// Places of the flow map: tracks in the corridors, cards down their columns, slots of arrows at their
// cards, tracks in the gaps. Tracks are given greedily: the first in which a piece meets no other.
#include "flow.h"

#include <math.h>

#define MARGIN_Y 8.0

static void fail(const tkd_flow_map *map)
{
    tkd_sheet *sheet = map->drawing->sheet;
    if (sheet->status == TKD_OK) {
        sheet->status =
            TKD_FAIL(sheet->err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
}

static tkd_flow_card *cards_of(const tkd_flow_map *map)
{
    return map->cards.items;
}

static tkd_flow_arrow *arrows_of(const tkd_flow_map *map)
{
    return map->arrows.items;
}

// ---- Tracks

// A piece that wants a track: it takes [low, high].
typedef struct piece {
    double low;
    double high;
    uint32_t track;
} piece;

// The first track in which the piece meets none of those before it; tracks used so far in `*count`.
static uint32_t take_track(const tkd_list *pieces, double low, double high, uint32_t *count)
{
    const piece *taken = pieces->items;
    for (uint32_t track = 0;; track++) {
        bool is_free = true;
        for (size_t i = 0; i < pieces->count && is_free; i++) {
            is_free = taken[i].track != track || taken[i].high < low || taken[i].low > high;
        }
        if (is_free) {
            *count = track + 1 > *count ? track + 1 : *count;
            return track;
        }
    }
}

static uint32_t add_piece(const tkd_flow_map *map, tkd_list *pieces, double a, double b,
                          uint32_t *count)
{
    const double low = fmin(a, b);
    const double high = fmax(a, b);
    const uint32_t track = take_track(pieces, low, high, count);
    piece *place = tkd_list_add(pieces);
    if (place == NULL) {
        fail(map);
        return 0;
    }
    *place = (piece){low, high, track};
    return track;
}

static const tkd_flow_column *column_of(const tkd_flow_map *map, uint32_t card)
{
    return &((const tkd_flow_column *)map->columns.items)[cards_of(map)[card].column];
}

// Corridors: an arrow takes the columns that it passes; between bands each has a track of its own.
static void place_corridors(tkd_flow_map *map)
{
    tkd_list over[TKD_FLOW_BANDS];
    tkd_list back[TKD_FLOW_BANDS];
    for (size_t band = 0; band < TKD_FLOW_BANDS; band++) {
        tkd_list_init(&over[band], map->drawing->sheet->arena, sizeof(piece));
        tkd_list_init(&back[band], map->drawing->sheet->arena, sizeof(piece));
        map->bands[band].over_tracks = 0;
        map->bands[band].back_tracks = 0;
    }
    map->between_tracks = 0;
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        const uint32_t index = column_of(map, arrow->from)->band;
        tkd_flow_band *band = &map->bands[index];
        const double from = cards_of(map)[arrow->from].column;
        const double to = cards_of(map)[arrow->to].column - 1.0;
        if (arrow->way == TKD_WAY_OVER) {
            arrow->track = add_piece(map, &over[index], from, to, &band->over_tracks);
        } else if (arrow->way == TKD_WAY_BACK) {
            arrow->track = add_piece(map, &back[index], from, to, &band->back_tracks);
        } else if (arrow->way == TKD_WAY_BETWEEN) {
            arrow->track = map->between_tracks++;
        }
    }
}

// ---- Cards

static bool turns_in_corridor(tkd_flow_way way)
{
    return way == TKD_WAY_OVER || way == TKD_WAY_BACK || way == TKD_WAY_BETWEEN;
}

static bool enters_at_left(tkd_flow_way way)
{
    return way == TKD_WAY_ACROSS || turns_in_corridor(way);
}

// Room for the slots at each card's right, and the number of arrows at its left.
static void count_slots(tkd_flow_map *map)
{
    for (size_t i = 0; i < map->cards.count; i++) {
        cards_of(map)[i].right_room = 0.0;
        cards_of(map)[i].tab_room = 0.0;
        cards_of(map)[i].in_count = 0;
    }
    for (size_t i = 0; i < map->arrows.count; i++) {
        const tkd_flow_arrow *arrow = &arrows_of(map)[i];
        if (tkd_flow_is_tab(arrow->way)) {
            cards_of(map)[arrow->from].tab_room += arrow->slot;
        } else {
            cards_of(map)[arrow->from].right_room += arrow->slot;
        }
        if (arrow->way == TKD_WAY_BESIDE) {
            cards_of(map)[arrow->to].right_room += TKD_FLOW_TRACK;
        } else if (enters_at_left(arrow->way)) {
            cards_of(map)[arrow->to].in_count++;
        }
    }
}

// Cards of a band down their columns.
static void place_cards(tkd_flow_map *map, tkd_flow_band *band, double between)
{
    const tkd_flow_column *columns = map->columns.items;
    band->bottom = band->top;
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        double y = band->top;
        for (uint32_t j = 0; j < columns[i].count; j++) {
            tkd_flow_card *card = &cards_of(map)[columns[i].first + j];
            const double texts = card->title.height + card->figure.height + 24.0;
            const double ins = (double)card->in_count * TKD_FLOW_TRACK + 6.0;
            card->height = fmax(texts, fmax(card->right_room + 6.0 - card->tab_room, ins));
            card->y = y;
            y += card->height + card->tab_room + between;
        }
        band->bottom = fmax(band->bottom, y - between);
    }
}

// Where each arrow leaves its card, from the top down, and enters the other.
static void place_slots(tkd_flow_map *map)
{
    double *out = TKD_TAKE(map->drawing->sheet->arena, map->cards.count, double);
    double *in = TKD_TAKE(map->drawing->sheet->arena, map->cards.count, double);
    double *tab = TKD_TAKE(map->drawing->sheet->arena, map->cards.count, double);
    if (out == NULL || in == NULL || tab == NULL) {
        fail(map);
        return;
    }
    for (size_t i = 0; i < map->cards.count; i++) {
        const tkd_flow_card *card = &cards_of(map)[i];
        tab[i] = card->y + card->height;
        out[i] = card->y + fmax(0.0, card->height - card->right_room) / 2.0;
        in[i] = card->y + (card->height - (double)card->in_count * TKD_FLOW_TRACK) / 2.0 +
                TKD_FLOW_TRACK / 2.0;
    }
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        double *next = tkd_flow_is_tab(arrow->way) ? &tab[arrow->from] : &out[arrow->from];
        arrow->out_y = *next;
        *next += arrow->slot;
        if (enters_at_left(arrow->way)) {
            arrow->in_y = in[arrow->to];
            in[arrow->to] += TKD_FLOW_TRACK;
        }
    }
    // Those that come in at the right do so below everything that leaves there.
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        if (arrow->way == TKD_WAY_BESIDE) {
            arrow->in_y = out[arrow->to] + TKD_FLOW_TRACK / 2.0;
            out[arrow->to] += TKD_FLOW_TRACK;
        }
    }
}

double tkd_flow_line_y(const tkd_flow_map *map, const tkd_flow_arrow *arrow)
{
    const bool has_count = arrow->label.count > 0 && arrow->label.lines[0].size > 0;
    const double above = has_count ? tkd_font_line((tkd_font){map->text, TKD_WEIGHT_NORMAL}) : 0.0;
    return arrow->out_y + above + 1.0 + arrow->width / 2.0;
}

// ---- Gaps

// The gap before a column: that behind the one before it, or its band's own.
static int32_t gap_before(const tkd_flow_map *map, uint32_t column)
{
    const uint32_t band = ((const tkd_flow_column *)map->columns.items)[column].band;
    return map->bands[band].first == column ? -1 - (int32_t)band : (int32_t)column - 1;
}

// Vertical pieces of one gap that begins at x: behind the column that an arrow leaves, and before the
// one that it enters.
static void place_gap(tkd_flow_map *map, int32_t gap, double x, uint32_t *count)
{
    tkd_list pieces;
    tkd_list_init(&pieces, map->drawing->sheet->arena, sizeof(piece));
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        const bool turns = turns_in_corridor(arrow->way);
        const bool bends = arrow->way == TKD_WAY_ACROSS || arrow->way == TKD_WAY_BESIDE;
        const double room = arrow->width / 2.0 + MARGIN_Y;
        if ((turns || bends) && (int32_t)cards_of(map)[arrow->from].column == gap) {
            const double end = turns ? arrow->corridor_y : arrow->in_y;
            const double low = fmin(tkd_flow_line_y(map, arrow), end) - room;
            const double high = fmax(tkd_flow_line_y(map, arrow), end) + room;
            const uint32_t track = add_piece(map, &pieces, low, high, count);
            arrow->first_x = x + ((double)track + 0.5) * TKD_FLOW_TRACK;
        }
        if (turns && gap_before(map, cards_of(map)[arrow->to].column) == gap) {
            const double low = fmin(arrow->in_y, arrow->corridor_y) - room;
            const double high = fmax(arrow->in_y, arrow->corridor_y) + room;
            const uint32_t track = add_piece(map, &pieces, low, high, count);
            arrow->second_x = x + ((double)track + 0.5) * TKD_FLOW_TRACK;
        }
    }
}

// Room for the figures of the arrows that leave a column at its right.
static double label_room(const tkd_flow_map *map, uint32_t column)
{
    double room = 0.0;
    for (size_t i = 0; i < map->arrows.count; i++) {
        const tkd_flow_arrow *arrow = &arrows_of(map)[i];
        if (cards_of(map)[arrow->from].column == column && arrow->way != TKD_WAY_DOWN &&
            !tkd_flow_is_tab(arrow->way)) {
            room = fmax(room, arrow->label.width + 9.0);
        }
    }
    return room;
}

static void place_columns(tkd_flow_map *map, size_t index)
{
    tkd_flow_column *columns = map->columns.items;
    const tkd_flow_band *band = &map->bands[index];
    uint32_t tracks = 0;
    place_gap(map, -1 - (int32_t)index, TKD_MARGIN, &tracks);
    double x = TKD_MARGIN + (tracks > 0 ? (double)tracks * TKD_FLOW_TRACK + 16.0 : 0.0);
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        tkd_flow_column *column = &columns[i];
        column->x = x;
        column->label_room = label_room(map, i);
        tracks = 0;
        place_gap(map, (int32_t)i, x + column->width + column->label_room + 6.0, &tracks);
        column->track_room = (double)tracks * TKD_FLOW_TRACK;
        for (uint32_t j = 0; j < column->count; j++) {
            cards_of(map)[column->first + j].x = x;
        }
        x += column->width + column->label_room + column->track_room + 28.0 + map->wider;
    }
}

// ---- Everything

static void place_corridor_lines(tkd_flow_map *map)
{
    const double between =
        map->bands[0].bottom + (double)map->bands[0].back_tracks * TKD_FLOW_TRACK + 16.0;
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        const tkd_flow_band *band = &map->bands[column_of(map, arrow->from)->band];
        const double track = ((double)arrow->track + 0.5) * TKD_FLOW_TRACK;
        if (arrow->way == TKD_WAY_BETWEEN) {
            arrow->corridor_y = between + track;
        } else {
            arrow->corridor_y =
                arrow->way == TKD_WAY_BACK ? band->bottom + 8.0 + track : band->top - 8.0 - track;
        }
    }
}

static double place_once(tkd_flow_map *map, double y, double between)
{
    for (uint32_t i = 0; i < map->band_count; i++) {
        tkd_flow_band *band = &map->bands[i];
        const double over = (double)band->over_tracks * TKD_FLOW_TRACK;
        band->stages_y = y;
        band->top = y + map->stage_height + 12.0 + over + (over > 0.0 ? 8.0 : 0.0);
        place_cards(map, band, between);
        y = band->bottom + (double)band->back_tracks * TKD_FLOW_TRACK + 16.0;
        y += i + 1 < map->band_count ? (double)map->between_tracks * TKD_FLOW_TRACK + 24.0 : 0.0;
    }
    place_slots(map);
    place_corridor_lines(map);
    for (uint32_t i = 0; i < map->band_count; i++) {
        place_columns(map, i);
    }
    return y;
}

// Height that the titles of stages need at the widths just placed.
static double needed_stage_height(const tkd_flow_map *map)
{
    const tkd_flow_column *columns = map->columns.items;
    double height = 0.0;
    for (uint32_t first = 0; first < map->columns.count;) {
        const uint32_t end = tkd_flow_stage_end(map, first);
        if (columns[first].stage != TKD_NONE) {
            height = fmax(height, tkd_flow_stage_lines(map, first, end).height);
        }
        first = end;
    }
    return height + 12.0;
}

double tkd_flow_place(tkd_flow_map *map, double y, double between)
{
    if (map->drawing->sheet->status != TKD_OK || map->columns.count == 0) {
        return y;
    }
    count_slots(map);
    place_corridors(map);
    (void)place_once(map, y, between);
    map->stage_height = needed_stage_height(map); // Widths do not depend on it.
    return place_once(map, y, between);
}

double tkd_flow_band_width(const tkd_flow_map *map, const tkd_flow_band *band)
{
    if (band->count == 0) {
        return 0.0;
    }
    const tkd_flow_column *columns = map->columns.items;
    const tkd_flow_column *last = &columns[band->first + band->count - 1];
    return last->x + last->width + last->label_room + last->track_room + 8.0 - TKD_MARGIN;
}

double tkd_flow_width(const tkd_flow_map *map)
{
    return fmax(tkd_flow_band_width(map, &map->bands[0]),
                map->band_count > 1 ? tkd_flow_band_width(map, &map->bands[1]) : 0.0);
}
