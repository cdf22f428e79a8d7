// SPDX-License-Identifier: EUPL-1.2
// Laying calendars out. A weekday is open in the same way all through the run unless its date is
// closed: so each timetable is the intervals of seven kinds of days, and which of them a day is. The
// days of the run are looked up once, and which of them a calendar leaves open once for each calendar.
#include <math.h>
#include <string.h>

#include "build.h"

enum { DAYS_MAX = 4 << 20, DAYS_OF_WEEK = 7 }; // of one timetable: more than 10,000 years

static const double day_s = TKD_SECONDS_PER_DAY;

static bool look_up_days(tkd_build *build)
{
    const int32_t start = build->model->run.start_day;
    tkd_date date = tkd_date_from_day(start);
    int weekday = tkd_date_weekday(start);
    tkd_laid_day *days = NULL;

    if (build->days != NULL) {
        return true;
    }
    days = TKD_TAKE(build->arena, (size_t)build->day_count, tkd_laid_day);
    build->open_dates = TKD_TAKE(build->arena, (size_t)build->model->calendar_count, const bool *);
    if (days == NULL || build->open_dates == NULL) {
        return false;
    }
    for (int32_t d = 0; d < build->day_count; d++) {
        days[d] = (tkd_laid_day){(int16_t)(date.month * 100 + date.day), (uint8_t)weekday,
                                 tkd_date_is_holiday_on(date)};
        date = tkd_date_next(date);
        weekday = (weekday + 1) % DAYS_OF_WEEK;
    }
    build->days = days;
    return true;
}

// Mark the days of a range. Ranges without a year hold every year, over new year too.
static void mark_range(const tkd_build *build, const tkd_date_range *range, bool mark, bool *days)
{
    const int32_t start = build->model->run.start_day;
    const int32_t from = range->from.month * 100 + range->from.day;
    const int32_t to = range->to.month * 100 + range->to.day;

    if (range->from.year != 0) {
        const int32_t first = tkd_date_to_day(range->from) - start;
        const int32_t last = tkd_date_to_day(range->to) - start;
        for (int32_t d = first < 0 ? 0 : first; d <= last && d < build->day_count; d++) {
            days[d] = mark;
        }
        return;
    }
    for (int32_t d = 0; d < build->day_count; d++) {
        const int32_t key = build->days[d].key;
        if (from <= to ? key >= from && key <= to : key >= from || key <= to) {
            days[d] = mark;
        }
    }
}

