#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Makes the workspaces of the benchmark out of journeys/kohanemine; the same words, the same bytes.

    workspaces.py national FOLDER [MUNICIPALITIES [ARRIVALS_PER_YEAR]]
        A country: its eight municipalities and as many made-up ones as are missing (79 in all, 30,000
        arrivals a year). Each site of the state serves many of them and has the staff in proportion,
        so that the whole country hangs together by its queues. Five years, one replication.
    workspaces.py alone FOLDER MUNICIPALITY
        One municipality: whatever speaks of others alone is left out. Three years.
    workspaces.py large FOLDER SERVICES
        One file of so many services and bottlenecks, for reading alone.
    workspaces.py long FOLDER STEPS
        One journey of so many steps, 25 in a stage, with figures, bottlenecks and proposals, for drawing.
"""

import shutil
import sys
from pathlib import Path

import yaml

SOURCE = Path(__file__).resolve().parents[1] / "journeys/kohanemine"
GROUP_SHARES = {"tagasipöörduja": 0.10, "ajutine": 0.35, "kolmas-riik": 0.35, "el": 0.20}
PEOPLE_PER_COUNSELLOR = 150
PEOPLE_PER_CLERK = 120
RUN = "teekond: 1\ntitle: {title}\nrun: {{start: 2026-01-05, warmup: 1y, measure: {measure}, " \
      "drain: 1y, replications: {replications}, seed: 1}}\n"


def read(path):
    return yaml.load(path.read_text(), Loader=yaml.BaseLoader)


def write(path, tree):
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100))


def begin(folder):
    """An empty folder, and the source's files that go into it; teekond.yaml is written anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return [path for path in sorted(SOURCE.rglob("*.yaml")) if path.name != "teekond.yaml"]


def municipalities():
    for path in sorted((SOURCE / "omavalitsused").iterdir()):
        yield from read(path)["municipalities"]


# --- national ---------------------------------------------------------------------------------------

def plain(figure):
    """The number in a figure such as {value: 46/y, source: …} or 3."""
    value = figure["value"] if isinstance(figure, dict) else figure
    return float(value.split("/")[0])


def arrivals_of_made(count, total):
    """Municipalities of unequal size: the weight of the k-th is 1 / (k + 10)."""
    weights = [1.0 / (k + 10) for k in range(count)]
    return {f"vald-{k + 1}": total * weight / sum(weights) for k, weight in enumerate(weights)}


def staff(people, per_server):
    servers = max(1, round(people / per_server))
    return f"{{value: {servers}, evidence: assumption, range: {servers / 2:g}..{2 * servers}}}"


def municipality_text(name, people):
    arrivals = ", ".join(
        f"{group}: {{value: {people * share:.1f}/y, evidence: assumption, note: \"Osa saabujatest\"}}"
        for group, share in GROUP_SHARES.items())
    return f"""\
  - id: {name}
    title: {{et: "{name.capitalize()}", en: "Municipality {name}"}}
    county: Väljamõeldud
    residents: {{value: {people * 30:.0f}, evidence: assumption}}
    arrivals: {{{arrivals}}}
    season: [1.1, 1, 1, 1, 1, 1, 0.9, 1.3, 1.2, 1, 1, 0.7]
    staff:
      koordinaator: {staff(people, PEOPLE_PER_COUNSELLOR)}
      registripidaja: {staff(people, PEOPLE_PER_CLERK)}
    budget: {{value: {people * 200:.0f} EUR/y, evidence: assumption}}
"""


def share_out(services, real, made):
    """Give every made-up municipality a site of each provider, and the sites staff for all of them."""
    for provider in services["providers"]:
        # A hall that serves nobody of today's municipalities has no load to take its staff from.
        sites = [site for site in provider.get("sites", []) if "serves" in site]
        for turn, name in enumerate(made):
            if sites:
                site = sites[turn % len(sites)]
                site["serves"].append(name)
                site["travel"][name] = {"value": f"{60 + 20 * (turn % 7)}min", "evidence": "assumption"}
        for site in sites:
            before = sum(real.get(name, 0.0) for name in site["serves"])
            now = before + sum(made.get(name, 0.0) for name in site["serves"])
            for figure in site.get("staff", {}).values():
                figure["value"] = str(max(1, round(plain(figure) * now / before)))
                figure.pop("range", None)


