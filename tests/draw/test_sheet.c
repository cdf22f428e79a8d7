// SPDX-License-Identifier: EUPL-1.2
// Marks of a sheet: whose they are, what they say to a page, and that a page is told just that.
#include "draw/graph.h"
#include "draw/sheet.h"
#include "tkd_test.h"

#include <math.h>

typedef struct fixture {
    tkd_arena arena;
    tkd_measure measure;
    tkd_sheet sheet;
} fixture;

static void set_up(fixture *with)
{
    *with = (fixture){0};
    CHECK_OK(tkd_measure_init(&with->measure, check_error()));
    tkd_sheet_init(&with->sheet, &with->arena, &with->measure, check_error());
    with->sheet.width = 300.0;
    with->sheet.height = 200.0;
    with->sheet.paper = "#ffffff";
    with->sheet.language = "et";
    with->sheet.title = TKD_TEXT("Leht");
    with->sheet.description = TKD_TEXT("Leht proovimiseks");
}

static void clean_up(fixture *with)
{
    tkd_measure_clear(&with->measure);
    tkd_arena_clear(&with->arena);
}

static void put_box(fixture *with, const char *id, tkd_mark_kind kind, double x, double width)
{
    const tkd_mark mark = {.kind = kind,
                           .id = tkd_sheet_id(&with->sheet, id, (tkd_text){"", 0}, ""),
                           .class_name = "card",
                           .x = x,
                           .y = 10.0,
                           .width = width,
                           .height = 40.0,
                           .fill = "#dddddd"};
    tkd_sheet_put(&with->sheet, &mark);
}

static const tkd_mark *last(const fixture *with)
{
    return (const tkd_mark *)with->sheet.marks.items + with->sheet.marks.count - 1;
}

TKD_CASE(draw, sheet, marks_belong_to_the_card_that_they_stand_on)
{
    fixture with;
    set_up(&with);
    put_box(&with, "step-a", TKD_MARK_CARD, 10.0, 80.0);
    CHECK_VIEW(last(&with)->owner, "");
    put_box(&with, "step-a-chip", TKD_MARK_BOX, 20.0, 30.0);
    CHECK_VIEW(last(&with)->owner, "step-a");
    put_box(&with, "step-a-chip-sign", TKD_MARK_DISC, 25.0, 10.0);
    CHECK_VIEW(last(&with)->owner, "step-a-chip");
    put_box(&with, "step-a-far", TKD_MARK_BOX, 120.0, 30.0);
    CHECK_VIEW(last(&with)->owner, "");
    put_box(&with, "step-ab", TKD_MARK_BOX, 20.0, 30.0);
    CHECK_VIEW(last(&with)->owner, "");
    clean_up(&with);
}

TKD_CASE(draw, sheet, facts_reach_page_and_graph_escaped)
{
    fixture with;
    set_up(&with);
    put_box(&with, "ground", TKD_MARK_GROUND, 10.0, 80.0);
    tkd_sheet_datum(&with.sheet, "lane", TKD_TEXT("sammud"));
    put_box(&with, "step-a", TKD_MARK_CARD, 10.0, 80.0);
    tkd_sheet_datum(&with.sheet, "step", TKD_TEXT("a<\"&b\">"));
    tkd_sheet_datum_number(&with.sheet, "wait-h", 2.385);
    tkd_sheet_datum_number(&with.sheet, "left-share", (double)NAN);
    tkd_sheet_datum(&with.sheet, "pool", (tkd_text){"", 0});
    put_box(&with, "step-b", TKD_MARK_CARD, 100.0, 80.0);
    tkd_writer svg;
    tkd_writer_init_memory(&svg, &with.arena, 0);
    CHECK_OK(tkd_graph_write(&with.sheet, TKD_DRAW_SVG, TKD_PAGE_SCREEN, &with.arena, &svg,
                             check_error()));
    const char *page = tkd_writer_text(&svg).data;
    CHECK_CONTAINS(page, "<g id=\"ground\" class=\"card\" data-lane=\"sammud\">");
    CHECK_CONTAINS(page, "<g id=\"step-a\" class=\"card\" data-step=\"a&lt;&quot;&amp;b&quot;&gt;\""
                         " data-wait-h=\"2.385\">");
    CHECK_CONTAINS(page, "<g id=\"step-b\" class=\"card\">");
    tkd_writer dot;
    tkd_writer_init_memory(&dot, &with.arena, 0);
    CHECK_OK(tkd_graph_write(&with.sheet, TKD_DRAW_DOT, TKD_PAGE_SCREEN, &with.arena, &dot,
                             check_error()));
    CHECK_CONTAINS(tkd_writer_text(&dot).data, "\"data-wait-h\"=2.385");
    clean_up(&with);
}
