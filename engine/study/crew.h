// SPDX-License-Identifier: EUPL-1.2
// A crew: the threads of this process at a portion of a case's replications; and the sharing out of
// portions among ranks.
#ifndef TKD_STUDY_CREW_H
#define TKD_STUDY_CREW_H

#include "plan.h"
#include "ranks.h"

/** Replications first, first + stride, first + 2 stride, …: `count` of them. */
typedef struct tkd_portion {
    uint32_t first;
    uint32_t stride;
    uint32_t count;
} tkd_portion;

/** What is done with a case's replications. */
typedef struct tkd_work {
    tkd_study *study;
    const tkd_case_ready *ready;
    tkd_run_options run_options;
    tkd_replicated_fn *replicated;
    void *context;
} tkd_work;

/** How far a crew came. */
typedef struct tkd_progress {
    uint32_t taken; /**< So many of its replications were handed over, the first ones. */
    bool stopped;   /**< Interrupted, here or on another rank. */
} tkd_progress;

/** Run a portion on the study's threads.
 *  @param[out] progress  Set on failure too: the replication that failed is the one after those taken.
 */
TKD_MUST_CHECK tkd_status tkd_crew_run(const tkd_work *work, tkd_portion portion,
                                       tkd_progress *progress, tkd_error *err);

/** Run all replications, shared out among the study's ranks; every rank takes all of them. */
TKD_MUST_CHECK tkd_status tkd_share_out(const tkd_work *work, tkd_progress *progress,
                                        tkd_error *err);

#endif
