// SPDX-License-Identifier: EUPL-1.2
// Studies: threads and scenarios that were not asked for change no byte; partial runs are marked.
#include <math.h>

#include "trial.h"

// Queues, calendars, courses, lots, absences, rework, two municipalities that share a site.
#define MIXED                                                                                      \
    "groups: [{id: a, traits: {laps: 40%}, patience: {exponential: 20d}}, {id: b, priority: 1, "   \
    "party: {1: 60%, 3: 40%}}]\n"                                                                  \
    "calendars: [{id: tööaeg, open: {mon-fri: \"08:00-16:00\"}, closed: [holidays]}]\n"          \
    "providers: [{id: ppa, sites: [{id: maja, serves: [linn, vald], staff: {lett: 1.5}}]}]\n"      \
    "pools:\n"                                                                                     \
    "  - {id: lett, provider: ppa, calendar: tööaeg, order: priority}\n"                         \
    "  - {id: oma, provider: kov, order: random, absence: {every: {exponential: 90d}, lasts: "     \
    "{exponential: 9d}}}\n"                                                                        \
    "services:\n"                                                                                  \
    "  - {id: luba, provider: ppa, pool: lett, duration: 10/30/90min, booking: 1d..9d, no-show: "  \
    "8%, processing: {gamma: {mean: 20d, sd: 9d}}}\n"                                              \
    "  - {id: kursus, course: {starts: monthly, seats: 9, lasts: 30d, order: random}}\n"           \
    "municipalities: [{id: linn, arrivals: {a: 300/y, b: 200/y}, season: "                         \
    "[1,1,1,2,3,1,1,1,1,1,1,1]}, {id: vald, arrivals: {a: 100/y}}]\n"                              \
    "stages:\n"                                                                                    \
    "  - id: s\n"                                                                                  \
    "    steps:\n"                                                                                 \
    "      - {id: x, service: luba, next: [{to: x, p: 15%, wait: {lognormal: {median: 5d, "        \
    "sigma: 0.7}}}]}\n"                                                                            \
    "      - {id: y, pool: oma, duration: {exponential: 4h}, take-up: {laps: 90%, \"*\": 40%}}\n"  \
    "      - {parallel: {until: any, branches: [[{id: kool, service: kursus}], [{id: t, delay: "   \
    "{weibull: {shape: 1.4, scale: 60d}}}]]}}\n"                                                   \
    "bottlenecks: [{id: kitsas, title: K, at: [x], where: [vald], effect: {travel: 3h}}]\n"        \
    "run: {start: 2026-01-05, warmup: 2mo, measure: 6mo, drain: 1y, replications: 7, seed: 5}\n"

TKD_CASE(study, simulate, threads_change_no_byte)
{
    trial one;

    trial_simulate(&one, MIXED, NULL);
    const char *expected = trial_json(&one);
    for (uint32_t threads = 2; threads <= 5; threads += 1) {
        const tkd_study_options options = {.threads = threads};
        trial more;
        trial_simulate(&more, MIXED, &options);
        CHECK_TEXT(trial_json(&more), expected);
        trial_close(&more);
    }
    trial_close(&one);
}

TKD_CASE(study, simulate, a_second_run_is_the_same)
{
    trial made;

    trial_simulate(&made, MIXED, NULL);
    const char *first = trial_json(&made);
    trial_run(&made, NULL);
    CHECK_TEXT(trial_json(&made), first);
    trial_close(&made);
}

TKD_CASE(study, simulate, an_unused_scenario_changes_nothing)
{
    trial without;
    trial with;

    trial_simulate(&without, MIXED, NULL);
    trial_simulate(&with,
                   MIXED "scenarios: [{id: kiirem, set: {services.luba.booking: 1d}}]\n"
                         "proposals: [{id: p1, title: P, removes: [kitsas]}]\n",
                   NULL);
    trial_check_same(&without, &with);
    trial_close(&without);
    trial_close(&with);
}

