// SPDX-License-Identifier: EUPL-1.2
// The blueprint: which boxes a step has, when its times are over what is written, and that the graph
// of a small one is what it was. How it looks is seen by blueprint.py.
#include "draw/blueprint.h"
#include "teekond/draw.h"
#include "tkd_test.h"

#include <math.h>

enum { CHANNELS_MOST = 3 };

// A step of a level with channels, and the picture that holds them.
typedef struct fixture {
    tkd_channel channels[CHANNELS_MOST];
    tkd_picture picture;
    tkd_picture_step step;
} fixture;

static void set_up(fixture *with, tkd_level level, const tkd_channel_kind *kinds, uint32_t count)
{
    *with = (fixture){0};
    for (uint32_t i = 0; i < count; i++) {
        with->channels[i].kind = kinds[i];
    }
    with->picture.channels = with->channels;
    with->picture.channel_count = count;
    with->step = (tkd_picture_step){
        .has_provider = true,
        .level = level,
        .channels = {0, count},
        .booking_h = (double)NAN,
        .standard_h = (double)NAN,
        .processing_h = (double)NAN,
    };
}

static tkd_blueprint_boxes boxes_of(const fixture *with)
{
    return tkd_blueprint_boxes_of(&with->picture, &with->step);
}

TKD_CASE(draw, blueprint, nobody_meets_who_acts_alone)
{
    fixture with;
    set_up(&with, TKD_LEVEL_STATE, NULL, 0);
    with.step.has_provider = false;
    with.step.processing_h = 24.0;
    const tkd_blueprint_boxes boxes = boxes_of(&with);
    CHECK(!boxes.front);
    CHECK_SIZE(boxes.work, 0);
    CHECK(!boxes.data_register);
}

TKD_CASE(draw, blueprint, staff_met_in_person_stands_before_the_line)
{
    fixture with;
    set_up(&with, TKD_LEVEL_KOV, (tkd_channel_kind[]){TKD_CHANNEL_WEB, TKD_CHANNEL_IN_PERSON}, 2);
    with.step.pool.by[TKD_ET] = TKD_TEXT("Nõustaja");
    const tkd_blueprint_boxes boxes = boxes_of(&with);
    CHECK(boxes.front);
    CHECK(!boxes.by_itself);
    CHECK_SIZE(boxes.work, 0);
}

TKD_CASE(draw, blueprint, staff_reached_on_the_web_works_behind_the_line)
{
    fixture with;
    set_up(&with, TKD_LEVEL_KOV, (tkd_channel_kind[]){TKD_CHANNEL_WEB}, 1);
    with.step.pool.by[TKD_ET] = TKD_TEXT("Registripidaja");
    const tkd_blueprint_boxes boxes = boxes_of(&with);
    CHECK(boxes.front);
    CHECK(boxes.by_itself);
    CHECK_SIZE(boxes.work, TKD_WORK_STAFF);
    CHECK_INT(boxes.back, TKD_BLUEPRINT_KOV);
}

TKD_CASE(draw, blueprint, processing_and_courses_stand_at_their_level)
{
    static const struct {
        tkd_level level;
        tkd_blueprint_row row;
    } levels[] = {{TKD_LEVEL_STATE, TKD_BLUEPRINT_STATE},
                  {TKD_LEVEL_KOV, TKD_BLUEPRINT_KOV},
                  {TKD_LEVEL_NGO, TKD_BLUEPRINT_OTHERS},
                  {TKD_LEVEL_PRIVATE, TKD_BLUEPRINT_OTHERS}};
    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
        fixture with;
        set_up(&with, levels[i].level, NULL, 0);
        with.step.processing_h = 36.5;
        with.step.is_course = true;
        const tkd_blueprint_boxes boxes = boxes_of(&with);
        CHECK(boxes.front);
        CHECK_SIZE(boxes.work, TKD_WORK_PROCESSING | TKD_WORK_COURSE);
        CHECK_INT(boxes.back, levels[i].row);
        CHECK(!boxes.data_register);
    }
}

