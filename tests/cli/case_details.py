# SPDX-License-Identifier: EUPL-1.2
"""The small print of the format: ties, what is behind whom, what is drawn once, where one is served."""

import math
from datetime import date, datetime

from support import (
    HOURS_PER_YEAR,
    case,
    check,
    mean,
    model,
    near,
    prices,
    share_se,
    simulate,
    variant,
    write,
)

DAY = 24.0
N = 10


def journey(steps, **extra):
    """One group of 4000 a year on a journey of these steps."""
    lines = "\n".join("          - " + step for step in steps)
    more = "".join(f"    {key}: {value}\n" for key, value in extra.items())
    return write(
        "journey.yaml",
        "teekond: 1\ngroups: [uus]\n"
        "municipalities: [{id: kuusalu, arrivals: {uus: 4000/y}}]\n"
        f"journeys:\n  - id: teekond\n{more}    stages:\n      - id: algus\n        steps:\n{lines}\n"
        "run: {warmup: 0, measure: 1y, drain: 2y, replications: 10, seed: 9}\n",
    )


CLIENTS = 4000 * N


def milestones(path):
    return simulate(path, n=N).measures(journey="teekond")["milestones"]


# ---- steps ---------------------------------------------------------------------------------------


@case
def take_up_is_drawn_once_per_client():
    """Half take `a`; half of the visits of `b` lead back to it, where the same half takes it again."""
    reached = milestones(
        journey(
            [
                "{id: a, take-up: 50%, milestone: yes}",
                "{id: b, next: [{to: a, p: 50%, wait: 1d}]}",
            ]
        )
    )
    near("a", reached["a"]["reached_share"], 0.5, share_se(0.5, CLIENTS))


@case
def a_repeated_visit_is_not_done():
    """A trait is gained when the step is done, not by a visit that must be repeated.

    `a` gives `valmis`; `kontroll` of another branch begins after it, so never before it is done.
    """
    reached = milestones(
        journey(
            [
                "{id: a, delay: 1d, gives: [valmis], milestone: yes, next: [{to: a, p: 50%}]}",
                "{id: b, when: {valmis: yes}, milestone: yes}",
            ]
        )
    )
    near(
        "a is reached after 2 days on average",
        reached["a"]["reached_h"],
        2 * DAY,
        DAY * math.sqrt(2) / math.sqrt(CLIENTS),
    )
    near("b", reached["b"]["reached_share"], 1)


@case
def a_jump_forward_puts_steps_behind():
    """Who jumps from `a` to `c` passes `b`, which the other branch needs: it goes on at once."""
    reached = milestones(
        journey(
            [
                "{id: algne}",
                "{id: a, delay: 1d, next: [{to: c, p: 50%}]}",
                "{id: b, delay: 50d}",
                "{id: c, delay: 3d}",
                "{id: teine, after: [algne], needs: [b], milestone: yes}",
            ]
        )
    )
    near(
        "teine",
        reached["teine"]["reached_h"],
        (0.5 * 1 + 0.5 * 51) * DAY,
        50 * DAY * share_se(0.5, CLIENTS),
    )


@case
def traits_are_gained_on_the_way():
    """`next` gives to those who take it alone."""
    reached = milestones(
        journey(
            [
                "{id: a, next: [{to: b, p: 30%, gives: [segaduses]}]}",
                "{id: b, when: {segaduses: yes}, milestone: yes}",
            ]
        )
    )
    near("b", reached["b"]["reached_share"], 0.3, share_se(0.3, CLIENTS))


@case
def else_of_attempts_is_a_step():
    reached = milestones(
        journey(
            [
                "{id: a, attempts: 2, else: c, next: [{to: a, p: 40%}]}",
                "{id: b, milestone: yes}",
                "{id: c, milestone: yes}",
            ]
        )
    )
    near("b", reached["b"]["reached_share"], 1 - 0.16, share_se(0.16, CLIENTS))
    near("c", reached["c"]["reached_share"], 1)


@case
def dropout_comes_before_next():
    """A tenth drops out first; 20 % of the others take the exit of `next`."""
    path = variant(
        "effects",
        ("effect: {delay: 5d}", "effect: {dropout: {p: 10%, to: loobus}}"),
        ("milestone: yes", "next: [{to: lahkus, p: 20%}]"),
    )
    exits = simulate(path, n=N).measures()["exits"]
    near("loobus", exits["loobus"], 0.1, share_se(0.1, CLIENTS))
    near("lahkus", exits["lahkus"], 0.18, share_se(0.18, CLIENTS))