TKD_CASE(study, simulate, the_seed_changes_the_numbers)
{
    const tkd_study_options options = {.threads = 1, .has_seed = true, .seed = 6};
    trial made;

    trial_simulate(&made, MIXED, NULL);
    const double first = trial_client(&made, TKD_TIME_TO_COMPLETE_H).mean;
    trial_run(&made, &options);
    CHECK(trial_client(&made, TKD_TIME_TO_COMPLETE_H).mean != first);
    CHECK_SIZE(made.results->run.seed, 6);
    trial_close(&made);
}

// Replication r is the same whether three or seven are made.
TKD_CASE(study, simulate, more_replications_begin_with_the_same)
{
    const tkd_study_options three = {.threads = 1, .replications = 3};
    trial made;

    trial_simulate(&made, MIXED, NULL);
    const tkd_measured *all = &made.results->rows[0].measures[TKD_ARRIVED];
    double expected[3] = {0};
    for (uint32_t r = 0; r < 3; r++) {
        expected[r] = made.results->samples[all->samples + r].sum;
    }
    trial_run(&made, &three);
    all = &made.results->rows[0].measures[TKD_ARRIVED];
    for (uint32_t r = 0; r < 3; r++) {
        CHECK_NEAR(made.results->samples[all->samples + r].sum, expected[r], 0.0);
    }
    CHECK_SIZE(all->estimate.n, 3);
    trial_close(&made);
}

// Settings act like a scenario's: the same people, only faster.
TKD_CASE(study, simulate, settings_and_scenarios_are_the_same_edit)
{
    const tkd_text kiirem = TKD_TEXT("kiirem");
    const tkd_setting setting = {TKD_TEXT("services.luba.booking"), TKD_TEXT("1d")};
    const tkd_study_options scenario = {.threads = 1, .scenarios = &kiirem, .scenario_count = 1};
    const tkd_study_options set = {.threads = 1, .settings = &setting, .setting_count = 1};
    trial a;
    trial b;

    trial_read(&a, MIXED "scenarios: [{id: kiirem, set: {services.luba.booking: 1d}}]\n");
    trial_run(&a, &scenario);
    trial_simulate(&b, MIXED, &set);
    trial_check_same(&a, &b);
    trial_close(&a);
    trial_close(&b);
}

// A longer service is longer for each same client: nobody's time falls.
TKD_CASE(study, simulate, scenarios_meet_the_same_people)
{
    const tkd_text both[] = {TKD_TEXT("today"), TKD_TEXT("pikem")};
    const tkd_study_options options = {.threads = 1, .scenarios = both, .scenario_count = 2};
    trial made;

    trial_simulate(&made,
                   "groups: [a]\n"
                   "municipalities: [{id: linn, arrivals: {a: 300/y}}]\n"
                   "stages: [{id: s, steps: [{id: x, delay: {gamma: {mean: 20d, sd: 9d}}}]}]\n"
                   "scenarios: [{id: pikem, set: {journeys.teekond.steps.x.delay: {times: 2}}}]\n"
                   "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 5}\n",
                   &options);
    for (size_t i = 0; i < made.results->row_count; i++) {
        const tkd_result_row *row = &made.results->rows[i];
        if (tkd_text_equal(row->scenario, both[1])) {
            const tkd_result_row *today = tkd_results_find(made.results, both[0], row->municipality,
                                                           row->journey, row->group);
            CHECK_NEAR_SHARE(row->measures[TKD_TIME_TO_COMPLETE_H].estimate.mean,
                             2.0 * today->measures[TKD_TIME_TO_COMPLETE_H].estimate.mean, 1e-12);
            CHECK_NEAR(row->measures[TKD_ARRIVED].estimate.mean,
                       today->measures[TKD_ARRIVED].estimate.mean, 0.0);
        }
    }
    trial_close(&made);
}

typedef struct stopping {
    bool now;
    double shares[64];
    size_t count;
} stopping;

static void stop_after_two(double share_done, void *context)
{
    stopping *stop = context;

    if (stop->count < 64) {
        stop->shares[stop->count++] = share_done;
    }
    stop->now = stop->count >= 2;
}

