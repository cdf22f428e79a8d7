// SPDX-License-Identifier: EUPL-1.2
// The kit of a network: samplers, the layout of tallies, and look-ups that all its runs share.
#include <math.h>

#include "run.h"

typedef struct tkd_kit_maker {
    const tkd_network *network;
    const tkd_model *model;
    tkd_arena *arena;
    tkd_kit *kit;
    tkd_kit_steps steps;
    bool failed;
} tkd_kit_maker;

static void *take(tkd_kit_maker *build, size_t count, size_t size)
{
    void *memory = tkd_arena_take(build->arena, count, size);

    build->failed |= memory == NULL;
    return memory;
}

static const tkd_text *names(tkd_kit_maker *build, const void *rows, size_t row_size,
                             tkd_range range, uint32_t before)
{
    // Every row begins with its item: a common first member.
    tkd_text *texts = take(build, (size_t)range.count + before, sizeof(tkd_text));

    for (uint32_t i = 0; texts != NULL && i < range.count; i++) {
        const tkd_item *item =
            (const void *)((const char *)rows + (size_t)(range.first + i) * row_size);
        texts[before + i] = item->id;
    }
    return texts;
}

static tkd_text edge_target(const tkd_model *model, const tkd_edge *edge)
{
    switch (edge->to_kind) {
    case TKD_ROUTE_STEP: return model->steps[edge->to].item.id;
    case TKD_ROUTE_EXIT:
        return edge->to == TKD_NONE ? TKD_TEXT("leave") : model->exits[edge->to].item.id;
    case TKD_ROUTE_BLOCK:
    case TKD_ROUTE_END: break;
    }
    return TKD_TEXT("end");
}

static const tkd_layout_edge *edges_of(tkd_kit_maker *build, tkd_range range)
{
    static const tkd_flow_kind kinds[] = {TKD_FLOW_NEXT, TKD_FLOW_REWORK, TKD_FLOW_EXIT,
                                          TKD_FLOW_SKIP};
    tkd_layout_edge *edges = take(build, range.count, sizeof(tkd_layout_edge));

    for (uint32_t i = 0; edges != NULL && i < range.count; i++) {
        const tkd_edge *edge = &build->network->edges[range.first + i];
        edges[i] = (tkd_layout_edge){build->model->steps[edge->from].item.id,
                                     edge_target(build->model, edge), kinds[edge->kind]};
    }
    return edges;
}

// Milestones of a journey: their names, and each step's place among them.
static const tkd_text *milestones_of(tkd_kit_maker *build, const tkd_journey *journey,
                                     uint32_t *place, uint32_t *count)
{
    tkd_text *texts = take(build, journey->steps.count, sizeof(tkd_text));

    *count = 0;
    for (uint32_t i = 0; texts != NULL && i < journey->steps.count; i++) {
        const uint32_t step = journey->steps.first + i;
        place[step] = UINT32_MAX;
        if (build->model->steps[step].milestone) {
            place[step] = *count;
            texts[(*count)++] = build->model->steps[step].item.id;
        }
    }
    return texts;
}

static void lay_out_journeys(tkd_kit_maker *build, tkd_layout_journey *journeys,
                             uint32_t *milestone_of)
{
    const tkd_model *model = build->model;

    for (uint32_t j = 0; j < model->journey_count && !build->failed; j++) {
        const tkd_journey *journey = &model->journeys[j];
        tkd_text *exits = NULL;
        journeys[j] = (tkd_layout_journey){
            .id = journey->item.id,
            .steps = names(build, model->steps, sizeof *model->steps, journey->steps, 0),
            .clocks = names(build, model->clocks, sizeof *model->clocks, journey->clocks, 0),
            .edges = edges_of(build, build->network->paths[j].edges),
            .step_count = journey->steps.count,
            .exit_count = journey->exits.count + 1,
            .clock_count = journey->clocks.count,
            .edge_count = build->network->paths[j].edges.count};
        exits = take(build, (size_t)journey->exits.count + 1, sizeof(tkd_text));
        if (exits == NULL) {
            return;
        }
        exits[0] = TKD_TEXT("leave");
        for (uint32_t i = 0; i < journey->exits.count; i++) {
            exits[i + 1] = model->exits[journey->exits.first + i].item.id;
        }
        journeys[j].exits = exits;
        journeys[j].milestones =
            milestones_of(build, journey, milestone_of, &journeys[j].milestone_count);
    }
}

