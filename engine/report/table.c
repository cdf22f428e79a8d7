// SPDX-License-Identifier: EUPL-1.2
// Building neutral tables. The first failure is kept in the table and all after it is swallowed.
#include "teekond/report.h"

#include <math.h>

void tkd_table_init(tkd_table *table, tkd_arena *arena)
{
    *table = (tkd_table){.status = TKD_OK};
    tkd_list_init(&table->columns, arena, sizeof(tkd_column));
    tkd_list_init(&table->largest, arena, sizeof(double));
    tkd_list_init(&table->cells, arena, sizeof(tkd_cell));
}

void tkd_table_add_column(tkd_table *table, tkd_column column)
{
    TKD_REQUIRE(table->cells.count == 0);
    tkd_column *added = tkd_list_add(&table->columns);
    const double *largest = tkd_list_add(&table->largest);
    if (added == NULL || largest == NULL) {
        table->status = TKD_ERR_MEMORY;
        return;
    }
    *added = column;
}

static void add_cell(tkd_table *table, tkd_cell cell)
{
    if (table->status != TKD_OK) {
        return; // perhaps not even its columns are there
    }
    TKD_REQUIRE(table->columns.count > 0);
    const size_t column = table->cells.count % table->columns.count;
    tkd_cell *added = tkd_list_add(&table->cells);
    if (added == NULL) {
        table->status = TKD_ERR_MEMORY;
        return;
    }
    *added = cell;
    double *largest = &((double *)table->largest.items)[column];
    const double magnitude = fabs(cell.estimate.mean);
    *largest = isfinite(magnitude) && magnitude > *largest ? magnitude : *largest;
}

void tkd_table_add_text(tkd_table *table, tkd_text text)
{
    const tkd_estimate no_estimate = {(double)NAN, (double)NAN, (double)NAN, 0};
    add_cell(table, (tkd_cell){.text = text, .estimate = no_estimate});
}

void tkd_table_add_estimate(tkd_table *table, tkd_estimate estimate)
{
    add_cell(table, (tkd_cell){.estimate = estimate});
}

void tkd_table_add_number(tkd_table *table, double number)
{
    const tkd_estimate estimate = {number, (double)NAN, (double)NAN, 0};
    add_cell(table, (tkd_cell){.estimate = estimate});
}

void tkd_table_add_date(tkd_table *table, int32_t day)
{
    tkd_table_add_number(table, day);
}

size_t tkd_table_rows(const tkd_table *table)
{
    return table->columns.count == 0 ? 0 : table->cells.count / table->columns.count;
}

const tkd_cell *tkd_table_at(const tkd_table *table, size_t row, size_t column)
{
    TKD_REQUIRE(row < tkd_table_rows(table) && column < table->columns.count);
    return &((const tkd_cell *)table->cells.items)[row * table->columns.count + column];
}
