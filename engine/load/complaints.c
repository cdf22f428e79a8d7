// SPDX-License-Identifier: EUPL-1.2
// What is said about keys and shapes that are wrong, and what to write instead. After the list of
// problems is full nothing is looked up any more, so that a file of faults alone is read quickly.
#include "walk.h"

#include "spelling.h"

#include "teekond/tree.h"

// Kinds of maps in which a misplaced key is looked for, the likeliest first.
static const tkd_context likely_homes[] = {
    TKD_CTX_SERVICE,  TKD_CTX_STEP,   TKD_CTX_POOL,     TKD_CTX_BOTTLENECK, TKD_CTX_EFFECT,
    TKD_CTX_GROUP,    TKD_CTX_STAGE,  TKD_CTX_JOURNEY,  TKD_CTX_COURSE,     TKD_CTX_PROVIDER,
    TKD_CTX_SITE,     TKD_CTX_NEXT,   TKD_CTX_BLOCK,    TKD_CTX_PROPOSAL,   TKD_CTX_MUNICIPALITY,
    TKD_CTX_SCENARIO, TKD_CTX_RUN,    TKD_CTX_CALENDAR, TKD_CTX_DEADLINE,   TKD_CTX_NOT_BEFORE,
    TKD_CTX_CHANCE,   TKD_CTX_ACCESS, TKD_CTX_ABSENCE,  TKD_CTX_INDICATOR,  TKD_CTX_CLOCK,
    TKD_CTX_COSTS,    TKD_CTX_RISK,   TKD_CTX_TRAVEL,   TKD_CTX_SOURCE,     TKD_CTX_ORIGIN,
    TKD_CTX_ROOT,
};

enum {
    HOME_COUNT = sizeof(likely_homes) / sizeof(likely_homes[0]),
    SHOWN_BYTES = 80,
    KEYS_SHOWN = 24, // Of a kind of map with more keys only the nearest is proposed.
};

static bool speaks_estonian(const tkd_walk *walk)
{
    return walk->problems->language == TKD_ET;
}

// The kind of map as the languages of messages need it.
static const char *kind_of_map(const tkd_walk *walk, tkd_context context)
{
    return speaks_estonian(walk) ? tkd_context_genitive(context)
                                 : tkd_context_name(context, TKD_EN);
}

// A key's name in the language of messages.
static tkd_text key_name(const tkd_walk *walk, const tkd_key *key)
{
    const tkd_text estonian = tkd_alternative_first(key->estonian);
    return speaks_estonian(walk) && estonian.size > 0 ? estonian : tkd_text_of(key->name);
}

tkd_text tkd_walk_name_beside(const tkd_walk *walk, const tkd_key *key, const tkd_node *map)
{
    const tkd_text estonian = tkd_alternative_first(key->estonian);
    for (const tkd_node *child = map->first; child != NULL; child = child->next) {
        if (!tkd_text_equal(child->key, child->written_key)) {
            return estonian.size > 0 ? estonian : tkd_text_of(key->name);
        }
        if (!tkd_text_equal(child->key, TKD_TEXT("id")) && child->key.size > 1) { // `p` is in both.
            return tkd_text_of(key->name);
        }
    }
    return key_name(walk, key);
}

// The name of a key as it stands above its value; in the language of messages for a part of it.
static tkd_text name_above(const tkd_walk *walk, const tkd_node *value, const tkd_key *key)
{
    return value->written_key.size > 0 ? value->written_key : key_name(walk, key);
}

tkd_text tkd_walk_clip(tkd_walk *walk, tkd_text text)
{
    if (text.size <= SHOWN_BYTES) {
        return text;
    }
    size_t end = SHOWN_BYTES - 3;
    while (end > 0 && ((unsigned char)text.data[end] & 0xC0) == 0x80) {
        end--;
    }
    const tkd_text clipped =
        tkd_text_format(walk->arena, "%.*s…", TKD_ARG(tkd_text_part(text, 0, end)));
    if (clipped.data == NULL) {
        walk->failed = true;
        return tkd_text_part(text, 0, end);
    }
    return clipped;
}

