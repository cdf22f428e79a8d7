// SPDX-License-Identifier: EUPL-1.2
// One reading of one text: what the parts of the reader share.
#ifndef TKD_DOCUMENT_READER_H
#define TKD_DOCUMENT_READER_H

#include "teekond/tree.h"

#include "key_table.h"
#include "lines.h"

/** A key that waits for its value. */
typedef struct tkd_pending_key {
    bool is_there;
    bool is_dropped; /**< The value is read, but does not enter the tree. */
    tkd_text key;
    tkd_text written;
    tkd_place place;
    size_t end_index; /**< Characters before its end. */
    bool quoted;
} tkd_pending_key;

/** An open list or map. */
typedef struct tkd_level {
    tkd_node *node;
    bool in_key;  /**< Part of a key, which is a fault already told. */
    bool is_flow; /**< Written in brackets. */
    tkd_pending_key pending;
} tkd_level;

enum { TKD_RECENT_TEXTS = 1024 }; /**< A power of two. */

typedef struct tkd_reader {
    tkd_arena *arena;       /**< Of the tree; borrowed. */
    tkd_arena scratch;      /**< Of this reading. */
    tkd_problems *problems; /**< Borrowed. */
    uint32_t file;
    tkd_text content;
    tkd_lines lines;
    size_t seen_index;  /**< How far the search for colons has come, in characters … */
    size_t seen_offset; /**< … and in bytes. */
    tkd_tree_limits limits;
    tkd_node *root;
    tkd_level *levels; /**< [limits.depth] */
    size_t level_count;
    size_t node_count;
    tkd_key_table keys;
    tkd_text
        *recent; /**< [TKD_RECENT_TEXTS] Short texts read lately, by their hash: most come again. */
    tkd_index anchors;    /**< Names to indices of `anchored`. */
    tkd_list anchored;    /**< of tkd_node * */
    tkd_node *comma_node; /**< The text that the last unquoted comma cut, and what was said. */
    tkd_problem *comma_problem;
    size_t document_count;
    bool is_over;   /**< A fault after which nothing more is read. */
    bool is_broken; /**< … and what was read is not to be trusted. */
} tkd_reader;

/** A new node counted against the limit; NULL in `*made` when the limit is passed, which is told.
 *  TKD_ERR_MEMORY. */
TKD_MUST_CHECK tkd_status tkd_reader_make_node(tkd_reader *reader, tkd_node_kind kind,
                                               tkd_place place, tkd_node **made);

/** Look at a map's key that has neither colon nor value. Where a slip of the pen explains it, report that, mend the
 *  map, and set `taken`: the key is to be forgotten. TKD_ERR_MEMORY. */
TKD_MUST_CHECK tkd_status tkd_slips_take_empty(tkd_reader *reader, const tkd_level *map,
                                               const tkd_pending_key *key, bool *taken);

/** Look at a plain scalar that may be list items whose dashes were read as text. `last_line` is the
 *  line of its end, `parent_line` that of its key. */
void tkd_slips_look_at_dash(tkd_reader *reader, tkd_node *scalar, uint32_t parent_line,
                            uint32_t last_line);

#endif
