// SPDX-License-Identifier: EUPL-1.2
// Cards and arrows of the flow map: what stands on them, which is measured once for each size of text;
// then their columns and ways, which are tried for several numbers of rows.
#include "flow.h"

#include <math.h>
#include <stdlib.h>

#define PADDING 10.0
#define TAB_PADDING 7.0

static void fail(const tkd_flow_map *map)
{
    tkd_sheet *sheet = map->drawing->sheet;
    if (sheet->status == TKD_OK) {
        sheet->status =
            TKD_FAIL(sheet->err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
}

// ---- Cards

// "ootab 12,3 p" and "1402 käiku": what a step's card says besides its title.
static tkd_text figure_text(const tkd_flow_map *map, const tkd_picture_step *step)
{
    const tkd_language language = map->drawing->language;
    tkd_sheet *sheet = map->drawing->sheet;
    if (isnan(step->wait_h.mean)) {
        return (tkd_text){"", 0};
    }
    return tkd_sheet_format(sheet, "%.*s %.*s\u00a0%.*s",
                            TKD_ARG(tkd_word_in(TKD_WORD_WAITING, language)),
                            TKD_ARG(tkd_print_days(sheet, step->wait_h.mean, language)),
                            TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, language)));
}

static void add_card(tkd_flow_map *map, int32_t step)
{
    tkd_flow_card *card = tkd_list_add(&map->cards);
    if (card == NULL) {
        fail(map);
        return;
    }
    tkd_sheet *sheet = map->drawing->sheet;
    const bool is_step = step != TKD_NONE;
    const double width = is_step ? TKD_FLOW_CARD : map->text * 6.5 + 24.0;
    const double inner = width - 2.0 * PADDING;
    tkd_text title = tkd_word_in(TKD_WORD_START, map->drawing->language);
    tkd_text figure = {"", 0};
    if (is_step) {
        const tkd_picture_step *row = &map->drawing->picture->steps[step];
        title = tkd_drawing_label(map->drawing, &row->title);
        figure = figure_text(map, row);
        map->step_cards[step] = (int32_t)map->cards.count - 1;
    }
    *card = (tkd_flow_card){
        .step = step,
        .width = width,
        .title =
            tkd_sheet_break(sheet, title, (tkd_font){map->text, TKD_WEIGHT_SEMIBOLD}, inner, 8),
        .figure =
            tkd_sheet_break(sheet, figure, (tkd_font){map->text, TKD_WEIGHT_NORMAL}, inner, 3),
    };
}

static bool has_start(const tkd_flow_map *map)
{
    for (uint32_t i = 0; i < map->journey->flows.count; i++) {
        if (map->drawing->picture->flows[map->journey->flows.first + i].from_end == TKD_END_START) {
            return true;
        }
    }
    return false;
}

static void fill_cards(tkd_flow_map *map)
{
    map->cards.count = 0;
    if (has_start(map)) {
        add_card(map, TKD_NONE);
    }
    for (uint32_t i = 0; i < map->journey->steps.count; i++) {
        if (map->drawing->sheet->status == TKD_OK) {
            add_card(map, (int32_t)(map->journey->steps.first + i));
        }
    }
}

// ---- Arrows

static tkd_flow_way way_of(const tkd_flow_column *columns, const tkd_picture_flow *flow,
                           tkd_flow_card *from, const tkd_flow_card *to)
{
    if (flow->kind == TKD_FLOW_SKIP) {
        return TKD_WAY_SKIP;
    }
    switch (flow->to_end) {
    case TKD_END_EXIT: return TKD_WAY_OUT;
    case TKD_END_DONE:
    case TKD_END_START: return TKD_WAY_DONE;
    case TKD_END_STEP: break;
    }
    if (from == to) {
        return TKD_WAY_AGAIN;
    }
    if (from->column == to->column) {
        const bool down = to->row == from->row + 1 && !from->leads_down;
        from->leads_down = from->leads_down || down;
        return down ? TKD_WAY_DOWN : TKD_WAY_BESIDE;
    }
    if (columns != NULL && columns[from->column].band != columns[to->column].band) {
        return TKD_WAY_BETWEEN;
    }
    if (to->column < from->column) {
        return TKD_WAY_BACK;
    }
    return to->column == from->column + 1 ? TKD_WAY_ACROSS : TKD_WAY_OVER;
}