static tkd_context find_home(tkd_context context, tkd_text written)
{
    for (size_t i = 0; i < HOME_COUNT; i++) {
        if (likely_homes[i] != context && tkd_key_find(likely_homes[i], written) != NULL) {
            return likely_homes[i];
        }
    }
    return TKD_CTX_NONE;
}

static void hint_all_keys(tkd_walk *walk, tkd_problem *problem, tkd_context context)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    if (count > KEYS_SHOWN || tkd_context_beside(context) != TKD_CTX_NONE) {
        tkd_problem_hint(walk->problems, problem,
                         "sellist võtit vormingus ei ole; loetelu: docs/keys.et.md",
                         "the format has no such key; the list: docs/keys.en.md");
        return;
    }
    tkd_writer list;
    tkd_writer_init_memory(&list, walk->arena, 0);
    for (size_t i = 0; i < count; i++) {
        tkd_write_string(&list, i > 0 ? ", " : "");
        tkd_write(&list, key_name(walk, &rows[i]));
    }
    const tkd_text all = tkd_writer_text(&list);
    tkd_problem_hint(walk->problems, problem, "siin võivad olla: %.*s", "here may stand: %.*s",
                     TKD_ARG(all));
}

// Keys are written small; a title is not.
static bool starts_like_text(tkd_text text)
{
    static const char *const capitals[] = {"Õ", "Ä", "Ö", "Ü", "Š", "Ž"};
    if (text.size > 0 && text.data[0] >= 'A' && text.data[0] <= 'Z') {
        return true;
    }
    for (size_t i = 0; i < sizeof(capitals) / sizeof(capitals[0]); i++) {
        if (tkd_text_starts_with(text, tkd_text_of(capitals[i]))) {
            return true;
        }
    }
    return tkd_text_find(text, TKD_TEXT(" "), 0) != SIZE_MAX;
}

bool tkd_node_is_split_text(const tkd_node *node)
{
    const tkd_node *only = node->count == 1 ? node->first : NULL;
    return node->kind == TKD_MAP && only != NULL && only->kind == TKD_SCALAR && !only->bad &&
           starts_like_text(only->key);
}

void tkd_complain_split_text(tkd_walk *walk, tkd_node *node)
{
    node->bad = true;
    const tkd_text before = tkd_walk_clip(walk, node->first->key);
    const tkd_text behind = tkd_walk_clip(walk, node->first->text);
    tkd_problem *problem = tkd_problems_add(
        walk->problems, TKD_CODE_UNQUOTED_PUNCTUATION, node->first->key_place,
        "koolon teksti sees vajab jutumärke", "a colon inside a text needs quotes");
    tkd_problem_hint(walk->problems, problem, "kirjuta \"%.*s: %.*s\"", "write \"%.*s: %.*s\"",
                     TKD_ARG(before), TKD_ARG(behind));
}

void tkd_complain_unknown_key(tkd_walk *walk, tkd_node *child, tkd_context context)
{
    child->bad = true;
    const tkd_text shown = tkd_walk_clip(walk, child->key);
    tkd_problem *problem = tkd_problems_add(
        walk->problems, TKD_CODE_UNKNOWN_KEY, child->key_place, "tundmatu võti „%.*s“ %s juures",
        "unknown key “%.*s” of the %s", TKD_ARG(shown), kind_of_map(walk, context));
    if (problem == NULL) {
        return;
    }
    const char *nearest = tkd_key_nearest(context, child->key, walk->arena);
    const tkd_context home = find_home(context, child->key);
    if (nearest != NULL && (home == TKD_CTX_NONE || context == TKD_CTX_ROOT)) {
        tkd_problem_hint(walk->problems, problem, "kas mõtlesid „%s“?", "did you mean “%s”?",
                         nearest);
    } else if (nearest != NULL) {
        tkd_problem_hint(walk->problems, problem, "kas mõtlesid „%s“? „%.*s“ käib %s juurde",
                         "did you mean “%s”? “%.*s” is a key of the %s", nearest, TKD_ARG(shown),
                         kind_of_map(walk, home));
    } else if (home != TKD_CTX_NONE) {
        const char *other = kind_of_map(walk, context);
        tkd_problem_hint(walk->problems, problem, "see võti käib %s, mitte %s juurde",
                         "this is a key of the %s, not of the %s", kind_of_map(walk, home), other);
    } else {
        hint_all_keys(walk, problem, context);
    }
}

