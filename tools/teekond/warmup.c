// SPDX-License-Identifier: EUPL-1.2
// simulate --warmup-check: the check is simulated and written in the forms that results have.
#include "warmup.h"

#include "teekond/report.h"

#include "shell.h"

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

static tkd_outcome make(tkd_session *session, const tkd_study_options *options, void *context)
{
    const tkd_warmup **warmup = context;
    tkd_error err = {0};
    const tkd_status status = tkd_study_warmup(session->workspace, options, session->console->arena,
                                               warmup, &session->problems, &err);
    return tkd_session_outcome(session, status, &err);
}

static const tkd_warmup *warmup_of(const void *context)
{
    return *(const tkd_warmup *const *)context;
}

static void print(const tkd_report *report, tkd_writer *out, const void *context)
{
    tkd_report_print_warmup(report, warmup_of(context), out);
}

static void write_csv(tkd_arena *arena, tkd_writer *out, const void *context)
{
    (void)arena;
    tkd_report_write_warmup_csv(warmup_of(context), out);
}

static void write_json(tkd_json *json, const void *context)
{
    tkd_warmup_write_json(warmup_of(context), json);
}

static const tkd_results *head_of(const void *context)
{
    return &warmup_of(context)->head;
}

tkd_outcome tkd_warmup_run(tkd_console *console, const tkd_arguments *arguments,
                           const tkd_study_options *options)
{
    const tkd_warmup *warmup = NULL;
    const tkd_product product = {.context = &warmup,
                                 .make = make,
                                 .print = print,
                                 .write_csv = write_csv,
                                 .write_json = write_json,
                                 .results = head_of};
    return tkd_shell_run(console, arguments, options, &product);
}
