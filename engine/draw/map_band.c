// SPDX-License-Identifier: EUPL-1.2
// Marks of a band, top down: stages, steps, notes (map_notes.c), feelings, times; then its lanes of
// cards (map_lanes.c).
#include "map.h"

#include <math.h>

#define PADDING 8.0

// ---- Stages

static const tkd_font stage_font = {12.5, TKD_WEIGHT_BOLD};

// Columns of a stage in a band: the first and the one behind the last.
static void clip_stage(const tkd_map_band *band, const tkd_map_stage *stage, uint32_t *first,
                       uint32_t *end)
{
    const uint32_t band_end = band->first + band->count;
    const uint32_t stage_end = stage->first + stage->count;
    *first = stage->first > band->first ? stage->first : band->first;
    *end = stage_end < band_end ? stage_end : band_end;
}

static double stage_width(const tkd_map_band *band, const tkd_map_stage *stage)
{
    uint32_t first = 0;
    uint32_t end = 0;
    clip_stage(band, stage, &first, &end);
    return (double)(end - first) * TKD_MAP_COLUMN - TKD_MAP_GAP;
}

static tkd_lines stage_lines(const tkd_map *map, const tkd_map_band *band, size_t index)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_map_stage *stage = &((const tkd_map_stage *)map->stages.items)[index];
    const tkd_text plain = tkd_sheet_format(sheet, "%zu. %.*s", index + 1, TKD_ARG(stage->title));
    const tkd_text text =
        stage->first >= band->first
            ? plain
            : tkd_sheet_format(sheet, "%.*s (%.*s)", TKD_ARG(plain),
                               TKD_ARG(tkd_word_in(TKD_WORD_CONTINUED, drawing->language)));
    return tkd_sheet_break(sheet, text, stage_font, stage_width(band, stage) - 30.0, 6);
}

static bool is_in_band(const tkd_map_band *band, const tkd_map_stage *stage)
{
    return stage->first < band->first + band->count && stage->first + stage->count > band->first;
}

double tkd_map_stage_height(const tkd_map *map, const tkd_map_band *band)
{
    const tkd_map_stage *stages = map->stages.items;
    double height = 30.0;
    for (size_t i = 0; i < map->stages.count; i++) {
        if (is_in_band(band, &stages[i])) {
            height = fmax(height, stage_lines(map, band, i).height + 10.0);
        }
    }
    return height;
}

static void put_stage(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_map_stage *stage = &((const tkd_map_stage *)map->stages.items)[index];
    uint32_t first = 0;
    uint32_t end = 0;
    clip_stage(band, stage, &first, &end);
    const double left = tkd_map_column_x(band, first);
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text id = tkd_sheet_id(sheet, "stage", stage->id, "");
    const tkd_mark chevron = {
        .kind = TKD_MARK_CHEVRON,
        .id = id,
        .class_name = "stage",
        .title = stage->title,
        .x = left,
        .y = y,
        .width = stage_width(band, stage),
        .height = band->stage_height,
        .fill = drawing->colors->stage,
    };
    tkd_sheet_put(sheet, &chevron);
    const tkd_mark notch = {
        .kind = TKD_MARK_DIAMOND, // Its left half lies on paper.
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "notch"),
        .class_name = "stage",
        .x = left - 8.0,
        .y = y,
        .width = 16.0,
        .height = band->stage_height,
        .fill = drawing->colors->paper,
    };
    tkd_sheet_put(sheet, &notch);
    const tkd_lines lines = stage_lines(map, band, index);
    const tkd_text_style style = {stage_font, drawing->colors->ink, TKD_ALIGN_LEFT, "stage-title"};
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "title"), &lines,
                        left + 14.0, y + (band->stage_height - lines.height) / 2.0, &style);
}

double tkd_map_put_stages(const tkd_map *map, const tkd_map_band *band, double y)
{
    const tkd_map_stage *stages = map->stages.items;
    for (size_t i = 0; i < map->stages.count; i++) {
        if (is_in_band(band, &stages[i])) {
            put_stage(map, band, i, y);
        }
    }
    return y + band->stage_height + TKD_MAP_GAP;
}

// ---- Lanes

static const tkd_font lane_font = {11.5, TKD_WEIGHT_BOLD};

