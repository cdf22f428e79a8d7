# SPDX-License-Identifier: EUPL-1.2
"""What a bottleneck does: each effect on a step of 386 hours, and on whom it acts."""

import math

from support import (
    HOURS_PER_YEAR,
    MODELS,
    case,
    check,
    equal,
    mean,
    model,
    near,
    prices,
    price,
    share_se,
    simulate,
    variant,
)

N = 10
CLIENTS = 4000 * N
BASE = 386.0


def with_effect(effect, *changes):
    return variant("effects", ("effect: {delay: 5d}", effect), *changes)


def added(effect, hours):
    """Everybody's time grows by exactly so many hours."""
    outcome = simulate(with_effect(f"effect: {effect}"), "-n", "2")
    near(f"{effect}: time to complete", outcome.measures()["time_to_complete_h"], BASE + hours)
    return outcome


@case
def without_an_effect_the_base_stands():
    outcome = simulate(with_effect("severity: 3"), "-n", "2")
    measures = outcome.measures()
    near("time_to_complete_h", measures["time_to_complete_h"], BASE)
    near("wait_h", measures["wait_h"], 48)
    near("delay_h", measures["delay_h"], 14 * 24)
    near("service_h", measures["service_h"], 2)


@case
def delay_is_added():
    measures = added("{delay: 5d}", 120).measures()
    near("delay_h", measures["delay_h"], 19 * 24)


@case
def delay_is_multiplied():
    added("{delay: {times: 1.5}}", 120)


@case
def duration_is_added():
    near("service_h", added("{duration: 5h}", 5).measures()["service_h"], 7)


@case
def duration_is_multiplied():
    near("service_h", added("{duration: {times: 3}}", 4).measures()["service_h"], 6)


@case
def booking_is_added():
    near("wait_h", added("{booking: 3d}", 72).measures()["wait_h"], 120)


@case
def booking_is_multiplied():
    near("wait_h", added("{booking: {times: 2}}", 48).measures()["wait_h"], 96)


@case
def processing_is_added():
    added("{processing: 36h}", 36)


@case
def processing_is_multiplied():
    added("{processing: {times: 0.5}}", -48)


@case
def several_effects_at_once():
    added("{delay: 1d, duration: {times: 2}, booking: 12h}", 24 + 2 + 12)


@case
def effects_in_several_places():
    """A list: at `algne` one day, at `luba` two."""
    added("[{at: [algne], delay: 1d}, {at: [luba], delay: 2d}]", 72)


@case
def a_stage_is_all_its_steps():
    path = with_effect("effect: {delay: 5d}", ("    at: [luba]\n", "    at: [algus]\n"))
    near("time", simulate(path, "-n", "2").measures()["time_to_complete_h"], BASE + 240)


@case
def a_service_is_all_steps_that_use_it():
    path = with_effect("effect: {delay: 5d}", ("    at: [luba]\n", "    at: {services: [luba]}\n"))
    near("time", simulate(path, "-n", "2").measures()["time_to_complete_h"], BASE + 120)


@case
def a_bottleneck_inside_its_step():
    path = with_effect(
        "severity: 2",
        (
            "{id: luba, service: luba, delay: 10d, milestone: yes}",
            "{id: luba, service: luba, delay: 10d, bottlenecks: "
            "[{id: teine-takistus, effect: {delay: 5d}}]}",
        ),
    )
    near("time", simulate(path, "-n", "2").measures()["time_to_complete_h"], BASE + 120)


@case
def it_acts_on_its_groups_alone():
    outcome = simulate(with_effect("groups: [el]\n    effect: {delay: 5d}"), "-n", "2")
    near("el", outcome.measures(group="el")["time_to_complete_h"], BASE + 120)
    near("kolmas-riik", outcome.measures(group="kolmas-riik")["time_to_complete_h"], BASE)


@case
def it_acts_in_its_municipalities_alone():
    outcome = simulate(with_effect("where: [tartu]\n    effect: {delay: 5d}"), "-n", "2")
    near("tartu", outcome.measures(municipality="tartu")["time_to_complete_h"], BASE + 120)
    near("kuusalu", outcome.measures(municipality="kuusalu")["time_to_complete_h"], BASE)


@case
def it_acts_on_traits():
    """70 % have no digital identity and wait five days more."""
    outcome = simulate(with_effect("when: {digi-id: no}\n    effect: {delay: 5d}"), n=N)
    near(
        "time",
        outcome.measures()["time_to_complete_h"],
        BASE + 0.7 * 120,
        120 * share_se(0.7, CLIENTS),
    )


