// SPDX-License-Identifier: EUPL-1.2
// teekond sweep: what one or two figures do over a range, and how much of them is enough.
#include <string.h>

#include "teekond/number.h"
#include "teekond/report.h"
#include "teekond/study.h"

#include "measures.h"
#include "people.h"
#include "sense.h"
#include "shell.h"
#include "sweeps.h"

static const tkd_flag flags[] = {
    {"over",
     0,
     {"RADA=V1,V2", "PATH=V1,V2"},
     NULL,
     {"väärtused, mida proovida; ka RADA=0.5..3:0.25; kuni kaks korda",
      "values to try; also PATH=0.5..3:0.25; at most twice"}},
    {"kov",
     0,
     {"ID", "ID"},
     NULL,
     {"kelle tulemused: omavalitsus (vaikimisi see, kelle arvu proovitakse, muidu kõik)",
      "whose results: a municipality (default: that whose figure is tried, else all)"}},
    {"journey",
     0,
     {"ID", "ID"},
     NULL,
     {"ainult selle teekonna tulemused", "only the results of this journey"}},
    {"group",
     0,
     {"ID", "ID"},
     NULL,
     {"ainult selle sihtrühma tulemused", "only the results of this group"}},
    {"measure",
     0,
     {"NIMI,…|all", "NAME,…|all"},
     NULL,
     {"mõõdikud nagu JSONis, näiteks wait_h; korratav; all on kõik",
      "measures as in the JSON, such as wait_h; repeatable; all is every one"}},
    {"goal",
     0,
     {"NIMI=ARV", "NAME=NUMBER"},
     NULL,
     {"mida soovitakse, näiteks on_target_share=80% või wait_h=30d (vaikimisi teekonna sihtaeg)",
      "what is wanted, such as on_target_share=80% or wait_h=30d (default: the journey's target)"}},
    {"sensitivity",
     0,
     {NULL, NULL},
     NULL,
     {"selle asemel: millistest arvudest tulemus kõige rohkem sõltub, kui kõik on oma vahemikus; "
      "--over RADA=ALAM..ÜLEM annab vahemiku",
      "instead: on which figures the result hangs most, all within their ranges; --over "
      "PATH=LOW..HIGH gives a range"}},
    {"time",
     0,
     {"60s", "60s"},
     NULL,
     {"lipuga --sensitivity: kui kaua (vaikimisi 60s)",
      "with --sensitivity: for how long (default: 60s)"}},
    {"points",
     0,
     {"N", "N"},
     NULL,
     {"lipuga --sensitivity: simulatsioonide arv; nii on tulemus iga kord sama",
      "with --sensitivity: number of simulations; so the result is the same each time"}},
    {"correction",
     0,
     {"holm|bonferroni|none", "holm|bonferroni|none"},
     "holm bonferroni none",
     {"parandus, kui võrdlusi on palju (vaikimisi holm)",
      "correction for many comparisons (default: holm)"}},
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
};

// What the command line asks, and what comes of it.
typedef struct asked {
    tkd_sweeps sweeps;
    tkd_measures measures;
    tkd_sweep_goal goal;
    tkd_correction correction;
    tkd_people whom;
    const tkd_sweep *sweep;
} asked;

// ---- Figures ------------------------------------------------------------------------------------

// `municipalities.M.staff.POOL`, `providers.P.sites.S.staff.POOL` or `pools.POOL.servers`, keys in either
// language: whose staff it is. Any other path may name a pool that does not exist, which harms nobody.
static void find_pool(tkd_swept_figure *figure)
{
    enum { LONGEST = 6 };
    tkd_text parts[LONGEST + 1];
    size_t count = 0;

    for (size_t start = 0; start <= figure->path.size && count <= LONGEST;) {
        const size_t dot = tkd_text_find(figure->path, TKD_TEXT("."), start);
        const size_t end = dot == SIZE_MAX ? figure->path.size : dot;
        parts[count++] = tkd_text_part(figure->path, start, end - start);
        start = end + 1;
    }
    if (count == 3) {
        figure->pool = parts[1];
    } else if (count == 4) {
        figure->pool = parts[3];
        figure->place = parts[1];
    } else if (count == LONGEST) {
        figure->pool = parts[5];
        figure->place = parts[3];
    }
}

