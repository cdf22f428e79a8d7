# SPDX-License-Identifier: EUPL-1.2
"""Which pictures there are and what they are drawn from: the document that the drawing program gets."""

import json
import os
import subprocess
from pathlib import Path

from drawing import with_drawer
from support import MODELS, Settings, case, check, equal, teekond, write

TOWN = MODELS / "small-town"
NAMES = {
    "map": "kaart", "blueprint": "läbilõige", "flow": "voog", "heat": "soojuskaart", "compare": "võrdlus",
    "capacity": "mahtuvus", "pareto": "pareto", "views": "vaated", "queue": "järjekord",
    "before-after": "enne-pärast", "person": "inimene",
}
OF_FIGURES = ("compare", "capacity", "pareto", "queue", "person")

PLANS = """\
teekond: 1
title: Lett
groups: [uus]
pools: [{id: lett, provider: kov, order: fifo}]
services: [{id: vastuvõtt, provider: kov, pool: lett, duration: {exponential: 5h}}]
municipalities:
  - {id: linn, title: Linn, arrivals: {uus: 900/y}, staff: {lett: {2024-01-01: 2, 2027-01-01: 1}}}
  - {id: vald, title: Vald, arrivals: {uus: 90/y}, staff: {lett: 1}}
stages: [{id: algus, steps: [{id: küsib, service: vastuvõtt}, {id: ootab, delay: 3..9d}]}]
bottlenecks: [{id: aeglane, at: [ootab], effect: {delay: 2d}}]
proposals: [{id: kiirem, removes: [aeglane]}]
scenarios:
  - {id: neli, title: Neli letti, set: {municipalities.linn.staff.lett: 4}}
  - {id: kergem, title: Kergem, adopt: [kiirem], set: {journeys.teekond.steps.ootab.delay: 1d}}
run: {start: 2026-01-05, warmup: 1mo, measure: 3mo, drain: 1y, replications: 3, seed: 7}
"""
PATH = "municipalities.linn.staff.lett"


def plans():
    text = PLANS.replace("stages: [", "journeys: [{id: teekond, stages: [").replace("3..9d}]}]", "3..9d}]}]}]")
    return write("plaanid.yaml", text)


def document(*arguments, path=None, fails=0, environment=None):
    """What the drawing program gets, and what was said."""
    program = Path(Settings.folder) / "bin" / "teekond"
    if not program.exists():
        program = with_drawer('echo "words: $*" >&2; cat')
    done = subprocess.run([str(program), "draw", str(path or plans()), *map(str, arguments)],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, check=False,
                          env={**os.environ, **(environment or {})})
    said = done.stderr.decode()
    equal(f"exit of {arguments}", done.returncode, fails, said)
    first = done.stdout.decode().lstrip()  # of several pictures
    return (json.JSONDecoder().raw_decode(first)[0]["picture"] if fails == 0 else None), said


def refused(code, *arguments, saying=(), path=None):
    done = teekond("draw", path or plans(), *arguments)
    equal(f"exit of {arguments}", done.code, code, done)
    for word in saying:
        check(word in done.err, f"not a word of {word!r}", done)
    return done


# ---- names ---------------------------------------------------------------------------------------


@case
def names_are_taken_in_both_languages_and_passed_on_in_english():
    for english, estonian in NAMES.items():
        more = ("--scenario", "neli") if english == "before-after" else ()
        bare = estonian.translate(str.maketrans("õäöüÕÄÖÜ", "oaouOAOU"))
        for name in {english, estonian, bare, estonian.upper()}:
            _, said = document("-d", name, "-n", "1", "--quiet", *more)
            check(f"words: -d {english} " in said, f"{name} was not passed on as {english}", said)


@case
def a_wrong_name_is_told_the_nearest():
    refused(2, "-d", "jarjekrod", saying=["järjekord", "mahtuvus"])
    refused(2, "-d", "capacty", "--lang", "en", saying=["did you mean 'capacity'", "before-after"])
    refused(2, "-d", "map", "-o", "a.svg", "-d", "puu", saying=["puu"])


