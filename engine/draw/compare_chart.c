// SPDX-License-Identifier: EUPL-1.2
// The chart of the comparison: a row for each variant with its dot and its 95 % interval on one scale,
// the figure, and how it differs from the reference. Many rows stand in several columns.
#include "chart.h"
#include "compare.h"

#include <math.h>

enum { TICKS = 6, NAME_LINES = 2 };

#define NAME_TEXTS 16.0  /* Width for names, at most, in sizes of text. */
#define PANEL_TEXTS 16.0 /* Of the scale, at least. */
#define ROW_TEXTS 1.7
#define AXIS_TEXTS 2.0 /* Above the rows. */
#define COLUMN_GAP 2.5
#define GAP 0.8
#define DOT 0.62

typedef struct plot {
    const tkd_compare *compare;
    tkd_scale scale; /* Of the panel of the column at hand. */
    tkd_ticks ticks;
    double left;    /* Of the column at hand. */
    double top;     /* Of its rows. */
    double largest; /* Difference. */
} plot;

static const tkd_picture_variant *variant_of(const tkd_compare *compare, uint32_t row)
{
    return &compare->drawing->picture->variants[compare->order[row]];
}

static bool is_reference(const tkd_compare *compare, uint32_t row)
{
    return (int32_t)compare->order[row] == compare->reference;
}

// So few that their number would tell who they are: said by a word where people are counted.
static bool is_hushed(const tkd_compare *compare, uint32_t row)
{
    return compare->unit == TKD_UNIT_PEOPLE && tkd_compare_is_tiny(variant_of(compare, row));
}

static tkd_text tiny_word(const tkd_compare *compare)
{
    return tkd_say(compare->drawing, "väga vähe saabujaid", "very few arrivals",
                   "очень мало прибывших");
}

static tkd_estimate figure_of(const tkd_compare *compare, uint32_t row)
{
    static const tkd_estimate nobody = {(double)NAN, (double)NAN, (double)NAN, 0};
    return is_hushed(compare, row) ? nobody : variant_of(compare, row)->measures[compare->measure];
}

static tkd_text value_text(const tkd_compare *compare, uint32_t row)
{
    return is_hushed(compare, row)
               ? tkd_say(compare->drawing, "väga vähe", "very few", "очень мало")
               : tkd_compare_value(compare, figure_of(compare, row));
}

static tkd_text difference_text(const tkd_compare *compare, uint32_t row)
{
    if (is_reference(compare, row)) {
        return tkd_say(compare->drawing, "võrdlusalus", "reference", "основа сравнения");
    }
    return is_hushed(compare, row)
               ? value_text(compare, row)
               : tkd_compare_difference(compare,
                                        variant_of(compare, row)->differences[compare->measure]);
}

// ---- Sizes

static double width_of(const tkd_compare *compare, tkd_text text, tkd_weight weight)
{
    return tkd_measure_width(compare->drawing->sheet->measure, text,
                             tkd_compare_font(compare, weight));
}

tkd_compare_columns tkd_compare_measure_columns(const tkd_compare *compare)
{
    const double gap = GAP * compare->text;
    tkd_compare_columns columns = {.name = 4.0 * compare->text};
    double interval = 0.0;
    for (uint32_t i = 0; i < compare->count; i++) {
        const tkd_text name = tkd_compare_name(compare, compare->order[i]);
        columns.name = fmax(columns.name, width_of(compare, name, TKD_WEIGHT_BOLD));
        if (tkd_compare_is_tiny(variant_of(compare, i))) {
            columns.name =
                fmax(columns.name, width_of(compare, tiny_word(compare), TKD_WEIGHT_NORMAL));
        }
        columns.value =
            fmax(columns.value, width_of(compare, value_text(compare, i), TKD_WEIGHT_BOLD));
        interval =
            fmax(interval, width_of(compare, tkd_compare_interval(compare, figure_of(compare, i)),
                                    TKD_WEIGHT_NORMAL));
        if (compare->reference != TKD_NONE) {
            columns.difference =
                fmax(columns.difference,
                     width_of(compare, difference_text(compare, i), TKD_WEIGHT_NORMAL));
        }
    }
    columns.name = fmin(columns.name, NAME_TEXTS * compare->text) + 2.0 * gap;
    columns.value_width = columns.value;
    columns.value += interval + 3.0 * gap;
    columns.difference += columns.difference > 0.0 ? 3.0 * gap : 0.0;
    columns.panel = PANEL_TEXTS * compare->text;
    columns.width = columns.name + columns.panel + columns.value + columns.difference;
    return columns;
}

