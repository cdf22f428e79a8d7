// SPDX-License-Identifier: EUPL-1.2
// Where two variations of a workspace differ, as people wrote it. Both trees are edited, the paths that
// their edits name are looked up in both, and what stands there is written in one line.
#include "adoption.h"
#include "paths.h"
#include "words.h"

#include "teekond/number.h"

#include <math.h>

/* Looking up what a path names. */

// A tree in which paths are looked up, and what is needed for it.
typedef struct looking {
    tkd_arena *arena;
    tkd_editor *editor; // walks, and changes nothing; knows when memory ran out
    tkd_node *root;
} looking;

// What a path names: its English form, and the node, NULL where nothing stands.
typedef struct found {
    tkd_text path;
    const tkd_node *node;
    tkd_text municipality; // below its `set`
    tkd_text local;        // there, the general path
} found;

static void add_part(tkd_writer *path, tkd_text part)
{
    tkd_write_string(path, path->size > 0 ? "." : "");
    tkd_write(path, part);
}

// What was written to memory; the editor is told when there was none left.
static tkd_text finish(const looking *where, tkd_writer *out)
{
    tkd_error err = {0};
    const tkd_text text = tkd_writer_text(out);

    if (tkd_writer_finish(out, &err) != TKD_OK) {
        where->editor->failed = true;
    }
    return text;
}

// False: the path leads nowhere, which `check` reports.
static bool look_up(const looking *where, tkd_text path, found *result)
{
    const tkd_edit edit = {.path = path};
    tkd_spot at = {.node = where->root, .context = TKD_CTX_ROOT};
    tkd_writer english;

    tkd_writer_init_memory(&english, where->arena, 0);
    *result = (found){.node = NULL};
    for (size_t from = 0; from < path.size;) {
        if (at.key != NULL && at.key->shape == TKD_SHAPE_EDITS && !at.item) {
            result->local = tkd_text_part(path, from, path.size);
            at.node = tkd_node_get_text(at.node, result->local);
            add_part(&english, result->local);
            break;
        }
        const tkd_text part = tkd_path_next(path, &from);
        if (!tkd_step_down(where->editor, &at, &edit, part)) {
            return false;
        }
        add_part(&english, at.steps || at.item ? part : at.name);
        if (at.item && at.context == TKD_CTX_MUNICIPALITY) {
            result->municipality = part;
        }
    }
    result->path = finish(where, &english);
    result->node = at.node;
    return true;
}

/* Writing it in one line. */

// A figure alone, without where it comes from.
static const tkd_node *bare(const tkd_node *node)
{
    const tkd_node *value = node->kind == TKD_MAP ? tkd_node_get(node, "value") : NULL;

    return value != NULL ? value : node;
}

static bool is_municipality(const looking *where, tkd_text id)
{
    return tkd_find_item_node(where->root, "municipalities", id) != NULL;
}

// Of a figure by whom, what the people of one municipality may meet: other municipalities' are left out.
static bool may_meet(const looking *where, const tkd_node *child, tkd_text municipality)
{
    return municipality.size == 0 || tkd_text_equal(child->key, municipality) ||
           !is_municipality(where, child->key);
}

// The entry that all people of the municipality meet, where the first that they may meet is for all.
static const tkd_node *find_own(const looking *where, const tkd_node *map, tkd_text municipality)
{
    if (map->kind != TKD_MAP || municipality.size == 0) {
        return map;
    }
    for (const tkd_node *child = map->first; child != NULL; child = child->next) {
        if (may_meet(where, child, municipality)) {
            const bool is_for_all = tkd_text_equal(child->key, TKD_TEXT("*")) ||
                                    tkd_text_equal(child->key, municipality);
            return is_for_all ? bare(child) : map;
        }
    }
    return map;
}

static void write_plain(const looking *where, const tkd_node *written, tkd_text municipality,
                        tkd_writer *out)
{
    enum { ENOUGH = 120 };
    const tkd_node *node = find_own(where, bare(written), municipality);
    const char *separator = "";

    if (node->kind == TKD_SCALAR) {
        tkd_write(out, node->text);
        return;
    }
    tkd_write_string(out, node->kind == TKD_LIST ? "[" : "{");
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        if (node->kind == TKD_MAP && !may_meet(where, child, municipality)) {
            continue;
        }
        tkd_write_string(out, separator);
        separator = ", ";
        if (out->size > ENOUGH) {
            tkd_write_string(out, "…");
            break;
        }
        if (node->kind == TKD_MAP) {
            tkd_write(out, child->written_key.size > 0 ? child->written_key : child->key);
            tkd_write_string(out, ": ");
        }
        write_plain(where, child, (tkd_text){0}, out);
    }
    tkd_write_string(out, node->kind == TKD_LIST ? "]" : "}");
}

