# SPDX-License-Identifier: EUPL-1.2
"""Lanes that a journey has of its own: the map's extra rows, which steps' notes fill."""

import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from support import HERE, Settings, case, check, equal, teekond, write

JOURNEYS = HERE.parents[1] / "journeys"
SVG = "{http://www.w3.org/2000/svg}"
SMALL = """\
teekond: 1
groups: [inimene]
municipalities: [{id: linn, arrivals: {inimene: 100/y}}]
journeys:
  - id: tee
    lanes:
      - {id: paberid, title: {et: Paberid, en: Papers, ru: Бумаги}}
      - {id: mõte, title: "Mida inimene mõtleb"}
      - {id: tühi, title: "Rida, mida keegi ei täida"}
    stages:
      - id: algus
        steps:
          - id: küsib
            delay: 1d
            notes: {paberid: {et: "isikutunnistus; üürileping", en: "identity card; lease"}}
          - {id: ootab, delay: 9d}
          - {id: saab, delay: 2d, notes: {mõte: "Kas ma sain õigesti aru?"}}
run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 2}
"""


def draw(path, *arguments):
    """The map's notes by id, the names of its rows, and its bytes."""
    done = teekond("draw", "-d", "map", path, "-T", "svg", "--quiet", *arguments)
    equal("exit", done.code, 0, done)
    return (*read(done.out), done.raw)


def read(text):
    """Notes and names, each with the words that were broken whole again."""
    notes, names = {}, {}
    for group in ElementTree.fromstring(text.encode()).iter(SVG + "g"):
        name = group.get("id")
        line = "".join(element.text for element in group.findall(SVG + "text"))
        for found, kind, end in ((notes, "note-text", "-text-"), (names, "lane-name", "-name-")):
            if group.get("class") == kind:
                owner = name[: name.index(end)]
                found[owner] = f"{found[owner]} {line}" if owner in found else line
    return ({key: re.sub(r"(?<=\w)- ", "", text) for key, text in notes.items()},
            {name for key, name in names.items() if "-note-" in key})


@case
def notes_are_drawn_in_the_language_of_the_map():
    path = write("lanes.yaml", SMALL)
    for language, name, papers in (("et", "Paberid", "isikutunnistus üürileping"),
                                   ("en", "Papers", "identity card lease"),
                                   ("ru", "Бумаги", "isikutunnistus üürileping")):
        notes, names, _ = draw(path, "--no-sim", "--lang", language)
        equal("rows", names, {name, "Mida inimene mõtleb"})
        equal("notes", notes, {"note-paberid-küsib": papers,
                               "note-mõte-saab": "Kas ma sain õigesti aru?"})


@case
def the_program_draws_and_its_document_draws_the_same():
    path = write("lanes.yaml", SMALL)
    saved = Path(Settings.folder) / "pilt.json"
    done = teekond("bottlenecks", path, "--document", saved, "-o", Path(Settings.folder) / "k.csv")
    equal("exit", done.code, 0, done)
    picture = json.loads(saved.read_text())["picture"]
    equal("lanes", [lane["id"] for lane in picture["lanes"]], ["paberid", "mõte", "tühi"])
    equal("notes", [[note["lane"] for note in step["notes"]] for step in picture["steps"]],
          [[0], [], [1]])
    for page in ("screen", "a3"):
        _, _, direct = draw(path, "--prices", "--page", page)
        notes, _, again = draw(saved, "--page", page)
        equal("notes", len(notes), 2)
        check(direct == again, f"{page}: the document draws another picture")


@case
def a_workshop_writes_lanes_in_estonian():
    path = write("rajad.yaml", """\
teekond: 1
rajad: [{tunnus: mõte, pealkiri: "Mida inimene mõtleb"}]
etapid:
  - pealkiri: Saabumine
    sammud:
      - {pealkiri: Käib PPA-s, märkmed: {mõte: "Miks siin nii kaua läheb?"}}
""")
    notes, names, _ = draw(path)
    equal("rows", names, {"Mida inimene mõtleb"})
    equal("notes", list(notes.values()), ["Miks siin nii kaua läheb?"])


@case
def the_real_journeys_show_papers_and_questions():
    for language, names, question in (
        ("et", {"Dokumendid", "Mida inimene küsib"}, "Mis on vahepeal muutunud?"),
        ("en", {"Documents", "What the person asks"}, "What has changed meanwhile?"),
        ("ru", {"Документы", "Что спрашивает человек"}, "Что за это время изменилось?"),
    ):
        notes, seen, _ = draw(JOURNEYS / "kohanemine", "--no-sim", "--lang", language)
        equal(f"rows in {language}", seen, names)
        check(question in notes.values(), f"{language}: no {question!r}", notes)
        check(not any("…" in text for text in notes.values()), f"{language}: a note is cut", notes)
    notes, seen, _ = draw(JOURNEYS / "keeleope", "--no-sim")
    equal("rows", seen, {"Mida on vaja"})
    check("Osavõtt üle 80%" in notes.values(), "what the course needs", notes)


@case
def one_journey_shows_its_own_notes():
    both, _, _ = draw(JOURNEYS / "kohanemine", "--no-sim")
    one, _, _ = draw(JOURNEYS / "kohanemine", "--no-sim", "--journey", "tagasipöörduja")
    check(0 < len(one) < len(both), "notes of one journey and of both", (len(one), len(both)))
    check("note-küsimus-r02-kolimine" not in one and
          any(name.startswith("note-dokumendid-r") for name in one), "its steps", list(one))
    check(not any("-n0" in name for name in one), "steps of the other journey", list(one))
