// SPDX-License-Identifier: EUPL-1.2
// Making a dossier. Today is priced, which gives its results too; scenarios are simulated beside it, with
// the same people and the same luck, and joined to it. Comparisons and pictures take no further runs.
#include "dossier.h"

#include "teekond/analyse.h"

#include "interrupt.h"
#include "plates.h"

// Replications of each price, at least, and how many bottlenecks that nobody named are priced: over a
// hundred runs must be waited for.
enum { PAIRS_LEAST = 3, UNNAMED_MOST = 8 };

// What is made on the way; in the console's arena.
typedef struct dossier {
    tkd_session *session;
    const tkd_dossier_wish *wish;
    tkd_study_options options; // of today alone
    const tkd_text *scenarios; // compared with it
    size_t scenario_count;
    const tkd_model *model;
    tkd_brief_input *input;
} dossier;

static tkd_outcome no_memory(tkd_console *console)
{
    tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
    return TKD_OUTCOME_INTERNAL;
}

// ---- What is asked ------------------------------------------------------------------------------

static bool list_scenarios(dossier *made, const tkd_study_options *options)
{
    tkd_text *list = TKD_TAKE(made->session->console->arena, options->scenario_count, tkd_text);
    if (list == NULL) {
        return false;
    }
    for (size_t i = 0; i < options->scenario_count; i++) {
        if (!tkd_text_equal(options->scenarios[i], TKD_TEXT("today"))) {
            list[made->scenario_count++] = options->scenarios[i];
        }
    }
    made->scenarios = list;
    made->options = *options;
    made->options.scenarios = NULL;
    made->options.scenario_count = 0;
    made->options.full = made->wish->full;
    made->options.pairs_least = PAIRS_LEAST;
    made->options.unnamed_most = made->wish->full ? 0 : UNNAMED_MOST;
    return true;
}

static tkd_outcome check_municipality(const dossier *made)
{
    tkd_console *console = made->session->console;
    const tkd_text asked = made->wish->municipality;
    const char **known = TKD_TAKE(console->arena, made->model->municipality_count, const char *);
    if (known == NULL) {
        return no_memory(console);
    }
    if (made->wish->form == TKD_BRIEF_STATE) {
        return TKD_OUTCOME_DONE;
    }
    for (uint32_t i = 0; i < made->model->municipality_count; i++) {
        known[i] = made->model->municipalities[i].item.id.data;
        if (tkd_text_equal(made->model->municipalities[i].item.id, asked)) {
            return TKD_OUTCOME_DONE;
        }
    }
    const tkd_text copy = tkd_text_copy(console->arena, asked);
    const char *shown = copy.data == NULL ? "" : copy.data;
    const char *nearest =
        tkd_nearest(console->arena, shown, known, made->model->municipality_count);
    tkd_console_error(console, "omavalitsust „%s“ ei ole", "there is no municipality '%s'", shown);
    if (nearest != NULL) {
        tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?", nearest);
    }
    return tkd_console_usage(console);
}

// ---- Simulation ---------------------------------------------------------------------------------

static tkd_status price(dossier *made, tkd_error *err)
{
    const tkd_proposal_options asked = {.has_budget = made->wish->has_budget,
                                        .budget_eur = made->wish->budget_eur};
    tkd_session *session = made->session;
    tkd_arena *arena = session->console->arena;
    const double bottlenecks = 2.0 + made->model->bottleneck_count;
    const double proposals = made->model->proposal_count;
    const double scenarios = (double)made->scenario_count;
    const double all = bottlenecks + proposals + scenarios;
    tkd_portion progress = {session->console, 0.0, bottlenecks / all};
    tkd_study_memory memory = {0}; // both price the same scenario
    tkd_study_options each = made->options;

    each.progress = tkd_portion_progress;
    each.progress_context = &progress;
    each.memory = &memory;
    TKD_TRY(tkd_study_price(session->workspace, &each, arena, &made->input->findings,
                            &session->problems, err));
    made->input->results = made->input->findings->results;
    progress = (tkd_portion){session->console, bottlenecks / all, proposals / all};
    if (made->model->proposal_count > 0 && !tkd_interrupt_asked()) {
        TKD_TRY(tkd_study_proposals(session->workspace, &each, &asked, arena, &made->input->gains,
                                    &session->problems, err));
    }
    if (made->scenario_count == 0 || tkd_interrupt_asked()) {
        return TKD_OK;
    }
    tkd_results_part parts[2] = {{.results = made->input->results}};
    progress = (tkd_portion){session->console, (bottlenecks + proposals) / all, scenarios / all};
    each.scenarios = made->scenarios;
    each.scenario_count = made->scenario_count;
    TKD_TRY(tkd_study_simulate(session->workspace, &each, arena, &parts[1].results,
                               &session->problems, err));
    return tkd_interrupt_asked() ? TKD_OK
                                 : tkd_results_join(parts, 2, arena, &made->input->results, err);
}

