// SPDX-License-Identifier: EUPL-1.2
// The key table: every spelling finds its row, the contract's Estonian words are there, and typos
// lead to the nearest key.
#include "tkd_test.h"

#include "load/keys.h"
#include "load/spelling.h"

#include <string.h>

static tkd_arena arena;

static const char *name_of(const tkd_key *key)
{
    return key == NULL ? "no key" : key->name;
}

// Checks that `spelling` leads back to the row, with diacritics and without.
static void check_spelling(const tkd_key *row, tkd_text spelling)
{
    const tkd_spelling plain = tkd_spelling_of(spelling);
    const tkd_text folded = {plain.bytes, plain.size};
    CHECK_TEXT(name_of(tkd_key_find(row->context, spelling)), row->name);
    CHECK_TEXT(name_of(tkd_key_find(row->context, folded)), row->name);
}

TKD_CASE(load, keys, every_name_finds_its_own_row_with_and_without_diacritics)
{
    size_t total = 0;
    for (int context = TKD_CTX_ROOT; context < TKD_CTX_COUNT; context++) {
        size_t count;
        const tkd_key *rows = tkd_keys_of((tkd_context)context, &count);
        for (size_t i = 0; i < count; i++) {
            CHECK_INT(rows[i].context, context);
            check_spelling(&rows[i], tkd_text_of(rows[i].name));
            size_t at = 0;
            tkd_text word;
            while (tkd_alternative_next(rows[i].estonian, &at, &word)) {
                check_spelling(&rows[i], word);
            }
        }
        total += count;
    }
    CHECK(total > 200);
}

TKD_CASE(load, keys, every_row_has_meanings_and_an_example)
{
    for (int context = TKD_CTX_ROOT; context < TKD_CTX_COUNT; context++) {
        size_t count;
        const tkd_key *rows = tkd_keys_of((tkd_context)context, &count);
        for (size_t i = 0; i < count; i++) {
            CHECK(strlen(rows[i].meaning_et) > 4);
            CHECK(strlen(rows[i].meaning_en) > 4);
            CHECK(strlen(rows[i].example) > 0);
            const bool names_a_map =
                rows[i].shape == TKD_SHAPE_MAP || rows[i].shape == TKD_SHAPE_LIST_OF;
            CHECK(!names_a_map || rows[i].inner != TKD_CTX_NONE);
            CHECK(rows[i].shape != TKD_SHAPE_WORD || rows[i].words != TKD_WORDS_NONE);
        }
    }
}

TKD_CASE(load, keys, every_kind_of_map_with_keys_has_a_name_in_both_languages)
{
    for (int context = TKD_CTX_ROOT; context < TKD_CTX_COUNT; context++) {
        CHECK(strlen(tkd_context_name((tkd_context)context, TKD_ET)) > 0);
        CHECK(strlen(tkd_context_name((tkd_context)context, TKD_EN)) > 0);
        CHECK(strlen(tkd_context_genitive((tkd_context)context)) > 0);
    }
}

