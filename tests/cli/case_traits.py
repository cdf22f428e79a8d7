# SPDX-License-Identifier: EUPL-1.2
"""Who takes a step, and what a client carries: traits, attempts, deadlines, clocks, needs.

All times are constants in days, worked out by hand in each case's description.
"""

from support import case, check, mean, near, problems, simulate
from towns import DAY, JOURNEY, days, reached, town

SEEN = "milestone: yes"
SPEAKERS = "[{id: uus, traits: {keel: {ru: 100%, et: 0%}, digi: 0%}}]"


def reached_on(outcome, step, day):
    share, on = reached(outcome, step)
    near(f"share that reached {step}", share, 1)
    near(f"day of {step}", on, day)


def nobody_reached(outcome, step):
    near(f"share that reached {step}", reached(outcome, step)[0], 0)


# ---- traits --------------------------------------------------------------------------------------


@case
def a_gained_value_takes_the_place_of_the_other():
    """Of an exclusive trait one value holds: who gains `et` is no longer `ru`."""
    outcome = days(
        town(
            "{id: a, gives: [et]}",
            f"{{id: b, when: {{keel: ru}}, delay: 5d, {SEEN}}}",
            f"{{id: c, when: {{keel: et}}, delay: 2d, {SEEN}}}",
            groups=SPEAKERS,
        ),
        2,
    )
    nobody_reached(outcome, "b")
    reached_on(outcome, "c", 2)


@case
def a_value_may_be_lost():
    """Who loses `ru` has no value of `keel`."""
    days(
        town(
            "{id: a, takes: [ru]}",
            "{id: b, when: {keel: [ru, et]}, delay: 5d}",
            "{id: c, delay: {ru: 7d, '*': 1d}}",
            groups=SPEAKERS,
        ),
        1,
    )


@case
def traits_are_gained_when_the_step_is_done_and_not_before():
    """The side branch asks on day 3, 6 and 9; `luba` gives `loaga` on day 5."""
    days(
        town(
            "{id: algus}",
            "{id: luba, delay: 5d, gives: [loaga]}",
            "{id: b3, after: [algus], delay: 3d}",
            "{id: c3, when: {loaga: yes}, delay: 100d}",
            "{id: b6, delay: 3d}",
            "{id: c6, when: {loaga: yes}, delay: 10d}",
            groups="[{id: uus, traits: {loaga: 0%}}]",
        ),
        16,
    )


@case
def what_is_lost_and_gained_at_once():
    """A step gives and takes; the next visit's figures read what is left."""
    days(
        town(
            "{id: a, gives: [üks, kaks]}",
            "{id: b, takes: [üks], gives: [kolm]}",
            "{id: c, delay: {üks: 100d, kolm: 3d, '*': 50d}}",
            "{id: d, when: {kaks: yes, üks: no}, delay: 2d}",
        ),
        5,
    )


@case
def traits_of_a_way_out_reach_the_next_step_only():
    """`next` of all gives `suunatud`; the step that sent them on is not done the same way twice."""
    days(
        town(
            "{id: a, gives: [tehtud], next: [{to: c, p: 100%, gives: [suunatud]}]}",
            "{id: b, delay: 50d}",
            "{id: c, when: {suunatud: yes, tehtud: yes}, delay: 4d}",
        ),
        4,
    )


@case
def a_step_that_leads_back_is_not_done():
    """`next` to an earlier step gives its own traits, not those of the step."""
    days(
        town(
            "{id: a, delay: {tagasi: 3d, '*': 1d}}",
            "{id: b, when: {tagasi: no}, gives: [tehtud], "
            "next: [{to: a, p: 100%, gives: [tagasi]}]}",
            "{id: c, when: {tehtud: yes}, delay: 100d}",
            groups="[{id: uus, traits: {tehtud: 0%, tagasi: 0%}}]",
        ),
        4,
    )


