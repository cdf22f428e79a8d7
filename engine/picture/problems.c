// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks with their prices, what the simulation found and nobody named, and proposals: each
// placed at the steps it concerns.
#include "tables.h"

#include <math.h>
#include <stdlib.h>

// ---- Bottlenecks

// Does the bottleneck act in the municipality that is shown?
static bool acts_here(const tkd_picture_building *building, const tkd_bottleneck *bottleneck)
{
    if (bottleneck->where.count == 0 || building->municipality_row == TKD_NONE) {
        return true;
    }
    for (uint32_t i = 0; i < bottleneck->where.count; i++) {
        const int32_t row = building->model->municipality_lists[bottleneck->where.first + i];
        if (row == building->municipality_row) {
            return true;
        }
    }
    return false;
}

static void fill_price(const tkd_picture_building *building, tkd_picture_bottleneck *row)
{
    row->price_h = tkd_picture_nobody();
    row->price_days_per_year = tkd_picture_nobody();
    row->affected = tkd_picture_nobody();
    const tkd_findings *findings = building->findings;
    for (size_t i = 0; findings != NULL && i < findings->price_count; i++) {
        const tkd_price_row *price = &findings->prices[i];
        if (tkd_text_equal(price->bottleneck, row->id) &&
            tkd_text_equal(price->municipality, building->municipality) &&
            tkd_text_equal(price->journey, building->journey) &&
            tkd_text_equal(price->group, building->group)) {
            row->price_h = price->price_h_per_client.estimate;
            row->price_days_per_year = price->price_days_per_year.estimate;
            row->affected = price->affected.estimate;
            row->priced = !isnan(row->price_h.mean);
            return;
        }
    }
}

// How much of it the scenario leaves where it acts: in the municipality shown, else the mean.
static double left_of(const tkd_picture_building *building, uint32_t index)
{
    const tkd_model *model = building->model;
    const tkd_range where = model->bottlenecks[index].where;
    const double *remaining = model->remaining + (size_t)index * model->municipality_count;
    double sum = 0.0;
    if (building->municipality_row != TKD_NONE) {
        return remaining[building->municipality_row];
    }
    for (uint32_t i = 0; i < where.count; i++) {
        sum += remaining[model->municipality_lists[where.first + i]];
    }
    for (uint32_t i = 0; where.count == 0 && i < model->municipality_count; i++) {
        sum += remaining[i];
    }
    const double count = where.count > 0 ? (double)where.count : (double)model->municipality_count;
    return count > 0.0 ? sum / count : 1.0;
}

// What all proposals of some levels together would leave of a bottleneck; those of the state and the
// European Union, or all others.
static double left_by(const tkd_model *model, uint32_t index, bool states)
{
    double left = 1.0;
    for (uint32_t i = 0; i < model->proposal_count; i++) {
        const tkd_proposal *proposal = &model->proposals[i];
        const uint32_t own = proposal->levels & (1U << TKD_LEVEL_STATE | 1U << TKD_LEVEL_EU);
        if (states ? own == 0 : proposal->levels == own) {
            continue;
        }
        for (uint32_t j = 0; j < proposal->removes.count; j++) {
            const tkd_removal *removal = &model->removals[proposal->removes.first + j];
            left *= removal->bottleneck == (int32_t)index ? 1.0 - removal->share : 1.0;
        }
    }
    return left;
}

// Does it take the state? It does where the state's proposals remove more than all others; where
// neither remove anything, it is the state's whose steps are.
static bool is_states(const tkd_picture_building *building, const tkd_picture_bottleneck *row,
                      uint32_t index)
{
    const double states = left_by(building->model, index, true);
    const double others = left_by(building->model, index, false);
    const int32_t *listed = building->step_lists.items;
    const tkd_picture_step *steps = building->steps.items;
    bool only = row->steps.count > 0;
    for (uint32_t i = 0; i < row->steps.count; i++) {
        const tkd_picture_step *step = &steps[listed[row->steps.first + i]];
        only = only && step->has_provider && step->level == TKD_LEVEL_STATE;
    }
    return states < 1.0 || others < 1.0 ? states < others : only;
}

