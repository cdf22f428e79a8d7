// SPDX-License-Identifier: EUPL-1.2
// Folding: what remains of a bottleneck scales what it adds, and nothing left leaves no trace.
#include "trial.h"

#define MODEL                                                                                      \
    "groups: [uus]\n"                                                                              \
    "municipalities: [{id: linn, arrivals: {uus: 1/y}}]\n"                                         \
    "pools: [{id: lett, provider: kov}]\n"                                                         \
    "stages: [{id: s, steps: [{id: a, pool: lett, duration: 2h, delay: 10d}, {id: b}]}]\n"         \
    "run: {start: 2026-01-01, warmup: 0, measure: 1y, drain: 1y}\n"                                \
    "bottlenecks:\n"                                                                               \
    "  - {id: k1, title: K, at: [a], effect: [{delay: 4d}, {duration: {times: 3}}, {rework: "      \
    "{p: 20%, wait: 2d}}, {capacity: {times: 0.6}}, {absence: {every: 100d, lasts: 5d}}]}\n"       \
    "  - {id: k2, title: K, at: [b], effect: {dropout: 10%}}\n"

static const tkd_network *with_kept(trial *made, double share)
{
    const double keep[] = {share, 1.0};
    const tkd_network_options options = {.keep = keep};
    const tkd_network *network = NULL;

    CHECK_OK(tkd_network_build(made->model, &options, &made->arena, &network, &made->problems,
                               check_error()));
    return network;
}

TKD_CASE(network, effects, half_removed_is_half_of_each_kind)
{
    trial made;

    trial_compile(&made, MODEL);
    const tkd_network *network = with_kept(&made, 0.5);
    const tkd_program *a = tkd_network_program(network, trial_step_row(&made, "a"), 0);
    const tkd_term *delay = &network->terms[a->delay.terms.first];
    const tkd_term *duration = &network->terms[a->duration.terms.first];
    const tkd_station *station = &network->stations[a->station];
    CHECK_SIZE(a->delay.terms.count, 1);
    CHECK(!delay->multiplies);
    CHECK_NEAR(delay->factor, 0.5, 0.0);
    CHECK(duration->multiplies);
    CHECK_NEAR(duration->factor, 2.0, 1e-15);
    CHECK_SIZE(a->reworks.count, 1);
    CHECK_NEAR(network->chances[a->reworks.first].scale, 0.5, 0.0);
    CHECK_NEAR(station->factor, 0.8, 1e-15);
    CHECK_SIZE(station->absences.count, 1);
    CHECK_NEAR(network->aways[station->absences.first].every_factor, 2.0, 0.0);
    trial_close(&made);
}

TKD_CASE(network, effects, nothing_left_leaves_no_trace)
{
    trial made;

    trial_compile(&made, MODEL);
    const tkd_network *network = with_kept(&made, 0.0);
    const tkd_program *a = tkd_network_program(network, trial_step_row(&made, "a"), 0);
    const tkd_program *b = tkd_network_program(network, trial_step_row(&made, "b"), 0);
    CHECK_SIZE(a->delay.terms.count + a->duration.terms.count + a->reworks.count, 0);
    CHECK_NEAR(network->stations[a->station].factor, 1.0, 0.0);
    CHECK_SIZE(network->stations[a->station].absences.count, 0);
    CHECK_SIZE(b->dropouts.count, 1);
    trial_close(&made);
}

TKD_CASE(network, effects, steps_that_nothing_touches_are_plain)
{
    trial made;

    trial_compile(&made, MODEL);
    const tkd_program *b = tkd_network_program(made.network, trial_step_row(&made, "b"), 0);
    CHECK(b->plain);
    CHECK_SIZE(b->phases, 1u << TKD_PHASE_END);
    trial_close(&made);
}
