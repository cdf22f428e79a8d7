# SPDX-License-Identifier: EUPL-1.2
"""Who waits how long before giving up, and where to. The gate opens on Monday 2 March 2026 at 08:00."""

from gate import fork, one_each, pool
from support import case, near

BUSY = "id: a, pool: lett, duration: 50h"


@case
def closed_hours_wear_out_patience_too():
    """Open 08-12; who comes at 13:00 waits 19 h. Patience of 18 h ends at 07:00."""
    passed = one_each(
        fork(
            "id: a, delay: 5h, pool: lett, duration: 1h, patience: 18h, else: end",
            "id: b, delay: 5h, pool: lett, duration: 1h, patience: 19h, else: end",
        ),
        more=[pool("calendar: hommik")],
    )
    passed.waits(a=18, b=19)
    near("given up", passed.pool()["abandoned_share"], 0.5)


@case
def patience_ends_where_service_begins():
    """Five hours of patience, ten hours of work."""
    passed = one_each(fork("id: a, pool: lett, duration: 10h, patience: 5h"), more=[pool("")])
    near("completed", passed.measures()["completed"], 1)


@case
def patience_begins_anew_at_every_visit():
    """3 h at the first visit, 3 h at the second: patience of 4 h lasts."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 3h",
            ["id: b, pool: lett, duration: 1h, patience: 4h", "id: c, pool: lett, patience: 4h"],
            "id: d, delay: 1h, pool: lett, duration: 3h",
        ),
        more=[pool("")],
    )
    # b: 3-4, then d (in the queue since 1) 4-7, then c, who joined at 4.
    passed.waits(a=0, b=3, d=3, c=3)
    near("completed", passed.measures()["completed"], 1)


@case
def patience_begins_anew_at_every_session():
    """Two sessions, each behind 3 hours of others' work."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 3h",
            "id: b, service: kaks, patience: 4h",
            "id: c, delay: 1h, pool: lett, duration: 3h",
        ),
        services=["id: kaks, pool: lett, provider: kov, duration: 1h, sessions: 2"],
        more=[pool("")],
    )
    passed.waits(a=0, b=6, c=3)
    near("completed", passed.measures()["completed"], 1)


@case
def booking_and_travel_do_not_wear_out_patience():
    passed = one_each(
        fork("id: a, service: kaugel, patience: 1h"),
        services=["id: kaugel, pool: lett, provider: kov, duration: 1h, booking: 30d"],
        more=[pool("")],
    )
    near("completed", passed.measures()["completed"], 1)


@case
def a_service_without_a_pool_has_no_queue_to_give_up():
    """Its calendar opens the day after; patience is of queues."""
    passed = one_each(
        fork("id: a, delay: 5h, service: hommikune, patience: 1h"),
        services=["id: hommikune, calendar: hommik, duration: 1h"],
    )
    passed.waits(a=19)
    near("completed", passed.measures()["completed"], 1)


@case
def who_gives_up_leaves_where_there_is_no_else():
    passed = one_each(fork(BUSY, "id: b, pool: lett, patience: 7h"), more=[pool("")])
    near("left", passed.measures()["left"], 1)
    near("exit", passed.measures()["exits"]["leave"], 1)
    near("wait", passed.step("b")["wait_h"], 7)
    near("left at b", passed.step("b")["left_share"], 1)


@case
def who_gives_up_goes_to_the_exit_of_else():
    passed = one_each(
        fork(BUSY, "id: b, pool: lett, patience: 7h, attempts: 3, else: loobus"), more=[pool("")]
    )
    near("exit", passed.measures()["exits"]["loobus"], 1)


@case
def who_gives_up_goes_to_the_step_of_else():
    passed = one_each(
        fork(BUSY, ["id: b, pool: lett, patience: 7h, else: c", "id: vahe", "id: c, delay: 1h"]),
        more=[pool("")],
    )
    near("completed", passed.measures()["completed"], 1)
    near("vahe", passed.step("vahe")["visits"], 0)
    near("c", passed.step("c")["visits"], 1)


@case
def a_visit_given_up_was_a_visit():
    """The client came and stood in the queue."""
    passed = one_each(
        fork(BUSY, "id: b, service: nõu, patience: 7h, else: end"),
        services=["id: nõu, pool: lett, provider: kov, fee: 8 EUR, duration: 1h"],
        more=[pool("")],
    )
    near("visits of b", passed.step("b")["visits"], 1)
    near("time", passed.step("b")["time_h"], 7)
    near("served", passed.pool()["served"], 1)
    near("wait of all who joined", passed.pool()["wait_h"], 3.5)


