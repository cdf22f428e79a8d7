// SPDX-License-Identifier: EUPL-1.2
// Reading members of a JSON object one by one: each getter checks the kind and the range, and says
// where it was. The first fault is kept and the rest passed over, so that callers check once.
#ifndef TKD_PICTURE_READER_H
#define TKD_PICTURE_READER_H

#include "teekond/picture.h"

#include <jansson.h>

typedef struct tkd_picture_reader {
    tkd_arena *arena;
    tkd_error *err;
    tkd_status status;
    const char *table; /**< Of the row being read. */
    size_t row;
} tkd_picture_reader;

/** Remembers that a member is not as it must be. */
void tkd_read_fail(tkd_picture_reader *reader, const char *key, const char *expected);
/** Remembers that memory ran out. */
void tkd_read_no_memory(tkd_picture_reader *reader);

/** Text copied into the arena; absent or null is empty. */
tkd_text tkd_read_text(tkd_picture_reader *reader, const json_t *object, const char *key);
/** A label: a string, or an object by language; absent is empty. */
tkd_label tkd_read_label(tkd_picture_reader *reader, const json_t *object, const char *key);
/** A number; absent or null is NaN. */
double tkd_read_number(tkd_picture_reader *reader, const json_t *object, const char *key);
/** A number in [low, high]; must be there. */
double tkd_read_number_needed(tkd_picture_reader *reader, const json_t *object, const char *key,
                              double low, double high);
/** A day number of a year that a calendar knows; must be there. */
int32_t tkd_read_day_needed(tkd_picture_reader *reader, const json_t *object, const char *key);
/** A whole number in [low, high]; absent is `low`. */
double tkd_read_whole(tkd_picture_reader *reader, const json_t *object, const char *key, double low,
                      double high);
bool tkd_read_bool(tkd_picture_reader *reader, const json_t *object, const char *key);
/** An estimate; absent or null is of nobody. */
tkd_estimate tkd_read_estimate(tkd_picture_reader *reader, const json_t *object, const char *key,
                               uint32_t replications);
/** A row number below `count`, or TKD_NONE when absent or null. */
int32_t tkd_read_row(tkd_picture_reader *reader, const json_t *object, const char *key,
                     uint32_t count);
/** A row number below `count`; must be there. */
int32_t tkd_read_row_needed(tkd_picture_reader *reader, const json_t *object, const char *key,
                            uint32_t count);
/** Index of a word in a NULL-terminated list; 0 when absent. */
uint32_t tkd_read_word(tkd_picture_reader *reader, const json_t *object, const char *key,
                       const char *const *words);
/** Bits of words in an array. */
uint32_t tkd_read_bits(tkd_picture_reader *reader, const json_t *object, const char *key,
                       const char *const *words);
/** Row numbers below `count`, appended to a list of int32_t. */
tkd_range tkd_read_list(tkd_picture_reader *reader, const json_t *object, const char *key,
                        tkd_list *list, uint32_t count);
/** A member that is an array; NULL when absent. */
const json_t *tkd_read_array(tkd_picture_reader *reader, const json_t *object, const char *key);

#endif
