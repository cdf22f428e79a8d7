// SPDX-License-Identifier: EUPL-1.2
// The gain of each proposal alone: every replication is run again with it, with the same people and the
// same luck. Proposals that come down to the same simulation share its runs.
#include "proposals.h"
#include "recall.h"

#include "teekond/analyse.h"

#include <math.h>

enum {
    LEAST_COMPARED = 5, // replications of pairs, whose difference spreads little …
    LEAST_OF_MANY = 3,  // … where there are more than MANY to be run
    MANY = 40,
    AT_ONCE = 8, // proposals whose networks are in memory together
};

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the proposals");
}

// ---- What is looked at --------------------------------------------------------------------------

static int32_t find_municipality(const tkd_model *model, tkd_text id)
{
    for (uint32_t m = 0; m < model->municipality_count; m++) {
        if (tkd_text_equal(model->municipalities[m].item.id, id)) {
            return (int32_t)m;
        }
    }
    return TKD_NONE;
}

static tkd_status choose_municipalities(tkd_proposal_study *of, tkd_error *err)
{
    const tkd_model *model = of->base.model;
    bool *among = TKD_TAKE(of->study->arena, model->municipality_count, bool);

    if (among == NULL) {
        return no_memory(err);
    }
    of->everywhere = of->asked->municipality_count == 0;
    for (uint32_t m = 0; m < model->municipality_count; m++) {
        among[m] = of->everywhere;
    }
    for (size_t i = 0; i < of->asked->municipality_count; i++) {
        const int32_t row = find_municipality(model, of->asked->municipalities[i]);
        if (row == TKD_NONE) {
            return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE, "%.*s",
                            TKD_ARG(of->asked->municipalities[i]));
        }
        among[row] = true;
    }
    of->among = among;
    return TKD_OK;
}

// No level but those asked for is needed.
static bool is_wanted(const tkd_proposal_study *of, const tkd_proposal *proposal)
{
    return of->asked->levels == 0 ||
           (proposal->levels != 0 && (proposal->levels & ~of->asked->levels) == 0);
}

static bool is_adopted(const tkd_proposal_study *of, uint32_t proposal)
{
    const tkd_model *model = of->base.model;
    bool adopted = false;

    for (uint32_t m = 0; m < model->municipality_count; m++) {
        adopted =
            adopted || (of->among[m] && model->adopted[proposal * model->municipality_count + m]);
    }
    return adopted;
}

static tkd_status list_offers(tkd_proposal_study *of, tkd_error *err)
{
    const tkd_model *model = of->base.model;
    tkd_arena *arena = of->study->arena;
    tkd_proposal_fact *facts = TKD_TAKE(arena, model->proposal_count, tkd_proposal_fact);

    of->offers = TKD_TAKE(arena, model->proposal_count, tkd_offer);
    if (facts == NULL || of->offers == NULL) {
        return no_memory(err);
    }
    for (uint32_t p = 0; p < model->proposal_count; p++) {
        if (is_wanted(of, &model->proposals[p])) {
            tkd_proposal_fact *fact = &facts[of->count];
            fact->id = model->proposals[p].item.id;
            fact->is_adopted = is_adopted(of, p);
            of->offers[of->count++] = (tkd_offer){.proposal = &model->proposals[p], .fact = fact};
        }
    }
    of->gains->facts = facts;
    of->gains->fact_count = of->count;
    return TKD_OK;
}

// ---- Simulations --------------------------------------------------------------------------------

static bool has_mechanism(const tkd_model *model, const tkd_proposal *proposal)
{
    for (uint32_t i = 0; i < proposal->removes.count; i++) {
        const tkd_removal *removal = &model->removals[proposal->removes.first + i];
        const tkd_bottleneck *row = &model->bottlenecks[removal->bottleneck];
        if (removal->share > 0.0 && (row->has_without || row->effects.count > 0)) {
            return true;
        }
    }
    return proposal->has_set;
}

static void find_twin(const tkd_proposal_study *of, tkd_offer *offer)
{
    for (const tkd_offer *other = of->offers; other < offer && offer->twin == NULL; other++) {
        if (other->twin == NULL && other->fact->is_adopted == offer->fact->is_adopted &&
            tkd_text_equal(other->key, offer->key)) {
            offer->twin = other;
            offer->fact->same_as = other->fact->id;
        }
    }
}

