// SPDX-License-Identifier: EUPL-1.2
// JSON: the writer knows where it is, so that callers only say what comes next.
#include "teekond/json.h"

#include "teekond/number.h"

#include <inttypes.h>
#include <math.h>

void tkd_json_init(tkd_json *json, tkd_writer *out)
{
    *json = (tkd_json){.out = out};
}

static void start_line(tkd_json *json)
{
    tkd_write_char(json->out, '\n');
    for (size_t i = 0; i < json->depth; i++) {
        tkd_write(json->out, TKD_TEXT("  "));
    }
}

// What stands before a key or an item: nothing after a key, else a comma and a new line.
static void before_item(tkd_json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->depth == 0) {
        return;
    }
    const bool is_flat = json->is_flat[json->depth - 1];
    if (json->has_items[json->depth - 1]) {
        tkd_write(json->out, is_flat ? TKD_TEXT(", ") : TKD_TEXT(","));
    }
    json->has_items[json->depth - 1] = true;
    if (!is_flat) {
        start_line(json);
    }
}

static void open_level(tkd_json *json, char mark, bool is_flat)
{
    TKD_REQUIRE(json->depth < TKD_JSON_DEPTH);
    before_item(json);
    tkd_write_char(json->out, mark);
    json->has_items[json->depth] = false;
    json->is_flat[json->depth] = is_flat || (json->depth > 0 && json->is_flat[json->depth - 1]);
    json->depth++;
}

static void close_level(tkd_json *json, char mark)
{
    TKD_REQUIRE(json->depth > 0 && !json->after_key);
    json->depth--;
    if (json->has_items[json->depth] && !json->is_flat[json->depth]) {
        start_line(json);
    }
    tkd_write_char(json->out, mark);
}

void tkd_json_open_object(tkd_json *json)
{
    open_level(json, '{', false);
}

void tkd_json_open_object_flat(tkd_json *json)
{
    open_level(json, '{', true);
}

void tkd_json_close_object(tkd_json *json)
{
    close_level(json, '}');
}

void tkd_json_open_array(tkd_json *json)
{
    open_level(json, '[', false);
}

void tkd_json_open_array_flat(tkd_json *json)
{
    open_level(json, '[', true);
}

void tkd_json_close_array(tkd_json *json)
{
    close_level(json, ']');
}

static void write_quoted(tkd_json *json, tkd_text text)
{
    tkd_write_char(json->out, '"');
    tkd_json_escape(json->out, text);
    tkd_write_char(json->out, '"');
}

void tkd_json_key_text(tkd_json *json, tkd_text key)
{
    TKD_REQUIRE(!json->after_key);
    before_item(json);
    write_quoted(json, key);
    tkd_write(json->out, TKD_TEXT(": "));
    json->after_key = true;
}

void tkd_json_key(tkd_json *json, const char *key)
{
    tkd_json_key_text(json, tkd_text_of(key));
}

void tkd_json_text(tkd_json *json, tkd_text value)
{
    before_item(json);
    write_quoted(json, value);
}

void tkd_json_string(tkd_json *json, const char *value)
{
    tkd_json_text(json, tkd_text_of(value));
}

void tkd_json_number(tkd_json *json, double value)
{
    before_item(json);
    tkd_write_number(json->out, value);
}

void tkd_json_count(tkd_json *json, uint64_t value)
{
    before_item(json);
    tkd_write_format(json->out, "%" PRIu64, value);
}

void tkd_json_bool(tkd_json *json, bool value)
{
    before_item(json);
    tkd_write(json->out, value ? TKD_TEXT("true") : TKD_TEXT("false"));
}

void tkd_json_null(tkd_json *json)
{
    before_item(json);
    tkd_write(json->out, TKD_TEXT("null"));
}

static void escape_control(tkd_writer *out, char byte)
{
    switch (byte) {
    case '\n': tkd_write(out, TKD_TEXT("\\n")); return;
    case '\t': tkd_write(out, TKD_TEXT("\\t")); return;
    case '\r': tkd_write(out, TKD_TEXT("\\r")); return;
    case '"': tkd_write(out, TKD_TEXT("\\\"")); return;
    case '\\': tkd_write(out, TKD_TEXT("\\\\")); return;
    default: tkd_write_format(out, "\\u%04x", (unsigned)(unsigned char)byte);
    }
}

void tkd_json_escape(tkd_writer *out, tkd_text text)
{
    size_t plain = 0; // Where the run of characters that need no escape begins.
    size_t at = 0;
    while (at < text.size) {
        const size_t start = at;
        const char byte = text.data[at];
        if (byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\') {
            at++;
            continue;
        }
        const bool is_bad = tkd_text_next(text, &at) == 0xFFFD && at == start + 1;
        const bool is_special =
            (unsigned char)byte < 0x20 || byte == 0x7F || byte == '"' || byte == '\\';
        if (!is_bad && !is_special) {
            continue;
        }
        tkd_write(out, tkd_text_part(text, plain, start - plain));
        if (is_bad) {
            tkd_write(out, TKD_TEXT("\xEF\xBF\xBD"));
        } else {
            escape_control(out, byte);
        }
        plain = at;
    }
    tkd_write(out, tkd_text_part(text, plain, text.size - plain));
}
