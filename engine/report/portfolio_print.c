// SPDX-License-Identifier: EUPL-1.2
// The portfolio for people: its members, what they gain together, who must act, and how it was found.
#include "proposals_print.h"

#include "teekond/number.h"

#include <math.h>

#include "legend.h"
#include "titles.h"

// ---- Texts with numbers -------------------------------------------------------------------------

static void add_number(const tkd_report *report, double number, tkd_writer *out)
{
    tkd_number_print(out, number, fabs(number) < 100.0 && number != 0.0 ? 1 : 0, report->language);
}

// `123 (100 kuni 140)`
static void add_estimate(const tkd_report *report, tkd_estimate estimate, tkd_writer *out)
{
    add_number(report, estimate.mean, out);
    if (!isnan(estimate.low)) {
        tkd_write_string(out, " (");
        add_number(report, estimate.low, out);
        tkd_write_string(out, tkd_word(report, " kuni ", " to "));
        add_number(report, estimate.high, out);
        tkd_write_string(out, ")");
    }
}

static void add_money(const tkd_report *report, double euros, tkd_writer *out)
{
    tkd_number_print(out, euros, 0, report->language);
    tkd_write_string(out, " €");
}

static const char *say_unit(const tkd_report *report, tkd_objective objective)
{
    switch (objective) {
    case TKD_OBJECTIVE_DAYS: return tkd_word(report, " inimpäeva aastas", " person-days a year");
    case TKD_OBJECTIVE_COMPLETED:
        return tkd_word(report, " lõpetajat aastas", " people a year who complete");
    case TKD_OBJECTIVE_COUNT: break;
    }
    return "";
}

// ---- The portfolio ------------------------------------------------------------------------------

// How the sum of the single gains and the gain of all together stand to each other.
static void add_shared(const tkd_report *report, const tkd_portfolio *portfolio, tkd_writer *out)
{
    const double single = portfolio->single.mean;
    const double shared = portfolio->shared.mean;
    const double part = 100.0 * fabs(shared) / single;
    const bool is_less = portfolio->shared.low > 0.0;
    const bool is_more = portfolio->shared.high < 0.0;

    if (fabs(shared) <= 1e-9 * fabs(single)) {
        tkd_write_string(out, tkd_word(report, ", koos sama palju.", ", together as much."));
        return;
    }
    if (!is_less && !is_more) {
        tkd_write_string(
            out, tkd_word(report, "; vahe sellega, mida nad annavad koos, ei ole kindel.",
                          "; whether that differs from what they gain together is not certain."));
        return;
    }
    tkd_write_string(
        out, is_less ? tkd_word(report, ": osalt teevad nad sama tööd, koos on mõju väiksem ",
                                ": in part they do the same work, together the gain is less by ")
                     : tkd_word(report, ": nad aitavad üksteist, koos on mõju suurem ",
                                ": they help each other, together the gain is more by "));
    add_number(report, fabs(shared), out);
    tkd_write_string(out, tkd_word(report, " võrra", ""));
    if (single > 0.0 && part < 1000.0) {
        tkd_write_string(out, " (");
        tkd_number_print(out, part, part < 10.0 ? 1 : 0, report->language);
        tkd_write_string(out, "%)");
    }
    tkd_write_char(out, '.');
}

tkd_text tkd_report_shared_text(const tkd_report *report, const tkd_portfolio *portfolio)
{
    tkd_writer out;

    tkd_writer_init_memory(&out, report->arena, 0);
    if (portfolio->chosen_count < 2) {
        return (tkd_text){0};
    }
    tkd_write_string(&out, tkd_word(report, "Eraldi arvutatuna oleks neist kokku ",
                                    "Added up one by one they would gain "));
    add_number(report, portfolio->single.mean, &out);
    tkd_write_string(&out, say_unit(report, portfolio->objective));
    add_shared(report, portfolio, &out);
    return tkd_writer_text(&out);
}

static const char *say_law(const tkd_report *report, tkd_text change)
{
    if (tkd_text_equal(change, TKD_TEXT("yes"))) {
        return tkd_word(report, "jah", "yes");
    }
    if (tkd_text_equal(change, TKD_TEXT("unclear"))) {
        return tkd_word(report, "selgitamisel", "unclear");
    }
    return tkd_text_equal(change, TKD_TEXT("no")) ? tkd_word(report, "ei", "no") : "–";
}

