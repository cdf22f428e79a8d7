// SPDX-License-Identifier: EUPL-1.2
// What servers can do in the long run when there is always somebody waiting: fractions work exactly
// their share whatever the services, absent servers work the rest of their time.
#include "trial.h"

// A queue that never empties, since people come faster than they are served and give up after a while.
#define CROWD(pool, duration)                                                                      \
    "groups: [{id: uus, patience: 20d}]\n"                                                         \
    "calendars: [{id: hommik, open: {mon-sun: \"08:00-12:00\"}}]\n"                                \
    "municipalities: [{id: linn, arrivals: {uus: 20000/y}}]\n"                                     \
    "run: {start: 2026-01-05, warmup: 3mo, measure: 10y, drain: 1y, replications: 20, seed: 9}\n"  \
    "pools: [{id: lett, provider: kov, " pool "}]\n"                                               \
    "stages: [{id: a, steps: [{id: luba, pool: lett, duration: " duration "}]}]\n"

static void check_work(const char *yaml, double servers, double open_h_a_year, double service_h)
{
    trial made;

    trial_simulate(&made, yaml, NULL);
    // In a window of ten years one overtime more or less is all that may be missing.
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_UTILIZATION).mean, 1.0, 0.004);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_SERVERS).mean, servers, 1e-9);
    CHECK_NEAR_SHARE(trial_pool(&made, "lett", "linn", TKD_POOL_SERVED).mean,
                     10.0 * servers * open_h_a_year / service_h, 0.02);
    trial_close(&made);
}

TKD_CASE_LABELLED(oracles, capacity, a_third_of_a_server_works_a_third, "oracle")
{
    check_work(CROWD("servers: 0.3, calendar: hommik", "{lognormal: {mean: 3h, sd: 3h}}"), 0.3,
               4 * 365.25, 3.0);
}

TKD_CASE_LABELLED(oracles, capacity, a_fraction_of_day_and_night_works_its_hours, "oracle")
{
    check_work(CROWD("servers: 0.7", "{exponential: 5h}"), 0.7, 8766.0, 5.0);
}

// Half an hour each: eight a morning at a whole server; 0.4 of one has an hour and 36 minutes, three
// visits and a bit, which it makes up for.
TKD_CASE_LABELLED(oracles, capacity, short_work_fills_whole_and_fractional_servers, "oracle")
{
    check_work(CROWD("servers: 2.4, calendar: hommik", "30min"), 2.4, 4 * 365.25, 0.5);
}

// Away for 5 days after every 20 on average: a server that is never idle works 20 days of 25, and
// as long as it is kept after it was due: an exponential service begun, two hours.
TKD_CASE_LABELLED(oracles, capacity, absent_servers_work_the_rest, "oracle")
{
    const double cycle_h = 20 * 24.0 + 2.0 + 5 * 24.0;
    trial made;

    trial_simulate(&made,
                   CROWD("servers: 3, absence: {every: {exponential: 20d}, lasts: {exponential: "
                         "5d}}",
                         "{exponential: 2h}"),
                   NULL);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_SERVERS), 3.0 * (1.0 - 120.0 / cycle_h),
                 0.015);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_UTILIZATION).mean, 1.0, 0.001);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_SERVED),
                 1.5 * 87660.0 * (1.0 - 120.0 / cycle_h), 0.015);
    trial_close(&made);
}