tkd_lines tkd_map_lane_name(const tkd_map *map, tkd_text name)
{
    return tkd_sheet_break(map->drawing->sheet, name, lane_font, TKD_MAP_LABELS - 12.0, 6);
}

void tkd_map_put_lane(const tkd_map *map, size_t index, const char *part, tkd_text name,
                      tkd_text hint, const char *ground, const char *ink, double y, double height)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_text number = tkd_sheet_format(sheet, "%zu", index + 1);
    const tkd_mark mark = {
        .kind = TKD_MARK_GROUND,
        .id = tkd_sheet_id(sheet, "lane", number, part),
        .class_name = "lane",
        .title = name,
        .x = TKD_MARGIN,
        .y = y,
        .width = TKD_MAP_LABELS + TKD_MAP_GAP + (double)map->columns_most * TKD_MAP_COLUMN,
        .height = height,
        .fill = ground,
    };
    tkd_sheet_put(sheet, &mark);
    const tkd_font hint_font = {9.5, TKD_WEIGHT_NORMAL};
    const tkd_lines names = tkd_map_lane_name(map, name);
    const tkd_lines hints = tkd_sheet_break(sheet, hint, hint_font, TKD_MAP_LABELS - 12.0, 4);
    const tkd_text_style name_style = {lane_font, map->drawing->colors->ink, TKD_ALIGN_LEFT,
                                       "lane-name"};
    const tkd_text_style hint_style = {hint_font, ink, TKD_ALIGN_LEFT, "lane-hint"};
    tkd_sheet_put_lines(
        sheet, tkd_sheet_id(sheet, "lane", number, tkd_sheet_format(sheet, "%s-name", part).data),
        &names, TKD_MARGIN + 8.0, y + 7.0, &name_style);
    tkd_sheet_put_lines(
        sheet, tkd_sheet_id(sheet, "lane", number, tkd_sheet_format(sheet, "%s-hint", part).data),
        &hints, TKD_MARGIN + 8.0, y + 7.0 + names.height, &hint_style);
}

// ---- Steps

static void put_step(const tkd_map *map, const tkd_map_band *band, uint32_t index, double y)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_map_column *column = &((const tkd_map_column *)map->columns.items)[index];
    const double left = tkd_map_column_x(band, index);
    const double width = TKD_MAP_COLUMN - TKD_MAP_GAP;
    const char *level_color =
        column->lead->has_provider ? colors->levels[column->lead->level] : colors->nobody;
    const tkd_text id = tkd_sheet_id(sheet, "step", column->id, "");
    const tkd_mark card = {
        .kind = TKD_MARK_BOX,
        .id = id,
        .class_name = "step",
        .title = tkd_drawing_label(drawing, &column->lead->title),
        .x = left,
        .y = y,
        .width = width,
        .height = band->step_height,
        .fill = colors->card,
        .line = colors->line,
        .line_width = 0.8,
    };
    tkd_sheet_put(sheet, &card);
    const tkd_mark stripe = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "stripe"),
        .class_name = "step-stripe",
        .x = left,
        .y = y,
        .width = 4.0,
        .height = band->step_height,
        .fill = level_color,
    };
    tkd_sheet_put(sheet, &stripe);
    const tkd_font small = {9.5, TKD_WEIGHT_NORMAL};
    const tkd_font word = {9.5, TKD_WEIGHT_SEMIBOLD};
    const bool returnee = (column->lead->views & 1U << TKD_VIEW_NEWCOMER) == 0;
    const struct {
        const char *part;
        const tkd_lines *lines;
        tkd_text_style style;
    } texts[] = {
        {"title",
         &column->title,
         {{12.5, TKD_WEIGHT_SEMIBOLD}, colors->ink, TKD_ALIGN_LEFT, "step-title"}},
        {"provider", &column->provider, {small, colors->faint, TKD_ALIGN_LEFT, "step-provider"}},
        {"tag",
         &column->tag,
         {word, colors->views[returnee ? TKD_VIEW_RETURNEE : TKD_VIEW_NEWCOMER], TKD_ALIGN_LEFT,
          "step-tag"}},
        {"numbers", &column->numbers, {word, colors->price, TKD_ALIGN_LEFT, "step-numbers"}},
    };
    double top = y + PADDING - 1.0;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, texts[i].part),
                            texts[i].lines, left + 4.0 + PADDING, top, &texts[i].style);
        top += texts[i].lines->height;
    }
    const double line = tkd_font_line(small);
    const double bottom = y + band->step_height - PADDING + 1.0;
    const tkd_text_style level_style = {word, level_color, TKD_ALIGN_LEFT, "step-level"};
    const tkd_text_style channel_style = {
        small, colors->faint, column->stacked ? TKD_ALIGN_LEFT : TKD_ALIGN_RIGHT, "step-channel"};
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "channel"),
                        &column->channel,
                        column->stacked ? left + 4.0 + PADDING : left + width - PADDING,
                        bottom - column->channel.height, &channel_style);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "level"), column->level,
                       left + 4.0 + PADDING,
                       bottom - line - (column->stacked ? column->channel.height : 0.0),
                       &level_style);
}

