#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Lints of our sources that no compiler makes: `sources.py CHECK [ROOT]`.

    banned   functions that are unsafe, follow the locale, or take memory outside the arena
    heads    each source begins with its licence line and a comment that says what it is
    length   no C source above 600 lines, no header (it tells the concept as well) above 700
    paths    no tracked file names a folder of the machine it was written on

Prints `file:line: what` for each fault; the exit status is 1 if there was any.
"""

import re
import subprocess
import sys
from pathlib import Path

MEMORY = "malloc calloc realloc free strdup strndup aligned_alloc posix_memalign"
BANNED = {
    "sprintf vsprintf strcpy strcat strncpy strncat stpcpy gets": "may write past the end: tkd_writer",
    "strtok": "keeps hidden state: tkd_text",
    "atoi atol atoll atof strtod strtof strtold strtol strtoul strtoll strtoull sscanf scanf fscanf":
        "follows the locale or hides errors: tkd_number",
    "rand srand random srandom drand48 rand_r": "luck belongs to the client: luck",
    "setlocale uselocale newlocale": "languages are ours: tkd_language",
    "alloca": "unbounded stack: an arena",
    MEMORY: "memory comes from an arena",
}
# The one file that is there to call them.
HOMES = {"engine/base/arena.c": MEMORY, "engine/base/number.c": "strtod newlocale uselocale",
         "engine/base/number_shortest.c": "strtod newlocale uselocale"}
LINES_MAX = {".c": 600, ".h": 700}
SPDX = "SPDX-License-Identifier: EUPL-1.2"
TOKENS = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def tracked_files(root):
    """Files of the repository: what git knows; without git, all but what was built."""
    listing = subprocess.run(["git", "-C", str(root), "ls-files", "-z"],
                             capture_output=True, check=False)
    if listing.returncode == 0 and listing.stdout:
        names = listing.stdout.decode().split("\0")
        return [root / name for name in names if name and (root / name).is_file()]
    built = (root / "build", root / "out", root / ".git")
    return [path for path in root.rglob("*")
            if path.is_file() and not any(path.is_relative_to(folder) for folder in built)]


def c_files(root, folders):
    for folder in folders:
        yield from sorted(path for path in (root / folder).rglob("*") if path.suffix in (".c", ".h"))


def code_only(text):
    """The text with comments and literals blanked, lines kept."""
    return TOKENS.sub(lambda token: re.sub(r"[^\n]", " ", token.group()), text)


def check_banned(root):
    reasons = {name: reason for names, reason in BANNED.items() for name in names.split()}
    call = re.compile(r"\b(" + "|".join(reasons) + r")\s*\(")
    for path in c_files(root, ["engine", "include", "tools"]):
        at_home = HOMES.get(str(path.relative_to(root)), "").split()
        for number, line in enumerate(code_only(path.read_text()).split("\n"), 1):
            for name in call.findall(line):
                if name not in at_home:
                    yield path, number, f"{name}: {reasons[name]}"


def check_heads(root):
    for path in c_files(root, ["engine", "include", "tools", "tests", "bench"]):
        lines = path.read_text().split("\n") + ["", ""]
        if lines[0] != f"// {SPDX}":
            yield path, 1, f"the first line is not `// {SPDX}`"
        elif not lines[1].startswith("// "):
            yield path, 2, "no comment says what this file is"
    for path in tracked_files(root):
        if path.suffix == ".py" or path.read_bytes()[:2] == b"#!":
            if SPDX not in "".join(path.read_text().splitlines(keepends=True)[:3]):
                yield path, 1, f"no `{SPDX}` in the first three lines"


def check_length(root):
    for path in c_files(root, ["engine", "include", "tools", "tests", "bench"]):
        count = len(path.read_text().splitlines())
        most = LINES_MAX[path.suffix]
        if count > most:
            yield path, count, f"{count} lines; more than {most} is more than one idea"


def check_paths(root):
    wanted = {str(root), str(Path.home()) + "/"} - {"/", "//"}
    for path in tracked_files(root):
        text = path.read_bytes().decode(errors="ignore")
        for number, line in enumerate(text.split("\n"), 1):
            for name in wanted:
                if name in line:
                    yield path, number, f"a folder of this machine: {name}"


CHECKS = {"banned": check_banned, "heads": check_heads, "length": check_length,
          "paths": check_paths}


def main(arguments):
    if not arguments or arguments[0] not in CHECKS:
        sys.stderr.write(__doc__)
        return 2
    root = Path(arguments[1] if len(arguments) > 1 else ".").resolve()
    faults = list(CHECKS[arguments[0]](root))
    for path, number, what in faults:
        print(f"{path.relative_to(root)}:{number}: {what}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
