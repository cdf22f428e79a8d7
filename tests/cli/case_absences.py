# SPDX-License-Identifier: EUPL-1.2
"""Servers that are lost for a while: when they go, when they are back, what counts as available.

The run starts on Monday 5 January 2026; `every: 10d, lasts: 2d` is away on days 10, 11, then 22, 23,
34, 35, 46, 47, and from Wednesday 4 March (day 58) 00:00 to Friday 00:00. The gate opens on Monday
2 March at 08:00, day 56; hours count from there: the absence is from 40 to 88.
"""

import math

from gate import fork, one_each, pool
from support import case, near, simulate, variant

AWAY = "absence: {every: 10d, lasts: 2d}"


@case
def an_absent_server_serves_nobody():
    passed = one_each(
        fork(
            "id: a, delay: 39h, pool: lett, duration: 1h",
            "id: b, delay: 40h, pool: lett, duration: 1h",
            "id: c, delay: 87h, pool: lett, duration: 1h",
            "id: d, delay: 88h, pool: lett, duration: 1h",
        ),
        more=[pool(AWAY)],
    )
    passed.waits(a=0, b=48, c=2, d=2)


@case
def a_busy_server_finishes_before_it_goes():
    """Busy from 30 to 46, when the absence of 40 begins; it lasts its two days until 94."""
    passed = one_each(
        fork(
            "id: a, delay: 30h, pool: lett, duration: 16h",
            "id: b, delay: 41h, pool: lett, duration: 1h",
        ),
        more=[pool(AWAY)],
    )
    passed.waits(a=0, b=94 - 41)


@case
def an_absence_is_not_lost_to_long_work():
    """Busy from 30 to 100, beyond the end of the absence as planned: away from 100 to 148."""
    passed = one_each(
        fork(
            "id: a, delay: 30h, pool: lett, duration: 70h",
            "id: b, delay: 41h, pool: lett, duration: 1h",
        ),
        more=[pool(AWAY)],
    )
    passed.waits(a=0, b=148 - 41)


@case
def the_time_to_the_next_absence_starts_when_the_last_one_ended():
    """Away from 46 to 94 (busy until then): the next is at 94 + 240, not at 328."""
    passed = one_each(
        fork(
            "id: a, delay: 30h, pool: lett, duration: 16h",
            "id: b, delay: 333h, pool: lett, duration: 3h",
            "id: c, delay: 337h, pool: lett, duration: 1h",
        ),
        more=[pool(AWAY)],
    )
    passed.waits(a=0, b=0, c=336 + 48 - 337)


@case
def an_idle_server_goes_rather_than_a_busy_one():
    """Two servers, both due at 40: the idle one goes then, the busy one at 46; back at 88 and 94."""
    passed = one_each(
        fork(
            "id: a, delay: 30h, pool: lett, duration: 16h",
            "id: b, delay: 41h, pool: lett, duration: 10h",
            "id: c, delay: 42h, pool: lett, duration: 1h",
        ),
        more=[pool("servers: 2, " + AWAY)],
    )
    passed.waits(a=0, b=88 - 41, c=94 - 42)


@case
def absent_is_not_available():
    """In 120 days ten absences of 2 days; open 08-12."""
    passed = one_each(
        fork("id: a, pool: lett, duration: 3h"),
        more=[pool(AWAY + ", calendar: hommik, servers: 2")],
        measure="120d",
    )
    near("servers", passed.pool()["servers"], 2 * 10 / 12)
    near("utilization", passed.pool()["utilization"], 3 / (2 * 100 * 4))


@case
def who_finishes_first_is_available_until_then():
    """Busy 30 to 46: absences are days 10-12, 22-24, 34-36, 46-48 and hours 46-94 of the gate.

    The window of 59 days ends at 64 h after the gate: 8 days and 18 hours of absence.
    """
    passed = one_each(
        fork("id: a, delay: 30h, pool: lett, duration: 16h"), more=[pool(AWAY)], measure="59d"
    )
    near("servers", passed.pool()["servers"], (59 - 8.75) / 59)
    near("utilization", passed.pool()["utilization"], 16 / (59 * 24 - 210))


@case
def two_reasons_at_once_are_one_absence():
    """The pool's own and a bottleneck's: the same days twice; one server is away once."""
    passed = one_each(
        fork("id: a, delay: 41h, pool: lett, duration: 1h"),
        more=[
            pool(AWAY),
            f"bottlenecks: [{{id: haigus, at: [a], effect: {{{AWAY}}}}}]",
        ],
        measure="120d",
    )
    passed.waits(a=47)
    near("servers", passed.pool()["servers"], 10 / 12)


@case
def overlapping_reasons_are_counted_once():
    """Two servers; days 10-12 of every 12 and days 11-14 of every 14: away on the union of both.

    Days 0 to 84: 10,11 22,23 34,35 46,47 58,59 70,71 82,83 and 11,12,13 25,26,27 39,40,41 53-55
    67-69 81-83: 14 + 18 less 11, 82, 83 that are of both: 29.
    """
    passed = one_each(
        fork("id: a, pool: lett, duration: 1h"),
        more=[
            pool("servers: 2, " + AWAY),
            "bottlenecks: [{id: haigus, at: [a], effect: {absence: {every: 11d, lasts: 3d}}}]",
        ],
        measure="84d",
    )
    near("servers", passed.pool()["servers"], 2 * (84 - 29) / 84)