static double put_steps(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_map_put_lane(map, index, "steps", tkd_word_in(TKD_WORD_STEPS, drawing->language),
                     tkd_word_in(TKD_WORD_STEPS_HINT, drawing->language), drawing->colors->band,
                     drawing->colors->faint, y, band->step_height + TKD_MAP_GAP);
    for (uint32_t i = 0; i < band->count; i++) {
        put_step(map, band, band->first + i, y + TKD_MAP_GAP / 2.0);
    }
    return y + band->step_height + 2.0 * TKD_MAP_GAP;
}

// ---- Feelings

static const char *const view_parts[] = {"newcomer", "returnee"};

static double column_middle(const tkd_map_band *band, uint32_t column)
{
    return tkd_map_column_x(band, column) + (TKD_MAP_COLUMN - TKD_MAP_GAP) / 2.0;
}

// A curve through points that never swings beyond them: tangents after Fritsch and Carlson,
// Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17 (1980), in its simple form: flat
// at extremes, else the harmonic mean of the slopes at both sides.
static void put_feeling_curve(const tkd_map *map, const tkd_point2 *at, uint32_t count,
                              tkd_view view, tkd_text number)
{
    tkd_sheet *sheet = map->drawing->sheet;
    tkd_point2 *points = TKD_TAKE(sheet->arena, 3U * (size_t)count + 1U, tkd_point2);
    double *slopes = TKD_TAKE(sheet->arena, count, double);
    if (points == NULL || slopes == NULL || count < 2) {
        return;
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
    const tkd_mark curve = {
        .id = tkd_sheet_id(sheet, "feeling", number, view_parts[view]),
        .class_name = "feeling",
        .title = tkd_word_view(view, map->drawing->language),
        .line = map->drawing->colors->views[view],
        .line_width = 1.4,
        .stroke = view == TKD_VIEW_RETURNEE ? TKD_STROKE_DASHED : TKD_STROKE_SOLID,
    };
    tkd_sheet_put_curve(sheet, &curve, points, 3 * count - 2);
}

static void put_feelings_of(const tkd_map *map, const tkd_map_band *band, size_t index,
                            tkd_view view, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_map_column *columns = map->columns.items;
    tkd_point2 *at = TKD_TAKE(sheet->arena, band->count, tkd_point2);
    uint32_t count = 0;
    for (uint32_t i = 0; at != NULL && i < band->count; i++) {
        const tkd_map_column *column = &columns[band->first + i];
        const double feeling = column->feelings[view];
        if (isnan(feeling)) {
            continue;
        }
        const double middle = y + TKD_MAP_FEELING_HEIGHT / 2.0;
        at[count] = (tkd_point2){column_middle(band, band->first + i),
                                 middle - feeling / 2.0 * (TKD_MAP_FEELING_HEIGHT / 2.0 - 9.0)};
        const tkd_mark marker = {
            .kind = view == TKD_VIEW_RETURNEE ? TKD_MARK_DIAMOND : TKD_MARK_DISC,
            .id = tkd_sheet_id(sheet, "feeling", column->id, view_parts[view]),
            .class_name = "feeling",
            .title = tkd_sheet_format(
                sheet, "%.*s: %.*s", TKD_ARG(tkd_word_view(view, drawing->language)),
                TKD_ARG(tkd_print_number(sheet, feeling, 1, drawing->language))),
            .x = at[count].x - 4.0,
            .y = at[count].y - 4.0,
            .width = 8.0,
            .height = 8.0,
            .fill = drawing->colors->paper,
            .line = drawing->colors->views[view],
            .line_width = 1.4,
        };
        tkd_sheet_put(sheet, &marker);
        count++;
    }
    if (count > 1) {
        put_feeling_curve(map, at, count, view, tkd_sheet_format(sheet, "%zu", index + 1));
    }
}

// "— newcomer ○ / - - returnee ◇" below the lane's name.
static void put_feeling_key(const tkd_map *map, size_t index, tkd_view view, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text number = tkd_sheet_format(sheet, "%zu", index + 1);
    const tkd_text_style style = {
        {9.0, TKD_WEIGHT_SEMIBOLD}, drawing->colors->views[view], TKD_ALIGN_LEFT, "lane-hint"};
    const tkd_text text =
        tkd_sheet_format(sheet, "%s %.*s", view == TKD_VIEW_RETURNEE ? "- ◇" : "— ○",
                         TKD_ARG(tkd_word_view(view, drawing->language)));
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "feeling-key", number, view_parts[view]), text,
                       TKD_MARGIN + 8.0, y, &style);
}

