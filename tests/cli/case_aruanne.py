# SPDX-License-Identifier: EUPL-1.2
"""The report on bottlenecks as its readers ask for it: chapters, columns, sentences, small counts."""

import csv
import html
import io
import json
import re
from pathlib import Path

from support import Settings, case, check, equal, model, teekond, variant, write

NUMBER = re.compile(r"[−-]?\d+(?:\u00a0\d{3})*(?:,\d+)?")
SMALL = '{value: 2/y, source: rr, evidence: register, note: "Kaks inimest, 2 aastas"}'


def report(*arguments, path=None, language="et"):
    done = teekond(
        "report", path or model("report"), "--date", "2026-01-05", "--lang", language, *arguments
    )
    equal("exit", done.code, 0, done)
    return done


def files(*endings, arguments=(), path=None):
    """Reports of these endings, all of one run, as bytes by ending."""
    asked = [word for ending in endings for word in ("-o", f"aruanne.{ending}")]
    report(*asked, *arguments, path=path)
    return {e: (Path(Settings.folder) / f"aruanne.{e}").read_bytes() for e in endings}


def document(*arguments, path=None):
    return json.loads(files("json", arguments=arguments, path=path)["json"])


def rows_of(data, name):
    table = next(t for t in data["report"]["tables"] if t["id"] == name)
    keys = [column["key"] for column in table["columns"]]
    return [dict(zip(keys, row)) for row in table["rows"]]


def row_of(data, name, **where):
    (key, value), = where.items()
    return next(row for row in rows_of(data, name) if row[key] == value)


# ---- what stands in it -------------------------------------------------------------------------


@case
def chapters_follow_each_other():
    text = report("-T", "md").out
    equal(
        "chapters",
        re.findall(r"^## (.*)$", text, flags=re.M),
        [
            "Kokkuvõte",
            "Alus ja meetod",
            "Teekonnakaart",
            "Kitsaskohad etappide ja vaadete kaupa",
            "Ettepanekud riigile",
            "Ettepanekud omavalitsustele",
            "Omavalitsuste võrdlus",
            "Mõju: sagedus, ulatus, sihtrühma suurus, ebasoovitava mõju risk",
            "Indikaatorid",
            "Lisad",
        ],
    )
    summary = text.split("## Alus ja meetod")[0]
    check("**Kiirem menetlus** (vastutab Politsei- ja Piirivalveamet)" in summary, summary)
    check("Tervituskiri" not in summary, "only proposals to the state", summary)
    check("Simulatsioon ei ole prognoos" in summary, summary)


@case
def the_full_table_has_all_columns():
    data = document()
    row = row_of(data, "kitsaskohad-tabel", id="aeg-venib")
    expected = {
        "stage": "Saabumine",
        "step": "Elamisluba",
        "bottleneck": "Loa menetlus venib",
        "view": "sisserändaja, KOV",
        "group": "Kolmanda riigi kodanik, Tagasipöörduja",
        "kov": "kõik",
        "channel": "kohapeal",
        "cause": "mahtuvus, õigus",
        "evidence": "Rahvastikuregister, seis 01.01.2025 (lk 7)",
        "evidence_level": "töötuba",
        "severity_newcomer": 5,
        "severity_kov": 2,
        "severity_returnee": None,
        "disagreement": 3,
        "proposal": "Kiirem menetlus",
        "level": "riik",
        "owner": "Politsei- ja Piirivalveamet",
        "legal_change": "selgitamisel",
        "legal_ref": "Välismaalaste seadus § 118",
        "cost_once": 5000,
        "cost_year": 20000,
        "risk_level": 2,
        "risk": "Vigu tuleb rohkem",
        "priority_calc": 1,
        "due": "2027-06-30",
        "status": "ettepanek",
        "tat_ref": "3.5.2.1.2",
    }
    equal("row", {key: row[key] for key in expected}, expected)
    check(row["model_ref"].startswith(data["run"]["fingerprint"]), row["model_ref"])
    check(0.5 < row["effect"]["mean"] / row["lost_days"]["mean"] < 0.7, "60 % of it", row)
    # The permit's bottleneck strikes everyone who asks for a permit.
    check(row["affected"]["low"] < row["population"] < row["affected"]["high"] * 1.1, "all", row)


@case
def prices_are_those_of_bottlenecks():
    prices = teekond("bottlenecks", model("report"), "--format", "json")
    expected = next(
        row["price_days_per_year"]
        for row in json.loads(prices.out)["bottlenecks"]
        if (row["bottleneck"], row["municipality"], row["journey"], row["group"])
        == ("aeg-venib", "*", "*", "*")
    )
    got = row_of(document(), "kitsaskohad-tabel", id="aeg-venib")["lost_days"]
    for end in ("mean", "low", "high"):
        check(abs(got[end] - expected[end]) < 1e-9, end, (got, expected))


@case
def a_scenario_is_answered_in_one_sentence():
    text = report("--scenario", "kiire-luba", "-T", "md").out
    lines = [line for line in text.splitlines() if line.startswith("- **Luba tuleb poole")]
    check(len(lines) == 2 and lines[0] == lines[1], "in the summary and in its chapter", lines)
    check(re.search(r"teekonna aeg lühem \d+–\d+ päeva, praegu \d+ päeva", lines[0]), lines[0])


