// SPDX-License-Identifier: EUPL-1.2
// Municipalities, groups and scenarios side by side in pictures of rich.yaml, with results made by hand.
#include "loaded.h"
#include "teekond/measure.h"
#include "teekond/picture.h"
#include "tkd_test.h"

#include <math.h>

enum { REPLICATIONS = 3, ROWS_MAX = 24, STEPS = 4, FLOWS_MAX = 64, SAMPLES_MAX = 1024 };

static const char *const step_ids[STEPS] = {"nõu-samm", "luba-samm", "elu-samm", "kursus-samm"};

typedef struct counted {
    tkd_results results;
    tkd_result_row rows[ROWS_MAX];
    tkd_step_row steps[ROWS_MAX * STEPS];
    tkd_flow_row flows[FLOWS_MAX];
    tkd_sample samples[SAMPLES_MAX];
    uint32_t flow_count;
} counted;

static tkd_measured measured(double mean)
{
    return (tkd_measured){{mean, mean - 0.5, mean + 0.25, REPLICATIONS}, 0};
}

static void add_flow(counted *with, const char *from, const char *to, tkd_flow_kind kind,
                     double count)
{
    with->flows[with->flow_count++] =
        (tkd_flow_row){tkd_text_of(from), tkd_text_of(to), kind, measured(count)};
}

// A row of "*" and one of the journey; `scale` makes each figure tell whose it is.
static void add_rows(counted *with, const char *scenario, const char *municipality,
                     const char *group, double scale, bool skips)
{
    const uint32_t first_flow = with->flow_count;
    const uint32_t first_step = (uint32_t)with->results.row_count * STEPS;
    add_flow(with, "luba-samm", "end", TKD_FLOW_NEXT, 4.0 * scale);
    add_flow(with, "nõu-samm", "luba-samm", TKD_FLOW_NEXT, 3.0 * scale);
    add_flow(with, "nõu-samm", "nõu-samm", TKD_FLOW_REWORK, 1.0 * scale);
    if (skips) {
        add_flow(with, "nõu-samm", "leave", TKD_FLOW_EXIT, 5.0 * scale);
    }
    for (uint32_t i = 0; i < STEPS; i++) {
        tkd_step_row *step = &with->steps[first_step + i];
        step->step = tkd_text_of(step_ids[i]);
        step->measures[TKD_STEP_VISITS] = measured(10.0 * scale + i);
        step->measures[TKD_STEP_WAIT_H] = measured(20.0 * scale + i);
        step->measures[TKD_STEP_WAIT_P90_H] = measured(30.0 * scale + i);
        step->measures[TKD_STEP_TIME_H] = measured(40.0 * scale + i);
    }
    for (size_t i = 0; i < 2; i++) {
        tkd_result_row *row = &with->rows[with->results.row_count++];
        *row = (tkd_result_row){.scenario = tkd_text_of(scenario),
                                .municipality = tkd_text_of(municipality),
                                .journey = i == 0 ? TKD_TEXT("*") : TKD_TEXT("tee"),
                                .group = tkd_text_of(group),
                                .steps = {first_step, STEPS},
                                .flows = {first_flow, with->flow_count - first_flow}};
        for (size_t j = 0; j < TKD_CLIENT_MEASURE_COUNT; j++) {
            row->measures[j] = measured(100.0 * scale + (double)j);
        }
    }
}

static void begin(counted *with)
{
    *with = (counted){0};
    with->results = (tkd_results){.run = {.replications = REPLICATIONS,
                                          .warmup_h = 8766.0,
                                          .measure_h = 2.0 * 8766.0,
                                          .start_day = 20458,
                                          .version = "0.1"},
                                  .rows = with->rows,
                                  .step_rows = with->steps,
                                  .flow_rows = with->flows};
}

static void fill_municipalities(counted *with)
{
    begin(with);
    add_rows(with, "today", "*", "*", 3.0, true);
    add_rows(with, "today", "saare", "*", 1.0, false);
    add_rows(with, "today", "tartu", "*", 2.0, true);
}

