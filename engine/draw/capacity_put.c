// SPDX-License-Identifier: EUPL-1.2
// One chart of capacity: marks of staff above, waiting and load with their intervals, what is beyond
// limits.
#include "capacity.h"

#include <math.h>
#include <stdio.h>

#define HOURS_PER_DAY 24.0
#define DOT 6.0
#define MARK_DOT 11.0
#define FIGURES_MOST 100 // Points of a curve up to which each is told.

static double days(double hours)
{
    return hours / HOURS_PER_DAY;
}

// ---- Zone and limits

// Staff at which the load falls below what clears, or the scale's end where it never does.
static double overload_end(const tkd_capacity_chart *chart)
{
    const tkd_picture_capacity_point *points = chart->points;
    double end = chart->page->staff_low;
    for (uint32_t i = 0; i < chart->capacity->points.count; i++) {
        const double load = points[i].utilization.mean;
        if (load >= TKD_CAPACITY_OVERLOAD) {
            end =
                i + 1 == chart->capacity->points.count ? chart->page->staff_high : points[i].staff;
        } else if (i > 0 && points[i - 1].utilization.mean >= TKD_CAPACITY_OVERLOAD) {
            const double before = points[i - 1].utilization.mean;
            const double share = (before - TKD_CAPACITY_OVERLOAD) / (before - load);
            end = points[i - 1].staff + share * (points[i].staff - points[i - 1].staff);
        }
    }
    return end;
}

static void put_zone(const tkd_capacity_chart *chart)
{
    const tkd_drawing *drawing = chart->drawing;
    const double left = chart->wait.left;
    const double right = tkd_scale_at(&chart->wait.across, overload_end(chart));
    if (right <= left + 1.0) {
        return;
    }
    const tkd_panel *const panels[] = {&chart->wait, &chart->load};
    for (size_t i = 0; i < 2; i++) {
        const double top = panels[i]->top;
        const double bottom = top + panels[i]->height;
        const tkd_point2 corners[] = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
        const tkd_mark zone = {
            .id = tkd_panel_id(panels[i], "overload"),
            .class_name = "overload",
            .title = tkd_say(drawing, "ülekoormus", "overload", "перегрузка"),
            .line = drawing->colors->zone,
            .line_width = 0.7,
            .hatch = 6.0,
        };
        tkd_sheet_put_area(drawing->sheet, &zone, corners, 4);
    }
    const tkd_text_style style = {{chart->load.text, TKD_WEIGHT_SEMIBOLD},
                                  drawing->colors->price,
                                  TKD_ALIGN_LEFT,
                                  "overload"};
    const tkd_text word = tkd_say(drawing, "ülekoormus", "overload", "перегрузка");
    if (tkd_measure_width(drawing->sheet->measure, word, style.font) + 12.0 < right - left) {
        tkd_sheet_put_line(drawing->sheet, tkd_panel_id(&chart->load, "overload-name"), word,
                           left + 6.0, chart->load.top + chart->load.height - 20.0, &style);
    }
}

static void put_limit(const tkd_panel *panel, double limit, tkd_text words)
{
    if (limit >= panel->up.high) {
        return;
    }
    tkd_sheet *sheet = panel->drawing->sheet;
    const double y = tkd_scale_at(&panel->up, limit);
    const double right = panel->left + panel->width;
    const tkd_point2 ends[] = {{panel->left, y}, {right, y}};
    const tkd_mark line = {
        .id = tkd_panel_id(panel, "limit"),
        .class_name = "limit",
        .line = panel->drawing->colors->price,
        .line_width = 1.0,
        .stroke = TKD_STROKE_DOTTED,
    };
    tkd_chart_put_line(sheet, &line, ends, 2);
    const tkd_text_style style = {
        {panel->text, TKD_WEIGHT_NORMAL}, panel->drawing->colors->price, TKD_ALIGN_RIGHT, "limit"};
    tkd_sheet_put_line(sheet, tkd_panel_id(panel, "limit-name"), words, right,
                       y - tkd_font_line(style.font) - 1.0, &style);
}

// ---- Curves

