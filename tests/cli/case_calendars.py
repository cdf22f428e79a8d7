# SPDX-License-Identifier: EUPL-1.2
"""Opening times, holidays, working days and queues behind closed doors, each moment worked by hand.

"""

from datetime import datetime, timedelta

from support import case, check, mean, model, near, simulate, variant

GATE = datetime(2027, 6, 1, 9)  # a Tuesday


def since(moment, gate=GATE):
    return (moment - gate).total_seconds() / 3600


def reached(step, moment, path=None):
    outcome = simulate(path or model("gate"))
    milestone = outcome.measures(journey="teekond")["milestones"][step]
    near(f"{step} ends at {moment:%a %Y-%m-%d %H:%M}", milestone["reached_h"], since(moment))
    near(f"{step}: 90 %", milestone["reached_p90_h"], since(moment))
    return outcome


@case
def a_visit_waits_for_opening_and_is_finished_after_closing():
    """Tuesday 09:00, open 10-12, three hours of work: from 10:00 to 13:00."""
    outcome = reached("s1", datetime(2027, 6, 1, 13))
    near("wait_h", outcome.step("s1", journey="teekond")["wait_h"], 1)
    near("service_h", outcome.step("s1", journey="teekond")["service_h"], 3)


@case
def a_service_open_once_a_week():
    """Tuesday 13:00, open on Thursdays 08-09."""
    outcome = reached("s2", datetime(2027, 6, 3, 8))
    near("wait_h", outcome.step("s2", journey="teekond")["wait_h"], 43)


@case
def working_days_skip_the_weekend():
    """Thursday 08:30 and five working days: Thursday the week after, at the same time of day."""
    reached("s3", datetime(2027, 6, 10, 8, 30))


@case
def holidays_are_closed():
    """13 days after that is Võidupüha, then Jaanipäev: Friday 25 June, 08:00."""
    outcome = reached("s4", datetime(2027, 6, 25, 8))
    near("wait_h", outcome.step("s4", journey="teekond")["wait_h"], 47.5)


@case
def working_days_begun_while_closed_count_from_the_next_opening():
    """Work until Friday 16:00, closed at 15:00: from Monday 08:00, hence Tuesday 29 June 08:00."""
    reached("s5", datetime(2027, 6, 29, 8))


@case
def closed_dates_reach_over_the_new_year():
    """181 days later is 27 December; the doors open on 6 January."""
    outcome = reached("s6", datetime(2028, 1, 6, 8))
    near("wait_h", outcome.step("s6", journey="teekond")["wait_h"], 240)


@case
def good_friday_is_computed():
    """Thursday 2027-03-25, work until 16:30; Easter is on 28 March: one working day is Monday
    16:30.
    """
    path = variant(
        "gate",
        ('only: ["2027-06-01"]', 'only: ["2027-03-25"]'),
        (
            "{id: menetlus-viis, calendar: tööaeg, duration: 30min, processing: 5wd}",
            "{id: menetlus-viis, calendar: tööaeg, duration: 30min, processing: 1wd}",
        ),
        ("- {id: s1, service: ennelõunane", "- {id: s1, delay: 7h"),
        ("- {id: s2, service: neljapäevane", "- {id: s2"),
    )
    outcome = simulate(path)
    milestone = outcome.measures(journey="teekond")["milestones"]["s3"]
    near(
        "s3", milestone["reached_h"], since(datetime(2027, 3, 29, 16, 30), datetime(2027, 3, 25, 9))
    )


@case
def plain_working_days_are_monday_to_friday():
    """No calendar in force: Mon-Fri less holidays. Tuesday 09:00 and 20wd: 23 and 24 June are none."""
    path = variant("gate", ("- {id: s1, service: ennelõunane", "- {id: s1, processing: 20wd"))
    reached("s1", datetime(2027, 7, 1, 9), path)


@case
def the_year_begins_its_holidays_in_january():
    """Wednesday 23 February 2028, 12:00, one working day: over Independence Day to Friday."""
    path = variant(
        "gate", ("- {id: s1, service: ennelõunane", "- {id: s1, delay: 267.125d, processing: 1wd")
    )
    reached("s1", datetime(2028, 2, 25, 12), path)


# ---- a crowd at the door -------------------------------------------------------------------------


