// SPDX-License-Identifier: EUPL-1.2
// Escaping for SVG and HTML, in one place.
#include "markup.h"

// Is this one of the two characters at the end of the plane, which no document may have?
static bool is_forbidden(tkd_text text, size_t at)
{
    const tkd_text character = tkd_text_part(text, at, 3);
    return tkd_text_equal(character, TKD_TEXT("\xEF\xBF\xBE")) ||
           tkd_text_equal(character, TKD_TEXT("\xEF\xBF\xBF"));
}

void tkd_markup_write(tkd_writer *out, tkd_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        const char byte = text.data[i];
        switch (byte) {
        case '&': tkd_write_string(out, "&amp;"); break;
        case '<': tkd_write_string(out, "&lt;"); break;
        case '>': tkd_write_string(out, "&gt;"); break;
        case '"': tkd_write_string(out, "&quot;"); break;
        default:
            if (is_forbidden(text, i)) {
                i += 2;
            } else {
                tkd_write_char(out, (unsigned char)byte < 0x20 || byte == 0x7F ? ' ' : byte);
            }
            break;
        }
    }
}
