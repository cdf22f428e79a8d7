# SPDX-License-Identifier: EUPL-1.2
"""Who goes where, without queues: chains, skipping, branches, blocks, deadlines.

Clients are independent here, so a share has the error sqrt(p (1 - p) / n).
"""

import math

from support import case, check, mean, model, near, share_se, simulate, variant, write

N = 10
DAY = 24.0
ROUTES = 5000 * N  # clients of models/routes.yaml
FIRST = 1 / 0.825  # visits of `esimene`: 1 + 0.25 x 0.7 of themselves
SECOND = 0.7 * FIRST
THIRD = (0.2 * FIRST + 0.7 * SECOND) / 0.7


@case
def exits_are_those_of_the_chain():
    measures = simulate(model("routes"), n=N).measures()
    for exit, share in (
        ("lahkus", 0.1 * FIRST),
        ("nähtamatu", 0.04 * THIRD),
        ("leave", 0.05 * SECOND),
    ):
        near(f"exit {exit}", measures["exits"][exit], share, share_se(share, ROUTES))
    near(
        "completed_share", measures["completed_share"], 0.66 * THIRD, share_se(0.66 * THIRD, ROUTES)
    )


@case
def everybody_ends_somewhere():
    measures = simulate(model("routes"), n=N).measures()
    near(
        "completed + left + unfinished",
        mean(measures["completed"]) + mean(measures["left"]) + mean(measures["unfinished"]),
        mean(measures["arrived"]),
    )
    near("unfinished", measures["unfinished"], 0)
    near(
        "completed_share",
        measures["completed_share"],
        mean(measures["completed"]) / mean(measures["arrived"]),
        relative=1e-9,
    )
    near(
        "exits and completed",
        sum(mean(s) for s in measures["exits"].values()) + mean(measures["completed_share"]),
        1,
    )


@case
def visits_and_rework_are_those_of_the_chain():
    """Rework is visits beyond the first to each step. sd of a client's visits: 1.5, of rework 1.2."""
    measures = simulate(model("routes"), n=N).measures()
    near("visits", measures["visits"], FIRST + SECOND + THIRD, 1.5 / math.sqrt(ROUTES))
    reached_third = 1 - 0.1 * FIRST - 0.05 * SECOND
    rework = FIRST - 1 + SECOND - 0.7 + THIRD - reached_third
    near("rework", measures["rework"], rework, 1.2 / math.sqrt(ROUTES))


@case
def waits_of_rework_are_delay():
    """5 days for each way back from `teine`, 2 days for each repetition of `kolmas`; sd 71 h."""
    measures = simulate(model("routes"), n=N).measures()
    near(
        "delay_h",
        measures["delay_h"],
        0.25 * SECOND * 120 + 0.3 * THIRD * 48,
        71 / math.sqrt(ROUTES),
    )
    near("wait_h", measures["wait_h"], 0)


@case
def shares_of_each_step():
    outcome = simulate(model("routes"), n=N)
    for step, rework, left, visits in (
        ("esimene", 0, 0.10, FIRST),
        ("teine", 0.25, 0.05, SECOND),
        ("kolmas", 0.30, 0.04, THIRD),
    ):
        found = outcome.step(step, journey="teekond")
        near(
            f"{step}: rework_share",
            found["rework_share"],
            rework,
            share_se(rework, ROUTES * visits),
        )
        near(f"{step}: left_share", found["left_share"], left, share_se(left, ROUTES * visits))