static void print_chosen(const tkd_report *report, const tkd_proposal_gains *gains,
                         const tkd_portfolio *portfolio, tkd_writer *out)
{
    const bool days = portfolio->objective == TKD_OBJECTIVE_DAYS;
    const tkd_column columns[] = {
        {.key = "proposal",
         .heading = tkd_word(report, "Ettepanek", "Proposal"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "doer", .heading = tkd_word(report, "Kes", "Who"), .quantity = TKD_QUANTITY_TEXT},
        {.key = "law",
         .heading = tkd_word(report, "Seadus muutub", "Law change"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "cost",
         .heading = tkd_word(report, "Kulu", "Cost"),
         .quantity = TKD_QUANTITY_MONEY},
        {.key = "alone",
         .heading = days ? tkd_word(report, "Üksi, inimpäevi aastas", "Alone, person-days a year")
                         : tkd_word(report, "Üksi, lõpetajaid aastas", "Alone, people a year"),
         .quantity = TKD_QUANTITY_NUMBER,
         .is_estimate = true},
        {.key = "mark", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    };
    tkd_table table;

    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < portfolio->chosen_count; i++) {
        const tkd_proposal_fact *fact = &gains->facts[portfolio->chosen[i]];
        const tkd_estimate alone = portfolio->alone[i];
        const bool is_certain = alone.low > 0.0 || alone.high < 0.0;
        tkd_table_add_text(&table, tkd_proposal_title(report, fact->id));
        tkd_table_add_text(&table, tkd_text_of(tkd_proposal_doer(report, fact->doer)));
        tkd_table_add_text(&table, tkd_text_of(say_law(report, fact->law_change)));
        tkd_table_add_number(&table, fact->cost_eur);
        tkd_table_add_estimate(&table, alone);
        tkd_table_add_text(&table, is_certain ? (tkd_text){0} : TKD_TEXT("?"));
    }
    if (tkd_table_rows(&table) > 0) {
        tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
    }
}

static void print_together(const tkd_report *report, const tkd_portfolio *portfolio,
                           tkd_writer *out)
{
    const tkd_text shared = tkd_report_shared_text(report, portfolio);
    tkd_writer text;

    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write_string(&text, tkd_word(report, "Kulu kokku ", "They cost "));
    add_money(report, portfolio->cost_eur, &text);
    tkd_write_string(&text, tkd_word(report, ", koos annavad nad ", ", together they gain "));
    add_estimate(report, portfolio->gain, &text);
    tkd_write_string(&text, say_unit(report, portfolio->objective));
    tkd_write_string(&text, ". ");
    if (portfolio->gain.low <= 0.0) {
        tkd_write_string(
            &text, tkd_word(report, "Vahemikus on ka null: kindlat mõju sellel rahal ei ole. ",
                            "The interval holds zero: this money has no certain effect. "));
    }
    tkd_write(&text, shared);
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

// How many of them need a change of law, or may need it.
static void add_laws(const tkd_report *report, const tkd_proposal_gains *gains,
                     const tkd_portfolio_part *part, tkd_writer *out)
{
    size_t laws = 0;

    for (size_t i = 0; i < part->count; i++) {
        const tkd_text change = gains->facts[part->facts[i]].law_change;
        laws += change.size > 0 && !tkd_text_equal(change, TKD_TEXT("no")) ? 1 : 0;
    }
    if (laws > 0) {
        tkd_write_string(out, tkd_word(report, "; seaduse muutmist vajab või võib vajada ",
                                       "; a change of law is, or may be, needed by "));
        tkd_number_print(out, (double)laws, 0, report->language);
    }
}

static void print_part(const tkd_report *report, const tkd_proposal_gains *gains, tkd_doer doer,
                       const char *who, tkd_writer *out)
{
    const tkd_portfolio *portfolio = gains->portfolio;
    const tkd_portfolio_part *part = &portfolio->parts[doer];
    tkd_writer text;

    if (part->count == 0) {
        return;
    }
    tkd_writer_init_memory(&text, report->arena, 0);
    tkd_write_string(&text, who);
    tkd_report_print_count(report, part->count, tkd_word(report, "ettepanek", "proposal"),
                           tkd_word(report, "ettepanekut", "proposals"), &text);
    tkd_write_string(&text, ", ");
    add_money(report, part->cost_eur, &text);
    tkd_write_string(&text, ", ");
    add_estimate(report, part->gain, &text);
    tkd_write_string(&text, say_unit(report, portfolio->objective));
    add_laws(report, gains, part, &text);
    tkd_legend_print_paragraph("– ", tkd_writer_text(&text), out);
}

static void print_search(const tkd_report *report, const tkd_portfolio *portfolio, tkd_writer *out)
{
    tkd_writer text;

    tkd_writer_init_memory(&text, report->arena, 0);
    switch (portfolio->method) {
    case TKD_SEARCH_ALL:
        tkd_write_string(&text,
                         tkd_word(report, "Kõik rahale vastavad komplektid on läbi arvutatud",
                                  "Every set that the money allows was computed"));
        break;
    case TKD_SEARCH_LARGEST:
        tkd_write_string(
            &text, tkd_word(report, "Kõik komplektid, kuhu midagi enam ei mahu, on läbi arvutatud",
                            "Every set to which nothing can be added was computed"));
        break;
    case TKD_SEARCH_GREEDY:
        tkd_write_string(
            &text, tkd_word(report,
                            "Komplekte on liiga palju, et kõik läbi arvutada: valitud on ahnelt "
                            "euro kohta ja siis vahetatud; parem võib veel leiduda",
                            "There are too many sets to compute all: chosen greedily for the "
                            "money, then exchanged; there may be a better one"));
        break;
    }
    tkd_write_string(&text, tkd_word(report, " (arvutatud ", " ("));
    tkd_report_print_count(report, portfolio->tries, tkd_word(report, "komplekt", "set computed"),
                           tkd_word(report, "komplekti", "sets computed"), &text);
    tkd_write_string(&text, portfolio->is_cut ? tkd_word(report, ", rohkem ei lubanud --tries).",
                                                         ", --tries allowed no more).")
                                              : ").");
    tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
}

void tkd_proposal_print_portfolio(const tkd_report *report, const tkd_proposal_gains *gains,
                                  tkd_writer *out)
{
    const tkd_portfolio *portfolio = gains->portfolio;

    if (portfolio == NULL) {
        return;
    }
    tkd_write_string(out, tkd_word(report, "\nParim komplekt, mis ", "\nThe best set within "));
    tkd_proposal_print_years(report, gains->years, out);
    tkd_write_string(out, tkd_word(report, " jooksul maksab kuni ", " for at most "));
    add_money(report, portfolio->budget_eur, out);
    tkd_write_char(out, '\n');
    if (portfolio->chosen_count == 0) {
        tkd_write_string(out,
                         tkd_word(report, "Selle raha eest ei ole ühtegi kasulikku ettepanekut.\n",
                                  "No useful proposal is to be had for this money.\n"));
    } else {
        print_chosen(report, gains, portfolio, out);
        print_together(report, portfolio, out);
        print_part(report, gains, TKD_DOER_KOV,
                   tkd_word(report, "Omavalitsused ise: ", "Municipalities by themselves: "), out);
        print_part(report, gains, TKD_DOER_STATE,
                   tkd_word(report, "Riik peab muutma: ", "The state must change: "), out);
        print_part(report, gains, TKD_DOER_OTHER, tkd_word(report, "Muud: ", "Others: "), out);
    }
    print_search(report, portfolio, out);
    if (portfolio->left_out_count > 0) {
        tkd_writer text;
        tkd_writer_init_memory(&text, report->arena, 0);
        tkd_write_string(&text, tkd_word(report, "Välja jäi maksumuse puudumise tõttu ",
                                         "Left out because their cost is not known: "));
        tkd_report_print_count(report, portfolio->left_out_count,
                               tkd_word(report, "ettepanek", "proposal"),
                               tkd_word(report, "ettepanekut", "proposals"), &text);
        tkd_write_char(&text, '.');
        tkd_legend_print_paragraph("", tkd_writer_text(&text), out);
    }
}
