// SPDX-License-Identifier: EUPL-1.2
// Ids of items: checked where written, made from titles where not; and bare strings made items.
#include "walk.h"

#include <string.h>

#include "words.h"

#include "teekond/tree.h"

tkd_text tkd_walk_compose(tkd_walk *walk, tkd_text text)
{
    // Combining marks begin with the byte 0xCC or 0xCD; without them there is nothing to compose.
    unsigned marks = 0;
    for (size_t i = 0; i < text.size; i++) {
        marks |= ((unsigned char)text.data[i] & 0xFEU) == 0xCCU;
    }
    if (marks == 0) {
        return text;
    }
    const tkd_text composed = tkd_text_compose(walk->arena, text);
    if (composed.data == NULL) {
        walk->failed = true;
        return text;
    }
    return composed;
}

bool tkd_context_is_item(tkd_context context)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    return count > 0 && strcmp(rows[0].name, "id") == 0;
}

void tkd_walk_make_map(tkd_walk *walk, tkd_node *scalar, const char *key)
{
    tkd_node *child = tkd_node_scalar(walk->arena, scalar->text, scalar->place);
    if (child == NULL) {
        walk->failed = true;
        return;
    }
    child->quoted = scalar->quoted;
    scalar->kind = TKD_MAP;
    scalar->text = (tkd_text){0};
    tkd_node_append(scalar, tkd_text_of(key), child);
    child->written_key = child->key;
    child->key_place = child->place;
}

void tkd_walk_make_item(tkd_walk *walk, tkd_node *scalar)
{
    tkd_walk_make_map(walk, scalar, "title");
}

void tkd_walk_make_list(tkd_walk *walk, tkd_node *node)
{
    tkd_node *item = tkd_node_new(walk->arena, node->kind, node->place);
    if (item == NULL) {
        walk->failed = true;
        return;
    }
    item->text = node->text;
    item->quoted = node->quoted;
    item->first = node->first;
    item->last = node->last;
    item->count = node->count;
    item->key_marks = node->key_marks;
    item->adjustments = node->adjustments;
    for (tkd_node *child = item->first; child != NULL; child = child->next) {
        child->parent = item;
    }
    node->kind = TKD_LIST;
    node->text = (tkd_text){0};
    node->first = NULL;
    node->last = NULL;
    node->count = 0;
    node->key_marks = 0;
    node->adjustments = NULL;
    tkd_node_append(node, (tkd_text){0}, item);
}

static bool is_small_letter(uint32_t character)
{
    switch (character) {
    case 0xE4:               // ä
    case 0xF5:               // õ
    case 0xF6:               // ö
    case 0xFC:               // ü
    case 0x161:              // š
    case 0x17E: return true; // ž
    default: return character >= 'a' && character <= 'z';
    }
}

static bool is_well_spelled(tkd_text id)
{
    size_t at = 0;
    if (id.size == 0 || !is_small_letter(tkd_text_next(id, &at))) {
        return false;
    }
    while (at < id.size) {
        const uint32_t character = tkd_text_next(id, &at);
        const bool is_digit = character >= '0' && character <= '9';
        if (!is_small_letter(character) && !is_digit && character != '-') {
            return false;
        }
    }
    return true;
}

static void check_id(tkd_walk *walk, tkd_node *id)
{
    const tkd_text shown = tkd_walk_clip(walk, id->text);
    if (tkd_word_is_reserved(id->text)) {
        tkd_problem *problem =
            tkd_problems_add(walk->problems, TKD_CODE_RESERVED_ID, id->place,
                             "tunnus „%.*s“ on vormingus juba millegi nimi",
                             "the id “%.*s” is a word of the format already", TKD_ARG(shown));
        if (is_well_spelled(id->text)) {
            tkd_problem_hint(walk->problems, problem, "kirjuta näiteks: id: %.*s-1",
                             "write for example: id: %.*s-1", TKD_ARG(shown));
        }
        id->bad = true;
        return;
    }
    if (is_well_spelled(id->text)) {
        return;
    }
    tkd_problem *problem = tkd_problems_add(
        walk->problems, TKD_CODE_ID, id->place,
        "„%.*s“ ei sobi tunnuseks: tunnus algab tähega, selles on väiketähed, numbrid ja "
        "sidekriips",
        "“%.*s” cannot be an id: an id begins with a letter and has small letters, digits and `-`",
        TKD_ARG(shown));
    const tkd_text mended = tkd_text_slug(walk->arena, id->text);
    if (mended.data == NULL) {
        walk->failed = true;
    } else {
        tkd_problem_hint(walk->problems, problem, "kirjuta: id: %.*s", "write: id: %.*s",
                         TKD_ARG(mended));
    }
    id->bad = true;
}

// The text of a title that an id is made from.
static const tkd_node *title_text(const tkd_node *item)
{
    const tkd_node *title = tkd_node_get(item, "title");
    if (title == NULL || title->kind != TKD_MAP) {
        return title;
    }
    const tkd_node *text = tkd_node_get(title, "et");
    if (text == NULL) {
        text = tkd_node_get(title, "en");
    }
    return text == NULL ? title->first : text;
}

static void make_id(tkd_walk *walk, tkd_node *item, const tkd_node *title)
{
    tkd_text made = tkd_text_slug(walk->arena, title->text);
    if (made.data != NULL && tkd_word_is_reserved(made)) {
        made = tkd_text_format(walk->arena, "%.*s-2", TKD_ARG(made));
    }
    tkd_node *id = made.data == NULL ? NULL : tkd_node_scalar(walk->arena, made, title->place);
    if (id == NULL) {
        walk->failed = true;
        return;
    }
    tkd_node_append(item, TKD_TEXT("id"), id);
    id->written_key = id->key;
    id->key_place = title->place;
}

void tkd_walk_identify(tkd_walk *walk, tkd_node *item, tkd_context context)
{
    if (item->bad || (context == TKD_CTX_STEP && tkd_node_get(item, "parallel") != NULL)) {
        return;
    }
    tkd_node *id = tkd_node_get(item, "id");
    if (id != NULL) {
        check_id(walk, id);
        return;
    }
    const tkd_node *title = title_text(item);
    if (title != NULL) {
        make_id(walk, item, title);
        return;
    }
    const bool estonian = walk->problems->language == TKD_ET;
    const char *what = estonian ? tkd_context_genitive(context) : tkd_context_name(context, TKD_EN);
    tkd_problem *problem = tkd_problems_add(walk->problems, TKD_CODE_MISSING_KEY, item->place,
                                            "%s juures puudub tunnus või pealkiri",
                                            "this %s has neither an id nor a title", what);
    const tkd_text name =
        tkd_walk_name_beside(walk, tkd_key_find(context, TKD_TEXT("title")), item);
    tkd_problem_hint(walk->problems, problem, "lisa näiteks: %.*s: Elukoha registreerimine",
                     "add for example: %.*s: Registering residence", TKD_ARG(name));
}
