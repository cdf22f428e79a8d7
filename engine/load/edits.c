// SPDX-License-Identifier: EUPL-1.2
// Walking an edit's path down the tree by the key table, and changing what it names. A figure that is
// multiplied, added to or moved is not replaced: it keeps a note of that, which is applied when it is
// read.
#include "edits.h"

#include "canonical.h"
#include "spelling.h"
#include "words.h"

#include "teekond/number.h"

// Where a path has come to.
typedef struct spot {
    tkd_node *node;         /**< NULL: legal, but not there. */
    tkd_node *parent;       /**< Holds it, or would. */
    tkd_text name;          /**< Its key in the parent. */
    const tkd_key *key;     /**< What it may be; borrowed from the table or `made`. */
    tkd_context context;    /**< Of a map, else NONE. */
    bool items;             /**< A list of items: the next part is an id. */
    bool steps;             /**< The steps of the journey at `node`. */
    bool item;              /**< An item of a list. */
    tkd_key made;           /**< Of values in BY_ID maps. */
} spot;

tkd_text tkd_path_next(tkd_text path, size_t *from)
{
    const size_t start = *from;
    const size_t dot = tkd_text_find(path, TKD_TEXT("."), start);
    const size_t end = dot == SIZE_MAX ? path.size : dot;

    *from = end < path.size ? end + 1 : path.size;
    return tkd_text_part(path, start, end - start);
}

bool tkd_is_null(const tkd_node *value)
{
    return value->kind == TKD_SCALAR && !value->quoted
           && (tkd_text_equal(value->text, TKD_TEXT("null"))
               || tkd_text_equal(value->text, TKD_TEXT("~")));
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
    return tkd_problems_add(editor->problems, TKD_CODE_EDIT_PATH, place, "„%.*s“: %s", "\"%.*s\": %s",
                            TKD_ARG(part), is_et ? et : en);
}

static void hint_nearest(tkd_editor *editor, tkd_problem *problem, const char *nearest)
{
    if (problem != NULL && nearest != NULL) {
        tkd_problem_hint(editor->problems, problem, "kas mõtlesid „%s“?", "did you mean \"%s\"?",
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

static bool is_figure(const tkd_key *key)
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
    case TKD_SHAPE_SPECIAL:
        return true;
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
    case TKD_SHAPE_EDITS:
        return false;
    }
    return false;
}

// What stands under `key`: its kind of map, or a list of items.
static void enter_key(spot *at, const tkd_key *key)
{
    at->key = key;
    at->items = key->shape == TKD_SHAPE_LIST_OF;
    at->item = false;
    at->context = key->shape == TKD_SHAPE_MAP || key->shape == TKD_SHAPE_SPECIAL || at->items
                      ? key->inner
                      : TKD_CTX_NONE;
}

// Make the map that a longer path needs where none stands yet.
static void make_missing(tkd_editor *editor, spot *at, tkd_place place)
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
    if (!editor->rehearsal) {
        tkd_node_append(at->parent, at->name, fresh);
    }
    at->node = fresh;
}

static bool step_into_map(tkd_editor *editor, spot *at, const tkd_edit *edit, tkd_text part)
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

