// SPDX-License-Identifier: EUPL-1.2
// Comparisons as CSV: a line for each row and measure.
#include "teekond/report.h"

static const tkd_column columns[] = {
    {"scenario", "", TKD_QUANTITY_TEXT, false},   {"municipality", "", TKD_QUANTITY_TEXT, false},
    {"journey", "", TKD_QUANTITY_TEXT, false},    {"group", "", TKD_QUANTITY_TEXT, false},
    {"measure", "", TKD_QUANTITY_TEXT, false},    {"value", "", TKD_QUANTITY_NUMBER, true},
    {"reference", "", TKD_QUANTITY_NUMBER, true}, {"difference", "", TKD_QUANTITY_NUMBER, true},
    {"p", "", TKD_QUANTITY_NUMBER, false},        {"p_adjusted", "", TKD_QUANTITY_NUMBER, false},
    {"verdict", "", TKD_QUANTITY_TEXT, false},    {"tiny", "", TKD_QUANTITY_TEXT, false},
};

void tkd_report_write_comparisons_csv(const tkd_comparisons *comparisons, tkd_arena *arena,
                                      tkd_writer *out)
{
    tkd_table table;

    tkd_table_init(&table, arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < comparisons->row_count; i++) {
        const tkd_compared_row *row = &comparisons->rows[i];
        tkd_table_add_text(&table, row->scenario);
        tkd_table_add_text(&table, row->municipality);
        tkd_table_add_text(&table, row->journey);
        tkd_table_add_text(&table, row->group);
        tkd_table_add_text(&table, tkd_text_of(tkd_client_measure_name(row->measure)));
        tkd_table_add_estimate(&table, row->value);
        tkd_table_add_estimate(&table, row->reference);
        tkd_table_add_estimate(&table, row->difference);
        tkd_table_add_number(&table, row->p);
        tkd_table_add_number(&table, row->p_adjusted);
        tkd_table_add_text(&table, tkd_text_of(tkd_verdict_name(row->verdict)));
        tkd_table_add_text(&table, row->is_tiny ? TKD_TEXT("yes") : TKD_TEXT("no"));
    }
    tkd_table_write_csv(&table, out);
}
