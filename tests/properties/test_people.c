// SPDX-License-Identifier: EUPL-1.2
// Nobody is lost: who arrived completed, left or is unfinished; who comes to a step leaves it; queues
// obey Little's law.
#include <math.h>
#include <string.h>

#include "made_workspace.h"

enum { WORKSPACES = 60 };

TKD_CASE_LABELLED(properties, people, arrived_equals_completed_left_and_unfinished, "property")
{
    for (uint64_t seed = 101; seed <= 100 + WORKSPACES; seed++) {
        tkd_arena arena = {0};
        trial made;
        trial_simulate(&made, made_workspace(&arena, seed, (made_style){0}), NULL);
        for (size_t i = 0; i < made.results->row_count; i++) {
            const tkd_measured *measures = made.results->rows[i].measures;
            const uint32_t n = made.results->run.replications;
            for (uint32_t r = 0; r < n; r++) {
                const tkd_sample *samples = made.results->samples + r;
                CHECK_NEAR(samples[measures[TKD_COMPLETED].samples].sum +
                               samples[measures[TKD_LEFT].samples].sum +
                               samples[measures[TKD_UNFINISHED].samples].sum,
                           samples[measures[TKD_ARRIVED].samples].sum, 0.0);
            }
        }
        trial_close(&made);
        tkd_arena_clear(&arena);
    }
}

// Times are sums of what they are made of: nothing is negative, and shares are shares.
TKD_CASE_LABELLED(properties, people, measures_are_in_their_ranges, "property")
{
    static const tkd_client_measure shares[] = {TKD_COMPLETED_SHARE, TKD_ON_TARGET_SHARE,
                                                TKD_DEADLINE_MISSED_SHARE};
    static const tkd_client_measure times[] = {TKD_WAIT_H,  TKD_SERVICE_H, TKD_TRAVEL_H,
                                               TKD_DELAY_H, TKD_VISITS,    TKD_REWORK};

    for (uint64_t seed = 121; seed <= 120 + WORKSPACES; seed++) {
        tkd_arena arena = {0};
        trial made;
        trial_simulate(&made, made_workspace(&arena, seed, (made_style){0}), NULL);
        for (size_t i = 0; i < made.results->row_count; i++) {
            const tkd_measured *measures = made.results->rows[i].measures;
            for (size_t k = 0; k < sizeof shares / sizeof shares[0]; k++) {
                const double share = measures[shares[k]].estimate.mean;
                CHECK(isnan(share) || (share >= 0.0 && share <= 1.0));
            }
            for (size_t k = 0; k < sizeof times / sizeof times[0]; k++) {
                CHECK(measures[times[k]].estimate.mean >= 0.0);
            }
        }
        trial_close(&made);
        tkd_arena_clear(&arena);
    }
}

// Did everybody of a replication go?
static bool is_empty(const trial *made, uint32_t replication)
{
    const tkd_sample *samples = made->results->samples + replication;

    for (size_t i = 0; i < made->results->row_count; i++) {
        if (samples[made->results->rows[i].measures[TKD_UNFINISHED].samples].sum > 0.0) {
            return false;
        }
    }
    return true;
}

// Everybody joins and is through inside the window: the integral of the queue's length is the sum of
// the waits, in each replication, to the last digits.
TKD_CASE_LABELLED(properties, people, queues_obey_littles_law, "property")
{
    // Arrivals in the first year alone, a window that goes on for five more.
    const tkd_setting first_year[] = {
        {TKD_TEXT("run.warmup"), TKD_TEXT("0")},
        {TKD_TEXT("run.measure"), TKD_TEXT("6y")},
        {TKD_TEXT("run.start"), TKD_TEXT("2026-01-05")},
        {TKD_TEXT("municipalities.v0.arrivals"),
         TKD_TEXT("{g0: {2026-01-05: 50/y, 2027-01-01: 0/y}}")},
        {TKD_TEXT("municipalities.v1.arrivals"),
         TKD_TEXT("{g0: {2026-01-05: 40/y, 2027-01-01: 0/y}}")},
    };
    const double window_h = 6.0 * 8766.0;
    size_t checked = 0;

    for (uint64_t seed = 141; seed <= 140 + WORKSPACES; seed++) {
        tkd_arena arena = {0};
        trial made;
        const char *text = made_workspace(&arena, seed, (made_style){0});
        const tkd_study_options options = {
            .threads = 1, .settings = first_year, .setting_count = strstr(text, "id: v1") ? 5 : 4};
        trial_simulate(&made, text, &options);
        for (uint32_t r = 0; r < made.results->run.replications; r++) {
            const tkd_sample *samples = made.results->samples + r;
            for (size_t i = 0; i < made.results->pool_count && is_empty(&made, r); i++) {
                const tkd_measured *measures = made.results->pools[i].measures;
                const tkd_sample length = samples[measures[TKD_POOL_QUEUE_LENGTH].samples];
                const tkd_sample wait = samples[measures[TKD_POOL_WAIT_H].samples];
                CHECK_NEAR(length.sum / length.weight * window_h, wait.sum, 1e-9 * wait.sum + 1e-6);
                checked++;
            }
        }
        trial_close(&made);
        tkd_arena_clear(&arena);
    }
    CHECK(checked > WORKSPACES);
}

// What comes into a step by ways and starts goes out by ways: rework comes in and goes out.
TKD_CASE_LABELLED(properties, people, flows_into_the_next_step_are_its_visits, "property")
{
    trial made;

    trial_simulate(&made,
                   "groups: [uus]\n"
                   "municipalities: [{id: linn, arrivals: {uus: 2000/y}}]\n"
                   "stages: [{id: s, steps: [{id: a, next: [{to: a, p: 20%}, {to: leave, p: 5%}]}, "
                   "{id: b, take-up: 70%, next: [{to: a, p: 10%}]}, {id: c}]}]\n"
                   "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 4}\n",
                   NULL);
    const double arrived = trial_client(&made, TKD_ARRIVED).mean;
    CHECK_NEAR(trial_step(&made, "a", TKD_STEP_VISITS).mean,
               arrived + trial_flow(&made, "a", "a", TKD_FLOW_REWORK) +
                   trial_flow(&made, "b", "a", TKD_FLOW_REWORK),
               1e-6);
    CHECK_NEAR(trial_flow(&made, "a", "b", TKD_FLOW_NEXT),
               trial_step(&made, "b", TKD_STEP_VISITS).mean +
                   trial_flow(&made, "b", "c", TKD_FLOW_SKIP),
               1e-6);
    CHECK_NEAR(trial_flow(&made, "a", "leave", TKD_FLOW_EXIT), trial_client(&made, TKD_LEFT).mean,
               1e-6);
    CHECK_NEAR(trial_flow(&made, "c", "end", TKD_FLOW_NEXT),
               trial_client(&made, TKD_COMPLETED).mean, 1e-6);
    trial_close(&made);
}
