// SPDX-License-Identifier: EUPL-1.2
// How people spell the format's words: with or without diacritics, in any case, composed or not.
// Comparing takes no memory, so that it cannot fail: keys are looked up for every line that is read.
#ifndef TKD_LOAD_SPELLING_H
#define TKD_LOAD_SPELLING_H

#include "teekond/text.h"

enum { TKD_SPELLING_MAX = 64 };

/** A word folded for comparison: lower case, õ ä ö ü š ž without their marks. */
typedef struct tkd_spelling {
    char bytes[TKD_SPELLING_MAX];
    size_t size; /**< 0 when the word is empty or longer than any word of the format. */
} tkd_spelling;

tkd_spelling tkd_spelling_of(tkd_text written);

/** Is it one of `alternatives`, words separated by `|`? */
bool tkd_spelling_is(const tkd_spelling *spelling, const char *alternatives);

/** The search for the nearest word: begin with {0}, offer every word, read `nearest`. */
typedef struct tkd_nearest {
    tkd_text nearest; /**< Empty while none is near enough; borrowed from the alternatives. */
    size_t distance;
} tkd_nearest;

/** Offer words separated by `|`. Near is: at most one, two or three slips, by the word's length. The
 *  first of equally near ones stays. */
void tkd_nearest_offer(tkd_nearest *search, const tkd_spelling *spelling, const char *alternatives);

/** What was found, NUL-terminated in `scratch`; NULL when nothing was, or memory ran out. */
const char *tkd_nearest_take(const tkd_nearest *search, tkd_arena *scratch);

/** The first of `alternatives`. */
tkd_text tkd_alternative_first(const char *alternatives);

/** Step through `alternatives`: the one at `*at`, which moves behind it; false at the end. */
bool tkd_alternative_next(const char *alternatives, size_t *at, tkd_text *word);

#endif
