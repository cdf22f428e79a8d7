# SPDX-License-Identifier: EUPL-1.2
"""journeys/keeleope: what it claims in docs/journeys.md stays within what its sources make plausible."""

import json

from support import HERE, check, case, equal, mean, prices, problems, simulate, teekond

FOLDER = HERE.parents[1] / "journeys" / "keeleope"
DAY = 24


def within(what, value, least, most):
    check(value is not None and least <= value <= most, f"{what}: {value} not in {least} … {most}")


@case
def checks_without_a_remark():
    equal("problems", problems(FOLDER, code=0), [])
    done = teekond("check", FOLDER)
    check("4 omavalitsust" in done.out and "1 teekond" in done.out, "what it holds", done)


@case
def every_assumption_has_a_range_and_a_reason():
    """Figures without a source, as the program lists them: each says why, and what else it could be."""
    lines = (FOLDER / "keeleope.yaml").read_text().splitlines()
    found = json.loads(teekond("check", FOLDER, "--assumptions", "--format", "json").raw)
    guesses = [
        a
        for a in found["assumptions"]
        if not a["default"] and not a["path"].endswith(".feeling")  # voted by a workshop
    ]
    check(len(guesses) > 40, "figures without a source", len(guesses))
    for guess in guesses:
        line = lines[guess["line"] - 1]
        check("note: " in line, f"{guess['path']}: no note", line)
        check("range: " in line or "{mix: " in line, f"{guess['path']}: no range", line)


@case
def rates_from_outside_come_out_again():
    outcome = simulate(FOLDER, n=20)
    asked = outcome.step("kutse")["visits"]["mean"]
    within("no answer", outcome.flow("kutse", "ei-vastanud") / asked, 0.16, 0.20)
    passed, failed = outcome.flow("a1-test", "a1-käes"), outcome.flow("a1-test", "iseõpe")
    finished = outcome.step("a1-test")["visits"]["mean"]
    within("failed A1", failed / finished, 0.06, 0.10)
    check(passed > 0.9 * finished, "passed A1", (passed, finished))
    reached = outcome.measures(group="ajutine")["milestones"]["a1-käes"]
    within("war refugees with A1", mean(reached["reached_share"]), 0.45, 0.68)


@case
def waits_are_those_of_two_intakes_and_quarterly_examinations():
    outcome = simulate(FOLDER, n=20)
    for course in ("a1-kursus", "a2-kursus", "b1-kursus"):
        within(f"wait for {course}", mean(outcome.step(course)["wait_h"]) / DAY, 120, 330)
    examination = outcome.step("b1-eksam")
    within("wait for the examination", mean(examination["wait_h"]) / DAY, 30, 100)
    within("nine in ten", mean(examination["wait_p90_h"]) / DAY, 60, 168)
    within("examinations taken again", mean(examination["rework_share"]), 0.25, 0.55)
    everybody = outcome.measures()
    within("reach the examination", mean(everybody["completed_share"]), 0.08, 0.30)
    within("days", mean(everybody["time_to_complete_h"]) / DAY, 800, 1600)
    for place in ("tartu", "pärnu", "saaremaa", "kohtla-järve"):
        share = mean(outcome.measures(municipality=place)["completed_share"])
        within(f"reach it in {place}", share, 0.05, 0.35)
    on_the_spot = mean(outcome.measures(municipality="tartu")["completed_share"])
    island = mean(outcome.measures(municipality="saaremaa")["completed_share"])
    check(island < on_the_spot, "an island with neither course nor examination", island)


@case
def seats_help_and_intakes_alone_do_not():
    names = ("today", "kohti-poole-rohkem", "rulluv", "rulluv-järjekorraga", "rulluv-ja-kohad")
    outcome = simulate(FOLDER, "--scenario", ",".join(names), n=12)
    rows = {name: outcome.measures(scenario=name) for name in names}
    waits = {name: mean(row["wait_h"]) / DAY for name, row in rows.items()}
    reach = {name: mean(row["completed_share"]) for name, row in rows.items()}
    check(reach["kohti-poole-rohkem"] > reach["today"] + 0.01, "more seats", reach)
    check(waits["kohti-poole-rohkem"] < waits["today"] - 40, "more seats", waits)
    within("rolling intake alone", waits["today"] - waits["rulluv"], 0, 50)
    check(waits["rulluv-järjekorraga"] > waits["rulluv"] + 50, "a queue", waits)
    check(waits["rulluv-ja-kohad"] < waits["kohti-poole-rohkem"] - 30, "both", waits)


@case
def the_shortage_of_seats_costs_most():
    found = prices(FOLDER, "-n", "5")
    rows = [
        r
        for r in found["bottlenecks"]
        if (r["municipality"], r["journey"], r["group"]) == ("*", "*", "*")
    ]
    equal("priced", len(rows), 13)
    dearest = min(rows, key=lambda r: r["rank"])
    equal("dearest", dearest["bottleneck"], "kohti-vähem-kui-tahtjaid")
    check(mean(dearest["price_h_per_client"]) > 90 * DAY, "its price", dearest)


@case
def its_warm_up_is_long_enough():
    done = teekond("simulate", FOLDER, "--warmup-check")
    equal("exit", done.code, 0)
    check("pikkune soojendus on piisav" in " ".join(done.out.split()), "verdict", done)