def enlarge(services, growth):
    """National pools and courses grow with the number of people."""
    for pool in services["pools"]:
        if pool["id"] in ("ska-teenindaja", "insa-nõustaja"):
            pool["servers"] = {"value": str(round(plain(pool["servers"]) * growth)),
                               "evidence": "assumption"}
    for service in services["services"]:
        seats = service.get("course", {}).get("seats")
        if seats is not None:
            seats["value"] = str(round(plain(seats) * growth))
            seats.pop("range", None)


def make_national(folder, count="79", total="30000"):
    real = {row["id"]: sum(map(plain, row["arrivals"].values())) for row in municipalities()}
    made = arrivals_of_made(int(count) - len(real), float(total) - sum(real.values()))

    for path in begin(folder):
        if path.name == "teenused.yaml":
            services = read(path)
            share_out(services, real, made)
            enlarge(services, float(total) / sum(real.values()))
            write(folder / path.name, services)
        else:
            shutil.copyfile(path, folder / path.name)
    (folder / "vallad.yaml").write_text("teekond: 1\nmunicipalities:\n" + "".join(
        municipality_text(name, people) for name, people in made.items()))
    (folder / "teekond.yaml").write_text(
        RUN.format(title=f"Kogu riik ({count})", measure="3y", replications=1))


# --- alone ------------------------------------------------------------------------------------------

GONE = object()


def speaks_of(text, names):
    """Is the word, or a path such as `municipalities.tallinn.staff.x`, about one of these?"""
    return any(part in names for part in text.split("."))


def without(node, names, dropped):
    """The tree less what is about these names: keys, words of lists, items that act there alone."""
    if isinstance(node, dict):
        left = {key: without(value, names, dropped) for key, value in node.items()
                if not speaks_of(key, names)}
        kept = {key: value for key, value in left.items() if value is not GONE}
        lost = set(node) - set(kept)
        if "id" in node and (node["id"] in names or lost & {"where", "serves", "without", "removes"}):
            dropped.add(node["id"])
            return GONE
        return kept if kept or not node else GONE
    if isinstance(node, list):
        left = [item if not isinstance(item, str) else GONE if item in names else item
                for item in (without(item, names, dropped) for item in node)]
        kept = [item for item in left if item is not GONE]
        return kept if kept or not node else GONE
    return node


def make_alone(folder, name):
    trees = {path.name: read(path) for path in begin(folder)}
    names = {row["id"] for row in municipalities()} - {name}
    while names:  # what is dropped may be spoken of elsewhere
        dropped = set()
        trees = {file: without(tree, names, dropped) for file, tree in trees.items()}
        names = dropped - names
    for file, tree in trees.items():
        if len(tree) > 1:
            write(folder / file, tree)
    (folder / "teekond.yaml").write_text(RUN.format(title=name, measure="1y", replications=30))


# --- large ------------------------------------------------------------------------------------------

LARGE_HEAD = """\
teekond: 1
sources: [{id: register, title: "Register", url: "https://example.org"}]
groups: [{id: uus, title: {et: "Uus", en: "New"}, patience: 90..360d, traits: {lapsega: 30%}}]
municipalities: [{id: koht, arrivals: {uus: {value: 40/y, source: register, evidence: register}}}]
calendars: [{id: tööaeg, open: {mon-fri: "09:00-17:00"}, closed: [holidays]}]
pools: [{id: ametnik, provider: kov, calendar: tööaeg}]
journeys:
  - {id: teekond, stages: [{id: etapp, steps: [{id: samm, service: teenus-0}]}]}
services:
"""
LARGE_SERVICE = """\
  - id: teenus-{i}
    title: {{et: "Teenus number {i}", en: "Service number {i}"}}
    provider: kov
    pool: ametnik
    channel: [kohapeal, veeb]
    duration: {{value: {a}/{b}/{c}min, source: register, evidence: survey, note: "Töötajate hinnang"}}
    booking: {{value: 1..{b}d, evidence: assumption}}
    no-show: {{value: {a}%, evidence: assumption, range: 0%..20%}}
"""
LARGE_BOTTLENECK = """\
  - id: kitsas-{i}
    title: {{et: "Kitsaskoht number {i}", en: "Bottleneck number {i}"}}
    description: "Pikem lause sellest, milles asi on, keda see puudutab ja mida selle vastu teha saab"
    at: [samm]
    view: [newcomer, kov]
    severity: {{newcomer: {a}, kov: 2}}
    effect: {{delay: {{value: {b}d, evidence: workshop}}}}
    sources: [{{source: register, note: "leht {i}"}}]
"""


