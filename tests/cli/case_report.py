# SPDX-License-Identifier: EUPL-1.2
"""The report: what it says is in its data, and what it hides nobody can compute.

One small workspace has what a report is made of, with titles that mean mischief and groups of one and
two people.
"""

import csv
import html
import io
import itertools
import json
import re
import signal
import subprocess
import time
import xml.etree.ElementTree as ElementTree
import zipfile
from fractions import Fraction
from pathlib import Path

from support import Settings, case, check, equal, teekond, write

ARRIVALS = {
    ("linn", "uus"): 217,
    ("linn", "vana"): 2,
    ("vald", "uus"): 1,
    ("vald", "vana"): 389,
    ("küla", "uus"): 53,
    ("küla", "vana"): 61,
}
# Whom each bottleneck concerns; `where` and `groups` cut the people in ways that invite subtraction.
BOTTLENECKS = {
    "kaugel": (("linn", "vald", "küla"), ("uus", "vana")),
    "vanadele": (("linn", "vald", "küla"), ("vana",)),
    "mujal": (("vald", "küla"), ("vana",)),
    "linnas": (("linn",), ("uus", "vana")),
    "uutele": (("linn", "küla"), ("uus",)),
}
TEXT = """\
teekond: 1
title: {{et: 'Teekond <script>alert(1)</script> & "jutt" | toru', en: 'Journey | <b>'}}
sources: [{{id: rr, title: "Register, 2025", url: "https://example.org/rr", read: 2025-09-01}}]
groups: [{{id: uus, title: Uustulnuk}}, {{id: vana, title: "=1+1", view: returnee}}]
municipalities:
{municipalities}
providers: [{{id: ppa, level: state, title: "PPA ]]> \\\\ 'x'"}}]
pools: [{{id: lett, provider: kov, servers: 1, cost: 20 EUR/h}}]
journeys:
  - id: teekond
    title: Teekond
    target: 30d
    stages:
      - id: s
        title: Algus
        steps:
          - {{id: q, title: Nõustamine, pool: lett, duration: {{exponential: 5h}},
             next: [{{to: leave, p: 10%}}]}}
          - {{id: b, title: "@SUM(A1)", delay: 2d}}
bottlenecks:
{bottlenecks}
  - {{id: kirjeldamata, title: "-2+3", at: [b], view: state, severity: 3}}
proposals:
  - {{id: p1, title: "Vastuvõtt; kohapeal\\treal", removes: [kaugel], level: state, owner: ppa,
     law-change: yes, law: "Seadus § 5", cost: {{once: 12345.5 EUR, yearly: 500 EUR/y}},
     risk: {{level: 2, note: "ei tea"}}, due: 2027-06-30, activity: "3.5.2.1.2"}}
  - {{id: p2, title: "+372 5555", removes: {{vanadele: 50%}}, level: kov, cost: {{yearly: 100 EUR/y}}}}
indicators: [{{id: i1, title: Näitaja, unit: "%", base: {{2024: 12}}}}]
scenarios: [{{id: tulevik, title: Tulevik, adopt: [p1]}}]
run: {{start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 4}}
"""
DATE = ("--date", "2026-01-05")


def workspace():
    """The workspace; every arrival is from the register."""
    lines = []
    for place in ("linn", "vald", "küla"):
        groups = ", ".join(
            f"{g}: {{value: {n}/y, source: rr, evidence: register}}"
            for (p, g), n in ARRIVALS.items()
            if p == place
        )
        lines.append(f"  - {{id: {place}, title: {place.title()}, arrivals: {{{groups}}}}}")
    named = [
        f"  - {{id: {name}, title: {name}, at: [q], where: [{', '.join(places)}], "
        f"groups: [{', '.join(groups)}], effect: {{delay: {i + 2}d}}, view: newcomer, severity: 4}}"
        for i, (name, (places, groups)) in enumerate(BOTTLENECKS.items())
    ]
    return write(
        "aruandeks.yaml",
        TEXT.format(municipalities="\n".join(lines), bottlenecks="\n".join(named)),
    )


def report(*words, path=None):
    done = teekond("report", path or workspace(), *DATE, *words)
    equal("exit", done.code, 0, done)
    return done


