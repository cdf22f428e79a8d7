// SPDX-License-Identifier: EUPL-1.2
// The tables of the map, read: journeys, stages, lanes, steps, exits and flows; and the runs of rows
// that journeys and stages are.
#include "reading.h"
#include "tables.h"

tkd_picture_change tkd_read_change(tkd_picture_reading *reading, const json_t *object)
{
    return (tkd_picture_change)tkd_read_word(&reading->reader, object, "change",
                                             tkd_picture_change_words());
}

static void read_journey(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_journey *journey = row;
    journey->id = tkd_read_text(reader, object, "id");
    journey->title = tkd_read_label(reader, object, "title");
    journey->target_h = tkd_read_number(reader, object, "target_h");
    journey->figures = tkd_read_key_figures(reading, object, "figures");
}

static void read_stage(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_stage *stage = row;
    stage->id = tkd_read_text(reader, object, "id");
    stage->title = tkd_read_label(reader, object, "title");
    stage->journey = tkd_read_row_needed(reader, object, "journey", reading->picture.journey_count);
    stage->change = tkd_read_change(reading, object);
}

static tkd_range read_channels(tkd_picture_reading *reading, const json_t *object)
{
    tkd_picture_reader *reader = &reading->reader;
    const json_t *array = tkd_read_array(reader, object, "channels");
    const uint32_t first = (uint32_t)reading->channels.count;
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *member = json_array_get(array, i);
        tkd_channel *channel = tkd_list_add(&reading->channels);
        if (channel == NULL) {
            tkd_read_no_memory(reader);
            break;
        }
        channel->kind =
            (tkd_channel_kind)tkd_read_word(reader, member, "kind", tkd_picture_channel_words());
        channel->name = tkd_read_text(reader, member, "name");
    }
    return (tkd_range){first, (uint32_t)reading->channels.count - first};
}

static tkd_range read_notes(tkd_picture_reading *reading, const json_t *object, int32_t journey)
{
    tkd_picture_reader *reader = &reading->reader;
    const json_t *array = tkd_read_array(reader, object, "notes");
    const uint32_t first = (uint32_t)reading->notes.count;
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *member = json_array_get(array, i);
        tkd_picture_note *note = tkd_list_add(&reading->notes);
        if (note == NULL) {
            tkd_read_no_memory(reader);
            break;
        }
        note->lane = tkd_read_row_needed(reader, member, "lane", reading->picture.lane_count);
        note->text = tkd_read_label(reader, member, "text");
        if (reader->status == TKD_OK && reading->picture.lanes[note->lane].journey != journey) {
            tkd_read_fail(reader, "notes", "oma teekonna rajad");
        }
        if (reader->status != TKD_OK) {
            break;
        }
    }
    return (tkd_range){first, (uint32_t)reading->notes.count - first};
}

// What is written about the step: who, where, how long it may take.
static void read_step_standards(tkd_picture_reading *reading, const json_t *object,
                                tkd_picture_step *step)
{
    tkd_picture_reader *reader = &reading->reader;
    step->needs =
        tkd_read_list(reader, object, "needs", &reading->step_lists, reading->picture.step_count);
    step->service = tkd_read_label(reader, object, "service");
    step->pool = tkd_read_label(reader, object, "pool");
    step->is_course = tkd_read_bool(reader, object, "course");
    step->booking_h = tkd_read_number(reader, object, "booking_h");
    step->standard_h = tkd_read_number(reader, object, "standard_h");
    step->processing_h = tkd_read_number(reader, object, "processing_h");
    step->deadline_h = tkd_read_number(reader, object, "deadline_h");
    step->evidence = (tkd_picture_evidence)tkd_read_word(reader, object, "evidence",
                                                         tkd_picture_evidence_words());
    step->change = tkd_read_change(reading, object);
}

