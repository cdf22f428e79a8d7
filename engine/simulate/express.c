// SPDX-License-Identifier: EUPL-1.2
// The plain visit: join a queue, be served, go on. It is for steps that everybody takes, whose pool
// is always open with the same whole servers, and where nothing else can happen (plans.c says which).
// What it does and counts is what visit.c, station.c, outcome.c and journey.c would, in the same
// order; it only leaves out the questions whose answers are known.
#include "draws.h"
#include "events.h"
#include "queue.h"

// A server takes the token's client now.
static inline void serve(tkd_run *run, uint32_t station, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const tkd_client *client = &run->clients[row->client];
    const double wait_s = run->now_s - row->since_s;
    double end_s = 0.0;

    run->stations[station].busy++;
    row->serving = true;
    tkd_queue_count_wait(run, station, row, false);
    row->wait_s += wait_s;
    if (client->measured) {
        run->tally.cells[client->stream].wait_s += wait_s;
        run->tally.steps[row->plan->cell].wait_s += wait_s;
    }
    end_s = run->now_s + row->length_s;
    row->length_s = end_s - run->now_s; // what is left of it after rounding, as elsewhere
    row->phase = TKD_PHASE_WORK;
    row->state = TKD_TOKEN_TIMED;
    row->since_s = run->now_s;
    row->until_s = end_s;
    run->tally.stations[station].busy_s += tkd_in_window(run, run->now_s, end_s);
    tkd_token_push(run, end_s, TKD_EVENT_FINISH, token);
}

// A new client of the stream, and its token; what no plain visit changes is set.
static uint32_t take_client(tkd_run *run, uint32_t stream)
{
    const uint32_t row = tkd_client_take(run, stream);
    const uint32_t token = row == TKD_NO_ROW ? TKD_NO_ROW : tkd_token_take(run, row);
    tkd_client *client = NULL;

    if (token == TKD_NO_ROW) {
        return TKD_NO_ROW;
    }
    client = &run->clients[row];
    *tkd_client_begun(client) = true;
    client->open_branches = 1;
    client->pending_branches = 0;
    run->tokens[token].branch = (int32_t)tkd_client_path(client)->branches.first;
    return token;
}

uint32_t tkd_express_begin(tkd_run *run, uint32_t stream)
{
    tkd_stream_state *state = &run->streams[stream];
    const tkd_itinerary *itinerary = &run->kit->itineraries[stream];
    const int32_t step = run->network->entries[itinerary->path->branches.first].index;
    const uint32_t token = state->idle != TKD_NO_ROW ? state->idle : take_client(run, stream);
    tkd_token *row = NULL;
    tkd_client *client = NULL;

    if (token == TKD_NO_ROW) {
        return TKD_NO_ROW;
    }
    row = &run->tokens[token];
    client = &run->clients[row->client];
    if (token == state->idle) {
        state->idle = row->next;
        for (uint32_t i = 0; i < itinerary->path->steps.count; i++) {
            client->steps[i] = (tkd_step_state){0};
        }
    }
    client->luck = tkd_luck_mix(state->party_luck, 1);
    client->number = state->party << TKD_MEMBER_SHIFT;
    client->owner = state->owner;
    client->traits = 0;
    client->arrived_s = client->clock_s = run->now_s;
    client->deadline_s = 0.0;
    client->gone = false;
    client->measured = client->followed = run->in_window > 0.0;
    if (client->measured) {
        run->inside++;
        run->tally.cells[stream].arrived++;
    }
    row->step = step;
    row->plan = tkd_client_plan(client, step);
    row->where = 0;
    row->owner = client->owner | row->plan->order;
    row->visit = 1;
    row->since_s = row->reached_s = run->now_s;
    row->wait_s = 0.0;
    tkd_client_step(client, step)->visits = 1;
    return token;
}

void tkd_express_arrive(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const tkd_client *client = &run->clients[row->client];
    const tkd_plan *plan = row->plan;
    const tkd_station_state *state = &run->stations[plan->station];

    row->counted = true;
    row->phase = TKD_PHASE_QUEUE;
    row->length_s = tkd_time_length(run, row, TKD_TIME_OF_DURATION, 0);
    if (client->measured) {
        tkd_cell *cell = &run->tally.cells[client->stream];
        cell->visits++;
        cell->rework += row->visit > 1 ? 1.0 : 0.0;
        cell->client_eur += plan->fee_eur;
        run->tally.steps[plan->cell].visits++;
    }
    if (run->is_ahead || run->ready_count > 0 || tkd_event_is_due(run)) {
        row->state = TKD_TOKEN_JOINING;
        tkd_token_lasts(run, row, run->now_s);
        tkd_token_push(run, run->now_s, TKD_EVENT_JOIN, token);
    } else if (state->busy < state->servers) {
        serve(run, (uint32_t)plan->station, token);
    } else {
        tkd_queue_append(run, (uint32_t)plan->station, token);
    }
}

// One draw over the entries of `next`; NULL: on to `then`.
static inline const tkd_chance *draw_way(const tkd_run *run, tkd_token *token)
{
    const tkd_range next = token->plan->program->next;
    const tkd_chance *entries = run->kit->chances + next.first;
    double u = 0.0;

    if (next.count == 0) {
        return NULL;
    }
    u = tkd_token_uniform(run, token, TKD_FOR_NEXT, 0);
    for (uint32_t i = 0; i < next.count; i++) {
        if (u < entries[i].p.number) {
            return &entries[i];
        }
        u -= entries[i].p.number;
    }
    return NULL;
}