def made(name):
    return Path(Settings.folder) / name


def tables_of(document):
    return {table["id"]: table for table in document["report"]["tables"]}


# ---- what is said is in the data --------------------------------------------------------------------

NUMBER = r"[−-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|[−-]?\d+(?:,\d+)?"


def numbers(text):
    """Numbers of people's text: value and how many decimals."""
    for word in re.findall(NUMBER, text):
        plain = re.sub(r"[ \u00a0\u202f]", "", word).replace("−", "-").replace(",", ".")
        yield float(plain), len(plain.partition(".")[2])


def markdown_tables(text):
    """Rows of cells by the table's anchor."""
    found, anchor = {}, None
    for line in text.splitlines():
        anchor = (re.findall(r'<a id="([^"]+)">', line) or [anchor])[0]
        if line.startswith("| "):
            cells = [c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]]
            found.setdefault(anchor, []).append(cells)
    return {anchor: [rows[0], *rows[2:]] for anchor, rows in found.items()}


def plain(markdown):
    return html.unescape(re.sub(r"\\([^\w\s])", r"\1", markdown))


def check_cell(what, shown, raw, column, heading):
    """A cell of people's text against the data: rounded, in the unit of the heading."""
    if raw is None or raw == "":
        equal(what, shown, "–")
    elif isinstance(raw, str):
        day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", raw)
        expected = f"{day[3]}.{day[2]}.{day[1]}" if day and column["type"] == "date" else raw
        equal(what, " ".join(plain(shown).split()), " ".join(expected.split()))
    else:
        scale = 100 if column["type"] in ("share", "points") else 1
        if column["type"] == "h" and "päeva" in heading:
            scale = 1 / 24
        expected = [raw[k] for k in ("mean", "low", "high")] if isinstance(raw, dict) else [raw]
        told = list(numbers(re.sub("kuni|–", ";", shown)))
        equal(f"{what}: numbers in {shown!r}", len(told), len([e for e in expected if e is not None]))
        for (value, decimals), exact in zip(told, expected):
            room = 0.5 * 10**-decimals * 1.0001
            check(abs(value - exact * scale) <= room, f"{what}: {shown}, data {raw}")


@case
def every_cell_of_the_text_is_in_the_data():
    report("-o", "a.md", "-o", "a.json", "--scenario", "tulevik", "--budget", "50000")
    text, data = made("a.md").read_text(), tables_of(json.loads(made("a.json").read_text()))
    shown = markdown_tables(text)
    check(len(shown) >= 10, "hardly a table", list(shown))
    for name, (heading, *rows) in shown.items():
        check(name in data, f"table {name} is not in the data", list(data))
        table = data[name]
        equal(f"rows of {name}", len(rows), len(table["rows"]))
        for cells, raws in zip(rows, table["rows"]):
            equal(f"cells of {name}", len(cells), len(raws))
            for cell, raw, column, words in zip(cells, raws, table["columns"], heading):
                check_cell(f"{name}, {words}", cell, raw, column, words)


@case
def every_number_of_a_sentence_is_a_fact():
    """Outside of tables: each number with a decimal or above 12 is a rounded figure of the data."""
    report("-o", "a.md", "-o", "a.json", "--scenario", "tulevik", "--budget", "50000")
    document = json.loads(made("a.json").read_text())
    known, words = [], []

    def collect(node):
        if isinstance(node, dict):
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)
        elif isinstance(node, str):
            words.append(node)
        elif node is not None:
            known.append(float(node))

    collect(document)
    told = {v for w in words for v, _ in numbers(w.replace(".", ","))}
    for line in made("a.md").read_text().splitlines():
        line = re.sub(r"\]\(<[^>]*>\)|<a id[^>]*>|\b\d\d\.\d\d\.\d{4}\b|95%|§ ?\d+", "", line)
        if line.startswith("|") or document["run"]["fingerprint"] in line:
            continue
        for value, decimals in numbers(line.replace("–", ";")):
            if decimals == 0 and value <= 12:
                continue
            room = 0.5 * 10**-decimals * 1.0001
            check(
                any(abs(x * s - value) <= room for x in known for s in (1, 100, 1 / 24, -1 / 24))
                or value in told,
                f"{value} is not in the data: {line}",
            )


