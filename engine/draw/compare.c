// SPDX-License-Identifier: EUPL-1.2
// The comparison: what is compared and in which order, and how much of it the paper holds. Text is to
// have seven points on A3, ten on A0: a sheet holds so many letters, and the fullest arrangement
// that stays within is taken.
#include "compare.h"
#include "diagrams.h"

#include <math.h>
#include <stdlib.h>

#define TEXT 15.0        /* Units of the sheet. */
#define A3_WIDTH 1190.55 /* Points */
#define A3_HEIGHT 841.89
#define A3_POINTS 7.05 /* Text, at least. */
#define A0_WIDTH 3370.39
#define A0_HEIGHT 2383.94
#define A0_POINTS 10.0
#define RATIO_WANTED 1.42
#define RATIO_LEAST 1.15
#define HEAD_TEXTS 12.5 /* About, in sizes of text, */
#define HEAD_BESIDE 9.0 /* with the figures beside the title. */
#define FOOT_TEXTS 9.5
#define CHART_GAP 2.5
#define SPLIT_COST 0.06 /* Of a stage's steps in two columns, for each row less. */

enum { CHART_COLUMNS = 4, ROWS_TRIED = 12, LARGE = 400 };

// ---- What is compared

typedef struct placed {
    uint32_t row;
    double value;
} placed;

// The smallest first; those without a figure last; else as they came.
static int compare_placed(const void *left, const void *right)
{
    const placed *a = left;
    const placed *b = right;
    if (isnan(a->value) != isnan(b->value)) {
        return isnan(a->value) ? 1 : -1;
    }
    if (a->value < b->value || a->value > b->value) {
        return a->value < b->value ? -1 : 1;
    }
    return (a->row > b->row) - (a->row < b->row);
}

static bool order_variants(tkd_compare *compare)
{
    const tkd_picture *picture = compare->drawing->picture;
    tkd_arena *arena = compare->drawing->sheet->arena;
    placed *rows = TKD_TAKE(arena, picture->variant_count, placed);
    uint32_t *order = TKD_TAKE(arena, picture->variant_count, uint32_t);
    if (rows == NULL || order == NULL) {
        tkd_sheet_fail_memory(compare->drawing->sheet);
        return false;
    }
    compare->reference = TKD_NONE;
    for (uint32_t i = 0; i < picture->variant_count; i++) {
        rows[i] = (placed){i, picture->variants[i].measures[compare->measure].mean};
        compare->reference = picture->variants[i].is_reference ? (int32_t)i : compare->reference;
    }
    qsort(rows, picture->variant_count, sizeof(placed), compare_placed);
    for (uint32_t i = 0; i < picture->variant_count; i++) {
        order[i] = rows[i].row;
    }
    compare->order = order;
    compare->count = picture->variant_count;
    return true;
}

// The one asked for, else the one that most of all take.
static void choose_journey(tkd_compare *compare)
{
    const tkd_drawing *drawing = compare->drawing;
    const tkd_picture *picture = drawing->picture;
    compare->journey_row = drawing->journey;
    for (uint32_t i = 0; drawing->journey == TKD_NONE && i < picture->journey_count; i++) {
        const tkd_picture_journey *best =
            compare->journey_row == TKD_NONE ? NULL : &picture->journeys[compare->journey_row];
        if (best == NULL ||
            picture->journeys[i].figures.arrived.mean > best->figures.arrived.mean) {
            compare->journey_row = (int32_t)i;
        }
    }
    compare->journey =
        compare->journey_row == TKD_NONE ? NULL : &picture->journeys[compare->journey_row];
    if (compare->journey != NULL && compare->journey->steps.count == 0) {
        compare->journey = NULL;
    }
}

// ---- How much the paper holds

// Letters' worth of paper, in units of the sheet.
typedef struct paper {
    double width;
    double height;
} paper;

static paper paper_of(tkd_page page)
{
    return page == TKD_PAGE_A0 ? (paper){A0_WIDTH / A0_POINTS * TEXT, A0_HEIGHT / A0_POINTS * TEXT}
                               : (paper){A3_WIDTH / A3_POINTS * TEXT, A3_HEIGHT / A3_POINTS * TEXT};
}

