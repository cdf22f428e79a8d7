#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks at charts of capacity, queues and prices: `charts.py PROGRAM CASE`, or `--list`.

Points, steps and bars must stand where their figures are, what is said must be what the document says,
and many, long and hostile titles must do no harm.
"""

import json
import random
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import check_svg
import drawings
from drawings import HOSTILE, LONG, PLAIN, SIMULATED, check, estimate, make_document
from persons import ratio_of

CHARTS = Path(__file__).resolve().parent / "charts.json"
DIAGRAMS = ("capacity", "queue", "pareto")
CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def draw(bench, source, diagram, *arguments):
    """The drawing, which must be clean."""
    out = bench.draw(source, f"{diagram}.svg", "-d", diagram, *arguments)
    faults = list(check_svg.find_faults(out))
    check(not faults, f"{diagram}: " + "\n".join(faults[:5]))
    return ElementTree.parse(out).getroot()


def small():
    return json.loads(CHARTS.read_text())


def between(mean, margin):
    return {"mean": mean, "low": mean - margin, "high": mean + margin}


def make_capacity(i, title, point_count, mark_count):
    points = []
    for k in range(point_count):
        staff = 0.5 * (k + 1)
        load = (0.3 + 0.2 * (i % 9)) / staff
        wait = 2400 if load > 1 else 72 * load / (1 - min(load, 0.99)) / staff
        points.append({"staff": staff, "wait_p90_h": between(wait, wait / 7), "wait_h": between(wait / 2, 1),
                       "utilization": between(min(load, 1), 0.01), "queue_length": between(wait / 30, 1),
                       "abandoned_share": between(0.2 if load > 1 else 0, 0)})
    marks = [{"staff": 2, "from_day": 20454, "now": True}]
    marks += [{"staff": 0.7 + 0.3 * j, "from_day": 20819 + j, "scenario": title(i + j)}
              for j in range(mark_count)]
    return {"pool": f"p{i}", "title": title(i), "place": "*" if i % 4 == 3 else f"k{i}",
            "place_title": title(i + 1), "points": points, "marks": marks}


def make_queue(i, title, week_count):
    luck = random.Random(i)
    closures, day = [], 20825
    while len(closures) < 3 * i and day + 50 < 20820 + 7 * week_count:
        days = luck.choice([1, 3, 10, 40])
        closures.append({"from_day": day, "to_day": day + days - 1})
        day += days + luck.choice([1, 5, 60])
    top = 10 ** (i % 6)
    weeks = [{"length": between(luck.random() * top, 0.1), "p10": 0, "p90": 2 * top}
             if w % 9 != 8 or i % 2 else {} for w in range(week_count)]
    return {"pool": f"q{i}", "title": title(i), "place": "*" if i % 4 == 3 else f"k{i}",
            "place_title": title(i + 2), "from_day": 20820, "days": 7 * week_count - 3,
            "weeks": weeks, "closures": closures}


def fill(document, title, count=9, week_count=53, point_count=6):
    """Adds what charts show, of all sizes, to a document."""
    luck = random.Random(count)
    picture = document["picture"]
    picture["capacities"] = [make_capacity(i, title, point_count, i % 7) for i in range(count)]
    picture["queues"] = [make_queue(i, title, week_count) for i in range(count)]
    for i, bottleneck in enumerate(picture["bottlenecks"]):
        if bottleneck["priced"]:
            bottleneck["price_days_per_year"] = between(luck.gauss(1, 2) * 10 ** luck.uniform(-2, 7),
                                                        10 ** luck.uniform(-2, 6))
        bottleneck["state_level"] = i % 3 == 0
    return document


def texts_of(root):
    """All that is written, by the id of its group."""
    return {group.get("id"): text.text.replace("\u00a0", " ") for group in root.iter(check_svg.SVG + "g")
            for text in group.findall(check_svg.SVG + "text")}


def groups_of(root, word):
    """By id, the groups of a class."""
    return {group.get("id"): group for group in root.iter(check_svg.SVG + "g")
            if word in (group.get("class") or "").split()}


def box_of(group):
    """Around the first shape of a group."""
    for element in group:
        if element.tag not in (check_svg.SVG + "title", check_svg.SVG + "text"):
            return check_svg.shape_box(element, group.get("id"))
    raise AssertionError(group.get("id"))


def check_straight(pairs, what):
    """Places must be a straight function of figures."""
    (low, at_low), (high, at_high) = min(pairs), max(pairs)
    for figure, place in pairs:
        wanted = at_low + (figure - low) / (high - low) * (at_high - at_low)
        check(abs(place - wanted) < 0.2, f"{what} {figure}: at {place}, not {wanted}")


@case
def small_ones_are_clean_in_every_language_and_theme(bench):
    for diagram in DIAGRAMS:
        for language in ("et", "en", "ru"):
            draw(bench, CHARTS, diagram, "--lang", language)
        for theme in ("dark", "print"):
            draw(bench, CHARTS, diagram, "--theme", theme)


@case
def of_all_sizes_they_are_clean_pages_with_readable_text(bench):
    documents = [fill(make_document(n, s, lambda i: f"Teenus number {i}"), lambda i: f"Teenus {i}", count=c)
                 for n, s, c in ((1, 1, 1), (5, 2, 2), (35, 8, 4), (100, 9, 6), (35, 8, 9))]
    for document in [small()] + documents:
        for diagram in DIAGRAMS:
            root = draw(bench, document, diagram, "--page", "a3")
            sizes = [float(text.get("font-size")) for text in root.iter(check_svg.SVG + "text")]
            check(min(sizes) >= 7, f"{diagram}: {min(sizes)} points")
            ratio = ratio_of(draw(bench, document, diagram))
            check(1.1 <= ratio <= 2, f"{diagram}: {ratio}")


@case
def a_thousand_steps_and_ten_years_are_clean(bench):
    document = fill(make_document(1000, 20, lambda i: f"Samm {i}"), lambda i: f"Teenus {i}", count=80,
                    week_count=521, point_count=30)
    for diagram in DIAGRAMS:
        draw(bench, document, diagram)


@case
def long_words_and_hostile_titles_do_no_harm(bench):
    for title in (lambda i: f"{LONG}{i}", lambda i: HOSTILE[i % len(HOSTILE)],
                  lambda i: f"Регистрация места жительства и документы {i}"):
        for diagram in DIAGRAMS:
            root = draw(bench, fill(make_document(26, 6, title), title), diagram, "--lang", "ru")
            check("script" not in {element.tag for element in root.iter()}, "a script got through")


@case
def what_is_missing_is_said(bench):
    words = {"capacity": "Mahtuvuse kõverat ei ole", "queue": "Järjekordi ei ole näidata",
             "pareto": "Hindu ei ole"}
    empty = make_document(5, 2, lambda i: f"Samm {i}")
    empty["picture"]["capacities"] = [make_capacity(0, str, 0, 1)]
    empty["picture"]["queues"] = [{"pool": "q", "from_day": 20820, "days": 0, "weeks": [], "closures": []}]
    empty["picture"].update(bottlenecks=[], proposals=[])
    for source in (PLAIN, empty):
        for diagram, word in words.items():
            said = " ".join(texts_of(draw(bench, source, diagram)).values())
            check(word in said, f"{diagram} does not say „{word}“: {said}")
    check("Hindu ei ole" not in " ".join(texts_of(draw(bench, SIMULATED, "pareto")).values()),
          "prices are there")


@case
def points_of_capacity_stand_where_their_figures_are(bench):
    root = draw(bench, CHARTS, "capacity")
    capacity = small()["picture"]["capacities"][0]
    for panel, name, figure in (("wait", "data-wait-p90-h", "wait_p90_h"),
                                ("load", "data-utilization", "utilization")):
        points = {float(group.get("data-staff")): group
                  for name_of, group in groups_of(root, "point").items() if f"-{panel}-" in name_of}
        wanted = {point["staff"]: point[figure]["mean"] for point in capacity["points"]}
        if panel == "wait":
            del wanted[0.5]  # Overloaded: beyond the scale, told at its edge.
        check(set(points) == set(wanted), f"{panel}: points at {sorted(points)}")
        for staff, group in points.items():
            check(float(group.get(name)) == wanted[staff], f"{name} at {staff}")
        boxes = {staff: box_of(group) for staff, group in points.items()}
        check_straight([(wanted[s], (b.top + b.bottom) / 2) for s, b in boxes.items()], panel)
        check_straight([(s, (b.left + b.right) / 2) for s, b in boxes.items()], "staff")
        marked = {s for s, group in points.items() if "marked" in group.get("class")}
        check(marked == {1, 2}, f"marked: {marked}")


@case
def capacity_says_what_is_asked(bench):
    said = " ".join(texts_of(draw(bench, CHARTS, "capacity")).values())
    for words in ("alates 01.01.2027 (Üks koordinaator): 1 ametikoht – 90% ootab kuni 12 p (95% vahemik "
                  "9,1–15), hõivatus 71%. Saab hakkama.", "praegu: 2 ametikohta – 90% ootab kuni 0,6 p",
                  "↑ 134 p, 21% loobub", "piir 85%", "ülekoormus", "kuni 30 päeva", "95% vahemik"):
        check(words in said, f"does not say „{words}“: {said}")


@case
def overload_is_hatched_as_far_as_the_load_is_beyond(bench):
    root = draw(bench, CHARTS, "capacity")
    zone = groups_of(root, "overload")["capacity-1-load-overload"]
    check(len(zone.findall(check_svg.SVG + "polyline")) > 10, "no hatching")
    points = {float(group.get("data-staff")): box_of(group)
              for name, group in groups_of(root, "point").items() if "-load-" in name}
    middle = {staff: (box.left + box.right) / 2 for staff, box in points.items()}
    share = (0.97 - 0.95) / (0.97 - 0.713)
    wanted = middle[0.5] + share * (middle[1] - middle[0.5])
    check(abs(box_of(zone).right - wanted) < 0.5, f"ends at {box_of(zone).right}, not {wanted}")


@case
def weeks_of_queues_are_steps_at_their_lengths(bench):
    root = draw(bench, CHARTS, "queue")
    queue = small()["picture"]["queues"][0]
    line = groups_of(root, "line")["queue-1-line"].find(check_svg.SVG + "path")
    numbers = [float(number) for number in check_svg.NUMBER.findall(line.get("d"))]
    places = list(zip(numbers[0::2], numbers[1::2], strict=True))[::3]
    check(len(places) == 2 * len(queue["weeks"]), f"{len(places)} corners")
    lengths = [week["length"]["mean"] for week in queue["weeks"] for _ in range(2)]
    days = [min(7 * (i + end), queue["days"]) for i in range(len(queue["weeks"])) for end in range(2)]
    check_straight([(length, y) for length, (_, y) in zip(lengths, places, strict=True)], "length")
    check_straight([(day, x) for day, (x, _) in zip(days, places, strict=True)], "day")
    pixels = (places[-1][0] - places[0][0]) / queue["days"]
    pauses = [box_of(group) for group in groups_of(root, "closed").values()
              if group.find(check_svg.SVG + "polygon") is not None and "queue-1" in group.get("id")]
    wanted = [(closure["from_day"] - queue["from_day"], closure["to_day"] + 1 - queue["from_day"])
              for closure in queue["closures"]]
    check(len(pauses) == len(wanted), f"{len(pauses)} pauses")
    for box, (begin, end) in zip(pauses, wanted, strict=True):
        check(abs(box.left - places[0][0] - begin * pixels) < 0.5 and
              abs(box.right - places[0][0] - end * pixels) < 0.5, f"a pause at {box}")

    holidays = [box_of(group) for name, group in groups_of(root, "holiday").items() if "queue-1" in name]
    check(len(holidays) == 1, f"{len(holidays)} holidays")  # 20 August, a Thursday
    middle = (holidays[0].left + holidays[0].right) / 2 - places[0][0]
    check(abs(middle - 51.5 * pixels) < 0.5, f"the holiday at {middle}")


@case
def queues_say_when_they_are_longest_and_what_a_pause_does(bench):
    said = " ".join(texts_of(draw(bench, CHARTS, "queue")).values())
    for words in ("Kõige pikem 28.07.2026–03.08.2026: ootab 96 (84–108) inimest",
                  "Pärast pausi 18.07.2026–29.07.2026 kulub 6 nädalat", "kogu riik", "juuli", "2026",
                  "oma skaala"):
        check(words in said, f"does not say „{words}“: {said}")


@case
def bars_are_as_long_as_their_prices(bench):
    root = draw(bench, CHARTS, "pareto")
    bars = groups_of(root, "bar")
    pairs, zero = [], None
    for bottleneck in small()["picture"]["bottlenecks"][:6]:
        group, price = bars[f"pareto-{bottleneck['id']}-bar"], bottleneck["price_days_per_year"]
        box = box_of(group)
        check(float(group.get("data-price-days-per-year")) == price["mean"], bottleneck["id"])
        check(("open" in group.get("class")) == (price["low"] <= 0 <= price["high"]), bottleneck["id"])
        zero = box.left if price["mean"] == 11160.5 else zero
        if abs(price["mean"]) > 100:
            pairs.append((price["mean"], box.right if price["mean"] > 0 else box.left))
    check_straight(pairs + [(0, zero)], "price")
    check(len(bars) == 6, f"{len(bars)} bars")


@case
def pareto_says_who_must_change_and_how_much_is_together(bench):
    texts = texts_of(draw(bench, CHARTS, "pareto"))
    said = " ".join(texts.values())
    for words in ("annavad kokku 100% hindade summast", "Riik peab neist muutma: 2", "11 160 ± 350",
                  "600 ± 710", "−245 ± 90", "hinda ei ole arvutatud: 1", "nullini"):
        check(words in said, f"does not say „{words}“: {said}")
    states = {name for name, text in texts.items() if text == "◆ riik"}
    check(states == {"pareto-k2-state", "pareto-k3-state"}, f"the state's: {states}")
    order = [name for name in texts if name.startswith("pareto-k") and name.endswith("-number")]
    check(order == [f"pareto-k{n}-number" for n in range(1, 7)], f"order: {order}")


@case
def grey_paper_tells_all_apart(bench):
    """Hollow, hatched and dashed: no meaning by colour alone."""
    root = draw(bench, CHARTS, "capacity", "--theme", "print")
    planned = groups_of(root, "planned").values()
    check(all(shape.get("stroke-dasharray") for group in planned for shape in group), "not dashed")
    bars = groups_of(draw(bench, CHARTS, "pareto", "--theme", "print"), "bar")
    fills = {name: group.find(check_svg.SVG + "polygon").get("fill") for name, group in bars.items()}
    check(fills["pareto-k3-bar"] == "#ffffff" != fills["pareto-k2-bar"], f"not hollow: {fills}")


@case
def tables_have_the_figures_of_the_charts(bench):
    wanted = {"capacity": "saab hakkama", "queue": "21.07.2026", "pareto": "riik peab muutma"}
    for diagram, words in wanted.items():
        text = bench.draw(CHARTS, f"{diagram}.csv", "-d", diagram, "-T", "csv").read_text()
        check(words in text, f"{diagram}: no „{words}“ in {text[:300]}")


if __name__ == "__main__":
    sys.exit(drawings.main(sys.argv[1:], CASES))
