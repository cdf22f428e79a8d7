// SPDX-License-Identifier: EUPL-1.2
// The body of a text document: title, table of contents, blocks. What needs a page across takes the
// whole stretch from its heading to the next one with it, so that no heading is left behind.
#include "docx.h"

enum {
    CONTENTS_DEPTH = 2,
    HEADING_DEPTH = 4,
    HEADING_HEIGHT = 950, // with the space above and below
    LINE_HEIGHT = 300,
    LETTER_WIDTH = 105,
};

tkd_docx_size tkd_docx_sheet_size(tkd_docx_page page)
{
    switch (page) {
    case TKD_DOCX_UPRIGHT: return (tkd_docx_size){11906, 16838};
    case TKD_DOCX_ACROSS: return (tkd_docx_size){16838, 11906};
    case TKD_DOCX_LARGE: return (tkd_docx_size){23811, 16838};
    case TKD_DOCX_PAGE_COUNT: break;
    }
    TKD_REQUIRE(!"no such page");
    return (tkd_docx_size){0};
}

tkd_docx_size tkd_docx_room(tkd_docx_page page)
{
    const tkd_docx_size sheet = tkd_docx_sheet_size(page);
    return (tkd_docx_size){sheet.width - 2 * TKD_DOCX_MARGIN, sheet.height - 2 * TKD_DOCX_MARGIN};
}

static bool is_set(const tkd_paper_block *block)
{
    const bool is_empty_table = block->kind == TKD_BLOCK_TABLE && block->table->columns.count == 0;
    return !(block->is_data || is_empty_table);
}

// A stretch of blocks from a heading to the next one behind what it holds.
typedef struct piece {
    size_t from;
    size_t end;
    uint32_t level;     // of its first heading
    tkd_docx_page page; // of all but large pictures
    bool is_text;       // it holds neither tables nor pictures
} piece;

static piece measure_piece(const tkd_paper *paper, size_t from)
{
    piece found = {.from = from, .is_text = true};
    bool has_content = false;
    for (found.end = from; found.end < paper->block_count; found.end++) {
        const tkd_paper_block *block = &paper->blocks[found.end];
        const bool is_heading = block->kind == TKD_BLOCK_HEADING;
        const bool is_break = is_heading || block->kind == TKD_BLOCK_PAGE;
        if (is_break && has_content) {
            break;
        }
        if (is_heading && found.level == 0) {
            found.level = block->level;
        }
        if (is_break || !is_set(block)) {
            continue;
        }
        const tkd_docx_page own = tkd_docx_choose_page(block);
        has_content = true;
        found.is_text =
            found.is_text && block->kind != TKD_BLOCK_TABLE && block->kind != TKD_BLOCK_PICTURE;
        found.page = own == TKD_DOCX_ACROSS ? own : found.page;
    }
    return found;
}

// Lays the pages of a piece. A large picture takes only the texts above it along.
static void lay_piece(const tkd_paper *paper, const piece *laid, tkd_docx_page *pages)
{
    bool is_large = false;
    for (size_t i = laid->end; i-- > laid->from;) {
        const tkd_paper_block *block = &paper->blocks[i];
        if (is_set(block) && (block->kind == TKD_BLOCK_PICTURE || block->kind == TKD_BLOCK_TABLE)) {
            is_large = tkd_docx_choose_page(block) == TKD_DOCX_LARGE;
        }
        pages[i] = is_large ? TKD_DOCX_LARGE : laid->page;
    }
}

// Does a piece of text go across with what stands below it, or between two that lie so?
static bool goes_across(const piece *pieces, size_t index, size_t count, const tkd_docx_page *pages)
{
    const piece *own = &pieces[index];
    if (!own->is_text || own->level == 0 || index + 1 == count) {
        return false;
    }
    const piece *next = &pieces[index + 1];
    const bool is_between = index > 0 && pieces[index - 1].page == TKD_DOCX_ACROSS;
    return own->level < next->level || (is_between && pages[next->from] == TKD_DOCX_ACROSS);
}