@case
def half_a_server_may_be_absent_too():
    """Half a server of 08-12: away on Wednesday and Thursday: on Friday at 08."""
    passed = one_each(
        fork("id: a, delay: 48h, pool: lett, duration: 1h"),
        more=[pool("servers: 0.5, calendar: hommik, " + AWAY)],
        measure="120d",
    )
    passed.waits(a=48)
    near("servers", passed.pool()["servers"], 0.5 * 10 / 12)


@case
def staff_that_is_not_yet_there_is_not_absent():
    """A second server from day 59 on, in the middle of both absences: in the window of 59 to 60."""
    passed = one_each(
        fork("id: a, delay: 41h, pool: lett, duration: 1h"),
        more=[pool("servers: {2026-01-05: 1, 2026-03-05: 2}, " + AWAY)],
        measure="60d",
    )
    passed.waits(a=47)
    # Days 10-12, 22-24, 34-36, 46-48 and 58, 59: the one server away on 10, the second on day 59.
    near("servers", passed.pool()["servers"], (60 + 1 - 10 - 1) / 60)


@case
def an_absence_in_working_days():
    """Every 15 working days, for 5: weeks 4, 8, 12 … of the calendar; four of ten … one week of four."""
    passed = one_each(
        fork("id: a, delay: 24h, pool: lett, duration: 1h"),
        more=[pool("calendar: avatud, absence: {every: 15wd, lasts: 5wd}")],
        calendars=['id: avatud, open: {mon-fri: "08:00-16:00"}'],
        measure="280d",
    )
    near("servers", passed.pool()["servers"], 0.75)
    passed.waits(a=0)


@case
def absence_of_a_pool_weakened_by_what_is_removed():
    """`absence.every` ÷ r: removed by half, the bottleneck's absences come half as often."""
    passed = one_each(
        fork("id: a, pool: lett, duration: 1h"),
        more=[
            pool(""),
            f"bottlenecks: [{{id: haigus, at: [a], effect: {{{AWAY}}}}}]",
            "proposals: [{id: asendaja, removes: {haigus: 50%}, status: adopted}]",
        ],
        measure="110d",
    )
    near("servers", passed.pool()["servers"], 20 / 22)


@case
def availability_in_the_long_run():
    """Away for 10 days every 30 on average, five servers nearly idle: 3.75 of 5."""
    path = variant(
        "office",
        (
            "servers: 1",
            "servers: 5, absence: {every: {exponential: 30d}, lasts: {exponential: 10d}}",
        ),
        ("uus: 6/h", "uus: 1/d"),
    )
    found = simulate(path, n=30).pool("ametnik", "kuusalu")
    cycles = 5 * 30 * 365.25 / 40
    near("servers", found["servers"], 3.75, 3.75 * 0.25 * math.sqrt(2) / math.sqrt(cycles) * 1.2)


@case
def a_queue_whose_server_breaks_down():
    """M/M/1, 6 an hour, 5 minutes; every 4 hours on average away for half an hour, after its work.

    The number of clients with the server working, due to go, or away is a chain, solved here. The
    absence never interrupts work; an idle server goes at once.
    """
    path = variant(
        "office",
        (
            "servers: 1",
            "servers: 1, absence: {every: {exponential: 4h}, lasts: {exponential: 30min}}",
        ),
        ("8min", "5min"),
    )
    waiting, available, busy = breakdowns(6.0, 12.0, 1 / 4.0, 2.0)
    found = simulate(path, n=8).pool("ametnik", "kuusalu")
    near("wait_h", found["wait_h"], waiting / 6, 0.0045)
    near("servers", found["servers"], available, 0.001)
    near("utilization", found["utilization"], busy / available, 0.001)


def breakdowns(arrivals, services, goes, back, most=300):
    """Mean queue, share of time available, and busy, of the chain (clients, working | due | away).

    Solved by the elimination of Grassmann, Taksar and Heyman (Operations Research 33, 1985), in the
    band that the states have when ordered by clients.
    """
    states = 3 * (most + 1)
    rates = [{} for _ in range(states)]
    for n in range(most + 1):
        working, due, away = 3 * n, 3 * n + 1, 3 * n + 2
        if n < most:
            for state in (working, due, away):
                rates[state][state + 3] = arrivals
        if n > 0:
            rates[working][working - 3] = services
            rates[due][away - 3] = services
        else:
            rates[due][working] = 1.0  # nobody is at work: never reached
        rates[working][due if n > 0 else away] = goes
        rates[away][working] = back
    for k in range(states - 1, 0, -1):
        out = {j: rate for j, rate in rates[k].items() if j < k}
        total = sum(out.values())
        for i in range(max(0, k - 4), k):
            rate = rates[i].pop(k, 0.0) / total
            rates[i][k] = rate
            for j, other in out.items():
                if j != i and rate > 0.0:
                    rates[i][j] = rates[i].get(j, 0.0) + rate * other
    shares = [1.0]
    for k in range(1, states):
        shares.append(sum(shares[i] * rates[i].get(k, 0.0) for i in range(max(0, k - 4), k)))
    shares = [share / sum(shares) for share in shares]
    queue = sum(
        max(0, n - 1) * (shares[3 * n] + shares[3 * n + 1]) + n * shares[3 * n + 2]
        for n in range(most + 1)
    )
    return queue, 1.0 - sum(shares[2::3]), sum(shares[3::3]) + sum(shares[4::3])
