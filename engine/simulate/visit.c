// SPDX-License-Identifier: EUPL-1.2
// A visit: its phases in the order of the format, section 5.3. A token walks from phase to phase
// until something takes time; the phases that a step does not have are not in its program's mask.
#include "draws.h"
#include "events.h"

#include <math.h>

tkd_cell *tkd_client_cell(const tkd_run *run, const tkd_client *client)
{
    return &run->tally.cells[client->stream];
}

tkd_step_cell *tkd_token_cell(const tkd_run *run, const tkd_token *token)
{
    return &run->tally.steps[token->plan->cell];
}

static void next_phase(tkd_token *token, uint32_t from)
{
    const uint32_t left = token->plan->phases >> from;

    token->phase = (uint8_t)(from + (uint32_t)__builtin_ctz(left));
    token->state = TKD_TOKEN_MOVING;
}

// What the measures have just counted goes on the time line too.
static void trace(tkd_run *run, const tkd_token *token)
{
    if (run->clients[token->client].watched) {
        tkd_trace_stretch(run, token, true);
    }
}

void tkd_token_wait(tkd_run *run, tkd_token *token, double wait_s)
{
    token->wait_s += wait_s;
    if (run->clients[token->client].measured) {
        tkd_token_cell(run, token)->wait_s += wait_s;
        trace(run, token);
    }
}

static void add_delay(tkd_run *run, const tkd_token *token)
{
    if (run->clients[token->client].measured) {
        tkd_client_cell(run, &run->clients[token->client])->delay_s += token->length_s;
        trace(run, token);
    }
}

// Work is over: what it took is counted.
static void count_work(tkd_run *run, const tkd_token *token)
{
    const tkd_client *client = &run->clients[token->client];

    if (!client->measured) {
        return;
    }
    tkd_token_cell(run, token)->service_s += token->length_s;
    trace(run, token);
    if (isnan(token->plan->staff_eur_per_s)) {
        const tkd_station *station = &run->network->stations[token->plan->station];
        tkd_client_cell(run, client)->staff_eur +=
            token->length_s * tkd_client_number(run, client, &station->cost_eur_per_s, 0.0);
    }
}

static void count_travel(tkd_run *run, const tkd_token *token)
{
    const tkd_client *client = &run->clients[token->client];

    if (client->measured) {
        tkd_client_cell(run, client)->travel_s += token->length_s;
        trace(run, token);
    }
}

// The token's timer is over: what the time was.
static void count_time(tkd_run *run, tkd_token *token)
{
    if (token->rerouted != NULL || token->gap) {
        add_delay(run, token);
        return;
    }
    switch ((tkd_phase)token->phase) {
    case TKD_PHASE_NOT_BEFORE:
    case TKD_PHASE_QUEUE:
    case TKD_PHASE_BOOKING: tkd_token_wait(run, token, token->length_s); return;
    case TKD_PHASE_DELAY:
    case TKD_PHASE_PROCESSING: add_delay(run, token); return;
    case TKD_PHASE_TRAVEL: count_travel(run, token); return;
    case TKD_PHASE_WORK: count_work(run, token); return;
    case TKD_PHASE_NEEDS:
    case TKD_PHASE_SESSIONS:
    case TKD_PHASE_END: return;
    }
}

bool tkd_token_passes(tkd_run *run, uint32_t token, double end_s)
{
    tkd_token *row = &run->tokens[token];

    row->since_s = run->now_s;
    row->length_s = end_s - run->now_s;
    if (row->length_s <= 0.0) {
        return true;
    }
    if (end_s < run->free_until_s && run->ready_count == 0) {
        run->now_s = end_s;
        tkd_look_now_and_then(run);
        count_time(run, row);
        return true;
    }
    row->state = TKD_TOKEN_TIMED;
    tkd_token_lasts(run, row, end_s);
    return false;
}

