// SPDX-License-Identifier: EUPL-1.2
// Joining results of a sweep.
#include "small_results.h"
#include "tkd_test.h"

static const tkd_results *join_twice(tkd_arena *arena, const tkd_results *results)
{
    const tkd_results_part parts[] = {
        {results, TKD_TEXT("; a=1")},
        {results, TKD_TEXT("; a=2")},
    };
    const tkd_results *joined = NULL;
    CHECK_OK(tkd_results_join(parts, 2, arena, &joined, check_error()));
    return joined;
}

TKD_CASE(results, join, keeps_rows_and_names_their_scenario)
{
    tkd_arena arena = {0};
    const tkd_results results = small_results();
    const tkd_results *joined = join_twice(&arena, &results);
    CHECK_SIZE(joined->row_count, 2 * results.row_count);
    CHECK_SIZE(joined->pool_count, 2);
    CHECK_VIEW(joined->rows[0].scenario, "today; a=1");
    CHECK_VIEW(joined->rows[results.row_count].scenario, "today; a=2");
    CHECK_VIEW(joined->pools[1].scenario, "today; a=2");
    tkd_arena_clear(&arena);
}

TKD_CASE(results, join, moves_references_to_the_second_part)
{
    tkd_arena arena = {0};
    const tkd_results results = small_results();
    const tkd_results *joined = join_twice(&arena, &results);
    const tkd_result_row *second = &joined->rows[results.row_count];
    CHECK_VIEW(joined->share_rows[second->clocks.first].id, "kindlustuseta");
    CHECK_VIEW(joined->step_rows[second->steps.first + 1].step, "kursus");
    CHECK_VIEW(joined->flow_rows[second->flows.first].to, "kursus");
    CHECK_VIEW(joined->milestone_rows[second->milestones.first].step, "elukoht");
    tkd_arena_clear(&arena);
}

TKD_CASE(results, join, moves_samples_with_their_measures)
{
    tkd_arena arena = {0};
    const tkd_results results = small_results();
    const tkd_results *joined = join_twice(&arena, &results);
    const tkd_measured *first = &joined->rows[0].measures[TKD_WAIT_H];
    const tkd_measured *second = &joined->rows[results.row_count].measures[TKD_WAIT_H];
    CHECK(first->samples != second->samples);
    CHECK_NEAR(joined->samples[second->samples + 1].sum, 11.5, 0.0);
    tkd_arena_clear(&arena);
}

TKD_CASE(results, join, is_partial_when_one_part_is)
{
    tkd_arena arena = {0};
    const tkd_results whole = small_results();
    tkd_results half = small_results();
    half.run.partial = true;
    const tkd_results_part parts[] = {{&whole, {NULL, 0}}, {&half, {NULL, 0}}};
    const tkd_results *joined = NULL;
    CHECK_OK(tkd_results_join(parts, 2, &arena, &joined, check_error()));
    CHECK(joined->run.partial);
    CHECK_VIEW(joined->rows[0].scenario, "today");
    tkd_arena_clear(&arena);
}

// Joins with an arena of its own, as the torture asks.
static tkd_status join_alone(void *context)
{
    const tkd_results *results = context;
    const tkd_results_part parts[] = {{results, TKD_TEXT("; a=1")}, {results, TKD_TEXT("; a=2")}};
    const tkd_results *joined = NULL;
    tkd_arena arena = {0};
    tkd_error err = {0};
    const tkd_status status = tkd_results_join(parts, 2, &arena, &joined, &err);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(results, join, survives_every_lack_of_memory)
{
    tkd_results results = small_results();
    CHECK_TORTURE(join_alone, &results);
}