@case
def a_deadline_of_those_who_left_is_not_counted():
    """Half leave at once, the others are late: all of those who are counted missed it."""
    path = journey(
        [
            "{id: a, next: [{to: leave, p: 50%}]}",
            "{id: b, delay: 9d, deadline: {within: 5d, from: a}}",
        ]
    )
    outcome = simulate(path, n=N)
    near("missed", outcome.step("b", journey="teekond")["deadline_missed_share"], 1)


@case
def clocks_of_those_who_never_come_are_not_counted():
    path = journey(
        ["{id: a}", "{id: b, delay: 9d, next: [{to: leave, p: 50%}]}", "{id: c, delay: 2d}"],
        clocks="[{id: kell, from: a, until: c}]",
    )
    near("kell", simulate(path, "-n", "2").measures(journey="teekond")["clocks"]["kell"], 11 * DAY)


@case
def working_days_of_a_distribution_are_whole():
    """Uniform over half to three and a half: one, two or three plain days, a third each."""
    path = journey(["{id: a, delay: 0.5..3.5wd, calendar: always}"])
    measures = simulate(path, n=N).measures()
    near(
        "mean", measures["time_to_complete_h"], 2 * DAY, DAY * math.sqrt(2 / 3) / math.sqrt(CLIENTS)
    )
    near("median", measures["time_to_complete_p50_h"], 2 * DAY)
    near("90 %", measures["time_to_complete_p90_h"], 3 * DAY)


@case
def queued_clients_of_an_abandoned_branch_leave_the_queue():
    """The pool of the slow branch never opens in time: all who queued there are gone after 2 days."""
    path = write(
        "any.yaml",
        """\
        teekond: 1
        groups: [uus]
        municipalities: [{id: kuusalu, arrivals: {uus: 2000/y}}]
        pools: [{id: ametnik, provider: kov}]
        services: [{id: pikk, pool: ametnik, provider: kov, duration: 365d}]
        journeys:
          - id: teekond
            stages:
              - id: algus
                steps:
                  - parallel:
                      until: any
                      branches: [[{id: a, service: pikk}], [{id: b, delay: 2d}]]
        run: {warmup: 0, measure: 1y, drain: 2y, replications: 2, seed: 9}
        """,
    )
    outcome = simulate(path)
    near("time_to_complete_h", outcome.measures()["time_to_complete_h"], 2 * DAY)
    check(
        mean(outcome.pool("ametnik", "kuusalu")["queue_length"]) < 20,
        f"{mean(outcome.pool('ametnik', 'kuusalu')['queue_length'])} wait who are long gone",
    )


@case
def shares_by_date_are_read_when_the_step_is_reached():
    """From July on everybody takes it: of those who come in 2026 184 of 365 days' worth."""
    path = journey(["{id: a, take-up: {2026-01-01: 0%, 2026-07-01: 100%}, milestone: yes}"])
    path.write_text(
        path.read_text().replace(
            "warmup: 0, measure: 1y", "start: 2026-01-01, warmup: 0, measure: 365d"
        )
    )
    share = 184 / 365
    near("a", milestones(path)["a"]["reached_share"], share, share_se(share, CLIENTS))


@case
def dates_without_a_year_come_every_year():
    """Each July to December everybody, else nobody; two years of arrivals."""
    path = journey(["{id: a, take-up: {01-01: 0%, 07-01: 100%}, milestone: yes}"])
    path.write_text(
        path.read_text().replace(
            "warmup: 0, measure: 1y", "start: 2026-01-01, warmup: 0, measure: 730d"
        )
    )
    share = 184 / 365
    near("a", milestones(path)["a"]["reached_share"], share, share_se(share, 2 * CLIENTS))


@case
def a_deadline_without_from_runs_from_the_clock():
    """The clock starts at the end of `a`; 5 days after it is in time for 6, not for 4."""
    for within, missed in (("6d", 0), ("4d", 1)):
        path = journey(
            ["{id: a, delay: 10d}", f"{{id: b, delay: 5d, deadline: {within}}}"],
            **{"counts-from": "a"},
        )
        found = simulate(path, "-n", "2").step("b", journey="teekond")
        near(within, found["deadline_missed_share"], missed)