// The Estonian words of the format's section 9, by kind of map.
static const struct {
    tkd_context context;
    const char *english;
    const char *estonian;
} contract[] = {
    {TKD_CTX_ROOT, "title", "pealkiri"},
    {TKD_CTX_ROOT, "sources", "allikad"},
    {TKD_CTX_ROOT, "groups", "sihtrühmad"},
    {TKD_CTX_ROOT, "calendars", "kalendrid"},
    {TKD_CTX_ROOT, "providers", "teenuseosutajad|osutajad|asutused"},
    {TKD_CTX_ROOT, "pools", "teenindajad|ressursid"},
    {TKD_CTX_ROOT, "services", "teenused"},
    {TKD_CTX_ROOT, "journeys", "teekonnad"},
    {TKD_CTX_ROOT, "bottlenecks", "kitsaskohad"},
    {TKD_CTX_ROOT, "proposals", "lahendusettepanekud|ettepanekud"},
    {TKD_CTX_ROOT, "municipalities", "omavalitsused|kovid"},
    {TKD_CTX_ROOT, "indicators", "näitajad"},
    {TKD_CTX_ROOT, "scenarios", "stsenaariumid"},
    {TKD_CTX_ROOT, "run", "simulatsioon"},
    {TKD_CTX_GROUP, "view", "vaade"},
    {TKD_CTX_GROUP, "priority", "prioriteet"},
    {TKD_CTX_GROUP, "patience", "kannatlikkus"},
    {TKD_CTX_GROUP, "traits", "tunnused"},
    {TKD_CTX_GROUP, "party", "leibkond"},
    {TKD_CTX_CALENDAR, "open", "avatud"},
    {TKD_CTX_CALENDAR, "closed", "suletud"},
    {TKD_CTX_CALENDAR, "only", "ainult"},
    {TKD_CTX_PROVIDER, "level", "tasand|tase"},
    {TKD_CTX_PROVIDER, "sites", "teeninduskohad"},
    {TKD_CTX_SITE, "serves", "teenindab"},
    {TKD_CTX_SITE, "travel", "sõiduaeg"},
    {TKD_CTX_SITE, "staff", "koosseis|töötajad"},
    {TKD_CTX_SITE, "seats", "kohad"},
    {TKD_CTX_TRAVEL, "time", "aeg"},
    {TKD_CTX_TRAVEL, "cost", "maksumus"},
    {TKD_CTX_ACCESS, "site", "teeninduskoht"},
    {TKD_CTX_MUNICIPALITY, "access", "ligipääs"},
    {TKD_CTX_SERVICE, "provider", "teenuseosutaja|osutaja"},
    {TKD_CTX_SERVICE, "pool", "teenindaja|ressurss"},
    {TKD_CTX_POOL, "place", "koht"},
    {TKD_CTX_POOL, "servers", "ametikohti"},
    {TKD_CTX_POOL, "calendar", "kalender"},
    {TKD_CTX_POOL, "order", "järjestus"},
    {TKD_CTX_POOL, "share", "osakaal"},
    {TKD_CTX_POOL, "absence", "eemalolek"},
    {TKD_CTX_ABSENCE, "every", "iga"},
    {TKD_CTX_ABSENCE, "lasts", "kestab"},
    {TKD_CTX_SERVICE, "channel", "kanal"},
    {TKD_CTX_SERVICE, "duration", "kestus"},
    {TKD_CTX_SERVICE, "sessions", "kordi"},
    {TKD_CTX_SERVICE, "booking", "broneering"},
    {TKD_CTX_SERVICE, "no-show", "mitteilmumine"},
    {TKD_CTX_SERVICE, "processing", "menetlus"},
    {TKD_CTX_SERVICE, "fee", "tasu"},
    {TKD_CTX_SERVICE, "info", "info"},
    {TKD_CTX_SERVICE, "course", "kursus"},
    {TKD_CTX_COURSE, "starts", "algused"},
    {TKD_CTX_COURSE, "seats", "kohad"},
    {TKD_CTX_COURSE, "closes", "sulgub"},
    {TKD_CTX_JOURNEY, "stages", "etapid"},
    {TKD_CTX_STAGE, "steps", "sammud"},
    {TKD_CTX_JOURNEY, "target", "sihtaeg"},
    {TKD_CTX_JOURNEY, "counts-from", "loetakse-alates"},
    {TKD_CTX_JOURNEY, "exits", "väljumised"},
    {TKD_CTX_JOURNEY, "lanes", "rajad"},
    {TKD_CTX_JOURNEY, "clocks", "kellad"},
    {TKD_CTX_CLOCK, "from", "alates"},
    {TKD_CTX_CLOCK, "until", "kuni"},
    {TKD_CTX_STEP, "parallel", "rööbiti|samal-ajal"},
    {TKD_CTX_BLOCK, "branches", "harud"},
    {TKD_CTX_BLOCK, "until", "kuni"},
    {TKD_CTX_STEP, "service", "teenus"},
    {TKD_CTX_STEP, "when", "kui"},
    {TKD_CTX_STEP, "take-up", "kasutus"},
    {TKD_CTX_STEP, "after", "pärast"},
    {TKD_CTX_STEP, "needs", "eeldab"},
    {TKD_CTX_STEP, "not-before", "mitte-enne"},
    {TKD_CTX_STEP, "delay", "viivitus|kulub"},
    {TKD_CTX_STEP, "gives", "annab"},
    {TKD_CTX_STEP, "takes", "võtab"},
    {TKD_CTX_STEP, "attempts", "pöördumisi"},
    {TKD_CTX_STEP, "else", "muidu"},
    {TKD_CTX_STEP, "deadline", "tähtaeg"},
    {TKD_CTX_DEADLINE, "within", "jooksul"},
    {TKD_CTX_DEADLINE, "late", "hilinemisel"},
    {TKD_CTX_STEP, "milestone", "verstapost"},
    {TKD_CTX_STEP, "feeling", "tunne|emotsioon"},
    {TKD_CTX_STEP, "notes", "märkmed"},
    {TKD_CTX_STEP, "next", "edasi"},
    {TKD_CTX_NEXT, "to", "kuhu"},
    {TKD_CTX_NEXT, "wait", "oota"},
    {TKD_CTX_NEXT, "because", "põhjus"},
    {TKD_CTX_STEP, "then", "siis"},
    {TKD_CTX_BOTTLENECK, "at", "kus"},
    {TKD_CTX_BOTTLENECK, "where", "omavalitsustes|kovides"},
    {TKD_CTX_BOTTLENECK, "kind", "liik"},
    {TKD_CTX_BOTTLENECK, "severity", "tõsidus"},
    {TKD_CTX_BOTTLENECK, "description", "kirjeldus"},
    {TKD_CTX_BOTTLENECK, "effect", "mõju"},
    {TKD_CTX_BOTTLENECK, "without", "ilma"},
    {TKD_CTX_EFFECT, "rework", "kordumine"},
    {TKD_CTX_EFFECT, "dropout", "katkestamine"},
    {TKD_CTX_EFFECT, "capacity", "läbilaskevõime"},
    {TKD_CTX_PROPOSAL, "removes", "kõrvaldab|leevendab"},
    {TKD_CTX_PROPOSAL, "set", "muudab"},
    {TKD_CTX_PROPOSAL, "owner", "vastutaja|eestvedaja"},
    {TKD_CTX_PROPOSAL, "partners", "partnerid"},
    {TKD_CTX_PROPOSAL, "law-change", "seadusemuudatus"},
    {TKD_CTX_PROPOSAL, "law", "õigusakt"},
    {TKD_CTX_PROPOSAL, "risk", "risk"},
    {TKD_CTX_PROPOSAL, "due", "tähtpäev"},
    {TKD_CTX_COSTS, "once", "ühekordne"},
    {TKD_CTX_COSTS, "yearly", "aastas"},
    {TKD_CTX_PROPOSAL, "status", "olek"},
    {TKD_CTX_PROPOSAL, "pilot", "katsetab|piloot"},
    {TKD_CTX_PROPOSAL, "activity", "tegevus"},
    {TKD_CTX_MUNICIPALITY, "county", "maakond"},
    {TKD_CTX_MUNICIPALITY, "residents", "elanikke"},
    {TKD_CTX_MUNICIPALITY, "pilot", "katsetab|piloot"},
    {TKD_CTX_MUNICIPALITY, "arrivals", "saabujad"},
    {TKD_CTX_MUNICIPALITY, "season", "hooajalisus"},
    {TKD_CTX_MUNICIPALITY, "budget", "eelarve"},
    {TKD_CTX_SCENARIO, "adopt", "rakendab"},
    {TKD_CTX_INDICATOR, "unit", "ühik"},
    {TKD_CTX_INDICATOR, "base", "algtase"},
    {TKD_CTX_INDICATOR, "target", "sihtaeg"},
    {TKD_CTX_RUN, "start", "algus"},
    {TKD_CTX_RUN, "warmup", "soojendus"},
    {TKD_CTX_RUN, "measure", "mõõtmine"},
    {TKD_CTX_RUN, "drain", "järelaeg"},
    {TKD_CTX_RUN, "replications", "replikatsioone"},
    {TKD_CTX_RUN, "seed", "seeme"},
    {TKD_CTX_CHANCE, "times", "korda"},
    {TKD_CTX_CITATION, "source", "allikas"},
    {TKD_CTX_NOT_BEFORE, "plus", "lisaks"},
};

