# SPDX-License-Identifier: EUPL-1.2
"""Comparisons of scenarios, municipalities and groups. The ground is effects.yaml: 386 h + 5 d."""

import json

from support import case, check, equal, near, teekond, variant

SCENARIOS = """scenarios:
  - {id: kiirem, title: Kiirem menetlus, set: {services.luba.processing: 2d}}
  - {id: sama, set: {services.luba.fee: 20 EUR}}
run:"""


def compared(*arguments, changes=()):
    path = variant("effects", ("run:", SCENARIOS), *changes)
    done = teekond("compare", path, "-n", "4", *arguments, "--format", "json")
    equal("exit", done.code, 0)
    return json.loads(done.out)


def row_of(document, measure, **ids):
    rows = [
        row
        for row in document["comparisons"]
        if row["measure"] == measure and all(row[key] == value for key, value in ids.items())
    ]
    equal(f"rows of {measure} {ids}", len(rows), 1)
    return rows[0]


@case
def scenarios_are_compared_with_today():
    document = compared("--scenario", "kiirem,sama")
    equal("by", document["by"], "scenario")
    equal("reference", document["reference"], "today")
    faster = row_of(document, "time_to_complete_h", scenario="kiirem")
    near("the time saved", faster["difference"]["mean"], -48.0)
    near("known exactly", faster["difference"]["high"] - faster["difference"]["low"], 0.0)
    equal("verdict", faster["verdict"], "less")
    same = row_of(document, "time_to_complete_h", scenario="sama")
    equal("verdict of no change", same["verdict"], "alike")
    today = row_of(document, "time_to_complete_h", scenario="today")
    equal("verdict of the reference", today["verdict"], "reference")
    equal("no difference from itself", today["difference"], None)


@case
def a_fee_is_paid_by_everyone_and_by_a_hundred():
    one = row_of(compared("--scenario", "sama"), "client_cost_eur", scenario="sama")
    near("for one", one["difference"]["mean"], 20.0)
    hundred = row_of(
        compared("--scenario", "sama", "--per", "100"), "client_cost_eur", scenario="sama"
    )
    near("for a hundred", hundred["difference"]["mean"], 2000.0)
    equal("per", compared("--scenario", "sama", "--per", "100")["per"], 100)


@case
def municipalities_are_compared_with_all_or_with_one():
    document = compared()
    equal("by", document["by"], "municipality")
    places = [row["municipality"] for row in document["comparisons"]][:3]
    equal("the reference first", places, ["*", "kuusalu", "tartu"])
    document = compared("--reference", "tartu", "--measure", "arrived,visits")
    row = row_of(document, "arrived", municipality="kuusalu")
    check(row["verdict"] == "more" and 1700 < row["difference"]["mean"] < 2300, row)
    equal("tests", document["tests"], 2)


@case
def groups_are_compared_within_a_municipality():
    document = compared(
        "--by", "group", "--kov", "kuusalu", "--reference", "kolmas-riik", "--measure", "arrived"
    )
    ids = [(row["municipality"], row["group"]) for row in document["comparisons"]]
    equal("rows", ids, [("kuusalu", "kolmas-riik"), ("kuusalu", "el")])


@case
def scenarios_are_compared_in_every_municipality_named():
    document = compared("--scenario", "kiirem", "--kov", "kuusalu,tartu", "--measure", "wait_h")
    ids = [(row["scenario"], row["municipality"]) for row in document["comparisons"]]
    today = [("today", "kuusalu"), ("today", "tartu")]
    equal("rows", ids, today + [("kiirem", "kuusalu"), ("kiirem", "tartu")])
    equal("tests", document["tests"], 2)


@case
def verdicts_are_in_words_and_the_correction_is_named():
    path = variant("effects", ("run:", SCENARIOS))
    done = teekond("compare", path, "-n", "4", "--scenario", "kiirem", "--lang", "et")
    check("lühem 2 päeva" in done.out and "Holmi parandusega" in done.out, done)
    done = teekond("compare", path, "-n", "4", "--scenario", "sama", "--lang", "en")
    check("no different" in done.out and "Holm's correction" in done.out, done)
    done = teekond("compare", path, "-n", "4", "--correction", "bonferroni", "--lang", "et")
    check("Bonferroni parandusega" in done.out, done)


@case
def one_thread_or_two_give_the_same_bytes():
    path = variant("effects", ("run:", SCENARIOS))
    one, two = (
        teekond("compare", path, "-n", "4", "--threads", threads, "--format", "csv").raw
        for threads in ("1", "2")
    )
    check(one == two and one.startswith(b"scenario,municipality,"), one[:200])


@case
def wrong_words_are_told_with_the_nearest_right_one():
    path = variant("effects", ("run:", SCENARIOS))
    for arguments, said in (
        (("--kov", "kusalu"), "kuusalu"),
        (("--by", "group", "--reference", "kolmas-rik"), "kolmas-riik"),
        (("--scenario", "kirem"), "kiirem"),
        (("--measure", "wait"), None),
        (("--measure", "wait_hh"), "wait_h"),
        (("--by", "scenario"), None),
        (("--per", "0"), None),
        (("--correction", "none at all"), None),
    ):
        done = teekond("compare", path, "-n", "2", *arguments, "--lang", "en")
        equal(f"exit of {arguments}", done.code, 2)
        check(said is None or f"'{said}'" in done.err, done)
