# SPDX-License-Identifier: EUPL-1.2
"""What a bottleneck does, how much of it remains, and what it costs: on constants.

`r` is what remains of a bottleneck after the adopted proposals: the product of (1 − removed).
"""

import json

from support import case, check, equal, mean, near, price, prices, share_se, simulate, teekond
from towns import DAY, JOURNEY, town

MANY = "[{id: kuusalu, arrivals: {uus: 4000/y}}]"
CLIENTS = 8000
HALF = "[{id: uus, traits: {eriline: 50%}}]"


def remaining(effect, removed, *steps, more="", **sections):
    """Simulates today with `removed` (shares of one or more proposals) of the effect taken away."""
    listed = ", ".join(
        f"{{id: abi-{i}, status: adopted, removes: {{takistus: {share}}}}}"
        for i, share in enumerate(removed, 1)
    )
    sections["bottlenecks"] = f"[{{id: takistus, at: [a], effect: {effect}{more}}}]"
    if listed:
        sections["proposals"] = f"[{listed}]"
    return simulate(town(*steps, **sections))


def measure_of(effect, removed, name, *steps, more="", **sections):
    return mean(remaining(effect, removed, *steps, more=more, **sections).measures(**JOURNEY)[name])


# ---- what remains of each mechanism ---------------------------------------------------------------


@case
def added_times_shrink():
    """10 d added: r = 1, 0.75, 0.25 · 0.5, 0."""
    for effect in ("delay", "booking", "processing", "duration"):
        for removed, r in (((), 1), (("25%",), 0.75), (("75%", "50%"), 0.125), (("100%",), 0)):
            hours = measure_of(f"{{{effect}: 10d}}", removed, "time_to_complete_h", "{id: a}")
            near(f"{effect} with {removed} removed", hours / DAY, 10 * r)


@case
def factors_shrink_toward_one():
    """times: 3 of 2 d: 1 + 2 r."""
    for effect in ("delay", "booking", "processing", "duration"):
        for removed, r in (((), 1), (("50%",), 0.5), (("100%",), 0)):
            hours = measure_of(
                f"{{{effect}: {{times: 3}}}}",
                removed,
                "time_to_complete_h",
                f"{{id: a, {effect}: 2d}}",
            )
            near(f"{effect} with {removed} removed", hours / DAY, 2 * (1 + 2 * r))


@case
def factors_below_one_grow_toward_one():
    """take-up times 0.2 leaves a fifth; three quarters removed: 1 - 0.8 / 4 = 0.8."""
    for removed, expected in (((), 0.2), (("75%",), 0.8), (("100%",), 1)):
        visits = measure_of(
            "{take-up: {times: 0.2}}", removed, "visits", "{id: a}", municipalities=MANY
        )
        near(f"{removed}", visits, expected, share_se(0.2, CLIENTS))


@case
def travel_shrinks_in_time_and_money():
    for removed, r in (((), 1), (("30%",), 0.7), (("100%",), 0)):
        outcome = remaining("{travel: {time: 10h, cost: 20 EUR}}", removed, "{id: a}")
        near(f"hours, {removed}", outcome.measures(**JOURNEY)["travel_h"], 10 * r)
        near(f"euros, {removed}", outcome.measures(**JOURNEY)["client_cost_eur"], 20 * r)


@case
def chances_shrink():
    """A dropout of 80 % with three quarters removed is one of 20 %."""
    for removed, r in (((), 1), (("75%",), 0.25), (("100%",), 0)):
        outcome = remaining(
            "{dropout: {p: 80%, to: loobus}}",
            removed,
            "{id: a}",
            journey="exits: [loobus]",
            municipalities=MANY,
        )
        share = outcome.measures(**JOURNEY)["exits"]["loobus"]
        near(f"{removed}", share, 0.8 * r, share_se(0.2, CLIENTS))


