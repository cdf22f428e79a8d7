// SPDX-License-Identifier: EUPL-1.2
// Replications until a precision: when it stops, that threads do not matter, and that stopping there
// does not spoil the interval.
#include <math.h>

#include "trial.h"

// People who need an exponential time with mean 20 days: nobody waits for anybody.
#define ALONE                                                                                      \
    "groups: [a]\n"                                                                                \
    "municipalities: [{id: linn, arrivals: {a: 60/y}}]\n"                                          \
    "stages: [{id: s, steps: [{id: x, delay: {exponential: 20d}}]}]\n"                             \
    "scenarios: [{id: kindel, set: {journeys.teekond.steps.x.delay: 20d}},\n"                      \
    "            {id: kõikuv, set: {journeys.teekond.steps.x.delay: {lognormal: {mean: 20d, sd: " \
    "60d}}}}]\n"                                                                                   \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 9y, replications: 4}\n"

static double relative(tkd_estimate estimate)
{
    return (estimate.high - estimate.low) / 2.0 / estimate.mean;
}

TKD_CASE(study, precision, stops_when_it_is_reached)
{
    const tkd_study_options options = {.threads = 1, .precision = 0.03};
    trial made;

    trial_simulate(&made, ALONE, &options);
    const tkd_estimate time = trial_client(&made, TKD_TIME_TO_COMPLETE_H);
    const tkd_run_facts *run = &made.results->run;
    CHECK_INT(run->stopped_by, TKD_STOPPED_BY_PRECISION);
    CHECK(!run->partial);
    CHECK(relative(time) <= 0.03 / 1.03);
    CHECK_NEAR(run->precision_reached, relative(time), 1e-15);
    CHECK_NEAR(run->precision, 0.03, 0.0);
    // (1.96 / 0.0291)² / 60 people a replication = 76; the last round is at most a tenth or so too many.
    CHECK(run->replications > 55 && run->replications < 110);
    CHECK_SIZE(time.n, run->replications);
    trial_close(&made);
}

// The first replications are those of a run without precision.
TKD_CASE(study, precision, rounds_are_one_sequence)
{
    const tkd_study_options options = {.threads = 1, .precision = 0.03};
    trial made;

    trial_simulate(&made, ALONE, &options);
    const tkd_study_options fixed = {.threads = 1, .replications = made.results->run.replications};
    const tkd_estimate time = trial_client(&made, TKD_TIME_TO_COMPLETE_P90_H);
    trial_run(&made, &fixed);
    const tkd_estimate again = trial_client(&made, TKD_TIME_TO_COMPLETE_P90_H);
    CHECK_NEAR(time.mean, again.mean, 0.0);
    CHECK_NEAR(time.low, again.low, 0.0);
    CHECK_NEAR(time.high, again.high, 0.0);
    trial_close(&made);
}

TKD_CASE(study, precision, threads_change_no_byte)
{
    const tkd_study_options one = {.threads = 1, .precision = 0.05};
    trial made;

    trial_simulate(&made, ALONE, &one);
    const char *expected = trial_json(&made);
    for (uint32_t threads = 2; threads <= 4; threads++) {
        const tkd_study_options more = {.threads = threads, .precision = 0.05};
        trial_run(&made, &more);
        CHECK_TEXT(trial_json(&made), expected);
    }
    trial_close(&made);
}

TKD_CASE(study, precision, stops_at_the_limit)
{
    static const uint32_t limits[] = {1, 2, 9, 10, 11, 37};

    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        const tkd_study_options options = {
            .threads = 2, .precision = 0.001, .replications = limits[i]};
        trial made;
        trial_simulate(&made, ALONE, &options);
        CHECK_INT(made.results->run.stopped_by, TKD_STOPPED_BY_LIMIT);
        CHECK_SIZE(made.results->run.replications, limits[i]);
        CHECK(!made.results->run.partial);
        trial_close(&made);
    }
}

// One that needs no more waits for the other: all have the same replications.
TKD_CASE(study, precision, every_scenario_is_precise_enough)
{
    const tkd_text all[] = {TKD_TEXT("kindel"), TKD_TEXT("kõikuv")};
    const tkd_study_options certain = {
        .threads = 1, .precision = 0.1, .scenarios = all, .scenario_count = 1};
    const tkd_study_options both = {
        .threads = 1, .precision = 0.1, .scenarios = all, .scenario_count = 2};
    trial made;

    trial_simulate(&made, ALONE, &certain);
    CHECK_SIZE(made.results->run.replications, 10);
    trial_run(&made, &both);
    CHECK_INT(made.results->run.stopped_by, TKD_STOPPED_BY_PRECISION);
    CHECK(made.results->run.replications > 20);
    for (size_t i = 0; i < made.results->row_count; i++) {
        const tkd_estimate time = made.results->rows[i].measures[TKD_TIME_TO_COMPLETE_H].estimate;
        CHECK_SIZE(time.n, made.results->run.replications);
        CHECK(relative(time) <= 0.1 / 1.1);
    }
    trial_close(&made);
}

TKD_CASE(study, precision, nobody_completes_and_the_limit_ends_it)
{
    const tkd_study_options options = {.threads = 1, .precision = 0.02, .replications = 15};
    trial made;

    trial_simulate(&made,
                   "groups: [a]\n"
                   "municipalities: [{id: linn, arrivals: {a: 60/y}}]\n"
                   "stages: [{id: s, steps: [{id: x, next: [{to: leave, p: 100%}]}]}]\n"
                   "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y}\n",
                   &options);
    CHECK_INT(made.results->run.stopped_by, TKD_STOPPED_BY_LIMIT);
    CHECK(isnan(made.results->run.precision_reached));
    CHECK_CONTAINS(trial_json(&made), "\"precision_reached\": null");
    trial_close(&made);
}

// Over seeds: the interval covers the true mean about as often as it says, and the mean is as near as was
// asked for. Stopping early by luck costs little: over 3000 seeds 93.1 % covered.
TKD_CASE(study, precision, stopping_keeps_the_coverage)
{
    enum { SEEDS = 800 };
    trial made;
    int covered = 0;
    int near = 0;

    trial_read(&made, ALONE);
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        const tkd_study_options options = {
            .threads = 2, .precision = 0.06, .has_seed = true, .seed = seed};
        trial_run(&made, &options);
        const tkd_estimate time = trial_client(&made, TKD_TIME_TO_COMPLETE_H);
        covered += time.low <= 480.0 && 480.0 <= time.high;
        near += fabs(time.mean - 480.0) <= 0.06 * 480.0;
    }
    CHECK_NEAR((double)covered / SEEDS, 0.94, 0.03);
    CHECK((double)near / SEEDS >= 0.91);
    trial_close(&made);
}
