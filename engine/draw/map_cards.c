// SPDX-License-Identifier: EUPL-1.2
// Texts of the map's cards, broken and measured once, so that trying bands is arithmetic only.
#include "map.h"

#include <math.h>
#include <stdlib.h>

#define PADDING 8.0
#define BADGE_ROOM 18.0 /* Left of a bottleneck's title. */

static void fail(const tkd_map *map)
{
    tkd_sheet *sheet = map->drawing->sheet;
    if (sheet->status == TKD_OK) {
        sheet->status =
            TKD_FAIL(sheet->err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
}

// ---- Steps

// Is this one of the bottleneck's steps in the column?
static bool is_at(const tkd_map *map, const tkd_picture_bottleneck *bottleneck, int32_t column)
{
    const tkd_picture *picture = map->drawing->picture;
    for (uint32_t i = 0; i < bottleneck->steps.count; i++) {
        const int32_t step = picture->step_lists[bottleneck->steps.first + i];
        if (map->step_columns[step] == column) {
            return true;
        }
    }
    return false;
}

static tkd_text numbers_text(const tkd_map *map, int32_t column)
{
    const tkd_picture *picture = map->drawing->picture;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, map->drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        if (is_at(map, &picture->bottlenecks[i], column)) {
            tkd_write_format(&writer, writer.size == 0 ? "▲ %u" : ", %u",
                             picture->bottlenecks[i].number);
        }
    }
    return tkd_writer_text(&writer);
}

// "◇ returnee" where the map shows both and the step is for one.
static tkd_text tag_text(const tkd_map *map, const tkd_map_column *column, uint32_t all_views)
{
    const int32_t *rows = map->column_steps.items;
    const tkd_language language = map->drawing->language;
    uint32_t views = 0;
    for (uint32_t i = 0; i < column->steps.count; i++) {
        views |= map->drawing->picture->steps[rows[column->steps.first + i]].views;
    }
    if (views == all_views || views == 0) {
        return (tkd_text){"", 0};
    }
    const tkd_view view =
        (views & 1U << TKD_VIEW_NEWCOMER) != 0 ? TKD_VIEW_NEWCOMER : TKD_VIEW_RETURNEE;
    return tkd_sheet_format(map->drawing->sheet, "%s %.*s", view == TKD_VIEW_RETURNEE ? "◇" : "○",
                            TKD_ARG(tkd_word_view(view, language)));
}

static tkd_text channels_text(const tkd_map *map, const tkd_picture_step *step)
{
    const tkd_picture *picture = map->drawing->picture;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, map->drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < step->channels.count; i++) {
        tkd_write_string(&writer, i > 0 ? ", " : "");
        tkd_write(&writer, tkd_word_channel(&picture->channels[step->channels.first + i],
                                            map->drawing->language));
    }
    return tkd_writer_text(&writer);
}

static void fill_column_text(const tkd_map *map, int32_t index, uint32_t all_views)
{
    tkd_map_column *column = &((tkd_map_column *)map->columns.items)[index];
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double width = TKD_MAP_COLUMN - TKD_MAP_GAP - 2.0 * PADDING - 4.0;
    const tkd_font title = {12.5, TKD_WEIGHT_SEMIBOLD};
    const tkd_font small = {9.5, TKD_WEIGHT_NORMAL};
    const tkd_font word = {9.5, TKD_WEIGHT_SEMIBOLD};
    const tkd_picture_step *lead = column->lead;
    column->title =
        tkd_sheet_break(sheet, tkd_drawing_label(drawing, &lead->title), title, width, 6);
    column->tag = tkd_sheet_break(sheet, tag_text(map, column, all_views), word, width, 2);
    column->numbers = tkd_sheet_break(sheet, numbers_text(map, index), word, width, 4);
    column->level = (tkd_text){"", 0};
    if (lead->has_provider) {
        const tkd_text provider = tkd_drawing_label(drawing, &lead->provider);
        column->level = tkd_word_level(lead->level, drawing->language);
        if (!tkd_text_equal(provider, column->level)) {
            column->provider = tkd_sheet_break(sheet, provider, small, width, 6);
        }
    }
    const tkd_text channels = channels_text(map, lead);
    const double together = tkd_measure_width(sheet->measure, column->level, word) + 8.0 +
                            tkd_measure_width(sheet->measure, channels, small);
    column->stacked = together > width && column->level.size > 0;
    column->channel = tkd_sheet_break(sheet, channels, small, width, 3);
    const double line = tkd_font_line(small);
    const double foot = fmax(column->level.size > 0 ? line : 0.0, column->channel.height) +
                        (column->stacked ? line : 0.0);
    column->height = PADDING + column->title.height + column->provider.height + column->tag.height +
                     column->numbers.height + 5.0 + foot + PADDING - 2.0;
}

