# SPDX-License-Identifier: EUPL-1.2
"""The pages about the commands are true: every example runs, every flag stands on both pages."""

import re
import shlex
import shutil
from pathlib import Path

from support import Settings, add_case, case, check, equal, teekond

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"commands": ROOT / "docs" / "commands.md", "kasud": ROOT / "docs" / "kasud.md"}
SIMULATING = {"simulate", "simuleeri", "bottlenecks", "kitsaskohad", "draw", "joonista"}

# Examples show what people type; here two replications of a month are enough to see them work.
SHORTER = ["-n", "2", "--set", "run.warmup=1d", "--set", "run.measure=1mo", "--set", "run.drain=1y"]


def examples(page):
    """The lines that begin with `teekond` in blocks of `sh`, comments cut off."""
    lines = []
    for block in re.findall(r"```sh\n(.*?)```", page.read_text(), re.DOTALL):
        lines += [line.split(" #")[0].strip() for line in block.splitlines()
                  if line.startswith("teekond ")]
    return lines


def run_page(page):
    """All examples of a page, one after the other in one folder, as a reader would."""
    shutil.copytree(ROOT / "journeys", Path(Settings.folder) / "journeys")
    lines = examples(page)
    check(len(lines) >= 10, f"{page.name} has only {len(lines)} examples")
    for line in lines:
        words = shlex.split(line)[1:]
        shorter = SHORTER if words[0] in SIMULATING else []
        done = teekond(*words, *shorter, timeout_s=120)
        equal(f"exit of `{line}`", done.code, 0, done)


for name, path in PAGES.items():
    add_case(f"documents.examples_of_{name}_run", lambda path=path: run_page(path))


def flags(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


@case
def every_flag_and_command_is_on_both_pages():
    whole = teekond("help", "--lang", "en").out
    commands = re.findall(r"^  ([a-z]+) \(([a-z]+)\)", whole, re.MULTILINE)
    check(len(commands) >= 9, "hardly a command", whole)
    for name, page in PAGES.items():
        text = page.read_text()
        for english, estonian in commands:
            check(f"`{english}`" in text and f"`{estonian}`" in text,
                  f"{name}: no {english} / {estonian}")
            missing = flags(teekond(english, "--help").out) - flags(text)
            check(not missing, f"{name}: flags of {english} are missing", missing)


@case
def no_flag_is_made_up():
    known = set()
    for english, _ in re.findall(r"^  ([a-z]+) \(([a-z]+)\)", teekond("help", "--lang", "en").out,
                                 re.MULTILINE):
        known |= flags(teekond(english, "--help").out)
    for name, page in PAGES.items():
        # `--flag` and `--lipp` say how flags are written.
        equal(f"unknown flags of {name}", flags(page.read_text()) - known - {"--flag", "--lipp"}, set())
