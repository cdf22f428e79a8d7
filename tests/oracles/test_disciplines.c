// SPDX-License-Identifier: EUPL-1.2
// Who is served next, and who gives up: priorities, lots and constant patience against closed forms.
// The 99.9 % interval covers the theory's value and its half-width is the stated share of it.
#include "trial.h"

#include "teekond/simulate.h"
#include "teekond/theory.h"

#define RUN(seed)                                                                                  \
    "run: {start: 2026-01-05, warmup: 2w, measure: 3mo, drain: 1mo, replications: 30, seed: " seed \
    "}\n"

// Three classes with services of their own; load 0.75.
TKD_CASE_LABELLED(oracles, disciplines, priorities_of_three_classes, "oracle")
{
    const tkd_mg1 classes[] = {{2.0, 0.1, 0.0}, {3.0, 0.05, 0.0025}, {2.0, 0.2, 0.0133333333333}};
    static const char *const groups[] = {"kiire", "tavaline", "aeglane"};
    static const double widths[] = {0.03, 0.03, 0.06};
    double waits_h[3] = {0};
    trial made;

    CHECK_OK(tkd_mg1_priority_waits(classes, 3, waits_h, check_error()));
    trial_simulate(
        &made,
        "groups: [{id: kiire, priority: 2}, {id: tavaline, priority: 1}, aeglane]\n"
        "municipalities: [{id: linn, arrivals: {kiire: 2/h, tavaline: 3/h, aeglane: "
        "2/h}}]\n" RUN(
            "5") "pools: [{id: lett, provider: kov, order: priority}]\n"
                 "stages: [{id: a, steps: [{id: luba, pool: lett, duration: {kiire: 6min, "
                 "tavaline: {exponential: 3min}, aeglane: 0..24min}}]}]\n",
        NULL);
    for (size_t i = 0; i < 3; i++) {
        // Uniform up to 24 minutes: variance (24 min)² / 12 = 0.01333 h².
        CHECK_ORACLE(trial_client_of(&made, "*", groups[i], TKD_WAIT_H), waits_h[i], widths[i]);
    }
    trial_close(&made);
}

TKD_CASE_LABELLED(oracles, disciplines, priorities_at_three_counters, "oracle")
{
    const tkd_mmc queue = {8.0, 3.0, 3};
    const double shares[] = {0.25, 0.75};
    double waits_h[2] = {0};
    trial made;

    CHECK_OK(tkd_mmc_priority_waits(&queue, shares, 2, waits_h, check_error()));
    trial_simulate(&made,
                   "groups: [tavaline, {id: kiire, priority: 1}]\n"
                   "municipalities: [{id: linn, arrivals: {kiire: 2/h, tavaline: 6/h}}]\n" RUN(
                       "6") "pools: [{id: lett, servers: 3, place: national, order: priority}]\n"
                            "stages: [{id: a, steps: [{id: luba, pool: lett, duration: "
                            "{exponential: 20min}}]}]\n",
                   NULL);
    CHECK_ORACLE(trial_client_of(&made, "*", "kiire", TKD_WAIT_H), waits_h[0], 0.04);
    CHECK_ORACLE(trial_client_of(&made, "*", "tavaline", TKD_WAIT_H), waits_h[1], 0.13);
    trial_close(&made);
}

// Mean square of the time to complete over the replications of the workspace, in h².
static tkd_estimate mean_square_time(trial *made)
{
    enum { REPLICATIONS = 40 };
    tkd_sample samples[REPLICATIONS] = {0};
    const tkd_kit *kit = NULL;
    tkd_run *run = NULL;

    CHECK_OK(tkd_kit_build(made->network, &made->arena, &kit, check_error()));
    CHECK_OK(tkd_run_new(kit, (tkd_run_options){.record_clients = true}, &run, check_error()));
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        CHECK_OK(tkd_run_replicate(run, made->model->run.seed, r, check_error()));
        const tkd_client_log *log = tkd_run_clients(run, 0);
        for (size_t i = 0; i < log->count; i++) {
            samples[r].sum += log->records[i].complete_h * log->records[i].complete_h;
        }
        samples[r].weight = (double)log->count;
    }
    tkd_run_free(run);
    return tkd_estimate_ratio(samples, REPLICATIONS);
}

