// SPDX-License-Identifier: EUPL-1.2
// Programs: what a step means for the clients of one municipality. Routes are resolved here, so that
// the event loop follows row numbers; each way gets an edge on which people are counted.
#include <math.h>

#include "build.h"

static tkd_route route_to_member(const tkd_model *model, const tkd_branch *branch,
                                 uint32_t position)
{
    tkd_route route = {.kind = TKD_ROUTE_END, .index = TKD_NONE, .edge = TKD_NONE};

    if (position < branch->members.count) {
        const tkd_member *member = &model->members[branch->members.first + position];
        route.kind = member->kind == TKD_MEMBER_STEP ? TKD_ROUTE_STEP : TKD_ROUTE_BLOCK;
        route.index = member->index;
    }
    return route;
}

// The row of an edge, made once per journey. Journeys' edges stand next to each other.
static int32_t edge_row(tkd_build *build, uint32_t journey_first, tkd_edge edge)
{
    const tkd_edge *known = build->edges.items;
    tkd_edge *made = NULL;

    for (size_t i = build->edges.count; i > journey_first; i--) {
        if (known[i - 1].from == edge.from && known[i - 1].to == edge.to &&
            known[i - 1].to_kind == edge.to_kind && known[i - 1].kind == edge.kind) {
            return (int32_t)i - 1;
        }
        // Edges of a step are made together: older ones belong to earlier steps.
        if (known[i - 1].from != edge.from && i + 4096 < build->edges.count) {
            break;
        }
    }
    made = tkd_list_add(&build->edges);
    if (made == NULL) {
        return -2;
    }
    *made = edge;
    return (int32_t)build->edges.count - 1;
}

// What follows a block when it is done, through the ends of the branches that hold it.
static tkd_route after_block(const tkd_model *model, int32_t block)
{
    const tkd_block *row = &model->blocks[block];

    return route_to_member(model, &model->branches[row->branch], row->position + 1);
}

// Where people are next seen on a map when they take this route: blocks are entered through the
// first step of their first branch, ends of block branches lead to what follows the block.
static tkd_edge edge_of(const tkd_model *model, const tkd_step *from, tkd_route route, bool skip)
{
    tkd_edge edge = {.from = (int32_t)(from - model->steps),
                     .to_kind = route.kind,
                     .to = route.index,
                     .kind = skip                           ? 3
                             : route.kind == TKD_ROUTE_EXIT ? 2
                             : route.back                   ? 1
                                                            : 0};
    int32_t branch = from->branch;

    while (edge.to_kind == TKD_ROUTE_END && model->branches[branch].block != TKD_NONE) {
        const int32_t block = model->branches[branch].block;
        const tkd_route on = after_block(model, block);
        edge.to_kind = on.kind;
        edge.to = on.index;
        branch = model->blocks[block].branch;
    }
    for (uint32_t depth = 0; edge.to_kind == TKD_ROUTE_BLOCK && depth < 64; depth++) {
        const tkd_block *block = &model->blocks[edge.to];
        const tkd_route first = route_to_member(model, &model->branches[block->branches.first], 0);
        edge.to_kind = first.kind;
        edge.to = first.index;
    }
    return edge;
}

// Who gains one value of an exclusive trait loses the others.
static uint64_t other_values(const tkd_model *model, uint64_t gives)
{
    uint64_t others = 0;

    for (uint32_t i = 0; i < model->trait_count; i++) {
        for (uint32_t k = 0; (gives >> i & 1) != 0 && k < model->trait_count; k++) {
            if (model->traits[i].value.size > 0 &&
                tkd_text_equal(model->traits[i].name, model->traits[k].name)) {
                others |= UINT64_C(1) << k;
            }
        }
    }
    return others & ~gives;
}

typedef struct tkd_here {
    tkd_build *build;
    const tkd_step *general; /**< The model's own row: structure. */
    const tkd_step *step;    /**< As this municipality meets it. */
    int32_t row;
    int32_t municipality;
    uint32_t first_edge; /**< Of the journey. */
} tkd_here;

