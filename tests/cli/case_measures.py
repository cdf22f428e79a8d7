# SPDX-License-Identifier: EUPL-1.2
"""What each measure counts, on models whose every figure is known beforehand."""

from support import case, check, equal, mean, near, simulate
from towns import DAY, JOURNEY, reached, town

YEAR = 365.25 * DAY
HALF_YEAR = "{start: 2026-01-05, warmup: 0, measure: 6mo, drain: 3y, replications: 2, seed: 5}"
MANY = "[{id: kuusalu, arrivals: {uus: 4000/y}}]"
MIXED = "[{id: uus, traits: {kiire: 25%}}]"


def people(outcome, **where):
    return mean(outcome.measures(**(JOURNEY | where))["arrived"])


# ---- sums per client -----------------------------------------------------------------------------


@case
def each_hour_is_of_one_kind():
    """Everything once: delay 1 d, booking 3 d, travel 4 h, duration 2 h, processing 5 d."""
    outcome = simulate(
        town(
            "{id: a, service: luba, delay: 1d}",
            providers="[{id: ppa, sites: [{id: maja, serves: [kuusalu], "
            "travel: {kuusalu: {time: 4h, cost: 7 EUR}}}]}]",
            pools="[{id: ametnik, provider: ppa, servers: 1000, cost: 30 EUR/h}]",
            services="[{id: luba, provider: ppa, pool: ametnik, duration: 2h, booking: 3d, "
            "processing: 5d, fee: 10 EUR}]",
            run="{warmup: 0, measure: 1y, drain: 1y, replications: 2, client-hour: 5 EUR/h}",
        )
    )
    measures = outcome.measures(**JOURNEY)
    for name, expected in (
        ("wait_h", 72),
        ("travel_h", 4),
        ("service_h", 2),
        ("delay_h", 144),
        ("time_to_complete_h", 222),
        ("time_to_complete_p50_h", 222),
        ("time_to_complete_p90_h", 222),
        ("visits", 1),
        ("rework", 0),
        ("staff_cost_eur", 60),
        ("client_cost_eur", 10 + 7 + 5 * (4 + 2)),
        ("completed_share", 1),
    ):
        near(name, measures[name], expected)
    step = outcome.step("a", **JOURNEY)
    for name, expected in (
        ("visits", people(outcome)),
        ("wait_h", 72),
        ("wait_p90_h", 72),
        ("service_h", 2),
        ("time_h", 222),
        ("rework_share", 0),
        ("left_share", 0),
    ):
        near(f"step's {name}", step[name], expected)
    equal("no deadline", step["deadline_missed_share"], None)


@case
def sums_count_those_who_leave_too():
    """All wait a day; half leave and half go on to two days more: per arrived 1 + 2 of the half."""
    outcome = simulate(
        town(
            "{id: a, delay: 1d, next: [{to: leave, p: {kiire: 100%, '*': 0%}}]}",
            "{id: b, delay: 2d}",
            groups=MIXED,
            municipalities=MANY,
        )
    )
    measures = outcome.measures(**JOURNEY)
    left = mean(measures["exits"]["leave"])
    near("a quarter leaves", left, 0.25, (0.25 * 0.75 / 8000) ** 0.5)
    near("delay_h", measures["delay_h"], 24 + 48 * (1 - left))
    near("visits", measures["visits"], 2 - left)
    near("time of those who completed", measures["time_to_complete_h"], 72)
    near("completed_share", measures["completed_share"], 1 - left)
    near("left", measures["left"], left * people(outcome))
    near("completed", measures["completed"], (1 - left) * people(outcome))


@case
def visits_and_rework_are_counted_to_each_step():
    """a three times (its attempts), b twice (sent back once): rework 2 + 1."""
    outcome = simulate(
        town(
            "{id: a, attempts: 3, else: b, delay: 1d, next: [{to: a, p: 100%, wait: 2d}]}",
            "{id: b, attempts: 2, else: c, delay: 1d, next: [{to: b, p: 100%, wait: 3d}]}",
            "{id: c, delay: 1d}",
            run=HALF_YEAR,
        )
    )
    measures = outcome.measures(**JOURNEY)
    n = people(outcome)
    near("visits", measures["visits"], 6)
    near("rework", measures["rework"], 3)
    near("delay_h", measures["delay_h"], (3 + 3 * 2 + 2 + 2 * 3 + 1) * DAY)
    near("visits of a", outcome.step("a", **JOURNEY)["visits"], 3 * n)
    near("rework of a", outcome.step("a", **JOURNEY)["rework_share"], 1)
    near("visits of b", outcome.step("b", **JOURNEY)["visits"], 2 * n)
    near("time of a", outcome.step("a", **JOURNEY)["time_h"], 24)


@case
def parallel_hours_add_up():
    """3 and 5 days at once: 8 days of delay in 5."""
    outcome = simulate(
        town("{parallel: {until: all, branches: [[{id: a, delay: 3d}], [{id: b, delay: 5d}]]}}")
    )
    near("delay_h", outcome.measures(**JOURNEY)["delay_h"], 8 * DAY)
    near("time_to_complete_h", outcome.measures(**JOURNEY)["time_to_complete_h"], 5 * DAY)


