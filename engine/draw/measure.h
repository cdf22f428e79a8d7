// SPDX-License-Identifier: EUPL-1.2
// How wide text is, and where it may be broken: measured with Pango on the same kind of font map, and
// with the same font, size and hinting, as Graphviz uses when it draws.
#ifndef TKD_DRAW_MEASURE_H
#define TKD_DRAW_MEASURE_H

#include "syllable.h"
#include "teekond/arena.h"

/** The family that tools/setup installs: Latin and Cyrillic. */
#define TKD_FONT_FAMILY "Inter"

/** Units of the sheet per unit that Graphviz sees is 1 / this: whole points there stay fine here,
 *  and its corners of 12 points are rounded less. */
#define TKD_SHEET_SCALE 2.0

typedef enum tkd_weight { TKD_WEIGHT_NORMAL, TKD_WEIGHT_SEMIBOLD, TKD_WEIGHT_BOLD } tkd_weight;

/** A font: size in units of the sheet. */
typedef struct tkd_font {
    double size;
    tkd_weight weight;
} tkd_font;

/** Caller's storage. */
typedef struct tkd_measure {
    struct _PangoLayout *layouts[3]; /**< By weight. Owned. */
    tkd_arena arena;
    struct tkd_known_width *known; /**< Short texts measured before, by hash; or NULL. */
    tkd_hyphenation hyphenation;   /**< Without patterns until they are read. */
} tkd_measure;

/** Lines of a broken text; they live in the arena. */
typedef struct tkd_lines {
    tkd_text *lines;
    size_t count;
    double width;  /**< Of the widest line. */
    double height; /**< Of all lines. */
} tkd_lines;

/** "Inter", "Inter Semi-Bold", "Inter Bold": as Graphviz and Pango read it. */
const char *tkd_font_name(tkd_weight weight);

/** Height of one line. */
double tkd_font_line(tkd_font font);

TKD_MUST_CHECK tkd_status tkd_measure_init(tkd_measure *measure, tkd_error *err);
/** Read the patterns by which words of a language are broken; the arena must outlive the measuring.
 *  Where they are not installed, rules do. TKD_ERR_MEMORY when memory runs out. */
TKD_MUST_CHECK tkd_status tkd_measure_read_hyphens(tkd_measure *measure, tkd_language language,
                                                   tkd_arena *arena, tkd_error *err);
void tkd_measure_clear(tkd_measure *measure);

/** Width of one line of text. */
double tkd_measure_width(const tkd_measure *measure, tkd_text text, tkd_font font);

/**
 * Text broken into lines no wider than `width`.
 *
 * Breaks at blanks, and after a hyphen or slash with words of some length on both sides (Ida-Viru,
 * A1-kursus, e-post stay whole); a word that alone is wider than a line is broken with a hyphen, at
 * the seam of a compound rather than within its parts. At most `most_lines` lines; a text that needs more ends in "…".
 * Control characters, and marks that turn the direction of what follows, are left out.
 *
 * @retval TKD_OK          Done; an empty text has no lines.
 * @retval TKD_ERR_MEMORY  Memory ran out.
 */
TKD_MUST_CHECK tkd_status tkd_measure_break(const tkd_measure *measure, tkd_arena *arena,
                                            tkd_text text, tkd_font font, double width,
                                            size_t most_lines, tkd_lines *lines, tkd_error *err);

#endif
