# SPDX-License-Identifier: EUPL-1.2
"""What the cases of the command line share: run the program, read its results, compare.

A case is a function marked @case. It sees the program as a user does: files in, streams and an exit
status out. Times in results are hours, because the names of the measures say so.
"""

import json
import math
import os
import signal
import subprocess
import tempfile
import textwrap
import threading
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODELS = HERE / "models"
DIAGNOSTICS = HERE.parent / "diagnostics"

# A fixed seed makes a case repeat; four standard errors keep a right program green under any seed
# (one case in 16,000 would fail), and a wrong model is many of them away.
SIGMAS = 4.0
HOURS_PER_YEAR = 365.25 * 24


class Settings:
    """Set once by `run` before the first case."""

    program = None  # path of teekond
    scale = 1.0  # share of the replications that statistical cases ask for
    sanitized = False  # sanitizer build: slower, and its shadow memory counts
    folder = None  # scratch folder of the running case


CASES = {}


def case(function):
    """Registers a case as `<file>.<function>`; the file's leading `case_` is dropped."""
    module = function.__module__.removeprefix("case_")
    CASES[f"{module}.{function.__name__}"] = function
    return function


def add_case(name, function):
    """Registers a case made from data, such as one of the broken files."""
    CASES[name] = function


# ---- running -----------------------------------------------------------------------------------


class Finished:
    """What one run of the program left behind."""

    def __init__(self, arguments, status, out, err, cpu_s, peak_mb, late):
        self.arguments = arguments
        self.code = os.waitstatus_to_exitcode(status)
        self.raw = out
        self.out = out.decode("utf-8", "replace")
        self.err = err.decode("utf-8", "replace")
        self.cpu_s = cpu_s
        self.peak_mb = peak_mb
        self.late = late

    def __str__(self):
        return (
            f"teekond {' '.join(map(str, self.arguments))}\n"
            f"exit {self.code}, {self.cpu_s:.2f} s, {self.peak_mb:.0f} MB\n"
            f"stdout: {shorten(self.out)}\nstderr: {shorten(self.err)}"
        )


def shorten(text, most=2500):
    return text if len(text) <= most else text[:most] + f" … ({len(text)} characters)"


def teekond(*arguments, stdin=None, timeout_s=60.0, cwd=None, environment=None):
    """Runs the program; fails on a signal, a sanitizer's report or a time-out."""
    timeout_s *= 10 if Settings.sanitized else 1
    env = {k: v for k, v in os.environ.items() if not k.startswith("TEEKOND_")}
    env.update(environment or {})
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            [str(Settings.program), *map(str, arguments)],
            stdout=out,
            stderr=err,
            cwd=cwd or Settings.folder,
            env=env,
            stdin=stdin if stdin is not None else subprocess.DEVNULL,
        )
        late = threading.Event()
        timer = threading.Timer(timeout_s, lambda: (late.set(), child.kill()))
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        done = Finished(
            arguments,
            status,
            out.read(),
            err.read(),
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024,
            late.is_set(),
        )
    check(not done.late, f"still running after {timeout_s:.0f} s", done)
    check(done.code >= 0, f"ended by signal {signal_name(-done.code)}", done)
    check(
        "Sanitizer" not in done.err and "runtime error:" not in done.err, "sanitizer report", done
    )
    return done


def signal_name(number):
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def write(name, text):
    """Writes a file of the case; text may be indented as the case is. Bytes go as they are."""
    path = Path(Settings.folder) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())
    return path


def model(name):
    return MODELS / f"{name}.yaml"


def variant(name, *changes, file="variant.yaml"):
    """A copy of a model with (old, new) texts exchanged; each old text must be there once or more."""
    text = model(name).read_text()
    for old, new in changes:
        check(old in text, f"{name}.yaml no longer has {old!r}")
        text = text.replace(old, new)
    return write(file, text)


# ---- claims ------------------------------------------------------------------------------------


class Failed(AssertionError):
    pass


def check(condition, claim, evidence=""):
    if not condition:
        raise Failed(f"{claim}\n{evidence}" if evidence != "" else claim)


def equal(what, got, expected, evidence=""):
    check(got == expected, f"{what}: got {got!r}, expected {expected!r}", evidence)


def mean(value):
    """The mean of an estimate, or a bare number, or None."""
    return value["mean"] if isinstance(value, dict) else value


