# SPDX-License-Identifier: EUPL-1.2
"""What bottlenecks cost where a formula or plain arithmetic knows it.

Queues against M/M/1, M/G/1 and M/M/c; partial groups; who completes with it and who only without;
marks, ranks and sums; why nobody's waiting is waited.
"""

import math
import re

from support import HOURS_PER_YEAR, case, check, equal, mean, near, price, prices, simulate, teekond
from towns import DAY, JOURNEY, town

PER_HOUR = 6
QUEUE_RUN = "{warmup: 30d, measure: 1y, drain: 1y, replications: 4, seed: 3}"
CLIENTS = 4 * PER_HOUR * HOURS_PER_YEAR
CROWD = "[{id: kuusalu, arrivals: {uus: 6/h}}]"


# ---- queues ---------------------------------------------------------------------------------------


def mm1_time(load, service):
    return service / (1 - load)


def mm1_se(load, service, clients):
    """Of the mean time of so many clients in a row in M/M/1 (Whitt, Management Science 35, 1989)."""
    variance = load * (2 + 5 * load - 4 * load**2 + load**3) / (1 - load) ** 4
    return service * math.sqrt(variance / clients)


def erlang_c(servers, offered):
    """The share of those who wait in M/M/c."""
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = offered * blocked / (k + offered * blocked)
    return blocked / (1 - offered / servers * (1 - blocked))


def queue_price(service, bottleneck, servers=1, more=""):
    """The price of a bottleneck at the one counter of a town that 6 people an hour come to."""
    found = prices(
        town(
            f"{{id: a, pool: ametnik, duration: {service}}}",
            pools=f"[{{id: ametnik, provider: kov, servers: {servers}{more}}}]",
            municipalities=CROWD,
            bottlenecks=f"[{{id: takistus, at: [a], {bottleneck}}}]",
            run=QUEUE_RUN,
        )
    )
    return price(found, "takistus")["price_h_per_client"]


@case
def a_slower_counter_is_a_longer_queue():
    """M/M/1: service of 5 minutes takes 6.5; load 0.5 becomes 0.65."""
    with_it, without = mm1_time(0.65, 6.5 / 60), mm1_time(0.5, 5 / 60)
    got = queue_price("{exponential: 5min}", "effect: {duration: {times: 1.3}}")
    near("hours", got, with_it - without, mm1_se(0.65, 6.5 / 60, CLIENTS))
    check(got["low"] < with_it - without < got["high"], "the interval", got)
    check(got["high"] - got["low"] < 0.15 * got["mean"], "a narrow interval", got)


@case
def a_slower_even_service_queues_by_pollaczek_and_khinchine():
    """M/D/1 and M/G/1 with cv ½: W = ρ m (1 + cv²) / (2 (1 − ρ))."""
    for service, squared in (("5min", 0), ("{gamma: {mean: 5min, sd: 2.5min}}", 0.25)):
        times = [
            m + rho * m * (1 + squared) / (2 * (1 - rho))
            for rho, m in ((0.65, 6.5 / 60), (0.5, 5 / 60))
        ]
        got = queue_price(service, "effect: {duration: {times: 1.3}}")
        near(service, got, times[0] - times[1], mm1_se(0.65, 6.5 / 60, CLIENTS))


@case
def servers_taken_away_are_erlangs():
    """Of four counters with 1.2 at work two are left: W = C(c, a) / (c μ − λ)."""
    expected = erlang_c(2, 1.2) / (2 * 5 - 6) - erlang_c(4, 1.2) / (4 * 5 - 6)
    noise = mm1_se(0.6, 6 / 60, CLIENTS)
    got = queue_price("{exponential: 12min}", "effect: {capacity: {times: 0.5}}", servers=4)
    near("a factor", got, expected, noise)
    got = queue_price("{exponential: 12min}", "without: {pools.ametnik.servers: 4}", servers=2)
    near("an edit", got, expected, noise)


