// SPDX-License-Identifier: EUPL-1.2
// Reports: tables for people and for other programs.
//
// A neutral table is columns (key, heading, what kind of quantity) and cells, row after row; it knows
// nothing of where it is shown. Writers turn it into text of a given width or into CSV. Numbers for
// people follow their language, numbers for programs are bare: shares 0–1, hours, euros.
//
// A table remembers its first failure and so does a writer: callers check once, at the end.
#ifndef TEEKOND_REPORT_H
#define TEEKOND_REPORT_H

#include "teekond/comparison.h"
#include "teekond/findings.h"
#include "teekond/model.h"
#include "teekond/proposals.h"
#include "teekond/sensitivity.h"
#include "teekond/sweep.h"
#include "teekond/warmup.h"

/** What a column holds, and so how people read it. */
typedef enum tkd_quantity {
    TKD_QUANTITY_TEXT,     /**< Left-aligned, wrapped where the table is too wide. */
    TKD_QUANTITY_NUMBER,   /**< As it is. */
    TKD_QUANTITY_COUNT,    /**< Whole; shown without decimals. */
    TKD_QUANTITY_SHARE,    /**< 0–1; people read per cent. */
    TKD_QUANTITY_POINTS,   /**< Difference of shares; people read percentage points. */
    TKD_QUANTITY_DURATION, /**< Hours; people read hours or days, one of them in a column. */
    TKD_QUANTITY_MONEY,    /**< Euros. */
    TKD_QUANTITY_DATE,     /**< Day number (date.h); people read 05.01.2026, programs 2026-01-05. */
} tkd_quantity;

typedef struct tkd_column {
    const char *key;     /**< In CSV. */
    const char *heading; /**< For people; the unit is added by the writer. */
    tkd_quantity quantity;
    bool is_estimate; /**< With its interval: `±`, and in CSV the columns KEY, KEY_low, KEY_high. */
    bool has_bar;     /**< A workbook shows its numbers as bars in their cells, too. */
    const char *const
        *choices; /**< The words that its cells hold, then NULL: a workbook offers them
                                     in a list; NULL: any. Borrowed. */
} tkd_column;

/** A text, or a number as the mean of an estimate. */
typedef struct tkd_cell {
    tkd_text text;
    tkd_estimate estimate;
} tkd_cell;

/** Caller's storage. */
typedef struct tkd_table {
    tkd_list columns; /**< of tkd_column */
    tkd_list
        largest; /**< of double: for each column, the largest magnitude of its numbers; 0: none */
    tkd_list cells; /**< of tkd_cell, row after row */
    tkd_status status;
} tkd_table;

/** An empty table in `arena`. */
TKD_API void tkd_table_init(tkd_table *table, tkd_arena *arena);
/** Add a column; all columns come before the first cell. */
TKD_API void tkd_table_add_column(tkd_table *table, tkd_column column);
/** Add the next cell of the current row; a full row begins the next. Texts are borrowed. A text in a
 *  column of numbers is the word that stands for one that is not shown: `alla 3`. */
TKD_API void tkd_table_add_text(tkd_table *table, tkd_text text);
TKD_API void tkd_table_add_estimate(tkd_table *table, tkd_estimate estimate);
TKD_API void tkd_table_add_number(tkd_table *table, double number); /**< NaN: none. */
TKD_API void tkd_table_add_date(tkd_table *table, int32_t day);     /**< As date.h has it. */
/** Whole rows so far. */
TKD_API size_t tkd_table_rows(const tkd_table *table);
/** The cell as it was added; `row` and `column` must exist. Borrowed. */
TKD_API const tkd_cell *tkd_table_at(const tkd_table *table, size_t row, size_t column);

/** The heading as people read it, with the unit: `Ootamist, päeva`. Borrowed or lives in `arena`; data
 *  NULL when memory runs out. */
TKD_API tkd_text tkd_table_heading_text(const tkd_table *table, size_t column,
                                        tkd_language language, tkd_arena *arena);
/** The cell as people read it, in the unit of its heading and the decimals of its column:
 *  `12,3 (10,1–14,5)`, where an end is negative `−0,4 (−1,2 kuni 0,3)`; `–` for no number. Texts as they
 *  are. Borrowed or lives in `arena`; data NULL when memory runs out or the text is empty. */
TKD_API tkd_text tkd_table_cell_text(const tkd_table *table, size_t row, size_t column,
                                     tkd_language language, tkd_arena *arena);
/** By what numbers of the column are multiplied to read in the unit of its heading; `decimals` (may be
 *  NULL) is how many of them people read. */
TKD_API double tkd_table_scale(const tkd_table *table, size_t column, int *decimals);

enum { TKD_TABLE_WIDTH = 100 }; /**< Columns of a page of text. */

/** Print for people within `width` columns of a terminal; text wraps, numbers never do. */
TKD_API void tkd_table_print(const tkd_table *table, tkd_language language, size_t width,
                             tkd_writer *out);
/** Write as CSV (RFC 4180): comma, decimal point, UTF-8, a heading of keys; no number is empty, dates
 *  are ISO. */
TKD_API void tkd_table_write_csv(const tkd_table *table, tkd_writer *out);
/** Write as a spreadsheet set to Estonian opens it by a double click: semicolons, decimal comma, UTF-8
 *  with a byte order mark, headings for people with units, dates as 05.01.2026; the numbers are those of
 *  tkd_table_write_csv. A text that a spreadsheet would take for a formula (it begins with = + - @
 *  or a tab) is led by an apostrophe; numbers never are. */
TKD_API void tkd_table_write_csv_excel(const tkd_table *table, tkd_language language,
                                       tkd_writer *out);
