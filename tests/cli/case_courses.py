# SPDX-License-Identifier: EUPL-1.2
"""Courses: starts, seats, closing, shares, lots. The gate opens on Monday 2 March 2026 at 08:00.

Hours count from there; the Mondays after are at 160, 328, 496 …; 1 April is at 712, 1 May at 1432.
"""

from datetime import datetime

from gate import fork, one_each, workspace
from support import case, check, mean, near, simulate, write

GATE = datetime(2026, 3, 2, 8)


def hours(*moment):
    return (datetime(*moment) - GATE).total_seconds() / 3600


def course(*steps, text="starts: weekly, lasts: 2d", outside="", **others):
    return one_each(fork(*steps), services=[f"id: kursus, course: {{{text}}}{outside}"], **others)


def asks(count):
    """Steps a, b, c … that ask for a seat at once."""
    return [f"id: {chr(ord('a') + i)}, service: kursus" for i in range(count)]


@case
def starts_on_written_dates():
    passed = course(
        "id: a, service: kursus",
        "id: b, delay: 365d, service: kursus",
        text='starts: ["01-15", "2026-04-20", "09-01"], lasts: 1mo',
    )
    passed.waits(a=hours(2026, 4, 20), b=hours(2027, 9, 1) - 365 * 24)


@case
def starts_in_a_single_word_or_date():
    for text, start in (
        ("monthly", hours(2026, 4, 1)),
        ("kord-kuus", hours(2026, 4, 1)),
        ("weekly", 160),
        ("kord-nädalas", 160),
        ('"06-30"', hours(2026, 6, 30)),
        ('["2026-08-31"]', hours(2026, 8, 31)),
    ):
        course("id: a, service: kursus", text=f"starts: {text}, lasts: 1w").waits(a=start)


@case
def starts_on_a_leap_day():
    course("id: a, service: kursus", text='starts: ["02-29"], lasts: 1w').waits(
        a=hours(2028, 2, 29)
    )


@case
def a_course_starts_on_holidays_and_lasts_through_them():
    """1 May; working days of the calendar matter neither for the start nor for the length."""
    passed = one_each(
        fork("id: a, service: kursus"),
        services=['id: kursus, calendar: tööpäev, course: {starts: ["05-01"], lasts: 10d}'],
    )
    passed.waits(a=hours(2026, 5, 1))
    near("service_h", passed.step("a")["service_h"], 240)
    passed.took(hours(2026, 5, 1) + 240)


@case
def seats_go_to_who_asked_first():
    passed = course(
        "id: a, delay: 3h, service: kursus",
        "id: b, delay: 1h, service: kursus",
        "id: c, delay: 2h, service: kursus",
        text="starts: weekly, seats: 2, lasts: 1d",
    )
    passed.waits(b=159, c=158, a=157 + 168)


@case
def seats_by_date():
    """One seat until 15 March, then three."""
    passed = course(
        *asks(5), text="starts: weekly, seats: {2026-01-01: 1, 2026-03-15: 3}, lasts: 1d"
    )
    passed.waits(a=160, b=328, c=328, d=328, e=496)


@case
def no_seats_for_a_while():
    passed = course(
        *asks(2), text="starts: weekly, seats: {2026-01-01: 0, 2026-03-20: 1}, lasts: 1d"
    )
    passed.waits(a=496, b=664)


@case
def a_share_of_seats():
    passed = course(*asks(3), text="starts: weekly, seats: 4, share: 50%, lasts: 1d")
    passed.waits(a=160, b=160, c=328)


@case
def seats_that_are_parts_add_up():
    """A quarter of a seat a week: one in four starts. Which one is not said; the pace is."""
    passed = course(*asks(5), text="starts: weekly, seats: 1, share: 25%, lasts: 1d")
    waits = [mean(passed.step(step)["wait_h"]) for step in "abcde"]
    for before, after in zip(waits, waits[1:]):
        near("a seat every four weeks", after - before, 4 * 168)
    check(160 <= waits[0] <= 160 + 3 * 168, f"the first seat after {waits[0]} h")


@case
def more_than_whole_seats_add_up_too():
    """One and a half: one, two, one, two …"""
    passed = course(*asks(6), text="starts: weekly, seats: 3, share: 50%, lasts: 1d")
    waits = [(mean(passed.step(step)["wait_h"]) - 160) / 168 for step in "abcdef"]
    check(waits in ([0, 0, 1, 2, 2, 3], [0, 1, 1, 2, 3, 3]), f"starts {waits}")


@case
def seats_of_a_site():
    passed = one_each(
        fork(*asks(3)),
        services=["id: kursus, provider: insa, course: {starts: weekly, seats: 1, lasts: 1d}"],
        more=[
            "providers: [{id: insa, sites: [{id: maja, serves: [linn], seats: {kursus: 2}}]}]",
        ],
    )
    passed.waits(a=160, b=160, c=328)


@case
def too_late_for_a_start():
    """Closes 160 h before: who asks at 0 is in time, an hour later it is too late."""
    passed = course(
        "id: a, service: kursus",
        "id: b, delay: 1h, service: kursus",
        text="starts: weekly, closes: 160h, lasts: 1d",
    )
    passed.waits(a=160, b=327)


@case
def who_is_too_late_takes_no_seat():
    """One seat; c asked in time but last; b is too late."""
    passed = course(
        "id: b, delay: 113h, service: kursus",
        "id: c, delay: 112h, service: kursus",
        text="starts: weekly, seats: 1, closes: 2d, lasts: 1d",
    )
    passed.waits(c=48, b=215)


