#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks at flow maps: `flows.py PROGRAM CASE`, or `--list`.

A line must be told from every other, pass no card, and end at one; figures and signs are those of the
document.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

import check_svg
from drawings import PLAIN, SIMULATED, check, estimate, main, make_document

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def titles(i):
    return f"Samm number {i} pikema pealkirjaga"


def draw(bench, source, *arguments):
    return ElementTree.parse(bench.draw(source, "flow.svg", "-d", "flow", *arguments)).getroot()


def texts_of(root):
    """All that is written, by the id of its group."""
    said = {}
    for group in root.iter(check_svg.SVG + "g"):
        for text in group.findall(check_svg.SVG + "text"):
            said[group.get("id")] = text.text.replace("\u00a0", " ")
    return said


def lines_of(root):
    """Corners of each line by id, heads of arrows apart, and whether it begins a branch."""
    for group in root.iter(check_svg.SVG + "g"):
        classes = (group.get("class") or "").split()
        path = group.find(check_svg.SVG + "path")
        if "flow" in classes and path is not None and not group.get("id").endswith("-head"):
            numbers = [float(n) for n in check_svg.NUMBER.findall(path.get("d"))]
            points = list(zip(numbers[0::2], numbers[1::2]))
            yield group.get("id"), points[::3], "flow-begin" in classes


def cards_of(root):
    _, cards = check_svg.collect(root)
    return {name: box for name, box in cards.items() if name.startswith("step-") or name == "start"}


def find_crossed(root):
    """Lines that pass over a card."""
    cards = cards_of(root)
    for name, points, _ in lines_of(root):
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            for part in range(9):
                x, y = x0 + (x1 - x0) * part / 8, y0 + (y1 - y0) * part / 8
                for card, box in cards.items():
                    if box.left + 2 < x < box.right - 2 and box.top + 2 < y < box.bottom - 2:
                        yield f"{name} passes over {card} at {x:.0f} {y:.0f}"


def find_lost(root):
    """Lines that end at no card, as seen from the end of the head or of the line before a wide one."""
    cards = cards_of(root).values()
    for name, points, _ in lines_of(root):
        x, y = points[-1]
        reach = 26.0
        if not any(box.left - reach < x < box.right + reach and box.top - reach < y < box.bottom
                   for box in cards):
            yield f"{name} ends in nothing at {x:.0f} {y:.0f}"


def find_same(root):
    """Lines that run on one another, but for those that fork at one card."""
    pieces = []
    for name, points, begins in lines_of(root):
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            if abs(x0 - x1) < 0.5:
                pieces.append(("down", x0, min(y0, y1), max(y0, y1), name, begins))
            elif abs(y0 - y1) < 0.5:
                pieces.append(("across", y0, min(x0, x1), max(x0, x1), name, begins))
    for i, (way, at, low, high, name, begins) in enumerate(pieces):
        for other in pieces[:i]:
            shared = min(high, other[3]) - max(low, other[2])
            if (way == other[0] and name != other[4] and abs(at - other[1]) < 3 and shared > 8
                    and not (begins and other[5])):
                yield f"{name} and {other[4]} run as one {way} at {at:.0f}"


@case
def lines_are_told_apart_and_pass_no_card(bench):
    for steps, stages in ((1, 1), (5, 2), (22, 8), (35, 8), (60, 5), (100, 9)):
        root = draw(bench, make_document(steps, stages, titles))
        check(len(list(lines_of(root))) >= steps, f"{steps} steps: lines are missing")
        for find in (find_crossed, find_lost, find_same):
            faults = list(find(root))
            check(not faults, f"{steps} steps: " + "\n".join(faults[:5]))


@case
def small_ones_have_lines_told_apart(bench):
    for source in (SIMULATED, PLAIN):
        root = draw(bench, source)
        faults = [*find_crossed(root), *find_lost(root), *find_same(root)]
        check(not faults, "\n".join(faults[:5]))