static tkd_lines name_lines(const tkd_compare *compare, uint32_t row)
{
    return tkd_sheet_break(compare->drawing->sheet, tkd_compare_name(compare, compare->order[row]),
                           tkd_compare_font(compare, is_reference(compare, row)
                                                         ? TKD_WEIGHT_BOLD
                                                         : TKD_WEIGHT_SEMIBOLD),
                           compare->columns.name - 2.0 * GAP * compare->text, NAME_LINES);
}

double tkd_compare_row_height(const tkd_compare *compare, uint32_t row)
{
    const double line = tkd_font_line(tkd_compare_font(compare, TKD_WEIGHT_NORMAL));
    const double tiny = tkd_compare_is_tiny(variant_of(compare, row)) ? line : 0.0;
    return fmax(ROW_TEXTS * compare->text,
                name_lines(compare, row).height + tiny + 0.4 * compare->text);
}

static uint32_t rows_in_column(const tkd_compare *compare)
{
    return (compare->count + compare->chart_columns - 1) / compare->chart_columns;
}

// The word above and the rows of the highest column.
static double rows_height(const tkd_compare *compare)
{
    const uint32_t rows = rows_in_column(compare);
    double most = 0.0;
    for (uint32_t first = 0; first < compare->count; first += rows) {
        double height = 0.0;
        for (uint32_t i = first; i < first + rows && i < compare->count; i++) {
            height += compare->row_heights[i];
        }
        most = fmax(most, height);
    }
    return most;
}

// What is shown, and, below, how it is drawn.
static tkd_lines title_lines(const tkd_compare *compare)
{
    const tkd_drawing *drawing = compare->drawing;
    const tkd_text title = tkd_compare_title(drawing, compare->measure);
    const tkd_text all =
        tkd_sheet_format(drawing->sheet, "%.*s (%.*s)", TKD_ARG(title),
                         TKD_ARG(tkd_say(drawing, "kõik teekonnad koos", "all journeys together",
                                         "все пути вместе")));
    return tkd_sheet_break(drawing->sheet, drawing->picture->journey_count > 1 ? all : title,
                           tkd_compare_font(compare, TKD_WEIGHT_BOLD), compare->width, 2);
}

static tkd_lines heading_lines(const tkd_compare *compare)
{
    const tkd_drawing *drawing = compare->drawing;
    const tkd_text signs = tkd_say(drawing, "Punkt: keskmine kordustest, joon: 95% usaldusvahemik",
                                   "Dot: mean over replications, line: 95% interval",
                                   "Точка: среднее по прогонам, линия: 95% интервал");
    const tkd_text reference =
        compare->reference == TKD_NONE
            ? tkd_say(drawing, "võrdlusalust pole valitud", "no reference chosen",
                      "основа сравнения не выбрана")
            : tkd_sheet_format(drawing->sheet, "%.*s %.*s",
                               TKD_ARG(tkd_say(drawing, "romb ja katkendjoon: võrdlusalus",
                                               "diamond and dashed line: the reference",
                                               "ромб и пунктир: основа сравнения,")),
                               TKD_ARG(tkd_compare_name(compare, (uint32_t)compare->reference)));
    return tkd_sheet_break(
        drawing->sheet,
        tkd_sheet_format(drawing->sheet, "%.*s; %.*s.", TKD_ARG(signs), TKD_ARG(reference)),
        tkd_compare_font(compare, TKD_WEIGHT_NORMAL), compare->width, 4);
}

double tkd_compare_chart_height(const tkd_compare *compare)
{
    return title_lines(compare).height + heading_lines(compare).height +
           (AXIS_TEXTS + 1.0) * compare->text + rows_height(compare);
}

// ---- Marks

static tkd_text part_id(const tkd_compare *compare, uint32_t row, const char *part)
{
    const tkd_picture_variant *variant = variant_of(compare, row);
    const tkd_text id =
        tkd_sheet_format(compare->drawing->sheet, "%.*s-%.*s-%.*s", TKD_ARG(variant->municipality),
                         TKD_ARG(variant->group), TKD_ARG(variant->scenario));
    return tkd_sheet_id(compare->drawing->sheet, "compare", id, part);
}

