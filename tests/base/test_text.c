// SPDX-License-Identifier: EUPL-1.2
// Text views and UTF-8.
#include "tkd_test.h"

#include <string.h>

TKD_CASE(base, text, compares_bytewise_and_shorter_first)
{
    CHECK(tkd_text_equal(TKD_TEXT("õpe"), tkd_text_of("õpe")));
    CHECK(!tkd_text_equal(TKD_TEXT("õpe"), TKD_TEXT("ope")));
    CHECK(tkd_text_equal((tkd_text){0}, TKD_TEXT("")));
    CHECK(tkd_text_compare(TKD_TEXT("kov"), TKD_TEXT("kovid")) < 0);
    CHECK(tkd_text_compare(TKD_TEXT("z"), TKD_TEXT("õ")) < 0);
    CHECK_INT(tkd_text_compare((tkd_text){0}, (tkd_text){0}), 0);
}

TKD_CASE(base, text, begins_and_ends)
{
    CHECK(tkd_text_starts_with(TKD_TEXT("kov-1"), TKD_TEXT("kov")));
    CHECK(!tkd_text_starts_with(TKD_TEXT("ko"), TKD_TEXT("kov")));
    CHECK(tkd_text_ends_with(TKD_TEXT("a.yaml"), TKD_TEXT(".yaml")));
    CHECK(!tkd_text_ends_with(TKD_TEXT("yaml"), TKD_TEXT(".yaml")));
    CHECK(tkd_text_ends_with(TKD_TEXT("a"), (tkd_text){0}));
}

TKD_CASE(base, text, parts_are_clipped)
{
    CHECK_VIEW(tkd_text_part(TKD_TEXT("teekond"), 3, 2), "ko");
    CHECK_VIEW(tkd_text_part(TKD_TEXT("teekond"), 3, SIZE_MAX), "kond");
    CHECK_SIZE(tkd_text_part(TKD_TEXT("teekond"), 9, 2).size, 0);
    CHECK_SIZE(tkd_text_part((tkd_text){0}, 0, 5).size, 0);
}

TKD_CASE(base, text, trims_both_ends)
{
    CHECK_VIEW(tkd_text_trim(TKD_TEXT(" \t a b\r\n ")), "a b");
    CHECK_SIZE(tkd_text_trim(TKD_TEXT(" \n ")).size, 0);
}

TKD_CASE(base, text, finds_the_first_from_an_offset)
{
    const tkd_text text = TKD_TEXT("a..b..c");
    CHECK_SIZE(tkd_text_find(text, TKD_TEXT(".."), 0), 1);
    CHECK_SIZE(tkd_text_find(text, TKD_TEXT(".."), 2), 4);
    CHECK_SIZE(tkd_text_find(text, TKD_TEXT(".."), 5), SIZE_MAX);
    CHECK_SIZE(tkd_text_find(text, TKD_TEXT("c"), 6), 6);
    CHECK_SIZE(tkd_text_find(text, TKD_TEXT(""), 7), 7);
    CHECK_SIZE(tkd_text_find(text, TKD_TEXT("x"), 99), SIZE_MAX);
}

TKD_CASE(base, text, clip_cuts_no_character)
{
    CHECK_VIEW(tkd_text_clip(TKD_TEXT("aõb"), 2), "a");
    CHECK_VIEW(tkd_text_clip(TKD_TEXT("aõb"), 3), "aõ");
    CHECK_VIEW(tkd_text_clip(TKD_TEXT("aõb"), 9), "aõb");
}

TKD_CASE(base, text, copies_end_with_nul)
{
    tkd_arena arena = {0};
    const tkd_text copy = tkd_text_copy(&arena, tkd_text_part(TKD_TEXT("teekond"), 0, 3));
    CHECK_TEXT(copy.data, "tee");
    CHECK_TEXT(tkd_text_copy(&arena, (tkd_text){0}).data, "");
    CHECK_TEXT(tkd_text_format(&arena, "%s-%d", "õ", 7).data, "õ-7");
    tkd_arena_clear(&arena);
}