void tkd_complain_doubled_key(tkd_walk *walk, tkd_node *child, const tkd_node *first)
{
    child->bad = true;
    if (tkd_text_equal(child->written_key, first->written_key)) {
        return; // Equal bytes were reported when the text was read.
    }
    const tkd_text shown = tkd_walk_clip(walk, child->written_key);
    const tkd_text same = tkd_walk_clip(walk, first->written_key);
    tkd_problem *problem =
        tkd_problems_add(walk->problems, TKD_CODE_DOUBLED_KEY, child->key_place,
                         "„%.*s“ ja „%.*s“ on sama võti, mis on siin kaks korda",
                         "“%.*s” and “%.*s” are the same key, which stands here twice",
                         TKD_ARG(shown), TKD_ARG(same));
    tkd_problem_hint(walk->problems, problem, "jäta alles üks (esimene on real %u)",
                     "keep one of them (the first is in line %u)", first->key_place.line);
    tkd_problem_other(walk->problems, problem, first->key_place, "esimene kord", "first time");
}

void tkd_complain_missing_key(tkd_walk *walk, tkd_node *map, const tkd_key *key)
{
    const tkd_text name = tkd_walk_name_beside(walk, key, map);
    tkd_problem *problem = tkd_problems_add(
        walk->problems, TKD_CODE_MISSING_KEY, map->place, "%s juures puudub võti „%.*s“",
        "the %s lacks the key “%.*s”", kind_of_map(walk, key->context), TKD_ARG(name));
    if (key->context == TKD_CTX_NEXT && key->shape == TKD_SHAPE_SHARE) {
        tkd_problem_hint(walk->problems, problem,
                         "lisa osakaal, näiteks p: 10%%; kui sinna lähevad kõik, kirjuta sammu "
                         "juurde: then: …",
                         "add the share, for example p: 10%%; if all go there, write at the "
                         "step: then: …");
        return;
    }
    tkd_problem_hint(walk->problems, problem, "lisa näiteks: %.*s: %s", "add for example: %.*s: %s",
                     TKD_ARG(name), key->example);
}

typedef struct shape_words {
    const char *et;
    const char *en;
} shape_words;

static shape_words words_of_node(const tkd_node *node)
{
    switch (node->kind) {
    case TKD_SCALAR: return (shape_words){"üks väärtus", "a single value"};
    case TKD_LIST: return (shape_words){"loetelu", "a list"};
    case TKD_MAP: return (shape_words){"võtmetega plokk", "a map of keys"};
    }
    return (shape_words){"", ""};
}

static shape_words words_of_shape(tkd_shape shape)
{
    switch (shape) {
    case TKD_SHAPE_LABEL:
        return (shape_words){"tekst või tekst keelte kaupa", "a text, or texts by language"};
    case TKD_SHAPE_REFERENCE:
        return (shape_words){"tunnus või tunnuste loetelu", "an id, or a list of ids"};
    case TKD_SHAPE_WORD:
        return (shape_words){"sõna või sõnade loetelu", "a word, or a list of words"};
    case TKD_SHAPE_YES_NO: return (shape_words){"jah või ei", "yes or no"};
    case TKD_SHAPE_DATE: return (shape_words){"kuupäev", "a date"};
    case TKD_SHAPE_MAP:
    case TKD_SHAPE_BY_ID:
    case TKD_SHAPE_EDITS: return (shape_words){"võtmetega plokk", "a map of keys"};
    case TKD_SHAPE_LIST_OF:
    case TKD_SHAPE_LIST: return (shape_words){"loetelu", "a list"};
    case TKD_SHAPE_TEXT:
    case TKD_SHAPE_ID:
    case TKD_SHAPE_NUMBER:
    case TKD_SHAPE_DURATION:
    case TKD_SHAPE_RATE:
    case TKD_SHAPE_SHARE:
    case TKD_SHAPE_MONEY:
    case TKD_SHAPE_SPECIAL: break;
    }
    return (shape_words){"üks väärtus", "a single value"};
}

