// SPDX-License-Identifier: EUPL-1.2
// What some pictures show beside the map, written: variants, capacities, queues, persons, edits. A
// table that nobody asked for is left out; rows of inner tables stand in the row that holds them.
#include "put.h"
#include "tables.h"

static void put_some_rows(const tkd_picture_putter *putter, const char *key, uint32_t count,
                          tkd_put_row_fn *put)
{
    if (count > 0) {
        tkd_put_rows(putter, key, (tkd_range){0, count}, put);
    }
}

// ---- Variants

static void put_measures(const tkd_picture_putter *putter, const char *key,
                         const tkd_estimate *estimates)
{
    tkd_json_key(putter->json, key);
    tkd_json_open_object(putter->json);
    for (tkd_client_measure i = TKD_ARRIVED; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        tkd_put_some_estimate(putter, tkd_client_measure_name(i), estimates[i]);
    }
    tkd_json_close_object(putter->json);
}

static void put_variant_step(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_variant_step *step = &putter->picture->variant_steps[row];
    tkd_put_some_estimate(putter, "visits", step->visits);
    tkd_put_some_estimate(putter, "wait_h", step->wait_h);
    tkd_put_some_estimate(putter, "wait_p90_h", step->wait_p90_h);
    tkd_put_some_estimate(putter, "time_h", step->time_h);
}

static void put_variant_flow(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_variant_flow *flow = &putter->picture->variant_flows[row];
    tkd_put_some_estimate(putter, "count", flow->count);
    tkd_put_some_number(putter, "share", flow->share);
}

static void put_variant_bottleneck(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_variant_bottleneck *price = &putter->picture->variant_bottlenecks[row];
    tkd_put_some_estimate(putter, "price_h_per_client", price->price_h);
    tkd_put_some_estimate(putter, "price_days_per_year", price->price_days_per_year);
    tkd_put_some_estimate(putter, "affected", price->affected);
}

static void put_variant(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture *picture = putter->picture;
    const tkd_picture_variant *variant = &picture->variants[row];
    tkd_put_text(putter, "scenario", variant->scenario);
    tkd_put_text(putter, "municipality", variant->municipality);
    tkd_put_text(putter, "group", variant->group);
    tkd_put_label(putter, "title", &variant->title);
    tkd_put_some_bool(putter, "reference", variant->is_reference);
    tkd_put_some_number(putter, "observed", variant->observed);
    put_measures(putter, "measures", variant->measures);
    put_measures(putter, "differences", variant->differences);
    tkd_put_some_rows_flat(putter, "steps", (tkd_range){variant->first_step, picture->step_count},
                           put_variant_step);
    tkd_put_some_rows_flat(putter, "flows", (tkd_range){variant->first_flow, picture->flow_count},
                           put_variant_flow);
    tkd_put_some_rows_flat(putter, "bottlenecks",
                           (tkd_range){variant->first_bottleneck, picture->bottleneck_count},
                           put_variant_bottleneck);
}

// ---- Capacities

static void put_point(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_capacity_point *point = &putter->picture->capacity_points[row];
    tkd_put_number(putter, "staff", point->staff);
    tkd_put_some_estimate(putter, "wait_h", point->wait_h);
    tkd_put_some_estimate(putter, "wait_p90_h", point->wait_p90_h);
    tkd_put_some_estimate(putter, "utilization", point->utilization);
    tkd_put_some_estimate(putter, "queue_length", point->queue_length);
    tkd_put_some_estimate(putter, "abandoned_share", point->abandoned_share);
}

static void put_mark(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_capacity_mark *mark = &putter->picture->capacity_marks[row];
    tkd_put_number(putter, "staff", mark->staff);
    tkd_put_day(putter, "from_day", mark->from_day);
    tkd_put_some_bool(putter, "now", mark->is_now);
    tkd_put_some_label(putter, "scenario", &mark->scenario);
}

static void put_capacity(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_capacity *capacity = &putter->picture->capacities[row];
    tkd_put_text(putter, "pool", capacity->pool);
    tkd_put_label(putter, "title", &capacity->title);
    tkd_put_text(putter, "place", capacity->place);
    tkd_put_label(putter, "place_title", &capacity->place_title);
    tkd_put_some_rows_flat(putter, "points", capacity->points, put_point);
    tkd_put_some_rows_flat(putter, "marks", capacity->marks, put_mark);
}

// ---- Queues

static void put_week(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_week *week = &putter->picture->weeks[row];
    tkd_put_some_estimate(putter, "length", week->length);
    tkd_put_some_number(putter, "p10", week->p10);
    tkd_put_some_number(putter, "p90", week->p90);
}

static void put_closure(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_closure *closure = &putter->picture->closures[row];
    tkd_put_day(putter, "from_day", closure->from_day);
    tkd_put_day(putter, "to_day", closure->to_day);
}

static void put_queue(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_queue *queue = &putter->picture->queues[row];
    tkd_put_text(putter, "pool", queue->pool);
    tkd_put_label(putter, "title", &queue->title);
    tkd_put_text(putter, "place", queue->place);
    tkd_put_label(putter, "place_title", &queue->place_title);
    tkd_put_day(putter, "from_day", queue->from_day);
    tkd_put_number(putter, "days", queue->days);
    tkd_put_some_rows_flat(putter, "weeks", queue->weeks, put_week);
    tkd_put_some_rows_flat(putter, "closures", queue->closures, put_closure);
}

// ---- Persons

static void put_stretch(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_stretch *stretch = &putter->picture->stretches[row];
    tkd_put_row(putter, "step", stretch->step);
    tkd_put_count(putter, "visit", stretch->visit);
    tkd_put_string(putter, "phase", tkd_stretch_phase_name(stretch->phase));
    tkd_put_some_label(putter, "place", &stretch->place);
    tkd_put_number(putter, "from_h", stretch->from_h);
    tkd_put_number(putter, "until_h", stretch->until_h);
    if (!stretch->counted) {
        tkd_put_bool(putter, "counted", false);
    }
}

static void put_person(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_person *person = &putter->picture->persons[row];
    tkd_put_number(putter, "share", person->share);
    tkd_put_row(putter, "journey", person->journey);
    tkd_put_label(putter, "municipality", &person->municipality);
    tkd_put_label(putter, "group", &person->group);
    tkd_put_count(putter, "replication", person->replication);
    tkd_put_day(putter, "arrived_day", person->arrived_day);
    tkd_put_number(putter, "clock_h", person->clock_h);
    tkd_put_number(putter, "ended_h", person->ended_h);
    tkd_put_some_rows_flat(putter, "stretches", person->stretches, put_stretch);
}

// ---- Edits

static void put_edit(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_edit *edit = &putter->picture->edits[row];
    tkd_put_text(putter, "path", edit->path);
    tkd_put_some_text(putter, "before", edit->before);
    tkd_put_some_text(putter, "after", edit->after);
    tkd_put_some_label(putter, "title", &edit->title);
    tkd_put_some_list(putter, "steps", putter->picture->step_lists, edit->steps);
}

void tkd_put_beside(const tkd_picture_putter *putter)
{
    const tkd_picture *picture = putter->picture;
    put_some_rows(putter, "variants", picture->variant_count, put_variant);
    put_some_rows(putter, "capacities", picture->capacity_count, put_capacity);
    put_some_rows(putter, "queues", picture->queue_count, put_queue);
    put_some_rows(putter, "persons", picture->person_count, put_person);
    put_some_rows(putter, "edits", picture->edit_count, put_edit);
}
