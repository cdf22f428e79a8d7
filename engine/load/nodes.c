// SPDX-License-Identifier: EUPL-1.2
// What every section reads alike: single values that may be lists, texts, labels, words, items; and
// the way back from a node to its path, place and written form.
#include "reader.h"

#include <string.h>

#include "teekond/writer.h"

tkd_node *tkd_values_first(tkd_node *node)
{
    return node != NULL && node->kind == TKD_LIST ? node->first : node;
}

tkd_node *tkd_values_next(const tkd_node *node, const tkd_node *value)
{
    return node->kind == TKD_LIST ? value->next : NULL;
}

tkd_place tkd_node_part(const tkd_node *node, size_t from, size_t size)
{
    tkd_place place = node->place;

    if (node->kind != TKD_SCALAR || tkd_text_find(node->text, TKD_TEXT("\n"), 0) != SIZE_MAX) {
        return place;
    }
    place.column += (uint32_t)tkd_text_length(tkd_text_part(node->text, 0, from));
    place.column += node->quoted ? 1u : 0u;
    place.width = (uint32_t)tkd_text_length(tkd_text_part(node->text, from, size));
    return place;
}

// How a path names a node below its parent; empty where it goes unnamed (stages above steps).
static tkd_text path_part(const tkd_node *node)
{
    if (node->parent == NULL || node->parent->kind == TKD_MAP) {
        return node->key;
    }
    const tkd_node *name = tkd_node_get(node, "id");
    if (name == NULL) {
        name = tkd_node_get(node, "to");
    }
    return name != NULL && name->kind == TKD_SCALAR ? name->text : (tkd_text){0};
}

// Is this a stage, or a part of a parallel block, that paths of steps leave out?
static bool is_between_journey_and_step(const tkd_node *node, bool below_steps)
{
    const tkd_node *parent = node->parent;

    if (!below_steps) {
        return false;
    }
    if (node->kind == TKD_MAP && parent != NULL && tkd_text_equal(parent->key, TKD_TEXT("steps"))) {
        return tkd_node_get(node, "parallel") != NULL;
    }
    const tkd_text left_out[] = {TKD_TEXT_INIT("stages"), TKD_TEXT_INIT("parallel"),
                                 TKD_TEXT_INIT("branches")};
    for (size_t i = 0; i < sizeof(left_out) / sizeof(left_out[0]); i++) {
        if (tkd_text_equal(node->key, left_out[i]) ||
            (parent != NULL && tkd_text_equal(parent->key, left_out[i]))) {
            return true;
        }
    }
    return parent != NULL && parent->kind == TKD_LIST && parent->parent != NULL &&
           tkd_text_equal(parent->parent->key, TKD_TEXT("branches")) &&
           tkd_node_get(node, "parallel") != NULL;
}

// The parts of a path, which come from its end, with dots between them.
static tkd_text join_parts(tkd_reader *reader, const tkd_text *parts, size_t count)
{
    size_t size = count; // dots, and the NUL

    for (size_t i = 0; i < count; i++) {
        size += parts[i].size;
    }
    char *bytes = tkd_reader_take(reader, size + 1, sizeof(char));
    if (bytes == NULL) {
        return (tkd_text){0};
    }
    char *at = bytes;
    while (count > 0) {
        const tkd_text part = parts[--count];
        if (part.size > 0) {
            memcpy(at, part.data, part.size);
        }
        at += part.size;
        *at++ = count > 0 ? '.' : '\0';
    }
    return (tkd_text){bytes, size > 0 ? size - 1 : 0};
}

tkd_text tkd_node_path(tkd_reader *reader, const tkd_node *node)
{
    enum { PARTS_MAX = 80 };
    tkd_text parts[PARTS_MAX];
    size_t count = 0;
    bool below_steps = false;

    for (const tkd_node *at = node; at->parent != NULL && count + 2 < PARTS_MAX; at = at->parent) {
        const bool in_branch = at->parent->kind == TKD_LIST && at->parent->parent != NULL &&
                               tkd_text_equal(at->parent->parent->key, TKD_TEXT("branches"));
        if (in_branch && at->kind == TKD_MAP && tkd_node_get(at, "parallel") == NULL &&
            !below_steps) {
            parts[count++] = path_part(at);
            parts[count++] = TKD_TEXT("steps");
            below_steps = true;
            continue;
        }
        const tkd_text part = path_part(at);
        const bool is_steps = tkd_text_equal(at->key, TKD_TEXT("steps"));
        if (part.size > 0 && !is_between_journey_and_step(at, below_steps) &&
            !(is_steps && below_steps)) {
            parts[count++] = part;
        }
        below_steps = below_steps || is_steps;
    }
    return join_parts(reader, parts, count);
}

tkd_text tkd_local_path(tkd_reader *reader, tkd_text path)
{
    if (reader->local.size == 0) {
        return path;
    }
    const tkd_text local = tkd_text_format(reader->arena, "municipalities.%.*s.set.%.*s",
                                           TKD_ARG(reader->local), TKD_ARG(path));
    reader->failed = reader->failed || local.data == NULL;
    return local;
}

