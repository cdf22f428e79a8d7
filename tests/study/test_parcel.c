// SPDX-License-Identifier: EUPL-1.2
// What is put into a parcel comes out bit for bit, in order; whatever is not there is told.
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "tkd_test.h"

#include "study/parcel.h"

static const tkd_layout layout = {.stream_count = 2,
                                  .station_count = 1,
                                  .step_cells = 3,
                                  .exit_cells = 2,
                                  .milestone_cells = 1,
                                  .clock_cells = 1,
                                  .edge_cells = 2};

// Numbers that differ everywhere: place `at` of a cell holds `from` + at.
static void fill(void *cell, size_t bytes, double from)
{
    for (size_t at = 0; at < bytes / sizeof(double); at++) {
        const double number = from + (double)at;
        memcpy((char *)cell + at * sizeof number, &number, sizeof number);
    }
}

static void fill_sketch(tkd_sketch *sketch, tkd_arena *arena, int count)
{
    for (int i = 0; i < count; i++) {
        CHECK(tkd_sketch_add(sketch, arena, 60.0 * exp(i % 97 / 9.0)));
    }
}

// One sketch is empty, one keeps its values, one has bins and keeps some more.
static void make_tally(tkd_tally *tally, tkd_arena *arena)
{
    CHECK_OK(tkd_tally_init(tally, &layout, arena, check_error()));
    fill(&tally->cells[0], offsetof(tkd_cell, times), 100.0);
    fill(&tally->cells[1], offsetof(tkd_cell, times), 200.0);
    fill(&tally->steps[0], offsetof(tkd_step_cell, waits), 300.0);
    fill(&tally->steps[2], offsetof(tkd_step_cell, waits), 400.0);
    fill(tally->milestones, offsetof(tkd_time_cell, times), 500.0);
    fill(tally->clocks, offsetof(tkd_time_cell, times), 600.0);
    fill(tally->stations, offsetof(tkd_station_cell, waits), 700.0);
    fill_sketch(&tally->cells[1].times, arena, 3);
    fill_sketch(&tally->steps[2].waits, arena, 5000);
    fill_sketch(&tally->milestones[0].times, arena, TKD_SKETCH_EXACT);
    fill_sketch(&tally->stations[0].waits, arena, 1);
    fill(tally->exits, 2 * sizeof(double), 800.0);
    fill(tally->edges, 2 * sizeof(double), 900.0);
}

static void make_weeks(tkd_weeks *weeks, tkd_arena *arena)
{
    *weeks = (tkd_weeks){.from_s = 1.5, .until_s = 2.5, .count = 4};
    weeks->queue_s = TKD_TAKE(arena, 4, double);
    weeks->inside_s = TKD_TAKE(arena, 8, double);
    weeks->arrived = TKD_TAKE(arena, 8, double);
    weeks->completed = TKD_TAKE(arena, 8, double);
    weeks->complete_s = TKD_TAKE(arena, 8, double);
    fill(weeks->queue_s, 4 * sizeof(double), 10.0);
    fill(weeks->inside_s, 8 * sizeof(double), 20.0);
    fill(weeks->arrived, 8 * sizeof(double), 30.0);
    fill(weeks->completed, 8 * sizeof(double), 40.0);
    fill(weeks->complete_s, 8 * sizeof(double), 50.0);
}

static bool same_words(const tkd_parcel *a, const tkd_parcel *b)
{
    return a->count == b->count && memcmp(a->words, b->words, a->count * sizeof(uint64_t)) == 0;
}

TKD_CASE(study, parcel, tally_comes_out_bit_for_bit)
{
    tkd_arena arena = {0};
    tkd_parcel parcel;
    tkd_parcel again;
    tkd_tally in;
    tkd_tally out;

    make_tally(&in, &arena);
    make_weeks(&in.weeks, &arena);
    tkd_parcel_init(&parcel, &arena);
    tkd_parcel_put_tally(&parcel, &layout, &in);
    CHECK(tkd_parcel_tally(&parcel, &layout, &arena, &out));
    CHECK_SIZE(parcel.at, parcel.count);
    CHECK(memcmp(&in.cells[1], &out.cells[1], offsetof(tkd_cell, times)) == 0);
    CHECK(memcmp(&in.steps[2], &out.steps[2], offsetof(tkd_step_cell, waits)) == 0);
    CHECK(memcmp(in.milestones, out.milestones, offsetof(tkd_time_cell, times)) == 0);
    CHECK(memcmp(in.clocks, out.clocks, offsetof(tkd_time_cell, times)) == 0);
    CHECK(memcmp(in.stations, out.stations, offsetof(tkd_station_cell, waits)) == 0);
    CHECK_NEAR(out.exits[1], 801.0, 0.0);
    CHECK_NEAR(out.edges[1], 901.0, 0.0);
    tkd_parcel_init(&again, &arena);
    tkd_parcel_put_tally(&again, &layout, &out);
    CHECK(same_words(&parcel, &again));
    tkd_arena_clear(&arena);
}

