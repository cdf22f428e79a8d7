# SPDX-License-Identifier: EUPL-1.2
"""`simulate --series`: queue lengths by week.

The queue is worked out by hand: fifteen people of one party pass a gate at 00:00 on 2 February 2026 and
queue for one server who takes a day for each. One is served at once; 14 wait on the first day, 13 on the
second, …, none from the fifteenth day on.
"""

import csv
import io
import json

from support import MODELS, case, check, equal, mean, model, near, simulate, teekond, variant, write

TOWN = """\
teekond: 1
groups: [{{id: uus, party: {{15: 100%}}}}]
calendars: [{{id: värav, open: {{mon-sun: "00:00-24:00"}}, only: ["2026-02-02"]}}]
municipalities: [{{id: linn, arrivals: {{uus: {{2026-01-05: 260/y, 2026-01-26: 0/y}}}}}}]
pools: [{{id: lett, provider: kov}}]
services:
  - {{id: väravas, calendar: värav}}
  - {{id: luba, provider: kov, pool: lett, duration: 1d}}
stages: [{{id: s, steps: [{{id: v, service: väravas}}, {{id: x, service: luba}}]}}]
run: {{start: 2026-01-05, warmup: {warmup}, measure: {measure}, drain: 1y, replications: 1}}
"""
SEEDS = 400


def one_party(warmup="0", measure="8w"):
    """The weeks of the one pool, of the first seed with which just one party comes."""
    path = write("linn.yaml", TOWN.format(warmup=warmup, measure=measure))
    alone = write("kogu.yaml", TOWN.format(warmup="0", measure="8w"))
    for seed in range(1, SEEDS):
        if mean(simulate(alone, "--seed", seed).measures()["arrived"]) == 15:
            outcome = simulate(path, "--seed", seed, "--series")
            equal(
                "pools",
                [(s["pool"], s["place"]) for s in outcome.json["series"]],
                [("lett", "linn")],
            )
            return outcome.json["series"][0]["weeks"]
    check(False, f"no seed below {SEEDS} has one party")
    return None


def lengths(weeks, expected):
    equal("weeks", len(weeks), len(expected), weeks)
    for number, (week, length) in enumerate(zip(weeks, expected)):
        near(f"week {number}", week["queue_length"], length)


@case
def weeks_as_worked_by_hand():
    """14 + 13 + … + 8 over seven days is 11 on average; 7 + … + 1 is 4."""
    weeks = one_party()
    lengths(weeks, [0, 0, 0, 0, 11, 4, 0, 0])
    equal("first", weeks[0]["start"], "2026-01-05")
    equal(
        "fifth",
        (weeks[4]["start"], weeks[4]["from_h"], weeks[4]["until_h"]),
        ("2026-02-02", 672, 840),
    )


@case
def weeks_begin_after_the_warmup():
    """Days 31–38 begin with the fourth day of the queue; the last week has four days."""
    weeks = one_party("31d", "25d")
    lengths(weeks, [(11 + 10 + 9 + 8 + 7 + 6 + 5) / 7, (4 + 3 + 2 + 1) / 7, 0, 0])
    equal("first", (weeks[0]["start"], weeks[0]["from_h"]), ("2026-02-05", 744))
    equal("last ends", weeks[3]["until_h"], 56 * 24)


@case
def a_short_week_is_divided_by_its_own_length():
    """Of the window's ten days the last three are days 8–10 of the queue: 7, 6, 5 wait."""
    lengths(one_party("28d", "10d"), [11, 6])


@case
def one_replication_has_no_interval():
    week = one_party()[4]
    equal("interval", (week["queue_length"]["low"], week["queue_length"]["high"]), (None, None))
    equal("points", (week["queue_length_p10"], week["queue_length_p90"]), (None, None))


@case
def weeks_add_up_to_the_queue_of_the_pool():
    outcome = simulate(variant("office", ("measure: 1y", "measure: 100d")), "-n", "4", "--series")
    (series,) = outcome.json["series"]
    weeks = series["weeks"]
    equal("weeks of 100 days", len(weeks), 15)
    hours = [w["until_h"] - w["from_h"] for w in weeks]
    near("the last", hours[-1], 48)
    total = sum(mean(w["queue_length"]) * h for w, h in zip(weeks, hours)) / sum(hours)
    near(
        "mean of the weeks",
        total,
        mean(outcome.pool("ametnik", "kuusalu")["queue_length"]),
        relative=1e-9,
    )
    for week in weeks:
        check(week["queue_length_p10"] <= week["queue_length_p90"], "points out of order", week)
        check(week["queue_length"]["low"] <= mean(week["queue_length"]), "not an interval", week)


