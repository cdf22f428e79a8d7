// SPDX-License-Identifier: EUPL-1.2
// Pictures of a page: drawings as elements of it, so that they stay sharp and can be searched; else their
// pixels, written into the page. What is wider than the column is shown whole, and on a tick of its box
// in its own size, to be scrolled.
#include "html.h"

#include "office.h"

enum { PICTURE_BYTES = 3, PICTURE_LETTERS = 4 };

#define COLUMN_PT 720.0 // what is wider offers its own size

// RFC 4648, section 4.
static void write_base64(tkd_writer *out, tkd_text bytes)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *data = (const unsigned char *)bytes.data;
    for (size_t i = 0; i < bytes.size; i += PICTURE_BYTES) {
        const size_t count = bytes.size - i < PICTURE_BYTES ? bytes.size - i : PICTURE_BYTES;
        const uint32_t group = (uint32_t)data[i] << 16 |
                               (uint32_t)(count > 1 ? data[i + 1] : 0) << 8 |
                               (uint32_t)(count > 2 ? data[i + 2] : 0);
        const char four[PICTURE_LETTERS] = {letters[group >> 18], letters[group >> 12 & 63],
                                            count > 1 ? letters[group >> 6 & 63] : '=',
                                            count > 2 ? letters[group & 63] : '='};
        tkd_write(out, (tkd_text){four, PICTURE_LETTERS});
    }
}

static void write_pixels(const tkd_html *page, const tkd_paper_picture *picture)
{
    tkd_write_string(page->out, "<img alt=\"");
    tkd_html_write_text(page->out, picture->alternative);
    tkd_write_format(page->out, "\" width=\"%lu\" height=\"%lu\" src=\"data:image/png;base64,",
                     (unsigned long)picture->png_width, (unsigned long)picture->png_height);
    write_base64(page->out, picture->png);
    tkd_write_string(page->out, "\">");
}

static tkd_status write_drawing(tkd_html *page, const tkd_paper_picture *picture, tkd_error *err)
{
    const tkd_text prefix = tkd_text_format(page->arena, "p%zu_", page->picture_count);
    if (prefix.data == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the page");
    }
    return tkd_html_write_svg(page->out, picture->svg, prefix, picture->alternative, err);
}

static void write_size_box(const tkd_html *page)
{
    tkd_write_format(page->out,
                     "<p class=\"size\"><input type=\"checkbox\" id=\"size_%zu\">"
                     "<label for=\"size_%zu\">%s</label></p>\n",
                     page->picture_count, page->picture_count,
                     tkd_html_word(page->paper, "Näita algses suuruses", "Show in full size"));
}

tkd_status tkd_html_write_picture(tkd_html *page, const tkd_paper_block *block, tkd_error *err)
{
    const tkd_paper_picture *picture = block->picture;
    double width_pt = 0.0;
    double height_pt = 0.0;
    tkd_office_picture_size(picture, &width_pt, &height_pt);
    page->picture_count++;
    tkd_write_string(page->out, "<figure");
    tkd_html_write_id(page->out, block);
    tkd_write_string(page->out, ">\n");
    if (width_pt > COLUMN_PT) {
        write_size_box(page);
    }
    const char *named = block->title.size > 0 ? "labelledby=\"picture_" : "label=\"";
    tkd_write_format(page->out,
                     "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-%s%s%zu\">\n", named,
                     block->title.size > 0 ? "" : tkd_html_word(page->paper, "Joonis ", "Figure "),
                     page->picture_count);
    if (picture->svg.size > 0) {
        TKD_TRY(write_drawing(page, picture, err));
    } else {
        write_pixels(page, picture);
    }
    tkd_write_string(page->out, "\n</div>\n");
    if (block->title.size > 0) {
        tkd_write_format(page->out, "<figcaption id=\"picture_%zu\">", page->picture_count);
        tkd_html_write_text(page->out, block->title);
        tkd_write_string(page->out, "</figcaption>\n");
    }
    // What prints the page knows no names of drawings: on paper they are told below.
    tkd_write_string(page->out, "<p class=\"told\">");
    tkd_html_write_text(page->out, picture->alternative);
    tkd_write_string(page->out, "</p>\n");
    tkd_write_string(page->out, "</figure>\n");
    return TKD_OK;
}