@case
def closing_in_working_days():
    """Five working days before Monday 16 March, the service's own Mon-Fri 08-16: Monday 9 March.

    From Monday 9 March 00:00 (closed until 08:00) five working days end on Monday 16 at 08:00: too
    late. From Friday 6 March at 15:00 they end on Friday 13 at 15:00: in time.
    """
    passed = course(
        "id: a, delay: 103h, service: kursus",
        "id: b, delay: 160h, service: kursus",
        text='starts: ["2026-03-16", "2026-04-13"], closes: 5wd, lasts: 1d',
        outside=", calendar: tööpäev",
    )
    passed.waits(a=hours(2026, 3, 16) - 103, b=hours(2026, 4, 13) - 160)


@case
def closing_in_working_days_over_a_holiday():
    """Before Monday 6 April: Good Friday is no working day. Two days before are Wed 1 and Thu 2 April.

    No calendar is in force: Monday to Friday less holidays. Who asks on Thursday 2 April at 00:00 would
    need Thursday and Monday; on Wednesday at 00:00: Thursday and Monday 00:00, in time.
    """
    passed = course(
        f"id: a, delay: {round(hours(2026, 4, 1))}h, service: kursus",
        f"id: b, delay: {round(hours(2026, 4, 2))}h, service: kursus",
        text='starts: ["2026-04-06", "2026-05-04"], closes: 2wd, lasts: 1d',
    )
    passed.waits(a=120, b=hours(2026, 5, 4) - hours(2026, 4, 2))


@case
def a_lottery_takes_no_notice_of_the_order_of_asking():
    """Eight ask one after the other for one seat a week: not served in that order."""
    steps = [f"id: s{i}, delay: {i}h, service: kursus" for i in range(8)]
    passed = course(*steps, text="starts: weekly, seats: 1, order: random, lasts: 1d")
    starts = [(mean(passed.step(f"s{i}")["wait_h"]) + i - 160) / 168 for i in range(8)]
    check(sorted(round(s, 6) for s in starts) == list(range(8)), f"starts {starts}")
    check(starts != sorted(starts), "the lots fell in the order of asking: 1 chance in 40,320")


@case
def a_course_of_the_municipality_has_seats_in_each():
    passed = one_each(
        fork(*asks(2)),
        services=["id: kursus, provider: kov, course: {starts: weekly, seats: 1, lasts: 1d}"],
    )
    passed.waits(a=160, b=328)


@case
def booking_comes_before_the_course():
    passed = course(
        "id: a, service: kursus", text="starts: weekly, lasts: 1d", outside=", booking: 161h"
    )
    passed.waits(a=328)


@case
def processing_follows_the_course():
    passed = course(
        "id: a, service: kursus", text="starts: weekly, lasts: 1d", outside=", processing: 36h"
    )
    passed.waits(a=160)
    near("delay", passed.measures()["delay_h"], 36)
    passed.took(160 + 24 + 36)


@case
def seats_stay_taken_by_who_is_gone():
    """`any`: b is done at 200 h, a is abandoned in its course; c has the seat of the next start."""
    passed = one_each(
        [
            "- parallel:",
            "    until: all",
            "    branches:",
            "      - - parallel: {until: any, branches: [[{id: a, service: kursus}], "
            "[{id: b, delay: 200h}]]}",
            "      - [{id: c, delay: 1h, service: kursus}]",
        ],
        services=["id: kursus, course: {starts: weekly, seats: 1, lasts: 30d}"],
    )
    passed.waits(a=160, c=327)


@case
def who_leaves_the_line_of_a_course_frees_the_seat():
    """`any`: b is done at 100 h, a no longer asks: c has the first seat."""
    passed = one_each(
        [
            "- parallel:",
            "    until: all",
            "    branches:",
            "      - - parallel: {until: any, branches: [[{id: a, service: kursus}], "
            "[{id: b, delay: 100h}]]}",
            "      - [{id: c, delay: 1h, service: kursus}]",
        ],
        services=["id: kursus, course: {starts: weekly, seats: 1, lasts: 30d}"],
    )
    passed.waits(c=159)


@case
def a_bottleneck_makes_the_course_longer_or_the_way_there():
    passed = one_each(
        fork("id: a, service: kursus"),
        services=["id: kursus, course: {starts: weekly, lasts: 10d}"],
        more=[
            "bottlenecks:",
            "  - {id: pikk, at: [a], effect: {duration: {times: 1.5}}}",
            "  - {id: kaugel, at: [a], effect: {travel: 200h}}",
        ],
    )
    near("service", passed.step("a")["service_h"], 15 * 24)
    passed.waits(a=128)


@case
def lots_are_fair():
    """Three ask at one moment for a seat a week: each waits as long on average, whatever its name.

    Of one client alone it is a week more than the first start, with a standard deviation of
    sqrt(2/3) weeks; who come together wait longer, all alike.
    """
    path = write(
        "lots.yaml",
        workspace(
            fork(*asks(3)),
            services=[
                "id: kursus, course: {starts: weekly, seats: 1, order: random, lasts: 1d}",
            ],
        ),
    )
    outcome = simulate(path, n=600)
    steps = [outcome.step(step, journey="teekond")["wait_h"] for step in "abc"]
    means = [mean(step) for step in steps]
    errors = [(step["high"] - step["low"]) / 3.92 for step in steps]
    for i, j in ((0, 1), (0, 2), (1, 2)):
        room = 4 * 2**0.5 * (errors[i] ** 2 + errors[j] ** 2) ** 0.5
        check(abs(means[i] - means[j]) < room, f"unequal waits {means}, standard errors {errors}")
    check(means[0] > 160 + 168 - 40, f"the first of the alphabet is favoured: {means}")
