// SPDX-License-Identifier: EUPL-1.2
// Files of the tests: fixtures that are read, golden files that are compared or, with
// TEEKOND_UPDATE_GOLDEN=1, rewritten; and the difference of two texts, line by line.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tkd_test.h"

#include <cmocka.h>

enum { LINES_SHOWN = 20 };

// Memory that lives as long as the program; the list keeps leak checkers content.
typedef struct kept {
    struct kept *next;
    char bytes[];
} kept;

static kept *all_kept;

static char *keep(size_t count)
{
    kept *piece = calloc(1, sizeof(kept) + count);
    if (piece == NULL) {
        abort();
    }
    piece->next = all_kept;
    all_kept = piece;
    return piece->bytes;
}

const char *test_path(const char *path)
{
    const size_t size = strlen(TKD_TESTS_FOLDER) + strlen(path) + 2;
    char *whole = keep(size);
    (void)snprintf(whole, size, "%s/%s", TKD_TESTS_FOLDER, path);
    return whole;
}

static char *read_whole(const char *path, size_t *count)
{
    FILE *file = fopen(test_path(path), "rb");
    char *bytes = NULL;

    if (file != NULL && fseek(file, 0, SEEK_END) == 0) {
        const long size = ftell(file);
        rewind(file);
        if (size >= 0) {
            bytes = keep((size_t)size + 1);
            *count = fread(bytes, 1, (size_t)size, file);
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return bytes;
}

const char *test_file_read(const char *path, size_t *count)
{
    size_t size = 0;
    const char *bytes = read_whole(path, &size);

    if (bytes == NULL) {
        print_error("cannot read tests/%s\n", path);
        _fail(__FILE__, __LINE__);
    }
    if (count != NULL) {
        *count = size;
    }
    return bytes;
}

static bool write_whole(const char *path, const char *bytes, size_t count)
{
    FILE *file = fopen(test_path(path), "wb");
    if (file == NULL) {
        return false;
    }
    const bool written = fwrite(bytes, 1, count, file) == count;
    return fclose(file) == 0 && written;
}

static size_t line_size(const char *text)
{
    const char *end = strchr(text, '\n');
    return end == NULL ? strlen(text) : (size_t)(end - text) + 1;
}

static void print_lines(char mark, const char *from, const char *end)
{
    for (int shown = 0; from < end; shown++) {
        const size_t size = line_size(from);
        if (shown == LINES_SHOWN) {
            print_error("  %c …\n", mark);
            return;
        }
        print_error("  %c %.*s\n", mark, (int)(size - (from[size - 1] == '\n')), from);
        from += size;
    }
}

void test_print_difference(const char *actual, const char *expected)
{
    size_t same = line_size(actual);
    while (*actual != '\0' && same == line_size(expected) && memcmp(actual, expected, same) == 0) {
        actual += same;
        expected += same;
        same = line_size(actual);
    }
    const char *actual_end = actual + strlen(actual);
    const char *expected_end = expected + strlen(expected);
    while (actual_end > actual && expected_end > expected && actual_end[-1] == expected_end[-1]) {
        actual_end--;
        expected_end--;
    }
    // The common end is taken by bytes; finish the line it began in.
    actual_end += line_size(actual_end);
    expected_end += line_size(expected_end);
    print_lines('-', expected, expected_end);
    print_lines('+', actual, actual_end);
}

void check_golden(const char *bytes, size_t count, const char *path, const char *file, int line)
{
    const char *update = getenv("TEEKOND_UPDATE_GOLDEN");
    size_t expected_count = 0;

    if (update != NULL && strcmp(update, "1") == 0) {
        check_claim(write_whole(path, bytes, count), "the golden file is written", file, line);
        return;
    }
    const char *expected = read_whole(path, &expected_count);
    if (expected == NULL) {
        print_error("no golden file tests/%s; TEEKOND_UPDATE_GOLDEN=1 writes it\n", path);
        _fail(file, line);
    } else if (count != expected_count || memcmp(bytes, expected, count) != 0) {
        char *actual = keep(count + 1);
        memcpy(actual, bytes, count);
        print_error("other than tests/%s (- expected, + actual):\n", path);
        test_print_difference(actual, expected);
        _fail(file, line);
    }
}