static void lay_out(tkd_kit_maker *build, uint32_t *milestone_of)
{
    const tkd_network *network = build->network;
    tkd_layout *layout = &build->kit->layout;
    tkd_layout_journey *journeys =
        take(build, build->model->journey_count, sizeof(tkd_layout_journey));
    tkd_layout_stream *streams = take(build, network->stream_count, sizeof(tkd_layout_stream));
    tkd_layout_station *stations = take(build, network->station_count, sizeof(tkd_layout_station));

    if (build->failed) {
        return;
    }
    lay_out_journeys(build, journeys, milestone_of);
    for (uint32_t i = 0; i < network->stream_count; i++) {
        const tkd_stream *stream = &network->streams[i];
        const tkd_layout_journey *journey = &journeys[stream->journey];
        streams[i] = (tkd_layout_stream){
            .municipality = build->model->municipalities[stream->municipality].item.id,
            .group = build->model->groups[stream->group].item.id,
            .journey = (uint32_t)stream->journey,
            .first_step = layout->step_cells,
            .first_exit = layout->exit_cells,
            .first_milestone = layout->milestone_cells,
            .first_clock = layout->clock_cells,
            .first_edge = layout->edge_cells};
        layout->step_cells += journey->step_count;
        layout->exit_cells += journey->exit_count;
        layout->milestone_cells += journey->milestone_count;
        layout->clock_cells += journey->clock_count;
        layout->edge_cells += journey->edge_count;
    }
    for (uint32_t i = 0; i < network->station_count; i++) {
        stations[i] = (tkd_layout_station){build->model->pools[network->stations[i].pool].item.id,
                                           network->stations[i].place_id};
    }
    layout->journeys = journeys;
    layout->streams = streams;
    layout->stations = stations;
    layout->stream_count = network->stream_count;
    layout->station_count = network->station_count;
    layout->window_s = build->model->run.measure_s;
}

// Steps that others wait for: by needs, not-before, after, or as the start of a clock.
static void mark_depended(const tkd_kit_maker *build, bool *depended)
{
    const tkd_model *model = build->model;

    for (uint32_t s = 0; s < model->step_count; s++) {
        for (uint32_t m = 0; m < model->municipality_count; m++) {
            const tkd_program *program =
                tkd_network_program(build->network, (int32_t)s, (int32_t)m);
            for (uint32_t i = 0; i < program->needs.count; i++) {
                depended[model->step_lists[program->needs.first + i]] = true;
            }
            if (program->not_before != TKD_NONE) {
                depended[program->not_before] = true;
            }
        }
    }
    for (uint32_t b = 0; b < model->branch_count; b++) {
        const tkd_range after = model->branches[b].after;
        for (uint32_t i = 0; i < after.count; i++) {
            depended[model->step_lists[after.first + i]] = true;
        }
    }
}

// Steps of whose end somebody asks when it was.
static void mark_timed(const tkd_kit_maker *build, bool *timed)
{
    const tkd_model *model = build->model;

    for (uint32_t s = 0; s < model->step_count; s++) {
        for (uint32_t m = 0; m < model->municipality_count; m++) {
            const tkd_program *program =
                tkd_network_program(build->network, (int32_t)s, (int32_t)m);
            if (program->not_before != TKD_NONE) {
                timed[program->not_before] = true;
            }
            if (program->has_deadline && program->deadline_from != TKD_NONE) {
                timed[program->deadline_from] = true;
            }
        }
    }
    for (uint32_t c = 0; c < model->clock_count; c++) {
        timed[model->clocks[c].from] = true;
        timed[model->clocks[c].until] = true;
    }
}

