// SPDX-License-Identifier: EUPL-1.2
// The shell around commands that simulate. Whatever fails, old files stay as they were.
#include "shell.h"

#include "delivery.h"
#include "formats.h"
#include "interrupt.h"
#include "missing.h"

static tkd_outcome write_one(tkd_session *session, const tkd_study_options *options,
                             const tkd_product *product, tkd_format format, tkd_writer *out)
{
    switch (format) {
    case TKD_FORMAT_CSV:
        product->write_csv(session->console->arena, out, product->context);
        return TKD_OUTCOME_DONE;
    case TKD_FORMAT_JSON: {
        tkd_json json;
        tkd_json_init(&json, out);
        product->write_json(&json, product->context);
        tkd_write_char(out, '\n');
        return TKD_OUTCOME_DONE;
    }
    case TKD_FORMAT_TABLE: break;
    }
    tkd_report report = {.language = session->console->language, .arena = session->console->arena};
    tkd_outcome outcome = TKD_OUTCOME_DONE;
    if (options->model != NULL && *options->model != NULL) {
        report.model = *options->model;
    } else {
        outcome = tkd_request_report(session, options, &report);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        product->print(&report, out, product->context);
    }
    return outcome;
}

static tkd_outcome deliver(tkd_session *session, const tkd_arguments *arguments,
                           const tkd_study_options *options, const tkd_product *product,
                           tkd_deliveries *deliveries)
{
    tkd_outcome outcome = tkd_request_check(session, options);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = product->make(session, options, product->context);
    }
    for (size_t i = 0; i < deliveries->count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome =
            write_one(session, options, product, tkd_format_choose(arguments, deliveries->paths[i]),
                      &deliveries->list[i].writer);
    }
    if (outcome == TKD_OUTCOME_DONE && product->save != NULL) {
        outcome = product->save(session, options, product->context);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_deliveries_close(session->console, deliveries);
    }
    if (outcome == TKD_OUTCOME_DONE && product->tells_missing) {
        tkd_missing_tell(session->console, product->results(product->context));
    }
    if (outcome == TKD_OUTCOME_DONE && tkd_interrupt_asked()) {
        return tkd_session_interrupted(session, product->results(product->context));
    }
    return outcome;
}

tkd_outcome tkd_shell_run(tkd_console *console, const tkd_arguments *arguments,
                          const tkd_study_options *options, const tkd_product *product)
{
    tkd_deliveries deliveries = {0};
    tkd_session session;
    tkd_outcome outcome = tkd_deliveries_open(console, arguments, &deliveries);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    outcome = tkd_session_open(console, arguments, &session);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = deliver(&session, arguments, options, product, &deliveries);
    }
    tkd_session_close(&session);
    tkd_deliveries_cancel(&deliveries);
    return outcome;
}
