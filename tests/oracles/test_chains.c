// SPDX-License-Identifier: EUPL-1.2
// Routing against absorbing chains: visits, exits, rework by bottlenecks, attempts.
#include <math.h>

#include "trial.h"

#include "teekond/theory.h"

#define MANY                                                                                       \
    "groups: [uus]\n"                                                                              \
    "municipalities: [{id: linn, arrivals: {uus: 30000/y}}]\n"                                     \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 5y, replications: 30, seed: 41}\n"

//  a ─▶ b ─▶ c ─▶      back: b to a 20 %, c to b 30 %, a to itself 10 %
//  └5%┘ └15%┘ leave or drop out
TKD_CASE_LABELLED(oracles, chains, rework_and_exits, "oracle")
{
    const double entered[] = {1.0, 0.0, 0.0};
    const double routes[] = {0.1, 0.85, 0.0, 0.2, 0.0, 0.65, 0.0, 0.3, 0.0};
    const tkd_chain chain = {entered, routes, 3};
    double visits[3] = {0};
    trial made;

    trial_simulate(&made,
                   MANY
                   "journeys:\n"
                   "  - id: teekond\n"
                   "    exits: [{id: loobus, title: Loobus}]\n"
                   "    stages:\n"
                   "      - id: algus\n"
                   "        steps:\n"
                   "          - {id: a, next: [{to: a, p: 10%, wait: 1d}, {to: loobus, p: 5%}]}\n"
                   "          - {id: b, next: [{to: a, p: 20%}, {to: leave, p: 15%}]}\n"
                   "          - {id: c, next: [{to: b, p: 30%, wait: 2d}]}\n",
                   NULL);
    CHECK_OK(tkd_chain_visits(&chain, visits, check_error()));
    CHECK_ORACLE(trial_client(&made, TKD_VISITS), visits[0] + visits[1] + visits[2], 0.01);
    CHECK_ORACLE(trial_step(&made, "a", TKD_STEP_VISITS), 30000 * 365.25 / 365.25 * visits[0],
                 0.01);
    CHECK_ORACLE(trial_step(&made, "b", TKD_STEP_REWORK_SHARE), 0.2, 0.01);
    CHECK_ORACLE(trial_exit(&made, "loobus"), visits[0] * 0.05, 0.02);
    CHECK_ORACLE(trial_exit(&made, "leave"), visits[1] * 0.15, 0.01);
    CHECK_ORACLE(trial_client(&made, TKD_COMPLETED_SHARE), visits[2] * 0.7, 0.01);
    CHECK_ORACLE(trial_client(&made, TKD_DELAY_H), 24.0 * (visits[0] * 0.1 + 2.0 * visits[2] * 0.3),
                 0.02);
    trial_close(&made);
}

// Two bottlenecks: 12 % drop out, of the others 25 % do it again after 4 days.
TKD_CASE_LABELLED(oracles, chains, dropout_and_rework_by_bottlenecks, "oracle")
{
    const double again = 0.88 * 0.25;
    trial made;

    trial_simulate(
        &made,
        MANY "stages: [{id: algus, steps: [{id: luba, delay: 3d}]}]\n"
             "bottlenecks:\n"
             "  - {id: kordub, title: Kordub, at: [luba], effect: {rework: {p: 25%, wait: 4d}}}\n"
             "  - {id: katkeb, title: Katkeb, at: [luba], effect: {dropout: 12%}}\n",
        NULL);
    CHECK_ORACLE(trial_client(&made, TKD_VISITS), 1.0 / (1.0 - again), 0.01);
    CHECK_ORACLE(trial_client(&made, TKD_LEFT), 30000 * 0.12 / (1.0 - again), 0.02);
    CHECK_ORACLE(trial_step(&made, "luba", TKD_STEP_LEFT_SHARE), 0.12, 0.02);
    CHECK_ORACLE(trial_step(&made, "luba", TKD_STEP_REWORK_SHARE), again, 0.02);
    CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_H),
                 72.0 + (72.0 + 96.0) * again / (1.0 - again), 0.02);
    trial_close(&made);
}

// Half of the visits fail; who has tried five times leaves: (1/2)^5 of all.
TKD_CASE_LABELLED(oracles, chains, attempts_end_a_geometric_series, "oracle")
{
    trial made;

    trial_simulate(&made,
                   MANY "journeys:\n"
                        "  - id: teekond\n"
                        "    exits: [{id: loobus, title: Loobus}]\n"
                        "    stages: [{id: algus, steps: [{id: luba, attempts: 5, else: loobus, "
                        "next: [{to: luba, p: 50%, wait: 1d}]}]}]\n",
                   NULL);
    CHECK_ORACLE(trial_exit(&made, "loobus"), 1.0 / 32.0, 0.03);
    CHECK_ORACLE(trial_client(&made, TKD_VISITS), 2.0 - 1.0 / 16.0, 0.01);
    trial_close(&made);
}

// Booked again until they come: a geometric number of lead times.
TKD_CASE_LABELLED(oracles, chains, no_shows_book_again, "oracle")
{
    trial made;

    trial_simulate(&made,
                   MANY "services: [{id: luba, booking: 2d, no-show: 30%, duration: 1h}]\n"
                        "stages: [{id: algus, steps: [{id: luba, service: luba}]}]\n",
                   NULL);
    CHECK_ORACLE(trial_client(&made, TKD_WAIT_H), 48.0 / 0.7, 0.01);
    CHECK_ORACLE(trial_client(&made, TKD_VISITS), 1.0, 1e-9);
    trial_close(&made);
}
