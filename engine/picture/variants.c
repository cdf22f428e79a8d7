// SPDX-License-Identifier: EUPL-1.2
// What stands side by side: figures of each municipality, group or scenario, in the rows of the
// picture's own steps, flows and bottlenecks.
#include "tables.h"

#include <math.h>

// ---- Which

// Did anybody say how many arrive? A default is nobody's word.
static bool is_written(const tkd_figures *figures, const tkd_case *which, int32_t day)
{
    return which != NULL &&
           !figures->origins[tkd_case_point(figures, which, day)->origin].is_default;
}

// Arrivals a year as written, of some groups in a municipality; `*is_said` if any is written.
static double arrivals_in(const tkd_picture_building *building, int32_t municipality,
                          uint64_t groups, bool *is_said)
{
    const tkd_model *model = building->model;
    const tkd_range arrivals = model->municipalities[municipality].arrivals;
    double per_s = 0.0;
    for (uint32_t i = 0; i < arrivals.count; i++) {
        const tkd_arrivals *row = &model->arrivals[arrivals.first + i];
        const tkd_person person = {.municipality = municipality, .group = row->group};
        const tkd_case *which = tkd_figure_case(&model->figures, row->rate_per_s, person);
        if ((groups >> row->group & 1U) != 0 && is_written(&model->figures, which, building->day)) {
            per_s += tkd_case_point(&model->figures, which, building->day)->number;
            *is_said = true;
        }
    }
    return per_s * TKD_SECONDS_PER_DAY * TKD_DAYS_PER_YEAR;
}

// The same of one municipality, or of all; NaN where nobody said. Rounded, since a rate a year was turned
// into one a second and back: three people must be three.
static double observed_in(const tkd_picture_building *building, int32_t municipality,
                          uint64_t groups)
{
    bool is_said = false;
    double sum = 0.0;
    for (uint32_t i = 0; i < building->model->municipality_count; i++) {
        if (municipality == TKD_NONE || municipality == (int32_t)i) {
            sum += arrivals_in(building, (int32_t)i, groups, &is_said);
        }
    }
    return is_said ? round(sum * 1e6) / 1e6 : (double)NAN;
}

// Groups of the journeys that are shown.
static uint64_t groups_of_journeys(const tkd_picture_building *building)
{
    const bool all = tkd_text_equal(building->journey, TKD_TEXT("*"));
    uint64_t groups = 0;
    for (uint32_t i = 0; i < building->model->journey_count; i++) {
        const tkd_journey *journey = &building->model->journeys[i];
        if (all || tkd_text_equal(journey->item.id, building->journey)) {
            groups |= journey->groups;
        }
    }
    return groups & building->groups;
}

const tkd_result_row *tkd_picture_variant_row(const tkd_picture_building *building,
                                              const tkd_picture_variant *variant, tkd_text journey)
{
    return building->results == NULL
               ? NULL
               : tkd_results_find(building->results, variant->scenario, variant->municipality,
                                  journey, variant->group);
}

// Adds a variant if anybody arrives: in the run, or, where nothing was run, as written.
static tkd_status add_if_any(tkd_picture_building *building, tkd_picture_variant *variant,
                             int32_t municipality, uint64_t groups, tkd_error *err)
{
    variant->observed = observed_in(building, municipality, groups);
    const bool any = building->results == NULL
                         ? variant->observed > 0.0
                         : tkd_picture_variant_row(building, variant, building->journey) != NULL;
    return any ? tkd_picture_append(&building->variants, variant, err) : TKD_OK;
}

static tkd_status choose_municipalities(tkd_picture_building *building, tkd_error *err)
{
    for (uint32_t i = 0; i < building->model->municipality_count; i++) {
        const tkd_item *item = &building->model->municipalities[i].item;
        tkd_picture_variant variant = {
            .scenario = building->scenario,
            .municipality = item->id,
            .group = building->group,
            .title = tkd_picture_item_label(item),
            .is_reference = tkd_text_equal(item->id, building->reference),
        };
        TKD_TRY(add_if_any(building, &variant, (int32_t)i, groups_of_journeys(building), err));
    }
    return TKD_OK;
}

static tkd_status choose_groups(tkd_picture_building *building, tkd_error *err)
{
    const uint64_t groups = groups_of_journeys(building);
    for (uint32_t i = 0; i < building->model->group_count; i++) {
        const tkd_item *item = &building->model->groups[i].item;
        tkd_picture_variant variant = {
            .scenario = building->scenario,
            .municipality = building->municipality,
            .group = item->id,
            .title = tkd_picture_item_label(item),
            .is_reference = tkd_text_equal(item->id, building->reference),
        };
        if ((groups >> i & 1U) != 0) {
            TKD_TRY(
                add_if_any(building, &variant, building->municipality_row, UINT64_C(1) << i, err));
        }
    }
    return TKD_OK;
}

