// SPDX-License-Identifier: EUPL-1.2
// Explanations of T01: files, letters and YAML itself.
#include "explain_texts.h"

const tkd_explanation tkd_explain_text[TKD_EXPLAIN_TEXT_COUNT] = {
    {
        .code = TKD_CODE_UNREADABLE,
        .title = {"Faili ei saa lugeda", "A file cannot be read"},
        .text = {"Programm ei saa faili või kausta avada: nimi on valesti kirjutatud, faili ei "
                 "ole, või puudub õigus seda lugeda. Kontrolli nime ja seda, et fail ei oleks "
                 "teises programmis lukus.",
                 "The program cannot open the file or folder: the name is misspelled, there is "
                 "no such file, or there is no right to read it. Check the name, and that no "
                 "other program has locked the file."},
    },
    {
        .code = TKD_CODE_NOT_UTF8,
        .title = {"Fail ei ole UTF-8 kodeeringus", "A file is not UTF-8"},
        .text = {"Failis on baite, mis ei ole UTF-8 tähed. Tavaliselt on see vanas Windowsi "
                 "kodeeringus salvestatud fail, kus õ, ä, ö ja ü on teistmoodi kirjas. Ava fail "
                 "tekstiredaktoris ja salvesta uuesti, valides kodeeringuks UTF-8.",
                 "The file holds bytes that are not letters of UTF-8. Mostly it was saved in an "
                 "old Windows encoding, where õ, ä, ö and ü are written otherwise. Open it in a "
                 "text editor and save it again as UTF-8."},
    },
    {
        .code = TKD_CODE_CONTROL_CHARACTER,
        .title = {"Keelatud nähtamatu märk", "A forbidden invisible character"},
        .text = {"Tekstis on nähtamatu juhtmärk, mida YAML ei luba. Nii juhtub, kui kopeerida "
                 "tekst PDF-ist või kui fail on vigane. Kustuta märk ja kirjuta see koht uuesti.",
                 "The text holds an invisible control character that YAML forbids. It happens "
                 "when text is copied from a PDF, or when the file is damaged. Delete the "
                 "character and write the place anew."},
    },
    {
        .code = TKD_CODE_YAML,
        .title = {"YAML-i kirjaviga", "A mistake in YAML"},
        .text = {"Teksti ei saa lugeda YAML-ina: sulg või jutumärk on sulgemata, taane ei "
                 "klapi, või on taandes tabulaator. Vaata näidatud rida ja ka seda, mis on "
                 "vahetult selle kohal. Taane tehakse tühikutega, ühe taseme kirjed algavad "
                 "samast veerust.",
                 "The text cannot be read as YAML: a bracket or quote is open, the indentation "
                 "does not fit, or a tab stands in it. Look at the line shown and at what is "
                 "just above it. Indent by spaces; items of one level begin in the same column."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_TOO_DEEP,
        .title = {"Liiga palju tasemeid", "Too many levels"},
        .text = {"Loetelud ja plokid seisavad üksteise sees sügavamal kui 64 taset. Ükski "
                 "teekond nii sügavat ülesehitust ei vaja; tõenäoliselt on mõni sulg sulgemata.",
                 "Lists and maps stand inside each other deeper than 64 levels. No journey "
                 "needs that; most likely a bracket was left open."},
    },
    {
        .code = TKD_CODE_TOO_LARGE,
        .title = {"Fail on liiga suur", "A file is too large"},
        .text = {"Fail on suurem kui 64 MiB, selles on üle kahe miljoni väärtuse, või kasvab "
                 "see viidete (&, *) tõttu üle selle piiri. Jaga töö mitmeks failiks või jäta "
                 "viited ära.",
                 "The file is larger than 64 MiB, holds more than two million values, or grows "
                 "beyond that by aliases (&, *). Split the work into several files, or leave "
                 "the aliases out."},
    },
    {
        .code = TKD_CODE_ALIAS,
        .title = {"Viide, millel ei ole sisu", "An alias of nothing"},
        .text = {"„*nimi“ kordab kohta, mille ees on „&nimi“. Siin ei ole sellist kohta üleval "
                 "kirjas, või viitab see iseendale. Kui tärn on tekst (näiteks „*“ tähenduses "
                 "„kõik teised“), pane see jutumärkidesse.",
                 "`*name` repeats a place that was marked `&name`. There is no such place "
                 "above, or it refers to itself. If the asterisk is meant as text (such as \"*\" "
                 "for all others), put it in quotes."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: *kaua}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: *kaua}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: &kaua 3p}\n"
                   "      - {id: otsus, viivitus: *kaua}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: &kaua 3d}\n"
                   "      - {id: otsus, delay: *kaua}\n"},
    },
    {
        .code = TKD_CODE_TAG,
        .title = {"YAML-i silt ei ole lubatud", "A YAML tag is not allowed"},
        .text = {"„!“ rea või väärtuse alguses on YAML-is silt, mida see vorming ei kasuta. Kui "
                 "hüüumärk kuulub teksti, pane tekst jutumärkidesse.",
                 "A `!` at the beginning of a value is a tag in YAML, which this format does "
                 "not use. If the mark belongs to the text, put the text in quotes."},
        .faulty = {"teekond: 1\n"
                   "pealkiri: !tähtis Kohanemine\n"
                   "etapid: [saabumine]\n",
                   "teekond: 1\n"
                   "title: !tähtis Kohanemine\n"
                   "stages: [saabumine]\n"},
        .mended = {"teekond: 1\n"
                   "pealkiri: \"!tähtis Kohanemine\"\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "title: \"!tähtis Kohanemine\"\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_MERGE_KEY,
        .title = {"Liitmisvõti „<<“ ei ole lubatud", "The merge key `<<` is not allowed"},
        .text = {"„<<“ kopeerib YAML-is teise ploki võtmed siia. See vorming seda ei kasuta, "
                 "sest siis ei oleks enam näha, kust arv pärineb. Kirjuta võtmed välja.",
                 "In YAML `<<` copies the keys of another map. This format does not use it, "
                 "because one would no longer see where a figure comes from. Write the keys out."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - &alus {id: avaldus, viivitus: 2p}\n"
                   "      - {<<: *alus, id: otsus}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - &alus {id: avaldus, delay: 2d}\n"
                   "      - {<<: *alus, id: otsus}\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, viivitus: 2p}\n"
                   "      - {id: otsus, viivitus: 2p}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, delay: 2d}\n"
                   "      - {id: otsus, delay: 2d}\n"},
    },
    {
        .code = TKD_CODE_COMPLEX_KEY,
        .title = {"Võtmeks on loetelu või plokk", "A list or map as a key"},
        .text = {"Võti on alati üks sõna või tunnus, mille järel on koolon. Siin on võtme kohal "
                 "loetelu või plokk: enamasti on sulg või küsimärk vales kohas.",
                 "A key is always one word or id, followed by a colon. Here a list or map "
                 "stands in its place: mostly a bracket or a question mark is misplaced."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, kasutus: {[el, kolmas-riik]: 40%, \"*\": 10%}}\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, take-up: {[el, kolmas-riik]: 40%, \"*\": 10%}}\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, kasutus: {el: 40%, kolmas-riik: 40%, \"*\": 10%}}\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, take-up: {el: 40%, kolmas-riik: 40%, \"*\": 10%}}\n"},
    },
    {
        .code = TKD_CODE_SEVERAL_DOCUMENTS,
        .title = {"Mitu dokumenti ühes failis", "Several documents in a file"},
        .text = {"Rida „---“ alustab YAML-is uut dokumenti. Ühes failis võib olla üks; kõik "
                 "kausta failid loetakse niikuinii kokku. Jäta rida ära või tee teisest osast "
                 "oma fail.",
                 "The line `---` begins another document in YAML. A file may hold one; all "
                 "files of a folder are read together anyway. Leave the line out, or make the "
                 "second part a file of its own."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad: [el]\n"
                   "---\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups: [el]\n"
                   "---\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [el]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "teekond: 1\n"
                   "groups: [el]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_DOUBLED_KEY,
        .title = {"Sama võti kaks korda", "The same key twice"},
        .text = {"Ühes plokis on sama võti kaks korda, võib-olla eesti ja inglise keeles või "
                 "täpitähtedega ja ilma. Programm ei saa teada, kumba mõtlesid. Jäta alles üks, "
                 "või liida sisud kokku.",
                 "A map has the same key twice, perhaps in English and in Estonian, or with and "
                 "without diacritics. The program cannot know which one is meant. Keep one, or "
                 "join what they hold."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - id: avaldus\n"
                   "        viivitus: 2p\n"
                   "        viivitus: 3p\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - id: avaldus\n"
                   "        delay: 2d\n"
                   "        viivitus: 3d\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - id: avaldus\n"
                   "        viivitus: 2p\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - id: avaldus\n"
                   "        delay: 2d\n"},
    },
    {
        .code = TKD_CODE_EMPTY_VALUE,
        .title = {"Võtmel ei ole väärtust", "A key without a value"},
        .text = {"Võtme järel ei ole midagi. Kirjuta väärtus, või kustuta võti: puuduv võti "
                 "tähendab, et seda ei ole teada. Kui väärtus on järgmistel ridadel, peavad "
                 "need olema rohkem taandatud.",
                 "Nothing stands behind the key. Write the value, or delete the key: an absent "
                 "key means that it is not known. If the value is in the next lines, they must "
                 "be indented further."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - id: avaldus\n"
                   "        viivitus:\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - id: avaldus\n"
                   "        delay:\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - id: avaldus\n"
                   "        viivitus: 2p\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - id: avaldus\n"
                   "        delay: 2d\n"},
    },
    {
        .code = TKD_CODE_NO_DOCUMENT,
        .title = {"Fail on tühi", "An empty file"},
        .text = {"Failis ei ole midagi peale märkuste. Alusta reaga „teekond: 1“, või pane "
                 "käsule „teekond init“ kausta nimi: see kirjutab sinna näidise.",
                 "The file holds nothing but comments. Begin with the line `teekond: 1`, or "
                 "give the command `teekond init` a folder: it writes an example there."},
        .faulty = {"# Siia tuleb teekond.\n", "# Siia tuleb teekond.\n"},
        .mended = {"# Siia tuleb teekond.\n"
                   "teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [avaldus]\n",
                   "# Siia tuleb teekond.\n"
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [avaldus]\n"},
    },
    {
        .code = TKD_CODE_DECIMAL_COMMA_IN_MAP,
        .title = {"Koma poolitas arvu", "A comma split a number"},
        .text = {"Loogeliste sulgude vahel lahutab koma kirjeid. „{a: 1,9}“ on YAML-i jaoks „a: "
                 "1“ ja tühi võti „9“. Kirjuta kümnendmurd punktiga: 1.9.",
                 "Between braces a comma separates items. For YAML `{a: 1,9}` is `a: 1` and an "
                 "empty key `9`. Write decimals with a point: 1.9."},
        .faulty = {"teekond: 1\n"
                   "teenindajad:\n"
                   "  - {id: koordinaator, ametikohti: 1,9}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools:\n"
                   "  - {id: koordinaator, servers: 1,9}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
        .mended = {"teekond: 1\n"
                   "teenindajad:\n"
                   "  - {id: koordinaator, ametikohti: 1.9}\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud: [{id: avaldus, teenindaja: koordinaator, kestus: 20min}]\n",
                   "teekond: 1\n"
                   "pools:\n"
                   "  - {id: koordinaator, servers: 1.9}\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps: [{id: avaldus, pool: koordinaator, duration: 20min}]\n"},
    },
    {
        .code = TKD_CODE_MISSING_SPACE,
        .title = {"Kooloni järel puudub tühik", "No blank after the colon"},
        .text = {"Võtme kooloni järel peab olema tühik, muidu loeb YAML kõik kokku üheks "
                 "tekstiks. Kirjuta „el: 15%“, mitte „el:15%“.",
                 "A blank must follow the colon of a key, or YAML reads it all as one text. "
                 "Write `el: 15%`, not `el:15%`."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad: [el]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, kasutus: {el:15%}}\n",
                   "teekond: 1\n"
                   "groups: [el]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, take-up: {el:15%}}\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [el]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, kasutus: {el: 15%}}\n",
                   "teekond: 1\n"
                   "groups: [el]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, take-up: {el: 15%}}\n"},
    },
    {
        .code = TKD_CODE_UNQUOTED_STAR,
        .title = {"Tärn ilma jutumärkideta", "An asterisk without quotes"},
        .text =
            {"Tärn tähendab YAML-is viidet. Kui mõtled „kõik teised“, kirjuta see "
             "jutumärkides: \"*\".",
             "In YAML an asterisk begins an alias. For \"all others\" write it in quotes: \"*\"."},
        .faulty = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, kasutus: {el: 15%, *: 40%}}\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, take-up: {el: 15%, *: 40%}}\n"},
        .mended = {"teekond: 1\n"
                   "sihtrühmad: [el, kolmas-riik]\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - {id: avaldus, kasutus: {el: 15%, \"*\": 40%}}\n",
                   "teekond: 1\n"
                   "groups: [el, kolmas-riik]\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - {id: avaldus, take-up: {el: 15%, \"*\": 40%}}\n"},
    },
    {
        .code = TKD_CODE_UNQUOTED_PUNCTUATION,
        .title = {"Koma või koolon pealkirjas", "A comma or colon in a title"},
        .text = {"Pealkirjas on koma, koolon või muu märk, millel on YAML-is oma tähendus. Pane "
                 "pealkiri jutumärkidesse.",
                 "The title has a comma, a colon or another mark that means something in YAML. "
                 "Put the title in quotes."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - {id: saabumine, pealkiri: Saabumine, esimesed päevad, sammud: [avaldus]}\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - {id: saabumine, title: Saabumine, esimesed päevad, steps: [avaldus]}\n"},
        .mended =
            {"teekond: 1\n"
             "etapid:\n"
             "  - {id: saabumine, pealkiri: \"Saabumine, esimesed päevad\", sammud: [avaldus]}\n",
             "teekond: 1\n"
             "stages:\n"
             "  - {id: saabumine, title: \"Saabumine, esimesed päevad\", steps: [avaldus]}\n"},
    },
    {
        .code = TKD_CODE_DASH_AS_TEXT,
        .title = {"Kriipsu järel puudub tühik", "No blank after the dash"},
        .text = {"Loetelu kirje algab kriipsu ja tühikuga. Ilma tühikuta loeb YAML kriipsu "
                 "teksti osaks.",
                 "An item of a list begins with a dash and a blank. Without the blank YAML "
                 "takes the dash as part of the text."},
        .faulty = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      -avaldus\n"
                   "      -otsus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      -avaldus\n"
                   "      -otsus\n"},
        .mended = {"teekond: 1\n"
                   "etapid:\n"
                   "  - id: saabumine\n"
                   "    sammud:\n"
                   "      - avaldus\n"
                   "      - otsus\n",
                   "teekond: 1\n"
                   "stages:\n"
                   "  - id: saabumine\n"
                   "    steps:\n"
                   "      - avaldus\n"
                   "      - otsus\n"},
    },
};