@case
def rework_shrinks_its_share_and_not_its_wait():
    """40 % back to b with 3 d each; half removed: 20 %. Visits of b: 1 / (1 - p)."""
    for removed, p in (((), 0.4), (("50%",), 0.2), (("100%",), 0)):
        outcome = remaining(
            "{rework: {p: 40%, to: b, wait: 3d}}",
            removed,
            "{id: b, delay: 1d}",
            "{id: a}",
            municipalities=MANY,
        )
        again = p / (1 - p)
        spread = (p / (1 - p) ** 2 / CLIENTS) ** 0.5
        measures = outcome.measures(**JOURNEY)
        near(f"rework, {removed}", measures["rework"], 2 * again, 2 * spread)
        near(
            f"days, {removed}",
            measures["time_to_complete_h"],
            DAY * (1 + 4 * again),
            DAY * 4 * spread,
        )


@case
def factors_of_ways_back_and_out():
    """`next` back 20 %, out 10 %. Twice both, half removed: 30 % and 15 %."""
    for effect, removed, back, out in (
        ("[{rework: {times: 2}}, {dropout: {times: 2}}]", (), 0.4, 0.2),
        ("[{rework: {times: 2}}, {dropout: {times: 2}}]", ("50%",), 0.3, 0.15),
        ("[{rework: {times: 2}}, {dropout: {times: 2}}]", ("100%",), 0.2, 0.1),
        ("{rework: {times: 0.5}}", (), 0.1, 0.1),
    ):
        outcome = remaining(
            effect,
            removed,
            "{id: a, next: [{to: a, p: 20%}, {to: leave, p: 10%}]}",
            municipalities=MANY,
        )
        step = outcome.step("a", **JOURNEY)
        near(f"back, {effect} {removed}", step["rework_share"], back, share_se(back, CLIENTS))
        near(f"out, {effect} {removed}", step["left_share"], out, share_se(out, CLIENTS))


@case
def no_show_shrinks():
    """Half do not come, 2 d of booking each time: 4 d; half removed: 2 / 0.75."""
    for removed, p in (((), 0.5), (("50%",), 0.25), (("100%",), 0)):
        wait = measure_of(
            "{no-show: 50%}", removed, "wait_h", "{id: a, booking: 2d}", municipalities=MANY
        )
        near(f"{removed}", wait / DAY, 2 / (1 - p), 2 * (p / (1 - p) ** 2 / CLIENTS) ** 0.5)


@case
def a_lost_capacity_comes_back():
    """Of 10 servers 4 are left; half of the loss removed: 7."""
    for removed, servers in (((), 4), (("50%",), 7), (("100%",), 10)):
        outcome = remaining(
            "{capacity: {times: 0.4}}",
            removed,
            "{id: a, pool: ametnik, duration: 1min}",
            pools="[{id: ametnik, servers: 10}]",
        )
        near(f"{removed}", outcome.json["pools"][0]["servers"], servers)


@case
def absences_grow_rarer():
    """Away 10 days every 10 (constant): half of the time; every / 0.5 is 20: a third of the time."""
    for removed, away in (((), 1 / 2), (("50%",), 1 / 3), (("100%",), 0)):
        outcome = remaining(
            "{absence: {every: 10d, lasts: 10d}}",
            removed,
            "{id: a, pool: ametnik, duration: 1min}",
            pools="[{id: ametnik, servers: 6}]",
            run="{warmup: 0, measure: 600d, drain: 1y, replications: 1}",
        )
        near(f"{removed}", outcome.json["pools"][0]["servers"], 6 * (1 - away), 0.01)


# ---- where it acts ---------------------------------------------------------------------------------


@case
def it_acts_on_who_has_the_traits_now():
    """The trait is gained on the way: the first visit of b is free, the second has 5 d."""
    outcome = remaining(
        "{delay: 5d}",
        (),
        "{id: a, delay: 1d, attempts: 2, else: c, next: [{to: a, p: 100%, gives: [tagasi]}]}",
        "{id: c}",
        more=", when: {tagasi: yes}",
    )
    near("days", outcome.measures(**JOURNEY)["time_to_complete_h"], 7 * DAY)


@case
def several_effects_add_and_multiply():
    """(2 d + 1 d) is not tripled whole: factors meet the base, additions come after: 6 + 1."""
    outcome = remaining("[{delay: 1d}, {delay: {times: 3}}]", (), "{id: a, delay: 2d}")
    near("days", outcome.measures(**JOURNEY)["time_to_complete_h"], 7 * DAY)


