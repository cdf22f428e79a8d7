#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Makes drawings with the program and looks at them: `drawings.py PROGRAM CASE`, or `--list`.

Documents of many sizes are made here; check_svg.py says whether any text overlaps or is cut.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import check_svg
from page import Page, read_tables

HERE = Path(__file__).resolve().parent
SIMULATED = HERE / "simulated.json"
PLAIN = HERE.parent / "picture" / "expected" / "small.json"
CASES = {}

LONG = "Kohanemisprogrammiinfosüsteemiarenduskoordinaatoritekogukond"  # 60 letters
HOSTILE = ["<script>alert(1)</script>", "&amp;&lt; \"jutud\" \\N \\l \\\\ 'x'", "A" * 10000,
           "\u05d0\u05d1\u05d2 \u202e\u0627\u0644\u0639 abc", "õ" * 10000, "x \u0001\u200b y",
           "<b>", "{a|b}", "sõna " * 2000, "%s%n%d", "\ufffe\uffff", "—" * 200, ""]


def case(function):
    CASES[function.__name__] = function
    return function


class Failed(Exception):
    pass


def check(claim, message):
    if not claim:
        raise Failed(message)


def estimate(mean):
    return {"mean": mean, "low": mean * 0.9, "high": mean * 1.1}


def make_notes(i, title):
    """A list in the first lane, one thing in the second; the third is the first step's alone."""
    notes = [{"lane": 0, "text": f"{title(i)}; {title(i + 1)}"}] if i % 3 != 0 else []
    notes += [{"lane": 1, "text": {"et": title(i)}}] if i % 3 != 1 else []
    return notes + ([{"lane": 2, "text": title(2)}] if i == 0 else [])


def make_document(step_count, stage_count, title):
    """A document with figures: steps one after the other, some reworks, exits and jumps."""
    luck = random.Random(step_count)
    steps, flows, bottlenecks, proposals = [], [], [], []

    def flow(from_kind, start, to_kind, end, kind, count, share):
        flows.append({"journey": 0, "from_kind": from_kind, "from": start, "to_kind": to_kind,
                      "to": end, "kind": kind, "count": estimate(count), "share": share})

    flow("start", None, "step", 0, "next", 12345, 1)
    for i in range(step_count):
        wait = luck.choice([1, 30, 300, 3000])
        steps.append({
            "id": f"s{i}", "title": title(i), "stage": i * stage_count // step_count,
            "provider": title(i + 1), "level": ["state", "kov", "ngo", "private"][i % 4],
            "channels": [{"kind": "web"}, {"kind": "other", "name": title(i)}],
            "views": ["newcomer"],
            "feeling": {"newcomer": luck.randint(-2, 2), "returnee": luck.randint(-2, 2)},
            "notes": make_notes(i, title),
            "visits": estimate(100), "wait_h": estimate(wait), "wait_p90_h": estimate(wait * 3),
            "service_h": estimate(20)})
        last = i + 1 == step_count
        flow("step", i, "done" if last else "step", None if last else i + 1, "next", 10000, 0.8)
        if luck.random() < 0.5:
            flow("step", i, "step", i, "rework", 1000, 0.1)
        if luck.random() < 0.3:
            flow("step", i, "exit", 0, "exit", 500, 0.04)
        if luck.random() < 0.3:
            flow("step", i, "step", luck.randrange(step_count), "next", 1500, 0.1)
    for i in range(step_count * 3 // 2):
        at = sorted(luck.sample(range(step_count), min(step_count, 2)))
        bottlenecks.append({
            "number": i + 1, "id": f"b{i}", "title": title(i), "steps": at,
            "views": luck.sample(["newcomer", "returnee", "kov", "state"], 2),
            "severity": {"newcomer": 3, "kov": 5}, "priced": i % 2 == 0,
            "price_h_per_client": estimate(i * 24 + 1)})
        if i % 3 == 0:
            proposals.append({
                "id": f"p{i}", "title": title(i), "levels": [["state"], ["kov"]][i % 2],
                "owner": title(i), "law_change": "yes", "removes": [i], "steps": at,
                "gain_h_per_client": estimate(100)})
    names = ("arrived", "completed_share", "on_target_share", "left_share", "visits", "rework",
             "time_to_complete_p50_h", "time_to_complete_p90_h")
    figures = {name: estimate(0.5) for name in names}
    return {"teekond": 1, "picture": {
        "title": title(0), "scenario": "today", "municipality": "*", "group": "*",
        "facts": {"simulated": True, "seed": "18446744073709551615", "replications": 30,
                  "from_day": 20820, "to_day": 21184, "fingerprint": "abc", "version": "0"},
        "figures": figures,
        "journeys": [{"id": "j", "title": title(0), "figures": figures}],
        "stages": [{"id": f"e{i}", "title": title(i), "journey": 0} for i in range(stage_count)],
        "lanes": [{"id": f"l{i}", "title": title(i), "journey": 0} for i in range(4)],
        "steps": steps, "exits": [{"id": "leave", "title": title(3), "journey": 0}],
        "flows": flows, "bottlenecks": bottlenecks, "proposals": proposals,
        "unnamed": [{"kind": "pool", "reason": "wait", "id": "u", "title": title(1), "place": "*",
                     "steps": [0], "wait_h": estimate(3), "utilization": estimate(0.9)}],
        "sources": [{"title": title(i)} for i in range(5)]}}


class Bench:
    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)

    def run(self, *arguments, document=b""):
        return subprocess.run([self.program, *map(str, arguments)], input=document,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=110,
                              check=False)

    def draw(self, source, name, *arguments):
        """Draws a path or a document into the folder; the drawing must succeed."""
        path = source
        if isinstance(source, dict):
            path = self.folder / "document.json"
            path.write_text(json.dumps(source, ensure_ascii=False))
        out = self.folder / name
        done = self.run("-o", out, *arguments, path)
        check(done.returncode == 0, f"exit {done.returncode}: {done.stderr.decode()}")
        return out

    def diagrams(self):
        """Names of all that the program draws."""
        text = self.run("--help").stdout.decode()
        return re.search(r"\(diagrams\): (.*)", text).group(1).split(", ")

    def look(self, source, *arguments):
        """All diagrams of a document, drawn and looked at."""
        for diagram in self.diagrams():
            out = self.draw(source, f"{diagram}.svg", "-d", diagram, *arguments)
            faults = list(check_svg.find_faults(out))
            check(not faults, f"{diagram}: " + "\n".join(faults[:5]))


