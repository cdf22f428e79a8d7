// SPDX-License-Identifier: EUPL-1.2
// Charts: round ticks as the language writes them, verdicts on staff and the sentences that tell them,
// bottlenecks in order of their price. How charts look is seen by charts.py.
#include "draw/capacity.h"
#include "draw/pareto.h"
#include "tkd_test.h"

#include <math.h>

typedef struct fixture {
    tkd_arena arena;
    tkd_measure measure;
    tkd_sheet sheet;
    tkd_picture picture;
    tkd_draw_options options;
    tkd_drawing drawing;
} fixture;

static void set_up(fixture *with, tkd_language language)
{
    *with = (fixture){.options = {.language = language}};
    CHECK_OK(tkd_measure_init(&with->measure, check_error()));
    tkd_sheet_init(&with->sheet, &with->arena, &with->measure, check_error());
    with->drawing = (tkd_drawing){.picture = &with->picture,
                                  .options = &with->options,
                                  .colors = tkd_theme_colors(TKD_THEME_LIGHT),
                                  .sheet = &with->sheet,
                                  .language = language,
                                  .views = 15,
                                  .journey = TKD_NONE,
                                  .text = 1.0};
}

static void clean_up(fixture *with)
{
    tkd_measure_clear(&with->measure);
    tkd_arena_clear(&with->arena);
}

static tkd_estimate about(double mean, double margin)
{
    return (tkd_estimate){mean, mean - margin, mean + margin, 30};
}

static const tkd_estimate nobody = {(double)NAN, (double)NAN, (double)NAN, 0};

// ---- Scales

TKD_CASE(draw, chart, a_scale_is_straight_and_nothing_is_endlessly_far)
{
    const tkd_scale scale = {.low = 2.0, .high = 6.0, .from = 100.0, .to = 20.0};
    CHECK_NEAR(tkd_scale_at(&scale, 2.0), 100.0, 1e-12);
    CHECK_NEAR(tkd_scale_at(&scale, 5.0), 40.0, 1e-12);
    CHECK_NEAR(tkd_scale_at(&scale, 7.0), 0.0, 1e-12);
    CHECK_NEAR(tkd_scale_at(&scale, (double)NAN), 100.0, 1e-12);
    CHECK(isfinite(tkd_scale_at(&scale, 1e308)));
}

TKD_CASE(draw, chart, ticks_are_round_and_cover_the_figures)
{
    fixture with;
    set_up(&with, TKD_ET);
    tkd_scale scale = {.low = -13.0, .high = 134.0};
    const tkd_ticks ticks = tkd_ticks_make(&with.drawing, &scale, 4, " p");
    CHECK_SIZE(ticks.count, 5);
    CHECK_VIEW(ticks.ticks[0].text, "−50 p");
    CHECK_VIEW(ticks.ticks[4].text, "150 p");
    CHECK_NEAR(scale.low, -50.0, 1e-12);
    CHECK_NEAR(scale.high, 150.0, 1e-12);
    clean_up(&with);
}

TKD_CASE(draw, chart, ticks_have_the_decimals_that_they_need)
{
    fixture with;
    set_up(&with, TKD_RU);
    tkd_scale scale = {.low = 0.0, .high = 0.73};
    const tkd_ticks ticks = tkd_ticks_make(&with.drawing, &scale, 4, "");
    CHECK_SIZE(ticks.count, 5);
    CHECK_VIEW(ticks.ticks[1].text, "0,2");
    CHECK_NEAR(ticks.ticks[4].figure, 0.8, 1e-12);
    clean_up(&with);
}

TKD_CASE(draw, chart, ticks_of_no_figures_and_of_one_figure_exist)
{
    fixture with;
    set_up(&with, TKD_EN);
    tkd_scale none = {.low = (double)INFINITY, .high = -(double)INFINITY};
    tkd_scale one = {.low = 7.0, .high = 7.0};
    CHECK(tkd_ticks_make(&with.drawing, &none, 5, "").count >= 2);
    CHECK(tkd_ticks_make(&with.drawing, &one, 5, "").count >= 2);
    CHECK(none.high > none.low);
    CHECK(one.low <= 7.0 && one.high > 7.0);
    clean_up(&with);
}

