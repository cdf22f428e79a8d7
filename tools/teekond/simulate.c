// SPDX-License-Identifier: EUPL-1.2
// teekond simulate: people going through the services, as results.
#include "teekond/number.h"
#include "teekond/report.h"

#include "formats.h"
#include "shell.h"
#include "sweeps.h"
#include "warmup.h"

static const double least_precision = 1e-4;
static const double most_precision = 0.5;

static const tkd_flag flags[] = {
    {"format",
     0,
     {"table|json|csv", "table|json|csv"},
     "table json csv",
     {"kuju (vaikimisi faili lõpu järgi, muidu tabel)",
      "form (default: by the file's ending, else a table)"}},
    {"output",
     'o',
     {"FAIL", "FILE"},
     NULL,
     {"kirjuta faili; - on standardväljund; korratav, kuju iga faili lõpu järgi",
      "write to a file; - is standard output; repeatable, each by its ending"}},
    {"sweep",
     0,
     {"RADA=V1,V2", "PATH=V1,V2"},
     NULL,
     {"proovi iga väärtust; ka RADA=0.5..3:0.25; korratav",
      "try each value; also PATH=0.5..3:0.25; repeatable"}},
    {"precision",
     0,
     {"2%", "2%"},
     NULL,
     {"tee replikatsioone, kuni keskmine teekonna aeg on nii täpselt teada; --replications on piir",
      "replicate until the mean journey time is known that well; --replications is the limit"}},
    {"series",
     0,
     {NULL, NULL},
     NULL,
     {"lisa järjekordade pikkus nädalati", "add the length of queues by week"}},
    {"trace",
     0,
     {NULL, NULL},
     NULL,
     {"lisa keskmise inimese ja 90% inimese ajajoon (mediaan; kellest 90% jõuab kiiremini)",
      "add the time line of the median person and of the one whom 90% are faster than"}},
    {"warmup-check",
     0,
     {NULL, NULL},
     NULL,
     {"tulemuste asemel: kas soojendus (run.warmup) on piisavalt pikk",
      "instead of results: is the warm-up (run.warmup) long enough"}},
};

// `2%` or `0.02`; 0 where the flag is not given.
static tkd_outcome read_precision(tkd_console *console, const tkd_arguments *arguments,
                                  double *precision)
{
    const char *written = tkd_arguments_value(arguments, "precision");
    const tkd_text text = tkd_text_trim(tkd_text_of(written));
    const bool is_percent = tkd_text_ends_with(text, TKD_TEXT("%"));
    const tkd_text digits = tkd_text_part(text, 0, text.size - (is_percent ? 1 : 0));
    double value = 0.0;
    *precision = 0.0;
    if (written == NULL) {
        return TKD_OUTCOME_DONE;
    }
    const bool is_number = tkd_number_parse(tkd_text_trim(digits), false, &value);
    value /= is_percent ? 100.0 : 1.0;
    if (is_number && value >= least_precision && value <= most_precision) {
        *precision = value;
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "--precision %s: vaja on osakaalu 0.01%% … 50%%",
                      "--precision %s: a share from 0.01%% to 50%% is needed", written);
    if (is_number && !is_percent && value >= 1.0 && value <= 50.0) {
        tkd_console_hint(console, "kas mõtlesid %.*s%%?", "did you mean %.*s%%?", TKD_ARG(digits));
    } else {
        tkd_console_hint(console, "näiteks --precision 2%% või --precision 2.5%%",
                         "for example --precision 2%% or --precision 2.5%%");
    }
    return tkd_console_usage(console);
}

// What is asked besides the options, and what comes of it.
typedef struct simulation {
    tkd_sweeps sweeps;
    const tkd_results *results;
    const tkd_model *model; // of the first scenario, where nothing is swept
} simulation;

static tkd_outcome make(tkd_session *session, const tkd_study_options *options, void *context)
{
    simulation *made = context;
    tkd_error err = {0};
    const tkd_status status =
        tkd_sweeps_simulate(session, options, &made->sweeps, &made->results, &err);
    return tkd_session_outcome(session, status, &err);
}

static void print(const tkd_report *report, tkd_writer *out, const void *context)
{
    tkd_report_print_results(report, ((const simulation *)context)->results, out);
}

static void write_csv(tkd_arena *arena, tkd_writer *out, const void *context)
{
    (void)arena;
    tkd_report_write_results_csv(((const simulation *)context)->results, out);
}

static void write_json(tkd_json *json, const void *context)
{
    tkd_results_write_json(((const simulation *)context)->results, json);
}

static const tkd_results *results_of(const void *context)
{
    return ((const simulation *)context)->results;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    const bool checks_warmup = tkd_arguments_has(arguments, "warmup-check");
    tkd_study_options options;
    simulation made = {0};
    const tkd_product product = {.context = &made,
                                 .make = make,
                                 .print = print,
                                 .write_csv = write_csv,
                                 .write_json = write_json,
                                 .results = results_of,
                                 .tells_missing = true};
    tkd_outcome outcome = tkd_request_read(console, arguments, &options);
    options.series = tkd_arguments_has(arguments, "series");
    options.traces = tkd_arguments_has(arguments, "trace");
    if (tkd_format_is_table(arguments) && !options.series && !options.traces) {
        options.detail = TKD_DETAIL_TABLE;
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_precision(console, arguments, &options.precision);
    }
    if (outcome == TKD_OUTCOME_DONE && checks_warmup) {
        outcome = tkd_warmup_check_flags(console, arguments);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_sweeps_read(console, arguments, "sweep", &made.sweeps);
    }
    if (made.sweeps.count == 0) {
        options.model = &made.model;
    }
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    return checks_warmup ? tkd_warmup_run(console, arguments, &options)
                         : tkd_shell_run(console, arguments, &options, &product);
}

const tkd_command tkd_command_simulate = {
    .name = "simulate",
    .alias = "simuleeri",
    .summary = {"simuleerib inimeste teekonda ja annab tulemused",
                "simulates people on their journeys and gives results"},
    .operands = {"RADA…", "PATH…"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .simulates = true,
    .examples =
        {
            {"journeys/kohanemine",
             {"tabel omavalitsuste, sammude ja teenindajate kohta",
              "a table of municipalities, steps and pools"}},
            {"journeys/kohanemine --format csv -o tulemus.csv",
             {"kõik tulemused tabelarvutuse jaoks", "all results for a spreadsheet"}},
            {"journeys/kohanemine --sweep municipalities.saaremaa.staff.koordinaator=0.5..3:0.5",
             {"mis muutub, kui Saaremaal on nõustajaid rohkem või vähem",
              "what changes with more or fewer counsellors in Saaremaa"}},
        },
    .run = run,
};
