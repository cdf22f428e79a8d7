// SPDX-License-Identifier: EUPL-1.2
// Composing, folding, lower case, ids of titles, and distances between spellings.
#include "tkd_test.h"

#include <string.h>

typedef tkd_text (*change_fn)(tkd_arena *arena, tkd_text text);

static void check_change(change_fn change, const char *from, const char *expected)
{
    tkd_arena arena = {0};
    CHECK_VIEW(change(&arena, tkd_text_of(from)), expected);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, spelling, marks_join_their_letters)
{
    check_change(tkd_text_compose, "o\u0303pe", "õpe");
    check_change(tkd_text_compose, "S\u030Cokola\u0308d", "Šokoläd");
    check_change(tkd_text_compose, "и\u0306ог и е\u0308ж", "йог и ёж");
    check_change(tkd_text_compose, "õun", "õun");
}

TKD_CASE(base, spelling, marks_without_a_partner_stay)
{
    check_change(tkd_text_compose, "\u0303a", "\u0303a");
    check_change(tkd_text_compose, "q\u0303", "q\u0303");
    check_change(tkd_text_compose, "", "");
}

TKD_CASE(base, spelling, second_mark_stays_behind_the_first)
{
    check_change(tkd_text_compose, "o\u0303\u0301", "õ\u0301");
}

TKD_CASE(base, spelling, composing_keeps_nul_bytes)
{
    tkd_arena arena = {0};
    const tkd_text text = tkd_text_compose(&arena, TKD_TEXT("a\0o\u0303"));
    CHECK_SIZE(text.size, 4);
    CHECK_INT(memcmp(text.data, "a\0õ", 4), 0);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, spelling, folding_forgets_case_and_marks)
{
    check_change(tkd_text_fold, "KEELEÕPE", "keeleope");
    check_change(tkd_text_fold, "O\u0303ppija Žürii", "oppija zurii");
    check_change(tkd_text_fold, "Ülle Şimşek", "ulle simsek");
    check_change(tkd_text_fold, "ЖИЗНЬ", "жизнь");
}

TKD_CASE(base, spelling, lower_case_of_three_alphabets)
{
    check_change(tkd_text_lower, "ÕÄÖÜŠŽ ABC", "õäöüšž abc");
    check_change(tkd_text_lower, "ЁЖИК Щ", "ёжик щ");
    check_change(tkd_text_lower, "ΆΣ Ž×Ÿ", "άσ ž×ÿ");
}

TKD_CASE(base, spelling, id_of_a_title_obeys_the_rules_of_ids)
{
    check_change(tkd_text_slug, "Elukoha registreerimine (KOV)", "elukoha-registreerimine-kov");
    check_change(tkd_text_slug, "  Õpe & töö -- Žürii! ", "õpe-töö-žürii");
    check_change(tkd_text_slug, "3. visiit", "nr-3-visiit");
    check_change(tkd_text_slug, "Café Łódź", "cafe-lodz");
    check_change(tkd_text_slug, "Вид на жительство", "vid-na-žitelstvo");
    check_change(tkd_text_slug, "O\u0303pe", "õpe");
}

TKD_CASE(base, spelling, id_of_nothing_is_still_an_id)
{
    check_change(tkd_text_slug, "", "nimeta");
    check_change(tkd_text_slug, "…!?", "nimeta");
    check_change(tkd_text_slug, "日本", "nimeta");
}

TKD_CASE(base, spelling, id_of_a_long_title_is_cut_at_sixty_characters)
{
    tkd_arena arena = {0};
    char title[401] = {0};
    for (size_t i = 0; i < 200; i++) {
        memcpy(&title[2 * i], "õ", 2);
    }
    CHECK_SIZE(tkd_text_length(tkd_text_slug(&arena, tkd_text_of(title))), 60);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, spelling, distance_counts_slips_of_the_finger)
{
    const struct {
        const char *a;
        const char *b;
        size_t distance;
    } rows[] = {{"elukoht", "elukoht", 0}, {"elukoht", "elukohat", 1},
                {"elukoht", "lukoht", 1},  {"elukoht", "eulkoht", 1},
                {"elukoht", "elukohh", 1}, {"kursus", "kurssu", 1},
                {"ca", "abc", 3},          {"", "ab", 2},
                {"õpe", "ope", 1}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const tkd_text a = tkd_text_of(rows[i].a);
        const tkd_text b = tkd_text_of(rows[i].b);
        CHECK_SIZE(tkd_text_distance(a, b, 5), rows[i].distance);
        CHECK_SIZE(tkd_text_distance(b, a, 5), rows[i].distance);
    }
}

TKD_CASE(base, spelling, distance_beyond_the_limit_is_one_more)
{
    CHECK_SIZE(tkd_text_distance(TKD_TEXT("kursus"), TKD_TEXT("elukoht"), 2), 3);
    char text[66];
    memset(text, 'a', sizeof(text));
    CHECK_SIZE(tkd_text_distance((tkd_text){text, 65}, (tkd_text){text, 65}, 2), 3);
    CHECK_SIZE(tkd_text_distance((tkd_text){text, 64}, (tkd_text){text, 63}, 2), 1);
}