@case
def flows_are_clients_a_year():
    outcome = simulate(model("routes"), n=N)
    arrived = mean(outcome.measures()["arrived"])
    flows = outcome.row(journey="teekond")["flows"]
    kinds = {(f["from"], f["to"]): f["kind"] for f in flows if mean(f["count"]) > 0}
    for start, end, expected, kind in (
        ("esimene", "teine", 0.7 * FIRST, "next"),
        ("esimene", "kolmas", 0.2 * FIRST, "next"),
        ("esimene", "lahkus", 0.1 * FIRST, "exit"),
        ("teine", "esimene", 0.25 * SECOND, "rework"),
        ("kolmas", "kolmas", 0.3 * THIRD, "rework"),
        ("teine", "leave", 0.05 * SECOND, "exit"),
    ):
        near(
            f"{start} to {end}",
            outcome.flow(start, end, journey="teekond") / arrived,
            expected,
            1.2 * math.sqrt(expected / ROUTES),
            relative=1e-3,
        )
        check(kinds[start, end] == kind, f"{start} to {end} is {kinds[start, end]}, not {kind}")


@case
def then_jumps_over_steps():
    """`then` of `esimene` to `kolmas`: nobody but rework sees `teine`, that is nobody."""
    path = variant(
        "routes",
        (
            "{id: esimene, next: [{to: lahkus, p: 10%}, {to: kolmas, p: 20%}]}",
            "{id: esimene, next: [{to: teine, p: 10%}], then: kolmas}",
        ),
    )
    outcome = simulate(path, n=N)
    first = 1 / (1 - 0.1 * 0.25)
    near(
        "flow to kolmas",
        outcome.flow("esimene", "kolmas", journey="teekond") / mean(outcome.measures()["arrived"]),
        0.9 * first,
        1 / math.sqrt(ROUTES),
        relative=1e-3,
    )


@case
def a_share_of_hundred_percent_takes_all():
    path = variant(
        "routes",
        ("[{to: lahkus, p: 10%}, {to: kolmas, p: 20%}]", "[{to: lahkus, p: 100%}]"),
        (
            "{id: teine, next: [{to: esimene, p: 25%, wait: 5d}, {to: leave, p: 5%}]}",
            "{id: teine, after: [esimene]}",
        ),
    )
    measures = simulate(path, "-n", "2").measures()
    near("exits.lahkus", measures["exits"]["lahkus"], 1)
    near("completed", measures["completed"], 0)
    check(
        measures["time_to_complete_h"] is None or mean(measures["time_to_complete_h"]) is None,
        f"nobody completed, yet time_to_complete_h is {measures['time_to_complete_h']}",
    )


# ---- who does a step -----------------------------------------------------------------------------

EL, THIRD_COUNTRY = 3000 * N, 2000 * N


def share_of(outcome, step, group):
    """Visits of a step for each client of a group."""
    where = {"group": group, "municipality": "kuusalu", "journey": "teekond"}
    return mean(outcome.step(step, **where)["visits"]) / mean(
        outcome.step("algus", **where)["visits"]
    )


def shares(step, of_el, of_third_country):
    outcome = simulate(model("people"), n=N)
    for group, share, n in (("el", of_el, EL), ("kolmas-riik", of_third_country, THIRD_COUNTRY)):
        if share is None:
            continue
        near(f"{step}, {group}", share_of(outcome, step, group), share, share_se(share, n))


@case
def groups_of_a_step_skip_the_others():
    outcome = simulate(model("people"), "-n", "2")
    near("el", share_of(outcome, "ainult-el", "el"), 1)
    steps = outcome.row(group="kolmas-riik", municipality="kuusalu", journey="teekond")["steps"]
    near("kolmas-riik", sum(mean(s["visits"]) for s in steps if s["step"] == "ainult-el"), 0)


@case
def take_up_is_by_group():
    shares("kasutus", 0.15, 0.40)


@case
def take_up_that_fits_nobody_is_everybody():
    shares("el-kasutus", 0.15, 1.0)


@case
def when_reads_traits():
    shares("digita", 0.7, 0.7)


@case
def when_with_several_values_is_one_of_them():
    shares("keelega", 0.75, 0.75)


@case
def when_with_several_traits_is_all_of_them():
    """Traits are independent: 30 % have a digital identity, 25 % another language."""
    shares("mõlemad", 0.075, 0.075)


