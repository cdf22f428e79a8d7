// SPDX-License-Identifier: EUPL-1.2
// Tables as CSV, with a heading of keys.
#include "teekond/csv.h"
#include "teekond/date.h"
#include "teekond/report.h"

#include <math.h>

static bool has_interval(const tkd_column *column)
{
    return column->is_estimate && column->quantity != TKD_QUANTITY_TEXT &&
           column->quantity != TKD_QUANTITY_DATE;
}

static void write_heading(const tkd_table *table, tkd_writer *out)
{
    const tkd_column *columns = table->columns.items;
    for (size_t i = 0; i < table->columns.count; i++) {
        tkd_write_string(out, i > 0 ? "," : "");
        tkd_write_string(out, columns[i].key);
        if (has_interval(&columns[i])) {
            tkd_write_format(out, ",%s_low,%s_high", columns[i].key, columns[i].key);
        }
    }
    tkd_write_string(out, "\r\n");
}

static void write_cell(const tkd_column *column, const tkd_cell *cell, tkd_writer *out)
{
    if (column->quantity == TKD_QUANTITY_TEXT) {
        tkd_csv_write_field(out, cell->text);
        return;
    }
    if (cell->text.size > 0) {
        tkd_csv_write_field(out, cell->text); // a word instead of the number
        tkd_write_string(out, has_interval(column) ? ",," : "");
        return;
    }
    if (column->quantity == TKD_QUANTITY_DATE) {
        if (isfinite(cell->estimate.mean)) {
            tkd_date_write_iso(out, (int32_t)cell->estimate.mean);
        }
        return;
    }
    tkd_csv_write_number(out, cell->estimate.mean);
    if (has_interval(column)) {
        tkd_write_char(out, ',');
        tkd_csv_write_number(out, cell->estimate.low);
        tkd_write_char(out, ',');
        tkd_csv_write_number(out, cell->estimate.high);
    }
}

void tkd_table_write_csv(const tkd_table *table, tkd_writer *out)
{
    if (table->status != TKD_OK) {
        out->status = out->status == TKD_OK ? table->status : out->status;
        return;
    }
    write_heading(table, out);
    const tkd_column *columns = table->columns.items;
    const tkd_cell *cells = table->cells.items;
    const size_t rows = tkd_table_rows(table);
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < table->columns.count; i++) {
            tkd_write_string(out, i > 0 ? "," : "");
            write_cell(&columns[i], &cells[row * table->columns.count + i], out);
        }
        tkd_write_string(out, "\r\n");
    }
}