@case
def small_ones_are_clean_in_every_language_and_theme(bench):
    for source in (SIMULATED, PLAIN):
        for language, theme in (("et", "light"), ("en", "dark"), ("ru", "print")):
            bench.look(source, "--lang", language, "--theme", theme)


@case
def one_step_is_clean(bench):
    bench.look(make_document(1, 1, lambda i: f"Samm {i}"))


@case
def five_steps_are_clean(bench):
    bench.look(make_document(5, 2, lambda i: f"Samm number {i} pikema pealkirjaga"))


@case
def thirty_five_steps_are_clean(bench):
    bench.look(make_document(35, 8, lambda i: f"Samm number {i} pikema pealkirjaga"))


@case
def hundred_steps_are_clean(bench):
    bench.look(make_document(100, 9, lambda i: f"Samm number {i} pikema pealkirjaga"))


@case
def words_of_sixty_letters_are_broken(bench):
    bench.look(make_document(20, 5, lambda i: f"{LONG}{i}"))


@case
def russian_is_clean(bench):
    bench.look(make_document(30, 6, lambda i: f"Регистрация места жительства и документы {i}"),
               "--lang", "ru")


@case
def hostile_titles_do_no_harm(bench):
    bench.look(make_document(26, 6, lambda i: HOSTILE[i % len(HOSTILE)]))
    text = (bench.folder / "map.svg").read_text()
    check("<script" not in text, "a script got through")


@case
def notes_stand_under_their_steps(bench):
    text = bench.draw(PLAIN, "map.svg", "-d", "map").read_text()
    left = {word: float(re.search(rf'<text[^>]* x="([\d.]+)"[^>]*>{word}', text).group(1))
            for word in ("pass", "Kust alustan", "taotlus", "Küsib nõu", "Saab loa")}
    check(abs(left["pass"] - left["Küsib nõu"]) < 20, f"the passport is elsewhere: {left}")
    check(abs(left["Kust alustan"] - left["pass"]) < 1, f"the question is elsewhere: {left}")
    check(abs(left["taotlus"] - left["Saab loa"]) < 20, f"the application is elsewhere: {left}")
    for lane in ("Dokumendid", "Küsimus"):
        check(len(re.findall(f"<text[^>]*>{lane}<", text)) == 1, f"{lane}: the lane's name")


def read_map(path):
    """Cards by id, and the text of each note by id: its lines, with broken words whole again."""
    root = ElementTree.parse(path).getroot()
    _, cards = check_svg.collect(root)
    said = {}
    for group in root.iter(check_svg.SVG + "g"):
        name = group.get("id")
        if group.get("class") == "note-text":
            note = name[:name.rindex("-text")]
            line = group.find(check_svg.SVG + "text").text
            said[note] = said[note] + " " + line if note in said else line
    return cards, {note: re.sub(r"(?<=\w)- ", "", text) for note, text in said.items()}


