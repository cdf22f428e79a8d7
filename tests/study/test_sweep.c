// SPDX-License-Identifier: EUPL-1.2
// Sweeps of models whose answers are known: what a figure does, how it is told, and how much is enough.
#include <math.h>

#include "trial.h"

#include "teekond/theory.h"

#define PEOPLE                                                                                     \
    "groups: [a]\n"                                                                                \
    "municipalities: [{id: linn, arrivals: {a: 300/y}}]\n"                                         \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 3, seed: 5}\n"
#define DELAY PEOPLE "stages: [{id: s, steps: [{id: x, delay: 10d}, {id: y, delay: 3d}]}]\n"

static const tkd_client_measure times[] = {TKD_TIME_TO_COMPLETE_H};

static const tkd_sweep *swept(trial *made, const tkd_swept_figure *figures, size_t count,
                              tkd_sweep_goal goal, uint32_t threads)
{
    const tkd_study_options options = {.threads = threads};
    const tkd_sweep_plan plan = {.figures = figures,
                                 .figure_count = count,
                                 .municipality = TKD_TEXT("*"),
                                 .journey = TKD_TEXT("*"),
                                 .group = TKD_TEXT("*"),
                                 .measures = times,
                                 .measure_count = 1,
                                 .goal = goal};
    const tkd_sweep *sweep = NULL;

    CHECK_OK(tkd_study_sweep(made->workspace, &options, &plan, &made->arena, &sweep,
                             &made->problems, check_error()));
    return sweep;
}

static const tkd_text delays[] = {TKD_TEXT_INIT("4d"), TKD_TEXT_INIT("10d"), TKD_TEXT_INIT("17d")};
static const tkd_swept_figure delay = {
    .path = TKD_TEXT_INIT("journeys.teekond.steps.x.delay"), .values = delays, .value_count = 3};

TKD_CASE(study, sweep, a_fixed_delay_is_the_time_it_takes)
{
    trial made;

    trial_read(&made, DELAY);
    const tkd_sweep *sweep = swept(&made, &delay, 1, (tkd_sweep_goal){0}, 1);
    CHECK_SIZE(sweep->point_count, 3);
    CHECK_VIEW(sweep->figures[0].before, "10d");
    for (size_t i = 0; i < 3; i++) {
        static const double days[] = {7.0, 13.0, 20.0};
        const tkd_compared_row *row = tkd_sweep_row(sweep, i, 0);
        CHECK_NEAR(row->value.mean, 24.0 * days[i], 1e-6);
        CHECK_NEAR(row->reference.mean, 24.0 * 13.0, 1e-6);
        CHECK_NEAR(row->difference.mean, 24.0 * (days[i] - 13.0), 1e-6);
        CHECK_NEAR(row->difference.high - row->difference.low, 0.0, 1e-6);
    }
    CHECK(tkd_sweep_row(sweep, 0, 0)->verdict == TKD_VERDICT_LESS);
    CHECK(tkd_sweep_row(sweep, 1, 0)->verdict == TKD_VERDICT_ALIKE);
    CHECK(tkd_sweep_row(sweep, 2, 0)->verdict == TKD_VERDICT_MORE);
    trial_close(&made);
}

// 13 days are wanted: 7 and 13 are certainly that, 20 is certainly not. Only 7 days are within 5 % of 7.
TKD_CASE(study, sweep, goals_and_what_is_enough)
{
    const tkd_sweep_goal goal = {true, TKD_TIME_TO_COMPLETE_H, 24.0 * 13.0 + 0.1};
    trial made;

    trial_read(&made, DELAY);
    const tkd_sweep *sweep = swept(&made, &delay, 1, goal, 1);
    CHECK(sweep->points[0].goal == TKD_GOAL_REACHED);
    CHECK(sweep->points[1].goal == TKD_GOAL_REACHED);
    CHECK(sweep->points[2].goal == TKD_GOAL_MISSED);
    CHECK(sweep->reached.is_known);
    CHECK_SIZE(sweep->reached.edge, 1);
    CHECK(sweep->enough.is_known);
    CHECK_SIZE(sweep->enough.edge, 0);
    trial_close(&made);
}

