// SPDX-License-Identifier: EUPL-1.2
// Results made by hand. Numbers without easy coincidences, so that a swap shows.
#include "small_results.h"

#include <math.h>

enum { REPLICATIONS = 2, ROWS = 3, SAMPLES = 4 };

static const tkd_sample samples[SAMPLES] = {{3.0, 1.0}, {5.0, 1.0}, {7.5, 2.0}, {11.5, 4.0}};

tkd_measured small_measure(double mean, double half)
{
    return (tkd_measured){{mean, mean - half, mean + half, REPLICATIONS}, 0};
}

static void fill_clients(tkd_result_row *row, double scale)
{
    static const double values[TKD_CLIENT_MEASURE_COUNT] = {
        100.5,  81.5, 12.25, 6.75,   0.811, 0.62, 0.07, 2385.0, 2001.0, 4113.0,
        731.25, 12.5, 6.5,   1410.0, 7.385, 1.25, 2.25, 41.5,   63.0,
    };
    for (int i = 0; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        row->measures[i] = small_measure(values[i] * scale, 0.5 * scale);
        row->measures[i].samples = 2;
    }
}

static void fill_steps(tkd_step_row steps[2])
{
    static const double values[2][TKD_STEP_MEASURE_COUNT] = {
        {100.5, 72.5, 12.25, 66.0, 150.25, 0.385, 96.0, 90.5, 180.75, 0.12, 0.015, 0.07},
        {80.25, 1200.0, 240.5, 1100.0, 2400.5, 400.0, 1600.0, 1500.0, 2800.5, 0.0, 0.03, 0.0},
    };
    steps[0].step = TKD_TEXT("elukoht");
    steps[1].step = TKD_TEXT("kursus");
    for (int step = 0; step < 2; step++) {
        for (int i = 0; i < TKD_STEP_MEASURE_COUNT; i++) {
            steps[step].measures[i] = small_measure(values[step][i], 0.25);
        }
    }
    // Nobody was given a deadline on the course.
    steps[1].measures[TKD_STEP_DEADLINE_MISSED_SHARE].estimate =
        (tkd_estimate){(double)NAN, (double)NAN, (double)NAN, 0};
}

static void fill_pool(tkd_pool_row *pool)
{
    static const double values[TKD_POOL_MEASURE_COUNT] = {1.9,  0.735, 33.25, 120.5,
                                                          4.25, 17.0,  912.0, 0.0125};
    *pool = (tkd_pool_row){.scenario = TKD_TEXT("today"),
                           .pool = TKD_TEXT("koordinaator"),
                           .place = TKD_TEXT("saaremaa")};
    for (int i = 0; i < TKD_POOL_MEASURE_COUNT; i++) {
        pool->measures[i] = small_measure(values[i], 0.005);
    }
}

tkd_results small_results(void)
{
    static const tkd_assumption assumptions[] = {
        {TKD_TEXT_INIT("run.seed"), TKD_TEXT_INIT("1"), true, {NULL, 0}, 0},
        {TKD_TEXT_INIT("services.elukoht.duration"), TKD_TEXT_INIT("10/20/45min"), false,
         TKD_TEXT_INIT("teekond.yaml"), 12},
    };
    static tkd_result_row rows[ROWS];
    static tkd_step_row steps[2];
    static tkd_flow_row flows[1];
    static tkd_share_row shares[2];
    static tkd_milestone_row milestones[1];
    static tkd_pool_row pools[1];
    static const char *const places[ROWS] = {"*", "pärnu", "saaremaa"};
    static const double scales[ROWS] = {1.0, 0.4, 0.6};
    for (int i = 0; i < ROWS; i++) {
        rows[i] = (tkd_result_row){.scenario = TKD_TEXT("today"),
                                   .municipality = tkd_text_of(places[i]),
                                   .journey = i == 0 ? TKD_TEXT("kohanemine") : TKD_TEXT("*"),
                                   .group = TKD_TEXT("*")};
        fill_clients(&rows[i], scales[i]);
    }
    fill_steps(steps);
    fill_pool(pools);
    flows[0] = (tkd_flow_row){TKD_TEXT("elukoht"), TKD_TEXT("kursus"), TKD_FLOW_SKIP,
                              small_measure(31.5, 2.5)};
    shares[0] = (tkd_share_row){TKD_TEXT("leave"), small_measure(0.125, 0.01)};
    shares[1] = (tkd_share_row){TKD_TEXT("kindlustuseta"), small_measure(410.5, 3.5)};
    milestones[0].step = TKD_TEXT("elukoht");
    for (int i = 0; i < TKD_MILESTONE_MEASURE_COUNT; i++) {
        milestones[0].measures[i] = small_measure(10.5 + i, 0.5);
    }
    rows[0].steps = (tkd_rows){0, 2};
    rows[0].flows = (tkd_rows){0, 1};
    rows[0].exits = (tkd_rows){0, 1};
    rows[0].clocks = (tkd_rows){1, 1};
    rows[0].milestones = (tkd_rows){0, 1};
    return (tkd_results){
        .run = {.seed = 20,
                .replications = REPLICATIONS,
                .stopped_by = TKD_STOPPED_BY_COUNT,
                .start_day = 20458, // 2026-01-05
                .warmup_h = 8766.0,
                .measure_h = 8766.0,
                .drain_h = 43830.0,
                .fingerprint = "0123456789abcdef",
                .version = "0.1.0"},
        .assumptions = assumptions,
        .assumption_count = 2,
        .rows = rows,
        .row_count = ROWS,
        .pools = pools,
        .pool_count = 1,
        .share_rows = shares,
        .milestone_rows = milestones,
        .step_rows = steps,
        .flow_rows = flows,
        .samples = samples,
    };
}
