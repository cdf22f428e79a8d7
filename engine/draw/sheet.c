// SPDX-License-Identifier: EUPL-1.2
// Putting marks on a sheet. The first failure is remembered and all after it swallowed, so that
// diagrams check once.
#include "sheet.h"

#include "teekond/number.h"

#include <math.h>
#include <stdio.h>

void tkd_sheet_init(tkd_sheet *sheet, tkd_arena *arena, const tkd_measure *measure, tkd_error *err)
{
    *sheet = (tkd_sheet){.arena = arena, .measure = measure, .err = err};
    tkd_list_init(&sheet->marks, arena, sizeof(tkd_mark));
    tkd_list_init(&sheet->points, arena, sizeof(tkd_point2));
    tkd_list_init(&sheet->data, arena, sizeof(tkd_datum));
    tkd_index_init(&sheet->ids, arena);
    tkd_index_init(&sheet->cards, arena);
}

void tkd_sheet_fail_memory(tkd_sheet *sheet)
{
    if (sheet->status == TKD_OK) {
        sheet->status =
            TKD_FAIL(sheet->err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
}

tkd_text tkd_sheet_id(tkd_sheet *sheet, const char *kind, tkd_text id, const char *part)
{
    const char *first = id.size > 0 ? "-" : "";
    const char *second = part[0] != '\0' ? "-" : "";
    const tkd_text plain =
        tkd_sheet_format(sheet, "%s%s%.*s%s%s", kind, first, TKD_ARG(id), second, part);
    tkd_text made = plain;
    for (uint32_t number = 2; sheet->status == TKD_OK; number++) {
        const tkd_status status = tkd_index_put(&sheet->ids, made, 0, NULL);
        if (status == TKD_OK) {
            break;
        }
        if (status == TKD_ERR_MEMORY) {
            tkd_sheet_fail_memory(sheet);
        }
        made = tkd_sheet_format(sheet, "%.*s-%u", TKD_ARG(plain), number);
    }
    return made;
}

// Does the one stand within the other, but for the width of lines?
static bool is_within(const tkd_mark *mark, const tkd_mark *card)
{
    const double slack = 2.0;
    return mark->x >= card->x - slack && mark->y >= card->y - slack &&
           mark->x + mark->width <= card->x + card->width + slack &&
           mark->y + mark->height <= card->y + card->height + slack;
}

// The card that a mark stands on: the one with the longest beginning of its id.
static tkd_text find_owner(const tkd_sheet *sheet, const tkd_mark *mark)
{
    const tkd_mark *marks = sheet->marks.items;
    for (size_t end = mark->id.size; end-- > 1;) {
        const uint32_t row = mark->id.data[end] == '-'
                                 ? tkd_index_get(&sheet->cards, tkd_text_part(mark->id, 0, end))
                                 : UINT32_MAX;
        if (row != UINT32_MAX && is_within(mark, &marks[row])) {
            return marks[row].id;
        }
    }
    return (tkd_text){"", 0};
}

void tkd_sheet_put(tkd_sheet *sheet, const tkd_mark *mark)
{
    const bool is_curve = mark->kind == TKD_MARK_CURVE || mark->kind == TKD_MARK_AREA;
    const tkd_text owner =
        sheet->status == TKD_OK && !is_curve ? find_owner(sheet, mark) : (tkd_text){"", 0};
    tkd_mark *place = sheet->status == TKD_OK ? tkd_list_add(&sheet->marks) : NULL;
    if (place == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    *place = *mark;
    place->owner = owner;
    place->first_datum = (uint32_t)sheet->data.count;
    place->datum_count = 0;
    const uint32_t row = (uint32_t)sheet->marks.count - 1;
    if (!is_curve && mark->kind != TKD_MARK_TEXT &&
        tkd_index_put(&sheet->cards, mark->id, row, NULL) == TKD_ERR_MEMORY) {
        tkd_sheet_fail_memory(sheet);
    }
}

void tkd_sheet_datum(tkd_sheet *sheet, const char *name, tkd_text value)
{
    if (value.size == 0 || sheet->status != TKD_OK) {
        return;
    }
    TKD_REQUIRE(sheet->marks.count > 0);
    tkd_datum *place = tkd_list_add(&sheet->data);
    if (place == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    *place = (tkd_datum){name, value};
    tkd_mark *marks = sheet->marks.items;
    marks[sheet->marks.count - 1].datum_count++;
}

void tkd_sheet_datum_number(tkd_sheet *sheet, const char *name, double value)
{
    if (!isnan(value)) {
        char bytes[TKD_NUMBER_SIZE];
        const size_t size = tkd_number_shortest(value, bytes);
        tkd_sheet_datum(sheet, name, tkd_sheet_format(sheet, "%.*s", (int)size, bytes));
    }
}

static void put_with_points(tkd_sheet *sheet, tkd_mark_kind kind, const tkd_mark *mark,
                            const tkd_point2 *points, uint32_t count)
{
    tkd_mark whole = *mark;
    whole.kind = kind;
    whole.first_point = (uint32_t)sheet->points.count;
    whole.point_count = count;
    for (uint32_t i = 0; i < count && sheet->status == TKD_OK; i++) {
        tkd_point2 *place = tkd_list_add(&sheet->points);
        if (place == NULL) {
            tkd_sheet_fail_memory(sheet);
            return;
        }
        *place = points[i];
    }
    tkd_sheet_put(sheet, &whole);
}

void tkd_sheet_put_curve(tkd_sheet *sheet, const tkd_mark *mark, const tkd_point2 *points,
                         uint32_t count)
{
    put_with_points(sheet, TKD_MARK_CURVE, mark, points, count);
}

void tkd_sheet_put_area(tkd_sheet *sheet, const tkd_mark *mark, const tkd_point2 *corners,
                        uint32_t count)
{
    TKD_REQUIRE(count >= 3);
    put_with_points(sheet, TKD_MARK_AREA, mark, corners, count);
}

void tkd_sheet_put_line(tkd_sheet *sheet, tkd_text id, tkd_text line, double x, double y,
                        const tkd_text_style *style)
{
    if (line.size == 0 || sheet->status != TKD_OK) {
        return;
    }
    const double width = tkd_measure_width(sheet->measure, line, style->font);
    double left = x;
    switch (style->align) {
    case TKD_ALIGN_LEFT: break;
    case TKD_ALIGN_CENTER: left = x - width / 2.0; break;
    case TKD_ALIGN_RIGHT: left = x - width; break;
    }
    const tkd_mark mark = {
        .kind = TKD_MARK_TEXT,
        .id = id,
        .class_name = style->class_name,
        .x = left,
        .y = y,
        .width = width,
        .height = tkd_font_line(style->font),
        .fill = style->color,
        .text = line,
        .font = style->font,
    };
    tkd_sheet_put(sheet, &mark);
}

void tkd_sheet_put_lines(tkd_sheet *sheet, tkd_text id, const tkd_lines *lines, double x, double y,
                         const tkd_text_style *style)
{
    for (size_t i = 0; i < lines->count; i++) {
        char part[24];
        snprintf(part, sizeof(part), "%zu", i + 1);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, part),
                           lines->lines[i], x, y + (double)i * tkd_font_line(style->font), style);
    }
}

tkd_lines tkd_sheet_break(tkd_sheet *sheet, tkd_text text, tkd_font font, double width,
                          size_t most_lines)
{
    tkd_lines lines = {0};
    if (sheet->status == TKD_OK) {
        sheet->status = tkd_measure_break(sheet->measure, sheet->arena, text, font, width,
                                          most_lines, &lines, sheet->err);
    }
    return lines;
}

tkd_text tkd_sheet_format(tkd_sheet *sheet, const char *format, ...)
{
    if (sheet->status != TKD_OK) {
        return (tkd_text){"", 0};
    }
    va_list arguments;
    va_start(arguments, format);
    const tkd_text text = tkd_text_format_list(sheet->arena, format, arguments);
    va_end(arguments);
    if (text.data == NULL) {
        tkd_sheet_fail_memory(sheet);
        return (tkd_text){"", 0};
    }
    return text;
}
