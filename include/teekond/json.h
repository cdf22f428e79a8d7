// SPDX-License-Identifier: EUPL-1.2
// Writing JSON: structure, commas and escaping in one place. The caller opens and closes; the
// writer puts commas, and indents by two blanks with each innermost object or array of numbers on
// one line when opened as `flat`.
#ifndef TEEKOND_JSON_H
#define TEEKOND_JSON_H

#include "teekond/writer.h"

enum { TKD_JSON_DEPTH = 64 };

/** Caller's storage. */
typedef struct tkd_json {
    tkd_writer *out; /**< Borrowed. */
    size_t depth;
    bool has_items[TKD_JSON_DEPTH];
    bool is_flat[TKD_JSON_DEPTH];
    bool after_key;
} tkd_json;

TKD_API void tkd_json_init(tkd_json *json, tkd_writer *out);
TKD_API void tkd_json_open_object(tkd_json *json);
TKD_API void tkd_json_open_object_flat(tkd_json *json);
TKD_API void tkd_json_close_object(tkd_json *json);
TKD_API void tkd_json_open_array(tkd_json *json);
TKD_API void tkd_json_open_array_flat(tkd_json *json);
TKD_API void tkd_json_close_array(tkd_json *json);
TKD_API void tkd_json_key(tkd_json *json, const char *key);
TKD_API void tkd_json_key_text(tkd_json *json, tkd_text key);
TKD_API void tkd_json_text(tkd_json *json, tkd_text value);
TKD_API void tkd_json_string(tkd_json *json, const char *value);
TKD_API void tkd_json_number(tkd_json *json, double value); /**< NaN and infinities become null. */
TKD_API void tkd_json_count(tkd_json *json, uint64_t value);
TKD_API void tkd_json_bool(tkd_json *json, bool value);
TKD_API void tkd_json_null(tkd_json *json);
/** Only the escaping, without quotes. */
TKD_API void tkd_json_escape(tkd_writer *out, tkd_text text);

#endif
