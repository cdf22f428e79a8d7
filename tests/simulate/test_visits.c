// SPDX-License-Identifier: EUPL-1.2
// The phases of a visit with constant times: what counts as waiting, service, travel, delay, money.
#include "trial.h"

#define SOME                                                                                       \
    "groups: [uus]\n"                                                                              \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 2, seed: 5, "       \
    "client-hour: 6 EUR/h}\n"

// Two days booked, six hours of travel, three sessions of one hour a week apart, 30 + 7 days after.
TKD_CASE(simulate, visits, every_phase_counts_in_its_measure)
{
    trial made;

    trial_simulate(
        &made,
        SOME "municipalities: [{id: linn, arrivals: {uus: 20/y}}]\n"
             "providers: [{id: ppa, level: state, sites: [{id: maja, serves: [linn], travel: "
             "{linn: {time: 6h, cost: 45 EUR}}, staff: {lett: 9}}]}]\n"
             "pools: [{id: lett, provider: ppa, cost: 25 EUR/h}]\n"
             "services: [{id: luba, provider: ppa, pool: lett, duration: 1h, sessions: 3, every: "
             "1w, booking: 2d, processing: [30d, 7d], fee: 64 EUR}]\n"
             "stages: [{id: s, steps: [{id: a, service: luba, delay: 5d}]}]\n",
        NULL);
    CHECK_NEAR(trial_client(&made, TKD_TIME_TO_COMPLETE_H).mean,
               24.0 * (5 + 2 + 14 + 37) + 3 * (6 + 1), 1e-6);
    CHECK_NEAR(trial_client(&made, TKD_WAIT_H).mean, 48.0, 1e-6);
    CHECK_NEAR(trial_client(&made, TKD_SERVICE_H).mean, 3.0, 1e-6);
    CHECK_NEAR(trial_client(&made, TKD_TRAVEL_H).mean, 18.0, 1e-6);
    CHECK_NEAR(trial_client(&made, TKD_STAFF_COST_EUR).mean, 75.0, 1e-6);
    CHECK_NEAR(trial_client(&made, TKD_CLIENT_COST_EUR).mean, 64 + 3 * 45 + 6 * (18 + 3), 1e-6);
    CHECK_NEAR(trial_client(&made, TKD_VISITS).mean, 1.0, 1e-12);
    trial_close(&made);
}

TKD_CASE(simulate, visits, who_needs_not_travel_does_not)
{
    trial made;

    trial_simulate(&made,
                   SOME "municipalities: [{id: linn, arrivals: {uus: 20/y}}]\n"
                        "providers: [{id: ppa, sites: [{id: maja, serves: [linn], travel: {linn: "
                        "6h}}]}]\n"
                        "services: [{id: luba, provider: ppa, duration: 1h, travel: no}]\n"
                        "stages: [{id: s, steps: [{id: a, service: luba}]}]\n",
                   NULL);
    CHECK_NEAR(trial_client(&made, TKD_TIME_TO_COMPLETE_H).mean, 1.0, 1e-9);
    trial_close(&made);
}

// Wednesday 1 April 2026 10:00 + 3 working days: Thursday, Tuesday, Wednesday; Good Friday and the
// weekend between. Monday 6 April is a working day in Estonia.
TKD_CASE(simulate, visits, working_days_go_over_holidays)
{
    trial made;

    trial_simulate(
        &made,
        "groups: [uus]\n"
        "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 1, seed: 5}\n"
        "calendars: [{id: uks, open: {wed: \"10:00-11:00\"}, only: [\"2026-04-01..2026-04-01\"]}]\n"
        "services: [{id: uks, calendar: uks}]\n"
        "municipalities: [{id: linn, arrivals: {uus: {2026-01-05: 100/y, 2026-03-01: 0/y}}}]\n"
        "stages: [{id: s, steps: [{id: a, service: uks}, {id: b, delay: 3wd}]}]\n",
        NULL);
    CHECK_NEAR(trial_client(&made, TKD_DELAY_H).mean, 24.0 * 6, 1e-9);
    trial_close(&made);
}

// A municipality's own figure holds for its clients only.
TKD_CASE(simulate, visits, municipalities_may_have_figures_of_their_own)
{
    trial made;

    trial_simulate(&made,
                   SOME "services: [{id: luba, duration: 2h}]\n"
                        "municipalities:\n"
                        "  - {id: linn, arrivals: {uus: 20/y}}\n"
                        "  - {id: vald, arrivals: {uus: 20/y}, set: {services.luba.duration: 5h}}\n"
                        "stages: [{id: s, steps: [{id: a, service: luba}]}]\n",
                   NULL);
    CHECK_NEAR(trial_client_of(&made, "linn", "*", TKD_SERVICE_H).mean, 2.0, 1e-9);
    CHECK_NEAR(trial_client_of(&made, "vald", "*", TKD_SERVICE_H).mean, 5.0, 1e-9);
    trial_close(&made);
}

// Effects: times multiply, durations add, those who are not meant are left alone.
TKD_CASE(simulate, visits, effects_fold_into_the_phases)
{
    trial made;

    trial_simulate(
        &made,
        "groups: [uus, muu]\n"
        "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 2, seed: 5}\n"
        "municipalities: [{id: linn, arrivals: {uus: 20/y, muu: 20/y}}, {id: vald, arrivals: {uus: "
        "20/y}}]\n"
        "services: [{id: luba, duration: 2h, booking: 4d, processing: 10d}]\n"
        "stages: [{id: s, steps: [{id: a, service: luba, delay: 6d}]}]\n"
        "bottlenecks:\n"
        "  - {id: k1, title: K, at: [a], groups: [uus], effect: {delay: {times: 2}, booking: 3d}}\n"
        "  - {id: k2, title: K, at: [a], where: [vald], effect: {duration: {times: 1.5}, "
        "processing: {times: 0.5}, travel: 5h}}\n",
        NULL);
    CHECK_NEAR(trial_client_of(&made, "linn", "muu", TKD_TIME_TO_COMPLETE_H).mean, 24 * 20 + 2,
               1e-6);
    CHECK_NEAR(trial_client_of(&made, "linn", "uus", TKD_TIME_TO_COMPLETE_H).mean, 24 * 29 + 2,
               1e-6);
    CHECK_NEAR(trial_client_of(&made, "vald", "uus", TKD_TIME_TO_COMPLETE_H).mean,
               24 * (12 + 7 + 5) + 3 + 5, 1e-6);
    trial_close(&made);
}

// Parties arrive together, and the rate is of people.
TKD_CASE_LABELLED(simulate, visits, parties_arrive_together, "oracle")
{
    trial made;

    trial_simulate(&made,
                   "groups: [{id: uus, party: {1: 70%, 2: 20%, 3: 10%}}]\n"
                   "municipalities: [{id: linn, arrivals: {uus: 30000/y}}]\n"
                   "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 20}\n"
                   "pools: [{id: lett, provider: kov, servers: 1000}]\n"
                   "stages: [{id: s, steps: [{id: a, pool: lett, duration: 1min}]}]\n",
                   NULL);
    CHECK_ORACLE(trial_client(&made, TKD_ARRIVED), 30000.0, 0.01);
    trial_close(&made);
}
