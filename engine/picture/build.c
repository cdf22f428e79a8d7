// SPDX-License-Identifier: EUPL-1.2
// The picture of a model: journeys, stages and steps with their figures. Rows keep the model's order,
// so that the same workspace gives the same document, byte for byte.
#include "tables.h"

#include <math.h>
#include <string.h>

tkd_estimate tkd_picture_nobody(void)
{
    return (tkd_estimate){.mean = (double)NAN, .low = (double)NAN, .high = (double)NAN, .n = 0};
}

tkd_label tkd_picture_scenario_label(const tkd_model *model, tkd_text scenario)
{
    for (uint32_t i = 0; i < model->scenario_count; i++) {
        if (tkd_text_equal(model->scenarios[i].item.id, scenario)) {
            return tkd_picture_item_label(&model->scenarios[i].item);
        }
    }
    return (tkd_label){.any = scenario};
}

tkd_label tkd_picture_item_label(const tkd_item *item)
{
    tkd_label label = item->title;
    for (size_t i = 0; i < TKD_LANGUAGE_COUNT; i++) {
        if (label.by[i].size > 0) {
            return label;
        }
    }
    if (label.any.size == 0) {
        label.any = item->id;
    }
    return label;
}

tkd_status tkd_picture_append(tkd_list *list, const void *item, tkd_error *err)
{
    void *place = tkd_list_add(list);
    if (place == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    memcpy(place, item, list->item_size);
    return TKD_OK;
}

tkd_status tkd_picture_map_list(tkd_list *to, const int32_t *rows, const int32_t *from,
                                tkd_range range, tkd_range *mapped, tkd_error *err)
{
    const uint32_t first = (uint32_t)to->count;
    for (uint32_t i = 0; i < range.count; i++) {
        const int32_t row = rows[from[range.first + i]];
        bool known = row == TKD_NONE;
        for (size_t j = first; j < to->count && !known; j++) {
            known = ((const int32_t *)to->items)[j] == row;
        }
        if (!known) {
            TKD_TRY(tkd_picture_append(to, &row, err));
        }
    }
    *mapped = (tkd_range){first, (uint32_t)to->count - first};
    return TKD_OK;
}

int32_t tkd_picture_pool_of(const tkd_picture_building *building, int32_t step)
{
    const tkd_model *model = building->model;
    const int32_t service = tkd_model_step(model, building->municipality_row, step)->service;
    return service == TKD_NONE
               ? TKD_NONE
               : tkd_model_service(model, building->municipality_row, service)->pool;
}

tkd_status tkd_picture_steps_of_pool(tkd_picture_building *building, int32_t pool, tkd_range *steps,
                                     tkd_error *err)
{
    const tkd_model *model = building->model;
    const uint32_t first = (uint32_t)building->step_lists.count;
    for (uint32_t i = 0; i < model->step_count; i++) {
        const int32_t row = building->step_rows[i];
        if (row != TKD_NONE && tkd_picture_pool_of(building, (int32_t)i) == pool) {
            TKD_TRY(tkd_picture_append(&building->step_lists, &row, err));
        }
    }
    *steps = (tkd_range){first, (uint32_t)building->step_lists.count - first};
    return TKD_OK;
}

static tkd_status add_stages(tkd_picture_building *building, const tkd_journey *journey,
                             const tkd_result_row *figures, tkd_error *err)
{
    const tkd_model *model = building->model;
    for (uint32_t i = 0; i < journey->stages.count; i++) {
        const uint32_t row = journey->stages.first + i;
        const tkd_stage *from = &model->stages[row];
        const tkd_picture_stage stage = {
            .id = from->item.id,
            .title = tkd_picture_item_label(&from->item),
            .journey = (int32_t)building->journeys.count,
            .steps = {(uint32_t)building->steps.count, from->steps.count},
        };
        building->stage_rows[row] = (int32_t)building->stages.count;
        TKD_TRY(tkd_picture_append(&building->stages, &stage, err));
        for (uint32_t j = 0; j < from->steps.count; j++) {
            TKD_TRY(tkd_picture_add_step(building, (int32_t)(from->steps.first + j),
                                         journey->groups, figures, err));
        }
    }
    return TKD_OK;
}

static tkd_status add_lanes(tkd_picture_building *building, const tkd_journey *journey,
                            tkd_error *err)
{
    for (uint32_t i = 0; i < journey->lanes.count; i++) {
        const uint32_t row = journey->lanes.first + i;
        const tkd_lane *from = &building->model->lanes[row];
        const tkd_picture_lane lane = {
            .id = from->item.id,
            .title = tkd_picture_item_label(&from->item),
            .journey = (int32_t)building->journeys.count,
        };
        building->lane_rows[row] = (int32_t)building->lanes.count;
        TKD_TRY(tkd_picture_append(&building->lanes, &lane, err));
    }
    return TKD_OK;
}

// The journey's own exits, and `leave`, which every journey has.
static tkd_status add_exits(tkd_picture_building *building, const tkd_journey *journey,
                            tkd_error *err)
{
    for (uint32_t i = 0; i < journey->exits.count; i++) {
        const tkd_exit *from = &building->model->exits[journey->exits.first + i];
        const tkd_picture_exit own = {
            .id = from->item.id,
            .title = tkd_picture_item_label(&from->item),
            .journey = (int32_t)building->journeys.count,
        };
        building->exit_rows[journey->exits.first + i] = (int32_t)building->exits.count;
        TKD_TRY(tkd_picture_append(&building->exits, &own, err));
    }
    const tkd_picture_exit leave = {
        .id = TKD_TEXT("leave"),
        .title = {.by = {TKD_TEXT_INIT("Katkestas"), TKD_TEXT_INIT("Gave up"),
                         TKD_TEXT_INIT("Прервал путь")}},
        .journey = (int32_t)building->journeys.count,
    };
    return tkd_picture_append(&building->exits, &leave, err);
}

tkd_estimate tkd_picture_a_year(const tkd_results *results, tkd_estimate estimate)
{
    const double times = TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY / 3600.0 / results->run.measure_h;
    return (tkd_estimate){estimate.mean * times, estimate.low * times, estimate.high * times,
                          estimate.n};
}

static tkd_picture_key_figures key_figures(const tkd_picture_building *building,
                                           const tkd_result_row *row)
{
    tkd_picture_key_figures figures;
    const struct {
        tkd_client_measure measure;
        tkd_estimate *to;
    } fields[] = {
        {TKD_COMPLETED_SHARE, &figures.completed_share},
        {TKD_ON_TARGET_SHARE, &figures.on_target_share},
        {TKD_TIME_TO_COMPLETE_P50_H, &figures.time_p50_h},
        {TKD_TIME_TO_COMPLETE_P90_H, &figures.time_p90_h},
        {TKD_VISITS, &figures.visits},
        {TKD_REWORK, &figures.rework},
    };
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        *fields[i].to =
            row == NULL ? tkd_picture_nobody() : row->measures[fields[i].measure].estimate;
    }
    figures.left_share = tkd_picture_nobody();
    figures.arrived =
        row == NULL ? tkd_picture_nobody()
                    : tkd_picture_a_year(building->results, row->measures[TKD_ARRIVED].estimate);
    if (row != NULL && row->measures[TKD_ARRIVED].estimate.mean > 0.0) {
        // Left is counted in the same people, so that the share's interval scales with it.
        const double arrived = row->measures[TKD_ARRIVED].estimate.mean;
        const tkd_estimate left = row->measures[TKD_LEFT].estimate;
        figures.left_share =
            (tkd_estimate){left.mean / arrived, left.low / arrived, left.high / arrived, left.n};
    }
    return figures;
}

