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
 *   of by-whom and BY_ID maps stay as written, composed to NFC); references are composed too;
 * - LIST, and LIST_OF of next, effect, citations and bottlenecks: what stands alone becomes a list
 *   of one; `next: X` becomes `then: X`;
 * - a bare string becomes an item with a title, an item without id gets one made from its title
 *   (with `-2` where that is a reserved word); two items with the same id stay as they are: whoever
 *   reads them reports both places;
 * - ids that break the rules are reported and stay, so that references to them do not fail as well;
 * - unknown keys, keys twice in two spellings, wrong shapes: reported and removed, so that reading
 *   goes on; missing required keys: reported. The version at the root is left to the caller.
 *
 * Every problem has a hint; time is in proportion to the number of nodes, whatever the faults.
 *
 * @retval TKD_OK          Done, perhaps with problems.
 * @retval TKD_ERR_MEMORY  Memory ran out.
 */
TKD_MUST_CHECK tkd_status tkd_canonicalize(tkd_arena *arena, tkd_node *node, tkd_context context,
                                           tkd_problems *problems, tkd_error *err);

/** The same for one value under `key` (a scenario's edit). `value->bad` where its shape is wrong. */
TKD_MUST_CHECK tkd_status tkd_canonicalize_value(tkd_arena *arena, tkd_node *value,
                                                 const tkd_key *key, tkd_problems *problems,
                                                 tkd_error *err);

#endif