static tkd_picture build(loaded *from, const counted *with, const tkd_findings *findings,
                         tkd_picture_options options)
{
    tkd_picture picture = {0};
    CHECK_OK(tkd_picture_build(from->model, with == NULL ? NULL : &with->results, findings,
                               &options, &from->arena, &picture, check_error()));
    return picture;
}

TKD_CASE(picture, variants, municipalities_with_arrivals_stand_side_by_side)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    const tkd_picture picture = build(
        &from, &with, NULL,
        (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES, .reference = TKD_TEXT("tartu")});
    CHECK_SIZE(picture.variant_count, 2); // Nobody comes to the third, and "*" is none.
    CHECK_VIEW(picture.variants[0].municipality, "saare");
    CHECK_VIEW(tkd_label_in(&picture.variants[1].title, TKD_ET), "Tartu linn");
    CHECK(!picture.variants[0].is_reference && picture.variants[1].is_reference);
    loaded_clear(&from);
}

TKD_CASE(picture, variants, arrivals_are_those_written_for_whom_is_shown)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    const tkd_picture all =
        build(&from, &with, NULL, (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES});
    CHECK_NEAR(all.variants[0].observed, 32.0, 0.0);
    CHECK_NEAR(all.variants[1].observed, 60.0, 0.0); // From 2027, when measuring begins.
    add_rows(&with, "today", "saare", "pööre", 1.0, false);
    add_rows(&with, "today", "tartu", "pööre", 1.0, false);
    const tkd_picture some = build(
        &from, &with, NULL,
        (tkd_picture_options){.group = TKD_TEXT("pööre"), .beside = TKD_BESIDE_MUNICIPALITIES});
    CHECK_NEAR(some.variants[0].observed, 12.0, 0.0);
    CHECK(isnan(some.variants[1].observed));
    loaded_clear(&from);
}

TKD_CASE(picture, variants, measures_are_those_of_the_row_and_counts_of_a_year)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    const tkd_picture picture =
        build(&from, &with, NULL, (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES});
    const tkd_estimate *tartu = picture.variants[1].measures;
    CHECK_NEAR(tartu[TKD_ARRIVED].mean, 100.0, 1e-12); // 200 in two years
    CHECK_NEAR(tartu[TKD_LEFT].high, 202.25 / 2.0, 1e-12);
    CHECK_NEAR(tartu[TKD_WAIT_H].mean, 200.0 + TKD_WAIT_H, 1e-12);
    CHECK_NEAR(picture.variants[0].measures[TKD_WAIT_H].mean, 100.0 + TKD_WAIT_H, 1e-12);
    CHECK_NEAR(picture.figures.arrived.mean, 150.0, 1e-12);
    loaded_clear(&from);
}

TKD_CASE(picture, variants, steps_stand_in_the_picture_rows)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    // Another order than the picture's, in Tartu.
    const tkd_step_row first = with.steps[4 * STEPS];
    with.steps[4 * STEPS] = with.steps[4 * STEPS + 2];
    with.steps[4 * STEPS + 2] = first;
    const tkd_picture picture =
        build(&from, &with, NULL, (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES});
    for (uint32_t i = 0; i < 2; i++) {
        const double scale = 1.0 + i;
        for (uint32_t j = 0; j < STEPS; j++) {
            const tkd_picture_variant_step *step =
                &picture.variant_steps[picture.variants[i].first_step + j];
            CHECK_NEAR(step->visits.mean, (10.0 * scale + j) / 2.0, 1e-12);
            CHECK_NEAR(step->wait_h.mean, 20.0 * scale + j, 1e-12);
            CHECK_NEAR(step->wait_p90_h.mean, 30.0 * scale + j, 1e-12);
            CHECK_NEAR(step->time_h.mean, 40.0 * scale + j, 1e-12);
        }
    }
    loaded_clear(&from);
}

