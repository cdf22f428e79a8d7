// SPDX-License-Identifier: EUPL-1.2
// Lanes of notes: the rows that journeys have besides (documents, what people ask), each note as plain
// text under its step. Journeys drawn together share a lane by id or title, as they share steps; what
// only one view's steps say has that view's sign. Things told apart by `;` become a list.
#include "map.h"

#include <math.h>

#define INDENT 12.0    /* As the text of a step's card. */
#define SIGN 5.5       /* Middle of what stands before the text. */
#define ABOVE 8.0      /* Above the text, so that it begins level with the lane's name. */
#define BETWEEN 2.5    /* Between the things of a list. */
#define NAME_ABOVE 7.0 /* As tkd_map_put_lane puts it. */

enum { NOTE_LINES = 400 }; // No note is so long; an endless one is not drawn to its end.

static void fail(const tkd_map *map)
{
    tkd_sheet_fail_memory(map->drawing->sheet);
}

// ---- Lanes and their texts

// The map's lane that shows a journey's lane: one of another journey with its id or title, or new.
static int32_t find_or_add_lane(tkd_map *map, const tkd_picture_lane *from)
{
    tkd_map_note_lane *lanes = map->note_lanes.items;
    const tkd_text title = tkd_drawing_label(map->drawing, &from->title);
    for (size_t i = 0; i < map->note_lanes.count; i++) {
        if (lanes[i].journey != from->journey &&
            (tkd_text_equal(lanes[i].id, from->id) || tkd_text_equal(lanes[i].title, title))) {
            lanes[i].journey = from->journey;
            return (int32_t)i;
        }
    }
    tkd_map_note_lane *lane = tkd_list_add(&map->note_lanes);
    if (lane == NULL) {
        fail(map);
        return TKD_NONE;
    }
    *lane = (tkd_map_note_lane){
        .id = from->id,
        .title = title,
        .journey = from->journey,
        .name_height = tkd_map_lane_name(map, title).height,
    };
    return (int32_t)map->note_lanes.count - 1;
}

// `shown`: by lane of the picture, the map's lane that shows it, or TKD_NONE.
static void fill_lanes(tkd_map *map, int32_t *shown)
{
    const tkd_drawing *drawing = map->drawing;
    for (uint32_t i = 0; i < drawing->picture->lane_count; i++) {
        const tkd_picture_lane *lane = &drawing->picture->lanes[i];
        const bool drawn = drawing->journey == TKD_NONE || drawing->journey == lane->journey;
        shown[i] = drawn ? find_or_add_lane(map, lane) : TKD_NONE;
    }
}

// Adds a thing to a note, or another view to those who say it; `said`: rows of its sayings by text.
static void add_saying(tkd_map *map, tkd_index *said, tkd_text text, uint32_t views)
{
    const uint32_t known = tkd_index_get(said, text);
    if (known != UINT32_MAX) {
        ((tkd_map_saying *)map->sayings.items)[known].views |= views;
        return;
    }
    const double width = map->column - TKD_MAP_GAP - INDENT;
    const tkd_lines lines =
        tkd_sheet_break(map->drawing->sheet, text, map->small, width, NOTE_LINES);
    if (lines.count == 0) {
        return;
    }
    tkd_map_saying *saying = tkd_list_add(&map->sayings);
    if (saying == NULL ||
        tkd_index_put(said, text, (uint32_t)map->sayings.count - 1, NULL) != TKD_OK) {
        fail(map);
        return;
    }
    *saying = (tkd_map_saying){.text = text, .views = views, .lines = lines};
}

// The things that a text names, each once in a note.
static void add_sayings(tkd_map *map, tkd_index *said, tkd_text text, uint32_t views)
{
    size_t at = 0;
    while (at < text.size && map->drawing->sheet->status == TKD_OK) {
        const size_t found = tkd_text_find(text, TKD_TEXT(";"), at);
        const size_t end = found < text.size ? found : text.size;
        add_saying(map, said, tkd_text_trim(tkd_text_part(text, at, end - at)), views);
        at = end + 1;
    }
}

static double height_of(const tkd_map *map, tkd_range sayings)
{
    const tkd_map_saying *all = map->sayings.items;
    double height = (double)(sayings.count - 1) * BETWEEN;
    for (uint32_t i = 0; i < sayings.count; i++) {
        height += all[sayings.first + i].lines.height;
    }
    return height;
}

