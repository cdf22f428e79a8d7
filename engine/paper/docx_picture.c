// SPDX-License-Identifier: EUPL-1.2
// Pictures of a text document: the drawing as SVG for programs that know it, its pixels for the others.
#include "docx.h"

enum {
    EMU_PER_TWIP = 635,
    TWIPS_PER_POINT = 20,
    CAPTION_HEIGHT = 900, // kept free below
    WORST_SHRINKING = 60, // per cent: what shrinks more on A4 gets a larger sheet
};

#define SVG_URI "{96DAC541-7B7A-43D3-8B79-37D633B846F1}" // of Microsoft's extension for SVG
#define SVG_NAMESPACE "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
#define PICTURE_NAMESPACE "http://schemas.openxmlformats.org/drawingml/2006/picture"

// By how much a picture must shrink to lie in a room; 1 where it need not.
static double shrinking(const tkd_paper_picture *picture, tkd_docx_size room)
{
    double width = 0.0;
    double height = 0.0;
    tkd_office_picture_size(picture, &width, &height);
    const double across = (double)room.width / (width * TWIPS_PER_POINT);
    const double down = (double)(room.height - CAPTION_HEIGHT) / (height * TWIPS_PER_POINT);
    const double least = across < down ? across : down;
    return least < 1.0 ? least : 1.0;
}

tkd_docx_page tkd_docx_choose_page(const tkd_paper_block *block)
{
    if (!block->is_wide) {
        return TKD_DOCX_UPRIGHT;
    }
    const bool is_large =
        block->kind == TKD_BLOCK_PICTURE &&
        shrinking(block->picture, tkd_docx_room(TKD_DOCX_ACROSS)) < WORST_SHRINKING / 100.0;
    return is_large ? TKD_DOCX_LARGE : TKD_DOCX_ACROSS;
}

// The size in which the picture is shown; a wide one fills its page.
static tkd_docx_size choose_size(const tkd_docx *docx, const tkd_paper_block *block)
{
    double width = 0.0;
    double height = 0.0;
    tkd_office_picture_size(block->picture, &width, &height);
    const tkd_docx_size room = tkd_docx_room(docx->page);
    if (!(width > 0.0 && height > 0.0)) {
        return (tkd_docx_size){room.width, room.width / 2};
    }
    const double across = (double)room.width / (width * TWIPS_PER_POINT);
    const uint32_t left = room.height - CAPTION_HEIGHT;
    const bool shares_page = docx->used < left / 2; // else it takes the next
    const uint32_t free_height = shares_page ? left - docx->used : left;
    const double down = (double)free_height / (height * TWIPS_PER_POINT);
    const double fitting = across < down ? across : down;
    const double factor = (fitting < 1.0 || block->is_wide ? fitting : 1.0) * TWIPS_PER_POINT;
    const double shown_width = width * factor;
    const double shown_height = height * factor;
    return (tkd_docx_size){shown_width < 1.0 ? 1 : (uint32_t)shown_width,
                           shown_height < 1.0 ? 1 : (uint32_t)shown_height};
}

// Adds one form of a picture as a part; the number of its relation.
static uint32_t add_form(tkd_docx *docx, tkd_text bytes, const char *ending)
{
    const tkd_text target =
        tkd_text_format(docx->arena, "media/image%u.%s", (unsigned)docx->drawing_count, ending);
    const tkd_text name = tkd_text_format(docx->arena, "word/%.*s", TKD_ARG(target));
    if (target.data == NULL || name.data == NULL) {
        tkd_docx_fail(docx, TKD_ERR_MEMORY);
        return 0;
    }
    tkd_docx_add_part(docx, name, bytes);
    return tkd_docx_relate(docx, (tkd_docx_relation){"image", target, false});
}

static void write_embedding(tkd_xml *xml, uint32_t relation)
{
    char id[16];
    (void)snprintf(id, sizeof(id), "rId%u", (unsigned)relation);
    tkd_xml_attribute(xml, "r:embed", id);
}

