// SPDX-License-Identifier: EUPL-1.2
// Places of the flow map: cards down their columns, slots of arrows at their cards, columns side by
// side; tracks of arrows between them stand in flow_tracks.c.
#include "flow.h"

#include <math.h>

#define STRAIGHT_ROOM 12.0 /* From the ends of a card's side. */
#define MEETING 6.0        /* Lines nearer than this look like one. */
#define NUDGE_ROOM 5.0     /* From the ends of a card's side. */

enum { NUDGES = 5 };

static void fail(const tkd_flow_map *map)
{
    tkd_sheet_fail_memory(map->drawing->sheet);
}

static tkd_flow_card *cards_of(const tkd_flow_map *map)
{
    return map->cards.items;
}

static tkd_flow_arrow *arrows_of(const tkd_flow_map *map)
{
    return map->arrows.items;
}

static const tkd_flow_column *column_of(const tkd_flow_map *map, uint32_t card)
{
    return &((const tkd_flow_column *)map->columns.items)[cards_of(map)[card].column];
}

// ---- Cards

static bool enters_at_left(tkd_flow_way way)
{
    return way == TKD_WAY_ACROSS || tkd_flow_turns(way);
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
            cards_of(map)[arrow->from].right_room += arrow->bus == i ? arrow->slot : 0.0;
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
            const double texts =
                card->title.height + card->figure.height + card->needs.height + 24.0;
            const double ins = (double)card->in_count * TKD_FLOW_TRACK + 6.0;
            card->height = fmax(texts, fmax(card->right_room + 6.0 - card->tab_room, ins));
            card->y = y;
            y += card->height + card->tab_room + between;
        }
        band->bottom = fmax(band->bottom, y - between);
    }
}

// Where each arrow leaves its card, from the top down; one below the other, but for those that share.
static void place_outs(tkd_flow_map *map, double *out)
{
    double *tab = TKD_TAKE(map->drawing->sheet->arena, map->cards.count, double);
    if (tab == NULL) {
        fail(map);
        return;
    }
    for (size_t i = 0; i < map->cards.count; i++) {
        const tkd_flow_card *card = &cards_of(map)[i];
        tab[i] = card->y + card->height;
        out[i] = card->y + fmax(0.0, card->height - card->right_room) / 2.0;
    }
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        if (arrow->bus != i) {
            arrow->out_y = arrows_of(map)[arrow->bus].out_y;
            continue;
        }
        double *next = tkd_flow_is_tab(arrow->way) ? &tab[arrow->from] : &out[arrow->from];
        arrow->out_y = *next;
        *next += arrow->slot;
    }
}

// How an arrow comes to the card that it enters at its left: 0 from above, 1 across, 2 from below.
static int side_of(const tkd_flow_map *map, const tkd_flow_arrow *arrow)
{
    switch (arrow->way) {
    case TKD_WAY_OVER: return 0;
    case TKD_WAY_BACK: return 2;
    case TKD_WAY_BETWEEN: return column_of(map, arrow->to)->band > 0 ? 0 : 2;
    case TKD_WAY_ACROSS:
    case TKD_WAY_DOWN:
    case TKD_WAY_BESIDE:
    case TKD_WAY_AGAIN:
    case TKD_WAY_OUT:
    case TKD_WAY_SKIP:
    case TKD_WAY_DONE: break;
    }
    return 1;
}

// Whether a line that leaves in the gap before a card runs as high as another is to enter there: the
// two would be taken for one.
static bool meets_leaving(const tkd_flow_map *map, const tkd_flow_arrow *arrow, double y)
{
    const int32_t gap = tkd_flow_gap_before(map, cards_of(map)[arrow->to].column);
    if (gap < 0) {
        return false;
    }
    const tkd_flow_column *before = &((const tkd_flow_column *)map->columns.items)[gap];
    for (uint32_t i = before->first_arrow; i < before->end_arrow; i++) {
        const tkd_flow_arrow *other = &arrows_of(map)[i];
        const bool leaves = !tkd_flow_is_tab(other->way) && other->way != TKD_WAY_DOWN;
        if (leaves && other != arrow && fabs(tkd_flow_line_y(map, other) - y) < MEETING) {
            return true;
        }
    }
    return false;
}

