// SPDX-License-Identifier: EUPL-1.2
// Votes of views: their order and means, and that the graph of a small diagram is what it was. How it
// looks is seen by votes.py.
#include "draw/views.h"
#include "teekond/draw.h"
#include "tkd_test.h"

enum { ROWS = 3 };

// Three bottlenecks of votes by newcomer, returnee, KOV, state; 0: none.
static const tkd_picture_bottleneck bottlenecks[ROWS] = {
    {.number = 7, .severity = {4.0, 0.0, 3.0, 0.0}},
    {.number = 2, .severity = {5.0, 4.0, 0.0, 1.0}},
    {.number = 5, .severity = {0.0, 3.0, 0.0, 0.0}},
};

typedef struct fixture {
    tkd_arena arena;
    tkd_sheet sheet;
    tkd_picture picture;
    tkd_drawing drawing;
} fixture;

static void set_up(fixture *with, uint32_t views)
{
    *with = (fixture){0};
    tkd_sheet_init(&with->sheet, &with->arena, NULL, check_error());
    with->picture.bottlenecks = bottlenecks;
    with->picture.bottleneck_count = ROWS;
    with->drawing = (tkd_drawing){
        .picture = &with->picture, .sheet = &with->sheet, .journey = TKD_NONE, .views = views};
}

TKD_CASE(draw, views, the_farthest_apart_come_first_and_single_votes_last)
{
    fixture with;
    size_t several = 0;
    size_t single = 0;
    set_up(&with, (1U << TKD_VIEW_COUNT) - 1U);
    const tkd_views_row *rows = tkd_views_rows(&with.drawing, &several, &single);
    CHECK_SIZE(several, 2);
    CHECK_SIZE(single, 1);
    CHECK_INT(rows[0].bottleneck->number, 2);
    CHECK_NEAR(rows[0].spread, 4.0, 0.0);
    CHECK_INT(rows[1].bottleneck->number, 7);
    CHECK_INT(rows[2].bottleneck->number, 5);
    tkd_arena_clear(&with.arena);
}

TKD_CASE(draw, views, views_not_shown_do_not_vote)
{
    fixture with;
    size_t several = 0;
    size_t single = 0;
    set_up(&with, 1U << TKD_VIEW_NEWCOMER | 1U << TKD_VIEW_RETURNEE);
    const tkd_views_row *rows = tkd_views_rows(&with.drawing, &several, &single);
    CHECK_SIZE(several, 1);
    CHECK_SIZE(single, 2);
    CHECK_NEAR(rows[0].spread, 1.0, 0.0);
    CHECK_SIZE(tkd_views_silent(&with.drawing), 0);
    tkd_arena_clear(&with.arena);
}

TKD_CASE(draw, views, means_are_over_bottlenecks_that_both_voted_on)
{
    fixture with;
    size_t several = 0;
    size_t single = 0;
    tkd_view than = TKD_VIEW_COUNT;
    tkd_views_mean means[TKD_VIEW_COUNT];
    set_up(&with, (1U << TKD_VIEW_COUNT) - 1U);
    const tkd_views_row *rows = tkd_views_rows(&with.drawing, &several, &single);
    CHECK(tkd_views_means(rows, several, &than, means));
    CHECK_INT(than, TKD_VIEW_NEWCOMER);
    CHECK_SIZE(means[TKD_VIEW_RETURNEE].count, 1);
    CHECK_NEAR(means[TKD_VIEW_RETURNEE].difference, -1.0, 1e-12);
    CHECK_NEAR(means[TKD_VIEW_STATE].difference, -4.0, 1e-12);
    CHECK_NEAR(means[TKD_VIEW_KOV].difference, -1.0, 1e-12);
    tkd_arena_clear(&with.arena);
}

TKD_CASE_LABELLED(draw, views, a_small_diagram_is_the_same_graph, "golden")
{
    size_t size = 0;
    const char *text = test_file_read("draw/simulated.json", &size);
    const tkd_draw_options options = {.diagram = TKD_DIAGRAM_VIEWS, .format = TKD_DRAW_DOT};
    tkd_arena arena = {0};
    tkd_picture picture = {0};
    tkd_writer out;
    CHECK_OK(tkd_picture_read_json((tkd_text){text, size}, &arena, &picture, check_error()));
    tkd_writer_init_memory(&out, &arena, 0);
    CHECK_OK(tkd_draw(&picture, &options, &arena, &out, check_error()));
    const tkd_text graph = tkd_writer_text(&out);
    CHECK_GOLDEN(graph.data, graph.size, "draw/expected/simulated-views.dot");
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, views, no_memory_is_an_error_and_no_crash)
{
    size_t size = 0;
    const char *text = test_file_read("draw/heat.json", &size);
    const tkd_draw_options options = {.diagram = TKD_DIAGRAM_VIEWS, .format = TKD_DRAW_DOT};
    tkd_arena arena = {0};
    tkd_picture picture = {0};
    tkd_status status = TKD_ERR_MEMORY;
    CHECK_OK(tkd_picture_read_json((tkd_text){text, size}, &arena, &picture, check_error()));
    for (size_t n = 1; status != TKD_OK && tkd_arena_fail_after(n); n += 1 + n / 9) {
        tkd_arena scratch = {0};
        tkd_writer out;
        tkd_writer_init_memory(&out, &scratch, 0);
        status = tkd_draw(&picture, &options, &scratch, &out, NULL);
        status = status == TKD_OK ? tkd_writer_finish(&out, NULL) : status;
        (void)tkd_arena_fail_after(0);
        CHECK(status == TKD_OK || status == TKD_ERR_MEMORY);
        tkd_arena_clear(&scratch);
    }
    tkd_arena_clear(&arena);
}
