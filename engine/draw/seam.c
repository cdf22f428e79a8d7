// SPDX-License-Identifier: EUPL-1.2
// Parts of compounds as officials write them, by stem: a break at such a seam reads better than one
// within a part. A part that is not listed costs nothing but this.
#include "seam.h"

static const char first_parts[] =
    "abi abielu aja andme arendus arve arvele arvuti asendus asja asutuse broneerimis bussi "
    "digi dokumendi edasi eel eesti eksami elamis elamisloa elamu elanike elu elukoha eri esma "
    "ettevõtlus finants haigla haridus heaolu hooaja hoolekande huvi info integratsiooni ise "
    "isiku juhtumi järel järje kaitse kasutus keele keeleõppe kesk keskkonna kiir kindlustus "
    "kitsas klienditeenindus klubi kodakondsus kodu kogemus kogukonna kohanemis kohtumis "
    "kommunikatsiooni kontakt kontakti koolitus koostöö kultuuri kursuse kvaliteedi käitumis "
    "lahendus lapse lapsehoiu laste lasteaia leping linna lisa lähte lõimumis lühi maakonna "
    "maja majandus majutus meditsiini menetlus mentor migratsiooni mobiil munitsipaal muudatus "
    "nimistu noorte nõustamis oma osalus pagulas palga panga pere perearsti perekonna "
    "perekonnaseisu personali piiri piirivalve politsei programmi projekti psühho põgenike põhi "
    "põllumajandus pöördumis raamatu raamatukogu rahandus rahva rahvastiku rahvus rakendus ravi "
    "registreerimis registri reisi riigi riski rände rühma saabumis saaja seadus seaduse seire "
    "seletus sideme siht sihtrühma sise sisse sissetuleku sotsiaal sotsiaalkindlustus sugulas "
    "suhtlus suve sõja sünni süsteemi taas tagasi taotlus taseme teabe teadus teenindus teenus "
    "teenuse tegevus telefoni tervise tervishoiu tervitus tingimus toimetuleku transpordi tugi "
    "täis tõlke töö töötu usaldus uus vaba vabatahtlike vahe valitsus valla varju varjupaiga "
    "vastu vastuvõtu veebi väike välis välja võrdõigus äri õigus õppe ühis üld üle üli ülikooli "
    "ümber üüri";

static const char last_parts[] =
    "aeg aja ajad amet andme arst asutu asutus eksam elani haldus hoiu hüvitis infosüs kaardi "
    "kaart kassa kava keskkon keskus kindlust klubi kogu koha koht kohvik kond konto kood "
    "koolitus koordinaat korralda korter kulu kursus käik lehe leht lepingu luba menetlus "
    "ministeer nõusta omavalits organisat osakon osutaja partner periood pikendus plaan "
    "praktika programm raamat register registri rühm spetsial süsteem taotle taotlus teade "
    "teate teekon teenin teenus tegevus toetus tunnistus tõend tõlge tööta vahetus valitsus "
    "vestlus visiit volini võrgust õpe õpet õpp õppe õppi üritus";

// The next of the words of a list that are told apart by blanks; an empty one at the end.
static tkd_text next_word(tkd_text *list)
{
    const size_t blank = tkd_text_find(*list, TKD_TEXT(" "), 0);
    const size_t size = blank == SIZE_MAX ? list->size : blank;
    const tkd_text word = tkd_text_part(*list, 0, size);
    *list = tkd_text_part(*list, size + 1, SIZE_MAX);
    return word;
}

// Bytes of the longest word of the list that the text begins with; 0: none.
static size_t longest_beginning(tkd_text text, tkd_text list)
{
    size_t longest = 0;
    for (tkd_text word = next_word(&list); word.size > 0; word = next_word(&list)) {
        if (word.size > longest && tkd_text_starts_with(text, word)) {
            longest = word.size;
        }
    }
    return longest;
}

size_t tkd_seam_first_part(tkd_text word, size_t from)
{
    return longest_beginning(tkd_text_part(word, from, SIZE_MAX), tkd_text_of(first_parts));
}

bool tkd_seam_last_part(tkd_text word, size_t from)
{
    return longest_beginning(tkd_text_part(word, from, SIZE_MAX), tkd_text_of(last_parts)) > 0;
}
