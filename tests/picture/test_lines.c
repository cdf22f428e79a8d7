// SPDX-License-Identifier: EUPL-1.2
// What goes on in time in pictures of rich.yaml: queues with closures, and single people.
#include "loaded.h"
#include "teekond/picture.h"
#include "tkd_test.h"

#include <math.h>

enum { WEEKS = 53, SERIES = 6, TRACES = 4, STRETCHES = 4 };

typedef struct timed {
    tkd_results results;
    tkd_result_row row;
    tkd_week_row weeks[SERIES * WEEKS];
    tkd_series_row series[SERIES];
    tkd_trace_row traces[TRACES];
    tkd_stretch_row stretches[STRETCHES];
} timed;

// 5 January 2027 until 5 January 2028.
static int32_t day(int32_t year, int32_t month, int32_t number)
{
    return tkd_date_to_day((tkd_date){year, month, number});
}

static void fill_series(timed *with)
{
    static const struct {
        const char *scenario;
        const char *pool;
        const char *place;
        double length;
    } queues[SERIES] = {
        {"today", "büroo", "ppa-ida", 4.5}, {"today", "büroo", "ppa-lääs", 2.25},
        {"today", "lett", "saare", 3.25},   {"today", "lett", "tartu", 1.125},
        {"today", "mujal", "saare", 9.5},   {"homme", "lett", "saare", 8.75},
    };
    for (uint32_t i = 0; i < SERIES; i++) {
        with->series[i] = (tkd_series_row){.scenario = tkd_text_of(queues[i].scenario),
                                           .pool = tkd_text_of(queues[i].pool),
                                           .place = tkd_text_of(queues[i].place),
                                           .from_h = 8766.0,
                                           .until_h = 2.0 * 8766.0,
                                           .weeks = {i * WEEKS, WEEKS}};
        for (uint32_t j = 0; j < WEEKS; j++) {
            // The last, a short one, is long at one place: it must not weigh as a whole one.
            const bool is_busy = i == 1 && j + 1 == WEEKS;
            const double length = is_busy ? 100.0 : queues[i].length;
            with->weeks[i * WEEKS + j] = (tkd_week_row){
                {length, length - 0.5, length + 0.25, 7}, length - 1.0, length + (double)j};
        }
    }
}

static void fill_traces(timed *with)
{
    const tkd_stretch_row stretches[STRETCHES] = {
        {TKD_TEXT("nõu-samm"), 1, TKD_STRETCH_QUEUE, TKD_TEXT("lett"), TKD_TEXT("saare"), 0.0, 5.5,
         true},
        {TKD_TEXT("elu-samm"), 1, TKD_STRETCH_DELAY, {0}, {0}, 5.5, 725.5, true},
        {TKD_TEXT("luba-samm"), 2, TKD_STRETCH_SERVICE, TKD_TEXT("büroo"), TKD_TEXT("ppa-lääs"),
         6.0, 7.0, false},
        {TKD_TEXT("nõu-samm"), 1, TKD_STRETCH_TRAVEL, {0}, TKD_TEXT("*"), 1.0, 2.0, true},
    };
    for (size_t i = 0; i < STRETCHES; i++) {
        with->stretches[i] = stretches[i];
    }
    for (size_t i = 0; i < TRACES; i++) {
        with->traces[i] = (tkd_trace_row){
            .scenario = TKD_TEXT("today"),
            .municipality = i == 2 ? TKD_TEXT("saare") : TKD_TEXT("*"),
            .journey = i == 3 ? TKD_TEXT("*") : TKD_TEXT("tee"), // all together: no journey's own
            .group = TKD_TEXT("*"),
            .share = i == 1 ? 0.9 : 0.5,
            .client_municipality = i == 1 ? TKD_TEXT("tartu") : TKD_TEXT("saare"),
            .client_journey = TKD_TEXT("tee"),
            .client_group = TKD_TEXT("pööre"),
            .replication = (uint32_t)i,
            .arrived_h = 8766.0 + 24.0 * (double)i,
            .clock_h = 0.25,
            .ended_h = 800.0 + (double)i,
            .stretches = i == 0 ? (tkd_rows){0, 3} : (tkd_rows){3, 1},
        };
    }
}

