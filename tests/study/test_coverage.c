// SPDX-License-Identifier: EUPL-1.2
// The whole way from a workspace to its intervals, over many seeds: how often they cover quantiles and
// means that are known.
#include <math.h>

#include "trial.h"

typedef struct covering {
    tkd_client_measure measure;
    double expected_h;
    int covered;
} covering;

// Runs every seed and counts.
static void count(const char *yaml, int seeds, covering *measures, size_t measure_count)
{
    trial made;

    trial_read(&made, yaml);
    for (int seed = 0; seed < seeds; seed++) {
        const tkd_study_options options = {.threads = 2, .has_seed = true, .seed = (uint64_t)seed};
        trial_run(&made, &options);
        for (size_t i = 0; i < measure_count; i++) {
            const tkd_estimate estimate = trial_client(&made, measures[i].measure);
            measures[i].covered +=
                estimate.low <= measures[i].expected_h && measures[i].expected_h <= estimate.high;
        }
    }
    trial_close(&made);
}

// A dozen people a replication, each with an exponential time of 20 days on average: the median is at
// ln 2 of it, nine in ten are done in ln 10 of it.
TKD_CASE(study, coverage, few_people_by_themselves)
{
    enum { SEEDS = 500 };
    covering measures[] = {{TKD_TIME_TO_COMPLETE_H, 480.0, 0},
                           {TKD_TIME_TO_COMPLETE_P50_H, 480.0 * log(2.0), 0},
                           {TKD_TIME_TO_COMPLETE_P90_H, 480.0 * log(10.0), 0}};

    count("groups: [a]\n"
          "municipalities: [{id: linn, arrivals: {a: 12/y}}]\n"
          "stages: [{id: s, steps: [{id: x, delay: {exponential: 20d}}]}]\n"
          "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 9y, replications: 20}\n",
          SEEDS, measures, 3);
    for (size_t i = 0; i < 3; i++) {
        CHECK_NEAR((double)measures[i].covered / SEEDS, 0.945, 0.03);
    }
}

// An M/M/1 queue, load 0.7 (2 people a day, 8.4 hours each on average): the time in it is exponential with
// mean 8.4 h / 0.3 = 28 h, and those who stand in it together are not independent.
TKD_CASE(study, coverage, people_in_one_queue)
{
    enum { SEEDS = 300 };
    covering measures[] = {{TKD_TIME_TO_COMPLETE_H, 28.0, 0},
                           {TKD_TIME_TO_COMPLETE_P50_H, 28.0 * log(2.0), 0},
                           {TKD_TIME_TO_COMPLETE_P90_H, 28.0 * log(10.0), 0}};

    count("groups: [a]\n"
          "municipalities: [{id: linn, arrivals: {a: 2/d}}]\n"
          "pools: [{id: lett, provider: kov}]\n"
          "services: [{id: luba, pool: lett, duration: {exponential: 8.4h}}]\n"
          "stages: [{id: s, steps: [{id: x, service: luba}]}]\n"
          "run: {start: 2026-01-05, warmup: 2mo, measure: 3mo, drain: 1y, replications: 20}\n",
          SEEDS, measures, 3);
    for (size_t i = 0; i < 3; i++) {
        CHECK_NEAR((double)measures[i].covered / SEEDS, 0.94, 0.04);
    }
}