@case
def when_is_read_when_the_step_is_reached():
    """b is reached on day 0, when nobody has a permit; it is skipped, whatever it needs."""
    outcome = days(
        town(
            "{id: algus}",
            f"{{id: b, when: {{loaga: yes}}, needs: [luba], delay: 9d, {SEEN}}}",
            "{id: c, delay: 1d}",
            "{id: luba, after: [algus], delay: 5d, gives: [loaga]}",
            groups="[{id: uus, traits: {loaga: 0%}}]",
        ),
        5,
    )
    nobody_reached(outcome, "b")


@case
def check_warns_of_a_trait_that_only_what_is_needed_gives():
    """The very same file: `check` says that `when` is asked before `needs` is waited for."""
    found = problems(
        town(
            "{id: algus}",
            "{id: b, when: {loaga: yes}, needs: [luba], delay: 9d}",
            "{id: luba, after: [algus], delay: 5d, gives: [loaga]}",
        ),
        code=0,
    )
    lines = [p["line"] for p in found if p["severity"] == "warning"]
    check(lines == [11], f"a warning at b's line: {lines}", found)


@case
def no_warning_where_the_trait_may_come_from_elsewhere():
    """Somebody of the group has it at arrival: then `when` has a meaning of its own."""
    found = problems(
        town(
            "{id: algus}",
            "{id: b, when: {loaga: yes}, needs: [luba], delay: 9d}",
            "{id: luba, after: [algus], delay: 5d, gives: [loaga]}",
            groups="[{id: uus, traits: {loaga: 10%}}]",
        ),
        code=0,
    )
    check(not [p for p in found if p["severity"] == "warning"], "no warning", found)


# ---- take-up, groups ----------------------------------------------------------------------------


@case
def take_up_stays_as_it_was_drawn_though_the_client_changes():
    """Luck of a is drawn once: 30 % at first, 60 % after `kutsutud`; half of these took it before."""
    path = town(
        "{id: a, take-up: {kutsutud: 60%, '*': 30%}, delay: 1d, milestone: yes}",
        "{id: b, when: {kutsutud: no}, next: [{to: a, p: 100%, gives: [kutsutud]}]}",
        groups="[{id: uus, traits: {kutsutud: 0%}}]",
        municipalities="[{id: kuusalu, arrivals: {uus: 20000/y}}]",
    )
    outcome = simulate(path)
    share = reached(outcome, "a")[0]
    near("a", share, 0.6, 0.5 / (2 * 20000) ** 0.5)
    visits = mean(outcome.step("a", **JOURNEY)["visits"])
    arrived = mean(outcome.measures(**JOURNEY)["arrived"])
    near("visits", visits / arrived, 0.9, 1.0 / (2 * 20000) ** 0.5)


@case
def groups_of_a_step_come_before_all_else():
    """Who is not of the group is not asked for attempts, needs or take-up: skipped at once."""
    days(
        town(
            "{id: a, groups: [muu], needs: [luba], delay: 9d}",
            "{id: c, delay: 1d}",
            "{id: luba, after: [c], delay: 5d}",
            groups="[uus, muu]",
        ),
        6,
    )


@case
def skipping_leads_where_then_leads():
    """`a` is not for them; its `then` leads to c, past b."""
    days(
        town(
            "{id: a, take-up: 0%, then: c, next: [{to: b, p: 100%}]}",
            "{id: b, delay: 50d}",
            "{id: c, delay: 2d}",
        ),
        2,
    )


@case
def a_skipped_step_that_leads_out_leads_out():
    """`then` names an exit: who skips the step leaves by it as well."""
    outcome = simulate(
        town(
            "{id: a, take-up: 0%, then: loobus}",
            "{id: b, delay: 50d}",
            journey="exits: [loobus]",
        )
    )
    near("loobus", outcome.measures(**JOURNEY)["exits"]["loobus"], 1)


# ---- attempts ------------------------------------------------------------------------------------


