// SPDX-License-Identifier: EUPL-1.2
// The event list's near part: a heap with four children per node (Knuth, TAOCP 3, 5.2.3,
// generalised). It is part of what calls it; what is further away is in events.c.
#ifndef TKD_SIMULATE_EVENTS_H
#define TKD_SIMULATE_EVENTS_H

#include <string.h>

#include "run.h"

/** Ranks of kinds within a moment. */
static const uint64_t tkd_rank_of[] = {
    [TKD_EVENT_WAKE] = 0,    [TKD_EVENT_ABSENCE] = 0,  [TKD_EVENT_TIMER] = 1,
    [TKD_EVENT_ARRIVAL] = 1, [TKD_EVENT_JOIN] = 2,     [TKD_EVENT_START] = 3,
    [TKD_EVENT_REVIEW] = 3,  [TKD_EVENT_PATIENCE] = 4, [TKD_EVENT_FINISH] = 1,
};

/** By time, then by order: one number of 128 bits, for numbers that are not negative are ordered as
 *  their bits are. Which of two events is first nobody can guess; compared so, nobody has to. */
__extension__ typedef unsigned __int128 tkd_event_key;

static inline tkd_event_key tkd_event_key_of(const tkd_event *event)
{
    uint64_t bits = 0;

    memcpy(&bits, &event->time_s, sizeof bits);
    return (tkd_event_key)bits << 64 | event->order;
}

static inline uint32_t tkd_event_span_at(const tkd_events *events, double time_s)
{
    return (uint32_t)(time_s * events->spans_per_s);
}

/** Room for more in the heap. False when memory runs out. */
TKD_ROOM bool tkd_events_grow(tkd_run *run);
/** An event that may belong to a later span, or to none. */
TKD_ROOM void tkd_event_push_far(tkd_run *run, tkd_event event);

static inline void tkd_event_sift_up(tkd_events *events, uint32_t at, tkd_event event)
{
    const tkd_event_key key = tkd_event_key_of(&event);

    while (at > 0) {
        const uint32_t parent = (at - 1) / 4;
        if (!(key < tkd_event_key_of(&events->heap[parent]))) {
            break;
        }
        events->heap[at] = events->heap[parent];
        at = parent;
    }
    events->heap[at] = event;
}

static inline void tkd_event_sift_down(tkd_events *events, tkd_event event)
{
    const tkd_event_key key = tkd_event_key_of(&event);
    tkd_event *heap = events->heap;
    const uint32_t size = events->size;
    uint32_t at = 0;

    for (;;) {
        const uint32_t first = at * 4 + 1;
        const uint32_t end = first + 4 < size ? first + 4 : size;
        uint32_t least = first;
        tkd_event_key least_key = 0;
        if (first >= size) {
            break;
        }
        least_key = tkd_event_key_of(&heap[first]);
        for (uint32_t child = first + 1; child < end; child++) {
            const tkd_event_key own = tkd_event_key_of(&heap[child]);
            least = own < least_key ? child : least;
            least_key = own < least_key ? own : least_key;
        }
        if (!(least_key < key)) {
            break;
        }
        heap[at] = heap[least];
        at = least;
    }
    heap[at] = event;
}

/** Into the heap. The event that was taken has left its place at the root: the next one to come may
 *  have it. */
static inline void tkd_event_push_near(tkd_run *run, tkd_event event)
{
    tkd_events *events = &run->events;

    if (events->hollow) {
        events->hollow = false;
        tkd_event_sift_down(events, event);
        return;
    }
    if (events->size == events->capacity && !tkd_events_grow(run)) {
        return;
    }
    tkd_event_sift_up(events, events->size++, event);
}

/** `owner` within the moment and the kind; `stamp` of the token, or 0. */
static inline void tkd_event_push(tkd_run *run, double time_s, tkd_event_kind kind, uint64_t owner,
                                  uint32_t stamp, uint32_t row)
{
    const tkd_event event = {.time_s = time_s,
                             .order = tkd_rank_of[kind] << TKD_OWNER_BITS | owner,
                             .kind_and_stamp = (uint32_t)kind << TKD_EVENT_KIND_SHIFT |
                                               (stamp & TKD_EVENT_STAMP_MASK),
                             .row = row};

    if (__builtin_expect(time_s < run->events.near_s, 1)) {
        tkd_event_push_near(run, event);
    } else {
        tkd_event_push_far(run, event);
    }
}

/** For events that have no client: by kind and row. */
static inline void tkd_event_push_own(tkd_run *run, double time_s, tkd_event_kind kind,
                                      uint32_t row)
{
    tkd_event_push(run, time_s, kind, (uint64_t)kind << 32 | row, 0, row);
}

/** For a token. */
static inline void tkd_token_push(tkd_run *run, double time_s, tkd_event_kind kind, uint32_t token)
{
    tkd_event_push(run, time_s, kind, run->tokens[token].owner, run->tokens[token].stamp, token);
}

/** Is another event due at this very moment? */
static inline bool tkd_event_is_due(const tkd_run *run)
{
    const tkd_events *events = &run->events;
    const uint32_t end = events->size < 5 ? events->size : 5;

    if (!events->hollow) {
        return events->size > 0 && events->heap[0].time_s <= run->now_s;
    }
    for (uint32_t i = 1; i < end; i++) {
        if (events->heap[i].time_s <= run->now_s) {
            return true;
        }
    }
    return false;
}

/** Does another token of the token's client have a timer that ends now, and that is not listed? */
static inline bool tkd_sibling_is_due(const tkd_run *run, uint32_t token)
{
    for (uint32_t t = run->clients[run->tokens[token].client].first_token; t != TKD_NO_ROW;
         t = run->tokens[t].next_of_client) {
        const tkd_token *row = &run->tokens[t];
        if (t != token && row->state == TKD_TOKEN_TIMED && !row->serving && !row->listed &&
            row->until_s <= run->now_s) {
            return true;
        }
    }
    return false;
}

/** A join event of this moment for the token. */
static inline void tkd_token_join_in_turn(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    row->state = TKD_TOKEN_JOINING;
    tkd_token_lasts(run, row, run->now_s);
    tkd_token_push(run, run->now_s, TKD_EVENT_JOIN, token);
}

/** Queues and courses are joined in the order of all who join at this moment. True: it is the token's
 *  turn. Else a join event is under way. */
static inline bool tkd_token_joins(tkd_run *run, uint32_t token)
{
    if (run->is_ahead || run->ready_count > 0 || tkd_event_is_due(run) ||
        tkd_sibling_is_due(run, token)) {
        tkd_token_join_in_turn(run, token);
        return false;
    }
    return true;
}

#endif