@case
def two_bottlenecks_at_one_step_act_both():
    """times 2 and times 3 of 1 d are 6; 4 d and 5 d added: 15."""
    path = town(
        "{id: a, delay: 1d}",
        bottlenecks="[{id: b1, at: [a], effect: {delay: {times: 2}}}, {id: b2, at: [a], effect: "
        "{delay: {times: 3}}}, {id: b3, at: [a], effect: {delay: 4d}}, "
        "{id: b4, at: [a], effect: {delay: 5d}}]",
    )
    near("days", simulate(path).measures(**JOURNEY)["time_to_complete_h"], 15 * DAY)


@case
def it_acts_at_services_pools_and_stages():
    """Both steps of the service, the one of the pool, all three of the stage: 2, 1 and 3 days."""
    for at, expected in (("{services: [nõu]}", 2), ("{pools: [ametnik]}", 1), ("[etapp]", 3)):
        path = town(
            "{id: a, service: nõu}",
            "{id: b, service: nõu}",
            "{id: c, pool: ametnik}",
            services="[{id: nõu}]",
            pools="[{id: ametnik, servers: 100}]",
            bottlenecks=f"[{{id: takistus, at: {at}, effect: {{delay: 1d}}}}]",
        )
        near(at, simulate(path).measures(**JOURNEY)["time_to_complete_h"], expected * DAY)


@case
def groups_when_and_where_hold_together():
    """A quarter: el, of tartu, with the trait."""
    path = town(
        "{id: a}",
        groups="[{id: el, traits: {eriline: 100%}}, {id: muu, traits: {eriline: 100%}}]",
        municipalities="[{id: kuusalu, arrivals: {el: 100/y, muu: 100/y}}, "
        "{id: tartu, arrivals: {el: 100/y, muu: 100/y}}]",
        bottlenecks="[{id: takistus, at: [a], groups: [el], when: {eriline: yes}, where: [tartu], "
        "effect: {delay: 1d}}]",
    )
    outcome = simulate(path)
    for municipality in ("kuusalu", "tartu"):
        for group in ("el", "muu"):
            hours = outcome.measures(municipality=municipality, group=group)["time_to_complete_h"]
            near(
                f"{municipality} {group}",
                hours,
                24 if (municipality, group) == ("tartu", "el") else 0,
            )


@case
def of_dropouts_and_reworks_the_dropouts_come_first():
    """Both for certain: everybody drops out, nobody repeats."""
    outcome = remaining(
        "[{rework: 90%}, {dropout: 100%}]", (), "{id: a, next: [{to: leave, p: 50%}]}"
    )
    near("left", outcome.measures(**JOURNEY)["exits"]["leave"], 1)
    near("visits", outcome.measures(**JOURNEY)["visits"], 1)


@case
def a_proposal_removes_in_its_municipalities():
    """Half of it in tartu, all of it in kuusalu, by two proposals."""
    path = town(
        "{id: a}",
        municipalities="[{id: kuusalu, arrivals: {uus: 99/y}}, {id: tartu, arrivals: {uus: 99/y}}]",
        bottlenecks="[{id: takistus, at: [a], effect: {delay: 8d}}]",
        proposals="[{id: abi, removes: {takistus: 50%}}, {id: teine, removes: [takistus]}]",
        scenarios="[{id: t, adopt: {abi: [tartu], teine: [kuusalu]}}]",
    )
    outcome = simulate(path, "--scenario", "t")
    for municipality, days in (("kuusalu", 0), ("tartu", 4)):
        hours = outcome.measures(municipality=municipality, scenario="t")["time_to_complete_h"]
        near(municipality, hours, days * DAY)


# ---- `without` --------------------------------------------------------------------------------------

WITHOUT = "[{{id: takistus, at: [a], without: {{{edits}}}}}]"


def without(edits, removed, *steps, **sections):
    path = town(
        *steps,
        bottlenecks=WITHOUT.format(edits=edits),
        proposals=f"[{{id: abi, status: adopted, removes: {{takistus: {removed}}}}}]",
        **sections,
    )
    return simulate(path).measures(**JOURNEY)


