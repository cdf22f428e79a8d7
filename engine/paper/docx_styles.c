// SPDX-License-Identifier: EUPL-1.2
// Styles: one table of what each paragraph looks like. Sizes are half-points, spaces twips.
#include "docx_styles.h"

#define FONT "Calibri"
#define INK "1F3A5F"   // of titles and headings
#define QUIET "595959" // of what stands aside; 7:1 on white
#define LINK "0B5394"
#define RULE "B8C4D2"
#define SHADE "E8EEF5" // behind the headings of tables
#define PALE "F3F6FA"  // behind notes

// Which properties a style has beside its letters.
typedef struct paragraph_style {
    const char *id;
    const char *name; // Word knows its own styles by these names
    const char *base; // NULL: none
    const char *next; // style of the paragraph after; NULL: the same
    uint32_t size;    // 0: as its base
    const char *colour;
    uint32_t before;
    uint32_t after;
    uint32_t line;    // 240 is a single line; 0: as its base
    uint32_t outline; // of headings, from 1; 0: none
    const char *alignment;
    bool is_bold;
    bool is_italic;
    bool keeps_next;
    bool is_plain_line; // exactly as high as `line` says
    bool is_note;
    bool has_rule; // above it
    bool is_hidden_in_gallery;
    bool keeps_words; // no hyphens
    uint32_t indent;
    bool has_page_tab; // a stop at the right end, for the page of a line of contents
} paragraph_style;

enum { CONTENT_WIDTH = 9638, LINE = 264 };

