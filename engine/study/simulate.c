// SPDX-License-Identifier: EUPL-1.2
// From scenarios to results: each is built, compiled and checked; then all are replicated, in rounds
// where a precision is asked for; all share one set of tables. Every scenario gets the same replications,
// so that they can be compared client by client, and how many does not depend on the threads.
#include <math.h>

#include "lines.h"
#include "plan.h"

// A scenario that is being simulated.
typedef struct tkd_going {
    tkd_text scenario;
    tkd_case_ready ready;
    tkd_collector *collector;
    tkd_lines *lines;
    tkd_run_options options;
    uint32_t used; // replications
} tkd_going;

static tkd_status collect_one(const tkd_yield *yield, uint32_t replication, void *context,
                              tkd_error *err)
{
    const tkd_going *going = context;

    TKD_TRY(tkd_collector_add(going->collector, replication, yield->tally, err));
    return tkd_lines_add(going->lines, yield->tally, yield->logs, err);
}

// Build and check; the first scenario says how many replications where the options do not.
static tkd_status set_going(tkd_study *study, tkd_going *going, bool is_first, tkd_error *err)
{
    const tkd_variation variation = tkd_study_variation(study, going->scenario);

    TKD_TRY(tkd_study_model(study, &variation, &going->ready.model, err));
    if (is_first) {
        tkd_study_settle(study, going->ready.model);
    }
    if (is_first && study->options->model != NULL) {
        *study->options->model = going->ready.model;
    }
    TKD_TRY(tkd_study_prepare(study, going->ready.model, NULL, true, &going->ready, err));
    TKD_TRY(tkd_collector_new(tkd_kit_layout(going->ready.kit), going->scenario,
                              study->options->detail, study->replications, study->arena,
                              &going->collector, err));
    return tkd_lines_new(study, &going->ready, &going->options, &going->lines, err);
}

static tkd_status make_round(tkd_study *study, tkd_going *going, tkd_job *jobs, size_t count,
                             tkd_error *err)
{
    for (size_t i = 0; i < count; i++) {
        TKD_TRY(tkd_collector_reserve(going[i].collector, study->replications, err));
        jobs[i] = (tkd_job){&going[i].ready, going[i].options, collect_one, &going[i], 0};
    }
    TKD_TRY(tkd_study_replicate_all(study, jobs, count, err));
    for (size_t i = 0; i < count; i++) {
        going[i].used = jobs[i].used;
    }
    return TKD_OK;
}

// Relative half-width of the main measure; NaN where it is not known.
static double relative_half_width(tkd_estimate estimate)
{
    return (estimate.high - estimate.low) / 2.0 / fabs(estimate.mean);
}

// Is another round needed? All scenarios must be precise enough.
static bool goes_on(tkd_study *study, const tkd_going *going, size_t count)
{
    const double precision = study->options->precision;
    const uint32_t done = study->replications;
    bool is_precise = true;
    uint32_t wanted = 0;

    if (precision == 0.0) {
        return false;
    }
    study->precision_reached = 0.0;
    for (size_t i = 0; i < count; i++) {
        const tkd_estimate estimate = tkd_collector_main(going[i].collector);
        const double reached = relative_half_width(estimate);
        if (!(reached <= study->precision_reached)) {
            study->precision_reached = reached;
        }
        if (!tkd_estimate_is_precise(estimate, precision)) {
            const uint32_t own = tkd_estimate_replications_wanted(estimate, precision, done);
            wanted = own > wanted ? own : wanted;
            is_precise = false;
        }
    }
    if (is_precise || done >= study->limit || study->cut) {
        study->stopped_by = is_precise ? TKD_STOPPED_BY_PRECISION : TKD_STOPPED_BY_LIMIT;
        return false;
    }
    study->first = done;
    study->replications = wanted < study->limit ? wanted : study->limit;
    study->weight /= 2.0;
    return true;
}

static tkd_status finish(tkd_study *study, tkd_going *going, size_t count, tkd_results *results,
                         tkd_error *err)
{
    tkd_result_lists lists;
    uint32_t most = 0;

    tkd_result_lists_init(&lists, study->arena);
    for (size_t i = 0; i < count; i++) {
        const size_t first_row = lists.rows.count;
        if (going[i].used > 0) {
            TKD_TRY(tkd_collector_finish(going[i].collector, going[i].used, &lists, err));
            TKD_TRY(tkd_lines_finish(going[i].lines, going[i].scenario, first_row, &lists, err));
        }
        most = going[i].used > most ? going[i].used : most;
    }
    if (most == 0) {
        return tkd_study_interrupted(study, err);
    }
    TKD_TRY(tkd_study_facts(study, going[0].ready.model, most, results, err));
    tkd_study_freeze(&lists, results);
    results->has_series = study->options->series;
    results->has_traces = study->options->traces;
    return TKD_OK;
}

tkd_status tkd_study_simulate(tkd_workspace *workspace, const tkd_study_options *options,
                              tkd_arena *arena, const tkd_results **results, tkd_problems *problems,
                              tkd_error *err)
{
    static const tkd_text today[] = {TKD_TEXT_INIT("today")};
    tkd_study study = tkd_study_begin(workspace, options, arena, problems);
    const bool has_scenarios = study.options->scenario_count > 0;
    const tkd_text *scenarios = has_scenarios ? study.options->scenarios : today;
    const size_t count = has_scenarios ? study.options->scenario_count : 1;
    tkd_going *going = TKD_TAKE(arena, count, tkd_going);
    tkd_job *jobs = TKD_TAKE(arena, count, tkd_job);
    tkd_results *made = TKD_TAKE(arena, 1, tkd_results);

    if (made == NULL || going == NULL || jobs == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the results");
    }
    for (size_t i = 0; i < count; i++) {
        going[i].scenario = scenarios[i];
        TKD_TRY(set_going(&study, &going[i], i == 0, err));
    }
    // Time lines are recorded in a second run.
    study.cases = (double)count * (study.options->traces ? 2.0 : 1.0);
    // How many rounds there will be is not known: each is shown as half of what is left.
    study.weight = study.options->precision > 0.0 ? 0.5 : 1.0;
    do {
        TKD_TRY(make_round(&study, going, jobs, count, err));
    } while (goes_on(&study, going, count));
    TKD_TRY(finish(&study, going, count, made, err));
    *results = made;
    return TKD_OK;
}
