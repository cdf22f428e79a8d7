// SPDX-License-Identifier: EUPL-1.2
// Simulating for pictures. One study gives the results of all scenarios, with queues by week and time
// lines where a picture shows them; prices and numbers of staff take further runs.
#include "material.h"

#include "interrupt.h"

// Prices take a run of everybody for each bottleneck. So many people in all take some seconds.
static const double cheap_clients = 1e5;

static tkd_outcome no_memory(tkd_console *console)
{
    tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
    return TKD_OUTCOME_INTERNAL;
}

// ---- Models

static tkd_outcome build(tkd_session *session, const tkd_variation *variation,
                         const tkd_model **model)
{
    tkd_error err = {0};
    const tkd_status status = tkd_workspace_build(
        session->workspace, variation, session->console->arena, model, &session->problems, &err);
    return status != TKD_OK || session->problems.error_count > 0
               ? tkd_session_outcome(session, status, &err)
               : TKD_OUTCOME_DONE;
}

static tkd_outcome build_models(tkd_session *session, const tkd_study_options *options,
                                tkd_wish *wish, tkd_material *material)
{
    material->variation = tkd_request_variation(options);
    tkd_outcome outcome = build(session, &material->variation, &material->model);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_wish_check(session, options, material->model, wish);
    }
    if (outcome == TKD_OUTCOME_DONE && (wish->sheets.needs & TKD_NEED_BEFORE) != 0) {
        material->before_variation = material->variation;
        material->before_variation.scenario =
            wish->reference.size > 0 ? wish->reference : TKD_TEXT("today");
        outcome = build(session, &material->before_variation, &material->before);
    }
    return outcome;
}

// ---- Results

static double people_of(const tkd_model *model, const tkd_results *results)
{
    const tkd_text all = TKD_TEXT("*");
    const tkd_result_row *row = tkd_results_find(results, model->scenario, all, all, all);
    return row == NULL ? 0.0 : row->measures[TKD_ARRIVED].estimate.mean * results->run.replications;
}

// People that all replications will measure, as far as the model says.
static double expect_people(const tkd_model *model, const tkd_study_options *options)
{
    const double replications =
        options->replications > 0 ? options->replications : model->run.replications;
    double rate_per_s = 0.0;
    for (uint32_t i = 0; i < model->municipality_count; i++) {
        const tkd_range arrivals = model->municipalities[i].arrivals;
        for (uint32_t k = arrivals.first; k < arrivals.first + arrivals.count; k++) {
            const tkd_person person = {.municipality = (int32_t)i,
                                       .group = model->arrivals[k].group};
            rate_per_s += tkd_figure_number(&model->figures, model->arrivals[k].rate_per_s, person,
                                            model->run.start_day, 0.0);
        }
    }
    return rate_per_s * model->run.measure_s * replications;
}

// Prices that were asked for are computed however long it takes.
static void tell_long_prices(tkd_console *console, const tkd_study_options *options,
                             const tkd_wish *wish, const tkd_material *material)
{
    const uint32_t count = material->model->bottleneck_count;
    if (wish->prices == TKD_PRICES_YES &&
        expect_people(material->model, options) * count > cheap_clients) {
        tkd_console_note(console,
                         "arvutatakse %u kitsaskoha hinnad ja see võtab kaua; kiirem on -n väiksem "
                         "arv",
                         "%u bottlenecks are priced, which takes long; -n with fewer is quicker",
                         (unsigned)count);
    }
}

// The scenarios of the options, that before, and one that others are compared with; each once.
static bool list_scenarios(const tkd_study_options *options, const tkd_wish *wish,
                           const tkd_material *material, tkd_arena *arena, tkd_text **list,
                           size_t *count)
{
    tkd_text *scenarios = TKD_TAKE(arena, options->scenario_count + 3, tkd_text);
    const tkd_text more[] = {
        material->before != NULL ? material->before->scenario : (tkd_text){0},
        wish->beside == TKD_BESIDE_SCENARIOS && (wish->sheets.needs & TKD_NEED_BESIDE) != 0
            ? wish->reference
            : (tkd_text){0},
    };
    if (scenarios == NULL) {
        return false;
    }
    *count = 0;
    for (size_t i = 0; i < options->scenario_count; i++) {
        scenarios[(*count)++] = options->scenarios[i];
    }
    if (*count == 0) {
        scenarios[(*count)++] = TKD_TEXT("today");
    }
    for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++) {
        bool is_new = more[i].size > 0;
        for (size_t k = 0; k < *count; k++) {
            is_new = is_new && !tkd_text_equal(scenarios[k], more[i]);
        }
        if (is_new) {
            scenarios[(*count)++] = more[i];
        }
    }
    *list = scenarios;
    return true;
}

