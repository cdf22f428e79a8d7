// SPDX-License-Identifier: EUPL-1.2
// The warm-up check where the truth is known: people who stay 20 weeks each fill the system in a straight
// line, which then is level.
#include <math.h>

#include "trial.h"

#define STAY(warmup)                                                                               \
    "groups: [a]\n"                                                                                \
    "municipalities: [{id: linn, arrivals: {a: 700/y}}, {id: vald, arrivals: {a: 60/y}}]\n"        \
    "stages: [{id: s, steps: [{id: x, delay: 20w}]}]\n"                                            \
    "run: {start: 2026-01-05, warmup: " warmup ", measure: 6mo, drain: 1y, replications: 10}\n"

static const tkd_warmup *check_warmup(trial *made, const char *yaml, uint32_t threads)
{
    const tkd_study_options options = {.threads = threads};
    const tkd_warmup *warmup = NULL;

    trial_read(made, yaml);
    CHECK_OK(tkd_study_warmup(made->workspace, &options, &made->arena, &warmup, &made->problems,
                              check_error()));
    CHECK_SIZE(warmup->case_count, 1);
    return warmup;
}

static const tkd_warmup_row *row_of(const tkd_warmup *warmup, const char *municipality,
                                    tkd_warmup_series series)
{
    const tkd_rows rows = warmup->cases[0].rows;

    for (uint32_t i = rows.first; i < rows.first + rows.count; i++) {
        if (warmup->rows[i].series == series &&
            tkd_text_equal(warmup->rows[i].municipality, tkd_text_of(municipality))) {
            return &warmup->rows[i];
        }
    }
    CHECK(!"the row exists");
    return NULL;
}

static tkd_estimate week_of(const tkd_warmup *warmup, const tkd_warmup_row *row, uint32_t week)
{
    CHECK(week < row->weeks.count);
    return warmup->weeks[row->weeks.first + week].value;
}

// In week k so many people are inside on average as arrive in k + 1/2 weeks, 20 weeks' worth at last.
TKD_CASE(study, warmup, weeks_are_seen_from_the_very_start)
{
    trial made;
    const tkd_warmup *warmup = check_warmup(&made, STAY("8mo"), 1);
    const tkd_warmup_row *inside = row_of(warmup, "linn", TKD_WARMUP_INSIDE);
    const double a_week = 700.0 * 7.0 / 365.25;

    CHECK_NEAR(week_of(warmup, inside, 0).mean, 0.5 * a_week, 0.2 * a_week);
    CHECK_NEAR(week_of(warmup, inside, 9).mean, 9.5 * a_week, 1.5 * a_week);
    CHECK_NEAR(week_of(warmup, inside, 40).mean, 20.0 * a_week, 2.0 * a_week);
    CHECK_NEAR(inside->level, 20.0 * a_week, 0.6 * a_week);
    const tkd_warmup_row *time = row_of(warmup, "*", TKD_WARMUP_TIME_H);
    CHECK_NEAR(week_of(warmup, time, 0).mean, 20.0 * 168.0, 1e-6);
    CHECK_NEAR(week_of(warmup, time, time->weeks.count - 1).mean, 20.0 * 168.0, 1e-6);
    trial_close(&made);
}

TKD_CASE(study, warmup, longer_than_the_stay_is_enough)
{
    trial made;
    const tkd_warmup *warmup = check_warmup(&made, STAY("8mo"), 1);
    const tkd_warmup_case *one = &warmup->cases[0];

    CHECK_INT(one->verdict, TKD_WARMUP_ENOUGH);
    CHECK(isnan(one->needed_h));
    CHECK_NEAR(one->warmup_h, 8 * 30.4375 * 24, 1e-9);
    CHECK(one->has_year_after);
    trial_close(&made);
}

TKD_CASE(study, warmup, shorter_than_the_stay_is_short)
{
    trial made;
    const tkd_warmup *warmup = check_warmup(&made, STAY("12w"), 1);
    const tkd_warmup_case *one = &warmup->cases[0];

    CHECK_INT(one->verdict, TKD_WARMUP_SHORT);
    CHECK_INT(one->series, TKD_WARMUP_INSIDE);
    CHECK(one->departure.high < -TKD_WARMUP_TOLERANCE);
    // The six months from week w on miss (20 − w)² / 2 weeks' worth of people, of 26 · 20: 6 % from
    // week 12, 2 % from week 14, less than 1 % from week 17.
    CHECK_NEAR(one->departure.mean, -32.0 / (26.0 * 20.0), 0.02);
    CHECK(one->needed_h >= 14.0 * 168.0 && one->needed_h <= 18.0 * 168.0);
    CHECK_INT(row_of(warmup, "*", TKD_WARMUP_TIME_H)->verdict, TKD_WARMUP_ENOUGH);
    trial_close(&made);
}

