// SPDX-License-Identifier: EUPL-1.2
// Tracks of the flow map: where arrows run in the corridors above, below and between the bands, and in
// the gaps between columns. A track is the nearest in which a piece meets no other; pieces ask for
// theirs in the order in which lines cross least: nested, the shortest inside.
#include "flow.h"

#include <math.h>
#include <stdlib.h>

#define MARGIN_Y 8.0
#define BACK_ROOM 15.0 /* Between the lowest card that a line passes and the line. */

static const tkd_flow_card *cards_of(const tkd_flow_map *map)
{
    return map->cards.items;
}

static tkd_flow_arrow *arrows_of(const tkd_flow_map *map)
{
    return map->arrows.items;
}

static const tkd_flow_column *columns_of(const tkd_flow_map *map)
{
    return map->columns.items;
}

static uint32_t column_of(const tkd_flow_map *map, uint32_t card)
{
    return cards_of(map)[card].column;
}

// ---- Pieces

// A piece of line that wants a track: it takes [low, high] of it, for some of the arrows from `first`
// to before `end`.
typedef struct piece {
    double low;
    double high;
    double order; // Lower ones choose first.
    uint32_t first;
    uint32_t end;
    uint32_t track;
} piece;

static piece *add_piece(const tkd_flow_map *map, tkd_list *pieces, piece row)
{
    piece *place = tkd_list_add(pieces);
    if (place == NULL) {
        tkd_sheet_fail_memory(map->drawing->sheet);
        return NULL;
    }
    *place = row;
    return place;
}

static int compare_pieces(const void *left, const void *right)
{
    const piece *a = left;
    const piece *b = right;
    if (a->order < b->order || a->order > b->order) {
        return a->order < b->order ? -1 : 1;
    }
    return (a->first > b->first) - (a->first < b->first);
}

// Gives every piece its track, counted from 0; `*count` grows to those used. `taken` has those that
// are in the same room already; from the far end, the last track is the nearest.
static void give_tracks(tkd_list *pieces, const tkd_list *taken, bool from_end, uint32_t *count)
{
    piece *rows = pieces->items;
    const piece *before = taken == NULL ? NULL : taken->items;
    const size_t before_count = taken == NULL ? 0 : taken->count;
    if (pieces->count > 1) {
        qsort(rows, pieces->count, sizeof(piece), compare_pieces);
    }
    for (size_t i = 0; i < pieces->count; i++) {
        const uint32_t known = *count;
        uint32_t chosen = known;
        for (uint32_t try = 0; try < known && chosen == known; try++) {
            const uint32_t track = from_end ? known - 1 -
            try : try
                ;
            bool is_free = true;
            for (size_t j = 0; j < before_count + i && is_free; j++) {
                const piece *other = j < before_count ? &before[j] : &rows[j - before_count];
                is_free =
                    other->track != track || other->high < rows[i].low || other->low > rows[i].high;
            }
            chosen = is_free ? track : known;
        }
        rows[i].track = chosen;
        *count = chosen == known ? known + 1 : known;
    }
}

// ---- Corridors

// The arrows from `first` on that share its line and its way.
static uint32_t run_end(const tkd_flow_map *map, uint32_t first)
{
    const tkd_flow_arrow *arrows = arrows_of(map);
    uint32_t end = first + 1;
    while (end < map->arrows.count && arrows[end].bus == arrows[first].bus &&
           arrows[end].way == arrows[first].way) {
        end++;
    }
    return end;
}

static void set_tracks(tkd_flow_map *map, const tkd_list *pieces)
{
    const piece *rows = pieces->items;
    for (size_t i = 0; i < pieces->count; i++) {
        for (uint32_t j = rows[i].first; j < rows[i].end; j++) {
            arrows_of(map)[j].track = rows[i].track;
        }
    }
}

