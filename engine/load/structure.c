// SPDX-License-Identifier: EUPL-1.2
// The skeleton of journeys: stages, steps, branches, parallel blocks, exits and lanes get their rows
// and names before anything refers to them. Steps stand in written order; a journey's own branches
// come before those of its blocks; members of a branch stand next to each other.
#include "reader.h"

enum { KIND_SHIFT = 28 };

// Building one journey.
typedef struct journey_scan {
    tkd_reader *reader;
    int32_t journey;
    int32_t stage;
} journey_scan;

static void report_doubled(tkd_reader *reader, const tkd_item *item, const tkd_item *other)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_DOUBLED_ID, item->place,
                         "id „%.*s“ on selles teekonnas kaks korda",
                         "id “%.*s” stands twice in this journey", TKD_ARG(item->id));
    tkd_problem_hint(reader->problems, problem, "esimene on real %u; anna ühele neist teine id",
                     "the first is in line %u; give one of them another id", other->place.line);
    tkd_problem_other(reader->problems, problem, other->place, "siin on esimene",
                      "the first one is here");
}

static void name_in_journey(journey_scan *scan, tkd_journey_name_kind kind, int32_t row,
                            const tkd_item *item)
{
    tkd_reader *reader = scan->reader;
    tkd_index *names = &reader->journey_names[scan->journey].names;
    const uint32_t packed = ((uint32_t)kind << KIND_SHIFT) | (uint32_t)row;
    uint32_t existing = 0;
    const tkd_status status = tkd_index_put(names, item->id, packed, &existing);

    reader->failed = reader->failed || status == TKD_ERR_MEMORY;
    if (status != TKD_ERR_REFERENCE) {
        return;
    }
    const size_t other_row = existing & ((1u << KIND_SHIFT) - 1u);
    const tkd_list *lists[] = {
        [TKD_NAME_STEP] = &reader->steps,
        [TKD_NAME_STAGE] = &reader->stages,
        [TKD_NAME_EXIT] = &reader->exits,
    };
    // Steps, stages and exits begin with their item.
    const tkd_item *other = tkd_reader_at(reader, lists[existing >> KIND_SHIFT], other_row);
    report_doubled(reader, item, other);
}

static bool item_of(tkd_reader *reader, const tkd_node *node, tkd_item *item)
{
    const tkd_node *id = tkd_node_get(node, "id");

    if (node->bad || id == NULL || id->kind != TKD_SCALAR) {
        return false;
    }
    *item = tkd_load_item(node, tkd_reader_text(reader, id->text));
    return true;
}

static void add_step(journey_scan *scan, tkd_node *node, int32_t branch, tkd_list *members)
{
    tkd_reader *reader = scan->reader;
    tkd_item item;

    if (!item_of(reader, node, &item)) {
        return;
    }
    const int32_t row = (int32_t)reader->steps.count;
    tkd_step *step = tkd_reader_add(reader, &reader->steps);
    tkd_step_note *note = tkd_reader_add(reader, &reader->step_notes);
    tkd_member *member = tkd_reader_add(reader, members);
    *step = (tkd_step){
        .item = item,
        .journey = scan->journey,
        .stage = scan->stage,
        .branch = branch,
        .position = (uint32_t)members->count - 1u,
        .service = TKD_NONE,
        .not_before_from = TKD_NONE,
        .deadline_from = TKD_NONE,
        .otherwise = {TKD_TARGET_ON, TKD_NONE},
        .then = {TKD_TARGET_ON, TKD_NONE},
    };
    *note = (tkd_step_note){.node = node, .base_service = TKD_NONE};
    *member = (tkd_member){TKD_MEMBER_STEP, row};
    name_in_journey(scan, TKD_NAME_STEP, row, &item);
}

static uint32_t add_branches(journey_scan *scan, size_t count, int32_t block)
{
    tkd_reader *reader = scan->reader;
    const uint32_t first = (uint32_t)reader->branches.count;

    for (size_t i = 0; i < count; i++) {
        tkd_branch *branch = tkd_reader_add(reader, &reader->branches);
        branch->journey = scan->journey;
        branch->block = block;
    }
    return first;
}

// Move the members gathered for a branch into their table.
static void close_branch(tkd_reader *reader, uint32_t row, const tkd_list *members)
{
    const size_t first = reader->members.count;
    const tkd_member *gathered = members->items;

    for (size_t i = 0; i < members->count; i++) {
        *(tkd_member *)tkd_reader_add(reader, &reader->members) = gathered[i];
    }
    tkd_branch *branch = tkd_reader_at(reader, &reader->branches, row);
    branch->members = tkd_reader_since(&reader->members, first);
}

static void add_item(journey_scan *scan, tkd_node *node, int32_t branch, tkd_list *members);