TKD_CASE(load, keys, the_contracts_estonian_words_are_read)
{
    for (size_t i = 0; i < sizeof(contract) / sizeof(contract[0]); i++) {
        size_t at = 0;
        tkd_text word;
        while (tkd_alternative_next(contract[i].estonian, &at, &word)) {
            CHECK_TEXT(name_of(tkd_key_find(contract[i].context, word)), contract[i].english);
        }
    }
}

TKD_CASE(load, keys, a_step_has_the_keys_of_a_service_and_its_own_come_first)
{
    const tkd_key *duration = tkd_key_find(TKD_CTX_STEP, TKD_TEXT("kestus"));
    const tkd_key *title = tkd_key_find(TKD_CTX_STEP, TKD_TEXT("title"));

    CHECK_INT(duration->context, TKD_CTX_SERVICE);
    CHECK_INT(title->context, TKD_CTX_STEP);
    CHECK(tkd_key_find(TKD_CTX_SERVICE, TKD_TEXT("delay")) == NULL);
}

TKD_CASE(load, keys, letters_written_with_marks_beside_them_and_capitals_are_the_same_key)
{
    CHECK_TEXT(tkd_key_find(TKD_CTX_STEP, TKD_TEXT("ta\xCC\x88htaeg"))->name, "deadline");
    CHECK_TEXT(tkd_key_find(TKD_CTX_STEP, TKD_TEXT("TÄHTAEG"))->name, "deadline");
    CHECK(tkd_key_find(TKD_CTX_STEP, TKD_TEXT("")) == NULL);
    CHECK(tkd_key_find(TKD_CTX_STEP, TKD_TEXT("срок")) == NULL);
}

