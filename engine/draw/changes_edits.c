// SPDX-License-Identifier: EUPL-1.2
// The list of edits at the foot: numbered, in columns of the same width, each edit whole in one.
#include "changes.h"

#include <math.h>

#define BADGE_ROOM 22.0
#define BETWEEN 8.0 /* Between edits of a column. */

static const tkd_font title_font = {11.0, TKD_WEIGHT_SEMIBOLD};
static const tkd_font path_font = {10.0, TKD_WEIGHT_NORMAL};
static const tkd_font change_font = {10.5, TKD_WEIGHT_SEMIBOLD};

void tkd_changes_fill_edits(tkd_changes *changes)
{
    const tkd_drawing *drawing = changes->map.drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double width = TKD_CHANGES_LIST_COLUMN - BADGE_ROOM - 16.0;
    for (uint32_t i = 0; i < changes->groups.count && sheet->status == TKD_OK; i++) {
        tkd_changes_group_row *group = &changes->groups.groups[i];
        const tkd_picture_edit *from = &drawing->picture->edits[group->first];
        tkd_changes_edit *edit = &changes->edits[i];
        edit->title =
            tkd_sheet_break(sheet, tkd_drawing_label(drawing, &from->title), title_font, width, 8);
        edit->path = tkd_sheet_break(
            sheet, tkd_changes_path(drawing, from->path, tkd_writer_text(&group->places)),
            path_font, width, 16);
        edit->change =
            tkd_sheet_break(sheet, tkd_changes_written(drawing, from), change_font, width, 16);
        edit->height = fmax(edit->title.height + edit->path.height + edit->change.height, 18.0);
    }
}

// Fills columns one after the other up to a height; false when not all edits find room.
static bool fill_columns(tkd_changes *changes, double most)
{
    const uint32_t count = changes->groups.count;
    uint32_t column = 0;
    double y = 0.0;
    changes->list_height = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        tkd_changes_edit *edit = &changes->edits[i];
        if (y > 0.0 && y + edit->height > most) {
            column++;
            y = 0.0;
        }
        edit->list_column = column;
        edit->y = y;
        y += edit->height + BETWEEN;
        changes->list_height = fmax(changes->list_height, y - BETWEEN);
    }
    return column < changes->list_columns;
}

void tkd_changes_place_edits(tkd_changes *changes, double width)
{
    const uint32_t count = changes->groups.count;
    double all = 0.0;
    changes->list_columns = (uint32_t)fmax(1.0, floor((width + 1.0) / TKD_CHANGES_LIST_COLUMN));
    changes->list_height = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        all += changes->edits[i].height + BETWEEN;
    }
    double most = all / (double)changes->list_columns;
    while (count > 0 && !fill_columns(changes, most)) {
        most *= 1.05;
    }
}

// ---- Marks

static void put_edit(const tkd_changes *changes, uint32_t row, double y)
{
    const tkd_drawing *drawing = changes->map.drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_changes_edit *edit = &changes->edits[row];
    const tkd_text number = tkd_sheet_format(sheet, "%u", row + 1);
    const double left = TKD_MARGIN + 8.0 + (double)edit->list_column * TKD_CHANGES_LIST_COLUMN;
    const double size = 16.0;
    const tkd_text id = tkd_sheet_id(sheet, "edit", number, "");
    const tkd_mark disc = {
        .kind = TKD_MARK_DISC,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "badge"),
        .class_name = "edit badge",
        .title = drawing->picture->edits[changes->groups.groups[row].first].path,
        .x = left,
        .y = y,
        .width = size,
        .height = size,
        .fill = colors->card,
        .line = colors->ink,
        .line_width = 1.0,
    };
    tkd_sheet_put(sheet, &disc);
    const tkd_font font = {row < 99 ? 8.5 : row < 999 ? 7.0 : 5.0, TKD_WEIGHT_BOLD};
    const tkd_text_style style = {font, colors->ink, TKD_ALIGN_CENTER, "edit-number"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, disc.id.data, (tkd_text){0}, "number"), number,
                       left + size / 2.0, y + (size - tkd_font_line(font)) / 2.0, &style);
    const struct {
        const char *part;
        const tkd_lines *lines;
        tkd_text_style style;
    } texts[] = {
        {"title", &edit->title, {title_font, colors->ink, TKD_ALIGN_LEFT, "edit-title"}},
        {"path", &edit->path, {path_font, colors->faint, TKD_ALIGN_LEFT, "edit-path"}},
        {"change", &edit->change, {change_font, colors->ink, TKD_ALIGN_LEFT, "edit-change"}},
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, texts[i].part),
                            texts[i].lines, left + BADGE_ROOM, y, &texts[i].style);
        y += texts[i].lines->height;
    }
}

double tkd_changes_put_edits(const tkd_changes *changes, double y)
{
    const tkd_drawing *drawing = changes->map.drawing;
    tkd_sheet *sheet = drawing->sheet;
    const uint32_t count = changes->groups.count;
    if (count == 0) {
        return y;
    }
    const tkd_font font = {12.5, TKD_WEIGHT_BOLD};
    const tkd_text_style style = {font, drawing->colors->ink, TKD_ALIGN_LEFT, "edits-title"};
    const tkd_mark ground = {
        .kind = TKD_MARK_GROUND,
        .id = tkd_sheet_id(sheet, "edits", (tkd_text){0}, ""),
        .class_name = "lane",
        .x = TKD_MARGIN,
        .y = y,
        .width = tkd_map_width(&changes->map),
        .height = 34.0 + changes->list_height + 10.0,
        .fill = drawing->colors->band,
    };
    tkd_sheet_put(sheet, &ground);
    tkd_sheet_put_line(
        sheet, tkd_sheet_id(sheet, "edits-heading", (tkd_text){0}, ""),
        tkd_sheet_format(sheet, "%.*s (%u)",
                         TKD_ARG(tkd_say(drawing, "Mida stsenaarium muudab",
                                         "What the scenario changes", "Что меняет сценарий")),
                         count),
        TKD_MARGIN + 8.0, y + 9.0, &style);
    for (uint32_t i = 0; i < count; i++) {
        put_edit(changes, i, y + 34.0 + changes->edits[i].y);
    }
    return y + ground.height + TKD_MAP_GAP;
}
