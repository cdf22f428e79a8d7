// SPDX-License-Identifier: EUPL-1.2
// The rows of the full picture.
#include "full.h"

#include "tkd_test.h"

#include <math.h>

tkd_estimate nobody(void)
{
    return (tkd_estimate){(double)NAN, (double)NAN, (double)NAN, 0};
}

tkd_estimate about(double mean)
{
    return (tkd_estimate){mean, mean - 0.125, mean + 0.25, 7};
}

static tkd_picture_key_figures key_figures(double arrived)
{
    return (tkd_picture_key_figures){about(arrived), nobody(), nobody(),    nobody(),
                                     nobody(),       nobody(), about(2.75), nobody()};
}

static void fill_map(full *all)
{
    all->journey = (tkd_picture_journey){.id = TKD_TEXT("tee"),
                                         .stages = {0, 1},
                                         .steps = {0, 2},
                                         .exits = {0, 1},
                                         .flows = {0, 3},
                                         .target_h = 365.25 * 24.0,
                                         .figures = key_figures(80.5)};
    all->stage =
        (tkd_picture_stage){.id = TKD_TEXT("s"), .steps = {0, 2}, .change = TKD_CHANGE_ADDED};
    for (size_t i = 0; i < 2; i++) {
        tkd_picture_step *step = &all->steps[i];
        *step = (tkd_picture_step){.id = i == 0 ? TKD_TEXT("a") : TKD_TEXT("b"),
                                   .position = (uint32_t)i,
                                   .booking_h = (double)NAN,
                                   .standard_h = (double)NAN,
                                   .processing_h = (double)NAN,
                                   .deadline_h = (double)NAN};
        tkd_estimate *const estimates[] = {
            &step->visits,        &step->wait_h,       &step->wait_p10_h, &step->wait_p50_h,
            &step->wait_p90_h,    &step->service_h,    &step->time_h,     &step->time_p50_h,
            &step->time_p90_h,    &step->rework_share, &step->left_share, &step->before_visits,
            &step->before_wait_h, &step->before_time_h};
        for (size_t j = 0; j < sizeof(estimates) / sizeof(estimates[0]); j++) {
            *estimates[j] = i == 0 ? nobody() : about(3.5 * (double)(j + 1));
        }
        for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
            step->feelings[view] = (double)NAN;
        }
    }
    all->step_lists[0] = 0;
    all->steps[1].needs = (tkd_range){0, 1};
    all->steps[1].service.any = TKD_TEXT("luba \"kiire\" <script>");
    all->steps[1].pool.by[TKD_ET] = TKD_TEXT("Lett");
    all->steps[1].is_course = true;
    all->steps[1].booking_h = 0.0;
    all->steps[1].standard_h = 1.0 / 3.0;
    all->steps[1].processing_h = 1e300;
    all->steps[1].deadline_h = 720.125;
    all->steps[1].evidence = TKD_PICTURE_ASSUMED;
    all->steps[1].change = TKD_CHANGE_CHANGED;
    all->exit = (tkd_picture_exit){.id = TKD_TEXT("leave")};
    for (size_t i = 0; i < 3; i++) {
        all->flows[i] = (tkd_picture_flow){.from_end = i == 0 ? TKD_END_START : TKD_END_STEP,
                                           .from = i == 0 ? TKD_NONE : (int32_t)i - 1,
                                           .to_end = i == 2 ? TKD_END_EXIT : TKD_END_STEP,
                                           .to = i == 2 ? 0 : (int32_t)i,
                                           .count = about(60.0 + (double)i),
                                           .share = (double)NAN,
                                           .before_count = i == 1 ? about(55.5) : nobody()};
    }
    all->flows[2].change = TKD_CHANGE_REMOVED;
}

static void fill_problems(full *all)
{
    all->bottleneck = (tkd_picture_bottleneck){.number = 1,
                                               .id = TKD_TEXT("kaugel"),
                                               .price_h = about(7.25),
                                               .price_days_per_year = nobody(),
                                               .affected = nobody(),
                                               .state_level = true,
                                               .left = 0.4375,
                                               .change = TKD_CHANGE_CHANGED};
    all->bottleneck_lists[0] = 0;
    all->proposal = (tkd_picture_proposal){.id = TKD_TEXT("buss"),
                                           .removes = {0, 1},
                                           .cost_once_eur = (double)NAN,
                                           .cost_yearly_eur = 36525.5,
                                           .gain_h = nobody(),
                                           .change = TKD_CHANGE_ADDED};
}