static const paragraph_style paragraph_styles[] = {
    {.id = "Normal", .name = "Normal", .size = 21, .after = 120, .line = LINE},
    {.id = "BodyText", .name = "Body Text", .base = "Normal", .after = 120},
    {.id = "Title",
     .name = "Title",
     .base = "Normal",
     .next = "Subtitle",
     .size = 52,
     .colour = INK,
     .after = 80,
     .line = 240,
     .is_bold = true,
     .keeps_next = true,
     .keeps_words = true},
    {.id = "Subtitle",
     .name = "Subtitle",
     .base = "Normal",
     .next = "BodyText",
     .size = 28,
     .colour = QUIET,
     .after = 120,
     .line = 240,
     .keeps_next = true,
     .keeps_words = true},
    {.id = "Byline", .name = "Byline", .base = "Normal", .colour = QUIET, .after = 360},
    {.id = "Heading1",
     .name = "heading 1",
     .base = "Normal",
     .next = "BodyText",
     .size = 36,
     .colour = INK,
     .before = 360,
     .after = 140,
     .line = 240,
     .outline = 1,
     .is_bold = true,
     .keeps_next = true,
     .keeps_words = true},
    {.id = "Heading2",
     .name = "heading 2",
     .base = "Normal",
     .next = "BodyText",
     .size = 28,
     .colour = INK,
     .before = 280,
     .after = 100,
     .line = 240,
     .outline = 2,
     .is_bold = true,
     .keeps_next = true,
     .keeps_words = true},
    {.id = "Heading3",
     .name = "heading 3",
     .base = "Normal",
     .next = "BodyText",
     .size = 24,
     .colour = INK,
     .before = 220,
     .after = 80,
     .line = 240,
     .outline = 3,
     .is_bold = true,
     .keeps_next = true,
     .keeps_words = true},
    {.id = "Heading4",
     .name = "heading 4",
     .base = "Normal",
     .next = "BodyText",
     .size = 22,
     .colour = INK,
     .before = 180,
     .after = 60,
     .line = 240,
     .outline = 4,
     .is_bold = true,
     .is_italic = true,
     .keeps_next = true,
     .keeps_words = true},
    {.id = "TOCHeading",
     .name = "TOC Heading",
     .base = "Normal",
     .next = "BodyText",
     .size = 28,
     .colour = INK,
     .before = 240,
     .after = 120,
     .is_bold = true,
     .keeps_next = true},
    {.id = "TOC1",
     .name = "toc 1",
     .base = "Normal",
     .before = 80,
     .after = 20,
     .is_bold = true,
     .has_page_tab = true},
    {.id = "TOC2",
     .name = "toc 2",
     .base = "Normal",
     .after = 20,
     .indent = 283,
     .has_page_tab = true},
    {.id = "ListBullet", .name = "List Bullet", .base = "Normal", .after = 60},
    {.id = "ListNumber", .name = "List Number", .base = "Normal", .after = 60},
    {.id = "Note", .name = "Note", .base = "Normal", .before = 120, .after = 160, .is_note = true},
    {.id = "Caption",
     .name = "caption",
     .base = "Normal",
     .size = 19,
     .colour = QUIET,
     .before = 60,
     .after = 240,
     .line = 240},
    {.id = "TableCaption",
     .name = "Table Caption",
     .base = "Caption",
     .before = 200,
     .after = 80,
     .keeps_next = true},
    {.id = "Picture",
     .name = "Picture",
     .base = "Normal",
     .before = 120,
     .after = 40,
     .line = 240,
     .keeps_next = true},
    {.id = "TableText",
     .name = "Table Text",
     .base = "Normal",
     .size = 18,
     .before = 30,
     .after = 30,
     .line = 240},
    {.id = "TableTextSmall",
     .name = "Table Text Small",
     .base = "TableText",
     .size = 16,
     .before = 30,
     .after = 30},
    {.id = "TableTextSmallest",
     .name = "Table Text Smallest",
     .base = "TableText",
     .size = 14,
     .before = 20,
     .after = 20},
    {.id = "TableNumber",
     .name = "Table Number",
     .base = "TableText",
     .before = 30,
     .after = 30,
     .alignment = "right"},
    {.id = "TableNumberSmall",
     .name = "Table Number Small",
     .base = "TableNumber",
     .size = 16,
     .before = 30,
     .after = 30},
    {.id = "TableNumberSmallest",
     .name = "Table Number Smallest",
     .base = "TableNumber",
     .size = 14,
     .before = 20,
     .after = 20},
    {.id = "TableEnd",
     .name = "Table End",
     .base = "Normal",
     .size = 8,
     .after = 160,
     .line = 80,
     .is_plain_line = true,
     .is_hidden_in_gallery = true},
    {.id = "SectionEnd",
     .name = "Section End",
     .base = "Normal",
     .size = 2,
     .line = 20,
     .is_plain_line = true,
     .is_hidden_in_gallery = true},
    {.id = "Footer",
     .name = "footer",
     .base = "Normal",
     .size = 16,
     .colour = QUIET,
     .line = 240,
     .has_rule = true,
     .keeps_words = true},
    {.id = "FooterPage",
     .name = "Footer Page",
     .base = "Normal",
     .size = 16,
     .colour = QUIET,
     .line = 240,
     .alignment = "right"},
};

static void write_letters(tkd_xml *xml, uint32_t size, const char *colour, bool is_bold,
                          bool is_italic)
{
    tkd_xml_open(xml, "w:rPr");
    if (is_bold) {
        tkd_xml_empty(xml, "w:b");
        tkd_xml_empty(xml, "w:bCs");
    }
    if (is_italic) {
        tkd_xml_empty(xml, "w:i");
        tkd_xml_empty(xml, "w:iCs");
    }
    if (colour != NULL) {
        tkd_xml_value(xml, "w:color", colour);
    }
    if (size > 0) {
        tkd_xml_value_count(xml, "w:sz", size);
        tkd_xml_value_count(xml, "w:szCs", size);
    }
    tkd_xml_close(xml);
}

