// SPDX-License-Identifier: EUPL-1.2
// Plans: each step as the people of one stream meet it. A network's programs are made for a
// municipality; here the group decides what it can too, so that the event loop finds most figures
// fixed, most conditions gone and most times ready to be drawn.
#include <math.h>

#include "kept.h"

typedef struct tkd_planner {
    const tkd_network *network;
    const tkd_stream *stream;
    tkd_list terms;
    tkd_list chances;
    tkd_kept_programs kept;
    bool failed;
} tkd_planner;

// A figure for this municipality and group; what traits or dates decide stays open.
static tkd_param resolved(const tkd_planner *planner, tkd_param param)
{
    const tkd_figures *figures = &planner->network->model->figures;

    for (uint32_t c = 0; !param.fixed && c < param.figure.count; c++) {
        const tkd_case *which = &figures->cases[param.figure.first + c];
        const tkd_point *point = &figures->points[which->first_point];
        if (which->whom == TKD_WHOM_TRAIT) {
            return param;
        }
        if ((which->whom == TKD_WHOM_GROUP && which->index != planner->stream->group) ||
            (which->whom == TKD_WHOM_MUNICIPALITY &&
             which->index != planner->stream->municipality)) {
            continue;
        }
        if (which->point_count > 1) {
            return param;
        }
        param.fixed = true;
        param.dist = point->dist;
        param.number = point->number;
    }
    if (!param.fixed) {
        param.figure = (tkd_figure){0};
    }
    return param;
}

// Is a condition met by the group? What traits decide stays in `condition`.
static bool may_hold(const tkd_planner *planner, int32_t *condition)
{
    const tkd_condition *row = NULL;

    if (*condition == TKD_NONE) {
        return true;
    }
    row = &planner->network->conditions[*condition];
    if ((row->groups >> planner->stream->group & 1) == 0) {
        return false;
    }
    if (row->when.all == 0 && row->when.none == 0 && row->when.any.count == 0) {
        *condition = TKD_NONE;
    }
    return true;
}

static void resolve_terms(tkd_planner *planner, tkd_range *range)
{
    const tkd_range old = *range;

    *range = (tkd_range){.first = (uint32_t)planner->terms.count};
    for (uint32_t i = 0; i < old.count; i++) {
        tkd_term term = planner->network->terms[old.first + i];
        tkd_term *own = NULL;
        if (!may_hold(planner, &term.condition)) {
            continue;
        }
        own = tkd_list_add(&planner->terms);
        if (own == NULL) {
            planner->failed = true;
            return;
        }
        term.amount = resolved(planner, term.amount);
        *own = term;
        range->count++;
    }
}

static void resolve_chances(tkd_planner *planner, tkd_range *range)
{
    const tkd_range old = *range;

    *range = (tkd_range){.first = (uint32_t)planner->chances.count};
    for (uint32_t i = 0; i < old.count; i++) {
        tkd_chance chance = planner->network->chances[old.first + i];
        tkd_chance *own = NULL;
        chance.p = resolved(planner, chance.p);
        if (!may_hold(planner, &chance.condition) ||
            (chance.p.fixed && chance.p.number * chance.scale <= 0.0)) {
            continue; // never
        }
        own = tkd_list_add(&planner->chances);
        if (own == NULL) {
            planner->failed = true;
            return;
        }
        chance.wait = resolved(planner, chance.wait);
        *own = chance;
        range->count++;
    }
}

static void resolve_span(tkd_planner *planner, tkd_span *span)
{
    span->base = resolved(planner, span->base);
    resolve_terms(planner, &span->terms);
}