static tkd_status resolve(const tkd_here *here, tkd_target target, tkd_route *route, tkd_error *err)
{
    const tkd_model *model = here->build->model;
    const tkd_branch *branch = &model->branches[here->general->branch];

    *route = (tkd_route){.index = TKD_NONE};
    switch (target.kind) {
    case TKD_TARGET_ON: *route = route_to_member(model, branch, here->general->position + 1); break;
    case TKD_TARGET_STEP:
        route->kind = TKD_ROUTE_STEP;
        route->index = target.index;
        route->back = model->steps[target.index].position <= here->general->position;
        break;
    case TKD_TARGET_EXIT:
        route->kind = TKD_ROUTE_EXIT;
        route->index = target.index;
        break;
    case TKD_TARGET_END: route->kind = TKD_ROUTE_END; break;
    }
    route->edge =
        edge_row(here->build, here->first_edge, edge_of(model, here->general, *route, false));
    return route->edge < 0 ? TKD_OUT_OF_MEMORY(err) : TKD_OK;
}

static tkd_status add_next(const tkd_here *here, tkd_program *program, tkd_error *err)
{
    tkd_build *build = here->build;

    program->next.first = (uint32_t)build->chances.count;
    for (uint32_t i = 0; i < here->step->next.count; i++) {
        const tkd_next *next = &build->model->nexts[here->step->next.first + i];
        tkd_chance chance = {.condition = TKD_NONE,
                             .p = tkd_build_param(build, next->p),
                             .scale = 1.0,
                             .wait = tkd_build_param(build, next->wait),
                             .gives = next->gives,
                             .takes = next->takes | other_values(build->model, next->gives),
                             .luck = tkd_next_luck(build->model, next),
                             .bottleneck = TKD_NONE};
        tkd_chance *made = NULL;
        TKD_TRY(resolve(here, next->to, &chance.route, err));
        made = tkd_list_add(&build->chances);
        if (made == NULL) {
            return TKD_OUT_OF_MEMORY(err);
        }
        *made = chance;
    }
    program->next.count = (uint32_t)build->chances.count - program->next.first;
    return TKD_OK;
}

// Dropouts or reworks by bottlenecks that have chances of their own.
static tkd_status add_strikes(const tkd_here *here, tkd_effect_kind kind, tkd_range *range,
                              tkd_error *err)
{
    tkd_build *build = here->build;
    const tkd_model *model = build->model;

    range->first = (uint32_t)build->chances.count;
    for (uint32_t i = build->here_first[here->row]; i < build->here_first[here->row + 1]; i++) {
        const tkd_effect_here at = build->here[i];
        const tkd_bottleneck *bottleneck = &model->bottlenecks[at.bottleneck];
        const tkd_effect *effect = at.effect == TKD_NONE ? NULL : &model->effects[at.effect];
        const double left = tkd_build_left(build, at.bottleneck, here->municipality);
        tkd_target target = {kind == TKD_EFFECT_DROPOUT ? TKD_TARGET_EXIT : TKD_TARGET_STEP,
                             kind == TKD_EFFECT_DROPOUT ? TKD_NONE : here->row};
        tkd_chance *made = NULL;
        tkd_chance chance = {.scale = left, .bottleneck = at.bottleneck};
        if (effect == NULL || effect->kind != kind || effect->multiplies || left <= 0.0) {
            continue;
        }
        if (effect->has_to) {
            target = effect->to;
        }
        chance.p = tkd_build_param(build, effect->p);
        chance.wait = tkd_build_param(build, effect->wait);
        chance.luck =
            bottleneck->item.luck + (uint64_t)(at.effect - (int32_t)bottleneck->effects.first);
        TKD_TRY(resolve(here, target, &chance.route, err));
        if (!tkd_build_condition(build, bottleneck->groups, &bottleneck->when, &chance.condition)) {
            return TKD_OUT_OF_MEMORY(err);
        }
        made = tkd_list_add(&build->chances);
        if (made == NULL) {
            return TKD_OUT_OF_MEMORY(err);
        }
        *made = chance;
    }
    range->count = (uint32_t)build->chances.count - range->first;
    return TKD_OK;
}

// Terms of an effect that multiply; its other terms are chances of their own.
static tkd_status keep_times(const tkd_here *here, tkd_effect_kind kind, tkd_range *range,
                             tkd_error *err)
{
    tkd_list *list = &here->build->terms;
    tkd_term *terms = NULL;
    uint32_t kept = 0;

    TKD_TRY(tkd_build_terms(here->build, here->row, here->municipality, kind, range, err));
    if (range->count == 0) {
        return TKD_OK;
    }
    terms = (tkd_term *)list->items + range->first;
    for (uint32_t i = 0; i < range->count; i++) {
        if (terms[i].multiplies) {
            terms[kept++] = terms[i];
        }
    }
    list->count = range->first + kept;
    range->count = kept;
    return TKD_OK;
}

