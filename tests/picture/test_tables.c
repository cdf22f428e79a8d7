// SPDX-License-Identifier: EUPL-1.2
// All tables of the document: what is written is read back member by member, and rows that do not
// fit together are refused.
#include "full.h"
#include "tkd_test.h"

#include <math.h>
#include <string.h>

static tkd_text write_document(tkd_arena *arena, const tkd_picture *picture)
{
    tkd_writer writer;
    tkd_json json;
    tkd_writer_init_memory(&writer, arena, 0);
    tkd_json_init(&json, &writer);
    tkd_picture_write_json(picture, NULL, NULL, &json);
    return tkd_writer_text(&writer);
}

static tkd_picture read_again(tkd_arena *arena, const full *all)
{
    tkd_picture picture = {0};
    const tkd_text document = write_document(arena, &all->picture);
    CHECK_OK(tkd_picture_read_json(document, arena, &picture, check_error()));
    return picture;
}

static void check_same(tkd_estimate read, tkd_estimate written)
{
    CHECK(isnan(read.mean) == isnan(written.mean));
    if (!isnan(written.mean)) {
        CHECK_NEAR(read.mean, written.mean, 0.0);
        CHECK_NEAR(read.low, written.low, 0.0);
        CHECK_NEAR(read.high, written.high, 0.0);
        CHECK_INT(read.n, written.n);
    }
}

