// SPDX-License-Identifier: EUPL-1.2
// A study carries plans out: edits, load, network, simulation, results. Replications run on several
// threads, each with its own run, and are merged in their order, so that the number of threads
// changes no byte of what comes out.
#ifndef TEEKOND_STUDY_H
#define TEEKOND_STUDY_H

#include "teekond/findings.h"
#include "teekond/load.h"
#include "teekond/proposals.h"
#include "teekond/ranks.h"
#include "teekond/sensitivity.h"
#include "teekond/sweep.h"
#include "teekond/warmup.h"

/** Called now and then from the calling thread with the share done, 0–1. */
typedef void tkd_progress_fn(double share_done, void *context);

/** Replications made at most where a precision is asked for and no other limit. */
enum { TKD_PRECISION_LIMIT = 1000 };

/** Unnamed bottlenecks that are priced, unless options say another number. */
enum { TKD_UNNAMED_MOST = 12 };

/** What studies of one workspace keep for each other: the scenario that the first of them priced is not
 *  run again by the next, nor is a proposal that takes away just what was priced. All-zero: nothing yet.
 *  Its studies share one arena. */
typedef struct tkd_study_memory {
    struct tkd_reference *reference;
    struct tkd_recollections *recollections;
} tkd_study_memory;

/** What is asked of shares of the whole loss. */
typedef struct tkd_interaction_options {
    double
        time_s; /**< For the shares, by the clock; 0: TKD_INTERACTION_TIME_S, or with `permutations`
                        as long as it takes. */
    /** Orders drawn, an odd number and one more; 0: all sets where they are few, else as many as there is
     *  time for. */
    uint64_t permutations;
} tkd_interaction_options;

#define TKD_INTERACTION_TIME_S 60.0
#define TKD_INTERACTION_PERMUTATIONS_MOST 10000

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
    bool full; /**< Each price in all replications, however long that takes. */
    uint32_t
        pairs_least; /**< Replications of each price in large models, at least; 0: as many as tell
                               something of their own spread. */
    uint32_t
        unnamed_most;  /**< Unnamed bottlenecks priced at most; 0, or above it: TKD_UNNAMED_MOST. */
    tkd_detail detail; /**< Of results, of tkd_study_simulate. */
    /** Of tkd_study_simulate: set to the first scenario's model, which lives as long as the results, for
     *  who prints titles; NULL: not asked for. */
    const tkd_model **model;
    bool series; /**< Queues week by week, of tkd_study_simulate. */
    bool traces; /**< Time lines of the median and the 90 % client of every row, likewise. */
    tkd_study_memory *memory; /**< NULL: none. Borrowed. */
    /** Of tkd_study_price; NULL: not asked for. */
    const tkd_interaction_options *interactions;
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

enum {
    TKD_PROPOSAL_YEARS =
        4, /**< Costs are spread over so many, unless another number is asked for. */
    TKD_PROPOSAL_YEARS_MOST = 50,
    TKD_PORTFOLIO_TRIES = 100, /**< Sets simulated at most, likewise. */
};

/** What is asked of proposals. All-zero: the gain of each, adopted everywhere; no portfolio. */
typedef struct tkd_proposal_options {
    const tkd_text *municipalities; /**< Only these adopt; none: all. Ids. */
    size_t municipality_count;
    uint32_t levels;   /**< Bits 1u << tkd_level: only proposals that need no other; 0: all. */
    uint32_t years;    /**< 0: TKD_PROPOSAL_YEARS */
    bool has_budget;   /**< Look for the best portfolio … */
    double budget_eur; /**< … that costs no more over the years; >= 0. */
    tkd_objective objective;
    uint32_t tries; /**< Sets simulated at most; 0: TKD_PORTFOLIO_TRIES. */
} tkd_proposal_options;

/**
 * Gain of every proposal alone in one scenario (the first of the options), what it costs, and with a
 * budget the best set of them. Proposals that lead to equal simulations are simulated once; in large
 * models the gains are computed in fewer replications, unless `options->full` asks for all.
 *
 * @param[in]  asked  Borrowed; NULL: defaults.
 * @param[out] gains  Lives in `arena`. Untouched on failure.
 * @retval TKD_ERR_REFERENCE  No such municipality; the message names it. Other errors as above.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_study_proposals(
    tkd_workspace *workspace, const tkd_study_options *options, const tkd_proposal_options *asked,
    tkd_arena *arena, const tkd_proposal_gains **gains, tkd_problems *problems, tkd_error *err);

/** What is swept, and what is shown of it. */
typedef struct tkd_sweep_plan {
    const tkd_swept_figure *figures; /**< At most TKD_SWEPT_MOST. Borrowed. */
    size_t figure_count;
    tkd_text municipality; /**< Whose results; "*": all. */
    tkd_text journey;
    tkd_text group;
    const tkd_client_measure *measures; /**< At least one. Borrowed. */
    size_t measure_count;
    tkd_correction correction;
    tkd_sweep_goal goal; /**< Not set: the target of the journey, where there is just one. */
} tkd_sweep_plan;

/** Try every value of a figure, or every pair of values of two, in one scenario (the first of the
 *  options), each beside the workspace as it is, with the same luck. Errors as above. */
TKD_API TKD_MUST_CHECK tkd_status tkd_study_sweep(tkd_workspace *workspace,
                                                  const tkd_study_options *options,
                                                  const tkd_sweep_plan *plan, tkd_arena *arena,
                                                  const tkd_sweep **sweep, tkd_problems *problems,
                                                  tkd_error *err);

/** A range that stands instead of a figure's own; ends as an edit would write them. */
typedef struct tkd_believed {
    tkd_text path;
    tkd_text low;
    tkd_text high;
} tkd_believed;

/** Whose result is looked at, and how hard. */
typedef struct tkd_sensitivity_plan {
    tkd_text municipality; /**< "*": all. */
    tkd_text journey;
    tkd_text group;
    tkd_client_measure measure;
    const tkd_believed *ranges; /**< Borrowed. */
    size_t range_count;
    uint32_t points; /**< Simulations in all, at least 40; 0: what the time allows. */
    double time_s;   /**< Of the clock; 0: a minute. Heeded where `points` is 0. */
} tkd_sensitivity_plan;

/** On which figures a measure hangs most, in one scenario (the first of the options). `replications` of the
 *  options: with how many lucks, 2 to 8. With `points` the same bytes each time. Errors as above;
 *  TKD_ERR_REFERENCE too: a range is of a figure that there is none of. */
TKD_API TKD_MUST_CHECK tkd_status tkd_study_sense(
    tkd_workspace *workspace, const tkd_study_options *options, const tkd_sensitivity_plan *plan,
    tkd_arena *arena, const tkd_sensitivity **sensitivity, tkd_problems *problems, tkd_error *err);

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
