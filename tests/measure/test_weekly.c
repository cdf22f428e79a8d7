// SPDX-License-Identifier: EUPL-1.2
// Weeks over replications: means and points worked out by hand, short weeks by their own length.
#include <math.h>

#include "tkd_test.h"

#include "teekond/measure.h"

static const tkd_layout_station stations[] = {{TKD_TEXT_INIT("lett"), TKD_TEXT_INIT("linn")},
                                              {TKD_TEXT_INIT("lett"), TKD_TEXT_INIT("vald")}};
static const tkd_layout layout = {.stations = stations, .station_count = 2};

// Two weeks, the second of three days; station 1 has `first` and `second` people waiting in them.
static void add(tkd_series_collector *collector, double first, double second)
{
    double queue_s[] = {0.0, 0.0, first * TKD_WEEK_S, second * 3.0 * 86400.0};
    const tkd_weeks weeks = {
        .from_s = 7200.0, .until_s = 7200.0 + 10.0 * 86400.0, .count = 2, .queue_s = queue_s};

    CHECK_OK(tkd_series_add(collector, &weeks, check_error()));
}

static void collect(tkd_arena *arena, const double (*values)[2], size_t count,
                    tkd_result_lists *lists)
{
    tkd_series_collector *collector = NULL;

    CHECK_OK(tkd_series_new(&layout, arena, &collector, check_error()));
    for (size_t i = 0; i < count; i++) {
        add(collector, values[i][0], values[i][1]);
    }
    tkd_result_lists_init(lists, arena);
    CHECK_OK(tkd_series_finish(collector, TKD_TEXT("today"), lists, check_error()));
}

TKD_CASE(measure, weekly, every_station_has_every_week)
{
    static const double values[][2] = {{2.5, 0.75}};
    tkd_arena arena = {0};
    tkd_result_lists lists;

    collect(&arena, values, 1, &lists);
    const tkd_series_row *rows = lists.series.items;
    CHECK_SIZE(lists.series.count, 2);
    CHECK_SIZE(lists.week_rows.count, 4);
    CHECK_VIEW(rows[1].place, "vald");
    CHECK_SIZE(rows[1].weeks.first, 2);
    CHECK_NEAR(rows[1].from_h, 2.0, 1e-12);
    CHECK_NEAR(rows[1].until_h, 242.0, 1e-12);
    tkd_arena_clear(&arena);
}

TKD_CASE(measure, weekly, one_replication_has_no_interval)
{
    static const double values[][2] = {{2.5, 0.75}};
    tkd_arena arena = {0};
    tkd_result_lists lists;

    collect(&arena, values, 1, &lists);
    const tkd_week_row *weeks = (const tkd_week_row *)lists.week_rows.items + 2;
    CHECK_NEAR(weeks[0].queue_length.mean, 2.5, 1e-12);
    CHECK_NEAR(weeks[1].queue_length.mean, 0.75, 1e-12);
    CHECK(isnan(weeks[0].queue_length.low) && isnan(weeks[0].queue_length_p10));
    tkd_arena_clear(&arena);
}

// 1, 2, 4, 9: mean 4, standard error sqrt(38 / 12), t(3) = 3.18245; ranks 0.3 and 2.7 from below.
TKD_CASE(measure, weekly, means_and_points_of_four_replications)
{
    static const double values[][2] = {{4, 0}, {1, 0}, {9, 0}, {2, 0}};
    tkd_arena arena = {0};
    tkd_result_lists lists;

    collect(&arena, values, 4, &lists);
    const tkd_week_row *week = (const tkd_week_row *)lists.week_rows.items + 2;
    CHECK_NEAR(week->queue_length.mean, 4.0, 1e-12);
    CHECK_NEAR(week->queue_length.high, 4.0 + 3.182446305 * sqrt(38.0 / 12.0), 1e-6);
    CHECK_NEAR(week->queue_length_p10, 1.3, 1e-12);
    CHECK_NEAR(week->queue_length_p90, 7.5, 1e-12);
    CHECK_SIZE(week->queue_length.n, 4);
    tkd_arena_clear(&arena);
}
