// SPDX-License-Identifier: EUPL-1.2
// Courses: those who ask wait for a start with a free seat. A start at 00:00 takes who asked before
// or at that moment (less `closes`), in the order they asked or by one lot per client and start.
// Seats that are no whole number are given so that their running total is never missed by a whole.
#include <math.h>

#include "run.h"

void tkd_classes_begin(tkd_run *run)
{
    const size_t count = run->network->class_count;

    run->classes = TKD_TAKE(&run->arena, count, tkd_class_state);
    if (run->classes == NULL) {
        tkd_run_stop(run, NULL);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        run->classes[i] =
            (tkd_class_state){.first = TKD_NO_ROW, .last = TKD_NO_ROW, .scheduled_s = TKD_FOREVER};
    }
}

static tkd_person nobody_at(const tkd_class *course)
{
    return (tkd_person){.municipality =
                            course->where == TKD_AT_MUNICIPALITY ? course->place : TKD_NONE,
                        .group = TKD_NONE};
}

// Seats of a start as written, fractions included.
static double seats_of(const tkd_run *run, const tkd_class *course, double start_s)
{
    const tkd_person nobody = nobody_at(course);

    return tkd_param_number(run->network, &course->seats, nobody, start_s, 0.0) *
           tkd_param_number(run->network, &course->share, nobody, start_s, 1.0);
}

static double closes_before(const tkd_run *run, const tkd_class *course, double start_s)
{
    const int32_t dist = tkd_param_dist(run->network, &course->closes, nobody_at(course), start_s);

    return dist == TKD_NONE ? 0.0 : tkd_dist_mean(&run->model->figures, dist, TKD_SECONDS_PER_DAY);
}

// Ask for the next start that has not been held.
static void schedule(tkd_run *run, uint32_t row)
{
    const tkd_class *course = &run->network->classes[row];
    tkd_class_state *state = &run->classes[row];

    while (state->next_start < course->start_count &&
           course->starts_s[state->next_start] < run->now_s) {
        // Nobody waited: the seats went by, but their fractions count.
        state->seats_given += seats_of(run, course, course->starts_s[state->next_start]);
        state->next_start++;
    }
    if (state->first == TKD_NO_ROW || state->next_start >= course->start_count) {
        return;
    }
    if (state->scheduled_s != course->starts_s[state->next_start]) {
        state->scheduled_s = course->starts_s[state->next_start];
        tkd_event_push(run, state->scheduled_s, TKD_EVENT_START, 0, row);
    }
}

void tkd_class_ask(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const uint32_t course = (uint32_t)row->program->course;
    tkd_class_state *state = &run->classes[course];

    row->joined_s = run->now_s;
    row->state = TKD_TOKEN_ENROLLED;
    row->previous = state->last;
    row->next = TKD_NO_ROW;
    *(state->last == TKD_NO_ROW ? &state->first : &run->tokens[state->last].next) = token;
    state->last = token;
    if (row->program->own_patience) {
        tkd_event_push(
            run, tkd_param_end(run, row, &row->program->patience, TKD_FOR_PATIENCE, 0, run->now_s),
            TKD_EVENT_PATIENCE, row->stamp, token);
    }
    schedule(run, course);
}

static void take_out(tkd_run *run, uint32_t course, uint32_t token)
{
    tkd_class_state *state = &run->classes[course];
    tkd_token *row = &run->tokens[token];

    *(row->previous == TKD_NO_ROW ? &state->first : &run->tokens[row->previous].next) = row->next;
    *(row->next == TKD_NO_ROW ? &state->last : &run->tokens[row->next].previous) = row->previous;
    row->stamp++;
    tkd_token_wait(run, row, run->now_s - row->joined_s);
}

void tkd_class_leave(tkd_run *run, uint32_t token)
{
    take_out(run, (uint32_t)run->tokens[token].program->course, token);
}

// The next to get a seat among those who asked in time, or TKD_NO_ROW.
static uint32_t choose(const tkd_run *run, uint32_t course, double asked_by_s)
{
    const tkd_class *row = &run->network->classes[course];
    uint32_t chosen = TKD_NO_ROW;
    double least = 2.0;

    for (uint32_t t = run->classes[course].first; t != TKD_NO_ROW; t = run->tokens[t].next) {
        const tkd_token *token = &run->tokens[t];
        double lot = 0.0;
        if (token->joined_s > asked_by_s) {
            break;
        }
        if (row->order != TKD_ORDER_RANDOM) {
            return t;
        }
        lot = tkd_token_uniform(run, token, TKD_FOR_COURSE, (uint64_t)(int64_t)run->now_s);
        if (lot < least) {
            least = lot;
            chosen = t;
        }
    }
    return chosen;
}

void tkd_class_start(tkd_run *run, uint32_t row)
{
    const tkd_class *course = &run->network->classes[row];
    tkd_class_state *state = &run->classes[row];
    const double asked_by_s = run->now_s - closes_before(run, course, run->now_s);
    const bool has_seats = tkd_figure_is_set(course->seats.figure);
    double seats = HUGE_VAL;

    if (state->scheduled_s != run->now_s) {
        return;
    }
    state->scheduled_s = TKD_FOREVER;
    if (has_seats) {
        const double before = floor(state->seats_given + 1e-9);
        state->seats_given += seats_of(run, course, run->now_s);
        seats = floor(state->seats_given + 1e-9) - before;
    }
    state->next_start++;
    while (seats >= 1.0 && !run->failed) {
        const uint32_t token = choose(run, row, asked_by_s);
        if (token == TKD_NO_ROW) {
            break;
        }
        seats -= 1.0;
        take_out(run, row, token);
        tkd_token_work(run, token);
    }
    schedule(run, row);
}
