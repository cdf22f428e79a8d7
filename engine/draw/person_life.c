// SPDX-License-Identifier: EUPL-1.2
// A person's stretches put in order: rows of the chart, visits, and the sweep that says what counts at
// each moment.
#include "person.h"

#include <math.h>
#include <stdlib.h>

tkd_spell tkd_person_spell(tkd_stretch_phase phase)
{
    switch (phase) {
    case TKD_STRETCH_BOOKING:
    case TKD_STRETCH_QUEUE:
    case TKD_STRETCH_COURSE:
    case TKD_STRETCH_CALENDAR: return TKD_SPELL_WAIT;
    case TKD_STRETCH_SERVICE: return TKD_SPELL_SERVED;
    case TKD_STRETCH_TRAVEL: return TKD_SPELL_TRAVEL;
    case TKD_STRETCH_PROCESSING: return TKD_SPELL_PROCESSING;
    case TKD_STRETCH_DELAY:
    case TKD_STRETCH_SESSIONS:
    case TKD_STRETCH_REWORK: return TKD_SPELL_DELAY;
    case TKD_STRETCH_NEEDS:
    case TKD_STRETCH_NOT_BEFORE:
    case TKD_STRETCH_PHASE_COUNT: break;
    }
    return TKD_SPELL_NEEDS;
}

#define HOURS_MOST 1e9 /* A hundred thousand years: longer is no life. */

// ---- The sweep

// One spell more or less from a moment on.
typedef struct turn {
    double at_h;
    tkd_spell spell;
    int change;
} turn;

static int compare_turns(const void *left, const void *right)
{
    const turn *a = left;
    const turn *b = right;
    return a->at_h < b->at_h ? -1 : a->at_h > b->at_h ? 1 : a->change - b->change;
}

static tkd_spell first_of(const int64_t counts[TKD_SPELL_COUNT])
{
    size_t spell = 0;
    while (spell < TKD_SPELL_COUNT && counts[spell] == 0) {
        spell++;
    }
    return (tkd_spell)spell;
}

