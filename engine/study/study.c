// SPDX-License-Identifier: EUPL-1.2
// What every study begins and ends with: a model is built, compiled and checked, and how the runs were
// made is told.
#include "plan.h"

#include "teekond/version.h"

// People that a study may let arrive in all: beyond it nobody would wait for the end.
static const double people_max = 2e9;

// Steps before people, in all cases that are compared with one: about half a minute of a small machine.
static const double effort_max = 3e8;

enum {
    FIRST_ROUND = 10
}; // replications; fewer tell too little of their spread (Law, section 9.4.1)

tkd_status tkd_study_model(tkd_study *study, const tkd_variation *variation,
                           const tkd_model **model, tkd_error *err)
{
    return tkd_workspace_build(study->workspace, variation, study->arena, model, study->problems,
                               err);
}

void tkd_study_settle(tkd_study *study, const tkd_model *model)
{
    const tkd_study_options *options = study->options;

    study->seed = options->has_seed ? options->seed : model->run.seed;
    study->limit = options->replications;
    if (options->precision > 0.0) {
        study->limit = study->limit > 0 ? study->limit : TKD_PRECISION_LIMIT;
        study->replications = study->limit < FIRST_ROUND ? study->limit : FIRST_ROUND;
    } else {
        study->replications =
            options->replications > 0 ? options->replications : model->run.replications;
    }
}

static bool fits(tkd_text asked, tkd_text id)
{
    return tkd_text_equal(asked, TKD_TEXT("*")) || tkd_text_equal(asked, id);
}

bool tkd_study_holds(const tkd_model *model, const tkd_stream *stream, tkd_text municipality,
                     tkd_text journey, tkd_text group)
{
    return fits(municipality, model->municipalities[stream->municipality].item.id) &&
           fits(journey, model->journeys[stream->journey].item.id) &&
           fits(group, model->groups[stream->group].item.id);
}

// The people of a stream a second, at most.
static double greatest_rate(const tkd_network *network, const tkd_stream *stream)
{
    const tkd_figures *figures = &network->model->figures;
    double most = 0.0;

    for (uint32_t c = 0; c < stream->rate_per_s.count; c++) {
        const tkd_case *which = &figures->cases[stream->rate_per_s.first + c];
        for (uint32_t p = 0; p < which->point_count; p++) {
            const double rate = figures->points[which->first_point + p].number;
            most = rate > most ? rate : most;
        }
    }
    return most;
}

double tkd_study_effort(const tkd_network *network)
{
    double steps = 0.0;

    for (uint32_t i = 0; i < network->stream_count; i++) {
        const tkd_stream *stream = &network->streams[i];
        const uint32_t own = network->paths[stream->journey].steps.count;
        steps += greatest_rate(network, stream) * network->horizon_s * (own + 1.0);
    }
    return steps;
}

uint32_t tkd_study_affordable(const tkd_study *study, const tkd_network *network, double cases,
                              uint32_t least)
{
    const tkd_study_options *options = study->options;
    const double most = effort_max / (tkd_study_effort(network) * cases);
    const uint32_t all = study->replications;
    const uint32_t asked = options->pairs_least;
    const uint32_t own_least = asked > 0 && asked < least ? asked : least;

    if (options->full || all <= own_least || !(most < all)) {
        return all;
    }
    return most > own_least ? (uint32_t)most : own_least;
}

// Refuse what would never end: more people than any simulation of a country needs.
static tkd_status check_size(tkd_study *study, const tkd_network *network, tkd_error *err)
{
    double people = 0.0;

    for (uint32_t i = 0; i < network->stream_count; i++) {
        people += greatest_rate(network, &network->streams[i]) * network->end_s;
    }
    if (people * (study->replications > 0 ? study->replications : 1) > people_max) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE,
                        study->problems->language == TKD_ET
                            ? "simulatsioonis saabuks üle %.0f inimese: vähenda saabujate arvu, "
                              "aega (run.warmup, run.measure) või replikatsioonide arvu"
                            : "more than %.0f people would arrive: reduce the arrivals, the time "
                              "(run.warmup, run.measure) or the replications",
                        people_max);
    }
    if (people * study->limit > people_max) {
        study->limit = (uint32_t)(people_max / people);
    }
    return TKD_OK;
}

