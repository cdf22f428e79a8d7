// SPDX-License-Identifier: EUPL-1.2
// Findings as JSON: prices of bottlenecks, then what no bottleneck explains, as section 8 of the
// format says. Bottlenecks without a mechanism have no price and are listed by id.
#include "teekond/findings.h"

#include "changes_json.h"
#include "interactions_json.h"

#include <math.h>

static void write_id(tkd_json *json, const char *name, tkd_text id)
{
    tkd_json_key(json, name);
    tkd_json_text(json, id);
}

static void write_measure(tkd_json *json, const char *name, const tkd_measured *measured,
                          uint32_t replications)
{
    tkd_json_key(json, name);
    tkd_estimate_write_json(measured->estimate, replications, json);
}

// A place in an order, null where there is none.
static void write_place(tkd_json *json, uint32_t rank)
{
    if (rank > 0) {
        tkd_json_count(json, rank);
    } else {
        tkd_json_null(json);
    }
}

static void write_rank(tkd_json *json, uint32_t rank)
{
    tkd_json_key(json, "rank");
    write_place(json, rank);
}

static void write_price(const tkd_findings *findings, const tkd_price_row *row,
                        uint32_t replications, tkd_json *json)
{
    tkd_json_open_object(json);
    write_id(json, "bottleneck", row->bottleneck);
    write_id(json, "municipality", row->municipality);
    write_id(json, "journey", row->journey);
    write_id(json, "group", row->group);
    write_measure(json, "affected", &row->affected, replications);
    write_measure(json, "price_h_per_client", &row->price_h_per_client, replications);
    write_measure(json, "price_days_per_year", &row->price_days_per_year, replications);
    tkd_changes_write_json(row->changes, findings->exit_changes, row->exits, replications, json);
    write_rank(json, row->rank);
    tkd_json_close_object(json);
}

const char *tkd_unnamed_kind_name(tkd_unnamed_kind kind)
{
    switch (kind) {
    case TKD_UNNAMED_POOL: return "pool";
    case TKD_UNNAMED_STEP: return "step";
    }
    tkd_bug("a kind of unnamed bottleneck", __FILE__, __LINE__);
}

const char *tkd_unnamed_reason_name(tkd_unnamed_reason reason)
{
    static const char *const names[TKD_REASON_COUNT] = {
        [TKD_REASON_WAIT] = "wait",
        [TKD_REASON_LOAD] = "load",
        [TKD_REASON_CALENDAR] = "calendar",
        [TKD_REASON_VARIABILITY] = "variability",
        [TKD_REASON_SEATS] = "seats",
        [TKD_REASON_STARTS] = "starts",
        [TKD_REASON_BOOKING] = "booking",
        [TKD_REASON_NEEDS] = "needs",
        [TKD_REASON_NOT_BEFORE] = "not-before",
    };
    TKD_REQUIRE(reason < TKD_REASON_COUNT);
    return names[reason];
}

// What the waiting consists of, as far as it is known, and the facts behind it.
static void write_reasons(const tkd_unnamed_row *row, tkd_json *json)
{
    tkd_json_key(json, "found_by");
    tkd_json_string(json, tkd_unnamed_reason_name(row->found_by));
    tkd_json_key(json, "wait_parts_h");
    tkd_json_open_object(json);
    for (size_t i = 0; i < TKD_REASON_COUNT; i++) {
        if (!isnan(row->parts_h[i])) {
            tkd_json_key(json, tkd_unnamed_reason_name((tkd_unnamed_reason)i));
            tkd_json_number(json, row->parts_h[i]);
        }
    }
    tkd_json_close_object(json);
    tkd_json_key(json, "open_h_per_week");
    tkd_json_number(json, row->open_h_per_week);
    tkd_json_key(json, "longest_closed_h");
    tkd_json_number(json, row->longest_closed_h);
    tkd_json_key(json, "starts_per_year");
    tkd_json_number(json, row->starts_per_year);
    tkd_json_key(json, "variability");
    tkd_json_number(json, row->variability);
}

static void write_unnamed(const tkd_unnamed_row *row, uint32_t replications, tkd_json *json)
{
    tkd_json_open_object(json);
    tkd_json_key(json, "kind");
    tkd_json_string(json, tkd_unnamed_kind_name(row->kind));
    tkd_json_key(json, "reason");
    tkd_json_string(json, tkd_unnamed_reason_name(row->reason));
    write_id(json, "id", row->id);
    write_id(json, "place", row->place);
    write_id(json, "journey", row->journey);
    write_measure(json, "wait_h", &row->wait_h, replications);
    write_measure(json, "wait_share", &row->wait_share, replications);
    write_measure(json, "utilization", &row->utilization, replications);
    write_measure(json, "price_h_per_client", &row->price_h_per_client, replications);
    write_measure(json, "price_days_per_year", &row->price_days_per_year, replications);
    write_rank(json, row->rank);
    write_reasons(row, json);
    tkd_json_close_object(json);
}

