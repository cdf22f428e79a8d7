// SPDX-License-Identifier: EUPL-1.2
// Merging the files of a workspace into one tree: sections join, `title` and `run` stand once, what is
// written in a handy place moves to where everything else expects it. Order of files changes nothing.
#include "workspace.h"

#include <string.h>

// The keys by which a file's root describes the only journey.
static const char *const journey_keys[] = {"stages", "target", "counts-from",
                                           "exits",  "lanes",  "clocks"};

static tkd_status out_of_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for merging the workspace");
}

static void detach_all(tkd_node *node)
{
    node->first = NULL;
    node->last = NULL;
    node->count = 0;
}

// Move the children of one list to the end of another.
static void move_items(tkd_node *from, tkd_node *to)
{
    tkd_node *item = from->first;

    detach_all(from);
    while (item != NULL) {
        tkd_node *next = item->next;
        item->parent = NULL;
        item->next = NULL;
        tkd_node_append(to, item->key, item);
        item = next;
    }
}

static void report_twice(tkd_problems *problems, const tkd_node *child, const tkd_node *first)
{
    tkd_problem *problem = tkd_problems_add(problems, TKD_CODE_SECTION_TWICE, child->key_place,
                                            "`%.*s` on juba kirjas", "`%.*s` stands already",
                                            TKD_ARG(child->written_key));

    tkd_problem_hint(problems, problem, "`%.*s` on tööruumis üks kord; jäta üks neist alles",
                     "a workspace has `%.*s` once; keep one of them", TKD_ARG(child->written_key));
    tkd_problem_other(problems, problem, first->key_place, "siin on esimene",
                      "the first one is here");
}

static void merge_child(tkd_node *root, tkd_node *child, tkd_problems *problems)
{
    tkd_node *present = tkd_node_get_text(root, child->key);
    const bool quiet = tkd_text_equal(child->key, TKD_TEXT("teekond")) ||
                       tkd_text_equal(child->key, TKD_TEXT("note"));
    bool once = child->kind != TKD_LIST;

    for (size_t i = 0; i < sizeof(journey_keys) / sizeof(journey_keys[0]); i++) {
        once = once || tkd_text_equal(child->key, tkd_text_of(journey_keys[i]));
    }
    if (present == NULL) {
        child->parent = NULL;
        child->next = NULL;
        tkd_node_append(root, child->key, child);
    } else if (!once && present->kind == TKD_LIST) {
        move_items(child, present);
    } else if (!quiet) {
        report_twice(problems, child, present);
    }
}

static void check_version(const tkd_node *root, tkd_problems *problems)
{
    const tkd_node *version = tkd_node_get(root, "teekond");
    tkd_problem *problem;

    if (root->bad) {
        return;
    }
    if (version == NULL) {
        tkd_place top = root->place;
        problem =
            tkd_problems_add(problems, TKD_CODE_VERSION, top, "faili alguses on puudu `teekond: 1`",
                             "the file lacks `teekond: 1` at its root");
        tkd_problem_hint(problems, problem, "kirjuta faili esimeseks reaks: teekond: 1",
                         "write as the first line of the file: teekond: 1");
        return;
    }
    if (version->bad ||
        (version->kind == TKD_SCALAR && tkd_text_equal(version->text, TKD_TEXT("1")))) {
        return;
    }
    problem = tkd_problems_add(problems, TKD_CODE_VERSION, version->place,
                               "see programm loeb vormingu versiooni 1",
                               "this program reads version 1 of the format");
    tkd_problem_hint(problems, problem, "kirjuta teekond: 1", "write teekond: 1");
}

tkd_status tkd_merge_file(tkd_workspace *workspace, tkd_node *file_root, tkd_problems *problems,
                          tkd_error *err)
{
    if (workspace->root == NULL) {
        workspace->root = tkd_node_new(&workspace->arena, TKD_MAP, file_root->place);
        if (workspace->root == NULL) {
            return out_of_memory(err);
        }
    }
    if (file_root->kind != TKD_MAP) {
        return TKD_OK;
    }
    check_version(file_root, problems);
    tkd_node *child = file_root->first;
    detach_all(file_root);
    while (child != NULL) {
        tkd_node *next = child->next;
        merge_child(workspace->root, child, problems);
        child = next;
    }
    return TKD_OK;
}

/* The only journey. */

static tkd_node *append_scalar(tkd_arena *arena, tkd_node *map, const char *key, tkd_text text,
                               tkd_place place)
{
    tkd_node *scalar = tkd_node_scalar(arena, text, place);

    if (scalar != NULL) {
        tkd_node_append(map, tkd_text_of(key), scalar);
    }
    return scalar;
}

