// SPDX-License-Identifier: EUPL-1.2
// The map of two scenarios: journeys, stages and steps of both in one order. A step is changed where
// what is written about it differs; that people wait longer or shorter is no change of the step.
#include "changes.h"

// Rows of two tables that stand for the same thing.
typedef struct matches {
    int32_t *after_of;  // by row before
    int32_t *before_of; // by row after
} matches;

typedef bool is_same_fn(const tkd_picture_laying *laying, uint32_t before, uint32_t after);

// Each row before is matched with the first row after that is the same and not matched yet.
static tkd_status match(const tkd_picture_laying *laying, uint32_t before_count,
                        uint32_t after_count, is_same_fn *is_same, matches *made, tkd_error *err)
{
    made->after_of = TKD_TAKE(laying->arena, before_count, int32_t);
    made->before_of = TKD_TAKE(laying->arena, after_count, int32_t);
    if (made->after_of == NULL || made->before_of == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    for (uint32_t i = 0; i < after_count; i++) {
        made->before_of[i] = TKD_NONE;
    }
    uint32_t likely = 0;
    for (uint32_t i = 0; i < before_count; i++) {
        made->after_of[i] = TKD_NONE;
        // Mostly the order is the same: the row behind the last match is looked at first.
        for (uint32_t k = 0; k < after_count && made->after_of[i] == TKD_NONE; k++) {
            const uint32_t row = (likely + k) % after_count;
            if (made->before_of[row] == TKD_NONE && is_same(laying, i, row)) {
                made->after_of[i] = (int32_t)row;
                made->before_of[row] = (int32_t)i;
                likely = row + 1;
            }
        }
    }
    return TKD_OK;
}

static bool is_same_journey(const tkd_picture_laying *laying, uint32_t before, uint32_t after)
{
    return tkd_text_equal(laying->before->journeys[before].id, laying->after->journeys[after].id);
}

static bool is_same_stage(const tkd_picture_laying *laying, uint32_t before, uint32_t after)
{
    const tkd_picture_stage *a = &laying->before->stages[before];
    const tkd_picture_stage *b = &laying->after->stages[after];
    return tkd_text_equal(a->id, b->id) &&
           is_same_journey(laying, (uint32_t)a->journey, (uint32_t)b->journey);
}

static bool is_same_step(const tkd_picture_laying *laying, uint32_t before, uint32_t after)
{
    const tkd_picture_step *a = &laying->before->steps[before];
    const tkd_picture_step *b = &laying->after->steps[after];
    return tkd_text_equal(a->id, b->id) &&
           is_same_journey(laying, (uint32_t)a->journey, (uint32_t)b->journey);
}

static bool is_same_lane(const tkd_picture_laying *laying, uint32_t before, uint32_t after)
{
    const tkd_picture_lane *a = &laying->before->lanes[before];
    const tkd_picture_lane *b = &laying->after->lanes[after];
    return tkd_text_equal(a->id, b->id) &&
           is_same_journey(laying, (uint32_t)a->journey, (uint32_t)b->journey);
}

static bool is_same_exit(const tkd_picture_laying *laying, uint32_t before, uint32_t after)
{
    const tkd_picture_exit *a = &laying->before->exits[before];
    const tkd_picture_exit *b = &laying->after->exits[after];
    return tkd_text_equal(a->id, b->id) &&
           is_same_journey(laying, (uint32_t)a->journey, (uint32_t)b->journey);
}

// ---- What makes a step another

static bool have_same_channels(const tkd_picture_laying *laying, const tkd_picture_step *a,
                               const tkd_picture_step *b)
{
    bool is_same = a->channels.count == b->channels.count;
    for (uint32_t i = 0; is_same && i < a->channels.count; i++) {
        is_same = tkd_text_equal(laying->before->channels[a->channels.first + i].name,
                                 laying->after->channels[b->channels.first + i].name);
    }
    return is_same;
}

static bool have_same_notes(const tkd_picture_laying *laying, const tkd_picture_step *a,
                            const tkd_picture_step *b)
{
    bool is_same = a->notes.count == b->notes.count;
    for (uint32_t i = 0; is_same && i < a->notes.count; i++) {
        const tkd_picture_note *own = &laying->before->notes[a->notes.first + i];
        const tkd_picture_note *other = &laying->after->notes[b->notes.first + i];
        is_same = is_same_lane(laying, (uint32_t)own->lane, (uint32_t)other->lane) &&
                  tkd_picture_same_label(&own->text, &other->text);
    }
    return is_same;
}

static bool have_same_needs(const tkd_picture_laying *laying, const tkd_picture_step *a,
                            const tkd_picture_step *b)
{
    bool is_same = a->needs.count == b->needs.count;
    for (uint32_t i = 0; is_same && i < a->needs.count; i++) {
        is_same = is_same_step(laying, (uint32_t)laying->before->step_lists[a->needs.first + i],
                               (uint32_t)laying->after->step_lists[b->needs.first + i]);
    }
    return is_same;
}

static bool have_same_texts(const tkd_picture_step *a, const tkd_picture_step *b)
{
    return tkd_picture_same_label(&a->title, &b->title) &&
           tkd_picture_same_label(&a->provider, &b->provider) &&
           tkd_picture_same_label(&a->service, &b->service) &&
           tkd_picture_same_label(&a->pool, &b->pool) && a->has_provider == b->has_provider &&
           a->level == b->level && a->views == b->views && a->milestone == b->milestone &&
           a->is_course == b->is_course;
}

static bool have_same_figures(const tkd_picture_step *a, const tkd_picture_step *b)
{
    bool is_same = tkd_picture_same_number(a->booking_h, b->booking_h) &&
                   tkd_picture_same_number(a->standard_h, b->standard_h) &&
                   tkd_picture_same_number(a->processing_h, b->processing_h) &&
                   tkd_picture_same_number(a->deadline_h, b->deadline_h);
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        is_same = is_same && tkd_picture_same_number(a->feelings[view], b->feelings[view]);
    }
    return is_same;
}

