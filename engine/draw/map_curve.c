// SPDX-License-Identifier: EUPL-1.2
// Felt pain over measured pain: curves of feelings by view, and behind them on the same columns what
// the simulation says of waiting: from what 10 % wait less than to what 90 % do, with the median.
#include "map.h"

#include <math.h>

#define HEIGHT 84.0
#define HEIGHT_WITH_WAITS 126.0
#define AIR 2.0    /* Times what lanes have more. */
#define ABOVE 14.0 /* Of the plot. */
#define BELOW 10.0
#define MARKER 9.0
#define KEY_SIGN 20.0
#define KEY_LINE 14.0

enum { TICKS = 3 };

static const char *const view_parts[] = {"newcomer", "returnee"};

double tkd_map_curve_height(const tkd_map *map)
{
    return (map->has_waits ? HEIGHT_WITH_WAITS : HEIGHT) + AIR * map->air;
}

// A straight line as a curve.
static void put_line(const tkd_map *map, const tkd_mark *mark, tkd_point2 from, tkd_point2 to)
{
    const double dx = (to.x - from.x) / 3.0;
    const double dy = (to.y - from.y) / 3.0;
    const tkd_point2 points[] = {from, {from.x + dx, from.y + dy}, {to.x - dx, to.y - dy}, to};
    tkd_sheet_put_curve(map->drawing->sheet, mark, points, 4);
}

// ---- Waiting

static double wait_y(const tkd_map *map, double y, double hours)
{
    const double share = tkd_map_time_share(map, hours, map->longest_wait_h);
    const double height = tkd_map_curve_height(map);
    return y + height - BELOW - share * (height - ABOVE - BELOW);
}

// "waiting, in days: 10% ≤ 3, 50% ≤ 20, 90% ≤ 45"
static tkd_text wait_title(const tkd_map *map, const tkd_map_column *column)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_language language = drawing->language;
    const tkd_text lead =
        tkd_say(drawing, "ootamine, päevades", "waiting, in days", "ожидание, в днях");
    return tkd_sheet_format(sheet, "%.*s: 10%% ≤ %.*s, 50%% ≤ %.*s, 90%% ≤ %.*s", TKD_ARG(lead),
                            TKD_ARG(tkd_print_days(sheet, column->wait_p10_h, language)),
                            TKD_ARG(tkd_print_days(sheet, column->wait_p50_h, language)),
                            TKD_ARG(tkd_print_days(sheet, column->wait_p90_h, language)));
}

static void put_wait(const tkd_map *map, const tkd_map_band *band, uint32_t index, double y)
{
    const tkd_colors *colors = map->drawing->colors;
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_map_column *column = &((const tkd_map_column *)map->columns.items)[index];
    if (isnan(column->wait_p10_h) || isnan(column->wait_p50_h) || isnan(column->wait_p90_h)) {
        return;
    }
    const double left = tkd_map_column_x(band, index);
    const double right = left + band->column - TKD_MAP_GAP;
    const double top = wait_y(map, y, column->wait_p90_h);
    const double bottom = wait_y(map, y, column->wait_p10_h);
    const tkd_mark range = {
        .kind = TKD_MARK_GROUND,
        .id = tkd_sheet_id(sheet, "wait", column->id, "range"),
        .class_name = "wait-range",
        .title = wait_title(map, column),
        .x = left,
        .y = top,
        .width = right - left,
        .height = fmax(bottom - top, 0.5),
        .fill = colors->wait_p90,
    };
    tkd_sheet_put(sheet, &range);
    const tkd_mark median = {
        .id = tkd_sheet_id(sheet, "wait", column->id, "median"),
        .class_name = "wait-median",
        .title = range.title,
        .line = colors->wait,
        .line_width = 2.2,
    };
    const double middle = wait_y(map, y, column->wait_p50_h);
    put_line(map, &median, (tkd_point2){left, middle}, (tkd_point2){right, middle});
}

// The largest of 1, 2, 5 times a power of ten that is no more.
static double round_down(double value)
{
    const double power = pow(10.0, floor(log10(value)));
    const double digits = value / power * (1.0 + 1e-9);
    return power * (digits >= 5.0 ? 5.0 : digits >= 2.0 ? 2.0 : 1.0);
}