// What one panel shows of each point.
typedef struct curve {
    const tkd_panel *panel;
    const char *line;
    const char *band;
    const char *ink;
    double scale; // Figures of the panel from those of the estimate.
    double limit; // Figure of the panel.
    bool is_wait;
} curve;

static tkd_estimate figure_of(const curve *of, const tkd_picture_capacity_point *point)
{
    return of->is_wait ? point->wait_p90_h : point->utilization;
}

static tkd_text figure_text(const curve *of, const tkd_picture_capacity_point *point)
{
    const tkd_drawing *drawing = of->panel->drawing;
    const double mean = figure_of(of, point).mean;
    if (!of->is_wait) {
        return tkd_print_share(drawing->sheet, mean, drawing->language);
    }
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text number = tkd_print_days(sheet, mean, drawing->language);
    const tkd_text wait = tkd_sheet_format(
        sheet, "%s%.*s\u00a0%.*s", days(mean) > of->panel->up.high ? "↑\u00a0" : "",
        TKD_ARG(number), TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language)));
    if (!(point->abandoned_share.mean > TKD_CAPACITY_ABANDONED)) {
        return wait;
    }
    // Where many give up, those who stay wait less: a short wait alone would mislead.
    return tkd_sheet_format(
        sheet, "%.*s, %.*s\u00a0%.*s", TKD_ARG(wait),
        TKD_ARG(tkd_print_share(sheet, point->abandoned_share.mean, drawing->language)),
        TKD_ARG(tkd_say(drawing, "loobub", "give up", "уходят")));
}

// A disc on the curve; where the curve leaves the scale, none: its figure stands at the edge.
static void put_point(const tkd_capacity_chart *chart, const curve *of,
                      const tkd_picture_capacity_point *point, const tkd_capacity_group *group)
{
    const tkd_drawing *drawing = chart->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double figure = figure_of(of, point).mean * of->scale;
    const bool inside = figure <= of->panel->up.high;
    char number[32];
    snprintf(number, sizeof(number), "point-%td", point - chart->points + 1);
    const tkd_point2 place =
        tkd_panel_at(of->panel, point->staff, fmin(figure, of->panel->up.high));
    const tkd_mark dot = {
        .kind = TKD_MARK_DISC,
        .id = tkd_panel_id(of->panel, number),
        .class_name = group == NULL ? "point" : "point marked",
        .title = tkd_sheet_format(sheet, "%.*s: %.*s",
                                  TKD_ARG(tkd_capacity_staff(drawing, point->staff)),
                                  TKD_ARG(figure_text(of, point))),
        .fill = group == NULL || group->is_now ? of->line : drawing->colors->paper,
        .line = of->line,
        .line_width = group == NULL ? 0.0 : 2.0,
    };
    if (inside) {
        tkd_chart_put_dot(sheet, &dot, place, group == NULL ? DOT : MARK_DOT);
        tkd_sheet_datum_number(sheet, "staff", point->staff);
        tkd_sheet_datum_number(sheet, of->is_wait ? "wait-p90-h" : "utilization",
                               figure_of(of, point).mean);
    }
}

// Does the line of a mark of other staff go through these places?
static bool is_crossed(const tkd_capacity_chart *chart, double staff, double left, double right)
{
    bool crossed = false;
    for (size_t i = 0; i < chart->group_count; i++) {
        const double x = tkd_scale_at(&chart->wait.across, chart->groups[i].staff);
        crossed = crossed || (fabs(chart->groups[i].staff - staff) > 1e-9 && x > left - 1.0 &&
                              x < right + 1.0);
    }
    return crossed;
}

// Where the curve, coming from a point beyond the scale, enters the panel.
static double enters_at(const tkd_capacity_chart *chart, const curve *of,
                        const tkd_picture_capacity_point *point)
{
    const tkd_picture_capacity_point *end = chart->points + chart->capacity->points.count;
    const double top = of->panel->up.high;
    const tkd_picture_capacity_point *next = point;
    while (next < end && !(figure_of(of, next).mean * of->scale <= top)) {
        next++;
    }
    if (next == end || next == point) {
        return of->panel->left + of->panel->width;
    }
    const double from = figure_of(of, next - 1).mean * of->scale;
    const double to = figure_of(of, next).mean * of->scale;
    const double share = (from - top) / (from - to);
    return tkd_scale_at(&of->panel->across,
                        next[-1].staff + share * (next->staff - next[-1].staff));
}

