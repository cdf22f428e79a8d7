// SPDX-License-Identifier: EUPL-1.2
// Writing members of a JSON object one by one, as reader.h reads them. What is `put_some_…` is left out
// where it says nothing: the reader takes it for the same.
#ifndef TKD_PICTURE_PUT_H
#define TKD_PICTURE_PUT_H

#include "teekond/picture.h"

/** What all writers of the room need. */
typedef struct tkd_picture_putter {
    const tkd_picture *picture;
    tkd_json *json;
    uint32_t replications; /**< Estimates of so many need not say it. */
} tkd_picture_putter;

/** Writes the members of one row of a table. */
typedef void tkd_put_row_fn(const tkd_picture_putter *putter, uint32_t row);

void tkd_put_text(const tkd_picture_putter *putter, const char *key, tkd_text text);
void tkd_put_string(const tkd_picture_putter *putter, const char *key, const char *string);
void tkd_put_bool(const tkd_picture_putter *putter, const char *key, bool value);
void tkd_put_count(const tkd_picture_putter *putter, const char *key, uint64_t value);
void tkd_put_day(const tkd_picture_putter *putter, const char *key, int32_t day);
/** NaN: null. */
void tkd_put_number(const tkd_picture_putter *putter, const char *key, double value);
/** Of nobody: null. */
void tkd_put_estimate(const tkd_picture_putter *putter, const char *key, tkd_estimate estimate);
/** A row number, or null. */
void tkd_put_row(const tkd_picture_putter *putter, const char *key, int32_t row);
void tkd_put_label(const tkd_picture_putter *putter, const char *key, const tkd_label *label);
/** Row numbers. */
void tkd_put_list(const tkd_picture_putter *putter, const char *key, const int32_t *list,
                  tkd_range range);
/** The words whose bits are set. */
void tkd_put_bits(const tkd_picture_putter *putter, const char *key, const char *const *words,
                  uint32_t bits);

/** Left out where empty, false, NaN, of nobody, the list empty or the word the first one. */
void tkd_put_some_text(const tkd_picture_putter *putter, const char *key, tkd_text text);
void tkd_put_some_label(const tkd_picture_putter *putter, const char *key, const tkd_label *label);
void tkd_put_some_bool(const tkd_picture_putter *putter, const char *key, bool value);
void tkd_put_some_number(const tkd_picture_putter *putter, const char *key, double value);
void tkd_put_some_estimate(const tkd_picture_putter *putter, const char *key,
                           tkd_estimate estimate);
void tkd_put_some_list(const tkd_picture_putter *putter, const char *key, const int32_t *list,
                       tkd_range range);
void tkd_put_some_word(const tkd_picture_putter *putter, const char *key, const char *const *words,
                       uint32_t word);

/** An array of objects: rows of a table, or those that a row of another one holds. */
void tkd_put_rows(const tkd_picture_putter *putter, const char *key, tkd_range rows,
                  tkd_put_row_fn *put);
/** The same with each row on a line of its own; left out where there is none. */
void tkd_put_some_rows_flat(const tkd_picture_putter *putter, const char *key, tkd_range rows,
                            tkd_put_row_fn *put);

/** The tables by what they show: write_map.c, write_problems.c, write_beside.c. */
void tkd_put_key_figures(const tkd_picture_putter *putter, const char *key,
                         const tkd_picture_key_figures *figures);
void tkd_put_map(const tkd_picture_putter *putter);
void tkd_put_problems(const tkd_picture_putter *putter);
void tkd_put_beside(const tkd_picture_putter *putter);

#endif
