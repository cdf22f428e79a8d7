// SPDX-License-Identifier: EUPL-1.2
// One picture laid over another: rows of before and after are matched by their ids, and what only one of
// them has keeps its place. Figures are those of after, and of before beside them; of what is removed,
// those of before.
#include "changes.h"

#include <math.h>

bool tkd_picture_same_label(const tkd_label *a, const tkd_label *b)
{
    bool is_same = tkd_text_equal(a->any, b->any);
    for (size_t i = 0; i < TKD_LANGUAGE_COUNT; i++) {
        is_same = is_same && tkd_text_equal(a->by[i], b->by[i]);
    }
    return is_same;
}

bool tkd_picture_same_number(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

static bool is_within(tkd_range range, int32_t row)
{
    return row >= 0 && (uint32_t)row >= range.first && (uint32_t)row - range.first < range.count;
}

// Appends rows before from `from` on, as long as they are in no place after.
static tkd_status add_removed(tkd_range before, uint32_t from, const int32_t *after_of,
                              tkd_list *pairs, tkd_error *err)
{
    for (uint32_t i = from; i < before.first + before.count && after_of[i] == TKD_NONE; i++) {
        const tkd_picture_pair pair = {(int32_t)i, TKD_NONE};
        TKD_TRY(tkd_picture_append(pairs, &pair, err));
    }
    return TKD_OK;
}

tkd_status tkd_picture_merge_order(tkd_range before, tkd_range after, const int32_t *after_of,
                                   const int32_t *before_of, tkd_list *pairs, tkd_error *err)
{
    uint32_t next = before.first;
    TKD_TRY(add_removed(before, next, after_of, pairs, err));
    for (uint32_t i = after.first; i < after.first + after.count; i++) {
        const tkd_picture_pair pair = {before_of[i], (int32_t)i};
        TKD_TRY(tkd_picture_append(pairs, &pair, err));
        if (is_within(before, pair.before)) {
            next = (uint32_t)pair.before + 1;
            TKD_TRY(add_removed(before, next, after_of, pairs, err));
        }
    }
    // Those that follow what has gone elsewhere.
    for (uint32_t i = before.first; i < before.first + before.count; i++) {
        const bool is_last =
            i > before.first && after_of[i - 1] != TKD_NONE && !is_within(after, after_of[i - 1]);
        if (is_last) {
            TKD_TRY(add_removed(before, i, after_of, pairs, err));
        }
    }
    return TKD_OK;
}

int32_t tkd_picture_find_step(const tkd_picture_laying *laying, tkd_text journey, tkd_text step)
{
    const tkd_picture_journey *journeys = laying->journeys.items;
    const tkd_picture_step *steps = laying->steps.items;
    for (size_t i = 0; i < laying->steps.count; i++) {
        const bool is_there =
            journey.size == 0 || tkd_text_equal(journeys[steps[i].journey].id, journey);
        if (is_there && tkd_text_equal(steps[i].id, step)) {
            return (int32_t)i;
        }
    }
    return TKD_NONE;
}

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
}

static bool init_rows(tkd_picture_rows *rows, const tkd_picture *picture, tkd_arena *arena)
{
    const struct {
        int32_t **rows;
        uint32_t count;
    } tables[] = {
        {&rows->journeys, picture->journey_count}, {&rows->stages, picture->stage_count},
        {&rows->steps, picture->step_count},       {&rows->lanes, picture->lane_count},
        {&rows->exits, picture->exit_count},       {&rows->bottlenecks, picture->bottleneck_count},
    };
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        int32_t *made = TKD_TAKE(arena, tables[i].count, int32_t);
        if (made == NULL) {
            return false;
        }
        for (uint32_t k = 0; k < tables[i].count; k++) {
            made[k] = TKD_NONE;
        }
        *tables[i].rows = made;
    }
    return true;
}

