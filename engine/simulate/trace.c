// SPDX-License-Identifier: EUPL-1.2
// Time lines of watched clients. A replication is a pure function of its seed and number, so that it
// can be run a second time with some of its clients watched; what their time goes to is noted where
// the measures count it, when the stretch is over.
#include <math.h>
#include <stdlib.h>

#include "run.h"

struct tkd_tracer {
    tkd_way *ways; // [watched]
    tkd_stretch *stretches;
    size_t count;
    size_t capacity;
};

void tkd_trace_begin(tkd_run *run)
{
    const size_t count = run->options.watched_count;

    run->tracer = TKD_TAKE(&run->arena, 1, tkd_tracer);
    if (run->tracer == NULL) {
        tkd_run_stop(run, NULL);
        return;
    }
    run->tracer->ways = TKD_TAKE(&run->arena, count, tkd_way);
    if (run->tracer->ways == NULL) {
        tkd_run_stop(run, NULL);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        run->tracer->ways[i] = (tkd_way){(double)NAN, (double)NAN, (double)NAN};
    }
}

int tkd_watched_compare(const void *left, const void *right)
{
    const tkd_watched *a = left;
    const tkd_watched *b = right;

    if (a->replication != b->replication) {
        return a->replication < b->replication ? -1 : 1;
    }
    if (a->stream != b->stream) {
        return a->stream < b->stream ? -1 : 1;
    }
    return (a->number > b->number) - (a->number < b->number);
}

uint64_t tkd_watched_party(const tkd_watched *client)
{
    return client->number >> TKD_MEMBER_SHIFT;
}

uint32_t tkd_watched_member(const tkd_watched *client)
{
    return (uint32_t)(client->number & ((UINT64_C(1) << TKD_MEMBER_SHIFT) - 1));
}

// The row of a client among the watched ones, or TKD_NO_ROW.
static uint32_t watched_row(const tkd_run *run, const tkd_client *client)
{
    const tkd_watched wanted = {run->replication, client->stream, client->number};
    const tkd_watched *found = bsearch(&wanted, run->options.watched, run->options.watched_count,
                                       sizeof wanted, tkd_watched_compare);

    return found == NULL ? TKD_NO_ROW : (uint32_t)(found - run->options.watched);
}

void tkd_trace_client_begins(tkd_run *run, tkd_client *client)
{
    const uint32_t row = watched_row(run, client);

    client->watched = row != TKD_NO_ROW;
    if (client->watched) {
        run->tracer->ways[row].arrived_s = run->now_s;
    }
}

void tkd_trace_client_ends(tkd_run *run, const tkd_client *client)
{
    tkd_way *way = &run->tracer->ways[watched_row(run, client)];

    way->clock_s = client->clock_s;
    way->ended_s = run->now_s;
}

static tkd_stretch_phase phase_of(const tkd_token *token)
{
    switch ((tkd_phase)token->phase) {
    case TKD_PHASE_NEEDS: return TKD_STRETCH_NEEDS;
    case TKD_PHASE_NOT_BEFORE: return TKD_STRETCH_NOT_BEFORE;
    case TKD_PHASE_DELAY: return TKD_STRETCH_DELAY;
    case TKD_PHASE_BOOKING: return TKD_STRETCH_BOOKING;
    case TKD_PHASE_TRAVEL: return TKD_STRETCH_TRAVEL;
    case TKD_PHASE_QUEUE:
        return token->plan->program->station != TKD_NONE  ? TKD_STRETCH_QUEUE
               : token->plan->program->course != TKD_NONE ? TKD_STRETCH_COURSE
                                                          : TKD_STRETCH_CALENDAR;
    case TKD_PHASE_WORK: return TKD_STRETCH_SERVICE;
    case TKD_PHASE_SESSIONS: return TKD_STRETCH_SESSIONS;
    case TKD_PHASE_PROCESSING: return TKD_STRETCH_PROCESSING;
    case TKD_PHASE_END: break;
    }
    return TKD_STRETCH_REWORK;
}

// Is the client on the way to, or at, the place of the service?
static bool is_at_place(tkd_stretch_phase phase)
{
    return phase >= TKD_STRETCH_BOOKING && phase <= TKD_STRETCH_SERVICE;
}

static tkd_stretch *next_stretch(tkd_run *run)
{
    tkd_tracer *tracer = run->tracer;

    if (tracer->count == tracer->capacity) {
        const size_t capacity = tracer->capacity == 0 ? 64 : tracer->capacity * 2;
        tkd_stretch *grown = TKD_TAKE(&run->arena, capacity, tkd_stretch);
        if (grown == NULL) {
            tkd_run_stop(run, NULL);
            return NULL;
        }
        for (size_t i = 0; i < tracer->count; i++) {
            grown[i] = tracer->stretches[i];
        }
        tracer->stretches = grown;
        tracer->capacity = capacity;
    }
    return &tracer->stretches[tracer->count++];
}

void tkd_trace_stretch(tkd_run *run, const tkd_token *token, bool counted)
{
    const tkd_stretch_phase phase = phase_of(token);
    const bool at_place = is_at_place(phase);
    tkd_stretch *stretch = NULL;

    if (!(token->since_s < run->now_s)) {
        return;
    }
    stretch = next_stretch(run);
    if (stretch != NULL) {
        *stretch = (tkd_stretch){.watched = watched_row(run, &run->clients[token->client]),
                                 .step = token->step,
                                 .visit = token->visit,
                                 .phase = phase,
                                 .station = at_place ? token->plan->program->station : TKD_NONE,
                                 .course = at_place ? token->plan->program->course : TKD_NONE,
                                 .from_s = token->since_s,
                                 .until_s = run->now_s,
                                 .counted = counted};
    }
}

tkd_trace tkd_run_trace(const tkd_run *run)
{
    if (run->tracer == NULL) {
        return (tkd_trace){0};
    }
    return (tkd_trace){run->tracer->stretches, run->tracer->count, run->tracer->ways};
}
