# SPDX-License-Identifier: EUPL-1.2
"""Which edit stands: the order of edits, and a municipality's own figure against a general one."""

import json

from support import Outcome, case, check, equal, mean, near, simulate, teekond
from towns import DAY, JOURNEY, town

STEP = "journeys.teekond.steps.a.delay"
TWO = "[{id: kuusalu, arrivals: {uus: 200/y}}, {id: tartu, arrivals: {uus: 100/y}%s}]"


def delays(path, expected, *arguments, scenario="today"):
    """Days that the step takes in kuusalu and in tartu."""
    outcome = simulate(path, *arguments)
    for municipality, days in zip(("kuusalu", "tartu"), expected):
        hours = outcome.measures(scenario=scenario, municipality=municipality)["time_to_complete_h"]
        near(f"{municipality}'s days", mean(hours) / DAY, days)


def a_day(own="", **sections):
    """One step of ten days in two municipalities; `own` is more of tartu."""
    return town("{id: a, delay: 10d}", municipalities=TWO % own, **sections)


# ---- the order -----------------------------------------------------------------------------------


@case
def proposals_then_the_scenario_then_the_command_line():
    """10 d: a proposal doubles (20), the scenario adds a day (21), --set halves (10.5)."""
    path = a_day(
        proposals=f"[{{id: abi, set: {{{STEP}: {{times: 2}}}}}}]",
        scenarios=f"[{{id: teisiti, adopt: [abi], set: {{{STEP}: {{plus: 1d}}}}}}]",
    )
    delays(path, (21, 21), "--scenario", "teisiti", scenario="teisiti")
    half = ("--scenario", "teisiti", "--set", f"{STEP}={{times: 0.5}}")
    delays(path, (10.5, 10.5), *half, scenario="teisiti")


@case
def todays_proposals_come_before_the_scenarios_own():
    """`esimene` is adopted today (20 d), `teine` by the scenario as well (25 d)."""
    path = a_day(
        proposals=f"[{{id: esimene, status: adopted, set: {{{STEP}: {{times: 2}}}}}}, "
        f"{{id: teine, set: {{{STEP}: {{plus: 5d}}}}}}]",
        scenarios="[{id: teisiti, adopt: [teine]}]",
    )
    delays(path, (20, 20))
    delays(path, (25, 25), "--scenario", "teisiti", scenario="teisiti")


@case
def proposals_follow_each_other_by_id_and_not_as_they_are_written():
    """Doubled by `a-abi` and one day added by `b-abi`: 21, whichever is written first."""
    double = f"{{id: a-abi, set: {{{STEP}: {{times: 2}}}}}}"
    add = f"{{id: b-abi, set: {{{STEP}: {{plus: 1d}}}}}}"
    for proposals in (f"[{double}, {add}]", f"[{add}, {double}]"):
        for adopt in ("[a-abi, b-abi]", "[b-abi, a-abi]"):
            path = a_day(proposals=proposals, scenarios=f"[{{id: teisiti, adopt: {adopt}}}]")
            delays(path, (21, 21), "--scenario", "teisiti", scenario="teisiti")


@case
def a_proposal_adopted_twice_is_adopted_once():
    path = a_day(
        proposals=f"[{{id: abi, status: adopted, set: {{{STEP}: {{times: 2}}}}}}]",
        scenarios="[{id: teisiti, adopt: [abi]}]",
    )
    delays(path, (20, 20), "--scenario", "teisiti", scenario="teisiti")


@case
def a_pilot_grows_by_what_a_scenario_adds():
    """Adopted today in tartu; the scenario adopts it in kuusalu as well, then everywhere."""
    path = a_day(
        proposals=f"[{{id: abi, status: adopted, pilot: [tartu], set: {{{STEP}: 3d}}}}]",
        scenarios="[{id: ka-kuusalu, adopt: {abi: [kuusalu]}}, {id: kõik-koos, adopt: [abi]}]",
    )
    delays(path, (10, 3))
    delays(path, (3, 3), "--scenario", "ka-kuusalu", scenario="ka-kuusalu")
    delays(path, (3, 3), "--scenario", "kõik-koos", scenario="kõik-koos")


