// SPDX-License-Identifier: EUPL-1.2
// What the files that make a tree canonical share: the state of the walk, items' ids, complaints.
#ifndef TKD_LOAD_WALK_H
#define TKD_LOAD_WALK_H

#include "memo.h"

/** The state of making one tree canonical. All borrowed. */
typedef struct tkd_walk {
    tkd_arena *arena;
    tkd_problems *problems;
    bool failed;    /**< Memory ran out; the walk goes on and its owner asks at the end. */
    tkd_memo *memo; /**< NULL: too little is walked to remember anything. */
} tkd_walk;

/* Ids. */

/** `text` composed to NFC; itself when it is so already, or when memory ran out. */
tkd_text tkd_walk_compose(tkd_walk *walk, tkd_text text);
/** Do maps of this kind have an id? */
bool tkd_context_is_item(tkd_context context);
/** Check the id of an item, or make one from its title, or complain that it has neither. */
void tkd_walk_identify(tkd_walk *walk, tkd_node *item, tkd_context context);
/** Turn a bare string into the item that it is the title of. */
void tkd_walk_make_item(tkd_walk *walk, tkd_node *scalar);
/** Turn a scalar into a map whose `key` it is. */
void tkd_walk_make_map(tkd_walk *walk, tkd_node *scalar, const char *key);
/** Turn a node into a list that holds it alone. */
void tkd_walk_make_list(tkd_walk *walk, tkd_node *node);

/* Complaints. Each marks its node `bad`. */

/** Does the item look like `- Finds work: soon`, text whose colon made a key of it? */
bool tkd_node_is_split_text(const tkd_node *node);
void tkd_complain_split_text(tkd_walk *walk, tkd_node *node);
void tkd_complain_unknown_key(tkd_walk *walk, tkd_node *child, tkd_context context);
void tkd_complain_doubled_key(tkd_walk *walk, tkd_node *child, const tkd_node *first);
void tkd_complain_missing_key(tkd_walk *walk, tkd_node *map, const tkd_key *key);
/** Another shape was expected than the node has: `expected` as shape of a value. */
void tkd_complain_shape(tkd_walk *walk, tkd_node *node, const tkd_key *key, tkd_shape expected);
void tkd_complain_root(tkd_walk *walk, tkd_node *node, tkd_context context);
void tkd_complain_language(tkd_walk *walk, tkd_node *child);
void tkd_complain_depth(tkd_walk *walk, tkd_node *node);
/** A key's name in the language in which the other keys of its map are written. */
tkd_text tkd_walk_name_beside(const tkd_walk *walk, const tkd_key *key, const tkd_node *map);
/** At most about 60 characters of a text, for a message. */
tkd_text tkd_walk_clip(tkd_walk *walk, tkd_text text);

#endif
