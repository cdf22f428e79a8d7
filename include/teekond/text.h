// SPDX-License-Identifier: EUPL-1.2
// Text: a view of UTF-8 bytes, passed by value, never owned. Interned names are followed by a NUL.
// Comparison of ids is bytewise; people's spelling is compared folded (õ = o, case ignored).
#ifndef TEEKOND_TEXT_H
#define TEEKOND_TEXT_H

#include <stdarg.h>
#include <string.h>

#include "teekond/arena.h"

/** Bytes [data, data + size), UTF-8, not owned. `{0}` is the empty text. */
typedef struct tkd_text {
    const char *data;
    size_t size;
} tkd_text;

/** View of a NUL-terminated string; NULL gives the empty text. */
static inline tkd_text tkd_text_of(const char *string)
{
    const tkd_text text = {string, string == NULL ? 0 : strlen(string)};

    return text;
}

/** `TKD_TEXT("literal")` without strlen, usable in initialisers through TKD_TEXT_INIT. */
#define TKD_TEXT(literal) ((tkd_text){"" literal, sizeof(literal) - 1})
#define TKD_TEXT_INIT(literal)                                                                     \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

/** For printf: `"%.*s", TKD_ARG(text)`. */
#define TKD_ARG(text) (int)(text).size, (text).data

static inline bool tkd_text_equal(tkd_text a, tkd_text b)
{
    return a.size == b.size &&
           (a.size == 0 || a.data == b.data || memcmp(a.data, b.data, a.size) == 0);
}
/** Bytewise order, shorter first where one begins the other: <0, 0, >0. */
TKD_API int tkd_text_compare(tkd_text a, tkd_text b);
TKD_API bool tkd_text_starts_with(tkd_text text, tkd_text prefix);
TKD_API bool tkd_text_ends_with(tkd_text text, tkd_text suffix);
/** Part [from, from + size), clipped to the text. */
TKD_API tkd_text tkd_text_part(tkd_text text, size_t from, size_t size);
/** Without blanks, tabs and line ends at both ends. */
TKD_API tkd_text tkd_text_trim(tkd_text text);
/** The longest beginning of at most `size` bytes that cuts no character. */
TKD_API tkd_text tkd_text_clip(tkd_text text, size_t size);
/** Bytes of the line end at `offset`, 0 when there is none. As in YAML 1.1: LF, CR, CR LF, U+0085,
 *  U+2028, U+2029. */
TKD_API size_t tkd_text_break(tkd_text text, size_t offset);
/** Where the run of printable ASCII that begins at `from` ends. */
TKD_API size_t tkd_text_plain_end(tkd_text text, size_t from);
/** Byte offset of the first `needle` at or after `from`; SIZE_MAX when there is none. */
TKD_API size_t tkd_text_find(tkd_text text, tkd_text needle, size_t from);

/** Copy into the arena, NUL-terminated; empty text with data NULL when memory runs out. */
TKD_API tkd_text tkd_text_copy(tkd_arena *arena, tkd_text text);
/** printf into the arena; data NULL when memory runs out. */
TKD_API tkd_text tkd_text_format(tkd_arena *arena, const char *format, ...) TKD_PRINTF(2, 3);
/** The same from a list of arguments. */
TKD_API tkd_text tkd_text_format_list(tkd_arena *arena, const char *format, va_list arguments)
    TKD_PRINTF(2, 0);

/** Is it well-formed UTF-8 (no surrogates, no overlong forms)? On false, `bad` (may be NULL) is the
 *  byte offset of the first fault. */
TKD_API bool tkd_text_is_utf8(tkd_text text, size_t *bad);
/** Number of characters (code points) of well-formed UTF-8. */
TKD_API size_t tkd_text_length(tkd_text text);
/** Columns on a terminal: combining marks 0, wide East Asian 2, others 1. */
TKD_API size_t tkd_text_columns(tkd_text text);
/** The same of one character: 0, 1 or 2. */
TKD_API size_t tkd_text_columns_of(uint32_t character);
/** Decode the character at `*offset` and move the offset behind it; 0xFFFD for a bad byte. */
TKD_API uint32_t tkd_text_next(tkd_text text, size_t *offset);
/** The bytes of a character, 1 to 4 of them; U+FFFD for what is no character. */
TKD_API size_t tkd_text_encode(uint32_t character, char bytes[4]);

/** Canonical composition (NFC) of what Estonian, Latin, Cyrillic letters need; copied into arena. */
TKD_API tkd_text tkd_text_compose(tkd_arena *arena, tkd_text text);
/** Folded for comparison: lower case, õöäüšž → o o a u s z, composed; copied into arena. */
TKD_API tkd_text tkd_text_fold(tkd_arena *arena, tkd_text text);
/** Lower case (Latin, Cyrillic, Greek), copied into arena. */
TKD_API tkd_text tkd_text_lower(tkd_arena *arena, tkd_text text);
/** An id made from a title: lower case, letters (õäöüšž kept) and digits, all else one `-`; always
 *  begins with a letter; at most 60 characters. */
TKD_API tkd_text tkd_text_slug(tkd_arena *arena, tkd_text title);

/** Damerau–Levenshtein distance (optimal string alignment) of two folded texts in characters,
 *  or `limit + 1` when it is larger than `limit`. Texts over 64 characters count as too far.
 *  Source: Boytsov, Indexing methods for approximate dictionary searching (2011), section 2. */
TKD_API size_t tkd_text_distance(tkd_text a, tkd_text b, size_t limit);

/** A hash for tables of this run: quick, and different on other machines. */
static inline uint32_t tkd_text_hash_here(tkd_text text)
{
    // Multiplying by the golden ratio (Knuth, volume 3, section 6.4), eight bytes at a time; the upper
    // bits are well mixed.
    const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t hash = text.size * factor;
    uint64_t bytes = 0;
    size_t at = 0;

    for (; text.size - at >= sizeof(bytes); at += sizeof(bytes)) {
        memcpy(&bytes, text.data + at, sizeof(bytes));
        hash = (hash ^ bytes) * factor;
        hash ^= hash >> 32;
    }
    bytes = 0;
    for (; at < text.size; at++) {
        bytes = bytes << 8 | (unsigned char)text.data[at];
    }
    return (uint32_t)((hash ^ bytes) * factor >> 32);
}

/** A stable 64-bit hash of bytes (FNV-1a then a finalizer); the same on every machine and version. */
TKD_API uint64_t tkd_text_hash(tkd_text text);

/** From texts to numbers, open addressing, in an arena. All-zero with an arena set is empty. */
typedef struct tkd_index {
    tkd_arena *arena; /**< Borrowed. */
    struct tkd_index_slot *slots;
    size_t slot_count;
    size_t count;
} tkd_index;

TKD_API void tkd_index_init(tkd_index *index, tkd_arena *arena);
/** Put `value` under `key` (borrowed: must outlive the index) unless the key exists.
 *  `existing` (may be NULL) is the value already there. TKD_ERR_REFERENCE when it exists. */
TKD_API TKD_MUST_CHECK tkd_status tkd_index_put(tkd_index *index, tkd_text key, uint32_t value,
                                                uint32_t *existing);
/** The value under `key`, or UINT32_MAX. */
TKD_API uint32_t tkd_index_get(const tkd_index *index, tkd_text key);

#endif