@case
def patience_of_a_step_wins_over_that_of_the_group():
    """The crowd of gate-queue.yaml: the group has 10 minutes, the step 100: four are served."""
    path = variant(
        "gate-queue",
        ("groups: [uus]", "groups: [{id: uus, patience: 10min}]"),
        ("service: vastuvõtt}", "service: vastuvõtt, patience: 100min}"),
    )
    measures = simulate(path).measures()
    near("completed", measures["completed"], 4)


@case
def time_at_a_step_is_all_its_parts():
    outcome = simulate(model("effects"), "-n", "2")
    step = outcome.step("luba", journey="teekond")
    near("time_h", step["time_h"], 386 + 120)
    near("wait_h", step["wait_h"], 48)
    near("service_h", step["service_h"], 2)


@case
def the_window_of_measuring_is_of_arrivals():
    """Half a year of warm-up changes neither the number nor the times of independent clients."""
    text = model("effects").read_text()
    path = write("warm.yaml", text.replace("warmup: 0", "warmup: 6mo"))
    measures = simulate(path, n=N).measures()
    near("arrived", measures["arrived"], 4000, math.sqrt(4000 / N))
    near("time", measures["time_to_complete_h"], 386 + 120)


# ---- ties ----------------------------------------------------------------------------------------


@case
def at_one_moment_municipalities_come_by_their_ids():
    """The crowds of two municipalities at one national counter: anija before kuusalu, by bytes."""
    path = variant(
        "gate-queue",
        (
            "[{id: kuusalu, arrivals: {uus: 20/y}}]",
            "[{id: kuusalu, arrivals: {uus: 20/y}}, {id: anija, arrivals: {uus: 10/y}}]",
        ),
        ("provider: kov, servers: 1", "place: national, servers: 1"),
        ("pool: ametnik, provider: kov", "pool: ametnik"),
    )
    outcome = simulate(path)
    first = round(mean(outcome.measures(municipality="anija")["arrived"]))
    rest = round(mean(outcome.measures(municipality="kuusalu")["arrived"]))
    for name, expected in (("anija", (first - 1) / 4), ("kuusalu", first / 2 + (rest - 1) / 4)):
        step = outcome.step("vastu", municipality=name, journey="teekond")
        # Those of anija who come after the year are before kuusalu too, but are not measured: they
        # shift kuusalu by half an hour each, a whole number of them.
        late = (mean(step["wait_h"]) - expected) * 2
        near(f"wait of {name}", mean(step["wait_h"]), expected + round(late) / 2, relative=1e-9)
        check(
            late > -1e-6 and (name == "kuusalu" or late < 1e-6), f"{name} waits {late / 2} h more"
        )


@case
def at_one_moment_groups_come_by_their_ids():
    path = variant(
        "gate-queue",
        ("groups: [uus]", "groups: [uus, ärimees]"),
        ("{uus: 20/y}", "{uus: 20/y, ärimees: 10/y}"),
    )
    outcome = simulate(path)
    first = round(mean(outcome.measures(group="uus")["arrived"]))
    near("uus", outcome.step("vastu", group="uus", journey="teekond")["wait_h"], (first - 1) / 4)


# ---- calendars -----------------------------------------------------------------------------------


@case
def every_public_holiday_of_estonia():
    """Open daily at 10; the gate on each of the twelve days of 2028, and on some that are none."""
    holidays = [
        date(2028, *day)
        for day in (
            (1, 1),
            (2, 24),
            (4, 14),
            (4, 16),
            (5, 1),
            (6, 4),
            (6, 23),
            (6, 24),
            (8, 20),
            (12, 24),
            (12, 25),
            (12, 26),
        )
    ]
    others = [
        date(2028, *day)
        for day in (
            (1, 2),
            (1, 6),
            (2, 23),
            (4, 13),
            (4, 15),
            (4, 17),
            (5, 25),
            (6, 5),
            (6, 22),
            (8, 21),
            (11, 2),
            (12, 23),
            (12, 27),
            (12, 31),
        )
    ]
    for day in holidays + others:
        path = variant(
            "gate",
            ('only: ["2027-06-01"]', f'only: ["{day}"]'),
            ('{mon-fri: "10:00-12:00"}}', '{mon-sun: "10:00-12:00"}, closed: [holidays]}'),
        )
        wait = mean(simulate(path).step("s1", journey="teekond")["wait_h"])
        check((wait > 1.5) == (day in holidays), f"{day}: one waits {wait} h for 10 o'clock")