static double put_feelings(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    tkd_map_put_lane(map, index, "feeling", tkd_word_in(TKD_WORD_FEELING, drawing->language),
                     (tkd_text){"", 0}, drawing->colors->band, drawing->colors->faint, y,
                     TKD_MAP_FEELING_HEIGHT);
    const double left = TKD_MARGIN + TKD_MAP_LABELS + TKD_MAP_GAP;
    const double right = left + (double)band->count * TKD_MAP_COLUMN - TKD_MAP_GAP;
    const double middle = y + TKD_MAP_FEELING_HEIGHT / 2.0;
    const tkd_point2 zero[] = {{left, middle},
                               {left + (right - left) / 3.0, middle},
                               {left + (right - left) / 1.5, middle},
                               {right, middle}};
    const tkd_mark axis = {
        .id = tkd_sheet_id(sheet, "feeling-zero", tkd_sheet_format(sheet, "%zu", index + 1), ""),
        .class_name = "axis",
        .line = drawing->colors->line,
        .line_width = 0.7,
        .stroke = TKD_STROKE_DASHED,
    };
    tkd_sheet_put_curve(sheet, &axis, zero, 4);
    const tkd_text_style sign = {
        {11.0, TKD_WEIGHT_SEMIBOLD}, drawing->colors->faint, TKD_ALIGN_RIGHT, "axis"};
    const tkd_text number = tkd_sheet_format(sheet, "%zu", index + 1);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "feeling-plus", number, ""), TKD_TEXT("+"),
                       left - 4.0, y + 4.0, &sign);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "feeling-minus", number, ""), TKD_TEXT("−"),
                       left - 4.0, y + TKD_MAP_FEELING_HEIGHT - 18.0, &sign);
    double key = y + 24.0;
    for (tkd_view view = TKD_VIEW_NEWCOMER; view <= TKD_VIEW_RETURNEE; view++) {
        bool any = false;
        for (size_t i = 0; i < map->columns.count; i++) {
            any = any || !isnan(((const tkd_map_column *)map->columns.items)[i].feelings[view]);
        }
        if (any) {
            put_feeling_key(map, index, view, key);
            put_feelings_of(map, band, index, view, y);
            key += 14.0;
        }
    }
    return y + TKD_MAP_FEELING_HEIGHT + TKD_MAP_GAP;
}

// ---- Times

#define BAR_MOST 42.0
#define BAR_WIDTH 24.0

static void put_bar(const tkd_map *map, tkd_text id, const char *part, double x, double base,
                    double height, double width, const char *color)
{
    const tkd_mark bar = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(map->drawing->sheet, "time", id, part),
        .class_name = "time-bar",
        .x = x - width / 2.0,
        .y = base - fmax(height, 0.6),
        .width = width,
        .height = fmax(height, 0.6),
        .fill = color,
    };
    tkd_sheet_put(map->drawing->sheet, &bar);
}