// A model as a network that can be simulated, without what only its runs need.
static tkd_status compile(tkd_study *study, const tkd_model *model,
                          const tkd_network_options *options, bool check, tkd_case_ready *ready,
                          tkd_error *err)
{
    const size_t errors_before = study->problems->error_count;

    ready->model = model;
    TKD_TRY(tkd_network_build(model, options, study->arena, &ready->network, study->problems, err));
    if (check) {
        TKD_TRY(tkd_network_check(ready->network, study->arena, study->problems, err));
        if (study->problems->error_count > errors_before) {
            return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "the model has errors");
        }
    }
    return check_size(study, ready->network, err);
}

tkd_status tkd_study_prepare(tkd_study *study, const tkd_model *model,
                             const tkd_network_options *options, bool check, tkd_case_ready *ready,
                             tkd_error *err)
{
    TKD_TRY(compile(study, model, options, check, ready, err));
    TKD_TRY(tkd_kit_build_beside(ready->network, study->kit, study->arena, &ready->kit, err));
    study->kit = ready->kit;
    return TKD_OK;
}

tkd_status tkd_study_interrupted(const tkd_study *study, tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "%s",
                    study->problems->language == TKD_ET
                        ? "katkestatud enne, kui esimene replikatsioon valmis sai"
                        : "interrupted before the first replication was done");
}

void tkd_study_freeze(const tkd_result_lists *lists, tkd_results *results)
{
    results->rows = lists->rows.items;
    results->row_count = lists->rows.count;
    results->pools = lists->pools.items;
    results->pool_count = lists->pools.count;
    results->share_rows = lists->share_rows.items;
    results->milestone_rows = lists->milestone_rows.items;
    results->step_rows = lists->step_rows.items;
    results->flow_rows = lists->flow_rows.items;
    results->samples = lists->samples.items;
    results->series = lists->series.items;
    results->series_count = lists->series.count;
    results->week_rows = lists->week_rows.items;
    results->traces = lists->traces.items;
    results->trace_count = lists->traces.count;
    results->stretch_rows = lists->stretch_rows.items;
}

static tkd_status list_assumptions(const tkd_study *study, const tkd_model *model,
                                   tkd_results *results, tkd_error *err)
{
    const tkd_files *files = tkd_workspace_files(study->workspace);
    tkd_assumption *list = NULL;
    uint32_t *rows = NULL;
    size_t count = 0;

    TKD_TRY(tkd_model_assumptions(model, study->arena, &rows, &count, err));
    list = TKD_TAKE(study->arena, count, tkd_assumption);
    if (list == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the assumptions");
    }
    for (size_t i = 0; i < count; i++) {
        const tkd_origin *origin = &model->figures.origins[rows[i]];
        const tkd_file *file = tkd_files_get(files, origin->place.file);
        list[i] = (tkd_assumption){.path = origin->path,
                                   .value = origin->written,
                                   .is_default = origin->is_default,
                                   .line = origin->place.line};
        if (file != NULL) {
            list[i].file = file->name;
        }
    }
    results->assumptions = list;
    results->assumption_count = count;
    return TKD_OK;
}

tkd_status tkd_study_facts(const tkd_study *study, const tkd_model *model, uint32_t used,
                           tkd_results *results, tkd_error *err)
{
    results->run =
        (tkd_run_facts){.seed = study->seed,
                        .replications = used,
                        .stopped_by = study->cut ? TKD_STOPPED_BY_INTERRUPT : study->stopped_by,
                        .partial = study->cut,
                        .start_day = model->run.start_day,
                        .warmup_h = model->run.warmup_s / 3600.0,
                        .measure_h = model->run.measure_s / 3600.0,
                        .drain_h = model->run.drain_s / 3600.0,
                        .precision = study->options->precision,
                        .precision_reached = study->precision_reached,
                        .version = TKD_VERSION};
    tkd_model_fingerprint(model, results->run.fingerprint);
    return list_assumptions(study, model, results, err);
}