/** What the columns of tkd_table_write_csv hold, as CSV: name, title, type and unit of each. */
TKD_API void tkd_table_write_csv_columns(const tkd_table *table, tkd_writer *out);

/** For whom a report is written. */
typedef struct tkd_report {
    const tkd_model
        *model; /**< Titles are taken from here; what it lacks shows its id. Borrowed. */
    tkd_language language;
    tkd_arena *arena; /**< Scratch; grows with the report. Borrowed. */
} tkd_report;

/** Results to read: municipalities, journeys and groups, longest waits, pools, and how it was made. */
TKD_API void tkd_report_print_results(const tkd_report *report, const tkd_results *results,
                                      tkd_writer *out);
/** Results as tidy CSV: a line for each row and measure,
 *  scenario,municipality,journey,group,object,id,measure,mean,low,high,n. Pools, and their weeks, have
 *  their place in the column of the municipality. The first line of partial results says so. */
TKD_API void tkd_report_write_results_csv(const tkd_results *results, tkd_writer *out);

/** The warm-up check to read: the verdict, Welch's plot, and when each municipality settles. */
TKD_API void tkd_report_print_warmup(const tkd_report *report, const tkd_warmup *warmup,
                                     tkd_writer *out);
/** The warm-up check as CSV, a line for each week of each series. */
TKD_API void tkd_report_write_warmup_csv(const tkd_warmup *warmup, tkd_writer *out);

/** Bottlenecks to read: dearest first, those not told from zero marked, unpriced and unnamed ones. */
TKD_API void tkd_report_print_findings(const tkd_report *report, const tkd_findings *findings,
                                       tkd_writer *out);
/** Why people wait at an unnamed bottleneck, in words: `koormus 92%`. Lives in the report's arena. */
TKD_API tkd_text tkd_report_say_reason(const tkd_report *report, const tkd_unnamed_row *row);
/** Where the views disagree about a bottleneck, and where feeling and measure do, in words; empty where
 *  they do not. Lives in the report's arena. */
TKD_API tkd_text tkd_report_say_felt(const tkd_report *report, const tkd_felt_row *row);
/** In a sentence whether votes and prices agree; empty where it is not known. Likewise. */
TKD_API tkd_text tkd_report_say_agreement(const tkd_report *report, const tkd_agreement *agreement);
/** In a sentence what all bottlenecks cost together, and whether their prices add up. Likewise. */
TKD_API tkd_text tkd_report_say_interactions(const tkd_report *report,
                                             const tkd_interactions *interactions);
/** Findings as CSV: bottlenecks by row of clients, then unpriced ones, then unnamed ones. */
TKD_API void tkd_report_write_findings_csv(const tkd_findings *findings, tkd_arena *arena,
                                           tkd_writer *out);

/** Proposals to read: what each gains and costs, most first; where; and the portfolio. */
TKD_API void tkd_report_print_proposals(const tkd_report *report, const tkd_proposal_gains *gains,
                                        tkd_writer *out);
/** Gains of proposals as CSV, a line for each row of clients, of the portfolio too. */
TKD_API void tkd_report_write_proposals_csv(const tkd_proposal_gains *gains, tkd_arena *arena,
                                            tkd_writer *out);
/** How the chosen ones' gains overlap or help each other, as one sentence; empty for fewer than two.
 *  Lives in the report's arena. */
TKD_API tkd_text tkd_report_shared_text(const tkd_report *report, const tkd_portfolio *portfolio);

/** Comparisons to read: a table for each measure, each row with a verdict in words. */
TKD_API void tkd_report_print_comparisons(const tkd_report *report,
                                          const tkd_comparisons *comparisons, tkd_writer *out);
/** Comparisons as CSV, a line for each row and measure. */
TKD_API void tkd_report_write_comparisons_csv(const tkd_comparisons *comparisons, tkd_arena *arena,
                                              tkd_writer *out);

/** What a comparison found, in words: `lühem 4–9 päeva`, `ei erine`; in the unit and the decimals of all
 *  rows of its measure. `row` is one of `comparisons`. Lives in the report's arena. */
TKD_API tkd_text tkd_report_verdict_text(const tkd_report *report,
                                         const tkd_comparisons *comparisons,
                                         const tkd_compared_row *row);
/** The name of a measure of clients for people: `Ooteaeg`. */
TKD_API tkd_text tkd_report_measure_title(const tkd_report *report, tkd_client_measure measure);
TKD_API tkd_quantity tkd_report_measure_quantity(tkd_client_measure measure);

/** A sweep to read: a table for each measure, and what can be said for certain. */
TKD_API void tkd_report_print_sweep(const tkd_report *report, const tkd_sweep *sweep,
                                    tkd_writer *out);
/** A sweep as CSV, a line for each point and measure, and for each pool whose staff is swept. */
TKD_API void tkd_report_write_sweep_csv(const tkd_sweep *sweep, tkd_arena *arena, tkd_writer *out);

/** What to measure next, to read: figures by how much hangs on them. */
TKD_API void tkd_report_print_sensitivity(const tkd_report *report,
                                          const tkd_sensitivity *sensitivity, tkd_writer *out);
/** The same as CSV, a line for each figure; all others together have the path `*`. */
TKD_API void tkd_report_write_sensitivity_csv(const tkd_sensitivity *sensitivity, tkd_arena *arena,
                                              tkd_writer *out);

/** Assumptions to read: defaults first, then figures without a source. */
TKD_API void tkd_report_print_assumptions(const tkd_report *report,
                                          const tkd_assumption *assumptions, size_t count,
                                          tkd_writer *out);

/** A count with its noun: `1 samm`, `34 sammu`. `one` and `many` are forms in `report.language`. */
TKD_API void tkd_report_print_count(const tkd_report *report, size_t count, const char *one,
                                    const char *many, tkd_writer *out);

#endif
