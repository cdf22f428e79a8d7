// SPDX-License-Identifier: EUPL-1.2
// The tree of a YAML text: nodes that know their file, line and column. All scalars are text; what
// they mean is decided later. Aliases are resolved into copies (places of the anchor kept).
//
// Reading enforces limits while it reads, so that no input takes long or much memory, and reports
// every fault it can: wrong UTF-8, control characters, YAML's own errors, tags, merge keys, complex
// or doubled keys, several documents, empty values. A file with faults may still give a tree.
#ifndef TEEKOND_TREE_H
#define TEEKOND_TREE_H

#include "teekond/problem.h"

typedef enum tkd_node_kind { TKD_SCALAR, TKD_LIST, TKD_MAP } tkd_node_kind;

typedef enum tkd_adjustment_kind {
    TKD_ADJUST_TIMES,
    TKD_ADJUST_PLUS,
    TKD_ADJUST_TOWARD
} tkd_adjustment_kind;

/** What an edit did to a figure without replacing it: applied when the figure is read, in order. */
typedef struct tkd_adjustment {
    tkd_adjustment_kind kind;
    double amount;               /**< TIMES: factor. TOWARD: share of the way, 0–1. */
    struct tkd_node *value;      /**< PLUS: the figure added. TOWARD: the figure approached. */
    struct tkd_adjustment *next; /**< Applied after this one. */
} tkd_adjustment;

enum { TKD_KEY_MARKS = 20 };

/** One node. A child of a map carries its key; children keep the written order. */
typedef struct tkd_node {
    tkd_text key;           /**< In a map: the key as used now (made English by `load`). */
    struct tkd_node *next;  /**< Next sibling. */
    struct tkd_node *first; /**< First child. */
    tkd_text text; /**< Scalar: its text. Composed (NFC) copy is made by the reader of ids. */
    tkd_node_kind kind : 8;
    bool quoted : 1;       /**< Scalar written in quotes or as a block. */
    bool bad : 1;          /**< A fault was already reported here: stay quiet. */
    bool own_children : 1; /**< In a tree laid over another: it has them for itself. */
    uint32_t key_marks
        : TKD_KEY_MARKS;         /**< Of a map: tkd_key_mark of all its keys, and maybe more. */
    uint32_t count;              /**< Number of children. */
    struct tkd_node *parent;     /**< NULL at the root. */
    struct tkd_node *last;       /**< Last child. */
    tkd_adjustment *adjustments; /**< By edits; NULL mostly. */
    tkd_text written_key;        /**< In a map: the key as written. */
    tkd_place place;             /**< First character of the value. */
    tkd_place key_place;
} tkd_node;

/** Limits; 0 takes the default in brackets. */
typedef struct tkd_tree_limits {
    size_t depth; /**< [64] levels */
    size_t nodes; /**< [500,000] nodes, copies of aliases included: some 100 MB */
    size_t bytes; /**< [32 MiB] of one file */
} tkd_tree_limits;

/** Read one text (file `file` of `files`) into a tree in `arena`. Faults go to `problems`. `root` is
 *  NULL when the text is empty, broken, or beyond a limit: then there is at least one error.
 *  @retval TKD_OK          Read, perhaps with problems.
 *  @retval TKD_ERR_MEMORY  Memory ran out. */
TKD_API TKD_MUST_CHECK tkd_status tkd_tree_read(tkd_arena *arena, const tkd_files *files,
                                                uint32_t file, const tkd_tree_limits *limits,
                                                tkd_node **root, tkd_problems *problems,
                                                tkd_error *err);

/** All files of a workspace: each path is a file, a folder (every *.yaml and *.yml below it, sorted
 *  by name, hidden and linked folders aside) or "-" (standard input). Contents go to `files`.
 *  Only regular files and standard input are read, at most 64 MiB and 10,000 files in all.
 *  @retval TKD_ERR_IO     A path cannot be read; the message names it.
 *  @retval TKD_ERR_LIMIT  More than that.
 *  @retval TKD_ERR_MEMORY Memory ran out. */
TKD_API TKD_MUST_CHECK tkd_status tkd_tree_collect(tkd_arena *arena, const char *const *paths,
                                                   size_t path_count, tkd_files *files,
                                                   tkd_error *err);

/** One of a few bits: a map that lacks the bit of a key has no such child, without looking at any. */
static inline uint32_t tkd_key_mark(tkd_text key)
{
    const uint32_t first = key.size > 0 ? (unsigned char)key.data[0] : 0;
    const uint32_t last = key.size > 0 ? (unsigned char)key.data[key.size - 1] : 0;

    return UINT32_C(1) << ((first * 5 + last * 3 + (uint32_t)key.size) % TKD_KEY_MARKS);
}

/** Child of a map by key; NULL when there is none or `node` is NULL or no map. */
TKD_API tkd_node *tkd_node_find(const tkd_node *map, tkd_text key);
static inline tkd_node *tkd_node_get_text(const tkd_node *node, tkd_text key)
{
    return node != NULL && (node->key_marks & tkd_key_mark(key)) != 0 ? tkd_node_find(node, key)
                                                                      : NULL;
}
static inline tkd_node *tkd_node_get(const tkd_node *node, const char *key)
{
    return tkd_node_get_text(node, tkd_text_of(key));
}

/** A deep copy, places kept; NULL when memory runs out. */
TKD_API TKD_MUST_CHECK tkd_node *tkd_node_copy(tkd_arena *arena, const tkd_node *node);
/** A new scalar at `place`. */
TKD_API TKD_MUST_CHECK tkd_node *tkd_node_scalar(tkd_arena *arena, tkd_text text, tkd_place place);
/** A new empty map or list at `place`. */
TKD_API TKD_MUST_CHECK tkd_node *tkd_node_new(tkd_arena *arena, tkd_node_kind kind,
                                              tkd_place place);
/** Add `child` (without parent) at the end; in a map under `key`. */
TKD_API void tkd_node_append(tkd_node *parent, tkd_text key, tkd_node *child);
/** Give a child of a map another key. */
TKD_API void tkd_node_rename(tkd_node *map, tkd_node *child, tkd_text key);
/** Put `fresh` where `old` stands, keeping key and order. */
TKD_API void tkd_node_replace(tkd_node *old, tkd_node *fresh);
/** Take `node` out of its parent. */
TKD_API void tkd_node_remove(tkd_node *node);

#endif
