# SPDX-License-Identifier: EUPL-1.2
"""Every word of the format in Estonian, with and without its diacritics, where the English one stands.

The ground is diagnostics/fine-every-key.yaml, which uses every key in English.
"""

import re

from support import DIAGNOSTICS, Failed, case, check, check_same_figures, problems, simulate, write

ENGLISH = (DIAGNOSTICS / "fine-every-key.yaml").read_text()

# Pairs as the format lists them: `english estonian|another`.
KEYS = """
title pealkiri · sources allikad · groups sihtrühmad · calendars kalendrid
providers teenuseosutajad|osutajad|asutused · pools teenindajad|ressursid · services teenused
journeys teekonnad · bottlenecks kitsaskohad · proposals lahendusettepanekud|ettepanekud
municipalities omavalitsused|kovid · indicators näitajad · scenarios stsenaariumid
run simulatsioon · value väärtus · source allikas · evidence tõendatus · note märkus
median mediaan · exponential eksponentsiaalne · lognormal lognormaal · times korda
view vaade · priority prioriteet · patience kannatlikkus · traits tunnused · party leibkond
open avatud · closed suletud · only ainult · provider teenuseosutaja|osutaja
level tasand|tase · sites teeninduskohad · site teeninduskoht · serves teenindab
travel sõiduaeg · time aeg · cost maksumus · staff koosseis|töötajad · access ligipääs
pool teenindaja|ressurss · place koht · servers ametikohti · calendar kalender
order järjestus · share osakaal · absence eemalolek · every iga · lasts kestab
channel kanal · duration kestus · sessions kordi · booking broneering · no-show mitteilmumine
processing menetlus · fee tasu · info info · course kursus · starts algused · seats kohad
closes sulgub · stages etapid · steps sammud · target sihtaeg · counts-from loetakse-alates
exits väljumised · lanes rajad · clocks kellad · from alates · until kuni
parallel rööbiti|samal-ajal · branches harud · service teenus · when kui · take-up kasutus
after pärast · needs eeldab · not-before mitte-enne · delay viivitus|kulub · gives annab
takes võtab · attempts pöördumisi · else muidu · deadline tähtaeg · within jooksul
late hilinemisel · milestone verstapost · feeling tunne|emotsioon · notes märkmed · next edasi
to kuhu · wait oota · because põhjus · then siis · at kus · where omavalitsustes|kovides
kind liik · severity tõsidus · description kirjeldus · effect mõju · without ilma
rework kordumine · dropout katkestamine · capacity läbilaskevõime
removes kõrvaldab|leevendab · set muudab · owner vastutaja|eestvedaja · partners partnerid
law-change seadusemuudatus · law õigusakt · risk risk · due tähtpäev · once ühekordne
yearly aastas · status olek · pilot katsetab|piloot · activity tegevus · county maakond
residents elanikke · arrivals saabujad · season hooajalisus · budget eelarve · adopt rakendab
unit ühik · base algtase · start algus · warmup soojendus · measure mõõtmine · drain järelaeg
replications replikatsioone · seed seeme
"""

# Words as values: where they stand in the ground, `english estonian|another`.
WORDS = """
view: newcomer uussisserändaja|sisserändaja · view: returnee tagasipöörduja
level: state riik · level: ngo vabaühendus · level: private era · order: fifo järjest
order: random loos · until: all kõik · kind: availability kättesaadavus|kaugus
status: idea idee · status: prototype prototüüp · law-change: unclear selgusetu
starts: monthly kord-kuus · law-change: no ei · milestone: yes jah · pilot: yes jah
"""


def table(text):
    """(english, estonian) for each Estonian word of a table."""
    for pair in text.replace("\n", " · ").split("·"):
        words = pair.split()
        if words:
            for estonian in words[-1].split("|"):
                yield " ".join(words[:-1]), estonian


def plain(word):
    """A word without its diacritics."""
    return word.translate(str.maketrans("õäöüšž", "oaousz"))


def with_key(text, english, estonian):
    """The text with a key exchanged wherever it stands as one (paths of edits keep theirs)."""
    return re.sub(rf"(?<![\w.-]){re.escape(english)}(?=:(\s|$))", estonian, text, flags=re.M)


def each_word(pairs, exchanged):
    """No word may raise a problem; all that do are told."""
    failures = []
    for english, estonian in pairs:
        for word in dict.fromkeys((estonian, plain(estonian))):
            text = exchanged(ENGLISH, english, word)
            check(
                text != ENGLISH or english == word.split()[-1],
                f"{english} does not stand in the ground",
            )
            found = problems(write("sõnad.yaml", text))
            if found:
                failures.append(f"{english} as {word}: {found[0]['line']}: {found[0]['message']}")
    if failures:
        raise Failed("\n".join(failures))


@case
def every_key_in_estonian():
    """All first words at once, then all second ones; word by word only to name the culprits."""
    rounds = {}
    for english, estonian in table(KEYS):
        check(with_key(ENGLISH, english, "-") != ENGLISH, f"{english} does not stand in the ground")
        for words in (estonian, plain(estonian)):
            turn = next(n for n in range(9) if english not in rounds.setdefault(n, {}))
            rounds[turn][english] = words
    for words in rounds.values():
        text = ENGLISH
        for english in sorted(words, key=len, reverse=True):
            text = with_key(text, english, words[english])
        if problems(write("sõnad.yaml", text)):
            each_word(table(KEYS), with_key)
            raise Failed("each word is fine, but not all together")


