// SPDX-License-Identifier: EUPL-1.2
// Prices with answers known by hand: what a bottleneck costs each client, how many it acts on, what
// partial removal leaves.
#include <math.h>

#include "trial.h"

#define SOME                                                                                       \
    "groups: [a, b]\n"                                                                             \
    "municipalities: [{id: linn, arrivals: {a: 300/y, b: 100/y}}, {id: vald, arrivals: {a: "       \
    "100/y}}]\n"                                                                                   \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 3, seed: 5}\n"

TKD_CASE(study, price, constant_delay_costs_exactly_itself)
{
    trial made;

    trial_read(&made, SOME "stages: [{id: s, steps: [{id: x, delay: {exponential: 30d}}]}]\n"
                           "bottlenecks: [{id: ootab, title: K, at: [x], effect: {delay: 10d}}]\n");
    trial_price(&made, NULL);
    const tkd_price_row *row = trial_price_row(&made, "ootab");
    const double arrived = trial_client(&made, TKD_ARRIVED).mean;
    CHECK_NEAR(row->price_h_per_client.estimate.mean, 240.0, 1e-6);
    CHECK_NEAR(row->price_h_per_client.estimate.high, 240.0, 1e-6);
    CHECK_NEAR(row->affected.estimate.mean, arrived, 1e-9);
    CHECK_NEAR(row->price_days_per_year.estimate.mean, 10.0 * arrived, 1e-4);
    CHECK_NEAR(row->changes[TKD_WITHOUT_COMPLETED_SHARE].estimate.mean, 0.0, 0.0);
    CHECK_SIZE(row->rank, 1);
    trial_close(&made);
}

// Only group a of the municipality vald meets it.
TKD_CASE(study, price, counts_only_whom_it_acts_on)
{
    trial made;

    trial_read(&made, SOME "stages: [{id: s, steps: [{id: x, delay: 3d}]}]\n"
                           "bottlenecks: [{id: ootab, title: K, at: [x], groups: [a], where: "
                           "[vald], effect: {delay: 10d}}]\n");
    trial_price(&made, NULL);
    const tkd_price_row *row = trial_price_row(&made, "ootab");
    const double there = trial_client_of(&made, "vald", "a", TKD_ARRIVED).mean;
    const double all = trial_client(&made, TKD_ARRIVED).mean;
    CHECK_NEAR(row->affected.estimate.mean, there, 1e-9);
    CHECK_NEAR(row->price_h_per_client.estimate.mean, 240.0 * there / all, 1e-6);
    trial_close(&made);
}

// `without` is an edit of the base figures: 12 days become 2.
TKD_CASE(study, price, without_takes_the_base_figure_away)
{
    trial made;

    trial_read(&made, SOME "services: [{id: luba, processing: 12d}]\n"
                           "stages: [{id: s, steps: [{id: x, service: luba}]}]\n"
                           "bottlenecks: [{id: aeglane, title: K, at: [x], without: "
                           "{services.luba.processing: 2d}}]\n");
    trial_price(&made, NULL);
    const tkd_price_row *row = trial_price_row(&made, "aeglane");
    CHECK_NEAR(row->price_h_per_client.estimate.mean, 240.0, 1e-6);
    CHECK_NEAR(row->affected.estimate.mean, trial_client(&made, TKD_ARRIVED).mean, 1e-9);
    trial_close(&made);
}

// A proposal that removes 40 % leaves 6 of 10 days, and 6 of the 10 days of a `without`.
TKD_CASE(study, price, partial_removal_leaves_its_part)
{
    const tkd_text leevendatud = TKD_TEXT("leevendatud");
    const tkd_study_options options = {
        .threads = 1, .scenarios = &leevendatud, .scenario_count = 1};
    trial made;

    trial_read(&made, SOME
               "services: [{id: luba, processing: 12d}]\n"
               "stages: [{id: s, steps: [{id: x, service: luba}]}]\n"
               "bottlenecks:\n"
               "  - {id: aeglane, title: K, at: [x], without: {services.luba.processing: 2d}}\n"
               "  - {id: ootab, title: K, at: [x], effect: {delay: 10d}}\n"
               "proposals: [{id: p1, title: P, removes: {aeglane: 40%, ootab: 40%}}]\n"
               "scenarios: [{id: leevendatud, adopt: [p1]}]\n");
    trial_run(&made, &options);
    CHECK_NEAR(trial_client(&made, TKD_TIME_TO_COMPLETE_H).mean, 24.0 * (2 + 6 + 6), 1e-6);
    trial_price(&made, &options);
    CHECK_NEAR(trial_price_row(&made, "ootab")->price_h_per_client.estimate.mean, 144.0, 1e-6);
    CHECK_NEAR(trial_price_row(&made, "aeglane")->price_h_per_client.estimate.mean, 144.0, 1e-6);
    trial_close(&made);
}

