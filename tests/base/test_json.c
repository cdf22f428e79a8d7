// SPDX-License-Identifier: EUPL-1.2
// JSON: commas, indentation, escaping.
#include "tkd_test.h"

#include <math.h>

#include "teekond/json.h"

TKD_CASE(base, json, puts_commas_and_indents)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_json json;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_json_init(&json, &out);
    tkd_json_open_object(&json);
    tkd_json_key(&json, "nimi");
    tkd_json_string(&json, "Võru");
    tkd_json_key(&json, "read");
    tkd_json_open_array(&json);
    tkd_json_open_array_flat(&json);
    tkd_json_number(&json, 1.5);
    tkd_json_count(&json, UINT64_MAX);
    tkd_json_close_array(&json);
    tkd_json_bool(&json, true);
    tkd_json_null(&json);
    tkd_json_close_array(&json);
    tkd_json_key(&json, "tühi");
    tkd_json_open_object(&json);
    tkd_json_close_object(&json);
    tkd_json_close_object(&json);
    CHECK_VIEW(tkd_writer_text(&out), "{\n"
                                      "  \"nimi\": \"Võru\",\n"
                                      "  \"read\": [\n"
                                      "    [1.5, 18446744073709551615],\n"
                                      "    true,\n"
                                      "    null\n"
                                      "  ],\n"
                                      "  \"tühi\": {}\n"
                                      "}");
    tkd_arena_clear(&arena);
}

TKD_CASE(base, json, inside_flat_is_flat)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_json json;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_json_init(&json, &out);
    tkd_json_open_object_flat(&json);
    tkd_json_key(&json, "a");
    tkd_json_open_array(&json);
    tkd_json_count(&json, 1);
    tkd_json_count(&json, 2);
    tkd_json_close_array(&json);
    tkd_json_close_object(&json);
    CHECK_VIEW(tkd_writer_text(&out), "{\"a\": [1, 2]}");
    tkd_arena_clear(&arena);
}

TKD_CASE(base, json, escapes_what_json_forbids)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_json_escape(&out, TKD_TEXT("õ \"a\\b\" \n\t\r\x01\x7f\0 lõpp"));
    CHECK_VIEW(tkd_writer_text(&out), "õ \\\"a\\\\b\\\" \\n\\t\\r\\u0001\\u007f\\u0000 lõpp");
    tkd_arena_clear(&arena);
}

TKD_CASE(base, json, replaces_bytes_that_are_no_text)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_json_escape(&out, TKD_TEXT("a\xF5z\xC3"));
    CHECK_VIEW(tkd_writer_text(&out), "a\xEF\xBF\xBDz\xEF\xBF\xBD");
    tkd_arena_clear(&arena);
}

TKD_CASE(base, json, has_no_word_for_not_a_number)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_json json;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_json_init(&json, &out);
    tkd_json_open_array_flat(&json);
    tkd_json_number(&json, (double)NAN);
    tkd_json_number(&json, -(double)INFINITY);
    tkd_json_close_array(&json);
    CHECK_VIEW(tkd_writer_text(&out), "[null, null]");
    tkd_arena_clear(&arena);
}
