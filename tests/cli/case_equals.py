# SPDX-License-Identifier: EUPL-1.2
"""One thing said in several ways gives the same bytes: edits of the matrix, on drawn durations."""

import json

from case_edits import EDITS, HERE, ground
from support import Settings, case, equal, simulate, write

# Luck in place of constants: who is compared with whom would show.
DRAWN = (
    ("delay: 1d,", "delay: {exponential: 1d},"),
    (
        "duration: 2h, booking: 3d, processing: 5d",
        "duration: 1..3h, booking: 1..5d, processing: 1/5/20d",
    ),
    ("lapsega: 0%", "lapsega: 30%"),
    ("{ru: 0%, en: 100%}", "{ru: 40%, en: 60%}"),
    ("take-up: 0%", "take-up: 35%"),
    (
        "{to: uuesti, p: 100%, wait: 3d}, {to: lahkus, p: 0%}",
        "{to: uuesti, p: 50%, wait: 1..5d}, {to: lahkus, p: 5%}",
    ),
    ("dropout: {p: 0%", "dropout: {p: 10%"),
    ("delay: 250d", "delay: 50..250d"),
)


def drawn(own="", scenarios="", everywhere=""):
    """The ground of the matrix with luck; `everywhere` is more of each municipality."""
    text = ground(own + everywhere, scenarios).read_text()
    text = text.replace(
        "{uus: 100/y}, staff: {ametnik: 900}}",
        "{uus: 100/y}, staff: {ametnik: 900}" + everywhere + "}",
    )
    for old, new in DRAWN:
        assert old in text, old
        text = text.replace(old, new)
    return write("juhus.yaml", text)


def figures(path, *arguments):
    """Results without the scenario's name."""
    outcome = simulate(path, *arguments)
    rows = [{k: v for k, v in row.items() if k != "scenario"} for row in outcome.json["results"]]
    pools = [{k: v for k, v in row.items() if k != "scenario"} for row in outcome.json["pools"]]
    return json.dumps([rows, pools], ensure_ascii=False)


def edits():
    """All of the matrix; of a slow build a fifth."""
    rows = list(EDITS.items())
    return rows[:: 5 if Settings.scale < 1 else 1]


def edit_of(row):
    return f"{{{row[0]}: {row[1]}}}"


@case
def an_edit_is_the_same_as_scenario_proposal_and_setting():
    for name, row in edits():
        wanted = figures(drawn(), "--set", f"{row[0]}={row[1]}")
        scenario = drawn(scenarios=f"scenarios: [{{id: t, set: {edit_of(row)}}}]")
        equal(f"{name} as a scenario", figures(scenario, "--scenario", "t"), wanted)
        proposal = drawn(
            scenarios=f"proposals: [{{id: abi, set: {edit_of(row)}}}]\nscenarios: [{{id: t, adopt: [abi]}}]"
        )
        equal(f"{name} as a proposal", figures(proposal, "--scenario", "t"), wanted)


@case
def what_all_municipalities_have_of_their_own_is_general():
    """In the `set` of each, or adopted in each by name, as in general."""
    for name, row in edits():
        if row[5] != HERE:
            continue
        wanted = figures(drawn(), "--set", f"{row[0]}={row[1]}")
        equal(f"{name} in each", figures(drawn(everywhere=f", set: {edit_of(row)}")), wanted)
        named = drawn(
            scenarios=f"proposals: [{{id: abi, set: {edit_of(row)}}}]\n"
            "scenarios: [{id: t, adopt: {abi: [kuusalu, tartu]}}]"
        )
        equal(f"{name} adopted in each", figures(named, "--scenario", "t"), wanted)


@case
def an_edit_and_back_changes_nothing():
    """Factors that cancel, and additions of nothing."""
    wanted = figures(drawn())
    for path in (
        "services.nõu.duration",
        "services.nõu.booking",
        "services.nõu.processing",
        "journeys.teekond.steps.teade.delay",
        "journeys.teekond.steps.uuesti.next.uuesti.p",
        "journeys.teekond.steps.uuesti.next.uuesti.wait",
        "journeys.teekond.steps.soovijale.take-up",
        "groups.uus.traits.lapsega",
        "groups.uus.patience",
        "municipalities.tartu.arrivals.uus",
        "bottlenecks.viivitus.effect.delay",
        "bottlenecks.tagasi.effect.dropout.p",
    ):
        cancelling = ("--set", f"{path}={{times: 4}}", "--set", f"{path}={{times: 0.25}}")
        if not path.endswith((".p", "take-up", "lapsega")):
            equal(f"four times and a quarter of {path}", figures(drawn(), *cancelling), wanted)
        equal(f"once {path}", figures(drawn(), "--set", f"{path}={{times: 1}}"), wanted)


@case
def a_bottleneck_removed_is_a_bottleneck_that_is_not_there():
    """Removed whole by one proposal, by two halves and a whole, its effect gone, itself gone."""
    for name in ("viivitus", "tagasi", "kauge", "kestab"):
        gone = figures(drawn(), "--set", f"bottlenecks.{name}.effect=null")
        removed = drawn(scenarios=f"proposals: [{{id: abi, status: adopted, removes: [{name}]}}]")
        equal(f"{name} removed", figures(removed), gone)
        both = drawn(
            scenarios=f"proposals: [{{id: a1, status: adopted, removes: {{{name}: 50%}}}}, "
            f"{{id: a2, status: adopted, removes: {{{name}: 100%}}}}]"
        )
        equal(f"{name} removed by two", figures(both), gone)
        equal(f"{name} itself", figures(drawn(), "--set", f"bottlenecks.{name}=null"), gone)


