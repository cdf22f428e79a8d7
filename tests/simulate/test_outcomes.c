// SPDX-License-Identifier: EUPL-1.2
// What becomes of a visit: attempts and `else`, deadlines, traits, skipping, counted ways.
#include "trial.h"

#define SOME                                                                                       \
    "municipalities: [{id: linn, arrivals: {uus: 400/y}}]\n"                                       \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 3, seed: 5}\n"

// Everybody fails, twice; then the other step. A visit that never was has no wait to be counted.
TKD_CASE(simulate, outcomes, attempts_that_are_used_up_are_no_visits)
{
    trial made;

    trial_simulate(&made,
                   "groups: [uus]\n" SOME
                   "stages: [{id: s, steps: [{id: a, booking: 0..10d, attempts: 2, else: c, next: "
                   "[{to: a, p: 100%}]}, {id: b}, {id: c, delay: 1d}]}]\n",
                   NULL);
    const double arrived = trial_client(&made, TKD_ARRIVED).mean;
    CHECK_NEAR(trial_step(&made, "a", TKD_STEP_VISITS).mean, 2.0 * arrived, 1e-6);
    CHECK_NEAR(trial_step(&made, "a", TKD_STEP_WAIT_H).mean, 120.0, 4.0);
    CHECK_NEAR(trial_step(&made, "a", TKD_STEP_WAIT_P90_H).mean, 216.0, 5.0);
    CHECK_NEAR(trial_step(&made, "a", TKD_STEP_REWORK_SHARE).mean, 1.0, 0.0);
    CHECK_NEAR(trial_flow(&made, "a", "a", TKD_FLOW_REWORK), 2.0 * arrived, 1e-6);
    CHECK_NEAR(trial_flow(&made, "a", "c", TKD_FLOW_NEXT), arrived, 1e-6);
    CHECK_NEAR(trial_flow(&made, "a", "b", TKD_FLOW_NEXT), 0.0, 0.0);
    CHECK_NEAR(trial_client(&made, TKD_REWORK).mean, 1.0, 1e-12);
    trial_close(&made);
}

TKD_CASE(simulate, outcomes, deadline_met_in_its_last_moment_is_met)
{
    trial made;

    trial_simulate(&made,
                   "groups: [uus]\n" SOME
                   "stages: [{id: s, steps: [{id: a, delay: 2d}, {id: b, delay: 5d, deadline: "
                   "{within: 5d, from: a}}, {id: c, delay: 1h, deadline: {within: 5d, from: a, "
                   "late: [hiljaks]}}, {id: d, when: {hiljaks: yes}, delay: 1d}]}]\n",
                   NULL);
    CHECK_NEAR(trial_step(&made, "b", TKD_STEP_DEADLINE_MISSED_SHARE).mean, 0.0, 0.0);
    CHECK_NEAR(trial_step(&made, "c", TKD_STEP_DEADLINE_MISSED_SHARE).mean, 1.0, 0.0);
    CHECK_NEAR(trial_client(&made, TKD_DEADLINE_MISSED_SHARE).mean, 0.5, 0.0);
    // Late people take the step for late people.
    CHECK_NEAR(trial_client(&made, TKD_TIME_TO_COMPLETE_H).mean, 24.0 * 8 + 1, 1e-6);
    trial_close(&made);
}

// Skipped: not counted. Left before: not counted. Given up: missed.
TKD_CASE(simulate, outcomes, deadlines_count_only_for_who_had_them)
{
    trial made;

    trial_simulate(&made,
                   "groups: [uus]\n" SOME
                   "stages: [{id: s, steps: [{id: a, take-up: 50%, delay: 1d, deadline: 2d}, {id: "
                   "b, next: [{to: leave, p: 30%}]}, {id: c, delay: 3d, deadline: 10d}, {id: d, "
                   "attempts: 1, delay: 1d, deadline: 20d, else: e, next: [{to: d, p: 40%}]}, {id: "
                   "e}]}]\n",
                   NULL);
    CHECK_NEAR(trial_step(&made, "a", TKD_STEP_DEADLINE_MISSED_SHARE).mean, 0.0, 0.0);
    CHECK_NEAR(trial_step(&made, "c", TKD_STEP_DEADLINE_MISSED_SHARE).mean, 0.0, 0.0);
    CHECK_NEAR(trial_step(&made, "d", TKD_STEP_DEADLINE_MISSED_SHARE).mean, 0.4, 0.06);
    trial_close(&made);
}

TKD_CASE(simulate, outcomes, a_deadline_that_passes_while_inside_is_missed)
{
    trial made;

    trial_simulate(&made,
                   "groups: [uus]\n" SOME
                   "stages: [{id: s, steps: [{id: a, delay: 30d, then: leave}, {id: b, deadline: "
                   "10d, after: [c]}, {id: c, after: [a]}]}]\n",
                   NULL);
    CHECK_NEAR(trial_step(&made, "b", TKD_STEP_DEADLINE_MISSED_SHARE).mean, 1.0, 0.0);
    trial_close(&made);
}

TKD_CASE(simulate, outcomes, traits_gained_and_lost_open_and_close_steps)
{
    trial made;

    trial_simulate(
        &made,
        "groups: [{id: uus, traits: {oskab: 100%}}]\n" SOME
        "stages: [{id: s, steps: [{id: a, takes: [oskab], gives: [teab], delay: 1d}, {id: b, when: "
        "{oskab: yes}, delay: 10d}, {id: c, when: {teab: yes}, delay: 3d}]}]\n",
        NULL);
    CHECK_NEAR(trial_client(&made, TKD_TIME_TO_COMPLETE_H).mean, 24.0 * 4, 1e-6);
    CHECK_NEAR(trial_flow(&made, "b", "c", TKD_FLOW_SKIP), trial_client(&made, TKD_ARRIVED).mean,
               1e-6);
    trial_close(&made);
}

