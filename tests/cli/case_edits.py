# SPDX-License-Identifier: EUPL-1.2
"""Every mechanism of a journey under every kind of edit: a matrix.

One workspace has each mechanism once, with constants. A line of the table below is an edit and the
figure that it changes, from what to what. Each is tried as a scenario's `set`, as a proposal adopted
in one municipality, as that municipality's own `set`, and as `--set` on the command line: for all of
the country in the first and last, in tartu alone (kuusalu as before) in the second and third.
"""

from support import add_case, case, check, equal, mean, near, simulate, teekond, write

DAY = 24.0

GROUND = """
teekond: 1
groups:
  - {id: uus, patience: 300d, traits: {lapsega: 0%, hilja: 0%, teatatud: 0%, keel: {ru: 0%, en: 100%}}}
  - {id: vana}
calendars:
  - {id: alati-lahti, open: {mon-sun: "00:00-24:00"}}
  - {id: aasta-pärast, open: {mon-sun: "00:00-24:00"}, closed: ["2026-01-05..2027-12-31"]}
providers:
  - id: ppa
    sites:
      - {id: maja, serves: [kuusalu, tartu], travel: {kuusalu: {time: 4h, cost: 7 EUR}, tartu: {time: 4h, cost: 7 EUR}}}
      - {id: kaugem, travel: {tartu: 9h}}
  - {id: veeb}
pools:
  - {id: ametnik, provider: kov, servers: 1000, cost: 30 EUR/h, calendar: alati-lahti}
  - {id: politseinik, provider: ppa, servers: 1000, cost: 10 EUR/h}
services:
  - {id: nõu, pool: ametnik, duration: 2h, booking: 3d, processing: 5d, fee: 10 EUR}
  - {id: pikk, pool: ametnik, duration: 3h}
  - {id: luba, provider: ppa, pool: politseinik, duration: 1h}
  - {id: kohtumised, duration: 1h, sessions: 3, every: 2d}
  - {id: värav, course: {starts: monthly, lasts: 0}}
  - {id: kursus, course: {starts: monthly, lasts: 10d}}
journeys:
  - id: teekond
    groups: [uus]
    target: 900d
    counts-from: värav
    exits: [loobus, lahkus]
    clocks: [{id: loani, from: värav, until: luba}]
    stages:
      - id: algus
        steps:
          - {id: värav, service: värav}
          - {id: teade, delay: 1d, gives: [teatatud], milestone: yes}
          - {id: nõu, service: nõu, milestone: yes}
          - {id: laps, when: {lapsega: yes}, delay: 20d, milestone: yes}
          - {id: keel, when: {keel: ru}, delay: 30d, milestone: yes}
          - {id: teine, groups: [vana], delay: 40d, milestone: yes}
          - {id: soovijale, take-up: 0%, delay: 50d, milestone: yes}
          - {id: uuesti, delay: 2d, attempts: 2, else: edasi-siit, next: [{to: uuesti, p: 100%, wait: 3d}, {to: lahkus, p: 0%}]}
          - {id: vahelt, delay: 60d, milestone: yes}
          - {id: edasi-siit, next: [{to: kaugel, p: 100%, gives: [hüpanud]}]}
          - {id: vahepeal, delay: 70d, milestone: yes}
          - {id: kaugel, deadline: {within: 100d, late: [hilja]}}
          - {id: hilinejale, when: {hilja: yes}, delay: 80d, milestone: yes}
          - {id: luba, service: luba, milestone: yes}
          - {id: kohtumised, service: kohtumised}
      - id: ootamised
        steps:
          - {id: ooteaeg, not-before: {from: värav, plus: 200d}, milestone: yes}
          - {id: vajab, needs: [kõrval], milestone: yes}
          - {id: kõrval, after: [värav], delay: 250d, takes: [teatatud]}
          - {id: jätk, when: {teatatud: yes}, delay: 5d, milestone: yes}
bottlenecks:
  - {id: viivitus, at: [kõrval], effect: {delay: 6d}}
  - {id: tagasi, at: [teade], effect: {dropout: {p: 0%, to: loobus}}}
  - {id: kauge, at: [luba], effect: {travel: 2h}}
  - {id: kestab, at: [kohtumised], effect: {duration: {times: 1}}}
municipalities:
  - {id: kuusalu, arrivals: {uus: 100/y}, staff: {ametnik: 900}}
  - {id: tartu, arrivals: {uus: 100/y}, staff: {ametnik: 900}OWN}
SCENARIOS
run: {start: 2026-01-05, warmup: 0, measure: 6mo, drain: 5y, replications: 1, seed: 5, client-hour: 0 EUR/h}
"""


def hours(name):
    return lambda outcome, where: outcome.measures(journey="teekond", **where)[name]


