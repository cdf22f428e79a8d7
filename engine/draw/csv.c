// SPDX-License-Identifier: EUPL-1.2
// Tables as CSV. A figure that nobody knows is an empty field.
#include "csv.h"

#include "teekond/csv.h"

#include <math.h>

enum { MORE_DECIMALS = 3 }; // Than people read: sums of rounded figures would be off.

static void write_cell(const tkd_sheet_table_column *column, const tkd_sheet_table_cell *cell,
                       tkd_writer *out)
{
    if (column->is_number) {
        const double scale = pow(10.0, cell->decimals + MORE_DECIMALS);
        tkd_csv_write_number(out, round(cell->number * scale) / scale + 0.0);
    } else {
        tkd_csv_write_field(out, cell->text);
    }
}

static void write_table(const tkd_sheet_table *table, tkd_writer *out)
{
    const tkd_sheet_table_column *columns = table->columns.items;
    const tkd_sheet_table_cell *cells = table->cells.items;
    const size_t column_count = table->columns.count;
    tkd_csv_write_field(out, table->caption);
    tkd_write_string(out, "\r\n");
    for (size_t i = 0; i < column_count; i++) {
        tkd_write_string(out, i > 0 ? "," : "");
        tkd_csv_write_field(out, columns[i].title);
    }
    for (size_t i = 0; column_count > 0 && i < table->cells.count; i++) {
        const size_t column = i % column_count;
        tkd_write_string(out, column > 0 ? "," : "\r\n");
        write_cell(&columns[column], &cells[i], out);
    }
    tkd_write_string(out, "\r\n");
}

void tkd_sheet_tables_write_csv(const tkd_sheet_tables *tables, tkd_writer *out)
{
    const tkd_sheet_table *const *list = tables->list.items;
    for (size_t i = 0; i < tables->list.count; i++) {
        tkd_write_string(out, i > 0 ? "\r\n" : "");
        write_table(list[i], out);
    }
}
