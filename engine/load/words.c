// SPDX-License-Identifier: EUPL-1.2
// The tables of enumerated words, units and keys of figures, and looking them up.
#include "words.h"

#include <string.h>

#include "spelling.h"

#include "teekond/model.h"

// First the English name, then every other spelling that is read.
static const tkd_word words[] = {
    {TKD_WORDS_YES_NO, "yes", "jah|true", 1},
    {TKD_WORDS_YES_NO, "no", "ei|false", 0},

    {TKD_WORDS_VIEW, "newcomer", "uussisserändaja|sisserändaja", TKD_VIEW_NEWCOMER},
    {TKD_WORDS_VIEW, "returnee", "tagasipöörduja", TKD_VIEW_RETURNEE},
    {TKD_WORDS_VIEW, "kov", "kov|omavalitsus", TKD_VIEW_KOV},
    {TKD_WORDS_VIEW, "state", "riik", TKD_VIEW_STATE},

    {TKD_WORDS_LEVEL, "state", "riik", TKD_LEVEL_STATE},
    {TKD_WORDS_LEVEL, "kov", "kov|omavalitsus", TKD_LEVEL_KOV},
    {TKD_WORDS_LEVEL, "ngo", "vabaühendus", TKD_LEVEL_NGO},
    {TKD_WORDS_LEVEL, "private", "era", TKD_LEVEL_PRIVATE},
    {TKD_WORDS_LEVEL, "kovs", "kovid|omavalitsused", TKD_LEVEL_KOVS},
    {TKD_WORDS_LEVEL, "eu", "el", TKD_LEVEL_EU},

    {TKD_WORDS_PLACE, "municipality", "omavalitsus|kov", TKD_AT_MUNICIPALITY},
    {TKD_WORDS_PLACE, "site", "teeninduskoht", TKD_AT_SITE},
    {TKD_WORDS_PLACE, "national", "üleriigiline|riik", TKD_AT_NATION},

    {TKD_WORDS_ORDER, "fifo", "järjest", TKD_ORDER_FIFO},
    {TKD_WORDS_ORDER, "priority", "prioriteet", TKD_ORDER_PRIORITY},
    {TKD_WORDS_ORDER, "random", "loos", TKD_ORDER_RANDOM},

    {TKD_WORDS_EVIDENCE, "measured", "mõõdetud", TKD_EVIDENCE_MEASURED},
    {TKD_WORDS_EVIDENCE, "register", "register", TKD_EVIDENCE_REGISTER},
    {TKD_WORDS_EVIDENCE, "law", "seadus", TKD_EVIDENCE_LAW},
    {TKD_WORDS_EVIDENCE, "survey", "küsitlus", TKD_EVIDENCE_SURVEY},
    {TKD_WORDS_EVIDENCE, "derived", "arvutatud", TKD_EVIDENCE_DERIVED},
    {TKD_WORDS_EVIDENCE, "workshop", "töötuba", TKD_EVIDENCE_WORKSHOP},
    {TKD_WORDS_EVIDENCE, "assumption", "eeldus", TKD_EVIDENCE_ASSUMPTION},

    {TKD_WORDS_KIND, "capacity", "läbilaskevõime|järjekord", TKD_KIND_CAPACITY},
    {TKD_WORDS_KIND, "information", "info|teave", TKD_KIND_INFORMATION},
    {TKD_WORDS_KIND, "language", "keel", TKD_KIND_LANGUAGE},
    {TKD_WORDS_KIND, "legal", "õigus", TKD_KIND_LEGAL},
    {TKD_WORDS_KIND, "availability", "kättesaadavus|kaugus", TKD_KIND_AVAILABILITY},
    {TKD_WORDS_KIND, "digital", "digi", TKD_KIND_DIGITAL},
    {TKD_WORDS_KIND, "coordination", "koostöö", TKD_KIND_COORDINATION},
    {TKD_WORDS_KIND, "housing", "eluase", TKD_KIND_HOUSING},
    {TKD_WORDS_KIND, "data", "andmed", TKD_KIND_DATA},
    {TKD_WORDS_KIND, "cost", "raha", TKD_KIND_COST},
    {TKD_WORDS_KIND, "attitude", "hoiakud", TKD_KIND_ATTITUDE},
    {TKD_WORDS_KIND, "support", "tugi", TKD_KIND_SUPPORT},

    {TKD_WORDS_STATUS, "idea", "idee", TKD_PROPOSAL_IDEA},
    {TKD_WORDS_STATUS, "prototype", "prototüüp", TKD_PROPOSAL_PROTOTYPE},
    {TKD_WORDS_STATUS, "pilot", "katsetus", TKD_PROPOSAL_PILOT},
    {TKD_WORDS_STATUS, "adopted", "kasutusel", TKD_PROPOSAL_ADOPTED},

    {TKD_WORDS_LAW_CHANGE, "yes", "jah|true", TKD_LAW_YES},
    {TKD_WORDS_LAW_CHANGE, "no", "ei|false", TKD_LAW_NO},
    {TKD_WORDS_LAW_CHANGE, "unclear", "selgusetu", TKD_LAW_UNCLEAR},

    {TKD_WORDS_UNTIL, "all", "kõik", 0},
    {TKD_WORDS_UNTIL, "any", "esimene", 1},

    {TKD_WORDS_WEEKDAY, "mon", "E|esmaspäev|monday", 0},
    {TKD_WORDS_WEEKDAY, "tue", "T|teisipäev|tuesday", 1},
    {TKD_WORDS_WEEKDAY, "wed", "K|kolmapäev|wednesday", 2},
    {TKD_WORDS_WEEKDAY, "thu", "N|neljapäev|thursday", 3},
    {TKD_WORDS_WEEKDAY, "fri", "R|reede|friday", 4},
    {TKD_WORDS_WEEKDAY, "sat", "L|laupäev|saturday", 5},
    {TKD_WORDS_WEEKDAY, "sun", "P|pühapäev|sunday", 6},

    {TKD_WORDS_CHANNEL, "in-person", "kohapeal", TKD_CHANNEL_IN_PERSON},
    {TKD_WORDS_CHANNEL, "web", "veeb", TKD_CHANNEL_WEB},
    {TKD_WORDS_CHANNEL, "phone", "telefon", TKD_CHANNEL_PHONE},
    {TKD_WORDS_CHANNEL, "email", "e-post", TKD_CHANNEL_EMAIL},
    {TKD_WORDS_CHANNEL, "mail", "post", TKD_CHANNEL_POST},
    {TKD_WORDS_CHANNEL, "home-visit", "kodukülastus", TKD_CHANNEL_HOME_VISIT},
    {TKD_WORDS_CHANNEL, "data-exchange", "andmevahetus", TKD_CHANNEL_DATA_EXCHANGE},

    {TKD_WORDS_TARGET, "end", "lõpp", TKD_TARGET_END},
    {TKD_WORDS_TARGET, "leave", "lahkumine", TKD_TARGET_EXIT},

    {TKD_WORDS_START, "monthly", "kord-kuus", TKD_START_MONTHLY},
    {TKD_WORDS_START, "weekly", "kord-nädalas", TKD_START_WEEKLY},

    {TKD_WORDS_FEELING, "happy", "rõõmus", 2},
    {TKD_WORDS_FEELING, "content", "rahul", 1},
    {TKD_WORDS_FEELING, "indifferent", "ükskõikne", 0},
    {TKD_WORDS_FEELING, "worried", "murelik", -1},
    {TKD_WORDS_FEELING, "desperate", "meeleheitel", -2},

    {TKD_WORDS_BUILT_IN, "today", "praegu", 0},
    {TKD_WORDS_BUILT_IN, "always", "alati", 1},
    {TKD_WORDS_BUILT_IN, "kov", "kov", 2},
    {TKD_WORDS_BUILT_IN, "holidays", "riigipühad", 3},
};

