// SPDX-License-Identifier: EUPL-1.2
// A drawing as a page of its own: the SVG, and below it the same figures as tables. Nothing is loaded
// and nothing runs; it reads on a screen, aloud (WCAG 2.1 AA) and on paper.
#ifndef TKD_DRAW_HTML_H
#define TKD_DRAW_HTML_H

#include "table.h"
#include "theme.h"

typedef struct tkd_html {
    tkd_language language;
    const tkd_colors *colors;       /**< Borrowed. */
    tkd_text title;                 /**< Of what is drawn. */
    tkd_text diagram;               /**< Its kind: "Teekonnakaart". */
    tkd_text svg;                   /**< A whole document; its declaration is left out. */
    const tkd_sheet_tables *tables; /**< Borrowed. */
} tkd_html;

/** Write the page; failures are the writer's. */
void tkd_html_write(const tkd_html *page, tkd_writer *out);

#endif
