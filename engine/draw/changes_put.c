// SPDX-License-Identifier: EUPL-1.2
// Marks of a band of before and after: steps with their badges, and the row of figures before and
// after. What is removed is dashed and grey, what is added has a bold frame; each says so in a word.
#include "changes.h"

#include <math.h>

void tkd_changes_put_badge(const tkd_drawing *drawing, tkd_picture_change change, tkd_text card,
                           double x, double y)
{
    static const char *const signs[] = {
        [TKD_CHANGE_NONE] = "",
        [TKD_CHANGE_ADDED] = "+",
        [TKD_CHANGE_REMOVED] = "−",
        [TKD_CHANGE_CHANGED] = "Δ",
    };
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const bool gone = change == TKD_CHANGE_REMOVED;
    const tkd_mark disc = {
        .kind = TKD_MARK_DISC,
        .id = tkd_sheet_id(sheet, card.data, (tkd_text){0}, "change"),
        .class_name = "badge change",
        .title = tkd_changes_word(drawing, change),
        .x = x,
        .y = y,
        .width = TKD_CHANGES_BADGE,
        .height = TKD_CHANGES_BADGE,
        .fill = gone                           ? colors->paper
                : change == TKD_CHANGE_CHANGED ? colors->badge
                                               : colors->gain,
        .line = gone ? colors->faint : NULL,
        .line_width = 1.0,
        .stroke = gone ? TKD_STROKE_DASHED : TKD_STROKE_SOLID,
    };
    tkd_sheet_put(sheet, &disc);
    const tkd_font font = {change == TKD_CHANGE_CHANGED ? 9.0 : 11.0, TKD_WEIGHT_BOLD};
    const tkd_text_style style = {font, gone ? colors->faint : colors->paper, TKD_ALIGN_CENTER,
                                  "badge-sign"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, disc.id.data, (tkd_text){0}, "sign"),
                       tkd_text_of(signs[change]), x + TKD_CHANGES_BADGE / 2.0,
                       y + (TKD_CHANGES_BADGE - tkd_font_line(font)) / 2.0, &style);
}

// ---- Steps

// Frame of a step's card: thin, firm, bold or dashed.
static tkd_mark card_mark(const tkd_drawing *drawing, tkd_picture_change change)
{
    const tkd_colors *colors = drawing->colors;
    tkd_mark card = {.kind = TKD_MARK_BOX, .fill = colors->card, .line = colors->line};
    switch (change) {
    case TKD_CHANGE_NONE:
        card.class_name = "step";
        card.line_width = 0.8;
        break;
    case TKD_CHANGE_ADDED:
        card.class_name = "step added";
        card.line = colors->gain;
        card.line_width = 2.6;
        break;
    case TKD_CHANGE_REMOVED:
        card.class_name = "step removed";
        card.fill = colors->paper;
        card.line = colors->faint;
        card.line_width = 1.4;
        card.stroke = TKD_STROKE_DASHED;
        break;
    case TKD_CHANGE_CHANGED:
        card.class_name = "step changed";
        card.line = colors->ink;
        card.line_width = 1.6;
        break;
    }
    return card;
}

static void put_step_texts(const tkd_drawing *drawing, const tkd_changes_step *step, tkd_text id,
                           double x, double y)
{
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const bool gone = step->change == TKD_CHANGE_REMOVED;
    const char *ink = gone ? colors->faint : colors->ink;
    const char *word = step->change == TKD_CHANGE_ADDED ? colors->gain : ink;
    const tkd_weight weight =
        step->change == TKD_CHANGE_NONE ? TKD_WEIGHT_NORMAL : TKD_WEIGHT_SEMIBOLD;
    const tkd_font small = {10.5, TKD_WEIGHT_NORMAL};
    const tkd_font strong = {10.5, TKD_WEIGHT_SEMIBOLD};
    const struct {
        const char *part;
        const tkd_lines *lines;
        tkd_text_style style;
    } texts[] = {
        {"title", &step->title, {{12.0, weight}, ink, TKD_ALIGN_LEFT, "step-title"}},
        {"provider", &step->provider, {small, colors->faint, TKD_ALIGN_LEFT, "step-provider"}},
        {"word", &step->word, {strong, word, TKD_ALIGN_LEFT, "step-change"}},
        {"numbers", &step->numbers, {strong, ink, TKD_ALIGN_LEFT, "step-edits"}},
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, texts[i].part),
                            texts[i].lines, x, y, &texts[i].style);
        y += texts[i].lines->height;
    }
}