def lanes_of(cards, band):
    """Parts of a band's lanes, top down."""
    found = [(box.top, name.split("-", 2)[2]) for name, box in cards.items()
             if name.startswith(f"lane-{band}-")]
    return [part for _, part in sorted(found)]


@case
def notes_stand_below_their_steps_in_rows_of_their_own(bench):
    document = make_document(35, 8, lambda i: f"Samm number {i} pikema pealkirjaga")
    cards, _ = read_map(bench.draw(document, "map.svg"))
    notes = [name for name in cards if name.startswith("note-")]
    check(len(notes) == 23 + 23 + 1, f"{len(notes)} notes: {notes}")
    for name in notes:
        _, row, step = name.split("-")
        note, card = cards[name], cards[f"step-{step}"]
        check(abs(note.left - card.left) < 1 and abs(note.right - card.right) < 1,
              f"{note} is not below {card}")
        rows = [box for lane, box in cards.items() if re.fullmatch(rf"lane-\d+-note-{row}", lane)]
        check(sum(box.holds(note) for box in rows) == 1, f"{note} is in no row of {row}")
        check(note.top > card.bottom, f"{note} is above {card}")


@case
def rows_stand_between_steps_and_bottlenecks(bench):
    cards, _ = read_map(bench.draw(make_document(5, 2, lambda i: f"Samm {i}"), "map.svg"))
    parts = lanes_of(cards, 1)
    check(parts[:4] == ["steps", "note-l0", "note-l1", "note-l2"], str(parts))
    check(parts[6] in ("newcomer", "returnee", "kov", "state"), str(parts))


@case
def a_row_that_nobody_fills_is_left_out_of_its_band(bench):
    cards, _ = read_map(bench.draw(make_document(35, 8, lambda i: f"Samm number {i}"), "map.svg"))
    check("step-s34" in cards and any(name.startswith("lane-2-") for name in cards), "one band only")
    check("lane-1-note-l2" in cards, "the first step fills the third row")
    check("lane-2-note-l0" in cards and "lane-2-note-l2" not in cards, str(lanes_of(cards, 2)))
    check(not any(name.endswith("-note-l3") for name in cards), "a row without any note")


@case
def notes_are_whole_however_long(bench):
    text = " ".join(f"{word} number {i}" for i in range(40) for word in ("tõend", LONG[:30]))
    document = make_document(6, 2, lambda i: f"Samm {i}")
    document["picture"]["steps"][4]["notes"] = [{"lane": 0, "text": text}]
    bench.look(document)
    _, said = read_map(bench.folder / "map.svg")
    check(said["note-l0-s4"] == text, f"not whole: {said['note-l0-s4']}")


@case
def notes_speak_the_language_of_the_map(bench):
    for language, name, papers in (("et", "Dokumendid", "pass üürileping"),
                                   ("en", "Documents", "passport lease"),
                                   ("ru", "Документы", "паспорт договор найма")):
        path = bench.draw(PLAIN, "map.svg", "--lang", language)
        _, said = read_map(path)
        check(said["note-paberid-küsib"] == papers, f"{language}: {said}")
        check(said["note-küsimus-küsib"] == "Kust alustan?", f"{language}: {said}")
        check(f">{name}</text>" in path.read_text(), f"{language}: no {name}")


@case
def journeys_share_rows_and_say_the_same_once(bench):
    document = make_document(2, 1, lambda i: f"Samm {i}")
    picture = document["picture"]
    picture["journeys"].append({"id": "k", "title": "Teine", "figures": picture["figures"]})
    picture["lanes"].append({"id": "l1", "title": "Samm 9", "journey": 1})
    picture["stages"].append({"id": "e0", "title": "Samm 0", "journey": 1})
    picture["steps"][0]["notes"] = [{"lane": 1, "text": "Pass; Üürileping"}]
    picture["steps"].append({**picture["steps"][0], "stage": 1, "views": ["returnee"],
                             "notes": [{"lane": 4, "text": "Üürileping; kaasas muu"}]})
    path = bench.draw(document, "map.svg")
    cards, said = read_map(path)
    check(said["note-l1-s0"] == "Pass Üürileping kaasas muu", str(said))
    check(lanes_of(cards, 1).count("note-l1") == 1, str(lanes_of(cards, 1)))
    signs = dict(re.findall(r'id="note-l1-s0-sign-(\d)".*?>([^<]+)</text>', path.read_text()))
    check(signs == {"1": "○", "2": "•", "3": "◇"}, f"who says what: {signs}")
    _, said = read_map(bench.draw(document, "map.svg", "--journey", "k"))
    check(said == {"note-l1-s0": "Üürileping kaasas muu"}, str(said))


