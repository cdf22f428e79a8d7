// SPDX-License-Identifier: EUPL-1.2
// Bands and the places of cards in them. Stages stay whole where they fit a band. In a lane each card
// rises to the highest free place under its own column or one near it.
#include "map.h"

#include <math.h>

double tkd_map_column_x(const tkd_map_band *band, uint32_t column)
{
    return TKD_MARGIN + TKD_MAP_LABELS + TKD_MAP_GAP +
           (double)(column - band->first) * TKD_MAP_COLUMN;
}

static void fail(const tkd_map *map)
{
    tkd_sheet *sheet = map->drawing->sheet;
    if (sheet->status == TKD_OK) {
        sheet->status =
            TKD_FAIL(sheet->err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
}

static void add_band(tkd_map *map, uint32_t first, uint32_t end)
{
    tkd_map_band *band = tkd_list_add(&map->bands);
    if (band == NULL) {
        fail(map);
        return;
    }
    *band = (tkd_map_band){.first = first, .count = end - first};
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

// The card goes where it rests highest of the columns near its own, the nearest first.
static void place_card(const tkd_map *map, const tkd_map_band *band, tkd_map_card *card)
{
    static const int32_t shifts[] = {0, -1, 1, -2, 2};
    const int32_t first = (int32_t)band->first;
    const int32_t last = first + (int32_t)map->columns_most - TKD_MAP_CARD_COLUMNS;
    double best = (double)INFINITY;
    for (size_t i = 0; i < sizeof(shifts) / sizeof(shifts[0]); i++) {
        const int32_t column = (int32_t)card->column + shifts[i];
        if (column < first || column > last) {
            continue;
        }
        const double y = rest_at(map, (uint32_t)column, TKD_MAP_CARD_COLUMNS);
        if (y < best) {
            best = y;
            card->at_column = (uint32_t)column;
        }
    }
    card->y = best;
    for (uint32_t i = 0; i < TKD_MAP_CARD_COLUMNS; i++) {
        map->bottoms[card->at_column + i] = best + card->height + TKD_MAP_GAP;
    }
}

void tkd_map_place_cards(tkd_map *map, tkd_map_band *band)
{
    tkd_map_card *cards = map->cards.items;
    for (tkd_map_lane lane = TKD_MAP_LANE_NEWCOMER; lane < TKD_MAP_LANE_COUNT; lane++) {
        double height = 0.0;
        for (size_t i = 0; i < map->columns.count + TKD_MAP_COLUMNS_LEAST; i++) {
            map->bottoms[i] = 0.0;
        }
        for (size_t i = 0; i < map->cards.count; i++) {
            tkd_map_card *card = &cards[i];
            if (card->lane == lane && card->column >= band->first &&
                card->column < band->first + band->count) {
                place_card(map, band, card);
                height = fmax(height, card->y + card->height);
            }
        }
        // A lane holds its name as well.
        band->lane_heights[lane] = height > 0.0 ? fmax(height + 2.0 * TKD_MAP_GAP, 52.0) : 0.0;
    }
}

static void measure_band(tkd_map *map, tkd_map_band *band)
{
    const tkd_map_column *columns = map->columns.items;
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        band->step_height = fmax(band->step_height, columns[i].height);
        band->has_feelings =
            band->has_feelings || !isnan(columns[i].feelings[0]) || !isnan(columns[i].feelings[1]);
        band->has_times = band->has_times || !isnan(columns[i].wait_h);
    }
    tkd_map_place_cards(map, band);
    band->stage_height = tkd_map_stage_height(map, band);
    band->height = band->stage_height + TKD_MAP_GAP + band->step_height + 2.0 * TKD_MAP_GAP;
    band->height += tkd_map_notes_height(map, band);
    band->height += band->has_feelings ? TKD_MAP_FEELING_HEIGHT + TKD_MAP_GAP : 0.0;
    band->height += band->has_times ? TKD_MAP_TIME_HEIGHT + TKD_MAP_GAP : 0.0;
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
    for (size_t i = 0; i < map->bands.count; i++) {
        measure_band(map, &bands[i]);
        height += bands[i].height + (i > 0 ? 2.0 * TKD_MAP_GAP : 0.0);
    }
    return height;
}
