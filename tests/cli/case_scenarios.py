# SPDX-License-Identifier: EUPL-1.2
"""Edits of the document: scenarios, proposals, --set. The ground is effects.yaml, 386 h + 5 d."""

import json

from support import (
    Outcome,
    case,
    check,
    equal,
    mean,
    model,
    near,
    share_se,
    simulate,
    teekond,
    variant,
)

TODAY = 386 + 120.0


def scenario(text, *changes):
    """effects.yaml with one scenario (or more) appended."""
    return variant("effects", ("run:", f"scenarios:\n{text}\nrun:"), *changes)


def time_of(outcome, name="today"):
    return outcome.measures(scenario=name)["time_to_complete_h"]


def edited(edit, hours, *changes):
    path = scenario(f"  - id: teisiti\n    set: {{{edit}}}", *changes)
    outcome = simulate(path, "-n", "2", "--scenario", "today", "--scenario", "teisiti")
    near("today", time_of(outcome), TODAY)
    near(f"with {edit}", time_of(outcome, "teisiti"), hours)


def proposed(proposals, scenarios, hours, name="pakett"):
    path = variant("effects", ("run:", f"proposals:\n{proposals}\nscenarios:\n{scenarios}\nrun:"))
    near(name, time_of(simulate(path, "-n", "2", "--scenario", name), name), hours)


@case
def today_is_simulated_by_default():
    outcome = simulate(
        scenario("  - id: teisiti\n    set: {services.luba.duration: 4h}"), "-n", "2"
    )
    equal("scenarios", {r["scenario"] for r in outcome.json["results"]}, {"today"})


@case
def a_scenario_named_alone_comes_alone():
    outcome = simulate(
        scenario("  - id: teisiti\n    set: {services.luba.duration: 4h}"),
        "-n",
        "2",
        "--scenario",
        "teisiti",
    )
    equal("scenarios", {r["scenario"] for r in outcome.json["results"]}, {"teisiti"})
    near("time", time_of(outcome, "teisiti"), TODAY + 2)


@case
def a_value_is_replaced():
    edited("services.luba.duration: 12h", TODAY + 10)


@case
def a_figure_is_multiplied():
    edited("services.luba.booking: {times: 0.25}", TODAY - 36)


@case
def a_figure_is_increased():
    edited("services.luba.booking: {plus: 1d}", TODAY + 24)


@case
def a_key_is_removed():
    edited("services.luba.booking: null", TODAY - 48)


@case
def a_step_of_a_journey():
    edited("journeys.teekond.steps.luba.delay: 3d", TODAY - 7 * 24)


@case
def a_bottleneck_is_edited():
    edited("bottlenecks.takistus.effect.delay: 1d", TODAY - 4 * 24)


@case
def a_key_that_was_not_there():
    edited("journeys.teekond.steps.algne.delay: 1d", TODAY + 24)


@case
def estonian_keys_in_paths():
    edited("teenused.luba.kestus: 12t", TODAY + 10)


@case
def several_edits():
    edited("services.luba.duration: 12h, services.luba.booking: {times: 2}", TODAY + 10 + 48)


@case
def next_is_named_by_its_to():
    path = scenario(
        "  - id: teisiti\n    set: {journeys.teekond.steps.luba.next.lahkus.p: 100%}",
        ("milestone: yes", "next: [{to: lahkus, p: 0%}]"),
    )
    outcome = simulate(path, "-n", "2", "--scenario", "today", "--scenario", "teisiti")
    near("today", outcome.measures()["exits"]["lahkus"], 0)
    near("teisiti", outcome.measures(scenario="teisiti")["exits"]["lahkus"], 1)


@case
def figures_by_whom_are_edited_by_their_key():
    path = scenario(
        "  - id: teisiti\n    set: {journeys.teekond.steps.luba.delay.el: 20d}",
        ("delay: 10d", 'delay: {el: 10d, "*": 10d}'),
    )
    outcome = simulate(path, "-n", "2", "--scenario", "teisiti")
    near("el", outcome.measures(scenario="teisiti", group="el")["time_to_complete_h"], TODAY + 240)
    near(
        "others",
        outcome.measures(scenario="teisiti", group="kolmas-riik")["time_to_complete_h"],
        TODAY,
    )


@case
def times_meets_every_part_of_a_figure():
    path = scenario(
        "  - id: teisiti\n    set: {journeys.teekond.steps.luba.delay: {times: 2}}",
        ("delay: 10d", 'delay: {el: {value: 10d, evidence: workshop}, "*": [4d, 6d]}'),
    )
    outcome = simulate(path, "-n", "2", "--scenario", "teisiti")
    for group in ("el", "kolmas-riik"):
        near(
            group,
            outcome.measures(scenario="teisiti", group=group)["time_to_complete_h"],
            TODAY + 240,
        )


@case
def set_of_the_command_line():
    outcome = simulate(model("effects"), "-n", "2", "--set", "services.luba.duration=12h")
    near("time", mean(outcome.json["results"][0]["measures"]["time_to_complete_h"]), TODAY + 10)