@case
def pages_have_their_size(bench):
    if shutil.which("pdfinfo") is None:
        return
    for page, size in (("a4", (842, 595)), ("a3", (1191, 842)), ("a0", (3370, 2384))):
        out = bench.draw(SIMULATED, "page.pdf", "--page", page)
        told = subprocess.run(["pdfinfo", out], stdout=subprocess.PIPE, check=True).stdout.decode()
        width, height = map(float, re.search(r"Page size: +(\S+) x (\S+)", told).groups())
        check(abs(width - size[0]) <= 1 and abs(height - size[1]) <= 1,
              f"{page}: {width} x {height}")


@case
def the_checker_sees_faults(bench):
    clean = bench.draw(SIMULATED, "clean.svg").read_text()
    doctored = {
        "texts overlap": clean.replace("</svg>", re.search(r"<g id=.*</text></g>", clean).group()
                                       .replace('id="', 'id="copy-') + "</svg>"),
        "id twice": clean.replace("</svg>", '<g id="title-1"/></svg>'),
        "leaves its card": re.sub(r'(class="step-title"[^>]*><text x="[\d.]+" y=")', r"\g<1>9", clean, 1),
        "by default": clean.replace("</svg>", '<g id="node7"/></svg>'),
        "no role": clean.replace('role="img"', ""),
        "no language": clean.replace('xml:lang="et"', ""),
        "no title": clean.replace("Väike teekond</title>", "</title>", 1),
        "lies under": clean.replace("</svg>", '<g id="lid"><polygon points="0,0 0,90 900,90 900,0" '
                                              'fill="#ffffff"/></g></svg>'),
        "on #ffffff": re.sub(r'(<text [^>]*)fill="#[0-9a-f]+"', r'\1fill="#8a8a8a"', clean, count=1),
        "a font of its own": clean.replace("<text ", '<text font-family="Arial" ', 1),
        "stands on nothing": clean.replace('data-of="step-saab"', 'data-of="step-none"'),
        "not well-formed": clean.replace("</svg>", "<b></svg>"),
    }
    for fault, text in doctored.items():
        path = bench.folder / "doctored.svg"
        path.write_text(text)
        check(any(fault in found for found in check_svg.find_faults(path)), f"not seen: {fault}")
    path.write_text(clean.replace(">Kaugel<", ">Kau…<"))
    check(not list(check_svg.find_faults(path)), "faults where there are none")
    check(any("cut" in found for found in check_svg.find_faults(path, whole=True)), "not seen: cut")
    check(any("points" in found for found in check_svg.find_faults(path, least=9)), "not seen: small")


@case
def a_page_stands_alone_and_has_the_figures_as_tables(bench):
    for language, caption, figure in (("et", "Kitsaskohad", "8,56"), ("en", "Bottlenecks", "8.56"),
                                      ("ru", "Узкие места", "8,56")):
        for theme in ("light", "dark"):
            text = bench.draw(SIMULATED, "map.html", "--lang", language, "--theme",
                              theme).read_text()
            page = Page(text)
            check(not page.faults, str(page.faults))
            check(page.language == language, f"language {page.language}")
            check(page.loads == ["#page-tables"], f"loads or runs {page.loads}")
            check(len(set(page.ids)) == len(page.ids), "an id twice")
            for tag, count in (("h1", 1), ("svg", 1), ("title", None), ("script", 0), ("link", 0)):
                check(count is None or page.seen.get(tag, 0) == count, f"{tag}: {page.seen}")
            tables = {table["caption"]: table for table in page.tables}
            check(figure in tables[caption]["rows"][1], f"{tables[caption]}")
            for table in page.tables:
                check(table["scopes"] <= {("td", None), ("th", "col"), ("th", "row")}
                      and ("th", "col") in table["scopes"] and ("th", "row") in table["scopes"],
                      f"{table['caption']}: {table['scopes']}")
    faults = list(check_svg.find_text_faults(text[text.index("<svg"):text.index("</svg>") + 6]))
    check(not faults, str(faults[:3]))


@case
def hostile_titles_do_no_harm_to_pages_and_tables(bench):
    document = make_document(26, 6, lambda i: HOSTILE[i % len(HOSTILE)])
    text = bench.draw(document, "map.html", "--with-table").read_text()
    page = Page(text)
    check(not page.faults, str(page.faults[:3]))
    check("script" not in page.seen, "a script got through")
    rows = read_tables(bench.folder / "map.csv")["Sammud"]
    check([row[1] for row in rows[1:]] == [HOSTILE[i % len(HOSTILE)] for i in range(26)],
          "titles are not the same in the table")


