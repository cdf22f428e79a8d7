// SPDX-License-Identifier: EUPL-1.2
// Calendars laid out, worked out by hand. The run starts on Thursday 1 January 2026, 00:00; times are
// given as days and hours after it.
#include <math.h>

#include "trial.h"

#define AT(day, hour) ((day)*86400.0 + (hour)*3600.0)

// A step for each calendar makes sure that it is laid out.
#define WITH(calendar)                                                                             \
    "calendars: [{id: kal, " calendar "}]\n"                                                       \
    "groups: [uus]\n"                                                                              \
    "municipalities: [{id: linn, arrivals: {uus: 1/y}}]\n"                                         \
    "services: [{id: t, calendar: kal}]\n"                                                         \
    "stages: [{id: s, steps: [{id: a, service: t}]}]\n"                                            \
    "run: {start: 2026-01-01, warmup: 0, measure: 2y, drain: 1y}\n"

static const tkd_timetable *lay_out(trial *made, const char *yaml)
{
    const tkd_program *program = NULL;

    trial_compile(made, yaml);
    program = tkd_network_program(made->network, trial_step_row(made, "a"), 0);
    CHECK(program->timetable != TKD_NONE);
    return &made->network->timetables[program->timetable];
}

TKD_CASE(network, timetable, is_open_from_opening_up_to_closing)
{
    trial made;
    const tkd_timetable *table =
        lay_out(&made, WITH("open: {mon-thu: \"08:00-12:00, 13:00-17:00\", fri: \"08:00-15:00\"}"));

    CHECK(!tkd_timetable_is_open(table, AT(0, 7.99)));
    CHECK(tkd_timetable_is_open(table, AT(0, 8)));
    CHECK(tkd_timetable_is_open(table, AT(0, 11.99)));
    CHECK(!tkd_timetable_is_open(table, AT(0, 12)));
    CHECK(tkd_timetable_is_open(table, AT(0, 13)));
    CHECK(!tkd_timetable_is_open(table, AT(0, 17)));
    CHECK(!tkd_timetable_is_open(table, AT(1, 15))); // Friday
    CHECK(!tkd_timetable_is_open(table, AT(2, 10))); // Saturday
    trial_close(&made);
}

TKD_CASE(network, timetable, next_open_looks_over_lunch_and_weekend)
{
    trial made;
    const tkd_timetable *table =
        lay_out(&made, WITH("open: {mon-thu: \"08:00-12:00, 13:00-17:00\", fri: \"08:00-15:00\"}"));

    CHECK_NEAR(tkd_timetable_next_open(table, AT(0, 3)), AT(0, 8), 0.0);
    CHECK_NEAR(tkd_timetable_next_open(table, AT(0, 9.5)), AT(0, 9.5), 0.0);
    CHECK_NEAR(tkd_timetable_next_open(table, AT(0, 12)), AT(0, 13), 0.0);
    CHECK_NEAR(tkd_timetable_next_open(table, AT(1, 15)), AT(4, 8), 0.0);
    CHECK(isinf(tkd_timetable_next_open(table, AT(4000, 0))));
    trial_close(&made);
}

TKD_CASE(network, timetable, knows_when_an_opening_began_and_ends)
{
    trial made;
    const tkd_timetable *table =
        lay_out(&made, WITH("open: {mon-thu: \"08:00-12:00, 13:00-17:00\", fri: \"08:00-15:00\"}"));

    CHECK_NEAR(tkd_timetable_opened(table, AT(0, 11)), AT(0, 8), 0.0);
    CHECK_NEAR(tkd_timetable_closes(table, AT(0, 11)), AT(0, 12), 0.0);
    CHECK_NEAR(tkd_timetable_opened(table, AT(0, 13)), AT(0, 13), 0.0);
    CHECK_NEAR(tkd_timetable_closes(table, AT(0, 13)), AT(0, 17), 0.0);
    trial_close(&made);
}

