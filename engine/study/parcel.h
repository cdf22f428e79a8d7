// SPDX-License-Identifier: EUPL-1.2
// A parcel: what replications gave, as a flat row of 64-bit words, to be carried to another process.
// Numbers are stored as their IEEE 754 bits, so that what is read back is what was put in, bit for
// bit, on any machine that swaps words rightly.
#ifndef TKD_STUDY_PARCEL_H
#define TKD_STUDY_PARCEL_H

#include "teekond/simulate.h"

/** Caller's storage. Written from front to back, then read from front to back. */
typedef struct tkd_parcel {
    tkd_arena *arena; /**< Of the words. Borrowed. */
    uint64_t *words;
    size_t count;
    size_t capacity;
    size_t at;   /**< Next word to be read. */
    bool failed; /**< Memory ran out, or more was read than was put in. */
} tkd_parcel;

/** An empty parcel whose words live in `arena`. */
void tkd_parcel_init(tkd_parcel *parcel, tkd_arena *arena);
/** Empty it; its memory is used again. */
void tkd_parcel_empty(tkd_parcel *parcel);
/** Make it hold `count` words, to be filled by the caller and read from the front. */
bool tkd_parcel_make(tkd_parcel *parcel, size_t count);

/** Put something in; `failed` says whether it went wrong. */
void tkd_parcel_put_word(tkd_parcel *parcel, uint64_t word);
void tkd_parcel_put_numbers(tkd_parcel *parcel, const double *numbers, size_t count);
void tkd_parcel_put_tally(tkd_parcel *parcel, const tkd_layout *layout, const tkd_tally *tally);
/** @param logs  [stream_count] */
void tkd_parcel_put_logs(tkd_parcel *parcel, const tkd_client_log *logs, size_t stream_count);
void tkd_parcel_put_error(tkd_parcel *parcel, const tkd_error *error);

/** Take out what was put in, in the same order. After a failure: zeros. */
uint64_t tkd_parcel_word(tkd_parcel *parcel);
void tkd_parcel_numbers(tkd_parcel *parcel, double *numbers, size_t count);
/** A tally and logs in `arena`; false after a failure. */
TKD_MUST_CHECK bool tkd_parcel_tally(tkd_parcel *parcel, const tkd_layout *layout, tkd_arena *arena,
                                     tkd_tally *tally);
TKD_MUST_CHECK bool tkd_parcel_logs(tkd_parcel *parcel, size_t stream_count, tkd_arena *arena,
                                    const tkd_client_log **logs);
/** The error, raised again: returns its status. */
TKD_MUST_CHECK tkd_status tkd_parcel_error(tkd_parcel *parcel, tkd_error *err);

#endif
