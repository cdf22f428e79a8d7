#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark itself; tools/bench prepares it and starts it.

    run.py --bin FOLDER [--repeat N] [--only NAME,…] [--json FILE] [--quick]

Programs that are compared take turns, so that whatever else the machine does meets all of them; a
ratio is the median of the ratios of turns. Speed is per CPU second (user and system) where one core
works, and by the clock where waiting is what counts. `--quick` runs everything once and small, to see
that it all still works: its figures mean nothing.
"""

import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
KOHANEMINE = HERE.parent / "journeys/kohanemine"
PYTHON = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable


class Spent:
    """What one run of a program took: seconds by the clock and of CPU, and what it printed."""

    def __init__(self, command):
        began = time.perf_counter()
        with subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE) as child:
            self.text = child.stdout.read().decode()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        self.wall_s = time.perf_counter() - began
        self.cpu_s = usage.ru_utime + usage.ru_stime
        if child.returncode != 0:
            sys.exit(f"bench: exit status {child.returncode}: {' '.join(map(str, command))}")


def peak_mb(command):
    """Most memory a program held. GNU time starts it, for a process remembers its parent's peak."""
    with tempfile.NamedTemporaryFile("r") as told:
        Spent(["/usr/bin/time", "-f", "%M", "-o", told.name, *command])
        return int(told.read()) / 1024.0


class Bench:
    """One subject of the benchmark: a title, and a row for each program or figure."""

    quick = False  # small figures are held to no goal

    def __init__(self, name, title, unit):
        self.name, self.title, self.unit, self.rows = name, title, unit, []

    def add(self, what, values, ratio=None, goal=None, note="", unit=None):
        """A goal is a pair: `least` or `most`, and the figure that the median or ratio is held to."""
        row = {"what": what, "unit": unit or self.unit, "min": min(values),
               "median": statistics.median(values), "max": max(values), "note": note}
        if ratio is not None:
            row["ratio"] = ratio
        if goal is not None and not self.quick:
            figure = row["median"] if ratio is None else ratio
            row["goal"] = goal[1]
            row["reached"] = figure >= goal[1] if goal[0] == "least" else figure <= goal[1]
        self.rows.append(row)

    def print(self):
        print(f"\n{self.title}")
        print(f"  {self.unit:<42}{'min':>9}{'median':>9}{'max':>9}{'ratio':>8}{'goal':>7}")
        for row in self.rows:
            cells = "".join(f"{row[key]:9.3g}" for key in ("min", "median", "max"))
            ratio = f"{row['ratio']:8.3g}" if "ratio" in row else " " * 8
            goal = f"{row['goal']:7g} {'reached' if row['reached'] else 'missed'}" \
                if "goal" in row else ""
            print(f"  {row['what']:<42}{cells}{ratio}{goal}{'  ' if row['note'] else ''}{row['note']}")
        sys.stdout.flush()


def ratio_of(values, others):
    return statistics.median(value / other for value, other in zip(values, others))


def take_turns(repeat, commands):
    """{name: [Spent, …]}: each command once in a turn."""
    spent = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            spent[name].append(Spent(command))
    return spent


# --- one core ----------------------------------------------------------------------------------------

MODELS = {  # title, clients of `limit` and years of teekond (the same number), clients of SimPy
    "mm1": ("M/M/1, load 0.9, statistics on, one core", 4733640, 10.0, 60000),
    "network": ("Five stations with feedback, statistics on, one core", 964260, 50.0, 20000),
}


def all_row(results):
    for row in results["results"]:
        if row["municipality"] == row["journey"] == row["group"] == "*":
            return row
    sys.exit("bench: the results have no row of everybody")


def run_of_teekond(text):
    """Events (arrivals and completions of work) and the utilization of the first pool."""
    results = json.loads(text)
    row = all_row(results)
    # Those of the measured window; the few that follow it until everybody is through are left out.
    events = row["measures"]["arrived"]["mean"] + sum(step["visits"]["mean"] for step in row["steps"])
    return events, results["pools"][0]["utilization"]["mean"]


def run_of_other(text):
    told = json.loads(text)
    return told["events"], told["stations"][0]["utilization"]


def bench_model(name, options):
    title, clients, years, few = MODELS[name]
    if options.quick:
        clients, years, few = clients // 1000, years / 100.0, few // 20
    commands = {
        "limit": [options.bin / "limit", name, clients, 1],
        "teekond": [options.bin / "teekond", "simulate", HERE / f"{name}.yaml", "--threads", 1, "-q",
                    "--set", f"run.measure={years}y", "--format", "json"],
        "SimPy": [PYTHON, HERE / "simpy_peer.py", name, few, 1],
    }
    bench = Bench(name, title, "million events per CPU second")
    rates = {}
    for who, runs in take_turns(options.repeat, commands).items():
        reader = run_of_teekond if who == "teekond" else run_of_other
        read = [reader(run.text) for run in runs]
        if not all(abs(utilization - 0.9) < (0.25 if options.quick else 0.03)
                   for _, utilization in read):
            sys.exit(f"bench: {who} simulates something else than {name}: {read}")
        rates[who] = [events / run.cpu_s / 1e6 for (events, _), run in zip(read, runs)]
        note = f"{read[0][0] / 1e6:.3g} million events a turn"
        ratio = ratio_of(rates[who], rates["limit"])
        bench.add(who, rates[who], ratio, ("least", 0.7) if who == "teekond" else None, note)
    return bench