@case
def waiting_for_others_is_waiting():
    """b needs x until day 7; c may not begin before 4 days after x: 6 + 4 days of waiting."""
    outcome = simulate(
        town(
            "{id: algus, delay: 1d}",
            "{id: b, needs: [x]}",
            "{id: c, not-before: {from: x, plus: 4d}}",
            "{id: x, after: [algus], delay: 6d}",
        )
    )
    near("wait_h", outcome.measures(**JOURNEY)["wait_h"], 10 * DAY)
    near("b", outcome.step("b", **JOURNEY)["wait_h"], 6 * DAY)
    near("b's time", outcome.step("b", **JOURNEY)["time_h"], 6 * DAY)
    near("c", outcome.step("c", **JOURNEY)["wait_h"], 4 * DAY)


# ---- shares and quantiles ------------------------------------------------------------------------


@case
def quantiles_are_of_those_who_completed():
    """A quarter takes 1 day, the others 9: the median is 9, the tenth longest 9, of the quick 1."""
    outcome = simulate(
        town("{id: a, delay: {kiire: 1d, '*': 9d}}", groups=MIXED, municipalities=MANY)
    )
    measures = outcome.measures(**JOURNEY)
    near("median", measures["time_to_complete_p50_h"], 9 * DAY)
    near("90 %", measures["time_to_complete_p90_h"], 9 * DAY)


@case
def quantiles_of_the_quick_half():
    """80 % take 1 day: the median is 1, the 90 % point 9."""
    outcome = simulate(
        town(
            f"{{id: a, delay: {{kiire: 1d, '*': 9d}}, milestone: yes}}",
            groups="[{id: uus, traits: {kiire: 80%}}]",
            municipalities=MANY,
        )
    )
    milestone = outcome.measures(**JOURNEY)["milestones"]["a"]
    near("median", milestone["reached_p50_h"], 1 * DAY)
    near("90 %", milestone["reached_p90_h"], 9 * DAY)


@case
def on_target_is_of_all_who_arrived():
    """A quarter leaves at once; the others are in time: three quarters are settled within."""
    outcome = simulate(
        town(
            "{id: a, delay: 1d, next: [{to: leave, p: {kiire: 100%, '*': 0%}}]}",
            journey="target: 1d",
            groups=MIXED,
            municipalities=MANY,
        )
    )
    measures = outcome.measures(**JOURNEY)
    near("on target", measures["on_target_share"], 1 - mean(measures["exits"]["leave"]))


@case
def exits_are_shares_of_all_and_named():
    """A quarter leaves by name; nobody by `leave`; the sum is what left."""
    outcome = simulate(
        town(
            "{id: a, next: [{to: lahkus, p: {kiire: 100%, '*': 0%}}]}",
            journey="exits: [lahkus, loobus]",
            groups=MIXED,
            municipalities=MANY,
        )
    )
    measures = outcome.measures(**JOURNEY)
    equal("exits", sorted(measures["exits"]), ["lahkus", "leave", "loobus"])
    near("lahkus", measures["exits"]["lahkus"], mean(measures["left"]) / people(outcome))
    near("loobus", measures["exits"]["loobus"], 0)
    near("leave", measures["exits"]["leave"], 0)


@case
def left_share_is_of_visits():
    """a is visited twice, and left after the second visit: half of the visits."""
    outcome = simulate(
        town(
            "{id: a, next: [{to: leave, p: {tagasi: 100%, '*': 0%}}, "
            "{to: a, p: {tagasi: 0%, '*': 100%}, gives: [tagasi]}]}"
        )
    )
    step = outcome.step("a", **JOURNEY)
    near("left", step["left_share"], 0.5)
    near("rework", step["rework_share"], 0.5)


@case
def deadlines_are_counted_together():
    """Two deadlines of each client: one met, one missed."""
    outcome = simulate(town("{id: a, delay: 2d, deadline: 3d}", "{id: b, delay: 2d, deadline: 3d}"))
    near("missed", outcome.measures(**JOURNEY)["deadline_missed_share"], 0.5)
    near("a", outcome.step("a", **JOURNEY)["deadline_missed_share"], 0)
    near("b", outcome.step("b", **JOURNEY)["deadline_missed_share"], 1)


# ---- flows ---------------------------------------------------------------------------------------


def flow(outcome, start, end, kind):
    """Clients a year of one kind from one step to another; 0 where there is no such row."""
    rows = [
        mean(f["count"])
        for f in outcome.row(**JOURNEY)["flows"]
        if (f["from"], f["to"], f["kind"]) == (start, end, kind)
    ]
    check(len(rows) <= 1, f"{start} → {end} {kind} is there twice")
    return rows[0] if rows else 0.0