static uint32_t find_flow(const tkd_picture *picture, int32_t from, tkd_flow_kind kind)
{
    for (uint32_t i = 0; i < picture->flow_count; i++) {
        if (picture->flows[i].from_end == TKD_END_STEP && picture->flows[i].from == from &&
            picture->flows[i].kind == kind && !isnan(picture->flows[i].count.mean)) {
            return i;
        }
    }
    CHECK(false);
    return 0;
}

TKD_CASE(picture, variants, flows_stand_in_the_picture_rows)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    const tkd_picture picture =
        build(&from, &with, NULL, (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES});
    const tkd_picture_variant_flow *saare = picture.variant_flows + picture.variants[0].first_flow;
    const tkd_picture_variant_flow *tartu = picture.variant_flows + picture.variants[1].first_flow;
    const uint32_t next = find_flow(&picture, 0, TKD_FLOW_NEXT);
    const uint32_t leave = find_flow(&picture, 0, TKD_FLOW_EXIT);
    CHECK_NEAR(saare[next].count.mean, 3.0, 1e-12);
    CHECK_NEAR(saare[next].share, 0.75, 1e-12);
    CHECK_NEAR(tartu[next].share, 1.0 / 3.0, 1e-12);
    CHECK_NEAR(saare[find_flow(&picture, 0, TKD_FLOW_REWORK)].count.mean, 1.0, 1e-12);
    CHECK_NEAR(tartu[find_flow(&picture, 1, TKD_FLOW_NEXT)].count.mean, 8.0, 1e-12);
    CHECK_NEAR(tartu[leave].count.mean, 10.0, 1e-12);
    CHECK_NEAR(saare[leave].count.mean, 0.0, 0.0);
    CHECK(picture.flows[0].from_end == TKD_END_START);
    CHECK_NEAR(tartu[0].count.mean, 100.0, 1e-12); // All who arrive in a year.
    loaded_clear(&from);
}

TKD_CASE(picture, variants, ways_of_others_are_among_the_flows)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    const tkd_picture_options saare = {.municipality = TKD_TEXT("saare"),
                                       .beside = TKD_BESIDE_MUNICIPALITIES};
    const tkd_picture alone =
        build(&from, &with, NULL, (tkd_picture_options){.municipality = TKD_TEXT("saare")});
    const tkd_picture picture = build(&from, &with, NULL, saare);
    CHECK_SIZE(picture.flow_count, alone.flow_count + 1);
    const uint32_t leave = find_flow(&picture, 0, TKD_FLOW_EXIT);
    CHECK_NEAR(picture.flows[leave].count.mean, 0.0, 0.0);
    CHECK_NEAR(picture.variant_flows[picture.variants[1].first_flow + leave].count.mean, 10.0,
               1e-12);
    CHECK_SIZE(picture.journeys[0].flows.count, picture.flow_count);
    loaded_clear(&from);
}

TKD_CASE(picture, variants, groups_stand_side_by_side)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    add_rows(&with, "today", "*", "pööre", 5.0, false);
    add_rows(&with, "today", "*", "ränne", 6.0, false);
    const tkd_picture picture =
        build(&from, &with, NULL, (tkd_picture_options){.beside = TKD_BESIDE_GROUPS});
    CHECK_SIZE(picture.variant_count, 2);
    CHECK_VIEW(tkd_label_in(&picture.variants[0].title, TKD_ET), "Tagasipöörduja");
    CHECK_NEAR(picture.variants[0].measures[TKD_WAIT_H].mean, 500.0 + TKD_WAIT_H, 1e-12);
    CHECK_NEAR(picture.variants[1].measures[TKD_WAIT_H].mean, 600.0 + TKD_WAIT_H, 1e-12);
    CHECK_NEAR(picture.variants[0].observed, 12.0, 0.0);
    CHECK_NEAR(picture.variants[1].observed, 80.0, 0.0);
    loaded_clear(&from);
}