@case
def tables_are_the_same_in_numbers_whatever_the_language(bench):
    document = json.loads(SIMULATED.read_text())["picture"]
    found = []
    for language in ("et", "en", "ru"):
        path = bench.draw(SIMULATED, "map.csv", "--lang", language, "--page", "a3")
        check(b"\n" not in path.read_bytes().replace(b"\r\n", b""), "a line end of its own")
        tables = list(read_tables(path).values())
        found.append([[row[4:] for row in table[1:]] for table in tables[:2]])
    check(found[0] == found[1] == found[2], "languages differ")
    waits = [float(row[1]) for row in found[0][0]]
    for wait, step in zip(waits, document["steps"]):
        check(abs(wait - step["wait_h"]["mean"] / 24) < 1e-4, f"{wait}: {step}")


@case
def tables_come_beside_the_picture_or_nothing_does(bench):
    bench.draw(SIMULATED, "v1.kaart.svg", "--with-table")
    check(sorted(os.listdir(bench.folder)) == ["v1.kaart.csv", "v1.kaart.svg"],
          str(os.listdir(bench.folder)))
    bare = bench.run("-T", "csv", SIMULATED).stdout
    check((bench.folder / "v1.kaart.csv").read_bytes() == bare, "not the same tables")
    (bench.folder / "voog.csv").mkdir()
    (bench.folder / "voog.svg").write_text("old")
    done = bench.run("-o", bench.folder / "voog.svg", "--with-table", SIMULATED)
    check(done.returncode == 5, f"exit {done.returncode}")
    left = sorted(name for name in os.listdir(bench.folder) if "voog" in name or "~" in name)
    check(left == ["voog.csv", "voog.svg"], f"left behind: {left}")
    check((bench.folder / "voog.svg").read_text() == "old", "the picture was replaced all the same")


@case
def same_document_gives_same_bytes(bench):
    for kind in ("svg", "dot", "png", "html", "csv"):
        first = bench.draw(SIMULATED, f"1.{kind}").read_bytes()
        check(first == bench.draw(SIMULATED, f"2.{kind}").read_bytes(), f"{kind} differs")


@case
def document_comes_on_standard_input_too(bench):
    done = bench.run("-T", "svg", document=SIMULATED.read_bytes())
    check(done.returncode == 0 and b"<svg" in done.stdout, done.stderr.decode())
    check(done.stderr == b"", "words on standard error")


@case
def usage_is_2(bench):
    for arguments in (["-d", "pie"], ["-T", "gif"], ["--page", "b5"], ["--lang", "fi"],
                      ["--theme", "blue"], ["--nothing"], ["-o"], ["-o", "x.gif"],
                      ["--view", "kov,keegi"], ["--view", ""], ["--measure", "luck"],
                      ["--with-table"], ["--with-table", "-o", "x.csv"],
                      ["--journey", "none", SIMULATED], [SIMULATED, SIMULATED]):
        done = bench.run(*arguments, document=b"{}")
        check(done.returncode == 2, f"{arguments}: exit {done.returncode}")
        check(done.stderr.startswith(b"teekond-draw: "), f"{arguments}: {done.stderr}")


@case
def unreadable_document_is_3(bench):
    for document in (b"", b"{", b"[]", b"\xff\xfe", b"{}" * 3, b"[" * 100000,
                     b'{"teekond": 1, "picture": {"steps": [{"stage": 9}]}}'):
        done = bench.run(document=document)
        check(done.returncode == 3, f"{document[:30]}: exit {done.returncode}")
    check(bench.run(bench.folder / "none.json").returncode == 3, "a file that is not there")


@case
def unwritten_output_is_5_and_the_old_file_stays(bench):
    done = bench.run("-T", "svg", "-o", bench.folder / "no" / "map.svg", SIMULATED)
    check(done.returncode == 5, f"exit {done.returncode}")
    old = bench.folder / "old.svg"
    old.write_text("old")
    check(bench.run("-o", old, document=b"{").returncode == 3, "a broken document")
    check(old.read_text() == "old", "the old file is gone")
    check(sorted(os.listdir(bench.folder)) == ["old.svg"], "temporary files stay")


def main(arguments, cases):
    if arguments == ["--list"]:
        print("\n".join(cases))
        return 0
    program, name = arguments
    with tempfile.TemporaryDirectory() as folder:
        try:
            cases[name](Bench(program, folder))
        except Failed as failed:
            print(f"{name}: {failed}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], CASES))