static void write_flow(tkd_writer *out, const tkd_node *node)
{
    enum { ENOUGH = 100 };
    const char *opening = node->kind == TKD_LIST ? "[" : "{";
    const char *closing = node->kind == TKD_LIST ? "]" : "}";

    if (node->kind == TKD_SCALAR) {
        tkd_write(out, node->text);
        return;
    }
    tkd_write_string(out, opening);
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        if (out->size > ENOUGH) {
            tkd_write_string(out, "…");
            break;
        }
        if (node->kind == TKD_MAP) {
            const bool star = tkd_text_equal(child->key, TKD_TEXT("*"));
            tkd_write_string(out, star ? "\"" : "");
            tkd_write(out, child->written_key.size > 0 ? child->written_key : child->key);
            tkd_write_string(out, star ? "\": " : ": ");
        }
        write_flow(out, child);
        tkd_write_string(out, child->next != NULL ? ", " : "");
    }
    tkd_write_string(out, closing);
}

tkd_text tkd_node_flow(tkd_reader *reader, const tkd_node *node)
{
    tkd_writer out;

    if (node->kind == TKD_SCALAR) {
        return node->text;
    }
    tkd_writer_init_memory(&out, reader->arena, 0);
    write_flow(&out, node);
    const tkd_text flow = tkd_writer_text(&out);
    reader->failed = reader->failed || flow.data == NULL;
    return flow;
}

tkd_text tkd_load_text(tkd_reader *reader, const tkd_node *node)
{
    if (node == NULL || node->bad) {
        return (tkd_text){0};
    }
    if (node->kind != TKD_SCALAR) {
        tkd_problems_add(reader->problems, TKD_CODE_WRONG_SHAPE, node->place,
                         "siin peab olema üks tekst", "one text belongs here");
        return (tkd_text){0};
    }
    return node->text;
}

tkd_label tkd_load_label(const tkd_node *node)
{
    tkd_label label = {0};
    tkd_language language;

    if (node == NULL) {
        return label;
    }
    if (node->kind == TKD_SCALAR) {
        label.any = node->text;
    }
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        if (child->kind != TKD_SCALAR) {
            continue;
        }
        if (tkd_language_parse(child->key, &language)) {
            label.by[language] = child->text;
        } else if (label.any.size == 0) {
            label.any = child->text;
        }
    }
    return label;
}

tkd_item tkd_load_item(const tkd_node *node, tkd_text id)
{
    const tkd_node *luck = tkd_node_get(node, "luck");
    const tkd_node *named = tkd_node_get(node, "id");
    tkd_text luck_id = id;

    if (luck != NULL && luck->kind == TKD_SCALAR) {
        luck_id = luck->text;
    }
    return (tkd_item){
        .id = id,
        .luck = tkd_text_hash(luck_id),
        .title = tkd_load_label(tkd_node_get(node, "title")),
        .note = tkd_load_label(tkd_node_get(node, "note")),
        .place = named != NULL ? named->place : node->place,
    };
}

int tkd_load_word(tkd_reader *reader, const tkd_node *node, tkd_word_list list, int otherwise)
{
    if (node == NULL || node->bad) {
        return otherwise;
    }
    const tkd_word *word =
        node->kind == TKD_SCALAR ? tkd_memo_word(&reader->memo, list, node->text) : NULL;
    if (word != NULL) {
        return word->value;
    }
    if (node->kind != TKD_SCALAR) {
        tkd_problems_add(reader->problems, TKD_CODE_WRONG_SHAPE, node->place,
                         "siin peab olema üks sõna", "one word belongs here");
        return otherwise;
    }
    const char *nearest = tkd_word_nearest(list, node->text, reader->scratch);
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_UNKNOWN_WORD, node->place,
                         "tundmatu sõna „%.*s“", "unknown word “%.*s”", TKD_ARG(node->text));
    if (nearest != NULL) {
        tkd_problem_hint(reader->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
    } else if (problem != NULL) {
        const bool et = reader->problems->language == TKD_ET;
        const tkd_text all = tkd_word_all(list, et ? TKD_ET : TKD_EN, reader->scratch);
        tkd_problem_hint(reader->problems, problem, "siin võib olla: %.*s", "it may be: %.*s",
                         TKD_ARG(all));
    }
    return otherwise;
}

bool tkd_load_yes_no(tkd_reader *reader, const tkd_node *node, bool otherwise)
{
    return tkd_load_word(reader, node, TKD_WORDS_YES_NO, otherwise ? 1 : 0) != 0;
}

int32_t tkd_load_day(tkd_reader *reader, const tkd_node *node)
{
    tkd_date date;

    if (node == NULL || node->bad) {
        return 0;
    }
    if (node->kind == TKD_SCALAR && tkd_date_parse(tkd_text_trim(node->text), false, &date)) {
        return tkd_date_to_day(date);
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_DATE, node->place, "„%.*s“ ei ole kuupäev",
                         "“%.*s” is no date", TKD_ARG(node->text));
    tkd_problem_hint(reader->problems, problem, "kirjuta aasta-kuu-päev, näiteks 2026-01-05",
                     "write year-month-day, such as 2026-01-05");
    return 0;
}