// "200 p" over its line, on a ground that lets no other line through.
static void put_tick_figure(const tkd_map *map, tkd_text id, double days, double left, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {map->small, drawing->colors->faint, TKD_ALIGN_LEFT, "axis"};
    const tkd_text figure = tkd_print_number(sheet, days, days < 1.0 ? 1 : 0, drawing->language);
    const tkd_text unit = tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language);
    const tkd_text text = tkd_sheet_format(sheet, "%.*s\u00a0%.*s", TKD_ARG(figure), TKD_ARG(unit));
    const double line = tkd_font_line(map->small);
    const tkd_mark ground = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(sheet, "wait-tick-ground", id, ""),
        .class_name = "axis",
        .x = left,
        .y = y - line,
        .width = tkd_measure_width(sheet->measure, text, map->small) + 5.0,
        .height = line - 1.0,
        .fill = drawing->colors->band,
    };
    tkd_sheet_put(sheet, &ground);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "wait-tick-figure", id, ""), text, left + 2.0,
                       y - line - 0.5, &style);
}

// A few round figures of the scale, on light lines of their own.
static void put_ticks(const tkd_map *map, const tkd_map_band *band, tkd_text number, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double left = tkd_map_column_x(band, band->first);
    const double right = left + (double)band->count * band->column - TKD_MAP_GAP;
    double last = 0.0;
    for (int i = TICKS; i >= 1; i--) {
        const double part = (double)i / TICKS;
        const double hours = map->longest_wait_h * (map->has_root_scale ? part * part : part);
        const double days = round_down(hours / 24.0);
        if (!(hours > 0.0) || days == last) { // NOLINT: round figures are equal or far apart
            continue;
        }
        last = days;
        const tkd_text part_id = tkd_sheet_format(sheet, "%.*s-%d", TKD_ARG(number), i);
        const double at = wait_y(map, y, days * 24.0);
        const tkd_mark line = {
            .id = tkd_sheet_id(sheet, "wait-tick", part_id, ""),
            .class_name = "axis",
            .line = drawing->colors->line,
            .line_width = 0.5,
        };
        put_line(map, &line, (tkd_point2){left, at}, (tkd_point2){right, at});
        put_tick_figure(map, part_id, days, left, at);
    }
}

// ---- Feelings

static double feeling_y(const tkd_map *map, double y, double feeling)
{
    const double height = tkd_map_curve_height(map);
    return y + height / 2.0 - feeling / 2.0 * (height / 2.0 - ABOVE);
}

// A curve through points that never swings beyond them: tangents after Fritsch and Carlson,
// Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17 (1980), in its simple form: flat
// at extremes, else the harmonic mean of the slopes at both sides.
static tkd_point2 *smooth(tkd_sheet *sheet, const tkd_point2 *at, uint32_t count)
{
    tkd_point2 *points = TKD_TAKE(sheet->arena, 3U * (size_t)count + 1U, tkd_point2);
    double *slopes = TKD_TAKE(sheet->arena, count, double);
    if (points == NULL || slopes == NULL) {
        tkd_sheet_fail_memory(sheet);
        return NULL;
    }
    for (uint32_t i = 1; i + 1 < count; i++) {
        const double before = (at[i].y - at[i - 1].y) / (at[i].x - at[i - 1].x);
        const double after = (at[i + 1].y - at[i].y) / (at[i + 1].x - at[i].x);
        slopes[i] = before * after > 0.0 ? 2.0 * before * after / (before + after) : 0.0;
    }
    points[0] = at[0];
    for (uint32_t i = 0; i + 1 < count; i++) {
        const double third = (at[i + 1].x - at[i].x) / 3.0;
        points[3 * i + 1] = (tkd_point2){at[i].x + third, at[i].y + slopes[i] * third};
        points[3 * i + 2] = (tkd_point2){at[i + 1].x - third, at[i + 1].y - slopes[i + 1] * third};
        points[3 * i + 3] = at[i + 1];
    }
    return points;
}

// A disc of the newcomer's, a diamond of the returnee's, around a point.
static void put_marker(const tkd_map *map, tkd_view view, tkd_text id, tkd_text title,
                       tkd_point2 at)
{
    const tkd_mark marker = {
        .kind = view == TKD_VIEW_RETURNEE ? TKD_MARK_DIAMOND : TKD_MARK_DISC,
        .id = id,
        .class_name = "feeling",
        .title = title,
        .x = at.x - MARKER / 2.0,
        .y = at.y - MARKER / 2.0,
        .width = MARKER,
        .height = MARKER,
        .fill = map->drawing->colors->paper,
        .line = map->drawing->colors->views[view],
        .line_width = 1.8,
    };
    tkd_sheet_put(map->drawing->sheet, &marker);
}

// Feelings of a view in a band.
typedef struct felt {
    tkd_view view;
    tkd_point2 *at;
    uint32_t count;
    const tkd_point2 *points; // Of the curve, 3 count − 2; NULL of fewer than two.
} felt;

