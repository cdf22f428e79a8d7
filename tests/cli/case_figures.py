# SPDX-License-Identifier: EUPL-1.2
"""A figure by whom, by date or both, in every place where a figure stands.

Kuusalu is not named, so that it stands for the others; in tartu half of the model is told apart.
"""

from support import case, check, mean, near, simulate
from towns import DAY, JOURNEY, days, reached, town

TOWNS = "[{id: kuusalu, arrivals: {uus: 200/y}}, {id: tartu, arrivals: {uus: 100/y}}]"


def hours(outcome, municipality, measure="time_to_complete_h"):
    return mean(outcome.measures(municipality=municipality)[measure])


def by_municipality(kuusalu, tartu, *steps, measure="time_to_complete_h", **sections):
    """What each municipality's clients have, in hours (or what the measure is in)."""
    outcome = simulate(
        town(*steps, municipalities=sections.pop("municipalities", TOWNS), **sections)
    )
    near("kuusalu", hours(outcome, "kuusalu", measure), kuusalu)
    near("tartu", hours(outcome, "tartu", measure), tartu)
    return outcome


# ---- by municipality, in each place ---------------------------------------------------------------


@case
def delay_by_whom():
    by_municipality(24, 72, "{id: a, delay: {tartu: 3d, '*': 1d}}")


@case
def duration_by_whom():
    by_municipality(1, 2, "{id: a, duration: {tartu: 2h, '*': 1h}}")


@case
def booking_by_whom():
    by_municipality(0, 48, "{id: a, booking: {tartu: 2d}}")


@case
def processing_by_whom():
    """Parts of a list may each be by whom, or the whole."""
    by_municipality(24, 96, "{id: a, processing: {tartu: [1d, 3d], '*': 1d}}")


@case
def fee_by_whom():
    by_municipality(5, 64, "{id: a, fee: {tartu: 64 EUR, '*': 5 EUR}}", measure="client_cost_eur")


@case
def wait_of_next_by_whom():
    by_municipality(
        0, 48, "{id: a, next: [{to: b, p: 100%, wait: {tartu: 2d, '*': 0}}]}", "{id: b}"
    )


@case
def share_of_next_by_whom():
    """All of tartu go past b; the others go through it."""
    by_municipality(
        24,
        0,
        "{id: a, next: [{to: c, p: {tartu: 100%, '*': 0%}}]}",
        "{id: b, delay: 1d}",
        "{id: c}",
    )


@case
def take_up_by_whom():
    by_municipality(0, 24, "{id: a, take-up: {tartu: 100%, '*': 0%}, delay: 1d}")


@case
def patience_by_whom():
    """Nobody ever serves: tartu gives up after 2 days, the others after 1, and goes to `else`."""
    by_municipality(
        24,
        48,
        "{id: a, pool: keegi, duration: 1h, patience: {tartu: 2d, '*': 1d}, else: b}",
        "{id: b}",
        pools="[{id: keegi, calendar: hiljem}]",
        calendars="[{id: hiljem, open: {mon-sun: '00:00-24:00'}, closed: ['2026-01-01..2029-01-01']}]",
    )


@case
def patience_of_a_group_by_whom():
    by_municipality(
        24,
        48,
        "{id: a, pool: keegi, duration: 1h, else: b}",
        "{id: b}",
        groups="[{id: uus, patience: {tartu: 2d, kuusalu: 1d}}]",
        pools="[{id: keegi, calendar: hiljem}]",
        calendars="[{id: hiljem, open: {mon-sun: '00:00-24:00'}, closed: ['2026-01-01..2029-01-01']}]",
    )


@case
def length_of_a_course_by_whom():
    """Every course begins when one asks (no starts are missed: a gate before it)."""
    by_municipality(
        24,
        72,
        "{id: a, service: värav}",
        "{id: b, service: kursus}",
        journey="counts-from: a",
        services="[{id: värav, course: {starts: monthly, lasts: 0}}, "
        "{id: kursus, course: {starts: monthly, lasts: {tartu: 3d, '*': 1d}}}]",
    )


