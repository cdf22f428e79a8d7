// SPDX-License-Identifier: EUPL-1.2
// Paragraphs of a text document, and what runs through them: text, links, fields, bookmarks.
#include "docx.h"

void tkd_docx_open_paragraph(tkd_docx *docx, const char *style)
{
    tkd_xml *xml = &docx->xml;
    tkd_xml_open(xml, "w:p");
    tkd_xml_open(xml, "w:pPr");
    tkd_xml_value(xml, "w:pStyle", style);
    if (docx->starts_page) {
        tkd_xml_empty(xml, "w:pageBreakBefore");
        docx->starts_page = false;
    }
}

void tkd_docx_close_properties(tkd_docx *docx)
{
    tkd_xml_close(&docx->xml);
}

void tkd_docx_close_paragraph(tkd_docx *docx)
{
    tkd_xml_close(&docx->xml);
}

static void write_stretch(tkd_xml *xml, tkd_text text)
{
    if (text.size > 0) {
        tkd_xml_open(xml, "w:t");
        tkd_xml_attribute(xml, "xml:space", "preserve");
        tkd_xml_text(xml, text);
        tkd_xml_close(xml);
    }
}

static void open_run(tkd_xml *xml, const char *style)
{
    tkd_xml_open(xml, "w:r");
    if (style != NULL) {
        tkd_xml_open(xml, "w:rPr");
        tkd_xml_value(xml, "w:rStyle", style);
        tkd_xml_close(xml);
    }
}

void tkd_docx_write_run(tkd_docx *docx, tkd_text text, const char *style)
{
    tkd_xml *xml = &docx->xml;
    if (text.size == 0) {
        return;
    }
    open_run(xml, style);
    size_t from = 0;
    for (size_t at = 0; at < text.size;) {
        const size_t end = tkd_text_break(text, at);
        const bool is_tab = text.data[at] == '\t';
        if (end > 0 || is_tab) {
            write_stretch(xml, tkd_text_part(text, from, at - from));
            tkd_xml_empty(xml, is_tab ? "w:tab" : "w:br");
            from = at + (is_tab ? 1 : end);
            at = from;
        } else {
            at++;
        }
    }
    write_stretch(xml, tkd_text_part(text, from, text.size - from));
    tkd_xml_close(xml);
}

// May the byte stand in an address (RFC 3986)? A `%` may when two hexadecimal digits follow.
static bool is_address_byte(tkd_text text, size_t at)
{
    const char byte = text.data[at];
    const char *digits = "0123456789abcdefABCDEF";
    if (byte == '%') {
        return at + 2 < text.size && text.data[at + 1] != '\0' && text.data[at + 2] != '\0' &&
               strchr(digits, text.data[at + 1]) != NULL &&
               strchr(digits, text.data[at + 2]) != NULL;
    }
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    const bool is_digit = byte >= '0' && byte <= '9';
    return is_letter || is_digit ||
           (byte != '\0' && strchr("-._~:/?#[]@!$&'()*+,;=", byte) != NULL);
}

// The address as a relationship may hold it: Word calls a document damaged for a blank in one.
static tkd_text escape_address(tkd_docx *docx, tkd_text address)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, docx->arena, 0);
    for (size_t at = 0; at < address.size; at++) {
        if (is_address_byte(address, at)) {
            tkd_write_char(&out, address.data[at]);
        } else {
            tkd_write_format(&out, "%%%02X", (unsigned)(unsigned char)address.data[at]);
        }
    }
    const tkd_text escaped = tkd_writer_text(&out);
    if (escaped.data == NULL) {
        tkd_docx_fail(docx, TKD_ERR_MEMORY);
    }
    return escaped;
}

static bool leads_outside(tkd_text link)
{
    return tkd_text_starts_with(link, TKD_TEXT("https://")) ||
           tkd_text_starts_with(link, TKD_TEXT("http://")) ||
           tkd_text_starts_with(link, TKD_TEXT("mailto:"));
}

// Opens a hyperlink to where the link leads; false when it leads nowhere.
static bool open_link(tkd_docx *docx, tkd_text link)
{
    tkd_xml *xml = &docx->xml;
    if (link.size > 1 && link.data[0] == '#') {
        const uint32_t block = tkd_index_get(&docx->ids, tkd_text_part(link, 1, SIZE_MAX));
        if (block == UINT32_MAX) {
            return false;
        }
        char name[TKD_DOCX_BOOKMARK_SIZE];
        tkd_docx_name_bookmark(docx, block, name);
        tkd_xml_open(xml, "w:hyperlink");
        tkd_xml_attribute(xml, "w:anchor", name);
    } else if (leads_outside(link)) {
        const uint32_t number = tkd_docx_relate(
            docx, (tkd_docx_relation){"hyperlink", escape_address(docx, link), true});
        char id[16];
        (void)snprintf(id, sizeof(id), "rId%u", (unsigned)number);
        tkd_xml_open(xml, "w:hyperlink");
        tkd_xml_attribute(xml, "r:id", id);
    } else {
        return false;
    }
    tkd_xml_attribute(xml, "w:history", "1");
    return true;
}

