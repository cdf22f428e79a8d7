// SPDX-License-Identifier: EUPL-1.2
// Changing what a path names. A figure that is multiplied, added to or moved is not replaced: it keeps
// a note of that, which is applied when it is read.
#include "edits.h"

#include "canonical.h"
#include "paths.h"
#include "words.h"

#include "teekond/number.h"

bool tkd_is_null(const tkd_node *value)
{
    return value->kind == TKD_SCALAR && !value->quoted &&
           (tkd_text_equal(value->text, TKD_TEXT("null")) ||
            tkd_text_equal(value->text, TKD_TEXT("~")));
}

static void add_adjustment(tkd_editor *editor, tkd_node *node, tkd_adjustment adjustment)
{
    if (editor->rehearsal) {
        return;
    }
    tkd_node *own = tkd_overlay_own(&editor->overlay, node);
    tkd_adjustment *fresh = TKD_TAKE(editor->arena, 1, tkd_adjustment);
    if (own == NULL || fresh == NULL) {
        editor->failed = true;
        return;
    }
    tkd_adjustment **last = &own->adjustments;
    *fresh = adjustment;
    fresh->next = NULL;
    while (*last != NULL) {
        last = &(*last)->next;
    }
    *last = fresh;
}

void tkd_edit_append(tkd_editor *editor, tkd_node *parent, tkd_text key, tkd_node *child)
{
    tkd_node *own = tkd_overlay_own_map(&editor->overlay, parent);

    if (own == NULL) {
        editor->failed = true;
        return;
    }
    tkd_node_append(own, key, child);
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
    if (key != NULL &&
        tkd_canonicalize_value(editor->arena, copy, key, editor->problems, &err) != TKD_OK) {
        editor->failed = true;
    }
    return copy;
}

static void report_no_figure(tkd_editor *editor, const tkd_edit *edit)
{
    tkd_problem *problem = tkd_problems_add(
        editor->problems, TKD_CODE_EDIT_VALUE, edit->place, "„%.*s“ juures ei ole arvu, mida muuta",
        "“%.*s” holds no figure to change", TKD_ARG(edit->path));

    tkd_problem_hint(
        editor->problems, problem,
        "`times` ja `plus` muudavad arvu, mis on kirjas; muidu kirjuta arv ise",
        "`times` and `plus` change a figure that is written; else write the figure itself");
}

// `{times: x}` or `{plus: x}`: the only child, else NULL.
static const tkd_node *find_change(const tkd_node *value, bool *times)
{
    const char *name =
        value->kind == TKD_MAP && value->count == 1 ? tkd_figure_key_find(value->first->key) : NULL;

    if (name == NULL) {
        return NULL;
    }
    *times = tkd_text_equal(tkd_text_of(name), TKD_TEXT("times"));
    return *times || tkd_text_equal(tkd_text_of(name), TKD_TEXT("plus")) ? value->first : NULL;
}

static bool is_one_of(const char *name, const char *const names[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (tkd_text_equal(tkd_text_of(name), tkd_text_of(names[i]))) {
            return true;
        }
    }
    return false;
}

// Is the value a figure, as it stands? Some keys take a figure or a map of several.
static bool holds_figure(const tkd_spot *at)
{
    static const char *const either[] = {"travel", "deadline", "rework", "dropout"};
    static const char *const maps[] = {"traits", "party", "sessions", "removes"};

    if (at->key == NULL || !tkd_key_is_figure(at->key)) {
        return false;
    }
    if (at->key->shape != TKD_SHAPE_SPECIAL || at->key->name == at->made.name) {
        return true;
    }
    if (is_one_of(at->key->name, maps, sizeof(maps) / sizeof(maps[0]))) {
        // `sessions: 2` is a figure itself.
        return !tkd_text_equal(at->name, tkd_text_of(at->key->name)) ||
               (at->node != NULL && at->node->kind == TKD_SCALAR);
    }
    bool several = false;
    for (const tkd_node *child = at->node != NULL ? at->node->first : NULL; child != NULL;
         child = child->next) {
        several = several || tkd_key_find(at->key->inner, child->key) != NULL;
    }
    return is_one_of(at->key->name, either, sizeof(either) / sizeof(either[0])) && !several;
}

