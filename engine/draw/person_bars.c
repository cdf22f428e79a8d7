// SPDX-License-Identifier: EUPL-1.2
// Bars of a person's chart. What time goes to shows by form and pattern: being served is solid, waiting
// hatched, processing framed, passing time dotted; visits are numbered discs. What took long is said
// beside the bars, on the side where there is room.
#include "person.h"

#include <math.h>
#include <stdlib.h>

#define HATCH 4.5
#define DISC 15.5
#define LABEL_GAP 8.0
#define RUNS_MOST 4
#define LONG_WAIT_H 720.0  /* 30 days, … */
#define LONG_SHARE 0.1     /* … or so much of all. */
#define LITTLE_SHARE 0.005 /* Not worth a word. */

// ---- Bars

static void put_wait(const tkd_drawing *drawing, const tkd_mark *box)
{
    const tkd_point2 corners[] = {{box->x, box->y},
                                  {box->x + box->width, box->y},
                                  {box->x + box->width, box->y + box->height},
                                  {box->x, box->y + box->height}};
    tkd_mark area = *box;
    area.fill = drawing->colors->wait_p90;
    area.line = drawing->colors->wait;
    area.line_width = 0.9;
    area.hatch = HATCH;
    tkd_sheet_put_area(drawing->sheet, &area, corners, 4);
}

static void put_thread(const tkd_drawing *drawing, const tkd_mark *box, double y)
{
    const tkd_point2 points[] = {
        {box->x, y}, {box->x, y}, {box->x + box->width, y}, {box->x + box->width, y}};
    tkd_mark line = *box;
    line.fill = NULL;
    line.line = drawing->colors->faint;
    line.line_width = 1.0;
    line.stroke = TKD_STROKE_DOTTED;
    tkd_sheet_put_curve(drawing->sheet, &line, points, 4);
}

static void put_segment(const tkd_drawing *drawing, const tkd_mark *box, tkd_spell spell, double y)
{
    const tkd_colors *colors = drawing->colors;
    tkd_mark mark = *box;
    mark.kind = TKD_MARK_BOX;
    switch (spell) {
    case TKD_SPELL_SERVED:
        mark.width = fmax(mark.width, 2.0);
        mark.fill = colors->served;
        break;
    case TKD_SPELL_TRAVEL:
        mark.width = fmax(mark.width, 1.5);
        mark.y = y - box->height / 5.0;
        mark.height = box->height / 2.5;
        mark.fill = colors->served;
        break;
    case TKD_SPELL_WAIT: put_wait(drawing, box); return;
    case TKD_SPELL_PROCESSING:
        mark.fill = colors->office;
        mark.line = colors->office_line;
        mark.line_width = 0.8;
        break;
    case TKD_SPELL_DELAY:
        mark.fill = colors->paper;
        mark.line = colors->faint;
        mark.line_width = 1.0;
        mark.stroke = TKD_STROKE_DOTTED;
        break;
    case TKD_SPELL_NEEDS: put_thread(drawing, box, y); return;
    case TKD_SPELL_COUNT: return;
    }
    tkd_sheet_put(drawing->sheet, &mark);
}

static const char *class_of(tkd_spell spell)
{
    static const char *const classes[TKD_SPELL_COUNT] = {
        "time served", "time travel", "time wait", "time processing", "time delay", "time needs"};
    return spell < TKD_SPELL_COUNT ? classes[spell] : "time";
}

void tkd_person_put_bars(const tkd_drawing *drawing, const tkd_person_axis *axis,
                         const tkd_list *segments, tkd_text id, double y, double height)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_person_segment *all = segments->items;
    double drawn = -(double)INFINITY; // Slivers within what is drawn already say nothing more.
    for (size_t i = 0; i < segments->count && sheet->status == TKD_OK; i++) {
        const double left = tkd_person_x(axis, all[i].from_h);
        const double right = tkd_person_x(axis, all[i].until_h);
        if (right < drawn + 0.3 && all[i].spell != TKD_SPELL_SERVED) {
            continue;
        }
        const tkd_mark box = {
            .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "time"),
            .class_name = class_of(all[i].spell),
            .title = tkd_sheet_format(
                sheet, "%.*s: %.*s", TKD_ARG(tkd_person_spell_name(drawing, all[i].spell)),
                TKD_ARG(tkd_person_duration(drawing, all[i].until_h - all[i].from_h))),
            .x = left,
            .y = y - height / 2.0,
            .width = fmax(right - left, 0.4),
            .height = height,
        };
        put_segment(drawing, &box, all[i].spell, y);
        tkd_sheet_datum_number(sheet, "from-h", all[i].from_h);
        tkd_sheet_datum_number(sheet, "until-h", all[i].until_h);
        drawn = fmax(drawn, right);
    }
}

// ---- Visits

static int compare_begins(const void *left, const void *right)
{
    const tkd_picture_stretch *a = *(const tkd_picture_stretch *const *)left;
    const tkd_picture_stretch *b = *(const tkd_picture_stretch *const *)right;
    return a->from_h < b->from_h ? -1 : a->from_h > b->from_h ? 1 : a < b ? -1 : a > b;
}