bool tkd_price_is_certain(const tkd_price_row *row)
{
    const tkd_estimate *price = &row->price_days_per_year.estimate;
    return !isnan(price->low) && !isnan(price->high) && (price->low > 0.0 || price->high < 0.0);
}

const char *tkd_voter_name(size_t view)
{
    static const char *const names[TKD_VOTERS] = {"newcomer", "returnee", "kov", "state"};
    TKD_REQUIRE(view < TKD_VOTERS);
    return names[view];
}

const char *tkd_felt_verdict_name(tkd_felt_verdict verdict)
{
    switch (verdict) {
    case TKD_FELT_UNJUDGED: return "unjudged";
    case TKD_FELT_ALIKE: return "alike";
    case TKD_FELT_ONLY: return "felt";
    case TKD_FELT_MEASURED: return "measured";
    }
    tkd_bug("a verdict on what is felt", __FILE__, __LINE__);
}

static void write_agreement(const char *name, const tkd_agreement *agreement, tkd_json *json)
{
    tkd_json_key(json, name);
    tkd_json_open_object(json);
    tkd_json_key(json, "spearman");
    tkd_json_number(json, agreement->spearman);
    tkd_json_key(json, "p");
    tkd_json_number(json, agreement->p);
    tkd_json_key(json, "bottlenecks");
    tkd_json_count(json, agreement->count);
    tkd_json_close_object(json);
}

static void write_felt_row(const tkd_felt_row *row, uint32_t replications, tkd_json *json)
{
    tkd_json_open_object(json);
    write_id(json, "bottleneck", row->bottleneck);
    tkd_json_key(json, "votes");
    tkd_json_open_object(json);
    for (size_t view = 0; view < TKD_VOTERS; view++) {
        if (!isnan(row->votes[view])) {
            tkd_json_key(json, tkd_voter_name(view));
            tkd_json_number(json, row->votes[view]);
        }
    }
    tkd_json_close_object(json);
    tkd_json_key(json, "felt");
    tkd_json_number(json, row->felt);
    tkd_json_key(json, "disagreement");
    tkd_json_number(json, row->disagreement);
    tkd_json_key(json, "felt_rank");
    write_place(json, row->felt_rank);
    tkd_json_key(json, "price_rank");
    write_place(json, row->price_rank);
    tkd_json_key(json, "price_days_per_year");
    tkd_estimate_write_json(row->price_days_per_year, replications, json);
    tkd_json_key(json, "verdict");
    tkd_json_string(json, tkd_felt_verdict_name(row->verdict));
    tkd_json_close_object(json);
}

static void write_felt(const tkd_findings *findings, uint32_t replications, tkd_json *json)
{
    tkd_json_key(json, "felt");
    tkd_json_open_object(json);
    write_agreement("agreement", &findings->agreement, json);
    tkd_json_key(json, "agreements");
    tkd_json_open_object(json);
    for (size_t view = 0; view < TKD_VOTERS; view++) {
        write_agreement(tkd_voter_name(view), &findings->agreements[view], json);
    }
    tkd_json_close_object(json);
    tkd_json_key(json, "bottlenecks");
    tkd_json_open_array(json);
    for (size_t i = 0; i < findings->felt_count; i++) {
        write_felt_row(&findings->felt[i], replications, json);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

void tkd_findings_write_json(const tkd_findings *findings, tkd_json *json)
{
    const uint32_t replications = findings->results->run.replications;
    tkd_json_open_object(json);
    tkd_json_key(json, "teekond");
    tkd_json_count(json, 1);
    tkd_results_write_json_head(findings->results, json);
    write_id(json, "scenario", findings->scenario);
    tkd_json_key(json, "bottlenecks");
    tkd_json_open_array(json);
    for (size_t i = 0; i < findings->price_count; i++) {
        write_price(findings, &findings->prices[i], replications, json);
    }
    tkd_json_close_array(json);
    tkd_json_key(json, "unpriced");
    tkd_json_open_array_flat(json);
    for (size_t i = 0; i < findings->unpriced_count; i++) {
        tkd_json_text(json, findings->unpriced[i]);
    }
    tkd_json_close_array(json);
    tkd_json_key(json, "unnamed");
    tkd_json_open_array(json);
    for (size_t i = 0; i < findings->unnamed_count; i++) {
        write_unnamed(&findings->unnamed[i], replications, json);
    }
    tkd_json_close_array(json);
    tkd_json_key(json, "unnamed_left");
    tkd_json_number(json, (double)findings->unnamed_left);
    write_felt(findings, replications, json);
    if (findings->interactions != NULL) {
        tkd_interactions_write_json(findings->interactions, replications, json);
    }
    tkd_json_close_object(json);
}
