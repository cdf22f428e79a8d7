// SPDX-License-Identifier: EUPL-1.2
// Explanations of T04: journeys and bottlenecks.
#include "explain_texts.h"

const tkd_explanation tkd_explain_journey[TKD_EXPLAIN_JOURNEY_COUNT] = {
    {
        .code = TKD_CODE_PROBABILITY_SUM,
        .title = {"Edasi läheb rohkem kui 100%", "More than 100% go elsewhere"},
        .text = {"„edasi“ osakaalud annavad kokku üle 100%, vähemalt ühe rühma jaoks. Ülejäänud "
                 "lähevad „siis“ järgi, nii et kokku võib olla ka vähem.",
                 "The shares of `next` add up to more than 100%, for one group at least. The "
                 "rest goes to `then`, so that together they may well be less."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, edasi: [{kuhu: avaldus, tõenäosus: 60%}, {kuhu: "
                   "lahkumine, tõenäosus: 50%}]}\n"
                   "      - otsus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, next: [{to: avaldus, p: 60%}, {to: leave, p: 50%}]}\n"
                   "      - otsus\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, edasi: [{kuhu: avaldus, tõenäosus: 60%}, {kuhu: "
                   "lahkumine, tõenäosus: 5%}]}\n"
                   "      - otsus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, next: [{to: avaldus, p: 60%}, {to: leave, p: 5%}]}\n"
                   "      - otsus\n"},
    },
    {
        .code = TKD_CODE_UNREACHABLE_STEP,
        .title = {"Sammuni ei jõua keegi", "A step that nobody reaches"},
        .text = {"Ükski tee ei vii selle sammuni: kõik lähevad sellest mööda. Kaart "
                 "joonistatakse, aga simulatsioonis on samm tühi. Kontrolli sammu kohal olevaid "
                 "„siis“ ja „edasi“ kirjeid.",
                 "No way leads to this step: all pass it by. The map is drawn, but in the "
                 "simulation the step is empty. Check `then` and `next` of the steps above it."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, siis: otsus}\n"
                   "      - vestlus\n"
                   "      - otsus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, then: otsus}\n"
                   "      - vestlus\n"
                   "      - otsus\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, edasi: [{kuhu: otsus, tõenäosus: 80%}]}\n"
                   "      - vestlus\n"
                   "      - otsus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, next: [{to: otsus, p: 80%}]}\n"
                   "      - vestlus\n"
                   "      - otsus\n"},
    },
    {
        .code = TKD_CODE_TRAP,
        .title = {"Lõks: siit ei pääse keegi välja", "A trap: nobody gets out"},
        .text = {"Nendest sammudest ei vii ükski tee edasi ega välja: inimesed käiksid ringi "
                 "igavesti. Lisa mõnele neist võimalus edasi minna või lahkuda.",
                 "No way leads on from these steps, nor out: people would go round for ever. "
                 "Give one of them a way to go on or to leave."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - avaldus\n"
                   "      - {id: parandus, siis: avaldus}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - avaldus\n"
                   "      - {id: parandus, then: avaldus}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - avaldus\n"
                   "      - {id: parandus, edasi: [{kuhu: avaldus, tõenäosus: 20%}]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - avaldus\n"
                   "      - {id: parandus, next: [{to: avaldus, p: 20%}]}\n"},
    },
    {
        .code = TKD_CODE_CYCLE,
        .title = {"Sammud ootavad üksteist", "Steps that wait for each other"},
        .text = {"„pärast“, „eeldab“ ja „mitte-enne“ ajavad ringi: iga samm ootab teist ja "
                 "keegi ei saa alustada. Teade loetleb ringi; jäta üks tingimus ära.",
                 "`after`, `needs` and `not-before` go in a circle: each step waits for another "
                 "and nobody can begin. The message lists the circle; leave one condition out."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: 2p}\n"
                   "      - {id: üürikodu, pärast: [pangakonto]}\n"
                   "      - {id: pangakonto, pärast: [üürikodu]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: 2d}\n"
                   "      - {id: üürikodu, after: [pangakonto]}\n"
                   "      - {id: pangakonto, after: [üürikodu]}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: 2p}\n"
                   "      - {id: üürikodu, pärast: [avaldus]}\n"
                   "      - {id: pangakonto, pärast: [üürikodu]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: 2d}\n"
                   "      - {id: üürikodu, after: [avaldus]}\n"
                   "      - {id: pangakonto, after: [üürikodu]}\n"},
    },
    {
        .code = TKD_CODE_LEAVES_BRANCH,
        .title = {"Hüpe teise harusse", "A jump into another branch"},
        .text = {"„edasi“, „siis“ ja „muidu“ jäävad oma harusse (ja rööpplokis oma plokki), või "
                 "nimetavad väljumise. Uus haru algab sammust, millel on „pärast“. Kui üks haru "
                 "peab teist ootama, kasuta „eeldab“.",
                 "`next`, `then` and `else` stay in their branch (and in a parallel block, in "
                 "their block), or name an exit. A new branch begins at a step with `after`. If "
                 "one branch must wait for another, use `needs`."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, edasi: [{kuhu: kool, tõenäosus: 5%}]}\n"
                   "      - otsus\n"
                   "      - {id: kool, pärast: [avaldus]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, next: [{to: kool, p: 5%}]}\n"
                   "      - otsus\n"
                   "      - {id: kool, after: [avaldus]}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, edasi: [{kuhu: lahkumine, tõenäosus: 5%}]}\n"
                   "      - otsus\n"
                   "      - {id: kool, pärast: [avaldus]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, next: [{to: leave, p: 5%}]}\n"
                   "      - otsus\n"
                   "      - {id: kool, after: [avaldus]}\n"},
    },
    {
        .code = TKD_CODE_NEEDS_LATER,
        .title = {"Samm eeldab hilisemat sammu", "A step that needs a later one"},
        .text = {"Samm ootab sammu, mis tuleb samas harus alles pärast teda: nii ei saaks "
                 "kumbki alata. Vaheta järjekord või alusta sammust „pärast“ abil oma haru.",
                 "The step waits for one that comes after it in the same branch: neither could "
                 "begin. Change the order, or let the step begin a branch of its own by `after`."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, eeldab: [otsus]}\n"
                   "      - otsus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, needs: [otsus]}\n"
                   "      - otsus\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - avaldus\n"
                   "      - {id: otsus, eeldab: [avaldus]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - avaldus\n"
                   "      - {id: otsus, needs: [avaldus]}\n"},
    },
    {
        .code = TKD_CODE_AFTER_IN_BLOCK,
        .title = {"„pärast“ rööpplokis", "`after` inside a parallel block"},
        .text = {"Rööpplokis on harud juba kirja pandud, „pärast“ uut haru seal ei alusta. Kui "
                 "samm peab ootama, kasuta „eeldab“.",
                 "A parallel block lists its branches already; `after` begins none there. If "
                 "the step has to wait, use `needs`."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - avaldus\n"
                   "      - rööbiti:\n"
                   "          harud:\n"
                   "            - [{id: kursus, pärast: [avaldus]}]\n"
                   "            - [{id: tööotsing}]\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - avaldus\n"
                   "      - parallel:\n"
                   "          branches:\n"
                   "            - [{id: kursus, after: [avaldus]}]\n"
                   "            - [{id: tööotsing}]\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - avaldus\n"
                   "      - rööbiti:\n"
                   "          harud:\n"
                   "            - [{id: kursus, eeldab: [avaldus]}]\n"
                   "            - [{id: tööotsing}]\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - avaldus\n"
                   "      - parallel:\n"
                   "          branches:\n"
                   "            - [{id: kursus, needs: [avaldus]}]\n"
                   "            - [{id: tööotsing}]\n"},
    },
    {
        .code = TKD_CODE_GROUP_IN_TWO_JOURNEYS,
        .title = {"Rühm on kahes teekonnas", "A group in two journeys"},
        .text = {"Iga rühm läbib üht teekonda. Jäta rühm ühte loetellu, või tee sellest kaks "
                 "rühma.",
                 "Each group takes one journey. Keep it in one list, or make two groups of it."},
        .faulty =
            {"teekond: 1\n"
             "sihtrühmad: [el, kolmas-riik]\n"
             "teekonnad:\n"
             "  - {id: üks, sihtrühmad: [el, kolmas-riik], etapid: [{id: saabumine, sammud: "
             "[avaldus]}]}\n"
             "  - {id: teine, sihtrühmad: [el], etapid: [{id: saabumine, sammud: [avaldus]}]}\n",
             "teekond: 1\n"
             "groups: [el, kolmas-riik]\n"
             "journeys:\n"
             "  - {id: üks, groups: [el, kolmas-riik], stages: [{id: saabumine, steps: "
             "[avaldus]}]}\n"
             "  - {id: teine, groups: [el], stages: [{id: saabumine, steps: [avaldus]}]}\n"},
        .mended =
            {"teekond: 1\n"
             "sihtrühmad: [el, kolmas-riik]\n"
             "teekonnad:\n"
             "  - {id: üks, sihtrühmad: [kolmas-riik], etapid: [{id: saabumine, sammud: "
             "[avaldus]}]}\n"
             "  - {id: teine, sihtrühmad: [el], etapid: [{id: saabumine, sammud: [avaldus]}]}\n",
             "teekond: 1\n"
             "groups: [el, kolmas-riik]\n"
             "journeys:\n"
             "  - {id: üks, groups: [kolmas-riik], stages: [{id: saabumine, steps: [avaldus]}]}\n"
             "  - {id: teine, groups: [el], stages: [{id: saabumine, steps: [avaldus]}]}\n"},
    },
    {
        .code = TKD_CODE_EMPTY_JOURNEY,
        .title = {"Teekonnas ei ole ühtegi sammu", "A journey without steps"},
        .text = {"Teekond koosneb sammudest. Lisa vähemalt üks; selle pealkirjast piisab.",
                 "A journey consists of steps. Add at least one; its title will do."},
        .faulty = {"teekond: 1\n"
                   "teekonnad:\n"
                   "  - {id: uus-elanik, etapid: []}\n",
                   "teekond: 1\n"
                   "journeys:\n"
                   "  - {id: uus-elanik, stages: []}\n"},
        .mended = {"teekond: 1\n"
                   "teekonnad:\n"
                   "  - {id: uus-elanik, etapid: [{id: saabumine, sammud: [\"Elukoha "
                   "registreerimine\"]}]}\n",
                   "teekond: 1\n"
                   "journeys:\n"
                   "  - {id: uus-elanik, stages: [{id: saabumine, steps: [\"Elukoha "
                   "registreerimine\"]}]}\n"},
    },
    {
        .code = TKD_CODE_EFFECT_AND_WITHOUT,
        .title = {"Kitsaskohal on „mõju“ ja „ilma“",
                  "A bottleneck with both `effect` and `without`"},
        .text = {"„mõju“ lisab põhiarvudele midagi, „ilma“ võtab midagi ära, mis on neis juba "
                 "sees. Üks kitsaskoht saab olla vaid üht liiki: jäta üks alles.",
                 "`effect` adds to the base figures, `without` takes away what is in them "
                 "already. A bottleneck can be of one kind only: keep one."},
        .faulty = {"teekond: 1\n"
                   "kitsaskohad:\n"
                   "  - id: pikk\n"
                   "    kus: [avaldus]\n"
                   "    mõju: {viivitus: 5p}\n"
                   "    ilma: {pools.koordinaator.servers: 2}\n"
                   "teenindajad: [koordinaator]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "bottlenecks:\n"
                   "  - id: pikk\n"
                   "    at: [avaldus]\n"
                   "    effect: {delay: 5d}\n"
                   "    without: {pools.koordinaator.servers: 2}\n"
                   "pools: [koordinaator]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
        .mended = {"teekond: 1\n"
                   "kitsaskohad:\n"
                   "  - id: pikk\n"
                   "    kus: [avaldus]\n"
                   "    ilma: {pools.koordinaator.servers: 2}\n"
                   "teenindajad: [koordinaator]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "bottlenecks:\n"
                   "  - id: pikk\n"
                   "    at: [avaldus]\n"
                   "    without: {pools.koordinaator.servers: 2}\n"
                   "pools: [koordinaator]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_EFFECT_ON_POOL,
        .title = {"Teenindajate mõju ainult mõnele", "An effect on a pool for some only"},
        .text = {"Teenindajaid on kõigi jaoks kas rohkem või vähem: „läbilaskevõime“ ja "
                 "„eemalolek“ ei saa kehtida ainult ühele rühmale või tunnusele. Jäta "
                 "„sihtrühmad“ ja „kui“ ära või vali teine mõju.",
                 "Staff is less for everyone: `capacity` and `absence` cannot hold for one "
                 "group or trait alone. Leave `groups` and `when` out, or choose another effect."},
        .faulty =
            {"teekond: 1\n"
             "sihtrühmad: [el]\n"
             "kitsaskohad:\n"
             "  - {id: haige, kus: [avaldus], sihtrühmad: [el], mõju: {läbilaskevõime: {korda: "
             "0.5}}}\n"
             "teenindajad: [koordinaator]\n"
             "etapid:\n"
             "  - id: saabumine\n"
             "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
             "teekond: 1\n"
             "groups: [el]\n"
             "bottlenecks:\n"
             "  - {id: haige, at: [avaldus], groups: [el], effect: {capacity: {times: 0.5}}}\n"
             "pools: [koordinaator]\n"
             "stages:\n"
             "  - id: saabumine\n"
             "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [el]\n"
                   "kitsaskohad:\n"
                   "  - {id: haige, kus: [avaldus], mõju: {läbilaskevõime: {korda: 0.5}}}\n"
                   "teenindajad: [koordinaator]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "groups: [el]\n"
                   "bottlenecks:\n"
                   "  - {id: haige, at: [avaldus], effect: {capacity: {times: 0.5}}}\n"
                   "pools: [koordinaator]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_EFFECT_NOWHERE,
        .title = {"Mõjul ei ole kohta", "An effect with no place to act"},
        .text = {"Kitsaskohal on „mõju“, aga pole teada, millises sammus see toimib, või ei ole "
                 "seal teenindajaid, keda see puudutab. Lisa „kus“.",
                 "The bottleneck has an `effect`, but no step where it acts, or no staff there "
                 "that it could touch. Add `at`."},
        .faulty = {"teekond: 1\n"
                   "kitsaskohad:\n"
                   "  - {id: pikk, mõju: {viivitus: 5p}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "bottlenecks:\n"
                   "  - {id: pikk, effect: {delay: 5d}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "kitsaskohad:\n"
                   "  - {id: pikk, kus: [avaldus], mõju: {viivitus: 5p}}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "bottlenecks:\n"
                   "  - {id: pikk, at: [avaldus], effect: {delay: 5d}}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_BLOCK,
        .title = {"Rööpplokk ei ole terviklik", "A parallel block that is not whole"},
        .text = {"Rööpplokk vajab harusid ja igas harus vähemalt üht sammu. Harud on loetelude "
                 "loetelu.",
                 "A parallel block needs branches, and each branch at least one step. Branches "
                 "are a list of lists."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - rööbiti:\n"
                   "          harud:\n"
                   "            - [kursus]\n"
                   "            - []\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - parallel:\n"
                   "          branches:\n"
                   "            - [kursus]\n"
                   "            - []\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - rööbiti:\n"
                   "          harud:\n"
                   "            - [kursus]\n"
                   "            - [tööotsing]\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - parallel:\n"
                   "          branches:\n"
                   "            - [kursus]\n"
                   "            - [tööotsing]\n"},
    },
    {
        .code = TKD_CODE_ASKS_TOO_EARLY,
        .title = {"Tunnust küsitakse enne, kui seda oodatakse",
                  "A trait is asked for before it is waited for"},
        .text = {"Sammu „kui“ loetakse siis, kui inimene sammuni jõuab; „eeldab“ ja „mitte-enne“ "
                 "ootavad alles pärast seda. Kui tunnuse annab ainult samm, mida siin alles "
                 "oodatakse, läheb inimene sammust mööda. Alusta sammuga oma haru („pärast“) või "
                 "pane tema ette samm, mis vaid ootab.",
                 "`when` of a step is read when the client reaches it; `needs` and `not-before` "
                 "are waited for only after that. If the trait comes only from a step that is "
                 "still waited for here, the client passes the step by. Begin a branch with the "
                 "step (`after`), or put a step before it that only waits."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - avaldus\n"
                   "      - {id: pangakonto, kui: {kaardiga: jah}, eeldab: [id-kaart]}\n"
                   "      - {id: id-kaart, pärast: [avaldus], annab: [kaardiga]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - avaldus\n"
                   "      - {id: pangakonto, when: {kaardiga: yes}, needs: [id-kaart]}\n"
                   "      - {id: id-kaart, after: [avaldus], gives: [kaardiga]}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - avaldus\n"
                   "      - {id: id-kaart, pärast: [avaldus], annab: [kaardiga]}\n"
                   "      - {id: pangakonto, pärast: [id-kaart], kui: {kaardiga: jah}}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - avaldus\n"
                   "      - {id: id-kaart, after: [avaldus], gives: [kaardiga]}\n"
                   "      - {id: pangakonto, after: [id-kaart], when: {kaardiga: yes}}\n"},
    },
};
