# SPDX-License-Identifier: EUPL-1.2
"""Bottlenecks together: shares of the whole loss against Shapley's formula over simulated sets."""

import itertools
import json
import math

from support import case, check, equal, mean, near, price, simulate, teekond, write
from towns import town

# x and y run beside each other, so that one hides the other; the factors at b multiply; the queue is
# everybody's.
GROUND = """\
teekond: 1
groups: [uus]
municipalities: [{id: linn, arrivals: {uus: 120/y}}, {id: vald, arrivals: {uus: 60/y}}]
providers: [{id: ppa, level: state}]
pools: [{id: lett, provider: ppa, servers: 1}]
journeys:
  - id: teekond
    stages:
      - id: s
        steps:
          - {id: q, pool: lett, duration: {exponential: 25h}}
          - parallel:
              until: all
              branches: [[{id: x, delay: 1d}], [{id: y, delay: 2d}]]
          - {id: b, delay: 2d}
bottlenecks:
  - {id: kx, at: [x], effect: {delay: 10d}}
  - {id: ky, at: [y], effect: {delay: 7d}}
  - {id: kq, at: [q], effect: {duration: {times: 1.3}}}
  - {id: kb, at: [b], where: [vald], effect: {delay: {times: 3}}}
  - {id: kc, at: [b], effect: {delay: {times: 2}}}
run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 3}
"""
NAMES = ("kx", "ky", "kq", "kb", "kc")


def together(path, *words):
    done = teekond("bottlenecks", path, "--shapley", "--format", "json", *words)
    equal("exit", done.code, 0, done)
    return json.loads(done.raw)


def shares(document):
    return {
        row["bottleneck"]: row["share_days_per_year"]
        for row in document["interactions"]["shares"]
    }


def saved_by_set(text, names):
    """Person-days a year saved by taking away each set, simulated with proposals that do so."""
    sets = [s for n in range(len(names) + 1) for s in itertools.combinations(names, n)]
    more = ["proposals:", *(f"  - {{id: pole-{k}, removes: [{k}]}}" for k in names), "scenarios:"]
    more += [
        f"  - {{id: s{i}, adopt: [{', '.join('pole-' + k for k in s)}]}}"
        for i, s in enumerate(sets)
    ]
    path = write("kogumid.yaml", text + "\n".join(more) + "\n")
    outcome = simulate(path, "--scenario", ",".join(f"s{i}" for i in range(len(sets))))

    def days(i):
        found = outcome.measures(scenario=f"s{i}")
        return mean(found["time_to_complete_h"]) * mean(found["completed"]) / 24

    return {frozenset(s): days(0) - days(i) for i, s in enumerate(sets)}


def shapley(saved, names):
    """The mean of what each adds, over all orders in which they are taken away."""
    n, found = len(names), dict.fromkeys(names, 0.0)
    for before, value in saved.items():
        for name in set(names) - before:
            weight = math.factorial(len(before)) * math.factorial(n - len(before) - 1)
            found[name] += weight / math.factorial(n) * (saved[before | {name}] - value)
    return found


@case
def shares_are_shapleys_over_all_sets():
    found = together(write("koos.yaml", GROUND))
    saved = saved_by_set(GROUND, NAMES)
    for name, expected in shapley(saved, NAMES).items():
        near(f"share of {name}", shares(found)[name], expected)
        near(f"price of {name}", price(found, name)["price_days_per_year"], saved[frozenset({name})])
    told = found["interactions"]
    equal("method", told["method"], "exact")
    near("the whole", told["whole_days_per_year"], saved[frozenset(NAMES)])
    near("shares add up", sum(map(mean, shares(found).values())), mean(told["whole_days_per_year"]))
    prices = sum(saved[frozenset({name})] for name in NAMES)
    near("sum of prices", told["sum_of_prices"], prices)
    near("excess", mean(told["excess"]), prices - saved[frozenset(NAMES)])