@case
def flags_that_choose_are_passed_on():
    _, said = document("-d", "map", "--view", "Sisserandaja,kov", "--view", "riik", "-n", "1")
    check("--view newcomer,kov,state" in said, "views", said)
    _, said = document("-d", "compare", "--measure", "wait_h", "-n", "1")
    check("--measure wait_h" in said, "measure", said)
    target = Path(Settings.folder) / "a.svg"
    _, said = document("-d", "map", "--with-table", "-o", target, "-n", "1")
    check("--with-table" in said, "table", said)


@case
def pictures_speak_the_language_that_was_asked_for():
    for environment, arguments, language in (({"TEEKOND_LANG": "ru"}, (), "ru"), ({}, ("--lang", "ru"), "ru"),
                                             ({"TEEKOND_LANG": "ru"}, ("--lang", "en"), "en"), ({}, (), "et")):
        _, said = document("--no-sim", *arguments, environment={"TEEKOND_LANG": "", **environment})
        check(f"--lang {language}" in said, f"not {language}", said)


@case
def wrong_values_are_told_the_nearest():
    refused(2, "--view", "rik", saying=["riik"])
    refused(2, "--view", "kov,", saying=["vaadet"])
    refused(2, "-d", "compare", "--measure", "time_to_complete", saying=["time_to_complete_h"])
    refused(2, "--kov", "lin", saying=["linn"])
    refused(2, "--group", "uuus", saying=["uus"])
    refused(2, "--journey", "tekond", saying=["teekond"])
    refused(2, "-d", "capacity", "--pool", "let", saying=["lett"])
    refused(2, "-d", "compare", "--reference", "vlad", saying=["vald"])
    refused(2, "-d", "before-after", "--scenario", "neli", "--reference", "vald", saying=["stsenaariumi"])
    refused(2, "--with-table", saying=["-T csv"])


@case
def a_flag_that_no_picture_looks_at_is_told():
    _, said = document("-d", "flow", "--pool", "lett", "--measure", "wait_h", "-n", "1")
    check("--pool" in said and "--measure" in said, "no word of it", said)
    _, said = document("-d", "capacity", "--pool", "lett", "--kov", "linn", "-n", "1")
    check("--pool" not in said.split("words:")[0], "it was used", said)


@case
def a_picture_without_a_file_among_several_is_told():
    folder = Path(Settings.folder)
    _, said = document("-d", "map", "-o", folder / "a.svg", "-d", "flow", "--no-sim")
    check("„voog“" in said and "-o" in said, "the forgotten picture is not named", said)
    _, said = document("-d", "map", "-d", "flow", "-o", folder / "a.svg", "--no-sim")
    check("„kaart“" in said and "words: -d flow" in said, "the forgotten picture is not named", said)
    _, said = document("-o", folder / "a.svg", "-d", "flow", "--no-sim")
    check("words: -d flow" in said and "ei joonistata" not in said, "a single -d holds for all", said)


# ---- what there is to draw from ------------------------------------------------------------------


@case
def without_simulation_there_are_pictures_without_figures():
    for name in NAMES:
        more = ("--scenario", "neli") if name == "before-after" else ()
        if name in OF_FIGURES:
            refused(2, "-d", name, "--no-sim", saying=["--no-sim", NAMES[name]])
        else:
            picture, _ = document("-d", name, "--no-sim", *more)
            equal(f"{name} simulated", picture["facts"]["simulated"], False)


@case
def a_workspace_without_figures_has_no_pictures_of_figures():
    notes = write("paberid.yaml", "teekond: 1\nstages: [{id: algus, steps: [Saabumine, Elukoht]}]\n")
    for name in OF_FIGURES:
        refused(2 if name == "compare" else 4, "-d", name, path=notes, saying=[NAMES[name]] if name != "compare" else [])
    for name in ("map", "blueprint", "flow", "heat", "views"):
        document("-d", name, path=notes)


