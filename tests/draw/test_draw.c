// SPDX-License-Identifier: EUPL-1.2
// Drawing small pictures: the graph is what it was, every format begins as it must, and a wrong
// journey is named. How drawings look is seen by drawings.py.
#include "small_drawing.h"
#include "teekond/draw.h"
#include "tkd_test.h"

#include <string.h>

typedef struct drawn {
    tkd_arena arena;
    tkd_text bytes;
} drawn;

static drawn draw(const char *document, const tkd_draw_options *options)
{
    drawn result = {0};
    size_t size = 0;
    tkd_picture picture = {0};
    tkd_writer out;
    const char *text = test_file_read(document, &size);
    tkd_writer_init_memory(&out, &result.arena, 0);
    CHECK_OK(tkd_picture_read_json((tkd_text){text, size}, &result.arena, &picture, check_error()));
    CHECK_OK(tkd_draw(&picture, options, &result.arena, &out, check_error()));
    result.bytes = tkd_writer_text(&out);
    return result;
}

static void check_dot(const char *document, tkd_diagram diagram, const char *golden)
{
    const tkd_draw_options options = {.diagram = diagram, .format = TKD_DRAW_DOT};
    drawn result = draw(document, &options);
    CHECK_GOLDEN(result.bytes.data, result.bytes.size, golden);
    tkd_arena_clear(&result.arena);
}

TKD_CASE_LABELLED(draw, draw, simulated_map_is_the_same_graph, "golden")
{
    check_dot("draw/simulated.json", TKD_DIAGRAM_MAP, "draw/expected/simulated-map.dot");
}

TKD_CASE_LABELLED(draw, draw, simulated_flow_is_the_same_graph, "golden")
{
    check_dot("draw/simulated.json", TKD_DIAGRAM_FLOW, "draw/expected/simulated-flow.dot");
}

TKD_CASE_LABELLED(draw, draw, map_without_figures_is_the_same_graph, "golden")
{
    check_dot("picture/expected/small.json", TKD_DIAGRAM_MAP, "draw/expected/small-map.dot");
}

TKD_CASE_LABELLED(draw, draw, flow_without_figures_is_the_same_graph, "golden")
{
    check_dot("picture/expected/small.json", TKD_DIAGRAM_FLOW, "draw/expected/small-flow.dot");
}

TKD_CASE_LABELLED(draw, draw, charts_are_the_same_graphs, "golden")
{
    check_dot("draw/charts.json", TKD_DIAGRAM_CAPACITY, "draw/expected/charts-capacity.dot");
    check_dot("draw/charts.json", TKD_DIAGRAM_QUEUE, "draw/expected/charts-queue.dot");
    check_dot("draw/charts.json", TKD_DIAGRAM_PARETO, "draw/expected/charts-pareto.dot");
}

TKD_CASE(draw, draw, formats_begin_as_they_must)
{
    static const struct {
        tkd_draw_format format;
        const char *beginning;
    } formats[] = {{TKD_DRAW_SVG, "<?xml version"},    {TKD_DRAW_PDF, "%PDF-1."},
                   {TKD_DRAW_PNG, "\x89PNG"},          {TKD_DRAW_DOT, "digraph"},
                   {TKD_DRAW_HTML, "<!DOCTYPE html>"}, {TKD_DRAW_CSV, "Sammud\r\n"}};
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
        const tkd_draw_options options = {.format = formats[i].format};
        drawn result = draw("draw/simulated.json", &options);
        CHECK(tkd_text_starts_with(result.bytes, tkd_text_of(formats[i].beginning)));
        tkd_arena_clear(&result.arena);
    }
}

TKD_CASE(draw, draw, language_is_the_one_asked_for)
{
    const tkd_draw_options options = {.language = TKD_RU};
    drawn result = draw("draw/simulated.json", &options);
    CHECK_CONTAINS(result.bytes.data, "xml:lang=\"ru\"");
    CHECK_CONTAINS(result.bytes.data, "Малый путь");
    CHECK_CONTAINS(result.bytes.data, "Узкие места");
    tkd_arena_clear(&result.arena);
}

