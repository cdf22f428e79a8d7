// SPDX-License-Identifier: EUPL-1.2
// The checks: each prints what was found and what was expected, then ends the case at the caller's
// line.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include "tkd_test.h"

#include <cmocka.h>

static tkd_error current_error;

tkd_error *check_error(void)
{
    current_error = (tkd_error){0};
    return &current_error;
}

void check_claim(bool holds, const char *claim, const char *file, int line)
{
    if (!holds) {
        print_error("does not hold: %s\n", claim);
        _fail(file, line);
    }
}

void check_status(tkd_status actual, tkd_status expected, const char *call, const char *file,
                  int line)
{
    if (actual == expected) {
        return;
    }
    print_error("%s\n  returned %s, expected %s\n", call, tkd_status_name(actual),
                tkd_status_name(expected));
    if (current_error.status != TKD_OK) {
        print_error("  message: %s (raised at %s:%d)\n", current_error.message,
                    current_error.raised_file, current_error.raised_line);
    }
    _fail(file, line);
}

void check_near(double actual, double expected, double tolerance, const char *name,
                const char *file, int line)
{
    if (!(fabs(actual - expected) <= tolerance)) {
        print_error("%s = %.17g, expected %.17g within %.3g; difference %.3g\n", name, actual,
                    expected, tolerance, actual - expected);
        _fail(file, line);
    }
}

void check_near_share(double actual, double expected, double share, const char *name,
                      const char *file, int line)
{
    check_near(actual, expected, fabs(expected) * share, name, file, line);
}

void check_covers(double low, double high, double value, const char *name, const char *file,
                  int line)
{
    if (!(low <= value && value <= high)) {
        print_error("%s = %.17g is outside [%.17g, %.17g]\n", name, value, low, high);
        _fail(file, line);
    }
}

void check_interval(double mean, double half_width, double expected, double widest,
                    const char *name, const char *file, int line)
{
    if (!(half_width <= widest)) {
        print_error("the interval of %s is too wide to prove anything: ± %.3g, wanted ± %.3g\n",
                    name, half_width, widest);
        _fail(file, line);
    }
    if (!(fabs(mean - expected) <= half_width)) {
        print_error("%s = %.9g ± %.3g does not cover %.9g\n", name, mean, half_width, expected);
        _fail(file, line);
    }
}

void check_int(long long actual, long long expected, const char *name, const char *file, int line)
{
    if (actual != expected) {
        print_error("%s = %lld, expected %lld\n", name, actual, expected);
        _fail(file, line);
    }
}

void check_size(size_t actual, size_t expected, const char *name, const char *file, int line)
{
    if (actual != expected) {
        print_error("%s = %zu, expected %zu\n", name, actual, expected);
        _fail(file, line);
    }
}

void check_text(const char *actual, const char *expected, const char *name, const char *file,
                int line)
{
    if (actual == NULL || expected == NULL) {
        check_claim(actual == expected, name, file, line);
    } else if (strcmp(actual, expected) != 0) {
        print_error("%s is another text (- expected, + actual):\n", name);
        test_print_difference(actual, expected);
        _fail(file, line);
    }
}

void check_view(tkd_text actual, const char *expected, const char *name, const char *file, int line)
{
    const size_t size = strlen(expected);
    if (actual.size != size || (size > 0 && memcmp(actual.data, expected, size) != 0)) {
        print_error("%s = \"%.*s\", expected \"%s\"\n", name, (int)actual.size,
                    actual.data == NULL ? "" : actual.data, expected);
        _fail(file, line);
    }
}

void check_contains(const char *text, const char *part, const char *file, int line)
{
    if (text == NULL || strstr(text, part) == NULL) {
        print_error("\"%s\" is nowhere in:\n%s\n", part, text == NULL ? "(null)" : text);
        _fail(file, line);
    }
}

void check_torture(check_torture_fn function, void *context, const char *name, const char *file,
                   int line)
{
    enum { TAKES_MAX = 1000000 };

    if (!tkd_arena_fail_after(0)) {
        skip(); // An arena without the failing build: nothing can be made to fail.
    }
    for (size_t n = 1; n <= TAKES_MAX; n++) {
        (void)tkd_arena_fail_after(n);
        const tkd_status status = function(context);
        (void)tkd_arena_fail_after(0);
        if (status == TKD_OK) {
            return;
        }
        if (status != TKD_ERR_MEMORY) {
            print_error("%s returned %s when take %zu failed, expected memory\n", name,
                        tkd_status_name(status), n);
            _fail(file, line);
        }
    }
    print_error("%s did not pass even when %d takes succeeded\n", name, TAKES_MAX);
    _fail(file, line);
}