static bool takes_up(tkd_run *run, uint32_t client, const tkd_plan *plan, bool acts)
{
    const uint64_t luck = run->clients[client].luck;
    double share = plan->take_up;

    if (isnan(share)) {
        share = tkd_span_share(run, client, &plan->program->take_up, 1.0, acts);
    }
    // One draw per client and step: whoever takes it up once takes it up always.
    return share >= 1.0 ||
           tkd_luck_uniform(tkd_luck_draw(luck, plan->luck, 0, TKD_FOR_TAKE_UP, 0)) < share;
}

bool tkd_step_is_for(tkd_run *run, uint32_t client, const tkd_plan *plan, bool acts)
{
    const uint64_t traits = run->clients[client].traits;

    return !plan->skipped && (traits & plan->all) == plan->all && (traits & plan->none) == 0 &&
           (!plan->one_of || tkd_when_fits(run->model, &plan->program->when, traits)) &&
           (plan->taken_up || takes_up(run, client, plan, acts));
}

// The bottlenecks that act by being there.
static void mark_all(tkd_run *run, const tkd_token *token)
{
    const tkd_client *client = &run->clients[token->client];
    const tkd_range marks = token->plan->program->marks;

    for (uint32_t i = 0; i < marks.count; i++) {
        const tkd_term *mark = &run->kit->terms[marks.first + i];
        if (tkd_condition_fits(run, client, mark->condition)) {
            tkd_mark(run, token->client, mark->bottleneck);
        }
    }
}

void tkd_visit_begin(tkd_run *run, uint32_t token, int32_t step)
{
    tkd_token *row = &run->tokens[token];
    tkd_client *client = &run->clients[row->client];
    tkd_step_state *state = tkd_client_step(client, step);
    const tkd_plan *plan = tkd_client_plan(client, step);

    row->step = step;
    row->plan = plan;
    row->where = 0;
    row->owner = client->owner | plan->order;
    row->visit = state->visits + 1;
    row->since_s = row->reached_s = run->now_s;
    row->wait_s = 0.0;
    row->counted = false;
    if (!plan->plain &&
        state->visits >= tkd_client_number(run, client, &plan->program->attempts, TKD_VISITS_MAX)) {
        tkd_visit_give_up(run, token, false);
        return;
    }
    if (state->visits >= TKD_VISITS_MAX) {
        tkd_run_stop(run, "visits");
        return;
    }
    state->visits++;
    row->booking = 0;
    row->session = 0;
    if (plan->express) {
        tkd_express_prepare(run, token);
        if (tkd_token_joins(run, token)) {
            tkd_express_visit(run, token);
        }
        return;
    }
    if (run->words > 0 && client->measured) {
        mark_all(run, row);
    }
    next_phase(row, 0);
}

// At a step: go on to the first that is for the client.
static void arrive(tkd_run *run, uint32_t token)
{
    const tkd_token *row = &run->tokens[token];
    const tkd_route route = tkd_branch_find_visit(run, row->client, row->branch, row->step);

    if (route.kind == TKD_ROUTE_STEP) {
        tkd_visit_begin(run, token, route.index);
    } else {
        tkd_token_enter(run, token, route);
    }
}

// The visit takes place: from here on it counts.
static void count_visit(tkd_run *run, tkd_token *token)
{
    const tkd_client *client = &run->clients[token->client];

    if (token->counted) {
        return;
    }
    token->counted = true;
    if (client->measured) {
        tkd_cell *cell = tkd_client_cell(run, client);
        cell->rework += token->visit > 1 ? 1.0 : 0.0;
        if (isnan(token->plan->fee_eur)) {
            cell->client_eur += tkd_client_number(run, client, &token->plan->program->fee, 0.0);
        }
        tkd_token_cell(run, token)->visits++;
    }
}