@case
def settings_follow_each_other_as_they_are_given():
    delays(a_day(), (15, 15), "--set", f"{STEP}={{plus: 5d}}")
    delays(a_day(), (30, 30), "--set", f"{STEP}={{plus: 5d}}", "--set", f"{STEP}={{times: 2}}")
    delays(a_day(), (25, 25), "--set", f"{STEP}={{times: 2}}", "--set", f"{STEP}={{plus: 5d}}")


@case
def scenarios_do_not_see_each_other():
    path = a_day(
        scenarios=f"[{{id: üks, set: {{{STEP}: {{times: 2}}}}}}, "
        f"{{id: kaks, set: {{{STEP}: {{plus: 1d}}}}}}]"
    )
    outcome = simulate(path, "--scenario", "kaks", "--scenario", "üks,today")
    found = {
        row["scenario"]: row["measures"]["time_to_complete_h"]["mean"] / DAY
        for row in outcome.json["results"]
        if row["municipality"] == row["journey"] == row["group"] == "*"
    }
    equal("days", found, {"today": 10, "üks": 20, "kaks": 11})


# ---- a municipality's own ------------------------------------------------------------------------


@case
def its_own_figure_wins_over_general_edits_of_every_kind():
    """Tartu has 4 d of its own, whatever is said of all."""
    own = f", set: {{{STEP}: 4d}}"
    delays(a_day(own), (10, 4))
    delays(a_day(own), (1, 4), "--set", f"{STEP}=1d")
    delays(
        a_day(own, scenarios=f"[{{id: t, set: {{{STEP}: 2d}}}}]"),
        (2, 4),
        "--scenario",
        "t",
        scenario="t",
    )
    path = a_day(own, proposals=f"[{{id: abi, status: adopted, set: {{{STEP}: {{times: 2}}}}}}]")
    delays(path, (20, 4))


@case
def its_own_factor_is_of_the_general_figure():
    """Tartu takes half as long as all, also when all change."""
    own = f", set: {{{STEP}: {{times: 0.5}}}}"
    delays(a_day(own), (10, 5))
    delays(a_day(own), (2, 1), "--set", f"{STEP}=2d")


@case
def an_edit_that_names_it_wins():
    """`municipalities.tartu.set.…` replaces, changes and removes what tartu has of its own."""
    own = f", set: {{{STEP}: 4d}}"
    named = f"municipalities.tartu.set.{STEP}"
    delays(a_day(own), (10, 3), "--set", f"{named}=3d")
    delays(a_day(own), (10, 8), "--set", f"{named}={{times: 2}}")
    delays(a_day(own), (10, 10), "--set", f"{named}=null")
    delays(a_day(own), (10, 10), "--set", "municipalities.tartu.set=null")


@case
def an_edit_may_give_it_a_figure_of_its_own():
    delays(a_day(), (10, 3), "--set", f"municipalities.tartu.set.{STEP}=3d")


@case
def a_proposal_adopted_there_comes_after_its_own():
    """Tartu's own 4 d, doubled by the proposal that it adopts."""
    path = a_day(
        f", set: {{{STEP}: 4d}}",
        proposals=f"[{{id: abi, set: {{{STEP}: {{times: 2}}}}}}]",
        scenarios="[{id: t, adopt: {abi: [tartu]}}]",
    )
    delays(path, (10, 8), "--scenario", "t", scenario="t")


@case
def keys_of_one_item_are_set_together():
    """Delay of the step, duration of its service, and the group's traits: each of tartu alone."""
    path = town(
        "{id: a, service: nõu, delay: 10d}",
        "{id: b, when: {lapsega: yes}, delay: 100d}",
        groups="[{id: uus, traits: {lapsega: 0%}}]",
        services="[{id: nõu, duration: 1d, booking: 2d}]",
        municipalities=TWO
        % (
            f", set: {{{STEP}: 1d, services.nõu.duration: 3d, services.nõu.booking: null, "
            "groups.uus.traits.lapsega: 100%}"
        ),
    )
    delays(path, (13, 104))