@case
def added_minutes_load_the_counter_too():
    """Half of the visits need a minute more: M/G/1 with a mixture of services, by its moments."""
    path = town(
        "{id: a, pool: ametnik, duration: 4min}",
        groups="[{id: uus, traits: {keeleta: 50%}}]",
        pools="[{id: ametnik, provider: kov}]",
        municipalities=CROWD,
        bottlenecks="[{id: takistus, at: [a], when: {keeleta: yes}, effect: {duration: 4min}}]",
        run=QUEUE_RUN,
    )
    lasts = [x / 60 for x in (4, 8)]
    m1, m2 = sum(lasts) / 2, sum(x * x for x in lasts) / 2
    with_it = m1 + 6 * m2 / (2 * (1 - 6 * m1))
    base = 4 / 60
    without = base + 6 * base**2 / (2 * (1 - 6 * base))
    got = price(prices(path), "takistus")["price_h_per_client"]
    near("hours", got, with_it - without, mm1_se(0.6, m1, CLIENTS))


# ---- whom it meets, who completes -----------------------------------------------------------------

TWO = {
    "groups": "[uus, vana]",
    "municipalities": "[{id: kuusalu, arrivals: {uus: 150/y, vana: 50/y}}, "
    "{id: tartu, arrivals: {uus: 30/y, vana: 90/y}}]",
}


@case
def a_partial_group_weighs_as_many_as_complete():
    """Four days for `vana` in tartu alone: the other rows are diluted by exactly their people."""
    path = town(
        "{id: a, delay: {exponential: 5d}, next: [{to: leave, p: 30%}]}",
        bottlenecks="[{id: takistus, at: [a], groups: [vana], where: [tartu], "
        "effect: {processing: 4d}}]",
        **TWO,
    )
    found, outcome = prices(path), simulate(path)

    def completed(**where):
        return mean(outcome.measures(**(JOURNEY | where))["completed"])

    met = completed(municipality="tartu", group="vana")
    for where in ({}, {"municipality": "tartu"}, {"group": "vana"}):
        row = price(found, "takistus", **(JOURNEY | where))
        near(f"hours {where}", row["price_h_per_client"], 96 * met / completed(**where))
        near(f"days {where}", row["price_days_per_year"], 4 * met)
    none = price(found, "takistus", municipality="kuusalu", group="vana")
    near("elsewhere", none["price_h_per_client"], 0)
    near("affected elsewhere", none["affected"], 0)


@case
def hours_are_of_those_who_complete_both_with_and_without():
    """It stops all `vana` and delays the rest by two days: without it all complete, half faster."""
    path = town(
        "{id: a, delay: 1d}",
        bottlenecks="[{id: takistus, at: [a], effect: {delay: 2d, dropout: {p: {vana: 100%, "
        "'*': 0%}, to: lahkus}}}]",
        journey="exits: [lahkus]",
        **TWO,
    )
    found, outcome = prices(path), simulate(path)
    arrived = {g: mean(outcome.measures(group=g)["arrived"]) for g in ("uus", "vana", "*")}
    row = price(found, "takistus")
    near("hours", row["price_h_per_client"], 48)
    near("days", row["price_days_per_year"], 2 * arrived["uus"])
    near("completed", row["completed_share_change"], arrived["vana"] / arrived["*"])
    near("left", row["left_share_change"], -arrived["vana"] / arrived["*"])
    near("by exit", row["exits_change"]["lahkus"], -arrived["vana"] / arrived["*"])
    near("by the other exit", row["exits_change"]["leave"], 0)
    near("affected", row["affected"], arrived["*"])
    equal("nobody of vana", price(found, "takistus", group="vana")["price_h_per_client"], None)


@case
def visits_staff_and_money_change_too():
    """Everybody comes twice at most: a rework of 50 % is half a visit, half an hour and 35 euros."""
    path = town(
        "{id: a, pool: ametnik, duration: 1h, fee: 30 EUR, attempts: 2}",
        pools="[{id: ametnik, provider: kov, servers: 1000, cost: 40 EUR/h}]",
        municipalities="[{id: kuusalu, arrivals: {uus: 2000/y}}]",
        run="{warmup: 0, measure: 1y, drain: 1y, replications: 4, client-hour: 10 EUR/h}",
        bottlenecks="[{id: takistus, at: [a], effect: {rework: 50%}}]",
    )
    outcome = simulate(path)
    again = mean(outcome.measures(**JOURNEY)["visits"]) - 1
    row = price(prices(path), "takistus")
    near("visits", again, 0.5, 0.5 / math.sqrt(8000))
    near("fewer visits", row["visits_change"], -again)
    near("staff hours", row["kov_staff_h_change"], -again)
    near("staff costs", row["staff_cost_eur_change"], -40 * again)
    near("client's costs", row["client_cost_eur_change"], -(30 + 10) * again)