static void put_step(const tkd_changes *changes, const tkd_map_band *band, uint32_t index, double y)
{
    const tkd_drawing *drawing = changes->map.drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_map_column *column = &((const tkd_map_column *)changes->map.columns.items)[index];
    const tkd_changes_step *step = &changes->steps[index];
    const double left = tkd_map_column_x(band, index);
    const double width = TKD_MAP_COLUMN - TKD_MAP_GAP;
    tkd_mark card = card_mark(drawing, step->change);
    card.id = tkd_sheet_id(sheet, "step", column->id, "");
    card.title = tkd_drawing_label(drawing, &column->lead->title);
    card.x = left;
    card.y = y;
    card.width = width;
    card.height = band->step_height;
    tkd_sheet_put(sheet, &card);
    tkd_sheet_datum_number(sheet, "wait-before-h", step->waits.before);
    tkd_sheet_datum_number(sheet, "wait-h", step->waits.after);
    tkd_sheet_datum_number(sheet, "time-before-h", step->times.before);
    tkd_sheet_datum_number(sheet, "time-h", step->times.after);
    if (column->lead->has_provider && step->change != TKD_CHANGE_REMOVED) {
        const tkd_mark stripe = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, card.id.data, (tkd_text){0}, "stripe"),
            .class_name = "step-stripe",
            .title = tkd_word_level(column->lead->level, drawing->language),
            .x = left + 1.5,
            .y = y + 2.0,
            .width = 3.0,
            .height = band->step_height - 4.0,
            .fill = drawing->colors->levels[column->lead->level],
        };
        tkd_sheet_put(sheet, &stripe);
    }
    put_step_texts(drawing, step, card.id, left + 4.0 + TKD_CHANGES_PADDING,
                   y + TKD_CHANGES_PADDING - 1.0);
    if (step->change != TKD_CHANGE_NONE) {
        tkd_changes_put_badge(drawing, step->change, card.id,
                              left + width - TKD_CHANGES_BADGE - 5.0, y + 5.0);
    }
}

tkd_text tkd_changes_steps_hint(const tkd_drawing *drawing)
{
    return tkd_say(drawing, "Δ\u00a0muutub, +\u00a0lisandub, −\u00a0kaob",
                   "Δ\u00a0changed, +\u00a0added, −\u00a0removed",
                   "Δ\u00a0меняется, +\u00a0добавится, −\u00a0исчезнет");
}

double tkd_changes_put_steps(const tkd_changes *changes, size_t index, double y)
{
    const tkd_drawing *drawing = changes->map.drawing;
    const tkd_map_band *band = &((const tkd_map_band *)changes->map.bands.items)[index];
    tkd_map_put_lane(&changes->map, index, "steps", tkd_word_in(TKD_WORD_STEPS, drawing->language),
                     tkd_changes_steps_hint(drawing), drawing->colors->band, drawing->colors->faint,
                     y, band->step_height + TKD_MAP_GAP);
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        put_step(changes, band, i, y + TKD_MAP_GAP / 2.0);
    }
    return y + band->step_height + 2.0 * TKD_MAP_GAP;
}

// ---- Figures

