# SPDX-License-Identifier: EUPL-1.2
"""--precision: replications until the mean journey time is known well enough, or a limit is met."""

from support import case, check, equal, simulate, teekond, write

QUEUE = """
    teekond: 1
    groups: [elanik]
    municipalities: [{id: linn, arrivals: {elanik: 3000/y}}]
    pools: [{id: lett, provider: kov}]
    services: [{id: vastuvõtt, pool: lett, duration: {exponential: 2h}}]
    stages: [{id: s, steps: [{id: x, service: vastuvõtt}]}]
    scenarios: [{id: kiirem, set: {services.vastuvõtt.duration: {exponential: 1h}}}]
    run: {start: 2026-01-05, warmup: 1mo, measure: 6mo, drain: 1y, replications: 5}
    """


def relative(estimate):
    return (estimate["high"] - estimate["low"]) / 2 / estimate["mean"]


@case
def it_stops_when_precise_enough():
    found = simulate(write("queue.yaml", QUEUE), "--precision", "3%")
    run = found.json["run"]
    equal("stopped_by", run["stopped_by"], "precision")
    equal("partial", run["partial"], False)
    equal("precision", run["precision"], 0.03)
    check(10 <= run["replications"] < 1000, "replications", run)
    time = found.measures()["time_to_complete_h"]
    check(relative(time) <= 0.03 / 1.03, f"relative half-width {relative(time)}", time)
    check(abs(run["precision_reached"] - relative(time)) < 1e-12, "precision_reached", run)


@case
def a_share_and_per_cent_are_the_same():
    path = write("queue.yaml", QUEUE)
    first = teekond("simulate", path, "--precision", "5%", "--format", "json")
    for written in ("0.05", "5.0%", " 5 %"):
        again = teekond("simulate", path, "--precision", written, "--format", "json")
        equal(f"--precision {written}", again.raw, first.raw)


@case
def threads_change_no_byte():
    path = write("queue.yaml", QUEUE)
    arguments = ("simulate", path, "--precision", "4%", "--format", "json", "--scenario")
    first = teekond(*arguments, "today,kiirem", "--threads", "1")
    equal("exit", first.code, 0)
    for threads in ("2", "3", "7"):
        again = teekond(*arguments, "today,kiirem", "--threads", threads)
        equal(f"--threads {threads}", again.raw, first.raw)


@case
def replications_are_the_limit():
    path = write("queue.yaml", QUEUE)
    for limit in (1, 7, 10, 12):
        found = simulate(path, "--precision", "0.1%", "--replications", limit)
        equal("stopped_by", found.json["run"]["stopped_by"], "limit")
        equal("replications", found.json["run"]["replications"], limit)
    for scenario in ("today", "kiirem"):
        time = found.measures(scenario="today")["time_to_complete_h"]
        equal(f"n of {scenario}", time.get("n", 12), 12)


@case
def without_the_flag_nothing_changes():
    run = simulate(write("queue.yaml", QUEUE)).json["run"]
    equal("stopped_by", run["stopped_by"], "count")
    equal("replications", run["replications"], 5)
    check("precision" not in run, "precision without being asked", run)


@case
def all_scenarios_and_all_values_of_a_sweep_have_the_same_replications():
    path = write("queue.yaml", QUEUE)
    slow = simulate(path, "--precision", "3%")
    fast = simulate(path, "--precision", "3%", "--scenario", "kiirem")
    both = simulate(path, "--precision", "3%", "--scenario", "today,kiirem")
    swept = simulate(
        path, "--precision", "3%", "--sweep", "services.vastuvõtt.duration.exponential=1h,2h"
    )
    needed = slow.json["run"]["replications"]
    check(needed > fast.json["run"]["replications"], "the longer queue needs no more", needed)
    for found in (both, swept):
        equal("replications", found.json["run"]["replications"], needed)
        equal("stopped_by", found.json["run"]["stopped_by"], "precision")
        for row in found.json["results"]:
            check("n" not in row["measures"]["arrived"], "other n", row["measures"]["arrived"])


@case
def a_sentence_says_which():
    path = write("queue.yaml", QUEUE)
    reached = teekond("simulate", path, "--precision", "5%")
    check("Peatus, sest küsitud täpsus 5% on käes: " in reached.out, "no sentence", reached)
    missed = teekond("simulate", path, "--precision", "0.5%", "-n", "10", "--lang", "en")
    check(
        "Stopped at the limit: the precision asked for, 0.50%, was not reached: " in missed.out,
        "no sentence",
        missed,
    )
    plain = teekond("simulate", path, "--lang", "en")
    check("recision" not in plain.out, "precision without being asked", plain)


@case
def nobody_completes():
    nobody = write(
        "nobody.yaml", QUEUE.replace("service: vastuvõtt}", "next: [{to: leave, p: 100%}]}")
    )
    found = simulate(nobody, "--precision", "2%", "-n", "12")
    equal("stopped_by", found.json["run"]["stopped_by"], "limit")
    equal("precision_reached", found.json["run"]["precision_reached"], None)
    told = teekond("simulate", nobody, "--precision", "2%", "-n", "12")
    check("keskmise teekonna aja vahemikku ei ole" in told.out, "no sentence", told)


@case
def wrong_values_are_told():
    path = write("queue.yaml", QUEUE)
    for written in (
        "",
        "%",
        "0",
        "0%",
        "-2%",
        "0.00001",
        "60%",
        "1",
        "2,5%",
        "kaks",
        "2%%",
        "1e-2",
    ):
        done = teekond("simulate", path, f"--precision={written}")
        equal(f"exit of --precision={written}", done.code, 2)
        check("0.01%" in done.err and "50%" in done.err, "the bounds are not told", done)
        equal("stdout", done.out, "")
    check("kas mõtlesid 2%?" in teekond("simulate", path, "--precision", "2").err, "no proposal")
    check(
        "did you mean 2%?" in teekond("simulate", path, "--precision", "2", "--lang", "en").err,
        "no proposal",
    )
    done = teekond("bottlenecks", path, "--precision", "2%")
    equal("exit of bottlenecks --precision", done.code, 2)