@case
def shares_of_traits_by_municipality():
    by_municipality(
        0,
        24,
        "{id: a, when: {lapsega: yes}, delay: 1d}",
        groups="[{id: uus, traits: {lapsega: {tartu: 100%, '*': 0%}}}]",
    )


@case
def an_effect_by_whom():
    by_municipality(
        24,
        72,
        "{id: a}",
        bottlenecks="[{id: takistus, at: [a], effect: {delay: {tartu: 3d, '*': 1d}}}]",
    )


@case
def chances_of_effects_by_whom():
    """Rework of a day for all of kuusalu until the two attempts are used up; none in tartu."""
    by_municipality(
        48,
        24,
        "{id: a, delay: 1d, attempts: 2, else: b}",
        "{id: b}",
        bottlenecks="[{id: takistus, at: [a], effect: {rework: {p: {tartu: 0%, '*': 100%}}}}]",
    )


@case
def dropout_by_whom():
    by_municipality(
        0,
        1,
        "{id: a}",
        bottlenecks="[{id: takistus, at: [a], effect: {dropout: {tartu: 0%, '*': 100%}}}]",
        measure="completed_share",
    )


@case
def travel_of_an_effect_by_whom():
    by_municipality(
        2,
        6,
        "{id: a, duration: 0}",
        bottlenecks="[{id: takistus, at: [a], effect: {travel: {time: {tartu: 6h, '*': 2h}}}}]",
        measure="travel_h",
    )


# ---- by group, trait, in written order ------------------------------------------------------------


@case
def the_first_key_that_fits_in_written_order():
    """All are `uus`, have `lapsega` and live in kuusalu: the order decides."""
    for keys, expected in (
        ("uus: 1d, lapsega: 2d, kuusalu: 3d", 1),
        ("lapsega: 2d, kuusalu: 3d, uus: 1d", 2),
        ("kuusalu: 3d, lapsega: 2d", 3),
        ("tartu: 9d, lapsega: 2d", 2),
    ):
        days(
            town(
                f"{{id: a, delay: {{{keys}}}}}",
                groups="[{id: uus, traits: {lapsega: 100%}}]",
                municipalities="[{id: kuusalu, arrivals: {uus: 200/y}}, tartu]",
            ),
            expected,
        )


@case
def the_star_is_for_the_others_wherever_it_stands():
    """Written first it still is for those whom no other key fits."""
    by_municipality(24, 72, "{id: a, delay: {'*': 1d, tartu: 3d}}")


@case
def a_key_that_an_edit_adds_holds_beside_the_star():
    """`--set …delay.tartu=3d` comes after `*`, and holds."""
    path = town("{id: a, delay: {kuusalu: 2d, '*': 1d}}", municipalities=TOWNS)
    outcome = simulate(path, "--set", "journeys.teekond.steps.a.delay.tartu=3d")
    near("tartu", hours(outcome, "tartu"), 72)
    near("kuusalu", hours(outcome, "kuusalu"), 48)


@case
def a_value_of_an_exclusive_trait_is_a_key():
    days(
        town(
            "{id: a, delay: {en: 1d, ru: 2d, '*': 9d}}",
            groups="[{id: uus, traits: {keel: {ru: 100%, en: 0%}}}]",
        ),
        2,
    )


@case
def nobody_whom_the_keys_fit_is_as_if_the_key_were_absent():
    """No key fits kuusalu: no delay, no fee, everybody takes it, nobody is sent elsewhere."""
    outcome = by_municipality(
        0,
        0,
        "{id: a, delay: {muu: 3d}, fee: {muu: 5 EUR}, take-up: {muu: 0%}, "
        "next: [{to: leave, p: {muu: 100%}}]}",
        groups="[uus, muu]",
    )
    near("visits", outcome.measures()["visits"], 1)
    near("cost", outcome.measures()["client_cost_eur"], 0)


# ---- by date --------------------------------------------------------------------------------------

