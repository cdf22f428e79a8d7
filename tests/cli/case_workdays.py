# SPDX-License-Identifier: EUPL-1.2
"""Working days and calendars, each moment by hand.

The gate opens on Monday 2 March 2026 at 08:00 unless a case says otherwise; hours count from there.
`tööpäev` is Monday to Friday 08-16 less holidays.
"""

from datetime import datetime

from gate import fork, one_each, pool
from support import case, near

DAY = 24


def between(start, end):
    """Hours between two moments written as the gate is."""
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / 3600


def until(opens, processing, ends, calendar="tööpäev", at="service"):
    """A visit without length, begun when the gate opens, and its `processing`."""
    service = "id: luba, duration: 0, processing: " + processing
    more = []
    if at == "service":
        service += f", calendar: {calendar}"
    elif at == "pool":
        service += ", pool: lett, provider: kov"
        more = [pool(f"calendar: {calendar}")]
    passed = one_each(fork("id: a, service: luba"), opens=opens, services=[service], more=more)
    passed.took(between(opens, ends))


# ---- counting ------------------------------------------------------------------------------------


@case
def the_same_time_of_day_so_many_open_days_later():
    until("2026-03-02 08:00", "1wd", "2026-03-03 08:00")
    until("2026-03-02 08:00", "5wd", "2026-03-09 08:00")
    until("2026-03-06 11:30", "1wd", "2026-03-09 11:30")
    until("2026-03-05 15:45", "3wd", "2026-03-10 15:45")


@case
def holidays_are_no_working_days():
    """Good Friday 3 April, 1 May, 23 and 24 June, Christmas from Thursday to Saturday 2026."""
    until("2026-04-02 09:00", "1wd", "2026-04-06 09:00")
    until("2026-04-30 09:00", "1wd", "2026-05-04 09:00")
    until("2026-06-22 09:00", "2wd", "2026-06-26 09:00")
    until("2026-12-23 09:00", "1wd", "2026-12-28 09:00")
    until("2026-12-31 09:00", "1wd", "2027-01-04 09:00")


@case
def the_calendar_of_the_service_is_in_force():
    """Tuesdays and Thursdays alone: three working days from Tuesday are a week and two days."""
    passed = one_each(
        fork("id: a, service: luba"),
        opens="2026-03-03 10:00",
        calendars=['id: paar, open: {tue: "09:00-12:00", thu: "09:00-12:00"}'],
        services=["id: luba, calendar: paar, pool: lett, provider: kov, processing: 3wd"],
        more=[pool("calendar: tööpäev")],
    )
    passed.took(between("2026-03-03 10:00", "2026-03-12 10:00"))


@case
def else_that_of_the_pool():
    until("2026-03-06 11:30", "2wd", "2026-03-10 11:30", at="pool")


@case
def always_counts_plain_days():
    until("2026-04-02 09:00", "4wd", "2026-04-06 09:00", calendar="always")
    until("2026-04-02 09:00", "4wd", "2026-04-06 09:00", calendar="always", at="pool")


@case
def else_monday_to_friday_less_holidays():
    """Around the clock on such a day: 20:15 is no closed hour."""
    until("2026-04-02 20:15", "1wd", "2026-04-06 20:15", at="nowhere")


@case
def steps_without_a_service_count_monday_to_friday():
    passed = one_each(fork("id: a, delay: 10wd"), opens="2026-06-19 22:00")
    passed.took(between("2026-06-19 22:00", "2026-07-07 22:00"))


@case
def begun_while_closed_counts_from_the_next_opening():
    """Work from Friday 15:30 until 17:30: from Monday 08:00 on."""
    passed = one_each(
        fork("id: a, service: luba"),
        opens="2026-03-06 15:30",
        services=["id: luba, calendar: tööpäev, duration: 2h, processing: 2wd"],
    )
    passed.took(between("2026-03-06 15:30", "2026-03-11 08:00"))


@case
def begun_in_the_lunch_break_counts_from_its_end():
    passed = one_each(
        fork("id: a, service: luba"),
        opens="2026-03-02 11:30",
        calendars=['id: lõunaga, open: {mon-fri: "08:00-12:00, 13:00-17:00"}'],
        services=["id: luba, calendar: lõunaga, duration: 1h, processing: 1wd"],
    )
    passed.took(between("2026-03-02 11:30", "2026-03-03 13:00"))


