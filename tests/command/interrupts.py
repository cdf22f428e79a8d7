# SPDX-License-Identifier: EUPL-1.2
"""Long work: its progress on a terminal and nowhere else, and what Control-C leaves of it.

A terminal's progress tells when to interrupt, so that no case depends on how fast the machine is.
"""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path

from support import MODELS, Settings, case, check, equal, teekond, write

TOWN = MODELS / "small-town"
# So many people that a replication is long enough to be looked at in the middle.
CROWD = """\
teekond: 1
groups: [uus]
municipalities: [{id: linn, arrivals: {uus: 100000/y}}]
pools: [{id: lett, provider: kov}]
stages: [{id: s, steps: [{id: x, pool: lett, provider: kov, duration: {exponential: 4min}}]}]
run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 100}
"""
PATIENCE_S = 300  # of the tests with the program


def months(sanitized, quick):
    """How long to measure so that a bar is seen to grow: a sanitizer build needs less for it."""
    return ("measure: 1y", f"measure: {sanitized if Settings.sanitized else quick}mo")


def crowd(changes=()):
    text = CROWD
    for old, new in changes:
        text = text.replace(old, new)
    if not Settings.sanitized:  # ten times as many, or the work is over before a bar is drawn
        text = text.replace("100000/y", "1000000/y").replace("4min", "24s")
    return write("rahvas.yaml", text)


class Watched:
    """The program with its stderr on a terminal; `said` is what it has drawn there so far."""

    def __init__(self, *arguments, stdout=subprocess.DEVNULL, columns=100, term="xterm", program=None):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        env = {k: v for k, v in os.environ.items() if not k.startswith("TEEKOND_")}
        env["TERM"] = term
        self.child = subprocess.Popen(
            [*(program or (str(Settings.program),)), *map(str, arguments)], stdin=subprocess.DEVNULL,
            stdout=stdout, stderr=slave, cwd=Settings.folder, env=env)
        os.close(slave)
        self.said = ""
        self.deadline = time.monotonic() + PATIENCE_S

    def read(self, seconds):
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            try:
                self.said += os.read(self.master, 65536).decode("utf-8", "replace")
            except OSError:  # the program has closed it
                return False
        return True

    def until(self, pattern):
        while not re.search(pattern, self.said):
            check(time.monotonic() < self.deadline and self.child.poll() is None,
                  f"no {pattern!r} was drawn", self.said[-500:])
            self.read(0.05)
        return self

    def interrupt(self, number=signal.SIGINT):
        self.child.send_signal(number)
        return self

    def end(self):
        """Reads to the end; the exit status."""
        while self.child.poll() is None or self.read(0):
            check(time.monotonic() < self.deadline, "still running", self.said[-500:])
            if not self.read(0.05):
                break
        code = self.child.wait(timeout=PATIENCE_S)
        os.close(self.master)
        return code


def partial_json(path):
    """The results of a file that an interruption has left."""
    found = json.loads(Path(path).read_text())
    equal("run", (found["run"]["partial"], found["run"]["stopped_by"]), (True, "interrupt"))
    return found


@case
def a_terminal_shows_share_and_time_left():
    watched = Watched("simulate", crowd()).until(r"Simuleerin  [█░]{30} +\d+%, jäänud \d+ (s|min)")
    watched.interrupt().end()
    shares = [int(s) for s in re.findall(r"(\d+)%", watched.said)]
    equal("shares never fall", shares, sorted(shares))
    check("\r\x1b[K" in watched.said, "the line is not wiped", watched.said[-300:])
    english = Watched("simulate", crowd(), "--lang", "en").until(r"Simulating .*time left \d")
    english.interrupt().end()


@case
def a_narrow_terminal_shows_no_bar():
    watched = Watched("simulate", crowd(), columns=40).until(r"Simuleerin +\d+%")
    watched.interrupt().end()
    check("█" not in watched.said and "░" not in watched.said, "a bar in 40 columns", watched.said)


@case
def no_progress_without_a_terminal():
    done = teekond("simulate", crowd((("measure: 1y", "measure: 3mo"),)), "-n", "8")
    equal("exit", done.code, 0, done)
    check("\r" not in done.err and "Simuleerin" not in done.err, "progress in a pipe", done)
    check("\r" not in done.out, "progress among the data", done)