// All steps in `needs` behind the client?
static bool needs_met(const tkd_run *run, const tkd_token *token)
{
    const tkd_range needs = token->plan->program->needs;

    for (uint32_t i = 0; i < needs.count; i++) {
        const int32_t step = run->model->step_lists[needs.first + i];
        if (!tkd_client_step(&run->clients[token->client], step)->behind) {
            return false;
        }
    }
    return true;
}

static bool hold(tkd_run *run, tkd_token *token)
{
    token->state = TKD_TOKEN_HELD;
    run->clients[token->client].held++;
    return false;
}

static bool pass_not_before(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const tkd_client *client = &run->clients[row->client];
    const int32_t from = row->plan->program->not_before;
    double moment_s = 0.0;

    if (!tkd_client_step(client, from)->behind) {
        return hold(run, row);
    }
    tkd_token_wait(run, row, run->now_s - row->since_s);
    moment_s = tkd_param_end(run, row, &row->plan->program->not_before_plus, TKD_FOR_NOT_BEFORE, 0,
                             tkd_client_end(client, from));
    return tkd_token_passes(run, token, moment_s);
}

static bool pass_booking(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    if (row->booking >= TKD_VISITS_MAX) {
        tkd_run_stop(run, "bookings");
        return false;
    }
    return tkd_token_passes(run, token, tkd_time_end(run, row, TKD_TIME_OF_BOOKING, row->booking));
}

// After the lead time: does the client come? Who does not books again.
static bool comes(tkd_run *run, tkd_token *token)
{
    const double no_show =
        tkd_span_share(run, token->client, &token->plan->program->no_show, 0.0, true);

    return !(no_show > 0.0 &&
             tkd_token_uniform(run, token, TKD_FOR_NO_SHOW, token->booking++) < no_show);
}

static double travel_cost(const tkd_run *run, const tkd_client *client, const tkd_program *program)
{
    double cost = tkd_client_number(run, client, &program->travel_cost, 0.0);

    for (uint32_t i = 0; i < program->travel_cost_terms.count; i++) {
        const tkd_term *term = &run->kit->terms[program->travel_cost_terms.first + i];
        if (tkd_condition_fits(run, client, term->condition)) {
            cost = term->multiplies
                       ? cost * term->factor
                       : cost + term->factor * tkd_client_number(run, client, &term->amount, 0.0);
        }
    }
    return cost;
}

static bool pass_travel(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const tkd_client *client = &run->clients[row->client];

    count_visit(run, row);
    if (client->measured) {
        tkd_client_cell(run, client)->client_eur += travel_cost(run, client, row->plan->program);
    }
    return tkd_token_passes(run, token, tkd_time_end(run, row, TKD_TIME_OF_TRAVEL, row->session));
}

// Into a queue or a course, in the order of all who do so at this moment.
static bool join(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const tkd_program *program = row->plan->program;

    count_visit(run, row);
    if (program->calm ||
        (program->station != TKD_NONE && run->network->stations[program->station].no_wait)) {
        return true;
    }
    if (program->station == TKD_NONE && program->course == TKD_NONE) {
        return tkd_token_passes(
            run, token,
            tkd_timetable_next_open(&run->network->timetables[program->timetable], run->now_s));
    }
    if (!tkd_token_joins(run, token)) {
        return false;
    }
    if (program->station != TKD_NONE) {
        tkd_station_join(run, token);
    } else {
        tkd_class_ask(run, token);
    }
    return false;
}

void tkd_token_work(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const double end_s = tkd_time_end(run, row, TKD_TIME_OF_DURATION, row->session);

    row->phase = TKD_PHASE_WORK;
    row->state = TKD_TOKEN_TIMED;
    row->since_s = run->now_s;
    row->length_s = end_s - run->now_s;
    tkd_token_lasts(run, row, end_s);
    if (row->serving) {
        tkd_token_push(run, end_s, TKD_EVENT_TIMER, token);
    }
}

// Work that needs nobody's time.
static bool pass_work(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    count_visit(run, row);
    return tkd_token_passes(run, token, tkd_time_end(run, row, TKD_TIME_OF_DURATION, row->session));
}

