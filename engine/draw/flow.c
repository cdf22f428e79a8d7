// SPDX-License-Identifier: EUPL-1.2
// The flow map: as many cards in a column as bring the sheet nearest to the shape of paper, then as
// much room between them as is left. One journey at a time: the one asked for, else the one most
// people take.
#include "flow.h"
#include "diagrams.h"

#include <math.h>

#define RATIO_WANTED 1.45
#define RATIO_LEAST 1.4
#define RATIO_MOST 1.5
#define STRIP 0.25 /* Distance from the ratio wanted, as a logarithm, that one band may have. */
#define AROUND_LINES 13.0 /* Head and foot, about, in sizes of text. */
#define A3_WIDTH 1190.55  /* points */
#define A3_HEIGHT 841.89
#define CARD_TEXTS 14.0  /* Width of a card in sizes of text. */
#define TEXT_POINTS 7.15 /* on A3 */
#define TEXT_LEAST 15.0
#define TEXT_MOST 28.0

// Whether any of the views shown takes a step of the journey.
static bool is_in_view(const tkd_drawing *drawing, const tkd_picture_journey *journey)
{
    uint32_t views = 0;
    for (uint32_t i = 0; i < journey->steps.count; i++) {
        views |= drawing->picture->steps[journey->steps.first + i].views;
    }
    return (views & drawing->views) != 0;
}

// The one asked for; else, of those that the views shown take, if any, the one most people take.
static int32_t choose_journey(const tkd_drawing *drawing)
{
    const tkd_picture *picture = drawing->picture;
    if (drawing->journey != TKD_NONE || picture->journey_count == 0) {
        return drawing->journey;
    }
    int32_t best = 0;
    for (uint32_t i = 1; i < picture->journey_count; i++) {
        const tkd_picture_journey *one = &picture->journeys[i];
        const bool seen = is_in_view(drawing, one);
        const bool best_seen = is_in_view(drawing, &picture->journeys[best]);
        const double more =
            one->figures.arrived.mean - picture->journeys[best].figures.arrived.mean;
        if ((seen && !best_seen) || (seen == best_seen && more > 0.0)) {
            best = (int32_t)i;
        }
    }
    return best;
}

// How columns are put: cards in each, at most, and bands.
typedef struct arrangement {
    uint32_t rows;
    uint32_t bands;
} arrangement;

static double ratio_of(tkd_flow_map *map, arrangement how)
{
    map->wider = 0.0;
    tkd_flow_arrange(map, how.rows, how.bands);
    const double height = tkd_flow_place(map, 0.0, TKD_FLOW_DOWN) + AROUND_LINES * map->text;
    return tkd_flow_width(map) / height;
}

// Few columns make a tower, many a strip; two bands only where one row of columns is a strip.
static arrangement choose_arrangement(tkd_flow_map *map)
{
    uint32_t most = 1;
    for (uint32_t i = 0; i < map->journey->stages.count; i++) {
        const uint32_t stage = map->journey->stages.first + i;
        const uint32_t count = map->drawing->picture->stages[stage].steps.count;
        most = count > most ? count : most;
    }
    arrangement best = {most, 1};
    double best_distance = (double)INFINITY;
    for (uint32_t bands = 1; bands <= TKD_FLOW_BANDS; bands++) {
        if (bands > 1 && best_distance < STRIP) {
            break;
        }
        for (uint32_t rows = most; rows >= 1; rows -= rows > 12 ? rows / 8 : 1) {
            const arrangement how = {rows, bands};
            const double distance = fabs(log(ratio_of(map, how) / RATIO_WANTED));
            if (distance < best_distance) {
                best = how;
                best_distance = distance;
            } else if (distance > best_distance + 1.0) {
                break;
            }
        }
    }
    return best;
}

