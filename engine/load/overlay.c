// SPDX-License-Identifier: EUPL-1.2
// Copying on change. A node is the overlay's own when it is the root or its parent's children are
// (`own_children`); a shared list of children is copied as a whole, since siblings are linked.
#include "overlay.h"

// A node that has children of its own, and the one whose children it shared before.
typedef struct parted {
    const tkd_node *below;
    tkd_node *own;
} parted;

static tkd_node *copy_node(tkd_arena *arena, const tkd_node *node)
{
    tkd_node *copy = TKD_TAKE(arena, 1, tkd_node);

    if (copy != NULL) {
        *copy = *node;
        copy->next = NULL;
        copy->parent = NULL;
    }
    return copy;
}

tkd_status tkd_overlay_init(tkd_overlay *overlay, tkd_arena *arena, const tkd_node *below)
{
    *overlay = (tkd_overlay){.root = copy_node(arena, below)};
    tkd_list_init(&overlay->parted, arena, sizeof(parted));
    return overlay->root != NULL ? TKD_OK : TKD_ERR_MEMORY;
}

// Give a node of the overlay children of its own. False: no memory.
static bool copy_children(tkd_overlay *overlay, tkd_node *node)
{
    const tkd_node *shared = node->first;

    if (shared != NULL) {
        parted *row = tkd_list_add(&overlay->parted);
        if (row == NULL) {
            return false;
        }
        *row = (parted){shared->parent, node};
    }
    node->own_children = true;
    node->first = NULL;
    node->last = NULL;
    node->count = 0;
    for (; shared != NULL; shared = shared->next) {
        tkd_node *copy = copy_node(overlay->parted.arena, shared);
        if (copy == NULL) {
            return false;
        }
        tkd_node_append(node, copy->key, copy);
    }
    return true;
}

// The same; the copy of `child` among them, NULL when memory runs out.
static tkd_node *copy_child(tkd_overlay *overlay, tkd_node *node, const tkd_node *child)
{
    const tkd_node *shared = node->first;

    if (!copy_children(overlay, node)) {
        return NULL;
    }
    tkd_node *copy = node->first;
    for (; shared != child && copy != NULL; shared = shared->next) {
        copy = copy->next;
    }
    return copy;
}

// The overlay's own node in the place of `below`, made where there is none. As many steps up as the
// text is deep, which its reader bounds.
static tkd_node *own_instead(tkd_overlay *overlay, const tkd_node *below)
{
    const parted *rows = overlay->parted.items;

    for (size_t i = 0; i < overlay->parted.count; i++) {
        if (rows[i].below == below) {
            return rows[i].own;
        }
    }
    if (below->parent == NULL) {
        return overlay->root;
    }
    tkd_node *parent = own_instead(overlay, below->parent);
    if (parent == NULL || !parent->own_children) {
        return parent == NULL ? NULL : copy_child(overlay, parent, below);
    }
    tkd_node *own = parent->first;
    while (own != NULL && own->first != below->first) {
        own = own->next;
    }
    TKD_ASSERT(own != NULL);
    return own;
}

tkd_node *tkd_overlay_own(tkd_overlay *overlay, tkd_node *node)
{
    if (overlay->root == NULL || node->parent == NULL || node->parent->own_children) {
        return node;
    }
    tkd_node *parent = own_instead(overlay, node->parent);
    return parent == NULL ? NULL : copy_child(overlay, parent, node);
}

tkd_node *tkd_overlay_own_map(tkd_overlay *overlay, tkd_node *node)
{
    tkd_node *own = tkd_overlay_own(overlay, node);
    const bool is_done = own == NULL || overlay->root == NULL || own->own_children;

    return is_done || copy_children(overlay, own) ? own : NULL;
}
