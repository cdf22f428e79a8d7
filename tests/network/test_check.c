// SPDX-License-Identifier: EUPL-1.2
// What only computing finds: unreachable steps, traps, overload with its load named.
#include <stdio.h>
#include <string.h>

#include "trial.h"

#define SOME                                                                                       \
    "groups: [uus]\n"                                                                              \
    "municipalities: [{id: linn, arrivals: {uus: 10/d}}]\n"                                        \
    "run: {start: 2026-01-05, warmup: 0, measure: 364d, drain: 1y}\n"

static void check(trial *made, const char *yaml)
{
    tkd_arena scratch = {0};

    trial_compile(made, yaml);
    CHECK_SIZE(made->problems.list.count, 0);
    CHECK_OK(tkd_network_check(made->network, &scratch, &made->problems, check_error()));
    tkd_arena_clear(&scratch);
}

static void check_found(const trial *made, tkd_code code, const char *said)
{
    const tkd_problem *problem = made->problems.list.items;

    CHECK_SIZE(made->problems.list.count, 1);
    CHECK_INT(problem->code, code);
    CHECK_CONTAINS(problem->message.data, said);
}

// Each takes four hours of a counter that is open eight hours on five of seven days, and comes again
// with 20 %: 10 a day × 7 / 5 × 4 h × 1.25 / 8 h = 875 %.
TKD_CASE(network, check, overload_names_its_load)
{
    trial made;

    check(&made, SOME "calendars: [{id: kal, open: {mon-fri: \"08:00-16:00\"}}]\n"
                      "pools: [{id: lett, provider: kov, calendar: kal}]\n"
                      "stages: [{id: s, steps: [{id: a, pool: lett, duration: 4h, next: [{to: a, "
                      "p: 20%}]}]}]\n");
    check_found(&made, TKD_CODE_OVERLOAD, "875");
    trial_close(&made);
}

TKD_CASE(network, check, load_below_one_is_no_warning)
{
    trial made;

    check(&made, SOME "calendars: [{id: kal, open: {mon-fri: \"08:00-16:00\"}}]\n"
                      "pools: [{id: lett, provider: kov, calendar: kal, servers: 9}]\n"
                      "stages: [{id: s, steps: [{id: a, pool: lett, duration: 4h, next: [{to: a, "
                      "p: 20%}]}]}]\n");
    CHECK_SIZE(made.problems.list.count, 0);
    trial_close(&made);
}

TKD_CASE(network, check, nobody_who_books_ever_comes)
{
    trial made;
    const tkd_problem *problem = NULL;

    check(&made, SOME "services: [{id: luba, booking: 1d, no-show: 100%}]\n"
                      "stages: [{id: s, steps: [{id: a, service: luba}]}]\n");
    check_found(&made, TKD_CODE_TRAP, "„a“");
    problem = made.problems.list.items;
    CHECK_CONTAINS(problem->hint.data, "no-show");
    trial_close(&made);
    check(&made, SOME "services: [{id: luba, booking: 1d, no-show: 95%}]\n"
                      "stages: [{id: s, steps: [{id: a, service: luba}]}]\n");
    CHECK_SIZE(made.problems.list.count, 0);
    trial_close(&made);
}

// 10 a day × 2 h = 20 h of 24; lost for 5 days after every 15 they are 20 of 18: 111 %.
TKD_CASE(network, check, load_is_that_of_servers_who_are_there)
{
    trial made;

    check(&made, SOME "pools: [{id: lett, provider: kov}]\n"
                      "stages: [{id: s, steps: [{id: a, pool: lett, duration: 2h}]}]\n");
    CHECK_SIZE(made.problems.list.count, 0);
    trial_close(&made);
    check(&made,
          SOME "pools: [{id: lett, provider: kov, absence: {every: {exponential: 15d}, lasts: "
               "2/5/8d}}]\n"
               "stages: [{id: s, steps: [{id: a, pool: lett, duration: 2h}]}]\n");
    check_found(&made, TKD_CODE_OVERLOAD, "111");
    trial_close(&made);
}

