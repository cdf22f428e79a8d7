// SPDX-License-Identifier: EUPL-1.2
// Time lines of single simulated people, as a run with traces watched them: of each journey shown the
// median person, and the one whom nine of ten are quicker than.
#include "tables.h"

#include <math.h>

static int32_t find_journey(const tkd_picture_building *building, tkd_text id)
{
    const tkd_picture_journey *journeys = building->journeys.items;
    for (size_t i = 0; i < building->journeys.count; i++) {
        if (tkd_text_equal(journeys[i].id, id)) {
            return (int32_t)i;
        }
    }
    return TKD_NONE;
}

static int32_t find_step(const tkd_picture_building *building, int32_t journey, tkd_text id)
{
    const tkd_picture_step *steps = building->steps.items;
    const tkd_range own = ((const tkd_picture_journey *)building->journeys.items)[journey].steps;
    for (uint32_t i = own.first; i < own.first + own.count; i++) {
        if (tkd_text_equal(steps[i].id, id)) {
            return (int32_t)i;
        }
    }
    return TKD_NONE;
}

static tkd_label group_label(const tkd_model *model, tkd_text id)
{
    for (uint32_t i = 0; i < model->group_count; i++) {
        if (tkd_text_equal(model->groups[i].item.id, id)) {
            return tkd_picture_item_label(&model->groups[i].item);
        }
    }
    return (tkd_label){.any = id};
}

static tkd_status add_stretches(tkd_picture_building *building, const tkd_trace_row *trace,
                                tkd_picture_person *person, tkd_error *err)
{
    person->stretches.first = (uint32_t)building->stretches.count;
    for (uint32_t i = 0; i < trace->stretches.count; i++) {
        const tkd_stretch_row *from = &building->results->stretch_rows[trace->stretches.first + i];
        const tkd_picture_stretch stretch = {
            .step = find_step(building, person->journey, from->step),
            .visit = from->visit,
            .phase = from->phase,
            .place = tkd_picture_place_label(building->model, from->place),
            .from_h = from->from_h,
            .until_h = from->until_h,
            .counted = from->counted,
        };
        if (stretch.step != TKD_NONE) {
            TKD_TRY(tkd_picture_append(&building->stretches, &stretch, err));
        }
    }
    person->stretches.count = (uint32_t)building->stretches.count - person->stretches.first;
    return TKD_OK;
}

static tkd_status add_person(tkd_picture_building *building, const tkd_trace_row *trace,
                             tkd_error *err)
{
    tkd_picture_person person = {
        .share = trace->share,
        .journey = find_journey(building, trace->client_journey),
        .municipality = tkd_picture_place_label(building->model, trace->client_municipality),
        .group = group_label(building->model, trace->client_group),
        .replication = trace->replication,
        .arrived_day = building->results->run.start_day + (int32_t)floor(trace->arrived_h / 24.0),
        .clock_h = trace->clock_h,
        .ended_h = trace->ended_h,
    };
    if (person.journey == TKD_NONE || isnan(person.clock_h) || isnan(person.ended_h)) {
        return TKD_OK;
    }
    TKD_TRY(add_stretches(building, trace, &person, err));
    return tkd_picture_append(&building->persons, &person, err);
}

// Is it the time line of one of the journeys shown, and of the people shown?
static bool is_shown(const tkd_picture_building *building, const tkd_trace_row *trace)
{
    return tkd_text_equal(trace->scenario, building->scenario) &&
           tkd_text_equal(trace->municipality, building->municipality) &&
           tkd_text_equal(trace->group, building->group) &&
           find_journey(building, trace->journey) != TKD_NONE;
}

tkd_status tkd_picture_build_persons(tkd_picture_building *building, tkd_error *err)
{
    const tkd_results *results = building->results;
    for (size_t i = 0; results != NULL && i < results->trace_count; i++) {
        if (is_shown(building, &results->traces[i])) {
            TKD_TRY(add_person(building, &results->traces[i], err));
        }
    }
    return TKD_OK;
}