void tkd_docx_write_passage(tkd_docx *docx, const tkd_passage *passage)
{
    for (size_t i = 0; i < passage->span_count; i++) {
        const tkd_span *span = &passage->spans[i];
        if (span->link.size > 0 && open_link(docx, span->link)) {
            tkd_docx_write_run(docx, span->text, span->is_strong ? "StrongHyperlink" : "Hyperlink");
            tkd_xml_close(&docx->xml);
        } else {
            tkd_docx_write_run(docx, span->text, span->is_strong ? "Strong" : NULL);
        }
    }
}

void tkd_docx_write_paragraph(tkd_docx *docx, const char *style, tkd_text text)
{
    tkd_docx_open_paragraph(docx, style);
    tkd_docx_close_properties(docx);
    tkd_docx_write_run(docx, text, NULL);
    tkd_docx_close_paragraph(docx);
}

static void write_field_mark(tkd_xml *xml, const char *kind)
{
    tkd_xml_open(xml, "w:r");
    tkd_xml_open(xml, "w:fldChar");
    tkd_xml_attribute(xml, "w:fldCharType", kind);
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

void tkd_docx_write_field(tkd_docx *docx, const char *instruction, tkd_text shown)
{
    tkd_xml *xml = &docx->xml;
    write_field_mark(xml, "begin");
    tkd_xml_open(xml, "w:r");
    tkd_xml_open(xml, "w:instrText");
    tkd_xml_attribute(xml, "xml:space", "preserve");
    tkd_xml_text(xml, tkd_text_of(instruction));
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    write_field_mark(xml, "separate");
    tkd_docx_write_run(docx, shown, NULL);
    write_field_mark(xml, "end");
}

void tkd_docx_name_bookmark(const tkd_docx *docx, size_t block, char name[TKD_DOCX_BOOKMARK_SIZE])
{
    // Word knows letters, digits and `_`; the block's place keeps clipped names apart.
    const tkd_text id = tkd_text_clip(docx->paper->blocks[block].id, 24);
    (void)snprintf(name, TKD_DOCX_BOOKMARK_SIZE, "_%.*s_%zu", TKD_ARG(id), block);
    for (size_t i = 0; name[i] != '\0'; i++) {
        const bool is_plain = (name[i] >= 'a' && name[i] <= 'z') ||
                              (name[i] >= '0' && name[i] <= '9') || name[i] == '_';
        name[i] = name[i] != '\0' && !is_plain ? '_' : name[i];
    }
}

void tkd_docx_open_bookmark(tkd_docx *docx, size_t block)
{
    char name[TKD_DOCX_BOOKMARK_SIZE];
    tkd_docx_name_bookmark(docx, block, name);
    tkd_xml_open(&docx->xml, "w:bookmarkStart");
    tkd_xml_attribute_count(&docx->xml, "w:id", block);
    tkd_xml_attribute(&docx->xml, "w:name", name);
    tkd_xml_close(&docx->xml);
}

void tkd_docx_close_bookmark(tkd_docx *docx, size_t block)
{
    tkd_xml_open(&docx->xml, "w:bookmarkEnd");
    tkd_xml_attribute_count(&docx->xml, "w:id", block);
    tkd_xml_close(&docx->xml);
}

void tkd_docx_write_caption(tkd_docx *docx, size_t block, const char *style, tkd_text ending)
{
    const tkd_text title = docx->paper->blocks[block].title;
    const bool is_table = docx->paper->blocks[block].kind == TKD_BLOCK_TABLE;
    const uint32_t number = is_table ? ++docx->table_count : ++docx->picture_count;
    char shown[16];
    (void)snprintf(shown, sizeof(shown), "%u", (unsigned)number);

    const char *noun =
        is_table ? tkd_docx_word(docx, "Tabel", "Table") : tkd_docx_word(docx, "Joonis", "Figure");
    char instruction[48];
    (void)snprintf(instruction, sizeof(instruction), " SEQ %s \\* ARABIC ", noun);
    tkd_docx_open_paragraph(docx, style);
    tkd_docx_close_properties(docx);
    tkd_docx_open_bookmark(docx, block);
    tkd_docx_write_run(docx, tkd_text_of(noun), NULL);
    tkd_docx_write_run(docx, TKD_TEXT(" "), NULL);
    tkd_docx_write_field(docx, instruction, tkd_text_of(shown));
    if (title.size > 0) {
        tkd_docx_write_run(docx, TKD_TEXT(". "), NULL);
        tkd_docx_write_run(docx, title, NULL);
    }
    tkd_docx_write_run(docx, ending, NULL);
    tkd_docx_close_bookmark(docx, block);
    tkd_docx_close_paragraph(docx);
}