// Half drop out: without it all complete; who completes both ways loses no time.
TKD_CASE(study, price, dropout_costs_completions_not_hours)
{
    trial made;

    trial_read(&made, SOME "stages: [{id: s, steps: [{id: x, delay: 3d}]}]\n"
                           "bottlenecks: [{id: katkeb, title: K, at: [x], effect: {dropout: "
                           "50%}}]\n");
    trial_price(&made, NULL);
    const tkd_price_row *row = trial_price_row(&made, "katkeb");
    CHECK_NEAR(row->price_h_per_client.estimate.mean, 0.0, 1e-9);
    CHECK_NEAR(row->changes[TKD_WITHOUT_COMPLETED_SHARE].estimate.mean,
               1.0 - trial_client(&made, TKD_COMPLETED_SHARE).mean, 1e-12);
    CHECK_NEAR(row->changes[TKD_WITHOUT_COMPLETED_SHARE].estimate.mean, 0.5, 0.05);
    trial_close(&made);
}

static double change_of(const tkd_price_row *row, tkd_without measure)
{
    return row->changes[measure].estimate.mean;
}

// The municipality's own staff takes twice as long as it would, the state's does not; 25 €/h of the one.
TKD_CASE(study, price, work_of_municipalities_is_hours_and_money)
{
    trial made;

    trial_read(&made, SOME
               "providers: [{id: ppa, level: state}]\n"
               "pools: [{id: lett, provider: kov, servers: 900, cost: 25 EUR/h}, {id: kassa, "
               "provider: ppa, servers: 900, cost: 10 EUR/h}]\n"
               "stages: [{id: s, steps: [{id: x, pool: lett, duration: 3h}, {id: y, pool: kassa, "
               "duration: 1h, fee: 7 EUR}]}]\n"
               "bottlenecks: [{id: aeglane, title: K, at: [x], effect: {duration: {times: 2}}}]\n");
    trial_price(&made, NULL);
    const tkd_price_row *row = trial_price_row(&made, "aeglane");
    CHECK_NEAR(trial_client(&made, TKD_KOV_STAFF_H).mean, 6.0, 1e-9);
    CHECK_NEAR(trial_client(&made, TKD_STAFF_COST_EUR).mean, 160.0, 1e-9);
    CHECK_NEAR(change_of(row, TKD_WITHOUT_KOV_STAFF_H), -3.0, 1e-9);
    CHECK_NEAR(change_of(row, TKD_WITHOUT_STAFF_COST_EUR), -75.0, 1e-9);
    CHECK_NEAR(change_of(row, TKD_WITHOUT_CLIENT_COST_EUR), 0.0, 1e-9);
    CHECK_NEAR(change_of(row, TKD_WITHOUT_VISITS), 0.0, 1e-12);
    CHECK_NEAR(row->price_h_per_client.estimate.mean, 3.0, 1e-9);
    trial_close(&made);
}

// Half of the visits come to nothing, and each costs 7 €.
TKD_CASE(study, price, vain_visits_are_counted_and_paid)
{
    trial made;

    trial_read(&made,
               SOME "stages: [{id: s, steps: [{id: x, duration: 1h, fee: 7 EUR}]}]\n"
                    "bottlenecks: [{id: asjata, title: K, at: [x], effect: {rework: 50%}}]\n");
    trial_price(&made, NULL);
    const tkd_price_row *row = trial_price_row(&made, "asjata");
    const double visits = trial_client(&made, TKD_VISITS).mean;
    CHECK_NEAR(visits, 2.0, 0.2);
    CHECK_NEAR(change_of(row, TKD_WITHOUT_VISITS), 1.0 - visits, 1e-12);
    CHECK_NEAR(change_of(row, TKD_WITHOUT_CLIENT_COST_EUR), 7.0 * (1.0 - visits), 1e-9);
    trial_close(&made);
}

