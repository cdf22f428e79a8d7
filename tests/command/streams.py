# SPDX-License-Identifier: EUPL-1.2
"""Where words and data go, and what the program says when they cannot: files, pipes, full disks."""

import json
import signal
import subprocess
import time
from pathlib import Path

from support import DIAGNOSTICS, MODELS, Settings, case, check, equal, teekond, write

TOWN = MODELS / "small-town"
FINE = DIAGNOSTICS / "fine-estonian.yaml"
BROKEN = DIAGNOSTICS / "key-typo.yaml"


@case
def problems_of_check_are_messages():
    done = teekond("check", BROKEN)
    equal("exit", done.code, 1, done)
    equal("stdout", done.out, "", done)
    check("viga[" in done.err and "1 viga" in done.err, "no problem on stderr", done)


@case
def a_fine_workspace_is_one_line():
    done = teekond("check", TOWN)
    equal("exit", done.code, 0, done)
    check(done.out.startswith("Korras: 1 teekond, ") and done.out.count("\n") == 1, "another line", done)
    check("2 omavalitsust; " in done.out, "no municipalities", done)
    english = teekond("check", TOWN, "--lang", "en")
    check("2 municipalities; " in english.out, "not in English", english)


@case
def gcc_format_is_one_line_each():
    done = teekond("check", BROKEN, "--format", "gcc")
    equal("exit", done.code, 1, done)
    line = done.out.splitlines()[0]
    check(line.startswith(f"{BROKEN}:7:23: error: "), "no place", done)
    check(line.endswith("[T0202]"), "no code", done)


@case
def assumptions_are_a_table_or_a_member():
    words = teekond("check", TOWN, "--assumptions")
    listed = json.loads(teekond("check", TOWN, "--assumptions", "--format", "json").raw)["assumptions"]
    check(listed and {"path", "value", "default", "file", "line"} == set(listed[0]), listed[:1])
    check(listed[0]["path"][:10] in words.out, "the first assumption is not in the table", words)
    check("assumptions" not in json.loads(teekond("check", TOWN, "--format", "json").raw),
          "assumptions unasked")


@case
def quiet_leaves_errors():
    loud = teekond("check", DIAGNOSTICS / "overload.yaml")
    quiet = teekond("check", DIAGNOSTICS / "overload.yaml", "--quiet")
    check("hoiatus[" in loud.err, "no warning", loud)
    equal("stderr", quiet.err, "", quiet)
    check("viga[" in teekond("check", BROKEN, "-q").err, "no error")


@case
def colours_only_when_asked():
    check("\x1b[" in teekond("check", BROKEN, "--color=always").err, "no colours")
    check("\x1b[" not in teekond("check", BROKEN).err, "colours in a pipe")
    check("\x1b[" not in teekond("check", BROKEN, "--color", "never").err, "colours")
    always = teekond("check", BROKEN, "--color", "always", environment={"NO_COLOR": "1"})
    check("\x1b[" in always.err, "the flag wins over NO_COLOR", always)


@case
def standard_input_is_a_dash():
    with open(FINE, "rb") as file:
        done = teekond("check", "-", stdin=file)
    equal("exit", done.code, 0, done)


@case
def standard_output_is_a_dash():
    equal("stdout", teekond("schema", "-o", "-").out, teekond("schema").out)


@case
def the_ending_chooses_the_form():
    for ending, start in (("json", "{"), ("csv", "scenario,"), ("txt", "Väike")):
        target = Path(Settings.folder) / f"tulemus.{ending}"
        done = teekond("simulate", TOWN, "-n", "2", "-o", target)
        equal("exit", done.code, 0, done)
        equal("stdout", done.out, "", done)
        check(target.read_text().startswith(start), f"{ending}: {target.read_text()[:60]!r}")


@case
def nothing_is_left_beside_the_file():
    target = Path(Settings.folder) / "tulemus.csv"
    teekond("simulate", TOWN, "-n", "2", "-o", target)
    teekond("simulate", BROKEN, "-o", target)
    equal("files", sorted(p.name for p in Path(Settings.folder).iterdir()), ["tulemus.csv"])


@case
def output_into_nowhere_is_5():
    for target in ("/puudub/a.json", Settings.folder, "/dev/full"):
        done = teekond("simulate", TOWN, "-n", "2", "-o", target)
        equal(f"exit for {target}", done.code, 5, done)
        equal("stdout", done.out, "", done)
        check("viga: " in done.err, "not a word", done)


