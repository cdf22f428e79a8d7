// SPDX-License-Identifier: EUPL-1.2
// Numbers: reading, the shortest form, the form for people.
#include "tkd_test.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "teekond/number.h"

static double parse(const char *digits)
{
    double value = -77.5;
    CHECK(tkd_number_parse(tkd_text_of(digits), true, &value));
    return value;
}

static void check_printed(double value, int decimals, tkd_language language, const char *expected)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_number_print(&out, value, decimals, language);
    CHECK_VIEW(tkd_writer_text(&out), expected);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, number, reads_what_users_write)
{
    CHECK(parse("0") == 0.0);
    CHECK(parse("1.9") == 1.9);
    CHECK(parse("-2") == -2.0);
    CHECK(parse("+0.60") == 0.6);
    CHECK(parse("000000000000000000000007.25") == 7.25);
}

// The compiler's own conversion is the judge: the hard cases of Clinger and of Gay.
TKD_CASE(base, number, reads_long_numbers_correctly_rounded)
{
    CHECK(parse("9007199254740993") == 9007199254740993.0);
    CHECK(parse("179769313486231580793.0") == 179769313486231580793.0);
    CHECK(parse("0.500000000000000166533453693773481063544750213623046875") ==
          0.500000000000000166533453693773481063544750213623046875);
    CHECK(parse("3.518437208883201171875") == 3.518437208883201171875);
    CHECK(parse("62.5364939768271845828") == 62.5364939768271845828);
    CHECK(parse("0.00000000000000000000000123456789012345") == 1.23456789012345e-24);
}

TKD_CASE(base, number, stops_where_the_number_ends)
{
    const struct {
        const char *text;
        double value;
        size_t used;
    } rows[] = {{"10..30min", 10.0, 2}, {"1.5h", 1.5, 3},   {"1.", 1.0, 1},   {"1,9", 1.0, 1},
                {"2e5", 2.0, 1},        {"20/45", 20.0, 2}, {"0x10", 0.0, 1}, {"1.9.2", 1.9, 3}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        double value = -1.0;
        size_t used = 0;
        CHECK(tkd_number_read(tkd_text_of(rows[i].text), false, &value, &used));
        CHECK(value == rows[i].value);
        CHECK_SIZE(used, rows[i].used);
    }
}

TKD_CASE(base, number, refuses_what_is_no_number)
{
    const char *const wrong[] = {"",   "-",  "+",   ".5",    "nan", "inf", "-inf",
                                 " 1", "1 ", "--1", "1_000", "1e5", "٣",   "-1x"};
    double value = 3.25;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        CHECK(!tkd_number_parse(tkd_text_of(wrong[i]), true, &value));
    }
    CHECK(!tkd_number_parse(TKD_TEXT("-1"), false, &value));
    CHECK(value == 3.25);
}

TKD_CASE(base, number, of_too_many_digits_is_none)
{
    char digits[1001];
    memset(digits, '9', sizeof(digits));
    double value = 0.0;
    CHECK(!tkd_number_parse((tkd_text){digits, 1000}, false, &value));
    CHECK(!tkd_number_parse((tkd_text){digits, 350}, false, &value)); // Larger than any double.
    CHECK(tkd_number_parse((tkd_text){digits, 300}, false, &value));
    memset(digits, '0', 100);
    CHECK(tkd_number_parse((tkd_text){digits, 400}, false, &value));
}

