// SPDX-License-Identifier: EUPL-1.2
// Courses: those who ask wait for a start with a free seat. A start at 00:00 takes who asked before
// or at that moment (less `closes`), in the order they asked or by one lot per client and start.
// Seats that are no whole number are given so that their running total is never missed by a whole.
#include "draws.h"
#include "events.h"

#include <math.h>
#include <stdlib.h>

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

// Who asks later than `closes` before the start waits for the next one.
static bool is_in_time(tkd_run *run, const tkd_class *course, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const tkd_person person = tkd_client_person(run, &run->clients[row->client]);

    return tkd_param_dist(run->network, &course->closes, person, run->now_s) == TKD_NONE ||
           tkd_param_end(run, row, &course->closes, TKD_FOR_CLOSING, (uint64_t)(int64_t)run->now_s,
                         row->since_s) <= run->now_s + TKD_IN_TIME_S;
}

// Ask for the next start that has not been held.
static void schedule_start(tkd_run *run, uint32_t row)
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
        tkd_event_push_own(run, state->scheduled_s, TKD_EVENT_START, row);
    }
}

void tkd_class_ask(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];
    const uint32_t course = (uint32_t)row->plan->program->course;
    tkd_class_state *state = &run->classes[course];

    row->state = TKD_TOKEN_ENROLLED;
    row->previous = state->last;
    row->next = TKD_NO_ROW;
    *(state->last == TKD_NO_ROW ? &state->first : &run->tokens[state->last].next) = token;
    state->last = token;
    tkd_patience_begin(run, token);
    schedule_start(run, course);
}

static void take_out(tkd_run *run, uint32_t course, uint32_t token)
{
    tkd_class_state *state = &run->classes[course];
    tkd_token *row = &run->tokens[token];

    *(row->previous == TKD_NO_ROW ? &state->first : &run->tokens[row->previous].next) = row->next;
    *(row->next == TKD_NO_ROW ? &state->last : &run->tokens[row->next].previous) = row->previous;
    row->stamp++;
    tkd_token_wait(run, row, run->now_s - row->since_s);
}

void tkd_class_leave(tkd_run *run, uint32_t token)
{
    take_out(run, (uint32_t)run->tokens[token].plan->program->course, token);
}

// A lot of one who waits.
typedef struct tkd_lot {
    double lot;
    uint32_t token;
} tkd_lot;

static int compare_lots(const void *left, const void *right)
{
    const tkd_lot *a = left;
    const tkd_lot *b = right;

    return (a->lot > b->lot) - (a->lot < b->lot);
}

// Room for the lots of all who wait; kept for the next start.
static tkd_lot *lots_of(tkd_run *run, uint32_t count)
{
    if (count > run->lot_capacity) {
        const uint32_t capacity = count < 64 ? 64 : 2 * count;
        run->lots = TKD_TAKE(&run->arena, capacity, tkd_lot);
        run->lot_capacity = run->lots == NULL ? 0 : capacity;
        if (run->lots == NULL) {
            tkd_run_stop(run, NULL);
        }
    }
    return run->lots;
}

// Those who asked in time, in the order in which they get seats: as they asked, or by one lot per
// client and start.
static uint32_t line_up(tkd_run *run, uint32_t course, tkd_lot **line)
{
    const tkd_class *row = &run->network->classes[course];
    const bool by_lot = row->order == TKD_ORDER_RANDOM;
    const uint32_t first = run->classes[course].first;
    uint32_t count = 0;

    for (uint32_t t = first; t != TKD_NO_ROW; t = run->tokens[t].next) {
        count++;
    }
    *line = lots_of(run, count);
    if (run->failed) {
        return 0;
    }
    count = 0;
    for (uint32_t t = first; t != TKD_NO_ROW; t = run->tokens[t].next) {
        if (is_in_time(run, row, t)) {
            (*line)[count] =
                (tkd_lot){by_lot ? tkd_token_uniform(run, &run->tokens[t], TKD_FOR_COURSE,
                                                     (uint64_t)(int64_t)run->now_s)
                                 : count,
                          t};
            count++;
        }
    }
    if (by_lot && count > 1) {
        qsort(*line, count, sizeof(tkd_lot), compare_lots);
    }
    return count;
}

void tkd_class_start(tkd_run *run, uint32_t row)
{
    const tkd_class *course = &run->network->classes[row];
    tkd_class_state *state = &run->classes[row];
    const bool has_seats = tkd_figure_is_set(course->seats.figure);
    double seats = HUGE_VAL;
    tkd_lot *line = NULL;
    uint32_t count = 0;

    if (state->scheduled_s != run->now_s) {
        return;
    }
    state->scheduled_s = TKD_FOREVER;
    for (uint32_t t = state->first; t != TKD_NO_ROW; t = run->tokens[t].next) {
        tkd_touch(run, run->tokens[t].client);
    }
    if (has_seats) {
        const double before = floor(state->seats_given + 1e-9);
        state->seats_given += seats_of(run, course, run->now_s);
        seats = floor(state->seats_given + 1e-9) - before;
    }
    state->next_start++;
    count = line_up(run, row, &line);
    for (uint32_t i = 0; i < count && i < seats && !run->failed; i++) {
        take_out(run, row, line[i].token);
        tkd_token_work(run, line[i].token);
    }
    schedule_start(run, row);
}
