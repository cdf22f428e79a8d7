// SPDX-License-Identifier: EUPL-1.2
// What matters of those whom nobody follows. Who arrives before the measured window fills queues, and who
// arrives after it keeps them full: others feel of such a client that it joins a queue or a full course,
// and when. What it does where nobody else is, and what follows from that alone, need not happen. A
// journey is cut down to what bears on a place that people share, as a program is to what bears on a value
// (program slicing: Weiser, IEEE Trans. Software Eng. 10, 1984).
//
// In each branch that is a first part of its members, for whatever happens in a branch decides when what
// comes after it does. A step matters
// - where it is taken at a shared place, changes a trait that is asked for where it matters, or leads out
//   of the journey while another branch matters;
// - before another that matters in its branch, or where a way leads back to one;
// - where a branch or a step that matters waits for it;
// and all of a block's branches do where what follows the block does, or where they race and one matters.
#include <math.h>

#include "run.h"

typedef struct tkd_slicer {
    const tkd_kit *kit;
    const tkd_stream *stream;
    const tkd_itinerary *itinerary;
    tkd_plan *plans; /**< [steps of the journey] */
    uint32_t *reach; /**< [branches of the journey] How many of its first members matter. */
    bool *whole;     /**< [branches of the journey] Its end matters too. */
    uint64_t asked;  /**< Traits that are asked for where it matters. */
    bool has_grown;
} tkd_slicer;

static uint32_t row_of(const tkd_slicer *slicer, int32_t branch)
{
    return (uint32_t)branch - slicer->itinerary->path->branches.first;
}

static tkd_plan *plan_of(const tkd_slicer *slicer, int32_t step)
{
    return &slicer->plans[step - slicer->itinerary->first_step];
}

static void reach_member(tkd_slicer *slicer, int32_t branch, uint32_t count)
{
    uint32_t *reach = &slicer->reach[row_of(slicer, branch)];

    if (*reach < count) {
        *reach = count;
        slicer->has_grown = true;
    }
}

static void reach_end(tkd_slicer *slicer, int32_t branch)
{
    bool *whole = &slicer->whole[row_of(slicer, branch)];

    slicer->has_grown |= !*whole;
    *whole = true;
    reach_member(slicer, branch, slicer->kit->network->model->branches[branch].members.count);
}

static bool does_matter(const tkd_slicer *slicer, int32_t step)
{
    const tkd_step *row = &slicer->kit->network->model->steps[step];

    return row->position < slicer->reach[row_of(slicer, row->branch)];
}

static void reach_step(tkd_slicer *slicer, int32_t step)
{
    const tkd_step *row = &slicer->kit->network->model->steps[step];

    reach_member(slicer, row->branch, row->position + 1);
}

// Do others meet the client there?
static bool is_shared(const tkd_network *network, const tkd_plan *plan)
{
    const tkd_program *program = plan->program;

    if (plan->skipped || program->calm) {
        return false;
    }
    return (program->station != TKD_NONE && !network->stations[program->station].no_wait) ||
           (program->course != TKD_NONE &&
            tkd_figure_is_set(network->classes[program->course].seats.figure));
}

// Is one branch inside the other?
static bool is_inside(const tkd_model *model, int32_t branch, int32_t other)
{
    while (branch != other && model->branches[branch].block != TKD_NONE) {
        branch = model->blocks[model->branches[branch].block].branch;
    }
    return branch == other;
}

// Would leaving from `branch` take the client out of something that matters elsewhere?
static bool is_awaited_elsewhere(const tkd_slicer *slicer, int32_t branch)
{
    const tkd_model *model = slicer->kit->network->model;
    const tkd_range branches = slicer->itinerary->path->branches;

    for (uint32_t i = 0; i < branches.count; i++) {
        const int32_t other = (int32_t)(branches.first + i);
        if (slicer->reach[i] > 0 && !is_inside(model, branch, other) &&
            !is_inside(model, other, branch)) {
            return true;
        }
    }
    return false;
}

static bool leads_on(const tkd_slicer *slicer, int32_t branch, const tkd_route *route)
{
    return (route->kind == TKD_ROUTE_STEP && does_matter(slicer, route->index)) ||
           (route->kind == TKD_ROUTE_EXIT && is_awaited_elsewhere(slicer, branch));
}

// Does one of the chances change a trait that is asked for, or lead to where it matters?
static bool bear(const tkd_slicer *slicer, int32_t branch, tkd_range chances)
{
    for (uint32_t i = 0; i < chances.count; i++) {
        const tkd_chance *chance = &slicer->kit->chances[chances.first + i];
        if (((chance->gives | chance->takes) & slicer->asked) != 0 ||
            leads_on(slicer, branch, &chance->route)) {
            return true;
        }
    }
    return false;
}

