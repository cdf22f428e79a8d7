// SPDX-License-Identifier: EUPL-1.2
// JSON Schema (draft-07) of the format, made from the key table, for editors that complete, explain
// and check while one writes. Each key is defined once, with its meaning in both languages, and may be
// written by any of its names; names without diacritics are accepted but not proposed.
#include "schema_write.h"
#include "spelling.h"

#include "teekond/load.h"

static const char *const context_names[TKD_CTX_COUNT] = {
    [TKD_CTX_NONE] = "none",
    [TKD_CTX_ROOT] = "root",
    [TKD_CTX_SOURCE] = "source",
    [TKD_CTX_GROUP] = "group",
    [TKD_CTX_CALENDAR] = "calendar",
    [TKD_CTX_OPENINGS] = "openings",
    [TKD_CTX_PROVIDER] = "provider",
    [TKD_CTX_SITE] = "site",
    [TKD_CTX_TRAVEL] = "travel",
    [TKD_CTX_POOL] = "pool",
    [TKD_CTX_ABSENCE] = "absence",
    [TKD_CTX_SERVICE] = "service",
    [TKD_CTX_COURSE] = "course",
    [TKD_CTX_JOURNEY] = "journey",
    [TKD_CTX_EXIT] = "exit",
    [TKD_CTX_LANE] = "lane",
    [TKD_CTX_CLOCK] = "clock",
    [TKD_CTX_STAGE] = "stage",
    [TKD_CTX_STEP] = "step",
    [TKD_CTX_BLOCK] = "block",
    [TKD_CTX_NOT_BEFORE] = "not-before",
    [TKD_CTX_DEADLINE] = "deadline",
    [TKD_CTX_NEXT] = "next",
    [TKD_CTX_BOTTLENECK] = "bottleneck",
    [TKD_CTX_AT] = "at",
    [TKD_CTX_EFFECT] = "effect",
    [TKD_CTX_CHANCE] = "chance",
    [TKD_CTX_CITATION] = "citation",
    [TKD_CTX_PROPOSAL] = "proposal",
    [TKD_CTX_COSTS] = "costs",
    [TKD_CTX_RISK] = "risk",
    [TKD_CTX_MUNICIPALITY] = "municipality",
    [TKD_CTX_ACCESS] = "access",
    [TKD_CTX_INDICATOR] = "indicator",
    [TKD_CTX_SCENARIO] = "scenario",
    [TKD_CTX_RUN] = "run",
    [TKD_CTX_ORIGIN] = "origin",
};

const char *tkd_schema_context_name(tkd_context context)
{
    return context_names[context];
}

// Estonian, then English, then an example, as Markdown that editors show.
static void write_description(tkd_json *json, const tkd_key *key, tkd_arena *scratch)
{
    const tkd_text estonian = tkd_alternative_first(key->estonian);
    const tkd_text shown = estonian.size > 0 ? estonian : tkd_text_of(key->name);
    const tkd_text text =
        tkd_text_format(scratch, "%s\n\n%s\n\n%s: %s\n%.*s: %s", key->meaning_et, key->meaning_en,
                        key->name, key->example, TKD_ARG(shown), key->example);
    tkd_json_key(json, "description");
    tkd_json_text(json, text);
}

static void write_key_definitions(tkd_json *json, tkd_context context, tkd_arena *scratch)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    for (size_t i = 0; i < count; i++) {
        const tkd_text name =
            tkd_text_format(scratch, "%s.%s", context_names[context], rows[i].name);
        tkd_json_key_text(json, name);
        tkd_json_open_object(json);
        write_description(json, &rows[i], scratch);
        tkd_schema_write_shape(json, &rows[i]);
        tkd_json_close_object(json);
    }
}

