# SPDX-License-Identifier: EUPL-1.2
"""--warmup-check: a plain verdict on run.warmup, Welch's data and MSER-5 in three forms.

People who stay 20 weeks each: the system fills in a straight line for 20 weeks and then is level. Where
six months from week w on are measured, (20 - w)^2 / 2 weeks' worth of people of 26 * 20 are missing.
"""

import csv
import io
import json

from support import case, check, equal, teekond, write

STAY = """
    teekond: 1
    groups: [elanik]
    municipalities: [{id: linn, arrivals: {elanik: 700/y}}, {id: vald, arrivals: {elanik: 60/y}}]
    stages: [{id: s, steps: [{id: x, delay: 20w}]}]
    scenarios: [{id: kiirem, set: {journeys.teekond.steps.x.delay: 2w}}]
    run: {start: 2026-01-05, warmup: 8mo, measure: 6mo, drain: 1y, replications: 10}
    """
HOURS = 7 * 24


def checked(*arguments):
    done = teekond(
        "simulate", write("stay.yaml", STAY), "--warmup-check", "--format", "json", *arguments
    )
    equal("exit", done.code, 0)
    return json.loads(done.raw)


def series(found, name, municipality="*", scenario=0):
    rows = [
        row
        for row in found["warmup_check"][scenario]["series"]
        if (row["municipality"], row["series"]) == (municipality, name)
    ]
    check(len(rows) == 1, f"{len(rows)} rows of {municipality}/{name}")
    return rows[0]


@case
def long_enough_and_too_short():
    enough = checked()["warmup_check"][0]
    equal("verdict", enough["verdict"], "enough")
    equal("needed_h", enough["needed_h"], None)
    short = checked("--set", "run.warmup=12w")["warmup_check"][0]
    equal("verdict", short["verdict"], "short")
    equal("longest", short["longest"], "people_inside")
    equal("warmup_h", short["warmup_h"], 12 * HOURS)
    check(14 * HOURS <= short["needed_h"] <= 18 * HOURS, "needed_h", short["needed_h"])
    check(abs(short["departure"]["mean"] + 32 / 520) < 0.025, "departure", short["departure"])
    # Without a warm-up 26 weeks are watched: their half is too little to see 17 weeks' end.
    none = checked("--set", "run.warmup=0")["warmup_check"][0]
    equal("verdict", none["verdict"], "unsettled")
    equal("needed_h", none["needed_h"], 13 * HOURS)


@case
def weeks_fill_as_they_must():
    found = checked()
    inside = series(found, "people_inside", "linn")
    week = 700 * 7 / 365.25
    for number in (1, 5, 12, 30):
        shown = inside["weeks"][number - 1]
        equal("week", shown["week"], number)
        expected = min(number - 0.5, 20) * week
        check(abs(shown["value"]["mean"] - expected) < 0.12 * expected + 1, f"week {number}", shown)
    equal("from of week 2", inside["weeks"][1]["from"], "2026-01-12")
    times = series(found, "time_to_complete_h")["weeks"]
    for shown in (times[0], times[-1]):
        check(abs(shown["value"]["mean"] - 20 * HOURS) < 1e-6, "time", shown)
    averaged = inside["weeks"][9]["moving_average"]
    expected = sum(w["value"]["mean"] for w in inside["weeks"][3:16]) / 13
    check(abs(averaged - expected) < 1e-9, "moving average", (averaged, expected))
    equal("moving average of the last", inside["weeks"][-1]["moving_average"], None)
    equal("settled", series(found, "time_to_complete_h")["mser5_h"], 0)


@case
def the_document_has_its_parts():
    found = checked("--scenario", "today,kiirem")
    for key in ("teekond", "run", "assumptions", "warmup_check"):
        check(key in found, f"no {key}")
    equal("scenarios", [c["scenario"] for c in found["warmup_check"]], ["today", "kiirem"])
    for one in found["warmup_check"]:
        names = [(row["municipality"], row["series"]) for row in one["series"]]
        kinds = ("people_inside", "queue_length", "time_to_complete_h")
        equal("rows", names, [(m, k) for m in ("*", "linn", "vald") for k in kinds])
        for row in one["series"]:
            equal("weeks", len(row["weeks"]), len(one["series"][0]["weeks"]))


@case
def csv_has_a_line_for_each_week():
    done = teekond("simulate", write("stay.yaml", STAY), "--warmup-check", "--format", "csv")
    lines = list(csv.reader(io.StringIO(done.raw.decode(), newline="")))
    equal(
        "heading",
        lines[0],
        "scenario,municipality,series,week,from,mean,low,high,n,moving_average".split(","),
    )
    found = checked()
    weeks = sum(len(row["weeks"]) for row in found["warmup_check"][0]["series"])
    equal("lines", len(lines) - 1, weeks)
    first = series(found, "people_inside")["weeks"][0]
    equal("mean", float(lines[1][5]), first["value"]["mean"])


@case
def the_verdict_is_in_plain_words():
    path = write("stay.yaml", STAY)
    for arguments, words in (
        ((), "243,50 päeva pikkune soojendus on piisav"),
        (("--lang", "en"), "is enough"),
        (
            ("--set", "run.warmup=12w"),
            "84 päeva pikkune soojendus on liiga lühike: vaja on vähemalt",
        ),
        (("--set", "run.warmup=12w", "--lang", "en"), "A warm-up of 84 days is too short"),
        (("--set", "run.warmup=1y"), "1 aasta pikkune soojendus on piisav"),
    ):
        done = teekond("simulate", path, "--warmup-check", *arguments)
        equal("exit", done.code, 0)
        text = " ".join(done.out.split())
        check(words in text, f"no {words!r}", done)
        check("MSER-5" in text, "MSER-5 is not named", done)
        check("█" in text, "no plot", done)


@case
def threads_change_no_byte():
    path = write("stay.yaml", STAY)
    arguments = ("simulate", path, "--warmup-check", "--format", "json")
    first = teekond(*arguments, "--threads", "1")
    for threads in ("2", "5"):
        equal(f"--threads {threads}", teekond(*arguments, "--threads", threads).raw, first.raw)


@case
def flags_that_do_not_go_with_it_are_told():
    path = write("stay.yaml", STAY)
    for other in (
        ("--precision", "2%"),
        ("--sweep", "municipalities.linn.arrivals.elanik=1/y,2/y"),
        ("--series",),
        ("--trace",),
    ):
        done = teekond("simulate", path, "--warmup-check", *other)
        equal(f"exit with {other[0]}", done.code, 2)
        check(other[0] in done.err, "the flag is not named", done)
    equal("exit of a value", teekond("simulate", path, "--warmup-check=1y").code, 2)


@case
def hardly_anybody_and_nobody():
    for arrivals in ("0/y", "1/y"):
        path = write("few.yaml", STAY.replace("700/y", arrivals).replace("60/y", "0/y"))
        for form in ("json", "table", "csv"):
            done = teekond("simulate", path, "--warmup-check", "--format", form, "-n", "1")
            equal(f"exit with {arrivals} as {form}", done.code, 0)