static void read_step_figures(tkd_picture_reading *reading, const json_t *object,
                              tkd_picture_step *step)
{
    step->visits = tkd_read_figure(reading, object, "visits");
    step->wait_h = tkd_read_figure(reading, object, "wait_h");
    step->wait_p10_h = tkd_read_figure(reading, object, "wait_p10_h");
    step->wait_p50_h = tkd_read_figure(reading, object, "wait_p50_h");
    step->wait_p90_h = tkd_read_figure(reading, object, "wait_p90_h");
    step->service_h = tkd_read_figure(reading, object, "service_h");
    step->time_h = tkd_read_figure(reading, object, "time_h");
    step->time_p50_h = tkd_read_figure(reading, object, "time_p50_h");
    step->time_p90_h = tkd_read_figure(reading, object, "time_p90_h");
    step->rework_share = tkd_read_figure(reading, object, "rework_share");
    step->left_share = tkd_read_figure(reading, object, "left_share");
    step->before_visits = tkd_read_figure(reading, object, "before_visits");
    step->before_wait_h = tkd_read_figure(reading, object, "before_wait_h");
    step->before_time_h = tkd_read_figure(reading, object, "before_time_h");
}

static void read_step(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_step *step = row;
    const json_t *feeling = json_object_get(object, "feeling");
    const tkd_picture_stage *stages = reading->picture.stages;
    step->id = tkd_read_text(reader, object, "id");
    step->title = tkd_read_label(reader, object, "title");
    step->stage = tkd_read_row_needed(reader, object, "stage", reading->picture.stage_count);
    step->journey = reading->picture.stage_count > 0 ? stages[step->stage].journey : 0;
    step->branch = (int32_t)tkd_read_whole(reader, object, "branch", 0.0, (double)INT32_MAX);
    step->position = (uint32_t)tkd_read_whole(reader, object, "position", 0.0, (double)UINT32_MAX);
    step->has_provider = json_object_get(object, "provider") != NULL;
    step->provider = tkd_read_label(reader, object, "provider");
    step->level = (tkd_level)tkd_read_word(reader, object, "level", tkd_picture_level_words());
    step->channels = read_channels(reading, object);
    step->views = tkd_read_bits(reader, object, "views", tkd_picture_view_words());
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        step->feelings[view] = tkd_read_number(reader, feeling, tkd_picture_view_words()[view]);
    }
    step->notes = read_notes(reading, object, step->journey);
    step->milestone = tkd_read_bool(reader, object, "milestone");
    read_step_standards(reading, object, step);
    read_step_figures(reading, object, step);
}

static void read_lane(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_lane *lane = row;
    lane->id = tkd_read_text(reader, object, "id");
    lane->title = tkd_read_label(reader, object, "title");
    lane->journey = tkd_read_row_needed(reader, object, "journey", reading->picture.journey_count);
}

static void read_exit(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_exit *own = row;
    own->id = tkd_read_text(reader, object, "id");
    own->title = tkd_read_label(reader, object, "title");
    own->journey = tkd_read_row_needed(reader, object, "journey", reading->picture.journey_count);
}

// The row of an end's table; ends without a table have none.
static int32_t read_end(tkd_picture_reading *reading, const json_t *object, const char *key,
                        tkd_picture_end end)
{
    tkd_picture_reader *reader = &reading->reader;
    switch (end) {
    case TKD_END_STEP: return tkd_read_row_needed(reader, object, key, reading->picture.step_count);
    case TKD_END_EXIT: return tkd_read_row_needed(reader, object, key, reading->picture.exit_count);
    case TKD_END_START:
    case TKD_END_DONE: break;
    }
    return TKD_NONE;
}

static void read_flow(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_flow *flow = row;
    const char *const *ends = tkd_picture_end_words();
    flow->from_end = (tkd_picture_end)tkd_read_word(reader, object, "from_kind", ends);
    flow->from = read_end(reading, object, "from", flow->from_end);
    flow->to_end = (tkd_picture_end)tkd_read_word(reader, object, "to_kind", ends);
    flow->to = read_end(reading, object, "to", flow->to_end);
    flow->kind = (tkd_flow_kind)tkd_read_word(reader, object, "kind", tkd_picture_flow_words());
    flow->count = tkd_read_figure(reading, object, "count");
    flow->share = tkd_read_number(reader, object, "share");
    flow->change = tkd_read_change(reading, object);
    flow->before_count = tkd_read_figure(reading, object, "before_count");
}

