// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks that nobody named: with all declared ones taken away, a pool or a step whose waiting is
// at least 5 % of its clients' time to complete, or whose load is at least 85 %, is one. Its price is
// the same run with that waiting set to 0.
#include <math.h>
#include <stdlib.h>

#include "compare.h"

static const double least_wait_share = 0.05;
static const double least_load = 0.85;

enum { UNNAMED_MAX = 12 }; // pools and steps that are priced: the longest waits first

// A pool or step that may be one.
typedef struct tkd_candidate {
    tkd_unnamed_row row;
    int32_t pool;    // or TKD_NONE
    int32_t step;    // or TKD_NONE
    double weight_h; // waiting of all its clients
} tkd_candidate;

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

static int32_t pool_row(const tkd_model *model, tkd_text id)
{
    for (uint32_t p = 0; p < model->pool_count; p++) {
        if (tkd_text_equal(model->pools[p].item.id, id)) {
            return (int32_t)p;
        }
    }
    return TKD_NONE;
}

static double mean_or_0(const tkd_measured *measured)
{
    return isnan(measured->estimate.mean) ? 0.0 : measured->estimate.mean;
}

static double time_to_complete(const tkd_results *results, tkd_text municipality, tkd_text journey)
{
    const tkd_result_row *row =
        tkd_results_find(results, results->rows[0].scenario, municipality, journey, TKD_TEXT("*"));

    return row == NULL ? 0.0 : mean_or_0(&row->measures[TKD_TIME_TO_COMPLETE_H]);
}

static bool add_pools(const tkd_model *model, const tkd_results *results, tkd_list *found)
{
    const double complete_h = time_to_complete(results, TKD_TEXT("*"), TKD_TEXT("*"));

    for (size_t i = 0; i < results->pool_count; i++) {
        const tkd_pool_row *pool = &results->pools[i];
        const double wait_h = mean_or_0(&pool->measures[TKD_POOL_WAIT_H]);
        const double load = mean_or_0(&pool->measures[TKD_POOL_UTILIZATION]);
        const double share = complete_h > 0.0 ? wait_h / complete_h : 0.0;
        tkd_candidate *made = NULL;
        if (share < least_wait_share && load < least_load) {
            continue;
        }
        made = tkd_list_add(found);
        if (made == NULL) {
            return false;
        }
        *made = (tkd_candidate){
            .row = {.kind = TKD_UNNAMED_POOL,
                    .reason = share >= least_wait_share ? TKD_REASON_WAIT : TKD_REASON_LOAD,
                    .id = pool->pool,
                    .place = pool->place,
                    .journey = TKD_TEXT("*"),
                    .wait_h = pool->measures[TKD_POOL_WAIT_H],
                    .utilization = pool->measures[TKD_POOL_UTILIZATION],
                    .wait_share = {.estimate = {share, (double)NAN, (double)NAN, 1}}},
            .pool = pool_row(model, pool->pool),
            .step = TKD_NONE,
            .weight_h = wait_h * mean_or_0(&pool->measures[TKD_POOL_SERVED])};
    }
    return true;
}

// Steps whose waiting is not that of a pool: courses, bookings, calendars.
static bool add_steps(const tkd_model *model, const tkd_results *results, tkd_list *found)
{
    for (uint32_t s = 0; s < model->step_count; s++) {
        const tkd_step *step = &model->steps[s];
        const tkd_text journey = model->journeys[step->journey].item.id;
        const double complete_h = time_to_complete(results, TKD_TEXT("*"), journey);
        const tkd_result_row *row = tkd_results_find(results, results->rows[0].scenario,
                                                     TKD_TEXT("*"), journey, TKD_TEXT("*"));
        const tkd_step_row *own =
            row == NULL ? NULL : tkd_results_step(results, row, step->item.id);
        const double wait_h = own == NULL ? 0.0 : mean_or_0(&own->measures[TKD_STEP_WAIT_H]);
        const double share = complete_h > 0.0 ? wait_h / complete_h : 0.0;
        tkd_candidate *made = NULL;
        if (share < least_wait_share ||
            (step->service != TKD_NONE && model->services[step->service].pool != TKD_NONE &&
             !model->services[step->service].is_course)) {
            continue;
        }
        made = tkd_list_add(found);
        if (made == NULL) {
            return false;
        }
        *made = (tkd_candidate){
            .row = {.kind = TKD_UNNAMED_STEP,
                    .reason = TKD_REASON_WAIT,
                    .id = step->item.id,
                    .place = TKD_TEXT("*"),
                    .journey = journey,
                    .wait_h = own->measures[TKD_STEP_WAIT_H],
                    .utilization = {.estimate = {(double)NAN, (double)NAN, (double)NAN, 0}},
                    .wait_share = {.estimate = {share, (double)NAN, (double)NAN, 1}}},
            .pool = TKD_NONE,
            .step = (int32_t)s,
            .weight_h = wait_h * mean_or_0(&own->measures[TKD_STEP_VISITS])};
    }
    return true;
}