@case
def nobody_asked_no_series():
    check("series" not in simulate(model("office"), "-n", "2").json, "series unasked")


@case
def series_change_no_figure():
    plain = simulate(model("office"), "-n", "2")
    more = simulate(model("office"), "-n", "2", "--series", "--trace")
    equal("results", json.dumps(more.json["results"]), json.dumps(plain.json["results"]))
    equal("pools", json.dumps(more.json["pools"]), json.dumps(plain.json["pools"]))


@case
def threads_change_no_byte_of_series():
    arguments = (
        "simulate",
        MODELS / "small-town",
        "--format",
        "json",
        "--series",
        "--trace",
        "-n",
        "5",
    )
    one = teekond(*arguments, "--threads", "1")
    check(one.code == 0 and b'"phases"' in one.raw, "nothing to compare", one)
    for threads in ("2", "3"):
        equal(f"{threads} threads", teekond(*arguments, "--threads", threads).raw == one.raw, True)


@case
def scenarios_and_sweeps_have_their_own_weeks():
    outcome = simulate(
        model("office"), "-n", "2", "--series", "--sweep", "pools.ametnik.servers=1,2"
    )
    names = [s["scenario"] for s in outcome.json["series"]]
    equal("scenarios", names, [f"today; pools.ametnik.servers={n}" for n in (1, 2)])
    one, two = (mean(s["weeks"][0]["queue_length"]) for s in outcome.json["series"])
    check(one > two > 0, f"one server {one}, two servers {two}")


@case
def weeks_are_lines_of_csv():
    path = variant("office", ("measure: 1y", "measure: 3w"))
    done = teekond("simulate", path, "-n", "3", "--series", "--format", "csv")
    rows = [r for r in csv.DictReader(io.StringIO(done.out)) if r["object"] == "week"]
    weeks = simulate(path, "-n", "3", "--series").json["series"][0]["weeks"]
    equal("lines", len(rows), 9, done)
    for week, row in zip(weeks, rows[::3]):
        equal("id", row["id"], f"ametnik@{week['start']}")
        equal("place", row["municipality"], "kuusalu")
        for column in ("mean", "low", "high"):
            near(column, float(row[column]), week["queue_length"][column])
    equal(
        "measures",
        [r["measure"] for r in rows[:3]],
        ["queue_length", "queue_length_p10", "queue_length_p90"],
    )


@case
def weeks_are_a_strip_for_people():
    done = teekond("simulate", model("office"), "-n", "2", "--series")
    check("Järjekorrad nädalati" in done.out and "█" in done.out, "no strip", done)
    english = teekond("simulate", model("office"), "-n", "2", "--series", "--lang", "en")
    check("Queues by week" in english.out, "not in English", english)
    check("nädalati" not in teekond("simulate", model("office"), "-n", "2").out, "unasked")


@case
def a_workspace_without_pools_has_no_series():
    path = write("t.yaml", "teekond: 1\nstages: [{id: s, steps: [{id: x, delay: 1d}]}]\n")
    equal("series", simulate(path, "-n", "2", "--series").json["series"], [])
    check(
        "Järjekordi ei teki." in teekond("simulate", path, "-n", "2", "--series").out,
        "nothing told",
    )


@case
def weeks_of_a_thousand_years_everywhere_are_too_many():
    """Fifty thousand weeks of a hundred and fifty municipalities; without them it is simulated."""
    towns = ", ".join(f"{{id: k{n}, arrivals: {{a: 0.001/y}}}}" for n in range(150))
    path = write(
        "t.yaml",
        f"teekond: 1\ngroups: [a]\nmunicipalities: [{towns}]\n"
        "pools: [{id: lett, provider: kov}]\n"
        "stages: [{id: s, steps: [{id: x, pool: lett, provider: kov, duration: 1h}]}]\n"
        "run: {start: 2026-01-05, warmup: 0, measure: 1000y, drain: 1y, replications: 1}\n",
    )
    equal("exit without", teekond("simulate", path, "--format", "json").code, 0)
    done = teekond("simulate", path, "--series", "--format", "json")
    equal("exit", done.code, 4, done)
    check("nädalate kaupa" in done.err and "run.measure" in done.err, "another reason", done)
