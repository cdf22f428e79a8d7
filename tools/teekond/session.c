// SPDX-License-Identifier: EUPL-1.2
// From statuses of the engine to words and exit statuses, in one place for all commands.
#include "session.h"

#include <string.h>

#include "interrupt.h"

tkd_outcome tkd_session_open(tkd_console *console, const tkd_arguments *arguments,
                             tkd_session *session)
{
    *session = (tkd_session){.console = console};
    tkd_problems_init(&session->problems, console->arena, console->language, 0);
    tkd_error err = {0};
    for (size_t i = 0; i < arguments->operand_count && tkd_ranks_count(console->ranks) > 1; i++) {
        if (strcmp(arguments->operands[i], "-") == 0) {
            tkd_console_error(console,
                              "mpirun ei anna standardsisendit kõigile protsessidele: nimeta fail",
                              "mpirun does not give standard input to all processes: name a file");
            return tkd_console_usage(console);
        }
    }
    const tkd_status status = tkd_workspace_new(arguments->operands, arguments->operand_count,
                                                &session->workspace, &session->problems, &err);
    // Input beyond the limits of reading is not read; nothing of it was simulated yet.
    const tkd_status told = status == TKD_ERR_LIMIT ? TKD_ERR_IO : status;
    return told == TKD_OK ? TKD_OUTCOME_DONE : tkd_session_outcome(session, told, &err);
}

void tkd_session_close(tkd_session *session)
{
    tkd_workspace_free(session->workspace);
    session->workspace = NULL;
}

static tkd_outcome tell_failure(tkd_console *console, tkd_status status, const tkd_error *err)
{
    switch (status) {
    case TKD_OK: return TKD_OUTCOME_DONE;
    case TKD_ERR_IO:
        tkd_console_fail(console, err, "sisendit ei saa lugeda", "the input cannot be read");
        return TKD_OUTCOME_UNREADABLE;
    case TKD_ERR_SYNTAX:
    case TKD_ERR_VALUE:
        tkd_console_fail(console, err, "sisend on vigane", "the input has errors");
        return TKD_OUTCOME_FINDINGS;
    case TKD_ERR_REFERENCE:
        tkd_console_fail(console, err, "sellist ei ole", "there is no such thing");
        return TKD_OUTCOME_USAGE;
    case TKD_ERR_LIMIT:
        tkd_console_fail(console, err, "seda ei saa simuleerida", "this cannot be simulated");
        return TKD_OUTCOME_UNSIMULATED;
    case TKD_ERR_MEMORY:
        tkd_console_fail(
            console, &(tkd_error){.raised_file = err->raised_file, .raised_line = err->raised_line},
            "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    case TKD_ERR_LIBRARY: break;
    }
    tkd_console_fail(console, err, "programmi viga", "a fault of the program");
    return TKD_OUTCOME_INTERNAL;
}

tkd_outcome tkd_session_outcome(tkd_session *session, tkd_status status, const tkd_error *err)
{
    tkd_console *console = session->console;
    tkd_console_progress_end(console);
    if (session->workspace != NULL) {
        tkd_console_problems(console, &session->problems, tkd_workspace_files(session->workspace));
    }
    if (session->problems.error_count > 0) {
        return TKD_OUTCOME_FINDINGS;
    }
    if (status != TKD_OK && tkd_interrupt_asked()) {
        tkd_console_note(console, "katkestatud, enne kui midagi valmis sai: tulemusi ei ole",
                         "interrupted before anything was done: there are no results");
        return TKD_OUTCOME_INTERRUPTED;
    }
    return tell_failure(console, status, err);
}

tkd_outcome tkd_session_interrupted(tkd_session *session, const tkd_results *results)
{
    if (results->run.partial) {
        tkd_console_note(session->console, "katkestatud: tulemused on osalised",
                         "interrupted: the results are partial");
    } else {
        tkd_console_note(session->console, "katkestatud, kui tulemused olid juba terved",
                         "interrupted when the results were complete already");
    }
    return TKD_OUTCOME_INTERRUPTED;
}

tkd_outcome tkd_session_model(tkd_session *session, const tkd_variation *variation,
                              const tkd_model **model)
{
    tkd_problems again;
    tkd_problems_init(&again, session->console->arena, session->console->language, 0);
    tkd_error err = {0};
    const tkd_status status = tkd_workspace_build(session->workspace, variation,
                                                  session->console->arena, model, &again, &err);
    if (status == TKD_OK) {
        return TKD_OUTCOME_DONE;
    }
    if (session->problems.error_count == 0) {
        session->problems = again; // no study came before that would have found them
    }
    return tkd_session_outcome(session, status, &err);
}