def crowd_waits(path, start_of):
    """N clients in the queue at once: the mean of start_of(k) - gate over k = 0 … N - 1."""
    outcome = simulate(path)
    n = round(mean(outcome.measures()["arrived"]))
    check(8 <= n <= 40, f"{n} clients of 20 a year")
    step = outcome.step("vastu", journey="teekond")
    near("wait_h", step["wait_h"], sum(since(start_of(k)) for k in range(n)) / n)
    return outcome, n


@case
def a_crowd_is_served_one_by_one():
    outcome, n = crowd_waits(model("gate-queue"), lambda k: GATE + k * timedelta(minutes=30))
    near("time_to_complete_h", outcome.measures()["time_to_complete_h"], (n - 1) / 4 + 0.5)
    near("time at the step", outcome.step("vastu", journey="teekond")["time_h"], (n - 1) / 4 + 0.5)


@case
def two_servers_take_two_at_a_time():
    crowd_waits(
        variant("gate-queue", ("servers: 1", "servers: 2")),
        lambda k: GATE + k // 2 * timedelta(minutes=30),
    )


@case
def doors_open_one_hour_a_day():
    """09-10 on Tuesdays to Thursdays: two clients a day."""
    path = variant("gate-queue", ('{mon-sun: "00:00-24:00"}', '{tue-thu: "09:00-10:00"}'))
    crowd_waits(path, lambda k: open_day(k // 2) + k % 2 * timedelta(minutes=30))


@case
def work_begun_before_closing_is_finished():
    """45 minutes each, open 09-10: the second begins at 09:45 and ends after closing."""
    path = variant(
        "gate-queue", ('{mon-sun: "00:00-24:00"}', '{tue-thu: "09:00-10:00"}'), ("30min", "45min")
    )
    crowd_waits(path, lambda k: open_day(k // 2) + k % 2 * timedelta(minutes=45))


@case
def nobody_begins_at_closing_time():
    """20 minutes each, open 09-10: three a day; the fourth would begin at 10:00 sharp."""
    path = variant(
        "gate-queue", ('{mon-sun: "00:00-24:00"}', '{tue-thu: "09:00-10:00"}'), ("30min", "20min")
    )
    crowd_waits(path, lambda k: open_day(k // 3) + k % 3 * timedelta(minutes=20))


@case
def the_lunch_break_is_closed():
    """09-10 and 11-12 daily, an hour each: 09, 11, next day 09, 11 …"""
    path = variant(
        "gate-queue",
        ('{mon-sun: "00:00-24:00"}', '{mon-sun: "09:00-10:00, 11:00-12:00"}'),
        ("30min", "1h"),
    )
    crowd_waits(path, lambda k: GATE + timedelta(days=k // 2, hours=k % 2 * 2))


@case
def a_closed_summer():
    """Open on work-days 08-16 but for July and August: three hours each, so three a day from 08:00.

    On the first day from 09:00: 09, 12, 15. Then 08, 11, 14 a day.
    """
    path = variant(
        "gate-queue",
        (
            'open: {mon-sun: "00:00-24:00"}',
            'open: {mon-fri: "08:00-16:00"}, closed: [holidays, "06-03..08-31"]',
        ),
        ("30min", "3h"),
    )

    def start_of(k):
        if k < 3:
            return GATE + timedelta(hours=3 * k)
        days = [datetime(2027, 6, 2)] + [
            d
            for d in (datetime(2027, 9, 1) + timedelta(days=i) for i in range(60))
            if d.weekday() < 5
        ]
        return days[(k - 3) // 3] + timedelta(hours=8 + (k - 3) % 3 * 3)

    crowd_waits(path, start_of)


@case
def staff_of_a_date_joins_the_queue():
    """A second server from 2027-06-02 00:00 on: 30 hours each."""
    path = variant(
        "gate-queue", ("servers: 1", "servers: {2026-01-01: 1, 2027-06-02: 2}"), ("30min", "30h")
    )
    servers = [GATE, datetime(2027, 6, 2)]
    starts = []
    for _ in range(60):
        i = servers.index(min(servers))
        starts.append(servers[i])
        servers[i] += timedelta(hours=30)
    crowd_waits(path, lambda k: starts[k])


def open_day(index):
    """09:00 of the index-th Tuesday, Wednesday or Thursday from the gate on, holidays not minded."""
    week, day = divmod(index, 3)
    return GATE + timedelta(weeks=week, days=day)
