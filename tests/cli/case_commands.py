# SPDX-License-Identifier: EUPL-1.2
"""The command line itself: usage, exit statuses, streams, and the commands beside the simulation.

"""

import json
import os
import re
from pathlib import Path

from support import DIAGNOSTICS, MODELS, Settings, case, check, equal, model, teekond, write

TOWN = MODELS / "small-town"
FINE = DIAGNOSTICS / "fine-estonian.yaml"
BROKEN = DIAGNOSTICS / "key-typo.yaml"


def refused(code, *arguments, **where):
    """Ends with the status, says why on stderr, and leaves stdout to data."""
    done = teekond(*arguments, **where)
    equal("exit status", done.code, code, done)
    equal("stdout", done.out, "", done)
    check(done.err.strip(), "not a word on stderr", done)
    return done


@case
def no_command_is_usage():
    refused(2)


@case
def an_unknown_command_is_usage():
    done = refused(2, "simuleri", TOWN)
    check("simul" in done.err, "no proposal", done)


@case
def an_unknown_option_is_usage():
    refused(2, "check", FINE, "--frobnicate")
    refused(2, "simulate", FINE, "--frmat", "json")


@case
def a_missing_path_is_usage():
    for command in ("check", "simulate", "bottlenecks", "draw"):
        refused(2, command)


@case
def a_wrong_value_of_an_option_is_usage():
    for arguments in (
        ("simulate", FINE, "--format", "xml"),
        ("check", FINE, "--format", "csv"),
        ("simulate", FINE, "-n", "0"),
        ("simulate", FINE, "-n", "palju"),
        ("simulate", FINE, "--threads", "0"),
        ("simulate", FINE, "--seed", "-1x"),
        ("check", FINE, "--lang", "xx"),
        ("simulate", FINE, "-n"),
    ):
        refused(2, *arguments)


@case
def help_is_data():
    for arguments in (("--help",), ("help",), ("simulate", "--help")):
        done = teekond(*arguments)
        equal("exit", done.code, 0, done)
        check("simulate" in done.out or "simuleeri" in done.out, "no help on stdout", done)


@case
def version_is_data():
    done = teekond("--version")
    equal("exit", done.code, 0, done)
    check(re.search(r"\d+\.\d+\.\d+", done.out), "no version", done)


@case
def a_path_that_is_not_there_is_unreadable():
    for command in ("check", "simulate", "bottlenecks"):
        refused(3, command, "/puudub/teekond.yaml")


@case
def a_folder_without_yaml_is_unreadable_or_empty():
    done = teekond("check", Settings.folder)
    check(done.code in (1, 3), f"exit {done.code}", done)
    check(done.err.strip(), "not a word", done)


@case
def a_file_without_permission_is_unreadable():
    path = write("kinni.yaml", "teekond: 1\n")
    path.chmod(0)
    if os.access(path, os.R_OK):
        return  # the superuser reads everything
    refused(3, "check", path)


@case
def a_device_or_pipe_does_not_hang():
    done = teekond("check", "/dev/null", timeout_s=5)
    check(done.code in (1, 3), f"exit {done.code}", done)


@case
def endless_and_odd_files_do_not_hang():
    """A device without end, a pipe without writer, a file of three gigabytes of nothing."""
    pipe = Path(Settings.folder) / "linn" / "toru.yaml"
    pipe.parent.mkdir()
    os.mkfifo(pipe)
    huge = Path(Settings.folder) / "suur.yaml"
    with huge.open("wb") as file:
        file.truncate(3 * 2**30)
    for path in ("/dev/zero", pipe, pipe.parent, huge):
        done = teekond("check", path, timeout_s=10)
        check(done.code in (1, 3), f"{path}: exit {done.code}", done)
        check(done.err.strip(), f"{path}: not a word", done)
        if not Settings.sanitized:
            check(done.cpu_s < 1 and done.peak_mb < 200, f"{path}: too much", done)


@case
def a_pipe_among_the_files_is_no_file():
    write("linn/a.yaml", "teekond: 1\nstages: [{id: a, steps: [x]}]\n")
    os.mkfifo(Path(Settings.folder) / "linn" / "b.yaml")
    done = teekond("check", Path(Settings.folder) / "linn", timeout_s=10)
    check(done.code in (0, 3), f"exit {done.code}", done)


@case
def names_of_files_may_be_any_bytes():
    """Spaces, Estonian letters, and bytes that are not UTF-8."""
    for name in (b"minu linn.yaml", "\u00f5pe.yaml".encode(), b"latin-\xf5.yaml", b"-n.yaml"):
        path = os.path.join(os.fsencode(Settings.folder), name)
        with open(path, "wb") as file:
            file.write(b"teekond: 1\nstages: [{id: a, steps: [{id: x, dealy: 1d}]}]\n")
        done = teekond("check", os.fsdecode(path), "--format", "json")
        equal("exit", done.code, 1, done)
        json.loads(done.raw)


@case
def the_same_file_twice_is_told():
    done = teekond("check", FINE, FINE)
    check(done.code in (0, 1), f"exit {done.code}", done)