static tkd_time ready_time(const tkd_planner *planner, const tkd_span *span)
{
    const tkd_term *terms = (const tkd_term *)planner->terms.items + span->terms.first;
    const tkd_time asked = {.kind = TKD_TIME_ASKED};
    tkd_time time = {.value = 1.0, .kind = TKD_TIME_NONE, .marks = span->terms.count > 0};
    const tkd_dist *dist = NULL;

    for (uint32_t i = 0; i < span->terms.count; i++) {
        if (!terms[i].multiplies || terms[i].condition != TKD_NONE) {
            return asked;
        }
        time.value *= terms[i].factor;
    }
    if (!span->base.fixed) {
        return tkd_figure_is_set(span->base.figure) ? asked : time;
    }
    if (span->base.dist == TKD_NONE) {
        return time;
    }
    dist = &planner->network->model->figures.dists[span->base.dist];
    if (dist->working_days || dist->kind == TKD_DIST_MIX || dist->kind == TKD_DIST_SUM) {
        return asked;
    }
    if (dist->kind == TKD_DIST_CONSTANT) {
        time.value *= dist->p[0] * dist->times;
        time.kind = TKD_TIME_CONSTANT;
        return time;
    }
    time.leaf = span->base.dist;
    time.kind = TKD_TIME_LEAF;
    return time;
}

// A number that is the same for everybody of the stream; NaN where it is not.
static double ready_number(const tkd_param *param, double otherwise)
{
    if (param->fixed) {
        return param->number;
    }
    return tkd_figure_is_set(param->figure) ? (double)NAN : otherwise;
}

static tkd_program resolve_program(tkd_planner *planner, const tkd_program *of_municipality)
{
    tkd_program program = *of_municipality;

    resolve_span(planner, &program.take_up);
    resolve_span(planner, &program.delay);
    resolve_span(planner, &program.booking);
    resolve_span(planner, &program.no_show);
    resolve_span(planner, &program.travel);
    resolve_span(planner, &program.duration);
    resolve_span(planner, &program.processing);
    resolve_terms(planner, &program.travel_cost_terms);
    resolve_terms(planner, &program.rework_times);
    resolve_terms(planner, &program.dropout_times);
    resolve_terms(planner, &program.marks);
    resolve_chances(planner, &program.dropouts);
    resolve_chances(planner, &program.reworks);
    resolve_chances(planner, &program.next);
    program.attempts = resolved(planner, program.attempts);
    program.not_before_plus = resolved(planner, program.not_before_plus);
    program.travel_cost = resolved(planner, program.travel_cost);
    program.fee = resolved(planner, program.fee);
    program.session_gap = resolved(planner, program.session_gap);
    program.patience = resolved(planner, program.patience);
    program.deadline = resolved(planner, program.deadline);
    program.has_deadline = program.has_deadline && tkd_figure_is_set(program.deadline.figure);
    return program;
}

// The program for the stream's people. One that others have as well is kept once.
static const tkd_program *keep_program(tkd_planner *planner, const tkd_program *of_municipality)
{
    const size_t terms = planner->terms.count;
    const size_t chances = planner->chances.count;
    const tkd_program program = resolve_program(planner, of_municipality);
    const tkd_program *kept = NULL;
    bool is_new = false;

    if (planner->failed) {
        return NULL;
    }
    kept = tkd_kept_program(&planner->kept, &program, &planner->terms, &planner->chances, &is_new);
    if (!is_new) {
        planner->terms.count = terms;
        planner->chances.count = chances;
    }
    return kept;
}

static bool is_own_staff(const tkd_network *network, int32_t station)
{
    const int32_t pool = network->stations[station].pool;
    return network->model->pools[pool].provider == TKD_PROVIDER_KOV;
}

static tkd_plan make_plan(const tkd_planner *planner, const tkd_program *program)
{
    const tkd_when *when = &program->when;
    tkd_plan plan = {.program = program,
                     .all = when->all,
                     .none = when->none,
                     .one_of = when->any.count > 0,
                     .then = program->then,
                     .skip_edge = program->skip_edge,
                     .has_deadline = program->has_deadline,
                     .gives = program->gives,
                     .takes = program->takes,
                     .phases = program->phases,
                     .station = program->station,
                     .fee_eur = ready_number(&program->fee, 0.0)};

    plan.skipped = (program->groups >> planner->stream->group & 1) == 0;
    plan.take_up =
        program->take_up.terms.count > 0 ? (double)NAN : ready_number(&program->take_up.base, 1.0);
    plan.taken_up = plan.take_up >= 1.0;
    plan.plain = !plan.skipped && plan.taken_up && when->all == 0 && when->none == 0 &&
                 when->any.count == 0 && !tkd_figure_is_set(program->attempts.figure);
    plan.certain = program->dropouts.count + program->reworks.count + program->next.count == 0;
    if (program->station != TKD_NONE) {
        const tkd_param cost =
            resolved(planner, planner->network->stations[program->station].cost_eur_per_s);
        plan.staff_eur_per_s = ready_number(&cost, 0.0);
        plan.own_staff = is_own_staff(planner->network, program->station);
    }
    plan.impatient = program->own_patience || tkd_figure_is_set(planner->stream->patience.figure);
    plan.times[TKD_TIME_OF_DELAY] = ready_time(planner, &program->delay);
    plan.times[TKD_TIME_OF_BOOKING] = ready_time(planner, &program->booking);
    plan.times[TKD_TIME_OF_TRAVEL] = ready_time(planner, &program->travel);
    plan.times[TKD_TIME_OF_DURATION] = ready_time(planner, &program->duration);
    plan.times[TKD_TIME_OF_PROCESSING] = ready_time(planner, &program->processing);
    return plan;
}

