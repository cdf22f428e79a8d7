# SPDX-License-Identifier: EUPL-1.2
"""Journeys drawn by lot, and what they must give: solved here by other means than a simulation.

Each is drawn from a fixed seed; a failing one is named by it.
"""

import math
import random

from support import Settings, case, check, mean, near, simulate, write

DAY = 24.0


def journeys(count):
    """Seeds: fewer of them where the program is slow."""
    return range(max(3, round(count * Settings.scale)))


def workspace(seed, steps, run, more=""):
    """A workspace of one group and one municipality around the text of its steps."""
    return write(
        f"lot-{seed}.yaml",
        "teekond: 1\ngroups: [uus]\nmunicipalities: [{id: kuusalu, arrivals: {uus: 2000/y}}]\n"
        f"journeys:\n  - id: teekond\n{more}    stages:\n      - id: algus\n        steps:\n"
        + "".join(f"          {line}\n" for line in steps)
        + f"run: {{{run}}}\n",
    )


CONSTANT = "start: 2026-01-05, warmup: 0, measure: 30d, drain: 9y, replications: 1, seed: 3"

# ---- branches that wait for each other -----------------------------------------------------------


def drawn_branches(luck):
    """Steps with constant delays in branches: (lines of YAML, end of each step in days)."""
    ends, lines, reference = {}, [], []
    for branch in range(luck.randint(1, 5)):
        at = 0.0
        for number in range(luck.randint(1, 4)):
            name = f"s{branch}-{number}"
            keys = [f"id: {name}", "milestone: yes"]
            if branch and number == 0:
                after = luck.sample(reference, luck.randint(1, min(2, len(reference))))
                keys.append(f"after: [{', '.join(after)}]")
                at = max(ends[a] for a in after)
            elif reference and luck.random() < 0.3:
                needs = luck.sample(reference, luck.randint(1, min(2, len(reference))))
                keys.append(f"needs: [{', '.join(needs)}]")
                at = max([at] + [ends[n] for n in needs])
            elif reference and luck.random() < 0.3:
                source, plus = luck.choice(reference), luck.randint(0, 40)
                keys.append(f"not-before: {{from: {source}, plus: {plus}d}}")
                at = max(at, ends[source] + plus)
            delay = luck.randint(0, 30)
            keys.append(f"delay: {delay}d")
            at += delay
            ends[name] = at
            lines.append(f"- {{{', '.join(keys)}}}")
        reference = list(ends)
    return lines, ends


@case
def branches_end_on_their_longest_way():
    for seed in journeys(30):
        lines, ends = drawn_branches(random.Random(f"branches {seed}"))
        measures = simulate(workspace(seed, lines, CONSTANT)).measures(journey="teekond")
        for step, day in ends.items():
            near(f"{seed}: {step}", measures["milestones"][step]["reached_h"], day * DAY)
        near(f"{seed}: all", measures["time_to_complete_h"], max(ends.values()) * DAY)


# ---- blocks within blocks ------------------------------------------------------------------------


def drawn_block(luck, depth, names):
    """A sequence of steps and blocks: (YAML in one line, days until it is done)."""
    parts, days = [], 0.0
    for _ in range(luck.randint(1, 3)):
        if depth and luck.random() < 0.5:
            until = luck.choice(["all", "any"])
            branches = [drawn_block(luck, depth - 1, names) for _ in range(luck.randint(2, 3))]
            texts = ", ".join(f"[{text}]" for text, _ in branches)
            parts.append(f"{{parallel: {{until: {until}, branches: [{texts}]}}}}")
            days += (max if until == "all" else min)(time for _, time in branches)
        else:
            names.append(f"s{len(names)}")
            delay = luck.randint(1, 60)
            parts.append(f"{{id: {names[-1]}, delay: {delay}d}}")
            days += delay
    return ", ".join(parts), days


@case
def blocks_are_as_long_as_their_branches():
    for seed in journeys(30):
        text, days = drawn_block(random.Random(f"blocks {seed}"), 3, [])
        path = workspace(seed, [], CONSTANT)
        path.write_text(path.read_text().replace("steps:\n", f"steps: [{text}]\n"))
        measures = simulate(path).measures()
        near(f"{seed}: time", measures["time_to_complete_h"], days * DAY)
        near(f"{seed}: completed", measures["completed_share"], 1)


# ---- absorbing chains ----------------------------------------------------------------------------


