// SPDX-License-Identifier: EUPL-1.2
// Where services are foreseen, people are counted as where they are not: the same workspaces with a
// patience that never ends, so that every visit is made phase by phase. Beside it what a queue of that
// kind does, worked out by hand.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "teekond/simulate.h"

#include "same_tallies.h"
#include "trial.h"

enum { SHAPES = 432, TEXT_BYTES = 4096 };

typedef struct half {
    trial made;
    const tkd_kit *kit;
    tkd_run *run;
} half;

static void open_half(half *one, const char *yaml)
{
    *one = (half){0};
    trial_compile(&one->made, yaml);
    CHECK_OK(tkd_kit_build(one->made.network, &one->made.arena, &one->kit, check_error()));
    CHECK_OK(tkd_run_new(one->kit, (tkd_run_options){0}, &one->run, check_error()));
}

static tkd_tally *run_half(half *one, uint64_t seed)
{
    CHECK_OK(tkd_run_replicate(one->run, seed, 0, check_error()));
    return tkd_run_tally(one->run);
}

static void close_half(half *one)
{
    tkd_run_free(one->run);
    trial_close(&one->made);
}

// Both runs of a replication; the number of services in the window.
static double compare_replication(half *foreseen, half *by_phase, uint64_t seed)
{
    const tkd_tally *a = run_half(foreseen, seed);
    const tkd_tally *b = run_half(by_phase, seed);

    return check_same_tallies(foreseen->kit, a, b, 1e-9);
}

// One of many small journeys. What it has follows from the digits of its number.
static const char *pick(unsigned *left, unsigned count, const char *const *choices)
{
    const char *choice = choices[*left % count];

    *left /= count;
    return choice;
}

static void write_shape(char *text, unsigned number, const char *patience)
{
    static const char *const lengths[] = {"1h", "{exponential: 50min}",
                                          "{uniform: [10min, 90min]}"};
    static const char *const runs[] = {
        "warmup: 0, measure: 6w, drain: 0", "warmup: 2w, measure: 4w, drain: 4w",
        "warmup: 2w, measure: 4w, drain: 3h", "warmup: 1d, measure: 6w, drain: 1d"};
    // Back, out, on; past a step that not all take; to a pool that others leave in impatience.
    static const char *const ends[] = {
        "{id: c, pool: kolm, duration: 2h}",
        "{id: c, pool: kolm, duration: 50min, next: [{to: a, p: 9%}, {to: leave, p: 5%}]}",
        "{id: c, pool: kolm, duration: 1h, take-up: 60%}",
        "{id: c, pool: kolm, duration: 1h, patience: 30min}",
        "{id: c, delay: 2h, pool: kolm, duration: 1h, fee: 5 EUR}",
        "{id: c, when: {käis: no}, gives: [käis], delay: 2h}, {id: d, pool: kolm, duration: 1h}"};
    static const char *const people[] = {"", ", party: {1: 50%, 3: 50%}", ", traits: {keel: 40%}"};
    unsigned left = number;
    const char *length = pick(&left, 3, lengths);
    const char *when = pick(&left, 4, runs);
    const char *end = pick(&left, 6, ends);
    const char *whom = pick(&left, 3, people);
    const unsigned servers = 1 + number % 2;

    snprintf(
        text, TEXT_BYTES,
        "groups: [{id: uus%s%s}, {id: teine%s}]\n"
        "municipalities: [{id: linn, arrivals: {uus: 0.8/h, teine: 0.2/h}}]\n"
        "pools: [{id: üks, provider: kov, servers: %u, cost: 10 EUR/h}, {id: kaks, provider: kov, "
        "servers: 3}, {id: kolm, provider: kov, servers: 2}]\n"
        "stages: [{id: s, steps: [{id: a, pool: üks, duration: %s, fee: 2 EUR}, {id: b, pool: "
        "kaks, duration: {exponential: 2h}, next: [{to: a, p: 15%%}, {to: leave, p: 10%%}]}, "
        "%s]}]\n"
        "run: {start: 2026-01-05, %s, replications: 1, client-hour: 4 EUR/h}\n",
        whom, patience, patience, servers, length, end, when);
}

TKD_CASE(simulate, foreseen, journeys_count_as_phase_by_phase)
{
    char text[TEXT_BYTES];
    double served = 0.0;

    for (unsigned number = 0; number < SHAPES; number++) {
        half foreseen;
        half by_phase;
        write_shape(text, number, "");
        open_half(&foreseen, text);
        write_shape(text, number, ", patience: 100y");
        open_half(&by_phase, text);
        served += compare_replication(&foreseen, &by_phase, number + 1);
        close_half(&foreseen);
        close_half(&by_phase);
    }
    CHECK(served > 500.0 * SHAPES);
}

// Forty come at midnight; two servers take an hour for each: 20 pairs, of whom the k-th waits k hours.
TKD_CASE(simulate, foreseen, a_crowd_worked_by_hand)
{
    half crowd;
    tkd_tally *tally = NULL;
    uint64_t seed = 1;

    open_half(&crowd, "groups: [{id: uus, party: {40: 100%}}]\n"
                      "municipalities: [{id: linn, arrivals: {uus: 100/y}}]\n"
                      "pools: [{id: lett, provider: kov, servers: 2}]\n"
                      "stages: [{id: s, steps: [{id: x, pool: lett, duration: 1h}]}]\n"
                      "run: {start: 2026-01-05, warmup: 0, measure: 4w, drain: 1w, replications: "
                      "1}\n");
    do {
        tally = run_half(&crowd, seed++);
    } while (tally->cells[0].arrived != 40.0);
    CHECK_NEAR(tally->stations[0].queue_max, 38.0, 0.0);
    CHECK_NEAR(tally->stations[0].joined, 40.0, 0.0);
    CHECK_NEAR(tally->stations[0].wait_s, 2.0 * 190.0 * 3600.0, 1e-3);
    CHECK_NEAR(tally->stations[0].queue_s, tally->stations[0].wait_s, 1e-3);
    CHECK_NEAR(tally->stations[0].busy_s, 40.0 * 3600.0, 1e-3);
    CHECK_NEAR(tally->cells[0].complete_s, 2.0 * 210.0 * 3600.0, 1e-3);
    close_half(&crowd);
}

// Whoever waits there is no row in memory, but one in the queue: it must not grow without end.
TKD_CASE(simulate, foreseen, a_queue_without_end_is_told)
{
    half crowd;
    tkd_error error = {0};

    open_half(
        &crowd,
        "groups: [uus]\n"
        "municipalities: [{id: linn, arrivals: {uus: {2026-01-05: 200000/h, 2026-01-06: 0/h}}}]\n"
        "pools: [{id: lett, provider: kov}]\n"
        "stages: [{id: s, steps: [{id: x, pool: lett, duration: 1s}]}]\n"
        "run: {start: 2026-01-05, warmup: 0, measure: 1d, drain: 60d, replications: "
        "1}\n");
    CHECK_STATUS(tkd_run_replicate(crowd.run, 1, 0, &error), TKD_ERR_LIMIT);
    CHECK(strcmp(error.message, "people") == 0);
    close_half(&crowd);
}
