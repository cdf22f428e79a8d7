// SPDX-License-Identifier: EUPL-1.2
// Where people go: the flows that a run counted, or, where nothing was run, the arrows that the model
// draws (the following item, `then`, `next`). Where branches begin the model says in both cases.
#include "tables.h"

#include <math.h>
#include <string.h>

// One end of a flow, as rows of the picture.
typedef struct end_of_flow {
    tkd_picture_end end;
    int32_t row;
} end_of_flow;

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
}

static const end_of_flow started = {TKD_END_START, TKD_NONE};
static const end_of_flow done = {TKD_END_DONE, TKD_NONE};

// ---- As simulated

// Steps and exits of a journey by id: 2 × row for a step, 2 × row + 1 for an exit.
static tkd_status index_ends(tkd_picture_building *building, const tkd_journey *journey,
                             tkd_error *err)
{
    const tkd_model *model = building->model;
    tkd_index *index = tkd_list_add(&building->ends);
    if (index == NULL) {
        return no_memory(err);
    }
    tkd_index_init(index, building->arena);
    for (uint32_t i = 0; i < journey->steps.count; i++) {
        const uint32_t row = journey->steps.first + i;
        if (tkd_index_put(index, model->steps[row].item.id, 2U * (uint32_t)building->step_rows[row],
                          NULL) == TKD_ERR_MEMORY) {
            return no_memory(err);
        }
    }
    const tkd_picture_exit *exits = building->exits.items;
    for (size_t row = building->exits.count - (journey->exits.count + 1U);
         row < building->exits.count; row++) {
        if (tkd_index_put(index, exits[row].id, 2U * (uint32_t)row + 1U, NULL) == TKD_ERR_MEMORY) {
            return no_memory(err);
        }
    }
    return TKD_OK;
}

// The end that an id names in a journey; false where the picture does not have it.
static bool find_end(const tkd_picture_building *building, int32_t journey, tkd_text id,
                     end_of_flow *end)
{
    const tkd_index *ends = (const tkd_index *)building->ends.items + journey;
    const uint32_t found = tkd_index_get(ends, id);
    if (found != UINT32_MAX) {
        *end =
            (end_of_flow){(found & 1U) != 0 ? TKD_END_EXIT : TKD_END_STEP, (int32_t)(found / 2U)};
        return true;
    }
    *end = tkd_text_equal(id, TKD_TEXT("start")) ? started : done;
    return end->end == TKD_END_START || tkd_text_equal(id, TKD_TEXT("end"));
}

// A place of `sums`.
static size_t place_of(const tkd_picture_building *building, end_of_flow from)
{
    return from.end == TKD_END_STEP ? (size_t)from.row : building->steps.count;
}

// What tells flows apart, as bytes of a key.
typedef struct flow_key {
    int32_t journey;
    int32_t from;
    int32_t to;
    int32_t kind;
} flow_key;

static int32_t code_of(end_of_flow end)
{
    return 4 * end.row + (int32_t)end.end;
}

static flow_key key_of(int32_t journey, end_of_flow from, end_of_flow to, tkd_flow_kind kind)
{
    return (flow_key){journey, code_of(from), code_of(to), (int32_t)kind};
}

// The picture's row of a flow, or UINT32_MAX.
static uint32_t find_flow(const tkd_picture_building *building, flow_key key)
{
    return tkd_index_get(&building->flow_index, (tkd_text){(const char *)&key, sizeof(key)});
}

// Lets flows from a row on be found again; of two alike, which only a model can draw, the first.
static tkd_status index_flows(tkd_picture_building *building, uint32_t first, tkd_error *err)
{
    const tkd_picture_flow *flows = building->flows.items;
    const size_t count = building->flows.count;
    flow_key *keys = TKD_TAKE(building->arena, count - first, flow_key);
    if (keys == NULL) {
        return no_memory(err);
    }
    for (size_t i = first; i < count; i++, keys++) {
        const end_of_flow from = {flows[i].from_end, flows[i].from};
        const end_of_flow to = {flows[i].to_end, flows[i].to};
        *keys = key_of((int32_t)building->journeys.count, from, to, flows[i].kind);
        if (tkd_index_put(&building->flow_index, (tkd_text){(const char *)keys, sizeof(*keys)},
                          (uint32_t)i, NULL) == TKD_ERR_MEMORY) {
            return no_memory(err);
        }
    }
    return TKD_OK;
}