@case
def attempts_used_up_give_up_where_else_leads():
    """Three visits of a day each, then `else` leads to c, past b."""
    outcome = days(
        town(
            "{id: a, delay: 1d, attempts: 3, else: c, next: [{to: a, p: 100%}]}",
            f"{{id: b, delay: 50d, {SEEN}}}",
            "{id: c, delay: 2d}",
        ),
        5,
    )
    arrived = mean(outcome.measures(**JOURNEY)["arrived"])
    near("visits of a", outcome.step("a", **JOURNEY)["visits"], 3 * arrived)
    nobody_reached(outcome, "b")


@case
def attempts_count_over_all_returns():
    """b sends back to a each time; a has two attempts, then `else` leaves by name: 2 (1 + 3)."""
    outcome = simulate(
        town(
            "{id: a, delay: 1d, attempts: 2, else: loobus}",
            f"{{id: b, delay: 3d, {SEEN}, next: [{{to: a, p: 100%}}]}}",
            journey="exits: [loobus]",
        )
    )
    measures = outcome.measures(**JOURNEY)
    near("loobus", measures["exits"]["loobus"], 1)
    near("visits", measures["visits"], 4)
    near("delay", measures["delay_h"], 8 * DAY)
    near("rework", measures["rework"], 2)


@case
def attempts_by_whom():
    """Two for the people of tartu, one for the others; the step repeats itself for a day each."""
    path = town(
        "{id: a, delay: 1d, attempts: {tartu: 2, '*': 1}, next: [{to: a, p: 100%}]}",
        municipalities="[{id: kuusalu, arrivals: {uus: 100/y}}, {id: tartu, arrivals: {uus: 9/y}}]",
    )
    outcome = simulate(path)
    for municipality, expected in (("kuusalu", 1), ("tartu", 2)):
        measures = outcome.measures(municipality=municipality)
        near(municipality, measures["time_to_complete_h"], expected * DAY)


@case
def what_was_given_up_is_behind():
    """a is given up on day 2: c of the side branch, which needs a, goes on then, without traits."""
    outcome = days(
        town(
            "{id: algus}",
            "{id: a, delay: 1d, attempts: 2, gives: [valmis], next: [{to: a, p: 100%}]}",
            "{id: b, when: {valmis: yes}, delay: 50d}",
            f"{{id: c, after: [algus], needs: [a], delay: 1d, {SEEN}}}",
            groups="[{id: uus, traits: {valmis: 0%}}]",
        ),
        3,
    )
    reached_on(outcome, "c", 3)


# ---- needs and not-before ------------------------------------------------------------------------


@case
def needs_of_several_wait_for_the_last():
    """b needs x (day 4) and y (day 7)."""
    days(
        town(
            "{id: algus}",
            "{id: b, needs: [x, y], delay: 1d}",
            "{id: x, after: [algus], delay: 4d}",
            "{id: y, after: [algus], delay: 7d}",
        ),
        8,
    )


@case
def not_before_waits_for_its_step_first():
    """x ends on day 4 in its branch; b may go on 3 days later."""
    outcome = days(
        town(
            "{id: algus}",
            "{id: b, not-before: {from: x, plus: 3d}, delay: 1d}",
            "{id: x, after: [algus], delay: 4d}",
        ),
        8,
    )
    near("wait_h", outcome.measures(**JOURNEY)["wait_h"], 7 * DAY)


@case
def not_before_and_needs_hold_together():
    """x ends on day 4, plus 3 is 7; y is awaited until day 6."""
    days(
        town(
            "{id: algus}",
            "{id: b, needs: [y], not-before: {from: x, plus: 3d}, delay: 1d}",
            "{id: x, after: [algus], delay: 4d}",
            "{id: y, after: [algus], delay: 6d}",
        ),
        8,
    )


