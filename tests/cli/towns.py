# SPDX-License-Identifier: EUPL-1.2
"""Small towns written from their parts: one journey `teekond` whose times are constants.

A case names what it is about; everything else is one group `uus`, one municipality `kuusalu` and a
year of arrivals. What comes out of constants is known to the second.
"""

from support import near, simulate, write

DAY = 24.0
RUN = "{start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 2, seed: 5}"
JOURNEY = {"journey": "teekond"}


def town(*steps, journey="", file="linn.yaml", **sections):
    """Writes a workspace of these steps, each an item of YAML; sections are texts of flow style."""
    parts = {
        "groups": "[uus]",
        "municipalities": "[{id: kuusalu, arrivals: {uus: 200/y}}]",
        "run": RUN,
    }
    parts.update(sections)
    lines = ["teekond: 1", *(f"{name}: {text}" for name, text in parts.items())]
    lines += ["journeys:", "  - id: teekond"]
    lines += [f"    {line}" for line in journey.splitlines()]
    lines += ["    stages:", "      - id: etapp", "        steps:"]
    lines += [f"          - {step}" for step in steps]
    return write(file, "\n".join(lines) + "\n")


def days(path, expected, *arguments, **where):
    """Everybody completes in so many days, to the second; the outcome for more questions."""
    outcome = simulate(path, *arguments)
    measures = outcome.measures(**(JOURNEY | where))
    near("completed_share", measures["completed_share"], 1)
    near("days to complete", measures["time_to_complete_h"]["mean"] / DAY, expected)
    return outcome


def reached(outcome, step, **where):
    """Share of those who reached a milestone, and the days it took them."""
    found = outcome.measures(**(JOURNEY | where))["milestones"][step]
    hours = found["reached_h"]
    return found["reached_share"]["mean"], None if hours is None else hours["mean"] / DAY
