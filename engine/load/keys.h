// SPDX-License-Identifier: EUPL-1.2
// The key table: every key of the format, in which kind of map it may stand, its Estonian names, what
// its value is, and what it means in both languages. The reader, the schema, the key reference and
// did-you-mean all come from this one table.
#ifndef TKD_LOAD_KEYS_H
#define TKD_LOAD_KEYS_H

#include "teekond/tree.h"

/** Kinds of maps. A value of shape MAP, LIST_OF or BY_ID says which one stands inside. */
typedef enum tkd_context {
    TKD_CTX_NONE,
    TKD_CTX_ROOT,
    TKD_CTX_SOURCE,
    TKD_CTX_GROUP,
    TKD_CTX_CALENDAR,
    TKD_CTX_OPENINGS, /**< Keys are weekdays and their ranges. */
    TKD_CTX_PROVIDER,
    TKD_CTX_SITE,
    TKD_CTX_TRAVEL,
    TKD_CTX_POOL,
    TKD_CTX_ABSENCE,
    TKD_CTX_SERVICE,
    TKD_CTX_COURSE,
    TKD_CTX_JOURNEY,
    TKD_CTX_EXIT,
    TKD_CTX_LANE,
    TKD_CTX_CLOCK,
    TKD_CTX_STAGE,
    TKD_CTX_STEP, /**< Or a `parallel` block. */
    TKD_CTX_BLOCK,
    TKD_CTX_NOT_BEFORE,
    TKD_CTX_DEADLINE,
    TKD_CTX_NEXT,
    TKD_CTX_BOTTLENECK,
    TKD_CTX_AT, /**< `{services: […]}`, `{pools: […]}`, steps, stages */
    TKD_CTX_EFFECT,
    TKD_CTX_CHANCE, /**< Value of rework and dropout: p, to, wait, times. */
    TKD_CTX_CITATION,
    TKD_CTX_PROPOSAL,
    TKD_CTX_COSTS,
    TKD_CTX_RISK,
    TKD_CTX_MUNICIPALITY,
    TKD_CTX_ACCESS,
    TKD_CTX_INDICATOR,
    TKD_CTX_SCENARIO,
    TKD_CTX_RUN,
    TKD_CTX_ORIGIN, /**< `{value:, source:, evidence:, range:, note:}` */
    TKD_CTX_COUNT
} tkd_context;

/** What a value is. */
typedef enum tkd_shape {
    TKD_SHAPE_TEXT,      /**< Free text in one language (url, law code). */
    TKD_SHAPE_LABEL,     /**< Text, or texts by language. */
    TKD_SHAPE_ID,        /**< This item's own id, or `luck`. */
    TKD_SHAPE_REFERENCE, /**< Id of something else, or a list of ids. */
    TKD_SHAPE_WORD,      /**< One of an enumeration, or a list of them; see `words`. */
    TKD_SHAPE_YES_NO,
    TKD_SHAPE_DATE,
    TKD_SHAPE_NUMBER,   /**< Figures: by whom, by date, with origin. */
    TKD_SHAPE_DURATION, /**< Figure: distribution of durations. */
    TKD_SHAPE_RATE,
    TKD_SHAPE_SHARE,
    TKD_SHAPE_MONEY,
    TKD_SHAPE_MAP,     /**< A map of `inner`. */
    TKD_SHAPE_LIST_OF, /**< A list of items of `inner`; one item may stand alone; strings are titles. */
    TKD_SHAPE_BY_ID, /**< A map whose keys are ids of the user; values by `value_shape`. */
    TKD_SHAPE_LIST,  /**< A list of scalars that the reader knows (dates, weights, channels). */
    TKD_SHAPE_EDITS, /**< A `set` map: path to any value. */
    TKD_SHAPE_SPECIAL, /**< Read by its own reader: party, traits, when, sessions, at, open, effect … */
} tkd_shape;

/** Enumerations; see words.h. */
typedef enum tkd_word_list {
    TKD_WORDS_NONE,
    TKD_WORDS_YES_NO,
    TKD_WORDS_VIEW,
    TKD_WORDS_LEVEL,
    TKD_WORDS_PLACE, /**< municipality site national */
    TKD_WORDS_ORDER,
    TKD_WORDS_EVIDENCE,
    TKD_WORDS_KIND,
    TKD_WORDS_STATUS,
    TKD_WORDS_LAW_CHANGE,
    TKD_WORDS_UNTIL, /**< all any */
    TKD_WORDS_WEEKDAY,
    TKD_WORDS_CHANNEL,
    TKD_WORDS_TARGET, /**< end leave */
    TKD_WORDS_START,  /**< monthly weekly */
    TKD_WORDS_FEELING,
    TKD_WORDS_BUILT_IN, /**< today always kov holidays */
    TKD_WORDS_COUNT
} tkd_word_list;

/** A key in a kind of map. */
typedef struct tkd_key {
    tkd_context context;
    const char *name;     /**< English, canonical. */
    const char *estonian; /**< Alternatives separated by `|`, with diacritics. */
    tkd_shape shape;
    tkd_context inner; /**< MAP, LIST_OF; of BY_ID with map values; of a SPECIAL that may be one. */
    tkd_shape value_shape; /**< BY_ID: shape of each value. LIST_OF: LIST_OF for a list of lists. */
    tkd_word_list words;   /**< WORD; of others, words that may stand as values or keys. */
    bool required;
    const char *meaning_et; /**< One or two sentences for hover help and the reference. */
    const char *meaning_en;
    const char *example; /**< A short value as one would write it. */
} tkd_key;

/** The keys of one kind of map, `*count` rows; NULL and 0 when it has none of its own. Static. */
const tkd_key *tkd_keys_of(tkd_context context, size_t *count);
/** The kind of map whose keys may stand in `context` too (a step has the keys of a service), or
 *  TKD_CTX_NONE. */
tkd_context tkd_context_beside(tkd_context context);
/** The key that `written` names in `context`: English or Estonian, diacritics and case folded;
 *  NULL when there is none. Its own `context` is the table it was found in. */
const tkd_key *tkd_key_find(tkd_context context, tkd_text written);
/** The nearest key name to suggest (as the user's language writes it); NULL when none is near. */
const char *tkd_key_nearest(tkd_context context, tkd_text written, tkd_arena *scratch);
/** What a map of this kind is called, for messages: „kitsaskoht“ / "bottleneck". */
const char *tkd_context_name(tkd_context context, tkd_language language);
/** The same in the Estonian genitive: „kitsaskoha“. */
const char *tkd_context_genitive(tkd_context context);

#endif
