// SPDX-License-Identifier: EUPL-1.2
// Branches, blocks and what waits for what, with constant times: every figure is known to the second.
#include "trial.h"

#define SOME                                                                                       \
    "groups: [uus]\n"                                                                              \
    "municipalities: [{id: linn, arrivals: {uus: 100/y}}]\n"                                       \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 2, seed: 5}\n"

static double days_to_complete(const trial *made)
{
    return trial_client(made, TKD_TIME_TO_COMPLETE_H).mean / 24.0;
}

TKD_CASE(simulate, branches, block_until_all_ends_with_its_longest_branch)
{
    trial made;

    trial_simulate(&made,
                   SOME "stages: [{id: s, steps: [{id: algne, delay: 1d}, {parallel: {branches: "
                        "[[{id: a, delay: 3d}, {id: b, delay: 4d}], [{id: c, delay: 5d}]]}}, {id: "
                        "viimane, delay: 2d}]}]\n",
                   NULL);
    CHECK_NEAR(days_to_complete(&made), 1 + 7 + 2, 1e-9);
    CHECK_NEAR(trial_client(&made, TKD_DELAY_H).mean, 24.0 * (1 + 3 + 4 + 5 + 2), 1e-6);
    trial_close(&made);
}

// The loser is in work at a counter: the server finishes, the client is gone on.
TKD_CASE(simulate, branches, block_until_any_abandons_the_others)
{
    trial made;

    trial_simulate(&made,
                   SOME "pools: [{id: lett, provider: kov, servers: 50}]\n"
                        "stages: [{id: s, steps: [{parallel: {until: any, branches: [[{id: a, "
                        "delay: 3d}, {id: b, delay: 4d}], [{id: c, pool: lett, duration: 8d}]]}}, "
                        "{id: viimane, needs: [c, b], delay: 2d}]}]\n",
                   NULL);
    CHECK_NEAR(days_to_complete(&made), 7 + 2, 1e-9);
    const double arrived = trial_client(&made, TKD_ARRIVED).mean;
    // Eight days each, whoever won; a few of the last end after the window.
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_UTILIZATION).mean,
               8.0 * arrived / (365.25 * 50), 0.001);
    // What was in work has no effect: nobody's service was finished.
    CHECK_NEAR(trial_client(&made, TKD_SERVICE_H).mean, 0.0, 0.0);
    trial_close(&made);
}

TKD_CASE(simulate, branches, nested_blocks)
{
    trial made;

    trial_simulate(
        &made,
        SOME "stages: [{id: s, steps: [{parallel: {branches: [[{id: a, delay: 2d}, {parallel: "
             "{until: any, branches: [[{id: b, delay: 9d}], [{id: c, delay: 6d}]]}}, {id: d, "
             "delay: 1d}], [{id: e, delay: 4d}]]}}]}]\n",
        NULL);
    CHECK_NEAR(days_to_complete(&made), 2 + 6 + 1, 1e-9);
    trial_close(&made);
}

TKD_CASE(simulate, branches, after_begins_a_branch_of_its_own)
{
    trial made;

    trial_simulate(&made,
                   SOME "journeys:\n"
                        "  - id: j\n"
                        "    clocks: [{id: kell, from: a, until: d}]\n"
                        "    stages: [{id: s, steps: [{id: a, delay: 2d}, {id: b, delay: 3d}, {id: "
                        "c, after: [a], delay: 10d}, {id: d, delay: 1d, milestone: yes}]}]\n",
                   NULL);
    CHECK_NEAR(days_to_complete(&made), 2 + 10 + 1, 1e-9);
    CHECK_NEAR(trial_clock(&made, "kell").mean, 24.0 * 11, 1e-9);
    CHECK_NEAR(trial_milestone(&made, "d", TKD_REACHED_H).mean, 24.0 * 13, 1e-9);
    CHECK_NEAR(trial_milestone(&made, "d", TKD_REACHED_SHARE).mean, 1.0, 0.0);
    trial_close(&made);
}

