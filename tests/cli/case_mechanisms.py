# SPDX-License-Identifier: EUPL-1.2
"""Mechanisms of services, pools, courses and arrivals beyond the plain queue."""

import math
from datetime import datetime

from support import (
    HOURS_PER_YEAR,
    case,
    check,
    mean,
    model,
    near,
    share_se,
    simulate,
    variant,
    write,
)

DAY = 24.0
VISITS = 2000 * 5


def visit(*changes, n=None):
    return simulate(variant("visit", *changes), n=n).measures()


# ---- a visit and its costs -----------------------------------------------------------------------


@case
def booking_is_waiting():
    near("wait_h", visit()["wait_h"], 3 * DAY)


@case
def processing_parts_add_up_to_delay():
    near("delay_h", visit()["delay_h"], 15 * DAY)


@case
def travel_is_there_and_back_to_the_site():
    """The figure is the whole trip's time and cost for one visit."""
    measures = visit()
    near("travel_h", measures["travel_h"], 6)
    near("client_cost_eur", measures["client_cost_eur"], 64 + 45)


@case
def time_to_complete_has_all_its_parts():
    measures = visit()
    parts = sum(mean(measures[m]) for m in ("wait_h", "travel_h", "service_h", "delay_h"))
    near("parts", parts, mean(measures["time_to_complete_h"]))
    near("time_to_complete_h", measures["time_to_complete_h"], 18 * DAY + 6 + 40 / 60)


@case
def staff_costs_by_the_hour():
    near("staff_cost_eur", visit()["staff_cost_eur"], 30 * 40 / 60)


@case
def services_without_travel():
    measures = visit(("fee: 64 EUR", "fee: 64 EUR, travel: no"))
    near("travel_h", measures["travel_h"], 0)
    near("client_cost_eur", measures["client_cost_eur"], 64)


@case
def the_clients_hour_has_a_price():
    """client-hour prices travel and the visit itself at least; without it only money counts."""
    plain = mean(visit()["client_cost_eur"])
    priced = mean(visit(("seed: 5", "seed: 5, client-hour: 10 EUR/h"))["client_cost_eur"])
    check(priced - plain >= 10 * 6, f"6 h of travel at 10 EUR/h are worth {priced - plain} EUR")


@case
def no_show_books_again_without_travel():
    """A fifth do not come, each time: 1.25 bookings, one trip, one visit."""
    measures = visit(("booking: 3d", "booking: 3d, no-show: 20%"), n=5)
    se = math.sqrt(0.2) / 0.8 / math.sqrt(VISITS)
    near("wait_h", measures["wait_h"], 3 * DAY * 1.25, 3 * DAY * se)
    near("travel_h", measures["travel_h"], 6)
    near("visits", measures["visits"], 1)


@case
def sessions_are_further_visits():
    """Three sessions, a week between them."""
    measures = visit(("booking: 3d", "booking: 3d, sessions: 3, every: 1w"))
    near("service_h", measures["service_h"], 2)
    check(
        mean(measures["time_to_complete_h"]) >= 18 * DAY + 2 * 7 * DAY, "no weeks between sessions"
    )


@case
def sessions_by_shares():
    measures = visit(("booking: 3d", "booking: 3d, sessions: {1: 40%, 2: 60%}"), n=5)
    near("service_h", measures["service_h"], 1.6 * 40 / 60, 40 / 60 * share_se(0.4, VISITS))


@case
def access_wins_over_serves():
    measures = visit(
        (
            "{id: saaremaa, arrivals",
            "{id: saaremaa, access: {ppa: {site: ppa-tallinn, travel: 9h}}, " "arrivals",
        ),
        (
            "    sites:\n",
            "    sites:\n      - {id: ppa-tallinn, serves: [], " "staff: {teenindaja: 500}}\n",
        ),
    )
    near("travel_h", measures["travel_h"], 9)


# ---- pools ---------------------------------------------------------------------------------------