// Runs of everybody that the parts of the work take; of staff about as many as values are tried.
typedef struct workload {
    double simulation;
    double prices;
    double trials;
} workload;

static workload weigh(const tkd_wish *wish, const tkd_material *material, size_t scenarios,
                      bool simulates)
{
    enum { VALUES_TRIED = 11 };
    const double pricings = material->before != NULL ? 2.0 : 1.0;
    return (workload){
        .simulation = simulates ? (double)scenarios : 0.0,
        .prices = wish->prices == TKD_PRICES_YES
                      ? pricings * ((double)material->model->bottleneck_count + 1.0)
                      : 0.0,
        .trials = (wish->sheets.needs & TKD_NEED_SWEEP) != 0 ? VALUES_TRIED : 0.0,
    };
}

static tkd_outcome try_staff(tkd_session *session, const tkd_study_options *options,
                             const tkd_wish *wish, double done, tkd_material *material)
{
    tkd_console *console = session->console;
    tkd_outcome outcome = tkd_trials_choose(session, options, wish, material->model,
                                            material->results, &material->trials);
    const size_t count = material->trials.count;
    if (outcome == TKD_OUTCOME_DONE &&
        people_of(material->model, material->results) * (double)count > cheap_clients) {
        tkd_console_note(console, "simuleeritakse %zu ametikohtade arvu; kiirem on -n väiksem arv",
                         "%zu numbers of staff are simulated; -n with fewer is quicker", count);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = tkd_trials_simulate(session, options, material->model, done, &material->trials);
    }
    return outcome;
}

// Control-C during the work: whoever hung a picture of half a simulation on the wall would mislead.
static tkd_outcome stopped(tkd_session *session)
{
    tkd_console_progress_end(session->console);
    tkd_console_note(session->console, "katkestatud: pilti ei tehtud",
                     "interrupted: no picture was made");
    return TKD_OUTCOME_INTERRUPTED;
}

// Are prices asked for, or do they take only some seconds?
static bool are_prices_due(const tkd_wish *wish, const tkd_material *material)
{
    return wish->prices == TKD_PRICES_YES ||
           (wish->prices == TKD_PRICES_IF_CHEAP &&
            people_of(material->model, material->results) * material->model->bottleneck_count <=
                cheap_clients);
}

// Results of all scenarios, then prices in the first.
static tkd_status study(tkd_session *session, const tkd_study_options *options,
                        const tkd_wish *wish, const workload *load, tkd_material *material,
                        tkd_error *err)
{
    tkd_arena *arena = session->console->arena;
    const double sum = load->simulation + load->prices + load->trials;
    tkd_portion progress = {session->console, 0.0, load->simulation / sum};
    tkd_study_options each = *options;
    each.progress = tkd_portion_progress;
    each.progress_context = &progress;
    if (load->simulation > 0.0) {
        TKD_TRY(tkd_study_simulate(session->workspace, &each, arena, &material->results,
                                   &session->problems, err));
    }
    if (tkd_interrupt_asked() || !are_prices_due(wish, material)) {
        return TKD_OK;
    }
    const double pricings = material->before != NULL ? 2.0 : 1.0;
    progress = (tkd_portion){session->console, progress.share, load->prices / sum / pricings};
    each.scenario_count = 1;
    each.series = false;
    each.traces = false;
    TKD_TRY(tkd_study_price(session->workspace, &each, arena, &material->findings,
                            &session->problems, err));
    if (material->before != NULL && !tkd_interrupt_asked()) {
        progress.done += progress.share;
        each.scenarios = &material->before->scenario;
        TKD_TRY(tkd_study_price(session->workspace, &each, arena, &material->before_findings,
                                &session->problems, err));
    }
    if (material->results == NULL) {
        material->results = material->findings->results;
    }
    return TKD_OK;
}

