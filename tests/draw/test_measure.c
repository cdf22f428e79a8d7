// SPDX-License-Identifier: EUPL-1.2
// Breaking text into lines: nothing is lost, nothing is wider than it may be.
#include "draw/measure.h"
#include "draw/syllable.h"
#include "tkd_test.h"

#include <stdio.h>
#include <string.h>

static const tkd_font font = {11.5, TKD_WEIGHT_SEMIBOLD};

typedef struct fixture {
    tkd_arena arena;
    tkd_measure measure;
} fixture;

static void set_up(fixture *with)
{
    *with = (fixture){0};
    CHECK_OK(tkd_measure_init(&with->measure, check_error()));
}

static void clean_up(fixture *with)
{
    tkd_measure_clear(&with->measure);
    tkd_arena_clear(&with->arena);
}

static tkd_lines broken(fixture *with, const char *text, double width, size_t most)
{
    tkd_lines lines = {0};
    CHECK_OK(tkd_measure_break(&with->measure, &with->arena, tkd_text_of(text), font, width, most,
                               &lines, check_error()));
    for (size_t i = 0; i < lines.count; i++) {
        CHECK(tkd_measure_width(&with->measure, lines.lines[i], font) <= width + 1e-9);
    }
    return lines;
}

TKD_CASE(draw, measure, words_are_broken_at_blanks)
{
    fixture with;
    set_up(&with);
    const tkd_lines lines = broken(&with, "Elukoha  registreerimine\nvallas", 110.0, 9);
    CHECK_SIZE(lines.count, 3);
    CHECK_VIEW(lines.lines[0], "Elukoha");
    CHECK_VIEW(lines.lines[1], "registreerimine");
    CHECK_VIEW(lines.lines[2], "vallas");
    clean_up(&with);
}

TKD_CASE(draw, measure, wide_words_are_broken_at_syllables)
{
    fixture with;
    set_up(&with);
    const tkd_lines lines = broken(&with, "kohanemisprogrammi", 80.0, 9);
    CHECK_SIZE(lines.count, 2);
    CHECK(tkd_text_ends_with(lines.lines[0], TKD_TEXT("-")));
    CHECK_VIEW(lines.lines[0], "kohanemis-");
    clean_up(&with);
}

TKD_CASE(draw, measure, too_much_text_ends_in_an_ellipsis)
{
    fixture with;
    set_up(&with);
    char text[10001];
    memset(text, 'A', sizeof(text));
    text[sizeof(text) - 1] = '\0';
    const tkd_lines lines = broken(&with, text, 100.0, 4);
    CHECK_SIZE(lines.count, 4);
    CHECK(tkd_text_ends_with(lines.lines[3], TKD_TEXT("…")));
    clean_up(&with);
}

TKD_CASE(draw, measure, controls_and_turned_directions_are_left_out)
{
    fixture with;
    set_up(&with);
    const tkd_lines lines = broken(&with,
                                   "a\x01\xE2\x80\xAE"
                                   "b\xC2\x85"
                                   "c",
                                   100.0, 4);
    CHECK_SIZE(lines.count, 1);
    CHECK_VIEW(lines.lines[0], "abc");
    clean_up(&with);
}

TKD_CASE(draw, measure, empty_text_has_no_lines)
{
    fixture with;
    set_up(&with);
    CHECK_SIZE(broken(&with, "  \n ", 100.0, 4).count, 0);
    clean_up(&with);
}

TKD_CASE(draw, measure, bold_is_wider)
{
    fixture with;
    set_up(&with);
    const tkd_font normal = {20.0, TKD_WEIGHT_NORMAL};
    const tkd_font bold = {20.0, TKD_WEIGHT_BOLD};
    const tkd_text text = TKD_TEXT("Õppenõustamine");
    CHECK(tkd_measure_width(&with.measure, text, bold) >
          tkd_measure_width(&with.measure, text, normal));
    clean_up(&with);
}

TKD_CASE(draw, measure, syllables_follow_estonian_rules)
{
    static const struct {
        const char *word;
        size_t most;
        size_t expected;
    } words[] = {
        {"kirjutama", 8, 5},          {"kirjutama", 5, 5}, {"kirjutama", 4, 3}, {"programm", 6, 4},
        {"kohanemisprogramm", 11, 9}, {"ema", 3, 0},       {"öökapp", 5, 4},    {"sst", 3, 0},
        {"регистрация", 12, 12},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        const size_t at = tkd_syllable_break(tkd_text_of(words[i].word), words[i].most);
        if (at != words[i].expected) {
            printf("%s up to %zu: %zu\n", words[i].word, words[i].most, at);
        }
        CHECK_SIZE(at, words[i].expected);
    }
}
