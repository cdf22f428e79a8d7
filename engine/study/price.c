// SPDX-License-Identifier: EUPL-1.2
// The price of a bottleneck: every replication is run again without it, with the same people and the
// same luck, and the two are compared person by person.
#include "teekond/analyse.h"

#include "compare.h"
#include "plan.h"
#include "recall.h"
#include "shapley.h"

// Replications at least: of pairs, whose difference spreads far less than either.
enum { LEAST_COMPARED = 4, LEAST_UNNAMED = 3 };

// Variations of the scenario with some bottlenecks away.
static tkd_status build_without(tkd_study *study, tkd_text scenario, const tkd_text *ids,
                                size_t id_count, const tkd_model **model, tkd_error *err)
{
    tkd_taken_away *away = TKD_TAKE(study->arena, id_count, tkd_taken_away);
    tkd_variation variation = {.scenario = scenario,
                               .settings = study->options->settings,
                               .setting_count = study->options->setting_count,
                               .taken_away = away,
                               .taken_away_count = id_count};

    if (away == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a price");
    }
    for (size_t i = 0; i < id_count; i++) {
        away[i] = (tkd_taken_away){ids[i], 1.0};
    }
    return tkd_study_model(study, &variation, model, err);
}

// Bottlenecks that are an effect are weights of the same network; those that are in the base figures
// need another model.
static tkd_status prepare_without(tkd_study *study, tkd_text scenario, const tkd_model *base,
                                  uint32_t bottleneck, tkd_case_ready *ready, tkd_error *err)
{
    const tkd_bottleneck *row = &base->bottlenecks[bottleneck];
    tkd_network_options options = {0};
    double *keep = NULL;

    if (row->has_without) {
        TKD_TRY(build_without(study, scenario, &row->item.id, 1, &ready->model, err));
        return tkd_study_prepare(study, ready->model, NULL, false, ready, err);
    }
    keep = TKD_TAKE(study->arena, base->bottleneck_count, double);
    if (keep == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a price");
    }
    for (uint32_t b = 0; b < base->bottleneck_count; b++) {
        keep[b] = b == bottleneck ? 0.0 : 1.0;
    }
    options.keep = keep;
    return tkd_study_prepare(study, base, &options, false, ready, err);
}

static bool has_mechanism(const tkd_bottleneck *bottleneck)
{
    return bottleneck->has_without || bottleneck->effects.count > 0;
}

static uint32_t count_mechanisms(const tkd_model *model)
{
    uint32_t count = 0;

    for (uint32_t b = 0; b < model->bottleneck_count; b++) {
        count += has_mechanism(&model->bottlenecks[b]) ? 1 : 0;
    }
    return count;
}

