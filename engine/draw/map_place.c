// SPDX-License-Identifier: EUPL-1.2
// Bands and the places of cards in them. Stages stay whole where they fit a band. In a lane each card
// rises to the highest free place under its own column or one near it.
#include "map.h"

#include <math.h>

double tkd_map_column_middle(const tkd_map_band *band, uint32_t column)
{
    return tkd_map_column_x(band, column) + (band->column - TKD_MAP_GAP) / 2.0;
}

double tkd_map_column_x(const tkd_map_band *band, uint32_t column)
{
    return TKD_MARGIN + TKD_MAP_LABELS + TKD_MAP_GAP +
           (double)(column - band->first) * band->column;
}

static void add_band(tkd_map *map, uint32_t first, uint32_t end)
{
    tkd_map_band *band = tkd_list_add(&map->bands);
    if (band == NULL) {
        tkd_sheet_fail_memory(map->drawing->sheet);
        return;
    }
    *band = (tkd_map_band){.first = first, .count = end - first, .column = map->column};
}

// Stages that are wider than a band are cut in equal parts.
static void cut_stages(tkd_map *map, uint32_t most)
{
    const tkd_map_stage *stages = map->stages.items;
    uint32_t first = 0;
    uint32_t end = 0;
    for (size_t i = 0; i < map->stages.count; i++) {
        if (end > first && end - first + stages[i].count > most) {
            add_band(map, first, end);
            first = end;
        }
        const uint32_t parts = (stages[i].count + most - 1) / most;
        for (uint32_t part = 1; part < parts; part++) {
            end = stages[i].first + stages[i].count * part / parts;
            add_band(map, first, end);
            first = end;
        }
        end = stages[i].first + stages[i].count;
    }
    if (end > first) {
        add_band(map, first, end);
    }
}

void tkd_map_cut(tkd_map *map, uint32_t most)
{
    map->bands.count = 0;
    cut_stages(map, most);
    const tkd_map_band *bands = map->bands.items;
    map->columns_most = TKD_MAP_COLUMNS_LEAST;
    for (size_t i = 0; i < map->bands.count; i++) {
        if (bands[i].count > map->columns_most) {
            map->columns_most = bands[i].count;
        }
    }
}

// Where a card of `span` columns would rest that begins at a column.
static double rest_at(const tkd_map *map, uint32_t column, uint32_t span)
{
    double y = 0.0;
    for (uint32_t i = 0; i < span; i++) {
        y = fmax(y, map->bottoms[column + i]);
    }
    return y;
}

/* Of being a column away from its own step, as units of depth. */
#define SHIFT_COST 18.0
#define SHIFT_COST_DENSE 7.0
#define LATER_COST 25.0 /* Of standing at a later step of its own. */

enum { SHIFT_MOST = 2, SHIFT_MOST_DENSE = 4 };

// Takes the place of a card that begins at a column.
static void settle(const tkd_map *map, tkd_map_card *card, uint32_t column)
{
    card->at_column = column;
    card->y = rest_at(map, column, TKD_MAP_CARD_COLUMNS);
    for (uint32_t i = 0; i < TKD_MAP_CARD_COLUMNS; i++) {
        map->bottoms[column + i] = card->y + card->height + TKD_MAP_GAP;
    }
}

// The best place found so far, and what it costs.
typedef struct choice {
    int32_t column;
    double cost;
} choice;

static void consider(const tkd_map *map, choice *best, int32_t column, double cost)
{
    const double depth = rest_at(map, (uint32_t)column, TKD_MAP_CARD_COLUMNS) + cost;
    if (depth < best->cost) {
        *best = (choice){column, depth};
    }
}

// The card goes where it rests highest of the columns from `begin` to `end` that are its own, the
// first best, or that are near its first.
static void place_card(const tkd_map *map, tkd_map_card *card, uint32_t begin, uint32_t end)
{
    const int32_t first = (int32_t)begin;
    const int32_t last = (int32_t)end - TKD_MAP_CARD_COLUMNS;
    const int32_t own = (int32_t)card->column;
    const int32_t shift_most = map->is_dense ? SHIFT_MOST_DENSE : SHIFT_MOST;
    const double shift_cost = map->is_dense ? SHIFT_COST_DENSE : SHIFT_COST;
    choice best = {own < last ? own : last, (double)INFINITY};
    for (int32_t shift = -shift_most; shift <= shift_most; shift++) {
        if (own + shift >= first && own + shift <= last) {
            consider(map, &best, own + shift, shift_cost * fabs((double)shift));
        }
    }
    for (uint32_t i = 0; i < card->steps.count; i++) {
        const int32_t step = map->drawing->picture->step_lists[card->steps.first + i];
        const int32_t column = map->step_columns[step];
        if (column > own && column <= last) {
            consider(map, &best, column, LATER_COST);
        }
    }
    settle(map, card, (uint32_t)best.column);
}

static void clear_bottoms(const tkd_map *map)
{
    for (size_t i = 0; i < tkd_map_bottom_count(map); i++) {
        map->bottoms[i] = 0.0;
    }
}

// A lane holds its name as well.
static double lane_height(const tkd_map *map, tkd_map_lane lane, double cards)
{
    const double least = fmax(map->lane_leasts[lane], 52.0);
    return cards > 0.0 ? fmax(cards + 2.0 * TKD_MAP_GAP, least) + map->air : 0.0;
}

double tkd_map_caption_height(const tkd_map *map)
{
    return tkd_font_line(map->word) + 3.0;
}

