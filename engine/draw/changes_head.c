// SPDX-License-Identifier: EUPL-1.2
// Key figures before and after: both, and the difference with a word whether it is better.
#include "changes.h"

#include <math.h>

enum { KEY_FIGURES = 5 };

#define KEY_WIDTH 186.0 /* At most. */
#define KEY_HEIGHT 66.0
#define KEY_GAP 8.0
#define HOURS_PER_DAY 24.0

typedef struct key_figure {
    const char *part;
    tkd_text name;
    tkd_estimate before;
    tkd_estimate after;
    tkd_estimate difference; // Paired; of nobody where it is not known.
    double scale;            // From hours or shares to the unit that is printed.
    int decimals;
    tkd_text unit;            // Behind the figure: "%", " p".
    tkd_text difference_unit; // Behind the difference.
    bool more_is_better;
    tkd_changes_pair pair; // Both in the unit.
} key_figure;

// What is known of both scenarios together; of one journey of several, nothing.
static tkd_picture_key_figures known_of(const tkd_drawing *drawing,
                                        const tkd_picture_key_figures *figures)
{
    const tkd_estimate unknown = {(double)NAN, (double)NAN, (double)NAN, 0};
    const tkd_picture_key_figures nobody = {unknown, unknown, unknown, unknown,
                                            unknown, unknown, unknown, unknown};
    const bool is_part = drawing->journey != TKD_NONE && drawing->picture->journey_count > 1;
    return is_part || !drawing->picture->has_before ? nobody : *figures;
}

static void fill_figures(const tkd_drawing *drawing, key_figure figures[KEY_FIGURES])
{
    const tkd_picture *picture = drawing->picture;
    const tkd_picture_key_figures before = known_of(drawing, &picture->before);
    const tkd_picture_key_figures less = known_of(drawing, &picture->difference);
    const tkd_picture_key_figures after = drawing->journey == TKD_NONE
                                              ? picture->figures
                                              : picture->journeys[drawing->journey].figures;
    const tkd_text percent = TKD_TEXT("%");
    const tkd_text points = tkd_say(drawing, " protsendipunkti", " percentage points", " п. п.");
    const tkd_text days = tkd_sheet_format(
        drawing->sheet, "\u00a0%.*s", TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language)));
    const tkd_text none = TKD_TEXT("");
    const double day = 1.0 / HOURS_PER_DAY;
    const key_figure rows[KEY_FIGURES] = {
        {"completed",
         tkd_word_in(TKD_WORD_COMPLETED, drawing->language),
         before.completed_share,
         after.completed_share,
         less.completed_share,
         100.0,
         0,
         percent,
         points,
         true,
         {0.0, 0.0}},
        {"time",
         tkd_word_in(TKD_WORD_MEDIAN_TIME, drawing->language),
         before.time_p50_h,
         after.time_p50_h,
         less.time_p50_h,
         day,
         0,
         days,
         days,
         false,
         {0.0, 0.0}},
        {"time-p90",
         tkd_say(drawing, "90%-l kulus kuni", "90% took up to", "90% – не дольше"),
         before.time_p90_h,
         after.time_p90_h,
         less.time_p90_h,
         day,
         0,
         days,
         days,
         false,
         {0.0, 0.0}},
        {"left",
         tkd_word_in(TKD_WORD_LEFT, drawing->language),
         before.left_share,
         after.left_share,
         less.left_share,
         100.0,
         0,
         percent,
         points,
         false,
         {0.0, 0.0}},
        {"visits",
         tkd_word_in(TKD_WORD_VISITS, drawing->language),
         before.visits,
         after.visits,
         less.visits,
         1.0,
         1,
         none,
         none,
         false,
         {0.0, 0.0}},
    };
    for (size_t i = 0; i < KEY_FIGURES; i++) {
        figures[i] = rows[i];
        figures[i].pair = (tkd_changes_pair){rows[i].before.mean * rows[i].scale,
                                             rows[i].after.mean * rows[i].scale};
    }
}

