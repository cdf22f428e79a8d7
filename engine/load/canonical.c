// SPDX-License-Identifier: EUPL-1.2
// The walk over a tree that gives it one spelling. Children of a map or list are taken off and put
// back one by one, so that dropping any number of them takes time in proportion.
#include "canonical.h"

#include "walk.h"

enum {
    DEPTH_MAX = 128, // The reader of trees stops long before; this guards against others.
    KEYS_MAX = 64,   // More than any kind of map has.
};

static void walk_map(tkd_walk *walk, tkd_node *map, tkd_context context, int depth);
static bool walk_value(tkd_walk *walk, tkd_node *node, const tkd_key *key, int depth);

// Take all children off; the first of them is returned.
static tkd_node *take_children(tkd_node *node)
{
    tkd_node *first = node->first;
    node->first = NULL;
    node->last = NULL;
    node->count = 0;
    return first;
}

static void put_child(tkd_node *node, tkd_node *child)
{
    child->next = NULL;
    if (node->last == NULL) {
        node->first = child;
    } else {
        node->last->next = child;
    }
    node->last = child;
    node->count++;
    if (node->kind == TKD_MAP) {
        tkd_node_rename(node, child, child->key);
    }
}

// Drop children whose keys became equal; the first of each stays.
static void drop_doubled(tkd_walk *walk, tkd_node *map)
{
    tkd_index index;
    tkd_index_init(&index, walk->arena);
    tkd_list kept;
    tkd_list_init(&kept, walk->arena, sizeof(tkd_node *));
    tkd_node *next;
    for (tkd_node *child = take_children(map); child != NULL; child = next) {
        next = child->next;
        uint32_t existing;
        const tkd_status status =
            tkd_index_put(&index, child->key, (uint32_t)kept.count, &existing);
        if (status == TKD_ERR_REFERENCE) {
            tkd_complain_doubled_key(walk, child, ((tkd_node **)kept.items)[existing]);
            continue;
        }
        tkd_node **entry = status == TKD_OK ? tkd_list_add(&kept) : NULL;
        if (entry == NULL) {
            walk->failed = true;
        } else {
            *entry = child;
        }
        put_child(map, child);
    }
}

// The key of a figure's map: one of the format's words in English, else an id or a date as written.
// True when it is spelled otherwise than before.
static bool respell_key(tkd_walk *walk, tkd_node *map, tkd_node *child, tkd_word_list words)
{
    const char *name = tkd_memo_figure_key(walk->memo, child->key);
    if (name == NULL && words == TKD_WORDS_VIEW) {
        const tkd_word *word = tkd_memo_word(walk->memo, words, child->key);
        name = word == NULL ? NULL : word->name;
    }
    const tkd_text key = name == NULL ? tkd_walk_compose(walk, child->key) : tkd_text_of(name);
    const bool changed = !tkd_text_equal(key, child->key);
    tkd_node_rename(map, child, key);
    return changed;
}

static bool has_key_of(tkd_walk *walk, const tkd_node *map, tkd_context context)
{
    for (const tkd_node *child = map->first; child != NULL; child = child->next) {
        if (tkd_memo_key(walk->memo, context, child->key) != NULL) {
            return true;
        }
    }
    return false;
}

// A figure, or what may stand in its place: a map of kind `inner` (TKD_CTX_NONE: none).
static void walk_figure(tkd_walk *walk, tkd_node *node, const tkd_key *key, int depth)
{
    if (depth > DEPTH_MAX) {
        tkd_complain_depth(walk, node);
        return;
    }
    if (node->kind == TKD_SCALAR) {
        node->text = tkd_walk_compose(walk, node->text);
        return;
    }
    if (node->kind == TKD_MAP && key->inner != TKD_CTX_NONE && has_key_of(walk, node, key->inner)) {
        walk_map(walk, node, key->inner, depth);
        return;
    }
    bool changed = false;
    for (tkd_node *child = node->first; child != NULL; child = child->next) {
        if (node->kind == TKD_MAP && respell_key(walk, node, child, key->words)) {
            changed = true;
        }
        if (!child->bad) {
            walk_figure(walk, child, key, depth + 1);
        }
    }
    if (changed) {
        drop_doubled(walk, node);
    }
}

