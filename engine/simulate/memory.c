// SPDX-License-Identifier: EUPL-1.2
// Rows of clients and tokens: arrays that double, and free lists through the rows themselves. In
// steady state nothing is taken from the arena any more.
#include <string.h>

#include "run.h"

void tkd_run_stop(tkd_run *run, const char *limit)
{
    if (!run->failed) {
        run->failed = true;
        run->limit = limit;
    }
}

// Room for twice as many rows of `size` bytes; old rows copied.
static void *doubled(tkd_run *run, const void *rows, uint32_t count, uint32_t *capacity,
                     size_t size)
{
    const uint32_t larger = *capacity == 0 ? 64 : *capacity * 2;
    void *grown = NULL;

    if (larger > TKD_PEOPLE_MAX) {
        tkd_run_stop(run, "people");
        return NULL;
    }
    grown = tkd_arena_take_lines(&run->arena, larger, size);
    if (grown == NULL) {
        tkd_run_stop(run, NULL);
        return NULL;
    }
    if (count > 0) {
        memcpy(grown, rows, count * size);
    }
    *capacity = larger;
    return grown;
}

// Bytes of the step states of a journey's client, and of the marks of branches that have begun.
static inline size_t steps_size(const tkd_itinerary *itinerary)
{
    return itinerary->path->steps.count * sizeof(tkd_step_state) +
           itinerary->path->own_branch_count;
}

static uint32_t add_client(tkd_run *run, const tkd_itinerary *itinerary)
{
    const size_t ends_size = itinerary->ending_count * sizeof(double);
    char *memory = NULL;
    const size_t words = run->words;

    if (run->client_count == run->client_capacity) {
        uint32_t capacity = run->client_capacity;
        tkd_client *grown = doubled(run, run->clients, run->client_count, &run->client_capacity,
                                    sizeof(tkd_client));
        uint64_t *acted = words == 0 ? NULL
                                     : doubled(run, run->acted, run->client_count, &capacity,
                                               words * sizeof(uint64_t));
        if (grown == NULL || (words > 0 && acted == NULL)) {
            return TKD_NO_ROW;
        }
        run->clients = grown;
        run->acted = acted;
    }
    memory = tkd_arena_take(&run->arena, 1, ends_size + steps_size(itinerary));
    if (memory == NULL) {
        tkd_run_stop(run, NULL);
        return TKD_NO_ROW;
    }
    run->clients[run->client_count].steps = (tkd_step_state *)(void *)(memory + ends_size);
    return run->client_count++;
}

uint32_t tkd_client_take(tkd_run *run, uint32_t stream)
{
    const tkd_itinerary *itinerary = &run->kit->itineraries[stream];
    const int32_t journey = run->network->streams[stream].journey;
    uint32_t row = run->free_clients[journey];
    tkd_client *client = NULL;

    if (row != TKD_NO_ROW) {
        run->free_clients[journey] = run->clients[row].first_token;
    } else {
        row = add_client(run, itinerary);
        if (row == TKD_NO_ROW) {
            return TKD_NO_ROW;
        }
    }
    client = &run->clients[row];
    // Beginning a journey sets the rest.
    client->itinerary = itinerary;
    client->stream = stream;
    client->first_token = TKD_NO_ROW;
    client->record = TKD_NO_ROW;
    client->deadline_s = 0.0;
    client->open_branches = 0;
    client->held = 0;
    client->gone = client->watched = false;
    memset(client->steps, 0, steps_size(itinerary));
    if (run->words > 0) {
        memset(run->acted + row * run->words, 0, run->words * sizeof(uint64_t));
    }
    return row;
}

void tkd_client_give_back(tkd_run *run, uint32_t client)
{
    tkd_client *row = &run->clients[client];
    const int32_t journey = run->network->streams[row->stream].journey;

    row->gone = true;
    row->first_token = run->free_clients[journey];
    run->free_clients[journey] = client;
}

uint32_t tkd_token_take(tkd_run *run, uint32_t client)
{
    uint32_t row = run->free_token;

    if (row != TKD_NO_ROW) {
        run->free_token = run->tokens[row].next;
    } else {
        if (run->token_count == run->token_capacity) {
            tkd_token *grown = doubled(run, run->tokens, run->token_count, &run->token_capacity,
                                       sizeof(tkd_token));
            if (grown == NULL) {
                return TKD_NO_ROW;
            }
            run->tokens = grown;
        }
        row = run->token_count++;
    }
    // Arriving at a step sets the rest. Events of the row's last client have an older stamp.
    tkd_token *token = &run->tokens[row];
    token->stamp++;
    token->client = client;
    token->next_of_client = run->clients[client].first_token;
    token->parent = TKD_NO_ROW;
    token->rerouted = NULL;
    token->gap = token->serving = token->on_fraction = token->listed = false;
    token->step = TKD_NONE;
    run->clients[client].first_token = row;
    return row;
}

void tkd_token_unlink(tkd_run *run, uint32_t token)
{
    uint32_t *link = &run->clients[run->tokens[token].client].first_token;

    while (*link != token) {
        link = &run->tokens[*link].next_of_client;
    }
    *link = run->tokens[token].next_of_client;
    run->tokens[token].client = TKD_NO_ROW;
}

void tkd_token_give_back(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    if (row->client != TKD_NO_ROW) {
        run->clients[row->client].held -= row->state == TKD_TOKEN_HELD ? 1 : 0;
        tkd_token_unlink(run, token);
    }
    row->state = TKD_TOKEN_FREE;
    row->stamp++;
    row->next = run->free_token;
    run->free_token = token;
}

void *tkd_ring_doubled(tkd_run *run, const void *ring, uint32_t first, uint32_t *capacity,
                       size_t size)
{
    const uint32_t full = *capacity;
    char *grown = doubled(run, ring, full, capacity, size);

    if (grown != NULL && first > 0) {
        memcpy(grown + full * size, grown, first * size); // those who stood before the first go on
    }
    return grown;
}

void tkd_touch(tkd_run *run, uint32_t client)
{
    if (run->touched_count == run->touched_capacity) {
        uint32_t *grown =
            tkd_ring_doubled(run, run->touched, 0, &run->touched_capacity, sizeof(uint32_t));
        if (grown == NULL) {
            return;
        }
        run->touched = grown;
    }
    run->touched[run->touched_count++] = client;
}

void tkd_ready_push(tkd_run *run, uint32_t row, int32_t branch)
{
    if (run->ready_count == run->ready_capacity) {
        tkd_ready *grown = tkd_ring_doubled(run, run->ready, run->ready_first, &run->ready_capacity,
                                            sizeof(tkd_ready));
        if (grown == NULL) {
            return;
        }
        run->ready = grown;
    }
    run->ready[(run->ready_first + run->ready_count++) & (run->ready_capacity - 1)] =
        (tkd_ready){row, branch};
}
