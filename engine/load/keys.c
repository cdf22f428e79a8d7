// SPDX-License-Identifier: EUPL-1.2
// Looking into the key table: by kind of map, by what was written, by what is near it.
#include "keys.h"

#include <string.h>

#include "key_tables.h"
#include "spelling.h"

static const struct {
    const char *et;
    const char *et_genitive;
    const char *en;
} names[TKD_CTX_COUNT] = {
    [TKD_CTX_NONE] = {"", "", ""},
    [TKD_CTX_ROOT] = {"faili ülatase", "faili ülataseme", "top level of the file"},
    [TKD_CTX_SOURCE] = {"allikas", "allika", "source"},
    [TKD_CTX_GROUP] = {"sihtrühm", "sihtrühma", "group"},
    [TKD_CTX_CALENDAR] = {"kalender", "kalendri", "calendar"},
    [TKD_CTX_OPENINGS] = {"lahtiolekuajad", "lahtiolekuaegade", "opening times"},
    [TKD_CTX_PROVIDER] = {"teenuseosutaja", "teenuseosutaja", "provider"},
    [TKD_CTX_SITE] = {"teeninduskoht", "teeninduskoha", "site"},
    [TKD_CTX_TRAVEL] = {"sõit", "sõidu", "travel"},
    [TKD_CTX_POOL] = {"teenindaja", "teenindaja", "pool"},
    [TKD_CTX_ABSENCE] = {"eemalolek", "eemaloleku", "absence"},
    [TKD_CTX_SERVICE] = {"teenus", "teenuse", "service"},
    [TKD_CTX_COURSE] = {"kursus", "kursuse", "course"},
    [TKD_CTX_JOURNEY] = {"teekond", "teekonna", "journey"},
    [TKD_CTX_EXIT] = {"väljumine", "väljumise", "exit"},
    [TKD_CTX_LANE] = {"rada", "raja", "lane"},
    [TKD_CTX_CLOCK] = {"kell", "kella", "clock"},
    [TKD_CTX_STAGE] = {"etapp", "etapi", "stage"},
    [TKD_CTX_STEP] = {"samm", "sammu", "step"},
    [TKD_CTX_BLOCK] = {"rööpplokk", "rööpploki", "parallel block"},
    [TKD_CTX_NOT_BEFORE] = {"„mitte-enne“", "võtme „mitte-enne“", "`not-before`"},
    [TKD_CTX_DEADLINE] = {"tähtaeg", "tähtaja", "deadline"},
    [TKD_CTX_NEXT] = {"„edasi“ kirje", "„edasi“ kirje", "entry of `next`"},
    [TKD_CTX_BOTTLENECK] = {"kitsaskoht", "kitsaskoha", "bottleneck"},
    [TKD_CTX_AT] = {"„kus“", "võtme „kus“", "`at`"},
    [TKD_CTX_EFFECT] = {"mõju", "mõju", "effect"},
    [TKD_CTX_CHANCE] = {"kordumine või katkestamine", "kordumise või katkestamise",
                        "rework or dropout"},
    [TKD_CTX_CITATION] = {"allikaviide", "allikaviite", "reference to a source"},
    [TKD_CTX_PROPOSAL] = {"lahendusettepanek", "lahendusettepaneku", "proposal"},
    [TKD_CTX_COSTS] = {"ettepaneku maksumus", "ettepaneku maksumuse", "cost of a proposal"},
    [TKD_CTX_RISK] = {"risk", "riski", "risk"},
    [TKD_CTX_MUNICIPALITY] = {"omavalitsus", "omavalitsuse", "municipality"},
    [TKD_CTX_ACCESS] = {"ligipääs", "ligipääsu", "access"},
    [TKD_CTX_INDICATOR] = {"näitaja", "näitaja", "indicator"},
    [TKD_CTX_SCENARIO] = {"stsenaarium", "stsenaariumi", "scenario"},
    [TKD_CTX_RUN] = {"simulatsioon", "simulatsiooni", "run"},
    [TKD_CTX_ORIGIN] = {"arv koos päritoluga", "arvu päritolu", "figure with its origin"},
};

static const struct {
    const tkd_key_rows *tables;
    size_t count;
} parts[] = {
    {tkd_keys_bottleneck, TKD_KEYS_BOTTLENECK_COUNT}, {tkd_keys_step, TKD_KEYS_STEP_COUNT},
    {tkd_keys_journey, TKD_KEYS_JOURNEY_COUNT},       {tkd_keys_places, TKD_KEYS_PLACES_COUNT},
    {tkd_keys_people, TKD_KEYS_PEOPLE_COUNT},         {tkd_keys_change, TKD_KEYS_CHANGE_COUNT},
};

enum { PART_COUNT = sizeof(parts) / sizeof(parts[0]) };

const tkd_key *tkd_keys_of(tkd_context context, size_t *count)
{
    for (size_t part = 0; part < PART_COUNT; part++) {
        for (size_t i = 0; i < parts[part].count; i++) {
            if (parts[part].tables[i].context == context) {
                *count = parts[part].tables[i].count;
                return parts[part].tables[i].rows;
            }
        }
    }
    *count = 0;
    return NULL;
}

tkd_context tkd_context_beside(tkd_context context)
{
    return context == TKD_CTX_STEP ? TKD_CTX_SERVICE : TKD_CTX_NONE;
}

static bool is_name(const char *name, tkd_text written)
{
    size_t at = 0;
    while (at < written.size && name[at] == written.data[at] && name[at] != '\0') {
        at++;
    }
    return at == written.size && name[at] == '\0';
}

static const tkd_key *find_exact(tkd_context context, tkd_text written)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_name(rows[i].name, written)) {
            return &rows[i];
        }
    }
    return NULL;
}

static const tkd_key *find_folded(tkd_context context, const tkd_spelling *spelling)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    for (size_t i = 0; i < count; i++) {
        if (tkd_spelling_is(spelling, rows[i].name) ||
            tkd_spelling_is(spelling, rows[i].estonian)) {
            return &rows[i];
        }
    }
    return NULL;
}

const tkd_key *tkd_key_find(tkd_context context, tkd_text written)
{
    const tkd_context beside = tkd_context_beside(context);
    const tkd_key *key = find_exact(context, written);
    if (key == NULL && beside != TKD_CTX_NONE) {
        key = find_exact(beside, written);
    }
    if (key != NULL) {
        return key;
    }
    const tkd_spelling spelling = tkd_spelling_of(written);
    key = find_folded(context, &spelling);
    return key == NULL && beside != TKD_CTX_NONE ? find_folded(beside, &spelling) : key;
}

static void offer_keys(tkd_nearest *search, const tkd_spelling *spelling, tkd_context context)
{
    size_t count;
    const tkd_key *rows = tkd_keys_of(context, &count);
    for (size_t i = 0; i < count; i++) {
        tkd_nearest_offer(search, spelling, rows[i].name);
        tkd_nearest_offer(search, spelling, rows[i].estonian);
    }
}

const char *tkd_key_nearest(tkd_context context, tkd_text written, tkd_arena *scratch)
{
    const tkd_spelling spelling = tkd_spelling_of(written);
    tkd_nearest search = {.distance = 0};
    offer_keys(&search, &spelling, context);
    offer_keys(&search, &spelling, tkd_context_beside(context));
    return tkd_nearest_take(&search, scratch);
}

const char *tkd_context_name(tkd_context context, tkd_language language)
{
    return language == TKD_ET ? names[context].et : names[context].en;
}

const char *tkd_context_genitive(tkd_context context)
{
    return names[context].et_genitive;
}