// `dropout: {times: x}` scales the exits of `next`, `rework: {times: x}` its ways back.
static tkd_status add_times(const tkd_here *here, tkd_program *program, tkd_error *err)
{
    TKD_TRY(keep_times(here, TKD_EFFECT_REWORK, &program->rework_times, err));
    return keep_times(here, TKD_EFFECT_DROPOUT, &program->dropout_times, err);
}

static tkd_status add_routes(const tkd_here *here, tkd_program *program, tkd_error *err)
{
    tkd_edge skip = {0};

    TKD_TRY(resolve(here, here->step->then, &program->then, err));
    program->otherwise = program->then;
    program->has_else = here->step->has_else;
    if (here->step->has_else) {
        TKD_TRY(resolve(here, here->step->otherwise, &program->otherwise, err));
    }
    skip = edge_of(here->build->model, here->general, program->then, true);
    program->skip_edge = edge_row(here->build, here->first_edge, skip);
    if (program->skip_edge < 0) {
        return TKD_OUT_OF_MEMORY(err);
    }
    program->leave_edge = TKD_NONE;
    if (program->station != TKD_NONE || program->course != TKD_NONE) {
        const tkd_target leave = {TKD_TARGET_EXIT, TKD_NONE};
        tkd_route out = {0};
        TKD_TRY(resolve(here, leave, &out, err));
        program->leave_edge = out.edge;
    }
    TKD_TRY(add_next(here, program, err));
    TKD_TRY(add_strikes(here, TKD_EFFECT_DROPOUT, &program->dropouts, err));
    TKD_TRY(add_strikes(here, TKD_EFFECT_REWORK, &program->reworks, err));
    return add_times(here, program, err);
}

static tkd_status add_span(const tkd_here *here, tkd_figure base, tkd_effect_kind kind,
                           tkd_span *span, tkd_error *err)
{
    span->base = tkd_build_param(here->build, base);
    return tkd_build_terms(here->build, here->row, here->municipality, kind, &span->terms, err);
}

static bool is_span_set(const tkd_span *span)
{
    return tkd_figure_is_set(span->base.figure) || span->terms.count > 0;
}

static tkd_status add_travel(const tkd_here *here, const tkd_travel *travel, tkd_program *program,
                             tkd_error *err)
{
    const tkd_figure none = {0};
    const tkd_model *model = here->build->model;

    TKD_TRY(add_span(here, travel == NULL ? none : travel->time, TKD_EFFECT_TRAVEL,
                     &program->travel, err));
    program->travel_cost = tkd_build_param(here->build, travel == NULL ? none : travel->cost_eur);
    // The same effects again, with their money.
    TKD_TRY(tkd_build_terms(here->build, here->row, here->municipality, TKD_EFFECT_TRAVEL,
                            &program->travel_cost_terms, err));
    for (uint32_t i = 0, e = here->build->here_first[here->row];
         i < program->travel_cost_terms.count && e < here->build->here_first[here->row + 1]; e++) {
        const tkd_effect_here at = here->build->here[e];
        tkd_term *term =
            (tkd_term *)here->build->terms.items + program->travel_cost_terms.first + i;
        if (at.effect == TKD_NONE || model->effects[at.effect].kind != TKD_EFFECT_TRAVEL ||
            tkd_build_left(here->build, at.bottleneck, here->municipality) <= 0.0) {
            continue;
        }
        term->amount = tkd_build_param(here->build, model->effects[at.effect].cost_eur);
        i++;
    }
    return TKD_OK;
}

