# SPDX-License-Identifier: EUPL-1.2
"""What a municipality has of its own by `set`: what is read, what is checked, what is refused."""

import json

from support import case, check, equal, mean, near, simulate, teekond
from towns import DAY, town

S = "journeys.teekond.steps"
TOWNS = "[{id: kuusalu, arrivals: {uus: 200/y}}, {id: tartu, arrivals: {uus: 100/y}%s}]"
SITE_OF_TARTU = "[{id: ppa, sites: [{id: maja, serves: [tartu], travel: {tartu: 3h}}]}]"
SITE_OF_KUUSALU = "[{id: ppa, sites: [{id: maja, serves: [kuusalu], travel: {kuusalu: 3h}}]}]"


def both(own, kuusalu, tartu, *steps, measure="time_to_complete_h", **sections):
    """A figure of each municipality, where tartu's `set` is `own`."""
    outcome = simulate(town(*steps, municipalities=TOWNS % f", set: {{{own}}}", **sections))
    for municipality, expected in (("kuusalu", kuusalu), ("tartu", tartu)):
        near(municipality, mean(outcome.measures(municipality=municipality)[measure]), expected)


def refused(own, code, *steps, **sections):
    """One error of this code, shown in tartu's `set` or with it beside."""
    path = town(*steps, municipalities=TOWNS % f", set: {{{own}}}", **sections)
    done = teekond("check", path, "--format", "json")
    equal(f"status with {own}", done.code, 1)
    errors = [p for p in json.loads(done.raw)["problems"] if p["severity"] == "error"]
    equal(f"codes with {own}", [p["code"] for p in errors], [code])
    at = 3  # the line of `municipalities`
    other = errors[0]["other"]
    check(errors[0]["line"] == at or (other and other["line"] == at), "tartu is told of", errors)


@case
def a_service_that_only_one_needs_a_site_for():
    both(
        f"{S}.a.service: luba",
        0,
        3,
        "{id: a}",
        measure="travel_h",
        providers=SITE_OF_TARTU,
        services="[{id: luba, provider: ppa}]",
    )


@case
def a_service_that_needs_no_site_any_more():
    """The site serves kuusalu alone; tartu has another service, or another provider."""
    for own in (f"{S}.a.service: veeb", "services.luba.provider: kov"):
        both(
            own,
            3,
            0,
            "{id: a, service: luba}",
            measure="travel_h",
            providers=SITE_OF_KUUSALU,
            services="[{id: luba, provider: ppa}, {id: veeb, duration: 2h}]",
        )


@case
def patience_may_be_taken_away():
    """Nobody serves before 2028: in tartu nobody gives up, in kuusalu all do after a day."""
    path = town(
        "{id: a, pool: keegi, duration: 1h, else: b}",
        "{id: b}",
        groups="[{id: uus, patience: 1d}]",
        pools="[{id: keegi, servers: 900, calendar: hiljem}]",
        calendars="[{id: hiljem, open: {mon-sun: '00:00-24:00'}, closed: ['2026-01-01..2027-12-31']}]",
        municipalities=TOWNS % ", set: {groups.uus.patience: null}",
    )
    outcome = simulate(path)
    near("kuusalu", outcome.measures(municipality="kuusalu")["wait_h"], DAY)
    check(mean(outcome.measures(municipality="tartu")["wait_h"]) > 300 * DAY, "tartu waits")


@case
def a_step_may_have_a_service_of_its_own_there():
    both(f"{S}.a.duration: 3h, {S}.a.booking: 1d", 1, 27, "{id: a, duration: 1h}")
    both(
        f"{S}.a.duration: 3h",
        25,
        27,
        "{id: a, service: nõu}",
        services="[{id: nõu, duration: 1h, booking: 1d}]",
    )


@case
def a_step_may_be_a_course_there():
    both(
        f"{S}.a.course: {{starts: monthly, lasts: 3d}}",
        0,
        72,
        "{id: a}",
        measure="service_h",
    )