@case
def gained_traits_open_later_steps():
    outcome = simulate(model("people"), "-n", "2")
    near("kolmas-riik", share_of(outcome, "registreeritule", "kolmas-riik"), 1)
    steps = outcome.row(group="el", municipality="kuusalu", journey="teekond")["steps"]
    near("el", sum(mean(s["visits"]) for s in steps if s["step"] == "registreeritule"), 0)


@case
def lost_traits_close_later_steps():
    outcome = simulate(model("people"), "-n", "2")
    near(
        "visits",
        sum(
            mean(s["visits"])
            for s in outcome.row(journey="teekond")["steps"]
            if s["step"] == "pärast-kaotust"
        ),
        0,
    )


@case
def the_first_key_that_fits_gives_the_figure():
    """35 % have a child and wait 5 days, whatever their group; the others by group."""
    outcome = simulate(model("people"), n=N)
    for group, other, n in (("el", 1, EL), ("kolmas-riik", 3, THIRD_COUNTRY)):
        where = {"group": group, "municipality": "kuusalu", "journey": "teekond"}
        near(
            f"delay of {group}",
            outcome.measures(**where)["delay_h"],
            (0.35 * 5 + 0.65 * other + 4) * DAY,
            (5 - other) * DAY * share_se(0.35, n),
        )


@case
def a_figure_by_municipality():
    outcome = simulate(model("people"), n=N)
    where = {"group": "el", "journey": "teekond"}
    here = mean(outcome.step("koht", municipality="kuusalu", **where)["time_h"])
    there = mean(outcome.step("koht", municipality="tartu", **where)["time_h"])
    near("time in kuusalu", here, 4 * DAY)
    near("time in tartu", there, 9 * DAY)
    near(
        "no figure that fits", outcome.step("ei-sobi", municipality="kuusalu", **where)["time_h"], 0
    )


# ---- branches ------------------------------------------------------------------------------------


@case
def a_journey_takes_its_longest_branch():
    """Main branch: 1 + 10 + 5 days, then `luba` is awaited until 21, and 1 more. luba, kaart: 23."""
    measures = simulate(model("branches")).measures()
    near("time_to_complete_h", measures["time_to_complete_h"], 23 * DAY)
    near("p90", measures["time_to_complete_p90_h"], 23 * DAY)
    near("low", measures["time_to_complete_h"]["low"], 23 * DAY)


@case
def needs_waits_for_another_branch():
    """The main branch is there on day 16, `luba` on day 21."""
    outcome = simulate(model("branches"))
    near("wait at the step", outcome.step("lõpp-samm", journey="teekond")["wait_h"], 5 * DAY)
    near("wait of a client", outcome.measures()["wait_h"], 5 * DAY)


@case
def milestones_are_reached_when_their_step_ends():
    measures = simulate(model("branches")).measures(journey="teekond")
    for step, day in (("c", 11), ("lõpp-samm", 22), ("luba", 21), ("kaart", 23)):
        milestone = measures["milestones"][step]
        near(f"{step}: reached_share", milestone["reached_share"], 1)
        for measure in ("reached_h", "reached_p50_h", "reached_p90_h"):
            near(f"{step}: {measure}", milestone[measure], day * DAY)


@case
def a_clock_runs_between_two_steps():
    measures = simulate(model("branches")).measures(journey="teekond")
    near("ilma-kaardita", measures["clocks"]["ilma-kaardita"], 22 * DAY)


@case
def all_goes_on_with_the_last_branch():
    path = variant("branches", (", needs: [luba]", ""))
    measures = simulate(path).measures(journey="teekond")
    near("lõpp-samm", measures["milestones"]["lõpp-samm"]["reached_h"], 17 * DAY)