// One text, or a list of texts.
static bool walk_scalars(tkd_walk *walk, tkd_node *node, const tkd_key *key, bool list_allowed)
{
    if (node->kind == TKD_SCALAR) {
        node->text = tkd_walk_compose(walk, node->text);
        return true;
    }
    if (node->kind == TKD_MAP || !list_allowed) {
        tkd_complain_shape(walk, node, key, key->shape);
        return false;
    }
    tkd_node *next;
    for (tkd_node *child = take_children(node); child != NULL; child = next) {
        next = child->next;
        if (child->bad) {
            continue;
        }
        if (child->kind == TKD_SCALAR) {
            child->text = tkd_walk_compose(walk, child->text);
            put_child(node, child);
        } else {
            tkd_complain_shape(walk, child, key, TKD_SHAPE_TEXT);
        }
    }
    return true;
}

// `et`, `ru`, `ukr`: two or three small letters.
static bool is_language_code(tkd_text key)
{
    for (size_t i = 0; i < key.size; i++) {
        if (key.data[i] < 'a' || key.data[i] > 'z') {
            return false;
        }
    }
    return key.size == 2 || key.size == 3;
}

static bool walk_label(tkd_walk *walk, tkd_node *node, const tkd_key *key)
{
    if (node->kind == TKD_LIST) {
        tkd_complain_shape(walk, node, key, key->shape);
        return false;
    }
    if (node->kind == TKD_SCALAR) {
        return true;
    }
    tkd_node *next;
    for (tkd_node *child = take_children(node); child != NULL; child = next) {
        next = child->next;
        if (child->bad) {
            continue;
        }
        if (!is_language_code(child->key)) {
            tkd_complain_language(walk, child);
        } else if (child->kind != TKD_SCALAR) {
            tkd_complain_shape(walk, child, key, TKD_SHAPE_TEXT);
        } else {
            put_child(node, child);
        }
    }
    return true;
}

// One item of a list: a map, a bare string, or, in a list of lists, a list of items.
static bool walk_item(tkd_walk *walk, tkd_node *item, const tkd_key *key, int depth)
{
    if (item->kind == TKD_SCALAR) {
        if (key->inner == TKD_CTX_NEXT) {
            tkd_walk_make_map(walk, item, "to");
        } else if (key->inner == TKD_CTX_CITATION) {
            tkd_walk_make_map(walk, item, "source");
        } else if (tkd_context_is_item(key->inner)) {
            tkd_walk_make_item(walk, item);
        }
    }
    if (item->kind != TKD_MAP) {
        tkd_complain_shape(walk, item, key, TKD_SHAPE_MAP);
        return false;
    }
    if (tkd_context_is_item(key->inner) && tkd_node_is_split_text(item) &&
        tkd_key_nearest(key->inner, item->first->key, walk->arena) == NULL) {
        tkd_complain_split_text(walk, item);
        return false;
    }
    walk_map(walk, item, key->inner, depth);
    if (tkd_context_is_item(key->inner)) {
        tkd_walk_identify(walk, item, key->inner);
    }
    return !item->bad;
}

static void walk_items(tkd_walk *walk, tkd_node *list, const tkd_key *key, int depth)
{
    tkd_node *next;
    for (tkd_node *item = take_children(list); item != NULL; item = next) {
        next = item->next;
        if (!item->bad && walk_item(walk, item, key, depth + 1)) {
            put_child(list, item);
        }
    }
}

static void walk_lists(tkd_walk *walk, tkd_node *lists, const tkd_key *key, int depth)
{
    tkd_node *next;
    for (tkd_node *list = take_children(lists); list != NULL; list = next) {
        next = list->next;
        if (list->bad) {
            continue;
        }
        if (list->kind != TKD_LIST) {
            tkd_complain_shape(walk, list, key, TKD_SHAPE_LIST);
            continue;
        }
        walk_items(walk, list, key, depth + 1);
        put_child(lists, list);
    }
}

// Lists whose only item may be written without a list.
static bool may_stand_alone(tkd_context inner)
{
    return inner == TKD_CTX_NEXT || inner == TKD_CTX_EFFECT || inner == TKD_CTX_CITATION ||
           inner == TKD_CTX_BOTTLENECK;
}