static const tkd_result_row *find_row(const tkd_picture_building *building, tkd_text journey)
{
    if (building->results == NULL) {
        return NULL;
    }
    return tkd_results_find(building->results, building->scenario, building->municipality, journey,
                            building->group);
}

static tkd_status add_journey(tkd_picture_building *building, const tkd_journey *from,
                              tkd_error *err)
{
    const tkd_figures *figures = &building->model->figures;
    const tkd_person anybody = {.municipality = building->municipality_row, .group = TKD_NONE};
    const int32_t target = tkd_figure_dist(figures, from->target, anybody, building->day);
    const tkd_result_row *row = find_row(building, from->item.id);
    tkd_picture_journey journey = {
        .id = from->item.id,
        .title = tkd_picture_item_label(&from->item),
        .stages = {(uint32_t)building->stages.count, from->stages.count},
        .steps = {(uint32_t)building->steps.count, 0},
        .exits = {(uint32_t)building->exits.count, from->exits.count + 1},
        .target_h = target == TKD_NONE
                        ? (double)NAN
                        : tkd_dist_mean(figures, target, TKD_SECONDS_PER_DAY) / 3600.0,
        .figures = key_figures(building, row),
    };
    TKD_TRY(add_lanes(building, from, err));
    TKD_TRY(add_stages(building, from, row, err));
    TKD_TRY(add_exits(building, from, err));
    journey.steps.count = (uint32_t)building->steps.count - journey.steps.first;
    TKD_TRY(tkd_picture_build_flows(building, (int32_t)(from - building->model->journeys), row,
                                    &journey.flows, err));
    return tkd_picture_append(&building->journeys, &journey, err);
}