// ---- Capacity

static const tkd_picture_capacity_point points[] = {
    {.staff = 0.5,
     .wait_p90_h = {3000.0, 2800.0, 3200.0, 30},
     .utilization = {0.999, 0.998, 1.0, 30},
     .abandoned_share = {0.21, 0.2, 0.22, 30}},
    {.staff = 1.0,
     .wait_p90_h = {292.0, 220.0, 388.0, 30},
     .utilization = {0.713, 0.69, 0.73, 30},
     .abandoned_share = {0.001, 0.0, 0.002, 30}},
    {.staff = 1.5,
     .wait_p90_h = {48.0, 40.0, 56.0, 30},
     .utilization = {0.47, 0.46, 0.48, 30},
     .abandoned_share = {0.0, 0.0, 0.0, 30}},
};

static const tkd_picture_capacity_mark marks[] = {
    {.staff = 1.5, .from_day = 20454, .is_now = true},
    {.staff = 1.0, .from_day = 20819, .scenario = {.by = {TKD_TEXT_INIT("Üks koordinaator")}}},
};

static const tkd_picture_capacity saaremaa = {.pool = TKD_TEXT_INIT("koordinaator"),
                                              .place = TKD_TEXT_INIT("saaremaa"),
                                              .place_title = {.by = {TKD_TEXT_INIT("Saaremaa")}},
                                              .points = {0, 3},
                                              .marks = {0, 2}};

static void set_up_capacity(fixture *with, tkd_language language)
{
    set_up(with, language);
    with->picture.facts.from_day = 20820;
    with->picture.capacity_points = points;
    with->picture.capacity_point_count = 3;
    with->picture.capacity_marks = marks;
    with->picture.capacity_mark_count = 2;
}

TKD_CASE(draw, capacity, the_question_is_answered_in_a_sentence)
{
    fixture with;
    set_up_capacity(&with, TKD_ET);
    CHECK_VIEW(tkd_capacity_sentence(&with.drawing, &saaremaa, &marks[1]),
               "Saaremaa, alates 01.01.2027 (Üks koordinaator): 1\u00a0ametikoht – 90% ootab kuni "
               "12\u00a0p (95% vahemik 9,2–16), hõivatus 71%. Saab hakkama.");
    CHECK_VIEW(tkd_capacity_sentence(&with.drawing, &saaremaa, &marks[0]),
               "Saaremaa, praegu: 1,5\u00a0ametikohta – 90% ootab kuni 2,0\u00a0p (95% vahemik "
               "1,7–2,3), hõivatus 47%. Saab hakkama.");
    clean_up(&with);
}

TKD_CASE(draw, capacity, what_fails_is_said_with_its_reasons)
{
    fixture with;
    set_up_capacity(&with, TKD_EN);
    const tkd_picture_capacity_mark half = {.staff = 0.5, .from_day = 20819};
    CHECK_VIEW(tkd_capacity_sentence(&with.drawing, &saaremaa, &half),
               "Saaremaa, by today's plan from 1 January 2027: 0.5\u00a0posts – 90% wait up to "
               "125\u00a0d (95% "
               "interval 117–133), load 100%, 21% give up waiting. It does not cope: load is over "
               "85%, people wait over 30 days, over 5% give up waiting.");
    clean_up(&with);
}

TKD_CASE(draw, capacity, plans_that_others_took_over_before_measuring_are_past)
{
    const tkd_label centre = {.by = {TKD_TEXT_INIT("Teenuskeskus")}};
    const tkd_picture_capacity_mark plans[] = {
        {.staff = 3.0, .from_day = 20089}, {.staff = 4.0, .from_day = 20089, .scenario = centre},
        {.staff = 2.0, .from_day = 20454}, {.staff = 1.0, .from_day = 20819, .is_now = true},
        {.staff = 2.0, .from_day = 21000},
    };
    static const bool past[] = {true, false, true, false, false};
    static const char *const names[] = {"praegu", "Teenuskeskus", "praegu",
                                        "praeguse kava järgi alates 01.01.2027",
                                        "praeguse kava järgi alates 01.07.2027"};
    const tkd_picture_capacity capacity = {.marks = {0, 5}};
    fixture with;
    set_up_capacity(&with, TKD_ET);
    with.picture.capacity_marks = plans;
    for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
        CHECK(tkd_capacity_is_past(&with.drawing, &capacity, &plans[i]) == past[i]);
        CHECK_VIEW(tkd_capacity_mark_name(&with.drawing, &plans[i]), names[i]);
    }
    clean_up(&with);
}

