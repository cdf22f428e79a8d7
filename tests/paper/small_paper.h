// SPDX-License-Identifier: EUPL-1.2
// Small papers for the tests of pages and Markdown: of the blocks that a test names.
#ifndef TKD_TEST_SMALL_PAPER_H
#define TKD_TEST_SMALL_PAPER_H

#include "teekond/paper.h"

/** A paper of these blocks (borrowed), in Estonian, of 05.01.2026. */
tkd_paper small_paper(const tkd_paper_block *blocks, size_t count);

/** A passage of one span; lives in `arena`. */
const tkd_passage *small_passage(tkd_arena *arena, const char *text);
/** A table of a text and an estimate of days, with these many rows; lives in `arena`. */
const tkd_table *small_table(tkd_arena *arena, const char *text, size_t rows);

tkd_paper_block small_heading(const char *id, uint32_t level, const char *title);
tkd_paper_block small_paragraph(tkd_arena *arena, const char *text);
tkd_paper_block small_table_block(tkd_arena *arena, const char *id, const char *title,
                                  bool is_wide);

/** The paper as a page of HTML, or as Markdown; it must be writable. Lives in `arena`. */
const char *small_html(const tkd_paper *paper, tkd_arena *arena);
const char *small_markdown(const tkd_paper *paper, tkd_arena *arena);

/** How often the part is in the text. */
size_t small_count(const char *text, const char *part);

#endif
