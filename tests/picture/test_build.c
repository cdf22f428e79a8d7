// SPDX-License-Identifier: EUPL-1.2
// Pictures of the workspace small.yaml: küsib → ootab (→ küsib 12.5 %, → lahkus 2 %) → saab.
#include "loaded.h"
#include "teekond/picture.h"
#include "tkd_test.h"

#include <math.h>

static tkd_picture build(loaded *from, const char *municipality)
{
    tkd_picture picture = {0};
    const tkd_picture_options options = {.municipality = tkd_text_of(municipality)};
    CHECK_OK(tkd_picture_build(from->model, NULL, NULL, &options, &from->arena, &picture,
                               check_error()));
    return picture;
}

TKD_CASE(picture, build, steps_know_provider_channels_and_views)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    CHECK_SIZE(picture.step_count, 3);
    const tkd_picture_step *saab = &picture.steps[2];
    CHECK_VIEW(tkd_label_in(&saab->provider, TKD_ET), "PPA");
    CHECK(saab->level == TKD_LEVEL_STATE);
    CHECK_SIZE(saab->channels.count, 2);
    CHECK(picture.channels[saab->channels.first + 1].kind == TKD_CHANNEL_WEB);
    CHECK(saab->milestone);
    CHECK_INT(picture.steps[1].views, 1 << TKD_VIEW_NEWCOMER);
    CHECK_INT(saab->views, 1 << TKD_VIEW_NEWCOMER | 1 << TKD_VIEW_RETURNEE);
    CHECK(!picture.steps[1].has_provider);
    loaded_clear(&from);
}

TKD_CASE(picture, build, feelings_are_by_view)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    CHECK_NEAR(picture.steps[0].feelings[TKD_VIEW_NEWCOMER], -2.0, 1e-12);
    CHECK_NEAR(picture.steps[0].feelings[TKD_VIEW_RETURNEE], 1.0, 1e-12);
    CHECK(isnan(picture.steps[2].feelings[TKD_VIEW_NEWCOMER]));
    loaded_clear(&from);
}

TKD_CASE(picture, build, notes_stand_in_order_of_their_lanes)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    CHECK_SIZE(picture.lane_count, 2);
    CHECK_VIEW(picture.lanes[0].id, "paberid");
    CHECK_VIEW(tkd_label_in(&picture.lanes[0].title, TKD_EN), "Documents");
    const tkd_range notes = picture.steps[0].notes;
    CHECK_SIZE(notes.count, 2); // Written the other way round.
    CHECK_INT(picture.notes[notes.first].lane, 0);
    CHECK_VIEW(tkd_label_in(&picture.notes[notes.first].text, TKD_EN), "passport; lease");
    CHECK_INT(picture.notes[notes.first + 1].lane, 1);
    CHECK_SIZE(picture.steps[1].notes.count, 0);
    CHECK_SIZE(picture.steps[2].notes.count, 1);
    loaded_clear(&from);
}

TKD_CASE(picture, build, unsimulated_flows_are_the_models_arrows)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    // start → küsib, küsib → ootab, ootab → küsib, ootab → lahkus, ootab → saab, saab → done
    CHECK_SIZE(picture.flow_count, 6);
    CHECK(picture.flows[0].from_end == TKD_END_START);
    CHECK(picture.flows[2].kind == TKD_FLOW_REWORK);
    CHECK_NEAR(picture.flows[2].share, 0.125, 1e-12);
    CHECK(picture.flows[3].to_end == TKD_END_EXIT && picture.flows[3].kind == TKD_FLOW_EXIT);
    CHECK_NEAR(picture.flows[4].share, 0.855, 1e-12);
    CHECK(isnan(picture.flows[4].count.mean));
    CHECK(picture.flows[5].to_end == TKD_END_DONE);
    loaded_clear(&from);
}

TKD_CASE(picture, build, bottlenecks_stand_at_their_steps_worst_first)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    CHECK_SIZE(picture.bottleneck_count, 2);
    CHECK_VIEW(picture.bottlenecks[0].id, "kaugel");
    CHECK_INT(picture.bottlenecks[0].number, 1);
    CHECK_INT(picture.step_lists[picture.bottlenecks[0].steps.first], 2);
    CHECK_VIEW(picture.bottlenecks[1].id, "järjekord");
    CHECK_INT(picture.step_lists[picture.bottlenecks[1].steps.first], 0);
    loaded_clear(&from);
}

TKD_CASE(picture, build, another_municipalitys_bottlenecks_are_left_out)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "tartu");
    CHECK_SIZE(picture.bottleneck_count, 1);
    CHECK_VIEW(picture.bottlenecks[0].id, "järjekord");
    CHECK_SIZE(picture.proposal_count, 1);
    CHECK_VIEW(tkd_label_in(&picture.municipality_title, TKD_ET), "Tartu linn");
    loaded_clear(&from);
}

