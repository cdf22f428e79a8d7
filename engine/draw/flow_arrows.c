// SPDX-License-Identifier: EUPL-1.2
// Arrows of the flow map: which flows are drawn, the figures beside them, and, once cards have their
// columns, the way that each arrow takes.
#include "flow.h"

#include <math.h>
#include <stdlib.h>

#define TAB_PADDING 7.0

static void fail(const tkd_flow_map *map)
{
    tkd_sheet_fail_memory(map->drawing->sheet);
}

// ---- Ways

static tkd_flow_way way_of(const tkd_flow_column *columns, const tkd_flow_arrow *arrow,
                           tkd_flow_card *from, const tkd_flow_card *to)
{
    const tkd_picture_flow *flow = arrow->flow;
    if (flow->kind == TKD_FLOW_SKIP && !arrow->passes) {
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

// ---- Figures

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
    if (counted && arrow->passes) {
        *count = tkd_sheet_format(sheet, "»\u00a0%.*s", TKD_ARG(*count));
    }
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
        tkd_write(&writer, count.size > 0 ? (tkd_text){"", 0}
                                          : tkd_say(drawing, "haru läbitud ", "branch done ",
                                                    "ветвь пройдена "));
    } else if (arrow->way == TKD_WAY_AGAIN) {
        tkd_write_string(&writer, "↺ ");
        tkd_write(&writer, tkd_word_in(TKD_WORD_AGAIN, drawing->language));
        tkd_write_string(&writer, " ");
    }
    tkd_write(&writer, count);
    if (share.size > 0) {
        tkd_write_string(&writer, count.size > 0 ? "\u00a0(" : "");
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

double tkd_flow_line_width(double count, double most, double widest)
{
    return isnan(count) || !(most > 0.0) ? 1.2 : 1.0 + (widest - 1.0) * count / most;
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

// Whether nobody goes on from a step but those who skip it, all to one other step.
static bool is_only_way(const tkd_flow_map *map, const tkd_picture_flow *flow)
{
    const tkd_range flows = map->journey->flows;
    if (flow->kind != TKD_FLOW_SKIP || flow->from_end != TKD_END_STEP ||
        flow->to_end != TKD_END_STEP || flow->from == flow->to) {
        return false;
    }
    for (uint32_t i = 0; i < flows.count; i++) {
        const tkd_picture_flow *other = &map->drawing->picture->flows[flows.first + i];
        if (other != flow && other->from_end == TKD_END_STEP && other->from == flow->from &&
            other->count.mean > 0.0) {
            return false;
        }
    }
    return true;
}

// Neither counted nor shared; towards the beginning only to where another branch does begin.
static bool begins_branch(const tkd_picture *picture, const tkd_picture_flow *flow)
{
    if (!isnan(flow->count.mean) || !isnan(flow->share)) {
        return false;
    }
    if (flow->kind == TKD_FLOW_REWORK && flow->from_end == TKD_END_STEP &&
        flow->to_end == TKD_END_STEP) {
        const tkd_picture_step *to = &picture->steps[flow->to];
        return to->position == 0 && to->branch != picture->steps[flow->from].branch;
    }
    return flow->kind == TKD_FLOW_NEXT;
}

// A way that the model draws more than once, under several conditions, is one with their shares.
static bool joins_another(tkd_flow_map *map, const tkd_picture_flow *flow)
{
    tkd_flow_arrow *arrows = map->arrows.items;
    if (!isnan(flow->count.mean) || isnan(flow->share)) {
        return false;
    }
    for (size_t i = map->arrows.count; i > 0; i--) {
        tkd_flow_arrow *arrow = &arrows[i - 1];
        const tkd_picture_flow *other = arrow->flow;
        if (other->from_end == flow->from_end && other->from == flow->from &&
            other->to_end == flow->to_end && other->to == flow->to && other->kind == flow->kind &&
            isnan(arrow->count) && !isnan(arrow->share)) {
            arrow->share += flow->share;
            fill_label(map, arrow, ((const tkd_flow_card *)map->cards.items)[arrow->from].width);
            return true;
        }
    }
    return false;
}

static void add_arrow(tkd_flow_map *map, const tkd_picture_flow *flow, uint32_t from, uint32_t to)
{
    tkd_flow_card *cards = map->cards.items;
    tkd_flow_arrow arrow = {
        .flow = flow,
        .passes = is_only_way(map, flow),
        .from = from,
        .to = to,
        .count = flow->count.mean,
        .share = flow->share,
        .begins = begins_branch(map->drawing->picture, flow),
    };
    arrow.way = way_of(NULL, &arrow, &cards[from], &cards[to]);
    if (flow->kind == TKD_FLOW_SKIP) {
        sum_skips(map, flow->from, &arrow.count, &arrow.share);
    }
    arrow.width = tkd_flow_line_width(arrow.count, map->most_count, TKD_FLOW_WIDEST);
    fill_label(map, &arrow, cards[from].width);
    tkd_flow_arrow *place = tkd_list_add(&map->arrows);
    if (place == NULL) {
        fail(map);
        return;
    }
    *place = arrow;
}

// The flows by which most people come to a step and go on from it: never left out.
typedef struct main_flows {
    const tkd_picture_flow **in;  // By picture step; NULL: none counted.
    const tkd_picture_flow **out; // By picture step.
} main_flows;

static void keep_larger(const tkd_picture_flow **kept, const tkd_picture_flow *flow)
{
    if (flow->count.mean > 0.0 && (*kept == NULL || flow->count.mean > (*kept)->count.mean)) {
        *kept = flow;
    }
}

static bool find_main_flows(const tkd_flow_map *map, main_flows *found)
{
    const tkd_picture *picture = map->drawing->picture;
    const tkd_range flows = map->journey->flows;
    tkd_arena *arena = map->drawing->sheet->arena;
    found->in = TKD_TAKE(arena, picture->step_count, const tkd_picture_flow *);
    found->out = TKD_TAKE(arena, picture->step_count, const tkd_picture_flow *);
    if (found->in == NULL || found->out == NULL) {
        fail(map);
        return false;
    }
    for (uint32_t i = 0; i < flows.count; i++) {
        const tkd_picture_flow *flow = &picture->flows[flows.first + i];
        const bool is_again = flow->from_end == flow->to_end && flow->from == flow->to;
        if (flow->kind == TKD_FLOW_SKIP || is_again) {
            continue;
        }
        if (flow->to_end == TKD_END_STEP) {
            keep_larger(&found->in[flow->to], flow);
        }
        if (flow->from_end == TKD_END_STEP) {
            keep_larger(&found->out[flow->from], flow);
        }
    }
    return true;
}

// Whether the flow is drawn: not if few take it and its steps have others, nor another skip of a step.
static bool is_shown(tkd_flow_map *map, const main_flows *kept, const tkd_picture_flow *flow,
                     int32_t from)
{
    if (isnan(flow->count.mean)) {
        return true;
    }
    if (flow->kind != TKD_FLOW_SKIP) {
        const bool is_main = (flow->to_end == TKD_END_STEP && kept->in[flow->to] == flow) ||
                             (flow->from_end == TKD_END_STEP && kept->out[flow->from] == flow);
        return is_main || (flow->count.mean > 0.0 && flow->count.mean >= map->least_count);
    }
    tkd_flow_card *card = &((tkd_flow_card *)map->cards.items)[from];
    double count = 0.0;
    double share = 0.0;
    sum_skips(map, flow->from, &count, &share);
    const bool is_first = !card->is_skipped;
    card->is_skipped = true;
    return is_first && flow->from_end == TKD_END_STEP && count >= map->least_count;
}

void tkd_flow_fill_arrows(tkd_flow_map *map)
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
    main_flows kept;
    if (!find_main_flows(map, &kept)) {
        return;
    }
    for (uint32_t i = 0; i < flows.count; i++) {
        const tkd_picture_flow *flow = &picture->flows[flows.first + i];
        const int32_t from = flow->from_end == TKD_END_STEP ? map->step_cards[flow->from] : 0;
        const int32_t to = flow->to_end == TKD_END_STEP ? map->step_cards[flow->to] : from;
        if (from != TKD_NONE && to != TKD_NONE && is_shown(map, &kept, flow, from) &&
            !joins_another(map, flow)) {
            add_arrow(map, flow, (uint32_t)from, (uint32_t)to);
        }
    }
}

// ---- Arrangement

// By card and way; those that share a line together; the farthest over the columns highest.
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
    if (a->begins != b->begins) {
        return a->begins ? 1 : -1;
    }
    if (a->to != b->to) {
        return (a->to < b->to) == (a->way != TKD_WAY_OVER) ? -1 : 1;
    }
    return (a->flow > b->flow) - (a->flow < b->flow);
}

static void choose_ways(tkd_flow_map *map, bool begins)
{
    const tkd_flow_column *columns = map->columns.items;
    tkd_flow_card *cards = map->cards.items;
    tkd_flow_arrow *arrows = map->arrows.items;
    for (size_t i = 0; i < map->arrows.count; i++) {
        tkd_flow_arrow *arrow = &arrows[i];
        if (arrow->begins != begins) {
            continue;
        }
        arrow->way = way_of(columns, arrow, &cards[arrow->from], &cards[arrow->to]);
        if (!tkd_flow_is_tab(arrow->way)) {
            arrow->slot = arrow->way == TKD_WAY_DOWN ? 0.0 : arrow->beside;
        }
    }
}

static bool forks(const tkd_flow_arrow *arrow)
{
    return arrow->begins && !tkd_flow_is_tab(arrow->way) && arrow->way != TKD_WAY_DOWN;
}

// Arrows that fork at a card leave it as one.
static void share_lines(tkd_flow_map *map)
{
    tkd_flow_arrow *arrows = map->arrows.items;
    uint32_t bus = 0;
    for (uint32_t i = 0; i < map->arrows.count; i++) {
        arrows[i].bus = i;
        if (forks(&arrows[i])) {
            bus = forks(&arrows[bus]) && arrows[bus].from == arrows[i].from ? bus : i;
            arrows[i].bus = bus;
        }
    }
}

static void find_arrows_of_columns(tkd_flow_map *map)
{
    tkd_flow_column *columns = map->columns.items;
    const tkd_flow_card *cards = map->cards.items;
    const tkd_flow_arrow *arrows = map->arrows.items;
    uint32_t next = 0;
    for (uint32_t i = 0; i < map->columns.count; i++) {
        columns[i].first_arrow = next;
        while (next < map->arrows.count && cards[arrows[next].from].column == i) {
            next++;
        }
        columns[i].end_arrow = next;
    }
}

void tkd_flow_arrange_arrows(tkd_flow_map *map)
{
    choose_ways(map, false);
    choose_ways(map, true); // The way down is first for those who are counted.
    if (map->arrows.count > 1) {
        qsort(map->arrows.items, map->arrows.count, sizeof(tkd_flow_arrow), compare_arrows);
    }
    share_lines(map);
    find_arrows_of_columns(map);
}
