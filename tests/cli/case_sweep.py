# SPDX-License-Identifier: EUPL-1.2
"""`sweep`: each point is what `simulate --set` gives, and its verdicts follow from its intervals."""

import csv
import io
import json

from support import case, check, equal, mean, simulate, teekond, write

GROUND = """\
teekond: 1
groups: [uus, vana]
municipalities:
  - {id: linn, arrivals: {uus: 200/y, vana: 80/y}, staff: {lett: 2}}
  - {id: vald, arrivals: {uus: 100/y}}
pools: [{id: lett, provider: kov, servers: 1}]
journeys:
  - id: teekond
    target: 30d
    stages:
      - id: s
        steps:
          - {id: q, pool: lett, duration: {exponential: 20h}, next: [{to: leave, p: 10%}]}
          - {id: b, delay: 2d}
scenarios:
  - {id: kiire, set: {journeys.teekond.steps.b.delay: 1d}}
run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 4}
"""
STAFF = "municipalities.linn.staff.lett"
DELAY = "journeys.teekond.steps.b.delay"


def ground():
    return write("proov.yaml", GROUND)


def swept(*words, path=None):
    done = teekond("sweep", path or ground(), *words, "--format", "json")
    equal("exit", done.code, 0, done)
    return json.loads(done.raw)


def same(what, got, expected):
    """Two estimates, or nothing and nothing; the last digit may be rounded otherwise."""
    check((got is None) == (expected is None), f"{what}: {got}, simulate {expected}")
    for key in expected or ():
        apart = abs(got[key] - expected[key])
        check(apart <= 1e-9 * max(1, abs(expected[key])), f"{what}: {got}, simulate {expected}")


@case
def every_point_is_what_simulate_gives_with_that_value():
    """All measures of a municipality, its bounds too, and the load of its pool."""
    found = swept("--over", f"{STAFF}=0.5..2:0.5", "--measure", "all")
    equal("values", [p["values"][STAFF] for p in found["points"]], [0.5, 1, 1.5, 2])
    equal("whose", found["municipality"], "linn")
    outcomes = [simulate(ground(), "--set", f"{STAFF}={v}") for v in (0.5, 1, 1.5, 2)]
    for point, outcome in [*zip(found["points"], outcomes), (found["base"], simulate(ground()))]:
        measures = outcome.measures(municipality="linn")
        check(len(point["measures"]) > 10, "hardly a measure", list(point["measures"]))
        for name, estimate in point["measures"].items():
            if name in measures:
                same(f"{name} at {point.get('values')}", estimate, measures[name])
        (pool,) = point["pools"]
        simulated = outcome.pool("lett", "linn")
        for name in ("servers", "utilization", "wait_h"):
            same(f"{name} of the pool", pool[name], simulated[name])


@case
def changes_words_and_grids_are_values_too():
    for over, edits in (
        (f"{DELAY}=1d..3d:1d", ("1d", "2d", "3d")),
        (f"{DELAY}={{times: 0.5..1.5:0.5}}", ("{times: 0.5}", "{times: 1}", "{times: 1.5}")),
        ("pools.lett.order=fifo,random", ("fifo", "random")),
    ):
        found = swept("--over", over, "--measure", "time_to_complete_h,wait_h")
        equal(f"points of {over}", len(found["points"]), len(edits))
        for point, edit in zip(found["points"], edits):
            measures = simulate(ground(), "--set", f"{over.split('=')[0]}={edit}").measures()
            for name, estimate in point["measures"].items():
                same(f"{name} at {edit}", estimate, measures[name])
    grid = swept("--over", f"{STAFF}=1,2", "--over", f"{DELAY}=1d,3d,5d")
    points = [tuple(map(str, p["values"].values())) for p in grid["points"]]
    equal("grid", len(set(points)), 6)
    for point in grid["points"]:
        words = [w for k, v in point["values"].items() for w in ("--set", f"{k}={v}")]
        measures = simulate(ground(), *words).measures(municipality=grid["municipality"])
        for name, estimate in point["measures"].items():
            same(f"{name} at {point['values']}", estimate, measures[name])


@case
def a_scenario_a_group_and_settings_are_swept_within():
    found = swept("--over", f"{STAFF}=1,2", "--scenario", "kiire", "--group", "vana",
                  "--set", "groups.vana.priority=1", "--kov", "linn")  # fmt: skip
    for point in found["points"]:
        outcome = simulate(ground(), "--scenario", "kiire", "--set", "groups.vana.priority=1",
                           "--set", f"{STAFF}={point['values'][STAFF]}")  # fmt: skip
        measures = outcome.measures(scenario="kiire", municipality="linn", group="vana")
        for name, estimate in point["measures"].items():
            same(name, estimate, measures[name])


