# SPDX-License-Identifier: EUPL-1.2
"""journeys/kohanemine: what docs/journeys.md says of it beside figures from outside still holds."""

import json
import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

from support import HERE, Settings, case, check, equal, problems, simulate, teekond

ROOT = HERE.parents[1]
FOLDER = ROOT / "journeys" / "kohanemine"
PAGE = ROOT / "docs" / "journeys.md"
ENDS = FOLDER / "vahemikud.txt"
YEAR = ("--scenario", "today,saaremaa-kaks,pärnu-üks-koordinaator")
AUGUST = ("--set", "run.warmup=937d", "--set", "run.measure=31d", "--set", "run.drain=0d")


def tool(name):
    """A program of tools/ as a module."""
    loader = SourceFileLoader(name, str(ROOT / "tools" / name))
    module = module_from_spec(spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


def rows(text):
    """Verdicts of a table of outside figures by their first column."""
    cells = (re.split(r" *\| *", line.strip()) for line in text.splitlines() if "|" in line)
    return {c[1]: c[3] for c in cells if len(c) == 6 and c[3] in ("yes", "**no**")}


@case
def what_fits_is_what_the_page_says():
    """Two replications: a verdict that hangs on luck would be none worth writing."""
    if Settings.sanitized:
        return  # the same figures, at ten times the price
    files = []
    for name, flags in (("year.json", YEAR), ("august.json", AUGUST)):
        files.append(Path(Settings.folder) / name)
        command = ("simulate", FOLDER, "-n", "2", "-q", "-o", files[-1], *flags)
        equal(name, teekond(*command, timeout_s=100).code, 0)
    command = [sys.executable, ROOT / "tools" / "outside", *files]
    found = rows(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    said = rows(PAGE.read_text())
    check(len(found) > 25 and "**no**" in found.values(), "a table with fits and misfits", found)
    equal("verdicts of docs/journeys.md", said, found)


@case
def another_model_does_not_fit():
    """The bounds can be missed: nobody asks for courses or comes to counselling, half as many come."""
    steps = "journeys.uussisserändaja.steps"
    flags = [f"{steps}.n18-baasmoodul.take-up=1%", f"{steps}.n04-esmane-nõustamine.take-up=1%"]
    flags += [f"municipalities.tallinn.arrivals.{g}={{times: 0.5}}" for g in ("el", "kolmas-riik")]
    outcome = simulate(FOLDER, *(word for f in flags for word in ("--set", f)), n=1)
    path = Path(Settings.folder) / "other.json"
    path.write_bytes(outcome.done.raw)
    outside = tool("outside")
    run = outside.Run(path)
    for part, title in ((outside.language, "half of war refugees"), (outside.arrivals, "10 856")):
        (row,) = (r for r in part(run, run) if title in r[0])
        check(not outside.fits(row[1], row[3]), f"{title} fits", row)


@case
def ends_of_ranges_are_those_of_the_files():
    """vahemikud.txt can be set as it stands, and a plain figure's ends are those of its `range`."""
    sensitivity = tool("sensitivity")
    assumptions = sensitivity.read_list(ENDS.read_text())
    check(len(assumptions) >= 12, "a dozen assumptions", list(assumptions))
    found = teekond("check", FOLDER, "--assumptions", "--format", "json")
    lines = {
        a["path"]: (ROOT / a["file"]).read_text().splitlines()[a["line"] - 1]
        for a in json.loads(found.raw)["assumptions"]
        if a["file"]
    }
    compared = 0
    everything = [edit for edits in assumptions.values() for edit in edits]
    for end in (0, 1):
        found = problems(FOLDER, *sensitivity.settings(everything, end))
        equal(f"errors at end {end}", [p for p in found if p["severity"] == "error"], [])
    for path, low, high in everything:
        if path in lines and not low.startswith(("{", "[")):
            check(f"range: {low}..{high}" in lines[path], f"{path}: {low}..{high}", lines[path])
            compared += 1
    check(compared > 25, "ends compared", compared)
