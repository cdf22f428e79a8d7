// SPDX-License-Identifier: EUPL-1.2
// Findings as CSV. `kind` says what a line is: `bottleneck`, `unpriced` (a bottleneck without a
// mechanism), or `pool` and `step` (unnamed ones); fields that a kind does not have are empty.
#include "teekond/report.h"

#include <math.h>

static const tkd_column columns[] = {
    {"kind", "", TKD_QUANTITY_TEXT, false},
    {"bottleneck", "", TKD_QUANTITY_TEXT, false},
    {"municipality", "", TKD_QUANTITY_TEXT, false},
    {"journey", "", TKD_QUANTITY_TEXT, false},
    {"group", "", TKD_QUANTITY_TEXT, false},
    {"rank", "", TKD_QUANTITY_COUNT, false},
    {"affected", "", TKD_QUANTITY_NUMBER, true},
    {"price_h_per_client", "", TKD_QUANTITY_DURATION, true},
    {"price_days_per_year", "", TKD_QUANTITY_NUMBER, true},
    {"completed_share_change", "", TKD_QUANTITY_POINTS, true},
    {"left_share_change", "", TKD_QUANTITY_POINTS, true},
    {"visits_change", "", TKD_QUANTITY_NUMBER, true},
    {"kov_staff_h_change", "", TKD_QUANTITY_DURATION, true},
    {"staff_cost_eur_change", "", TKD_QUANTITY_NUMBER, true},
    {"client_cost_eur_change", "", TKD_QUANTITY_NUMBER, true},
    {"wait_h", "", TKD_QUANTITY_DURATION, true},
    {"wait_share", "", TKD_QUANTITY_SHARE, true},
    {"utilization", "", TKD_QUANTITY_SHARE, true},
    {"severity_newcomer", "", TKD_QUANTITY_COUNT, false},
    {"severity_returnee", "", TKD_QUANTITY_COUNT, false},
    {"severity_kov", "", TKD_QUANTITY_COUNT, false},
    {"severity_state", "", TKD_QUANTITY_COUNT, false},
    {"disagreement", "", TKD_QUANTITY_COUNT, false},
    {"felt_rank", "", TKD_QUANTITY_COUNT, false},
    {"felt_verdict", "", TKD_QUANTITY_TEXT, false},
    {"reason", "", TKD_QUANTITY_TEXT, false},
    {"share_days_per_year", "", TKD_QUANTITY_NUMBER, true},
};

enum {
    IDS = 5,       // columns that say what a line is about
    MEASURES = 13, // of a bottleneck's price, or of an unnamed one
    FELT = 7,      // of votes
};

static void add_nothing(tkd_table *table, size_t cells)
{
    for (size_t i = 0; i < cells; i++) {
        tkd_table_add_number(table, (double)NAN);
    }
}

static void add_ids(tkd_table *table, const char *kind, tkd_text bottleneck, tkd_text municipality,
                    tkd_text journey, tkd_text group)
{
    tkd_table_add_text(table, tkd_text_of(kind));
    tkd_table_add_text(table, bottleneck);
    tkd_table_add_text(table, municipality);
    tkd_table_add_text(table, journey);
    tkd_table_add_text(table, group);
}

static void add_rank(tkd_table *table, uint32_t rank)
{
    tkd_table_add_number(table, rank > 0 ? (double)rank : (double)NAN);
}

static const tkd_felt_row *felt_of(const tkd_findings *findings, tkd_text bottleneck)
{
    for (size_t i = 0; i < findings->felt_count; i++) {
        if (tkd_text_equal(findings->felt[i].bottleneck, bottleneck)) {
            return &findings->felt[i];
        }
    }
    return NULL;
}

// Votes are on the bottleneck, whoever pays its price.
static void add_felt(tkd_table *table, const tkd_felt_row *row)
{
    if (row == NULL) {
        add_nothing(table, FELT);
        return;
    }
    for (size_t view = 0; view < TKD_VOTERS; view++) {
        tkd_table_add_number(table, row->votes[view]);
    }
    tkd_table_add_number(table, row->disagreement);
    add_rank(table, row->felt_rank);
    tkd_table_add_text(table, tkd_text_of(tkd_felt_verdict_name(row->verdict)));
}

// Shares are of everybody's loss.
static void add_share(tkd_table *table, const tkd_interactions *interactions,
                      const tkd_price_row *row)
{
    const tkd_text all = TKD_TEXT("*");
    const bool is_everybody = tkd_text_equal(row->municipality, all) &&
                              tkd_text_equal(row->journey, all) && tkd_text_equal(row->group, all);
    for (size_t i = 0; interactions != NULL && is_everybody && i < interactions->row_count; i++) {
        if (tkd_text_equal(interactions->rows[i].bottleneck, row->bottleneck)) {
            tkd_table_add_estimate(table, interactions->rows[i].share_days_per_year);
            return;
        }
    }
    add_nothing(table, 1);
}

static void add_price(tkd_table *table, const tkd_findings *findings, const tkd_price_row *row)
{
    add_ids(table, "bottleneck", row->bottleneck, row->municipality, row->journey, row->group);
    add_rank(table, row->rank);
    tkd_table_add_estimate(table, row->affected.estimate);
    tkd_table_add_estimate(table, row->price_h_per_client.estimate);
    tkd_table_add_estimate(table, row->price_days_per_year.estimate);
    for (int i = 0; i < TKD_WITHOUT_COUNT; i++) {
        tkd_table_add_estimate(table, row->changes[i].estimate);
    }
    add_nothing(table, 3);
    add_felt(table, felt_of(findings, row->bottleneck));
    add_nothing(table, 1);
    add_share(table, findings->interactions, row);
}

static void add_unnamed(tkd_table *table, const tkd_unnamed_row *row)
{
    add_ids(table, tkd_unnamed_kind_name(row->kind), row->id, row->place, row->journey,
            TKD_TEXT("*"));
    add_rank(table, row->rank);
    add_nothing(table, 1);
    tkd_table_add_estimate(table, row->price_h_per_client.estimate);
    tkd_table_add_estimate(table, row->price_days_per_year.estimate);
    add_nothing(table, TKD_WITHOUT_COUNT);
    tkd_table_add_estimate(table, row->wait_h.estimate);
    tkd_table_add_estimate(table, row->wait_share.estimate);
    tkd_table_add_estimate(table, row->utilization.estimate);
    add_nothing(table, FELT);
    tkd_table_add_text(table, tkd_text_of(tkd_unnamed_reason_name(row->reason)));
    add_nothing(table, 1);
}

void tkd_report_write_findings_csv(const tkd_findings *findings, tkd_arena *arena, tkd_writer *out)
{
    const tkd_text all = TKD_TEXT("*");
    tkd_table table;
    tkd_table_init(&table, arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < findings->price_count; i++) {
        add_price(&table, findings, &findings->prices[i]);
    }
    for (size_t i = 0; i < findings->unpriced_count; i++) {
        add_ids(&table, "unpriced", findings->unpriced[i], all, all, all);
        add_nothing(&table, MEASURES);
        add_felt(&table, felt_of(findings, findings->unpriced[i]));
        add_nothing(&table, 2);
    }
    for (size_t i = 0; i < findings->unnamed_count; i++) {
        add_unnamed(&table, &findings->unnamed[i]);
    }
    tkd_table_write_csv(&table, out);
}