@case
def constant_patience_gives_up_in_time():
    """The crowd of gate-queue.yaml with 100 minutes of patience.

    Starts are 0, 30, 60, 90 minutes after the gate; the others leave after 100 minutes.
    """
    path = variant("gate-queue", ("groups: [uus]", "groups: [{id: uus, patience: 100min}]"))
    outcome = simulate(path)
    n = mean(outcome.measures()["arrived"])
    near("completed", outcome.measures()["completed_share"], 4 / n)
    near("left", outcome.measures()["exits"]["leave"], 1 - 4 / n)
    near("wait", outcome.step("vastu", journey="teekond")["wait_h"], (3 + (n - 4) * 100 / 60) / n)


@case
def served_in_the_moment_patience_ends():
    """90 minutes of patience: the fourth client is served at that very moment."""
    path = variant("gate-queue", ("groups: [uus]", "groups: [{id: uus, patience: 90min}]"))
    outcome = simulate(path)
    n = mean(outcome.measures()["arrived"])
    near("completed", outcome.measures()["completed_share"], 4 / n)


@case
def who_gives_up_goes_to_else():
    path = variant(
        "gate-queue",
        ("service: vastuvõtt", "service: vastuvõtt, patience: 100min, attempts: 5, else: loobus"),
        ("    counts-from:", "    exits: [loobus]\n    counts-from:"),
    )
    outcome = simulate(path)
    n = mean(outcome.measures()["arrived"])
    near("loobus", outcome.measures()["exits"]["loobus"], 1 - 4 / n)


@case
def priority_goes_first():
    """Half of the arrivals have priority: M/M/1, load 0.8 in equal parts, not pre-emptive.

    R = 6 x 2 x (8 min)² / 2 = 0.10667 h; the first wait R / (1 - 0.4), the others R / 0.6 / 0.2.
    """
    path = variant(
        "office",
        (
            "groups: [{id: uus, title: Uussisserändaja}]",
            "groups: [{id: uus}, {id: tähtis, priority: 1}]",
        ),
        ("{uus: 6/h}", "{uus: 3/h, tähtis: 3/h}"),
        ("servers: 1", "servers: 1, order: priority"),
    )
    outcome = simulate(path, n=8)
    rest = 6 * 2 * (8 / 60) ** 2 / 2
    root = math.sqrt(3 * HOURS_PER_YEAR * 8)
    near("with priority", outcome.measures(group="tähtis")["wait_h"], rest / 0.6, 1.2 / root)
    near("without", outcome.measures(group="uus")["wait_h"], rest / 0.6 / 0.2, 14 / root)


@case
def random_order_waits_as_long_on_average():
    """The order does not change the mean wait of M/M/1, only its spread."""
    outcome = simulate(variant("office", ("servers: 1", "servers: 1, order: random")), n=8)
    root = math.sqrt(6 * HOURS_PER_YEAR * 8)
    near("wait_h", outcome.pool("ametnik", "kuusalu")["wait_h"], 32 / 60, 7.0 / root)
    fifo = simulate(model("office"), n=8).pool("ametnik", "kuusalu")
    check(
        mean(outcome.pool("ametnik", "kuusalu")["wait_p90_h"]) > mean(fifo["wait_p90_h"]),
        "waits in random order spread no wider than in fifo (their 90 % quantiles differ by 6 %)",
    )