@case
def votes_alone_are_not_simulated_for():
    picture, _ = document("-d", "views")
    equal("simulated", picture["facts"]["simulated"], False)
    picture, _ = document("-d", "views", "-o", "-", "-d", "flow", "-o", Path(Settings.folder) / "a.svg", "-n",
                          "1")
    equal("simulated", picture["facts"]["simulated"], True)


@case
def pictures_have_what_they_show():
    picture, _ = document("-d", "queue", "-n", "2")
    check(len(picture["queues"]) == 2 and picture["queues"][0]["weeks"], "no weeks", picture["queues"])
    picture, _ = document("-d", "queue", "--pool", "teenindaja", "-n", "2", path=TOWN)
    equal("queues", [row["pool"] for row in picture["queues"]], ["teenindaja"])
    picture, _ = document("-d", "person", "-n", "2")
    check(picture["persons"], "nobody")
    picture, _ = document("-d", "compare", "-n", "2")
    equal("municipalities", [row["municipality"] for row in picture["variants"]], ["linn", "vald"])
    picture, _ = document("-d", "pareto", "-n", "2")
    equal("priced", [row["priced"] for row in picture["bottlenecks"]], [True])
    picture, _ = document("-d", "flow", "-n", "2")
    check(not any(picture.get(key) for key in ("queues", "persons", "variants", "capacities", "edits")),
          "more than a flow map needs")


@case
def long_work_is_told_before_it_begins():
    crowd = write("rahvas.yaml", """\
        teekond: 1
        groups: [uus]
        municipalities: [{id: linn, arrivals: {uus: 2000000/y}}]
        stages: [{id: a, steps: [{id: x, delay: 1d}]}]
        bottlenecks: [{id: aeglane, at: [x], effect: {delay: 1d}}]
        run: {start: 2026-01-05, warmup: 0, measure: 1mo, drain: 1mo, replications: 30}
        """)
    _, said = document("-d", "pareto", "-n", "1", path=crowd)
    check("-n" in said.split("words:")[0], "not a word of it", said)
    _, said = document("-d", "map", "-n", "1", path=crowd)
    check("--prices" in said.split("words:")[0], "not said that there are no prices", said)
    _, said = document("-d", "pareto", "-n", "2")
    check("võtab kaua" not in said, "it does not take long", said)


@case
def scenarios_are_compared_side_by_side():
    picture, _ = document("-d", "compare", "--scenario", "today,neli", "-n", "2")
    equal("the first is what others are compared with",
          [(row["scenario"], row.get("reference", False)) for row in picture["variants"]],
          [("today", True), ("neli", False)])
    picture, _ = document("-d", "compare", "--scenario", "neli", "--reference", "praegu", "-n", "2")
    equal("reference", [(row["scenario"], row.get("reference", False)) for row in picture["variants"]],
          [("neli", False), ("today", True)])
    picture, _ = document("-d", "compare", "--reference", "vald", "-n", "2")
    equal("reference", [(row["municipality"], row.get("reference", False)) for row in picture["variants"]],
          [("linn", False), ("vald", True)])
    refused(2, "-d", "map", "--scenario", "today,neli", saying=["võrdlus"])


# ---- capacity ------------------------------------------------------------------------------------


def points(picture):
    return {row["staff"]: row for row in picture["capacities"][0]["points"]}


@case
def capacity_tries_what_is_planned_and_more():
    picture, said = document("-d", "capacity", "-n", "1")
    capacity = picture["capacities"][0]
    equal("the busiest", (capacity["pool"], capacity["place"]), ("lett", "linn"))
    check("lett, Linn" in said and "--kov" in said, "not said which was chosen", said)
    staff = [row["staff"] for row in capacity["points"]]
    equal("order", staff, sorted(set(staff)))
    check(8 <= len(staff) <= 15, "so many values", staff)
    check(staff[0] < 0.5 and staff[-1] == 8, "the ends", staff)
    check({1, 2, 4} <= set(staff), "not what is planned", staff)
    equal("marks", [(row["staff"], row.get("now", False), row.get("scenario", "")) for row in capacity["marks"]],
          [(2, True, ""), (4, False, "Neli letti"), (1, False, "")])


