// SPDX-License-Identifier: EUPL-1.2
// Proposals for people: what each gains and costs, most first; where; and the portfolio, with what its
// members do together in one sentence.
#include "proposals_print.h"

#include "teekond/number.h"

#include <math.h>
#include <stdlib.h>

#include "legend.h"
#include "titles.h"

enum { MOST_PER_PLACE = 3 }; // proposals of each municipality

static bool is_all(tkd_text id)
{
    return tkd_text_equal(id, TKD_TEXT("*"));
}

static const tkd_proposal_fact *fact_of(const tkd_proposal_gains *gains, tkd_text id)
{
    for (size_t i = 0; i < gains->fact_count; i++) {
        if (tkd_text_equal(gains->facts[i].id, id)) {
            return &gains->facts[i];
        }
    }
    return NULL;
}

// ---- Words ------------------------------------------------------------------------------------

tkd_text tkd_proposal_title(const tkd_report *report, tkd_text id)
{
    const tkd_model *model = report->model;

    for (uint32_t i = 0; i < model->proposal_count; i++) {
        if (tkd_text_equal(model->proposals[i].item.id, id)) {
            return tkd_item_title(&model->proposals[i].item, report->language);
        }
    }
    return id;
}

const char *tkd_proposal_doer(const tkd_report *report, tkd_doer doer)
{
    switch (doer) {
    case TKD_DOER_KOV: return tkd_word(report, "KOV", "mun.");
    case TKD_DOER_STATE: return tkd_word(report, "riik", "state");
    case TKD_DOER_OTHER:
    case TKD_DOER_COUNT: break;
    }
    return "–";
}

const char *tkd_proposal_mark(const tkd_proposal_fact *fact, const tkd_gain_row *row)
{
    const bool is_certain = tkd_gain_is_certain(row);

    if (fact->is_adopted) {
        return is_certain ? "✓" : "✓?";
    }
    return is_certain ? "" : "?";
}

void tkd_proposal_print_years(const tkd_report *report, uint32_t years, tkd_writer *out)
{
    tkd_number_print(out, years, 0, report->language);
    tkd_write_string(out, tkd_word(report, " aasta", years == 1 ? " year" : " years"));
}

// ---- Gains --------------------------------------------------------------------------------------

static void add_cost(const tkd_report *report, const tkd_proposal_fact *fact, tkd_table *table)
{
    if (isnan(fact->cost_eur)) {
        tkd_table_add_text(table, tkd_text_of(tkd_word(report, "teadmata", "not known")));
    } else {
        tkd_table_add_number(table, fact->cost_eur);
    }
}

// What the signs in the last column mean, as far as they stand there.
static void print_signs(const tkd_report *report, bool is_uncertain, bool is_adopted,
                        tkd_writer *out)
{
    if (is_uncertain) {
        tkd_write_string(
            out, tkd_word(report, "? – mõju vahemikus on ka null: mõju ei ole kindel\n",
                          "? – the interval of the gain holds zero: the effect is not certain\n"));
    }
    if (is_adopted) {
        tkd_write_string(
            out, tkd_word(report, "✓ – juba rakendatud: mõju on see, mis ilma selleta kaoks\n",
                          "✓ – adopted already: the gain is what would be lost without it\n"));
    }
}

// In large models gains rest on fewer replications than what is said at the end.
static void print_replications(const tkd_report *report, const tkd_proposal_gains *gains,
                               tkd_writer *out)
{
    if (gains->gain_replications < gains->results->run.replications) {
        tkd_write_string(out, tkd_word(report, "Iga ettepanek on simuleeritud ",
                                       "Each proposal was simulated in "));
        tkd_report_print_count(report, gains->gain_replications,
                               tkd_word(report, "replikatsioonis", "replication"),
                               tkd_word(report, "replikatsioonis", "replications"), out);
        tkd_write_string(out, tkd_word(report, "; kõigis: --full\n", "; in all of them: --full\n"));
    }
}

