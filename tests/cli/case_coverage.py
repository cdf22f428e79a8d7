# SPDX-License-Identifier: EUPL-1.2
"""Intervals hold what they promise: over many seeds, 95 % of them contain what arithmetic knows.

How often an interval covers is itself a matter of chance: so many of the trials must, that a right
program fails one case in a thousand. The seeds are fixed; another luck is another trial.
"""

import json
import math

from support import Settings, case, check, equal, mean, teekond, write

TRIALS = 200
STATED = 0.95
DOUBT = 0.001


def trials():
    return max(30, round(TRIALS * Settings.scale))


def tail(n, k, p):
    """The chance of k or fewer of n, each with p."""
    return sum(math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1))


def check_coverage(what, covered, n, stated=STATED):
    """Not too seldom; and not so often that the intervals must be idly wide."""
    check(tail(n, covered, stated) > DOUBT / 2, f"{what}: {covered} of {n} intervals cover")
    check(
        1 - tail(n, covered - 1, stated) > DOUBT / 2, f"{what}: {covered} of {n}: all too wide"
    )


def read(*words):
    done = teekond(*words, "--format", "json")
    equal("exit", done.code, 0, done)
    return json.loads(done.raw)


class Count:
    """How many intervals contain their truths, by name."""

    def __init__(self, **truths):
        self.truths, self.covered = truths, dict.fromkeys(truths, 0)

    def add(self, **estimates):
        for name, estimate in estimates.items():
            truth = self.truths[name]
            self.covered[name] += estimate["low"] <= truth <= estimate["high"]

    def check(self, n):
        for name, covered in self.covered.items():
            check_coverage(name, covered, n)


# Half of 100 people a year are `eriline`. A rework of 30 %, each with 2 exponential days more: on
# average 3/7 repetitions. A dropout of 20 % of the special ones. People come one by one (Poisson).
PRICED = """\
teekond: 1
groups: [{id: uus, traits: {eriline: 50%}}]
municipalities: [{id: linn, arrivals: {uus: 100/y}}]
journeys:
  - id: teekond
    stages: [{id: algus, steps: [{id: a, delay: {exponential: 2d}}, {id: b}]}]
bottlenecks:
  - {id: kordus, at: [a], effect: {rework: 30%}}
  - {id: loobumine, at: [b], when: {eriline: yes}, effect: {dropout: 20%}}
run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 2y, replications: 10}
"""


@case
def prices_cover():
    """Everybody completes a once; who drops out at b completes only without it."""
    path = write("hinnad.yaml", PRICED)
    again = 3 / 7
    hours = 48 * again
    count = Count(
        hours=hours,
        days=hours / 24 * 90,
        affected=100 * 0.3,
        visits=-again,
        completed=0.1,
        stopped=100 * 0.1,
    )
    for seed in range(1, trials() + 1):
        rows = {
            r["bottleneck"]: r
            for r in read("bottlenecks", path, "--seed", seed, "--threads", "1")["bottlenecks"]
            if r["municipality"] == r["journey"] == r["group"] == "*"
        }
        slow, stop = rows["kordus"], rows["loobumine"]
        count.add(
            hours=slow["price_h_per_client"],
            days=slow["price_days_per_year"],
            affected=slow["affected"],
            visits=slow["visits_change"],
            completed=stop["completed_share_change"],
            stopped=stop["affected"],
        )
    count.check(trials())


# Four towns of the same kind; what differs is the size. A scenario that makes everybody slower.
COMPARED = """\
teekond: 1
groups: [uus]
municipalities:
  - {id: a, arrivals: {uus: 40/y}}
  - {id: b, arrivals: {uus: 60/y}}
  - {id: c, arrivals: {uus: 80/y}}
  - {id: d, arrivals: {uus: 50/y}}
journeys:
  - id: teekond
    stages:
      - id: algus
        steps: [{id: x, delay: {exponential: 10d}, next: [{to: leave, p: 20%}]}]
scenarios:
  - {id: aeglasem, set: {journeys.teekond.steps.x.delay: {exponential: 15d}}}
run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 2y, replications: 12}
"""


def rows_of(document, measure):
    return [r for r in document["comparisons"] if r["measure"] == measure and r["difference"]]


@case
def differences_cover_and_false_alarms_are_as_rare_as_stated():
    """Towns do not differ in time: each interval holds 0, and a verdict is wrong in 5 % at most."""
    path = write("linnad.yaml", COMPARED)
    count = Count(time=0, completed=0, arrived=20)
    alarms = 0
    for seed in range(1, trials() + 1):
        found = read("compare", path, "--reference", "a", "--seed", seed, "--threads", "1",
                     "--measure", "time_to_complete_h,completed_share,arrived")  # fmt: skip
        equal("tests", found["tests"], 9)
        rows = {(r["municipality"], r["measure"]): r for r in found["comparisons"]}
        count.add(
            time=rows["b", "time_to_complete_h"]["difference"],
            completed=rows["c", "completed_share"]["difference"],
            arrived=rows["b", "arrived"]["difference"],
        )
        alarms += any(
            r["verdict"] not in ("alike", "reference")
            for r in rows.values()
            if r["measure"] != "arrived"
        )
    count.check(trials())
    check(
        1 - tail(trials(), alarms - 1, 0.05) > DOUBT,
        f"{alarms} of {trials()} families of comparisons of equals have a verdict",
    )


@case
def differences_of_scenarios_cover_and_are_paired():
    """Five days longer for each: the same luck, so the interval is far narrower than two apart."""
    path = write("linnad.yaml", COMPARED)
    count = Count(time=120)
    widths = []
    for seed in range(1, trials() + 1):
        found = read("compare", path, "--scenario", "aeglasem", "--seed", seed, "--threads", "1",
                     "--measure", "time_to_complete_h,completed_share")  # fmt: skip
        (time,) = rows_of(found, "time_to_complete_h")
        (completed,) = rows_of(found, "completed_share")
        count.add(time=time["difference"])
        equal("the same people complete", mean(completed["difference"]), 0)
        apart = math.hypot(*(time[k]["high"] - time[k]["low"] for k in ("value", "reference")))
        widths.append((time["difference"]["high"] - time["difference"]["low"]) / apart)
        check(time["verdict"] == "more", time)
    count.check(trials())
    # Times 1.5 exactly: the difference is half of today's time; apart it would be 1.8 of it wide.
    check(sum(widths) / len(widths) < 0.4, f"not paired: {sum(widths) / len(widths)}")