static tkd_text number(const tkd_drawing *drawing, const key_figure *figure, double value)
{
    return isnan(value)
               ? TKD_TEXT("–")
               : tkd_print_number(drawing->sheet, value, figure->decimals, drawing->language);
}

// "74% → 78%"
static tkd_text value_text(const tkd_drawing *drawing, const key_figure *figure)
{
    const tkd_text after = number(drawing, figure, figure->pair.after);
    const tkd_text before = number(drawing, figure, figure->pair.before);
    if (isnan(figure->pair.before) || tkd_text_equal(before, after)) {
        return tkd_sheet_format(drawing->sheet, "%.*s%.*s", TKD_ARG(after), TKD_ARG(figure->unit));
    }
    return tkd_sheet_format(drawing->sheet, "%.*s → %.*s%.*s", TKD_ARG(before), TKD_ARG(after),
                            TKD_ARG(figure->unit));
}

// " ±1": half the interval; nothing where it is not known.
static tkd_text margin_text(const tkd_drawing *drawing, const key_figure *figure)
{
    const double half = (figure->difference.high - figure->difference.low) / 2.0 * figure->scale;
    return isnan(half)
               ? TKD_TEXT("")
               : tkd_sheet_format(drawing->sheet, " ±%.*s", TKD_ARG(number(drawing, figure, half)));
}

// Does the interval of the difference contain 0?
static bool is_unsure(const key_figure *figure)
{
    return figure->difference.low <= 0.0 && figure->difference.high >= 0.0;
}

// "↑ +4 ±1 protsendipunkti: parem"
static tkd_text difference_text(const tkd_drawing *drawing, const key_figure *figure,
                                const char **color)
{
    const tkd_changes_trend trend =
        tkd_changes_trend_of(figure->pair, number(drawing, figure, figure->pair.before),
                             number(drawing, figure, figure->pair.after));
    *color = drawing->colors->faint;
    if (trend == TKD_TREND_UNKNOWN) {
        return tkd_say(drawing, "enne: ei ole teada", "before: not known", "до: неизвестно");
    }
    if (trend == TKD_TREND_SAME) {
        return tkd_say(drawing, "= sama", "= the same", "= то же");
    }
    if (is_unsure(figure)) {
        return tkd_sheet_format(
            drawing->sheet, "≈ %.*s%.*s",
            TKD_ARG(tkd_say(drawing, "ei erine", "no difference shown", "разница не доказана")),
            TKD_ARG(margin_text(drawing, figure)));
    }
    const bool up = trend == TKD_TREND_UP;
    const bool better = up == figure->more_is_better;
    const double difference = fabs(figure->pair.after - figure->pair.before);
    // What differs as printed but not by a whole unit still has a decimal to say.
    key_figure exact = *figure;
    exact.decimals += difference * (exact.decimals > 0 ? 10.0 : 1.0) < 0.95 ? 1 : 0;
    *color = better ? drawing->colors->gain : drawing->colors->price;
    return tkd_sheet_format(drawing->sheet, "%s %s%.*s%.*s%.*s: %.*s", up ? "↑" : "↓",
                            up ? "+" : "−", TKD_ARG(number(drawing, &exact, difference)),
                            TKD_ARG(margin_text(drawing, &exact)), TKD_ARG(figure->difference_unit),
                            TKD_ARG(better ? tkd_say(drawing, "parem", "better", "лучше")
                                           : tkd_say(drawing, "halvem", "worse", "хуже")));
}

