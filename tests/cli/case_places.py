# SPDX-License-Identifier: EUPL-1.2
"""One counter for several, one counter each: where people are served, and what a municipality changes.

The gate opens on Monday 2 March 2026 at 08:00; hours count from there. `hommik` is open 08-12 daily.
"""

from gate import fork, one_each, pool, workspace
from support import case, check, mean, near, problems, simulate, write

TOWNS = """\
teekond: 1
groups: [uus]
calendars:
  - {id: värava-aeg, open: {mon-sun: "08:00-08:01"}, only: ["2026-03-02"]}
  - {id: hommik, open: {mon-sun: "08:00-12:00"}}
  - {id: hiline, open: {mon-sun: "10:00-12:00"}}
municipalities:
  - {id: anija, ANIJA arrivals: {uus: {2026-01-05: 20/y, 2026-01-26: 0/y}}}
  - {id: kose, KOSE arrivals: {uus: {2026-01-05: 20/y, 2026-01-26: 0/y}}}
POOLS
services:
  - {id: väravas, calendar: värava-aeg}
  - {id: luba, SERVICE}
journeys:
  - id: teekond
    counts-from: värav
    stages:
      - id: algus
        steps:
          - {id: värav, service: väravas}
          - {id: a, service: luba}
          - {id: b, service: luba}
run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 6y, replications: 1}
"""

SITES = """\
providers:
  - id: ppa
    sites:
      - {id: maja, serves: [anija, kose] MAJA}
pools: [{id: lett, provider: ppa, place: site, servers: 1}]
"""


def towns(service, pools, anija="", kose=""):
    """One person of each town makes the visits a and b; their waits, by town and step."""
    text = TOWNS.replace("POOLS", pools.strip()).replace("SERVICE", service)
    text = text.replace("ANIJA", anija and anija + ",").replace("KOSE", kose and kose + ",")
    path = write("towns.yaml", text)
    for seed in range(1, 200):
        outcome = simulate(path, "--seed", str(seed))
        if all(mean(outcome.measures(municipality=m)["arrived"]) == 1 for m in ("anija", "kose")):
            break
    return outcome, [
        mean(outcome.step(step, municipality=town, journey="teekond")["wait_h"])
        for town in ("anija", "kose")
        for step in ("a", "b")
    ]


def expect(found, *waits):
    for got, wait, name in zip(found, waits, ("anija a", "anija b", "kose a", "kose b")):
        near(f"{name} among {found}", got, wait)


@case
def one_counter_in_each_municipality():
    _, waits = towns(
        "pool: lett, provider: kov, duration: 1h", "pools: [{id: lett, provider: kov}]"
    )
    expect(waits, 0, 0, 0, 0)


@case
def one_national_counter_for_both():
    """a of anija 0-1, a of kose 1-2, and so on: municipalities by their ids."""
    _, waits = towns("pool: lett, duration: 1h", "pools: [{id: lett, place: national}]")
    expect(waits, 0, 1, 1, 1)


@case
def one_site_for_both():
    outcome, waits = towns("pool: lett, provider: ppa, duration: 1h", SITES.replace("MAJA", ""))
    expect(waits, 0, 1, 1, 1)
    near("served at the site", outcome.pool("lett", "maja")["served"], 4)


@case
def a_site_is_open_when_it_is_and_its_pool_is():
    """The site 10-12; three hours at the counter from 10 on: 10-13, then the next days."""
    _, waits = towns(
        "pool: lett, provider: ppa, duration: 3h", SITES.replace("MAJA", ", calendar: hiline")
    )
    expect(waits, 2, 24 + 24 - 3, 2 + 24, 24 + 24 - 3)


@case
def staff_of_each_place():
    """Two officials in kose, one in anija; each person makes two visits one after the other."""
    outcome, waits = towns(
        "pool: lett, provider: kov, duration: 1h",
        "pools: [{id: lett, provider: kov}]",
        kose="staff: {lett: 2}",
    )
    expect(waits, 0, 0, 0, 0)
    near("anija", outcome.pool("lett", "anija")["servers"], 1)
    near("kose", outcome.pool("lett", "kose")["servers"], 2)


@case
def a_municipality_opens_its_counter_later():
    _, waits = towns(
        "pool: lett, provider: kov, duration: 1h",
        "pools: [{id: lett, provider: kov, calendar: hommik}]",
        kose="set: {pools.lett.calendar: hiline}",
    )
    expect(waits, 0, 0, 2, 0)


