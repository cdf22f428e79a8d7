// SPDX-License-Identifier: EUPL-1.2
// Figures asked by hand-made tables: moments in closed form, cases, dates.
#include "tkd_test.h"

#include "teekond/model.h"

#include <math.h>

// Moments of one distribution.
static void check_moments(tkd_dist dist, double mean, double variance)
{
    dist.times = 1.0;
    const tkd_figures figures = {.dists = &dist, .dist_count = 1};

    CHECK_NEAR_SHARE(tkd_dist_mean(&figures, 0, 1.0), mean, 1e-9);
    CHECK_NEAR(tkd_dist_variance(&figures, 0, 1.0), variance, 1e-9 * (1.0 + variance));
}

TKD_CASE_LABELLED(model, figure, moments_equal_independent_computation, "oracle")
{
    check_moments((tkd_dist){.kind = TKD_DIST_CONSTANT, .p = {7.3}}, 7.3, 0.0);
    check_moments((tkd_dist){.kind = TKD_DIST_UNIFORM, .p = {2.0, 9.1}}, 5.55, 4.2008333333333333);
    check_moments((tkd_dist){.kind = TKD_DIST_TRIANGULAR, .p = {1.0, 2.0, 6.5}}, 3.1666666666666667,
                  1.4305555555555556);
    // Beta(1 + 4/5.5, 1 + 18/5.5) on [1, 6.5], by the beta distribution's own formulas.
    check_moments((tkd_dist){.kind = TKD_DIST_PERT, .p = {1.0, 2.0, 6.5}}, 2.5833333333333333,
                  0.8859126984126984);
    check_moments((tkd_dist){.kind = TKD_DIST_EXPONENTIAL, .p = {2.385}}, 2.385, 5.688225);
    check_moments((tkd_dist){.kind = TKD_DIST_GAMMA, .p = {2.5, 1.3}}, 3.25, 4.225);
    check_moments((tkd_dist){.kind = TKD_DIST_WEIBULL, .p = {2.0, 3.0}}, 2.6586807763582740,
                  1.9314165294229646);
    check_moments((tkd_dist){.kind = TKD_DIST_LOGNORMAL, .p = {0.4, 0.7}}, 1.9059870292719228,
                  2.2970698628383370);
}

TKD_CASE(model, figure, mixtures_and_sums_join_their_parts)
{
    const tkd_dist dists[] = {
        {.kind = TKD_DIST_CONSTANT, .p = {2.0}, .times = 1.0},
        {.kind = TKD_DIST_EXPONENTIAL, .p = {3.0}, .times = 2.0},
        {.kind = TKD_DIST_MIX, .first = 0, .count = 2, .times = 1.0},
        {.kind = TKD_DIST_SUM, .first = 2, .count = 2, .times = 1.0},
    };
    const tkd_dist_part parts[] = {{0.25, 0}, {0.75, 1}, {1.0, 0}, {1.0, 1}};
    const tkd_figures figures = {.dists = dists, .parts = parts, .dist_count = 4, .part_count = 4};

    CHECK_NEAR(tkd_dist_mean(&figures, 2, 1.0), 5.0, 1e-12);
    CHECK_NEAR(tkd_dist_variance(&figures, 2, 1.0), 0.25 * 4.0 + 0.75 * 72.0 - 25.0, 1e-12);
    CHECK_NEAR(tkd_dist_mean(&figures, 3, 1.0), 8.0, 1e-12);
    CHECK_NEAR(tkd_dist_variance(&figures, 3, 1.0), 36.0, 1e-12);
}

TKD_CASE(model, figure, working_days_count_as_the_hours_that_they_have)
{
    const tkd_dist dist = {
        .kind = TKD_DIST_UNIFORM, .working_days = true, .p = {2.0, 6.0}, .times = 1.5};
    const tkd_figures figures = {.dists = &dist, .dist_count = 1};

    CHECK(tkd_dist_has_working_days(&figures, 0));
    CHECK_NEAR(tkd_dist_mean(&figures, 0, 28800.0), 4.0 * 1.5 * 28800.0, 1e-6);
}

TKD_CASE(model, figure, a_leap_day_begins_on_the_first_of_march_in_other_years)
{
    const tkd_point points[] = {{.from_day = 101, .yearly = true, .number = 1.0},
                                {.from_day = 229, .yearly = true, .number = 2.0}};
    const tkd_case which = {TKD_WHOM_ALL, 0, 0, 2};
    const tkd_figures figures = {
        .cases = &which, .points = points, .case_count = 1, .point_count = 2};

    CHECK_NEAR(tkd_case_point(&figures, &which, tkd_date_to_day((tkd_date){2027, 2, 28}))->number,
               1.0, 0.0);
    CHECK_NEAR(tkd_case_point(&figures, &which, tkd_date_to_day((tkd_date){2027, 3, 1}))->number,
               2.0, 0.0);
    CHECK_NEAR(tkd_case_point(&figures, &which, tkd_date_to_day((tkd_date){2028, 2, 29}))->number,
               2.0, 0.0);
}

TKD_CASE(model, figure, nobody_fits_and_the_figure_is_absent)
{
    const tkd_point point = {.from_day = INT32_MIN, .number = 7.0};
    const tkd_case which = {TKD_WHOM_GROUP, 3, 0, 1};
    const tkd_figures figures = {
        .cases = &which, .points = &point, .case_count = 1, .point_count = 1};
    const tkd_figure figure = {0, 1};

    CHECK_NEAR(tkd_figure_number(&figures, figure, (tkd_person){0, 3, 0}, 0, 1.0), 7.0, 0.0);
    CHECK_NEAR(tkd_figure_number(&figures, figure, (tkd_person){0, 2, 0}, 0, 1.0), 1.0, 0.0);
    CHECK_INT(tkd_figure_dist(&figures, figure, (tkd_person){0, 2, 0}, 0), TKD_NONE);
}

TKD_CASE(model, figure, a_condition_asks_for_all_none_and_some_of_each)
{
    const uint64_t masks[] = {6u, 24u};
    const tkd_model model = {.trait_masks = masks};
    const tkd_when when = {.all = 1u, .none = 32u, .any = {0, 2}};

    CHECK(tkd_when_fits(&model, &when, 1u | 2u | 16u));
    CHECK(!tkd_when_fits(&model, &when, 2u | 16u));
    CHECK(!tkd_when_fits(&model, &when, 1u | 2u));
    CHECK(!tkd_when_fits(&model, &when, 1u | 2u | 16u | 32u));
}
