// SPDX-License-Identifier: EUPL-1.2
// In how many replications cases are compared with the scenario as it is, and what one study keeps for
// the next.
#include "trial.h"

#include "study/plan.h"

// A million a year for two years at one step: four million steps of work in a replication.
#define MANY                                                                                       \
    "municipalities: [{id: linn, arrivals: {kõik: 1000000/y}}]\n"                                 \
    "stages: [{id: s, steps: [{id: x, delay: 1d}]}]\n"                                             \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y}\n"

static uint32_t affordable(const trial *made, tkd_study_options options, double cases)
{
    tkd_study study = {.options = &options, .replications = 30};

    return tkd_study_affordable(&study, made->network, cases, 5);
}

TKD_CASE(study, pairs, large_models_are_compared_in_fewer_replications)
{
    const tkd_study_options plain = {0};
    const tkd_study_options full = {.full = true};
    const tkd_study_options brief = {.pairs_least = 3};
    const tkd_study_options generous = {.pairs_least = 9};
    trial made;

    trial_compile(&made, MANY);
    CHECK_NEAR(tkd_study_effort(made.network), 4e6, 1.0);
    CHECK_INT(affordable(&made, plain, 1.0), 30);
    CHECK_INT(affordable(&made, plain, 10.0), 7);
    CHECK_INT(affordable(&made, plain, 100.0), 5);
    CHECK_INT(affordable(&made, brief, 10.0), 7);
    CHECK_INT(affordable(&made, brief, 100.0), 3);
    CHECK_INT(affordable(&made, generous, 100.0), 5);
    CHECK_INT(affordable(&made, full, 100.0), 30);
    trial_close(&made);
}

TKD_CASE(study, pairs, what_was_run_is_not_run_again)
{
    tkd_study_memory memory = {0};
    const tkd_study_options options = {.threads = 1, .memory = &memory};
    const tkd_study_options other = {.threads = 1, .memory = &memory, .has_seed = true, .seed = 8};
    trial made;

    trial_read(&made, "municipalities: [{id: linn, arrivals: {kõik: 100/y}}]\n"
                      "stages: [{id: s, steps: [{id: x, delay: {exponential: 30d}}]}]\n"
                      "bottlenecks: [{id: b, title: B, at: [x], effect: {delay: 10d}}]\n"
                      "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, "
                      "replications: 3, seed: 7}\n");
    trial_price(&made, &options);
    const tkd_result_row *rows = made.findings->results->rows;
    trial_price(&made, &options);
    CHECK(made.findings->results->rows == rows);
    CHECK_NEAR(trial_price_row(&made, "b")->price_h_per_client.estimate.mean, 240.0, 1e-6);
    // Another seed is another run.
    trial_price(&made, &other);
    CHECK(made.findings->results->rows != rows);
    CHECK_NEAR(trial_price_row(&made, "b")->price_h_per_client.estimate.mean, 240.0, 1e-6);
    trial_close(&made);
}