void tkd_map_fill_column_texts(tkd_map *map)
{
    const tkd_map_column *columns = map->columns.items;
    const int32_t *rows = map->column_steps.items;
    uint32_t all_views = 0;
    for (size_t i = 0; i < map->columns.count; i++) {
        for (uint32_t j = 0; j < columns[i].steps.count; j++) {
            all_views |= map->drawing->picture->steps[rows[columns[i].steps.first + j]].views;
        }
    }
    for (size_t i = 0; i < map->columns.count; i++) {
        fill_column_text(map, (int32_t)i, all_views);
    }
}

// ---- Cards of lanes

// The first column of a list of steps; false when none of them is on the map.
static bool first_column(const tkd_map *map, tkd_range steps, uint32_t *column)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < steps.count; i++) {
        const int32_t at = map->step_columns[map->drawing->picture->step_lists[steps.first + i]];
        if (at != TKD_NONE && (uint32_t)at < best) {
            best = (uint32_t)at;
        }
    }
    *column = best == UINT32_MAX ? 0 : best;
    return best != UINT32_MAX;
}

static void add_card(tkd_map *map, const tkd_map_card *card)
{
    tkd_map_card *place = tkd_list_add(&map->cards);
    if (place == NULL) {
        fail(map);
        return;
    }
    *place = *card;
}

static tkd_text dots_text(tkd_sheet *sheet, double severity)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, sheet->arena, 0);
    for (int i = 1; i <= 5 && severity > 0.0; i++) {
        tkd_write_string(&writer, (double)i <= severity ? "●" : "○");
    }
    return tkd_writer_text(&writer);
}

// Severities of the other views: "ka: KOV 2".
static tkd_text other_views(const tkd_map *map, const tkd_picture_bottleneck *bottleneck)
{
    const tkd_language language = map->drawing->language;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, map->drawing->sheet->arena, 0);
    for (uint32_t i = 1; i < bottleneck->view_count; i++) {
        const tkd_view view = bottleneck->views[i];
        if (i == 1) {
            tkd_write(&writer, tkd_word_in(TKD_WORD_ALSO, language));
            tkd_write_string(&writer, ": ");
        } else {
            tkd_write_string(&writer, ", ");
        }
        tkd_write(&writer, tkd_word_view(view, language));
        if (bottleneck->severity[view] > 0.0) {
            tkd_write_string(&writer, " ");
            tkd_write(&writer, tkd_print_number(map->drawing->sheet, bottleneck->severity[view], 0,
                                                language));
        }
    }
    return tkd_writer_text(&writer);
}

// "18,2 p ± 1,1"; less than a tenth of a day is not worth its interval.
static tkd_text price_text(const tkd_map *map, tkd_estimate price_h)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_language language = map->drawing->language;
    const tkd_text day = tkd_word_in(TKD_WORD_DAY_UNIT, language);
    const double days = price_h.mean / 24.0;
    if (days > 0.0 && days < 0.05) {
        return tkd_sheet_format(sheet, "%.*s %.*s",
                                TKD_ARG(tkd_print_days(sheet, price_h.mean, language)),
                                TKD_ARG(day));
    }
    return tkd_sheet_format(sheet, "%.*s %.*s %.*s",
                            TKD_ARG(tkd_print_number(sheet, days, 1, language)), TKD_ARG(day),
                            TKD_ARG(tkd_print_margin(sheet, price_h, 1.0 / 24.0, 1, language)));
}

static void add_bottleneck(tkd_map *map, uint32_t row)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_picture_bottleneck *bottleneck = &drawing->picture->bottlenecks[row];
    tkd_map_card card = {.row = row, .id = bottleneck->id, .number = bottleneck->number};
    if (!first_column(map, bottleneck->steps, &card.column) && bottleneck->steps.count > 0) {
        return; // Of a journey that is not drawn.
    }
    const bool has_view = bottleneck->view_count > 0;
    const tkd_view view = has_view ? bottleneck->views[0] : TKD_VIEW_NEWCOMER;
    const tkd_map_lane lanes[] = {TKD_MAP_LANE_NEWCOMER, TKD_MAP_LANE_RETURNEE, TKD_MAP_LANE_KOV,
                                  TKD_MAP_LANE_STATE};
    card.lane = has_view ? lanes[view] : TKD_MAP_LANE_EVERYBODY;
    card.weight = bottleneck->severity[view];
    const double width = map->card_width - 2.0 * PADDING;
    const tkd_font title = {11.5, TKD_WEIGHT_SEMIBOLD};
    const tkd_font small = {9.5, TKD_WEIGHT_NORMAL};
    card.title = tkd_sheet_break(sheet, tkd_drawing_label(drawing, &bottleneck->title), title,
                                 width - BADGE_ROOM, 8);
    card.extra = tkd_sheet_break(sheet, other_views(map, bottleneck), small, width, 2);
    card.left = dots_text(sheet, card.weight);
    card.right = (tkd_text){"", 0};
    if (bottleneck->priced) {
        card.right = price_text(map, bottleneck->price_h);
    }
    card.title.height = fmax(card.title.height, BADGE_ROOM); // Beside the badge.
    const bool has_foot = card.left.size > 0 || card.right.size > 0;
    card.height = PADDING - 1.0 + card.title.height + card.extra.height +
                  (has_foot ? tkd_font_line(small) + 3.0 : 0.0) + PADDING - 2.0;
    add_card(map, &card);
}

