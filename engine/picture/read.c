// SPDX-License-Identifier: EUPL-1.2
// The document, read: each table of the picture from an array of objects. Jansson parses; everything
// that is kept is copied into the arena, and every row number is checked against its table.
#include "reader.h"
#include "tables.h"

// The picture being read, and the lists that rows point into.
typedef struct picture_reading {
    tkd_picture_reader reader;
    tkd_picture picture;
    tkd_list channels;
    tkd_list notes;
    tkd_list step_lists;
    tkd_list stage_lists;
    tkd_list bottleneck_lists;
} picture_reading;

static void read_facts(picture_reading *reading, const json_t *object)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_facts *facts = &reading->picture.facts;
    reader->table = "facts";
    const double most = (double)UINT32_MAX;
    const double days = (double)INT32_MAX;
    facts->simulated = tkd_read_bool(reader, object, "simulated");
    const tkd_text seed = tkd_read_text(reader, object, "seed");
    for (size_t i = 0; i < seed.size; i++) {
        if (seed.data[i] < '0' || seed.data[i] > '9') {
            tkd_read_fail(reader, "seed", "numbrid tekstina");
            break;
        }
        facts->seed = facts->seed * 10U + (uint64_t)(seed.data[i] - '0');
    }
    facts->replications = (uint32_t)tkd_read_whole(reader, object, "replications", 0.0, most);
    facts->partial = tkd_read_bool(reader, object, "partial");
    facts->from_day = (int32_t)tkd_read_whole(reader, object, "from_day", -days, days);
    facts->to_day = (int32_t)tkd_read_whole(reader, object, "to_day", -days, days);
    facts->assumption_count = (uint32_t)tkd_read_whole(reader, object, "assumptions", 0.0, most);
    facts->fingerprint = tkd_read_text(reader, object, "fingerprint");
    facts->version = tkd_read_text(reader, object, "version");
}

static tkd_picture_key_figures read_key_figures(picture_reading *reading, const json_t *parent)
{
    const json_t *object = json_object_get(parent, "figures");
    const uint32_t n = reading->picture.facts.replications;
    tkd_picture_reader *reader = &reading->reader;
    return (tkd_picture_key_figures){
        .arrived = tkd_read_estimate(reader, object, "arrived", n),
        .completed_share = tkd_read_estimate(reader, object, "completed_share", n),
        .on_target_share = tkd_read_estimate(reader, object, "on_target_share", n),
        .left_share = tkd_read_estimate(reader, object, "left_share", n),
        .time_p50_h = tkd_read_estimate(reader, object, "time_to_complete_p50_h", n),
        .time_p90_h = tkd_read_estimate(reader, object, "time_to_complete_p90_h", n),
        .visits = tkd_read_estimate(reader, object, "visits", n),
        .rework = tkd_read_estimate(reader, object, "rework", n),
    };
}

static void read_journey(picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_journey *journey = row;
    journey->id = tkd_read_text(reader, object, "id");
    journey->title = tkd_read_label(reader, object, "title");
    journey->target_h = tkd_read_number(reader, object, "target_h");
    journey->figures = read_key_figures(reading, object);
}

static void read_stage(picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_stage *stage = row;
    stage->id = tkd_read_text(reader, object, "id");
    stage->title = tkd_read_label(reader, object, "title");
    stage->journey = tkd_read_row_needed(reader, object, "journey", reading->picture.journey_count);
}

static tkd_range read_channels(picture_reading *reading, const json_t *object)
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

static tkd_range read_notes(picture_reading *reading, const json_t *object, int32_t journey)
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

static void read_step(picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_step *step = row;
    const uint32_t n = reading->picture.facts.replications;
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
    step->visits = tkd_read_estimate(reader, object, "visits", n);
    step->wait_h = tkd_read_estimate(reader, object, "wait_h", n);
    step->wait_p90_h = tkd_read_estimate(reader, object, "wait_p90_h", n);
    step->service_h = tkd_read_estimate(reader, object, "service_h", n);
    step->time_h = tkd_read_estimate(reader, object, "time_h", n);
    step->rework_share = tkd_read_estimate(reader, object, "rework_share", n);
    step->left_share = tkd_read_estimate(reader, object, "left_share", n);
}

static void read_lane(picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_lane *lane = row;
    lane->id = tkd_read_text(reader, object, "id");
    lane->title = tkd_read_label(reader, object, "title");
    lane->journey = tkd_read_row_needed(reader, object, "journey", reading->picture.journey_count);
}