// Covers every figure and the ends of its interval.
static bool find_scale(plot *chart)
{
    const tkd_compare *compare = chart->compare;
    const double factor = tkd_compare_factor(compare->unit);
    double low = (double)INFINITY;
    double high = -(double)INFINITY;
    for (uint32_t i = 0; i < compare->count; i++) {
        const tkd_estimate figure = figure_of(compare, i);
        if (!isnan(figure.mean)) {
            low = fmin(low, fmin(figure.mean, figure.low) * factor);
            high = fmax(high, fmax(figure.mean, figure.high) * factor);
        }
        const double difference = variant_of(compare, i)->differences[compare->measure].mean;
        chart->largest = fmax(chart->largest, fabs(difference));
    }
    if (!(low <= high)) {
        return false;
    }
    const double room = fmax(0.04 * (high - low), 1e-9);
    const bool from_zero = low >= 0.0 && low < 0.4 * high;
    chart->scale = (tkd_scale){.low = from_zero    ? 0.0
                                      : low >= 0.0 ? fmax(0.0, low - room)
                                                   : low - room,
                               .high = high + room};
    const tkd_text unit = tkd_compare_unit_name(compare->drawing, compare->unit);
    const char *between = unit.size > 0 && compare->unit != TKD_UNIT_SHARE ? "\u00a0" : "";
    chart->ticks = tkd_ticks_make(
        compare->drawing, &chart->scale, TICKS,
        tkd_sheet_format(compare->drawing->sheet, "%s%.*s", between, TKD_ARG(unit)).data);
    return true;
}

static void put_line(const plot *chart, tkd_text id, const char *color, double width,
                     tkd_stroke stroke, tkd_point2 from, tkd_point2 to)
{
    const tkd_mark mark = {.id = id,
                           .class_name = "compare-line",
                           .line = color,
                           .line_width = width,
                           .stroke = stroke};
    const tkd_point2 ends[] = {from, to};
    tkd_chart_put_line(chart->compare->drawing->sheet, &mark, ends, 2);
}

static void put_axis(const plot *chart, double bottom)
{
    const tkd_compare *compare = chart->compare;
    tkd_sheet *sheet = compare->drawing->sheet;
    const tkd_text_style style = {tkd_compare_font(compare, TKD_WEIGHT_NORMAL),
                                  compare->drawing->colors->faint, TKD_ALIGN_CENTER,
                                  "compare-tick"};
    double right = -(double)INFINITY;
    for (size_t i = 0; i < chart->ticks.count; i++) {
        const double x = tkd_scale_at(&chart->scale, chart->ticks.ticks[i].figure);
        const tkd_text id = tkd_sheet_id(sheet, "compare-tick", (tkd_text){0}, "");
        put_line(chart, id, compare->drawing->colors->grid, 0.8, TKD_STROKE_SOLID,
                 (tkd_point2){x, chart->top - 4.0}, (tkd_point2){x, bottom});
        const double half = width_of(compare, chart->ticks.ticks[i].text, TKD_WEIGHT_NORMAL) / 2.0;
        if (x - half > right + 8.0) {
            right = x + half;
            tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "figure"),
                               chart->ticks.ticks[i].text, x,
                               chart->top - 4.0 - tkd_font_line(style.font), &style);
        }
    }
}

static void put_reference_line(const plot *chart, double bottom)
{
    const tkd_compare *compare = chart->compare;
    for (uint32_t i = 0; i < compare->count; i++) {
        const double mean = figure_of(compare, i).mean;
        if (is_reference(compare, i) && !isnan(mean)) {
            const double x = tkd_scale_at(&chart->scale, mean * tkd_compare_factor(compare->unit));
            put_line(chart,
                     tkd_sheet_id(compare->drawing->sheet, "compare-reference", (tkd_text){0}, ""),
                     compare->drawing->colors->ink, 1.2, TKD_STROKE_DASHED,
                     (tkd_point2){x, chart->top}, (tkd_point2){x, bottom});
        }
    }
}

