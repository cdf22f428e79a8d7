// SPDX-License-Identifier: EUPL-1.2
// The keys of all maps of one reading, to find doubled ones in constant time. Small maps are
// searched directly and take no room here.
#ifndef TKD_DOCUMENT_KEY_TABLE_H
#define TKD_DOCUMENT_KEY_TABLE_H

#include "teekond/tree.h"

/** All-zero with an arena set is empty. */
typedef struct tkd_key_table {
    tkd_arena *arena; /**< Borrowed. */
    tkd_node **slots;
    size_t slot_count;
    size_t count;
} tkd_key_table;

/** The child of `map` with `key`; NULL when there is none. Every child must have been added. */
tkd_node *tkd_key_table_find(const tkd_key_table *table, const tkd_node *map, tkd_text key);

/** Make known the last child of its map. TKD_ERR_MEMORY. */
TKD_MUST_CHECK tkd_status tkd_key_table_add(tkd_key_table *table, tkd_node *child);

#endif
