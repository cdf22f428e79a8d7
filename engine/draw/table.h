// SPDX-License-Identifier: EUPL-1.2
// What a diagram shows as tables: the same figures for those who do not see the picture, or want to
// count on. A diagram adds a table, its columns, then cell by cell, row after row.
#ifndef TKD_DRAW_TABLE_H
#define TKD_DRAW_TABLE_H

#include "teekond/estimate.h"
#include "teekond/language.h"

#include "sheet.h"

typedef struct tkd_sheet_table_column {
    tkd_text title; /**< With its unit: "ooteaeg, p". */
    bool is_number;
} tkd_sheet_table_column;

/** A cell: a text, or a number printed with so many decimals. */
typedef struct tkd_sheet_table_cell {
    tkd_text text;
    double number; /**< NaN: none. */
    int decimals;
} tkd_sheet_table_cell;

/** One table. All lives in the sheet's arena, and failures are the sheet's. */
typedef struct tkd_sheet_table {
    tkd_sheet *sheet; /**< Borrowed. */
    tkd_text caption;
    tkd_list columns; /**< of tkd_sheet_table_column, at least one. */
    tkd_list cells;   /**< of tkd_sheet_table_cell, row by row; a whole number of rows. */
} tkd_sheet_table;

/** The tables of a diagram: caller's storage. */
typedef struct tkd_sheet_tables {
    tkd_sheet *sheet;       /**< Borrowed. */
    tkd_list list;          /**< of tkd_sheet_table * */
    tkd_sheet_table unseen; /**< Takes what is filled in after a failure. */
} tkd_sheet_tables;

void tkd_sheet_tables_init(tkd_sheet_tables *tables, tkd_sheet *sheet);

/** A new table at the end; never NULL: after a failure, one that nobody will see. */
tkd_sheet_table *tkd_sheet_tables_add(tkd_sheet_tables *tables, tkd_text caption);

/** Columns come before cells. */
void tkd_sheet_table_column_text(tkd_sheet_table *table, tkd_text title);
void tkd_sheet_table_column_number(tkd_sheet_table *table, tkd_text title);
/** Three columns for tkd_sheet_table_estimate: the mean's, and both ends of its 95 % interval. */
void tkd_sheet_table_column_estimate(tkd_sheet_table *table, tkd_text title, tkd_language language);

void tkd_sheet_table_text(tkd_sheet_table *table, tkd_text text);
void tkd_sheet_table_number(tkd_sheet_table *table, double number, int decimals);
/** Three cells: mean, low and high times `scale`. */
void tkd_sheet_table_estimate(tkd_sheet_table *table, tkd_estimate estimate, double scale,
                              int decimals);

#endif
