// SPDX-License-Identifier: EUPL-1.2
// A case: one model compiled and ready to be replicated; and the replicating of cases by several
// threads, whose results are taken in the order of the replications.
#ifndef TKD_STUDY_PLAN_H
#define TKD_STUDY_PLAN_H

#include "teekond/simulate.h"
#include "teekond/study.h"

/** A model with its network. Rows live in the study's arena. */
typedef struct tkd_case_ready {
    const tkd_model *model;
    const tkd_network *network;
    const tkd_kit *kit;
} tkd_case_ready;

/** What all cases of a study share. */
typedef struct tkd_study {
    tkd_workspace *workspace;
    const tkd_study_options *options;
    tkd_arena *arena;
    tkd_problems *problems;
    const tkd_kit *kit; /**< The last one built; NULL: none. */
    uint64_t seed;
    uint32_t replications; /**< In all, after this round. */
    uint32_t first;        /**< Replications made in rounds before. */
    uint32_t limit;        /**< With --precision: replications at most. */
    tkd_stopped_by stopped_by;
    double precision_reached; /**< Of the scenario that is least precise; NaN: not known. */
    const uint32_t *chosen;   /**< [replications] their numbers; NULL: 0, 1, 2, … */
    bool cut;                 /**< Interrupted: something that was asked for is missing. */
    double done;              /**< Cases done, for progress. */
    double cases;             /**< Cases in all. */
    double weight;            /**< Of a case, the share that a round is. */
} tkd_study;

/** A study with nothing done. */
tkd_study tkd_study_begin(tkd_workspace *workspace, const tkd_study_options *options,
                          tkd_arena *arena, tkd_problems *problems);
/** A scenario with the settings of the options. */
tkd_variation tkd_study_variation(const tkd_study *study, tkd_text scenario);
/** Build the model of a variation. */
TKD_MUST_CHECK tkd_status tkd_study_model(tkd_study *study, const tkd_variation *variation,
                                          const tkd_model **model, tkd_error *err);
/** Compile a model and refuse what cannot be simulated; with `check`, its warnings are reported. */
TKD_MUST_CHECK tkd_status tkd_study_prepare(tkd_study *study, const tkd_model *model,
                                            const tkd_network_options *options, bool check,
                                            tkd_case_ready *ready, tkd_error *err);

/** Are a stream's clients among those of a row? Its ids; "*": all. */
bool tkd_study_holds(const tkd_model *model, const tkd_stream *stream, tkd_text municipality,
                     tkd_text journey, tkd_text group);

/** Steps that lie before all who arrive in one replication: what it takes to run it, roughly, and the
 *  same on every machine. */
double tkd_study_effort(const tkd_network *network);

/** In how many of the study's replications so many cases like this one can be run beside it, so that the
 *  whole is soon done: all of them in small models; never fewer than `least`, whatever it takes. All where
 *  the options say `full`. */
uint32_t tkd_study_affordable(const tkd_study *study, const tkd_network *network, double cases,
                              uint32_t least);

/** What a replication gave. Borrowed until the callback returns. */
typedef struct tkd_yield {
    tkd_tally *tally;
    const tkd_client_log *logs; /**< [streams]; only where the run's options ask for them. */
    const tkd_run *run;         /**< NULL: another rank ran it. Never NULL with `study->chosen`. */
} tkd_yield;

/** Called for each replication, in ascending order, never two at once; on every rank for all. */
typedef tkd_status tkd_replicated_fn(const tkd_yield *yield, uint32_t replication, void *context,
                                     tkd_error *err);

/** Replications of one case, and what becomes of them. */
typedef struct tkd_job {
    const tkd_case_ready *ready;
    tkd_run_options options;
    tkd_replicated_fn *replicated;
    void *context;
    uint32_t used; /**< Set: replications that were taken, those before `first` included; fewer than
                        asked only when interrupted. */
} tkd_job;

/** Run the replications [first, replications) of several cases on the study's ranks and threads, the
 *  first case first: nobody waits for the end of a case. */
TKD_MUST_CHECK tkd_status tkd_study_replicate_all(tkd_study *study, tkd_job *jobs, size_t count,
                                                  tkd_error *err);

/** The same with one case.
 *  @param[out] used  Replications that were taken, those before `first` included: fewer than asked only
 *                    when interrupted. */
TKD_MUST_CHECK tkd_status tkd_study_replicate(tkd_study *study, const tkd_case_ready *ready,
                                              tkd_run_options run_options,
                                              tkd_replicated_fn *replicated, void *context,
                                              uint32_t *used, tkd_error *err);

/** The error of a study that was interrupted before it had anything to show. */
TKD_MUST_CHECK tkd_status tkd_study_interrupted(const tkd_study *study, tkd_error *err);

/** How the runs were made, and the assumptions of a model, into results. */
TKD_MUST_CHECK tkd_status tkd_study_facts(const tkd_study *study, const tkd_model *model,
                                          uint32_t used, tkd_results *results, tkd_error *err);

/** Freeze lists into results. */
void tkd_study_freeze(const tkd_result_lists *lists, tkd_results *results);

/** Read the options, count replications and seed from the first model where they are not said. */
void tkd_study_settle(tkd_study *study, const tkd_model *model);

#endif