static void complain_item(tkd_walk *walk, tkd_node *item, const tkd_key *key)
{
    const shape_words found = words_of_node(item);
    tkd_problem *problem =
        tkd_problems_add(walk->problems, TKD_CODE_WRONG_SHAPE, item->place,
                         "selle loetelu kirje on pealkiri või võtmetega plokk, siin on %s",
                         "an item of this list is a title or a map of keys, here stands %s",
                         speaks_estonian(walk) ? found.et : found.en);
    const tkd_text name = key_name(walk, key);
    tkd_problem_hint(walk->problems, problem, "näiteks: %.*s: %s", "for example: %.*s: %s",
                     TKD_ARG(name), key->example);
}

void tkd_complain_shape(tkd_walk *walk, tkd_node *node, const tkd_key *key, tkd_shape expected)
{
    node->bad = true;
    if (key->shape == TKD_SHAPE_LIST_OF && expected == TKD_SHAPE_MAP) {
        complain_item(walk, node, key);
        return;
    }
    const bool estonian = speaks_estonian(walk);
    const shape_words wanted = words_of_shape(expected);
    const shape_words found = words_of_node(node);
    const tkd_text name = tkd_walk_clip(walk, name_above(walk, node, key));
    tkd_problem *problem = tkd_problems_add(
        walk->problems, TKD_CODE_WRONG_SHAPE, node->place,
        "võtme „%.*s“ juures peab olema %s, siin on %s", "“%.*s” takes %s, here stands %s",
        TKD_ARG(name), estonian ? wanted.et : wanted.en, estonian ? found.et : found.en);
    if (expected == TKD_SHAPE_LIST_OF && node->kind == TKD_MAP) {
        tkd_problem_hint(walk->problems, problem,
                         "alusta iga kirjet omal real kriipsu ja tühikuga: - id: …",
                         "begin each item on a line of its own with a dash and a blank: - id: …");
        return;
    }
    tkd_problem_hint(walk->problems, problem, "näiteks: %.*s: %s", "for example: %.*s: %s",
                     TKD_ARG(name), key->example);
}

void tkd_complain_root(tkd_walk *walk, tkd_node *node, tkd_context context)
{
    node->bad = true;
    const bool estonian = speaks_estonian(walk);
    const shape_words found = words_of_node(node);
    tkd_problem *problem = tkd_problems_add(
        walk->problems, TKD_CODE_WRONG_SHAPE, node->place, "%s koosneb võtmetest, siin on %s",
        "the %s consists of keys, here stands %s",
        tkd_context_name(context, estonian ? TKD_ET : TKD_EN), estonian ? found.et : found.en);
    if (context == TKD_CTX_ROOT) {
        tkd_problem_hint(walk->problems, problem, "alusta faili reaga: teekond: 1",
                         "begin the file with the line: teekond: 1");
    }
}

void tkd_complain_language(tkd_walk *walk, tkd_node *child)
{
    child->bad = true;
    const tkd_text shown = tkd_walk_clip(walk, child->key);
    tkd_problem *problem = tkd_problems_add(walk->problems, TKD_CODE_LANGUAGE, child->key_place,
                                            "„%.*s“ ei ole keele lühend",
                                            "“%.*s” is not the code of a language", TKD_ARG(shown));
    tkd_problem_hint(walk->problems, problem,
                     "kirjuta tekst jutumärkides, kui selles on koolon, või keelte kaupa: {et: …, "
                     "en: …, ru: …}",
                     "put a text with a colon in quotes, or write by language: {et: …, en: …, "
                     "ru: …}");
}

void tkd_complain_depth(tkd_walk *walk, tkd_node *node)
{
    node->bad = true;
    tkd_problems_add(walk->problems, TKD_CODE_TOO_DEEP, node->place,
                     "liiga palju tasemeid üksteise sees", "too many levels inside each other");
}