# ---- what is hidden cannot be computed ---------------------------------------------------------------


def determined(equations, unknowns):
    """Unknowns that the equations fix: `equations` are maps of unknown to factor (right sides aside)."""
    rows = [[Fraction(e.get(u, 0)) for u in unknowns] for e in equations]
    pivots, at = [], 0
    for column in range(len(unknowns)):
        pick = next((r for r in range(at, len(rows)) if rows[r][column]), None)
        if pick is None:
            continue
        rows[at], rows[pick] = rows[pick], rows[at]
        rows[at] = [x / rows[at][column] for x in rows[at]]
        for r, row in enumerate(rows):
            if r != at and row[column]:
                rows[r] = [x - row[column] * y for x, y in zip(row, rows[at])]
        pivots.append(column)
        at += 1
    return {
        unknowns[column]
        for row, column in zip(rows, pivots)
        if sum(1 for x in row if x) == 1
    }


def published(data, names):
    """Sums of arrivals that the data tell, as equations over the cells of people."""
    told = []

    def add(value, cells):
        if isinstance(value, (int, float)):
            told.append((dict.fromkeys(cells, 1), value))

    places, groups = ("linn", "vald", "küla"), ("uus", "vana")
    titles = {"Linn": ("linn",), "Vald": ("vald",), "Küla": ("küla",)}
    whole = [(p, g) for p in places for g in groups]
    for row in data["saabujad"]["rows"]:
        here = titles.get(row[0], places)
        for value, columns in zip(row[1:], (*((g,) for g in groups), groups)):
            add(value, [(p, g) for p in here for g in columns])
    for row in data["kov-vordlus-tabel"]["rows"]:
        add(row[1], [(p, g) for p in titles.get(row[0], places) for g in groups])
    full = data["kitsaskohad-tabel"]
    keys = [c["key"] for c in full["columns"]]
    for row in full["rows"]:
        name = row[keys.index("id")]
        if name in names:
            add(row[keys.index("population")], list(itertools.product(*names[name])))
    keys = [c["key"] for c in data["moju-tabel"]["columns"]]
    for row in data["moju-tabel"]["rows"]:
        add(row[keys.index("population")], whole)
    return told


@case
def groups_of_one_or_two_are_words_and_cannot_be_subtracted():
    for words in ((), ("--form", "kov", "--kov", "linn"), ("--form", "kov", "--kov", "vald")):
        report("-o", "a.json", *words)
        data = tables_of(json.loads(made("a.json").read_text()))
        if not words:
            told = published(data, BOTTLENECKS)
            for cells, value in told:
                truth = sum(ARRIVALS[c] for c in cells)
                check(abs(value - truth) < 1e-6, f"{value} of {cells}, truly {truth}")
            fixed = determined([cells for cells, _ in told], list(ARRIVALS))
            small = {cell for cell, n in ARRIVALS.items() if n < 3}
            check(not fixed & small, f"can be computed: {fixed & small}", told)
        for row in data["saabujad"]["rows"]:
            for value in row[1:]:
                check(
                    not isinstance(value, (int, float)) or value >= 3 or value == 0,
                    f"{words}: a small count is shown",
                    row,
                )


@case
def hidden_counts_are_nowhere_in_any_file():
    """The people beside the one or two are hidden with them; their count must not turn up elsewhere."""
    files = ["a.json", "a.md", "a.html", "a.docx", "a.xlsx", "a.csv"]
    report(*(w for f in files for w in ("-o", f)))
    shown = {
        value
        for row in tables_of(json.loads(made("a.json").read_text()))["saabujad"]["rows"]
        for value in row[1:]
        if isinstance(value, (int, float))
    }
    hidden = [n for n in ARRIVALS.values() if n > 100 and not any(abs(n - s) < 0.01 for s in shown)]
    check(hidden, "nothing is hidden beside the small ones", shown)
    for file in files:
        raw = made(file).read_bytes()
        parts = {file: raw}
        if zipfile.is_zipfile(io.BytesIO(raw)):
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                parts = {n: archive.read(n) for n in archive.namelist() if n.endswith(".xml")}
        for name, content in parts.items():
            text = re.sub(r"<style.*?</style>|<svg.*?</svg>", "", content.decode("utf-8"), flags=re.S)
            for count in hidden:
                found = re.search(rf"(?<![\d.,#-]){count}(/y|\.0+)?(?![\d.,]|px|%)", text)
                near = text[max(0, found.start() - 60) : found.end() + 20] if found else ""
                check(found is None or "<c r=" in near, f"{count} stands in {file} {name}: {near}")