static tkd_status add_bottleneck(tkd_picture_building *building, uint32_t index, tkd_error *err)
{
    const tkd_model *model = building->model;
    const tkd_bottleneck *from = &model->bottlenecks[index];
    tkd_picture_bottleneck row = {
        .number = index,
        .id = from->item.id,
        .title = tkd_picture_item_label(&from->item),
        .description = from->description,
        .view_count = from->view_count,
        .kinds = from->kinds,
        .left = left_of(building, index),
    };
    for (tkd_view view = TKD_VIEW_NEWCOMER; view < TKD_VIEW_COUNT; view++) {
        row.views[view] = from->views[view];
        row.severity[view] = from->severity[view];
    }
    TKD_TRY(tkd_picture_map_list(&building->step_lists, building->step_rows, model->step_lists,
                                 from->at, &row.steps, err));
    if (from->at.count == 0) {
        row.steps.first = (uint32_t)building->step_lists.count;
        for (uint32_t i = 0; i < from->at_pools.count; i++) {
            tkd_range more;
            TKD_TRY(tkd_picture_steps_of_pool(building, model->pool_lists[from->at_pools.first + i],
                                              &more, err));
            row.steps.count += more.count;
        }
    }
    TKD_TRY(tkd_picture_map_list(&building->stage_lists, building->stage_rows, model->stage_lists,
                                 from->at_stages, &row.stages, err));
    const bool elsewhere =
        row.steps.count == 0 && row.stages.count == 0 &&
        (from->at.count > 0 || from->at_stages.count > 0 || from->at_pools.count > 0);
    if (elsewhere || !acts_here(building, from)) {
        return TKD_OK;
    }
    row.state_level = is_states(building, &row, index);
    fill_price(building, &row);
    return tkd_picture_append(&building->bottlenecks, &row, err);
}

static double worst_severity(const tkd_picture_bottleneck *row)
{
    double worst = 0.0;
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        worst = row->severity[view] > worst ? row->severity[view] : worst;
    }
    return worst;
}

// A bottleneck on its way to its number.
typedef struct ranked {
    tkd_picture_bottleneck row;
    uint32_t place; // Row of the first step that it stands at; UINT32_MAX: nowhere.
} ranked;

static uint32_t first_step(const tkd_picture_building *building, const tkd_picture_bottleneck *row)
{
    const int32_t *steps = building->step_lists.items;
    const int32_t *listed = building->stage_lists.items;
    const tkd_picture_stage *stages = building->stages.items;
    uint32_t first = row->steps.count > 0 ? (uint32_t)steps[row->steps.first] : UINT32_MAX;
    for (uint32_t i = 0; i < row->stages.count; i++) {
        const tkd_range within = stages[listed[row->stages.first + i]].steps;
        first = within.count > 0 && within.first < first ? within.first : first;
    }
    return first;
}

// The dearest first, then those without a price by severity, then as they stand along the journey.
static int compare_bottlenecks(const void *left, const void *right)
{
    const ranked *a = left;
    const ranked *b = right;
    const double a_keys[] = {a->row.priced ? a->row.price_days_per_year.mean : -(double)INFINITY,
                             worst_severity(&a->row)};
    const double b_keys[] = {b->row.priced ? b->row.price_days_per_year.mean : -(double)INFINITY,
                             worst_severity(&b->row)};
    for (size_t i = 0; i < 2; i++) {
        if (a_keys[i] > b_keys[i]) {
            return -1;
        }
        if (a_keys[i] < b_keys[i]) {
            return 1;
        }
    }
    if (a->place != b->place) {
        return a->place < b->place ? -1 : 1;
    }
    return (a->row.number > b->row.number) - (a->row.number < b->row.number);
}