TKD_CASE(base, text, copy_without_memory_has_no_data)
{
    tkd_arena arena;
    tkd_arena_init(&arena, 3);
    CHECK(tkd_text_copy(&arena, TKD_TEXT("abc")).data == NULL);
    CHECK(tkd_text_format(&arena, "%d", 1234).data == NULL);
    CHECK(tkd_text_copy(&arena, TKD_TEXT("ab")).data != NULL);
    tkd_arena_clear(&arena);
}

// Malformed sequences of the kinds in Unicode's table 3-7: the fault is found at its first byte.
TKD_CASE(base, text, malformed_utf8_is_found)
{
    const struct {
        const char *bytes;
        size_t bad;
    } rows[] = {{"a\xF5", 1},        {"a\x80", 1},        {"\xC0\x80", 0},
                {"\xE0\x80\x80", 0}, {"\xED\xA0\x80", 0}, {"\xF4\x90\x80\x80", 0},
                {"õ\xC3", 2},        {"ab\xE2\x82", 2},   {"\xF0\x82\x82\xAC", 0}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        size_t bad = 99;
        CHECK(!tkd_text_is_utf8(tkd_text_of(rows[i].bytes), &bad));
        CHECK_SIZE(bad, rows[i].bad);
    }
    CHECK(tkd_text_is_utf8(TKD_TEXT("õ€😀\0"), NULL));
}

TKD_CASE(base, text, every_character_survives_encoding)
{
    for (uint32_t character = 0; character <= 0x10FFFF; character += character < 0x3000 ? 1 : 97) {
        if (character >= 0xD800 && character <= 0xDFFF) {
            continue;
        }
        char bytes[4];
        size_t offset = 0;
        const tkd_text text = {bytes, tkd_text_encode(character, bytes)};
        CHECK_SIZE(tkd_text_next(text, &offset), character);
        CHECK_SIZE(offset, text.size);
    }
}

TKD_CASE(base, text, bad_bytes_are_stepped_over_one_by_one)
{
    size_t offset = 0;
    const tkd_text text = TKD_TEXT("\xC3(\xFF");
    CHECK_SIZE(tkd_text_next(text, &offset), 0xFFFD);
    CHECK_SIZE(tkd_text_next(text, &offset), '(');
    CHECK_SIZE(tkd_text_next(text, &offset), 0xFFFD);
    CHECK_SIZE(offset, 3);
}

TKD_CASE(base, text, columns_are_those_of_a_terminal)
{
    CHECK_SIZE(tkd_text_length(TKD_TEXT("Öö töö")), 6);
    CHECK_SIZE(tkd_text_columns(TKD_TEXT("Öö töö")), 6);
    CHECK_SIZE(tkd_text_columns(TKD_TEXT("o\u0303")), 1);
    CHECK_SIZE(tkd_text_columns(TKD_TEXT("日本")), 4);
    CHECK_SIZE(tkd_text_columns(TKD_TEXT("😀")), 2);
}

TKD_CASE(base, text, line_ends_are_those_of_yaml)
{
    CHECK_SIZE(tkd_text_break(TKD_TEXT("\n"), 0), 1);
    CHECK_SIZE(tkd_text_break(TKD_TEXT("\r\n"), 0), 2);
    CHECK_SIZE(tkd_text_break(TKD_TEXT("\rx"), 0), 1);
    CHECK_SIZE(tkd_text_break(TKD_TEXT("\xC2\x85"), 0), 2);
    CHECK_SIZE(tkd_text_break(TKD_TEXT("\u2028"), 0), 3);
    CHECK_SIZE(tkd_text_break(TKD_TEXT("õ"), 0), 0);
    CHECK_SIZE(tkd_text_break(TKD_TEXT(""), 0), 0);
}

TKD_CASE(base, text, plain_runs_end_at_the_first_other_byte)
{
    const unsigned char others[] = {0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xFF};
    char bytes[40];

    for (size_t at = 0; at < sizeof(bytes); at++) {
        for (size_t i = 0; i < sizeof(others); i++) {
            memset(bytes, at % 2 == 0 ? ' ' : '~', sizeof(bytes));
            bytes[at] = (char)others[i];
            const tkd_text text = {bytes, sizeof(bytes)};
            CHECK_SIZE(tkd_text_plain_end(text, 0), at);
            CHECK_SIZE(tkd_text_plain_end(text, at), at);
            CHECK_SIZE(tkd_text_plain_end(text, at + 1), sizeof(bytes));
        }
    }
}
