// SPDX-License-Identifier: EUPL-1.2
// A person's panel: where it stands among ten people, its story in words, the whole time as one strip
// with the calendar, and below a row for each step, by stages.
#include "person.h"

#include "teekond/date.h"

#include <math.h>

#define PEOPLE 10
#define HEAD_GAP 7.0
#define STRIP 24.0
#define LANE_GAP 3.0
#define AFTER 8.0

static const tkd_font name_font = {17.0, TKD_WEIGHT_BOLD};
static const tkd_font who_font = {10.5, TKD_WEIGHT_NORMAL};
static const tkd_font story_font = {12.0, TKD_WEIGHT_NORMAL};
static const tkd_font stage_font = {10.5, TKD_WEIGHT_SEMIBOLD};
static const tkd_font step_font = {11.0, TKD_WEIGHT_NORMAL};

static double head_height(const tkd_person_life *life)
{
    const double words = tkd_font_line(name_font) + tkd_font_line(who_font) + life->story.height;
    return fmax(words + 6.0, 42.0 + life->rank.height) + HEAD_GAP;
}

// ---- One among ten

static void put_one(const tkd_drawing *drawing, tkd_text id, double x, double bottom, double size,
                    const char *fill, const char *line)
{
    tkd_sheet *sheet = drawing->sheet;
    const double head = 0.34 * size;
    const tkd_mark body = {
        .kind = TKD_MARK_CARD,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "body"),
        .class_name = "one",
        .x = x - 0.26 * size,
        .y = bottom - 0.6 * size,
        .width = 0.52 * size,
        .height = 0.6 * size,
        .fill = fill,
        .line = line,
        .line_width = 1.0,
    };
    tkd_mark face = body;
    face.kind = TKD_MARK_DISC;
    face.id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "head");
    face.x = x - head / 2.0;
    face.y = bottom - size;
    face.width = head;
    face.height = head;
    tkd_sheet_put(sheet, &body);
    tkd_sheet_put(sheet, &face);
}

// Ten people in the order in which they are done: this one stands out, those after it are hollow.
static void put_ten(const tkd_drawing *drawing, const tkd_person_life *life, tkd_text id, double y)
{
    const tkd_colors *colors = drawing->colors;
    const int place = (int)fmin(fmax(round(life->person->share * PEOPLE), 1.0), (double)PEOPLE);
    for (int i = 1; i <= PEOPLE; i++) {
        const double x = TKD_MARGIN + 16.0 + (double)(i - 1) * 30.0;
        const bool is_one = i == place;
        const char *fill = is_one ? colors->wait : i < place ? colors->service : colors->paper;
        put_one(drawing, id, x, y + 36.0, is_one ? 36.0 : 27.0, fill,
                is_one ? colors->wait : colors->service);
    }
}

// ---- Who it is

// "Kolmanda riigi kodanik · Tartu linn · saabus 15.07.2027"
static tkd_text who_text(const tkd_drawing *drawing, const tkd_picture_person *person)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    const tkd_text parts[] = {tkd_drawing_label(drawing, &person->group),
                              tkd_drawing_label(drawing, &person->municipality)};
    for (size_t i = 0; i < 2; i++) {
        tkd_write(&writer, parts[i]);
        tkd_write_string(&writer, parts[i].size > 0 ? " · " : "");
    }
    tkd_write(&writer, tkd_say(drawing, "saabus ", "arrived on ", "прибытие "));
    tkd_date_print(&writer, person->arrived_day, drawing->language);
    tkd_write(&writer, tkd_say(drawing, " · simuleeritud inimene, mitte päris",
                               " · a simulated person, not a real one",
                               " · человек из симуляции, не настоящий"));
    return tkd_writer_text(&writer);
}

