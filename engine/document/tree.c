// SPDX-License-Identifier: EUPL-1.2
// Nodes: finding, making, joining, copying. Walks go along the links without recursion, so that no
// tree is too deep for the stack.
#include "teekond/tree.h"

tkd_node *tkd_node_find(const tkd_node *map, tkd_text key)
{
    tkd_node *child = map->first;

    while (child != NULL && !tkd_text_equal(child->key, key)) {
        child = child->next;
    }
    return child;
}

void tkd_node_rename(tkd_node *map, tkd_node *child, tkd_text key)
{
    child->key = key;
    map->key_marks = (map->key_marks | tkd_key_mark(key)) & ((1U << TKD_KEY_MARKS) - 1);
}

tkd_node *tkd_node_new(tkd_arena *arena, tkd_node_kind kind, tkd_place place)
{
    tkd_node *node = TKD_TAKE(arena, 1, tkd_node);
    if (node != NULL) {
        node->kind = kind;
        node->place = place;
    }
    return node;
}

tkd_node *tkd_node_scalar(tkd_arena *arena, tkd_text text, tkd_place place)
{
    const tkd_text copy = tkd_text_copy(arena, text);
    tkd_node *node = copy.data == NULL ? NULL : tkd_node_new(arena, TKD_SCALAR, place);
    if (node != NULL) {
        node->text = copy;
    }
    return node;
}

void tkd_node_append(tkd_node *parent, tkd_text key, tkd_node *child)
{
    TKD_REQUIRE(parent->kind != TKD_SCALAR && child->parent == NULL);
    if (parent->kind == TKD_MAP) {
        tkd_node_rename(parent, child, key);
        if (child->written_key.data == NULL) {
            child->written_key = key;
        }
    }
    child->parent = parent;
    child->next = NULL;
    if (parent->last == NULL) {
        parent->first = child;
    } else {
        parent->last->next = child;
    }
    parent->last = child;
    parent->count++;
}

// The sibling before `node`; NULL when it is the first.
static tkd_node *find_previous(const tkd_node *node)
{
    tkd_node *previous = NULL;
    for (tkd_node *child = node->parent->first; child != node; child = child->next) {
        previous = child;
    }
    return previous;
}

// Lets what comes before `old` (its parent, when `old` is the first) point to `fresh`.
static void relink(const tkd_node *old, tkd_node *fresh, tkd_node *new_last)
{
    tkd_node *parent = old->parent;
    tkd_node *previous = find_previous(old);
    if (previous == NULL) {
        parent->first = fresh;
    } else {
        previous->next = fresh;
    }
    if (parent->last == old) {
        parent->last = new_last == NULL ? previous : new_last;
    }
}

void tkd_node_replace(tkd_node *old, tkd_node *fresh)
{
    TKD_REQUIRE(old->parent != NULL && fresh->parent == NULL);
    fresh->key = old->key;
    fresh->written_key = old->written_key;
    fresh->key_place = old->key_place;
    fresh->parent = old->parent;
    fresh->next = old->next;
    relink(old, fresh, fresh);
    old->parent = NULL;
    old->next = NULL;
}

void tkd_node_remove(tkd_node *node)
{
    TKD_REQUIRE(node->parent != NULL);
    relink(node, node->next, NULL);
    node->parent->count--;
    node->parent = NULL;
    node->next = NULL;
}

// Copies a text, and keeps an absent one absent. False when memory runs out.
static bool copy_text(tkd_arena *arena, tkd_text from, tkd_text *to)
{
    *to = from.data == NULL ? from : tkd_text_copy(arena, from);
    return from.data == NULL || to->data != NULL;
}

static bool copy_adjustments(tkd_arena *arena, const tkd_adjustment *from, tkd_adjustment **to)
{
    for (; from != NULL; from = from->next) {
        tkd_adjustment *copy = TKD_TAKE(arena, 1, tkd_adjustment);
        if (copy == NULL) {
            return false;
        }
        copy->kind = from->kind;
        copy->amount = from->amount;
        if (from->value != NULL) {
            copy->value = tkd_node_copy(arena, from->value);
            if (copy->value == NULL) {
                return false;
            }
        }
        *to = copy;
        to = &copy->next;
    }
    return true;
}

// One node without its children and place in the tree.
static tkd_node *copy_alone(tkd_arena *arena, const tkd_node *node)
{
    tkd_node *copy = tkd_node_new(arena, node->kind, node->place);
    if (copy == NULL) {
        return NULL;
    }
    copy->quoted = node->quoted;
    copy->bad = node->bad;
    copy->key_place = node->key_place;
    const bool is_whole = copy_text(arena, node->text, &copy->text) &&
                          copy_text(arena, node->key, &copy->key) &&
                          copy_text(arena, node->written_key, &copy->written_key) &&
                          copy_adjustments(arena, node->adjustments, &copy->adjustments);
    return is_whole ? copy : NULL;
}

tkd_node *tkd_node_copy(tkd_arena *arena, const tkd_node *node)
{
    tkd_node *root = copy_alone(arena, node);
    tkd_node *copy = root;
    const tkd_node *from = node;
    tkd_list above; // Of what is being copied, down to `from`: a node may be shared by two parents.
    tkd_list_init(&above, arena, sizeof(const tkd_node *));
    while (copy != NULL) {
        if (from->first != NULL) {
            const tkd_node **row = tkd_list_add(&above);
            if (row == NULL) {
                return NULL;
            }
            *row = from;
            from = from->first;
        } else {
            while (above.count > 0 && from->next == NULL) {
                from = ((const tkd_node **)above.items)[--above.count];
                copy = copy->parent;
            }
            if (above.count == 0) {
                return root;
            }
            from = from->next;
            copy = copy->parent;
        }
        tkd_node *child = copy_alone(arena, from);
        if (child != NULL) {
            tkd_node_append(copy, child->key, child);
        }
        copy = child;
    }
    return NULL;
}
