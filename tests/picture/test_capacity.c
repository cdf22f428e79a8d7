// SPDX-License-Identifier: EUPL-1.2
// Staff that is planned in changes.yaml, and what was tried of it.
#include "loaded.h"
#include "teekond/picture.h"
#include "tkd_test.h"

#include <math.h>

enum { PLANS = 3 };

static void list_marks(loaded *from, const char *place, const tkd_picture_capacity_mark **marks,
                       size_t *count)
{
    static const char *const scenarios[PLANS] = {"kergem", "leti-kava", "lühem"};
    const tkd_model *plans[PLANS];
    tkd_problems problems;
    loaded_init(from, "picture/changes.yaml");
    tkd_problems_init(&problems, &from->arena, TKD_EN, 0);
    for (size_t i = 0; i < PLANS; i++) {
        const tkd_variation variation = {.scenario = tkd_text_of(scenarios[i])};
        CHECK_OK(tkd_workspace_build(from->workspace, &variation, &from->arena, &plans[i],
                                     &problems, check_error()));
    }
    CHECK_OK(tkd_picture_staff_marks(from->model, TKD_TEXT("lett"), tkd_text_of(place), plans,
                                     PLANS, &from->arena, marks, count, check_error()));
}

static int32_t day(int32_t year, int32_t month, int32_t of_month)
{
    return tkd_date_to_day((tkd_date){year, month, of_month});
}

TKD_CASE(picture, capacity, marks_are_the_dates_of_today_and_of_scenarios_that_differ)
{
    loaded from;
    const tkd_picture_capacity_mark *marks = NULL;
    size_t count = 0;
    list_marks(&from, "saaremaa", &marks, &count);
    CHECK_SIZE(count, 5);                 // Six of that plan are over before measuring begins.
    CHECK_NEAR(marks[0].staff, 2.0, 0.0); // Written of 2024, holds from the run's first day.
    CHECK_INT(marks[0].from_day, day(2025, 1, 6));
    CHECK(marks[0].is_now);
    CHECK_VIEW(tkd_label_in(&marks[0].scenario, TKD_ET), "");
    CHECK_NEAR(marks[1].staff, 1.0, 0.0);
    CHECK_VIEW(tkd_label_in(&marks[1].scenario, TKD_ET), "Kergem teekond");
    CHECK_NEAR(marks[2].staff, 2.0, 0.0);
    CHECK_INT(marks[2].from_day, day(2025, 6, 1));
    CHECK_NEAR(marks[3].staff, 4.0, 0.0);
    CHECK_INT(marks[3].from_day, day(2026, 7, 1));
    CHECK_VIEW(tkd_label_in(&marks[3].scenario, TKD_ET), "Leti kava");
    CHECK_NEAR(marks[4].staff, 1.0, 0.0);
    CHECK_INT(marks[4].from_day, day(2027, 1, 1));
    CHECK(!marks[1].is_now && !marks[2].is_now && !marks[3].is_now && !marks[4].is_now);
    loaded_clear(&from);
}

TKD_CASE(picture, capacity, without_staff_of_its_own_a_place_has_the_pools_servers)
{
    loaded from;
    const tkd_picture_capacity_mark *marks = NULL;
    size_t count = 0;
    list_marks(&from, "pärnu", &marks, &count);
    CHECK_SIZE(count, 1);
    CHECK_NEAR(marks[0].staff, 3.0, 0.0);
    loaded_clear(&from);
}

TKD_CASE(picture, capacity, a_trial_is_the_row_of_its_pool_place_and_scenario)
{
    tkd_pool_row rows[3] = {
        {.scenario = TKD_TEXT_INIT("today"),
         .pool = TKD_TEXT_INIT("lett"),
         .place = TKD_TEXT_INIT("pärnu")},
        {.scenario = TKD_TEXT_INIT("homme"),
         .pool = TKD_TEXT_INIT("lett"),
         .place = TKD_TEXT_INIT("saaremaa")},
        {.scenario = TKD_TEXT_INIT("today"),
         .pool = TKD_TEXT_INIT("lett"),
         .place = TKD_TEXT_INIT("saaremaa")},
    };
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < TKD_POOL_MEASURE_COUNT; k++) {
            const double mean = 10.0 * (double)(i + 1) + (double)k;
            rows[i].measures[k].estimate = (tkd_estimate){mean, mean - 1.0, mean + 1.0, 5};
        }
    }
    const tkd_results results = {.pools = rows, .pool_count = 3};
    const tkd_picture_capacity_point point = tkd_picture_try_staff(
        &results, TKD_TEXT("today"), TKD_TEXT("lett"), TKD_TEXT("saaremaa"), 1.5);
    CHECK_NEAR(point.staff, 1.5, 0.0);
    CHECK_NEAR(point.utilization.mean, 30.0 + TKD_POOL_UTILIZATION, 0.0);
    CHECK_NEAR(point.wait_p90_h.high, 31.0 + TKD_POOL_WAIT_P90_H, 0.0);
    CHECK_NEAR(point.abandoned_share.mean, 30.0 + TKD_POOL_ABANDONED_SHARE, 0.0);
    CHECK(isnan(
        tkd_picture_try_staff(&results, TKD_TEXT("today"), TKD_TEXT("lett"), TKD_TEXT("tartu"), 1.0)
            .wait_h.mean));
}

TKD_CASE(picture, capacity, a_picture_gets_titles_points_and_marks)
{
    loaded from;
    tkd_picture picture = {0};
    const tkd_picture_capacity_mark *marks = NULL;
    size_t count = 0;
    list_marks(&from, "saaremaa", &marks, &count);
    const tkd_picture_capacity_point points[2] = {{.staff = 0.5}, {.staff = 2.0}};
    const tkd_picture_sweep sweep = {
        TKD_TEXT("lett"), TKD_TEXT("saaremaa"), points, 2, marks, count};
    CHECK_OK(tkd_picture_add_capacity(&picture, from.model, &sweep, &from.arena, check_error()));
    CHECK_SIZE(picture.capacity_count, 1);
    CHECK_VIEW(tkd_label_in(&picture.capacities[0].title, TKD_ET), "Lett");
    CHECK_VIEW(tkd_label_in(&picture.capacities[0].place_title, TKD_ET), "Saaremaa");
    CHECK_SIZE(picture.capacities[0].points.count, 2);
    CHECK_SIZE(picture.capacities[0].marks.count, 5);
    const tkd_picture_sweep wrong = {.pool = TKD_TEXT_INIT("puudub")};
    CHECK_STATUS(tkd_picture_add_capacity(&picture, from.model, &wrong, &from.arena, NULL),
                 TKD_ERR_REFERENCE);
    loaded_clear(&from);
}