// Scenarios stand next to each other in the results, each in many rows. Whoever arrives is written in
// the model that is shown: a plan changes nobody who was there.
static tkd_status choose_scenarios(tkd_picture_building *building, tkd_error *err)
{
    const tkd_results *results = building->results;
    const double observed =
        observed_in(building, building->municipality_row, groups_of_journeys(building));
    tkd_text last = {0};
    for (size_t i = 0; results != NULL && i < results->row_count; i++) {
        const tkd_text id = results->rows[i].scenario;
        const tkd_picture_variant variant = {
            .scenario = id,
            .municipality = building->municipality,
            .group = building->group,
            .title = tkd_picture_scenario_label(building->model, id),
            .is_reference = tkd_text_equal(id, building->reference),
            .observed = observed,
        };
        if (!tkd_text_equal(id, last) &&
            tkd_picture_variant_row(building, &variant, building->journey) != NULL) {
            TKD_TRY(tkd_picture_append(&building->variants, &variant, err));
        }
        last = id;
    }
    return TKD_OK;
}

static tkd_status choose(tkd_picture_building *building, tkd_error *err)
{
    switch (building->beside) {
    case TKD_BESIDE_NOTHING: break;
    case TKD_BESIDE_MUNICIPALITIES: return choose_municipalities(building, err);
    case TKD_BESIDE_GROUPS: return choose_groups(building, err);
    case TKD_BESIDE_SCENARIOS: return choose_scenarios(building, err);
    }
    return TKD_OK;
}

// The one that the others are compared with, or NULL.
static const tkd_picture_variant *reference_of(const tkd_picture_building *building)
{
    const tkd_picture_variant *variants = building->variants.items;
    for (size_t i = 0; i < building->variants.count; i++) {
        if (variants[i].is_reference) {
            return &variants[i];
        }
    }
    return NULL;
}

tkd_status tkd_picture_choose_variants(tkd_picture_building *building, tkd_error *err)
{
    TKD_TRY(choose(building, err));
    if (building->beside != TKD_BESIDE_NOTHING && building->reference.size > 0 &&
        reference_of(building) == NULL) {
        return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE,
                        "võrdlusalust „%.*s“ ei ole võrreldavate seas (not among those compared)",
                        TKD_ARG(building->reference));
    }
    return TKD_OK;
}

// ---- Their figures

static bool is_count(tkd_client_measure measure)
{
    return measure == TKD_ARRIVED || measure == TKD_COMPLETED || measure == TKD_LEFT ||
           measure == TKD_UNFINISHED;
}

static void fill_measures(const tkd_picture_building *building, const tkd_result_row *row,
                          const tkd_result_row *reference, tkd_picture_variant *variant)
{
    for (tkd_client_measure i = TKD_ARRIVED; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        tkd_estimate own = row == NULL ? tkd_picture_nobody() : row->measures[i].estimate;
        tkd_estimate difference = tkd_picture_nobody();
        if (row != NULL && reference != NULL && !variant->is_reference) {
            difference = tkd_picture_difference(building->results, &row->measures[i],
                                                &reference->measures[i]);
        }
        if (row != NULL && is_count(i)) {
            own = tkd_picture_a_year(building->results, own);
            difference = tkd_picture_a_year(building->results, difference);
        }
        variant->measures[i] = own;
        variant->differences[i] = difference;
    }
}

static tkd_status add_steps(tkd_picture_building *building, const tkd_picture_variant *variant,
                            tkd_error *err)
{
    const tkd_picture_journey *journeys = building->journeys.items;
    const tkd_picture_step *steps = building->steps.items;
    for (size_t i = 0; i < building->journeys.count; i++) {
        const tkd_result_row *row = tkd_picture_variant_row(building, variant, journeys[i].id);
        const tkd_range range = journeys[i].steps;
        for (uint32_t j = 0; j < range.count; j++) {
            const tkd_estimate nobody = tkd_picture_nobody();
            tkd_picture_variant_step own = {nobody, nobody, nobody, nobody};
            const tkd_step_row *from =
                row == NULL
                    ? NULL
                    : tkd_picture_step_row(building->results, row, steps[range.first + j].id, j);
            if (from != NULL) {
                own.visits =
                    tkd_picture_a_year(building->results, from->measures[TKD_STEP_VISITS].estimate);
                own.wait_h = from->measures[TKD_STEP_WAIT_H].estimate;
                own.wait_p90_h = from->measures[TKD_STEP_WAIT_P90_H].estimate;
                own.time_h = from->measures[TKD_STEP_TIME_H].estimate;
            }
            TKD_TRY(tkd_picture_append(&building->variant_steps, &own, err));
        }
    }
    return TKD_OK;
}

