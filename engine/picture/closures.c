// SPDX-License-Identifier: EUPL-1.2
// When a pool is closed besides its free weekdays: summer breaks, the weeks of the holidays.
#include "tables.h"

#include <math.h>

uint32_t tkd_picture_open_weekdays(const tkd_model *model, const tkd_calendar *calendar)
{
    uint32_t days = calendar->always ? 0x7FU : 0;
    for (uint32_t i = 0; i < calendar->openings.count; i++) {
        days |= 1U << model->openings[calendar->openings.first + i].weekday;
    }
    return days;
}

// Is the date between two of every year, or of the years that they name? Both ends are.
static bool is_between(const tkd_date_range *range, tkd_date date)
{
    const int32_t day = date.month * 100 + date.day;
    const int32_t from = range->from.month * 100 + range->from.day;
    const int32_t to = range->to.month * 100 + range->to.day;
    if (range->from.year != 0) {
        const int32_t year = date.year * 10000;
        return year + day >= range->from.year * 10000 + from &&
               year + day <= range->to.year * 10000 + to;
    }
    return from <= to ? day >= from && day <= to : day >= from || day <= to;
}

static bool is_in(const tkd_model *model, tkd_range ranges, tkd_date date)
{
    for (uint32_t i = 0; i < ranges.count; i++) {
        if (is_between(&model->date_ranges[ranges.first + i], date)) {
            return true;
        }
    }
    return false;
}

// Is it closed on a day on which its week has it open?
static bool is_away(const tkd_model *model, const tkd_calendar *calendar, int32_t day)
{
    const tkd_date date = tkd_date_from_day(day);
    return (calendar->closed_holidays && tkd_date_is_holiday(day)) ||
           is_in(model, calendar->closed, date) ||
           (calendar->only.count > 0 && !is_in(model, calendar->only, date));
}

typedef enum day_kind { DAY_OPEN, DAY_FREE, DAY_AWAY } day_kind;

static day_kind kind_of(const tkd_model *model, const tkd_calendar *const *calendars, size_t count,
                        int32_t day)
{
    day_kind kind = DAY_OPEN;
    for (size_t i = 0; i < count; i++) {
        if (calendars[i]->always) {
            continue;
        }
        if ((tkd_picture_open_weekdays(model, calendars[i]) >> tkd_date_weekday(day) & 1U) == 0) {
            return DAY_FREE;
        }
        if (is_away(model, calendars[i], day)) {
            kind = DAY_AWAY;
        }
    }
    return kind;
}

// Days of a run that the week has open make it worth a word.
enum { LEAST_DAYS = 3, LOOK_BEYOND = 14 };

static tkd_status add_closure(tkd_list *closures, int32_t from_day, int32_t to_day,
                              const tkd_picture_queue *queue, tkd_error *err)
{
    const int32_t last = queue->from_day + (int32_t)ceil(queue->days) - 1;
    const tkd_picture_closure closure = {
        .from_day = from_day < queue->from_day ? queue->from_day : from_day,
        .to_day = to_day > last ? last : to_day,
    };
    return closure.from_day > closure.to_day ? TKD_OK : tkd_picture_append(closures, &closure, err);
}

tkd_status tkd_picture_add_closures(tkd_picture_building *building,
                                    const tkd_calendar *const *calendars, size_t count,
                                    tkd_picture_queue *queue, tkd_error *err)
{
    tkd_list *closures = &building->closures;
    const int32_t end = queue->from_day + (int32_t)ceil(queue->days) + LOOK_BEYOND;
    int32_t first = 0;
    int32_t last = 0;
    uint32_t away = 0;
    queue->closures.first = (uint32_t)closures->count;
    for (int32_t day = queue->from_day - LOOK_BEYOND; day <= end; day++) {
        const day_kind kind =
            day == end ? DAY_OPEN : kind_of(building->model, calendars, count, day);
        if (kind == DAY_AWAY) {
            first = away == 0 ? day : first;
            last = day;
            away++;
        } else if (kind == DAY_OPEN) {
            if (away >= LEAST_DAYS) {
                TKD_TRY(add_closure(closures, first, last, queue, err));
            }
            away = 0;
        }
    }
    queue->closures.count = (uint32_t)closures->count - queue->closures.first;
    return TKD_OK;
}