@case
def not_before_by_whom():
    """Nothing is waited for by whom no key fits."""
    path = town(
        "{id: a, delay: 1d}",
        "{id: b, not-before: {from: a, plus: {tartu: 10d}}, delay: 1d}",
        municipalities="[{id: kuusalu, arrivals: {uus: 100/y}}, {id: tartu, arrivals: {uus: 9/y}}]",
    )
    outcome = simulate(path)
    for municipality, expected in (("kuusalu", 2), ("tartu", 12)):
        measures = outcome.measures(municipality=municipality)
        near(municipality, measures["time_to_complete_h"], expected * DAY)


@case
def not_before_from_a_step_that_is_skipped():
    """a is skipped on day 2: from then on, 5 days."""
    days(
        town(
            "{id: algus, delay: 2d}",
            "{id: a, take-up: 0%, delay: 9d}",
            "{id: b, not-before: {from: a, plus: 5d}, delay: 1d}",
        ),
        8,
    )


# ---- deadlines -----------------------------------------------------------------------------------


def missed(outcome, **where):
    return outcome.measures(**(JOURNEY | where))["deadline_missed_share"]


@case
def a_deadline_met_on_its_last_moment_is_met():
    """Five days allowed, five days taken."""
    outcome = days(town("{id: a, delay: 5d, deadline: 5d, gives: [x]}"), 5)
    near("missed", missed(outcome), 0)


@case
def a_deadline_runs_from_its_step():
    """x ends on day 4; a is done on day 10: 6 days after x."""
    for within, expected in (("6d", 0), ("5d", 1)):
        outcome = days(
            town(
                "{id: x, delay: 4d}",
                f"{{id: a, delay: 6d, deadline: {{within: {within}, from: x}}}}",
            ),
            10,
        )
        near(within, missed(outcome), expected)
        near("of the step", outcome.step("a", **JOURNEY)["deadline_missed_share"], expected)


@case
def a_late_trait_opens_a_step_of_the_same_visit():
    """a misses 3 days by 2: its own `next` already sees `hilinenud`."""
    days(
        town(
            "{id: a, delay: 5d, deadline: {within: 3d, late: [hilinenud]}, "
            "next: [{to: c, p: {hilinenud: 100%, '*': 0%}}]}",
            "{id: b, delay: 50d}",
            "{id: c, delay: 1d}",
        ),
        6,
    )


@case
def a_late_trait_comes_to_who_is_still_before_the_step():
    """The deadline of b (3 days from arrival) is over when a ends on day 5: b's delay is for the late."""
    days(
        town(
            "{id: a, delay: 5d}",
            "{id: b, deadline: {within: 3d, late: [hilinenud]}, delay: {hilinenud: 7d, '*': 1d}}",
        ),
        12,
    )


@case
def a_late_value_takes_the_place_of_the_other():
    """An exclusive trait gained by being late: `hilja` instead of `õigel-ajal`."""
    days(
        town(
            "{id: a, delay: 5d, deadline: {within: 3d, late: [hilja]}}",
            "{id: b, when: {seis: õigel-ajal}, delay: 100d}",
            "{id: c, when: {seis: hilja}, delay: 1d}",
            groups="[{id: uus, traits: {seis: {õigel-ajal: 100%, hilja: 0%}}}]",
        ),
        6,
    )


@case
def a_way_that_only_the_late_take_is_a_way():
    """c is reached only by those who gained `hiline` on the way: `check` has nothing to say."""
    found = problems(
        town(
            "{id: a, delay: 5d, deadline: {within: 3d, late: [hiline]}}",
            "{id: b, then: end, next: [{to: c, p: {hiline: 100%, '*': 0%}}]}",
            "{id: c}",
        ),
        code=0,
    )
    check(not [p for p in found if p["severity"] != "note"], "nothing to say", found)


@case
def a_loop_that_nothing_on_the_way_opens_is_a_trap():
    """Only `kiire` get out, and nobody ever is: an error."""
    found = problems(
        town(
            "{id: a}",
            "{id: b, next: [{to: a, p: {kiire: 0%, '*': 100%}}]}",
            groups="[{id: uus, traits: {kiire: 0%}}]",
        ),
        code=1,
    )
    check([p["code"] for p in found] == ["T0403"], "a trap", found)