@case
def no_patience_at_all():
    """Served at once or gone at once."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 5h, patience: 0, else: end",
            "id: b, pool: lett, duration: 5h, patience: 0, else: end",
        ),
        more=[pool("")],
    )
    passed.waits(a=0, b=0)
    near("given up", passed.pool()["abandoned_share"], 0.5)


@case
def patience_of_the_group():
    passed = one_each(
        fork(BUSY, "id: b, pool: lett, duration: 1h, else: end"),
        groups=("id: uus, patience: 20h",),
        more=[pool("")],
    )
    passed.waits(b=20)


@case
def a_step_says_otherwise_than_the_group():
    passed = one_each(
        fork(BUSY, "id: b, pool: lett, duration: 1h, patience: 51h, else: end"),
        groups=("id: uus, patience: 20h",),
        more=[pool("")],
    )
    passed.waits(b=50)


@case
def a_step_that_says_nothing_for_this_client_leaves_the_groups_patience():
    """`patience: {teine: 51h}`: none fits, as if the key were absent."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: {uus: 50h, teine: 0}",
            "id: b, pool: lett, duration: 1h, patience: {teine: 51h}, else: end",
        ),
        groups=("id: teine, patience: 1h", "id: uus, patience: 20h"),
        more=[pool("servers: 1")],
    )
    passed.waits_of("b", uus=20, teine=0)


@case
def patience_by_trait():
    passed = one_each(
        [
            "- {id: märk, gives: [rahulik]}",
            *fork(
                BUSY,
                "id: b, pool: lett, duration: 1h, patience: {rahulik: 30h, '*': 1h}, else: end",
            ),
        ],
        groups=("id: uus, traits: {rahulik: 0%}",),
        more=[pool("")],
    )
    passed.waits(b=30)


@case
def courses_know_only_the_steps_patience():
    """The next start is 160 h away; the group would wait one hour."""
    passed = one_each(
        fork("id: a, service: kursus"),
        groups=("id: uus, patience: 1h",),
        services=["id: kursus, course: {starts: weekly, lasts: 2d}"],
    )
    passed.waits(a=160)
    near("completed", passed.measures()["completed"], 1)


@case
def patience_at_a_course():
    passed = one_each(
        fork("id: a, service: kursus, patience: 100h, else: end"),
        services=["id: kursus, course: {starts: weekly, lasts: 2d}"],
    )
    passed.waits(a=100)
    passed.took(100)


@case
def patience_at_a_course_for_others_alone():
    """`patience: {teine: 1h}` says nothing for `uus`, who waits for the start."""
    passed = one_each(
        fork("id: a, service: kursus, patience: {teine: 1h}, else: end"),
        groups=("teine", "uus"),
        services=["id: kursus, course: {starts: weekly, lasts: 2d}"],
    )
    passed.waits_of("a", teine=1, uus=160)


@case
def who_gives_up_a_course_frees_the_place_in_the_line():
    """One seat a week; a would be first, gives up; b has the seat."""
    passed = one_each(
        fork(
            "id: a, service: kursus, patience: 50h, else: end",
            "id: b, delay: 1h, service: kursus",
        ),
        services=["id: kursus, course: {starts: weekly, seats: 1, lasts: 2d}"],
    )
    passed.waits(a=50, b=159)


@case
def who_gives_up_leaves_the_queue_to_the_others():
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 10h",
            "id: b, pool: lett, duration: 9h, patience: 6h, else: end",
            "id: c, pool: lett, duration: 1h",
        ),
        more=[pool("")],
    )
    passed.waits(a=0, b=6, c=10)
    near("queue length", passed.pool()["queue_length"], 16 / 8766)


@case
def who_waits_until_the_end_has_waited():
    """The only server goes on Tuesday for good: the wait of all who joined is of the second, too.

    From Monday 2 March 08:00 to the end of the run, 7 years after 5 January 2026 (56 days and 8 h less).
    """
    passed = one_each(
        fork("id: a, pool: lett, duration: 1d", "id: b, pool: lett, duration: 1d"),
        more=[pool("servers: {2026-01-01: 1, 2026-03-03: 0}")],
    )
    near("unfinished", passed.measures()["unfinished"], 1)
    passed.waits(a=0, b=7 * 8766 - 56 * 24 - 8)
    near("wait", passed.pool()["wait_h"], (7 * 8766 - 56 * 24 - 8) / 2)
    near("given up", passed.pool()["abandoned_share"], 0)
    near("queue", passed.pool()["queue_length"], (8766 - 56 * 24 - 8) / 8766)


@case
def who_waits_for_a_course_until_the_end_has_waited():
    """No seat any more: in a queue of a course as in that of a pool."""
    passed = one_each(
        fork("id: a, service: kursus", "id: b, delay: 1h"),
        services=[
            "id: kursus, course: {starts: weekly, seats: {2026-01-01: 1, 2026-03-03: 0}, lasts: 2d}"
        ],
    )
    passed.waits(a=7 * 8766 - 56 * 24 - 8)
