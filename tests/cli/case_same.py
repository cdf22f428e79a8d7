# SPDX-License-Identifier: EUPL-1.2
"""What must not change the results: languages, orders, threads, names, scenarios that are not run.

"""

import json
import re

from support import (
    MODELS,
    Settings,
    case,
    check,
    check_same_figures,
    equal,
    mean,
    model,
    near,
    simulate,
    teekond,
    variant,
    write,
)

TOWN = MODELS / "small-town"
FILES = ("people", "places", "services", "journey")


def sections(name):
    """The sections of one file of the town as texts, `teekond: 1` left out."""
    text = (TOWN / f"{name}.yaml").read_text()
    parts = re.split(r"(?m)^(?=[a-z])", text)
    return [p for p in parts if not p.startswith(("#", "teekond:"))]


def items_reversed(section):
    """A section with its items in the opposite order; the stages of a journey keep theirs."""
    head, *items = re.split(r"(?m)^(?=  - )", section)
    return head + "".join(reversed(items))


def town(sections_of_file):
    """A folder with one file per list of sections."""
    for number, parts in enumerate(sections_of_file):
        write(f"linn/{number}.yaml", "teekond: 1\n" + "".join(parts))
    return Settings.folder + "/linn"


def same_figures(path, *arguments):
    first, second = simulate(TOWN), simulate(path, *arguments)
    check(mean(first.measures()["arrived"]) > 100, "hardly anybody arrives in the town")
    check_same_figures(first, second)


@case
def a_second_run_is_the_same_bytes():
    first = teekond("simulate", TOWN, "--format", "json")
    check(first.code == 0, "simulate failed", first)
    for format in ("json", "csv", "table"):
        runs = [teekond("simulate", TOWN, "--format", format).raw for _ in range(2)]
        check(runs[0] == runs[1] and runs[0], f"{format} differs from run to run")


@case
def threads_change_nothing():
    runs = [teekond("simulate", TOWN, "--format", "json", "--threads", n) for n in (1, 2, 3)]
    check(runs[0].code == 0, "simulate failed", runs[0])
    check(runs[0].raw == runs[1].raw == runs[2].raw, "1, 2 and 3 threads differ")


@case
def threads_change_no_price():
    runs = [teekond("bottlenecks", TOWN, "--format", "json", "--threads", n) for n in (1, 2)]
    check(runs[0].code == 0, "bottlenecks failed", runs[0])
    check(runs[0].raw == runs[1].raw, "1 and 2 threads differ")


@case
def another_seed_is_another_result():
    check(
        simulate(TOWN).figures() != simulate(TOWN, "--seed", 21).figures(), "seeds change nothing"
    )


@case
def the_seed_of_the_command_line_is_that_of_the_file():
    check(
        simulate(TOWN).figures() == simulate(TOWN, "--seed", 20).figures(),
        "--seed 20 differs from `seed: 20`",
    )


@case
def estonian_keys_are_the_english_ones():
    same_figures(model("small-town-et"))


@case
def keys_without_diacritics_are_the_same():
    """All keys of the Estonian file folded; ids and texts stay."""
    text = model("small-town-et").read_text()
    folded = re.sub(
        r"([{\s])([a-zõäöü-]+)(?=:)",
        lambda m: m[1]
        + (m[2] if m[2] in ("tagasipöörduja",) else m[2].translate(str.maketrans("õäöü", "oaou"))),
        text,
    )
    check(folded != text, "nothing was folded")
    same_figures(write("linn.yaml", folded))


@case
def one_file_or_four():
    same_figures(town([[s for name in FILES for s in sections(name)]]))


@case
def files_and_sections_in_any_order():
    same_figures(town([reversed(sections(name)) for name in reversed(FILES)]))


@case
def files_named_one_by_one():
    same_figures([TOWN / f"{name}.yaml" for name in reversed(FILES)])


@case
def items_in_any_order():
    same_figures(town([[items_reversed(s) for s in sections(name)] for name in FILES]))


@case
def keys_of_items_in_any_order():
    """Title before id, run's keys the other way round."""
    parts = [s for name in FILES for s in sections(name)]
    text = "".join(parts).replace(
        "{id: koordinaator, title: Koordinaator, provider: kov,",
        "{provider: kov, title: Koordinaator, id: koordinaator,",
    )
    text = text.replace("start: 2026-01-05, warmup: 3mo", "warmup: 3mo, start: 2026-01-05")
    same_figures(town([[text]]))


@case
def titles_change_nothing():
    text = "".join(s for name in FILES for s in sections(name))
    same_figures(town([[re.sub(r"title: [A-ZÕÄÖÜ][a-zõäöü]+", "title: Muu", text)]]))


@case
def comments_and_notes_change_nothing():
    text = "".join(s for name in FILES for s in sections(name))
    text = text.replace("id: nõu,", 'id: nõu, note: "Siin küsitakse nõu: tasuta",')
    same_figures(town([["# märkus\n", text, "# lõpp\n"]]))


@case
def an_unused_scenario_changes_nothing():
    extra = (
        "scenarios:\n  - id: kiire\n    set: {services.nõustamine.duration: {times: 0.5}}\n"
        "proposals:\n  - {id: buss, removes: [kaugus-ppa]}\n"
    )
    same_figures(town([[s for name in FILES for s in sections(name)], [extra]]))