// What it leads to and what is known of it. Its model is needed no longer.
static tkd_status look_at(tkd_proposal_study *of, tkd_offer *offer, tkd_error *err)
{
    bool *chosen = TKD_TAKE(&of->aside, of->count, bool);
    const tkd_model *model = NULL;
    tkd_text key = {0};

    if (chosen == NULL) {
        return no_memory(err);
    }
    offer->fact->state = TKD_GAIN_IDLE;
    if (has_mechanism(of->base.model, offer->proposal)) {
        chosen[offer - of->offers] = true;
        TKD_TRY(tkd_offers_model(of, chosen, &of->aside, &model, &key, err));
        offer->fact->state = model != NULL ? TKD_GAIN_KNOWN : TKD_GAIN_UNFIT;
    }
    if (model != NULL) {
        offer->key = tkd_text_copy(of->study->arena, key);
        if (offer->key.data == NULL) {
            return no_memory(err);
        }
        if (!tkd_text_equal(offer->key, of->base_key)) {
            find_twin(of, offer);
        }
    }
    return tkd_offer_describe(of, offer, model, err);
}

// The first look at the scenario: its model, what is asked of it, and its runs.
static tkd_status run_base(tkd_proposal_study *of, tkd_error *err)
{
    const tkd_variation variation = tkd_study_variation(of->study, of->scenario);
    bool *nobody = NULL;
    const tkd_model *same = NULL;

    TKD_TRY(tkd_study_model(of->study, &variation, &of->base.model, err));
    TKD_REQUIRE(of->base.model != NULL);
    tkd_study_settle(of->study, of->base.model);
    TKD_TRY(choose_municipalities(of, err));
    TKD_TRY(list_offers(of, err));
    of->study->cases = 1.0 + (double)of->count;
    nobody = TKD_TAKE(of->study->arena, of->count, bool);
    if (nobody == NULL) {
        return no_memory(err);
    }
    TKD_TRY(tkd_study_prepare(of->study, of->base.model, NULL, true, &of->base, err));
    TKD_TRY(tkd_offers_model(of, nobody, of->study->arena, &same, &of->base_key, err));
    if (same == NULL) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "the workspace has errors");
    }
    return tkd_reference_build(of->study, &of->base, of->scenario, of->results, &of->reference,
                               &of->used, err);
}

// ---- Gains --------------------------------------------------------------------------------------

static void negate(tkd_measured *measured, tkd_sample *samples, uint32_t count)
{
    const tkd_estimate was = measured->estimate;

    for (uint32_t r = 0; r < count; r++) {
        samples[measured->samples + r].sum = 0.0 - samples[measured->samples + r].sum;
    }
    measured->estimate = (tkd_estimate){0.0 - was.mean, 0.0 - was.high, 0.0 - was.low, was.n};
}

// What is lost without a proposal is gained with it.
static void turn_round(tkd_proposal_study *of, tkd_price_row *price, uint32_t count)
{
    tkd_sample *samples = of->prices.samples.items;
    tkd_share_row *exits = of->prices.exits.items;

    negate(&price->price_h_per_client, samples, count);
    negate(&price->price_days_per_year, samples, count);
    for (size_t i = 0; i < TKD_WITHOUT_COUNT; i++) {
        negate(&price->changes[i], samples, count);
    }
    for (uint32_t e = 0; e < price->exits.count; e++) {
        negate(&exits[price->exits.first + e].value, samples, count);
    }
}

tkd_status tkd_gains_add(tkd_proposal_study *of, tkd_rows prices, uint32_t samples, tkd_text id,
                         bool adopted, tkd_list *rows, tkd_error *err)
{
    const tkd_estimate unknown = {(double)NAN, (double)NAN, (double)NAN, 0};
    tkd_price_row *items = of->prices.rows.items;

    for (uint32_t i = 0; i < prices.count; i++) {
        tkd_price_row *price = &items[prices.first + i];
        tkd_gain_row *row = tkd_list_add(rows);
        if (row == NULL) {
            return no_memory(err);
        }
        if (adopted) {
            turn_round(of, price, samples);
        }
        *row = (tkd_gain_row){.proposal = id,
                              .municipality = price->municipality,
                              .journey = price->journey,
                              .group = price->group,
                              .affected = {unknown, 0},
                              .gain_h_per_client = price->price_h_per_client,
                              .gain_days_per_year = price->price_days_per_year,
                              .exits = price->exits,
                              .gain_days_per_1000_eur = unknown};
        for (size_t k = 0; k < TKD_WITHOUT_COUNT; k++) {
            row->changes[k] = price->changes[k];
        }
    }
    return TKD_OK;
}

double tkd_gain_in(const tkd_proposal_study *of, const tkd_prices *prices, tkd_rows rows,
                   uint32_t replication)
{
    const tkd_price_row *items = prices->rows.items;
    const tkd_sample *samples = prices->samples.items;
    const double per_year = TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY / of->base.model->run.measure_s;
    const tkd_text all = TKD_TEXT("*");

    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_price_row *row = &items[rows.first + i];
        if (!tkd_text_equal(row->municipality, all) || !tkd_text_equal(row->journey, all) ||
            !tkd_text_equal(row->group, all)) {
            continue;
        }
        switch (of->asked->objective) {
        case TKD_OBJECTIVE_DAYS: return samples[row->price_days_per_year.samples + replication].sum;
        case TKD_OBJECTIVE_COMPLETED:
            return per_year *
                   samples[row->changes[TKD_WITHOUT_COMPLETED_SHARE].samples + replication].sum;
        case TKD_OBJECTIVE_COUNT: break;
        }
    }
    return 0.0;
}

