// SPDX-License-Identifier: EUPL-1.2
// What removing sets of bottlenecks together saves: each set is simulated once in a replication, and
// remembered. Work ends with the time that it was given, or with an interruption.
#ifndef TKD_STUDY_COALITION_H
#define TKD_STUDY_COALITION_H

#include "compare.h"

/** Sets of `count` bottlenecks and their worth, by replication. Caller's storage. */
typedef struct tkd_coalitions {
    const tkd_study *outer; /**< Whose options and arena hold. */
    tkd_text scenario;
    const tkd_case_ready *base;
    const tkd_reference *reference;
    const uint32_t *members; /**< [count] rows of the base model's bottlenecks. */
    uint32_t count;
    uint32_t words; /**< Of a set: bit i is member i. */
    uint64_t *key;  /**< [words + 1] scratch */

    tkd_study study; /**< The runs' own: one replication at a time, memory for a few sets. */
    tkd_study_options options;
    tkd_problems problems;
    tkd_arena scratch;
    tkd_index known; /**< Row of `worths` by replication and set. */
    tkd_list worths; /**< of double */
    uint64_t simulated;

    double from_share; /**< Of the outer progress; the rest is shown while sets are simulated. */
    double done_share; /**< Of the work, where it is known; the clock may be further. */
    double begun_s;
    double limit_s; /**< INFINITY: no limit. */
    bool stop;      /**< Seen by all threads. */
    bool is_over;   /**< The time is. */
} tkd_coalitions;

/** Begin with nothing known. `limit_s` is counted from now. */
TKD_MUST_CHECK tkd_status tkd_coalitions_init(tkd_coalitions *sets, const tkd_study *study,
                                              tkd_text scenario, const tkd_case_ready *base,
                                              const tkd_reference *reference,
                                              const uint32_t *members, uint32_t count,
                                              double limit_s, tkd_error *err);
/** Release what only the runs needed; what is known stays in the outer study's arena. */
void tkd_coalitions_clear(tkd_coalitions *sets);

/** Seconds since they were begun. */
double tkd_coalitions_clock(const tkd_coalitions *sets);
/** Is the time over, or was the user's patience? */
bool tkd_coalitions_are_stopped(tkd_coalitions *sets);

/** Person-days a year that the set saves in a replication; NaN: not known. The empty set saves 0. */
double tkd_coalitions_worth(const tkd_coalitions *sets, const uint64_t *set, uint32_t replication);
/** Remember what was found elsewhere. */
TKD_MUST_CHECK tkd_status tkd_coalitions_keep(tkd_coalitions *sets, const uint64_t *set,
                                              uint32_t replication, double worth, tkd_error *err);

/** Sets that are simulated side by side. */
enum { TKD_COALITIONS_BATCH = 16 };

/** Simulate those of the sets that are not known, at most TKD_COALITIONS_BATCH of them; stopped, some
 *  stay unknown.
 *  @param[in]  list  Sets, [count × words].
 *  @param      next  The first that is to be looked at; set to the one after the last that was. */
TKD_MUST_CHECK tkd_status tkd_coalitions_simulate(tkd_coalitions *sets, const uint64_t *list,
                                                  size_t count, size_t *next, uint32_t replication,
                                                  tkd_error *err);

#endif
