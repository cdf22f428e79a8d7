# SPDX-License-Identifier: EUPL-1.2
"""Paths of edits: into blocks, by-whom keys, dates, origins; what null takes away; what is refused."""

import json

from support import case, check, equal, mean, near, simulate, teekond
from towns import DAY, JOURNEY, days, reached, town

S = "journeys.teekond.steps"
TOWNS = "[{id: kuusalu, arrivals: {uus: 200/y}}, {id: tartu, arrivals: {uus: 100/y}%s}]"


def with_set(path, expected, *settings):
    arguments = [word for setting in settings for word in ("--set", setting)]
    return days(path, expected, *arguments)


def by_town(path, kuusalu, tartu, *settings):
    arguments = [word for setting in settings for word in ("--set", setting)]
    outcome = simulate(path, *arguments)
    for municipality, expected in (("kuusalu", kuusalu), ("tartu", tartu)):
        hours = outcome.measures(municipality=municipality)["time_to_complete_h"]
        near(municipality, mean(hours) / DAY, expected)


def refused(path, setting, *, at_edit=True):
    done = teekond("check", path, "--set", setting, "--format", "json")
    equal(f"status with {setting}", done.code, 1)
    errors = [p for p in json.loads(done.raw)["problems"] if p["severity"] == "error"]
    check(errors, f"an error for {setting}", done)
    if at_edit:
        check(errors[0]["file"].startswith("--set"), "shown at the edit", errors)


# ---- where a path may lead -------------------------------------------------------------------------


@case
def steps_inside_blocks_are_named_like_all_others():
    path = town(
        "{parallel: {until: all, branches: [[{id: a, delay: 1d}], [{parallel: {until: any, branches: "
        "[[{id: b, delay: 5d}], [{id: c, delay: 9d}]]}}]]}}",
        municipalities=TOWNS % "",
    )
    with_set(path, 5)
    with_set(path, 7, f"{S}.b.delay=7d")
    with_set(path, 6, f"{S}.a.delay=6d")
    by_town(path, 5, 3, f"municipalities.tartu.set.{S}.b.delay=3d")


@case
def stages_may_stand_in_the_path_or_not():
    path = town("{id: a, delay: 1d}")
    for name in (
        f"{S}.a",
        "journeys.teekond.stages.etapp.steps.a",
        "stages.etapp.steps.a",
        "steps.a",
    ):
        with_set(path, 3, f"{name}.delay=3d")


@case
def keys_by_whom_are_parts_of_a_path():
    path = town("{id: a, delay: {tartu: 3d, '*': 1d}}", municipalities=TOWNS % "")
    by_town(path, 1, 4, f"{S}.a.delay.tartu=4d")
    by_town(path, 2, 3, f"{S}.a.delay.*=2d")
    by_town(path, 2, 6, f"{S}.a.delay={{times: 2}}")
    by_town(path, 1, 3.5, f"{S}.a.delay.tartu={{plus: 12h}}")
    by_town(path, 1, 1, f"{S}.a.delay.tartu=null")
    by_town(path, 5, 3, f"{S}.a.delay.kuusalu=5d")


@case
def dates_are_parts_of_a_path():
    """From 2027 on 5 days: nobody who comes in 2026 meets it; 2026's figure is the one changed."""
    path = town(
        "{id: a, delay: {2026-01-01: 1d, 2027-06-01: 5d}}",
        run="{start: 2026-01-05, warmup: 0, measure: 6mo, drain: 1y, replications: 1}",
    )
    with_set(path, 1, f"{S}.a.delay.2027-06-01=9d")
    with_set(path, 2, f"{S}.a.delay.2026-01-01=2d")
    with_set(path, 3, f"{S}.a.delay={{times: 3}}")


@case
def figures_with_their_origin_are_edited_like_bare_ones():
    path = town("{id: a, delay: {value: 4d, evidence: survey, range: 2d..6d}}")
    with_set(path, 8, f"{S}.a.delay={{times: 2}}")
    with_set(path, 5, f"{S}.a.delay={{plus: 1d}}")
    with_set(path, 1, f"{S}.a.delay=1d")
    with_set(path, 3, f"{S}.a.delay.value=3d")
    with_set(path, 6, f"{S}.a.delay.value={{times: 1.5}}")


@case
def distributions_are_multiplied_and_moved_whole():
    """Constants in every shape that has them: a sum, a mixture, given values."""
    for figure, base in (
        ("[1d, 2d]", 3),
        ("{mix: [[100%, 2d]]}", 2),
        ("{empirical: [4d]}", 4),
        ("3..3d", 3),
    ):
        path = town(f"{{id: a, delay: {figure}}}")
        with_set(path, base)
        with_set(path, 2 * base, f"{S}.a.delay={{times: 2}}")
        with_set(path, base + 1, f"{S}.a.delay={{plus: 1d}}")
        with_set(path, 2 * base + 1, f"{S}.a.delay={{times: 2}}", f"{S}.a.delay={{plus: 1d}}")


