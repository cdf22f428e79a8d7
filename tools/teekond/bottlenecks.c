// SPDX-License-Identifier: EUPL-1.2
// teekond bottlenecks: what each bottleneck costs, dearest first.
#include "teekond/number.h"
#include "teekond/report.h"

#include "document.h"
#include "shell.h"

#define MOST_TIME_S 86400.0

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
    {"full",
     0,
     {NULL, NULL},
     NULL,
     {"iga hind kõigis replikatsioonides, kuigi see võtab kaua",
      "each price in all replications, however long that takes"}},
    {"shapley",
     0,
     {NULL, NULL},
     NULL,
     {"kitsaskohtade koosmõju: igaühe osa kogu kaost (Shapley)",
      "how bottlenecks act together: each one's share of the whole loss (Shapley)"}},
    {"time",
     0,
     {"AEG", "TIME"},
     NULL,
     {"aeg osade arvutamiseks, hindade kõrval (vaikimisi 60s; 30s, 5min, 1h)",
      "time for the shares, besides the prices (by default 60s; 30s, 5min, 1h)"}},
    {"permutations",
     0,
     {"N", "N"},
     NULL,
     {"osad N juhuslikust järjestusest (paarisarv); sama N annab sama tulemuse",
      "shares from N random orders (an even number); the same N gives the same result"}},
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

// Seconds of `60s`, `5min`, `1h`; 0: that is no time.
static double seconds_of(const char *text)
{
    static const struct {
        const char *unit;
        double seconds;
    } units[] = {{"s", 1.0}, {"min", 60.0}, {"h", 3600.0}, {"t", 3600.0}};
    const tkd_text whole = tkd_text_of(text);
    double number = 0.0;
    size_t used = 0;
    if (!tkd_number_read(whole, false, &number, &used)) {
        return 0.0;
    }
    const tkd_text unit = {whole.data + used, whole.size - used};
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        const double seconds = number * units[i].seconds;
        if (tkd_text_equal(unit, tkd_text_of(units[i].unit)) && seconds <= MOST_TIME_S) {
            return seconds;
        }
    }
    return 0.0;
}

static tkd_outcome read_time(tkd_console *console, const char *text, double *seconds)
{
    *seconds = text == NULL ? 0.0 : seconds_of(text);
    if (text != NULL && *seconds <= 0.0) {
        tkd_console_error(console, "--time %s: vaja on aega kuni ööpäev, näiteks 60s, 5min või 1h",
                          "--time %s: a time of up to a day is needed, such as 60s, 5min or 1h",
                          text);
        return tkd_console_usage(console);
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome read_permutations(tkd_console *console, const char *text, uint64_t *count)
{
    double value = 0.0;
    *count = 0;
    if (text == NULL) {
        return TKD_OUTCOME_DONE;
    }
    if (!tkd_number_parse(tkd_text_of(text), false, &value) || value < 1.0 ||
        value > TKD_INTERACTION_PERMUTATIONS_MOST || value != (double)(uint32_t)value) {
        tkd_console_error(console, "--permutations %s: vaja on täisarvu 1–%d",
                          "--permutations %s: a whole number, 1–%d, is needed", text,
                          TKD_INTERACTION_PERMUTATIONS_MOST);
        return tkd_console_usage(console);
    }
    *count = (uint64_t)value;
    return TKD_OUTCOME_DONE;
}

// How shares are to be found; `interactions` of the options is set where they are asked for.
static tkd_outcome read_interactions(tkd_console *console, const tkd_arguments *arguments,
                                     tkd_interaction_options *asked, tkd_study_options *options)
{
    const char *time = tkd_arguments_value(arguments, "time");
    const char *permutations = tkd_arguments_value(arguments, "permutations");
    const bool has_shares = tkd_arguments_has(arguments, "shapley");
    if (!has_shares && (time != NULL || permutations != NULL)) {
        tkd_console_error(console, "--%s käib koos lipuga --shapley", "--%s goes with --shapley",
                          time != NULL ? "time" : "permutations");
        return tkd_console_usage(console);
    }
    tkd_outcome outcome = read_time(console, time, &asked->time_s);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_permutations(console, permutations, &asked->permutations);
    }
    options->interactions = has_shares ? asked : NULL;
    return outcome;
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
    if (all->interactions != NULL) {
        tkd_interactions *interactions = TKD_TAKE(arena, 1, tkd_interactions);
        if (interactions == NULL) {
            return false;
        }
        *interactions = *all->interactions; // shares add up: none is left out but in the table
        interactions->shown = interactions->row_count < top ? interactions->row_count : top;
        kept->interactions = interactions;
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

static tkd_outcome save_document(tkd_session *session, const tkd_study_options *options,
                                 void *context)
{
    const pricing *made = context;

    return tkd_document_keep(session, options, made->document, made->findings->results,
                             made->findings, NULL);
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
    tkd_interaction_options interactions = {0};
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
        options.full = tkd_arguments_has(arguments, "full");
        outcome = read_top(console, arguments, &made.top);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_interactions(console, arguments, &interactions, &options);
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
            {"journeys/keeleope --top 5 -o kitsaskohad.csv",
             {"viis kallimat tabelarvutuse jaoks", "the five dearest for a spreadsheet"}},
            {"journeys/keeleope --shapley --time 5min",
             {"kas hinnad liituvad, või varjavad kitsaskohad üksteist",
              "do prices add up, or do bottlenecks hide each other"}},
        },
    .run = run,
};