@case
def figures_are_the_differences_of_two_simulations():
    """The same edits done by hand give the same changes, in every row."""
    path = town(
        "{id: a, pool: ametnik, duration: {exponential: 1h}, booking: 0..5d}",
        "{id: b, delay: {exponential: 9d}, next: [{to: a, p: 20%}, {to: leave, p: 5%}]}",
        pools="[{id: ametnik, provider: kov, cost: 40 EUR/h}]",
        bottlenecks="[{id: b1, at: [a], effect: {rework: 20%, duration: {times: 2}}}, "
        "{id: b2, at: [b], groups: [vana], effect: {dropout: 25%, delay: 3d}}]",
        **TWO,
    )
    found, today = prices(path), simulate(path)
    for name, edits in (
        ("b1", ("rework=0%", "duration={times: 1}")),
        ("b2", ("dropout=0%", "delay=0")),
    ):
        words = [w for e in edits for w in ("--set", f"bottlenecks.{name}.effect.{e}")]
        without = simulate(path, *words)
        for where in ({}, {"municipality": "tartu"}, {"group": "vana"}, {"group": "uus"}):
            row = price(found, name, **where)
            before, after = today.measures(**where), without.measures(**where)
            for change, measure in (
                ("completed_share_change", "completed_share"),
                ("visits_change", "visits"),
                ("staff_cost_eur_change", "staff_cost_eur"),
            ):
                gap = mean(after[measure]) - mean(before[measure])
                check(
                    abs(mean(row[change]) - gap) < 1e-9,
                    f"{change} of {name} {where}: {mean(row[change])}, simulations {gap}",
                )


@case
def days_and_people_of_the_parts_add_up():
    path = town(
        "{id: a, pool: ametnik, duration: {exponential: 9h}}",
        pools="[{id: ametnik, provider: kov}]",
        bottlenecks="[{id: b1, at: [a], effect: {rework: 20%}}, "
        "{id: b2, at: [a], groups: [vana], effect: {duration: {times: 2}}}]",
        **TWO,
    )
    found = prices(path)
    for name in ("b1", "b2"):
        for key in ("price_days_per_year", "affected"):
            whole = mean(price(found, name)[key])
            places = [mean(price(found, name, municipality=m)[key]) for m in ("kuusalu", "tartu")]
            groups = [mean(price(found, name, group=g)[key]) for g in ("uus", "vana")]
            near(f"{key} of {name} by municipality", sum(places), whole)
            near(f"{key} of {name} by group", sum(groups), whole)


# ---- ranks, marks, what has no price ----------------------------------------------------------------


@case
def ranks_are_whole_and_what_helps_nobody_is_last():
    """A shortcut that a bottleneck opens has a negative price; the slack one costs nothing."""
    path = town(
        "{id: algus}",
        "{id: a, delay: 5d}",
        "{id: b, after: [algus], delay: 2d}",
        bottlenecks="[{id: lühem, at: [a], effect: {delay: {times: 0.5}}}, "
        "{id: varuga, at: [b], effect: {delay: 10h}}, {id: pikem, at: [a], effect: {delay: 8d}}, "
        "{id: kirjeldamata, at: [a]}]",
    )
    found = prices(path)
    rows = [r for r in found["bottlenecks"] if r["journey"] == r["municipality"] == r["group"] == "*"]
    order = [(r["rank"], r["bottleneck"]) for r in rows if r["rank"] is not None]
    equal("order", sorted(order), [(1, "pikem"), (2, "varuga"), (3, "lühem")])
    near("a shortcut", price(found, "lühem")["price_h_per_client"], -60)
    equal("what nobody described", found["unpriced"], ["kirjeldamata"])