// Which days of the run a calendar leaves open, whatever its hours; NULL: no memory.
static const bool *open_dates_of(tkd_build *build, int32_t row)
{
    const tkd_calendar *calendar = &build->model->calendars[row];
    const tkd_date_range *ranges = build->model->date_ranges;
    bool *open = NULL;

    if (build->open_dates[row] != NULL) {
        return build->open_dates[row];
    }
    open = TKD_TAKE(build->arena, (size_t)build->day_count, bool);
    if (open == NULL) {
        return NULL;
    }
    memset(open, calendar->only.count == 0, (size_t)build->day_count);
    for (uint32_t i = 0; i < calendar->only.count; i++) {
        mark_range(build, &ranges[calendar->only.first + i], true, open);
    }
    for (uint32_t i = 0; i < calendar->closed.count; i++) {
        mark_range(build, &ranges[calendar->closed.first + i], false, open);
    }
    for (int32_t d = 0; calendar->closed_holidays && d < build->day_count; d++) {
        open[d] = open[d] && !build->days[d].holiday;
    }
    build->open_dates[row] = open;
    return open;
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

// The calendars of a key that are not always open.
typedef struct limits {
    int32_t rows[3];
    size_t count;
} limits;

static limits limits_of(const tkd_model *model, tkd_timetable_key key)
{
    limits found = {.count = 0};

    for (size_t i = 0; i < 3; i++) {
        if (key.calendars[i] != TKD_NONE && !model->calendars[key.calendars[i]].always) {
            found.rows[found.count++] = key.calendars[i];
        }
    }
    return found;
}

// The openings of a weekday that all calendars have, appended to `out`.
static bool lay_out_weekday(const tkd_build *build, const limits *of, int weekday, tkd_list *out,
                            tkd_list scratch[2])
{
    const tkd_interval whole = {0.0, day_s};
    const tkd_interval *left = &whole;
    uint32_t count = 1;

    for (size_t i = 0; i < of->count; i++) {
        tkd_list *next = &scratch[i % 2];
        next->count = 0;
        if (!intersect(build->model, &build->model->calendars[of->rows[i]], weekday, left, count,
                       next)) {
            return false;
        }
        left = next->items;
        count = (uint32_t)next->count;
    }
    return tkd_list_append(out, left, count);
}

static bool lay_out_week(tkd_build *build, const limits *of, tkd_timetable *table)
{
    tkd_list intervals;
    tkd_list scratch[2];

    tkd_list_init(&intervals, build->arena, sizeof(tkd_interval));
    tkd_list_init(&scratch[0], build->arena, sizeof(tkd_interval));
    tkd_list_init(&scratch[1], build->arena, sizeof(tkd_interval));
    for (int weekday = 0; weekday < DAYS_OF_WEEK; weekday++) {
        if (!lay_out_weekday(build, of, weekday, &intervals, scratch)) {
            return false;
        }
        table->first[weekday + 1] = (uint32_t)intervals.count;
    }
    table->first[TKD_DAY_CLOSED + 1] = table->first[TKD_DAY_CLOSED];
    table->intervals = intervals.items;
    return true;
}

// The kind of each day: its weekday where all calendars leave it open.
static bool lay_out_days(tkd_build *build, const limits *of, const tkd_timetable *table,
                         uint8_t *kinds)
{
    uint8_t of_weekday[DAYS_OF_WEEK];

    for (size_t weekday = 0; weekday < DAYS_OF_WEEK; weekday++) {
        const bool is_open = table->first[weekday] < table->first[weekday + 1];
        of_weekday[weekday] = is_open ? (uint8_t)weekday : TKD_DAY_CLOSED;
    }
    for (int32_t d = 0; d < build->day_count; d++) {
        kinds[d] = of_weekday[build->days[d].weekday];
    }
    kinds[build->day_count] = TKD_DAY_CLOSED;
    for (size_t i = 0; i < of->count; i++) {
        const bool *open = open_dates_of(build, of->rows[i]);
        if (open == NULL) {
            return false;
        }
        for (int32_t d = 0; d < build->day_count; d++) {
            kinds[d] = open[d] ? kinds[d] : TKD_DAY_CLOSED;
        }
    }
    return true;
}

// Open seconds of each kind of day.
static void measure_week(const tkd_timetable *table, double open_s[TKD_DAY_CLOSED + 1])
{
    for (size_t kind = 0; kind <= TKD_DAY_CLOSED; kind++) {
        open_s[kind] = 0.0;
        for (uint32_t i = table->first[kind]; i < table->first[kind + 1]; i++) {
            open_s[kind] += table->intervals[i].close_s - table->intervals[i].open_s;
        }
    }
}

// Fill the look-ups from the kinds of days.
static bool count_days(tkd_build *build, tkd_timetable *table)
{
    const size_t days = (size_t)table->day_count + 1;
    double *open_before_s = TKD_TAKE(build->arena, days, double);
    int32_t *open_rank = TKD_TAKE(build->arena, days, int32_t);
    int32_t *open_days = TKD_TAKE(build->arena, days, int32_t);
    double open_s[TKD_DAY_CLOSED + 1];
    double before_s = 0.0;
    int32_t rank = 0;

    if (open_before_s == NULL || open_rank == NULL || open_days == NULL) {
        return false;
    }
    measure_week(table, open_s);
    for (int32_t d = 0; d <= table->day_count; d++) {
        open_before_s[d] = before_s;
        open_rank[d] = rank;
        open_days[rank] = d; // The last of those with a rank is the open one.
        before_s += open_s[table->kinds[d]];
        rank += table->kinds[d] != TKD_DAY_CLOSED ? 1 : 0;
    }
    table->open_before_s = open_before_s;
    table->open_rank = open_rank;
    table->open_days = open_days;
    return true;
}

static tkd_status lay_out(tkd_build *build, const limits *of, tkd_timetable *table, tkd_error *err)
{
    uint8_t *kinds = TKD_TAKE(build->arena, (size_t)build->day_count + 1, uint8_t);

    if (kinds == NULL || !look_up_days(build)) {
        return TKD_OUT_OF_MEMORY(err);
    }
    *table = (tkd_timetable){.day_count = build->day_count, .kinds = kinds};
    if (!lay_out_week(build, of, table) || !lay_out_days(build, of, table, kinds) ||
        !count_days(build, table)) {
        return TKD_OUT_OF_MEMORY(err);
    }
    return TKD_OK;
}

tkd_status tkd_build_timetable(tkd_build *build, tkd_timetable_key key, int32_t *table,
                               tkd_error *err)
{
    const tkd_timetable_key *keys = build->timetable_keys.items;
    const limits of = limits_of(build->model, key);
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
    if (of.count == 0) {
        made->always = true;
        return TKD_OK;
    }
    return lay_out(build, &of, made, err);
}
