// SPDX-License-Identifier: EUPL-1.2
// Children by map and key: open addressing over node pointers. A map enters when it has grown past
// a few children, with all of them at once.
#include "key_table.h"

enum { SMALL_MAP = 24 };

static size_t find_start(const tkd_key_table *table, const tkd_node *map, tkd_text key)
{
    const uint64_t address = (uint64_t)(uintptr_t)map * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(tkd_text_hash(key) ^ address >> 16) & (table->slot_count - 1);
}

static tkd_node **find_slot(const tkd_key_table *table, const tkd_node *map, tkd_text key)
{
    size_t at = find_start(table, map, key);
    while (table->slots[at] != NULL &&
           (table->slots[at]->parent != map || !tkd_text_equal(table->slots[at]->key, key))) {
        at = (at + 1) & (table->slot_count - 1);
    }
    return &table->slots[at];
}

tkd_node *tkd_key_table_find(const tkd_key_table *table, const tkd_node *map, tkd_text key)
{
    if (map->count <= SMALL_MAP) {
        return tkd_node_get_text(map, key);
    }
    return *find_slot(table, map, key);
}

static tkd_status grow(tkd_key_table *table)
{
    const tkd_key_table old = *table;
    table->slot_count = old.slot_count == 0 ? 256 : old.slot_count * 2;
    table->slots = TKD_TAKE(table->arena, table->slot_count, tkd_node *);
    if (table->slots == NULL) {
        *table = old;
        return TKD_ERR_MEMORY;
    }
    for (size_t i = 0; i < old.slot_count; i++) {
        tkd_node *child = old.slots[i];
        if (child != NULL) {
            *find_slot(table, child->parent, child->key) = child;
        }
    }
    return TKD_OK;
}

static tkd_status put(tkd_key_table *table, tkd_node *child)
{
    if (table->count >= table->slot_count / 2) {
        TKD_TRY(grow(table));
    }
    *find_slot(table, child->parent, child->key) = child;
    table->count++;
    return TKD_OK;
}

tkd_status tkd_key_table_add(tkd_key_table *table, tkd_node *child)
{
    const tkd_node *map = child->parent;
    if (map->count <= SMALL_MAP) {
        return TKD_OK;
    }
    if (map->count > SMALL_MAP + 1) {
        return put(table, child);
    }
    for (tkd_node *each = map->first; each != NULL; each = each->next) {
        TKD_TRY(put(table, each));
    }
    return TKD_OK;
}
