// SPDX-License-Identifier: EUPL-1.2
// Cells of the heat map: a colour for the class, and the figure itself. The largest of a row has a
// frame. A cell without a figure has a sign: ○ for nothing there, ✕ for too few people to tell.
#include "heat.h"

#include <math.h>

#define GAP 3.0
#define STAGE_FONT 11.0
#define NARROW 78.0 /* Columns where a stage is a number alone. */
#define WIDE 96.0   /* Cells that hold words. */
#define TOTAL_WIDTH 38.0

static const tkd_font name_font = {11.5, TKD_WEIGHT_SEMIBOLD};
static const tkd_font small_font = {10.0, TKD_WEIGHT_NORMAL};

double tkd_heat_x(const tkd_heat_block *block, uint32_t stage)
{
    return block->x + block->names + block->count + (double)(stage - block->first) * block->cell;
}

double tkd_heat_right(const tkd_heat_block *block)
{
    return tkd_heat_x(block, block->first + block->stages) +
           (block->has_total ? TKD_HEAT_TOTAL : 0.0);
}

// ---- Stages

static tkd_lines stage_lines(const tkd_heat *heat, const tkd_heat_block *block, uint32_t stage,
                             tkd_font *font)
{
    const tkd_map_stage *stages = heat->map.stages.items;
    tkd_sheet *sheet = heat->drawing->sheet;
    *font = (tkd_font){STAGE_FONT, TKD_WEIGHT_SEMIBOLD};
    const tkd_text text = block->cell < NARROW ? tkd_sheet_format(sheet, "%u", stage + 1)
                                               : tkd_sheet_format(sheet, "%u. %.*s", stage + 1,
                                                                  TKD_ARG(stages[stage].title));
    return tkd_sheet_break(sheet, text, *font, fmax(block->cell - GAP - 25.0, 20.0), 4);
}

double tkd_heat_put_stages(const tkd_heat *heat, const tkd_heat_block *block, const char *part,
                           double y)
{
    const tkd_map_stage *stages = heat->map.stages.items;
    tkd_sheet *sheet = heat->drawing->sheet;
    const tkd_colors *colors = heat->drawing->colors;
    tkd_font font = {0};
    double height = 0.0;
    for (uint32_t i = block->first; i < block->first + block->stages; i++) {
        height = fmax(height, stage_lines(heat, block, i, &font).height + 12.0);
    }
    for (uint32_t i = block->first; i < block->first + block->stages; i++) {
        const double x = tkd_heat_x(block, i);
        const tkd_text id = tkd_sheet_id(sheet, "stage", stages[i].id, part);
        const tkd_mark chevron = {
            .kind = TKD_MARK_CHEVRON,
            .id = id,
            .class_name = "stage",
            .title = stages[i].title,
            .x = x,
            .y = y,
            .width = block->cell - GAP,
            .height = height,
            .fill = colors->stage,
        };
        const tkd_mark notch = {
            .kind = TKD_MARK_DIAMOND, // Its left half lies on paper.
            .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "notch"),
            .class_name = "stage",
            .x = x - 6.0,
            .y = y,
            .width = 12.0,
            .height = height,
            .fill = colors->paper,
        };
        const tkd_lines lines = stage_lines(heat, block, i, &font);
        const tkd_text_style style = {font, colors->ink, TKD_ALIGN_LEFT, "stage-title"};
        tkd_sheet_put(sheet, &chevron);
        tkd_sheet_put(sheet, &notch);
        tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "title"), &lines,
                            x + 12.0, y + (height - lines.height) / 2.0, &style);
    }
    return y + height + 4.0;
}

// ---- Cells