// What the steps of a column say in a lane, if anything.
static void add_note(tkd_map *map, const tkd_map_column *column, const int32_t *shown,
                     uint32_t lane)
{
    const tkd_picture *picture = map->drawing->picture;
    const int32_t *rows = map->column_steps.items;
    const size_t first = map->sayings.count;
    uint32_t views = 0;
    tkd_index said;
    tkd_index_init(&said, map->drawing->sheet->arena);
    for (uint32_t i = 0; i < column->steps.count; i++) {
        const tkd_picture_step *step = &picture->steps[rows[column->steps.first + i]];
        views |= step->views;
        for (uint32_t j = 0; j < step->notes.count; j++) {
            const tkd_picture_note *note = &picture->notes[step->notes.first + j];
            if (shown[note->lane] == (int32_t)lane) {
                add_sayings(map, &said, tkd_drawing_label(map->drawing, &note->text), step->views);
            }
        }
    }
    if (map->sayings.count == first) {
        return;
    }
    tkd_map_note *place = tkd_list_add(&map->notes);
    if (place == NULL) {
        fail(map);
        return;
    }
    const tkd_range sayings = {(uint32_t)first, (uint32_t)(map->sayings.count - first)};
    *place = (tkd_map_note){lane, sayings, views, height_of(map, sayings)};
}

void tkd_map_fill_notes(tkd_map *map)
{
    const tkd_sheet *sheet = map->drawing->sheet;
    tkd_map_column *columns = map->columns.items;
    int32_t *shown = TKD_TAKE(sheet->arena, map->drawing->picture->lane_count, int32_t);
    if (shown == NULL) {
        fail(map);
        return;
    }
    map->note_lanes.count = 0;
    map->notes.count = 0;
    map->sayings.count = 0;
    fill_lanes(map, shown);
    for (size_t i = 0; i < map->columns.count && sheet->status == TKD_OK; i++) {
        const size_t first = map->notes.count;
        for (uint32_t lane = 0; lane < map->note_lanes.count; lane++) {
            add_note(map, &columns[i], shown, lane);
        }
        columns[i].notes = (tkd_range){(uint32_t)first, (uint32_t)(map->notes.count - first)};
    }
    map->note_heights = TKD_TAKE(sheet->arena, map->note_lanes.count, double);
    if (map->note_heights == NULL) {
        fail(map);
    }
}

// ---- Their places

// Fills note_heights with what a band needs; 0: nobody says anything there.
static void measure_lanes(const tkd_map *map, const tkd_map_band *band)
{
    const tkd_map_column *columns = map->columns.items;
    const tkd_map_note_lane *lanes = map->note_lanes.items;
    const tkd_map_note *notes = map->notes.items;
    for (size_t i = 0; i < map->note_lanes.count; i++) {
        map->note_heights[i] = 0.0;
    }
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        for (uint32_t j = 0; j < columns[i].notes.count; j++) {
            const tkd_map_note *note = &notes[columns[i].notes.first + j];
            const double text = ABOVE + note->height + TKD_MAP_GAP;
            const double name = NAME_ABOVE + lanes[note->lane].name_height + TKD_MAP_GAP;
            double *height = &map->note_heights[note->lane];
            *height = fmax(*height, fmax(text, name));
        }
    }
}

double tkd_map_notes_height(const tkd_map *map, const tkd_map_band *band)
{
    double height = 0.0;
    measure_lanes(map, band);
    for (size_t i = 0; i < map->note_lanes.count; i++) {
        height += map->note_heights[i] > 0.0 ? map->note_heights[i] + TKD_MAP_GAP : 0.0;
    }
    return height;
}

// ---- Their marks

// All that a note says, for those who point at it.
static tkd_text whole_note(const tkd_map *map, tkd_range sayings)
{
    const tkd_map_saying *all = map->sayings.items;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, map->drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < sayings.count; i++) {
        tkd_write_string(&writer, i > 0 ? "; " : "");
        tkd_write(&writer, all[sayings.first + i].text);
    }
    return tkd_writer_text(&writer);
}