@case
def a_scenario_of_staff_tells_load_and_wait_before_and_after():
    path = variant("report", ("services.luba.processing: {times: 0.5}",
                              "municipalities.saaremaa.staff.koordinaator: 2"))
    text = report("--scenario", "kiire-luba", "-T", "md", path=path).out
    line = next(x for x in text.splitlines() if x.startswith("- **Luba tuleb poole"))
    check("Saaremaa vald: teekonna aeg" in line and "Koordinaator, Saaremaa vald: praegu" in line, line)
    check(line.count("koormus") == 2, line)


@case
def english_is_written_as_well():
    text = report("-T", "md", language="en").out
    check("## Summary" in text and "A simulation is no forecast" in text, text[:500])
    check("Kitsaskoh" not in text and "inimpäev" not in text, "no Estonian words")


@case
def a_municipality_has_its_own_report():
    made = files("json", "md", arguments=("--form", "kov", "--kov", "saaremaa"))
    data, text = json.loads(made["json"]), made["md"].decode()
    equal("form", (data["report"]["form"], data["report"]["municipality"]), ("kov", "saaremaa"))
    ids = [row["id"] for row in rows_of(data, "kitsaskohad-tabel")]
    equal("bottlenecks that act there", ids, ["aeg-venib", "hoiak"])
    check("Saaremaa vald" in text.split("##")[0], "subtitle", text[:300])
    check(text.index("## Ettepanekud omavalitsustele") < text.index("## Ettepanekud riigile"),
          "its own proposals first")  # fmt: skip


@case
def a_budget_finds_the_best_that_it_buys():
    text = report("--budget", "90000 EUR", "-T", "md").out
    part = text.split("## Parim valik eelarve piires")[1].split("\n## ")[0]
    check("Kiirem menetlus" in part and "90 000" in part.replace("\u00a0", " "), part)


@case
def a_map_without_numbers_has_a_report():
    path = write(
        "kaart.yaml",
        """\
        teekond: 1
        stages:
          - id: algus
            steps: [{id: samm, title: Samm}]
        bottlenecks: [{id: mure, title: Mure, at: [samm]}]
        """,
    )
    text = report("-T", "md", path=path).out
    check("Mure" in text and "## Lisad" in text, text[:500])


@case
def the_same_bytes_whatever_the_threads():
    one = files("json", "md", arguments=("--threads", "1"))
    three = files("json", "md", arguments=("--threads", "3"))
    equal("json", one["json"], three["json"])
    equal("md", one["md"], three["md"])


# ---- pages and data ----------------------------------------------------------------------------


def spoken(value):
    """How a number may be read: as it is, in per cents, in days, with up to two decimals."""
    for scaled in (value, value * 100, value / 24):
        for decimals in range(3):
            whole, _, part = f"{abs(scaled):.{decimals}f}".partition(".")
            groups = f"{int(whole):,}".replace(",", "\u00a0") if len(whole) >= 5 else whole
            yield groups + ("," + part if part else "")


def known_numbers(node):
    if isinstance(node, dict):
        return set().union(*map(known_numbers, node.values()), set())
    if isinstance(node, list):
        return set().union(*map(known_numbers, node), set())
    if isinstance(node, str):
        return {found.lstrip("−-") for found in NUMBER.findall(node)}
    return set(spoken(node)) if isinstance(node, (int, float)) else set()


def unknown_numbers(page, data):
    page = re.sub(r"<(svg|style|script)\b.*?</\1>", " ", page, flags=re.S)
    text = html.unescape(re.sub(r"<[^>]*>", " ", page))
    text = re.sub(r"\b\d{2}\.\d{2}\.\d{4}\b|\d+\.\d+\.\d+", " ", text)
    # Of the method itself: the level of intervals and of verdicts, § 1, scales of votes.
    known = known_numbers(data) | {"95", "90", "5", "3", "1"}
    return [found for found in NUMBER.findall(text) if found.lstrip("−-") not in known]


@case
def every_number_of_the_page_is_in_the_json():
    made = files("html", "json", arguments=("--scenario", "kiire-luba"))
    data = json.loads(made["json"])
    equal("numbers that the data lack", unknown_numbers(made["html"].decode(), data), [])
    equal("a strange one is found", unknown_numbers("<p>kulub 98\u00a0765,4 päeva", data),
          ["98\u00a0765,4"])  # fmt: skip


@case
def a_csv_of_open_data_has_a_description():
    raw = files("csv")["csv"]
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"))))
    row = next(r for r in rows if r["id"] == "info-laiali")
    equal("text as it is", row["bottleneck"], "=Info; on „laiali“")
    path = Path(Settings.folder) / "aruanne.columns.csv"
    described = [r["name"] for r in csv.DictReader(io.StringIO(path.read_text()))]
    equal("each column is described", described, list(rows[0]))