// How many sessions the visit has: one draw.
static uint32_t draw_sessions(tkd_run *run, tkd_token *token)
{
    const tkd_range rows = token->plan->program->sessions;
    double u = tkd_token_uniform(run, token, TKD_FOR_SESSIONS, 0);
    uint32_t i = 0;

    while (i + 1 < rows.count && u >= run->model->session_counts[rows.first + i].share) {
        u -= run->model->session_counts[rows.first + i].share;
        i++;
    }
    return run->model->session_counts[rows.first + i].count;
}

// After a session: the next one, after the time between them, or on.
static bool pass_sessions(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    row->session++;
    if (row->session >= draw_sessions(run, row)) {
        return true;
    }
    row->gap = true;
    if (tkd_token_passes(run, token,
                         tkd_param_end(run, row, &row->plan->program->session_gap,
                                       TKD_FOR_SESSION_GAP, row->session, run->now_s))) {
        row->gap = false;
        next_phase(row, TKD_PHASE_TRAVEL);
        row->since_s = run->now_s;
    }
    return false;
}

// Look at the present phase; true when it took no time and the next one is due.
static bool pass(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    switch ((tkd_phase)row->phase) {
    case TKD_PHASE_NEEDS:
        if (!needs_met(run, row)) {
            return hold(run, row);
        }
        tkd_token_wait(run, row, run->now_s - row->since_s);
        return true;
    case TKD_PHASE_NOT_BEFORE: return pass_not_before(run, token);
    case TKD_PHASE_DELAY:
        return tkd_token_passes(run, token, tkd_time_end(run, row, TKD_TIME_OF_DELAY, 0));
    case TKD_PHASE_BOOKING:
        while (pass_booking(run, token) && !run->failed) {
            if (comes(run, row)) {
                return true;
            }
        }
        return false;
    case TKD_PHASE_TRAVEL: return pass_travel(run, token);
    case TKD_PHASE_QUEUE: return join(run, token);
    case TKD_PHASE_WORK: return pass_work(run, token);
    case TKD_PHASE_SESSIONS: return pass_sessions(run, token);
    case TKD_PHASE_PROCESSING:
        count_visit(run, row);
        return tkd_token_passes(run, token, tkd_time_end(run, row, TKD_TIME_OF_PROCESSING, 0));
    case TKD_PHASE_END: break;
    }
    count_visit(run, row);
    tkd_visit_end(run, token);
    return false;
}

void tkd_token_proceed(tkd_run *run, uint32_t token)
{
    while (!run->failed) {
        const tkd_token_state state = (tkd_token_state)run->tokens[token].state;
        if (state == TKD_TOKEN_ARRIVING) {
            arrive(run, token);
        } else if (state != TKD_TOKEN_MOVING) {
            return;
        } else if (pass(run, token)) {
            next_phase(&run->tokens[token], run->tokens[token].phase + 1u);
            run->tokens[token].since_s = run->now_s;
        }
    }
}

void tkd_token_timer(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    if (row->state == TKD_TOKEN_ABANDONED) {
        tkd_station_release(run, token);
        tkd_token_give_back(run, token);
        return;
    }
    count_time(run, row);
    if (row->serving) {
        tkd_station_release(run, token); // the server takes its next client, then this one goes on
        row = &run->tokens[token];
    }
    if (row->rerouted != NULL) {
        const tkd_route route = row->rerouted->route;
        row->rerouted = NULL;
        tkd_token_follow(run, token, route, route.edge);
    } else if (row->gap) {
        row->gap = false;
        next_phase(row, TKD_PHASE_TRAVEL);
    } else if (row->phase == TKD_PHASE_BOOKING && !comes(run, row)) {
        row->state = TKD_TOKEN_MOVING;
    } else {
        next_phase(row, row->phase + 1u);
    }
    run->tokens[token].since_s = run->now_s;
    tkd_token_proceed(run, token);
}