static void fill_timed(timed *with)
{
    *with = (timed){0};
    fill_series(with);
    fill_traces(with);
    with->row = (tkd_result_row){.scenario = TKD_TEXT("today"),
                                 .municipality = TKD_TEXT("*"),
                                 .journey = TKD_TEXT("*"),
                                 .group = TKD_TEXT("*")};
    with->results = (tkd_results){.run = {.replications = 7,
                                          .warmup_h = 8766.0,
                                          .measure_h = 8766.0,
                                          .start_day = day(2026, 1, 5),
                                          .version = "0.1"},
                                  .rows = &with->row,
                                  .row_count = 1,
                                  .has_series = true,
                                  .has_traces = true,
                                  .series = with->series,
                                  .series_count = SERIES,
                                  .week_rows = with->weeks,
                                  .traces = with->traces,
                                  .trace_count = TRACES,
                                  .stretch_rows = with->stretches};
}

static tkd_picture build(loaded *from, timed *with, const char *municipality)
{
    tkd_picture picture = {0};
    const tkd_picture_options options = {.municipality = tkd_text_of(municipality)};
    fill_timed(with);
    CHECK_OK(tkd_picture_build(from->model, &with->results, NULL, &options, &from->arena, &picture,
                               check_error()));
    return picture;
}

TKD_CASE(picture, lines, queues_of_needed_pools_the_longest_first)
{
    loaded from;
    timed with;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, &with, "*");
    CHECK_SIZE(picture.queue_count, 4); // Not `mujal`, which no step needs, nor another scenario.
    CHECK_VIEW(picture.queues[0].place, "ppa-ida");
    CHECK_VIEW(picture.queues[1].place, "saare");
    CHECK_VIEW(tkd_label_in(&picture.queues[1].place_title, TKD_ET), "Saare vald");
    CHECK_VIEW(tkd_label_in(&picture.queues[1].title, TKD_ET), "Lett");
    CHECK_VIEW(tkd_label_in(&picture.queues[2].place_title, TKD_ET), "PPA läänes");
    CHECK_VIEW(picture.queues[3].place, "tartu");
    loaded_clear(&from);
}

TKD_CASE(picture, lines, queues_are_of_places_that_serve_the_municipality)
{
    loaded from;
    timed with;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture saare = build(&from, &with, "saare");
    CHECK_SIZE(saare.queue_count, 2);
    CHECK_VIEW(saare.queues[0].pool, "lett");
    CHECK_VIEW(saare.queues[1].place, "ppa-lääs");
    const tkd_picture tartu = build(&from, &with, "tartu");
    CHECK_SIZE(tartu.queue_count, 2);
    CHECK_VIEW(tartu.queues[0].place, "ppa-ida");
    CHECK_VIEW(tartu.queues[1].place, "tartu");
    loaded_clear(&from);
}

TKD_CASE(picture, lines, weeks_are_those_of_their_queue)
{
    loaded from;
    timed with;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, &with, "*");
    const tkd_picture_queue *lett = &picture.queues[1];
    CHECK_INT(lett->from_day, day(2027, 1, 5));
    CHECK_NEAR(lett->days, 365.25, 1e-9);
    CHECK_SIZE(lett->weeks.count, WEEKS);
    const tkd_picture_week *second = &picture.weeks[lett->weeks.first + 1];
    CHECK_NEAR(second->length.mean, 3.25, 1e-12);
    CHECK_NEAR(second->p10, 2.25, 1e-12);
    CHECK_NEAR(second->p90, 4.25, 1e-12);
    loaded_clear(&from);
}

static void check_closure(const tkd_picture *picture, const tkd_picture_queue *queue,
                          uint32_t number, int32_t from_day, int32_t to_day)
{
    CHECK(number < queue->closures.count);
    const tkd_picture_closure *closure = &picture->closures[queue->closures.first + number];
    CHECK_INT(closure->from_day, from_day);
    CHECK_INT(closure->to_day, to_day);
}

TKD_CASE(picture, lines, closures_run_over_weekends_and_holidays_alone_are_none)
{
    loaded from;
    timed with;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, &with, "*");
    // Two days and the holiday after them; July until its last Friday. Not 23 and 24 June.
    const tkd_picture_queue *lett = &picture.queues[1];
    CHECK_SIZE(lett->closures.count, 2);
    check_closure(&picture, lett, 0, day(2027, 2, 22), day(2027, 2, 24));
    check_closure(&picture, lett, 1, day(2027, 7, 1), day(2027, 7, 30));
    loaded_clear(&from);
}