enum { WORD_COUNT = sizeof(words) / sizeof(words[0]) };

static const tkd_unit units[] = {
    {"s", "", 1.0, false},
    {"min", "", 60.0, false},
    {"h", "t", 3600.0, false},
    {"d", "päev|p", TKD_SECONDS_PER_DAY, false},
    {"w", "nädal|n", 7.0 * TKD_SECONDS_PER_DAY, false},
    {"mo", "kuu|k", TKD_DAYS_PER_MONTH *TKD_SECONDS_PER_DAY, false},
    {"y", "aasta|a", TKD_DAYS_PER_YEAR *TKD_SECONDS_PER_DAY, false},
    {"wd", "tp", 1.0, true},
};

enum { UNIT_COUNT = sizeof(units) / sizeof(units[0]) };

// What people write for a unit that is none: the unit, then the spellings.
static const struct {
    const char *unit;
    const char *mistaken;
} mistaken_units[] = {
    {"s", "sek|sekund|sekundit|sec|secs|second|seconds"},
    {"min", "m|mn|minut|minutit|mins|minute|minutes"},
    {"h", "tund|tundi|hr|hrs|hour|hours"},
    {"p", "päeva|päevad"},
    {"d", "day|days"},
    {"n", "näd|nädalat|nädalad"},
    {"w", "wk|wks|week|weeks"},
    {"k", "kuud"},
    {"mo", "mon|month|months"},
    {"a", "aastat|aastad"},
    {"y", "yr|yrs|year|years"},
    {"tp", "tööpäev|tööpäeva|tööpäevad"},
    {"wd", "workday|workdays|bd"},
};

enum { MISTAKEN_COUNT = sizeof(mistaken_units) / sizeof(mistaken_units[0]) };