// The wait W and the service S of a client are independent: E[(W + S)²] = E[W²] + 2 E[W] E[S] + E[S²].
static void check_square(bool by_lot, double share)
{
    const tkd_mmc queue = {7.0, 10.0, 1};
    double wait_h = 0.0;
    double square_h2 = 0.0;
    trial made;

    CHECK_OK(tkd_mmc_mean_wait(&queue, &wait_h, check_error()));
    CHECK_OK(tkd_mmc_mean_square_wait(&queue, by_lot, &square_h2, check_error()));
    trial_compile(&made,
                  by_lot ? "groups: [uus]\n"
                           "municipalities: [{id: linn, arrivals: {uus: 7/h}}]\n" RUN(
                               "13") "pools: [{id: lett, provider: kov, order: random}]\n"
                                     "stages: [{id: a, steps: [{id: luba, pool: lett, duration: "
                                     "{exponential: 6min}}]}]\n"
                         : "groups: [uus]\n"
                           "municipalities: [{id: linn, arrivals: {uus: 7/h}}]\n" RUN(
                               "13") "pools: [{id: lett, provider: kov}]\n"
                                     "stages: [{id: a, steps: [{id: luba, pool: lett, duration: "
                                     "{exponential: 6min}}]}]\n");
    CHECK_ORACLE(mean_square_time(&made), square_h2 + 2.0 * wait_h * 0.1 + 0.02, share);
    trial_close(&made);
}

// By lot the mean is that of the queue in order (queues.random_order_keeps_the_mean), but the square
// is half as large again.
TKD_CASE_LABELLED(oracles, disciplines, lots_spread_the_waits, "oracle")
{
    check_square(true, 0.12);
}

TKD_CASE_LABELLED(oracles, disciplines, order_of_arrival_spreads_them_least, "oracle")
{
    check_square(false, 0.1);
}

#define PATIENT(servers, rate, minutes)                                                            \
    "groups: [{id: uus, patience: " minutes "}]\n"                                                 \
    "municipalities: [{id: linn, arrivals: {uus: " rate                                            \
    "}}]\n" RUN("15") "pools: [{id: lett, "                                                        \
                      "servers: " servers ", place: national}]\n"                                  \
                      "stages: [{id: a, steps: [{id: luba, pool: lett, duration: {exponential: "   \
                      "6min}}]}]\n"

static void check_patience(const char *yaml, tkd_erlang_a queue, double width)
{
    tkd_erlang_a_state state = {0};
    trial made;

    CHECK_OK(tkd_barrer_solve(&queue, &state, check_error()));
    trial_simulate(&made, yaml, NULL);
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_ABANDONED_SHARE), state.abandoned_share,
                 width);
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_WAIT_H), state.mean_wait_s, width);
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_UTILIZATION),
                 state.busy_servers / queue.queue.server_count, 0.01);
    CHECK_ORACLE(trial_pool(&made, "lett", "*", TKD_POOL_QUEUE_LENGTH), state.mean_queue,
                 1.2 * width);
    trial_close(&made);
}

TKD_CASE_LABELLED(oracles, disciplines, constant_patience_at_one_counter, "oracle")
{
    check_patience(PATIENT("1", "8/h", "15min"), (tkd_erlang_a){{8.0, 10.0, 1}, 0.25}, 0.03);
}

TKD_CASE_LABELLED(oracles, disciplines, constant_patience_under_overload, "oracle")
{
    check_patience(PATIENT("3", "36/h", "9min"), (tkd_erlang_a){{36.0, 10.0, 3}, 0.15}, 0.02);
}
