// SPDX-License-Identifier: EUPL-1.2
// Papers for the tests of documents and workbooks: one with every kind of block, one of hostile texts,
// one with nothing in it.
#ifndef TKD_TEST_OFFICE_PAPER_H
#define TKD_TEST_OFFICE_PAPER_H

#include "teekond/paper.h"

enum { OFFICE_BLOCKS = 48, OFFICE_WIDE_COLUMNS = 33 };

/** A paper with what it stands on; caller's storage. */
typedef struct office_paper {
    tkd_paper paper;
    tkd_arena arena;
    tkd_paper_block blocks[OFFICE_BLOCKS];
    tkd_paper_picture picture;
    tkd_fact facts[2];
} office_paper;

/** In Estonian: headings, lists, links, notes, tables with estimates, money, dates and choices, one of 33
 *  columns, one for programs alone, pictures upright and across. */
void office_paper_full(office_paper *made);
/** The same blocks with texts that try to break out. */
void office_paper_hostile(office_paper *made);
/** A title and no block. */
void office_paper_empty(office_paper *made);
/** Give another drawing to the pictures of the paper. */
void office_paper_draw(office_paper *made, tkd_text svg, tkd_text png, uint32_t width,
                       uint32_t height);
void office_paper_clear(office_paper *made);

#endif
