// SPDX-License-Identifier: EUPL-1.2
// What documents and workbooks share.
#include "office.h"

#include "teekond/date.h"
#include "teekond/number.h"

const char *tkd_office_language(tkd_language language)
{
    switch (language) {
    case TKD_ET: return "et-EE";
    case TKD_EN: return "en-GB";
    case TKD_RU: return "ru-RU";
    case TKD_LANGUAGE_COUNT: break;
    }
    TKD_REQUIRE(!"no such language");
    return "";
}

const char *tkd_office_word(tkd_language language, const char *et, const char *en)
{
    return language == TKD_ET ? et : en;
}

tkd_text tkd_office_moment(int32_t day, tkd_arena *arena)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    tkd_date_write_iso(&out, day);
    tkd_write_string(&out, "T00:00:00Z");
    return tkd_writer_text(&out);
}

tkd_text tkd_office_day(int32_t day, tkd_language language, tkd_arena *arena)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    tkd_date_print(&out, day, language);
    return tkd_writer_text(&out);
}

// The word that begins at `from`, without the blank or line end that ends it.
static tkd_text next_word(tkd_text text, size_t from)
{
    size_t end = from;
    while (end < text.size && text.data[end] != ' ' && text.data[end] != '\n') {
        end++;
    }
    return tkd_text_part(text, from, end - from);
}

size_t tkd_office_longest_word(tkd_text text)
{
    size_t longest = 0;
    for (size_t from = 0; from < text.size;) {
        const tkd_text word = next_word(text, from);
        const size_t columns = tkd_text_columns(word);
        longest = columns > longest ? columns : longest;
        from += word.size + 1;
    }
    return longest;
}

size_t tkd_office_count_lines(tkd_text text, size_t width)
{
    size_t lines = 1;
    size_t used = 0;
    width = width == 0 ? 1 : width;
    for (size_t from = 0; from < text.size;) {
        const tkd_text word = next_word(text, from);
        const size_t columns = tkd_text_columns(word);
        if (used > 0 && used + 1 + columns > width) {
            lines++;
            used = 0;
        }
        used += (used > 0 ? 1 : 0) + columns;
        while (used > width) { // a word longer than a line
            lines++;
            used -= width;
        }
        from += word.size;
        if (from < text.size && text.data[from] == '\n') {
            lines++;
            used = 0;
        }
        from++;
    }
    return lines;
}

// The opening tag of a drawing's root; empty when there is none.
static tkd_text root_tag(tkd_text svg)
{
    const size_t from = tkd_text_find(svg, TKD_TEXT("<svg"), 0);
    const size_t to = from == SIZE_MAX ? SIZE_MAX : tkd_text_find(svg, TKD_TEXT(">"), from);
    return to == SIZE_MAX ? (tkd_text){0} : tkd_text_part(svg, from, to - from);
}

// What follows ` name="` in a tag; empty when it is not there.
static tkd_text attribute(tkd_text tag, tkd_text opening)
{
    const size_t from = tkd_text_find(tag, opening, 0);
    return from == SIZE_MAX ? (tkd_text){0} : tkd_text_part(tag, from + opening.size, SIZE_MAX);
}

// A length of SVG in points; 0 when it is none that stands for itself (`100%`).
static double read_length(tkd_text text)
{
    double length = 0.0;
    size_t used = 0;
    if (!tkd_number_read(text, false, &length, &used)) {
        return 0.0;
    }
    const tkd_text unit = tkd_text_part(text, used, SIZE_MAX);
    if (tkd_text_starts_with(unit, TKD_TEXT("pt"))) {
        return length;
    }
    if (tkd_text_starts_with(unit, TKD_TEXT("mm"))) {
        return length * 72.0 / 25.4;
    }
    const bool is_pixels =
        tkd_text_starts_with(unit, TKD_TEXT("px")) || tkd_text_starts_with(unit, TKD_TEXT("\""));
    return is_pixels ? length * 0.75 : 0.0;
}

void tkd_office_picture_size(const tkd_paper_picture *picture, double *width_pt, double *height_pt)
{
    const tkd_text tag = root_tag(picture->svg);
    *width_pt = read_length(attribute(tag, TKD_TEXT(" width=\"")));
    *height_pt = read_length(attribute(tag, TKD_TEXT(" height=\"")));
    if (*width_pt > 0.0 && *height_pt > 0.0) {
        return;
    }
    double box[4] = {0}; // x, y, width, height in pixels
    tkd_text numbers = attribute(tag, TKD_TEXT(" viewBox=\""));
    for (size_t i = 0; i < 4; i++) {
        size_t used = 0;
        if (!tkd_number_read(numbers, true, &box[i], &used)) {
            break;
        }
        numbers = tkd_text_trim(tkd_text_part(numbers, used, SIZE_MAX));
    }
    const bool has_box = box[2] > 0.0 && box[3] > 0.0;
    *width_pt = 0.75 * (has_box ? box[2] : (double)picture->png_width);
    *height_pt = 0.75 * (has_box ? box[3] : (double)picture->png_height);
}
