// SPDX-License-Identifier: EUPL-1.2
// Calendars laid out day by day, so that "next open moment" and "open time between" are look-ups:
// per day its opening intervals, the next open day, and the open seconds and open days before it.
#include <math.h>

#include "build.h"

enum { DAYS_MAX = 4 << 20 }; // of one timetable: more than 10,000 years

static const double day_s = TKD_SECONDS_PER_DAY;

// The day that holds a time, clipped to the table; `*within` is the time of that day.
static int32_t day_of(const tkd_timetable *table, double time_s, double *within)
{
    const double day = floor(time_s / day_s);

    if (day >= table->day_count) {
        *within = 0.0;
        return table->day_count;
    }
    *within = time_s - day * day_s;
    return (int32_t)day;
}

bool tkd_timetable_is_open(const tkd_timetable *table, double time_s)
{
    double within = 0.0;
    int32_t day = 0;

    if (table->always) {
        return true;
    }
    day = day_of(table, time_s, &within);
    if (day >= table->day_count) {
        return false;
    }
    for (uint32_t i = table->first[day]; i < table->first[day + 1]; i++) {
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
        for (uint32_t i = table->first[day]; i < table->first[day + 1]; i++) {
            if (within < table->intervals[i].close_s) {
                return within >= table->intervals[i].open_s
                           ? time_s
                           : day * day_s + table->intervals[i].open_s;
            }
        }
        day++;
    }
    day = table->next_open[day];
    return day < table->day_count ? day * day_s + table->intervals[table->first[day]].open_s
                                  : HUGE_VAL;
}

