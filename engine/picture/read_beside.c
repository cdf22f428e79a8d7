// SPDX-License-Identifier: EUPL-1.2
// What some pictures show beside the map, read: variants, capacities, queues, persons, edits. Times
// must follow each other and lie in their window, so that nobody who draws them walks without end.
#include "reading.h"
#include "tables.h"

#include <float.h>
#include <math.h>

// ---- Variants

static void read_measures(tkd_picture_reading *reading, const json_t *parent, const char *key,
                          tkd_estimate *estimates)
{
    const json_t *object = json_object_get(parent, key);
    if (object != NULL && !json_is_null(object) && !json_is_object(object)) {
        tkd_read_fail(&reading->reader, key, "objekt");
    }
    for (tkd_client_measure i = TKD_ARRIVED; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        estimates[i] = tkd_read_figure(reading, object, tkd_client_measure_name(i));
    }
}

static void read_variant_step(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_variant_step *step = row;
    step->visits = tkd_read_figure(reading, object, "visits");
    step->wait_h = tkd_read_figure(reading, object, "wait_h");
    step->wait_p90_h = tkd_read_figure(reading, object, "wait_p90_h");
    step->time_h = tkd_read_figure(reading, object, "time_h");
}

static void read_variant_flow(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_variant_flow *flow = row;
    flow->count = tkd_read_figure(reading, object, "count");
    flow->share = tkd_read_number(&reading->reader, object, "share");
}

static void read_variant_bottleneck(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_variant_bottleneck *price = row;
    price->price_h = tkd_read_figure(reading, object, "price_h_per_client");
    price->price_days_per_year = tkd_read_figure(reading, object, "price_days_per_year");
    price->affected = tkd_read_figure(reading, object, "affected");
}

// A row for each of the picture's rows; the first of them.
static uint32_t read_side(tkd_picture_reading *reading, const json_t *object, const char *key,
                          tkd_list *list, uint32_t count, tkd_read_row_fn *read)
{
    const tkd_range rows = tkd_read_inner(reading, object, key, list, read);
    if (rows.count != count) {
        tkd_read_fail(&reading->reader, key, "sama palju ridu kui pildil");
    }
    return rows.first;
}

static void read_variant(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    const tkd_picture *picture = &reading->picture;
    tkd_picture_variant *variant = row;
    variant->scenario = tkd_read_text(reader, object, "scenario");
    variant->municipality = tkd_read_text(reader, object, "municipality");
    variant->group = tkd_read_text(reader, object, "group");
    variant->title = tkd_read_label(reader, object, "title");
    variant->is_reference = tkd_read_bool(reader, object, "reference");
    variant->observed = tkd_read_number(reader, object, "observed");
    read_measures(reading, object, "measures", variant->measures);
    read_measures(reading, object, "differences", variant->differences);
    variant->first_step = read_side(reading, object, "steps", &reading->variant_steps,
                                    picture->step_count, read_variant_step);
    variant->first_flow = read_side(reading, object, "flows", &reading->variant_flows,
                                    picture->flow_count, read_variant_flow);
    variant->first_bottleneck =
        read_side(reading, object, "bottlenecks", &reading->variant_bottlenecks,
                  picture->bottleneck_count, read_variant_bottleneck);
}

static void check_references(tkd_picture_reading *reading)
{
    const tkd_picture *picture = &reading->picture;
    bool found = false;
    for (uint32_t i = 0; i < picture->variant_count; i++) {
        if (picture->variants[i].is_reference && found) {
            reading->reader.row = i;
            tkd_read_fail(&reading->reader, "reference", "ülimalt üks võrdlusalus");
        }
        found = found || picture->variants[i].is_reference;
    }
}

// ---- Capacities

static void read_point(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_capacity_point *point = row;
    point->staff = tkd_read_number_needed(&reading->reader, object, "staff", 0.0, DBL_MAX);
    point->wait_h = tkd_read_figure(reading, object, "wait_h");
    point->wait_p90_h = tkd_read_figure(reading, object, "wait_p90_h");
    point->utilization = tkd_read_figure(reading, object, "utilization");
    point->queue_length = tkd_read_figure(reading, object, "queue_length");
    point->abandoned_share = tkd_read_figure(reading, object, "abandoned_share");
}

