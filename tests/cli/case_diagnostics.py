# SPDX-License-Identifier: EUPL-1.2
"""What `check` says of broken workspaces: every file below tests/diagnostics is a case of its own.

A file says at its head what is wrong with it and what is expected:

    # expect: error T0412, hint /delay/          a problem where the next marks (^^^) stand
    # expect: error at 7:3                       … or at this line and column
    # expect: warning at 7                       … or anywhere in this line
    # expect: error, line                        … or anywhere in the line above the next marks
    # expect: error, anywhere                    … or somewhere, with others that follow from it
    # expect: problem                            an error or a warning
    # expect: nothing                            the file is fine

Marks are a comment below the faulty line; the problem begins under one of them. The hint is a
regular expression for what the user is told. A folder is one workspace, and one case.
"""

import json
import re
import unicodedata

from support import DIAGNOSTICS, Settings, add_case, case, check, equal, problems, teekond, write

EXPECTED = re.compile(
    r"# expect: (?P<severity>nothing|error|warning|problem)(?: (?P<code>T\d{4}))?"
    r"(?: at (?P<line>\d+)(?::(?P<column>\d+))?)?(?P<loose>, line|, anywhere)?"
    r"(?:, hint /(?P<hint>.*)/)?$"
)
MOST_SECONDS = 1.0
MOST_MB = 200


class Expectation:
    """One problem that a file is to have."""

    def __init__(self, found, file, marks):
        self.text = found.group(0)
        self.file = file
        self.severities = {"problem": ("error", "warning")}.get(
            found["severity"], (found["severity"],)
        )
        self.code = found["code"]
        self.anywhere = found["loose"] == ", anywhere"
        self.hint = found["hint"]
        self.line = int(found["line"]) if found["line"] else None
        self.columns = None
        if found["column"]:
            self.columns = range(int(found["column"]), int(found["column"]) + 1)
        if self.line is None and marks:
            self.line, self.columns = marks.pop(0)
        if found["loose"] == ", line":
            self.columns = None

    def fits(self, problem):
        if problem["severity"] not in self.severities:
            return False
        if self.anywhere:
            return problem["line"] > 0
        return (
            problem["file"].endswith(self.file)
            and (self.line is None or problem["line"] == self.line)
            and (self.columns is None or problem["column"] in self.columns)
        )


def expectations(path):
    """What the head of a file says, and where its marks stand."""
    lines = path.read_text().splitlines()
    marks = []
    fault = 0
    for number, line in enumerate(lines, 1):
        found = re.fullmatch(r"# *(\^+)", line)
        if found:
            marks.append((fault, range(found.start(1) + 1, found.end(1) + 1)))
        elif not line.startswith("#"):
            fault = number
    heads = [EXPECTED.fullmatch(line) for line in lines if line.startswith("# expect:")]
    check(heads and all(heads), f"{path.name} does not say what it expects")
    return [Expectation(head, path.name, marks) for head in heads if head["severity"] != "nothing"]


def all_said(problem):
    """Message, hint, and the second place where there is one."""
    said = [problem["message"], problem["hint"] or ""]
    other = problem.get("other")
    if other:
        said.append(f"{other['file']}:{other['line']}:{other['column']}: {other['message']}")
    return "\n".join(said)


def check_limits(done):
    """Broken input ends at once and eats little."""
    if not Settings.sanitized:
        check(done.cpu_s <= MOST_SECONDS, f"took {done.cpu_s:.2f} s", done)
        check(done.peak_mb <= MOST_MB, f"took {done.peak_mb:.0f} MB", done)


def check_workspace(path):
    """The problems of one file or folder are the expected ones, in JSON and in words."""
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    expected = [e for file in files for e in expectations(file)]
    has_errors = any("error" in e.severities and "warning" not in e.severities for e in expected)
    done = teekond("check", path, "--format", "json", timeout_s=20)
    check_limits(done)
    got = json.loads(done.raw)["problems"]
    told = (
        "\n".join(
            f"  {p['file'].rsplit('/', 1)[-1]}:{p['line']}:{p['column']}: {p['severity']}"
            f"[{p['code']}] {p['message']} | {p['hint']}"
            for p in got
        )
        or "  no problems"
    )
    for e in expected:
        here = [p for p in got if e.fits(p)]
        check(here, f"expected {e.text!r} at line {e.line}, columns {e.columns}; got", told)
        if e.code:
            check(any(p["code"] == e.code for p in here), f"expected code {e.code}; got", told)
        if e.hint:
            check(
                any(re.search(e.hint, all_said(p)) for p in here),
                f"nothing that is said matches /{e.hint}/; got",
                told,
            )
    if not any(e.anywhere for e in expected):
        extra = [
            p for p in got if p["severity"] == "error" and not any(e.fits(p) for e in expected)
        ]
        check(not extra, "a problem that the file does not have; got", told)
        check(
            len([p for p in got if p["severity"] == "error"]) <= len(expected),
            "one fault is told more than once; got",
            told,
        )
    if has_errors or any(p["severity"] == "error" for p in got):
        equal("exit status", done.code, 1, done)
    else:
        equal("exit status", done.code, 0, done)
    check_words(path, got)


