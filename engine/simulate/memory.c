// SPDX-License-Identifier: EUPL-1.2
// Rows of clients and tokens: arrays that double, and free lists through the rows themselves. In
// steady state nothing is taken from the arena any more.
#include <string.h>

#include "run.h"

enum { PEOPLE_MAX = 2 * 1000 * 1000 }; // in the system at once: about 1 GB

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

    if (larger > PEOPLE_MAX) {
        tkd_run_stop(run, "people");
        return NULL;
    }
    grown = tkd_arena_take(&run->arena, larger, size);
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

static tkd_step_state *take_steps(tkd_run *run, int32_t journey)
{
    const tkd_path *path = &run->network->paths[journey];
    const size_t size = path->steps.count * sizeof(tkd_step_state) + path->own_branch_count;
    void *block = run->free_steps[journey];

    if (block != NULL) {
        memcpy(&run->free_steps[journey], block, sizeof(void *));
        memset(block, 0, size);
        return block;
    }
    block = tkd_arena_take(&run->arena, 1, size);
    if (block == NULL) {
        tkd_run_stop(run, NULL);
    }
    return block;
}

uint32_t tkd_client_take(tkd_run *run, uint32_t stream)
{
    const size_t words = run->options.record_clients ? run->kit->words : 0;
    uint32_t row = run->free_client;

    if (row != TKD_NO_ROW) {
        run->free_client = run->clients[row].first_token;
    } else {
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
        row = run->client_count++;
    }
    run->clients[row] = (tkd_client){
        .stream = stream, .first_token = TKD_NO_ROW, .record = TKD_NO_ROW, .clock_s = (double)NAN};
    run->clients[row].steps = take_steps(run, run->network->streams[stream].journey);
    if (words > 0) {
        memset(run->acted + row * words, 0, words * sizeof(uint64_t));
    }
    return run->clients[row].steps == NULL ? TKD_NO_ROW : row;
}

void tkd_client_give_back(tkd_run *run, uint32_t client)
{
    tkd_client *row = &run->clients[client];
    const int32_t journey = run->network->streams[row->stream].journey;

    // A free block of states begins with the address of the next.
    memcpy(row->steps, &run->free_steps[journey], sizeof(void *));
    run->free_steps[journey] = row->steps;
    row->gone = true;
    row->first_token = run->free_client;
    run->free_client = client;
}

uint32_t tkd_token_take(tkd_run *run, uint32_t client)
{
    uint32_t row = run->free_token;
    uint32_t stamp = 0;

    if (row != TKD_NO_ROW) {
        run->free_token = run->tokens[row].next;
        stamp = run->tokens[row].stamp + 1;
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
    run->tokens[row] = (tkd_token){.client = client,
                                   .stamp = stamp,
                                   .parent = TKD_NO_ROW,
                                   .previous = TKD_NO_ROW,
                                   .next = TKD_NO_ROW,
                                   .step = TKD_NONE,
                                   .next_of_client = run->clients[client].first_token};
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
        tkd_token_unlink(run, token);
    }
    row->state = TKD_TOKEN_FREE;
    row->stamp++;
    row->next = run->free_token;
    run->free_token = token;
}

void tkd_ready_push(tkd_run *run, uint32_t token)
{
    if (run->ready_count == run->ready_capacity) {
        const uint32_t capacity = run->ready_capacity == 0 ? 64 : run->ready_capacity * 2;
        uint32_t *grown = TKD_TAKE(&run->arena, capacity, uint32_t);
        if (grown == NULL) {
            tkd_run_stop(run, NULL);
            return;
        }
        for (uint32_t i = 0; i < run->ready_count; i++) {
            grown[i] = run->ready[(run->ready_first + i) % run->ready_capacity];
        }
        run->ready = grown;
        run->ready_first = 0;
        run->ready_capacity = capacity;
    }
    run->ready[(run->ready_first + run->ready_count++) % run->ready_capacity] = token;
}