// A dot, for the reference a diamond, on its interval.
static void put_dot(const plot *chart, uint32_t row, double middle)
{
    const tkd_compare *compare = chart->compare;
    const tkd_colors *colors = compare->drawing->colors;
    tkd_sheet *sheet = compare->drawing->sheet;
    const tkd_estimate figure = figure_of(compare, row);
    const double factor = tkd_compare_factor(compare->unit);
    if (isnan(figure.mean)) {
        return;
    }
    if (!isnan(figure.low) && !isnan(figure.high)) {
        const double low = tkd_scale_at(&chart->scale, figure.low * factor);
        const double high = tkd_scale_at(&chart->scale, figure.high * factor);
        put_line(chart, part_id(compare, row, "interval"), colors->flow, 0.2 * compare->text,
                 TKD_STROKE_SOLID, (tkd_point2){low, middle},
                 (tkd_point2){fmax(high, low + 0.5), middle});
    }
    const double size = (is_reference(compare, row) ? 1.4 : 1.0) * DOT * compare->text;
    const tkd_mark dot = {
        .kind = is_reference(compare, row) ? TKD_MARK_DIAMOND : TKD_MARK_DISC,
        .id = part_id(compare, row, "dot"),
        .class_name = "compare-dot",
        .title = tkd_sheet_format(
            sheet, "%.*s: %.*s (%.*s)", TKD_ARG(tkd_compare_name(compare, compare->order[row])),
            TKD_ARG(value_text(compare, row)), TKD_ARG(tkd_compare_interval(compare, figure))),
        .x = tkd_scale_at(&chart->scale, figure.mean * factor) - size / 2.0,
        .y = middle - size / 2.0,
        .width = size,
        .height = size,
        .fill = colors->ink,
        .line = colors->paper,
        .line_width = 1.0,
    };
    tkd_sheet_put(sheet, &dot);
    tkd_sheet_datum_number(sheet, "mean", figure.mean);
}

// The step of the diverging scale: 0 … TKD_DIVERGE_STEPS − 1, the middle where nothing differs.
static int diverge_of(const plot *chart, tkd_estimate difference)
{
    const int middle = TKD_DIVERGE_STEPS / 2;
    const int sign = tkd_compare_sign(difference);
    const double part = chart->largest > 0.0 ? fabs(difference.mean) / chart->largest : 0.0;
    const int steps = part > 2.0 / 3.0 ? 3 : part > 1.0 / 3.0 ? 2 : 1;
    return middle + sign * steps;
}

static void put_difference(const plot *chart, uint32_t row, double x, double y, double height)
{
    const tkd_compare *compare = chart->compare;
    const tkd_colors *colors = compare->drawing->colors;
    tkd_sheet *sheet = compare->drawing->sheet;
    const tkd_estimate difference = variant_of(compare, row)->differences[compare->measure];
    const bool is_told = !is_reference(compare, row) && !is_hushed(compare, row);
    const int step = is_told ? diverge_of(chart, difference) : TKD_DIVERGE_STEPS / 2;
    const tkd_text id = part_id(compare, row, "difference");
    const double gap = GAP * compare->text;
    const tkd_mark card = {
        .kind = TKD_MARK_CARD,
        .id = id,
        .class_name = "compare-difference",
        .x = x + gap,
        .y = y + 2.0,
        .width = compare->columns.difference - gap,
        .height = height - 4.0,
        .fill = colors->diverge[step],
    };
    tkd_sheet_put(sheet, &card);
    tkd_sheet_datum_number(sheet, "difference", is_told ? difference.mean : (double)NAN);
    const tkd_text_style style = {tkd_compare_font(compare, TKD_WEIGHT_NORMAL),
                                  colors->diverge_ink[step], TKD_ALIGN_LEFT,
                                  "compare-difference-figure"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "figure"),
                       difference_text(compare, row), card.x + gap,
                       y + (height - tkd_font_line(style.font)) / 2.0, &style);
}

static void put_name(const plot *chart, uint32_t row, double y, double height)
{
    const tkd_compare *compare = chart->compare;
    tkd_sheet *sheet = compare->drawing->sheet;
    const tkd_lines lines = name_lines(compare, row);
    const tkd_text_style style = {tkd_compare_font(compare, is_reference(compare, row)
                                                                ? TKD_WEIGHT_BOLD
                                                                : TKD_WEIGHT_SEMIBOLD),
                                  compare->drawing->colors->ink, TKD_ALIGN_LEFT, "compare-name"};
    const tkd_text_style faint = {tkd_compare_font(compare, TKD_WEIGHT_NORMAL),
                                  compare->drawing->colors->faint, TKD_ALIGN_LEFT, "compare-tiny"};
    const bool tiny = tkd_compare_is_tiny(variant_of(compare, row));
    const double texts = lines.height + (tiny ? tkd_font_line(faint.font) : 0.0);
    const double x = chart->left + GAP * compare->text;
    const double top = y + (height - texts) / 2.0;
    tkd_sheet_put_lines(sheet, part_id(compare, row, "name"), &lines, x, top, &style);
    if (tiny) {
        tkd_sheet_put_line(sheet, part_id(compare, row, "tiny"), tiny_word(compare), x,
                           top + lines.height, &faint);
    }
}

