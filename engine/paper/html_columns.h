// SPDX-License-Identifier: EUPL-1.2
// How the columns of a table are set on a page; private to the room.
#ifndef TEEKOND_PAPER_HTML_COLUMNS_H
#define TEEKOND_PAPER_HTML_COLUMNS_H

#include "html.h"

/** What a column's cells look like. */
typedef enum tkd_column_look {
    TKD_LOOK_SHORT,
    TKD_LOOK_WORDS, /**< Several words: the column has room for some. */
    TKD_LOOK_PROSE, /**< Sentences. */
    TKD_LOOK_LONG,  /**< Words longer than any column, to be broken. */
    TKD_LOOK_NUMBER,
    TKD_LOOK_DATE,
} tkd_column_look;

typedef struct tkd_html_column {
    tkd_column_look look;
    unsigned per_mille; /**< Of the sheet's width that it takes where all have to share it. */
} tkd_html_column;

/** One for each column of the block's table; in the page's arena, NULL when memory runs out. */
tkd_html_column *tkd_html_columns(const tkd_html *page, const tkd_paper_block *block);

#endif