@case
def who_may_see_all_sees_all():
    report("-o", "a.json", "--suppress-below", "0")
    rows = tables_of(json.loads(made("a.json").read_text()))["saabujad"]["rows"]
    equal("rows", [[round(v, 6) for v in r[1:]] for r in rows],
          [[53, 61, 114], [217, 2, 219], [1, 389, 390], [271, 452, 723]])  # fmt: skip
    report("-o", "a.json", "--suppress-below", "60")
    for row in tables_of(json.loads(made("a.json").read_text()))["saabujad"]["rows"]:
        check(all(isinstance(v, str) or v >= 60 for v in row[1:]), "below 60", row)


# ---- spreadsheets -----------------------------------------------------------------------------------

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(path):
    """Cells by sheet: rows of numbers, texts and Nones; formulas are not expected anywhere."""
    with zipfile.ZipFile(path) as archive:
        def xml(name):
            return ElementTree.fromstring(archive.read(name))

        texts = ["".join(t.text or "" for t in s.iter(SHEET + "t"))
                 for s in xml("xl/sharedStrings.xml").iter(SHEET + "si")]  # fmt: skip
        names = [s.get("name") for s in xml("xl/workbook.xml").iter(SHEET + "sheet")]
        found = {}
        for i, name in enumerate(names, 1):
            root = xml(f"xl/worksheets/sheet{i}.xml")
            check(root.find(f".//{SHEET}f") is None, f"a formula in {name}")
            rows = []
            for row in root.iter(SHEET + "row"):
                cells = {}
                for cell in row.iter(SHEET + "c"):
                    value = cell.find(SHEET + "v")
                    if value is not None:
                        text = cell.get("t") == "s"
                        cells[re.sub(r"\d", "", cell.get("r"))] = (
                            texts[int(value.text)] if text else float(value.text)
                        )
                rows.append(cells)
            panes = root.findall(f".//{SHEET}pane")
            found[name] = (rows, bool(panes) and panes[0].get("state") == "frozen")
        return found


@case
def numbers_of_a_workbook_are_numbers():
    """Every figure of a table that has a sheet stands in it as a number, and no number as text."""
    report("-o", "a.xlsx", "-o", "a.json", "--scenario", "tulevik")
    book = sheets(made("a.xlsx"))
    used = 0
    for table in json.loads(made("a.json").read_text())["report"]["tables"]:
        if table["sheet"] is None:
            continue
        # The page of text may have the name already.
        name = next((n for n in (table["sheet"] + " 2", table["sheet"]) if n in book), None)
        check(name, f"no sheet {table['sheet']}", list(book))
        rows, frozen = book[name]
        check(frozen, f"the header of {table['sheet']} is not frozen")
        equal(f"rows of {table['sheet']}", len(rows) - 1, len(table["rows"]))
        for cells, raws in zip(rows[1:], table["rows"]):
            values = [v for v in cells.values() if isinstance(v, float)]
            texts = [v for v in cells.values() if isinstance(v, str)]
            for raw, column in zip(raws, table["columns"]):
                wanted = raw.values() if isinstance(raw, dict) else [raw]
                for number in wanted:
                    if isinstance(number, (int, float)):
                        used += 1
                        near = [v for v in values for s in (1, 1 / 24)
                                if abs(v - number * s) <= 1e-9 * max(1, abs(number))]  # fmt: skip
                        check(near, f"{number} of {column['key']}", cells)
                if isinstance(raw, str) and raw and column["type"] != "date":
                    here = [" ".join(t.split()) for t in texts]
                    check(" ".join(raw.split()) in here, f"{raw!r} of {column['key']}", cells)
                if column["type"] == "date" and raw:
                    check(any(40000 < v < 60000 for v in values), f"{raw} is no date", cells)
    check(used > 50, f"only {used} numbers")