// Station or class, timetable, money and times of the step's service.
static tkd_status add_service(const tkd_here *here, tkd_program *program, tkd_error *err)
{
    tkd_build *build = here->build;
    const tkd_service *service =
        tkd_model_service(build->model, here->municipality, here->step->service);
    tkd_place_found found = {0};
    tkd_timetable_key key = {{service->calendar, TKD_NONE, TKD_NONE}};

    TKD_TRY(add_span(here, service->booking, TKD_EFFECT_BOOKING, &program->booking, err));
    TKD_TRY(add_span(here, service->no_show, TKD_EFFECT_NO_SHOW, &program->no_show, err));
    TKD_TRY(add_span(here, service->is_course ? service->course.lasts : service->duration,
                     TKD_EFFECT_DURATION, &program->duration, err));
    TKD_TRY(add_span(here, service->processing, TKD_EFFECT_PROCESSING, &program->processing, err));
    program->fee = tkd_build_param(build, service->fee_eur);
    program->sessions = service->sessions;
    program->session_gap = tkd_build_param(build, service->session_gap);
    if (!build->step_used[(size_t)here->row * build->model->municipality_count +
                          (size_t)here->municipality] ||
        !tkd_build_place(build, here->step, service, here->municipality, &found)) {
        return TKD_OK;
    }
    if (service->travels) {
        TKD_TRY(add_travel(here, found.travel, program, err));
    }
    if (service->is_course) {
        TKD_TRY(tkd_build_class(build, here->step->service, service, found, &program->course, err));
    } else if (service->pool != TKD_NONE) {
        TKD_TRY(tkd_build_station(build, service->pool, here->municipality, found,
                                  &program->station, err));
    } else if (found.where == TKD_AT_SITE) {
        key.calendars[1] = build->model->sites[found.place].calendar;
    }
    if (key.calendars[0] != TKD_NONE || key.calendars[1] != TKD_NONE) {
        TKD_TRY(tkd_build_timetable(build, key, &program->timetable, err));
    }
    return TKD_OK;
}

static const tkd_timetable_key working_week = {{TKD_CALENDAR_WORKING_WEEK, TKD_NONE, TKD_NONE}};

// "On the calendar in force": the service's, else the pool's, else Mon–Fri less holidays.
static tkd_status add_working_days(const tkd_here *here, tkd_program *program, tkd_error *err)
{
    if (program->timetable != TKD_NONE) {
        program->working_days = program->timetable;
        return TKD_OK;
    }
    if (program->station != TKD_NONE) {
        const tkd_station *stations = here->build->stations.items;
        program->working_days = stations[program->station].timetable;
        return TKD_OK;
    }
    return tkd_build_timetable(here->build, working_week, &program->working_days, err);
}

static uint32_t phases_of(const tkd_program *program)
{
    uint32_t phases = 1u << TKD_PHASE_END;

    if (program->needs.count > 0) {
        phases |= 1u << TKD_PHASE_NEEDS;
    }
    if (program->not_before != TKD_NONE) {
        phases |= 1u << TKD_PHASE_NOT_BEFORE;
    }
    if (is_span_set(&program->delay)) {
        phases |= 1u << TKD_PHASE_DELAY;
    }
    if (is_span_set(&program->booking) || is_span_set(&program->no_show)) {
        phases |= 1u << TKD_PHASE_BOOKING;
    }
    if (is_span_set(&program->travel) || tkd_figure_is_set(program->travel_cost.figure) ||
        program->travel_cost_terms.count > 0) {
        phases |= 1u << TKD_PHASE_TRAVEL;
    }
    if (program->station != TKD_NONE || program->course != TKD_NONE ||
        program->timetable != TKD_NONE) {
        phases |= 1u << TKD_PHASE_QUEUE;
    }
    if (is_span_set(&program->duration)) {
        phases |= 1u << TKD_PHASE_WORK;
    }
    if (program->sessions.count > 0) {
        phases |= 1u << TKD_PHASE_SESSIONS;
    }
    if (is_span_set(&program->processing)) {
        phases |= 1u << TKD_PHASE_PROCESSING;
    }
    return phases;
}

static void silence_waiting(const tkd_here *here, tkd_program *program)
{
    if (here->build->options->calm_step == here->row + 1) {
        const tkd_span none = {.base = {.dist = TKD_NONE}};
        program->booking = none;
        program->no_show = none;
        program->needs.count = 0;
        program->not_before = TKD_NONE;
        program->calm = true;
    }
}