// Lines of one way in one band, each with the columns that it passes, the shortest first.
static void find_lines(const tkd_flow_map *map, tkd_flow_way way, uint32_t band, tkd_list *pieces)
{
    tkd_list_init(pieces, map->drawing->sheet->arena, sizeof(piece));
    for (uint32_t i = 0, end = 0; i < map->arrows.count; i = end) {
        const tkd_flow_arrow *arrow = &arrows_of(map)[i];
        const double from = column_of(map, arrow->from);
        end = run_end(map, i);
        if (arrow->way != way || columns_of(map)[column_of(map, arrow->from)].band != band) {
            continue;
        }
        piece row = {.low = from, .high = from, .first = i, .end = end};
        for (uint32_t j = i; j < end; j++) {
            const double to = column_of(map, arrows_of(map)[j].to) - 1.0;
            row.low = fmin(row.low, to);
            row.high = fmax(row.high, to);
        }
        row.order = row.high - row.low;
        (void)add_piece(map, pieces, row);
    }
    if (pieces->count > 1) {
        qsort(pieces->items, pieces->count, sizeof(piece), compare_pieces);
    }
}

static double column_bottom(const tkd_flow_map *map, uint32_t index)
{
    const tkd_flow_column *column = &columns_of(map)[index];
    const tkd_flow_card *last = &cards_of(map)[column->first + column->count - 1];
    return last->y + last->height + last->tab_room;
}

double tkd_flow_place_backs(tkd_flow_map *map, uint32_t band)
{
    tkd_list lines;
    double lowest = map->bands[band].bottom;
    find_lines(map, TKD_WAY_BACK, band, &lines);
    piece *rows = lines.items;
    for (size_t i = 0; i < lines.count; i++) {
        double y = 0.0;
        for (uint32_t column = (uint32_t)fmax(rows[i].low + 1.0, map->bands[band].first);
             column <= (uint32_t)rows[i].high; column++) {
            y = fmax(y, column_bottom(map, column) + BACK_ROOM);
        }
        for (bool moved = true; moved;) {
            moved = false;
            for (size_t j = 0; j < i; j++) {
                const bool meets = rows[j].high >= rows[i].low && rows[j].low <= rows[i].high;
                const double other = arrows_of(map)[rows[j].first].corridor_y;
                if (meets && fabs(other - y) < TKD_FLOW_TRACK - 0.01) {
                    y = other + TKD_FLOW_TRACK;
                    moved = true;
                }
            }
        }
        for (uint32_t j = rows[i].first; j < rows[i].end; j++) {
            arrows_of(map)[j].corridor_y = y;
        }
        lowest = fmax(lowest, y);
    }
    return lowest;
}

// Between bands each has a track of its own, since where it ends is not known yet: on top the one to
// the leftmost column on the way down, at the bottom on the way up.
static void place_between(tkd_flow_map *map)
{
    tkd_list pieces;
    tkd_list_init(&pieces, map->drawing->sheet->arena, sizeof(piece));
    for (uint32_t i = 0, end = 0; i < map->arrows.count; i = end) {
        end = run_end(map, i);
        if (arrows_of(map)[i].way == TKD_WAY_BETWEEN) {
            const uint32_t to = column_of(map, arrows_of(map)[i].to);
            const bool down = columns_of(map)[to].band > 0;
            const double order = down ? (double)to : (double)map->columns.count * 2.0 - (double)to;
            (void)add_piece(map, &pieces,
                            (piece){.high = 1.0, .order = order, .first = i, .end = end});
        }
    }
    map->between_tracks = 0;
    give_tracks(&pieces, NULL, false, &map->between_tracks);
    set_tracks(map, &pieces);
}

void tkd_flow_place_corridors(tkd_flow_map *map)
{
    for (uint32_t band = 0; band < TKD_FLOW_BANDS; band++) {
        tkd_list lines;
        find_lines(map, TKD_WAY_OVER, band, &lines);
        map->bands[band].over_tracks = 0;
        give_tracks(&lines, NULL, false, &map->bands[band].over_tracks);
        set_tracks(map, &lines);
    }
    place_between(map);
}

// ---- Gaps

int32_t tkd_flow_gap_before(const tkd_flow_map *map, uint32_t column)
{
    const uint32_t band = columns_of(map)[column].band;
    return map->bands[band].first == column ? -1 - (int32_t)band : (int32_t)column - 1;
}

static bool is_straight(const tkd_flow_map *map, const tkd_flow_arrow *arrow)
{
    return arrow->way == TKD_WAY_ACROSS && fabs(tkd_flow_line_y(map, arrow) - arrow->in_y) < 0.5;
}

