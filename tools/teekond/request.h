// SPDX-License-Identifier: EUPL-1.2
// What a command line asks of a simulation: scenarios, settings, replications, seed, threads.
#ifndef TEEKOND_TOOL_REQUEST_H
#define TEEKOND_TOOL_REQUEST_H

#include "teekond/report.h"
#include "teekond/study.h"

#include "session.h"

/** The flags of every command that simulates. */
const tkd_flag *tkd_request_flags(size_t *count);

/** Read them; TKD_OUTCOME_USAGE after saying what is wrong. Texts are the command line's own. */
tkd_outcome tkd_request_read(tkd_console *console, const tkd_arguments *arguments,
                             tkd_study_options *options);

/** Last before the study, which Control-C stops from now on: do the scenarios exist? TKD_OUTCOME_USAGE
 *  after naming the nearest. */
tkd_outcome tkd_request_check(tkd_session *session, const tkd_study_options *options);

/** The first scenario with the settings: what the tables show titles of. */
tkd_variation tkd_request_variation(const tkd_study_options *options);

/** The report that a table is printed for: language, arena, and the model of that variation. */
tkd_outcome tkd_request_report(tkd_session *session, const tkd_study_options *options,
                               tkd_report *report);

/** The words of a flag that takes several, by commas or repeated, each once, in NFC. TKD_OUTCOME_INTERNAL
 *  where memory runs out. */
tkd_outcome tkd_request_list(tkd_console *console, const tkd_arguments *arguments, const char *flag,
                             const tkd_text **words, size_t *count);

/** `PATH=VALUE` taken apart; `flag` is named when it is not. */
tkd_outcome tkd_request_setting(tkd_console *console, const char *flag, const char *written,
                                tkd_setting *setting);

#endif