@case
def dates_in_excel_are_those_of_estonia():
    raw = files("csv", arguments=("--csv", "excel-et"))["csv"]
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    equal("due", next(r for r in rows if r["Tunnus"] == "aeg-venib")["Tähtaeg"], "30.06.2027")
    check(not (Path(Settings.folder) / "aruanne.columns.csv").exists(), "described by its headings")


@case
def another_table_may_be_chosen():
    done = report("-T", "csv", "--table", "indikaatorid-tabel")
    equal("row", done.out.splitlines()[1].split(",")[:2], ["Koordinaatorite arv", "arv"])
    wrong = teekond("report", model("report"), "-n", "1", "-T", "csv", "--table", "indikaator-tabel")
    equal("exit", wrong.code, 2)
    check("indikaatorid-tabel" in wrong.err, wrong.err)


# ---- small counts ------------------------------------------------------------------------------


@case
def a_small_count_is_a_word_in_every_form():
    made = files("json", "md", "html", "csv")
    for ending, raw in made.items():
        for secret in ("2/y", "Kaks inimest"):
            check(secret not in raw.decode(), f"{secret} in {ending}")
    data = json.loads(made["json"])
    equal("the count", row_of(data, "saabujad", municipality="Jõhvi vald")["tagasipöörduja"], "alla 3")
    # A bottleneck of that group there, and a proposal against it, would show their number too.
    row = row_of(data, "kitsaskohad-tabel", id="info-laiali")
    for key in ("population", "affected", "frequency", "dropouts", "lost_days", "kov_load", "effect"):
        equal(key, row[key], "varjatud")
    equal("of the proposal", row_of(data, "ettepanekud-tabel", id="kiri")["affected"], "varjatud")
    facts = [f["id"] for f in data["report"]["facts"]]
    told = [name for name in facts if name.endswith((".info-laiali", ".kiri", "kiri.effect"))]
    equal("facts that tell it", [t for t in told if not t.startswith("wait")], [])
    # Nor may the person-days of a delay that is known: 8 days each.
    check("8d" in made["json"].decode(), "the delay is told")


@case
def what_is_assumed_is_not_hidden():
    data = document(path=variant("report", (SMALL, "2/y")))
    equal("the count", row_of(data, "saabujad", municipality="Jõhvi vald")["tagasipöörduja"], 2)


@case
def an_observed_count_without_a_source_is_hidden_among_assumptions():
    path = variant("report", (SMALL, "{value: 2/y, evidence: register}"))
    check("2/y" not in json.dumps(document(path=path), ensure_ascii=False), "nowhere")


# ---- what goes wrong ---------------------------------------------------------------------------


@case
def wrong_words_are_told():
    for arguments, status, words in (
        (("-o", "aruanne.odt"), 2, ".docx"),
        (("--form", "kov"), 2, "--kov saaremaa"),
        (("--kov", "saremaa"), 2, "saaremaa"),
        (("--form", "riik", "--kov", "saaremaa"), 2, "--form kov"),
        (("--date", "31.02.2026"), 2, "--date 2026-01-05"),
        (("--suppress-below", "1"), 2, "3"),
        (("--budget", "palju"), 2, "--budget"),
        (("-o", "kuhugi/mujale/aruanne.md"), 5, "kuhugi"),
        (("--scenario", "kiire-lub"), 2, "kiire-luba"),
    ):
        done = teekond("report", model("report"), "-n", "1", *arguments)
        equal(f"exit of {arguments}", done.code, status, done)
        check(words in done.err, f"{arguments} told", done)


@case
def a_failed_report_leaves_the_old_file():
    old = write("aruanne.md", "vana")
    done = teekond("report", model("report"), "-n", "1", "-o", "aruanne.md", "--kov", "muhu")
    equal("exit", done.code, 2)
    equal("the old file", old.read_text(), "vana")


@case
def dates_are_read_both_ways():
    for written in ("2026-01-05", "05.01.2026"):
        done = teekond("report", model("report"), "-n", "1", "--date", written)
        check("05.01.2026" in done.out.splitlines()[4], done.out[:200])


@case
def faulty_workspaces_are_told_with_their_place():
    for name, text, code, line in (
        ("tyhi.yaml", "", "T0114", "tyhi.yaml"),
        (
            "vale.yaml",
            "teekond: 1\nstages: [{id: a, steps: [{id: b, next: [{to: cc, p: 10%}]}]}]\n",
            "T0304",
            "vale.yaml:2:46",
        ),
    ):
        done = teekond("report", write(name, text), "-o", "aruanne.md", "--lang", "et")
        equal("exit", done.code, 1, done)
        check(code in done.err and line in done.err, f"{name} is told with {code}", done.err)
        check(not (Path(Settings.folder) / "aruanne.md").exists(), "nothing is left behind")


@case
def a_map_without_numbers_states_no_findings():
    path = write("kaart.yaml", "teekond: 1\nstages: [{id: a, steps: [{id: b}, {id: c}]}]\n")
    text = files("md", arguments=("-n", "2"), path=path)["md"].decode()
    summary = text.split("## ")[1]
    check("Ühelgi sammul ei ole veel kirjas" in summary, "the summary says what is missing", summary)
    check("100%" not in summary and "Lõpuni jõuab" not in summary, "it states nothing", summary)
