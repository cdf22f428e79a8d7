// SPDX-License-Identifier: EUPL-1.2
// Arrivals that are no steady stream: parties, months, dates. The room that they fill, and the exact
// moments to which a changed rate moves the same people.
#include <math.h>

#include "trial.h"

#include "teekond/simulate.h"
#include "teekond/theory.h"

enum { MONTHS = 12 };

// Weights of the months and the days of 2026; 365.25 days of an average year have 28.25 in February.
static const double weights[MONTHS] = {1, 0.5, 2, 1, 3, 1, 0, 0, 4, 1, 0.25, 1};
static const double days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
#define SEASON "season: [1, 0.5, 2, 1, 3, 1, 0, 0, 4, 1, 0.25, 1]"

static double season_factor(size_t month)
{
    double sum = 0.25 * weights[1];

    for (size_t m = 0; m < MONTHS; m++) {
        sum += weights[m] * days[m];
    }
    return weights[month] * 365.25 / sum;
}

// People expected in the first `day` days of 2026 (and, as in February, of a year as long) at one a
// year.
static double expected_until(double day)
{
    double sum = 0.0;

    for (size_t m = 0; day > 0.0; m++) {
        const double length = fmin(days[m % MONTHS], day);
        sum += season_factor(m % MONTHS) * length / 365.25;
        day -= length;
    }
    return sum;
}

TKD_CASE_LABELLED(oracles, arrivals, parties_queue_behind_themselves, "oracle")
{
    const tkd_party_queue queue = {4.0, 2.0, 4.5, 20.0};
    double wait_h = 0.0;
    trial made;

    CHECK_OK(tkd_party_mean_wait(&queue, &wait_h, check_error()));
    trial_simulate(
        &made,
        "groups: [{id: uus, party: {1: 25%, 2: 50%, 3: 25%}}]\n"
        "municipalities: [{id: linn, arrivals: {uus: 8/h}}]\n"
        "run: {start: 2026-01-05, warmup: 2w, measure: 3mo, drain: 1mo, replications: 20, seed: "
        "8}\n"
        "pools: [{id: lett, provider: kov}]\n"
        "stages: [{id: a, steps: [{id: luba, pool: lett, duration: {exponential: 3min}}]}]\n",
        NULL);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_WAIT_H), wait_h, 0.03);
    CHECK_ORACLE(trial_pool(&made, "lett", "linn", TKD_POOL_UTILIZATION), 0.4, 0.015);
    trial_close(&made);
}

#define YEARLY "municipalities: [{id: linn, " SEASON ", arrivals: {uus: 60000/y}}]\n"

TKD_CASE_LABELLED(oracles, arrivals, every_month_has_its_own, "oracle")
{
    double begin = 0.0;

    for (size_t m = 0; m < MONTHS; m++) {
        const double expected = 60000.0 / 365.25 * season_factor(m) * days[m];
        char measure[16];
        char warmup[16];
        trial made;

        (void)snprintf(measure, sizeof measure, "%gd", days[m]);
        (void)snprintf(warmup, sizeof warmup, "%gd", begin);
        const tkd_setting settings[] = {{TKD_TEXT("run.measure"), tkd_text_of(measure)},
                                        {TKD_TEXT("run.warmup"), tkd_text_of(warmup)}};
        const tkd_study_options options = {.threads = 1, .settings = settings, .setting_count = 2};
        trial_read(&made, "groups: [uus]\n" YEARLY
                          "run: {start: 2026-01-01, drain: 1d, replications: 20, seed: 14}\n"
                          "stages: [{id: a, steps: [luba]}]\n");
        trial_run(&made, &options);
        if (expected > 0.0) {
            CHECK_ORACLE(trial_client(&made, TKD_ARRIVED), expected, 0.035);
        } else {
            CHECK_NEAR(trial_client(&made, TKD_ARRIVED).mean, 0.0, 0.0);
        }
        begin += days[m];
        trial_close(&made);
    }
}

// M(t)/G/∞ (Eick, Massey, Whitt, Management Science 39, 1993, theorem 1): m(t) = ∫ λ(t − u) P(S > u) du.
// A stay is uniform on 10 to 40 days; the average over the days of a window, by the hour.
static double people_in_room(size_t from_day, size_t until_day)
{
    const double hour = 1.0 / 24.0;
    double sum = 0.0;

    for (size_t h = 24 * from_day; h < 24 * until_day; h++) {
        for (size_t ago = 0; ago < 24 * 40 && ago < h; ago++) {
            const double u = ((double)ago + 0.5) * hour;
            const double came = ((double)h + 0.5) * hour - u;
            double begin = 0.0;
            size_t m = 0;
            while (came >= begin + days[m]) {
                begin += days[m++];
            }
            sum += season_factor(m) * (u < 10.0 ? 1.0 : (40.0 - u) / 30.0) * hour;
        }
    }
    return sum * 60000.0 / 365.25 / (24.0 * (double)(until_day - from_day));
}

