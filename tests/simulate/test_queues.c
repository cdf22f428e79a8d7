// SPDX-License-Identifier: EUPL-1.2
// Queues worked out by hand. Everybody who comes in January waits behind one door that opens on
// Monday 2 March 2026 at 08:00; behind it all join the queue at the same moment, so that each wait is
// known from the number of people.
#include <math.h>
#include <stdio.h>

#include "trial.h"

#define DOOR                                                                                       \
    "calendars:\n"                                                                                 \
    "  - {id: uks, open: {mon: \"08:00-09:00\"}, only: [\"2026-03-02..2026-03-02\"]}\n"            \
    "  - {id: hommik, open: {mon-fri: \"08:00-12:00\"}}\n"                                         \
    "  - {id: lõunaga, open: {mon-fri: \"08:00-12:00, 13:00-16:00\"}}\n"                          \
    "  - {id: öine, open: {mon: \"22:00-24:00\", tue: \"00:00-02:00\"}}\n"                        \
    "services: [{id: uks, calendar: uks}]\n"                                                       \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 1, seed: 3}\n"      \
    "municipalities: [{id: linn, arrivals: {b: {2026-01-05: 150/y, 2026-02-01: 0/y}, "             \
    "a: {2026-01-05: 150/y, 2026-02-01: 0/y}}}]\n"

// Both groups; those of a take three times as long.
#define BOTH "groups: [b, a]\n"
#define SLOW_A                                                                                     \
    "bottlenecks: [{id: kallis, title: Kallis, at: [luba], groups: [a], effect: {duration: "       \
    "{times: 3}}}]\n"

#define STEPS(second) "stages: [{id: s, steps: [{id: algne, service: uks}, " second "]}]\n"

// Everybody behind the door comes to the counter `lett`, which has these keys besides, for a visit with
// these keys; `more` are further sections.
static void queue_up(trial *made, const char *counter, const char *visit, const char *more)
{
    char yaml[2048];
    const int size = snprintf(
        yaml, sizeof yaml,
        "pools: [{id: lett, provider: kov%s}]\n" DOOR STEPS("{id: luba, pool: lett, %s}") "%s\n",
        counter, visit, more);

    CHECK(size > 0 && (size_t)size < sizeof yaml);
    trial_simulate(made, yaml, NULL);
}

static size_t people(const trial *made, const char *group)
{
    const double count = trial_client_of(made, "*", group, TKD_ARRIVED).mean;

    CHECK(count >= 4.0);
    return (size_t)count;
}

static double pool_wait_h(const trial *made)
{
    return trial_pool(made, "lett", "linn", TKD_POOL_WAIT_H).mean;
}

// Constant service of one hour: the n-th waits n hours; group a comes before group b.
TKD_CASE(simulate, queues, ties_are_broken_by_group_whatever_the_order_in_the_file)
{
    trial made;

    queue_up(&made, "", "duration: 1h", BOTH);
    const double a = (double)people(&made, "a");
    const double b = (double)people(&made, "b");
    CHECK_NEAR(pool_wait_h(&made), (a + b - 1.0) / 2.0, 1e-9);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_QUEUE_LENGTH_MAX).mean, a + b - 1, 0.0);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_SERVED).mean, a + b, 0.0);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_QUEUE_LENGTH).mean,
               (a + b) * (a + b - 1.0) / 2.0 / 8766.0, 1e-9);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_UTILIZATION).mean, (a + b) / 8766.0,
               1e-12);
    // Those of b wait for all of a.
    const double gate_a = trial_client_of(&made, "*", "a", TKD_TIME_TO_COMPLETE_H).mean -
                          trial_client_of(&made, "*", "a", TKD_SERVICE_H).mean -
                          trial_client_of(&made, "*", "a", TKD_WAIT_H).mean;
    CHECK_NEAR(gate_a, 0.0, 1e-6);
    trial_close(&made);
}