// A cell's box: coloured by its class, or with the sign of a figure that is not there.
static tkd_text put_box(const tkd_heat *heat, tkd_text id, tkd_text title, double x, double y,
                        double width, double height, const char *fill, bool is_largest)
{
    const tkd_colors *colors = heat->drawing->colors;
    const tkd_mark box = {
        .kind = TKD_MARK_BOX,
        .id = id,
        .class_name = fill == NULL ? "cell missing" : "cell",
        .title = title,
        .x = x,
        .y = y,
        .width = width - GAP,
        .height = height - GAP,
        .fill = fill == NULL ? colors->band : fill,
        .line = is_largest ? colors->ink : NULL,
        .line_width = is_largest ? 1.8 : 0.0,
    };
    tkd_sheet_put(heat->drawing->sheet, &box);
    return id;
}

static void put_text(const tkd_heat *heat, tkd_text id, const char *part, tkd_text text, double x,
                     double middle, tkd_font font, const char *ink)
{
    tkd_sheet *sheet = heat->drawing->sheet;
    const tkd_text_style style = {font, ink, TKD_ALIGN_CENTER, "cell-figure"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, part), text, x,
                       middle - tkd_font_line(font) / 2.0, &style);
}

// ---- Votes by view

// "10 kitsaskohta", or the number alone in narrow cells.
static tkd_text count_text(const tkd_heat *heat, const tkd_heat_block *block, uint32_t count)
{
    tkd_sheet *sheet = heat->drawing->sheet;
    const tkd_drawing *drawing = heat->drawing;
    const bool few = count % 10 >= 2 && count % 10 <= 4 && count / 10 % 10 != 1;
    const bool one = count % 10 == 1 && count / 10 % 10 != 1;
    if (block->cell < WIDE) {
        return tkd_sheet_format(sheet, "n = %u", count);
    }
    const tkd_text word = tkd_say(drawing, count == 1 ? "kitsaskoht" : "kitsaskohta",
                                  count == 1 ? "bottleneck" : "bottlenecks",
                                  one   ? "узкое место"
                                  : few ? "узких места"
                                        : "узких мест");
    return tkd_sheet_format(sheet, "%u %.*s", count, TKD_ARG(word));
}

// "hind kuni 5,9 p": the dearest one's.
static tkd_text price_text(const tkd_heat *heat, const tkd_heat_block *block, double price_h)
{
    const tkd_drawing *drawing = heat->drawing;
    if (isnan(price_h)) {
        return (tkd_text){"", 0};
    }
    const tkd_text words = block->cell < WIDE
                               ? (tkd_text){"", 0}
                               : tkd_say(drawing, "hind kuni ", "price up to ", "цена до ");
    return tkd_sheet_format(drawing->sheet, "%.*s%.*s\u00a0%.*s", TKD_ARG(words),
                            TKD_ARG(tkd_print_days(drawing->sheet, price_h, drawing->language)),
                            TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language)));
}

static const char *const view_names[TKD_VIEW_COUNT] = {"newcomer", "returnee", "kov", "state"};