static bool walk_list_of(tkd_walk *walk, tkd_node *node, const tkd_key *key, int depth)
{
    if (key->inner == TKD_CTX_NEXT && node->kind == TKD_SCALAR) { // Only as the value of an edit.
        tkd_walk_make_map(walk, node, "to");
        tkd_node *all = tkd_node_scalar(walk->arena, TKD_TEXT("100%"), node->place);
        if (all == NULL || node->kind != TKD_MAP) {
            walk->failed = true;
            return false;
        }
        tkd_node_append(node, TKD_TEXT("p"), all);
    }
    if (node->kind != TKD_LIST) {
        if (!may_stand_alone(key->inner)) {
            tkd_complain_shape(walk, node, key, key->shape);
            return false;
        }
        tkd_walk_make_list(walk, node);
        if (node->kind != TKD_LIST) {
            return false; // Memory ran out.
        }
    }
    if (key->value_shape == TKD_SHAPE_LIST_OF) {
        walk_lists(walk, node, key, depth);
    } else {
        walk_items(walk, node, key, depth);
    }
    return true;
}

static bool walk_by_id(tkd_walk *walk, tkd_node *node, const tkd_key *key, int depth)
{
    if (node->kind != TKD_MAP) {
        tkd_complain_shape(walk, node, key, key->shape);
        return false;
    }
    const tkd_key value_key = {
        .name = key->name, .shape = key->value_shape, .inner = key->inner, .example = key->example};
    bool changed = false;
    tkd_node *next;
    for (tkd_node *child = take_children(node); child != NULL; child = next) {
        next = child->next;
        const tkd_text id = tkd_walk_compose(walk, child->key);
        changed = changed || !tkd_text_equal(id, child->key);
        child->key = id;
        if (!child->bad && walk_value(walk, child, &value_key, depth + 1)) {
            put_child(node, child);
        }
    }
    if (changed) {
        drop_doubled(walk, node);
    }
    return true;
}

static bool walk_edits(tkd_walk *walk, tkd_node *node, const tkd_key *key)
{
    if (node->kind != TKD_MAP) {
        tkd_complain_shape(walk, node, key, key->shape);
        return false;
    }
    for (tkd_node *child = node->first; child != NULL; child = child->next) {
        tkd_node_rename(node, child, tkd_walk_compose(walk, child->key));
    }
    return true;
}

static bool walk_inner_map(tkd_walk *walk, tkd_node *node, const tkd_key *key, int depth)
{
    if (node->kind != TKD_MAP) {
        tkd_complain_shape(walk, node, key, key->shape);
        return false;
    }
    walk_map(walk, node, key->inner, depth + 1);
    return !node->bad;
}

// The value of a key. False: it was reported and must go.
static bool walk_value(tkd_walk *walk, tkd_node *node, const tkd_key *key, int depth)
{
    if (depth > DEPTH_MAX) {
        tkd_complain_depth(walk, node);
        return false;
    }
    switch (key->shape) {
    case TKD_SHAPE_TEXT:
    case TKD_SHAPE_ID:
    case TKD_SHAPE_YES_NO:
    case TKD_SHAPE_DATE: return walk_scalars(walk, node, key, false);
    case TKD_SHAPE_REFERENCE:
    case TKD_SHAPE_WORD: return walk_scalars(walk, node, key, true);
    case TKD_SHAPE_LABEL: return walk_label(walk, node, key);
    case TKD_SHAPE_LIST:
        if (node->kind == TKD_SCALAR) {
            tkd_walk_make_list(walk, node);
        }
        return walk_scalars(walk, node, key, true);
    case TKD_SHAPE_NUMBER:
    case TKD_SHAPE_DURATION:
    case TKD_SHAPE_RATE:
    case TKD_SHAPE_SHARE:
    case TKD_SHAPE_MONEY:
    case TKD_SHAPE_SPECIAL: walk_figure(walk, node, key, depth); return !node->bad;
    case TKD_SHAPE_MAP: return walk_inner_map(walk, node, key, depth);
    case TKD_SHAPE_LIST_OF: return walk_list_of(walk, node, key, depth);
    case TKD_SHAPE_BY_ID: return walk_by_id(walk, node, key, depth);
    case TKD_SHAPE_EDITS: return walk_edits(walk, node, key);
    }
    return true;
}