TKD_CASE(picture, variants, scenarios_stand_in_the_order_of_the_results)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    begin(&with);
    add_rows(&with, "today", "*", "*", 1.0, false);
    add_rows(&with, "homme", "*", "*", 2.0, false);
    add_flow(&with, "uus-samm", "end", TKD_FLOW_NEXT, 7.0); // Of a step that is not in this model.
    with.rows[2].flows.count++;
    with.rows[3].flows.count++;
    const tkd_picture picture = build(
        &from, &with, NULL,
        (tkd_picture_options){.beside = TKD_BESIDE_SCENARIOS, .reference = TKD_TEXT("today")});
    CHECK_SIZE(picture.variant_count, 2);
    CHECK_VIEW(picture.variants[1].scenario, "homme");
    CHECK_VIEW(picture.variants[1].title.any, "homme");
    CHECK(picture.variants[0].is_reference);
    CHECK_NEAR(picture.variants[1].measures[TKD_WAIT_H].mean, 200.0 + TKD_WAIT_H, 1e-12);
    CHECK_NEAR(picture.variants[1].observed, 92.0, 0.0);
    loaded_clear(&from);
}

TKD_CASE(picture, variants, an_unknown_reference_is_named)
{
    loaded from;
    counted with;
    tkd_picture picture;
    tkd_error error = {0};
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    const tkd_picture_options options = {.beside = TKD_BESIDE_MUNICIPALITIES,
                                         .reference = TKD_TEXT("narva")};
    CHECK_STATUS(
        tkd_picture_build(from.model, &with.results, NULL, &options, &from.arena, &picture, &error),
        TKD_ERR_REFERENCE);
    CHECK_CONTAINS(error.message, "narva");
    loaded_clear(&from);
}

TKD_CASE(picture, variants, without_a_run_those_with_written_arrivals)
{
    loaded from;
    loaded_init(&from, "picture/rich.yaml");
    const tkd_picture picture =
        build(&from, NULL, NULL, (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES});
    CHECK_SIZE(picture.variant_count, 2);
    CHECK(isnan(picture.variants[1].measures[TKD_WAIT_H].mean));
    CHECK(isnan(picture.variant_steps[2 * STEPS - 1].visits.mean));
    CHECK(isnan(picture.variant_flows[2 * picture.flow_count - 1].count.mean));
    loaded_clear(&from);
}

TKD_CASE(picture, variants, prices_go_to_their_municipality_and_bottleneck)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    static const struct {
        const char *bottleneck;
        const char *municipality;
        const char *group;
        double price;
    } rows[] = {{"kitsas", "*", "*", 3.5},         {"kitsas", "saare", "*", 1.5},
                {"kitsas", "tartu", "*", 2.25},    {"kaugel", "tartu", "*", 4.75},
                {"kitsas", "tartu", "pööre", 9.0}, {"loata", "narva", "*", 8.0}};
    enum { PRICES = sizeof(rows) / sizeof(rows[0]) };
    tkd_price_row prices[PRICES] = {0};
    for (size_t i = 0; i < PRICES; i++) {
        prices[i] = (tkd_price_row){.bottleneck = tkd_text_of(rows[i].bottleneck),
                                    .municipality = tkd_text_of(rows[i].municipality),
                                    .journey = TKD_TEXT("*"),
                                    .group = tkd_text_of(rows[i].group),
                                    .price_h_per_client = measured(rows[i].price),
                                    .price_days_per_year = measured(rows[i].price * 10.0),
                                    .affected = measured(rows[i].price * 100.0)};
    }
    const tkd_findings findings = {
        .scenario = TKD_TEXT("today"), .prices = prices, .price_count = PRICES};
    const tkd_picture picture =
        build(&from, &with, &findings, (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES});
    for (uint32_t i = 0; i < picture.bottleneck_count; i++) {
        const tkd_picture_variant_bottleneck *saare =
            &picture.variant_bottlenecks[picture.variants[0].first_bottleneck + i];
        const tkd_picture_variant_bottleneck *tartu =
            &picture.variant_bottlenecks[picture.variants[1].first_bottleneck + i];
        if (tkd_text_equal(picture.bottlenecks[i].id, TKD_TEXT("kitsas"))) {
            CHECK_NEAR(saare->price_h.mean, 1.5, 1e-12);
            CHECK_NEAR(tartu->price_h.mean, 2.25, 1e-12);
            CHECK_NEAR(tartu->affected.mean, 225.0, 1e-12);
        } else if (tkd_text_equal(picture.bottlenecks[i].id, TKD_TEXT("kaugel"))) {
            CHECK(isnan(saare->price_h.mean));
            CHECK_NEAR(tartu->price_days_per_year.mean, 47.5, 1e-12);
        } else {
            CHECK(isnan(saare->price_h.mean) && isnan(tartu->price_h.mean));
        }
    }
    loaded_clear(&from);
}

