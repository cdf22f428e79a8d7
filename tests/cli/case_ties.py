# SPDX-License-Identifier: EUPL-1.2
"""What comes first at one and the same moment: section 6 of the format, pair by pair.

Openings, closings, dated changes, absences; completions; those who ask for a course or join a queue;
course starts; patience that runs out. The gate opens on Monday 2 March 2026 at 08:00; hours count
from there, so that midnights are at 16, 40, 64, 88 …
"""

from gate import fork, one_each, pool
from support import case, near

PAIR = ("id: alam, priority: 0", "id: ülem, priority: 5")


def by_group(step, **values):
    """A step whose delay is by group."""
    return step + ", delay: {" + ", ".join(f"{k}: {v}" for k, v in values.items()) + "}"


# ---- openings and closings -----------------------------------------------------------------------


@case
def who_comes_when_the_doors_open_is_behind_who_waits():
    """Open 08-12: one waits since 06, with low priority; the other comes at 08 sharp."""
    passed = one_each(
        ["- {" + by_group("id: a, pool: lett, duration: 1h", alam="22h", ülem="24h") + "}"],
        groups=PAIR,
        more=[pool("order: priority, calendar: hommik")],
    )
    passed.waits_of("a", alam=2, ülem=1)


@case
def nobody_begins_when_the_doors_close():
    """12:00 sharp is closed; 11:59 is open."""
    passed = one_each(
        fork(
            "id: a, delay: 239min, pool: lett, duration: 0",
            "id: b, delay: 4h, pool: lett, duration: 0",
        ),
        more=[pool("calendar: hommik")],
    )
    passed.waits(a=0, b=20)


@case
def who_is_through_when_the_doors_close_makes_room_for_nobody():
    """An hour from 11 to 12: the next begins the day after."""
    passed = one_each(
        fork(
            "id: a, delay: 3h, pool: lett, duration: 1h",
            "id: b, delay: 3h, pool: lett, duration: 1h",
        ),
        more=[pool("calendar: hommik")],
    )
    passed.waits(a=0, b=21)


@case
def lunch_begins_when_work_ends():
    passed = one_each(
        fork(
            "id: a, delay: 2h, pool: lett, duration: 2h",
            "id: b, delay: 2h, pool: lett, duration: 1h",
        ),
        calendars=['id: lõunaga, open: {mon-sun: "08:00-12:00, 13:00-17:00"}'],
        more=[pool("calendar: lõunaga")],
    )
    passed.waits(a=0, b=3)


# ---- dated changes -------------------------------------------------------------------------------


@case
def new_staff_comes_before_who_joins_at_midnight():
    """From Tuesday two: the waiting one takes the new server before the important one joins."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 40h",
            by_group("id: b, pool: lett, duration: 3h", alam="1h", ülem="16h"),
        ),
        groups=PAIR,
        more=[
            pool("servers: {2026-01-01: 2, 2026-03-03: 3}, order: priority"),
        ],
    )
    # Both clients visit `a` at once and hold both servers.
    passed.waits_of("b", alam=15, ülem=3)


@case
def staff_shrinks_before_who_is_through():
    """Two until midnight, then one: both are through at midnight; one goes home, one serves."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 16h",
            "id: b, pool: lett, duration: 16h",
            "id: c, pool: lett, duration: 1h",
            "id: d, pool: lett, duration: 1h",
        ),
        more=[pool("servers: {2026-01-01: 2, 2026-03-03: 1}")],
    )
    passed.waits(a=0, b=0, c=16, d=17)


@case
def nobody_is_served_when_the_last_server_goes_at_that_moment():
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 16h",
            "id: b, pool: lett, duration: 1h",
        ),
        more=[pool("servers: {2026-01-01: 1, 2026-03-03: 0, 2026-03-05: 1}")],
    )
    passed.waits(a=0, b=64)


# ---- absences (from hour 40 to hour 88) -----------------------------------------------------------

AWAY = "absence: {every: 10d, lasts: 2d}"