TKD_CASE(simulate, branches, needs_wait_until_the_other_branch_is_there)
{
    trial made;

    trial_simulate(&made,
                   SOME "stages: [{id: s, steps: [{id: a, delay: 2d}, {id: b, needs: [c], delay: "
                        "3d}, {id: c, after: [a], delay: 10d}]}]\n",
                   NULL);
    CHECK_NEAR(days_to_complete(&made), 2 + 10 + 3, 1e-9);
    CHECK_NEAR(trial_step(&made, "b", TKD_STEP_WAIT_H).mean, 240.0, 1e-9);
    trial_close(&made);
}

// 275 days after the end of a; b and its 30 days are inside them.
TKD_CASE(simulate, branches, not_before_counts_from_the_end_of_a_step)
{
    trial made;

    trial_simulate(&made,
                   SOME "stages: [{id: s, steps: [{id: a, delay: 2d}, {id: b, delay: 30d}, {id: c, "
                        "not-before: {from: a, plus: 275d}, delay: 1d}]}]\n",
                   NULL);
    CHECK_NEAR(days_to_complete(&made), 2 + 275 + 1, 1e-9);
    CHECK_NEAR(trial_step(&made, "c", TKD_STEP_WAIT_H).mean, 24.0 * 245, 1e-6);
    trial_close(&made);
}

TKD_CASE(simulate, branches, not_before_that_is_over_holds_nobody)
{
    trial made;

    trial_simulate(&made,
                   SOME "stages: [{id: s, steps: [{id: a}, {id: b, delay: 30d}, {id: c, "
                        "not-before: {from: a, plus: 20d}, delay: 1d}]}]\n",
                   NULL);
    CHECK_NEAR(days_to_complete(&made), 31, 1e-9);
    CHECK_NEAR(trial_step(&made, "c", TKD_STEP_WAIT_H).mean, 0.0, 1e-9);
    trial_close(&made);
}

// The clock starts at the end of a: what is before does not count.
TKD_CASE(simulate, branches, the_clients_clock_counts_from_a_step)
{
    trial made;

    trial_simulate(&made,
                   SOME "journeys: [{id: j, counts-from: a, target: 4d, stages: [{id: s, steps: "
                        "[{id: a, delay: 20d}, {id: b, delay: 3d, deadline: 3d}, {id: c, delay: "
                        "1d, deadline: 95h}]}]}]\n",
                   NULL);
    CHECK_NEAR(days_to_complete(&made), 4, 1e-9);
    CHECK_NEAR(trial_client(&made, TKD_ON_TARGET_SHARE).mean, 1.0, 0.0);
    CHECK_NEAR(trial_step(&made, "b", TKD_STEP_DEADLINE_MISSED_SHARE).mean, 0.0, 0.0);
    CHECK_NEAR(trial_step(&made, "c", TKD_STEP_DEADLINE_MISSED_SHARE).mean, 1.0, 0.0);
    trial_close(&made);
}

// An exit from one branch takes the client out of all: the other branch's queue is left too.
TKD_CASE(simulate, branches, an_exit_leaves_the_whole_journey)
{
    trial made;

    trial_simulate(&made,
                   SOME "journeys: [{id: j, exits: [{id: läks, title: Läks}], stages: [{id: s, "
                        "steps: [{parallel: {branches: [[{id: a, delay: 3d, then: läks}], [{id: b, "
                        "delay: 9d}]]}}, {id: c}]}]}]\n",
                   NULL);
    CHECK_NEAR(trial_exit(&made, "läks").mean, 1.0, 0.0);
    CHECK_NEAR(trial_client(&made, TKD_COMPLETED_SHARE).mean, 0.0, 0.0);
    CHECK_NEAR(trial_client(&made, TKD_UNFINISHED).mean, 0.0, 0.0);
    CHECK_NEAR(trial_flow(&made, "a", "läks", TKD_FLOW_EXIT), trial_client(&made, TKD_ARRIVED).mean,
               1e-9);
    trial_close(&made);
}

// `end` ends the branch; what it would have come to is behind, so that nobody waits for it.
TKD_CASE(simulate, branches, end_puts_the_rest_of_the_branch_behind)
{
    trial made;

    trial_simulate(&made,
                   SOME "stages: [{id: s, steps: [{id: a, delay: 2d, then: end}, {id: b, delay: "
                        "40d}, {id: c, after: [a], needs: [b], delay: 1d}]}]\n",
                   NULL);
    CHECK_NEAR(days_to_complete(&made), 3, 1e-9);
    trial_close(&made);
}