@case
def a_deadline_given_up_is_missed():
    """The attempts of a are used up on day 2, long before the deadline: missed all the same."""
    outcome = days(
        town("{id: a, delay: 1d, attempts: 2, deadline: 30d, next: [{to: a, p: 100%}]}"), 2
    )
    near("missed", missed(outcome), 1)


@case
def a_deadline_of_who_left_before_is_not_counted():
    outcome = simulate(
        town(
            "{id: a, delay: 1d, next: [{to: leave, p: 100%}]}",
            "{id: b, deadline: 3d}",
        )
    )
    check(missed(outcome) is None, "no deadline counts", missed(outcome))


@case
def a_deadline_that_ended_while_the_client_was_inside_counts():
    """They leave on day 5, b's deadline ended on day 3."""
    outcome = simulate(
        town(
            "{id: a, delay: 5d, next: [{to: leave, p: 100%}]}",
            "{id: b, deadline: 3d}",
        )
    )
    near("missed", missed(outcome), 1)


@case
def a_deadline_that_is_skipped_is_not_counted():
    outcome = days(town("{id: a, delay: 5d}", "{id: b, take-up: 0%, deadline: 3d}"), 5)
    check(missed(outcome) in (None, {"mean": None}), "no deadline counts", missed(outcome))


@case
def deadlines_by_whom():
    """Tartu has 10 days, the others 3, and 5 are taken."""
    path = town(
        "{id: a, delay: 5d, deadline: {within: {tartu: 10d, '*': 3d}}}",
        municipalities="[{id: kuusalu, arrivals: {uus: 100/y}}, {id: tartu, arrivals: {uus: 9/y}}]",
    )
    outcome = simulate(path)
    near("kuusalu", outcome.measures(municipality="kuusalu")["deadline_missed_share"], 1)
    near("tartu", outcome.measures(municipality="tartu")["deadline_missed_share"], 0)


# ---- clocks, target, milestones -------------------------------------------------------------------


@case
def counts_from_shifts_all_clocks():
    """The clock starts on day 4: completing on day 10 takes 6; target 6 days is met, 5 not."""
    for target, expected in (("6d", 1), ("5d", 0)):
        outcome = simulate(
            town(
                "{id: saabumine, delay: 4d}",
                f"{{id: a, delay: 6d, deadline: 6d, {SEEN}}}",
                journey=f"counts-from: saabumine\ntarget: {target}",
            )
        )
        measures = outcome.measures(**JOURNEY)
        near("days", mean(measures["time_to_complete_h"]), 6 * DAY)
        near("on target", measures["on_target_share"], expected)
        near("missed", measures["deadline_missed_share"], 0)
        near("milestone", reached(outcome, "a")[1], 6)


@case
def a_clock_of_parallel_branches():
    """From the end of x (day 3) until the end of y (day 9) of another branch: 6 days."""
    outcome = days(
        town(
            "{id: algus}",
            "{id: x, delay: 3d}",
            "{id: y, after: [algus], delay: 9d}",
            journey="clocks: [{id: vahe, from: x, until: y}]",
        ),
        9,
    )
    near("vahe", outcome.measures(**JOURNEY)["clocks"]["vahe"], 6 * DAY)


@case
def a_clock_from_arrival_to_the_last_of_repeated_visits():
    """b is reached twice; done the second time, on day 5: the milestone is the first time done."""
    outcome = days(
        town(
            "{id: a, delay: 1d}",
            f"{{id: b, delay: {{tagasi: 2d, '*': 1d}}, {SEEN}, "
            "next: [{to: a, p: {tagasi: 0%, '*': 100%}, gives: [tagasi]}]}",
        ),
        5,
    )
    reached_on(outcome, "b", 5)
