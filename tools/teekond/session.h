// SPDX-License-Identifier: EUPL-1.2
// A workspace read for a command, its problems, and how the outcome of the engine ends the program.
#ifndef TEEKOND_TOOL_SESSION_H
#define TEEKOND_TOOL_SESSION_H

#include "teekond/load.h"
#include "teekond/results.h"

#include "arguments.h"
#include "console.h"

/** Caller's storage. */
typedef struct tkd_session {
    tkd_console *console;     /**< Borrowed. */
    tkd_workspace *workspace; /**< Owned; NULL before reading. */
    tkd_problems problems;    /**< In the console's arena. */
} tkd_session;

/** Read the workspace of the operands. Problems of the input are collected, not told. */
tkd_outcome tkd_session_open(tkd_console *console, const tkd_arguments *arguments,
                             tkd_session *session);
void tkd_session_close(tkd_session *session);

/** Tell problems and errors of a study; how the program ends. Interrupted: TKD_OUTCOME_INTERRUPTED. */
tkd_outcome tkd_session_outcome(tkd_session *session, tkd_status status, const tkd_error *err);

/** Tell what an interruption has left of results that were handed over. TKD_OUTCOME_INTERRUPTED. */
tkd_outcome tkd_session_interrupted(tkd_session *session, const tkd_results *results);

/** The model of a variation, for its titles; its problems are not told (a study told them). */
tkd_outcome tkd_session_model(tkd_session *session, const tkd_variation *variation,
                              const tkd_model **model);

#endif