@case
def begun_at_closing_time_counts_from_the_next_opening():
    passed = one_each(
        fork("id: a, service: luba"),
        opens="2026-03-06 15:00",
        services=["id: luba, calendar: tööpäev, duration: 1h, processing: 1wd"],
    )
    passed.took(between("2026-03-06 15:00", "2026-03-10 08:00"))


@case
def a_short_friday_keeps_the_time_of_day():
    """Thursday 16:30 and one day: Friday 16:30, though Friday closes at 15."""
    passed = one_each(
        fork("id: a, service: luba"),
        opens="2026-03-05 16:30",
        calendars=['id: aeg, open: {mon-thu: "08:00-17:00", fri: "08:00-15:00"}'],
        services=["id: luba, calendar: aeg, processing: 1wd"],
    )
    passed.took(24)


@case
def closed_dates_are_no_working_days():
    """Closed for the summer."""
    passed = one_each(
        fork("id: a, service: luba"),
        opens="2026-06-29 09:00",
        calendars=['id: aeg, open: {mon-fri: "08:00-16:00"}, closed: ["07-01..08-02"]'],
        services=["id: luba, calendar: aeg, processing: 3wd"],
    )
    passed.took(between("2026-06-29 09:00", "2026-08-04 09:00"))


# ---- where working days may stand ------------------------------------------------------------------


@case
def booking_in_working_days():
    passed = one_each(
        fork("id: a, service: luba"),
        opens="2026-03-06 09:00",
        services=["id: luba, pool: lett, provider: kov, booking: 3wd, duration: 1h"],
        more=[pool("calendar: tööpäev")],
    )
    passed.waits(a=between("2026-03-06 09:00", "2026-03-11 09:00"))


@case
def booked_on_a_saturday():
    """From Monday 08:00, hence Wednesday 08:00."""
    passed = one_each(
        fork("id: a, service: luba"),
        opens="2026-03-07 13:00",
        services=["id: luba, pool: lett, provider: kov, booking: 2wd, duration: 1h"],
        more=[pool("calendar: tööpäev")],
    )
    passed.waits(a=between("2026-03-07 13:00", "2026-03-11 08:00"))


@case
def delay_of_a_step_with_a_service_goes_by_its_calendar():
    passed = one_each(
        fork("id: a, delay: 2wd, service: luba"),
        opens="2026-03-03 10:00",
        calendars=['id: paar, open: {tue: "09:00-12:00", thu: "09:00-12:00"}'],
        services=["id: luba, calendar: paar"],
    )
    passed.took(between("2026-03-03 10:00", "2026-03-10 10:00"))


@case
def a_course_that_lasts_working_days():
    """From Monday 9 March: ten days are two weeks."""
    passed = one_each(
        fork("id: a, service: kursus"),
        services=["id: kursus, course: {starts: weekly, lasts: 10wd}"],
    )
    near("service_h", passed.step("a")["service_h"], 14 * DAY)


@case
def a_sum_of_working_and_plain_days_follows_their_order():
    """Decision in 2 working days, the card a week later; and the other way round."""
    until("2026-03-05 09:00", "[2wd, 7d]", "2026-03-16 09:00")
    # A week from Thursday is Thursday; two working days are Monday.
    until("2026-03-05 09:00", "[7d, 2wd]", "2026-03-16 09:00")
    # Two plain days from Thursday are Saturday: from Monday 08:00, hence Wednesday.
    until("2026-03-05 09:00", "[2d, 2wd]", "2026-03-11 08:00")


@case
def distributions_are_rounded_to_whole_days():
    """From 2.6 to 3.4 it is three."""
    until("2026-03-02 09:00", "{uniform: [2.6wd, 3.4wd]}", "2026-03-05 09:00")
    until("2026-03-02 09:00", "{triangular: [2.6wd, 3wd, 3.4wd]}", "2026-03-05 09:00")
    until("2026-03-02 09:00", "2.6/3/3.4wd", "2026-03-05 09:00")
    until("2026-03-02 09:00", "2.6..3.4wd", "2026-03-05 09:00")
    until("2026-03-02 09:00", "{empirical: [3wd]}", "2026-03-05 09:00")
    until("2026-03-02 09:00", "{mix: [[50%, 3wd], [50%, 2.6..3.4wd]]}", "2026-03-05 09:00")


