// SPDX-License-Identifier: EUPL-1.2
// Weeks add up to what is counted over the whole window, and each to what was worked out by hand.
#include <math.h>

#include "teekond/simulate.h"

#include "trial.h"

// Fifteen people pass a gate at 00:00 on day 28 and queue for one server who takes a day for each.
static const char one_a_day[] =
    "groups: [{id: uus, party: {15: 100%}}]\n"
    "calendars: [{id: värav, open: {mon-sun: \"00:00-24:00\"}, only: [\"2026-02-02\"]}]\n"
    "municipalities: [{id: linn, arrivals: {uus: {2026-01-05: 260/y, 2026-01-26: 0/y}}}]\n"
    "pools: [{id: lett, provider: kov}]\n"
    "services: [{id: väravas, calendar: värav}, {id: luba, provider: kov, pool: lett, duration: "
    "1d}]\n"
    "stages: [{id: s, steps: [{id: v, service: väravas}, {id: x, service: luba}]}]\n"
    "run: {start: 2026-01-05, warmup: 0, measure: 8w, drain: 1y, replications: 1}\n";

typedef struct weekly {
    trial made;
    tkd_run *run;
    const tkd_weeks *weeks;
} weekly;

static void record(weekly *all, const char *yaml, double from_s)
{
    const tkd_kit *kit = NULL;
    const tkd_run_options options = {.record_weeks = true, .weeks_from_s = from_s};

    *all = (weekly){0};
    trial_compile(&all->made, yaml);
    CHECK_OK(tkd_kit_build(all->made.network, &all->made.arena, &kit, check_error()));
    CHECK_OK(tkd_run_new(kit, options, &all->run, check_error()));
}

static void run_seed(weekly *all, uint64_t seed)
{
    CHECK_OK(tkd_run_replicate(all->run, seed, 0, check_error()));
    all->weeks = &tkd_run_tally(all->run)->weeks;
}

// The first seed with which just one party comes.
static void run_one_party(weekly *all)
{
    for (uint64_t seed = 1; seed < 400; seed++) {
        run_seed(all, seed);
        if (tkd_run_tally(all->run)->cells[0].arrived == 15.0) {
            return;
        }
    }
    CHECK(false);
}

static void close_weekly(weekly *all)
{
    tkd_run_free(all->run);
    trial_close(&all->made);
}

TKD_CASE(simulate, series, weeks_of_a_queue_worked_by_hand)
{
    // 14 wait on the first day, 13 on the second, …: 11 on average of seven days, then 4.
    static const double expected[] = {0, 0, 0, 0, 11, 4, 0, 0};
    weekly all;

    record(&all, one_a_day, 0.0);
    run_one_party(&all);
    CHECK_SIZE(all.weeks->count, 8);
    for (uint32_t week = 0; week < 8; week++) {
        CHECK_NEAR(all.weeks->queue_s[week] / tkd_week_length_s(all.weeks, week), expected[week],
                   1e-9);
    }
    close_weekly(&all);
}

TKD_CASE(simulate, series, the_last_week_may_be_short)
{
    weekly all;

    record(&all, one_a_day, 31.0 * 86400.0);
    run_one_party(&all);
    CHECK_SIZE(all.weeks->count, 4); // days 31–38, 38–45, 45–52, 52–56
    CHECK_NEAR(tkd_week_length_s(all.weeks, 2), 7.0 * 86400.0, 0.0);
    CHECK_NEAR(tkd_week_length_s(all.weeks, 3), 4.0 * 86400.0, 0.0);
    CHECK_NEAR(all.weeks->queue_s[0] / 86400.0, 11 + 10 + 9 + 8 + 7 + 6 + 5, 1e-9);
    CHECK_NEAR(all.weeks->queue_s[1] / 86400.0, 4 + 3 + 2 + 1, 1e-9);
    close_weekly(&all);
}

// Those inside: all from the arrival to day 28, then one less each day.
TKD_CASE(simulate, series, people_inside_are_counted_until_they_go)
{
    weekly all;

    record(&all, one_a_day, 28.0 * 86400.0);
    run_one_party(&all);
    CHECK_NEAR(all.weeks->inside_s[0] / 86400.0, 15 + 14 + 13 + 12 + 11 + 10 + 9, 1e-9);
    CHECK_NEAR(all.weeks->inside_s[1] / 86400.0, 8 + 7 + 6 + 5 + 4 + 3 + 2, 1e-9);
    CHECK_NEAR(all.weeks->inside_s[2] / 86400.0, 1, 1e-9);
    CHECK_NEAR(all.weeks->arrived[0], 0.0, 0.0); // they came before
    close_weekly(&all);
}