@case
def a_leap_day_is_a_day():
    """Open on 29 February alone: 2028 has one."""
    path = variant(
        "gate",
        ('open: {mon-fri: "10:00-12:00"}', 'open: {mon-sun: "10:00-12:00"}, only: ["02-29"]'),
    )
    wait = mean(simulate(path).step("s1", journey="teekond")["wait_h"])
    near("wait", wait, (datetime(2028, 2, 29, 10) - datetime(2027, 6, 1, 9)).total_seconds() / 3600)


@case
def there_is_no_daylight_saving():
    """Over the last Sunday of March 2027: 24 hours a day."""
    path = variant(
        "gate",
        ('only: ["2027-06-01"]', 'only: ["2027-03-27"]'),
        ('{mon-fri: "10:00-12:00"}', '{mon: "09:00-12:00"}'),
    )
    near("wait", simulate(path).step("s1", journey="teekond")["wait_h"], 48)


@case
def a_pool_works_when_its_site_is_open():
    """Site open Wednesdays from 12: from Tuesday 09:00 on, 27 hours."""
    path = variant(
        "gate-queue",
        (
            "pools: [{id: ametnik, provider: kov, servers: 1, calendar: lahtiolek}]",
            "providers:\n  - {id: ppa, sites: [{id: ppa-maja, serves: [kuusalu], "
            "calendar: kolmapäeval, staff: {ametnik: 1}}]}\n"
            "pools: [{id: ametnik, provider: ppa, place: site}]",
        ),
        (
            "pool: ametnik, provider: kov, duration: 30min",
            "pool: ametnik, provider: ppa, duration: 1min",
        ),
        ("calendars:\n", 'calendars:\n  - {id: kolmapäeval, open: {wed: "12:00-16:00"}}\n'),
    )
    outcome = simulate(path)
    n = round(mean(outcome.measures()["arrived"]))
    near("wait", outcome.step("vastu", journey="teekond")["wait_h"], 27 + (n - 1) / 120)


# ---- pools over time -----------------------------------------------------------------------------


@case
def utilization_is_of_open_hours():
    """Two an hour around the clock, 5 minutes each, open six hours a day: 4 of 6 hours busy."""
    path = variant(
        "office",
        ("servers: 1}", "servers: 1, calendar: päeval}"),
        ("uus: 6/h", "uus: 2/h"),
        ("{exponential: 8min}", "5min"),
        ("pools:", 'calendars: [{id: päeval, open: {mon-sun: "09:00-15:00"}}]\npools:'),
    )
    pool = simulate(path, n=4).pool("ametnik", "kuusalu")
    near("utilization", pool["utilization"], 4 / 6, 4 / 6 / math.sqrt(2 * HOURS_PER_YEAR * 4))
    near("queue length, by Little", pool["queue_length"], 2 * mean(pool["wait_h"]), 0.02)


@case
def an_overnight_queue_waits_for_the_morning():
    """Staff for all, closed 18 of 24 hours: who comes then waits 9 hours on average."""
    path = variant(
        "office",
        ("servers: 1}", "servers: 100, calendar: päeval}"),
        ("uus: 6/h", "uus: 2/h"),
        ("{exponential: 8min}", "5min"),
        ("pools:", 'calendars: [{id: päeval, open: {mon-sun: "09:00-15:00"}}]\npools:'),
    )
    pool = simulate(path, n=4).pool("ametnik", "kuusalu")
    wait = 18 / 24 * 9
    sd = math.sqrt(18 / 24 * (9 * 9 + 18 * 18 / 12) - wait * wait)
    near("wait_h", pool["wait_h"], wait, sd / math.sqrt(2 * HOURS_PER_YEAR * 4))


@case
def busy_servers_finish_when_staff_shrinks():
    """Two servers until midnight, then one; ten hours each."""
    path = variant(
        "gate-queue", ("servers: 1", "servers: {2026-01-01: 2, 2027-06-02: 1}"), ("30min", "10h")
    )
    outcome = simulate(path)
    n = round(mean(outcome.measures()["arrived"]))
    # 09:00 two, 19:00 two (until 05:00 of 2 June, when one of them is gone already), then one by one.
    starts = [0, 0, 10, 10] + [20 + 10 * k for k in range(n)]
    near("wait_h", outcome.step("vastu", journey="teekond")["wait_h"], sum(starts[:n]) / n)