// An array of `count` rows that are not in the picture.
static tkd_status no_rows(tkd_arena *arena, uint32_t count, int32_t **rows, tkd_error *err)
{
    int32_t *made = TKD_TAKE(arena, count, int32_t);
    if (made == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    for (uint32_t i = 0; i < count; i++) {
        made[i] = TKD_NONE;
    }
    *rows = made;
    return TKD_OK;
}

static tkd_status begin(tkd_picture_building *building, tkd_error *err)
{
    const tkd_model *model = building->model;
    tkd_arena *arena = building->arena;
    tkd_list_init(&building->journeys, arena, sizeof(tkd_picture_journey));
    tkd_list_init(&building->stages, arena, sizeof(tkd_picture_stage));
    tkd_list_init(&building->steps, arena, sizeof(tkd_picture_step));
    tkd_list_init(&building->lanes, arena, sizeof(tkd_picture_lane));
    tkd_list_init(&building->exits, arena, sizeof(tkd_picture_exit));
    tkd_list_init(&building->flows, arena, sizeof(tkd_picture_flow));
    tkd_list_init(&building->bottlenecks, arena, sizeof(tkd_picture_bottleneck));
    tkd_list_init(&building->unnamed, arena, sizeof(tkd_picture_unnamed));
    tkd_list_init(&building->proposals, arena, sizeof(tkd_picture_proposal));
    tkd_list_init(&building->channels, arena, sizeof(tkd_channel));
    tkd_list_init(&building->notes, arena, sizeof(tkd_picture_note));
    tkd_index_init(&building->flow_index, arena);
    tkd_list_init(&building->ends, arena, sizeof(tkd_index));
    tkd_list_init(&building->begun, arena, sizeof(uint32_t));
    tkd_list_init(&building->variants, arena, sizeof(tkd_picture_variant));
    tkd_list_init(&building->variant_steps, arena, sizeof(tkd_picture_variant_step));
    tkd_list_init(&building->variant_flows, arena, sizeof(tkd_picture_variant_flow));
    tkd_list_init(&building->variant_bottlenecks, arena, sizeof(tkd_picture_variant_bottleneck));
    tkd_list_init(&building->queues, arena, sizeof(tkd_picture_queue));
    tkd_list_init(&building->weeks, arena, sizeof(tkd_picture_week));
    tkd_list_init(&building->closures, arena, sizeof(tkd_picture_closure));
    tkd_list_init(&building->persons, arena, sizeof(tkd_picture_person));
    tkd_list_init(&building->stretches, arena, sizeof(tkd_picture_stretch));
    tkd_list_init(&building->step_lists, arena, sizeof(int32_t));
    tkd_list_init(&building->stage_lists, arena, sizeof(int32_t));
    tkd_list_init(&building->bottleneck_lists, arena, sizeof(int32_t));
    building->sums = TKD_TAKE(arena, model->step_count + 1U, double);
    if (building->sums == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    TKD_TRY(no_rows(arena, model->step_count, &building->step_rows, err));
    TKD_TRY(no_rows(arena, model->stage_count, &building->stage_rows, err));
    TKD_TRY(no_rows(arena, model->lane_count, &building->lane_rows, err));
    TKD_TRY(no_rows(arena, model->exit_count, &building->exit_rows, err));
    return no_rows(arena, model->bottleneck_count, &building->bottleneck_rows, err);
}

static tkd_text or_all(tkd_text id)
{
    return id.size == 0 ? TKD_TEXT("*") : id;
}

static bool is_all(tkd_text id)
{
    return tkd_text_equal(id, TKD_TEXT("*"));
}

// What the options name, with titles for the head of the picture.
static tkd_status choose(tkd_picture_building *building, const tkd_picture_options *options,
                         tkd_picture *picture, tkd_error *err)
{
    const tkd_model *model = building->model;
    const tkd_picture_options chosen = options == NULL ? (tkd_picture_options){0} : *options;
    building->scenario = chosen.scenario.size > 0 ? chosen.scenario : model->scenario;
    building->municipality = or_all(chosen.municipality);
    building->journey = or_all(chosen.journey);
    building->group = or_all(chosen.group);
    building->beside = chosen.beside;
    building->reference = chosen.reference;
    building->groups = UINT64_MAX;
    building->day = model->run.start_day + (int32_t)(model->run.warmup_s / TKD_SECONDS_PER_DAY);
    picture->scenario_title = tkd_picture_scenario_label(model, building->scenario);
    building->municipality_row = tkd_picture_find_municipality(model, building->municipality);
    if (building->municipality_row != TKD_NONE) {
        picture->municipality_title =
            tkd_picture_item_label(&model->municipalities[building->municipality_row].item);
    }
    for (uint32_t i = 0; i < model->group_count; i++) {
        if (tkd_text_equal(model->groups[i].item.id, building->group)) {
            building->groups = UINT64_C(1) << i;
            picture->group_title = tkd_picture_item_label(&model->groups[i].item);
        }
    }
    if (!is_all(building->municipality) && building->municipality_row == TKD_NONE) {
        return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE,
                        "omavalitsust „%.*s“ ei ole (no such municipality)",
                        TKD_ARG(building->municipality));
    }
    if (!is_all(building->group) && building->groups == UINT64_MAX) {
        return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE,
                        "sihtrühma „%.*s“ ei ole (no such group)", TKD_ARG(building->group));
    }
    picture->scenario = building->scenario;
    picture->municipality = building->municipality;
    picture->group = building->group;
    return TKD_OK;
}

