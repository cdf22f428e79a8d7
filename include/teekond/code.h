// SPDX-License-Identifier: EUPL-1.2
// The codes of all problems, in one list so that they never collide. A code is stable: it is never
// given to another meaning. T01 text and YAML · T02 keys and values · T03 ids and references ·
// T04 journeys · T05 places, pools, calendars · T06 edits, scenarios, run · T07 found by computing.
// The long texts (`teekond explain`) stand in the room `load`.
#ifndef TEEKOND_CODE_H
#define TEEKOND_CODE_H

#include <stdbool.h>

#include "teekond/api.h"

typedef enum tkd_code {
    TKD_CODE_NONE = 0,

    TKD_CODE_UNREADABLE = 101,           /**< File cannot be opened or read. */
    TKD_CODE_NOT_UTF8 = 102,             /**< Bytes that are not UTF-8. */
    TKD_CODE_CONTROL_CHARACTER = 103,    /**< NUL or another character that YAML forbids. */
    TKD_CODE_YAML = 104,                 /**< YAML itself is broken. */
    TKD_CODE_TOO_DEEP = 105,             /**< Nested deeper than the limit. */
    TKD_CODE_TOO_LARGE = 106,            /**< More bytes, nodes or aliases than the limit. */
    TKD_CODE_ALIAS = 107,                /**< An alias to itself, or to nothing. */
    TKD_CODE_TAG = 108,                  /**< A YAML tag. */
    TKD_CODE_MERGE_KEY = 109,            /**< A merge key `<<`. */
    TKD_CODE_COMPLEX_KEY = 110,          /**< A list or map as a key. */
    TKD_CODE_SEVERAL_DOCUMENTS = 111,    /**< More than one document in a file. */
    TKD_CODE_DOUBLED_KEY = 112,          /**< A key twice in one map. */
    TKD_CODE_EMPTY_VALUE = 113,          /**< A key without a value. */
    TKD_CODE_NO_DOCUMENT = 114,          /**< An empty file or workspace. */
    TKD_CODE_DECIMAL_COMMA_IN_MAP = 115, /**< `{a: 1,9}`: two keys where a number was meant. */
    TKD_CODE_MISSING_SPACE = 116,        /**< `{el:15%}`: no space after the colon. */
    TKD_CODE_UNQUOTED_STAR = 117,        /**< `*` without quotes. */
    TKD_CODE_UNQUOTED_PUNCTUATION = 118, /**< A comma or colon in an unquoted title. */
    TKD_CODE_DASH_AS_TEXT = 119,         /**< A list item's `-` read as text. */

    TKD_CODE_VERSION = 201, /**< `teekond: 1` is missing or another number. */
    TKD_CODE_UNKNOWN_KEY = 202,
    TKD_CODE_WRONG_SHAPE = 203, /**< A list, map or text where another was expected. */
    TKD_CODE_MISSING_KEY = 204,
    TKD_CODE_UNKNOWN_WORD = 205,  /**< None of the enumerated words. */
    TKD_CODE_NUMBER = 206,        /**< Not a number. */
    TKD_CODE_DECIMAL_COMMA = 207, /**< `1,9` */
    TKD_CODE_UNIT = 208,          /**< Unknown or missing unit. */
    TKD_CODE_SHARE = 209,         /**< A share above 1 without %, or outside 0–100 %. */
    TKD_CODE_RANGE = 210,         /**< Outside the limits of its kind. */
    TKD_CODE_DISTRIBUTION = 211,  /**< Parameters of a distribution out of order or missing. */
    TKD_CODE_DATE = 212,          /**< No such date, or not a date. */
    TKD_CODE_MIXED_FIGURE = 213,  /**< By whom, by date and distribution mixed in one map. */
    TKD_CODE_SHARES_SUM = 214,    /**< Shares that should make 100 % do not. */
    TKD_CODE_LANGUAGE = 215,      /**< A text map without a known language. */
    TKD_CODE_TOO_MANY = 216,      /**< More groups, traits, … than the limit. */
    TKD_CODE_SECTION_TWICE = 217, /**< `title` or `run` in two files. */
    TKD_CODE_TIME_OF_DAY = 218,   /**< Opening hours that are none. */

    TKD_CODE_ID = 301, /**< An id that breaks the rules of ids. */
    TKD_CODE_RESERVED_ID = 302,
    TKD_CODE_DOUBLED_ID = 303,
    TKD_CODE_UNKNOWN_REFERENCE = 304,  /**< A name that nothing bears. */
    TKD_CODE_UNKNOWN_PERSON_KEY = 305, /**< By whom: no group, trait or municipality. */
    TKD_CODE_NO_SOURCE = 306,          /**< `source` names no source. */

    TKD_CODE_PROBABILITY_SUM = 401, /**< `next` adds up to more than 100 %. */
    TKD_CODE_UNREACHABLE_STEP = 402,
    TKD_CODE_TRAP = 403,           /**< A set of steps no one can leave. */
    TKD_CODE_CYCLE = 404,          /**< A cycle of after, needs, not-before. */
    TKD_CODE_LEAVES_BRANCH = 405,  /**< next, then, else to a step of another branch. */
    TKD_CODE_NEEDS_LATER = 406,    /**< needs, not-before a later step of the same branch. */
    TKD_CODE_AFTER_IN_BLOCK = 407, /**< after inside a parallel block. */
    TKD_CODE_GROUP_IN_TWO_JOURNEYS = 408,
    TKD_CODE_EMPTY_JOURNEY = 409, /**< A journey without steps. */
    TKD_CODE_EFFECT_AND_WITHOUT = 410,
    TKD_CODE_EFFECT_ON_POOL = 411, /**< capacity or absence with groups or when. */
    TKD_CODE_EFFECT_NOWHERE = 412, /**< An effect with no step to act on. */
    TKD_CODE_BLOCK = 413,          /**< A parallel block without branches. */
    TKD_CODE_ASKS_TOO_EARLY = 414, /**< `when` of a trait that `needs` waits for (warning). */

    TKD_CODE_NEVER_OPEN = 501,
    TKD_CODE_NO_SITE = 502, /**< No site serves a municipality that needs one. */
    TKD_CODE_TWO_SITES = 503,
    TKD_CODE_NO_SERVERS = 504,       /**< A needed pool has no servers on any date. */
    TKD_CODE_NO_SERVERS_LATER = 505, /**< … from a date on (warning). */
    TKD_CODE_NO_JOURNEY = 506,       /**< Arrivals to no journey. */
    TKD_CODE_POOL_AND_COURSE = 507,
    TKD_CODE_NO_SEATS = 508,

    TKD_CODE_EDIT_PATH = 601,     /**< A path of an edit leads nowhere. */
    TKD_CODE_EDIT_VALUE = 602,    /**< times or plus on what is no figure. */
    TKD_CODE_EDIT_NOT_HERE = 603, /**< A municipality's `set` of what is not its own. */
    TKD_CODE_RUN = 604,           /**< A run that cannot be. */
    TKD_CODE_NO_PART = 605,       /**< `without` of no figure, removed in part (warning). */

    TKD_CODE_OVERLOAD = 701,    /**< Offered load of 100 % or more (warning). */
    TKD_CODE_NO_ARRIVALS = 702, /**< Nobody arrives: nothing to simulate (warning). */
} tkd_code;

/** Does this code only warn? */
TKD_API bool tkd_code_is_warning(tkd_code code);

#endif
