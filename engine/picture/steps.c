// SPDX-License-Identifier: EUPL-1.2
// Steps of the picture: who provides them, how long they may take, how that is known, and how they went.
#include "tables.h"

#include <math.h>

// Views of a set of groups, as bits.
static uint32_t views_of(const tkd_picture_building *building, uint64_t groups)
{
    uint32_t views = 0;
    for (uint32_t i = 0; i < building->model->group_count; i++) {
        if ((groups >> i & 1U) != 0) {
            views |= 1U << building->model->groups[i].view;
        }
    }
    return views;
}

// The mean feeling of the groups of a view that take the step; NaN where none has one.
static double feeling_of(const tkd_picture_building *building, const tkd_step *step,
                         uint64_t groups, tkd_view view)
{
    const tkd_model *model = building->model;
    double sum = 0.0;
    double count = 0.0;
    for (uint32_t i = 0; i < model->group_count; i++) {
        if ((groups >> i & 1U) == 0 || model->groups[i].view != view) {
            continue;
        }
        const tkd_person person = {.municipality = building->municipality_row, .group = (int32_t)i};
        const double feeling =
            tkd_figure_number(&model->figures, step->feeling, person, building->day, (double)NAN);
        if (!isnan(feeling)) {
            sum += feeling;
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count : (double)NAN;
}

static tkd_status add_channels(tkd_picture_building *building, const tkd_service *service,
                               tkd_range *channels, tkd_error *err)
{
    *channels = (tkd_range){(uint32_t)building->channels.count, service->channels.count};
    for (uint32_t i = 0; i < service->channels.count; i++) {
        const tkd_channel *channel = &building->model->channels[service->channels.first + i];
        TKD_TRY(tkd_picture_append(&building->channels, channel, err));
    }
    return TKD_OK;
}

// Notes in order of their lanes, whatever order they were written in.
static tkd_status add_notes(tkd_picture_building *building, const tkd_step *step, tkd_range *notes,
                            tkd_error *err)
{
    const tkd_model *model = building->model;
    const tkd_range lanes = model->journeys[step->journey].lanes;
    notes->first = (uint32_t)building->notes.count;
    for (uint32_t lane = lanes.first; lane < lanes.first + lanes.count; lane++) {
        for (uint32_t i = 0; i < step->notes.count; i++) {
            const tkd_lane_note *from = &model->lane_notes[step->notes.first + i];
            if (from->lane == (int32_t)lane) {
                const tkd_picture_note note = {building->lane_rows[lane], from->text};
                TKD_TRY(tkd_picture_append(&building->notes, &note, err));
            }
        }
    }
    notes->count = (uint32_t)building->notes.count - notes->first;
    return TKD_OK;
}

// Figures that nobody has given yet.
static void no_figures(tkd_picture_step *step)
{
    tkd_estimate *const estimates[] = {
        &step->visits,        &step->wait_h,        &step->wait_p10_h, &step->wait_p50_h,
        &step->wait_p90_h,    &step->service_h,     &step->time_h,     &step->time_p50_h,
        &step->time_p90_h,    &step->rework_share,  &step->left_share, &step->before_visits,
        &step->before_wait_h, &step->before_time_h,
    };
    for (size_t i = 0; i < sizeof(estimates) / sizeof(estimates[0]); i++) {
        *estimates[i] = tkd_picture_nobody();
    }
}

const tkd_step_row *tkd_picture_step_row(const tkd_results *results, const tkd_result_row *row,
                                         tkd_text id, uint32_t place)
{
    if (place < row->steps.count) {
        const tkd_step_row *here = &results->step_rows[row->steps.first + place];
        if (tkd_text_equal(here->step, id)) {
            return here;
        }
    }
    return tkd_results_step(results, row, id);
}

static void fill_figures(const tkd_picture_building *building, const tkd_result_row *row,
                         uint32_t place, tkd_picture_step *step)
{
    const tkd_step_row *measured =
        row == NULL ? NULL : tkd_picture_step_row(building->results, row, step->id, place);
    const struct {
        tkd_step_measure measure;
        tkd_estimate *to;
    } figures[] = {
        {TKD_STEP_WAIT_H, &step->wait_h},
        {TKD_STEP_WAIT_P10_H, &step->wait_p10_h},
        {TKD_STEP_WAIT_P50_H, &step->wait_p50_h},
        {TKD_STEP_WAIT_P90_H, &step->wait_p90_h},
        {TKD_STEP_SERVICE_H, &step->service_h},
        {TKD_STEP_TIME_H, &step->time_h},
        {TKD_STEP_TIME_P50_H, &step->time_p50_h},
        {TKD_STEP_TIME_P90_H, &step->time_p90_h},
        {TKD_STEP_REWORK_SHARE, &step->rework_share},
        {TKD_STEP_LEFT_SHARE, &step->left_share},
    };
    no_figures(step);
    for (size_t i = 0; measured != NULL && i < sizeof(figures) / sizeof(figures[0]); i++) {
        *figures[i].to = measured->measures[figures[i].measure].estimate;
    }
    if (measured != NULL) {
        step->visits =
            tkd_picture_a_year(building->results, measured->measures[TKD_STEP_VISITS].estimate);
    }
}

// ---- What is written

// How long a working day is for those who wait: its share of a week of the calendar in force.
static double working_day_s(const tkd_picture_building *building, const tkd_service *service)
{
    const tkd_model *model = building->model;
    int32_t calendar = service == NULL ? TKD_NONE : service->calendar;
    if (calendar == TKD_NONE && service != NULL && service->pool != TKD_NONE) {
        calendar = tkd_model_pool(model, building->municipality_row, service->pool)->calendar;
    }
    const tkd_calendar *week =
        &model->calendars[calendar == TKD_NONE ? TKD_CALENDAR_WORKING_WEEK : calendar];
    const uint32_t days = tkd_picture_open_weekdays(model, week);
    double count = 0.0;
    for (uint32_t i = 0; i < 7; i++) {
        count += (days >> i & 1U) != 0 ? 1.0 : 0.0;
    }
    return TKD_SECONDS_PER_DAY * (count > 0.0 ? 7.0 / count : 1.0);
}

// The mean of a duration in hours, over those of the groups who have one; NaN where none has.
static double mean_hours(const tkd_picture_building *building, tkd_figure figure, uint64_t groups,
                         double day_s)
{
    const tkd_figures *figures = &building->model->figures;
    double sum = 0.0;
    double count = 0.0;
    for (uint32_t i = 0; i < building->model->group_count; i++) {
        const tkd_person person = {.municipality = building->municipality_row, .group = (int32_t)i};
        const int32_t dist = (groups >> i & 1U) == 0
                                 ? TKD_NONE
                                 : tkd_figure_dist(figures, figure, person, building->day);
        if (dist != TKD_NONE) {
            sum += tkd_dist_mean(figures, dist, day_s);
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count / 3600.0 : (double)NAN;
}

// How many visits the service takes.
static double mean_sessions(const tkd_model *model, const tkd_service *service)
{
    double mean = service->sessions.count > 0 ? 0.0 : 1.0;
    for (uint32_t i = 0; i < service->sessions.count; i++) {
        const tkd_session_count *sessions = &model->session_counts[service->sessions.first + i];
        mean += (double)sessions->count * sessions->share;
    }
    return mean;
}

static void fill_standards(const tkd_picture_building *building, const tkd_service *service,
                           uint64_t groups, tkd_picture_step *step)
{
    const double day_s = working_day_s(building, service);
    step->is_course = service->is_course;
    step->booking_h = mean_hours(building, service->booking, groups, day_s);
    step->processing_h = mean_hours(building, service->processing, groups, day_s);
    step->standard_h = service->is_course
                           ? mean_hours(building, service->course.lasts, groups, day_s)
                           : mean_hours(building, service->duration, groups, day_s) *
                                 mean_sessions(building->model, service);
}

// ---- How it is known

// Of an origin; of none, or one that nobody knows, no figures.
static tkd_picture_evidence evidence_at(const tkd_figures *figures, int32_t origin)
{
    if (origin <= 0) {
        return TKD_PICTURE_NO_FIGURES;
    }
    switch (figures->origins[origin].evidence) {
    case TKD_EVIDENCE_ASSUMPTION: return TKD_PICTURE_ASSUMED;
    case TKD_EVIDENCE_WORKSHOP:
    case TKD_EVIDENCE_DERIVED: return TKD_PICTURE_ESTIMATED;
    case TKD_EVIDENCE_SURVEY:
    case TKD_EVIDENCE_DOCUMENTED:
    case TKD_EVIDENCE_LAW:
    case TKD_EVIDENCE_REGISTER:
    case TKD_EVIDENCE_MEASURED: break;
    }
    return TKD_PICTURE_SOURCED;
}

// The weakest evidence of a figure so far and of one more, for those who are shown. Those who gave
// traits to a figure meant some of the group: they count too.
static tkd_picture_evidence weaker(const tkd_picture_building *building,
                                   tkd_picture_evidence so_far, tkd_figure figure, uint64_t groups)
{
    const tkd_figures *figures = &building->model->figures;
    for (uint32_t i = 0; i < figure.count; i++) {
        const tkd_case *which = &figures->cases[figure.first + i];
        const bool elsewhere = which->whom == TKD_WHOM_MUNICIPALITY &&
                               building->municipality_row != TKD_NONE &&
                               which->index != building->municipality_row;
        const bool others = which->whom == TKD_WHOM_GROUP && (groups >> which->index & 1U) == 0;
        for (uint32_t j = 0; !elsewhere && !others && j < which->point_count; j++) {
            const int32_t origin = figures->points[which->first_point + j].origin;
            const tkd_picture_evidence own = evidence_at(figures, origin);
            so_far = own > so_far ? own : so_far;
        }
    }
    return so_far;
}

static tkd_picture_evidence evidence_of(const tkd_picture_building *building, const tkd_step *step,
                                        const tkd_service *service, uint64_t groups)
{
    const tkd_model *model = building->model;
    const tkd_figure of_step[] = {step->take_up,  step->not_before_plus, step->delay,
                                  step->patience, step->attempts,        step->deadline};
    tkd_picture_evidence evidence = TKD_PICTURE_NO_FIGURES;
    for (size_t i = 0; i < sizeof(of_step) / sizeof(of_step[0]); i++) {
        evidence = weaker(building, evidence, of_step[i], groups);
    }
    for (uint32_t i = 0; i < step->next.count; i++) {
        const tkd_next *next = &model->nexts[step->next.first + i];
        evidence = weaker(building, evidence, next->p, groups);
        evidence = weaker(building, evidence, next->wait, groups);
    }
    if (service != NULL) {
        const tkd_figure of_service[] = {service->duration,      service->session_gap,
                                         service->booking,       service->no_show,
                                         service->processing,    service->fee_eur,
                                         service->course.seats,  service->course.lasts,
                                         service->course.closes, service->course.share};
        for (size_t i = 0; i < sizeof(of_service) / sizeof(of_service[0]); i++) {
            evidence = weaker(building, evidence, of_service[i], groups);
        }
    }
    return evidence;
}

// ---- Whole steps

static tkd_status fill_service(tkd_picture_building *building, const tkd_service *service,
                               uint64_t groups, tkd_picture_step *step, tkd_error *err)
{
    const tkd_model *model = building->model;
    if (service->item.id.size > 0) {
        step->service = tkd_picture_item_label(&service->item);
    }
    if (service->pool != TKD_NONE) {
        const tkd_pool *pool = tkd_model_pool(model, building->municipality_row, service->pool);
        step->pool = tkd_picture_item_label(&pool->item);
    }
    if (service->provider != TKD_NONE) {
        const tkd_provider *provider = &model->providers[service->provider];
        step->has_provider = true;
        step->provider = tkd_picture_item_label(&provider->item);
        step->level = provider->level;
    }
    fill_standards(building, service, groups, step);
    return add_channels(building, service, &step->channels, err);
}

tkd_status tkd_picture_add_step(tkd_picture_building *building, int32_t row,
                                uint64_t journey_groups, const tkd_result_row *figures,
                                tkd_error *err)
{
    const tkd_model *model = building->model;
    const tkd_step *from = tkd_model_step(model, building->municipality_row, row);
    const uint64_t groups = journey_groups & from->groups & building->groups;
    const tkd_service *service =
        from->service == TKD_NONE
            ? NULL
            : tkd_model_service(model, building->municipality_row, from->service);
    tkd_picture_step step = {
        .id = from->item.id,
        .title = tkd_picture_item_label(&from->item),
        .journey = (int32_t)building->journeys.count,
        .stage = building->stage_rows[from->stage],
        .branch = from->branch - (int32_t)model->journeys[from->journey].branches.first,
        .position = from->position,
        .views = views_of(building, groups),
        .milestone = from->milestone,
        .booking_h = (double)NAN,
        .standard_h = (double)NAN,
        .processing_h = (double)NAN,
        .deadline_h =
            mean_hours(building, from->deadline, groups, working_day_s(building, service)),
        .evidence = evidence_of(building, from, service, groups),
    };
    for (tkd_view view = TKD_VIEW_NEWCOMER; view < TKD_VIEW_COUNT; view++) {
        step.feelings[view] = feeling_of(building, from, groups, view);
    }
    if (service != NULL) {
        TKD_TRY(fill_service(building, service, groups, &step, err));
    }
    TKD_TRY(add_notes(building, from, &step.notes, err));
    fill_figures(building, figures, (uint32_t)row - model->journeys[from->journey].steps.first,
                 &step);
    building->step_rows[row] = (int32_t)building->steps.count;
    return tkd_picture_append(&building->steps, &step, err);
}

tkd_status tkd_picture_add_needs(tkd_picture_building *building, tkd_error *err)
{
    const tkd_model *model = building->model;
    for (uint32_t i = 0; i < model->step_count; i++) {
        const int32_t row = building->step_rows[i];
        if (row == TKD_NONE) {
            continue;
        }
        const tkd_step *from = tkd_model_step(model, building->municipality_row, (int32_t)i);
        tkd_picture_step *step = (tkd_picture_step *)building->steps.items + row;
        TKD_TRY(tkd_picture_map_list(&building->step_lists, building->step_rows, model->step_lists,
                                     from->needs, &step->needs, err));
    }
    return TKD_OK;
}