static void write_forms(tkd_docx *docx, const tkd_paper_picture *picture)
{
    tkd_xml *xml = &docx->xml;
    const bool has_svg = picture->svg.size > 0;
    const uint32_t svg = has_svg ? add_form(docx, picture->svg, "svg") : 0;
    const uint32_t png = picture->png.size > 0 ? add_form(docx, picture->png, "png") : svg;

    tkd_xml_open(xml, "pic:blipFill");
    tkd_xml_open(xml, "a:blip");
    write_embedding(xml, png);
    if (has_svg) {
        tkd_xml_open(xml, "a:extLst");
        tkd_xml_open(xml, "a:ext");
        tkd_xml_attribute(xml, "uri", SVG_URI);
        tkd_xml_open(xml, "asvg:svgBlip");
        tkd_xml_attribute(xml, "xmlns:asvg", SVG_NAMESPACE);
        write_embedding(xml, svg);
        tkd_xml_close(xml);
        tkd_xml_close(xml);
        tkd_xml_close(xml);
    }
    tkd_xml_close(xml);
    tkd_xml_open(xml, "a:stretch");
    tkd_xml_empty(xml, "a:fillRect");
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

static void write_extent(tkd_xml *xml, const char *name, tkd_docx_size size)
{
    tkd_xml_open(xml, name);
    tkd_xml_attribute_count(xml, "cx", (uint64_t)size.width * EMU_PER_TWIP);
    tkd_xml_attribute_count(xml, "cy", (uint64_t)size.height * EMU_PER_TWIP);
    tkd_xml_close(xml);
}

static void write_shape(tkd_xml *xml, tkd_docx_size size)
{
    tkd_xml_open(xml, "pic:spPr");
    tkd_xml_open(xml, "a:xfrm");
    tkd_xml_open(xml, "a:off");
    tkd_xml_attribute(xml, "x", "0");
    tkd_xml_attribute(xml, "y", "0");
    tkd_xml_close(xml);
    write_extent(xml, "a:ext", size);
    tkd_xml_close(xml);
    tkd_xml_open(xml, "a:prstGeom");
    tkd_xml_attribute(xml, "prst", "rect");
    tkd_xml_empty(xml, "a:avLst");
    tkd_xml_close(xml);
    tkd_xml_close(xml);
}

// The name and the alternative text, under one of the two elements that may hold them.
static void write_words(tkd_docx *docx, const char *element, const tkd_paper_block *block)
{
    tkd_xml *xml = &docx->xml;
    char name[32];
    (void)snprintf(name, sizeof(name), "%s %u", tkd_docx_word(docx, "Joonis", "Figure"),
                   (unsigned)docx->drawing_count);
    const tkd_text alternative = block->picture->alternative;
    tkd_xml_open(xml, element);
    tkd_xml_attribute_count(xml, "id", docx->drawing_count);
    tkd_xml_attribute(xml, "name", name);
    tkd_xml_attribute_text(xml, "descr", alternative.size > 0 ? alternative : block->title);
    tkd_xml_close(xml);
}

static void write_drawing(tkd_docx *docx, const tkd_paper_block *block)
{
    tkd_xml *xml = &docx->xml;
    const tkd_docx_size size = choose_size(docx, block);
    tkd_xml_open(xml, "w:drawing");
    tkd_xml_open(xml, "wp:inline");
    for (size_t i = 0; i < 4; i++) {
        static const char *const sides[] = {"distT", "distB", "distL", "distR"};
        tkd_xml_attribute(xml, sides[i], "0");
    }
    write_extent(xml, "wp:extent", size);
    write_words(docx, "wp:docPr", block);
    tkd_xml_open(xml, "wp:cNvGraphicFramePr");
    tkd_xml_open(xml, "a:graphicFrameLocks");
    tkd_xml_attribute(xml, "noChangeAspect", "1");
    tkd_xml_close(xml);
    tkd_xml_close(xml);
    tkd_xml_open(xml, "a:graphic");
    tkd_xml_open(xml, "a:graphicData");
    tkd_xml_attribute(xml, "uri", PICTURE_NAMESPACE);
    tkd_xml_open(xml, "pic:pic");
    tkd_xml_open(xml, "pic:nvPicPr");
    write_words(docx, "pic:cNvPr", block);
    tkd_xml_empty(xml, "pic:cNvPicPr");
    tkd_xml_close(xml);
    write_forms(docx, block->picture);
    write_shape(xml, size);
    for (size_t i = 0; i < 5; i++) { // pic, graphicData, graphic, inline, drawing
        tkd_xml_close(xml);
    }
}

void tkd_docx_write_picture(tkd_docx *docx, size_t block)
{
    docx->drawing_count++;
    tkd_docx_open_paragraph(docx, "Picture");
    tkd_docx_close_properties(docx);
    tkd_xml_open(&docx->xml, "w:r");
    write_drawing(docx, &docx->paper->blocks[block]);
    tkd_xml_close(&docx->xml);
    tkd_docx_close_paragraph(docx);
    tkd_docx_write_caption(docx, block, "Caption", (tkd_text){0});
    docx->used = tkd_docx_room(docx->page).height; // nobody shares what it leaves
}