static tkd_picture_change change_of_step(const tkd_picture_laying *laying,
                                         const tkd_picture_step *before,
                                         const tkd_picture_step *after)
{
    if (before == NULL || after == NULL) {
        return before == NULL ? TKD_CHANGE_ADDED : TKD_CHANGE_REMOVED;
    }
    const bool is_same = have_same_texts(before, after) && have_same_figures(before, after) &&
                         have_same_channels(laying, before, after) &&
                         have_same_notes(laying, before, after) &&
                         have_same_needs(laying, before, after);
    return is_same ? TKD_CHANGE_NONE : TKD_CHANGE_CHANGED;
}

// ---- Laying

static tkd_status lay_step(tkd_picture_laying *laying, tkd_picture_pair pair, int32_t journey,
                           int32_t stage, tkd_error *err)
{
    const tkd_picture_step *before =
        pair.before == TKD_NONE ? NULL : &laying->before->steps[pair.before];
    const tkd_picture_step *after =
        pair.after == TKD_NONE ? NULL : &laying->after->steps[pair.after];
    const tkd_picture *from = after == NULL ? laying->before : laying->after;
    const int32_t *lanes = after == NULL ? laying->from_before.lanes : laying->from_after.lanes;
    const tkd_picture_step *either = after == NULL ? before : after;
    TKD_REQUIRE(either != NULL);
    tkd_picture_step step = *either;
    const tkd_estimate nobody = tkd_picture_nobody();
    step.journey = journey;
    step.stage = stage;
    step.change = change_of_step(laying, before, after);
    step.before_visits = before == NULL ? nobody : before->visits;
    step.before_wait_h = before == NULL ? nobody : before->wait_h;
    step.before_time_h = before == NULL ? nobody : before->time_h;
    const tkd_range channels = step.channels;
    const tkd_range notes = step.notes;
    step.channels.first = (uint32_t)laying->channels.count;
    step.notes.first = (uint32_t)laying->notes.count;
    for (uint32_t i = 0; i < channels.count; i++) {
        TKD_TRY(tkd_picture_append(&laying->channels, &from->channels[channels.first + i], err));
    }
    for (uint32_t i = 0; i < notes.count; i++) {
        tkd_picture_note note = from->notes[notes.first + i];
        note.lane = lanes[note.lane];
        TKD_TRY(tkd_picture_append(&laying->notes, &note, err));
    }
    const int32_t row = (int32_t)laying->steps.count;
    if (before != NULL) {
        laying->from_before.steps[pair.before] = row;
    }
    if (after != NULL) {
        laying->from_after.steps[pair.after] = row;
    }
    return tkd_picture_append(&laying->steps, &step, err);
}

