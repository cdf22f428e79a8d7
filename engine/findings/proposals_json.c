// SPDX-License-Identifier: EUPL-1.2
// Gains of proposals as JSON: a row for each row of clients, what is known of each proposal, and the
// portfolio.
#include "teekond/proposals.h"

#include "changes_json.h"

#include <math.h>

const char *tkd_objective_name(tkd_objective objective)
{
    static const char *const names[TKD_OBJECTIVE_COUNT] = {"days", "completed"};
    TKD_REQUIRE(objective < TKD_OBJECTIVE_COUNT);
    return names[objective];
}

const char *tkd_search_method_name(tkd_search_method method)
{
    switch (method) {
    case TKD_SEARCH_ALL: return "all";
    case TKD_SEARCH_LARGEST: return "largest";
    case TKD_SEARCH_GREEDY: return "greedy";
    }
    tkd_bug("a way to search", __FILE__, __LINE__);
}

const char *tkd_gain_state_name(tkd_gain_state state)
{
    switch (state) {
    case TKD_GAIN_KNOWN: return "known";
    case TKD_GAIN_IDLE: return "idle";
    case TKD_GAIN_UNFIT: return "unfit";
    case TKD_GAIN_LOST: return "lost";
    }
    tkd_bug("what is known of a gain", __FILE__, __LINE__);
}

const char *tkd_doer_name(tkd_doer doer)
{
    static const char *const names[TKD_DOER_COUNT] = {"kov", "state", "other"};
    TKD_REQUIRE(doer < TKD_DOER_COUNT);
    return names[doer];
}

bool tkd_gain_is_certain(const tkd_gain_row *row)
{
    const tkd_estimate *gain = &row->gain_days_per_year.estimate;
    return !isnan(gain->low) && !isnan(gain->high) && (gain->low > 0.0 || gain->high < 0.0);
}

const tkd_gain_row *tkd_gain_of_all(const tkd_proposal_gains *gains, tkd_text proposal)
{
    const tkd_text all = TKD_TEXT("*");

    for (size_t i = 0; i < gains->row_count; i++) {
        const tkd_gain_row *row = &gains->rows[i];
        if (tkd_text_equal(row->proposal, proposal) && tkd_text_equal(row->municipality, all) &&
            tkd_text_equal(row->journey, all) && tkd_text_equal(row->group, all)) {
            return row;
        }
    }
    return NULL;
}

static void write_text(tkd_json *json, const char *name, tkd_text text)
{
    tkd_json_key(json, name);
    tkd_json_text(json, text);
}

static void write_text_or_null(tkd_json *json, const char *name, tkd_text text)
{
    tkd_json_key(json, name);
    if (text.size > 0) {
        tkd_json_text(json, text);
    } else {
        tkd_json_null(json);
    }
}

static void write_string(tkd_json *json, const char *name, const char *text)
{
    write_text(json, name, tkd_text_of(text));
}

static void write_bool(tkd_json *json, const char *name, bool value)
{
    tkd_json_key(json, name);
    tkd_json_bool(json, value);
}

static void write_count(tkd_json *json, const char *name, uint64_t count)
{
    tkd_json_key(json, name);
    tkd_json_count(json, count);
}

// null where it is not known.
static void write_number(tkd_json *json, const char *name, double number)
{
    tkd_json_key(json, name);
    tkd_json_number(json, number);
}

static void write_estimate(tkd_json *json, const char *name, tkd_estimate estimate,
                           uint32_t replications)
{
    tkd_json_key(json, name);
    tkd_estimate_write_json(estimate, replications, json);
}

static void write_texts(tkd_json *json, const char *name, const tkd_text *texts, size_t count)
{
    tkd_json_key(json, name);
    tkd_json_open_array_flat(json);
    for (size_t i = 0; i < count; i++) {
        tkd_json_text(json, texts[i]);
    }
    tkd_json_close_array(json);
}

static void write_row(const tkd_proposal_gains *gains, const tkd_gain_row *row,
                      uint32_t replications, tkd_json *json)
{
    tkd_json_open_object(json);
    write_text(json, "proposal", row->proposal);
    write_text(json, "municipality", row->municipality);
    write_text(json, "journey", row->journey);
    write_text(json, "group", row->group);
    write_estimate(json, "affected", row->affected.estimate, replications);
    write_estimate(json, "gain_h_per_client", row->gain_h_per_client.estimate, replications);
    write_estimate(json, "gain_days_per_year", row->gain_days_per_year.estimate, replications);
    tkd_changes_write_json(row->changes, gains->exit_changes, row->exits, replications, json);
    write_estimate(json, "gain_days_per_1000_eur", row->gain_days_per_1000_eur, replications);
    write_bool(json, "certain", tkd_gain_is_certain(row));
    write_count(json, "rank", row->rank);
    tkd_json_close_object(json);
}

