// SPDX-License-Identifier: EUPL-1.2
// The plain visit, in one stroke: join a queue, be served, go on. It is for steps that everybody takes
// at stations where nothing else can happen (foresee.c says which): always open with the same whole
// servers, first in, first out, and nobody leaves the queue. There the start of a service is known when
// its client joins: the least of the moments at which a server is free (Lindley, Proc. Cambridge
// Philosophical Society 48, 1952; for several servers Kiefer and Wolfowitz, Trans. American Mathematical
// Society 78, 1955). Who waits is only remembered to be counted, and the event list holds one event for a
// visit, where the client goes next; who goes home needs none. What it does and counts is what visit.c,
// station.c, outcome.c and journey.c would.
#include "draws.h"
#include "events.h"
#include "queue.h"

// Those whose services have begun by `until_s` have waited. It is done for many at once: what it costs
// is to guess where they end.
TKD_APART static void count_started(tkd_run *run, uint32_t station, double until_s)
{
    tkd_foresight *foresight = &run->foresights[station];

    while (foresight->count > 0) {
        const tkd_foreseen *row = &foresight->joined[foresight->first];
        if (row->start_s > until_s) {
            return;
        }
        tkd_queue_count_wait(run, station, row->since_s, row->start_s, false);
        foresight->first = (foresight->first + 1) & (foresight->capacity - 1);
        foresight->count--;
    }
}

// The measured window begins with those who wait then.
TKD_APART static void enter_window(tkd_run *run, uint32_t station)
{
    tkd_foresight *foresight = &run->foresights[station];

    count_started(run, station, run->window_begin_s);
    run->tally.stations[station].queue_max = foresight->count;
    foresight->in_window = true;
}

// More have joined than there is room for.
TKD_APART static bool make_room(tkd_run *run, uint32_t station)
{
    tkd_foresight *foresight = &run->foresights[station];

    count_started(run, station, run->now_s);
    if (foresight->count == foresight->capacity) {
        tkd_foreseen *grown = tkd_ring_doubled(run, foresight->joined, foresight->first,
                                               &foresight->capacity, sizeof(tkd_foreseen));
        if (grown == NULL) {
            return false;
        }
        foresight->joined = grown;
    }
    return true;
}

// Somebody joins whose service begins at `start_s`.
static inline void join_line(tkd_run *run, uint32_t station, double start_s)
{
    tkd_foresight *foresight = &run->foresights[station];
    tkd_station_cell *cell = &run->tally.stations[station];

    if (!foresight->in_window && run->now_s >= run->window_begin_s) {
        enter_window(run, station);
    }
    if (foresight->count == foresight->capacity && !make_room(run, station)) {
        return;
    }
    foresight->joined[(foresight->first + foresight->count++) & (foresight->capacity - 1)] =
        (tkd_foreseen){.since_s = run->now_s, .start_s = start_s};
    if (foresight->count > cell->queue_max && run->in_window > 0.0) {
        count_started(run, station, run->now_s);
        cell->queue_max = tkd_greater(cell->queue_max, foresight->count);
    }
}

// The server that is free first is so again at `end_s`. Each of the others hands on what is later: where
// the new end belongs nobody can guess, and so nobody has to.
static inline void occupy(tkd_foresight *foresight, double end_s)
{
    double *free_s = foresight->free_s;
    double later_s = end_s;

    for (uint32_t i = 1; i < foresight->servers; i++) {
        const double own_s = free_s[i];
        free_s[i - 1] = tkd_lesser(own_s, later_s);
        later_s = tkd_greater(own_s, later_s);
    }
    free_s[foresight->servers - 1] = later_s;
}

// What the station will have seen of a service that begins at `start_s`.
static inline void count_service(tkd_run *run, uint32_t station, double start_s, double end_s)
{
    tkd_station_cell *cell = &run->tally.stations[station];

    cell->busy_s += tkd_in_window(run, start_s, end_s);
    if (tkd_is_in_window(run, end_s)) {
        cell->served++;
    }
    join_line(run, station, start_s);
}

// What measured clients' sums get of a visit, as far as it comes before the horizon.
static inline void count_for_client(tkd_run *run, const tkd_token *token, const tkd_client *client,
                                    double start_s, double end_s)
{
    const tkd_plan *plan = token->plan;
    tkd_step_cell *cell = &run->tally.steps[plan->cell];
    const double wait_s = start_s - token->since_s;

    if (token->visit > 1) {
        run->tally.cells[client->stream].rework++;
    }
    cell->visits++;
    if (start_s > run->horizon_s) {
        return;
    }
    cell->wait_s += wait_s;
    if (end_s > run->horizon_s) {
        return;
    }
    cell->service_s += end_s - start_s;
    cell->time_s += end_s - token->reached_s;
    if (!tkd_sketch_add(&cell->waits, &run->arena, wait_s) ||
        !tkd_sketch_add(&cell->times, &run->arena, end_s - token->reached_s)) {
        tkd_run_stop(run, NULL);
    }
}

