// SPDX-License-Identifier: EUPL-1.2
// Stations: one queue, c interchangeable servers, a calendar. Nothing happens at openings while
// nobody waits: a station with a queue asks to be woken at the next moment at which it may be able to
// serve. Work begun before closing is finished; when staff shrinks, busy servers finish first.
#include "draws.h"
#include "events.h"
#include "queue.h"

#include <math.h>

static const tkd_timetable *table_of(const tkd_run *run, uint32_t station)
{
    return &run->network->timetables[run->network->stations[station].timetable];
}

double tkd_servers_now(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];
    const tkd_station *row = &run->network->stations[station];

    if (run->now_s >= state->servers_until_s) {
        state->servers = tkd_station_servers(run->network, row, run->now_s);
        state->servers_until_s = tkd_station_next_change(run->network, row, run->now_s);
        tkd_absences_recount(run, station, state->servers);
    }
    return state->servers;
}

// Take `share` of an opening for the fractional server, less the overtime it owes.
static double allowance(tkd_station_state *state, double share_s)
{
    const double allowed_s = tkd_greater(0.0, share_s - state->fraction_debt_s);

    state->fraction_debt_s = tkd_greater(0.0, state->fraction_debt_s - share_s);
    return allowed_s;
}

// Bring the fractional server up to now. It is present for the first part of every opening; overtime is
// taken off its next presences, so that in the long run it works exactly its share. Who still works
// when an opening begins has worked overtime until then.
static void turn_fraction(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];
    const tkd_timetable *table = table_of(run, station);

    for (;;) {
        const double open_s = tkd_timetable_next_open(table, state->fraction_close_s);
        double servers = 0.0;
        double close_s = 0.0;
        if (open_s > run->now_s) {
            return;
        }
        servers = tkd_station_servers(run->network, &run->network->stations[station], open_s);
        close_s =
            table->always ? open_s + TKD_SECONDS_PER_DAY : tkd_timetable_closes(table, open_s);
        if (state->fraction_busy) {
            state->fraction_debt_s += tkd_greater(0.0, open_s - state->fraction_end_s);
        }
        state->fraction_close_s = close_s;
        state->fraction_end_s =
            open_s + allowance(state, (servers > floor(servers) ? servers - floor(servers) : 1.0) *
                                          (close_s - open_s));
    }
}

// Is the idle fractional server there, while the station is open?
static bool is_fraction_present(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];
    const tkd_timetable *table = table_of(run, station);

    // Nothing happened in openings gone by when no time was owed.
    if (state->fraction_close_s <= run->now_s && state->fraction_debt_s <= 0.0) {
        state->fraction_close_s =
            table->always ? floor(run->now_s / TKD_SECONDS_PER_DAY) * TKD_SECONDS_PER_DAY
                          : tkd_timetable_opened(table, run->now_s);
    }
    turn_fraction(run, station);
    return run->now_s < state->fraction_end_s - TKD_IN_TIME_S;
}

typedef enum tkd_free_server {
    TKD_NO_SERVER,
    TKD_WHOLE_SERVER,
    TKD_FRACTIONAL_SERVER
} tkd_free_server;

// Is the station open now? Looked up again when that may have changed.
static bool is_open(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];
    const tkd_timetable *table = table_of(run, station);

    if (run->now_s >= state->turn_s) {
        const double opens_s = tkd_timetable_next_open(table, run->now_s);
        state->is_open = opens_s <= run->now_s;
        state->turn_s = state->is_open ? tkd_timetable_closes(table, run->now_s) : opens_s;
    }
    return state->is_open;
}

static tkd_free_server free_server_of(tkd_run *run, uint32_t station)
{
    const double servers = tkd_servers_now(run, station);
    const double whole = (double)(uint64_t)servers;
    const tkd_station_state *state = &run->stations[station];

    if (!is_open(run, station)) {
        return TKD_NO_SERVER;
    }
    // A server at work stays one person when a dated change makes it whole or fractional.
    if (state->busy + state->absent + (state->fraction_busy ? 1 : 0) +
            (state->fraction_absent ? 1 : 0) >=
        servers) {
        return TKD_NO_SERVER;
    }
    if (state->busy + state->absent < whole) {
        return TKD_WHOLE_SERVER;
    }
    if (servers > whole && !state->fraction_busy && !state->fraction_absent &&
        is_fraction_present(run, station)) {
        return TKD_FRACTIONAL_SERVER;
    }
    return TKD_NO_SERVER;
}

static inline tkd_free_server free_server(tkd_run *run, uint32_t station)
{
    const tkd_station_state *state = &run->stations[station];

    if (state->is_simple) {
        return state->busy < state->servers ? TKD_WHOLE_SERVER : TKD_NO_SERVER;
    }
    return free_server_of(run, station);
}

// May the token's service begin now, as far as its own calendar says?
static bool is_eligible(const tkd_run *run, const tkd_token *token)
{
    const int32_t own = token->plan->program->timetable;

    return own == TKD_NONE || tkd_timetable_is_open(&run->network->timetables[own], run->now_s);
}