// What stands before a saying: the sign of the only view that says it, a point in a list.
static tkd_text sign_of(const tkd_map *map, const tkd_map_note *note, const tkd_map_saying *saying,
                        const char **color)
{
    const tkd_colors *colors = map->drawing->colors;
    if (saying->views != note->views && saying->views == 1U << TKD_VIEW_NEWCOMER) {
        *color = colors->views[TKD_VIEW_NEWCOMER];
        return TKD_TEXT("○");
    }
    if (saying->views != note->views && saying->views == 1U << TKD_VIEW_RETURNEE) {
        *color = colors->views[TKD_VIEW_RETURNEE];
        return TKD_TEXT("◇");
    }
    *color = colors->faint;
    return note->sayings.count > 1 ? TKD_TEXT("•") : TKD_TEXT("");
}

// "note-LANE-STEP-text-1", and so on.
static tkd_text part_id(tkd_sheet *sheet, tkd_text note, const char *part, tkd_text number)
{
    const tkd_text kind = tkd_sheet_format(sheet, "%.*s-%s", TKD_ARG(note), part);
    return tkd_sheet_id(sheet, kind.data, number, "");
}

static void put_sayings(const tkd_map *map, const tkd_map_note *note, tkd_text id, double x,
                        double y)
{
    const tkd_colors *colors = map->drawing->colors;
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_map_saying *sayings = map->sayings.items;
    const tkd_text_style text = {map->small, colors->ink, TKD_ALIGN_LEFT, "note-text"};
    tkd_text_style mark = {map->small, colors->faint, TKD_ALIGN_CENTER, "note-sign"};
    for (uint32_t i = 0; i < note->sayings.count; i++) {
        const tkd_map_saying *saying = &sayings[note->sayings.first + i];
        const tkd_text number = tkd_sheet_format(sheet, "%u", i + 1);
        const tkd_text sign = sign_of(map, note, saying, &mark.color);
        if (sign.size > 0) {
            tkd_sheet_put_line(sheet, part_id(sheet, id, "sign", number), sign, x + SIGN, y, &mark);
        }
        tkd_sheet_put_lines(sheet, part_id(sheet, id, "text", number), &saying->lines, x + INDENT,
                            y, &text);
        y += saying->lines.height + BETWEEN;
    }
}

static void put_note(const tkd_map *map, const tkd_map_column *column, const tkd_map_note *note,
                     double x, double y)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_map_note_lane *lane = &((const tkd_map_note_lane *)map->note_lanes.items)[note->lane];
    const tkd_text step = tkd_sheet_format(sheet, "%.*s", TKD_ARG(column->id));
    const tkd_mark cell = {
        .kind = TKD_MARK_BOX, // Of the lane's own colour: a place to point at.
        .id = tkd_sheet_id(sheet, "note", lane->id, step.data),
        .class_name = "note",
        .title = whole_note(map, note->sayings),
        .x = x,
        .y = y,
        .width = map->column - TKD_MAP_GAP,
        .height = note->height,
        .fill = map->drawing->colors->band,
    };
    tkd_sheet_put(sheet, &cell);
    put_sayings(map, note, cell.id, x, y);
}

// The notes of a band in one lane.
static void put_notes(const tkd_map *map, const tkd_map_band *band, uint32_t lane, double y)
{
    const tkd_map_column *columns = map->columns.items;
    const tkd_map_note *notes = map->notes.items;
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        for (uint32_t j = 0; j < columns[i].notes.count; j++) {
            const tkd_map_note *note = &notes[columns[i].notes.first + j];
            if (note->lane == lane) {
                put_note(map, &columns[i], note, tkd_map_column_x(band, i), y);
            }
        }
    }
}

double tkd_map_put_notes(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_colors *colors = map->drawing->colors;
    const tkd_map_note_lane *lanes = map->note_lanes.items;
    measure_lanes(map, band);
    for (uint32_t lane = 0; lane < map->note_lanes.count; lane++) {
        const double height = map->note_heights[lane];
        if (height <= 0.0) {
            continue;
        }
        const tkd_text part = tkd_sheet_format(sheet, "note-%.*s", TKD_ARG(lanes[lane].id));
        tkd_map_put_lane(map, index, part.data, lanes[lane].title, (tkd_text){"", 0}, colors->band,
                         colors->faint, y, height);
        put_notes(map, band, lane, y + ABOVE);
        y += height + TKD_MAP_GAP;
    }
    return y;
}
