// SPDX-License-Identifier: EUPL-1.2
// Cards of steps: texts, broken and measured once, so that trying bands is arithmetic only; then
// their marks. Colour and word say who provides the step, the card's line how its figures are known.
#include "map.h"

#include <math.h>

#define PADDING 8.0
#define TEXT_LEFT 16.0 /* Behind the stripe. */
#define STRIPE_LEFT 6.0
#define STRIPE_WIDTH 3.5
#define SIGN_ROOM 13.0
#define ABOVE_FOOT 5.0

enum { LINES = 12 }; // No real title is so long; an endless one is not drawn to its end.

// ---- Texts

// Adds the number to the texts of the columns in which the bottleneck stands, once each.
static void write_number(const tkd_map *map, tkd_writer *writers, uint32_t *last, uint32_t row)
{
    const tkd_picture *picture = map->drawing->picture;
    const tkd_picture_bottleneck *bottleneck = &picture->bottlenecks[row];
    for (uint32_t i = 0; i < bottleneck->steps.count; i++) {
        const int32_t step = picture->step_lists[bottleneck->steps.first + i];
        const int32_t column = map->step_columns[step];
        if (column != TKD_NONE && last[column] != row + 1) {
            last[column] = row + 1;
            tkd_write_format(&writers[column], writers[column].size == 0 ? "▲\u00a0%u" : ", %u",
                             bottleneck->number);
        }
    }
}

// The numbers of the bottlenecks shown, by column.
static void break_numbers(tkd_map *map, double width)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const size_t count = map->columns.count;
    tkd_map_column *columns = map->columns.items;
    tkd_writer *writers = TKD_TAKE(sheet->arena, count, tkd_writer);
    uint32_t *last = TKD_TAKE(sheet->arena, count, uint32_t);
    if (writers == NULL || last == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        tkd_writer_init_memory(&writers[i], sheet->arena, 0);
    }
    for (uint32_t row = 0; row < map->drawing->picture->bottleneck_count; row++) {
        if (map->bottleneck_lanes[row] != TKD_MAP_LANE_COUNT) {
            write_number(map, writers, last, row);
        }
    }
    for (size_t i = 0; i < count; i++) {
        const double room = width - (columns[i].sign.size > 0 ? SIGN_ROOM : 0.0);
        columns[i].numbers =
            tkd_sheet_break(sheet, tkd_writer_text(&writers[i]), map->word, room, LINES);
    }
}

static uint32_t views_of(const tkd_map *map, const tkd_map_column *column)
{
    const int32_t *rows = map->column_steps.items;
    uint32_t views = 0;
    for (uint32_t i = 0; i < column->steps.count; i++) {
        views |= map->drawing->picture->steps[rows[column->steps.first + i]].views;
    }
    return views & map->views;
}

// "○", "◇" where the map shows both and the step is for one.
static void fill_sign(const tkd_map *map, tkd_map_column *column, uint32_t all_views)
{
    const uint32_t views = views_of(map, column);
    column->sign = (tkd_text){"", 0};
    if (views != all_views && views != 0) {
        const bool newcomer = (views & 1U << TKD_VIEW_NEWCOMER) != 0;
        column->only = newcomer ? TKD_VIEW_NEWCOMER : TKD_VIEW_RETURNEE;
        column->sign = newcomer ? TKD_TEXT("○") : TKD_TEXT("◇");
    }
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

static double signs_height(const tkd_map *map, const tkd_map_column *column)
{
    return fmax(column->numbers.height, column->sign.size > 0 ? tkd_font_line(map->word) : 0.0);
}

// Provider, level and channels.
static void break_provider(const tkd_map *map, tkd_map_column *column, double width)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_picture_step *lead = column->lead;
    column->level = (tkd_text){"", 0};
    if (lead->has_provider) {
        const tkd_text provider = tkd_drawing_label(drawing, &lead->provider);
        column->level = tkd_word_level(lead->level, drawing->language);
        if (!tkd_text_equal(provider, column->level)) {
            column->provider = tkd_sheet_break(sheet, provider, map->small, width, LINES);
        }
    }
    const tkd_text channels = channels_text(map, lead);
    const double together = tkd_measure_width(sheet->measure, column->level, map->word) + 8.0 +
                            tkd_measure_width(sheet->measure, channels, map->small);
    column->stacked = together > width && column->level.size > 0;
    column->channel = tkd_sheet_break(sheet, channels, map->small, width, LINES);
    column->level_lines = tkd_sheet_break(sheet, column->level, map->word, width, 2);
}

static void measure_column(const tkd_map *map, tkd_map_column *column)
{
    const double level = column->level_lines.height;
    const double foot =
        column->stacked ? level + column->channel.height : fmax(level, column->channel.height);
    column->height = PADDING + column->title.height + column->provider.height +
                     signs_height(map, column) + ABOVE_FOOT + foot + PADDING - 2.0;
}

void tkd_map_fill_column_texts(tkd_map *map)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_map_column *columns = map->columns.items;
    const double width = map->column - TKD_MAP_GAP - TEXT_LEFT - PADDING;
    uint32_t all_views = 0;
    for (size_t i = 0; i < map->columns.count; i++) {
        all_views |= views_of(map, &columns[i]);
    }
    for (size_t i = 0; i < map->columns.count; i++) {
        const tkd_text title = tkd_drawing_label(drawing, &columns[i].lead->title);
        columns[i].title = tkd_sheet_break(drawing->sheet, title, map->title, width, LINES);
        fill_sign(map, &columns[i], all_views);
        break_provider(map, &columns[i], width);
    }
    break_numbers(map, width);
    for (size_t i = 0; i < map->columns.count; i++) {
        measure_column(map, &columns[i]);
    }
}

