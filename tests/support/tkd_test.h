// SPDX-License-Identifier: EUPL-1.2
// The tests' own words: cases that name their claim, and checks that print `file:line` and both
// values. cmocka runs the cases; each becomes a CTest entry `room.file.claim` by itself, because
// the build asks every test program for its list (tools/cmake/tests.cmake).
#ifndef TKD_TEST_H
#define TKD_TEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teekond/error.h"
#include "teekond/text.h"

/** One claim and the function that checks it. */
typedef struct tkd_test_case {
    const char *name;   /**< `room.file.claim`. */
    const char *labels; /**< CTest labels, separated by `;`. */
    void (*run)(void);
    struct tkd_test_case *next;
} tkd_test_case;

/** Add a case to this program's list; cases keep their order in the file. */
void tkd_test_case_register(tkd_test_case *entry);

/** A case with labels of its own: `unit`, `oracle`, `property`, `golden`, `slow`. */
#define TKD_CASE_LABELLED(room, file, claim, label_list)                                           \
    static void room##_##file##_##claim(void);                                                     \
    __attribute__((constructor)) static void register_##room##_##file##_##claim(void)              \
    {                                                                                              \
        static tkd_test_case entry = {                                                             \
            .name = #room "." #file "." #claim,                                                    \
            .labels = label_list,                                                                  \
            .run = room##_##file##_##claim,                                                        \
        };                                                                                         \
        tkd_test_case_register(&entry);                                                            \
    }                                                                                              \
    static void room##_##file##_##claim(void)

/** A unit case: `TKD_CASE(theory, mmc, wait_equals_independent_computation) { … }`. */
#define TKD_CASE(room, file, claim) TKD_CASE_LABELLED(room, file, claim, "unit")

/** An empty error record, the same one on each call; CHECK_OK prints what is in it. */
tkd_error *check_error(void);

/** The claim holds. */
#define CHECK(claim) check_claim((claim), #claim, __FILE__, __LINE__)
/** The call returns TKD_OK. */
#define CHECK_OK(call) check_status((call), TKD_OK, #call, __FILE__, __LINE__)
/** The call returns just this status. */
#define CHECK_STATUS(call, status) check_status((call), (status), #call, __FILE__, __LINE__)
/** Two numbers differ by at most `tolerance`; not-a-number is near nothing. */
#define CHECK_NEAR(actual, expected, tolerance)                                                    \
    check_near((actual), (expected), (tolerance), #actual, __FILE__, __LINE__)
/** Two numbers differ by at most `share` of the expected one. */
#define CHECK_NEAR_SHARE(actual, expected, share)                                                  \
    check_near_share((actual), (expected), (share), #actual, __FILE__, __LINE__)
/** The interval [low, high] holds the value. */
#define CHECK_COVERS(low, high, value)                                                             \
    check_covers((low), (high), (value), #value, __FILE__, __LINE__)
/** The interval `mean` ± `half_width` holds the expected value and is no wider than `widest`. */
#define CHECK_INTERVAL(mean, half_width, expected, widest)                                         \
    check_interval((mean), (half_width), (expected), (widest), #mean, __FILE__, __LINE__)
/** Two signed whole numbers are equal. */
#define CHECK_INT(actual, expected) check_int((actual), (expected), #actual, __FILE__, __LINE__)
/** Two sizes, counts or ids are equal. */
#define CHECK_SIZE(actual, expected) check_size((actual), (expected), #actual, __FILE__, __LINE__)
/** Two C strings are equal; prints the lines that differ. */
#define CHECK_TEXT(actual, expected) check_text((actual), (expected), #actual, __FILE__, __LINE__)
/** A text view equals a C string. */
#define CHECK_VIEW(actual, expected) check_view((actual), (expected), #actual, __FILE__, __LINE__)
/** A C string has another inside it. */
#define CHECK_CONTAINS(text, part) check_contains((text), (part), __FILE__, __LINE__)
/** `count` bytes equal the file `tests/<path>`; TEEKOND_UPDATE_GOLDEN=1 writes the file instead. */
#define CHECK_GOLDEN(bytes, count, path) check_golden((bytes), (count), (path), __FILE__, __LINE__)
/** The function returns TKD_ERR_MEMORY when its n-th take fails, for n = 1, 2, … until TKD_OK. */
#define CHECK_TORTURE(function, context)                                                           \
    check_torture((function), (context), #function, __FILE__, __LINE__)

/** What CHECK_TORTURE runs: the same work on every call, nothing kept between calls. */
typedef tkd_status (*check_torture_fn)(void *context);

/** The whole file `tests/<path>`, NUL-terminated; the case fails if it cannot be read. The bytes
 *  are kept until the program ends. `count` may be NULL. */
const char *test_file_read(const char *path, size_t *count);

/** The absolute path of `tests/<path>`; kept until the program ends. */
const char *test_path(const char *path);

void check_claim(bool holds, const char *claim, const char *file, int line);
void check_status(tkd_status actual, tkd_status expected, const char *call, const char *file,
                  int line);
void check_near(double actual, double expected, double tolerance, const char *name,
                const char *file, int line);
void check_near_share(double actual, double expected, double share, const char *name,
                      const char *file, int line);
void check_covers(double low, double high, double value, const char *name, const char *file,
                  int line);
void check_interval(double mean, double half_width, double expected, double widest,
                    const char *name, const char *file, int line);
void check_int(long long actual, long long expected, const char *name, const char *file, int line);
void check_size(size_t actual, size_t expected, const char *name, const char *file, int line);
void check_text(const char *actual, const char *expected, const char *name, const char *file,
                int line);
void check_view(tkd_text actual, const char *expected, const char *name, const char *file,
                int line);
void check_contains(const char *text, const char *part, const char *file, int line);
void check_golden(const char *bytes, size_t count, const char *path, const char *file, int line);
void check_torture(check_torture_fn function, void *context, const char *name, const char *file,
                   int line);

/** Print the lines in which two texts differ, expected (-) before actual (+). */
void test_print_difference(const char *actual, const char *expected);

#endif