// ---- Differences

// Measures of Saare and Tartu that were sampled three times; the third of Tartu's is of nobody.
static void fill_samples(counted *with, bool everybody)
{
    static const tkd_sample saare[REPLICATIONS] = {{10.0, 4.0}, {6.5, 3.0}, {12.25, 5.0}};
    const tkd_sample tartu[REPLICATIONS] = {
        {3.0, 2.0}, {9.0, 4.0}, everybody ? (tkd_sample){7.5, 3.0} : (tkd_sample){0.0, 0.0}};
    fill_municipalities(with);
    for (size_t i = 0; i < REPLICATIONS; i++) {
        with->samples[20 + i] = saare[i];
        with->samples[40 + i] = tartu[i];
    }
    with->results.samples = with->samples;
    with->rows[2].measures[TKD_WAIT_H] = (tkd_measured){{2.3958333333333335, 0, 0, 3}, 20};
    with->rows[4].measures[TKD_WAIT_H] =
        (tkd_measured){{everybody ? 19.5 / 9.0 : 2.0, 0, 0, everybody ? 3 : 2}, 40};
}

// The expected values are the formula's, computed apart from it with tabled quantiles of Student.
TKD_CASE(picture, variants, differences_are_paired_by_replication)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_samples(&with, true);
    const tkd_picture picture = build(
        &from, &with, NULL,
        (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES, .reference = TKD_TEXT("tartu")});
    const tkd_estimate difference = picture.variants[0].differences[TKD_WAIT_H];
    CHECK_NEAR(difference.mean, 0.22916666666666696, 1e-12);
    CHECK_NEAR(difference.high - difference.mean, 1.1804385215507587, 1e-9);
    CHECK_NEAR(difference.mean - difference.low, 1.1804385215507587, 1e-9);
    CHECK_INT(difference.n, 3);
    CHECK(isnan(picture.variants[1].differences[TKD_WAIT_H].mean));
    loaded_clear(&from);
}

TKD_CASE(picture, variants, a_replication_of_nobody_gives_no_degree_of_freedom)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_samples(&with, false);
    const tkd_picture picture = build(
        &from, &with, NULL,
        (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES, .reference = TKD_TEXT("tartu")});
    const tkd_estimate difference = picture.variants[0].differences[TKD_WAIT_H];
    CHECK_NEAR(difference.mean, 0.3958333333333335, 1e-12);
    CHECK_NEAR(difference.high - difference.mean, 5.427325603646291, 1e-9);
    CHECK_INT(difference.n, 2);
    loaded_clear(&from);
}

TKD_CASE(picture, variants, the_same_luck_leaves_no_doubt)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_samples(&with, true);
    with.rows[4].measures[TKD_WAIT_H] = with.rows[2].measures[TKD_WAIT_H];
    const tkd_picture picture = build(
        &from, &with, NULL,
        (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES, .reference = TKD_TEXT("saare")});
    const tkd_estimate difference = picture.variants[1].differences[TKD_WAIT_H];
    CHECK_NEAR(difference.mean, 0.0, 0.0);
    CHECK_NEAR(difference.low, 0.0, 0.0);
    CHECK_NEAR(difference.high, 0.0, 0.0);
    loaded_clear(&from);
}