// A bar from the left: before open, after filled.
static void put_bar(const tkd_drawing *drawing, tkd_text id, const char *part, double x, double y,
                    double width, const char *fill)
{
    if (isnan(width)) {
        return;
    }
    const tkd_mark bar = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(drawing->sheet, id.data, (tkd_text){0}, part),
        .class_name = fill == NULL ? "bar before" : "bar after",
        .x = x,
        .y = y,
        .width = fmax(width, 1.0),
        .height = 4.0,
        .fill = fill == NULL ? drawing->colors->card : fill,
        .line = fill == NULL ? drawing->colors->faint : NULL,
        .line_width = 0.8,
    };
    tkd_sheet_put(drawing->sheet, &bar);
}

// "ootab  12 → 8,1 p ↓", and both as bars below.
static void put_pair(const tkd_drawing *drawing, const tkd_map_column *column, const char *kind,
                     tkd_text name, tkd_changes_pair pair, double most, const char *color, double x,
                     double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_colors *colors = drawing->colors;
    const tkd_text figures = tkd_changes_print_days(drawing, pair);
    if (figures.size == 0) {
        return;
    }
    const tkd_text id = tkd_sheet_id(sheet, kind, column->id, "");
    const tkd_changes_trend trend = tkd_changes_days_trend(drawing, pair);
    const bool calm = trend == TKD_TREND_SAME;
    const double width = TKD_MAP_COLUMN - TKD_MAP_GAP;
    const double scale = most > 0.0 ? (width - 2.0) / most : 0.0;
    const char *sign = trend == TKD_TREND_DOWN ? "↓" : trend == TKD_TREND_UP ? "↑" : "";
    const tkd_text_style name_style = {
        {9.5, TKD_WEIGHT_NORMAL}, colors->faint, TKD_ALIGN_LEFT, "pair-name"};
    const tkd_text_style figure_style = {{10.5, calm ? TKD_WEIGHT_NORMAL : TKD_WEIGHT_BOLD},
                                         calm                      ? colors->faint
                                         : trend == TKD_TREND_DOWN ? colors->gain
                                         : trend == TKD_TREND_UP   ? colors->price
                                                                   : colors->ink,
                                         TKD_ALIGN_RIGHT,
                                         "pair-figures"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "name"), name, x + 1.0,
                       y + 1.0, &name_style);
    tkd_sheet_put_line(
        sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "figures"),
        sign[0] == '\0' ? figures : tkd_sheet_format(sheet, "%s\u00a0%.*s", sign, TKD_ARG(figures)),
        x + width - 1.0, y, &figure_style);
    if (!calm) {
        put_bar(drawing, id, "before", x + 1.0, y + 15.0, pair.before * scale, NULL);
    }
    put_bar(drawing, id, "after", x + 1.0, y + 20.0, pair.after * scale,
            calm ? colors->line : color);
}

double tkd_changes_put_figures(const tkd_changes *changes, size_t index, double y)
{
    const tkd_drawing *drawing = changes->map.drawing;
    const tkd_map_band *band = &((const tkd_map_band *)changes->map.bands.items)[index];
    const tkd_map_column *columns = changes->map.columns.items;
    tkd_map_put_lane(
        &changes->map, index, "figures",
        tkd_say(drawing, "Aeg enne → pärast", "Time before → after", "Время до → после"),
        tkd_say(drawing, "päevi käigu kohta; tühi riba = enne", "days per visit; open bar = before",
                "дней за визит; пустая полоса = до"),
        drawing->colors->band, drawing->colors->faint, y, TKD_CHANGES_FIGURES);
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        const double x = tkd_map_column_x(band, i);
        put_pair(drawing, &columns[i], "wait", tkd_say(drawing, "ootab", "waits", "ждёт"),
                 changes->steps[i].waits, changes->waits_most, drawing->colors->wait, x, y + 6.0);
        put_pair(drawing, &columns[i], "time", tkd_say(drawing, "kokku", "in all", "всего"),
                 changes->steps[i].times, changes->times_most, drawing->colors->service, x,
                 y + 36.0);
    }
    return y + TKD_CHANGES_FIGURES + TKD_MAP_GAP;
}
