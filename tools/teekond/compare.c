// SPDX-License-Identifier: EUPL-1.2
// teekond compare: municipalities, groups, journeys or scenarios beside one of them.
#include "teekond/analyse.h"
#include "teekond/number.h"
#include "teekond/report.h"

#include "measures.h"
#include "shell.h"

static const tkd_flag flags[] = {
    {"by",
     0,
     {"municipality|group|journey|scenario", "municipality|group|journey|scenario"},
     "municipality group journey scenario",
     {"mida võrreldakse (vaikimisi scenario, kui neid on nimetatud, muidu municipality)",
      "what is compared (default: scenario where some are named, else municipality)"}},
    {"reference",
     0,
     {"ID", "ID"},
     NULL,
     {"millega võrreldakse (vaikimisi stsenaariumide puhul today, muidu kõik koos)",
      "what with (default: today for scenarios, else all together)"}},
    {"kov",
     0,
     {"ID,…", "ID,…"},
     NULL,
     {"ainult need omavalitsused; korratav", "only these municipalities; repeatable"}},
    {"group",
     0,
     {"ID,…", "ID,…"},
     NULL,
     {"ainult need sihtrühmad; korratav", "only these groups; repeatable"}},
    {"journey",
     0,
     {"ID,…", "ID,…"},
     NULL,
     {"ainult need teekonnad; korratav", "only these journeys; repeatable"}},
    {"measure",
     0,
     {"NIMI,…|all", "NAME,…|all"},
     NULL,
     {"mõõdikud nagu JSONis, näiteks wait_h; korratav; all on kõik",
      "measures as in the JSON, such as wait_h; repeatable; all is every one"}},
    {"per",
     0,
     {"N", "N"},
     NULL,
     {"inimesed ja summad N saabuja kohta, näiteks --per 100",
      "people and sums for N arrivals, for example --per 100"}},
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

enum { MOST_KNOWN = 4096 };

// What the command line asks.
typedef struct asked {
    tkd_dimension by;
    tkd_text reference;
    const tkd_text *ids[TKD_DIMENSION_COUNT]; // Named ones; none: all, or all together.
    size_t id_counts[TKD_DIMENSION_COUNT];
    tkd_measures measures;
    tkd_correction correction;
    double per;
} asked;

// The flag that names ids of a dimension.
static const char *const id_flags[TKD_DIMENSION_COUNT] = {"scenario", "kov", "journey", "group"};

static const char *name_of_dimension(const tkd_console *console, tkd_dimension dimension)
{
    static const tkd_words names[TKD_DIMENSION_COUNT] = {{"stsenaariumi", "scenario"},
                                                         {"omavalitsust", "municipality"},
                                                         {"teekonda", "journey"},
                                                         {"sihtrühma", "group"}};
    return console->language == TKD_ET ? names[dimension].et : names[dimension].en;
}

// ---- The command line ---------------------------------------------------------------------------

static tkd_outcome read_per(tkd_console *console, const tkd_arguments *arguments, double *per)
{
    const char *written = tkd_arguments_value(arguments, "per");
    if (written == NULL ||
        (tkd_number_parse(tkd_text_of(written), false, per) && *per >= 1.0 && *per <= 1e6)) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "--per %s: vaja on arvu 1 … 1 000 000",
                      "--per %s: a number from 1 to 1,000,000 is needed", written);
    return tkd_console_usage(console);
}

// One of the words of an enumeration; flags allow no others.
static size_t find_word(const char *written, size_t count, const char *(*name)(size_t))
{
    size_t i = 0;
    while (i + 1 < count && !tkd_text_equal(tkd_text_of(written), tkd_text_of(name(i)))) {
        i++;
    }
    return i;
}

static const char *dimension_at(size_t i)
{
    return tkd_dimension_name((tkd_dimension)i);
}

static const char *correction_at(size_t i)
{
    return tkd_correction_name((tkd_correction)i);
}

static tkd_outcome read_asked(tkd_console *console, const tkd_arguments *arguments,
                              const tkd_study_options *options, asked *into)
{
    static const tkd_client_measure usual[] = {
        TKD_TIME_TO_COMPLETE_H, TKD_TIME_TO_COMPLETE_P90_H, TKD_WAIT_H, TKD_VISITS,
        TKD_COMPLETED_SHARE,    TKD_CLIENT_COST_EUR};
    const char *by = tkd_arguments_value(arguments, "by");
    const char *correction = tkd_arguments_value(arguments, "correction");
    const char *reference = tkd_arguments_value(arguments, "reference");
    tkd_outcome outcome = tkd_measures_read(console, arguments, usual,
                                            sizeof(usual) / sizeof(usual[0]), &into->measures);

    for (tkd_dimension d = TKD_DIMENSION_MUNICIPALITY;
         d < TKD_DIMENSION_COUNT && outcome == TKD_OUTCOME_DONE; d++) {
        outcome =
            tkd_request_list(console, arguments, id_flags[d], &into->ids[d], &into->id_counts[d]);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_per(console, arguments, &into->per);
    }
    into->by = options->scenario_count > 0 ? TKD_DIMENSION_SCENARIO : TKD_DIMENSION_MUNICIPALITY;
    if (by != NULL) {
        into->by = (tkd_dimension)find_word(by, TKD_DIMENSION_COUNT, dimension_at);
    }
    into->correction =
        correction == NULL
            ? TKD_CORRECTION_HOLM
            : (tkd_correction)find_word(correction, TKD_CORRECTION_COUNT, correction_at);
    into->reference = into->by == TKD_DIMENSION_SCENARIO ? TKD_TEXT("today") : TKD_TEXT("*");
    if (reference != NULL) {
        into->reference = tkd_text_compose(console->arena, tkd_text_of(reference));
        if (into->by == TKD_DIMENSION_SCENARIO &&
            tkd_text_equal(into->reference, TKD_TEXT("praegu"))) {
            into->reference = TKD_TEXT("today");
        }
    }
    return outcome;
}