TKD_CASE(simulate, queues, higher_priority_goes_first_and_lower_ids_among_equals)
{
    trial made;

    queue_up(&made, ", order: priority", "duration: 1h",
             "groups: [{id: b, priority: 1}, a]\n" SLOW_A);
    const double a = (double)people(&made, "a");
    const double b = (double)people(&made, "b");
    // The first of a comes to a free server; then b: 3, 4, 5, … hours; then the rest of a.
    CHECK_NEAR(pool_wait_h(&made) * (a + b),
               3 * b + b * (b - 1) / 2 + (a - 1) * (3 + b) + 3 * (a - 1) * (a - 2) / 2, 1e-6);
    trial_close(&made);
}

TKD_CASE(simulate, queues, two_servers_take_turns)
{
    trial made;

    queue_up(&made, ", servers: 2", "duration: 1h", BOTH);
    const size_t n = people(&made, "*");
    double sum_h = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum_h += (double)(i / 2);
    }
    CHECK_NEAR(pool_wait_h(&made), sum_h / (double)n, 1e-9);
    trial_close(&made);
}

// Open 08–12, three hours each: begun at 8 and at 11; the second is finished after closing.
TKD_CASE(simulate, queues, work_begun_before_closing_is_finished)
{
    trial made;

    queue_up(&made, ", calendar: hommik", "duration: 3h", BOTH);
    const size_t n = people(&made, "*");
    double sum_h = 0.0;
    for (size_t i = 0; i < n; i++) {
        const size_t open_day = i / 2;
        sum_h += 24.0 * (double)(open_day + 2 * (open_day / 5)) + 3.0 * (double)(i % 2);
    }
    CHECK_NEAR(pool_wait_h(&made), sum_h / (double)n, 1e-9);
    // Busy three hours each, available four hours a day: overtime is busy, not available.
    const double open_h = 261.0 * 4.0;
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_UTILIZATION).mean,
               3.0 * (double)n / open_h, 1e-3);
    trial_close(&made);
}

// Open 08–12 and 13–16, two hours each: 8, 10, 13, 15 (until 17).
TKD_CASE(simulate, queues, nothing_begins_at_lunch)
{
    static const double starts_h[] = {0.0, 2.0, 5.0, 7.0};
    trial made;

    queue_up(&made, ", calendar: lõunaga", "duration: 2h", BOTH);
    const size_t n = people(&made, "*");
    double sum_h = 0.0;
    for (size_t i = 0; i < n; i++) {
        const size_t open_day = i / 4;
        sum_h += 24.0 * (double)(open_day + 2 * (open_day / 5)) + starts_h[i % 4];
    }
    CHECK_NEAR(pool_wait_h(&made), sum_h / (double)n, 1e-9);
    trial_close(&made);
}

// Mondays 22–24 and Tuesdays 0–2 are one opening: 90 minutes each, begun at 22:00, 23:30, 1:00.
TKD_CASE(simulate, queues, openings_go_on_over_midnight)
{
    trial made;

    queue_up(&made, ", calendar: öine", "duration: 90min", BOTH);
    const size_t n = people(&made, "*");
    double sum_h = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum_h += 168.0 * (double)(i / 3) + 14.0 + 1.5 * (double)(i % 3);
    }
    CHECK_NEAR(pool_wait_h(&made), sum_h / (double)n, 1e-9);
    trial_close(&made);
}

// The pool never closes, but this service is given in the mornings only.
TKD_CASE(simulate, queues, a_service_has_a_calendar_besides_the_pools)
{
    trial made;

    queue_up(&made, "", "calendar: hommik, duration: 3h", BOTH);
    const size_t n = people(&made, "*");
    double sum_h = 0.0;
    for (size_t i = 0; i < n; i++) {
        const size_t open_day = i / 2;
        sum_h += 24.0 * (double)(open_day + 2 * (open_day / 5)) + 3.0 * (double)(i % 2);
    }
    CHECK_NEAR(pool_wait_h(&made), sum_h / (double)n, 1e-9);
    trial_close(&made);
}

