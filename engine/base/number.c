// SPDX-License-Identifier: EUPL-1.2
// Numbers, whatever the locale. Short numbers are exact products of the reading itself: a mantissa
// and a power of ten that doubles hold exactly, divided once. Longer ones go through the C library
// in the C locale. The shortest form is written in number_shortest.c. Source: Clinger, How to read floating point numbers accurately (1990).
#include "teekond/number.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_NUMBER = 400, EXACT_DIGITS = 15, EXACT_POWER = 22 };

static const double powers_of_ten[EXACT_POWER + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

// A thread's locale set to C, and what it was.
typedef struct plain_locale {
    locale_t plain;
    locale_t before;
} plain_locale;

static plain_locale enter_plain_locale(void)
{
    plain_locale locale = {.plain = newlocale(LC_ALL_MASK, "C", (locale_t)0)};
    locale.before = uselocale(locale.plain);
    return locale;
}

static void leave_plain_locale(plain_locale locale)
{
    uselocale(locale.before);
    if (locale.plain != (locale_t)0) {
        freelocale(locale.plain);
    }
}

static bool is_digit(tkd_text text, size_t at)
{
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

// The value of [0-9]+(.[0-9]+)?, at most LONGEST_NUMBER digits.
static double convert(tkd_text digits)
{
    uint64_t mantissa = 0;
    size_t significant = 0;
    size_t decimals = 0;
    bool after_point = false;
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] == '.') {
            after_point = true;
            continue;
        }
        decimals += after_point;
        significant += significant > 0 || digits.data[i] != '0';
        if (significant <= EXACT_DIGITS) {
            mantissa = mantissa * 10 + (uint64_t)(digits.data[i] - '0');
        }
    }
    if (significant <= EXACT_DIGITS && decimals <= EXACT_POWER) {
        return (double)mantissa / powers_of_ten[decimals];
    }
    char buffer[LONGEST_NUMBER + 2];
    memcpy(buffer, digits.data, digits.size);
    buffer[digits.size] = '\0';
    const plain_locale locale = enter_plain_locale();
    const double value = strtod(buffer, NULL);
    leave_plain_locale(locale);
    return value;
}

bool tkd_number_read(tkd_text text, bool sign, double *value, size_t *used)
{
    size_t at = 0;
    const bool has_sign = sign && text.size > 0 && (text.data[0] == '-' || text.data[0] == '+');
    at += has_sign;
    const size_t start = at;
    size_t digit_count = 0;
    while (is_digit(text, at)) {
        at++;
        digit_count++;
    }
    if (digit_count == 0) {
        return false;
    }
    if (at < text.size && text.data[at] == '.' && is_digit(text, at + 1)) {
        at++;
        while (is_digit(text, at)) {
            at++;
            digit_count++;
        }
    }
    if (digit_count > LONGEST_NUMBER) {
        return false;
    }
    const double magnitude = convert(tkd_text_part(text, start, at - start));
    if (!isfinite(magnitude)) {
        return false;
    }
    *value = has_sign && text.data[0] == '-' ? -magnitude : magnitude;
    *used = at;
    return true;
}

bool tkd_number_parse(tkd_text text, bool sign, double *value)
{
    double read = 0.0;
    size_t used = 0;
    if (!tkd_number_read(text, sign, &read, &used) || used != text.size) {
        return false;
    }
    *value = read;
    return true;
}

void tkd_number_print(tkd_writer *out, double value, int decimals, tkd_language language)
{
    if (!isfinite(value)) {
        tkd_write_string(out, isnan(value) ? "–" : value < 0.0 ? "−∞" : "∞");
        return;
    }
    char bytes[DBL_MAX_10_EXP + 40];
    const int places = decimals < 0 ? 0 : decimals > 20 ? 20 : decimals;
    const plain_locale locale = enter_plain_locale();
    const int written = snprintf(bytes, sizeof(bytes), "%.*f", places, fabs(value));
    leave_plain_locale(locale);

    const tkd_text digits = {bytes, (size_t)written};
    const size_t whole = places == 0 ? digits.size : digits.size - (size_t)places - 1;
    const bool is_zero = strspn(bytes, "0.") == digits.size;
    if (value < 0.0 && !is_zero) {
        tkd_write(out, TKD_TEXT("−"));
    }
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && whole >= 5 && (whole - i) % 3 == 0) {
            tkd_write(out, language == TKD_EN ? TKD_TEXT(",") : TKD_TEXT("\xC2\xA0"));
        }
        tkd_write_char(out, bytes[i]);
    }
    if (places > 0) {
        tkd_write_char(out, language == TKD_EN ? '.' : ',');
        tkd_write(out, tkd_text_part(digits, whole + 1, (size_t)places));
    }
}
