# SPDX-License-Identifier: EUPL-1.2
"""The small town with small accidents: whatever a keyboard does to it, `check` answers in time.

Accidents are drawn from a generator of fixed seeds, so that a failing one can be looked at again.
"""

import json
import random

from support import MODELS, Settings, case, check, teekond, write

TEXTS = [
    (MODELS / "small-town-et.yaml").read_text(),
    (MODELS / "people.yaml").read_text(),
    (MODELS / "branches.yaml").read_text(),
    (MODELS / "gate.yaml").read_text(),
    (MODELS / "effects.yaml").read_text(),
]
MOST_SECONDS = 1.0


def accidents(kind, count=60):
    """Runs `check` on so many texts after one accident each."""
    count = max(10, round(count * Settings.scale))
    for seed in range(count):
        luck = random.Random(f"{kind.__name__} {seed}")
        broken = kind(luck.choice(TEXTS), luck)
        path = write("õnnetus.yaml", broken if isinstance(broken, bytes) else broken.encode())
        done = teekond("check", path, "--format", "json", timeout_s=20)
        check(done.code in (0, 1), f"accident {seed}: exit {done.code}", done)
        found = json.loads(done.raw)["problems"]
        errors = [p for p in found if p["severity"] == "error"]
        check((done.code == 1) == bool(errors), f"accident {seed}: status and errors differ", done)
        if not Settings.sanitized:
            check(done.cpu_s <= MOST_SECONDS, f"accident {seed}: {done.cpu_s:.2f} s", done)
        lines = path.read_bytes().count(b"\n") + 1
        for problem in found:
            check(0 <= problem["line"] <= lines, f"accident {seed}: line {problem['line']}", done)


def a_character_lost(text, luck):
    at = luck.randrange(len(text))
    return text[:at] + text[at + 1 :]


def a_character_typed(text, luck):
    at = luck.randrange(len(text))
    return text[:at] + luck.choice(":,-{}[]&*#?|>!%@'\"\t \n0õ") + text[at:]


def a_byte_changed(text, luck):
    data = bytearray(text.encode())
    data[luck.randrange(len(data))] = luck.randrange(256)
    return bytes(data)


def a_line_lost(text, luck):
    lines = text.splitlines(keepends=True)
    del lines[luck.randrange(len(lines))]
    return "".join(lines)


def a_line_twice(text, luck):
    lines = text.splitlines(keepends=True)
    at = luck.randrange(len(lines))
    return "".join(lines[: at + 1] + lines[at:])


def two_lines_swapped(text, luck):
    lines = text.splitlines(keepends=True)
    a, b = luck.randrange(len(lines)), luck.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return "".join(lines)


def an_indent_moved(text, luck):
    lines = text.splitlines(keepends=True)
    at = luck.randrange(len(lines))
    lines[at] = luck.choice(["  ", " ", "\t"]) + lines[at]
    return "".join(lines)


def a_cut(text, luck):
    return text[: luck.randrange(len(text))]


def a_word_replaced(text, luck):
    """One word takes the place of another: keys meet wrong kinds of values."""
    words = text.split(" ")
    a, b = luck.randrange(len(words)), luck.randrange(len(words))
    words[a] = words[b]
    return " ".join(words)


@case
def lost_characters():
    accidents(a_character_lost)


@case
def typed_characters():
    accidents(a_character_typed)


@case
def changed_bytes():
    accidents(a_byte_changed)


@case
def lost_lines():
    accidents(a_line_lost)


@case
def doubled_lines():
    accidents(a_line_twice)


@case
def swapped_lines():
    accidents(two_lines_swapped)


@case
def moved_indents():
    accidents(an_indent_moved)


@case
def cut_files():
    accidents(a_cut)


@case
def replaced_words():
    accidents(a_word_replaced)


@case
def what_check_passes_is_simulated_or_refused():
    """Accidents that leave a right workspace: simulated, or refused as one that cannot be."""
    simulated = 0
    for seed in range(200):
        luck = random.Random(f"passes {seed}")
        path = write("õnnetus.yaml", a_word_replaced(luck.choice(TEXTS), luck))
        if teekond("check", path).code != 0:
            continue
        done = teekond("simulate", path, "--format", "json", "-n", "1", timeout_s=30)
        check(done.code in (0, 4), f"accident {seed}: exit {done.code}", done)
        simulated += done.code == 0
        if simulated == 12:
            break
    check(simulated > 3, f"only {simulated} of 200 accidents left a right workspace")


PATHS = """
    services.luba.duration services.luba.booking services.luba services services.luba.course
    journeys.teekond.steps.luba.delay journeys.teekond.steps.luba.next journeys.teekond.target
    journeys.teekond.steps.luba.next.leave.p journeys.teekond.steps journeys.teekond.steps.luba.when
    bottlenecks.takistus.effect bottlenecks.takistus.effect.delay bottlenecks.takistus.severity
    bottlenecks.takistus municipalities.tartu.arrivals.el municipalities.tartu.season
    municipalities.tartu groups.el.party groups.el.traits.digi-id groups.el run.warmup run.seed run
    teekond title . .. a. .b services..duration teenused.luba.kestus õ
""".split()
VALUES = [
    *("1h", "0", "-1", "5", "50%", "150%", "null", "~", "", "[]", "{}", "[1h, 2h]", "{times: 2}"),
    *("{times: -1}", "{times: 1e9}", "{plus: 3d}", "{plus: -99y}", "{el: 1h}", "{value: 1h}"),
    *("{exponential: 1h}", "10/20/45min", "{mix: [[50%, 1h], [50%, 2h]]}", "*a", "&a 1h", "!!x 1"),
    *("{a: {b: {c: 1}}}", "[[[[1]]]]", "{", "]", '"', "a: b: c", "no", "x" * 5000, "\u00f5", ": "),
    *("{2026-01-01: 1h}", "{starts: weekly}", "[{to: luba, p: 10%}]", "[{to: luba, p: 100%}]"),
]


@case
def settings_of_any_kind():
    """--set with drawn paths and values: simulated, or refused with a reason, never worse."""
    ended = {}
    for seed in range(max(30, round(250 * Settings.scale))):
        luck = random.Random(f"set {seed}")
        edit = f"{luck.choice(PATHS)}={luck.choice(VALUES)}"
        done = teekond(
            *("simulate", MODELS / "effects.yaml", "-n", "1", "--format", "json"),
            *("--set", edit),
            timeout_s=30,
        )
        check(done.code in (0, 1, 2, 4), f"--set {edit}", done)
        check(done.code == 0 or done.err.strip(), f"--set {edit}: not a word", done)
        check(done.code == 0 or done.out == "", f"--set {edit}: words on stdout", done)
        ended[done.code] = ended.get(done.code, 0) + 1
    check(ended.get(0, 0) > 5, f"hardly a setting fits: {ended}")
