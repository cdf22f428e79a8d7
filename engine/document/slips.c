// SPDX-License-Identifier: EUPL-1.2
// Slips of the pen that YAML reads as something else, without complaint: a decimal comma or a comma
// in a title makes a new key, a missing space glues key and value, a dash without a space is text.
#include "reader.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

// Does `text` consist of digits and the characters of `others` only?
static bool consists_of(tkd_text text, tkd_text others)
{
    for (size_t i = 0; i < text.size; i++) {
        const char byte = text.data[i];
        const tkd_text one = {&text.data[i], 1};
        if (!is_digit(byte) && tkd_text_find(others, one, 0) == SIZE_MAX) {
            return false;
        }
    }
    return true;
}

// Are `whole` and `part` the two sides of a decimal comma: `10..1` and `9h`?
static bool is_cut_number(tkd_text whole, tkd_text part)
{
    const bool ends_in_digit = is_digit(whole.data[whole.size - 1]);
    const bool has_time = tkd_text_find(part, TKD_TEXT(":"), 0) != SIZE_MAX ||
                          tkd_text_find(part, TKD_TEXT("-"), 0) != SIZE_MAX;
    return ends_in_digit && is_digit(part.data[0]) && !has_time &&
           consists_of(whole, TKD_TEXT("./"));
}

// Mended texts stop growing here: nobody means a title of a thousand commas.
enum { LONGEST_MENDED = 600 };

// Replaces the text of `node` by itself, `joint` and `rest`.
static tkd_status extend_text(tkd_reader *reader, tkd_node *node, const char *joint, tkd_text rest)
{
    const tkd_text whole =
        tkd_text_format(reader->arena, "%.*s%s%.*s", TKD_ARG(node->text), joint, TKD_ARG(rest));
    if (whole.data == NULL) {
        return TKD_ERR_MEMORY;
    }
    node->text = whole;
    return TKD_OK;
}

// `1,9`: two keys, one with the value 1, and 9 with none.
static tkd_status take_decimal_comma(tkd_reader *reader, tkd_node *before,
                                     const tkd_pending_key *key)
{
    tkd_place place = before->place;
    if (key->place.line == place.line && key->place.column > place.column) {
        place.width = key->place.column + key->place.width - place.column;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_DECIMAL_COMMA_IN_MAP, place,
                         "koma lõpetab siin arvu: „%.*s“ ja „%.*s“ loetakse eraldi",
                         "the comma ends the number here: '%.*s' and '%.*s' are read apart",
                         TKD_ARG(before->text), TKD_ARG(key->key));
    tkd_problem_hint(reader->problems, problem, "kirjuta kümnendmurd punktiga: %.*s.%.*s",
                     "write decimals with a point: %.*s.%.*s", TKD_ARG(before->text),
                     TKD_ARG(key->key));
    before->bad = true;
    return before->text.size > LONGEST_MENDED ? TKD_OK : extend_text(reader, before, ".", key->key);
}

// Where `key: value` was glued together as `key:value`; SIZE_MAX when it was not.
static size_t find_glued_colon(tkd_text key)
{
    const size_t colon = tkd_text_find(key, TKD_TEXT(":"), 1);
    const bool is_glued = colon != SIZE_MAX && colon + 1 < key.size && key.data[colon + 1] != '/' &&
                          !is_digit(key.data[0]);
    return is_glued ? colon : SIZE_MAX;
}

// `{el:15%}`: one key `el:15%` without a value.
static tkd_status take_missing_space(tkd_reader *reader, tkd_node *map, const tkd_pending_key *key,
                                     size_t colon)
{
    const tkd_text name = tkd_text_part(key->key, 0, colon);
    const tkd_text value = tkd_text_part(key->key, colon + 1, SIZE_MAX);
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_MISSING_SPACE, key->place,
                         "kooloni järel puudub tühik", "a space is missing after the colon");
    tkd_problem_hint(reader->problems, problem, "kirjuta {%.*s: %.*s}", "write {%.*s: %.*s}",
                     TKD_ARG(name), TKD_ARG(value));
    if (tkd_key_table_find(&reader->keys, map, name) != NULL) {
        return TKD_OK;
    }
    tkd_node *node = tkd_node_scalar(reader->arena, value, key->place);
    if (node == NULL) {
        return TKD_ERR_MEMORY;
    }
    node->bad = true;
    node->key_place = key->place;
    tkd_node_append(map, name, node);
    return tkd_key_table_add(&reader->keys, node);
}