// Of those who would drop out, all through the exit that the bottleneck names.
TKD_CASE(study, price, exits_are_told_by_name)
{
    trial made;

    trial_read(&made, SOME
               "journeys: [{id: j, exits: [loobus, lahkus], stages: [{id: s, steps: [{id: x, next: "
               "[{to: lahkus, p: 20%}]}]}]}]\n"
               "bottlenecks: [{id: katkeb, title: K, at: [x], effect: {dropout: {p: 50%, to: "
               "loobus}}}]\n");
    trial_price(&made, NULL);
    const tkd_price_row *row = trial_price_row(&made, "katkeb");
    const tkd_share_row *exits = made.findings->exit_changes + row->exits.first;
    double left = 0.0;
    CHECK_SIZE(row->exits.count, 3);
    for (uint32_t i = 0; i < row->exits.count; i++) {
        const double change = exits[i].value.estimate.mean;
        left += change;
        if (tkd_text_equal(exits[i].id, TKD_TEXT("loobus"))) {
            CHECK_NEAR(change, -0.5, 0.06);
        } else if (tkd_text_equal(exits[i].id, TKD_TEXT("lahkus"))) {
            CHECK_NEAR(change, 0.1, 0.06);
        } else {
            CHECK_NEAR(change, 0.0, 0.0);
        }
    }
    CHECK_NEAR(change_of(row, TKD_WITHOUT_LEFT_SHARE), left, 1e-12);
    CHECK_NEAR(change_of(row, TKD_WITHOUT_COMPLETED_SHARE), -left, 1e-12);
    trial_close(&made);
}

TKD_CASE(study, price, dearer_ones_rank_first_and_mere_words_are_unpriced)
{
    trial made;

    trial_read(&made, SOME "stages: [{id: s, steps: [{id: x, delay: 3d}]}]\n"
                           "bottlenecks:\n"
                           "  - {id: k1, title: K, at: [x], effect: {delay: 1d}}\n"
                           "  - {id: k2, title: K, at: [x], effect: {delay: 5d}}\n"
                           "  - {id: k3, title: K, at: [x]}\n");
    trial_price(&made, NULL);
    CHECK_SIZE(trial_price_row(&made, "k1")->rank, 2);
    CHECK_SIZE(trial_price_row(&made, "k2")->rank, 1);
    CHECK_SIZE(made.findings->unpriced_count, 1);
    CHECK_VIEW(made.findings->unpriced[0], "k3");
    trial_close(&made);
}

// A counter with a load of 90 % that nobody named; its price is the waiting itself.
TKD_CASE(study, price, crowded_pool_is_found_unnamed)
{
    trial made;

    trial_read(&made, "groups: [a]\n"
                      "municipalities: [{id: linn, arrivals: {a: 2.7/h}}]\n"
                      "pools: [{id: lett, provider: kov}]\n"
                      "stages: [{id: s, steps: [{id: x, pool: lett, duration: {exponential: "
                      "20min}}]}]\n"
                      "run: {start: 2026-01-05, warmup: 1mo, measure: 3mo, drain: 1y, "
                      "replications: 5, seed: 5}\n");
    trial_price(&made, NULL);
    CHECK_SIZE(made.findings->unnamed_count, 1);
    const tkd_unnamed_row *row = &made.findings->unnamed[0];
    CHECK_VIEW(row->id, "lett");
    CHECK_VIEW(row->place, "linn");
    CHECK_NEAR_SHARE(row->price_h_per_client.estimate.mean, trial_client(&made, TKD_WAIT_H).mean,
                     0.02);
    trial_close(&made);
}

TKD_CASE(study, price, threads_change_no_price)
{
    const tkd_study_options three = {.threads = 3};
    trial a;
    trial b;

    static const char *const yaml = SOME
        "pools: [{id: lett, provider: kov, servers: 2}]\n"
        "stages: [{id: s, steps: [{id: x, pool: lett, duration: {exponential: 2d}, next: [{to: "
        "x, p: 10%}]}]}]\n"
        "bottlenecks: [{id: k1, title: K, at: [x], effect: [{rework: {times: 2}}, {duration: "
        "{times: 1.2}}]}]\n";
    trial_read(&a, yaml);
    trial_price(&a, NULL);
    trial_read(&b, yaml);
    trial_price(&b, &three);
    CHECK_NEAR(trial_price_row(&a, "k1")->price_h_per_client.estimate.high,
               trial_price_row(&b, "k1")->price_h_per_client.estimate.high, 0.0);
    trial_close(&a);
    trial_close(&b);
}