// One that never varies has no part in the interval: it is the other's own, as results have it.
TKD_CASE(picture, variants, against_what_is_sure_the_interval_is_the_measures_own)
{
    static const uint32_t replications[] = {2, 3, 4, 5, 11, 31, 100, 257, 500};
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_municipalities(&with);
    with.results.samples = with.samples;
    for (uint32_t i = 0; i < 500; i++) {
        with.samples[i] = (tkd_sample){(double)(i * i % 17) + 0.5, (double)(i % 5) + 1.0};
        with.samples[500 + i] = (tkd_sample){7.25, 1.0};
    }
    for (size_t i = 0; i < sizeof(replications) / sizeof(replications[0]); i++) {
        with.results.run.replications = replications[i];
        const tkd_estimate own = tkd_estimate_ratio(with.samples, replications[i]);
        with.rows[2].measures[TKD_WAIT_H] = (tkd_measured){own, 0};
        with.rows[4].measures[TKD_WAIT_H] =
            (tkd_measured){{7.25, 7.25, 7.25, replications[i]}, 500};
        const tkd_picture picture = build(&from, &with, NULL,
                                          (tkd_picture_options){.beside = TKD_BESIDE_MUNICIPALITIES,
                                                                .reference = TKD_TEXT("tartu")});
        const tkd_estimate difference = picture.variants[0].differences[TKD_WAIT_H];
        CHECK_NEAR(difference.mean, own.mean - 7.25, 1e-12);
        CHECK_NEAR_SHARE(difference.high - difference.low, own.high - own.low, 1e-9);
    }
    loaded_clear(&from);
}

static tkd_text written(tkd_arena *arena, const tkd_picture *picture)
{
    tkd_writer writer;
    tkd_json json;
    tkd_writer_init_memory(&writer, arena, 0);
    tkd_json_init(&json, &writer);
    tkd_picture_write_json(picture, NULL, NULL, &json);
    return tkd_writer_text(&writer);
}

TKD_CASE(picture, variants, the_same_twice_is_the_same_bytes_and_can_be_read)
{
    loaded from;
    counted with;
    tkd_picture again = {0};
    const tkd_picture_options options = {.beside = TKD_BESIDE_MUNICIPALITIES,
                                         .reference = TKD_TEXT("tartu")};
    loaded_init(&from, "picture/rich.yaml");
    fill_samples(&with, true);
    const tkd_picture first = build(&from, &with, NULL, options);
    const tkd_picture second = build(&from, &with, NULL, options);
    const tkd_text document = written(&from.arena, &first);
    CHECK_TEXT(written(&from.arena, &second).data, document.data);
    CHECK_OK(tkd_picture_read_json(document, &from.arena, &again, check_error()));
    CHECK_TEXT(written(&from.arena, &again).data, document.data);
    loaded_clear(&from);
}

typedef struct torture {
    const tkd_model *model;
    const tkd_results *results;
} torture;

static tkd_status build_it(void *context)
{
    const torture *given = context;
    const tkd_picture_options options = {.municipality = TKD_TEXT("saare"),
                                         .beside = TKD_BESIDE_MUNICIPALITIES,
                                         .reference = TKD_TEXT("tartu")};
    tkd_arena arena = {0};
    tkd_picture picture;
    const tkd_status status =
        tkd_picture_build(given->model, given->results, NULL, &options, &arena, &picture, NULL);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(picture, variants, no_memory_is_an_error_and_no_crash)
{
    loaded from;
    counted with;
    loaded_init(&from, "picture/rich.yaml");
    fill_samples(&with, true);
    torture given = {from.model, &with.results};
    CHECK_TORTURE(build_it, &given);
    loaded_clear(&from);
}
