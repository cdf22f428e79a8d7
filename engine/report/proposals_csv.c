// SPDX-License-Identifier: EUPL-1.2
// Gains of proposals as CSV. `kind` says what a line is: `gain` (of one proposal), `portfolio` (of all
// that were chosen), or why a proposal has none: `idle`, `unfit`, `lost`. What is known of a proposal
// stands in each of its lines.
#include "teekond/report.h"

#include <math.h>

static const tkd_column columns[] = {
    {.key = "kind", .quantity = TKD_QUANTITY_TEXT},
    {.key = "proposal", .quantity = TKD_QUANTITY_TEXT},
    {.key = "municipality", .quantity = TKD_QUANTITY_TEXT},
    {.key = "journey", .quantity = TKD_QUANTITY_TEXT},
    {.key = "group", .quantity = TKD_QUANTITY_TEXT},
    {.key = "rank", .quantity = TKD_QUANTITY_COUNT},
    {.key = "affected", .quantity = TKD_QUANTITY_NUMBER, .is_estimate = true},
    {.key = "gain_h_per_client", .quantity = TKD_QUANTITY_DURATION, .is_estimate = true},
    {.key = "gain_days_per_year", .quantity = TKD_QUANTITY_NUMBER, .is_estimate = true},
    {.key = "completed_share_change", .quantity = TKD_QUANTITY_POINTS, .is_estimate = true},
    {.key = "left_share_change", .quantity = TKD_QUANTITY_POINTS, .is_estimate = true},
    {.key = "visits_change", .quantity = TKD_QUANTITY_NUMBER, .is_estimate = true},
    {.key = "kov_staff_h_change", .quantity = TKD_QUANTITY_DURATION, .is_estimate = true},
    {.key = "staff_cost_eur_change", .quantity = TKD_QUANTITY_MONEY, .is_estimate = true},
    {.key = "client_cost_eur_change", .quantity = TKD_QUANTITY_MONEY, .is_estimate = true},
    {.key = "gain_days_per_1000_eur", .quantity = TKD_QUANTITY_NUMBER, .is_estimate = true},
    {.key = "certain", .quantity = TKD_QUANTITY_TEXT},
    {.key = "adopted", .quantity = TKD_QUANTITY_TEXT},
    {.key = "same_as", .quantity = TKD_QUANTITY_TEXT},
    {.key = "doer", .quantity = TKD_QUANTITY_TEXT},
    {.key = "law_change", .quantity = TKD_QUANTITY_TEXT},
    {.key = "adopters", .quantity = TKD_QUANTITY_COUNT},
    {.key = "cost_once_eur", .quantity = TKD_QUANTITY_MONEY},
    {.key = "cost_yearly_eur", .quantity = TKD_QUANTITY_MONEY},
    {.key = "cost_eur", .quantity = TKD_QUANTITY_MONEY},
    {.key = "chosen", .quantity = TKD_QUANTITY_TEXT},
};

enum {
    ESTIMATES = TKD_WITHOUT_COUNT + 4,
    WORDS = 4
}; // of a gain; of a proposal before its figures

static void add_nothing(tkd_table *table, size_t cells)
{
    for (size_t i = 0; i < cells; i++) {
        tkd_table_add_number(table, (double)NAN);
    }
}

static void add_no_word(tkd_table *table)
{
    tkd_table_add_text(table, (tkd_text){0});
}

static void add_word(tkd_table *table, bool is_so)
{
    tkd_table_add_text(table, is_so ? TKD_TEXT("yes") : TKD_TEXT("no"));
}

static void add_chosen(const tkd_proposal_gains *gains, size_t fact, tkd_table *table)
{
    const tkd_portfolio *portfolio = gains->portfolio;
    bool is_chosen = false;

    if (portfolio == NULL) {
        add_no_word(table);
        return;
    }
    for (size_t i = 0; i < portfolio->chosen_count; i++) {
        is_chosen = is_chosen || portfolio->chosen[i] == fact;
    }
    add_word(table, is_chosen);
}

static void add_fact(const tkd_proposal_gains *gains, size_t row, tkd_table *table)
{
    const tkd_proposal_fact *fact = &gains->facts[row];

    add_word(table, fact->is_adopted);
    tkd_table_add_text(table, fact->same_as);
    tkd_table_add_text(table, tkd_text_of(tkd_doer_name(fact->doer)));
    tkd_table_add_text(table, fact->law_change);
    tkd_table_add_number(table, (double)fact->adopter_count);
    tkd_table_add_number(table, fact->once_eur);
    tkd_table_add_number(table, fact->yearly_eur);
    tkd_table_add_number(table, fact->cost_eur);
    add_chosen(gains, row, table);
}

static void add_row(const char *kind, const tkd_gain_row *row, tkd_table *table)
{
    tkd_table_add_text(table, tkd_text_of(kind));
    tkd_table_add_text(table, row->proposal);
    tkd_table_add_text(table, row->municipality);
    tkd_table_add_text(table, row->journey);
    tkd_table_add_text(table, row->group);
    tkd_table_add_number(table, row->rank);
    tkd_table_add_estimate(table, row->affected.estimate);
    tkd_table_add_estimate(table, row->gain_h_per_client.estimate);
    tkd_table_add_estimate(table, row->gain_days_per_year.estimate);
    for (int i = 0; i < TKD_WITHOUT_COUNT; i++) {
        tkd_table_add_estimate(table, row->changes[i].estimate);
    }
    tkd_table_add_estimate(table, row->gain_days_per_1000_eur);
    add_word(table, tkd_gain_is_certain(row));
}

static size_t find_fact(const tkd_proposal_gains *gains, tkd_text proposal)
{
    size_t row = 0;
    while (row + 1 < gains->fact_count && !tkd_text_equal(gains->facts[row].id, proposal)) {
        row++;
    }
    return row;
}

static void add_gainless(const tkd_proposal_gains *gains, tkd_table *table)
{
    for (size_t i = 0; i < gains->fact_count; i++) {
        const tkd_proposal_fact *fact = &gains->facts[i];
        if (fact->state != TKD_GAIN_KNOWN) {
            tkd_table_add_text(table, tkd_text_of(tkd_gain_state_name(fact->state)));
            tkd_table_add_text(table, fact->id);
            for (int k = 0; k < 3; k++) {
                tkd_table_add_text(table, TKD_TEXT("*"));
            }
            add_nothing(table, 1 + ESTIMATES);
            add_no_word(table);
            add_fact(gains, i, table);
        }
    }
}

static void add_portfolio(const tkd_portfolio *portfolio, tkd_table *table)
{
    for (size_t i = 0; portfolio != NULL && i < portfolio->row_count; i++) {
        const bool all = tkd_text_equal(portfolio->rows[i].municipality, TKD_TEXT("*"));
        add_row("portfolio", &portfolio->rows[i], table);
        for (int k = 0; k < WORDS; k++) {
            add_no_word(table);
        }
        add_nothing(table, 3);
        tkd_table_add_number(table, all ? portfolio->cost_eur : (double)NAN);
        add_no_word(table);
    }
}

void tkd_report_write_proposals_csv(const tkd_proposal_gains *gains, tkd_arena *arena,
                                    tkd_writer *out)
{
    tkd_table table;

    tkd_table_init(&table, arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < gains->row_count; i++) {
        add_row("gain", &gains->rows[i], &table);
        add_fact(gains, find_fact(gains, gains->rows[i].proposal), &table);
    }
    add_portfolio(gains->portfolio, &table);
    add_gainless(gains, &table);
    tkd_table_write_csv(&table, out);
}
