# SPDX-License-Identifier: EUPL-1.2
"""Corners of a journey: ends before ends, effects inside blocks, sites, and what is never reached."""

from support import case, check, equal, mean, near, price, prices, share_se, simulate
from towns import DAY, JOURNEY, days, reached, town

SEEN = "milestone: yes"
CLOSED = {
    "pools": "[{id: keegi, calendar: hiljem}]",
    "calendars": "[{id: hiljem, open: {mon-sun: '00:00-24:00'}, closed: ['2026-01-01..2028-12-31']}]",
}


def reached_on(outcome, step, day):
    share, on = reached(outcome, step)
    near(f"share that reached {step}", share, 1)
    near(f"day of {step}", on, day)


def measures_of(*steps, **sections):
    return simulate(town(*steps, **sections)).measures(**JOURNEY)


# ---- ends ----------------------------------------------------------------------------------------


@case
def what_an_ended_branch_never_reaches_is_passed():
    """a ends its branch on day 1: b is passed by then, and c, after b, takes days 1 to 3."""
    outcome = days(
        town(
            "{id: a, delay: 1d, then: end}", "{id: b}", f"{{id: c, after: [b], delay: 2d, {SEEN}}}"
        ),
        3,
    )
    reached_on(outcome, "c", 3)


@case
def what_an_ended_branch_of_a_block_never_reaches_is_passed():
    """The side branch needs b of the block's first branch, which ends on day 1."""
    outcome = days(
        town(
            "{id: algus}",
            "{parallel: {until: all, branches: [[{id: a, delay: 1d, next: end}, {id: b}], "
            "[{id: d, delay: 4d}]]}}",
            f"{{id: c, after: [algus], needs: [b], delay: 2d, {SEEN}}}",
        ),
        4,
    )
    reached_on(outcome, "c", 3)


@case
def else_may_end_the_branch():
    days(
        town(
            "{id: a, delay: 1d, attempts: 2, else: end, next: [{to: a, p: 100%}]}",
            "{id: b, delay: 9d}",
        ),
        2,
    )


@case
def then_may_leave():
    """`then: leave` at a: everybody leaves, by the built-in exit."""
    measures = measures_of("{id: a, delay: 1d, then: leave}", "{id: b, delay: 9d}")
    near("leave", measures["exits"]["leave"], 1)
    near("delay", measures["delay_h"], 24)


@case
def work_of_who_left_by_another_branch_is_finished_for_nothing():
    """They leave on day 2; the server of the other branch stays busy for its ten days."""
    outcome = simulate(
        town(
            "{id: algus}",
            "{id: a, delay: 2d, next: [{to: leave, p: 100%}]}",
            f"{{id: b, after: [algus], pool: ametnik, duration: 10d, {SEEN}}}",
            pools="[{id: ametnik, servers: 1000}]",
            municipalities="[{id: kuusalu, arrivals: {uus: {2026-01-05: 1000/y, 2026-12-01: 0/y}}}]",
            run="{start: 2026-01-05, warmup: 0, measure: 365d, drain: 1y, replications: 2}",
        )
    )
    near("b", reached(outcome, "b")[0], 0)
    arrived = mean(outcome.measures(**JOURNEY)["arrived"])
    busy_days = mean(outcome.json["pools"][0]["utilization"]) * 1000 * 365
    near("days of work", busy_days, 10 * arrived)


# ---- waiting that never ends -----------------------------------------------------------------------


@case
def who_gives_up_leaves_the_whole_journey():
    """The queue of one branch is left on day 2; so are the five days of the other."""
    outcome = simulate(
        town(
            "{parallel: {until: all, branches: [[{id: a, pool: keegi, duration: 1h, patience: 2d}], "
            f"[{{id: b, delay: 5d, {SEEN}}}]]}}}}",
            **CLOSED,
        )
    )
    measures = outcome.measures(**JOURNEY)
    near("leave", measures["exits"]["leave"], 1)
    near("b", reached(outcome, "b")[0], 0)
    near("wait", measures["wait_h"], 48)
    near("left_share of a", outcome.step("a", **JOURNEY)["left_share"], 1)


@case
def patience_is_anew_at_each_visit():
    """Back from `else` once: 2 + 2 days of waiting, then the attempts of a are used up."""
    days(
        town(
            "{id: a, pool: keegi, duration: 1h, patience: 2d, else: b, attempts: 2}",
            "{id: b, attempts: 2, else: c, next: [{to: a, p: {tagasi: 0%, '*': 100%}, "
            "gives: [tagasi]}]}",
            "{id: c, delay: 1d}",
            **CLOSED,
        ),
        5,
    )


