// SPDX-License-Identifier: EUPL-1.2
// Explanations of T02: keys and values.
#include "explain_texts.h"

const tkd_explanation tkd_explain_value[TKD_EXPLAIN_VALUE_COUNT] = {
    {
        .code = TKD_CODE_VERSION,
        .title = {"Vormingu versioon puudub või on vale",
                  "The version of the format is missing or wrong"},
        .text = {"Iga fail algab reaga „teekond: 1“: see ütleb, et tegemist on teekonnaga ja "
                 "millist vormingut see järgib. Muid versioone praegu ei ole.",
                 "Each file begins with the line `teekond: 1`: it says that this is a journey, "
                 "and which format it follows. There are no other versions now."},
        .faulty = {"etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_UNKNOWN_KEY,
        .title = {"Tundmatu võti", "An unknown key"},
        .text = {"Sellist võtit siin olla ei saa: see on valesti kirjutatud või kuulub mujale. "
                 "Kõik võtmed on loetletud failis docs/keys.et.md. Eesti- ja ingliskeelsed "
                 "võtmed on mõlemad lubatud, ka ilma täpitähtedeta.",
                 "There is no such key here: it is misspelled, or belongs elsewhere. All keys "
                 "are listed in docs/keys.en.md. English and Estonian keys are both accepted, "
                 "with or without diacritics."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivtus: 2p}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, dealy: 2d}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: 2p}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: 2d}\n"},
    },
    {
        .code = TKD_CODE_WRONG_SHAPE,
        .title = {"Vale kujuga väärtus", "A value of the wrong shape"},
        .text = {"Siin oodatakse teistsugust kuju: loetelu (kriipsudega), võtmetega plokki või "
                 "üht väärtust. Sammud on alati loetelu, ka siis, kui neid on üks.",
                 "Another shape is expected here: a list (with dashes), a map of keys, or a "
                 "single value. Steps are always a list, even when there is only one."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: avaldus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: avaldus\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_MISSING_KEY,
        .title = {"Puudub vajalik võti", "A needed key is missing"},
        .text = {"Ilma selle võtmeta ei ole kirjel mõtet: edasi-kirje vajab sihtkohta ja "
                 "osakaalu, igal kirjel peab olema tunnus või pealkiri. Lisa võti.",
                 "Without this key the item has no meaning: an entry of `next` needs its target "
                 "and share, every item needs an id or a title. Add the key."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, edasi: [{tõenäosus: 20%}]}\n"
                   "      - otsus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, next: [{p: 20%}]}\n"
                   "      - otsus\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, edasi: [{kuhu: lahkumine, tõenäosus: 20%}]}\n"
                   "      - otsus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, next: [{to: leave, p: 20%}]}\n"
                   "      - otsus\n"},
    },
    {
        .code = TKD_CODE_UNKNOWN_WORD,
        .title = {"Tundmatu sõna", "An unknown word"},
        .text = {"Siia käib üks kindlatest sõnadest, eesti või inglise keeles. Teade loetleb "
                 "need; kõik sõnad on ka võtmete loetelu lõpus.",
                 "One of certain words belongs here, in English or in Estonian. The message "
                 "lists them; all words are also at the end of the key reference."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad:\n"
                   "  - {id: el, vaade: uussisserandja}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups:\n"
                   "  - {id: el, view: newcommer}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad:\n"
                   "  - {id: el, vaade: uussisserändaja}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups:\n"
                   "  - {id: el, view: newcomer}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_NUMBER,
        .title = {"See ei ole arv", "Not a number"},
        .text = {"Siin oodatakse arvu: numbrid, vajaduse korral punkt ja murdosa. Astet (1e5), "
                 "tuhandete eraldajaid ja sõnu ei kasutata.",
                 "A number is expected here: digits, and where needed a point and decimals. "
                 "Exponents (1e5), thousands separators and words are not used."},
        .faulty = {"teekond: 1\n"
                   "teenindajad:\n"
                   "  - {id: koordinaator, ametikohti: kaks}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools:\n"
                   "  - {id: koordinaator, servers: kaks}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
        .mended = {"teekond: 1\n"
                   "teenindajad:\n"
                   "  - {id: koordinaator, ametikohti: 2}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools:\n"
                   "  - {id: koordinaator, servers: 2}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_DECIMAL_COMMA,
        .title = {"Komaga arv", "A decimal comma"},
        .text = {"Kümnendmurd kirjutatakse punktiga: 1.9, mitte 1,9. Koma on YAML-is kirjete "
                 "vahel.",
                 "Decimals are written with a point: 1.9, not 1,9. In YAML a comma stands "
                 "between items."},
        .faulty = {"teekond: 1\n"
                   "teenindajad:\n"
                   "  - id: koordinaator\n"
                   "    ametikohti: 1,9\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools:\n"
                   "  - id: koordinaator\n"
                   "    servers: 1,9\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
        .mended = {"teekond: 1\n"
                   "teenindajad:\n"
                   "  - id: koordinaator\n"
                   "    ametikohti: 1.9\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools:\n"
                   "  - id: koordinaator\n"
                   "    servers: 1.9\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_UNIT,
        .title = {"Ühik puudub või on tundmatu", "A unit is missing or unknown"},
        .text = {"Kestusel on ühik: s, min, t (h), p (d), n (w), k (mo), a (y), või tööpäevad "
                 "tp (wd). Sagedus on arv, kaldkriips ja ühik: 46/a. Raha on arv ja EUR.",
                 "A duration has a unit: s, min, h, d, w, mo, y, or working days wd. A rate is "
                 "a number, a slash and a unit: 46/y. Money is a number and EUR."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: 5}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: 5}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: 5p}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: 5d}\n"},
    },
    {
        .code = TKD_CODE_SHARE,
        .title = {"See ei ole osakaal", "Not a share"},
        .text = {"Osakaal on 0–100% või 0–1. Arv üle ühe ilma protsendimärgita jätaks kahtluse, "
                 "mida mõeldi: kirjuta 15% või 0.15.",
                 "A share is 0–100% or 0–1. A number above one without the percent sign would "
                 "leave a doubt: write 15% or 0.15."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, kasutus: 15}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, take-up: 15}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, kasutus: 15%}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, take-up: 15%}\n"},
    },
    {
        .code = TKD_CODE_RANGE,
        .title = {"Arv on väljaspool lubatud piire", "A number outside its limits"},
        .text = {"Igal suurusel on mõistlikud piirid: ametikohti ja kursusekohti kuni miljon, "
                 "kestus kuni 1000 aastat, sagedus kuni miljon tunnis, tunne −2 … +2, tõsidus "
                 "1–5, risk 1–3. Kontrolli arvu ja ühikut.",
                 "Each quantity has sensible limits: servers and seats up to a million, "
                 "durations up to 1000 years, rates up to a million an hour, feelings −2 … +2, "
                 "severity 1–5, risk 1–3. Check the number and its unit."},
        .faulty = {"teekond: 1\n"
                   "kitsaskohad:\n"
                   "  - {id: pikk-järjekord, kus: [avaldus], tõsidus: 7}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "bottlenecks:\n"
                   "  - {id: pikk-järjekord, at: [avaldus], severity: 7}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "kitsaskohad:\n"
                   "  - {id: pikk-järjekord, kus: [avaldus], tõsidus: 5}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "bottlenecks:\n"
                   "  - {id: pikk-järjekord, at: [avaldus], severity: 5}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_DISTRIBUTION,
        .title = {"Jaotuse parameetrid ei sobi", "The parameters of a distribution do not fit"},
        .text = {"Jaotus on kirja pandud poolikult või on parameetrid vales järjekorras. "
                 "Hinnang „kõige vähem / tavaliselt / kõige rohkem“ peab kasvama: 10/20/45min. "
                 "Jaotuste loetelu on failis docs/juhend.md.",
                 "The distribution is incomplete, or its parameters are out of order. A guess "
                 "`least/likely/most` must rise: 10/20/45min. The distributions are listed in "
                 "docs/format.md."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: 45/20/10min}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: 45/20/10min}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: 10/20/45min}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: 10/20/45min}\n"},
    },
    {
        .code = TKD_CODE_DATE,
        .title = {"See ei ole kuupäev", "Not a date"},
        .text = {"Kuupäev on kujul aasta-kuu-päev: 2026-01-05. Kalendrites võib aasta puududa "
                 "(07-01): siis kehtib see igal aastal. Kontrolli ka, kas selline päev on "
                 "olemas.",
                 "A date is year-month-day: 2026-01-05. In calendars the year may be left out "
                 "(07-01): then it holds every year. Check also that there is such a day."},
        .faulty = {"teekond: 1\n"
                   "simulatsioon: {algus: 05.01.2026}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "run: {start: 05.01.2026}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "simulatsioon: {algus: 2026-01-05}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "run: {start: 2026-01-05}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_MIXED_FIGURE,
        .title = {"Arvu kirjeldus on segamini", "A figure of mixed kinds"},
        .text = {"Ühes plokis on koos asjad, mis sinna koos ei käi: päritolu („väärtus“), "
                 "kuupäevad, jaotused ja rühmad. Väljas on „kelle kohta“, selle sees „mis "
                 "kuupäevast“, selle sees arv; „väärtus“ võib ümbritseda igaüht neist.",
                 "One map holds what does not go together: an origin (`value`), dates, "
                 "distributions, groups. By whom stands outside, by date inside it, the number "
                 "inside that; `value` may wrap any of them."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: {el: 3p, eksponentsiaalne: 4p}}\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: {el: 3d, exponential: 4d}}\n"},
        .mended =
            {"teekond: 1\n"
             "sihtrühmad: [el, kolmas-riik]\n"
             "etapid:\n"
             "  - id: saabumine\n"
             "    sammud:\n"
             "      - {id: avaldus, viivitus: {el: 3p, kolmas-riik: {eksponentsiaalne: 4p}}}\n",
             "teekond: 1\n"
             "groups: [el, kolmas-riik]\n"
             "stages:\n"
             "  - id: saabumine\n"
             "    steps:\n"
             "      - {id: avaldus, delay: {el: 3d, kolmas-riik: {exponential: 4d}}}\n"},
    },
    {
        .code = TKD_CODE_SHARES_SUM,
        .title = {"Osakaalud ei anna kokku 100%", "Shares that do not make 100%"},
        .text = {"Need osakaalud jagavad kõik inimesed ära ja peavad kokku andma 100%. Lisa "
                 "puuduv osa või paranda arvud.",
                 "These shares divide all people and must make 100% together. Add what is "
                 "missing, or mend the figures."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad:\n"
                   "  - {id: el, leibkond: {1: 50%, 2: 20%}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups:\n"
                   "  - {id: el, party: {1: 50%, 2: 20%}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad:\n"
                   "  - {id: el, leibkond: {1: 80%, 2: 20%}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups:\n"
                   "  - {id: el, party: {1: 80%, 2: 20%}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_LANGUAGE,
        .title = {"See ei ole keele lühend", "Not the code of a language"},
        .text = {"Tekst võib olla keelte kaupa: {et: …, en: …, ru: …}. Siin on võtmeks midagi "
                 "muud; võib-olla on tekstis koolon ja jutumärgid puuduvad.",
                 "A text may be given by language: {et: …, en: …, ru: …}. Here the key is "
                 "something else; perhaps the text has a colon and lacks quotes."},
        .faulty = {"teekond: 1\n"
                   "pealkiri: {Eesti: Kohanemine}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "title: {Eesti: Kohanemine}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "pealkiri: {et: Kohanemine}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "title: {et: Kohanemine}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_TOO_MANY,
        .title = {"Liiga palju rühmi või tunnuseid", "Too many groups or traits"},
        .text = {"Sihtrühmi ja tunnuseid võib olla kuni 64, ühel tunnusel kuni 16 väärtust. "
                 "Ühenda sarnased.",
                 "There may be up to 64 groups and 64 traits, and up to 16 values of one trait. "
                 "Join those that are alike."},
    },
    {
        .code = TKD_CODE_SECTION_TWICE,
        .title = {"„pealkiri“ või „simulatsioon“ mitmes failis",
                  "`title` or `run` in several files"},
        .text = {"Kaustas kehtib kõigile failidele üks pealkiri ja üks simulatsiooni seadistus. "
                 "Jäta need ühte faili. Kõik muud osad võivad olla jagatud nii mitmesse faili, "
                 "kui tahad.",
                 "A folder has one title and one setting of the run for all its files. Keep "
                 "them in one file. All other sections may be split over as many files as you "
                 "like."},
    },
    {
        .code = TKD_CODE_TIME_OF_DAY,
        .title = {"Kellaaeg ei sobi", "Opening hours that are none"},
        .text = {"Lahtiolekuaeg on kujul \"08:00-12:00, 13:00-17:00\": avamine enne sulgemist, "
                 "kuni 24:00, ajad ei kattu. Kirjuta see jutumärkides.",
                 "Opening hours are written \"08:00-12:00, 13:00-17:00\": opening before closing, "
                 "until 24:00, not overlapping. Write them in quotes."},
        .faulty = {"teekond: 1\n"
                   "kalendrid:\n"
                   "  - {id: tööaeg, avatud: {E-R: \"16:00-08:00\"}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "calendars:\n"
                   "  - {id: tööaeg, open: {mon-fri: \"16:00-08:00\"}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "kalendrid:\n"
                   "  - {id: tööaeg, avatud: {E-R: \"08:00-16:00\"}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "calendars:\n"
                   "  - {id: tööaeg, open: {mon-fri: \"08:00-16:00\"}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
};
