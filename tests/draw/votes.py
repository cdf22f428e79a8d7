#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks at the diagram of views: `votes.py PROGRAM CASE`, or `--list`.

Bottlenecks with known votes are made here; each vote must stand at its place on the scale, rows must
be in order of how far the views are apart, and what is said of them must be true.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

import check_svg
import drawings
from drawings import HOSTILE, LONG, PLAIN, SIMULATED, check, estimate, make_document
from persons import ratio_of, texts_of

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def titles(i):
    return f"Kitsaskoht number {i} pikema pealkirjaga"


def draw(bench, source, *arguments):
    """The drawing, which must be clean."""
    out = bench.draw(source, "views.svg", "-d", "views", *arguments)
    faults = list(check_svg.find_faults(out))
    check(not faults, "\n".join(faults[:5]))
    return ElementTree.parse(out).getroot()


def small():
    """Spreads 1, 3, none (agreed), and one vote alone."""
    document = make_document(4, 2, titles)
    votes = [{"newcomer": 4, "kov": 3}, {"newcomer": 5, "returnee": 3, "state": 2},
             {"returnee": 2, "kov": 2}, {"kov": 4}, {}, {}]
    for bottleneck, severity in zip(document["picture"]["bottlenecks"], votes, strict=True):
        bottleneck["severity"] = severity
    return document


def middles(root, word):
    """By id, the middle of each mark of a class."""
    found = {}
    for group in root.iter(check_svg.SVG + "g"):
        if word in (group.get("class") or "").split():
            for element in group:
                if element.tag not in (check_svg.SVG + "title", check_svg.SVG + "text"):
                    box = check_svg.shape_box(element, "")
                    found[group.get("id")] = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return found


@case
def small_ones_are_clean_in_every_language_and_theme(bench):
    for language in ("et", "en", "ru"):
        draw(bench, SIMULATED, "--lang", language)
        draw(bench, small(), "--lang", language)
    for theme in ("light", "dark", "print"):
        draw(bench, small(), "--theme", theme)


@case
def few_and_many_are_clean_and_no_strips(bench):
    for step_count in (1, 5, 35, 100):
        root = draw(bench, make_document(step_count, min(step_count, 9), titles))
        check(0.8 < ratio_of(root) < 2.05, f"{step_count} steps: {ratio_of(root)}")


@case
def a_thousand_steps_are_clean(bench):
    root = draw(bench, make_document(1000, 9, titles))
    check("siin näitamata: 1460" in texts_of(root, "legend"), texts_of(root, "legend"))


@case
def long_words_and_hostile_titles_do_no_harm(bench):
    draw(bench, make_document(20, 5, lambda i: f"{LONG}{i}"))
    root = draw(bench, make_document(26, 6, lambda i: HOSTILE[i % len(HOSTILE)]))
    check("<script" not in ElementTree.tostring(root).decode(), "a script got through")


@case
def without_votes_the_picture_says_so(bench):
    document = small()
    for bottleneck in document["picture"]["bottlenecks"]:
        bottleneck["severity"] = {}
    bare = make_document(1, 1, titles)
    bare["picture"].update(bottlenecks=[], proposals=[])
    for source in (document, bare):
        root = draw(bench, source)
        check("ei ole veel vaadete hääli" in texts_of(root, "missing"), texts_of(root, "missing"))
        check(ratio_of(root) < 2.1, f"a strip: {ratio_of(root)}")
    draw(bench, PLAIN)


@case
def votes_stand_at_their_places(bench):
    votes = middles(draw(bench, small()), "vote")
    one, five = votes["bottleneck-b1-newcomer"][0], votes["bottleneck-b1-state"][0]
    step = (one - five) / 3
    for name, severity in (("b0-newcomer", 4), ("b0-kov", 3), ("b1-returnee", 3)):
        x = votes[f"bottleneck-{name}"][0]
        check(abs(x - five - (severity - 2) * step) < 1, f"{name} stands at {x}")
    left, right = votes["bottleneck-b2-returnee"][0], votes["bottleneck-b2-kov"][0]
    check(abs((left + right) / 2 - five) < 1 and right - left > 18, f"equal votes: {left} {right}")


@case
def the_most_disputed_comes_first(bench):
    root = draw(bench, small())
    rows = sorted((y, name) for name, (_, y) in middles(root, "bottleneck").items())
    check([name for _, name in rows] == [f"bottleneck-b{i}" for i in (1, 0, 2, 3)], str(rows))
    for words in ("lahknevad 3 palli võrra · 1", "lahknevad 1 palli võrra · 1", "ühel meelel · 1",
                  "ainult ühest vaatest: teistelt tasub küsida · 1"):
        check(words in texts_of(root, "section"), f"{words}: {texts_of(root, 'section')}")
    check("ei ole hääletanud: 2" in texts_of(root, "legend"), texts_of(root, "legend"))


@case
def the_sentence_gives_true_means(bench):
    sentence = texts_of(draw(bench, small()), "sentence")
    for words in ("tagasipöördujal 2,0 palli madalamad (1 ühist", "KOVil 1,0 palli madalamad (1)",
                  "riigil 3,0 palli madalamad (1)"):
        check(words in sentence, f"{words}: {sentence}")


@case
def views_and_journeys_not_asked_for_are_left_out(bench):
    votes = middles(draw(bench, small(), "--view", "newcomer,kov"), "vote")
    check(set(votes) >= {"bottleneck-b0-kov", "bottleneck-b1-newcomer"}, str(votes))
    check(not [name for name in votes if "returnee" in name or "state" in name], str(votes))
    document = small()
    document["picture"]["journeys"].append({"id": "k", "title": "Teine", "figures": {}})
    root = draw(bench, document, "--journey", "k")
    check("ei ole veel" in texts_of(root, "missing"), "another journey's bottlenecks are shown")


@case
def prices_have_a_scale_and_their_figures(bench):
    document = small()
    prices = {"b0": estimate(240), "b1": {"mean": -48, "low": -60, "high": -36}, "b2": None}
    for bottleneck in document["picture"]["bottlenecks"][:3]:
        bottleneck["price_h_per_client"] = prices[bottleneck["id"]]
        bottleneck["priced"] = True
    text = bench.draw(document, "views.svg", "-d", "views").read_text()
    def bar(name):
        found = re.search(rf'<g id="bottleneck-{name}-price-bar".*?points="([^"]*)"', text, re.S)
        xs = [float(point.split(",")[0]) for point in found.group(1).split()]
        return min(xs), max(xs)
    dear, cheap = bar("b0"), bar("b1")
    check(abs(dear[0] - cheap[1]) < 1, f"no common zero: {dear} {cheap}")
    check(abs((dear[1] - dear[0]) - 5 * (cheap[1] - cheap[0])) < 2, f"scale: {dear} {cheap}")
    said = texts_of(draw(bench, document), "price-figure").replace("\u00a0", " ")
    check("10 p ± 1" in said and "−2,0 p ± 0,5" in said, said)
    check("hinda ei ole" in texts_of(draw(bench, document), "price-none"), "no price is said")


if __name__ == "__main__":
    sys.exit(drawings.main(sys.argv[1:], CASES))
