// SPDX-License-Identifier: EUPL-1.2
// Compiling a model to a network: streams of arrivals, then programs with their stations, classes and
// timetables, then the effects on pools. All rows are appended to lists and frozen at the end.
#include <math.h>
#include <stdlib.h>

#include "build.h"

// Weights of the months as factors with a mean of 1 over an average year.
static const double *season_factors(tkd_build *build, const double *weights)
{
    static const double days[TKD_MONTHS] = {31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    double *factors = TKD_TAKE(build->arena, TKD_MONTHS, double);
    double total = 0.0;

    for (size_t i = 0; i < TKD_MONTHS; i++) {
        total += weights[i] * days[i];
    }
    for (size_t i = 0; factors != NULL && i < TKD_MONTHS; i++) {
        factors[i] = total > 0.0 ? weights[i] * 365.25 / total : 0.0;
    }
    return factors;
}

static double mean_party(const tkd_model *model, tkd_range party)
{
    double mean = 0.0;

    for (uint32_t i = 0; i < party.count; i++) {
        const tkd_party_size *size = &model->party_sizes[party.first + i];
        mean += size->share * size->size;
    }
    return party.count == 0 ? 1.0 : mean;
}

// Does anybody ever come at this rate?
static bool is_ever_positive(const tkd_model *model, tkd_figure rate)
{
    for (uint32_t c = 0; c < rate.count; c++) {
        const tkd_case *which = &model->figures.cases[rate.first + c];
        for (uint32_t i = 0; i < which->point_count; i++) {
            if (model->figures.points[which->first_point + i].number > 0.0) {
                return true;
            }
        }
    }
    return false;
}

static bool make_stream(tkd_build *build, const tkd_arrivals *arrivals, int32_t municipality,
                        tkd_stream *stream)
{
    const tkd_model *model = build->model;
    const tkd_municipality *row = &model->municipalities[municipality];
    const tkd_group *group = tkd_model_group(model, municipality, arrivals->group);

    *stream = (tkd_stream){.municipality = municipality,
                           .group = arrivals->group,
                           .journey = tkd_model_journey_of(model, arrivals->group),
                           .luck = row->item.luck * 0x9e3779b97f4a7c15u ^
                                   model->groups[arrivals->group].item.luck,
                           .rate_per_s = arrivals->rate_per_s,
                           .mean_party = mean_party(model, group->party),
                           .party = group->party,
                           .traits = group->traits,
                           .patience = tkd_build_param(build, group->patience),
                           .priority = group->priority};
    if (row->has_season) {
        stream->season = season_factors(build, row->season);
        return stream->season != NULL;
    }
    return true;
}

static int compare_streams(const void *left, const void *right)
{
    const tkd_stream *a = left;
    const tkd_stream *b = right;

    if (a->municipality != b->municipality) {
        return a->municipality < b->municipality ? -1 : 1;
    }
    return (a->group > b->group) - (a->group < b->group);
}

tkd_status tkd_build_streams(tkd_build *build, tkd_error *err)
{
    const tkd_model *model = build->model;
    tkd_stream *streams = NULL;
    size_t count = 0;

    for (uint32_t m = 0; m < model->municipality_count; m++) {
        count += model->municipalities[m].arrivals.count;
    }
    streams = TKD_TAKE(build->arena, count, tkd_stream);
    if (streams == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    count = 0;
    for (uint32_t m = 0; m < model->municipality_count; m++) {
        const tkd_range arrivals = model->municipalities[m].arrivals;
        for (uint32_t i = 0; i < arrivals.count; i++) {
            const tkd_arrivals *row = &model->arrivals[arrivals.first + i];
            if (!is_ever_positive(model, row->rate_per_s) ||
                tkd_model_journey_of(model, row->group) == TKD_NONE) {
                continue;
            }
            if (!make_stream(build, row, (int32_t)m, &streams[count++])) {
                return TKD_OUT_OF_MEMORY(err);
            }
        }
    }
    if (count > 1) {
        qsort(streams, count, sizeof *streams, compare_streams);
    }
    build->network->streams = streams;
    build->network->stream_count = (uint32_t)count;
    return TKD_OK;
}

tkd_status tkd_build_used_steps(tkd_build *build, tkd_error *err)
{
    const tkd_model *model = build->model;

    build->step_used =
        TKD_TAKE(build->arena, (size_t)model->step_count * model->municipality_count, bool);
    if (build->step_used == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    for (uint32_t i = 0; i < build->network->stream_count; i++) {
        const tkd_stream *stream = &build->network->streams[i];
        const tkd_range steps = model->journeys[stream->journey].steps;
        for (uint32_t s = steps.first; s < steps.first + steps.count; s++) {
            const tkd_step *step = tkd_model_step(model, stream->municipality, (int32_t)s);
            if ((step->groups >> stream->group & 1) != 0) {
                build->step_used[(size_t)s * model->municipality_count +
                                 (size_t)stream->municipality] = true;
            }
        }
    }
    return TKD_OK;
}

// Steps by the bytes of their ids, as ties between events of one client are decided.
typedef struct tkd_named_step {
    tkd_text id;
    int32_t row;
} tkd_named_step;

static int compare_names(const void *left, const void *right)
{
    const tkd_named_step *a = left;
    const tkd_named_step *b = right;
    const int order = tkd_text_compare(a->id, b->id);

    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static tkd_status order_steps(tkd_build *build, tkd_error *err)
{
    const tkd_model *model = build->model;
    tkd_named_step *named = TKD_TAKE(build->arena, model->step_count, tkd_named_step);
    int32_t *order = TKD_TAKE(build->arena, model->step_count, int32_t);

    if (named == NULL || order == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    for (uint32_t s = 0; s < model->step_count; s++) {
        named[s] = (tkd_named_step){model->steps[s].item.id, (int32_t)s};
    }
    if (model->step_count > 1) {
        qsort(named, model->step_count, sizeof *named, compare_names);
    }
    for (uint32_t s = 0; s < model->step_count; s++) {
        order[named[s].row] = (int32_t)s;
    }
    build->network->step_order = order;
    return TKD_OK;
}

static tkd_status prepare(tkd_build *build, tkd_error *err)
{
    const tkd_model *model = build->model;
    const size_t width = (size_t)model->municipality_count + model->site_count + 1;
    const size_t slots = (size_t)model->pool_count * width;
    const double days = ceil(build->network->horizon_s / TKD_SECONDS_PER_DAY) + 1.0;

    if (days > (4 << 20)) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "the run is too long to lay out");
    }
    build->day_count = (int32_t)days;
    build->station_of = TKD_TAKE(build->arena, slots, int32_t);
    if (build->station_of == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    for (size_t i = 0; i < slots; i++) {
        build->station_of[i] = TKD_NONE;
    }
    tkd_list_init(&build->terms, build->arena, sizeof(tkd_term));
    tkd_list_init(&build->conditions, build->arena, sizeof(tkd_condition));
    tkd_list_init(&build->chances, build->arena, sizeof(tkd_chance));
    tkd_list_init(&build->aways, build->arena, sizeof(tkd_away));
    tkd_list_init(&build->timetables, build->arena, sizeof(tkd_timetable));
    tkd_list_init(&build->timetable_keys, build->arena, sizeof(tkd_timetable_key));
    tkd_list_init(&build->stations, build->arena, sizeof(tkd_station));
    tkd_list_init(&build->classes, build->arena, sizeof(tkd_class));
    tkd_list_init(&build->edges, build->arena, sizeof(tkd_edge));
    return TKD_OK;
}

// The rows of a list; of an empty one a pointer to nothing, so that offsets into it are valid.
static const void *rows_of(const tkd_list *list)
{
    return list->items != NULL ? list->items : tkd_arena_take(list->arena, 0, list->item_size);
}

static tkd_status freeze(tkd_build *build, tkd_error *err)
{
    tkd_network *network = build->network;

    network->terms = rows_of(&build->terms);
    network->conditions = rows_of(&build->conditions);
    network->chances = rows_of(&build->chances);
    network->aways = rows_of(&build->aways);
    network->timetables = rows_of(&build->timetables);
    network->timetable_count = (uint32_t)build->timetables.count;
    network->stations = rows_of(&build->stations);
    network->station_count = (uint32_t)build->stations.count;
    network->classes = rows_of(&build->classes);
    network->class_count = (uint32_t)build->classes.count;
    network->edges = rows_of(&build->edges);
    network->edge_count = (uint32_t)build->edges.count;
    if (network->terms == NULL || network->conditions == NULL || network->chances == NULL ||
        network->aways == NULL || network->timetables == NULL || network->stations == NULL ||
        network->classes == NULL || network->edges == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    return TKD_OK;
}

tkd_status tkd_network_build(const tkd_model *model, const tkd_network_options *options,
                             tkd_arena *arena, const tkd_network **network, tkd_problems *problems,
                             tkd_error *err)
{
    const tkd_network_options plain = {0};
    const size_t errors_before = problems->error_count;
    tkd_network *made = TKD_TAKE(arena, 1, tkd_network);
    tkd_build build = {.model = model,
                       .options = options == NULL ? &plain : options,
                       .network = made,
                       .arena = arena,
                       .problems = problems};

    if (made == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    made->model = model;
    made->warmup_s = model->run.warmup_s;
    made->end_s = made->warmup_s + model->run.measure_s;
    made->horizon_s = made->end_s + model->run.drain_s;
    TKD_TRY(prepare(&build, err));
    TKD_TRY(order_steps(&build, err));
    TKD_TRY(tkd_build_streams(&build, err));
    TKD_TRY(tkd_build_used_steps(&build, err));
    TKD_TRY(tkd_build_effects(&build, err));
    TKD_TRY(tkd_build_programs(&build, err));
    TKD_TRY(tkd_build_pool_effects(&build, err));
    tkd_build_check_servers(&build);
    TKD_TRY(freeze(&build, err));
    if (problems->error_count > errors_before) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "the model has errors");
    }
    *network = made;
    return TKD_OK;
}
