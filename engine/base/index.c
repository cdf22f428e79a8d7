// SPDX-License-Identifier: EUPL-1.2
// From texts to numbers: open addressing with linear probing, at most half full, a power of two.
#include "teekond/text.h"

struct tkd_index_slot {
    tkd_text key; // data NULL: free.
    uint32_t hash;
    uint32_t value;
};

void tkd_index_init(tkd_index *index, tkd_arena *arena)
{
    *index = (tkd_index){.arena = arena};
}

// The slot that holds `key`, or the free one where it belongs. There is always a free one.
static struct tkd_index_slot *find_slot(struct tkd_index_slot *slots, size_t slot_count,
                                        tkd_text key, uint32_t hash)
{
    size_t at = (size_t)hash & (slot_count - 1);
    while (slots[at].key.data != NULL &&
           (slots[at].hash != hash || !tkd_text_equal(slots[at].key, key))) {
        at = (at + 1) & (slot_count - 1);
    }
    return &slots[at];
}

static tkd_status grow(tkd_index *index)
{
    if (index->slot_count > SIZE_MAX / 4) {
        return TKD_ERR_MEMORY;
    }
    const size_t slot_count = index->slot_count == 0 ? 16 : index->slot_count * 2;
    struct tkd_index_slot *slots = TKD_TAKE(index->arena, slot_count, struct tkd_index_slot);
    if (slots == NULL) {
        return TKD_ERR_MEMORY;
    }
    for (size_t i = 0; i < index->slot_count; i++) {
        const struct tkd_index_slot *old = &index->slots[i];
        if (old->key.data != NULL) {
            *find_slot(slots, slot_count, old->key, old->hash) = *old;
        }
    }
    index->slots = slots;
    index->slot_count = slot_count;
    return TKD_OK;
}

tkd_status tkd_index_put(tkd_index *index, tkd_text key, uint32_t value, uint32_t *existing)
{
    if (key.data == NULL) {
        key = TKD_TEXT("");
    }
    if (index->count >= index->slot_count / 2) {
        TKD_TRY(grow(index));
    }
    const uint32_t hash = tkd_text_hash_here(key);
    struct tkd_index_slot *slot = find_slot(index->slots, index->slot_count, key, hash);
    if (slot->key.data != NULL) {
        if (existing != NULL) {
            *existing = slot->value;
        }
        return TKD_ERR_REFERENCE;
    }
    *slot = (struct tkd_index_slot){.key = key, .hash = hash, .value = value};
    index->count++;
    return TKD_OK;
}

uint32_t tkd_index_get(const tkd_index *index, tkd_text key)
{
    if (index->count == 0) {
        return UINT32_MAX;
    }
    const struct tkd_index_slot *slot =
        find_slot(index->slots, index->slot_count, key, tkd_text_hash_here(key));
    return slot->key.data == NULL ? UINT32_MAX : slot->value;
}
