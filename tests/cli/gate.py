# SPDX-License-Identifier: EUPL-1.2
"""Workspaces in which every moment is known by hand.

Everybody comes in January 2026 and waits at one gate, which opens once; from there the clock counts.
Behind it the journey forks, so that one person makes several visits at moments of the case's choice.
"""

from support import check, mean, near, simulate, write

SEEDS = 400
STEPS = """\
teekond: 1
groups: [{groups}]
calendars:
  - {{id: värava-aeg, open: {{mon-sun: "{clock}-{clock_end}"}}, only: ["{day}"]}}
  - {{id: hommik, open: {{mon-sun: "08:00-12:00"}}}}
  - {{id: tööpäev, open: {{mon-fri: "08:00-16:00"}}, closed: [holidays]}}
{calendars}
municipalities:
  - {{id: linn, {municipality} arrivals: {{{arrivals}}}}}
services:
  - {{id: väravas, calendar: värava-aeg}}
{services}
journeys:
  - id: teekond
    counts-from: värav
    exits: [loobus]
{journey}
    stages:
      - id: algus
        steps:
          - {{id: värav, service: väravas}}
{steps}
run: {{start: 2026-01-05, warmup: 0, measure: {measure}, drain: 6y, replications: 1}}
{more}
"""


def lines(text, indent):
    """A list of YAML items, or lines as they are, indented."""
    if isinstance(text, str):
        text = [text] if text else []
    return "\n".join(" " * indent + line for line in text)


class Passed:
    """What happened behind the gate. Hours count from its opening."""

    def __init__(self, outcome):
        self.outcome = outcome

    def step(self, step):
        return self.outcome.step(step, journey="teekond")

    def waits(self, **expected):
        """Waiting at each step, by its id with `_` for `-`; all are told when one is wrong."""
        names = {name: name.replace("_", "-") for name in expected}
        got = {name: mean(self.step(step)["wait_h"]) for name, step in names.items()}
        for name, hours in expected.items():
            near(f"wait at {names[name]} among {got}", got[name], hours)

    def waits_of(self, step, **expected):
        """Waiting at one step by group."""
        for group, hours in expected.items():
            got = self.outcome.step(step, journey="teekond", group=group)["wait_h"]
            near(f"wait of {group} at {step}", got, hours)

    def took(self, hours):
        """From the gate's opening to the end of the journey."""
        near("time to complete", self.outcome.measures()["time_to_complete_h"], hours)

    def pool(self, pool="lett", place="linn"):
        return self.outcome.pool(pool, place)

    def measures(self, **where):
        return self.outcome.measures(**where)


def fork(*branches):
    """A block of branches, each a step or a list of steps written as maps."""
    found = ["- parallel:", "    until: all", "    branches:"]
    for branch in branches:
        steps = [branch] if isinstance(branch, str) else branch
        found.append("      - [" + ", ".join("{" + step + "}" for step in steps) + "]")
    return found


def workspace(
    steps,
    opens="2026-03-02 08:00",
    groups=("uus",),
    calendars=(),
    services=(),
    municipality="",
    journey=(),
    more=(),
    measure="1y",
):
    """The text; `steps` as of `fork`, `groups` as maps' insides or bare ids."""
    day, clock = opens.split()
    hour, minute = clock.split(":")
    ids = [g.split(",")[0].removeprefix("id: ") for g in groups]
    return STEPS.format(
        groups=", ".join(g if "," not in g else "{" + g + "}" for g in groups),
        day=day,
        clock=clock,
        clock_end=f"{hour}:{int(minute) + 1:02}",
        calendars=lines(["- {" + c + "}" for c in calendars], 2),
        services=lines(["- {" + s + "}" for s in services], 2),
        municipality=municipality + "," if municipality else "",
        arrivals=", ".join(f"{i}: {{2026-01-05: 20/y, 2026-01-26: 0/y}}" for i in ids),
        journey=lines(journey, 4),
        steps=lines(steps, 10),
        more="\n".join(more),
        measure=measure,
    )


def one_each(steps, groups=("uus",), members=1, **others):
    """Simulates with the first seed with which exactly one party of each group comes."""
    path = write("gate.yaml", workspace(steps, groups=groups, **others))
    for seed in range(1, SEEDS):
        outcome = simulate(path, "--seed", str(seed))
        if all(
            mean(outcome.measures(group=g.split(",")[0].removeprefix("id: "))["arrived"]) == members
            for g in groups
        ):
            return Passed(outcome)
    check(False, f"no seed below {SEEDS} has one client of each of {groups}")
    return None


def pool(text, **keys):
    """`pools:` with the one counter `lett` of the municipality."""
    more = "".join(f", {key.replace('_', '-')}: {value}" for key, value in keys.items())
    return f"pools: [{{id: lett, provider: kov{', ' + text if text else ''}{more}}}]"