def check_words(path, got):
    """The human form shows the same problems: title, place, excerpt, caret under the character."""
    done = teekond("check", path, timeout_s=20)
    lines = (done.err + done.out).splitlines()
    for problem in got:
        if problem["line"] < 1:
            continue
        place = re.compile(rf"\s*--> .*:{problem['line']}:{problem['column']}$")
        at = [i for i, line in enumerate(lines) if place.match(line)]
        check(at, f"no place {problem['line']}:{problem['column']} in", done)
        check(
            any(
                re.match(rf"(viga|hoiatus|märkus)\[{problem['code']}\]: ", lines[i - 1]) for i in at
            ),
            f"no title with the code {problem['code']} above the place",
            done,
        )
        check(
            any(caret_is_right(lines[i + 1 : i + 6], problem) for i in at),
            f"the caret is not under column {problem['column']}",
            done,
        )


def caret_is_right(lines, problem):
    """Is there an excerpt whose next line has its first ^ under the problem's column?"""
    for excerpt, marks in zip(lines, lines[1:]):
        shown = re.match(rf"\s*{problem['line']} \| ?(.*)$", excerpt)
        if shown and "^" in marks:
            before = shown.group(1)[: problem["column"] - 1]
            wide = sum(unicodedata.east_asian_width(c) in "WF" for c in before)
            bare = sum(unicodedata.combining(c) > 0 for c in before)
            start = excerpt.index("|") + (
                2 if excerpt[excerpt.index("|") :].startswith("| ") else 1
            )
            return (
                marks.index("^") - start == problem["column"] - 1 + wide - bare
                or "…" in excerpt
                or "..." in excerpt
            )
    return False


def register():
    for path in sorted(DIAGNOSTICS.iterdir()):
        if path.is_dir() or path.suffix == ".yaml":
            add_case(
                f"diagnostics.{path.stem.replace('-', '_')}",
                lambda path=path: check_workspace(path),
            )


register()

# ---- what cannot stand in a file that people read -----------------------------------------------

WHOLE = "teekond: 1\nstages:\n  - id: saabumine\n    steps: [avaldus]\n"


def broken(name, text, line=None, column=None, hint=None):
    """Checks made-up bytes: an error at the place, in time and within memory."""
    path = write(name, text)
    done = teekond("check", path, "--format", "json", timeout_s=20)
    check_limits(done)
    equal("exit status", done.code, 1, done)
    got = [p for p in json.loads(done.raw)["problems"] if p["severity"] == "error"]
    check(got, "no error is reported", done)
    if line is not None:
        check(any(p["line"] == line for p in got), f"no error at line {line}", done)
    if column is not None:
        check(
            any((p["line"], p["column"]) == (line, column) for p in got),
            f"no error at {line}:{column}",
            done,
        )
    if hint:
        check(
            any(re.search(hint, f"{p['message']} {p['hint']}") for p in got),
            f"nothing matches /{hint}/",
            done,
        )
    words = teekond("check", path, timeout_s=20)
    check("viga[" in words.err + words.out, "the human form has no error", words)
    check(len(words.raw) + len(words.err) < 100_000, "the message itself is endless", words)


@case
def bytes_empty_file():
    broken("tühi.yaml", b"", hint="teekond: 1")


@case
def bytes_only_spaces():
    broken("tühi.yaml", b"  \n \n", hint="teekond: 1")


@case
def bytes_nul():
    broken("nul.yaml", WHOLE.encode().replace(b"avaldus", b"ava\0ldus"), line=4)


@case
def bytes_all_nul():
    broken("nul.yaml", bytes(4096))


@case
def bytes_control_character():
    broken("bell.yaml", WHOLE.encode().replace(b"avaldus", b"ava\aldus"), line=4)


@case
def bytes_latin_1():
    broken(
        "latin.yaml",
        WHOLE.replace("steps", "title: Teekond õues\n    steps").encode("latin-1"),
        line=4,
        hint="UTF-8",
    )


@case
def bytes_overlong_utf8():
    broken("overlong.yaml", WHOLE.encode().replace(b"avaldus", b"ava\xc0\xafldus"), line=4)


@case
def bytes_surrogate():
    broken("surrogate.yaml", WHOLE.encode().replace(b"avaldus", b"ava\xed\xa0\x80ldus"), line=4)


@case
def bytes_cut_in_a_character():
    broken("cut.yaml", WHOLE.encode() + "# õ".encode()[:-1])


@case
def bytes_random():
    """A file of noise, the same noise each time."""
    noise, state = bytearray(), 12345
    for _ in range(20_000):
        state = (state * 1103515245 + 12345) % 2**31
        noise.append(state >> 16 & 255)
    broken("noise.yaml", bytes(noise))


@case
def bytes_a_picture():
    broken(
        "pilt.yaml",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0" + bytes(range(256)),
    )