// ---- Marks

// All that is known of the step, for a page.
static void put_facts(const tkd_map *map, const tkd_map_column *column)
{
    static const char *const evidence[] = {"none", "sourced", "estimated", "assumed"};
    tkd_sheet *sheet = map->drawing->sheet;
    tkd_sheet_datum(sheet, "evidence", tkd_text_of(evidence[column->evidence]));
    tkd_sheet_datum_number(sheet, "wait-h", column->wait_h);
    tkd_sheet_datum_number(sheet, "wait-p10-h", column->wait_p10_h);
    tkd_sheet_datum_number(sheet, "wait-p50-h", column->wait_p50_h);
    tkd_sheet_datum_number(sheet, "wait-p90-h", column->wait_p90_h);
    tkd_sheet_datum_number(sheet, "rest-h", column->rest_h);
    tkd_sheet_datum_number(sheet, "feeling-newcomer", column->feelings[TKD_VIEW_NEWCOMER]);
    tkd_sheet_datum_number(sheet, "feeling-returnee", column->feelings[TKD_VIEW_RETURNEE]);
}

// The card and its stripe; returns the card's id.
static tkd_text put_card(const tkd_map *map, const tkd_map_column *column, double left, double y,
                         double height)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const bool is_known = column->evidence != TKD_PICTURE_NO_FIGURES;
    static const tkd_stroke strokes[] = {TKD_STROKE_SOLID, TKD_STROKE_SOLID, TKD_STROKE_DASHED,
                                         TKD_STROKE_DOTTED};
    const tkd_mark card = {
        .kind = TKD_MARK_CARD,
        .id = tkd_sheet_id(sheet, "step", column->id, ""),
        .class_name = "step",
        .title = tkd_drawing_label(drawing, &column->lead->title),
        .x = left,
        .y = y,
        .width = map->column - TKD_MAP_GAP,
        .height = height,
        .fill = colors->card,
        .line = is_known ? colors->faint : colors->line,
        .line_width = is_known ? 1.0 : 0.8,
        .stroke = strokes[column->evidence],
    };
    tkd_sheet_put(sheet, &card);
    put_facts(map, column);
    const tkd_mark stripe = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(sheet, card.id.data, (tkd_text){0}, "stripe"),
        .class_name = "step-stripe",
        .x = left + STRIPE_LEFT,
        .y = y + PADDING,
        .width = STRIPE_WIDTH,
        .height = height - 2.0 * PADDING,
        .fill = column->lead->has_provider ? colors->levels[column->lead->level] : colors->nobody,
    };
    tkd_sheet_put(sheet, &stripe);
    return card.id;
}

// Title, provider, whose step, numbers of bottlenecks, from the top.
static void put_top(const tkd_map *map, const tkd_map_column *column, tkd_text id, double x,
                    double y)
{
    const tkd_colors *colors = map->drawing->colors;
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_text_style title = {map->title, colors->ink, TKD_ALIGN_LEFT, "step-title"};
    const tkd_text_style provider = {map->small, colors->faint, TKD_ALIGN_LEFT, "step-provider"};
    const tkd_text_style sign = {map->word, colors->views[column->only], TKD_ALIGN_LEFT,
                                 "step-sign"};
    const tkd_text_style numbers = {map->word, colors->price, TKD_ALIGN_LEFT, "step-numbers"};
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "title"), &column->title,
                        x, y, &title);
    y += column->title.height;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "provider"),
                        &column->provider, x, y, &provider);
    y += column->provider.height;
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "sign"), column->sign, x,
                       y, &sign);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "numbers"),
                        &column->numbers, x + (column->sign.size > 0 ? SIGN_ROOM : 0.0), y,
                        &numbers);
}

// Level and channels, from the bottom.
static void put_bottom(const tkd_map *map, const tkd_map_column *column, tkd_text id, double left,
                       double bottom)
{
    const tkd_colors *colors = map->drawing->colors;
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_picture_step *lead = column->lead;
    const tkd_text_style level = {map->word,
                                  lead->has_provider ? colors->levels[lead->level] : colors->nobody,
                                  TKD_ALIGN_LEFT, "step-level"};
    const tkd_text_style channel = {map->small, colors->faint,
                                    column->stacked ? TKD_ALIGN_LEFT : TKD_ALIGN_RIGHT,
                                    "step-channel"};
    const double right = left + map->column - TKD_MAP_GAP - PADDING;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "channel"),
                        &column->channel, column->stacked ? left + TEXT_LEFT : right,
                        bottom - column->channel.height, &channel);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "level"),
                        &column->level_lines, left + TEXT_LEFT,
                        bottom - column->level_lines.height -
                            (column->stacked ? column->channel.height : 0.0),
                        &level);
}

double tkd_map_put_steps(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_map_column *columns = map->columns.items;
    tkd_map_put_lane(map, index, "steps", tkd_word_in(TKD_WORD_STEPS, drawing->language),
                     tkd_word_in(TKD_WORD_STEPS_HINT, drawing->language), drawing->colors->band,
                     drawing->colors->faint, y, band->step_height + TKD_MAP_GAP);
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        const double left = tkd_map_column_x(band, i);
        const double top = y + TKD_MAP_GAP / 2.0;
        const tkd_text id = put_card(map, &columns[i], left, top, band->step_height);
        put_top(map, &columns[i], id, left + TEXT_LEFT, top + PADDING - 1.0);
        put_bottom(map, &columns[i], id, left, top + band->step_height - PADDING + 1.0);
    }
    return y + band->step_height + 2.0 * TKD_MAP_GAP;
}
