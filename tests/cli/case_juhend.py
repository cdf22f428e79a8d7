# SPDX-License-Identifier: EUPL-1.2
"""docs/juhend.md played from the start, as somebody does who has never seen the program.

Each block of YAML goes into the file that the text named last, each line of a block of `sh` is done.
"""

import re
import shlex
from pathlib import Path

from support import HERE, Settings, case, check, equal, teekond, write

GUIDE = HERE.parents[1] / "docs" / "juhend.md"
PART = re.compile(
    r"^```yaml\n(?P<yaml>.*?)^```$|^```sh\n(?P<sh>.*?)^```$|faili? `(?P<file>[\w/-]+\.yaml)`",
    re.DOTALL | re.MULTILINE,
)


def play():
    """Does what the guide says; what each command said, by its line, in order."""
    said = []
    file = None
    for part in PART.finditer(GUIDE.read_text()):
        if part["file"]:
            file = part["file"]
        elif part["yaml"]:
            write(file, part["yaml"].encode())
        else:
            for line in part["sh"].splitlines():
                words = shlex.split(line, comments=True)
                if words[0] == "mkdir":
                    (Path(Settings.folder) / words[1]).mkdir(exist_ok=True)
                    continue
                equal("program", words[0], "teekond")
                done = teekond(*words[1:])
                equal(f"exit of `{line}`", done.code, 0, done)
                said.append((" ".join(words[1:]), done))
    return said


def of(said, start):
    found = [done for line, done in said if line.startswith(start)]
    check(found, f"the guide never says {start!r}", [line for line, _ in said])
    return found


@case
def every_step_of_the_guide_works():
    said = play()
    folder = Path(Settings.folder)
    for done in of(said, "kontrolli meie-kaart"):
        check("Korras" in done.out, "in order", done)
        check("hoiatus" not in done.err, "without a warning", done)
    for picture, start in (("kaart.png", b"\x89PNG"), ("kaart.pdf", b"%PDF")):
        check((folder / picture).read_bytes().startswith(start), picture)
    before, after = of(said, "simuleeri meie-kaart")
    check("kui kaua see võtab" in before.err, "the map alone lacks numbers", before)
    check("kui kaua see võtab" not in after.err, "and then has them", after)
    check("Meie vald" in after.out, "table", after)
    check("Omanik ei luba" in of(said, "kitsaskohad meie-kaart")[0].out, "priced")
    compared = of(said, "simuleeri naide.yaml --scenario")[0]
    check("praegu" in compared.out and "Kaks koordinaatorit" in compared.out, "what if", compared)


@case
def words_of_the_guide_are_words_of_the_program():
    """Feelings, kinds, channels, views and levels in the table of the wall are accepted as they stand."""
    table = GUIDE.read_text().split("| seinal | failis |")[1].split("\n\n")[0]
    rows = {key: line for line in table.splitlines() for key in re.findall(r"juures `(\w+)`", line)}
    for key in ("tunne", "kanal", "vaade", "liik"):
        words = re.findall(r"`([\w-]+)`", rows[key].split(f"`{key}`")[1])
        check(len(words) >= 4, f"{key}: hardly a word", rows[key])
        for word in words:
            if key in ("tunne", "kanal"):
                item = f"      - {{pealkiri: Samm, {key}: {word}}}\n"
            else:
                item = f"      - {{pealkiri: Samm, kitsaskohad: [{{pealkiri: X, {key}: {word}}}]}}\n"
            text = "teekond: 1\netapid:\n  - pealkiri: Etapp\n    sammud:\n" + item
            equal(f"{key}: {word}", teekond("check", write("sõna.yaml", text)).code, 0)


@case
def today_is_praegu_on_the_command_line():
    path = write("naide.yaml", "teekond: 1\netapid: [{id: e, sammud: [{id: x, kulub: 2p}]}]\n")
    same = teekond("simulate", path, "--scenario", "today", "--format", "json").raw
    equal("praegu", teekond("simulate", path, "--scenario", "praegu", "--format", "json").raw, same)
    both = teekond("simulate", path, "--scenario", "today,praegu", "--format", "json").raw
    equal("named twice", both, same)