static void put_time(const tkd_map *map, const tkd_map_band *band, uint32_t index, double y,
                     double most)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_map_column *column = &((const tkd_map_column *)map->columns.items)[index];
    if (isnan(column->wait_h)) {
        return;
    }
    const double middle = column_middle(band, index);
    const double base = y + 8.0 + BAR_MOST;
    const double scale = most > 0.0 ? BAR_MOST / most : 0.0;
    const double wait_x = middle - 24.0;
    const double rest_x = middle + 30.0;
    put_bar(map, column->id, "wait-p90", wait_x, base, column->wait_p90_h * scale, BAR_WIDTH + 8.0,
            colors->wait_p90);
    put_bar(map, column->id, "wait", wait_x, base, column->wait_h * scale, BAR_WIDTH - 6.0,
            colors->wait);
    put_bar(map, column->id, "rest", rest_x, base, column->rest_h * scale, BAR_WIDTH - 6.0,
            colors->service);
    const tkd_text_style strong = {
        {9.5, TKD_WEIGHT_BOLD}, colors->ink, TKD_ALIGN_RIGHT, "time-wait"};
    const tkd_text_style weak = {
        {8.5, TKD_WEIGHT_NORMAL}, colors->faint, TKD_ALIGN_LEFT, "time-wait-p90"};
    const tkd_text_style service = {
        {9.5, TKD_WEIGHT_NORMAL}, colors->faint, TKD_ALIGN_CENTER, "time-rest"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "time", column->id, "wait-text"),
                       tkd_print_days(sheet, column->wait_h, drawing->language), wait_x - 2.0,
                       base + 4.0, &strong);
    tkd_sheet_put_line(
        sheet, tkd_sheet_id(sheet, "time", column->id, "wait-p90-text"),
        tkd_sheet_format(sheet, "(%.*s)",
                         TKD_ARG(tkd_print_days(sheet, column->wait_p90_h, drawing->language))),
        wait_x + 1.0, base + 4.5, &weak);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "time", column->id, "rest-text"),
                       tkd_print_days(sheet, column->rest_h, drawing->language), rest_x, base + 4.0,
                       &service);
}

static void put_time_key(const tkd_map *map, size_t index, const char *part, const char *color,
                         tkd_text text, double y)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_text number = tkd_sheet_format(sheet, "%zu", index + 1);
    const tkd_text_style style = {
        {8.5, TKD_WEIGHT_NORMAL}, map->drawing->colors->faint, TKD_ALIGN_LEFT, "lane-hint"};
    if (color != NULL) {
        const tkd_mark swatch = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, "time-swatch", number, part),
            .class_name = "legend",
            .x = TKD_MARGIN + 8.0,
            .y = y + 2.0,
            .width = 7.0,
            .height = 7.0,
            .fill = color,
        };
        tkd_sheet_put(sheet, &swatch);
    }
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "time-key", number, part), text,
                       TKD_MARGIN + (color == NULL ? 8.0 : 19.0), y, &style);
}

static double put_times(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_colors *colors = drawing->colors;
    const tkd_map_column *columns = map->columns.items;
    const tkd_language language = drawing->language;
    tkd_map_put_lane(map, index, "time", tkd_word_in(TKD_WORD_TIME, language), (tkd_text){"", 0},
                     colors->band, colors->faint, y, TKD_MAP_TIME_HEIGHT);
    put_time_key(map, index, "unit", NULL, tkd_word_in(TKD_WORD_TIME_HINT, language), y + 20.0);
    put_time_key(map, index, "wait", colors->wait, tkd_word_in(TKD_WORD_WAITING, language),
                 y + 32.0);
    put_time_key(map, index, "p90", colors->wait_p90, tkd_word_in(TKD_WORD_WAITING_P90, language),
                 y + 44.0);
    put_time_key(map, index, "rest", colors->service, tkd_word_in(TKD_WORD_REST, language),
                 y + 56.0);
    double most = 0.0;
    for (size_t i = 0; i < map->columns.count; i++) {
        most = fmax(most, fmax(columns[i].wait_p90_h, fmax(columns[i].wait_h, columns[i].rest_h)));
    }
    for (uint32_t i = 0; i < band->count; i++) {
        put_time(map, band, band->first + i, y, most);
    }
    return y + TKD_MAP_TIME_HEIGHT + TKD_MAP_GAP;
}

double tkd_map_put_band(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    y = tkd_map_put_stages(map, band, y);
    y = put_steps(map, band, index, y);
    y = tkd_map_put_notes(map, band, index, y);
    if (band->has_feelings) {
        y = put_feelings(map, band, index, y);
    }
    if (band->has_times) {
        y = put_times(map, band, index, y);
    }
    return tkd_map_put_lanes(map, band, index, y);
}
