// SPDX-License-Identifier: EUPL-1.2
// A trial: a small workspace as text, read, compiled, simulated or priced, and its results by name.
// Texts begin after `teekond: 1`. Any failure ends the case and prints the problems.
#ifndef TKD_TRIAL_H
#define TKD_TRIAL_H

#include "tkd_test.h"

#include "teekond/measure.h"
#include "teekond/network.h"
#include "teekond/study.h"

typedef struct trial {
    tkd_arena arena;
    tkd_problems problems;
    tkd_workspace *workspace;
    const tkd_model *model;
    const tkd_network *network;
    const tkd_results *results;
    const tkd_findings *findings;
    size_t file_count;
    char folder[32]; /**< The workspace: files 0.yaml, 1.yaml, … */
    char path[64];   /**< Of the first file. */
} trial;

/** Read a text. */
void trial_read(trial *made, const char *yaml);
/** Read several texts as the files of one folder, in the order of their names. */
void trial_read_files(trial *made, const char *const *texts, size_t count);
/** Read and compile today's model; warnings are allowed. */
void trial_compile(trial *made, const char *yaml);
/** Read and simulate; NULL: as the workspace says, on one thread. */
void trial_simulate(trial *made, const char *yaml, const tkd_study_options *options);
/** Simulate what was read. */
void trial_run(trial *made, const tkd_study_options *options);
/** Price what was read. */
void trial_price(trial *made, const tkd_study_options *options);
/** Release everything. */
void trial_close(trial *made);

/** Rows of the compiled model by id; the case fails when there is none. */
int32_t trial_step_row(const trial *made, const char *id);
int32_t trial_municipality_row(const trial *made, const char *id);

/** Estimates of the first scenario, everybody; the case fails when there is no such row. */
tkd_estimate trial_client(const trial *made, tkd_client_measure measure);
/** The same for one municipality and group ("*" allowed). */
tkd_estimate trial_client_of(const trial *made, const char *municipality, const char *group,
                             tkd_client_measure measure);
tkd_estimate trial_step(const trial *made, const char *step, tkd_step_measure measure);
tkd_estimate trial_pool(const trial *made, const char *pool, const char *place,
                        tkd_pool_measure measure);
tkd_estimate trial_milestone(const trial *made, const char *step, tkd_milestone_measure measure);
tkd_estimate trial_exit(const trial *made, const char *id);
tkd_estimate trial_clock(const trial *made, const char *id);
/** People a year on a way; 0 when nobody took it. */
double trial_flow(const trial *made, const char *from, const char *to, tkd_flow_kind kind);
/** Price of a bottleneck for everybody. */
const tkd_price_row *trial_price_row(const trial *made, const char *bottleneck);

/** The results as JSON without the assumptions, which name the file: the same bytes for the same
 *  results. Lives in the trial's arena. */
const char *trial_json(trial *made);

/** Every measure of every row and pool is the same to the last bit, whatever the rows are called. */
void trial_check_same(const trial *a, const trial *b);

/** The 99.9 % interval of an estimate over `n` replications (from its 95 % one) covers `expected`,
 *  and its half-width is at most `share` of it. */
#define CHECK_ORACLE(estimate, expected, share)                                                    \
    check_oracle((estimate), (expected), (share), #estimate, __FILE__, __LINE__)
void check_oracle(tkd_estimate estimate, double expected, double share, const char *name,
                  const char *file, int line);

#endif
