// SPDX-License-Identifier: EUPL-1.2
// Pictures of changes.yaml laid over each other: küsib → ootab (→ lahkus) → mõtleb (→ lahkus) → saab
// | harjub. Scenarios drop mõtleb, or make all of it easier.
#include "loaded.h"
#include "teekond/picture.h"
#include "tkd_test.h"

#include <math.h>

// Two scenarios of the workspace as one picture.
typedef struct laid {
    loaded from;
    tkd_picture before;
    tkd_picture after;
    tkd_picture merged;
} laid;

static void build_one(laid *made, const tkd_variation *variation, const char *municipality,
                      const tkd_model **model, tkd_picture *picture)
{
    const tkd_picture_options options = {.municipality = tkd_text_of(municipality)};
    tkd_problems problems;
    tkd_problems_init(&problems, &made->from.arena, TKD_EN, 0);
    CHECK_OK(tkd_workspace_build(made->from.workspace, variation, &made->from.arena, model,
                                 &problems, check_error()));
    CHECK_OK(
        tkd_picture_build(*model, NULL, NULL, &options, &made->from.arena, picture, check_error()));
}

// Figures that no simulation was needed for: step i waits base + i hours.
static void give_waits(laid *made, tkd_picture *picture, double base)
{
    tkd_picture_step *steps = TKD_TAKE(&made->from.arena, picture->step_count, tkd_picture_step);
    for (uint32_t i = 0; i < picture->step_count; i++) {
        steps[i] = picture->steps[i];
        steps[i].wait_h = (tkd_estimate){base + i, base, base + 9.0, 7};
    }
    picture->steps = steps;
}

static void lay(laid *made, const char *before, const char *after, const char *municipality)
{
    const tkd_variation from = {.scenario = tkd_text_of(before)};
    const tkd_variation to = {.scenario = tkd_text_of(after)};
    tkd_picture_laid sides[2] = {{&made->before, NULL}, {&made->after, NULL}};
    tkd_picture_written_edit edits[8];
    const tkd_changed_path *paths = NULL;
    size_t count = 0;
    loaded_init(&made->from, "picture/changes.yaml");
    build_one(made, &from, municipality, &sides[0].model, &made->before);
    build_one(made, &to, municipality, &sides[1].model, &made->after);
    give_waits(made, &made->before, 100.0);
    give_waits(made, &made->after, 200.0);
    CHECK_OK(tkd_workspace_changes(made->from.workspace, &from, &to, &made->from.arena, &paths,
                                   &count, check_error()));
    CHECK(count <= 8);
    for (size_t i = 0; i < count; i++) {
        edits[i] = (tkd_picture_written_edit){paths[i].path, paths[i].before, paths[i].after,
                                              paths[i].proposal};
    }
    CHECK_OK(tkd_picture_lay_over(&sides[0], &sides[1], edits, count, &made->from.arena,
                                  &made->merged, check_error()));
}

static void check_step(const laid *made, uint32_t row, const char *id, tkd_picture_change change,
                       double before_wait_h, double wait_h)
{
    const tkd_picture_step *step = &made->merged.steps[row];
    CHECK(row < made->merged.step_count);
    CHECK_VIEW(step->id, id);
    CHECK_INT(step->change, change);
    CHECK_NEAR(step->wait_h.mean, wait_h, 1e-12);
    if (isnan(before_wait_h)) {
        CHECK(isnan(step->before_wait_h.mean));
    } else {
        CHECK_NEAR(step->before_wait_h.mean, before_wait_h, 1e-12);
    }
}

static const tkd_picture_flow *find_flow(const laid *made, const char *from, const char *to)
{
    for (uint32_t i = 0; i < made->merged.flow_count; i++) {
        const tkd_picture_flow *flow = &made->merged.flows[i];
        const tkd_text end = flow->to_end == TKD_END_STEP   ? made->merged.steps[flow->to].id
                             : flow->to_end == TKD_END_EXIT ? made->merged.exits[flow->to].id
                                                            : TKD_TEXT("end");
        if (flow->from_end == TKD_END_STEP &&
            tkd_text_equal(made->merged.steps[flow->from].id, tkd_text_of(from)) &&
            tkd_text_equal(end, tkd_text_of(to))) {
            return flow;
        }
    }
    return NULL;
}

TKD_CASE(picture, changes, a_removed_step_keeps_its_old_place_and_figures)
{
    laid made;
    lay(&made, "today", "lühem", "*");
    CHECK_SIZE(made.merged.step_count, 5);
    check_step(&made, 1, "ootab", TKD_CHANGE_NONE, 101.0, 201.0);
    check_step(&made, 2, "mõtleb", TKD_CHANGE_REMOVED, 102.0, 102.0);
    check_step(&made, 3, "saab", TKD_CHANGE_NONE, 103.0, 202.0);
    check_step(&made, 4, "harjub", TKD_CHANGE_NONE, 104.0, 203.0);
    CHECK_SIZE(made.merged.stages[0].steps.count, 4);
    CHECK(made.merged.has_before);
    CHECK_VIEW(tkd_label_in(&made.merged.scenario_title, TKD_EN), "A shorter journey");
    loaded_clear(&made.from);
}

TKD_CASE(picture, changes, the_other_way_round_it_is_added)
{
    laid made;
    lay(&made, "lühem", "today", "*");
    check_step(&made, 2, "mõtleb", TKD_CHANGE_ADDED, (double)NAN, 202.0);
    CHECK_VIEW(tkd_label_in(&made.merged.before_title, TKD_ET), "Lühem teekond");
    loaded_clear(&made.from);
}

