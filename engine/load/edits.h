// SPDX-License-Identifier: EUPL-1.2
// Edits of a canonical tree by path: ids and keys joined by `.`; `next` by its `to`; steps of a journey
// wherever they stand; below a `set` map the rest of the path is one key.
#ifndef TKD_LOAD_EDITS_H
#define TKD_LOAD_EDITS_H

#include "keys.h"
#include "overlay.h"

/** One edit. */
typedef struct tkd_edit {
    tkd_text path;
    tkd_place place;       /**< Of the path. */
    const tkd_node *value; /**< As written; copied when it is applied. */
    double toward; /**< 1: the value stands instead. Below: figures move so far toward it. */
} tkd_edit;

/** A map that a path needed where none stood. */
typedef struct tkd_made_map {
    const tkd_node *map;
    tkd_context context;
    tkd_place place; /**< Of the edit. */
    struct tkd_made_map *next;
} tkd_made_map;

/** Where copies and problems go. */
typedef struct tkd_editor {
    tkd_arena *arena;
    tkd_problems *problems;
    tkd_overlay overlay; /**< What is edited; all-zero: a tree of its own. */
    tkd_made_map *made;
    bool failed;    /**< Memory ran out. */
    bool rehearsal; /**< Look at path and value, but change nothing. */
} tkd_editor;

/** Apply an edit below `node`, a map of kind `context`, from byte `from` of the path on. Faults are
 *  reported. */
void tkd_edit_apply(tkd_editor *editor, tkd_node *node, tkd_context context, const tkd_edit *edit,
                    size_t from);

/** Add a child to a map or list that is edited; under `key` in a map. */
void tkd_edit_append(tkd_editor *editor, tkd_node *parent, tkd_text key, tkd_node *child);

/** All edits are made: report maps made for them that lack a key they need. */
void tkd_edits_finish(const tkd_editor *editor);

/** The part of a path at byte `*from`, which moves behind it and its dot. */
tkd_text tkd_path_next(tkd_text path, size_t *from);

/** A step of a journey's node by id, in any stage and block; NULL when there is none. */
tkd_node *tkd_find_step_node(const tkd_node *journey, tkd_text id);

/** Does the value take away what it names: `null`, unquoted? */
bool tkd_is_null(const tkd_node *value);

/** Report a path of an edit that leads nowhere, at its part [from, from + size). */
tkd_problem *tkd_edit_report(tkd_editor *editor, const tkd_edit *edit, tkd_text part,
                             const char *et, const char *en);

#endif