TKD_CASE(study, warmup, a_queue_that_grows_is_unsettled)
{
    trial made;
    const tkd_warmup *warmup =
        check_warmup(&made,
                     "groups: [a]\n"
                     "municipalities: [{id: linn, arrivals: {a: 900/y}}]\n"
                     "pools: [{id: lett, provider: kov}]\n"
                     "services: [{id: luba, pool: lett, duration: 12h}]\n"
                     "stages: [{id: s, steps: [{id: x, service: luba}]}]\n"
                     "run: {start: 2026-01-05, warmup: 6mo, measure: 6mo, drain: 1y, "
                     "replications: 5}\n",
                     1);

    CHECK_INT(warmup->cases[0].verdict, TKD_WARMUP_UNSETTLED);
    CHECK_NEAR(warmup->cases[0].needed_h, warmup->cases[0].looked_h / 2.0, 168.0);
    CHECK_INT(row_of(warmup, "linn", TKD_WARMUP_QUEUES)->verdict, TKD_WARMUP_UNSETTLED);
    trial_close(&made);
}

// Eleven months of calm and one of rush every year: no start-up, though the weeks differ.
TKD_CASE(study, warmup, seasons_are_no_filling_up)
{
    trial made;
    const tkd_warmup *warmup =
        check_warmup(&made,
                     "groups: [a]\n"
                     "municipalities: [{id: linn, arrivals: {a: 900/y}, season: "
                     "[1,1,1,1,1,1,1,9,1,1,1,1]}]\n"
                     "stages: [{id: s, steps: [{id: x, delay: 3w}]}]\n"
                     "run: {start: 2026-01-05, warmup: 2mo, measure: 1y, drain: 1y, "
                     "replications: 30}\n",
                     1);

    CHECK_INT(warmup->cases[0].verdict, TKD_WARMUP_ENOUGH);
    trial_close(&made);
}

TKD_CASE(study, warmup, threads_change_nothing)
{
    trial one;
    trial two;
    const tkd_warmup *first = check_warmup(&one, STAY("12w"), 1);
    const tkd_warmup *second = check_warmup(&two, STAY("12w"), 3);

    const tkd_warmup_row *a = row_of(first, "vald", TKD_WARMUP_INSIDE);
    const tkd_warmup_row *b = row_of(second, "vald", TKD_WARMUP_INSIDE);
    CHECK_SIZE(a->weeks.count, b->weeks.count);
    for (uint32_t i = 0; i < a->weeks.count; i++) {
        CHECK_NEAR(week_of(first, a, i).mean, week_of(second, b, i).mean, 0.0);
        CHECK_NEAR(week_of(first, a, i).high, week_of(second, b, i).high, 0.0);
    }
    trial_close(&one);
    trial_close(&two);
}

// Nobody comes: nothing can be said, and nothing breaks.
TKD_CASE(study, warmup, nobody_comes)
{
    trial made;
    const tkd_warmup *warmup = check_warmup(
        &made,
        "groups: [a]\n"
        "municipalities: [{id: linn, arrivals: {a: 0/y}}]\n"
        "stages: [{id: s, steps: [{id: x, delay: 3w}]}]\n"
        "run: {start: 2026-01-05, warmup: 0, measure: 1mo, drain: 1y, replications: 2}\n",
        1);

    CHECK(isnan(row_of(warmup, "*", TKD_WARMUP_TIME_H)->mser_h));
    CHECK_INT(row_of(warmup, "*", TKD_WARMUP_TIME_H)->verdict, TKD_WARMUP_UNKNOWN);
    CHECK_INT(warmup->cases[0].verdict, TKD_WARMUP_UNKNOWN);
    trial_close(&made);
}

// Of one replication nothing is told from chance.
TKD_CASE(study, warmup, one_replication_says_nothing)
{
    const tkd_study_options options = {.threads = 1, .replications = 1};
    const tkd_warmup *warmup = NULL;
    trial made;

    trial_read(&made, STAY("12w"));
    CHECK_OK(tkd_study_warmup(made.workspace, &options, &made.arena, &warmup, &made.problems,
                              check_error()));
    CHECK_INT(row_of(warmup, "linn", TKD_WARMUP_INSIDE)->verdict, TKD_WARMUP_UNKNOWN);
    CHECK(isnan(row_of(warmup, "linn", TKD_WARMUP_INSIDE)->departure.low));
    CHECK_INT(warmup->cases[0].verdict, TKD_WARMUP_UNKNOWN);
    trial_close(&made);
}
