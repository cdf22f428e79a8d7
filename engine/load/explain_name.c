// SPDX-License-Identifier: EUPL-1.2
// Explanations of T03: ids and references.
#include "explain_texts.h"

const tkd_explanation tkd_explain_name[TKD_EXPLAIN_NAME_COUNT] = {
    {
        .code = TKD_CODE_ID,
        .title = {"Tunnus ei vasta reeglitele", "An id that breaks the rules"},
        .text = {"Tunnus algab tähega; selles on väiketähed (ka õ, ä, ö, ü), numbrid ja "
                 "sidekriips. Tühikuid, suurtähti ja alakriipse ei ole. Inimestele näidatakse "
                 "pealkirja, seda võib kirjutada kuidas tahes.",
                 "An id begins with a letter; it has small letters (õ, ä, ö, ü too), digits and "
                 "hyphens. No blanks, capitals or underscores. People are shown the title, "
                 "which may be written in any way."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: Esimene Avaldus}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: Esimene Avaldus}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: esimene-avaldus, pealkiri: \"Esimene Avaldus\"}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: esimene-avaldus, title: \"Esimene Avaldus\"}\n"},
    },
    {
        .code = TKD_CODE_RESERVED_ID,
        .title = {"Tunnus on vormingus juba kasutusel", "An id that the format uses itself"},
        .text = {"Mõned sõnad tähendavad vormingus midagi: „alati“, „praegu“, „lahkumine“, "
                 "„lõpp“ ja arvude võtmed nagu „väärtus“ või „ühtlane“, mõlemas keeles. Vali "
                 "teine tunnus; pealkiri võib jääda samaks.",
                 "Some words mean something in the format: `always`, `today`, `leave`, `end`, "
                 "and keys of figures such as `value` or `uniform`, in both languages. Choose "
                 "another id; the title may stay."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad:\n"
                   "  - {id: value}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups:\n"
                   "  - {id: value}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad:\n"
                   "  - {id: väärtuslikud, pealkiri: value}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups:\n"
                   "  - {id: väärtuslikud, title: value}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_DOUBLED_ID,
        .title = {"Sama tunnus kaks korda", "The same id twice"},
        .text = {"Kaks kirjet kannavad sama tunnust; teade näitab mõlemat kohta. Sammude, "
                 "etappide ja väljumiste tunnused peavad olema erinevad kogu teekonna piires. "
                 "Kui need on sama asi, jäta üks; kui ei ole, anna teisele oma tunnus.",
                 "Two items bear the same id; the message shows both places. Ids of steps, "
                 "stages and exits must differ within the whole journey. If they are the same "
                 "thing, keep one; if not, give the second an id of its own."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - {id: saabumine, sammud: [avaldus]}\n"
                   "  - {id: argielu, sammud: [avaldus]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - {id: saabumine, steps: [avaldus]}\n"
                   "  - {id: argielu, steps: [avaldus]}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - {id: saabumine, sammud: [avaldus]}\n"
                   "  - {id: argielu, sammud: [{id: teine-avaldus, pealkiri: Avaldus}]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - {id: saabumine, steps: [avaldus]}\n"
                   "  - {id: argielu, steps: [{id: teine-avaldus, title: Avaldus}]}\n"},
    },
    {
        .code = TKD_CODE_UNKNOWN_REFERENCE,
        .title = {"Nimi, mida miski ei kanna", "A name that nothing bears"},
        .text = {"Siin viidatakse tunnusele, mida ei ole. See on valesti kirjutatud või on "
                 "kirje veel lisamata. Tunnused kirjutatakse täpselt, täpitähtedega.",
                 "This refers to an id that does not exist. It is misspelled, or the item is "
                 "still to be added. Ids are written exactly, diacritics included."},
        .faulty = {"teekond: 1\n"
                   "teenused: [{id: elukoht, kestus: 20min}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, teenus: elukohtt}\n",
                   "teekond: 1\n"
                   "services: [{id: elukoht, duration: 20min}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, service: elukohtt}\n"},
        .mended = {"teekond: 1\n"
                   "teenused: [{id: elukoht, kestus: 20min}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, teenus: elukoht}\n",
                   "teekond: 1\n"
                   "services: [{id: elukoht, duration: 20min}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, service: elukoht}\n"},
    },
    {
        .code = TKD_CODE_UNKNOWN_PERSON_KEY,
        .title = {"Arv tundmatu rühma kohta", "A figure for someone unknown"},
        .text = {"„Kelle kohta“ võib olla sihtrühm, tunnus, tunnuse väärtus, omavalitsus või "
                 "\"*\" (kõik teised). Seda nime ei kanna ükski neist.",
                 "By whom may be a group, a trait, a value of a trait, a municipality, or \"*\" "
                 "(all others). None of them bears this name."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: {el: 3p, kolmasriik: 4p}}\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: {el: 3d, kolmasriik: 4d}}\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: {el: 3p, kolmas-riik: 4p}}\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: {el: 3d, kolmas-riik: 4d}}\n"},
    },
    {
        .code = TKD_CODE_NO_SOURCE,
        .title = {"Allikat ei ole loetelus", "A source that is not listed"},
        .text = {"Arv viitab allikale, mida jaotises „allikad“ ei ole. Lisa allikas või paranda "
                 "tunnus: aruande lugeja peab allika üles leidma.",
                 "The figure names a source that is not in the section `sources`. Add the "
                 "source or mend its id: the reader of a report must be able to find it."},
        .faulty = {"teekond: 1\n"
                   "allikad: [{id: rr-2025, pealkiri: Rahvastikuregister}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: {väärtus: 3p, allikas: rr-2024}}\n",
                   "teekond: 1\n"
                   "sources: [{id: rr-2025, title: Rahvastikuregister}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: {value: 3d, source: rr-2024}}\n"},
        .mended = {"teekond: 1\n"
                   "allikad: [{id: rr-2025, pealkiri: Rahvastikuregister}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: {väärtus: 3p, allikas: rr-2025}}\n",
                   "teekond: 1\n"
                   "sources: [{id: rr-2025, title: Rahvastikuregister}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: {value: 3d, source: rr-2025}}\n"},
    },
};
