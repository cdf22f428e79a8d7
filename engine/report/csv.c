// SPDX-License-Identifier: EUPL-1.2
// CSV as RFC 4180 has it: lines end with CR LF; a field with a comma, a quotation mark or a line end
// stands in quotation marks, and marks inside are doubled. Numbers are never localised.
#include "teekond/report.h"

#include <math.h>
#include <string.h>

void tkd_csv_write_field(tkd_writer *out, tkd_text field)
{
    bool is_plain = true;
    for (size_t i = 0; i < field.size && is_plain; i++) {
        is_plain = strchr(",\"\r\n", field.data[i]) == NULL || field.data[i] == '\0';
    }
    if (is_plain) {
        tkd_write(out, field);
        return;
    }
    tkd_write_char(out, '"');
    for (size_t i = 0; i < field.size; i++) {
        if (field.data[i] == '"') {
            tkd_write_char(out, '"');
        }
        tkd_write_char(out, field.data[i]);
    }
    tkd_write_char(out, '"');
}

static void write_number(tkd_writer *out, double number)
{
    if (isfinite(number)) {
        tkd_write_number(out, number);
    }
}

static void write_heading(const tkd_table *table, tkd_writer *out)
{
    const tkd_column *columns = table->columns.items;
    for (size_t i = 0; i < table->columns.count; i++) {
        tkd_write_string(out, i > 0 ? "," : "");
        tkd_write_string(out, columns[i].key);
        if (columns[i].is_estimate) {
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
    write_number(out, cell->estimate.mean);
    if (column->is_estimate) {
        tkd_write_char(out, ',');
        write_number(out, cell->estimate.low);
        tkd_write_char(out, ',');
        write_number(out, cell->estimate.high);
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