tkd_status tkd_picture_build_bottlenecks(tkd_picture_building *building, tkd_error *err)
{
    for (uint32_t i = 0; i < building->model->bottleneck_count; i++) {
        TKD_TRY(add_bottleneck(building, i, err));
    }
    const size_t count = building->bottlenecks.count;
    tkd_picture_bottleneck *rows = building->bottlenecks.items;
    ranked *order = TKD_TAKE(building->arena, count, ranked);
    if (order == NULL && count > 0) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = (ranked){rows[i], first_step(building, &rows[i])};
    }
    if (count > 1) {
        qsort(order, count, sizeof(order[0]), compare_bottlenecks);
    }
    for (size_t i = 0; i < count; i++) {
        rows[i] = order[i].row;
        building->bottleneck_rows[rows[i].number] = (int32_t)i;
        rows[i].number = (uint32_t)i + 1;
    }
    return TKD_OK;
}

// ---- Unnamed

// Steps and title of what was found; a pool or step that the model does not have stays placeless.
static tkd_status place_unnamed(tkd_picture_building *building, const tkd_unnamed_row *from,
                                tkd_picture_unnamed *row, tkd_error *err)
{
    const tkd_model *model = building->model;
    row->title.any = from->id;
    row->steps = (tkd_range){(uint32_t)building->step_lists.count, 0};
    if (from->kind == TKD_UNNAMED_POOL) {
        const int32_t pool = tkd_picture_find_pool(model, from->id);
        if (pool != TKD_NONE) {
            row->title = tkd_picture_item_label(&model->pools[pool].item);
            return tkd_picture_steps_of_pool(building, pool, &row->steps, err);
        }
        return TKD_OK;
    }
    for (uint32_t i = 0; i < model->step_count; i++) {
        const tkd_step *step = &model->steps[i];
        if (building->step_rows[i] != TKD_NONE && tkd_text_equal(step->item.id, from->id) &&
            tkd_text_equal(model->journeys[step->journey].item.id, from->journey)) {
            row->title = tkd_picture_item_label(&step->item);
            row->steps.count = 1;
            return tkd_picture_append(&building->step_lists, &building->step_rows[i], err);
        }
    }
    return TKD_OK;
}

// Is it at a place that serves those who are shown?
static bool is_here(const tkd_picture_building *building, const tkd_unnamed_row *unnamed)
{
    const int32_t pool = unnamed->kind == TKD_UNNAMED_POOL
                             ? tkd_picture_find_pool(building->model, unnamed->id)
                             : TKD_NONE;
    const tkd_where_kind kind =
        pool == TKD_NONE ? TKD_AT_MUNICIPALITY : building->model->pools[pool].place;
    return tkd_picture_is_here(building, kind, unnamed->place);
}

tkd_status tkd_picture_build_unnamed(tkd_picture_building *building, tkd_error *err)
{
    const tkd_findings *findings = building->findings;
    for (size_t i = 0; findings != NULL && i < findings->unnamed_count; i++) {
        const tkd_unnamed_row *from = &findings->unnamed[i];
        tkd_picture_unnamed row = {
            .kind = from->kind,
            .reason = from->reason,
            .id = from->id,
            .place = from->place,
            .wait_h = from->wait_h.estimate,
            .utilization =
                from->kind == TKD_UNNAMED_POOL ? from->utilization.estimate : tkd_picture_nobody(),
            .price_h = from->price_h_per_client.estimate,
        };
        TKD_TRY(place_unnamed(building, from, &row, err));
        if (row.steps.count > 0 && is_here(building, from)) {
            TKD_TRY(tkd_picture_append(&building->unnamed, &row, err));
        }
    }
    return TKD_OK;
}

// ---- Proposals

