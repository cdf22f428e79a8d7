// SPDX-License-Identifier: EUPL-1.2
// Breaking text into lines: nothing is lost, nothing is wider than it may be.
#include "draw/measure.h"
#include "tkd_test.h"

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

TKD_CASE(draw, measure, wide_words_are_broken_at_seams_then_at_syllables)
{
    fixture with;
    set_up(&with);
    tkd_lines lines = broken(&with, "kohanemisprogrammi", 80.0, 9);
    CHECK_SIZE(lines.count, 2);
    CHECK_VIEW(lines.lines[0], "kohanemis-");
    CHECK_VIEW(lines.lines[1], "programmi");
    lines = broken(&with, "Uus kohanemisprogrammi", 104.0, 9);
    CHECK_SIZE(lines.count, 2);
    CHECK_VIEW(lines.lines[0], "Uus kohanemis-");
    lines = broken(&with, "registreerimine", 80.0, 9);
    CHECK_SIZE(lines.count, 2);
    CHECK_VIEW(lines.lines[0], "registreeri-");
    clean_up(&with);
}

TKD_CASE(draw, measure, short_heads_stay_with_what_follows)
{
    static const char *const whole[] = {"A1-kursusele", "PIN-koodid", "Smart-ID",  "e-posti",
                                        "по-эстонски",  "ja/või",     "20-aastane"};
    fixture with;
    set_up(&with);
    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
        const tkd_text text = tkd_text_format(&with.arena, "Saab %s", whole[i]);
        const tkd_lines lines = broken(&with, text.data, 85.0, 9);
        CHECK(lines.count > 0);
        CHECK(tkd_text_ends_with(lines.lines[lines.count - 1], tkd_text_of(whole[i])));
    }
    const tkd_lines lines = broken(&with, "Lähed põhja-eestisse", 85.0, 9);
    CHECK_SIZE(lines.count, 2);
    CHECK_VIEW(lines.lines[0], "Lähed põhja-");
    const tkd_lines wide = broken(&with, "A1-keelekursusele", 85.0, 9);
    CHECK_SIZE(wide.count, 2);
    CHECK_VIEW(wide.lines[0], "A1-keele-");
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
