// SPDX-License-Identifier: EUPL-1.2
// Findings as JSON: prices, those without one, unnamed ones.
#include "small_findings.h"
#include "tkd_test.h"

static const char *write_json(tkd_arena *arena, const tkd_findings *findings)
{
    tkd_writer out;
    tkd_json json;
    tkd_writer_init_memory(&out, arena, 0);
    tkd_json_init(&json, &out);
    tkd_findings_write_json(findings, &json);
    CHECK_OK(tkd_writer_finish(&out, check_error()));
    return tkd_writer_text(&out).data;
}

TKD_CASE_LABELLED(findings, findings_json, equals_the_golden_document, "golden")
{
    tkd_arena arena = {0};
    const tkd_results results = small_results();
    const tkd_findings findings = small_findings(&results);
    const char *json = write_json(&arena, &findings);
    CHECK_GOLDEN(json, tkd_text_of(json).size, "findings/expected/small.json");
    tkd_arena_clear(&arena);
}

TKD_CASE(findings, findings_json, a_step_has_no_utilization)
{
    tkd_arena arena = {0};
    const tkd_results results = small_results();
    const tkd_findings findings = small_findings(&results);
    CHECK_CONTAINS(write_json(&arena, &findings), "\"utilization\": null");
    tkd_arena_clear(&arena);
}

TKD_CASE(findings, certainty, is_an_interval_beside_zero)
{
    const tkd_results results = small_results();
    const tkd_findings findings = small_findings(&results);
    CHECK(tkd_price_is_certain(&findings.prices[0]));
    CHECK(!tkd_price_is_certain(&findings.prices[1]));
    tkd_price_row gain = findings.prices[0];
    gain.price_days_per_year = small_measure(-5.5, 1.5);
    CHECK(tkd_price_is_certain(&gain));
}