@case
def a_queue_left_with_its_branch_leaves_the_pool():
    """Nobody serves; the branch is abandoned on day 1: nobody is left in the queue."""
    outcome = days(
        town(
            "{parallel: {until: any, branches: [[{id: a, delay: 1d}], "
            "[{id: b, pool: keegi, duration: 1h}]]}}",
            **CLOSED,
        ),
        1,
    )
    pool = outcome.json["pools"][0]
    arrived = mean(outcome.measures(**JOURNEY)["arrived"])
    near("mean queue", pool["queue_length"], arrived / 365.25, relative=0.01)
    near("served", pool["served"], 0)


# ---- bottlenecks in places -------------------------------------------------------------------------


@case
def a_stage_holds_the_steps_of_its_blocks():
    """One day more at each of a, x, y: 1 + 1 (at once) + 0 = 2."""
    days(
        town(
            "{id: a}",
            "{parallel: {until: all, branches: [[{id: x}], [{id: y}]]}}",
            bottlenecks="[{id: takistus, at: [etapp], effect: {delay: 1d}}]",
        ),
        2,
    )


@case
def a_bottleneck_written_inside_a_step_of_a_block():
    days(
        town(
            "{parallel: {until: all, branches: [[{id: x, delay: 1d, bottlenecks: [{id: takistus, "
            "title: T, effect: {delay: 4d}}]}], [{id: y, delay: 2d}]]}}"
        ),
        5,
    )


@case
def a_service_with_keys_of_its_own_is_still_that_service():
    """Both steps use `nõu`, one with a duration of its own: 1 d more for each."""
    days(
        town(
            "{id: a, service: nõu}",
            "{id: b, service: nõu, duration: 2d}",
            services="[{id: nõu, duration: 1d}]",
            bottlenecks="[{id: takistus, at: {services: [nõu]}, effect: {delay: 1d}}]",
        ),
        5,
    )


@case
def an_effect_lengthens_a_course():
    """Ten days, half as long again."""
    outcome = simulate(
        town(
            "{id: a, service: kursus}",
            services="[{id: kursus, course: {starts: monthly, lasts: 10d}}]",
            bottlenecks="[{id: takistus, at: [a], effect: {duration: {times: 1.5}}}]",
        )
    )
    near("service", outcome.measures(**JOURNEY)["service_h"], 15 * DAY)


@case
def take_up_grows_to_all_at_most():
    near(
        "visits",
        measures_of(
            "{id: a, take-up: 80%}",
            bottlenecks="[{id: takistus, at: [a], effect: {take-up: {times: 3}}}]",
        )["visits"],
        1,
    )


@case
def ways_out_grow_to_what_the_others_leave():
    """60 % out, three times that: 70 %, for 30 % go back."""
    outcome = simulate(
        town(
            "{id: a, next: [{to: leave, p: 60%}, {to: a, p: 30%}]}",
            municipalities="[{id: kuusalu, arrivals: {uus: 4000/y}}]",
            bottlenecks="[{id: takistus, at: [a], effect: {dropout: {times: 3}}}]",
        )
    )
    near("left", outcome.step("a", **JOURNEY)["left_share"], 0.7, share_se(0.3, 10000))
    near("back", outcome.step("a", **JOURNEY)["rework_share"], 0.3, share_se(0.3, 10000))


# ---- money -----------------------------------------------------------------------------------------


@case
def fees_are_paid_at_each_visit_and_not_at_each_session():
    near(
        "sessions",
        measures_of("{id: a, sessions: 3, duration: 1h, fee: 10 EUR}")["client_cost_eur"],
        10,
    )
    near(
        "visits",
        measures_of("{id: a, attempts: 3, fee: 10 EUR, next: [{to: a, p: 100%}]}")[
            "client_cost_eur"
        ],
        30,
    )


@case
def each_visit_travels_the_whole_way():
    """Two visits: twice there and back, in time and money; sites by municipality."""
    path = town(
        "{id: a, service: luba, attempts: 2, next: [{to: a, p: 100%}]}",
        municipalities="[{id: kuusalu, arrivals: {uus: 99/y}, access: {ppa: {site: kaugel, "
        "travel: {time: 5h, cost: 40 EUR}}}}, {id: tartu, arrivals: {uus: 99/y}}, "
        "{id: põlva, arrivals: {uus: 99/y}}]",
        providers="[{id: ppa, sites: [{id: lähedal, serves: [kuusalu, tartu, põlva], "
        "travel: {tartu: 40min, põlva: {time: 2h, cost: 6 EUR}}}, {id: kaugel}]}]",
        services="[{id: luba, provider: ppa}]",
    )
    outcome = simulate(path)
    for municipality, hours, euros in (("kuusalu", 10, 80), ("tartu", 4 / 3, 0), ("põlva", 4, 12)):
        measures = outcome.measures(municipality=municipality)
        near(f"{municipality} hours", measures["travel_h"], hours)
        near(f"{municipality} euros", measures["client_cost_eur"], euros)