@case
def csv_comes_in_two_dialects_with_the_same_content():
    report("-o", "avatud.csv", "-o", "a.json")
    report("-o", "excel.csv", "--csv", "excel-et")
    raw, excel = made("avatud.csv").read_bytes(), made("excel.csv").read_bytes()
    check(not raw.startswith(b"\xef\xbb\xbf") and excel.startswith(b"\xef\xbb\xbf"), "BOM")
    check(b"\n" not in raw.replace(b"\r\n", b""), "RFC 4180 ends lines with CR LF")
    first = list(csv.reader(io.StringIO(raw.decode(), newline=""), strict=True))
    second = list(
        csv.reader(io.StringIO(excel.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    )
    equal("lines", len(first), len(second))
    equal("columns", {len(r) for r in first} | {len(r) for r in second}, {len(first[0])})
    numbers_seen = 0
    for a, b in zip(first[1:], second[1:]):
        for key, x, y in zip(first[0], a, b):
            if re.fullmatch(r"-?\d+\.\d+(e-?\d+)?", x):
                numbers_seen += 1
                check("." not in y, f"{key}: {y} has no decimal comma")
                exact, told = float(x), float(y.replace(",", "."))
                apart = min(abs(told - exact), abs(told / 100 - exact))  # shares are percent there
                check(apart <= 1e-6 * max(1, abs(exact)), f"{key}: {x} and {y}")
    check(numbers_seen > 10, f"only {numbers_seen} fractions")
    table = tables_of(json.loads(made("a.json").read_text()))["kitsaskohad-tabel"]
    equal("bottlenecks", [r[0] for r in first[1:]], [r[0] for r in table["rows"]])


@case
def a_cell_never_becomes_a_formula_in_excel():
    """Titles that begin with = + - @ are text, also when a spreadsheet opens the CSV."""
    report("-o", "a.csv", "--csv", "excel-et", "--table", "ettepanekud-tabel")
    rows = list(csv.reader(io.StringIO(made("a.csv").read_text("utf-8-sig"), newline=""),
                           delimiter=";"))  # fmt: skip
    cells = [c for r in rows[1:] for c in r if "372 5555" in c]
    check(cells and all(c[0] not in "=+@" for c in cells), "a formula", cells)


# ---- pages and documents -----------------------------------------------------------------------------


@case
def a_page_is_one_file_and_runs_nothing():
    report("-o", "a.html")
    text = made("a.html").read_text()
    check("<script" not in text.lower(), "a script")
    check(not re.search(r"\son\w+\s*=", re.sub(r">[^<]*<", "><", text)), "a handler")
    loads = re.findall(r"""(?:src|data|xlink:href|srcset)\s*=\s*["']([^"'#][^"']*)""", text)
    check(all(x.startswith("data:") for x in loads), "it loads", loads)
    check(not re.search(r"<link\b(?![^>]*href=[\"']data:)|@import|url\((?![\"']?(data:|#))", text), "it loads")
    equal("language", re.search(r"<html[^>]*\blang=\"(\w+)\"", text)[1], "et")
    ids = re.findall(r"\sid=\"([^\"]+)\"", text)
    equal("ids twice", sorted({i for i in ids if ids.count(i) > 1}), [])
    for target in re.findall(r"href=\"#([^\"]+)\"", text):
        check(html.unescape(target) in ids, f"a link to nowhere: {target}")
    levels = [int(x) for x in re.findall(r"<h([1-6])\b", text)]
    equal("one title", levels.count(1), 1)
    check(all(b <= a + 1 for a, b in zip(levels, levels[1:])), "a level of headings is left out")
    check(text.count("<table") <= text.count("<caption"), "a table without a caption")
    check(not re.search(r"<th(?![^>]*scope=)[\s>]", text), "a header without scope")
    check("@media print" in text, "no style for print")


@case
def documents_are_whole_and_say_their_language():
    report("-o", "a.docx", "-o", "a.xlsx", "--lang", "en")
    for name in ("a.docx", "a.xlsx"):
        with zipfile.ZipFile(made(name)) as archive:
            equal(f"{name} is broken at", archive.testzip(), None)
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")):
                    ElementTree.fromstring(archive.read(part))
    with zipfile.ZipFile(made("a.docx")) as archive:
        document = archive.read("word/document.xml").decode()
        styles = archive.read("word/styles.xml").decode()
    check(re.search(r'<w:lang [^>]*w:val="en', styles + document), "no language")
    check("<w:tblHeader" in document, "no repeated header")
    check(re.search(r'w:pStyle w:val="Heading1"', document), "no headings")
    pictures = re.findall(r"<wp:docPr\b[^>]*>", document)
    check(pictures and all(re.search(r'descr="[^"]{10,}', p) for p in pictures), pictures)


@case
def languages_change_words_and_no_figure():
    report("-o", "et.json")
    report("-o", "en.json", "-o", "en.md", "--lang", "en")
    et, en = (json.loads(made(f"{name}.json").read_text()) for name in ("et", "en"))
    for a, b in zip(et["report"]["tables"], en["report"]["tables"]):
        equal("table", a["id"], b["id"])
        for x, y in zip(a["rows"], b["rows"]):
            equal(f"figures of {a['id']}", [v for v in x if not isinstance(v, str)],
                  [v for v in y if not isinstance(v, str)])  # fmt: skip
    text = made("en.md").read_text()
    left = re.findall(r"\b(aastas|inimest|kitsaskoht\w*|omavalitsus\w*|päeva)\b", re.sub(
        r"<a id[^>]*>|\]\(<[^>]*>\)", "", text))  # fmt: skip
    equal("Estonian words in English", sorted(set(left)), [])


@case
def the_same_report_is_the_same_bytes():
    files = ("docx", "xlsx", "html", "md", "json", "csv")
    for threads in ("1", "2"):
        report("--threads", threads, *(w for f in files for w in ("-o", f"t{threads}.{f}")))
        time.sleep(1.1 if threads == "1" else 0)
    for f in files:
        check(made(f"t1.{f}").read_bytes() == made(f"t2.{f}").read_bytes(), f"{f} differs")


# ---- what goes wrong --------------------------------------------------------------------------------


@case
def wrong_words_are_told():
    path = workspace()
    for words in (
        ("--form", "minister"),
        ("--form", "kov"),
        ("--kov", "pole"),
        ("--date", "eile"),
        ("--date", "2026-02-30"),
        ("--budget", "palju"),
        ("--suppress-below", "-1"),
        ("--suppress-below", "x"),
        ("--csv", "libreoffice"),
        ("--table", "pole", "-o", "a.csv"),
        ("--scenario", "pole"),
        ("-T", "odt"),
        ("-o", "aruanne.odt"),
        ("-o", "aruanne"),
        ("--lang", "fr"),
    ):
        done = teekond("report", path, *words)
        equal(f"exit of {words}", done.code, 2, done)
        equal("nothing on standard output", done.raw, b"", done)
        check(not made("a.csv").exists(), f"{words} left a file")


@case
def nothing_half_written_is_left():
    made("vana.json").write_text("vana")
    for target in ("pole/siin.html", "/dev/full", "/proc/1/aruanne.docx"):
        kind = [] if "." in target else ["-T", "json"]
        done = teekond("report", workspace(), *DATE, "-o", target, *kind)
        equal(f"exit of {target}", done.code, 5, done)
    check(not made("pole").exists(), "a folder was made")
    equal("leftovers", sorted(p.name for p in Path(Settings.folder).iterdir()),
          ["aruandeks.yaml", "vana.json"])  # fmt: skip


@case
def an_interrupted_report_leaves_no_file():
    path = workspace()
    child = subprocess.Popen(
        [Settings.program, "report", path, *DATE, "-n", "20000", "-o", "a.json", "-o", "a.md"],
        cwd=Settings.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    time.sleep(3 if Settings.sanitized else 1)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=60)
    equal("exit", child.returncode, 130, err.decode())
    left = sorted(p.name for p in Path(Settings.folder).iterdir() if p.name != "aruandeks.yaml")
    for name in left:
        check(name in ("a.json", "a.md"), f"a leftover {name}")
        text = made(name).read_text()
        if name.endswith("json"):
            check(json.loads(text)["run"]["partial"], "what was done says that it is partial")
