// SPDX-License-Identifier: EUPL-1.2
// Enumerated words, units, keys of figures and reserved ids, in both languages.
#include "tkd_test.h"

#include "load/spelling.h"
#include "load/words.h"

#include "teekond/model.h"

static tkd_arena arena;

TKD_CASE(load, words, every_spelling_finds_its_own_word)
{
    size_t count;
    const tkd_word *words = tkd_words(&count);
    for (size_t i = 0; i < count; i++) {
        CHECK(tkd_word_find(words[i].list, tkd_text_of(words[i].name)) == &words[i]);
        size_t at = 0;
        tkd_text word;
        while (tkd_alternative_next(words[i].estonian, &at, &word)) {
            const tkd_spelling plain = tkd_spelling_of(word);
            const tkd_text folded = {plain.bytes, plain.size};
            CHECK(tkd_word_find(words[i].list, word) == &words[i]);
            CHECK(tkd_word_find(words[i].list, folded) == &words[i]);
        }
    }
}

TKD_CASE(load, words, a_word_is_what_its_list_says)
{
    CHECK_INT(tkd_word_find(TKD_WORDS_VIEW, TKD_TEXT("sisserändaja"))->value, TKD_VIEW_NEWCOMER);
    CHECK_INT(tkd_word_find(TKD_WORDS_LEVEL, TKD_TEXT("riik"))->value, TKD_LEVEL_STATE);
    CHECK_INT(tkd_word_find(TKD_WORDS_KIND, TKD_TEXT("kaugus"))->value, TKD_KIND_AVAILABILITY);
    CHECK_INT(tkd_word_find(TKD_WORDS_KIND, TKD_TEXT("jarjekord"))->value, TKD_KIND_CAPACITY);
    CHECK_INT(tkd_word_find(TKD_WORDS_WEEKDAY, TKD_TEXT("N"))->value, 3);
    CHECK_INT(tkd_word_find(TKD_WORDS_WEEKDAY, TKD_TEXT("pühapäev"))->value, 6);
    CHECK_INT(tkd_word_find(TKD_WORDS_FEELING, TKD_TEXT("meeleheitel"))->value, -2);
    CHECK_INT(tkd_word_find(TKD_WORDS_CHANNEL, TKD_TEXT("e-post"))->value, TKD_CHANNEL_EMAIL);
    CHECK_INT(tkd_word_find(TKD_WORDS_YES_NO, TKD_TEXT("jah"))->value, 1);
    CHECK_INT(tkd_word_find(TKD_WORDS_YES_NO, TKD_TEXT("false"))->value, 0);
    CHECK(tkd_word_find(TKD_WORDS_LEVEL, TKD_TEXT("riiklik")) == NULL);
    CHECK(tkd_word_find(TKD_WORDS_ORDER, TKD_TEXT("")) == NULL);
}

TKD_CASE(load, words, typos_lead_to_the_nearest_word)
{
    CHECK_TEXT(tkd_word_nearest(TKD_WORDS_KIND, TKD_TEXT("housng"), &arena), "housing");
    CHECK_TEXT(tkd_word_nearest(TKD_WORDS_ORDER, TKD_TEXT("fifoo"), &arena), "fifo");
    CHECK_TEXT(tkd_word_nearest(TKD_WORDS_VIEW, TKD_TEXT("newcommer"), &arena), "newcomer");
    CHECK_TEXT(tkd_word_nearest(TKD_WORDS_FEELING, TKD_TEXT("rõõmsus"), &arena), "rõõmus");
    CHECK_TEXT(tkd_word_nearest(TKD_WORDS_WEEKDAY, TKD_TEXT("mond"), &arena), "mon");
    CHECK(tkd_word_nearest(TKD_WORDS_YES_NO, TKD_TEXT("maybe"), &arena) == NULL);
    tkd_arena_clear(&arena);
}

TKD_CASE(load, words, all_words_of_a_list_are_told_in_the_language_asked)
{
    CHECK_VIEW(tkd_word_all(TKD_WORDS_UNTIL, TKD_ET, &arena), "kõik, esimene");
    CHECK_VIEW(tkd_word_all(TKD_WORDS_STATUS, TKD_EN, &arena), "idea, prototype, pilot, adopted");
    tkd_arena_clear(&arena);
}

TKD_CASE(load, words, units_have_the_contracts_lengths)
{
    CHECK_NEAR(tkd_unit_find(TKD_TEXT("min"))->seconds, 60.0, 0.0);
    CHECK_NEAR(tkd_unit_find(TKD_TEXT("t"))->seconds, 3600.0, 0.0);
    CHECK_NEAR(tkd_unit_find(TKD_TEXT("päev"))->seconds, 86400.0, 0.0);
    CHECK_NEAR(tkd_unit_find(TKD_TEXT("nadal"))->seconds, 604800.0, 0.0);
    CHECK_NEAR(tkd_unit_find(TKD_TEXT("kuu"))->seconds, 30.4375 * 86400.0, 0.0);
    CHECK_NEAR(tkd_unit_find(TKD_TEXT("a"))->seconds, 365.25 * 86400.0, 0.0);
    CHECK(tkd_unit_find(TKD_TEXT("tp"))->working_days);
    CHECK(!tkd_unit_find(TKD_TEXT("d"))->working_days);
}

TKD_CASE(load, words, common_mistakes_of_units_lead_to_the_unit)
{
    CHECK(tkd_unit_find(TKD_TEXT("days")) == NULL);
    CHECK(tkd_unit_find(TKD_TEXT("m")) == NULL);
    CHECK_TEXT(tkd_unit_nearest(TKD_TEXT("days"), &arena), "d");
    CHECK_TEXT(tkd_unit_nearest(TKD_TEXT("päeva"), &arena), "p");
    CHECK_TEXT(tkd_unit_nearest(TKD_TEXT("m"), &arena), "min");
    CHECK_TEXT(tkd_unit_nearest(TKD_TEXT("tundi"), &arena), "h");
    CHECK(tkd_unit_nearest(TKD_TEXT("parsec"), &arena) == NULL);
    tkd_arena_clear(&arena);
}

TKD_CASE(load, words, keys_of_figures_are_known_in_both_languages)
{
    CHECK_TEXT(tkd_figure_key_find(TKD_TEXT("väärtus")), "value");
    CHECK_TEXT(tkd_figure_key_find(TKD_TEXT("standardhalve")), "sd");
    CHECK_TEXT(tkd_figure_key_find(TKD_TEXT("lognormal")), "lognormal");
    CHECK_TEXT(tkd_figure_key_find(TKD_TEXT("korda")), "times");
    CHECK(tkd_figure_key_find(TKD_TEXT("lapsega")) == NULL);
}

TKD_CASE(load, words, ids_with_a_meaning_of_their_own_are_reserved)
{
    static const char *const reserved[] = {"*",     "today",   "praegu",  "always", "alati",
                                           "leave", "end",     "lõpp",    "lopp",   "lahkumine",
                                           "value", "vaartus", "ühtlane", "mix",    "k"};
    for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++) {
        CHECK(tkd_word_is_reserved(tkd_text_of(reserved[i])));
    }
    CHECK(!tkd_word_is_reserved(TKD_TEXT("kov")));
    CHECK(!tkd_word_is_reserved(TKD_TEXT("lõpetamine")));
}