TKD_CASE(picture, changes, ways_of_a_removed_step_go_with_it)
{
    laid made;
    lay(&made, "today", "lühem", "*");
    CHECK_INT(find_flow(&made, "ootab", "mõtleb")->change, TKD_CHANGE_REMOVED);
    CHECK_INT(find_flow(&made, "mõtleb", "lahkus")->change, TKD_CHANGE_REMOVED);
    CHECK_INT(find_flow(&made, "ootab", "saab")->change, TKD_CHANGE_ADDED);
    CHECK_INT(find_flow(&made, "ootab", "lahkus")->change, TKD_CHANGE_NONE);
    CHECK_INT(find_flow(&made, "saab", "harjub")->change, TKD_CHANGE_NONE);
    loaded_clear(&made.from);
}

TKD_CASE(picture, changes, an_edit_changes_the_steps_that_use_what_it_names)
{
    laid made;
    lay(&made, "today", "kergem", "*");
    CHECK_INT(made.merged.steps[0].change, TKD_CHANGE_CHANGED); // The pool of küsib and saab.
    CHECK_INT(made.merged.steps[2].change, TKD_CHANGE_NONE);
    CHECK_INT(made.merged.steps[3].change, TKD_CHANGE_CHANGED);
    CHECK_INT(made.merged.steps[4].change, TKD_CHANGE_CHANGED); // Its service takes half the time.
    CHECK_INT(find_flow(&made, "ootab", "lahkus")->change, TKD_CHANGE_CHANGED);
    CHECK_INT(find_flow(&made, "küsib", "ootab")->change, TKD_CHANGE_NONE);
    loaded_clear(&made.from);
}

TKD_CASE(picture, changes, edits_have_titles_and_steps)
{
    laid made;
    lay(&made, "today", "kergem", "*");
    CHECK_SIZE(made.merged.edit_count, 5);
    const tkd_picture_edit *staff = &made.merged.edits[2];
    CHECK_VIEW(made.merged.edits[0].path, "proposals.kiirem");
    CHECK_VIEW(tkd_label_in(&made.merged.edits[0].title, TKD_ET), "Kiirem kord");
    CHECK_VIEW(staff->path, "municipalities.saaremaa.staff.lett");
    CHECK_VIEW(staff->before, "{2024-01-01: 2, 2027-01-01: 1}");
    CHECK_VIEW(staff->after, "1");
    CHECK_VIEW(tkd_label_in(&staff->title, TKD_ET), "Saaremaa: Lett");
    CHECK_SIZE(staff->steps.count, 2);
    CHECK_INT(made.merged.step_lists[staff->steps.first + 1], 3);
    CHECK_VIEW(tkd_label_in(&made.merged.edits[3].title, TKD_ET), "Nõustamine");
    loaded_clear(&made.from);
}

TKD_CASE(picture, changes, edits_of_other_municipalities_are_not_shown)
{
    laid made;
    lay(&made, "today", "kergem", "pärnu");
    CHECK_SIZE(made.merged.edit_count, 4);
    CHECK_INT(made.merged.steps[0].change, TKD_CHANGE_NONE);
    loaded_clear(&made.from);
}

TKD_CASE(picture, changes, bottlenecks_are_removed_wholly_or_in_part)
{
    laid made;
    lay(&made, "today", "kergem", "*");
    CHECK_SIZE(made.merged.bottleneck_count, 2);
    CHECK_VIEW(made.merged.bottlenecks[0].id, "aeglane");
    CHECK_INT(made.merged.bottlenecks[0].change, TKD_CHANGE_REMOVED);
    CHECK_INT(made.merged.bottlenecks[1].change, TKD_CHANGE_CHANGED);
    CHECK_NEAR(made.merged.bottlenecks[1].left, 0.4, 1e-12);
    CHECK_INT(made.merged.bottlenecks[1].number, 2);
    CHECK_INT(made.merged.proposals[0].change, TKD_CHANGE_ADDED);
    CHECK_INT(made.merged.step_lists[made.merged.bottlenecks[1].steps.first], 4);
    loaded_clear(&made.from);
}

TKD_CASE(picture, changes, a_merged_picture_reads_back_from_its_document)
{
    laid made;
    lay(&made, "today", "lühem", "*");
    tkd_writer out;
    tkd_json json;
    tkd_picture again;
    tkd_writer_init_memory(&out, &made.from.arena, 0);
    tkd_json_init(&json, &out);
    tkd_picture_write_json(&made.merged, NULL, NULL, &json);
    CHECK_OK(tkd_picture_read_json(tkd_writer_text(&out), &made.from.arena, &again, check_error()));
    CHECK_SIZE(again.step_count, 5);
    CHECK_INT(again.steps[2].change, TKD_CHANGE_REMOVED);
    CHECK_SIZE(again.edit_count, made.merged.edit_count);
    loaded_clear(&made.from);
}

static tkd_status lay_once(void *context)
{
    const laid *made = context;
    const tkd_picture_laid sides[2] = {{&made->before, made->from.model},
                                       {&made->after, made->from.model}};
    const tkd_picture_written_edit edit = {TKD_TEXT_INIT("municipalities.saaremaa.staff.lett"),
                                           TKD_TEXT_INIT("2"),
                                           TKD_TEXT_INIT("1"),
                                           {0}};
    tkd_arena arena = {0};
    tkd_picture merged;
    const tkd_status status =
        tkd_picture_lay_over(&sides[0], &sides[1], &edit, 1, &arena, &merged, NULL);
    CHECK(status != TKD_OK || (merged.step_count == 5 && merged.edit_count == 1));
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(picture, changes, survive_every_failing_allocation)
{
    laid made;
    lay(&made, "today", "lühem", "*");
    CHECK_TORTURE(lay_once, &made);
    loaded_clear(&made.from);
}
