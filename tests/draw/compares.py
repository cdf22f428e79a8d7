#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks at comparisons: `compares.py PROGRAM CASE`, or `--list`.

Dots stand where their figures say, small flows stand alike, and few people are not counted aloud.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree

import check_svg
from drawings import HERE, HOSTILE, LONG, check, estimate, main, make_document

CASES = {}
SMALL = HERE / "compare.json"
MEASURE = "time_to_complete_h"


def case(function):
    CASES[function.__name__] = function
    return function


def titles(i):
    return f"Samm number {i} pikema pealkirjaga"


def around(mean, half):
    return {"mean": mean, "low": mean - half, "high": mean + half}


def make_variants(count, steps=35, stages=8, title=titles, name=lambda i: f"Vald {i}"):
    """Variants whose time grows with their number; the third is the reference."""
    document = make_document(steps, stages, title)
    picture = document["picture"]
    picture["bottlenecks"], picture["proposals"], picture["unnamed"] = [], [], []
    picture["variants"] = []
    for i in range(count):
        mean = 2400 + 100 * ((i * 7) % count)
        measures = {"arrived": around(50 + i, 3), "completed_share": around(0.7, 0.05),
                    MEASURE: around(mean, 150)}
        variant = {"scenario": "today", "municipality": f"m{i}", "group": "*", "title": name(i),
                   "observed": 50 + i, "measures": measures, "reference": i == min(2, count - 1),
                   "steps": [{"visits": estimate(50), "wait_h": estimate(j * 40 + i)}
                             for j in range(steps)],
                   "flows": [{"count": flow["count"]} for flow in picture["flows"]]}
        picture["variants"].append(variant)
    reference = picture["variants"][min(2, count - 1)]
    for variant in picture["variants"]:
        if variant is not reference:
            mean = variant["measures"][MEASURE]["mean"] - reference["measures"][MEASURE]["mean"]
            variant["differences"] = {MEASURE: around(mean, 210)}
    return document


def draw(bench, source, *arguments, least=0.0):
    """Drawn and looked at; the root of the drawing."""
    path = bench.draw(source, "compare.svg", "-d", "compare", *arguments)
    faults = list(check_svg.find_faults(path, least))
    check(not faults, "\n".join(faults[:5]))
    return ElementTree.parse(path).getroot()


def texts_of(root):
    return {group.get("id"): text.text.replace("\u00a0", " ")
            for group in root.iter(check_svg.SVG + "g")
            for text in group.findall(check_svg.SVG + "text")}


def shapes_of(root, class_name):
    """Boxes of shapes by id."""
    found = {}
    for group in root.iter(check_svg.SVG + "g"):
        if class_name in (group.get("class") or "").split():
            for element in group:
                if element.tag not in (check_svg.SVG + "title", check_svg.SVG + "text"):
                    found.setdefault(group.get("id"), check_svg.shape_box(element, group.get("id")))
    return found


def middle(box):
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


@case
def small_one_is_clean_in_every_language_and_theme(bench):
    for language in ("et", "en", "ru"):
        for theme in ("light", "dark", "print"):
            draw(bench, SMALL, "--lang", language, "--theme", theme)


@case
def any_number_of_variants_is_clean_and_readable(bench):
    for count in (1, 2, 8, 20, 79):
        root = draw(bench, make_variants(count), "--page", "a3", least=7.0)
        dots = shapes_of(root, "compare-dot")
        check(len(dots) == count, f"{count} variants: {len(dots)} dots")
    path = bench.draw(make_variants(79), "wall.svg", "-d", "compare", "--page", "a0")
    texts, _ = check_svg.collect(ElementTree.parse(path).getroot())
    faults = list(check_svg.find_overlaps(texts))
    check(not faults, "\n".join(faults[:5]))
    check(any(text.group.startswith("small-m78-") for text in texts), "no flows on a wall")


@case
def dots_stand_where_their_figures_say(bench):
    root = draw(bench, make_variants(5))
    dots = {name: middle(box) for name, box in shapes_of(root, "compare-dot").items()}
    figures = {f"compare-m{i}-*-today-dot": 2400 + 100 * (i * 7 % 5) for i in range(5)}
    check(set(dots) == set(figures), f"{sorted(dots)}")
    order = sorted(figures, key=figures.get)
    scale = ((dots[order[-1]][0] - dots[order[0]][0])
             / (figures[order[-1]] - figures[order[0]]))
    check(scale > 0.1, "they stand on one another")
    for name, mean in figures.items():
        wanted = dots[order[0]][0] + (mean - figures[order[0]]) * scale
        check(abs(dots[name][0] - wanted) < 0.6, f"{name}: {dots[name][0]} not {wanted}")
    check(sorted(dots, key=lambda name: dots[name][1]) == order, "rows are not in their order")
    for name, (x, _) in dots.items():
        line = shapes_of(root, "compare-line")[name.replace("-dot", "-interval")]
        check(abs((line.right - line.left) - 300 * scale) < 1.2, f"the interval of {name}")
        check(abs((line.left + line.right) / 2 - x) < 0.6, f"{name} is not on its interval")


@case
def differences_are_told_with_their_intervals(bench):
    said = texts_of(draw(bench, SMALL))
    wanted = {"tartu": "−17 p (−24…−10)", "ruhnu": "ei erine (−2…+12)",
              "narva": "+31 p (+24…+38)", "saaremaa": "võrdlusalus"}
    for name, text in wanted.items():
        found = said[f"compare-{name}-*-today-difference-figure"]
        check(found == text, f"{name}: {found}")
    check(said["compare-saaremaa-*-today-value"] == "100 p", "the reference's figure")
    check(said["compare-narva-*-today-ends"] == "126–136", said["compare-narva-*-today-ends"])


