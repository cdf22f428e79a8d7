# SPDX-License-Identifier: EUPL-1.2
"""Branches and parallel blocks: who waits for whom, what is abandoned, and what stays behind.

All times are constants in days, worked out by hand in each case's description.
"""

from support import case, equal, mean, near, problems, simulate
from towns import DAY, JOURNEY, days, reached, town

SEEN = "milestone: yes"


def reached_on(outcome, step, day):
    """Everybody reached the milestone, on that day."""
    share, on = reached(outcome, step)
    near(f"share that reached {step}", share, 1)
    near(f"day of {step}", on, day)


def nobody_reached(outcome, step):
    near(f"share that reached {step}", reached(outcome, step)[0], 0)


# ---- branches by `after` -------------------------------------------------------------------------


@case
def a_branch_goes_on_over_stages_until_the_next_after():
    """a 1, b 2 | from a: c 5, d 6 (next stage), e 7 | from c: f 1: 1 + 5 + 6 + 7 = 19."""
    outcome = days(
        town(
            "{id: a, delay: 1d}",
            "{id: b, delay: 2d, milestone: yes}",
            "{id: c, delay: 5d, after: [a]}",
            "{id: d, delay: 6d}",
            "{id: e, delay: 7d, milestone: yes}",
            "{id: f, delay: 1d, after: [c], milestone: yes}",
        ),
        19,
    )
    for step, day in (("b", 3), ("e", 19), ("f", 7)):
        reached_on(outcome, step, day)


@case
def a_branch_starts_after_a_step_inside_a_block():
    """The block's a ends on day 4, its b on day 9; `c` begins with a: 4 + 2 = 6, all done on 9."""
    outcome = days(
        town(
            "{parallel: {until: all, branches: [[{id: a, delay: 4d}], [{id: b, delay: 9d}]]}}",
            f"{{id: c, after: [a], delay: 2d, {SEEN}}}",
        ),
        9,
    )
    reached_on(outcome, "c", 6)


@case
def a_branch_starts_after_what_was_abandoned():
    """b (9 days) is abandoned on day 4; the branch after b starts then: 4 + 3 = 7."""
    outcome = days(
        town(
            "{parallel: {until: any, branches: [[{id: a, delay: 4d}], [{id: b, delay: 9d}]]}}",
            f"{{id: c, after: [b], delay: 3d, {SEEN}}}",
        ),
        7,
    )
    reached_on(outcome, "c", 7)


@case
def a_branch_starts_after_what_was_jumped_over():
    """a jumps to c on day 1 and passes b: d, after b, starts then. a 1 + c 4 = 5, d on day 3."""
    outcome = days(
        town(
            "{id: a, delay: 1d, then: c}",
            f"{{id: b, delay: 50d, {SEEN}}}",
            "{id: c, delay: 4d}",
            f"{{id: d, after: [b], delay: 2d, {SEEN}}}",
        ),
        5,
    )
    reached_on(outcome, "d", 3)
    nobody_reached(outcome, "b")


@case
def a_branch_may_wait_for_two_branches():
    """a 1 | b 4 (after a) | c 2 (after a) | d after b and c: 1 + 4 + 3 = 8."""
    days(
        town(
            "{id: a, delay: 1d}",
            "{id: b, after: [a], delay: 4d}",
            "{id: c, after: [a], delay: 2d}",
            "{id: d, after: [b, c], delay: 3d}",
        ),
        8,
    )


@case
def an_exit_of_a_side_branch_leaves_the_journey():
    """The side branch leaves on day 3 for all: the main branch of 9 days is never done."""
    outcome = simulate(
        town(
            "{id: a}",
            f"{{id: b, delay: 9d, {SEEN}}}",
            "{id: c, after: [a], delay: 3d, next: [{to: loobus, p: 100%}]}",
            journey="exits: [{id: loobus}]",
        )
    )
    near("loobus", outcome.measures(**JOURNEY)["exits"]["loobus"], 1)
    near("completed_share", outcome.measures(**JOURNEY)["completed_share"], 0)
    nobody_reached(outcome, "b")