static void put_figure(const tkd_drawing *drawing, const key_figure *figure, double x, double y,
                       double width)
{
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const char *color = NULL;
    const tkd_text id = tkd_text_of(figure->part);
    const tkd_text difference = difference_text(drawing, figure, &color);
    const tkd_mark card = {
        .kind = TKD_MARK_CARD,
        .id = tkd_sheet_id(sheet, "figure", id, ""),
        .class_name = "figure",
        .title = figure->name,
        .x = x,
        .y = y,
        .width = width,
        .height = KEY_HEIGHT,
        .fill = colors->band,
    };
    tkd_sheet_put(sheet, &card);
    const tkd_text_style name = {
        {10.0, TKD_WEIGHT_NORMAL}, colors->faint, TKD_ALIGN_LEFT, "figure-name"};
    const tkd_text_style value = {
        {17.0, TKD_WEIGHT_BOLD}, colors->ink, TKD_ALIGN_LEFT, "figure-value"};
    const tkd_text_style under = {
        {10.0, TKD_WEIGHT_SEMIBOLD}, color, TKD_ALIGN_LEFT, "figure-difference"};
    const tkd_text_style aside = {
        {10.0, TKD_WEIGHT_NORMAL}, colors->faint, TKD_ALIGN_RIGHT, "figure-aside"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "figure", id, "name"), figure->name, x + 9.0,
                       y + 6.0, &name);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "figure", id, "value"),
                       value_text(drawing, figure), x + 9.0, y + 21.0, &value);
    tkd_sheet_put_line(
        sheet, tkd_sheet_id(sheet, "figure", id, "aside"),
        tkd_print_margin(sheet, figure->after, figure->scale, figure->decimals, drawing->language),
        x + width - 9.0, y + 26.0, &aside);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "figure", id, "difference"), difference, x + 9.0,
                       y + 46.0, &under);
}

// "Enne ja pärast, võrdluseks „Praegu“"; the scenario's own title stands behind it.
static tkd_text diagram_text(const tkd_drawing *drawing)
{
    const tkd_text before = tkd_drawing_label(drawing, &drawing->picture->before_title);
    if (before.size == 0) {
        return drawing->diagram;
    }
    const tkd_text opening =
        tkd_say(drawing, ", võrdluseks „", ", compared with “", ", в сравнении с «");
    const tkd_text closing = tkd_say(drawing, "“", "”", "»");
    return tkd_sheet_format(drawing->sheet, "%.*s%.*s%.*s%.*s", TKD_ARG(drawing->diagram),
                            TKD_ARG(opening), TKD_ARG(before), TKD_ARG(closing));
}

double tkd_changes_put_head(const tkd_changes *changes, double width)
{
    const tkd_drawing *drawing = changes->map.drawing;
    const bool has_figures = drawing->picture->facts.simulated;
    tkd_drawing titled = *drawing;
    titled.diagram = diagram_text(drawing);
    const double card = fmin(KEY_WIDTH, (width + KEY_GAP) / KEY_FIGURES - KEY_GAP);
    tkd_frame_block block = {
        .width = has_figures ? KEY_FIGURES * (card + KEY_GAP) - KEY_GAP : 0.0,
        .height = KEY_HEIGHT,
    };
    double below = tkd_frame_titles(&titled, width, &block);
    if (has_figures) {
        key_figure figures[KEY_FIGURES];
        fill_figures(drawing, figures);
        for (size_t i = 0; i < KEY_FIGURES; i++) {
            put_figure(drawing, &figures[i], block.x + (double)i * (card + KEY_GAP), block.y, card);
        }
    }
    if (!drawing->picture->has_before) {
        const tkd_text_style style = {
            {12.5, TKD_WEIGHT_SEMIBOLD}, drawing->colors->ink, TKD_ALIGN_LEFT, "missing"};
        const tkd_lines lines =
            tkd_sheet_break(drawing->sheet, tkd_changes_missing(drawing), style.font, width, 4);
        tkd_sheet_put_lines(drawing->sheet,
                            tkd_sheet_id(drawing->sheet, "missing", (tkd_text){0}, ""), &lines,
                            TKD_MARGIN, below, &style);
        below += lines.height + 12.0;
    }
    return below;
}
