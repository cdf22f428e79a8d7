// SPDX-License-Identifier: EUPL-1.2
// Walking an edit's path down the tree by the key table: keys in either language, ids of items, steps
// of a journey wherever they stand.
#include "paths.h"

#include "spelling.h"
#include "words.h"

tkd_text tkd_path_next(tkd_text path, size_t *from)
{
    const size_t start = *from;
    const size_t dot = tkd_text_find(path, TKD_TEXT("."), start);
    const size_t end = dot == SIZE_MAX ? path.size : dot;

    *from = end < path.size ? end + 1 : path.size;
    return tkd_text_part(path, start, end - start);
}

tkd_problem *tkd_edit_report(tkd_editor *editor, const tkd_edit *edit, tkd_text part,
                             const char *et, const char *en)
{
    tkd_place place = edit->place;

    if (part.data != NULL && part.data >= edit->path.data) {
        const size_t from = (size_t)(part.data - edit->path.data);
        place.column += (uint32_t)tkd_text_length(tkd_text_part(edit->path, 0, from));
        place.width = (uint32_t)tkd_text_length(part);
    }
    const bool is_et = editor->problems->language == TKD_ET;
    return tkd_problems_add(editor->problems, TKD_CODE_EDIT_PATH, place, "„%.*s“: %s", "“%.*s”: %s",
                            TKD_ARG(part), is_et ? et : en);
}

