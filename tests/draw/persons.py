#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks at time lines of people: `persons.py PROGRAM CASE`, or `--list`.

People with few and very many steps, of hours and of centuries, are made here. The parts of a person's
time must be drawn where they were, and the story must give their true sums.
"""

import random
import re
import sys
import xml.etree.ElementTree as ElementTree

import check_svg
import drawings
from drawings import HOSTILE, LONG, PLAIN, SIMULATED, check, make_document

CASES = {}
PHASES = ["needs", "not-before", "delay", "booking", "travel", "queue", "course", "calendar",
          "service", "sessions", "processing", "rework"]


def case(function):
    CASES[function.__name__] = function
    return function


def titles(i):
    return f"Samm number {i} pikema pealkirjaga"


def stretch(step, phase, begin, end, visit=1):
    return {"step": step, "visit": visit, "phase": phase, "place": "Saaremaa", "from_h": begin,
            "until_h": end}


def person(share, stretches, clock=0, **others):
    return {"share": share, "journey": 0, "municipality": "Saaremaa vald", "group": "Tagasipöörduja",
            "replication": 0, "arrived_day": 20880, "clock_h": clock,
            "ended_h": max(one["until_h"] for one in stretches),
            "stretches": sorted(stretches, key=lambda one: one["from_h"]), **others}


def make_people(step_count, stage_count, title, length=1.0):
    """A document with two people who go through all steps, every third one beside the next."""
    document = make_document(step_count, stage_count, title)
    luck = random.Random(step_count)
    people = []
    for share in (0.5, 0.9):
        now, stretches = 0.0, []
        for step in range(step_count):
            begin = now
            for phase in luck.sample(PHASES, 5) + ["service"]:
                end = begin + length * share * luck.choice([0.3, 2, 30, 400])
                stretches.append(stretch(step, phase, begin, end))
                begin = end
            now = now + 1 if step % 3 == 0 else begin
        people.append(person(share, stretches, clock=length))
    document["picture"]["persons"] = people
    return document


def draw(bench, source, *arguments):
    """The drawing, which must be clean."""
    out = bench.draw(source, "person.svg", "-d", "person", *arguments)
    faults = list(check_svg.find_faults(out))
    check(not faults, "\n".join(faults[:5]))
    return ElementTree.parse(out).getroot()


def ratio_of(root):
    _, _, width, height = (float(number) for number in root.get("viewBox").split())
    return width / height


def texts_of(root, word):
    """All lines of texts of a class, joined."""
    return " ".join(element.text or "" for group in root.iter(check_svg.SVG + "g")
                    if word in (group.get("class") or "").split()
                    for element in group.iter(check_svg.SVG + "text"))


@case
def thirty_five_steps_are_clean_in_every_language(bench):
    for language in ("et", "en", "ru"):
        draw(bench, make_people(35, 8, titles), "--lang", language)


@case
def themes_are_clean(bench):
    for theme in ("light", "dark", "print"):
        draw(bench, make_people(12, 4, titles), "--theme", theme)


@case
def many_steps_share_rows_and_the_sheet_is_no_strip(bench):
    for step_count in (1, 5, 67, 100):
        root = draw(bench, make_people(step_count, min(step_count, 9), titles))
        check(0.9 < ratio_of(root) < 2.05, f"{step_count} steps: {ratio_of(root)}")


@case
def a_thousand_steps_are_clean(bench):
    draw(bench, make_people(1000, 9, titles))


@case
def minutes_and_centuries_are_clean(bench):
    for length in (1e-4, 0.01, 1.0, 20.0, 1000.0, 8000.0):
        draw(bench, make_people(6, 3, titles, length))


@case
def long_words_and_hostile_titles_do_no_harm(bench):
    draw(bench, make_people(20, 5, lambda i: f"{LONG}{i}"))
    root = draw(bench, make_people(26, 6, lambda i: HOSTILE[i % len(HOSTILE)]))
    check("<script" not in ElementTree.tostring(root).decode(), "a script got through")


@case
def without_time_lines_the_picture_says_so(bench):
    for source, words in ((SIMULATED, "ajajoont ei ole"), (PLAIN, "arvud veel")):
        root = draw(bench, source)
        check(words in texts_of(root, "missing"), texts_of(root, "missing"))
        check(ratio_of(root) < 2.05, f"a strip: {ratio_of(root)}")


def small():
    """One person: 10 days of own time, 48 of waiting beside 20 of processing, served in the end."""
    document = make_document(3, 3, titles)
    document["picture"]["persons"] = [person(0.9, [
        stretch(0, "delay", 0, 240), stretch(1, "processing", 240, 720),
        stretch(2, "queue", 480, 1632), stretch(2, "service", 1632, 1656)], clock=48)]
    return document


@case
def the_story_gives_true_sums(bench):
    # From the clock's start at 48 h: 8 days of own time, 10 of processing before waiting begins, 48 of
    # waiting, 1 of being served; 67 in all.
    root = draw(bench, small())
    check("67 päevaga" in texts_of(root, "person-name"), texts_of(root, "person-name"))
    story = texts_of(root, "person-story").replace("\u00a0", " ")
    for words in ("48 päeva ootas vastuvõttu", "10 päeva ootas ametiasutuse otsust",
                  "24 t oli teenusel", "8,0 päeva kulus muule", "Teenindati 1 kord",
                  "järjekorras 48 p"):
        check(words in story, f"{words}: {story}")


@case
def time_stands_where_it_was(bench):
    text = bench.draw(small(), "person.svg", "-d", "person").read_text()
    def place(row, kind):
        found = re.search(rf'<g id="person-90-{row}-time[^"]*" class="time {kind}".*?points="([^"]*)"',
                          text, re.S)
        check(found is not None, f"no {kind} in {row}")
        xs = [float(point.split(",")[0]) for point in found.group(1).split()]
        return min(xs), max(xs)
    delay, processing = place("s0", "delay"), place("s1", "processing")
    wait, served = place("s2", "wait"), place("s2", "served")
    scale = (delay[1] - delay[0]) / 240
    for name, (left, right), (begin, end) in (("processing", processing, (240, 720)),
                                              ("wait", wait, (480, 1632)),
                                              ("served", served, (1632, 1656))):
        check(abs(left - delay[0] - begin * scale) < 1.5, f"{name} begins elsewhere: {left}")
        check(abs(right - delay[0] - end * scale) < 1.5, f"{name} ends elsewhere: {right}")


@case
def what_cannot_have_been_does_no_harm(bench):
    document = small()
    life = document["picture"]["persons"][0]
    life.update(clock_h=1e7, ended_h=1e7, arrived_day=2900000)
    draw(bench, document)
    life.update(clock_h=0, ended_h=0, stretches=[
        stretch(1, "service", 0, 0), stretch(2, "course", 0, 1e300), stretch(0, "queue", 5, 1e308)])
    draw(bench, document)
    life.update(stretches=[])
    draw(bench, document)


@case
def tables_have_every_stretch(bench):
    table = bench.draw(small(), "person.csv", "-d", "person").read_text()
    check(table.count("\n") > 6 and "järjekorras" in table and "67" in table, table)


if __name__ == "__main__":
    sys.exit(drawings.main(sys.argv[1:], CASES))
