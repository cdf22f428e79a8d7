// SPDX-License-Identifier: EUPL-1.2
// Enumerated words and units in English and Estonian, diacritics and case folded.
#ifndef TKD_LOAD_WORDS_H
#define TKD_LOAD_WORDS_H

#include "keys.h"

/** A word of an enumeration. `value` is the enum constant of the model that it stands for. */
typedef struct tkd_word {
    tkd_word_list list;
    const char *name;     /**< English, canonical. */
    const char *estonian; /**< Alternatives separated by `|`. */
    int value;
} tkd_word;

const tkd_word *tkd_words(size_t *count);
/** The word, or NULL. */
const tkd_word *tkd_word_find(tkd_word_list list, tkd_text written);
/** The nearest word to suggest, or NULL. */
const char *tkd_word_nearest(tkd_word_list list, tkd_text written, tkd_arena *scratch);
/** All words of a list as "a, b, c" for a message, in a language. */
tkd_text tkd_word_all(tkd_word_list list, tkd_language language, tkd_arena *arena);

/** Units of durations. `working_days`: seconds is then 1 (a count of days). */
typedef struct tkd_unit {
    const char *name;     /**< `min` */
    const char *estonian; /**< alternatives */
    double seconds;
    bool working_days;
} tkd_unit;

/** The unit, or NULL. */
const tkd_unit *tkd_unit_find(tkd_text written);
/** The nearest unit to suggest, or NULL. */
const char *tkd_unit_nearest(tkd_text written, tkd_arena *scratch);
/** Names of distributions and keys of figures (value source evidence range note mean sd …), English
 *  canonical name or NULL; used to tell kinds of figure maps apart. */
const char *tkd_figure_key_find(tkd_text written);
/** May an id be spelled so? Reserved words of the format in both languages: true when reserved. */
bool tkd_word_is_reserved(tkd_text id);

#endif