@case
def figures_move_that_far_toward_the_edit():
    """10 d toward 2 d: a quarter of the way is 8; {times: 0.5} a quarter is 8.75; null: 7.5."""
    for edit, expected in (("2d", 8), ("{times: 0.5}", 8.75), ("{plus: -4d}", None), ("0", 7.5)):
        if expected is not None:
            measures = without(
                f"journeys.teekond.steps.a.delay: {edit}", "25%", "{id: a, delay: 10d}"
            )
            near(edit, mean(measures["time_to_complete_h"]) / DAY, expected)


@case
def shares_and_money_move_too():
    """take-up 0 % toward 100 %: half of the way; a fee of 64 toward 4: 34."""
    measures = without(
        "journeys.teekond.steps.a.take-up: 100%, services.nõu.fee: 4 EUR",
        "50%",
        "{id: a, take-up: 0%}",
        "{id: b, service: nõu}",
        services="[{id: nõu, fee: 64 EUR}]",
        municipalities=MANY,
    )
    near("visits", measures["visits"], 1.5, share_se(0.5, CLIENTS))
    near("euros", measures["client_cost_eur"], 34)


@case
def what_is_no_figure_changes_only_when_all_is_removed():
    """`travel: no` holds at 100 %; at 99 % nothing of it does."""
    sections = {
        "providers": "[{id: ppa, sites: [{id: maja, serves: [kuusalu], travel: {kuusalu: 6h}}]}]",
        "services": "[{id: nõu, provider: ppa}]",
    }
    for removed, expected in (("99%", 6), ("100%", 0)):
        measures = without("services.nõu.travel: no", removed, "{id: a, service: nõu}", **sections)
        near(removed, measures["travel_h"], expected)


@case
def check_warns_of_a_part_that_takes_nothing_away():
    """Half of `travel: no` is nothing: `check` says so, and not of a figure."""
    sections = {
        "providers": "[{id: ppa, sites: [{id: maja, serves: [kuusalu], travel: {kuusalu: 6h}}]}]",
        "services": "[{id: nõu, provider: ppa, duration: 1h}]",
        "proposals": "[{id: abi, removes: {takistus: 50%}}]",
    }
    for edits, expected in (
        ("services.nõu.travel: no", ["T0605"]),
        ("services.nõu.travel: no, services.nõu.duration: 0", ["T0605"]),
        ("services.nõu.duration: 0", []),
    ):
        path = town("{id: a, service: nõu}", bottlenecks=WITHOUT.format(edits=edits), **sections)
        done = teekond("check", path, "--format", "json")
        found = [p["code"] for p in json.loads(done.raw)["problems"] if p["severity"] == "warning"]
        equal(f"warnings for {edits}", found, expected, done)


@case
def a_without_of_one_municipality_acts_there_alone():
    """`where: [tartu]`: taking it away changes tartu alone."""
    path = town(
        "{id: a, delay: 10d}",
        municipalities="[{id: kuusalu, arrivals: {uus: 99/y}}, {id: tartu, arrivals: {uus: 99/y}}]",
        bottlenecks="[{id: takistus, at: [a], where: [tartu], "
        "without: {journeys.teekond.steps.a.delay: 2d}}]",
    )
    found = prices(path)
    near("tartu", price(found, "takistus", municipality="tartu")["price_h_per_client"], 8 * DAY)
    near("kuusalu", price(found, "takistus", municipality="kuusalu")["price_h_per_client"], 0)


@case
def what_takes_a_bottleneck_away_may_be_edited():
    """The price follows `without`, `where` and `effect` as the command sets them."""
    path = town(
        "{id: a, delay: 10d}",
        municipalities="[{id: kuusalu, arrivals: {uus: 99/y}}, {id: tartu, arrivals: {uus: 99/y}}]",
        bottlenecks="[{id: takistus, at: [a], without: {journeys.teekond.steps.a.delay: 2d}}, "
        "{id: teine, at: [a], effect: {delay: 1d}}]",
    )
    near("as written", price(prices(path), "takistus")["price_h_per_client"], 8 * DAY)
    edit = "bottlenecks.takistus.without.journeys.teekond.steps.a.delay=7d"
    near("7 d", price(prices(path, "--set", edit), "takistus")["price_h_per_client"], 3 * DAY)
    local = prices(path, "--set", "bottlenecks.takistus.where=[tartu]")
    near("kuusalu", price(local, "takistus", municipality="kuusalu")["price_h_per_client"], 0)
    near("tartu", price(local, "takistus", municipality="tartu")["price_h_per_client"], 8 * DAY)
    longer = prices(path, "--set", "bottlenecks.teine.effect.delay={times: 3}")
    near("effect", price(longer, "teine")["price_h_per_client"], 3 * DAY)


