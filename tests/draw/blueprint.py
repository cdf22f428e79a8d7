#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Draws blueprints and looks at them: `blueprint.py PROGRAM CASE`, or `--list`."""

import copy
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

import check_svg
import drawings
from drawings import HERE, HOSTILE, LONG, PLAIN, SIMULATED, check, estimate, make_document

SMALL = HERE / "blueprint.json"
CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def blueprint(bench, source, *arguments):
    """Draws a document; the drawing must be clean. Its SVG."""
    out = bench.draw(source, "blueprint.svg", "-d", "blueprint", *arguments)
    faults = list(check_svg.find_faults(out))
    check(not faults, "\n".join(faults[:5]))
    return out.read_text()


def make(step_count, stage_count, title):
    """A document with times as written and simulated, of every kind of box."""
    document = make_document(step_count, stage_count, title)
    for i, step in enumerate(document["picture"]["steps"]):
        wait = step["wait_h"]["mean"]
        step["pool"] = title(i + 2) if i % 2 == 0 else ""
        step["course"] = i % 7 == 3
        if i % 5 == 0:
            step["channels"] = [{"kind": "data-exchange"}, {"kind": "in-person"}][:1 + i % 2]
        for key, every, hours in (("booking_h", 3, 55.5), ("standard_h", 2, 0.45),
                                  ("processing_h", 4, 480.5), ("deadline_h", 6, 700)):
            if i % every == 0:
                step[key] = hours
        for key, times in (("wait_p50_h", 0.8), ("time_p50_h", 1.1), ("time_p90_h", 4)):
            step[key] = estimate(wait * times)
    return document


def texts_of(svg, name):
    """Lines of the texts of a box by part: {"title": "…"}."""
    said = {}
    for part, text in re.findall(rf'id="{name}-([a-z0-9-]+?)(?:-\d)?" class[^>]*>'
                                 r'(?:<title>[^<]*</title>)?<text[^>]*>([^<]+)</text>', svg):
        said[part] = (said[part] + " " if part in said else "") + text.replace("\u00a0", " ")
    return said


def boxes_of(svg):
    """Which boxes there are: {step: {row}}."""
    found = {}
    for row, step in re.findall(r'id="(client|front|kov|state|others)-([^"]+?)" class', svg):
        if re.fullmatch(r"\w+", step):
            found.setdefault(step, set()).add(row)
    return found


@case
def every_size_is_clean(bench):
    for steps, stages in ((1, 1), (5, 2), (35, 8), (100, 9)):
        blueprint(bench, make(steps, stages, lambda i: f"Samm number {i} pikema pealkirjaga"))


@case
def every_language_and_theme_is_clean(bench):
    for language in ("et", "en", "ru"):
        for theme in ("light", "dark", "print"):
            blueprint(bench, SMALL, "--lang", language, "--theme", theme)


@case
def a_document_without_times_is_clean(bench):
    for source in (SIMULATED, PLAIN):
        blueprint(bench, source)


@case
def words_of_sixty_letters_are_broken(bench):
    blueprint(bench, make(20, 5, lambda i: f"{LONG}{i}"))


@case
def hostile_titles_do_no_harm(bench):
    svg = blueprint(bench, make(26, 6, lambda i: HOSTILE[i % len(HOSTILE)]))
    check("<script" not in svg, "a script got through")


@case
def a_thousand_steps_are_drawn(bench):
    document = make(1000, 40, lambda i: f"Samm {i}")
    out = bench.draw(document, "thousand.svg", "-d", "blueprint")
    texts, _ = check_svg.collect(ElementTree.parse(out).getroot())
    check(len(texts) > 3000, f"{len(texts)} texts")
    check(not list(check_svg.find_overlaps(texts)), "texts overlap")


@case
def boxes_stand_where_the_rule_puts_them(bench):
    check(boxes_of(blueprint(bench, SMALL)) == {
        "kolib": {"client"}, "nõu": {"client", "front"},
        "registreerib": {"client", "front", "kov", "state"},
        "luba": {"client", "front", "state"}, "kindlustus": {"client", "state"},
        "kursus": {"client", "front", "others", "state"}}, "other boxes")


