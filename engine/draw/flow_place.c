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

// Corridors: an arrow takes the columns that it passes.
static void place_corridors(tkd_flow_map *map)
{
    tkd_list over;
    tkd_list back;
    tkd_list_init(&over, map->drawing->sheet->arena, sizeof(piece));
    tkd_list_init(&back, map->drawing->sheet->arena, sizeof(piece));
    map->over_tracks = 0;
    map->back_tracks = 0;
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        const double from = cards_of(map)[arrow->from].column;
        const double to = cards_of(map)[arrow->to].column - 1.0;
        if (arrow->way == TKD_WAY_OVER) {
            arrow->track = add_piece(map, &over, from, to, &map->over_tracks);
        } else if (arrow->way == TKD_WAY_BACK) {
            arrow->track = add_piece(map, &back, from, to, &map->back_tracks);
        }
    }
}

// ---- Cards

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
        } else if (arrow->way == TKD_WAY_OVER || arrow->way == TKD_WAY_ACROSS ||
                   arrow->way == TKD_WAY_BACK) {
            cards_of(map)[arrow->to].in_count++;
        }
    }
}

static void place_cards(tkd_flow_map *map, double between)
{
    const tkd_flow_column *columns = map->columns.items;
    map->bottom = map->top;
    for (size_t i = 0; i < map->columns.count; i++) {
        double y = map->top;
        for (uint32_t j = 0; j < columns[i].count; j++) {
            tkd_flow_card *card = &cards_of(map)[columns[i].first + j];
            const double texts = card->title.height + card->figure.height + 24.0;
            const double ins = (double)card->in_count * TKD_FLOW_TRACK + 6.0;
            card->height = fmax(texts, fmax(card->right_room + 6.0 - card->tab_room, ins));
            card->y = y;
            y += card->height + card->tab_room + between;
        }
        map->bottom = fmax(map->bottom, y - between);
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
        if (arrow->way == TKD_WAY_OVER || arrow->way == TKD_WAY_ACROSS ||
            arrow->way == TKD_WAY_BACK) {
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

// Vertical pieces of one gap; which = 1 behind `from`, 2 before `to`.
static void place_gap(tkd_flow_map *map, int32_t gap, double x, uint32_t *count, bool keep)
{
    tkd_list pieces;
    tkd_list_init(&pieces, map->drawing->sheet->arena, sizeof(piece));
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        const tkd_flow_card *from = &cards_of(map)[arrow->from];
        const tkd_flow_card *to = &cards_of(map)[arrow->to];
        const bool turns = arrow->way == TKD_WAY_OVER || arrow->way == TKD_WAY_BACK;
        const bool bends = arrow->way == TKD_WAY_ACROSS || arrow->way == TKD_WAY_BESIDE;
        const double room = arrow->width / 2.0 + MARGIN_Y;
        if ((turns || bends) && (int32_t)from->column == gap) {
            const double end = turns ? arrow->corridor_y : arrow->in_y;
            const double low = fmin(tkd_flow_line_y(map, arrow), end) - room;
            const double high = fmax(tkd_flow_line_y(map, arrow), end) + room;
            const uint32_t track = add_piece(map, &pieces, low, high, count);
            if (keep) {
                arrow->first_x = x + ((double)track + 0.5) * TKD_FLOW_TRACK;
            }
        }
        if (turns && (int32_t)to->column - 1 == gap) {
            const double low = fmin(arrow->in_y, arrow->corridor_y) - room;
            const double high = fmax(arrow->in_y, arrow->corridor_y) + room;
            const uint32_t track = add_piece(map, &pieces, low, high, count);
            if (keep) {
                arrow->second_x = x + ((double)track + 0.5) * TKD_FLOW_TRACK;
            }
        }
    }
}

static double label_room(const tkd_flow_map *map, uint32_t column)
{
    double room = 0.0;
    for (size_t i = 0; i < map->arrows.count; i++) {
        const tkd_flow_arrow *arrow = &arrows_of(map)[i];
        if (cards_of(map)[arrow->from].column != column || arrow->way == TKD_WAY_DOWN) {
            continue;
        }
        const bool beside_sign =
            arrow->way == TKD_WAY_OUT || arrow->way == TKD_WAY_DONE || arrow->way == TKD_WAY_AGAIN;
        room = fmax(room, arrow->label.width + (beside_sign ? 22.0 : 10.0));
    }
    return room;
}

static void place_columns(tkd_flow_map *map)
{
    tkd_flow_column *columns = map->columns.items;
    uint32_t tracks = 0;
    place_gap(map, -1, TKD_MARGIN, &tracks, true);
    map->first_gap = tracks > 0 ? (double)tracks * TKD_FLOW_TRACK + 16.0 : 0.0;
    double x = TKD_MARGIN + map->first_gap;
    for (size_t i = 0; i < map->columns.count; i++) {
        tkd_flow_column *column = &columns[i];
        column->x = x;
        column->label_room = label_room(map, (uint32_t)i);
        tracks = 0;
        place_gap(map, (int32_t)i, x + column->width + column->label_room + 6.0, &tracks, true);
        column->track_room = (double)tracks * TKD_FLOW_TRACK;
        for (uint32_t j = 0; j < column->count; j++) {
            cards_of(map)[column->first + j].x = x;
        }
        const bool last = i + 1 == map->columns.count;
        x += column->width + column->label_room + column->track_room +
             (last ? 8.0 : 28.0 + map->wider);
    }
}

double tkd_flow_place(tkd_flow_map *map, double y, double between)
{
    count_slots(map);
    place_corridors(map);
    map->top = y + tkd_flow_stage_height(map) + 12.0 + (double)map->over_tracks * TKD_FLOW_TRACK +
               (map->over_tracks > 0 ? 8.0 : 0.0);
    place_cards(map, between);
    place_slots(map);
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        const double track = ((double)arrow->track + 0.5) * TKD_FLOW_TRACK;
        arrow->corridor_y =
            arrow->way == TKD_WAY_BACK ? map->bottom + 8.0 + track : map->top - 8.0 - track;
    }
    place_columns(map);
    return map->bottom + (double)map->back_tracks * TKD_FLOW_TRACK + 16.0;
}

double tkd_flow_width(const tkd_flow_map *map)
{
    const tkd_flow_column *columns = map->columns.items;
    if (map->columns.count == 0) {
        return 0.0;
    }
    const tkd_flow_column *last = &columns[map->columns.count - 1];
    return last->x + last->width + last->label_room + last->track_room - TKD_MARGIN + 8.0;
}
