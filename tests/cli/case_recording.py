# SPDX-License-Identifier: EUPL-1.2
"""What is written down besides changes no figure: weeks, time lines, any number of threads.

Visits of which nothing special is asked take a shorter way through the engine, unless their weeks or
time lines are recorded: both ways must give the same bytes.
"""

import json
from random import Random

from support import MODELS, case, check, simulate, teekond, write

EXTRA = {"series", "trace", "traces"}


def figures(outcome):
    """The results without what was recorded besides."""

    def strip(value):
        if isinstance(value, dict):
            return {key: strip(item) for key, item in value.items() if key not in EXTRA}
        if isinstance(value, list):
            return [strip(item) for item in value]
        return value

    return json.dumps(strip([outcome.json["results"], outcome.json["pools"]]))


def check_recorded(path, what):
    plain = figures(simulate(path, "-n", "3", "--threads", "1"))
    for option in (["--series"], ["--trace"], ["--series", "--trace", "--threads", "2"]):
        check(figures(simulate(path, "-n", "3", *option)) == plain, f"{what}: {option} differs")


@case
def the_models_of_these_tests():
    for path in sorted(MODELS.glob("*.yaml")):
        check_recorded(path, path.name)


@case
def a_table_says_the_same_beside_all_the_figures():
    """For a table alone less is collected; of a single journey everybody's row has no steps then."""
    for path in sorted(MODELS.glob("*.yaml")):
        alone = teekond("simulate", path, "-n", "3")
        beside = teekond("simulate", path, "-n", "3", "-o", "-", "-o", write("all.json", ""))
        check(alone.code == 0 and alone.out == beside.out, f"{path.name}: the table differs", alone)


def made(seed):
    """A workspace of four steps that meet in a few pools, some of them with something special."""
    lot = Random(seed)
    pools = [f"p{i}" for i in range(lot.randint(1, 3))]
    special = lambda items: lot.choice(items) if lot.random() < 0.3 else ""  # noqa: E731
    lines = ["teekond: 1"]
    lines.append(
        "groups: ["
        + ", ".join(
            "{id: "
            + g
            + ", traits: {käidud: 20%}, priority: "
            + str(lot.randint(0, 2))
            + special([", patience: 2h"])
            + "}"
            for g in ("a", "b")
        )
        + "]"
    )
    lines.append('calendars: [{id: hommik, open: {mon-sun: "08:00-12:00"}}]')
    lines.append("municipalities:")
    lines += [
        f"  - {{id: {m}, arrivals: {{a: {lot.randint(1, 4)}/h, b: {lot.randint(1, 9)}/d}}}}"
        for m in ("anija", "kose")
    ]
    lines.append("pools:")
    for p in pools:
        lines.append(
            "  - {id: "
            + p
            + f", place: {lot.choice(['municipality', 'national'])}, servers: {lot.randint(1, 4)}"
            + special(
                [
                    ", calendar: hommik",
                    ", order: priority",
                    ", order: random",
                    ", absence: {every: {exponential: 5d}, lasts: 1d}",
                    ", share: 60%",
                ]
            )
            + "}"
        )
    lines += ["stages:", "  - id: algus", "    steps:"]
    steps = ["s0", "s1", "s2", "s3"]
    for i, step in enumerate(steps):
        lines.append(
            "      - {id: "
            + step
            + f", pool: {lot.choice(pools)}, duration: "
            + lot.choice(["10min", "{exponential: 12min}", "5/10/30min", "0..20min"])
            + special(
                [
                    ", delay: 1d",
                    ", milestone: yes",
                    ", take-up: 70%",
                    ", gives: [käidud]",
                    ", deadline: 2d",
                    ", attempts: 2",
                    ", when: {käidud: no}",
                ]
            )
            + (
                f", next: [{{to: {steps[lot.randint(0, i)]}, p: 15%}}, {{to: leave, p: 5%}}]"
                if lot.random() < 0.6
                else ""
            )
            + "}"
        )
    lines.append("run: {start: 2026-01-05, warmup: 5d, measure: 30d, drain: 60d, seed: 3}")
    return "\n".join(lines) + "\n"


@case
def made_workspaces():
    for seed in range(15):
        text = made(seed)
        check_recorded(write("made.yaml", text), f"workspace {seed}\n{text}\n")