@case
def set_of_the_command_line_multiplies():
    outcome = simulate(model("effects"), "-n", "2", "--set", "services.luba.duration={times: 3}")
    near("time", mean(outcome.json["results"][0]["measures"]["time_to_complete_h"]), TODAY + 4)


@case
def set_comes_after_the_scenario():
    path = scenario("  - id: teisiti\n    set: {services.luba.duration: 12h}")
    outcome = simulate(
        path, "-n", "2", "--scenario", "teisiti", "--set", "services.luba.duration={plus: 1h}"
    )
    near("time", mean(outcome.json["results"][0]["measures"]["time_to_complete_h"]), TODAY + 11)


@case
def set_of_a_municipality_is_for_its_clients():
    path = variant("effects", ("{id: tartu,", "{id: tartu, set: {services.luba.duration: 12h},"))
    outcome = simulate(path, "-n", "2")
    near("tartu", outcome.measures(municipality="tartu")["time_to_complete_h"], TODAY + 10)
    near("kuusalu", outcome.measures(municipality="kuusalu")["time_to_complete_h"], TODAY)


@case
def a_proposal_removes_a_bottleneck():
    proposed("  - {id: abi, removes: [takistus]}", "  - {id: pakett, adopt: [abi]}", TODAY - 120)


@case
def a_proposal_removes_a_part():
    proposed(
        "  - {id: abi, removes: {takistus: 80%}}", "  - {id: pakett, adopt: [abi]}", TODAY - 96
    )


@case
def what_remains_is_multiplied():
    """r = (1 - 0.5) (1 - 0.4) = 0.3."""
    proposed(
        "  - {id: abi, removes: {takistus: 50%}}\n  - {id: teine, removes: {takistus: 40%}}",
        "  - {id: pakett, adopt: [abi, teine]}",
        TODAY - 0.7 * 120,
    )


@case
def a_proposal_sets():
    proposed(
        "  - {id: abi, set: {services.luba.booking: {times: 0.5}}}",
        "  - {id: pakett, adopt: [abi]}",
        TODAY - 24,
    )


@case
def a_scenario_edits_after_its_proposals():
    proposed(
        "  - {id: abi, set: {services.luba.duration: 12h}}",
        "  - {id: pakett, adopt: [abi], set: {services.luba.duration: {plus: 1h}}}",
        TODAY + 11,
    )


@case
def an_adopted_proposal_is_part_of_today():
    path = variant(
        "effects", ("run:", "proposals:\n  - {id: abi, removes: [takistus], status: adopted}\nrun:")
    )
    near("today", time_of(simulate(path, "-n", "2")), TODAY - 120)


@case
def a_factor_shrinks_toward_one():
    """times: 1.5 with half removed is 1.25: 60 hours of 10 days."""
    path = variant(
        "effects",
        ("effect: {delay: 5d}", "effect: {delay: {times: 1.5}}"),
        (
            "run:",
            "proposals:\n  - {id: abi, removes: {takistus: 50%}}\n"
            "scenarios:\n  - {id: pakett, adopt: [abi]}\nrun:",
        ),
    )
    near("pakett", time_of(simulate(path, "-n", "2", "--scenario", "pakett"), "pakett"), 386 + 60)


@case
def an_unknown_scenario_is_refused():
    done = teekond("simulate", model("effects"), "--scenario", "puudub")
    check(done.code in (1, 2), f"exit {done.code}", done)
    equal("stdout", done.out, "")
    check("puudub" in done.err, "the message does not name it", done)


@case
def a_wrong_path_is_refused():
    for edit in (
        "services.puudub.duration=1h",
        "services.luba.durtion=1h",
        "services.luba.duration=varsti",
        "services.luba.duration",
    ):
        done = teekond("simulate", model("effects"), "--set", edit)
        check(done.code in (1, 2), f"--set {edit}: exit {done.code}", done)
        equal("stdout", done.out, "")
        check(done.err != "", f"--set {edit}: not a word", done)


@case
def a_broken_scenario_is_found_by_check():
    path = scenario("  - id: teisiti\n    set: {journeys.teekond.steps.luba.needs: [luba]}")
    done = teekond("check", path)
    check(done.code == 1, f"exit {done.code}: a step that needs itself in a scenario", done)


@case
def a_proposal_adopted_in_one_municipality():
    path = variant(
        "effects",
        (
            "run:",
            "proposals:\n  - {id: abi, removes: [takistus]}\n"
            "scenarios:\n  - {id: pakett, adopt: {abi: [tartu]}}\nrun:",
        ),
    )
    outcome = simulate(path, "-n", "2", "--scenario", "pakett")
    for municipality, hours in (("tartu", TODAY - 120), ("kuusalu", TODAY)):
        measures = outcome.measures(scenario="pakett", municipality=municipality)
        near(municipality, measures["time_to_complete_h"], hours)