static bool step_into_items(tkd_editor *editor, spot *at, const tkd_edit *edit, tkd_text part)
{
    const tkd_spelling spelling = tkd_spelling_of(part);
    // Steps inside the blocks of a stage belong to the stage.
    const bool steps = tkd_text_equal(at->name, TKD_TEXT("steps"));
    tkd_node *item = steps ? find_step_in(at->node, part, NULL, NULL, NULL)
                           : find_item(at->node, part);
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

static bool step_into_values(spot *at, tkd_text part)
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

// Inside a figure: whom, a date, or one of its words.
static bool step_into_figure(tkd_editor *editor, spot *at, const tkd_edit *edit, tkd_text part)
{
    if (at->node == NULL || at->node->kind == TKD_SCALAR) {
        tkd_problem *problem = tkd_edit_report(editor, edit, part, "siin on üks väärtus, mitte mitu",
                                               "one value stands here, not several");
        if (problem != NULL) {
            tkd_problem_hint(editor->problems, problem,
                             "lõpeta rada varem ja kirjuta kogu väärtus",
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
    static const char *const names[] = {"stages", "target", "counts-from", "exits", "lanes", "clocks"};

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

static void enter_only_journey(spot *at, tkd_text part)
{
    tkd_node *journey = at->context == TKD_CTX_ROOT ? only_journey(at->node) : NULL;

    if (journey != NULL && (is_steps_key(part) || is_journey_key(tkd_key_find(TKD_CTX_ROOT, part)))) {
        at->node = journey;
        at->context = TKD_CTX_JOURNEY;
    }
}

static bool step_down(tkd_editor *editor, spot *at, const tkd_edit *edit, tkd_text part)
{
    enter_only_journey(at, part);
    if (at->steps) {
        tkd_node *step = tkd_find_step_node(at->node, part);
        if (step == NULL) {
            return report_step(editor, edit, at->node, part);
        }
        *at = (spot){.node = step, .parent = step->parent, .context = TKD_CTX_STEP, .item = true};
        return true;
    }
    if (at->context == TKD_CTX_JOURNEY && !at->items && is_steps_key(part)
        && tkd_key_find(TKD_CTX_JOURNEY, part) == NULL) {
        at->steps = true;
        return true;
    }
    if (at->items) {
        return step_into_items(editor, at, edit, part);
    }
    if (at->key != NULL && !at->item && at->key->shape == TKD_SHAPE_BY_ID) {
        make_missing(editor, at, edit->place);
        return !editor->failed && step_into_values(at, part);
    }
    const bool special = at->key != NULL && !at->item && at->key->shape == TKD_SHAPE_SPECIAL;
    const bool keyed = at->context != TKD_CTX_NONE
                       && (!special || tkd_key_find(at->context, part) != NULL);
    if (keyed) {
        make_missing(editor, at, edit->place);
        if (editor->failed || at->node->kind != TKD_MAP) {
            tkd_edit_report(editor, edit, part, "siin on üks väärtus, mitte mitu",
                            "one value stands here, not several");
            return false;
        }
        return step_into_map(editor, at, edit, part);
    }
    if (is_figure(at->key) || (at->key != NULL && at->key->shape == TKD_SHAPE_LABEL)) {
        return step_into_figure(editor, at, edit, part);
    }
    tkd_edit_report(editor, edit, part, "siit edasi rada ei lähe", "the path goes no further here");
    return false;
}

/* Changing. */

static void add_adjustment(tkd_editor *editor, tkd_node *node, tkd_adjustment adjustment)
{
    tkd_adjustment **last = &node->adjustments;

    if (editor->rehearsal) {
        return;
    }
    tkd_adjustment *fresh = TKD_TAKE(editor->arena, 1, tkd_adjustment);
    if (fresh == NULL) {
        editor->failed = true;
        return;
    }
    *fresh = adjustment;
    fresh->next = NULL;
    while (*last != NULL) {
        last = &(*last)->next;
    }
    *last = fresh;
}

static tkd_node *copy_value(tkd_editor *editor, const tkd_node *value, const tkd_key *key)
{
    tkd_error err = {0};
    tkd_node *copy = tkd_node_copy(editor->arena, value);

    if (copy == NULL) {
        editor->failed = true;
        return NULL;
    }
    copy->parent = NULL;
    copy->next = NULL;
    if (key != NULL
        && tkd_canonicalize_value(editor->arena, copy, key, editor->problems, &err) != TKD_OK) {
        editor->failed = true;
    }
    return copy;
}

static void report_no_figure(tkd_editor *editor, const tkd_edit *edit)
{
    tkd_problem *problem = tkd_problems_add(
        editor->problems, TKD_CODE_EDIT_VALUE, edit->place,
        "„%.*s“ juures ei ole arvu, mida muuta", "\"%.*s\" holds no figure to change",
        TKD_ARG(edit->path));

    tkd_problem_hint(editor->problems, problem,
                     "`times` ja `plus` muudavad arvu, mis on kirjas; muidu kirjuta arv ise",
                     "`times` and `plus` change a figure that is written; else write the figure itself");
}

// `{times: x}` or `{plus: x}`: the only child, else NULL.
static const tkd_node *find_change(const tkd_node *value, bool *times)
{
    const char *name = value->kind == TKD_MAP && value->count == 1
                           ? tkd_figure_key_find(value->first->key)
                           : NULL;

    if (name == NULL) {
        return NULL;
    }
    *times = tkd_text_equal(tkd_text_of(name), TKD_TEXT("times"));
    return *times || tkd_text_equal(tkd_text_of(name), TKD_TEXT("plus")) ? value->first : NULL;
}

static void change_figure(tkd_editor *editor, const spot *at, const tkd_edit *edit,
                          const tkd_node *change, bool times)
{
    tkd_adjustment adjustment = {.kind = TKD_ADJUST_PLUS, .amount = edit->toward};

    if (at->node == NULL || !is_figure(at->key)) {
        report_no_figure(editor, edit);
        return;
    }
    adjustment.value = copy_value(editor, change, times ? NULL : at->key);
    if (adjustment.value == NULL) {
        return;
    }
    if (times) {
        double factor = 1.0;
        if (change->kind != TKD_SCALAR || !tkd_number_parse(change->text, false, &factor)
            || factor > 1e6) {
            tkd_problem *problem =
                tkd_problems_add(editor->problems, TKD_CODE_EDIT_VALUE, change->place,
                                 "korrutada saab arvuga", "the factor is a number");
            tkd_problem_hint(editor->problems, problem, "kirjuta näiteks {times: 0.5}",
                             "write, for example, {times: 0.5}");
            return;
        }
        adjustment.kind = TKD_ADJUST_TIMES;
        adjustment.amount = 1.0 + (factor - 1.0) * edit->toward;
    }
    add_adjustment(editor, at->node, adjustment);
}

// What a figure is where nobody wrote it, so that it can move toward something.
static const char *default_of(const tkd_key *key, tkd_text name)
{
    if (key->shape == TKD_SHAPE_SHARE && !tkd_text_equal(name, TKD_TEXT("no-show"))) {
        return "100%";
    }
    switch (key->shape) {
    case TKD_SHAPE_NUMBER:
        return "1";
    case TKD_SHAPE_RATE:
        return "0/y";
    case TKD_SHAPE_MONEY:
        return "0 EUR";
    case TKD_SHAPE_SHARE:
    case TKD_SHAPE_DURATION:
    case TKD_SHAPE_SPECIAL:
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
    case TKD_SHAPE_EDITS:
        break;
    }
    return "0";
}

// Part of the way: only figures can go it.
static void move_figure(tkd_editor *editor, spot *at, const tkd_edit *edit)
{
    if (!is_figure(at->key) || at->key->shape == TKD_SHAPE_SPECIAL) {
        return;
    }
    const tkd_text none = tkd_text_of(default_of(at->key, at->name));
    tkd_node *value = tkd_is_null(edit->value)
                          ? tkd_node_scalar(editor->arena, none, edit->value->place)
                          : copy_value(editor, edit->value, at->key);
    if (at->node == NULL) {
        at->node = tkd_node_scalar(editor->arena, none, edit->value->place);
        if (at->node != NULL && !editor->rehearsal) {
            tkd_node_append(at->parent, at->name, at->node);
        }
    }
    if (value == NULL || at->node == NULL) {
        editor->failed = true;
        return;
    }
    add_adjustment(editor, at->node,
                   (tkd_adjustment){.kind = TKD_ADJUST_TOWARD, .amount = edit->toward, .value = value});
}

static void put_value(tkd_editor *editor, spot *at, const tkd_edit *edit)
{
    tkd_node *copy = copy_value(editor, edit->value, at->key);

    if (copy == NULL || editor->rehearsal) {
        return;
    }
    copy->key = at->name;
    copy->key_place = edit->place;
    copy->written_key = at->name;
    if (at->node != NULL) {
        tkd_node_replace(at->node, copy);
    } else {
        tkd_node_append(at->parent, at->name, copy);
    }
}

static void change(tkd_editor *editor, spot *at, const tkd_edit *edit)
{
    bool times = false;
    const tkd_node *amount = find_change(edit->value, &times);
    // In an effect `{times: 2}` is a value; it changes only a figure that stands there.
    const bool effect = at->key != NULL
                        && (at->key->context == TKD_CTX_EFFECT || at->key->context == TKD_CTX_CHANCE);
    const bool figure_there = at->node != NULL && tkd_node_get(at->node, "times") == NULL;

    if (amount != NULL && (!effect || figure_there)) {
        change_figure(editor, at, edit, amount, times);
    } else if (edit->toward < 1.0) {
        move_figure(editor, at, edit);
    } else if (tkd_is_null(edit->value)) {
        if (at->node != NULL && !editor->rehearsal) {
            tkd_node_remove(at->node);
        }
    } else if (at->key == NULL || at->item) {
        tkd_problem *problem = tkd_edit_report(editor, edit, edit->path, "rada lõpeb liiga vara",
                                               "the path ends too early");
        if (problem != NULL) {
            tkd_problem_hint(editor->problems, problem,
                             "lisa võti, mida muuta, näiteks .duration; null võtab terve asja ära",
                             "add the key to change, such as .duration; null takes the item away");
        }
    } else {
        put_value(editor, at, edit);
    }
}

void tkd_edit_apply(tkd_editor *editor, tkd_node *node, tkd_context context, const tkd_edit *edit,
                    size_t from)
{
    spot at = {.node = node, .context = context};

    if (edit->path.size == 0 || from >= edit->path.size) {
        tkd_edit_report(editor, edit, edit->path, "rada on tühi", "the path is empty");
        return;
    }
    while (from < edit->path.size && !editor->failed) {
        if (at.key != NULL && at.key->shape == TKD_SHAPE_EDITS && !at.item) {
            make_missing(editor, &at, edit->place);
            at.parent = at.node;
            at.name = tkd_text_part(edit->path, from, edit->path.size);
            at.node = tkd_node_get_text(at.node, at.name);
            at.made = (tkd_key){.name = "set", .shape = TKD_SHAPE_SPECIAL, .example = ""};
            at.key = NULL;
            if (!editor->failed) {
                spot whole = at;
                whole.key = &whole.made;
                put_value(editor, &whole, edit);
            }
            return;
        }
        const tkd_text part = tkd_path_next(edit->path, &from);
        if (!step_down(editor, &at, edit, part)) {
            return;
        }
    }
    if (at.steps) {
        at.item = true;
    }
    if (!editor->failed) {
        change(editor, &at, edit);
    }
}