// For each step the own branches of its journey that have it in `after`.
static void list_waiting(tkd_kit_maker *build)
{
    const tkd_model *model = build->model;
    tkd_range *waiting = take(build, model->step_count, sizeof(tkd_range));
    uint32_t *branches = NULL;
    uint32_t total = 0;

    for (int round = 0; round < 2 && !build->failed; round++) {
        for (uint32_t j = 0; j < model->journey_count; j++) {
            const tkd_path *path = &build->network->paths[j];
            for (uint32_t b = 0; b < path->own_branch_count; b++) {
                const tkd_range after = model->branches[path->branches.first + b].after;
                for (uint32_t i = 0; i < after.count; i++) {
                    tkd_range *row = &waiting[model->step_lists[after.first + i]];
                    if (round == 1) {
                        branches[row->first + row->count] = b;
                    }
                    row->count++;
                }
            }
        }
        for (uint32_t s = 0; s < model->step_count && round == 0; s++) {
            waiting[s].first = total;
            total += waiting[s].count;
            waiting[s].count = 0;
        }
        if (round == 0) {
            branches = take(build, total, sizeof(uint32_t));
        }
    }
    build->kit->waiting = waiting;
    build->kit->waiting_branches = branches;
}

// For each journey its own branches that wait for nothing.
static void list_starting(tkd_kit_maker *build)
{
    const tkd_model *model = build->model;
    tkd_range *starting = take(build, model->journey_count, sizeof(tkd_range));
    uint32_t *branches = take(build, model->branch_count, sizeof(uint32_t));
    uint32_t total = 0;

    for (uint32_t j = 0; j < model->journey_count && !build->failed; j++) {
        const tkd_path *path = &build->network->paths[j];
        starting[j].first = total;
        for (uint32_t b = 0; b < path->own_branch_count; b++) {
            if (model->branches[path->branches.first + b].after.count == 0) {
                branches[total++] = b;
                starting[j].count++;
            }
        }
    }
    build->kit->starting = starting;
    build->kit->starting_branches = branches;
}

// Steps whose end starts a deadline in some municipality, or a clock.
static void list_starts(tkd_kit_maker *build)
{
    const tkd_model *model = build->model;
    bool *starts = take(build, model->step_count, sizeof(bool));

    for (uint32_t j = 0; j < model->journey_count && !build->failed; j++) {
        if (model->journeys[j].counts_from != TKD_NONE) {
            starts[model->journeys[j].counts_from] = true;
        }
    }
    for (uint32_t s = 0; s < model->step_count && !build->failed; s++) {
        for (uint32_t m = 0; m < model->municipality_count; m++) {
            const tkd_program *program =
                tkd_network_program(build->network, (int32_t)s, (int32_t)m);
            if (program->has_deadline && program->deadline_from != TKD_NONE) {
                starts[program->deadline_from] = true;
            }
        }
    }
    build->steps.starts_deadline = starts;
}

tkd_status tkd_kit_build(const tkd_network *network, tkd_arena *arena, const tkd_kit **kit,
                         tkd_error *err)
{
    return tkd_kit_build_beside(network, NULL, arena, kit, err);
}

tkd_status tkd_kit_build_beside(const tkd_network *network, const tkd_kit *other, tkd_arena *arena,
                                const tkd_kit **kit, tkd_error *err)
{
    tkd_kit *made = TKD_TAKE(arena, 1, tkd_kit);
    bool *depended = TKD_TAKE(arena, network->model->step_count, bool);
    bool *timed = TKD_TAKE(arena, network->model->step_count, bool);
    uint32_t *milestone_of = TKD_TAKE(arena, network->model->step_count, uint32_t);
    tkd_kit_maker build = {
        .network = network, .model = network->model, .arena = arena, .kit = made};

    if (made == NULL || depended == NULL || timed == NULL || milestone_of == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the simulation");
    }
    made->network = network;
    made->words = ((size_t)network->model->bottleneck_count + 63) / 64;
    TKD_TRY(tkd_samplers_build(&network->model->figures, other == NULL ? NULL : &other->samplers,
                               arena, &made->samplers, err));
    lay_out(&build, milestone_of);
    list_starts(&build);
    list_waiting(&build);
    list_starting(&build);
    if (build.failed) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the simulation");
    }
    mark_depended(&build, depended);
    mark_timed(&build, timed);
    build.steps.is_timed = timed;
    build.steps.depended = depended;
    build.steps.milestone_of = milestone_of;
    TKD_TRY(tkd_kit_plan(made, arena, &build.steps, err));
    *kit = made;
    return TKD_OK;
}

const tkd_layout *tkd_kit_layout(const tkd_kit *kit)
{
    return &kit->layout;
}