static tkd_node *first_journey_key(const tkd_node *root)
{
    for (size_t i = 0; i < sizeof(journey_keys) / sizeof(journey_keys[0]); i++) {
        tkd_node *found = tkd_node_get(root, journey_keys[i]);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

static void report_journeys_too(tkd_problems *problems, const tkd_node *key,
                                const tkd_node *journeys)
{
    tkd_problem *problem =
        tkd_problems_add(problems, TKD_CODE_SECTION_TWICE, key->key_place,
                         "`%.*s` kõige välimisel tasandil on ainus teekond, aga on ka `journeys`",
                         "top-level `%.*s` makes the only journey, but there are `journeys` too",
                         TKD_ARG(key->written_key));

    tkd_problem_hint(problems, problem,
                     "vii etapid ühe teekonna sisse: journeys: [{id: …, stages: […]}]",
                     "move the stages into a journey: journeys: [{id: …, stages: […]}]");
    tkd_problem_other(problems, problem, journeys->key_place, "siin on teekonnad",
                      "the journeys are here");
}

static tkd_status add_only_journey(tkd_workspace *workspace, tkd_problems *problems, tkd_error *err)
{
    tkd_arena *arena = &workspace->arena;
    tkd_node *root = workspace->root;
    const tkd_node *first = first_journey_key(root);
    tkd_node *journeys = tkd_node_get(root, "journeys");
    const tkd_node *title = tkd_node_get(root, "title");

    if (first == NULL) {
        return TKD_OK;
    }
    if (journeys != NULL) {
        report_journeys_too(problems, first, journeys);
        return TKD_OK;
    }
    journeys = tkd_node_new(arena, TKD_LIST, first->place);
    tkd_node *journey = tkd_node_new(arena, TKD_MAP, first->place);
    if (journeys == NULL || journey == NULL ||
        append_scalar(arena, journey, "id", TKD_TEXT("teekond"), first->key_place) == NULL) {
        return out_of_memory(err);
    }
    if (title != NULL) {
        tkd_node *copy = tkd_node_copy(arena, title);
        if (copy == NULL) {
            return out_of_memory(err);
        }
        copy->parent = NULL;
        copy->next = NULL;
        tkd_node_append(journey, TKD_TEXT("title"), copy);
    }
    for (size_t i = 0; i < sizeof(journey_keys) / sizeof(journey_keys[0]); i++) {
        tkd_node *moved = tkd_node_get(root, journey_keys[i]);
        if (moved != NULL) {
            tkd_node_remove(moved);
            moved->parent = NULL;
            moved->next = NULL;
            tkd_node_append(journey, moved->key, moved);
        }
    }
    tkd_node_append(journeys, (tkd_text){0}, journey);
    tkd_node_append(root, TKD_TEXT("journeys"), journeys);
    return TKD_OK;
}

/* Bottlenecks inside stages and steps. */

// Moving them: what was moved so far, by id.
typedef struct hoist {
    tkd_workspace *workspace;
    tkd_node *section; /**< `bottlenecks` of the root. */
    tkd_index notes;   /**< Those made of bare strings: rows of `items`. */
    tkd_list items;    /**< of tkd_node * */
    tkd_text journey;
    bool failed;
} hoist;

// A bare string's id was made from the title, so both stand in one place.
static bool is_note(const tkd_node *item)
{
    const tkd_node *id = tkd_node_get(item, "id");
    const tkd_node *title = tkd_node_get(item, "title");

    return id != NULL && title != NULL && title->kind == TKD_SCALAR && item->count == 2 &&
           id->place.line == title->place.line && id->place.column == title->place.column;
}

// Add `place` to what the item says of its place.
static void add_place(hoist *work, tkd_node *item, tkd_text place, tkd_place where)
{
    tkd_arena *arena = &work->workspace->arena;
    tkd_node *at = tkd_node_get(item, "at");

    if (at != NULL && at->kind == TKD_MAP) {
        tkd_node *steps = tkd_node_get(at, "steps");
        if (steps == NULL) {
            steps = tkd_node_new(arena, TKD_LIST, where);
            if (steps == NULL) {
                work->failed = true;
                return;
            }
            tkd_node_append(at, TKD_TEXT("steps"), steps);
        }
        at = steps;
    }
    if (at == NULL || at->kind == TKD_SCALAR) {
        tkd_node *list = tkd_node_new(arena, TKD_LIST, where);
        tkd_node *alone = at != NULL ? tkd_node_scalar(arena, at->text, at->place) : NULL;
        if (list == NULL || (at != NULL && alone == NULL)) {
            work->failed = true;
            return;
        }
        if (at != NULL) {
            tkd_node_append(list, (tkd_text){0}, alone);
            tkd_node_replace(at, list);
        } else {
            tkd_node_append(item, TKD_TEXT("at"), list);
        }
        at = list;
    }
    tkd_node *name = tkd_node_scalar(arena, place, where);
    if (name == NULL) {
        work->failed = true;
        return;
    }
    tkd_node_append(at, (tkd_text){0}, name);
}

// The same bare string in several places is one bottleneck that stands in all of them.
static tkd_node *find_same_note(hoist *work, tkd_node *item)
{
    const tkd_node *id = tkd_node_get(item, "id");
    uint32_t row = UINT32_MAX;

    if (!is_note(item)) {
        return NULL;
    }
    const tkd_status status =
        tkd_index_put(&work->notes, id->text, (uint32_t)work->items.count, &row);
    if (status == TKD_ERR_REFERENCE) {
        return ((tkd_node **)work->items.items)[row];
    }
    tkd_node **entry = status == TKD_OK ? tkd_list_add(&work->items) : NULL;
    if (entry == NULL) {
        work->failed = true;
    } else {
        *entry = item;
    }
    return NULL;
}

static void hoist_from(hoist *work, tkd_node *holder)
{
    tkd_node *list = tkd_node_get(holder, "bottlenecks");
    const tkd_node *id = tkd_node_get(holder, "id");

    if (list == NULL || list->kind != TKD_LIST || id == NULL || id->kind != TKD_SCALAR) {
        return;
    }
    const tkd_text place = tkd_text_format(&work->workspace->arena, "%.*s.%.*s",
                                           TKD_ARG(work->journey), TKD_ARG(id->text));
    work->failed = work->failed || place.data == NULL;
    tkd_node *item = list->first;
    detach_all(list);
    tkd_node_remove(list);
    while (item != NULL && !work->failed) {
        tkd_node *next = item->next;
        item->parent = NULL;
        item->next = NULL;
        tkd_node *same = find_same_note(work, item);
        if (same == NULL) {
            tkd_node_append(work->section, (tkd_text){0}, item);
        }
        add_place(work, same != NULL ? same : item, place, item->place);
        item = next;
    }
}

static void hoist_steps(hoist *work, tkd_node *steps)
{
    for (tkd_node *step = steps != NULL ? steps->first : NULL; step != NULL && !work->failed;
         step = step->next) {
        tkd_node *branches = tkd_node_get(tkd_node_get(step, "parallel"), "branches");
        hoist_from(work, step);
        for (tkd_node *branch = branches != NULL ? branches->first : NULL; branch != NULL;
             branch = branch->next) {
            hoist_steps(work, branch);
        }
    }
}

static void hoist_journeys(hoist *work, const tkd_node *journeys)
{
    for (tkd_node *journey = journeys != NULL ? journeys->first : NULL; journey != NULL;
         journey = journey->next) {
        const tkd_node *id = tkd_node_get(journey, "id");
        const tkd_node *stages = tkd_node_get(journey, "stages");
        if (id == NULL || id->kind != TKD_SCALAR) {
            continue;
        }
        work->journey = id->text;
        for (tkd_node *stage = stages != NULL ? stages->first : NULL; stage != NULL;
             stage = stage->next) {
            hoist_from(work, stage);
            hoist_steps(work, tkd_node_get(stage, "steps"));
        }
    }
}

tkd_status tkd_merge_finish(tkd_workspace *workspace, tkd_problems *problems, tkd_error *err)
{
    hoist work = {.workspace = workspace};

    if (workspace->root == NULL) {
        return TKD_OK;
    }
    TKD_TRY(add_only_journey(workspace, problems, err));
    work.section = tkd_node_get(workspace->root, "bottlenecks");
    if (work.section == NULL) {
        work.section = tkd_node_new(&workspace->arena, TKD_LIST, workspace->root->place);
        if (work.section == NULL) {
            return out_of_memory(err);
        }
        tkd_node_append(workspace->root, TKD_TEXT("bottlenecks"), work.section);
    }
    tkd_index_init(&work.notes, &workspace->arena);
    tkd_list_init(&work.items, &workspace->arena, sizeof(tkd_node *));
    hoist_journeys(&work, tkd_node_get(workspace->root, "journeys"));
    return work.failed ? out_of_memory(err) : TKD_OK;
}