static bool gives_up(const tkd_program *program)
{
    return program->has_else || tkd_figure_is_set(program->attempts.figure);
}

static bool bears(const tkd_slicer *slicer, int32_t step)
{
    const int32_t branch = slicer->kit->network->model->steps[step].branch;
    const tkd_plan *plan = plan_of(slicer, step);
    const tkd_program *program = plan->program;
    const bool leaves = program->own_patience && !program->has_else;

    return is_shared(slicer->kit->network, plan) ||
           ((plan->gives | plan->takes) & slicer->asked) != 0 ||
           leads_on(slicer, branch, &program->then) ||
           (gives_up(program) && leads_on(slicer, branch, &program->otherwise)) ||
           (leaves && is_awaited_elsewhere(slicer, branch)) ||
           bear(slicer, branch, program->next) || bear(slicer, branch, program->dropouts) ||
           bear(slicer, branch, program->reworks);
}

static uint64_t asks_of(const tkd_slicer *slicer, int32_t step)
{
    const tkd_network *network = slicer->kit->network;
    const tkd_program *program = plan_of(slicer, step)->program;

    return tkd_program_asks(network, slicer->kit->terms, slicer->kit->chances, program) |
           (program->course == TKD_NONE
                ? 0
                : tkd_param_asks(network, &network->classes[program->course].closes));
}

// What a step that matters waits for, and asks.
static void look_behind(tkd_slicer *slicer, int32_t step)
{
    const tkd_network *network = slicer->kit->network;
    const tkd_program *program = plan_of(slicer, step)->program;

    for (uint32_t i = 0; i < program->needs.count; i++) {
        reach_step(slicer, network->model->step_lists[program->needs.first + i]);
    }
    if (program->not_before != TKD_NONE) {
        reach_step(slicer, program->not_before);
    }
    slicer->asked |= asks_of(slicer, step);
}

static void look_at_block(tkd_slicer *slicer, int32_t branch, int32_t block)
{
    const tkd_block *row = &slicer->kit->network->model->blocks[block];
    const uint32_t own = row_of(slicer, branch);
    bool any = false;

    for (uint32_t i = 0; i < row->branches.count; i++) {
        any |= slicer->reach[row_of(slicer, (int32_t)(row->branches.first + i))] > 0;
    }
    if (any) {
        reach_member(slicer, branch, row->position + 1);
    }
    if ((any && row->until_any) || slicer->whole[own] || slicer->reach[own] > row->position + 1) {
        for (uint32_t i = 0; i < row->branches.count; i++) {
            reach_end(slicer, (int32_t)(row->branches.first + i));
        }
    }
}

static void look_at_branch(tkd_slicer *slicer, int32_t branch)
{
    const tkd_model *model = slicer->kit->network->model;
    const tkd_branch *row = &model->branches[branch];

    for (uint32_t i = 0; i < row->members.count; i++) {
        const tkd_member *member = &model->members[row->members.first + i];
        if (member->kind == TKD_MEMBER_BLOCK) {
            look_at_block(slicer, branch, member->index);
            continue;
        }
        if (bears(slicer, member->index)) {
            reach_step(slicer, member->index);
        }
        if (does_matter(slicer, member->index)) {
            look_behind(slicer, member->index);
        }
    }
    for (uint32_t i = 0; slicer->reach[row_of(slicer, branch)] > 0 && i < row->after.count; i++) {
        reach_step(slicer, model->step_lists[row->after.first + i]);
    }
}

// Does a route out of a member of the branch leave out place `over`?
static bool leads_past(const tkd_slicer *slicer, uint32_t from, const tkd_route *route,
                       uint32_t over)
{
    const tkd_model *model = slicer->kit->network->model;
    const uint32_t to = route->kind == TKD_ROUTE_STEP    ? model->steps[route->index].position
                        : route->kind == TKD_ROUTE_BLOCK ? model->blocks[route->index].position
                                                         : from;

    return from < over && to > over;
}

static bool lead_past(const tkd_slicer *slicer, uint32_t from, tkd_range chances, uint32_t over)
{
    for (uint32_t i = 0; i < chances.count; i++) {
        if (leads_past(slicer, from, &slicer->kit->chances[chances.first + i].route, over)) {
            return true;
        }
    }
    return false;
}

// May somebody who goes down the branch of a step leave it out?
static bool is_left_out(const tkd_slicer *slicer, int32_t step)
{
    const tkd_model *model = slicer->kit->network->model;
    const uint32_t over = model->steps[step].position;
    const tkd_range members = model->branches[model->steps[step].branch].members;

    for (uint32_t i = 0; i < over; i++) {
        const tkd_member *member = &model->members[members.first + i];
        const tkd_program *program = NULL;
        if (member->kind == TKD_MEMBER_BLOCK) {
            continue; // the next member follows it
        }
        program = plan_of(slicer, member->index)->program;
        if (leads_past(slicer, i, &program->then, over) ||
            (gives_up(program) && leads_past(slicer, i, &program->otherwise, over)) ||
            lead_past(slicer, i, program->next, over) ||
            lead_past(slicer, i, program->dropouts, over) ||
            lead_past(slicer, i, program->reworks, over)) {
            return true;
        }
    }
    return false;
}

