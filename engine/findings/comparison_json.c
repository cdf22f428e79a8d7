// SPDX-License-Identifier: EUPL-1.2
// Comparisons as JSON, and the words of their enumerations.
#include "teekond/comparison.h"

const char *tkd_dimension_name(tkd_dimension dimension)
{
    static const char *const names[TKD_DIMENSION_COUNT] = {"scenario", "municipality", "journey",
                                                           "group"};
    TKD_REQUIRE(dimension < TKD_DIMENSION_COUNT);
    return names[dimension];
}

const char *tkd_correction_name(tkd_correction correction)
{
    static const char *const names[TKD_CORRECTION_COUNT] = {"holm", "bonferroni", "none"};
    TKD_REQUIRE(correction < TKD_CORRECTION_COUNT);
    return names[correction];
}

const char *tkd_verdict_name(tkd_verdict verdict)
{
    switch (verdict) {
    case TKD_VERDICT_REFERENCE: return "reference";
    case TKD_VERDICT_ALIKE: return "alike";
    case TKD_VERDICT_LESS: return "less";
    case TKD_VERDICT_MORE: return "more";
    case TKD_VERDICT_UNKNOWN: return "unknown";
    }
    tkd_bug("a verdict", __FILE__, __LINE__);
}

tkd_text tkd_dimension_id(const tkd_result_row *row, tkd_dimension dimension)
{
    switch (dimension) {
    case TKD_DIMENSION_SCENARIO: return row->scenario;
    case TKD_DIMENSION_MUNICIPALITY: return row->municipality;
    case TKD_DIMENSION_JOURNEY: return row->journey;
    case TKD_DIMENSION_GROUP: return row->group;
    case TKD_DIMENSION_COUNT: break;
    }
    tkd_bug("a dimension of results", __FILE__, __LINE__);
}

static void write_text(tkd_json *json, const char *key, tkd_text text)
{
    tkd_json_key(json, key);
    tkd_json_text(json, text);
}

static void write_string(tkd_json *json, const char *key, const char *text)
{
    tkd_json_key(json, key);
    tkd_json_string(json, text);
}

static void write_number(tkd_json *json, const char *key, double number)
{
    tkd_json_key(json, key);
    tkd_json_number(json, number);
}

static void write_estimate(tkd_json *json, const char *key, tkd_estimate estimate,
                           uint32_t replications)
{
    tkd_json_key(json, key);
    tkd_estimate_write_json(estimate, replications, json);
}

static void write_row(const tkd_compared_row *row, uint32_t replications, tkd_json *json)
{
    tkd_json_open_object(json);
    write_text(json, "scenario", row->scenario);
    write_text(json, "municipality", row->municipality);
    write_text(json, "journey", row->journey);
    write_text(json, "group", row->group);
    write_string(json, "measure", tkd_client_measure_name(row->measure));
    write_estimate(json, "value", row->value, replications);
    write_estimate(json, "reference", row->reference, replications);
    write_estimate(json, "difference", row->difference, replications);
    write_number(json, "p", row->p);
    write_number(json, "p_adjusted", row->p_adjusted);
    write_string(json, "verdict", tkd_verdict_name(row->verdict));
    tkd_json_key(json, "tiny");
    tkd_json_bool(json, row->is_tiny);
    tkd_json_close_object(json);
}

void tkd_comparisons_write_json(const tkd_comparisons *comparisons, tkd_json *json)
{
    tkd_json_open_object(json);
    tkd_json_key(json, "teekond");
    tkd_json_count(json, 1);
    tkd_results_write_json_head(comparisons->results, json);
    write_string(json, "by", tkd_dimension_name(comparisons->by));
    write_text(json, "reference", comparisons->reference);
    write_string(json, "correction", tkd_correction_name(comparisons->correction));
    write_number(json, "per", comparisons->per > 0.0 ? comparisons->per : 1.0);
    tkd_json_key(json, "tests");
    tkd_json_count(json, comparisons->test_count);
    tkd_json_key(json, "comparisons");
    tkd_json_open_array(json);
    for (size_t i = 0; i < comparisons->row_count; i++) {
        write_row(&comparisons->rows[i], comparisons->results->run.replications, json);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}
