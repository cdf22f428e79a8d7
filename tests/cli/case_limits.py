# SPDX-License-Identifier: EUPL-1.2
"""Workspaces at the edge of what the format holds: still right, or refused in words."""

from support import Settings, case, check, equal, mean, near, problems, simulate, teekond, write

DAY = 24.0
RUN = "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 1, seed: 2}\n"


def many_groups(count):
    names = [f"g{i}" for i in range(count)]
    return write(
        "groups.yaml",
        f"teekond: 1\ngroups: [{', '.join(names)}]\n"
        f"municipalities: [{{id: kuusalu, arrivals: {{{', '.join(f'{n}: 20/y' for n in names)}}}}}]\n"
        "stages:\n  - id: a\n    steps:\n"
        + "".join(f"      - {{id: s{i}, groups: [g{i}], delay: {i + 1}d}}\n" for i in range(count))
        + RUN,
    )


@case
def sixty_four_groups_each_with_a_step_of_its_own():
    outcome = simulate(many_groups(64))
    for i in range(64):
        near(f"g{i}", outcome.measures(group=f"g{i}")["time_to_complete_h"], (i + 1) * DAY)


@case
def more_groups_are_refused_in_words():
    found = problems(many_groups(100), code=1)
    check(any("64" in p["message"] for p in found), "the limit is not named", found)


def many_traits(count):
    return write(
        "traits.yaml",
        "teekond: 1\ngroups: [{id: uus, traits: {"
        + ", ".join(f"t{i}: {100 * (i % 2)}%" for i in range(count))
        + "}}]\nstages:\n  - id: a\n    steps:\n"
        + "".join(f"      - {{id: s{i}, when: {{t{i}: yes}}, delay: 1d}}\n" for i in range(count))
        + RUN,
    )


@case
def sixty_four_traits():
    """Every second one is everybody's."""
    near("time", simulate(many_traits(64)).measures()["time_to_complete_h"], 32 * DAY)


@case
def more_traits_are_refused_in_words():
    found = problems(many_traits(100), code=1)
    check(any("64" in p["message"] for p in found), "the limit is not named", found)


@case
def three_hundred_branches():
    path = write(
        "branches.yaml",
        "teekond: 1\nstages:\n  - id: a\n    steps:\n      - s0\n"
        + "".join(f"      - {{id: s{i}, after: [s0], delay: {i}d}}\n" for i in range(1, 300))
        + RUN,
    )
    near("time", simulate(path).measures()["time_to_complete_h"], 299 * DAY)


@case
def three_hundred_branches_of_a_block():
    path = write(
        "block.yaml",
        "teekond: 1\nstages:\n  - id: a\n    steps:\n      - parallel:\n          branches:\n"
        + "".join(f"            - [{{id: s{i}, delay: {i}d}}]\n" for i in range(1, 300))
        + RUN,
    )
    near("time", simulate(path).measures()["time_to_complete_h"], 299 * DAY)


@case
def a_thousand_steps_in_a_row():
    path = write(
        "row.yaml",
        "teekond: 1\nstages:\n  - id: a\n    steps:\n"
        + "".join(f"      - {{id: s{i}, delay: 1h}}\n" for i in range(1000))
        + RUN,
    )
    measures = simulate(path).measures()
    near("time", measures["time_to_complete_h"], 1000)
    near("visits", measures["visits"], 1000)


@case
def three_hundred_municipalities():
    names = [f"m{i}" for i in range(300)]
    path = write(
        "places.yaml",
        "teekond: 1\ngroups: [uus]\nmunicipalities: ["
        + ", ".join(f"{{id: {n}, arrivals: {{uus: 40/y}}}}" for n in names)
        + "]\npools: [{id: ametnik, provider: kov}]\n"
        "services: [{id: nõu, provider: kov, pool: ametnik, duration: 10min}]\n"
        "stages: [{id: a, steps: [{id: x, service: nõu}]}]\n" + RUN,
    )
    outcome = simulate(path)
    equal("pools", len([p for p in outcome.json["pools"] if p["place"] != "*"]), 300)
    people = sum(mean(outcome.measures(municipality=n)["arrived"]) for n in names)
    near("arrived", people, mean(outcome.measures()["arrived"]))


@case
def too_many_arrivals_are_refused_before_they_come():
    path = write(
        "crowd.yaml",
        "teekond: 1\ngroups: [uus]\nmunicipalities: [{id: kuusalu, arrivals: {uus: 1000000/h}}]\n"
        "stages: [{id: a, steps: [x]}]\n",
    )
    refused(path)


@case
def a_queue_without_end_is_given_up():
    """2000 an hour for one server of an hour each: told within seconds, not when memory is gone."""
    path = write(
        "queue.yaml",
        "teekond: 1\ngroups: [uus]\nmunicipalities: [{id: kuusalu, arrivals: {uus: 2000/h}}]\n"
        "pools: [ametnik]\nservices: [{id: nõu, pool: ametnik, duration: 1h}]\n"
        "stages: [{id: a, steps: [{id: x, service: nõu}]}]\n",
    )
    refused(path)


def refused(path):
    """Cannot be simulated: exit status 4, with a reason, within seconds and two gigabytes."""
    done = teekond("simulate", path, "--format", "json", timeout_s=60)
    equal("exit", done.code, 4, done)
    equal("stdout", done.out, "")
    check(len(done.err) > 30, "no reason", done)
    if not Settings.sanitized:
        check(
            done.peak_mb < 2000 and done.cpu_s < 30, "only after a long time or much memory", done
        )


@case
def who_goes_round_past_steps_that_are_not_for_them_is_told():
    """Half of the people are sent back for ever past two steps that they never take: no time passes."""
    path = write(
        "ringi.yaml",
        "teekond: 1\ngroups: [{id: uus, traits: {keel: 50%}}]\n"
        "municipalities: [{id: kuusalu, arrivals: {uus: 9/d}}]\n"
        "stages: [{id: s, steps: [{id: a, when: {keel: yes}, next: [{to: end, p: 50%}]}, {id: b, when: "
        "{keel: yes}, delay: 1d, next: [{to: end, p: 50%}], then: a}]}]\n" + RUN,
    )
    done = teekond("simulate", path, "--lang", "en", timeout_s=20.0)
    equal("exit", done.code, 4)
    check("time does not pass" in done.err, "not told why", done)