// Those who went on from each place, skips aside: what a share is a share of. Places are steps by their
// rows, and behind them the arrival.
static void sum_up(const tkd_picture_building *building, int32_t journey, tkd_rows rows)
{
    double *sums = building->sums;
    memset(sums, 0, (building->steps.count + 1) * sizeof(*sums));
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_flow_row *flow = &building->results->flow_rows[rows.first + i];
        end_of_flow from;
        if (flow->kind != TKD_FLOW_SKIP && !isnan(flow->count.estimate.mean) &&
            find_end(building, journey, flow->from, &from)) {
            sums[place_of(building, from)] += flow->count.estimate.mean;
        }
    }
}

// The share of those who went on from a place that took one way from it.
static double share_of(const tkd_picture_building *building, const tkd_flow_row *flow,
                       end_of_flow from)
{
    const double sum = building->sums[place_of(building, from)];
    return flow->kind != TKD_FLOW_SKIP && sum > 0.0 ? flow->count.estimate.mean / sum : (double)NAN;
}

static tkd_status add_counted(tkd_picture_building *building, tkd_rows rows, tkd_error *err)
{
    const int32_t journey = (int32_t)building->journeys.count;
    sum_up(building, journey, rows);
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_flow_row *flow = &building->results->flow_rows[rows.first + i];
        end_of_flow from;
        end_of_flow to;
        if (!find_end(building, journey, flow->from, &from) ||
            !find_end(building, journey, flow->to, &to)) {
            continue;
        }
        const tkd_picture_flow row = {
            .from_end = from.end,
            .from = from.row,
            .to_end = to.end,
            .to = to.row,
            .kind = flow->kind,
            .count = flow->count.estimate,
            .share = share_of(building, flow, from),
            .before_count = tkd_picture_nobody(),
        };
        TKD_TRY(tkd_picture_append(&building->flows, &row, err));
    }
    return TKD_OK;
}

// Nobody of those who were counted.
static tkd_estimate none_of(const tkd_picture_building *building)
{
    return (tkd_estimate){0.0, 0.0, 0.0, building->results->run.replications};
}

// Ways that only others took who stand beside those who are shown.
static tkd_status add_others(tkd_picture_building *building, const tkd_result_row *own,
                             const tkd_result_row *other, tkd_error *err)
{
    const int32_t journey = (int32_t)building->journeys.count;
    for (uint32_t i = 0; i < other->flows.count; i++) {
        const tkd_flow_row *flow = &building->results->flow_rows[other->flows.first + i];
        end_of_flow from;
        end_of_flow to;
        if (!find_end(building, journey, flow->from, &from) ||
            !find_end(building, journey, flow->to, &to) ||
            find_flow(building, key_of(journey, from, to, flow->kind)) != UINT32_MAX) {
            continue;
        }
        const tkd_picture_flow row = {
            .from_end = from.end,
            .from = from.row,
            .to_end = to.end,
            .to = to.row,
            .kind = flow->kind,
            .count = own == NULL ? tkd_picture_nobody() : none_of(building),
            .share = (double)NAN,
            .before_count = tkd_picture_nobody(),
        };
        TKD_TRY(tkd_picture_append(&building->flows, &row, err));
        TKD_TRY(index_flows(building, (uint32_t)building->flows.count - 1, err));
    }
    return TKD_OK;
}

static tkd_status add_all_others(tkd_picture_building *building, const tkd_journey *journey,
                                 const tkd_result_row *own, tkd_error *err)
{
    const tkd_picture_variant *variants = building->variants.items;
    for (size_t i = 0; i < building->variants.count; i++) {
        const tkd_result_row *other =
            tkd_picture_variant_row(building, &variants[i], journey->item.id);
        if (other != NULL) {
            TKD_TRY(add_others(building, own, other, err));
        }
    }
    return TKD_OK;
}

