// SPDX-License-Identifier: EUPL-1.2
// The document, read: the picture's head, and each table from an array of objects. Jansson parses;
// everything that is kept is copied into the arena, and every row number is checked against its table.
#include "reading.h"

static void read_facts(tkd_picture_reading *reading, const json_t *object)
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

tkd_picture_key_figures tkd_read_key_figures(tkd_picture_reading *reading, const json_t *parent,
                                             const char *key)
{
    const json_t *object = json_object_get(parent, key);
    return (tkd_picture_key_figures){
        .arrived = tkd_read_figure(reading, object, "arrived"),
        .completed_share = tkd_read_figure(reading, object, "completed_share"),
        .on_target_share = tkd_read_figure(reading, object, "on_target_share"),
        .left_share = tkd_read_figure(reading, object, "left_share"),
        .time_p50_h = tkd_read_figure(reading, object, "time_to_complete_p50_h"),
        .time_p90_h = tkd_read_figure(reading, object, "time_to_complete_p90_h"),
        .visits = tkd_read_figure(reading, object, "visits"),
        .rework = tkd_read_figure(reading, object, "rework"),
    };
}

tkd_estimate tkd_read_figure(tkd_picture_reading *reading, const json_t *object, const char *key)
{
    return tkd_read_estimate(&reading->reader, object, key, reading->picture.facts.replications);
}

// Reads the rows of an array, `size` bytes each, into the arena.
void *tkd_read_table(tkd_picture_reading *reading, const json_t *parent, const char *key,
                     uint32_t count, size_t size, tkd_read_row_fn *read)
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

tkd_range tkd_read_inner(tkd_picture_reading *reading, const json_t *object, const char *key,
                         tkd_list *list, tkd_read_row_fn *read)
{
    tkd_picture_reader *reader = &reading->reader;
    const json_t *array = tkd_read_array(reader, object, key);
    const uint32_t first = (uint32_t)list->count;
    for (size_t i = 0; i < json_array_size(array) && reader->status == TKD_OK; i++) {
        const json_t *member = json_array_get(array, i);
        if (!json_is_object(member)) {
            tkd_read_fail(reader, key, "objektid");
            break;
        }
        void *row = list->count < INT32_MAX ? tkd_list_add(list) : NULL;
        if (row == NULL) {
            tkd_read_no_memory(reader);
            break;
        }
        read(reading, member, row);
    }
    return (tkd_range){first, (uint32_t)list->count - first};
}

static void read_before(tkd_picture_reading *reading, const json_t *parent)
{
    const json_t *object = json_object_get(parent, "before");
    tkd_picture *picture = &reading->picture;
    picture->has_before = json_is_object(object);
    if (object != NULL && !json_is_null(object) && !picture->has_before) {
        tkd_read_fail(&reading->reader, "before", "objekt");
    }
    picture->before_title = tkd_read_label(&reading->reader, object, "title");
    picture->before = tkd_read_key_figures(reading, object, "figures");
    picture->difference = tkd_read_key_figures(reading, object, "difference");
}

static void read_head(tkd_picture_reading *reading, const json_t *object)
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
    picture->figures = tkd_read_key_figures(reading, object, "figures");
    read_before(reading, object);
}

