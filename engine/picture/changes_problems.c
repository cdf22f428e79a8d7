// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks and proposals of two scenarios. A bottleneck of which nothing is left is removed, though
// the model still has it; what is left in part has changed.
#include "changes.h"

#include <string.h>

// ---- Bottlenecks

static bool is_same_bottleneck(const tkd_picture_bottleneck *a, const tkd_picture_bottleneck *b)
{
    bool is_same = tkd_picture_same_label(&a->title, &b->title) && a->kinds == b->kinds &&
                   a->view_count == b->view_count && a->steps.count == b->steps.count &&
                   tkd_picture_same_number(a->left, b->left);
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        is_same = is_same && tkd_picture_same_number(a->severity[view], b->severity[view]);
    }
    return is_same;
}

static tkd_picture_bottleneck merged_bottleneck(const tkd_picture_bottleneck *before,
                                                const tkd_picture_bottleneck *after)
{
    const tkd_picture_bottleneck *either = after == NULL ? before : after;
    TKD_REQUIRE(either != NULL);
    tkd_picture_bottleneck row = *either;
    const bool acted = before != NULL && before->left > 0.0;
    const bool acts = after != NULL && after->left > 0.0;
    if (acted != acts) {
        row.change = acts ? TKD_CHANGE_ADDED : TKD_CHANGE_REMOVED;
    } else if (before == NULL || after == NULL) {
        row.change = before == NULL ? TKD_CHANGE_ADDED : TKD_CHANGE_REMOVED;
    } else if (!is_same_bottleneck(before, after)) {
        row.change = TKD_CHANGE_CHANGED;
    }
    if (before != NULL && row.change == TKD_CHANGE_REMOVED) {
        row.priced = before->priced;
        row.price_h = before->price_h;
        row.price_days_per_year = before->price_days_per_year;
        row.affected = before->affected;
    }
    return row;
}

static tkd_status lay_bottleneck(tkd_picture_laying *laying, tkd_picture_pair pair, tkd_error *err)
{
    const tkd_picture_bottleneck *before =
        pair.before == TKD_NONE ? NULL : &laying->before->bottlenecks[pair.before];
    const tkd_picture_bottleneck *after =
        pair.after == TKD_NONE ? NULL : &laying->after->bottlenecks[pair.after];
    const tkd_picture *from = after == NULL ? laying->before : laying->after;
    const tkd_picture_rows *rows = after == NULL ? &laying->from_before : &laying->from_after;
    tkd_picture_bottleneck row = merged_bottleneck(before, after);
    const int32_t number = (int32_t)laying->bottlenecks.count;
    TKD_TRY(tkd_picture_map_list(&laying->step_lists, rows->steps, from->step_lists, row.steps,
                                 &row.steps, err));
    TKD_TRY(tkd_picture_map_list(&laying->stage_lists, rows->stages, from->stage_lists, row.stages,
                                 &row.stages, err));
    row.number = (uint32_t)number + 1;
    if (before != NULL) {
        laying->from_before.bottlenecks[pair.before] = number;
    }
    if (after != NULL) {
        laying->from_after.bottlenecks[pair.after] = number;
    }
    return tkd_picture_append(&laying->bottlenecks, &row, err);
}

static tkd_status lay_bottlenecks(tkd_picture_laying *laying, tkd_error *err)
{
    const tkd_picture *before = laying->before;
    const tkd_picture *after = laying->after;
    int32_t *after_of = TKD_TAKE(laying->arena, before->bottleneck_count, int32_t);
    int32_t *before_of = TKD_TAKE(laying->arena, after->bottleneck_count, int32_t);
    tkd_list pairs;
    tkd_list_init(&pairs, laying->arena, sizeof(tkd_picture_pair));
    if (after_of == NULL || before_of == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    for (uint32_t i = 0; i < after->bottleneck_count; i++) {
        before_of[i] = TKD_NONE;
    }
    for (uint32_t i = 0; i < before->bottleneck_count; i++) {
        after_of[i] = TKD_NONE;
        for (uint32_t k = 0; k < after->bottleneck_count; k++) {
            if (tkd_text_equal(before->bottlenecks[i].id, after->bottlenecks[k].id)) {
                after_of[i] = (int32_t)k;
                before_of[k] = (int32_t)i;
            }
        }
    }
    TKD_TRY(tkd_picture_merge_order((tkd_range){0, before->bottleneck_count},
                                    (tkd_range){0, after->bottleneck_count}, after_of, before_of,
                                    &pairs, err));
    for (size_t i = 0; i < pairs.count; i++) {
        TKD_TRY(lay_bottleneck(laying, ((const tkd_picture_pair *)pairs.items)[i], err));
    }
    return TKD_OK;
}

// ---- Proposals, and what nobody named

static tkd_status lay_proposal(tkd_picture_laying *laying, const tkd_picture *from,
                               const tkd_picture_rows *rows, uint32_t proposal, tkd_error *err)
{
    tkd_picture_proposal row = from->proposals[proposal];
    TKD_TRY(tkd_picture_map_list(&laying->bottleneck_lists, rows->bottlenecks,
                                 from->bottleneck_lists, row.removes, &row.removes, err));
    TKD_TRY(tkd_picture_map_list(&laying->step_lists, rows->steps, from->step_lists, row.steps,
                                 &row.steps, err));
    return tkd_picture_append(&laying->proposals, &row, err);
}

static bool has_proposal(const tkd_picture *picture, tkd_text id)
{
    for (uint32_t i = 0; i < picture->proposal_count; i++) {
        if (tkd_text_equal(picture->proposals[i].id, id)) {
            return true;
        }
    }
    return false;
}

static tkd_status lay_unnamed(tkd_picture_laying *laying, tkd_error *err)
{
    for (uint32_t i = 0; i < laying->after->unnamed_count; i++) {
        tkd_picture_unnamed row = laying->after->unnamed[i];
        TKD_TRY(tkd_picture_map_list(&laying->step_lists, laying->from_after.steps,
                                     laying->after->step_lists, row.steps, &row.steps, err));
        TKD_TRY(tkd_picture_append(&laying->unnamed, &row, err));
    }
    return TKD_OK;
}

tkd_status tkd_picture_lay_problems(tkd_picture_laying *laying, tkd_error *err)
{
    TKD_TRY(lay_bottlenecks(laying, err));
    for (uint32_t i = 0; i < laying->after->proposal_count; i++) {
        TKD_TRY(lay_proposal(laying, laying->after, &laying->from_after, i, err));
    }
    for (uint32_t i = 0; i < laying->before->proposal_count; i++) {
        if (!has_proposal(laying->after, laying->before->proposals[i].id)) {
            TKD_TRY(lay_proposal(laying, laying->before, &laying->from_before, i, err));
        }
    }
    return lay_unnamed(laying, err);
}