@case
def who_hides_and_who_adds_up_is_said():
    """Side by side they hide each other, in a row they add up; factors make each other dearer."""
    for steps, effects, verdict in (
        (
            ["{parallel: {until: all, branches: [[{id: x}], [{id: y}]]}}"],
            ("{id: kx, at: [x], effect: {delay: 5d}}", "{id: ky, at: [y], effect: {delay: 5d}}"),
            None,
        ),
        (
            ["{id: x}", "{id: y}"],
            ("{id: kx, at: [x], effect: {delay: 5d}}", "{id: ky, at: [y], effect: {delay: 5d}}"),
            "add-up",
        ),
        (
            ["{id: x, delay: 1d}"],
            ("{id: kx, at: [x], effect: {delay: {times: 3}}}",
             "{id: ky, at: [x], effect: {delay: {times: 3}}}"),  # fmt: skip
            None,
        ),
    ):
        path = town(*steps, bottlenecks="[" + ", ".join(effects) + "]")
        told = together(path)["interactions"]
        if verdict:
            equal("verdict", told["verdict"], verdict)
            near("excess", mean(told["excess"]), 0)
        else:
            check(told["verdict"] != "add-up", "they do not add up", told)
        people = mean(simulate(path).measures()["completed"])
        near("equal shares", shares({"interactions": told})["kx"],
             mean(told["whole_days_per_year"]) / 2)  # fmt: skip
        days = {None: (5, 8)}.get(verdict, (10,))
        check(any(abs(mean(told["whole_days_per_year"]) - d * people) < 1e-6 for d in days), told)


MANY = 12


def many(pairs):
    """Twelve delays of 1 … 12 days; two by two side by side, or all in a row."""
    steps = []
    for i in range(0, MANY, 2):
        steps += (
            [f"{{parallel: {{until: all, branches: [[{{id: a{i}}}], [{{id: a{i + 1}}}]]}}}}"]
            if pairs
            else [f"{{id: a{i}}}", f"{{id: a{i + 1}}}"]
        )
    return town(
        *steps,
        bottlenecks="["
        + ", ".join(f"{{id: k{i}, at: [a{i}], effect: {{delay: {i + 1}d}}}}" for i in range(MANY))
        + "]",
        municipalities="[{id: linn, arrivals: {uus: 30/y}}]",
    )


@case
def beyond_ten_they_are_drawn_and_still_add_up():
    """In a row every order gives the same: the shares are exact whatever is drawn."""
    path = many(pairs=False)
    found = together(path, "--permutations", "4")
    people = mean(simulate(path).measures()["completed"])
    for i in range(MANY):
        near(f"share of k{i}", shares(found)[f"k{i}"], (i + 1) * people)
    told = found["interactions"]
    check(told["method"] != "exact" and told["permutations"] == 4, told)


@case
def drawn_shares_hold_the_true_ones():
    """Of a pair of n and n + 1 days the shorter has n/2, the longer the rest; the sum is exact."""
    path = many(pairs=True)
    found = together(path, "--permutations", "40")
    people = mean(simulate(path).measures()["completed"])
    whole = sum(range(2, MANY + 1, 2)) * people
    near("the whole", found["interactions"]["whole_days_per_year"], whole)
    near("shares add up", sum(map(mean, shares(found).values())), whole)
    held = 0
    for i in range(MANY):
        shorter = (i // 2) * 2 + 1
        truth = (shorter / 2 + (i % 2)) * people
        share = shares(found)[f"k{i}"]
        held += share["low"] - 1e-6 <= truth <= share["high"] + 1e-6
        check(abs(mean(share) - truth) < 0.5 * truth, f"k{i}: {share}, truly {truth}")
    check(held >= MANY - 3, f"only {held} of {MANY} intervals hold the truth", shares(found))


@case
def threads_change_nothing_and_wrong_words_are_told():
    for path, words in ((write("koos.yaml", GROUND), ()), (many(True), ("--permutations", "6"))):
        one, two = (
            teekond("bottlenecks", path, "--shapley", *words, "--threads", n, "--format", "json").raw
            for n in "12"
        )
        check(one == two and one, "threads change bytes")
    path = write("koos.yaml", GROUND)
    for words in (
        ("--shapley", "--time", "0"),
        ("--shapley", "--time", "-5s"),
        ("--shapley", "--time", "palju"),
        ("--shapley", "--permutations", "0"),
        ("--shapley", "--permutations", "x"),
        ("--shapley", "--permutations", "1e9"),
        ("--permutations", "4"),
    ):
        done = teekond("bottlenecks", path, *words)
        equal(f"exit of {words}", done.code, 2, done)
        equal("nothing on standard output", done.raw, b"", done)