// Finds what a view feels in a band, and marks it.
static felt put_points(const tkd_map *map, const tkd_map_band *band, tkd_view view, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_map_column *columns = map->columns.items;
    felt feelings = {.view = view, .at = TKD_TAKE(sheet->arena, band->count, tkd_point2)};
    for (uint32_t i = 0; feelings.at != NULL && i < band->count; i++) {
        const tkd_map_column *column = &columns[band->first + i];
        const double feeling = column->feelings[view];
        if (isnan(feeling)) {
            continue;
        }
        const tkd_point2 at = {tkd_map_column_middle(band, band->first + i),
                               feeling_y(map, y, feeling)};
        const tkd_text title =
            tkd_sheet_format(sheet, "%.*s: %.*s", TKD_ARG(tkd_word_view(view, drawing->language)),
                             TKD_ARG(tkd_print_number(sheet, feeling, 1, drawing->language)));
        put_marker(map, view, tkd_sheet_id(sheet, "feeling", column->id, view_parts[view]), title,
                   at);
        feelings.at[feelings.count++] = at;
    }
    if (feelings.count > 1) {
        feelings.points = smooth(sheet, feelings.at, feelings.count);
    }
    return feelings;
}

static void put_curve(const tkd_map *map, const felt *feelings, tkd_text number, bool is_halo)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_colors *colors = map->drawing->colors;
    if (feelings->points == NULL) {
        return;
    }
    const bool dashed = feelings->view == TKD_VIEW_RETURNEE && !is_halo;
    const tkd_mark curve = {
        .id = tkd_sheet_id(sheet, is_halo ? "feeling-halo" : "feeling", number,
                           view_parts[feelings->view]),
        .class_name = is_halo ? "feeling-halo" : "feeling",
        .title =
            is_halo ? (tkd_text){"", 0} : tkd_word_view(feelings->view, map->drawing->language),
        .line = is_halo ? colors->band : colors->views[feelings->view],
        .line_width = is_halo ? 4.6 : 1.8,
        .stroke = dashed ? TKD_STROKE_DASHED : TKD_STROKE_SOLID,
    };
    tkd_sheet_put_curve(sheet, &curve, feelings->points, 3 * feelings->count - 2);
}

// Halos lie under both curves, so that two that run together are both seen.
static void put_feelings(const tkd_map *map, const tkd_map_band *band, tkd_text number, double y)
{
    felt feelings[2];
    for (tkd_view view = TKD_VIEW_NEWCOMER; view <= TKD_VIEW_RETURNEE; view++) {
        feelings[view] = put_points(map, band, view, y);
        put_curve(map, &feelings[view], number, true);
    }
    for (tkd_view view = TKD_VIEW_NEWCOMER; view <= TKD_VIEW_RETURNEE; view++) {
        put_curve(map, &feelings[view], number, false);
    }
}

static void put_feeling_axis(const tkd_map *map, const tkd_map_band *band, tkd_text number,
                             double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double left = tkd_map_column_x(band, band->first);
    const double right = left + (double)band->count * band->column - TKD_MAP_GAP;
    const tkd_mark zero = {
        .id = tkd_sheet_id(sheet, "feeling-zero", number, ""),
        .class_name = "axis",
        .line = drawing->colors->faint,
        .line_width = 0.6,
        .stroke = TKD_STROKE_DASHED,
    };
    const double middle = feeling_y(map, y, 0.0);
    put_line(map, &zero, (tkd_point2){left, middle}, (tkd_point2){right, middle});
    const tkd_text_style sign = {
        {12.5, TKD_WEIGHT_SEMIBOLD}, drawing->colors->faint, TKD_ALIGN_RIGHT, "axis"};
    const double half = tkd_font_line(sign.font) / 2.0;
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "feeling-plus", number, ""), TKD_TEXT("+"),
                       left - 5.0, feeling_y(map, y, 2.0) - half, &sign);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "feeling-minus", number, ""), TKD_TEXT("−"),
                       left - 5.0, feeling_y(map, y, -2.0) - half, &sign);
}

// ---- Keys, below the lane's name