@case
def a_full_disk_is_5_for_every_command():
    for arguments in (("schema",), ("keys",), ("help",), ("version",), ("explain", "T0202"),
                      ("check", str(TOWN)), ("check", str(BROKEN), "--format", "json")):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([str(Settings.program), *arguments], stdout=full,
                                  stderr=subprocess.PIPE, timeout=120, check=False)
        equal(" ".join(arguments), done.returncode, 5, done.stderr.decode())


@case
def a_closed_stdout_is_5():
    done = subprocess.run(f"'{Settings.program}' schema >&-", shell=True, stderr=subprocess.PIPE,
                          timeout=120, check=False)
    equal("exit", done.returncode, 5, done.stderr.decode())


@case
def a_reader_that_leaves_is_5_without_words():
    child = subprocess.Popen([str(Settings.program), "schema"], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
    child.stdout.close()
    err = child.stderr.read().decode()
    equal("exit", child.wait(timeout=120), 5, err)
    equal("stderr", err, "")


@case
def a_link_stays_a_link():
    target = write("päris.csv", "vana")
    link = Path(Settings.folder) / "link.csv"
    link.symlink_to(target)
    teekond("simulate", TOWN, "-n", "2", "-o", link)
    check(link.is_symlink() and target.read_text().startswith("scenario,"), "the link was replaced")


@case
def interrupted_is_130():
    """A study of very many replications is asked to stop; what it has is handed over."""
    target = Path(Settings.folder) / "tulemus.json"
    child = subprocess.Popen([str(Settings.program), "simulate", str(TOWN), "-n", "20000",
                              "-o", str(target)], stderr=subprocess.PIPE)
    time.sleep(5 if Settings.sanitized else 1)
    child.send_signal(signal.SIGINT)
    err = child.stderr.read().decode()
    equal("exit", child.wait(timeout=120), 130, err)
    equal("files beside it", [p.name for p in Path(Settings.folder).iterdir() if p != target], [])
    if target.exists():
        run = json.loads(target.read_text())["run"]
        equal("run", (run["partial"], run["stopped_by"]), (True, "interrupt"))


@case
def init_takes_a_free_folder_only():
    folder = Path(Settings.folder) / "uus"
    equal("exit", teekond("init", folder).code, 0)
    names = sorted(p.name for p in folder.iterdir())
    again = teekond("init", folder)
    equal("exit", again.code, 5, again)
    check("--force" in again.err, "no way out is told", again)
    (folder / names[0]).write_text("minu oma")
    forced = teekond("init", folder, "--force")
    equal("exit", forced.code, 0, forced)
    check((folder / names[0]).read_text() != "minu oma", "--force overwrites")
    equal("files", sorted(p.name for p in folder.iterdir()), names)
    equal("no parent", teekond("init", Path(Settings.folder) / "puudub" / "uus").code, 5)


@case
def init_speaks_english():
    folder = Path(Settings.folder) / "new"
    teekond("init", folder, "--lang", "en")
    done = teekond("check", folder, "--lang", "en")
    equal("exit", done.code, 0, done)


@case
def the_program_needs_no_environment():
    done = subprocess.run([str(Settings.program), "check", str(FINE)], env={}, cwd="/",
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=False)
    equal("exit", done.returncode, 0, done.stderr.decode())


@case
def reasons_are_in_one_language():
    for arguments in (("check", "/puudub.yaml"), ("simulate", TOWN, "-n", "2", "-o", "/puudub/a.csv")):
        estonian, english = teekond(*arguments), teekond(*arguments, "--lang", "en")
        check("sellist faili või kausta ei ole\n" in estonian.err, "not in Estonian alone", estonian)
        check("puudub" in english.err and ": No such file or directory\n" in english.err
              and "sellist" not in english.err, "not in English alone", english)


@case
def verbose_says_where_it_was_raised():
    done = teekond("check", "/puudub.yaml", "--verbose")
    check("engine/" in done.err and ".c:" in done.err, "no place in the sources", done)


@case
def one_run_writes_every_form():
    folder = Path(Settings.folder)
    done = teekond("simulate", TOWN, "-n", "2", "-o", folder / "a.json", "-o", folder / "a.csv", "-o", "-")
    equal("exit", done.code, 0, done)
    check(done.out.startswith("Väike"), "no table on stdout", done)
    for ending in ("json", "csv"):
        equal(ending, (folder / f"a.{ending}").read_bytes(),
              teekond("simulate", TOWN, "-n", "2", "--format", ending).raw)
    none = teekond("simulate", TOWN, "-n", "2", "-o", folder / "b.json", "-o", "/puudub/b.csv")
    equal("exit", none.code, 5, none)
    check(not (folder / "b.json").exists(), "one of them was written")