# --- two cores, memory -------------------------------------------------------------------------------

def bench_cores(options):
    years = "0.1y" if options.quick else "20y"
    subjects = {
        "five stations, 8 replications": [HERE / "network.yaml", "--set", f"run.measure={years}",
                                          "-n", 8],
        "eight municipalities": [*eight_municipalities(options)],
    }
    bench = Bench("cores", "Replications on two cores and on one", "seconds by the clock")
    for what, words in subjects.items():
        commands = {f"{what}, {threads}": [options.bin / "teekond", "simulate", *words, "-q",
                                           "--threads", threads, "--format", "json"]
                    for threads in (1, 2)}
        one, two = take_turns(options.repeat, commands).values()
        bench.add(f"{what}, 1", [run.wall_s for run in one])
        bench.add(f"{what}, 2", [run.wall_s for run in two],
                  ratio_of([run.wall_s for run in one], [run.wall_s for run in two]),
                  ("least", 1.85))
        # On a machine that others use too this ratio still holds: 1 is no loss to the other thread.
        bench.add(f"{what}, CPU of 1", [run.cpu_s for run in one], unit="seconds of CPU")
        bench.add(f"{what}, CPU of 2", [run.cpu_s for run in two],
                  ratio_of([run.cpu_s for run in one], [run.cpu_s for run in two]),
                  unit="seconds of CPU")
        if one[0].text != two[0].text:
            sys.exit(f"bench: one thread and two give different results: {what}")
    return bench


def bench_memory(options):
    years = "0.1y" if options.quick else "21.2y"
    command = [options.bin / "teekond", "simulate", HERE / "mm1.yaml", "--threads", 1, "-q",
               "--set", f"run.measure={years}"]
    bench = Bench("memory", "Peak memory of ten million M/M/1 clients", "megabytes")
    bench.add("teekond", [peak_mb(command)], goal=("most", 16))
    return bench


# --- real work ---------------------------------------------------------------------------------------

THREE_YEARS = ["--set", "run.warmup=1y", "--set", "run.drain=1y"]


def eight_municipalities(options):
    """Both journeys, a year to fill the queues, one measured, one to follow people."""
    return [KOHANEMINE, *THREE_YEARS, "-n", 2 if options.quick else 30]


def bench_eight(options):
    command = [options.bin / "teekond", "simulate", *eight_municipalities(options), "-q",
               "--threads", 2]
    runs = take_turns(options.repeat, {"": command})[""]
    bench = Bench("eight", "Eight municipalities, both journeys, three years, 30 replications, two "
                  "cores, printed", "seconds")
    bench.add("by the clock", [run.wall_s for run in runs], goal=("most", 1.0))
    bench.add("of CPU", [run.cpu_s for run in runs])
    bench.add("peak memory, megabytes", [peak_mb(command)], unit="megabytes")
    return bench


def bench_whatif(options):
    folder = make_workspace(options, "alone", "saaremaa")
    command = [options.bin / "teekond", "simulate", folder, "--scenario", "today,saaremaa-kaks", "-q",
               "--threads", 2, "-n", 2 if options.quick else 30]
    runs = take_turns(options.repeat, {"": command + THREE_YEARS, "as written": command})
    bench = Bench("whatif", "One what-if on one municipality (Saaremaa), 30 replications of each, from "
                  "file to printed answer", "seconds")
    bench.add("by the clock", [run.wall_s for run in runs[""]], goal=("most", 0.1))
    bench.add("of CPU", [run.cpu_s for run in runs[""]])
    bench.add("by the clock, with the years that the journeys are followed",
              [run.wall_s for run in runs["as written"]])
    return bench


def bench_check(options):
    """A workspace is checked as it is today and once more for each of its scenarios."""
    large = make_workspace(options, "large", 20 if options.quick else 2000)
    subjects = {"one large file": [large / "teekond.yaml"],
                "eight municipalities": sorted(KOHANEMINE.rglob("*.yaml"))}
    if not options.quick:
        subjects["790 municipalities"] = sorted(
            make_workspace(options, "national", 790, 300000).rglob("*.yaml"))
    for what in list(subjects)[1:]:
        subjects[f"{what}, today alone"] = [path for path in subjects[what]
                                            if path.name != "stsenaariumid.yaml"]
    bench = Bench("check", "Reading and checking, beside libyaml's event loop alone", "ms of CPU")
    for what, files in subjects.items():
        runs = take_turns(options.repeat * (1 if options.quick else 3), {
            "events": [options.bin / "yaml-events", *files],
            "check": [options.bin / "teekond", "check", "-q", *files]})
        events, check = ([run.cpu_s * 1e3 for run in runs[who]] for who in ("events", "check"))
        told = json.loads(runs["events"][0].text)
        bench.add(f"{what}: libyaml", events,
                  note=f"{told['events']} events, {told['bytes'] / 1e3:.0f} kB")
        bench.add(f"{what}: check", check, ratio_of(check, events), ("most", 2.0))
    return bench


