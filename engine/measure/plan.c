// SPDX-License-Identifier: EUPL-1.2
// Rows for every municipality, journey and group that has arrivals, and for "*" in each place. Parts
// of the same name add up, whichever journey they stand in.
#include "plan.h"

#include <stdlib.h>

static const tkd_text all = TKD_TEXT_INIT("*");

// The key of a row: an index needs one text, and no id holds a blank.
static tkd_text key_of(tkd_arena *arena, tkd_text a, tkd_text b, tkd_text c)
{
    return tkd_text_format(arena, "%.*s %.*s %.*s", TKD_ARG(a), TKD_ARG(b), TKD_ARG(c));
}

// Where a row has "*", one bit each.
enum { ANY_GROUP = 1, ANY_JOURNEY = 2, ANY_MUNICIPALITY = 4, ANYBODY = 7 };

// Does a table show the row?
static bool is_shown(unsigned stars)
{
    return (stars & ANY_MUNICIPALITY) != 0 ? (stars == ANYBODY || (stars & ANY_JOURNEY) == 0)
                                           : stars == (ANY_JOURNEY | ANY_GROUP);
}

static bool add_rows_of(tkd_plan *plan, tkd_index *index, const tkd_layout *layout, uint32_t stream,
                        tkd_arena *arena)
{
    const tkd_layout_stream *row = &layout->streams[stream];

    for (unsigned stars = 0; stars <= ANYBODY; stars++) {
        const tkd_text m = (stars & ANY_MUNICIPALITY) != 0 ? all : row->municipality;
        const tkd_text j = (stars & ANY_JOURNEY) != 0 ? all : layout->journeys[row->journey].id;
        const tkd_text g = (stars & ANY_GROUP) != 0 ? all : row->group;
        tkd_text key = {0};
        tkd_planned_row *made = NULL;
        if (plan->detail == TKD_DETAIL_TABLE && !is_shown(stars)) {
            continue;
        }
        key = key_of(arena, m, j, g);
        if (key.data == NULL) {
            return false;
        }
        if (tkd_index_get(index, key) != UINT32_MAX) {
            continue;
        }
        made = tkd_list_add(&plan->rows);
        if (made == NULL ||
            tkd_index_put(index, key, (uint32_t)plan->rows.count - 1, NULL) != TKD_OK) {
            return false;
        }
        *made = (tkd_planned_row){.municipality = m, .journey = j, .group = g};
    }
    return true;
}

static int compare_rows(const void *left, const void *right)
{
    const tkd_planned_row *a = left;
    const tkd_planned_row *b = right;
    int order = tkd_text_compare(a->municipality, b->municipality);

    order = order != 0 ? order : tkd_text_compare(a->journey, b->journey);
    return order != 0 ? order : tkd_text_compare(a->group, b->group);
}

static bool holds(const tkd_planned_row *row, const tkd_layout *layout, uint32_t stream)
{
    const tkd_layout_stream *s = &layout->streams[stream];

    return (tkd_text_equal(row->municipality, all) ||
            tkd_text_equal(row->municipality, s->municipality)) &&
           (tkd_text_equal(row->journey, all) ||
            tkd_text_equal(row->journey, layout->journeys[s->journey].id)) &&
           (tkd_text_equal(row->group, all) || tkd_text_equal(row->group, s->group));
}

// How many parts of a kind a journey has, and where a stream's cells of them begin.
static uint32_t parts_of(const tkd_layout *layout, uint32_t stream, tkd_part_kind kind,
                         uint32_t *first)
{
    const tkd_layout_stream *row = &layout->streams[stream];
    const tkd_layout_journey *journey = &layout->journeys[row->journey];

    switch (kind) {
    case TKD_PARTS_STEPS: *first = row->first_step; return journey->step_count;
    case TKD_PARTS_EXITS: *first = row->first_exit; return journey->exit_count;
    case TKD_PARTS_MILESTONES: *first = row->first_milestone; return journey->milestone_count;
    case TKD_PARTS_CLOCKS: *first = row->first_clock; return journey->clock_count;
    case TKD_PARTS_FLOWS: *first = row->first_edge; return journey->edge_count;
    case TKD_PART_KINDS: break;
    }
    *first = 0;
    return 0;
}