// Most cards that stand above one another, over all bands, less one for each band.
static uint32_t count_betweens(const tkd_flow_map *map)
{
    const tkd_flow_column *columns = map->columns.items;
    uint32_t most[TKD_FLOW_BANDS] = {1, 1};
    for (size_t i = 0; i < map->columns.count; i++) {
        uint32_t *here = &most[columns[i].band];
        *here = columns[i].count > *here ? columns[i].count : *here;
    }
    return most[0] + most[1] - 2;
}

// Room between the cards, larger where the sheet would be a strip; wider gaps where a tower.
static double choose_between(tkd_flow_map *map, arrangement how)
{
    const double ratio = ratio_of(map, how);
    const double width = tkd_flow_width(map);
    const double height = width / ratio;
    const uint32_t betweens = count_betweens(map);
    const uint32_t columns =
        map->bands[0].count > map->bands[1].count ? map->bands[0].count : map->bands[1].count;
    if (ratio < RATIO_LEAST && columns > 1) {
        map->wider = (RATIO_LEAST * height - width) / (double)(columns - 1);
        return TKD_FLOW_DOWN;
    }
    if (ratio <= RATIO_MOST || betweens == 0) {
        return TKD_FLOW_DOWN;
    }
    const double missing = width / RATIO_MOST - height;
    return fmin(TKD_FLOW_DOWN + missing / (double)betweens, 3.0 * TKD_FLOW_DOWN);
}

// Lays the map out with text as large as A3 needs for 7 points; returns the room between cards.
static double choose_sizes(tkd_flow_map *map)
{
    double between = TKD_FLOW_DOWN;
    map->text = TEXT_LEAST;
    for (int attempt = 0; attempt < 8 && map->drawing->sheet->status == TKD_OK; attempt++) {
        map->card_width = round(CARD_TEXTS * map->text);
        tkd_flow_fill(map);
        between = choose_between(map, choose_arrangement(map));
        const double height = tkd_flow_place(map, 0.0, between) + AROUND_LINES * map->text;
        const double width = tkd_flow_width(map) + 2.0 * TKD_MARGIN;
        const double scale = fmin(A3_WIDTH / width, A3_HEIGHT / height);
        const double needed = TEXT_POINTS / scale;
        if (needed <= map->text || map->text >= TEXT_MOST) {
            break;
        }
        map->text = fmin(fmax(needed * 1.02, map->text + 0.25), TEXT_MOST); // Cards grow with it.
    }
    return between;
}

void tkd_flow_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_drawing one = *drawing;
    one.journey = choose_journey(drawing);
    tkd_flow_map map = {.drawing = &one};
    tkd_list_init(&map.cards, sheet->arena, sizeof(tkd_flow_card));
    tkd_list_init(&map.columns, sheet->arena, sizeof(tkd_flow_column));
    tkd_list_init(&map.arrows, sheet->arena, sizeof(tkd_flow_arrow));
    map.step_cards = TKD_TAKE(sheet->arena, one.picture->step_count, int32_t);
    if (map.step_cards == NULL) {
        sheet->status =
            TKD_FAIL(sheet->err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
        return;
    }
    for (uint32_t i = 0; i < one.picture->step_count; i++) {
        map.step_cards[i] = TKD_NONE;
    }
    double width = 0.0;
    double y = 0.0;
    if (one.journey != TKD_NONE && one.picture->journeys[one.journey].steps.count > 0) {
        map.journey = &one.picture->journeys[one.journey];
        const double between = choose_sizes(&map);
        if (sheet->status != TKD_OK) {
            return;
        }
        one.text = map.text / 9.5;
        width = fmax(tkd_frame_least_width(&one), tkd_flow_width(&map));
        y = tkd_frame_head(&one, width);
        y = tkd_flow_place(&map, y, between);
        tkd_flow_put(&map);
    } else {
        width = tkd_frame_least_width(&one);
        y = tkd_frame_head(&one, width);
    }
    y = tkd_flow_legend(&map, &one, y, width);
    sheet->width = width + 2.0 * TKD_MARGIN;
    sheet->height = y;
}