static void put_view_key(const tkd_map *map, tkd_text number, tkd_view view, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double left = TKD_MARGIN + 8.0;
    const double middle = y + tkd_font_line(map->small) / 2.0;
    const tkd_mark line = {
        .id = tkd_sheet_id(sheet, "feeling-key-line", number, view_parts[view]),
        .class_name = "legend",
        .line = drawing->colors->views[view],
        .line_width = 1.8,
        .stroke = view == TKD_VIEW_RETURNEE ? TKD_STROKE_DASHED : TKD_STROKE_SOLID,
    };
    put_line(map, &line, (tkd_point2){left, middle}, (tkd_point2){left + KEY_SIGN, middle});
    put_marker(map, view, tkd_sheet_id(sheet, "feeling-key-sign", number, view_parts[view]),
               (tkd_text){"", 0}, (tkd_point2){left + KEY_SIGN / 2.0, middle});
    const tkd_text_style style = {{map->small.size, TKD_WEIGHT_SEMIBOLD},
                                  drawing->colors->views[view],
                                  TKD_ALIGN_LEFT,
                                  "lane-hint"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "feeling-key", number, view_parts[view]),
                       tkd_word_view(view, drawing->language), left + KEY_SIGN + 5.0, y, &style);
}

static void put_wait_key(const tkd_map *map, tkd_text number, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double left = TKD_MARGIN + 8.0;
    const double middle = y + tkd_font_line(map->small) / 2.0;
    const tkd_mark range = {
        .kind = TKD_MARK_GROUND,
        .id = tkd_sheet_id(sheet, "wait-key-range", number, ""),
        .class_name = "legend",
        .x = left,
        .y = y + 0.5,
        .width = KEY_SIGN,
        .height = KEY_LINE - 2.0,
        .fill = drawing->colors->wait_p90,
    };
    tkd_sheet_put(sheet, &range);
    const tkd_mark median = {
        .id = tkd_sheet_id(sheet, "wait-key-median", number, ""),
        .class_name = "legend",
        .line = drawing->colors->wait,
        .line_width = 2.2,
    };
    put_line(map, &median, (tkd_point2){left, middle}, (tkd_point2){left + KEY_SIGN, middle});
    const tkd_text_style style = {map->small, drawing->colors->faint, TKD_ALIGN_LEFT, "lane-hint"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "wait-key", number, ""),
                       tkd_say(drawing, "10–90%, mediaan", "10–90%, median", "10–90%, медиана"),
                       left + KEY_SIGN + 5.0, y, &style);
}

static tkd_text scale_text(const tkd_map *map)
{
    const tkd_drawing *drawing = map->drawing;
    return map->has_root_scale
               ? tkd_say(drawing, "ootamine päevades, ruutjuurskaala",
                         "waiting in days, square-root scale",
                         "ожидание в днях, шкала квадратного корня")
               : tkd_say(drawing, "ootamine päevades", "waiting in days", "ожидание в днях");
}

static void put_keys(const tkd_map *map, const tkd_map_band *band, tkd_text number,
                     const bool has_view[2], double y)
{
    for (tkd_view view = TKD_VIEW_NEWCOMER; view <= TKD_VIEW_RETURNEE; view++) {
        if (has_view[view]) {
            put_view_key(map, number, view, y);
            y += KEY_LINE;
        }
    }
    if (!band->has_waits) {
        return;
    }
    put_wait_key(map, number, y);
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_text_style style = {map->small, map->drawing->colors->faint, TKD_ALIGN_LEFT,
                                  "lane-hint"};
    const tkd_lines lines =
        tkd_sheet_break(sheet, scale_text(map), map->small, TKD_MAP_LABELS - 12.0, 3);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, "wait-scale", number, ""), &lines,
                        TKD_MARGIN + 8.0, y + KEY_LINE, &style);
}

double tkd_map_put_curves(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_map_column *columns = map->columns.items;
    const tkd_text number = tkd_sheet_format(drawing->sheet, "%zu", index + 1);
    const tkd_text name = map->has_waits ? tkd_say(drawing, "Tundmus ja ootamine",
                                                   "Feeling and waiting", "Чувства и ожидание")
                                         : tkd_word_in(TKD_WORD_FEELING, drawing->language);
    const double height = tkd_map_curve_height(map);
    tkd_map_put_lane(map, index, "feeling", name, (tkd_text){"", 0}, drawing->colors->band,
                     drawing->colors->faint, y, height);
    if (band->has_waits) {
        for (uint32_t i = band->first; i < band->first + band->count; i++) {
            put_wait(map, band, i, y);
        }
        put_ticks(map, band, number, y);
    }
    bool has_view[2] = {false, false};
    for (size_t i = 0; i < map->columns.count; i++) {
        has_view[0] = has_view[0] || !isnan(columns[i].feelings[0]);
        has_view[1] = has_view[1] || !isnan(columns[i].feelings[1]);
    }
    if (has_view[0] || has_view[1]) {
        put_feeling_axis(map, band, number, y);
    }
    put_feelings(map, band, number, y);
    put_keys(map, band, number, has_view, y + 9.0 + tkd_map_lane_name(map, name).height);
    return y + height + TKD_MAP_GAP;
}