static tkd_status build_program(const tkd_here *here, tkd_program *program, tkd_error *err)
{
    tkd_build *build = here->build;
    const tkd_step *step = here->step;

    *program = (tkd_program){.groups = step->groups,
                             .when = step->when,
                             .attempts = tkd_build_param(build, step->attempts),
                             .needs = step->needs,
                             .not_before = step->not_before_from,
                             .not_before_plus = tkd_build_param(build, step->not_before_plus),
                             .station = TKD_NONE,
                             .course = TKD_NONE,
                             .timetable = TKD_NONE,
                             .own_patience = tkd_figure_is_set(step->patience),
                             .patience = tkd_build_param(build, step->patience),
                             .gives = step->gives,
                             .takes = step->takes | other_values(build->model, step->gives),
                             .has_deadline = tkd_figure_is_set(step->deadline),
                             .deadline = tkd_build_param(build, step->deadline),
                             .deadline_from = step->deadline_from,
                             .deadline_late = step->deadline_late,
                             .deadline_loses = other_values(build->model, step->deadline_late)};
    TKD_TRY(add_span(here, step->take_up, TKD_EFFECT_TAKE_UP, &program->take_up, err));
    TKD_TRY(add_span(here, step->delay, TKD_EFFECT_DELAY, &program->delay, err));
    if (step->service != TKD_NONE) {
        TKD_TRY(add_service(here, program, err));
    } else {
        const tkd_figure none = {0};
        TKD_TRY(add_span(here, none, TKD_EFFECT_BOOKING, &program->booking, err));
        TKD_TRY(add_span(here, none, TKD_EFFECT_DURATION, &program->duration, err));
        TKD_TRY(add_span(here, none, TKD_EFFECT_PROCESSING, &program->processing, err));
        TKD_TRY(add_travel(here, NULL, program, err));
    }
    TKD_TRY(add_working_days(here, program, err));
    TKD_TRY(add_routes(here, program, err));
    TKD_TRY(tkd_build_marks(build, here->row, here->municipality, &program->marks, err));
    silence_waiting(here, program);
    program->plain = program->groups == UINT64_MAX && program->when.all == 0 &&
                     program->when.none == 0 && program->when.any.count == 0 &&
                     !is_span_set(&program->take_up) &&
                     !tkd_figure_is_set(program->attempts.figure);
    program->phases = phases_of(program);
    return TKD_OK;
}

static tkd_status build_journey(tkd_build *build, const tkd_journey *journey, tkd_path *path,
                                tkd_program *programs, tkd_error *err)
{
    const tkd_model *model = build->model;
    const uint32_t first_edge = (uint32_t)build->edges.count;

    *path = (tkd_path){.steps = journey->steps,
                       .branches = journey->branches,
                       .own_branch_count = journey->own_branch_count,
                       .counts_from = journey->counts_from,
                       .target = tkd_build_param(build, journey->target)};
    TKD_TRY(tkd_build_timetable(build, working_week, &path->working_days, err));
    for (uint32_t s = 0; s < journey->steps.count; s++) {
        const int32_t row = (int32_t)(journey->steps.first + s);
        for (uint32_t m = 0; m < model->municipality_count; m++) {
            tkd_program *program = &programs[(size_t)row * model->municipality_count + m];
            const tkd_here here = {.build = build,
                                   .general = &model->steps[row],
                                   .step = tkd_model_step(model, (int32_t)m, row),
                                   .row = row,
                                   .municipality = (int32_t)m,
                                   .first_edge = first_edge};
            TKD_TRY(build_program(&here, program, err));
            path->has_deadlines = path->has_deadlines || program->has_deadline;
        }
    }
    path->edges = (tkd_range){first_edge, (uint32_t)build->edges.count - first_edge};
    return TKD_OK;
}

static void mark_mixed_calendars(tkd_build *build, const tkd_program *programs)
{
    const tkd_model *model = build->model;
    tkd_station *stations = build->stations.items;

    for (size_t p = 0; p < (size_t)model->step_count * model->municipality_count; p++) {
        if (programs[p].station != TKD_NONE && programs[p].timetable != TKD_NONE) {
            stations[programs[p].station].mixed_calendars = true;
        }
    }
}

tkd_status tkd_build_programs(tkd_build *build, tkd_error *err)
{
    const tkd_model *model = build->model;
    tkd_program *programs =
        TKD_TAKE(build->arena, (size_t)model->step_count * model->municipality_count, tkd_program);
    tkd_path *paths = TKD_TAKE(build->arena, model->journey_count, tkd_path);
    tkd_route *entries = TKD_TAKE(build->arena, model->branch_count, tkd_route);
    tkd_route *after = TKD_TAKE(build->arena, model->block_count, tkd_route);

    if (programs == NULL || paths == NULL || entries == NULL || after == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    build->network->programs = programs;
    build->network->paths = paths;
    build->network->entries = entries;
    build->network->after_block = after;
    for (uint32_t b = 0; b < model->branch_count; b++) {
        entries[b] = route_to_member(model, &model->branches[b], 0);
    }
    for (uint32_t b = 0; b < model->block_count; b++) {
        after[b] = after_block(model, (int32_t)b);
    }
    for (uint32_t j = 0; j < model->journey_count; j++) {
        TKD_TRY(build_journey(build, &model->journeys[j], &paths[j], programs, err));
    }
    mark_mixed_calendars(build, programs);
    return TKD_OK;
}