@case
def an_adopted_pilot_is_part_of_today_where_it_is_piloted():
    path = variant(
        "effects",
        (
            "run:",
            "proposals:\n  - {id: abi, removes: [takistus], status: adopted, pilot: [tartu]}\nrun:",
        ),
    )
    outcome = simulate(path, "-n", "2")
    for municipality, hours in (("tartu", TODAY - 120), ("kuusalu", TODAY)):
        near(municipality, outcome.measures(municipality=municipality)["time_to_complete_h"], hours)


@case
def a_part_of_without_moves_the_figure_that_far():
    """The delay of ten days is the bottleneck; half of it taken away leaves five."""
    path = variant(
        "effects",
        ("effect: {delay: 5d}", "without: {journeys.teekond.steps.luba.delay: 0}"),
        (
            "run:",
            "proposals:\n  - {id: abi, removes: {takistus: 50%}}\n"
            "scenarios:\n  - {id: pakett, adopt: [abi]}\nrun:",
        ),
    )
    outcome = simulate(path, "-n", "2", "--scenario", "today", "--scenario", "pakett")
    near("today", time_of(outcome), 386)
    near("pakett", time_of(outcome, "pakett"), 386 - 120)


@case
def a_part_of_a_dropout_is_a_smaller_share():
    path = variant(
        "effects",
        ("effect: {delay: 5d}", "effect: {dropout: 40%}"),
        (
            "run:",
            "proposals:\n  - {id: abi, removes: {takistus: 75%}}\n"
            "scenarios:\n  - {id: pakett, adopt: [abi]}\nrun:",
        ),
    )
    outcome = simulate(path, "--scenario", "pakett", n=10)
    near(
        "leave",
        outcome.measures(scenario="pakett")["exits"]["leave"],
        0.1,
        share_se(0.1, 40_000),
    )


@case
def a_municipalitys_own_figure_wins_over_a_general_edit():
    path = variant(
        "effects",
        ("{id: tartu,", "{id: tartu, set: {services.luba.duration: 12h},"),
        ("run:", "scenarios:\n  - {id: kiire, set: {services.luba.duration: 1h}}\nrun:"),
    )
    outcome = simulate(path, "-n", "2", "--scenario", "kiire")
    for municipality, hours in (("tartu", TODAY + 10), ("kuusalu", TODAY - 1)):
        measures = outcome.measures(scenario="kiire", municipality=municipality)
        near(municipality, measures["time_to_complete_h"], hours)


@case
def an_edit_may_name_a_municipalitys_own_figure():
    path = variant(
        "effects",
        ("{id: tartu,", "{id: tartu, set: {services.luba.duration: 12h},"),
        (
            "run:",
            "scenarios:\n  - {id: kiire, set: "
            "{municipalities.tartu.set.services.luba.duration: 3h}}\nrun:",
        ),
    )
    outcome = simulate(path, "-n", "2", "--scenario", "kiire")
    for municipality, hours in (("tartu", TODAY + 1), ("kuusalu", TODAY)):
        measures = outcome.measures(scenario="kiire", municipality=municipality)
        near(municipality, measures["time_to_complete_h"], hours)


@case
def staff_of_a_municipality_is_edited():
    path = variant(
        "office",
        ("arrivals: {uus: 6/h}", "staff: {ametnik: 1}, arrivals: {uus: 6/h}"),
        (
            "run:",
            "scenarios:\n  - {id: kaks, set: {municipalities.kuusalu.staff.ametnik: 2}}\nrun:",
        ),
    )
    outcome = simulate(path, "-n", "2", "--scenario", "kaks")
    near("servers", outcome.pool("ametnik", "kuusalu", scenario="kaks")["servers"], 2)


@case
def a_sweep_runs_each_value():
    done = teekond(
        *("simulate", model("effects"), "-n", "2", "--format", "json"),
        *("--sweep", "services.luba.duration=1h,2h,4h"),
    )
    found = Outcome(done)
    times = [
        mean(row["measures"]["time_to_complete_h"])
        for row in found.json["results"]
        if row["municipality"] == row["journey"] == row["group"] == "*"
    ]
    equal("values", sorted(round(t, 6) for t in times), [TODAY - 1, TODAY, TODAY + 2])


@case
def a_sweep_over_a_range():
    """1 to 2 in steps of 0.5: three values."""
    done = teekond(
        *("simulate", model("office"), "-n", "2", "--format", "json"),
        *("--sweep", "pools.ametnik.servers=1..2:0.5"),
    )
    servers = sorted(round(mean(p["servers"]), 2) for p in Outcome(done).json["pools"])
    equal("servers", servers, [1.0, 1.5, 2.0])


@case
def a_problem_of_a_scenario_stands_at_its_edit():
    path = scenario("  - id: teisiti\n    set: {services.luba.duration: kiiresti}")
    done = teekond("check", path, "--format", "json")
    found = [p for p in json.loads(done.raw)["problems"] if p["severity"] == "error"]
    lines = path.read_text().splitlines()
    equal(
        "places",
        [lines[p["line"] - 1].strip() for p in found],
        ["set: {services.luba.duration: kiiresti}"],
    )