@case
def dropout_leaves():
    measures = simulate(with_effect("effect: {dropout: 20%}"), n=N).measures()
    near("leave", measures["exits"]["leave"], 0.2, share_se(0.2, CLIENTS))
    near("completed_share", measures["completed_share"], 0.8, share_se(0.2, CLIENTS))


@case
def dropout_to_an_exit():
    measures = simulate(with_effect("effect: {dropout: {p: 20%, to: loobus}}"), n=N).measures()
    near("loobus", measures["exits"]["loobus"], 0.2, share_se(0.2, CLIENTS))


@case
def dropout_scales_the_exits_of_next():
    path = with_effect(
        "effect: {dropout: {times: 2}}", ("milestone: yes", "next: [{to: lahkus, p: 7%}]")
    )
    near("lahkus", simulate(path, n=N).measures()["exits"]["lahkus"], 0.14, share_se(0.14, CLIENTS))


@case
def of_two_dropouts_the_first_in_id_order_decides():
    path = with_effect(
        "effect: {dropout: {p: 20%, to: loobus}}\n"
        "  - id: esimene\n    at: [luba]\n    effect: {dropout: {p: 10%, to: lahkus}}"
    )
    measures = simulate(path, n=N).measures()
    near("lahkus", measures["exits"]["lahkus"], 0.1, share_se(0.1, CLIENTS))
    near("loobus", measures["exits"]["loobus"], 0.18, share_se(0.18, CLIENTS))


@case
def rework_repeats_the_visit():
    """15 % again, each time: 1 / 0.85 visits, each of 386 hours; variance of visits p / (1 - p)²."""
    outcome = simulate(with_effect("effect: {rework: 15%}"), n=N)
    se = math.sqrt(0.15) / 0.85 / math.sqrt(CLIENTS)
    near("visits", outcome.measures()["visits"], 1 + 1 / 0.85, se)
    near("rework", outcome.measures()["rework"], 1 / 0.85 - 1, se)
    near("time", outcome.measures()["time_to_complete_h"], BASE / 0.85, BASE * se)
    near(
        "rework_share",
        outcome.step("luba", journey="teekond")["rework_share"],
        0.15,
        share_se(0.15, CLIENTS / 0.85),
    )


@case
def rework_waits():
    outcome = simulate(with_effect("effect: {rework: {p: 15%, wait: 3d}}"), n=N)
    se = (BASE + 72) * math.sqrt(0.15) / 0.85 / math.sqrt(CLIENTS)
    near("time", outcome.measures()["time_to_complete_h"], BASE / 0.85 + 72 * 0.15 / 0.85, se)


@case
def rework_goes_to_an_earlier_step():
    outcome = simulate(with_effect("effect: {rework: {p: 15%, to: algne}}"), n=N)
    near(
        "visits",
        outcome.measures()["visits"],
        2 / 0.85,
        2 * math.sqrt(0.15) / 0.85 / math.sqrt(CLIENTS),
    )


@case
def rework_scales_what_next_repeats():
    """20 % come again, twice that: 1 / 0.6 visits."""
    path = with_effect(
        "effect: {rework: {times: 2}}",
        ("milestone: yes", "next: [{to: luba, p: 20%}, {to: leave, p: 5%}]"),
    )
    outcome = simulate(path, n=N)
    se = math.sqrt(0.4) / 0.6 / math.sqrt(CLIENTS)
    near("visits", outcome.measures()["visits"], 1 + 1 / 0.6, se)
    near("leave", outcome.measures()["exits"]["leave"], 0.05 / 0.6, share_se(0.05 / 0.6, CLIENTS))


@case
def rework_grows_to_95_percent_at_most():
    """Ten times 20 %: 95 % less the 15 % that leave, so that 1 / 0.2 visits are made."""
    path = with_effect(
        "effect: {rework: {times: 10}}",
        ("milestone: yes", "next: [{to: luba, p: 20%}, {to: leave, p: 15%}]"),
    )
    outcome = simulate(path, n=N)
    near("visits", outcome.measures()["visits"], 1 + 5, math.sqrt(0.8) / 0.2 / math.sqrt(CLIENTS))


@case
def take_up_is_multiplied():
    path = with_effect(
        "effect: {take-up: {times: 0.5}}", ("milestone: yes", "milestone: yes, take-up: 80%")
    )
    milestone = simulate(path, n=N).measures(journey="teekond")["milestones"]["luba"]
    near("reached_share", milestone["reached_share"], 0.4, share_se(0.4, CLIENTS))


