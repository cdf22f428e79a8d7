// SPDX-License-Identifier: EUPL-1.2
// Times without queues: fork and join, and people in a place of endless room when arrivals change
// with the season.
#include <math.h>

#include "trial.h"

// Exponentials of 10 and 20 days: the shorter takes 20/3 days, the longer 30 − 20/3.
static const double shorter_h = 24.0 * 20.0 / 3.0;

#define FORK_OF(until, first, second)                                                              \
    "groups: [uus]\n"                                                                              \
    "municipalities: [{id: linn, arrivals: {uus: 20000/y}}]\n"                                     \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 5y, replications: 20, seed: 23}\n"    \
    "stages:\n"                                                                                    \
    "  - id: algus\n"                                                                              \
    "    steps:\n"                                                                                 \
    "      - parallel: {until: " until ", branches: [[{id: a, delay: " first "}], "                \
    "[{id: b, delay: " second "}]]}\n"
#define FORK(until) FORK_OF(until, "{exponential: 10d}", "{exponential: 20d}")

TKD_CASE_LABELLED(oracles, delays, fork_and_join_takes_the_longest, "oracle")
{
    trial made;

    trial_simulate(&made, FORK("all"), NULL);
    CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_H), 24.0 * 30.0 - shorter_h, 0.01);
    CHECK_ORACLE(trial_client(&made, TKD_DELAY_H), 24.0 * 30.0, 0.01);
    trial_close(&made);
}

TKD_CASE_LABELLED(oracles, delays, fork_until_any_takes_the_shortest, "oracle")
{
    trial made;

    trial_simulate(&made, FORK("any"), NULL);
    CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_H), shorter_h, 0.01);
    CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_P50_H), shorter_h * log(2.0), 0.015);
    trial_close(&made);
}

// Uniform on 0–30 days beside 20 days: the longer is 20 in two of three cases, else 25 on average.
TKD_CASE_LABELLED(oracles, delays, fork_of_other_times, "oracle")
{
    const char *const texts[] = {FORK_OF("all", "0..30d", "20d"), FORK_OF("any", "0..30d", "20d")};
    const double expected_h[] = {24.0 * (20.0 * 2.0 / 3.0 + 25.0 / 3.0),
                                 24.0 * (10.0 * 2.0 / 3.0 + 20.0 / 3.0)};

    for (size_t i = 0; i < 2; i++) {
        trial made;
        trial_simulate(&made, texts[i], NULL);
        CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_H), expected_h[i], 0.01);
        trial_close(&made);
    }
}

// Own branches are independent of each other: the longest of three.
TKD_CASE_LABELLED(oracles, delays, branches_of_the_journey_join_at_its_end, "oracle")
{
    trial made;

    trial_simulate(
        &made,
        "groups: [uus]\n"
        "municipalities: [{id: linn, arrivals: {uus: 20000/y}}]\n"
        "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 5y, replications: 20, seed: 29}\n"
        "stages:\n"
        "  - id: algus\n"
        "    steps:\n"
        "      - {id: algne}\n"
        "      - {id: a, delay: {exponential: 10d}}\n"
        "      - {id: b, delay: {exponential: 10d}, after: [algne]}\n"
        "      - {id: c, delay: {exponential: 10d}, after: [algne]}\n",
        NULL);
    CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_H), 240.0 * (1.0 + 0.5 + 1.0 / 3.0),
                 0.01);
    trial_close(&made);
}

// M/G/∞: people inside are Poisson with mean λ E[S], whatever the distribution.
TKD_CASE_LABELLED(oracles, delays, endless_room_holds_rate_times_duration, "oracle")
{
    trial made;

    trial_simulate(
        &made,
        "groups: [uus]\n"
        "municipalities: [{id: linn, arrivals: {uus: 8766/y}}]\n"
        "run: {start: 2026-01-05, warmup: 1y, measure: 1y, drain: 1y, replications: 20, seed: 31}\n"
        "pools: [{id: koht, servers: 10000, place: national}]\n"
        "stages: [{id: a, steps: [{id: luba, pool: koht, duration: {lognormal: {mean: 20d, sd: "
        "15d}}}]}]\n",
        NULL);
    CHECK_ORACLE(trial_pool(&made, "koht", "*", TKD_POOL_UTILIZATION), 8766 / 365.25 * 20 / 10000,
                 0.02);
    CHECK_ORACLE(trial_pool(&made, "koht", "*", TKD_POOL_SERVED), 8766.0, 0.02);
    trial_close(&made);
}

// M(t)/M/∞ (Eick, Massey, Whitt, Management Science 39, 1993): all arrivals in June and July, seen in
// August, when only those inside are left.
TKD_CASE_LABELLED(oracles, delays, seasonal_arrivals_fill_and_empty_the_room, "oracle")
{
    const double per_day = 6000.0 / 61.0;
    const double on_first_of_august = per_day * 20.0 * (1.0 - exp(-61.0 / 20.0));
    const double in_august = on_first_of_august * 20.0 * (1.0 - exp(-31.0 / 20.0)) / 31.0;
    trial made;

    trial_simulate(
        &made,
        "groups: [uus]\n"
        "municipalities: [{id: linn, arrivals: {uus: 6000/y}, season: "
        "[0,0,0,0,0,3,3,0,0,0,0,0]}]\n"
        "run: {start: 2026-01-05, warmup: 208d, measure: 31d, drain: 1mo, replications: 40, seed: "
        "37}\n"
        "pools: [{id: koht, servers: 10000, place: national}]\n"
        "stages: [{id: a, steps: [{id: luba, pool: koht, duration: {exponential: 20d}}]}]\n",
        NULL);
    CHECK_ORACLE(trial_pool(&made, "koht", "*", TKD_POOL_UTILIZATION), in_august / 10000.0, 0.03);
    CHECK_NEAR(trial_pool(&made, "koht", "*", TKD_POOL_WAIT_H).n, 0.0, 0.0); // nobody came
    trial_close(&made);
}