static tkd_part part_at(const tkd_layout_journey *journey, tkd_part_kind kind, uint32_t i)
{
    switch (kind) {
    case TKD_PARTS_STEPS: return (tkd_part){.id = journey->steps[i]};
    case TKD_PARTS_EXITS: return (tkd_part){.id = journey->exits[i]};
    case TKD_PARTS_MILESTONES: return (tkd_part){.id = journey->milestones[i]};
    case TKD_PARTS_CLOCKS: return (tkd_part){.id = journey->clocks[i]};
    case TKD_PARTS_FLOWS:
        return (tkd_part){.id = journey->edges[i].from,
                          .to = journey->edges[i].to,
                          .kind = journey->edges[i].kind};
    case TKD_PART_KINDS: break;
    }
    return (tkd_part){0};
}

static bool same_part(const tkd_part *a, const tkd_part *b)
{
    return a->kind == b->kind && tkd_text_equal(a->id, b->id) && tkd_text_equal(a->to, b->to);
}

// Find or add the row's part; the search begins where the last one was found, since streams of one
// journey name the same parts in the same order.
static tkd_part *part_row(tkd_plan *plan, uint32_t first, uint32_t *hint, const tkd_part *wanted)
{
    const uint32_t count = (uint32_t)plan->parts.count - first;
    tkd_part *made = NULL;

    for (uint32_t i = 0; i < count; i++) {
        const uint32_t at = (*hint + i) % count;
        tkd_part *part = (tkd_part *)plan->parts.items + first + at;
        if (same_part(part, wanted)) {
            *hint = at + 1 < count ? at + 1 : 0;
            return part;
        }
    }
    made = tkd_list_add(&plan->parts);
    if (made != NULL) {
        *made = *wanted;
    }
    return made;
}

// The parts of one kind of a row: first counted, then their cells listed.
static bool add_parts(tkd_plan *plan, const tkd_layout *layout, tkd_planned_row *row,
                      tkd_part_kind kind, tkd_arena *arena)
{
    const uint32_t first = (uint32_t)plan->parts.count;
    const uint32_t *streams = NULL;
    tkd_list pairs; // of (part, cell)
    uint32_t hint = 0;

    tkd_list_init(&pairs, arena, 2 * sizeof(uint32_t));
    for (uint32_t s = 0; s < row->count; s++) {
        uint32_t cell = 0;
        uint32_t count = 0;
        streams = (const uint32_t *)plan->cells.items + row->first;
        const uint32_t stream = streams[s];
        count = parts_of(layout, stream, kind, &cell);
        for (uint32_t i = 0; i < count; i++) {
            const tkd_part wanted =
                part_at(&layout->journeys[layout->streams[stream].journey], kind, i);
            tkd_part *part = part_row(plan, first, &hint, &wanted);
            uint32_t *pair = tkd_list_add(&pairs);
            if (part == NULL || pair == NULL) {
                return false;
            }
            pair[0] = (uint32_t)(part - (tkd_part *)plan->parts.items);
            pair[1] = cell + i;
            part->count++;
        }
    }
    row->parts[kind] = (tkd_rows){first, (uint32_t)plan->parts.count - first};
    tkd_part *parts = plan->parts.items;
    uint32_t next = (uint32_t)plan->cells.count;
    for (uint32_t p = first; p < plan->parts.count; p++) {
        parts[p].first = next;
        next += parts[p].count;
        parts[p].count = 0;
    }
    for (size_t i = 0; i < pairs.count; i++) {
        if (tkd_list_add(&plan->cells) == NULL) {
            return false;
        }
    }
    for (size_t i = 0; i < pairs.count; i++) {
        const uint32_t *pair = (const uint32_t *)pairs.items + 2 * i;
        tkd_part *part = &parts[pair[0]];
        ((uint32_t *)plan->cells.items)[part->first + part->count++] = pair[1];
    }
    return true;
}

