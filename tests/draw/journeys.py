#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Draws every diagram of every real journey and looks at it:

    journeys.py TEEKOND CASE [--shared FOLDER] [--sanitized]     a case
    journeys.py --list                                           lines of `CASE NEEDS MAKES`

A case is a journey and a diagram: simulated briefly, drawn on A3 in three languages and themes, on
the screen, on all pages, as a page and as tables. Most diagrams of a large journey are drawn from
one simulation: the case `…_simulated` makes it, those that need it read it from the shared folder.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import check_svg
import page

ROOT = Path(__file__).resolve().parent.parent.parent
DIAGRAMS = ("map", "flow", "blueprint", "heat", "compare", "capacity", "queue", "pareto", "views",
            "before-after", "person")
# Maps are posters: on A3 their text is smaller than charts' may be.
POSTERS = ("map", "blueprint", "before-after")
LEAST_POINTS = 7.0
SCREEN_HEIGHT = 600  # What is lower fits a screen as a whole, whatever its shape.
LOOKS = (("et", "light"), ("en", "dark"), ("ru", "print"))
SIZES = {"a4": (842, 595), "a3": (1191, 842), "a0": (3370, 2384)}
SCENARIOS = {"keeleope": "rulluv", "kohanemine": "saaremaa-kaks"}
# What these journeys have not: numbers, so that nothing is simulated; staff; proposals to compare.
REFUSED = {("tootuba", "capacity"), ("tootuba", "queue"), ("tootuba", "pareto"),
           ("tootuba", "compare"), ("tootuba", "person"), ("tootuba", "before-after"),
           ("keeleope", "capacity")}
# What one simulation with one document holds. Prices of all bottlenecks of the largest journey take
# minutes; those of the smaller ones are looked at.
SHARED = {"kohanemine": ("map", "flow", "blueprint", "heat", "compare", "queue", "person"),
          "keeleope": ("map", "flow", "blueprint", "heat", "compare", "queue", "pareto", "person")}
OWN = {"kohanemine": ("capacity", "before-after", "views"),
       "keeleope": ("capacity", "before-after", "views"), "tootuba": DIAGRAMS}
# Forms show in short runs too: those of many variants are short, with a sanitizer all are.
SHORT = ("--set", "run.warmup=6mo", "--set", "run.measure=6mo", "--set", "run.drain=1y")
SHORTEST = ("--set", "run.warmup=1mo", "--set", "run.measure=1mo", "--set", "run.drain=6mo")


class Failed(Exception):
    pass


def check(claim, message):
    if not claim:
        raise Failed(message)