static void write_border(tkd_xml *xml, const char *name, const char *size, const char *space,
                         const char *colour)
{
    tkd_xml_open(xml, name);
    tkd_xml_attribute(xml, "w:val", "single");
    tkd_xml_attribute(xml, "w:sz", size);
    tkd_xml_attribute(xml, "w:space", space);
    tkd_xml_attribute(xml, "w:color", colour);
    tkd_xml_close(xml);
}

static void write_shade(tkd_xml *xml, const char *colour)
{
    tkd_xml_open(xml, "w:shd");
    tkd_xml_attribute(xml, "w:val", "clear");
    tkd_xml_attribute(xml, "w:color", "auto");
    tkd_xml_attribute(xml, "w:fill", colour);
    tkd_xml_close(xml);
}

static void write_page_tab(tkd_xml *xml)
{
    tkd_xml_open(xml, "w:tabs");
    tkd_xml_open(xml, "w:tab");
    tkd_xml_attribute(xml, "w:val", "right");
    tkd_xml_attribute_count(xml, "w:pos", CONTENT_WIDTH);
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

static void write_frame(tkd_xml *xml, const paragraph_style *style)
{
    if (style->is_note) {
        tkd_xml_open(xml, "w:pBdr");
        write_border(xml, "w:left", "24", "8", INK);
        tkd_xml_close(xml);
        write_shade(xml, PALE);
    }
    if (style->has_rule) {
        tkd_xml_open(xml, "w:pBdr");
        write_border(xml, "w:top", "4", "4", RULE);
        tkd_xml_close(xml);
    }
}

static void write_spacing(tkd_xml *xml, const paragraph_style *style)
{
    tkd_xml_open(xml, "w:spacing");
    tkd_xml_attribute_count(xml, "w:before", style->before);
    tkd_xml_attribute_count(xml, "w:after", style->after);
    if (style->line > 0) {
        tkd_xml_attribute_count(xml, "w:line", style->line);
        tkd_xml_attribute(xml, "w:lineRule", style->is_plain_line ? "exact" : "auto");
    }
    tkd_xml_close(xml);
    if (style->indent > 0 || style->is_note) {
        tkd_xml_open(xml, "w:ind");
        tkd_xml_attribute_count(xml, "w:left", style->is_note ? 227 : style->indent);
        tkd_xml_close(xml);
    }
}

// The order of the elements is the schema's.
static void write_paragraph_properties(tkd_xml *xml, const paragraph_style *style)
{
    tkd_xml_open(xml, "w:pPr");
    if (style->keeps_next) {
        tkd_xml_empty(xml, "w:keepNext");
        tkd_xml_empty(xml, "w:keepLines");
    }
    write_frame(xml, style);
    if (style->has_page_tab) {
        write_page_tab(xml);
    }
    if (style->keeps_words) {
        tkd_xml_empty(xml, "w:suppressAutoHyphens");
    }
    write_spacing(xml, style);
    if (style->alignment != NULL) {
        tkd_xml_value(xml, "w:jc", style->alignment);
    }
    if (style->outline > 0) {
        tkd_xml_value_count(xml, "w:outlineLvl", style->outline - 1);
    }
    tkd_xml_close(xml);
}

static void open_style(tkd_xml *xml, const char *type, const char *id, const char *name,
                       bool is_default)
{
    tkd_xml_open(xml, "w:style");
    tkd_xml_attribute(xml, "w:type", type);
    if (is_default) {
        tkd_xml_attribute(xml, "w:default", "1");
    }
    tkd_xml_attribute(xml, "w:styleId", id);
    tkd_xml_value(xml, "w:name", name);
}

static void write_paragraph_style(tkd_xml *xml, const paragraph_style *style)
{
    open_style(xml, "paragraph", style->id, style->name, style->base == NULL);
    if (style->base != NULL) {
        tkd_xml_value(xml, "w:basedOn", style->base);
    }
    if (style->next != NULL) {
        tkd_xml_value(xml, "w:next", style->next);
    }
    if (style->is_hidden_in_gallery) {
        tkd_xml_empty(xml, "w:semiHidden");
    } else {
        tkd_xml_empty(xml, "w:qFormat");
    }
    write_paragraph_properties(xml, style);
    write_letters(xml, style->size, style->colour, style->is_bold, style->is_italic);
    tkd_xml_close(xml);
}

static void write_character_style(tkd_xml *xml, const char *id, const char *name, bool is_link,
                                  bool is_strong)
{
    open_style(xml, "character", id, name, false);
    tkd_xml_open(xml, "w:rPr");
    if (is_strong) {
        tkd_xml_empty(xml, "w:b");
        tkd_xml_empty(xml, "w:bCs");
    }
    if (is_link) {
        tkd_xml_value(xml, "w:color", LINK);
        tkd_xml_value(xml, "w:u", "single");
    }
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

static void write_cell_margins(tkd_xml *xml)
{
    static const char *const sides[] = {"w:top", "w:left", "w:bottom", "w:right"};
    static const char *const widths[] = {"20", "80", "20", "80"};
    tkd_xml_open(xml, "w:tblCellMar");
    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
        tkd_xml_open(xml, sides[i]);
        tkd_xml_attribute(xml, "w:w", widths[i]);
        tkd_xml_attribute(xml, "w:type", "dxa");
        tkd_xml_close(xml);
    }
    tkd_xml_close(xml);
}

// Lines between rows only; the headings stand bold on a shade.
static void write_table_style(tkd_xml *xml)
{
    open_style(xml, "table", "TeekondTable", "Teekond Table", false);
    tkd_xml_open(xml, "w:tblPr");
    tkd_xml_open(xml, "w:tblBorders");
    write_border(xml, "w:top", "8", "0", INK);
    write_border(xml, "w:bottom", "8", "0", INK);
    write_border(xml, "w:insideH", "4", "0", RULE);
    tkd_xml_close(xml);
    write_cell_margins(xml);
    tkd_xml_close(xml);
    tkd_xml_open(xml, "w:tblStylePr");
    tkd_xml_attribute(xml, "w:type", "firstRow");
    tkd_xml_open(xml, "w:rPr");
    tkd_xml_empty(xml, "w:b");
    tkd_xml_empty(xml, "w:bCs");
    tkd_xml_value(xml, "w:color", INK);
    tkd_xml_close(xml);
    tkd_xml_open(xml, "w:tcPr");
    write_shade(xml, SHADE);
    tkd_xml_value(xml, "w:vAlign", "bottom");
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

static void write_defaults(tkd_xml *xml, const char *language)
{
    static const char *const scripts[] = {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"};
    tkd_xml_open(xml, "w:docDefaults");
    tkd_xml_open(xml, "w:rPrDefault");
    tkd_xml_open(xml, "w:rPr");
    tkd_xml_open(xml, "w:rFonts");
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        tkd_xml_attribute(xml, scripts[i], FONT);
    }
    tkd_xml_close(xml);
    tkd_xml_open(xml, "w:lang");
    tkd_xml_attribute(xml, "w:val", language);
    tkd_xml_attribute(xml, "w:eastAsia", language);
    tkd_xml_attribute(xml, "w:bidi", "ar-SA");
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    tkd_xml_empty(xml, "w:pPrDefault");
    tkd_xml_close(xml);
}

void tkd_docx_write_styles(tkd_xml *xml, const char *language)
{
    write_defaults(xml, language);
    for (size_t i = 0; i < sizeof(paragraph_styles) / sizeof(paragraph_styles[0]); i++) {
        write_paragraph_style(xml, &paragraph_styles[i]);
    }
    write_character_style(xml, "Strong", "Strong", false, true);
    write_character_style(xml, "Hyperlink", "Hyperlink", true, false);
    write_character_style(xml, "StrongHyperlink", "Strong Hyperlink", true, true);
    write_table_style(xml);
}