@case
def broken_input_is_not_simulated():
    for command in (("simulate",), ("bottlenecks",)):
        done = refused(1, *command, BROKEN)
        check("key-typo.yaml:" in done.err, "no place", done)


@case
def output_that_cannot_be_written():
    refused(5, "simulate", FINE, "-n", "2", "-o", "/puudub/tulemus.json")
    refused(5, "simulate", FINE, "-n", "2", "-o", Settings.folder)


@case
def a_full_disk_is_told():
    with open("/dev/full", "w") as full:
        import subprocess

        done = subprocess.run(
            [str(Settings.program), "simulate", str(TOWN), "--format", "json", "-n", "2"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    equal("exit", done.returncode, 5, done.stderr.decode())


@case
def a_failed_run_keeps_the_old_file():
    target = write("tulemus.json", "vana")
    refused(1, "simulate", BROKEN, "-o", target)
    equal("the old file", target.read_text(), "vana")


@case
def a_clean_check_is_quiet_on_problems():
    done = teekond("check", FINE, "--format", "json")
    equal("exit", done.code, 0, done)
    equal("problems", json.loads(done.raw)["problems"], [])


@case
def check_json_has_every_field():
    done = teekond("check", BROKEN, "--format", "json")
    equal("exit", done.code, 1, done)
    problem = json.loads(done.raw)["problems"][0]
    for key in ("code", "severity", "file", "line", "column", "message", "hint"):
        check(key in problem, f"no {key}", problem)
    check(re.fullmatch(r"T\d{4}", problem["code"]), f"code {problem['code']}")
    equal(
        "place",
        (Path(problem["file"]).name, problem["line"], problem["column"]),
        ("key-typo.yaml", 7, 23),
    )


@case
def messages_are_estonian_unless_asked():
    estonian = teekond("check", BROKEN)
    english = teekond("check", BROKEN, "--lang", "en")
    check("viga[" in estonian.out + estonian.err, "no Estonian word for error", estonian)
    check("error[" in english.out + english.err, "no English word for error", english)
    check("viga[" not in english.out + english.err, "Estonian in English", english)


@case
def language_does_not_depend_on_the_locale():
    for locale in ("C", "en_US.UTF-8", "et_EE.UTF-8", "ru_RU"):
        done = teekond("check", BROKEN, environment={"LC_ALL": locale, "LANG": locale})
        check("viga[" in done.out + done.err, f"under {locale}", done)


@case
def no_escape_codes_outside_a_terminal():
    done = teekond("check", BROKEN)
    check("\x1b" not in done.out + done.err, "colours in a pipe", done)


@case
def explain_tells_more_about_each_code():
    codes = set()
    for path in list(DIAGNOSTICS.glob("*.yaml"))[::7]:
        codes.update(
            p["code"]
            for p in json.loads(teekond("check", path, "--format", "json").raw)["problems"]
        )
    check(len(codes) >= 5, f"only {codes}")
    for code in sorted(codes):
        done = teekond("explain", code)
        equal("exit", done.code, 0, done)
        check(len(done.out) > 100 and code in done.out, f"hardly a word about {code}", done)
        english = teekond("explain", code, "--lang", "en")
        check(
            english.out != done.out and english.code == 0, f"{code} in English is the same", english
        )


@case
def explain_of_an_unknown_code_is_refused():
    for code in ("T9999", "midagi"):
        done = teekond("explain", code)
        check(done.code in (1, 2), f"exit {done.code}", done)
        check(done.err.strip(), "not a word", done)


@case
def the_schema_is_draft_7_in_two_languages():
    done = teekond("schema")
    equal("exit", done.code, 0, done)
    schema = json.loads(done.raw)
    check("draft-07" in schema["$schema"], schema["$schema"])
    for key in (
        "stages",
        "etapid",
        "bottlenecks",
        "kitsaskohad",
        "teekond",
        "municipalities",
        "omavalitsused",
    ):
        check(f'"{key}"' in done.out, f"no key {key} in the schema")
    check("description" in done.out, "no descriptions")


@case
def init_writes_a_workspace_that_is_fine():
    folder = Path(Settings.folder) / "uus"
    done = teekond("init", folder)
    equal("exit", done.code, 0, done)
    files = list(folder.rglob("*.yaml"))
    check(files, "no file", done)
    check(any("yaml-language-server" in f.read_text() for f in files), "no modeline")
    checked = teekond("check", folder, "--format", "json")
    equal("exit of check", checked.code, 0, checked)
    simulated = teekond("simulate", folder, "--format", "json", "-n", "2")
    equal("exit of simulate", simulated.code, 0, simulated)


@case
def init_overwrites_nothing():
    folder = Path(Settings.folder) / "uus"
    teekond("init", folder)
    before = {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    first = next(iter(before))
    first.write_text("oma töö")
    done = teekond("init", folder)
    check(done.code in (2, 5), f"exit {done.code}", done)
    equal("the user's file", first.read_text(), "oma töö")


@case
def fingerprints_follow_the_model():
    def fingerprint(path, *arguments):
        return json.loads(teekond("simulate", path, "--format", "json", "-n", "2", *arguments).raw)[
            "run"
        ]["fingerprint"]

    first = fingerprint(TOWN)
    equal("again", fingerprint(TOWN), first)
    text = model("routes").read_text()
    check(
        fingerprint(write("a.yaml", text))
        != fingerprint(write("b.yaml", text.replace("10%", "11%"))),
        "another model with the same fingerprint",
    )


@case
def linked_and_hidden_folders_are_left_aside():
    write("linn/a.yaml", "teekond: 1\nstages: [{id: a, steps: [x]}]\n")
    write("linn/.varjus/b.yaml", "teekond: 1\nfoo: 1\n")
    write("mujal/c.yaml", "teekond: 1\nbar: 1\n")
    os.symlink(Path(Settings.folder) / "mujal", Path(Settings.folder) / "linn" / "link")
    os.symlink(Path(Settings.folder) / "linn", Path(Settings.folder) / "linn" / "ring")
    done = teekond("check", Path(Settings.folder) / "linn", "--format", "json")
    equal("exit", done.code, 0, done)


# ---- pictures ------------------------------------------------------------------------------------


def drawn(diagram, suffix, path=TOWN):
    target = Path(Settings.folder) / f"pilt.{suffix}"
    done = teekond("draw", "-d", diagram, path, "-o", target)
    equal("exit", done.code, 0, done)
    equal("stdout", done.out, "", done)
    return target.read_bytes()


@case
def pictures_in_four_formats():
    for diagram in ("map", "flow"):
        check(drawn(diagram, "svg").lstrip().startswith(b"<?xml"), "no SVG")
        check(drawn(diagram, "png").startswith(b"\x89PNG\r\n\x1a\n"), "no PNG")
        check(drawn(diagram, "pdf").startswith(b"%PDF-"), "no PDF")
        check(b"digraph" in drawn(diagram, "dot"), "no DOT")


@case
def svg_is_well_formed_and_has_a_title():
    from xml.etree import ElementTree

    for diagram in ("map", "flow"):
        root = ElementTree.fromstring(drawn(diagram, "svg"))
        check(root.tag.endswith("svg"), root.tag)
        text = "".join(root.itertext())
        check("Väike linn" in text, f"{diagram}: no title in the picture")
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        equal("doubled SVG ids", len(ids), len(set(ids)))


@case
def a_map_without_numbers_is_drawn():
    check(
        b"Perearsti" in drawn("map", "svg", DIAGNOSTICS / "fine-strings-as-items.yaml"),
        "no step in it",
    )


@case
def pictures_of_nothing_known():
    refused(2, "draw", "-d", "midagi", TOWN, "-o", "a.svg")
    refused(2, "draw", "-d", "map", TOWN, "-o", "a.xyz")
    refused(5, "draw", "-d", "map", TOWN, "-o", "/puudub/a.svg")
    refused(1, "draw", "-d", "map", BROKEN, "-o", "a.svg")


@case
def titles_of_any_kind_are_drawn_as_they_are():
    """Markup, Graphviz's own escapes, other scripts, and a title of three thousand letters."""
    from xml.etree import ElementTree

    titles = [
        '<b>x</b> & "y" {z|w} \\N \\G %s',
        "</text><script>alert(1)</script>",
        "Путь нового жителя",
        "😀 üks",
        "a" * 3000,
        "\\",
        "tere\nteine rida",
    ]
    for title in titles[:2] if Settings.sanitized else titles:
        text = json.dumps(title, ensure_ascii=False)
        path = write(
            "pealkiri.yaml",
            f"teekond: 1\ntitle: {text}\nstages:\n"
            f"  - {{id: a, title: {text}, steps: [{{id: x, title: {text}}}, y]}}\n"
            f"bottlenecks: [{{id: kitsas, title: {text}, at: [x], severity: 5}}]\n",
        )
        for diagram in ("map", "flow"):
            root = ElementTree.fromstring(drawn(diagram, "svg", path))
            check(
                title.split("\n")[0][:5] in "".join(root.itertext()), f"{diagram}: no {title[:20]}"
            )
            check(not any(e.tag.endswith("script") for e in root.iter()), "a script in the picture")


@case
def an_interrupted_run_says_what_it_has():
    """Ctrl-C after a second: exit status 130, and partial results in a whole document."""
    import signal
    import subprocess
    import time

    child = subprocess.Popen(
        [Settings.program, "simulate", model("office"), "-n", "3000", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(3 if Settings.sanitized else 1)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    equal("exit", child.returncode, 130, err.decode())
    if out:
        run = json.loads(out)["run"]
        equal("partial", run["partial"], True)
        equal("stopped_by", run["stopped_by"], "interrupt")


@case
def a_closed_pipe_is_no_crash():
    """`teekond … | head -1`: told by the exit status, not by a signal."""
    import subprocess

    child = subprocess.Popen(
        [Settings.program, "simulate", TOWN, "--format", "json", "-n", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    child.stdout.close()
    err = child.stderr.read()
    equal("exit", child.wait(timeout=60), 5, err.decode())
