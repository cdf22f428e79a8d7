// SPDX-License-Identifier: EUPL-1.2
// Votes of views: their order and means, and that the graph of a small diagram is what it was. How it
// looks is seen by votes.py.
#include "draw/views.h"
#include "small_drawing.h"
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
    check_graph("draw/simulated.json", TKD_DIAGRAM_VIEWS, "draw/expected/simulated-views.dot");
}

TKD_CASE(draw, views, no_memory_is_an_error_and_no_crash)
{
    check_no_memory("draw/heat.json", TKD_DIAGRAM_VIEWS);
}