@case
def a_deadline_in_working_days():
    """From Thursday 2 April 09:00, 3 days: Monday, Tuesday, Wednesday 8 April at 09:00."""
    for delay, missed in (("144h", 0), ("145h", 1)):
        passed = one_each(
            ["- {id: a, delay: " + delay + ", deadline: 3wd}"], opens="2026-04-02 09:00"
        )
        near(delay, passed.step("a")["deadline_missed_share"], missed)


@case
def a_deadline_goes_by_the_calendar_of_its_service():
    """Tuesdays and Thursdays alone: two days from Tuesday are the next Tuesday."""
    for delay, missed in (("168h", 0), ("169h", 1)):
        passed = one_each(
            ["- {id: a, service: luba, delay: " + delay + ", deadline: 2wd}"],
            opens="2026-03-03 09:00",
            calendars=['id: paar, open: {tue: "09:00-12:00", thu: "09:00-12:00"}'],
            services=["id: luba, calendar: paar"],
        )
        near(delay, passed.step("a")["deadline_missed_share"], missed)


@case
def a_target_in_working_days():
    """Five from Monday: the next Monday, though that is more than five times 24 hours."""
    for delay, share in (("168h", 1), ("169h", 0)):
        passed = one_each(["- {id: a, delay: " + delay + "}"], journey=["target: 5wd"])
        near(delay, passed.measures()["on_target_share"], share)


@case
def a_target_over_holidays():
    """Two working days from Friday 19 June: Monday, and Thursday the 25th."""
    for delay, share in (("144h", 1), ("145h", 0)):
        passed = one_each(
            ["- {id: a, delay: " + delay + "}"],
            opens="2026-06-19 12:00",
            journey=["target: 2wd"],
        )
        near(delay, passed.measures()["on_target_share"], share)


@case
def not_before_in_working_days():
    """Five from the end of `a` on Wednesday: the next Wednesday."""
    passed = one_each(
        fork(
            [
                "id: a, delay: 48h",
                "id: b, not-before: {from: a, plus: 5wd}",
            ]
        )
    )
    passed.waits(b=168)


