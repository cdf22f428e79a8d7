// SPDX-License-Identifier: EUPL-1.2
// The tables of the map, written: journeys, stages, lanes, steps, exits and flows.
#include "put.h"
#include "tables.h"

#include <math.h>

static void put_change(const tkd_picture_putter *putter, tkd_picture_change change)
{
    tkd_put_some_word(putter, "change", tkd_picture_change_words(), change);
}

static void put_journey(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_journey *journey = &putter->picture->journeys[row];
    tkd_put_text(putter, "id", journey->id);
    tkd_put_label(putter, "title", &journey->title);
    tkd_put_number(putter, "target_h", journey->target_h);
    tkd_put_key_figures(putter, "figures", &journey->figures);
}

static void put_stage(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_stage *stage = &putter->picture->stages[row];
    tkd_put_text(putter, "id", stage->id);
    tkd_put_label(putter, "title", &stage->title);
    tkd_put_row(putter, "journey", stage->journey);
    put_change(putter, stage->change);
}

static void put_lane(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_lane *lane = &putter->picture->lanes[row];
    tkd_put_text(putter, "id", lane->id);
    tkd_put_label(putter, "title", &lane->title);
    tkd_put_row(putter, "journey", lane->journey);
}

static void put_exit(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_exit *own = &putter->picture->exits[row];
    tkd_put_text(putter, "id", own->id);
    tkd_put_label(putter, "title", &own->title);
    tkd_put_row(putter, "journey", own->journey);
}

// ---- Steps

static void put_channels(const tkd_picture_putter *putter, tkd_range channels)
{
    tkd_json_key(putter->json, "channels");
    tkd_json_open_array(putter->json);
    for (uint32_t i = 0; i < channels.count; i++) {
        const tkd_channel *channel = &putter->picture->channels[channels.first + i];
        tkd_json_open_object_flat(putter->json);
        tkd_put_string(putter, "kind", tkd_picture_channel_words()[channel->kind]);
        tkd_put_text(putter, "name", channel->name);
        tkd_json_close_object(putter->json);
    }
    tkd_json_close_array(putter->json);
}

static void put_feelings(const tkd_picture_putter *putter, const double *feelings)
{
    tkd_json_key(putter->json, "feeling");
    tkd_json_open_object_flat(putter->json);
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        tkd_put_some_number(putter, tkd_picture_view_words()[view], feelings[view]);
    }
    tkd_json_close_object(putter->json);
}

static void put_notes(const tkd_picture_putter *putter, tkd_range notes)
{
    tkd_json_key(putter->json, "notes");
    tkd_json_open_array(putter->json);
    for (uint32_t i = 0; i < notes.count; i++) {
        const tkd_picture_note *note = &putter->picture->notes[notes.first + i];
        tkd_json_open_object_flat(putter->json);
        tkd_put_row(putter, "lane", note->lane);
        tkd_put_label(putter, "text", &note->text);
        tkd_json_close_object(putter->json);
    }
    tkd_json_close_array(putter->json);
}

// What is written about the step: who, where, how long it may take.
static void put_step_standards(const tkd_picture_putter *putter, const tkd_picture_step *step)
{
    tkd_put_some_list(putter, "needs", putter->picture->step_lists, step->needs);
    tkd_put_some_label(putter, "service", &step->service);
    tkd_put_some_label(putter, "pool", &step->pool);
    tkd_put_some_bool(putter, "course", step->is_course);
    tkd_put_some_number(putter, "booking_h", step->booking_h);
    tkd_put_some_number(putter, "standard_h", step->standard_h);
    tkd_put_some_number(putter, "processing_h", step->processing_h);
    tkd_put_some_number(putter, "deadline_h", step->deadline_h);
    tkd_put_some_word(putter, "evidence", tkd_picture_evidence_words(), step->evidence);
    put_change(putter, step->change);
}

static void put_step_figures(const tkd_picture_putter *putter, const tkd_picture_step *step)
{
    tkd_put_estimate(putter, "visits", step->visits);
    tkd_put_estimate(putter, "wait_h", step->wait_h);
    tkd_put_some_estimate(putter, "wait_p10_h", step->wait_p10_h);
    tkd_put_some_estimate(putter, "wait_p50_h", step->wait_p50_h);
    tkd_put_estimate(putter, "wait_p90_h", step->wait_p90_h);
    tkd_put_estimate(putter, "service_h", step->service_h);
    tkd_put_estimate(putter, "time_h", step->time_h);
    tkd_put_some_estimate(putter, "time_p50_h", step->time_p50_h);
    tkd_put_some_estimate(putter, "time_p90_h", step->time_p90_h);
    tkd_put_estimate(putter, "rework_share", step->rework_share);
    tkd_put_estimate(putter, "left_share", step->left_share);
    tkd_put_some_estimate(putter, "before_visits", step->before_visits);
    tkd_put_some_estimate(putter, "before_wait_h", step->before_wait_h);
    tkd_put_some_estimate(putter, "before_time_h", step->before_time_h);
}

static void put_step(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_step *step = &putter->picture->steps[row];
    tkd_put_text(putter, "id", step->id);
    tkd_put_label(putter, "title", &step->title);
    tkd_put_row(putter, "stage", step->stage);
    tkd_put_row(putter, "branch", step->branch);
    tkd_put_count(putter, "position", step->position);
    if (step->has_provider) {
        tkd_put_label(putter, "provider", &step->provider);
        tkd_put_string(putter, "level", tkd_picture_level_words()[step->level]);
    }
    put_channels(putter, step->channels);
    tkd_put_bits(putter, "views", tkd_picture_view_words(), step->views);
    put_feelings(putter, step->feelings);
    put_notes(putter, step->notes);
    tkd_put_bool(putter, "milestone", step->milestone);
    put_step_standards(putter, step);
    put_step_figures(putter, step);
}

// ---- Flows

static void put_flow(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_flow *flow = &putter->picture->flows[row];
    for (uint32_t i = 0; i < putter->picture->journey_count; i++) {
        const tkd_range flows = putter->picture->journeys[i].flows;
        if (row >= flows.first && row < flows.first + flows.count) {
            tkd_put_count(putter, "journey", i);
        }
    }
    tkd_put_string(putter, "from_kind", tkd_picture_end_words()[flow->from_end]);
    tkd_put_row(putter, "from", flow->from);
    tkd_put_string(putter, "to_kind", tkd_picture_end_words()[flow->to_end]);
    tkd_put_row(putter, "to", flow->to);
    tkd_put_string(putter, "kind", tkd_picture_flow_words()[flow->kind]);
    tkd_put_estimate(putter, "count", flow->count);
    tkd_put_number(putter, "share", flow->share);
    put_change(putter, flow->change);
    tkd_put_some_estimate(putter, "before_count", flow->before_count);
}

void tkd_put_map(const tkd_picture_putter *putter)
{
    const tkd_picture *picture = putter->picture;
    tkd_put_rows(putter, "journeys", (tkd_range){0, picture->journey_count}, put_journey);
    tkd_put_rows(putter, "stages", (tkd_range){0, picture->stage_count}, put_stage);
    tkd_put_rows(putter, "lanes", (tkd_range){0, picture->lane_count}, put_lane);
    tkd_put_rows(putter, "steps", (tkd_range){0, picture->step_count}, put_step);
    tkd_put_rows(putter, "exits", (tkd_range){0, picture->exit_count}, put_exit);
    tkd_put_rows(putter, "flows", (tkd_range){0, picture->flow_count}, put_flow);
}
