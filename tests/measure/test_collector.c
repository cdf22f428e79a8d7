// SPDX-License-Identifier: EUPL-1.2
// From tallies to rows: every municipality, journey and group that has arrivals and "*" in each place;
// parts of the same name add up across journeys.
//
//   linn/a, linn/b: journey j1 (steps x, y)     vald/a: journey j1     vald/c: journey j2 (steps y, z)
#include <math.h>

#include "tkd_test.h"

#include "teekond/measure.h"

static const tkd_text steps1[] = {TKD_TEXT_INIT("x"), TKD_TEXT_INIT("y")};
static const tkd_text steps2[] = {TKD_TEXT_INIT("y"), TKD_TEXT_INIT("z")};
static const tkd_text exits[] = {TKD_TEXT_INIT("leave")};
static const tkd_layout_edge edges[] = {{TKD_TEXT_INIT("x"), TKD_TEXT_INIT("y"), TKD_FLOW_NEXT},
                                        {TKD_TEXT_INIT("y"), TKD_TEXT_INIT("end"), TKD_FLOW_NEXT}};
static const tkd_layout_journey journeys[] = {
    {.id = TKD_TEXT_INIT("j1"),
     .steps = steps1,
     .step_count = 2,
     .exits = exits,
     .exit_count = 1,
     .edges = edges,
     .edge_count = 2},
    {.id = TKD_TEXT_INIT("j2"), .steps = steps2, .step_count = 2, .exits = exits, .exit_count = 1}};
static const tkd_layout_stream streams[] = {
    {TKD_TEXT_INIT("linn"), TKD_TEXT_INIT("a"), 0, 0, 0, 0, 0, 0},
    {TKD_TEXT_INIT("linn"), TKD_TEXT_INIT("b"), 0, 2, 1, 0, 0, 2},
    {TKD_TEXT_INIT("vald"), TKD_TEXT_INIT("a"), 0, 4, 2, 0, 0, 4},
    {TKD_TEXT_INIT("vald"), TKD_TEXT_INIT("c"), 1, 6, 3, 0, 0, 6}};
static const tkd_layout_station stations[] = {{TKD_TEXT_INIT("lett"), TKD_TEXT_INIT("linn")}};
static const tkd_layout layout = {.journeys = journeys,
                                  .streams = streams,
                                  .stations = stations,
                                  .stream_count = 4,
                                  .station_count = 1,
                                  .step_cells = 8,
                                  .exit_cells = 4,
                                  .edge_cells = 6,
                                  .window_s = 365.25 * 86400.0 / 2.0};

typedef struct collected {
    tkd_arena arena;
    tkd_result_lists lists;
    tkd_results results;
} collected;

// Replication r: stream s has s + 1 + r arrivals, who waited 2 hours each.
static void fill(tkd_tally *tally, uint32_t r)
{
    for (uint32_t s = 0; s < 4; s++) {
        tally->cells[s].arrived = s + 1.0 + r;
        tally->cells[s].wait_s = 7200.0 * tally->cells[s].arrived;
    }
    for (uint32_t cell = 0; cell < 8; cell++) {
        tally->steps[cell].visits = cell + 1.0;
    }
    tally->edges[0] = 3.0; // linn/a from x to y
    tally->edges[4] = 4.0; // vald/a from x to y
    tally->stations[0] =
        (tkd_station_cell){.busy_s = 30, .available_s = 60, .open_s = 20, .joined = 2};
}

static void collect_in(collected *made, tkd_detail detail, uint32_t replications, uint32_t used)
{
    tkd_collector *collector = NULL;
    tkd_tally tally;

    *made = (collected){0};
    tkd_measure_quiet_gsl();
    CHECK_OK(tkd_collector_new(&layout, TKD_TEXT("today"), detail, replications, &made->arena,
                               &collector, check_error()));
    for (uint32_t r = 0; r < used; r++) {
        CHECK_OK(tkd_tally_init(&tally, &layout, &made->arena, check_error()));
        fill(&tally, r);
        CHECK_OK(tkd_collector_add(collector, r, &tally, check_error()));
    }
    tkd_result_lists_init(&made->lists, &made->arena);
    CHECK_OK(tkd_collector_finish(collector, used, &made->lists, check_error()));
    made->results = (tkd_results){.rows = made->lists.rows.items,
                                  .row_count = made->lists.rows.count,
                                  .pools = made->lists.pools.items,
                                  .pool_count = made->lists.pools.count,
                                  .share_rows = made->lists.share_rows.items,
                                  .step_rows = made->lists.step_rows.items,
                                  .flow_rows = made->lists.flow_rows.items,
                                  .samples = made->lists.samples.items};
}

static void collect(collected *made, uint32_t replications, uint32_t used)
{
    collect_in(made, TKD_DETAIL_ALL, replications, used);
}

static const tkd_result_row *row_of(const collected *made, const char *m, const char *j,
                                    const char *g)
{
    return tkd_results_find(&made->results, TKD_TEXT("today"), tkd_text_of(m), tkd_text_of(j),
                            tkd_text_of(g));
}

