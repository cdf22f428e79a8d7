// SPDX-License-Identifier: EUPL-1.2
// Anchors and the copies that aliases stand for, within the limits on nodes and depth: each copy is
// walked without recursion and stops where a limit is passed.
#include "aliases.h"

#include "faults.h"

// Is the list or map still being read, so that the alias stands inside it?
static bool is_open(const tkd_reader *reader, const tkd_node *node)
{
    for (size_t i = 0; i < reader->level_count; i++) {
        if (reader->levels[i].node == node) {
            return true;
        }
    }
    return false;
}

// One node of an alias' copy; its texts are shared.
static tkd_status copy_node(tkd_reader *reader, const tkd_node *from, tkd_place place,
                            tkd_node **copy)
{
    TKD_TRY(tkd_reader_make_node(reader, from->kind, place, copy));
    if (*copy != NULL) {
        (*copy)->place = from->place;
        (*copy)->quoted = from->quoted;
        (*copy)->bad = from->bad;
        (*copy)->text = from->text;
        (*copy)->written_key = from->written_key;
        (*copy)->key_place = from->key_place;
    }
    return TKD_OK;
}

tkd_status tkd_alias_remember(tkd_reader *reader, tkd_text anchor, tkd_node *node)
{
    if (anchor.data == NULL) {
        return TKD_OK;
    }
    const tkd_text name = tkd_text_copy(&reader->scratch, anchor);
    uint32_t number = (uint32_t)reader->anchored.count;
    const tkd_status status =
        name.data == NULL ? TKD_ERR_MEMORY : tkd_index_put(&reader->anchors, name, number, &number);
    if (status == TKD_ERR_REFERENCE) {
        ((tkd_node **)reader->anchored.items)[number] = node;
        return TKD_OK;
    }
    TKD_TRY(status);
    tkd_node **slot = tkd_list_add(&reader->anchored);
    if (slot == NULL) {
        return TKD_ERR_MEMORY;
    }
    *slot = node;
    return TKD_OK;
}

const tkd_node *tkd_alias_find(tkd_reader *reader, tkd_text name, tkd_place place)
{
    const uint32_t number = tkd_index_get(&reader->anchors, name);
    const tkd_node *anchored =
        number == UINT32_MAX ? NULL : ((tkd_node **)reader->anchored.items)[number];
    const bool is_own_parent = anchored != NULL && is_open(reader, anchored);
    if (anchored == NULL || is_own_parent) {
        tkd_fault_alias(reader, name, place, is_own_parent);
        return NULL;
    }
    return anchored;
}

tkd_status tkd_alias_copy(tkd_reader *reader, const tkd_node *anchored, tkd_place place,
                          tkd_node **root)
{
    *root = NULL;
    size_t depth = reader->level_count + 1;
    if (depth > reader->limits.depth && anchored->kind != TKD_SCALAR) {
        tkd_fault_too_deep(reader, place);
        return TKD_OK;
    }
    TKD_TRY(copy_node(reader, anchored, place, root));
    tkd_node *copy = *root;
    const tkd_node *from = anchored;
    while (copy != NULL) {
        if (from->first != NULL) {
            from = from->first;
            depth++;
        } else {
            while (from != anchored && from->next == NULL) {
                from = from->parent;
                copy = copy->parent;
                depth--;
            }
            if (from == anchored) {
                return TKD_OK;
            }
            from = from->next;
            copy = copy->parent;
        }
        if (depth > reader->limits.depth && from->kind != TKD_SCALAR) {
            tkd_fault_too_deep(reader, place);
            break;
        }
        tkd_node *child = NULL;
        TKD_TRY(copy_node(reader, from, place, &child));
        if (child != NULL) {
            tkd_node_append(copy, from->key, child);
        }
        copy = child;
    }
    *root = NULL;
    return TKD_OK;
}