// The items of one branch of a block: a list of steps, or a single one.
static void add_block_branch(journey_scan *scan, tkd_node *node, uint32_t row)
{
    tkd_list members;

    tkd_list_init(&members, scan->reader->scratch, sizeof(tkd_member));
    for (tkd_node *item = tkd_values_first(node); item != NULL;
         item = tkd_values_next(node, item)) {
        const tkd_node *after = tkd_node_get(item, "after");
        if (after != NULL) {
            tkd_problem *problem = tkd_problems_add(
                scan->reader->problems, TKD_CODE_AFTER_IN_BLOCK, after->key_place,
                "rööbiti haru sees ei saa olla `%.*s`",
                "`%.*s` cannot stand inside a parallel block", TKD_ARG(after->written_key));
            tkd_problem_hint(
                scan->reader->problems, problem,
                "kirjuta `needs` (ootab, kuni need on seljataga), või vii samm plokist välja",
                "write `needs`, which waits until they are behind, or move the step out");
        }
        add_item(scan, item, (int32_t)row, &members);
    }
    close_branch(scan->reader, row, &members);
}

static void add_block(journey_scan *scan, tkd_node *node, int32_t branch, tkd_list *members)
{
    tkd_reader *reader = scan->reader;
    const tkd_node *parallel = tkd_node_get(node, "parallel");
    tkd_node *branches = tkd_node_get(parallel, "branches");
    const int32_t row = (int32_t)reader->blocks.count;

    if (parallel->bad) {
        return;
    }
    if (branches == NULL || branches->kind != TKD_LIST || branches->count == 0) {
        if (branches == NULL || !branches->bad) {
            tkd_problem *problem = tkd_problems_add(
                reader->problems, branches == NULL ? TKD_CODE_MISSING_KEY : TKD_CODE_BLOCK,
                parallel->place, "rööbiti plokil ei ole ühtegi haru", "the block has no branches");
            tkd_problem_hint(reader->problems, problem,
                             "kirjuta {parallel: {branches: [[samm-a], [samm-b]]}}",
                             "write {parallel: {branches: [[step-a], [step-b]]}}");
        }
        return;
    }
    tkd_block *block = tkd_reader_add(reader, &reader->blocks);
    *block = (tkd_block){
        .journey = scan->journey,
        .branch = branch,
        .position = (uint32_t)members->count,
        .place = node->place,
    };
    const int until = tkd_load_word(reader, tkd_node_get(parallel, "until"), TKD_WORDS_UNTIL, 0);
    const uint32_t first = add_branches(scan, branches->count, row);
    block->until_any = until != 0;
    block->branches = (tkd_range){first, branches->count};
    *(tkd_member *)tkd_reader_add(reader, members) = (tkd_member){TKD_MEMBER_BLOCK, row};
    uint32_t at = first;
    for (tkd_node *one = branches->first; one != NULL; one = one->next) {
        if (one->count == 0 && !one->bad) {
            tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_BLOCK, one->place,
                                                    "see haru on tühi", "this branch is empty");
            tkd_problem_hint(reader->problems, problem, "kirjuta siia vähemalt üks samm",
                             "write at least one step here");
        }
        add_block_branch(scan, one, at++);
    }
}

static void add_item(journey_scan *scan, tkd_node *node, int32_t branch, tkd_list *members)
{
    if (node->bad || node->kind != TKD_MAP) {
        return;
    }
    if (tkd_node_get(node, "parallel") != NULL) {
        add_block(scan, node, branch, members);
    } else {
        add_step(scan, node, branch, members);
    }
}

static bool begins_branch(const tkd_node *item)
{
    return tkd_node_get(item, "after") != NULL && tkd_node_get(item, "parallel") == NULL;
}

// One branch of its own, and one more for every step with `after` but a first one.
static size_t count_own_branches(const tkd_node *stages)
{
    size_t count = 1;
    bool first = true;

    for (const tkd_node *stage = stages->first; stage != NULL; stage = stage->next) {
        const tkd_node *steps = tkd_node_get(stage, "steps");
        if (steps == NULL || steps->kind != TKD_LIST) {
            continue;
        }
        for (const tkd_node *item = steps->first; item != NULL; item = item->next) {
            count += !first && begins_branch(item) ? 1u : 0u;
            first = false;
        }
    }
    return count;
}

static void add_stage(journey_scan *scan, tkd_node *node)
{
    tkd_reader *reader = scan->reader;
    tkd_item item;

    if (!item_of(reader, node, &item)) {
        return;
    }
    scan->stage = (int32_t)reader->stages.count;
    tkd_stage *stage = tkd_reader_add(reader, &reader->stages);
    *stage = (tkd_stage){.item = item, .journey = scan->journey};
    name_in_journey(scan, TKD_NAME_STAGE, scan->stage, &item);
}

