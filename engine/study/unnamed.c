// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks that nobody named: everybody is run without any declared one; what is suspected then is
// priced by the same run with that waiting set to 0.
#include "teekond/analyse.h"

#include "reasons.h"

// The case without any declared bottleneck.
static tkd_status prepare_bare(tkd_study *study, tkd_text scenario, const tkd_model *base,
                               const tkd_network_options *options, const tkd_model **model,
                               tkd_case_ready *ready, tkd_error *err)
{
    tkd_taken_away *away = TKD_TAKE(study->arena, base->bottleneck_count, tkd_taken_away);
    const tkd_variation variation = {.scenario = scenario,
                                     .settings = study->options->settings,
                                     .setting_count = study->options->setting_count,
                                     .taken_away = away,
                                     .taken_away_count = base->bottleneck_count};

    if (away == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    for (uint32_t b = 0; b < base->bottleneck_count; b++) {
        away[b] = (tkd_taken_away){base->bottlenecks[b].item.id, 1.0};
    }
    if (*model == NULL) {
        TKD_TRY(tkd_study_model(study, &variation, model, err));
    }
    return tkd_study_prepare(study, *model, options, false, ready, err);
}

// The price of a suspect: at a pool with one place in the municipality where that is, else for everybody.
static void take_price(tkd_suspect *suspect, const tkd_price_row *prices, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (tkd_text_equal(prices[i].municipality, TKD_TEXT("*")) &&
            tkd_text_equal(prices[i].journey, suspect->row.journey) &&
            tkd_text_equal(prices[i].group, TKD_TEXT("*"))) {
            suspect->row.price_h_per_client = prices[i].price_h_per_client;
            suspect->row.price_days_per_year = prices[i].price_days_per_year;
        }
    }
}

// Where suspects were found: everybody without any declared bottleneck.
typedef struct tkd_search {
    tkd_study *study;
    tkd_text scenario;
    const tkd_model *base;
    const tkd_model *bare;
    const tkd_reference *reference;
} tkd_search;

// The cases of each suspect without its waiting.
static tkd_status list_cases(tkd_search *search, const tkd_suspect *suspects, size_t count,
                             tkd_comparison *list, tkd_error *err)
{
    for (size_t i = 0; i < count; i++) {
        const tkd_network_options calm = {.calm_pool = suspects[i].pool + 1,
                                          .calm_step = suspects[i].step + 1,
                                          .calm_place = suspects[i].row.place};
        list[i] = (tkd_comparison){.id = suspects[i].row.id, .bottleneck = TKD_NONE};
        TKD_TRY(prepare_bare(search->study, search->scenario, search->base, &calm, &search->bare,
                             &list[i].without, err));
    }
    return TKD_OK;
}

// Those that an interruption leaves unpriced are not listed.
static tkd_status price_suspects(tkd_search *search, tkd_suspect *suspects, size_t count,
                                 tkd_list *unnamed, tkd_list *samples, tkd_error *err)
{
    tkd_study *study = search->study;
    tkd_comparison *list = TKD_TAKE(study->arena, count, tkd_comparison);
    tkd_prices prices;

    if (list == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    tkd_prices_init(&prices, study->arena);
    prices.samples = *samples;
    TKD_TRY(list_cases(search, suspects, count, list, err));
    TKD_TRY(tkd_compare(study, search->reference, list, count, &prices, err));
    *samples = prices.samples;
    for (size_t i = 0; i < count; i++) {
        tkd_unnamed_row *row = list[i].prices.count > 0 ? tkd_list_add(unnamed) : NULL;
        if (row == NULL && list[i].prices.count > 0) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
        }
        if (row != NULL) {
            take_price(&suspects[i],
                       (const tkd_price_row *)prices.rows.items + list[i].prices.first,
                       list[i].prices.count);
            *row = suspects[i].row;
        }
    }
    return TKD_OK;
}

// Who waits for other steps of their own is mostly late for what those take: the rest comes before it,
// each in the order in which they are.
static void put_services_first(tkd_suspect *suspects, size_t count)
{
    tkd_suspect sorted[TKD_UNNAMED_MOST];
    size_t put = 0;

    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < count; i++) {
            const tkd_unnamed_reason reason = suspects[i].row.reason;
            const bool own = reason == TKD_REASON_NEEDS || reason == TKD_REASON_NOT_BEFORE;
            if (own == (pass == 1)) {
                sorted[put++] = suspects[i];
            }
        }
    }
    for (size_t i = 0; i < put; i++) {
        suspects[i] = sorted[i];
    }
}

tkd_status tkd_find_unnamed(tkd_study *study, tkd_text scenario, const tkd_case_ready *base,
                            tkd_list *unnamed, tkd_list *samples, size_t *left, tkd_error *err)
{
    tkd_results *results = TKD_TAKE(study->arena, 1, tkd_results);
    const tkd_model *bare = NULL;
    tkd_case_ready ready = {0};
    tkd_reference *reference = NULL;
    tkd_suspect *suspects = NULL;
    const size_t most =
        study->options->unnamed_most > 0 ? study->options->unnamed_most : TKD_UNNAMED_MOST;
    size_t count = 0;
    uint32_t used = 0;

    if (results == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    TKD_TRY(prepare_bare(study, scenario, base->model, NULL, &bare, &ready, err));
    const tkd_status status =
        tkd_reference_build(study, &ready, scenario, results, &reference, &used, err);
    if (study->cut) {
        return TKD_OK; // what is priced already is worth having
    }
    TKD_TRY(status);
    TKD_TRY(tkd_analyse_suspects(bare, results, study->arena, &suspects, &count, err));
    *left = count;
    count = count < TKD_UNNAMED_MOST ? count : TKD_UNNAMED_MOST;
    if (count > 0) {
        TKD_TRY(tkd_find_reasons(study, &ready, reference, results, suspects, count, err));
    }
    put_services_first(suspects, count);
    count = count < most ? count : most;
    *left -= count;
    // How many they would be was only guessed: they share what is left of the progress.
    study->weight = (study->cases - study->done) / (count > 0 ? (double)count : 1.0);
    if (count > 0) {
        tkd_search search = {study, scenario, base->model, bare, reference};
        TKD_TRY(price_suspects(&search, suspects, count, unnamed, samples, err));
    }
    tkd_analyse_rank_unnamed(unnamed->items, unnamed->count);
    return TKD_OK;
}
