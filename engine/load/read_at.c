// SPDX-License-Identifier: EUPL-1.2
// Where a bottleneck or its effect is: steps and stages by name, or everything that uses a service or
// a pool. All forms end as steps. `journey.step` names a step of one journey where several have it.
#include "reader.h"

#include "spelling.h"

#include <stdlib.h>

static int compare_rows(const void *left, const void *right)
{
    const int32_t a = *(const int32_t *)left;
    const int32_t b = *(const int32_t *)right;

    return (a > b) - (a < b);
}

void tkd_sort_rows(tkd_list *list, tkd_range *range)
{
    int32_t *rows = list->items;
    size_t kept = range->first;

    if (range->count < 2) {
        return;
    }
    qsort(&rows[range->first], range->count, sizeof(*rows), compare_rows);
    for (size_t i = range->first; i < list->count; i++) {
        if (i == range->first || rows[i] != rows[kept - 1]) {
            rows[kept++] = rows[i];
        }
    }
    list->count = kept;
    range->count = (uint32_t)(kept - range->first);
}

// Rows gathered while one `at` is read; they become ranges at its end.
typedef struct at_scan {
    tkd_reader *reader;
    tkd_list steps;
    tkd_list stages;
    tkd_list services;
    tkd_list pools;
    bool faulty;
} at_scan;

static void add_row(at_scan *scan, tkd_list *list, int32_t row)
{
    *(int32_t *)tkd_reader_add(scan->reader, list) = row;
}

static void add_stage(at_scan *scan, int32_t row)
{
    const tkd_stage *stage = tkd_reader_at(scan->reader, &scan->reader->stages, (size_t)row);

    add_row(scan, &scan->stages, row);
    for (uint32_t i = 0; i < stage->steps.count; i++) {
        add_row(scan, &scan->steps, (int32_t)(stage->steps.first + i));
    }
}

static bool add_in_journey(at_scan *scan, int32_t journey, tkd_text id)
{
    tkd_journey_name_kind kind = TKD_NAME_EXIT;
    int32_t row = TKD_NONE;

    if (!tkd_find_in_journey(scan->reader, journey, id, &kind, &row) || kind == TKD_NAME_EXIT) {
        return false;
    }
    if (kind == TKD_NAME_STAGE) {
        add_stage(scan, row);
    } else {
        add_row(scan, &scan->steps, row);
    }
    return true;
}

static bool find_place(at_scan *scan, tkd_text id)
{
    const uint32_t journeys = scan->reader->names[TKD_SECTION_JOURNEYS].count;
    const size_t dot = tkd_text_find(id, TKD_TEXT("."), 0);
    bool found = false;

    if (dot != SIZE_MAX) {
        const int32_t journey =
            tkd_find_name(scan->reader, TKD_SECTION_JOURNEYS, tkd_text_part(id, 0, dot));
        return journey != TKD_NONE &&
               add_in_journey(scan, journey, tkd_text_part(id, dot + 1, id.size));
    }
    for (uint32_t i = 0; i < journeys; i++) {
        found = add_in_journey(scan, (int32_t)i, id) || found;
    }
    return found;
}

static void offer(tkd_nearest *search, const tkd_spelling *spelling, const tkd_item *item)
{
    if (item->id.size > 0) {
        tkd_nearest_offer(search, spelling, item->id.data);
    }
}

static void report_place(at_scan *scan, const tkd_node *name)
{
    tkd_reader *reader = scan->reader;
    const tkd_spelling spelling = tkd_spelling_of(name->text);
    tkd_nearest search = {0};
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_UNKNOWN_REFERENCE,
                                            name->place, "tundmatu samm või etapp „%.*s“",
                                            "unknown step or stage “%.*s”", TKD_ARG(name->text));

    if (problem == NULL) {
        return;
    }
    for (size_t i = 0; i < reader->steps.count; i++) {
        offer(&search, &spelling, &((tkd_step *)tkd_reader_at(reader, &reader->steps, i))->item);
    }
    for (size_t i = 0; i < reader->stages.count; i++) {
        offer(&search, &spelling, &((tkd_stage *)tkd_reader_at(reader, &reader->stages, i))->item);
    }
    const char *nearest = tkd_nearest_take(&search, reader->scratch);
    if (nearest != NULL) {
        tkd_problem_hint(reader->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
    } else if (tkd_find_name(reader, TKD_SECTION_SERVICES, name->text) != TKD_NONE) {
        tkd_problem_hint(reader->problems, problem, "see on teenus: kirjuta at: {services: [%.*s]}",
                         "this is a service: write at: {services: [%.*s]}", TKD_ARG(name->text));
    } else if (tkd_find_name(reader, TKD_SECTION_POOLS, name->text) != TKD_NONE) {
        tkd_problem_hint(reader->problems, problem,
                         "see on teenindaja: kirjuta at: {pools: [%.*s]}",
                         "this is a pool: write at: {pools: [%.*s]}", TKD_ARG(name->text));
    } else {
        tkd_problem_hint(reader->problems, problem, "kirjuta sammu või etapi id",
                         "write the id of a step or a stage");
    }
}