// All scenarios that are simulated: the reference first.
static tkd_outcome add_reference(tkd_console *console, const asked *what,
                                 tkd_study_options *options)
{
    tkd_text *scenarios = TKD_TAKE(console->arena, options->scenario_count + 1, tkd_text);
    size_t count = 0;

    if (what->by != TKD_DIMENSION_SCENARIO) {
        return TKD_OUTCOME_DONE;
    }
    if (scenarios == NULL) {
        tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    scenarios[count++] = what->reference;
    for (size_t i = 0; i < options->scenario_count; i++) {
        if (!tkd_text_equal(options->scenarios[i], what->reference)) {
            scenarios[count++] = options->scenarios[i];
        }
    }
    if (count < 2) {
        tkd_console_error(console, "võrdlemiseks on vaja veel mõnd stsenaariumi",
                          "another scenario is needed to compare with");
        tkd_console_hint(console, "näiteks --scenario saaremaa-kaks",
                         "for example --scenario saaremaa-kaks");
        return tkd_console_usage(console);
    }
    options->scenarios = scenarios;
    options->scenario_count = count;
    return TKD_OUTCOME_DONE;
}

// ---- Rows ---------------------------------------------------------------------------------------

static bool is_named(const asked *what, tkd_dimension dimension, tkd_text id)
{
    for (size_t i = 0; i < what->id_counts[dimension]; i++) {
        if (tkd_text_equal(what->ids[dimension][i], id)) {
            return true;
        }
    }
    return false;
}

// Is the row one of those to be compared? In the dimension compared: the reference, and those named or
// all; elsewhere those named, or all together.
static bool is_subject(const asked *what, const tkd_result_row *row)
{
    for (tkd_dimension d = TKD_DIMENSION_SCENARIO; d < TKD_DIMENSION_COUNT; d++) {
        const tkd_text id = tkd_dimension_id(row, d);
        const bool is_all = tkd_text_equal(id, TKD_TEXT("*"));
        bool wanted = false;
        if (d == TKD_DIMENSION_SCENARIO) {
            wanted = true; // only those asked for were simulated
        } else if (d == what->by) {
            wanted = tkd_text_equal(id, what->reference) ||
                     (what->id_counts[d] > 0 ? is_named(what, d, id) : !is_all);
        } else {
            wanted = what->id_counts[d] > 0 ? is_named(what, d, id) : is_all;
        }
        if (!wanted) {
            return false;
        }
    }
    return true;
}

// Every id that is named stands in the results; else the nearest one that does.
static tkd_outcome check_id(tkd_console *console, const tkd_results *results,
                            tkd_dimension dimension, tkd_text id)
{
    const char *known[MOST_KNOWN];
    size_t count = 0;
    tkd_text last = {0};

    for (size_t i = 0; i < results->row_count; i++) {
        const tkd_text found = tkd_dimension_id(&results->rows[i], dimension);
        if (tkd_text_equal(found, id)) {
            return TKD_OUTCOME_DONE;
        }
        if (count < MOST_KNOWN && !tkd_text_equal(found, last)) {
            const tkd_text copy = tkd_text_copy(console->arena, found);
            known[count] = copy.data;
            count += copy.data != NULL;
            last = found;
        }
    }
    return tkd_measures_refuse(console, id, name_of_dimension(console, dimension),
                               name_of_dimension(console, dimension), known, count);
}

static tkd_outcome check_ids(tkd_console *console, const asked *what, const tkd_results *results)
{
    tkd_outcome outcome = check_id(console, results, what->by, what->reference);
    for (tkd_dimension d = TKD_DIMENSION_MUNICIPALITY; d < TKD_DIMENSION_COUNT; d++) {
        for (size_t i = 0; i < what->id_counts[d] && outcome == TKD_OUTCOME_DONE; i++) {
            outcome = check_id(console, results, d, what->ids[d][i]);
        }
    }
    return outcome;
}

// Rows to compare: those of the reference first, then in the order of the results, where scenarios stand
// as they were asked for and all else by id.
static tkd_outcome find_subjects(tkd_console *console, const asked *what,
                                 const tkd_results *results, tkd_list *subjects)
{
    tkd_list_init(subjects, console->arena, sizeof(const tkd_result_row *));
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < results->row_count; i++) {
            const tkd_result_row *row = &results->rows[i];
            const bool is_reference =
                tkd_text_equal(tkd_dimension_id(row, what->by), what->reference);
            if (is_reference != (pass == 0) || !is_subject(what, row)) {
                continue;
            }
            const tkd_result_row **place = tkd_list_add(subjects);
            if (place == NULL) {
                tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
                return TKD_OUTCOME_INTERNAL;
            }
            *place = row;
        }
    }
    if (subjects->count < 2) {
        tkd_console_error(console, "võrrelda ei ole midagi: leidus %zu rida",
                          "there is nothing to compare: %zu rows were found", subjects->count);
        return tkd_console_usage(console);
    }
    return TKD_OUTCOME_DONE;
}