static void read_exit(picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_exit *own = row;
    own->id = tkd_read_text(reader, object, "id");
    own->title = tkd_read_label(reader, object, "title");
    own->journey = tkd_read_row_needed(reader, object, "journey", reading->picture.journey_count);
}

// The row of an end's table; ends without a table have none.
static int32_t read_end(picture_reading *reading, const json_t *object, const char *key,
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

static void read_flow(picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_flow *flow = row;
    const char *const *ends = tkd_picture_end_words();
    flow->from_end = (tkd_picture_end)tkd_read_word(reader, object, "from_kind", ends);
    flow->from = read_end(reading, object, "from", flow->from_end);
    flow->to_end = (tkd_picture_end)tkd_read_word(reader, object, "to_kind", ends);
    flow->to = read_end(reading, object, "to", flow->to_end);
    flow->kind = (tkd_flow_kind)tkd_read_word(reader, object, "kind", tkd_picture_flow_words());
    flow->count = tkd_read_estimate(reader, object, "count", reading->picture.facts.replications);
    flow->share = tkd_read_number(reader, object, "share");
}

static void read_views(picture_reading *reading, const json_t *object,
                       tkd_picture_bottleneck *bottleneck)
{
    tkd_picture_reader *reader = &reading->reader;
    const json_t *array = tkd_read_array(reader, object, "views");
    const json_t *severity = json_object_get(object, "severity");
    const char *const *words = tkd_picture_view_words();
    for (size_t i = 0; i < json_array_size(array); i++) {
        const char *word = json_string_value(json_array_get(array, i));
        tkd_view view = TKD_VIEW_NEWCOMER;
        while (word != NULL && view < TKD_VIEW_COUNT &&
               !tkd_text_equal(tkd_text_of(word), tkd_text_of(words[view]))) {
            view++;
        }
        if (word == NULL || view == TKD_VIEW_COUNT || i >= TKD_VIEW_COUNT) {
            tkd_read_fail(reader, "views", "vaadete sõnad, igaüks üks kord");
            return;
        }
        bottleneck->views[i] = view;
        bottleneck->view_count = (uint32_t)i + 1;
    }
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        bottleneck->severity[view] = tkd_read_whole(reader, severity, words[view], 0.0, 5.0);
    }
}

static void read_bottleneck(picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_bottleneck *bottleneck = row;
    const tkd_picture *picture = &reading->picture;
    const uint32_t n = picture->facts.replications;
    bottleneck->number =
        (uint32_t)tkd_read_whole(reader, object, "number", 0.0, (double)UINT32_MAX);
    bottleneck->id = tkd_read_text(reader, object, "id");
    bottleneck->title = tkd_read_label(reader, object, "title");
    bottleneck->description = tkd_read_label(reader, object, "description");
    bottleneck->steps =
        tkd_read_list(reader, object, "steps", &reading->step_lists, picture->step_count);
    bottleneck->stages =
        tkd_read_list(reader, object, "stages", &reading->stage_lists, picture->stage_count);
    read_views(reading, object, bottleneck);
    bottleneck->kinds = tkd_read_bits(reader, object, "kinds", tkd_picture_kind_words());
    bottleneck->priced = tkd_read_bool(reader, object, "priced");
    bottleneck->price_h = tkd_read_estimate(reader, object, "price_h_per_client", n);
    bottleneck->price_days_per_year = tkd_read_estimate(reader, object, "price_days_per_year", n);
    bottleneck->affected = tkd_read_estimate(reader, object, "affected", n);
}

static void read_unnamed(picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_unnamed *unnamed = row;
    const uint32_t n = reading->picture.facts.replications;
    unnamed->kind =
        (tkd_unnamed_kind)tkd_read_word(reader, object, "kind", tkd_picture_unnamed_words());
    unnamed->reason =
        (tkd_unnamed_reason)tkd_read_word(reader, object, "reason", tkd_picture_reason_words());
    unnamed->id = tkd_read_text(reader, object, "id");
    unnamed->title = tkd_read_label(reader, object, "title");
    unnamed->place = tkd_read_text(reader, object, "place");
    unnamed->steps =
        tkd_read_list(reader, object, "steps", &reading->step_lists, reading->picture.step_count);
    unnamed->wait_h = tkd_read_estimate(reader, object, "wait_h", n);
    unnamed->utilization = tkd_read_estimate(reader, object, "utilization", n);
    unnamed->price_h = tkd_read_estimate(reader, object, "price_h_per_client", n);
}