// Count and share as two texts; either may be empty.
static void figures_of(const tkd_flow_map *map, const tkd_flow_arrow *arrow, tkd_text *count,
                       tkd_text *share)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_language language = map->drawing->language;
    const bool counted = !isnan(arrow->count);
    const int decimals = arrow->count < 9.5 ? 1 : 0;
    *count =
        counted ? tkd_print_number(sheet, arrow->count, decimals, language) : (tkd_text){"", 0};
    const bool shared = !isnan(arrow->share) && (counted || arrow->share < 0.9995);
    *share = shared ? tkd_print_share(sheet, arrow->share, language) : (tkd_text){"", 0};
}

// "× Lahkus Eestist 30 (3%)", "↺ uuesti 120 (12%)", "✓ 737 (100%)"; of a way down "850 (85%)".
static tkd_text line_text(const tkd_flow_map *map, const tkd_flow_arrow *arrow)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_text count;
    tkd_text share;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    figures_of(map, arrow, &count, &share);
    if (arrow->way == TKD_WAY_OUT) {
        tkd_write_string(&writer, "× ");
        tkd_write(&writer,
                  tkd_drawing_label(drawing, &drawing->picture->exits[arrow->flow->to].title));
        tkd_write_string(&writer, " ");
    } else if (arrow->way == TKD_WAY_SKIP) {
        tkd_write_string(&writer, "» ");
        tkd_write(&writer, tkd_word_in(TKD_WORD_SKIPPED, drawing->language));
        tkd_write_string(&writer, " ");
    } else if (arrow->way == TKD_WAY_DONE) {
        tkd_write_string(&writer, "✓ ");
    } else if (arrow->way == TKD_WAY_AGAIN) {
        tkd_write_string(&writer, "↺ ");
        tkd_write(&writer, tkd_word_in(TKD_WORD_AGAIN, drawing->language));
        tkd_write_string(&writer, " ");
    }
    tkd_write(&writer, count);
    if (share.size > 0) {
        tkd_write_string(&writer, count.size > 0 ? " (" : "");
        tkd_write(&writer, share);
        tkd_write_string(&writer, count.size > 0 ? ")" : "");
    }
    return tkd_writer_text(&writer);
}

// The arrow's figure in each form that its way may ask for.
static void fill_label(const tkd_flow_map *map, tkd_flow_arrow *arrow, double card_width)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_font font = {map->text, TKD_WEIGHT_NORMAL};
    if (tkd_flow_is_tab(arrow->way)) {
        arrow->label = tkd_sheet_break(sheet, line_text(map, arrow), font,
                                       card_width - 2.0 * TAB_PADDING - 10.0, 6);
        arrow->slot = arrow->label.height + 6.0;
        return;
    }
    arrow->down = tkd_sheet_break(sheet, line_text(map, arrow), font, 400.0, 1);
    tkd_text *lines = TKD_TAKE(sheet->arena, 2, tkd_text);
    if (lines == NULL) {
        fail(map);
        return;
    }
    figures_of(map, arrow, &lines[0], &lines[1]);
    arrow->label = (tkd_lines){.lines = lines, .count = 2};
    for (size_t i = 0; i < 2; i++) {
        arrow->label.width =
            fmax(arrow->label.width, tkd_measure_width(sheet->measure, lines[i], font));
        arrow->label.height += lines[i].size > 0 ? tkd_font_line(font) : 0.0;
    }
    arrow->beside = arrow->label.height + arrow->width + 6.0;
}

static double line_width(const tkd_flow_map *map, double count)
{
    if (isnan(count)) {
        return 1.2;
    }
    return 1.0 + 8.0 * (map->most_count > 0.0 ? count / map->most_count : 0.0);
}

