// SPDX-License-Identifier: EUPL-1.2
// Simulating: one replication of a network, event by event. A run is one value: no globals, memory
// reused between replications, and the same bytes whatever runs beside it.
//
// The order of events is total: time, then rank (openings and changes; completions and arrivals;
// those who join a queue or ask for a course; course starts; patience that runs out), then
// municipality, group, client, step, visit.
#ifndef TEEKOND_SIMULATE_H
#define TEEKOND_SIMULATE_H

#include "teekond/measure.h"
#include "teekond/network.h"

/** A prepared simulation of one network. Opaque; one thread at a time. */
typedef struct tkd_run tkd_run;

/** What a network's replications need in common: samplers and the layout of tallies. Read-only once
 *  built: shared by the runs of all threads. Opaque. */
typedef struct tkd_kit tkd_kit;
TKD_API TKD_MUST_CHECK tkd_status tkd_kit_build(const tkd_network *network, tkd_arena *arena,
                                                const tkd_kit **set, tkd_error *err);
/** The same beside another kit, of another scenario or of a network without a bottleneck: tables of
 *  distributions that both need are taken over. `other` must live as long; NULL: none. */
TKD_API TKD_MUST_CHECK tkd_status tkd_kit_build_beside(const tkd_network *network,
                                                       const tkd_kit *other, tkd_arena *arena,
                                                       const tkd_kit **set, tkd_error *err);
TKD_API const tkd_layout *tkd_kit_layout(const tkd_kit *set);

/** One measured client of a replication, for comparing runs client by client. */
typedef struct tkd_client_record {
    uint64_t number;   /**< Party and member: the same person in every scenario. */
    double complete_h; /**< Time to complete in hours; NaN: did not complete. */
} tkd_client_record;

/** The measured clients of one stream, by number. */
typedef struct tkd_client_log {
    uint64_t luck; /**< Of the stream. */
    const tkd_client_record *records;
    const uint64_t *acted; /**< [count × words] bits of the bottlenecks that acted on each. */
    size_t count;
    size_t words;
} tkd_client_log;

/** A measured client whose time line is to be recorded. */
typedef struct tkd_watched {
    uint32_t replication;
    uint32_t stream;
    uint64_t number; /**< As in tkd_client_record. */
} tkd_watched;

/** By replication, stream and number: for qsort and bsearch. */
TKD_API int tkd_watched_compare(const void *left, const void *right);
/** Which party of its stream the client came with, and which of its members it is; both from 0. */
TKD_API uint64_t tkd_watched_party(const tkd_watched *client);
TKD_API uint32_t tkd_watched_member(const tkd_watched *client);

/** A stretch of a watched client's time, in seconds since run.start. */
typedef struct tkd_stretch {
    uint32_t watched; /**< Row of tkd_run_options.watched. */
    int32_t step;     /**< Row of the model. */
    uint32_t visit;   /**< Number of the visit to the step, from 1. */
    tkd_stretch_phase phase;
    int32_t station; /**< Where it is spent, or TKD_NONE. */
    int32_t course;  /**< Row of classes, or TKD_NONE. */
    double from_s;
    double until_s;
    bool counted; /**< In the measures; false where its branch was abandoned in the middle of it. */
} tkd_stretch;

/** A watched client's way as a whole, in seconds since run.start. */
typedef struct tkd_way {
    double arrived_s;
    double clock_s; /**< When the client's clock started; NaN: never. */
    double ended_s; /**< NaN: was still inside at the end. */
} tkd_way;

/** Time lines of one replication. Borrowed. */
typedef struct tkd_trace {
    const tkd_stretch *stretches; /**< In the order in which they ended. */
    size_t count;
    const tkd_way *ways; /**< By row of tkd_run_options.watched; those of other replications NaN. */
} tkd_trace;

/** Asked now and then while a replication runs: may it go on?
 *  @param share_done  Of the replication's time, 0–1; people who are late are not foreseen. */
typedef bool tkd_look_fn(double share_done, void *context);

/** All-zero: nothing recorded, never stopped. */
typedef struct tkd_run_options {
    bool record_clients; /**< Keep a record of each measured client … */
    bool record_marks;   /**< … and which bottlenecks acted on each; without: `words` is 0. */
    bool record_weeks;   /**< Fill tkd_tally.weeks … */
    double weeks_from_s; /**< … from here until the end of the measured window. */
    const tkd_watched *watched; /**< Sorted by replication, stream and number. Borrowed. */
    size_t watched_count;
    tkd_look_fn *look; /**< NULL: never asked. */
    void *look_context;
} tkd_run_options;

/** @param[out] run  Owned by the caller; tkd_run_free. `set` is borrowed. */
TKD_API TKD_MUST_CHECK tkd_status tkd_run_new(const tkd_kit *set, tkd_run_options options,
                                              tkd_run **run, tkd_error *err);
/** Let a run replicate another network from now on; it keeps its memory. `set` is borrowed. */
TKD_API void tkd_run_turn_to(tkd_run *run, const tkd_kit *set, tkd_run_options options);
/** NULL is allowed. */
TKD_API void tkd_run_free(tkd_run *run);

/** Simulate one replication.
 *  @retval TKD_ERR_MEMORY  Memory ran out.
 *  @retval TKD_ERR_LIMIT   More people or visits than any real system has, or `look` said no. */
TKD_API TKD_MUST_CHECK tkd_status tkd_run_replicate(tkd_run *run, uint64_t seed,
                                                    uint32_t replication, tkd_error *err);

/** What the last replication counted. Borrowed until the next. */
TKD_API tkd_tally *tkd_run_tally(tkd_run *run);
/** The records of the last replication, by stream. Borrowed until the next. */
TKD_API const tkd_client_log *tkd_run_clients(const tkd_run *run, uint32_t stream);
/** The time lines of the last replication's watched clients. Borrowed until the next. */
TKD_API tkd_trace tkd_run_trace(const tkd_run *run);
/** Was the last replication ended by `look`? */
TKD_API bool tkd_run_was_stopped(const tkd_run *run);

#endif