def make_fork(targets):
    """One step behind which as many branches begin, each in a stage of its own."""
    document = make_document(targets + 1, targets + 1, titles)
    picture = document["picture"]
    picture["flows"] = [flow for flow in picture["flows"] if flow["from_kind"] == "start"]
    for i in range(targets):
        picture["flows"].append({"journey": 0, "from_kind": "step", "from": 0, "to_kind": "step",
                                 "to": i + 1, "kind": "next", "count": None, "share": None})
    return document


@case
def branches_leave_as_one_line_and_part(bench):
    lines = {name: points for name, points, begins in lines_of(draw(bench, make_fork(7))) if begins}
    check(len(lines) == 7, f"{len(lines)} lines")
    check(len({points[0] for points in lines.values()}) == 1, "they leave apart")
    check(len({points[-1] for points in lines.values()}) == 7, "they end at one place")
    turns = [points[1][0] for points in lines.values() if len(points) > 2]
    check(len(turns) > 4 and max(turns) - min(turns) < 1, f"they turn apart: {turns}")


@case
def pages_have_readable_text_and_are_no_strips(bench):
    for steps, stages in ((5, 2), (22, 8), (35, 8)):
        document = make_document(steps, stages, lambda i: f"Samm number {i} pikem")
        text = bench.draw(document, "flow.svg", "-d", "flow", "--page", "a3").read_text()
        smallest = min(float(size) for size in re.findall(r'font-size="([\d.]+)"', text))
        check(smallest >= 7.0, f"{steps} steps: text of {smallest} pt on A3")
        free = bench.draw(document, "free.svg", "-d", "flow").read_text()
        width, height = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', free).groups())
        check(1.2 <= width / height <= 2.0, f"{steps} steps: ratio {width / height:.2f}")


@case
def figures_of_the_last_column_are_whole(bench):
    document = make_document(9, 3, titles)
    for flow in document["picture"]["flows"]:
        flow["count"] = estimate(1234567)
    path = bench.draw(document, "flow.svg", "-d", "flow")
    check("1 234 567 (80%)" in path.read_text().replace("\u00a0", " "), "the figure is not there")
    faults = list(check_svg.find_faults(path))
    check(not faults, "\n".join(faults[:5]))


@case
def cards_say_waiting_needs_and_that_nobody_came(bench):
    document = make_document(6, 2, titles)
    steps = document["picture"]["steps"]
    steps[1]["wait_h"], steps[1]["wait_p90_h"] = estimate(24 * 31), estimate(24 * 77)
    steps[4]["needs"] = [1, 2]
    steps[5]["wait_h"] = steps[5]["wait_p90_h"] = steps[5]["visits"] = None
    said = texts_of(draw(bench, document))
    both = " ".join(said[f"step-s1-wait-{i}"] for i in (1, 2) if f"step-s1-wait-{i}" in said)
    check(both == "ootamine 31 p (90%: 77 p)", both)
    check(said["step-s4-needs-1"] == "vajab: 1.2, 1.3", str(said.get("step-s4-needs-1")))
    check(said["step-s5-wait-1"] == "keegi ei käinud", said["step-s5-wait-1"])
    check(said["step-s4-title-1"].startswith("2.2 Samm"), said["step-s4-title-1"])
    legend = " ".join(text for name, text in said.items() if name.startswith("legend-signs"))
    check("„vajab“ =" in legend, legend)
    del steps[4]["needs"]
    legend = " ".join(texts_of(draw(bench, document)).values())
    check("vajab" not in legend, "a sign is explained that is nowhere")


@case
def steps_of_few_people_keep_one_way_in_and_out(bench):
    document = make_document(4, 2, titles)
    flows = [flow for flow in document["picture"]["flows"] if flow["kind"] == "next"]
    for flow in flows:
        if 2 in (flow["from"], flow["to"]) and flow["from_kind"] == flow["to_kind"]:
            flow["count"] = estimate(3)
    document["picture"]["flows"] = flows
    names = {name for name, _, _ in lines_of(draw(bench, document))}
    check({"flow-s1-s2", "flow-s2-s3"} <= names, str(names))