TKD_CASE(study, parcel, sketches_go_on_as_if_never_packed)
{
    tkd_arena arena = {0};
    tkd_parcel parcel;
    tkd_tally in;
    tkd_tally out;

    make_tally(&in, &arena);
    tkd_parcel_init(&parcel, &arena);
    tkd_parcel_put_tally(&parcel, &layout, &in);
    CHECK(tkd_parcel_tally(&parcel, &layout, &arena, &out));
    CHECK_SIZE(tkd_sketch_count(&out.steps[2].waits), 5000);
    CHECK_SIZE(tkd_sketch_count(&out.cells[0].times), 0);
    fill_sketch(&in.steps[2].waits, &arena, 2000);
    fill_sketch(&out.steps[2].waits, &arena, 2000);
    fill_sketch(&in.cells[1].times, &arena, 2);
    fill_sketch(&out.cells[1].times, &arena, 2);
    for (double share = 0.05; share < 1.0; share += 0.15) {
        CHECK_NEAR(tkd_sketch_quantile(&out.steps[2].waits, &arena, share),
                   tkd_sketch_quantile(&in.steps[2].waits, &arena, share), 0.0);
        CHECK_NEAR(tkd_sketch_quantile(&out.cells[1].times, &arena, share),
                   tkd_sketch_quantile(&in.cells[1].times, &arena, share), 0.0);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(study, parcel, weeks_come_out)
{
    tkd_arena arena = {0};
    tkd_parcel parcel;
    tkd_tally in;
    tkd_tally out;

    make_tally(&in, &arena);
    make_weeks(&in.weeks, &arena);
    tkd_parcel_init(&parcel, &arena);
    tkd_parcel_put_tally(&parcel, &layout, &in);
    CHECK(tkd_parcel_tally(&parcel, &layout, &arena, &out));
    CHECK_SIZE(out.weeks.count, 4);
    CHECK_NEAR(out.weeks.from_s, 1.5, 0.0);
    CHECK_NEAR(out.weeks.until_s, 2.5, 0.0);
    CHECK_NEAR(out.weeks.queue_s[3], 13.0, 0.0);
    CHECK_NEAR(out.weeks.inside_s[7], 27.0, 0.0);
    CHECK_NEAR(out.weeks.arrived[7], 37.0, 0.0);
    CHECK_NEAR(out.weeks.completed[7], 47.0, 0.0);
    CHECK_NEAR(out.weeks.complete_s[7], 57.0, 0.0);
    tkd_arena_clear(&arena);
}

// A client who did not complete is not-a-number, and stays so.
TKD_CASE(study, parcel, logs_come_out)
{
    const tkd_client_record records[] = {{65537, 12.25}, {131073, (double)NAN}};
    const uint64_t acted[] = {1, 2, 3, 1ULL << 63};
    const tkd_client_log in[] = {{.luck = UINT64_MAX, .words = 2}, {7, records, acted, 2, 2}};
    const tkd_client_log *out = NULL;
    tkd_arena arena = {0};
    tkd_parcel parcel;

    tkd_parcel_init(&parcel, &arena);
    tkd_parcel_put_logs(&parcel, in, 2);
    CHECK(tkd_parcel_logs(&parcel, 2, &arena, &out));
    CHECK(out[0].luck == UINT64_MAX);
    CHECK_SIZE(out[0].count, 0);
    CHECK_SIZE(out[1].count, 2);
    CHECK_SIZE(out[1].words, 2);
    CHECK(memcmp(out[1].records, records, sizeof records) == 0);
    CHECK(memcmp(out[1].acted, acted, sizeof acted) == 0);
    tkd_arena_clear(&arena);
}

TKD_CASE(study, parcel, error_comes_out_with_its_place_and_words)
{
    const tkd_error in = {
        .status = TKD_ERR_LIMIT, .place = {1, 22, 333, 4}, .message = "süsteemis on liiga palju"};
    tkd_error out = {0};
    tkd_arena arena = {0};
    tkd_parcel parcel;

    tkd_parcel_init(&parcel, &arena);
    tkd_parcel_put_error(&parcel, &in);
    CHECK_STATUS(tkd_parcel_error(&parcel, &out), TKD_ERR_LIMIT);
    CHECK_TEXT(out.message, "süsteemis on liiga palju");
    CHECK_SIZE(out.place.file, 1);
    CHECK_SIZE(out.place.line, 22);
    CHECK_SIZE(out.place.column, 333);
    CHECK_SIZE(out.place.width, 4);
    tkd_arena_clear(&arena);
}

// Every shorter parcel is found short, not read beyond its end.
TKD_CASE(study, parcel, short_parcels_are_told)
{
    tkd_arena arena = {0};
    tkd_parcel parcel;
    tkd_tally in;
    tkd_tally out;

    make_tally(&in, &arena);
    tkd_parcel_init(&parcel, &arena);
    tkd_parcel_put_tally(&parcel, &layout, &in);
    const size_t whole = parcel.count;
    for (size_t count = 0; count < whole; count += 1 + count / 8) {
        parcel.count = count;
        parcel.at = 0;
        parcel.failed = false;
        CHECK(!tkd_parcel_tally(&parcel, &layout, &arena, &out));
    }
    tkd_arena_clear(&arena);
}

static tkd_status there_and_back(void *context)
{
    tkd_arena own = {0};
    tkd_parcel parcel;
    tkd_tally out;

    tkd_parcel_init(&parcel, &own);
    tkd_parcel_put_tally(&parcel, &layout, context);
    const bool is_packed = !parcel.failed;
    const bool is_read = is_packed && tkd_parcel_tally(&parcel, &layout, &own, &out);
    tkd_arena_clear(&own);
    return is_read ? TKD_OK : TKD_ERR_MEMORY;
}

TKD_CASE(study, parcel, failing_memory_is_told)
{
    tkd_arena arena = {0};
    tkd_tally in;

    make_tally(&in, &arena);
    CHECK_TORTURE(there_and_back, &in);
    tkd_arena_clear(&arena);
}