TKD_CASE(load, keys, typos_lead_to_the_nearest_key_in_its_own_language)
{
    CHECK_TEXT(tkd_key_nearest(TKD_CTX_STEP, TKD_TEXT("dealy"), &arena), "delay");
    CHECK_TEXT(tkd_key_nearest(TKD_CTX_STEP, TKD_TEXT("viivtus"), &arena), "viivitus");
    CHECK_TEXT(tkd_key_nearest(TKD_CTX_STEP, TKD_TEXT("tahtaega"), &arena), "tähtaeg");
    CHECK_TEXT(tkd_key_nearest(TKD_CTX_ROOT, TKD_TEXT("sevices"), &arena), "services");
    CHECK_TEXT(tkd_key_nearest(TKD_CTX_SERVICE, TKD_TEXT("durtion"), &arena), "duration");
    CHECK_TEXT(tkd_key_nearest(TKD_CTX_EFFECT, TKD_TEXT("dropuot"), &arena), "dropout");
    CHECK_TEXT(tkd_key_nearest(TKD_CTX_RUN, TKD_TEXT("warm-up"), &arena), "warmup");
    CHECK(tkd_key_nearest(TKD_CTX_STEP, TKD_TEXT("xyzzyplugh"), &arena) == NULL);
    CHECK(tkd_key_nearest(TKD_CTX_STEP, TKD_TEXT("q"), &arena) == NULL);
    tkd_arena_clear(&arena);
}