static void add_stages(journey_scan *scan, const tkd_node *stages, tkd_journey *journey)
{
    tkd_reader *reader = scan->reader;
    const size_t own = count_own_branches(stages);
    uint32_t branch = add_branches(scan, own, TKD_NONE);
    bool first = true;
    tkd_list members;

    journey->own_branch_count = (uint32_t)own;
    tkd_list_init(&members, reader->scratch, sizeof(tkd_member));
    for (tkd_node *node = stages->first; node != NULL; node = node->next) {
        const size_t first_step = reader->steps.count;
        const tkd_node *steps = tkd_node_get(node, "steps");
        scan->stage = TKD_NONE;
        add_stage(scan, node);
        if (scan->stage == TKD_NONE) {
            continue;
        }
        for (tkd_node *item = steps != NULL && steps->kind == TKD_LIST ? steps->first : NULL;
             item != NULL; item = item->next) {
            if (!first && begins_branch(item)) {
                close_branch(reader, branch++, &members);
                tkd_list_init(&members, reader->scratch, sizeof(tkd_member));
            }
            first = false;
            add_item(scan, item, (int32_t)branch, &members);
        }
        tkd_stage *stage = tkd_reader_at(reader, &reader->stages, (size_t)scan->stage);
        stage->steps = tkd_reader_since(&reader->steps, first_step);
    }
    close_branch(reader, branch, &members);
}

static void add_exits(journey_scan *scan, const tkd_node *list)
{
    tkd_reader *reader = scan->reader;

    for (tkd_node *node = list != NULL ? list->first : NULL; node != NULL; node = node->next) {
        tkd_item item;
        if (item_of(reader, node, &item)) {
            const int32_t row = (int32_t)reader->exits.count;
            *(tkd_exit *)tkd_reader_add(reader, &reader->exits) = (tkd_exit){item, scan->journey};
            name_in_journey(scan, TKD_NAME_EXIT, row, &item);
        }
    }
}

static void add_lanes(journey_scan *scan, const tkd_node *list)
{
    tkd_reader *reader = scan->reader;

    for (tkd_node *node = list != NULL ? list->first : NULL; node != NULL; node = node->next) {
        tkd_item item;
        if (item_of(reader, node, &item)) {
            const uint32_t row = (uint32_t)reader->lanes.count;
            *(tkd_lane *)tkd_reader_add(reader, &reader->lanes) = (tkd_lane){item, scan->journey};
            uint32_t existing = 0;
            const tkd_status status =
                tkd_index_put(&reader->journey_names[scan->journey].lanes, item.id, row, &existing);
            reader->failed = reader->failed || status == TKD_ERR_MEMORY;
            if (status == TKD_ERR_REFERENCE) {
                const tkd_lane *first = tkd_reader_at(reader, &reader->lanes, existing);
                report_doubled(reader, &item, &first->item);
            }
        }
    }
}

static void name_journey(tkd_reader *reader, int32_t row)
{
    const tkd_named *named = &reader->names[TKD_SECTION_JOURNEYS].rows[row];
    const tkd_node *stages = tkd_node_get(named->node, "stages");
    tkd_journey *journey = &reader->journeys[row];
    journey_scan scan = {.reader = reader, .journey = row, .stage = TKD_NONE};
    const size_t first_stage = reader->stages.count;
    const size_t first_step = reader->steps.count;
    const size_t first_branch = reader->branches.count;
    const size_t first_block = reader->blocks.count;
    const size_t first_exit = reader->exits.count;
    const size_t first_lane = reader->lanes.count;

    tkd_index_init(&reader->journey_names[row].names, reader->arena);
    tkd_index_init(&reader->journey_names[row].lanes, reader->arena);
    journey->item = tkd_load_item(named->node, named->id);
    journey->counts_from = TKD_NONE;
    add_exits(&scan, tkd_node_get(named->node, "exits"));
    add_lanes(&scan, tkd_node_get(named->node, "lanes"));
    if (stages != NULL && stages->kind == TKD_LIST) {
        add_stages(&scan, stages, journey);
    }
    journey->stages = tkd_reader_since(&reader->stages, first_stage);
    journey->steps = tkd_reader_since(&reader->steps, first_step);
    journey->branches = tkd_reader_since(&reader->branches, first_branch);
    journey->blocks = tkd_reader_since(&reader->blocks, first_block);
    journey->exits = tkd_reader_since(&reader->exits, first_exit);
    journey->lanes = tkd_reader_since(&reader->lanes, first_lane);
    if (stages == NULL || (stages->count == 0 && !stages->bad)) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_EMPTY_JOURNEY, journey->item.place,
                             "teekonnal ei ole ühtegi sammu", "the journey has no steps");
        tkd_problem_hint(reader->problems, problem,
                         "kirjuta stages: [{id: saabumine, steps: [elukoht]}]",
                         "write stages: [{id: arrival, steps: [residence]}]");
    }
}

void tkd_name_journeys(tkd_reader *reader)
{
    const uint32_t count = reader->names[TKD_SECTION_JOURNEYS].count;

    reader->journeys = tkd_reader_take(reader, count, sizeof(tkd_journey));
    reader->journey_names = tkd_reader_take(reader, count, sizeof(tkd_journey_names));
    for (uint32_t i = 0; i < count && !reader->failed; i++) {
        name_journey(reader, (int32_t)i);
    }
}