def seen(step):
    return lambda outcome, where: outcome.measures(journey="teekond", **where)["milestones"][step][
        "reached_share"
    ]


def day(step):
    return lambda outcome, where: (
        mean(outcome.measures(journey="teekond", **where)["milestones"][step]["reached_h"]) / DAY
    )


def of_step(step, name):
    return lambda outcome, where: outcome.step(step, journey="teekond", **where)[name]


def clock(name):
    return lambda outcome, where: outcome.measures(journey="teekond", **where)["clocks"][name]


def left_by(name):
    return lambda outcome, where: outcome.measures(journey="teekond", **where)["exits"][name]


STEPS = "journeys.teekond.steps"

# Path, new value, figure, what it is before and after. A municipality's `set` takes what is marked
# `here`: services, steps, groups and pools of kov; proposals by municipality likewise.
HERE, COUNTRY, TARTU = "here", "country", "tartu"
CHANGED = "changed"
EDITS = {
    # services
    "duration": ("services.nõu.duration", "5h", of_step("nõu", "service_h"), 2, 5, HERE),
    "duration_times": (
        "services.nõu.duration",
        "{times: 3}",
        of_step("nõu", "service_h"),
        2,
        6,
        HERE,
    ),
    "duration_plus": (
        "services.nõu.duration",
        "{plus: 30min}",
        of_step("nõu", "service_h"),
        2,
        2.5,
        HERE,
    ),
    "duration_gone": ("services.nõu.duration", "null", of_step("nõu", "service_h"), 2, 0, HERE),
    "duration_by_whom": (
        "services.nõu.duration",
        "{lapsega: 9h, '*': 4h}",
        of_step("nõu", "service_h"),
        2,
        4,
        HERE,
    ),
    "booking": ("services.nõu.booking", "{times: 0.5}", of_step("nõu", "wait_h"), 72, 36, HERE),
    "booking_gone": ("services.nõu.booking", "null", of_step("nõu", "wait_h"), 72, 0, HERE),
    "processing": ("services.nõu.processing", "[1d, 1d]", of_step("nõu", "time_h"), 194, 122, HERE),
    "fee": ("services.nõu.fee", "{plus: 5 EUR}", hours("client_cost_eur"), 17, 22, HERE),
    "fee_gone": ("services.nõu.fee", "null", hours("client_cost_eur"), 17, 7, HERE),
    "sessions": (
        "services.kohtumised.sessions",
        "5",
        of_step("kohtumised", "service_h"),
        3,
        5,
        HERE,
    ),
    "sessions_every": (
        "services.kohtumised.every",
        "4d",
        of_step("kohtumised", "time_h"),
        99,
        195,
        HERE,
    ),
    "travel_of_a_service": ("services.luba.travel", "no", hours("travel_h"), 6, 0, HERE),
    "pool_of_a_service": ("services.nõu.pool", "null", hours("staff_cost_eur"), 70, 10, HERE),
    "calendar_of_a_service": (
        "services.kohtumised.calendar",
        "aasta-pärast",
        of_step("kohtumised", "wait_h"),
        0,
        CHANGED,
        HERE,
    ),
    "course_lasts": (
        "services.värav.course.lasts",
        "3d",
        of_step("värav", "service_h"),
        0,
        72,
        HERE,
    ),
    "course_starts": (
        "services.värav.course.starts",
        "[2028-01-01]",
        of_step("värav", "wait_h"),
        CHANGED,
        CHANGED,
        COUNTRY,
    ),
    # steps
    "delay": (f"{STEPS}.teade.delay", "4d", day("teade"), 1, 4, HERE),
    "delay_plus": (f"{STEPS}.teade.delay", "{plus: 12h}", day("teade"), 1, 1.5, HERE),
    "delay_where_none_was": (f"{STEPS}.nõu.delay", "2d", of_step("nõu", "time_h"), 194, 242, HERE),
    "service_of_a_step": (f"{STEPS}.nõu.service", "pikk", of_step("nõu", "time_h"), 194, 3, HERE),
    "when": (f"{STEPS}.laps.when", "{lapsega: no}", seen("laps"), 0, 1, HERE),
    "when_value": (f"{STEPS}.keel.when.keel", "[ru, en]", seen("keel"), 0, 1, HERE),
    "when_gone": (f"{STEPS}.laps.when", "null", seen("laps"), 0, 1, HERE),
    "groups_of_a_step": (f"{STEPS}.teine.groups", "[uus]", seen("teine"), 0, 1, HERE),
    "groups_of_a_step_gone": (f"{STEPS}.teine.groups", "null", seen("teine"), 0, 1, HERE),
    "take_up": (f"{STEPS}.soovijale.take-up", "100%", seen("soovijale"), 0, 1, HERE),
    "take_up_gone": (f"{STEPS}.soovijale.take-up", "null", seen("soovijale"), 0, 1, HERE),
    "attempts": (f"{STEPS}.uuesti.attempts", "4", hours("visits"), 12, 14, HERE),
    "attempts_plus": (f"{STEPS}.uuesti.attempts", "{plus: 1}", hours("visits"), 12, 13, HERE),
    "else": (f"{STEPS}.uuesti.else", "loobus", left_by("loobus"), 0, 1, HERE),
    "else_gone": (f"{STEPS}.uuesti.else", "null", seen("vahelt"), 0, 1, HERE),
    "share_of_next": (f"{STEPS}.uuesti.next.uuesti.p", "0%", seen("vahelt"), 0, 1, HERE),
    "wait_of_next": (
        f"{STEPS}.uuesti.next.uuesti.wait",
        "{times: 2}",
        day("luba"),
        465 / 24,
        465 / 24 + 6,
        HERE,
    ),
    "next_gone": (f"{STEPS}.edasi-siit.next.kaugel", "null", seen("vahepeal"), 0, 1, HERE),
    "next_all_gone": (f"{STEPS}.edasi-siit.next", "null", seen("vahepeal"), 0, 1, HERE),
    "then": (f"{STEPS}.teade.then", "vajab", seen("nõu"), 1, 0, HERE),
    "deadline": (f"{STEPS}.kaugel.deadline.within", "5d", seen("hilinejale"), 0, 1, HERE),
    "deadline_measured": (
        f"{STEPS}.kaugel.deadline.within",
        "5d",
        hours("deadline_missed_share"),
        0,
        1,
        HERE,
    ),
    "deadline_gone": (
        f"{STEPS}.kaugel.deadline",
        "null",
        hours("deadline_missed_share"),
        0,
        None,
        HERE,
    ),
    "late_traits": (
        f"{STEPS}.kaugel.deadline",
        "{within: 5d, late: [hilja]}",
        seen("hilinejale"),
        0,
        1,
        HERE,
    ),
    "needs_gone": (f"{STEPS}.vajab.needs", "null", day("vajab"), 256, 200, HERE),
    "not_before": (f"{STEPS}.ooteaeg.not-before.plus", "100d", day("ooteaeg"), 200, 100, HERE),
    "not_before_times": (
        f"{STEPS}.ooteaeg.not-before.plus",
        "{times: 1.1}",
        day("ooteaeg"),
        200,
        220,
        HERE,
    ),
    "not_before_gone": (f"{STEPS}.ooteaeg.not-before", "null", day("ooteaeg"), 200, 564 / 24, HERE),
    "gives": (f"{STEPS}.teade.gives", "[lapsega]", seen("laps"), 0, 1, HERE),
    "takes_gone": (f"{STEPS}.kõrval.takes", "null", seen("jätk"), 0, 1, HERE),
    "after": (f"{STEPS}.kõrval.after", "[luba]", day("vajab"), 256, 465 / 24 + 256, COUNTRY),
    "clock_of_a_branch": (f"{STEPS}.kõrval.delay", "300d", day("vajab"), 256, 306, HERE),
    "milestone": (f"{STEPS}.kaugel.milestone", "yes", hours("visits"), 12, 12, COUNTRY),
    # groups
    "traits": ("groups.uus.traits.lapsega", "100%", seen("laps"), 0, 1, HERE),
    "values_of_a_trait": ("groups.uus.traits.keel", "{ru: 100%, en: 0%}", seen("keel"), 0, 1, HERE),
    # pools
    "cost_of_a_pool": ("pools.ametnik.cost", "60 EUR/h", hours("staff_cost_eur"), 70, 130, HERE),
    "calendar_of_a_pool": ("pools.ametnik.calendar", "aasta-pärast", seen("nõu"), 1, 0, HERE),
    "cost_of_a_state_pool": (
        "pools.politseinik.cost",
        "{times: 2}",
        hours("staff_cost_eur"),
        70,
        80,
        COUNTRY,
    ),
    # providers
    "travel_of_a_site": (
        "providers.ppa.sites.maja.travel.tartu.time",
        "5h",
        hours("travel_h"),
        6,
        7,
        TARTU,
    ),
    "cost_of_travel": (
        "providers.ppa.sites.maja.travel.tartu.cost",
        "{times: 2}",
        hours("client_cost_eur"),
        17,
        24,
        TARTU,
    ),
    "who_is_served_where": (
        "municipalities.tartu.access",
        "{ppa: {site: kaugem}}",
        hours("travel_h"),
        6,
        11,
        TARTU,
    ),
    "access_and_its_way": (
        "municipalities.tartu.access",
        "{ppa: {site: kaugem, travel: 1h}}",
        hours("travel_h"),
        6,
        3,
        TARTU,
    ),
    # bottlenecks
    "effect": ("bottlenecks.viivitus.effect.delay", "16d", day("vajab"), 256, 266, COUNTRY),
    "effect_times": (
        "bottlenecks.viivitus.effect.delay",
        "{times: 3}",
        day("vajab"),
        256,
        268,
        COUNTRY,
    ),
    "effect_factor": (
        "bottlenecks.kestab.effect.duration.times",
        "2",
        of_step("kohtumised", "service_h"),
        3,
        6,
        COUNTRY,
    ),
    "effect_gone": ("bottlenecks.viivitus.effect", "null", day("vajab"), 256, 250, COUNTRY),
    "dropout": ("bottlenecks.tagasi.effect.dropout.p", "100%", left_by("loobus"), 0, 1, COUNTRY),
    "dropout_to": (
        "bottlenecks.tagasi.effect.dropout",
        "{p: 100%, to: lahkus}",
        left_by("lahkus"),
        0,
        1,
        COUNTRY,
    ),
    "effect_where": ("bottlenecks.kauge.where", "[kuusalu]", hours("travel_h"), 6, 4, TARTU),
    "effect_when": ("bottlenecks.kauge.when", "{lapsega: yes}", hours("travel_h"), 6, 4, COUNTRY),
    "effect_groups": ("bottlenecks.kauge.groups", "[vana]", hours("travel_h"), 6, 4, COUNTRY),
    "effect_at": ("bottlenecks.viivitus.at", "[luba]", day("vajab"), 256, 250, COUNTRY),
    # journeys
    "target": ("journeys.teekond.target", "10d", hours("on_target_share"), 1, 0, COUNTRY),
    "counts_from": ("journeys.teekond.counts-from", "teade", day("vajab"), 256, 255, COUNTRY),
    "clock_until": (
        "journeys.teekond.clocks.loani.until",
        "teade",
        clock("loani"),
        465,
        24,
        COUNTRY,
    ),
}