// One draw over the entries of `next`; NULL: on to `then`.
static inline const tkd_chance *draw_way(const tkd_run *run, tkd_token *token)
{
    const tkd_range next = token->plan->program->next;
    const tkd_chance *entries = run->kit->chances + next.first;
    double u = tkd_token_uniform(run, token, TKD_FOR_NEXT, 0);

    for (uint32_t i = 0; i < next.count; i++) {
        if (u < entries[i].p.number) {
            return &entries[i];
        }
        u -= entries[i].p.number;
    }
    return NULL;
}

void tkd_express_prepare(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    row->length_s = tkd_time_length(run, row, TKD_TIME_OF_DURATION, 0);
    row->rerouted = row->plan->certain ? NULL : draw_way(run, row);
}

// The client's time line: its wait, and its service.
TKD_APART static void trace_visit(tkd_run *run, uint32_t token, double start_s, double end_s)
{
    tkd_token *row = &run->tokens[token];

    row->phase = TKD_PHASE_QUEUE;
    if (start_s > run->horizon_s) {
        return;
    }
    run->now_s = start_s;
    tkd_trace_stretch(run, row, true);
    if (end_s <= run->horizon_s) {
        row->phase = TKD_PHASE_WORK;
        row->since_s = start_s;
        run->now_s = end_s;
        tkd_trace_stretch(run, row, true);
    }
    run->now_s = run->clock_s;
}

// Does it lead to the next step of the branch, or back to one, and is that another plain visit?
static inline bool stays_express(const tkd_client *client, const tkd_plan *plan,
                                 const tkd_route *route)
{
    const tkd_plan *next = NULL;

    if (route->kind != TKD_ROUTE_STEP) {
        return false;
    }
    next = tkd_client_plan(client, route->index);
    return next->express && (route->back || next->position == plan->position + 1);
}

// As a client of the stream begins.
static inline void rewind_client(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    tkd_client *client = &run->clients[row->client];
    const tkd_itinerary *itinerary = client->itinerary;
    const uint32_t first = (uint32_t)(itinerary->express - itinerary->plans);

    for (uint32_t i = 0; i < itinerary->path->steps.count; i++) {
        client->steps[i] = (tkd_step_state){0};
    }
    client->steps[first].visits = 1;
    client->traits = 0;
    client->deadline_s = 0.0;
    row->step = itinerary->first_step + (int32_t)first;
    row->plan = itinerary->express;
    row->visit = 1;
}

// Together with its token: the stream's next client takes their place.
static inline void stand_by(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    tkd_client *client = &run->clients[row->client];
    tkd_stream_state *state = &run->streams[client->stream];

    if (row->visit > 1 || row->plan != client->itinerary->express) {
        rewind_client(run, token);
    }
    client->gone = true;
    row->state = TKD_TOKEN_FREE;
    row->stamp++; // events of before no longer count
    row->next = state->idle;
    state->idle = token;
}

// At the end of a journey of which nothing but its time is asked.
static inline void complete_plainly(tkd_run *run, uint32_t token, int32_t edge, double end_s)
{
    const uint32_t client = run->tokens[token].client;
    tkd_client *row = &run->clients[client];

    if (row->measured) {
        tkd_cell *cell = &run->tally.cells[row->stream];
        const double time_s = end_s - row->arrived_s;
        tkd_count_edge(run, row, edge);
        run->inside--;
        run->last_s = tkd_greater(run->last_s, end_s);
        cell->completed++;
        cell->complete_s += time_s;
        if (!tkd_sketch_add(&cell->times, &run->arena, time_s)) {
            tkd_run_stop(run, NULL);
        }
    }
    if (row->itinerary->express) {
        stand_by(run, token);
        return;
    }
    tkd_token_give_back(run, token);
    tkd_client_give_back(run, client);
}

// Out of the journey when the visit is over. Nobody sees the client between now and then: it goes at
// once, ahead of the clock.
static void go_out(tkd_run *run, uint32_t token, const tkd_route *route, double end_s)
{
    if (run->clients[run->tokens[token].client].followed) {
        run->last_s = tkd_greater(run->last_s, end_s);
    }
    run->now_s = end_s;
    run->tokens[token].rerouted = NULL;
    tkd_token_follow(run, token, *route, route->edge);
    run->now_s = run->clock_s;
}

