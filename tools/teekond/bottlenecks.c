// SPDX-License-Identifier: EUPL-1.2
// teekond bottlenecks: what each bottleneck costs, dearest first.
#include "teekond/number.h"
#include "teekond/report.h"

#include "document.h"
#include "shell.h"

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
     {"ainult N kallimat (igas omavalitsuses, teekonnas, sihtrühmas)",
      "only the N dearest (of each municipality, journey, group)"}},
};

static tkd_outcome read_top(tkd_console *console, const tkd_arguments *arguments, uint32_t *top)
{
    const char *text = tkd_arguments_value(arguments, "top");
    double value = 0.0;
    *top = UINT32_MAX;
    if (text == NULL) {
        return TKD_OUTCOME_DONE;
    }
    if (!tkd_number_parse(tkd_text_of(text), false, &value) || value < 1.0 || value > 1e9 ||
        value != (double)(uint32_t)value) {
        tkd_console_error(console, "--top %s: vaja on täisarvu alates 1-st",
                          "--top %s: a whole number from 1 is needed", text);
        return tkd_console_usage(console);
    }
    *top = (uint32_t)value;
    return TKD_OUTCOME_DONE;
}

// The findings with the `top` dearest of each row of clients alone; order is kept.
static bool keep_top(const tkd_findings *all, uint32_t top, tkd_arena *arena, tkd_findings *kept)
{
    tkd_price_row *prices = TKD_TAKE(arena, all->price_count, tkd_price_row);
    tkd_unnamed_row *unnamed = TKD_TAKE(arena, all->unnamed_count, tkd_unnamed_row);
    tkd_felt_row *felt = TKD_TAKE(arena, all->felt_count, tkd_felt_row);
    if (prices == NULL || unnamed == NULL || felt == NULL) {
        return false;
    }
    *kept = *all;
    kept->price_count = 0;
    kept->unnamed_count = 0;
    kept->felt_count = 0;
    for (size_t i = 0; i < all->price_count; i++) {
        if (all->prices[i].rank <= top) {
            prices[kept->price_count++] = all->prices[i];
        }
    }
    for (size_t i = 0; i < all->unnamed_count; i++) {
        if (all->unnamed[i].rank <= top) {
            unnamed[kept->unnamed_count++] = all->unnamed[i];
        }
    }
    // Bottlenecks without a price are not among the dearest; all are shown where nothing is left out.
    for (size_t i = 0; i < all->felt_count; i++) {
        if (top == UINT32_MAX || (all->felt[i].price_rank > 0 && all->felt[i].price_rank <= top)) {
            felt[kept->felt_count++] = all->felt[i];
        }
    }
    kept->prices = prices;
    kept->unnamed = unnamed;
    kept->felt = felt;
    return true;
}

// What is asked besides the options, and what comes of it.
typedef struct pricing {
    uint32_t top;
    const char *document; // NULL: not asked for
    const tkd_findings *findings;
    tkd_findings kept; // the dearest of them
} pricing;

// `--document`: what a picture of these findings shows, to be drawn from again and again.
static tkd_outcome save_document(tkd_session *session, const tkd_study_options *options,
                                 void *context)
{
    const pricing *made = context;
    const tkd_findings *findings = made->findings;
    const tkd_variation variation = tkd_request_variation(options);
    const tkd_picture_options shown = {.beside = TKD_BESIDE_MUNICIPALITIES};
    const tkd_model *model = NULL;
    tkd_picture picture;
    tkd_text document = {0};
    if (made->document == NULL) {
        return TKD_OUTCOME_DONE;
    }
    tkd_outcome outcome = tkd_session_model(session, &variation, &model);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_document_picture(session->console, model, findings->results, findings, &shown,
                                       &picture);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome =
            tkd_document_write(session->console, &picture, findings->results, findings, &document);
    }
    return outcome == TKD_OUTCOME_DONE
               ? tkd_document_save(session->console, made->document, document)
               : outcome;
}

static tkd_outcome make(tkd_session *session, const tkd_study_options *options, void *context)
{
    pricing *made = context;
    tkd_arena *arena = session->console->arena;
    tkd_error err = {0};
    const tkd_status status = tkd_study_price(session->workspace, options, arena, &made->findings,
                                              &session->problems, &err);
    const tkd_outcome outcome = tkd_session_outcome(session, status, &err);
    if (outcome == TKD_OUTCOME_DONE && !keep_top(made->findings, made->top, arena, &made->kept)) {
        tkd_console_error(session->console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    return outcome;
}

static void print(const tkd_report *report, tkd_writer *out, const void *context)
{
    tkd_report_print_findings(report, &((const pricing *)context)->kept, out);
}

static void write_csv(tkd_arena *arena, tkd_writer *out, const void *context)
{
    tkd_report_write_findings_csv(&((const pricing *)context)->kept, arena, out);
}

static void write_json(tkd_json *json, const void *context)
{
    tkd_findings_write_json(&((const pricing *)context)->kept, json);
}

static const tkd_results *results_of(const void *context)
{
    return ((const pricing *)context)->findings->results;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    tkd_study_options options;
    pricing made = {.document = tkd_arguments_value(arguments, "document")};
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
        tkd_console_error(console, "hinnad arvutatakse ühes stsenaariumis korraga",
                          "prices are computed in one scenario at a time");
        outcome = tkd_console_usage(console);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_top(console, arguments, &made.top);
    }
    return outcome == TKD_OUTCOME_DONE ? tkd_shell_run(console, arguments, &options, &product)
                                       : outcome;
}

const tkd_command tkd_command_bottlenecks = {
    .name = "bottlenecks",
    .alias = "kitsaskohad",
    .summary = {"arvutab, mida iga kitsaskoht maksma läheb, kallimad ees",
                "prices each bottleneck, dearest first"},
    .operands = {"RADA…", "PATH…"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .simulates = true,
    .examples =
        {
            {"journeys/kohanemine",
             {"kitsaskohad ja nende hind inimpäevades",
              "bottlenecks and their price in person-days"}},
            {"journeys/keeleope --top 5", {"viis kallimat", "the five dearest"}},
            {"journeys/kohanemine -o kitsaskohad.csv",
             {"kõik read tabelarvutuse jaoks", "all rows for a spreadsheet"}},
        },
    .run = run,
};