@case
def what_does_not_differ_has_the_colour_of_nothing(bench):
    root = draw(bench, SMALL)
    fills = {}
    for group in root.iter(check_svg.SVG + "g"):
        if (group.get("class") or "") == "compare-difference":
            fills[group.get("id").split("-")[1]] = next(
                element.get("fill") for element in group if element.get("fill"))
    check(fills["ruhnu"] == fills["saaremaa"] == "#f7f7f7", str(fills))
    check(fills["narva"] == "#b35806" and fills["tartu"] in ("#542788", "#998ec3"), str(fills))


@case
def few_people_are_not_counted_aloud(bench):
    said = texts_of(draw(bench, SMALL))
    check(said["compare-ruhnu-*-today-tiny"] == "väga vähe saabujaid", "no word")
    facts = " ".join(text for name, text in said.items() if name.startswith("small-ruhnu"))
    check("väga vähe saabujaid" in facts and "2,5" not in facts, facts)
    said = texts_of(draw(bench, SMALL, "--measure", "completed"))
    check(said["compare-ruhnu-*-today-value"] == "väga vähe", said["compare-ruhnu-*-today-value"])
    table = bench.draw(SMALL, "compare.csv", "-d", "compare", "--measure", "completed").read_text()
    rows = [row for row in table.splitlines() if "Ruhnu" in row and "aastas" in row]
    check(rows and not any(re.search(r"\b2[,.]\d", row) for row in rows), "\n".join(rows))


@case
def small_flows_stand_alike_and_say_their_waiting(bench):
    root = draw(bench, make_variants(3, 12, 3))
    tiles = shapes_of(root, "compare-step")
    check(len(tiles) == 36, f"{len(tiles)} tiles")
    for i in (1, 2):
        moves = set()
        for j in range(12):
            first, other = tiles[f"small-m0-*-today-step-s{j}"], tiles[f"small-m{i}-*-today-step-s{j}"]
            moves.add((round(other.left - first.left, 1), round(other.top - first.top, 1)))
        check(len(moves) == 1, f"m{i} stands otherwise: {moves}")
    said = texts_of(root)
    check(said["small-m1-*-today-step-s11-number"] == "3.4", "the number of the last step")
    check(said["small-m1-*-today-step-s11-wait"] == "18", said["small-m1-*-today-step-s11-wait"])
    check("small-m1-*-today-step-s0-wait" not in said, "hours are no days")
    check(said["key-s11-text-1"].startswith("3.4 Samm number 11"), said["key-s11-text-1"])


@case
def lines_are_as_wide_as_shares_of_arrivals(bench):
    document = json.loads(SMALL.read_text())
    variants = document["picture"]["variants"]
    for variant in variants[1:]:
        for flow, first in zip(variant["flows"], variants[0]["flows"]):
            if flow:
                flow["count"] = {key: value * 10 for key, value in first["count"].items()}
    text = bench.draw(document, "compare.svg", "-d", "compare").read_text()
    widths = {}
    for name, width in re.findall(r'<g id="small-(\w+)-\*-today-flow(?:-\d+)?" class="compare-flow.*?'
                                  r'stroke-width="([\d.]+)"', text):
        widths.setdefault(name, []).append(width)
    check(len(widths) == 4 and len(widths["saaremaa"]) >= 4, str(widths))
    check(all(widths[name] == widths["saaremaa"] for name in widths), str(widths))


@case
def no_reference_and_no_variants_are_said(bench):
    document = make_variants(4)
    for variant in document["picture"]["variants"]:
        variant["reference"] = False
        variant["differences"] = {}
    said = texts_of(draw(bench, document))
    check("võrdlusalust pole valitud" in " ".join(said.values()), "not said")
    check(not any("difference" in name for name in said), "a difference from nothing")
    document["picture"]["variants"] = []
    check("Võrrelda pole midagi" in " ".join(texts_of(draw(bench, document)).values()), "not said")


@case
def a_measure_of_nobody_is_said(bench):
    said = " ".join(texts_of(draw(bench, SMALL, "--measure", "travel_h")).values())
    check("pole kellegi kohta simuleeritud" in said, said[:500])


@case
def missing_intervals_are_said(bench):
    document = make_variants(3)
    for variant in document["picture"]["variants"]:
        for figures in (variant["measures"], variant.get("differences", {})):
            for name in figures:
                figures[name] = {"mean": figures[name]["mean"], "low": None, "high": None, "n": 1}
    said = " ".join(texts_of(draw(bench, document)).values())
    check("vahemik teadmata" in said, "not said")


@case
def hostile_names_and_long_words_do_no_harm(bench):
    root = draw(bench, make_variants(len(HOSTILE), 13, 4, lambda i: HOSTILE[i % len(HOSTILE)],
                                     lambda i: HOSTILE[i]))
    check("<script" not in ElementTree.tostring(root, "unicode"), "a script got through")
    draw(bench, make_variants(6, 12, 4, lambda i: f"{LONG}{i}", lambda i: f"{LONG}{i}"))
    draw(bench, make_variants(5, 14, 4, lambda i: f"Регистрация места жительства {i}",
                              lambda i: f"Самоуправление {i}"), "--lang", "ru")


@case
def large_journeys_are_drawn(bench):
    draw(bench, make_variants(3, 100, 9))
    draw(bench, make_variants(2, 1000, 12))


@case
def tables_have_all_figures(bench):
    table = bench.draw(SMALL, "compare.csv", "-d", "compare", "--lang", "en").read_text()
    for part in ("Tartu", "83", "-17", "less", "not different", "Waiting at steps", "1.1 "):
        check(part in table.replace("−", "-"), f"not in the table: {part}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], CASES))