// An office that is open day and night has an opening a day, as `always` has.
TKD_CASE(network, timetable, an_opening_ends_at_midnight_and_the_next_begins)
{
    trial made;
    const tkd_timetable *table = lay_out(
        &made, WITH("open: {fri: \"22:00-24:00\", sat: \"00:00-24:00\", sun: \"00:00-02:00\"}"));

    CHECK_NEAR(tkd_timetable_closes(table, AT(1, 23)), AT(2, 0), 0.0);
    CHECK_NEAR(tkd_timetable_opened(table, AT(2, 1)), AT(2, 0), 0.0);
    CHECK_NEAR(tkd_timetable_closes(table, AT(2, 1)), AT(3, 0), 0.0);
    CHECK_NEAR(tkd_timetable_opened(table, AT(3, 1)), AT(3, 0), 0.0);
    CHECK(tkd_timetable_is_open(table, AT(2, 0)));
    CHECK_NEAR(tkd_timetable_next_open(table, AT(2, 0)), AT(2, 0), 0.0);
    CHECK_NEAR(tkd_timetable_next_open(table, AT(3, 2)), AT(8, 22), 0.0);
    CHECK_NEAR(tkd_timetable_open_seconds(table, AT(0, 0), AT(7, 0)), 28 * 3600.0, 0.0);
    trial_close(&made);
}

TKD_CASE(network, timetable, open_seconds_add_up)
{
    trial made;
    const tkd_timetable *table =
        lay_out(&made, WITH("open: {mon-thu: \"08:00-12:00, 13:00-17:00\", fri: \"08:00-15:00\"}"));

    CHECK_NEAR(tkd_timetable_open_seconds(table, AT(0, 0), AT(7, 0)), (4 * 8 + 7) * 3600.0, 0.0);
    CHECK_NEAR(tkd_timetable_open_seconds(table, AT(0, 11), AT(0, 14)), 2 * 3600.0, 0.0);
    CHECK_NEAR(tkd_timetable_open_seconds(table, AT(0, 12), AT(0, 13)), 0.0, 0.0);
    CHECK_NEAR(tkd_timetable_open_seconds(table, AT(1, 14), AT(4, 9)), 2 * 3600.0, 0.0);
    CHECK_NEAR(tkd_timetable_open_seconds(table, AT(5, 0), AT(4, 0)), 0.0, 0.0);
    trial_close(&made);
}

// Good Friday is 3 April 2026, day 92; Easter Sunday is no weekday; 1 May, day 120, is a Friday.
TKD_CASE(network, timetable, holidays_are_closed_where_the_calendar_says_so)
{
    trial made;
    const tkd_timetable *table =
        lay_out(&made, WITH("open: {mon-fri: \"09:00-17:00\"}, closed: [holidays]"));

    CHECK(!tkd_timetable_is_open(table, AT(0, 10))); // new year
    CHECK(tkd_timetable_is_open(table, AT(1, 10)));
    CHECK(!tkd_timetable_is_open(table, AT(92, 10)));
    CHECK(tkd_timetable_is_open(table, AT(95, 10))); // Monday after Easter
    CHECK_NEAR(tkd_timetable_next_open(table, AT(120, 10)), AT(123, 9), 0.0);
    trial_close(&made);
}

TKD_CASE(network, timetable, closed_dates_run_over_the_new_year_every_year)
{
    trial made;
    const tkd_timetable *table =
        lay_out(&made, WITH("open: {mon-sun: \"00:00-24:00\"}, closed: [\"12-27..01-03\"]"));

    CHECK_NEAR(tkd_timetable_next_open(table, AT(0, 0)), AT(3, 0), 0.0);
    CHECK(tkd_timetable_is_open(table, AT(359, 23.9)));  // 26 December
    CHECK(!tkd_timetable_is_open(table, AT(360, 0)));    // 27 December
    CHECK(!tkd_timetable_is_open(table, AT(367, 23.9))); // 3 January 2027
    CHECK(tkd_timetable_is_open(table, AT(368, 0)));
    trial_close(&made);
}

TKD_CASE(network, timetable, closed_dates_with_a_year_hold_once)
{
    trial made;
    const tkd_timetable *table = lay_out(
        &made, WITH("open: {mon-sun: \"08:00-20:00\"}, closed: [\"2026-07-01..2026-08-31\"]"));

    CHECK_NEAR(tkd_timetable_next_open(table, AT(181, 9)), AT(243, 8), 0.0);
    CHECK(tkd_timetable_is_open(table, AT(365 + 181, 9)));
    trial_close(&made);
}