@case
def where_all_skip_a_step_the_line_goes_on(bench):
    document = make_document(4, 2, titles)
    flows = [flow for flow in document["picture"]["flows"]
             if flow["kind"] == "next" and flow["from"] != 1]
    flows.append({"journey": 0, "from_kind": "step", "from": 1, "to_kind": "step", "to": 2,
                  "kind": "skip", "count": estimate(777), "share": None})
    document["picture"]["flows"] = flows
    root = draw(bench, document)
    check("flow-s1-s2" in {name for name, _, _ in lines_of(root)}, "it ends at the step")
    said = texts_of(root)
    check(said["flow-s1-s2-count"] == "» 777", str(said.get("flow-s1-s2-count")))
    check(said["flow-s1-s2-share"] == "100%", str(said.get("flow-s1-s2-share")))
    legend = " ".join(text for name, text in said.items() if name.startswith("legend-signs"))
    check("» = jättis sammu vahele" in legend, legend)


@case
def the_journey_of_the_view_is_drawn(bench):
    document = make_document(4, 2, titles)
    picture = document["picture"]
    picture["journeys"].append({"id": "k", "title": "Tagasi", "figures": picture["figures"]})
    picture["stages"].append({"id": "e0", "title": "Ainult tagasi", "journey": 1})
    picture["steps"].append({**picture["steps"][0], "id": "r0", "stage": 2, "views": ["returnee"],
                             "notes": []})
    picture["steps"][1]["views"] = ["returnee"]
    cards = cards_of(draw(bench, document, "--view", "newcomer"))
    check("step-s0" in cards and "step-r0" not in cards, str(cards.keys()))
    said = texts_of(draw(bench, document, "--journey", "j", "--view", "newcomer"))
    legend = " ".join(text for name, text in said.items() if name.startswith("legend-signs"))
    check("valitud vaade" in legend and "Tagasi" in legend, legend)
    picture["steps"][1]["views"] = ["newcomer"]
    cards = cards_of(draw(bench, document, "--view", "returnee"))
    check("step-r0" in cards and "step-s0" not in cards, str(cards.keys()))


@case
def widths_are_explained_with_figures(bench):
    said = texts_of(draw(bench, make_document(8, 2, titles)))
    samples = [said[f"legend-width-word-{i}"] for i in (1, 2, 3)]
    check(samples == ["10 000", "2000", "500"], str(samples))


@case
def tables_have_ways_and_waiting(bench):
    document = make_document(6, 2, titles)
    steps = document["picture"]["steps"]
    steps[1]["wait_h"], steps[1]["wait_p90_h"] = estimate(24 * 31), estimate(24 * 77)
    steps[4]["needs"] = [1, 2]
    table = bench.draw(document, "flow.csv", "-d", "flow", "--lang", "en").read_text()
    rows = [row for row in table.splitlines() if "1.2" in row and "Samm number 1" in row]
    check(rows and "31" in rows[0] and "77" in rows[0], f"waiting: {rows}")
    rows = [row for row in table.splitlines() if "Samm number 4" in row and "2.2" in row]
    check(rows and "1.2, 1.3" in rows[0], f"needs: {rows}")
    check(sum("skips" in row or "again or back" in row for row in table.splitlines()) >= 1, "ways")


@case
def a_thousand_steps_are_drawn_in_time(bench):
    root = draw(bench, make_document(1000, 12, titles))
    texts, cards = check_svg.collect(root)
    check(sum(name.startswith("step-") for name in cards) == 1000, "steps are missing")
    faults = list(check_svg.find_overlaps(texts))
    check(not faults, "\n".join(faults[:5]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], CASES))