// The figure of a point beside it where there is room: right above, as curves fall to the right, else
// above the limit if that is near, else left below; else not, for the table has it.
static void put_figure(const tkd_capacity_chart *chart, const curve *of,
                       const tkd_picture_capacity_point *point, bool marked)
{
    tkd_sheet *sheet = chart->drawing->sheet;
    const double figure = figure_of(of, point).mean * of->scale;
    const bool beyond = figure > of->panel->up.high;
    const tkd_text_style style = {
        {of->panel->text + (marked ? 2.0 : 0.0), marked ? TKD_WEIGHT_BOLD : TKD_WEIGHT_NORMAL},
        of->ink,
        TKD_ALIGN_LEFT,
        "point-figure"};
    const tkd_text text = figure_text(of, point);
    const tkd_point2 place =
        tkd_panel_at(of->panel, point->staff, beyond ? of->panel->up.high : figure);
    const double width = tkd_measure_width(sheet->measure, text, style.font);
    const double line = tkd_font_line(style.font);
    const double aside = marked ? 8.0 : 5.0;
    const double above = place.y - line - 1.0;
    const double below = place.y + 3.0;
    const double limit = tkd_scale_at(&of->panel->up, of->limit);
    const double enters = beyond ? enters_at(chart, of, point) : 0.0;
    const double left = fmax(place.x + 4.0 - width, of->panel->left + 2.0);
    const double before = left + width + 4.0 < enters ? left : enters + 16.0;
    const tkd_point2 choices[] = {{beyond ? before : place.x + aside, beyond ? below : above},
                                  {place.x + aside, limit - 0.85 * line},
                                  {place.x - aside - width, below}};
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
        const tkd_point2 at = choices[i];
        if (at.y + line <= of->panel->top + of->panel->height &&
            at.x + width <= of->panel->left + of->panel->width && at.x >= of->panel->left &&
            fabs(at.y + line - place.y) < 1.5 * line + (beyond ? line : 0.0) &&
            !is_crossed(chart, point->staff, at.x, at.x + width) &&
            (limit <= at.y + 1.0 || limit >= at.y + 0.8 * line) &&
            tkd_chart_is_free(sheet, chart->first_mark, at.x - 2.0, at.y, width + 4.0, line)) {
            tkd_sheet_put_line(sheet, tkd_panel_id(of->panel, "figure"), text, at.x, at.y, &style);
            return;
        }
    }
}

// Marked staff first: its figures matter most.
static void put_figures(const tkd_capacity_chart *chart, const curve *of)
{
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < chart->capacity->points.count; i++) {
            bool marked = false;
            for (size_t j = 0; j < chart->group_count; j++) {
                marked = marked || fabs(chart->groups[j].staff - chart->points[i].staff) < 1e-9;
            }
            if (marked == (pass == 0) &&
                (marked || chart->capacity->points.count <= FIGURES_MOST) &&
                !isnan(figure_of(of, &chart->points[i]).mean)) {
                put_figure(chart, of, &chart->points[i], marked);
            }
        }
    }
}