// `{title: Tere, maailm}`: the comma ended the title.
static tkd_status take_comma(tkd_reader *reader, tkd_node *before, const tkd_pending_key *key)
{
    if (before->text.size > LONGEST_MENDED) {
        return TKD_OK;
    }
    TKD_TRY(extend_text(reader, before, ", ", key->key));
    if (reader->comma_node != before) {
        tkd_place place = before->place;
        place.width += 1;
        reader->comma_node = before;
        reader->comma_problem =
            tkd_problems_add(reader->problems, TKD_CODE_UNQUOTED_PUNCTUATION, place,
                             "koma lõpetab siin teksti ja „%.*s“ jääb väärtuseta võtmeks",
                             "the comma ends the text here and leaves '%.*s' a key without a value",
                             TKD_ARG(key->key));
    }
    tkd_problem_hint(reader->problems, reader->comma_problem,
                     "pane kogu tekst jutumärkidesse: %.*s: \"%.*s\"",
                     "put the whole text in quotes: %.*s: \"%.*s\"", TKD_ARG(before->key),
                     TKD_ARG(before->text));
    return TKD_OK;
}

tkd_status tkd_slips_take_empty(tkd_reader *reader, const tkd_level *map,
                                const tkd_pending_key *key, bool *taken)
{
    *taken = false;
    if (key->quoted || key->key.size == 0) {
        return TKD_OK;
    }
    tkd_node *before = map->node->last;
    const bool follows_text =
        before != NULL && before->kind == TKD_SCALAR && !before->quoted && before->text.size > 0;
    const size_t colon = find_glued_colon(key->key);
    *taken = follows_text || colon != SIZE_MAX;
    if (follows_text && is_cut_number(before->text, key->key)) {
        return take_decimal_comma(reader, before, key);
    }
    if (colon != SIZE_MAX) {
        return take_missing_space(reader, map->node, key, colon);
    }
    return follows_text ? take_comma(reader, before, key) : TKD_OK;
}

// Does a line begin with a dash that was meant to start a list item? `is_glued`: no space follows.
static bool begins_with_dash(tkd_text line, bool *is_glued)
{
    const tkd_text trimmed = tkd_text_trim(line);
    if (trimmed.size < 2 || trimmed.data[0] != '-' || trimmed.data[1] == '-') {
        return false;
    }
    *is_glued = trimmed.data[1] != ' ' && !is_digit(trimmed.data[1]);
    return *is_glued || trimmed.data[1] == ' ';
}

void tkd_slips_look_at_dash(tkd_reader *reader, tkd_node *scalar, uint32_t parent_line,
                            uint32_t last_line)
{
    bool is_glued = false;
    uint32_t line = scalar->place.line;
    // Where the text begins on its key's line, a dash in front is just text.
    if (line == parent_line || !begins_with_dash(scalar->text, &is_glued)) {
        line++;
    }
    while (line <= last_line && !begins_with_dash(tkd_lines_get(&reader->lines, line), &is_glued)) {
        line++;
    }
    const bool is_item = line <= last_line && (is_glued || line > scalar->place.line);
    if (!is_item) {
        return;
    }
    const tkd_text text = tkd_lines_get(&reader->lines, line);
    const tkd_text trimmed = tkd_text_trim(text);
    const tkd_place place = {
        .file = reader->file,
        .line = line,
        .column =
            (uint32_t)tkd_text_length(tkd_text_part(text, 0, (size_t)(trimmed.data - text.data))) +
            1,
        .width = 1,
    };
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_DASH_AS_TEXT, place,
                         "see kriips loetakse teksti osaks, mitte loendi märgiks",
                         "this dash is read as text, not as the mark of a list item");
    if (is_glued) {
        const tkd_text item = tkd_text_trim(tkd_text_part(trimmed, 1, SIZE_MAX));
        tkd_problem_hint(reader->problems, problem, "pane kriipsu järele tühik: - %.*s",
                         "put a space after the dash: - %.*s", TKD_ARG(item));
    } else {
        tkd_problem_hint(
            reader->problems, problem,
            "loendi ees ei tohi samas väärtuses olla muud teksti; alusta loendit omal real",
            "no other text may stand before a list in the same value");
    }
    scalar->bad = true;
}
