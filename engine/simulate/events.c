// SPDX-License-Identifier: EUPL-1.2
// The event list. Today's events are a heap with four children per node (Knuth, TAOCP 3, 5.2.3,
// generalised), ordered by time, rank and, for events of one moment, by whose they are, so that the
// order is total. Events of later days wait in a list per day, unsorted (a calendar queue, Brown,
// Commun. ACM 31, 1988): most timers of a journey are weeks long, and the heap stays small.
#include "run.h"

static const uint8_t rank_of[] = {
    [TKD_EVENT_WAKE] = 0,     [TKD_EVENT_ABSENCE] = 0, [TKD_EVENT_TIMER] = 1,
    [TKD_EVENT_ARRIVAL] = 1,  [TKD_EVENT_JOIN] = 2,    [TKD_EVENT_START] = 3,
    [TKD_EVENT_PATIENCE] = 4,
};

static uint32_t kind_of(const tkd_event *event)
{
    return event->kind_and_stamp >> TKD_EVENT_KIND_SHIFT;
}

enum { STREAM_BITS = 14, PARTY_BITS = 30, MEMBER_BITS = 4, STEP_BITS = 16 };

static uint64_t packed(uint64_t so_far, uint64_t value, unsigned bits)
{
    const uint64_t most = (UINT64_C(1) << bits) - 1;

    return so_far << bits | (value < most ? value : most);
}

// Whose an event is, as one number that orders events of one moment: streams stand by municipality
// and group, then the client's number, then the step by its id.
static uint64_t owner_of(const tkd_run *run, tkd_event_kind kind, uint32_t row)
{
    const tkd_token *token = NULL;
    uint64_t stream = row;
    uint64_t number = 0;
    uint64_t step = 0;

    switch (kind) {
    case TKD_EVENT_WAKE:
    case TKD_EVENT_ABSENCE:
    case TKD_EVENT_START: return (uint64_t)kind << 32 | row;
    case TKD_EVENT_ARRIVAL: number = run->streams[row].party << TKD_MEMBER_SHIFT; break;
    case TKD_EVENT_TIMER:
    case TKD_EVENT_JOIN:
    case TKD_EVENT_PATIENCE:
        token = &run->tokens[row];
        stream = run->clients[token->client].stream;
        number = run->clients[token->client].number;
        step = (uint64_t)run->network->step_order[token->step];
        break;
    }
    stream = packed(packed(0, stream, STREAM_BITS), number >> TKD_MEMBER_SHIFT, PARTY_BITS);
    stream = packed(stream, number & ((1u << TKD_MEMBER_SHIFT) - 1), MEMBER_BITS);
    return packed(stream, step, STEP_BITS);
}

static inline bool is_before(const tkd_event *a, const tkd_event *b)
{
    if (a->time_s != b->time_s) {
        return a->time_s < b->time_s;
    }
    if (rank_of[kind_of(a)] != rank_of[kind_of(b)]) {
        return rank_of[kind_of(a)] < rank_of[kind_of(b)];
    }
    return a->owner < b->owner;
}

static bool grow(tkd_run *run)
{
    const uint32_t capacity = run->heap_capacity == 0 ? 256 : run->heap_capacity * 2;
    tkd_event *heap =
        capacity > run->heap_capacity ? TKD_TAKE(&run->arena, capacity, tkd_event) : NULL;

    if (heap == NULL) {
        tkd_run_stop(run, NULL);
        return false;
    }
    for (uint32_t i = 0; i < run->heap_size; i++) {
        heap[i] = run->heap[i];
    }
    run->heap = heap;
    run->heap_capacity = capacity;
    return true;
}

static void push_near(tkd_run *run, tkd_event event)
{
    uint32_t at = run->heap_size;

    if (run->heap_size == run->heap_capacity && !grow(run)) {
        return;
    }
    run->heap_size++;
    while (at > 0) {
        const uint32_t parent = (at - 1) / 4;
        if (!is_before(&event, &run->heap[parent])) {
            break;
        }
        run->heap[at] = run->heap[parent];
        at = parent;
    }
    run->heap[at] = event;
}

