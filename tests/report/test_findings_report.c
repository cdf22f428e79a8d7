// SPDX-License-Identifier: EUPL-1.2
// The report of bottlenecks.
#include <string.h>

#include "../findings/small_findings.h"
#include "small_model.h"
#include "tkd_test.h"

static void print_findings(const tkd_report *report, tkd_writer *out)
{
    const tkd_results results = small_results();
    const tkd_findings findings = small_findings(&results);
    tkd_report_print_findings(report, &findings, out);
}

static void print_nothing(const tkd_report *report, tkd_writer *out)
{
    const tkd_results results = small_results();
    const tkd_findings findings = {.scenario = TKD_TEXT("today"), .results = &results};
    tkd_report_print_findings(report, &findings, out);
}

// All together are known, and no share.
static void print_no_shares(const tkd_report *report, tkd_writer *out)
{
    const tkd_results results = small_results();
    tkd_findings findings = small_findings(&results);
    tkd_interactions interactions = *findings.interactions;
    interactions.method = TKD_INTERACTION_NOT_FOUND;
    interactions.row_count = 0;
    interactions.shown = 0;
    findings.interactions = &interactions;
    tkd_report_print_findings(report, &findings, out);
}

TKD_CASE_LABELLED(report, findings_report, equals_the_golden_page, "golden")
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_ET, print_findings);
    CHECK_GOLDEN(page, strlen(page), "report/expected/findings.et.txt");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, findings_report, marks_what_is_not_told_from_zero)
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_EN, print_findings);
    CHECK_CONTAINS(page, "Information is scattered");
    CHECK_CONTAINS(page, "  ?\n");
    CHECK_CONTAINS(page, "holds zero");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, findings_report, lists_those_without_a_price)
{
    tkd_arena arena = {0};
    CHECK_CONTAINS(small_report(&arena, TKD_ET, print_findings), "– Hoiakud\n");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, findings_report, says_when_there_is_none)
{
    tkd_arena arena = {0};
    CHECK_CONTAINS(small_report(&arena, TKD_ET, print_nothing), "Hinnaga kitsaskohti ei ole.");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, findings_report, says_that_shares_take_more_time)
{
    tkd_arena arena = {0};
    const char *page = small_report(&arena, TKD_EN, print_no_shares);
    CHECK_CONTAINS(page, "for bottlenecks hide");
    CHECK_CONTAINS(page, "There was no time for shares");
    CHECK(strstr(page, "Share, person-days") == NULL);
    tkd_arena_clear(&arena);
}