static void fill_variants(full *all)
{
    for (size_t i = 0; i < 2; i++) {
        tkd_picture_variant *variant = &all->variants[i];
        *variant = (tkd_picture_variant){
            .scenario = TKD_TEXT("today"),
            .municipality = i == 0 ? TKD_TEXT("saare") : TKD_TEXT("tartu"),
            .group = TKD_TEXT("*"),
            .title = {.any = i == 0 ? TKD_TEXT("Saare vald") : TKD_TEXT("Tartu linn")},
            .is_reference = i == 1,
            .observed = i == 0 ? 4.25 : (double)NAN,
            .first_step = (uint32_t)(2 * i),
            .first_flow = (uint32_t)(3 * i),
            .first_bottleneck = (uint32_t)i};
        for (size_t j = 0; j < TKD_CLIENT_MEASURE_COUNT; j++) {
            variant->measures[j] = about(10.0 * (double)i + (double)j);
            variant->differences[j] = i == 0 ? about(-1.5 - (double)j) : nobody();
        }
    }
    for (size_t i = 0; i < 4; i++) {
        const double mean = 2.385 * (double)(i + 1);
        all->variant_steps[i] = (tkd_picture_variant_step){about(mean), about(mean + 0.5),
                                                           about(mean + 0.75), about(mean + 2.0)};
    }
    for (size_t i = 0; i < 6; i++) {
        all->variant_flows[i] = (tkd_picture_variant_flow){about(17.0 + (double)i), 0.125};
    }
    all->variant_flows[4] = (tkd_picture_variant_flow){nobody(), (double)NAN};
    all->variant_bottlenecks[0] =
        (tkd_picture_variant_bottleneck){about(1.5), about(2.5), about(3.5)};
    all->variant_bottlenecks[1] = (tkd_picture_variant_bottleneck){nobody(), nobody(), nobody()};
}

static void fill_capacities(full *all)
{
    all->capacities[0] = (tkd_picture_capacity){.pool = TKD_TEXT("lett"),
                                                .title = {.any = TKD_TEXT("Lett")},
                                                .place = TKD_TEXT("*"),
                                                .points = {0, 2},
                                                .marks = {0, 2}};
    all->capacities[1] = (tkd_picture_capacity){.pool = TKD_TEXT("koord"),
                                                .place = TKD_TEXT("saare"),
                                                .place_title = {.any = TKD_TEXT("Saare vald")},
                                                .points = {2, 1}};
    for (size_t i = 0; i < 3; i++) {
        const double mean = 0.2 + (double)i;
        all->points[i] = (tkd_picture_capacity_point){
            i == 1 ? 1.5 : 0.5, about(mean), about(mean + 4.0), about(0.9), nobody(), about(0.01)};
    }
    all->marks[0] = (tkd_picture_capacity_mark){.staff = 0.5, .from_day = -400, .is_now = true};
    all->marks[1] = (tkd_picture_capacity_mark){
        .staff = 1.0, .from_day = 20820, .scenario = {.any = TKD_TEXT("Eelarve 2027")}};
}

static void fill_queues(full *all)
{
    all->queues[0] = (tkd_picture_queue){.pool = TKD_TEXT("lett"),
                                         .place = TKD_TEXT("tartu"),
                                         .from_day = 20800,
                                         .days = 9.0,
                                         .weeks = {0, 2},
                                         .closures = {0, 2}};
    all->queues[1] = (tkd_picture_queue){.pool = TKD_TEXT("koord"),
                                         .title = {.any = TKD_TEXT("Koordinaator")},
                                         .place_title = {.any = TKD_TEXT("Saare vald")},
                                         .from_day = -8,
                                         .days = 0.5,
                                         .weeks = {2, 1},
                                         .closures = {2, 1}};
    all->weeks[0] = (tkd_picture_week){about(3.75), 2.5, 9.125};
    all->weeks[1] = (tkd_picture_week){nobody(), (double)NAN, (double)NAN};
    all->weeks[2] = (tkd_picture_week){about(0.5), 0.0, (double)NAN};
    all->closures[0] = (tkd_picture_closure){20800, 20803};
    all->closures[1] = (tkd_picture_closure){20805, 20808};
    all->closures[2] = (tkd_picture_closure){-8, -8};
}