static void put_curve(const tkd_capacity_chart *chart, const curve *of)
{
    const tkd_drawing *drawing = chart->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const uint32_t count = chart->capacity->points.count;
    tkd_band_point *band =
        sheet->status == TKD_OK ? TKD_TAKE(sheet->arena, (size_t)count + 1, tkd_band_point) : NULL;
    tkd_point2 *line =
        sheet->status == TKD_OK ? TKD_TAKE(sheet->arena, (size_t)count + 1, tkd_point2) : NULL;
    if (band == NULL || line == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        const tkd_estimate figure = figure_of(of, &chart->points[i]);
        band[i] = (tkd_band_point){chart->points[i].staff, fmax(figure.low, 0.0) * of->scale,
                                   figure.high * of->scale};
        line[i] = (tkd_point2){chart->points[i].staff, figure.mean * of->scale};
    }
    const tkd_mark area = {.id = tkd_panel_id(of->panel, "band"),
                           .class_name = "band",
                           .title = tkd_say(drawing, "95% vahemik", "95% interval", "95% интервал"),
                           .fill = of->band};
    const tkd_mark stroke = {.id = tkd_panel_id(of->panel, "line"),
                             .class_name = "line",
                             .line = of->line,
                             .line_width = 2.2};
    tkd_panel_put_band(of->panel, &area, band, count);
    tkd_panel_put_line(of->panel, &stroke, line, count);
    for (uint32_t i = 0; i < count; i++) {
        if (!isnan(line[i].y)) {
            const tkd_capacity_group *group = NULL;
            for (size_t j = 0; j < chart->group_count; j++) {
                group = fabs(chart->groups[j].staff - line[i].x) < 1e-9 ? &chart->groups[j] : group;
            }
            put_point(chart, of, &chart->points[i], group);
        }
    }
    put_figures(chart, of);
}

// ---- Both panels

static tkd_ticks staff_ticks(const tkd_capacity_chart *chart)
{
    tkd_ticks ticks = {.count = 0};
    const tkd_drawing *drawing = chart->drawing;
    const uint32_t count = chart->capacity->points.count;
    const uint32_t every = (count + TKD_TICKS_MOST - 1) / TKD_TICKS_MOST;
    for (uint32_t i = 0; i < count; i += every) {
        const double staff = chart->points[i].staff;
        const double tenths = staff * 10.0;
        const int decimals = fabs(staff - round(staff)) < 1e-9     ? 0
                             : fabs(tenths - round(tenths)) < 1e-6 ? 1
                                                                   : 2;
        ticks.ticks[ticks.count++] =
            (tkd_tick){staff, tkd_print_number(drawing->sheet, staff, decimals, drawing->language)};
    }
    return ticks;
}

double tkd_capacity_put(tkd_capacity_chart *chart)
{
    const tkd_capacity_page *page = chart->page;
    const tkd_drawing *drawing = chart->drawing;
    const tkd_colors *colors = drawing->colors;
    chart->first_mark = drawing->sheet->marks.count;
    const tkd_ticks waits =
        tkd_ticks_make(drawing, &chart->wait.up, page->wait_height > 200.0 ? 6 : 4, "");
    const tkd_ticks loads =
        tkd_ticks_make(drawing, &chart->load.up, page->load_height > 100.0 ? 6 : 3, "%");
    const tkd_ticks staff = staff_ticks(chart);
    put_zone(chart);
    tkd_panel_put_rows(&chart->wait, &waits);
    tkd_panel_put_rows(&chart->load, &loads);
    (void)tkd_panel_put_title(&chart->load, tkd_say(drawing, "Hõivatus", "Load", "Загрузка"),
                              chart->load.top - 32.0);
    tkd_capacity_put_marks(chart);
    put_limit(&chart->wait, days(TKD_CAPACITY_WAIT_H),
              tkd_say(drawing, "piir 30 p", "limit 30 d", "предел 30 дн"));
    put_limit(&chart->load, 100.0 * TKD_CAPACITY_LOAD,
              tkd_say(drawing, "piir 85%", "limit 85%", "предел 85%"));
    const curve waiting = {.panel = &chart->wait,
                           .line = colors->wait,
                           .band = colors->wait_p90,
                           .ink = colors->price,
                           .scale = 1.0 / HOURS_PER_DAY,
                           .limit = days(TKD_CAPACITY_WAIT_H),
                           .is_wait = true};
    const curve loading = {.panel = &chart->load,
                           .line = colors->load,
                           .band = colors->load_band,
                           .ink = colors->load,
                           .scale = 100.0,
                           .limit = 100.0 * TKD_CAPACITY_LOAD};
    put_curve(chart, &waiting);
    put_curve(chart, &loading);
    return tkd_panel_put_columns(&chart->load, &staff,
                                 tkd_say(drawing, "ametikohti", "posts", "ставок"));
}