@case
def bottlenecks_written_inside_a_step_are_edited_by_their_id():
    path = town(
        "{id: a, delay: 1d, bottlenecks: [{id: takistus, title: T, effect: {delay: 2d}}]}",
    )
    with_set(path, 3)
    with_set(path, 5, "bottlenecks.takistus.effect.delay=4d")
    with_set(path, 1, "bottlenecks.takistus=null")


@case
def effects_in_a_list_keep_their_places():
    """A list of effects is one value: it is replaced whole."""
    path = town(
        "{id: a}",
        "{id: b}",
        bottlenecks="[{id: takistus, effect: [{at: [a], delay: 1d}, {at: [b], delay: 2d}]}]",
    )
    with_set(path, 3)
    with_set(path, 4, "bottlenecks.takistus.effect=[{at: [a], delay: 4d}]")


@case
def a_trait_that_an_edit_brings():
    """A new trait of the group, and the step that asks for it, by two edits."""
    path = town("{id: a, delay: 1d}", "{id: b, delay: 4d}")
    with_set(path, 1, "groups.uus.traits.eriline=0%", f"{S}.b.when.eriline=yes")
    with_set(path, 5, "groups.uus.traits.eriline=100%", f"{S}.b.when={{eriline: yes}}")


@case
def a_trait_that_a_municipality_brings():
    """Only tartu's step gives it, and only tartu's step asks for it."""
    path = town(
        "{id: a, delay: 1d}",
        "{id: b, delay: 4d}",
        municipalities=TOWNS % f", set: {{{S}.a.gives: [eriline], {S}.b.when: {{eriline: no}}}}",
    )
    by_town(path, 5, 1)


@case
def what_a_path_begins_must_be_whole():
    """An absence needs both of its times, a term its step; two edits may give them."""
    path = town("{id: z}", "{id: a, pool: ametnik, duration: 1h}", pools="[{id: ametnik}]")
    refused(path, "pools.ametnik.absence.every=10d")
    refused(path, f"{S}.a.not-before.plus=5d")
    refused(path, f"{S}.a.deadline.late=[hilja]")
    both = ("--set", f"{S}.a.not-before.plus=5d", "--set", f"{S}.a.not-before.from=z")
    near("wait", simulate(path, *both).step("a", **JOURNEY)["wait_h"], 5 * DAY, relative=0.01)


@case
def settings_of_the_run_are_figures_too():
    """Half the window, three times the replications, a dearer hour; no half replications."""
    path = town(
        "{id: a, duration: 1h}",
        run="{warmup: 0, measure: 1y, drain: 1y, replications: 2, seed: 4, client-hour: 10 EUR/h}",
    )
    outcome = simulate(
        path,
        *("--set", "run.measure={times: 0.5}", "--set", "run.replications={times: 3}"),
        *("--set", "run.client-hour={plus: 5 EUR/h}", "--set", "run.seed={plus: 2}"),
    )
    run = outcome.json["run"]
    near("measure_h", run["measure_h"], 365.25 * 12)
    equal("replications and seed", (run["replications"], run["seed"]), (6, 6))
    near("euros", outcome.measures()["client_cost_eur"], 15)
    refused(path, "run.replications={times: 0.3}", at_edit=False)
    refused(path, f"{S}.a.attempts={{times: 2}}", at_edit=False)
    refused(path, "run.measure={plus: -2y}", at_edit=False)


@case
def sessions_and_seats_are_figures_too():
    path = town(
        "{id: a, service: kohtumised}",
        "{id: b, attempts: 3, else: c, next: [{to: b, p: 100%}]}",
        "{id: c}",
        services="[{id: kohtumised, duration: 1d, sessions: 2}]",
    )
    with_set(path, 6, "services.kohtumised.sessions={times: 3}")
    with_set(path, 3, "services.kohtumised.sessions={plus: 1}")
    refused(path, "services.kohtumised.sessions={times: 1.2}", at_edit=False)
    refused(path, f"{S}.b.attempts={{times: 0.5}}", at_edit=False)


# ---- what null takes away ----------------------------------------------------------------------------


@case
def null_removes_a_whole_step():
    """a 1, b 4, c 2: without b three days, and the branch goes on."""
    path = town("{id: a, delay: 1d}", "{id: b, delay: 4d}", "{id: c, delay: 2d}")
    with_set(path, 3, f"{S}.b=null")


@case
def null_of_a_step_that_others_name_is_an_error():
    path = town("{id: a, delay: 1d}", "{id: b, delay: 4d}", "{id: c, delay: 2d, needs: [b]}")
    refused(path, f"{S}.b=null", at_edit=False)


@case
def null_of_an_entry_of_next():
    path = town("{id: a, next: [{to: c, p: 100%}]}", "{id: b, delay: 4d}", "{id: c, delay: 2d}")
    with_set(path, 2)
    with_set(path, 6, f"{S}.a.next.c=null")
    with_set(path, 6, f"{S}.a.next=null")


@case
def null_of_what_is_not_there_changes_nothing():
    path = town("{id: a, delay: 1d}")
    with_set(path, 1, f"{S}.a.booking=null")


@case
def null_of_what_must_be_there_is_an_error():
    path = town("{id: a, next: [{to: b, p: 50%}]}", "{id: b}")
    refused(path, f"{S}.a.next.b.p=null", at_edit=False)


