// SPDX-License-Identifier: EUPL-1.2
// Filling a table. The first failure is kept in the sheet, as everywhere in a diagram.
#include "table.h"
#include "words.h"

#include <math.h>

void tkd_sheet_tables_init(tkd_sheet_tables *tables, tkd_sheet *sheet)
{
    *tables = (tkd_sheet_tables){.sheet = sheet, .unseen = {.sheet = sheet}};
    tkd_list_init(&tables->list, sheet->arena, sizeof(tkd_sheet_table *));
}

tkd_sheet_table *tkd_sheet_tables_add(tkd_sheet_tables *tables, tkd_text caption)
{
    tkd_sheet *sheet = tables->sheet;
    tkd_sheet_table *table =
        sheet->status == TKD_OK ? TKD_TAKE(sheet->arena, 1, tkd_sheet_table) : NULL;
    tkd_sheet_table **place = table == NULL ? NULL : tkd_list_add(&tables->list);
    if (place == NULL) {
        tkd_sheet_fail_memory(sheet);
        return &tables->unseen;
    }
    *table = (tkd_sheet_table){.sheet = sheet, .caption = caption};
    tkd_list_init(&table->columns, sheet->arena, sizeof(tkd_sheet_table_column));
    tkd_list_init(&table->cells, sheet->arena, sizeof(tkd_sheet_table_cell));
    *place = table;
    return table;
}

static void add_column(tkd_sheet_table *table, tkd_text title, bool is_number)
{
    tkd_sheet_table_column *column =
        table->sheet->status == TKD_OK ? tkd_list_add(&table->columns) : NULL;
    if (column == NULL) {
        tkd_sheet_fail_memory(table->sheet);
        return;
    }
    *column = (tkd_sheet_table_column){title, is_number};
}

void tkd_sheet_table_column_text(tkd_sheet_table *table, tkd_text title)
{
    add_column(table, title, false);
}

void tkd_sheet_table_column_number(tkd_sheet_table *table, tkd_text title)
{
    add_column(table, title, true);
}

void tkd_sheet_table_column_estimate(tkd_sheet_table *table, tkd_text title, tkd_language language)
{
    static const tkd_phrase ends[] = {
        TKD_PHRASE_INIT("95% vahemiku algus", "95% interval from", "95% интервал от"),
        TKD_PHRASE_INIT("95% vahemiku lõpp", "95% interval to", "95% интервал до"),
    };
    add_column(table, title, true);
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        add_column(table,
                   tkd_sheet_format(table->sheet, "%.*s: %.*s", TKD_ARG(title),
                                    TKD_ARG(ends[i].by[language])),
                   true);
    }
}

static void add_cell(tkd_sheet_table *table, tkd_sheet_table_cell cell)
{
    tkd_sheet_table_cell *place =
        table->sheet->status == TKD_OK ? tkd_list_add(&table->cells) : NULL;
    if (place == NULL) {
        tkd_sheet_fail_memory(table->sheet);
        return;
    }
    *place = cell;
}

void tkd_sheet_table_text(tkd_sheet_table *table, tkd_text text)
{
    add_cell(table, (tkd_sheet_table_cell){.text = text, .number = (double)NAN});
}

void tkd_sheet_table_number(tkd_sheet_table *table, double number, int decimals)
{
    add_cell(table,
             (tkd_sheet_table_cell){.text = {"", 0}, .number = number, .decimals = decimals});
}

void tkd_sheet_table_estimate(tkd_sheet_table *table, tkd_estimate estimate, double scale,
                              int decimals)
{
    tkd_sheet_table_number(table, estimate.mean * scale, decimals);
    tkd_sheet_table_number(table, estimate.low * scale, decimals);
    tkd_sheet_table_number(table, estimate.high * scale, decimals);
}