@case
def all_of_two_exponentials_is_their_maximum():
    """Means 10 and 6 days: 10 + 6 - 1 / (1/10 + 1/6). sd below 10.5 days, n = 4000 x 5."""
    path = variant(
        "branches",
        ("{id: a, delay: 3d}, {id: b, delay: 4d}", "{id: a, delay: {exponential: 6d}}, {id: b}"),
        ("{id: c, delay: 10d", "{id: c, delay: {exponential: 10d}"),
        (", needs: [luba]", ""),
        ("delay: 20d, after: [s0]", "after: [s0]"),
        ("200/y", "4000/y"),
    )
    measures = simulate(path, n=5).measures(journey="teekond")
    near(
        "lõpp-samm",
        measures["milestones"]["lõpp-samm"]["reached_h"],
        (7 + 16 - 3.75) * DAY,
        10.5 * DAY / math.sqrt(20_000),
    )


@case
def any_of_two_exponentials_is_their_minimum():
    """Means 10 and 6 days: 1 / (1/10 + 1/6) = 3.75 days."""
    path = variant(
        "branches",
        ("{id: d, delay: 2d}, {id: e, delay: 3d}", "{id: d, delay: {exponential: 6d}}, {id: e}"),
        ("{id: f, delay: 9d}", "{id: f, delay: {exponential: 10d}}"),
        (", needs: [luba]", ""),
        ("200/y", "4000/y"),
    )
    measures = simulate(path, n=5).measures(journey="teekond")
    near(
        "lõpp-samm",
        measures["milestones"]["lõpp-samm"]["reached_h"],
        (12 + 3.75) * DAY,
        3.75 * DAY / math.sqrt(20_000),
    )


@case
def blocks_nest():
    """all(2 d, any(all(4 d, 6 d), 5 d)) = 5 days."""
    path = write(
        "nested.yaml",
        """\
        teekond: 1
        groups: [uus]
        municipalities: [{id: kuusalu, arrivals: {uus: 100/y}}]
        journeys:
          - id: teekond
            stages:
              - id: algus
                steps:
                  - parallel:
                      until: all
                      branches:
                        - [{id: a, delay: 2d}]
                        - - parallel:
                              until: any
                              branches:
                                - - parallel:
                                      until: all
                                      branches: [[{id: b, delay: 4d}], [{id: c, delay: 6d}]]
                                - [{id: d, delay: 5d}]
        run: {start: 2026-01-05, warmup: 0, measure: 1y, replications: 2, seed: 1}
        """,
    )
    near("time_to_complete_h", simulate(path).measures()["time_to_complete_h"], 5 * DAY)


@case
def an_exit_leaves_all_branches():
    path = variant(
        "branches", ("{id: luba, delay: 20d", "{id: luba, next: [{to: leave, p: 100%}], delay: 20d")
    )
    measures = simulate(path).measures()
    near("exits.leave", measures["exits"]["leave"], 1)
    near("completed", measures["completed"], 0)


@case
def end_ends_its_branch_alone():
    path = variant(
        "branches", ("{id: luba, delay: 20d", "{id: luba, next: [{to: end, p: 100%}], delay: 20d")
    )
    measures = simulate(path).measures(journey="teekond")
    near("kaart", measures["milestones"]["kaart"]["reached_share"], 0)
    near("time_to_complete_h", measures["time_to_complete_h"], 22 * DAY)


@case
def not_before_waits_from_another_step():
    """275 days after `s0` ends: the main branch is there on day 16 and goes on on day 276."""
    path = variant("branches", ("needs: [luba]", "not-before: {from: s0, plus: 275d}"))
    outcome = simulate(path)
    near("wait", outcome.step("lõpp-samm", journey="teekond")["wait_h"], 260 * DAY)
    near("time_to_complete_h", outcome.measures()["time_to_complete_h"], 277 * DAY)


@case
def a_skipped_step_is_behind():
    """`luba` is for nobody: who needs it does not wait, and its branch goes on at once."""
    path = variant("branches", ("{id: luba, delay: 20d", "{id: luba, take-up: 0%, delay: 20d"))
    measures = simulate(path).measures(journey="teekond")
    near("lõpp-samm", measures["milestones"]["lõpp-samm"]["reached_h"], 17 * DAY)
    near("kaart", measures["milestones"]["kaart"]["reached_h"], 3 * DAY)


