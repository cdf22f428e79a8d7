// SPDX-License-Identifier: EUPL-1.2
// A text document while it is written (ECMA-376, part 1, WordprocessingML); private to the room.
//
// Lengths are twips, twentieths of a point; drawings count in EMU, 635 to the twip.
#ifndef TEEKOND_PAPER_DOCX_H
#define TEEKOND_PAPER_DOCX_H

#include "office.h"
#include "package.h"
#include "xml.h"

/** How a page lies. */
typedef enum tkd_docx_page {
    TKD_DOCX_UPRIGHT, /**< A4 */
    TKD_DOCX_ACROSS,  /**< A4, landscape */
    TKD_DOCX_LARGE,   /**< A3, landscape */
    TKD_DOCX_PAGE_COUNT,
} tkd_docx_page;

enum {
    TKD_DOCX_MARGIN = 1134,      // 20 mm
    TKD_DOCX_CELL_MARGIN = 80,   // left and right of what a cell holds
    TKD_DOCX_BOOKMARK_SIZE = 40, // Word's own limit of a bookmark's name
};

typedef struct tkd_docx_size {
    uint32_t width;
    uint32_t height;
} tkd_docx_size;

/** The sheet of paper. */
tkd_docx_size tkd_docx_sheet_size(tkd_docx_page page);
/** The sheet less its margins. */
tkd_docx_size tkd_docx_room(tkd_docx_page page);

/** What the document points to: another part, or an address outside. Its id is `rId` and its place,
 *  counted from 1. */
typedef struct tkd_docx_relation {
    const char *type; /**< The last word of the type's address: `image`, `styles`, … */
    tkd_text target;
    bool is_outside;
} tkd_docx_relation;

typedef struct tkd_docx {
    const tkd_paper *paper; /**< Borrowed. */
    tkd_arena *arena;       /**< Scratch. Borrowed. */
    tkd_xml xml;            /**< Of word/document.xml. */
    tkd_list parts;         /**< of tkd_part */
    tkd_list relations;     /**< of tkd_docx_relation */
    tkd_index ids;          /**< From a block's id to its place. */
    tkd_docx_page page;     /**< How the page that is being written lies. */
    bool starts_page;       /**< The next paragraph begins a new page. */
    uint32_t used;          /**< How far down the page texts reach, about. */
    uint32_t table_count;   /**< Captions so far. */
    uint32_t picture_count;
    uint32_t drawing_count;
    uint32_t list_count; /**< Numbered lists. */
    tkd_status status;   /**< The first failure; all after it is swallowed. */
} tkd_docx;

/** Keep the first failure. */
void tkd_docx_fail(tkd_docx *docx, tkd_status status);
/** A word in the paper's language. */
const char *tkd_docx_word(const tkd_docx *docx, const char *et, const char *en);
/** Point to something; its number, or that of an equal relation. */
uint32_t tkd_docx_relate(tkd_docx *docx, tkd_docx_relation relation);
/** Add a part; `bytes` must live until the document is written. */
void tkd_docx_add_part(tkd_docx *docx, tkd_text name, tkd_text bytes);

/** Begin a paragraph of a style; its properties are still open for more. */
void tkd_docx_open_paragraph(tkd_docx *docx, const char *style);
/** End the paragraph's properties: runs follow. */
void tkd_docx_close_properties(tkd_docx *docx);
void tkd_docx_close_paragraph(tkd_docx *docx);
/** A run of text; `style` is a character style, NULL for none. Line ends become breaks. */
void tkd_docx_write_run(tkd_docx *docx, tkd_text text, const char *style);
void tkd_docx_write_passage(tkd_docx *docx, const tkd_passage *passage);
/** A paragraph of one run. */
void tkd_docx_write_paragraph(tkd_docx *docx, const char *style, tkd_text text);
/** A field with what it shows until somebody brings it up to date. */
void tkd_docx_write_field(tkd_docx *docx, const char *instruction, tkd_text shown);
/** Begin and end the bookmark of a block. */
void tkd_docx_open_bookmark(tkd_docx *docx, size_t block);
void tkd_docx_close_bookmark(tkd_docx *docx, size_t block);
/** The name of a block's bookmark. */
void tkd_docx_name_bookmark(const tkd_docx *docx, size_t block, char name[TKD_DOCX_BOOKMARK_SIZE]);
/** `Tabel 3. Title`, with the bookmark of the block. */
void tkd_docx_write_caption(tkd_docx *docx, size_t block, const char *style, tkd_text ending);

/** A table's caption and the table, in as many parts as its columns need. */
void tkd_docx_write_table(tkd_docx *docx, size_t block);
/** A picture and its caption. */
void tkd_docx_write_picture(tkd_docx *docx, size_t block);
/** How a page must lie for a block to be legible. */
tkd_docx_page tkd_docx_choose_page(const tkd_paper_block *block);
/** The document itself: title, table of contents, every block, sections. */
void tkd_docx_write_body(tkd_docx *docx);

/** The parts that hold no content: styles, lists, fonts, settings, footer, properties. */
void tkd_docx_add_fixed_parts(tkd_docx *docx);

#endif
