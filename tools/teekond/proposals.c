// SPDX-License-Identifier: EUPL-1.2
// teekond proposals: what each proposal gains and costs, and the best of them for the money.
#include <math.h>
#include <string.h>

#include "teekond/number.h"
#include "teekond/report.h"

#include "document.h"
#include "shell.h"

static const tkd_flag flags[] = {
    {"budget",
     0,
     {"EUROT", "EUROS"},
     NULL,
     {"otsi parim komplekt, mis selle raha eest mahub, näiteks --budget 200000",
      "look for the best set that this money buys, for example --budget 200000"}},
    {"years",
     0,
     {"N", "N"},
     NULL,
     {"mitme aasta peale kulu ja eelarve jagunevad (vaikimisi 4)",
      "over how many years costs and the budget are spread (default 4)"}},
    {"kov",
     0,
     {"ID,…", "ID,…"},
     NULL,
     {"rakendavad ainult need omavalitsused; korratav",
      "only these municipalities adopt; repeatable"}},
    {"level",
     0,
     {"TASE,…", "LEVEL,…"},
     NULL,
     {"ainult ettepanekud, mis teisi tasandeid ei vaja: kov, kovs, state, eu, ngo, private; "
      "korratav",
      "only proposals that need no other level: kov, kovs, state, eu, ngo, private; repeatable"}},
    {"objective",
     0,
     {"days|completed", "days|completed"},
     "days completed",
     {"mida komplekt peab andma: säästetud inimpäevi või lõpetajaid (vaikimisi days)",
      "what a set is to gain: person-days saved, or people who complete (default: days)"}},
    {"tries",
     0,
     {"N", "N"},
     NULL,
     {"mitu komplekti kõige rohkem läbi arvutada (vaikimisi 100)",
      "how many sets to compute at most (default 100)"}},
    {"full",
     0,
     {NULL, NULL},
     NULL,
     {"iga ettepanek kõigis replikatsioonides, kuigi see võtab kaua",
      "each proposal in all replications, however long that takes"}},
    {"document",
     0,
     {"FAIL.json", "FILE.json"},
     NULL,
     {"salvesta ka pildi andmed; neist joonistab teekond draw FAIL.json",
      "save the picture's data too; teekond draw FILE.json draws from it"}},
    {"top",
     0,
     {"N", "N"},
     NULL,
     {"ainult N suurima mõjuga (igas omavalitsuses, teekonnas, sihtrühmas)",
      "only the N with most gain (of each municipality, journey, group)"}},
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

static const double euros_most = 1e12;
enum { TRIES_MOST = 10000 };

// What is asked, and what comes of it.
typedef struct asking {
    tkd_proposal_options asked;
    uint32_t top;
    const char *document; // NULL: not asked for
    const tkd_proposal_gains *gains;
    tkd_proposal_gains kept; // with the `top` of each row of clients
} asking;

// ---- The command line ---------------------------------------------------------------------------

// `200000`, `200000 EUR`, `200000€`
static bool read_euros(const char *written, double *euros)
{
    tkd_text text = tkd_text_trim(tkd_text_of(written));
    size_t used = 0;

    if (!tkd_number_read(text, false, euros, &used) || !(*euros >= 0.0 && *euros <= euros_most)) {
        return false;
    }
    text = tkd_text_trim(tkd_text_part(text, used, text.size));
    return text.size == 0 || tkd_text_equal(text, TKD_TEXT("EUR")) ||
           tkd_text_equal(text, TKD_TEXT("€"));
}

static tkd_outcome read_budget(tkd_console *console, const tkd_arguments *arguments,
                               tkd_proposal_options *asked)
{
    const char *written = tkd_arguments_value(arguments, "budget");

    if (written == NULL) {
        return TKD_OUTCOME_DONE;
    }
    asked->has_budget = true;
    if (!read_euros(written, &asked->budget_eur)) {
        tkd_console_error(console, "--budget %s: vaja on summat eurodes, 0 kuni 1 000 000 000 000",
                          "--budget %s: an amount in euros from 0 to 1,000,000,000,000 is needed",
                          written);
        tkd_console_hint(console, "kirjuta tühikute ja komadeta: --budget 200000",
                         "write it without blanks and commas: --budget 200000");
        return tkd_console_usage(console);
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_count(tkd_console *console, const tkd_arguments *arguments,
                              const char *flag, uint32_t most, uint32_t *count)
{
    const char *written = tkd_arguments_value(arguments, flag);
    double value = 0.0;

    if (written == NULL) {
        return TKD_OUTCOME_DONE;
    }
    if (!tkd_number_parse(tkd_text_of(written), false, &value) || !(value >= 1.0) || value > most ||
        value != floor(value)) {
        tkd_console_error(console, "--%s %s: vaja on täisarvu 1 kuni %u",
                          "--%s %s: a whole number from 1 to %u is needed", flag, written,
                          (unsigned)most);
        return tkd_console_usage(console);
    }
    *count = (uint32_t)value;
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_level(tkd_console *console, tkd_text written, uint32_t *levels)
{
    static const struct {
        const char *word;
        tkd_level level;
    } known[] = {
        {"kov", TKD_LEVEL_KOV},         {"kovs", TKD_LEVEL_KOVS},   {"state", TKD_LEVEL_STATE},
        {"eu", TKD_LEVEL_EU},           {"ngo", TKD_LEVEL_NGO},     {"private", TKD_LEVEL_PRIVATE},
        {"kovid", TKD_LEVEL_KOVS},      {"riik", TKD_LEVEL_STATE},  {"el", TKD_LEVEL_EU},
        {"vabaühendus", TKD_LEVEL_NGO}, {"era", TKD_LEVEL_PRIVATE},
    };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (tkd_text_equal(written, tkd_text_of(known[i].word))) {
            *levels |= 1u << known[i].level;
            return TKD_OUTCOME_DONE;
        }
    }
    tkd_console_error(console, "--level %.*s: sellist tasandit ei ole",
                      "--level %.*s: there is no such level", TKD_ARG(written));
    tkd_console_hint(console, "tasandid on kov, kovs, state, eu, ngo, private",
                     "the levels are kov, kovs, state, eu, ngo, private");
    return tkd_console_usage(console);
}

static tkd_outcome read_levels(tkd_console *console, const tkd_arguments *arguments,
                               uint32_t *levels)
{
    const tkd_text *words = NULL;
    size_t count = 0;
    tkd_outcome outcome = tkd_request_list(console, arguments, "level", &words, &count);

    for (size_t i = 0; i < count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome = read_level(console, words[i], levels);
    }
    return outcome;
}

// Flags that say how to look for a set are of no use without the money.
static tkd_outcome check_budget(tkd_console *console, const tkd_arguments *arguments)
{
    static const char *const needing[] = {"objective", "tries"};

    for (size_t i = 0; i < sizeof(needing) / sizeof(needing[0]); i++) {
        if (tkd_arguments_has(arguments, needing[i]) && !tkd_arguments_has(arguments, "budget")) {
            tkd_console_error(console, "--%s vajab eelarvet", "--%s needs a budget", needing[i]);
            tkd_console_hint(console, "näiteks --budget 200000", "for example --budget 200000");
            return tkd_console_usage(console);
        }
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_asked(tkd_console *console, const tkd_arguments *arguments, asking *into)
{
    const char *objective = tkd_arguments_value(arguments, "objective");
    tkd_proposal_options *asked = &into->asked;
    tkd_outcome outcome = read_budget(console, arguments, asked);

    into->top = UINT32_MAX;
    asked->objective = objective != NULL && strcmp(objective, "completed") == 0
                           ? TKD_OBJECTIVE_COMPLETED
                           : TKD_OBJECTIVE_DAYS;
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check_budget(console, arguments);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_count(console, arguments, "years", TKD_PROPOSAL_YEARS_MOST, &asked->years);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_count(console, arguments, "tries", TRIES_MOST, &asked->tries);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_count(console, arguments, "top", 1000000000, &into->top);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_levels(console, arguments, &asked->levels);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_request_list(console, arguments, "kov", &asked->municipalities,
                                   &asked->municipality_count);
    }
    return outcome;
}

// ---- The command --------------------------------------------------------------------------------

static bool is_municipality(const tkd_model *model, tkd_text id)
{
    for (uint32_t m = 0; m < model->municipality_count; m++) {
        if (tkd_text_equal(model->municipalities[m].item.id, id)) {
            return true;
        }
    }
    return false;
}

// Every municipality that is named exists; else the nearest one that does.
static tkd_outcome check_municipalities(tkd_session *session, const tkd_study_options *options,
                                        const tkd_proposal_options *asked)
{
    const tkd_variation variation = tkd_request_variation(options);
    tkd_console *console = session->console;
    const tkd_model *model = NULL;

    if (asked->municipality_count == 0 ||
        tkd_session_model(session, &variation, &model) != TKD_OUTCOME_DONE) {
        return TKD_OUTCOME_DONE; // The study tells what is wrong with the model.
    }
    for (size_t i = 0; i < asked->municipality_count; i++) {
        if (!is_municipality(model, asked->municipalities[i])) {
            const char **known = TKD_TAKE(console->arena, model->municipality_count, const char *);
            const tkd_text copy = tkd_text_copy(console->arena, asked->municipalities[i]);
            const char *shown = copy.data == NULL ? "" : copy.data;
            for (uint32_t m = 0; known != NULL && m < model->municipality_count; m++) {
                known[m] = model->municipalities[m].item.id.data;
            }
            const char *nearest = known == NULL ? NULL
                                                : tkd_nearest(console->arena, shown, known,
                                                              model->municipality_count);
            tkd_console_error(console, "omavalitsust „%s“ ei ole", "there is no municipality '%s'",
                              shown);
            if (nearest != NULL) {
                tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?", nearest);
            }
            return tkd_console_usage(console);
        }
    }
    return TKD_OUTCOME_DONE;
}

// The gains with the `top` of each row of clients alone; order is kept.
static bool keep_top(asking *made, tkd_arena *arena)
{
    tkd_gain_row *rows = TKD_TAKE(arena, made->gains->row_count, tkd_gain_row);

    if (rows == NULL) {
        return false;
    }
    made->kept = *made->gains;
    made->kept.row_count = 0;
    for (size_t i = 0; i < made->gains->row_count; i++) {
        if (made->gains->rows[i].rank <= made->top) {
            rows[made->kept.row_count++] = made->gains->rows[i];
        }
    }
    made->kept.rows = rows;
    return true;
}

static tkd_outcome make(tkd_session *session, const tkd_study_options *options, void *context)
{
    asking *made = context;
    tkd_arena *arena = session->console->arena;
    tkd_error err = {0};
    tkd_outcome outcome = check_municipalities(session, options, &made->asked);

    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    const tkd_status status = tkd_study_proposals(session->workspace, options, &made->asked, arena,
                                                  &made->gains, &session->problems, &err);
    outcome = tkd_session_outcome(session, status, &err);
    if (outcome == TKD_OUTCOME_DONE && !keep_top(made, arena)) {
        tkd_console_error(session->console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    return outcome;
}

static tkd_outcome save_document(tkd_session *session, const tkd_study_options *options,
                                 void *context)
{
    const asking *made = context;

    return tkd_document_keep(session, options, made->document, made->gains->results, NULL,
                             made->gains);
}

static void print(const tkd_report *report, tkd_writer *out, const void *context)
{
    tkd_report_print_proposals(report, &((const asking *)context)->kept, out);
}

static void write_csv(tkd_arena *arena, tkd_writer *out, const void *context)
{
    tkd_report_write_proposals_csv(&((const asking *)context)->kept, arena, out);
}

static void write_json(tkd_json *json, const void *context)
{
    tkd_proposal_gains_write_json(&((const asking *)context)->kept, json);
}

static const tkd_results *results_of(const void *context)
{
    return ((const asking *)context)->gains->results;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_study_options options;
    asking made = {.document = tkd_arguments_value(arguments, "document")};
    const tkd_product product = {.context = &made,
                                 .make = make,
                                 .print = print,
                                 .write_csv = write_csv,
                                 .write_json = write_json,
                                 .save = save_document,
                                 .results = results_of,
                                 .tells_missing = true};
    tkd_outcome outcome = tkd_request_read(console, arguments, &options);

    if (outcome == TKD_OUTCOME_DONE && options.scenario_count > 1) {
        tkd_console_error(console, "ettepanekute mõju arvutatakse ühes stsenaariumis korraga",
                          "gains of proposals are computed in one scenario at a time");
        outcome = tkd_console_usage(console);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        options.full = tkd_arguments_has(arguments, "full");
        outcome = read_asked(console, arguments, &made);
    }
    return outcome == TKD_OUTCOME_DONE ? tkd_shell_run(console, arguments, &options, &product)
                                       : outcome;
}

const tkd_command tkd_command_proposals = {
    .name = "proposals",
    .alias = "ettepanekud",
    .summary = {"arvutab iga ettepaneku mõju ja leiab raha eest parima komplekti",
                "computes what each proposal gains, and the best set for the money"},
    .operands = {"RADA…", "PATH…"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .simulates = true,
    .examples =
        {
            {"journeys/keeleope -n 5", {"iga ettepaneku mõju", "what each proposal gains"}},
            {"journeys/keeleope -n 5 --budget 200000",
             {"parim komplekt, mis nelja aastaga maksab kuni 200 000 eurot",
              "the best set for at most 200,000 euros in four years"}},
            {"journeys/kohanemine --kov saaremaa --level kov",
             {"mida Saaremaa ise teha saab", "what Saaremaa can do by itself"}},
        },
    .run = run,
};