static uint32_t stage_height(const tkd_compare *compare)
{
    uint32_t most = 1;
    for (uint32_t i = 0; i < compare->journey->stages.count; i++) {
        const tkd_range steps =
            compare->drawing->picture->stages[compare->journey->stages.first + i].steps;
        most = steps.count > most ? steps.count : most;
    }
    return most;
}

// Width and height of the sheet with what is chosen so far.
static paper measure_sheet(tkd_compare *compare)
{
    const double least = tkd_frame_least_width(compare->drawing);
    const double gaps = (double)(compare->chart_columns - 1) * CHART_GAP * compare->text;
    double width = fmax(least, (double)compare->chart_columns * compare->least_chart + gaps);
    double height = 0.0;
    if (compare->detail != TKD_DETAIL_NONE) {
        const double flows =
            (double)compare->across * (tkd_compare_small_width(compare) + compare->text) -
            compare->text;
        width = fmax(width, flows);
        height = tkd_compare_flows_height(compare) + tkd_compare_key_height(compare, width);
    }
    width = fmax(width, compare->width);
    compare->width = width;
    const double wider = (width - gaps) / (double)compare->chart_columns - compare->columns.width;
    compare->columns.panel += wider;
    compare->columns.width += wider;
    const double head = width > 2.0 * least ? HEAD_BESIDE : HEAD_TEXTS;
    height += tkd_compare_chart_height(compare) + (head + FOOT_TEXTS) * compare->text;
    return (paper){width + 2.0 * TKD_MARGIN, height};
}

// How far from the shape of paper; negative: the sheet does not fit.
static double judge(paper sheet, paper room)
{
    const double ratio = sheet.width / sheet.height;
    const bool fits = sheet.width <= room.width && sheet.height <= room.height;
    return fits ? fabs(log(ratio / RATIO_WANTED)) + (ratio < RATIO_LEAST ? 1.0 : 0.0) : -1.0;
}

// The best of one detail; false: none fits. A chart in fewer columns is better than a better shape, and
// a better shape than stages in one column.
static bool try_detail(tkd_compare *compare, tkd_compare_detail detail, paper room)
{
    const uint32_t highest = stage_height(compare);
    tkd_compare best = *compare;
    double best_distance = (double)INFINITY;
    compare->detail = detail;
    for (uint32_t rows = highest; rows >= 1 && rows + ROWS_TRIED > highest; rows--) {
        compare->rows = rows;
        tkd_compare_place_tiles(compare);
        const double wide = tkd_compare_small_width(compare);
        if (wide > room.width || compare->flow_height > room.height) {
            continue;
        }
        compare->head_height = tkd_compare_head_height(compare);
        for (uint32_t across = 1; across <= compare->count && (double)across * wide <= room.width;
             across++) {
            compare->across = across;
            if (tkd_compare_flows_height(compare) > room.height) {
                continue;
            }
            for (uint32_t columns = 1; columns <= CHART_COLUMNS; columns++) {
                compare->chart_columns = columns;
                compare->width = 0.0;
                const double shape = judge(measure_sheet(compare), room);
                const double distance =
                    shape + (double)columns + SPLIT_COST * (double)(highest - rows);
                if (shape >= 0.0 && distance < best_distance) {
                    best_distance = distance;
                    best = *compare;
                }
            }
        }
    }
    *compare = best;
    if (!(best_distance < (double)INFINITY)) {
        return false;
    }
    tkd_compare_place_tiles(compare);
    return true;
}

// The chart alone, in the columns nearest to the shape of paper, as wide as that is.
static void choose_columns(tkd_compare *compare, paper room)
{
    double best_distance = (double)INFINITY;
    uint32_t best = 1;
    compare->detail = TKD_DETAIL_NONE;
    for (uint32_t columns = 1; columns <= CHART_COLUMNS; columns++) {
        compare->chart_columns = columns;
        compare->width = 0.0;
        const paper sheet = measure_sheet(compare);
        const double distance = fabs(log(sheet.width / sheet.height / RATIO_WANTED)) +
                                (sheet.width > room.width ? 1.0 : 0.0);
        if (distance < best_distance) {
            best_distance = distance;
            best = columns;
        }
    }
    compare->chart_columns = best;
    compare->width = 0.0;
    const paper sheet = measure_sheet(compare);
    compare->width =
        fmax(compare->width, fmin(room.width, RATIO_WANTED * sheet.height) - 2.0 * TKD_MARGIN);
    (void)measure_sheet(compare);
}