// On to the next plain visit, when this one is over.
static inline void go_on(tkd_run *run, uint32_t token, const tkd_route *route, double end_s)
{
    tkd_token *row = &run->tokens[token];
    const tkd_client *client = &run->clients[row->client];
    tkd_step_state *state = tkd_client_step(client, route->index);

    if (state->visits >= TKD_VISITS_MAX) {
        tkd_run_stop(run, "visits");
        return;
    }
    row->step = route->index;
    row->plan = tkd_client_plan(client, route->index);
    row->owner = client->owner | row->plan->order;
    row->visit = ++state->visits;
    row->where = 0;
    tkd_token_push(run, end_s, TKD_EVENT_JOIN, token);
    tkd_express_prepare(run, token);
}

// Where the client goes when the visit is over, and what is behind it then.
static inline void decide_way(tkd_run *run, uint32_t token, double end_s)
{
    tkd_token *row = &run->tokens[token];
    const tkd_client *client = &run->clients[row->client];
    const tkd_plan *plan = row->plan;
    const tkd_chance *chance = row->rerouted;
    const tkd_route *route = chance == NULL ? &plan->then : &chance->route;

    if (client->measured && chance != NULL) {
        tkd_step_cell *cell = &run->tally.steps[plan->cell];
        cell->left += route->kind == TKD_ROUTE_EXIT ? 1.0 : 0.0;
        cell->reworked += route->back ? 1.0 : 0.0;
    }
    if (route->kind == TKD_ROUTE_END && client->itinerary->ends_plainly && run->express_arrivals) {
        complete_plainly(run, token, route->edge, end_s);
        return;
    }
    if (chance == NULL || !route->back) {
        tkd_step_state *state = tkd_client_step(client, row->step);
        state->done = state->behind = true;
    }
    if (route->kind == TKD_ROUTE_END || route->kind == TKD_ROUTE_EXIT) {
        go_out(run, token, route, end_s);
        return;
    }
    if (stays_express(client, plan, route)) {
        tkd_count_edge(run, client, route->edge);
        go_on(run, token, route, end_s);
        return;
    }
    tkd_token_push(run, end_s, TKD_EVENT_FINISH, token);
}

void tkd_express_visit(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const tkd_client *client = &run->clients[row->client];
    const uint32_t station = (uint32_t)row->plan->station;
    tkd_foresight *foresight = &run->foresights[station];
    const double start_s = tkd_greater(run->now_s, foresight->free_s[0]);
    const double end_s = start_s + row->length_s;

    occupy(foresight, end_s);
    count_service(run, station, start_s, end_s);
    if (client->measured) {
        count_for_client(run, row, client, start_s, end_s);
        if (client->watched) {
            trace_visit(run, token, start_s, end_s);
        }
    }
    if (end_s > run->horizon_s) {
        row->state = start_s > run->horizon_s ? TKD_TOKEN_QUEUED : TKD_TOKEN_FORESEEN;
        return;
    }
    row->state = TKD_TOKEN_FORESEEN;
    decide_way(run, token, end_s);
}

void tkd_express_join(tkd_run *run, uint32_t token)
{
    run->tokens[token].since_s = run->tokens[token].reached_s = run->now_s;
    tkd_express_visit(run, token);
}

// From a plain visit to anything else.
void tkd_express_finish(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const tkd_route route = row->rerouted == NULL ? row->plan->then : row->rerouted->route;

    row->rerouted = NULL;
    tkd_touch(run, row->client);
    tkd_token_follow(run, token, route, route.edge);
    if (run->tokens[token].state == TKD_TOKEN_ARRIVING) {
        tkd_ready_push(run, token, TKD_NONE);
    }
}

// A new client of the stream, and its token, at the beginning.
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
    rewind_client(run, token);
    return token;
}

uint32_t tkd_express_begin(tkd_run *run, uint32_t stream)
{
    tkd_stream_state *state = &run->streams[stream];
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
    }
    client->luck = state->first_luck;
    client->number = state->party << TKD_MEMBER_SHIFT;
    client->owner = state->owner;
    client->arrived_s = client->clock_s = run->now_s;
    client->gone = false;
    client->measured = client->followed = run->in_window > 0.0;
    if (client->measured) {
        run->inside++;
        run->tally.cells[stream].arrived++;
    }
    row->where = 0;
    row->owner = client->owner | row->plan->order;
    row->since_s = row->reached_s = run->now_s;
    row->length_s = state->length_s;
    row->rerouted = row->plan->certain ? NULL : draw_way(run, row);
    return token;
}

void tkd_foresights_end(tkd_run *run)
{
    for (uint32_t s = 0; s < run->network->station_count; s++) {
        tkd_foresight *foresight = &run->foresights[s];
        if (foresight->servers == 0) {
            continue;
        }
        if (!foresight->in_window) {
            enter_window(run, s);
        }
        count_started(run, s, run->now_s);
        for (uint32_t i = 0; i < foresight->count; i++) { // so far, and longer
            const tkd_foreseen *row =
                &foresight->joined[(foresight->first + i) & (foresight->capacity - 1)];
            tkd_queue_count_wait(run, s, row->since_s, run->now_s, false);
        }
    }
}
