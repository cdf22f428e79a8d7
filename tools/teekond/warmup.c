// SPDX-License-Identifier: EUPL-1.2
// simulate --warmup-check: the check is simulated and written in the forms that results have.
#include "warmup.h"

#include "teekond/report.h"

#include "formats.h"
#include "interrupt.h"

tkd_outcome tkd_warmup_check_flags(tkd_console *console, const tkd_arguments *arguments)
{
    static const char *const others[] = {"precision", "sweep", "series", "trace"};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (tkd_arguments_has(arguments, others[i])) {
            tkd_console_error(console, "--warmup-check ja --%s ei käi koos",
                              "--warmup-check and --%s do not go together", others[i]);
            tkd_console_hint(console, "kontrolli soojendust enne ja mõõda siis",
                             "check the warm-up first, then measure");
            return tkd_console_usage(console);
        }
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome write_warmup(tkd_session *session, const tkd_study_options *options,
                                const tkd_warmup *warmup, tkd_format format, tkd_writer *out)
{
    switch (format) {
    case TKD_FORMAT_CSV: tkd_report_write_warmup_csv(warmup, out); return TKD_OUTCOME_DONE;
    case TKD_FORMAT_JSON: {
        tkd_json json;
        tkd_json_init(&json, out);
        tkd_warmup_write_json(warmup, &json);
        tkd_write_char(out, '\n');
        return TKD_OUTCOME_DONE;
    }
    case TKD_FORMAT_TABLE: break;
    }
    tkd_report report;
    const tkd_outcome outcome = tkd_request_report(session, options, &report);
    if (outcome == TKD_OUTCOME_DONE) {
        tkd_report_print_warmup(&report, warmup, out);
    }
    return outcome;
}

tkd_outcome tkd_warmup_deliver(tkd_session *session, const tkd_arguments *arguments,
                               const tkd_study_options *options, tkd_deliveries *deliveries)
{
    tkd_error err = {0};
    const tkd_warmup *warmup = NULL;
    const tkd_status status = tkd_study_warmup(session->workspace, options, session->console->arena,
                                               &warmup, &session->problems, &err);
    tkd_outcome outcome = tkd_session_outcome(session, status, &err);
    for (size_t i = 0; i < deliveries->count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome = write_warmup(session, options, warmup,
                               tkd_format_choose(arguments, deliveries->paths[i]),
                               &deliveries->list[i].writer);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_deliveries_close(session->console, deliveries);
    }
    if (outcome == TKD_OUTCOME_DONE && tkd_interrupt_asked()) {
        return tkd_session_interrupted(session, &warmup->head);
    }
    return outcome;
}