static bool bends_first(const tkd_flow_map *map, const tkd_flow_arrow *arrow)
{
    return tkd_flow_turns(arrow->way) || arrow->way == TKD_WAY_BESIDE ||
           (arrow->way == TKD_WAY_ACROSS && !is_straight(map, arrow));
}

// Vertical pieces of the arrows that leave the column before a gap: those up, the highest nearest;
// then those down, the lowest nearest.
static void find_firsts(const tkd_flow_map *map, int32_t gap, tkd_list *pieces)
{
    const tkd_flow_arrow *arrows = arrows_of(map);
    if (gap < 0) {
        return;
    }
    const tkd_flow_column *column = &columns_of(map)[gap];
    for (uint32_t i = column->first_arrow; i < column->end_arrow; i++) {
        if (arrows[i].bus != i) {
            continue;
        }
        const double y = tkd_flow_line_y(map, &arrows[i]);
        const double room = arrows[i].width / 2.0 + MARGIN_Y;
        piece row = {.low = y, .high = y, .first = i, .end = i};
        for (uint32_t j = i; j < map->arrows.count && arrows[j].from == arrows[i].from; j++) {
            if (arrows[j].bus == i && bends_first(map, &arrows[j])) {
                const double end =
                    tkd_flow_turns(arrows[j].way) ? arrows[j].corridor_y : arrows[j].in_y;
                row.low = fmin(row.low, end);
                row.high = fmax(row.high, end);
                row.end = j + 1;
            }
        }
        if (row.end > i) {
            const bool is_up = y - row.low > row.high - y;
            row.order = is_up ? y - 1e9 : -y;
            row.low -= room;
            row.high += room;
            (void)add_piece(map, pieces, row);
        }
    }
}

// Vertical pieces of those that come from a corridor into the column behind a gap: from above, the
// highest card's nearest to it; then from below, the lowest card's.
static void find_seconds(const tkd_flow_map *map, int32_t gap, tkd_list *pieces)
{
    const tkd_flow_arrow *arrows = arrows_of(map);
    for (uint32_t i = 0, end = 0; i < map->arrows.count; i = end) {
        const uint32_t column = column_of(map, arrows[i].to);
        const uint32_t run = run_end(map, i);
        end = i + 1;
        while (end < run && column_of(map, arrows[end].to) == column) {
            end++;
        }
        if (!tkd_flow_turns(arrows[i].way) || tkd_flow_gap_before(map, column) != gap) {
            continue;
        }
        const double corridor = arrows[i].corridor_y;
        const double room = arrows[i].width / 2.0 + MARGIN_Y;
        piece row = {.low = corridor, .high = corridor, .first = i, .end = end};
        for (uint32_t j = i; j < end; j++) {
            row.low = fmin(row.low, arrows[j].in_y);
            row.high = fmax(row.high, arrows[j].in_y);
        }
        row.order = corridor <= row.low ? row.high : 1e9 - row.low;
        row.low -= room;
        row.high += room;
        (void)add_piece(map, pieces, row);
    }
}

void tkd_flow_place_gap(tkd_flow_map *map, int32_t gap, double x, uint32_t *count)
{
    tkd_list firsts;
    tkd_list seconds;
    tkd_list_init(&firsts, map->drawing->sheet->arena, sizeof(piece));
    tkd_list_init(&seconds, map->drawing->sheet->arena, sizeof(piece));
    find_firsts(map, gap, &firsts);
    find_seconds(map, gap, &seconds);
    give_tracks(&firsts, NULL, false, count);
    give_tracks(&seconds, &firsts, true, count);
    give_tracks(&seconds, &firsts, true, count); // Now that it is known how many there are.
    const piece *rows = firsts.items;
    for (size_t i = 0; i < firsts.count; i++) {
        for (uint32_t j = rows[i].first; j < rows[i].end; j++) {
            if (arrows_of(map)[j].bus == rows[i].first) {
                arrows_of(map)[j].first_x = x + ((double)rows[i].track + 0.5) * TKD_FLOW_TRACK;
            }
        }
    }
    rows = seconds.items;
    for (size_t i = 0; i < seconds.count; i++) {
        for (uint32_t j = rows[i].first; j < rows[i].end; j++) {
            arrows_of(map)[j].second_x = x + ((double)rows[i].track + 0.5) * TKD_FLOW_TRACK;
        }
    }
}