@case
def differences_are_paired_and_adjusted_by_holm():
    found = swept("--over", f"{STAFF}=1,1.5,2", "--measure", "time_to_complete_h,wait_h")
    base, told = found["base"]["measures"], []
    for point in found["points"]:
        for name, row in point["differences"].items():
            gap = mean(point["measures"][name]) - mean(base[name])
            check(abs(mean(row["difference"]) - gap) < 1e-9, f"{name}: {row}", gap)
            told.append(row)
            alike = row["p_adjusted"] > 0.05
            sign = "alike" if alike else "more" if mean(row["difference"]) > 0 else "less"
            equal("verdict", row["verdict"], sign, row)
    equal("tests", found["tests"], len(told))
    least = 0.0
    for i, row in enumerate(sorted(told, key=lambda r: r["p"])):
        least = min(1.0, max(least, (len(told) - i) * row["p"]))
        check(abs(row["p_adjusted"] - least) < 1e-9, f"Holm of {row}", least)


@case
def a_goal_is_reached_where_its_whole_interval_does():
    for goal, better in (("wait_h=10h", False), ("completed_share=90%", True)):
        found = swept("--over", f"{STAFF}=0.5..2:0.25", "--goal", goal)
        name = found["goal"]["measure"]
        words = set()
        for point in found["points"]:
            low, high = (point["measures"][name][k] for k in ("low", "high"))
            wanted = 0.9 if better else 10
            sure = low >= wanted if better else high <= wanted
            never = high < wanted if better else low > wanted
            words.add((sure, never, point["goal"]))
            equal(f"reached with {low} to {high}", point["goal"] == "reached", sure, point)
        check(len({(s, n) for s, n, _ in words}) == len({w for _, _, w in words}), words)


@case
def a_spreadsheet_has_a_line_for_each_point_and_measure():
    words = ("--over", f"{STAFF}=1,2", "--over", f"{DELAY}=1d,3d", "--measure", "wait_h,completed")
    done = teekond("sweep", ground(), *words, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.raw.decode(), newline="")))
    measured = [r for r in rows if r["measure"] in ("wait_h", "completed") and not r["pool"]]
    equal("lines", len(measured), 8, rows)
    found = swept(*words)
    for point in found["points"]:
        for row in measured:
            here = (row["setting"], row["setting_2"]) == tuple(map(str, point["values"].values()))
            if here:
                equal("value", float(row["value"]), mean(point["measures"][row["measure"]]))


@case
def threads_change_nothing_and_wrong_words_are_told():
    over = ("--over", f"{STAFF}=1..2:0.5")
    one, two = (
        teekond("sweep", ground(), *over, "--threads", n, "--format", "json").raw for n in "12"
    )
    check(one == two and one, "threads change bytes")
    for words in (
        (),
        ("--over", STAFF),
        ("--over", f"{STAFF}="),
        ("--over", f"{STAFF}=2..1:0.5"),
        ("--over", f"{STAFF}=1..2:0"),
        ("--over", f"{STAFF}=1..2:-1"),
        ("--over", f"{STAFF}=1..2000:1"),
        ("--over", f"{STAFF}=1,2", "--over", f"{STAFF}=1,2"),
        ("--over", f"{STAFF}=1", "--over", f"{DELAY}=1d", "--over", "run.measure=1y"),
        (*over, "--goal", "wait_h"),
        (*over, "--goal", "wait_h=jah"),
        (*over, "--goal", "pole=3"),
        (*over, "--measure", "pole"),
        (*over, "--kov", "pole"),
        (*over, "--group", "pole"),
        (*over, "--correction", "pole"),
        (*over, "--format", "xlsx"),
    ):
        done = teekond("sweep", ground(), *words)
        equal(f"exit of {words}", done.code, 2, done)
        equal("nothing on standard output", done.raw, b"", done)
    for over in ("pole.olemas=1,2", f"{STAFF}=1,palju", f"{STAFF}=0,-1", f"{STAFF}=1..2"):
        done = teekond("sweep", ground(), "--over", over)
        equal(f"exit of {over}", done.code, 1, done)
        equal("nothing on standard output", done.raw, b"", done)
    done = teekond("sweep", ground(), "--over", f"{STAFF}=1,2", "-o", "pole/siin.csv")
    equal("exit of an unwritable file", done.code, 5, done)