static void add_unnamed(tkd_map *map, uint32_t row)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_language language = drawing->language;
    const tkd_picture_unnamed *unnamed = &drawing->picture->unnamed[row];
    tkd_map_card card = {.lane = TKD_MAP_LANE_UNNAMED, .row = row, .id = unnamed->id};
    if (!first_column(map, unnamed->steps, &card.column)) {
        return;
    }
    const double width = map->card_width - 2.0 * PADDING;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, sheet->arena, 0);
    if (!isnan(unnamed->utilization.mean)) {
        tkd_write(&writer, tkd_word_in(TKD_WORD_LOAD, language));
        tkd_write_string(&writer, " ");
        tkd_write(&writer, tkd_print_share(sheet, unnamed->utilization.mean, language));
    }
    if (!isnan(unnamed->wait_h.mean)) {
        tkd_write_string(&writer, writer.size > 0 ? " · " : "");
        tkd_write(&writer, tkd_word_in(TKD_WORD_WAIT_OF, language));
        tkd_write_string(&writer, " ");
        tkd_write(&writer, tkd_print_days(sheet, unnamed->wait_h.mean, language));
        tkd_write_string(&writer, " ");
        tkd_write(&writer, tkd_word_in(TKD_WORD_DAY_UNIT, language));
    }
    card.title = tkd_sheet_break(sheet, tkd_drawing_label(drawing, &unnamed->title),
                                 (tkd_font){11.5, TKD_WEIGHT_SEMIBOLD}, width, 4);
    card.extra = tkd_sheet_break(sheet, tkd_writer_text(&writer),
                                 (tkd_font){9.5, TKD_WEIGHT_NORMAL}, width, 2);
    card.height = PADDING - 1.0 + card.title.height + card.extra.height + PADDING - 2.0;
    add_card(map, &card);
}

// Owner, numbers of bottlenecks, whether the law must change.
static tkd_text proposal_text(const tkd_map *map, const tkd_picture_proposal *proposal)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_picture *picture = drawing->picture;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, tkd_drawing_label(drawing, &proposal->owner));
    for (uint32_t i = 0; i < proposal->removes.count; i++) {
        const int32_t row = picture->bottleneck_lists[proposal->removes.first + i];
        tkd_write_string(&writer, i > 0 ? ", " : writer.size > 0 ? " · ▲ " : "▲ ");
        tkd_write_format(&writer, "%u", picture->bottlenecks[row].number);
    }
    if (proposal->law_change == TKD_LAW_YES) {
        tkd_write_string(&writer, writer.size > 0 ? " · " : "");
        tkd_write(&writer, tkd_word_in(TKD_WORD_LAW, drawing->language));
    }
    return tkd_writer_text(&writer);
}

static void add_proposal(tkd_map *map, uint32_t row)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_picture_proposal *proposal = &drawing->picture->proposals[row];
    tkd_map_card card = {.row = row, .id = proposal->id};
    if (!first_column(map, proposal->steps, &card.column) && proposal->steps.count > 0) {
        return;
    }
    const uint32_t far = 1U << TKD_LEVEL_STATE | 1U << TKD_LEVEL_EU;
    card.lane = (proposal->levels & far) != 0 ? TKD_MAP_LANE_REFORM : TKD_MAP_LANE_LOCAL;
    const double width = map->card_width - 2.0 * PADDING;
    card.title = tkd_sheet_break(sheet, tkd_drawing_label(drawing, &proposal->title),
                                 (tkd_font){11.5, TKD_WEIGHT_SEMIBOLD}, width, 6);
    card.extra = tkd_sheet_break(sheet, proposal_text(map, proposal),
                                 (tkd_font){9.5, TKD_WEIGHT_NORMAL}, width, 3);
    if (!isnan(proposal->gain_h.mean)) {
        card.right = tkd_sheet_format(
            sheet, "−%.*s %.*s",
            TKD_ARG(tkd_print_number(sheet, proposal->gain_h.mean / 24.0, 1, drawing->language)),
            TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language)));
    }
    card.height = PADDING - 1.0 + card.title.height + card.extra.height +
                  (card.right.size > 0 ? 14.0 : 0.0) + PADDING - 2.0;
    add_card(map, &card);
}

static int compare_cards(const void *left, const void *right)
{
    const tkd_map_card *a = left;
    const tkd_map_card *b = right;
    if (a->lane != b->lane) {
        return a->lane < b->lane ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return (a->row > b->row) - (a->row < b->row);
}

void tkd_map_fill_cards(tkd_map *map)
{
    const tkd_picture *picture = map->drawing->picture;
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        add_bottleneck(map, i);
    }
    for (uint32_t i = 0; i < picture->unnamed_count; i++) {
        add_unnamed(map, i);
    }
    for (uint32_t i = 0; i < picture->proposal_count; i++) {
        add_proposal(map, i);
    }
    if (map->cards.count > 1) {
        qsort(map->cards.items, map->cards.count, sizeof(tkd_map_card), compare_cards);
    }
}
