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
};

enum { IDS = 5 }; // columns that say what a line is about

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

static void add_price(tkd_table *table, const tkd_price_row *row)
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
        add_price(&table, &findings->prices[i]);
    }
    for (size_t i = 0; i < findings->unpriced_count; i++) {
        add_ids(&table, "unpriced", findings->unpriced[i], all, all, all);
        add_nothing(&table, table.columns.count - IDS);
    }
    for (size_t i = 0; i < findings->unnamed_count; i++) {
        add_unnamed(&table, &findings->unnamed[i]);
    }
    tkd_table_write_csv(&table, out);
}
