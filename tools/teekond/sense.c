// SPDX-License-Identifier: EUPL-1.2
// Sensitivities: figures with ranges of the command line, and how much time or how many simulations.
#include "sense.h"

#include "teekond/number.h"
#include "teekond/report.h"

#include "measures.h"
#include "people.h"
#include "shell.h"

static const double least_time_s = 1.0;
static const double most_time_s = 86400.0;

enum { LEAST_POINTS = 40, MOST_POINTS = 100000 };

typedef struct sensing {
    const tkd_arguments *arguments;
    tkd_sensitivity_plan plan;
    const tkd_sensitivity *sensitivity;
} sensing;

// `PATH=LOW..HIGH`; a unit at the end is that of both ends: `10..30min`.
static tkd_outcome read_range(tkd_console *console, const char *written, tkd_believed *range)
{
    tkd_setting setting = {0};
    const tkd_outcome outcome = tkd_request_setting(console, "over", written, &setting);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    const size_t dots = tkd_text_find(setting.value, TKD_TEXT(".."), 0);
    size_t used = 0;
    double number = 0.0;
    *range = (tkd_believed){.path = tkd_text_compose(console->arena, setting.path)};
    if (dots != SIZE_MAX) {
        range->low = tkd_text_trim(tkd_text_part(setting.value, 0, dots));
        range->high = tkd_text_trim(tkd_text_part(setting.value, dots + 2, setting.value.size));
    }
    if (dots == SIZE_MAX || !tkd_number_read(range->high, false, &number, &used) ||
        tkd_text_find(range->high, TKD_TEXT(":"), 0) != SIZE_MAX || range->low.size == 0) {
        tkd_console_error(console, "--over %s: koos lipuga --sensitivity on vaja vahemikku",
                          "--over %s: with --sensitivity a range is needed", written);
        tkd_console_hint(console, "näiteks --over services.luba.processing=10d..40d",
                         "for example --over services.luba.processing=10d..40d");
        return tkd_console_usage(console);
    }
    if (tkd_number_parse(range->low, false, &number)) {
        range->low = tkd_text_format(console->arena, "%.*s%.*s", TKD_ARG(range->low),
                                     TKD_ARG(tkd_text_part(range->high, used, range->high.size)));
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_ranges(tkd_console *console, const tkd_arguments *arguments,
                               tkd_sensitivity_plan *plan)
{
    tkd_list list;
    size_t at = 0;
    tkd_list_init(&list, console->arena, sizeof(tkd_believed));
    for (const char *text = tkd_arguments_next(arguments, "over", &at); text != NULL;
         text = tkd_arguments_next(arguments, "over", &at)) {
        tkd_believed *range = tkd_list_add(&list);
        if (range == NULL) {
            tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
            return TKD_OUTCOME_INTERNAL;
        }
        const tkd_outcome outcome = read_range(console, text, range);
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
    }
    plan->ranges = list.items;
    plan->range_count = list.count;
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_points(tkd_console *console, const tkd_arguments *arguments,
                               tkd_sensitivity_plan *plan)
{
    const char *written = tkd_arguments_value(arguments, "points");
    double count = 0.0;
    if (written == NULL) {
        return TKD_OUTCOME_DONE;
    }
    if (!tkd_number_parse(tkd_text_of(written), false, &count) || count < LEAST_POINTS ||
        count > MOST_POINTS || count != (double)(uint32_t)count) {
        tkd_console_error(console, "--points %s: vaja on täisarvu %d … %d",
                          "--points %s: a whole number from %d to %d is needed", written,
                          (int)LEAST_POINTS, (int)MOST_POINTS);
        return tkd_console_usage(console);
    }
    plan->points = (uint32_t)count;
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_time(tkd_console *console, const tkd_arguments *arguments,
                             tkd_sensitivity_plan *plan)
{
    const char *written = tkd_arguments_value(arguments, "time");
    const tkd_text text = tkd_text_trim(tkd_text_of(written));
    size_t used = 0;
    double factor = 0.0;
    if (written == NULL) {
        return TKD_OUTCOME_DONE;
    }
    if (tkd_number_read(text, false, &plan->time_s, &used)) {
        const tkd_text unit = tkd_text_trim(tkd_text_part(text, used, text.size));
        factor = unit.size == 0 || tkd_text_equal(unit, TKD_TEXT("s")) ? 1.0
                 : tkd_text_equal(unit, TKD_TEXT("min"))               ? 60.0
                 : tkd_text_equal(unit, TKD_TEXT("h")) || tkd_text_equal(unit, TKD_TEXT("t"))
                     ? 3600.0
                     : 0.0;
    }
    plan->time_s *= factor;
    if (plan->time_s >= least_time_s && plan->time_s <= most_time_s) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "--time %s: vaja on aega 1s … 24h",
                      "--time %s: a time from 1s to 24h is needed", written);
    tkd_console_hint(console, "näiteks --time 60s või --time 10min",
                     "for example --time 60s or --time 10min");
    return tkd_console_usage(console);
}

static tkd_outcome check_flags(tkd_console *console, const tkd_arguments *arguments)
{
    static const char *const others[] = {"goal", "correction"};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (tkd_arguments_has(arguments, others[i])) {
            tkd_console_error(console, "--sensitivity ja --%s ei käi koos",
                              "--sensitivity and --%s do not go together", others[i]);
            return tkd_console_usage(console);
        }
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_plan(tkd_console *console, const tkd_arguments *arguments,
                             tkd_sensitivity_plan *plan)
{
    static const tkd_client_measure usual[] = {TKD_TIME_TO_COMPLETE_H};
    tkd_measures measures;
    tkd_outcome outcome = check_flags(console, arguments);

    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_measures_read(console, arguments, usual, 1, &measures);
    }
    if (outcome == TKD_OUTCOME_DONE && measures.count != 1) {
        tkd_console_error(console, "--sensitivity: korraga üks mõõdik",
                          "--sensitivity: one measure at a time");
        return tkd_console_usage(console);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        plan->measure = measures.list[0];
        outcome = read_ranges(console, arguments, plan);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_points(console, arguments, plan);
    }
    return outcome == TKD_OUTCOME_DONE ? read_time(console, arguments, plan) : outcome;
}

static tkd_outcome make(tkd_session *session, const tkd_study_options *options, void *context)
{
    sensing *made = context;
    tkd_console *console = session->console;
    const tkd_variation variation = tkd_request_variation(options);
    const tkd_model *model = NULL;
    tkd_people whom = {0};
    tkd_error err = {0};
    tkd_status status = tkd_workspace_build(session->workspace, &variation, console->arena, &model,
                                            &session->problems, &err);
    tkd_outcome outcome =
        status == TKD_OK ? TKD_OUTCOME_DONE : tkd_session_outcome(session, status, &err);

    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_people_read(console, made->arguments, model, &whom);
    }
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    made->plan.municipality = whom.municipality;
    made->plan.journey = whom.journey;
    made->plan.group = whom.group;
    status = tkd_study_sense(session->workspace, options, &made->plan, console->arena,
                             &made->sensitivity, &session->problems, &err);
    return tkd_session_outcome(session, status, &err);
}

static const tkd_sensitivity *sensitivity_of(const void *context)
{
    return ((const sensing *)context)->sensitivity;
}

static void print(const tkd_report *report, tkd_writer *out, const void *context)
{
    tkd_report_print_sensitivity(report, sensitivity_of(context), out);
}

static void write_csv(tkd_arena *arena, tkd_writer *out, const void *context)
{
    tkd_report_write_sensitivity_csv(sensitivity_of(context), arena, out);
}

static void write_json(tkd_json *json, const void *context)
{
    tkd_sensitivity_write_json(sensitivity_of(context), json);
}

static const tkd_results *results_of(const void *context)
{
    return sensitivity_of(context)->results;
}

tkd_outcome tkd_sense_run(tkd_console *console, const tkd_arguments *arguments,
                          const tkd_study_options *options)
{
    sensing made = {.arguments = arguments};
    const tkd_product product = {.context = &made,
                                 .make = make,
                                 .print = print,
                                 .write_csv = write_csv,
                                 .write_json = write_json,
                                 .results = results_of};
    const tkd_outcome outcome = read_plan(console, arguments, &made.plan);
    return outcome == TKD_OUTCOME_DONE ? tkd_shell_run(console, arguments, options, &product)
                                       : outcome;
}