TKD_CASE(network, timetable, only_leaves_those_dates_alone)
{
    trial made;
    const tkd_timetable *table =
        lay_out(&made, WITH("open: {mon-sun: \"08:00-20:00\"}, only: [\"05-01..08-15\"]"));

    CHECK_NEAR(tkd_timetable_next_open(table, AT(0, 0)), AT(120, 8), 0.0);
    CHECK(tkd_timetable_is_open(table, AT(226, 19))); // 15 August
    CHECK_NEAR(tkd_timetable_next_open(table, AT(226, 20)), AT(365 + 120, 8), 0.0);
    trial_close(&made);
}

// Thursday 1 January is a holiday. Begun on Friday at 10:30: one day later is Monday at 10:30.
TKD_CASE(network, timetable, working_days_keep_the_time_of_day)
{
    trial made;
    const tkd_timetable *table =
        lay_out(&made, WITH("open: {mon-fri: \"09:00-17:00\"}, closed: [holidays]"));

    CHECK_NEAR(tkd_timetable_add_days(table, AT(1, 10.5), 1), AT(4, 10.5), 0.0);
    CHECK_NEAR(tkd_timetable_add_days(table, AT(1, 10.5), 6), AT(11, 10.5), 0.0);
    CHECK_NEAR(tkd_timetable_add_days(table, AT(1, 10.5), 0), AT(1, 10.5), 0.0);
    // Begun while closed: from the next opening.
    CHECK_NEAR(tkd_timetable_add_days(table, AT(2, 12), 1), AT(5, 9), 0.0);
    CHECK_NEAR(tkd_timetable_add_days(table, AT(0, 12), 2), AT(5, 9), 0.0);
    // Thursday 2 April over Good Friday and the weekend.
    CHECK_NEAR(tkd_timetable_add_days(table, AT(91, 16), 1), AT(95, 16), 0.0);
    CHECK(isinf(tkd_timetable_add_days(table, AT(91, 16), 5000)));
    trial_close(&made);
}

TKD_CASE(network, timetable, always_is_open_at_every_moment)
{
    const tkd_timetable always = {.always = true};

    CHECK(tkd_timetable_is_open(&always, 1e12));
    CHECK_NEAR(tkd_timetable_next_open(&always, 17.0), 17.0, 0.0);
    CHECK(isinf(tkd_timetable_closes(&always, 17.0)));
    CHECK_NEAR(tkd_timetable_open_seconds(&always, 10.0, 30.0), 20.0, 0.0);
    CHECK_NEAR(tkd_timetable_add_days(&always, AT(2, 5), 3), AT(5, 5), 0.0);
}

// The site's hours and the service's together.
TKD_CASE(network, timetable, several_calendars_intersect)
{
    trial made;

    trial_compile(
        &made, "calendars: [{id: k1, open: {mon-fri: \"08:00-12:00\"}}, {id: k2, open: {tue-sat: "
               "\"10:00-16:00\"}}]\n"
               "groups: [uus]\n"
               "providers: [{id: ppa, sites: [{id: maja, serves: [linn], calendar: k2}]}]\n"
               "municipalities: [{id: linn, arrivals: {uus: 1/y}}]\n"
               "services: [{id: t, provider: ppa, calendar: k1}]\n"
               "stages: [{id: s, steps: [{id: a, service: t}]}]\n"
               "run: {start: 2026-01-01, warmup: 0, measure: 1y, drain: 1y}\n");
    const tkd_program *program = tkd_network_program(made.network, trial_step_row(&made, "a"), 0);
    const tkd_timetable *table = &made.network->timetables[program->timetable];
    CHECK_NEAR(tkd_timetable_open_seconds(table, AT(4, 0), AT(11, 0)), 4 * 2 * 3600.0, 0.0);
    CHECK_NEAR(tkd_timetable_next_open(table, AT(4, 0)), AT(5, 10), 0.0);
    trial_close(&made);
}