# ---- prices ------------------------------------------------------------------------------------------

PRICED = {
    "municipalities": "[{id: kuusalu, arrivals: {uus: 300/y}}, {id: tartu, arrivals: {uus: 100/y}}]"
}


def arrived(path, **where):
    return mean(simulate(path).measures(**where)["arrived"])


@case
def prices_of_each_kind_of_time():
    """Base 10 d; what is added costs itself, a factor its part of the base."""
    for effect, expected in (
        ("{delay: 3d}", 72),
        ("{duration: {times: 1.5}}", 12),
        ("{booking: 1d}", 24),
        ("{processing: {times: 2}}", 48),
        ("{travel: 6h}", 6),
        ("[{delay: 1d}, {processing: 1d}]", 48),
    ):
        path = town(
            "{id: a, delay: 7d, duration: 1d, processing: 2d}",
            bottlenecks=f"[{{id: takistus, at: [a], effect: {effect}}}]",
            **PRICED,
        )
        row = price(prices(path), "takistus")
        n = arrived(path)
        near(f"price of {effect}", row["price_h_per_client"], expected)
        near("days a year", row["price_days_per_year"], expected * n / 24)
        near("affected", row["affected"], n)
        near("completed", row["completed_share_change"], 0)
        equal("rank", row["rank"], 1)


@case
def a_certain_dropout_costs_completions_and_no_hours():
    """Everybody drops out: without it all complete; nobody completes both, so no hours."""
    path = town(
        "{id: a}",
        "{id: b, delay: 1d}",
        bottlenecks="[{id: takistus, at: [a], effect: {dropout: 100%}}]",
        **PRICED,
    )
    row = price(prices(path), "takistus")
    near("completed", row["completed_share_change"], 1)
    equal("hours", mean(row["price_h_per_client"]), None)
    near("days", mean(row["price_days_per_year"]) or 0, 0)
    near("affected", row["affected"], arrived(path))


@case
def a_certain_skip_has_its_price():
    """take-up times 0: nobody takes the 4 days of a; without it all do: the price is negative."""
    path = town(
        "{id: a, delay: 4d}",
        bottlenecks="[{id: takistus, at: [a], effect: {take-up: {times: 0}}}]",
        **PRICED,
    )
    row = price(prices(path), "takistus")
    near("hours", row["price_h_per_client"], -96)
    near("affected", row["affected"], arrived(path))


@case
def affected_are_those_on_whom_it_acted():
    """Half have the trait: they alone are affected, and the price is a mean over all."""
    path = town(
        "{id: a}",
        groups=HALF,
        municipalities=MANY,
        bottlenecks="[{id: takistus, at: [a], when: {eriline: yes}, effect: {delay: 2d}}]",
    )
    row = price(prices(path), "takistus")
    n = arrived(path)
    share = mean(row["affected"]) / n
    near("affected", share, 0.5, share_se(0.5, CLIENTS))
    near("hours", row["price_h_per_client"], 48 * share)


@case
def who_never_comes_there_is_not_affected():
    """Half leave before a."""
    path = town(
        "{id: enne, next: [{to: leave, p: {eriline: 100%, '*': 0%}}]}",
        "{id: a}",
        groups=HALF,
        municipalities=MANY,
        bottlenecks="[{id: takistus, at: [a], effect: {delay: 2d}}]",
    )
    row = price(prices(path), "takistus")
    left = mean(simulate(path).measures(**JOURNEY)["exits"]["leave"])
    near("hours", row["price_h_per_client"], 48)
    near("affected", row["affected"], arrived(path) * (1 - left))
    near("days", row["price_days_per_year"], arrived(path) * (1 - left) * 2)


