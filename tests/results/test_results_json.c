// SPDX-License-Identifier: EUPL-1.2
// Results as JSON: every key in its place, null where nobody was measured.
#include <math.h>

#include "small_results.h"
#include "tkd_test.h"

static const char *write_json(tkd_arena *arena, const tkd_results *results)
{
    tkd_writer out;
    tkd_json json;
    tkd_writer_init_memory(&out, arena, 0);
    tkd_json_init(&json, &out);
    tkd_results_write_json(results, &json);
    CHECK_OK(tkd_writer_finish(&out, check_error()));
    return tkd_writer_text(&out).data;
}

TKD_CASE_LABELLED(results, results_json, equals_the_golden_document, "golden")
{
    tkd_arena arena = {0};
    const tkd_results results = small_results();
    const char *json = write_json(&arena, &results);
    CHECK_GOLDEN(json, tkd_text_of(json).size, "results/expected/small.json");
    tkd_arena_clear(&arena);
}

TKD_CASE(results, results_json, nobody_is_null)
{
    tkd_arena arena = {0};
    const tkd_results results = small_results();
    CHECK_CONTAINS(write_json(&arena, &results), "\"deadline_missed_share\": null");
    tkd_arena_clear(&arena);
}

TKD_CASE(results, results_json, n_stands_where_it_differs)
{
    tkd_arena arena = {0};
    tkd_results results = small_results();
    tkd_result_row row = results.rows[0];
    row.measures[TKD_ON_TARGET_SHARE].estimate.n = 1;
    row.measures[TKD_ON_TARGET_SHARE].estimate.low = (double)NAN;
    row.measures[TKD_ON_TARGET_SHARE].estimate.high = (double)NAN;
    results.rows = &row;
    results.row_count = 1;
    CHECK_CONTAINS(
        write_json(&arena, &results),
        "\"on_target_share\": {\"mean\": 0.62, \"low\": null, \"high\": null, \"n\": 1}");
    tkd_arena_clear(&arena);
}

TKD_CASE(results, results_json, an_interrupted_run_says_so)
{
    tkd_arena arena = {0};
    tkd_results results = small_results();
    results.run.stopped_by = TKD_STOPPED_BY_INTERRUPT;
    results.run.partial = true;
    const char *json = write_json(&arena, &results);
    CHECK_CONTAINS(json, "\"stopped_by\": \"interrupt\"");
    CHECK_CONTAINS(json, "\"partial\": true");
    tkd_arena_clear(&arena);
}
