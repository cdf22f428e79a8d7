// SPDX-License-Identifier: EUPL-1.2
// Before and after: words of figures, bottlenecks, paths and edits, and that the graph of a small one
// is what it was. How it looks is seen by changes.py.
#include "draw/changes.h"
#include "teekond/draw.h"
#include "tkd_test.h"

#include <math.h>

// A drawing with a sheet to write texts on.
typedef struct fixture {
    tkd_arena arena;
    tkd_sheet sheet;
    tkd_drawing drawing;
} fixture;

static void set_up(fixture *with, tkd_language language)
{
    *with = (fixture){0};
    tkd_sheet_init(&with->sheet, &with->arena, NULL, NULL);
    with->drawing = (tkd_drawing){.sheet = &with->sheet, .language = language};
}

static void clean_up(fixture *with)
{
    tkd_arena_clear(&with->arena);
}

static void check_days(tkd_language language, double before, double after, const char *expected)
{
    fixture with;
    set_up(&with, language);
    const tkd_changes_pair pair = {before, after};
    CHECK_VIEW(tkd_changes_print_days(&with.drawing, pair), expected);
    clean_up(&with);
}

TKD_CASE(draw, changes, days_say_what_became_of_them)
{
    const double none = (double)NAN;
    check_days(TKD_ET, 290.4, 194.4, "12\u00a0→\u00a08,1\u00a0p");
    check_days(TKD_EN, 194.4, 290.4, "8.1\u00a0→\u00a012\u00a0d");
    check_days(TKD_ET, 290.4, 291.2, "=\u00a012\u00a0p"); // As printed they are the same.
    check_days(TKD_ET, none, 52.8, "uus:\u00a02,2\u00a0p");
    check_days(TKD_RU, 84.0, none, "было\u00a03,5\u00a0дн");
    check_days(TKD_ET, none, none, "");
}

static void check_trend(double before, double after, tkd_changes_trend expected)
{
    fixture with;
    set_up(&with, TKD_ET);
    const tkd_changes_pair pair = {before, after};
    CHECK_INT(tkd_changes_days_trend(&with.drawing, pair), expected);
    clean_up(&with);
}

TKD_CASE(draw, changes, trends_are_of_what_is_printed)
{
    check_trend(290.4, 194.4, TKD_TREND_DOWN);
    check_trend(194.4, 290.4, TKD_TREND_UP);
    check_trend(290.4, 291.2, TKD_TREND_SAME);
    check_trend((double)NAN, 291.2, TKD_TREND_UNKNOWN);
    check_trend(291.2, (double)NAN, TKD_TREND_UNKNOWN);
}

static void check_bottleneck(tkd_picture_change change, double left, const char *expected)
{
    fixture with;
    set_up(&with, TKD_ET);
    const tkd_picture_bottleneck bottleneck = {.change = change, .left = left};
    CHECK_VIEW(tkd_changes_bottleneck_word(&with.drawing, &bottleneck), expected);
    CHECK_INT(tkd_changes_acts_on(&bottleneck), expected[0] != '\0');
    clean_up(&with);
}

TKD_CASE(draw, changes, bottlenecks_say_how_much_is_left)
{
    check_bottleneck(TKD_CHANGE_CHANGED, 0.2, "järel 20%");
    check_bottleneck(TKD_CHANGE_NONE, 0.2, "järel 20%");
    check_bottleneck(TKD_CHANGE_REMOVED, 0.0, "kõrvaldatud");
    check_bottleneck(TKD_CHANGE_CHANGED, 0.0, "kõrvaldatud");
    check_bottleneck(TKD_CHANGE_ADDED, 1.0, "lisandub");
    check_bottleneck(TKD_CHANGE_NONE, 1.0, "");
}

static void check_path(tkd_language language, const char *path, const char *expected)
{
    fixture with;
    set_up(&with, language);
    CHECK_VIEW(tkd_changes_path(&with.drawing, tkd_text_of(path), TKD_TEXT("")), expected);
    clean_up(&with);
}

TKD_CASE(draw, changes, paths_are_in_words_and_ids_as_they_are)
{
    check_path(TKD_ET, "services.elukoht.duration", "teenused\u00a0› elukoht\u00a0› kestus");
    check_path(TKD_EN, "municipalities.pärnu.staff.nõustaja",
               "municipalities\u00a0› pärnu\u00a0› staff\u00a0› nõustaja");
    check_path(TKD_RU, "services.kursus.course.seats",
               "услуги\u00a0› kursus\u00a0› курс\u00a0› места");
    check_path(TKD_ET, "", "");
    check_path(TKD_ET, "a..b.", "a\u00a0› \u00a0› b");
}

static void check_written(const char *before, const char *after, const char *expected)
{
    fixture with;
    set_up(&with, TKD_ET);
    const tkd_picture_edit edit = {.before = tkd_text_of(before), .after = tkd_text_of(after)};
    CHECK_VIEW(tkd_changes_written(&with.drawing, &edit), expected);
    clean_up(&with);
}

TKD_CASE(draw, changes, edits_say_what_was_written_and_what_is)
{
    check_written("30min", "15min", "30min → 15min");
    check_written("", "2", "(puudub) → 2");
    check_written("2", "", "2 → (jääb ära)");
    check_written("", "*", "(puudub) → kõikjal");
}

TKD_CASE_LABELLED(draw, changes, small_change_is_the_same_graph, "golden")
{
    tkd_arena arena = {0};
    size_t size = 0;
    tkd_picture picture = {0};
    tkd_writer out;
    const tkd_draw_options options = {.diagram = TKD_DIAGRAM_CHANGES, .format = TKD_DRAW_DOT};
    const char *text = test_file_read("draw/changes.json", &size);
    tkd_writer_init_memory(&out, &arena, 0);
    CHECK_OK(tkd_picture_read_json((tkd_text){text, size}, &arena, &picture, check_error()));
    CHECK_OK(tkd_draw(&picture, &options, &arena, &out, check_error()));
    const tkd_text drawn = tkd_writer_text(&out);
    CHECK_GOLDEN(drawn.data, drawn.size, "draw/expected/small-changes.dot");
    tkd_arena_clear(&arena);
}
