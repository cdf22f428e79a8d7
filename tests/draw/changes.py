#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Draws before and after and looks at them: `changes.py PROGRAM CASE`, or `--list`."""

import json
import random
import re
import sys
import xml.etree.ElementTree as ElementTree

import check_svg
import drawings
from drawings import HERE, HOSTILE, LONG, PLAIN, SIMULATED, check, estimate, make_document

SMALL = HERE / "changes.json"
CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def changes(bench, source, *arguments):
    """Draws a document; the drawing must be clean. Its SVG."""
    out = bench.draw(source, "changes.svg", "-d", "before-after", *arguments)
    faults = list(check_svg.find_faults(out))
    check(not faults, "\n".join(faults[:5]))
    return out.read_text()


def make(step_count, stage_count, title):
    """A document in which a third of the steps changes in one way or another."""
    luck = random.Random(step_count)
    document = make_document(step_count, stage_count, title)
    picture = document["picture"]
    picture["scenario"], picture["scenario_title"] = "s", title(1)
    picture["before"] = {"title": title(2), "figures": picture["figures"]}
    for i, step in enumerate(picture["steps"]):
        step["time_h"] = estimate(step["wait_h"]["mean"] + 30)
        step["change"] = ["none", "none", "changed", "added", "none", "removed"][i % 6]
        if step["change"] in ("none", "changed"):
            for key in ("visits", "wait_h", "time_h"):
                step["before_" + key] = estimate(step[key]["mean"] * luck.choice([0.5, 1, 3]))
    for i, bottleneck in enumerate(picture["bottlenecks"]):
        bottleneck["change"] = ["none", "changed", "removed", "added"][i % 4]
        bottleneck["left"] = [1, 0.35, 0, 1][i % 4]
    for i, proposal in enumerate(picture["proposals"]):
        proposal["change"] = ["added", "removed", "none"][i % 3]
        proposal["cost_once_eur"] = 1234567
    picture["edits"] = [
        {"path": f"services.{title(i)[:40]}.duration", "before": title(i), "after": title(i + 1),
         "title": title(i + 2), "steps": sorted({i % step_count, i * 7 % step_count})}
        for i in range(step_count)]
    return document


def texts_of(svg, kind):
    """Lines of texts whose id is KIND, or KIND and a number."""
    lines = re.findall(rf'id="{kind}(?:-\d+)?" class[^>]*>(?:<title>[^<]*</title>)?'
                       r"<text[^>]*>([^<]+)</text>", svg)
    return " ".join(lines).replace("\u00a0", " ")


@case
def every_size_is_clean(bench):
    for steps, stages in ((1, 1), (5, 2), (35, 8), (100, 9)):
        changes(bench, make(steps, stages, lambda i: f"Samm number {i} pikema pealkirjaga"))


@case
def every_language_and_theme_is_clean(bench):
    for language in ("et", "en", "ru"):
        for theme in ("light", "dark", "print"):
            changes(bench, SMALL, "--lang", language, "--theme", theme)


@case
def words_of_sixty_letters_are_broken(bench):
    changes(bench, make(20, 5, lambda i: f"{LONG}{i}"))


@case
def hostile_titles_do_no_harm(bench):
    svg = changes(bench, make(26, 6, lambda i: HOSTILE[i % len(HOSTILE)]))
    check("<script" not in svg, "a script got through")


@case
def a_thousand_steps_are_drawn(bench):
    document = make(1000, 40, lambda i: f"Samm {i}")
    out = bench.draw(document, "thousand.svg", "-d", "before-after")
    texts, _ = check_svg.collect(ElementTree.parse(out).getroot())
    check(len(texts) > 3000, f"{len(texts)} texts")
    check(not list(check_svg.find_overlaps(texts)), "texts overlap")


@case
def nothing_to_compare_is_said_in_a_sentence(bench):
    for source in (SIMULATED, PLAIN):
        svg = changes(bench, source)
        check(texts_of(svg, "missing").startswith("Siin ei ole midagi võrrelda"), "no sentence")
        check('class="pair-figures"' not in svg, "figures of nothing")
    check("midagi võrrelda" not in changes(bench, SMALL), "a sentence too many")