static inline void begin_service(tkd_run *run, uint32_t station, uint32_t token,
                                 tkd_free_server server)
{
    tkd_station_state *state = &run->stations[station];
    tkd_token *row = &run->tokens[token];

    row->on_fraction = server == TKD_FRACTIONAL_SERVER;
    if (row->on_fraction) {
        state->fraction_busy = true;
    } else {
        state->busy++;
    }
    row->serving = true;
    row->stamp++; // patience no longer counts
    tkd_queue_count_wait(run, station, row->since_s, run->now_s, false);
    tkd_token_wait(run, row, run->now_s - row->since_s);
    tkd_token_work(run, token);
    run->tally.stations[station].busy_s +=
        tkd_in_window(run, run->now_s, run->now_s + row->length_s);
}

static double priority_of(const tkd_run *run, const tkd_token *token)
{
    return run->network->streams[run->clients[token->client].stream].priority;
}

// Into the queue: behind those who came before, and before those of lower priority where it counts.
static void enqueue(tkd_run *run, uint32_t station, uint32_t token)
{
    tkd_station_state *state = &run->stations[station];
    tkd_token *row = &run->tokens[token];
    uint32_t before = state->last;

    if (run->network->stations[station].order == TKD_ORDER_PRIORITY) {
        const double priority = priority_of(run, row);
        while (before != TKD_NO_ROW && priority_of(run, &run->tokens[before]) < priority) {
            before = run->tokens[before].previous;
        }
    }
    if (before == state->last) {
        tkd_queue_append(run, station, token);
        return;
    }
    row->previous = before;
    row->next = before == TKD_NO_ROW ? state->first : run->tokens[before].next;
    *(before == TKD_NO_ROW ? &state->first : &run->tokens[before].next) = token;
    run->tokens[row->next].previous = token;
    row->state = TKD_TOKEN_QUEUED;
    state->blocked_last = TKD_NO_ROW; // it may be in the middle of those
    tkd_queue_grows(run, station);
}

// When the token's own calendar opens next; never where it has none or is open.
static double own_opening(const tkd_run *run, const tkd_token *token)
{
    const int32_t own = token->plan->program->timetable;
    const double opens_s =
        own == TKD_NONE ? run->now_s
                        : tkd_timetable_next_open(&run->network->timetables[own], run->now_s);

    return opens_s > run->now_s ? opens_s : TKD_FOREVER;
}

// Those at the head of the queue whose own calendars are closed stay so until the first of them opens:
// they are looked at once. The first token to look at now.
static uint32_t first_unblocked(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];

    if (state->blocked_last != TKD_NO_ROW && run->now_s < state->blocked_until_s) {
        return run->tokens[state->blocked_last].next;
    }
    state->blocked_last = TKD_NO_ROW;
    state->blocked_until_s = TKD_FOREVER;
    return state->first;
}

static void block(tkd_run *run, uint32_t station, uint32_t token)
{
    tkd_station_state *state = &run->stations[station];

    if (run->tokens[token].previous == state->blocked_last) {
        state->blocked_last = token;
    }
    state->blocked_until_s =
        tkd_lesser(state->blocked_until_s, own_opening(run, &run->tokens[token]));
}

// Who is served next: the first whose own calendar is open; by lot, the least of this moment's lots.
static uint32_t choose(tkd_run *run, uint32_t station)
{
    const tkd_station *row = &run->network->stations[station];
    uint32_t chosen = TKD_NO_ROW;
    double least = 2.0;

    for (uint32_t t = first_unblocked(run, station); t != TKD_NO_ROW; t = run->tokens[t].next) {
        tkd_token *token = &run->tokens[t];
        double lot = 0.0;
        if (row->mixed_calendars && !is_eligible(run, token)) {
            block(run, station, t);
            continue;
        }
        if (row->order != TKD_ORDER_RANDOM) {
            return t;
        }
        lot = tkd_token_uniform(run, token, TKD_FOR_QUEUE_LOT, run->stations[station].freed);
        if (lot < least) {
            least = lot;
            chosen = t;
        }
    }
    return chosen;
}

// When a station that cannot serve its queue now may be able to.
static double next_chance(tkd_run *run, uint32_t station)
{
    const tkd_timetable *table = table_of(run, station);
    const double servers = tkd_servers_now(run, station);
    const tkd_station_state *state = &run->stations[station];
    double time_s = state->servers_until_s;

    if (!is_open(run, station)) {
        time_s = tkd_lesser(time_s, state->turn_s);
    } else if (servers > (double)(uint64_t)servers) {
        const double close_s =
            table->always ? (floor(run->now_s / TKD_SECONDS_PER_DAY) + 1.0) * TKD_SECONDS_PER_DAY
                          : state->turn_s;
        time_s = tkd_lesser(time_s, tkd_timetable_next_open(table, close_s));
    }
    if (state->blocked_last != TKD_NO_ROW && state->blocked_until_s > run->now_s) {
        time_s = tkd_lesser(time_s, state->blocked_until_s);
    }
    return time_s;
}