static bool has_pool(const tkd_model *model, tkd_text id)
{
    for (uint32_t i = 0; i < model->pool_count; i++) {
        if (tkd_text_equal(model->pools[i].item.id, id)) {
            return true;
        }
    }
    return false;
}

// The figures with the pools whose staff they are; ids in NFC, as the model has them.
static tkd_swept_figure *name_pools(tkd_console *console, const asked *what, const tkd_model *model)
{
    tkd_swept_figure *figures = TKD_TAKE(console->arena, what->sweeps.count, tkd_swept_figure);

    for (size_t i = 0; figures != NULL && i < what->sweeps.count; i++) {
        figures[i] = what->sweeps.list[i];
        figures[i].path = tkd_text_compose(console->arena, figures[i].path);
        find_pool(&figures[i]);
        if (!has_pool(model, figures[i].pool)) {
            figures[i].pool = (tkd_text){0};
            figures[i].place = (tkd_text){0};
        }
    }
    return figures;
}

// Seed and replications are those of the command: each value meets the same luck as often.
static bool is_of_the_command(tkd_text path)
{
    static const char *const paths[] = {"run.seed", "run.replications", "simulatsioon.seeme",
                                        "simulatsioon.replikatsioone"};
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        if (tkd_text_equal(path, tkd_text_of(paths[i]))) {
            return true;
        }
    }
    return false;
}

static tkd_outcome check_figures(tkd_console *console, const tkd_sweeps *sweeps)
{
    if (sweeps->count == 0 || sweeps->count > TKD_SWEPT_MOST) {
        if (sweeps->count == 0) {
            tkd_console_error(console, "mida läbi proovida?", "what is to be tried?");
        } else {
            tkd_console_error(console, "--over: korraga proovitakse kuni kahte arvu",
                              "--over: at most two figures are tried at once");
        }
        tkd_console_hint(
            console, "näiteks --over municipalities.saaremaa.staff.koordinaator=0.5..3:0.25",
            "for example --over municipalities.saaremaa.staff.koordinaator=0.5..3:0.25");
        return tkd_console_usage(console);
    }
    for (size_t i = 0; i < sweeps->count; i++) {
        const tkd_text path = sweeps->list[i].path;
        if (is_of_the_command(path)) {
            tkd_console_error(console, "--over %.*s: siin on igal väärtusel sama juhus",
                              "--over %.*s: here every value has the same luck", TKD_ARG(path));
            tkd_console_hint(console, "seeme ja replikatsioonid: --seed ja -n",
                             "seed and replications: --seed and -n");
            return tkd_console_usage(console);
        }
        if (i > 0 && tkd_text_equal(path, sweeps->list[0].path)) {
            tkd_console_error(console, "--over %.*s on kaks korda", "--over %.*s stands twice",
                              TKD_ARG(path));
            return tkd_console_usage(console);
        }
    }
    return TKD_OUTCOME_DONE;
}

// ---- The goal -----------------------------------------------------------------------------------

typedef enum unit { UNIT_NONE, UNIT_HOURS, UNIT_SHARE } unit;

static unit unit_of(tkd_client_measure measure)
{
    const tkd_text name = tkd_text_of(tkd_client_measure_name(measure));
    if (tkd_text_ends_with(name, TKD_TEXT("_h"))) {
        return UNIT_HOURS;
    }
    return tkd_text_ends_with(name, TKD_TEXT("_share")) ? UNIT_SHARE : UNIT_NONE;
}

// What a unit behind a number multiplies it by, to hours or to a share; 0: no such unit.
static double factor_of(tkd_text written, unit wanted)
{
    static const struct {
        const char *unit;
        double hours;
    } units[] = {{"", 1.0},
                 {"min", 1.0 / 60.0},
                 {"h", 1.0},
                 {"t", 1.0},
                 {"d", 24.0},
                 {"p", 24.0},
                 {"päev", 24.0},
                 {"w", 168.0},
                 {"nädal", 168.0},
                 {"mo", TKD_DAYS_PER_MONTH * 24.0},
                 {"k", TKD_DAYS_PER_MONTH * 24.0},
                 {"kuu", TKD_DAYS_PER_MONTH * 24.0},
                 {"y", TKD_DAYS_PER_YEAR * 24.0},
                 {"a", TKD_DAYS_PER_YEAR * 24.0},
                 {"aasta", TKD_DAYS_PER_YEAR * 24.0}};
    if (wanted == UNIT_SHARE && tkd_text_equal(written, TKD_TEXT("%"))) {
        return 0.01;
    }
    for (size_t i = 0; wanted == UNIT_HOURS && i < sizeof(units) / sizeof(units[0]); i++) {
        if (tkd_text_equal(written, tkd_text_of(units[i].unit))) {
            return units[i].hours;
        }
    }
    return written.size == 0 ? 1.0 : 0.0;
}

