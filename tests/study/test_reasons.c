// SPDX-License-Identifier: EUPL-1.2
// Reasons of waiting that nobody named: journeys that wait for one thing alone, which is told.
#include <math.h>

#include "trial.h"

#define RUN                                                                                        \
    "run: {start: 2026-01-05, warmup: 3mo, measure: 1y, drain: 2y, replications: 2, seed: 5}\n"
#define FEW "groups: [a]\nmunicipalities: [{id: linn, arrivals: {a: 200/y}}]\n"

static const tkd_unnamed_row *only_row(trial *made, const char *yaml)
{
    trial_read(made, yaml);
    trial_price(made, NULL);
    CHECK_SIZE(made->findings->unnamed_count, 1);
    return &made->findings->unnamed[0];
}

static double part_of(const tkd_unnamed_row *row, tkd_unnamed_reason reason)
{
    return row->parts_h[reason] / row->wait_h.estimate.mean;
}

// M/M/1 with a load of 90 %: the queue is as long as the formula says, V = 1.
TKD_CASE(study, reasons, high_load_is_load)
{
    trial made;
    const tkd_unnamed_row *row = only_row(
        &made, "groups: [a]\nmunicipalities: [{id: linn, arrivals: {a: 2.7/h}}]\n"
               "pools: [{id: lett, provider: kov}]\n"
               "stages: [{id: s, steps: [{id: x, pool: lett, duration: {exponential: 20min}}]}]\n"
               "run: {start: 2026-01-05, warmup: 1mo, measure: 1y, drain: 1y, replications: 2, "
               "seed: 5}\n");
    CHECK_SIZE(row->reason, TKD_REASON_LOAD);
    CHECK_SIZE(row->found_by, TKD_REASON_WAIT);
    CHECK_NEAR(row->variability, 1.0, 0.15);
    CHECK_NEAR(part_of(row, TKD_REASON_LOAD), 1.0, 1e-12);
    CHECK(isnan(row->open_h_per_week));
    trial_close(&made);
}

// Ten people come at once to a counter that has twice the time it needs.
TKD_CASE(study, reasons, parties_make_variability)
{
    trial made;
    const tkd_unnamed_row *row =
        only_row(&made, "groups: [{id: a, party: {10: 100%}}]\n"
                        "municipalities: [{id: linn, arrivals: {a: 1.5/h}}]\n"
                        "pools: [{id: lett, provider: kov}]\n"
                        "stages: [{id: s, steps: [{id: x, pool: lett, duration: 20min}]}]\n" RUN);
    CHECK_SIZE(row->reason, TKD_REASON_VARIABILITY);
    // M^[10]/D/1: the party's queue 200 min · ρ / (2 (1 − ρ)), and 4.5 people of the own party ahead;
    // M/M/1: ρ / (1 − ρ) · 20 min.
    CHECK_NEAR(row->variability, (100.0 + 90.0) / 20.0, 1.0);
    trial_close(&made);
}

// Twelve hours a week, and seven weeks of summer without any.
TKD_CASE(study, reasons, closed_doors_are_the_calendar)
{
    trial made;
    const tkd_unnamed_row *row = only_row(
        &made,
        FEW "calendars: [{id: kinni, open: {tue: \"09:00-15:00\", thu: \"09:00-15:00\"}, closed: "
            "[\"07-01..08-18\"]}]\n"
            "pools: [{id: lett, provider: kov, calendar: kinni}]\n"
            "stages: [{id: s, steps: [{id: x, pool: lett, duration: 20min}]}]\n" RUN);
    CHECK_SIZE(row->reason, TKD_REASON_CALENDAR);
    CHECK(part_of(row, TKD_REASON_CALENDAR) > 0.9);
    CHECK_NEAR(row->open_h_per_week, 12.0 * (365.0 - 49.0) / 365.0, 0.3);
    // From Tuesday 30.06.2026 15:00 to Thursday 20.08.2026 09:00.
    CHECK_NEAR(row->longest_closed_h, 51.0 * 24.0 - 6.0, 1e-6);
    trial_close(&made);
}