static double put_head(const tkd_drawing *drawing, const tkd_person_life *life,
                       const tkd_person_axis *axis, tkd_text id, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_colors *colors = drawing->colors;
    const tkd_text_style name = {name_font, colors->ink, TKD_ALIGN_LEFT, "person-name"};
    const tkd_text_style who = {who_font, colors->faint, TKD_ALIGN_LEFT, "person-who"};
    const tkd_text_style story = {story_font, colors->ink, TKD_ALIGN_LEFT, "person-story"};
    const tkd_text_style rank = {who_font, colors->faint, TKD_ALIGN_LEFT, "person-rank"};
    put_ten(drawing, life, id, y);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "rank"), &life->rank,
                        TKD_MARGIN + 6.0, y + 42.0, &rank);
    const tkd_lines title = tkd_sheet_break(sheet, tkd_person_headline(drawing, life), name_font,
                                            axis->right - axis->left, 1);
    const tkd_lines line = tkd_sheet_break(sheet, who_text(drawing, life->person), who_font,
                                           axis->right - axis->left, 1);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "name"), &title,
                        axis->left, y, &name);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "who"), &line,
                        axis->left, y + tkd_font_line(name_font), &who);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "story"), &life->story,
                        axis->left, y + tkd_font_line(name_font) + tkd_font_line(who_font) + 3.0,
                        &story);
    return y + head_height(life);
}

// ---- The whole time as one strip

// A mark at a moment, over the strip: the clock's start, the end, the target.
static void put_moment(const tkd_drawing *drawing, const tkd_person_axis *axis, tkd_text id,
                       const char *part, double hours, double top, double bottom, bool is_dashed)
{
    const double x = tkd_person_x(axis, hours);
    const tkd_point2 points[] = {{x, top}, {x, top}, {x, bottom}, {x, bottom}};
    const tkd_mark line = {
        .id = tkd_sheet_id(drawing->sheet, id.data, (tkd_text){0}, part),
        .class_name = "moment",
        .line = drawing->colors->ink,
        .line_width = 1.2,
        .stroke = is_dashed ? TKD_STROKE_DASHED : TKD_STROKE_SOLID,
    };
    tkd_sheet_put_curve(drawing->sheet, &line, points, 4);
}

static double put_strip(const tkd_drawing *drawing, const tkd_person_life *life,
                        const tkd_person_axis *axis, tkd_text id, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style lead = {
        {11.5, TKD_WEIGHT_BOLD}, drawing->colors->ink, TKD_ALIGN_RIGHT, "strip-name"};
    const tkd_text_style hint = {who_font, drawing->colors->faint, TKD_ALIGN_RIGHT, "strip-hint"};
    const tkd_text_style end = {
        {12.0, TKD_WEIGHT_BOLD}, drawing->colors->ink, TKD_ALIGN_LEFT, "strip-end"};
    const double middle = y + STRIP / 2.0;
    tkd_sheet_put_line(
        sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "strip"),
        tkd_say(drawing, "Kogu aeg kokku võetuna", "All of the time in one", "Всё время вместе"),
        axis->left - TKD_PERSON_GAP, middle - tkd_font_line(lead.font) / 2.0, &lead);
    tkd_person_put_bars(drawing, axis, &life->segments,
                        tkd_sheet_id(sheet, id.data, (tkd_text){0}, "whole"), middle, STRIP - 4.0);
    const double x = tkd_person_x(axis, life->end_h);
    const tkd_text done = tkd_sheet_format(
        sheet, "✓ %.*s", TKD_ARG(tkd_person_duration(drawing, life->end_h - life->begin_h)));
    if (x + 8.0 + tkd_measure_width(sheet->measure, done, end.font) <= axis->right + 60.0) {
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "end"), done, x + 8.0,
                           middle - tkd_font_line(end.font) / 2.0, &end);
    }
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "calendar"),
                       tkd_say(drawing, "kalender", "calendar", "календарь"),
                       axis->left - TKD_PERSON_GAP, y + STRIP + 3.0, &hint);
    const double below = tkd_person_put_calendar(drawing, axis, life, id, y + STRIP);
    return fmax(below, y + STRIP) + 8.0;
}

// ---- Rows by stage

// The stage's name begins level with its first step's.
static double stage_top(const tkd_person_life *life)
{
    return (life->row_height - tkd_font_line(stage_font)) / 2.0;
}

