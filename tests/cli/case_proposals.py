# SPDX-License-Identifier: EUPL-1.2
"""What proposals gain, and the best set for the money, against search through all sets by simulation.

Every set of proposals is a scenario; everybody completes, so that what a set saves is the difference
of two mean times, times the people of a year.
"""

import itertools
import json

from support import case, check, equal, mean, near, simulate, teekond, write
from towns import town

# x and y run beside each other: to mend one of them is no use. The queue is shared, `kb` is known in
# one municipality alone, and two proposals mend half of it each.
GROUND = """\
teekond: 1
groups: [uus]
municipalities: [{id: linn, arrivals: {uus: 200/y}}, {id: vald, arrivals: {uus: 100/y}}]
providers: [{id: ppa, level: state}]
pools: [{id: lett, provider: ppa, servers: 1}]
journeys:
  - id: teekond
    stages:
      - id: s
        steps:
          - {id: q, pool: lett, duration: {exponential: 20h}}
          - parallel:
              until: all
              branches: [[{id: x, delay: 1d}], [{id: y, delay: 2d}]]
          - {id: b, delay: 2d}
bottlenecks:
  - {id: kx, at: [x], effect: {delay: 10d}}
  - {id: ky, at: [y], effect: {delay: 9d}}
  - {id: kq, at: [q], effect: {duration: {times: 1.2}}}
  - {id: kb, at: [b], where: [vald], effect: {delay: 3d}}
proposals:
  - {id: px, removes: [kx], level: state, cost: {once: 1000 EUR}}
  - {id: py, removes: [ky], level: state, cost: {once: 1000 EUR}}
  - {id: pq, removes: [kq], level: kov, cost: {yearly: 150 EUR/y}}
  - {id: pb, removes: {kb: 50%}, level: kov, cost: {once: 300 EUR}}
  - {id: pb2, removes: {kb: 50%}, level: state, cost: {once: 200 EUR, yearly: 20 EUR/y}}
  - {id: ps, set: {journeys.teekond.steps.b.delay: {times: 0.5}}, level: state, cost: {once: 700 EUR}}
run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 3}
"""
# Over four years. `pq` is for each of the two municipalities; `pb` for the one that has its trouble.
COSTS = {"px": 1000, "py": 1000, "pq": 2 * 4 * 150, "pb": 300, "pb2": 200 + 4 * 20, "ps": 700}


def proposals(path, *words):
    done = teekond("proposals", path, "--format", "json", *words)
    equal("exit", done.code, 0, done)
    return json.loads(done.raw)


def gain_of(document, proposal, municipality="*", journey="*", group="*"):
    rows = [
        r
        for r in document["proposals"]
        if (r["proposal"], r["municipality"], r["journey"], r["group"])
        == (proposal, municipality, journey, group)
    ]
    equal(f"rows of {proposal}", len(rows), 1)
    return rows[0]


def sets_of(ids):
    return [s for n in range(len(ids) + 1) for s in itertools.combinations(ids, n)]


def days_by_set(text, sets, **where):
    """Person-days a year that each set saves, by simulating each as a scenario.

    A set is a tuple of names, or of `name: [municipality]`.
    """
    listed = "".join(
        f"  - {{id: s{i}, adopt: {'{%s}' if ':' in ''.join(chosen) else '[%s]'}}}\n"
        % ", ".join(chosen)
        for i, chosen in enumerate(sets)
    )
    names = ",".join(f"s{i}" for i in range(len(sets)))
    outcome = simulate(write("kogumid.yaml", f"{text}scenarios:\n{listed}"), "--scenario", names)

    def days(i):
        found = outcome.measures(scenario=f"s{i}", **where)
        return mean(found["time_to_complete_h"]) * mean(found["completed"]) / 24

    return {chosen: days(0) - days(i) for i, chosen in enumerate(sets)}


@case
def each_gain_is_the_difference_of_two_simulations():
    path = write("ettepanekud.yaml", GROUND)
    found = proposals(path)
    sets = [()] + [(name,) for name in COSTS]
    for where in ({}, {"municipality": "linn"}, {"municipality": "vald"}):
        by_set = days_by_set(GROUND, sets, **where)
        for name in COSTS:
            row = gain_of(found, name, **where)
            near(f"{name} {where}", row["gain_days_per_year"], by_set[(name,)], relative=1e-9)
    for name, spent in COSTS.items():
        row = gain_of(found, name)
        per = mean(row["gain_days_per_1000_eur"])
        near(f"for 1000 euros of {name}", per, 4 * mean(row["gain_days_per_year"]) * 1000 / spent)


