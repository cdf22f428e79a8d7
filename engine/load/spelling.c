// SPDX-License-Identifier: EUPL-1.2
// Folding and comparing the words of the format. Only the letters that these words have are folded;
// a word with any other letter is none of them.
#include "spelling.h"

#include <string.h>

// The plain letter under Estonian ones; any other character as it is.
static uint32_t fold_letter(uint32_t character)
{
    if (character < 0x80) {
        return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    }
    switch (character) {
    case 0xC4: // Ä
    case 0xE4: return 'a';
    case 0xD5: // Õ
    case 0xF5:
    case 0xD6: // Ö
    case 0xF6: return 'o';
    case 0xDC: // Ü
    case 0xFC: return 'u';
    case 0x160: // Š
    case 0x161: return 's';
    case 0x17D: // Ž
    case 0x17E: return 'z';
    default: return character;
    }
}

tkd_spelling tkd_spelling_of(tkd_text written)
{
    tkd_spelling spelling = {.size = 0};
    size_t at = 0;
    while (at < written.size) {
        const size_t from = at;
        const unsigned char byte = (unsigned char)written.data[at];
        if (byte < 0x80 && spelling.size < sizeof(spelling.bytes)) {
            spelling.bytes[spelling.size++] = (char)fold_letter(byte);
            at++;
            continue;
        }
        const uint32_t character = tkd_text_next(written, &at);
        if (character >= 0x300 && character < 0x370) {
            continue; // A mark that stands beside its letter.
        }
        const uint32_t folded = fold_letter(character);
        const size_t width = folded < 0x80 ? 1 : at - from;
        if (spelling.size + width > sizeof(spelling.bytes)) {
            return (tkd_spelling){.size = 0};
        }
        if (folded < 0x80) {
            spelling.bytes[spelling.size] = (char)folded;
        } else {
            memcpy(spelling.bytes + spelling.size, written.data + from, width);
        }
        spelling.size += width;
    }
    return spelling;
}

bool tkd_alternative_next(const char *alternatives, size_t *at, tkd_text *word)
{
    if (alternatives == NULL || alternatives[*at] == '\0') {
        return false;
    }
    const char *from = alternatives + *at;
    const size_t size = strcspn(from, "|");
    *word = (tkd_text){from, size};
    *at += size + (from[size] == '|' ? 1 : 0);
    return true;
}

tkd_text tkd_alternative_first(const char *alternatives)
{
    size_t at = 0;
    tkd_text word = {0};
    return tkd_alternative_next(alternatives, &at, &word) ? word : (tkd_text){0};
}

// Does the word that begins at `at` and ends at `|` or at the end read as the spelling? Letters of
// the format's own words take at most two bytes.
static bool is_spelled(const tkd_spelling *spelling, const char *at)
{
    size_t done = 0;
    while (*at != '\0' && *at != '|') {
        const unsigned char byte = (unsigned char)*at++;
        uint32_t character = byte;
        if (byte >= 0x80) {
            character = (byte & 0x1FU) << 6 | ((unsigned char)*at++ & 0x3FU);
        }
        if (done == spelling->size ||
            fold_letter(character) != (unsigned char)spelling->bytes[done]) {
            return false;
        }
        done++;
    }
    return done == spelling->size;
}

bool tkd_spelling_is(const tkd_spelling *spelling, const char *alternatives)
{
    const char *at = spelling->size > 0 ? alternatives : NULL;
    while (at != NULL && *at != '\0') {
        // Most words differ in their first letter.
        const unsigned char byte = (unsigned char)*at;
        const bool may_be = byte >= 0x80 || (byte | 0x20) == (unsigned char)spelling->bytes[0];
        if (may_be && is_spelled(spelling, at)) {
            return true;
        }
        at = strchr(at, '|');
        at = at == NULL ? NULL : at + 1;
    }
    return false;
}

// How many slips of the pen a word of so many letters may have and still be recognized.
static size_t slips_allowed(size_t length)
{
    if (length <= 2) {
        return 0;
    }
    if (length <= 4) {
        return 1;
    }
    return length <= 9 ? 2 : 3;
}

void tkd_nearest_offer(tkd_nearest *search, const tkd_spelling *spelling, const char *alternatives)
{
    const tkd_text written = {spelling->bytes, spelling->size};
    size_t at = 0;
    tkd_text word;
    while (spelling->size > 0 && tkd_alternative_next(alternatives, &at, &word)) {
        const tkd_spelling candidate = tkd_spelling_of(word);
        const size_t shorter = candidate.size < spelling->size ? candidate.size : spelling->size;
        const size_t limit = slips_allowed(shorter);
        const size_t distance =
            tkd_text_distance(written, (tkd_text){candidate.bytes, candidate.size}, limit);
        if (distance <= limit && (search->nearest.size == 0 || distance < search->distance)) {
            search->nearest = word;
            search->distance = distance;
        }
    }
}

const char *tkd_nearest_take(const tkd_nearest *search, tkd_arena *scratch)
{
    return search->nearest.size == 0 ? NULL : tkd_text_copy(scratch, search->nearest).data;
}
