// SPDX-License-Identifier: EUPL-1.2
// Remembering by address: a slot for each hash of text and table, the last comer stays.
#include "memo.h"

// The tables that are looked into: kinds of maps, then lists of words, then keys of figures.
enum { TABLE_OF_WORDS = TKD_CTX_COUNT, TABLE_OF_FIGURES = TKD_CTX_COUNT + (int)TKD_WORDS_COUNT };

// Where the text in this table belongs; `*is_known`: it is there.
static size_t find_slot(const tkd_memo *memo, uint32_t table, tkd_text written, bool *is_known)
{
    const size_t address = (size_t)(uintptr_t)written.data;
    const size_t slot = (address >> 4 ^ address >> 12 ^ table * 29) % TKD_MEMO_SLOTS;

    *is_known = written.data != NULL && memo->slots[slot].written.data == written.data &&
                memo->slots[slot].written.size == written.size && memo->slots[slot].table == table;
    return slot;
}

static void keep(tkd_memo *memo, size_t slot, uint32_t table, tkd_text written, const void *found)
{
    memo->slots[slot].written = written;
    memo->slots[slot].table = table;
    memo->slots[slot].found = found;
}

const tkd_key *tkd_memo_key(tkd_memo *memo, tkd_context context, tkd_text written)
{
    if (memo == NULL) {
        return tkd_key_find(context, written);
    }
    bool is_known = false;
    const size_t slot = find_slot(memo, (uint32_t)context, written, &is_known);

    if (!is_known) {
        keep(memo, slot, (uint32_t)context, written, tkd_key_find(context, written));
    }
    return memo->slots[slot].found;
}

const char *tkd_memo_figure_key(tkd_memo *memo, tkd_text written)
{
    if (memo == NULL) {
        return tkd_figure_key_find(written);
    }
    bool is_known = false;
    const size_t slot = find_slot(memo, TABLE_OF_FIGURES, written, &is_known);

    if (!is_known) {
        keep(memo, slot, TABLE_OF_FIGURES, written, tkd_figure_key_find(written));
    }
    return memo->slots[slot].found;
}

const tkd_word *tkd_memo_word(tkd_memo *memo, tkd_word_list list, tkd_text written)
{
    const uint32_t table = TABLE_OF_WORDS + (uint32_t)list;
    if (memo == NULL) {
        return tkd_word_find(list, written);
    }
    bool is_known = false;
    const size_t slot = find_slot(memo, table, written, &is_known);

    if (!is_known) {
        keep(memo, slot, table, written, tkd_word_find(list, written));
    }
    return memo->slots[slot].found;
}
