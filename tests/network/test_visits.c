// SPDX-License-Identifier: EUPL-1.2
// Expected visits by step against the closed form of the absorbing chain.
#include "trial.h"

#include "teekond/theory.h"

enum { STEPS_MAX = 300 };

#define SOME                                                                                       \
    "groups: [{id: uus, traits: {laps: 40%}}]\n"                                                   \
    "municipalities: [{id: linn, arrivals: {uus: 1/y}}]\n"                                         \
    "run: {start: 2026-01-01, warmup: 0, measure: 1y, drain: 1y}\n"

static void find_visits(trial *made, double *visits)
{
    tkd_arena scratch = {0};

    CHECK(made->model->step_count <= STEPS_MAX);
    CHECK_OK(tkd_network_visits(made->network, 0, &scratch, visits, check_error()));
    tkd_arena_clear(&scratch);
}

static void check_chain(trial *made, const double *entered, const double *routes, uint32_t n)
{
    const tkd_chain chain = {entered, routes, n};
    double visits[STEPS_MAX] = {0};
    double expected[STEPS_MAX] = {0};

    find_visits(made, visits);
    CHECK_OK(tkd_chain_visits(&chain, expected, check_error()));
    for (uint32_t i = 0; i < n; i++) {
        CHECK_NEAR(visits[i], expected[i], 1e-6);
    }
}

TKD_CASE(network, visits, rework_and_exits_equal_the_chain)
{
    const double entered[] = {1.0, 0.0, 0.0};
    const double routes[] = {0.1, 0.85, 0.0, 0.2, 0.0, 0.65, 0.0, 0.3, 0.0};
    trial made;

    trial_compile(&made, SOME
                  "stages: [{id: s, steps: [{id: a, next: [{to: a, p: 10%}, {to: leave, p: "
                  "5%}]}, {id: b, next: [{to: a, p: 20%}, {to: leave, p: 15%}]}, {id: c, next: "
                  "[{to: b, p: 30%}]}]}]\n");
    check_chain(&made, entered, routes, 3);
    trial_close(&made);
}

// 40 % take a, of them 25 % again; the bottleneck at b: 12 % leave, of the others 50 % again.
TKD_CASE(network, visits, skips_and_bottlenecks_count)
{
    trial made;
    double visits[2] = {0};

    trial_compile(&made, SOME
                  "stages: [{id: s, steps: [{id: a, when: {laps: yes}, next: [{to: a, p: 25%}]}, "
                  "{id: b, take-up: 50%}]}]\n"
                  "bottlenecks: [{id: k1, title: K, at: [b], effect: [{rework: 50%}, {dropout: "
                  "12%}]}]\n");
    find_visits(&made, visits);
    CHECK_NEAR(visits[0], 0.4 / 0.75, 1e-9);
    CHECK_NEAR(visits[1], 0.5 / (1.0 - 0.88 * 0.5), 1e-9);
    trial_close(&made);
}

// Always back to a from b, three visits of b at most, the fourth time on to c: a four times.
TKD_CASE(network, visits, attempts_end_a_loop_without_other_ways_out)
{
    trial made;
    double visits[3] = {0};

    trial_compile(&made,
                  SOME "stages: [{id: s, steps: [{id: a}, {id: b, attempts: 3, next: [{to: a, "
                       "p: 100%}]}, {id: c}]}]\n");
    find_visits(&made, visits);
    CHECK_NEAR(visits[0], 4.0, 1e-9);
    CHECK_NEAR(visits[1], 3.0, 1e-9);
    CHECK_NEAR(visits[2], 1.0, 1e-9);
    trial_close(&made);
}

// Half repeat a at once, three visits at most: 1 + 1/2 + 1/4; an eighth leaves by `else`.
TKD_CASE(network, visits, attempts_limit_repetitions)
{
    trial made;
    double visits[2] = {0};

    trial_compile(&made, SOME "stages: [{id: s, steps: [{id: a, attempts: 3, else: leave, next: "
                              "[{to: a, p: 50%}]}, {id: b}]}]\n");
    find_visits(&made, visits);
    CHECK_NEAR(visits[0], 1.75, 1e-9);
    CHECK_NEAR(visits[1], 0.875, 1e-9);
    trial_close(&made);
}

// Only who tires of the queue ever leaves a: how often it is visited, only the queue knows.
TKD_CASE(network, visits, loops_left_by_patience_alone_are_unknown)
{
    trial made;
    tkd_arena scratch = {0};
    double visits[1] = {0};

    trial_compile(&made, SOME "pools: [p]\nstages: [{id: s, steps: [{id: a, pool: p, duration: 1h, "
                              "patience: 1d, next: [{to: a, p: 100%}]}]}]\n");
    CHECK(tkd_network_visits(made.network, 0, &scratch, visits, check_error()) == TKD_ERR_LIMIT);
    tkd_arena_clear(&scratch);
    trial_close(&made);
}

TKD_CASE(network, visits, all_branches_of_a_block_are_visited)
{
    trial made;
    double visits[5] = {0};

    trial_compile(&made, SOME "stages: [{id: s, steps: [{id: a}, {parallel: {branches: [[{id: b}, "
                              "{id: c}], [{id: d}]]}}, {id: e, take-up: 0%}]}]\n");
    find_visits(&made, visits);
    for (size_t i = 0; i < 4; i++) {
        CHECK_NEAR(visits[i], 1.0, 1e-9);
    }
    CHECK_NEAR(visits[4], 0.0, 1e-9);
    trial_close(&made);
}

// A ring of 200 steps: the last goes back to the first half of the time. Solved by sweeps.
TKD_CASE(network, visits, large_loops_converge)
{
    enum { RING = 200 };
    trial made;
    double visits[RING] = {0};
    tkd_writer text;
    tkd_arena arena = {0};

    tkd_writer_init_memory(&text, &arena, 0);
    tkd_write_string(&text, SOME "stages: [{id: s, steps: [");
    for (int i = 0; i < RING; i++) {
        tkd_write_format(&text, "{id: s%d%s},", i,
                         i == RING - 1 ? ", next: [{to: s0, p: 50%}]" : "");
    }
    tkd_write_string(&text, "]}]\n");
    CHECK_OK(tkd_writer_finish(&text, check_error()));
    trial_compile(&made, tkd_writer_text(&text).data);
    find_visits(&made, visits);
    CHECK_NEAR(visits[0], 2.0, 1e-5);
    CHECK_NEAR(visits[RING - 1], 2.0, 1e-5);
    trial_close(&made);
    tkd_arena_clear(&arena);
}