def make_large(folder, services):
    begin(folder)
    figures = [{"i": i, "a": 1 + i % 5, "b": 8 + i % 7, "c": 20 + i % 9} for i in range(int(services))]
    (folder / "teekond.yaml").write_text(
        LARGE_HEAD + "".join(LARGE_SERVICE.format(**row) for row in figures) + "bottlenecks:\n" +
        "".join(LARGE_BOTTLENECK.format(**row) for row in figures))


# --- long -------------------------------------------------------------------------------------------

LONG_STEP = """\
          - id: samm-{i}
            title: {{et: "Samm number {i}: taotluse esitamine ja vastuse ootamine", en: "Step number {i}"}}
            feeling: {{uus: {feeling}}}
            notes: {{paberid: "pass; tõend number {i}"}}
            service: teenus-{days}
"""
LONG_SERVICE = """\
  - id: teenus-{days}
    title: {{et: "Teenus, mille vastus võtab {days} päeva"}}
    provider: kov
    channel: [kohapeal, veeb]
    duration: 20..60min
    processing: {days}d
"""
LONG_BOTTLENECK = """\
  - id: kitsas-{i}
    title: {{et: "Kitsaskoht number {i} ja mida see tähendab", en: "Bottleneck number {i}"}}
    at: [samm-{i}]
    view: [{view}]
    severity: {{{view}: {votes}}}
"""
LONG_PROPOSAL = """\
  - id: ettepanek-{i}
    title: {{et: "Ettepanek number {i}, mis selle kõrvaldab", en: "Proposal number {i}"}}
    removes: [kitsas-{i}]
    level: [{level}]
"""


def make_long(folder, steps):
    begin(folder)
    count = int(steps)
    text = "teekond: 1\ntitle: Pikk teekond\ngroups: [{id: uus}]\n"
    text += "municipalities: [{id: koht, arrivals: {uus: 40/y}}]\n"
    text += "services:\n" + "".join(LONG_SERVICE.format(days=days) for days in range(1, 10))
    text += "journeys:\n  - id: teekond\n    lanes: [{id: paberid, title: Dokumendid}]\n    stages:\n"
    for i in range(count):
        if i % 25 == 0:
            text += f"      - id: etapp-{i // 25}\n        title: Etapp {i // 25 + 1}\n        steps:\n"
        text += LONG_STEP.format(i=i, feeling=i % 5 - 2, days=1 + i % 9)
    text += "bottlenecks:\n" + "".join(
        LONG_BOTTLENECK.format(i=i, view=("newcomer", "kov", "state")[i % 3], votes=1 + i % 5)
        for i in range(0, count, 3))
    text += "proposals:\n" + "".join(
        LONG_PROPOSAL.format(i=i, level=("kov", "state")[i % 2]) for i in range(0, count, 9))
    text += "run: {start: 2026-01-05, warmup: 1y, measure: 1y, drain: 1y, replications: 2, seed: 1}\n"
    (folder / "teekond.yaml").write_text(text)


MAKERS = {"national": make_national, "alone": make_alone, "large": make_large, "long": make_long}


def main(words):
    if len(words) < 2 or words[0] not in MAKERS:
        sys.exit(__doc__)
    MAKERS[words[0]](Path(words[1]), *words[2:])


if __name__ == "__main__":
    main(sys.argv[1:])
