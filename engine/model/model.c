// SPDX-License-Identifier: EUPL-1.2
// Asking the model: rows as a municipality's clients meet them, conditions, titles, assumptions.
// A municipality's variants stand sorted by kind and row, so that finding one is a binary search.
#include "teekond/model.h"

#include <stdlib.h>

static int32_t variant_row(const tkd_model *model, int32_t municipality, tkd_variant_kind kind,
                           int32_t row)
{
    if (municipality == TKD_NONE) {
        return TKD_NONE;
    }
    const tkd_range range = model->municipalities[municipality].variants;
    uint32_t low = 0;
    uint32_t high = range.count;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const tkd_variant *variant = &model->variants[range.first + middle];
        if (variant->kind == kind && variant->row == row) {
            return variant->instead;
        }
        if (variant->kind < kind || (variant->kind == kind && variant->row < row)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return TKD_NONE;
}

const tkd_service *tkd_model_service(const tkd_model *model, int32_t municipality, int32_t service)
{
    const int32_t row = variant_row(model, municipality, TKD_VARIANT_SERVICE, service);

    return row == TKD_NONE ? &model->services[service] : &model->variant_services[row];
}

const tkd_step *tkd_model_step(const tkd_model *model, int32_t municipality, int32_t step)
{
    const int32_t row = variant_row(model, municipality, TKD_VARIANT_STEP, step);

    return row == TKD_NONE ? &model->steps[step] : &model->variant_steps[row];
}

const tkd_group *tkd_model_group(const tkd_model *model, int32_t municipality, int32_t group)
{
    const int32_t row = variant_row(model, municipality, TKD_VARIANT_GROUP, group);

    return row == TKD_NONE ? &model->groups[group] : &model->variant_groups[row];
}

const tkd_pool *tkd_model_pool(const tkd_model *model, int32_t municipality, int32_t pool)
{
    const int32_t row = variant_row(model, municipality, TKD_VARIANT_POOL, pool);

    return row == TKD_NONE ? &model->pools[pool] : &model->variant_pools[row];
}

uint64_t tkd_next_luck(const tkd_model *model, const tkd_next *next)
{
    switch (next->to.kind) {
    case TKD_TARGET_STEP: return model->steps[next->to.index].item.luck;
    case TKD_TARGET_EXIT:
        return next->to.index == TKD_NONE ? tkd_text_hash(TKD_TEXT("leave"))
                                          : model->exits[next->to.index].item.luck;
    case TKD_TARGET_END: return tkd_text_hash(TKD_TEXT("end"));
    case TKD_TARGET_ON: break;
    }
    return 0;
}

int32_t tkd_model_journey_of(const tkd_model *model, int32_t group)
{
    for (uint32_t i = 0; i < model->journey_count; i++) {
        if (((model->journeys[i].groups >> group) & 1u) != 0) {
            return (int32_t)i;
        }
    }
    return TKD_NONE;
}

bool tkd_when_fits(const tkd_model *model, const tkd_when *when, uint64_t traits)
{
    if ((traits & when->all) != when->all || (traits & when->none) != 0) {
        return false;
    }
    for (uint32_t i = 0; i < when->any.count; i++) {
        if ((traits & model->trait_masks[when->any.first + i]) == 0) {
            return false;
        }
    }
    return true;
}

tkd_text tkd_item_title(const tkd_item *item, tkd_language language)
{
    const tkd_text title = tkd_label_in(&item->title, language);

    return title.size > 0 ? title : item->id;
}

// What qsort compares: an origin and its row.
typedef struct assumption {
    const tkd_origin *origin;
    uint32_t row;
} assumption;

static int compare_assumptions(const void *left, const void *right)
{
    const assumption *a = left;
    const assumption *b = right;

    if (a->origin->is_default != b->origin->is_default) {
        return a->origin->is_default ? -1 : 1;
    }
    const int order = tkd_text_compare(a->origin->path, b->origin->path);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

// Row 0 is no origin.
static bool is_assumption(const tkd_figures *figures, uint32_t row)
{
    return row > 0 && figures->origins[row].evidence == TKD_EVIDENCE_ASSUMPTION;
}

size_t tkd_model_assumption_count(const tkd_model *model)
{
    size_t count = 0;

    for (uint32_t i = 0; i < model->figures.origin_count; i++) {
        count += is_assumption(&model->figures, i) ? 1U : 0U;
    }
    return count;
}

tkd_status tkd_model_assumptions(const tkd_model *model, tkd_arena *arena, uint32_t **rows,
                                 size_t *count, tkd_error *err)
{
    const size_t most = tkd_model_assumption_count(model);
    assumption *found = TKD_TAKE(arena, most, assumption);
    uint32_t *sorted = TKD_TAKE(arena, most, uint32_t);
    size_t n = 0;

    if (found == NULL || sorted == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the list of assumptions");
    }
    for (uint32_t i = 0; i < model->figures.origin_count; i++) {
        if (is_assumption(&model->figures, i)) {
            found[n++] = (assumption){&model->figures.origins[i], i};
        }
    }
    if (n > 1) {
        qsort(found, n, sizeof(*found), compare_assumptions);
    }
    for (size_t i = 0; i < n; i++) {
        sorted[i] = found[i].row;
    }
    *rows = sorted;
    *count = n;
    return TKD_OK;
}