static double lane_height(const tkd_drawing *drawing, const tkd_person_life *life, uint32_t first,
                          uint32_t end, tkd_lines *title)
{
    const tkd_picture_stage *stage = &drawing->picture->stages[life->rows[first].stage];
    *title = tkd_sheet_break(drawing->sheet, tkd_drawing_label(drawing, &stage->title), stage_font,
                             TKD_PERSON_STAGES, 3);
    double rows = 0.0;
    for (uint32_t i = first; i < end; i++) {
        rows += fmax(life->row_height, life->rows[i].title.height + 4.0);
    }
    return fmax(rows, stage_top(life) + title->height + 4.0);
}

static uint32_t end_of_stage(const tkd_person_life *life, uint32_t first)
{
    uint32_t end = first;
    while (end < life->row_count && life->rows[end].stage == life->rows[first].stage) {
        end++;
    }
    return end;
}

static void put_ground(const tkd_drawing *drawing, const tkd_person_axis *axis, tkd_text id,
                       double y, double height)
{
    const double left = TKD_MARGIN;
    const double right = axis->right + 6.0;
    const tkd_point2 corners[] = {{left, y}, {right, y}, {right, y + height}, {left, y + height}};
    const tkd_mark ground = {
        .id = tkd_sheet_id(drawing->sheet, id.data, (tkd_text){0}, "lane"),
        .class_name = "ground",
        .fill = drawing->colors->band,
    };
    tkd_sheet_put_area(drawing->sheet, &ground, corners, 4);
}

static double put_stage(const tkd_drawing *drawing, const tkd_person_life *life,
                        const tkd_person_axis *axis, tkd_text id, uint32_t first, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_colors *colors = drawing->colors;
    const uint32_t end = end_of_stage(life, first);
    tkd_lines title;
    const double height = lane_height(drawing, life, first, end, &title);
    const tkd_text_style stage = {stage_font, colors->faint, TKD_ALIGN_LEFT, "stage-name"};
    const tkd_text_style step = {step_font, colors->ink, TKD_ALIGN_LEFT, "step-name"};
    put_ground(drawing, axis, id, y, height);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "stage"), &title,
                        TKD_MARGIN + 6.0, y + stage_top(life), &stage);
    double top = y;
    for (uint32_t i = first; i < end; i++) {
        const tkd_person_row *row = &life->rows[i];
        const double row_height = fmax(life->row_height, row->title.height + 4.0);
        const double middle = top + row_height / 2.0;
        const tkd_text row_id = tkd_sheet_id(
            sheet, id.data, drawing->picture->steps[life->stretches[row->first]->step].id, "");
        tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, row_id.data, (tkd_text){0}, "title"),
                            &row->title, TKD_MARGIN + TKD_PERSON_STAGES + TKD_PERSON_GAP,
                            middle - row->title.height / 2.0, &step);
        tkd_person_put_row(drawing, life, axis, row, row_id, middle);
        top += row_height;
    }
    return y + height + LANE_GAP;
}

// ---- The panel

double tkd_person_height(const tkd_drawing *drawing, const tkd_person_life *life)
{
    double height = head_height(life) + STRIP + tkd_font_line(who_font) + 16.0 + AFTER;
    for (uint32_t first = 0; first < life->row_count; first = end_of_stage(life, first)) {
        tkd_lines title;
        height += LANE_GAP + lane_height(drawing, life, first, end_of_stage(life, first), &title);
    }
    return height;
}

void tkd_person_put(const tkd_drawing *drawing, const tkd_person_life *life,
                    const tkd_person_axis *axis, tkd_text id, double y)
{
    double below = put_head(drawing, life, axis, id, y);
    const double top = below - 3.0;
    below = put_strip(drawing, life, axis, id, below);
    const double bottom = below - 5.0;
    for (uint32_t first = 0; first < life->row_count && drawing->sheet->status == TKD_OK;
         first = end_of_stage(life, first)) {
        below = put_stage(drawing, life, axis, id, first, below);
    }
    tkd_person_put_grid(drawing, axis, top + 3.0, below - LANE_GAP);
    put_moment(drawing, axis, id, "ended", life->end_h, top, bottom, false);
    if (life->begin_h > 0.0) {
        put_moment(drawing, axis, id, "clock", life->begin_h, top, bottom, true);
    }
}
