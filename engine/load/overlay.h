// SPDX-License-Identifier: EUPL-1.2
// The tree of a variation: the workspace's own, but for what edits change. Nodes are copied when they
// are to change, with the siblings at each level above them; all else is shared. A shared node's
// parent is the workspace's, which has the same names, so that paths read the same.
#ifndef TKD_LOAD_OVERLAY_H
#define TKD_LOAD_OVERLAY_H

#include "teekond/tree.h"

/** All-zero: edits change the tree that they are given. */
typedef struct tkd_overlay {
    tkd_node *root;  /**< The variation's own. */
    tkd_list parted; /**< Nodes that have children of their own, with those below them. */
} tkd_overlay;

/** Lay a tree over `below`, which stays as it is. TKD_ERR_MEMORY. */
TKD_MUST_CHECK tkd_status tkd_overlay_init(tkd_overlay *overlay, tkd_arena *arena,
                                           const tkd_node *below);

/** The node to change instead of `node`, which was found in the overlay; NULL when memory runs out.
 *  Others that were found before may no longer stand there. */
TKD_MUST_CHECK tkd_node *tkd_overlay_own(tkd_overlay *overlay, tkd_node *node);

/** The same of a map or list whose children are to change: it has its own. */
TKD_MUST_CHECK tkd_node *tkd_overlay_own_map(tkd_overlay *overlay, tkd_node *node);

#endif
