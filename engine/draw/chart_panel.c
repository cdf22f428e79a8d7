// SPDX-License-Identifier: EUPL-1.2
// Panels of charts: axes around a plot; lines and bands in it, cut where they would leave it.
#include "chart.h"

#include "teekond/date.h"

#include <math.h>

#define TICK_LENGTH 4.0
#define BEYOND 0.5 // Units outside a panel that still count as its edge.

void tkd_panel_init(tkd_panel *panel, const tkd_drawing *drawing, tkd_text id, double left,
                    double top, double width, double height)
{
    *panel = (tkd_panel){
        .drawing = drawing,
        .id = id,
        .left = left,
        .top = top,
        .width = width,
        .height = height,
        .across = {0.0, 1.0, left, left + width},
        .up = {0.0, 1.0, top + height, top},
        .text = TKD_CHART_TEXT,
    };
}

tkd_point2 tkd_panel_at(const tkd_panel *panel, double across, double up)
{
    return (tkd_point2){tkd_scale_at(&panel->across, across), tkd_scale_at(&panel->up, up)};
}

tkd_text tkd_panel_id(const tkd_panel *panel, const char *part)
{
    return tkd_sheet_id(panel->drawing->sheet, panel->id.data, (tkd_text){"", 0}, part);
}

// ---- Axes

static tkd_text_style tick_style(const tkd_panel *panel, tkd_align align)
{
    return (tkd_text_style){
        {panel->text, TKD_WEIGHT_NORMAL}, panel->drawing->colors->faint, align, "tick"};
}

static void put_rule(const tkd_panel *panel, const char *part, tkd_point2 from, tkd_point2 to,
                     double width, const char *color)
{
    const tkd_mark mark = {
        .id = tkd_panel_id(panel, part), .class_name = "axis", .line = color, .line_width = width};
    const tkd_point2 ends[] = {from, to};
    tkd_chart_put_line(panel->drawing->sheet, &mark, ends, 2);
}

void tkd_panel_put_rows(const tkd_panel *panel, const tkd_ticks *ticks)
{
    const tkd_drawing *drawing = panel->drawing;
    const tkd_text_style style = tick_style(panel, TKD_ALIGN_RIGHT);
    const double right = panel->left + panel->width;
    for (size_t i = 0; i < ticks->count; i++) {
        const double y = tkd_scale_at(&panel->up, ticks->ticks[i].figure);
        put_rule(panel, "row", (tkd_point2){panel->left, y}, (tkd_point2){right, y},
                 i == 0 ? 1.0 : 0.5, i == 0 ? drawing->colors->faint : drawing->colors->grid);
        tkd_sheet_put_line(drawing->sheet, tkd_panel_id(panel, "row-tick"), ticks->ticks[i].text,
                           panel->left - 7.0, y - tkd_font_line(style.font) / 2.0, &style);
    }
}

double tkd_panel_put_columns(const tkd_panel *panel, const tkd_ticks *ticks, tkd_text title)
{
    const tkd_drawing *drawing = panel->drawing;
    const tkd_text_style style = tick_style(panel, TKD_ALIGN_CENTER);
    const double bottom = panel->top + panel->height;
    double reached = -(double)INFINITY;
    for (size_t i = 0; i < ticks->count; i++) {
        const tkd_tick *tick = &ticks->ticks[i];
        const double x = tkd_scale_at(&panel->across, tick->figure);
        const double half =
            tkd_measure_width(drawing->sheet->measure, tick->text, style.font) / 2.0;
        put_rule(panel, "column", (tkd_point2){x, bottom}, (tkd_point2){x, bottom + TICK_LENGTH},
                 1.0, drawing->colors->faint);
        if (x - half > reached + 4.0) {
            tkd_sheet_put_line(drawing->sheet, tkd_panel_id(panel, "column-tick"), tick->text, x,
                               bottom + TICK_LENGTH + 2.0, &style);
            reached = x + half;
        }
    }
    const double below = bottom + TICK_LENGTH + 2.0 + tkd_font_line(style.font);
    const tkd_lines lines = tkd_sheet_break(drawing->sheet, title, style.font, panel->width, 2);
    tkd_sheet_put_lines(drawing->sheet, tkd_panel_id(panel, "across"), &lines,
                        panel->left + panel->width / 2.0, below + 1.0, &style);
    return below + 1.0 + lines.height;
}

// Day on which the month after a date begins.
static int32_t next_month(tkd_date date)
{
    const bool is_last = date.month == 12;
    return tkd_date_to_day(
        (tkd_date){date.year + (is_last ? 1 : 0), is_last ? 1 : date.month + 1, 1});
}

