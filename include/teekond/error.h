// SPDX-License-Identifier: EUPL-1.2
// One status, one error record. A function that can fail returns a status and fills the caller's
// record: where in the user's text it went wrong, and where in ours it was raised. Many problems of
// one input are collected in a list instead: see problem.h.
#ifndef TEEKOND_ERROR_H
#define TEEKOND_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teekond/api.h"

/** The outcome of a call. The message of the error carries the detail. */
typedef enum tkd_status {
    TKD_OK = 0,        /**< Done. */
    TKD_ERR_MEMORY,    /**< Memory ran out, or a limit of an arena was reached. */
    TKD_ERR_IO,        /**< A file could not be read or written. */
    TKD_ERR_SYNTAX,    /**< The text is not of the language expected (YAML, JSON, UTF-8). */
    TKD_ERR_VALUE,     /**< A value is outside its range, or the input has errors. */
    TKD_ERR_REFERENCE, /**< Something named does not exist. */
    TKD_ERR_LIMIT,     /**< A stated limit was passed: depth, size, number, no steady state. */
    TKD_ERR_LIBRARY,   /**< A library behind us failed. */
} tkd_status;

/** A place in the user's files. Lines and columns count from 1, columns in characters. */
typedef struct tkd_place {
    uint32_t file;   /**< Index into the `tkd_files` of the reading; 0 = no file. */
    uint32_t line;   /**< 0 = unknown. */
    uint32_t column; /**< 0 = unknown. */
    uint32_t width;  /**< Characters that the caret marks; 0 counts as 1. */
} tkd_place;

/** What went wrong first. Starts as `{0}`; the first error wins and is never overwritten. */
typedef struct tkd_error {
    tkd_status status;
    tkd_place place;         /**< The user's file, line, column. */
    const char *raised_file; /**< Our source, relative to the repository. */
    int raised_line;
    char message[240]; /**< UTF-8, never cut inside a character. */
} tkd_error;

/** Fill `err` unless it is NULL or already filled; returns `status` so that it can be returned on. */
TKD_API tkd_status tkd_error_set(tkd_error *err, tkd_status status, tkd_place place,
                                 const char *raised_file, int raised_line, const char *format, ...)
    TKD_PRINTF(6, 7);

/** Raise an error here: `return TKD_FAIL(err, TKD_ERR_VALUE, place, "…", …);` */
#define TKD_FAIL(err, status, place, ...)                                                          \
    tkd_error_set((err), (status), (place), __FILE__, __LINE__, __VA_ARGS__)

/** No place: for errors that are not about the user's text. */
#define TKD_NOWHERE ((tkd_place){0})

/** Return early when `call` fails. Only where nothing needs releasing. */
#define TKD_TRY(call)                                                                              \
    do {                                                                                           \
        const tkd_status tkd_try_status_ = (call);                                                 \
        if (tkd_try_status_ != TKD_OK) {                                                           \
            return tkd_try_status_;                                                                \
        }                                                                                          \
    } while (0)

/** Name of a status in English, e.g. "memory". Never NULL. */
TKD_API const char *tkd_status_name(tkd_status status);

/** Where a broken invariant ends: prints the claim and aborts. The place for a breakpoint. */
_Noreturn TKD_API void tkd_bug(const char *claim, const char *file, int line);

/** Precondition, always checked, cheap. Never about user data. */
#define TKD_REQUIRE(claim) ((claim) ? (void)0 : tkd_bug(#claim, __FILE__, __LINE__))

/** Invariant, checked in debug builds. Never about user data. */
#ifdef NDEBUG
#define TKD_ASSERT(claim) ((void)0)
#else
#define TKD_ASSERT(claim) TKD_REQUIRE(claim)
#endif

#endif