@case
def what_is_not_shown_to_matter_is_marked():
    """Slack costs exactly nothing: marked; a certain price is not. JSON says the same by intervals."""
    path = town(
        "{id: algus}",
        "{id: a, delay: 5d}",
        "{id: b, after: [algus], delay: 2d}",
        bottlenecks="[{id: varuga, at: [b], effect: {delay: 10h}}, "
        "{id: pikem, at: [a], effect: {delay: 8d}}]",
    )
    slack = price(prices(path), "varuga")["price_h_per_client"]
    equal("interval", (slack["low"], slack["high"]), (0, 0))
    done = teekond("bottlenecks", path, "--lang", "en")
    equal("exit", done.code, 0, done)
    lines = {
        name: [line for line in done.out.splitlines() if re.search(rf"\d  {name}\b", line)]
        for name in ("varuga", "pikem")
    }
    check(lines["varuga"] and all(line.endswith("?") for line in lines["varuga"][:1]), "mark", done)
    check(not any(line.endswith("?") for line in lines["pikem"]), "no mark", done)


# ---- what nobody named --------------------------------------------------------------------------------


def unnamed(path):
    return {(row["kind"], row["id"]): row for row in prices(path)["unnamed"]}


@case
def the_unnamed_are_what_is_left_when_all_declared_are_gone():
    """Load 0.97 today, 0.81 without the slower service; at 0.86 without it somebody else is to blame."""
    for minutes, expected in ((8.1, False), (8.6, True)):
        path = town(
            f"{{id: a, pool: ametnik, duration: {minutes}min}}",
            "{id: b, delay: 60d}",
            pools="[{id: ametnik, provider: kov, servers: 1}]",
            municipalities=CROWD,
            bottlenecks="[{id: takistus, at: [a], effect: {duration: {times: 1.12}}}]",
            run="{warmup: 10d, measure: 60d, drain: 1y, replications: 2}",
        )
        equal(f"{minutes} minutes", ("pool", "ametnik") in unnamed(path), expected)


@case
def the_unnamed_is_priced_as_its_waiting():
    """M/M/1 at load ½: without the waiting 5 minutes are left of 10; half of the time is waiting."""
    path = town(
        "{id: a, pool: ametnik, duration: {exponential: 5min}}",
        pools="[{id: ametnik, provider: kov}]",
        municipalities=CROWD,
        run=QUEUE_RUN,
    )
    row = unnamed(path)[("pool", "ametnik")]
    noise = mm1_se(0.5, 5 / 60, CLIENTS)
    near("price", row["price_h_per_client"], 5 / 60, noise)
    near("waiting", row["wait_h"], 5 / 60, noise)
    near("share of the time", row["wait_share"], 0.5, noise / (10 / 60))


@case
def reasons_are_what_they_are():
    """Doors, seats, lead times, other steps, terms, load and chance, each the only thing there is."""
    hours = "calendars: [{id: aeg, open: {mon: '08:00-10:00'}}]"
    for reason, step, sections in (
        ("booking", "{id: a, booking: 9d}", {}),
        ("needs", "{id: a, needs: [x]}", {}),
        ("not-before", "{id: a, not-before: {from: algus, plus: 90d}}", {}),
        ("calendar", "{id: a, service: nõu}", {"services": "[{id: nõu, calendar: aeg}]"}),
        (
            "starts",
            "{id: a, service: kursus}",
            {"services": "[{id: kursus, course: {starts: ['02-01', '09-01'], lasts: 1mo}}]"},
        ),
        (
            "seats",
            "{id: a, service: kursus}",
            {
                "services": "[{id: kursus, course: {starts: weekly, seats: 3, lasts: 1w}}]",
                "municipalities": "[{id: kuusalu, arrivals: {uus: 180/y}}]",
            },
        ),
        (
            "variability",
            "{id: a, pool: ametnik, duration: {exponential: 5min}}",
            {"pools": "[{id: ametnik, provider: kov}]", "municipalities": CROWD},
        ),
        (
            "load",
            "{id: a, pool: ametnik, duration: 9min}",
            {"pools": "[{id: ametnik, provider: kov}]", "municipalities": CROWD},
        ),
        (
            "calendar",
            "{id: a, pool: ametnik, duration: 1min}",
            {"pools": "[{id: ametnik, provider: kov, calendar: aeg}]"},
        ),
    ):
        beside = ["{id: x, after: [algus], delay: 30d}"] if reason == "needs" else []
        path = town("{id: algus}", step, *beside, **sections)
        if reason == "calendar":
            path.write_text(path.read_text() + hours + "\n")
        reasons = {key: row["reason"] for key, row in unnamed(path).items()}
        check(list(reasons.values()) == [reason], f"{reason} alone", reasons)
