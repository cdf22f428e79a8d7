// SPDX-License-Identifier: EUPL-1.2
// The heat map: classes of waits and votes, and that the graph of a small one is what it was. Figures
// of cells, and what is hidden, are looked at by heats.py.
#include "draw/heat.h"
#include "small_drawing.h"
#include "teekond/draw.h"
#include "tkd_test.h"

TKD_CASE(draw, heat, classes_of_waits_begin_where_the_scale_says)
{
    static const struct {
        double days;
        int class;
    } waits[] = {{0.0, 0},  {0.99, 0}, {1.0, 1},  {6.9, 1},  {7.0, 2},
                 {29.5, 2}, {30.0, 3}, {89.9, 3}, {90.0, 4}, {4000.0, 4}};
    for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++) {
        CHECK_INT(tkd_heat_wait_class(waits[i].days * 24.0), waits[i].class);
    }
}

TKD_CASE(draw, heat, classes_of_votes_share_the_largest_evenly)
{
    // 37 points in five classes: 1–8, 9–16, 17–24, 25–32, 33–40.
    const tkd_heat heat = {.most_felt = 37.0};
    static const struct {
        double votes;
        int class;
    } felt[] = {{1.0, 0},  {8.0, 0},  {9.0, 1},  {16.0, 1},
                {24.0, 2}, {25.0, 3}, {33.0, 4}, {37.0, 4}};
    CHECK_NEAR(tkd_heat_felt_step(&heat), 8.0, 0.0);
    for (size_t i = 0; i < sizeof(felt) / sizeof(felt[0]); i++) {
        CHECK_INT(tkd_heat_felt_class(&heat, felt[i].votes), felt[i].class);
    }
}

TKD_CASE(draw, heat, few_votes_have_a_class_each)
{
    const tkd_heat heat = {.most_felt = 3.0};
    CHECK_NEAR(tkd_heat_felt_step(&heat), 1.0, 0.0);
    CHECK_INT(tkd_heat_felt_class(&heat, 1.0), 0);
    CHECK_INT(tkd_heat_felt_class(&heat, 3.0), 2);
}

TKD_CASE_LABELLED(draw, heat, a_small_heat_map_is_the_same_graph, "golden")
{
    check_graph("draw/heat.json", TKD_DIAGRAM_HEAT, "draw/expected/heat.dot");
}

TKD_CASE(draw, heat, no_memory_is_an_error_and_no_crash)
{
    check_no_memory("draw/heat.json", TKD_DIAGRAM_HEAT);
}
