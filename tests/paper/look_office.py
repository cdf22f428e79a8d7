#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks into documents and workbooks: `look_office.py WRITER CASE`, or `--list`.

WRITER is write_office, which writes the papers of office_paper.c. Office programs are not needed: the
files are ZIPs of XML; the last case runs where LibreOffice is installed and says so where not.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

CASES = {}
PAPERS = ("full", "hostile", "empty")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
ALTERNATIVE = "Teekonna kaart: kolm etappi, kõige pikem ootamine on keelekursusel."
LONGEST_CELL = 32767


def case(function):
    CASES[function.__name__] = function
    return function


class Failed(Exception):
    pass


def check(claim, message):
    if not claim:
        raise Failed(message)


class Package:
    """A file of the writer: its parts by name, XML parsed when asked for."""

    def __init__(self, data):
        self.data = data
        archive = zipfile.ZipFile(io.BytesIO(data))
        check(archive.testzip() is None, "a part is damaged")
        self.dates = {info.date_time for info in archive.infolist()}
        names = archive.namelist()
        check(len(names) == len(set(names)), "two parts have one name")
        self.parts = {name: archive.read(name) for name in names}

    def tree(self, name):
        return ElementTree.fromstring(self.parts[name])

    def trees(self, pattern):
        return [self.tree(name) for name in sorted(self.parts) if re.fullmatch(pattern, name)]

    def links(self, name):
        """Relations of a part: id → (target, is it outside)."""
        folder, _, file = name.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        if rels not in self.parts:
            return {}
        return {link.get("Id"): (link.get("Target"), link.get("TargetMode") == "External")
                for link in self.tree(rels)}


class Writer:
    def __init__(self, program, folder):
        self.program = program
        self.folder = Path(folder)

    def write(self, paper, ending, zone="UTC", name=None):
        path = self.folder / f"{name or paper}.{ending}"
        before = set(os.listdir(self.folder))
        environment = {**os.environ, "TZ": zone, "TMPDIR": str(self.folder)}
        done = subprocess.run([self.program, paper, str(path)], capture_output=True, text=True,
                              check=False, env=environment)
        check(done.returncode == 0, f"{paper}.{ending}: {done.returncode}: {done.stderr}")
        check(done.stderr == "", f"{paper}.{ending} says: {done.stderr}")
        left = set(os.listdir(self.folder)) - before - {path.name}
        check(not left, f"left behind: {left}")
        return path

    def open(self, paper, ending, zone="UTC"):
        return Package(self.write(paper, ending, zone).read_bytes())


def text_of(element, mark):
    """The text inside, in elements called `mark`."""
    return "".join(part.text or "" for part in element.iter(mark))


def resolve(part, target):
    if target.startswith("/"):
        return target[1:]
    return os.path.normpath(os.path.join(os.path.dirname(part), target))


# Both forms.

@case
def every_part_is_well_formed(writer):
    for paper in PAPERS:
        for ending in ("docx", "xlsx"):
            package = writer.open(paper, ending)
            for name, data in package.parts.items():
                if name.endswith((".xml", ".rels", ".svg")):
                    try:
                        ElementTree.fromstring(data)
                    except ElementTree.ParseError as error:
                        raise Failed(f"{paper}.{ending}: {name}: {error}") from error


@case
def every_part_has_its_kind_and_every_relation_its_end(writer):
    for paper in PAPERS:
        for ending in ("docx", "xlsx"):
            package = writer.open(paper, ending)
            types = package.tree("[Content_Types].xml")
            endings = {row.get("Extension") for row in types.iter(TYPES + "Default")}
            named = {row.get("PartName") for row in types.iter(TYPES + "Override")}
            for name in package.parts:
                known = "/" + name in named or name.rpartition(".")[2] in endings
                check(known or name == "[Content_Types].xml", f"{ending}: {name} has no kind")
            for name in named:
                check(name[1:] in package.parts, f"{ending}: {name} is not there")
            for rels in [name for name in package.parts if name.endswith(".rels")]:
                part = rels.replace("_rels/", "")[:-len(".rels")]
                for target, is_outside in package.links(part).values():
                    check(is_outside or resolve(part, target) in package.parts,
                          f"{ending}: {rels} leads to {target}")


