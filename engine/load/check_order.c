// SPDX-License-Identifier: EUPL-1.2
// What waits for what. A step waits for those it needs; all steps of a branch wait for what its first
// one stands `after`. A cycle in that would leave everybody waiting for ever, and so would a step that
// needs a later one of its own branch. And a step asks for traits before it waits.
#include "reader.h"

// One waiting: of a step for another, and the key that says so.
typedef struct wait {
    int32_t from;
    int32_t to;
} wait;

// Depth-first search without recursion: state of each step.
typedef enum mark { UNSEEN, OPEN, DONE } mark;

typedef struct order_scan {
    tkd_reader *reader;
    tkd_list waits;       /**< of wait, by `from` */
    uint32_t *first_wait; /**< By step, one more at the end. */
    mark *marks;
    uint32_t *cursor;
    int32_t *stack;
} order_scan;

static const tkd_step *step_at(tkd_reader *reader, int32_t row)
{
    return tkd_reader_at(reader, &reader->steps, (size_t)row);
}

static void add_wait(order_scan *scan, int32_t from, int32_t to)
{
    wait *row = tkd_reader_add(scan->reader, &scan->waits);

    *row = (wait){from, to};
}

static void add_list(order_scan *scan, int32_t from, tkd_range list)
{
    for (uint32_t i = 0; i < list.count; i++) {
        add_wait(
            scan, from,
            *(int32_t *)tkd_reader_at(scan->reader, &scan->reader->step_lists, list.first + i));
    }
}

// What the branch that holds the step, itself or through blocks, waits for to begin.
static tkd_range beginning_of(tkd_reader *reader, const tkd_step *step)
{
    const tkd_branch *branch = tkd_reader_at(reader, &reader->branches, (size_t)step->branch);

    while (branch->block != TKD_NONE) {
        const tkd_block *block = tkd_reader_at(reader, &reader->blocks, (size_t)branch->block);
        branch = tkd_reader_at(reader, &reader->branches, (size_t)block->branch);
    }
    return branch->after;
}

static void collect_waits(order_scan *scan)
{
    tkd_reader *reader = scan->reader;

    for (int32_t row = 0; row < (int32_t)reader->steps.count; row++) {
        const tkd_step step = *step_at(reader, row);
        scan->first_wait[row] = (uint32_t)scan->waits.count;
        add_list(scan, row, step.needs);
        add_list(scan, row, beginning_of(reader, &step));
        if (step.not_before_from != TKD_NONE) {
            add_wait(scan, row, step.not_before_from);
        }
    }
    scan->first_wait[reader->steps.count] = (uint32_t)scan->waits.count;
}

static void report_cycle(order_scan *scan, size_t depth, int32_t again)
{
    tkd_reader *reader = scan->reader;
    tkd_writer out;
    size_t from = depth;

    while (from > 0 && scan->stack[from - 1] != again) {
        from--;
    }
    from = from > 0 ? from - 1 : 0;
    tkd_writer_init_memory(&out, reader->scratch, 0);
    for (size_t i = from; i < depth && i < from + 8; i++) {
        tkd_write(&out, step_at(reader, scan->stack[i])->item.id);
        tkd_write_string(&out, " → ");
    }
    tkd_write(&out, step_at(reader, again)->item.id);
    const tkd_text circle = tkd_writer_text(&out);
    const tkd_step *step = step_at(reader, again);
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_CYCLE, step->item.place, "sammud ootavad üksteist ringis: %.*s",
        "steps wait for each other in a circle: %.*s", TKD_ARG(circle));
    tkd_problem_hint(reader->problems, problem,
                     "võta üks neist `after`, `needs` või `not-before` seostest ära",
                     "take one of these `after`, `needs` or `not-before` away");
}

static void search_from(order_scan *scan, int32_t start)
{
    const wait *waits = scan->waits.items;
    size_t depth = 0;

    scan->stack[depth++] = start;
    scan->marks[start] = OPEN;
    scan->cursor[start] = scan->first_wait[start];
    while (depth > 0) {
        const int32_t row = scan->stack[depth - 1];
        if (scan->cursor[row] == scan->first_wait[row + 1]) {
            scan->marks[row] = DONE;
            depth--;
            continue;
        }
        const int32_t to = waits[scan->cursor[row]++].to;
        if (scan->marks[to] == OPEN) {
            report_cycle(scan, depth, to);
        } else if (scan->marks[to] == UNSEEN) {
            scan->marks[to] = OPEN;
            scan->cursor[to] = scan->first_wait[to];
            scan->stack[depth++] = to;
        }
    }
}