TKD_CASE(simulate, series, arrivals_keep_their_week_until_they_complete)
{
    weekly all;
    double arrived = 0.0;

    record(&all, one_a_day, 0.0);
    run_one_party(&all);
    for (uint32_t week = 0; week < 8; week++) {
        arrived += all.weeks->arrived[week];
        CHECK_NEAR(all.weeks->completed[week], all.weeks->arrived[week], 0.0);
        if (all.weeks->arrived[week] > 0.0) {
            // Their mean: from somewhere in this week to day 28, then 8 days on average.
            const double days = all.weeks->complete_s[week] / 15.0 / 86400.0;
            CHECK(days > 28.0 - 7.0 * (week + 1) + 8.0 && days < 28.0 - 7.0 * week + 8.0);
        }
    }
    CHECK_NEAR(arrived, 15.0, 0.0);
    close_weekly(&all);
}

TKD_CASE(simulate, series, weeks_add_up_to_the_window)
{
    weekly all;

    record(&all,
           "groups: [{id: a, patience: {exponential: 9d}}]\n"
           "municipalities: [{id: linn, arrivals: {a: 900/y}}, {id: vald, arrivals: {a: 400/y}}]\n"
           "calendars: [{id: tööaeg, open: {mon-fri: \"08:00-16:00\"}}]\n"
           "pools: [{id: lett, provider: kov, calendar: tööaeg}]\n"
           "stages: [{id: s, steps: [{id: x, pool: lett, provider: kov, duration: {exponential: "
           "2h}}]}]\n"
           "run: {start: 2026-01-05, warmup: 45d, measure: 200d, drain: 1y, replications: 1}\n",
           45.0 * 86400.0);
    for (uint64_t seed = 1; seed <= 3; seed++) {
        run_seed(&all, seed);
        for (size_t s = 0; s < all.made.network->station_count; s++) {
            double sum_s = 0.0;
            for (uint32_t week = 0; week < all.weeks->count; week++) {
                sum_s += all.weeks->queue_s[s * all.weeks->count + week];
            }
            CHECK(sum_s > 0.0);
            CHECK_NEAR_SHARE(sum_s, tkd_run_tally(all.run)->stations[s].queue_s, 1e-9);
        }
    }
    close_weekly(&all);
}

typedef struct looks {
    uint32_t count;
    uint32_t most;
    double share;
} looks;

static bool look(double share_done, void *context)
{
    looks *seen = context;

    CHECK(share_done >= seen->share && share_done <= 1.0);
    seen->share = share_done;
    seen->count++;
    return seen->count < seen->most;
}

// A queue with 60 events an hour for a year: half a million of them.
TKD_CASE(simulate, series, a_long_replication_can_be_stopped)
{
    const tkd_kit *kit = NULL;
    looks seen = {.most = 3};
    tkd_run *run = NULL;
    trial made;

    trial_compile(&made, "groups: [a]\n"
                         "municipalities: [{id: linn, arrivals: {a: 60/h}}]\n"
                         "pools: [{id: lett, provider: kov}]\n"
                         "stages: [{id: s, steps: [{id: x, pool: lett, provider: kov, duration: "
                         "{exponential: 30s}}]}]\n"
                         "run: {start: 2026-01-05, warmup: 0, measure: 1y, replications: 1}\n");
    CHECK_OK(tkd_kit_build(made.network, &made.arena, &kit, check_error()));
    CHECK_OK(tkd_run_new(kit, (tkd_run_options){.look = look, .look_context = &seen}, &run,
                         check_error()));
    CHECK_STATUS(tkd_run_replicate(run, 1, 0, check_error()), TKD_ERR_LIMIT);
    CHECK(tkd_run_was_stopped(run));
    CHECK_SIZE(seen.count, 3);
    seen = (looks){.most = UINT32_MAX};
    CHECK_OK(tkd_run_replicate(run, 1, 0, check_error()));
    CHECK(!tkd_run_was_stopped(run));
    CHECK(seen.count >= 7);
    tkd_run_free(run);
    trial_close(&made);
}
