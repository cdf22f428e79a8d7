// SPDX-License-Identifier: EUPL-1.2
// The gain of each proposal alone: every replication is run again with it, with the same people and the
// same luck. Proposals that come down to the same simulation share its runs.
#include "proposals.h"

#include "teekond/analyse.h"

#include <math.h>

enum { LEAST_COMPARED = 5 }; // replications of pairs, whose difference spreads little

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

// The case of an offer: that of another with the same key, of the base, or a new one.
static tkd_status find_case(tkd_proposal_study *of, tkd_offer *offer, const tkd_model *model,
                            tkd_error *err)
{
    if (tkd_text_equal(offer->key, of->base_key)) {
        offer->ready = of->base;
        return TKD_OK;
    }
    for (const tkd_offer *other = of->offers; other < offer; other++) {
        if (other->ready.network != NULL && tkd_text_equal(other->key, offer->key)) {
            offer->ready = other->ready;
            offer->fact->same_as = other->fact->id;
            return TKD_OK;
        }
    }
    TKD_TRY(tkd_offers_prepare(of, model, of->study->arena, &offer->ready, err));
    of->gains->run_count += offer->ready.network != NULL ? 1 : 0;
    return TKD_OK;
}

static tkd_status prepare_offer(tkd_proposal_study *of, tkd_offer *offer, tkd_error *err)
{
    bool *chosen = TKD_TAKE(of->study->arena, of->count, bool);
    const tkd_model *model = NULL;

    if (chosen == NULL) {
        return no_memory(err);
    }
    offer->fact->state = TKD_GAIN_IDLE;
    if (has_mechanism(of->base.model, offer->proposal)) {
        chosen[offer - of->offers] = true;
        TKD_TRY(tkd_offers_model(of, chosen, of->study->arena, &model, &offer->key, err));
        if (model != NULL) {
            TKD_TRY(find_case(of, offer, model, err));
        }
        offer->fact->state = offer->ready.network != NULL ? TKD_GAIN_KNOWN : TKD_GAIN_UNFIT;
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

// ---- Whom it concerns ---------------------------------------------------------------------------

static bool concerns(const tkd_proposal_study *of, const tkd_offer *offer,
                     const tkd_client_log *log, size_t client)
{
    const tkd_proposal *proposal = offer->proposal;

    for (uint32_t i = 0; i < proposal->removes.count; i++) {
        const tkd_removal *removal = &of->base.model->removals[proposal->removes.first + i];
        const size_t b = (size_t)removal->bottleneck;
        if (removal->share > 0.0 &&
            (log->acted[client * log->words + b / 64] >> (b % 64) & 1) != 0) {
            return true;
        }
    }
    return false;
}

// Clients of each stream and replication on whom one of its bottlenecks acts, [used × streams].
static const double *count_concerned(tkd_proposal_study *of, const tkd_offer *offer, uint32_t used)
{
    const tkd_network *network = of->base.network;
    double *counts = TKD_TAKE(of->study->arena, (size_t)used * network->stream_count, double);

    for (uint32_t r = 0; counts != NULL && r < used; r++) {
        for (uint32_t s = 0; s < network->stream_count; s++) {
            const tkd_client_log *log = tkd_reference_clients(of->reference, r, s);
            const bool here = of->among[network->streams[s].municipality];
            for (size_t c = 0; here && c < log->count; c++) {
                counts[(size_t)r * network->stream_count + s] +=
                    concerns(of, offer, log, c) ? 1.0 : 0.0;
            }
        }
    }
    return counts;
}

static bool row_holds(const tkd_gain_row *row, const tkd_model *model, const tkd_stream *stream)
{
    const tkd_text all = TKD_TEXT("*");

    return (tkd_text_equal(row->municipality, all) ||
            tkd_text_equal(row->municipality,
                           model->municipalities[stream->municipality].item.id)) &&
           (tkd_text_equal(row->journey, all) ||
            tkd_text_equal(row->journey, model->journeys[stream->journey].item.id)) &&
           (tkd_text_equal(row->group, all) ||
            tkd_text_equal(row->group, model->groups[stream->group].item.id));
}

static bool fill_concerned(tkd_proposal_study *of, const double *counts, uint32_t used,
                           tkd_gain_row *row)
{
    const tkd_network *network = of->base.network;
    const double per_year = TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY / of->base.model->run.measure_s;
    const uint32_t first = (uint32_t)of->prices.samples.count;

    for (uint32_t r = 0; r < used; r++) {
        tkd_sample *sample = tkd_list_add(&of->prices.samples);
        if (sample == NULL) {
            return false;
        }
        sample->weight = 1.0;
        for (uint32_t s = 0; s < network->stream_count; s++) {
            if (row_holds(row, of->base.model, &network->streams[s])) {
                sample->sum += per_year * counts[(size_t)r * network->stream_count + s];
            }
        }
    }
    const tkd_sample *samples = (const tkd_sample *)of->prices.samples.items + first;
    row->affected = (tkd_measured){tkd_estimate_ratio(samples, used), first};
    return true;
}

// What is adopted has removed its bottlenecks already; of what only sets something nobody knows.
static tkd_status fill_affected(tkd_proposal_study *of, const tkd_offer *offer, uint32_t used,
                                tkd_gain_row *rows, size_t count, tkd_error *err)
{
    if (offer->fact->is_adopted || offer->proposal->removes.count == 0) {
        return TKD_OK;
    }
    const double *counts = count_concerned(of, offer, used);
    for (size_t i = 0; i < count; i++) {
        if (counts == NULL || !fill_concerned(of, counts, used, &rows[i])) {
            return no_memory(err);
        }
    }
    return TKD_OK;
}

// ---- The study ----------------------------------------------------------------------------------

static tkd_status add_offer(tkd_proposal_study *of, const tkd_offer *offer,
                            const tkd_comparison *compared, tkd_list *rows, tkd_error *err)
{
    const size_t first = rows->count;

    TKD_TRY(tkd_gains_add(of, compared->prices, compared->used, offer->fact->id,
                          offer->fact->is_adopted, rows, err));
    tkd_gain_row *added = (tkd_gain_row *)rows->items + first;
    for (size_t i = 0; i < rows->count - first; i++) {
        fill_per_euro(of, offer, &added[i]);
    }
    return fill_affected(of, offer, compared->used, added, rows->count - first, err);
}

// Price rows of each offer; none where its gain is not known.
static tkd_status gain_all(tkd_proposal_study *of, tkd_rows *singles, tkd_list *rows,
                           tkd_error *err)
{
    tkd_study *study = of->study;
    tkd_comparison *list = TKD_TAKE(study->arena, of->count, tkd_comparison);
    size_t count = 0;

    if (list == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < of->count; i++) {
        if (of->offers[i].ready.network != NULL) {
            list[count++] = (tkd_comparison){.without = of->offers[i].ready,
                                             .id = of->offers[i].fact->id,
                                             .bottleneck = TKD_NONE};
        }
    }
    TKD_TRY(tkd_compare(study, of->reference, list, count, &of->prices, err));
    for (size_t i = 0, k = 0; i < of->count; i++) {
        if (of->offers[i].ready.network != NULL) {
            singles[i] = list[k].prices;
            TKD_TRY(add_offer(of, &of->offers[i], &list[k], rows, err));
            k++;
        }
    }
    return TKD_OK;
}

// Replications that are few enough to be waited for, and how far they bring the progress.
static void settle_gains(tkd_proposal_study *of)
{
    tkd_study *study = of->study;
    const double runs = of->gains->run_count;
    const uint32_t tries = of->asked->tries > 0 ? of->asked->tries : TKD_PORTFOLIO_TRIES;

    study->replications = tkd_study_affordable(study, of->base.network, runs + 1.0, LEAST_COMPARED);
    study->weight = of->used > 0 ? (double)study->replications / of->used : 1.0;
    study->cases = 1.0 + runs * study->weight;
    study->cases += of->asked->has_budget ? 1.0 + tries * study->weight : 0.0;
    of->gains->gain_replications = study->replications;
}

static tkd_status study_gains(tkd_proposal_study *of, tkd_error *err)
{
    tkd_proposal_gains *gains = of->gains;
    tkd_rows *singles = NULL;
    tkd_list rows;

    tkd_list_init(&rows, of->study->arena, sizeof(tkd_gain_row));
    TKD_TRY(run_base(of, err));
    for (size_t i = 0; i < of->count; i++) {
        TKD_TRY(prepare_offer(of, &of->offers[i], err));
    }
    singles = TKD_TAKE(of->study->arena, of->count, tkd_rows);
    if (singles == NULL) {
        return no_memory(err);
    }
    settle_gains(of);
    if (!of->study->cut) {
        TKD_TRY(gain_all(of, singles, &rows, err));
    }
    if (!of->study->cut && of->asked->has_budget) {
        TKD_TRY(tkd_portfolio_find(of, singles, &gains->portfolio, err));
    }
    for (size_t i = 0; i < of->count; i++) {
        tkd_proposal_fact *fact = of->offers[i].fact;
        const bool lost = fact->state == TKD_GAIN_KNOWN && singles[i].count == 0;
        fact->state = lost ? TKD_GAIN_LOST : fact->state;
    }
    if (of->study->cut) {
        of->results->run.partial = true;
        of->results->run.stopped_by = TKD_STOPPED_BY_INTERRUPT;
    }
    tkd_analyse_rank_gains(rows.items, rows.count);
    gains->rows = rows.items;
    gains->row_count = rows.count;
    gains->exit_changes = of->prices.exits.items;
    gains->samples = of->prices.samples.items;
    return TKD_OK;
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

    if (of.results == NULL || of.gains == NULL) {
        return no_memory(err);
    }
    of.years = of.asked->years > 0 ? of.asked->years : TKD_PROPOSAL_YEARS;
    tkd_prices_init(&of.prices, arena);
    of.gains->scenario = of.scenario;
    of.gains->years = of.years;
    of.gains->results = of.results;
    TKD_TRY(study_gains(&of, err));
    *gains = of.gains;
    return TKD_OK;
}