TKD_CASE(base, number, shortest_form_is_short)
{
    const struct {
        double value;
        const char *form;
    } rows[] = {{0.1, "0.1"},
                {2.385, "2.385"},
                {-1e-5, "-1e-5"},
                {1e22, "1e22"},
                {-0.0, "0"},
                {123456789012345.0, "123456789012345"},
                {0.1 + 0.2, "0.30000000000000004"},
                {5e-324, "5e-324"},
                {DBL_MAX, "1.7976931348623157e308"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char bytes[TKD_NUMBER_SIZE];
        const size_t size = tkd_number_shortest(rows[i].value, bytes);
        CHECK_TEXT(bytes, rows[i].form);
        CHECK_SIZE(size, strlen(rows[i].form));
    }
}

// A walk over numbers without pattern, by a multiplicative generator.
// Judged by the C library: of its roundings to 15, 16 and 17 digits the first that reads back. Numbers of
// all sizes that results have, among them neighbours of short ones, of whole ones and of powers of two.
TKD_CASE(base, number, shortest_form_is_the_first_rounding_that_reads_back)
{
    uint64_t state = 1;
    for (int i = 0; i < 200000; i++) {
        char bytes[TKD_NUMBER_SIZE];
        char judged[TKD_NUMBER_SIZE];
        double back = 0.0;
        state = state * 6364136223846793005U + 1442695040888963407U;
        const double random = (double)(state >> 11) * 0x1p-53;
        double value = exp(random * 43.0 - 9.0);
        value = i % 4 == 1 ? nextafter(floor(value * 1000.0) / 1000.0, i % 8 == 1 ? 0.0 : 1e300)
                           : value;
        value = i % 4 == 2 ? nextafter(exp2(i % 49), i % 8 == 2 ? 0.0 : 1e300) : value;
        value = i % 4 == 3 ? floor(value) + (double)(i % 16) / 16.0 : value;
        if (value < 1.1e-4 || value >= 9.9e14) {
            continue;
        }
        for (int digits = DBL_DIG; digits <= DBL_DECIMAL_DIG && back != value; digits++) {
            (void)snprintf(judged, sizeof judged, "%.*g", digits, value);
            CHECK(tkd_number_parse(tkd_text_of(judged), false, &back));
        }
        CHECK_SIZE(tkd_number_shortest(value, bytes), strlen(judged));
        CHECK_TEXT(bytes, judged);
    }
}

TKD_CASE(base, number, shortest_form_reads_back_identically)
{
    uint64_t state = UINT64_C(88172645463325252);
    for (size_t i = 0; i < 20000; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        const double value = ldexp((double)(state >> 11), (int)(state % 60) - 80);
        char bytes[TKD_NUMBER_SIZE];
        const size_t size = tkd_number_shortest(value, bytes);
        double back = -1.0;
        if (memchr(bytes, 'e', size) == NULL) {
            CHECK(tkd_number_parse((tkd_text){bytes, size}, true, &back));
            CHECK(back == value);
        }
    }
}

TKD_CASE(base, number, is_printed_for_people)
{
    check_printed(1234.5, 1, TKD_ET, "1234,5");
    check_printed(12345.67, 1, TKD_ET, "12\u00A0345,7");
    check_printed(-1234567.891, 2, TKD_RU, "−1\u00A0234\u00A0567,89");
    check_printed(1234567.0, 0, TKD_EN, "1,234,567");
    check_printed(0.62, 2, TKD_EN, "0.62");
}

TKD_CASE(base, number, rounding_to_nothing_has_no_sign)
{
    check_printed(-0.0004, 2, TKD_ET, "0,00");
    check_printed(-0.0, 0, TKD_ET, "0");
}

TKD_CASE(base, number, that_is_none_is_a_dash)
{
    check_printed((double)NAN, 3, TKD_ET, "–");
    check_printed(-(double)INFINITY, 3, TKD_ET, "−∞");
}

TKD_CASE(base, number, huge_ones_print_whole)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_number_print(&out, DBL_MAX, 99, TKD_EN);
    CHECK(tkd_writer_text(&out).size > 309);
    tkd_arena_clear(&arena);
}

// Where a locale with a decimal comma is installed, it changes nothing.
TKD_CASE(base, number, does_not_follow_the_locale)
{
    const char *const names[] = {"et_EE.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "ru_RU.UTF-8"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (setlocale(LC_ALL, names[i]) != NULL) {
            break;
        }
    }
    char bytes[TKD_NUMBER_SIZE];
    (void)tkd_number_shortest(62.5364939768271845828, bytes);
    CHECK_TEXT(bytes, "62.53649397682719");
    (void)tkd_number_shortest(62.5364939768271845828e-9, bytes);
    CHECK_TEXT(bytes, "6.253649397682718e-8");
    CHECK(parse("62.5364939768271845828") == 62.5364939768271845828);
    check_printed(1.5, 1, TKD_EN, "1.5");
    setlocale(LC_ALL, "C");
}