static tkd_outcome read_goal(tkd_console *console, const tkd_arguments *arguments, asked *into)
{
    const char *written = tkd_arguments_value(arguments, "goal");
    const tkd_text whole = tkd_text_of(written);
    const size_t equals = tkd_text_find(whole, TKD_TEXT("="), 0);
    size_t used = 0;
    double factor = 0.0;

    if (written == NULL) {
        return TKD_OUTCOME_DONE;
    }
    if (equals != SIZE_MAX) {
        const tkd_text value = tkd_text_trim(tkd_text_part(whole, equals + 1, whole.size));
        const tkd_outcome outcome = tkd_measures_find(
            console, tkd_text_trim(tkd_text_part(whole, 0, equals)), &into->goal.measure);
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
        const unit wanted = unit_of(into->goal.measure);
        if (tkd_number_read(value, false, &into->goal.value, &used)) {
            factor = factor_of(tkd_text_trim(tkd_text_part(value, used, value.size)), wanted);
        }
        if (wanted == UNIT_SHARE && into->goal.value * factor > 1.0) {
            factor = 0.0;
        }
    }
    if (factor == 0.0) {
        tkd_console_error(console, "--goal %s: vaja on MÕÕDIK=ARV",
                          "--goal %s: NAME=NUMBER is needed", written);
        tkd_console_hint(console, "näiteks --goal on_target_share=80%% või --goal wait_h=30d",
                         "for example --goal on_target_share=80%% or --goal wait_h=30d");
        return tkd_console_usage(console);
    }
    into->goal.value *= factor;
    into->goal.is_set = true;
    return TKD_OUTCOME_DONE;
}

// Whose figures all are the ones tried: one municipality, or `*`.
static tkd_text usual_municipality(const asked *what, const tkd_model *model)
{
    tkd_text usual = TKD_TEXT("*");

    for (size_t i = 0; i < what->sweeps.count; i++) {
        const tkd_text path = what->sweeps.list[i].path;
        const size_t from = tkd_text_find(path, TKD_TEXT("."), 0);
        const size_t to =
            from == SIZE_MAX ? SIZE_MAX : tkd_text_find(path, TKD_TEXT("."), from + 1);
        tkd_text own = {0};
        for (uint32_t m = 0; to != SIZE_MAX && m < model->municipality_count; m++) {
            const tkd_text id = model->municipalities[m].item.id;
            if (tkd_text_equal(id, tkd_text_part(path, from + 1, to - from - 1))) {
                own = id;
            }
        }
        if (own.size == 0 || (i > 0 && !tkd_text_equal(own, usual))) {
            return TKD_TEXT("*");
        }
        usual = own;
    }
    return usual;
}

// ---- The command --------------------------------------------------------------------------------

typedef struct sweeping {
    asked what;
    const tkd_arguments *arguments;
} sweeping;

static tkd_outcome make(tkd_session *session, const tkd_study_options *options, void *context)
{
    sweeping *made = context;
    asked *what = &made->what;
    tkd_console *console = session->console;
    const tkd_variation variation = tkd_request_variation(options);
    const tkd_model *model = NULL;
    tkd_error err = {0};
    tkd_status status = tkd_workspace_build(session->workspace, &variation, console->arena, &model,
                                            &session->problems, &err);
    tkd_outcome outcome =
        status == TKD_OK ? TKD_OUTCOME_DONE : tkd_session_outcome(session, status, &err);

    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_people_read(console, made->arguments, model, &what->whom);
    }
    if (outcome == TKD_OUTCOME_DONE && !tkd_arguments_has(made->arguments, "kov")) {
        what->whom.municipality = usual_municipality(what, model);
    }
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    const tkd_sweep_plan plan = {
        .figures = name_pools(console, what, model),
        .figure_count = what->sweeps.count,
        .municipality = what->whom.municipality,
        .journey = what->whom.journey,
        .group = what->whom.group,
        .measures = what->measures.list,
        .measure_count = what->measures.count,
        .correction = what->correction,
        .goal = what->goal,
    };
    if (plan.figures == NULL) {
        tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    status = tkd_study_sweep(session->workspace, options, &plan, console->arena, &what->sweep,
                             &session->problems, &err);
    return tkd_session_outcome(session, status, &err);
}