// Every how many months a name has room: 1, 2, 3, 6 or 12.
static int32_t choose_months(const tkd_panel *panel, tkd_font font)
{
    static const int32_t choices[] = {1, 2, 3, 6};
    const tkd_language language = panel->drawing->language;
    double widest = 0.0;
    for (int32_t month = 1; month <= 12; month++) {
        widest = fmax(widest, tkd_measure_width(panel->drawing->sheet->measure,
                                                tkd_month_name(month, language), font));
    }
    const double month_width =
        panel->width * 30.0 / fmax(panel->across.high - panel->across.low, 1.0);
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
        if (widest + 6.0 <= month_width * (double)choices[i]) {
            return choices[i];
        }
    }
    return 12;
}

// Where the month after a date that is named next begins.
static double next_name(const tkd_panel *panel, tkd_date date, int32_t every)
{
    int32_t day = next_month(date);
    while ((tkd_date_from_day(day).month - 1) % every != 0) {
        day = next_month(tkd_date_from_day(day));
    }
    return tkd_scale_at(&panel->across, (double)day);
}

double tkd_panel_put_months(const tkd_panel *panel)
{
    const tkd_drawing *drawing = panel->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = tick_style(panel, TKD_ALIGN_LEFT);
    const double bottom = panel->top + panel->height;
    const double right = panel->left + panel->width;
    const int32_t every = choose_months(panel, style.font);
    const double line = tkd_font_line(style.font);
    double reached_year = -(double)INFINITY;
    int32_t day = (int32_t)panel->across.low;
    for (bool first = true; (double)day < panel->across.high; first = false) {
        const tkd_date date = tkd_date_from_day(day);
        const double x = tkd_scale_at(&panel->across, (double)day);
        const bool named = (date.month - 1) % every == 0;
        if (date.day == 1 && named) {
            put_rule(panel, "month", (tkd_point2){x, bottom}, (tkd_point2){x, bottom + TICK_LENGTH},
                     1.0, drawing->colors->faint);
        }
        const tkd_text name = tkd_month_name(date.month, drawing->language);
        const double end = x + 3.0 + tkd_measure_width(sheet->measure, name, style.font);
        if (named && end <= fmin(right, next_name(panel, date, every))) {
            tkd_sheet_put_line(sheet, tkd_panel_id(panel, "month-name"), name, x + 1.0,
                               bottom + TICK_LENGTH + 1.0, &style);
        }
        if ((first || date.month == 1) && x > reached_year && x + 4.0 * panel->text <= right) {
            tkd_sheet_put_line(sheet, tkd_panel_id(panel, "year"),
                               tkd_sheet_format(sheet, "%d", date.year), x + 1.0,
                               bottom + TICK_LENGTH + 1.0 + line, &style);
            reached_year = x + 4.0 * panel->text;
        }
        day = next_month(date);
    }
    return bottom + TICK_LENGTH + 1.0 + 2.0 * line;
}

double tkd_panel_put_title(const tkd_panel *panel, tkd_text title, double y)
{
    const tkd_text_style style = {{panel->text + 1.0, TKD_WEIGHT_SEMIBOLD},
                                  panel->drawing->colors->ink,
                                  TKD_ALIGN_LEFT,
                                  "axis-title"};
    tkd_sheet *sheet = panel->drawing->sheet;
    const tkd_lines lines = tkd_sheet_break(sheet, title, style.font, panel->width, 2);
    tkd_sheet_put_lines(sheet, tkd_panel_id(panel, "up"), &lines, panel->left, y, &style);
    return y + lines.height;
}

// ---- Marks

void tkd_chart_put_line(tkd_sheet *sheet, const tkd_mark *how, const tkd_point2 *places,
                        uint32_t count)
{
    TKD_REQUIRE(count >= 2);
    tkd_point2 *points =
        sheet->status == TKD_OK ? TKD_TAKE(sheet->arena, 3 * (size_t)count - 2, tkd_point2) : NULL;
    if (points == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        points[3 * i] = places[i];
        if (i > 0) {
            const tkd_point2 a = places[i - 1];
            const tkd_point2 b = places[i];
            points[3 * i - 2] = (tkd_point2){(2.0 * a.x + b.x) / 3.0, (2.0 * a.y + b.y) / 3.0};
            points[3 * i - 1] = (tkd_point2){(a.x + 2.0 * b.x) / 3.0, (a.y + 2.0 * b.y) / 3.0};
        }
    }
    tkd_sheet_put_curve(sheet, how, points, 3 * count - 2);
}

void tkd_chart_put_dot(tkd_sheet *sheet, const tkd_mark *how, tkd_point2 place, double size)
{
    tkd_mark dot = *how;
    dot.x = place.x - size / 2.0;
    dot.y = place.y - size / 2.0;
    dot.width = size;
    dot.height = size;
    tkd_sheet_put(sheet, &dot);
}