static tkd_outcome simulate(dossier *made)
{
    tkd_error err = {0};
    const tkd_status status = price(made, &err);
    const tkd_outcome outcome = tkd_session_outcome(made->session, status, &err);
    if (outcome == TKD_OUTCOME_DONE && tkd_interrupt_asked()) {
        tkd_console_progress_end(made->session->console);
        tkd_console_note(made->session->console, "katkestatud: aruannet ei tehtud",
                         "interrupted: no report was made");
        return TKD_OUTCOME_INTERRUPTED;
    }
    return outcome;
}

// ---- Comparisons --------------------------------------------------------------------------------

static const tkd_client_measure measures[] = {TKD_TIME_TO_COMPLETE_H, TKD_WAIT_H,
                                              TKD_COMPLETED_SHARE, TKD_VISITS};

static bool is_all(tkd_text id)
{
    return tkd_text_equal(id, TKD_TEXT("*"));
}

// Rows of all journeys and groups together, those of the reference first.
static tkd_status compare(const dossier *made, tkd_dimension by, tkd_text reference,
                          const tkd_comparisons **comparisons, tkd_error *err)
{
    const tkd_results *results = made->input->results;
    tkd_arena *arena = made->session->console->arena;
    const tkd_result_row **subjects = TKD_TAKE(arena, results->row_count, const tkd_result_row *);
    size_t count = 0;
    if (subjects == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < results->row_count; i++) {
            const tkd_result_row *row = &results->rows[i];
            const bool is_reference = tkd_text_equal(tkd_dimension_id(row, by), reference);
            const bool is_today = tkd_text_equal(row->scenario, made->model->scenario);
            if (is_all(row->journey) && is_all(row->group) && is_reference == (pass == 0) &&
                (by == TKD_DIMENSION_SCENARIO || is_today)) {
                subjects[count++] = row;
            }
        }
    }
    const tkd_comparison_plan plan = {
        .results = results,
        .by = by,
        .reference = reference,
        .subjects = subjects,
        .subject_count = count,
        .measures = measures,
        .measure_count = sizeof(measures) / sizeof(measures[0]),
        .correction = TKD_CORRECTION_HOLM,
    };
    return tkd_analyse_compare(&plan, arena, comparisons, err);
}

static tkd_outcome compare_all(const dossier *made)
{
    const tkd_text reference =
        made->wish->form == TKD_BRIEF_STATE ? TKD_TEXT("*") : made->wish->municipality;
    tkd_error err = {0};
    tkd_status status = TKD_OK;
    if (made->model->municipality_count > 1) {
        status = compare(made, TKD_DIMENSION_MUNICIPALITY, reference, &made->input->municipalities,
                         &err);
    }
    if (status == TKD_OK && made->scenario_count > 0) {
        status = compare(made, TKD_DIMENSION_SCENARIO, made->model->scenario,
                         &made->input->scenarios, &err);
    }
    if (status != TKD_OK) {
        tkd_console_fail(made->session->console, &err, "võrrelda ei saa", "it cannot be compared");
        return TKD_OUTCOME_INTERNAL;
    }
    return TKD_OUTCOME_DONE;
}

// ---- All together -------------------------------------------------------------------------------

static tkd_outcome build(const dossier *made, tkd_brief *brief)
{
    tkd_error err = {0};
    const tkd_status status =
        tkd_brief_build(made->input, made->session->console->arena, brief, &err);
    if (status != TKD_OK) {
        tkd_console_fail(made->session->console, &err, "aruannet ei saa teha",
                         "the report cannot be made");
        return TKD_OUTCOME_INTERNAL;
    }
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_dossier_make(tkd_session *session, const tkd_study_options *options,
                             const tkd_dossier_wish *wish, tkd_brief *brief)
{
    tkd_console *console = session->console;
    dossier made = {
        .session = session, .wish = wish, .input = TKD_TAKE(console->arena, 1, tkd_brief_input)};
    if (made.input == NULL || !list_scenarios(&made, options)) {
        return no_memory(console);
    }
    const tkd_variation variation = tkd_request_variation(&made.options);
    tkd_outcome outcome = tkd_session_model(session, &variation, &made.model);
    *made.input = (tkd_brief_input){.model = made.model,
                                    .form = wish->form,
                                    .municipality = wish->municipality,
                                    .language = console->language,
                                    .day = wish->day,
                                    .suppress_below = wish->suppress_below};
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = check_municipality(&made);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = simulate(&made);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = compare_all(&made);
    }
    if (outcome == TKD_OUTCOME_DONE && (wish->needs_svg || wish->needs_png)) {
        outcome = tkd_plates_draw(console, made.input, wish->needs_svg, wish->needs_png);
    }
    return outcome == TKD_OUTCOME_DONE ? build(&made, brief) : outcome;
}