@case
def end_of_a_side_branch_leaves_the_others_alone():
    """The side branch ends on day 3 and never does its 50 days; the main branch takes 9."""
    days(
        town(
            "{id: a}",
            "{id: b, delay: 9d}",
            "{id: c, after: [a], delay: 3d, then: end}",
            "{id: d, delay: 50d}",
        ),
        9,
    )


@case
def a_branch_that_nobody_takes_is_done_at_once():
    """All of the side branch is skipped on day 1: the journey takes the main branch's 3."""
    days(
        town(
            "{id: a, delay: 1d}",
            "{id: b, delay: 2d}",
            "{id: c, after: [a], take-up: 0%, delay: 9d}",
            "{id: d, when: {eriline: yes}, delay: 9d}",
            groups="[{id: uus, traits: {eriline: 0%}}]",
        ),
        3,
    )


@case
def a_jump_back_in_a_branch_keeps_what_is_behind():
    """a 1, b 2, back to a: 3 + 3, then a 1 once more, and b's two attempts are used up: on day 7.

    `c` of the side branch needs a, which stays behind after the jump back: on day 1.5.
    """
    outcome = days(
        town(
            "{id: algus}",
            "{id: a, delay: 1d}",
            "{id: b, delay: 2d, attempts: 2, next: [{to: a, p: 100%}]}",
            f"{{id: c, after: [algus], needs: [a], delay: 12h, {SEEN}}}",
        ),
        7,
    )
    reached_on(outcome, "c", 1.5)


# ---- parallel blocks -----------------------------------------------------------------------------


@case
def any_within_all():
    """all(any(3, 8), 5) = 5, then 1."""
    days(
        town(
            "{parallel: {until: all, branches: [[{parallel: {until: any, branches: "
            "[[{id: a, delay: 3d}], [{id: b, delay: 8d}]]}}], [{id: c, delay: 5d}]]}}",
            "{id: d, delay: 1d}",
        ),
        6,
    )


@case
def all_within_any():
    """any(all(3, 8), 9) = 8, then 1; the nine days are abandoned."""
    outcome = days(
        town(
            "{parallel: {until: any, branches: [[{parallel: {until: all, branches: "
            "[[{id: a, delay: 3d}], [{id: b, delay: 8d}]]}}], "
            f"[{{id: c, delay: 9d, {SEEN}}}]]}}}}",
            "{id: d, delay: 1d}",
        ),
        9,
    )
    nobody_reached(outcome, "c")


@case
def a_whole_block_is_abandoned_with_its_branch():
    """any(4, all(3 + 3, 9)): on day 4 the inner block goes with both of its branches."""
    outcome = days(
        town(
            "{parallel: {until: any, branches: [[{id: a, delay: 4d}], [{parallel: {until: all, "
            f"branches: [[{{id: b, delay: 3d, {SEEN}}}, {{id: c, delay: 3d, {SEEN}}}], "
            f"[{{id: d, delay: 9d, {SEEN}}}]]}}}}, {{id: e, {SEEN}}}]]}}}}",
            f"{{id: f, delay: 1d, {SEEN}}}",
        ),
        5,
    )
    reached_on(outcome, "b", 3)
    reached_on(outcome, "f", 5)
    for step in ("c", "d", "e"):
        nobody_reached(outcome, step)


@case
def a_branch_of_any_that_nobody_takes_is_done_first():
    """The first branch is skipped whole: the block is done at once, b is abandoned."""
    outcome = days(
        town(
            "{parallel: {until: any, branches: [[{id: a, take-up: 0%, delay: 1d}], "
            f"[{{id: b, delay: 5d, {SEEN}}}]]}}}}",
            "{id: c, delay: 1d}",
        ),
        1,
    )
    nobody_reached(outcome, "b")