TKD_CASE(study, simulate, interrupted_runs_are_marked_partial)
{
    stopping stop = {0};
    const tkd_study_options options = {.threads = 1,
                                       .interrupted = &stop.now,
                                       .progress = stop_after_two,
                                       .progress_context = &stop};
    trial made;

    trial_simulate(&made, MIXED, &options);
    CHECK(made.results->run.partial);
    CHECK_INT(made.results->run.stopped_by, TKD_STOPPED_BY_INTERRUPT);
    CHECK_SIZE(made.results->run.replications, 2);
    CHECK_SIZE(trial_client(&made, TKD_ARRIVED).n, 2);
    CHECK_CONTAINS(trial_json(&made), "\"partial\": true");
    trial_close(&made);
}

TKD_CASE(study, simulate, progress_grows_to_the_end)
{
    stopping seen = {0};
    const tkd_study_options options = {
        .threads = 1, .progress = stop_after_two, .progress_context = &seen};
    trial made;

    trial_simulate(&made, MIXED, &options);
    CHECK_SIZE(seen.count, 7);
    for (size_t i = 1; i < seen.count; i++) {
        CHECK(seen.shares[i] > seen.shares[i - 1]);
    }
    CHECK_NEAR(seen.shares[6], 1.0, 1e-12);
    CHECK(!made.results->run.partial);
    trial_close(&made);
}

TKD_CASE(study, simulate, threads_change_no_byte_of_weeks_and_time_lines)
{
    const tkd_study_options alone = {.threads = 1, .series = true, .traces = true};
    trial one;

    trial_simulate(&one, MIXED, &alone);
    const char *expected = trial_json(&one);
    CHECK_CONTAINS(expected, "\"series\": [");
    CHECK_CONTAINS(expected, "\"phase\": \"course\"");
    CHECK(one.results->trace_count > 10);
    for (uint32_t threads = 2; threads <= 4; threads++) {
        const tkd_study_options options = {.threads = threads, .series = true, .traces = true};
        trial more;
        trial_simulate(&more, MIXED, &options);
        CHECK_TEXT(trial_json(&more), expected);
        trial_close(&more);
    }
    trial_close(&one);
}

TKD_CASE(study, simulate, progress_of_time_lines_grows_to_the_end)
{
    stopping seen = {0};
    const tkd_study_options options = {
        .threads = 1, .traces = true, .progress = stop_after_two, .progress_context = &seen};
    trial made;

    trial_simulate(&made, MIXED, &options);
    CHECK(seen.count > 7);
    for (size_t i = 1; i < seen.count; i++) {
        CHECK(seen.shares[i] > seen.shares[i - 1]);
    }
    CHECK_NEAR(seen.shares[6], 0.5, 1e-12);
    CHECK_NEAR(seen.shares[seen.count - 1], 1.0, 1e-12);
    trial_close(&made);
}

static void stop_in_second_run(double share_done, void *context)
{
    stopping *stop = context;

    stop->now = share_done > 0.6;
}

TKD_CASE(study, simulate, time_lines_that_were_cut_are_missing_and_told)
{
    stopping stop = {0};
    const tkd_study_options whole = {.threads = 1, .traces = true};
    const tkd_study_options options = {.threads = 1,
                                       .traces = true,
                                       .interrupted = &stop.now,
                                       .progress = stop_in_second_run,
                                       .progress_context = &stop};
    trial made;

    trial_simulate(&made, MIXED, &whole);
    const size_t all = made.results->trace_count;
    trial_run(&made, &options);
    CHECK(made.results->run.partial);
    CHECK_SIZE(made.results->run.replications, 7);
    CHECK_SIZE(trial_client(&made, TKD_ARRIVED).n, 7);
    CHECK(made.results->trace_count > 0 && made.results->trace_count < all);
    trial_close(&made);
}

TKD_CASE(study, simulate, errors_of_the_input_stop_it)
{
    const tkd_study_options options = {.threads = 1};
    tkd_error err = {0};
    trial made;

    trial_read(&made, "groups: [a]\n"
                      "municipalities: [{id: linn, arrivals: {a: 300/y}}]\n"
                      "stages: [{id: s, steps: [{id: x}, {id: y, then: x}]}]\n");
    CHECK_STATUS(tkd_study_simulate(made.workspace, &options, &made.arena, &made.results,
                                    &made.problems, &err),
                 TKD_ERR_VALUE);
    CHECK(made.problems.error_count > 0);
    CHECK(made.results == NULL);
    trial_close(&made);
}
