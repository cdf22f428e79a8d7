#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks at journey maps: `maps.py PROGRAM CASE`, or `--list`.

Felt pain stands over measured pain; lines and signs say how figures are known and whose matter a thing
is; a view or a journey shows its own alone; a large map is still read on the wall.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree

import check_svg
from drawings import PLAIN, check, estimate, main, make_document

CASES = {}
A0 = (3370.39, 2383.94)


def case(function):
    CASES[function.__name__] = function
    return function


def titles(i):
    return f"Samm number {i} pikema pealkirjaga"


def draw(bench, source, *arguments):
    """The root of a map without faults."""
    path = bench.draw(source, "map.svg", "-d", "map", *arguments)
    faults = list(check_svg.find_faults(path))
    check(not faults, "\n".join(faults[:5]))
    return ElementTree.parse(path).getroot()


def texts_of(root):
    """All that is written, by the id of its group."""
    return {group.get("id"): text.text.replace("\u00a0", " ")
            for group in root.iter(check_svg.SVG + "g")
            for text in group.findall(check_svg.SVG + "text")}


def shape_of(root, name):
    """The first shape of a group: its element and its box."""
    group = next(group for group in root.iter(check_svg.SVG + "g") if group.get("id") == name)
    shape = next(child for child in group if child.tag != check_svg.SVG + "title")
    return shape, check_svg.shape_box(shape, name)


def with_waits(step_count, waits):
    """A map whose steps wait so long: days that 10, 50 and 90 % stay under."""
    document = make_document(step_count, 2, titles)
    for step, (low, middle, high) in zip(document["picture"]["steps"], waits):
        step.update(wait_p10_h=estimate(24 * low), wait_p50_h=estimate(24 * middle),
                    wait_p90_h=estimate(24 * high), wait_h=estimate(24 * middle))
    return document


@case
def waiting_stands_behind_feelings_on_a_scale_that_is_told(bench):
    root = draw(bench, with_waits(4, [(10, 20, 40), (0, 10, 40), (5, 30, 40), (20, 30, 40)]))
    said = texts_of(root)
    check(said["wait-scale-1-1"].startswith("ootamine päevades"), str(said))
    check(not any("ruutjuur" in text for text in said.values()), "a scale of roots for like waits")
    tops, bottoms = [], []
    for i in range(4):
        _, box = shape_of(root, f"wait-s{i}-range")
        _, card = shape_of(root, f"step-s{i}")
        check(abs(box.left - card.left) < 1 and abs(box.right - card.right) < 1, f"{box} {card}")
        tops.append(box.top)
        bottoms.append(box.bottom)
    check(max(tops) - min(tops) < 0.5, f"all 90% are alike: {tops}")
    zero = bottoms[1]
    heights = [round((zero - bottom) / (zero - tops[0]), 2) for bottom in bottoms]
    check(heights == [0.25, 0.0, 0.12, 0.5] or heights == [0.25, 0.0, 0.13, 0.5], str(heights))


@case
def waits_that_differ_much_are_drawn_by_their_roots(bench):
    root = draw(bench, with_waits(4, [(0, 1, 1), (0, 1, 4), (0, 1, 9), (0, 100, 100)]))
    check("ruutjuurskaala" in " ".join(texts_of(root).values()), "the scale is not told")
    boxes = [shape_of(root, f"wait-s{i}-range")[1] for i in range(4)]
    heights = [round((box.bottom - box.top) / (boxes[3].bottom - boxes[3].top), 2)
               for box in boxes]
    check(heights == [0.1, 0.2, 0.3, 1.0], str(heights))


@case
def no_band_is_drawn_where_nobody_knows_it(bench):
    root = draw(bench, make_document(4, 2, titles))
    check(not any(name.startswith("wait-") for name in texts_of(root)), "a scale of nothing")


@case
def lines_of_cards_say_how_figures_are_known(bench):
    document = make_document(4, 2, titles)
    words = ("none", "sourced", "estimated", "assumed")
    for step, word in zip(document["picture"]["steps"], words):
        step["evidence"] = word
    root = draw(bench, document)
    dashes = [shape_of(root, f"step-s{i}")[0].get("stroke-dasharray") for i in range(4)]
    check(dashes[0] is None and dashes[1] is None and dashes[2] and dashes[3], str(dashes))
    check(dashes[2] != dashes[3], "estimates and assumptions look alike")
    said = texts_of(root)
    for part in words[1:]:
        check(f"legend-{part}-text-1" in said, f"{part} is not explained")
    document["picture"]["steps"][3]["evidence"] = "sourced"
    check("legend-assumed-text-1" not in texts_of(draw(bench, document)), "a sign that is nowhere")


@case
def what_the_state_must_solve_has_its_number_in_a_square(bench):
    document = make_document(4, 2, titles)
    for i, bottleneck in enumerate(document["picture"]["bottlenecks"]):
        bottleneck["state_level"] = i == 0
    root = draw(bench, document)
    check(shape_of(root, "bottleneck-b0-badge")[0].tag.endswith("polygon"), "no square")
    check(shape_of(root, "bottleneck-b1-badge")[0].tag.endswith("ellipse"), "no disc")
    said = texts_of(root)
    check("riigi" in said["legend-bottleneck-state-text-1"], str(said))


