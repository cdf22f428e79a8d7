# SPDX-License-Identifier: EUPL-1.2
"""`simulate --trace`: the time lines of the median and the 90 % client.

One person's days are constants; the gate opens on Monday 2 February 2026 at 08:00, and hours count from
there: hour 0 is 08:00, the counter is open Monday to Friday 08:00–16:00.
"""

import csv
import io

from support import MODELS, case, check, equal, mean, model, near, simulate, teekond, write

PERSON = """\
teekond: 1
groups: [uus]
calendars:
  - {id: värav, open: {mon-sun: "08:00-08:01"}, only: ["2026-02-02"]}
  - {id: tööaeg, open: {mon-fri: "08:00-16:00"}}
municipalities: [{id: linn, arrivals: {uus: {2026-01-05: 20/y, 2026-01-26: 0/y}}}]
providers: [{id: ppa, sites: [{id: maja, serves: [linn], travel: 3h, staff: {lett: 1}}]}]
pools: [{id: lett, provider: ppa, calendar: tööaeg}]
services:
  - {id: väravas, calendar: värav}
  - {id: luba, provider: ppa, pool: lett, booking: 2d, duration: 1h, processing: 3d}
  - {id: kursus, course: {starts: ["02-16"], seats: 5, lasts: 1d}}
  - {id: tund, duration: 1h, sessions: {2: 100%}, every: 1d}
journeys:
  - id: teekond
    counts-from: v
    stages:
      - id: s
        steps:
          - {id: v, service: väravas}
          - {id: a, delay: 6h}
          - {id: b, service: luba, next: [{to: c, p: 100%, wait: 12h}]}
          - {id: c, service: kursus}
          - parallel: {until: any, branches: [[{id: x, delay: 10h}], [{id: y, delay: 100h}]]}
          - {id: t, service: tund}
          - {id: n, after: [a], needs: [c], delay: 4h}
          - {id: m, not-before: {from: c, plus: 10d}}
run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 2y, replications: 1}
"""
# Step, visit, phase, kind, pool, place, from, until, counted; in the order of their begin, then end.
EXPECTED = [
    ("a", 1, "delay", "delay", None, None, 0, 6, True),
    # The booking ends on Wednesday at 14:00, and the way takes until 17:00: the counter is closed.
    ("b", 1, "booking", "wait", "lett", "maja", 6, 54, True),
    # The other branch waits for the course to be over.
    ("n", 1, "needs", "wait", None, None, 6, 352, True),
    ("b", 1, "travel", "travel", "lett", "maja", 54, 57, True),
    ("b", 1, "queue", "wait", "lett", "maja", 57, 72, True),
    ("b", 1, "service", "service", "lett", "maja", 72, 73, True),
    ("b", 1, "processing", "delay", None, None, 73, 145, True),
    ("b", 1, "rework", "delay", None, None, 145, 157, True),
    # The course starts on 16 February at 00:00: two weeks less eight hours.
    ("c", 1, "course", "wait", None, "*", 157, 328, True),
    ("c", 1, "service", "service", None, "*", 328, 352, True),
    ("n", 1, "delay", "delay", None, None, 352, 356, True),
    ("x", 1, "delay", "delay", None, None, 352, 362, True),
    # Abandoned, because the other branch of the block was done first.
    ("y", 1, "delay", "delay", None, None, 352, 362, False),
    ("m", 1, "not-before", "wait", None, None, 356, 592, True),
    ("t", 1, "service", "service", None, None, 362, 363, True),
    ("t", 1, "sessions", "delay", None, None, 363, 387, True),
    ("t", 1, "service", "service", None, None, 387, 388, True),
]
SEEDS = 400
MEMBERS = ("step", "visit", "phase", "kind", "pool", "place", "from_h", "until_h", "counted")


def one_person():
    """The results of the first seed with which just one person comes."""
    path = write("linn.yaml", PERSON)
    for seed in range(1, SEEDS):
        outcome = simulate(path, "--seed", seed, "--trace")
        if mean(outcome.measures()["arrived"]) == 1:
            return outcome
    check(False, f"no seed below {SEEDS} has one person")
    return None


@case
def phases_as_worked_by_hand():
    trace = one_person().json["traces"][0]
    gate, *rest = trace["phases"]
    equal("gate", [gate[m] for m in MEMBERS[:4]], ["v", 1, "calendar", "wait"])
    near("the clock starts when the gate opens", gate["until_h"], trace["clock_h"])
    near("the gate opens on day 28 at 08:00", trace["arrived_h"] + trace["clock_h"], 28 * 24 + 8)
    equal("phases", [tuple(p[m] for m in MEMBERS[:6]) for p in rest], [e[:6] for e in EXPECTED])
    for phase, expected in zip(rest, EXPECTED):
        name = f"{expected[0]} {expected[2]}"
        near(f"{name} from", phase["from_h"] - trace["clock_h"], expected[6])
        near(f"{name} until", phase["until_h"] - trace["clock_h"], expected[7])
        equal(f"{name} counted", phase["counted"], expected[8])