@case
def bytes_utf16_is_read_or_refused():
    """UTF-16 is not what the format asks for: an error with a place, never a crash."""
    path = write("utf16.yaml", WHOLE.encode("utf-16"))
    done = teekond("check", path, "--format", "json")
    check_limits(done)
    check(done.code in (0, 1), "neither read nor refused", done)


@case
def bytes_order_mark_is_welcome():
    equal("problems", problems(write("bom.yaml", b"\xef\xbb\xbf" + WHOLE.encode()), code=0), [])


@case
def bytes_windows_line_ends_are_welcome():
    equal(
        "problems", problems(write("crlf.yaml", WHOLE.replace("\n", "\r\n").encode()), code=0), []
    )


@case
def bytes_windows_line_ends_keep_the_place():
    broken(
        "crlf.yaml",
        WHOLE.replace("[avaldus]", "[{id: avaldus, dealy: 2d}]").replace("\n", "\r\n").encode(),
        line=4,
        column=27,
        hint="delay",
    )


@case
def bytes_caret_counts_characters():
    """õ is one column, though it is two bytes."""
    broken(
        "õ.yaml",
        WHOLE.replace("[avaldus]", "[{id: õõõõ, title: ä, dealy: 2d}]").encode(),
        line=4,
        column=34,
        hint="delay",
    )


@case
def deep_flow_lists():
    broken("deep.yaml", b"teekond: 1\nstages: " + b"[" * 20_000 + b"]" * 20_000, line=2)


@case
def deep_flow_maps():
    broken("deep.yaml", b"teekond: 1\nstages: " + b"{a: " * 20_000, line=2)


@case
def deep_block():
    broken("deep.yaml", b"teekond: 1\n" + b"".join(b" " * i + b"a:\n" for i in range(3_000)))


@case
def deep_block_lists():
    broken("deep.yaml", b"teekond: 1\nstages:\n  " + b"- " * 20_000 + b"a\n", line=3)


@case
def alias_bomb():
    """Nine lists of nine aliases each: a thousand million laughs."""
    text = "teekond: 1\na: &a [x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefghi", "bcdefghij"):
        text += f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    broken("bomb.yaml", text)


@case
def alias_bomb_in_a_known_place():
    text = (
        "teekond: 1\nstages:\n  - id: saabumine\n    steps:\n      - &a {id: avaldus, title: x}\n"
    )
    text += "    note: &b [" + ", ".join(["*a"] * 100) + "]\n"
    for before, name in zip("bcdefg", "cdefgh"):
        text += f"  - &{name} [{', '.join(['*' + before] * 100)}]\n"
    broken("bomb.yaml", text)


@case
def alias_chain_of_maps():
    text = "teekond: 1\ngroups:\n  - &x0 {id: el, traits: {a: 10%}}\n"
    text += "".join(f"  - &x{i} {{a: *x{i - 1}, b: *x{i - 1}}}\n" for i in range(1, 60))
    broken("chain.yaml", text)


@case
def alias_to_its_own_map():
    broken(
        "self.yaml",
        "teekond: 1\nstages: &a\n  - id: saabumine\n    steps: [avaldus]\n    note: *a\n",
    )


@case
def one_long_line():
    """Half a megabyte in one scalar where a duration belongs: the excerpt is cut."""
    broken(
        "long.yaml",
        WHOLE.replace("[avaldus]", "[{id: avaldus, delay: " + "9" * 500_000 + "}]"),
        line=4,
    )


@case
def one_long_key():
    broken("long.yaml", "teekond: 1\n? " + "k" * 500_000 + "\n: 1\n")


@case
def very_many_problems_are_capped():
    """Ten thousand wrong keys: the list ends, the time is short."""
    steps = "".join(f"      - {{id: s{i}, dealy: 2d}}\n" for i in range(10_000))
    broken(
        "many.yaml", "teekond: 1\nstages:\n  - id: saabumine\n    steps:\n" + steps, hint="delay"
    )


@case
def very_many_keys_twice():
    broken("many.yaml", "teekond: 1\nstages:\n" + "x: 1\n" * 20_000)


@case
def colliding_keys_stay_fast():
    """Fifty thousand unknown keys in one map: no quadratic search, no endless list."""
    broken("many.yaml", "teekond: 1\n" + "".join(f"x{i}: 1\n" for i in range(50_000)))


@case
def a_thousand_steps_and_ten_thousand_bottlenecks():
    """The size that the program promises to check within a second."""
    text = "teekond: 1\nstages:\n"
    for stage in range(20):
        text += f"  - id: etapp-{stage}\n    steps:\n"
        text += "".join(f"      - {{id: s{stage}-{i}, delay: 1..3d}}\n" for i in range(50))
    text += "bottlenecks:\n"
    text += "".join(
        f"  - {{id: k{i}, at: [s{i % 20}-{i % 50}], severity: {1 + i % 5}, "
        f"effect: {{delay: 1d}}}}\n"
        for i in range(10_000)
    )
    path = write("large.yaml", text)
    done = teekond("check", path, "--format", "json")
    equal("exit status", done.code, 0, done)
    check_limits(done)
