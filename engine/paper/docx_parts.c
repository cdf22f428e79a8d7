// SPDX-License-Identifier: EUPL-1.2
// The parts of a text document that hold no content: lists, fonts, settings, footer, properties.
// Styles have a file of their own.
#include "docx.h"

#include "docx_styles.h"

#define WORD_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define RELATIONS_NAMESPACE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// A part that is being written.
typedef struct open_part {
    tkd_writer out;
    tkd_xml xml;
} open_part;

static tkd_xml *open_part_xml(tkd_docx *docx, open_part *part, const char *root)
{
    tkd_writer_init_memory(&part->out, docx->arena, 0);
    tkd_xml_init(&part->xml, &part->out);
    tkd_xml_open(&part->xml, root);
    return &part->xml;
}

static void close_part(tkd_docx *docx, open_part *part, const char *name)
{
    tkd_xml_close(&part->xml);
    tkd_docx_fail(docx, part->out.status);
    tkd_docx_add_part(docx, tkd_text_of(name), tkd_writer_text(&part->out));
}

static tkd_xml *open_word_part(tkd_docx *docx, open_part *part, const char *root)
{
    tkd_xml *xml = open_part_xml(docx, part, root);
    tkd_xml_attribute(xml, "xmlns:w", WORD_NAMESPACE);
    tkd_xml_attribute(xml, "xmlns:r", RELATIONS_NAMESPACE);
    return xml;
}