# ---- what is refused ---------------------------------------------------------------------------------


@case
def wrong_edits_are_refused_where_they_stand():
    path = town(
        "{id: a, delay: 1d, next: [{to: a, p: 60%}], milestone: yes}",
        bottlenecks="[{id: takistus, at: [a], effect: {delay: 2d}}]",
    )
    for setting in (
        f"{S}.a.delay=1,5d",
        f"{S}.a.delay=5 minutit",
        f"{S}.a.delay={{times: -1}}",
        f"{S}.a.delay={{times: kaks}}",
        f"{S}.a.delay={{times: 2, plus: 1d}}",
        f"{S}.a.take-up=15",
        f"{S}.a.gives={{times: 2}}",
        f"{S}.a.milestone={{times: 2}}",
        f"{S}.a=1d",
        f"{S}=null",
        "journeys.teekond=1",
        "bottlenecks.takistus.effect.delya=1d",
        "run.seed={plus: 1d}",
        "run.measure=0",
        "municipalities.kuusalu.arrivals.vana=1/y",
    ):
        refused(path, setting, at_edit=False)


@case
def chances_may_not_pass_a_hundred_percent_by_an_edit():
    path = town("{id: a, next: [{to: a, p: 60%}, {to: leave, p: 20%}]}")
    refused(path, f"{S}.a.next.a.p={{times: 1.5}}", at_edit=False)
    refused(path, f"{S}.a.next.a.p={{plus: 21%}}", at_edit=False)
    near(
        "just so",
        simulate(path, "--set", f"{S}.a.next.a.p={{times: 1.3}}").measures()["left"],
        0,
        999,
    )


@case
def a_sweep_over_durations_and_shares():
    """Ranges with units; each point as its own result."""
    path = town("{id: a, delay: 1d}")
    for sweep, expected in (
        (f"{S}.a.delay=1d..3d:1d", [1, 2, 3]),
        (f"{S}.a.delay=0,12h,2d", [0, 0.5, 2]),
        (f"{S}.a.take-up=0%..100%:50%", None),
        (f"{S}.a.delay={{times: 1}},{{times: 3}}", [1, 3]),
    ):
        done = teekond("simulate", path, "--format", "json", "-n", "1", "--sweep", sweep)
        equal(f"status of {sweep}", done.code, 0)
        found = sorted(
            round(row["measures"]["time_to_complete_h"]["mean"] / DAY, 6)
            for row in json.loads(done.raw)["results"]
            if row["municipality"] == row["journey"] == row["group"] == "*"
        )
        equal(f"results of {sweep}", len(found), len(expected or [1, 2, 3]))
        if expected:
            equal(sweep, found, expected)


# ---- proposals -----------------------------------------------------------------------------------------


@case
def a_proposal_names_municipalities_in_its_edits():
    """Adopted in kuusalu alone, its edit of tartu does nothing there."""
    path = town(
        "{id: a, delay: 1d}",
        municipalities=TOWNS % f", set: {{{S}.a.delay: 2d}}",
        proposals=f"[{{id: abi, set: {{municipalities.tartu.set.{S}.a.delay: 9d, {S}.a.take-up: 0%}}}}]",
        scenarios="[{id: ühes, adopt: {abi: [kuusalu]}}, {id: teises, adopt: {abi: [tartu]}}, "
        "{id: mõlemas, adopt: [abi]}]",
    )
    for scenario, expected in (("ühes", (0, 2)), ("teises", (1, 0)), ("mõlemas", (0, 0))):
        outcome = simulate(path, "--scenario", scenario)
        for municipality, value in zip(("kuusalu", "tartu"), expected):
            hours = outcome.measures(scenario=scenario, municipality=municipality)
            near(f"{scenario} {municipality}", mean(hours["time_to_complete_h"]) / DAY, value)


@case
def a_proposal_of_the_state_cannot_be_adopted_in_one_municipality():
    """A state pool is not tartu's alone: refused, at the proposal's edit."""
    path = town(
        "{id: a, pool: ametnik, duration: 1h}",
        pools="[{id: ametnik, place: national}]",
        municipalities=TOWNS % "",
        proposals="[{id: abi, set: {pools.ametnik.servers: 2}}]",
        scenarios="[{id: ühes, adopt: {abi: [tartu]}}, {id: kõik-koos, adopt: [abi]}]",
    )
    done = teekond("check", path, "--format", "json")
    equal("status", done.code, 1)
    equal("codes", [p["code"] for p in json.loads(done.raw)["problems"]], ["T0603"])
    near("by all", simulate(path, "--scenario", "kõik-koos").json["pools"][0]["servers"], 2)


@case
def milestones_are_those_of_the_scenario():
    """An edit may make a step a milestone."""
    path = town("{id: a, delay: 1d}", "{id: b, delay: 2d}")
    outcome = simulate(path, "--set", f"{S}.b.milestone=yes")
    near("b", reached(outcome, "b")[1], 3)
    equal("today", simulate(path).measures(**JOURNEY)["milestones"], {})
