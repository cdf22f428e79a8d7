// SPDX-License-Identifier: EUPL-1.2
// Breaking text into lines at blanks. A no-break space (U+00A0) is a letter here, as it should be.
#include "wrap.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static tkd_text without_first_blanks(tkd_text text)
{
    size_t start = 0;
    while (start < text.size && is_blank(text.data[start])) {
        start++;
    }
    return tkd_text_part(text, start, text.size);
}

static size_t word_end(tkd_text text, size_t from)
{
    size_t end = from;
    while (end < text.size && !is_blank(text.data[end])) {
        end++;
    }
    return end;
}

// Bytes of the longest beginning of `text` within `width` columns, at least one character.
static size_t cut_at(tkd_text text, size_t width)
{
    size_t end = 0;
    size_t columns = 0;
    while (end < text.size) {
        size_t next = end;
        columns += tkd_text_columns_of(tkd_text_next(text, &next));
        if (columns > width && end > 0) {
            break;
        }
        end = next;
    }
    return end;
}

tkd_text tkd_wrap_next(tkd_text *rest, size_t width)
{
    const tkd_text text = without_first_blanks(*rest);
    size_t end = word_end(text, 0);
    if (tkd_text_columns(tkd_text_part(text, 0, end)) > width) {
        end = cut_at(tkd_text_part(text, 0, end), width);
    } else {
        while (end < text.size) {
            const tkd_text after = without_first_blanks(tkd_text_part(text, end, text.size));
            const size_t start = (size_t)(text.size - after.size);
            const size_t next = word_end(text, start);
            if (tkd_text_columns(tkd_text_part(text, 0, next)) > width) {
                break;
            }
            end = next;
        }
    }
    *rest = without_first_blanks(tkd_text_part(text, end, text.size));
    return tkd_text_trim(tkd_text_part(text, 0, end));
}

size_t tkd_wrap_count(tkd_text text, size_t width)
{
    size_t count = 0;
    do {
        (void)tkd_wrap_next(&text, width);
        count++;
    } while (text.size > 0);
    return count;
}

size_t tkd_wrap_longest_word(tkd_text text)
{
    size_t longest = 0;
    for (size_t at = 0; at < text.size;) {
        const size_t end = word_end(text, at);
        const size_t columns = tkd_text_columns(tkd_text_part(text, at, end - at));
        longest = columns > longest ? columns : longest;
        at = end + 1;
    }
    return longest;
}