// The owner's title where it is a provider, else the name as written.
static tkd_label owner_of(const tkd_model *model, tkd_text owner)
{
    for (uint32_t i = 0; i < model->provider_count; i++) {
        if (tkd_text_equal(model->providers[i].item.id, owner)) {
            return tkd_picture_item_label(&model->providers[i].item);
        }
    }
    return (tkd_label){.any = owner};
}

// Steps of the bottlenecks it removes, each once.
static tkd_status collect_steps(tkd_picture_building *building, tkd_range removes, tkd_range *steps,
                                tkd_error *err)
{
    tkd_list *list = &building->step_lists;
    const uint32_t first = (uint32_t)list->count;
    for (uint32_t i = 0; i < removes.count; i++) {
        const int32_t *lists = building->bottleneck_lists.items;
        const tkd_picture_bottleneck *bottlenecks = building->bottlenecks.items;
        const tkd_range at = bottlenecks[lists[removes.first + i]].steps;
        for (uint32_t j = 0; j < at.count; j++) {
            const int32_t step = ((const int32_t *)list->items)[at.first + j];
            bool known = false;
            for (size_t k = first; k < list->count && !known; k++) {
                known = ((const int32_t *)list->items)[k] == step;
            }
            if (!known) {
                TKD_TRY(tkd_picture_append(list, &step, err));
            }
        }
    }
    *steps = (tkd_range){first, (uint32_t)list->count - first};
    return TKD_OK;
}

static tkd_estimate gain_of(const tkd_picture_building *building, tkd_text proposal)
{
    const tkd_proposal_gains *gains = building->gains;
    for (size_t i = 0; gains != NULL && i < gains->row_count; i++) {
        const tkd_gain_row *row = &gains->rows[i];
        if (tkd_text_equal(row->proposal, proposal) &&
            tkd_text_equal(row->municipality, building->municipality) &&
            tkd_text_equal(row->journey, building->journey) &&
            tkd_text_equal(row->group, building->group)) {
            return row->gain_h_per_client.estimate;
        }
    }
    return tkd_picture_nobody();
}

static tkd_status add_proposal(tkd_picture_building *building, const tkd_proposal *from,
                               tkd_error *err)
{
    const tkd_model *model = building->model;
    const tkd_person anybody = {.municipality = building->municipality_row, .group = TKD_NONE};
    const double per_s = tkd_figure_number(&model->figures, from->cost_yearly_eur_per_s, anybody,
                                           building->day, (double)NAN);
    tkd_picture_proposal row = {
        .id = from->item.id,
        .title = tkd_picture_item_label(&from->item),
        .levels = from->levels,
        .owner = owner_of(model, from->owner),
        .law_change = from->law_change,
        .status = from->status,
        .removes = {(uint32_t)building->bottleneck_lists.count, 0},
        .cost_once_eur = tkd_figure_number(&model->figures, from->cost_once_eur, anybody,
                                           building->day, (double)NAN),
        .cost_yearly_eur = per_s * TKD_SECONDS_PER_DAY * TKD_DAYS_PER_YEAR,
        .gain_h = gain_of(building, from->item.id),
    };
    for (uint32_t i = 0; i < from->removes.count; i++) {
        const int32_t bottleneck = model->removals[from->removes.first + i].bottleneck;
        const int32_t shown = building->bottleneck_rows[bottleneck];
        if (shown != TKD_NONE) {
            TKD_TRY(tkd_picture_append(&building->bottleneck_lists, &shown, err));
            row.removes.count++;
        }
    }
    if (row.removes.count == 0 && from->removes.count > 0) {
        return TKD_OK;
    }
    TKD_TRY(collect_steps(building, row.removes, &row.steps, err));
    return tkd_picture_append(&building->proposals, &row, err);
}

tkd_status tkd_picture_build_proposals(tkd_picture_building *building, tkd_error *err)
{
    for (uint32_t i = 0; i < building->model->proposal_count; i++) {
        TKD_TRY(add_proposal(building, &building->model->proposals[i], err));
    }
    return TKD_OK;
}