static tkd_status add_journeys(tkd_picture_building *building, tkd_error *err)
{
    const tkd_model *model = building->model;
    bool found = is_all(building->journey);
    for (uint32_t i = 0; i < model->journey_count; i++) {
        const tkd_journey *journey = &model->journeys[i];
        const bool named = tkd_text_equal(journey->item.id, building->journey);
        found = found || named;
        if (named || (is_all(building->journey) && (journey->groups & building->groups) != 0)) {
            TKD_TRY(add_journey(building, journey, err));
        }
    }
    if (!found) {
        return TKD_FAIL(err, TKD_ERR_REFERENCE, TKD_NOWHERE,
                        "teekonda „%.*s“ ei ole (no such journey)", TKD_ARG(building->journey));
    }
    return TKD_OK;
}

static void fill_facts(const tkd_picture_building *building, tkd_picture_facts *facts)
{
    const tkd_results *results = building->results;
    if (results == NULL) {
        return;
    }
    const tkd_run_facts *run = &results->run;
    const int32_t from = run->start_day + (int32_t)(run->warmup_h / 24.0);
    *facts = (tkd_picture_facts){
        .simulated = true,
        .seed = run->seed,
        .replications = run->replications,
        .partial = run->partial,
        .from_day = from,
        .to_day = from + (int32_t)(run->measure_h / 24.0) - 1,
        .assumption_count = (uint32_t)results->assumption_count,
        .fingerprint = tkd_text_of(run->fingerprint),
        .version = tkd_text_of(run->version),
    };
}

