// SPDX-License-Identifier: EUPL-1.2
// Steps: who takes them, what they wait for, what is done there, and where clients go on.
#include "reader.h"

static void read_next(tkd_reader *reader, int32_t journey, tkd_node *node)
{
    tkd_node *to = tkd_node_get(node, "to");
    tkd_next next = {
        .to = tkd_refer_target(reader, journey, to),
        .p = tkd_load_figure(reader, tkd_node_get(node, "p"), &tkd_rule_share),
        .wait = tkd_load_figure(reader, tkd_node_get(node, "wait"), &tkd_rule_duration),
        .because = tkd_load_label(tkd_node_get(node, "because")),
        .gives = tkd_load_traits(reader, tkd_node_get(node, "gives")),
        .takes = tkd_load_traits(reader, tkd_node_get(node, "takes")),
        .place = to != NULL ? to->place : node->place,
    };

    *(tkd_next *)tkd_reader_add(reader, &reader->nexts) = next;
    reader->gained |= next.gives;
}

static tkd_range read_nexts(tkd_reader *reader, int32_t journey, const tkd_node *node)
{
    const size_t first = reader->nexts.count;

    for (tkd_node *entry = node != NULL && node->kind == TKD_LIST ? node->first : NULL;
         entry != NULL; entry = entry->next) {
        if (!entry->bad && entry->kind == TKD_MAP) {
            read_next(reader, journey, entry);
        }
    }
    return tkd_reader_since(&reader->nexts, first);
}

static void read_deadline(tkd_reader *reader, tkd_node *node, tkd_step *step)
{
    if (node == NULL || node->bad) {
        return;
    }
    const tkd_node *within = tkd_node_get(node, "within");
    if (node->kind != TKD_MAP || within == NULL) {
        step->deadline = tkd_load_figure(reader, node, &tkd_rule_duration);
        return;
    }
    step->deadline = tkd_load_figure(reader, within, &tkd_rule_duration);
    step->deadline_from = tkd_refer_step(reader, step->journey, tkd_node_get(node, "from"));
    step->deadline_late = tkd_load_traits(reader, tkd_node_get(node, "late"));
}

static tkd_range read_lane_notes(tkd_reader *reader, const tkd_step *step, const tkd_node *node)
{
    const size_t first = reader->lane_notes.count;
    const tkd_index *lanes = &reader->journey_names[step->journey].lanes;

    for (const tkd_node *child = node != NULL && node->kind == TKD_MAP ? node->first : NULL;
         child != NULL; child = child->next) {
        const uint32_t lane = tkd_index_get(lanes, child->key);
        if (lane != UINT32_MAX) {
            *(tkd_lane_note *)tkd_reader_add(reader, &reader->lane_notes) =
                (tkd_lane_note){(int32_t)lane, tkd_load_label(child)};
            continue;
        }
        tkd_refer_unknown_lane(reader, step->journey, child);
    }
    return tkd_reader_since(&reader->lane_notes, first);
}

static const tkd_rule feeling_rule = {
    .quantity = TKD_QUANTITY_NUMBER,
    .sign = true,
    .least = -2.0,
    .most = 2.0,
    .words = TKD_WORDS_FEELING,
};

static const tkd_rule attempts_rule = {
    .quantity = TKD_QUANTITY_NUMBER, .whole = true, .least = 1.0, .most = 1e6};

static void read_routing(tkd_reader *reader, const tkd_node *node, tkd_step *step)
{
    const tkd_node *otherwise = tkd_node_get(node, "else");
    const tkd_node *then = tkd_node_get(node, "then");

    step->next = read_nexts(reader, step->journey, tkd_node_get(node, "next"));
    if (then != NULL) {
        step->then = tkd_refer_target(reader, step->journey, then);
    }
    if (otherwise != NULL) {
        step->otherwise = tkd_refer_target(reader, step->journey, otherwise);
        step->has_else = true;
    }
}