@case
def a_price_that_may_be_zero_says_so(bench):
    for language, words in (("et", "ei eristu nullist"), ("en", "not distinct from zero"),
                            ("ru", "не отличается от нуля")):
        document = make_document(4, 2, titles)
        rows = document["picture"]["bottlenecks"]
        rows[0]["price_h_per_client"] = {"mean": 24, "low": -1, "high": 49}
        rows[2]["price_h_per_client"] = {"mean": 24, "low": 1, "high": 47}
        said = texts_of(draw(bench, document, "--lang", language))
        doubtful = " ".join(text for name, text in said.items()
                            if re.match("bottleneck-b0-(figure|doubt)", name))
        check(words in doubtful, f"{language}: {doubtful}")
        check(words not in said["bottleneck-b2-figure"], said["bottleneck-b2-figure"])


@case
def a_view_shows_its_own_steps_and_bottlenecks(bench):
    document = make_document(6, 2, titles)
    picture = document["picture"]
    for i, step in enumerate(picture["steps"]):
        step["views"] = [["newcomer"], ["returnee"], ["newcomer", "returnee"]][i % 3]
    for bottleneck in picture["bottlenecks"]:
        bottleneck["views"] = ["kov", "returnee"]
    picture["bottlenecks"][0].update(views=["newcomer"], steps=[0])
    root = draw(bench, document, "--view", "returnee")
    said = texts_of(root)
    cards = {name for name in said if re.fullmatch(r"step-s\d-title-1", name)}
    check(cards == {f"step-s{i}-title-1" for i in (1, 2, 4, 5)}, str(cards))
    check("bottleneck-b0-title-1" not in said, "a newcomer's bottleneck in the returnee's map")
    check("bottleneck-b1-title-1" in said, "the returnee feels it too")
    check("tagasipöörduja vaates" in said["subtitle-1"], said["subtitle-1"])
    check("lane-1-returnee-hint-1" in said and "lane-1-kov-hint-1" not in said, "lanes")
    check(not any(name.endswith("-newcomer") for name in said), "the newcomer's feelings")
    numbers = " ".join(text for name, text in said.items() if "-numbers-" in name)
    check("▲ 1," not in numbers + ",", f"the number of what is not shown: {numbers}")


@case
def one_journey_has_its_own_title(bench):
    document = make_document(3, 1, titles)
    picture = document["picture"]
    picture["title"] = "Kõik teekonnad"
    picture["journeys"][0]["title"] = "Uustulnuka teekond"
    check(texts_of(draw(bench, document))["title-1"] == "Kõik teekonnad", "the workspace's")
    said = texts_of(draw(bench, document, "--journey", "j"))
    check(said["title-1"] == "Uustulnuka teekond", said["title-1"])


@case
def what_is_of_the_whole_journey_stands_at_no_step(bench):
    document = make_document(6, 2, titles)
    document["picture"]["proposals"].append(
        {"id": "whole", "title": "Ühine plaan", "levels": ["state"], "owner": "Ministeerium",
         "removes": [], "steps": []})
    root = draw(bench, document)
    _, card = shape_of(root, "proposal-whole")
    said = texts_of(root)
    lane = [box for name, box in check_svg.collect(root)[1].items() if name.endswith("-whole")
            and name.startswith("lane-")]
    last = max(shape_of(root, f"step-s{i}")[1].right for i in range(6))
    check((lane and lane[0].holds(card)) or card.left > last, f"{card} stands at a step")
    check("Kogu teekond" in said.values(), "nothing says that it is of the whole journey")


@case
def a_large_map_is_read_on_the_wall(bench):
    root = draw(bench, make_document(60, 8, titles))
    _, _, width, height = map(float, root.get("viewBox").split())
    smallest = min(float(text.get("font-size")) for text in root.iter(check_svg.SVG + "text")
                   if not (text.text or "").isdigit())
    points = smallest * min(A0[0] / width, A0[1] / height)
    check(points >= 9.0, f"{points:.1f} points on a poster")


@case
def few_steps_are_no_strip_and_no_column(bench):
    for source in (make_document(5, 2, titles), json.loads(PLAIN.read_text())):
        _, _, width, height = map(float, draw(bench, source).get("viewBox").split())
        check(0.6 < width / height <= 2.0, f"{width} x {height}")


@case
def sources_are_whole_and_in_columns(bench):
    document = make_document(30, 6, titles)
    document["picture"]["sources"] = [{"title": f"Allikas number {i} ja selle nimi"}
                                      for i in range(60)]
    root = draw(bench, document)
    places = [(round(float(text.get("x"))), text.text) for group in root.iter(check_svg.SVG + "g")
              if group.get("id").startswith("legend-source-") or group.get("id") ==
              "legend-source" for text in group.findall(check_svg.SVG + "text")]
    names = [text for _, text in places if text.startswith("Allikas number")]
    check(len(names) == 60, f"{len(names)} sources")
    check(len({x for x, _ in places}) > 2, "one column for all")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], CASES))