@case
def a_service_written_on_a_step_differs_too():
    """The step's own keys on a service that tartu changes, and the step's own changed."""
    path = town(
        "{id: a, service: nõu, duration: 1d}",
        services="[{id: nõu, duration: 9d, processing: 5d}]",
        municipalities=TWO % ", set: {services.nõu.processing: 7d}",
    )
    delays(path, (6, 8))
    delays(path, (6, 10), "--set", "municipalities.tartu.set.journeys.teekond.steps.a.duration=3d")


@case
def a_set_may_name_the_journey_or_not_when_there_is_one():
    for path in (
        "journeys.teekond.steps.a",
        "journeys.teekond.stages.etapp.steps.a",
        "stages.etapp.steps.a",
    ):
        delays(a_day(f", set: {{{path}.delay: 4d}}"), (10, 4))


@case
def arrivals_staff_and_all_else_of_a_municipality():
    """Edits of a municipality's own keys: twice the arrivals, a season, a group's end."""
    path = a_day()
    today = simulate(path, "-n", "20").measures(municipality="tartu")["arrived"]["mean"]
    twice = simulate(path, "-n", "20", "--set", "municipalities.tartu.arrivals.uus={times: 2}")
    near(
        "arrivals", twice.measures(municipality="tartu")["arrived"], 2 * 100, 200**0.5 / 20**0.5
    )
    check(80 < today < 120, "about 100 today", today)
    none = simulate(path, "--set", "municipalities.tartu.arrivals=null")
    equal("rows of tartu", [r for r in none.json["results"] if r["municipality"] == "tartu"], [])


# ---- everything may be edited ----------------------------------------------------------------------


@case
def calendars_run_and_proposals_may_be_edited():
    """A calendar of a service, the window, and the status of a proposal."""
    path = town(
        "{id: a, service: nõu, delay: 10d}",
        calendars="[{id: avatud, open: {mon-sun: '00:00-24:00'}, closed: ['2026-01-05..2026-12-31']}]",
        services="[{id: nõu, calendar: avatud, duration: 1d}]",
        proposals=f"[{{id: abi, set: {{{STEP}: 3d}}}}]",
        municipalities=TWO % "",
    )
    open_all = ("--set", "calendars.avatud.closed=null")
    delays(path, (11, 11), *open_all)
    delays(path, (4, 4), *open_all, "--set", "proposals.abi.status=adopted")
    delays(
        path,
        (11, 4),
        *open_all,
        "--set",
        "proposals.abi.status=adopted",
        "--set",
        "proposals.abi.pilot=[tartu]",
    )
    half = simulate(path, *open_all, "--set", "run.measure=6mo", "--set", "run.replications=3")
    near("hours of the window", half.json["run"]["measure_h"], 6 * 30.4375 * 24)
    equal("replications", half.json["run"]["replications"], 3)


@case
def a_scenario_may_be_edited():
    """What the scenario sets and adopts, changed on the command line."""
    path = a_day(
        scenarios=f"[{{id: teisiti, set: {{{STEP}: 3d}}}}]",
        proposals=f"[{{id: abi, set: {{{STEP}: {{times: 2}}}}}}]",
    )
    teisiti = ("--scenario", "teisiti")
    delays(path, (3, 3), *teisiti, scenario="teisiti")
    own = f"scenarios.teisiti.set.{STEP}"
    delays(path, (9, 9), *teisiti, "--set", f"{own}=9d", scenario="teisiti")
    delays(path, (10, 10), *teisiti, "--set", f"{own}=null", scenario="teisiti")
    delays(path, (4, 4), *teisiti, "--set", f"{own}={{plus: 1d}}", scenario="teisiti")
    both = ("--set", f"{own}=null", "--set", "scenarios.teisiti.adopt=[abi]")
    delays(path, (20, 20), *teisiti, *both, scenario="teisiti")


