// SPDX-License-Identifier: EUPL-1.2
// Weeks and time lines for people and as CSV, and the mark of partial results.
#include <math.h>
#include <string.h>

#include "../results/small_results.h"
#include "small_model.h"
#include "tkd_test.h"

static const tkd_week_row weeks[] = {
    {{0.0, 0.0, 0.0, 2}, 0.0, 0.0},
    {{4.0, 3.0, 5.0, 2}, 3.5, 4.5},
    {{8.0, 6.0, 10.0, 2}, 7.25, 8.75},
};
static const tkd_series_row series[] = {
    {TKD_TEXT_INIT("today"),
     TKD_TEXT_INIT("koordinaator"),
     TKD_TEXT_INIT("saaremaa"),
     0.0,
     504.0,
     {0, 3}},
};
static const tkd_stretch_row stretches[] = {
    {TKD_TEXT_INIT("elukoht"), 1, TKD_STRETCH_BOOKING, TKD_TEXT_INIT("koordinaator"),
     TKD_TEXT_INIT("saaremaa"), 0.0, 60.0, true},
    {TKD_TEXT_INIT("kursus"), 2, TKD_STRETCH_COURSE, {0}, TKD_TEXT_INIT("*"), 60.0, 239.0, true},
    {TKD_TEXT_INIT("kursus"), 2, TKD_STRETCH_SERVICE, {0}, TKD_TEXT_INIT("*"), 239.0, 240.0, true},
};
static const tkd_trace_row traces[] = {
    {TKD_TEXT_INIT("today"),
     TKD_TEXT_INIT("*"),
     TKD_TEXT_INIT("kohanemine"),
     TKD_TEXT_INIT("*"),
     0.5,
     TKD_TEXT_INIT("saaremaa"),
     TKD_TEXT_INIT("kohanemine"),
     TKD_TEXT_INIT("el"),
     0,
     2,
     0,
     48.0,
     0.0,
     240.0,
     {0, 3}},
};

static tkd_results with_lines(void)
{
    tkd_results results = small_results();

    results.has_series = true;
    results.series = series;
    results.series_count = 1;
    results.week_rows = weeks;
    results.has_traces = true;
    results.traces = traces;
    results.trace_count = 1;
    results.stretch_rows = stretches;
    return results;
}

static void print_lines(const tkd_report *report, tkd_writer *out)
{
    const tkd_results results = with_lines();
    tkd_report_print_results(report, &results, out);
}

static const char *csv_of(const tkd_results *results, tkd_arena *arena)
{
    tkd_writer out;

    tkd_writer_init_memory(&out, arena, 0);
    tkd_report_write_results_csv(results, &out);
    CHECK_OK(tkd_writer_finish(&out, check_error()));
    return tkd_writer_text(&out).data;
}

TKD_CASE(report, lines_report, a_queue_is_a_strip_of_its_weeks)
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, print_lines);
    CHECK_CONTAINS(page, "Järjekorrad nädalati");
    CHECK_CONTAINS(page, "▁▅█");
    CHECK_CONTAINS(page, "Saaremaa vald");
    CHECK_CONTAINS(small_report(&arena, TKD_EN, print_lines), "Queues by week");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, lines_report, a_time_line_reads_as_a_story)
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, print_lines);
    CHECK_CONTAINS(page, "Kohanemine: keskmine inimene (pooled jõuavad kiiremini), aega kulus 10 ");
    CHECK_CONTAINS(page, "ootab vastuvõtuaega");
    CHECK_CONTAINS(page, "ootab kursuse algust");
    CHECK(strstr(page, "teenusel") == NULL); // an hour of ten days
    CHECK_CONTAINS(page, "… ja lühemaid veel 1 (kõik: --format json)");
    CHECK_CONTAINS(small_report(&arena, TKD_EN, print_lines), "waits for the appointment");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, lines_report, lines_keep_the_width_of_the_page)
{
    tkd_arena arena = {0};
    tkd_text rest = tkd_text_of(small_report(&arena, TKD_ET, print_lines));
    while (rest.size > 0) {
        const size_t end = tkd_text_find(rest, TKD_TEXT("\n"), 0);
        CHECK(tkd_text_columns(tkd_text_part(rest, 0, end)) <= TKD_TABLE_WIDTH);
        CHECK(end == 0 || rest.data[end - 1] != ' ');
        rest = tkd_text_part(rest, end + 1, rest.size);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(report, lines_report, weeks_and_phases_are_lines_of_csv)
{
    const tkd_results results = with_lines();
    tkd_arena arena = {0};
    const char *csv = csv_of(&results, &arena);
    CHECK_CONTAINS(csv, ",saaremaa,*,*,week,koordinaator@2026-01-12,queue_length,4,3,5,2\r\n");
    CHECK_CONTAINS(csv, ",saaremaa,*,*,week,koordinaator@2026-01-12,queue_length_p90,4.5,,,2\r\n");
    CHECK_CONTAINS(csv, "today,*,kohanemine,*,trace_p50,kursus@2,course_from_h,60,,,1\r\n");
    CHECK_CONTAINS(csv, "today,*,kohanemine,*,trace_p50,kursus@2,course_until_h,239,,,1\r\n");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, lines_report, partial_csv_says_so_first)
{
    tkd_results results = small_results();
    tkd_arena arena = {0};

    CHECK(strstr(csv_of(&results, &arena), "partial") == NULL);
    results.run.partial = true;
    results.run.stopped_by = TKD_STOPPED_BY_INTERRUPT;
    CHECK_CONTAINS(csv_of(&results, &arena),
                   "mean,low,high,n\r\n*,*,*,*,run,interrupt,partial,1,,,2\r\n");
    tkd_arena_clear(&arena);
}
