// SPDX-License-Identifier: EUPL-1.2
// Walking the path of an edit, part by part.
#ifndef TKD_LOAD_PATHS_H
#define TKD_LOAD_PATHS_H

#include "edits.h"

/** Where a path has come to. */
typedef struct tkd_spot {
    tkd_node *node;      /**< NULL: legal, but not there. */
    tkd_node *parent;    /**< Holds it, or would. */
    tkd_text name;       /**< Its key in the parent. */
    const tkd_key *key;  /**< What it may be; borrowed from the table or `made`. */
    tkd_context context; /**< Of a map, else NONE. */
    bool items;          /**< A list of items: the next part is an id. */
    bool steps;          /**< The steps of the journey at `node`. */
    bool item;           /**< An item of a list. */
    tkd_key made;        /**< Of values in BY_ID maps. */
} tkd_spot;

/** One part further down. False: it leads nowhere, which was reported. */
bool tkd_step_down(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit, tkd_text part);

/** Make the map or list that a longer path needs where none stands yet. */
void tkd_make_missing(tkd_editor *editor, tkd_spot *at, tkd_place place);

/** Can the value of a key be multiplied, added to, moved? */
bool tkd_key_is_figure(const tkd_key *key);

#endif
