// SPDX-License-Identifier: EUPL-1.2
// Ways that leave their branch or block, and people who arrive to no journey.
#include "reader.h"

static void report_leaves(tkd_reader *reader, const tkd_node *place, const tkd_step *to)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_LEAVES_BRANCH, place->place,
                                            "„%.*s“ on teises harus", "“%.*s” is in another branch",
                                            TKD_ARG(to->item.id));

    tkd_problem_hint(reader->problems, problem,
                     "siit saab minna sama haru sammule, väljumisele, või haru lõppu (end)",
                     "from here one may go to a step of the same branch, an exit, or end");
    tkd_problem_other(reader->problems, problem, to->item.place, "see samm on siin",
                      "that step is here");
}

static void check_target(tkd_reader *reader, const tkd_step *step, tkd_target target,
                         const tkd_node *node)
{
    if (target.kind != TKD_TARGET_STEP || node == NULL) {
        return;
    }
    const tkd_step *to = tkd_reader_at(reader, &reader->steps, (size_t)target.index);
    if (to->branch != step->branch) {
        report_leaves(reader, node, to);
    }
}

static void check_step(tkd_reader *reader, size_t row)
{
    const tkd_step *step = tkd_reader_at(reader, &reader->steps, row);
    const tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, row);
    const tkd_node *next = tkd_node_get(note->node, "next");
    uint32_t i = 0;

    check_target(reader, step, step->then, tkd_node_get(note->node, "then"));
    check_target(reader, step, step->otherwise, tkd_node_get(note->node, "else"));
    for (const tkd_node *entry = next != NULL && next->kind == TKD_LIST ? next->first : NULL;
         entry != NULL && i < step->next.count; entry = entry->next) {
        if (!entry->bad && entry->kind == TKD_MAP) {
            const tkd_next *way = tkd_reader_at(reader, &reader->nexts, step->next.first + i++);
            check_target(reader, step, way->to, tkd_node_get(entry, "to"));
        }
    }
}

// The key of a bottleneck's rework under which a row's target stands.
static const tkd_node *rework_target(const tkd_node *bottleneck, uint32_t at)
{
    tkd_node *effects = tkd_node_get(bottleneck, "effect");
    uint32_t i = 0;

    for (tkd_node *map = tkd_values_first(effects); map != NULL;
         map = tkd_values_next(effects, map)) {
        const tkd_node *to = tkd_node_get(tkd_node_get(map, "rework"), "to");
        if (to != NULL && i++ == at) {
            return to;
        }
    }
    return NULL;
}

static void check_reworks(tkd_reader *reader, uint32_t row)
{
    const tkd_bottleneck *bottleneck = &reader->bottlenecks[row];
    const tkd_node *node = reader->names[TKD_SECTION_BOTTLENECKS].rows[row].node;
    uint32_t found = 0;

    for (uint32_t i = 0; i < bottleneck->effects.count; i++) {
        const tkd_effect *effect =
            tkd_reader_at(reader, &reader->effects, bottleneck->effects.first + i);
        if (effect->kind != TKD_EFFECT_REWORK || !effect->has_to ||
            effect->to.kind != TKD_TARGET_STEP) {
            continue;
        }
        const tkd_node *to = rework_target(node, found);
        found++;
        for (uint32_t k = 0; k < effect->steps.count; k++) {
            const int32_t at =
                *(int32_t *)tkd_reader_at(reader, &reader->step_lists, effect->steps.first + k);
            check_target(reader, tkd_reader_at(reader, &reader->steps, (size_t)at), effect->to,
                         to != NULL ? to : node);
        }
    }
}

static void check_arrivals(tkd_reader *reader, uint32_t row, uint64_t travelling)
{
    const tkd_node *node =
        tkd_node_get(reader->names[TKD_SECTION_MUNICIPALITIES].rows[row].node, "arrivals");

    for (const tkd_node *child = node != NULL && node->kind == TKD_MAP ? node->first : NULL;
         child != NULL; child = child->next) {
        const int32_t group = tkd_find_name(reader, TKD_SECTION_GROUPS, child->key);
        if (group == TKD_NONE || ((travelling >> group) & 1u) != 0) {
            continue;
        }
        tkd_problem *problem = tkd_problems_add(
            reader->problems, TKD_CODE_NO_JOURNEY, child->key_place,
            "sihtrühm „%.*s“ saabub, aga ükski teekond ei ole neile",
            "the group “%.*s” arrives, but no journey is theirs", TKD_ARG(child->key));
        tkd_problem_hint(reader->problems, problem, "lisa mõne teekonna juurde groups: [%.*s]",
                         "add to a journey groups: [%.*s]", TKD_ARG(child->key));
    }
}

static void check_any_journey(tkd_reader *reader)
{
    if (reader->names[TKD_SECTION_JOURNEYS].count > 0 ||
        tkd_node_get(reader->root, "journeys") != NULL || reader->problems->error_count > 0) {
        return;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_EMPTY_JOURNEY, reader->root->place,
                         "tööruumis ei ole ühtegi teekonda", "the workspace has no journey");
    tkd_problem_hint(reader->problems, problem,
                     "kirjuta stages: [{id: saabumine, steps: [elukoht]}]",
                     "write stages: [{id: arrival, steps: [residence]}]");
}

void tkd_check_targets(tkd_reader *reader)
{
    for (size_t i = 0; i < reader->steps.count; i++) {
        check_step(reader, i);
    }
}

void tkd_check_journeys(tkd_reader *reader)
{
    uint64_t travelling = 0;

    check_any_journey(reader);
    tkd_check_targets(reader);
    for (uint32_t i = 0; i < reader->names[TKD_SECTION_BOTTLENECKS].count; i++) {
        check_reworks(reader, i);
    }
    for (uint32_t i = 0; i < reader->names[TKD_SECTION_JOURNEYS].count; i++) {
        travelling |= reader->journeys[i].groups;
    }
    for (uint32_t i = 0; i < reader->names[TKD_SECTION_MUNICIPALITIES].count; i++) {
        check_arrivals(reader, i, travelling);
    }
}