@case
def capacity_is_multiplied():
    """Two officials at half of their capacity are one: M/M/1 with load 0.8, 32 minutes."""
    path = variant(
        "office",
        ("servers: 1", "servers: 2"),
        (
            "run:",
            "bottlenecks: [{id: pool-kohta, at: [nõu], effect: {capacity: {times: 0.5}}}]\nrun:",
        ),
    )
    outcome = simulate(path, n=8)
    pool = outcome.pool("ametnik", "kuusalu")
    near("servers", pool["servers"], 1)
    near("wait_h", pool["wait_h"], 32 / 60, 7.0 / math.sqrt(8 * 6 * HOURS_PER_YEAR))


@case
def no_show_books_again():
    """A quarter do not come: 1 / 0.75 bookings of two days, one visit."""
    outcome = simulate(with_effect("effect: {no-show: 25%}"), n=N)
    se = 48 * math.sqrt(0.25) / 0.75 / math.sqrt(CLIENTS)
    near("wait_h", outcome.measures()["wait_h"], 48 / 0.75, se)
    near("visits", outcome.measures()["visits"], 2)


@case
def travel_is_added():
    near("travel_h", added("{travel: 3h}", 3).measures()["travel_h"], 3)


@case
def travel_has_a_cost():
    measures = added("{travel: {time: 3h, cost: 20 EUR}}", 3).measures()
    near("client_cost_eur", measures["client_cost_eur"], 20)


# ---- prices --------------------------------------------------------------------------------------


@case
def a_delay_of_ten_days_costs_ten_days():
    found = prices(with_effect("effect: {delay: 10d}"), "-n", "3")
    row = price(found, "takistus")
    completed = mean(
        simulate(with_effect("effect: {delay: 10d}"), "-n", "3").measures()["completed"]
    )
    near("price_h_per_client", row["price_h_per_client"], 240)
    near("low", row["price_h_per_client"]["low"], 240)
    near("high", row["price_h_per_client"]["high"], 240)
    near("price_days_per_year", row["price_days_per_year"], 10 * completed)
    near("affected", row["affected"], completed)
    near("completed_share_change", row["completed_share_change"], 0)
    near("rank", row["rank"], 1)


@case
def a_price_is_of_those_whom_it_meets():
    """Only el in tartu wait; in the row of all, the others weigh in with nothing."""
    found = prices(
        with_effect("groups: [el]\n    where: [tartu]\n    effect: {delay: 10d}"), "-n", "10"
    )
    near("el in tartu", price(found, "takistus", "tartu", "*", "el")["price_h_per_client"], 240)
    near(
        "all",
        price(found, "takistus")["price_h_per_client"],
        60,
        240 * math.sqrt(0.25 * 0.75 / CLIENTS),
    )


@case
def the_same_people_with_the_same_luck_are_compared():
    """Random durations cancel: a delay of 10 days costs 240 hours exactly, to the bounds."""
    path = with_effect(
        "effect: {delay: 10d}",
        ("duration: 2h", "duration: {lognormal: {mean: 9d, sd: 9d}}"),
        ("milestone: yes", "next: [{to: leave, p: 30%}]"),
    )
    row = price(prices(path, "-n", "3"), "takistus")
    near("price_h_per_client", row["price_h_per_client"], 240)
    near("low", row["price_h_per_client"]["low"], 240)
    near("completed_share_change", row["completed_share_change"], 0)


@case
def slack_in_a_parallel_branch_costs_nothing():
    """`c` takes 10 days beside it: three days more at `a` are never felt."""
    path = variant(
        "branches",
        (
            "run:",
            "bottlenecks: [{id: varu, at: [a], effect: {delay: 3d}}, "
            "{id: valus, at: [c], effect: {delay: 4d}}]\nrun:",
        ),
        (", needs: [luba]", ""),
        ("delay: 20d", "delay: 1d"),
    )
    found = prices(path)
    near("varu", price(found, "varu")["price_h_per_client"], 0)
    near("valus", price(found, "valus")["price_h_per_client"], 96)
    near("rank of valus", price(found, "valus")["rank"], 1)
    near("rank of varu", price(found, "varu")["rank"], 2)


@case
def a_dropout_costs_completions():
    row = price(prices(with_effect("effect: {dropout: 20%}"), "-n", "10"), "takistus")
    near("completed_share_change", row["completed_share_change"], 0.2, share_se(0.2, CLIENTS))
    near("price_h_per_client", row["price_h_per_client"], 0)


@case
def rework_costs_its_repetitions():
    """Without it everybody needs one visit: 386 x 0.15 / 0.85 hours."""
    row = price(prices(with_effect("effect: {rework: 15%}"), "-n", "10"), "takistus")
    near(
        "price_h_per_client",
        row["price_h_per_client"],
        BASE * 0.15 / 0.85,
        BASE * math.sqrt(0.15) / 0.85 / math.sqrt(CLIENTS),
    )
    near("affected", row["affected"], 0.15 * 4000, math.sqrt(0.15 * 4000 / N), relative=1e-3)


