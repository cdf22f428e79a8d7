// SPDX-License-Identifier: EUPL-1.2
// Calendars that are never open: a cycle of 400 years sees every weekday on every date, so that two
// leap cycles from the run's start are enough to find an open day, or to know that there is none.
#include "reader.h"

static bool is_in(const tkd_date_range *range, int32_t day)
{
    const tkd_date date = tkd_date_from_day(day);

    if (range->from.year != 0) {
        return day >= tkd_date_to_day(range->from) && day <= tkd_date_to_day(range->to);
    }
    const int32_t at = date.month * 100 + date.day;
    const int32_t from = range->from.month * 100 + range->from.day;
    const int32_t to = range->to.month * 100 + range->to.day;
    return from <= to ? at >= from && at <= to : at >= from || at <= to;
}

static bool is_in_any(tkd_reader *reader, tkd_range ranges, int32_t day)
{
    for (uint32_t i = 0; i < ranges.count; i++) {
        if (is_in(tkd_reader_at(reader, &reader->date_ranges, ranges.first + i), day)) {
            return true;
        }
    }
    return false;
}

static uint32_t weekdays_of(tkd_reader *reader, const tkd_calendar *calendar)
{
    uint32_t weekdays = 0;

    for (uint32_t i = 0; i < calendar->openings.count; i++) {
        const tkd_opening *opening =
            tkd_reader_at(reader, &reader->openings, calendar->openings.first + i);
        weekdays |= 1u << opening->weekday;
    }
    return weekdays;
}

// The cheap questions come first: there may be many days to ask about.
static bool is_open_on(tkd_reader *reader, const tkd_calendar *calendar, uint32_t weekdays,
                       int32_t day)
{
    return ((weekdays >> tkd_date_weekday(day)) & 1u) != 0 &&
           (calendar->only.count == 0 || is_in_any(reader, calendar->only, day)) &&
           !is_in_any(reader, calendar->closed, day) &&
           !(calendar->closed_holidays && tkd_date_is_holiday(day));
}

// From the run's start on; dates of the past never come again.
static bool is_ever_open(tkd_reader *reader, const tkd_calendar *calendar)
{
    enum { DAYS_OF_28_YEARS = 10228 };
    const int32_t start = reader->model->run.start_day;
    const uint32_t weekdays = weekdays_of(reader, calendar);

    for (int32_t day = start; weekdays != 0 && day < start + DAYS_OF_28_YEARS; day++) {
        if (is_open_on(reader, calendar, weekdays, day)) {
            return true;
        }
    }
    return false;
}

void tkd_check_calendars(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_CALENDARS];

    for (uint32_t i = TKD_CALENDAR_WORKING_WEEK + 1; i < names->count; i++) {
        const tkd_calendar *calendar = &reader->calendars[i];
        const tkd_node *open = tkd_node_get(names->rows[i].node, "open");
        const bool faulty = open != NULL && open->count > 0 && calendar->openings.count == 0;
        if (faulty && reader->problems->error_count > 0) {
            continue;
        }
        if (!is_ever_open(reader, calendar)) {
            tkd_problem *problem =
                tkd_problems_add(reader->problems, TKD_CODE_NEVER_OPEN, calendar->item.place,
                                 "kalender „%.*s“ ei ole kunagi avatud",
                                 "the calendar “%.*s” is never open", TKD_ARG(calendar->item.id));
            tkd_problem_hint(
                reader->problems, problem,
                "vaata üle `open`, `closed` ja `only`: vähemalt üks päev peab jääma avatuks",
                "look at `open`, `closed` and `only`: at least one day must stay open");
        }
    }
}
