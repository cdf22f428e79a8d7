// SPDX-License-Identifier: EUPL-1.2
// The reference simulator: what happens to each client, written a second time from format.md
// (sections 5 to 7), slow and obvious. It reads the model and walks it by itself: one list of what
// comes next, looked through from end to end for the first, and no memory of anything but the people
// and the queues. It shares no code with the engine's network, simulate, luck and measure; only the
// composition of keys, which format.md leaves open, follows engine/luck/luck.h.
#ifndef TKD_REFERENCE_H
#define TKD_REFERENCE_H

#include "teekond/arena.h"
#include "teekond/model.h"

typedef enum reference_outcome {
    REFERENCE_UNFINISHED,
    REFERENCE_COMPLETED,
    REFERENCE_LEFT,
} reference_outcome;

/** What is counted of a client, at each step and in all. Times in seconds. */
typedef enum reference_count {
    COUNT_VISITS,
    COUNT_REWORK, /**< Visits beyond the first to each step. */
    COUNT_WAIT,
    COUNT_SERVICE,
    COUNT_TRAVEL,
    COUNT_DELAY,
    COUNT_DEADLINES,
    COUNT_MISSED,
    COUNT_TIME,     /**< From reaching a step until the visit's end. */
    COUNT_REWORKED, /**< Visits that ended with a way back. */
    COUNT_LEFT,     /**< Visits that ended with an exit. */
    COUNT_STAFF_EUR,
    COUNT_CLIENT_EUR,
    REFERENCE_COUNTS
} reference_count;

/** A way that a client took. */
typedef enum reference_way_kind {
    WAY_NEXT,
    WAY_REWORK,
    WAY_EXIT,
    WAY_SKIP,
} reference_way_kind;

typedef struct reference_way {
    tkd_text from; /**< Id of a step. */
    tkd_text to;   /**< Id of a step or an exit, `leave` or `end`. */
    reference_way_kind kind;
} reference_way;

/** What a client remembers of a step of the journey. */
typedef struct reference_step {
    double counts[REFERENCE_COUNTS];
    uint32_t visit; /**< Number of the last visit begun. */
    bool behind;
    bool done;
    bool deadline_over;
    double end_s;     /**< When it was first done, else when it came to be behind. */
    double reached_s; /**< Done: time from the client's clock until then. */
} reference_step;

typedef struct reference_client {
    int32_t municipality;
    int32_t group;
    int32_t journey;
    uint64_t party;
    uint32_t member;
    uint64_t luck;
    uint64_t traits;
    bool measured; /**< Arrived in the measured window. */
    double arrived_s;
    double clock_s; /**< Begin of the client's clock; NaN before. */
    reference_outcome outcome;
    int32_t exit;      /**< LEFT: row of exits, or TKD_NONE for `leave`. */
    double ended_s;    /**< When the client completed or left. */
    double complete_s; /**< COMPLETED: time since the clock began. */
    double counts[REFERENCE_COUNTS];
    reference_step *steps; /**< By step of the journey. */
    bool on_target;
    uint32_t open_branches;
    bool *begun;   /**< By own branch of the journey. */
    tkd_list ways; /**< of reference_way */
} reference_client;

/** A pool at one place, over the measured window. */
typedef struct reference_pool {
    int32_t pool;
    tkd_where_kind where;
    int32_t place; /**< Municipality or site; TKD_NONE: national. */
    double joined;
    double abandoned;   /**< Of those who joined in the window. */
    double wait_s;      /**< Of those who joined in the window. */
    bool still_waiting; /**< Some of them, when the last measured client had gone. */
    double served;      /**< Whose service ended in the window. */
    double queue_s;     /**< The queue's length, integrated. */
    double queue_max;
    double busy_s;
    double available_s; /**< Servers in effect and not away, integrated over open time. */
    double open_s;
} reference_pool;

/** What came out; lives in the arena of the run. */
typedef struct reference_result {
    reference_client **clients; /**< In the order of their arrival. */
    size_t count;
    reference_pool *pools;
    size_t pool_count;
} reference_result;

/** Simulate one replication of a model. Failures end the test case. */
void reference_simulate(const tkd_model *model, uint64_t seed, uint32_t replication,
                        tkd_arena *arena, reference_result *result);

#endif
