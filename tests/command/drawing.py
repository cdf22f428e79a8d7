# SPDX-License-Identifier: EUPL-1.2
"""The drawing program is another one: it is found, fed, waited for, and may fail without us."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from support import MODELS, Settings, case, check, equal, teekond, write

TOWN = MODELS / "small-town"


def with_drawer(script):
    """A copy of the program in the case's folder, beside a drawing program that is a script."""
    folder = Path(Settings.folder) / "bin"
    folder.mkdir()
    shutil.copy2(Settings.program, folder / "teekond")
    if script is not None:
        (folder / "teekond-draw").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "teekond-draw").chmod(0o755)
    return folder / "teekond"


def draw(program, *arguments, path=os.environ.get("PATH", "")):
    return subprocess.run([str(program), "draw", "--no-sim", str(TOWN), *map(str, arguments)],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False,
                          env={"PATH": path})


@case
def the_document_comes_on_a_pipe():
    done = draw(with_drawer("cat"), "-o", "-")
    equal("exit", done.returncode, 0, done.stderr.decode())
    check(b'"picture"' in done.stdout and done.stdout.lstrip().startswith(b"{"), "no document")


@case
def flags_are_passed_on():
    done = draw(with_drawer('cat >/dev/null; echo "$@"'), "-d", "flow", "-T", "png", "--page", "a3",
                "--theme", "print", "--lang", "en", "-o", "-")
    equal("words", done.stdout.decode().split(),
          "-d flow -T png -o - --lang en --page a3 --theme print".split())


@case
def a_drawer_that_does_not_read_is_no_hang():
    done = draw(with_drawer("exit 0"), "-o", "-")
    equal("exit", done.returncode, 0, done.stderr.decode())


@case
def a_drawer_that_breaks_costs_one_picture():
    for script, code in (("kill -SEGV $$", 70), ("exit 70", 70), ("exit 5", 5), ("exit 3", 70)):
        shutil.rmtree(Path(Settings.folder) / "bin", ignore_errors=True)
        done = draw(with_drawer(script), "-o", "-")
        equal(script, done.returncode, code, done.stderr.decode())
        if code == 70:
            check("teekond-draw" in done.stderr.decode(), "not named", done.stderr.decode())


@case
def a_missing_drawer_is_told():
    done = draw(with_drawer(None), "-o", "-", path="/puudub")
    equal("exit", done.returncode, 5, done.stderr.decode())
    check("teekond-draw" in done.stderr.decode(), "not named", done.stderr.decode())


@case
def a_drawer_on_the_path_is_found():
    other = Path(Settings.folder) / "teine"
    other.mkdir()
    (other / "teekond-draw").write_text("#!/bin/sh\necho leitud\n")
    (other / "teekond-draw").chmod(0o755)
    done = draw(with_drawer(None), "-o", "-", path=str(other))
    equal("stdout", done.stdout.decode(), "leitud\n", done.stderr.decode())


@case
def the_ending_tells_the_kind():
    for arguments in (("-o", "pilt.xyz"), ("-o", "pilt"), ("-o", "svg")):
        done = teekond("draw", TOWN, *arguments)
        equal("exit", done.code, 2, done)
        check(".svg" in done.err, "no endings named", done)


@case
def what_is_not_there_cannot_be_shown():
    for flag in ("--kov", "--journey", "--group", "--scenario"):
        done = teekond("draw", "--no-sim", TOWN, flag, "puudub", "-o", Path(Settings.folder) / "a.svg")
        equal(f"exit of {flag}", done.code, 2, done)


@case
def a_folder_that_is_not_there_is_told_before_the_work():
    done = teekond("draw", TOWN, "-o", "/puudub/pilt.svg", timeout_s=5)
    equal("exit", done.code, 5, done)


@case
def sticky_notes_are_drawn_without_simulation():
    path = write("paberid.yaml", "teekond: 1\nstages: [{id: algus, steps: [Saabumine, Elukoht]}]\n")
    done = subprocess.run([str(with_drawer("cat")), "draw", str(path), "-o", "-"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=False)
    equal("exit", done.returncode, 0, done.stderr.decode())
    check(b"Elukoht" in done.stdout, "no step in it")


@case
def a_saved_document_is_drawn_from():
    saved = Path(Settings.folder) / "pilt.json"
    done = teekond("bottlenecks", TOWN, "-n", "2", "--document", saved, "-o",
                   Path(Settings.folder) / "hinnad.csv")
    equal("exit", done.code, 0, done)
    drawn = subprocess.run([str(with_drawer("cat")), "draw", str(saved), "-o", "-"],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=False)
    equal("exit", drawn.returncode, 0, drawn.stderr.decode())
    equal("picture", json.loads(drawn.stdout)["picture"], json.loads(saved.read_bytes())["picture"])
    missing = teekond("draw", Path(Settings.folder) / "puudub.json", "-o", Path(Settings.folder) / "a.svg")
    equal("exit", missing.code, 3, missing)


@case
def one_run_draws_many_pictures():
    done = draw(with_drawer('cat >/dev/null; echo "$2 $4 $6"'), "-d", "map", "-o", "a.svg", "-o", "b.pdf",
                "-d", "flow", "-o", "c.png")
    equal("pictures", done.stdout.decode().split("\n")[:3],
          ["map svg a.svg", "map pdf b.pdf", "flow png c.png"], done.stderr.decode())