// A row for an event of a later day.
static uint32_t take_later(tkd_run *run)
{
    uint32_t row = run->free_later;

    if (row != TKD_NO_ROW) {
        run->free_later = run->later[row].next;
        return row;
    }
    if (run->later_count == run->later_capacity) {
        const uint32_t capacity = run->later_capacity == 0 ? 256 : run->later_capacity * 2;
        tkd_later *grown =
            capacity > run->later_capacity ? TKD_TAKE(&run->arena, capacity, tkd_later) : NULL;
        if (grown == NULL) {
            tkd_run_stop(run, NULL);
            return TKD_NO_ROW;
        }
        for (uint32_t i = 0; i < run->later_count; i++) {
            grown[i] = run->later[i];
        }
        run->later = grown;
        run->later_capacity = capacity;
    }
    return run->later_count++;
}

bool tkd_events_begin(tkd_run *run)
{
    run->day_count = (uint32_t)(run->network->horizon_s / TKD_SECONDS_PER_DAY) + 2;
    run->days = TKD_TAKE(&run->arena, run->day_count, uint32_t);
    for (uint32_t d = 0; run->days != NULL && d < run->day_count; d++) {
        run->days[d] = TKD_NO_ROW;
    }
    run->free_later = TKD_NO_ROW;
    return run->days != NULL;
}

void tkd_event_push(tkd_run *run, double time_s, tkd_event_kind kind, uint32_t stamp, uint32_t row)
{
    tkd_event event = {.time_s = time_s,
                       .kind_and_stamp =
                           (uint32_t)kind << TKD_EVENT_KIND_SHIFT | (stamp & TKD_EVENT_STAMP_MASK),
                       .row = row};
    uint32_t day = 0;
    uint32_t later = 0;

    if (time_s > run->network->horizon_s) {
        return;
    }
    event.owner = owner_of(run, kind, row);
    day = (uint32_t)(time_s / TKD_SECONDS_PER_DAY);
    if (day <= run->today) {
        push_near(run, event);
        return;
    }
    later = take_later(run);
    if (later != TKD_NO_ROW) {
        run->later[later] = (tkd_later){event, run->days[day]};
        run->days[day] = later;
    }
}

// When today has no more events, the next day that has some becomes today.
static void turn_day(tkd_run *run)
{
    while (run->heap_size == 0 && run->today + 1 < run->day_count) {
        uint32_t later = run->days[++run->today];
        while (later != TKD_NO_ROW) {
            const uint32_t next = run->later[later].next;
            push_near(run, run->later[later].event);
            run->later[later].next = run->free_later;
            run->free_later = later;
            later = next;
        }
        run->days[run->today] = TKD_NO_ROW;
    }
}

static void sift_down(tkd_run *run, const tkd_event *event)
{
    uint32_t at = 0;

    for (;;) {
        const uint32_t first = at * 4 + 1;
        const uint32_t end = first + 4 < run->heap_size ? first + 4 : run->heap_size;
        uint32_t least = first;
        if (first >= run->heap_size) {
            break;
        }
        for (uint32_t child = first + 1; child < end; child++) {
            if (is_before(&run->heap[child], &run->heap[least])) {
                least = child;
            }
        }
        if (!is_before(&run->heap[least], event)) {
            break;
        }
        run->heap[at] = run->heap[least];
        at = least;
    }
    run->heap[at] = *event;
}

bool tkd_event_pop(tkd_run *run, tkd_event *event)
{
    if (run->heap_size == 0) {
        turn_day(run);
        if (run->heap_size == 0) {
            return false;
        }
    }
    *event = run->heap[0];
    run->heap_size--;
    if (run->heap_size > 0) {
        const tkd_event last = run->heap[run->heap_size];
        sift_down(run, &last);
    }
    return true;
}