static void write_adjustments(const looking *where, const tkd_node *node, tkd_writer *out)
{
    for (const tkd_adjustment *row = node->adjustments; row != NULL; row = row->next) {
        switch (row->kind) {
        case TKD_ADJUST_TIMES:
            tkd_write_string(out, " × ");
            // 1 + (x − 1) is not always x: figures are not written so finely.
            tkd_write_number(out, round(row->amount * 1e9) / 1e9);
            break;
        case TKD_ADJUST_PLUS:
            tkd_write_string(out, " + ");
            write_plain(where, row->value, (tkd_text){0}, out);
            break;
        case TKD_ADJUST_TOWARD:
            if (row->value != NULL) {
                tkd_write_string(out, " → ");
                write_plain(where, row->value, (tkd_text){0}, out);
            }
            tkd_write_format(out, " (%.0f%%)", 100.0 * row->amount);
            break;
        }
    }
}

static void write_node(const looking *where, const tkd_node *node, tkd_text municipality,
                       tkd_writer *out)
{
    if (node != NULL && !tkd_is_null(node)) {
        write_plain(where, node, municipality, out);
        write_adjustments(where, node, out);
    }
}

// `{times: 2}` or `{plus: 5d}` as the only entry: what it does to the general figure, else NULL.
static const tkd_node *change_of(const tkd_node *node, const char **sign)
{
    const char *key =
        node->kind == TKD_MAP && node->count == 1 ? tkd_figure_key_find(node->first->key) : NULL;
    const bool times = key != NULL && tkd_text_equal(tkd_text_of(key), TKD_TEXT("times"));
    const bool plus = key != NULL && tkd_text_equal(tkd_text_of(key), TKD_TEXT("plus"));

    *sign = times ? " × " : " + ";
    return times || plus ? node->first : NULL;
}

// What a municipality has for itself stands instead of the general figure, or changes it.
static tkd_text write_found(const looking *where, const found *what)
{
    found general = {.node = NULL};
    const char *sign = "";
    tkd_writer out;

    tkd_writer_init_memory(&out, where->arena, 0);
    if (what->local.size == 0) {
        write_node(where, what->node, (tkd_text){0}, &out);
        return finish(where, &out);
    }
    const tkd_node *change = what->node != NULL ? change_of(what->node, &sign) : NULL;
    if ((what->node == NULL || change != NULL) && look_up(where, what->local, &general)) {
        write_node(where, general.node, what->municipality, &out);
    }
    if (change != NULL) {
        tkd_write_string(&out, sign);
        write_node(where, change, (tkd_text){0}, &out);
    } else {
        write_node(where, what->node, what->municipality, &out);
    }
    return finish(where, &out);
}

/* Comparing. */

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for what changed");
}

static tkd_status add_row(tkd_list *rows, const tkd_changed_path *row, tkd_error *err)
{
    const tkd_changed_path *known = rows->items;

    for (size_t i = 0; i < rows->count; i++) {
        if (tkd_text_equal(known[i].path, row->path)) {
            return TKD_OK;
        }
    }
    tkd_changed_path *fresh = tkd_list_add(rows);
    if (fresh == NULL) {
        return no_memory(err);
    }
    *fresh = *row;
    return TKD_OK;
}

// Who made the last edit of a path: the id of a proposal, or empty.
static tkd_text author_of(const looking *where, const tkd_list *log, tkd_text path)
{
    const tkd_logged_edit *edits = log->items;
    tkd_text author = {0};

    for (size_t i = 0; i < log->count; i++) {
        found named;
        if (look_up(where, edits[i].path, &named) && tkd_text_equal(named.path, path)) {
            author = edits[i].proposal;
        }
    }
    return author;
}