static void read_proposal(picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_proposal *proposal = row;
    const tkd_picture *picture = &reading->picture;
    proposal->id = tkd_read_text(reader, object, "id");
    proposal->title = tkd_read_label(reader, object, "title");
    proposal->levels = tkd_read_bits(reader, object, "levels", tkd_picture_level_words());
    proposal->owner = tkd_read_label(reader, object, "owner");
    proposal->law_change =
        (tkd_law_change)tkd_read_word(reader, object, "law_change", tkd_picture_law_words());
    proposal->status =
        (tkd_proposal_status)tkd_read_word(reader, object, "status", tkd_picture_status_words());
    proposal->removes = tkd_read_list(reader, object, "removes", &reading->bottleneck_lists,
                                      picture->bottleneck_count);
    proposal->steps =
        tkd_read_list(reader, object, "steps", &reading->step_lists, picture->step_count);
    proposal->cost_once_eur = tkd_read_number(reader, object, "cost_once_eur");
    proposal->cost_yearly_eur = tkd_read_number(reader, object, "cost_yearly_eur");
    proposal->gain_h =
        tkd_read_estimate(reader, object, "gain_h_per_client", picture->facts.replications);
}

static void read_source(picture_reading *reading, const json_t *object, void *row)
{
    *(tkd_label *)row = tkd_read_label(&reading->reader, object, "title");
}

typedef void read_row_fn(picture_reading *reading, const json_t *object, void *row);

// Reads the rows of an array, `size` bytes each, into the arena.
static void *read_table(picture_reading *reading, const json_t *parent, const char *key,
                        uint32_t count, size_t size, read_row_fn *read)
{
    tkd_picture_reader *reader = &reading->reader;
    const json_t *array = json_object_get(parent, key);
    char *rows = tkd_arena_take(reader->arena, count, size);
    if (rows == NULL) {
        tkd_read_no_memory(reader);
        return NULL;
    }
    reader->table = key;
    for (uint32_t i = 0; i < count && reader->status == TKD_OK; i++) {
        const json_t *object = json_array_get(array, i);
        reader->row = i;
        if (!json_is_object(object)) {
            tkd_read_fail(reader, "", "objekt");
            break;
        }
        read(reading, object, rows + (size_t)i * size);
    }
    return rows;
}

// Stages of a journey, and steps of a stage, must stand next to each other and in order.
static void fill_ranges(picture_reading *reading, tkd_picture_journey *journeys,
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
static void fill_flow_ranges(picture_reading *reading, const json_t *parent,
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

static void read_head(picture_reading *reading, const json_t *object)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture *picture = &reading->picture;
    reader->table = "picture";
    picture->title = tkd_read_label(reader, object, "title");
    picture->scenario = tkd_read_text(reader, object, "scenario");
    picture->scenario_title = tkd_read_label(reader, object, "scenario_title");
    picture->municipality = tkd_read_text(reader, object, "municipality");
    picture->municipality_title = tkd_read_label(reader, object, "municipality_title");
    picture->group = tkd_read_text(reader, object, "group");
    picture->group_title = tkd_read_label(reader, object, "group_title");
    const struct {
        const char *key;
        uint32_t *count;
    } tables[] = {
        {"journeys", &picture->journey_count}, {"stages", &picture->stage_count},
        {"steps", &picture->step_count},       {"exits", &picture->exit_count},
        {"flows", &picture->flow_count},       {"bottlenecks", &picture->bottleneck_count},
        {"unnamed", &picture->unnamed_count},  {"proposals", &picture->proposal_count},
        {"sources", &picture->source_count},   {"lanes", &picture->lane_count},
    };
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        const size_t size = json_array_size(tkd_read_array(reader, object, tables[i].key));
        if (size > INT32_MAX) {
            tkd_read_fail(reader, tables[i].key, "vähem ridu");
            return;
        }
        *tables[i].count = (uint32_t)size;
    }
}