@case
def flows_are_of_a_year_and_of_four_kinds():
    """Half a year is measured, so that a year has twice as many; b is skipped, c repeated."""
    outcome = simulate(
        town(
            "{id: a}",
            "{id: b, take-up: 0%}",
            "{id: c, attempts: 2, else: loobus, next: [{to: c, p: 100%}]}",
            "{id: d}",
            journey="exits: [loobus]",
            run=HALF_YEAR,
        )
    )
    year = people(outcome) * YEAR / (6 * 30.4375 * DAY)
    for start, end, kind, expected in (
        ("a", "b", "next", year),
        ("b", "c", "skip", year),
        ("c", "c", "rework", 2 * year),
        ("c", "loobus", "exit", year),
        ("c", "d", "next", 0),
        ("d", "end", "next", 0),
    ):
        near(f"{start} → {end} {kind}", flow(outcome, start, end, kind), expected)


@case
def jumps_have_flows_of_their_own():
    """Forward over b is `next`; back from c is `rework`, though another step."""
    outcome = simulate(
        town(
            "{id: a, then: c}",
            "{id: b}",
            "{id: c, next: [{to: a, p: {tagasi: 0%, '*': 100%}, gives: [tagasi]}]}",
        )
    )
    n = people(outcome)
    near("a → c", flow(outcome, "a", "c", "next"), 2 * n)
    near("c → a", flow(outcome, "c", "a", "rework"), n)
    near("c → end", flow(outcome, "c", "end", "next"), n)
    near("b", outcome.step("b", **JOURNEY)["visits"], 0)


@case
def dropouts_and_reworks_of_bottlenecks_are_flows():
    """A dropout of the quick; the others are sent back to a once, by the bottleneck's rework."""
    outcome = simulate(
        town(
            "{id: a, gives: [käidud]}",
            "{id: b, gives: [tagasi]}",
            "{id: c}",
            groups=MIXED,
            municipalities=MANY,
            bottlenecks="[{id: k1, title: K1, at: [b], when: {kiire: yes}, effect: {dropout: 100%}}, "
            "{id: k2, title: K2, at: [c], effect: {rework: {p: 40%, to: a, wait: 1d}}}]",
        )
    )
    n = people(outcome)
    quick = mean(outcome.measures(**JOURNEY)["exits"]["leave"])
    again = flow(outcome, "c", "a", "rework")
    near("b → leave", flow(outcome, "b", "leave", "exit"), quick * n)
    near("c → a", again / n, (1 - quick) * 0.4 / 0.6, 0.02)
    near("a → b", flow(outcome, "a", "b", "next"), n + again)
    near("c → end", flow(outcome, "c", "end", "next"), n * (1 - quick))


# ---- windows -------------------------------------------------------------------------------------


@case
def only_those_who_arrive_in_the_window_are_measured():
    """Those of 2026 (the warm-up) take 9 days, those of 2027 one: one. Arrivals go on after it."""
    outcome = simulate(
        town(
            "{id: a, when: {vana: yes}, delay: 9d}",
            "{id: b, delay: 1d}",
            groups="[{id: uus, traits: {vana: {2026-01-01: 100%, 2027-01-01: 0%, 2028-01-01: 100%}}}]",
            run="{start: 2026-01-01, warmup: 365d, measure: 365d, drain: 1y, replications: 2}",
        )
    )
    near("days", outcome.measures(**JOURNEY)["time_to_complete_h"], 24)


@case
def who_is_not_done_when_the_drain_ends_is_unfinished():
    """Half a year is measured and a half drained; a takes 7 months for all: who came in the last of
    the window, 1 month of 6, is not done."""
    outcome = simulate(
        town(
            "{id: a, delay: 7mo, milestone: yes, deadline: 6.9mo}",
            municipalities="[{id: kuusalu, arrivals: {uus: 20000/y}}]",
            run="{warmup: 0, measure: 6mo, drain: 6mo, replications: 2}",
        )
    )
    measures = outcome.measures(**JOURNEY)
    n = people(outcome)
    near("unfinished", mean(measures["unfinished"]) / n, 1 / 6, (1 / 6 / 20000) ** 0.5)
    near("completed", mean(measures["completed"]) / n, 5 / 6, (1 / 6 / 20000) ** 0.5)
    near("days", measures["time_to_complete_h"], 7 * 30.4375 * DAY)
    near("left", measures["left"], 0)


@case
def rows_without_clients_are_null():
    """Nobody takes the second milestone: no time to reach it, but a share of 0."""
    outcome = simulate(
        town(
            "{id: a, take-up: 0%, milestone: yes}",
            "{id: b, milestone: yes}",
            journey="clocks: [{id: vahe, from: a, until: b}]",
        )
    )
    milestones = outcome.measures(**JOURNEY)["milestones"]
    near("share", milestones["a"]["reached_share"], 0)
    for key in ("reached_h", "reached_p50_h", "reached_p90_h"):
        equal(key, milestones["a"][key], None)
    near("b", reached(outcome, "b")[0], 1)
    for key in ("wait_h", "service_h", "time_h", "rework_share", "left_share", "wait_p90_h"):
        equal(f"a's {key}", outcome.step("a", **JOURNEY)[key], None)