TKD_CASE(picture, build, proposals_name_owner_cost_and_steps)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    const tkd_picture_proposal *bus = &picture.proposals[0];
    CHECK_VIEW(tkd_label_in(&bus->owner, TKD_ET), "PPA");
    CHECK_NEAR(bus->cost_once_eur, 5000.0, 1e-9);
    CHECK_NEAR(bus->cost_yearly_eur, 36525.0, 1e-6);
    CHECK(bus->law_change == TKD_LAW_YES);
    CHECK_INT(picture.step_lists[bus->steps.first], 2);
    loaded_clear(&from);
}

TKD_CASE(picture, build, unknown_municipality_is_named)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    tkd_picture picture;
    tkd_error error = {0};
    const tkd_picture_options options = {.municipality = TKD_TEXT("narva")};
    CHECK_STATUS(tkd_picture_build(from.model, NULL, NULL, &options, &from.arena, &picture, &error),
                 TKD_ERR_REFERENCE);
    CHECK_CONTAINS(error.message, "narva");
    loaded_clear(&from);
}

// ---- With figures

enum { STEPS = 3, FLOWS = 5 };

typedef struct counted {
    tkd_results results;
    tkd_result_row rows[2];
    tkd_step_row steps[STEPS];
    tkd_flow_row flows[FLOWS];
} counted;

static tkd_measured measured(double mean)
{
    return (tkd_measured){{mean, mean - 0.5, mean + 0.5, 7}, 0};
}

// 80 arrive; küsib → ootab 50, ootab → küsib 10, → lahkus 4, → saab 36; 30 skip ootab.
static void fill_counted(counted *with)
{
    static const char *const ids[STEPS] = {"küsib", "ootab", "saab"};
    *with = (counted){0};
    for (size_t i = 0; i < STEPS; i++) {
        with->steps[i].step = tkd_text_of(ids[i]);
        for (size_t j = 0; j < TKD_STEP_MEASURE_COUNT; j++) {
            with->steps[i].measures[j] = measured(1000.0 * (double)(i + 1) + (double)j);
        }
        with->steps[i].measures[TKD_STEP_WAIT_H] = measured(24.385 * (double)(i + 1));
        with->steps[i].measures[TKD_STEP_VISITS] = measured(90.5 - (double)i);
    }
    const tkd_flow_row flows[FLOWS] = {
        {TKD_TEXT("küsib"), TKD_TEXT("ootab"), TKD_FLOW_NEXT, measured(50.0)},
        {TKD_TEXT("ootab"), TKD_TEXT("küsib"), TKD_FLOW_REWORK, measured(10.0)},
        {TKD_TEXT("ootab"), TKD_TEXT("lahkus"), TKD_FLOW_EXIT, measured(4.0)},
        {TKD_TEXT("ootab"), TKD_TEXT("saab"), TKD_FLOW_NEXT, measured(36.0)},
        {TKD_TEXT("ootab"), TKD_TEXT("saab"), TKD_FLOW_SKIP, measured(30.0)},
    };
    for (size_t i = 0; i < FLOWS; i++) {
        with->flows[i] = flows[i];
    }
    for (size_t i = 0; i < 2; i++) {
        tkd_result_row *row = &with->rows[i];
        row->scenario = TKD_TEXT("today");
        row->municipality = TKD_TEXT("*");
        row->group = TKD_TEXT("*");
        row->journey = i == 0 ? TKD_TEXT("*") : TKD_TEXT("tee");
        row->steps = (tkd_rows){0, STEPS};
        row->flows = (tkd_rows){0, FLOWS};
        row->measures[TKD_ARRIVED] = measured(80.0);
        row->measures[TKD_LEFT] = measured(4.0);
    }
    with->results = (tkd_results){.run = {.replications = 7,
                                          .seed = 3,
                                          .warmup_h = 8766.0,
                                          .measure_h = 8766.0,
                                          .start_day = 20458,
                                          .fingerprint = "0011223344556677",
                                          .version = "0.1"},
                                  .assumption_count = 34,
                                  .rows = with->rows,
                                  .row_count = 2,
                                  .step_rows = with->steps,
                                  .flow_rows = with->flows};
}

TKD_CASE(picture, build, figures_are_those_of_the_row)
{
    loaded from;
    counted with;
    tkd_picture picture = {0};
    loaded_init(&from, "picture/small.yaml");
    fill_counted(&with);
    CHECK_OK(tkd_picture_build(from.model, &with.results, NULL, NULL, &from.arena, &picture,
                               check_error()));
    CHECK_NEAR(picture.steps[1].wait_h.mean, 48.77, 1e-9);
    CHECK_NEAR(picture.figures.arrived.mean, 80.0, 1e-12);
    CHECK_NEAR(picture.figures.left_share.mean, 0.05, 1e-12);
    CHECK_NEAR(picture.figures.left_share.high, 4.5 / 80.0, 1e-12);
    CHECK(picture.facts.simulated);
    CHECK_INT(picture.facts.from_day, 20458 + 365);
    CHECK_INT(picture.facts.assumption_count, 34);
    loaded_clear(&from);
}