@case
def a_municipality_shares_its_staff_with_others():
    """Half of one official, 00-12: 5 hours each from 08; owes one hour: next day from 00."""
    outcome, waits = towns(
        "pool: lett, provider: kov, duration: 5h",
        "pools: [{id: lett, provider: kov}]",
        kose="set: {pools.lett.share: 50%}",
    )
    expect(waits, 0, 0, 0, 11)
    near("kose", outcome.pool("lett", "kose")["servers"], 0.5)
    near("anija", outcome.pool("lett", "anija")["servers"], 1)


@case
def staff_wins_over_servers_that_the_municipality_sets():
    outcome, _ = towns(
        "pool: lett, provider: kov, duration: 1h",
        "pools: [{id: lett, provider: kov, servers: 5}]",
        anija="set: {pools.lett.servers: 3}",
        kose="staff: {lett: 2}",
    )
    near("anija", outcome.pool("lett", "anija")["servers"], 3)
    near("kose", outcome.pool("lett", "kose")["servers"], 2)


@case
def a_service_of_one_municipality_takes_longer_at_the_same_counter():
    """anija a 0-1, kose a 1-4, anija b 4-5, kose b 5-8."""
    _, waits = towns(
        "pool: lett, duration: 1h",
        "pools: [{id: lett, place: national}]",
        kose="set: {services.luba.duration: 3h}",
    )
    expect(waits, 0, 3, 1, 1)


@case
def a_service_of_one_municipality_has_its_hours_at_the_same_counter():
    """kose is served 10-12 alone: anija 0-1 and 1-2, kose 2-3 and 3-4."""
    _, waits = towns(
        "pool: lett, duration: 1h",
        "pools: [{id: lett, place: national}]",
        kose="set: {services.luba.calendar: hiline}",
    )
    expect(waits, 0, 0, 2, 0)


@case
def absences_of_each_place_are_their_own():
    """Only kose loses its official on days 58 and 59: hours 40 to 88."""
    _, waits = towns(
        "pool: lett, provider: kov, duration: 40h",
        "pools: [{id: lett, provider: kov}]",
        kose="set: {pools.lett.absence: {every: 10d, lasts: 2d}}",
    )
    # b follows a at 40, when the absence is due and comes first.
    expect(waits, 0, 0, 0, 48)


@case
def who_leaves_in_the_middle_of_a_visit_keeps_the_server_busy():
    """One branch leaves the journey after two hours; its visit of ten hours is finished."""
    passed = one_each(
        [
            "- parallel:",
            "    until: all",
            "    branches:",
            "      - [{id: a, groups: [esimene], pool: lett, duration: 10h}]",
            "      - [{id: x, groups: [esimene], delay: 2h, next: [{to: leave, p: 100%}]}]",
            "- {id: c, groups: [teine], delay: 3h, pool: lett, duration: 1h}",
        ],
        groups=("esimene", "teine"),
        more=[pool("")],
    )
    passed.waits_of("c", teine=7)
    near("left", passed.measures(group="esimene")["left"], 1)
    near("served", passed.pool()["served"], 2)
    near("busy", passed.pool()["utilization"], 11 / 8766)


@case
def who_leaves_from_the_queue_is_gone_from_it():
    passed = one_each(
        [
            "- parallel:",
            "    until: all",
            "    branches:",
            "      - [{id: hoiab, groups: [kolmas], pool: lett, duration: 10h}]",
            "      - [{id: a, groups: [esimene], delay: 1h, pool: lett, duration: 50h}]",
            "      - [{id: x, groups: [esimene], delay: 5h, next: [{to: leave, p: 100%}]}]",
            "- {id: c, groups: [teine], delay: 3h, pool: lett, duration: 1h}",
        ],
        groups=("esimene", "kolmas", "teine"),
        more=[pool("")],
    )
    passed.waits_of("c", teine=7)
    near("queue length", passed.pool()["queue_length"], (4 + 7) / 8766)


@case
def no_show_is_no_attempt():
    """Half do not come, again and again; one attempt is enough for everybody."""
    passed = one_each(
        ["- {id: a, service: luba, attempts: 1, else: loobus}"],
        services=["id: luba, pool: lett, provider: kov, booking: 1d, no-show: 50%, duration: 1h"],
        more=[pool("servers: 9")],
    )
    near("completed", passed.measures()["completed"], 1)


@case
def nobody_ever_works_there():
    """Capacity taken away altogether is as a pool without servers."""
    for more in (
        [pool("servers: 0")],
        [pool("share: 0%")],
        [pool(""), "bottlenecks: [{id: napp, at: [a], effect: {capacity: {times: 0}}}]"],
    ):
        path = write("none.yaml", workspace(fork("id: a, pool: lett, duration: 1h"), more=more))
        codes = [p["code"] for p in problems(path)]
        check("T0504" in codes, f"nothing is told of {more}: {codes}")