// Keys that may stand in a figure: its parts, parameters, distributions, adjustments. One spelling of
// each language, in small letters.
static const struct {
    const char *name;
    const char *estonian;
} figure_keys[] = {
    {"value", "väärtus"},
    {"source", "allikas"},
    {"evidence", "tõendatus"},
    {"range", "vahemik"},
    {"note", "märkus"},
    {"times", "korda"},
    {"plus", "lisaks"},
    {"exponential", "eksponentsiaalne"},
    {"uniform", "ühtlane"},
    {"triangular", "kolmnurk"},
    {"pert", ""},
    {"normal", "normaal"},
    {"lognormal", "lognormaal"},
    {"gamma", ""},
    {"erlang", ""},
    {"weibull", ""},
    {"empirical", "empiiriline"},
    {"mix", "segu"},
    {"mean", "keskmine"},
    {"sd", "standardhälve"},
    {"median", "mediaan"},
    {"sigma", ""},
    {"shape", "kuju"},
    {"scale", "skaala"},
    {"k", ""},
};

enum { FIGURE_KEY_COUNT = sizeof(figure_keys) / sizeof(figure_keys[0]) };

// Ids that mean something by themselves.
static const char reserved[] = "*|today|praegu|always|alati|leave|lahkumine|end|lõpp";

const tkd_word *tkd_words(size_t *count)
{
    *count = WORD_COUNT;
    return words;
}

const tkd_word *tkd_word_find(tkd_word_list list, tkd_text written)
{
    const tkd_spelling spelling = tkd_spelling_of(written);
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (words[i].list == list && (tkd_spelling_is(&spelling, words[i].name) ||
                                      tkd_spelling_is(&spelling, words[i].estonian))) {
            return &words[i];
        }
    }
    return NULL;
}

const char *tkd_word_nearest(tkd_word_list list, tkd_text written, tkd_arena *scratch)
{
    const tkd_spelling spelling = tkd_spelling_of(written);
    tkd_nearest search = {.distance = 0};
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (words[i].list == list) {
            tkd_nearest_offer(&search, &spelling, words[i].name);
            tkd_nearest_offer(&search, &spelling, words[i].estonian);
        }
    }
    return tkd_nearest_take(&search, scratch);
}

tkd_text tkd_word_all(tkd_word_list list, tkd_language language, tkd_arena *arena)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (words[i].list == list) {
            tkd_write_string(&out, out.size > 0 ? ", " : "");
            tkd_write(&out, language == TKD_ET ? tkd_alternative_first(words[i].estonian)
                                               : tkd_text_of(words[i].name));
        }
    }
    return tkd_writer_text(&out);
}

const tkd_unit *tkd_unit_find(tkd_text written)
{
    const tkd_spelling spelling = tkd_spelling_of(written);
    for (size_t i = 0; i < UNIT_COUNT; i++) {
        if (tkd_spelling_is(&spelling, units[i].name) ||
            tkd_spelling_is(&spelling, units[i].estonian)) {
            return &units[i];
        }
    }
    return NULL;
}

const char *tkd_unit_nearest(tkd_text written, tkd_arena *scratch)
{
    const tkd_spelling spelling = tkd_spelling_of(written);
    for (size_t i = 0; i < MISTAKEN_COUNT; i++) {
        if (tkd_spelling_is(&spelling, mistaken_units[i].mistaken)) {
            return mistaken_units[i].unit;
        }
    }
    tkd_nearest search = {.distance = 0};
    for (size_t i = 0; i < UNIT_COUNT; i++) {
        tkd_nearest_offer(&search, &spelling, units[i].name);
        tkd_nearest_offer(&search, &spelling, units[i].estonian);
    }
    return tkd_nearest_take(&search, scratch);
}

// Most keys are the user's ids, and differ from most words in the first letter.
static bool is_word(const tkd_spelling *spelling, const char *word)
{
    const bool may_be = word[0] == spelling->bytes[0] || (unsigned char)word[0] >= 0x80;

    return may_be && tkd_spelling_is(spelling, word);
}

static const char *find_figure_key(const tkd_spelling *spelling)
{
    for (size_t i = 0; i < FIGURE_KEY_COUNT; i++) {
        if (is_word(spelling, figure_keys[i].name) || is_word(spelling, figure_keys[i].estonian)) {
            return figure_keys[i].name;
        }
    }
    return NULL;
}

const char *tkd_figure_key_find(tkd_text written)
{
    const tkd_spelling spelling = tkd_spelling_of(written);
    return find_figure_key(&spelling);
}

bool tkd_word_is_reserved(tkd_text id)
{
    for (size_t i = 0; i < id.size; i++) {
        if (id.data[i] == '-' || (id.data[i] >= '0' && id.data[i] <= '9')) {
            return false; // None of those words has any of these, and most ids have.
        }
    }
    const tkd_spelling spelling = tkd_spelling_of(id);
    return tkd_spelling_is(&spelling, reserved) || find_figure_key(&spelling) != NULL;
}