// Half a server of a pool that never closes is there from 0 to 12 o'clock. Five hours each, from 8:00
// on 2 March: 8 (until 13: one hour over). Next day until 11: 0, 5, 10 (until 15: four hours over).
// Then until 8: 0, 5 (until 10: two over); until 10: 0, 5; until 12: 0, 5, 10 (three over); until 9:
// 0, 5 (one over); until 11 again, as on the second day.
TKD_CASE(simulate, queues, half_a_server_makes_up_for_its_overtime)
{
    // From the second person on, twelve people in five days.
    static const double cycle_h[] = {16, 21, 26, 40, 45, 64, 69, 88, 93, 98, 112, 117};
    trial made;

    queue_up(&made, ", servers: 0.5", "duration: 5h", BOTH);
    const size_t n = people(&made, "*");
    double sum_h = 0.0;
    for (size_t i = 1; i < n; i++) {
        sum_h += cycle_h[(i - 1) % 12] + 120.0 * (double)((i - 1) / 12);
    }
    CHECK_NEAR(pool_wait_h(&made), sum_h / (double)n, 1e-9);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_SERVERS).mean, 0.5, 1e-12);
    trial_close(&made);
}

// A second server from 3 March on: on the 2nd one person each hour, from midnight two.
TKD_CASE(simulate, queues, staff_grows_on_its_date)
{
    trial made;

    queue_up(&made, ", servers: {2026-01-01: 1, 2026-03-03: 2}", "duration: 8h", BOTH);
    const size_t n = people(&made, "*");
    double sum_h = 0.0;
    for (size_t i = 0; i < n; i++) {
        // 0 and 8 alone; at 16 (midnight) the second is free and the first just done.
        sum_h += i < 2 ? 8.0 * (double)i : 16.0 + 8.0 * (double)((i - 2) / 2);
    }
    CHECK_NEAR(pool_wait_h(&made), sum_h / (double)n, 1e-9);
    trial_close(&made);
}

// One server, ten hours each, patience of 25 hours: begun at 0, 10, 20; the others give up.
TKD_CASE(simulate, queues, patience_ends_for_who_is_still_waiting)
{
    trial made;

    queue_up(&made, "", "duration: 10h, patience: 25h", BOTH);
    const double n = (double)people(&made, "*");
    CHECK_NEAR(pool_wait_h(&made), (30.0 + 25.0 * (n - 3.0)) / n, 1e-9);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_ABANDONED_SHARE).mean, (n - 3.0) / n,
               1e-12);
    CHECK_NEAR(trial_client(&made, TKD_LEFT).mean, n - 3.0, 0.0);
    CHECK_NEAR(trial_exit(&made, "leave").mean, (n - 3.0) / n, 1e-12);
    CHECK_NEAR(trial_step(&made, "luba", TKD_STEP_LEFT_SHARE).mean, (n - 3.0) / n, 1e-12);
    CHECK_NEAR(trial_flow(&made, "luba", "leave", TKD_FLOW_EXIT), n - 3.0, 1e-9);
    trial_close(&made);
}

// The third would be served in the very moment that patience ends: is served.
TKD_CASE(simulate, queues, service_in_the_last_moment_of_patience_counts)
{
    trial made;

    trial_simulate(&made,
                   BOTH "pools: [{id: lett, provider: kov}]\n" DOOR STEPS(
                       "{id: luba, pool: lett, duration: 10h, patience: 20h, else: muu}, {id: "
                       "vahe}, {id: muu, delay: 1h}"),
                   NULL);
    const double n = (double)people(&made, "*");
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_ABANDONED_SHARE).mean, (n - 3.0) / n,
               1e-12);
    CHECK_NEAR(trial_client(&made, TKD_COMPLETED).mean, n, 0.0);
    CHECK_NEAR(trial_flow(&made, "luba", "muu", TKD_FLOW_NEXT), n - 3.0, 1e-9);
    CHECK_NEAR(trial_flow(&made, "luba", "vahe", TKD_FLOW_NEXT), 3.0, 1e-9);
    trial_close(&made);
}