static tkd_status lay_stage(tkd_picture_laying *laying, tkd_picture_pair pair, int32_t journey,
                            const matches *steps, tkd_error *err)
{
    const tkd_picture_stage *before =
        pair.before == TKD_NONE ? NULL : &laying->before->stages[pair.before];
    const tkd_picture_stage *after =
        pair.after == TKD_NONE ? NULL : &laying->after->stages[pair.after];
    const tkd_range nothing = {0};
    const int32_t row = (int32_t)laying->stages.count;
    const tkd_picture_stage *either = after == NULL ? before : after;
    TKD_REQUIRE(either != NULL);
    tkd_picture_stage stage = *either;
    tkd_list pairs;
    tkd_list_init(&pairs, laying->arena, sizeof(tkd_picture_pair));
    TKD_TRY(tkd_picture_merge_order(before == NULL ? nothing : before->steps,
                                    after == NULL ? nothing : after->steps, steps->after_of,
                                    steps->before_of, &pairs, err));
    stage.journey = journey;
    stage.steps = (tkd_range){(uint32_t)laying->steps.count, (uint32_t)pairs.count};
    stage.change = before == NULL                                          ? TKD_CHANGE_ADDED
                   : after == NULL                                         ? TKD_CHANGE_REMOVED
                   : tkd_picture_same_label(&before->title, &after->title) ? TKD_CHANGE_NONE
                                                                           : TKD_CHANGE_CHANGED;
    if (before != NULL) {
        laying->from_before.stages[pair.before] = row;
    }
    if (after != NULL) {
        laying->from_after.stages[pair.after] = row;
    }
    TKD_TRY(tkd_picture_append(&laying->stages, &stage, err));
    for (size_t i = 0; i < pairs.count; i++) {
        TKD_TRY(lay_step(laying, ((const tkd_picture_pair *)pairs.items)[i], journey, row, err));
    }
    return TKD_OK;
}

// Lanes of a journey, those of after first.
static tkd_status lay_lanes(tkd_picture_laying *laying, tkd_picture_pair journeys, int32_t journey,
                            const matches *lanes, tkd_error *err)
{
    for (uint32_t i = 0; i < laying->after->lane_count; i++) {
        tkd_picture_lane lane = laying->after->lanes[i];
        if (lane.journey == journeys.after) {
            laying->from_after.lanes[i] = (int32_t)laying->lanes.count;
            lane.journey = journey;
            TKD_TRY(tkd_picture_append(&laying->lanes, &lane, err));
        }
    }
    for (uint32_t i = 0; i < laying->before->lane_count; i++) {
        tkd_picture_lane lane = laying->before->lanes[i];
        if (lanes->after_of[i] != TKD_NONE) {
            laying->from_before.lanes[i] = laying->from_after.lanes[lanes->after_of[i]];
        } else if (lane.journey == journeys.before) {
            laying->from_before.lanes[i] = (int32_t)laying->lanes.count;
            lane.journey = journey;
            TKD_TRY(tkd_picture_append(&laying->lanes, &lane, err));
        }
    }
    return TKD_OK;
}

// Exits of a journey: what only before has stands before `leave`, which is the last of every journey.
static tkd_status lay_exits(tkd_picture_laying *laying, tkd_range before, tkd_range after,
                            int32_t journey, const matches *exits, tkd_error *err)
{
    tkd_list pairs;
    tkd_list_init(&pairs, laying->arena, sizeof(tkd_picture_pair));
    TKD_TRY(tkd_picture_merge_order(before, after, exits->after_of, exits->before_of, &pairs, err));
    for (size_t i = 0; i < pairs.count; i++) {
        const tkd_picture_pair pair = ((const tkd_picture_pair *)pairs.items)[i];
        tkd_picture_exit row = pair.after == TKD_NONE ? laying->before->exits[pair.before]
                                                      : laying->after->exits[pair.after];
        row.journey = journey;
        if (pair.before != TKD_NONE) {
            laying->from_before.exits[pair.before] = (int32_t)laying->exits.count;
        }
        if (pair.after != TKD_NONE) {
            laying->from_after.exits[pair.after] = (int32_t)laying->exits.count;
        }
        TKD_TRY(tkd_picture_append(&laying->exits, &row, err));
    }
    return TKD_OK;
}