@case
def end_ends_the_branch_of_its_block():
    """`a` ends its branch on day 2, so `any` is done on day 2; `a2` and b are not."""
    outcome = days(
        town(
            "{parallel: {until: any, branches: [[{id: a, delay: 2d, then: end}, "
            f"{{id: a2, delay: 9d, {SEEN}}}], [{{id: b, delay: 5d, {SEEN}}}]]}}}}",
            "{id: c, delay: 1d}",
        ),
        3,
    )
    nobody_reached(outcome, "a2")
    nobody_reached(outcome, "b")


@case
def end_of_one_branch_waits_for_the_others_of_all():
    """`a` ends on day 2; `all` waits for b on day 5."""
    days(
        town(
            "{parallel: {until: all, branches: [[{id: a, delay: 2d, next: end}, "
            "{id: a2, delay: 9d}], [{id: b, delay: 5d}]]}}",
            "{id: c, delay: 1d}",
        ),
        6,
    )


@case
def an_exit_inside_a_nested_block_leaves_the_journey():
    outcome = simulate(
        town(
            "{parallel: {until: all, branches: [[{parallel: {until: any, branches: "
            "[[{id: a, delay: 2d, next: [{to: loobus, p: 100%}]}], [{id: b, delay: 3d}]]}}], "
            f"[{{id: c, delay: 2d, {SEEN}}}, {{id: c2, delay: 5d, {SEEN}}}]]}}}}",
            f"{{id: d, {SEEN}}}",
            journey="exits: [loobus]",
        )
    )
    near("loobus", outcome.measures(**JOURNEY)["exits"]["loobus"], 1)
    nobody_reached(outcome, "c2")
    nobody_reached(outcome, "d")


@case
def a_block_is_met_again_by_who_jumps_back_over_it():
    """Two rounds of a 1, all(2, 3), b 1, then a third that finds b's attempts used up: 5 + 5 + 4."""
    outcome = days(
        town(
            "{id: a, delay: 1d}",
            "{parallel: {until: all, branches: [[{id: x, delay: 2d}], [{id: y, delay: 3d}]]}}",
            "{id: b, delay: 1d, attempts: 2, else: c, next: [{to: a, p: 100%}]}",
            "{id: c}",
        ),
        14,
    )
    near("visits of x", outcome.step("x", **JOURNEY)["visits"]["mean"], 3 * people(outcome))


def people(outcome):
    return mean(outcome.measures(**JOURNEY)["arrived"])


@case
def a_block_within_a_side_branch():
    """a 1 | after a: all(2, 4) then 3: 1 + 4 + 3 = 8."""
    days(
        town(
            "{id: a, delay: 1d}",
            "{id: b, delay: 2d}",
            "{id: c, after: [a]}",
            "{parallel: {until: all, branches: [[{id: x, delay: 2d}], [{id: y, delay: 4d}]]}}",
            "{id: d, delay: 3d}",
        ),
        8,
    )


@case
def steps_of_abandoned_branches_give_nothing():
    """`b` would give `kiire` on day 5, but is abandoned on day 2: nobody takes c."""
    outcome = days(
        town(
            "{parallel: {until: any, branches: [[{id: a, delay: 2d, gives: [aeglane]}], "
            "[{id: b, delay: 5d, gives: [kiire]}]]}}",
            "{id: ootus, delay: 20d}",
            f"{{id: c, when: {{kiire: yes}}, {SEEN}}}",
            f"{{id: d, when: {{aeglane: yes}}, {SEEN}}}",
        ),
        22,
    )
    nobody_reached(outcome, "c")
    reached_on(outcome, "d", 22)


@case
def what_was_abandoned_is_behind():
    """`b` and `b2` are abandoned on day 2: c of the side branch, which needs b2, goes on then."""
    outcome = days(
        town(
            "{id: algus}",
            "{parallel: {until: any, branches: [[{id: a, delay: 2d}], "
            "[{id: b, delay: 5d}, {id: b2, delay: 5d}]]}}",
            f"{{id: c, after: [algus], needs: [b2], delay: 1d, {SEEN}}}",
        ),
        3,
    )
    reached_on(outcome, "c", 3)