@case
def a_part_removed_is_a_smaller_bottleneck():
    """What is left of an effect, written out as an effect of its own; in tartu, or everywhere."""
    for removed, whole, left in (
        ("50%", "{delay: 10d}", "{delay: 5d}"),
        ("75%", "{delay: {exponential: 8d}}", "{delay: {exponential: 2d}}"),
        ("50%", "{delay: 2/4/10d}", "{delay: 1/2/5d}"),
        ("25%", "{duration: {times: 3}}", "{duration: {times: 2.5}}"),
        (
            "50%",
            "{booking: 4..8d, processing: {times: 0.5}}",
            "{booking: 2..4d, processing: {times: 0.75}}",
        ),
        ("50%", "{no-show: 40%}", "{no-show: 20%}"),
        (
            "50%",
            "{rework: {p: 40%, to: teade, wait: 3d}}",
            "{rework: {p: 20%, to: teade, wait: 3d}}",
        ),
        ("50%", "{dropout: {p: 50%, to: lahkus}}", "{dropout: {p: 25%, to: lahkus}}"),
        ("50%", "{dropout: {lapsega: 60%, '*': 10%}}", "{dropout: {lapsega: 30%, '*': 5%}}"),
        ("75%", "{take-up: {times: 0.2}}", "{take-up: {times: 0.8}}"),
        ("50%", "{travel: {time: 6h, cost: 10 EUR}}", "{travel: {time: 3h, cost: 5 EUR}}"),
        ("50%", "{capacity: {times: 0.5}}", "{capacity: {times: 0.75}}"),
        (
            "50%",
            "{absence: {every: {exponential: 20d}, lasts: 3d}}",
            "{absence: {every: {exponential: 40d}, lasts: 3d}}",
        ),
    ):
        for where in ("", ", where: [tartu]"):
            text = drawn().read_text()
            old = "  - {id: kauge, at: [luba], effect: {travel: 2h}}\n"
            assert old in text, old
            proposal = f"proposals: [{{id: abi, status: adopted, removes: {{kauge: {removed}}}}}]\n"
            full = f"  - {{id: kauge, at: [nõu]{where}, effect: {whole}}}\n"
            rest = f"  - {{id: kauge, at: [nõu]{where}, effect: {left}}}\n"
            removed_path = write("eemaldatud.yaml", text.replace(old, full) + proposal)
            equal(
                f"{removed} of {whole}{where}",
                figures(removed_path),
                figures(write("kirjas.yaml", text.replace(old, rest))),
            )


@case
def a_bottleneck_of_all_municipalities_is_one_of_each():
    """Two with `where`, of the same effect, are one without (constants and factors: no luck of ids)."""
    text = drawn().read_text()
    old = "  - {id: kauge, at: [luba], effect: {travel: 2h}}\n"
    for effect in (
        "{delay: 3d}",
        "{duration: {times: 1.5}}",
        "{take-up: {times: 0.5}}",
        "{travel: 2h}",
    ):
        one = f"  - {{id: kauge, at: [nõu], effect: {effect}}}\n"
        two = "".join(
            f"  - {{id: kauge-{m}, at: [nõu], where: [{m}], effect: {effect}}}\n"
            for m in ("kuusalu", "tartu")
        )
        equal(
            effect,
            figures(write("kaks.yaml", text.replace(old, two))),
            figures(write("üks.yaml", text.replace(old, one))),
        )


@case
def keys_of_the_matrix_are_all_spelled_in_estonian_too():
    """The same edits with Estonian keys in their paths."""
    words = {
        "services": "teenused",
        "duration": "kestus",
        "booking": "broneering",
        "processing": "menetlus",
        "fee": "tasu",
        "journeys": "teekonnad",
        "steps": "sammud",
        "delay": "viivitus",
        "take-up": "kasutus",
        "attempts": "poordumisi",
        "groups": "sihtruhmad",
        "traits": "tunnused",
        "needs": "eeldab",
        "not-before": "mitte-enne",
        "plus": "lisaks",
        "deadline": "tähtaeg",
        "within": "jooksul",
        "next": "edasi",
        "wait": "oota",
        "pools": "teenindajad",
        "cost": "maksumus",
        "bottlenecks": "kitsaskohad",
        "effect": "mõju",
        "dropout": "katkestamine",
        "providers": "osutajad",
        "sites": "teeninduskohad",
        "travel": "sõiduaeg",
        "time": "aeg",
        "target": "sihtaeg",
        "counts-from": "loetakse-alates",
        "course": "kursus",
        "lasts": "kestab",
    }
    for name, row in edits():
        path = ".".join(words.get(part, part) for part in row[0].split("."))
        equal(
            name,
            figures(drawn(), "--set", f"{path}={row[1]}"),
            figures(drawn(), "--set", f"{row[0]}={row[1]}"),
        )