// Days for each 1000 euros a year: of a municipality, for its own money.
static void fill_per_euro(const tkd_proposal_study *of, const tkd_offer *offer, tkd_gain_row *row)
{
    const bool all = tkd_text_equal(row->municipality, TKD_TEXT("*"));
    const int32_t m = all ? TKD_NONE : find_municipality(of->base.model, row->municipality);
    const double cost = all             ? offer->fact->cost_eur
                        : m != TKD_NONE ? tkd_offer_cost_in(of, offer, (uint32_t)m)
                                        : (double)NAN;
    const double thousands = cost / of->years / 1000.0;
    const tkd_estimate *gain = &row->gain_days_per_year.estimate;

    if (thousands > 0.0) {
        row->gain_days_per_1000_eur = (tkd_estimate){gain->mean / thousands, gain->low / thousands,
                                                     gain->high / thousands, gain->n};
    }
}

// ---- The study ----------------------------------------------------------------------------------

tkd_status tkd_offers_compare(tkd_proposal_study *of, tkd_comparison *list, size_t count,
                              tkd_arena *arena, tkd_prices *prices, tkd_error *err)
{
    tkd_study inner = *of->study;

    inner.arena = arena;
    inner.kit = of->base.kit;
    TKD_TRY(tkd_compare(&inner, of->reference, list, count, prices, err));
    of->study->done = inner.done;
    of->study->cut = inner.cut;
    return TKD_OK;
}

static tkd_status add_gain(tkd_proposal_study *of, const tkd_offer *offer, tkd_list *rows,
                           tkd_error *err)
{
    const uint32_t used = of->gains->gain_replications;
    const size_t first = rows->count;

    // A twin's prices were turned round already, where that was needed.
    TKD_TRY(tkd_gains_add(of, offer->prices, used, offer->fact->id,
                          offer->fact->is_adopted && offer->twin == NULL, rows, err));
    tkd_gain_row *added = (tkd_gain_row *)rows->items + first;
    for (size_t i = 0; i < rows->count - first; i++) {
        fill_per_euro(of, offer, &added[i]);
    }
    return tkd_gains_count_affected(of, offer, added, rows->count - first, err);
}

// The case of an offer; `network` NULL: it cannot be had.
static tkd_status find_case(tkd_proposal_study *of, tkd_offer *offer, tkd_case_ready *ready,
                            tkd_error *err)
{
    bool *chosen = TKD_TAKE(&of->aside, of->count, bool);
    const tkd_model *model = NULL;
    tkd_text key = {0};

    *ready = of->base;
    if (tkd_text_equal(offer->key, of->base_key)) {
        return TKD_OK;
    }
    if (chosen == NULL) {
        return no_memory(err);
    }
    chosen[offer - of->offers] = true;
    TKD_TRY(tkd_offers_model(of, chosen, &of->aside, &model, &key, err));
    TKD_REQUIRE(model != NULL); // as when it was looked at
    TKD_TRY(tkd_offers_prepare(of, model, &of->aside, ready, err));
    of->gains->run_count += ready->network != NULL ? 1 : 0;
    offer->fact->state = ready->network != NULL ? TKD_GAIN_KNOWN : TKD_GAIN_UNFIT;
    return TKD_OK;
}

// Simulate some of the offers at once, from `*next` on, so many as are in memory together.
static tkd_status gain_some(tkd_proposal_study *of, size_t *next, tkd_error *err)
{
    tkd_offer *members[AT_ONCE];
    tkd_comparison list[AT_ONCE];
    size_t count = 0;

    for (; *next < of->count && count < AT_ONCE; (*next)++) {
        tkd_offer *offer = &of->offers[*next];
        tkd_case_ready ready = {0};
        if (offer->key.size > 0 && offer->twin == NULL && offer->prices.count == 0) {
            TKD_TRY(find_case(of, offer, &ready, err));
        }
        if (ready.network != NULL) {
            members[count] = offer;
            list[count++] =
                (tkd_comparison){.without = ready, .id = offer->fact->id, .bottleneck = TKD_NONE};
        }
    }
    if (count > 0) {
        TKD_TRY(tkd_offers_compare(of, list, count, &of->aside, &of->prices, err));
    }
    for (size_t i = 0; i < count; i++) {
        members[i]->prices = list[i].prices;
    }
    return TKD_OK;
}