TKD_CASE(study, reasons, rare_starts_are_told_from_missing_seats)
{
    trial made;
    const tkd_unnamed_row *row =
        only_row(&made, FEW
                 "services: [{id: kursus, course: {starts: [\"01-15\", \"09-01\"], lasts: 1mo}}]\n"
                 "stages: [{id: s, steps: [{id: x, service: kursus}]}]\n" RUN);
    CHECK_SIZE(row->reason, TKD_REASON_STARTS);
    CHECK_NEAR(row->starts_per_year, 2.0, 1e-9);
    CHECK_NEAR(part_of(row, TKD_REASON_STARTS), 1.0, 1e-9);
    trial_close(&made);
    row = only_row(&made, FEW "services: [{id: kursus, course: {starts: weekly, seats: 4, lasts: "
                              "1w, closes: 1d}}]\n"
                              "stages: [{id: s, steps: [{id: x, service: kursus}]}]\n" RUN);
    CHECK_SIZE(row->reason, TKD_REASON_SEATS);
    CHECK_NEAR(row->starts_per_year, 52.0, 1.0);
    // Until the next Monday that they are in time for: a day, and half a week on average.
    CHECK_NEAR(row->parts_h[TKD_REASON_STARTS], 24.0 + 84.0, 6.0);
    trial_close(&made);
}

// An appointment is far away, but nobody stands before the counter.
TKD_CASE(study, reasons, lead_time_of_an_idle_pool_is_found)
{
    trial made;
    const tkd_unnamed_row *row = only_row(
        &made, FEW "pools: [{id: lett, provider: kov}]\n"
                   "services: [{id: luba, pool: lett, duration: 20min, booking: 5d..15d}]\n"
                   "stages: [{id: s, steps: [{id: x, service: luba}]}]\n" RUN);
    CHECK_SIZE(row->kind, TKD_UNNAMED_STEP);
    CHECK_SIZE(row->reason, TKD_REASON_BOOKING);
    CHECK_NEAR(row->parts_h[TKD_REASON_BOOKING], 240.0, 10.0);
    CHECK_NEAR_SHARE(row->price_h_per_client.estimate.mean, trial_client(&made, TKD_WAIT_H).mean,
                     1e-9);
    trial_close(&made);
}

// One branch waits for the other.
TKD_CASE(study, reasons, other_steps_are_what_it_waits_for)
{
    trial made;
    const tkd_unnamed_row *row = only_row(
        &made, FEW "stages: [{id: s, steps: [{parallel: {until: all, branches: [[{id: z, delay: "
                   "20d}], [{id: w, needs: [z], delay: 1d}]]}}]}]\n" RUN);
    CHECK_SIZE(row->reason, TKD_REASON_NEEDS);
    CHECK_NEAR(row->parts_h[TKD_REASON_NEEDS], 480.0, 1e-6);
    trial_close(&made);
}

static const tkd_unnamed_row *row_of(const trial *made, const char *id)
{
    for (size_t i = 0; i < made->findings->unnamed_count; i++) {
        if (tkd_text_equal(made->findings->unnamed[i].id, tkd_text_of(id))) {
            return &made->findings->unnamed[i];
        }
    }
    return NULL;
}

// Where fewer are priced than were found, who waits for other steps of their own comes last, however
// long.
TKD_CASE(study, reasons, who_waits_for_other_steps_comes_last)
{
    const tkd_study_options one = {.threads = 1, .unnamed_most = 1};
    trial made;

    trial_read(
        &made,
        FEW "services: [{id: kursus, course: {starts: [\"01-15\", \"05-15\", \"09-15\"], lasts: "
            "1w}}]\n"
            "stages: [{id: s, steps: [{parallel: {until: all, branches: [[{id: z, delay: 200d}], "
            "[{id: w, needs: [z], delay: 1d}]]}}, {id: x, service: kursus}]}]\n" RUN);
    trial_price(&made, NULL);
    CHECK_SIZE(made.findings->unnamed_count, 2);
    CHECK_SIZE(made.findings->unnamed_left, 0);
    CHECK(row_of(&made, "w")->wait_h.estimate.mean > row_of(&made, "x")->wait_h.estimate.mean);
    trial_price(&made, &one);
    CHECK_SIZE(made.findings->unnamed_count, 1);
    CHECK_SIZE(made.findings->unnamed_left, 1);
    CHECK_SIZE(row_of(&made, "x")->reason, TKD_REASON_STARTS);
    trial_close(&made);
}
