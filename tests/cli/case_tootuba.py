# SPDX-License-Identifier: EUPL-1.2
"""journeys/tootuba: a workshop's map without numbers draws, and the program says what it lacks."""

import re

from support import (
    HERE,
    case,
    check,
    equal,
    mean,
    problems,
    simulate,
    teekond,
    write,
)

FOLDER = HERE.parents[1] / "journeys" / "tootuba"
WORDS = {  # what is missing, and the keys to write it with
    "et": ("ühelgi sammul ei ole kirjas, kui kaua see võtab", "kulub: 3/10/30p", "teenindajad:",
           "edasi:", "saabujad:"),
    "en": ("no step says how long it takes", "delay: 3/10/30d", "pools:", "next:", "arrivals:"),
}


def text():
    return (FOLDER / "tootuba.yaml").read_text()


@case
def it_has_no_number_at_all():
    equal("problems", problems(FOLDER, code=0), [])
    lines = [line.split("#")[0] for line in text().splitlines()]
    numbers = [line for line in lines if re.search(r"\d", line)]
    equal("lines with digits", numbers, ["teekond: 1"])
    for language in ("note:", "title:", "steps:"):
        check(language not in text(), "written in Estonian alone", language)


@case
def it_draws_without_lanes_of_numbers():
    for language, present, absent in (
        ("et", ("Sammud", "Tundmus", "Kitsaskohad", "tagasipöörduja vaates", "KOVi vaates",
                "riik peab muutma", "arvud puuduvad"), ("Aeg sammul", "saabujat aastas", "Nimetamata")),
        ("en", ("Steps", "Feeling", "the returnee", "the state must change", "no figures"),
         ("Time at the step", "arrivals a year", "Unnamed")),
    ):
        done = teekond("draw", "-d", "map", FOLDER, "-T", "svg", "--lang", language)
        equal("exit", done.code, 0)
        seen = " ".join(re.sub(r"<[^>]*>", " ", done.out).split())
        for word in (*present, "Otsib infot", "Omanik ei luba sisse kirjutada"):
            check(word in seen, f"{language}: no {word!r}", seen)
        for word in absent:
            check(word not in seen, f"{language}: {word!r} in a map without numbers", seen)


@case
def bottlenecks_are_numbered_along_the_journey():
    """Nobody voted and nothing was priced: the numbers lead from left to right."""
    told = teekond("draw", "-d", "map", FOLDER, "-T", "csv").out
    places = []
    for number, title in ((1, "Info on laiali"), (2, "Välismaalt ei saa"), (6, "Omanik ei luba"),
                          (8, "Üürikodusid on vähe"), (13, "Koordinaatori leping")):
        row = re.search(rf"^{number},\"?{title}", told, re.MULTILINE)
        check(row, f"{number} is not {title!r}", told)
        places.append(row.start())
    equal("order", places, sorted(places))


@case
def a_note_without_a_view_stands_in_a_lane_that_says_so():
    path = write("lipik.yaml", "teekond: 1\netapid:\n  - pealkiri: Saabumine\n    sammud:\n"
                 "      - {pealkiri: Käib PPA-s, kitsaskohad: [Vaba aega ei ole]}\n")
    for language, words in (("et", "vaade märkimata"), ("en", "view not noted")):
        done = teekond("draw", "-d", "map", path, "-T", "svg", "--lang", language)
        check(words in done.out and "Vaba aega ei ole" in done.out, words, done.err)


@case
def whoever_is_still_on_the_way_is_not_taken_for_untimed():
    """A window too short for anybody to end a visit: the times are written all the same."""
    path = write("lühike.yaml", "teekond: 1\nmunicipalities: [{id: linn, arrivals: {uus: 9/d}}]\n"
                 "groups: [uus]\nstages: [{id: s, steps: [{id: a, delay: 30d}]}]\n"
                 "run: {start: 2026-01-05, warmup: 0, measure: 3d, drain: 1d, replications: 2}\n")
    done = teekond("simulate", path, "--lang", "en")
    equal("exit", done.code, 0)
    check("no step says how long it takes" not in done.err, "told of no times", done)


@case
def the_flow_promises_no_numbers():
    done = teekond("draw", "-d", "flow", FOLDER, "-T", "svg")
    equal("exit", done.code, 0)
    seen = " ".join(re.sub(r"<[^>]*>", " ", done.out).split())
    check("arvud puuduvad" in seen, "says that there are none", seen)
    check("inimesi aastas" not in seen, "a legend of widths that are not there", seen)


@case
def simulate_says_what_numbers_are_missing():
    for language, words in WORDS.items():
        done = teekond("simulate", FOLDER, "--lang", language)
        equal("exit", done.code, 0)
        for word in words:
            check(word in done.err, f"{language}: no {word!r}", done)
        check("13" in done.err and "tootuba.yaml" in done.err, "how many steps, and where", done)
    equal("quiet", teekond("simulate", FOLDER, "--quiet").err, "")
    priced = teekond("bottlenecks", FOLDER)
    check(WORDS["et"][0] in priced.err, "bottlenecks say it too", priced)
    check("Omanik ei luba sisse kirjutada" in priced.out, "those without a price are listed", priced)
    quick = simulate(FOLDER, n=2)
    equal("time", mean(quick.measures()["time_to_complete_h"]), 0)


@case
def the_examples_of_the_message_work():
    """What the message tells to write, written: the map is a simulation then, and nothing is missing."""
    said = teekond("simulate", FOLDER).err
    pools = re.search(r"teenindajad: \[.*?\]", said).group()
    towns = re.search(r"omavalitsused: \[.*\]", said).group()
    delay = re.search(r"kulub: \S+", said).group()
    served = re.search(r"sammule (teenindaja: \S+) ja (kestus: \S+)", said).groups()
    leaves = re.search(r"edasi: \[.*\]", said).group()
    start = "      - pealkiri: Registreerib elukoha\n        teenuseosutaja: kov\n"
    check(start in text(), "the step that the case extends")
    added = "".join(f"        {line}\n" for line in (delay, *served, leaves))
    path = write("arvudega.yaml", text().replace(start, start + added) + f"{pools}\n{towns}\n")
    equal("problems", [p for p in problems(path) if p["severity"] == "error"], [])
    done = teekond("simulate", path)
    equal("exit", done.code, 0)
    check("kui kaua see võtab" not in done.err, "still missing", done)
    outcome = simulate(path, n=20)
    check(240 < mean(outcome.measures()["time_to_complete_h"]) < 480, "days of 3/10/30p")
    check(30 < mean(outcome.measures(municipality="meie-vald")["arrived"]) < 60, "46 a year")
    check(mean(outcome.measures()["left"]) > 0, "some give up")