@case
def after_several_steps_waits_for_the_last():
    path = variant("branches", ("after: [s0]", "after: [b, s0]"))
    measures = simulate(path).measures(journey="teekond")
    near("luba", measures["milestones"]["luba"]["reached_h"], 28 * DAY)
    near("time_to_complete_h", measures["time_to_complete_h"], 30 * DAY)


@case
def counts_from_starts_the_clock():
    path = variant("branches", ("    clocks:", "    counts-from: s0\n    clocks:"))
    measures = simulate(path).measures(journey="teekond")
    near("time_to_complete_h", measures["time_to_complete_h"], 22 * DAY)
    near("luba", measures["milestones"]["luba"]["reached_h"], 20 * DAY)


@case
def target_is_settled_within():
    path = variant("branches", ("    clocks:", "    target: 22d\n    clocks:"))
    near("too late", simulate(path).measures(journey="teekond")["on_target_share"], 0)
    path = variant("branches", ("    clocks:", "    target: 24d\n    clocks:"))
    near("in time", simulate(path).measures(journey="teekond")["on_target_share"], 1)


@case
def abandoned_work_of_a_block_has_no_effect():
    """f is under way when `any` goes on; its time does not hold the journey up."""
    path = variant("branches", ("{id: f, delay: 9d}", "{id: f, delay: 900d, milestone: yes}"))
    measures = simulate(path).measures(journey="teekond")
    near("time_to_complete_h", measures["time_to_complete_h"], 23 * DAY)
    near("f", measures["milestones"]["f"]["reached_share"], 0)


# ---- attempts and deadlines ----------------------------------------------------------------------

ATTEMPTS = 4000 * N


@case
def attempts_end_in_else():
    """Half must come again, three visits at most: an eighth gives up."""
    measures = simulate(model("attempts"), n=N).measures()
    near("loobus", measures["exits"]["loobus"], 0.125, share_se(0.125, ATTEMPTS))


@case
def attempts_without_else_go_on():
    """Nobody is lost at `teine-katse`: 1 + 0.4 visits, then on."""
    outcome = simulate(model("attempts"), n=N)
    where = {"journey": "teekond"}
    ratio = mean(outcome.step("teine-katse", **where)["visits"]) / mean(
        outcome.step("hilja", **where)["visits"]
    )
    near("visits", ratio, 1.4, share_se(0.4, ATTEMPTS * 7 / 8), relative=1e-3)
    near(
        "reached",
        outcome.measures(**where)["milestones"]["lõpp-samm"]["reached_share"],
        0.875,
        share_se(0.125, ATTEMPTS),
    )


@case
def a_deadline_is_missed_as_often_as_chance_says():
    """An exponential of 30 days beyond what is left of 30 days.

    The deadline runs from `saabus`, and rework took 0, 1 or 2 days of it, with 4, 2 and 1 of 7.
    """
    late = sum(w * math.exp(-(30 - d) / 30) for w, d in ((4 / 7, 0), (2 / 7, 1), (1 / 7, 2)))
    outcome = simulate(model("attempts"), n=N)
    near(
        "of the step",
        outcome.step("hilja", journey="teekond")["deadline_missed_share"],
        late,
        share_se(late, ATTEMPTS * 7 / 8),
    )


@case
def missing_a_deadline_gives_its_traits():
    late = sum(w * math.exp(-(30 - d) / 30) for w, d in ((4 / 7, 0), (2 / 7, 1), (1 / 7, 2)))
    measures = simulate(model("attempts"), n=N).measures(journey="teekond")
    near(
        "trahv",
        measures["milestones"]["trahv"]["reached_share"],
        0.875 * late,
        share_se(0.875 * late, ATTEMPTS),
    )