static void read_mark(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_capacity_mark *mark = row;
    mark->staff = tkd_read_number_needed(reader, object, "staff", 0.0, DBL_MAX);
    mark->from_day = tkd_read_day_needed(reader, object, "from_day");
    mark->is_now = tkd_read_bool(reader, object, "now");
    mark->scenario = tkd_read_label(reader, object, "scenario");
}

static void read_capacity(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_capacity *capacity = row;
    capacity->pool = tkd_read_text(reader, object, "pool");
    capacity->title = tkd_read_label(reader, object, "title");
    capacity->place = tkd_read_text(reader, object, "place");
    capacity->place_title = tkd_read_label(reader, object, "place_title");
    capacity->points =
        tkd_read_inner(reading, object, "points", &reading->capacity_points, read_point);
    capacity->marks = tkd_read_inner(reading, object, "marks", &reading->capacity_marks, read_mark);
    const tkd_picture_capacity_point *points = reading->capacity_points.items;
    for (uint32_t i = 1; i < capacity->points.count; i++) {
        if (points[capacity->points.first + i].staff <
            points[capacity->points.first + i - 1].staff) {
            tkd_read_fail(reader, "points", "kasvav töötajate arv");
        }
    }
    const tkd_picture_capacity_mark *marks = reading->capacity_marks.items;
    for (uint32_t i = 1; i < capacity->marks.count; i++) {
        if (marks[capacity->marks.first + i].from_day <
            marks[capacity->marks.first + i - 1].from_day) {
            tkd_read_fail(reader, "marks", "päevade järjekord");
        }
    }
}

// ---- Queues

static void read_week(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_week *week = row;
    week->length = tkd_read_figure(reading, object, "length");
    week->p10 = tkd_read_number(&reading->reader, object, "p10");
    week->p90 = tkd_read_number(&reading->reader, object, "p90");
}

static void read_closure(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_closure *closure = row;
    closure->from_day = tkd_read_day_needed(&reading->reader, object, "from_day");
    closure->to_day = tkd_read_day_needed(&reading->reader, object, "to_day");
}

// Closures follow each other within the weeks, and the weeks cover the days.
static void check_queue(tkd_picture_reading *reading, const tkd_picture_queue *queue)
{
    const double weeks = (double)queue->weeks.count;
    const tkd_picture_closure *closures = reading->closures.items;
    double day = (double)queue->from_day;
    const double end = day + queue->days;
    if (queue->days > 7.0 * weeks || queue->days <= 7.0 * (weeks - 1.0)) {
        tkd_read_fail(&reading->reader, "days", "nii palju päevi, kui nädalad katavad");
    }
    for (uint32_t i = 0; i < queue->closures.count; i++) {
        const tkd_picture_closure *closure = &closures[queue->closures.first + i];
        if (closure->from_day < day || closure->to_day < closure->from_day ||
            closure->to_day >= end) {
            tkd_read_fail(&reading->reader, "closures", "päevad järjest, nädalate sees");
        }
        day = closure->to_day + 1.0;
    }
}

static void read_queue(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_queue *queue = row;
    queue->pool = tkd_read_text(reader, object, "pool");
    queue->title = tkd_read_label(reader, object, "title");
    queue->place = tkd_read_text(reader, object, "place");
    queue->place_title = tkd_read_label(reader, object, "place_title");
    queue->from_day = tkd_read_day_needed(reader, object, "from_day");
    queue->days = tkd_read_number_needed(reader, object, "days", 0.0, DBL_MAX);
    queue->weeks = tkd_read_inner(reading, object, "weeks", &reading->weeks, read_week);
    queue->closures = tkd_read_inner(reading, object, "closures", &reading->closures, read_closure);
    if (reader->status == TKD_OK) {
        check_queue(reading, queue);
    }
}