@case
def an_absence_comes_before_who_is_through():
    """Work from 30 to 40, when the absence is due: the server goes, the next one waits."""
    passed = one_each(
        fork(
            "id: a, delay: 30h, pool: lett, duration: 10h",
            "id: b, delay: 31h, pool: lett, duration: 1h",
        ),
        more=[pool(AWAY)],
    )
    passed.waits(a=0, b=57)


@case
def an_absence_comes_before_who_joins():
    passed = one_each(
        fork("id: a, delay: 40h, pool: lett, duration: 1h"),
        more=[pool(AWAY)],
    )
    passed.waits(a=48)


@case
def who_is_back_serves_who_joins_at_that_moment():
    passed = one_each(
        fork("id: a, delay: 88h, pool: lett, duration: 1h"),
        more=[pool(AWAY)],
    )
    passed.waits(a=0)


@case
def who_is_back_takes_the_queue_before_who_joins():
    passed = one_each(
        ["- {" + by_group("id: a, pool: lett, duration: 1h", alam="50h", ülem="88h") + "}"],
        groups=PAIR,
        more=[pool("order: priority, " + AWAY)],
    )
    passed.waits_of("a", alam=38, ülem=1)


@case
def who_is_back_saves_whose_patience_ends():
    passed = one_each(
        fork("id: a, delay: 41h, pool: lett, duration: 1h, patience: 47h"),
        more=[pool(AWAY)],
    )
    near("completed", passed.measures()["completed"], 1)


# ---- completions, joins --------------------------------------------------------------------------


@case
def a_freed_server_takes_its_next_client_before_anybody_joins():
    """The first is through at 10, when the important one joins: who waits since 5 is served."""
    passed = one_each(
        [
            "- {"
            + by_group(
                "id: a, pool: lett, duration: {esimene: 10h, '*': 1h}",
                esimene="0",
                alam="5h",
                ülem="10h",
            )
            + "}"
        ],
        groups=("id: esimene, priority: 0", *PAIR),
        more=[pool("order: priority")],
    )
    passed.waits_of("a", esimene=0, alam=5, ülem=1)


@case
def who_is_through_joins_with_those_who_join_at_that_moment():
    """One is through with `p` at 10 and joins `q`; the other joins `q` at 10: by group, not by luck."""
    for first, second in (("a", "b"), ("b", "a")):
        passed = one_each(
            [
                "- {" + by_group("id: o", **{first: "10h", second: "0"}) + "}",
                "- {id: p, pool: lett, duration: {" + second + ": 10h, '*': 0}}",
                "- {id: q, pool: teine, duration: 2h}",
            ],
            groups=("a", "b"),
            more=["pools: [{id: lett, provider: kov}, {id: teine, provider: kov}]"],
        )
        passed.waits_of("q", a=0, b=2)


@case
def steps_of_one_client_join_by_the_bytes_of_their_ids():
    """Written õ, z, b, a: served a, b, z, õ (whose bytes come last)."""
    passed = one_each(
        fork(*[f"id: {step}, pool: lett, duration: 1h" for step in ("õ", "z", "b", "a")]),
        more=[pool("")],
    )
    passed.waits(a=0, b=1, z=2, õ=3)


@case
def groups_join_by_their_ids_whatever_their_delays_are_made_of():
    """All join at hour 24: by days, hours, minutes and a sum of both."""
    passed = one_each(
        [
            "- {"
            + by_group("id: a, pool: lett, duration: 1h", c="1d", b="1440min", a="[20h, 4h]")
            + "}"
        ],
        groups=("c", "b", "a"),
        more=[pool("")],
    )
    passed.waits_of("a", a=0, b=1, c=2)