// ---- The command --------------------------------------------------------------------------------

static tkd_outcome compare_rows(tkd_session *session, const asked *what, const tkd_results *results,
                                const tkd_comparisons **comparisons)
{
    tkd_console *console = session->console;
    tkd_error err = {0};
    tkd_list subjects;
    tkd_outcome outcome = check_ids(console, what, results);

    if (outcome == TKD_OUTCOME_DONE) {
        outcome = find_subjects(console, what, results, &subjects);
    }
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    const tkd_comparison_plan plan = {
        .results = results,
        .by = what->by,
        .reference = what->reference,
        .subjects = subjects.items,
        .subject_count = subjects.count,
        .measures = what->measures.list,
        .measure_count = what->measures.count,
        .correction = what->correction,
        .per = what->per,
    };
    const tkd_status status = tkd_analyse_compare(&plan, console->arena, comparisons, &err);
    if (status != TKD_OK) {
        tkd_console_fail(console, &err, "võrrelda ei saa", "it cannot be compared");
        return status == TKD_ERR_REFERENCE ? tkd_console_usage(console) : TKD_OUTCOME_INTERNAL;
    }
    return TKD_OUTCOME_DONE;
}

// What is asked, and what comes of it.
typedef struct comparing {
    asked what;
    const tkd_comparisons *comparisons;
} comparing;

static tkd_outcome make(tkd_session *session, const tkd_study_options *options, void *context)
{
    comparing *made = context;
    tkd_error err = {0};
    const tkd_results *results = NULL;
    const tkd_status status = tkd_study_simulate(
        session->workspace, options, session->console->arena, &results, &session->problems, &err);
    const tkd_outcome outcome = tkd_session_outcome(session, status, &err);
    return outcome == TKD_OUTCOME_DONE
               ? compare_rows(session, &made->what, results, &made->comparisons)
               : outcome;
}

static const tkd_comparisons *comparisons_of(const void *context)
{
    return ((const comparing *)context)->comparisons;
}

static void print(const tkd_report *report, tkd_writer *out, const void *context)
{
    tkd_report_print_comparisons(report, comparisons_of(context), out);
}

static void write_csv(tkd_arena *arena, tkd_writer *out, const void *context)
{
    tkd_report_write_comparisons_csv(comparisons_of(context), arena, out);
}

static void write_json(tkd_json *json, const void *context)
{
    tkd_comparisons_write_json(comparisons_of(context), json);
}

static const tkd_results *results_of(const void *context)
{
    return comparisons_of(context)->results;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_study_options options;
    comparing made = {0};
    const tkd_product product = {.context = &made,
                                 .make = make,
                                 .print = print,
                                 .write_csv = write_csv,
                                 .write_json = write_json,
                                 .results = results_of,
                                 .tells_missing = true};
    tkd_outcome outcome = tkd_request_read(console, arguments, &options);

    options.detail = TKD_DETAIL_CLIENTS;
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_asked(console, arguments, &options, &made.what);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = add_reference(console, &made.what, &options);
    }
    return outcome == TKD_OUTCOME_DONE ? tkd_shell_run(console, arguments, &options, &product)
                                       : outcome;
}

const tkd_command tkd_command_compare = {
    .name = "compare",
    .alias = "vordle",
    .summary = {"võrdleb omavalitsusi, sihtrühmi, teekondi või stsenaariume",
                "compares municipalities, groups, journeys or scenarios"},
    .operands = {"RADA…", "PATH…"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .simulates = true,
    .examples =
        {
            {"journeys/kohanemine --reference tartu",
             {"kas omavalitsused erinevad Tartust ja kui palju",
              "whether municipalities differ from Tartu, and by how much"}},
            {"journeys/kohanemine --scenario saaremaa-kaks --kov saaremaa",
             {"mida muudab stsenaarium Saaremaal, samade inimeste ja sama juhusega",
              "what a scenario changes in Saaremaa, with the same people and the same luck"}},
            {"journeys/kohanemine --by group --measure wait_h -o ootamine.csv",
             {"sihtrühmade ootamine tabelarvutuse jaoks", "waiting of groups for a spreadsheet"}},
        },
    .run = run,
};