static tkd_status list_unpriced(tkd_study *study, const tkd_model *model, tkd_findings *findings,
                                tkd_error *err)
{
    tkd_text *ids = TKD_TAKE(study->arena, model->bottleneck_count, tkd_text);
    size_t count = 0;

    if (ids == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    for (uint32_t b = 0; b < model->bottleneck_count; b++) {
        if (!has_mechanism(&model->bottlenecks[b])) {
            ids[count++] = model->bottlenecks[b].item.id;
        }
    }
    findings->unpriced = ids;
    findings->unpriced_count = count;
    return TKD_OK;
}

// What other studies will know the case by: the model without the bottleneck.
static tkd_status remember_case(tkd_study *study, const tkd_model *base,
                                const tkd_comparison *asked, const tkd_prices *prices,
                                tkd_error *err)
{
    const size_t columns = base->municipality_count;
    const size_t cells = base->bottleneck_count * columns;
    double *remaining = TKD_TAKE(study->arena, cells, double);
    tkd_model model = *asked->without.model;
    tkd_text key = {0};

    if (remaining == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a price");
    }
    for (size_t i = 0; i < cells; i++) {
        remaining[i] =
            i / columns == (size_t)asked->bottleneck ? 0.0 : asked->without.model->remaining[i];
    }
    model.remaining = remaining;
    TKD_TRY(tkd_model_key(&model, study->arena, &key, err));
    return tkd_remember(study, key, asked, prices, err);
}

static tkd_status price_all(tkd_study *study, tkd_text scenario, const tkd_case_ready *base,
                            const tkd_reference *reference, tkd_prices *prices, tkd_error *err)
{
    const tkd_model *model = base->model;
    tkd_comparison *list = TKD_TAKE(study->arena, model->bottleneck_count, tkd_comparison);
    size_t count = 0;

    if (list == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the prices");
    }
    for (uint32_t b = 0; b < model->bottleneck_count; b++) {
        if (has_mechanism(&model->bottlenecks[b])) {
            tkd_comparison *asked = &list[count++];
            asked->id = model->bottlenecks[b].item.id;
            asked->bottleneck = (int32_t)b;
            TKD_TRY(prepare_without(study, scenario, model, b, &asked->without, err));
        }
    }
    TKD_TRY(tkd_compare(study, reference, list, count, prices, err));
    for (size_t i = 0; i < count && study->options->memory != NULL; i++) {
        TKD_TRY(remember_case(study, model, &list[i], prices, err));
    }
    return TKD_OK;
}

// In how many replications each price is computed.
typedef struct tkd_shares {
    uint32_t of_prices;
    uint32_t of_unnamed;
} tkd_shares;

static tkd_shares share_out(tkd_study *study, const tkd_case_ready *base)
{
    const double declared = count_mechanisms(base->model);
    const double unnamed = 1.0 + TKD_UNNAMED_EXPECTED;
    const double cases = declared + unnamed;
    const tkd_shares shares = {tkd_study_affordable(study, base->network, cases, LEAST_COMPARED),
                               tkd_study_affordable(study, base->network, cases, LEAST_UNNAMED)};

    study->cases =
        1.0 + (declared * shares.of_prices + unnamed * shares.of_unnamed) / study->replications;
    return shares;
}

// From now on each case is run in so many replications.
static void take_share(tkd_study *study, uint32_t replications)
{
    study->weight *= (double)replications / study->replications;
    study->replications = replications;
}

// What comes of the runs.
typedef struct tkd_priced {
    tkd_case_ready base;
    tkd_reference *reference;
    tkd_prices prices;
    tkd_list unnamed;
} tkd_priced;

// What was found, ranked, and how bottlenecks act together where the options ask for it.
static tkd_status conclude(tkd_study *study, const tkd_priced *priced,
                           const tkd_study_options *options, tkd_findings *made, tkd_error *err)
{
    tkd_analyse_rank_prices(priced->prices.rows.items, priced->prices.rows.count);
    TKD_TRY(list_unpriced(study, priced->base.model, made, err));
    made->prices = priced->prices.rows.items;
    made->price_count = priced->prices.rows.count;
    made->exit_changes = priced->prices.exits.items;
    made->unnamed = priced->unnamed.items;
    made->unnamed_count = priced->unnamed.count;
    made->samples = priced->prices.samples.items;
    TKD_TRY(tkd_analyse_felt(priced->base.model, made, study->arena, err));
    if (options != NULL && options->interactions != NULL && !study->cut) {
        study->options = options;
        TKD_TRY(tkd_find_interactions(study, made->scenario, &priced->base, priced->reference,
                                      made->price_replications, made, err));
    }
    return TKD_OK;
}

// `options` are the user's; those of the study may show their progress as a part of the whole.
static tkd_status price_study(tkd_study *study, const tkd_study_options *options,
                              tkd_results *results, tkd_findings *made, tkd_error *err)
{
    const tkd_text scenario =
        study->options->scenario_count > 0 ? study->options->scenarios[0] : TKD_TEXT("today");
    tkd_priced priced = {0};
    uint32_t used = 0;

    tkd_prices_init(&priced.prices, study->arena);
    tkd_list_init(&priced.unnamed, study->arena, sizeof(tkd_unnamed_row));
    TKD_TRY(build_without(study, scenario, NULL, 0, &priced.base.model, err));
    TKD_REQUIRE(priced.base.model != NULL);
    tkd_study_settle(study, priced.base.model);
    TKD_TRY(tkd_study_prepare(study, priced.base.model, NULL, true, &priced.base, err));
    const tkd_shares shares = share_out(study, &priced.base);
    TKD_TRY(
        tkd_reference_build(study, &priced.base, scenario, results, &priced.reference, &used, err));
    made->price_replications = shares.of_prices;
    made->scenario = scenario;
    made->results = results;
    if (!study->cut) {
        take_share(study, shares.of_prices);
        TKD_TRY(price_all(study, scenario, &priced.base, priced.reference, &priced.prices, err));
    }
    if (!study->cut) {
        take_share(study, shares.of_unnamed);
        TKD_TRY(tkd_find_unnamed(study, scenario, &priced.base, &priced.unnamed,
                                 &priced.prices.samples, &made->unnamed_left, err));
    }
    TKD_TRY(conclude(study, &priced, options, made, err));
    if (study->cut) {
        results->run.partial = true;
        results->run.stopped_by = TKD_STOPPED_BY_INTERRUPT;
    }
    return TKD_OK;
}

tkd_status tkd_study_price(tkd_workspace *workspace, const tkd_study_options *options,
                           tkd_arena *arena, const tkd_findings **findings, tkd_problems *problems,
                           tkd_error *err)
{
    tkd_study study = tkd_study_begin(workspace, options, arena, problems);
    tkd_findings *made = TKD_TAKE(arena, 1, tkd_findings);
    tkd_results *results = TKD_TAKE(arena, 1, tkd_results);
    tkd_paced paced;

    if (made == NULL || results == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    if (study.options->interactions != NULL) {
        tkd_pace(&paced, study.options, TKD_PRICES_OF_PROGRESS);
        study.options = &paced.options;
    }
    TKD_TRY(price_study(&study, options, results, made, err));
    *findings = made;
    return TKD_OK;
}
