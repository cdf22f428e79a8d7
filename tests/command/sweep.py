# SPDX-License-Identifier: EUPL-1.2
"""Sweeps and scenarios: each value is run, its rows are named by it, and it is what `--set` gives."""

import json

from support import MODELS, Outcome, case, check, equal, mean, simulate, teekond

MODEL = MODELS / "effects.yaml"
PATH = "services.luba.duration"


def scenarios(*arguments):
    outcome = Outcome(teekond("simulate", MODEL, "--format", "json", "-n", "2", *arguments))
    names = []
    for row in outcome.json["results"]:
        if row["scenario"] not in names:
            names.append(row["scenario"])
    return outcome, names


@case
def values_name_their_rows():
    _, names = scenarios("--sweep", f"{PATH}=1h,12h")
    equal("scenarios", names, [f"today; {PATH}=1h", f"today; {PATH}=12h"])


@case
def a_swept_value_is_the_same_value_set():
    outcome, _ = scenarios("--sweep", f"{PATH}=1h,12h")
    alone = simulate(MODEL, "-n", "2", "--set", f"{PATH}=12h")
    swept = outcome.row(scenario=f"today; {PATH}=12h")
    equal("measures", json.dumps(swept["measures"]), json.dumps(alone.row()["measures"]))
    equal("pools", len(outcome.json["pools"]), 2 * len(alone.json["pools"]))


@case
def ranges_end_at_their_end():
    for written, expected in ((f"{PATH}=1h..3h:1h", ["1h", "2h", "3h"]),
                              (f"{PATH}=0.5..1:0.25h", ["0.5h", "0.75h", "1h"]),
                              (f"{PATH}=1..2:0.4h", ["1h", "1.4h", "1.8h"])):
        _, names = scenarios("--sweep", written)
        equal(written, names, [f"today; {PATH}={value}" for value in expected])


@case
def values_are_yaml():
    _, names = scenarios("--sweep", PATH + "={times: 0.5},{times: 2}")
    equal("scenarios", names, [f"today; {PATH}={{times: 0.5}}", f"today; {PATH}={{times: 2}}"])


@case
def two_sweeps_are_every_pair():
    _, names = scenarios("--sweep", f"{PATH}=1h,2h", "--sweep", "run.seed=1,2")
    equal("scenarios", len(names), 4, names)
    check(names[1] == f"today; {PATH}=1h; run.seed=2", "the last sweep is the fastest", names)


@case
def a_longer_service_takes_longer():
    outcome, names = scenarios("--sweep", f"{PATH}=1h..31h:10h")
    times = [mean(outcome.measures(scenario=name)["time_to_complete_h"]) for name in names]
    check(times == sorted(times) and times[0] < times[-1], "times do not rise", times)


@case
def wrong_sweeps_are_usage():
    for written in ("", "a", "a=", "=1", "a=1,,2", "a=1..3:0", "a=3..1:1", "a=0..1000:0.5"):
        done = teekond("simulate", MODEL, "--sweep", written)
        equal(f"exit of {written!r}", done.code, 2, done)


@case
def a_wrong_path_is_a_finding():
    done = teekond("simulate", MODEL, "-n", "2", "--sweep", "services.puudub.duration=1h,2h")
    equal("exit", done.code, 1, done)
    check("puudub" in done.err, "the path is not named", done)


@case
def top_keeps_the_dearest():
    whole = json.loads(teekond("bottlenecks", MODEL, "-n", "2", "--format", "json").raw)
    first = json.loads(teekond("bottlenecks", MODEL, "-n", "2", "--format", "json", "--top", "1").raw)
    equal("rows", first["bottlenecks"], [r for r in whole["bottlenecks"] if r["rank"] == 1])
    for value in ("0", "x", "1.5"):
        equal(value, teekond("bottlenecks", MODEL, "--top", value).code, 2)