static bool is_plain(tkd_text word)
{
    for (size_t i = 0; i < word.size; i++) {
        if ((unsigned char)word.data[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

// The names that editors propose: the English one and the first Estonian one.
static void write_properties(tkd_json *json, tkd_context context)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    for (size_t i = 0; i < count; i++) {
        tkd_json_key(json, rows[i].name);
        tkd_schema_refer(json, context_names[context], rows[i].name);
        const tkd_text estonian = tkd_alternative_first(rows[i].estonian);
        if (estonian.size > 0 && !tkd_text_equal(estonian, tkd_text_of(rows[i].name))) {
            tkd_json_key_text(json, estonian);
            tkd_schema_refer(json, context_names[context], rows[i].name);
        }
    }
}

// A pattern of the names that are accepted besides; empty when there is none.
static tkd_text other_names(const tkd_key *key, tkd_arena *scratch)
{
    tkd_writer pattern;
    tkd_writer_init_memory(&pattern, scratch, 0);
    size_t at = 0;
    tkd_text word;
    for (bool is_first = true; tkd_alternative_next(key->estonian, &at, &word); is_first = false) {
        const tkd_spelling plain = tkd_spelling_of(word);
        if (!is_first) {
            tkd_write_string(&pattern, pattern.size > 0 ? "|" : "^(");
            tkd_write(&pattern, word);
        }
        if (!is_plain(word)) {
            tkd_write_string(&pattern, pattern.size > 0 ? "|" : "^(");
            tkd_write(&pattern, (tkd_text){plain.bytes, plain.size});
        }
    }
    tkd_write_string(&pattern, pattern.size > 0 ? ")$" : "");
    return tkd_writer_text(&pattern);
}

static void write_patterns(tkd_json *json, tkd_context context, tkd_arena *scratch)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    for (size_t i = 0; i < count; i++) {
        const tkd_text pattern = other_names(&rows[i], scratch);
        if (pattern.size > 0) {
            tkd_json_key_text(json, pattern);
            tkd_schema_refer(json, context_names[context], rows[i].name);
        }
    }
}

// Each required key, by its English name or its Estonian one.
static void write_required(tkd_json *json, tkd_context context)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    bool is_open = false;
    for (size_t i = 0; i < count; i++) {
        if (!rows[i].required) {
            continue;
        }
        if (!is_open) {
            tkd_json_key(json, "allOf");
            tkd_json_open_array(json);
            is_open = true;
        }
        tkd_json_open_object_flat(json);
        tkd_json_key(json, "anyOf");
        tkd_json_open_array(json);
        size_t at = 0;
        for (tkd_text word = tkd_text_of(rows[i].name); word.size > 0;) {
            const tkd_spelling plain = tkd_spelling_of(word);
            const size_t spellings = is_plain(word) ? 1 : 2;
            for (size_t spelling = 0; spelling < spellings; spelling++) {
                tkd_json_open_object(json);
                tkd_json_key(json, "required");
                tkd_json_open_array(json);
                tkd_json_text(json, spelling == 0 ? word : (tkd_text){plain.bytes, plain.size});
                tkd_json_close_array(json);
                tkd_json_close_object(json);
            }
            if (!tkd_alternative_next(rows[i].estonian, &at, &word)) {
                break;
            }
        }
        tkd_json_close_array(json);
        tkd_json_close_object(json);
    }
    if (is_open) {
        tkd_json_close_array(json);
    }
}

// A map of one kind, as members of the open object.
static void write_map(tkd_json *json, tkd_context context, tkd_arena *scratch)
{
    const tkd_context beside = tkd_context_beside(context);
    tkd_json_key(json, "type");
    tkd_json_string(json, "object");
    tkd_json_key(json, "properties");
    tkd_json_open_object(json);
    write_properties(json, context);
    if (beside != TKD_CTX_NONE) {
        size_t count;
        const tkd_key *rows = tkd_keys_of(beside, &count);
        for (size_t i = 0; i < count; i++) {
            if (tkd_key_find(context, tkd_text_of(rows[i].name)) != &rows[i]) {
                continue; // The map's own key of that name.
            }
            tkd_json_key(json, rows[i].name);
            tkd_schema_refer(json, context_names[beside], rows[i].name);
            const tkd_text estonian = tkd_alternative_first(rows[i].estonian);
            if (estonian.size > 0 && !tkd_text_equal(estonian, tkd_text_of(rows[i].name))) {
                tkd_json_key_text(json, estonian);
                tkd_schema_refer(json, context_names[beside], rows[i].name);
            }
        }
    }
    tkd_json_close_object(json);
    tkd_json_key(json, "patternProperties");
    tkd_json_open_object(json);
    write_patterns(json, context, scratch);
    if (beside != TKD_CTX_NONE) {
        write_patterns(json, beside, scratch);
    }
    tkd_json_close_object(json);
    tkd_json_key(json, "additionalProperties");
    tkd_json_bool(json, false);
    write_required(json, context);
}

void tkd_schema_write(tkd_writer *out)
{
    tkd_arena scratch;
    tkd_arena_init(&scratch, 0);
    tkd_json json;
    tkd_json_init(&json, out);
    tkd_json_open_object(&json);
    tkd_json_key(&json, "$schema");
    tkd_json_string(&json, "http://json-schema.org/draft-07/schema#");
    tkd_json_key(&json, "title");
    tkd_json_string(&json, "teekond 1");
    tkd_json_key(&json, "description");
    tkd_json_string(&json, "Kohanemisteekonna kirjeldus. A description of an adaptation journey.");
    write_map(&json, TKD_CTX_ROOT, &scratch);
    tkd_json_key(&json, "definitions");
    tkd_json_open_object(&json);
    tkd_schema_write_values(&json, &scratch);
    for (int context = TKD_CTX_ROOT; context < TKD_CTX_COUNT; context++) {
        size_t count;
        if (tkd_keys_of((tkd_context)context, &count) == NULL) {
            continue;
        }
        if (context != TKD_CTX_ROOT) {
            tkd_json_key(&json, context_names[context]);
            tkd_json_open_object(&json);
            write_map(&json, (tkd_context)context, &scratch);
            tkd_json_close_object(&json);
        }
        write_key_definitions(&json, (tkd_context)context, &scratch);
    }
    tkd_json_close_object(&json);
    tkd_json_close_object(&json);
    tkd_write_char(out, '\n');
    tkd_arena_clear(&scratch);
}
