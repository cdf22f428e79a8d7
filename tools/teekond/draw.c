// SPDX-License-Identifier: EUPL-1.2
// teekond draw: makes the picture's document (the map, and what was simulated) and has it drawn.
#include <sys/stat.h>

#include "delivery.h"
#include "document.h"
#include "drawer.h"
#include "interrupt.h"
#include "request.h"

static const tkd_flag flags[] = {
    {"diagram",
     'd',
     {"map|flow", "map|flow"},
     "map flow",
     {"teekonnakaart või voogude kaart (vaikimisi map)",
      "journey map or map of flows (default: map)"}},
    {"output",
     'o',
     {"FAIL", "FILE"},
     NULL,
     {"kirjuta faili; - on standardväljund; korratav, iga -o joonistab talle eelneva -d",
      "write to a file; - is standard output; repeatable, each draws the -d before it"}},
    {"type",
     'T',
     {"svg|pdf|png|dot", "svg|pdf|png|dot"},
     "svg pdf png dot",
     {"pildi liik (vaikimisi faili lõpu järgi, muidu svg)",
      "kind of picture (default: by the file's ending, else svg)"}},
    {"page",
     0,
     {"screen|a4|a3|a0", "screen|a4|a3|a0"},
     "screen a4 a3 a0",
     {"leht, millele pilt mahub", "page that the picture fits"}},
    {"theme",
     0,
     {"light|dark|print", "light|dark|print"},
     "light dark print",
     {"värvid", "colours"}},
    {"journey", 0, {"ID", "ID"}, NULL, {"ainult see teekond", "only this journey"}},
    {"kov", 0, {"ID", "ID"}, NULL, {"ainult see omavalitsus", "only this municipality"}},
    {"group", 0, {"ID", "ID"}, NULL, {"ainult see sihtrühm", "only this group"}},
    {"no-sim",
     0,
     {NULL, NULL},
     NULL,
     {"ära simuleeri: kaart ilma arvudeta", "do not simulate: a map without figures"}},
    {"prices",
     0,
     {NULL, NULL},
     NULL,
     {"arvuta kitsaskohtade hinnad (kaardil vaikimisi, kui see ei võta kaua)",
      "price the bottlenecks (default of maps where it does not take long)"}},
    {"no-prices", 0, {NULL, NULL}, NULL, {"ära arvuta hindu: kiirem", "do not price them: faster"}},
};

// Prices take a run of everybody for each bottleneck. So many people in all take some seconds.
#define CHEAP_CLIENTS 1e5

typedef enum pricing { PRICES_NO, PRICES_IF_CHEAP, PRICES_YES } pricing;

// One picture that is asked for.
typedef struct sheet {
    const char *diagram;
    const char *path; // "-" for standard output
    const char *type;
} sheet;

// What the command line asks: pictures of one simulation.
typedef struct drawing {
    sheet *sheets;
    size_t count;
    bool simulates;
    pricing prices;
} drawing;

static const char *type_of(tkd_text path)
{
    static const char *const types[] = {"svg", "pdf", "png", "dot"};
    const size_t last = path.size >= 4 ? path.size - 4 : 0;
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (path.size >= 4 && path.data[last] == '.' &&
            tkd_text_equal(tkd_text_part(path, last + 1, 3), tkd_text_of(types[i]))) {
            return types[i];
        }
    }
    return NULL;
}

static tkd_outcome read_type(tkd_console *console, const tkd_arguments *arguments, sheet *asked)
{
    const char *type = tkd_arguments_value(arguments, "type");
    const bool is_stdout = tkd_text_equal(tkd_text_of(asked->path), TKD_TEXT("-"));
    asked->type = type != NULL ? type : is_stdout ? "svg" : type_of(tkd_text_of(asked->path));
    if (asked->type != NULL) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "%s: pildi liiki ei saa faili lõpust aru",
                      "%s: the ending does not tell the kind of picture", asked->path);
    tkd_console_hint(console, "võimalikud on .svg .pdf .png .dot, või ütle -T svg",
                     "endings are .svg .pdf .png .dot, or say -T svg");
    return tkd_console_usage(console);
}

