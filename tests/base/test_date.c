// SPDX-License-Identifier: EUPL-1.2
// The calendar, Estonia's holidays, dates as people write them.
#include "tkd_test.h"

#include "teekond/date.h"

static int32_t day_of(int32_t year, int32_t month, int32_t day)
{
    return tkd_date_to_day((tkd_date){.year = year, .month = month, .day = day});
}

TKD_CASE(base, date, day_zero_is_1970)
{
    CHECK_INT(day_of(1970, 1, 1), 0);
    CHECK_INT(day_of(2000, 3, 1), 11017);
    CHECK_INT(day_of(1969, 12, 31), -1);
}

TKD_CASE(base, date, every_day_of_ten_centuries_comes_back)
{
    int32_t expected = day_of(1600, 1, 1);
    tkd_date stepped = {1600, 1, 1};
    for (int32_t day = expected; day < day_of(2600, 1, 1); day++) {
        const tkd_date date = tkd_date_from_day(day);
        CHECK(tkd_date_is_valid(date));
        CHECK_INT(tkd_date_to_day(date), expected++);
        CHECK_INT(tkd_date_to_day(stepped), day);
        CHECK_INT(stepped.month, date.month);
        stepped = tkd_date_next(stepped);
    }
}

TKD_CASE(base, date, leap_days_exist_in_leap_years_only)
{
    CHECK(tkd_date_is_valid((tkd_date){2028, 2, 29}));
    CHECK(tkd_date_is_valid((tkd_date){2000, 2, 29}));
    CHECK(!tkd_date_is_valid((tkd_date){2100, 2, 29}));
    CHECK(!tkd_date_is_valid((tkd_date){2026, 2, 29}));
    CHECK(tkd_date_is_valid((tkd_date){0, 2, 29}));
}

TKD_CASE(base, date, weekdays_begin_on_monday)
{
    CHECK_INT(tkd_date_weekday(day_of(2026, 1, 5)), 0);
    CHECK_INT(tkd_date_weekday(day_of(2026, 11, 22)), 6);
    CHECK_INT(tkd_date_weekday(day_of(1918, 2, 24)), 6);
}

// Dates of Easter from the tables of the Astronomical Applications Department, US Naval Observatory.
TKD_CASE(base, date, easter_agrees_with_the_tables)
{
    CHECK_INT(tkd_date_easter(2024), day_of(2024, 3, 31));
    CHECK_INT(tkd_date_easter(2025), day_of(2025, 4, 20));
    CHECK_INT(tkd_date_easter(2026), day_of(2026, 4, 5));
    CHECK_INT(tkd_date_easter(2027), day_of(2027, 3, 28));
    CHECK_INT(tkd_date_easter(2038), day_of(2038, 4, 25));
}

TKD_CASE(base, date, estonia_has_twelve_holidays_in_2026)
{
    size_t count = 0;
    for (int32_t day = day_of(2026, 1, 1); day <= day_of(2026, 12, 31); day++) {
        count += tkd_date_is_holiday(day);
    }
    CHECK_SIZE(count, 12);
    CHECK(tkd_date_is_holiday(day_of(2026, 2, 24)));
    CHECK(tkd_date_is_holiday(day_of(2026, 4, 3)));  // Good Friday
    CHECK(tkd_date_is_holiday(day_of(2026, 5, 24))); // Pentecost
    CHECK(!tkd_date_is_holiday(day_of(2026, 4, 6))); // Easter Monday is a working day
}

TKD_CASE(base, date, only_whole_dates_parse)
{
    tkd_date date = {0};
    CHECK(tkd_date_parse(TKD_TEXT("2026-01-05"), false, &date));
    CHECK_INT(date.year * 10000 + date.month * 100 + date.day, 20260105);
    CHECK(tkd_date_parse(TKD_TEXT("02-29"), true, &date));
    CHECK_INT(date.year, 0);
    const char *const wrong[] = {"",           "01-05",       "2026-1-5",   "2026-02-30",
                                 "0000-01-01", "2026-01-05T", "2026/01/05", "20-26-0105"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        CHECK(!tkd_date_parse(tkd_text_of(wrong[i]), false, &date));
    }
    CHECK(!tkd_date_parse(TKD_TEXT("13-01"), true, &date));
}

TKD_CASE(base, date, is_printed_as_the_language_has_it)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    const int32_t day = day_of(2026, 1, 5);
    tkd_date_print(&out, day, TKD_ET);
    tkd_write_char(&out, '|');
    tkd_date_print(&out, day, TKD_EN);
    tkd_write_char(&out, '|');
    tkd_date_write_iso(&out, day);
    CHECK_VIEW(tkd_writer_text(&out), "05.01.2026|5 January 2026|2026-01-05");
    tkd_arena_clear(&arena);
}