TKD_CASE(draw, capacity, staff_beyond_the_sweep_is_not_judged)
{
    fixture with;
    set_up_capacity(&with, TKD_ET);
    const tkd_picture_capacity_mark two = {.staff = 2.0, .from_day = 20089, .is_now = true};
    CHECK_INT(tkd_capacity_judge(&with.drawing, &saaremaa, 2.0).verdict, TKD_NOT_SWEPT);
    CHECK_VIEW(tkd_capacity_sentence(&with.drawing, &saaremaa, &two),
               "Saaremaa, praegu: 2\u00a0ametikohta – nii palju ametikohti ei ole läbi arvutatud.");
    clean_up(&with);
}

TKD_CASE(draw, capacity, staff_between_two_points_is_between_their_figures)
{
    fixture with;
    set_up_capacity(&with, TKD_ET);
    const tkd_capacity_answer answer = tkd_capacity_judge(&with.drawing, &saaremaa, 1.125);
    CHECK(answer.interpolated);
    CHECK_NEAR(answer.at.wait_p90_h.mean, 231.0, 1e-9);
    CHECK_NEAR(answer.at.utilization.high, 0.6675, 1e-12);
    clean_up(&with);
}

// Verdict on one point with these figures.
static tkd_verdict judge(tkd_estimate wait, tkd_estimate load, tkd_estimate abandoned)
{
    fixture with;
    set_up(&with, TKD_ET);
    const tkd_picture_capacity_point point = {
        .staff = 1.0, .wait_p90_h = wait, .utilization = load, .abandoned_share = abandoned};
    const tkd_picture_capacity capacity = {.points = {0, 1}};
    with.picture.capacity_points = &point;
    const tkd_verdict verdict = tkd_capacity_judge(&with.drawing, &capacity, 1.0).verdict;
    clean_up(&with);
    return verdict;
}

TKD_CASE(draw, capacity, a_verdict_is_sure_only_with_the_whole_interval)
{
    const tkd_estimate short_wait = about(100.0, 20.0);
    const tkd_estimate few = about(0.01, 0.002);
    CHECK_INT(judge(short_wait, about(0.8, 0.04), few), TKD_COPES);
    CHECK_INT(judge(short_wait, about(0.84, 0.02), few), TKD_PROBABLY_COPES);
    CHECK_INT(judge(short_wait, about(0.86, 0.02), few), TKD_PROBABLY_FAILS);
    CHECK_INT(judge(short_wait, about(0.9, 0.02), few), TKD_FAILS);
    CHECK_INT(judge(about(710.0, 30.0), about(0.5, 0.02), few), TKD_PROBABLY_COPES);
    CHECK_INT(judge(about(800.0, 30.0), about(0.5, 0.02), few), TKD_FAILS);
    CHECK_INT(judge(short_wait, about(0.5, 0.02), about(0.3, 0.01)), TKD_FAILS);
}

TKD_CASE(draw, capacity, without_waits_there_is_no_verdict_and_without_patience_nobody_gives_up)
{
    CHECK_INT(judge(nobody, about(0.5, 0.1), nobody), TKD_NOT_SWEPT);
    CHECK_INT(judge(about(10.0, 1.0), about(0.5, 0.1), nobody), TKD_COPES);
}

