// SPDX-License-Identifier: EUPL-1.2
// Where a word may be broken. The rules are those of Estonian (and do for Russian): one consonant
// begins the next syllable, of several only the last does, but a stop and a liquid stay together.
#ifndef TKD_DRAW_SYLLABLE_H
#define TKD_DRAW_SYLLABLE_H

#include "teekond/text.h"

/** The largest byte offset <= `most` where the word may be broken with a hyphen; 0: nowhere.
 *  At least two letters stay before it and three after it. */
size_t tkd_syllable_break(tkd_text word, size_t most);

#endif