static tkd_status fill_sources(const tkd_picture_building *building, tkd_picture *picture,
                               tkd_error *err)
{
    const tkd_model *model = building->model;
    tkd_label *sources = TKD_TAKE(building->arena, model->source_count, tkd_label);
    if (sources == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    for (uint32_t i = 0; i < model->source_count; i++) {
        sources[i] = tkd_picture_item_label(&model->sources[i].item);
    }
    picture->sources = sources;
    picture->source_count = model->source_count;
    return TKD_OK;
}

// Hands the finished lists to the picture.
static void finish(const tkd_picture_building *building, tkd_picture *picture)
{
    picture->journeys = building->journeys.items;
    picture->stages = building->stages.items;
    picture->steps = building->steps.items;
    picture->lanes = building->lanes.items;
    picture->exits = building->exits.items;
    picture->flows = building->flows.items;
    picture->bottlenecks = building->bottlenecks.items;
    picture->unnamed = building->unnamed.items;
    picture->proposals = building->proposals.items;
    picture->channels = building->channels.items;
    picture->notes = building->notes.items;
    picture->variants = building->variants.items;
    picture->variant_steps = building->variant_steps.items;
    picture->variant_flows = building->variant_flows.items;
    picture->variant_bottlenecks = building->variant_bottlenecks.items;
    picture->queues = building->queues.items;
    picture->weeks = building->weeks.items;
    picture->closures = building->closures.items;
    picture->persons = building->persons.items;
    picture->stretches = building->stretches.items;
    picture->step_lists = building->step_lists.items;
    picture->stage_lists = building->stage_lists.items;
    picture->bottleneck_lists = building->bottleneck_lists.items;
    picture->journey_count = (uint32_t)building->journeys.count;
    picture->stage_count = (uint32_t)building->stages.count;
    picture->step_count = (uint32_t)building->steps.count;
    picture->lane_count = (uint32_t)building->lanes.count;
    picture->exit_count = (uint32_t)building->exits.count;
    picture->flow_count = (uint32_t)building->flows.count;
    picture->bottleneck_count = (uint32_t)building->bottlenecks.count;
    picture->unnamed_count = (uint32_t)building->unnamed.count;
    picture->proposal_count = (uint32_t)building->proposals.count;
    picture->channel_count = (uint32_t)building->channels.count;
    picture->note_count = (uint32_t)building->notes.count;
    picture->variant_count = (uint32_t)building->variants.count;
    picture->queue_count = (uint32_t)building->queues.count;
    picture->week_count = (uint32_t)building->weeks.count;
    picture->closure_count = (uint32_t)building->closures.count;
    picture->person_count = (uint32_t)building->persons.count;
    picture->stretch_count = (uint32_t)building->stretches.count;
    picture->step_list_count = (uint32_t)building->step_lists.count;
    picture->stage_list_count = (uint32_t)building->stage_lists.count;
    picture->bottleneck_list_count = (uint32_t)building->bottleneck_lists.count;
}

tkd_status tkd_picture_build(const tkd_model *model, const tkd_results *results,
                             const tkd_findings *findings, const tkd_picture_options *options,
                             tkd_arena *arena, tkd_picture *picture, tkd_error *err)
{
    tkd_picture_building building = {.model = model,
                                     .results = results,
                                     .findings = findings,
                                     .gains = options == NULL ? NULL : options->gains,
                                     .arena = arena};
    tkd_picture made = {.title = model->title};
    TKD_TRY(choose(&building, options, &made, err));
    TKD_TRY(begin(&building, err));
    TKD_TRY(tkd_picture_choose_variants(&building, err));
    TKD_TRY(add_journeys(&building, err));
    TKD_TRY(tkd_picture_add_needs(&building, err));
    TKD_TRY(tkd_picture_build_bottlenecks(&building, err));
    TKD_TRY(tkd_picture_build_unnamed(&building, err));
    TKD_TRY(tkd_picture_build_proposals(&building, err));
    TKD_TRY(tkd_picture_build_variants(&building, err));
    TKD_TRY(tkd_picture_build_queues(&building, err));
    TKD_TRY(tkd_picture_build_persons(&building, err));
    TKD_TRY(fill_sources(&building, &made, err));
    made.figures = key_figures(&building, find_row(&building, building.journey));
    made.before = key_figures(&building, NULL);
    made.difference = key_figures(&building, NULL);
    fill_facts(&building, &made.facts);
    finish(&building, &made);
    *picture = made;
    return TKD_OK;
}
