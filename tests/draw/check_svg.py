#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks at drawings as a reader would: `check_svg.py [--least POINTS] [--whole] FILE.svg…`.

Well-formed, with role, title, description and language; ids unique and our own; every mark that is
of a card names one that is there; no two texts overlap; no text leaves its card or the sheet, lies
under anything, or has a contrast under 4.5 to what it stands on; with `--least`, none is smaller;
with `--whole`, none is cut. Prints each fault; the exit status is 1 if any.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

import paint

SVG = "{http://www.w3.org/2000/svg}"
CARDS = {"step", "bottleneck", "unnamed", "proposal", "figure", "start", "stage", "lane", "badge", "note",
         "client", "front", "back"}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SLACK = 1.0


class Box:
    def __init__(self, left, top, right, bottom, name):
        self.left, self.top, self.right, self.bottom = left, top, right, bottom
        self.name = name

    def overlaps(self, other):
        return (self.left < other.right - SLACK and other.left < self.right - SLACK
                and self.top < other.bottom - SLACK and other.top < self.bottom - SLACK)

    def holds(self, other):
        return (other.left >= self.left - SLACK and other.right <= self.right + SLACK
                and other.top >= self.top - SLACK and other.bottom <= self.bottom + SLACK)

    def __str__(self):
        return f"{self.name} [{self.left:.0f} {self.top:.0f} {self.right:.0f} {self.bottom:.0f}]"


def text_box(element, name):
    """The box of the letters: a bit above the height of capitals, down to descenders."""
    x, y = float(element.get("x")), float(element.get("y"))
    size, width = float(element.get("font-size")), float(element.get("textLength"))
    return Box(x, y - 0.76 * size, x + width, y + 0.2 * size, name)


def shape_box(element, name):
    """The box of a polygon, path or ellipse."""
    if element.tag == SVG + "ellipse":
        cx, cy, rx, ry = (float(element.get(key)) for key in ("cx", "cy", "rx", "ry"))
        return Box(cx - rx, cy - ry, cx + rx, cy + ry, name)
    numbers = [float(n) for n in NUMBER.findall(element.get("points") or element.get("d") or "")]
    xs, ys = numbers[0::2], numbers[1::2]
    return Box(min(xs), min(ys), max(xs), max(ys), name)


def find_root_faults(root):
    if root.get("role") != "img":
        yield "the root has no role"
    if root.get("{http://www.w3.org/XML/1998/namespace}lang") not in ("et", "en", "ru"):
        yield "the root has no language"
    for tag in ("title", "desc"):
        element = root.find(SVG + tag)
        if element is None or not (element.text or "").strip():
            yield f"no {tag}"
        elif element.get("id") not in (root.get("aria-labelledby") or "").split():
            yield f"{tag} is not what the root is labelled by"


def find_id_faults(root):
    seen = set()
    for element in root.iter():
        name = element.get("id")
        if name is None:
            if element.tag == SVG + "g":
                yield "a group without id"
            continue
        if name in seen:
            yield f"id twice: {name}"
        if re.fullmatch(r"(node|edge|clust|graph)\d+", name):
            yield f"an id by default: {name}"
        seen.add(name)
    for element in root.iter():
        owner = element.get("data-of")
        if owner is not None and owner not in seen:
            yield f"stands on nothing: {element.get('id')} on {owner}"


def collect(root):
    texts, cards = [], {}
    for group in root.iter(SVG + "g"):
        name, classes = group.get("id"), (group.get("class") or "").split()
        for element in group:
            if element.tag == SVG + "text":
                texts.append(text_box(element, f"{name} „{element.text}“"))
                texts[-1].group = name
            elif element.tag != SVG + "title" and CARDS & set(classes) and name not in cards:
                cards[name] = shape_box(element, name)
    return texts, cards


def find_overlaps(texts):
    texts = sorted(texts, key=lambda box: box.top)  # Lines are low: few stand beside each other.
    active = []
    for box in texts:
        active = [other for other in active if other.bottom > box.top]
        for other in active:
            if box.overlaps(other):
                yield f"texts overlap: {other} and {box}"
        active.append(box)


def find_strays(texts, cards, sheet):
    for box in texts:
        if not sheet.holds(box):
            yield f"text leaves the sheet: {box}"
        parts = box.group.split("-")
        for count in range(len(parts) - 1, 0, -1):
            card = cards.get("-".join(parts[:count]))
            if card is not None:
                if not card.holds(box):
                    yield f"text leaves its card: {box} of {card}"
                break


def find_font_faults(root):
    """Only fonts that tools/setup installs, in weights that they have."""
    if not (root.get("font-family") or "").startswith("Inter,"):
        yield f"fonts: {root.get('font-family')}"
    for element in root.iter(SVG + "text"):
        if element.get("font-family") or element.get("font-weight", "400") not in ("400", "600", "700"):
            yield f"a font of its own: {element.text}"


def find_faults(path, least=0.0, whole=False):
    with open(path, encoding="utf-8") as file:
        yield from find_text_faults(file.read(), least, whole)


def find_text_faults(text, least=0.0, whole=False):
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as error:
        yield f"not well-formed: {error}"
        return
    yield from find_root_faults(root)
    yield from find_id_faults(root)
    yield from find_font_faults(root)
    texts, cards = collect(root)
    if not texts:
        yield "no text at all"
    x, y, width, height = (float(n) for n in root.get("viewBox").split())
    yield from find_overlaps(texts)
    yield from find_strays(texts, cards, Box(x, y, x + width, y + height, "sheet"))
    yield from paint.find_faults(root, least)
    for element in root.iter(SVG + "text"):
        if whole and element.text.endswith("…"):
            yield f"cut: {element.text}"


def main(arguments):
    failed, least, whole, paths = False, 0.0, False, []
    while arguments:
        word = arguments.pop(0)
        if word == "--least":
            least = float(arguments.pop(0))
        elif word == "--whole":
            whole = True
        else:
            paths.append(word)
    for path in paths:
        for fault in find_faults(path, least, whole):
            print(f"{path}: {fault}")
            failed = True
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