static void fill_persons(full *all)
{
    for (size_t i = 0; i < 2; i++) {
        all->persons[i] = (tkd_picture_person){.share = i == 0 ? 0.5 : 0.9,
                                               .municipality = {.any = TKD_TEXT("Saare vald")},
                                               .group = {.any = TKD_TEXT("Pööre")},
                                               .replication = (uint32_t)i + 3,
                                               .arrived_day = 20900 + (int32_t)i,
                                               .clock_h = 2.25,
                                               .ended_h = 900.0 + (double)i,
                                               .stretches = {(uint32_t)(2 * i), i == 0 ? 2 : 1}};
    }
    all->stretches[0] = (tkd_picture_stretch){
        .visit = 1, .phase = TKD_STRETCH_QUEUE, .until_h = 30.5, .counted = true};
    all->stretches[1] = (tkd_picture_stretch){.step = 1,
                                              .visit = 2,
                                              .phase = TKD_STRETCH_SERVICE,
                                              .place = {.any = TKD_TEXT("Tartu")},
                                              .from_h = 10.0,
                                              .until_h = 10.0,
                                              .counted = false};
    all->stretches[2] = (tkd_picture_stretch){.step = 1,
                                              .visit = 1,
                                              .phase = TKD_STRETCH_REWORK,
                                              .from_h = 5.5,
                                              .until_h = 6.5,
                                              .counted = true};
    all->step_lists[1] = 1;
    all->step_lists[2] = 0;
    all->edits[0] = (tkd_picture_edit){.path = TKD_TEXT("services.luba.duration"),
                                       .before = TKD_TEXT("20min"),
                                       .after = TKD_TEXT("10min"),
                                       .title = {.any = TKD_TEXT("Kiirem luba")},
                                       .steps = {1, 2}};
    all->edits[1] = (tkd_picture_edit){.path = TKD_TEXT("pools.lett")};
}

full *full_new(tkd_arena *arena)
{
    full *all = TKD_TAKE(arena, 1, full);
    CHECK(all != NULL);
    fill_map(all);
    fill_problems(all);
    fill_variants(all);
    fill_capacities(all);
    fill_queues(all);
    fill_persons(all);
    all->picture = (tkd_picture){
        .facts = {.simulated = true, .seed = 9, .replications = 9},
        .figures = key_figures(80.5),
        .has_before = true,
        .before_title = {.any = TKD_TEXT("Täna")},
        .before = key_figures(79.0),
        .difference = key_figures(2.5),
        .journeys = &all->journey,
        .stages = &all->stage,
        .steps = all->steps,
        .exits = &all->exit,
        .flows = all->flows,
        .bottlenecks = &all->bottleneck,
        .proposals = &all->proposal,
        .variants = all->variants,
        .variant_steps = all->variant_steps,
        .variant_flows = all->variant_flows,
        .variant_bottlenecks = all->variant_bottlenecks,
        .capacities = all->capacities,
        .capacity_points = all->points,
        .capacity_marks = all->marks,
        .queues = all->queues,
        .weeks = all->weeks,
        .closures = all->closures,
        .persons = all->persons,
        .stretches = all->stretches,
        .edits = all->edits,
        .step_lists = all->step_lists,
        .bottleneck_lists = all->bottleneck_lists,
        .journey_count = 1,
        .stage_count = 1,
        .step_count = 2,
        .exit_count = 1,
        .flow_count = 3,
        .bottleneck_count = 1,
        .proposal_count = 1,
        .variant_count = 2,
        .capacity_count = 2,
        .capacity_point_count = 3,
        .capacity_mark_count = 2,
        .queue_count = 2,
        .week_count = 3,
        .closure_count = 3,
        .person_count = 2,
        .stretch_count = 3,
        .edit_count = 2,
        .step_list_count = 3,
        .bottleneck_list_count = 1,
    };
    return all;
}
