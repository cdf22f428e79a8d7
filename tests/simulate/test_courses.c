// SPDX-License-Identifier: EUPL-1.2
// Courses by hand: everybody asks for a seat on 2 March 2026 at 08:00; courses start on the first of
// each month. Seats, closing times, shares of seats, lots.
#include "trial.h"

#define DOOR                                                                                       \
    "groups: [b, a]\n"                                                                             \
    "calendars: [{id: uks, open: {mon: \"08:00-09:00\"}, only: [\"2026-03-02..2026-03-02\"]}]\n"   \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 9y, replications: 1, seed: 3}\n"      \
    "municipalities: [{id: linn, arrivals: {b: {2026-01-05: 150/y, 2026-02-01: 0/y}, "             \
    "a: {2026-01-05: 150/y, 2026-02-01: 0/y}}}]\n"                                                 \
    "stages: [{id: s, steps: [{id: algne, service: uks}, {id: kursus, service: kursus}]}]\n"

// Hours from the door's opening to the start `month` months after March (1: 1 April).
static double start_h(size_t month)
{
    static const double days[] = {31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28}; // from March
    double sum = -1.0;                                                             // 2 March

    for (size_t i = 0; i < month; i++) {
        sum += i == 23 ? 29 : days[i % 12]; // February 2028
    }
    return 24.0 * sum - 8.0;
}

static size_t people(const trial *made)
{
    const double count = trial_client(made, TKD_ARRIVED).mean;

    CHECK(count >= 8.0);
    return (size_t)count;
}

static double wait_h(const trial *made)
{
    return trial_step(made, "kursus", TKD_STEP_WAIT_H).mean;
}

TKD_CASE(simulate, courses, seats_go_to_who_asked_first)
{
    trial made;

    trial_simulate(&made,
                   DOOR "services: [{id: uks, calendar: uks}, {id: kursus, course: {starts: "
                        "monthly, seats: 3, lasts: 10d}}]\n",
                   NULL);
    const size_t n = people(&made);
    double sum_h = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum_h += start_h(1 + i / 3);
    }
    CHECK_NEAR(wait_h(&made), sum_h / (double)n, 1e-6);
    CHECK_NEAR(trial_step(&made, "kursus", TKD_STEP_SERVICE_H).mean, 240.0, 1e-9);
    CHECK_NEAR(trial_client(&made, TKD_COMPLETED_SHARE).mean, 1.0, 0.0);
    trial_close(&made);
}

TKD_CASE(simulate, courses, without_seats_there_is_room_for_all)
{
    trial made;

    trial_simulate(&made,
                   DOOR "services: [{id: uks, calendar: uks}, {id: kursus, course: {starts: "
                        "[\"06-15\"], lasts: 4mo}}]\n",
                   NULL);
    CHECK_NEAR(wait_h(&made), 24.0 * 105.0 - 8.0, 1e-6);
    trial_close(&made);
}

// 1 April is 29 days and 16 hours away: closed 30 days before, still open 29 days before.
TKD_CASE(simulate, courses, who_asks_too_late_waits_for_the_next)
{
    trial made;

    trial_simulate(&made,
                   DOOR "services: [{id: uks, calendar: uks}, {id: kursus, course: {starts: "
                        "monthly, lasts: 10d, closes: 30d}}]\n",
                   NULL);
    CHECK_NEAR(wait_h(&made), start_h(2), 1e-6);
    trial_close(&made);
    trial_simulate(&made,
                   DOOR "services: [{id: uks, calendar: uks}, {id: kursus, course: {starts: "
                        "monthly, lasts: 10d, closes: 29d}}]\n",
                   NULL);
    CHECK_NEAR(wait_h(&made), start_h(1), 1e-6);
    trial_close(&made);
}

// 0.8 seats of each start. February and March went by unused (1.6): 1 April makes 2.4, a whole seat
// more, then 3.2, 4.0, 4.8 (none), 5.6, …: four seats in five starts.
TKD_CASE(simulate, courses, parts_of_seats_add_up)
{
    trial made;

    trial_simulate(&made,
                   DOOR "services: [{id: uks, calendar: uks}, {id: kursus, course: {starts: "
                        "monthly, seats: 16, share: 5%, lasts: 1d}}]\n",
                   NULL);
    const size_t n = people(&made);
    double sum_h = 0.0;
    size_t given = 0;
    for (size_t month = 1; given < n; month++) {
        const size_t before = (size_t)(0.8 * (double)(month + 1) + 1e-9);
        const size_t after = (size_t)(0.8 * (double)(month + 2) + 1e-9);
        for (size_t seat = before; seat < after && given < n; seat++, given++) {
            sum_h += start_h(month);
        }
    }
    CHECK_NEAR(wait_h(&made), sum_h / (double)n, 1e-6);
    trial_close(&made);
}

TKD_CASE(simulate, courses, lots_keep_the_mean_and_mix_the_groups)
{
    trial made;
    trial by_lot;

    trial_simulate(&made,
                   DOOR "services: [{id: uks, calendar: uks}, {id: kursus, course: {starts: "
                        "weekly, seats: 1, lasts: 1d}}]\n",
                   NULL);
    trial_simulate(&by_lot,
                   DOOR "services: [{id: uks, calendar: uks}, {id: kursus, course: {starts: "
                        "weekly, seats: 1, lasts: 1d, order: random}}]\n",
                   NULL);
    CHECK_NEAR(wait_h(&by_lot), wait_h(&made), 1e-6);
    // In order, all of a have their seats before b; by lot they share the waiting.
    const double in_order = trial_client_of(&made, "*", "a", TKD_WAIT_H).mean;
    const double random = trial_client_of(&by_lot, "*", "a", TKD_WAIT_H).mean;
    CHECK(random > in_order + 24.0);
    trial_close(&made);
    trial_close(&by_lot);
}

// A group's patience does not hold at courses, a step's own does: half a week catches every second.
TKD_CASE(simulate, courses, patience_of_the_step_alone_counts)
{
    trial made;

    trial_simulate(&made,
                   "groups: [{id: a, patience: 1d}]\n"
                   "municipalities: [{id: linn, arrivals: {a: 100/y}}]\n"
                   "services: [{id: kursus, course: {starts: weekly, lasts: 1d}}]\n"
                   "stages: [{id: s, steps: [{id: kursus, service: kursus}]}]\n"
                   "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 3}\n",
                   NULL);
    CHECK_NEAR(trial_client(&made, TKD_COMPLETED_SHARE).mean, 1.0, 0.0);
    trial_close(&made);
    trial_simulate(&made,
                   "municipalities: [{id: linn, arrivals: {kõik: 100/y}}]\n"
                   "services: [{id: kursus, course: {starts: weekly, lasts: 1d}}]\n"
                   "stages: [{id: s, steps: [{id: kursus, service: kursus, patience: 84h}]}]\n"
                   "run: {start: 2026-01-05, warmup: 0, measure: 10y, drain: 1y, replications: "
                   "30}\n",
                   NULL);
    CHECK_ORACLE(trial_client(&made, TKD_COMPLETED_SHARE), 0.5, 0.03);
    CHECK_ORACLE(trial_step(&made, "kursus", TKD_STEP_WAIT_H), (42.0 + 84.0) / 2.0, 0.03);
    trial_close(&made);
}
