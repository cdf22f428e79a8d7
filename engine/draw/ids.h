// SPDX-License-Identifier: EUPL-1.2
// Names of the objects of a graph. cgraph orders subgraphs by their ids, and its own ids are addresses;
// these count, so that the same sheet gives the same DOT.
#ifndef TKD_DRAW_IDS_H
#define TKD_DRAW_IDS_H

#include <graphviz/cgraph.h>

#include "teekond/text.h"

/** cgraph takes its read-only texts as `char *`; here and nowhere else the promise is made for it. */
static inline char *tkd_lend(const char *text)
{
    const union {
        const char *lent;
        char *taken;
    } promise = {.lent = text};
    return promise.taken;
}

/** Caller's storage that must outlive the graph; `disciplines` goes to agopen. */
typedef struct tkd_ids {
    Agdisc_t disciplines; /**< First, so that a pointer to it is one to this. */
    Agiddisc_t counting;
    tkd_index index; /**< From names to their numbers. */
    tkd_list names;  /**< char *, by number. */
    IDTYPE nameless;
    bool is_full; /**< Memory ran out. */
} tkd_ids;

/** Names live in the arena; the graph is written through `channel`. */
void tkd_ids_init(tkd_ids *ids, Agiodisc_t *channel, tkd_arena *arena);

#endif
