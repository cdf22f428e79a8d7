// SPDX-License-Identifier: EUPL-1.2
// A workbook while it is written; private to the room. libxlsxwriter keeps it in its own memory until it
// is closed into a file; that file is one of memory alone, and its bytes are looked at before they
// leave.
#ifndef TEEKOND_PAPER_XLSX_H
#define TEEKOND_PAPER_XLSX_H

#include "office.h"

#include <xlsxwriter.h>

enum {
    TKD_XLSX_TEXT_MOST = 32767,   // UTF-16 units that a cell takes
    TKD_XLSX_NAME_MOST = 31,      // of a sheet's name
    TKD_XLSX_PROPERTY_MOST = 255, // of a property of the file, and of a header or footer
    TKD_XLSX_HEADING_MOST = 200,
};

/** How a cell looks; formats of numbers are made as they are asked for. */
typedef enum tkd_xlsx_look {
    TKD_XLSX_PLAIN, /**< Text, wrapped. */
    TKD_XLSX_HEADING_TEXT,
    TKD_XLSX_HEADING_NUMBER,
    TKD_XLSX_WORD, /**< A word in a column of numbers. */
    TKD_XLSX_TITLE,
    TKD_XLSX_SUBTITLE,
    TKD_XLSX_DAY,
    TKD_XLSX_CHAPTER,
    TKD_XLSX_SECTION,
    TKD_XLSX_PARAGRAPH,
    TKD_XLSX_NOTE,
    TKD_XLSX_LINK,
    TKD_XLSX_LOOK_COUNT,
} tkd_xlsx_look;

/** A sheet of one table. */
typedef struct tkd_xlsx_sheet {
    char *name;
    tkd_text id; /**< Of its block; empty: none. */
    tkd_text caption;
    const tkd_table *table; /**< NULL: the sheet of pictures, or of choices. */
    bool is_mixed;          /**< Its numbers are of many kinds: shown as they come. */
} tkd_xlsx_sheet;

/** A format of numbers that was asked for. */
typedef struct tkd_xlsx_number_look {
    const char *code; /**< Of Excel, such as `#,##0.0`. */
    lxw_format *format;
} tkd_xlsx_number_look;

typedef struct tkd_xlsx {
    const tkd_paper *paper; /**< Borrowed. */
    tkd_arena *arena;       /**< Scratch. Borrowed. */
    lxw_workbook *book;
    lxw_format *looks[TKD_XLSX_LOOK_COUNT];
    tkd_list number_looks;     /**< of tkd_xlsx_number_look */
    tkd_list sheets;           /**< of tkd_xlsx_sheet, all but the first */
    tkd_index names;           /**< Of sheets, folded. */
    tkd_index headings;        /**< Of the table that is being written, folded. */
    tkd_list choices;          /**< of `const char *const *`: columns of the sheet of choices */
    const char *choices_sheet; /**< Its name; NULL: none. */
    const char *too_large;     /**< The sheet whose table does not fit; NULL: all do. */
    lxw_error refusal;         /**< Of the library; the first one. */
    tkd_status status;         /**< The first failure; all after it is swallowed. */
} tkd_xlsx;

/** Keep the first failure. */
void tkd_xlsx_fail(tkd_xlsx *xlsx, tkd_status status);
/** Keep what the library says if it is the first thing that it refuses. */
void tkd_xlsx_ask(tkd_xlsx *xlsx, lxw_error answer);
const char *tkd_xlsx_word(const tkd_xlsx *xlsx, const char *et, const char *en);

/** A text as a cell may hold it: characters that XML knows, line ends as LF, at most `most` UTF-16 units
 *  (a clipped one ends with `…`), nothing that Excel would decode (`_x000D_`). In the arena; never
 *  NULL. */
char *tkd_xlsx_cell_text(tkd_xlsx *xlsx, tkd_text text, size_t most);
/** The same on one line and without the decoding, for names and properties. */
char *tkd_xlsx_line(tkd_xlsx *xlsx, tkd_text text, size_t most);
/** A name that no sheet has yet, made from `wish`, which may be anything. */
char *tkd_xlsx_name_sheet(tkd_xlsx *xlsx, tkd_text wish);
/** A heading that no column of the table has yet. */
char *tkd_xlsx_name_column(tkd_xlsx *xlsx, tkd_text heading);

/** Make the looks of all cells. */
void tkd_xlsx_make_looks(tkd_xlsx *xlsx);
/** The look of numbers by Excel's code, a literal. */
lxw_format *tkd_xlsx_number_format(tkd_xlsx *xlsx, const char *code);

void tkd_xlsx_write_text(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t row, lxw_col_t column,
                         tkd_text text, tkd_xlsx_look look);
/** The day as a date of the workbook; as a text before March 1900, which Excel counts wrongly. */
void tkd_xlsx_write_day(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t row, lxw_col_t column,
                        int32_t day, lxw_format *format);
/** Make a row as high as so many lines of `line_pt` points need. */
void tkd_xlsx_set_height(tkd_xlsx *xlsx, lxw_worksheet *page, lxw_row_t row, size_t lines,
                         double line_pt);
/** How pages of the sheet are printed: caption above, footer and page below. */
void tkd_xlsx_set_print(tkd_xlsx *xlsx, lxw_worksheet *page, tkd_text caption);

/** The first sheet: title, summary, and where everything is. */
void tkd_xlsx_write_summary(tkd_xlsx *xlsx, lxw_worksheet *page);
void tkd_xlsx_write_table(tkd_xlsx *xlsx, lxw_worksheet *page, const tkd_xlsx_sheet *sheet);
void tkd_xlsx_write_pictures(tkd_xlsx *xlsx, lxw_worksheet *page);
/** The words that drop-down lists offer, a column for each list. */
void tkd_xlsx_write_choices(tkd_xlsx *xlsx, lxw_worksheet *page);

/** A file in memory, known to the library by a path. */
typedef struct tkd_xlsx_file {
    int descriptor; /**< -1: none. */
    char path[48];
} tkd_xlsx_file;

TKD_MUST_CHECK tkd_status tkd_xlsx_file_open(tkd_xlsx_file *file, tkd_error *err);
/** All its bytes; live in `arena`. */
TKD_MUST_CHECK tkd_status tkd_xlsx_file_read(tkd_xlsx_file *file, tkd_arena *arena, tkd_text *bytes,
                                             tkd_error *err);
void tkd_xlsx_file_close(tkd_xlsx_file *file);

#endif