def near(what, got, expected, se=0.0, relative=1e-6):
    """`got` (an estimate or a number) is `expected`, give or take four standard errors.

    `se` is that of the mean at the case's own number of replications, worked out beside the case;
    without it the value is exact up to rounding.
    """
    got = mean(got)
    check(isinstance(got, (int, float)) and not isinstance(got, bool), f"{what}: got {got!r}")
    room = SIGMAS * se / math.sqrt(Settings.scale) + relative * abs(expected) + 1e-9
    check(
        abs(got - expected) <= room,
        f"{what}: got {got:.8g}, expected {expected:.8g} ± {room:.3g}"
        + (f" ({(got - expected) / (room / SIGMAS):+.1f} standard errors)" if se else ""),
    )


def share_se(p, n):
    """Standard error of a share p seen in n clients."""
    return math.sqrt(p * (1 - p) / n)


# ---- results -----------------------------------------------------------------------------------


class Outcome:
    """The JSON of `simulate`, with its rows by name."""

    def __init__(self, done):
        self.done = done
        check(done.code == 0, f"simulate ended with {done.code}", done)
        try:
            self.json = json.loads(done.raw)
        except ValueError as trouble:
            raise Failed(f"stdout is not JSON: {trouble}\n{done}") from trouble

    def row(self, municipality="*", journey="*", group="*", scenario="today"):
        found = [
            r
            for r in self.json["results"]
            if (r["scenario"], r["municipality"], r["journey"], r["group"])
            == (scenario, municipality, journey, group)
        ]
        have = [
            (r["scenario"], r["municipality"], r["journey"], r["group"])
            for r in self.json["results"]
        ]
        check(
            len(found) == 1,
            f"{len(found)} rows for " f"{(scenario, municipality, journey, group)} among {have}",
        )
        return found[0]

    def measures(self, **where):
        return self.row(**where)["measures"]

    def step(self, step, **where):
        found = [s for s in self.row(**where)["steps"] if s["step"] == step]
        check(
            len(found) == 1,
            f"{len(found)} entries for step {step!r} among "
            f"{[s['step'] for s in self.row(**where)['steps']]}",
        )
        return found[0]

    def flow(self, start, end, **where):
        """Clients a year from one step to another, all kinds together."""
        return sum(
            mean(f["count"])
            for f in self.row(**where)["flows"]
            if f["from"] == start and f["to"] == end
        )

    def pool(self, pool, place="*", scenario="today"):
        found = [
            p
            for p in self.json["pools"]
            if (p["scenario"], p["pool"], p["place"]) == (scenario, pool, place)
        ]
        have = [(p["scenario"], p["pool"], p["place"]) for p in self.json["pools"]]
        check(len(found) == 1, f"{len(found)} pools for {(scenario, pool, place)} among {have}")
        return found[0]

    def figures(self):
        """What was measured, without the words around it (fingerprint, list of assumptions)."""
        return json.dumps([self.json["results"], self.json["pools"]], ensure_ascii=False)


def check_same_figures(first, second):
    """Two results are the same bytes; tells the first place where they part."""
    a, b = first.figures(), second.figures()
    if a != b:
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        here = slice(max(0, at - 200), at + 80)
        raise Failed(f"the figures differ\n…{a[here]}…\n…{b[here]}…")


def simulate(path, *arguments, n=None):
    """Simulates; `n` replications (scaled) for statistical cases, else as the file says."""
    if n is not None:
        arguments = (*arguments, "-n", max(2, round(n * Settings.scale)))
    paths = path if isinstance(path, (list, tuple)) else [path]
    return Outcome(teekond("simulate", *paths, "--format", "json", *arguments))


def prices(path, *arguments):
    """The JSON of `bottlenecks`."""
    done = teekond("bottlenecks", path, "--format", "json", *arguments)
    check(done.code == 0, f"bottlenecks ended with {done.code}", done)
    return json.loads(done.raw)


def price(found, bottleneck, municipality="*", journey="*", group="*"):
    """The one row of a bottleneck's price."""
    rows = [
        r
        for r in found["bottlenecks"]
        if (r["bottleneck"], r["municipality"], r["journey"], r["group"])
        == (bottleneck, municipality, journey, group)
    ]
    check(
        len(rows) == 1,
        f"{len(rows)} prices for {(bottleneck, municipality, journey, group)}",
        [
            (r["bottleneck"], r["municipality"], r["journey"], r["group"])
            for r in found["bottlenecks"]
        ],
    )
    return rows[0]


def problems(path, *arguments, code=None):
    """The problems that `check` reports, as the list in its JSON."""
    paths = path if isinstance(path, (list, tuple)) else [path]
    done = teekond("check", *paths, "--format", "json", *arguments, timeout_s=20)
    check(code is None or done.code == code, f"check ended with {done.code}, expected {code}", done)
    try:
        return json.loads(done.raw)["problems"]
    except (ValueError, KeyError) as trouble:
        raise Failed(f"no list of problems on stdout: {trouble!r}\n{done}") from trouble
