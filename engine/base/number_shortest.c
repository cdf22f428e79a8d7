// SPDX-License-Identifier: EUPL-1.2
// The shortest decimal form that reads back as the same number. For the numbers that results are made
// of the question is answered exactly in 128-bit whole numbers: 15, 16 or 17 digits, the first rounding
// that lies within half a unit of the number's last place. Others go through the C library in the C
// locale. Both give the same digits.
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teekond/number.h"

__extension__ typedef unsigned __int128 wide;

enum { FRACTION_BITS = 52, DIGITS = 17, LEAST_POWER = -4, MOST_POWER = 14 };

static const uint64_t ten_to_digits = 100000000000000000; // 10^DIGITS

static const double decades[] = {1e-4, 1e-3, 1e-2, 1e-1, 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,
                                 1e6,  1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

// The power of ten of the first digit, for numbers in [1e-4, 1e15).
static int power_of(double magnitude)
{
    int power = LEAST_POWER;

    while (magnitude >= decades[power + 1 - LEAST_POWER]) {
        power++;
    }
    return power;
}

static uint64_t power_of_five(int exponent)
{
    uint64_t power = 1;

    for (int i = 0; i < exponent; i++) {
        power *= 5;
    }
    return power;
}

// The shortest rounding of the number as DIGITS digits, zeros behind: the number times
// 10^(DIGITS - 1 - power), which is mantissa × 5^k × 2^-shift, is compared as a whole number.
static uint64_t round_shortest(uint64_t mantissa, int k, unsigned shift)
{
    const uint64_t fives = power_of_five(k);
    const wide scaled = (wide)mantissa * fives;
    const uint64_t whole = (uint64_t)(scaled >> shift);
    const wide fraction = scaled & (((wide)1 << shift) - 1);

    for (uint64_t unit = 100;; unit /= 10) {
        const uint64_t low = whole % unit;
        const wide below = ((wide)low << shift) + fraction;
        const wide above = ((wide)unit << shift) - below;
        const uint64_t floor = whole - low;
        const bool is_up = below > above || (below == above && floor / unit % 2 == 1);
        const wide error = 2 * (is_up ? above : below);
        if (unit == 1 || error < fives || (error == fives && mantissa % 2 == 0)) {
            return floor + (is_up ? unit : 0);
        }
    }
}

// Writes DIGITS digits with the first at 10^power, without zeros at the end of the decimals.
static size_t write_digits(uint64_t digits, int power, char *bytes)
{
    char all[DIGITS];
    size_t size = 0;
    int last = DIGITS - 1;

    for (int i = DIGITS - 1; i >= 0; i--) {
        all[i] = (char)('0' + digits % 10);
        digits /= 10;
    }
    while (last > 0 && last > power && all[last] == '0') {
        last--;
    }
    if (power < 0) {
        bytes[size++] = '0';
        bytes[size++] = '.';
        for (int i = -1; i > power; i--) {
            bytes[size++] = '0';
        }
    }
    for (int i = 0; i <= last; i++) {
        if (power >= 0 && i == power + 1) {
            bytes[size++] = '.';
        }
        bytes[size++] = all[i];
    }
    bytes[size] = '\0';
    return size;
}

// 0: not among the numbers that this can do.
static size_t write_plainly(double number, char *bytes)
{
    const double magnitude = fabs(number);
    const uint64_t hidden = (uint64_t)1 << FRACTION_BITS;
    uint64_t bits = 0;
    size_t sign = 0;

    if (!(magnitude >= decades[0] && magnitude < decades[MOST_POWER + 1 - LEAST_POWER])) {
        return 0;
    }
    memcpy(&bits, &magnitude, sizeof bits);
    const uint64_t mantissa = (bits & (hidden - 1)) | hidden;
    const int exponent = (int)(bits >> FRACTION_BITS) - (DBL_MAX_EXP - 1) - FRACTION_BITS;
    int power = power_of(magnitude);
    const int k = DIGITS - 1 - power;
    if (mantissa == hidden) {
        return 0; // below it the numbers lie closer together than above
    }
    uint64_t digits = round_shortest(mantissa, k, (unsigned)-(exponent + k));
    if (digits == ten_to_digits) { // rounded up to the next power of ten
        digits /= 10;
        power++;
    }
    if (power > MOST_POWER) {
        return 0;
    }
    if (number < 0.0) {
        bytes[sign++] = '-';
    }
    return sign + write_digits(digits, power, bytes + sign);
}

// Makes `1e-05` into `1e-5` and `1e+22` into `1e22`; returns the new size.
static size_t shorten_exponent(char *bytes, size_t size)
{
    char *exponent = memchr(bytes, 'e', size);
    if (exponent == NULL) {
        return size;
    }
    char *to = exponent + 1;
    const char *from = to;
    if (*from == '-') {
        to++;
    }
    from++;
    while (*from == '0' && from[1] != '\0') {
        from++;
    }
    while (*from != '\0') {
        *to++ = *from++;
    }
    *to = '\0';
    return (size_t)(to - bytes);
}

// 15 digits without their last zeros are the shortest form where they suffice, but for the tiniest
// numbers, which carry fewer digits.
static size_t write_by_library(double number, char *bytes)
{
    const locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    const locale_t before = uselocale(plain);
    size_t size = 0;
    for (int digits = fabs(number) < DBL_MIN ? 1 : DBL_DIG; digits <= DBL_DECIMAL_DIG; digits++) {
        size = (size_t)snprintf(bytes, TKD_NUMBER_SIZE, "%.*g", digits, number);
        if (strtod(bytes, NULL) == number) {
            break;
        }
    }
    uselocale(before);
    if (plain != (locale_t)0) {
        freelocale(plain);
    }
    return shorten_exponent(bytes, size);
}

size_t tkd_number_shortest(double number, char bytes[TKD_NUMBER_SIZE])
{
    if (!isfinite(number)) {
        memcpy(bytes, "null", sizeof("null"));
        return sizeof("null") - 1;
    }
    if (number == 0.0) {
        memcpy(bytes, "0", sizeof("0"));
        return 1;
    }
    const size_t size = write_plainly(number, bytes);
    return size > 0 ? size : write_by_library(number, bytes);
}