static tkd_status gain_all(tkd_proposal_study *of, tkd_list *rows, tkd_error *err)
{
    for (size_t i = 0; i < of->count; i++) {
        tkd_offer *offer = &of->offers[i];
        if (offer->key.size > 0 && offer->twin == NULL) {
            TKD_TRY(tkd_recall(of->study, offer->key, offer->fact->id, &of->prices, &offer->prices,
                               err));
        }
    }
    for (size_t next = 0; next < of->count && !of->study->cut;) {
        tkd_arena_reset(&of->aside);
        TKD_TRY(gain_some(of, &next, err));
    }
    for (size_t i = 0; i < of->count; i++) {
        tkd_offer *offer = &of->offers[i];
        if (offer->twin != NULL) {
            offer->prices = offer->twin->prices;
            offer->fact->state = offer->twin->fact->state;
        }
        if (offer->prices.count > 0) {
            TKD_TRY(add_gain(of, offer, rows, err));
        } else if (offer->fact->state == TKD_GAIN_KNOWN) {
            offer->fact->state = TKD_GAIN_LOST;
        }
    }
    return TKD_OK;
}

// Replications that are few enough to be waited for, and how far they bring the progress.
static void settle_gains(tkd_proposal_study *of)
{
    tkd_study *study = of->study;
    double runs = 0.0;
    const uint32_t tries = of->asked->tries > 0 ? of->asked->tries : TKD_PORTFOLIO_TRIES;

    for (size_t i = 0; i < of->count; i++) {
        const bool runs_itself = of->offers[i].key.size > 0 && of->offers[i].twin == NULL;
        runs += runs_itself && !tkd_text_equal(of->offers[i].key, of->base_key) ? 1.0 : 0.0;
    }
    study->replications = tkd_study_affordable(study, of->base.network, runs + 1.0,
                                               runs > MANY ? LEAST_OF_MANY : LEAST_COMPARED);
    study->weight = of->used > 0 ? (double)study->replications / of->used : 1.0;
    study->cases = 1.0 + runs * study->weight;
    study->cases += of->asked->has_budget ? 1.0 + tries * study->weight : 0.0;
    of->gains->gain_replications = study->replications;
}

static tkd_status study_gains(tkd_proposal_study *of, tkd_list *rows, tkd_error *err)
{
    TKD_TRY(run_base(of, err));
    for (size_t i = 0; i < of->count; i++) {
        tkd_arena_reset(&of->aside);
        TKD_TRY(look_at(of, &of->offers[i], err));
    }
    settle_gains(of);
    TKD_TRY(gain_all(of, rows, err));
    if (!of->study->cut && of->asked->has_budget) {
        TKD_TRY(tkd_portfolio_find(of, &of->gains->portfolio, err));
    }
    return TKD_OK;
}

static void finish(tkd_proposal_study *of, const tkd_list *rows)
{
    if (of->study->cut) {
        of->results->run.partial = true;
        of->results->run.stopped_by = TKD_STOPPED_BY_INTERRUPT;
    }
    tkd_analyse_rank_gains(rows->items, rows->count);
    of->gains->rows = rows->items;
    of->gains->row_count = rows->count;
    of->gains->exit_changes = of->prices.exits.items;
    of->gains->samples = of->prices.samples.items;
}

tkd_status tkd_study_proposals(tkd_workspace *workspace, const tkd_study_options *options,
                               const tkd_proposal_options *asked, tkd_arena *arena,
                               const tkd_proposal_gains **gains, tkd_problems *problems,
                               tkd_error *err)
{
    static const tkd_proposal_options defaults = {0};
    tkd_study study = tkd_study_begin(workspace, options, arena, problems);
    tkd_proposal_study of = {.study = &study,
                             .asked = asked == NULL ? &defaults : asked,
                             .scenario = study.options->scenario_count > 0
                                             ? study.options->scenarios[0]
                                             : TKD_TEXT("today"),
                             .results = TKD_TAKE(arena, 1, tkd_results),
                             .gains = TKD_TAKE(arena, 1, tkd_proposal_gains)};
    tkd_list rows;

    if (of.results == NULL || of.gains == NULL) {
        return no_memory(err);
    }
    of.years = of.asked->years > 0 ? of.asked->years : TKD_PROPOSAL_YEARS;
    tkd_prices_init(&of.prices, arena);
    of.gains->scenario = of.scenario;
    of.gains->years = of.years;
    of.gains->results = of.results;
    tkd_list_init(&rows, arena, sizeof(tkd_gain_row));
    tkd_arena_init_within(&of.aside, arena);
    const tkd_status status = study_gains(&of, &rows, err);
    tkd_arena_clear(&of.aside);
    if (status == TKD_OK) {
        finish(&of, &rows);
        *gains = of.gains;
    }
    return status;
}
