// SPDX-License-Identifier: EUPL-1.2
// What stands around every diagram: title, where and when, key figures; at the foot what the signs
// mean, how the figures came to be, and where from.
#ifndef TKD_DRAW_FRAME_H
#define TKD_DRAW_FRAME_H

#include "sheet.h"
#include "table.h"
#include "theme.h"
#include "words.h"

enum { TKD_MARGIN = 16 }; /**< Around the drawing. */

/** What every diagram needs. All borrowed. */
typedef struct tkd_drawing {
    const tkd_picture *picture;
    const tkd_draw_options *options;
    const tkd_colors *colors;
    tkd_sheet *sheet;
    tkd_language language;
    tkd_text diagram; /**< Its name in that language. */
    uint32_t views;   /**< Bits 1u << tkd_view of those shown; never 0. */
    int32_t journey;  /**< The only one drawn, or TKD_NONE. */
    double text;      /**< Times the usual size of text in head and foot. */
} tkd_drawing;

/** A phrase in the drawing's language. */
tkd_text tkd_drawing_phrase(const tkd_drawing *drawing, tkd_phrase phrase);

/** Words that stand in one diagram alone, in the drawing's language. Borrowed: literals. */
tkd_text tkd_say(const tkd_drawing *drawing, const char *et, const char *en, const char *ru);

/** A label in the drawing's language. */
tkd_text tkd_drawing_label(const tkd_drawing *drawing, const tkd_label *label);

/** True where no view is left out. */
bool tkd_drawing_shows_all(const tkd_drawing *drawing);

/** The least width that the head needs. */
double tkd_frame_least_width(const tkd_drawing *drawing);

/** A block of figures in the head: its size, and where it then stands. */
typedef struct tkd_frame_block {
    double width; /**< 0: none. */
    double height;
    double x;
    double y;
} tkd_frame_block;

/** Title and subtitle over a width, with room for a block right of them where the sheet is wide
 *  enough, else below; returns the y below all. */
double tkd_frame_titles(const tkd_drawing *drawing, double width, tkd_frame_block *block);

/** Draw the head over a width; returns the y below it. */
double tkd_frame_head(const tkd_drawing *drawing, double width);

/** How much of the foot: what the signs mean and how the figures came to be, or the levels of
 *  providers and the sources too. */
typedef enum tkd_foot { TKD_FOOT_FACTS, TKD_FOOT_ALL } tkd_foot;

/** Draw the foot from y on, with explanations first; returns the y below it. */
double tkd_frame_foot(const tkd_drawing *drawing, const tkd_text *explanations, size_t count,
                      tkd_foot foot, double y, double width);

/** What a sign of the drawing means. */
typedef struct tkd_frame_sign {
    const char *part; /**< Of its id; unique in the foot. */
    tkd_mark mark;    /**< The sign: kind, colours, line, width and height; without width, none. */
    tkd_text glyph;   /**< Stands on the mark, or alone. */
    const char *ink;  /**< Of the glyph. */
    tkd_text says;
    bool is_heading;
    bool may_part; /**< From what stands before it, into the next column. */
} tkd_frame_sign;

/** A foot broken into lines: what stands in its columns, one under the other. */
typedef struct tkd_frame_foot_lines {
    tkd_list paragraphs;
    double column; /**< Width of a column. */
    double gap;    /**< Between columns, at least. */
} tkd_frame_foot_lines;

/** Break the foot for a width: signs, then facts, then (TKD_FOOT_ALL) sources. */
void tkd_frame_foot_fill(const tkd_drawing *drawing, const tkd_frame_sign *signs, size_t count,
                         tkd_foot foot, double width, tkd_frame_foot_lines *lines);

/** Height of the foot on a sheet so wide; near enough where it was broken for another width. */
double tkd_frame_foot_height(const tkd_frame_foot_lines *lines, double width);

/** Draw it from y on; returns the y below it. */
double tkd_frame_foot_put(const tkd_drawing *drawing, const tkd_frame_foot_lines *lines, double y,
                          double width);
/** Add a table with what every diagram says around its figures: what is shown, and how the figures
 *  came to be. */
void tkd_frame_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables);

#endif