TKD_CASE_LABELLED(oracles, arrivals, the_room_fills_and_empties_with_the_seasons, "oracle")
{
    static const struct {
        const char *warmup;
        size_t day;
    } windows[] = {{"130d", 130}, {"190d", 190}, {"200d", 200}, {"265d", 265}};

    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        const tkd_setting warmup = {TKD_TEXT("run.warmup"), tkd_text_of(windows[i].warmup)};
        const tkd_study_options options = {.threads = 1, .settings = &warmup, .setting_count = 1};
        trial made;
        trial_read(&made,
                   "groups: [uus]\n" YEARLY
                   "run: {start: 2026-01-01, measure: 10d, drain: 2mo, replications: 20, "
                   "seed: 16}\n"
                   "pools: [{id: koht, servers: 100000, place: national}]\n"
                   "stages: [{id: a, steps: [{id: luba, pool: koht, duration: 10..40d}]}]\n");
        trial_run(&made, &options);
        // Busy time is counted where it is spent: the window's own.
        CHECK_ORACLE(trial_pool(&made, "koht", "*", TKD_POOL_UTILIZATION),
                     people_in_room(windows[i].day, windows[i].day + 10) / 100000.0, 0.04);
        trial_close(&made);
    }
}

// Everybody waits for 1 January 2028: the time to complete tells when they came, as days of 2026.
static const tkd_client_log *arrivals_of(trial *made, tkd_run **run, const char *municipality)
{
    static char yaml[1024];
    const tkd_kit *kit = NULL;

    (void)snprintf(yaml, sizeof yaml,
                   "groups: [uus]\n"
                   "municipalities: [{id: linn, %s}]\n"
                   "run: {start: 2026-01-01, warmup: 0, measure: 365d, drain: 2y, replications: 1, "
                   "seed: 21}\n"
                   "calendars: [{id: uks, open: {mon-sun: \"00:00-24:00\"}, only: "
                   "[\"2028-01-01\"]}]\n"
                   "services: [{id: uks, calendar: uks}]\n"
                   "stages: [{id: a, steps: [{id: luba, service: uks}]}]\n",
                   municipality);
    trial_compile(made, yaml);
    CHECK_OK(tkd_kit_build(made->network, &made->arena, &kit, check_error()));
    CHECK_OK(tkd_run_new(kit, (tkd_run_options){.record_clients = true}, run, check_error()));
    CHECK_OK(tkd_run_replicate(*run, made->model->run.seed, 0, check_error()));
    return tkd_run_clients(*run, 0);
}

static double day_of(const tkd_client_log *log, size_t i)
{
    return 730.0 - log->records[i].complete_h / 24.0;
}

// The k-th party comes where the integral of its rate is the sum of its k unit exponentials: the same
// sum at 1000 a year, at 1000 a year by season, and at 700, from July on 1800 by season.
TKD_CASE(oracles, arrivals, a_changed_rate_moves_the_same_people)
{
    trial plain;
    trial seasonal;
    trial dated;
    tkd_run *runs[3] = {0};
    const double half = expected_until(181.0);

    const tkd_client_log *first = arrivals_of(&plain, &runs[0], "arrivals: {uus: 1000/y}");
    const tkd_client_log *second =
        arrivals_of(&seasonal, &runs[1], SEASON ", arrivals: {uus: 1000/y}");
    const tkd_client_log *third = arrivals_of(
        &dated, &runs[2], SEASON ", arrivals: {uus: {2026-01-01: 700/y, 2026-07-01: 1800/y}}");
    CHECK(first->count > 800 && second->count > 800 && third->count > 800);
    for (size_t i = 0; i < first->count && i < second->count; i++) {
        CHECK(first->records[i].number == second->records[i].number);
        CHECK_NEAR(1000.0 * expected_until(day_of(second, i)), 1000.0 * day_of(first, i) / 365.25,
                   1e-6);
    }
    for (size_t i = 0; i < first->count && i < third->count; i++) {
        const double until = expected_until(day_of(third, i));
        const double expected =
            until <= half ? 700.0 * until : 700.0 * half + 1800.0 * (until - half);
        CHECK_NEAR(expected, 1000.0 * day_of(first, i) / 365.25, 1e-6);
    }
    for (size_t i = 0; i < 3; i++) {
        tkd_run_free(runs[i]);
    }
    trial_close(&plain);
    trial_close(&seasonal);
    trial_close(&dated);
}
