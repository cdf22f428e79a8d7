// SPDX-License-Identifier: EUPL-1.2
// Writing areas as xdot operations: S style, c and C colours of pen and filling, P polygon, L line
// (Graphviz, "Output formats: xdot"). Hatching is lines of x + y = constant, cut by the polygon: where
// such a line crosses the boundary, inside and outside take turns.
#include "area.h"

#include "teekond/number.h"

#include <math.h>

#define HATCHES_MOST 2000.0 // Lines in one area; beyond, they stand farther apart.

typedef struct area_writer {
    const tkd_sheet *sheet;
    tkd_writer out;
    tkd_list crossings; // double: x where the line in hand crosses the boundary.
} area_writer;

static void write_point(area_writer *writer, tkd_point2 point)
{
    const double place[] = {point.x, writer->sheet->height - point.y};
    for (size_t i = 0; i < 2; i++) {
        tkd_write_char(&writer->out, ' ');
        tkd_write_number(&writer->out, round(place[i] * TKD_SHEET_SCALE * 100.0) / 100.0 + 0.0);
    }
}

// An operation with a text, told with its size.
static void write_text(area_writer *writer, char operation, const char *text)
{
    tkd_write_format(&writer->out, "%c %zu -%s ", operation, tkd_text_of(text).size, text);
}

static void write_pen(area_writer *writer, const tkd_mark *area)
{
    static const char *const strokes[] = {"solid", "dashed", "dotted"};
    tkd_writer *out = &writer->out;
    char width[TKD_NUMBER_SIZE];
    const double points = round(area->line_width * TKD_SHEET_SCALE * 100.0) / 100.0;
    const size_t size = tkd_number_shortest(points, width);
    const char *stroke = strokes[area->stroke];
    tkd_write_format(out, "S %zu -%s,setlinewidth(%s) ",
                     tkd_text_of(stroke).size + size + sizeof(",setlinewidth()") - 1, stroke,
                     width);
}

// ---- Hatching

static void sort(double *values, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const double value = values[i];
        size_t place = i;
        for (; place > 0 && values[place - 1] > value; place--) {
            values[place] = values[place - 1];
        }
        values[place] = value;
    }
}

// Where x + y = sum crosses the boundary, from left to right; false when memory ran out.
static bool find_crossings(area_writer *writer, const tkd_point2 *corners, uint32_t count,
                           double sum)
{
    writer->crossings.count = 0;
    for (uint32_t i = 0; i < count; i++) {
        const tkd_point2 a = corners[i];
        const tkd_point2 b = corners[(i + 1) % count];
        const double from = a.x + a.y - sum;
        const double to = b.x + b.y - sum;
        if ((from < 0.0) == (to < 0.0)) {
            continue;
        }
        double *crossing = tkd_list_add(&writer->crossings);
        if (crossing == NULL) {
            return false;
        }
        *crossing = a.x + (b.x - a.x) * from / (from - to);
    }
    sort(writer->crossings.items, writer->crossings.count);
    return true;
}

static bool write_hatching(area_writer *writer, const tkd_mark *area, const tkd_point2 *corners)
{
    double least = (double)INFINITY;
    double most = -(double)INFINITY;
    for (uint32_t i = 0; i < area->point_count; i++) {
        least = fmin(least, corners[i].x + corners[i].y);
        most = fmax(most, corners[i].x + corners[i].y);
    }
    const double apart = fmax(area->hatch * sqrt(2.0), (most - least) / HATCHES_MOST);
    write_text(writer, 'c', area->line);
    const double first = ceil(least / apart);
    const uint32_t count = (uint32_t)fmax(ceil(most / apart) - first, 0.0);
    for (uint32_t line = 0; line < count; line++) {
        const double sum = (first + (double)line) * apart;
        if (!find_crossings(writer, corners, area->point_count, sum)) {
            return false;
        }
        const double *x = writer->crossings.items;
        for (size_t i = 0; i + 1 < writer->crossings.count; i += 2) {
            tkd_write_string(&writer->out, "L 2");
            write_point(writer, (tkd_point2){x[i], sum - x[i]});
            write_point(writer, (tkd_point2){x[i + 1], sum - x[i + 1]});
            tkd_write_char(&writer->out, ' ');
        }
    }
    return true;
}

static bool write_area(area_writer *writer, const tkd_mark *area)
{
    const tkd_point2 *corners = (const tkd_point2 *)writer->sheet->points.items + area->first_point;
    const bool hatched = area->hatch > 0.0 && area->line != NULL;
    write_pen(writer, area);
    write_text(writer, 'c', area->line == NULL || hatched ? "transparent" : area->line);
    write_text(writer, 'C', area->fill == NULL ? "transparent" : area->fill);
    tkd_write_format(&writer->out, "P %u", area->point_count);
    for (uint32_t i = 0; i < area->point_count; i++) {
        write_point(writer, corners[i]);
    }
    tkd_write_char(&writer->out, ' ');
    return !hatched || write_hatching(writer, area, corners);
}

tkd_text tkd_area_background(const tkd_sheet *sheet, tkd_arena *arena)
{
    area_writer writer = {.sheet = sheet};
    tkd_writer_init_memory(&writer.out, arena, 0);
    tkd_list_init(&writer.crossings, arena, sizeof(double));
    const tkd_mark *marks = sheet->marks.items;
    for (size_t i = 0; i < sheet->marks.count; i++) {
        if (marks[i].kind == TKD_MARK_AREA && !write_area(&writer, &marks[i])) {
            return (tkd_text){0};
        }
    }
    return tkd_writer_text(&writer.out);
}
