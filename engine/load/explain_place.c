// SPDX-License-Identifier: EUPL-1.2
// Explanations of T05, T06 and T07: places, edits, runs, and what computing finds.
#include "explain_texts.h"

const tkd_explanation tkd_explain_place[TKD_EXPLAIN_PLACE_COUNT] = {
    {
        .code = TKD_CODE_NEVER_OPEN,
        .title = {"Kalender ei ole kunagi avatud", "A calendar that never opens"},
        .text = {"Selle kalendri järgi ei ole ühtegi hetke, mil oleks avatud: „suletud“ katab "
                 "kõik või „ainult“ ei sisalda ühtegi tööpäeva. Keegi ei saaks teenust.",
                 "By this calendar there is no moment when it is open: `closed` covers all, or "
                 "`only` holds no working day. Nobody could be served."},
        .faulty =
            {"teekond: 1\n"
             "kalendrid:\n"
             "  - {id: tööaeg, avatud: {E-R: \"08:00-16:00\"}, suletud: [\"01-01..12-31\"]}\n"
             "teenindajad: [{id: koordinaator, kalender: tööaeg}]\n"
             "etapid:\n"
             "  - id: saabumine\n"
             "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
             "teekond: 1\n"
             "calendars:\n"
             "  - {id: tööaeg, open: {mon-fri: \"08:00-16:00\"}, closed: [\"01-01..12-31\"]}\n"
             "pools: [{id: koordinaator, calendar: tööaeg}]\n"
             "stages:\n"
             "  - id: saabumine\n"
             "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
        .mended =
            {"teekond: 1\n"
             "kalendrid:\n"
             "  - {id: tööaeg, avatud: {E-R: \"08:00-16:00\"}, suletud: [\"07-01..07-31\"]}\n"
             "teenindajad: [{id: koordinaator, kalender: tööaeg}]\n"
             "etapid:\n"
             "  - id: saabumine\n"
             "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
             "teekond: 1\n"
             "calendars:\n"
             "  - {id: tööaeg, open: {mon-fri: \"08:00-16:00\"}, closed: [\"07-01..07-31\"]}\n"
             "pools: [{id: koordinaator, calendar: tööaeg}]\n"
             "stages:\n"
             "  - id: saabumine\n"
             "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_NO_SITE,
        .title = {"Omavalitsust ei teeninda ükski koht", "A municipality that no site serves"},
        .text = {"Selle omavalitsuse inimesed vajavad teenust, mille osutajal on "
                 "teeninduskohad, aga ükski neist seda omavalitsust ei teeninda. Lisa "
                 "omavalitsus mõne koha „teenindab“ loetellu või kirjuta omavalitsusele "
                 "„ligipääs“.",
                 "People of this municipality need a service whose provider has sites, but none "
                 "of them serves it. Add the municipality to `serves` of a site, or give the "
                 "municipality `access`."},
        .faulty = {"teekond: 1\n"
                   "omavalitsused: [{id: tartu, saabujad: {kõik: 10/a}}, {id: saaremaa, saabujad: "
                   "{kõik: 10/a}}]\n"
                   "sihtrühmad: [kõik]\n"
                   "teenuseosutajad:\n"
                   "  - {id: ppa, teeninduskohad: [{id: ppa-tartu, teenindab: [tartu]}]}\n"
                   "teenindajad: [{id: ametnik, teenuseosutaja: ppa}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: ametnik, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "municipalities: [{id: tartu, arrivals: {kõik: 10/y}}, {id: saaremaa, arrivals: "
                   "{kõik: 10/y}}]\n"
                   "groups: [kõik]\n"
                   "providers:\n"
                   "  - {id: ppa, sites: [{id: ppa-tartu, serves: [tartu]}]}\n"
                   "pools: [{id: ametnik, provider: ppa}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: ametnik, duration: 20min}]\n"},
        .mended =
            {"teekond: 1\n"
             "omavalitsused: [{id: tartu, saabujad: {kõik: 10/a}}, {id: saaremaa, saabujad: {kõik: "
             "10/a}}]\n"
             "sihtrühmad: [kõik]\n"
             "teenuseosutajad:\n"
             "  - {id: ppa, teeninduskohad: [{id: ppa-tartu, teenindab: [tartu, saaremaa]}]}\n"
             "teenindajad: [{id: ametnik, teenuseosutaja: ppa}]\n"
             "etapid:\n"
             "  - id: saabumine\n"
             "    sammud: [{id: avaldus, teenindaja: ametnik, kestus: 20min}]\n",
             "teekond: 1\n"
             "municipalities: [{id: tartu, arrivals: {kõik: 10/y}}, {id: saaremaa, arrivals: "
             "{kõik: 10/y}}]\n"
             "groups: [kõik]\n"
             "providers:\n"
             "  - {id: ppa, sites: [{id: ppa-tartu, serves: [tartu, saaremaa]}]}\n"
             "pools: [{id: ametnik, provider: ppa}]\n"
             "stages:\n"
             "  - id: saabumine\n"
             "    steps: [{id: avaldus, pool: ametnik, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_TWO_SITES,
        .title = {"Omavalitsust teenindab kaks kohta", "Two sites for one municipality"},
        .text = {"Kaks teeninduskohta teenindavad sama omavalitsust ja programm ei tea, kumba "
                 "inimesed lähevad. Jäta omavalitsus ühe juurde või ütle omavalitsuse "
                 "„ligipääs“, kus käiakse.",
                 "Two sites serve the same municipality, and the program cannot know to which "
                 "one people go. Leave it with one, or say it by the municipality's `access`."},
        .faulty = {"teekond: 1\n"
                   "omavalitsused: [{id: tartu, saabujad: {kõik: 10/a}}]\n"
                   "sihtrühmad: [kõik]\n"
                   "teenuseosutajad:\n"
                   "  - {id: ppa, teeninduskohad: [{id: ppa-tartu, teenindab: [tartu]}, {id: "
                   "ppa-anne, teenindab: [tartu]}]}\n"
                   "teenindajad: [{id: ametnik, teenuseosutaja: ppa}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: ametnik, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "municipalities: [{id: tartu, arrivals: {kõik: 10/y}}]\n"
                   "groups: [kõik]\n"
                   "providers:\n"
                   "  - {id: ppa, sites: [{id: ppa-tartu, serves: [tartu]}, {id: ppa-anne, serves: "
                   "[tartu]}]}\n"
                   "pools: [{id: ametnik, provider: ppa}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: ametnik, duration: 20min}]\n"},
        .mended = {"teekond: 1\n"
                   "omavalitsused: [{id: tartu, saabujad: {kõik: 10/a}, ligipääs: {ppa: "
                   "{teeninduskoht: ppa-tartu}}}]\n"
                   "sihtrühmad: [kõik]\n"
                   "teenuseosutajad:\n"
                   "  - {id: ppa, teeninduskohad: [{id: ppa-tartu, teenindab: [tartu]}, {id: "
                   "ppa-anne, teenindab: [tartu]}]}\n"
                   "teenindajad: [{id: ametnik, teenuseosutaja: ppa}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: ametnik, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "municipalities: [{id: tartu, arrivals: {kõik: 10/y}, access: {ppa: {site: "
                   "ppa-tartu}}}]\n"
                   "groups: [kõik]\n"
                   "providers:\n"
                   "  - {id: ppa, sites: [{id: ppa-tartu, serves: [tartu]}, {id: ppa-anne, serves: "
                   "[tartu]}]}\n"
                   "pools: [{id: ametnik, provider: ppa}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: ametnik, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_NO_SERVERS,
        .title = {"Teenindajaid ei ole", "Nobody works there"},
        .text = {"Samm vajab teenindajaid, keda ei ole ühelgi päeval: ametikohti on 0. Inimesed "
                 "jääksid igavesti ootama.",
                 "The step needs staff that is there on no day: `servers` is 0. People would "
                 "wait for ever."},
        .faulty = {"teekond: 1\n"
                   "teenindajad: [{id: koordinaator, ametikohti: 0}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools: [{id: koordinaator, servers: 0}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
        .mended = {"teekond: 1\n"
                   "teenindajad: [{id: koordinaator, ametikohti: 0.5}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools: [{id: koordinaator, servers: 0.5}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_NO_SERVERS_LATER,
        .title = {"Mingist päevast alates teenindajaid ei ole",
                  "Nobody works there from a date on"},
        .text = {"Sellest kuupäevast alates ei tööta keegi, aga inimesi tuleb edasi. Kui nii "
                 "ongi mõeldud, siis näitab simulatsioon, kuidas järjekord kasvab; muidu lisa "
                 "arv hilisemaks ajaks.",
                 "From this date on nobody works, but people keep coming. If that is meant, the "
                 "simulation shows how the queue grows; if not, give a number for later."},
        .faulty = {"teekond: 1\n"
                   "teenindajad:\n"
                   "  - {id: koordinaator, ametikohti: {2026-01-01: 1, 2028-01-01: 0}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools:\n"
                   "  - {id: koordinaator, servers: {2026-01-01: 1, 2028-01-01: 0}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
        .mended = {"teekond: 1\n"
                   "teenindajad:\n"
                   "  - {id: koordinaator, ametikohti: {2026-01-01: 1, 2028-01-01: 0.5}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools:\n"
                   "  - {id: koordinaator, servers: {2026-01-01: 1, 2028-01-01: 0.5}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_NO_JOURNEY,
        .title = {"Saabujatel ei ole teekonda", "Arrivals to no journey"},
        .text = {"See rühm saabub, aga ükski teekond seda ei nimeta. Lisa rühm mõne teekonna "
                 "loetellu; teekond, millel loetelu ei ole, võtab kõik ülejäänud.",
                 "This group arrives, but no journey lists it. Add it to a journey's list; a "
                 "journey without a list takes all the others."},
        .faulty =
            {"teekond: 1\n"
             "sihtrühmad: [el, kolmas-riik]\n"
             "omavalitsused:\n"
             "  - {id: tartu, saabujad: {kolmas-riik: 46/a, el: 10/a}}\n"
             "teekonnad:\n"
             "  - {id: üks, sihtrühmad: [kolmas-riik], etapid: [{id: saabumine, sammud: "
             "[avaldus]}]}\n",
             "teekond: 1\n"
             "groups: [el, kolmas-riik]\n"
             "municipalities:\n"
             "  - {id: tartu, arrivals: {kolmas-riik: 46/y, el: 10/y}}\n"
             "journeys:\n"
             "  - {id: üks, groups: [kolmas-riik], stages: [{id: saabumine, steps: [avaldus]}]}\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik]\n"
                   "omavalitsused:\n"
                   "  - {id: tartu, saabujad: {kolmas-riik: 46/a, el: 10/a}}\n"
                   "teekonnad:\n"
                   "  - {id: üks, sihtrühmad: [kolmas-riik, el], etapid: [{id: saabumine, sammud: "
                   "[avaldus]}]}\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik]\n"
                   "municipalities:\n"
                   "  - {id: tartu, arrivals: {kolmas-riik: 46/y, el: 10/y}}\n"
                   "journeys:\n"
                   "  - {id: üks, groups: [kolmas-riik, el], stages: [{id: saabumine, steps: "
                   "[avaldus]}]}\n"},
    },
    {
        .code = TKD_CODE_POOL_AND_COURSE,
        .title = {"Teenusel on nii kursus kui teenindaja", "A service with a course and a pool"},
        .text = {"Kursusel on oma algused ja kohad; teenindaja järjekorda selle juures ei ole. "
                 "Jäta üks ära või tee kaks teenust: enne vestlus, siis kursus.",
                 "A course has its own starts and seats, and no queue for a pool. Leave one "
                 "out, or make two services: an interview first, then the course."},
        .faulty =
            {"teekond: 1\n"
             "teenindajad: [õpetaja]\n"
             "teenused:\n"
             "  - {id: kursus, teenindaja: õpetaja, kursus: {algused: [\"09-01\"], kestab: 4k}}\n"
             "etapid:\n"
             "  - id: keel\n"
             "    sammud: [{id: keelekursus, teenus: kursus}]\n",
             "teekond: 1\n"
             "pools: [õpetaja]\n"
             "services:\n"
             "  - {id: kursus, pool: õpetaja, course: {starts: [\"09-01\"], lasts: 4mo}}\n"
             "stages:\n"
             "  - id: keel\n"
             "    steps: [{id: keelekursus, service: kursus}]\n"},
        .mended = {"teekond: 1\n"
                   "teenused:\n"
                   "  - {id: kursus, kursus: {algused: [\"09-01\"], kestab: 4k}}\n"
                   "etapid:\n"
                   "  - id: keel\n"
                   "    sammud: [{id: keelekursus, teenus: kursus}]\n",
                   "teekond: 1\n"
                   "services:\n"
                   "  - {id: kursus, course: {starts: [\"09-01\"], lasts: 4mo}}\n"
                   "stages:\n"
                   "  - id: keel\n"
                   "    steps: [{id: keelekursus, service: kursus}]\n"},
    },
    {
        .code = TKD_CODE_NO_SEATS,
        .title = {"Kursusel ei ole ühtegi kohta", "A course without any seat"},
        .text = {"Kursusel on 0 kohta, nii et keegi ei saa sinna kunagi. Pane kohtade arv, või "
                 "jäta „kohad“ ära: siis mahuvad kõik.",
                 "The course has 0 seats, so that nobody ever gets in. Give their number, or "
                 "leave `seats` out: then there is room for all."},
        .faulty = {"teekond: 1\n"
                   "teenused:\n"
                   "  - {id: kursus, kursus: {algused: [\"09-01\"], kohad: 0, kestab: 4k}}\n"
                   "etapid:\n"
                   "  - id: keel\n"
                   "    sammud: [{id: keelekursus, teenus: kursus}]\n",
                   "teekond: 1\n"
                   "services:\n"
                   "  - {id: kursus, course: {starts: [\"09-01\"], seats: 0, lasts: 4mo}}\n"
                   "stages:\n"
                   "  - id: keel\n"
                   "    steps: [{id: keelekursus, service: kursus}]\n"},
        .mended = {"teekond: 1\n"
                   "teenused:\n"
                   "  - {id: kursus, kursus: {algused: [\"09-01\"], kohad: 16, kestab: 4k}}\n"
                   "etapid:\n"
                   "  - id: keel\n"
                   "    sammud: [{id: keelekursus, teenus: kursus}]\n",
                   "teekond: 1\n"
                   "services:\n"
                   "  - {id: kursus, course: {starts: [\"09-01\"], seats: 16, lasts: 4mo}}\n"
                   "stages:\n"
                   "  - id: keel\n"
                   "    steps: [{id: keelekursus, service: kursus}]\n"},
    },
    {
        .code = TKD_CODE_EDIT_PATH,
        .title = {"Muudatuse tee ei vii kuhugi", "The path of an edit leads nowhere"},
        .text = {"Muudatus nimetab oma koha teena: jaotis, tunnus, võti, punktidega. Kirje peab "
                 "olemas olema, võti võib olla uus. Näited: services.elukoht.duration, "
                 "municipalities.saaremaa.staff.koordinaator, journeys.J.steps.S.next.SIHT.p.",
                 "An edit names its place by a path: section, id, key, joined by dots. The item "
                 "must exist, the key may be new. Examples: services.elukoht.duration, "
                 "municipalities.saaremaa.staff.koordinaator, journeys.J.steps.S.next.TARGET.p."},
        .faulty = {"teekond: 1\n"
                   "teenused: [{id: nõustamine, kestus: 20min}]\n"
                   "stsenaariumid:\n"
                   "  - {id: kiirem, muudab: {services.noustamine.duration: 10min}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenus: nõustamine}]\n",
                   "teekond: 1\n"
                   "services: [{id: nõustamine, duration: 20min}]\n"
                   "scenarios:\n"
                   "  - {id: kiirem, set: {services.noustamine.duration: 10min}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, service: nõustamine}]\n"},
        .mended = {"teekond: 1\n"
                   "teenused: [{id: nõustamine, kestus: 20min}]\n"
                   "stsenaariumid:\n"
                   "  - {id: kiirem, muudab: {services.nõustamine.duration: 10min}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenus: nõustamine}]\n",
                   "teekond: 1\n"
                   "services: [{id: nõustamine, duration: 20min}]\n"
                   "scenarios:\n"
                   "  - {id: kiirem, set: {services.nõustamine.duration: 10min}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, service: nõustamine}]\n"},
    },
    {
        .code = TKD_CODE_EDIT_VALUE,
        .title = {"Muudatus, mida seal teha ei saa", "An edit that cannot be made there"},
        .text = {"{korda: x} ja {lisaks: x} muudavad arvu, mis seal on kirjas. Siin ei ole "
                 "arvu, mida muuta. Kirjuta arv alusesse või anna muudatuses kohe uus väärtus.",
                 "{times: x} and {plus: x} change the figure that stands there. Here no figure "
                 "stands that could be changed. Write one in the base, or give the new value at "
                 "once."},
        .faulty = {"teekond: 1\n"
                   "teenused: [{id: nõustamine, kestus: 20min}]\n"
                   "stsenaariumid:\n"
                   "  - {id: kiirem, muudab: {services.nõustamine.booking: {korda: 0.5}}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenus: nõustamine}]\n",
                   "teekond: 1\n"
                   "services: [{id: nõustamine, duration: 20min}]\n"
                   "scenarios:\n"
                   "  - {id: kiirem, set: {services.nõustamine.booking: {times: 0.5}}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, service: nõustamine}]\n"},
        .mended = {"teekond: 1\n"
                   "teenused: [{id: nõustamine, kestus: 20min, broneering: 5p}]\n"
                   "stsenaariumid:\n"
                   "  - {id: kiirem, muudab: {services.nõustamine.booking: {korda: 0.5}}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenus: nõustamine}]\n",
                   "teekond: 1\n"
                   "services: [{id: nõustamine, duration: 20min, booking: 5d}]\n"
                   "scenarios:\n"
                   "  - {id: kiirem, set: {services.nõustamine.booking: {times: 0.5}}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, service: nõustamine}]\n"},
    },
    {
        .code = TKD_CODE_EDIT_NOT_HERE,
        .title = {"Omavalitsus ei saa seda muuta", "A municipality cannot change this"},
        .text = {"Omavalitsuse „muudab“ kehtib ainult tema klientidele: teenused, sammud, "
                 "rühmad ja kov-i teenindajad. Riigi teenindajaid, kalendreid ega teisi "
                 "omavalitsusi see muuta ei saa; kirjuta muudatus stsenaariumi.",
                 "A municipality's `set` holds for its own clients alone: services, steps, "
                 "groups, pools of the kov. It cannot change the state's pools, calendars or "
                 "other municipalities; put such an edit in a scenario."},
        .faulty = {"teekond: 1\n"
                   "teenuseosutajad: [{id: ppa, tasand: riik}]\n"
                   "teenindajad: [{id: ametnik, teenuseosutaja: ppa}]\n"
                   "omavalitsused:\n"
                   "  - {id: tartu, saabujad: {kõik: 10/a}, muudab: {pools.ametnik.servers: 2}}\n"
                   "sihtrühmad: [kõik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: ametnik, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "providers: [{id: ppa, level: state}]\n"
                   "pools: [{id: ametnik, provider: ppa}]\n"
                   "municipalities:\n"
                   "  - {id: tartu, arrivals: {kõik: 10/y}, set: {pools.ametnik.servers: 2}}\n"
                   "groups: [kõik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: ametnik, duration: 20min}]\n"},
        .mended = {"teekond: 1\n"
                   "teenuseosutajad: [{id: ppa, tasand: riik}]\n"
                   "teenindajad: [{id: ametnik, teenuseosutaja: ppa}]\n"
                   "omavalitsused:\n"
                   "  - {id: tartu, saabujad: {kõik: 10/a}}\n"
                   "stsenaariumid:\n"
                   "  - {id: rohkem, muudab: {pools.ametnik.servers: 2}}\n"
                   "sihtrühmad: [kõik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: ametnik, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "providers: [{id: ppa, level: state}]\n"
                   "pools: [{id: ametnik, provider: ppa}]\n"
                   "municipalities:\n"
                   "  - {id: tartu, arrivals: {kõik: 10/y}}\n"
                   "scenarios:\n"
                   "  - {id: rohkem, set: {pools.ametnik.servers: 2}}\n"
                   "groups: [kõik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: ametnik, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_NO_PART,
        .title = {"Osa sellest ei saa kõrvaldada", "No part of this can be removed"},
        .text = {"Kitsaskoha „ilma“ muudab midagi, mis ei ole arv, ja ettepanek kõrvaldab "
                 "kitsaskohast ainult osa. Arvud liiguvad osa teest; kõik muu muutub alles siis, "
                 "kui kitsaskoht on täielikult kõrvaldatud.",
                 "`without` of the bottleneck edits what is no figure, and the proposal removes "
                 "only a part of the bottleneck. Figures go a part of the way; all else changes "
                 "only when the bottleneck is removed altogether."},
        .faulty = {"teekond: 1\n"
                   "teenused: [{id: nõustamine, kestus: 20min, menetlus: 10d}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenus: nõustamine}]\n"
                   "kitsaskohad:\n"
                   "  - {id: aeglane, kus: [avaldus], ilma: {services.nõustamine.sõiduaeg: ei}}\n"
                   "ettepanekud: [{id: abi, leevendab: {aeglane: 50%}}]\n",
                   "teekond: 1\n"
                   "services: [{id: nõustamine, duration: 20min, processing: 10d}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, service: nõustamine}]\n"
                   "bottlenecks:\n"
                   "  - {id: aeglane, at: [avaldus], without: {services.nõustamine.travel: no}}\n"
                   "proposals: [{id: abi, removes: {aeglane: 50%}}]\n"},
        .mended =
            {"teekond: 1\n"
             "teenused: [{id: nõustamine, kestus: 20min, menetlus: 10d}]\n"
             "etapid:\n"
             "  - id: saabumine\n"
             "    sammud: [{id: avaldus, teenus: nõustamine}]\n"
             "kitsaskohad:\n"
             "  - {id: aeglane, kus: [avaldus], ilma: {services.nõustamine.processing: 2d}}\n"
             "ettepanekud: [{id: abi, leevendab: {aeglane: 50%}}]\n",
             "teekond: 1\n"
             "services: [{id: nõustamine, duration: 20min, processing: 10d}]\n"
             "stages:\n"
             "  - id: saabumine\n"
             "    steps: [{id: avaldus, service: nõustamine}]\n"
             "bottlenecks:\n"
             "  - {id: aeglane, at: [avaldus], without: {services.nõustamine.processing: 2d}}\n"
             "proposals: [{id: abi, removes: {aeglane: 50%}}]\n"},
    },
    {
        .code = TKD_CODE_RUN,
        .title = {"Nii ei saa simuleerida", "A run that cannot be"},
        .text = {"Simulatsiooni seadistus ei anna midagi mõõta: mõõdetav aeg peab olema pikem "
                 "kui 0. Ajad on siin üks kestus, mitte jaotus.",
                 "The settings of the run leave nothing to measure: the measured time must be "
                 "longer than 0. Times are one duration here, no distribution."},
        .faulty = {"teekond: 1\n"
                   "simulatsioon: {mõõtmine: 0}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "run: {measure: 0}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "simulatsioon: {mõõtmine: 1a}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "run: {measure: 1y}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_OVERLOAD,
        .title = {"Tööd on rohkem kui jõutakse teha", "More work than can be done"},
        .text = {"Selles kohas on tööd 100% või rohkem sellest, mida teenindajad jõuavad: "
                 "järjekord kasvab lõputult ja ooteaeg oleneb sellest, kui kaua vaadata. Teade "
                 "ütleb koormuse. Lisa teenindajaid või tööaega, lühenda visiiti, või kontrolli "
                 "saabujate arvu.",
                 "The work offered here is 100% or more of what the staff can do: the queue "
                 "grows without end, and waits depend on how long one looks. The message tells "
                 "the load. Add staff or hours, shorten the visit, or check the number of "
                 "arrivals."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad: [kõik]\n"
                   "omavalitsused: [{id: tartu, saabujad: {kõik: 20000/a}}]\n"
                   "teenindajad: [{id: koordinaator, teenuseosutaja: kov}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 30min}]\n",
                   "teekond: 1\n"
                   "groups: [kõik]\n"
                   "municipalities: [{id: tartu, arrivals: {kõik: 20000/y}}]\n"
                   "pools: [{id: koordinaator, provider: kov}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 30min}]\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [kõik]\n"
                   "omavalitsused: [{id: tartu, saabujad: {kõik: 2000/a}}]\n"
                   "teenindajad: [{id: koordinaator, teenuseosutaja: kov}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 30min}]\n",
                   "teekond: 1\n"
                   "groups: [kõik]\n"
                   "municipalities: [{id: tartu, arrivals: {kõik: 2000/y}}]\n"
                   "pools: [{id: koordinaator, provider: kov}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 30min}]\n"},
    },
    {
        .code = TKD_CODE_NO_ARRIVALS,
        .title = {"Keegi ei saabu", "Nobody arrives"},
        .text = {"Ükski rühm ei saabu ühtegi omavalitsusse (kõik sagedused on 0), nii et midagi "
                 "ei ole simuleerida. Kaart joonistub ikka.",
                 "No group arrives in any municipality (all rates are 0), so that there is "
                 "nothing to simulate. The map draws all the same."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad: [kõik]\n"
                   "omavalitsused: [{id: tartu, saabujad: {kõik: 0/a}}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups: [kõik]\n"
                   "municipalities: [{id: tartu, arrivals: {kõik: 0/y}}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [kõik]\n"
                   "omavalitsused: [{id: tartu, saabujad: {kõik: 46/a}}]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups: [kõik]\n"
                   "municipalities: [{id: tartu, arrivals: {kõik: 46/y}}]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
};