@case
def the_best_set_is_that_of_an_exhaustive_search():
    path = write("ettepanekud.yaml", GROUND)
    by_set = days_by_set(GROUND, sets_of(COSTS))
    for budget in (100, 500, 1300, 2000, 2300, 2600, 3000, 4000, 100000):
        affordable = [s for s in by_set if sum(COSTS[name] for name in s) <= budget]
        best = max(by_set[s] for s in affordable)
        found = proposals(path, "--budget", budget)["portfolio"]
        chosen = tuple(name for name in COSTS if name in found["chosen"])
        equal("nothing else is chosen", len(chosen), len(found["chosen"]))
        check(chosen in affordable, f"{chosen} for {budget}", found)
        near(f"cost of {chosen}", found["cost_eur"], sum(COSTS[name] for name in chosen))
        near(f"gain of {chosen}", mean(found["gain"]) or 0, by_set[chosen], relative=1e-9)
        check(by_set[chosen] > best - 1e-6, f"for {budget}: {chosen} {by_set[chosen]}, not {best}")


@case
def a_set_is_split_into_who_can_do_it():
    """All six: the municipalities' two, the state's four; what both have in common is in neither."""
    found = proposals(write("ettepanekud.yaml", GROUND), "--budget", "100000")["portfolio"]
    equal("chosen", sorted(found["chosen"]), sorted(COSTS))
    parts = found["parts"]
    equal("municipalities", sorted(parts["kov"]["proposals"]), ["pb", "pq"])
    equal("state", sorted(parts["state"]["proposals"]), ["pb2", "ps", "px", "py"])
    by_set = days_by_set(GROUND, [(), ("pb", "pq"), ("pb2", "ps", "px", "py")])
    for part, names in (("kov", ("pb", "pq")), ("state", ("pb2", "ps", "px", "py"))):
        near(f"cost of {part}", parts[part]["cost_eur"], sum(COSTS[name] for name in names))
        near(f"gain of {part}", parts[part]["gain"], by_set[names], relative=1e-9)


@case
def years_levels_and_municipalities_narrow_the_search():
    path = write("ettepanekud.yaml", GROUND)
    one = proposals(path, "--budget", "100000", "--years", "1")["portfolio"]
    near("a year's costs", one["cost_eur"], 1000 + 1000 + 300 + 300 + 220 + 700)
    for level, expected in (("kov", {"pb", "pq"}), ("state", {"pb2", "ps", "px", "py"})):
        found = proposals(path, "--budget", "100000", "--level", level)["portfolio"]
        equal(level, set(found["chosen"]), expected)
    alone = proposals(path, "--kov", "linn", "--budget", "100000")
    check("pb" not in alone["portfolio"]["chosen"], "linn has not this trouble", alone["portfolio"])
    for where in ("linn", "vald"):
        gain = gain_of(alone, "pq", municipality=where)["gain_days_per_year"]
        by_set = days_by_set(GROUND, [(), ("pq: [linn]",)], municipality=where)
        near(f"pq of linn in {where}", mean(gain) or 0, by_set[("pq: [linn]",)], relative=1e-9)


@case
def a_set_for_completions_stops_people_from_leaving():
    """40 % leave at a, 10 % at b; without delays nothing is saved but them."""
    path = town(
        "{id: a}",
        "{id: b, delay: 1d}",
        municipalities="[{id: linn, arrivals: {uus: 900/y}}]",
        bottlenecks="[{id: ka, at: [a], effect: {dropout: 40%}}, "
        "{id: kb, at: [b], effect: {dropout: 10%}}, {id: kd, at: [b], effect: {delay: 5d}}]",
        proposals="[{id: pa, removes: [ka], cost: {once: 100 EUR}}, "
        "{id: pb, removes: [kb], cost: {once: 90 EUR}}, "
        "{id: pd, removes: [kd], cost: {once: 100 EUR}}]",
    )
    found = proposals(path, "--budget", "150", "--objective", "completed")
    equal("for completions", found["portfolio"]["chosen"], ["pa"])
    outcome = simulate(path)
    gain = mean(gain_of(found, "pa")["completed_share_change"])
    left = outcome.measures()["exits"]["leave"]
    check(0.3 < gain < mean(left), "those who no longer leave at a", (gain, left))
    equal("for days", proposals(path, "--budget", "150")["portfolio"]["chosen"], ["pd"])


