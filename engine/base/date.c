// SPDX-License-Identifier: EUPL-1.2
// Days and dates. The calendar repeats every 400 years (an era of 146,097 days); counting years
// from March puts the leap day last, so that months need no table.
#include "teekond/date.h"

static bool is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool tkd_date_is_valid(tkd_date date)
{
    if (date.year < 0 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1) {
        return false;
    }
    const bool has_leap_day = date.month == 2 && (date.year == 0 || is_leap(date.year));
    return date.day <= lengths[date.month - 1] + (has_leap_day ? 1 : 0);
}

int32_t tkd_date_to_day(tkd_date date)
{
    const int32_t year = date.year - (date.month <= 2);
    const int32_t era = (year >= 0 ? year : year - 399) / 400;
    const int32_t year_of_era = year - era * 400;
    const int32_t month_from_march = date.month + (date.month > 2 ? -3 : 9);
    const int32_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const int32_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

tkd_date tkd_date_from_day(int32_t day)
{
    const int64_t shifted = (int64_t)day + 719468;
    const int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int32_t day_of_era = (int32_t)(shifted - era * 146097);
    const int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int32_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int32_t month_from_march = (5 * day_of_year + 2) / 153;
    const int32_t month = month_from_march + (month_from_march < 10 ? 3 : -9);
    return (tkd_date){
        .year = (int32_t)(year_of_era + era * 400) + (month <= 2),
        .month = month,
        .day = day_of_year - (153 * month_from_march + 2) / 5 + 1,
    };
}

tkd_date tkd_date_next(tkd_date date)
{
    const bool has_leap_day = date.month == 2 && is_leap(date.year);

    if (date.day < lengths[date.month - 1] + (has_leap_day ? 1 : 0)) {
        return (tkd_date){date.year, date.month, date.day + 1};
    }
    return date.month < 12 ? (tkd_date){date.year, date.month + 1, 1}
                           : (tkd_date){date.year + 1, 1, 1};
}

int tkd_date_weekday(int32_t day)
{
    const int remainder = (int)(((int64_t)day + 3) % 7); // Day 0 was a Thursday.
    return remainder < 0 ? remainder + 7 : remainder;
}

int32_t tkd_date_easter(int32_t year)
{
    const int32_t a = year % 19;
    const int32_t b = year / 100;
    const int32_t c = year % 100;
    const int32_t d = b / 4;
    const int32_t e = b % 4;
    const int32_t f = (b + 8) / 25;
    const int32_t g = (b - f + 1) / 3;
    const int32_t h = (19 * a + b - d - g + 15) % 30;
    const int32_t i = c / 4;
    const int32_t k = c % 4;
    const int32_t l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int32_t m = (a + 11 * h + 22 * l) / 451;
    const int32_t n = h + l - 7 * m + 114;
    return tkd_date_to_day((tkd_date){.year = year, .month = n / 31, .day = n % 31 + 1});
}

bool tkd_date_is_holiday_on(tkd_date date)
{
    static const struct {
        int8_t month;
        int8_t day;
    } fixed[] = {
        {1, 1},   // uusaasta
        {2, 24},  // iseseisvuspäev
        {5, 1},   // kevadpüha
        {6, 23},  // võidupüha
        {6, 24},  // jaanipäev
        {8, 20},  // taasiseseisvumispäev
        {12, 24}, // jõululaupäev
        {12, 25}, // esimene jõulupüha
        {12, 26}, // teine jõulupüha
    };
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
        if (fixed[i].month == date.month && fixed[i].day == date.day) {
            return true;
        }
    }
    if (date.month < 3 || date.month > 6) { // Easter is from 22 March to 25 April.
        return false;
    }
    const int32_t after_easter = tkd_date_to_day(date) - tkd_date_easter(date.year);
    // Good Friday, Easter Sunday, Pentecost.
    return after_easter == -2 || after_easter == 0 || after_easter == 49;
}

bool tkd_date_is_holiday(int32_t day)
{
    return tkd_date_is_holiday_on(tkd_date_from_day(day));
}

// Reads exactly `count` digits at `at`; -1 when there are none.
static int32_t read_digits(tkd_text text, size_t at, size_t count)
{
    int32_t value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= text.size || text.data[i] < '0' || text.data[i] > '9') {
            return -1;
        }
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

bool tkd_date_parse(tkd_text text, bool without_year, tkd_date *date)
{
    const bool has_year = text.size == 10 && text.data[4] == '-';
    if (!has_year && !(without_year && text.size == 5)) {
        return false;
    }
    const size_t at = has_year ? 5 : 0;
    const tkd_date read = {
        .year = has_year ? read_digits(text, 0, 4) : 0,
        .month = read_digits(text, at, 2),
        .day = read_digits(text, at + 3, 2),
    };
    if (text.data[at + 2] != '-' || (has_year && read.year < 1) || !tkd_date_is_valid(read)) {
        return false;
    }
    *date = read;
    return true;
}

void tkd_date_write_iso(tkd_writer *out, int32_t day)
{
    const tkd_date date = tkd_date_from_day(day);
    tkd_write_format(out, "%04d-%02d-%02d", (int)date.year, (int)date.month, (int)date.day);
}

void tkd_date_print(tkd_writer *out, int32_t day, tkd_language language)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    const tkd_date date = tkd_date_from_day(day);
    if (language == TKD_EN) {
        tkd_write_format(out, "%d %s %d", (int)date.day, months[date.month - 1], (int)date.year);
    } else {
        tkd_write_format(out, "%02d.%02d.%04d", (int)date.day, (int)date.month, (int)date.year);
    }
}
