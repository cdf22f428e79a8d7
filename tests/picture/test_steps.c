// SPDX-License-Identifier: EUPL-1.2
// What steps and bottlenecks of rich.yaml say besides figures: standards, evidence, needs, levels.
#include "loaded.h"
#include "teekond/picture.h"
#include "tkd_test.h"

#include <math.h>

static tkd_picture build(loaded *from, const char *municipality, const char *group)
{
    tkd_picture picture = {0};
    const tkd_picture_options options = {.municipality = tkd_text_of(municipality),
                                         .group = tkd_text_of(group)};
    CHECK_OK(tkd_picture_build(from->model, NULL, NULL, &options, &from->arena, &picture,
                               check_error()));
    return picture;
}

TKD_CASE(picture, steps, standards_are_means_over_the_groups_shown)
{
    loaded from;
    loaded_init(&from, "picture/rich.yaml");
    // Of two groups (30 and 60 minutes), each of one visit or three.
    CHECK_NEAR(build(&from, "*", "*").steps[0].standard_h, 0.75 * 2.0, 1e-12);
    CHECK_NEAR(build(&from, "*", "pööre").steps[0].standard_h, 0.5 * 2.0, 1e-12);
    CHECK_NEAR(build(&from, "*", "ränne").steps[0].standard_h, 1.0 * 2.0, 1e-12);
    loaded_clear(&from);
}

TKD_CASE(picture, steps, standards_are_those_of_the_municipality)
{
    loaded from;
    loaded_init(&from, "picture/rich.yaml");
    CHECK_NEAR(build(&from, "saare", "*").steps[1].standard_h, 3.0, 1e-12);
    CHECK_NEAR(build(&from, "tartu", "*").steps[1].standard_h, 1.0, 1e-12);
    CHECK_NEAR(build(&from, "tartu", "*").steps[1].processing_h, 720.0, 1e-9);
    loaded_clear(&from);
}

TKD_CASE(picture, steps, a_working_day_is_its_share_of_the_week)
{
    loaded from;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, "*", "*");
    CHECK_NEAR(picture.steps[0].booking_h, 7.0 * 24.0, 1e-9);   // 5 of a week of five
    CHECK_NEAR(picture.steps[2].deadline_h, 14.0 * 24.0, 1e-9); // 10, no calendar of its own
    CHECK(isnan(picture.steps[1].booking_h) && isnan(picture.steps[2].standard_h));
    loaded_clear(&from);
}

TKD_CASE(picture, steps, courses_say_how_long_they_last)
{
    loaded from;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, "*", "*");
    CHECK(picture.steps[3].is_course && !picture.steps[0].is_course);
    CHECK_NEAR(picture.steps[3].standard_h, 4.0 * 30.4375 * 24.0, 1e-9);
    CHECK_VIEW(picture.steps[3].service.any, "Kursus");
    CHECK_VIEW(picture.steps[0].pool.any, "Lett");
    CHECK_SIZE(picture.steps[3].pool.any.size, 0);
    CHECK_SIZE(picture.steps[2].service.any.size, 0);
    loaded_clear(&from);
}

TKD_CASE(picture, steps, evidence_is_that_of_the_weakest_figure)
{
    loaded from;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, "*", "*");
    CHECK(picture.steps[0].evidence == TKD_PICTURE_SOURCED);
    CHECK(picture.steps[1].evidence == TKD_PICTURE_ASSUMED);
    CHECK(picture.steps[2].evidence == TKD_PICTURE_ESTIMATED);
    CHECK(picture.steps[3].evidence == TKD_PICTURE_SOURCED);
    loaded_clear(&from);
}

TKD_CASE(picture, steps, what_others_meet_is_no_evidence)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    // `ootab` is the newcomers' alone: returnees meet none of its figures.
    CHECK(build(&from, "*", "ränne").steps[1].evidence == TKD_PICTURE_ASSUMED);
    CHECK_SIZE(build(&from, "*", "pööre").steps[1].views, 0);
    loaded_clear(&from);
}

TKD_CASE(picture, steps, needs_may_name_a_step_further_on)
{
    loaded from;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, "*", "*");
    CHECK_SIZE(picture.steps[1].needs.count, 1);
    CHECK_INT(picture.step_lists[picture.steps[1].needs.first], 2);
    CHECK_SIZE(picture.steps[2].needs.count, 0);
    loaded_clear(&from);
}

static const tkd_picture_bottleneck *find(const tkd_picture *picture, const char *id)
{
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        if (tkd_text_equal(picture->bottlenecks[i].id, tkd_text_of(id))) {
            return &picture->bottlenecks[i];
        }
    }
    CHECK(false);
    return NULL;
}

TKD_CASE(picture, steps, bottlenecks_say_what_is_left_where_they_act)
{
    loaded from;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture all = build(&from, "*", "*");
    const tkd_picture saare = build(&from, "saare", "*");
    const tkd_picture tartu = build(&from, "tartu", "*");
    CHECK_NEAR(find(&saare, "kaugel")->left, 1.0, 1e-12);
    CHECK_NEAR(find(&tartu, "kaugel")->left, 0.4, 1e-12);
    CHECK_NEAR(find(&all, "kaugel")->left, 0.7, 1e-12); // Of two; the third does not have it.
    CHECK_NEAR(find(&all, "kitsas")->left, 1.0, 1e-12);
    loaded_clear(&from);
}

TKD_CASE(picture, steps, bottlenecks_take_the_state_where_it_removes_more)
{
    loaded from;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, "*", "*");
    CHECK(find(&picture, "kaugel")->state_level);  // 60 % against 50 %
    CHECK(!find(&picture, "kitsas")->state_level); // both together
    CHECK(find(&picture, "loata")->state_level);   // nobody proposes; at the state's desk
    loaded_clear(&from);
}