static void change_figure(tkd_editor *editor, const tkd_spot *at, const tkd_edit *edit,
                          const tkd_node *change, bool times)
{
    tkd_adjustment adjustment = {.kind = TKD_ADJUST_PLUS, .amount = edit->toward};

    if (at->node == NULL || !holds_figure(at)) {
        report_no_figure(editor, edit);
        return;
    }
    adjustment.value = copy_value(editor, change, times ? NULL : at->key);
    if (adjustment.value == NULL) {
        return;
    }
    if (times) {
        double factor = 1.0;
        if (change->kind != TKD_SCALAR || !tkd_number_parse(change->text, false, &factor) ||
            factor > 1e6) {
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
    case TKD_SHAPE_NUMBER: return "1";
    case TKD_SHAPE_RATE: return "0/y";
    case TKD_SHAPE_MONEY: return "0 EUR";
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
    case TKD_SHAPE_EDITS: break;
    }
    return "0";
}

static void report_no_part(tkd_editor *editor, const tkd_edit *edit)
{
    tkd_problem *problem = tkd_problems_add(
        editor->problems, TKD_CODE_NO_PART, edit->place,
        "„%.*s“ ei ole arv: osaliselt kõrvaldatuna jääb see nii, nagu on",
        "“%.*s” is no figure: removed in part, it stays as it is", TKD_ARG(edit->path));

    tkd_problem_hint(editor->problems, problem,
                     "muuda `without` all arve, või kõrvalda kitsaskoht täielikult (100%%)",
                     "edit figures in `without`, or remove the bottleneck altogether (100%%)");
}

// Part of the way: only figures can go it.
static void move_figure(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit)
{
    if (at->key == NULL || !holds_figure(at)) {
        report_no_part(editor, edit);
        return;
    }
    const tkd_text none = tkd_text_of(default_of(at->key, at->name));
    tkd_node *value = tkd_is_null(edit->value)
                          ? tkd_node_scalar(editor->arena, none, edit->value->place)
                          : copy_value(editor, edit->value, at->key);
    if (at->node == NULL) {
        at->node = tkd_node_scalar(editor->arena, none, edit->value->place);
        if (at->node != NULL && !editor->rehearsal) {
            tkd_edit_append(editor, at->parent, at->name, at->node);
        }
    }
    if (value == NULL || at->node == NULL) {
        editor->failed = true;
        return;
    }
    add_adjustment(
        editor, at->node,
        (tkd_adjustment){.kind = TKD_ADJUST_TOWARD, .amount = edit->toward, .value = value});
}

static void put_value(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit)
{
    tkd_node *copy = copy_value(editor, edit->value, at->key);

    if (copy == NULL || editor->rehearsal) {
        return;
    }
    copy->key = at->name;
    copy->key_place = edit->place;
    copy->written_key = at->name;
    if (at->node == NULL) {
        tkd_edit_append(editor, at->parent, at->name, copy);
        return;
    }
    tkd_node *own = tkd_overlay_own(&editor->overlay, at->node);
    if (own == NULL) {
        editor->failed = true;
        return;
    }
    tkd_node_replace(own, copy);
}

static void take_value_away(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit)
{
    if (at->node == NULL) {
        return;
    }
    if (at->key != NULL && at->key->required && !at->item) {
        tkd_problem *problem =
            tkd_problems_add(editor->problems, TKD_CODE_EDIT_VALUE, edit->place,
                             "„%.*s“ peab alles jääma", "“%.*s” has to stay", TKD_ARG(edit->path));
        tkd_problem_hint(editor->problems, problem,
                         "võta ära terve asi, mille juurde see kuulub, või kirjuta uus väärtus",
                         "take away the whole item that it belongs to, or write a new value");
    } else if (!editor->rehearsal) {
        tkd_node *own = tkd_overlay_own(&editor->overlay, at->node);
        if (own == NULL) {
            editor->failed = true;
            return;
        }
        tkd_node_remove(own);
    }
}

static void change(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit)
{
    bool times = false;
    const tkd_node *amount = find_change(edit->value, &times);
    // In an effect `{times: 2}` is a value; it changes only a figure that stands there.
    const bool effect = at->key != NULL &&
                        (at->key->context == TKD_CTX_EFFECT || at->key->context == TKD_CTX_CHANCE);
    const bool figure_there = at->node != NULL && tkd_node_get(at->node, "times") == NULL;

    if (amount != NULL && (!effect || figure_there)) {
        change_figure(editor, at, edit, amount, times);
    } else if (edit->toward < 1.0) {
        move_figure(editor, at, edit);
    } else if (tkd_is_null(edit->value)) {
        take_value_away(editor, at, edit);
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

// A municipality's own edit: `{times: 2}` is one, unless there is a figure of its own to change.
static void change_local(tkd_editor *editor, tkd_spot *at, const tkd_edit *edit)
{
    bool times = false;
    const bool whole = at->node == NULL || find_change(at->node, &times) != NULL;

    if (whole && !tkd_is_null(edit->value)) {
        put_value(editor, at, edit);
    } else {
        change(editor, at, edit);
    }
}

void tkd_edit_apply(tkd_editor *editor, tkd_node *node, tkd_context context, const tkd_edit *edit,
                    size_t from)
{
    tkd_spot at = {.node = node, .context = context};

    if (edit->path.size == 0 || from >= edit->path.size) {
        tkd_edit_report(editor, edit, edit->path, "rada on tühi", "the path is empty");
        return;
    }
    while (from < edit->path.size && !editor->failed) {
        if (at.key != NULL && at.key->shape == TKD_SHAPE_EDITS && !at.item) {
            tkd_make_missing(editor, &at, edit->place);
            at.parent = at.node;
            at.name = tkd_text_part(edit->path, from, edit->path.size);
            at.node = tkd_node_get_text(at.node, at.name);
            at.made = (tkd_key){.name = "set", .shape = TKD_SHAPE_SPECIAL, .example = ""};
            at.key = &at.made;
            if (!editor->failed) {
                change_local(editor, &at, edit);
            }
            return;
        }
        const tkd_text part = tkd_path_next(edit->path, &from);
        if (!tkd_step_down(editor, &at, edit, part)) {
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