@case
def patience_in_working_days_is_time_too():
    """Busy for 50 days; one working day from Friday is Monday."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 50d",
            "id: b, pool: lett, patience: 1wd, else: end",
        ),
        opens="2026-03-06 09:00",
        more=[pool("calendar: tööpäev")],
    )
    passed.waits(b=72)


@case
def a_bottleneck_multiplies_working_days_and_adds_to_them():
    """2wd times 2 are 4; 3wd more: a week from Monday, and two days."""
    passed = one_each(
        fork("id: a, service: luba"),
        services=["id: luba, calendar: tööpäev, processing: 2wd"],
        more=[
            "bottlenecks:",
            "  - {id: kaks, at: [a], effect: {processing: {times: 2}}}",
            "  - {id: kolm, at: [a], effect: {processing: 3wd}}",
        ],
    )
    passed.took(9 * DAY)


# ---- calendars -------------------------------------------------------------------------------------


@case
def pool_and_service_are_open_at_once():
    """The counter is open on mornings, this service on Wednesdays 10-14: Wednesday 10-12."""
    passed = one_each(
        fork(
            "id: a, service: luba",
            "id: b, delay: 52h, service: luba",
            "id: c, pool: lett, duration: 1h",
        ),
        calendars=['id: kolmapäev, open: {wed: "10:00-14:00"}'],
        services=["id: luba, calendar: kolmapäev, pool: lett, provider: kov, duration: 1h"],
        more=[pool("calendar: hommik")],
    )
    # Wednesday 10:00 is hour 50. b asks at 12:00, when the counter closes: a week later.
    passed.waits(a=50, b=7 * DAY - 2, c=0)


@case
def who_may_not_be_served_yet_does_not_hold_up_the_others():
    """a waits for Wednesday 10:00; the others, who came later, are served before."""
    passed = one_each(
        fork(
            "id: a, service: luba",
            "id: b, delay: 1h, pool: lett, duration: 1h",
            "id: c, delay: 49h, pool: lett, duration: 2h",
        ),
        calendars=['id: kolmapäev, open: {wed: "10:00-14:00"}'],
        services=["id: luba, calendar: kolmapäev, pool: lett, provider: kov, duration: 1h"],
        more=[pool("")],
    )
    # c works from 49 to 51, over the opening at 50.
    passed.waits(a=51, b=0, c=0)


@case
def a_service_closes_before_its_pool_does():
    """Work begun before the service closes is finished; nobody begins after, the pool goes on."""
    passed = one_each(
        fork(
            "id: a, service: luba",
            "id: b, service: luba",
            "id: c, delay: 1h, pool: lett, duration: 1h",
        ),
        calendars=['id: varane, open: {mon-sun: "08:00-09:00"}'],
        services=["id: luba, calendar: varane, pool: lett, provider: kov, duration: 2h"],
        more=[pool("calendar: hommik")],
    )
    passed.waits(a=0, b=24, c=1)


@case
def a_year_holds_where_it_stands():
    """Closed in March 2026 alone, and every year on 5 April."""
    passed = one_each(
        fork(
            "id: a, service: luba",
            "id: b, delay: 365d, service: luba",
            "id: c, delay: 399d, service: luba",
        ),
        calendars=[
            'id: aeg, open: {mon-sun: "08:00-09:00"}, closed: ["2026-03-01..2026-03-31", "04-05"]'
        ],
        services=["id: luba, calendar: aeg"],
    )
    # 2 March 2027; 5 April 2027.
    passed.waits(a=30 * DAY, b=0, c=DAY)


@case
def both_ends_of_a_range_are_included():
    """Closed 3 to 5 March: open on the 2nd and the 6th."""
    passed = one_each(
        fork("id: a, service: luba", "id: b, delay: 1d, service: luba"),
        calendars=['id: aeg, open: {mon-sun: "08:00-09:00"}, closed: ["03-03..03-05"]'],
        services=["id: luba, calendar: aeg"],
    )
    passed.waits(a=0, b=3 * DAY)


@case
def only_dates_less_the_closed_ones():
    """Only 10 to 12 March, but the 10th is closed."""
    passed = one_each(
        fork("id: a, service: luba", "id: b, delay: 11d, service: luba"),
        calendars=[
            'id: aeg, open: {mon-sun: "08:00-09:00"}, only: ["03-10..03-12"], closed: ["03-10"]'
        ],
        services=["id: luba, calendar: aeg"],
    )
    # b comes on the 13th: a year later, on 11 March 2027.
    passed.waits(a=9 * DAY, b=363 * DAY)


@case
def only_dates_over_the_new_year():
    passed = one_each(
        fork("id: a, service: luba"),
        calendars=['id: aeg, open: {mon-sun: "08:00-09:00"}, only: ["12-30..01-02"]'],
        services=["id: luba, calendar: aeg"],
    )
    passed.waits(a=between("2026-03-02 08:00", "2026-12-30 08:00"))


@case
def work_from_before_midnight_to_after_it():
    """Open Monday 22-24 and Tuesday 00-02: one goes on from 23:30 to 00:30, the next till 02:30."""
    passed = one_each(
        fork(
            "id: a, delay: 14h, pool: lett, duration: 90min",
            "id: b, delay: 14h, pool: lett, duration: 1h",
            "id: c, delay: 14h, pool: lett, duration: 2h",
            "id: d, delay: 14h, pool: lett, duration: 1h",
        ),
        calendars=['id: öö, open: {mon: "22:00-24:00", tue: "00:00-02:00"}'],
        more=[pool("calendar: öö")],
    )
    passed.waits(a=0, b=1.5, c=2.5, d=168)


@case
def days_in_estonian_and_ranges_over_the_week_end():
    """L-E is Saturday to Monday; Monday 08:00 is open, Tuesday is not."""
    passed = one_each(
        fork("id: a, service: luba", "id: b, delay: 1d, service: luba"),
        calendars=['id: aeg, avatud: {L-E: "08:00-09:00"}'],
        services=["id: luba, calendar: aeg"],
    )
    passed.waits(a=0, b=4 * DAY)
