// SPDX-License-Identifier: EUPL-1.2
// Areas: what Graphviz is told of a polygon and its hatching, and what comes out as SVG.
#include "draw/area.h"
#include "draw/graph.h"
#include "tkd_test.h"

#include <string.h>

// A square of ten from (10, 20), on a sheet of 100 by 50.
static const tkd_point2 square[] = {{10.0, 20.0}, {20.0, 20.0}, {20.0, 30.0}, {10.0, 30.0}};

// Two arms that point up, with a gap between them from x = 10 to 20, above y = 10.
static const tkd_point2 fork[] = {{0.0, 0.0},  {10.0, 0.0}, {10.0, 10.0}, {20.0, 10.0},
                                  {20.0, 0.0}, {30.0, 0.0}, {30.0, 20.0}, {0.0, 20.0}};

static void put(tkd_sheet *sheet, const char *id, const tkd_point2 *corners, uint32_t count,
                const tkd_mark *how)
{
    tkd_mark mark = *how;
    mark.id = tkd_sheet_id(sheet, id, (tkd_text){"", 0}, "");
    mark.class_name = "band";
    tkd_sheet_put_area(sheet, &mark, corners, count);
}

static void set_up(tkd_sheet *sheet, tkd_arena *arena)
{
    *arena = (tkd_arena){0};
    tkd_sheet_init(sheet, arena, NULL, check_error());
    sheet->width = 100.0;
    sheet->height = 50.0;
    sheet->paper = "#ffffff";
    sheet->language = "et";
    sheet->title = TKD_TEXT("Ala");
    sheet->description = TKD_TEXT("Ala");
}

TKD_CASE(draw, area, a_sheet_without_areas_has_no_background)
{
    tkd_arena arena;
    tkd_sheet sheet;
    set_up(&sheet, &arena);
    const tkd_text background = tkd_area_background(&sheet, &arena);
    CHECK(background.data != NULL);
    CHECK_SIZE(background.size, 0);
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, area, a_polygon_has_its_colours_and_corners_with_y_up)
{
    tkd_arena arena;
    tkd_sheet sheet;
    set_up(&sheet, &arena);
    put(&sheet, "a", square, 4,
        &(tkd_mark){.fill = "#102030", .line = "#405060", .line_width = 0.75});
    CHECK_TEXT(tkd_area_background(&sheet, &arena).data,
               "S 23 -solid,setlinewidth(1.5) c 7 -#405060 C 7 -#102030 "
               "P 4 20 60 40 60 40 40 20 40 ");
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, area, hatching_is_cut_by_the_polygon)
{
    tkd_arena arena;
    tkd_sheet sheet;
    set_up(&sheet, &arena);
    // Lines of x + y = 40: from corner to corner, through the square's middle.
    put(&sheet, "a", square, 4,
        &(tkd_mark){.line = "#405060", .line_width = 0.5, .hatch = 20.0 / 1.4142135623730951});
    const tkd_text background = tkd_area_background(&sheet, &arena);
    CHECK_CONTAINS(background.data, "c 11 -transparent C 11 -transparent P 4");
    CHECK_CONTAINS(background.data, "c 7 -#405060 L 2 20 40 40 60 ");
    CHECK(strstr(strstr(background.data, "L 2") + 1, "L 2") == NULL);
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, area, hatching_leaves_gaps_empty)
{
    tkd_arena arena;
    tkd_sheet sheet;
    set_up(&sheet, &arena);
    // Of x + y = 24 the piece over the gap, from (14, 10) to (20, 4), is not drawn.
    put(&sheet, "a", fork, 8,
        &(tkd_mark){.line = "#405060", .line_width = 0.5, .hatch = 24.0 / 1.4142135623730951});
    CHECK_CONTAINS(tkd_area_background(&sheet, &arena).data, "L 2 8 60 28 80 L 2 40 92 48 100 ");
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, area, areas_have_names_in_svg)
{
    tkd_arena arena;
    tkd_sheet sheet;
    tkd_writer out;
    set_up(&sheet, &arena);
    put(&sheet, "esimene", square, 4, &(tkd_mark){.fill = "#102030"});
    tkd_sheet_datum_number(&sheet, "wait-h", 2.5);
    put(&sheet, "teine", fork, 8,
        &(tkd_mark){.line = "#405060", .hatch = 5.0, .title = TKD_TEXT("kaks & pool")});
    tkd_writer_init_memory(&out, &arena, 0);
    CHECK_OK(tkd_graph_write(&sheet, TKD_DRAW_SVG, TKD_PAGE_SCREEN, &arena, &out, check_error()));
    const char *svg = tkd_writer_text(&out).data;
    CHECK_CONTAINS(svg, "<g id=\"esimene\" class=\"band\" data-wait-h=\"2.5\"><polygon points=");
    CHECK_CONTAINS(svg, "<g id=\"teine\" class=\"band\"><title>kaks &amp; pool</title><polygon");
    CHECK_CONTAINS(svg, "fill=\"#102030\"/></g>");
    tkd_arena_clear(&arena);
}