// Which visit of the person it is, from 1.
static size_t number_of(const tkd_person_life *life, const tkd_picture_stretch *stretch)
{
    const tkd_picture_stretch **found =
        bsearch(&stretch, life->visits, life->visit_count, sizeof(const tkd_picture_stretch *),
                compare_begins);
    return found == NULL ? 0 : (size_t)(found - life->visits) + 1;
}

// Visits that share a mark: their numbers, and where the first began.
typedef struct together {
    size_t first;
    size_t last;
    size_t count;
    double x;
    tkd_text text;
    double width;
} together;

static const tkd_font number_font = {10.0, TKD_WEIGHT_BOLD};

// One more visit; "3", "3, 4", "3 … 9".
static void join(const tkd_drawing *drawing, together *group, size_t number, double x)
{
    tkd_sheet *sheet = drawing->sheet;
    group->first = group->count == 0 ? number : group->first;
    group->x = group->count == 0 ? x : group->x;
    group->last = number;
    group->count++;
    group->text = group->count == 1 ? tkd_sheet_format(sheet, "%zu", number)
                                    : tkd_sheet_format(sheet, "%zu%s%zu", group->first,
                                                       group->count == 2 ? ", " : " … ", number);
    group->width = fmax(DISC, tkd_measure_width(sheet->measure, group->text, number_font) + 7.0);
}

// A disc with the visit's number, or a wider one with several; returns its right edge.
static double put_disc(const tkd_drawing *drawing, const tkd_person_axis *axis, tkd_text id,
                       const together *group, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {number_font, drawing->colors->badge_ink, TKD_ALIGN_CENTER,
                                  "badge-number"};
    const tkd_mark disc = {
        .kind = group->count == 1 && group->width <= DISC ? TKD_MARK_DISC : TKD_MARK_CARD,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "visit"),
        .class_name = "badge visit",
        .x = fmin(group->x - 1.0, axis->right + 4.0 - group->width),
        .y = y - DISC / 2.0,
        .width = group->width,
        .height = DISC,
        .fill = drawing->colors->badge,
    };
    tkd_sheet_put(sheet, &disc);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, disc.id.data, (tkd_text){0}, "number"),
                       group->text, disc.x + group->width / 2.0,
                       y - tkd_font_line(number_font) / 2.0, &style);
    return disc.x + group->width;
}

// The visits of a row at the moments when they began; those too near to one another share a mark.
// Returns where the last one ends.
static double put_visits(const tkd_drawing *drawing, const tkd_person_life *life,
                         const tkd_person_axis *axis, const tkd_person_row *row, tkd_text id,
                         double y)
{
    together group = {0};
    double right = axis->left;
    for (uint32_t i = 0; i < row->count; i++) {
        const tkd_picture_stretch *stretch = life->stretches[row->first + i];
        if (stretch->phase != TKD_STRETCH_SERVICE) {
            continue;
        }
        const double x = tkd_person_x(axis, stretch->from_h);
        if (group.count > 0 && x >= group.x + group.width + 1.0) {
            right = put_disc(drawing, axis, id, &group, y);
            group.count = 0;
        }
        join(drawing, &group, number_of(life, stretch), x);
    }
    return group.count == 0 ? right : put_disc(drawing, axis, id, &group, y);
}

// ---- In words

// What one kind of phase took in a row.
typedef struct run {
    tkd_stretch_phase phase;
    bool is_course;
    bool is_said;
    double hours;
    tkd_text text;
    double width;
} run;

// Phases in the order in which they first came, with their sums.
static size_t sum_phases(const tkd_drawing *drawing, const tkd_person_life *life,
                         const tkd_person_row *row, run runs[TKD_STRETCH_PHASE_COUNT])
{
    size_t count = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        const tkd_picture_stretch *stretch = life->stretches[row->first + i];
        size_t at = 0;
        while (at < count && runs[at].phase != stretch->phase) {
            at++;
        }
        if (at == count) {
            runs[count++] = (run){.phase = stretch->phase};
        }
        runs[at].hours += stretch->until_h - stretch->from_h;
        runs[at].is_course = runs[at].is_course || drawing->picture->steps[stretch->step].is_course;
    }
    return count;
}

// The longest ones are said, and being served; little ones are not.
static void choose_runs(const tkd_drawing *drawing, const tkd_person_life *life, run *runs,
                        size_t count)
{
    const double whole = fmax(life->end_h, 1e-9);
    for (size_t said = 0; said < RUNS_MOST; said++) {
        run *best = NULL;
        for (size_t i = 0; i < count; i++) {
            const bool worth = runs[i].hours >= LITTLE_SHARE * whole ||
                               runs[i].phase == TKD_STRETCH_SERVICE || count == 1;
            if (!runs[i].is_said && worth && (best == NULL || runs[i].hours > best->hours)) {
                best = &runs[i];
            }
        }
        if (best == NULL) {
            return;
        }
        best->is_said = true;
        best->text =
            tkd_sheet_format(drawing->sheet, "%.*s\u00a0%.*s",
                             TKD_ARG(tkd_person_phase(drawing, best->phase, best->is_course)),
                             TKD_ARG(tkd_person_duration(drawing, best->hours)));
    }
}

