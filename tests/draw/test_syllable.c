// SPDX-License-Identifier: EUPL-1.2
// Where words may be broken: by rules, by patterns, at seams.
#include "draw/syllable.h"
#include "teekond/writer.h"
#include "tkd_test.h"

static const tkd_hyphenation no_patterns = {0};

// The word with `-` at its breaks and `=` at those that are seams too.
static const char *shown(tkd_arena *arena, const tkd_hyphenation *hyphenation, const char *word)
{
    const tkd_text text = tkd_text_of(word);
    tkd_writer writer;
    tkd_writer_init_memory(&writer, arena, 0);
    for (size_t i = 0; i < text.size; i++) {
        const tkd_breaks breaks = tkd_word_breaks(hyphenation, text, i);
        if (i > 0 && (breaks.seam == i || breaks.syllable == i)) {
            tkd_write_char(&writer, breaks.seam == i ? '=' : '-');
        }
        tkd_write_char(&writer, text.data[i]);
    }
    return tkd_writer_text(&writer).data;
}

static tkd_hyphenation read(tkd_arena *arena, tkd_language language, const char *file)
{
    tkd_hyphenation hyphenation = {.language = language};
    CHECK_OK(tkd_hyphens_read(test_path(file), arena, &hyphenation.by[language], check_error()));
    return hyphenation;
}

static void check_words(const tkd_hyphenation *hyphenation, const char *const words[][2],
                        size_t count)
{
    tkd_arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        CHECK_TEXT(shown(&arena, hyphenation, words[i][0]), words[i][1]);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, syllable, rules_keep_three_letters_on_both_sides)
{
    static const char *const words[][2] = {
        {"kirjutama", "kir-ju-tama"},
        {"KIRJUTAMA", "KIR-JU-TAMA"},
        {"programm", "prog-ramm"},
        {"kontrollima", "kon-trol-lima"},
        {"öökapp", "öökapp"},
        {"ema", "ema"},
        {"sst", "sst"},
        {"регистрация", "регист-ра-ция"},
        {"A1-koodid", "A1-koo-did"},
    };
    check_words(&no_patterns, words, sizeof(words) / sizeof(words[0]));
}

TKD_CASE(draw, syllable, compounds_have_seams)
{
    static const char *const words[][2] = {
        {"keeleõpe", "kee-le=õpe"},
        {"Elamisluba", "Ela-mis=luba"},
        {"kohanemisprogramm", "koha-ne-mis=prog-ramm"},
        {"A1-keelekursus", "A1-kee-le=kur-sus"},
        {"tasemeeksam", "tase-me=ek-sam"},
        {"töötajatele", "töö=ta-ja-tele"},
        {"lasteaiakoht", "las-teaia=koht"},
    };
    check_words(&no_patterns, words, sizeof(words) / sizeof(words[0]));
}

TKD_CASE(draw, syllable, patterns_decide_where_there_are_some)
{
    tkd_arena arena = {0};
    const tkd_hyphenation estonian = read(&arena, TKD_ET, "draw/patterns-et.dic");
    const tkd_hyphenation russian = read(&arena, TKD_RU, "draw/patterns-ru.dic");
    static const char *const estonian_words[][2] = {
        {"kirjutama", "kirju-tama"}, // 1ta; nothing is said of the rest.
        {"tarakan", "tarakan"},      // .ta2ra is against 1ra.
        {"sobiraks", "sobi-raks"},   // 1ra
        {"maaõpik", "maa-õpik"},     // a1õ
        {"maaõpetus", "maaõpetus"},  // 4õpe is against it.
        {"mašštav", "mašš-tav"},     // š1ta
        {"регистрация", "регист-ра-ция"},
    };
    static const char *const russian_words[][2] = {
        {"регистрация", "регист-рация"}, // 1ра, but 1ги leaves too few before it.
        {"подъёжик", "подъё-жик"},
        {"kirjutama", "kir-ju-tama"},
    };
    check_words(&estonian, estonian_words, sizeof(estonian_words) / sizeof(estonian_words[0]));
    check_words(&russian, russian_words, sizeof(russian_words) / sizeof(russian_words[0]));
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, syllable, files_without_patterns_leave_the_rules)
{
    static const char *const files[] = {"draw/none.dic", "draw/simulated.json", "draw"};
    tkd_arena arena = {0};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        const tkd_hyphenation none = read(&arena, TKD_ET, files[i]);
        CHECK_TEXT(shown(&arena, &none, "kirjutama"), "kir-ju-tama");
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, syllable, endless_words_do_no_harm)
{
    static char word[30001];
    for (size_t i = 0; i + 1 < sizeof(word); i++) {
        word[i] = "õa"[i % 3];
    }
    tkd_arena arena = {0};
    const tkd_hyphenation estonian = read(&arena, TKD_ET, "draw/patterns-et.dic");
    const tkd_breaks breaks = tkd_word_breaks(&estonian, tkd_text_of(word), 20000);
    CHECK(breaks.syllable > 0 && breaks.syllable <= 3 * TKD_WORD_LETTERS);
    tkd_arena_clear(&arena);
}
