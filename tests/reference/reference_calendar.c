// SPDX-License-Identifier: EUPL-1.2
// Calendars by walking, see reference_calendar.h. Estonia's public holidays are listed here once more
// (pühade ja tähtpäevade seadus § 1–2), Easter by Gauss's rule as Lichtenberg corrected it.
#include "reference_calendar.h"

#include <math.h>

enum { LOOK_AHEAD_DAYS = 3660 };

static const double day_s = 86400.0;

int32_t calendar_day(double time_s)
{
    return (int32_t)floor(time_s / day_s);
}

// Easter Sunday as a day of March (32 is 1 April), years 1900–2099.
static int32_t easter(int32_t year)
{
    const int32_t a = year % 19;
    const int32_t d = (19 * a + 24) % 30;
    const int32_t e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
    const int32_t day = 22 + d + e;

    if (day == 57 || (day == 56 && d == 28 && e == 6 && a > 10)) {
        return day - 7;
    }
    return day;
}

static bool is_holiday(int32_t day)
{
    static const int32_t fixed[] = {101, 224, 501, 623, 624, 820, 1224, 1225, 1226};
    const tkd_date date = tkd_date_from_day(day);
    const int32_t march_first = tkd_date_to_day((tkd_date){date.year, 3, 1});
    const int32_t since_easter = day - (march_first + easter(date.year) - 1);

    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) {
        if (date.month * 100 + date.day == fixed[i]) {
            return true;
        }
    }
    return since_easter == -2 || since_easter == 0 || since_easter == 49;
}

// Both ends included; without a year every year, and then over the new year too.
static bool falls_in(tkd_date_range range, tkd_date date)
{
    const int32_t from = (range.from.year * 100 + range.from.month) * 100 + range.from.day;
    const int32_t to = (range.to.year * 100 + range.to.month) * 100 + range.to.day;
    int32_t here = (date.year * 100 + date.month) * 100 + date.day;

    if (range.from.year == 0) {
        here = date.month * 100 + date.day;
        if (to < from) {
            return here >= from || here <= to;
        }
    }
    return here >= from && here <= to;
}

static bool falls_in_any(const tkd_model *model, tkd_range ranges, tkd_date date)
{
    for (uint32_t i = 0; i < ranges.count; i++) {
        if (falls_in(model->date_ranges[ranges.first + i], date)) {
            return true;
        }
    }
    return false;
}

static const tkd_calendar *row_of(const tkd_model *model, int32_t calendar)
{
    return calendar == TKD_NONE ? &model->calendars[TKD_CALENDAR_ALWAYS]
                                : &model->calendars[calendar];
}

// Not closed by date, whatever the weekday.
static bool is_in_season(const tkd_model *model, const tkd_calendar *row, int32_t day)
{
    const tkd_date date = tkd_date_from_day(day);

    return !(row->closed_holidays && is_holiday(day)) && !falls_in_any(model, row->closed, date) &&
           (row->only.count == 0 || falls_in_any(model, row->only, date));
}

// Opening `i` of the calendar on a day of the run; false when it is not of that day.
static bool opening_on(const tkd_model *model, const tkd_calendar *row, int32_t day, uint32_t i,
                       double *open_s, double *close_s)
{
    const tkd_opening *opening = &model->openings[row->openings.first + i];
    const int32_t date = model->run.start_day + day;

    if (opening->weekday != tkd_date_weekday(date) || !is_in_season(model, row, date)) {
        return false;
    }
    *open_s = day * day_s + opening->open_s;
    *close_s = day * day_s + opening->close_s;
    return true;
}

// The opening of one calendar that holds a moment; empty while it is closed.
static void opening_of(const tkd_model *model, int32_t calendar, double time_s, double *open_s,
                       double *close_s)
{
    const tkd_calendar *row = row_of(model, calendar);
    const int32_t day = calendar_day(time_s);

    for (uint32_t i = 0; i < row->openings.count; i++) {
        if (opening_on(model, row, day, i, open_s, close_s) && *open_s <= time_s &&
            time_s < *close_s) {
            return;
        }
    }
    *open_s = day * day_s;
    *close_s = row->always ? *open_s + day_s : *open_s;
}

bool calendar_opening(const tkd_model *model, opening_hours hours, double time_s, double *open_s,
                      double *close_s)
{
    double besides_open_s = 0.0;
    double besides_close_s = 0.0;

    opening_of(model, hours.calendar, time_s, open_s, close_s);
    opening_of(model, hours.besides, time_s, &besides_open_s, &besides_close_s);
    *open_s = fmax(*open_s, besides_open_s);
    *close_s = fmin(*close_s, besides_close_s);
    return *open_s <= time_s && time_s < *close_s;
}

bool calendar_is_open(const tkd_model *model, opening_hours hours, double time_s)
{
    double open_s = 0.0;
    double close_s = 0.0;

    return calendar_opening(model, hours, time_s, &open_s, &close_s);
}

static double next_change_of(const tkd_model *model, int32_t calendar, double time_s)
{
    const tkd_calendar *row = row_of(model, calendar);
    const int32_t day = calendar_day(time_s);
    double next_s = (day + 1) * day_s;
    double open_s = 0.0;
    double close_s = 0.0;

    for (uint32_t i = 0; i < row->openings.count; i++) {
        if (opening_on(model, row, day, i, &open_s, &close_s)) {
            next_s = open_s > time_s ? fmin(next_s, open_s) : next_s;
            next_s = close_s > time_s ? fmin(next_s, close_s) : next_s;
        }
    }
    return next_s;
}

double calendar_next_change(const tkd_model *model, opening_hours hours, double time_s)
{
    return fmin(next_change_of(model, hours.calendar, time_s),
                next_change_of(model, hours.besides, time_s));
}

double calendar_next_open(const tkd_model *model, opening_hours hours, double time_s)
{
    const double end_s = time_s + LOOK_AHEAD_DAYS * day_s;

    while (time_s < end_s && !calendar_is_open(model, hours, time_s)) {
        time_s = calendar_next_change(model, hours, time_s);
    }
    return time_s < end_s ? time_s : (double)INFINITY;
}

static bool opens_on(const tkd_model *model, opening_hours hours, int32_t day)
{
    return calendar_day(calendar_next_open(model, hours, day * day_s)) == day;
}

double calendar_add_days(const tkd_model *model, opening_hours hours, double time_s, int32_t days)
{
    double now_s = days > 0 ? calendar_next_open(model, hours, time_s) : time_s;

    for (int32_t day = calendar_day(now_s); days > 0; days--) {
        do {
            day++;
            now_s += day_s;
            if (now_s > time_s + LOOK_AHEAD_DAYS * day_s) {
                return (double)INFINITY;
            }
        } while (!opens_on(model, hours, day));
    }
    return now_s;
}