// Each `-o` is a picture of the diagram named before it; a single `-d` holds for all.
static tkd_outcome read_sheets(tkd_console *console, const tkd_arguments *arguments, drawing *asked)
{
    const char *diagram = tkd_arguments_value(arguments, "diagram");
    size_t at = 0;
    (void)tkd_arguments_next(arguments, "diagram", &at);
    const bool several = tkd_arguments_next(arguments, "diagram", &at) != NULL;
    asked->sheets = TKD_TAKE(console->arena, arguments->given_count + 1, sheet);
    if (asked->sheets == NULL) {
        tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    diagram = diagram == NULL || several ? "map" : diagram;
    for (size_t i = 0; i < arguments->given_count; i++) {
        const tkd_text name = tkd_text_of(arguments->given[i].flag->name);
        if (several && tkd_text_equal(name, TKD_TEXT("diagram"))) {
            diagram = arguments->given[i].value;
        } else if (tkd_text_equal(name, TKD_TEXT("output"))) {
            asked->sheets[asked->count++] =
                (sheet){.diagram = diagram, .path = arguments->given[i].value};
        }
    }
    if (asked->count == 0) {
        asked->sheets[asked->count++] = (sheet){.diagram = diagram, .path = "-"};
    }
    for (size_t i = 0; i < asked->count; i++) {
        const tkd_outcome outcome = read_type(console, arguments, &asked->sheets[i]);
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_drawing(tkd_console *console, const tkd_arguments *arguments,
                                drawing *asked)
{
    const tkd_outcome outcome = read_sheets(console, arguments, asked);
    bool has_map = false;
    for (size_t i = 0; i < asked->count; i++) {
        has_map |= tkd_text_equal(tkd_text_of(asked->sheets[i].diagram), TKD_TEXT("map"));
    }
    asked->simulates = !tkd_arguments_has(arguments, "no-sim");
    asked->prices = PRICES_NO;
    if (tkd_arguments_has(arguments, "prices")) {
        asked->prices = PRICES_YES;
    } else if (has_map && !tkd_arguments_has(arguments, "no-prices")) {
        asked->prices = PRICES_IF_CHEAP;
    }
    return outcome;
}

// Can the file be written? Found out before minutes of simulation, for files that can be replaced.
static tkd_outcome try_output(tkd_console *console, const char *path)
{
    struct stat found;
    if (stat(path, &found) == 0 && !S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode)) {
        return TKD_OUTCOME_DONE;
    }
    tkd_delivery delivery;
    const tkd_outcome outcome = tkd_delivery_open(console, path, &delivery);
    if (outcome == TKD_OUTCOME_DONE) {
        tkd_delivery_cancel(&delivery);
    }
    return outcome;
}

// Would prices of all bottlenecks take few enough people?
static bool is_cheap(const tkd_model *model, const tkd_results *results)
{
    const tkd_text all = TKD_TEXT("*");
    const tkd_result_row *row = tkd_results_find(results, model->scenario, all, all, all);
    return row != NULL && row->measures[TKD_ARRIVED].estimate.mean * results->run.replications *
                                  model->bottleneck_count <=
                              CHEAP_CLIENTS;
}

// Results, and prices where asked for or cheap.
static tkd_outcome simulate(tkd_session *session, const tkd_study_options *options,
                            const tkd_model *model, const drawing *asked,
                            const tkd_results **results, const tkd_findings **findings)
{
    tkd_arena *arena = session->console->arena;
    tkd_error err = {0};
    tkd_status status = TKD_OK;
    if (asked->prices != PRICES_YES) {
        status = tkd_study_simulate(session->workspace, options, arena, results, &session->problems,
                                    &err);
    }
    const bool prices =
        asked->prices == PRICES_YES || (asked->prices == PRICES_IF_CHEAP && status == TKD_OK &&
                                        !tkd_interrupt_asked() && is_cheap(model, *results));
    if (prices) {
        status =
            tkd_study_price(session->workspace, options, arena, findings, &session->problems, &err);
    }
    const tkd_outcome outcome = tkd_session_outcome(session, status, &err);
    if (outcome == TKD_OUTCOME_UNSIMULATED) {
        tkd_console_hint(session->console, "kaardi ilma arvudeta annab --no-sim",
                         "--no-sim gives the map without figures");
    }
    if (outcome == TKD_OUTCOME_DONE && prices) {
        *results = (*findings)->results;
    } else if (outcome == TKD_OUTCOME_DONE && asked->prices == PRICES_IF_CHEAP) {
        tkd_console_note(session->console,
                         "kitsaskohtade hindu ei arvutatud, sest see võtab kaua; arvutab --prices",
                         "bottlenecks were not priced, because it takes long; --prices does it");
    }
    return outcome;
}

// The document of a workspace: read, simulated where it has numbers.
static tkd_outcome make_document(tkd_session *session, const tkd_arguments *arguments,
                                 const tkd_study_options *options, const drawing *asked,
                                 tkd_text *document)
{
    const tkd_variation variation = tkd_request_variation(options);
    const tkd_model *model = NULL;
    const tkd_results *results = NULL;
    const tkd_findings *findings = NULL;
    tkd_error err = {0};
    tkd_outcome outcome = tkd_request_check(session, options);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    const tkd_status status = tkd_workspace_build(
        session->workspace, &variation, session->console->arena, &model, &session->problems, &err);
    if (status != TKD_OK || session->problems.error_count > 0) {
        return tkd_session_outcome(session, status, &err);
    }
    if (asked->simulates && model->has_numbers) {
        outcome = simulate(session, options, model, asked, &results, &findings);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome =
            tkd_document_write(session->console, arguments, model, results, findings, document);
    }
    return outcome;
}

static tkd_outcome draw_sheet(tkd_console *console, const tkd_arguments *arguments,
                              const sheet *asked, tkd_text document)
{
    const char *language = tkd_arguments_value(arguments, "lang");
    const char *words[20] = {
        "-d",     asked->diagram,
        "-T",     asked->type,
        "-o",     asked->path,
        "--lang", language != NULL ? language : tkd_language_code(console->language)};
    size_t count = 8;
    static const char *const passed[][2] = {
        {"page", "--page"}, {"theme", "--theme"}, {"journey", "--journey"}};
    for (size_t i = 0; i < sizeof(passed) / sizeof(passed[0]); i++) {
        const char *value = tkd_arguments_value(arguments, passed[i][0]);
        if (value != NULL) {
            words[count++] = passed[i][1];
            words[count++] = value;
        }
    }
    return tkd_drawer_run(console, words, document);
}

static tkd_outcome read_workspace(tkd_console *console, const tkd_arguments *arguments,
                                  const tkd_study_options *options, const drawing *asked,
                                  tkd_text *document)
{
    tkd_session session;
    tkd_outcome outcome = tkd_session_open(console, arguments, &session);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = make_document(&session, arguments, options, asked, document);
    }
    tkd_session_close(&session);
    return outcome;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_study_options options;
    drawing asked = {0};
    tkd_text document = {0};
    tkd_outcome outcome = tkd_request_read(console, arguments, &options);
    if (outcome == TKD_OUTCOME_DONE && options.scenario_count > 1) {
        tkd_console_error(console, "pilt näitab ühte stsenaariumi korraga",
                          "a picture shows one scenario at a time");
        outcome = tkd_console_usage(console);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_drawing(console, arguments, &asked);
    }
    for (size_t i = 0; i < asked.count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome = try_output(console, asked.sheets[i].path);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_document_is_operand(arguments)
                      ? tkd_document_read(console, arguments->operands[0], &document)
                      : read_workspace(console, arguments, &options, &asked, &document);
    }
    const bool draws = tkd_ranks_own(console->ranks) == 0;
    for (size_t i = 0; draws && i < asked.count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome = draw_sheet(console, arguments, &asked.sheets[i], document);
    }
    return outcome;
}

const tkd_command tkd_command_draw = {
    .name = "draw",
    .alias = "joonista",
    .summary = {"joonistab teekonnakaardi või voogude kaardi",
                "draws the journey map or the map of flows"},
    .operands = {"RADA…|FAIL.json", "PATH…|FILE.json"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .simulates = true,
    .examples =
        {
            {"-d map journeys/kohanemine -o kaart.svg",
             {"teekonnakaart: etapid, sammud, kitsaskohad", "the map: stages, steps, bottlenecks"}},
            {"-d flow journeys/kohanemine -o vood.pdf --page a3",
             {"kuhu inimesed lähevad ja kus ootavad", "where people go, and where they wait"}},
            {"-d map --no-sim journeys/kohanemine -o kaart.png",
             {"kaart ilma arvudeta, kohe", "the map without figures, at once"}},
        },
    .run = run,
};