@case
def what_a_proposal_sets_may_be_edited():
    """By the command, and by the scenario that adopts it; what it sets is 3 d as written."""
    path = a_day(
        proposals=f"[{{id: abi, status: adopted, set: {{{STEP}: 3d}}}}, "
        f"{{id: teine, set: {{{STEP}: {{plus: 1d}}}}}}]",
        scenarios=f"[{{id: teisiti, adopt: [teine], set: {{proposals.abi.set.{STEP}: 5d}}}}]",
    )
    delays(path, (3, 3))
    delays(path, (7, 7), "--set", f"proposals.abi.set.{STEP}=7d")
    delays(path, (10, 10), "--set", "proposals.abi.set=null")
    delays(path, (6, 6), "--scenario", "teisiti", scenario="teisiti")


@case
def a_proposals_share_may_be_edited():
    path = a_day(
        bottlenecks="[{id: takistus, at: [a], effect: {delay: 8d}}]",
        proposals="[{id: abi, status: adopted, removes: {takistus: 50%}}]",
    )
    delays(path, (14, 14))
    delays(path, (12, 12), "--set", "proposals.abi.removes.takistus=75%")
    delays(path, (16, 16), "--set", "proposals.abi.removes.takistus={times: 0.5}")


@case
def a_sweep_of_two_paths_runs_each_pair():
    """2 delays × 2 shares: four results, each as --set says one by one."""
    path = a_day()
    done = teekond(
        *("simulate", path, "--format", "json", "-n", "1"),
        *("--sweep", f"{STEP}=1d,2d", "--sweep", "journeys.teekond.steps.a.take-up=0%,100%"),
    )
    found = sorted(
        round(row["measures"]["time_to_complete_h"]["mean"], 6)
        for row in Outcome(done).json["results"]
        if row["municipality"] == row["journey"] == row["group"] == "*"
    )
    equal("hours", found, [0, 0, 24, 48])


@case
def an_edit_of_what_is_not_there_is_an_error():
    """The item must exist; the key need only be legal."""
    for wrong in (
        "journeys.teekond.steps.b.delay=1d",
        "journeys.muu.steps.a.delay=1d",
        "services.nõu.duration=1h",
        "groups.vana.patience=1d",
        "municipalities.narva.staff.ametnik=1",
        "journeys.teekond.steps.a.next.b.p=1%",
        "bottlenecks.takistus.effect.delay=1d",
        "journeys.teekond.steps.a.kestvus-aeg=1d",
        "run.replikatsioonid-kokku=1",
    ):
        done = teekond("check", a_day(), "--set", wrong, "--format", "json")
        equal(f"status with {wrong}", done.code, 1)
        codes = [p["code"] for p in json.loads(done.raw)["problems"] if p["severity"] == "error"]
        check(codes, f"an error for {wrong}", done)


@case
def a_factor_of_what_is_not_there_is_an_error():
    """Nothing stands there: neither times nor plus can change it."""
    for value in ("{times: 2}", "{plus: 1d}"):
        done = teekond("check", a_day(), "--set", f"journeys.teekond.steps.a.booking={value}")
        equal("status", done.code, 1)
        check("--set" in done.err, "shown at the edit", done)


@case
def rows_of_scenarios_keep_the_luck():
    """An unused key changes nothing: the same people arrive and do the same."""
    path = town(
        "{id: a, delay: {exponential: 5d}, next: [{to: a, p: 20%}, {to: leave, p: 5%}]}",
        scenarios="[{id: sama, set: {journeys.teekond.steps.a.feeling: -1}}]",
    )
    outcome = simulate(path, "--scenario", "today,sama")
    today, same = (outcome.measures(scenario=s, **JOURNEY) for s in ("today", "sama"))
    equal("measures", same, today)
