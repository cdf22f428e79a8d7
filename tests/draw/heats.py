#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks at heat maps: `heats.py PROGRAM CASE`, or `--list`.

Municipalities from one to all 79 of Estonia, stages from one to a hundred, are made here. Figures of
cells are known beforehand; where one or two people arrive nothing may be seen of them.
"""

import random
import re
import sys
import xml.etree.ElementTree as ElementTree

import check_svg
import drawings
from drawings import HOSTILE, LONG, PLAIN, SIMULATED, check, estimate, make_document
from persons import ratio_of, texts_of

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def titles(i):
    return f"Samm number {i} pikema pealkirjaga"


def variant(document, name, arrived, observed, waits, visits=None):
    """A municipality where each step is visited so often and waited for so long."""
    picture = document["picture"]
    total = sum((visits or arrived) * wait for wait in waits if wait is not None)
    return {"scenario": "today", "municipality": name, "group": "*", "title": f"{name} vald",
            "observed": observed,
            "measures": {"arrived": estimate(arrived), "wait_h": estimate(total / arrived)},
            "steps": [{} if wait is None else
                      {"visits": estimate(visits or arrived), "wait_h": estimate(wait)}
                      for wait in waits],
            "flows": [{} for _ in picture["flows"]],
            "bottlenecks": [{} for _ in picture["bottlenecks"]]}


def make_heat(step_count, stage_count, place_count, title=titles):
    document = make_document(step_count, stage_count, title)
    luck = random.Random(place_count)
    document["picture"]["variants"] = [
        variant(document, f"koht-{i}", 10 + i, None if i % 5 == 4 else i,
                [luck.choice([None, 3, 90, 400, 1500, 4000]) for _ in range(step_count)])
        for i in range(place_count)]
    return document


def draw(bench, source, *arguments):
    """The drawing, which must be clean."""
    out = bench.draw(source, "heat.svg", "-d", "heat", *arguments)
    faults = list(check_svg.find_faults(out))
    check(not faults, "\n".join(faults[:5]))
    return ElementTree.parse(out).getroot()


def figures(root):
    """By the id of each cell, what is written in it."""
    found = {}
    for group in root.iter(check_svg.SVG + "g"):
        name = group.get("id") or ""
        match = re.fullmatch(r"((?:felt|wait|place)-.*)-(figure|none|count|price|total|name)(-1)?", name)
        if match and group.find(check_svg.SVG + "text") is not None:
            text = group.find(check_svg.SVG + "text").text.replace("\u00a0", " ")
            found.setdefault(match.group(1), {})[match.group(2)] = text
    return found


@case
def small_ones_are_clean_in_every_language_and_theme(bench):
    for language in ("et", "en", "ru"):
        for source in (SIMULATED, PLAIN, make_heat(16, 8, 8)):
            draw(bench, source, "--lang", language)
    for theme in ("light", "dark", "print"):
        draw(bench, make_heat(16, 8, 8), "--theme", theme)


@case
def one_to_all_municipalities_are_clean_and_no_strips(bench):
    for place_count in (0, 1, 15, 79):
        root = draw(bench, make_heat(24, 8, place_count))
        check(1.0 < ratio_of(root) < 2.05, f"{place_count} places: {ratio_of(root)}")


@case
def one_to_a_hundred_stages_are_clean(bench):
    for stage_count in (1, 2, 14, 100):
        root = draw(bench, make_heat(100, stage_count, 10))
        check(0.2 < ratio_of(root) < 2.05, f"{stage_count} stages: {ratio_of(root)}")


@case
def long_words_and_hostile_titles_do_no_harm(bench):
    draw(bench, make_heat(20, 5, 12, lambda i: f"{LONG}{i}"))
    root = draw(bench, make_heat(26, 6, 40, lambda i: HOSTILE[i % len(HOSTILE)]))
    check("<script" not in ElementTree.tostring(root).decode(), "a script got through")


def small():
    """Two stages of one step, three places."""
    document = make_document(2, 2, titles)
    votes = [({"newcomer": 4, "kov": 3}, [0], 240), ({"newcomer": 5}, [0, 1], 72), ({}, [1], None)]
    for bottleneck, (severity, steps, price) in zip(document["picture"]["bottlenecks"], votes,
                                                    strict=True):
        bottleneck.update(severity=severity, steps=steps, views=["state"] if not severity else [],
                          priced=price is not None, price_h_per_client=estimate(price or 1))
    document["picture"]["variants"] = [
        variant(document, "suur", 100, 100, [240, 48]),
        variant(document, "väike", 1.7, 2, [2400, 24]),
        variant(document, "keskmine", 40, 40, [120, None], visits=80)]
    return document


@case
def cells_give_true_figures(bench):
    cells = figures(draw(bench, small()))
    check(cells["felt-e0-newcomer"] == {"figure": "9", "count": "2 kitsaskohta",
                                        "price": "hind kuni 10 p"}, str(cells["felt-e0-newcomer"]))
    check(cells["felt-e1-newcomer"]["figure"] == "5", str(cells["felt-e1-newcomer"]))
    check(cells["felt-e0-kov"]["figure"] == "3", str(cells["felt-e0-kov"]))
    check(cells["felt-e1-state"] == {"figure": "–", "count": "1 kitsaskoht"},
          str(cells["felt-e1-state"]))
    check(cells["felt-e0-returnee"] == {"none": "○"}, str(cells["felt-e0-returnee"]))
    check(cells["wait-suur-e0"]["figure"] == "10", str(cells["wait-suur-e0"]))
    check(cells["wait-suur-e1"]["figure"] == "2,0", str(cells["wait-suur-e1"]))
    check(cells["wait-keskmine-e0"]["figure"] == "10", "visits do not count")
    check(cells["wait-keskmine-e1"]["figure"] == "○", "nobody goes there")
    check(cells["place-suur"]["total"] == "12", str(cells["place-suur"]))


@case
def few_people_are_hidden_and_cannot_be_computed(bench):
    cells = figures(draw(bench, small()))
    for cell in ("wait-väike-e0", "wait-väike-e1"):
        check(cells[cell]["figure"] == "✕", f"{cell}: {cells[cell]}")
    check(cells["place-väike"]["total"] == "✕" and cells["place-väike"]["count"] == "✕",
          str(cells["place-väike"]))
    check(cells["place-keskmine"]["count"] == "✕", "the second smallest gives the smallest away")
    check(cells["place-suur"]["count"] == "100", str(cells["place-suur"]))
    # 100 people of 10 days, 40 of 10: the hidden ones' 100 days are not in the mean.
    mean = [cell for name, cell in cells.items() if re.fullmatch(r"wait--e0(-\d)?", name)]
    check(mean == [{"figure": "10"}], str(mean))
    table = bench.draw(small(), "heat.csv", "-d", "heat").read_text()
    rows = [line.replace(";", ",") for line in table.splitlines() if "väike" in line]
    check(len(rows) == 2 and all(",,," in row and "ei avaldata" in row for row in rows), str(rows))


@case
def two_hidden_places_need_no_third(bench):
    document = small()
    document["picture"]["variants"].append(variant(document, "tilluke", 1.1, 1, [9, 9]))
    cells = figures(draw(bench, document))
    check(cells["place-keskmine"]["count"] == "40", str(cells["place-keskmine"]))


@case
def without_votes_bottlenecks_are_counted(bench):
    document = small()
    for bottleneck in document["picture"]["bottlenecks"]:
        bottleneck.update(severity={}, views=["kov"])
    cells = figures(draw(bench, document))
    check(cells["felt-e0-kov"]["figure"] == "2", str(cells["felt-e0-kov"]))


@case
def what_is_missing_is_said(bench):
    bare = make_document(3, 2, titles)
    bare["picture"].update(bottlenecks=[], proposals=[])
    bare["picture"]["facts"]["simulated"] = False
    root = draw(bench, bare)
    for words in ("ei ole veel vaadet", "teekonda saab"):
        check(words in texts_of(root, "missing"), texts_of(root, "missing"))
    draw(bench, small(), "--view", "kov")
    draw(bench, make_heat(2000, 10, 3))


@case
def a_journey_of_several_counts_its_own_people(bench):
    document = small()
    picture = document["picture"]
    picture["journeys"].append({"id": "k", "title": "Teine", "figures": {}})
    for one in picture["variants"]:
        start = next(i for i, flow in enumerate(picture["flows"]) if flow["from_kind"] == "start")
        one["flows"][start] = {"count": estimate(one["measures"]["arrived"]["mean"] / 2)}
    cells = figures(draw(bench, document, "--journey", "j"))
    check(cells["wait-suur-e0"]["figure"] == "20", str(cells["wait-suur-e0"]))


if __name__ == "__main__":
    sys.exit(drawings.main(sys.argv[1:], CASES))