static void read_waiting(tkd_reader *reader, const tkd_node *node, tkd_step *step)
{
    tkd_node *not_before = tkd_node_get(node, "not-before");

    step->needs = tkd_refer_steps(reader, step->journey, tkd_node_get(node, "needs"));
    step->after = tkd_refer_steps(reader, step->journey, tkd_node_get(node, "after"));
    if (not_before != NULL && !not_before->bad) {
        step->not_before_from =
            tkd_refer_step(reader, step->journey, tkd_node_get(not_before, "from"));
        step->not_before_plus =
            tkd_load_figure(reader, tkd_node_get(not_before, "plus"), &tkd_rule_duration);
    }
    read_deadline(reader, tkd_node_get(node, "deadline"), step);
}

// The service of a step: the named one, or a copy of it (or of nothing) with the step's own keys.
static void read_step_service(tkd_reader *reader, tkd_node *node, int32_t row, tkd_step *step)
{
    const tkd_node *name = tkd_node_get(node, "service");
    tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, (size_t)row);
    tkd_service service = {
        .provider = TKD_NONE, .pool = TKD_NONE, .calendar = TKD_NONE, .travels = true};

    if (name != NULL) {
        note->base_service = tkd_refer(reader, TKD_SECTION_SERVICES, name);
    }
    step->service = note->base_service;
    step->own_service = tkd_has_service_keys(node);
    if (!step->own_service) {
        return;
    }
    if (note->base_service != TKD_NONE) {
        service =
            *(tkd_service *)tkd_reader_at(reader, &reader->services, (size_t)note->base_service);
    }
    service.item = step->item;
    service.item.id = (tkd_text){0};
    tkd_load_service(reader, node, &service);
    step->service = (int32_t)reader->services.count;
    *(tkd_service *)tkd_reader_add(reader, &reader->services) = service;
}

void tkd_load_step(tkd_reader *reader, tkd_node *node, tkd_step *step)
{
    step->groups = tkd_refer_groups(reader, tkd_node_get(node, "groups"));
    step->when = tkd_load_when(reader, tkd_node_get(node, "when"));
    step->take_up = tkd_load_figure(reader, tkd_node_get(node, "take-up"), &tkd_rule_share);
    step->delay = tkd_load_figure(reader, tkd_node_get(node, "delay"), &tkd_rule_duration);
    step->gives = tkd_load_traits(reader, tkd_node_get(node, "gives"));
    step->takes = tkd_load_traits(reader, tkd_node_get(node, "takes"));
    step->patience = tkd_load_figure(reader, tkd_node_get(node, "patience"), &tkd_rule_duration);
    step->attempts = tkd_load_figure(reader, tkd_node_get(node, "attempts"), &attempts_rule);
    step->milestone = tkd_load_yes_no(reader, tkd_node_get(node, "milestone"), false);
    step->feeling = tkd_load_figure(reader, tkd_node_get(node, "feeling"), &feeling_rule);
    step->notes = read_lane_notes(reader, step, tkd_node_get(node, "notes"));
    read_waiting(reader, node, step);
    read_routing(reader, node, step);
}

void tkd_load_steps(tkd_reader *reader)
{
    for (size_t i = 0; i < reader->steps.count && !reader->failed; i++) {
        tkd_step step = *(tkd_step *)tkd_reader_at(reader, &reader->steps, i);
        const tkd_step_note note = *(tkd_step_note *)tkd_reader_at(reader, &reader->step_notes, i);

        read_step_service(reader, note.node, (int32_t)i, &step);
        tkd_load_step(reader, note.node, &step);
        *(tkd_step *)tkd_reader_at(reader, &reader->steps, i) = step;
        reader->gained |= step.gives | step.deadline_late;
        const tkd_branch *branch = tkd_reader_at(reader, &reader->branches, (size_t)step.branch);
        if (step.position == 0 && branch->block == TKD_NONE) {
            ((tkd_branch *)tkd_reader_at(reader, &reader->branches, (size_t)step.branch))->after =
                step.after;
        }
    }
}