def bench_national(options):
    folder = make_workspace(options, "national")
    command = [options.bin / "teekond", "simulate", folder, "-q", "--threads", 1]
    if options.quick:
        command += ["--set", "run.warmup=0", "--set", "run.measure=1mo", "--set", "run.drain=1mo"]
    runs = take_turns(min(options.repeat, 3), {"": command})[""]
    bench = Bench("national", "A country: 79 municipalities, 30,000 people a year, both journeys, five "
                  "years, one replication, one core", "seconds")
    bench.add("by the clock", [run.wall_s for run in runs], goal=("most", 5.0))
    bench.add("of CPU", [run.cpu_s for run in runs])
    bench.add("peak memory, megabytes", [peak_mb(command)], unit="megabytes")
    return bench


def make_document(options, folder, name):
    """What `teekond draw` hands to the drawing program."""
    document = options.scratch / f"{name}.json"
    Spent([options.bin / "teekond", "draw", folder, "-d", "map", "--no-prices", "-n", 2, "-q",
           "--document", document, "-o", options.scratch / f"{name}.svg"])
    return document


def bench_draw(options):
    """The drawing program alone: reading the document, laying out, measuring text, writing."""
    if not (options.bin / "teekond-draw").exists():
        return None
    long = make_workspace(options, "long", 35 if options.quick else 1000)
    documents = {"eight municipalities": make_document(options, KOHANEMINE, "kohanemine"),
                 "1000 steps": make_document(options, long, "long")}
    subjects = [("eight municipalities", "map", "svg", 0.3), ("eight municipalities", "map", "pdf", None),
                ("eight municipalities", "flow", "svg", 0.3), ("1000 steps", "map", "svg", 3.0),
                ("1000 steps", "flow", "svg", 3.0)]
    runs = take_turns(options.repeat, {
        subject: [options.bin / "teekond-draw", "-d", subject[1], "-T", subject[2], "-o",
                  options.scratch / f"drawn.{subject[2]}", documents[subject[0]]]
        for subject in subjects})
    bench = Bench("draw", "Drawing, from document to file, one core", "seconds of CPU")
    for subject in subjects:
        what, diagram, kind, goal = subject
        bench.add(f"{what}: {diagram} as {kind}", [run.cpu_s for run in runs[subject]],
                  goal=None if goal is None else ("most", goal))
    return bench


def make_workspace(options, kind, *words):
    folder = options.scratch / "-".join([kind, *map(str, words)])
    Spent([PYTHON, HERE / "workspaces.py", kind, folder, *words])
    Spent([options.bin / "teekond", "check", "-q", folder])
    return folder


# --- all ---------------------------------------------------------------------------------------------

BENCHES = {
    "mm1": lambda options: bench_model("mm1", options),
    "network": lambda options: bench_model("network", options),
    "cores": bench_cores,
    "memory": bench_memory,
    "eight": bench_eight,
    "whatif": bench_whatif,
    "check": bench_check,
    "national": bench_national,
    "draw": bench_draw,
}


def told_by(command):
    """The first line a program prints, or nothing."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.split("\n")[0].strip() if done.returncode == 0 else ""


def machine(options):
    cpus = [line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().split("\n")
            if line.startswith("model name")]
    return {
        "machine": f"{cpus[0] if cpus else platform.machine()}, {os.cpu_count()} cores, "
                   f"{platform.system()} {platform.release()}",
        "date": datetime.date.today().isoformat(),
        "load": round(os.getloadavg()[0], 2),
        "teekond": told_by([str(options.bin / "teekond"), "version"]),
        "commit": told_by(["git", "-C", str(HERE), "describe", "--always", "--dirty"]),
        "compiler": told_by(["cc", "--version"]),
        "libyaml": told_by(["pkg-config", "--modversion", "yaml-0.1"]),
        "simpy": told_by([PYTHON, "-c", "import simpy; print(simpy.__version__)"]),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", type=Path, required=True, help="folder of the built programs")
    parser.add_argument("--repeat", type=int, default=5, help="turns (default 5)")
    parser.add_argument("--only", default=",".join(BENCHES), help=",".join(BENCHES))
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--quick", action="store_true", help="once and small")
    options = parser.parse_args()
    options.repeat = 1 if options.quick else options.repeat
    Bench.quick = options.quick
    names = options.only.split(",")
    if set(names) - set(BENCHES):
        parser.error(f"--only knows {','.join(BENCHES)}")

    facts = machine(options)
    for key, value in facts.items():
        print(f"{key:<10}{value}")
    report = {**facts, "quick": options.quick, "benches": []}
    with tempfile.TemporaryDirectory(prefix="teekond-bench-") as scratch:
        options.scratch = Path(scratch)
        for name in names:
            bench = BENCHES[name](options)
            if bench is None:
                print(f"\n{name}: not built")
                continue
            bench.print()
            report["benches"].append({"name": bench.name, "title": bench.title, "rows": bench.rows})
    if options.json is not None:
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
