# SPDX-License-Identifier: EUPL-1.2
"""The pages about the commands are true: every example runs, every flag stands on both pages."""

import re
import shlex
import shutil
from pathlib import Path

from support import Settings, add_case, case, check, equal, teekond

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"commands": ROOT / "docs" / "commands.md", "kasud": ROOT / "docs" / "kasud.md"}
# Examples are run as they are typed, on copies of the journeys that measure less: this is about the
# commands, not about the figures. The large one, with a sanitizer, is left after a month.
REPLICATIONS = 2
MEASURED = {"keeleope": "measure: 1mo, drain: 1y", "kohanemine": "measure: 1mo, drain: 3mo"}
SANITIZED = {**MEASURED, "kohanemine": "measure: 1w, drain: 1mo"}


def copy_journeys(folder):
    """Copies of the real journeys, with short runs."""
    shutil.copytree(ROOT / "journeys", folder)
    for name, measured in (SANITIZED if Settings.sanitized else MEASURED).items():
        shortened = 0
        for file in (folder / name).rglob("*.yaml"):
            text, count = re.subn(
                r"^run: \{start: ([\d-]+),.*\}$",
                rf"run: {{start: \1, warmup: 1d, {measured}, replications: {REPLICATIONS}}}",
                file.read_text(), flags=re.MULTILINE)
            shortened += count
            if count:
                file.write_text(text)
        equal(f"runs of {name} made shorter", shortened, 1)


def examples(page):
    """The lines that begin with `teekond` in blocks of `sh`, comments cut off."""
    lines = []
    for block in re.findall(r"```sh\n(.*?)```", page.read_text(), re.DOTALL):
        lines += [line.split(" #")[0].strip() for line in block.splitlines()
                  if line.startswith("teekond ")]
    return lines


def run_page(page):
    """All examples of a page, one after the other in one folder, as a reader would."""
    copy_journeys(Path(Settings.folder) / "journeys")
    lines = examples(page)
    check(len(lines) >= 10, f"{page.name} has only {len(lines)} examples")
    for line in lines:
        words = shlex.split(line)[1:]
        done = teekond(*words, timeout_s=120)
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