// The part of a straight line, as shares of it, that lies between two heights; false: none.
static bool find_inside(tkd_point2 a, tkd_point2 b, double top, double bottom, double share[2])
{
    share[0] = 0.0;
    share[1] = 1.0;
    const double fall = b.y - a.y;
    if (fabs(fall) < 1e-9) {
        return a.y >= top - BEYOND && a.y <= bottom + BEYOND;
    }
    const double at_top = (top - a.y) / fall;
    const double at_bottom = (bottom - a.y) / fall;
    share[0] = fmax(share[0], fmin(at_top, at_bottom));
    share[1] = fmin(share[1], fmax(at_top, at_bottom));
    return share[0] < share[1];
}

static tkd_point2 between(tkd_point2 a, tkd_point2 b, double share)
{
    return (tkd_point2){a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

// Places of a curve, with those added where it crosses the panel's ends, and none beyond them. Room
// for three times the points; returns how many.
static uint32_t press(const tkd_panel *panel, const tkd_point2 *places, uint32_t count,
                      tkd_point2 *pressed)
{
    const double top = panel->top;
    const double bottom = panel->top + panel->height;
    uint32_t made = 0;
    for (uint32_t i = 0; i < count; i++) {
        double share[2] = {0.0, 1.0};
        if (i > 0 && find_inside(places[i - 1], places[i], top, bottom, share)) {
            for (size_t end = 0; end < 2; end++) {
                if (share[end] > 0.0 && share[end] < 1.0) {
                    pressed[made++] = between(places[i - 1], places[i], share[end]);
                }
            }
        }
        pressed[made++] = (tkd_point2){places[i].x, fmax(top, fmin(bottom, places[i].y))};
    }
    return made;
}

static tkd_point2 *take_points(tkd_sheet *sheet, size_t count)
{
    tkd_point2 *points =
        sheet->status == TKD_OK ? TKD_TAKE(sheet->arena, count + 1, tkd_point2) : NULL;
    if (points == NULL) {
        tkd_sheet_fail_memory(sheet);
    }
    return points;
}

void tkd_panel_put_band(const tkd_panel *panel, const tkd_mark *how, const tkd_band_point *points,
                        uint32_t count)
{
    tkd_sheet *sheet = panel->drawing->sheet;
    tkd_point2 *highs = take_points(sheet, count);
    tkd_point2 *lows = take_points(sheet, count);
    tkd_point2 *corners = take_points(sheet, 6 * (size_t)count);
    if (highs == NULL || lows == NULL || corners == NULL) {
        return;
    }
    uint32_t used = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!isnan(points[i].low) && !isnan(points[i].high)) {
            highs[used] = tkd_panel_at(panel, points[i].across, points[i].high);
            lows[used++] = tkd_panel_at(panel, points[i].across, points[i].low);
        }
    }
    for (uint32_t i = 0; i < used / 2; i++) {
        const tkd_point2 low = lows[i];
        lows[i] = lows[used - 1 - i];
        lows[used - 1 - i] = low;
    }
    if (used >= 2) {
        const uint32_t first = press(panel, highs, used, corners);
        const uint32_t second = press(panel, lows, used, corners + first);
        tkd_sheet_put_area(sheet, how, corners, first + second);
    }
}

void tkd_panel_put_line(const tkd_panel *panel, const tkd_mark *how, const tkd_point2 *figures,
                        uint32_t count)
{
    tkd_sheet *sheet = panel->drawing->sheet;
    tkd_point2 *places = take_points(sheet, count);
    tkd_point2 *piece = take_points(sheet, (size_t)count + 1);
    if (places == NULL || piece == NULL) {
        return;
    }
    uint32_t used = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!isnan(figures[i].y)) {
            places[used++] = tkd_panel_at(panel, figures[i].x, figures[i].y);
        }
    }
    uint32_t size = 0;
    tkd_mark mark = *how;
    for (uint32_t i = 1; i < used; i++) {
        double share[2];
        const bool inside =
            find_inside(places[i - 1], places[i], panel->top, panel->top + panel->height, share);
        if (inside) {
            if (size == 0) {
                piece[size++] = between(places[i - 1], places[i], share[0]);
            }
            piece[size++] = between(places[i - 1], places[i], share[1]);
        }
        if (size > 0 && (!inside || share[1] < 1.0 || i + 1 == used)) {
            tkd_chart_put_line(sheet, &mark, piece, size);
            mark.id = tkd_sheet_id(sheet, how->id.data, (tkd_text){"", 0}, "");
            size = 0;
        }
    }
}