# Everybody comes in the first ten days of 2026, or of July.
JANUARY = "[{id: kuusalu, arrivals: {uus: {2026-01-05: 4000/y, 2026-01-15: 0/y}}}]"
JULY = "[{id: kuusalu, arrivals: {uus: {2026-01-05: 0/y, 2026-07-05: 4000/y, 2026-07-15: 0/y}}}]"


@case
def shares_by_date_are_those_of_the_day():
    """From 1 July on nobody takes b."""
    step = "{id: b, take-up: {2026-01-01: 100%, 2026-07-01: 0%}, delay: 3d}"
    days(town(step, municipalities=JANUARY), 3)
    days(town(step, municipalities=JULY), 0)


@case
def shares_of_next_by_date():
    """Reached in January, left in January: delays count, not the arrival."""
    steps = (
        "{id: a, delay: 20d, next: [{to: c, p: {2026-01-01: 100%, 2026-07-20: 0%}}]}",
        "{id: b, delay: 5d}",
        "{id: c}",
    )
    days(town(*steps, municipalities=JANUARY), 20)
    days(town(*steps, municipalities=JULY), 25)


@case
def the_first_date_also_holds_before():
    days(town("{id: b, take-up: {2028-01-01: 0%, 2029-01-01: 100%}, delay: 3d}"), 0)


@case
def by_whom_outside_and_by_date_inside():
    """Tartu: 0 % before July. The others: 100 % always."""
    step = "{id: b, take-up: {tartu: {2026-01-01: 0%, 2026-07-01: 100%}, '*': 100%}, delay: 3d}"
    for month, expected in (
        ("2026-01-05: 4000/y, 2026-01-15: 0/y", 0),
        ("2026-01-05: 0/y, 2026-07-05: 4000/y, 2026-07-15: 0/y", 72),
    ):
        both = (
            f"[{{id: kuusalu, arrivals: {{uus: {{{month}}}}}}}, "
            f"{{id: tartu, arrivals: {{uus: {{{month}}}}}}}]"
        )
        by_municipality(72, expected, step, municipalities=both)


@case
def an_origin_may_wrap_any_of_them():
    """{value: by whom}, and an origin for one of the keys alone."""
    by_municipality(24, 72, "{id: a, delay: {value: {tartu: 3d, '*': 1d}, evidence: survey}}")
    by_municipality(24, 72, "{id: a, delay: {tartu: {value: 3d, evidence: survey}, '*': 1d}}")


@case
def durations_by_date():
    """The delay of the day on which the step is reached."""
    step = "{id: b, delay: {2026-01-01: 3d, 2026-07-01: 5d}}"
    days(town(step, municipalities=JANUARY), 3)
    days(town(step, municipalities=JULY), 5)


@case
def traits_by_date_are_those_of_the_arrival():
    """From July on all who come have children."""
    step = "{id: b, when: {lapsega: yes}, delay: 3d}"
    groups = "[{id: uus, traits: {lapsega: {2026-01-01: 0%, 2026-07-01: 100%}}}]"
    days(town(step, municipalities=JANUARY, groups=groups), 0)
    days(town(step, municipalities=JULY, groups=groups), 3)


@case
def chances_of_effects_by_date():
    """The dropout begins in July."""
    for months, expected in ((JANUARY, 0), (JULY, 1)):
        outcome = simulate(
            town(
                "{id: a}",
                municipalities=months,
                bottlenecks="[{id: takistus, at: [a], effect: "
                "{dropout: {2026-01-01: 0%, 2026-07-01: 100%}}}]",
            )
        )
        near("left", outcome.measures(**JOURNEY)["exits"]["leave"], expected)


@case
def a_date_inside_the_run_begins_at_midnight():
    """A gate lets all through on 1 July at 00:00: that day's figure holds, not the day before's."""
    outcome = simulate(
        town(
            "{id: värav, service: värav}",
            "{id: b, take-up: {2026-01-01: 0%, 2026-07-01: 100%}, milestone: yes}",
            municipalities=JANUARY,
            services="[{id: värav, course: {starts: [2026-07-01], lasts: 0}}]",
        )
    )
    near("b", reached(outcome, "b")[0], 1)
    check(DAY == 24, "days are days")
