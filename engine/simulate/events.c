// SPDX-License-Identifier: EUPL-1.2
// The event list: a heap with four children per node (Knuth, TAOCP 3, 5.2.3, generalised), ordered
// by time, rank and, for events of one moment, by whose they are, so that the order is total.
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

// Whose an event is: streams stand by municipality and group, steps by their ids.
typedef struct tkd_owner {
    uint64_t stream;
    uint64_t number;
    uint64_t place;
} tkd_owner;

static tkd_owner owner_of(const tkd_run *run, const tkd_event *event)
{
    const tkd_token *token = NULL;
    const tkd_client *client = NULL;

    switch ((tkd_event_kind)kind_of(event)) {
    case TKD_EVENT_ARRIVAL: return (tkd_owner){event->row, run->streams[event->row].party << 16, 0};
    case TKD_EVENT_TIMER:
    case TKD_EVENT_JOIN:
    case TKD_EVENT_PATIENCE: break;
    case TKD_EVENT_WAKE:
    case TKD_EVENT_ABSENCE:
    case TKD_EVENT_START: return (tkd_owner){kind_of(event), event->row, 0};
    }
    token = &run->tokens[event->row];
    if (token->client == TKD_NO_ROW) {
        return (tkd_owner){UINT64_MAX, event->row, 0};
    }
    client = &run->clients[token->client];
    return (tkd_owner){client->stream, client->number,
                       (uint64_t)run->network->step_order[token->step] << 32 | token->visit};
}

static bool is_before_at_once(const tkd_run *run, const tkd_event *a, const tkd_event *b)
{
    const uint8_t rank_a = rank_of[kind_of(a)];
    const uint8_t rank_b = rank_of[kind_of(b)];
    tkd_owner own_a = {0};
    tkd_owner own_b = {0};

    if (rank_a != rank_b) {
        return rank_a < rank_b;
    }
    own_a = owner_of(run, a);
    own_b = owner_of(run, b);
    if (own_a.stream != own_b.stream) {
        return own_a.stream < own_b.stream;
    }
    if (own_a.number != own_b.number) {
        return own_a.number < own_b.number;
    }
    return own_a.place < own_b.place;
}

static inline bool is_before(const tkd_run *run, const tkd_event *a, const tkd_event *b)
{
    if (a->time_s != b->time_s) {
        return a->time_s < b->time_s;
    }
    return is_before_at_once(run, a, b);
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

void tkd_event_push(tkd_run *run, double time_s, tkd_event_kind kind, uint32_t stamp, uint32_t row)
{
    const tkd_event event = {
        time_s, (uint32_t)kind << TKD_EVENT_KIND_SHIFT | (stamp & TKD_EVENT_STAMP_MASK), row};
    uint32_t at = run->heap_size;

    if (time_s > run->network->horizon_s) {
        return;
    }
    if (run->heap_size == run->heap_capacity && !grow(run)) {
        return;
    }
    run->heap_size++;
    while (at > 0) {
        const uint32_t parent = (at - 1) / 4;
        if (!is_before(run, &event, &run->heap[parent])) {
            break;
        }
        run->heap[at] = run->heap[parent];
        at = parent;
    }
    run->heap[at] = event;
}

bool tkd_event_pop(tkd_run *run, tkd_event *event)
{
    tkd_event last;
    uint32_t at = 0;

    if (run->heap_size == 0) {
        return false;
    }
    *event = run->heap[0];
    last = run->heap[--run->heap_size];
    for (;;) {
        const uint32_t first = at * 4 + 1;
        const uint32_t end = first + 4 < run->heap_size ? first + 4 : run->heap_size;
        uint32_t least = first;
        if (first >= run->heap_size) {
            break;
        }
        for (uint32_t child = first + 1; child < end; child++) {
            if (is_before(run, &run->heap[child], &run->heap[least])) {
                least = child;
            }
        }
        if (!is_before(run, &run->heap[least], &last)) {
            break;
        }
        run->heap[at] = run->heap[least];
        at = least;
    }
    if (run->heap_size > 0) {
        run->heap[at] = last;
    }
    return true;
}
