// SPDX-License-Identifier: EUPL-1.2
// Breaking words. Where no patterns are installed, syllables are found by letters alone: one
// consonant begins the next syllable, of several only the last does, but a stop and a liquid stay
// together (Eesti õigekeelsussõnaraamat, poolitamine); that does for Russian too.
#include "syllable.h"
#include "seam.h"

enum { KEEP_LETTERS = 3, LONG_REST = 5 };

// The beginning of a word, decoded.
typedef struct letters {
    uint32_t small[TKD_WORD_LETTERS];    // Letters, small ones.
    size_t starts[TKD_WORD_LETTERS + 1]; // Byte of the word where each begins, and the end.
    size_t count;
    bool syllables[TKD_WORD_LETTERS]; // May be broken before the letter.
    bool seams[TKD_WORD_LETTERS];
} letters;

// ---- Letters

static bool is_one_of(uint32_t letter, const char *set_of_letters)
{
    const tkd_text set = tkd_text_of(set_of_letters);
    size_t offset = 0;
    while (offset < set.size) {
        if (tkd_text_next(set, &offset) == letter) {
            return true;
        }
    }
    return false;
}

static bool is_vowel(uint32_t letter)
{
    return is_one_of(letter, "aeiouyõäöüаеёиоуыэюя");
}

static bool is_letter(uint32_t letter)
{
    return (letter >= 'a' && letter <= 'z') ||
           (letter >= 0xC0 && letter < 0x2000 && letter != 0xD7);
}

static bool is_consonant(uint32_t letter)
{
    // Soft and hard signs never begin a syllable.
    return is_letter(letter) && !is_vowel(letter) && !is_one_of(letter, "ьъй");
}

static uint32_t small_letter(uint32_t letter)
{
    const bool is_capital = (letter >= 'A' && letter <= 'Z') ||
                            (letter >= 0xC0 && letter <= 0xDE) ||
                            (letter >= 0x410 && letter <= 0x42F);
    if (is_capital && letter != 0xD7) {
        return letter + 0x20;
    }
    if (letter == 0x401) {
        return 0x451;
    }
    return letter == 0x160 || letter == 0x17D ? letter + 1 : letter; // Š, Ž
}

static void decode(tkd_text word, letters *into)
{
    size_t offset = 0;
    into->count = 0;
    while (offset < word.size && into->count < TKD_WORD_LETTERS) {
        into->starts[into->count] = offset;
        into->small[into->count++] = small_letter(tkd_text_next(word, &offset));
    }
    into->starts[into->count] = offset;
}

// ---- Syllables

// May a syllable begin at letter `i` of the run of letters that begins at `first`?
static bool begins_syllable(const letters *word, size_t first, size_t i, size_t end)
{
    const uint32_t *small = word->small;
    bool has_vowel = false;
    for (size_t j = first; j < i; j++) {
        has_vowel = has_vowel || is_vowel(small[j]);
    }
    if (!has_vowel || !is_consonant(small[i]) || i < first + 2 || i + 1 >= end) {
        return false;
    }
    const bool liquid_pair = is_one_of(small[i], "pbtdkgf") && is_one_of(small[i + 1], "rl");
    if (liquid_pair && is_consonant(small[i - 1])) {
        return true;
    }
    const bool in_pair = is_one_of(small[i - 1], "pbtdkgf") && is_one_of(small[i], "rl");
    return is_vowel(small[i + 1]) && !(in_pair && is_consonant(small[i - 2]));
}

static tkd_language language_of(const letters *word, size_t first, size_t end,
                                tkd_language language)
{
    if (word->small[first] >= 0x400) {
        return TKD_RU;
    }
    for (size_t i = first; i < end; i++) {
        if (is_one_of(word->small[i], "õäöüšž")) {
            return TKD_ET;
        }
    }
    return language == TKD_EN ? TKD_EN : TKD_ET;
}

// ---- Seams

// Where one known part ends and another begins there is a seam, whatever else is known of the word.
// Where only one of both is known, it is where the word may be broken, and not before an ending.
static void mark_seams(letters *word, size_t first, size_t end)
{
    char bytes[4 * TKD_WORD_LETTERS];
    size_t starts[TKD_WORD_LETTERS + 1] = {0};
    size_t size = 0;
    for (size_t i = first; i < end; i++) {
        starts[i - first] = size;
        size += tkd_text_encode(word->small[i], bytes + size);
    }
    const tkd_text small = {bytes, size};
    size_t next = tkd_seam_first_part(small, 0);
    for (size_t i = first + 1; i < end; i++) {
        const size_t at = starts[i - first];
        const bool ends_first = next > 0 && at == next;
        const bool begins_last = tkd_seam_last_part(small, at);
        if (ends_first) {
            const size_t more = tkd_seam_first_part(small, at);
            next = more > 0 ? at + more : 0;
        }
        const bool is_long = end - i >= LONG_REST;
        word->seams[i] = (ends_first && begins_last) ||
                         (word->syllables[i] && (begins_last || (ends_first && is_long)));
        word->syllables[i] = word->syllables[i] || word->seams[i];
    }
}

// ---- The word

static void mark_run(const tkd_hyphenation *hyphenation, letters *word, size_t first, size_t end)
{
    const tkd_language language = language_of(word, first, end, hyphenation->language);
    const tkd_hyphens *patterns = &hyphenation->by[language];
    if (patterns->longest > 0) {
        tkd_hyphens_mark(patterns, word->small + first, end - first, word->syllables + first);
    } else {
        for (size_t i = first; i < end; i++) {
            word->syllables[i] = begins_syllable(word, first, i, end);
        }
    }
    if (language == TKD_ET) {
        mark_seams(word, first, end);
    }
    for (size_t i = first; i < end; i++) {
        const bool keeps = i >= first + KEEP_LETTERS && i + KEEP_LETTERS <= end;
        word->syllables[i] = word->syllables[i] && keeps;
        word->seams[i] = word->seams[i] && keeps;
    }
}

tkd_breaks tkd_word_breaks(const tkd_hyphenation *hyphenation, tkd_text word, size_t most)
{
    letters decoded = {.count = 0};
    tkd_breaks found = {0, 0};
    decode(word, &decoded);
    for (size_t first = 0; first < decoded.count; first++) {
        size_t end = first;
        while (end < decoded.count && is_letter(decoded.small[end])) {
            end++;
        }
        if (end > first) {
            mark_run(hyphenation, &decoded, first, end);
            first = end;
        }
    }
    for (size_t i = 0; i < decoded.count && decoded.starts[i] <= most; i++) {
        found.syllable = decoded.syllables[i] ? decoded.starts[i] : found.syllable;
        found.seam = decoded.seams[i] ? decoded.starts[i] : found.seam;
    }
    return found;
}