static bool begin(tkd_picture_laying *laying)
{
    const struct {
        tkd_list *list;
        size_t size;
    } lists[] = {
        {&laying->journeys, sizeof(tkd_picture_journey)},
        {&laying->stages, sizeof(tkd_picture_stage)},
        {&laying->steps, sizeof(tkd_picture_step)},
        {&laying->lanes, sizeof(tkd_picture_lane)},
        {&laying->exits, sizeof(tkd_picture_exit)},
        {&laying->flows, sizeof(tkd_picture_flow)},
        {&laying->bottlenecks, sizeof(tkd_picture_bottleneck)},
        {&laying->unnamed, sizeof(tkd_picture_unnamed)},
        {&laying->proposals, sizeof(tkd_picture_proposal)},
        {&laying->channels, sizeof(tkd_channel)},
        {&laying->notes, sizeof(tkd_picture_note)},
        {&laying->edits, sizeof(tkd_picture_edit)},
        {&laying->step_lists, sizeof(int32_t)},
        {&laying->stage_lists, sizeof(int32_t)},
        {&laying->bottleneck_lists, sizeof(int32_t)},
    };
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        tkd_list_init(lists[i].list, laying->arena, lists[i].size);
    }
    return init_rows(&laying->from_before, laying->before, laying->arena) &&
           init_rows(&laying->from_after, laying->after, laying->arena);
}

// The picture after, its tables exchanged for the merged ones; what stands beside the map is left out.
static void finish(const tkd_picture_laying *laying, tkd_picture *merged)
{
    const tkd_picture *after = laying->after;
    *merged = (tkd_picture){
        .title = after->title,
        .scenario = after->scenario,
        .scenario_title = after->scenario_title,
        .municipality = after->municipality,
        .municipality_title = after->municipality_title,
        .group = after->group,
        .group_title = after->group_title,
        .facts = after->facts,
        .figures = after->figures,
        .has_before = true,
        .before_title = laying->before->scenario_title,
        .before = laying->before->figures,
        .journeys = laying->journeys.items,
        .stages = laying->stages.items,
        .steps = laying->steps.items,
        .lanes = laying->lanes.items,
        .exits = laying->exits.items,
        .flows = laying->flows.items,
        .bottlenecks = laying->bottlenecks.items,
        .unnamed = laying->unnamed.items,
        .proposals = laying->proposals.items,
        .sources = after->sources,
        .channels = laying->channels.items,
        .notes = laying->notes.items,
        .edits = laying->edits.items,
        .step_lists = laying->step_lists.items,
        .stage_lists = laying->stage_lists.items,
        .bottleneck_lists = laying->bottleneck_lists.items,
        .journey_count = (uint32_t)laying->journeys.count,
        .stage_count = (uint32_t)laying->stages.count,
        .step_count = (uint32_t)laying->steps.count,
        .lane_count = (uint32_t)laying->lanes.count,
        .exit_count = (uint32_t)laying->exits.count,
        .flow_count = (uint32_t)laying->flows.count,
        .bottleneck_count = (uint32_t)laying->bottlenecks.count,
        .unnamed_count = (uint32_t)laying->unnamed.count,
        .proposal_count = (uint32_t)laying->proposals.count,
        .source_count = after->source_count,
        .channel_count = (uint32_t)laying->channels.count,
        .note_count = (uint32_t)laying->notes.count,
        .edit_count = (uint32_t)laying->edits.count,
        .step_list_count = (uint32_t)laying->step_lists.count,
        .stage_list_count = (uint32_t)laying->stage_lists.count,
        .bottleneck_list_count = (uint32_t)laying->bottleneck_lists.count,
    };
}

tkd_status tkd_picture_lay_over(const tkd_picture_laid *before, const tkd_picture_laid *after,
                                const tkd_picture_written_edit *edits, size_t edit_count,
                                tkd_arena *arena, tkd_picture *merged, tkd_error *err)
{
    tkd_picture_laying laying = {
        .before = before->picture, .after = after->picture, .arena = arena};
    if (!begin(&laying)) {
        return no_memory(err);
    }
    TKD_TRY(tkd_picture_lay_map(&laying, err));
    TKD_TRY(tkd_picture_lay_flows(&laying, err));
    TKD_TRY(tkd_picture_lay_problems(&laying, err));
    TKD_TRY(tkd_picture_lay_edits(&laying, before->model, after->model, edits, edit_count, err));
    finish(&laying, merged);
    return TKD_OK;
}
