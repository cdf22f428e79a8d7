// SPDX-License-Identifier: EUPL-1.2
// A sheet: the marks of one drawing as plain rows, placed in units of the sheet with y down. Diagrams
// put marks on it; the writer (graph.h) hands it to Graphviz. Four layers: areas, then grounds, then
// curves, then everything else; each in the order it was put.
#ifndef TKD_DRAW_SHEET_H
#define TKD_DRAW_SHEET_H

#include "measure.h"

typedef enum tkd_mark_kind {
    TKD_MARK_GROUND,  /**< A rounded area under everything. */
    TKD_MARK_BOX,     /**< A rectangle. */
    TKD_MARK_CARD,    /**< A rectangle with rounded corners. */
    TKD_MARK_CHEVRON, /**< A rectangle that points to the right. */
    TKD_MARK_DISC,
    TKD_MARK_DIAMOND,
    TKD_MARK_TEXT,  /**< One line. */
    TKD_MARK_CURVE, /**< A line of cubic pieces. */
    TKD_MARK_AREA,  /**< A polygon, filled or hatched, under grounds too. */
} tkd_mark_kind;

typedef enum tkd_stroke { TKD_STROKE_SOLID, TKD_STROKE_DASHED, TKD_STROKE_DOTTED } tkd_stroke;

typedef enum tkd_align { TKD_ALIGN_LEFT, TKD_ALIGN_CENTER, TKD_ALIGN_RIGHT } tkd_align;

typedef struct tkd_point2 {
    double x;
    double y;
} tkd_point2;

/** A fact of a mark that a web page can read: `data-NAME="value"`. */
typedef struct tkd_datum {
    const char *name; /**< Small letters and hyphens, with its unit: "wait-h". Static. */
    tkd_text value;
} tkd_datum;

/** A mark. Of a text x, y, width, height are its line's box; colours NULL: none. */
typedef struct tkd_mark {
    tkd_mark_kind kind;
    tkd_text id;            /**< Unique on the sheet. */
    const char *class_name; /**< Words for a web page to find it by. */
    tkd_text title;         /**< What it says to those who point at it or hear it; may be empty. */
    tkd_text owner;       /**< Id of the card that it stands on; empty: none. The sheet's to set. */
    uint32_t first_datum; /**< The sheet's to set, as is the next. */
    uint32_t datum_count;
    double x;
    double y;
    double width;
    double height;
    const char *fill;
    const char *line;
    double line_width;
    tkd_stroke stroke;
    tkd_text text;
    tkd_font font;
    uint32_t first_point; /**< Of a curve: 3 n + 1 points; of an area: its corners. */
    uint32_t point_count;
    double arrow; /**< Length of the head at its end; 0: none. */
    double hatch; /**< Of an area: between slanting lines, which `line` then colours; 0: none, and
                       `line` is around it. */
} tkd_mark;

/** Caller's storage. Marks live in the arena. The first failure is kept in `status`. */
typedef struct tkd_sheet {
    tkd_arena *arena;           /**< Borrowed. */
    const tkd_measure *measure; /**< Borrowed. */
    tkd_error *err;             /**< Borrowed; may be NULL. */
    tkd_status status;
    double width;
    double height;
    const char *paper;
    tkd_text title;
    tkd_text description;
    const char *language;
    tkd_list marks;
    tkd_list points;
    tkd_list data; /**< of tkd_datum */
    tkd_index ids;
    tkd_index cards; /**< Rows of marks that others may stand on, by id. */
} tkd_sheet;

void tkd_sheet_init(tkd_sheet *sheet, tkd_arena *arena, const tkd_measure *measure, tkd_error *err);

/** An id no other mark has: the parts joined by `-`, numbered when it exists already. */
tkd_text tkd_sheet_id(tkd_sheet *sheet, const char *kind, tkd_text id, const char *part);

/** Remember that memory ran out. */
void tkd_sheet_fail_memory(tkd_sheet *sheet);

/** Put a mark; the id must come from tkd_sheet_id. A mark within a card put before, whose id begins
 *  with the card's and `-`, is the card's: a page finds it by `data-of`. */
void tkd_sheet_put(tkd_sheet *sheet, const tkd_mark *mark);

/** Say a fact of the mark put last; an empty text or NaN says nothing. */
void tkd_sheet_datum(tkd_sheet *sheet, const char *name, tkd_text value);
void tkd_sheet_datum_number(tkd_sheet *sheet, const char *name, double value);

/** Put a curve through 3 n + 1 points. */
void tkd_sheet_put_curve(tkd_sheet *sheet, const tkd_mark *mark, const tkd_point2 *points,
                         uint32_t count);

/** Put an area with these corners, at least three; `fill`, `line`, `stroke` and `hatch` count. */
void tkd_sheet_put_area(tkd_sheet *sheet, const tkd_mark *mark, const tkd_point2 *corners,
                        uint32_t count);

/** How a text looks. */
typedef struct tkd_text_style {
    tkd_font font;
    const char *color;
    tkd_align align;
    const char *class_name;
} tkd_text_style;

/** Put one line with its box's top at y, from, around or up to x. */
void tkd_sheet_put_line(tkd_sheet *sheet, tkd_text id, tkd_text line, double x, double y,
                        const tkd_text_style *style);

/** Put broken lines one under the other, the first with the top of its box at y. */
void tkd_sheet_put_lines(tkd_sheet *sheet, tkd_text id, const tkd_lines *lines, double x, double y,
                         const tkd_text_style *style);

/** Break a text for the sheet; no lines after a failure. */
tkd_lines tkd_sheet_break(tkd_sheet *sheet, tkd_text text, tkd_font font, double width,
                          size_t most_lines);

/** printf in the sheet's arena; empty after a failure. */
tkd_text tkd_sheet_format(tkd_sheet *sheet, const char *format, ...) TKD_PRINTF(2, 3);

#endif