static void put_felt(const tkd_heat *heat, const tkd_heat_block *block, size_t view, uint32_t stage,
                     double y, bool is_largest)
{
    const tkd_drawing *drawing = heat->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_heat_felt *felt = &heat->felt[view * heat->stage_count + stage];
    const tkd_map_stage *stages = heat->map.stages.items;
    const double figure = tkd_heat_figure(heat, felt);
    const int class = isnan(figure) ? 0 : tkd_heat_felt_class(heat, figure);
    const char *ink = isnan(figure) ? colors->faint : colors->votes_ink[class];
    const double height = heat->felt_height;
    const double x = tkd_heat_x(block, stage);
    const double center = x + (block->cell - GAP) / 2.0;
    const tkd_text id =
        put_box(heat, tkd_sheet_id(sheet, "felt", stages[stage].id, view_names[view]),
                tkd_sheet_format(sheet, "%.*s, %.*s: %.*s",
                                 TKD_ARG(tkd_word_view((tkd_view)view, drawing->language)),
                                 TKD_ARG(stages[stage].title),
                                 TKD_ARG(count_text(heat, block, felt->count))),
                x, y, block->cell, height, isnan(figure) ? NULL : colors->votes[class], is_largest);
    tkd_sheet_datum_number(sheet, "votes", felt->voted > 0 ? felt->votes : (double)NAN);
    tkd_sheet_datum_number(sheet, "bottlenecks", (double)felt->count);
    tkd_sheet_datum_number(sheet, "price-h", felt->price_h);
    const tkd_font large = {17.0, TKD_WEIGHT_BOLD};
    if (felt->count == 0) {
        put_text(heat, id, "none", TKD_TEXT("○"), center, y + (height - GAP) / 2.0, name_font, ink);
        return;
    }
    const tkd_text words[] = {heat->has_votes ? count_text(heat, block, felt->count)
                                              : (tkd_text){"", 0},
                              price_text(heat, block, felt->price_h)};
    const double lines = (heat->has_votes ? 1.0 : 0.0) + (heat->has_prices ? 1.0 : 0.0);
    double middle = y + (height - GAP - lines * tkd_font_line(small_font)) / 2.0;
    put_text(heat, id, "figure",
             isnan(figure) ? TKD_TEXT("–") : tkd_print_number(sheet, figure, 0, drawing->language),
             center, middle, large, ink);
    middle += tkd_font_line(large) / 2.0 + tkd_font_line(small_font) / 2.0 - 1.0;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        put_text(heat, id, i == 0 ? "count" : "price", words[i], center, middle, small_font, ink);
        middle += words[i].size > 0 ? tkd_font_line(small_font) : 0.0;
    }
}

double tkd_heat_put_felt(const tkd_heat *heat, const tkd_heat_block *block, double y)
{
    const tkd_drawing *drawing = heat->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double height = heat->felt_height;
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        if ((drawing->views & 1U << view) == 0) {
            continue;
        }
        double most = 0.0;
        for (uint32_t i = 0; i < heat->stage_count; i++) {
            most = fmax(most, tkd_heat_figure(heat, &heat->felt[view * heat->stage_count + i]));
        }
        const tkd_text_style style = {name_font, drawing->colors->views[view], TKD_ALIGN_LEFT,
                                      "row-name"};
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "view", tkd_text_of(view_names[view]), ""),
                           tkd_word_in_view((tkd_view)view, drawing->language), block->x,
                           y + (height - GAP - tkd_font_line(name_font)) / 2.0, &style);
        for (uint32_t i = block->first; i < block->first + block->stages; i++) {
            const double figure = tkd_heat_figure(heat, &heat->felt[view * heat->stage_count + i]);
            put_felt(heat, block, view, i, y, most > 0.0 && figure >= most);
        }
        y += height;
    }
    return y;
}

// ---- Waits by place

static void put_wait(const tkd_heat *heat, const tkd_heat_block *block, const tkd_heat_place *place,
                     uint32_t stage, double y, double height, bool is_largest)
{
    const tkd_drawing *drawing = heat->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_heat_wait wait = place->waits[stage];
    const tkd_map_stage *stages = heat->map.stages.items;
    const int class = isnan(wait.hours) ? 0 : tkd_heat_wait_class(wait.hours);
    const tkd_text id = put_box(
        heat,
        tkd_sheet_id(
            sheet, "wait",
            tkd_sheet_format(sheet, "%.*s-%.*s", TKD_ARG(place->id), TKD_ARG(stages[stage].id)),
            ""),
        tkd_sheet_format(sheet, "%.*s, %.*s", TKD_ARG(place->title), TKD_ARG(stages[stage].title)),
        tkd_heat_x(block, stage), y, block->cell, height,
        isnan(wait.hours) ? NULL : colors->heat[class], is_largest);
    tkd_sheet_datum_number(sheet, "wait-h", wait.hours);
    const tkd_text text = wait.is_hidden ? TKD_TEXT("✕")
                          : isnan(wait.hours)
                              ? TKD_TEXT("○")
                              : tkd_print_days(sheet, wait.hours, drawing->language);
    const tkd_font font = {12.0, TKD_WEIGHT_SEMIBOLD};
    put_text(heat, id, "figure", text, tkd_heat_x(block, stage) + (block->cell - GAP) / 2.0,
             y + (height - GAP) / 2.0, font,
             isnan(wait.hours) ? colors->faint : colors->heat_ink[class]);
}

