// SPDX-License-Identifier: EUPL-1.2
// The best portfolio: the search asks what sets are worth, here they are simulated. What single proposals
// gain is known by then. The set that is found is run once more in all replications.
#include "proposals.h"

#include "teekond/analyse.h"

#include <math.h>

enum { LEAST_SEARCHED = 3 }; // replications in which sets are told apart

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the portfolio");
}

// A simulation that was made for some set.
typedef struct tkd_seen {
    tkd_text key;
    double value;
} tkd_seen;

typedef struct tkd_portfolio_search {
    tkd_proposal_study *of;
    const size_t *candidates; // rows of offers, by id
    size_t count;
    uint32_t replications;
    tkd_list seen; // of tkd_seen
    bool *chosen;  // [offers] scratch
} tkd_portfolio_search;

// ---- Candidates ---------------------------------------------------------------------------------

static bool is_candidate(const tkd_offer *offer)
{
    return offer->fact->state == TKD_GAIN_KNOWN && !offer->fact->is_adopted;
}

// Those with a known cost, and those without.
static tkd_status list_candidates(tkd_proposal_study *of, tkd_portfolio_search *search,
                                  tkd_portfolio *made, tkd_error *err)
{
    size_t *candidates = TKD_TAKE(of->study->arena, of->count, size_t);
    uint32_t *left_out = TKD_TAKE(of->study->arena, of->count, uint32_t);

    if (candidates == NULL || left_out == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < of->count; i++) {
        if (is_candidate(&of->offers[i]) && isnan(of->offers[i].fact->cost_eur)) {
            left_out[made->left_out_count++] = (uint32_t)i;
        } else if (is_candidate(&of->offers[i])) {
            candidates[search->count++] = i;
        }
    }
    search->candidates = candidates;
    made->left_out = left_out;
    return TKD_OK;
}

// ---- What a set is worth ------------------------------------------------------------------------

static const tkd_seen *find_seen(const tkd_list *seen, tkd_text key)
{
    const tkd_seen *rows = seen->items;

    for (size_t i = 0; i < seen->count; i++) {
        if (tkd_text_equal(rows[i].key, key)) {
            return &rows[i];
        }
    }
    return NULL;
}

static tkd_status remember(tkd_portfolio_search *search, tkd_text key, double value, tkd_error *err)
{
    tkd_seen *row = tkd_list_add(&search->seen);
    const tkd_text copy = tkd_text_copy(search->of->study->arena, key);

    if (row == NULL || copy.data == NULL) {
        return no_memory(err);
    }
    *row = (tkd_seen){copy, value};
    return TKD_OK;
}

// Mean over the replications of the search; NaN: interrupted.
static tkd_status simulate_set(tkd_portfolio_search *search, const tkd_case_ready *ready,
                               double *value, tkd_error *err)
{
    tkd_proposal_study *of = search->of;
    tkd_comparison compared = {.without = *ready, .id = TKD_TEXT("*"), .bottleneck = TKD_NONE};
    const bool days = of->asked->objective == TKD_OBJECTIVE_DAYS;
    tkd_prices prices;

    of->study->replications = search->replications;
    tkd_prices_init(&prices, &of->aside);
    TKD_TRY(tkd_offers_compare(of, &compared, 1, &of->aside, days ? NULL : &prices, err));
    *value = of->study->cut ? (double)NAN : 0.0;
    for (uint32_t r = 0; r < search->replications && !of->study->cut; r++) {
        *value +=
            (days ? compared.days_per_year[r] : tkd_gain_in(of, &prices, compared.prices, r)) /
            search->replications;
    }
    return TKD_OK;
}

static tkd_status value_set(tkd_portfolio_search *search, const bool *set, tkd_set_value *value,
                            tkd_error *err)
{
    tkd_proposal_study *of = search->of;
    const tkd_model *model = NULL;
    tkd_case_ready ready = {0};
    tkd_text key = {0};

    for (size_t i = 0; i < of->count; i++) {
        search->chosen[i] = false;
    }
    for (size_t i = 0; i < search->count; i++) {
        search->chosen[search->candidates[i]] = set[i];
    }
    *value = (tkd_set_value){.value = (double)NAN, .is_known = true};
    TKD_TRY(tkd_offers_model(of, search->chosen, &of->aside, &model, &key, err));
    const tkd_seen *seen = model != NULL ? find_seen(&search->seen, key) : NULL;
    if (seen != NULL || model == NULL) {
        value->value = seen != NULL ? seen->value : value->value;
        return TKD_OK;
    }
    TKD_TRY(tkd_offers_prepare(of, model, &of->aside, &ready, err));
    if (ready.network == NULL) {
        return TKD_OK;
    }
    value->is_known = false;
    TKD_TRY(simulate_set(search, &ready, &value->value, err));
    value->is_over = of->study->cut;
    return value->is_over ? TKD_OK : remember(search, key, value->value, err);
}

// Each set is built and simulated in the memory of the one before.
static tkd_status value_of(const bool *set, tkd_set_value *value, void *context, tkd_error *err)
{
    tkd_portfolio_search *search = context;

    tkd_arena_reset(&search->of->aside);
    return value_set(search, set, value, err);
}

