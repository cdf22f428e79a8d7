// SPDX-License-Identifier: EUPL-1.2
// Time at each step in figures and bars: waiting (the mean, and what 90 % wait less than), and below
// it all that is not waiting. Bars of both are on one scale, that of the band of waiting above.
#include "map.h"

#include <math.h>

#define BAR 8.0
#define ROW 15.0
#define ABOVE 8.0
#define NAME_ABOVE 7.0
#define FIGURE_ROOM 62.0 /* Right of the longest bar. */

static tkd_text lane_name(const tkd_map *map)
{
    return tkd_word_in(TKD_WORD_TIME, map->drawing->language);
}

double tkd_map_times_height(const tkd_map *map)
{
    const double name = tkd_map_lane_name(map, lane_name(map)).height;
    return NAME_ABOVE + name + 2.0 * tkd_font_line(map->small) + NAME_ABOVE - 2.0;
}

double tkd_map_time_share(const tkd_map *map, double hours, double most_h)
{
    if (!(hours > 0.0) || !(most_h > 0.0)) {
        return 0.0;
    }
    return map->has_root_scale ? sqrt(hours / most_h) : hours / most_h;
}

// Length of a time's bar.
static double length_of(const tkd_map *map, double hours)
{
    const double most = map->column - TKD_MAP_GAP - FIGURE_ROOM;
    return tkd_map_time_share(map, hours, map->longest_h) * most;
}

static void put_bar(const tkd_map *map, tkd_text id, const char *part, double x, double y,
                    double length, const char *color)
{
    if (length <= 0.0) {
        return;
    }
    const tkd_mark bar = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(map->drawing->sheet, "time", id, part),
        .class_name = "time-bar",
        .x = x,
        .y = y,
        .width = fmax(length, 0.8),
        .height = BAR,
        .fill = color,
    };
    tkd_sheet_put(map->drawing->sheet, &bar);
}

// "48 (133)"; nothing in brackets where nobody waits.
static void put_wait(const tkd_map *map, const tkd_map_column *column, double x, double y)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const double p90 = isnan(column->wait_p90_h) ? 0.0 : column->wait_p90_h;
    const double bar = y + (ROW - BAR) / 2.0 - 1.0;
    put_bar(map, column->id, "wait-p90", x, bar, length_of(map, p90), colors->wait_p90);
    put_bar(map, column->id, "wait", x, bar, length_of(map, column->wait_h), colors->wait);
    const bool waits = column->wait_h > 0.0 || p90 > 0.0;
    const double longest = length_of(map, fmax(p90, column->wait_h));
    const double left = x + (longest > 0.0 ? longest + 5.0 : 0.0);
    const tkd_text_style strong = {waits ? map->figure : map->small,
                                   waits ? colors->ink : colors->faint, TKD_ALIGN_LEFT,
                                   "time-wait"};
    const tkd_text_style weak = {map->small, colors->faint, TKD_ALIGN_LEFT, "time-wait-p90"};
    const tkd_text mean = tkd_print_days(sheet, column->wait_h, drawing->language);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "time", column->id, "wait-text"), mean, left, y,
                       &strong);
    if (p90 > 0.0) {
        const tkd_text most = tkd_print_days(sheet, p90, drawing->language);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "time", column->id, "wait-p90-text"),
                           tkd_sheet_format(sheet, "(%.*s)", TKD_ARG(most)),
                           left + tkd_measure_width(sheet->measure, mean, map->figure) + 3.0, y,
                           &weak);
    }
}

static void put_rest(const tkd_map *map, const tkd_map_column *column, double x, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double length = length_of(map, column->rest_h);
    put_bar(map, column->id, "rest", x, y + (ROW - BAR) / 2.0 - 1.0, length,
            drawing->colors->service);
    const tkd_text_style style = {map->small, drawing->colors->faint, TKD_ALIGN_LEFT, "time-rest"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "time", column->id, "rest-text"),
                       tkd_print_days(sheet, column->rest_h, drawing->language),
                       x + (length > 0.0 ? length + 5.0 : 0.0), y, &style);
}

// ---- Keys, level with their rows

static double put_key(const tkd_map *map, tkd_text number, const char *part, const char *color,
                      tkd_text text, double y)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_text_style style = {map->small, map->drawing->colors->faint, TKD_ALIGN_LEFT,
                                  "lane-hint"};
    const tkd_mark swatch = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(sheet, "time-swatch", number, part),
        .class_name = "legend",
        .x = TKD_MARGIN + 8.0,
        .y = y + 2.0,
        .width = BAR,
        .height = BAR,
        .fill = color,
    };
    tkd_sheet_put(sheet, &swatch);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "time-key", number, part), text,
                       TKD_MARGIN + 21.0, y, &style);
    return y + tkd_font_line(map->small);
}

double tkd_map_put_times(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_colors *colors = drawing->colors;
    const tkd_map_column *columns = map->columns.items;
    const tkd_text number = tkd_sheet_format(drawing->sheet, "%zu", index + 1);
    const tkd_text name = lane_name(map);
    const double height = tkd_map_times_height(map);
    tkd_map_put_lane(map, index, "time", name, (tkd_text){"", 0}, colors->band, colors->faint, y,
                     height);
    double key = y + NAME_ABOVE + tkd_map_lane_name(map, name).height;
    key = put_key(map, number, "wait", colors->wait,
                  tkd_say(drawing, "ootab, p (90% alla)", "waits, d (90% under)", "ждут, дн (90%)"),
                  key);
    put_key(map, number, "rest", colors->service,
            tkd_say(drawing, "käik, menetlus jm, p", "visit, processing, d", "визит и прочее, дн"),
            key);
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        if (!isnan(columns[i].wait_h)) {
            const double x = tkd_map_column_x(band, i) + 2.0;
            put_wait(map, &columns[i], x, y + ABOVE);
            put_rest(map, &columns[i], x, y + ABOVE + ROW + 2.0);
        }
    }
    return y + height + TKD_MAP_GAP;
}
