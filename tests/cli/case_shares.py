# SPDX-License-Identifier: EUPL-1.2
"""Shares of the whole loss beside the prices: what adds up, what hides, what reinforces, and the flags."""

import csv
import io
import json
import signal
import subprocess
import time

from support import Settings, case, check, equal, mean, near, teekond
from towns import town

QUICK = "{warmup: 0, measure: 1y, drain: 2y, replications: 3, seed: 3}"
PARALLEL = "{parallel: {until: all, branches: [[{id: a, delay: 10d}], [{id: b, delay: {exponential: 10d}}]]}}"


def slow(steps, *bottlenecks, file="linn.yaml"):
    """A town with bottlenecks (step, effect) named k1, k2, …"""
    rows = ", ".join(
        f"{{id: k{n}, title: Koht {n}, at: [{step}], effect: {{{effect}}}}}"
        for n, (step, effect) in enumerate(bottlenecks, 1)
    )
    return town(steps, bottlenecks=f"[{rows}]", run=QUICK, file=file)


def hidden():
    return slow(PARALLEL, ("a", "delay: 8d"), ("b", "delay: 6d"), ("b", "delay: {times: 2}"))


def interactions(path, *arguments):
    done = teekond("bottlenecks", path, "--shapley", "--format", "json", *arguments)
    equal("exit", done.code, 0, done)
    return json.loads(done.raw)


@case
def shares_add_up_to_the_whole():
    for arguments in ((), ("--permutations", "4")):
        found = interactions(hidden(), *arguments)
        shares = found["interactions"]["shares"]
        whole = mean(found["interactions"]["whole_days_per_year"])
        near("sum", sum(mean(s["share_days_per_year"]) for s in shares), whole)
        alone = {b["bottleneck"]: b for b in found["bottlenecks"] if b["municipality"] == "*"}
        for share in shares:
            check(share["bottleneck"] in alone, "a share without a price", share)
        equal("ranks", [s["rank"] for s in shares], [1, 2, 3])


@case
def threads_change_no_byte_of_sampled_shares():
    path = hidden()
    one, two = (
        teekond(
            "bottlenecks",
            path,
            "--shapley",
            "--permutations",
            "6",
            "--format",
            "json",
            "--threads",
            threads,
        ).raw
        for threads in ("1", "2")
    )
    equal("bytes", one, two)
    equal("orders", json.loads(one)["interactions"]["permutations"], 6)


@case
def a_sentence_says_how_they_act_together():
    step = "{id: a, delay: 5d}"
    factors = slow(
        step, ("a", "delay: {times: 3}"), ("a", "delay: {times: 2}"), file="tegurid.yaml"
    )
    series = slow(step, ("a", "delay: 3d"), ("a", "delay: 2d"), file="jada.yaml")
    for path, verdict, words, others in (
        (hidden(), "hide", "varjavad üksteist", "hide each other"),
        (factors, "reinforce", "võimendavad üksteist", "reinforce each other"),
        (series, "add-up", "hinnad liituvad", "prices add up"),
    ):
        equal("verdict", interactions(path)["interactions"]["verdict"], verdict)
        done = teekond("bottlenecks", path, "--shapley")
        check(words in " ".join(done.out.split()), f"{words}?", done)
        done = teekond("bottlenecks", path, "--shapley", "--lang", "en")
        check(others in " ".join(done.out.split()), f"{others}?", done)


@case
def the_dearest_are_shown_and_the_rest_is_summed_up():
    done = teekond("bottlenecks", hidden(), "--shapley", "--top", "1", "--lang", "en")
    check("the other 2" in done.out and "all together" in done.out, "the rest", done)
    found = interactions(hidden(), "--top", "1")
    equal("all shares", len(found["interactions"]["shares"]), 3)
    equal(
        "one price",
        len(
            [
                b
                for b in found["bottlenecks"]
                if b["municipality"] == "*" and b["journey"] == "*" and b["group"] == "*"
            ]
        ),
        1,
    )


@case
def shares_stand_in_the_csv_of_everybody():
    path = hidden()
    done = teekond("bottlenecks", path, "--shapley", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    shares = {
        r["bottleneck"]: float(r["share_days_per_year"]) for r in rows if r["share_days_per_year"]
    }
    told = interactions(path)["interactions"]["shares"]
    equal("shares", shares, {s["bottleneck"]: mean(s["share_days_per_year"]) for s in told})
    check(all(r["municipality"] == "*" for r in rows if r["share_days_per_year"]), "of whom", rows)


@case
def without_the_flag_there_are_none():
    done = teekond("bottlenecks", hidden(), "--format", "json")
    check("interactions" not in json.loads(done.raw), "shares that nobody asked for", done)


@case
def what_cannot_be_asked_is_told():
    path = hidden()
    for arguments, words in (
        (("--time", "10s"), "--shapley"),
        (("--permutations", "10"), "--shapley"),
        (("--shapley", "--time", "0s"), "60s"),
        (("--shapley", "--time", "10"), "5min"),
        (("--shapley", "--time", "1e3s"), "5min"),
        (("--shapley", "--time", "900h"), "ööpäev"),
        (("--shapley", "--permutations", "0"), "täisarvu"),
        (("--shapley", "--permutations", "2.5"), "täisarvu"),
        (("--shapley", "--permutations", "9999999999"), "10000"),
    ):
        done = teekond("bottlenecks", path, *arguments)
        equal(f"exit of {arguments}", done.code, 2, done)
        check(words in done.err, f"{words}?", done)
        equal("nothing on standard output", done.out, "")


@case
def no_mechanism_no_shares():
    path = town("{id: a, delay: 5d}", bottlenecks="[{id: koht, title: K, at: [a]}]", run=QUICK)
    found = interactions(path)
    equal("shares", found["interactions"]["shares"], [])
    equal("method", found["interactions"]["method"], None)
    equal("a table too", teekond("bottlenecks", path, "--shapley").code, 0)


@case
def ctrl_c_hands_over_what_is_known():
    """Twenty in a queue, sampled for a minute: Ctrl-C ends it at once, with the prices."""
    path = slow(PARALLEL, *([("a", "delay: 1d"), ("b", "delay: 1d")] * 10))
    child = subprocess.Popen(
        [
            Settings.program,
            "bottlenecks",
            path,
            "--shapley",
            "--permutations",
            "10000",
            "--format",
            "json",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(3 if Settings.sanitized else 1)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    equal("exit", child.returncode, 130, err.decode())
    if out:
        run = json.loads(out)["run"]
        equal("run", (run["partial"], run["stopped_by"]), (True, "interrupt"))