@case
def an_abandoned_wait_for_needs_is_over():
    """The branch that waits for `hiline` is abandoned on day 2; nothing is held up by it."""
    outcome = days(
        town(
            "{id: algus}",
            "{parallel: {until: any, branches: [[{id: a, delay: 2d}], "
            f"[{{id: b, needs: [hiline], {SEEN}}}]]}}}}",
            "{id: c, delay: 1d}",
            "{id: hiline, after: [algus], delay: 9d}",
        ),
        9,
    )
    nobody_reached(outcome, "b")


@case
def both_branches_of_any_done_at_once_are_done():
    """Two and two days: the block goes on on day 2, once."""
    outcome = days(
        town(
            "{parallel: {until: any, branches: [[{id: a, delay: 2d}], [{id: b, delay: 2d}]]}}",
            f"{{id: c, delay: 1d, {SEEN}}}",
        ),
        3,
    )
    near("visits of c", outcome.step("c", **JOURNEY)["visits"], people(outcome))


# ---- abandoned, but still in somebody's hands ----------------------------------------------------

OFFICIAL = {
    "pools": "[{id: ametnik, cost: 30 EUR/h}]",
    "municipalities": "[{id: kuusalu, arrivals: {uus: 1/y}}]",
}


@case
def abandoned_work_is_finished_without_effect():
    """The server is busy with b from day 0 to 10, though b is abandoned on day 2: c waits 8 days."""
    path = town(
        "{parallel: {until: any, branches: [[{id: a, delay: 2d}], "
        f"[{{id: b, pool: ametnik, duration: 10d, gives: [valmis], {SEEN}}}]]}}}}",
        "{id: c, pool: ametnik, duration: 1d}",
        f"{{id: d, when: {{valmis: yes}}, {SEEN}}}",
        **OFFICIAL,
    )
    outcome = simulate(path, "-n", "60")
    near("median", outcome.measures(**JOURNEY)["time_to_complete_p50_h"], 11 * DAY)
    nobody_reached(outcome, "b")
    nobody_reached(outcome, "d")


@case
def abandoned_bookings_take_nobodys_time():
    """b's booking lasts until day 5, and is abandoned on day 2: c is served at once."""
    path = town(
        "{parallel: {until: any, branches: [[{id: a, delay: 2d}], "
        "[{id: b, pool: ametnik, booking: 5d, duration: 10d}]]}}",
        "{id: c, pool: ametnik, duration: 1d}",
        **OFFICIAL,
    )
    outcome = simulate(path, "-n", "60")
    near("median", outcome.measures(**JOURNEY)["time_to_complete_p50_h"], 3 * DAY)


@case
def who_is_abandoned_before_the_start_takes_no_seat():
    """One seat on each month's 3rd. x asks on the 1st and is abandoned on the 2nd, when y asks.

    So y takes the seat of the 3rd: a day, and the course's three.
    """
    starts = ", ".join(f"{month:02}-03" for month in range(1, 13))
    path = town(
        "{id: värav, service: värav}",
        "{parallel: {until: any, branches: [[{id: a, delay: 1d}], [{id: x, service: kursus}]]}}",
        "{id: y, service: kursus}",
        journey="counts-from: värav",
        services="[{id: värav, course: {starts: monthly, lasts: 0}}, "
        f"{{id: kursus, course: {{starts: [{starts}], seats: 1, lasts: 3d}}}}]",
        municipalities="[{id: kuusalu, arrivals: {uus: 1/y}}]",
    )
    outcome = simulate(path, "-n", "60")
    near("median", outcome.measures(**JOURNEY)["time_to_complete_p50_h"], 5 * DAY)


@case
def a_block_that_cannot_jump_out():
    """`then` of a step in a block names a step outside of it: an error that says so."""
    found = problems(
        town(
            "{parallel: {until: any, branches: [[{id: a, then: c}], [{id: b}]]}}",
            "{id: c}",
        ),
        code=1,
    )
    equal("errors", len([p for p in found if p["severity"] == "error"]), 1)