static int compare_candidates(const void *left, const void *right)
{
    const tkd_candidate *a = left;
    const tkd_candidate *b = right;
    int order = (a->weight_h < b->weight_h) - (a->weight_h > b->weight_h);

    order = order != 0 ? order : tkd_text_compare(a->row.id, b->row.id);
    return order != 0 ? order : tkd_text_compare(a->row.place, b->row.place);
}

static int compare_unnamed(const void *left, const void *right)
{
    const tkd_unnamed_row *a = left;
    const tkd_unnamed_row *b = right;
    const double price_a = mean_or_0(&a->price_days_per_year);
    const double price_b = mean_or_0(&b->price_days_per_year);
    int order = (price_a < price_b) - (price_a > price_b);

    order = order != 0 ? order : tkd_text_compare(a->id, b->id);
    return order != 0 ? order : tkd_text_compare(a->place, b->place);
}

// Price one: at a pool with one place in the municipality where that is, else for everybody.
static tkd_status price_one(tkd_study *study, tkd_text scenario, const tkd_model *base,
                            const tkd_model *bare, const tkd_reference *reference,
                            tkd_candidate *candidate, tkd_list *samples, tkd_error *err)
{
    const tkd_network_options calm = {.calm_pool = candidate->pool + 1,
                                      .calm_step = candidate->step + 1,
                                      .calm_place = candidate->row.place};
    tkd_case_ready ready = {0};
    tkd_list prices;

    tkd_list_init(&prices, study->arena, sizeof(tkd_price_row));
    TKD_TRY(prepare_bare(study, scenario, base, &calm, &bare, &ready, err));
    TKD_TRY(
        tkd_compare(study, reference, &ready, candidate->row.id, TKD_NONE, &prices, samples, err));
    for (size_t i = 0; i < prices.count; i++) {
        const tkd_price_row *price = (const tkd_price_row *)prices.items + i;
        if (tkd_text_equal(price->municipality, TKD_TEXT("*")) &&
            tkd_text_equal(price->journey, candidate->row.journey) &&
            tkd_text_equal(price->group, TKD_TEXT("*"))) {
            candidate->row.price_h_per_client = price->price_h_per_client;
            candidate->row.price_days_per_year = price->price_days_per_year;
        }
    }
    return TKD_OK;
}

tkd_status tkd_find_unnamed(tkd_study *study, tkd_text scenario, const tkd_case_ready *base,
                            tkd_list *unnamed, tkd_list *samples, tkd_error *err)
{
    tkd_results *results = TKD_TAKE(study->arena, 1, tkd_results);
    const tkd_model *bare = NULL;
    tkd_case_ready ready = {0};
    tkd_reference *reference = NULL;
    tkd_list found;
    uint32_t used = 0;

    if (results == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    tkd_list_init(&found, study->arena, sizeof(tkd_candidate));
    TKD_TRY(prepare_bare(study, scenario, base->model, NULL, &bare, &ready, err));
    TKD_TRY(tkd_reference_build(study, &ready, scenario, results, &reference, &used, err));
    if (results->row_count == 0) {
        return TKD_OK;
    }
    if (!add_pools(bare, results, &found) || !add_steps(bare, results, &found)) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    if (found.count > 1) {
        qsort(found.items, found.count, sizeof(tkd_candidate), compare_candidates);
    }
    study->cases += found.count < UNNAMED_MAX ? (double)found.count : UNNAMED_MAX;
    for (size_t i = 0; i < found.count && i < UNNAMED_MAX; i++) {
        tkd_candidate *candidate = (tkd_candidate *)found.items + i;
        tkd_unnamed_row *row = NULL;
        TKD_TRY(price_one(study, scenario, base->model, bare, reference, candidate, samples, err));
        row = tkd_list_add(unnamed);
        if (row == NULL) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
        }
        *row = candidate->row;
    }
    tkd_unnamed_row *rows = unnamed->items;
    if (unnamed->count > 1) {
        qsort(rows, unnamed->count, sizeof *rows, compare_unnamed);
    }
    for (size_t i = 0; i < unnamed->count; i++) {
        rows[i].rank = (uint32_t)i + 1;
    }
    return TKD_OK;
}
