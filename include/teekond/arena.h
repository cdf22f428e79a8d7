// SPDX-License-Identifier: EUPL-1.2
// An arena: memory that is taken in pieces and released all at once. One per long-lived value
// (tree, model, network, results, findings, picture) and one scratch arena per running replication.
// Nothing else in teekond calls malloc.
//
// Invariants: every piece is zeroed and aligned for any type; pieces never move; a take that would
// pass the arena's limit, overflow `count * size` or fail in the system returns NULL, which callers
// turn into TKD_ERR_MEMORY.
#ifndef TEEKOND_ARENA_H
#define TEEKOND_ARENA_H

#include "teekond/error.h"

typedef struct tkd_arena_block tkd_arena_block;

/** Caller's storage; all-zero is an empty arena without limit. */
typedef struct tkd_arena {
    tkd_arena_block *blocks;  /**< In use, newest first. */
    tkd_arena_block *spare;   /**< Of rounds before a reset, to be used again. */
    struct tkd_arena *source; /**< Where its blocks come from; NULL: from the system. */
    size_t limit_bytes;       /**< 0 = no limit. */
    size_t taken_bytes;       /**< Sum of all takes since the last clear or reset. */
} tkd_arena;

/** Make an empty arena that holds at most `limit_bytes` (0: no limit). */
TKD_API void tkd_arena_init(tkd_arena *arena, size_t limit_bytes);

/** Make an empty arena whose memory comes from `source` (borrowed), and stays there when it is cleared:
 *  for short-lived values, so that they share its pages. */
TKD_API void tkd_arena_init_within(tkd_arena *arena, tkd_arena *source);

/** Release everything; the arena is empty and usable again. */
TKD_API void tkd_arena_clear(tkd_arena *arena);

/** Forget every piece but keep the memory, so that a next round of the same size takes none from the
 *  system. */
TKD_API void tkd_arena_reset(tkd_arena *arena);

/** Zeroed memory for `count` objects of `size` bytes; NULL on overflow, limit or no memory.
 *  A count of 0 gives a valid pointer to nothing. */
TKD_API TKD_MUST_CHECK void *tkd_arena_take(tkd_arena *arena, size_t count, size_t size);

/** The same, beginning at a line of the cache: for rows that are looked up here and there, and as long
 *  as one line or a few. */
TKD_API TKD_MUST_CHECK void *tkd_arena_take_lines(tkd_arena *arena, size_t count, size_t size);

/** `TKD_TAKE(arena, n, type)`: typed `tkd_arena_take`. */
#define TKD_TAKE(arena, count, type) ((type *)tkd_arena_take((arena), (count), sizeof(type)))

/** Let the n-th take from now (counted over all arenas of this thread, from 1) fail, and each one
 *  after it; 0 switches it off. Only in builds with TEEKOND_TORTURE; otherwise does nothing and
 *  returns false. */
TKD_API bool tkd_arena_fail_after(size_t n);

/** A growing array in an arena. `items` is NULL while empty; old storage stays in the arena. */
typedef struct tkd_list {
    void *items;
    size_t count;
    size_t capacity;
    size_t item_size; /**< Bytes of one item; set by tkd_list_init. */
    tkd_arena *arena; /**< Borrowed. */
} tkd_list;

/** An empty list of items of `item_size` bytes in `arena`. */
TKD_API void tkd_list_init(tkd_list *list, tkd_arena *arena, size_t item_size);

/** Make room for `count` more items; false when memory runs out (the list is unchanged). */
TKD_API TKD_MUST_CHECK bool tkd_list_expect(tkd_list *list, size_t count);
/** Room for one more item, zeroed, at the end; NULL when memory runs out (the list is unchanged). */
TKD_API TKD_MUST_CHECK void *tkd_list_add(tkd_list *list);
/** Add `count` items (copied) at the end; false when memory runs out (the list is unchanged). */
TKD_API TKD_MUST_CHECK bool tkd_list_append(tkd_list *list, const void *items, size_t count);

#endif
