// SPDX-License-Identifier: EUPL-1.2
// What goes on in time, beside the results of a case: queues week by week, and the time lines of
// single clients. Nothing is done where neither was asked for.
#ifndef TKD_STUDY_LINES_H
#define TKD_STUDY_LINES_H

#include "plan.h"

/** Of one case. Opaque; in the study's arena. */
typedef struct tkd_lines tkd_lines;

/** Begin; adds to the options of the runs what is to be recorded. */
TKD_MUST_CHECK tkd_status tkd_lines_new(tkd_study *study, const tkd_case_ready *ready,
                                        tkd_run_options *options, tkd_lines **lines,
                                        tkd_error *err);
/** Take what a replication recorded, `logs` by stream; in ascending order. */
TKD_MUST_CHECK tkd_status tkd_lines_add(tkd_lines *lines, const tkd_tally *tally,
                                        const tkd_client_log *logs, tkd_error *err);
/** Append the weeks, and the time lines of the rows of results from `first_row` on. Those are recorded
 *  by running their replications a second time; interrupted, they are left out. */
TKD_MUST_CHECK tkd_status tkd_lines_finish(tkd_lines *lines, tkd_text scenario, size_t first_row,
                                           tkd_result_lists *out, tkd_error *err);

#endif
