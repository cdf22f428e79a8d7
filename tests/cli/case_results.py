# SPDX-License-Identifier: EUPL-1.2
"""The shape of what comes out: every key of the JSON, its types, its rows, and the other formats.

"""

import csv
import io
import json

from support import MODELS, Outcome, case, check, equal, mean, model, near, simulate, teekond, write

TOWN = MODELS / "small-town"
MEASURES = """
    arrived completed left unfinished completed_share on_target_share deadline_missed_share exits
    time_to_complete_h time_to_complete_p50_h time_to_complete_p90_h
    wait_h service_h travel_h delay_h visits rework staff_cost_eur client_cost_eur
    milestones clocks
    """.split()
STEP = """
    step visits wait_h wait_p90_h service_h time_h rework_share left_share deadline_missed_share
    """.split()
POOL = """
    scenario pool place servers utilization wait_h wait_p90_h queue_length queue_length_max
    served abandoned_share
    """.split()


def estimate(what, value):
    """{mean, low, high}, in order; null where nobody was there."""
    if value is None:
        return
    check(
        isinstance(value, dict) and {"mean", "low", "high"} <= set(value),
        f"{what} is no estimate: {value!r}",
    )
    numbers = [value["low"], value["mean"], value["high"]]
    check(all(n is None or isinstance(n, (int, float)) for n in numbers), f"{what}: {value!r}")
    if None not in numbers:
        check(numbers == sorted(numbers), f"{what}: the interval does not hold its mean: {value!r}")


@case
def the_document_has_its_parts():
    document = simulate(TOWN).json
    equal("teekond", document["teekond"], 1)
    for key in ("run", "assumptions", "results", "pools"):
        check(key in document, f"no {key}", list(document))
    run = document["run"]
    for key in (
        "seed",
        "replications",
        "stopped_by",
        "partial",
        "start",
        "warmup_h",
        "measure_h",
        "fingerprint",
    ):
        check(key in run, f"run has no {key}", run)
    equal("seed", run["seed"], 20)
    equal("replications", run["replications"], 4)
    equal("stopped_by", run["stopped_by"], "count")
    equal("partial", run["partial"], False)
    equal("start", run["start"], "2026-01-05")
    near("measure_h", run["measure_h"], 8766)
    near("warmup_h", run["warmup_h"], 3 * 30.4375 * 24)
    check(isinstance(document["assumptions"], list) and document["assumptions"], "no assumptions")


@case
def every_measure_is_an_estimate():
    for row in simulate(TOWN).json["results"]:
        name = f"{row['scenario']}/{row['municipality']}/{row['journey']}/{row['group']}"
        measures = row["measures"]
        missing = [m for m in MEASURES if m not in measures]
        check(not missing, f"{name} lacks {missing}")
        for key, value in measures.items():
            if key in ("exits", "clocks"):
                for inner, share in value.items():
                    estimate(f"{name} {key}.{inner}", share)
            elif key == "milestones":
                for step, reached in value.items():
                    for inner in ("reached_share", "reached_h", "reached_p50_h", "reached_p90_h"):
                        estimate(f"{name} milestones.{step}.{inner}", reached[inner])
            else:
                estimate(f"{name} {key}", value)


@case
def every_step_and_flow_is_whole():
    for row in simulate(TOWN).json["results"]:
        for step in row["steps"]:
            missing = [k for k in STEP if k not in step]
            check(not missing, f"a step lacks {missing}", step)
            for key in STEP[1:]:
                estimate(f"{step['step']} {key}", step[key])
        for flow in row["flows"]:
            equal("keys of a flow", sorted(flow), ["count", "from", "kind", "to"])
            check(flow["kind"] in ("next", "rework", "exit", "skip"), f"kind {flow['kind']}")
            estimate(f"{flow['from']} to {flow['to']}", flow["count"])


@case
def every_pool_is_whole():
    pools = simulate(TOWN).json["pools"]
    for pool in pools:
        missing = [k for k in POOL if k not in pool]
        check(not missing, f"a pool lacks {missing}", pool)
        for key in POOL[3:]:
            estimate(f"{pool['pool']} {key}", pool[key])
    places = {(p["pool"], p["place"]) for p in pools}
    for wanted in (
        ("koordinaator", "pärnu"),
        ("koordinaator", "saaremaa"),
        ("teenindaja", "ppa-pärnu"),
    ):
        check(wanted in places, f"no pool {wanted}", places)


@case
def rows_are_each_combination_and_stars():
    """Two municipalities, one journey, three groups (one of them in one municipality alone)."""
    rows = [(r["municipality"], r["journey"], r["group"]) for r in simulate(TOWN).json["results"]]
    for municipality in ("*", "pärnu", "saaremaa"):
        for journey in ("*", "kohanemine"):
            for group in ("*", "el", "tagasipöörduja"):
                check(
                    (municipality, journey, group) in rows,
                    f"no row {municipality}/{journey}/{group}",
                )
    check(("saaremaa", "*", "ajutine") not in rows, "a row without arrivals")
    equal("doubled rows", len(rows), len(set(rows)))


@case
def rows_are_sorted_by_id():
    document = simulate(TOWN).json
    rows = [
        (r["scenario"], r["municipality"], r["journey"], r["group"]) for r in document["results"]
    ]
    check(
        rows == sorted(rows, key=lambda row: [i.encode() for i in row]), "rows are not sorted", rows
    )