// ---- The search ---------------------------------------------------------------------------------

static tkd_status search_sets(tkd_portfolio_search *search, tkd_portfolio *made,
                              tkd_portfolio_found *found, tkd_error *err)
{
    tkd_proposal_study *of = search->of;
    double *costs = TKD_TAKE(of->study->arena, search->count, double);
    double *alone = TKD_TAKE(of->study->arena, search->count, double);

    if (costs == NULL || alone == NULL) {
        return no_memory(err);
    }
    TKD_TRY(remember(search, of->base_key, 0.0, err));
    for (size_t i = 0; i < search->count; i++) {
        const size_t row = search->candidates[i];
        costs[i] = of->offers[row].fact->cost_eur;
        for (uint32_t r = 0; r < search->replications; r++) {
            alone[i] +=
                tkd_gain_in(of, &of->prices, of->offers[row].prices, r) / search->replications;
        }
        TKD_TRY(remember(search, of->offers[row].key, alone[i], err));
    }
    const tkd_portfolio_plan plan = {.costs = costs,
                                     .alone = alone,
                                     .count = search->count,
                                     .budget = made->budget_eur,
                                     .tries = made->tries_most,
                                     .value_of = value_of,
                                     .context = search};
    return tkd_analyse_portfolio(&plan, of->study->arena, found, err);
}

// ---- What was found -----------------------------------------------------------------------------

static tkd_estimate estimate_of(tkd_arena *arena, const double *values, uint32_t n)
{
    tkd_sample *samples = TKD_TAKE(arena, n, tkd_sample);

    for (uint32_t r = 0; samples != NULL && r < n; r++) {
        samples[r] = (tkd_sample){values[r], 1.0};
    }
    return samples == NULL ? (tkd_estimate){(double)NAN, (double)NAN, (double)NAN, 0}
                           : tkd_estimate_ratio(samples, n);
}

// Run a set of the chosen in so many replications; `*rows` are its prices, none when interrupted.
static tkd_status run_set(tkd_proposal_study *of, const bool *chosen, uint32_t replications,
                          tkd_rows *rows, tkd_error *err)
{
    tkd_comparison compared = {.id = TKD_TEXT("*"), .bottleneck = TKD_NONE};
    const tkd_model *model = NULL;
    tkd_text key = {0};

    *rows = (tkd_rows){0, 0};
    tkd_arena_reset(&of->aside);
    TKD_TRY(tkd_offers_model(of, chosen, &of->aside, &model, &key, err));
    if (model != NULL && tkd_text_equal(key, of->base_key)) {
        compared.without = of->base;
    } else if (model != NULL) {
        TKD_TRY(tkd_offers_prepare(of, model, &of->aside, &compared.without, err));
    }
    if (compared.without.network == NULL) {
        return TKD_OK;
    }
    of->study->replications = replications;
    TKD_TRY(tkd_offers_compare(of, &compared, 1, &of->aside, &of->prices, err));
    *rows = compared.prices;
    return TKD_OK;
}

static tkd_status gain_of_set(tkd_proposal_study *of, tkd_rows rows, uint32_t replications,
                              tkd_estimate *gain, tkd_error *err)
{
    double *values = TKD_TAKE(of->study->arena, replications, double);

    if (values == NULL) {
        return no_memory(err);
    }
    *gain = (tkd_estimate){(double)NAN, (double)NAN, (double)NAN, 0};
    for (uint32_t r = 0; r < replications && rows.count > 0; r++) {
        values[r] = tkd_gain_in(of, &of->prices, rows, r);
    }
    if (rows.count > 0) {
        *gain = estimate_of(of->study->arena, values, replications);
    }
    return TKD_OK;
}

// The chosen of one doer: who they are, what they cost, what they gain alone.
static tkd_status fill_part(tkd_proposal_study *of, const tkd_portfolio *made, tkd_doer doer,
                            tkd_portfolio_part *part, tkd_error *err)
{
    const uint32_t replications = of->gains->gain_replications;
    uint32_t *facts = TKD_TAKE(of->study->arena, made->chosen_count, uint32_t);
    bool *chosen = TKD_TAKE(of->study->arena, of->count, bool);
    tkd_rows rows = {0, 0};

    if (facts == NULL || chosen == NULL) {
        return no_memory(err);
    }
    *part =
        (tkd_portfolio_part){.facts = facts, .gain = {(double)NAN, (double)NAN, (double)NAN, 0}};
    for (size_t i = 0; i < made->chosen_count; i++) {
        const tkd_proposal_fact *fact = &of->gains->facts[made->chosen[i]];
        if (fact->doer == doer) {
            facts[part->count++] = made->chosen[i];
            chosen[made->chosen[i]] = true;
            part->cost_eur += fact->cost_eur;
        }
    }
    if (part->count == made->chosen_count) {
        part->gain = made->gain;
        return TKD_OK;
    }
    if (part->count > 0 && !of->study->cut) {
        TKD_TRY(run_set(of, chosen, replications, &rows, err));
        TKD_TRY(gain_of_set(of, rows, replications, &part->gain, err));
    }
    return TKD_OK;
}