// `own_s`: when somebody who has just joined may be served at the earliest.
static void plan_wake(tkd_run *run, uint32_t station, double own_s)
{
    tkd_station_state *state = &run->stations[station];
    double time_s = 0.0;

    if (state->first == TKD_NO_ROW || state->is_simple) {
        return;
    }
    time_s = tkd_lesser(own_s, next_chance(run, station));
    if (time_s < TKD_FOREVER && !(state->wake_s > run->now_s && state->wake_s <= time_s)) {
        state->wake_s = time_s;
        tkd_event_push_own(run, time_s, TKD_EVENT_WAKE, station);
    }
}

void tkd_station_serve(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];

    if (state->is_simple && !state->by_lot) {
        while (state->first != TKD_NO_ROW && state->busy < state->servers) {
            const uint32_t token = state->first;
            tkd_queue_remove(run, station, token);
            begin_service(run, station, token, TKD_WHOLE_SERVER);
        }
        return;
    }
    while (state->first != TKD_NO_ROW && !run->failed) {
        const tkd_free_server server = free_server(run, station);
        uint32_t token = TKD_NO_ROW;
        if (server == TKD_NO_SERVER) {
            break;
        }
        token = choose(run, station);
        if (token == TKD_NO_ROW) {
            break;
        }
        state->freed++;
        tkd_queue_remove(run, station, token);
        begin_service(run, station, token, server);
    }
    plan_wake(run, station, TKD_FOREVER);
}

void tkd_station_wake(tkd_run *run, uint32_t station)
{
    if (run->stations[station].wake_s == run->now_s) {
        run->stations[station].wake_s = TKD_FOREVER;
        tkd_station_serve(run, station);
    }
}

void tkd_station_join(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const uint32_t station = (uint32_t)row->plan->station;
    tkd_free_server server = TKD_NO_SERVER;

    if (run->stations[station].is_simple || is_eligible(run, row)) {
        server = free_server(run, station);
    }
    // A free server means that nobody who could be served is waiting.
    if (server != TKD_NO_SERVER) {
        begin_service(run, station, token, server);
        return;
    }
    enqueue(run, station, token);
    if (row->plan->impatient) {
        tkd_patience_begin(run, token);
    }
    plan_wake(run, station, own_opening(run, row));
}

void tkd_station_leave(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const uint32_t station = (uint32_t)row->plan->station;

    tkd_queue_count_wait(run, station, row->since_s, run->now_s, true);
    tkd_token_wait(run, row, run->now_s - row->since_s);
    row->stamp++;
    tkd_queue_remove(run, station, token);
}

void tkd_station_release(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const uint32_t station = (uint32_t)row->plan->station;
    tkd_station_state *state = &run->stations[station];

    row->serving = false;
    if (row->on_fraction) {
        turn_fraction(run, station);
        state->fraction_busy = false;
        state->fraction_debt_s += tkd_greater(0.0, run->now_s - state->fraction_end_s);
    } else {
        state->busy--;
    }
    run->tally.stations[station].served += run->in_window;
    if (state->due > 0) {
        tkd_absences_go(run, station);
    }
    tkd_station_serve(run, station);
}

void tkd_stations_begin(tkd_run *run)
{
    const size_t count = run->network->station_count;

    run->stations = TKD_TAKE(&run->arena, count, tkd_station_state);
    if (run->stations == NULL) {
        tkd_run_stop(run, NULL);
        return;
    }
    for (size_t s = 0; s < count; s++) {
        run->stations[s] = (tkd_station_state){
            .first = TKD_NO_ROW,
            .last = TKD_NO_ROW,
            .wake_s = TKD_FOREVER,
            .blocked_last = TKD_NO_ROW,
            .reviewed_last = TKD_NO_ROW,
            .review_s = TKD_FOREVER,
            .servers = tkd_station_servers(run->network, &run->network->stations[s], 0.0),
            .is_simple = run->kit->simple[s],
            .by_lot = run->network->stations[s].order == TKD_ORDER_RANDOM};
    }
    tkd_absences_begin(run);
    tkd_foresights_begin(run);
}

void tkd_stations_end(tkd_run *run)
{
    const double window_end_s = run->network->end_s;

    tkd_foresights_end(run);
    for (uint32_t s = 0; s < run->network->station_count; s++) {
        const tkd_station *station = &run->network->stations[s];
        tkd_station_cell *cell = &run->tally.stations[s];
        double time_s = run->network->warmup_s;
        double servers_s = 0.0;
        tkd_queue_enters_window(run, s);
        for (uint32_t t = run->stations[s].first; t != TKD_NO_ROW; t = run->tokens[t].next) {
            // So far, and longer.
            tkd_queue_count_wait(run, s, run->tokens[t].since_s, run->now_s, false);
        }
        for (int guard = 0; time_s < window_end_s && guard < 100000; guard++) {
            const double until_s =
                tkd_lesser(tkd_station_next_change(run->network, station, time_s), window_end_s);
            const double open_s = tkd_timetable_open_seconds(table_of(run, s), time_s, until_s);
            cell->open_s += open_s;
            servers_s += open_s * tkd_station_servers(run->network, station, time_s);
            time_s = until_s;
        }
        cell->available_s = tkd_greater(0.0, cell->available_s + servers_s);
    }
}