@case
def rows_add_up():
    outcome = simulate(TOWN)
    for measure in ("arrived", "completed", "left", "unfinished"):
        near(
            measure,
            sum(mean(outcome.measures(municipality=m)[measure]) for m in ("pärnu", "saaremaa")),
            mean(outcome.measures()[measure]),
        )
    near(
        "over groups",
        sum(
            mean(outcome.measures(group=g)["arrived"]) for g in ("el", "ajutine", "tagasipöörduja")
        ),
        mean(outcome.measures()["arrived"]),
    )


@case
def one_replication_has_no_interval():
    measures = simulate(TOWN, "-n", "1").measures()
    for measure in ("arrived", "time_to_complete_h", "visits"):
        check(
            measures[measure]["low"] is None
            and measures[measure]["high"] is None
            and measures[measure]["mean"] is not None,
            f"{measure}: {measures[measure]}",
        )


@case
def nobody_is_null_not_zero():
    """No client completes, so there is no time to complete; nobody is within the deadline either."""
    text = (
        model("routes")
        .read_text()
        .replace(
            "{to: lahkus, p: 10%}, {to: kolmas, p: 20%}",
            "{to: lahkus, p: 50%}, {to: leave, p: 50%}",
        )
    )
    text = text.replace("{id: teine, next", "{id: teine, after: [esimene], next").replace(
        "{to: esimene, p: 25%, wait: 5d}, ", ""
    )
    measures = simulate(write("nobody.yaml", text), "-n", "2").measures()
    check(mean(measures["time_to_complete_h"]) is None, f"{measures['time_to_complete_h']}")
    check(
        "NaN" not in json.dumps(measures) and "Infinity" not in json.dumps(measures), "not numbers"
    )


@case
def numbers_are_json_numbers():
    """No NaN, no infinity, no decimal comma, and the text ends with a line end."""
    done = teekond("simulate", TOWN, "--format", "json")
    for word in ("NaN", "nan,", "Infinity", "inf,"):
        check(word not in done.out, f"{word} in the JSON")
    check(done.out.endswith("\n"), "no line end at the end")
    json.loads(done.out, parse_constant=lambda word: check(False, f"{word} in the JSON"))


@case
def a_file_gets_what_stdout_gets():
    from pathlib import Path
    from support import Settings

    for format in ("json", "csv", "table"):
        target = Path(Settings.folder) / f"tulemus.{format}"
        done = teekond("simulate", TOWN, "--format", format, "-o", target)
        equal("exit", done.code, 0, done)
        equal("stdout", done.out, "")
        check(
            target.read_bytes() == teekond("simulate", TOWN, "--format", format).raw,
            f"{format}: the file differs from stdout",
        )


@case
def csv_is_a_table_with_a_head():
    done = teekond("simulate", TOWN, "--format", "csv")
    equal("exit", done.code, 0, done)
    rows = list(csv.reader(io.StringIO(done.out)))
    check(len(rows) > 20, "hardly a row", done)
    widths = {len(row) for row in rows if row}
    equal("numbers of columns", len(widths), 1, rows[:3])
    for column in ("scenario", "municipality", "journey", "group"):
        check(column in rows[0], f"no column {column}", rows[0])


@case
def csv_says_what_json_says():
    done = teekond("simulate", TOWN, "--format", "csv")
    wait = mean(
        simulate(TOWN).measures(municipality="pärnu", journey="kohanemine", group="el")["wait_h"]
    )
    numbers = []
    for row in csv.reader(io.StringIO(done.out)):
        for cell in row:
            try:
                numbers.append(float(cell))
            except ValueError:
                pass
    check(
        any(abs(n - wait) < 1e-6 * abs(wait) + 1e-12 for n in numbers),
        f"the wait of el in pärnu, {wait}, is not in the CSV",
    )


@case
def the_table_is_for_people():
    done = teekond("simulate", TOWN, "--format", "table")
    equal("exit", done.code, 0, done)
    for word in ("Pärnu", "Saaremaa"):
        check(word in done.out or word.lower() in done.out, f"no {word} in the table", done)
    check("{" not in done.out, "JSON in the table")


@case
def several_scenarios_stand_in_one_document():
    text = (
        model("effects")
        .read_text()
        .replace("run:", "scenarios:\n  - {id: kiire, set: {services.luba.duration: 1h}}\nrun:")
    )
    outcome = Outcome(
        teekond(
            "simulate",
            write("two.yaml", text),
            "--format",
            "json",
            "-n",
            "2",
            "--scenario",
            "today",
            "--scenario",
            "kiire",
        )
    )
    equal("scenarios", sorted({r["scenario"] for r in outcome.json["results"]}), ["kiire", "today"])


@case
def bottlenecks_come_in_three_formats():
    for format in ("table", "csv", "json"):
        done = teekond("bottlenecks", TOWN, "--format", format)
        equal("exit", done.code, 0, done)
        check(
            "kaugus-ppa" in done.out or "Kaugus" in done.out, f"{format}: no bottleneck in it", done
        )
    check(
        len(list(csv.reader(io.StringIO(teekond("bottlenecks", TOWN, "--format", "csv").out)))) > 3,
        "no rows in the CSV",
    )