class Bench:
    def __init__(self, options, folder):
        self.teekond = options.teekond
        self.drawer = self.teekond.with_name("teekond-draw")
        self.folder, self.shared = Path(folder), options.shared
        self.sanitized = options.sanitized

    def run(self, program, *arguments):
        return subprocess.run([program, *map(str, arguments)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=300, check=False)

    def simulate(self, journey, diagrams, out):
        """Draws the diagrams of a journey and keeps the document; None where it is refused."""
        words = ["-n", "2", "-q", "--document", out]
        for diagram in diagrams:
            words += ["-d", diagram, "-o", self.folder / f"first-{diagram}.svg"]
        if "pareto" not in diagrams:
            words += ["--no-prices"]
        if "before-after" in diagrams and journey in SCENARIOS:
            words += ["--scenario", SCENARIOS[journey]]
        if self.sanitized:
            words += SHORTEST if journey == "kohanemine" else SHORT
        elif len(diagrams) == 1:
            words += SHORT
        done = self.run(self.teekond, "draw", ROOT / "journeys" / journey, *words)
        if (journey, diagrams[0]) in REFUSED:
            check(done.returncode != 0 and done.stderr, f"not refused: {done.returncode}")
            return None
        check(done.returncode == 0, f"exit {done.returncode}: {done.stderr.decode()}")
        # Only what is drawn: the results beside it would be read again and again.
        document = json.loads(out.read_text(encoding="utf-8"))
        out.write_text(json.dumps({"teekond": 1, "picture": document["picture"]}))
        return out

    def shared_document(self, journey):
        return self.shared / f"{journey}.json"

    def draw(self, document, diagram, name, *arguments):
        out = self.folder / name
        done = self.run(self.drawer, "-d", diagram, "-o", out, *arguments, document)
        check(done.returncode == 0, f"{name}: exit {done.returncode}: {done.stderr.decode()}")
        return out


def find_letters():
    """Code points that the font of the drawings has; None where nobody can tell."""
    if shutil.which("fc-match") is None:
        return None
    def ask(*words):
        return subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout.decode()
    file = ask("fc-match", "-f", "%{file}", "Inter:regular")
    check("Inter" in file, f"the font is not installed: {file}")
    letters = set()
    for part in ask("fc-query", "-f", "%{charset}\n", file).split("\n", 1)[0].split():
        first, _, last = part.partition("-")
        letters.update(range(int(first, 16), int(last or first, 16) + 1))
    return letters


def look_at_letters(drawing):
    letters = find_letters()
    shown = re.findall(r"<text [^>]*>([^<]*)</text>", drawing)
    missing = {sign: text for text in shown for sign in text if letters and ord(sign) not in letters}
    check(not missing, f"letters that the font lacks: {missing}")


def look(bench, journey, diagram):
    if diagram == "simulated":
        made = bench.simulate(journey, SHARED[journey], bench.folder / "document.json")
        bench.shared.mkdir(parents=True, exist_ok=True)
        shutil.move(made, bench.shared_document(journey))
        return
    if diagram in SHARED.get(journey, ()):
        document = bench.shared_document(journey)
    else:
        document = bench.simulate(journey, [diagram], bench.folder / "document.json")
    if document is None:
        return
    least = 0.0 if diagram in POSTERS else LEAST_POINTS
    for language, theme in LOOKS:
        out = bench.draw(document, diagram, "a3.svg", "--page", "a3", "--lang", language,
                         "--theme", theme)
        faults = list(check_svg.find_faults(out, least, whole=True))
        check(not faults, f"{len(faults)} faults ({language}, {theme}):\n" + "\n".join(faults[:5]))
    look_at_letters(out.read_text(encoding="utf-8"))
    free = bench.draw(document, diagram, "free.svg").read_text(encoding="utf-8")
    look_at_letters(free)
    width, height = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', free).groups())
    check(width / height <= 2.0 or height < SCREEN_HEIGHT, f"a strip: {width:.0f} x {height:.0f}")
    look_at_page(bench, document, diagram)
    for name, size in SIZES.items() if shutil.which("pdfinfo") and journey != "kohanemine" else ():
        out = bench.draw(document, diagram, "page.pdf", "--page", name)
        told = subprocess.run(["pdfinfo", out], stdout=subprocess.PIPE, check=True).stdout.decode()
        found = tuple(map(float, re.search(r"Page size: +(\S+) x (\S+)", told).groups()))
        check(max(abs(a - b) for a, b in zip(found, size)) <= 1, f"{name}: {found}")


def look_at_page(bench, document, diagram):
    out = bench.draw(document, diagram, "page.html", "--with-table", "--lang", "ru")
    seen = page.Page(out.read_text(encoding="utf-8"))
    check(not seen.faults, f"page: {seen.faults[:3]}")
    repeated = sorted({name for name in seen.ids if seen.ids.count(name) > 1})
    check(not repeated, f"page: ids twice: {repeated[:5]}")
    tables = page.read_tables(bench.folder / "page.csv")
    check(len(tables) >= 1, "no tables at all")
    check(len(tables) == len(seen.tables), f"{len(seen.tables)} tables, {len(tables)} of them apart")


def list_cases():
    """Lines of a case, the shared simulation that it needs and the one that it makes; `-` for none."""
    for journey, diagrams in SHARED.items():
        yield f"{journey}_simulated - {journey}"
        yield from (f"{journey}_{diagram} {journey} -" for diagram in diagrams)
    for journey, diagrams in OWN.items():
        yield from (f"{journey}_{diagram} - -" for diagram in diagrams)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("teekond", type=Path, nargs="?")
    parser.add_argument("case", nargs="?")
    parser.add_argument("--shared", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.list:
        print("\n".join(list_cases()))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            look(Bench(options, folder), *options.case.split("_"))
        except Failed as failed:
            print(f"{options.case}: {failed}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