tkd_study tkd_study_begin(tkd_workspace *workspace, const tkd_study_options *options,
                          tkd_arena *arena, tkd_problems *problems)
{
    static const tkd_study_options all_defaults = {0};

    return (tkd_study){.workspace = workspace,
                       .options = options == NULL ? &all_defaults : options,
                       .arena = arena,
                       .problems = problems,
                       .weight = 1.0};
}

tkd_variation tkd_study_variation(const tkd_study *study, tkd_text scenario)
{
    return (tkd_variation){.scenario = scenario,
                           .settings = study->options->settings,
                           .setting_count = study->options->setting_count};
}

static bool was_told(const tkd_problem *problems, size_t count, const tkd_problem *problem)
{
    for (size_t i = 0; i < count; i++) {
        if (problems[i].code == problem->code && problems[i].place.file == problem->place.file &&
            problems[i].place.line == problem->place.line &&
            problems[i].place.column == problem->place.column &&
            tkd_text_equal(problems[i].message, problem->message)) {
            return true;
        }
    }
    return false;
}

// What only a scenario brings about says so.
static void name_scenario(const tkd_study *study, size_t told, tkd_text scenario)
{
    tkd_problem *problems = study->problems->list.items;
    const bool estonian = study->problems->language == TKD_ET;

    for (size_t i = told; i < study->problems->list.count; i++) {
        if (!was_told(problems, told, &problems[i])) {
            const tkd_text named =
                estonian ? tkd_text_format(study->problems->arena, "%.*s (stsenaariumis „%.*s“)",
                                           TKD_ARG(problems[i].message), TKD_ARG(scenario))
                         : tkd_text_format(study->problems->arena, "%.*s (in scenario “%.*s”)",
                                           TKD_ARG(problems[i].message), TKD_ARG(scenario));
            problems[i].message = named.data == NULL ? problems[i].message : named;
        }
    }
}

static tkd_status check_scenario(tkd_study *study, tkd_text scenario, tkd_arena *aside,
                                 const tkd_model **model, tkd_error *err)
{
    const tkd_variation variation = tkd_study_variation(study, scenario);
    tkd_case_ready ready = {0};

    TKD_TRY(tkd_study_model(study, &variation, model, err));
    study->arena = aside;
    return compile(study, *model, NULL, true, &ready, err);
}

static tkd_status check_scenarios(tkd_study *study, tkd_arena *aside, tkd_error *err)
{
    const tkd_model *model = NULL;
    size_t count = 0;
    const tkd_text *scenarios = tkd_workspace_scenarios(study->workspace, &count);

    for (size_t i = 0; i < count; i++) {
        const size_t told = study->problems->list.count;
        if (!tkd_text_equal(scenarios[i], TKD_TEXT("today"))) {
            tkd_arena_reset(aside);
            const tkd_status status = check_scenario(study, scenarios[i], aside, &model, err);
            name_scenario(study, told, scenarios[i]);
            TKD_TRY(status);
        }
    }
    return TKD_OK;
}

// Only today's model outlives the check: each network, and each other scenario's model, is built aside
// in the place of the one before.
tkd_status tkd_study_check(tkd_workspace *workspace, const tkd_study_options *options,
                           tkd_arena *arena, const tkd_model **today, tkd_problems *problems,
                           tkd_error *err)
{
    tkd_study study = tkd_study_begin(workspace, options, arena, problems);
    tkd_arena aside;

    tkd_arena_init_within(&aside, arena);
    tkd_status status = check_scenario(&study, TKD_TEXT("today"), &aside, today, err);
    if (status == TKD_OK) {
        status = check_scenarios(&study, &aside, err);
    }
    tkd_arena_clear(&aside);
    return status;
}
