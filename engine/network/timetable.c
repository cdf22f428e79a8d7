// SPDX-License-Identifier: EUPL-1.2
// Calendars laid out day by day, so that "next open moment" and "open time between" are look-ups:
// per day the kind of its opening intervals, and the open seconds and open days before it.
#include <math.h>

#include "build.h"

static const double day_s = TKD_SECONDS_PER_DAY;

// The day that holds a time that is not negative, clipped to the table; `*within` is the time of that day.
static inline int32_t day_of(const tkd_timetable *table, double time_s, double *within)
{
    const double days = time_s / day_s;

    if (days >= table->day_count) {
        *within = 0.0;
        return table->day_count;
    }
    *within = time_s - (int32_t)days * day_s;
    return (int32_t)days;
}

// Intervals of a day; day_count has none.
static tkd_range intervals_of(const tkd_timetable *table, int32_t day)
{
    const uint8_t kind = table->kinds[day];

    return (tkd_range){table->first[kind], table->first[kind + 1] - table->first[kind]};
}

// The first open day from `day` on; day_count when there is none.
static int32_t next_open_day(const tkd_timetable *table, int32_t day)
{
    return table->open_days[table->open_rank[day]];
}

bool tkd_timetable_is_open(const tkd_timetable *table, double time_s)
{
    double within = 0.0;
    tkd_range of_day = {0, 0};

    if (table->always) {
        return true;
    }
    of_day = intervals_of(table, day_of(table, time_s, &within));
    for (uint32_t i = of_day.first; i < of_day.first + of_day.count; i++) {
        if (within < table->intervals[i].close_s) {
            return within >= table->intervals[i].open_s;
        }
    }
    return false;
}

double tkd_timetable_next_open(const tkd_timetable *table, double time_s)
{
    double within = 0.0;
    int32_t day = 0;

    if (table->always) {
        return time_s;
    }
    day = day_of(table, time_s, &within);
    if (day < table->day_count) {
        const tkd_range of_day = intervals_of(table, day);
        for (uint32_t i = of_day.first; i < of_day.first + of_day.count; i++) {
            if (within < table->intervals[i].close_s) {
                return within >= table->intervals[i].open_s
                           ? time_s
                           : day * day_s + table->intervals[i].open_s;
            }
        }
        day++;
    }
    day = next_open_day(table, day);
    return day < table->day_count
               ? day * day_s + table->intervals[table->first[table->kinds[day]]].open_s
               : HUGE_VAL;
}

double tkd_timetable_closes(const tkd_timetable *table, double time_s)
{
    double within = 0.0;
    int32_t day = 0;
    tkd_range of_day = {0, 0};
    double closes = 0.0;

    if (table->always) {
        return HUGE_VAL;
    }
    day = day_of(table, time_s, &within);
    of_day = intervals_of(table, day);
    for (uint32_t i = of_day.first; i < of_day.first + of_day.count; i++) {
        if (within < table->intervals[i].close_s) {
            closes = table->intervals[i].close_s;
            break;
        }
    }
    return day * day_s + closes;
}

double tkd_timetable_opened(const tkd_timetable *table, double time_s)
{
    double within = 0.0;
    int32_t day = 0;
    tkd_range of_day = {0, 0};
    double opens = 0.0;

    if (table->always) {
        return 0.0;
    }
    day = day_of(table, time_s, &within);
    of_day = intervals_of(table, day);
    for (uint32_t i = of_day.first; i < of_day.first + of_day.count; i++) {
        if (within >= table->intervals[i].open_s) {
            opens = table->intervals[i].open_s;
        }
    }
    return day * day_s + opens;
}

// Open seconds before a moment.
static double open_before(const tkd_timetable *table, double time_s)
{
    double within = 0.0;
    const int32_t day = day_of(table, fmax(time_s, 0.0), &within);
    const tkd_range of_day = intervals_of(table, day);
    double open = table->open_before_s[day];

    for (uint32_t i = of_day.first; i < of_day.first + of_day.count; i++) {
        const tkd_interval interval = table->intervals[i];
        open += fmax(0.0, fmin(within, interval.close_s) - interval.open_s);
    }
    return open;
}

double tkd_timetable_open_seconds(const tkd_timetable *table, double from_s, double to_s)
{
    if (to_s <= from_s) {
        return 0.0;
    }
    return table->always ? to_s - from_s : open_before(table, to_s) - open_before(table, from_s);
}

double tkd_timetable_add_days(const tkd_timetable *table, double time_s, double days)
{
    double within = 0.0;
    int32_t rank = 0;

    if (days <= 0.0) {
        return time_s;
    }
    if (table->always) {
        return time_s + days * day_s;
    }
    time_s = tkd_timetable_next_open(table, time_s);
    if (!isfinite(time_s)) {
        return HUGE_VAL;
    }
    rank = table->open_rank[day_of(table, time_s, &within)];
    if (rank + days >= table->open_rank[table->day_count]) {
        return HUGE_VAL;
    }
    return table->open_days[rank + (int32_t)days] * day_s + within;
}