@case
def every_word_in_estonian():
    def exchanged(text, english, estonian):
        key, word = english.split()
        if word == estonian:
            return text
        return text.replace(f"{key} {word}", f"{key} {estonian}")

    failures = []
    for english, estonian in table(WORDS):
        try:
            each_word([(english, estonian)], exchanged)
        except Failed as failure:
            failures.append(str(failure))
    if failures:
        raise Failed("\n".join(failures))


@case
def a_wholly_estonian_workspace_is_the_same():
    """All keys at once, first by their first word, then by their last."""
    english = simulate(write("inglise.yaml", ENGLISH), "-n", "1")
    for which in (0, -1):
        text = ENGLISH
        for pair in sorted(KEYS.replace("\n", " · ").split("·"), key=lambda p: -len(p)):
            words = pair.split()
            if words:
                text = with_key(text, words[0], words[1].split("|")[which])
        estonian = simulate(write("eesti.yaml", text), "-n", "1")
        check_same_figures(english, estonian)


@case
def every_unit_in_estonian():
    """Durations and rates by every name of their unit."""
    hours = {
        "d": ("päev", "p"),
        "w": ("nädal", "n"),
        "mo": ("kuu", "k"),
        "y": ("aasta", "a"),
        "h": ("t",),
        "wd": ("tp",),
    }
    ground = """\
        teekond: 1
        groups: [uus]
        municipalities: [{id: kuusalu, arrivals: {uus: 50/RATE}}]
        stages: [{id: a, steps: [{id: x, delay: 2UNIT}]}]
        run: {warmup: 0, measure: 30d, replications: 2}
        """
    for english, names in hours.items():

        def figures(duration, rate):
            text = ground.replace("2UNIT", f"2{duration}").replace("RATE", rate)
            return simulate(write("ühik.yaml", text)).figures()

        rate = "y" if english == "wd" else english
        expected = figures(english, rate)
        for name in names:
            for word in dict.fromkeys((name, plain(name))):
                estonian_rate = rate if english == "wd" else word
                check(figures(word, estonian_rate) == expected, f"{word} is not {english}")
                check(figures(f" {word}", estonian_rate) == expected, f"2 {word} is not 2{english}")


@case
def weekdays_in_estonian():
    """E T K N R L P, alone and in ranges."""
    for english, estonian in (
        ("mon-thu", "E-N"),
        ("fri", "R"),
        ("mon", "E"),
        ("wed", "K"),
        ("mon-sun", "E-P"),
    ):
        text = re.sub(rf"(?<![\w-]){english}:", f"{estonian}:", ENGLISH)
        check(text != ENGLISH, f"no {english} in the ground")
        found = problems(write("päevad.yaml", text))
        check(found == [], f"{estonian} for {english}", found)


# Words that the ground does not use: a workspace with a gap, and what may fill it.
GAPS = {
    "bottlenecks: [{id: kitsas, at: [x], kind: GAP}]": """
        capacity läbilaskevõime järjekord information info teave language keel legal õigus
        availability kättesaadavus kaugus digital digi coordination koostöö housing eluase
        data andmed cost raha attitude hoiakud support tugi""",
    "sources: [{id: rr, title: R}]\nbottlenecks: [{id: kitsas, at: [x], "
    "effect: {delay: {value: 3d, source: rr, evidence: GAP}}}]": """
        measured mõõdetud register law seadus survey küsitlus derived arvutatud workshop töötuba
        assumption eeldus""",
    "bottlenecks: [{id: kitsas, at: [x]}]\nproposals: [{id: abi, removes: [kitsas], status: GAP}]": """
        idea idee prototype prototüüp pilot katsetus adopted kasutusel""",
    "bottlenecks: [{id: kitsas, at: [x]}]\nproposals: [{id: abi, removes: [kitsas], level: GAP}]": """
        kov kovs state riik eu""",
    "bottlenecks: [{id: kitsas, at: [x], view: GAP}]": """
        newcomer uussisserändaja sisserändaja returnee tagasipöörduja kov state riik""",
    "services: [{id: t, calendar: GAP}]": "always alati",
    "services: [{id: t, course: {starts: GAP, lasts: 1mo}}]": "weekly kord-nädalas monthly kord-kuus",
    "pools: [{id: p, order: GAP}]": "fifo järjest random loos priority prioriteet",
}
STEP_GAPS = {
    "next: [{to: GAP, p: 10%}]": "end lõpp leave lahkumine",
    "feeling: GAP": "rõõmus rahul ükskõikne murelik meeleheitel -2 2 0",
    "milestone: GAP": "yes no true false jah ei",
}


@case
def words_that_fill_gaps():
    failures = []
    tail = "stages: [{id: a, steps: [{id: x STEP}, {id: y}]}]\n"
    trials = [(g, "", w) for g, words in GAPS.items() for w in words.split()]
    trials += [("", ", " + g, w) for g, words in STEP_GAPS.items() for w in words.split()]
    for section, step, word in trials:
        for form in dict.fromkeys((word, plain(word))):
            text = f"teekond: 1\n{section}\n{tail.replace(' STEP', step)}".replace("GAP", form)
            found = problems(write("lünk.yaml", text))
            if found:
                failures.append(f"{form} in {section or step}: {found[0]['message']}")
    if failures:
        raise Failed("\n".join(failures))
