// SPDX-License-Identifier: EUPL-1.2
// Words of charts: where they have room, what is missing, what signs mean.
#include "chart.h"

#include <math.h>

#define SAMPLE_WIDTH 18.0
#define KEY_GAP 18.0
#define RATIO_MOST 1.95

double tkd_chart_head(const tkd_drawing *drawing, double width)
{
    tkd_frame_block none = {.width = 0.0};
    return tkd_frame_titles(drawing, width, &none);
}

void tkd_chart_describe(const tkd_drawing *drawing, tkd_text answers)
{
    tkd_sheet *sheet = drawing->sheet;
    sheet->description = tkd_sheet_format(sheet, "%.*s%s%.*s", TKD_ARG(answers),
                                          answers.size > 0 ? " " : "", TKD_ARG(sheet->description));
}

void tkd_chart_finish(const tkd_drawing *drawing, double width, double y)
{
    drawing->sheet->width = width + 2.0 * TKD_MARGIN;
    drawing->sheet->height = fmax(y, drawing->sheet->width / RATIO_MOST);
}

bool tkd_chart_is_free(const tkd_sheet *sheet, size_t first, double x, double y, double width,
                       double height)
{
    const tkd_mark *marks = sheet->marks.items;
    for (size_t i = first; i < sheet->marks.count; i++) {
        const tkd_mark *mark = &marks[i];
        if (mark->kind == TKD_MARK_TEXT && mark->x < x + width && x < mark->x + mark->width &&
            mark->y < y + height && y < mark->y + mark->height) {
            return false;
        }
    }
    return true;
}

tkd_text tkd_chart_pool_name(const tkd_drawing *drawing, tkd_text pool, const tkd_label *title,
                             tkd_text place, const tkd_label *place_title)
{
    const tkd_text name = tkd_drawing_label(drawing, title);
    const tkd_text where = tkd_text_equal(place, TKD_TEXT("*"))
                               ? tkd_say(drawing, "kogu riik", "the whole country", "вся страна")
                               : tkd_drawing_label(drawing, place_title);
    return tkd_sheet_format(drawing->sheet, "%.*s%s%.*s", TKD_ARG(name.size > 0 ? name : pool),
                            where.size > 0 ? " · " : "", TKD_ARG(where));
}

double tkd_chart_put_missing(const tkd_drawing *drawing, tkd_text sentence, double y, double width)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text id = tkd_sheet_id(sheet, "missing", (tkd_text){"", 0}, "");
    const tkd_text_style style = {
        {14.0, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "missing"};
    const tkd_lines lines = tkd_sheet_break(sheet, sentence, style.font, width - 48.0, 8);
    const tkd_mark card = {
        .kind = TKD_MARK_CARD,
        .id = id,
        .class_name = "missing",
        .x = TKD_MARGIN,
        .y = y,
        .width = width,
        .height = lines.height + 48.0,
        .fill = drawing->colors->band,
        .line = drawing->colors->line,
        .line_width = 0.8,
    };
    tkd_sheet_put(sheet, &card);
    tkd_sheet_put_lines(sheet, id, &lines, TKD_MARGIN + 24.0, y + 24.0, &style);
    return y + card.height;
}

// ---- Keys

static void put_sample(tkd_sheet *sheet, tkd_text id, const tkd_key *key, double x, double middle)
{
    tkd_mark mark = {.kind = key->kind,
                     .id = id,
                     .class_name = "legend",
                     .fill = key->fill,
                     .line = key->line,
                     .line_width = key->line_width,
                     .stroke = key->stroke,
                     .hatch = key->hatch};
    const double height = 10.0;
    switch (key->kind) {
    case TKD_MARK_CURVE: {
        const tkd_point2 ends[] = {{x, middle}, {x + SAMPLE_WIDTH, middle}};
        tkd_chart_put_line(sheet, &mark, ends, 2);
        return;
    }
    case TKD_MARK_AREA: {
        const double top = middle - height / 2.0;
        const tkd_point2 corners[] = {
            {x, top}, {x + SAMPLE_WIDTH, top}, {x + SAMPLE_WIDTH, top + height}, {x, top + height}};
        tkd_sheet_put_area(sheet, &mark, corners, 4);
        return;
    }
    case TKD_MARK_DISC:
    case TKD_MARK_DIAMOND:
        tkd_chart_put_dot(sheet, &mark, (tkd_point2){x + SAMPLE_WIDTH / 2.0, middle}, height);
        return;
    case TKD_MARK_GROUND:
    case TKD_MARK_BOX:
    case TKD_MARK_CARD:
    case TKD_MARK_CHEVRON:
    case TKD_MARK_TEXT: break;
    }
    mark.kind = TKD_MARK_BOX;
    mark.x = x;
    mark.y = middle - height / 2.0;
    mark.width = SAMPLE_WIDTH;
    mark.height = height;
    tkd_sheet_put(sheet, &mark);
}

double tkd_chart_put_keys(const tkd_drawing *drawing, const char *id, const tkd_key *keys,
                          size_t count, double x, double y, double width)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {
        {TKD_CHART_TEXT, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "legend"};
    const double line = tkd_font_line(style.font);
    const double lead = SAMPLE_WIDTH + 6.0;
    double at = x;
    double top = y;
    for (size_t i = 0; i < count; i++) {
        const double most = width - lead;
        const tkd_lines lines = tkd_sheet_break(sheet, keys[i].text, style.font, most, 3);
        if (at > x && at + lead + lines.width > x + width) {
            at = x;
            top += line + 4.0;
        }
        put_sample(sheet, tkd_sheet_id(sheet, id, (tkd_text){"", 0}, "sample"), &keys[i], at,
                   top + line / 2.0);
        tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id, (tkd_text){"", 0}, "word"), &lines,
                            at + lead, top, &style);
        at += lead + lines.width + KEY_GAP;
        top += lines.count > 1 ? lines.height - line : 0.0;
    }
    return count > 0 ? top + line + 4.0 : y;
}
