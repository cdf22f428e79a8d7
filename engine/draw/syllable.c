// SPDX-License-Identifier: EUPL-1.2
// Syllables by letters alone: good enough for words that no line can hold, without a dictionary.
// Source of the rules: Eesti õigekeelsussõnaraamat, poolitamine; "stop and liquid" keeps the joints
// of compounds such as program, elektri, whole.
#include "syllable.h"

enum { KEEP_LETTERS = 2 };

static bool is_one_of(uint32_t letter, const char *letters)
{
    const tkd_text set = tkd_text_of(letters);
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
    return is_one_of(letter, "aeiouyõäöüAEIOUYÕÄÖÜаеёиоуыэюяАЕЁИОУЫЭЮЯ");
}

static bool is_letter(uint32_t letter)
{
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || letter >= 0xC0;
}

static bool is_consonant(uint32_t letter)
{
    // Soft and hard signs never begin a syllable.
    return is_letter(letter) && !is_vowel(letter) && !is_one_of(letter, "ьъЬЪй");
}

// May a syllable begin at letters[2]? The window is two letters before it and one after it.
static bool begins_syllable(const uint32_t letters[4])
{
    if (!is_consonant(letters[2])) {
        return false;
    }
    const bool before_vowel = is_vowel(letters[3]);
    const bool liquid_pair =
        is_one_of(letters[2], "pbtdkgfPBTDKGF") && is_one_of(letters[3], "rlRL");
    if (liquid_pair && is_consonant(letters[1])) {
        return true;
    }
    const bool in_pair = is_one_of(letters[1], "pbtdkgfPBTDKGF") && is_one_of(letters[2], "rlRL");
    if (before_vowel && in_pair && is_consonant(letters[0])) {
        return false;
    }
    return before_vowel && is_letter(letters[1]);
}

size_t tkd_syllable_break(tkd_text word, size_t most)
{
    uint32_t letters[4] = {0};
    size_t starts[4] = {0};
    size_t letter_count = 0;
    size_t best = 0;
    bool has_vowel = false;
    size_t vowel_letters = 0; // Letters up to the first vowel, it included.
    size_t offset = 0;
    while (offset < word.size) {
        for (size_t i = 0; i < 3; i++) {
            letters[i] = letters[i + 1];
            starts[i] = starts[i + 1];
        }
        starts[3] = offset;
        letters[3] = tkd_text_next(word, &offset);
        letter_count++;
        // The break would stand before letters[2], after `letter_count - 2` letters.
        const bool enough = letter_count >= KEEP_LETTERS + 2U && offset < word.size;
        if (enough && starts[2] <= most && has_vowel && vowel_letters + 1 < letter_count &&
            begins_syllable(letters)) {
            best = starts[2];
        }
        if (!has_vowel && is_vowel(letters[3])) {
            has_vowel = true;
            vowel_letters = letter_count;
        }
    }
    return best;
}