static const tkd_sweep *sweep_of(const void *context)
{
    return ((const sweeping *)context)->what.sweep;
}

static void print(const tkd_report *report, tkd_writer *out, const void *context)
{
    tkd_report_print_sweep(report, sweep_of(context), out);
}

static void write_csv(tkd_arena *arena, tkd_writer *out, const void *context)
{
    tkd_report_write_sweep_csv(sweep_of(context), arena, out);
}

static void write_json(tkd_json *json, const void *context)
{
    tkd_sweep_write_json(sweep_of(context), json);
}

static const tkd_results *results_of(const void *context)
{
    return sweep_of(context)->results;
}

static tkd_outcome read_asked(tkd_console *console, const tkd_arguments *arguments, asked *into)
{
    static const tkd_client_measure usual[] = {TKD_TIME_TO_COMPLETE_H, TKD_TIME_TO_COMPLETE_P50_H,
                                               TKD_COMPLETED_SHARE, TKD_WAIT_H};
    const char *correction = tkd_arguments_value(arguments, "correction");
    tkd_outcome outcome = tkd_sweeps_read(console, arguments, "over", &into->sweeps);

    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check_figures(console, &into->sweeps);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_measures_read(console, arguments, usual, sizeof(usual) / sizeof(usual[0]),
                                    &into->measures);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_goal(console, arguments, into);
    }
    if (into->goal.is_set) {
        tkd_measures_add(&into->measures, into->goal.measure);
    }
    for (int i = 0; correction != NULL && i < TKD_CORRECTION_COUNT; i++) {
        if (strcmp(correction, tkd_correction_name((tkd_correction)i)) == 0) {
            into->correction = (tkd_correction)i;
        }
    }
    return outcome;
}

static tkd_outcome check_flags(tkd_console *console, const tkd_arguments *arguments)
{
    static const char *const others[] = {"time", "points"};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (tkd_arguments_has(arguments, others[i])) {
            tkd_console_error(console, "--%s käib koos lipuga --sensitivity",
                              "--%s goes with --sensitivity", others[i]);
            return tkd_console_usage(console);
        }
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_study_options options;
    sweeping made = {.arguments = arguments};
    const tkd_product product = {.context = &made,
                                 .make = make,
                                 .print = print,
                                 .write_csv = write_csv,
                                 .write_json = write_json,
                                 .results = results_of,
                                 .tells_missing = true};
    tkd_outcome outcome = tkd_request_read(console, arguments, &options);

    if (outcome == TKD_OUTCOME_DONE && tkd_arguments_has(arguments, "sensitivity")) {
        return tkd_sense_run(console, arguments, &options);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check_flags(console, arguments);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_asked(console, arguments, &made.what);
    }
    return outcome == TKD_OUTCOME_DONE ? tkd_shell_run(console, arguments, &options, &product)
                                       : outcome;
}

const tkd_command tkd_command_sweep = {
    .name = "sweep",
    .alias = "proovi",
    .summary = {"proovib ühe või kahe arvu väärtused läbi: mida need muudavad ja millest piisab",
                "tries values of one or two figures: what they change, and how much is enough"},
    .operands = {"RADA…", "PATH…"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .simulates = true,
    .examples =
        {
            {"journeys/kohanemine --over municipalities.saaremaa.staff.koordinaator=0.5..3:0.25",
             {"mitmest koordinaatorist Saaremaal piisab",
              "how many coordinators are enough in Saaremaa"}},
            {"journeys/kohanemine --sensitivity --time 60s",
             {"mida järgmisena mõõta: millest tulemus kõige rohkem sõltub",
              "what to measure next: what the result hangs on most"}},
            {"journeys/kohanemine --over municipalities.saaremaa.staff.koordinaator=1,2 --over "
             "'services.id-kaart.booking={times: 0.5..1.5:0.5}' -o vork.csv",
             {"kaks arvu korraga, tabelarvutuse jaoks", "two figures at once, for a spreadsheet"}},
        },
    .run = run,
};
