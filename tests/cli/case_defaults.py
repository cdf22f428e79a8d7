# SPDX-License-Identifier: EUPL-1.2
"""What holds where nothing is written, and how it is told."""

import json
import math

from support import case, check, equal, mean, near, problems, simulate, teekond, write

STICKY_NOTES = """\
    teekond: 1
    title: Kleeppaberid
    stages:
      - id: saabumine
        title: Saabumine
        steps:
          - Elukoha registreerimine
          - Perearsti leidmine
      - id: tööle
        title: Tööle
        steps:
          - Töökoha leidmine
    bottlenecks:
      - Perearsti ei leia
    """


@case
def a_map_without_numbers_is_simulated():
    """One group, one municipality, 100 arrivals a year, no time at all."""
    outcome = simulate(write("paberid.yaml", STICKY_NOTES))
    equal(
        "run",
        [outcome.json["run"][k] for k in ("seed", "replications", "start")],
        [1, 30, "2026-01-05"],
    )
    near("measure_h", outcome.json["run"]["measure_h"], 8766)
    near("warmup_h", outcome.json["run"]["warmup_h"], 8766)
    near("arrived", outcome.measures()["arrived"], 100, math.sqrt(100 / 30))
    near("completed_share", outcome.measures()["completed_share"], 1)
    near("time_to_complete_h", outcome.measures()["time_to_complete_h"], 0)
    near("visits", outcome.measures()["visits"], 3)
    equal(
        "rows",
        {(r["municipality"], r["group"]) for r in outcome.json["results"]},
        {(m, g) for m in ("*", "kohalik") for g in ("*", "kõik")},
    )


@case
def bare_strings_make_their_ids():
    outcome = simulate(write("paberid.yaml", STICKY_NOTES))
    steps = {s["step"] for r in outcome.json["results"] for s in r["steps"]}
    check(
        {"elukoha-registreerimine", "perearsti-leidmine", "töökoha-leidmine"} <= steps, f"{steps}"
    )


@case
def every_default_is_an_assumption():
    done = teekond(
        "check", write("paberid.yaml", STICKY_NOTES), "--format", "json", "--assumptions"
    )
    equal("exit", done.code, 0, done)
    found = json.loads(done.raw)
    check(len(found["assumptions"]) >= 3, "groups, arrivals and run are assumed", found)
    text = json.dumps(found["assumptions"], ensure_ascii=False)
    check("100" in text, "100 arrivals a year are an assumption", text)


@case
def assumptions_are_told_in_words():
    done = teekond("check", write("paberid.yaml", STICKY_NOTES), "--assumptions")
    equal("exit", done.code, 0, done)
    check("100" in done.out + done.err, "no assumption of 100 arrivals", done)


@case
def a_bare_figure_is_an_assumption_and_a_sourced_one_is_not():
    text = """\
        teekond: 1
        sources: [{id: rr-2025, title: Rahvastikuregister}]
        groups: [el]
        municipalities:
          - {id: tartu, arrivals: {el: {value: 471/y, source: rr-2025, evidence: register}}}
        stages:
          - {id: saabumine, steps: [{id: avaldus, delay: 17d}]}
        """
    done = teekond("check", write("m.yaml", text), "--format", "json", "--assumptions")
    listed = json.dumps(json.loads(done.raw)["assumptions"], ensure_ascii=False)
    check("17" in listed, "the bare delay is no assumption", listed)
    check("471" not in listed, "the register's figure is listed as an assumption", listed)


@case
def assumptions_come_with_results():
    outcome = simulate(write("paberid.yaml", STICKY_NOTES), "-n", "2")
    check(len(outcome.json["assumptions"]) >= 3, "no assumptions", outcome.json["assumptions"])


@case
def a_pool_is_one_server_always_there():
    """100 arrivals a year, a day each."""
    text = """\
        teekond: 1
        pools: [ametnik]
        services: [{id: nõu, pool: ametnik, duration: 1d}]
        stages: [{id: algus, steps: [{id: nõustamine, service: nõu}]}]
        run: {replications: 10}
        """
    pool = simulate(write("m.yaml", text)).pool("ametnik", "kohalik")
    near("servers", pool["servers"], 1)
    near("utilization", pool["utilization"], 100 / 365.25, math.sqrt(100 / 10) / 365.25)


@case
def a_service_without_duration_takes_no_time():
    text = """\
        teekond: 1
        pools: [ametnik]
        services: [{id: nõu, pool: ametnik}]
        stages: [{id: algus, steps: [{id: nõustamine, service: nõu}]}]
        run: {replications: 2}
        """
    measures = simulate(write("m.yaml", text)).measures()
    near("time_to_complete_h", measures["time_to_complete_h"], 0)
    near("visits", measures["visits"], 1)


@case
def a_top_level_stages_makes_the_only_journey():
    outcome = simulate(write("paberid.yaml", STICKY_NOTES), "-n", "2")
    journeys = {r["journey"] for r in outcome.json["results"]} - {"*"}
    equal("journeys", len(journeys), 1)


@case
def groups_that_no_journey_lists_take_the_one_without_groups():
    text = """\
        teekond: 1
        groups: [el, ajutine, tagasipöörduja]
        municipalities: [{id: tartu, arrivals: {el: 100/y, ajutine: 50/y, tagasipöörduja: 30/y}}]
        journeys:
          - {id: tagasi, groups: [tagasipöörduja], stages: [{id: a, steps: [{id: x, delay: 1d}]}]}
          - {id: uus, stages: [{id: b, steps: [{id: y, delay: 2d}]}]}
        run: {replications: 2}
        """
    outcome = simulate(write("m.yaml", text))
    near(
        "tagasi",
        outcome.measures(group="tagasipöörduja", journey="tagasi")["time_to_complete_h"],
        24,
    )
    near("el", outcome.measures(group="el", journey="uus")["time_to_complete_h"], 48)
    near("ajutine", outcome.measures(group="ajutine", journey="uus")["time_to_complete_h"], 48)


@case
def warnings_alone_are_not_errors():
    """An overloaded pool is told, and simulated all the same: exit status 0."""
    text = """\
        teekond: 1
        pools: [ametnik]
        services: [{id: nõu, pool: ametnik, duration: 5d}]
        stages: [{id: algus, steps: [{id: nõustamine, service: nõu}]}]
        run: {replications: 2}
        """
    path = write("m.yaml", text)
    found = problems(path, code=0)
    check(any(p["severity"] == "warning" for p in found), "no warning", found)
    check(
        mean(simulate(path).measures()["wait_h"]) > 24, "nobody waits at 137 % of the time there is"
    )


@case
def what_scenarios_have_in_common_counts_once():
    """Three scenarios beside today, one step that nobody reaches in any of them."""
    path = write(
        "kolm.yaml",
        """\
        teekond: 1
        stages: [{id: s, steps: [{id: a, then: c}, {id: b}, {id: c, delay: 1d}]}]
        scenarios: [{id: s1, set: {stages.s.steps.c.delay: 2d}}, {id: s2}, {id: s3}]
        """,
    )
    done = teekond("check", path, "--format", "json")
    found = json.loads(done.raw)
    equal("listed", len(found["problems"]), 1)
    equal("counted", found["warning_count"], 1)
    check("1 hoiatus" in teekond("check", path).out, "told once to people", done)
