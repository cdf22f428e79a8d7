# SPDX-License-Identifier: EUPL-1.2
"""Servers that come and go: fractions with their overtime, dated staff, shares, each moment by hand.

The gate opens on Monday 2 March 2026 at 08:00; hours count from there. `hommik` is open 08-12 daily.
"""

from gate import fork, one_each, pool
from support import case, near


def visits(count, duration, delay="0"):
    """As many visits to the counter at one moment: v1, v2, …"""
    return fork(
        *[
            f"id: v{i}, delay: {delay}, pool: lett, duration: {duration}"
            for i in range(1, count + 1)
        ]
    )


# ---- fractions -----------------------------------------------------------------------------------


@case
def a_fraction_is_there_at_the_beginning_of_every_opening():
    """Half a server, open 08-12 and 13-17: present 08-10 and 13-15; six visits of an hour."""
    passed = one_each(
        visits(6, "1h"),
        calendars=['id: lõunaga, open: {mon-sun: "08:00-12:00, 13:00-17:00"}'],
        more=[pool("servers: 0.5, calendar: lõunaga")],
    )
    passed.waits(v1=0, v2=1, v3=5, v4=6, v5=24, v6=25)


@case
def a_fraction_of_a_day_and_night_office_is_there_in_the_first_hours_of_the_day():
    """Half a server: from 00 to 12 on each day, whether `always` or 00:00-24:00 is written.

    Four hours each, from 08: 08, next day 00, 04, 08, the day after 00.
    """
    for calendar in ("always", "päevaringne"):
        passed = one_each(
            visits(5, "4h"),
            calendars=['id: päevaringne, open: {mon-sun: "00:00-24:00"}'],
            more=[pool(f"servers: 0.5, calendar: {calendar}")],
        )
        passed.waits(v1=0, v2=16, v3=20, v4=24, v5=40)


@case
def overtime_of_a_fraction_is_taken_off_its_next_presences():
    """A quarter of 08-12 is an hour; three hours of work owe two: every third day."""
    passed = one_each(visits(3, "3h"), more=[pool("servers: 0.25, calendar: hommik")])
    passed.waits(v1=0, v2=72, v3=144)


@case
def a_part_of_a_presence_may_be_owed():
    """Half of 08-12, three hours each: 1 h owed, present 08-09; 2 h owed, absent; then anew."""
    passed = one_each(visits(5, "3h"), more=[pool("servers: 0.5, calendar: hommik")])
    passed.waits(v1=0, v2=24, v3=72, v4=96, v5=144)


@case
def overtime_runs_on_after_closing():
    """Half of 08-12, five hours each: until 13, owes 3; next day none, then present 08-09: owes 4."""
    passed = one_each(visits(4, "5h"), more=[pool("servers: 0.5, calendar: hommik")])
    passed.waits(v1=0, v2=48, v3=120, v4=168)


@case
def presences_worked_through_are_no_overtime():
    """Half of 08-12, 30 hours from Monday 08 to Tuesday 14: 26 h beyond two presences of 2 h.

    Thirteen mornings later, on Tuesday 17 March, it is there again.
    """
    passed = one_each(
        fork(
            "id: pikk, pool: lett, duration: 30h", "id: teine, delay: 30h, pool: lett, duration: 1h"
        ),
        more=[pool("servers: 0.5, calendar: hommik")],
    )
    passed.waits(pikk=0, teine=15 * 24 - 30)


@case
def work_into_the_next_presence_is_no_overtime_twice():
    """Three quarters of a day, 00-18: from Monday 17 to Tuesday 03, six hours (18-24) too many.

    Tuesday's presence ends at 12; the three hours worked in it count in it. 03-11, then 11-13: one
    hour too many, so that Wednesday's ends at 17.
    """
    passed = one_each(
        fork(
            "id: a, delay: 9h, pool: lett, duration: 10h",
            "id: b, delay: 10h, pool: lett, duration: 8h",
            "id: c, delay: 11h, pool: lett, duration: 2h",
            "id: d, delay: 48h, pool: lett, duration: 530min",
            "id: e, delay: 49h, pool: lett, duration: 1h",
            "id: f, delay: 50h, pool: lett, duration: 1h",
        ),
        more=[pool("servers: 0.75")],
    )
    # d: Wednesday 08:00 to 16:50; e from there to 17:50, 50 minutes too many; f on Thursday.
    passed.waits(a=0, b=9, c=16, d=0, e=47 / 6, f=14)