@case
def half_a_server_works_half_of_the_time_in_the_long_run():
    """0.5 servers around the clock, 4 hours a day of work: utilization a third of 12."""
    path = variant(
        "office",
        ("servers: 1", "servers: 0.5"),
        ("uus: 6/h", "uus: 1/h"),
        ("{exponential: 8min}", "10min"),
        ("replications: 8", "replications: 4"),
    )
    pool = simulate(path, n=4).pool("ametnik", "kuusalu")
    near("servers", pool["servers"], 0.5, 0.002)
    near("utilization", pool["utilization"], 1 / 3, 1 / 3 / math.sqrt(HOURS_PER_YEAR * 4) + 0.002)


# ---- where one is served -------------------------------------------------------------------------

PLACES = """\
    teekond: 1
    groups: [uus]
    municipalities:
      - {id: pärnu, arrivals: {uus: 500/y}}
      - {id: saaremaa, arrivals: {uus: 500/y}}
    providers:
      - id: ppa
        sites:
          - {id: maja-a, serves: [pärnu, saaremaa], services: [luba], travel: {pärnu: 1h, saaremaa: 5h}, staff: {ametnik: 9}}
          - {id: maja-b, serves: [pärnu, saaremaa], services: [kaart], travel: {pärnu: 2h, saaremaa: 7h}, staff: {ametnik: 9}}
    pools: [{id: ametnik, provider: ppa, place: site}]
    services:
      - {id: luba, provider: ppa, pool: ametnik, duration: 10min}
      - {id: kaart, provider: ppa, pool: ametnik, duration: 10min}
    journeys:
      - id: teekond
        stages: [{id: a, steps: [{id: x, service: luba}, {id: y, service: kaart}]}]
    run: {warmup: 0, replications: 2, seed: 3}
    """


@case
def sites_with_different_services_do_not_compete():
    outcome = simulate(write("m.yaml", PLACES))
    near("pärnu", outcome.measures(municipality="pärnu")["travel_h"], 3)
    near("saaremaa", outcome.measures(municipality="saaremaa")["travel_h"], 12)


@case
def each_place_has_its_pool():
    outcome = simulate(write("m.yaml", PLACES))
    for place in ("maja-a", "maja-b"):
        near(f"servers of {place}", outcome.pool("ametnik", place)["servers"], 9)
        near(f"served at {place}", outcome.pool("ametnik", place)["served"], 1000, math.sqrt(500))


@case
def capacity_is_lost_for_everyone_at_the_place():
    """A bottleneck of saaremaa alone halves the site that serves pärnu too."""
    text = PLACES.replace(
        "run:",
        "bottlenecks: [{id: napp, at: [x], where: [saaremaa], "
        "effect: {capacity: {times: 0.5}}}]\n    run:",
    )
    outcome = simulate(write("m.yaml", text))
    near("maja-a", outcome.pool("ametnik", "maja-a")["servers"], 4.5, 0.01)


@case
def capacity_is_kept_where_the_step_is_not_served():
    """The other site of the same pool serves saaremaa with another service."""
    text = PLACES.replace(
        "run:",
        "bottlenecks: [{id: napp, at: [x], where: [saaremaa], "
        "effect: {capacity: {times: 0.5}}}]\n    run:",
    )
    outcome = simulate(write("m.yaml", text))
    near("maja-b", outcome.pool("ametnik", "maja-b")["servers"], 9)


@case
def kov_services_have_no_travel_of_state_sites():
    text = PLACES.replace("{id: kaart, provider: ppa, pool: ametnik,", "{id: kaart, provider: kov,")
    text = "\n".join(line for line in text.splitlines() if "maja-b" not in line)
    near("pärnu", simulate(write("m.yaml", text)).measures(municipality="pärnu")["travel_h"], 1)


# ---- what nobody named ---------------------------------------------------------------------------


@case
def an_overworked_pool_is_an_unnamed_bottleneck():
    """M/M/1 at load 0.8: its queue is 80 % of the time to complete, and nobody has named it."""
    path = variant("office", ("replications: 8", "replications: 2"))
    unnamed = prices(path)["unnamed"]
    check(unnamed, "nothing is unnamed")
    text = str(unnamed)
    check("ametnik" in text or "nõu" in text, "neither the pool nor the step", unnamed)


@case
def a_calm_workspace_has_nothing_unnamed():
    path = variant("office", ("uus: 6/h", "uus: 1/d"), ("replications: 8", "replications: 2"))
    found = prices(path)
    check(found["unnamed"] == [], "something is unnamed at load 0.006", found["unnamed"])