static tkd_status add_nobody(tkd_picture_building *building, tkd_picture_variant *variant,
                             tkd_error *err)
{
    const tkd_estimate nobody = tkd_picture_nobody();
    const tkd_picture_variant_flow flow = {nobody, (double)NAN};
    const tkd_picture_variant_bottleneck price = {nobody, nobody, nobody};
    variant->first_flow = (uint32_t)building->variant_flows.count;
    variant->first_bottleneck = (uint32_t)building->variant_bottlenecks.count;
    for (size_t i = 0; i < building->flows.count; i++) {
        TKD_TRY(tkd_picture_append(&building->variant_flows, &flow, err));
    }
    for (size_t i = 0; i < building->bottlenecks.count; i++) {
        TKD_TRY(tkd_picture_append(&building->variant_bottlenecks, &price, err));
    }
    return TKD_OK;
}

static void fill_flows(tkd_picture_building *building, const tkd_picture_variant *variant)
{
    const tkd_picture_journey *journeys = building->journeys.items;
    tkd_picture_variant_flow *flows =
        (tkd_picture_variant_flow *)building->variant_flows.items + variant->first_flow;
    for (size_t i = 0; i < building->journeys.count; i++) {
        const tkd_result_row *row = tkd_picture_variant_row(building, variant, journeys[i].id);
        if (row != NULL) {
            tkd_picture_count_flows(building, (int32_t)i, row, flows);
        }
    }
}

// ---- Their prices

// The part of a row of prices that tells variants apart; empty where it is of none of them.
static tkd_text whose(const tkd_picture_building *building, const tkd_price_row *price)
{
    const bool here = tkd_text_equal(price->municipality, building->municipality);
    const bool theirs = tkd_text_equal(price->group, building->group);
    const tkd_text nobody = {0};
    if (!tkd_text_equal(price->journey, building->journey)) {
        return nobody;
    }
    switch (building->beside) {
    case TKD_BESIDE_NOTHING: break;
    case TKD_BESIDE_MUNICIPALITIES: return theirs ? price->municipality : nobody;
    case TKD_BESIDE_GROUPS: return here ? price->group : nobody;
    case TKD_BESIDE_SCENARIOS: return here && theirs ? building->findings->scenario : nobody;
    }
    return nobody;
}

static tkd_text name_of(const tkd_picture_building *building, const tkd_picture_variant *variant)
{
    switch (building->beside) {
    case TKD_BESIDE_NOTHING: break;
    case TKD_BESIDE_MUNICIPALITIES: return variant->municipality;
    case TKD_BESIDE_GROUPS: return variant->group;
    case TKD_BESIDE_SCENARIOS: return variant->scenario;
    }
    return (tkd_text){0};
}

static tkd_status put(tkd_index *index, tkd_text key, size_t row, tkd_error *err)
{
    if (tkd_index_put(index, key, (uint32_t)row, NULL) == TKD_ERR_MEMORY) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    return TKD_OK;
}

// One pass over all prices, each to its variant and bottleneck.
static tkd_status fill_prices(tkd_picture_building *building, tkd_error *err)
{
    const tkd_findings *findings = building->findings;
    const tkd_picture_variant *variants = building->variants.items;
    const tkd_picture_bottleneck *bottlenecks = building->bottlenecks.items;
    tkd_picture_variant_bottleneck *prices = building->variant_bottlenecks.items;
    tkd_index by_name;
    tkd_index by_bottleneck;
    tkd_index_init(&by_name, building->arena);
    tkd_index_init(&by_bottleneck, building->arena);
    for (size_t i = 0; i < building->variants.count; i++) {
        TKD_TRY(put(&by_name, name_of(building, &variants[i]), i, err));
    }
    for (size_t i = 0; i < building->bottlenecks.count; i++) {
        TKD_TRY(put(&by_bottleneck, bottlenecks[i].id, i, err));
    }
    for (size_t i = 0; findings != NULL && i < findings->price_count; i++) {
        const tkd_price_row *price = &findings->prices[i];
        const uint32_t variant = tkd_index_get(&by_name, whose(building, price));
        const uint32_t bottleneck = tkd_index_get(&by_bottleneck, price->bottleneck);
        if (variant != UINT32_MAX && bottleneck != UINT32_MAX) {
            prices[variants[variant].first_bottleneck + bottleneck] =
                (tkd_picture_variant_bottleneck){price->price_h_per_client.estimate,
                                                 price->price_days_per_year.estimate,
                                                 price->affected.estimate};
        }
    }
    return TKD_OK;
}

tkd_status tkd_picture_build_variants(tkd_picture_building *building, tkd_error *err)
{
    tkd_picture_variant *variants = building->variants.items;
    const tkd_picture_variant *reference = reference_of(building);
    const tkd_result_row *reference_row =
        reference == NULL ? NULL : tkd_picture_variant_row(building, reference, building->journey);
    for (size_t i = 0; i < building->variants.count; i++) {
        const tkd_result_row *row =
            tkd_picture_variant_row(building, &variants[i], building->journey);
        fill_measures(building, row, reference_row, &variants[i]);
        variants[i].first_step = (uint32_t)building->variant_steps.count;
        TKD_TRY(add_steps(building, &variants[i], err));
        TKD_TRY(add_nobody(building, &variants[i], err));
        fill_flows(building, &variants[i]);
    }
    return fill_prices(building, err);
}