@case
def no_progress_when_quiet_dumb_or_short():
    long_enough = ("simulate", crowd((("measure: 1y", "measure: 6mo"),)), "-n", "8")
    for watched in (Watched(*long_enough, "--quiet"), Watched(*long_enough, term="dumb"),
                    Watched("simulate", TOWN, "-n", "2")):
        equal("exit", watched.end(), 0, watched.said)
        check("Simuleerin" not in watched.said, "progress", watched.said)


@case
def an_interruption_leaves_what_was_done():
    """The replications before it are the same as if no more had been asked for."""
    target = Path(Settings.folder) / "tulemus.json"
    path = crowd((("measure: 1y", "measure: 3mo"),))
    watched = Watched("simulate", path, "-n", "300", "-o", target).until(r" ([1-9]|\d\d)%").interrupt()
    equal("exit", watched.end(), 130, watched.said)
    check("katkestatud: tulemused on osalised" in watched.said, "not a word", watched.said)
    found = partial_json(target)
    count = found["run"]["replications"]
    check(0 < count < 300, f"{count} replications")
    whole = json.loads(teekond("simulate", path, "-n", count, "--format", "json").raw)
    equal("results", found["results"], whole["results"])
    equal("pools", found["pools"], whole["pools"])
    equal("whole", (whole["run"]["partial"], whole["run"]["stopped_by"]), (False, "count"))
    equal("files", sorted(p.name for p in Path(Settings.folder).iterdir()), [path.name, target.name])


@case
def partial_tables_and_csv_say_so():
    folder = Path(Settings.folder)
    watched = Watched("simulate", crowd(), "-o", folder / "t.txt", "-o", folder / "t.csv")
    equal("exit", watched.until(r" ([2-9]|\d\d)%").interrupt().end(), 130, watched.said)
    check("katkestatud: tulemused on osalised" in " ".join((folder / "t.txt").read_text().split()),
          "the table does not say so")
    second = (folder / "t.csv").read_text().splitlines()[1]
    check(second.startswith("*,*,*,*,run,interrupt,partial,1,"), second)


@case
def no_picture_is_drawn_of_half_the_work():
    """In the first simulation, and later among the numbers of staff; the old file stays."""
    for arguments, share in ((("-d", "flow"), r" ([2-9]|\d\d)%"), (("-d", "capacity", "-n", "8"), r" [3-9]\d%")):
        target = write("pilt.svg", "vana")
        path = crowd((("measure: 1y", "measure: 3mo"),))
        watched = Watched("draw", *arguments, path, "-o", target).until(share).interrupt()
        equal(f"exit of {arguments}", watched.end(), 130, watched.said)
        check("pilti ei tehtud" in watched.said, "not a word", watched.said)
        equal("file", target.read_text(), "vana")
        equal("files", sorted(p.name for p in Path(Settings.folder).iterdir()), [target.name, path.name])


@case
def a_termination_is_an_interruption():
    """So is a terminal window that is closed."""
    for number in signal.SIGTERM, signal.SIGHUP:
        target = Path(Settings.folder) / "tulemus.json"
        watched = Watched("simulate", crowd(), "-o", target).until(r" ([2-9]|\d\d)%").interrupt(number)
        equal(f"exit of {number.name}", watched.end(), 130, watched.said)
        partial_json(target)
        target.unlink()


@case
def who_is_to_outlive_the_terminal_does():
    """Started with the signal ignored, as nohup does, it goes on; Control-C ends it as ever."""
    ignoring = ("sh", "-c", 'trap "" HUP; exec "$@"', "sh", str(Settings.program))
    target = Path(Settings.folder) / "tulemus.json"
    watched = Watched("simulate", crowd(), "-o", target, program=ignoring).until(r" [2-9]%|\d\d%")
    watched.interrupt(signal.SIGHUP)
    before = int(re.findall(r"(\d+)%", watched.said)[-1])
    while int(re.findall(r"(\d+)%", watched.said)[-1]) < before + 3:
        check(time.monotonic() < watched.deadline and watched.child.poll() is None, "it has ended",
              watched.said[-500:])
        watched.read(0.05)
    equal("exit", watched.interrupt().end(), 130, watched.said)
    partial_json(target)


@case
def nothing_done_delivers_nothing():
    """Interrupted in the middle of the first replication: the old file stays."""
    target = write("tulemus.json", "vana")
    path = crowd((("100000/y", "600000/y"), ("4min", "30s"), ("measure: 1y", "measure: 40y")))
    watched = Watched("simulate", path, "-n", "1", "--threads", "1", "-o", target)
    watched.until(r"Simuleerin").interrupt()
    equal("exit", watched.end(), 130, watched.said)
    check("tulemusi ei ole" in watched.said, "not a word", watched.said)
    equal("file", target.read_text(), "vana")
    equal("files", sorted(p.name for p in Path(Settings.folder).iterdir()), [path.name, target.name])