// ---- Persons

static tkd_stretch_phase read_phase(tkd_picture_reader *reader, const json_t *object)
{
    const char *words[TKD_STRETCH_PHASE_COUNT + 1];
    for (tkd_stretch_phase i = TKD_STRETCH_NEEDS; i < TKD_STRETCH_PHASE_COUNT; i++) {
        words[i] = tkd_stretch_phase_name(i);
    }
    words[TKD_STRETCH_PHASE_COUNT] = NULL;
    return (tkd_stretch_phase)tkd_read_word(reader, object, "phase", words);
}

static void read_stretch(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_stretch *stretch = row;
    const json_t *counted = json_object_get(object, "counted");
    stretch->step = tkd_read_row_needed(reader, object, "step", reading->picture.step_count);
    stretch->visit = (uint32_t)tkd_read_whole(reader, object, "visit", 1.0, (double)UINT32_MAX);
    stretch->phase = read_phase(reader, object);
    stretch->place = tkd_read_label(reader, object, "place");
    stretch->from_h = tkd_read_number_needed(reader, object, "from_h", 0.0, DBL_MAX);
    stretch->until_h = tkd_read_number_needed(reader, object, "until_h", stretch->from_h, DBL_MAX);
    stretch->counted = counted == NULL || tkd_read_bool(reader, object, "counted");
}

static void read_person(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_person *person = row;
    person->share = tkd_read_number_needed(reader, object, "share", 0.0, 1.0);
    person->journey =
        tkd_read_row_needed(reader, object, "journey", reading->picture.journey_count);
    person->municipality = tkd_read_label(reader, object, "municipality");
    person->group = tkd_read_label(reader, object, "group");
    person->replication =
        (uint32_t)tkd_read_whole(reader, object, "replication", 0.0, (double)UINT32_MAX);
    person->arrived_day = tkd_read_day_needed(reader, object, "arrived_day");
    person->clock_h = tkd_read_number_needed(reader, object, "clock_h", 0.0, DBL_MAX);
    person->ended_h = tkd_read_number_needed(reader, object, "ended_h", person->clock_h, DBL_MAX);
    person->stretches =
        tkd_read_inner(reading, object, "stretches", &reading->stretches, read_stretch);
    const tkd_picture_stretch *stretches = reading->stretches.items;
    for (uint32_t i = 1; i < person->stretches.count; i++) {
        if (stretches[person->stretches.first + i].from_h <
            stretches[person->stretches.first + i - 1].from_h) {
            tkd_read_fail(reader, "stretches", "lõigud alguse järjekorras");
        }
    }
}

// ---- Edits

static void read_edit(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_edit *edit = row;
    edit->path = tkd_read_text(reader, object, "path");
    edit->before = tkd_read_text(reader, object, "before");
    edit->after = tkd_read_text(reader, object, "after");
    edit->title = tkd_read_label(reader, object, "title");
    edit->steps =
        tkd_read_list(reader, object, "steps", &reading->step_lists, reading->picture.step_count);
}

void tkd_read_beside(tkd_picture_reading *reading, const json_t *object)
{
    tkd_picture *picture = &reading->picture;
    picture->variants = tkd_read_table(reading, object, "variants", picture->variant_count,
                                       sizeof(tkd_picture_variant), read_variant);
    if (reading->reader.status == TKD_OK) {
        check_references(reading);
    }
    picture->capacities = tkd_read_table(reading, object, "capacities", picture->capacity_count,
                                         sizeof(tkd_picture_capacity), read_capacity);
    picture->queues = tkd_read_table(reading, object, "queues", picture->queue_count,
                                     sizeof(tkd_picture_queue), read_queue);
    picture->persons = tkd_read_table(reading, object, "persons", picture->person_count,
                                      sizeof(tkd_picture_person), read_person);
    picture->edits = tkd_read_table(reading, object, "edits", picture->edit_count,
                                    sizeof(tkd_picture_edit), read_edit);
}