static double visits_of(const collected *made, const tkd_result_row *row, const char *step)
{
    return tkd_results_step(&made->results, row, tkd_text_of(step))
        ->measures[TKD_STEP_VISITS]
        .estimate.mean;
}

TKD_CASE(measure, collector, rows_are_those_with_arrivals_and_stars)
{
    collected made;

    collect(&made, 2, 2);
    CHECK_NEAR(row_of(&made, "*", "*", "*")->measures[TKD_ARRIVED].estimate.mean, 12.0, 0.0);
    CHECK_NEAR(row_of(&made, "linn", "*", "*")->measures[TKD_ARRIVED].estimate.mean, 4.0, 0.0);
    CHECK_NEAR(row_of(&made, "*", "j1", "a")->measures[TKD_ARRIVED].estimate.mean, 5.0, 0.0);
    CHECK_NEAR(row_of(&made, "vald", "j2", "c")->measures[TKD_ARRIVED].estimate.mean, 4.5, 0.0);
    CHECK(row_of(&made, "linn", "j2", "*") == NULL);
    CHECK(row_of(&made, "linn", "*", "c") == NULL);
    CHECK_NEAR(row_of(&made, "*", "*", "*")->measures[TKD_WAIT_H].estimate.mean, 2.0, 1e-12);
    for (size_t i = 1; i < made.results.row_count; i++) {
        const tkd_result_row *a = &made.results.rows[i - 1];
        const tkd_result_row *b = &made.results.rows[i];
        const int order = tkd_text_compare(a->municipality, b->municipality);
        CHECK(order <= 0);
    }
    tkd_arena_clear(&made.arena);
}

// A table shows fewer rows and parts, each as it is where everything is collected.
TKD_CASE(measure, collector, a_table_has_less_of_the_same)
{
    collected all;
    collected table;

    collect(&all, 2, 2);
    collect_in(&table, TKD_DETAIL_TABLE, 2, 2);
    CHECK(row_of(&table, "linn", "*", "a") == NULL);
    CHECK(row_of(&table, "*", "*", "a") == NULL);
    CHECK(row_of(&table, "*", "j1", "a") != NULL);
    CHECK(row_of(&table, "linn", "*", "*") != NULL);
    for (size_t i = 0; i < table.results.row_count; i++) {
        const tkd_result_row *row = &table.results.rows[i];
        const tkd_result_row *whole = tkd_results_find(&all.results, row->scenario,
                                                       row->municipality, row->journey, row->group);
        const bool has_steps = tkd_text_equal(row->municipality, TKD_TEXT("*")) &&
                               !tkd_text_equal(row->journey, TKD_TEXT("*")) &&
                               tkd_text_equal(row->group, TKD_TEXT("*"));
        for (int m = 0; m < TKD_CLIENT_MEASURE_COUNT; m++) {
            CHECK(memcmp(&row->measures[m].estimate, &whole->measures[m].estimate,
                         sizeof(tkd_estimate)) == 0);
        }
        CHECK_SIZE(row->steps.count, has_steps ? whole->steps.count : 0);
        CHECK_SIZE(row->exits.count + row->flows.count + row->milestones.count, 0);
        for (uint32_t k = 0; k < row->steps.count; k++) {
            const tkd_step_row *step = &table.results.step_rows[row->steps.first + k];
            const tkd_step_row *same = &all.results.step_rows[whole->steps.first + k];
            CHECK(memcmp(&step->measures[TKD_STEP_WAIT_P90_H].estimate,
                         &same->measures[TKD_STEP_WAIT_P90_H].estimate, sizeof(tkd_estimate)) == 0);
            CHECK(isnan(step->measures[TKD_STEP_TIME_P50_H].estimate.mean));
        }
    }
    CHECK_SIZE(table.results.pool_count, all.results.pool_count);
    tkd_arena_clear(&all.arena);
    tkd_arena_clear(&table.arena);
}

TKD_CASE(measure, collector, clients_are_all_rows_without_parts)
{
    collected all;
    collected clients;

    collect(&all, 2, 2);
    collect_in(&clients, TKD_DETAIL_CLIENTS, 2, 2);
    CHECK_SIZE(clients.results.row_count, all.results.row_count);
    for (size_t i = 0; i < clients.results.row_count; i++) {
        CHECK(memcmp(&clients.results.rows[i].measures[TKD_TIME_TO_COMPLETE_P90_H].estimate,
                     &all.results.rows[i].measures[TKD_TIME_TO_COMPLETE_P90_H].estimate,
                     sizeof(tkd_estimate)) == 0);
        CHECK_SIZE(clients.results.rows[i].steps.count, 0);
    }
    CHECK_SIZE(clients.results.pool_count, all.results.pool_count);
    tkd_arena_clear(&all.arena);
    tkd_arena_clear(&clients.arena);
}

// Visits are counted as they are; flows are per year, twice what half a year of measuring saw.
TKD_CASE(measure, collector, parts_of_one_name_add_up)
{
    collected made;

    collect(&made, 2, 2);
    CHECK_NEAR(visits_of(&made, row_of(&made, "linn", "*", "*"), "x"), 1 + 3, 1e-12);
    CHECK_NEAR(visits_of(&made, row_of(&made, "*", "*", "*"), "y"), 2 + 4 + 6 + 7, 1e-12);
    CHECK_NEAR(visits_of(&made, row_of(&made, "*", "j2", "*"), "y"), 7.0, 1e-12);
    tkd_arena_clear(&made.arena);
}

