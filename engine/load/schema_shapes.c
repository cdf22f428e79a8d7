// SPDX-License-Identifier: EUPL-1.2
// The schema of each key's value by the shape that the key table gives it.
#include "schema_write.h"

// An item of a list: a map, or its title alone.
static void write_item(tkd_json *json, tkd_context inner)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(inner, &count);
    const bool has_title =
        count > 1 && tkd_text_equal(tkd_text_of(rows[1].name), TKD_TEXT("title"));
    if (!has_title && inner != TKD_CTX_CITATION) {
        tkd_schema_refer(json, tkd_schema_context_name(inner), NULL);
        return;
    }
    tkd_json_open_object_flat(json);
    tkd_schema_open_any_of(json);
    tkd_schema_refer(json, tkd_schema_context_name(inner), NULL);
    tkd_schema_refer(json, "text", NULL);
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

static void write_items(tkd_json *json, tkd_context inner)
{
    tkd_schema_pair(json, "type", "array");
    tkd_json_key(json, "items");
    write_item(json, inner);
}

static void write_list(tkd_json *json, const tkd_key *key)
{
    if (key->value_shape == TKD_SHAPE_LIST_OF) {
        tkd_schema_pair(json, "type", "array");
        tkd_json_key(json, "items");
        tkd_json_open_object_flat(json);
        write_items(json, key->inner);
        tkd_json_close_object(json);
        return;
    }
    const bool stands_alone = key->inner == TKD_CTX_NEXT || key->inner == TKD_CTX_EFFECT ||
                              key->inner == TKD_CTX_CITATION || key->inner == TKD_CTX_BOTTLENECK;
    if (!stands_alone) {
        write_items(json, key->inner);
        return;
    }
    tkd_schema_open_any_of(json);
    tkd_json_open_object_flat(json);
    write_items(json, key->inner);
    tkd_json_close_object(json);
    write_item(json, key->inner);
    if (key->inner == TKD_CTX_NEXT) {
        tkd_schema_refer(json, "text", NULL);
    }
    tkd_json_close_array(json);
}

static void write_word(tkd_json *json, const tkd_key *key)
{
    const char *words = tkd_schema_words_name(key->words);
    tkd_schema_open_any_of(json);
    tkd_schema_refer(json, words, NULL);
    tkd_schema_array_of(json, words);
    tkd_json_close_array(json);
}

// The version of the format is a number that can only be one.
static bool is_version(const tkd_key *key)
{
    return key->context == TKD_CTX_ROOT && key->required;
}

static void write_number(tkd_json *json, const tkd_key *key)
{
    if (is_version(key)) {
        tkd_json_key(json, "enum");
        tkd_json_open_array_flat(json);
        tkd_json_count(json, 1);
        tkd_json_string(json, "1");
        tkd_json_close_array(json);
        return;
    }
    const char *words = key->words == TKD_WORDS_FEELING ? tkd_schema_words_name(key->words) : NULL;
    if (words == NULL) {
        tkd_schema_all_of(json, "number", NULL);
        return;
    }
    tkd_schema_open_any_of(json);
    tkd_schema_refer(json, "number", NULL);
    tkd_schema_refer(json, words, NULL);
    tkd_schema_map_of(json, words);
    tkd_json_close_array(json);
}

// What has a reader of its own and may also be a map of its own kind.
static void write_special_map(tkd_json *json, const tkd_key *key)
{
    if (key->inner == TKD_CTX_TRAVEL) {
        tkd_schema_all_of(json, "way", NULL);
        return;
    }
    const char *figure = key->inner == TKD_CTX_DEADLINE ? "duration"
                         : key->inner == TKD_CTX_CHANCE ? "share"
                         : key->inner == TKD_CTX_AT     ? "texts"
                                                        : "number";
    tkd_schema_open_any_of(json);
    tkd_schema_refer(json, figure, NULL);
    tkd_schema_refer(json, tkd_schema_context_name(key->inner), NULL);
    tkd_json_close_array(json);
}

static void write_special(tkd_json *json, const tkd_key *key)
{
    static const struct {
        const char *key;
        const char *either;    // A value of this definition,
        const char *or_either; // or of this,
        const char *or_map_of; // or a map with values of this one.
    } rows[] = {
        {"open", "openings", NULL, NULL},   {"traits", "share-map", NULL, NULL},
        {"party", "share-map", NULL, NULL}, {"sessions", "number", "share-map", NULL},
        {"when", NULL, NULL, "texts"},      {"removes", "texts", NULL, "share"},
        {"adopt", "texts", NULL, "texts"},
    };
    const tkd_text name = tkd_text_of(key->name);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (!tkd_text_equal(name, tkd_text_of(rows[i].key))) {
            continue;
        }
        tkd_schema_open_any_of(json);
        if (rows[i].either != NULL) {
            tkd_schema_refer(json, rows[i].either, NULL);
        }
        if (rows[i].or_either != NULL) {
            tkd_schema_refer(json, rows[i].or_either, NULL);
        }
        if (rows[i].or_map_of != NULL) {
            tkd_schema_map_of(json, rows[i].or_map_of);
        }
        tkd_json_close_array(json);
        return;
    }
    write_special_map(json, key);
}

static void write_by_id(tkd_json *json, const tkd_key *key)
{
    const char *of = key->value_shape == TKD_SHAPE_LABEL ? "label"
                     : key->value_shape == TKD_SHAPE_MAP ? tkd_schema_context_name(key->inner)
                                                         : tkd_schema_figure_name(key->value_shape);
    tkd_schema_pair(json, "type", "object");
    tkd_json_key(json, "additionalProperties");
    tkd_schema_refer(json, of, NULL);
}

void tkd_schema_write_shape(tkd_json *json, const tkd_key *key)
{
    switch (key->shape) {
    case TKD_SHAPE_TEXT: tkd_schema_all_of(json, "text", NULL); return;
    case TKD_SHAPE_LABEL: tkd_schema_all_of(json, "label", NULL); return;
    case TKD_SHAPE_ID: tkd_schema_all_of(json, "id", NULL); return;
    case TKD_SHAPE_REFERENCE:
    case TKD_SHAPE_LIST: tkd_schema_all_of(json, "texts", NULL); return;
    case TKD_SHAPE_WORD: write_word(json, key); return;
    case TKD_SHAPE_YES_NO:
        tkd_schema_all_of(json, tkd_schema_words_name(TKD_WORDS_YES_NO), NULL);
        return;
    case TKD_SHAPE_DATE: tkd_schema_all_of(json, "date", NULL); return;
    case TKD_SHAPE_NUMBER: write_number(json, key); return;
    case TKD_SHAPE_DURATION:
    case TKD_SHAPE_RATE:
    case TKD_SHAPE_SHARE:
    case TKD_SHAPE_MONEY: tkd_schema_all_of(json, tkd_schema_figure_name(key->shape), NULL); return;
    case TKD_SHAPE_MAP: tkd_schema_all_of(json, tkd_schema_context_name(key->inner), NULL); return;
    case TKD_SHAPE_LIST_OF: write_list(json, key); return;
    case TKD_SHAPE_BY_ID: write_by_id(json, key); return;
    case TKD_SHAPE_EDITS: tkd_schema_pair(json, "type", "object"); return;
    case TKD_SHAPE_SPECIAL: write_special(json, key); return;
    }
}