@case
def a_year_of_a_window_of_two():
    """Two years are measured: figures a year are halves of their sums."""
    path = town(
        "{id: a}",
        bottlenecks="[{id: takistus, at: [a], effect: {delay: 2d}}]",
        run="{warmup: 0, measure: 2y, drain: 1y, replications: 2}",
    )
    row = price(prices(path), "takistus")
    near("affected", row["affected"], arrived(path) / 2)
    near("days", row["price_days_per_year"], arrived(path))


@case
def ranks_go_by_the_price():
    """3, 1 and 2 days: ranks 1, 3, 2, the dearest first."""
    path = town(
        "{id: a}",
        bottlenecks="[{id: b1, at: [a], effect: {delay: 3d}}, {id: b2, at: [a], effect: {delay: "
        "1d}}, {id: b3, at: [a], effect: {delay: 2d}}]",
        **PRICED,
    )
    found = prices(path)
    for name, hours, rank in (("b1", 72, 1), ("b2", 24, 3), ("b3", 48, 2)):
        for where in ({}, {"municipality": "tartu"}, {"journey": "teekond"}, {"group": "uus"}):
            row = price(found, name, **where)
            near(f"{name} {where}", row["price_h_per_client"], hours)
            equal(f"rank of {name} {where}", row["rank"], rank)


@case
def factors_are_priced_in_the_presence_of_the_others():
    """2 d × 2 × 3 = 12: without the double 6 less, without the triple 8 less."""
    path = town(
        "{id: a, delay: 2d}",
        bottlenecks="[{id: b1, at: [a], effect: {delay: {times: 2}}}, "
        "{id: b2, at: [a], effect: {delay: {times: 3}}}]",
        **PRICED,
    )
    found = prices(path)
    near("double", price(found, "b1")["price_h_per_client"], 6 * DAY)
    near("triple", price(found, "b2")["price_h_per_client"], 8 * DAY)


@case
def a_price_is_of_what_remains_today():
    """Half is removed by an adopted proposal: the price is of the other half."""
    path = town(
        "{id: a}",
        bottlenecks="[{id: takistus, at: [a], effect: {delay: 8d}}]",
        proposals="[{id: abi, status: adopted, removes: {takistus: 50%}}]",
        **PRICED,
    )
    near("hours", price(prices(path), "takistus")["price_h_per_client"], 4 * DAY)


@case
def a_branch_with_slack_hides_a_part():
    """The side branch takes 8 d, the main one 5 + 6 with it: 3 of the 6 days are felt."""
    path = town(
        "{id: algus}",
        "{id: a, delay: 5d}",
        "{id: b, after: [algus], delay: 8d}",
        bottlenecks="[{id: takistus, at: [a], effect: {delay: 6d}}]",
        **PRICED,
    )
    near("hours", price(prices(path), "takistus")["price_h_per_client"], 3 * DAY)


# ---- the unnamed -------------------------------------------------------------------------------------


def unnamed(path):
    return {u["id"]: u for u in prices(path)["unnamed"]}


@case
def waiting_of_five_percent_is_unnamed():
    """Booking 1 d of 20 (5 %) is one, of 21 (4.8 %) is none; a named one is none at all."""
    for delay, expected in (("19d", {"a"}), ("20d", set())):
        path = town(f"{{id: a, booking: 1d, delay: {delay}}}", **PRICED)
        equal(f"beside {delay}", set(unnamed(path)), expected)
    path = town(
        "{id: a, delay: 9d}",
        bottlenecks="[{id: takistus, at: [a], effect: {booking: 1d}}]",
        **PRICED,
    )
    equal("named", set(unnamed(path)), set())


@case
def the_price_of_the_unnamed_is_its_waiting():
    path = town("{id: a, booking: 3d, delay: 9d}", "{id: b, delay: 1d}", **PRICED)
    found = unnamed(path)
    equal("which", set(found), {"a"})
    near("hours", found["a"]["price_h_per_client"], 72)
    check(found["a"]["rank"] == 1, "ranked", found["a"])
