// SPDX-License-Identifier: EUPL-1.2
// Doors against the closed form of a fluid: one closed time G in each period P, and an inflow a.
#include <math.h>

#include "study/doors.h"

#include "trial.h"

#define DAY_S 86400.0

static const char yaml[] =
    "groups: [a]\n"
    "municipalities: [{id: linn, arrivals: {a: 200/y}}]\n"
    "calendars: [{id: kolm, open: {mon-wed: \"00:00-24:00\"}}, {id: kaks, open: {mon-tue: "
    "\"00:00-24:00\"}}]\n"
    "pools: [{id: lett, provider: kov, calendar: kolm}]\n"
    "services: [{id: luba, pool: lett, duration: 1h, calendar: kaks}]\n"
    "stages: [{id: s, steps: [{id: x, service: luba}]}]\n"
    "run: {start: 2026-01-05, warmup: 70d, measure: 364d, drain: 1y, replications: 1, seed: 5}\n";

static tkd_doors doors_of(const trial *made)
{
    const tkd_program *program = tkd_network_program(made->network, 0, 0);

    return (tkd_doors){
        &made->network->timetables[made->network->stations[program->station].timetable],
        &made->network->timetables[program->timetable]};
}

// Three days open, four closed: the queue a G drains at the rate 1 − a, so people wait G² / (2 P (1 − a)),
// of which G² / (2 P) before the door.
TKD_CASE(study, doors, fluid_waits_as_the_formula_says)
{
    trial made;

    trial_compile(&made, yaml);
    const tkd_doors doors = {doors_of(&made).own, NULL};
    const tkd_doors_facts facts = tkd_doors_watch(&doors, 70 * DAY_S, 434 * DAY_S, 0.5);
    const double in = 0.5 * 3.0 / 7.0;
    CHECK_NEAR(facts.open_share, 3.0 / 7.0, 1e-12);
    CHECK_NEAR(facts.longest_closed_s, 4.0 * DAY_S, 1e-6);
    CHECK_NEAR(facts.even_door_s, 16.0 / 14.0 * DAY_S, 1e-3);
    CHECK_NEAR(facts.even_wait_s, 16.0 / (14.0 * (1.0 - in)) * DAY_S, 1e-3);
    trial_close(&made);
}

// Where both calendars rule, two days are open and five closed; Wednesday waits for Monday.
TKD_CASE(study, doors, both_must_be_open)
{
    trial made;

    trial_compile(&made, yaml);
    const tkd_doors doors = doors_of(&made);
    const tkd_doors_facts facts = tkd_doors_watch(&doors, 70 * DAY_S, 434 * DAY_S, 0.5);
    CHECK_NEAR(tkd_doors_next_open(&doors, 0.0), 0.0, 0.0);
    CHECK_NEAR(tkd_doors_next_open(&doors, 2.5 * DAY_S), 7.0 * DAY_S, 0.0);
    CHECK_NEAR(facts.open_share, 2.0 / 7.0, 1e-12);
    CHECK_NEAR(facts.longest_closed_s, 5.0 * DAY_S, 1e-6);
    trial_close(&made);
}

TKD_CASE(study, doors, no_calendar_is_no_wait)
{
    const tkd_doors doors = {NULL, NULL};
    const tkd_doors_facts facts = tkd_doors_watch(&doors, DAY_S, 9.0 * DAY_S, 0.9);

    CHECK_NEAR(facts.open_share, 1.0, 1e-12);
    CHECK_NEAR(facts.even_wait_s, 0.0, 0.0);
    CHECK_NEAR(facts.longest_closed_s, 0.0, 0.0);
}