// All who skip a step, and their share of all who came to it.
static void sum_skips(const tkd_flow_map *map, int32_t step, double *count, double *share)
{
    const tkd_range flows = map->journey->flows;
    double skipped = 0.0;
    double others = 0.0;
    for (uint32_t i = 0; i < flows.count; i++) {
        const tkd_picture_flow *flow = &map->drawing->picture->flows[flows.first + i];
        if (flow->from_end != TKD_END_STEP || flow->from != step || isnan(flow->count.mean)) {
            continue;
        }
        if (flow->kind == TKD_FLOW_SKIP) {
            skipped += flow->count.mean;
        } else if (flow->kind != TKD_FLOW_REWORK) {
            others += flow->count.mean;
        }
    }
    *count = skipped;
    *share = skipped > 0.0 ? skipped / (skipped + others) : (double)NAN;
}

static void add_arrow(tkd_flow_map *map, const tkd_picture_flow *flow, uint32_t from, uint32_t to)
{
    tkd_flow_card *cards = map->cards.items;
    tkd_flow_arrow arrow = {
        .flow = flow,
        .way = way_of(NULL, flow, &cards[from], &cards[to]),
        .from = from,
        .to = to,
        .count = flow->count.mean,
        .share = flow->share,
        .begins = isnan(flow->count.mean) && isnan(flow->share) && flow->kind == TKD_FLOW_NEXT,
    };
    if (arrow.way == TKD_WAY_SKIP) {
        sum_skips(map, flow->from, &arrow.count, &arrow.share);
    }
    arrow.width = line_width(map, arrow.count);
    fill_label(map, &arrow, cards[from].width);
    tkd_flow_arrow *place = tkd_list_add(&map->arrows);
    if (place == NULL) {
        fail(map);
        return;
    }
    *place = arrow;
}

// Whether the flow is drawn: not if few take it, nor another skip of a step that has one.
static bool is_shown(tkd_flow_map *map, const tkd_picture_flow *flow, int32_t from)
{
    if (isnan(flow->count.mean)) {
        return true;
    }
    if (flow->kind != TKD_FLOW_SKIP) {
        return flow->count.mean > 0.0 && flow->count.mean >= map->least_count;
    }
    tkd_flow_card *card = &((tkd_flow_card *)map->cards.items)[from];
    double count = 0.0;
    double share = 0.0;
    sum_skips(map, flow->from, &count, &share);
    const bool is_first = !card->is_skipped;
    card->is_skipped = true;
    return is_first && flow->from_end == TKD_END_STEP && count >= map->least_count;
}

static int compare_arrows(const void *left, const void *right)
{
    const tkd_flow_arrow *a = left;
    const tkd_flow_arrow *b = right;
    if (a->from != b->from) {
        return a->from < b->from ? -1 : 1;
    }
    if (a->way != b->way) {
        return a->way < b->way ? -1 : 1;
    }
    if (a->to != b->to) {
        return a->to < b->to ? -1 : 1;
    }
    return (a->flow > b->flow) - (a->flow < b->flow);
}

static void fill_arrows(tkd_flow_map *map)
{
    const tkd_picture *picture = map->drawing->picture;
    const tkd_range flows = map->journey->flows;
    map->arrows.count = 0;
    map->most_count = 0.0;
    for (uint32_t i = 0; i < flows.count; i++) {
        const tkd_picture_flow *flow = &picture->flows[flows.first + i];
        if (flow->kind != TKD_FLOW_SKIP) {
            map->most_count = fmax(map->most_count, flow->count.mean);
        }
    }
    map->least_count = map->most_count / 100.0;
    for (uint32_t i = 0; i < flows.count; i++) {
        const tkd_picture_flow *flow = &picture->flows[flows.first + i];
        const int32_t from = flow->from_end == TKD_END_STEP ? map->step_cards[flow->from] : 0;
        const int32_t to = flow->to_end == TKD_END_STEP ? map->step_cards[flow->to] : from;
        if (from != TKD_NONE && to != TKD_NONE && is_shown(map, flow, from)) {
            add_arrow(map, flow, (uint32_t)from, (uint32_t)to);
        }
    }
}