// Tables show the steps of whole journeys, and no other parts.
static bool has_parts(const tkd_plan *plan, const tkd_planned_row *row, tkd_part_kind kind)
{
    return plan->detail == TKD_DETAIL_ALL ||
           (plan->detail == TKD_DETAIL_TABLE && kind == TKD_PARTS_STEPS &&
            tkd_text_equal(row->municipality, all) && !tkd_text_equal(row->journey, all) &&
            tkd_text_equal(row->group, all));
}

static bool fill_row(tkd_plan *plan, const tkd_layout *layout, tkd_planned_row *row,
                     tkd_arena *arena)
{
    row->first = (uint32_t)plan->cells.count;
    for (uint32_t s = 0; s < layout->stream_count; s++) {
        if (holds(row, layout, s)) {
            uint32_t *cell = tkd_list_add(&plan->cells);
            if (cell == NULL) {
                return false;
            }
            *cell = s;
        }
    }
    row->count = (uint32_t)plan->cells.count - row->first;
    for (int kind = 0; kind < TKD_PART_KINDS; kind++) {
        if (has_parts(plan, row, (tkd_part_kind)kind) &&
            !add_parts(plan, layout, row, (tkd_part_kind)kind, arena)) {
            return false;
        }
    }
    return true;
}

// The first of those with the same cells [first, first + count): `own`, or one that was put before.
static bool find_twin(const tkd_plan *plan, tkd_index *index, uint32_t first, uint32_t count,
                      uint32_t own, uint32_t *twin)
{
    // Storage that a list leaves behind as it grows stays as it is: the bytes are a lasting key.
    const uint32_t *cells = (const uint32_t *)plan->cells.items + first;
    const tkd_text key = {(const char *)cells, count * sizeof *cells};
    const tkd_status status = tkd_index_put(index, key, own, twin);

    if (status == TKD_OK) {
        *twin = own;
    }
    return status == TKD_OK || status == TKD_ERR_REFERENCE;
}

static bool find_twins(tkd_plan *plan, tkd_arena *arena)
{
    tkd_planned_row *rows = plan->rows.items;
    tkd_part *parts = plan->parts.items;
    tkd_index same_streams[2]; // without parts, with parts
    tkd_index same_cells[TKD_PART_KINDS];

    tkd_index_init(&same_streams[0], arena);
    tkd_index_init(&same_streams[1], arena);
    for (int kind = 0; kind < TKD_PART_KINDS; kind++) {
        tkd_index_init(&same_cells[kind], arena);
    }
    for (uint32_t i = 0; i < plan->rows.count; i++) {
        if (!find_twin(plan, &same_streams[has_parts(plan, &rows[i], TKD_PARTS_STEPS)],
                       rows[i].first, rows[i].count, i, &rows[i].twin)) {
            return false;
        }
        for (int kind = 0; kind < TKD_PART_KINDS; kind++) {
            const tkd_rows own = rows[i].parts[kind];
            for (uint32_t p = own.first; p < own.first + own.count; p++) {
                if (!find_twin(plan, &same_cells[kind], parts[p].first, parts[p].count, p,
                               &parts[p].twin)) {
                    return false;
                }
            }
        }
    }
    return true;
}

tkd_status tkd_plan_build(tkd_plan *plan, const tkd_layout *layout, tkd_detail detail,
                          tkd_arena *arena, tkd_error *err)
{
    tkd_index index;

    plan->detail = detail;
    tkd_list_init(&plan->rows, arena, sizeof(tkd_planned_row));
    tkd_list_init(&plan->parts, arena, sizeof(tkd_part));
    tkd_list_init(&plan->cells, arena, sizeof(uint32_t));
    tkd_index_init(&index, arena);
    for (uint32_t s = 0; s < layout->stream_count; s++) {
        if (!add_rows_of(plan, &index, layout, s, arena)) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the rows");
        }
    }
    if (plan->rows.count > 1) {
        qsort(plan->rows.items, plan->rows.count, sizeof(tkd_planned_row), compare_rows);
    }
    for (size_t i = 0; i < plan->rows.count; i++) {
        if (!fill_row(plan, layout, (tkd_planned_row *)plan->rows.items + i, arena)) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the rows");
        }
    }
    if (!find_twins(plan, arena)) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the rows");
    }
    return TKD_OK;
}
