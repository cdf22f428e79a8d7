// SPDX-License-Identifier: EUPL-1.2
// A station's queue: who waits, how many, for how long. Small enough to be part of what calls it.
#ifndef TKD_SIMULATE_QUEUE_H
#define TKD_SIMULATE_QUEUE_H

#include "run.h"

/** The part of [from, to) that lies in the measured window. */
static inline double tkd_in_window(const tkd_run *run, double from_s, double to_s)
{
    const double time_s =
        tkd_lesser(to_s, run->window_end_s) - tkd_greater(from_s, run->window_begin_s);

    return tkd_greater(time_s, 0.0);
}

static inline bool tkd_is_in_window(const tkd_run *run, double time_s)
{
    return time_s >= run->window_begin_s && time_s < run->window_end_s;
}

/** Whoever waits when the measured window begins is the first queue in it. */
static inline void tkd_queue_enters_window(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];

    if (!state->in_window && run->now_s > run->window_begin_s) {
        state->in_window = true;
        run->tally.stations[station].queue_max =
            tkd_greater(run->tally.stations[station].queue_max, state->length);
    }
}

static inline void tkd_queue_grows(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];
    tkd_station_cell *cell = &run->tally.stations[station];

    tkd_queue_enters_window(run, station);
    state->length++;
    if (state->length > cell->queue_max && run->in_window > 0.0) {
        cell->queue_max = state->length;
    }
}

static inline void tkd_queue_shrinks(tkd_run *run, uint32_t station)
{
    tkd_queue_enters_window(run, station);
    run->stations[station].length--;
}

/** Into the queue, behind all others. */
static inline void tkd_queue_append(tkd_run *run, uint32_t station, uint32_t token)
{
    tkd_station_state *state = &run->stations[station];
    tkd_token *row = &run->tokens[token];

    row->previous = state->last;
    row->next = TKD_NO_ROW;
    *(state->last == TKD_NO_ROW ? &state->first : &run->tokens[state->last].next) = token;
    state->last = token;
    row->state = TKD_TOKEN_QUEUED;
    tkd_queue_grows(run, station);
}

/** Out of the queue, from wherever it stands. */
static inline void tkd_queue_remove(tkd_run *run, uint32_t station, uint32_t token)
{
    tkd_station_state *state = &run->stations[station];
    const tkd_token *row = &run->tokens[token];

    *(row->previous == TKD_NO_ROW ? &state->first : &run->tokens[row->previous].next) = row->next;
    *(row->next == TKD_NO_ROW ? &state->last : &run->tokens[row->next].previous) = row->previous;
    if (state->blocked_last == token) {
        state->blocked_last = row->previous;
    }
    if (state->reviewed_last == token) {
        state->reviewed_last = row->previous;
    }
    tkd_queue_shrinks(run, station);
}

/** Count a wait that is over: served, or given up. */
static inline void tkd_queue_count_wait(tkd_run *run, uint32_t station, double since_s,
                                        double until_s, bool given_up)
{
    tkd_station_cell *cell = &run->tally.stations[station];
    const double wait_s = until_s - since_s;

    cell->queue_s += tkd_in_window(run, since_s, until_s);
    if (run->options.record_weeks) {
        tkd_series_wait(run, station, since_s, until_s);
    }
    if (!tkd_is_in_window(run, since_s)) {
        return;
    }
    cell->joined++;
    cell->wait_s += wait_s;
    if (given_up) {
        cell->abandoned++;
    }
    if (!tkd_sketch_add(&cell->waits, &run->arena, wait_s)) {
        tkd_run_stop(run, NULL);
    }
}

#endif