@case
def the_first_figure_of_a_site_is_for_all_whom_it_serves():
    """`travel: 3h` of a site without municipalities."""
    near(
        "hours",
        measures_of(
            "{id: a, service: luba}",
            providers="[{id: ppa, sites: [{id: maja, serves: [kuusalu], travel: 3h}]}]",
            services="[{id: luba, provider: ppa}]",
        )["travel_h"],
        3,
    )


# ---- journeys beside each other ----------------------------------------------------------------------


@case
def each_group_takes_its_own_journey():
    """Two journeys with steps of the same ids; exits of the same name; rows of each."""
    path = town(
        "{id: a, delay: 1d}",
        journey="groups: [uus]\nexits: [loobus]",
        groups="[uus, vana]",
        municipalities="[{id: kuusalu, arrivals: {uus: 99/y, vana: 99/y}}]",
    )
    text = path.read_text() + (
        "  - id: teine\n    groups: [vana]\n    exits: [loobus]\n"
        "    stages: [{id: etapp, steps: [{id: a, delay: 5d, then: loobus}]}]\n"
    )
    path.write_text(text)
    outcome = simulate(path)
    near("first", outcome.measures(**JOURNEY)["time_to_complete_h"], 24)
    near("exits of the first", outcome.measures(**JOURNEY)["exits"]["loobus"], 0)
    near("exits of the second", outcome.measures(journey="teine")["exits"]["loobus"], 1)
    equal("second", outcome.measures(journey="teine")["time_to_complete_h"], None)
    near("group", outcome.measures(group="vana")["completed_share"], 0)
    near("all", outcome.measures()["time_to_complete_h"], 24)


@case
def edits_name_the_journey_of_their_step():
    """A stage and a step of the same id in two journeys: each edit meets its own."""
    path = town(
        "{id: a, delay: 1d}",
        journey="groups: [uus]",
        groups="[uus, vana]",
        municipalities="[{id: kuusalu, arrivals: {uus: 99/y, vana: 99/y}}]",
    )
    path.write_text(
        path.read_text() + "  - id: teine\n    groups: [vana]\n"
        "    stages: [{id: etapp, steps: [{id: a, delay: 5d}]}]\n"
    )
    outcome = simulate(path, "--set", "journeys.teine.steps.a.delay={times: 2}")
    near("first", outcome.measures(**JOURNEY)["time_to_complete_h"], DAY)
    near("second", outcome.measures(journey="teine")["time_to_complete_h"], 10 * DAY)


# ---- the unnamed -------------------------------------------------------------------------------------


def unnamed(path):
    return {row["id"]: row for row in prices(path)["unnamed"]}


@case
def a_pool_loaded_by_85_percent_is_unnamed_though_nobody_waits():
    """100 servers, a day each; the journey takes a year besides: waiting is no part of that."""
    for rate, expected in (("89/d", {"ametnik"}), ("80/d", set())):
        path = town(
            "{id: a, pool: ametnik, duration: 1d}",
            "{id: b, delay: 1y}",
            pools="[{id: ametnik, servers: 100}]",
            municipalities=f"[{{id: kuusalu, arrivals: {{uus: {rate}}}}}]",
            run="{warmup: 30d, measure: 90d, drain: 2y, replications: 2}",
        )
        equal(
            f"at {rate}", {i for i, row in unnamed(path).items() if row["kind"] == "pool"}, expected
        )


@case
def a_legal_term_is_waiting_too():
    """Not before 100 days, of 110 in all: without it, 10."""
    path = town(
        "{id: algus, delay: 10d}", "{id: a, not-before: {from: algus, plus: 100d}}", "{id: b}"
    )
    found = unnamed(path)
    equal("which", set(found), {"a"})
    near("hours", found["a"]["price_h_per_client"], 100 * DAY)


@case
def waiting_for_another_branch_is_priced_without_it():
    """b needs x until day 20; without the waiting the journey still ends with x, on day 20."""
    path = town(
        "{id: algus}",
        "{id: b, needs: [x]}",
        "{id: c, delay: 5d}",
        "{id: x, after: [algus], delay: 20d}",
    )
    found = unnamed(path)
    check("b" in found, "b waits for 20 of 25 days", found)
    near("hours", found["b"]["price_h_per_client"], 5 * DAY)


@case
def waiting_that_a_bottleneck_makes_is_named():
    """Half of the servers are lost: their queue has a name; without it nobody waits."""
    path = town(
        "{id: a, pool: ametnik, duration: 1h}",
        "{id: b, delay: 5d}",
        pools="[{id: ametnik, servers: 40}]",
        municipalities="[{id: kuusalu, arrivals: {uus: 480/d}}]",
        bottlenecks="[{id: takistus, at: [a], effect: {capacity: {times: 0.51}}}]",
        run="{warmup: 10d, measure: 10d, drain: 1y, replications: 2}",
    )
    equal("unnamed", set(unnamed(path)), set())
    row = price(prices(path), "takistus")
    check(mean(row["price_h_per_client"]) > 0.1, "the queue is its price", row)
