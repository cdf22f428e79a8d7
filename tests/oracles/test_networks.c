// SPDX-License-Identifier: EUPL-1.2
// Networks of queues: the five stations of the speed trials, sessions that come back to the queue, and
// counters in a row without any chance.
#include "trial.h"

#include "teekond/theory.h"

static const double hour_s = 3600.0;

// a ⇄ b ⇄ c ⇄ d ⇄ e ─▶   onward 80 %, back 10 % (a: again), leave 10 %; three servers of an hour each.
#define STATION(id, back)                                                                          \
    "      - {id: " id ", pool: lett-" id ", duration: {exponential: 1h}, next: [{to: " back       \
    ", p: 10%}, {to: leave, p: 10%}]}\n"
#define COUNTER(id) "{id: lett-" id ", servers: 3, place: national}"

TKD_CASE_LABELLED(oracles, networks, five_stations, "oracle")
{
    enum { STATIONS = 5 };
    static const char *const pools[] = {"lett-a", "lett-b", "lett-c", "lett-d", "lett-e"};
    static const double widths[] = {0.12, 0.07, 0.05, 0.05, 0.06};
    const double entered[] = {2.2 / hour_s, 0.0, 0.0, 0.0, 0.0};
    const double services[] = {1 / hour_s, 1 / hour_s, 1 / hour_s, 1 / hour_s, 1 / hour_s};
    const uint32_t servers[] = {3, 3, 3, 3, 3};
    double routes[STATIONS * STATIONS] = {0};
    tkd_jackson_station stations[STATIONS] = {0};
    const tkd_jackson network = {{entered, routes, STATIONS}, services, servers};
    double visits = 0.0;
    double wait_h = 0.0;
    trial made;

    for (size_t i = 0; i < STATIONS; i++) {
        routes[i * STATIONS + (i == 0 ? 0 : i - 1)] = 0.1;
        if (i + 1 < STATIONS) {
            routes[i * STATIONS + i + 1] = 0.8;
        }
    }
    CHECK_OK(tkd_jackson_solve(&network, stations, check_error()));
    trial_simulate(&made,
                   "groups: [uus]\n"
                   "municipalities: [{id: linn, arrivals: {uus: 2.2/h}}]\n"
                   "run: {start: 2026-01-05, warmup: 2mo, measure: 1y, drain: 1mo, replications: "
                   "60, seed: 2}\n"
                   "pools: [" COUNTER("a") ", " COUNTER("b") ", " COUNTER("c") ", " COUNTER(
                       "d") ", " COUNTER("e") "]\n"
                                              "stages:\n"
                                              "  - id: algus\n"
                                              "    steps:\n" STATION("a", "a") STATION("b", "a")
                                                  STATION("c", "b") STATION("d", "c")
                                                      STATION("e", "d"),
                   NULL);
    for (size_t i = 0; i < STATIONS; i++) {
        visits += stations[i].arrivals_per_s * hour_s / 2.2;
        wait_h += stations[i].arrivals_per_s * stations[i].mean_wait_s / 2.2;
        CHECK_ORACLE(trial_pool(&made, pools[i], "*", TKD_POOL_WAIT_H),
                     stations[i].mean_wait_s / hour_s, widths[i]);
        CHECK_ORACLE(trial_pool(&made, pools[i], "*", TKD_POOL_UTILIZATION),
                     stations[i].utilization, 0.01);
    }
    CHECK_ORACLE(trial_client(&made, TKD_VISITS), visits, 0.005);
    CHECK_ORACLE(trial_client(&made, TKD_SERVICE_H), visits, 0.005);
    CHECK_ORACLE(trial_client(&made, TKD_WAIT_H), wait_h, 0.08);
    CHECK_ORACLE(trial_client(&made, TKD_COMPLETED_SHARE),
                 stations[4].arrivals_per_s * hour_s / 2.2 * 0.8, 0.01);
    trial_close(&made);
}

// One, two or three sessions without a gap: clients come back to the same exponential counter a number
// of times that has no memory of geometric kind, yet the queue is that of all visits (Kelly,
// Reversibility and Stochastic Networks, 1979, section 3.1): M/M/1 of 3.5 · 2 an hour.
TKD_CASE_LABELLED(oracles, networks, sessions_come_back_to_the_queue, "oracle")
{
    const tkd_mmc queue = {7.0, 10.0, 1};
    double wait_h = 0.0;
    trial made;

    CHECK_OK(tkd_mmc_mean_wait(&queue, &wait_h, check_error()));
    trial_simulate(&made,
                   "groups: [uus]\n"
                   "municipalities: [{id: linn, arrivals: {uus: 3.5/h}}]\n"
                   "run: {start: 2026-01-05, warmup: 2w, measure: 6mo, drain: 1mo, replications: "
                   "30, seed: 4}\n"
                   "pools: [{id: lett, provider: kov}]\n"
                   "services: [{id: nõu, provider: kov, pool: lett, duration: {exponential: 6min}, "
                   "sessions: {1: 30%, 2: 40%, 3: 30%}}]\n"
                   "stages: [{id: a, steps: [{id: luba, service: nõu}]}]\n",
                   NULL);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_WAIT_H), wait_h, 0.05);
    CHECK_ORACLE(trial_client(&made, TKD_WAIT_H), 2.0 * wait_h, 0.05);
    CHECK_ORACLE(trial_client(&made, TKD_SERVICE_H), 0.2, 0.01);
    CHECK_ORACLE(trial_client(&made, TKD_TIME_TO_COMPLETE_H), 2.0 * wait_h + 0.2, 0.04);
    trial_close(&made);
}

// D/D/1: the first counter gives one client every 20 minutes to a second one of 30 minutes, and to a
// third of 30: the k-th waits k · 10 minutes at the second, and nobody at the third or at a fourth.
TKD_CASE(oracles, networks, constant_services_in_a_row)
{
    trial made;

    trial_simulate(
        &made,
        "calendars: [{id: uks, open: {mon: \"08:00-09:00\"}, only: [\"2026-03-02\"]}]\n"
        "groups: [uus]\n"
        "municipalities: [{id: linn, arrivals: {uus: {2026-01-05: 700/y, 2026-02-01: 0/y}}}]\n"
        "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 1, seed: 3}\n"
        "pools: [{id: esimene, provider: kov}, {id: teine, provider: kov}, {id: kolmas, provider: "
        "kov}, {id: neljas, provider: kov}]\n"
        "services: [{id: uks, calendar: uks}]\n"
        "stages:\n"
        "  - id: algus\n"
        "    steps:\n"
        "      - {id: uks, service: uks}\n"
        "      - {id: a, pool: esimene, duration: 20min}\n"
        "      - {id: b, pool: teine, duration: 30min}\n"
        "      - {id: c, pool: kolmas, duration: 30min}\n"
        "      - {id: d, pool: neljas, duration: 10min}\n",
        NULL);
    const double n = trial_client(&made, TKD_ARRIVED).mean;
    CHECK(n > 20.0);
    CHECK_NEAR(trial_pool(&made, "esimene", "linn", TKD_POOL_WAIT_H).mean, (n - 1.0) / 6.0, 1e-9);
    CHECK_NEAR(trial_pool(&made, "teine", "linn", TKD_POOL_WAIT_H).mean, (n - 1.0) / 12.0, 1e-9);
    CHECK_NEAR(trial_pool(&made, "kolmas", "linn", TKD_POOL_WAIT_H).mean, 0.0, 1e-9);
    CHECK_NEAR(trial_pool(&made, "neljas", "linn", TKD_POOL_WAIT_H).mean, 0.0, 1e-9);
    trial_close(&made);
}
