// SPDX-License-Identifier: EUPL-1.2
// Patience: when somebody who waits gives up. Nearly everybody is served long before, and an end of
// patience in the event list would only be dropped in its time. A station's first end of patience is
// therefore reviewed when it comes; who came to the queue since the last review and still waits gets an
// event of its own then, at its own moment. Nobody's patience ends before the review unlisted: whoever
// would is listed at once.
#include "draws.h"
#include "events.h"

static bool fits(const tkd_run *run, const tkd_param *patience, tkd_person person)
{
    return tkd_param_dist(run->network, patience, person, run->now_s) != TKD_NONE;
}

// What the step says; where that says nothing for this client, what the group says of queues. NULL:
// patience without end.
static const tkd_param *patience_of(const tkd_run *run, const tkd_token *token)
{
    const tkd_program *program = token->plan->program;
    const tkd_client *client = &run->clients[token->client];
    const tkd_person person = tkd_client_person(run, client);
    const tkd_param *of_group = &run->network->streams[client->stream].patience;

    if (program->own_patience && fits(run, &program->patience, person)) {
        return &program->patience;
    }
    return program->station != TKD_NONE && fits(run, of_group, person) ? of_group : NULL;
}

static void list(tkd_run *run, uint32_t token)
{
    run->tokens[token].listed = true;
    tkd_token_push(run, run->tokens[token].until_s, TKD_EVENT_PATIENCE, token);
}

// May the end of patience of somebody at the end of the queue wait for the station's next review?
static bool may_wait(tkd_run *run, uint32_t station, double until_s)
{
    tkd_station_state *state = &run->stations[station];

    if (run->network->stations[station].order == TKD_ORDER_PRIORITY) {
        return false; // they may stand anywhere in the queue
    }
    if (state->review_s == TKD_FOREVER) {
        state->review_s = until_s;
        tkd_event_push_own(run, until_s, TKD_EVENT_REVIEW, station);
    }
    return until_s >= state->review_s;
}

void tkd_patience_begin(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const int32_t station = row->plan->program->station;
    const tkd_param *patience = patience_of(run, row);

    if (patience == NULL) {
        tkd_token_lasts(run, row, TKD_FOREVER);
        return;
    }
    tkd_token_lasts(run, row,
                    tkd_param_end(run, row, patience, TKD_FOR_PATIENCE, row->session, run->now_s));
    if (station == TKD_NONE || !may_wait(run, (uint32_t)station, row->until_s)) {
        list(run, token);
    }
}

void tkd_patience_review(tkd_run *run, uint32_t station)
{
    tkd_station_state *state = &run->stations[station];
    uint32_t token =
        state->reviewed_last == TKD_NO_ROW ? state->first : run->tokens[state->reviewed_last].next;

    for (; token != TKD_NO_ROW; token = run->tokens[token].next) {
        if (run->tokens[token].plan->impatient && !run->tokens[token].listed) {
            list(run, token);
        }
    }
    state->reviewed_last = state->last;
    state->review_s = TKD_FOREVER;
}
