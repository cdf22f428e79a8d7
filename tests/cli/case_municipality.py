# SPDX-License-Identifier: EUPL-1.2
"""The pages on a ninth municipality: what they say is written, and what they say is run."""

import json
import re
import shlex
import shutil
from pathlib import Path

from support import HERE, Outcome, Settings, case, check, equal, mean, near, teekond

ROOT = HERE.parents[1]
PAGES = [ROOT / "docs" / f"municipality.{language}.md" for language in ("et", "en")]
PEOPLE = 55 + 78 + 104 + 14 + 39 + 10  # a year, by the pages

# A year of arrivals, twice, is enough to see who comes; nobody need be followed to the end.
REPLICATIONS = 2
SHORTER = ["-n", str(REPLICATIONS), "--set", "run.warmup=1d", "--set", "run.drain=1d"]


def folder_of(name):
    """A folder with the journeys as they come, for one reader: one copy, made once in a case."""
    kept = Path(Settings.folder) / "kept"
    if not kept.exists():
        shutil.copytree(ROOT / "journeys", kept / "journeys")
    return Path(shutil.copytree(kept, Path(Settings.folder) / name))


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def write_as_told(page, folder, change=lambda text: text):
    """The page's file, under the name that stands above it."""
    named = re.findall(r"^`(journeys/\S+\.yaml)`:$", page.read_text(encoding="utf-8"), re.MULTILINE)
    files = blocks(page, "yaml")
    equal(f"{page.name}: files to write", (len(named), len(files)), (1, 1))
    (folder / named[0]).write_text(change(files[0]), encoding="utf-8")


def run_as_told(page, folder):
    """Every command of the page, in order, in the reader's folder."""
    outputs = []
    for line in "".join(blocks(page, "sh")).splitlines():
        program, command, *rest = shlex.split(line)
        equal(f"{page.name}: the program of `{line}`", program, "teekond")
        shorter = SHORTER if command in ("simulate", "simuleeri") else []
        done = teekond(command, *rest, *shorter, cwd=folder, timeout_s=100)
        equal(f"{page.name}: exit of `{line}`", done.code, 0, done)
        outputs.append(done)
    return outputs


def arrived(results):
    return {
        (row["municipality"], row["group"]): row["measures"]["arrived"]
        for row in results
        if row["journey"] == "*" and row["municipality"] != "*"
    }


@case
def nine_stand_in_the_tables_and_the_eight_keep_their_people():
    eight = folder_of("eight")
    done = teekond("simulate", "journeys/kohanemine", "--format", "json", *SHORTER, cwd=eight)
    before = arrived(Outcome(done).json["results"])
    equal("municipalities that come with it", len({place for place, _ in before}), 8)
    found = []
    for page in PAGES:
        folder = folder_of(page.stem)
        write_as_told(page, folder)
        checked, table, _ = run_as_told(page, folder)
        check(re.search(r"\b9 (municipalities|omavalitsust)\b", checked.out), "not nine", checked)
        check("narva" in table.out.lower(), f"{page.name}: the table has no Narva", table)
        found.append(json.loads((folder / "narva.json").read_text())["results"])
    check(found[0] == found[1], "the two pages give different results")
    people = arrived(found[0])
    # Parties of 1 to 3 people: a variance of about twice the mean.
    near("people in Narva", people["narva", "*"], PEOPLE, se=(2 * PEOPLE / REPLICATIONS) ** 0.5)
    others = {row: count for row, count in people.items() if row[0] != "narva"}
    equal("the others' people", others, before)


@case
def without_access_the_program_says_what_to_add():
    for page in PAGES:
        folder = folder_of(page.stem)
        write_as_told(
            page, folder, lambda text: re.split(r"\n    (?:access|ligipääs):", text)[0] + "\n"
        )
        done = teekond("check", "journeys/kohanemine", "--lang", "en", cwd=folder)
        equal("exit", done.code, 1, done)
        for provider in ("ppa", "ppa-kaitse", "harno"):
            check(f"access: {{{provider}: {{site: …}}}}" in done.err, f"{provider} unnamed", done)
        check("omavalitsused/narva.yaml:" in done.err, "the file to mend is not shown", done)


@case
def a_line_that_is_left_out_means_what_the_table_says():
    """No staff: what stands in teenused.yaml. No line of a group: nobody of it comes."""
    page = PAGES[1]
    whole, bare = folder_of("whole"), folder_of("bare")
    write_as_told(page, whole)
    write_as_told(
        page, bare,
        lambda text: re.sub(r"    staff:\n(?:      .*\n)+|      el: .*\n", "", text),
    )
    clerks, people = [], []
    for folder in (whole, bare):
        done = teekond("simulate", "journeys/kohanemine", "--format", "json", *SHORTER, cwd=folder)
        outcome = Outcome(done).json
        clerks += [
            mean(pool["servers"])
            for pool in outcome["pools"]
            if (pool["pool"], pool["place"]) == ("registripidaja", "narva")
        ]
        people.append(arrived(outcome["results"]))
    near("clerks without the line, of two", clerks[1] / clerks[0], 0.5)
    check(("narva", "el") in people[0], "no EU citizens in Narva", people[0])
    check(("narva", "el") not in people[1], "EU citizens whom nobody named", people[1])