// What makes no more than 5 % is enough at its least value.
TKD_CASE(study, sweep, the_least_is_enough_of_what_hardly_matters)
{
    const tkd_text values[] = {TKD_TEXT_INIT("3d"), TKD_TEXT_INIT("3.1d"), TKD_TEXT_INIT("3.2d")};
    const tkd_swept_figure figure = {
        .path = TKD_TEXT("journeys.teekond.steps.y.delay"), .values = values, .value_count = 3};
    trial made;

    trial_read(&made, DELAY);
    const tkd_sweep *sweep = swept(&made, &figure, 1, (tkd_sweep_goal){0}, 1);
    CHECK(sweep->enough.is_known);
    CHECK_SIZE(sweep->enough.first, 0);
    CHECK_SIZE(sweep->enough.last, 2);
    CHECK_SIZE(sweep->enough.edge, 0);
    trial_close(&made);
}

TKD_CASE(study, sweep, values_out_of_order_have_no_from_on)
{
    const tkd_text values[] = {TKD_TEXT_INIT("10d"), TKD_TEXT_INIT("4d"), TKD_TEXT_INIT("17d")};
    const tkd_swept_figure figure = {.path = delay.path, .values = values, .value_count = 3};
    const tkd_sweep_goal goal = {true, TKD_TIME_TO_COMPLETE_H, 300.0};
    trial made;

    trial_read(&made, DELAY);
    const tkd_sweep *sweep = swept(&made, &figure, 1, goal, 1);
    CHECK(sweep->points[1].goal == TKD_GOAL_REACHED);
    CHECK(!sweep->reached.is_known);
    CHECK(!sweep->enough.is_known);
    trial_close(&made);
}

// The journey's own target is the goal where none is asked for.
TKD_CASE(study, sweep, the_target_is_the_usual_goal)
{
    trial made;

    trial_read(&made,
               PEOPLE "journeys: [{id: teekond, target: 15d, stages: [{id: s, steps: [{id: x, "
                      "delay: 10d}, {id: y, delay: 3d}]}]}]\n");
    const tkd_sweep *sweep = swept(&made, &delay, 1, (tkd_sweep_goal){0}, 1);
    CHECK(sweep->goal.is_set);
    CHECK_NEAR(sweep->goal.value, 360.0, 1e-9);
    CHECK(sweep->points[1].goal == TKD_GOAL_REACHED);
    CHECK(sweep->points[2].goal == TKD_GOAL_MISSED);
    trial_close(&made);
}

TKD_CASE(study, sweep, two_figures_make_a_grid)
{
    const tkd_text factors[] = {TKD_TEXT_INIT("{times: 1}"), TKD_TEXT_INIT("{times: 2}")};
    const tkd_swept_figure figures[] = {
        delay,
        {.path = TKD_TEXT("journeys.teekond.steps.y.delay"), .values = factors, .value_count = 2}};
    static const double days[] = {7.0, 10.0, 13.0, 16.0, 20.0, 23.0};
    trial made;

    trial_read(&made, DELAY);
    const tkd_sweep *sweep = swept(&made, figures, 2, (tkd_sweep_goal){0}, 1);
    CHECK_SIZE(sweep->point_count, 6);
    for (size_t i = 0; i < 6; i++) {
        CHECK_SIZE(sweep->points[i].at[0], i / 2);
        CHECK_SIZE(sweep->points[i].at[1], i % 2);
        CHECK_NEAR(tkd_sweep_row(sweep, i, 0)->value.mean, 24.0 * days[i], 1e-6);
    }
    CHECK_VIEW(sweep->points[1].scenario, "today; journeys.teekond.steps.x.delay=4d; "
                                          "journeys.teekond.steps.y.delay={times: 2}");
    trial_close(&made);
}