// Everybody comes in the half of the year that is measured: twice as many as the year's rate says.
TKD_CASE(network, check, load_is_that_of_the_measured_months)
{
    trial made;

    check(&made,
          "groups: [uus]\n"
          "municipalities: [{id: linn, season: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0], arrivals: "
          "{uus: 3652.5/y}}]\n"
          "run: {start: 2026-01-01, warmup: 0, measure: 181d, drain: 1y}\n"
          "pools: [{id: lett, provider: kov}]\n"
          "stages: [{id: s, steps: [{id: a, pool: lett, duration: 2h}]}]\n");
    check_found(&made, TKD_CODE_OVERLOAD, "168");
    trial_close(&made);
}

#define GAINED                                                                                     \
    "pools: [{id: lett, provider: kov}]\n"                                                         \
    "stages: [{id: s, steps: [{id: a, take-up: %s, gives: [nõustatud], next: [{to: b, p: 50%%, "  \
    "gives: [abi]}]}, {id: b, when: {abi: yes}, pool: lett, duration: 8h}]}]\n"

// 10 a day × 8 h = 80 h of 24: 333 %. Of those who come to a, half gain what b asks for: with 80 %
// 133 %, with 50 % less than one.
TKD_CASE(network, check, load_is_that_of_those_who_gain_a_trait)
{
    char yaml[1000];
    trial made;

    CHECK(snprintf(yaml, sizeof yaml, SOME GAINED, "80%") > 0);
    check(&made, yaml);
    check_found(&made, TKD_CODE_OVERLOAD, "133");
    trial_close(&made);
    CHECK(snprintf(yaml, sizeof yaml, SOME GAINED, "50%") > 0);
    check(&made, yaml);
    CHECK_SIZE(made.problems.list.count, 0);
    trial_close(&made);
}

#define TWO_TOWNS                                                                                  \
    "groups: [uus]\n"                                                                              \
    "municipalities: [{id: a, arrivals: {uus: 10/d}}, {id: b, arrivals: {uus: 10/d}%s}]\n"         \
    "run: {start: 2026-01-05, warmup: 0, measure: 364d, drain: 1y}\n"                              \
    "pools: [{id: lett, provider: kov}]\n"                                                         \
    "stages: [{id: s, steps: [{id: x, take-up: 50%%}, {id: y, take-up: 40%%, pool: lett, "         \
    "duration: 3h}]}]\n"

// 10 a day × 40 % × 3 h of 24: 50 %. A town whose people do otherwise has a load of its own, 10 a day
// × 90 % × 3 h of 24: 112.5 %, though the first town's chain is known by then.
TKD_CASE(network, check, a_town_of_its_own_has_its_own_load)
{
    char yaml[1000];
    trial made;

    CHECK(snprintf(yaml, sizeof yaml, TWO_TOWNS, "") > 0);
    check(&made, yaml);
    CHECK_SIZE(made.problems.list.count, 0);
    trial_close(&made);
    CHECK(snprintf(yaml, sizeof yaml, TWO_TOWNS, ", set: {journeys.teekond.steps.y.take-up: 90%}") >
          0);
    check(&made, yaml);
    check_found(&made, TKD_CODE_OVERLOAD, "112%");
    CHECK_CONTAINS(((const tkd_problem *)made.problems.list.items)->message.data, "“b”");
    trial_close(&made);
}

TKD_CASE(network, check, unreachable_step_is_found)
{
    trial made;

    check(&made, SOME "stages: [{id: s, steps: [{id: a, then: c}, {id: b}, {id: c}]}]\n");
    check_found(&made, TKD_CODE_UNREACHABLE_STEP, "b");
    trial_close(&made);
}

TKD_CASE(network, check, trap_is_found)
{
    trial made;

    check(&made, SOME "stages: [{id: s, steps: [{id: a}, {id: b}, {id: c, then: b}]}]\n");
    check_found(&made, TKD_CODE_TRAP, "b");
    trial_close(&made);
}

TKD_CASE(network, check, a_step_that_nobody_takes_up_is_no_trap)
{
    trial made;

    check(&made, SOME "stages: [{id: s, steps: [{id: a}, {id: b, take-up: 0%, delay: 20d, after: "
                      "[a]}]}]\n");
    CHECK_SIZE(made.problems.list.count, 0);
    trial_close(&made);
}

TKD_CASE(network, check, everybody_again_with_attempts_is_no_trap)
{
    trial made;

    check(&made, SOME "stages: [{id: s, steps: [{id: a, attempts: 3, next: [{to: a, p: 100%}]}, "
                      "{id: b}]}]\n");
    CHECK_SIZE(made.problems.list.count, 0);
    trial_close(&made);
}
