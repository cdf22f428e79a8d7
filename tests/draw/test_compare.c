// SPDX-License-Identifier: EUPL-1.2
// The comparison of a small document: the graph is what it was, and memory that runs out is an error
// wherever it does. How comparisons look is seen by compares.py.
#include "draw/compare.h"
#include "small_drawing.h"
#include "teekond/draw.h"
#include "tkd_test.h"

TKD_CASE_LABELLED(draw, compare, small_comparison_is_the_same_graph, "golden")
{
    check_graph("draw/compare.json", TKD_DIAGRAM_COMPARE, "draw/expected/small-compare.dot");
}

TKD_CASE(draw, compare, every_measure_has_a_name_in_every_language)
{
    for (tkd_language language = TKD_ET; language < TKD_LANGUAGE_COUNT; language++) {
        const tkd_drawing drawing = {.language = language};
        for (int i = 0; i < TKD_CLIENT_MEASURE_COUNT; i++) {
            CHECK(tkd_compare_title(&drawing, (tkd_client_measure)i).size > 0);
        }
    }
}

TKD_CASE(draw, compare, no_memory_is_an_error_and_no_crash)
{
    check_no_memory("draw/compare.json", TKD_DIAGRAM_COMPARE);
}
