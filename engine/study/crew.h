// SPDX-License-Identifier: EUPL-1.2
// A crew: the threads of this process at a portion of the work; and the sharing out of portions among
// ranks. A unit of work is one replication of one case; units are numbered case by case.
#ifndef TKD_STUDY_CREW_H
#define TKD_STUDY_CREW_H

#include "plan.h"
#include "ranks.h"

/** Units first, first + stride, first + 2 stride, …: `count` of them. */
typedef struct tkd_portion {
    uint64_t first;
    uint64_t stride;
    uint64_t count;
} tkd_portion;

/** What there is to do. */
typedef struct tkd_work {
    tkd_study *study;
    const tkd_job *jobs;
    size_t job_count;
} tkd_work;

/** A unit of work. */
typedef struct tkd_unit {
    const tkd_job *job;
    uint32_t replication;
} tkd_unit;

/** Called for each unit in ascending order, never two at once. */
typedef tkd_status tkd_unit_fn(const tkd_yield *yield, tkd_unit unit, void *context,
                               tkd_error *err);

/** How far a crew came. */
typedef struct tkd_progress {
    uint64_t taken; /**< So many of its units were handed over, the first ones. */
    bool stopped;   /**< Interrupted, here or on another rank. */
} tkd_progress;

/** Units in all. */
uint64_t tkd_work_units(const tkd_work *work);
/** Unit `number`, below tkd_work_units. */
tkd_unit tkd_work_unit(const tkd_work *work, uint64_t number);

/** Run a portion on the study's threads and hand over what each unit gave.
 *  @param[out] progress  Set on failure too: the unit that failed is the one after those taken. */
TKD_MUST_CHECK tkd_status tkd_crew_run(const tkd_work *work, tkd_portion portion,
                                       tkd_unit_fn *handed, void *context, tkd_progress *progress,
                                       tkd_error *err);

/** Run all units, shared out among the study's ranks; every rank takes all of them. */
TKD_MUST_CHECK tkd_status tkd_share_out(const tkd_work *work, tkd_progress *progress,
                                        tkd_error *err);

#endif