@case
def phases_add_up_to_the_measures():
    outcome = one_person()
    measures = outcome.measures()
    trace = outcome.json["traces"][0]
    near("time to complete", trace["time_to_complete_h"], 592)
    near("… of the row", measures["time_to_complete_h"], 592)
    for kind in ("wait", "service", "travel", "delay"):
        total = sum(
            p["until_h"] - p["from_h"]
            for p in trace["phases"]
            if p["kind"] == kind and p["counted"]
        )
        near(f"{kind}_h of the phases", trace[f"{kind}_h"], total)
        near(f"{kind}_h of the row", measures[f"{kind}_h"], total)


@case
def every_row_has_its_two_people():
    outcome = simulate(MODELS / "small-town", "-n", "3", "--trace")
    wanted = []
    for row in outcome.json["results"]:
        where = tuple(row[m] for m in ("scenario", "municipality", "journey", "group"))
        if row["measures"]["time_to_complete_h"] is not None:
            wanted += [where + (share,) for share in (0.5, 0.9)]
    got = [
        tuple(t[m] for m in ("scenario", "municipality", "journey", "group", "share"))
        for t in outcome.json["traces"]
    ]
    equal("rows", got, wanted)
    for trace in outcome.json["traces"]:
        for dimension in ("municipality", "journey", "group"):
            check(
                trace[dimension] in ("*", trace["client"][dimension]),
                "somebody else's",
                trace["client"],
            )


@case
def the_chosen_are_the_nearest():
    """Three clients in a replication are known by their times; nobody is nearer to the point."""
    path = write(
        "t.yaml",
        """\
        teekond: 1
        groups: [a]
        municipalities: [{id: linn, arrivals: {a: 300/y}}]
        stages: [{id: s, steps: [{id: x, delay: {exponential: 20d}}]}]
        run: {start: 2026-01-05, warmup: 0, measure: 6mo, drain: 5y, replications: 5}
        """,
    )
    outcome = simulate(path, "--trace")
    for trace in outcome.json["traces"]:
        point = "time_to_complete_p50_h" if trace["share"] == 0.5 else "time_to_complete_p90_h"
        wanted = mean(outcome.measures()[point])
        # 750 people: the times next to the median are about 20 days x 2 / 750 apart.
        near(f"{trace['share']}", trace["time_to_complete_h"], wanted, se=20 * 24 * 10 / 750 / 4)
        near("one delay", trace["delay_h"], trace["time_to_complete_h"])
        check(1 <= trace["client"]["replication"] <= 5, "which replication?", trace["client"])


@case
def nobody_asked_no_traces():
    check("traces" not in simulate(model("office"), "-n", "2").json, "traces unasked")


@case
def nobody_completes_nobody_is_shown():
    path = write(
        "t.yaml",
        """\
        teekond: 1
        stages: [{id: s, steps: [{id: x, delay: 9y}]}]
        run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 2}
        """,
    )
    equal("traces", simulate(path, "--trace").json["traces"], [])


@case
def members_of_a_party_are_told_apart():
    path = write(
        "t.yaml",
        """\
        teekond: 1
        groups: [{id: a, party: {3: 100%}}]
        municipalities: [{id: linn, arrivals: {a: 100/y}}]
        pools: [{id: lett, provider: kov}]
        stages: [{id: s, steps: [{id: x, provider: kov, pool: lett, duration: 1h}]}]
        run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 2}
        """,
    )
    # The first of a party takes 1 h, the second 2 h, the third 3 h.
    traces = {t["share"]: t for t in simulate(path, "--trace").json["traces"][:2]}
    equal("median", traces[0.5]["client"]["member"], 2)
    equal("90 %", traces[0.9]["client"]["member"], 3)
    near("waits of the third", traces[0.9]["wait_h"], 2)


@case
def phases_are_lines_of_csv():
    done = teekond(
        "simulate",
        write("linn.yaml", PERSON),
        "--seed",
        "1",
        "--trace",
        "--format",
        "csv",
        "-n",
        "2",
    )
    rows = [r for r in csv.DictReader(io.StringIO(done.out)) if r["object"] == "trace_p50"]
    first = [r for r in rows if (r["municipality"], r["journey"], r["group"]) == ("*", "*", "*")]
    equal(
        "measures",
        [r["measure"] for r in first[:4]],
        ["calendar_from_h", "calendar_until_h", "delay_from_h", "delay_until_h"],
    )
    equal("ids", [r["id"] for r in first[:4]], ["v@1", "v@1", "a@1", "a@1"])
    near("six hours", float(first[3]["mean"]) - float(first[2]["mean"]), 6)


@case
def time_lines_read_as_a_table():
    path = write("linn.yaml", PERSON)
    done = teekond("simulate", path, "-n", "2", "--trace")
    check(
        "Inimeste ajajooned" in done.out and "ootab vastuvõtuaega" in done.out, "no time line", done
    )
    english = teekond("simulate", path, "-n", "2", "--trace", "--lang", "en")
    check(
        "Time lines of people" in english.out and "waits for the course" in english.out,
        "not in English",
        english,
    )