@case
def a_fraction_is_present_for_the_first_part():
    """1.5 servers from 09 to 11, an hour each: two begin at 09, one more at 10 (the half is gone)."""
    path = variant(
        "gate-queue",
        ("servers: 1", "servers: 1.5"),
        ("00:00-24:00", "09:00-11:00"),
        ("30min", "1h"),
    )
    outcome = simulate(path)
    n = round(mean(outcome.measures()["arrived"]))
    waits = [24.0 * (k // 3) + (k % 3 == 2) for k in range(n)]
    near("wait_h", outcome.step("vastu", journey="teekond")["wait_h"], sum(waits) / n)


@case
def absences_take_servers_away():
    """Away for 10 days every 30 days on average (exponential both): present 75 % of the time."""
    path = variant(
        "office",
        (
            "servers: 1",
            "servers: 1, absence: {every: {exponential: 30d}, lasts: {exponential: 10d}}",
        ),
        ("uus: 6/h", "uus: 1/d"),
    )
    pool = simulate(path, n=30).pool("ametnik", "kuusalu")
    cycles = 30 * 365.25 / 40
    near("servers", pool["servers"], 0.75, 0.75 * 0.25 * math.sqrt(2) / math.sqrt(cycles) * 1.2)


# ---- arrivals ------------------------------------------------------------------------------------


@case
def parties_arrive_together():
    """70 % alone, 20 % two, 10 % three: the rate is of people, whatever their parties.

    Var(people) of a compound Poisson process: E[size²] / E[size] = 2.4 / 1.4 of that of singles.
    """
    path = variant(
        "routes", ("groups: [uus]", "groups: [{id: uus, party: {1: 70%, 2: 20%, 3: 10%}}]")
    )
    arrived = simulate(path, n=10).measures()["arrived"]
    near("arrived", arrived, 5000, math.sqrt(5000 * 2.4 / 1.4 / 10))


@case
def members_of_a_party_join_the_queue_together():
    """Parties of exactly four at an empty pool of one: waits 0, 10, 20, 30 minutes."""
    path = variant(
        "office",
        ("title: Uussisserändaja", "party: {4: 100%}"),
        ("6/h", "200/y"),
        ("{exponential: 8min}", "10min"),
        ("warmup: 60d", "warmup: 0"),
    )
    outcome = simulate(path, n=8)
    near("wait_h", outcome.measures()["wait_h"], 0.25, 0.004, relative=2e-3)


@case
def the_season_moves_arrivals_not_their_number():
    """Everybody comes in September: the rate is that of the year, the months are weights."""
    path = variant(
        "routes",
        ("arrivals: {uus: 5000/y}", "season: [0,0,0,0,0,0,0,0,1,0,0,0], arrivals: {uus: 5000/y}"),
        (
            "start: 2026-01-05, warmup: 0, measure: 1y",
            "start: 2026-01-01, warmup: 0, measure: 365d",
        ),
    )
    arrived = simulate(path, n=10).measures()["arrived"]
    near("arrived", arrived, 5000, math.sqrt(5000 / 10), relative=0.03)


@case
def arrivals_of_a_date():
    """From July on twice as many: the first half year 181 days, the rest of 365 twice."""
    path = variant(
        "routes",
        ("{uus: 5000/y}", "{uus: {2026-01-01: 3652.5/y, 2026-07-01: 7305/y}}"),
        (
            "start: 2026-01-05, warmup: 0, measure: 1y",
            "start: 2026-01-01, warmup: 0, measure: 365d",
        ),
    )
    people = 10 * 181 + 20 * 184
    near(
        "arrived",
        mean(simulate(path, n=10).measures()["arrived"]) * 365 / 365.25,
        people,
        math.sqrt(people / 10),
        relative=1e-3,
    )


# ---- courses -------------------------------------------------------------------------------------

COURSE = """\
    teekond: 1
    groups: [uus]
    municipalities: [{id: kuusalu, arrivals: {uus: 20/y}}]
    calendars: [{id: värava-aeg, open: {mon-sun: "09:00-09:01"}, only: ["2027-06-01"]}]
    services:
      - {id: väravas, calendar: värava-aeg}
      - {id: keelekursus, course: COURSE}
    journeys:
      - id: teekond
        counts-from: värav
        stages:
          - {id: algus, steps: [{id: värav, service: väravas}, {id: kursus, service: keelekursus}]}
    run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 9y, replications: 1, seed: 4}
    """
GATE = datetime(2027, 6, 1, 9)


def since(*moment):
    return (datetime(*moment) - GATE).total_seconds() / 3600


def course(text):
    outcome = simulate(write("course.yaml", COURSE.replace("COURSE", text)))
    n = round(mean(outcome.measures()["arrived"]))
    check(8 <= n <= 40, f"{n} clients of 20 a year")
    return outcome.step("kursus", journey="teekond"), outcome.measures(), n


@case
def a_course_begins_at_its_next_start():
    step, measures, _ = course('{starts: ["01-15", "09-01"], lasts: 4mo}')
    near("wait_h", step["wait_h"], since(2027, 9, 1))
    near("service_h", step["service_h"], 4 * 30.4375 * DAY)
    near(
        "time_to_complete_h", measures["time_to_complete_h"], since(2027, 9, 1) + 4 * 30.4375 * DAY
    )


@case
def seats_are_taken_in_order():
    """Six seats at each start, 15 January and 1 September."""
    step, _, n = course('{starts: ["01-15", "09-01"], seats: 6, lasts: 4mo}')
    starts = [
        since(year, *day)
        for year in range(2027, 2040)
        for day in ((1, 15), (9, 1))
        if since(year, *day) > 0
    ]
    near("wait_h", step["wait_h"], sum(starts[k // 6] for k in range(n)) / n)


@case
def a_course_closes_before_its_start():
    """On 1 June it is too late for 25 June, if one must ask 30 days before."""
    step, _, _ = course('{starts: ["06-25", "07-10"], lasts: 1mo, closes: 30d}')
    near("wait_h", step["wait_h"], since(2027, 7, 10))


@case
def monthly_courses():
    """On the first of each month: the next is 1 July."""
    step, _, _ = course("{starts: monthly, lasts: 1mo}")
    near("wait_h", step["wait_h"], since(2027, 7, 1))


@case
def weekly_courses():
    """On Mondays: the next is 7 June."""
    step, _, _ = course("{starts: weekly, lasts: 1mo}")
    near("wait_h", step["wait_h"], since(2027, 6, 7))


@case
def a_share_of_the_seats():
    """These journeys get half of 12 seats."""
    step, _, n = course('{starts: ["01-15", "09-01"], seats: 12, share: 50%, lasts: 4mo}')
    starts = [
        since(year, *day)
        for year in range(2027, 2040)
        for day in ((1, 15), (9, 1))
        if since(year, *day) > 0
    ]
    near("wait_h", step["wait_h"], sum(starts[k // 6] for k in range(n)) / n)


@case
def a_lottery_fills_the_same_seats():
    step, _, n = course('{starts: ["01-15", "09-01"], seats: 6, order: random, lasts: 4mo}')
    starts = [
        since(year, *day)
        for year in range(2027, 2040)
        for day in ((1, 15), (9, 1))
        if since(year, *day) > 0
    ]
    wait = mean(step["wait_h"])
    check(
        wait >= sum(starts[k // 6] for k in range(n)) / n - 1e-6, "seats stay empty in no lottery"
    )


# ---- deadlines counted ---------------------------------------------------------------------------


@case
def a_step_reached_too_late_misses_its_deadline():
    path = variant(
        "branches",
        ("{id: kaart, delay: 2d, ", "{id: kaart, delay: 2d, deadline: {within: 22d, from: s0}, "),
    )
    outcome = simulate(path)
    near(
        "22 days after s0 is in time",
        outcome.step("kaart", journey="teekond")["deadline_missed_share"],
        0,
    )
    path = variant(
        "branches",
        ("{id: kaart, delay: 2d, ", "{id: kaart, delay: 2d, deadline: {within: 21d, from: s0}, "),
    )
    outcome = simulate(path)
    near("of the step", outcome.step("kaart", journey="teekond")["deadline_missed_share"], 1)
    near("of the client", outcome.measures()["deadline_missed_share"], 1)


@case
def a_deadline_skipped_is_not_counted():
    path = variant(
        "branches",
        ("{id: kaart, delay: 2d, ", "{id: kaart, delay: 2d, take-up: 50%, deadline: 1d, "),
    )
    near(
        "missed by all who took it",
        simulate(path).step("kaart", journey="teekond")["deadline_missed_share"],
        1,
    )


@case
def the_unfinished_are_counted():
    """Nine years of delay, one year of drain: nobody completes."""
    path = variant("branches", ("{id: s0, delay: 1d}", "{id: s0, delay: 9y}"))
    measures = simulate(path).measures()
    near("unfinished", measures["unfinished"], mean(measures["arrived"]))
    near("completed_share", measures["completed_share"], 0)