// A tally serves many rows: none may put its values into another order.
TKD_CASE(measure, collector, quantiles_leave_the_tally_as_it_is)
{
    enum { PEOPLE = 500 };
    collected made = {0};
    tkd_collector *collector = NULL;
    tkd_tally tally;

    tkd_measure_quiet_gsl();
    CHECK_OK(tkd_collector_new(&layout, TKD_TEXT("today"), TKD_DETAIL_ALL, 1, &made.arena,
                               &collector, check_error()));
    CHECK_OK(tkd_tally_init(&tally, &layout, &made.arena, check_error()));
    fill(&tally, 0);
    for (int i = 0; i < PEOPLE; i++) {
        CHECK(tkd_sketch_add(&tally.cells[1].times, &made.arena, 3600.0 * (PEOPLE - i)));
        CHECK(tkd_sketch_add(&tally.steps[2].waits, &made.arena, 3600.0 * (PEOPLE - i)));
    }
    CHECK_OK(tkd_collector_add(collector, 0, &tally, check_error()));
    for (int i = 0; i < PEOPLE; i++) {
        CHECK_NEAR(tally.cells[1].times.values[i], 3600.0 * (PEOPLE - i), 0.0);
        CHECK_NEAR(tally.steps[2].waits.values[i], 3600.0 * (PEOPLE - i), 0.0);
    }
    tkd_arena_clear(&made.arena);
}

TKD_CASE(measure, collector, ways_that_nobody_took_are_left_out)
{
    collected made;

    collect(&made, 2, 2);
    const tkd_result_row *all = row_of(&made, "*", "*", "*");
    CHECK_SIZE(all->flows.count, 1);
    const tkd_flow_row *flow = &made.results.flow_rows[all->flows.first];
    CHECK_VIEW(flow->from, "x");
    CHECK_VIEW(flow->to, "y");
    CHECK_NEAR(flow->count.estimate.mean, 14.0, 1e-12);
    CHECK_SIZE(row_of(&made, "linn", "*", "b")->flows.count, 0);
    tkd_arena_clear(&made.arena);
}

TKD_CASE(measure, collector, pools_are_ratios_over_the_window)
{
    collected made;

    collect(&made, 2, 2);
    CHECK_SIZE(made.results.pool_count, 1);
    CHECK_NEAR(made.results.pools[0].measures[TKD_POOL_UTILIZATION].estimate.mean, 0.5, 1e-15);
    CHECK_NEAR(made.results.pools[0].measures[TKD_POOL_SERVERS].estimate.mean, 3.0, 1e-15);
    tkd_arena_clear(&made.arena);
}

TKD_CASE(measure, collector, replications_that_were_not_made_do_not_count)
{
    collected made;

    collect(&made, 5, 1);
    const tkd_estimate arrived = row_of(&made, "*", "*", "*")->measures[TKD_ARRIVED].estimate;
    CHECK_NEAR(arrived.mean, 10.0, 0.0);
    CHECK(isnan(arrived.low));
    CHECK_SIZE(arrived.n, 1);
    tkd_arena_clear(&made.arena);
}

TKD_CASE(measure, collector, samples_give_the_estimate_again)
{
    collected made;

    collect(&made, 3, 3);
    const tkd_measured *wait = &row_of(&made, "vald", "*", "*")->measures[TKD_WAIT_H];
    const tkd_estimate again = tkd_estimate_ratio(made.results.samples + wait->samples, 3);
    CHECK_NEAR(again.mean, wait->estimate.mean, 0.0);
    CHECK_NEAR(made.results.samples[wait->samples + 2].weight, 3 + 4 + 2 * 2, 0.0);
    tkd_arena_clear(&made.arena);
}

static tkd_status collect_one(void *context)
{
    tkd_arena arena = {0};
    tkd_collector *collector = NULL;
    tkd_tally tally;
    tkd_result_lists lists;
    tkd_status status =
        tkd_collector_new(&layout, TKD_TEXT("today"), TKD_DETAIL_ALL, 1, &arena, &collector, NULL);

    (void)context;
    if (status == TKD_OK) {
        status = tkd_tally_init(&tally, &layout, &arena, NULL);
    }
    if (status == TKD_OK) {
        fill(&tally, 0);
        for (int i = 0; i < 3000 && status == TKD_OK; i++) {
            status = tkd_sketch_add(&tally.cells[0].times, &arena, i) ? TKD_OK : TKD_ERR_MEMORY;
        }
    }
    if (status == TKD_OK) {
        status = tkd_collector_add(collector, 0, &tally, NULL);
    }
    tkd_result_lists_init(&lists, &arena);
    if (status == TKD_OK) {
        status = tkd_collector_finish(collector, 1, &lists, NULL);
    }
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(measure, collector, failing_memory_is_told)
{
    CHECK_TORTURE(collect_one, NULL);
}