// Erlang C for two to four counters, seven people an hour, a quarter of an hour each.
TKD_CASE_LABELLED(study, sweep, staff_waits_as_erlang_says, "oracle")
{
    const tkd_text values[] = {TKD_TEXT_INIT("2"), TKD_TEXT_INIT("3"), TKD_TEXT_INIT("4")};
    const tkd_swept_figure staff = {.path = TKD_TEXT("pools.lett.servers"),
                                    .values = values,
                                    .value_count = 3,
                                    .pool = TKD_TEXT("lett")};
    trial made;

    trial_read(&made, "groups: [a]\n"
                      "pools: [{id: lett, servers: 3}]\n"
                      "municipalities: [{id: linn, arrivals: {a: 7/h}}]\n"
                      "stages: [{id: s, steps: [{id: x, pool: lett, duration: {exponential: "
                      "15min}}]}]\n"
                      "run: {start: 2026-01-05, warmup: 1w, measure: 2mo, drain: 1mo, "
                      "replications: 16, seed: 11}\n");
    const tkd_sweep *sweep = swept(&made, &staff, 1, (tkd_sweep_goal){0}, 2);
    for (uint32_t i = 0; i < 3; i++) {
        const tkd_mmc queue = {7.0 / 3600.0, 4.0 / 3600.0, 2 + i};
        const tkd_swept_pool *pool = &sweep->pools[sweep->points[i].pools.first];
        double wait_s = 0.0;
        CHECK_OK(tkd_mmc_mean_wait(&queue, &wait_s, check_error()));
        CHECK_SIZE(sweep->points[i].pools.count, 1);
        CHECK_ORACLE(pool->wait_h, wait_s / 3600.0, 0.2);
        CHECK_ORACLE(pool->utilization, 7.0 / (4.0 * (2 + i)), 0.02);
        CHECK_NEAR(pool->servers.mean, 2.0 + i, 1e-9);
        CHECK_COVERS(tkd_sweep_row(sweep, i, 0)->value.low - 0.005,
                     tkd_sweep_row(sweep, i, 0)->value.high + 0.005, wait_s / 3600.0 + 0.25);
    }
    trial_close(&made);
}

static const char *json_of(trial *made, const tkd_sweep *sweep)
{
    tkd_writer out;
    tkd_json json;

    tkd_writer_init_memory(&out, &made->arena, 0);
    tkd_json_init(&json, &out);
    tkd_sweep_write_json(sweep, &json);
    return tkd_writer_text(&out).data;
}

// More values than are compiled at once.
TKD_CASE(study, sweep, threads_change_no_byte)
{
    tkd_text values[11];
    trial made;

    trial_read(&made, PEOPLE "pools: [{id: lett}]\n"
                             "stages: [{id: s, steps: [{id: x, pool: lett, duration: "
                             "{exponential: 20h}}]}]\n");
    for (size_t i = 0; i < 11; i++) {
        values[i] = tkd_text_format(&made.arena, "%zuh", 11 + i);
    }
    const tkd_swept_figure figure = {
        .path = TKD_TEXT("journeys.teekond.steps.x.duration"), .values = values, .value_count = 11};
    const char *one = json_of(&made, swept(&made, &figure, 1, (tkd_sweep_goal){0}, 1));
    const char *two = json_of(&made, swept(&made, &figure, 1, (tkd_sweep_goal){0}, 2));
    CHECK_TEXT(two, one);
    CHECK_CONTAINS(one, "\"journeys.teekond.steps.x.duration\": \"21h\"");
    trial_close(&made);
}

TKD_CASE(study, sweep, wrong_values_are_told_once_before_anything_runs)
{
    const tkd_text values[] = {TKD_TEXT_INIT("4d"), TKD_TEXT_INIT("palju")};
    const tkd_swept_figure figure = {.path = delay.path, .values = values, .value_count = 2};
    const tkd_sweep_plan plan = {.figures = &figure,
                                 .figure_count = 1,
                                 .municipality = TKD_TEXT("*"),
                                 .journey = TKD_TEXT("*"),
                                 .group = TKD_TEXT("*"),
                                 .measures = times,
                                 .measure_count = 1};
    const tkd_sweep *sweep = NULL;
    trial made;

    trial_read(&made, DELAY);
    CHECK_STATUS(tkd_study_sweep(made.workspace, NULL, &plan, &made.arena, &sweep, &made.problems,
                                 check_error()),
                 TKD_ERR_VALUE);
    CHECK_SIZE(made.problems.error_count, 1);
    CHECK(sweep == NULL);
    trial_close(&made);
}