// A time of the same length for everybody; NaN where client, date or luck decide.
static double ready_length(const tkd_planner *planner, const tkd_param *param)
{
    const tkd_dist *dist = NULL;

    if (!param->fixed || param->dist == TKD_NONE) {
        return (double)NAN;
    }
    dist = &planner->network->model->figures.dists[param->dist];
    return dist->kind == TKD_DIST_CONSTANT && !dist->working_days
               ? tkd_greater(dist->p[0] * dist->times, 0.0)
               : (double)NAN;
}

// Whoever skips it just goes on to the next step: nothing waits for it, starts at its end, or is to be
// closed.
static bool is_unmissed(const tkd_network *network, uint32_t step, const tkd_plan *plan)
{
    const tkd_step *steps = network->model->steps;

    return plan->then.kind == TKD_ROUTE_STEP && !plan->then.back &&
           steps[plan->then.index].branch == steps[step].branch &&
           steps[plan->then.index].position == plan->position + 1 && !plan->depended &&
           !plan->starts_deadline && plan->ending == TKD_NONE && !plan->has_deadline;
}

// The steps with deadlines among the plans of a stream.
static void list_dues(tkd_planner *planner, tkd_itinerary *itinerary, tkd_arena *arena)
{
    const uint32_t steps = itinerary->path->steps.count;
    tkd_due *dues = NULL;
    uint32_t count = 0;

    for (uint32_t i = 0; i < steps; i++) {
        count += itinerary->plans[i].has_deadline ? 1 : 0;
    }
    dues = TKD_TAKE(arena, 2 * (size_t)count, tkd_due);
    planner->failed = planner->failed || dues == NULL;
    for (uint32_t i = 0; i < steps && dues != NULL; i++) {
        const tkd_program *program = itinerary->plans[i].program;
        if (itinerary->plans[i].has_deadline) {
            dues[itinerary->due_count++] =
                (tkd_due){itinerary->first_step + (int32_t)i, program->deadline_from,
                          ready_length(planner, &program->deadline)};
        }
    }
    for (uint32_t i = 0; i < itinerary->due_count; i++) {
        const tkd_program *program = itinerary->plans[dues[i].step - itinerary->first_step].program;
        if ((program->deadline_late | program->deadline_loses) != 0) {
            dues[itinerary->due_count + itinerary->telling_count++] = dues[i];
        }
    }
    itinerary->dues = dues;
}

// The traits that the stream's people draw at arrival.
static void list_lots(tkd_planner *planner, tkd_itinerary *itinerary, tkd_arena *arena)
{
    const tkd_model *model = planner->network->model;
    const tkd_range traits = planner->stream->traits;
    const size_t most = sizeof((tkd_group_trait *)NULL)->shares / sizeof(tkd_figure);
    tkd_trait_lot *lots = TKD_TAKE(arena, traits.count, tkd_trait_lot);
    double *shares = TKD_TAKE(arena, traits.count * most, double);

    if (lots == NULL || shares == NULL) {
        planner->failed = true;
        return;
    }
    for (uint32_t i = 0; i < traits.count; i++) {
        const tkd_group_trait *row = &model->group_traits[traits.first + i];
        double *own = shares + i * most;
        lots[i] = (tkd_trait_lot){.row = row,
                                  .shares = own,
                                  .luck = model->traits[row->trait].luck,
                                  .values = row->value_count == 0 ? 1 : row->value_count};
        for (uint32_t v = 0; v < lots[i].values; v++) {
            const tkd_param share = resolved(planner, (tkd_param){.figure = row->shares[v]});
            own[v] = ready_number(&share, 0.0);
        }
    }
    itinerary->lots = lots;
    itinerary->lot_count = traits.count;
}

