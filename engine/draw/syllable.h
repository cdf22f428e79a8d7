// SPDX-License-Identifier: EUPL-1.2
// Where a word may be broken with a hyphen: by the patterns of its language where they are there,
// else by letters alone; and where an Estonian compound has its seams.
#ifndef TKD_DRAW_SYLLABLE_H
#define TKD_DRAW_SYLLABLE_H

#include "hyphen.h"

/** Patterns by language; all-zero has none. */
typedef struct tkd_hyphenation {
    tkd_language language; /**< Of what is written; Cyrillic is Russian whatever it says. */
    tkd_hyphens by[TKD_LANGUAGE_COUNT];
} tkd_hyphenation;

/** Byte offsets in a word; 0: nowhere. */
typedef struct tkd_breaks {
    size_t syllable; /**< Of the last syllable's beginning. */
    size_t seam;     /**< Of the last part's of a compound. */
} tkd_breaks;

/** The last places not behind byte `most` where the word may be broken. At least three letters stand
 *  before and after either, hyphens within the word counted as ends. */
tkd_breaks tkd_word_breaks(const tkd_hyphenation *hyphenation, tkd_text word, size_t most);

#endif