@case
def ways_may_differ():
    steps = ("{id: a, next: [{to: c, p: 0%}]}", "{id: b, delay: 1d}", "{id: c}")
    both(f"{S}.a.next.c.p: 100%", 24, 0, *steps)
    both(f"{S}.a.then: c", 24, 0, *steps)
    both(f"{S}.a.next: [{{to: leave, p: 100%}}]", 1, 0, *steps, measure="completed_share")


@case
def needs_may_differ():
    """Tartu's a waits for b of the other branch: 9 + 1 days, else 9."""
    steps = ("{id: s}", "{id: a, delay: 1d}", "{id: b, after: [s], delay: 9d}")
    both(f"{S}.a.needs: [b]", 9 * DAY, 10 * DAY, *steps)
    both(f"{S}.a.not-before: {{from: s, plus: 20d}}", 9 * DAY, 21 * DAY, *steps)


@case
def a_course_of_each_municipality_differs_in_its_starts():
    """Monthly and weekly: 15 days and 3.5 on average; seats are the municipality's own."""
    path = town(
        "{id: a, service: kursus}",
        services="[{id: kursus, provider: kov, course: {starts: monthly, lasts: 1d}}]",
        municipalities=TOWNS % ", set: {services.kursus.course.starts: weekly}",
        run="{warmup: 0, measure: 1y, drain: 1y, replications: 20}",
    )
    outcome = simulate(path)
    near("monthly", outcome.measures(municipality="kuusalu")["wait_h"], 15.2 * DAY, 0.15 * DAY)
    near("weekly", outcome.measures(municipality="tartu")["wait_h"], 3.5 * DAY, 0.05 * DAY)


@case
def a_course_shared_with_others_is_not_its_own():
    """Seats and starts of a national course are all people's; how long it lasts may differ."""
    sections = {"services": "[{id: kursus, course: {starts: monthly, seats: 100, lasts: 1d}}]"}
    steps = ("{id: a, service: kursus}",)
    for own in ("seats: 5", "starts: weekly", "closes: 5d", "share: 50%", "order: random"):
        key, value = own.split(": ")
        refused(f"services.kursus.course.{key}: {value}", "T0603", *steps, **sections)
    both("services.kursus.course.lasts: 3d", 24, 72, *steps, measure="service_h", **sections)


@case
def its_own_needs_may_not_go_round():
    refused(
        f"{S}.a.needs: [b]",
        "T0404",
        "{id: s}",
        "{id: a, delay: 1d}",
        "{id: b, after: [s], needs: [a], delay: 9d}",
    )


@case
def its_own_needs_may_not_come_later():
    refused(f"{S}.a.needs: [b]", "T0406", "{id: s}", "{id: a}", "{id: b}")


@case
def its_own_ways_may_not_leave_their_branch():
    refused(f"{S}.a.then: b", "T0405", "{id: s}", "{id: a}", "{id: b, after: [s]}")


@case
def its_own_shares_may_not_pass_a_hundred_percent():
    """60 % + 30 % are fine; with tartu's 80 % too many. What is said of kuusalu is not tartu's."""
    step = "{id: a, next: [{to: s, p: %s}, {to: leave, p: 30%%}]}"
    refused(f"{S}.a.next.s.p: 80%", "T0401", "{id: s}", step % "60%")
    both(
        f"{S}.a.next.leave.p: 50%",
        0,
        0,
        "{id: s}",
        step % "{kuusalu: 65%, '*': 40%}",
    )


@case
def its_own_loop_may_not_be_a_trap():
    path = town(
        "{id: s}",
        "{id: a, next: [{to: s, p: 50%}]}",
        municipalities=TOWNS % f", set: {{{S}.a.next.s.p: 100%}}",
    )
    done = teekond("check", path, "--format", "json")
    equal("codes", [p["code"] for p in json.loads(done.raw)["problems"]], ["T0403"])
