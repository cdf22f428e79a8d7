// SPDX-License-Identifier: EUPL-1.2
// Putting marks on a sheet. The first failure is remembered and all after it swallowed, so that
// diagrams check once.
#include "sheet.h"

#include <stdio.h>

void tkd_sheet_init(tkd_sheet *sheet, tkd_arena *arena, const tkd_measure *measure, tkd_error *err)
{
    *sheet = (tkd_sheet){.arena = arena, .measure = measure, .err = err};
    tkd_list_init(&sheet->marks, arena, sizeof(tkd_mark));
    tkd_list_init(&sheet->points, arena, sizeof(tkd_point2));
    tkd_index_init(&sheet->ids, arena);
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

void tkd_sheet_put(tkd_sheet *sheet, const tkd_mark *mark)
{
    tkd_mark *place = sheet->status == TKD_OK ? tkd_list_add(&sheet->marks) : NULL;
    if (place == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    *place = *mark;
}

void tkd_sheet_put_curve(tkd_sheet *sheet, const tkd_mark *mark, const tkd_point2 *points,
                         uint32_t count)
{
    tkd_mark curve = *mark;
    curve.kind = TKD_MARK_CURVE;
    curve.first_point = (uint32_t)sheet->points.count;
    curve.point_count = count;
    for (uint32_t i = 0; i < count && sheet->status == TKD_OK; i++) {
        tkd_point2 *place = tkd_list_add(&sheet->points);
        if (place == NULL) {
            tkd_sheet_fail_memory(sheet);
            return;
        }
        *place = points[i];
    }
    tkd_sheet_put(sheet, &curve);
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
