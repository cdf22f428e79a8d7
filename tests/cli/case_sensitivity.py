# SPDX-License-Identifier: EUPL-1.2
"""What to measure next: Sobol indices of figures within their ranges. Of a sum they are shares of variance."""

import csv
import io
import json

from support import case, check, equal, near, teekond, write

TOWN = """teekond: 1
groups: [a]
municipalities: [{id: linn, title: Linn, arrivals: {a: {value: 50/y, range: 49/y..51/y}}}]
stages:
  - id: s
    steps:
      - {id: x, delay: {value: 10d, range: 5d..15d, evidence: workshop}}
      - {id: y, delay: {value: 3d, range: 1d..5d}}
run: {warmup: 0, measure: 1y, drain: 1y, replications: 2}
"""
PATH = "journeys.teekond.steps.{}.delay"


def sensed(*arguments, points=80):
    done = teekond("sweep", write("linn.yaml", TOWN), "--sensitivity", "--points", str(points),
                   *arguments, "--format", "json")
    equal("exit", done.code, 0, done)
    return json.loads(done.out)


@case
def shares_of_variance_are_ranked_with_their_place():
    document = sensed()
    first, second = document["figures"][:2]
    equal("first", first["path"], PATH.format("x"))
    near("its share", first["total"]["mean"], 100 / 116)
    near("alone", first["first"]["mean"], 100 / 116)
    near("effect", first["effect"], 240.0)
    equal("evidence", first["evidence"], "workshop")
    check(first["file"].endswith("linn.yaml") and first["line"] == 7, first)
    equal("range", first["range"], {"low_times": 0.5, "high_times": 1.5, "written": True})
    near("second", second["total"]["mean"], 16 / 116)
    equal("ranks", second["rank"], {"rank": 2, "low": 2, "high": 2})
    near("nothing hangs on the arrivals", document["figures"][2]["total"]["mean"], 0.0, se=1e-9)
    equal("points", document["method"]["points"], 80)
    equal("measure", document["measure"], "time_to_complete_h")


@case
def a_range_of_the_command_stands_instead():
    document = sensed("--over", f"{PATH.format('y')}=1..21d")
    equal("first", document["figures"][0]["path"], PATH.format("y"))
    near("its share", document["figures"][0]["total"]["mean"], 400 / 500)


@case
def it_can_be_read_and_be_put_into_a_spreadsheet():
    path = write("linn.yaml", TOWN)
    done = teekond("proovi", path, "--sensitivity", "--points", "60")
    check("mida järgmisena mõõta" in done.out and "linn.yaml:7" in done.out, done)
    check("Järjestus on kindel" in done.out and "--points 60" in done.out, done)
    done = teekond("sweep", path, "--sensitivity", "--points", "60", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    equal("first row", (rows[0]["rank"], rows[0]["path"]), ("1", PATH.format("x")))


@case
def points_and_threads_repeat_every_byte():
    path = write("linn.yaml", TOWN.replace("delay: {value: 3d", "delay: {exponential: 3d}, take-up: {value: 50%")
                 .replace("1d..5d", "30%..70%"))
    one, two = (
        teekond("sweep", path, "--sensitivity", "--points", "48", "--threads", threads, "--format",
                "json").raw
        for threads in ("1", "2")
    )
    check(one == two and b'"figures"' in one, one[:200])


@case
def time_alone_is_kept():
    done = teekond("sweep", write("linn.yaml", TOWN), "--sensitivity", "--time", "1s", "--format",
                   "json", timeout_s=20.0)
    document = json.loads(done.out)
    check(40 <= document["method"]["points"] <= 100000, document["method"])
    near("the share all the same", document["figures"][0]["total"]["mean"], 100 / 116)


@case
def wrong_lines_say_what_to_write():
    path = write("linn.yaml", TOWN)
    for arguments, code, said in (
        (("--over", f"{PATH.format('y')}=1d,5d"), 2, "a range is needed"),
        (("--over", f"{PATH.format('y')}=1d..5d:1d"), 2, "a range is needed"),
        (("--over", f"{PATH.format('y')}=5d..1d"), 2, "smaller end"),
        (("--over", f"{PATH.format('z')}=1d..5d"), 1, "z"),
        (("--over", f"{PATH.format('y')}=1d..5 EUR"), 1, "EUR"),
        (("--over", "journeys.teekond.steps.y.patience=1d..5d"), 2, "--set"),
        (("--points", "39"), 2, "40"),
        (("--points", "1000000000"), 2, "100000"),
        (("--time", "0s"), 2, "24h"),
        (("--time", "kaua"), 2, "60s"),
        (("--measure", "wait_h,visits"), 2, "one measure"),
        (("--kov", "lin"), 2, "linn"),
        (("--goal", "wait_h=3d"), 2, "--goal"),
    ):
        done = teekond("sweep", path, "--sensitivity", *arguments, "--lang", "en")
        equal(f"exit of {arguments}", done.code, code, done)
        check(said in done.err, f"{arguments} does not say {said}", done)
    done = teekond("sweep", path, "--over", f"{PATH.format('y')}=1d,2d", "--time", "5s", "--lang", "en")
    equal("time without sensitivity", done.code, 2, done)