// Is one of the traits asked for elsewhere than behind the step in its branch?
static bool is_asked_elsewhere(const tkd_slicer *slicer, uint64_t traits, int32_t step)
{
    const tkd_network *network = slicer->kit->network;
    const tkd_step *steps = network->model->steps;

    if ((tkd_param_asks(network, &slicer->stream->patience) & traits) != 0) {
        return true;
    }
    for (uint32_t i = 0; i < slicer->itinerary->path->steps.count; i++) {
        const int32_t other = slicer->itinerary->first_step + (int32_t)i;
        const bool is_behind = steps[other].branch == steps[step].branch &&
                               steps[other].position > steps[step].position;
        if (!is_behind && does_matter(slicer, other) && (asks_of(slicer, other) & traits) != 0) {
            return true;
        }
    }
    return false;
}

// A deadline is missed when a visit ends, whichever that is. Where that changes a trait that is asked for,
// every visit matters: one that is nobody's business may end while others who ask are under way. Not so
// where only those ask who have come past the deadline's own step, at whose end it is closed at the latest:
// whose step it is changes only where a visit that matters ends, and there it is looked at first.
static bool does_bear(tkd_slicer *slicer, const tkd_due *due)
{
    const tkd_plan *plan = plan_of(slicer, due->step);
    const uint64_t traits = plan->program->deadline_late | plan->program->deadline_loses;
    const int32_t from = due->from != TKD_NONE ? due->from : slicer->itinerary->path->counts_from;

    if ((traits & slicer->asked) == 0) {
        return false;
    }
    if (from != TKD_NONE) {
        reach_step(slicer, from);
    }
    return !plan->program->deadline.fixed || isnan(plan->take_up) ||
           is_left_out(slicer, due->step) || is_asked_elsewhere(slicer, traits, due->step);
}

static bool do_deadlines_bear(tkd_slicer *slicer)
{
    const tkd_itinerary *itinerary = slicer->itinerary;
    bool bear = false;

    for (uint32_t i = 0; i < itinerary->telling_count; i++) {
        bear |= does_bear(slicer, &itinerary->dues[itinerary->due_count + i]);
    }
    return bear;
}

static void slice(tkd_slicer *slicer)
{
    const tkd_range branches = slicer->itinerary->path->branches;

    slicer->asked = tkd_param_asks(slicer->kit->network, &slicer->stream->patience);
    do {
        const uint64_t asked = slicer->asked;
        bool all = false;
        slicer->has_grown = false;
        all = do_deadlines_bear(slicer);
        for (uint32_t i = 0; i < branches.count; i++) {
            if (all) {
                reach_end(slicer, (int32_t)(branches.first + i));
            }
            look_at_branch(slicer, (int32_t)(branches.first + i));
        }
        slicer->has_grown |= slicer->asked != asked;
    } while (slicer->has_grown);
}

tkd_status tkd_kit_slice(tkd_kit *kit, tkd_plan *plans, tkd_itinerary *itineraries,
                         tkd_arena *arena, tkd_error *err)
{
    const tkd_network *network = kit->network;
    uint32_t *reach = TKD_TAKE(arena, network->model->branch_count, uint32_t);
    bool *whole = TKD_TAKE(arena, network->model->branch_count, bool);

    for (uint32_t s = 0; s < network->stream_count; s++) {
        tkd_itinerary *itinerary = &itineraries[s];
        const tkd_path *path = itinerary->path;
        tkd_plan *own = plans + (itinerary->plans - kit->plans);
        bool *mattering = TKD_TAKE(arena, path->own_branch_count, bool);
        tkd_slicer slicer = {.kit = kit,
                             .stream = &network->streams[s],
                             .itinerary = itinerary,
                             .plans = own,
                             .reach = reach,
                             .whole = whole};
        if (reach == NULL || whole == NULL || mattering == NULL) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the simulation");
        }
        for (uint32_t b = 0; b < path->branches.count; b++) {
            reach[b] = 0;
            whole[b] = false;
        }
        slice(&slicer);
        for (uint32_t i = 0; i < path->steps.count; i++) {
            own[i].matters = does_matter(&slicer, itinerary->first_step + (int32_t)i);
        }
        for (uint32_t b = 0; b < path->own_branch_count; b++) {
            mattering[b] = reach[b] > 0;
            itinerary->mattering_count += mattering[b] ? 1 : 0;
        }
        itinerary->mattering = mattering;
    }
    return TKD_OK;
}