static void choose_detail(tkd_compare *compare)
{
    if (compare->row_heights == NULL) {
        return;
    }
    const paper room = paper_of(compare->drawing->options->page);
    const bool is_possible = compare->journey != NULL && compare->journey->steps.count <= LARGE &&
                             compare->count <= LARGE;
    if (is_possible && (try_detail(compare, TKD_DETAIL_FIGURES, room) ||
                        try_detail(compare, TKD_DETAIL_TILES, room))) {
        return;
    }
    choose_columns(compare, room);
}

static void measure_chart(tkd_compare *compare)
{
    compare->columns = tkd_compare_measure_columns(compare);
    compare->least_chart = compare->columns.width;
    compare->row_heights = TKD_TAKE(compare->drawing->sheet->arena, compare->count, double);
    if (compare->row_heights == NULL) {
        tkd_sheet_fail_memory(compare->drawing->sheet);
        return;
    }
    for (uint32_t i = 0; i < compare->count; i++) {
        compare->row_heights[i] = tkd_compare_row_height(compare, i);
    }
}

// ---- The diagram

static void draw_nothing(const tkd_drawing *drawing, tkd_text sentence)
{
    const double width = tkd_frame_least_width(drawing);
    double y = tkd_frame_head(drawing, width);
    const tkd_lines lines =
        tkd_sheet_break(drawing->sheet, sentence, (tkd_font){12.0, TKD_WEIGHT_NORMAL}, width, 6);
    const tkd_text_style style = {
        {12.0, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "missing"};
    tkd_sheet_put_lines(drawing->sheet,
                        tkd_sheet_id(drawing->sheet, "missing", (tkd_text){0}, "text"), &lines,
                        TKD_MARGIN, y + 8.0, &style);
    y = tkd_frame_foot(drawing, NULL, 0, TKD_FOOT_FACTS, y + lines.height + 16.0, width);
    drawing->sheet->width = width + 2.0 * TKD_MARGIN;
    drawing->sheet->height = y;
}

void tkd_compare_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_picture *picture = drawing->picture;
    tkd_drawing one = *drawing;
    if (picture->variant_count == 0) {
        draw_nothing(drawing, tkd_say(drawing,
                                      "Võrrelda pole midagi: selles pildis ei ole kõrvuti "
                                      "omavalitsusi, sihtrühmi ega stsenaariume arvudega.",
                                      "There is nothing to compare: no municipalities, groups or "
                                      "scenarios with figures stand side by side in this picture.",
                                      "Сравнивать нечего: в этой картине нет самоуправлений, групп "
                                      "или сценариев с цифрами."));
        return;
    }
    one.text = TEXT / 9.5;
    tkd_compare compare = {
        .drawing = &one,
        .measure = tkd_compare_measure(drawing),
        .text = TEXT,
        .chart_columns = 1,
        .across = 1,
    };
    compare.unit = tkd_compare_unit_of(compare.measure);
    choose_journey(&compare);
    compare.tiles = compare.journey == NULL
                        ? NULL
                        : TKD_TAKE(sheet->arena, compare.journey->steps.count, tkd_compare_tile);
    compare.lanes = compare.journey == NULL
                        ? NULL
                        : TKD_TAKE(sheet->arena, compare.journey->flows.count, tkd_compare_lane);
    if ((compare.journey != NULL && (compare.tiles == NULL || compare.lanes == NULL)) ||
        !order_variants(&compare)) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    measure_chart(&compare);
    choose_detail(&compare);
    if (sheet->status != TKD_OK) {
        return;
    }
    double y = tkd_frame_head(&one, compare.width) + 4.0;
    y = tkd_compare_put_chart(&compare, y);
    if (compare.detail != TKD_DETAIL_NONE) {
        y = tkd_compare_put_flows(&compare, y + compare.text);
        y = tkd_compare_put_key(&compare, y);
    }
    y = tkd_compare_put_foot(&compare, y);
    sheet->width = compare.width + 2.0 * TKD_MARGIN;
    sheet->height = y;
}
