# SPDX-License-Identifier: EUPL-1.2
"""Every picture of a small town, drawn by the true drawing program: well-formed, titled, and the same again."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

from support import MODELS, Settings, add_case, case, check, equal, teekond, write

TOWN = MODELS / "small-town"
CHANGE = """\
teekond: 1
proposals: [{id: kiirem-post, title: Kiirem post, removes: [aeglane-postiteenus]}]
scenarios:
  - {id: homme, title: Homme, adopt: [kiirem-post], set: {municipalities.saaremaa.staff.koordinaator: 2}}
"""
# The name in Estonian, what else is to be said, and words that such a picture cannot be without.
PICTURES = {
    "map": ("kaart", (), ("elukoha-", "Saabumine", "kaugus-ppa")),
    "blueprint": ("läbilõige", (), ("elukoha-", "nähtavuse joon")),
    "flow": ("voog", (), ("keelekursus → eksam",)),
    "heat": ("soojuskaart", (), ("Saaremaa", "Pärnu")),
    "compare": ("võrdlus", ("--measure", "wait_h", "--reference", "pärnu"), ("Saaremaa", "Pärnu")),
    "capacity": ("mahtuvus", ("--kov", "saaremaa", "--pool", "koordinaator"), ("Koordinaator", "Saaremaa")),
    "pareto": ("pareto", (), ("aeglane",)),
    "views": ("vaated", (), ("Väike linn",)),
    "queue": ("järjekord", (), ("Koordinaator", "Saaremaa")),
    "before-after": ("enne-pärast", ("--scenario", "homme"), ("Homme", "Kiirem post")),
    "person": ("inimene", (), ("Väike linn",)),
}


def draw(name, suffix, *arguments):
    target = Path(Settings.folder) / f"{name}.{suffix}"
    done = teekond("draw", "-d", name, TOWN, write("homme.yaml", CHANGE), "-n", "2", "-o", target,
                   *PICTURES[english(name)][1], *arguments)
    equal(f"exit of {name}", done.code, 0, done)
    return target.read_bytes()


def english(name):
    return next(key for key, row in PICTURES.items() if name in (key, row[0]))


def texts(svg):
    return "".join(ElementTree.fromstring(svg).itertext())


def well_formed(name):
    """The picture of this name: a title, its words, no id twice, and the same from its other name."""
    svg = draw(name, "svg")
    root = ElementTree.fromstring(svg)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    equal("doubled ids", len(ids), len(set(ids)))
    seen = " ".join(texts(svg).replace("\u00ad", "").split()).lower()
    for word in ("väike linn", *PICTURES[name][2]):
        check(word.lower() in seen, f"no {word!r} in the picture", seen[:500])
    equal("by its Estonian name", draw(PICTURES[name][0], "svg"), svg)


for known in PICTURES:
    add_case(f"pictures.{known}_is_well_formed_by_both_names", lambda name=known: well_formed(name))


@case
def every_picture_is_a_page_and_a_table_too():
    for name in PICTURES:
        page = draw(name, "html").decode()
        check("<table" in page and "<svg" in page, f"{name}: no table or no picture in the page")
        rows = list(csv.reader(io.StringIO(draw(name, "csv").decode("utf-8-sig"))))
        check(len(rows) > 2, f"{name}: no table", rows)


@case
def tables_stand_beside_their_pictures():
    draw("map", "svg", "--with-table")
    beside = Path(Settings.folder) / "map.csv"
    equal("the table", beside.read_bytes(), draw("map", "csv"))


@case
def threads_change_no_byte_of_a_picture():
    for name in ("capacity", "queue", "before-after", "pareto", "person"):
        equal(name, draw(name, "dot", "--threads", "1"), draw(name, "dot", "--threads", "2"))


@case
def one_run_is_one_run():
    """Several pictures of one command are those of a command each."""
    folder = Path(Settings.folder)
    done = teekond("draw", TOWN, write("homme.yaml", CHANGE), "-n", "2", "-d", "queue", "-o", folder / "1.dot",
                   "-d", "inimene", "-o", folder / "2.dot", "-d", "voog", "-o", folder / "3.dot")
    equal("exit", done.code, 0, done)
    for number, name in enumerate(("queue", "person", "flow"), 1):
        equal(name, (folder / f"{number}.dot").read_bytes(), draw(name, "dot"))


@case
def pictures_speak_three_languages():
    for name, words in (("capacity", ("ametikoh", "post", "став")), ("queue", ("järjekor", "queue", "очеред"))):
        for language, word in zip(("et", "en", "ru"), words):
            seen = texts(draw(name, "svg", "--lang", language)).replace("\u00ad", "").lower()
            check(word in seen, f"{name} in {language}: no {word!r}", seen[:600])