double tkd_timetable_closes(const tkd_timetable *table, double time_s)
{
    double within = 0.0;
    int32_t day = 0;
    double closes = 0.0;

    if (table->always) {
        return HUGE_VAL;
    }
    day = day_of(table, time_s, &within);
    for (uint32_t i = table->first[day]; i < table->first[day + 1]; i++) {
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
    double opens = 0.0;

    if (table->always) {
        return 0.0;
    }
    day = day_of(table, time_s, &within);
    for (uint32_t i = table->first[day]; i < table->first[day + 1]; i++) {
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
    double open = table->open_before_s[day];

    if (day < table->day_count) {
        for (uint32_t i = table->first[day]; i < table->first[day + 1]; i++) {
            const tkd_interval interval = table->intervals[i];
            open += fmax(0.0, fmin(within, interval.close_s) - interval.open_s);
        }
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

// Does a date fall into a range? Ranges without a year hold every year, over new year too.
static bool in_range(const tkd_date_range *range, tkd_date date, int32_t day)
{
    const int32_t key = date.month * 100 + date.day;
    const int32_t from = range->from.month * 100 + range->from.day;
    const int32_t to = range->to.month * 100 + range->to.day;

    if (range->from.year != 0) {
        return day >= tkd_date_to_day(range->from) && day <= tkd_date_to_day(range->to);
    }
    return from <= to ? key >= from && key <= to : key >= from || key <= to;
}

static bool in_ranges(const tkd_model *model, tkd_range ranges, tkd_date date, int32_t day)
{
    for (uint32_t i = 0; i < ranges.count; i++) {
        if (in_range(&model->date_ranges[ranges.first + i], date, day)) {
            return true;
        }
    }
    return false;
}

// A day that is laid out.
typedef struct laid_day {
    int32_t day;
    int weekday;
    tkd_date date;
} laid_day;

static bool is_open_date(const tkd_model *model, const tkd_calendar *calendar, const laid_day *at)
{
    if (calendar->closed_holidays && tkd_date_is_holiday_on(at->date)) {
        return false;
    }
    if (calendar->only.count > 0 && !in_ranges(model, calendar->only, at->date, at->day)) {
        return false;
    }
    return !in_ranges(model, calendar->closed, at->date, at->day);
}

// What of `left` (sorted, disjoint) remains where the calendar is open on that weekday.
static bool intersect(const tkd_model *model, const tkd_calendar *calendar, int weekday,
                      const tkd_interval *left, uint32_t count, tkd_list *out)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t o = 0; o < calendar->openings.count; o++) {
            const tkd_opening *opening = &model->openings[calendar->openings.first + o];
            const double open_s = fmax(left[i].open_s, opening->open_s);
            const double close_s = fmin(left[i].close_s, opening->close_s);
            if (opening->weekday == weekday && open_s < close_s) {
                tkd_interval *made = tkd_list_add(out);
                if (made == NULL) {
                    return false;
                }
                *made = (tkd_interval){open_s, close_s};
            }
        }
    }
    return true;
}

// The openings of one day of all calendars of the key; appended to `out`.
static bool lay_out_day(const tkd_build *build, tkd_timetable_key key, const laid_day *at,
                        tkd_list *out, tkd_list scratch[2])
{
    const tkd_interval whole = {0.0, day_s};
    const tkd_interval *left = &whole;
    uint32_t count = 1;
    int turn = 0;

    for (size_t i = 0; i < 3; i++) {
        const tkd_calendar *calendar = NULL;
        if (key.calendars[i] == TKD_NONE || build->model->calendars[key.calendars[i]].always) {
            continue;
        }
        calendar = &build->model->calendars[key.calendars[i]];
        scratch[turn].count = 0;
        if (!intersect(build->model, calendar, at->weekday, left, count, &scratch[turn])) {
            return false;
        }
        if (scratch[turn].count == 0 || !is_open_date(build->model, calendar, at)) {
            return true;
        }
        left = scratch[turn].items;
        count = (uint32_t)scratch[turn].count;
        turn = 1 - turn;
    }
    for (uint32_t i = 0; i < count; i++) {
        tkd_interval *made = tkd_list_add(out);
        if (made == NULL) {
            return false;
        }
        *made = left[i];
    }
    return true;
}

// Fill the look-ups from the intervals.
static void count_days(tkd_timetable *table, int32_t *next_open, double *open_before_s,
                       int32_t *open_rank, int32_t *open_days)
{
    const int32_t days = table->day_count;

    next_open[days] = days;
    for (int32_t d = days; d-- > 0;) {
        next_open[d] = table->first[d + 1] > table->first[d] ? d : next_open[d + 1];
    }
    for (int32_t d = 0; d < days; d++) {
        double open = 0.0;
        for (uint32_t i = table->first[d]; i < table->first[d + 1]; i++) {
            open += table->intervals[i].close_s - table->intervals[i].open_s;
        }
        open_before_s[d + 1] = open_before_s[d] + open;
        open_rank[d + 1] = open_rank[d] + (next_open[d] == d ? 1 : 0);
        if (next_open[d] == d) {
            open_days[open_rank[d]] = d;
        }
    }
}

static tkd_status lay_out(tkd_build *build, tkd_timetable_key key, tkd_timetable *table,
                          tkd_error *err)
{
    const size_t days = (size_t)build->day_count;
    uint32_t *first = TKD_TAKE(build->arena, days + 1, uint32_t);
    int32_t *next_open = TKD_TAKE(build->arena, days + 1, int32_t);
    double *open_before_s = TKD_TAKE(build->arena, days + 1, double);
    int32_t *open_rank = TKD_TAKE(build->arena, days + 1, int32_t);
    int32_t *open_days = TKD_TAKE(build->arena, days + 1, int32_t);
    tkd_list intervals;
    tkd_list scratch[2];
    const int32_t start = build->model->run.start_day;
    laid_day at = {start, tkd_date_weekday(start), tkd_date_from_day(start)};

    if (first == NULL || next_open == NULL || open_before_s == NULL || open_rank == NULL ||
        open_days == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    tkd_list_init(&intervals, build->arena, sizeof(tkd_interval));
    tkd_list_init(&scratch[0], build->arena, sizeof(tkd_interval));
    tkd_list_init(&scratch[1], build->arena, sizeof(tkd_interval));
    for (size_t d = 0; d < days; d++) {
        first[d] = (uint32_t)intervals.count;
        if (!lay_out_day(build, key, &at, &intervals, scratch)) {
            return TKD_OUT_OF_MEMORY(err);
        }
        at = (laid_day){at.day + 1, (at.weekday + 1) % 7, tkd_date_next(at.date)};
    }
    first[days] = (uint32_t)intervals.count;
    *table = (tkd_timetable){.day_count = build->day_count,
                             .intervals = intervals.items,
                             .first = first,
                             .next_open = next_open,
                             .open_before_s = open_before_s,
                             .open_rank = open_rank,
                             .open_days = open_days};
    count_days(table, next_open, open_before_s, open_rank, open_days);
    return TKD_OK;
}

static bool is_always(const tkd_model *model, tkd_timetable_key key)
{
    for (size_t i = 0; i < 3; i++) {
        if (key.calendars[i] != TKD_NONE && !model->calendars[key.calendars[i]].always) {
            return false;
        }
    }
    return true;
}

tkd_status tkd_build_timetable(tkd_build *build, tkd_timetable_key key, int32_t *table,
                               tkd_error *err)
{
    const tkd_timetable_key *keys = build->timetable_keys.items;
    tkd_timetable_key *own = NULL;
    tkd_timetable *made = NULL;

    for (size_t i = 0; i < build->timetable_keys.count; i++) {
        if (keys[i].calendars[0] == key.calendars[0] && keys[i].calendars[1] == key.calendars[1] &&
            keys[i].calendars[2] == key.calendars[2]) {
            *table = (int32_t)i;
            return TKD_OK;
        }
    }
    if (build->day_count > DAYS_MAX) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "the run is too long for calendars");
    }
    own = tkd_list_add(&build->timetable_keys);
    made = tkd_list_add(&build->timetables);
    if (own == NULL || made == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    *own = key;
    *table = (int32_t)build->timetables.count - 1;
    if (is_always(build->model, key)) {
        made->always = true;
        return TKD_OK;
    }
    return lay_out(build, key, made, err);
}
