// SPDX-License-Identifier: EUPL-1.2
// Shares of the whole loss as JSON, beside the prices.
#include "interactions_json.h"

const char *tkd_interaction_method_name(tkd_interaction_method method)
{
    switch (method) {
    case TKD_INTERACTION_NOT_FOUND: return NULL;
    case TKD_INTERACTION_EXACT: return "exact";
    case TKD_INTERACTION_PERMUTATIONS: return "permutations";
    }
    tkd_bug("a way to find shares", __FILE__, __LINE__);
}

const char *tkd_interaction_verdict_name(tkd_interaction_verdict verdict)
{
    switch (verdict) {
    case TKD_INTERACTION_UNKNOWN: return NULL;
    case TKD_INTERACTION_NONE: return "add-up";
    case TKD_INTERACTION_HIDE: return "hide";
    case TKD_INTERACTION_REINFORCE: return "reinforce";
    }
    tkd_bug("a verdict on interactions", __FILE__, __LINE__);
}

static void write_word(const char *name, const char *word, tkd_json *json)
{
    tkd_json_key(json, name);
    if (word == NULL) {
        tkd_json_null(json);
    } else {
        tkd_json_string(json, word);
    }
}

static void write_count(const char *name, uint64_t count, tkd_json *json)
{
    tkd_json_key(json, name);
    tkd_json_count(json, count);
}

static void write_estimate(const char *name, tkd_estimate estimate, uint32_t replications,
                           tkd_json *json)
{
    tkd_json_key(json, name);
    tkd_estimate_write_json(estimate, replications, json);
}

void tkd_interactions_write_json(const tkd_interactions *interactions, uint32_t replications,
                                 tkd_json *json)
{
    tkd_json_key(json, "interactions");
    tkd_json_open_object(json);
    write_word("method", tkd_interaction_method_name(interactions->method), json);
    write_word("verdict", tkd_interaction_verdict_name(interactions->verdict), json);
    write_word("stopped_by", tkd_stopped_by_name(interactions->stopped_by), json);
    write_count("permutations", interactions->permutations, json);
    write_count("sets", interactions->sets, json);
    write_count("replications", interactions->replications, json);
    write_estimate("whole_days_per_year", interactions->whole_days_per_year, replications, json);
    write_estimate("sum_of_prices", interactions->sum_of_prices, replications, json);
    write_estimate("excess", interactions->excess, replications, json);
    tkd_json_key(json, "shares");
    tkd_json_open_array(json);
    for (size_t i = 0; i < interactions->row_count; i++) {
        const tkd_interaction_row *row = &interactions->rows[i];
        tkd_json_open_object(json);
        tkd_json_key(json, "bottleneck");
        tkd_json_text(json, row->bottleneck);
        write_estimate("share_days_per_year", row->share_days_per_year, replications, json);
        write_estimate("price_days_per_year", row->price_days_per_year, replications, json);
        write_count("rank", row->rank, json);
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}