// What each gains by itself, and how much of it they have in common, in the replications of both.
static tkd_status fill_shared(tkd_proposal_study *of, tkd_rows together, tkd_portfolio *made,
                              tkd_error *err)
{
    const uint32_t n = of->gains->gain_replications;
    tkd_arena *arena = of->study->arena;
    tkd_estimate *alone = TKD_TAKE(arena, made->chosen_count, tkd_estimate);
    double *own = TKD_TAKE(arena, n, double);
    double *single = TKD_TAKE(arena, n, double);
    double *shared = TKD_TAKE(arena, n, double);

    if (alone == NULL || own == NULL || single == NULL || shared == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < made->chosen_count; i++) {
        for (uint32_t r = 0; r < n; r++) {
            own[r] = tkd_gain_in(of, &of->prices, of->offers[made->chosen[i]].prices, r);
            single[r] += own[r];
        }
        alone[i] = estimate_of(arena, own, n);
    }
    for (uint32_t r = 0; r < n; r++) {
        shared[r] = single[r] - tkd_gain_in(of, &of->prices, together, r);
    }
    made->alone = alone;
    made->single = estimate_of(arena, single, n);
    made->shared = estimate_of(arena, shared, n);
    return TKD_OK;
}

static tkd_status fill_found(tkd_portfolio_search *search, const tkd_portfolio_found *found,
                             tkd_portfolio *made, tkd_error *err)
{
    tkd_proposal_study *of = search->of;
    uint32_t *chosen = TKD_TAKE(of->study->arena, search->count, uint32_t);

    if (chosen == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < of->count; i++) {
        search->chosen[i] = false;
    }
    for (size_t i = 0; i < search->count; i++) {
        if (found->set[i]) {
            const size_t row = search->candidates[i];
            chosen[made->chosen_count++] = (uint32_t)row;
            search->chosen[row] = true;
            made->cost_eur += of->offers[row].fact->cost_eur;
        }
    }
    made->chosen = chosen;
    made->method = found->method;
    made->tries = found->tries;
    made->is_cut = found->is_cut;
    return TKD_OK;
}

static tkd_status verify(tkd_portfolio_search *search, tkd_portfolio *made, tkd_error *err)
{
    tkd_proposal_study *of = search->of;
    tkd_rows together = {0, 0};
    tkd_list rows;

    of->study->weight = 1.0;
    tkd_list_init(&rows, of->study->arena, sizeof(tkd_gain_row));
    TKD_TRY(run_set(of, search->chosen, of->used, &together, err));
    TKD_TRY(gain_of_set(of, together, of->used, &made->gain, err));
    TKD_TRY(tkd_gains_add(of, together, of->used, TKD_TEXT("*"), false, &rows, err));
    tkd_analyse_rank_gains(rows.items, rows.count);
    made->rows = rows.items;
    made->row_count = rows.count;
    if (!of->study->cut) {
        TKD_TRY(fill_shared(of, together, made, err));
    }
    for (int doer = 0; doer < TKD_DOER_COUNT; doer++) {
        TKD_TRY(fill_part(of, made, (tkd_doer)doer, &made->parts[doer], err));
    }
    return TKD_OK;
}

static tkd_status find(tkd_portfolio_search *search, tkd_portfolio *made, tkd_error *err)
{
    tkd_portfolio_found found = {0};

    TKD_TRY(search_sets(search, made, &found, err));
    if (search->of->study->cut) {
        return TKD_OK; // what was best so far is no answer
    }
    TKD_REQUIRE(found.set != NULL);
    TKD_TRY(fill_found(search, &found, made, err));
    return verify(search, made, err);
}

tkd_status tkd_portfolio_find(tkd_proposal_study *of, const tkd_portfolio **portfolio,
                              tkd_error *err)
{
    tkd_portfolio *made = TKD_TAKE(of->study->arena, 1, tkd_portfolio);
    tkd_portfolio_search search = {.of = of, .chosen = TKD_TAKE(of->study->arena, of->count, bool)};
    const uint32_t most = of->gains->gain_replications;

    if (made == NULL || search.chosen == NULL) {
        return no_memory(err);
    }
    made->budget_eur = of->asked->budget_eur;
    made->objective = of->asked->objective;
    made->tries_most = of->asked->tries > 0 ? of->asked->tries : TKD_PORTFOLIO_TRIES;
    of->study->replications = of->used;
    search.replications =
        tkd_study_affordable(of->study, of->base.network, made->tries_most, LEAST_SEARCHED);
    search.replications = search.replications < most ? search.replications : most;
    made->search_replications = search.replications;
    tkd_list_init(&search.seen, of->study->arena, sizeof(tkd_seen));
    TKD_TRY(list_candidates(of, &search, made, err));
    TKD_TRY(find(&search, made, err));
    if (!of->study->cut) {
        *portfolio = made;
    }
    return TKD_OK;
}
