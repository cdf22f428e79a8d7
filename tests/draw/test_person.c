// SPDX-License-Identifier: EUPL-1.2
// Time lines of people: what counts at each moment, and that the graph of a small one is what it was.
// How it looks is seen by persons.py.
#include "draw/person.h"
#include "small_drawing.h"
#include "teekond/draw.h"
#include "tkd_test.h"

// What goes on between two hours at step 0.
static tkd_picture_stretch going_on(tkd_stretch_phase phase, double from_h, double until_h)
{
    return (tkd_picture_stretch){.phase = phase, .from_h = from_h, .until_h = until_h};
}

TKD_CASE(draw, person, what_counts_most_is_what_a_moment_shows)
{
    // hours        0       10      20      30      40
    // processing   ================================
    // queue                ================
    // service              ======
    const tkd_picture_stretch all[] = {going_on(TKD_STRETCH_PROCESSING, 0.0, 40.0),
                                       going_on(TKD_STRETCH_QUEUE, 10.0, 30.0),
                                       going_on(TKD_STRETCH_SERVICE, 10.0, 17.5)};
    const tkd_picture_stretch *stretches[] = {&all[0], &all[1], &all[2]};
    const tkd_person_segment expected[] = {{TKD_SPELL_PROCESSING, 0.0, 10.0},
                                           {TKD_SPELL_SERVED, 10.0, 17.5},
                                           {TKD_SPELL_WAIT, 17.5, 30.0},
                                           {TKD_SPELL_PROCESSING, 30.0, 40.0}};
    tkd_arena arena = {0};
    tkd_sheet sheet;
    tkd_list segments;
    tkd_sheet_init(&sheet, &arena, NULL, check_error());
    tkd_person_sweep(&sheet, stretches, 3, &segments);
    CHECK_SIZE(segments.count, 4);
    const tkd_person_segment *found = segments.items;
    for (size_t i = 0; i < segments.count; i++) {
        CHECK_INT(found[i].spell, expected[i].spell);
        CHECK_NEAR(found[i].from_h, expected[i].from_h, 1e-12);
        CHECK_NEAR(found[i].until_h, expected[i].until_h, 1e-12);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, person, the_same_thing_without_a_break_is_one)
{
    const tkd_picture_stretch all[] = {going_on(TKD_STRETCH_BOOKING, 3.25, 8.5),
                                       going_on(TKD_STRETCH_QUEUE, 8.5, 9.75),
                                       going_on(TKD_STRETCH_COURSE, 11.0, 12.0)};
    const tkd_picture_stretch *stretches[] = {&all[0], &all[1], &all[2]};
    tkd_arena arena = {0};
    tkd_sheet sheet;
    tkd_list segments;
    tkd_sheet_init(&sheet, &arena, NULL, check_error());
    tkd_person_sweep(&sheet, stretches, 3, &segments);
    CHECK_SIZE(segments.count, 2);
    CHECK_NEAR(((const tkd_person_segment *)segments.items)[0].until_h, 9.75, 1e-12);
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(draw, person, a_small_time_line_is_the_same_graph, "golden")
{
    check_graph("draw/person.json", TKD_DIAGRAM_PERSON, "draw/expected/person.dot");
}

TKD_CASE(draw, person, no_memory_is_an_error_and_no_crash)
{
    check_no_memory("draw/person.json", TKD_DIAGRAM_PERSON);
}