static void put_row(const plot *chart, uint32_t row, double y, double height)
{
    const tkd_compare *compare = chart->compare;
    const tkd_colors *colors = compare->drawing->colors;
    const tkd_compare_columns *columns = &compare->columns;
    tkd_sheet *sheet = compare->drawing->sheet;
    if (row % 2 == 0) {
        const tkd_mark ground = {
            .id = part_id(compare, row, "row"), .class_name = "compare-row", .fill = colors->band};
        const double right = chart->left + columns->width;
        const tkd_point2 corners[] = {
            {chart->left, y}, {right, y}, {right, y + height}, {chart->left, y + height}};
        tkd_sheet_put_area(sheet, &ground, corners, 4);
    }
    put_name(chart, row, y, height);
    put_dot(chart, row, y + height / 2.0);
    const tkd_text interval = tkd_compare_interval(compare, figure_of(compare, row));
    const double gap = GAP * compare->text;
    const double line = tkd_font_line(tkd_compare_font(compare, TKD_WEIGHT_NORMAL));
    const double right = chart->left + columns->name + columns->panel + columns->value;
    const double value_right = right - columns->value + columns->value_width + gap;
    const tkd_text_style value = {tkd_compare_font(compare, TKD_WEIGHT_BOLD), colors->ink,
                                  TKD_ALIGN_RIGHT, "compare-value"};
    const tkd_text_style aside = {tkd_compare_font(compare, TKD_WEIGHT_NORMAL), colors->faint,
                                  TKD_ALIGN_LEFT, "compare-interval"};
    tkd_sheet_put_line(sheet, part_id(compare, row, "value"), value_text(compare, row), value_right,
                       y + (height - line) / 2.0, &value);
    tkd_sheet_put_line(sheet, part_id(compare, row, "ends"), interval, value_right + gap,
                       y + (height - line) / 2.0, &aside);
    if (compare->reference != TKD_NONE) {
        put_difference(chart, row, right, y, height);
    }
}

static void put_column(plot *chart, uint32_t first, uint32_t end)
{
    const tkd_compare *compare = chart->compare;
    const double panel = chart->left + compare->columns.name;
    const double inset = DOT * compare->text;
    chart->scale.from = panel + inset;
    chart->scale.to = panel + compare->columns.panel - inset;
    double y = chart->top;
    for (uint32_t i = first; i < end; i++) {
        const double height = compare->row_heights[i];
        put_row(chart, i, y, height);
        y += height;
    }
    put_axis(chart, y);
    put_reference_line(chart, y);
}

double tkd_compare_put_chart(const tkd_compare *compare, double y)
{
    const tkd_drawing *drawing = compare->drawing;
    plot chart = {.compare = compare};
    const tkd_lines title = title_lines(compare);
    const tkd_lines heading = heading_lines(compare);
    const tkd_text_style bold = {tkd_compare_font(compare, TKD_WEIGHT_BOLD), drawing->colors->ink,
                                 TKD_ALIGN_LEFT, "compare-title"};
    const tkd_text_style faint = {tkd_compare_font(compare, TKD_WEIGHT_NORMAL),
                                  drawing->colors->faint, TKD_ALIGN_LEFT, "compare-signs"};
    if (!find_scale(&chart)) {
        return tkd_chart_put_missing(
            drawing,
            tkd_say(drawing, "Võrrelda pole midagi: seda mõõdikut pole kellegi kohta simuleeritud.",
                    "There is nothing to compare: this measure was simulated for nobody.",
                    "Сравнивать нечего: этот показатель ни для кого не рассчитан."),
            y, compare->width);
    }
    tkd_sheet_put_lines(drawing->sheet,
                        tkd_sheet_id(drawing->sheet, "compare-title", (tkd_text){0}, "text"),
                        &title, TKD_MARGIN, y, &bold);
    y += title.height;
    tkd_sheet_put_lines(drawing->sheet,
                        tkd_sheet_id(drawing->sheet, "compare-signs", (tkd_text){0}, "text"),
                        &heading, TKD_MARGIN, y, &faint);
    chart.top = y + heading.height + AXIS_TEXTS * compare->text;
    const uint32_t rows = rows_in_column(compare);
    for (uint32_t column = 0; column < compare->chart_columns; column++) {
        const uint32_t first = column * rows;
        const uint32_t end = first + rows < compare->count ? first + rows : compare->count;
        chart.left =
            TKD_MARGIN + (double)column * (compare->columns.width + COLUMN_GAP * compare->text);
        if (first < end) {
            put_column(&chart, first, end);
        }
    }
    return chart.top + rows_height(compare) + compare->text;
}