static void write_level(tkd_xml *xml, const char *format, const char *text, const char *style)
{
    tkd_xml_open(xml, "w:lvl");
    tkd_xml_attribute(xml, "w:ilvl", "0");
    tkd_xml_value(xml, "w:start", "1");
    tkd_xml_value(xml, "w:numFmt", format);
    tkd_xml_value(xml, "w:pStyle", style);
    tkd_xml_value(xml, "w:lvlText", text);
    tkd_xml_value(xml, "w:lvlJc", "left");
    tkd_xml_open(xml, "w:pPr");
    tkd_xml_open(xml, "w:ind");
    tkd_xml_attribute(xml, "w:left", "397");
    tkd_xml_attribute(xml, "w:hanging", "397");
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

static void write_kind_of_list(tkd_xml *xml, const char *id, const char *format, const char *text,
                               const char *style)
{
    tkd_xml_open(xml, "w:abstractNum");
    tkd_xml_attribute(xml, "w:abstractNumId", id);
    tkd_xml_value(xml, "w:multiLevelType", "singleLevel");
    write_level(xml, format, text, style);
    tkd_xml_close(xml);
}

// Numbering 1 has bullets, 2, 3, … are the numbered lists, each from 1.
static void add_numbering(tkd_docx *docx)
{
    open_part part;
    tkd_xml *xml = open_word_part(docx, &part, "w:numbering");
    write_kind_of_list(xml, "0", "bullet", "•", "ListBullet");
    write_kind_of_list(xml, "1", "decimal", "%1.", "ListNumber");
    for (uint32_t i = 0; i <= docx->list_count; i++) {
        tkd_xml_open(xml, "w:num");
        tkd_xml_attribute_count(xml, "w:numId", i + 1);
        tkd_xml_value(xml, "w:abstractNumId", i == 0 ? "0" : "1");
        if (i > 0) {
            tkd_xml_open(xml, "w:lvlOverride");
            tkd_xml_attribute(xml, "w:ilvl", "0");
            tkd_xml_value(xml, "w:startOverride", "1");
            tkd_xml_close(xml);
        }
        tkd_xml_close(xml);
    }
    close_part(docx, &part, "word/numbering.xml");
}

static void write_font(tkd_xml *xml, const char *name, const char *alternative, const char *family)
{
    tkd_xml_open(xml, "w:font");
    tkd_xml_attribute(xml, "w:name", name);
    tkd_xml_value(xml, "w:altName", alternative);
    tkd_xml_value(xml, "w:family", family);
    tkd_xml_value(xml, "w:pitch", "variable");
    tkd_xml_close(xml);
}

static void add_fonts(tkd_docx *docx)
{
    open_part part;
    tkd_xml *xml = open_word_part(docx, &part, "w:fonts");
    write_font(xml, "Calibri", "Carlito", "swiss");
    close_part(docx, &part, "word/fontTable.xml");
}

static void add_settings(tkd_docx *docx)
{
    open_part part;
    tkd_xml *xml = open_word_part(docx, &part, "w:settings");
    tkd_xml_empty(xml, "w:autoHyphenation");
    tkd_xml_open(xml, "w:compat");
    tkd_xml_open(xml, "w:compatSetting");
    tkd_xml_attribute(xml, "w:name", "compatibilityMode");
    tkd_xml_attribute(xml, "w:uri", "http://schemas.microsoft.com/office/word");
    tkd_xml_attribute(xml, "w:val", "15");
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    tkd_xml_value(xml, "w:themeFontLang", tkd_office_language(docx->paper->language));
    tkd_xml_value(xml, "w:decimalSymbol", docx->paper->language == TKD_EN ? "." : ",");
    tkd_xml_value(xml, "w:listSeparator", docx->paper->language == TKD_EN ? "," : ";");
    close_part(docx, &part, "word/settings.xml");
}

static void write_field(tkd_xml *xml, const char *instruction)
{
    tkd_xml_open(xml, "w:fldSimple");
    tkd_xml_attribute(xml, "w:instr", instruction);
    tkd_xml_open(xml, "w:r");
    tkd_xml_element(xml, "w:t", TKD_TEXT("1"));
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

static void write_run(tkd_xml *xml, tkd_text text)
{
    tkd_xml_open(xml, "w:r");
    tkd_xml_open(xml, "w:t");
    tkd_xml_attribute(xml, "xml:space", "preserve");
    tkd_xml_text(xml, text);
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

static void open_footer_paragraph(tkd_xml *xml, const char *style)
{
    tkd_xml_open(xml, "w:p");
    tkd_xml_open(xml, "w:pPr");
    tkd_xml_value(xml, "w:pStyle", style);
    tkd_xml_close(xml);
}

// What the model was, and which page this is.
static void add_footer(tkd_docx *docx)
{
    open_part part;
    tkd_xml *xml = open_word_part(docx, &part, "w:ftr");
    if (docx->paper->footer.size > 0) {
        open_footer_paragraph(xml, "Footer");
        write_run(xml, docx->paper->footer);
        tkd_xml_close(xml);
    }
    open_footer_paragraph(xml, "FooterPage");
    write_run(xml, tkd_text_of(tkd_docx_word(docx, "lk ", "page ")));
    write_field(xml, "PAGE");
    write_run(xml, TKD_TEXT(" / "));
    write_field(xml, "NUMPAGES");
    tkd_xml_close(xml);
    close_part(docx, &part, "word/footer1.xml");
}

static void write_moment(tkd_xml *xml, const char *name, tkd_text moment)
{
    tkd_xml_open(xml, name);
    tkd_xml_attribute(xml, "xsi:type", "dcterms:W3CDTF");
    tkd_xml_text(xml, moment);
    tkd_xml_close(xml);
}

// Who, what, when, in which language (ECMA-376, part 2, section 11).
static void add_core_properties(tkd_docx *docx)
{
    const tkd_paper *paper = docx->paper;
    const tkd_text moment = tkd_office_moment(paper->day, docx->arena);
    tkd_docx_fail(docx, moment.data == NULL ? TKD_ERR_MEMORY : TKD_OK);
    open_part part;
    tkd_xml *xml = open_part_xml(docx, &part, "cp:coreProperties");
    tkd_xml_attribute(xml, "xmlns:cp",
                      "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    tkd_xml_attribute(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    tkd_xml_attribute(xml, "xmlns:dcterms", "http://purl.org/dc/terms/");
    tkd_xml_attribute(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    tkd_xml_element(xml, "dc:title", paper->title);
    tkd_xml_element(xml, "dc:subject", paper->subtitle);
    tkd_xml_element(xml, "dc:creator",
                    paper->author.size > 0 ? paper->author : TKD_TEXT("teekond"));
    tkd_xml_element(xml, "dc:description", paper->description);
    tkd_xml_element(xml, "dc:language", tkd_text_of(tkd_office_language(paper->language)));
    write_moment(xml, "dcterms:created", moment);
    write_moment(xml, "dcterms:modified", moment);
    close_part(docx, &part, "docProps/core.xml");
}

static void add_program(tkd_docx *docx)
{
    open_part part;
    tkd_xml *xml = open_part_xml(docx, &part, "Properties");
    tkd_xml_attribute(xml, "xmlns",
                      "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    tkd_xml_element(xml, "Application", TKD_TEXT("teekond"));
    close_part(docx, &part, "docProps/app.xml");
}

static void add_styles(tkd_docx *docx)
{
    open_part part;
    tkd_xml *xml = open_word_part(docx, &part, "w:styles");
    tkd_docx_write_styles(xml, tkd_office_language(docx->paper->language));
    close_part(docx, &part, "word/styles.xml");
}

void tkd_docx_add_fixed_parts(tkd_docx *docx)
{
    add_styles(docx);
    add_numbering(docx);
    add_fonts(docx);
    add_settings(docx);
    add_footer(docx);
    add_core_properties(docx);
    add_program(docx);
}