@case
def without_is_an_edit_that_takes_it_away():
    path = with_effect("without: {journeys.teekond.steps.luba.delay: 0}")
    near("today", simulate(path, "-n", "2").measures()["time_to_complete_h"], BASE)
    near("price", price(prices(path, "-n", "2"), "takistus")["price_h_per_client"], 240)


@case
def a_bottleneck_without_mechanism_has_no_price():
    found = prices(with_effect("severity: 4"), "-n", "2")
    rows = [r for r in found["bottlenecks"] if r["bottleneck"] == "takistus"]
    for row in rows:
        near("price", mean(row["price_h_per_client"]) or 0, 0)


@case
def prices_have_their_document():
    found = prices(model("effects"), "-n", "2")
    equal("teekond", found["teekond"], 1)
    for key in ("run", "assumptions", "bottlenecks", "unnamed"):
        check(key in found, f"no {key}", list(found))
    row = price(found, "takistus")
    for key in (
        *("bottleneck", "municipality", "journey", "group", "affected", "price_h_per_client"),
        *("price_days_per_year", "completed_share_change", "rank"),
    ):
        check(key in row, f"no {key}", row)


@case
def a_lost_server_costs_the_wait_of_those_who_are_left():
    """Two officials at half of their capacity: M/M/1 with it, M/M/2 at load 0.4 without."""
    path = variant(
        "office",
        ("servers: 1", "servers: 2"),
        (
            "run:",
            "bottlenecks: [{id: napp, at: [nõu], effect: {capacity: {times: 0.5}}}]\nrun:",
        ),
    )
    row = price(prices(path, "-n", "8"), "napp")
    erlang_c = 0.8**2 / (0.8**2 + (1 - 0.4) * 2 * (1 + 0.8))
    without = erlang_c / (15 - 6)
    near(
        "price_h_per_client",
        row["price_h_per_client"],
        32 / 60 - without,
        7.0 / math.sqrt(8 * 6 * HOURS_PER_YEAR),
    )


@case
def travel_costs_its_hours():
    row = price(prices(with_effect("effect: {travel: 3h}"), "-n", "2"), "takistus")
    near("price_h_per_client", row["price_h_per_client"], 3)


@case
def two_bottlenecks_are_priced_one_by_one():
    """Ten days and two days at the same step: each alone, the larger first."""
    path = with_effect(
        "effect: {delay: 10d}\n  - {id: väike, at: [luba], effect: {processing: 2d}}"
    )
    found = prices(path, "-n", "2")
    near("takistus", price(found, "takistus")["price_h_per_client"], 240)
    near("väike", price(found, "väike")["price_h_per_client"], 48)
    near("rank of takistus", price(found, "takistus")["rank"], 1)
    near("rank of väike", price(found, "väike")["rank"], 2)


@case
def prices_of_each_group_and_municipality():
    found = prices(with_effect("groups: [el]\n    effect: {delay: 10d}"), "-n", "2")
    for municipality in ("kuusalu", "tartu", "*"):
        row = price(found, "takistus", municipality, "*", "el")
        near(f"el in {municipality}", row["price_h_per_client"], 240)
    for row in found["bottlenecks"]:
        if row["group"] == "kolmas-riik":
            near("kolmas-riik", row["price_h_per_client"], 0)
            near("affected", row["affected"], 0)


@case
def unnamed_waiting_has_its_price():
    """M/M/1 at load 0.8: without its waiting everybody would be 32 minutes sooner."""
    found = prices(variant("office", ("replications: 8", "replications: 4")))["unnamed"]
    rows = [r for r in found if "ametnik" in (r.get("id"), r.get("pool"))]
    check(len(rows) == 1, "the pool is not among the unnamed", found)
    near(
        "price_h_per_client",
        rows[0]["price_h_per_client"],
        32 / 60,
        7.0 / math.sqrt(4 * 6 * HOURS_PER_YEAR),
    )


@case
def a_price_is_the_difference_of_two_simulations():
    """The small town with and without its slow post: the same people complete, so means may differ."""
    town = MODELS / "small-town"
    name = "aeglane-postiteenus"
    with_it = simulate(town)
    without = simulate(town, "--set", f"bottlenecks.{name}.effect.delay=0")
    found = prices(town)
    for group in ("*", "el", "ajutine", "tagasipöörduja"):
        times = [mean(o.measures(group=group)["time_to_complete_h"]) for o in (with_it, without)]
        got = mean(price(found, name, group=group)["price_h_per_client"])
        check(
            abs(got - (times[0] - times[1])) < 1e-7,
            f"{group}: price {got}, simulations differ by {times[0] - times[1]}",
        )
