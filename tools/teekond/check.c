// SPDX-License-Identifier: EUPL-1.2
// teekond check: everything that is wrong with a workspace, at once; and what it assumes.
#include "teekond/report.h"
#include "teekond/study.h"

#include "delivery.h"
#include "request.h"

static const tkd_flag flags[] = {
    {"format",
     0,
     {"human|json|gcc", "human|json|gcc"},
     "human json gcc",
     {"inimesele, programmile (json) või üks rida vea kohta (gcc)",
      "for people, for programs (json), or one line for each (gcc)"}},
    {"assumptions",
     0,
     {NULL, NULL},
     NULL,
     {"loetle ka iga vaikeväärtus ja allikata arv", "list every default and unsourced figure too"}},
    {"set",
     0,
     {"RADA=VÄÄRTUS", "PATH=VALUE"},
     NULL,
     {"kontrolli selle muudatusega; korratav", "check with this change; repeatable"}},
    {"output",
     'o',
     {"FAIL", "FILE"},
     NULL,
     {"kirjuta faili; - on standardväljund", "write to a file; - is standard output"}},
};

// What was found out about a workspace.
typedef struct verdict {
    const tkd_model *today;            // NULL when there are errors
    const tkd_assumption *assumptions; // listed where they are asked for
    size_t assumption_count;
} verdict;

