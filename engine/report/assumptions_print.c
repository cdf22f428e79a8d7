// SPDX-License-Identifier: EUPL-1.2
// Assumptions for people: what the program filled in, and what was written without a source.
#include "teekond/report.h"

#include "legend.h"
#include "titles.h"

static void add_place(const tkd_report *report, const tkd_assumption *row, tkd_table *table)
{
    if (row->file.size == 0) {
        tkd_table_add_text(table, TKD_TEXT("–"));
        return;
    }
    const tkd_text place =
        tkd_text_format(report->arena, "%.*s:%u", TKD_ARG(row->file), (unsigned)row->line);
    if (place.data == NULL) {
        table->status = TKD_ERR_MEMORY;
    }
    tkd_table_add_text(table, row->line > 0 ? place : row->file);
}

void tkd_report_print_assumptions(const tkd_report *report, const tkd_assumption *assumptions,
                                  size_t count, tkd_writer *out)
{
    const tkd_column columns[] = {
        {"path", tkd_word(report, "Arv", "Figure"), TKD_QUANTITY_TEXT, false},
        {"value", tkd_word(report, "Väärtus", "Value"), TKD_QUANTITY_TEXT, false},
        {"why", tkd_word(report, "Miks eeldus", "Why"), TKD_QUANTITY_TEXT, false},
        {"place", tkd_word(report, "Koht", "Place"), TKD_QUANTITY_TEXT, false},
    };
    tkd_table table;
    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < count; i++) {
        const tkd_assumption *row = &assumptions[i];
        tkd_table_add_text(&table, row->path);
        tkd_table_add_text(&table, row->value);
        tkd_table_add_text(&table, tkd_text_of(row->is_default
                                                   ? tkd_word(report, "vaikimisi", "default")
                                                   : tkd_word(report, "allikata", "no source")));
        add_place(report, row, &table);
    }
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}