static void hint_nearest(tkd_editor *editor, tkd_problem *problem, const char *nearest)
{
    if (problem != NULL && nearest != NULL) {
        tkd_problem_hint(editor->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
    }
}

static const tkd_node *name_of(const tkd_node *item)
{
    const tkd_node *id = tkd_node_get(item, "id");

    return id != NULL ? id : tkd_node_get(item, "to");
}

static tkd_node *find_item(const tkd_node *list, tkd_text id)
{
    for (tkd_node *item = list != NULL ? list->first : NULL; item != NULL; item = item->next) {
        const tkd_node *name = name_of(item);
        if (name != NULL && name->kind == TKD_SCALAR && tkd_text_equal(name->text, id)) {
            return item;
        }
    }
    return NULL;
}

// Steps in a list, those of blocks inside it too; depth is that of the written text.
static tkd_node *find_step_in(const tkd_node *list, tkd_text id, tkd_nearest *search,
                              const tkd_spelling *spelling, tkd_arena *arena)
{
    for (tkd_node *item = list != NULL ? list->first : NULL; item != NULL; item = item->next) {
        const tkd_node *branches = tkd_node_get(tkd_node_get(item, "parallel"), "branches");
        const tkd_node *name = tkd_node_get(item, "id");
        if (name != NULL && name->kind == TKD_SCALAR && branches == NULL) {
            if (tkd_text_equal(name->text, id)) {
                return item;
            }
            const tkd_text copy = search != NULL ? tkd_text_copy(arena, name->text) : (tkd_text){0};
            if (copy.data != NULL) {
                tkd_nearest_offer(search, spelling, copy.data);
            }
        }
        for (tkd_node *branch = branches != NULL ? branches->first : NULL; branch != NULL;
             branch = branch->next) {
            tkd_node *found = find_step_in(branch, id, search, spelling, arena);
            if (found != NULL) {
                return found;
            }
        }
    }
    return NULL;
}

tkd_node *tkd_find_step_node(const tkd_node *journey, tkd_text id)
{
    const tkd_node *stages = tkd_node_get(journey, "stages");

    for (tkd_node *stage = stages != NULL ? stages->first : NULL; stage != NULL;
         stage = stage->next) {
        tkd_node *found = find_step_in(tkd_node_get(stage, "steps"), id, NULL, NULL, NULL);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

static bool report_step(tkd_editor *editor, const tkd_edit *edit, const tkd_node *journey,
                        tkd_text part)
{
    const tkd_spelling spelling = tkd_spelling_of(part);
    const tkd_node *stages = tkd_node_get(journey, "stages");
    tkd_nearest search = {0};
    tkd_problem *problem = tkd_edit_report(editor, edit, part, "sellist sammu teekonnas ei ole",
                                           "the journey has no such step");

    for (tkd_node *stage = stages != NULL && problem != NULL ? stages->first : NULL; stage != NULL;
         stage = stage->next) {
        (void)find_step_in(tkd_node_get(stage, "steps"), TKD_TEXT(" "), &search, &spelling,
                           editor->arena);
    }
    hint_nearest(editor, problem, tkd_nearest_take(&search, editor->arena));
    return false;
}

bool tkd_key_is_figure(const tkd_key *key)
{
    if (key == NULL) {
        return false;
    }
    switch (key->shape) {
    case TKD_SHAPE_NUMBER:
    case TKD_SHAPE_DURATION:
    case TKD_SHAPE_RATE:
    case TKD_SHAPE_SHARE:
    case TKD_SHAPE_MONEY:
    case TKD_SHAPE_SPECIAL: return true;
    case TKD_SHAPE_TEXT:
    case TKD_SHAPE_LABEL:
    case TKD_SHAPE_ID:
    case TKD_SHAPE_REFERENCE:
    case TKD_SHAPE_WORD:
    case TKD_SHAPE_YES_NO:
    case TKD_SHAPE_DATE:
    case TKD_SHAPE_MAP:
    case TKD_SHAPE_LIST_OF:
    case TKD_SHAPE_BY_ID:
    case TKD_SHAPE_LIST:
    case TKD_SHAPE_EDITS: return false;
    }
    return false;
}

// What stands under `key`: its kind of map, or a list of items.
static void enter_key(tkd_spot *at, const tkd_key *key)
{
    at->key = key;
    at->items = key->shape == TKD_SHAPE_LIST_OF;
    at->item = false;
    at->context = key->shape == TKD_SHAPE_MAP || key->shape == TKD_SHAPE_SPECIAL || at->items
                      ? key->inner
                      : TKD_CTX_NONE;
}

// Make the map that a longer path needs where none stands yet.
void tkd_make_missing(tkd_editor *editor, tkd_spot *at, tkd_place place)
{
    if (at->node != NULL || at->parent == NULL) {
        return;
    }
    const bool list = at->items;
    tkd_node *fresh = tkd_node_new(editor->arena, list ? TKD_LIST : TKD_MAP, place);
    if (fresh == NULL) {
        editor->failed = true;
        return;
    }
    at->node = fresh;
    if (editor->rehearsal) {
        return;
    }
    tkd_edit_append(editor, at->parent, at->name, fresh);
    if (!list && at->context != TKD_CTX_NONE) {
        tkd_made_map *made = TKD_TAKE(editor->arena, 1, tkd_made_map);
        if (made == NULL) {
            editor->failed = true;
            return;
        }
        *made = (tkd_made_map){fresh, at->context, place, editor->made};
        editor->made = made;
    }
}

void tkd_edits_finish(const tkd_editor *editor)
{
    for (const tkd_made_map *made = editor->made; made != NULL; made = made->next) {
        size_t count = 0;
        const tkd_key *keys = tkd_keys_of(made->context, &count);
        for (size_t i = 0; i < count; i++) {
            if (!keys[i].required || tkd_node_get(made->map, keys[i].name) != NULL) {
                continue;
            }
            tkd_problem *problem =
                tkd_problems_add(editor->problems, TKD_CODE_MISSING_KEY, made->place,
                                 "muudatuse järel on siin puudu võti „%s“",
                                 "after the edit the key “%s” is missing", keys[i].name);
            tkd_problem_hint(editor->problems, problem, "muuda ka seda, näiteks .%s: %s",
                             "set it as well, for example .%s: %s", keys[i].name, keys[i].example);
        }
    }
}

static bool step_into_map(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit, tkd_text part)
{
    const tkd_key *key = tkd_key_find(at->context, part);

    if (key == NULL) {
        tkd_problem *problem = tkd_edit_report(editor, edit, part, "sellist võtit siin ei ole",
                                               "there is no such key here");
        if (problem != NULL) {
            hint_nearest(editor, problem, tkd_key_nearest(at->context, part, editor->arena));
        }
        return false;
    }
    if (key->shape == TKD_SHAPE_ID) {
        tkd_edit_report(editor, edit, part, "id-d ei saa muuta", "an id cannot be changed");
        return false;
    }
    at->parent = at->node;
    at->name = tkd_text_of(key->name);
    at->node = tkd_node_get(at->node, key->name);
    enter_key(at, key);
    return true;
}

static bool step_into_items(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit, tkd_text part)
{
    const tkd_spelling spelling = tkd_spelling_of(part);
    // Steps inside the blocks of a stage belong to the stage.
    const bool steps = tkd_text_equal(at->name, TKD_TEXT("steps"));
    tkd_node *item =
        steps ? find_step_in(at->node, part, NULL, NULL, NULL) : find_item(at->node, part);
    tkd_nearest search = {0};

    if (item != NULL) {
        at->parent = item->parent;
        at->node = item;
        at->items = false;
        at->item = true;
        return true;
    }
    if (at->node != NULL && at->node->count == 1 && name_of(at->node->first) == NULL) {
        at->node = at->node->first;
        at->items = false;
        return step_into_map(editor, at, edit, part);
    }
    tkd_problem *problem =
        tkd_edit_report(editor, edit, part, "sellist siin ei ole", "there is no such item here");
    for (const tkd_node *one = at->node != NULL && problem != NULL ? at->node->first : NULL;
         one != NULL; one = one->next) {
        const tkd_node *name = name_of(one);
        const tkd_text copy = name != NULL && name->kind == TKD_SCALAR
                                  ? tkd_text_copy(editor->arena, name->text)
                                  : (tkd_text){0};
        if (copy.data != NULL) {
            tkd_nearest_offer(&search, &spelling, copy.data);
        }
    }
    hint_nearest(editor, problem, tkd_nearest_take(&search, editor->arena));
    return false;
}

static bool step_into_values(tkd_spot *at, tkd_text part)
{
    at->made = (tkd_key){
        .name = at->key->name,
        .shape = at->key->value_shape,
        .inner = at->key->inner,
        .example = at->key->example,
    };
    at->parent = at->node;
    at->name = part;
    at->node = tkd_node_get_text(at->node, part);
    enter_key(at, &at->made);
    return true;
}

// Inside a figure: whom, a date, or one of its words; a trait, where none was said before.
static bool step_into_figure(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit, tkd_text part)
{
    tkd_make_missing(editor, at, edit->place);
    if (at->node == NULL || at->node->kind == TKD_SCALAR) {
        tkd_problem *problem =
            tkd_edit_report(editor, edit, part, "siin on üks väärtus, mitte mitu",
                            "one value stands here, not several");
        if (problem != NULL) {
            tkd_problem_hint(editor->problems, problem, "lõpeta rada varem ja kirjuta kogu väärtus",
                             "end the path earlier and write the whole value");
        }
        return false;
    }
    const char *word = tkd_figure_key_find(part);
    at->parent = at->node;
    at->name = word != NULL ? tkd_text_of(word) : part;
    at->node = tkd_node_get_text(at->node, at->name);
    return true;
}

// The only journey, when paths begin at its keys.
static tkd_node *only_journey(const tkd_node *root)
{
    const tkd_node *journeys = tkd_node_get(root, "journeys");

    return journeys != NULL && journeys->count == 1 ? journeys->first : NULL;
}

static bool is_journey_key(const tkd_key *key)
{
    static const char *const names[] = {"stages", "target", "counts-from",
                                        "exits",  "lanes",  "clocks"};

    for (size_t i = 0; key != NULL && i < sizeof(names) / sizeof(names[0]); i++) {
        if (tkd_text_equal(tkd_text_of(key->name), tkd_text_of(names[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_steps_key(tkd_text part)
{
    const tkd_key *key = tkd_key_find(TKD_CTX_STAGE, part);

    return key != NULL && tkd_text_equal(tkd_text_of(key->name), TKD_TEXT("steps"));
}

static void enter_only_journey(tkd_spot *at, tkd_text part)
{
    tkd_node *journey = at->context == TKD_CTX_ROOT ? only_journey(at->node) : NULL;

    if (journey != NULL &&
        (is_steps_key(part) || is_journey_key(tkd_key_find(TKD_CTX_ROOT, part)))) {
        at->node = journey;
        at->context = TKD_CTX_JOURNEY;
    }
}

bool tkd_step_down(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit, tkd_text part)
{
    enter_only_journey(at, part);
    if (at->steps) {
        tkd_node *step = tkd_find_step_node(at->node, part);
        if (step == NULL) {
            return report_step(editor, edit, at->node, part);
        }
        *at =
            (tkd_spot){.node = step, .parent = step->parent, .context = TKD_CTX_STEP, .item = true};
        return true;
    }
    if (at->context == TKD_CTX_JOURNEY && !at->items && is_steps_key(part) &&
        tkd_key_find(TKD_CTX_JOURNEY, part) == NULL) {
        at->steps = true;
        return true;
    }
    if (at->items) {
        return step_into_items(editor, at, edit, part);
    }
    if (at->key != NULL && !at->item && at->key->shape == TKD_SHAPE_BY_ID) {
        tkd_make_missing(editor, at, edit->place);
        return !editor->failed && step_into_values(at, part);
    }
    const bool special = at->key != NULL && !at->item && at->key->shape == TKD_SHAPE_SPECIAL;
    const bool keyed =
        at->context != TKD_CTX_NONE && (!special || tkd_key_find(at->context, part) != NULL);
    if (keyed) {
        tkd_make_missing(editor, at, edit->place);
        if (editor->failed || at->node->kind != TKD_MAP) {
            tkd_edit_report(editor, edit, part, "siin on üks väärtus, mitte mitu",
                            "one value stands here, not several");
            return false;
        }
        return step_into_map(editor, at, edit, part);
    }
    if (tkd_key_is_figure(at->key) || (at->key != NULL && at->key->shape == TKD_SHAPE_LABEL)) {
        return step_into_figure(editor, at, edit, part);
    }
    tkd_edit_report(editor, edit, part, "siit edasi rada ei lähe", "the path goes no further here");
    return false;
}
