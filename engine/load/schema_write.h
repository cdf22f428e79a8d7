// SPDX-License-Identifier: EUPL-1.2
// What the files that write the JSON Schema share.
#ifndef TKD_LOAD_SCHEMA_WRITE_H
#define TKD_LOAD_SCHEMA_WRITE_H

#include "keys.h"

/* Pieces (schema_parts.c), as members of the open object unless said otherwise. */

/** The value `{"$ref": "#/definitions/<name>.<part>"}`; without `part` where it is NULL. */
void tkd_schema_refer(tkd_json *json, const char *name, const char *part);
void tkd_schema_pair(tkd_json *json, const char *key, const char *value);
/** `"allOf": [{"$ref": …}]`: beside a description a bare reference would hide it. */
void tkd_schema_all_of(tkd_json *json, const char *name, const char *part);
/** `"anyOf": [`; the caller closes the array. */
void tkd_schema_open_any_of(tkd_json *json);
/** The value of a list whose items are of a definition. */
void tkd_schema_array_of(tkd_json *json, const char *name);
/** The value of a map with the user's own keys. */
void tkd_schema_map_of(tkd_json *json, const char *name);

/* Definitions (schema_values.c). */

/** The definitions of scalars, words and figures, into the open object of definitions. */
void tkd_schema_write_values(tkd_json *json, tkd_arena *scratch);
/** The definition of a list of words; NULL where it has none. */
const char *tkd_schema_words_name(tkd_word_list list);
/** The definition of a kind of figure. */
const char *tkd_schema_figure_name(tkd_shape shape);
/** The name of a kind of map among the definitions: `step`. */
const char *tkd_schema_context_name(tkd_context context);

/** What the value of a key may be (schema_shapes.c). */
void tkd_schema_write_shape(tkd_json *json, const tkd_key *key);

#endif