// A segment at the end of the list, or the last one made longer.
static void add_segment(tkd_sheet *sheet, tkd_list *segments, tkd_person_segment segment)
{
    tkd_person_segment *known = segments->items;
    tkd_person_segment *last = segments->count == 0 ? NULL : &known[segments->count - 1];
    if (last != NULL && last->spell == segment.spell && last->until_h >= segment.from_h) {
        last->until_h = segment.until_h;
        return;
    }
    tkd_person_segment *place = sheet->status == TKD_OK ? tkd_list_add(segments) : NULL;
    if (place == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    *place = segment;
}

void tkd_person_sweep(tkd_sheet *sheet, const tkd_picture_stretch *const *stretches, uint32_t count,
                      tkd_list *segments)
{
    turn *turns = TKD_TAKE(sheet->arena, 2 * (size_t)count, turn);
    int64_t counts[TKD_SPELL_COUNT] = {0};
    tkd_list_init(segments, sheet->arena, sizeof(tkd_person_segment));
    if (turns == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        const tkd_spell spell = tkd_person_spell(stretches[i]->phase);
        turns[2 * i] = (turn){stretches[i]->from_h, spell, 1};
        turns[2 * i + 1] = (turn){stretches[i]->until_h, spell, -1};
    }
    qsort(turns, 2 * (size_t)count, sizeof(*turns), compare_turns);
    for (size_t i = 0; i + 1 < 2 * (size_t)count; i++) {
        counts[turns[i].spell] += turns[i].change;
        const tkd_spell spell = first_of(counts);
        if (spell != TKD_SPELL_COUNT && turns[i + 1].at_h > turns[i].at_h) {
            add_segment(sheet, segments,
                        (tkd_person_segment){spell, turns[i].at_h, turns[i + 1].at_h});
        }
    }
}

// How long each thing took between the clock's start and the end.
static void sum_spells(tkd_person_life *life)
{
    const tkd_person_segment *segments = life->segments.items;
    for (size_t i = 0; i < life->segments.count; i++) {
        const double from = fmax(segments[i].from_h, life->begin_h);
        const double until = fmin(segments[i].until_h, life->end_h);
        if (until > from) {
            life->spells_h[segments[i].spell] += until - from;
        }
    }
}

// ---- Rows

// A step of the person: where its first stretch begins.
typedef struct visited {
    int32_t step;
    int32_t stage;
    double from_h;
    uint32_t row;
} visited;

static int compare_visited(const void *left, const void *right)
{
    const visited *a = left;
    const visited *b = right;
    if (a->stage != b->stage) {
        return a->stage < b->stage ? -1 : 1;
    }
    if (a->from_h != b->from_h) {
        return a->from_h < b->from_h ? -1 : 1;
    }
    return a->step - b->step;
}

// A stretch with the row that it stands in.
typedef struct placed {
    const tkd_picture_stretch *stretch;
    uint32_t row;
} placed;

static int compare_placed(const void *left, const void *right)
{
    const placed *a = left;
    const placed *b = right;
    if (a->row != b->row) {
        return a->row < b->row ? -1 : 1;
    }
    if (a->stretch->from_h != b->stretch->from_h) {
        return a->stretch->from_h < b->stretch->from_h ? -1 : 1;
    }
    return a->stretch < b->stretch ? -1 : 1;
}

// The steps visited, by stage and begin; `rows_of` gets the place of each picture step among them.
static uint32_t find_visited(const tkd_drawing *drawing, const placed *found, uint32_t count,
                             visited *steps, uint32_t *rows_of)
{
    const tkd_picture *picture = drawing->picture;
    uint32_t step_count = 0;
    for (uint32_t i = 0; i < picture->step_count; i++) {
        rows_of[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < count; i++) {
        const tkd_picture_stretch *stretch = found[i].stretch;
        uint32_t *row = &rows_of[stretch->step];
        if (*row == UINT32_MAX) {
            *row = step_count;
            steps[step_count++] = (visited){.step = stretch->step,
                                            .stage = picture->steps[stretch->step].stage,
                                            .from_h = stretch->from_h};
        }
        steps[*row].from_h = fmin(steps[*row].from_h, stretch->from_h);
    }
    qsort(steps, step_count, sizeof(*steps), compare_visited);
    return step_count;
}

// A row for each step; where that is too many, the steps of a stage share rows evenly.
static uint32_t share_rows(visited *steps, uint32_t count, uint32_t rows_most)
{
    uint32_t row_count = 0;
    for (uint32_t first = 0, end = 0; first < count; first = end) {
        while (end < count && steps[end].stage == steps[first].stage) {
            end++;
        }
        const uint32_t here = end - first;
        const uint32_t fair =
            (uint32_t)((uint64_t)end * rows_most / count - (uint64_t)first * rows_most / count);
        const uint32_t rows = count <= rows_most ? here : fair == 0 ? 1 : fair;
        for (uint32_t i = 0; i < here; i++) {
            steps[first + i].row = row_count + (uint32_t)((uint64_t)i * rows / here);
        }
        row_count += rows;
    }
    return row_count;
}

static const tkd_font title_font = {11.0, TKD_WEIGHT_NORMAL};

// "Kutse", or of several the first and how many more: "Kutse + 3 sammu".
static tkd_lines row_title(const tkd_drawing *drawing, const visited *steps, uint32_t count)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_picture_step *first = &drawing->picture->steps[steps[0].step];
    const tkd_text title = tkd_drawing_label(drawing, &first->title);
    if (count == 1) {
        return tkd_sheet_break(sheet, title, title_font, TKD_PERSON_STEPS, 2);
    }
    const tkd_text more = tkd_sheet_format(
        sheet, " + %.*s%u%.*s", TKD_ARG(tkd_say(drawing, "", "", "ещё ")), count - 1,
        TKD_ARG(count == 2 ? tkd_say(drawing, " samm", " step", "")
                           : tkd_say(drawing, " sammu", " steps", "")));
    const double room =
        TKD_PERSON_STEPS - tkd_measure_width(sheet->measure, more, title_font) - 2.0;
    tkd_lines lines = tkd_sheet_break(sheet, title, title_font, room, 1);
    if (lines.count > 0) {
        lines.lines[0] =
            tkd_sheet_format(sheet, "%.*s%.*s", TKD_ARG(lines.lines[0]), TKD_ARG(more));
    }
    return lines;
}

static void fill_rows(const tkd_drawing *drawing, const visited *steps, uint32_t step_count,
                      tkd_person_life *life)
{
    for (uint32_t first = 0, end = 0; first < step_count; first = end) {
        while (end < step_count && steps[end].row == steps[first].row) {
            end++;
        }
        tkd_person_row *row = &life->rows[steps[first].row];
        row->stage = steps[first].stage;
        row->step_count = end - first;
        row->title = row_title(drawing, &steps[first], end - first);
    }
    uint32_t at = 0;
    for (uint32_t i = 0; i < life->row_count; i++) {
        tkd_person_row *row = &life->rows[i];
        row->first = at;
        row->from_h = (double)INFINITY;
        row->until_h = -(double)INFINITY;
        at += row->count;
        for (uint32_t j = row->first; j < at; j++) {
            row->from_h = fmin(row->from_h, life->stretches[j]->from_h);
            row->until_h = fmax(row->until_h, life->stretches[j]->until_h);
        }
    }
}

// ---- All of a life

// A stretch that can be drawn.
static bool is_usable(const tkd_picture_stretch *stretch)
{
    return isfinite(stretch->from_h) && isfinite(stretch->until_h) &&
           stretch->until_h >= stretch->from_h && stretch->from_h >= 0.0 &&
           stretch->until_h <= HOURS_MOST;
}

static int compare_begins(const void *left, const void *right)
{
    const tkd_picture_stretch *a = *(const tkd_picture_stretch *const *)left;
    const tkd_picture_stretch *b = *(const tkd_picture_stretch *const *)right;
    return a->from_h < b->from_h ? -1 : a->from_h > b->from_h ? 1 : a < b ? -1 : a > b;
}

static void fill_visits(tkd_person_life *life)
{
    for (uint32_t i = 0; i < life->stretch_count; i++) {
        if (life->stretches[i]->phase == TKD_STRETCH_SERVICE) {
            life->visits[life->visit_count++] = life->stretches[i];
        }
    }
    qsort(life->visits, life->visit_count, sizeof(const tkd_picture_stretch *), compare_begins);
}

static void place_stretches(placed *found, uint32_t count, const uint32_t *rows_of,
                            const visited *steps, tkd_person_life *life)
{
    for (uint32_t i = 0; i < count; i++) {
        found[i].row = steps[rows_of[found[i].stretch->step]].row;
        life->rows[found[i].row].count++;
    }
    qsort(found, count, sizeof(*found), compare_placed);
    for (uint32_t i = 0; i < count; i++) {
        life->stretches[i] = found[i].stretch;
        life->end_h = isfinite(life->person->ended_h)
                          ? life->end_h
                          : fmax(life->end_h, found[i].stretch->until_h);
    }
}

void tkd_person_fill(const tkd_drawing *drawing, const tkd_picture_person *person,
                     uint32_t rows_most, tkd_person_life *life)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet *sheet = drawing->sheet;
    const uint32_t most = person->stretches.count;
    placed *found = TKD_TAKE(sheet->arena, most, placed);
    visited *steps = TKD_TAKE(sheet->arena, most, visited);
    uint32_t *rows_of = TKD_TAKE(sheet->arena, picture->step_count, uint32_t);
    *life = (tkd_person_life){
        .person = person,
        .begin_h = person->clock_h >= 0.0 && isfinite(person->clock_h)
                       ? fmin(person->clock_h, HOURS_MOST)
                       : 0.0,
        .end_h = isfinite(person->ended_h) ? fmin(person->ended_h, HOURS_MOST) : 0.0,
        .stretches = TKD_TAKE(sheet->arena, most, const tkd_picture_stretch *),
        .visits = TKD_TAKE(sheet->arena, most, const tkd_picture_stretch *),
        .rows = TKD_TAKE(sheet->arena, most, tkd_person_row),
    };
    if (found == NULL || steps == NULL || rows_of == NULL || life->stretches == NULL ||
        life->visits == NULL || life->rows == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    for (uint32_t i = 0; i < most; i++) {
        const tkd_picture_stretch *stretch = &picture->stretches[person->stretches.first + i];
        if (is_usable(stretch)) {
            found[life->stretch_count++].stretch = stretch;
        }
    }
    const uint32_t step_count = find_visited(drawing, found, life->stretch_count, steps, rows_of);
    life->row_count = share_rows(steps, step_count, rows_most);
    for (uint32_t i = 0; i < step_count; i++) {
        rows_of[steps[i].step] = i;
    }
    place_stretches(found, life->stretch_count, rows_of, steps, life);
    fill_rows(drawing, steps, step_count, life);
    fill_visits(life);
    tkd_person_sweep(sheet, life->stretches, life->stretch_count, &life->segments);
    sum_spells(life);
}
