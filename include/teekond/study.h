// SPDX-License-Identifier: EUPL-1.2
// A study carries plans out: edits, load, network, simulation, results. Replications run on several
// threads, each with its own run, and are merged in their order, so that the number of threads
// changes no byte of what comes out.
#ifndef TEEKOND_STUDY_H
#define TEEKOND_STUDY_H

#include "teekond/findings.h"
#include "teekond/load.h"
#include "teekond/ranks.h"
#include "teekond/warmup.h"

/** Called now and then from the calling thread with the share done, 0–1. */
typedef void tkd_progress_fn(double share_done, void *context);

/** Replications made at most where a precision is asked for and no other limit. */
enum { TKD_PRECISION_LIMIT = 1000 };

/** All-zero: today, the workspace's own run, all cores. */
typedef struct tkd_study_options {
    const tkd_text *scenarios; /**< Ids; none: `today`. */
    size_t scenario_count;
    const tkd_setting *settings;
    size_t setting_count;
    uint32_t replications; /**< 0: as `run` says. With `precision`: at most, see below. */
    /** Of tkd_study_simulate: replications go on until the mean time to complete of everybody is known
     *  to this share of itself in every scenario; 0: as many replications as asked. */
    double precision;
    bool has_seed;
    uint64_t seed;
    bool series;       /**< Queues week by week, of tkd_study_simulate. */
    bool traces;       /**< Time lines of the median and the 90 % client of every row, likewise. */
    uint32_t threads;  /**< 0: one per core; of each rank. */
    tkd_ranks *ranks;  /**< Share replications out among them; NULL: alone. Borrowed. */
    bool *interrupted; /**< Looked at all the time, set when another rank is; NULL: never. */
    tkd_progress_fn *progress; /**< NULL: none. */
    void *progress_context;
} tkd_study_options;

/**
 * Simulate scenarios of a workspace.
 *
 * @param[in]  workspace  Borrowed.
 * @param[in]  options    Borrowed; NULL: defaults.
 * @param[in]  arena      The results live there.
 * @param[out] results    Untouched on failure.
 * @param      problems   What is wrong with the input, warnings of the network included.
 * @retval TKD_ERR_VALUE  The input has errors, see `problems`.
 * @retval TKD_ERR_LIMIT  It cannot be simulated (too many clients, a pool that never serves …).
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_study_simulate(tkd_workspace *workspace,
                                                     const tkd_study_options *options,
                                                     tkd_arena *arena, const tkd_results **results,
                                                     tkd_problems *problems, tkd_error *err);

/** Price every declared bottleneck in one scenario (the first of the options), each removed alone,
 *  and find the unnamed ones. Errors as above. */
TKD_API TKD_MUST_CHECK tkd_status tkd_study_price(tkd_workspace *workspace,
                                                  const tkd_study_options *options,
                                                  tkd_arena *arena, const tkd_findings **findings,
                                                  tkd_problems *problems, tkd_error *err);

/** Is the warm-up long enough? Runs are watched from the start, for longer than they are measured; the
 *  number of replications is that of the options or of `run`. Errors as above. */
TKD_API TKD_MUST_CHECK tkd_status tkd_study_warmup(tkd_workspace *workspace,
                                                   const tkd_study_options *options,
                                                   tkd_arena *arena, const tkd_warmup **warmup,
                                                   tkd_problems *problems, tkd_error *err);

/** Check a workspace in all its scenarios: load, then what the network finds (reachability, traps,
 *  places, offered load). Problems of scenarios that are not of today name the scenario. */
TKD_API TKD_MUST_CHECK tkd_status tkd_study_check(tkd_workspace *workspace,
                                                  const tkd_study_options *options,
                                                  tkd_arena *arena, const tkd_model **today,
                                                  tkd_problems *problems, tkd_error *err);

#endif