@case
def overtime_is_worked_off_while_nobody_waits():
    """Half of 08-12, 8 hours: owes 6, three mornings. Who comes on Friday 08 is served."""
    passed = one_each(
        fork(
            "id: pikk, pool: lett, duration: 8h",
            "id: teine, delay: 72h, pool: lett, duration: 1h",
            "id: kolmas, delay: 96h, pool: lett, duration: 1h",
        ),
        more=[pool("servers: 0.5, calendar: hommik")],
    )
    # On Thursday 08 the third morning is still owed: both on Friday.
    passed.waits(pikk=0, teine=24, kolmas=1)


@case
def one_and_a_half_servers_share_one_queue():
    """08-12: the half is there 08-10. Two hours each: two at 08, one at 10; next day again."""
    passed = one_each(visits(6, "2h"), more=[pool("servers: 1.5, calendar: hommik")])
    passed.waits(v1=0, v2=0, v3=2, v4=24, v5=24, v6=26)


@case
def a_fraction_may_change_by_date():
    """A quarter until Tuesday, three quarters from Wednesday: hours of 08-12: 1, 1, 3, 3."""
    passed = one_each(
        visits(7, "1h"),
        more=[pool("servers: {2026-01-01: 0.25, 2026-03-04: 0.75}, calendar: hommik")],
    )
    passed.waits(v1=0, v2=24, v3=48, v4=49, v5=50, v6=72, v7=73)


@case
def half_a_server_that_becomes_whole_is_one_person():
    """1.5 servers around the clock, both busy over midnight; from Tuesday on two: no third one."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 30h",
            "id: b, pool: lett, duration: 20h",
            "id: c, delay: 1h, pool: lett, duration: 1h",
        ),
        more=[pool("servers: {2026-01-01: 1.5, 2026-03-03: 2}")],
    )
    passed.waits(a=0, b=0, c=19)


@case
def a_whole_server_that_becomes_half_finishes_first():
    """Two until midnight, 1.5 from Tuesday on, both busy: no third begins at 00:00."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 30h",
            "id: b, pool: lett, duration: 20h",
            "id: c, delay: 1h, pool: lett, duration: 1h",
        ),
        more=[pool("servers: {2026-01-01: 2, 2026-03-03: 1.5}")],
    )
    passed.waits(a=0, b=0, c=19)


# ---- dated staff ---------------------------------------------------------------------------------