@case
def the_same_paper_is_the_same_bytes_in_any_time_zone(writer):
    for paper in PAPERS:
        for ending in ("docx", "xlsx"):
            first = writer.write(paper, ending).read_bytes()
            second = writer.write(paper, ending, "Asia/Tokyo").read_bytes()
            third = writer.write(paper, ending, "America/Los_Angeles").read_bytes()
            check(first == second == third, f"{paper}.{ending} differs")
            dates = Package(first).dates
            check(dates == {(1980, 1, 1, 0, 0, 0)}, f"{paper}.{ending}: {dates}")


@case
def properties_say_title_author_language_and_day(writer):
    for ending in ("docx", "xlsx"):
        core = writer.open("full", ending).tree("docProps/core.xml")
        said = {element.tag: element.text for element in core}
        wanted = {DC + "title": "Kohanemisteekonna kitsaskohad", DC + "creator": "Kohanemise töörühm",
                  DC + "subject": "Aruanne Kultuuriministeeriumile", DC + "language": "et-EE",
                  DC + "description": "Mida kitsaskohad maksavad ja kes peab tegutsema.",
                  TERMS + "created": "2026-11-22T00:00:00Z",
                  TERMS + "modified": "2026-11-22T00:00:00Z"}
        for name, value in wanted.items():
            check(said.get(name) == value, f"{ending}: {name} is {said.get(name)}")


# Documents.

def paragraphs(document, style):
    found = []
    for paragraph in document.iter(W + "p"):
        properties = paragraph.find(f"{W}pPr/{W}pStyle")
        if properties is not None and properties.get(W + "val") == style:
            found.append(paragraph)
    return found


def open_document(writer, paper="full"):
    package = writer.open(paper, "docx")
    return package, package.tree("word/document.xml")


@case
def headings_are_headings(writer):
    _, document = open_document(writer)
    wanted = {1: ["Kokkuvõte", "Alus ja meetod", "Teekonnakaart", "Kitsaskohad etappide kaupa",
                  "Omavalitsuste võrdlus", "Lisad"], 2: ["Andmed"], 3: ["Piirid"], 4: ["Ulatus"]}
    for level, titles in wanted.items():
        found = [text_of(p, W + "t") for p in paragraphs(document, f"Heading{level}")]
        check(found == titles, f"level {level}: {found}")
    check([text_of(p, W + "t") for p in paragraphs(document, "Title")] ==
          ["Kohanemisteekonna kitsaskohad"], "the title")


@case
def every_style_that_is_used_exists(writer):
    package, document = open_document(writer)
    styles = package.tree("word/styles.xml")
    known = {style.get(W + "styleId") for style in styles.iter(W + "style")}
    for mark in ("pStyle", "rStyle", "tblStyle"):
        for used in document.iter(W + mark):
            check(used.get(W + "val") in known, f"no style {used.get(W + 'val')}")
    for mark in ("basedOn", "next"):
        for used in styles.iter(W + mark):
            check(used.get(W + "val") in known, f"no style {used.get(W + 'val')}")


@case
def contents_list_chapters_and_lead_there(writer):
    _, document = open_document(writer)
    marks = {mark.get(W + "name") for mark in document.iter(W + "bookmarkStart")}
    lines = paragraphs(document, "TOC1") + paragraphs(document, "TOC2")
    check([text_of(line, W + "t") for line in paragraphs(document, "TOC2")] == ["Andmed"], "level 2")
    check(len(lines) == 7, f"{len(lines)} lines")
    for line in lines:
        check(line.find(W + "hyperlink").get(W + "anchor") in marks, "a line leads nowhere")
    field = [mark.text for mark in document.iter(W + "instrText") if mark.text.startswith(" TOC")]
    check(len(field) == 1, f"fields of contents: {field}")