// Stages of a journey, and steps of a stage, must stand next to each other and in order.
static void fill_ranges(tkd_picture_reading *reading, tkd_picture_journey *journeys,
                        tkd_picture_stage *stages)
{
    const tkd_picture *picture = &reading->picture;
    for (uint32_t i = 0; i < picture->stage_count; i++) {
        const int32_t journey = stages[i].journey;
        if (i > 0 && journey < stages[i - 1].journey) {
            reading->reader.table = "stages";
            tkd_read_fail(&reading->reader, "journey", "etapid teekondade järjekorras");
            return;
        }
        if (journeys[journey].stages.count++ == 0) {
            journeys[journey].stages.first = i;
        }
    }
    for (uint32_t i = 0; i < picture->step_count; i++) {
        const tkd_picture_step *step = &picture->steps[i];
        if (i > 0 && step->stage < picture->steps[i - 1].stage) {
            reading->reader.table = "steps";
            tkd_read_fail(&reading->reader, "stage", "sammud etappide järjekorras");
            return;
        }
        if (stages[step->stage].steps.count++ == 0) {
            stages[step->stage].steps.first = i;
        }
        if (journeys[step->journey].steps.count++ == 0) {
            journeys[step->journey].steps.first = i;
        }
    }
    for (uint32_t i = 0; i < picture->exit_count; i++) {
        const int32_t journey = picture->exits[i].journey;
        if (i > 0 && journey < picture->exits[i - 1].journey) {
            reading->reader.table = "exits";
            tkd_read_fail(&reading->reader, "journey", "väljumised teekondade järjekorras");
            return;
        }
        if (journeys[journey].exits.count++ == 0) {
            journeys[journey].exits.first = i;
        }
    }
}

// Flows name their journey; they stand in order of it.
static void fill_flow_ranges(tkd_picture_reading *reading, const json_t *parent,
                             tkd_picture_journey *journeys)
{
    const json_t *array = json_object_get(parent, "flows");
    tkd_picture_reader *reader = &reading->reader;
    int32_t last = 0;
    reader->table = "flows";
    for (uint32_t i = 0; i < reading->picture.flow_count; i++) {
        reader->row = i;
        const int32_t journey = tkd_read_row_needed(reader, json_array_get(array, i), "journey",
                                                    reading->picture.journey_count);
        if (reader->status != TKD_OK) {
            return;
        }
        if (journey < last) {
            tkd_read_fail(reader, "journey", "vood teekondade järjekorras");
            return;
        }
        last = journey;
        if (journeys[journey].flows.count++ == 0) {
            journeys[journey].flows.first = i;
        }
    }
}

void tkd_read_map(tkd_picture_reading *reading, const json_t *object)
{
    tkd_picture *picture = &reading->picture;
    tkd_picture_journey *journeys = tkd_read_table(
        reading, object, "journeys", picture->journey_count, sizeof(*journeys), read_journey);
    tkd_picture_stage *stages = tkd_read_table(reading, object, "stages", picture->stage_count,
                                               sizeof(*stages), read_stage);
    picture->journeys = journeys;
    picture->stages = stages;
    if (reading->reader.status != TKD_OK) {
        return;
    }
    picture->lanes = tkd_read_table(reading, object, "lanes", picture->lane_count,
                                    sizeof(tkd_picture_lane), read_lane);
    picture->steps = tkd_read_table(reading, object, "steps", picture->step_count,
                                    sizeof(tkd_picture_step), read_step);
    picture->exits = tkd_read_table(reading, object, "exits", picture->exit_count,
                                    sizeof(tkd_picture_exit), read_exit);
    picture->flows = tkd_read_table(reading, object, "flows", picture->flow_count,
                                    sizeof(tkd_picture_flow), read_flow);
    if (reading->reader.status == TKD_OK) {
        fill_ranges(reading, journeys, stages);
        fill_flow_ranges(reading, object, journeys);
    }
}