static void read_tables(picture_reading *reading, const json_t *object)
{
    tkd_picture *picture = &reading->picture;
    tkd_picture_journey *journeys = read_table(reading, object, "journeys", picture->journey_count,
                                               sizeof(*journeys), read_journey);
    tkd_picture_stage *stages =
        read_table(reading, object, "stages", picture->stage_count, sizeof(*stages), read_stage);
    picture->journeys = journeys;
    picture->stages = stages;
    if (reading->reader.status != TKD_OK) {
        return;
    }
    picture->lanes = read_table(reading, object, "lanes", picture->lane_count,
                                sizeof(tkd_picture_lane), read_lane);
    picture->steps = read_table(reading, object, "steps", picture->step_count,
                                sizeof(tkd_picture_step), read_step);
    picture->exits = read_table(reading, object, "exits", picture->exit_count,
                                sizeof(tkd_picture_exit), read_exit);
    picture->flows = read_table(reading, object, "flows", picture->flow_count,
                                sizeof(tkd_picture_flow), read_flow);
    picture->bottlenecks = read_table(reading, object, "bottlenecks", picture->bottleneck_count,
                                      sizeof(tkd_picture_bottleneck), read_bottleneck);
    picture->unnamed = read_table(reading, object, "unnamed", picture->unnamed_count,
                                  sizeof(tkd_picture_unnamed), read_unnamed);
    picture->proposals = read_table(reading, object, "proposals", picture->proposal_count,
                                    sizeof(tkd_picture_proposal), read_proposal);
    picture->sources = read_table(reading, object, "sources", picture->source_count,
                                  sizeof(tkd_label), read_source);
    if (reading->reader.status == TKD_OK) {
        fill_ranges(reading, journeys, stages);
        fill_flow_ranges(reading, object, journeys);
    }
}

static void finish_lists(picture_reading *reading)
{
    tkd_picture *picture = &reading->picture;
    picture->channels = reading->channels.items;
    picture->notes = reading->notes.items;
    picture->step_lists = reading->step_lists.items;
    picture->stage_lists = reading->stage_lists.items;
    picture->bottleneck_lists = reading->bottleneck_lists.items;
    picture->channel_count = (uint32_t)reading->channels.count;
    picture->note_count = (uint32_t)reading->notes.count;
    picture->step_list_count = (uint32_t)reading->step_lists.count;
    picture->stage_list_count = (uint32_t)reading->stage_lists.count;
    picture->bottleneck_list_count = (uint32_t)reading->bottleneck_lists.count;
}

static tkd_status read_root(picture_reading *reading, const json_t *root)
{
    tkd_picture_reader *reader = &reading->reader;
    const json_t *object = json_object_get(root, "picture");
    reader->table = "document";
    if (json_number_value(json_object_get(root, "teekond")) != 1.0) {
        tkd_read_fail(reader, "teekond", "1");
    } else if (!json_is_object(object)) {
        tkd_read_fail(reader, "picture", "objekt");
    } else {
        read_facts(reading, json_object_get(object, "facts"));
        read_head(reading, object);
        reading->picture.figures = read_key_figures(reading, object);
    }
    if (reader->status == TKD_OK) {
        read_tables(reading, object);
    }
    finish_lists(reading);
    return reader->status;
}

tkd_status tkd_picture_read_json(tkd_text document, tkd_arena *arena, tkd_picture *picture,
                                 tkd_error *err)
{
    json_error_t fault;
    json_t *root = json_loadb(document.data == NULL ? "" : document.data, document.size,
                              JSON_DECODE_INT_AS_REAL, &fault);
    if (root == NULL) {
        const tkd_place place = {.line = fault.line > 0 ? (uint32_t)fault.line : 0,
                                 .column = fault.column > 0 ? (uint32_t)fault.column : 0};
        return TKD_FAIL(err, TKD_ERR_SYNTAX, place, "see ei ole JSON (not JSON): %s", fault.text);
    }
    picture_reading reading = {.reader = {.arena = arena, .err = err}};
    tkd_list_init(&reading.channels, arena, sizeof(tkd_channel));
    tkd_list_init(&reading.notes, arena, sizeof(tkd_picture_note));
    tkd_list_init(&reading.step_lists, arena, sizeof(int32_t));
    tkd_list_init(&reading.stage_lists, arena, sizeof(int32_t));
    tkd_list_init(&reading.bottleneck_lists, arena, sizeof(int32_t));
    const tkd_status status = read_root(&reading, root);
    json_decref(root);
    if (status == TKD_OK) {
        *picture = reading.picture;
    }
    return status;
}
