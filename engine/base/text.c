// SPDX-License-Identifier: EUPL-1.2
// Views of UTF-8 bytes: comparing, cutting, copying, and walking over characters.
#include "teekond/text.h"

#include <stdio.h>
#include <string.h>

int tkd_text_compare(tkd_text a, tkd_text b)
{
    const size_t shared = a.size < b.size ? a.size : b.size;
    const int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

bool tkd_text_starts_with(tkd_text text, tkd_text prefix)
{
    return text.size >= prefix.size && tkd_text_equal(tkd_text_part(text, 0, prefix.size), prefix);
}

bool tkd_text_ends_with(tkd_text text, tkd_text suffix)
{
    return text.size >= suffix.size &&
           tkd_text_equal(tkd_text_part(text, text.size - suffix.size, suffix.size), suffix);
}

tkd_text tkd_text_part(tkd_text text, size_t from, size_t size)
{
    if (from >= text.size) {
        return (tkd_text){text.data == NULL ? NULL : text.data + text.size, 0};
    }
    const size_t rest = text.size - from;
    return (tkd_text){text.data + from, size < rest ? size : rest};
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

tkd_text tkd_text_trim(tkd_text text)
{
    size_t from = 0;
    while (from < text.size && is_blank(text.data[from])) {
        from++;
    }
    size_t end = text.size;
    while (end > from && is_blank(text.data[end - 1])) {
        end--;
    }
    return tkd_text_part(text, from, end - from);
}

tkd_text tkd_text_clip(tkd_text text, size_t size)
{
    if (text.size <= size) {
        return text;
    }
    size_t end = size;
    while (end > 0 && ((unsigned char)text.data[end] & 0xC0U) == 0x80U) {
        end--;
    }
    return tkd_text_part(text, 0, end);
}

size_t tkd_text_break(tkd_text text, size_t offset)
{
    if (offset >= text.size) {
        return 0;
    }
    const unsigned char *bytes = (const unsigned char *)text.data + offset;
    const size_t rest = text.size - offset;
    switch (bytes[0]) {
    case '\n': return 1;
    case '\r': return rest > 1 && bytes[1] == '\n' ? 2 : 1;
    case 0xC2: return rest > 1 && bytes[1] == 0x85 ? 2 : 0;
    case 0xE2:
        return rest > 2 && bytes[1] == 0x80 && (bytes[2] == 0xA8 || bytes[2] == 0xA9) ? 3 : 0;
    default: return 0;
    }
}

static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

// The same of eight bytes at once (Hacker's Delight, section 6-1: a borrow or the top bit tells).
static bool are_plain(uint64_t bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t below_space = (bytes - ones * 0x20) | bytes;
    const uint64_t above_tilde = bytes + ones;

    return ((below_space | above_tilde) & ones << 7) == 0;
}

size_t tkd_text_plain_end(tkd_text text, size_t from)
{
    uint64_t bytes = 0;

    while (text.size - from >= sizeof(bytes)) {
        memcpy(&bytes, text.data + from, sizeof(bytes));
        if (!are_plain(bytes)) {
            break;
        }
        from += sizeof(bytes);
    }
    while (from < text.size && is_plain((unsigned char)text.data[from])) {
        from++;
    }
    return from;
}

size_t tkd_text_find(tkd_text text, tkd_text needle, size_t from)
{
    if (from > text.size || needle.size > text.size - from) {
        return SIZE_MAX;
    }
    if (needle.size == 0) {
        return from;
    }
    const size_t last = text.size - needle.size;
    for (size_t at = from; at <= last; at++) {
        const char *found = memchr(text.data + at, needle.data[0], last - at + 1);
        if (found == NULL) {
            return SIZE_MAX;
        }
        at = (size_t)(found - text.data);
        if (memcmp(found, needle.data, needle.size) == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

tkd_text tkd_text_copy(tkd_arena *arena, tkd_text text)
{
    if (text.size == SIZE_MAX) {
        return (tkd_text){0};
    }
    char *copy = TKD_TAKE(arena, text.size + 1, char);
    if (copy == NULL) {
        return (tkd_text){0};
    }
    if (text.size > 0) {
        memcpy(copy, text.data, text.size);
    }
    return (tkd_text){copy, text.size};
}

tkd_text tkd_text_format_list(tkd_arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    const int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size < 0) {
        return (tkd_text){0};
    }
    char *bytes = TKD_TAKE(arena, (size_t)size + 1, char);
    if (bytes == NULL) {
        return (tkd_text){0};
    }
    vsnprintf(bytes, (size_t)size + 1, format, arguments);
    return (tkd_text){bytes, (size_t)size};
}

tkd_text tkd_text_format(tkd_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const tkd_text text = tkd_text_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

// Bytes of the character that begins with `lead`, and its smallest legal value; 0 for no lead.
static size_t character_size(unsigned char lead, uint32_t *smallest)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        *smallest = 0x80;
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        *smallest = 0x800;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        *smallest = 0x10000;
        return 4;
    }
    return 0;
}

// Decodes the character at `at` (< size) into `value`; its size, or 0 when it is malformed.
static size_t decode(tkd_text text, size_t at, uint32_t *value)
{
    const unsigned char lead = (unsigned char)text.data[at];
    if (lead < 0x80) {
        *value = lead;
        return 1;
    }
    uint32_t smallest = 0;
    const size_t size = character_size(lead, &smallest);
    if (size == 0 || size > text.size - at) {
        return 0;
    }
    uint32_t character = lead & (0xFFU >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        const unsigned char byte = (unsigned char)text.data[at + i];
        if ((byte & 0xC0U) != 0x80U) {
            return 0;
        }
        character = character << 6 | (byte & 0x3FU);
    }
    const bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < smallest || character > 0x10FFFF || is_surrogate) {
        return 0;
    }
    *value = character;
    return size;
}

bool tkd_text_is_utf8(tkd_text text, size_t *bad)
{
    size_t at = 0;
    while (at < text.size) {
        uint32_t character = 0;
        const size_t size = decode(text, at, &character);
        if (size == 0) {
            if (bad != NULL) {
                *bad = at;
            }
            return false;
        }
        at += size;
    }
    return true;
}

size_t tkd_text_length(tkd_text text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t bytes = 0;
    size_t length = text.size;
    size_t at = 0;

    // Bytes that go on with a character have the top bits 10; eight of them are counted at once.
    for (; text.size - at >= sizeof(bytes); at += sizeof(bytes)) {
        memcpy(&bytes, text.data + at, sizeof(bytes));
        length -= (size_t)(((bytes >> 7 & ~(bytes >> 6) & ones) * ones) >> 56);
    }
    for (; at < text.size; at++) {
        length -= ((unsigned char)text.data[at] & 0xC0U) == 0x80U;
    }
    return length;
}

uint32_t tkd_text_next(tkd_text text, size_t *offset)
{
    if (*offset >= text.size) {
        return 0xFFFD;
    }
    uint32_t character = 0xFFFD;
    const size_t size = decode(text, *offset, &character);
    *offset += size == 0 ? 1 : size;
    return size == 0 ? 0xFFFD : character;
}

size_t tkd_text_encode(uint32_t character, char bytes[4])
{
    if (character < 0x80) {
        bytes[0] = (char)character;
        return 1;
    }
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) {
        character = 0xFFFD;
    }
    const size_t size = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--) {
        bytes[i] = (char)(unsigned char)(0x80U | (character & 0x3FU));
        character >>= 6;
    }
    bytes[0] = (char)(unsigned char)((0xF00U >> size & 0xFFU) | character);
    return size;
}

uint64_t tkd_text_hash(tkd_text text)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < text.size; i++) {
        hash = (hash ^ (unsigned char)text.data[i]) * UINT64_C(0x100000001B3);
    }
    hash = (hash ^ hash >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    hash = (hash ^ hash >> 27) * UINT64_C(0x94D049BB133111EB);
    return hash ^ hash >> 31;
}