// "132 ± 4": over all stages; figures that are too long are smaller.
static void put_total(const tkd_heat *heat, const tkd_heat_block *block,
                      const tkd_heat_place *place, tkd_text id, double middle)
{
    const tkd_drawing *drawing = heat->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double left = tkd_heat_x(block, block->first + block->stages);
    tkd_text_style bold = {{12.0, TKD_WEIGHT_BOLD}, drawing->colors->ink, TKD_ALIGN_RIGHT, "total"};
    const tkd_text_style small = {small_font, drawing->colors->faint, TKD_ALIGN_LEFT, "margin"};
    const tkd_text text = place->is_hidden ? TKD_TEXT("✕")
                          : isnan(place->total_h.mean)
                              ? TKD_TEXT("○")
                              : tkd_print_days(sheet, place->total_h.mean, drawing->language);
    const double width = tkd_measure_width(sheet->measure, text, bold.font);
    bold.font.size *= fmin(1.0, TOTAL_WIDTH / fmax(width, 1.0));
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "total"), text,
                       left + TOTAL_WIDTH + 2.0, middle - tkd_font_line(bold.font) / 2.0, &bold);
    const int decimals = place->total_h.mean < 9.95 * 24.0 ? 1 : 0;
    const tkd_lines margin = tkd_sheet_break(
        sheet, tkd_print_margin(sheet, place->total_h, 1.0 / 24.0, decimals, drawing->language),
        small_font, TKD_HEAT_TOTAL - TOTAL_WIDTH - 8.0, 1);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "margin"), &margin,
                        left + TOTAL_WIDTH + 7.0, middle - tkd_font_line(small_font) / 2.0, &small);
}

double tkd_heat_put_place(const tkd_heat *heat, const tkd_heat_block *block,
                          const tkd_heat_place *place, double y, double height)
{
    const tkd_drawing *drawing = heat->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const bool is_mean = place == &heat->mean;
    const tkd_text id = tkd_sheet_id(sheet, "place", place->id, "");
    const double middle = y + (height - GAP) / 2.0;
    const tkd_font font = {11.0, is_mean ? TKD_WEIGHT_BOLD : TKD_WEIGHT_NORMAL};
    const tkd_text_style name = {font, drawing->colors->ink, TKD_ALIGN_LEFT, "row-name"};
    const tkd_text_style count = {small_font, drawing->colors->faint, TKD_ALIGN_RIGHT, "row-count"};
    const tkd_lines title =
        tkd_sheet_break(sheet, place->title, font, block->names - 8.0, height >= 30.0 ? 2 : 1);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "name"), &title,
                        block->x, middle - title.height / 2.0, &name);
    if (block->count > 0.0 && !isnan(place->arrived)) {
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "count"),
                           place->count_hidden
                               ? TKD_TEXT("✕")
                               : tkd_print_number(sheet, place->arrived, 0, drawing->language),
                           block->x + block->names + block->count - 10.0,
                           middle - tkd_font_line(small_font) / 2.0, &count);
    }
    double most = 0.0;
    for (uint32_t i = 0; i < heat->stage_count; i++) {
        most = fmax(most, place->waits[i].hours);
    }
    for (uint32_t i = block->first; i < block->first + block->stages; i++) {
        put_wait(heat, block, place, i, y, height, most > 0.0 && place->waits[i].hours >= most);
    }
    if (block->has_total) {
        put_total(heat, block, place, id, middle);
    }
    return y + height;
}
