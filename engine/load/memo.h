// SPDX-License-Identifier: EUPL-1.2
// Words that come again. The reader of trees keeps equal short texts once, so that most keys and words
// of a file have an address at which they were looked up before.
#ifndef TKD_LOAD_MEMO_H
#define TKD_LOAD_MEMO_H

#include "words.h"

enum { TKD_MEMO_SLOTS = 256 }; /**< A power of two. */

/** What was found lately; all-zero: nothing. Texts must outlive it. */
typedef struct tkd_memo {
    struct {
        tkd_text written;
        uint32_t table;
        const void *found; /**< NULL: nothing is spelled so. */
    } slots[TKD_MEMO_SLOTS];
} tkd_memo;

/** tkd_key_find, tkd_figure_key_find and tkd_word_find, remembered; memo NULL: nothing is. */
const tkd_key *tkd_memo_key(tkd_memo *memo, tkd_context context, tkd_text written);
const char *tkd_memo_figure_key(tkd_memo *memo, tkd_text written);
const tkd_word *tkd_memo_word(tkd_memo *memo, tkd_word_list list, tkd_text written);

#endif