@case
def fields_begin_and_end(writer):
    for paper in PAPERS:
        _, document = open_document(writer, paper)
        depth = 0
        for mark in document.iter(W + "fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(W + "fldCharType")]
            check(0 <= depth <= 2, "fields overlap")
        check(depth == 0, "a field does not end")


@case
def tables_repeat_their_headings_and_merge_nothing(writer):
    for paper in PAPERS:
        _, document = open_document(writer, paper)
        for table in document.iter(W + "tbl"):
            width = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            rows = table.findall(W + "tr")
            for i, row in enumerate(rows):
                check(len(row.findall(W + "tc")) == width, "a row of another width")
                check(row.find(f"{W}trPr/{W}cantSplit") is not None, "a row may be torn apart")
                is_header = row.find(f"{W}trPr/{W}tblHeader") is not None
                check(is_header == (i == 0), "headings are not repeated, or too many are")
            check(table.find(f"{W}tblPr/{W}tblCaption").get(W + "val") != "" or paper == "hostile",
                  "a table without alternative text")
        for mark in ("gridSpan", "vMerge", "hMerge"):
            check(document.find(f".//{W}{mark}") is None, f"merged cells: {mark}")


def read_table(table):
    return [[text_of(cell, W + "t") for cell in row.findall(W + "tc")]
            for row in table.findall(W + "tr")]


@case
def cells_read_as_people_write_numbers(writer):
    _, document = open_document(writer)
    rows = read_table(next(document.iter(W + "tbl")))
    check(rows[0] == ["Kitsaskoht", "Etapp", "Mõjutatuid aastas", "Ootamist, päeva", "Osakaal, %",
                      "Maksumus, €", "Tähtpäev"], f"{rows[0]}")
    check(rows[1][2:] == ["412", "64,0 (61,4–66,6)", "62,0", "12\u00a0500", "01.01.2027"],
          f"{rows[1]}")
    check(rows[5][2:6] == ["–", "–", "–", "–"], f"{rows[5]}")
    styles = [p.find(f"{W}pPr/{W}pStyle").get(W + "val")
              for p in next(document.iter(W + "tbl")).findall(W + "tr")[1].iter(W + "p")]
    check(styles == ["TableText"] * 2 + ["TableNumber"] * 5, f"{styles}")


@case
def a_table_too_wide_goes_on_with_its_first_column(writer):
    _, document = open_document(writer)
    parts = [read_table(table) for table in document.iter(W + "tbl")]
    parts = [rows for rows in parts if rows[0][0] == "Omavalitsus"]
    check(len(parts) > 1, "33 columns on one page")
    headings = [heading for rows in parts for heading in rows[0][1:]]
    wanted = [f"Näitaja nr {i}{', %' if i % 3 == 0 else ''}" for i in range(1, 33)]
    check(headings == wanted, f"{headings}")
    for rows in parts:
        check([row[0] for row in rows[1:]] == ["Jõhvi vald", "Pärnu linn", "Saaremaa vald",
                                               "Tallinn", "Tartu linn"], f"{rows}")


@case
def tables_fit_their_pages(writer):
    """Widths of the columns of a table that stands in a section add up to its page at most."""
    for paper in PAPERS:
        _, document = open_document(writer, paper)
        waiting = []
        for element in document.find(W + "body"):
            if element.tag == W + "tbl":
                waiting.append(sum(int(column.get(W + "w")) for column in element.iter(W + "gridCol")))
            section = element if element.tag == W + "sectPr" else element.find(f"{W}pPr/{W}sectPr")
            if section is not None:
                room = int(section.find(W + "pgSz").get(W + "w")) - 2 * 1134
                check(all(width <= room for width in waiting), f"{paper}: {waiting} in {room}")
                waiting = []
        check(not waiting, "a table outside of all sections")


@case
def pictures_have_alternatives_and_both_forms(writer):
    package, document = open_document(writer)
    links = package.links("word/document.xml")
    names = [shape.get("id") for shape in document.iter(DRAWING + "docPr")]
    check(len(names) == 2 and len(set(names)) == 2, f"{names}")
    for shape in document.iter(DRAWING + "docPr"):
        check(shape.get("descr") == ALTERNATIVE, f"{shape.attrib}")
    for blip in document.iter(A + "blip"):
        png = links[blip.get(R + "embed")][0]
        svg = links[blip.find(f".//{SVG}svgBlip").get(R + "embed")][0]
        check(package.parts["word/" + png].startswith(b"\x89PNG"), "no PNG")
        check(b"<svg" in package.parts["word/" + svg], "no SVG")


@case
def wide_blocks_lie_across_with_their_headings(writer):
    _, document = open_document(writer)
    turns, sizes = [], []
    titles = []
    for element in document.find(W + "body"):
        style = element.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val") == "Heading1":
            titles.append(text_of(element, W + "t"))
        section = element if element.tag == W + "sectPr" else element.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            size = section.find(W + "pgSz")
            turns.append((size.get(W + "orient"), titles))
            sizes.append((int(size.get(W + "w")), int(size.get(W + "h"))))
            titles = []
    check(turns == [(None, ["Kokkuvõte", "Alus ja meetod"]),
                    ("landscape", ["Teekonnakaart", "Kitsaskohad etappide kaupa",
                                   "Omavalitsuste võrdlus"]),
                    (None, ["Lisad"])], f"{turns}")
    check(sizes == [(11906, 16838), (16838, 11906), (11906, 16838)], f"{sizes}")


@case
def links_lead_to_bookmarks_or_outside(writer):
    package, document = open_document(writer)
    links = package.links("word/document.xml")
    names = [mark.get(W + "name") for mark in document.iter(W + "bookmarkStart")]
    ids = [mark.get(W + "id") for mark in document.iter(W + "bookmarkStart")]
    ends = [mark.get(W + "id") for mark in document.iter(W + "bookmarkEnd")]
    check(len(set(names)) == len(names) and len(set(ids)) == len(ids), "bookmarks twice")
    check(sorted(ids) == sorted(ends), "a bookmark without an end")
    for name in names:
        check(re.fullmatch(r"[a-z_][a-z0-9_]{0,39}", name), f"Word takes no bookmark {name}")
    shown = {text_of(link, W + "t"): link for link in document.iter(W + "hyperlink")}
    inside = shown["kitsaskohtade tabelit"].get(W + "anchor")
    check(inside in names, f"{inside} is no bookmark")
    target, is_outside = links[shown["rahvastikuregistri lehte"].get(R + "id")]
    check(is_outside and " " not in target, target)
    check(urllib.parse.unquote(target) == "https://www.siseministeerium.ee/?otsi=elu koht&õ=1",
          target)
    check("see viide ei avane" not in shown, "a script became a link")


@case
def numbered_lists_begin_anew(writer):
    package, document = open_document(writer)
    used = {}
    for paragraph in paragraphs(document, "ListNumber"):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId").get(W + "val")
        used.setdefault(number, []).append(text_of(paragraph, W + "t"))
    check([len(items) for items in used.values()] == [3, 2], f"{used}")
    starts = {number.get(W + "numId"): number.find(f"{W}lvlOverride/{W}startOverride")
              for number in package.tree("word/numbering.xml").iter(W + "num")}
    for number in used:
        check(starts[number].get(W + "val") == "1", f"list {number} goes on")


@case
def the_document_says_its_language_and_pages(writer):
    package, _ = open_document(writer)
    language = package.tree("word/styles.xml").find(f"{W}docDefaults//{W}lang")
    check(language.get(W + "val") == "et-EE", f"{language.attrib}")
    footer = package.tree("word/footer1.xml")
    check("mudel 4f2a91c0" in text_of(footer, W + "t"), "no fingerprint")
    fields = [field.get(W + "instr") for field in footer.iter(W + "fldSimple")]
    check(fields == ["PAGE", "NUMPAGES"], f"{fields}")


@case
def data_stay_off_the_pages(writer):
    _, document = open_document(writer)
    captions = [text_of(p, W + "t") for p in paragraphs(document, "TableCaption")]
    check(not any("Kõik arvud" in caption for caption in captions), f"{captions}")
    check(any("Lehel, mitte töövihikus" in caption for caption in captions), f"{captions}")
    check(captions[0] == "Tabel 1. Kitsaskohad hinna järgi", f"{captions[0]}")


@case
def hostile_texts_stay_texts_in_documents(writer):
    _, document = open_document(writer, "hostile")
    words = text_of(document, W + "t")
    for wanted in ("<w:p/>]]>&amp;\"'", "=HYPERLINK(\"http://x\")", "_x0041_ _x000D_", "xxxxxxxxx " * 4000):
        check(wanted in words, f"{wanted[:40]} is lost")
    check("tühi lõpp" in words.replace("\x7f", ""), "a control character")


# Workbooks.

class Book:
    """A workbook as a program reads it."""

    def __init__(self, writer, paper="full"):
        self.package = writer.open(paper, "xlsx")
        root = self.package.tree("xl/workbook.xml")
        links = self.package.links("xl/workbook.xml")
        self.sheets = {sheet.get("name"): "xl/" + links[sheet.get(R + "id")][0]
                       for sheet in root.iter(S + "sheet")}
        self.names = {(name.get("name"), name.get("localSheetId")): name.text
                      for name in root.iter(S + "definedName")}
        self.strings = [text_of(item, S + "t")
                        for item in self.package.tree("xl/sharedStrings.xml")]
        styles = self.package.tree("xl/styles.xml")
        codes = {int(code.get("numFmtId")): code.get("formatCode")
                 for code in styles.iter(S + "numFmt")}
        self.codes = [codes.get(int(look.get("numFmtId")), look.get("numFmtId"))
                      for look in styles.find(S + "cellXfs")]

    def tree(self, sheet):
        return self.package.tree(self.sheets[sheet])

    def cells(self, sheet):
        """Place → (kind, value, code)."""
        found = {}
        for cell in self.tree(sheet).iter(S + "c"):
            value = cell.find(S + "v")
            kind = cell.get("t", "n")
            if value is not None:
                content = self.strings[int(value.text)] if kind == "s" else float(value.text)
                found[cell.get("r")] = (kind, content, self.codes[int(cell.get("s", "0"))])
        return found


@case
def there_is_a_sheet_for_each_table_and_it_is_told_where(writer):
    book = Book(writer)
    wanted = ["Kokkuvõte", "Kitsaskohad", "KOV võrdlus", "Eeldused", "Mõisted", "Andmed", "Joonised",
              "Arvud", "Valikud"]
    check(list(book.sheets) == wanted, f"{list(book.sheets)}")
    places = [link.get("location") for link in book.tree("Kokkuvõte").iter(S + "hyperlink")]
    check(places == [f"'{name}'!A1" for name in wanted[1:]], f"{places}")


@case
def names_of_sheets_are_valid_and_differ(writer):
    for paper in PAPERS:
        names = list(Book(writer, paper).sheets)
        check(len({name.lower() for name in names}) == len(names), f"{names}")
        for name in names:
            check(0 < len(name.encode("utf-16-le")) // 2 <= 31, f"{name}: its length")
            check(not re.search(r"[\[\]:*?/\\']", name), f"{name}: a character")
            check(name.lower() != "history" and name == name.strip(), name)


@case
def the_first_sheet_sums_up(writer):
    cells = Book(writer).cells("Kokkuvõte")
    texts = [value for _, value, _ in cells.values()]
    check(texts[0] == "Kohanemisteekonna kitsaskohad", f"{texts[:3]}")
    check(("n", 46348.0, "dd.mm.yyyy") in cells.values(), "no date")  # 22.11.2026
    check(any(str(text).startswith("Kaheksas omavalitsuses") for text in texts), "no summary")
    check("2. Anda uussisserändajale perearst elukoha registreerimisel." in texts, "no list")
    check(not any("töötoad" in str(text) for text in texts), "more than the first chapter")


@case
def numbers_and_dates_are_such(writer):
    cells = Book(writer).cells("Kitsaskohad")
    check(cells["C2"] == ("n", 412.0, "#,##0"), f"{cells['C2']}")
    check(cells["G2"] == ("n", 0.62, "0.0%"), f"{cells['G2']}")
    check(cells["H2"] == ("n", 12500.0, "#,##0"), f"{cells['H2']}")
    check(cells["I2"] == ("n", 46388.0, "dd.mm.yyyy"), f"{cells['I2']}")  # 01.01.2027
    for place, days in (("D2", 1536.2), ("E2", 1536.2 - 61.7), ("F2", 1536.2 + 61.7)):
        kind, value, code = cells[place]
        check(kind == "n" and abs(value - days / 24) < 1e-9 and code == "#,##0.0",
              f"{place}: {cells[place]}")
    check("C6" not in cells and "D6" not in cells, "nobody is a number")


@case
def headings_tell_units_and_estimates_have_three_columns(writer):
    book = Book(writer)
    cells = book.cells("Kitsaskohad")
    headings = [cells[f"{letter}1"][1] for letter in "ABCDEFGHI"]
    check(headings == ["Kitsaskoht", "Etapp", "Mõjutatuid aastas", "Ootamist, päeva",
                       "Ootamist, päeva (95% alumine)", "Ootamist, päeva (95% ülemine)",
                       "Osakaal, %", "Maksumus, €", "Tähtpäev"], f"{headings}")


@case
def facts_stand_as_numbers(writer):
    cells = Book(writer).cells("Arvud")
    check(cells["A2"][1] == "price.kursus" and cells["B2"][1] == "d/y", f"{cells}")
    check([cells[place][1] for place in ("C2", "D2", "E2")] == [1531.5, 1402.0, 1660.25], f"{cells}")
    check(cells["C3"][1] == 736.0 and "D3" not in cells, f"{cells}")


@case
def frames_have_filters_and_their_own_headings(writer):
    for paper in PAPERS:
        book = Book(writer, paper)
        for name, part in book.sheets.items():
            for target, _ in book.package.links(part).values():
                if "tables/" not in target:
                    continue
                table = book.package.tree(resolve(part, target))
                check(table.find(S + "autoFilter").get("ref") == table.get("ref"), "no filter")
                names = [column.get("name") for column in table.iter(S + "tableColumn")]
                check(len({heading.lower() for heading in names}) == len(names), f"{names}")
                cells = book.cells(name)
                shown = [value for place, (_, value, _) in cells.items()
                         if re.fullmatch("[A-Z]+1", place)]
                check(shown == names, f"{paper}: {name}: {shown} {names}")
                check(re.fullmatch(r"t_[a-z0-9_]+|Table\d+", table.get("name")), table.get("name"))


@case
def headings_stay_in_sight_and_print_on_every_page(writer):
    book = Book(writer)
    for i, name in enumerate(book.sheets):
        if name in ("Kokkuvõte", "Joonised", "Valikud"):
            continue
        pane = book.tree(name).find(f".//{S}pane")
        check(pane.get("state") == "frozen" and pane.get("ySplit") == "1", f"{name}: {pane.attrib}")
        titles = book.names[("_xlnm.Print_Titles", str(i))]
        check(titles.endswith("$1:$1"), titles)
        setup = book.tree(name).find(S + "pageSetup")
        check(setup.get("orientation") == "landscape" and setup.get("fitToHeight") == "0",
              f"{name}: {setup.attrib}")
        footer = book.tree(name).find(f"{S}headerFooter/{S}oddFooter").text
        check("mudel 4f2a91c0" in footer and "&P / &N" in footer, footer)


@case
def choices_drop_down(writer):
    book = Book(writer)
    rules = list(book.tree("Kitsaskohad").iter(S + "dataValidation"))
    check(len(rules) == 1 and rules[0].get("sqref") == "B2:B6", f"{[r.attrib for r in rules]}")
    check(rules[0].find(S + "formula1").text == "'Valikud'!$A$2:$A$4", "the list")
    words = [book.cells("Valikud")[f"A{row}"][1] for row in (2, 3, 4)]
    check(words == ["saabumine", "sisseelamine", "lõimumine"], f"{words}")


@case
def bars_stand_on_the_numbers_that_have_them(writer):
    formats = list(Book(writer).tree("Kitsaskohad").iter(S + "conditionalFormatting"))
    check([each.get("sqref") for each in formats] == ["D2:D6"], "places of bars")
    check(formats[0].find(f".//{S}dataBar") is not None, "no bar")


@case
def pictures_of_workbooks_have_alternatives(writer):
    book = Book(writer)
    shapes = [shape for drawing in book.package.trees(r"xl/drawings/drawing\d+\.xml")
              for shape in drawing.iter(SHEET_DRAWING + "cNvPr")]
    check(len(shapes) == 2, f"{len(shapes)} pictures")
    check(all(shape.get("descr") == ALTERNATIVE for shape in shapes), "alternative texts")
    check(any(name.startswith("xl/media/") for name in book.package.parts), "no picture")


@case
def no_text_becomes_a_formula(writer):
    for paper in PAPERS:
        book = Book(writer, paper)
        for name in book.sheets:
            check(book.tree(name).find(f".//{S}f") is None, f"{paper}: {name} has a formula")
    kind, value, _ = Book(writer).cells("Kitsaskohad")["A5"]
    check((kind, value) == ("s", "=SUM(A1:A9)"), f"{kind} {value}")


@case
def hostile_texts_stay_texts_in_workbooks(writer):
    book = Book(writer, "hostile")
    check(max(map(len, book.strings)) == LONGEST_CELL, "the longest text")
    check(any(text.endswith("x…") for text in book.strings), "no mark of what was left out")
    check("_x005F_x0041_ _x005F_x000D_" in book.strings, "Excel would decode a text")
    check("tühi lõpp" in book.strings, "a control character")
    for part in ("<w:p/>]]>&amp;\"'", "+1-2", "@SUM(1)", "123"):
        check(part in book.strings, f"{part} is lost")
    numbers = [value for name in book.sheets for kind, value, _ in book.cells(name).values()
               if kind == "n"]
    check(all(abs(number) <= 1e301 for number in numbers), "a number that is none")


# LibreOffice.

@case
def opens_in_libreoffice(writer):
    program = shutil.which("soffice")
    if program is None:
        print("LibreOffice (soffice) is not installed: not opened")
        return
    made = []
    for ending in ("docx", "xlsx"):
        for paper in PAPERS:
            made.append(writer.write(paper, ending, name=f"{paper}-{ending}"))
    done = subprocess.run([program, f"-env:UserInstallation=file://{writer.folder / 'office'}",
                           "--headless", "--convert-to", "pdf", "--outdir", str(writer.folder),
                           *map(str, made)], capture_output=True, text=True, check=False, timeout=240)
    for path in made:
        pages = path.with_suffix(".pdf")
        check(pages.is_file() and pages.read_bytes().startswith(b"%PDF"),
              f"{path.name}: {done.stdout} {done.stderr}")


def main(arguments):
    if arguments == ["--list"]:
        print("\n".join(CASES))
        return 0
    if len(arguments) != 2 or arguments[1] not in CASES:
        sys.stderr.write(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        try:
            CASES[arguments[1]](Writer(arguments[0], folder))
        except Failed as failure:
            print(f"{arguments[1]}: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
