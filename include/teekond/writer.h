// SPDX-License-Identifier: EUPL-1.2
// A writer builds bytes in memory, up to a maximum, or streams them to a FILE. It remembers its
// first failure and swallows all after it, so callers check once, at the end.
// tkd_output replaces a file only when everything was written: temporary file, then rename.
#ifndef TEEKOND_WRITER_H
#define TEEKOND_WRITER_H

#include <stdio.h>

#include "teekond/text.h"

typedef struct tkd_writer {
    tkd_arena *arena; /**< Memory writer: borrowed; NULL for a stream. */
    FILE *stream;     /**< Stream writer: borrowed; NULL for memory. */
    char *bytes;
    size_t size;
    size_t capacity;
    size_t limit; /**< Memory writer: most bytes; 0 = no limit. */
    tkd_status status;
} tkd_writer;

TKD_API void tkd_writer_init_memory(tkd_writer *writer, tkd_arena *arena, size_t limit);
TKD_API void tkd_writer_init_stream(tkd_writer *writer, FILE *stream);
TKD_API void tkd_write(tkd_writer *writer, tkd_text text);
TKD_API void tkd_write_string(tkd_writer *writer, const char *string);
TKD_API void tkd_write_char(tkd_writer *writer, char byte);
TKD_API void tkd_write_format(tkd_writer *writer, const char *format, ...) TKD_PRINTF(2, 3);
/** The shortest decimal form that reads back identically, point as decimal mark, any locale;
 *  whole numbers below 1e15 without a point; "null" for NaN and infinities. */
TKD_API void tkd_write_number(tkd_writer *writer, double number);
/** What a memory writer holds, NUL-terminated; empty after a failure. */
TKD_API tkd_text tkd_writer_text(tkd_writer *writer);
/** TKD_OK, or the first failure; flushes a stream. */
TKD_API TKD_MUST_CHECK tkd_status tkd_writer_finish(tkd_writer *writer, tkd_error *err);

/** A file being written beside its final place. All-zero is nothing. */
typedef struct tkd_output {
    FILE *stream;
    char path[4096];
    char temporary[4096];
} tkd_output;

/** Open a temporary file beside `path`; "-" is standard output. TKD_ERR_IO with the reason. */
TKD_API TKD_MUST_CHECK tkd_status tkd_output_open(tkd_output *output, const char *path,
                                                  tkd_error *err);
/** Close and rename into place; on failure the old file stays and the temporary one is removed. */
TKD_API TKD_MUST_CHECK tkd_status tkd_output_commit(tkd_output *output, tkd_error *err);
/** Close and remove the temporary file. Nothing after a commit. */
TKD_API void tkd_output_cancel(tkd_output *output);

/** Why the system refused (an errno), in Estonian with the system's own words in brackets, into
 *  `words` of `size` bytes; returns `words`. */
TKD_API const char *tkd_reason(int reason, char *words, size_t size);

#endif