static bool is_for_everybody(const tkd_gain_row *row)
{
    return is_all(row->municipality) && is_all(row->journey) && is_all(row->group);
}

static void print_everybody(const tkd_report *report, const tkd_proposal_gains *gains,
                            tkd_writer *out)
{
    const tkd_column columns[] = {
        {.key = "rank", .heading = "", .quantity = TKD_QUANTITY_COUNT},
        {.key = "proposal",
         .heading = tkd_word(report, "Ettepanek", "Proposal"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "doer", .heading = tkd_word(report, "Kes", "Who"), .quantity = TKD_QUANTITY_TEXT},
        {.key = "gain_days_per_year",
         .heading = tkd_word(report, "Inimpäevi aastas", "Person-days a year"),
         .quantity = TKD_QUANTITY_NUMBER,
         .is_estimate = true},
        {.key = "completed_share_change",
         .heading = tkd_word(report, "Lõpetajaid juurde", "More complete"),
         .quantity = TKD_QUANTITY_POINTS,
         .is_estimate = true},
        {.key = "cost_eur",
         .heading = tkd_word(report, "Kulu", "Cost"),
         .quantity = TKD_QUANTITY_MONEY},
        {.key = "mark", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    };
    tkd_table table;
    bool is_uncertain = false;
    bool is_adopted = false;

    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < gains->row_count; i++) {
        const tkd_gain_row *row = &gains->rows[i];
        const tkd_proposal_fact *fact = fact_of(gains, row->proposal);
        if (!is_for_everybody(row) || fact == NULL) {
            continue;
        }
        is_uncertain = is_uncertain || !tkd_gain_is_certain(row);
        is_adopted = is_adopted || fact->is_adopted;
        tkd_table_add_number(&table, row->rank);
        tkd_table_add_text(&table, tkd_proposal_title(report, row->proposal));
        tkd_table_add_text(&table, tkd_text_of(tkd_proposal_doer(report, fact->doer)));
        tkd_table_add_estimate(&table, row->gain_days_per_year.estimate);
        tkd_table_add_estimate(&table, row->changes[TKD_WITHOUT_COMPLETED_SHARE].estimate);
        add_cost(report, fact, &table);
        tkd_table_add_text(&table, tkd_text_of(tkd_proposal_mark(fact, row)));
    }
    if (tkd_table_rows(&table) > 0) {
        tkd_legend_print_heading(
            report, "Ettepanekute mõju: samad inimesed, sama juhus, ettepanekuga ja ilma",
            "Gain of proposals: the same people, the same luck, with and without", out);
        tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
        print_signs(report, is_uncertain, is_adopted, out);
        print_replications(report, gains, out);
    }
}

// ---- For the money ------------------------------------------------------------------------------

static int by_euro(const void *left, const void *right)
{
    const tkd_gain_row *const *a = left;
    const tkd_gain_row *const *b = right;
    const double first = (*a)->gain_days_per_1000_eur.mean;
    const double second = (*b)->gain_days_per_1000_eur.mean;

    if (first != second) {
        return first > second ? -1 : 1;
    }
    return tkd_text_compare((*a)->proposal, (*b)->proposal);
}

// Rows for everybody of proposals that cost something, the most for a euro first.
static const tkd_gain_row **sort_by_euro(const tkd_report *report, const tkd_proposal_gains *gains,
                                         size_t *count)
{
    const tkd_gain_row **rows = TKD_TAKE(report->arena, gains->row_count, const tkd_gain_row *);

    *count = 0;
    for (size_t i = 0; rows != NULL && i < gains->row_count; i++) {
        if (is_for_everybody(&gains->rows[i]) &&
            !isnan(gains->rows[i].gain_days_per_1000_eur.mean)) {
            rows[(*count)++] = &gains->rows[i];
        }
    }
    if (*count > 1) {
        qsort(rows, *count, sizeof(const tkd_gain_row *), by_euro);
    }
    return rows;
}

static void print_unknown_costs(const tkd_report *report, const tkd_proposal_gains *gains,
                                tkd_writer *out)
{
    size_t unknown = 0;

    for (size_t i = 0; i < gains->fact_count; i++) {
        unknown += isnan(gains->facts[i].cost_eur) ? 1 : 0;
    }
    if (unknown > 0) {
        tkd_write_string(out, tkd_word(report, "Maksumus teadmata: ", "Cost not known: "));
        tkd_report_print_count(report, unknown, tkd_word(report, "ettepanek", "proposal"),
                               tkd_word(report, "ettepanekut", "proposals"), out);
        tkd_write_char(out, '\n');
    }
}

static void print_for_money(const tkd_report *report, const tkd_proposal_gains *gains,
                            tkd_writer *out)
{
    const tkd_column columns[] = {
        {.key = "proposal",
         .heading = tkd_word(report, "Ettepanek", "Proposal"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "adopters",
         .heading = tkd_word(report, "KOVe", "Munic."),
         .quantity = TKD_QUANTITY_COUNT},
        {.key = "once",
         .heading = tkd_word(report, "Ühekordne", "Once"),
         .quantity = TKD_QUANTITY_MONEY},
        {.key = "yearly",
         .heading = tkd_word(report, "Aastas", "Yearly"),
         .quantity = TKD_QUANTITY_MONEY},
        {.key = "per_1000",
         .heading = tkd_word(report, "Inimpäevi 1000 € kohta", "Person-days for 1000 €"),
         .quantity = TKD_QUANTITY_NUMBER,
         .is_estimate = true},
    };
    tkd_table table;
    size_t count = 0;
    const tkd_gain_row **rows = sort_by_euro(report, gains, &count);

    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < count; i++) {
        const tkd_proposal_fact *fact = fact_of(gains, rows[i]->proposal);
        tkd_table_add_text(&table, tkd_proposal_title(report, rows[i]->proposal));
        tkd_table_add_number(&table, fact->costs_each ? (double)fact->adopter_count : (double)NAN);
        tkd_table_add_number(&table, fact->once_eur);
        tkd_table_add_number(&table, fact->yearly_eur);
        tkd_table_add_estimate(&table, rows[i]->gain_days_per_1000_eur);
    }
    if (count > 0) {
        tkd_legend_print_heading(report, "Mõju euro kohta", "Gain for the money", out);
        tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
        tkd_write_string(out, tkd_word(report, "Kulu on jaotatud ", "Costs are spread over "));
        tkd_proposal_print_years(report, gains->years, out);
        tkd_write_string(
            out,
            tkd_word(report, " peale; omavalitsuse ettepanekul kõigi rakendajate peale kokku\n",
                     "; those of a municipality's proposal are of all that adopt it\n"));
    }
    print_unknown_costs(report, gains, out);
}

// ---- Where --------------------------------------------------------------------------------------

// Less than half a day a year is not worth a line.
static bool is_idle(const tkd_gain_row *row)
{
    const double gain = row->gain_days_per_year.estimate.mean;
    return isnan(gain) || fabs(gain) < 0.5;
}

static void print_places(const tkd_report *report, const tkd_proposal_gains *gains, tkd_writer *out)
{
    const tkd_column columns[] = {
        {.key = "municipality",
         .heading = tkd_word(report, "Omavalitsus", "Municipality"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "rank", .heading = "", .quantity = TKD_QUANTITY_COUNT},
        {.key = "proposal",
         .heading = tkd_word(report, "Ettepanek", "Proposal"),
         .quantity = TKD_QUANTITY_TEXT},
        {.key = "gain_days_per_year",
         .heading = tkd_word(report, "Inimpäevi aastas", "Person-days a year"),
         .quantity = TKD_QUANTITY_NUMBER,
         .is_estimate = true},
        {.key = "mark", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    };
    tkd_table table;
    size_t places = 0;
    tkd_text last = {0};

    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < gains->row_count; i++) {
        const tkd_gain_row *row = &gains->rows[i];
        const tkd_proposal_fact *fact = fact_of(gains, row->proposal);
        if (is_all(row->municipality) || !is_all(row->journey) || !is_all(row->group) ||
            row->rank > MOST_PER_PLACE || is_idle(row) || fact == NULL) {
            continue;
        }
        const bool is_new = !tkd_text_equal(last, row->municipality);
        places += is_new;
        last = row->municipality;
        tkd_table_add_text(&table, is_new ? tkd_title_of_municipality(report, row->municipality)
                                          : (tkd_text){0});
        tkd_table_add_number(&table, row->rank);
        tkd_table_add_text(&table, tkd_proposal_title(report, row->proposal));
        tkd_table_add_estimate(&table, row->gain_days_per_year.estimate);
        tkd_table_add_text(&table, tkd_text_of(tkd_proposal_mark(fact, row)));
    }
    if (places > 1) {
        tkd_legend_print_heading(report, "Suurima mõjuga omavalitsuste kaupa",
                                 "Most gain in each municipality", out);
        tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
    }
}

// ---- What has no gain ---------------------------------------------------------------------------

static void print_state(const tkd_report *report, const tkd_proposal_gains *gains,
                        tkd_gain_state state, const char *et, const char *en, tkd_writer *out)
{
    bool is_first = true;

    for (size_t i = 0; i < gains->fact_count; i++) {
        if (gains->facts[i].state == state) {
            if (is_first) {
                tkd_legend_print_heading(report, et, en, out);
            }
            is_first = false;
            tkd_legend_print_paragraph("– ", tkd_proposal_title(report, gains->facts[i].id), out);
        }
    }
}

static void print_equal_ones(const tkd_report *report, const tkd_proposal_gains *gains,
                             tkd_writer *out)
{
    bool is_first = true;

    for (size_t i = 0; i < gains->fact_count; i++) {
        if (gains->facts[i].same_as.size > 0) {
            const tkd_text text =
                tkd_text_format(report->arena, "%.*s = %.*s",
                                TKD_ARG(tkd_proposal_title(report, gains->facts[i].id)),
                                TKD_ARG(tkd_proposal_title(report, gains->facts[i].same_as)));
            if (is_first) {
                tkd_legend_print_heading(report, "Muudavad sama ja sama palju",
                                         "Change the same, and as much of it", out);
            }
            is_first = false;
            tkd_legend_print_paragraph("– ", text, out);
        }
    }
}

void tkd_report_print_proposals(const tkd_report *report, const tkd_proposal_gains *gains,
                                tkd_writer *out)
{
    tkd_legend_print_title(report, out);
    tkd_write_format(out, "%s: ", tkd_word(report, "Stsenaarium", "Scenario"));
    tkd_write(out, tkd_title_of_scenario(report, gains->scenario));
    tkd_write_char(out, '\n');
    if (gains->row_count == 0) {
        tkd_write_string(out, tkd_word(report, "\nMõjuga ettepanekuid ei ole.\n",
                                       "\nThere are no proposals with a gain.\n"));
    }
    print_everybody(report, gains, out);
    print_for_money(report, gains, out);
    print_places(report, gains, out);
    print_equal_ones(report, gains, out);
    print_state(report, gains, TKD_GAIN_IDLE, "Mõjuta, sest ei ole kirjas, mida see muudab",
                "Without a gain, because it is not written what it changes", out);
    print_state(report, gains, TKD_GAIN_UNFIT,
                "Nii ei saa rakendada: muudatus ei ole seal võimalik",
                "Not to be adopted so: an edit is not possible there", out);
    tkd_proposal_print_portfolio(report, gains, out);
    tkd_legend_print_run(report, gains->results, out);
}