void tkd_picture_count_flows(const tkd_picture_building *building, int32_t journey,
                             const tkd_result_row *row, tkd_picture_variant_flow *counted)
{
    const tkd_range range = ((const tkd_picture_journey *)building->journeys.items)[journey].flows;
    const tkd_picture_flow *flows = building->flows.items;
    const uint32_t begun = ((const uint32_t *)building->begun.items)[journey];
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        counted[i].count = i >= begun ? none_of(building) : tkd_picture_nobody();
        if (i < begun && flows[i].from_end == TKD_END_START) {
            counted[i].count =
                tkd_picture_a_year(building->results, row->measures[TKD_ARRIVED].estimate);
            counted[i].share = flows[i].share;
        }
    }
    sum_up(building, journey, row->flows);
    for (uint32_t i = 0; i < row->flows.count; i++) {
        const tkd_flow_row *flow = &building->results->flow_rows[row->flows.first + i];
        end_of_flow from;
        end_of_flow to;
        if (find_end(building, journey, flow->from, &from) &&
            find_end(building, journey, flow->to, &to)) {
            const uint32_t found = find_flow(building, key_of(journey, from, to, flow->kind));
            if (found != UINT32_MAX) {
                counted[found].count = flow->count.estimate;
                counted[found].share = share_of(building, flow, from);
            }
        }
    }
}

// ---- As the model draws them

static tkd_status add_arrow(tkd_picture_building *building, end_of_flow from, end_of_flow to,
                            double share, tkd_error *err)
{
    tkd_picture_flow row = {
        .from_end = from.end,
        .from = from.row,
        .to_end = to.end,
        .to = to.row,
        .kind = to.end == TKD_END_EXIT ? TKD_FLOW_EXIT : TKD_FLOW_NEXT,
        .count = tkd_picture_nobody(),
        .share = share,
        .before_count = tkd_picture_nobody(),
    };
    if (from.end == TKD_END_STEP && to.end == TKD_END_STEP && to.row <= from.row) {
        row.kind = TKD_FLOW_REWORK;
    }
    return tkd_picture_append(&building->flows, &row, err);
}

// Arrows to whatever begins at a member of a branch: a step, or all branches of a block.
static tkd_status add_arrows_into(tkd_picture_building *building, end_of_flow from,
                                  const tkd_member *member, double share, tkd_error *err)
{
    const tkd_model *model = building->model;
    if (member->kind == TKD_MEMBER_STEP) {
        const end_of_flow to = {TKD_END_STEP, building->step_rows[member->index]};
        return add_arrow(building, from, to, share, err);
    }
    const tkd_block *block = &model->blocks[member->index];
    for (uint32_t i = 0; i < block->branches.count; i++) {
        const tkd_branch *branch = &model->branches[block->branches.first + i];
        if (branch->members.count > 0) {
            TKD_TRY(add_arrows_into(building, from, &model->members[branch->members.first], share,
                                    err));
        }
    }
    return TKD_OK;
}

// Arrows on from a position in a branch: to the following member, or, at the end of a block's
// branch, to what follows the block.
static tkd_status add_arrows_on(tkd_picture_building *building, end_of_flow from, int32_t branch,
                                uint32_t position, double share, tkd_error *err)
{
    const tkd_model *model = building->model;
    for (;;) {
        const tkd_branch *row = &model->branches[branch];
        if (position + 1 < row->members.count) {
            return add_arrows_into(building, from,
                                   &model->members[row->members.first + position + 1], share, err);
        }
        if (row->block == TKD_NONE) {
            return add_arrow(building, from, done, share, err);
        }
        branch = model->blocks[row->block].branch;
        position = model->blocks[row->block].position;
    }
}