TKD_CASE(draw, blueprint, data_alone_meets_nobody)
{
    fixture with;
    set_up(&with, TKD_LEVEL_STATE, (tkd_channel_kind[]){TKD_CHANNEL_DATA_EXCHANGE}, 1);
    const tkd_blueprint_boxes boxes = boxes_of(&with);
    CHECK(!boxes.front);
    CHECK_SIZE(boxes.work, TKD_WORK_DATA);
    CHECK(!boxes.data_register);
}

TKD_CASE(draw, blueprint, data_of_others_goes_into_a_register_of_the_state)
{
    fixture with;
    set_up(&with, TKD_LEVEL_PRIVATE,
           (tkd_channel_kind[]){TKD_CHANNEL_IN_PERSON, TKD_CHANNEL_DATA_EXCHANGE}, 2);
    CHECK(boxes_of(&with).data_register);
    CHECK_SIZE(boxes_of(&with).work, 0);
    with.step.processing_h = 1.5;
    CHECK_SIZE(boxes_of(&with).work, TKD_WORK_PROCESSING | TKD_WORK_DATA);
}

TKD_CASE(draw, blueprint, times_are_over_when_so_many_take_longer)
{
    const tkd_blueprint_times times = {20.5, 61.5};
    CHECK_INT(tkd_blueprint_compare(times, 70.0), TKD_OVER_NOT);
    CHECK_INT(tkd_blueprint_compare(times, 61.0), TKD_OVER_NOT); // As near as times are measured.
    CHECK_INT(tkd_blueprint_compare(times, 55.0), TKD_OVER_TENTH);
    CHECK_INT(tkd_blueprint_compare(times, 19.5), TKD_OVER_HALF);
    CHECK_INT(tkd_blueprint_compare(times, (double)NAN), TKD_OVER_NOT);
    const tkd_blueprint_times none = {(double)NAN, (double)NAN};
    CHECK_INT(tkd_blueprint_compare(none, 1.0), TKD_OVER_NOT);
}

TKD_CASE(draw, blueprint, what_is_written_is_added_up)
{
    fixture with;
    set_up(&with, TKD_LEVEL_STATE, NULL, 0);
    CHECK(isnan(tkd_blueprint_standard_of(&with.step)));
    with.step.standard_h = 0.75;
    CHECK_NEAR(tkd_blueprint_standard_of(&with.step), 0.75, 0.0);
    with.step.booking_h = 72.5;
    with.step.processing_h = 340.25;
    CHECK_NEAR(tkd_blueprint_standard_of(&with.step), 413.5, 1e-12);
}

TKD_CASE(draw, blueprint, classes_of_time_begin_where_the_legend_says)
{
    CHECK_INT(tkd_blueprint_heat(23.9), 0);
    CHECK_INT(tkd_blueprint_heat(24.0), 1);
    CHECK_INT(tkd_blueprint_heat(7 * 24.0), 2);
    CHECK_INT(tkd_blueprint_heat(30 * 24.0), 3);
    CHECK_INT(tkd_blueprint_heat(90 * 24.0), 4);
}

TKD_CASE_LABELLED(draw, blueprint, small_blueprint_is_the_same_graph, "golden")
{
    tkd_arena arena = {0};
    size_t size = 0;
    tkd_picture picture = {0};
    tkd_writer out;
    const tkd_draw_options options = {.diagram = TKD_DIAGRAM_BLUEPRINT, .format = TKD_DRAW_DOT};
    const char *text = test_file_read("draw/blueprint.json", &size);
    tkd_writer_init_memory(&out, &arena, 0);
    CHECK_OK(tkd_picture_read_json((tkd_text){text, size}, &arena, &picture, check_error()));
    CHECK_OK(tkd_draw(&picture, &options, &arena, &out, check_error()));
    const tkd_text drawn = tkd_writer_text(&out);
    CHECK_GOLDEN(drawn.data, drawn.size, "draw/expected/small-blueprint.dot");
    tkd_arena_clear(&arena);
}
