// SPDX-License-Identifier: EUPL-1.2
// What the parts of the HTML writer share: escaped text, the style sheet, tables, pictures; private to
// the room. Ids of the page's own parts hold a `_`, which ids of blocks never do.
#ifndef TEEKOND_PAPER_HTML_H
#define TEEKOND_PAPER_HTML_H

#include "teekond/paper.h"

enum { TKD_HTML_MOST_COLUMNS = 14 }; /**< Of a wide table that a sheet of A4 takes; else A3. */

/** The page being written. */
typedef struct tkd_html {
    const tkd_paper *paper;
    tkd_arena *arena; /**< Scratch. */
    tkd_writer *out;
    size_t picture_count; /**< So far: pictures number their ids. */
} tkd_html;

/** Text between tags or in an attribute's double quotes. Characters that no page may hold are left out,
 *  bad UTF-8 becomes U+FFFD. */
void tkd_html_write_text(tkd_writer *out, tkd_text text);

/** One of two words in the language of the paper. */
const char *tkd_html_word(const tkd_paper *paper, const char *et, const char *en);

/** ` id="…"` of the block, or nothing. */
void tkd_html_write_id(tkd_writer *out, const tkd_paper_block *block);

/** The element `style`. */
void tkd_html_write_style(const tkd_html *page);

/** A block with a table, or with a picture. */
void tkd_html_write_table(tkd_html *page, const tkd_paper_block *block, size_t number);
TKD_MUST_CHECK tkd_status tkd_html_write_picture(tkd_html *page, const tkd_paper_block *block,
                                                 tkd_error *err);

/** A drawing as an element of a page: its ids, and what refers to them, begin with `prefix`; its name is
 *  `label` and its own title and description describe it. Scripts, comments and addresses outside are
 *  left out. TKD_ERR_SYNTAX when it is not one whole element; something of it is written then. */
TKD_MUST_CHECK tkd_status tkd_html_write_svg(tkd_writer *out, tkd_text svg, tkd_text prefix,
                                             tkd_text label, tkd_error *err);

#endif