@case
def steps_say_what_happens_to_them(bench):
    svg = changes(bench, SMALL)
    for step, classes, word, numbers, sign in (
            ("nõu", "step changed", "muutub", "muudatus 1–3, 5", "Δ"), ("ootab", "step", "", "", ""),
            ("kiri", "step added", "lisandub", "muudatus 4", "+"),
            ("järjekord", "step removed", "kaob", "muudatus 5", "−"), ("luba", "step", "", "", "")):
        check(f'id="step-{step}" class="{classes}"' in svg, f"{step} is not {classes}")
        said = [texts_of(svg, f"step-{step}-{part}") for part in ("word", "numbers", "change-sign")]
        check(said == [word, numbers, sign], f"{step}: {said}")
    removed = re.search(r'id="step-järjekord" .*?</g>', svg, re.S).group()
    check("stroke-dasharray" in removed, "what is removed is not dashed")


@case
def figures_say_before_and_after(bench):
    svg = changes(bench, SMALL)
    for step, wait, time in (("nõu", "↓ 12 → 8,1 p", "↓ 12 → 8,2 p"), ("ootab", "= 0 p", "= 7,1 p"),
                             ("kiri", "uus: 2,2 p", "uus: 3,2 p"),
                             ("järjekord", "oli 3,5 p", "oli 3,7 p"),
                             ("luba", "↑ 13 → 17 p", "↑ 57 → 60 p")):
        said = [texts_of(svg, f"{kind}-{step}-figures") for kind in ("wait", "time")]
        check(said == [wait, time], f"{step}: {said}")


@case
def bars_are_as_long_as_their_figures(bench):
    svg = changes(bench, SMALL)
    width = {}
    for name, points in re.findall(r'id="(wait-[^"]+-(?:before|after))" class="bar [a-z]+".*?'
                                   r'points="([^"]+)"', svg, re.S):
        xs = [float(pair.split(",")[0]) for pair in points.split()]
        width[name] = max(xs) - min(xs)
    longest = width["wait-luba-after"]  # 16.9 d
    for name, days in (("luba-before", 13.3), ("nõu-before", 12.1), ("nõu-after", 8.1),
                       ("järjekord-before", 3.5), ("kiri-after", 2.2)):
        expected = longest * days / 16.9
        check(abs(width["wait-" + name] - expected) < 1.0, f"{name}: {width}")
    check("wait-kiri-before" not in width and "wait-järjekord-after" not in width, str(width))


@case
def key_figures_say_the_difference_and_whether_it_is_better(bench):
    svg = changes(bench, SMALL)
    for part, value, difference in (
            ("completed", "74 → 79%", "↑ +5 protsendipunkti: parem"),
            ("time", "190 → 176 p", "↓ −14 p: parem"), ("time-p90", "385 → 400 p", "↑ +15 p: halvem"),
            ("left", "10%", "= sama"), ("visits", "6,4 → 6,5", "↑ +0,1: halvem")):
        said = [texts_of(svg, f"figure-{part}-{kind}") for kind in ("value", "difference")]
        check(said == [value, difference], f"{part}: {said}")


@case
def only_what_changes_of_bottlenecks_and_proposals_is_shown(bench):
    svg = changes(bench, SMALL)
    check(texts_of(svg, "bottleneck-aeg-word") == "järel 20%", "not weakened")
    check(texts_of(svg, "bottleneck-number-word") == "kõrvaldatud", "not removed")
    check("bottleneck-keel" not in svg and "Muu ettepanek" not in svg, "what stays is shown")
    check("muutmata, näitamata: 1" in texts_of(svg, "lane-1-bottlenecks-hint"), "not counted")
    extra = texts_of(svg, "proposal-leti-aeg-extra")
    check(extra.startswith("Kohalik omavalitsus · ▲ 1, 2 · kulu aastas 12") and
          extra.endswith("600 €"), extra)


