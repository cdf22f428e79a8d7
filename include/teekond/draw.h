// SPDX-License-Identifier: EUPL-1.2
// Drawing: a picture to SVG, PDF, PNG or DOT, to a page of HTML with its tables, or to these alone.
//
// Each diagram lays the picture out as plain marks (boxes, arrows, curves, lines of text) on a sheet,
// with all text measured before it is placed; one writer hands the sheet to Graphviz. A diagram is
// one file here and one row in the table of diagrams. Graphviz keeps state of its own: draw from one
// thread only.
#ifndef TEEKOND_DRAW_H
#define TEEKOND_DRAW_H

#include "teekond/picture.h"

typedef enum tkd_diagram {
    TKD_DIAGRAM_MAP,       /**< Stages, steps, feelings, bottlenecks by view, proposals. */
    TKD_DIAGRAM_FLOW,      /**< Where people go, and where they wait. */
    TKD_DIAGRAM_BLUEPRINT, /**< Who does what before and behind the line of visibility. */
    TKD_DIAGRAM_CAPACITY,  /**< Waiting and load against staff: a sweep. */
    TKD_DIAGRAM_QUEUE,     /**< Queues week by week. */
    TKD_DIAGRAM_PARETO,    /**< Bottlenecks by price. */
    TKD_DIAGRAM_VIEWS,     /**< Where views disagree on bottlenecks. */
    TKD_DIAGRAM_PERSON,    /**< Time lines of single people. */
    TKD_DIAGRAM_CHANGES,   /**< What a scenario changes: before and after on one map. */
    TKD_DIAGRAM_HEAT,      /**< Stages by view and by municipality. */
    TKD_DIAGRAM_COMPARE,   /**< Variants side by side: one measure, and their flows. */
    TKD_DIAGRAM_COUNT
} tkd_diagram;

typedef enum tkd_draw_format {
    TKD_DRAW_SVG,
    TKD_DRAW_PDF,
    TKD_DRAW_PNG,
    TKD_DRAW_DOT,
    TKD_DRAW_HTML, /**< The SVG in a page, with the figures as tables below. */
    TKD_DRAW_CSV,  /**< The tables alone; page and theme do not matter. */
    TKD_DRAW_FORMAT_COUNT
} tkd_draw_format;

/** A sheet of paper lying on its side, or as large as the drawing needs. */
typedef enum tkd_page {
    TKD_PAGE_SCREEN,
    TKD_PAGE_A4,
    TKD_PAGE_A3,
    TKD_PAGE_A0,
    TKD_PAGE_COUNT
} tkd_page;

typedef enum tkd_theme {
    TKD_THEME_LIGHT,
    TKD_THEME_DARK,
    TKD_THEME_PRINT,
    TKD_THEME_COUNT
} tkd_theme;

/** How to draw; all-zero is the map as SVG for the screen in Estonian. */
typedef struct tkd_draw_options {
    tkd_diagram diagram;
    tkd_draw_format format;
    tkd_page page;
    tkd_theme theme;
    tkd_language language;
    tkd_text journey; /**< Id of the only journey to draw; empty: all on one sheet. */
    uint32_t views;   /**< Bits 1u << tkd_view of those to show; 0: all. */
    tkd_client_measure
        measure; /**< That municipalities are compared by; ARRIVED: time to complete. */
} tkd_draw_options;

/** Words of the command line: "map", "svg", "a3", "light". */
TKD_API const char *tkd_diagram_name(tkd_diagram diagram);
TKD_API const char *tkd_draw_format_name(tkd_draw_format format);
TKD_API const char *tkd_page_name(tkd_page page);
TKD_API const char *tkd_theme_name(tkd_theme theme);

/** From such words (Estonian ones too for diagrams: kaart, voog); false when there is none. */
TKD_API bool tkd_diagram_parse(tkd_text word, tkd_diagram *diagram);
TKD_API bool tkd_draw_format_parse(tkd_text word, tkd_draw_format *format);
TKD_API bool tkd_page_parse(tkd_text word, tkd_page *page);
TKD_API bool tkd_theme_parse(tkd_text word, tkd_theme *theme);

/** Views from words joined by commas ("newcomer,kov", Estonian ones too: sisserändaja,
 *  tagasipöörduja, kov, riik; "all", "kõik"), as bits; false when one of them is none. */
TKD_API bool tkd_views_parse(tkd_text words, uint32_t *views);

/**
 * Draw a picture.
 *
 * @param[in]  picture  What to show. Borrowed.
 * @param[in]  options  How. Borrowed.
 * @param[in]  arena    Scratch memory for the layout.
 * @param[out] out      Gets the bytes; nothing is written on failure.
 * @param[out] err      Filled on failure; NULL if not wanted.
 * @retval TKD_OK             Done; failures of `out` are its own to report.
 * @retval TKD_ERR_REFERENCE  No such journey in the picture.
 * @retval TKD_ERR_LIBRARY    Graphviz or Pango failed; the message is theirs.
 * @retval TKD_ERR_MEMORY     Memory ran out.
 *
 * Cost: a second for a thousand steps, most of it measuring text.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_draw(const tkd_picture *picture,
                                           const tkd_draw_options *options, tkd_arena *arena,
                                           tkd_writer *out, tkd_error *err);

#endif