TKD_CASE(picture, lines, a_sites_calendar_closes_the_pool_there)
{
    loaded from;
    timed with;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, &with, "*");
    CHECK_SIZE(picture.queues[0].closures.count, 0); // `always`, at a site without a calendar.
    CHECK_SIZE(picture.queues[2].closures.count, 1);
    check_closure(&picture, &picture.queues[2], 0, day(2027, 12, 24), day(2027, 12, 31));
    loaded_clear(&from);
}

TKD_CASE(picture, lines, closures_lie_within_the_weeks)
{
    loaded from;
    timed with;
    tkd_picture picture = {0};
    loaded_init(&from, "picture/rich.yaml");
    fill_timed(&with);
    for (size_t i = 0; i < SERIES; i++) { // 20 July to 29 December
        with.series[i].from_h += 24.0 * 196.0;
        with.series[i].until_h -= 24.0 * 6.25;
        with.series[i].weeks.count = 24;
    }
    CHECK_OK(tkd_picture_build(from.model, &with.results, NULL, NULL, &from.arena, &picture,
                               check_error()));
    CHECK_INT(picture.queues[1].from_day, day(2027, 7, 20));
    check_closure(&picture, &picture.queues[1], 0, day(2027, 7, 20), day(2027, 7, 30));
    check_closure(&picture, &picture.queues[2], 0, day(2027, 12, 24), day(2027, 12, 29));
    loaded_clear(&from);
}

TKD_CASE(picture, lines, people_are_those_of_the_row)
{
    loaded from;
    timed with;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture all = build(&from, &with, "*");
    CHECK_SIZE(all.person_count, 2);
    CHECK_NEAR(all.persons[1].share, 0.9, 1e-12);
    CHECK_VIEW(tkd_label_in(&all.persons[1].municipality, TKD_ET), "Tartu linn");
    CHECK_VIEW(tkd_label_in(&all.persons[0].group, TKD_ET), "Tagasipöörduja");
    CHECK_INT(all.persons[1].arrived_day, day(2027, 1, 6));
    CHECK_NEAR(all.persons[1].ended_h, 801.0, 1e-12);
    const tkd_picture saare = build(&from, &with, "saare");
    CHECK_SIZE(saare.person_count, 1);
    CHECK_INT(saare.persons[0].replication, 2);
    loaded_clear(&from);
}

TKD_CASE(picture, lines, stretches_name_steps_and_places)
{
    loaded from;
    timed with;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture = build(&from, &with, "*");
    CHECK_SIZE(picture.persons[0].stretches.count, 3);
    const tkd_picture_stretch *stretches = &picture.stretches[picture.persons[0].stretches.first];
    CHECK_INT(stretches[0].step, 0);
    CHECK_VIEW(tkd_label_in(&stretches[0].place, TKD_ET), "Saare vald");
    CHECK_INT(stretches[1].step, 2);
    CHECK_NEAR(stretches[1].from_h, 5.5, 1e-12);
    CHECK_NEAR(stretches[1].until_h, 725.5, 1e-12);
    CHECK_SIZE(stretches[1].place.any.size, 0);
    CHECK_INT(stretches[2].step, 1);
    CHECK(!stretches[2].counted && stretches[2].phase == TKD_STRETCH_SERVICE);
    CHECK_VIEW(tkd_label_in(&stretches[2].place, TKD_ET), "PPA läänes");
    CHECK_SIZE(picture.stretches[picture.persons[1].stretches.first].place.any.size, 0);
    loaded_clear(&from);
}

typedef struct torture {
    const tkd_model *model;
    const tkd_results *results;
} torture;

static tkd_status build_it(void *context)
{
    const torture *given = context;
    tkd_arena arena = {0};
    tkd_picture picture;
    const tkd_status status =
        tkd_picture_build(given->model, given->results, NULL, NULL, &arena, &picture, NULL);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(picture, lines, no_memory_is_an_error_and_no_crash)
{
    loaded from;
    timed with;
    loaded_init(&from, "picture/rich.yaml");
    fill_timed(&with);
    torture given = {from.model, &with.results};
    CHECK_TORTURE(build_it, &given);
    loaded_clear(&from);
}