static void add_places(at_scan *scan, tkd_node *node)
{
    for (tkd_node *name = tkd_values_first(node); name != NULL;
         name = tkd_values_next(node, name)) {
        if (name->bad || name->kind != TKD_SCALAR) {
            scan->faulty = true;
        } else if (!find_place(scan, name->text)) {
            scan->faulty = true;
            report_place(scan, name);
        }
    }
}

// The pool that a step's service needs, or TKD_NONE.
int32_t tkd_pool_of_step(tkd_reader *reader, size_t row)
{
    const tkd_step *step = tkd_reader_at(reader, &reader->steps, row);

    if (step->service == TKD_NONE) {
        return TKD_NONE;
    }
    return ((tkd_service *)tkd_reader_at(reader, &reader->services, (size_t)step->service))->pool;
}

static void add_users_of_service(at_scan *scan, int32_t service)
{
    tkd_reader *reader = scan->reader;

    for (size_t i = 0; i < reader->steps.count; i++) {
        const tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, i);
        if (note->base_service == service) {
            add_row(scan, &scan->steps, (int32_t)i);
        }
    }
}

static void add_users_of_pool(at_scan *scan, int32_t pool)
{
    for (size_t i = 0; i < scan->reader->steps.count; i++) {
        if (tkd_pool_of_step(scan->reader, i) == pool) {
            add_row(scan, &scan->steps, (int32_t)i);
        }
    }
}

static void add_users(at_scan *scan, tkd_section section, tkd_node *node, tkd_list *list)
{
    for (tkd_node *name = tkd_values_first(node); name != NULL;
         name = tkd_values_next(node, name)) {
        const int32_t row = tkd_refer(scan->reader, section, name);
        if (row == TKD_NONE) {
            scan->faulty = true;
            continue;
        }
        add_row(scan, list, row);
        if (section == TKD_SECTION_SERVICES) {
            add_users_of_service(scan, row);
        } else {
            add_users_of_pool(scan, row);
        }
    }
}

static tkd_range move_rows(tkd_reader *reader, const tkd_list *from, tkd_list *to)
{
    const size_t first = to->count;
    const int32_t *rows = from->items;

    for (size_t i = 0; i < from->count; i++) {
        tkd_reader_add_row(reader, to, rows[i]);
    }
    tkd_range range = tkd_reader_since(to, first);
    tkd_sort_rows(to, &range);
    return range;
}

tkd_at tkd_load_at(tkd_reader *reader, tkd_node *node)
{
    at_scan scan = {.reader = reader};
    tkd_at at = {.given = node != NULL};

    tkd_list_init(&scan.steps, reader->scratch, sizeof(int32_t));
    tkd_list_init(&scan.stages, reader->scratch, sizeof(int32_t));
    tkd_list_init(&scan.services, reader->scratch, sizeof(int32_t));
    tkd_list_init(&scan.pools, reader->scratch, sizeof(int32_t));
    if (node != NULL && node->kind == TKD_MAP) {
        add_places(&scan, tkd_node_get(node, "steps"));
        add_places(&scan, tkd_node_get(node, "stages"));
        add_users(&scan, TKD_SECTION_SERVICES, tkd_node_get(node, "services"), &scan.services);
        add_users(&scan, TKD_SECTION_POOLS, tkd_node_get(node, "pools"), &scan.pools);
    } else if (node != NULL) {
        add_places(&scan, node);
    }
    at.faulty = scan.faulty || (node != NULL && node->bad);
    at.steps = move_rows(reader, &scan.steps, &reader->step_lists);
    at.stages = move_rows(reader, &scan.stages, &reader->stage_lists);
    at.services = move_rows(reader, &scan.services, &reader->service_lists);
    at.pools = move_rows(reader, &scan.pools, &reader->pool_lists);
    return at;
}