@case
def two_signals_at_once_are_one():
    target = Path(Settings.folder) / "tulemus.json"
    watched = Watched("simulate", crowd(), "-o", target).until(r" ([2-9]|\d\d)%").interrupt().interrupt()
    equal("exit", watched.end(), 130, watched.said)
    partial_json(target)


@case
def a_second_signal_ends_at_once():
    """Nobody reads the pipe, so that the program hangs in writing; the other file is not left behind."""
    target = write("tulemus.json", "vana")
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)
    path = crowd()
    watched = Watched("simulate", path, "--series", "--format", "json", "-o", target, "-o", "-",
                      stdout=writer)
    os.close(writer)
    watched.until(r" ([2-9]|\d\d)%").interrupt()
    for _ in range(2000):
        if any(p.name.endswith(".tmp") and p.stat().st_size > 0 for p in Path(Settings.folder).iterdir()):
            break
        watched.read(0.01)
    time.sleep(0.2)
    check(watched.child.poll() is None, "it does not hang: the output is too small for this case")
    began = time.monotonic()
    equal("exit", watched.interrupt().end(), 130, watched.said)
    check(time.monotonic() - began < 5, "not at once")
    os.close(reader)
    equal("file", target.read_text(), "vana")
    equal("files", sorted(p.name for p in Path(Settings.folder).iterdir()), [path.name, target.name])


@case
def an_interrupted_sweep_keeps_whole_values():
    target = Path(Settings.folder) / "tulemus.json"
    watched = Watched("simulate", crowd((months(4, 4),)), "-n", "60", "-o", target,
                      "--sweep", "pools.lett.servers=1,2,3,4,5")
    watched.until(r" (3|4|5)\d%").interrupt()
    equal("exit", watched.end(), 130, watched.said)
    found = partial_json(target)
    equal("replications", found["run"]["replications"], 60)
    names = sorted({r["scenario"] for r in found["results"]})
    check(1 <= len(names) < 5, f"values {names}")


@case
def interrupted_prices_are_partial():
    target = Path(Settings.folder) / "hinnad.json"
    path = crowd((("run:", "bottlenecks: [{id: kitsas, title: K, at: [x], effect: {delay: 1d}}]\nrun:"),
                  months(1, 1)))
    watched = Watched("bottlenecks", path, "-n", "100", "-o", target).until(r" (2|3|4)\d%").interrupt()
    equal("exit", watched.end(), 130, watched.said)
    found = json.loads(target.read_text())
    equal("run", (found["run"]["partial"], found["run"]["stopped_by"]), (True, "interrupt"))


@case
def an_interruption_while_time_lines_are_recorded_is_partial():
    """All replications are done; the second run, for the time lines, is cut."""
    target = Path(Settings.folder) / "tulemus.json"
    path = crowd((months(2, 18),
                  ("groups: [uus]", "groups: [a, b, c, d, e, f]"),
                  ("{uus: 100000/y}", "{" + ", ".join(f"{g}: 20000/y" for g in "abcdef") + "}")))
    watched = Watched("simulate", path, "-n", "40", "--trace", "--threads", "1", "-o", target)
    watched.until(r" (5[1-9]|[6-9]\d)%").interrupt()
    equal("exit", watched.end(), 130, watched.said)
    found = partial_json(target)
    equal("replications", found["run"]["replications"], 40)
    check(isinstance(found["traces"], list), "no list of traces")


@case
def before_the_study_the_first_signal_is_enough():
    """Waiting for a workspace on standard input, or checking one: 130 at once, the old file stays."""
    for command in ("check", "simulate", "bottlenecks"):
        target = write("tulemus.json", "vana")
        child = subprocess.Popen([str(Settings.program), command, "-", "--format", "json", "-o", str(target)],
                                 stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        child.stdin.write(b"teekond: 1\n")
        child.stdin.flush()
        for _ in range(2000):  # the other file is opened before anything is read
            if len(list(Path(Settings.folder).iterdir())) > 1:
                break
            time.sleep(0.01)
        child.send_signal(signal.SIGINT)
        equal(f"exit of {command}", child.wait(timeout=PATIENCE_S), 130, child.stderr.read().decode())
        equal("file", target.read_text(), "vana")
        equal("files", [p.name for p in Path(Settings.folder).iterdir()], [target.name])
