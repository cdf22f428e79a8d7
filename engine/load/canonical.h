// SPDX-License-Identifier: EUPL-1.2
// Making a tree canonical: keys become English, one-item lists lists, bare strings items with id and
// title; unknown, missing and misshapen keys are reported. After this the tree has one spelling,
// whoever wrote it, and edits by path find what they name.
#ifndef TKD_LOAD_CANONICAL_H
#define TKD_LOAD_CANONICAL_H

#include "keys.h"

/**
 * Rewrite `node`, a map of kind `context`, in place, and all below it.
 *
 * - `node->key` becomes the English name (also inside figures: value, source, times, mean … but ids
 *   of by-whom and BY_ID maps stay as written, composed to NFC and folded to the id as spelled);
 * - LIST_OF: a single map or scalar becomes a list of one; a bare string becomes {id, title}; an item
 *   without id gets one made from its title (numbered -2, -3 … where two titles give the same);
 * - unknown keys: reported with did-you-mean, then removed, so that reading goes on;
 * - wrong shapes: reported, node marked `bad`, removed;
 * - missing required keys: reported.
 * Values of SPECIAL shapes get their inner keys made English where the table knows their context.
 */
TKD_MUST_CHECK tkd_status tkd_canonicalize(tkd_arena *arena, tkd_node *node, tkd_context context,
                                           tkd_problems *problems, tkd_error *err);

/** The same for one value under `key` (a scenario's edit). */
TKD_MUST_CHECK tkd_status tkd_canonicalize_value(tkd_arena *arena, tkd_node *value,
                                                 const tkd_key *key, tkd_problems *problems,
                                                 tkd_error *err);

#endif