static tkd_text_style style_of(const tkd_drawing *drawing, const tkd_person_life *life,
                               const run *said)
{
    const tkd_spell spell = tkd_person_spell(said->phase);
    const bool is_long =
        (spell == TKD_SPELL_WAIT || spell == TKD_SPELL_PROCESSING) &&
        (said->hours >= LONG_WAIT_H || said->hours >= LONG_SHARE * (life->end_h - life->begin_h));
    const tkd_text_style style = {
        {10.5, is_long ? TKD_WEIGHT_BOLD : TKD_WEIGHT_NORMAL},
        is_long && spell == TKD_SPELL_WAIT ? drawing->colors->price : drawing->colors->ink,
        TKD_ALIGN_LEFT,
        is_long ? "phase long" : "phase",
    };
    return style;
}

#define BETWEEN 9.0

// Widths of what is said; returns the whole.
static double measure_runs(const tkd_drawing *drawing, const tkd_person_life *life, run *runs,
                           size_t count)
{
    double width = 0.0;
    for (size_t i = 0; i < count; i++) {
        if (runs[i].is_said) {
            runs[i].width = tkd_measure_width(drawing->sheet->measure, runs[i].text,
                                              style_of(drawing, life, &runs[i]).font);
            width += (width > 0.0 ? BETWEEN : 0.0) + runs[i].width;
        }
    }
    return width;
}

// The shortest one that is said, or NULL where one alone is left.
static run *shortest_of(run *runs, size_t count)
{
    run *least = NULL;
    size_t said = 0;
    for (size_t i = 0; i < count; i++) {
        said += runs[i].is_said ? 1 : 0;
        if (runs[i].is_said && (least == NULL || runs[i].hours < least->hours)) {
            least = &runs[i];
        }
    }
    return said > 1 ? least : NULL;
}

static void put_runs(const tkd_drawing *drawing, const tkd_person_life *life, const run *runs,
                     size_t count, tkd_text id, double x, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    double left = x;
    for (size_t i = 0; i < count; i++) {
        if (!runs[i].is_said) {
            continue;
        }
        const tkd_text_style style = style_of(drawing, life, &runs[i]);
        const double top = y - tkd_font_line(style.font) / 2.0;
        if (left > x) {
            tkd_text_style dot = style;
            dot.color = drawing->colors->faint;
            dot.align = TKD_ALIGN_CENTER;
            tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "dot"),
                               TKD_TEXT("·"), left + BETWEEN / 2.0, top, &dot);
            left += BETWEEN;
        }
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "phase"),
                           runs[i].text, left, top, &style);
        left += runs[i].width;
    }
}

// Right of the bars, else left of them, else on them.
static void put_words(const tkd_drawing *drawing, const tkd_person_life *life,
                      const tkd_person_axis *axis, const tkd_person_row *row, tkd_text id,
                      double right_edge, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    run runs[TKD_STRETCH_PHASE_COUNT];
    const size_t count = sum_phases(drawing, life, row, runs);
    const double left_edge = tkd_person_x(axis, row->from_h);
    const double edge = fmax(tkd_person_x(axis, row->until_h), right_edge);
    choose_runs(drawing, life, runs, count);
    const double after = axis->right - edge - LABEL_GAP;
    const double before = left_edge - axis->left - LABEL_GAP;
    double width = measure_runs(drawing, life, runs, count);
    while (width > after && width > before) {
        run *shortest = shortest_of(runs, count);
        if (shortest == NULL) {
            break;
        }
        shortest->is_said = false;
        width = measure_runs(drawing, life, runs, count);
    }
    double x = edge + LABEL_GAP;
    if (width > after && width <= before) {
        x = left_edge - LABEL_GAP - width;
    } else if (width > after) {
        x = fmax((left_edge + edge - width) / 2.0, axis->left);
        const tkd_mark card = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "words"),
            .class_name = "words",
            .x = x - 4.0,
            .y = y - 8.0,
            .width = width + 8.0,
            .height = 16.0,
            .fill = drawing->colors->paper,
        };
        tkd_sheet_put(sheet, &card);
    }
    put_runs(drawing, life, runs, count, id, x, y);
}

void tkd_person_put_row(const tkd_drawing *drawing, const tkd_person_life *life,
                        const tkd_person_axis *axis, const tkd_person_row *row, tkd_text id,
                        double y)
{
    tkd_list segments;
    tkd_person_sweep(drawing->sheet, &life->stretches[row->first], row->count, &segments);
    tkd_person_put_bars(drawing, axis, &segments, id, y, 11.0);
    const double right = put_visits(drawing, life, axis, row, id, y);
    put_words(drawing, life, axis, row, id, right, y);
}
