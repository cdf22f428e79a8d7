// SPDX-License-Identifier: EUPL-1.2
// `--sweep PATH=V1,V2`, `--sweep PATH=0.5..3:0.25` and `--sweep PATH={times: 0.5..2:0.25}`: one study for
// each value, or for each combination of values where several sweeps are asked for. `--over` is read alike.
#ifndef TEEKOND_TOOL_SWEEPS_H
#define TEEKOND_TOOL_SWEEPS_H

#include "request.h"

/** All sweeps of a command line. All-zero: none, one combination. */
typedef struct tkd_sweeps {
    const tkd_swept_figure *list; /**< Paths and values alone. */
    size_t count;
    size_t combinations;
} tkd_sweeps;

/** Read every `flag`, such as `sweep`; TKD_OUTCOME_USAGE after saying what is wrong. */
tkd_outcome tkd_sweeps_read(tkd_console *console, const tkd_arguments *arguments, const char *flag,
                            tkd_sweeps *sweeps);

/** Simulate every combination in order and join the results; without sweeps, simulate once. The names
 *  of scenarios get `; PATH=VALUE` added. Stops early when interrupted. */
tkd_status tkd_sweeps_simulate(tkd_session *session, const tkd_study_options *options,
                               const tkd_sweeps *sweeps, const tkd_results **results,
                               tkd_error *err);

#endif
