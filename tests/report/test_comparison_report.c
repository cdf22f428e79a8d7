// SPDX-License-Identifier: EUPL-1.2
// The report of comparisons: a verdict in words, its range, and what it rests on.
#include <math.h>
#include <string.h>

#include "../results/small_results.h"
#include "small_model.h"
#include "tkd_test.h"

static tkd_estimate around(double mean, double half)
{
    return (tkd_estimate){mean, mean - half, mean + half, 2};
}

static tkd_compared_row row_of(const char *place, tkd_client_measure measure, double value,
                               double difference, double half, tkd_verdict verdict)
{
    return (tkd_compared_row){.scenario = TKD_TEXT("today"),
                              .municipality = tkd_text_of(place),
                              .journey = TKD_TEXT("*"),
                              .group = TKD_TEXT("*"),
                              .measure = measure,
                              .value = around(value, half),
                              .reference = around(value - difference, half),
                              .difference = around(difference, half),
                              .p = 0.0125,
                              .p_adjusted = 0.025,
                              .verdict = verdict};
}

static tkd_comparisons small_comparisons(const tkd_results *results)
{
    static tkd_compared_row rows[6];
    const double none = (double)NAN;

    rows[0] = row_of("*", TKD_TIME_TO_COMPLETE_H, 7200.0, none, 240.0, TKD_VERDICT_REFERENCE);
    rows[1] = row_of("pärnu", TKD_TIME_TO_COMPLETE_H, 7056.0, -144.0, 48.0, TKD_VERDICT_LESS);
    rows[2] = row_of("saaremaa", TKD_TIME_TO_COMPLETE_H, 7296.0, 96.0, 120.0, TKD_VERDICT_ALIKE);
    rows[3] = row_of("*", TKD_COMPLETED_SHARE, 0.75, none, 0.0125, TKD_VERDICT_REFERENCE);
    rows[4] = row_of("pärnu", TKD_COMPLETED_SHARE, 0.785, 0.035, 0.0125, TKD_VERDICT_MORE);
    rows[5] = row_of("saaremaa", TKD_COMPLETED_SHARE, 0.75, none, none, TKD_VERDICT_UNKNOWN);
    rows[5].is_tiny = true;
    return (tkd_comparisons){.by = TKD_DIMENSION_MUNICIPALITY,
                             .reference = TKD_TEXT("*"),
                             .correction = TKD_CORRECTION_HOLM,
                             .per = 100.0,
                             .rows = rows,
                             .row_count = 6,
                             .test_count = 3,
                             .results = results};
}

static void print_comparisons(const tkd_report *report, tkd_writer *out)
{
    const tkd_results results = small_results();
    const tkd_comparisons comparisons = small_comparisons(&results);
    tkd_report_print_comparisons(report, &comparisons, out);
}

static void write_csv(const tkd_report *report, tkd_writer *out)
{
    const tkd_results results = small_results();
    const tkd_comparisons comparisons = small_comparisons(&results);
    tkd_report_write_comparisons_csv(&comparisons, report->arena, out);
}

static void write_json(const tkd_report *report, tkd_writer *out)
{
    const tkd_results results = small_results();
    const tkd_comparisons comparisons = small_comparisons(&results);
    tkd_json json;
    (void)report;
    tkd_json_init(&json, out);
    tkd_comparisons_write_json(&comparisons, &json);
    tkd_write_char(out, '\n');
}

TKD_CASE_LABELLED(report, comparison_report, equals_the_golden_page_in_estonian, "golden")
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, print_comparisons);
    CHECK_GOLDEN(page, strlen(page), "report/expected/comparisons.et.txt");
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(report, comparison_report, equals_the_golden_page_in_english, "golden")
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_EN, print_comparisons);
    CHECK_GOLDEN(page, strlen(page), "report/expected/comparisons.en.txt");
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(report, comparison_report, equals_the_golden_csv, "golden")
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, write_csv);
    CHECK_GOLDEN(page, strlen(page), "report/expected/comparisons.csv");
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(report, comparison_report, equals_the_golden_document, "golden")
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, write_json);
    CHECK_GOLDEN(page, strlen(page), "report/expected/comparisons.json");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, comparison_report, says_how_much_in_words)
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, print_comparisons);
    CHECK_CONTAINS(page, "lühem 4–8 päeva");
    CHECK_CONTAINS(page, "ei erine");
    CHECK_CONTAINS(page, "ei ole teada; väike rühm");
    CHECK_CONTAINS(page, "100 saabuja kohta");
    tkd_arena_clear(&arena);
}
