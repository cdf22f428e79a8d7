// SPDX-License-Identifier: EUPL-1.2
// Ways of two scenarios: the same where they lead from the same place to the same, in the same manner.
// Counted shares differ always; only ways that nobody counted are compared by their shares, as written.
#include "changes.h"

#include <math.h>

// A flow between rows of the merged picture.
static tkd_picture_flow moved(const tkd_picture_flow *flow, const tkd_picture_rows *rows)
{
    tkd_picture_flow row = *flow;
    const struct {
        tkd_picture_end end;
        int32_t *row;
    } ends[] = {{flow->from_end, &row.from}, {flow->to_end, &row.to}};
    for (size_t i = 0; i < 2; i++) {
        if (ends[i].end == TKD_END_STEP) {
            *ends[i].row = rows->steps[*ends[i].row];
        } else if (ends[i].end == TKD_END_EXIT) {
            *ends[i].row = rows->exits[*ends[i].row];
        }
    }
    return row;
}

static bool is_same(const tkd_picture_flow *a, const tkd_picture_flow *b)
{
    return a->from_end == b->from_end && a->from == b->from && a->to_end == b->to_end &&
           a->to == b->to && a->kind == b->kind;
}

// The flows of a journey in the merged picture's rows, in the arena; NULL: no memory.
static tkd_picture_flow *move_all(const tkd_picture_laying *laying, const tkd_picture *picture,
                                  tkd_range flows, const tkd_picture_rows *rows)
{
    tkd_picture_flow *all = TKD_TAKE(laying->arena, flows.count, tkd_picture_flow);
    for (uint32_t i = 0; all != NULL && i < flows.count; i++) {
        all[i] = moved(&picture->flows[flows.first + i], rows);
    }
    return all;
}

static tkd_picture_flow merged(const tkd_picture_flow *before, const tkd_picture_flow *after)
{
    const tkd_picture_flow *either = after == NULL ? before : after;
    TKD_REQUIRE(either != NULL);
    tkd_picture_flow flow = *either;
    flow.before_count = before == NULL ? tkd_picture_nobody() : before->count;
    if (before == NULL || after == NULL) {
        flow.change = before == NULL ? TKD_CHANGE_ADDED : TKD_CHANGE_REMOVED;
    } else if (isnan(before->count.mean) && isnan(after->count.mean) &&
               !tkd_picture_same_number(before->share, after->share)) {
        flow.change = TKD_CHANGE_CHANGED;
    }
    return flow;
}

// Matches flows of one journey; rows are those of the two arrays.
static bool match(const tkd_picture_laying *laying, const tkd_picture_flow *before,
                  uint32_t before_count, const tkd_picture_flow *after, uint32_t after_count,
                  int32_t **after_of, int32_t **before_of)
{
    *after_of = TKD_TAKE(laying->arena, before_count, int32_t);
    *before_of = TKD_TAKE(laying->arena, after_count, int32_t);
    if (*after_of == NULL || *before_of == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < after_count; i++) {
        (*before_of)[i] = TKD_NONE;
    }
    uint32_t likely = 0;
    for (uint32_t i = 0; i < before_count; i++) {
        (*after_of)[i] = TKD_NONE;
        for (uint32_t k = 0; k < after_count && (*after_of)[i] == TKD_NONE; k++) {
            const uint32_t row = (likely + k) % after_count;
            if ((*before_of)[row] == TKD_NONE && is_same(&before[i], &after[row])) {
                (*after_of)[i] = (int32_t)row;
                (*before_of)[row] = (int32_t)i;
                likely = row + 1;
            }
        }
    }
    return true;
}

static tkd_status lay_flows_of(tkd_picture_laying *laying, int32_t journey_before,
                               int32_t journey_after, tkd_range *flows, tkd_error *err)
{
    const tkd_range nothing = {0};
    const tkd_range before =
        journey_before == TKD_NONE ? nothing : laying->before->journeys[journey_before].flows;
    const tkd_range after =
        journey_after == TKD_NONE ? nothing : laying->after->journeys[journey_after].flows;
    const tkd_picture_flow *old = move_all(laying, laying->before, before, &laying->from_before);
    const tkd_picture_flow *fresh = move_all(laying, laying->after, after, &laying->from_after);
    int32_t *after_of = NULL;
    int32_t *before_of = NULL;
    tkd_list pairs;
    tkd_list_init(&pairs, laying->arena, sizeof(tkd_picture_pair));
    if (old == NULL || fresh == NULL ||
        !match(laying, old, before.count, fresh, after.count, &after_of, &before_of)) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    TKD_TRY(tkd_picture_merge_order((tkd_range){0, before.count}, (tkd_range){0, after.count},
                                    after_of, before_of, &pairs, err));
    *flows = (tkd_range){(uint32_t)laying->flows.count, (uint32_t)pairs.count};
    for (size_t i = 0; i < pairs.count; i++) {
        const tkd_picture_pair pair = ((const tkd_picture_pair *)pairs.items)[i];
        const tkd_picture_flow row = merged(pair.before == TKD_NONE ? NULL : &old[pair.before],
                                            pair.after == TKD_NONE ? NULL : &fresh[pair.after]);
        TKD_TRY(tkd_picture_append(&laying->flows, &row, err));
    }
    return TKD_OK;
}

// The row whose number in the merged picture this is, or TKD_NONE.
static int32_t row_of(const int32_t *rows, uint32_t count, int32_t number)
{
    for (uint32_t i = 0; i < count; i++) {
        if (rows[i] == number) {
            return (int32_t)i;
        }
    }
    return TKD_NONE;
}

tkd_status tkd_picture_lay_flows(tkd_picture_laying *laying, tkd_error *err)
{
    for (size_t i = 0; i < laying->journeys.count; i++) {
        tkd_range flows = {0};
        TKD_TRY(lay_flows_of(
            laying, row_of(laying->from_before.journeys, laying->before->journey_count, (int32_t)i),
            row_of(laying->from_after.journeys, laying->after->journey_count, (int32_t)i), &flows,
            err));
        ((tkd_picture_journey *)laying->journeys.items)[i].flows = flows;
    }
    return TKD_OK;
}