// Exclusive values: 40 % and 40 % of two languages, the rest has a third.
TKD_CASE_LABELLED(simulate, outcomes, traits_have_their_shares, "oracle")
{
    trial made;

    trial_simulate(
        &made,
        "groups: [{id: uus, traits: {laps: 35%, keel: {ru: 40%, en: 40%, muu: 20%}}}]\n"
        "municipalities: [{id: linn, arrivals: {uus: 20000/y}}]\n"
        "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 20, seed: 5}\n"
        "stages: [{id: s, steps: [{id: a, when: {laps: yes, keel: [en, muu]}, milestone: yes}, "
        "{id: b, when: {laps: no, keel: ru}, milestone: yes}, {id: c, take-up: {ru: 10%, \"*\": "
        "50%}, milestone: yes}]}]\n",
        NULL);
    CHECK_ORACLE(trial_milestone(&made, "a", TKD_REACHED_SHARE), 0.35 * 0.6, 0.02);
    CHECK_ORACLE(trial_milestone(&made, "b", TKD_REACHED_SHARE), 0.65 * 0.4, 0.02);
    CHECK_ORACLE(trial_milestone(&made, "c", TKD_REACHED_SHARE), 0.4 * 0.1 + 0.6 * 0.5, 0.02);
    trial_close(&made);
}

// Who skips goes where `then` leads; a jump forward puts what is between behind.
TKD_CASE(simulate, outcomes, skipping_follows_then)
{
    trial made;

    trial_simulate(&made,
                   "groups: [uus, muu]\n" SOME
                   "stages: [{id: s, steps: [{id: a, groups: [muu], then: d}, {id: b, delay: 9d}, "
                   "{id: d, needs: [b], delay: 1d}]}]\n",
                   NULL);
    CHECK_NEAR(trial_client(&made, TKD_TIME_TO_COMPLETE_H).mean, 24.0, 1e-9);
    CHECK_NEAR(trial_flow(&made, "a", "d", TKD_FLOW_SKIP), trial_client(&made, TKD_ARRIVED).mean,
               1e-6);
    CHECK_NEAR(trial_client(&made, TKD_VISITS).mean, 1.0, 1e-12);
    trial_close(&made);
}

// `rework: {times: 10}` of 20 % beside 15 % that leave: at most 95 % − 15 %.
TKD_CASE_LABELLED(simulate, outcomes, multiplied_reworks_leave_a_way_out, "oracle")
{
    trial made;

    trial_simulate(
        &made,
        "groups: [uus]\n"
        "municipalities: [{id: linn, arrivals: {uus: 5000/y}}]\n"
        "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 20, seed: 5}\n"
        "stages: [{id: s, steps: [{id: a, next: [{to: a, p: 20%}, {to: leave, p: 15%}]}]}]\n"
        "bottlenecks: [{id: kordub, title: K, at: [a], effect: {rework: {times: 10}}}]\n",
        NULL);
    CHECK_ORACLE(trial_client(&made, TKD_VISITS), 5.0, 0.03);
    CHECK_ORACLE(trial_exit(&made, "leave"), 0.75, 0.02);
    trial_close(&made);
}

// The deadline of a step that is not theirs passes unnoticed: by trait, by group, by take-up.
TKD_CASE(simulate, outcomes, a_deadline_of_a_step_that_will_be_skipped_is_not_missed)
{
    trial made;

    trial_simulate(
        &made,
        "groups: [{id: uus, traits: {laps: 30%}}, muu]\n" SOME
        "stages: [{id: s, steps: [{id: a, delay: 60d}, {id: b, when: {laps: yes}, deadline: "
        "{within: "
        "30d, late: [hiljaks]}}, {id: c, groups: [muu], deadline: 30d}, {id: d, take-up: 20%, "
        "deadline: 30d}, {id: e, when: {hiljaks: yes}, milestone: yes}]}]\n",
        NULL);
    const double late = trial_milestone(&made, "e", TKD_REACHED_SHARE).mean;
    CHECK_NEAR(late, 0.3, 0.04);
    CHECK_NEAR(trial_flow(&made, "b", "c", TKD_FLOW_SKIP) / trial_client(&made, TKD_ARRIVED).mean,
               1.0 - late, 1e-9);
    CHECK_NEAR(trial_client(&made, TKD_DEADLINE_MISSED_SHARE).mean, 1.0, 0.0);
    CHECK(trial_step(&made, "c", TKD_STEP_DEADLINE_MISSED_SHARE).n == 0);
    trial_close(&made);
}

TKD_CASE(simulate, outcomes, a_deadline_of_a_step_that_was_passed_over_is_not_missed)
{
    trial made;

    trial_simulate(&made,
                   "groups: [uus]\n" SOME
                   "stages: [{id: s, steps: [{id: a, delay: 5d, next: [{to: c, p: 50%}]}, {id: b, "
                   "delay: 40d, deadline: 30d}, {id: c, delay: 50d}]}]\n",
                   NULL);
    CHECK_NEAR(trial_step(&made, "b", TKD_STEP_DEADLINE_MISSED_SHARE).mean, 1.0, 0.0);
    const tkd_measured *missed = &made.results->rows[0].measures[TKD_DEADLINE_MISSED_SHARE];
    const tkd_sample *samples = made.results->samples + missed->samples;
    const double deadlines = (samples[0].weight + samples[1].weight + samples[2].weight) / 3.0;
    CHECK_NEAR(deadlines, trial_step(&made, "b", TKD_STEP_VISITS).mean, 1e-9);
    trial_close(&made);
}
