// SPDX-License-Identifier: EUPL-1.2
// Queues in steady state against closed forms: the 99.9 % interval covers the theory's value and its
// half-width is the stated share of it. One counter, seven people an hour, unless said otherwise.
#include <math.h>

#include "trial.h"

#include "teekond/theory.h"

static const double hour_s = 3600.0;

#define SEVEN_AN_HOUR                                                                              \
    "groups: [uus]\n"                                                                              \
    "municipalities: [{id: linn, arrivals: {uus: 7/h}}]\n"                                         \
    "run: {start: 2026-01-05, warmup: 2w, measure: 3mo, drain: 1mo, replications: 60, seed: 11}\n"

static double mean_wait_h(double arrivals_per_h, double services_per_h, uint32_t servers)
{
    const tkd_mmc queue = {arrivals_per_h / hour_s, services_per_h / hour_s, servers};
    double wait_s = 0.0;

    CHECK_OK(tkd_mmc_mean_wait(&queue, &wait_s, check_error()));
    return wait_s / hour_s;
}

TKD_CASE_LABELLED(oracles, queues, mm1, "oracle")
{
    trial made;

    trial_simulate(&made,
                   SEVEN_AN_HOUR
                   "pools: [{id: lett, provider: kov}]\n"
                   "stages: [{id: a, steps: [{id: luba, pool: lett, duration: {exponential: "
                   "6min}}]}]\n",
                   NULL);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_WAIT_H), mean_wait_h(7, 10, 1), 0.05);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_UTILIZATION), 0.7, 0.01);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_QUEUE_LENGTH), 0.49 / 0.3, 0.05);
    // The time in the system is exponential with mean 1 / (μ − λ).
    CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_H), 1.0 / 3.0, 0.04);
    CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_P90_H), log(10.0) / 3.0, 0.06);
    CHECK_ORACLE(trial_client(&made, TKD_COMPLETED_SHARE), 1.0, 1e-9);
    // So is that at the step; waits are 0 for three of ten, then exponential with the same mean.
    CHECK_ORACLE(trial_step(&made, "luba", TKD_STEP_TIME_P50_H), log(2.0) / 3.0, 0.05);
    CHECK_ORACLE(trial_step(&made, "luba", TKD_STEP_TIME_P90_H), log(10.0) / 3.0, 0.06);
    CHECK_ORACLE(trial_step(&made, "luba", TKD_STEP_WAIT_P50_H), log(0.7 / 0.5) / 3.0, 0.12);
    CHECK_NEAR(trial_step(&made, "luba", TKD_STEP_WAIT_P10_H).mean, 0.0, 1e-12);
    trial_close(&made);
}

TKD_CASE_LABELLED(oracles, queues, mmc_at_a_national_counter, "oracle")
{
    const tkd_mmc queue = {7.0 / hour_s, 2.0 / hour_s, 5};
    const double most = 0.9;
    double wait_s = 0.0;
    trial made;

    trial_simulate(&made,
                   SEVEN_AN_HOUR
                   "pools: [{id: lett, servers: 5, place: national}]\n"
                   "stages: [{id: a, steps: [{id: luba, pool: lett, duration: {exponential: "
                   "30min}}]}]\n",
                   NULL);
    CHECK_OK(tkd_mmc_wait_quantiles(&queue, &most, 1, &wait_s, check_error()));
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_WAIT_H), mean_wait_h(7, 2, 5), 0.06);
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_WAIT_P90_H), wait_s / hour_s, 0.06);
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_UTILIZATION), 0.7, 0.01);
    trial_close(&made);
}

TKD_CASE_LABELLED(oracles, queues, md1_mean_and_ninety_percent, "oracle")
{
    const tkd_mg1 queue = {7.0, 0.1, 0.0};
    double wait_h = 0.0;
    double low_h = 0.0;
    double high_h = 1.0;
    trial made;

    trial_simulate(&made,
                   SEVEN_AN_HOUR
                   "pools: [{id: lett, provider: kov}]\n"
                   "stages: [{id: a, steps: [{id: luba, pool: lett, duration: 6min}]}]\n",
                   NULL);
    CHECK_OK(tkd_mg1_mean_wait(&queue, &wait_h, check_error()));
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_WAIT_H), wait_h, 0.03);
    for (int i = 0; i < 50; i++) {
        const double middle_h = (low_h + high_h) / 2.0;
        double share = 0.0;
        CHECK_OK(tkd_md1_wait_share(7.0, 0.1, middle_h, &share, check_error()));
        *(share < 0.9 ? &low_h : &high_h) = middle_h;
    }
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_WAIT_P90_H), low_h, 0.04);
    trial_close(&made);
}

TKD_CASE_LABELLED(oracles, queues, mg1_of_lognormal_service, "oracle")
{
    const tkd_mg1 queue = {7.0, 5.0 / 60, 64.0 / 3600};
    double wait_h = 0.0;
    trial made;

    trial_simulate(&made,
                   SEVEN_AN_HOUR
                   "pools: [{id: lett, provider: kov}]\n"
                   "stages: [{id: a, steps: [{id: luba, pool: lett, duration: {lognormal: {mean: "
                   "5min, sd: 8min}}}]}]\n",
                   NULL);
    CHECK_OK(tkd_mg1_mean_wait(&queue, &wait_h, check_error()));
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_WAIT_H), wait_h, 0.1);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_UTILIZATION), 7.0 * 5.0 / 60, 0.015);
    trial_close(&made);
}