@case
def figures_and_standards_stand_on_their_boxes(bench):
    svg = blueprint(bench, SMALL)
    for box, part, text in (
            ("client-kolib", "standard", "tähtaeg 10 p"),
            ("client-kolib", "warning", "10% üle tähtaja"),
            ("client-kolib", "figure-times", "6,9 / 16 p"),
            ("front-nõu", "standard", "norm: broneering 5,3 p, käik 45 min"),
            ("front-nõu", "figure-times", "2,9 / 9,1 p"),
            ("front-nõu", "figure-2-times", "3 / 9,2 p"),
            ("front-nõu", "warning", "10% üle normi"),
            ("front-registreerib", "standard", "norm: –"),
            ("front-registreerib", "figure-times", "2,2 / 7,7 t"),
            ("kov-registreerib", "title", "Menetlus, läbivaatamine, andmevahetus"),
            ("kov-registreerib", "standard", "norm: töö 21 min, menetlus 3,1 p"),
            ("kov-registreerib", "warning", "pooled üle normi"),
            ("state-luba", "standard", "norm: menetlus 43 p"),
            ("state-luba", "figure-times", "52 / 57 p"),
            ("others-kursus", "title", "Kursuse korraldus, andmevahetus")):
        said = texts_of(svg, box).get(part, "")
        check(said == text, f"{box} {part}: {said}")
    check("warning" not in texts_of(svg, "state-luba"), "56.7 days are not over 57.3")


@case
def hand_overs_are_arrows_and_slow_ones_are_thick(bench):
    svg = blueprint(bench, SMALL)
    widths = {name: float(width or 1) for name, width in re.findall(
        r'id="(hand-over-[^"]+)" class="hand-over">.*?<path[^>]*?stroke="[^"]*"'
        r'(?: stroke-width="([\d.]+)")?', svg, re.S)}
    check(sorted(widths) == sorted(
        f"hand-over-{name}" for name in (
            "nõu-front", "registreerib-front", "registreerib-back", "registreerib-register",
            "luba-front", "luba-back", "kindlustus-back", "kursus-front", "kursus-back",
            "kursus-register")), str(widths))
    thick = {name for name, width in widths.items() if width > 2}
    check(thick == {"hand-over-registreerib-back", "hand-over-kursus-back"}, str(widths))


@case
def without_a_simulation_there_are_no_figures_and_no_warnings(bench):
    document = json.loads(SMALL.read_text())
    document["picture"]["facts"] = {"simulated": False}
    for step in document["picture"]["steps"]:
        for key in [key for key in step if isinstance(step[key], dict) and "mean" in step[key]]:
            del step[key]
    svg = blueprint(bench, document)
    check("menetlus 43 p" in svg.replace("\u00a0", " "), "the standard is gone")
    check('class="blueprint-figure"' not in svg and 'class="warning"' not in svg, "figures")
    check(boxes_of(svg) == boxes_of(blueprint(bench, SMALL)), "other boxes")


@case
def both_lines_are_named_once_in_a_band(bench):
    svg = blueprint(bench, SMALL)
    for name in ("Kokkupuute joon", "Nähtavuse joon"):
        check(len(re.findall(f"<text[^>]*>{name}</text>", svg)) == 1, name)


@case
def journeys_that_share_a_step_share_its_box(bench):
    document = json.loads(SMALL.read_text())
    picture = document["picture"]
    picture["journeys"].append({"id": "teine", "title": "Teine"})
    picture["stages"].append({**picture["stages"][1], "journey": 1})
    picture["steps"].append({**copy.deepcopy(picture["steps"][3]), "stage": 2, "views": ["returnee"],
                             "visits": estimate(22.5), "time_p90_h": estimate(2323.2)})
    said = texts_of(blueprint(bench, document), "state-luba")
    check(said["figure-times"] == "52 / 67 p", str(said))  # (67.5 · 56.7 + 22.5 · 96.8) / 90
    check(said["warning"] == "10% üle normi", str(said))


if __name__ == "__main__":
    sys.exit(drawings.main(sys.argv[1:], CASES))