TKD_CASE(draw, capacity, posts_take_the_form_of_their_number)
{
    static const struct {
        double staff;
        const char *et;
        const char *ru;
    } forms[] = {
        {1.0, "1\u00a0ametikoht", "1\u00a0ставка"},
        {0.5, "0,5\u00a0ametikohta", "0,5\u00a0ставки"},
        {3.0, "3\u00a0ametikohta", "3\u00a0ставки"},
        {5.0, "5\u00a0ametikohta", "5\u00a0ставок"},
        {11.0, "11\u00a0ametikohta", "11\u00a0ставок"},
        {21.0, "21\u00a0ametikohta", "21\u00a0ставка"},
        {1.25, "1,25\u00a0ametikohta", "1,25\u00a0ставки"},
    };
    fixture estonian;
    fixture russian;
    set_up(&estonian, TKD_ET);
    set_up(&russian, TKD_RU);
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        CHECK_VIEW(tkd_capacity_staff(&estonian.drawing, forms[i].staff), forms[i].et);
        CHECK_VIEW(tkd_capacity_staff(&russian.drawing, forms[i].staff), forms[i].ru);
    }
    clean_up(&estonian);
    clean_up(&russian);
}

// ---- Pareto

TKD_CASE(draw, pareto, prices_stand_from_the_dearest_and_add_up_above_zero)
{
    fixture with;
    set_up(&with, TKD_ET);
    const tkd_picture_bottleneck bottlenecks[] = {
        {.number = 1, .priced = true, .price_days_per_year = about(30.0, 40.0)},
        {.number = 2, .priced = true, .price_days_per_year = about(-10.0, 2.0)},
        {.number = 3, .priced = false, .price_days_per_year = nobody},
        {.number = 4, .priced = true, .price_days_per_year = about(50.0, 3.0)},
        {.number = 5, .priced = true, .price_days_per_year = about(20.0, 3.0)},
    };
    with.picture.bottlenecks = bottlenecks;
    with.picture.bottleneck_count = 5;
    const tkd_pareto pareto = tkd_pareto_of(&with.drawing);
    static const uint32_t numbers[] = {4, 1, 5, 2};
    static const double together[] = {0.5, 0.8, 1.0};
    CHECK_INT(pareto.count, 4);
    CHECK_INT(pareto.unpriced, 1);
    CHECK_NEAR(pareto.positive, 100.0, 1e-12);
    for (size_t i = 0; i < 4; i++) {
        CHECK_INT(pareto.rows[i].bottleneck->number, numbers[i]);
        CHECK(pareto.rows[i].is_open == (numbers[i] == 1));
    }
    for (size_t i = 0; i < 3; i++) {
        CHECK_NEAR(pareto.rows[i].together, together[i], 1e-12);
    }
    CHECK(isnan(pareto.rows[3].together));
    clean_up(&with);
}

TKD_CASE(draw, pareto, only_bottlenecks_of_the_views_and_the_journey_count)
{
    fixture with;
    set_up(&with, TKD_ET);
    const tkd_picture_step steps[] = {{.journey = 0}, {.journey = 1}};
    const int32_t lists[] = {0, 1};
    const tkd_picture_bottleneck bottlenecks[] = {
        {.number = 1,
         .priced = true,
         .price_days_per_year = about(3.0, 1.0),
         .steps = {0, 1},
         .views = {TKD_VIEW_KOV},
         .view_count = 1},
        {.number = 2,
         .priced = true,
         .price_days_per_year = about(2.0, 1.0),
         .steps = {1, 1},
         .views = {TKD_VIEW_KOV},
         .view_count = 1},
        {.number = 3,
         .priced = true,
         .price_days_per_year = about(1.0, 1.0),
         .steps = {1, 1},
         .views = {TKD_VIEW_NEWCOMER},
         .view_count = 1},
    };
    with.picture.steps = steps;
    with.picture.step_count = 2;
    with.picture.step_lists = lists;
    with.picture.bottlenecks = bottlenecks;
    with.picture.bottleneck_count = 3;
    with.drawing.journey = 1;
    with.drawing.views = 1U << TKD_VIEW_KOV;
    const tkd_pareto pareto = tkd_pareto_of(&with.drawing);
    CHECK_INT(pareto.count, 1);
    CHECK_INT(pareto.rows[0].bottleneck->number, 2);
    clean_up(&with);
}