static void find_cycles(tkd_reader *reader)
{
    const size_t count = reader->steps.count;
    order_scan scan = {
        .reader = reader,
        .first_wait = TKD_TAKE(reader->scratch, count + 1, uint32_t),
        .marks = TKD_TAKE(reader->scratch, count, mark),
        .cursor = TKD_TAKE(reader->scratch, count, uint32_t),
        .stack = TKD_TAKE(reader->scratch, count + 1, int32_t),
    };

    if (scan.first_wait == NULL || scan.marks == NULL || scan.cursor == NULL ||
        scan.stack == NULL) {
        reader->failed = true;
        return;
    }
    tkd_list_init(&scan.waits, reader->scratch, sizeof(wait));
    collect_waits(&scan);
    for (size_t i = 0; i < count && !reader->failed; i++) {
        if (scan.marks[i] == UNSEEN) {
            search_from(&scan, (int32_t)i);
        }
    }
}

/* Needs of a later step of the same branch. */

// The value of a list that names the step, for its place.
static tkd_place place_of(tkd_node *values, const tkd_node *otherwise, tkd_text id)
{
    for (tkd_node *value = tkd_values_first(values); value != NULL;
         value = tkd_values_next(values, value)) {
        if (value->kind == TKD_SCALAR && tkd_text_equal(value->text, id)) {
            return value->place;
        }
    }
    return otherwise->place;
}

// The step's place among the members of the branch `branch` that holds it, itself or through blocks.
static bool find_position(tkd_reader *reader, const tkd_step *step, int32_t branch,
                          uint32_t *position)
{
    int32_t at = step->branch;

    *position = step->position;
    while (at != branch) {
        const tkd_branch *row = tkd_reader_at(reader, &reader->branches, (size_t)at);
        if (row->block == TKD_NONE) {
            return false;
        }
        const tkd_block *block = tkd_reader_at(reader, &reader->blocks, (size_t)row->block);
        *position = block->position;
        at = block->branch;
    }
    return true;
}

// Both in one branch (blocks seen from outside), and the other one later?
static bool is_later(tkd_reader *reader, const tkd_step *step, const tkd_step *other)
{
    int32_t branch = step->branch;
    uint32_t own = 0;
    uint32_t others = 0;

    while (true) {
        if (find_position(reader, other, branch, &others) &&
            find_position(reader, step, branch, &own)) {
            return others > own;
        }
        const tkd_branch *row = tkd_reader_at(reader, &reader->branches, (size_t)branch);
        if (row->block == TKD_NONE) {
            return false;
        }
        branch = ((tkd_block *)tkd_reader_at(reader, &reader->blocks, (size_t)row->block))->branch;
    }
}

static void check_later(tkd_reader *reader, int32_t row, int32_t other_row, const char *key,
                        tkd_node *values)
{
    const tkd_step step = *step_at(reader, row);
    const tkd_step other = *step_at(reader, other_row);
    const tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, (size_t)row);

    if (!is_later(reader, &step, &other)) {
        return;
    }
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_NEEDS_LATER, place_of(values, note->node, other.item.id),
        "„%.*s“ tuleb samas harus alles pärast sammu „%.*s“",
        "“%.*s” comes only after the step “%.*s” in the same branch", TKD_ARG(other.item.id),
        TKD_ARG(step.item.id));
    tkd_problem_hint(reader->problems, problem, "vaheta sammude järjekord, või võta `%s` ära",
                     "change the order, or take `%s` away", key);
}

static void check_list(tkd_reader *reader, int32_t row, tkd_range list, const char *key,
                       tkd_node *values)
{
    for (uint32_t i = 0; i < list.count; i++) {
        const int32_t other =
            *(int32_t *)tkd_reader_at(reader, &reader->step_lists, list.first + i);
        if (other != row) {
            check_later(reader, row, other, key, values);
        }
    }
}

/* Traits that only what is waited for gives. */

static bool waits_for(tkd_reader *reader, const tkd_step *step, int32_t other)
{
    for (uint32_t i = 0; i < step->needs.count; i++) {
        if (*(int32_t *)tkd_reader_at(reader, &reader->step_lists, step->needs.first + i) ==
            other) {
            return true;
        }
    }
    return step->not_before_from == other;
}

static uint64_t given_by(tkd_reader *reader, const tkd_step *step)
{
    uint64_t given = step->gives | step->deadline_late;

    for (uint32_t i = 0; i < step->next.count; i++) {
        given |= ((tkd_next *)tkd_reader_at(reader, &reader->nexts, step->next.first + i))->gives;
    }
    return given;
}