// The nearest y to the wanted one, within its card, where no line leaves.
static double free_y(const tkd_flow_map *map, const tkd_flow_arrow *arrow, double wanted)
{
    const tkd_flow_card *to = &cards_of(map)[arrow->to];
    for (int i = 0; i < NUDGES; i++) {
        const double y = wanted + (i % 2 == 0 ? 1.0 : -1.0) * MEETING * ceil((double)i / 2.0);
        const bool inside = y > to->y + NUDGE_ROOM && y < to->y + to->height - NUDGE_ROOM;
        if (inside && !meets_leaving(map, arrow, y)) {
            return y;
        }
    }
    return wanted;
}

// Where each arrow enters: from above at the top, from below at the bottom; straight on where it is
// the only one and its card reaches so far.
static void place_ins(tkd_flow_map *map)
{
    double *in = TKD_TAKE(map->drawing->sheet->arena, map->cards.count, double);
    if (in == NULL) {
        fail(map);
        return;
    }
    for (size_t i = 0; i < map->cards.count; i++) {
        const tkd_flow_card *card = &cards_of(map)[i];
        in[i] = card->y + (card->height - (double)card->in_count * TKD_FLOW_TRACK) / 2.0 +
                TKD_FLOW_TRACK / 2.0;
    }
    for (int side = 0; side <= 2; side++) {
        for (size_t i = 0; i < map->arrows.count; i++) {
            tkd_flow_arrow *arrow = &arrows_of(map)[i];
            if (!enters_at_left(arrow->way) || side_of(map, arrow) != side) {
                continue;
            }
            const tkd_flow_card *to = &cards_of(map)[arrow->to];
            const double straight = tkd_flow_line_y(map, arrow);
            const bool is_straight = side == 1 && to->in_count == 1 &&
                                     straight > to->y + STRAIGHT_ROOM &&
                                     straight < to->y + to->height - STRAIGHT_ROOM;
            arrow->in_y = is_straight ? straight : free_y(map, arrow, in[arrow->to]);
            in[arrow->to] += TKD_FLOW_TRACK;
        }
    }
}

static void place_slots(tkd_flow_map *map)
{
    double *out = TKD_TAKE(map->drawing->sheet->arena, map->cards.count, double);
    if (out == NULL) {
        fail(map);
        return;
    }
    place_outs(map, out);
    place_ins(map);
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

// ---- Columns

// Room for the figures of the arrows that leave a column.
static double label_room(const tkd_flow_map *map, uint32_t index)
{
    const tkd_flow_column *column = &((const tkd_flow_column *)map->columns.items)[index];
    double room = 0.0;
    for (uint32_t i = column->first_arrow; i < column->end_arrow; i++) {
        const tkd_flow_arrow *arrow = &arrows_of(map)[i];
        if (tkd_flow_is_tab(arrow->way)) {
            continue;
        }
        const bool down = arrow->way == TKD_WAY_DOWN;
        const double right = tkd_flow_down_x(arrow) + arrow->down.width - column->width / 2.0;
        room = fmax(room, down ? right + 6.0 : arrow->label.width + 9.0);
    }
    return room;
}

static void place_columns(tkd_flow_map *map, size_t index)
{
    tkd_flow_column *columns = map->columns.items;
    const tkd_flow_band *band = &map->bands[index];
    uint32_t tracks = 0;
    tkd_flow_place_gap(map, -1 - (int32_t)index, TKD_MARGIN, &tracks);
    double x = TKD_MARGIN + (tracks > 0 ? (double)tracks * TKD_FLOW_TRACK + 16.0 : 0.0);
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        tkd_flow_column *column = &columns[i];
        column->x = x;
        column->label_room = label_room(map, i);
        tracks = 0;
        tkd_flow_place_gap(map, (int32_t)i, x + column->width + column->label_room + 6.0, &tracks);
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
    const double between = map->bands[0].backs + 16.0;
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows_of(map)[i];
        const tkd_flow_band *band = &map->bands[column_of(map, arrow->from)->band];
        const double track = ((double)arrow->track + 0.5) * TKD_FLOW_TRACK;
        if (arrow->way == TKD_WAY_BETWEEN) {
            arrow->corridor_y = between + track;
        } else if (arrow->way == TKD_WAY_OVER) {
            arrow->corridor_y = band->top - 8.0 - track;
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
        band->backs = tkd_flow_place_backs(map, i);
        y = band->backs + 16.0;
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
    tkd_flow_place_corridors(map);
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