// How many rows each table has, known before any is read.
static void count_rows(tkd_picture_reading *reading, const json_t *object)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture *picture = &reading->picture;
    const struct {
        const char *key;
        uint32_t *count;
    } tables[] = {
        {"journeys", &picture->journey_count}, {"stages", &picture->stage_count},
        {"steps", &picture->step_count},       {"exits", &picture->exit_count},
        {"flows", &picture->flow_count},       {"bottlenecks", &picture->bottleneck_count},
        {"unnamed", &picture->unnamed_count},  {"proposals", &picture->proposal_count},
        {"sources", &picture->source_count},   {"lanes", &picture->lane_count},
        {"variants", &picture->variant_count}, {"capacities", &picture->capacity_count},
        {"queues", &picture->queue_count},     {"persons", &picture->person_count},
        {"edits", &picture->edit_count},
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

static void init_lists(tkd_picture_reading *reading, tkd_arena *arena)
{
    tkd_list_init(&reading->channels, arena, sizeof(tkd_channel));
    tkd_list_init(&reading->notes, arena, sizeof(tkd_picture_note));
    tkd_list_init(&reading->step_lists, arena, sizeof(int32_t));
    tkd_list_init(&reading->stage_lists, arena, sizeof(int32_t));
    tkd_list_init(&reading->bottleneck_lists, arena, sizeof(int32_t));
    tkd_list_init(&reading->variant_steps, arena, sizeof(tkd_picture_variant_step));
    tkd_list_init(&reading->variant_flows, arena, sizeof(tkd_picture_variant_flow));
    tkd_list_init(&reading->variant_bottlenecks, arena, sizeof(tkd_picture_variant_bottleneck));
    tkd_list_init(&reading->capacity_points, arena, sizeof(tkd_picture_capacity_point));
    tkd_list_init(&reading->capacity_marks, arena, sizeof(tkd_picture_capacity_mark));
    tkd_list_init(&reading->weeks, arena, sizeof(tkd_picture_week));
    tkd_list_init(&reading->closures, arena, sizeof(tkd_picture_closure));
    tkd_list_init(&reading->stretches, arena, sizeof(tkd_picture_stretch));
}

static void finish_lists(tkd_picture_reading *reading)
{
    tkd_picture *picture = &reading->picture;
    picture->channels = reading->channels.items;
    picture->notes = reading->notes.items;
    picture->step_lists = reading->step_lists.items;
    picture->stage_lists = reading->stage_lists.items;
    picture->bottleneck_lists = reading->bottleneck_lists.items;
    picture->variant_steps = reading->variant_steps.items;
    picture->variant_flows = reading->variant_flows.items;
    picture->variant_bottlenecks = reading->variant_bottlenecks.items;
    picture->capacity_points = reading->capacity_points.items;
    picture->capacity_marks = reading->capacity_marks.items;
    picture->weeks = reading->weeks.items;
    picture->closures = reading->closures.items;
    picture->stretches = reading->stretches.items;
    picture->channel_count = (uint32_t)reading->channels.count;
    picture->note_count = (uint32_t)reading->notes.count;
    picture->step_list_count = (uint32_t)reading->step_lists.count;
    picture->stage_list_count = (uint32_t)reading->stage_lists.count;
    picture->bottleneck_list_count = (uint32_t)reading->bottleneck_lists.count;
    picture->capacity_point_count = (uint32_t)reading->capacity_points.count;
    picture->capacity_mark_count = (uint32_t)reading->capacity_marks.count;
    picture->week_count = (uint32_t)reading->weeks.count;
    picture->closure_count = (uint32_t)reading->closures.count;
    picture->stretch_count = (uint32_t)reading->stretches.count;
}

static tkd_status read_root(tkd_picture_reading *reading, const json_t *root)
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
        count_rows(reading, object);
    }
    if (reader->status == TKD_OK) {
        tkd_read_map(reading, object);
    }
    if (reader->status == TKD_OK) {
        tkd_read_problems(reading, object);
    }
    if (reader->status == TKD_OK) {
        tkd_read_beside(reading, object);
    }
    finish_lists(reading);
    return reader->status;
}

static json_t *parse(tkd_text text, json_error_t *fault)
{
    return json_loadb(text.data == NULL ? "" : text.data, text.size,
                      JSON_DECODE_INT_AS_REAL | JSON_DECODE_ANY, fault);
}

// The document's root: of its own two members where they can be found, of all where not, or where
// they are no JSON, so that the fault has its line.
static json_t *parse_root(tkd_text document, json_error_t *fault)
{
    tkd_text version;
    tkd_text picture;
    json_t *root = tkd_picture_skim(document, &version, &picture) ? json_object() : NULL;
    if (root != NULL && json_object_set_new(root, "teekond", parse(version, fault)) == 0 &&
        json_object_set_new(root, "picture", parse(picture, fault)) == 0) {
        return root;
    }
    json_decref(root);
    return json_loadb(document.data == NULL ? "" : document.data, document.size,
                      JSON_DECODE_INT_AS_REAL, fault);
}

tkd_status tkd_picture_read_json(tkd_text document, tkd_arena *arena, tkd_picture *picture,
                                 tkd_error *err)
{
    json_error_t fault;
    json_t *root = parse_root(document, &fault);
    if (root == NULL) {
        const tkd_place place = {.line = fault.line > 0 ? (uint32_t)fault.line : 0,
                                 .column = fault.column > 0 ? (uint32_t)fault.column : 0};
        return TKD_FAIL(err, TKD_ERR_SYNTAX, place, "see ei ole JSON (not JSON): %s", fault.text);
    }
    tkd_picture_reading reading = {.reader = {.arena = arena, .err = err}};
    init_lists(&reading, arena);
    const tkd_status status = read_root(&reading, root);
    json_decref(root);
    if (status == TKD_OK) {
        *picture = reading.picture;
    }
    return status;
}