@case
def a_tried_value_is_the_same_value_set():
    picture, _ = document("-d", "capacity", "--sweep", f"{PATH}=3,1", "-n", "2")
    equal("staff", list(points(picture)), [1, 3])
    for value, point in points(picture).items():
        alone = json.loads(teekond("simulate", plans(), "-n", "2", "--format", "json", "--set",
                                   f"{PATH}={value}").raw)
        row = [r for r in alone["pools"] if (r["pool"], r["place"]) == ("lett", "linn")][0]
        for measure in ("wait_h", "wait_p90_h", "utilization", "queue_length", "abandoned_share"):
            equal(f"{measure} of {value}", point[measure], row["measures"][measure] if "measures" in row else row[measure])


@case
def pool_and_municipality_choose_the_capacity():
    picture, said = document("-d", "mahtuvus", "--kov", "vald", "-n", "1")
    equal("place", picture["capacities"][0]["place"], "vald")
    picture, said = document("-d", "mahtuvus", "--kov", "vald", "--pool", "lett", "-n", "1")
    check("suurim koormus" not in said, "nothing was left to choose", said)
    picture, _ = document("-d", "capacity", "--kov", "saaremaa", "--pool", "teenindaja", "-n", "1", path=TOWN)
    equal("the site that serves it", picture["capacities"][0]["place"], "ppa-pärnu")


@case
def wrong_sweeps_of_staff_are_usage():
    refused(2, "-d", "capacity", "--sweep", "services.vastuvõtt.duration=1h,2h", saying=["staff"])
    refused(2, "-d", "capacity", "--sweep", f"{PATH}=palju", saying=["0.5..3"])
    refused(2, "-d", "capacity", "--sweep", "pools.lett.servers=1,2", saying=["municipalities.KOV"])
    picture, _ = document("-d", "capacity", "--sweep", "pools.teenindajad.servers=1,2", "-n", "1", path=write(
        "uus.yaml", PLANS.replace("lett", "teenindajad").replace(", staff: {teenindajad: 1}}", "}")))
    equal("the place without a number of its own", picture["capacities"][0]["place"], "vald")
    refused(2, "-d", "capacity", "--sweep", "municipalities.linn.staff.puudub=1,2", saying=["staff"])
    refused(2, "-d", "capacity", "--sweep", f"{PATH}=1,2", "--sweep", f"{PATH}=3,4", saying=["--sweep"])
    alone = write("ilma.yaml", "teekond: 1\nstages: [{id: a, steps: [{id: x, delay: 1d}]}]\n")
    refused(2, "-d", "capacity", path=alone, saying=["teenindaja"])


# ---- before and after ----------------------------------------------------------------------------


@case
def before_and_after_are_one_picture():
    picture, _ = document("-d", "before-after", "--scenario", "kergem", "-n", "2")
    equal("before", picture["before"]["title"]["et"], "Praegu")
    steps = {row["id"]: row for row in picture["steps"]}
    equal("changed", steps["ootab"]["change"], "changed")
    check("change" not in steps["küsib"], "it is as before", steps["küsib"])
    check(steps["ootab"]["time_h"]["mean"] < steps["ootab"]["before_time_h"]["mean"], "not quicker")
    equal("bottleneck", picture["bottlenecks"][0]["change"], "removed")
    equal("proposal", picture["proposals"][0]["change"], "added")
    edits = {row["path"]: (row.get("before", ""), row.get("after", "")) for row in picture["edits"]}
    equal("edits", edits, {"proposals.kiirem": ("", "*"), "journeys.teekond.steps.ootab.delay": ("3..9d", "1d")})