static tkd_status add_target(tkd_picture_building *building, const tkd_step *step, end_of_flow from,
                             tkd_target target, double share, tkd_error *err)
{
    switch (target.kind) {
    case TKD_TARGET_ON:
        return add_arrows_on(building, from, step->branch, step->position, share, err);
    case TKD_TARGET_STEP:
        return add_arrow(building, from,
                         (end_of_flow){TKD_END_STEP, building->step_rows[target.index]}, share,
                         err);
    case TKD_TARGET_EXIT: {
        const int32_t leave = (int32_t)building->exits.count - 1;
        const int32_t row = target.index == TKD_NONE ? leave : building->exit_rows[target.index];
        return add_arrow(building, from, (end_of_flow){TKD_END_EXIT, row}, share, err);
    }
    case TKD_TARGET_END: return add_arrow(building, from, done, share, err);
    }
    return TKD_OK;
}

static tkd_status add_arrows_of_step(tkd_picture_building *building, int32_t row, tkd_error *err)
{
    const tkd_model *model = building->model;
    const tkd_step *step = tkd_model_step(model, building->municipality_row, row);
    const end_of_flow from = {TKD_END_STEP, building->step_rows[row]};
    const tkd_person anybody = {.municipality = building->municipality_row, .group = TKD_NONE};
    double rest = 1.0;
    for (uint32_t i = 0; i < step->next.count; i++) {
        const tkd_next *next = &model->nexts[step->next.first + i];
        const double p =
            tkd_figure_is_set(next->p)
                ? tkd_figure_number(&model->figures, next->p, anybody, building->day, (double)NAN)
                : 1.0;
        rest -= p;
        TKD_TRY(add_target(building, step, from, next->to, p, err));
    }
    if (rest <= 0.0) {
        return TKD_OK;
    }
    return add_target(building, step, from, step->then, rest, err);
}

static tkd_status add_drawn(tkd_picture_building *building, const tkd_journey *journey,
                            tkd_error *err)
{
    for (uint32_t i = 0; i < journey->steps.count; i++) {
        TKD_TRY(add_arrows_of_step(building, (int32_t)(journey->steps.first + i), err));
    }
    return TKD_OK;
}

// ---- Where branches begin

// At arrival, with all who arrived where they were counted, or behind the steps of `after`.
static tkd_status add_beginnings(tkd_picture_building *building, const tkd_journey *journey,
                                 tkd_estimate arrived, tkd_error *err)
{
    const tkd_model *model = building->model;
    for (uint32_t i = 0; i < journey->own_branch_count; i++) {
        const tkd_branch *branch = &model->branches[journey->branches.first + i];
        if (branch->members.count == 0) {
            continue;
        }
        const tkd_member *first = &model->members[branch->members.first];
        if (branch->after.count == 0) {
            const size_t before = building->flows.count;
            TKD_TRY(add_arrows_into(building, started, first, 1.0, err));
            for (size_t row = before; row < building->flows.count; row++) {
                ((tkd_picture_flow *)building->flows.items)[row].count = arrived;
            }
        }
        for (uint32_t j = 0; j < branch->after.count; j++) {
            const int32_t after = model->step_lists[branch->after.first + j];
            const end_of_flow from = {TKD_END_STEP, building->step_rows[after]};
            TKD_TRY(add_arrows_into(building, from, first, (double)NAN, err));
        }
    }
    return TKD_OK;
}

tkd_status tkd_picture_build_flows(tkd_picture_building *building, int32_t journey,
                                   const tkd_result_row *row, tkd_range *flows, tkd_error *err)
{
    const tkd_journey *from = &building->model->journeys[journey];
    const uint32_t first = (uint32_t)building->flows.count;
    const tkd_estimate arrived =
        row == NULL ? tkd_picture_nobody()
                    : tkd_picture_a_year(building->results, row->measures[TKD_ARRIVED].estimate);
    TKD_TRY(add_beginnings(building, from, arrived, err));
    const uint32_t begun = (uint32_t)building->flows.count;
    TKD_TRY(tkd_picture_append(&building->begun, &begun, err));
    TKD_TRY(index_ends(building, from, err));
    if (row != NULL) {
        TKD_TRY(add_counted(building, row->flows, err));
    } else {
        TKD_TRY(add_drawn(building, from, err));
    }
    TKD_TRY(index_flows(building, begun, err));
    TKD_TRY(add_all_others(building, from, row, err));
    *flows = (tkd_range){first, (uint32_t)building->flows.count - first};
    return TKD_OK;
}