// How the page of each block lies. Pieces lie as their widest block; a piece of text goes with the wide
// ones that it introduces, or stands between.
static tkd_docx_page *choose_pages(tkd_docx *docx)
{
    const tkd_paper *paper = docx->paper;
    tkd_docx_page *pages = TKD_TAKE(docx->arena, paper->block_count, tkd_docx_page);
    tkd_list pieces;
    tkd_list_init(&pieces, docx->arena, sizeof(piece));
    for (size_t from = 0; from < paper->block_count;) {
        piece *added = tkd_list_add(&pieces);
        if (added == NULL || pages == NULL) {
            tkd_docx_fail(docx, TKD_ERR_MEMORY);
            return NULL;
        }
        *added = measure_piece(paper, from);
        from = added->end;
    }
    piece *items = pieces.items;
    for (size_t i = pieces.count; i-- > 0;) {
        if (goes_across(items, i, pieces.count, pages)) {
            items[i].page = pages[items[i + 1].from];
        }
        lay_piece(paper, &items[i], pages);
    }
    return pages;
}

static void write_section_properties(tkd_docx *docx, tkd_docx_page page)
{
    tkd_xml *xml = &docx->xml;
    const tkd_docx_size sheet = tkd_docx_sheet_size(page);
    tkd_xml_open(xml, "w:sectPr");
    tkd_xml_open(xml, "w:footerReference");
    tkd_xml_attribute(xml, "w:type", "default");
    tkd_xml_attribute(xml, "r:id", "rId1"); // the first relation of every document
    tkd_xml_close(xml);
    tkd_xml_value(xml, "w:type", "nextPage");
    tkd_xml_open(xml, "w:pgSz");
    tkd_xml_attribute_count(xml, "w:w", sheet.width);
    tkd_xml_attribute_count(xml, "w:h", sheet.height);
    if (page != TKD_DOCX_UPRIGHT) {
        tkd_xml_attribute(xml, "w:orient", "landscape");
    }
    tkd_xml_close(xml);
    tkd_xml_open(xml, "w:pgMar");
    for (size_t i = 0; i < 4; i++) {
        static const char *const sides[] = {"w:top", "w:right", "w:bottom", "w:left"};
        tkd_xml_attribute_count(xml, sides[i], TKD_DOCX_MARGIN);
    }
    tkd_xml_attribute(xml, "w:header", "567");
    tkd_xml_attribute(xml, "w:footer", "567");
    tkd_xml_attribute(xml, "w:gutter", "0");
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

// Ends the section when the next block's page lies otherwise.
static void turn_page(tkd_docx *docx, tkd_docx_page next)
{
    if (next == docx->page) {
        return;
    }
    docx->starts_page = false; // the section begins one
    docx->used = 0;
    tkd_docx_open_paragraph(docx, "SectionEnd");
    write_section_properties(docx, docx->page);
    tkd_docx_close_properties(docx);
    tkd_docx_close_paragraph(docx);
    docx->page = next;
}

static void write_title(tkd_docx *docx)
{
    const tkd_paper *paper = docx->paper;
    tkd_docx_write_paragraph(docx, "Title", paper->title);
    if (paper->subtitle.size > 0) {
        tkd_docx_write_paragraph(docx, "Subtitle", paper->subtitle);
    }
    const tkd_text day = tkd_office_day(paper->day, paper->language, docx->arena);
    tkd_text line = day;
    if (paper->author.size > 0) {
        line = tkd_text_format(docx->arena, "%.*s · %.*s", TKD_ARG(paper->author), TKD_ARG(day));
    }
    if (line.data == NULL) {
        tkd_docx_fail(docx, TKD_ERR_MEMORY);
    }
    tkd_docx_write_paragraph(docx, "Byline", line);
}

static bool is_listed(const tkd_paper_block *block)
{
    return block->kind == TKD_BLOCK_HEADING && block->level <= CONTENTS_DEPTH;
}

static void write_field_mark(tkd_xml *xml, const char *kind)
{
    tkd_xml_open(xml, "w:r");
    tkd_xml_open(xml, "w:fldChar");
    tkd_xml_attribute(xml, "w:fldCharType", kind);
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

static void write_contents_field(tkd_docx *docx)
{
    tkd_xml *xml = &docx->xml;
    char instruction[32];
    (void)snprintf(instruction, sizeof(instruction), " TOC \\o \"1-%d\" \\h \\z \\u ",
                   CONTENTS_DEPTH);
    write_field_mark(xml, "begin");
    tkd_xml_open(xml, "w:r");
    tkd_xml_open(xml, "w:instrText");
    tkd_xml_attribute(xml, "xml:space", "preserve");
    tkd_xml_text(xml, tkd_text_of(instruction));
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    write_field_mark(xml, "separate");
}

// A line of the table of contents. Its page is a field that shows nothing until somebody lays the
// document out: only who does knows the number.
static void write_contents_line(tkd_docx *docx, size_t block)
{
    tkd_xml *xml = &docx->xml;
    char name[TKD_DOCX_BOOKMARK_SIZE];
    tkd_docx_name_bookmark(docx, block, name);
    char instruction[TKD_DOCX_BOOKMARK_SIZE + 16];
    (void)snprintf(instruction, sizeof(instruction), " PAGEREF %s \\h ", name);
    tkd_xml_open(xml, "w:hyperlink");
    tkd_xml_attribute(xml, "w:anchor", name);
    tkd_xml_attribute(xml, "w:history", "1");
    tkd_docx_write_run(docx, docx->paper->blocks[block].title, NULL);
    tkd_docx_write_run(docx, TKD_TEXT("\t"), NULL);
    tkd_docx_write_field(docx, instruction, (tkd_text){0});
    tkd_xml_close(xml);
}

static void write_contents(tkd_docx *docx)
{
    const tkd_paper *paper = docx->paper;
    tkd_xml *xml = &docx->xml;
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < paper->block_count; i++) {
        last = is_listed(&paper->blocks[i]) ? i : last;
    }
    if (last == SIZE_MAX) {
        return;
    }
    tkd_xml_open(xml, "w:sdt");
    tkd_xml_open(xml, "w:sdtPr");
    tkd_xml_open(xml, "w:docPartObj");
    tkd_xml_value(xml, "w:docPartGallery", "Table of Contents");
    tkd_xml_empty(xml, "w:docPartUnique");
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    tkd_xml_open(xml, "w:sdtContent");
    tkd_docx_write_paragraph(docx, "TOCHeading",
                             tkd_text_of(tkd_docx_word(docx, "Sisukord", "Contents")));
    bool is_first = true;
    for (size_t i = 0; i <= last; i++) {
        const tkd_paper_block *block = &paper->blocks[i];
        if (is_listed(block)) {
            tkd_docx_open_paragraph(docx, block->level <= 1 ? "TOC1" : "TOC2");
            tkd_docx_close_properties(docx);
            if (is_first) {
                write_contents_field(docx);
                is_first = false;
            }
            write_contents_line(docx, i);
            if (i == last) {
                write_field_mark(xml, "end");
            }
            tkd_docx_close_paragraph(docx);
        }
    }
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    docx->starts_page = true;
}

// Counts how far down the page texts reach; what does not fit goes to the next one.
static void use_height(tkd_docx *docx, uint32_t height)
{
    const bool fits = docx->used + height <= tkd_docx_room(docx->page).height;
    docx->used = fits ? docx->used + height : height;
}

static void write_heading(tkd_docx *docx, size_t block)
{
    static const char *const styles[HEADING_DEPTH] = {"Heading1", "Heading2", "Heading3",
                                                      "Heading4"};
    const tkd_paper_block *heading = &docx->paper->blocks[block];
    const uint32_t level = heading->level < 1               ? 1
                           : heading->level > HEADING_DEPTH ? HEADING_DEPTH
                                                            : heading->level;
    tkd_docx_open_paragraph(docx, styles[level - 1]);
    tkd_docx_close_properties(docx);
    tkd_docx_open_bookmark(docx, block);
    tkd_docx_write_run(docx, heading->title, NULL);
    tkd_docx_close_bookmark(docx, block);
    tkd_docx_close_paragraph(docx);
    use_height(docx, HEADING_HEIGHT);
}

// Counts the lines of a passage, so that a picture below knows what the page has left.
static void use_lines(tkd_docx *docx, const tkd_passage *passage)
{
    size_t letters = 0;
    for (size_t i = 0; i < passage->span_count; i++) {
        letters += tkd_text_columns(passage->spans[i].text);
    }
    const size_t in_line = tkd_docx_room(docx->page).width / LETTER_WIDTH;
    use_height(docx, (uint32_t)(letters / in_line + 2) * LINE_HEIGHT); // one for the space between
}

// A list's numbering: 1 has bullets; each numbered list counts from 1 by a numbering of its own.
static void write_list(tkd_docx *docx, const tkd_paper_block *block)
{
    const bool is_numbered = block->kind == TKD_BLOCK_NUMBERS;
    const uint32_t numbering = is_numbered ? 2 + docx->list_count : 1;
    tkd_xml *xml = &docx->xml;
    docx->list_count += is_numbered ? 1 : 0;
    for (size_t i = 0; i < block->passage_count; i++) {
        tkd_docx_open_paragraph(docx, is_numbered ? "ListNumber" : "ListBullet");
        tkd_xml_open(xml, "w:numPr");
        tkd_xml_value_count(xml, "w:ilvl", 0);
        tkd_xml_value_count(xml, "w:numId", numbering);
        tkd_xml_close(xml);
        tkd_docx_close_properties(docx);
        tkd_docx_write_passage(docx, &block->passages[i]);
        use_lines(docx, &block->passages[i]);
        tkd_docx_close_paragraph(docx);
    }
}

static void write_passages(tkd_docx *docx, const tkd_paper_block *block, const char *style)
{
    for (size_t i = 0; i < block->passage_count; i++) {
        tkd_docx_open_paragraph(docx, style);
        tkd_docx_close_properties(docx);
        tkd_docx_write_passage(docx, &block->passages[i]);
        use_lines(docx, &block->passages[i]);
        tkd_docx_close_paragraph(docx);
    }
}

static void write_block(tkd_docx *docx, size_t index)
{
    const tkd_paper_block *block = &docx->paper->blocks[index];
    switch (block->kind) {
    case TKD_BLOCK_HEADING: write_heading(docx, index); return;
    case TKD_BLOCK_PARAGRAPH: write_passages(docx, block, "BodyText"); return;
    case TKD_BLOCK_LIST:
    case TKD_BLOCK_NUMBERS: write_list(docx, block); return;
    case TKD_BLOCK_NOTE: write_passages(docx, block, "Note"); return;
    case TKD_BLOCK_TABLE: tkd_docx_write_table(docx, index); return;
    case TKD_BLOCK_PICTURE: tkd_docx_write_picture(docx, index); return;
    case TKD_BLOCK_PAGE:
        docx->starts_page = true;
        docx->used = 0;
        return;
    }
    TKD_REQUIRE(!"no such block");
}

void tkd_docx_write_body(tkd_docx *docx)
{
    const tkd_paper *paper = docx->paper;
    const tkd_docx_page *pages = choose_pages(docx);
    if (pages == NULL) {
        return;
    }
    tkd_xml_open(&docx->xml, "w:body");
    write_title(docx);
    write_contents(docx);
    for (size_t i = 0; i < paper->block_count; i++) {
        if (is_set(&paper->blocks[i])) {
            if (paper->blocks[i].kind != TKD_BLOCK_PAGE) {
                turn_page(docx, pages[i]);
            }
            write_block(docx, i);
        }
    }
    write_section_properties(docx, docx->page);
    tkd_xml_close(&docx->xml);
}