// The server is free: the next in the queue.
static inline void release(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];
    const uint32_t next = state->first;

    state->busy--;
    run->tally.stations[station].served += run->in_window;
    if (next == TKD_NO_ROW) {
        return;
    }
    if (run->tokens[next].plan->express) {
        tkd_queue_remove(run, station, next);
        serve(run, station, next);
    } else {
        tkd_station_serve(run, station);
    }
}

// Is that the end of a journey with one branch, of which nothing but its time is asked?
static inline bool is_plain_end(const tkd_client *client, const tkd_token *token, tkd_route route)
{
    return route.kind == TKD_ROUTE_END && client->itinerary->ends_plainly &&
           token->parent == TKD_NO_ROW && client->record == TKD_NO_ROW &&
           client->open_branches == 1 && client->pending_branches == 0;
}

// Does it lead to the next step of the branch, or back to one, while nobody else is about to go on?
static inline bool leads_on(const tkd_run *run, const tkd_client *client, const tkd_plan *plan,
                            const tkd_route *route)
{
    return route->kind == TKD_ROUTE_STEP && run->ready_count == 0 &&
           (route->back || tkd_client_plan(client, route->index)->position == plan->position + 1);
}

// Together with its token, as it is: the stream's next client takes their place.
static inline void stand_by(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    tkd_client *client = &run->clients[row->client];
    tkd_stream_state *state = &run->streams[client->stream];

    client->gone = true;
    row->state = TKD_TOKEN_FREE;
    row->stamp++; // events of before no longer count
    row->next = state->idle;
    state->idle = token;
}

static inline void complete_plainly(tkd_run *run, uint32_t token)
{
    const uint32_t client = run->tokens[token].client;
    tkd_client *row = &run->clients[client];

    if (row->measured) {
        tkd_cell *cell = &run->tally.cells[row->stream];
        const double time_s = run->now_s - row->arrived_s;
        run->inside--;
        cell->completed++;
        cell->complete_s += time_s;
        if (!tkd_sketch_add(&cell->times, &run->arena, time_s)) {
            tkd_run_stop(run, NULL);
        }
    }
    if (row->itinerary->express && run->express_arrivals) {
        stand_by(run, token);
        return;
    }
    tkd_token_give_back(run, token);
    tkd_client_give_back(run, client);
}

// Is the client's only way on another plain visit? Then it has no time of its own.
static inline bool stays_express(const tkd_client *client, uint32_t token, const tkd_token *row,
                                 const tkd_route *route)
{
    return client->first_token == token && row->next_of_client == TKD_NO_ROW &&
           tkd_client_plan(client, route->index)->express;
}

// From a plain visit to anything else.
TKD_APART static void leave_express(tkd_run *run, uint32_t token, const tkd_route *route)
{
    tkd_touch(run, run->tokens[token].client);
    tkd_token_follow(run, token, *route, route->edge);
    if (run->tokens[token].state == TKD_TOKEN_ARRIVING) {
        tkd_ready_push(run, token);
    }
}

void tkd_express_finish(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const tkd_client *client = &run->clients[row->client];
    const tkd_plan *plan = row->plan;
    tkd_step_cell *cell = &run->tally.steps[plan->cell];
    const tkd_chance *chance = NULL;
    const tkd_route *route = &plan->then;

    if (row->state == TKD_TOKEN_ABANDONED) {
        tkd_token_timer(run, token);
        return;
    }
    row->serving = false;
    release(run, (uint32_t)plan->station);
    chance = draw_way(run, row);
    if (chance != NULL) {
        route = &chance->route;
    }
    if (client->measured) {
        tkd_cell *sums = &run->tally.cells[client->stream];
        sums->service_s += row->length_s;
        sums->client_eur += row->length_s / 3600.0 * run->client_hour_eur;
        sums->staff_eur += row->length_s * plan->staff_eur_per_s;
        sums->kov_s += plan->own_staff ? row->length_s : 0.0;
        cell->service_s += row->length_s;
        cell->time_s += run->now_s - row->reached_s;
        if (!tkd_sketch_add(&cell->waits, &run->arena, row->wait_s) ||
            !tkd_sketch_add(&cell->times, &run->arena, run->now_s - row->reached_s)) {
            tkd_run_stop(run, NULL);
        }
        if (chance != NULL) {
            cell->left += route->kind == TKD_ROUTE_EXIT ? 1.0 : 0.0;
            cell->reworked += route->back ? 1.0 : 0.0;
        }
    }
    if (is_plain_end(client, row, *route)) {
        tkd_count_edge(run, client, route->edge);
        complete_plainly(run, token);
        return;
    }
    if (chance == NULL || !route->back) {
        tkd_step_state *state = tkd_client_step(client, row->step);
        state->done = state->behind = true;
    }
    if (!leads_on(run, client, plan, route) || !stays_express(client, token, row, route)) {
        leave_express(run, token, route);
        return;
    }
    tkd_count_edge(run, client, route->edge);
    row->step = route->index;
    row->state = TKD_TOKEN_ARRIVING;
    tkd_token_proceed(run, token);
}
