// SPDX-License-Identifier: EUPL-1.2
// Small pieces that schemas are made of.
#include "schema_write.h"

void tkd_schema_refer(tkd_json *json, const char *name, const char *part)
{
    // The longest is `#/definitions/municipality.law-change`.
    char target[128];
    const int size = snprintf(target, sizeof(target), "#/definitions/%s%s%s", name,
                              part == NULL ? "" : ".", part == NULL ? "" : part);
    TKD_REQUIRE(size > 0 && (size_t)size < sizeof(target));
    tkd_json_open_object_flat(json);
    tkd_json_key(json, "$ref");
    tkd_json_string(json, target);
    tkd_json_close_object(json);
}

void tkd_schema_pair(tkd_json *json, const char *key, const char *value)
{
    tkd_json_key(json, key);
    tkd_json_string(json, value);
}

// `"allOf": [{"$ref": …}]`: beside a description a bare reference would hide it.
void tkd_schema_all_of(tkd_json *json, const char *name, const char *part)
{
    tkd_json_key(json, "allOf");
    tkd_json_open_array_flat(json);
    tkd_schema_refer(json, name, part);
    tkd_json_close_array(json);
}

void tkd_schema_open_any_of(tkd_json *json)
{
    tkd_json_key(json, "anyOf");
    tkd_json_open_array(json);
}

void tkd_schema_array_of(tkd_json *json, const char *name)
{
    tkd_json_open_object_flat(json);
    tkd_schema_pair(json, "type", "array");
    tkd_json_key(json, "items");
    tkd_schema_refer(json, name, NULL);
    tkd_json_close_object(json);
}

// A map whose keys are the user's.
void tkd_schema_map_of(tkd_json *json, const char *name)
{
    tkd_json_open_object_flat(json);
    tkd_schema_pair(json, "type", "object");
    tkd_json_key(json, "additionalProperties");
    tkd_schema_refer(json, name, NULL);
    tkd_json_close_object(json);
}
