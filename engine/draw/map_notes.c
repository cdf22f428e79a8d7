// SPDX-License-Identifier: EUPL-1.2
// Lanes of notes: the rows that journeys have besides (documents, what people ask), each note under
// its step. Journeys drawn together share a lane by id or title, as they share steps.
#include "map.h"

#include <math.h>

#define PADDING 7.0
#define MOST_LINES 10

static const tkd_font note_font = {9.5, TKD_WEIGHT_NORMAL};

static void fail(const tkd_map *map)
{
    tkd_sheet *sheet = map->drawing->sheet;
    if (sheet->status == TKD_OK) {
        sheet->status =
            TKD_FAIL(sheet->err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
}

// The map's lane that shows a journey's lane; its count where there is none yet.
static size_t find_lane(const tkd_map *map, const tkd_picture_lane *lane)
{
    const tkd_map_note_lane *lanes = map->note_lanes.items;
    const tkd_text title = tkd_drawing_label(map->drawing, &lane->title);
    size_t at = 0;
    while (at < map->note_lanes.count && !tkd_text_equal(lanes[at].id, lane->id) &&
           !tkd_text_equal(lanes[at].title, title)) {
        at++;
    }
    return at;
}

static void fill_lanes(tkd_map *map)
{
    const tkd_drawing *drawing = map->drawing;
    for (uint32_t i = 0; i < drawing->picture->lane_count; i++) {
        const tkd_picture_lane *lane = &drawing->picture->lanes[i];
        const bool drawn = drawing->journey == TKD_NONE || drawing->journey == lane->journey;
        if (!drawn || find_lane(map, lane) < map->note_lanes.count) {
            continue;
        }
        tkd_map_note_lane *place = tkd_list_add(&map->note_lanes);
        if (place == NULL) {
            fail(map);
            return;
        }
        *place = (tkd_map_note_lane){lane->id, tkd_drawing_label(drawing, &lane->title)};
    }
}

// What a step says in a lane; empty where it says nothing.
static tkd_text note_of(const tkd_map *map, const tkd_picture_step *step, size_t lane)
{
    const tkd_picture *picture = map->drawing->picture;
    for (uint32_t i = 0; i < step->notes.count; i++) {
        const tkd_picture_note *note = &picture->notes[step->notes.first + i];
        if (find_lane(map, &picture->lanes[note->lane]) == lane) {
            return tkd_drawing_label(map->drawing, &note->text);
        }
    }
    return (tkd_text){"", 0};
}

// The note of a column: where journeys that share it say different things, each by its view's sign.
static tkd_text column_note(const tkd_map *map, const tkd_map_column *column, size_t lane)
{
    const int32_t *rows = map->column_steps.items;
    const tkd_picture_step *steps = map->drawing->picture->steps;
    const tkd_text first = note_of(map, &steps[rows[column->steps.first]], lane);
    bool differ = false;
    for (uint32_t i = 1; i < column->steps.count; i++) {
        const tkd_text note = note_of(map, &steps[rows[column->steps.first + i]], lane);
        differ = differ || !tkd_text_equal(note, first);
    }
    if (!differ) {
        return first;
    }
    tkd_writer writer;
    tkd_writer_init_memory(&writer, map->drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < column->steps.count; i++) {
        const tkd_picture_step *step = &steps[rows[column->steps.first + i]];
        const tkd_text note = note_of(map, step, lane);
        if (note.size > 0) {
            const bool returnee = (step->views & 1U << TKD_VIEW_NEWCOMER) == 0;
            tkd_write_format(&writer, "%s%s %.*s", writer.size == 0 ? "" : " ",
                             returnee ? "◇" : "○", TKD_ARG(note));
        }
    }
    return tkd_writer_text(&writer);
}

void tkd_map_fill_notes(tkd_map *map)
{
    tkd_sheet *sheet = map->drawing->sheet;
    tkd_map_column *columns = map->columns.items;
    fill_lanes(map);
    const double width = TKD_MAP_COLUMN - TKD_MAP_GAP - PADDING;
    for (size_t i = 0; i < map->columns.count && sheet->status == TKD_OK; i++) {
        columns[i].notes = TKD_TAKE(sheet->arena, map->note_lanes.count, tkd_lines);
        if (columns[i].notes == NULL) {
            fail(map);
            return;
        }
        for (size_t lane = 0; lane < map->note_lanes.count; lane++) {
            columns[i].notes[lane] = tkd_sheet_break(sheet, column_note(map, &columns[i], lane),
                                                     note_font, width, MOST_LINES);
        }
    }
}

// Height of a lane in a band, 0 where no step of it says anything.
static double lane_height(const tkd_map *map, const tkd_map_band *band, size_t lane)
{
    const tkd_map_column *columns = map->columns.items;
    double height = 0.0;
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        height = fmax(height, columns[i].notes[lane].height);
    }
    // It holds its name as well.
    return height > 0.0 ? fmax(height + 2.0 * PADDING, 40.0) : 0.0;
}

double tkd_map_notes_height(const tkd_map *map, const tkd_map_band *band)
{
    double height = 0.0;
    for (size_t lane = 0; lane < map->note_lanes.count; lane++) {
        const double own = lane_height(map, band, lane);
        height += own > 0.0 ? own + TKD_MAP_GAP : 0.0;
    }
    return height;
}

double tkd_map_put_notes(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_colors *colors = map->drawing->colors;
    const tkd_map_column *columns = map->columns.items;
    const tkd_map_note_lane *lanes = map->note_lanes.items;
    const tkd_text_style style = {note_font, colors->ink, TKD_ALIGN_LEFT, "note"};
    for (size_t lane = 0; lane < map->note_lanes.count; lane++) {
        const double height = lane_height(map, band, lane);
        if (height <= 0.0) {
            continue;
        }
        const tkd_text part = tkd_sheet_format(sheet, "note-%.*s", TKD_ARG(lanes[lane].id));
        tkd_map_put_lane(map, index, part.data, lanes[lane].title, (tkd_text){"", 0}, colors->band,
                         colors->faint, y, height);
        for (uint32_t i = band->first; i < band->first + band->count; i++) {
            if (columns[i].notes[lane].count > 0) {
                tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, part.data, columns[i].id, ""),
                                    &columns[i].notes[lane], tkd_map_column_x(band, i) + PADDING,
                                    y + PADDING, &style);
            }
        }
        y += height + TKD_MAP_GAP;
    }
    return y;
}