@case
def before_is_today_or_the_reference():
    picture, _ = document("-d", "before-after", "--scenario", "kergem", "--reference", "neli", "--no-sim")
    equal("before", picture["before"]["title"], "Neli letti")
    equal("edits", len(picture["edits"]), 3, picture["edits"])
    refused(2, "-d", "before-after", saying=["--scenario"])
    refused(2, "-d", "before-after", "--scenario", "neli", "--reference", "neli", saying=["--reference"])
    refused(2, "-d", "before-after", "--scenario", "neli,kergem", saying=["stsenaariumi"])


@case
def before_after_and_a_map_come_from_one_run():
    folder = Path(Settings.folder)
    program = with_drawer('cat > "$6.json"; echo "$2"')
    done = subprocess.run([str(program), "draw", str(plans()), "-n", "2", "--scenario", "kergem",
                           "-d", "map", "-o", str(folder / "a.svg"), "-d", "before-after", "-o", str(folder / "b.svg")],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False)
    equal("pictures", done.stdout.decode().split(), ["map", "before-after"], done.stderr.decode())
    plain, over = (json.loads((folder / f"{name}.svg.json").read_bytes())["picture"] for name in "ab")
    check("before" not in plain and "before" in over, "the documents are mixed up")
    equal("figures", plain["figures"], over["figures"])
    refused(2, "--scenario", "neli", "-d", "map", "-o", "a.svg", "-d", "before-after", "-o", "b.svg",
            "--document", "c.json", saying=["--document"])


# ---- saved documents -----------------------------------------------------------------------------


@case
def a_document_of_draw_is_drawn_from():
    saved = Path(Settings.folder) / "pilt.json"
    first, _ = document("-d", "queue", "-n", "2", "--document", saved)
    check("results" in json.loads(saved.read_bytes()), "the results are not kept")
    again, said = document("-d", "queue", path=saved)
    equal("picture", again, first)
    _, said = document("-d", "queue", "--kov", "linn", path=saved)
    check("--kov" in said.split("words:")[0], "no word of what comes too late", said)


@case
def bottlenecks_keep_municipalities_side_by_side():
    saved = Path(Settings.folder) / "pilt.json"
    done = teekond("bottlenecks", plans(), "-n", "2", "--document", saved, "-o", "/dev/null")
    equal("exit", done.code, 0, done)
    for name in ("heat", "compare", "pareto", "map"):
        document("-d", name, path=saved)


@case
def results_are_no_picture():
    for command, word in (("simulate", "tulemused"), ("bottlenecks", "hinnad")):
        target = Path(Settings.folder) / f"{command}.json"
        equal("exit", teekond(command, plans(), "-n", "2", "-o", target).code, 0)
        refused(3, path=target, saying=[word, "joonista RADA", "--document"])
        refused(3, "--lang", "en", path=target, saying=["draw PATH", "--document"])
    other = write("muu.json", '{"teekond": 1, "pilt": 2}')
    refused(3, path=other, saying=["muu.json"])
    broken = write("katki.json", '{"teekond": 1,\n "picture": ')
    refused(3, path=broken, saying=["katki.json", "rida"])


@case
def a_document_that_lacks_something_says_so():
    saved = Path(Settings.folder) / "pilt.json"
    document("-d", "flow", "-n", "2", "--document", saved)
    for name, word in (("queue", "järjekordi"), ("person", "ajajooni"), ("capacity", "ametikohtade"),
                       ("compare", "kõrvuti"), ("pareto", "hindu"), ("before-after", "enne ja pärast")):
        refused(2, "-d", name, path=saved, saying=[word, f"-d {NAMES[name]}"])
    refused(2, "-d", "queue", "--lang", "en", path=saved, saying=["queues by week", "-d queue"])
    document("-d", "map", path=saved)


# ---- the same bytes ------------------------------------------------------------------------------


@case
def threads_change_no_byte():
    for name in ("capacity", "queue", "person", "compare", "before-after"):
        more = ("--scenario", "kergem") if name == "before-after" else ()
        one, _ = document("-d", name, "-n", "3", "--threads", "1", *more)
        two, _ = document("-d", name, "-n", "3", "--threads", "2", *more)
        equal(name, one, two)