static void tell_unpriced(tkd_console *console, const tkd_wish *wish, const tkd_material *material)
{
    if (wish->prices == TKD_PRICES_IF_CHEAP && material->findings == NULL) {
        tkd_console_note(console,
                         "kitsaskohtade hindu ei arvutatud, sest see võtab kaua; arvutab --prices",
                         "bottlenecks were not priced, because it takes long; --prices does it");
    }
}

static tkd_outcome work(tkd_session *session, const tkd_study_options *options,
                        const tkd_wish *wish, tkd_material *material)
{
    tkd_console *console = session->console;
    tkd_study_options all = *options;
    tkd_text *scenarios = NULL;
    tkd_error err = {0};
    if (!list_scenarios(options, wish, material, console->arena, &scenarios, &all.scenario_count)) {
        return no_memory(console);
    }
    all.scenarios = scenarios;
    all.series = (wish->sheets.needs & TKD_NEED_SERIES) != 0;
    all.traces = (wish->sheets.needs & TKD_NEED_TRACES) != 0;
    // Pricing alone gives the results of its scenario too.
    const bool prices_alone =
        wish->prices == TKD_PRICES_YES && all.scenario_count == 1 && !all.series && !all.traces;
    tell_long_prices(console, options, wish, material);
    const workload load = weigh(wish, material, all.scenario_count, !prices_alone);
    const tkd_status status = study(session, &all, wish, &load, material, &err);
    tkd_outcome outcome = tkd_session_outcome(session, status, &err);
    if (outcome == TKD_OUTCOME_UNSIMULATED) {
        tkd_console_hint(console, "kaardi ilma arvudeta annab --no-sim",
                         "--no-sim gives the map without figures");
    }
    if (outcome == TKD_OUTCOME_DONE && !tkd_interrupt_asked()) {
        tell_unpriced(console, wish, material);
    }
    if (outcome == TKD_OUTCOME_DONE && load.trials > 0.0 && !tkd_interrupt_asked()) {
        const double done = 1.0 - load.trials / (load.simulation + load.prices + load.trials);
        outcome = try_staff(session, &all, wish, done, material);
    }
    return status == TKD_OK && tkd_interrupt_asked() ? stopped(session) : outcome;
}

// Is there a picture that has figures to show?
static bool wants_figures(const tkd_wish *wish)
{
    for (size_t i = 0; i < wish->sheets.count; i++) {
        if ((wish->sheets.list[i].kind->needs & TKD_NEED_NOTHING) == 0) {
            return true;
        }
    }
    return wish->prices != TKD_PRICES_NO;
}

tkd_outcome tkd_material_make(tkd_session *session, const tkd_study_options *options,
                              tkd_wish *wish, tkd_material *material)
{
    *material = (tkd_material){0};
    tkd_outcome outcome = tkd_request_check(session, options);
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = build_models(session, options, wish, material);
    }
    if (outcome == TKD_OUTCOME_DONE && wish->simulates && material->model->has_numbers &&
        wants_figures(wish)) {
        outcome = work(session, options, wish, material);
    }
    return outcome;
}

tkd_outcome tkd_material_edits(tkd_session *session, const tkd_material *material,
                               tkd_picture_written_edit **edits, size_t *count)
{
    const tkd_changed_path *paths = NULL;
    tkd_error err = {0};
    const tkd_status status =
        tkd_workspace_changes(session->workspace, &material->before_variation, &material->variation,
                              session->console->arena, &paths, count, &err);
    if (status != TKD_OK) {
        return tkd_session_outcome(session, status, &err);
    }
    tkd_picture_written_edit *made =
        TKD_TAKE(session->console->arena, *count, tkd_picture_written_edit);
    for (size_t i = 0; made != NULL && i < *count; i++) {
        made[i] = (tkd_picture_written_edit){paths[i].path, paths[i].before, paths[i].after,
                                             paths[i].proposal};
    }
    *edits = made;
    return made != NULL ? TKD_OUTCOME_DONE : no_memory(session->console);
}