static void write_fact(const tkd_proposal_fact *fact, tkd_json *json)
{
    tkd_json_open_object(json);
    write_text(json, "proposal", fact->id);
    write_string(json, "state", tkd_gain_state_name(fact->state));
    write_bool(json, "adopted", fact->is_adopted);
    write_text_or_null(json, "same_as", fact->same_as);
    write_string(json, "doer", tkd_doer_name(fact->doer));
    write_texts(json, "levels", fact->levels, fact->level_count);
    write_text_or_null(json, "law_change", fact->law_change);
    write_texts(json, "adopters", fact->adopters, fact->adopter_count);
    write_bool(json, "cost_each", fact->costs_each);
    write_number(json, "cost_once_eur", fact->once_eur);
    write_number(json, "cost_yearly_eur", fact->yearly_eur);
    write_number(json, "cost_eur", fact->cost_eur);
    tkd_json_close_object(json);
}

static void write_ids(const tkd_proposal_gains *gains, const char *name, const uint32_t *facts,
                      size_t count, tkd_json *json)
{
    tkd_json_key(json, name);
    tkd_json_open_array_flat(json);
    for (size_t i = 0; i < count; i++) {
        tkd_json_text(json, gains->facts[facts[i]].id);
    }
    tkd_json_close_array(json);
}

static void write_parts(const tkd_proposal_gains *gains, const tkd_portfolio *portfolio,
                        uint32_t replications, tkd_json *json)
{
    tkd_json_key(json, "parts");
    tkd_json_open_object(json);
    for (int i = 0; i < TKD_DOER_COUNT; i++) {
        const tkd_portfolio_part *part = &portfolio->parts[i];
        tkd_json_key(json, tkd_doer_name((tkd_doer)i));
        tkd_json_open_object(json);
        write_ids(gains, "proposals", part->facts, part->count, json);
        write_number(json, "cost_eur", part->cost_eur);
        write_estimate(json, "gain", part->gain, replications);
        tkd_json_close_object(json);
    }
    tkd_json_close_object(json);
}

static void write_portfolio(const tkd_proposal_gains *gains, const tkd_portfolio *portfolio,
                            uint32_t replications, tkd_json *json)
{
    tkd_json_open_object(json);
    write_number(json, "budget_eur", portfolio->budget_eur);
    write_string(json, "objective", tkd_objective_name(portfolio->objective));
    write_string(json, "method", tkd_search_method_name(portfolio->method));
    write_count(json, "tries", portfolio->tries);
    write_count(json, "tries_most", portfolio->tries_most);
    write_count(json, "search_replications", portfolio->search_replications);
    write_bool(json, "cut", portfolio->is_cut);
    write_ids(gains, "chosen", portfolio->chosen, portfolio->chosen_count, json);
    tkd_json_key(json, "alone");
    tkd_json_open_object(json);
    for (size_t i = 0; i < portfolio->chosen_count; i++) {
        tkd_json_key_text(json, gains->facts[portfolio->chosen[i]].id);
        tkd_estimate_write_json(portfolio->alone[i], replications, json);
    }
    tkd_json_close_object(json);
    write_number(json, "cost_eur", portfolio->cost_eur);
    write_estimate(json, "gain", portfolio->gain, replications);
    write_estimate(json, "single_gains", portfolio->single, replications);
    write_estimate(json, "shared", portfolio->shared, replications);
    write_parts(gains, portfolio, replications, json);
    write_ids(gains, "cost_unknown", portfolio->left_out, portfolio->left_out_count, json);
    tkd_json_key(json, "rows");
    tkd_json_open_array(json);
    for (size_t i = 0; i < portfolio->row_count; i++) {
        write_row(gains, &portfolio->rows[i], replications, json);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

void tkd_proposal_gains_write_json(const tkd_proposal_gains *gains, tkd_json *json)
{
    const uint32_t replications = gains->results->run.replications;

    tkd_json_open_object(json);
    tkd_json_key(json, "teekond");
    tkd_json_count(json, 1);
    tkd_results_write_json_head(gains->results, json);
    write_text(json, "scenario", gains->scenario);
    write_count(json, "years", gains->years);
    write_count(json, "gain_replications", gains->gain_replications);
    write_count(json, "runs", gains->run_count);
    tkd_json_key(json, "proposals");
    tkd_json_open_array(json);
    for (size_t i = 0; i < gains->row_count; i++) {
        write_row(gains, &gains->rows[i], replications, json);
    }
    tkd_json_close_array(json);
    tkd_json_key(json, "about");
    tkd_json_open_array(json);
    for (size_t i = 0; i < gains->fact_count; i++) {
        write_fact(&gains->facts[i], json);
    }
    tkd_json_close_array(json);
    tkd_json_key(json, "portfolio");
    if (gains->portfolio != NULL) {
        write_portfolio(gains, gains->portfolio, replications, json);
    } else {
        tkd_json_null(json);
    }
    tkd_json_close_object(json);
}
