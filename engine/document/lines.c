// SPDX-License-Identifier: EUPL-1.2
// Lines by number.
#include "lines.h"

static void find_end(tkd_lines *lines)
{
    if (!lines->is_known) {
        lines->end = lines->offset;
        while (lines->end < lines->content.size &&
               tkd_text_break(lines->content, lines->end) == 0) {
            lines->end++;
        }
        lines->is_known = true;
    }
}

tkd_text tkd_lines_get(tkd_lines *lines, uint32_t line)
{
    if (line < lines->line) {
        *lines = (tkd_lines){.content = lines->content, .line = 1};
    }
    find_end(lines);
    while (lines->line < line && lines->end < lines->content.size) {
        lines->offset = lines->end + tkd_text_break(lines->content, lines->end);
        lines->line++;
        lines->is_known = false;
        find_end(lines);
    }
    if (lines->line < line) {
        return (tkd_text){0};
    }
    return tkd_text_part(lines->content, lines->offset, lines->end - lines->offset);
}

size_t tkd_lines_bytes(tkd_text line, size_t count)
{
    size_t at = 0;
    while (count > 0 && at < line.size) {
        (void)tkd_text_next(line, &at);
        count--;
    }
    return at;
}