static bool begins_plainly(const tkd_network *network, int32_t journey)
{
    const tkd_path *path = &network->paths[journey];

    return path->own_branch_count == 1 &&
           network->model->branches[path->branches.first].after.count == 0 &&
           network->entries[path->branches.first].kind == TKD_ROUTE_STEP;
}

static bool ends_plainly(const tkd_network *network, int32_t journey)
{
    const tkd_path *path = &network->paths[journey];

    return path->counts_from == TKD_NONE && !path->has_deadlines &&
           !tkd_figure_is_set(path->target.figure) &&
           network->model->journeys[journey].clocks.count == 0;
}

tkd_status tkd_kit_plan(tkd_kit *kit, tkd_arena *arena, const tkd_kit_steps *steps, tkd_error *err)
{
    const tkd_network *network = kit->network;
    tkd_plan *plans = tkd_arena_take_lines(arena, kit->layout.step_cells, sizeof(tkd_plan));
    tkd_itinerary *itineraries = TKD_TAKE(arena, network->stream_count, tkd_itinerary);
    tkd_planner planner = {.network = network};
    uint32_t row = 0;

    if (plans == NULL || itineraries == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the simulation");
    }
    tkd_list_init(&planner.terms, arena, sizeof(tkd_term));
    tkd_list_init(&planner.chances, arena, sizeof(tkd_chance));
    // Row 0 is nobody's, so that empty ranges too begin inside a table.
    if (tkd_list_add(&planner.terms) == NULL || tkd_list_add(&planner.chances) == NULL ||
        !tkd_kept_programs_init(&planner.kept, kit->layout.step_cells, arena)) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the simulation");
    }
    for (uint32_t s = 0; s < network->stream_count && !planner.failed; s++) {
        const tkd_range own = network->paths[network->streams[s].journey].steps;
        uint32_t endings = 0;
        planner.stream = &network->streams[s];
        for (uint32_t step = own.first; step < own.first + own.count; step++) {
            const tkd_program *program =
                keep_program(&planner, tkd_network_program(network, (int32_t)step,
                                                           planner.stream->municipality));
            if (program == NULL) {
                planner.failed = true;
                break;
            }
            plans[row] = make_plan(&planner, program);
            plans[row].depended = steps->depended[step];
            plans[row].starts_deadline = steps->starts_deadline[step];
            plans[row].milestone = steps->milestone_of[step];
            plans[row].ending = steps->is_timed[step] ? (int32_t)endings++ : TKD_NONE;
            plans[row].cell = row;
            plans[row].position = network->model->steps[step].position;
            plans[row].luck = network->model->steps[step].item.luck;
            plans[row].order = (uint64_t)network->step_order[step];
            plans[row].unmissed = is_unmissed(network, step, &plans[row]);
            row++;
        }
        itineraries[s] =
            (tkd_itinerary){.begins_plainly = begins_plainly(network, planner.stream->journey),
                            .ends_plainly = ends_plainly(network, planner.stream->journey),
                            .path = &network->paths[planner.stream->journey],
                            .plans = &plans[row - own.count],
                            .first_edge = kit->layout.streams[s].first_edge -
                                          network->paths[planner.stream->journey].edges.first,
                            .ending_count = endings,
                            .first_step = (int32_t)own.first};
        list_dues(&planner, &itineraries[s], arena);
        list_lots(&planner, &itineraries[s], arena);
    }
    if (planner.failed) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the simulation");
    }
    kit->plans = plans;
    kit->itineraries = itineraries;
    kit->terms = planner.terms.items;
    kit->chances = planner.chances.items;
    TKD_TRY(tkd_kit_slice(kit, plans, itineraries, arena, err));
    return tkd_kit_foresee(kit, plans, itineraries, arena, err);
}