def solved(matrix, right):
    """Solution of a small linear system, by elimination with pivots."""
    n = len(right)
    rows = [list(matrix[i]) + [right[i]] for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(n):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def drawn_chain(luck):
    """Lines of YAML; expected visits of each step; share of each exit, `end` among them."""
    n = luck.randint(3, 7)
    move = [[0.0] * n for _ in range(n)]
    out = [{} for _ in range(n)]
    lines = []
    for i in range(n):
        targets = luck.sample(
            [f"s{j}" for j in range(n)] + ["lahkus", "leave", "end"], luck.randint(0, 3)
        )
        if i + 1 < n and f"s{i + 1}" in targets:
            targets.remove(f"s{i + 1}")
        left, entries = 100, []
        for target in targets:
            p = luck.randint(1, 25)
            left -= p
            entries.append(f"{{to: {target}, p: {p}%, wait: {luck.randint(0, 3)}d}}")
            if target.startswith("s"):
                move[i][int(target[1:])] += p / 100
            else:
                out[i][target] = p / 100
        if i + 1 < n:
            move[i][i + 1] += left / 100
        else:
            out[i]["end"] = out[i].get("end", 0) + left / 100
        next_of = f", next: [{', '.join(entries)}]" if entries else ""
        lines.append(f"- {{id: s{i}{next_of}}}")
    transposed = [[float(i == j) - move[j][i] for j in range(n)] for i in range(n)]
    visits = solved(transposed, [1.0] + [0.0] * (n - 1))
    exits = {
        e: sum(v * o.get(e, 0) for v, o in zip(visits, out)) for e in ("lahkus", "leave", "end")
    }
    return lines, visits, exits, move


def reached(move, visits):
    """Chance that each step is visited at all: visits over visits when started there."""
    n = len(visits)
    matrix = [[float(i == j) - move[i][j] for j in range(n)] for i in range(n)]
    own = [solved(matrix, [float(i == k) for i in range(n)])[k] for k in range(n)]
    return [v / o for v, o in zip(visits, own)]


@case
def chains_are_absorbed_as_linear_algebra_says():
    """4000 clients of each chain; a client's visits vary by less than twice their mean."""
    run = "start: 2026-01-05, warmup: 0, measure: 1y, drain: 2y, replications: 2, seed: 3"
    clients = 4000
    for seed in journeys(20):
        lines, visits, exits, move = drawn_chain(random.Random(f"chain {seed}"))
        path = workspace(seed, lines, run, "    exits: [lahkus]\n")
        outcome = simulate(path)
        measures = outcome.measures()
        for name in ("lahkus", "leave"):
            share = mean(measures["exits"].get(name, 0)) or 0
            se = math.sqrt(exits[name] * (1 - exits[name]) / clients)
            check(
                abs(share - exits[name]) <= 4.5 * se + 1e-9,
                f"{seed}: exit {name} {share}, expected {exits[name]} ± {se}",
                path.read_text(),
            )
        total = sum(visits)
        check(
            abs(mean(measures["visits"]) - total) <= 4.5 * total / math.sqrt(clients) + 1e-9,
            f"{seed}: visits {mean(measures['visits'])}, expected {total}",
            path.read_text(),
        )
        rework = sum(visits) - sum(reached(move, visits))
        check(
            abs(mean(measures["rework"]) - rework) <= 4.5 * (rework + 1) / math.sqrt(clients),
            f"{seed}: rework {mean(measures['rework'])}, expected {rework}",
            path.read_text(),
        )


# ---- queues in a row -----------------------------------------------------------------------------


@case
def work_is_conserved_in_drawn_networks():
    """Whatever the queues: everybody ends somewhere, and pools are busy as long as visits take.

    Deliberately without chance of overload; utilization is visits x duration over the window.
    """
    for seed in journeys(10):
        luck = random.Random(f"network {seed}")
        n = luck.randint(2, 5)
        pools = ", ".join(f"{{id: p{i}, servers: {luck.randint(1, 3)}}}" for i in range(n))
        hours = [luck.randint(1, 3) for _ in range(n)]
        services = ", ".join(
            f"{{id: t{i}, pool: p{i}, duration: {h}h}}" for i, h in enumerate(hours)
        )
        lines = []
        for i in range(n):
            back = luck.randint(0, i)
            lines.append(
                f"- {{id: s{i}, service: t{i}, next: [{{to: s{back}, p: 10%}}, "
                f"{{to: leave, p: 5%}}]}}"
            )
        path = workspace(
            seed,
            lines,
            "start: 2026-01-05, warmup: 1mo, measure: 1y, drain: 2y, " "replications: 2, seed: 3",
        )
        path.write_text(
            path.read_text().replace(
                "journeys:", f"pools: [{pools}]\nservices: [{services}]\njourneys:"
            )
        )
        outcome = simulate(path)
        measures = outcome.measures()
        near(
            f"{seed}: ends",
            mean(measures["completed"]) + mean(measures["left"]) + mean(measures["unfinished"]),
            mean(measures["arrived"]),
        )
        near(f"{seed}: unfinished", measures["unfinished"], 0)
        for i, h in enumerate(hours):
            pool = outcome.pool(f"p{i}", "kuusalu")
            busy = mean(pool["utilization"]) * mean(pool["servers"]) * 8766
            work = mean(outcome.step(f"s{i}", journey="teekond")["visits"]) * h
            check(
                abs(busy - work) <= 0.02 * work + 30,
                f"{seed}: p{i} busy {busy} h, visits {work} h",
                path.read_text(),
            )