bool tkd_map_is_in_lane(const tkd_map *map, const tkd_map_card *card, size_t band,
                        tkd_map_lane lane)
{
    const tkd_map_band *at = &((const tkd_map_band *)map->bands.items)[band];
    if (tkd_map_row_of(map, card->lane) != lane) {
        return false;
    }
    return card->is_whole ? map->whole_band == band
                          : card->column >= at->first && card->column < at->first + at->count;
}

// Where cards of the whole journey go: from left to right, each where it rests highest.
static void place_whole_card(const tkd_map *map, tkd_map_card *card, uint32_t first, uint32_t end)
{
    double best = (double)INFINITY;
    uint32_t best_column = first;
    for (uint32_t at = first; at + TKD_MAP_CARD_COLUMNS <= end; at += TKD_MAP_CARD_COLUMNS) {
        const double y = rest_at(map, at, TKD_MAP_CARD_COLUMNS);
        if (y < best) {
            best = y;
            best_column = at;
        }
    }
    settle(map, card, best_column);
}

static double place_lane(tkd_map *map, size_t index, tkd_map_lane lane)
{
    const tkd_map_band *band = &((const tkd_map_band *)map->bands.items)[index];
    tkd_map_card *cards = map->cards.items;
    const uint32_t steps_end = band->first + band->count;
    const uint32_t end = band->first + map->columns_most;
    const bool keeps_room = index == map->whole_band && band->count >= TKD_MAP_CARD_COLUMNS;
    double height = 0.0;
    clear_bottoms(map);
    for (size_t i = 0; i < map->cards.count; i++) {
        if (!tkd_map_is_in_lane(map, &cards[i], index, lane)) {
            continue;
        }
        if (cards[i].is_whole) {
            for (uint32_t at = steps_end; at < end; at++) {
                map->bottoms[at] = fmax(map->bottoms[at], tkd_map_caption_height(map));
            }
            place_whole_card(map, &cards[i], steps_end, end);
        } else {
            place_card(map, &cards[i], band->first, keeps_room ? steps_end : end);
        }
        height = fmax(height, cards[i].y + cards[i].height);
    }
    return lane_height(map, lane, height);
}

void tkd_map_place_cards(tkd_map *map, tkd_map_band *band)
{
    const size_t index = (size_t)(band - (tkd_map_band *)map->bands.items);
    for (tkd_map_lane lane = TKD_MAP_LANE_NEWCOMER; lane < TKD_MAP_LANE_COUNT; lane++) {
        band->lane_heights[lane] = place_lane(map, index, lane);
    }
}

// What is of the whole journey stands in a lane of its own where no band has room beside its steps.
static void place_whole(tkd_map *map)
{
    tkd_map_card *cards = map->cards.items;
    double height = 0.0;
    clear_bottoms(map);
    for (size_t i = 0; i < map->cards.count && map->whole_band == SIZE_MAX; i++) {
        if (cards[i].is_whole) {
            place_whole_card(map, &cards[i], 0, map->columns_most);
            height = fmax(height, cards[i].y + cards[i].height);
        }
    }
    map->whole_height = lane_height(map, TKD_MAP_LANE_UNNAMED, height);
}

// The last of the bands with the most room right of their steps; SIZE_MAX: none has any.
static size_t band_with_room(const tkd_map *map)
{
    const tkd_map_band *bands = map->bands.items;
    size_t best = SIZE_MAX;
    uint32_t most = TKD_MAP_CARD_COLUMNS;
    for (size_t i = 0; i < map->bands.count; i++) {
        const uint32_t room = map->columns_most - bands[i].count;
        if (room >= most) {
            most = room;
            best = i;
        }
    }
    return best;
}

static void measure_band(tkd_map *map, tkd_map_band *band)
{
    const tkd_map_column *columns = map->columns.items;
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        band->step_height = fmax(band->step_height, columns[i].height + map->air);
        band->has_feelings =
            band->has_feelings || !isnan(columns[i].feelings[0]) || !isnan(columns[i].feelings[1]);
        band->has_waits = band->has_waits || !isnan(columns[i].wait_p10_h);
        band->has_times = band->has_times || !isnan(columns[i].wait_h);
    }
    tkd_map_place_cards(map, band);
    band->stage_height = tkd_map_stage_height(map, band);
    band->height = band->stage_height + TKD_MAP_GAP + band->step_height + 2.0 * TKD_MAP_GAP;
    band->height += tkd_map_notes_height(map, band);
    band->height +=
        band->has_feelings || band->has_waits ? tkd_map_curve_height(map) + TKD_MAP_GAP : 0.0;
    band->height += band->has_times ? tkd_map_times_height(map) + TKD_MAP_GAP : 0.0;
    for (size_t lane = 0; lane < TKD_MAP_LANE_COUNT; lane++) {
        band->height +=
            band->lane_heights[lane] > 0.0 ? band->lane_heights[lane] + TKD_MAP_GAP : 0.0;
    }
}

double tkd_map_place(tkd_map *map, uint32_t most)
{
    double height = 0.0;
    tkd_map_cut(map, most);
    tkd_map_band *bands = map->bands.items;
    map->whole_band = band_with_room(map);
    for (size_t i = 0; i < map->bands.count; i++) {
        measure_band(map, &bands[i]);
        height += bands[i].height + (i > 0 ? TKD_MAP_BETWEEN_BANDS : 0.0);
    }
    place_whole(map);
    return height + (map->whole_height > 0.0 ? TKD_MAP_BETWEEN_BANDS + map->whole_height : 0.0);
}