TKD_CASE(picture, tables, all_are_written_as_they_were_read)
{
    tkd_arena arena = {0};
    const full *all = full_new(&arena);
    const tkd_text first = write_document(&arena, &all->picture);
    const tkd_picture again = read_again(&arena, all);
    CHECK_TEXT(write_document(&arena, &again).data, first.data);
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(picture, tables, are_as_documented, "golden")
{
    tkd_arena arena = {0};
    const tkd_text document = write_document(&arena, &full_new(&arena)->picture);
    CHECK_GOLDEN(document.data, document.size, "picture/expected/full.json");
    tkd_arena_clear(&arena);
}

TKD_CASE(picture, tables, steps_keep_standards_evidence_and_the_figures_before)
{
    tkd_arena arena = {0};
    const full *all = full_new(&arena);
    const tkd_picture again = read_again(&arena, all);
    const tkd_picture_step *b = &again.steps[1];
    CHECK_SIZE(b->needs.count, 1);
    CHECK_INT(again.step_lists[b->needs.first], 0);
    CHECK_VIEW(b->service.any, "luba \"kiire\" <script>");
    CHECK_VIEW(b->pool.by[TKD_ET], "Lett");
    CHECK(b->is_course && !again.steps[0].is_course);
    CHECK_NEAR(b->booking_h, 0.0, 0.0);
    CHECK_NEAR(b->standard_h, 1.0 / 3.0, 0.0);
    CHECK_NEAR(b->processing_h, 1e300, 0.0);
    CHECK_NEAR(b->deadline_h, 720.125, 0.0);
    CHECK(isnan(again.steps[0].deadline_h));
    CHECK(b->evidence == TKD_PICTURE_ASSUMED && b->change == TKD_CHANGE_CHANGED);
    CHECK(again.steps[0].evidence == TKD_PICTURE_NO_FIGURES);
    check_same(b->wait_p10_h, all->steps[1].wait_p10_h);
    check_same(b->wait_p50_h, all->steps[1].wait_p50_h);
    check_same(b->time_p50_h, all->steps[1].time_p50_h);
    check_same(b->time_p90_h, all->steps[1].time_p90_h);
    check_same(b->before_visits, all->steps[1].before_visits);
    check_same(b->before_wait_h, all->steps[1].before_wait_h);
    check_same(b->before_time_h, all->steps[1].before_time_h);
    CHECK(isnan(again.steps[0].before_time_h.mean));
    CHECK(again.stages[0].change == TKD_CHANGE_ADDED);
    CHECK(again.flows[2].change == TKD_CHANGE_REMOVED);
    check_same(again.flows[1].before_count, about(55.5));
    CHECK(again.has_before);
    CHECK_VIEW(again.before_title.any, "Täna");
    check_same(again.before.arrived, about(79.0));
    check_same(again.difference.arrived, about(2.5));
    tkd_arena_clear(&arena);
}

TKD_CASE(picture, tables, bottlenecks_and_proposals_keep_what_changes)
{
    tkd_arena arena = {0};
    const tkd_picture again = read_again(&arena, full_new(&arena));
    CHECK(again.bottlenecks[0].state_level);
    CHECK_NEAR(again.bottlenecks[0].left, 0.4375, 0.0);
    CHECK(again.bottlenecks[0].change == TKD_CHANGE_CHANGED);
    CHECK(again.proposals[0].change == TKD_CHANGE_ADDED);
    tkd_arena_clear(&arena);
}

TKD_CASE(picture, tables, variants_keep_their_own_rows)
{
    tkd_arena arena = {0};
    const full *all = full_new(&arena);
    const tkd_picture again = read_again(&arena, all);
    CHECK_SIZE(again.variant_count, 2);
    for (size_t i = 0; i < 2; i++) {
        const tkd_picture_variant *variant = &again.variants[i];
        CHECK_VIEW(variant->title.any, i == 0 ? "Saare vald" : "Tartu linn");
        CHECK(variant->is_reference == (i == 1));
        for (size_t j = 0; j < TKD_CLIENT_MEASURE_COUNT; j++) {
            check_same(variant->measures[j], all->variants[i].measures[j]);
            check_same(variant->differences[j], all->variants[i].differences[j]);
        }
        for (uint32_t j = 0; j < 2; j++) {
            const tkd_picture_variant_step *step = &again.variant_steps[variant->first_step + j];
            check_same(step->visits, all->variant_steps[2 * i + j].visits);
            check_same(step->wait_h, all->variant_steps[2 * i + j].wait_h);
            check_same(step->wait_p90_h, all->variant_steps[2 * i + j].wait_p90_h);
            check_same(step->time_h, all->variant_steps[2 * i + j].time_h);
        }
        for (uint32_t j = 0; j < 3; j++) {
            check_same(again.variant_flows[variant->first_flow + j].count,
                       all->variant_flows[3 * i + j].count);
        }
        check_same(again.variant_bottlenecks[variant->first_bottleneck].price_days_per_year,
                   all->variant_bottlenecks[i].price_days_per_year);
    }
    CHECK_NEAR(again.variants[0].observed, 4.25, 0.0);
    CHECK(isnan(again.variants[1].observed));
    tkd_arena_clear(&arena);
}

TKD_CASE(picture, tables, capacities_keep_points_and_marks)
{
    tkd_arena arena = {0};
    const full *all = full_new(&arena);
    const tkd_picture again = read_again(&arena, all);
    const tkd_picture_capacity *last = &again.capacities[1];
    CHECK_SIZE(again.capacities[0].marks.count, 2);
    CHECK_SIZE(last->points.count, 1);
    CHECK_SIZE(last->marks.count, 0);
    CHECK_VIEW(last->place_title.any, "Saare vald");
    check_same(again.capacity_points[last->points.first].wait_p90_h, all->points[2].wait_p90_h);
    check_same(again.capacity_points[last->points.first].abandoned_share, about(0.01));
    CHECK_NEAR(again.capacity_points[1].staff, 1.5, 0.0);
    CHECK_INT(again.capacity_marks[0].from_day, -400);
    CHECK(again.capacity_marks[0].is_now && !again.capacity_marks[1].is_now);
    CHECK_VIEW(again.capacity_marks[1].scenario.any, "Eelarve 2027");
    tkd_arena_clear(&arena);
}

TKD_CASE(picture, tables, queues_keep_weeks_and_closures)
{
    tkd_arena arena = {0};
    const tkd_picture again = read_again(&arena, full_new(&arena));
    CHECK_INT(again.queues[0].from_day, 20800);
    CHECK_NEAR(again.queues[1].days, 0.5, 0.0);
    check_same(again.weeks[0].length, about(3.75));
    CHECK_NEAR(again.weeks[0].p10, 2.5, 0.0);
    CHECK_NEAR(again.weeks[0].p90, 9.125, 0.0);
    CHECK(isnan(again.weeks[1].p10) && isnan(again.weeks[2].p90));
    CHECK_SIZE(again.queues[1].weeks.first, 2);
    CHECK_INT(again.closures[again.queues[0].closures.first + 1].to_day, 20808);
    CHECK_INT(again.closures[again.queues[1].closures.first].from_day, -8);
    tkd_arena_clear(&arena);
}

TKD_CASE(picture, tables, persons_keep_stretches_and_edits_their_steps)
{
    tkd_arena arena = {0};
    const tkd_picture again = read_again(&arena, full_new(&arena));
    const tkd_picture_person *second = &again.persons[1];
    CHECK_NEAR(second->share, 0.9, 0.0);
    CHECK_INT(second->replication, 4);
    CHECK_INT(second->arrived_day, 20901);
    CHECK_NEAR(second->clock_h, 2.25, 0.0);
    CHECK_NEAR(second->ended_h, 901.0, 0.0);
    CHECK_SIZE(second->stretches.count, 1);
    CHECK(again.stretches[second->stretches.first].phase == TKD_STRETCH_REWORK);
    CHECK(again.stretches[0].counted && !again.stretches[1].counted);
    CHECK_INT(again.stretches[1].visit, 2);
    CHECK_VIEW(again.stretches[1].place.any, "Tartu");
    CHECK_VIEW(again.edits[0].after, "10min");
    CHECK_INT(again.step_lists[again.edits[0].steps.first], 1);
    CHECK_SIZE(again.edits[1].steps.count, 0);
    tkd_arena_clear(&arena);
}

// ---- Rows that do not fit

static tkd_status read(const char *tables, tkd_error *err)
{
    tkd_arena arena = {0};
    tkd_writer document;
    tkd_picture picture;
    tkd_writer_init_memory(&document, &arena, 0);
    tkd_write_string(
        &document, "{\"teekond\": 1, \"picture\": {\"journeys\": [{}], \"stages\": [{\"journey\": "
                   "0}], \"steps\": [{\"stage\": 0}, {\"stage\": 0}], ");
    tkd_write_string(&document, tables);
    tkd_write_string(&document, "}}");
    const tkd_status status =
        tkd_picture_read_json(tkd_writer_text(&document), &arena, &picture, err);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(picture, tables, members_may_be_left_out)
{
    CHECK_OK(read("\"variants\": [{\"steps\": [{}, {}]}], \"capacities\": [{}], "
                  "\"queues\": [{\"from_day\": 3, \"days\": 0}], \"edits\": [{}], "
                  "\"bottlenecks\": null, \"before\": {}, "
                  "\"persons\": [{\"share\": 0.5, \"journey\": 0, \"arrived_day\": 1, "
                  "\"clock_h\": 0, \"ended_h\": 1}]",
                  check_error()));
}

TKD_CASE(picture, tables, rows_that_do_not_fit_are_named)
{
#define PERSON "\"share\": 0.5, \"journey\": 0, \"arrived_day\": 1, \"clock_h\": 0, \"ended_h\": 9"
    static const struct {
        const char *tables;
        const char *names;
    } wrong[] = {
        {"\"before\": 3", "before"},
        {"\"edits\": [{\"steps\": [2]}]", "edits[0].steps"},
        {"\"edits\": [7]", "edits[0]"},
        {"\"variants\": [{}]", "variants[0].steps"},
        {"\"variants\": [{\"steps\": [{}]}]", "variants[0].steps"},
        {"\"variants\": [{\"steps\": [{}, 3]}]", "variants[0].steps"},
        {"\"variants\": [{\"steps\": [{}, {}], \"flows\": [{}]}]", "variants[0].flows"},
        {"\"variants\": [{\"steps\": [{}, {}], \"measures\": []}]", "variants[0].measures"},
        {"\"variants\": [{\"steps\": [{}, {}], \"measures\": {\"wait_h\": 3}}]", "wait_h"},
        {"\"variants\": [{\"steps\": [{}, {}], \"reference\": true}, "
         "{\"steps\": [{}, {}], \"reference\": true}]",
         "variants[1].reference"},
        {"\"bottlenecks\": [{\"left\": 1.5}]", "bottlenecks[0].left"},
        {"\"bottlenecks\": [{\"left\": -0.5}]", "bottlenecks[0].left"},
        {"\"bottlenecks\": [{\"change\": \"gone\"}]", "bottlenecks[0].change"},
        {"\"capacities\": [{\"points\": [{}]}]", "capacities[0].staff"},
        {"\"capacities\": [{\"points\": [{\"staff\": -1}]}]", "capacities[0].staff"},
        {"\"capacities\": [{\"points\": [{\"staff\": 2}, {\"staff\": 1}]}]",
         "capacities[0].points"},
        {"\"capacities\": [{\"marks\": [{\"staff\": 1}]}]", "capacities[0].from_day"},
        {"\"capacities\": [{\"marks\": [{\"staff\": 1, \"from_day\": 3}, "
         "{\"staff\": 1, \"from_day\": 2}]}]",
         "capacities[0].marks"},
        {"\"queues\": [{\"days\": 0}]", "queues[0].from_day"},
        {"\"queues\": [{\"from_day\": 1e9, \"days\": 0}]", "queues[0].from_day"},
        {"\"queues\": [{\"from_day\": 1.5, \"days\": 0}]", "queues[0].from_day"},
        {"\"queues\": [{\"from_day\": 1}]", "queues[0].days"},
        {"\"queues\": [{\"from_day\": 1, \"days\": 8, \"weeks\": [{}]}]", "queues[0].days"},
        {"\"queues\": [{\"from_day\": 1, \"days\": 7, \"weeks\": [{}, {}]}]", "queues[0].days"},
        {"\"queues\": [{\"from_day\": 1, \"days\": 7, \"weeks\": [{}], "
         "\"closures\": [{\"from_day\": 1, \"to_day\": 8}]}]",
         "queues[0].closures"},
        {"\"queues\": [{\"from_day\": 1, \"days\": 7, \"weeks\": [{}], "
         "\"closures\": [{\"from_day\": 0, \"to_day\": 3}]}]",
         "queues[0].closures"},
        {"\"queues\": [{\"from_day\": 1, \"days\": 7, \"weeks\": [{}], "
         "\"closures\": [{\"from_day\": 3, \"to_day\": 2}]}]",
         "queues[0].closures"},
        {"\"queues\": [{\"from_day\": 1, \"days\": 7, \"weeks\": [{}], "
         "\"closures\": [{\"from_day\": 1, \"to_day\": 2}, {\"from_day\": 2, \"to_day\": 3}]}]",
         "queues[0].closures"},
        {"\"persons\": [{}]", "persons[0].share"},
        {"\"persons\": [{\"share\": 1.5}]", "persons[0].share"},
        {"\"persons\": [{\"share\": 0.5, \"journey\": 1}]", "persons[0].journey"},
        {"\"persons\": [{\"share\": 0.5, \"journey\": 0, \"arrived_day\": 1, \"clock_h\": 5, "
         "\"ended_h\": 4}]",
         "persons[0].ended_h"},
        {"\"persons\": [{" PERSON ", \"stretches\": [{\"step\": 2}]}]", "persons[0].step"},
        {"\"persons\": [{" PERSON ", \"stretches\": [{\"step\": 1, \"phase\": \"sleep\"}]}]",
         "persons[0].phase"},
        {"\"persons\": [{" PERSON ", \"stretches\": [{\"step\": 1, \"from_h\": 2, \"until_h\": "
         "1}]}]",
         "persons[0].until_h"},
        {"\"persons\": [{" PERSON ", \"stretches\": [{\"step\": 1, \"from_h\": 2, \"until_h\": 3}, "
         "{\"step\": 1, \"from_h\": 1, \"until_h\": 3}]}]",
         "persons[0].stretches"},
    };
#undef PERSON
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        tkd_error error = {0};
        CHECK_STATUS(read(wrong[i].tables, &error), TKD_ERR_VALUE);
        CHECK_CONTAINS(error.message, wrong[i].names);
    }
}

// ---- Documents bent at random

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

// One value of the document made another: a digit, a bracket, a word.
static void bend(char *document, size_t size, uint64_t *state)
{
    static const char put[] = "0179-.[]{}\",:ntfe";
    const size_t changes = 1 + (size_t)(next_random(state) % 3U);
    for (size_t i = 0; i < changes; i++) {
        const size_t at = (size_t)(next_random(state) % size);
        if (document[at] >= '0' && document[at] <= '9') {
            document[at] = (char)('0' + (char)(next_random(state) % 10U));
        } else {
            document[at] = put[next_random(state) % (sizeof(put) - 1)];
        }
    }
}

// Whatever is taken for a picture can be written, so that all its row numbers hold.
TKD_CASE(picture, tables, bent_documents_do_no_harm)
{
    tkd_arena arena = {0};
    const tkd_text document = write_document(&arena, &full_new(&arena)->picture);
    uint64_t state = UINT64_C(88172645463325252);
    size_t taken = 0;
    for (size_t i = 0; i < 4000; i++) {
        tkd_arena own = {0};
        tkd_picture picture;
        char *bytes = TKD_TAKE(&own, document.size, char);
        memcpy(bytes, document.data, document.size);
        bend(bytes, document.size, &state);
        const tkd_text copy = {bytes, document.size};
        if (tkd_picture_read_json(copy, &own, &picture, NULL) == TKD_OK) {
            CHECK(write_document(&own, &picture).size > 0);
            taken++;
        }
        tkd_arena_clear(&own);
    }
    CHECK(taken > 100 && taken < 3900);
    tkd_arena_clear(&arena);
}

static tkd_status read_it(void *context)
{
    const tkd_text *document = context;
    tkd_arena arena = {0};
    tkd_picture picture;
    const tkd_status status = tkd_picture_read_json(*document, &arena, &picture, NULL);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(picture, tables, no_memory_is_an_error_and_no_crash)
{
    tkd_arena arena = {0};
    tkd_text document = write_document(&arena, &full_new(&arena)->picture);
    CHECK_TORTURE(read_it, &document);
    tkd_arena_clear(&arena);
}