static tkd_outcome list_assumptions(tkd_session *session, verdict *found)
{
    tkd_error err = {0};
    tkd_arena *arena = session->console->arena;
    uint32_t *rows = NULL;
    size_t count = 0;
    tkd_status status = tkd_model_assumptions(found->today, arena, &rows, &count, &err);
    tkd_assumption *assumptions = status == TKD_OK ? TKD_TAKE(arena, count, tkd_assumption) : NULL;
    if (assumptions == NULL) {
        tkd_console_error(session->console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    for (size_t i = 0; i < count; i++) {
        const tkd_origin *origin = &found->today->figures.origins[rows[i]];
        const tkd_file *file =
            tkd_files_get(tkd_workspace_files(session->workspace), origin->place.file);
        assumptions[i] = (tkd_assumption){
            .path = origin->path,
            .value = origin->written,
            .is_default = origin->is_default,
            .file = file == NULL ? (tkd_text){0} : file->name,
            .line = origin->place.line,
        };
    }
    found->assumptions = assumptions;
    return TKD_OUTCOME_DONE;
}

// ---- for programs -------------------------------------------------------------------------------

static void write_json(const tkd_session *session, const verdict *found, bool with_assumptions,
                       tkd_writer *out)
{
    tkd_json json;
    tkd_json_init(&json, out);
    tkd_json_open_object(&json);
    tkd_json_key(&json, "teekond");
    tkd_json_count(&json, 1);
    tkd_json_key(&json, "error_count");
    tkd_json_count(&json, session->problems.error_count);
    tkd_json_key(&json, "warning_count");
    tkd_json_count(&json, session->problems.warning_count);
    tkd_json_key(&json, "problems");
    tkd_problems_write_json(&session->problems, tkd_workspace_files(session->workspace), &json);
    if (with_assumptions) {
        tkd_json_key(&json, "assumptions");
        tkd_assumptions_write_json(found->assumptions, found->assumption_count, &json);
    }
    tkd_json_close_object(&json);
    tkd_write_char(out, '\n');
}

static void write_gcc_line(const tkd_files *files, tkd_place place, const char *severity,
                           tkd_text message, tkd_writer *out)
{
    const tkd_file *file = tkd_files_get(files, place.file);
    if (file != NULL) {
        tkd_write(out, file->name);
        tkd_write_format(out, ":%u:%u: ", (unsigned)place.line, (unsigned)place.column);
    }
    tkd_write_format(out, "%s: ", severity);
    tkd_write(out, message);
}

// As compilers do, with their English words, because editors look for them.
static void write_gcc(const tkd_session *session, tkd_writer *out)
{
    static const char *const severities[] = {
        [TKD_ERROR] = "error", [TKD_WARNING] = "warning", [TKD_NOTE] = "note"};
    const tkd_files *files = tkd_workspace_files(session->workspace);
    const tkd_problem *problems = session->problems.list.items;
    for (size_t i = 0; i < session->problems.list.count; i++) {
        const tkd_problem *problem = &problems[i];
        write_gcc_line(files, problem->place, severities[problem->severity], problem->message, out);
        if (problem->hint.size > 0) {
            tkd_write_string(out, "; ");
            tkd_write(out, problem->hint);
        }
        tkd_write_format(out, " [T%04d]\n", (int)problem->code);
        if (problem->other.line > 0) {
            write_gcc_line(files, problem->other, "note", problem->other_message, out);
            tkd_write_char(out, '\n');
        }
    }
}

// ---- for people ---------------------------------------------------------------------------------

static void print_summary(const tkd_report *report, const tkd_session *session,
                          const verdict *found, tkd_writer *out)
{
    const tkd_model *model = found->today;
    const bool is_estonian = report->language == TKD_ET;
    const struct {
        size_t count;
        tkd_words one;
        tkd_words many;
    } things[] = {
        {model->journey_count, {"teekond", "journey"}, {"teekonda", "journeys"}},
        {model->step_count, {"samm", "step"}, {"sammu", "steps"}},
        {model->bottleneck_count, {"kitsaskoht", "bottleneck"}, {"kitsaskohta", "bottlenecks"}},
        {model->municipality_count,
         {"omavalitsus", "municipality"},
         {"omavalitsust", "municipalities"}},
        {found->assumption_count, {"eeldus", "assumption"}, {"eeldust", "assumptions"}},
        {session->problems.warning_count, {"hoiatus", "warning"}, {"hoiatust", "warnings"}},
    };
    enum { SEMICOLON_BEFORE = 4 };
    tkd_write_string(out, is_estonian ? "Korras: " : "In order: ");
    for (size_t i = 0; i < sizeof(things) / sizeof(things[0]); i++) {
        if (i > SEMICOLON_BEFORE && things[i].count == 0) {
            continue;
        }
        tkd_write_string(out, i == 0 ? "" : i == SEMICOLON_BEFORE ? "; " : ", ");
        tkd_report_print_count(report, things[i].count,
                               is_estonian ? things[i].one.et : things[i].one.en,
                               is_estonian ? things[i].many.et : things[i].many.en, out);
    }
    tkd_write_char(out, '\n');
}

static void tell_counts(tkd_session *session)
{
    tkd_console *console = session->console;
    const size_t errors = session->problems.error_count;
    fprintf(stderr, "\n%s %zu %s", tkd_say(console, "Kokku", "In all"), errors,
            errors == 1 ? tkd_say(console, "viga", "error") : tkd_say(console, "viga", "errors"));
    const size_t warnings = session->problems.warning_count;
    if (warnings > 0) {
        fprintf(stderr, ", %zu %s", warnings,
                warnings == 1 ? tkd_say(console, "hoiatus", "warning")
                              : tkd_say(console, "hoiatust", "warnings"));
    }
    fputc('\n', stderr);
}

static void print_for_people(tkd_session *session, const verdict *found, bool with_assumptions,
                             tkd_writer *out)
{
    tkd_console *console = session->console;
    tkd_console_problems(console, &session->problems, tkd_workspace_files(session->workspace));
    if (found->today == NULL) {
        tell_counts(session);
        return;
    }
    const tkd_report report = {found->today, console->language, console->arena};
    if (with_assumptions) {
        tkd_report_print_assumptions(&report, found->assumptions, found->assumption_count, out);
        tkd_write_char(out, '\n');
    }
    print_summary(&report, session, found, out);
}

// ---- the command --------------------------------------------------------------------------------

static tkd_outcome check(tkd_session *session, const tkd_arguments *arguments,
                         const tkd_study_options *options, tkd_delivery *delivery)
{
    tkd_error err = {0};
    verdict found = {0};
    const tkd_status status = tkd_study_check(session->workspace, options, session->console->arena,
                                              &found.today, &session->problems, &err);
    // What several scenarios have in common counts once.
    tkd_problems_sort(&session->problems);
    const bool has_errors = session->problems.error_count > 0;
    if (status != TKD_OK && !has_errors) {
        return tkd_session_outcome(session, status, &err);
    }
    const bool with_assumptions = tkd_arguments_has(arguments, "assumptions");
    if (has_errors) {
        found.today = NULL;
    } else {
        found.assumption_count = tkd_model_assumption_count(found.today);
    }
    if (found.today != NULL && with_assumptions) {
        const tkd_outcome outcome = list_assumptions(session, &found);
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
    }
    const tkd_text format = tkd_text_of(tkd_arguments_value(arguments, "format"));
    if (tkd_text_equal(format, TKD_TEXT("json"))) {
        write_json(session, &found, with_assumptions, &delivery->writer);
    } else if (tkd_text_equal(format, TKD_TEXT("gcc"))) {
        write_gcc(session, &delivery->writer);
    } else {
        print_for_people(session, &found, with_assumptions, &delivery->writer);
    }
    const tkd_outcome outcome = tkd_delivery_close(session->console, delivery);
    return outcome == TKD_OUTCOME_DONE && has_errors ? TKD_OUTCOME_FINDINGS : outcome;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_study_options options;
    tkd_delivery delivery;
    tkd_outcome outcome = tkd_request_read(console, arguments, &options);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_delivery_open(console, tkd_arguments_value(arguments, "output"), &delivery);
    }
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    tkd_session session;
    outcome = tkd_session_open(console, arguments, &session);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check(&session, arguments, &options, &delivery);
    }
    tkd_session_close(&session);
    tkd_delivery_cancel(&delivery);
    return outcome;
}

const tkd_command tkd_command_check = {
    .name = "check",
    .alias = "kontrolli",
    .summary = {"ütleb kõik vead korraga, koha ja parandusega",
                "tells all mistakes at once, with place and remedy"},
    .operands = {"RADA…", "PATH…"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .examples =
        {
            {"journeys/kohanemine", {"kas kõik on korras?", "is all in order?"}},
            {"journeys/kohanemine --assumptions",
             {"mille peal tulemused seisavad: vaikeväärtused ja allikata arvud",
              "what the results rest on: defaults and figures without a source"}},
            {"journeys/kohanemine --format json",
             {"vead programmi jaoks", "mistakes for a program"}},
        },
    .run = run,
};
