// SPDX-License-Identifier: EUPL-1.2
// Courses: those who asked in time take part at a start while there are seats, in the order they
// asked or by lot.
#include <math.h>

#include "reference_world.h"

static const double day_s = 86400.0;

void course_ask(world *w, world_token *token)
{
    const visit_place at = place_of(w, token);
    const tkd_figure patience = step_row(w, token)->patience;

    token->state = TOKEN_ENROLLED;
    token->joined_s = w->now_s;
    *(world_token **)world_add(&course_of(w, step_row(w, token)->service, &at)->asked) = token;
    if (figure_dist(w, token->client, patience) != TKD_NONE) {
        world_push(w, (world_event){.time_s = figure_end(w, token, patience, LUCK_PATIENCE,
                                                         token->session, w->now_s),
                                    .rank = RANK_PATIENCE,
                                    .kind = EVENT_PATIENCE,
                                    .token = token});
    }
}

void course_leave(world *w, world_token *token)
{
    const visit_place at = place_of(w, token);

    world_forget(w, token);
    remove_token(&course_of(w, step_row(w, token)->service, &at)->asked, token);
}

static const tkd_service *service_of(const world *w, const world_course *course)
{
    return tkd_model_service(w->model, course->municipality, course->service);
}

// Does a course start on this day of the run?
static bool starts_on(const world *w, const tkd_course *course, int32_t day)
{
    const int32_t here = w->model->run.start_day + day;
    const tkd_date date = tkd_date_from_day(here);

    for (uint32_t i = 0; i < course->starts.count; i++) {
        const tkd_course_start *start = &w->model->course_starts[course->starts.first + i];
        const bool dated = (start->date.year == 0 || start->date.year == date.year) &&
                           start->date.month == date.month && start->date.day == date.day;
        if ((start->kind == TKD_START_DATE && dated) ||
            (start->kind == TKD_START_MONTHLY && date.day == 1) ||
            (start->kind == TKD_START_WEEKLY && tkd_date_weekday(here) == 0)) {
            return true;
        }
    }
    return false;
}

void course_plan(world *w, world_course *course)
{
    for (int32_t day = 0; day * day_s <= w->horizon_s; day++) {
        if (starts_on(w, &service_of(w, course)->course, day)) {
            world_push(w, (world_event){.time_s = day * day_s,
                                        .rank = RANK_START,
                                        .kind = EVENT_START,
                                        .course = course});
        }
    }
}

// Did the client ask so long before the start as the course closes?
static bool is_in_time(const world *w, const world_course *course, const world_token *token)
{
    const tkd_figure closes = service_of(w, course)->course.closes;

    return figure_end(w, token, closes, LUCK_CLOSING, (uint64_t)(int64_t)w->now_s,
                      token->joined_s) <= w->now_s + 1e-3;
}

// The next of those who asked in time, or NULL.
static world_token *choose(const world *w, const world_course *course)
{
    const bool by_lot = service_of(w, course)->course.order == TKD_ORDER_RANDOM;
    const uint64_t start = (uint64_t)(int64_t)w->now_s;
    world_token *chosen = NULL;

    for (size_t i = 0; i < course->asked.count; i++) {
        world_token *token = ((world_token **)course->asked.items)[i];
        if (is_in_time(w, course, token) &&
            (chosen == NULL || (by_lot && key_of(w, token, LUCK_COURSE, start) <
                                              key_of(w, chosen, LUCK_COURSE, start)))) {
            chosen = token;
        }
    }
    return chosen;
}

void course_start(world *w, world_course *course)
{
    const tkd_course *row = &service_of(w, course)->course;
    const tkd_figure figure =
        staffed(w, course->where, course->place, true, course->service, row->seats);
    const double seats = number_at(w, course->where, course->place, figure, HUGE_COUNT) *
                         number_at(w, course->where, course->place, row->share, 1.0);

    // Fractions of seats add up from start to start.
    for (course->seats += seats; course->seats_given + 1.0 <= course->seats + 1e-9;
         course->seats_given += 1.0) {
        world_token *token = choose(w, course);
        if (token == NULL) {
            break;
        }
        course_leave(w, token);
        account_add(w, token, COUNT_WAIT, w->now_s - token->joined_s);
        visit_work(w, token);
    }
    course->seats_given = floor(course->seats + 1e-9);
}