TKD_CASE_LABELLED(oracles, queues, erlang_a, "oracle")
{
    const tkd_erlang_a queue = {{7.0, 2.0, 3}, 0.75};
    tkd_erlang_a_state state = {0};
    trial made;

    trial_simulate(
        &made,
        "groups: [{id: uus, patience: {exponential: 45min}}]\n"
        "municipalities: [{id: linn, arrivals: {uus: 7/h}}]\n"
        "run: {start: 2026-01-05, warmup: 2w, measure: 3mo, drain: 1mo, replications: 30, seed: "
        "3}\n"
        "pools: [{id: lett, servers: 3, place: national}]\n"
        "stages: [{id: a, steps: [{id: luba, pool: lett, duration: {exponential: 30min}}]}]\n",
        NULL);
    CHECK_OK(tkd_erlang_a_solve(&queue, &state, check_error()));
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_ABANDONED_SHARE), state.abandoned_share,
                 0.02);
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_WAIT_H), state.mean_wait_s, 0.02);
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_QUEUE_LENGTH), state.mean_queue, 0.03);
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_UTILIZATION), state.busy_servers / 3.0,
                 0.01);
    CHECK_ORACLE(trial_exit(&made, "leave"), state.abandoned_share, 0.02);
    trial_close(&made);
}

// Cobham, Operations Research 2 (1954): W_k = W_0 / ((1 − σ_{k−1})(1 − σ_k)), W_0 = λ E[S²] / 2.
TKD_CASE_LABELLED(oracles, queues, priorities_of_cobham, "oracle")
{
    const double rest_h = 7.0 * 2.0 * 0.01 / 2.0;
    trial made;

    trial_simulate(&made,
                   "groups: [{id: kiire, priority: 2}, {id: tavaline}]\n"
                   "municipalities: [{id: linn, arrivals: {kiire: 3/h, tavaline: 4/h}}]\n"
                   "run: {start: 2026-01-05, warmup: 2w, measure: 3mo, drain: 1mo, "
                   "replications: 30, seed: 5}\n"
                   "pools: [{id: lett, provider: kov, order: priority}]\n"
                   "stages: [{id: a, steps: [{id: luba, pool: lett, duration: {exponential: "
                   "6min}}]}]\n",
                   NULL);
    CHECK_ORACLE(trial_client_of(&made, "*", "kiire", TKD_WAIT_H), rest_h / 0.7, 0.03);
    CHECK_ORACLE(trial_client_of(&made, "*", "tavaline", TKD_WAIT_H), rest_h / (0.7 * 0.3), 0.06);
    trial_close(&made);
}

// Order by lot changes who waits how long, not how long people wait on average.
TKD_CASE_LABELLED(oracles, queues, random_order_keeps_the_mean, "oracle")
{
    trial made;

    trial_simulate(&made,
                   SEVEN_AN_HOUR
                   "pools: [{id: lett, provider: kov, order: random}]\n"
                   "stages: [{id: a, steps: [{id: luba, pool: lett, duration: {exponential: "
                   "6min}}]}]\n",
                   NULL);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_WAIT_H), mean_wait_h(7, 10, 1), 0.05);
    trial_close(&made);
}

// 3 people an hour come to a; 60 % go on to b, 30 % of those come back.
TKD_CASE_LABELLED(oracles, queues, jackson_network_with_feedback, "oracle")
{
    const double entered[] = {3.0, 0.0};
    const double routes[] = {0.0, 0.6, 0.3, 0.0};
    const double services[] = {5.0, 1.5};
    const uint32_t servers[] = {1, 2};
    const tkd_jackson network = {{entered, routes, 2}, services, servers};
    tkd_jackson_station stations[2] = {0};
    trial made;

    trial_simulate(
        &made,
        "groups: [uus]\n"
        "municipalities: [{id: linn, arrivals: {uus: 3/h}}]\n"
        "run: {start: 2026-01-05, warmup: 2w, measure: 1y, drain: 1mo, replications: 30, seed: 7}\n"
        "pools: [{id: vastuvõtt, place: national}, {id: menetleja, servers: 2, place: national}]\n"
        "stages:\n"
        "  - id: algus\n"
        "    steps:\n"
        "      - {id: a, pool: vastuvõtt, duration: {exponential: 12min}, next: [{to: end, p: "
        "40%}]}\n"
        "      - {id: b, pool: menetleja, duration: {exponential: 40min}, next: [{to: a, p: "
        "30%}]}\n",
        NULL);
    CHECK_OK(tkd_jackson_solve(&network, stations, check_error()));
    CHECK_ORACLE(trial_pool(&made, "vastuvõtt", "*", TKD_POOL_WAIT_H), stations[0].mean_wait_s,
                 0.05);
    CHECK_ORACLE(trial_pool(&made, "menetleja", "*", TKD_POOL_WAIT_H), stations[1].mean_wait_s,
                 0.07);
    CHECK_ORACLE(trial_pool(&made, "menetleja", "*", TKD_POOL_UTILIZATION), stations[1].utilization,
                 0.01);
    CHECK_ORACLE(trial_client(&made, TKD_VISITS),
                 (stations[0].arrivals_per_s + stations[1].arrivals_per_s) / 3.0, 0.01);
    CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_H),
                 (stations[0].arrivals_per_s * (stations[0].mean_wait_s + 0.2) +
                  stations[1].arrivals_per_s * (stations[1].mean_wait_s + 40.0 / 60)) /
                     3.0,
                 0.03);
    trial_close(&made);
}
