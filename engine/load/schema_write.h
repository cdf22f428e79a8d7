// SPDX-License-Identifier: EUPL-1.2
// What the files that write the JSON Schema share.
#ifndef TKD_LOAD_SCHEMA_WRITE_H
#define TKD_LOAD_SCHEMA_WRITE_H

#include "keys.h"

/** `{"$ref": "#/definitions/<name>"}`; NULL arguments are left out: name, or name `.` part. */
void tkd_schema_refer(tkd_json *json, const char *name, const char *part);
/** The definitions of scalars, words and figures, into the open object of definitions. */
void tkd_schema_write_values(tkd_json *json, tkd_arena *scratch);
/** What the value of a key may be, as members of the open object. */
void tkd_schema_write_shape(tkd_json *json, const tkd_key *key);
/** The name of a kind of map among the definitions: `step`. */
const char *tkd_schema_context_name(tkd_context context);

#endif