// `next: X` alone says the same as `then: X`.
static const tkd_key *key_meant(tkd_walk *walk, tkd_context context, const tkd_node *child)
{
    const tkd_key *key = tkd_memo_key(walk->memo, context, child->key);
    const bool is_lone_next = key != NULL && key->context == TKD_CTX_STEP &&
                              key->inner == TKD_CTX_NEXT && child->kind == TKD_SCALAR;
    return is_lone_next ? tkd_key_find(context, TKD_TEXT("then")) : key;
}

// The keys found in a map so far, kept or not.
typedef struct present_keys {
    const tkd_key *keys[KEYS_MAX];
    const tkd_node *nodes[KEYS_MAX];
    size_t count;
} present_keys;

static const tkd_node *find_present(const present_keys *present, const tkd_key *key)
{
    for (size_t i = 0; i < present->count; i++) {
        if (present->keys[i] == key) {
            return present->nodes[i];
        }
    }
    return NULL;
}

static void check_required(tkd_walk *walk, tkd_node *map, tkd_context context,
                           const present_keys *present)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].required && find_present(present, &rows[i]) == NULL) {
            tkd_complain_missing_key(walk, map, &rows[i]);
        }
    }
    if (context == TKD_CTX_CHANCE) { // Either of the two.
        const tkd_key *share = tkd_key_find(context, TKD_TEXT("p"));
        const tkd_key *times = tkd_key_find(context, TKD_TEXT("times"));
        if (find_present(present, share) == NULL && find_present(present, times) == NULL) {
            tkd_complain_missing_key(walk, map, share);
        }
    }
}

static void walk_map(tkd_walk *walk, tkd_node *map, tkd_context context, int depth)
{
    present_keys present;
    present.count = 0;
    tkd_node *next;
    for (tkd_node *child = take_children(map); child != NULL; child = next) {
        next = child->next;
        const tkd_key *key = key_meant(walk, context, child);
        if (key == NULL) {
            tkd_complain_unknown_key(walk, child, context);
            continue;
        }
        child->key = tkd_text_of(key->name);
        const tkd_node *first = find_present(&present, key);
        if (first != NULL) {
            tkd_complain_doubled_key(walk, child, first);
            continue;
        }
        TKD_REQUIRE(present.count < KEYS_MAX);
        present.keys[present.count] = key;
        present.nodes[present.count++] = child;
        if (!child->bad && walk_value(walk, child, key, depth + 1)) {
            put_child(map, child);
        }
    }
    // The version and the branches of a block are looked at by who reads them, with their own codes.
    if (context != TKD_CTX_ROOT && context != TKD_CTX_BLOCK) {
        check_required(walk, map, context, &present);
    }
}

static tkd_status outcome(const tkd_walk *walk, tkd_error *err)
{
    return walk->failed ? TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "out of memory") : TKD_OK;
}

tkd_status tkd_canonicalize(tkd_arena *arena, tkd_node *node, tkd_context context,
                            tkd_problems *problems, tkd_error *err)
{
    tkd_memo memo = {0};
    tkd_walk walk = {.arena = arena, .problems = problems, .memo = &memo};
    if (node->bad) {
        return TKD_OK;
    }
    if (node->kind != TKD_MAP) {
        tkd_complain_root(&walk, node, context);
        return outcome(&walk, err);
    }
    walk_map(&walk, node, context, 0);
    if (tkd_context_is_item(context)) {
        tkd_walk_identify(&walk, node, context);
    }
    return outcome(&walk, err);
}

tkd_status tkd_canonicalize_value(tkd_arena *arena, tkd_node *value, const tkd_key *key,
                                  tkd_problems *problems, tkd_error *err)
{
    tkd_walk walk = {.arena = arena, .problems = problems};
    if (!value->bad && !walk_value(&walk, value, key, 0)) {
        value->bad = true;
    }
    return outcome(&walk, err);
}