@case
def beyond_counting_the_set_is_near_the_best():
    """Fifteen delays in a row, whose gains add up: the best set is a knapsack, known exactly."""
    days = [7, 3, 9, 2, 8, 5, 6, 4, 11, 1, 10, 13, 3, 7, 12]
    cost = [40, 25, 60, 10, 35, 30, 45, 15, 80, 12, 50, 95, 22, 33, 70]
    steps = [f"{{id: a{i}}}" for i in range(len(days))]
    path = town(
        *steps,
        bottlenecks="[" + ", ".join(
            f"{{id: k{i}, at: [a{i}], effect: {{delay: {d}d}}}}" for i, d in enumerate(days)) + "]",
        proposals="[" + ", ".join(
            f"{{id: p{i}, removes: [k{i}], cost: {{once: {c} EUR}}}}"
            for i, c in enumerate(cost)) + "]",
        municipalities="[{id: linn, arrivals: {uus: 50/y}}]",
    )  # fmt: skip
    people = mean(simulate(path).measures()["completed"])
    for budget in (100, 250):
        best = [0] * (budget + 1)
        for d, c in zip(days, cost):
            for money in range(budget, c - 1, -1):
                best[money] = max(best[money], best[money - c] + d)
        found = proposals(path, "--budget", budget)["portfolio"]
        spent = sum(cost[int(name[1:])] for name in found["chosen"])
        check(spent <= budget, f"{spent} of {budget}", found)
        saved = sum(days[int(name[1:])] for name in found["chosen"])
        near("simulated", found["gain"], saved * people)
        check(saved >= 0.95 * best[budget], f"{saved} days, where {best[budget]} can be had", found)


@case
def what_has_no_mechanism_or_no_cost_is_said():
    path = town(
        "{id: a, delay: 3d}",
        bottlenecks="[{id: pikk, at: [a], effect: {delay: 5d}}]",
        proposals="[{id: maksumuseta, removes: [pikk]}, {id: tühi, cost: {once: 5 EUR}}, "
        "{id: jube, set: {journeys.teekond.steps.a.delay: {times: 2}}, cost: {once: 1 EUR}}]",
    )
    found = proposals(path, "--budget", "100")
    equal("chosen", found["portfolio"]["chosen"], [])
    equal("left out", found["portfolio"]["cost_unknown"], ["maksumuseta"])
    near("what does harm", gain_of(found, "jube")["gain_h_per_client"], -72)
    near("what costs nothing known", gain_of(found, "maksumuseta")["gain_h_per_client"], 120)
    equal("per euro", gain_of(found, "maksumuseta")["gain_days_per_1000_eur"], None)


@case
def a_set_is_told_whole_however_few_gains_are_shown():
    path = write("ettepanekud.yaml", GROUND)
    done = teekond("proposals", path, "--budget", "600", "--top", "1", "--lang", "en")
    equal("exit", done.code, 0, done)
    told = done.out[done.out.index("The best set") :]
    names = [line.split(" ")[0] for line in told.splitlines()]
    check("pb" in names and "pb2" in names, "both are told", told)


@case
def the_picture_shows_what_each_gains():
    path = write("ettepanekud.yaml", GROUND)
    found = proposals(path, "--document", path.parent / "pilt.json")
    picture = json.loads((path.parent / "pilt.json").read_text("utf-8"))["picture"]
    equal("proposals", sorted(p["id"] for p in picture["proposals"]), sorted(COSTS))
    for card in picture["proposals"]:
        expected = gain_of(found, card["id"])["gain_h_per_client"]
        equal(card["id"], card["gain_h_per_client"], expected)


@case
def threads_change_nothing_and_wrong_words_are_told():
    path = write("ettepanekud.yaml", GROUND)
    one, two = (
        teekond("proposals", path, "--budget", "2600", "--threads", n, "--format", form).raw
        for n, form in (("1", "json"), ("2", "json"))
    )
    check(one == two and one, "threads change bytes")
    for words in (
        ("--budget", "-1"),
        ("--budget", "palju"),
        ("--budget", "nan"),
        ("--budget", "1e400"),
        ("--years", "0"),
        ("--years", "x"),
        ("--tries", "-5"),
        ("--objective", "raha"),
        ("--level", "küla"),
        ("--kov", "pole"),
        ("--scenario", "pole"),
    ):
        done = teekond("proposals", path, *words)
        equal(f"exit of {words}", done.code, 2, done)
        equal("nothing on standard output", done.raw, b"", done)
    done = teekond("proposals", path, "-o", "pole/siin.json")
    equal("exit of an unwritable file", done.code, 5, done)
