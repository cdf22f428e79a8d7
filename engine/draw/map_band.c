// SPDX-License-Identifier: EUPL-1.2
// Marks of a band, top down: stages, steps (map_steps.c), notes (map_notes.c), feelings over waiting
// (map_curve.c), times (map_times.c), lanes of cards (map_lanes.c). Here: stages, and what all lanes
// have in common.
#include "map.h"

#include <math.h>

// ---- Stages

// A title that needs more than two lines is set smaller.
static const tkd_font stage_fonts[] = {{14.0, TKD_WEIGHT_BOLD}, {11.5, TKD_WEIGHT_BOLD}};

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
    return (double)(end - first) * band->column - TKD_MAP_GAP;
}

static tkd_lines stage_lines(const tkd_map *map, const tkd_map_band *band, size_t index,
                             tkd_font *font)
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
    const double width = stage_width(band, stage) - 26.0;
    const tkd_lines lines = tkd_sheet_break(sheet, text, stage_fonts[0], width, 3);
    *font = stage_fonts[lines.count > 2];
    return lines.count > 2 ? tkd_sheet_break(sheet, text, *font, width, 6) : lines;
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
            tkd_font font;
            height = fmax(height, stage_lines(map, band, i, &font).height + 10.0);
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
    tkd_font font;
    const tkd_lines lines = stage_lines(map, band, index, &font);
    const tkd_text_style style = {font, drawing->colors->ink, TKD_ALIGN_LEFT, "stage-title"};
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

#define NAME_ABOVE 7.0

static tkd_lines lane_hint(const tkd_map *map, tkd_text hint)
{
    return tkd_sheet_break(map->drawing->sheet, hint, map->small, TKD_MAP_LABELS - 12.0, 4);
}

double tkd_map_lane_least(const tkd_map *map, tkd_text name, tkd_text hint)
{
    return NAME_ABOVE + tkd_map_lane_name(map, name).height + lane_hint(map, hint).height +
           NAME_ABOVE;
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
        .width = tkd_map_width(map),
        .height = height,
        .fill = ground,
    };
    tkd_sheet_put(sheet, &mark);
    const tkd_lines names = tkd_map_lane_name(map, name);
    const tkd_lines hints = lane_hint(map, hint);
    const tkd_text_style name_style = {lane_font, map->drawing->colors->ink, TKD_ALIGN_LEFT,
                                       "lane-name"};
    const tkd_text_style hint_style = {map->small, ink, TKD_ALIGN_LEFT, "lane-hint"};
    tkd_sheet_put_lines(
        sheet, tkd_sheet_id(sheet, "lane", number, tkd_sheet_format(sheet, "%s-name", part).data),
        &names, TKD_MARGIN + 8.0, y + NAME_ABOVE, &name_style);
    tkd_sheet_put_lines(
        sheet, tkd_sheet_id(sheet, "lane", number, tkd_sheet_format(sheet, "%s-hint", part).data),
        &hints, TKD_MARGIN + 8.0, y + NAME_ABOVE + names.height, &hint_style);
}

double tkd_map_put_band(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    y = tkd_map_put_stages(map, band, y);
    y = tkd_map_put_steps(map, band, index, y);
    y = tkd_map_put_notes(map, band, index, y);
    if (band->has_feelings || band->has_waits) {
        y = tkd_map_put_curves(map, band, index, y);
    }
    if (band->has_times) {
        y = tkd_map_put_times(map, band, index, y);
    }
    return tkd_map_put_lanes(map, band, index, y);
}