@case
def members_of_a_party_join_in_order():
    """Two of a party with 1 h each, then one more visit each: first member first."""
    passed = one_each(
        [
            "- {id: a, pool: lett, duration: 1h, milestone: yes}",
            "- {id: b, pool: lett, duration: 1h}",
        ],
        groups=("id: uus, party: {2: 100%}",),
        members=2,
        more=[pool("")],
    )
    # First: 0-1, then behind the second: 2-3. Second: 1-2, then 3-4.
    passed.waits(a=0.5, b=1)
    passed.took(3.5)


# ---- courses -------------------------------------------------------------------------------------

COURSE = "id: kursus, course: {starts: weekly, lasts: 2d}"


@case
def who_asks_when_the_course_starts_takes_part():
    """Monday 9 March 00:00 is 160 hours away."""
    passed = one_each(fork("id: a, delay: 160h, service: kursus"), services=[COURSE])
    passed.waits(a=0)


@case
def who_is_through_when_the_course_starts_takes_part():
    """Work from 08:00 to midnight of the start."""
    passed = one_each(
        [
            "- {id: a, delay: 150h, pool: lett, duration: 10h}",
            "- {id: b, service: kursus}",
        ],
        services=[COURSE],
        more=[pool("")],
    )
    passed.waits(b=0)


@case
def a_course_that_ends_when_the_next_one_starts():
    """A week long, weekly: three times over, the second start is taken at once."""
    passed = one_each(
        ["- {id: a, service: kursus}", "- {id: b, service: kursus}"],
        services=["id: kursus, course: {starts: weekly, lasts: 7d}"],
    )
    passed.waits(a=160, b=0)


@case
def a_course_starts_before_patience_ends():
    passed = one_each(
        fork("id: a, service: kursus, patience: 160h", "id: b, delay: 1h"), services=[COURSE]
    )
    near("completed", passed.measures()["completed"], 1)


@case
def seats_of_one_moment_go_by_the_order_of_asking():
    """One seat a week; a asks at once, 0 an hour later in another branch: a first."""
    passed = one_each(
        fork("id: z, service: kursus", "id: b, delay: 1h, service: kursus"),
        services=["id: kursus, course: {starts: weekly, lasts: 1d, seats: 1}"],
    )
    passed.waits(z=160, b=159 + 168)


# ---- patience ------------------------------------------------------------------------------------


@case
def a_server_freed_when_patience_ends_serves():
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 10h",
            "id: b, pool: lett, duration: 1h, patience: 10h",
        ),
        more=[pool("")],
    )
    near("completed", passed.measures()["completed"], 1)
    passed.waits(a=0, b=10)


@case
def doors_that_open_when_patience_ends_let_in():
    passed = one_each(
        fork("id: a, delay: 5h, pool: lett, duration: 1h, patience: 19h"),
        more=[pool("calendar: hommik")],
    )
    near("completed", passed.measures()["completed"], 1)


@case
def new_staff_that_comes_when_patience_ends_serves():
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 40h",
            "id: b, pool: lett, duration: 1h, patience: 16h",
        ),
        more=[pool("servers: {2026-01-01: 1, 2026-03-03: 2}")],
    )
    near("completed", passed.measures()["completed"], 1)
    passed.waits(a=0, b=16)


@case
def who_joins_when_another_gives_up_is_behind_nobody():
    """b gives up at 5, when c joins; the server is free at 10 for c."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 10h",
            "id: b, pool: lett, duration: 5h, patience: 5h, else: end",
            "id: c, delay: 5h, pool: lett, duration: 1h",
        ),
        more=[pool("")],
    )
    passed.waits(a=0, b=5, c=5)
    near("longest queue: both for a moment", passed.pool()["queue_length_max"], 2)


@case
def who_gives_up_joins_again_at_once():
    """`else` leads to another visit at the same counter, which is free at that moment or not."""
    passed = one_each(
        fork(
            "id: a, pool: lett, duration: 10h",
            [
                "id: b, pool: lett, duration: 1h, patience: 4h, else: c",
                "id: vahe",
                "id: c, pool: lett, duration: 1h",
            ],
        ),
        more=[pool("")],
    )
    passed.waits(a=0, b=4, c=6)
