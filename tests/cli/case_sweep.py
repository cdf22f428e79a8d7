# SPDX-License-Identifier: EUPL-1.2
"""Sweeps: values of one or two figures beside the workspace as it is. The ground is effects.yaml."""

import csv
import io
import json

from support import case, check, equal, model, near, teekond, write

STEP = "services.luba.processing"


def swept(*arguments):
    done = teekond("sweep", model("effects"), "-n", "3", *arguments, "--format", "json")
    equal("exit", done.code, 0, done)
    return json.loads(done.out)


@case
def a_longer_processing_is_longer_by_itself():
    document = swept("--over", f"{STEP}=1d..5d:2d")
    equal("figure", document["over"][0]["values"], ["1d", "3d", "5d"])
    times = [point["measures"]["time_to_complete_h"]["mean"] for point in document["points"]]
    near("a step", times[1] - times[0], 48.0)
    near("the next", times[2] - times[1], 48.0)
    base = document["base"]["measures"]["time_to_complete_h"]["mean"]
    for point, time in zip(document["points"], times):
        change = point["differences"]["time_to_complete_h"]
        near("difference from today", change["difference"]["mean"], time - base)
    equal("values", document["points"][1]["values"], {STEP: "3d"})
    equal("measures", sorted(document["points"][0]["measures"]), sorted(
        ["time_to_complete_h", "time_to_complete_p50_h", "completed_share", "wait_h"]))


@case
def numbers_are_numbers_and_the_edit_is_that_of_set():
    document = swept("--over", f"{STEP}={{times: 0.5..1:0.5}}", "--measure", "delay_h")
    equal("values", [p["values"][STEP] for p in document["points"]],
          ["{times: 0.5}", "{times: 1}"])
    equal("today again", document["points"][1]["differences"]["delay_h"]["difference"]["mean"], 0)
    equal("verdict", document["points"][1]["differences"]["delay_h"]["verdict"], "alike")


@case
def a_goal_splits_the_values():
    document = swept("--over", f"{STEP}=1d..9d:4d", "--goal", "delay_h=6d")
    equal("goal", document["goal"], {"measure": "delay_h", "at_most": 144})
    check("delay_h" in document["points"][0]["measures"], "the goal's measure is shown")
    states = [point["goal"] for point in document["points"]]
    equal("states", states, sorted(states, key=["reached", "open", "missed"].index))
    done = teekond("proovi", model("effects"), "-n", "3", "--over", f"{STEP}=1d..9d:4d",
                   "--goal", "delay_h=6d")
    check("Soov: " in done.out and "Läbi proovitud: " + STEP in done.out, done)


@case
def two_figures_are_every_pair():
    document = swept("--over", f"{STEP}=1d,2d", "--over", "services.luba.fee=1 EUR,2 EUR,3 EUR",
                     "--measure", "client_cost_eur")
    equal("points", len(document["points"]), 6)
    costs = [p["differences"]["client_cost_eur"]["difference"]["mean"] for p in document["points"]]
    near("the second figure is the fastest", costs[1] - costs[0], 1.0)
    near("and comes again", costs[3], costs[0])


@case
def csv_is_tidy():
    done = teekond("sweep", model("effects"), "-n", "3", "--over", f"{STEP}=1d,2d", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    equal("rows", len(rows), 8)
    equal("path", {row["path"] for row in rows}, {STEP})
    equal("settings", {row["setting"] for row in rows}, {"1d", "2d"})
    check(all(row["value"] and row["difference_low"] for row in rows), rows[0])


@case
def staff_shows_the_load_and_whose_it_is():
    path = write("amet.yaml", """teekond: 1
groups: [a]
pools: [{id: amet, provider: kov}]
municipalities:
  - {id: linn, arrivals: {a: 300/y}, staff: {amet: 1}}
  - {id: vald, arrivals: {a: 100/y}}
stages: [{id: s, steps: [{id: x, pool: amet, duration: 10h}]}]
run: {warmup: 3mo, measure: 1y, drain: 1y, replications: 3}
""")
    done = teekond("sweep", path, "--over", "omavalitsused.linn.töötajad.amet=1,2", "--format",
                   "json")
    document = json.loads(done.out)
    equal("whose", document["municipality"], "linn")
    loads = [point["pools"][0]["utilization"]["mean"] for point in document["points"]]
    near("half the load", loads[1], loads[0] / 2.0, relative=0.02)
    equal("place", [pool["place"] for pool in document["points"][0]["pools"]], ["linn"])
    equal("before", document["over"][0]["before"], 1)


@case
def one_thread_or_two_give_the_same_bytes():
    one, two = (
        teekond("sweep", model("effects"), "-n", "4", "--over", f"{STEP}=1d..9d:1d", "--threads",
                threads, "--format", "json").raw
        for threads in ("1", "2")
    )
    check(one == two and b'"points"' in one, one[:200])


@case
def wrong_lines_say_what_to_write():
    for arguments, code, said in (
        ((), 2, "--over"),
        (("--over", f"{STEP}"), 2, "PATH=VALUE"),
        (("--over", f"{STEP}=3d..1d:1d"), 2, "smaller end"),
        (("--over", f"{STEP}=1d..3d:0d"), 2, "greater than 0"),
        (("--over", f"{STEP}=0d..1000000000d:1d"), 2, "1000"),
        (("--over", f"{STEP}=1d,2d", "--over", f"{STEP}=3d,4d"), 2, "twice"),
        (("--over", "a=1", "--over", "b=1", "--over", "c=1"), 2, "at most two"),
        (("--over", f"{STEP}=palju,3d"), 1, "palju"),
        (("--over", "services.lubaa.processing=1d,3d"), 1, "luba"),
        (("--over", "services.luba.title=a,b", "--measure", "wait"), 2, "wait"),
        (("--over", f"{STEP}=1d,3d", "--kov", "kusalu"), 2, "kuusalu"),
        (("--over", f"{STEP}=1d,3d", "--goal", "wait_h"), 2, "NAME=NUMBER"),
        (("--over", f"{STEP}=1d,3d", "--goal", "wait_h=3%"), 2, "NAME=NUMBER"),
        (("--over", f"{STEP}=1d,3d", "--goal", "completed_share=90"), 2, "NAME=NUMBER"),
    ):
        done = teekond("sweep", model("effects"), "-n", "2", *arguments, "--lang", "en")
        equal(f"exit of {arguments}", done.code, code, done)
        check(said in done.err, f"{arguments} does not say {said}", done)