def ground(own="", scenarios=""):
    return write("maatriks.yaml", GROUND.replace("OWN", own).replace("SCENARIOS", scenarios))


TEISITI = "scenarios: [{id: teisiti, %s}]"


def is_as(name, edit, outcome, municipality, expected, **where):
    """The figure of the edit in a municipality is as it was before, or after."""
    got = mean(edit[2](outcome, {"municipality": municipality, **where}))
    what = f"{name} in {municipality}"
    if expected == CHANGED:
        check(got is not None and got > 0 and got != edit[3], f"{what} is {got}")
    elif expected is None:
        equal(what, got, None)
    else:
        near(what, got, expected)


def for_all(name, edit, outcome, **where):
    is_as(name, edit, outcome, "tartu", edit[4], **where)
    is_as(name, edit, outcome, "kuusalu", edit[3] if edit[5] == TARTU else edit[4], **where)


def for_tartu(name, edit, outcome, **where):
    is_as(name, edit, outcome, "tartu", edit[4], **where)
    is_as(name, edit, outcome, "kuusalu", edit[3], **where)


def by_scenario(name, edit):
    outcome = simulate(
        ground(scenarios=TEISITI % f"set: {{{edit[0]}: {edit[1]}}}"), "--scenario", "today,teisiti"
    )
    for municipality in ("kuusalu", "tartu"):
        is_as(name, edit, outcome, municipality, edit[3])
    for_all(name, edit, outcome, scenario="teisiti")


def by_command_line(name, edit):
    for_all(name, edit, simulate(ground(), "--set", f"{edit[0]}={edit[1]}"))


def by_municipality(name, edit):
    path = ground(own=f", set: {{{edit[0]}: {edit[1]}}}")
    if edit[5] == HERE:
        for_tartu(name, edit, simulate(path))
    else:
        done = teekond("check", path)
        check(done.code == 1 and "T060" in done.err, "refused: not of its clients alone", done)


def by_proposal(name, edit):
    if edit[5] == HERE:
        text = f"proposals: [{{id: abi, set: {{{edit[0]}: {edit[1]}}}}}]\n"
        path = ground(scenarios=text + TEISITI % "adopt: {abi: [tartu]}")
        for_tartu(name, edit, simulate(path, "--scenario", "teisiti"), scenario="teisiti")


def matrix_case(name, edit):
    def run():
        by_scenario(name, edit)
        by_command_line(name, edit)
        by_municipality(name, edit)
        by_proposal(name, edit)

    return run


for edit_name, edit_row in EDITS.items():
    add_case(f"edits.{edit_name}", matrix_case(edit_name, edit_row))
