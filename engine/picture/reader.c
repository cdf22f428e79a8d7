// SPDX-License-Identifier: EUPL-1.2
// Members of JSON objects, checked. Whole numbers come as doubles, since the document is decoded so.
#include "reader.h"

#include <math.h>
#include <string.h>

void tkd_read_fail(tkd_picture_reader *reader, const char *key, const char *expected)
{
    if (reader->status == TKD_OK) {
        reader->status = TKD_FAIL(reader->err, TKD_ERR_VALUE, TKD_NOWHERE,
                                  "%s[%zu].%s: ootasin: %s (not what was expected)", reader->table,
                                  reader->row, key, expected);
    }
}

void tkd_read_no_memory(tkd_picture_reader *reader)
{
    if (reader->status == TKD_OK) {
        reader->status =
            TKD_FAIL(reader->err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
}

static tkd_text copy_string(tkd_picture_reader *reader, const json_t *string)
{
    const tkd_text view = {json_string_value(string), json_string_length(string)};
    const tkd_text copy = tkd_text_copy(reader->arena, view);
    if (copy.data == NULL) {
        tkd_read_no_memory(reader);
    }
    return copy;
}

tkd_text tkd_read_text(tkd_picture_reader *reader, const json_t *object, const char *key)
{
    const json_t *member = json_object_get(object, key);
    if (member == NULL || json_is_null(member)) {
        return (tkd_text){"", 0};
    }
    if (!json_is_string(member)) {
        tkd_read_fail(reader, key, "tekst");
        return (tkd_text){"", 0};
    }
    return copy_string(reader, member);
}

tkd_label tkd_read_label(tkd_picture_reader *reader, const json_t *object, const char *key)
{
    tkd_label label = {0};
    const json_t *member = json_object_get(object, key);
    if (member == NULL || json_is_null(member)) {
        return label;
    }
    if (json_is_string(member)) {
        label.any = copy_string(reader, member);
        return label;
    }
    if (!json_is_object(member)) {
        tkd_read_fail(reader, key, "tekst või {et:, en:, ru:}");
        return label;
    }
    for (tkd_language language = TKD_ET; language < TKD_LANGUAGE_COUNT; language++) {
        label.by[language] = tkd_read_text(reader, member, tkd_language_code(language));
    }
    label.any = tkd_read_text(reader, member, "any");
    return label;
}

double tkd_read_number(tkd_picture_reader *reader, const json_t *object, const char *key)
{
    const json_t *member = json_object_get(object, key);
    if (member == NULL || json_is_null(member)) {
        return (double)NAN;
    }
    if (!json_is_number(member)) {
        tkd_read_fail(reader, key, "arv");
        return (double)NAN;
    }
    return json_number_value(member);
}

double tkd_read_number_needed(tkd_picture_reader *reader, const json_t *object, const char *key,
                              double low, double high)
{
    const double number = tkd_read_number(reader, object, key);
    if (!(number >= low && number <= high)) {
        tkd_read_fail(reader, key, "arv lubatud vahemikus");
        return low;
    }
    return number;
}

int32_t tkd_read_day_needed(tkd_picture_reader *reader, const json_t *object, const char *key)
{
    const double most = 3650000.0; // Nearly ten thousand years.
    const double number = tkd_read_number_needed(reader, object, key, -most, most);
    if (number != floor(number)) {
        tkd_read_fail(reader, key, "päeva number");
    }
    return (int32_t)number;
}

double tkd_read_whole(tkd_picture_reader *reader, const json_t *object, const char *key, double low,
                      double high)
{
    const double number = tkd_read_number(reader, object, key);
    if (isnan(number)) {
        return low;
    }
    if (number != floor(number) || number < low || number > high) {
        tkd_read_fail(reader, key, "täisarv lubatud vahemikus");
        return low;
    }
    return number;
}

bool tkd_read_bool(tkd_picture_reader *reader, const json_t *object, const char *key)
{
    const json_t *member = json_object_get(object, key);
    if (member == NULL || json_is_null(member)) {
        return false;
    }
    if (!json_is_boolean(member)) {
        tkd_read_fail(reader, key, "true või false");
    }
    return json_is_true(member);
}

tkd_estimate tkd_read_estimate(tkd_picture_reader *reader, const json_t *object, const char *key,
                               uint32_t replications)
{
    tkd_estimate estimate = {.mean = (double)NAN, .low = (double)NAN, .high = (double)NAN, .n = 0};
    const json_t *member = json_object_get(object, key);
    if (member == NULL || json_is_null(member)) {
        return estimate;
    }
    if (!json_is_object(member)) {
        tkd_read_fail(reader, key, "{mean:, low:, high:}");
        return estimate;
    }
    estimate.mean = tkd_read_number(reader, member, "mean");
    estimate.low = tkd_read_number(reader, member, "low");
    estimate.high = tkd_read_number(reader, member, "high");
    estimate.n = json_object_get(member, "n") == NULL
                     ? replications
                     : (uint32_t)tkd_read_whole(reader, member, "n", 0.0, (double)UINT32_MAX);
    return estimate;
}

int32_t tkd_read_row(tkd_picture_reader *reader, const json_t *object, const char *key,
                     uint32_t count)
{
    const json_t *member = json_object_get(object, key);
    if (member == NULL || json_is_null(member)) {
        return TKD_NONE;
    }
    if (count == 0) {
        tkd_read_fail(reader, key, "null");
        return TKD_NONE;
    }
    return (int32_t)tkd_read_whole(reader, object, key, 0.0, (double)count - 1.0);
}

int32_t tkd_read_row_needed(tkd_picture_reader *reader, const json_t *object, const char *key,
                            uint32_t count)
{
    const int32_t row = tkd_read_row(reader, object, key, count);
    if (row == TKD_NONE) {
        tkd_read_fail(reader, key, "rea number");
        return 0;
    }
    return row;
}

// Index of a word, or UINT32_MAX.
static uint32_t find_word(const json_t *member, const char *const *words)
{
    const char *word = json_string_value(member);
    for (uint32_t i = 0; word != NULL && words[i] != NULL; i++) {
        if (strcmp(word, words[i]) == 0) {
            return i;
        }
    }
    return UINT32_MAX;
}

uint32_t tkd_read_word(tkd_picture_reader *reader, const json_t *object, const char *key,
                       const char *const *words)
{
    const json_t *member = json_object_get(object, key);
    if (member == NULL) {
        return 0;
    }
    const uint32_t found = find_word(member, words);
    if (found == UINT32_MAX) {
        tkd_read_fail(reader, key, "üks lubatud sõnadest");
        return 0;
    }
    return found;
}

uint32_t tkd_read_bits(tkd_picture_reader *reader, const json_t *object, const char *key,
                       const char *const *words)
{
    const json_t *array = tkd_read_array(reader, object, key);
    uint32_t bits = 0;
    for (size_t i = 0; i < json_array_size(array); i++) {
        const uint32_t found = find_word(json_array_get(array, i), words);
        if (found == UINT32_MAX) {
            tkd_read_fail(reader, key, "lubatud sõnad");
            return bits;
        }
        bits |= UINT32_C(1) << found;
    }
    return bits;
}

tkd_range tkd_read_list(tkd_picture_reader *reader, const json_t *object, const char *key,
                        tkd_list *list, uint32_t count)
{
    const json_t *array = tkd_read_array(reader, object, key);
    const uint32_t first = (uint32_t)list->count;
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *member = json_array_get(array, i);
        const double number = json_is_number(member) ? json_number_value(member) : -1.0;
        if (number != floor(number) || number < 0.0 || number >= (double)count) {
            tkd_read_fail(reader, key, "ridade numbrid");
            break;
        }
        int32_t *place = tkd_list_add(list);
        if (place == NULL) {
            tkd_read_no_memory(reader);
            break;
        }
        *place = (int32_t)number;
    }
    return (tkd_range){first, (uint32_t)list->count - first};
}

const json_t *tkd_read_array(tkd_picture_reader *reader, const json_t *object, const char *key)
{
    const json_t *member = json_object_get(object, key);
    if (member == NULL || json_is_null(member)) {
        return NULL;
    }
    if (!json_is_array(member)) {
        tkd_read_fail(reader, key, "loend");
        return NULL;
    }
    return member;
}