// Which rows of before and after are the same.
typedef struct all_matches {
    matches journeys;
    matches stages;
    matches steps;
    matches lanes;
    matches exits;
} all_matches;

static tkd_status lay_journey(tkd_picture_laying *laying, tkd_picture_pair pair,
                              const all_matches *same, tkd_error *err)
{
    const tkd_picture_journey *before =
        pair.before == TKD_NONE ? NULL : &laying->before->journeys[pair.before];
    const tkd_picture_journey *after =
        pair.after == TKD_NONE ? NULL : &laying->after->journeys[pair.after];
    const tkd_range nothing = {0};
    const int32_t row = (int32_t)laying->journeys.count;
    const tkd_picture_journey *either = after == NULL ? before : after;
    TKD_REQUIRE(either != NULL);
    tkd_picture_journey journey = *either;
    tkd_list pairs;
    tkd_list_init(&pairs, laying->arena, sizeof(tkd_picture_pair));
    TKD_TRY(tkd_picture_merge_order(before == NULL ? nothing : before->stages,
                                    after == NULL ? nothing : after->stages, same->stages.after_of,
                                    same->stages.before_of, &pairs, err));
    if (before != NULL) {
        laying->from_before.journeys[pair.before] = row;
    }
    if (after != NULL) {
        laying->from_after.journeys[pair.after] = row;
    }
    TKD_TRY(lay_lanes(laying, pair, row, &same->lanes, err));
    journey.stages = (tkd_range){(uint32_t)laying->stages.count, (uint32_t)pairs.count};
    journey.steps.first = (uint32_t)laying->steps.count;
    for (size_t i = 0; i < pairs.count; i++) {
        TKD_TRY(
            lay_stage(laying, ((const tkd_picture_pair *)pairs.items)[i], row, &same->steps, err));
    }
    journey.steps.count = (uint32_t)laying->steps.count - journey.steps.first;
    journey.exits.first = (uint32_t)laying->exits.count;
    TKD_TRY(lay_exits(laying, before == NULL ? nothing : before->exits,
                      after == NULL ? nothing : after->exits, row, &same->exits, err));
    journey.exits.count = (uint32_t)laying->exits.count - journey.exits.first;
    return tkd_picture_append(&laying->journeys, &journey, err);
}

// What steps need, once all of them have their rows.
static tkd_status lay_needs(tkd_picture_laying *laying, tkd_error *err)
{
    const struct {
        const tkd_picture *picture;
        const int32_t *rows;
    } sides[] = {{laying->before, laying->from_before.steps},
                 {laying->after, laying->from_after.steps}};
    for (size_t side = 0; side < 2; side++) {
        const tkd_picture *picture = sides[side].picture;
        for (uint32_t i = 0; i < picture->step_count; i++) {
            tkd_range needs = {0};
            TKD_TRY(tkd_picture_map_list(&laying->step_lists, sides[side].rows, picture->step_lists,
                                         picture->steps[i].needs, &needs, err));
            ((tkd_picture_step *)laying->steps.items)[sides[side].rows[i]].needs = needs;
        }
    }
    return TKD_OK;
}

tkd_status tkd_picture_lay_map(tkd_picture_laying *laying, tkd_error *err)
{
    const tkd_picture *before = laying->before;
    const tkd_picture *after = laying->after;
    all_matches same;
    tkd_list pairs;
    tkd_list_init(&pairs, laying->arena, sizeof(tkd_picture_pair));
    TKD_TRY(match(laying, before->journey_count, after->journey_count, is_same_journey,
                  &same.journeys, err));
    TKD_TRY(
        match(laying, before->stage_count, after->stage_count, is_same_stage, &same.stages, err));
    TKD_TRY(match(laying, before->step_count, after->step_count, is_same_step, &same.steps, err));
    TKD_TRY(match(laying, before->lane_count, after->lane_count, is_same_lane, &same.lanes, err));
    TKD_TRY(match(laying, before->exit_count, after->exit_count, is_same_exit, &same.exits, err));
    TKD_TRY(tkd_picture_merge_order((tkd_range){0, before->journey_count},
                                    (tkd_range){0, after->journey_count}, same.journeys.after_of,
                                    same.journeys.before_of, &pairs, err));
    for (size_t i = 0; i < pairs.count; i++) {
        TKD_TRY(lay_journey(laying, ((const tkd_picture_pair *)pairs.items)[i], &same, err));
    }
    return lay_needs(laying, err);
}