@case
def an_unused_item_changes_nothing():
    """A service nobody uses, a calendar nobody keeps, a municipality without arrivals' clients."""
    extra = (
        "sources:\n  - {id: rr-2025, title: Rahvastikuregister}\n"
        "indicators:\n  - {id: n1, title: Arv, unit: arv, base: {2024: 0}, target: {2029: 7}}\n"
    )
    same_figures(town([[s for name in FILES for s in sections(name)], [extra]]))


@case
def another_group_takes_nobodys_luck():
    """More groups and steps for them alone: the others live the same lives, where nobody queues."""
    text = model("distributions").read_text()
    fewer = simulate(write("a.yaml", text.replace("lõik: 1000/y, ", "")), "-n", "2")
    whole = simulate(model("distributions"), "-n", "2")
    for group in ("kolmik", "weibullne", "summa"):
        equal(
            f"time of {group}",
            fewer.measures(group=group)["time_to_complete_h"],
            whole.measures(group=group)["time_to_complete_h"],
        )


def renamed(*changes):
    """The chain of routes.yaml with other ids; its figures with the ids changed back."""
    text = model("routes").read_text()
    for old, new in changes:
        check(old in text, f"routes.yaml has no {old!r}")
        text = text.replace(old, new)
    return write("renamed.yaml", text)


@case
def a_renamed_step_keeps_its_luck():
    path = renamed(("{id: kolmas,", "{id: viimane, luck: kolmas,"), ("to: kolmas,", "to: viimane,"))
    old, new = simulate(model("routes"), "-n", "2"), simulate(path, "-n", "2")
    equal("measures", json.dumps(new.measures()), json.dumps(old.measures()))


@case
def a_renamed_step_without_luck_is_another():
    path = renamed(("{id: kolmas,", "{id: viimane,"), ("to: kolmas,", "to: viimane,"))
    old, new = simulate(model("routes"), "-n", "2"), simulate(path, "-n", "2")
    check(old.measures()["visits"] != new.measures()["visits"], "luck does not depend on the id")


@case
def a_renamed_group_keeps_its_luck():
    path = renamed(("groups: [uus]", "groups: [{id: tulija, luck: uus}]"), ("{uus: ", "{tulija: "))
    old, new = simulate(model("routes"), "-n", "2"), simulate(path, "-n", "2")
    equal("measures", json.dumps(new.measures()), json.dumps(old.measures()))


@case
def a_renamed_municipality_keeps_its_luck():
    path = renamed(("{id: kuusalu,", "{id: loksa, luck: kuusalu,"))
    old, new = simulate(model("routes"), "-n", "2"), simulate(path, "-n", "2")
    equal("measures", json.dumps(new.measures()), json.dumps(old.measures()))


@case
def longer_for_all_is_longer_for_each():
    """Twice the duration by inverse transform: exactly twice the time of each, so of the mean too."""
    base = simulate(model("distributions"), "-n", "2")
    twice = simulate(
        write(
            "twice.yaml",
            model("distributions").read_text().replace("{exponential: 11d}", "{exponential: 22d}"),
        ),
        "-n",
        "2",
    )
    near(
        "time",
        twice.measures(group="eksponent")["time_to_complete_h"],
        2 * mean(base.measures(group="eksponent")["time_to_complete_h"]),
        relative=1e-9,
    )


@case
def a_changed_rate_moves_the_same_people():
    """Twice the arrivals in half of the time are the same people: their durations are the same."""
    text = model("distributions").read_text()
    fast = write(
        "fast.yaml", text.replace("1000/y", "2000/y").replace("measure: 2y", "measure: 1y")
    )
    slow, quick = simulate(model("distributions"), "-n", "2"), simulate(fast, "-n", "2")
    for group in ("eksponent", "gammane", "segane"):
        near(
            f"time of {group}",
            quick.measures(group=group)["time_to_complete_h"],
            mean(slow.measures(group=group)["time_to_complete_h"]),
            relative=1e-9,
        )


@case
def names_in_other_unicode_forms_are_the_same():
    """Decomposed letters in ids are folded to composed ones."""
    import unicodedata

    same_figures(
        write("nfd.yaml", unicodedata.normalize("NFD", model("small-town-et").read_text()))
    )


@case
def twice_all_times_is_twice_all_waits():
    """Half of the rate, twice the durations and windows: the same luck, each moment twice as late."""
    once = simulate(model("feedback"), "-n", "2")
    twice = simulate(
        variant(
            "feedback",
            ("uus: 3/h", "uus: 1.5/h"),
            ("12min", "24min"),
            ("40min", "80min"),
            ("warmup: 60d, measure: 1y, drain: 1y", "warmup: 120d, measure: 2y, drain: 2y"),
        ),
        *("-n", "2"),
    )
    equal("arrived", mean(twice.measures()["visits"]), mean(once.measures()["visits"]))
    for measure in ("wait_h", "service_h", "time_to_complete_h"):
        expected = 2 * mean(once.measures()[measure])
        near(measure, twice.measures()[measure], expected, relative=1e-9)
    for pool in ("vastuvõtt", "menetleja"):
        near(
            f"utilization of {pool}",
            twice.pool(pool, "kuusalu")["utilization"],
            mean(once.pool(pool, "kuusalu")["utilization"]),
            relative=1e-9,
        )
