// SPDX-License-Identifier: EUPL-1.2
// The event list. The nearest events are a heap with four children per node (Knuth, TAOCP 3, 5.2.3,
// generalised). When many are pending, those of later spans of time wait in one unsorted list per
// span (a calendar queue, Brown, Commun. ACM 31, 1988): most timers of a journey are weeks long, and
// the heap stays small. Few are simpler all in the heap.
#include "events.h"

enum {
    FEWEST_SPANS = 1 << 8,
    MOST_SPANS = 1 << 17,
    EVENTS_OF_ONE = 10,  // of one person in the list, roughly
    EVENTS_OF_SPAN = 32, // so that the heap stays small, and the lists' heads too
    FEW = 96,            // events for which a heap is quicker than lists
    FAR = 4,             // spans that are looked ahead
};

bool tkd_events_grow(tkd_run *run)
{
    tkd_events *events = &run->events;
    const uint32_t capacity = events->capacity == 0 ? FEW : events->capacity * 2;
    tkd_event *heap =
        capacity > events->capacity ? TKD_TAKE(&run->arena, capacity, tkd_event) : NULL;

    if (heap == NULL) {
        tkd_run_stop(run, NULL);
        return false;
    }
    for (uint32_t i = 0; i < events->size; i++) {
        heap[i] = events->heap[i];
    }
    events->near_s = events->capacity == 0 ? run->horizon_s : 0.0; // many: lists from now on
    events->heap = heap;
    events->capacity = capacity;
    return true;
}

// Nobody came: the last one fills the root.
static inline void fill_root(tkd_events *events)
{
    events->hollow = false;
    events->size--;
    if (events->size > 0) {
        tkd_event_sift_down(events, events->heap[events->size]);
    }
}

// A row for an event of a later span.
static uint32_t take_later(tkd_run *run)
{
    tkd_events *events = &run->events;
    uint32_t row = events->free_later;

    if (row != TKD_NO_ROW) {
        events->free_later = events->later[row].next;
        return row;
    }
    if (events->later_count == events->later_capacity) {
        const uint32_t capacity = events->later_capacity == 0 ? 256 : events->later_capacity * 2;
        tkd_later *grown =
            capacity > events->later_capacity ? TKD_TAKE(&run->arena, capacity, tkd_later) : NULL;
        if (grown == NULL) {
            tkd_run_stop(run, NULL);
            return TKD_NO_ROW;
        }
        for (uint32_t i = 0; i < events->later_count; i++) {
            grown[i] = events->later[i];
        }
        events->later = grown;
        events->later_capacity = capacity;
    }
    return events->later_count++;
}

// So many spans that each holds a few events, if arrivals go on as they begin.
static uint32_t count_spans(const tkd_run *run)
{
    const tkd_network *network = run->network;
    double people = 0.0;
    uint32_t spans = FEWEST_SPANS;

    for (uint32_t i = 0; i < network->stream_count; i++) {
        const tkd_stream *stream = &network->streams[i];
        const tkd_person person = {.municipality = stream->municipality, .group = stream->group};
        people += network->horizon_s * tkd_figure_number(&run->model->figures, stream->rate_per_s,
                                                         person, run->model->run.start_day, 0.0);
    }
    while (spans < MOST_SPANS && spans * (double)EVENTS_OF_SPAN < people * EVENTS_OF_ONE) {
        spans *= 2;
    }
    return spans;
}

void tkd_events_begin(tkd_run *run)
{
    const double horizon_s = run->horizon_s;
    const uint32_t spans = count_spans(run);

    run->events = (tkd_events){.spans_per_s = horizon_s > 0.0 ? spans / horizon_s : 1.0,
                               .span_count = spans,
                               .free_later = TKD_NO_ROW,
                               .ahead = TKD_NO_ROW};
}

// The lists are made when there are first many events.
static bool make_spans(tkd_run *run)
{
    tkd_events *events = &run->events;

    events->spans = TKD_TAKE(&run->arena, (size_t)events->span_count + 2, uint32_t);
    if (events->spans == NULL) {
        tkd_run_stop(run, NULL);
        return false;
    }
    for (uint32_t i = 0; i < events->span_count + 2; i++) {
        events->spans[i] = TKD_NO_ROW;
    }
    return true;
}