static bool is_ever_positive(const tkd_figures *figures, tkd_figure figure)
{
    for (uint32_t c = figure.first; c < figure.first + figure.count; c++) {
        const tkd_case *which = &figures->cases[c];
        for (uint32_t i = 0; i < which->point_count; i++) {
            if (figures->points[which->first_point + i].number > 0.0) {
                return true;
            }
        }
    }
    return false;
}

// May somebody who takes the step have one of the traits at arrival?
static bool may_arrive_with(tkd_reader *reader, const tkd_step *step, uint64_t traits)
{
    const tkd_figures figures = tkd_reader_figures(reader);
    const uint64_t groups = step->groups & reader->journeys[step->journey].groups;

    for (uint32_t g = 0; g < reader->names[TKD_SECTION_GROUPS].count; g++) {
        const tkd_range own = reader->groups[g].traits;
        for (uint32_t i = 0; ((groups >> g) & 1u) != 0 && i < own.count; i++) {
            const tkd_group_trait *trait =
                tkd_reader_at(reader, &reader->group_traits, own.first + i);
            const uint32_t count = trait->value_count > 0 ? trait->value_count : 1u;
            for (uint32_t k = 0; k < count; k++) {
                if (((traits >> ((uint32_t)trait->trait + k)) & 1u) != 0 &&
                    is_ever_positive(&figures, trait->shares[k])) {
                    return true;
                }
            }
        }
    }
    return false;
}

// The one who gives any of the traits, when all who give them are waited for; else TKD_NONE.
static int32_t awaited_giver(tkd_reader *reader, int32_t row, uint64_t traits)
{
    const tkd_step step = *step_at(reader, row);
    int32_t giver = TKD_NONE;

    for (int32_t other = 0; other < (int32_t)reader->steps.count; other++) {
        const tkd_step candidate = *step_at(reader, other);
        if (candidate.journey != step.journey || (given_by(reader, &candidate) & traits) == 0) {
            continue;
        }
        if (other == row || !waits_for(reader, &step, other) ||
            is_later(reader, &candidate, &step)) {
            return TKD_NONE;
        }
        giver = other;
    }
    return giver;
}

static void check_asked(tkd_reader *reader, int32_t row, uint64_t traits)
{
    const tkd_step step = *step_at(reader, row);
    const tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, (size_t)row);
    const tkd_node *when = tkd_node_get(note->node, "when");
    const int32_t giver = awaited_giver(reader, row, traits);

    if (giver == TKD_NONE || when == NULL || may_arrive_with(reader, &step, traits)) {
        return;
    }
    const tkd_text given = step_at(reader, giver)->item.id;
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_ASKS_TOO_EARLY, when->key_place,
        "„%.*s“ küsib tunnust enne, kui ootab sammu „%.*s“, mis selle annab: tunnust veel ei ole",
        "“%.*s” asks for a trait before it waits for the step “%.*s”, which gives it: nobody has "
        "it "
        "yet",
        TKD_ARG(step.item.id), TKD_ARG(given));
    tkd_problem_hint(
        reader->problems, problem,
        "alusta siit oma haru: after: [%.*s], või lisa enne seda samm, mis vaid ootab: "
        "needs: [%.*s]",
        "begin a branch here: after: [%.*s], or put a step before it that only waits: "
        "needs: [%.*s]",
        TKD_ARG(given), TKD_ARG(given));
}

static void check_traits_asked(tkd_reader *reader, int32_t row)
{
    const tkd_step step = *step_at(reader, row);

    if (step.needs.count == 0 && step.not_before_from == TKD_NONE) {
        return;
    }
    for (uint32_t bit = 0; bit < TKD_TRAITS_MAX; bit++) {
        if (((step.when.all >> bit) & 1u) != 0) {
            check_asked(reader, row, UINT64_C(1) << bit);
        }
    }
    for (uint32_t i = 0; i < step.when.any.count; i++) {
        check_asked(
            reader, row,
            *(uint64_t *)tkd_reader_at(reader, &reader->trait_masks, step.when.any.first + i));
    }
}

void tkd_check_order(tkd_reader *reader)
{
    find_cycles(reader);
    for (int32_t row = 0; row < (int32_t)reader->steps.count && !reader->failed; row++) {
        const tkd_step step = *step_at(reader, row);
        const tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, (size_t)row);
        tkd_node *not_before = tkd_node_get(note->node, "not-before");
        check_list(reader, row, step.needs, "needs", tkd_node_get(note->node, "needs"));
        check_list(reader, row, step.after, "after", tkd_node_get(note->node, "after"));
        if (step.not_before_from != TKD_NONE && step.not_before_from != row) {
            check_later(reader, row, step.not_before_from, "not-before",
                        tkd_node_get(not_before, "from"));
        }
        check_traits_asked(reader, row);
    }
}
