// SPDX-License-Identifier: EUPL-1.2
// Members of JSON objects, written: a key and what stands behind it.
#include "put.h"

#include <math.h>

void tkd_put_text(const tkd_picture_putter *putter, const char *key, tkd_text text)
{
    tkd_json_key(putter->json, key);
    tkd_json_text(putter->json, text);
}

void tkd_put_string(const tkd_picture_putter *putter, const char *key, const char *string)
{
    tkd_json_key(putter->json, key);
    tkd_json_string(putter->json, string);
}

void tkd_put_bool(const tkd_picture_putter *putter, const char *key, bool value)
{
    tkd_json_key(putter->json, key);
    tkd_json_bool(putter->json, value);
}

void tkd_put_count(const tkd_picture_putter *putter, const char *key, uint64_t value)
{
    tkd_json_key(putter->json, key);
    tkd_json_count(putter->json, value);
}

void tkd_put_number(const tkd_picture_putter *putter, const char *key, double value)
{
    tkd_json_key(putter->json, key);
    tkd_json_number(putter->json, value);
}

void tkd_put_day(const tkd_picture_putter *putter, const char *key, int32_t day)
{
    tkd_put_number(putter, key, (double)day);
}

void tkd_put_estimate(const tkd_picture_putter *putter, const char *key, tkd_estimate estimate)
{
    tkd_json_key(putter->json, key);
    tkd_estimate_write_json(estimate, putter->replications, putter->json);
}

void tkd_put_row(const tkd_picture_putter *putter, const char *key, int32_t row)
{
    tkd_json_key(putter->json, key);
    if (row == TKD_NONE) {
        tkd_json_null(putter->json);
    } else {
        tkd_json_count(putter->json, (uint64_t)row);
    }
}

static bool is_plain(const tkd_label *label)
{
    bool plain = true;
    for (size_t i = 0; i < TKD_LANGUAGE_COUNT; i++) {
        plain = plain && label->by[i].size == 0;
    }
    return plain;
}

// A plain string where there is but that; else an object by language.
void tkd_put_label(const tkd_picture_putter *putter, const char *key, const tkd_label *label)
{
    tkd_json *json = putter->json;
    tkd_json_key(json, key);
    if (is_plain(label)) {
        tkd_json_text(json, label->any);
        return;
    }
    tkd_json_open_object_flat(json);
    for (tkd_language language = TKD_ET; language < TKD_LANGUAGE_COUNT; language++) {
        tkd_put_some_text(putter, tkd_language_code(language), label->by[language]);
    }
    tkd_put_some_text(putter, "any", label->any);
    tkd_json_close_object(json);
}

void tkd_put_list(const tkd_picture_putter *putter, const char *key, const int32_t *list,
                  tkd_range range)
{
    tkd_json_key(putter->json, key);
    tkd_json_open_array_flat(putter->json);
    for (uint32_t i = 0; i < range.count; i++) {
        tkd_json_count(putter->json, (uint64_t)list[range.first + i]);
    }
    tkd_json_close_array(putter->json);
}

void tkd_put_bits(const tkd_picture_putter *putter, const char *key, const char *const *words,
                  uint32_t bits)
{
    tkd_json_key(putter->json, key);
    tkd_json_open_array_flat(putter->json);
    for (uint32_t i = 0; words[i] != NULL; i++) {
        if ((bits >> i & 1U) != 0) {
            tkd_json_string(putter->json, words[i]);
        }
    }
    tkd_json_close_array(putter->json);
}

void tkd_put_some_text(const tkd_picture_putter *putter, const char *key, tkd_text text)
{
    if (text.size > 0) {
        tkd_put_text(putter, key, text);
    }
}

void tkd_put_some_label(const tkd_picture_putter *putter, const char *key, const tkd_label *label)
{
    if (!is_plain(label) || label->any.size > 0) {
        tkd_put_label(putter, key, label);
    }
}

void tkd_put_some_bool(const tkd_picture_putter *putter, const char *key, bool value)
{
    if (value) {
        tkd_put_bool(putter, key, value);
    }
}

void tkd_put_some_number(const tkd_picture_putter *putter, const char *key, double value)
{
    if (!isnan(value)) {
        tkd_put_number(putter, key, value);
    }
}

void tkd_put_some_estimate(const tkd_picture_putter *putter, const char *key, tkd_estimate estimate)
{
    if (!isnan(estimate.mean)) {
        tkd_put_estimate(putter, key, estimate);
    }
}

void tkd_put_some_list(const tkd_picture_putter *putter, const char *key, const int32_t *list,
                       tkd_range range)
{
    if (range.count > 0) {
        tkd_put_list(putter, key, list, range);
    }
}

void tkd_put_some_word(const tkd_picture_putter *putter, const char *key, const char *const *words,
                       uint32_t word)
{
    if (word != 0) {
        tkd_put_string(putter, key, words[word]);
    }
}

void tkd_put_rows(const tkd_picture_putter *putter, const char *key, tkd_range rows,
                  tkd_put_row_fn *put)
{
    tkd_json_key(putter->json, key);
    tkd_json_open_array(putter->json);
    for (uint32_t i = 0; i < rows.count; i++) {
        tkd_json_open_object(putter->json);
        put(putter, rows.first + i);
        tkd_json_close_object(putter->json);
    }
    tkd_json_close_array(putter->json);
}

void tkd_put_some_rows_flat(const tkd_picture_putter *putter, const char *key, tkd_range rows,
                            tkd_put_row_fn *put)
{
    if (rows.count == 0) {
        return;
    }
    tkd_json_key(putter->json, key);
    tkd_json_open_array(putter->json);
    for (uint32_t i = 0; i < rows.count; i++) {
        tkd_json_open_object_flat(putter->json);
        put(putter, rows.first + i);
        tkd_json_close_object(putter->json);
    }
    tkd_json_close_array(putter->json);
}