TKD_CASE(picture, build, steps_have_each_of_their_measures)
{
    loaded from;
    counted with;
    tkd_picture picture = {0};
    loaded_init(&from, "picture/small.yaml");
    fill_counted(&with);
    CHECK_OK(tkd_picture_build(from.model, &with.results, NULL, NULL, &from.arena, &picture,
                               check_error()));
    const tkd_picture_step *last = &picture.steps[2];
    CHECK_NEAR(last->visits.mean, 88.5, 1e-9);
    CHECK_NEAR(last->wait_p10_h.mean, 3000.0 + TKD_STEP_WAIT_P10_H, 1e-9);
    CHECK_NEAR(last->wait_p50_h.mean, 3000.0 + TKD_STEP_WAIT_P50_H, 1e-9);
    CHECK_NEAR(last->wait_p90_h.mean, 3000.0 + TKD_STEP_WAIT_P90_H, 1e-9);
    CHECK_NEAR(last->service_h.mean, 3000.0 + TKD_STEP_SERVICE_H, 1e-9);
    CHECK_NEAR(last->time_h.mean, 3000.0 + TKD_STEP_TIME_H, 1e-9);
    CHECK_NEAR(last->time_p50_h.mean, 3000.0 + TKD_STEP_TIME_P50_H, 1e-9);
    CHECK_NEAR(last->time_p90_h.mean, 3000.0 + TKD_STEP_TIME_P90_H, 1e-9);
    CHECK_NEAR(last->rework_share.mean, 3000.0 + TKD_STEP_REWORK_SHARE, 1e-9);
    CHECK_NEAR(last->left_share.mean, 3000.0 + TKD_STEP_LEFT_SHARE, 1e-9);
    CHECK(isnan(last->before_time_h.mean));
    loaded_clear(&from);
}

TKD_CASE(picture, build, flows_are_counted_and_begin_with_all_who_arrive)
{
    loaded from;
    counted with;
    tkd_picture picture = {0};
    loaded_init(&from, "picture/small.yaml");
    fill_counted(&with);
    CHECK_OK(tkd_picture_build(from.model, &with.results, NULL, NULL, &from.arena, &picture,
                               check_error()));
    CHECK_SIZE(picture.flow_count, FLOWS + 1);
    CHECK(picture.flows[0].from_end == TKD_END_START);
    CHECK_NEAR(picture.flows[0].count.mean, 80.0, 1e-12);
    CHECK_NEAR(picture.flows[4].share, 0.72, 1e-12); // 36 of 50: skips aside
    CHECK(picture.flows[5].kind == TKD_FLOW_SKIP && isnan(picture.flows[5].share));
    CHECK(picture.flows[3].to_end == TKD_END_EXIT);
    loaded_clear(&from);
}

TKD_CASE(picture, build, prices_number_the_bottlenecks)
{
    loaded from;
    counted with;
    tkd_picture picture = {0};
    loaded_init(&from, "picture/small.yaml");
    fill_counted(&with);
    const tkd_price_row prices[] = {{.bottleneck = TKD_TEXT("järjekord"),
                                     .municipality = TKD_TEXT("*"),
                                     .journey = TKD_TEXT("*"),
                                     .group = TKD_TEXT("*"),
                                     .price_h_per_client = measured(7.25),
                                     .price_days_per_year = measured(21.5),
                                     .rank = 1}};
    const tkd_unnamed_row unnamed[] = {{.kind = TKD_UNNAMED_POOL,
                                        .reason = TKD_REASON_LOAD,
                                        .id = TKD_TEXT("lett"),
                                        .place = TKD_TEXT("saare"),
                                        .journey = TKD_TEXT("*"),
                                        .utilization = measured(0.935)}};
    const tkd_findings findings = {
        .prices = prices, .price_count = 1, .unnamed = unnamed, .unnamed_count = 1};
    CHECK_OK(tkd_picture_build(from.model, &with.results, &findings, NULL, &from.arena, &picture,
                               check_error()));
    CHECK_VIEW(picture.bottlenecks[0].id, "järjekord");
    CHECK(picture.bottlenecks[0].priced && !picture.bottlenecks[1].priced);
    CHECK_NEAR(picture.bottlenecks[0].price_h.mean, 7.25, 1e-12);
    CHECK_SIZE(picture.unnamed_count, 1);
    CHECK_VIEW(tkd_label_in(&picture.unnamed[0].title, TKD_ET), "Lett");
    CHECK_INT(picture.step_lists[picture.unnamed[0].steps.first], 0);
    loaded_clear(&from);
}