@case
def edits_are_listed_by_their_numbers(bench):
    for language, path, change in (("et", "teenused › nõu › kestus", "45min → 30min"),
                                   ("en", "services › nõu › duration", "45min → 30min"),
                                   ("ru", "услуги › nõu › длительность", "45min → 30min")):
        svg = changes(bench, SMALL, "--lang", language)
        check(texts_of(svg, "edit-3-path") == path, texts_of(svg, "edit-3-path"))
        check(texts_of(svg, "edit-3-change") == change, texts_of(svg, "edit-3-change"))
    svg = changes(bench, SMALL)
    check(texts_of(svg, "edit-4-change") == "(puudub) → {delay: 1d}", "what is new")
    check(texts_of(svg, "edit-5-change") == "{service: number} → (jääb ära)", "what goes")


@case
def the_same_edit_for_several_municipalities_is_one_line(bench):
    document = json.loads(SMALL.read_text())
    picture = document["picture"]
    picture["edits"] = [
        {"path": f"municipalities.{place}.{path}", "before": before, "after": "2", "title": "Kaks",
         "steps": [step]}
        for place, before in (("rakvere", "1"), ("jõhvi", "1"), ("haapsalu", "3"))
        for path, step in (("staff.nõustaja", 0), ("set.services.luba.booking", 4))]
    svg = changes(bench, document)
    check(texts_of(svg, "edits-heading") == "Mida stsenaarium muudab (4)", "not four lines")
    for number, path, change in (
            (1, "omavalitsused › rakvere, jõhvi › koosseis › nõustaja", "1 → 2"),
            (2, "omavalitsused › rakvere, jõhvi › muudab › teenused › luba › broneering", "1 → 2"),
            (3, "omavalitsused › haapsalu › koosseis › nõustaja", "3 → 2")):
        said = [texts_of(svg, f"edit-{number}-{part}") for part in ("path", "change")]
        check(said == [path, change], str(said))
    check(texts_of(svg, "step-nõu-numbers") == "muudatus 1, 3", texts_of(svg, "step-nõu-numbers"))
    check(texts_of(svg, "step-luba-numbers") == "muudatus 2, 4", texts_of(svg, "step-luba-numbers"))


@case
def steps_that_share_a_column_are_weighed_by_their_visits(bench):
    document = json.loads(SMALL.read_text())
    picture = document["picture"]
    picture["journeys"].append({"id": "teine", "title": "Teine"})
    picture["stages"].append({**picture["stages"][1], "journey": 1})
    picture["steps"].append({
        **picture["steps"][4], "stage": 2, "change": "changed", "visits": estimate(22.5),
        "wait_h": estimate(3.0), "before_visits": estimate(133.0), "before_wait_h": estimate(31.2)})
    svg = changes(bench, document)
    # (66.5 · 13.3 + 133 · 1.3) / 199.5 = 5.3 days; (67.5 · 16.9 + 22.5 · 0.125) / 90 = 12.7 days
    check(texts_of(svg, "wait-luba-figures") == "↑ 5,3 → 13 p", texts_of(svg, "wait-luba-figures"))
    check('id="step-luba" class="step changed"' in svg, "one of two changes")


@case
def without_a_simulation_changes_are_shown_without_figures(bench):
    document = json.loads(SMALL.read_text())
    picture = document["picture"]
    picture["facts"], picture["figures"] = {"simulated": False}, {}
    picture["before"] = {"title": "Praegu", "figures": {}}
    for step in picture["steps"]:
        for key in [key for key in step if isinstance(step[key], dict) and "mean" in step[key]]:
            del step[key]
    svg = changes(bench, document)
    check('class="pair-figures"' not in svg and 'class="figure"' not in svg, "figures")
    check(texts_of(svg, "step-nõu-word") == "muutub", "the change is gone")
    check(texts_of(svg, "edit-3-change") == "45min → 30min", "the list is gone")


if __name__ == "__main__":
    sys.exit(drawings.main(sys.argv[1:], CASES))