// Rows for the paths that one of the logs names.
static tkd_status compare_paths(const looking trees[2], const tkd_list *log, const tkd_list logs[2],
                                tkd_list *rows, tkd_error *err)
{
    const tkd_logged_edit *edits = log->items;

    for (size_t i = 0; i < log->count; i++) {
        found ends[2] = {{.node = NULL}, {.node = NULL}};
        tkd_text written[2] = {{0}, {0}};
        for (size_t k = 0; k < 2; k++) {
            if (look_up(&trees[k], edits[i].path, &ends[k])) {
                written[k] = write_found(&trees[k], &ends[k]);
            }
        }
        tkd_changed_path row = {
            .path = ends[1].path.size > 0 ? ends[1].path : ends[0].path,
            .before = written[0],
            .after = written[1],
        };
        row.proposal = author_of(&trees[1], &logs[1], row.path);
        if (row.proposal.size == 0) {
            row.proposal = author_of(&trees[0], &logs[0], row.path);
        }
        if (!tkd_text_equal(row.before, row.after)) {
            TKD_TRY(add_row(rows, &row, err));
        }
    }
    return TKD_OK;
}

static const tkd_adoption *find_adoption(const tkd_list *adoptions, tkd_text proposal)
{
    const tkd_adoption *rows = adoptions->items;

    for (size_t i = 0; i < adoptions->count; i++) {
        if (rows[i].proposal.size > 0 && tkd_text_equal(rows[i].proposal, proposal)) {
            return &rows[i];
        }
    }
    return NULL;
}

// Where a proposal is adopted: the municipalities, or `*`; empty: nowhere.
static tkd_text places_of(const looking *where, const tkd_adoption *adoption)
{
    tkd_writer out;

    if (adoption == NULL) {
        return (tkd_text){0};
    }
    if (adoption->where == NULL) {
        return TKD_TEXT("*");
    }
    tkd_writer_init_memory(&out, where->arena, 0);
    for (size_t i = 0; i < adoption->where_count; i++) {
        tkd_write_string(&out, i > 0 ? ", " : "");
        tkd_write(&out, adoption->where[i]);
    }
    return finish(where, &out);
}

// Proposals that only one of the two adopts, or in other places.
static tkd_status compare_adoptions(const looking *where, const tkd_list adoptions[2],
                                    const tkd_list *among, tkd_list *rows, tkd_error *err)
{
    const tkd_adoption *list = among->items;

    for (size_t i = 0; i < among->count; i++) {
        const tkd_text id = list[i].proposal;
        if (id.size == 0) {
            continue;
        }
        const tkd_changed_path row = {
            .path = tkd_text_format(where->arena, "proposals.%.*s", TKD_ARG(id)),
            .before = places_of(where, find_adoption(&adoptions[0], id)),
            .after = places_of(where, find_adoption(&adoptions[1], id)),
            .proposal = id,
        };
        if (row.path.data == NULL) {
            return no_memory(err);
        }
        if (!tkd_text_equal(row.before, row.after)) {
            TKD_TRY(add_row(rows, &row, err));
        }
    }
    return TKD_OK;
}

tkd_status tkd_workspace_changes(tkd_workspace *workspace, const tkd_variation *before,
                                 const tkd_variation *after, tkd_arena *arena,
                                 const tkd_changed_path **paths, size_t *count, tkd_error *err)
{
    const tkd_variation *variations[2] = {before, after};
    tkd_variation_scan scans[2];
    tkd_list logs[2];
    tkd_list adoptions[2];
    looking trees[2];
    tkd_list rows;
    tkd_problems problems;

    if (workspace->root == NULL || workspace->incomplete) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "a file of the workspace cannot be read");
    }
    tkd_problems_init(&problems, arena, TKD_EN, 0);
    tkd_list_init(&rows, arena, sizeof(tkd_changed_path));
    tkd_editor editor = {.arena = arena, .problems = &problems, .rehearsal = true};
    for (size_t i = 0; i < 2; i++) {
        tkd_list_init(&logs[i], arena, sizeof(tkd_logged_edit));
        scans[i] = (tkd_variation_scan){
            .workspace = workspace,
            .editor = {.arena = arena, .problems = &problems},
            .scratch = arena,
            .log = &logs[i],
        };
        tkd_list_init(&scans[i].adoptions, arena, sizeof(tkd_adoption));
        TKD_TRY(tkd_edit_variation(&scans[i], variations[i], err));
        adoptions[i] = scans[i].adoptions;
        trees[i] = (looking){arena, &editor, scans[i].root};
    }
    for (size_t i = 2; i-- > 0;) {
        TKD_TRY(compare_adoptions(&trees[i], adoptions, &adoptions[i], &rows, err));
    }
    for (size_t i = 2; i-- > 0;) {
        TKD_TRY(compare_paths(trees, &logs[i], logs, &rows, err));
    }
    if (editor.failed) {
        return no_memory(err);
    }
    *paths = rows.items;
    *count = rows.count;
    return TKD_OK;
}