void tkd_flow_fill(tkd_flow_map *map)
{
    fill_cards(map);
    fill_arrows(map);
}

// ---- Arrangement

static void add_column(tkd_flow_map *map, int32_t stage, uint32_t first, uint32_t count)
{
    tkd_flow_column *column = tkd_list_add(&map->columns);
    if (column == NULL) {
        fail(map);
        return;
    }
    tkd_flow_card *cards = map->cards.items;
    *column = (tkd_flow_column){
        .stage = stage, .first = first, .count = count, .width = cards[first].width};
    for (uint32_t i = 0; i < count; i++) {
        cards[first + i].column = (uint32_t)map->columns.count - 1;
        cards[first + i].row = i;
        cards[first + i].leads_down = false;
    }
}

static void arrange_cards(tkd_flow_map *map, uint32_t rows)
{
    uint32_t next = 0;
    map->columns.count = 0;
    if (((const tkd_flow_card *)map->cards.items)[0].step == TKD_NONE) {
        add_column(map, TKD_NONE, 0, 1);
        next = 1;
    }
    for (uint32_t i = 0; i < map->journey->stages.count; i++) {
        const uint32_t stage = map->journey->stages.first + i;
        const uint32_t count = map->drawing->picture->stages[stage].steps.count;
        const uint32_t parts = (count + rows - 1) / rows;
        for (uint32_t part = 0; part < parts; part++) {
            const uint32_t first = count * part / parts;
            const uint32_t end = count * (part + 1) / parts;
            add_column(map, (int32_t)stage, next + first, end - first);
        }
        next += count;
    }
}

// Columns wrapped where a stage begins, nearest to equal halves; else, with one stage, in the middle.
static void arrange_bands(tkd_flow_map *map, uint32_t bands)
{
    tkd_flow_column *columns = map->columns.items;
    const uint32_t count = (uint32_t)map->columns.count;
    uint32_t split = bands > 1 && count > 1 ? count : 0;
    for (uint32_t i = 1; i < count && split > 0; i++) {
        const uint32_t distance = 2 * i > count ? 2 * i - count : count - 2 * i;
        const uint32_t best = 2 * split > count ? 2 * split - count : count - 2 * split;
        const bool begins =
            columns[i].stage != columns[i - 1].stage && columns[i - 1].stage != TKD_NONE;
        if (begins && distance < best) {
            split = i;
        }
    }
    split = split == count ? count / 2 : split;
    map->band_count = split > 0 ? 2 : 1;
    map->bands[0] = (tkd_flow_band){.first = 0, .count = split > 0 ? split : count};
    map->bands[1] = (tkd_flow_band){.first = split, .count = split > 0 ? count - split : 0};
    for (uint32_t i = 0; i < count; i++) {
        columns[i].band = split > 0 && i >= split ? 1 : 0;
    }
}

void tkd_flow_arrange(tkd_flow_map *map, uint32_t rows, uint32_t bands)
{
    if (map->drawing->sheet->status != TKD_OK || map->cards.count == 0) {
        return;
    }
    arrange_cards(map, rows);
    if (map->drawing->sheet->status != TKD_OK) {
        return;
    }
    arrange_bands(map, bands);
    const tkd_flow_column *columns = map->columns.items;
    tkd_flow_card *cards = map->cards.items;
    tkd_flow_arrow *arrows = map->arrows.items;
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows[i];
        arrow->way = way_of(columns, arrow->flow, &cards[arrow->from], &cards[arrow->to]);
        if (!tkd_flow_is_tab(arrow->way)) {
            arrow->slot = arrow->way == TKD_WAY_DOWN ? 0.0 : arrow->beside;
        }
    }
    if (map->arrows.count > 1) {
        qsort(arrows, map->arrows.count, sizeof(tkd_flow_arrow), compare_arrows);
    }
}