TKD_CASE(draw, draw, unknown_journey_is_named)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_picture picture = {0};
    tkd_error error = {0};
    const tkd_draw_options options = {.journey = TKD_TEXT("kuhugi")};
    tkd_writer_init_memory(&out, &arena, 0);
    CHECK_STATUS(tkd_draw(&picture, &options, &arena, &out, &error), TKD_ERR_REFERENCE);
    CHECK_CONTAINS(error.message, "kuhugi");
    CHECK_SIZE(out.size, 0);
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, draw, an_empty_picture_draws)
{
    for (int diagram = 0; diagram < TKD_DIAGRAM_COUNT; diagram++) {
        tkd_arena arena = {0};
        tkd_writer out;
        const tkd_picture picture = {0};
        const tkd_draw_options options = {.diagram = (tkd_diagram)diagram};
        tkd_writer_init_memory(&out, &arena, 0);
        CHECK_OK(tkd_draw(&picture, &options, &arena, &out, check_error()));
        CHECK(out.size > 100);
        tkd_arena_clear(&arena);
    }
}

TKD_CASE(draw, draw, no_memory_is_an_error_and_no_crash)
{
    static const tkd_draw_format formats[] = {TKD_DRAW_DOT, TKD_DRAW_CSV};
    size_t size = 0;
    tkd_arena arena = {0};
    tkd_picture picture = {0};
    const char *text = test_file_read("draw/simulated.json", &size);
    CHECK_OK(tkd_picture_read_json((tkd_text){text, size}, &arena, &picture, check_error()));
    for (int diagram = 0; diagram < TKD_DIAGRAM_COUNT; diagram++) {
        for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
            const tkd_draw_options options = {.diagram = (tkd_diagram)diagram,
                                              .format = formats[i]};
            check_no_memory_for(&picture, &options);
        }
    }
    const tkd_draw_options page = {.diagram = TKD_DIAGRAM_MAP, .format = TKD_DRAW_HTML};
    check_no_memory_for(&picture, &page);
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, draw, views_are_read_in_both_languages)
{
    const uint32_t newcomer = 1U << TKD_VIEW_NEWCOMER;
    const uint32_t kov = 1U << TKD_VIEW_KOV;
    uint32_t views = 77;
    CHECK(tkd_views_parse(TKD_TEXT("kov"), &views));
    CHECK_INT(views, kov);
    CHECK(tkd_views_parse(TKD_TEXT("newcomer, kov"), &views));
    CHECK_INT(views, newcomer | kov);
    CHECK(tkd_views_parse(TKD_TEXT("sisserändaja"), &views));
    CHECK_INT(views, newcomer);
    CHECK(tkd_views_parse(TKD_TEXT("kõik"), &views));
    CHECK_INT(views, (1U << TKD_VIEW_COUNT) - 1U);
    views = 77;
    CHECK(!tkd_views_parse(TKD_TEXT("kov,"), &views));
    CHECK(!tkd_views_parse(TKD_TEXT(""), &views));
    CHECK(!tkd_views_parse(TKD_TEXT("linn"), &views));
    CHECK_INT(views, 77);
}

TKD_CASE(draw, draw, names_are_read_back)
{
    for (int i = 0; i < TKD_DIAGRAM_COUNT; i++) {
        tkd_diagram diagram = TKD_DIAGRAM_COUNT;
        CHECK(tkd_diagram_parse(tkd_text_of(tkd_diagram_name((tkd_diagram)i)), &diagram));
        CHECK_INT(diagram, i);
    }
    for (int i = 0; i < TKD_DRAW_FORMAT_COUNT; i++) {
        tkd_draw_format format = TKD_DRAW_FORMAT_COUNT;
        CHECK(
            tkd_draw_format_parse(tkd_text_of(tkd_draw_format_name((tkd_draw_format)i)), &format));
        CHECK_INT(format, i);
    }
    for (int i = 0; i < TKD_PAGE_COUNT; i++) {
        tkd_page page = TKD_PAGE_COUNT;
        CHECK(tkd_page_parse(tkd_text_of(tkd_page_name((tkd_page)i)), &page));
        CHECK_INT(page, i);
    }
    tkd_theme theme = TKD_THEME_LIGHT;
    CHECK(!tkd_theme_parse(TKD_TEXT("blue"), &theme));
}