static void push_later(tkd_run *run, tkd_event event, uint32_t span)
{
    tkd_events *events = &run->events;
    uint32_t later = TKD_NO_ROW;

    if (events->spans == NULL && !make_spans(run)) {
        return;
    }
    later = take_later(run);
    if (later != TKD_NO_ROW) {
        events->later[later] = (tkd_later){event, events->spans[span]};
        events->spans[span] = later;
        events->waiting++;
    }
}

// What is before the end of the present span is near without a question; a little less than that end,
// so that rounding cannot take it into the next.
static inline void set_near(tkd_events *events)
{
    events->near_s = (events->span + 1.0) / events->spans_per_s * (1.0 - 0x1p-50);
}

// Kinds whose row is a token.
static inline bool has_token(uint32_t kind)
{
    return kind == TKD_EVENT_TIMER || kind == TKD_EVENT_JOIN || kind == TKD_EVENT_PATIENCE ||
           kind == TKD_EVENT_FINISH;
}

void tkd_event_push_far(tkd_run *run, tkd_event event)
{
    tkd_events *events = &run->events;

    if (event.time_s > run->horizon_s) {
        return;
    }
    if (events->spans != NULL || events->size >= FEW) {
        const uint32_t span = tkd_event_span_at(events, event.time_s);
        if (events->waiting == 0) {
            events->span = tkd_event_span_at(events, run->clock_s);
            set_near(events);
        }
        if (span > events->span) {
            push_later(run, event, span);
            return;
        }
    }
    tkd_event_push_near(run, event);
}

// Who is in the next spans will be wanted soon, and is scattered over memory. While this span's events
// are taken, the tokens of the next ones are fetched, one at each step; when they come into the heap,
// their clients.
static inline void look_ahead(const tkd_run *run, tkd_events *events)
{
    if (events->ahead != TKD_NO_ROW) {
        const tkd_later *later = &events->later[events->ahead];
        const uint32_t kind = later->event.kind_and_stamp >> TKD_EVENT_KIND_SHIFT;
        if (has_token(kind)) {
            __builtin_prefetch(&run->tokens[later->event.row]);
            __builtin_prefetch((const char *)&run->tokens[later->event.row] + 64);
        }
        events->ahead = later->next;
        if (events->ahead != TKD_NO_ROW) {
            __builtin_prefetch(&events->later[events->ahead]);
        }
    } else if (events->looked_at < events->span_count && events->looked_at < events->span + FAR) {
        events->ahead = events->spans[++events->looked_at];
        if (events->ahead != TKD_NO_ROW) {
            __builtin_prefetch(&events->later[events->ahead]);
        }
    }
}

static inline void fetch_client(const tkd_run *run, const tkd_event *event)
{
    const uint32_t kind = event->kind_and_stamp >> TKD_EVENT_KIND_SHIFT;

    if (has_token(kind)) {
        const uint32_t client = run->tokens[event->row].client;
        if (client < run->client_count) {
            __builtin_prefetch(&run->clients[client]);
            __builtin_prefetch((const char *)&run->clients[client] + 64);
        }
    }
}

// Go on to the next span that has events, or to that of the nearest event in the heap.
static void turn_span(tkd_run *run)
{
    tkd_events *events = &run->events;
    uint32_t last = events->size > 0 ? tkd_event_span_at(events, events->heap[0].time_s)
                                     : events->span_count + 1;

    while (events->span < last) {
        uint32_t later = events->spans[++events->span];
        events->spans[events->span] = TKD_NO_ROW;
        while (later != TKD_NO_ROW) {
            const uint32_t next = events->later[later].next;
            fetch_client(run, &events->later[later].event);
            tkd_event_push_near(run, events->later[later].event);
            events->later[later].next = events->free_later;
            events->free_later = later;
            events->waiting--;
            later = next;
        }
        if (events->size > 0) {
            const uint32_t first = tkd_event_span_at(events, events->heap[0].time_s);
            last = first < last ? first : last;
        }
    }
    set_near(events);
    if (events->looked_at <= events->span) {
        events->looked_at = events->span;
        events->ahead = TKD_NO_ROW;
    }
}

bool tkd_event_pop(tkd_run *run, tkd_event *event)
{
    tkd_events *events = &run->events;

    if (events->hollow) {
        fill_root(events);
    }
    if (events->waiting > 0 &&
        (events->size == 0 || tkd_event_span_at(events, events->heap[0].time_s) > events->span)) {
        turn_span(run);
    }
    if (events->size == 0) {
        return false;
    }
    *event = events->heap[0];
    events->hollow = true;
    if (events->waiting > 0) {
        look_ahead(run, events);
    }
    return true;
}
