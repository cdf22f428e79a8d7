// SPDX-License-Identifier: EUPL-1.2
// Weeks and time lines as JSON: there only where they were asked for, with dates and hours that agree.
#include <math.h>
#include <string.h>

#include "tkd_test.h"

#include "teekond/results.h"

static const tkd_week_row weeks[] = {
    {{2.5, 1.5, 3.5, 7}, 0.75, 4.25},
    {{3.0, (double)NAN, (double)NAN, 1}, (double)NAN, (double)NAN},
};
static const tkd_series_row series[] = {
    {TKD_TEXT_INIT("today"), TKD_TEXT_INIT("lett"), TKD_TEXT_INIT("linn"), 36.0, 300.0, {0, 2}},
};
static const tkd_stretch_row stretches[] = {
    {TKD_TEXT_INIT("x"), 1, TKD_STRETCH_BOOKING, TKD_TEXT_INIT("lett"), TKD_TEXT_INIT("linn"), 0.0,
     48.0, true},
    {TKD_TEXT_INIT("x"), 2, TKD_STRETCH_REWORK, {0}, {0}, 48.0, 60.0, true},
    {TKD_TEXT_INIT("y"), 1, TKD_STRETCH_DELAY, {0}, {0}, 50.0, 60.0, false},
};
static const tkd_trace_row traces[] = {
    {TKD_TEXT_INIT("today"),
     TKD_TEXT_INIT("*"),
     TKD_TEXT_INIT("*"),
     TKD_TEXT_INIT("*"),
     0.9,
     TKD_TEXT_INIT("linn"),
     TKD_TEXT_INIT("teekond"),
     TKD_TEXT_INIT("a"),
     4,
     11,
     0,
     100.0,
     6.0,
     60.0,
     {0, 3}},
};

static tkd_results lines(void)
{
    return (tkd_results){.run = {.replications = 7, .start_day = 20458, .version = "0"},
                         .has_series = true,
                         .has_traces = true,
                         .series = series,
                         .series_count = 1,
                         .week_rows = weeks,
                         .traces = traces,
                         .trace_count = 1,
                         .stretch_rows = stretches};
}

static const char *written(const tkd_results *results, tkd_arena *arena)
{
    tkd_writer out;
    tkd_json json;

    tkd_writer_init_memory(&out, arena, 0);
    tkd_json_init(&json, &out);
    tkd_results_write_json(results, &json);
    CHECK_OK(tkd_writer_finish(&out, check_error()));
    return tkd_writer_text(&out).data;
}

TKD_CASE(results, lines_json, weeks_have_dates_and_hours)
{
    const tkd_results results = lines();
    tkd_arena arena = {0};
    const char *json = written(&results, &arena);

    // Day 20458 is 2026-01-05; 36 hours later the second day is half over.
    CHECK_CONTAINS(json, "{\"start\": \"2026-01-06\", \"from_h\": 36, \"until_h\": 204, "
                         "\"queue_length\": {\"mean\": 2.5, \"low\": 1.5, \"high\": 3.5}, "
                         "\"queue_length_p10\": 0.75, \"queue_length_p90\": 4.25}");
    CHECK_CONTAINS(json,
                   "{\"start\": \"2026-01-13\", \"from_h\": 204, \"until_h\": 300, "
                   "\"queue_length\": {\"mean\": 3, \"low\": null, \"high\": null, \"n\": 1}, "
                   "\"queue_length_p10\": null, \"queue_length_p90\": null}");
    tkd_arena_clear(&arena);
}

TKD_CASE(results, lines_json, time_lines_say_who_and_what)
{
    const tkd_results results = lines();
    tkd_arena arena = {0};
    const char *json = written(&results, &arena);

    CHECK_CONTAINS(json, "\"client\": {\"municipality\": \"linn\", \"journey\": \"teekond\", "
                         "\"group\": \"a\", \"replication\": 5, \"party\": 12, \"member\": 1}");
    CHECK_CONTAINS(json, "\"arrived\": \"2026-01-09\"");
    CHECK_CONTAINS(json, "\"time_to_complete_h\": 54");
    CHECK_CONTAINS(json, "{\"step\": \"x\", \"visit\": 1, \"phase\": \"booking\", \"kind\": "
                         "\"wait\", \"pool\": \"lett\", \"place\": \"linn\", \"from_h\": 0, "
                         "\"until_h\": 48, \"counted\": true}");
    CHECK_CONTAINS(json, "{\"step\": \"x\", \"visit\": 2, \"phase\": \"rework\", \"kind\": "
                         "\"delay\", \"pool\": null, \"place\": null, \"from_h\": 48, \"until_h\": "
                         "60, \"counted\": true}");
    tkd_arena_clear(&arena);
}

TKD_CASE(results, lines_json, only_counted_stretches_add_up)
{
    const tkd_results results = lines();

    CHECK_NEAR(tkd_trace_sum(&results, &traces[0], TKD_WAIT_H), 48.0, 0.0);
    CHECK_NEAR(tkd_trace_sum(&results, &traces[0], TKD_DELAY_H), 12.0, 0.0);
    CHECK_NEAR(tkd_trace_sum(&results, &traces[0], TKD_SERVICE_H), 0.0, 0.0);
}

TKD_CASE(results, lines_json, nobody_asked_nothing_is_written)
{
    tkd_results results = lines();
    tkd_arena arena = {0};

    results.has_series = false;
    results.has_traces = false;
    const char *json = written(&results, &arena);
    CHECK(strstr(json, "series") == NULL && strstr(json, "traces") == NULL);
    tkd_arena_clear(&arena);
}

TKD_CASE(results, lines_json, joined_results_keep_their_lines)
{
    const tkd_results results = lines();
    const tkd_results_part parts[] = {{&results, TKD_TEXT("; a=1")}, {&results, TKD_TEXT("; a=2")}};
    const tkd_results *joined = NULL;
    tkd_arena arena = {0};

    CHECK_OK(tkd_results_join(parts, 2, &arena, &joined, check_error()));
    CHECK(joined->has_series && joined->has_traces);
    CHECK_SIZE(joined->series_count, 2);
    CHECK_SIZE(joined->trace_count, 2);
    CHECK_VIEW(joined->series[1].scenario, "today; a=2");
    CHECK_VIEW(joined->traces[0].scenario, "today; a=1");
    CHECK_NEAR(joined->week_rows[joined->series[1].weeks.first].queue_length.mean, 2.5, 0.0);
    CHECK_SIZE(joined->traces[1].stretches.first, 3);
    CHECK_VIEW(joined->stretch_rows[5].step, "y");
    tkd_arena_clear(&arena);
}