@case
def when_staff_shrinks_busy_servers_finish():
    """Three until midnight, then one: 20, 30 and 40 hours; the next begins when all are through."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 20h",
            "id: b, pool: lett, duration: 30h",
            "id: c, pool: lett, duration: 40h",
            "id: d, delay: 1h, pool: lett, duration: 1h",
            "id: e, delay: 2h, pool: lett, duration: 1h",
        ),
        more=[pool("servers: {2026-01-01: 3, 2026-03-03: 1}")],
    )
    passed.waits(a=0, b=0, c=0, d=39, e=39)


@case
def when_staff_shrinks_the_idle_go_first():
    """Two until midnight, then one, who is busy until Tuesday 14: the idle one is gone."""
    passed = one_each(
        fork("id: a, pool: lett, duration: 30h", "id: b, delay: 17h, pool: lett, duration: 1h"),
        more=[pool("servers: {2026-01-01: 2, 2026-03-03: 1}")],
    )
    passed.waits(a=0, b=13)


@case
def new_staff_takes_the_queue_at_midnight():
    """One on Monday, three from Tuesday: ten hours each."""
    passed = one_each(visits(5, "10h"), more=[pool("servers: {2026-01-01: 1, 2026-03-03: 3}")])
    passed.waits(v1=0, v2=10, v3=16, v4=16, v5=20)


@case
def nobody_serves_between_two_dates():
    """No servers on Tuesday to Thursday."""
    passed = one_each(
        visits(2, "20h"), more=[pool("servers: {2026-01-01: 1, 2026-03-03: 0, 2026-03-06: 1}")]
    )
    passed.waits(v1=0, v2=88)


@case
def staff_by_dates_without_a_year():
    """Each year from 3 March on two, from 1 September on one."""
    passed = one_each(visits(4, "10h"), more=[pool("servers: {03-03: 2, 09-01: 1}")])
    passed.waits(v1=0, v2=10, v3=16, v4=20)


@case
def staff_of_the_municipality_may_be_by_date():
    passed = one_each(
        visits(3, "10h"),
        municipality="staff: {lett: {2026-01-01: 1, 2026-03-03: 2}}",
        more=[pool("servers: 7")],
    )
    passed.waits(v1=0, v2=10, v3=16)


@case
def changes_of_staff_count_from_their_dates_on():
    """Two servers for 57 of 100 days, one for 43; three visits of 10 hours."""
    passed = one_each(
        visits(3, "10h"),
        more=[pool("servers: {2026-01-01: 2, 2026-03-03: 1}")],
        measure="100d",
    )
    near("servers", passed.pool()["servers"], (57 * 2 + 43) / 100)
    near("utilization", passed.pool()["utilization"], 30 / ((57 * 2 + 43) * 24))


# ---- shares and capacity -------------------------------------------------------------------------


@case
def a_share_of_the_servers():
    """Half of three servers around 08-12: one whole, one until 10."""
    passed = one_each(visits(4, "2h"), more=[pool("servers: 3, share: 50%, calendar: hommik")])
    passed.waits(v1=0, v2=0, v3=2, v4=24)
    near("servers", passed.pool()["servers"], 1.5)


@case
def a_share_by_date():
    """A third of three until Monday, all from Tuesday on."""
    passed = one_each(
        visits(5, "20h"),
        more=[pool("servers: 3, share: {2026-01-01: 0.3333333333333333, 2026-03-03: 100%}")],
    )
    passed.waits(v1=0, v2=16, v3=16, v4=20, v5=36)


@case
def capacity_lost_to_a_bottleneck():
    """Two servers at 75 %: one and a half."""
    passed = one_each(
        visits(4, "2h"),
        more=[
            pool("servers: 2, calendar: hommik"),
            "bottlenecks: [{id: napp, at: [v1], effect: {capacity: {times: 0.75}}}]",
        ],
    )
    passed.waits(v1=0, v2=0, v3=2, v4=24)


@case
def capacities_of_two_bottlenecks_multiply():
    """Four servers at half and half: one."""
    passed = one_each(
        visits(3, "1h"),
        more=[
            pool("servers: 4"),
            "bottlenecks:",
            "  - {id: napp, at: [v1], effect: {capacity: {times: 0.5}}}",
            "  - {id: kitsas, at: {pools: [lett]}, effect: {capacity: {times: 0.5}}}",
        ],
    )
    passed.waits(v1=0, v2=1, v3=2)


# ---- what is counted -----------------------------------------------------------------------------


@case
def overtime_is_busy_time_and_not_available_time():
    """Six hours of work from 11 on, open 08-12 on 100 days: 6 of 400 hours."""
    passed = one_each(
        fork("id: a, delay: 3h, pool: lett, duration: 6h"),
        more=[pool("calendar: hommik")],
        measure="100d",
    )
    near("utilization", passed.pool()["utilization"], 6 / 400)
    near("served", passed.pool()["served"], 1)


@case
def a_queue_is_counted_day_and_night():
    """Three visits of 4 h from 08 on, open 08-12: one waits 24 h, one 48 h, in 100 days."""
    passed = one_each(visits(3, "4h"), more=[pool("calendar: hommik")], measure="100d")
    near("queue length", passed.pool()["queue_length"], 72 / 2400)
    near("longest", passed.pool()["queue_length_max"], 2)
    near("wait", passed.pool()["wait_h"], 24)