// The lot decides who is served: group a no longer comes before b.
TKD_CASE(simulate, queues, random_order_mixes_groups)
{
    trial made;

    queue_up(&made, ", order: random", "duration: 1h", BOTH SLOW_A);
    const double a = (double)people(&made, "a");
    const double b = (double)people(&made, "b");
    const double wait_h = pool_wait_h(&made) * (a + b);
    // Neither all of the one group first nor all of the other.
    CHECK(wait_h > b * (b - 1) / 2 + a * b + 3 * a * (a - 1) / 2 + 1.0);
    CHECK(wait_h < 3 * a * (a - 1) / 2 + 3 * a * b + b * (b - 1) / 2 - 1.0);
    trial_close(&made);
}

// A server is away a quarter of the time: every 30 days for 10 days on average.
TKD_CASE_LABELLED(simulate, queues, absent_servers_are_not_available, "oracle")
{
    trial made;

    trial_simulate(
        &made,
        "groups: [a]\n"
        "municipalities: [{id: linn, arrivals: {a: 100/y}}]\n"
        "pools: [{id: lett, provider: kov, servers: 4, absence: {every: {exponential: "
        "30d}, lasts: {exponential: 10d}}}]\n"
        "stages: [{id: s, steps: [{id: luba, pool: lett, duration: 1h}]}]\n"
        "run: {start: 2026-01-05, warmup: 1y, measure: 10y, drain: 1y, replications: 30, "
        "seed: 3}\n",
        NULL);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_SERVERS), 3.0, 0.02);
    trial_close(&made);
}

// Absences in working days are working days: five of them are a week of the counter. Visits take no time:
// nobody has to finish first.
TKD_CASE(simulate, queues, absences_may_be_in_working_days)
{
    trial made;

    trial_simulate(&made,
                   "groups: [a]\n"
                   "municipalities: [{id: linn, arrivals: {a: 100/y}}]\n"
                   "calendars: [{id: tööaeg, open: {mon-fri: \"08:00-16:00\"}}]\n"
                   "pools: [{id: lett, provider: kov, calendar: tööaeg, absence: {every: 15wd, "
                   "lasts: 1w}}]\n"
                   "stages: [{id: s, steps: [{id: luba, pool: lett, duration: 0}]}]\n"
                   "run: {start: 2026-01-05, warmup: 0, measure: 280d, drain: 1y, replications: 2, "
                   "seed: 3}\n",
                   NULL);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_SERVERS).mean, 0.75, 1e-9);
    trial_close(&made);
}

// At 00:30 on 3 March seventeen of the day before have been called; the window begins.
TKD_CASE(simulate, queues, the_longest_queue_may_be_that_of_the_beginning)
{
    trial made;

    queue_up(&made, "", "duration: 1h", BOTH);
    const double n = (double)people(&made, "*");
    trial_close(&made);
    trial_read(&made, "groups: [b, a]\n"
                      "pools: [{id: lett, provider: kov}]\n" DOOR STEPS(
                          "{id: luba, pool: lett, duration: 1h}"));
    const tkd_setting later = {TKD_TEXT("run.warmup"), TKD_TEXT("1368.5h")};
    const tkd_study_options options = {.threads = 1, .settings = &later, .setting_count = 1};
    trial_run(&made, &options);
    CHECK(n > 17.0);
    CHECK_NEAR(trial_pool(&made, "lett", "linn", TKD_POOL_QUEUE_LENGTH_MAX).mean, n - 17.0, 0.0);
    trial_close(&made);
}
