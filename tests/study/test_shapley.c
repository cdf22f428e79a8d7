// SPDX-License-Identifier: EUPL-1.2
// Shares of the whole loss with answers known by hand: what adds up, what hides, what reinforces.
#include <math.h>

#include "trial.h"

#define SOME                                                                                       \
    "groups: [a, b]\n"                                                                             \
    "municipalities: [{id: linn, arrivals: {a: 60/y, b: 40/y}}]\n"                                 \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 3, seed: 5}\n"

static const tkd_interactions *share(trial *made, const char *yaml, tkd_interaction_options asked,
                                     uint32_t threads)
{
    const tkd_study_options options = {.threads = threads, .interactions = &asked};

    trial_read(made, yaml);
    trial_price(made, &options);
    CHECK(made->findings->interactions != NULL);
    return made->findings->interactions;
}

static const tkd_interaction_row *row_of(const tkd_interactions *found, const char *bottleneck)
{
    for (size_t i = 0; i < found->row_count; i++) {
        if (tkd_text_equal(found->rows[i].bottleneck, tkd_text_of(bottleneck))) {
            return &found->rows[i];
        }
    }
    CHECK(false);
    return NULL;
}

// Days a year that a share of so many days for everybody makes.
static double of_all(const trial *made, double days)
{
    return days * trial_client(made, TKD_ARRIVED).mean;
}

static void check_sum(const tkd_interactions *found)
{
    double sum = 0.0;

    for (size_t i = 0; i < found->row_count; i++) {
        sum += found->rows[i].share_days_per_year.mean;
    }
    CHECK_NEAR_SHARE(sum, found->whole_days_per_year.mean, 1e-12);
}

TKD_CASE(study, shapley, delays_in_series_add_up)
{
    trial made;
    const tkd_interactions *found =
        share(&made,
              SOME "stages: [{id: s, steps: [{id: x, delay: 3d}, {id: y, delay: {exponential: "
                   "5d}}]}]\n"
                   "bottlenecks:\n"
                   "  - {id: k1, title: K, at: [x], effect: {delay: 2d}}\n"
                   "  - {id: k2, title: K, at: [y], effect: {delay: 7d}}\n",
              (tkd_interaction_options){0}, 1);
    CHECK_SIZE(found->method, TKD_INTERACTION_EXACT);
    CHECK_SIZE(found->verdict, TKD_INTERACTION_NONE);
    CHECK_SIZE(found->stopped_by, TKD_STOPPED_BY_COUNT);
    CHECK_SIZE(found->replications, 3);
    CHECK_SIZE(found->sets, 3); // the only set beyond the prices, in each replication
    CHECK_NEAR(row_of(found, "k1")->share_days_per_year.mean, of_all(&made, 2.0), 1e-6);
    CHECK_NEAR(row_of(found, "k2")->share_days_per_year.mean, of_all(&made, 7.0), 1e-6);
    CHECK_NEAR(row_of(found, "k2")->price_days_per_year.mean,
               trial_price_row(&made, "k2")->price_days_per_year.estimate.mean, 1e-9);
    CHECK_SIZE(row_of(found, "k2")->rank, 1);
    trial_close(&made);
}

// 5 days × 3 × 2: 30 with both, 10 and 15 with one. Alone they save 20 and 15, together 25.
TKD_CASE(study, shapley, factors_on_one_time_reinforce_each_other)
{
    trial made;
    const tkd_interactions *found =
        share(&made,
              SOME "stages: [{id: s, steps: [{id: x, delay: 5d}]}]\n"
                   "bottlenecks:\n"
                   "  - {id: k1, title: K, at: [x], effect: {delay: {times: 3}}}\n"
                   "  - {id: k2, title: K, at: [x], effect: {delay: {times: 2}}}\n",
              (tkd_interaction_options){0}, 1);
    CHECK_SIZE(found->verdict, TKD_INTERACTION_REINFORCE);
    CHECK_NEAR(row_of(found, "k1")->share_days_per_year.mean, of_all(&made, 15.0), 1e-6);
    CHECK_NEAR(row_of(found, "k2")->share_days_per_year.mean, of_all(&made, 10.0), 1e-6);
    CHECK_NEAR(found->whole_days_per_year.mean, of_all(&made, 25.0), 1e-6);
    CHECK_NEAR(found->sum_of_prices.mean, of_all(&made, 35.0), 1e-6);
    CHECK_NEAR(found->excess.mean, of_all(&made, 10.0), 1e-6);
    check_sum(found);
    trial_close(&made);
}

// Branches of 10 days each, 8 and 5 longer: 18 days; 15 without the one, 18 without the other, 10 without
// both. Alone they save 3 and 0, together 8: ½ (3 + 8 − 0) and ½ (0 + 8 − 3).
TKD_CASE(study, shapley, parallel_branches_hide_each_other)
{
    trial made;
    const tkd_interactions *found =
        share(&made,
              SOME "stages: [{id: s, steps: [{parallel: {until: all, branches: [[{id: x, delay: "
                   "10d}], [{id: y, delay: 10d}]]}}]}]\n"
                   "bottlenecks:\n"
                   "  - {id: k1, title: K, at: [x], effect: {delay: 8d}}\n"
                   "  - {id: k2, title: K, at: [y], effect: {delay: 5d}}\n",
              (tkd_interaction_options){0}, 1);
    CHECK_SIZE(found->verdict, TKD_INTERACTION_HIDE);
    CHECK_NEAR(row_of(found, "k1")->share_days_per_year.mean, of_all(&made, 5.5), 1e-6);
    CHECK_NEAR(row_of(found, "k2")->share_days_per_year.mean, of_all(&made, 2.5), 1e-6);
    CHECK_NEAR(row_of(found, "k2")->price_days_per_year.mean, 0.0, 1e-6);
    check_sum(found);
    trial_close(&made);
}

// 12 days in the base figures, 2 without, and a factor of 3 upon them: 36, 6, 12 and 2 days.
TKD_CASE(study, shapley, effects_and_base_figures_are_removed_together)
{
    trial made;
    const tkd_interactions *found =
        share(&made,
              SOME "services: [{id: luba, processing: 12d}]\n"
                   "stages: [{id: s, steps: [{id: x, service: luba}]}]\n"
                   "bottlenecks:\n"
                   "  - {id: k1, title: K, at: [x], without: {services.luba.processing: 2d}}\n"
                   "  - {id: k2, title: K, at: [x], effect: {processing: {times: 3}}}\n",
              (tkd_interaction_options){0}, 1);
    CHECK_NEAR(row_of(found, "k1")->share_days_per_year.mean, of_all(&made, 20.0), 1e-6);
    CHECK_NEAR(row_of(found, "k2")->share_days_per_year.mean, of_all(&made, 14.0), 1e-6);
    trial_close(&made);
}

// Two that are equal have equal shares, one that acts on nobody has none, one without a mechanism no row.
TKD_CASE(study, shapley, equals_share_alike_and_dummies_nothing)
{
    trial made;
    const tkd_interactions *found = share(
        &made,
        SOME "stages: [{id: s, steps: [{id: x, delay: {exponential: 5d}}]}]\n"
             "bottlenecks:\n"
             "  - {id: k1, title: K, at: [x], effect: {delay: {times: 2}}}\n"
             "  - {id: k2, title: K, at: [x], effect: {delay: {times: 2}}}\n"
             "  - {id: k3, title: K, at: [x], groups: [b], where: [linn], effect: {delay: 0}}\n"
             "  - {id: k4, title: K, at: [x]}\n",
        (tkd_interaction_options){0}, 1);
    CHECK_SIZE(found->row_count, 3);
    CHECK_NEAR_SHARE(row_of(found, "k1")->share_days_per_year.mean,
                     row_of(found, "k2")->share_days_per_year.mean, 1e-12);
    CHECK(row_of(found, "k1")->share_days_per_year.mean > 1.0);
    CHECK_NEAR(row_of(found, "k3")->share_days_per_year.mean, 0.0, 0.0);
    check_sum(found);
    trial_close(&made);
}

// Six that meet in queues and in parallel, so that each order tells something else.
static const char *const six =
    SOME "pools: [{id: lett, provider: kov}]\n"
         "stages: [{id: s, steps: [{id: x, pool: lett, duration: {exponential: 1d}}, {parallel: "
         "{until: all, branches: [[{id: y, delay: {exponential: 6d}}], [{id: z, delay: "
         "{exponential: 6d}}]]}}]}]\n"
         "bottlenecks:\n"
         "  - {id: k1, title: K, at: [x], effect: {duration: {times: 1.5}}}\n"
         "  - {id: k2, title: K, at: [x], effect: {rework: 30%}}\n"
         "  - {id: k3, title: K, at: [y], effect: {delay: {times: 2}}}\n"
         "  - {id: k4, title: K, at: [z], effect: {delay: 5d}}\n"
         "  - {id: k5, title: K, at: [z], effect: {rework: 20%}}\n"
         "  - {id: k6, title: K, at: [y], groups: [a], effect: {delay: {times: 1.5}}}\n";

TKD_CASE(study, shapley, random_orders_agree_with_all_sets)
{
    trial exact;
    trial drawn;
    const tkd_interactions *all = share(&exact, six, (tkd_interaction_options){0}, 1);
    const tkd_interactions *some =
        share(&drawn, six, (tkd_interaction_options){.permutations = 30}, 1);

    CHECK_SIZE(all->method, TKD_INTERACTION_EXACT);
    CHECK_SIZE(all->sets, 3 * (64 - 1 - 6));
    CHECK_SIZE(some->method, TKD_INTERACTION_PERMUTATIONS);
    CHECK_SIZE(some->permutations, 30);
    CHECK(some->sets < all->sets);
    // Five pairs of orders in each of three replications: the whole is the same.
    CHECK_NEAR_SHARE(some->whole_days_per_year.mean, all->whole_days_per_year.mean, 1e-12);
    for (size_t i = 0; i < all->row_count; i++) {
        const tkd_interaction_row *one = row_of(some, all->rows[i].bottleneck.data);
        CHECK_COVERS(one->share_days_per_year.low, one->share_days_per_year.high,
                     all->rows[i].share_days_per_year.mean);
        CHECK_NEAR(one->share_days_per_year.mean, all->rows[i].share_days_per_year.mean,
                   0.05 * all->whole_days_per_year.mean);
    }
    check_sum(all);
    check_sum(some);
    trial_close(&exact);
    trial_close(&drawn);
}

TKD_CASE(study, shapley, threads_change_no_share)
{
    trial a;
    trial b;
    const tkd_interaction_options asked = {.permutations = 6};
    const tkd_interactions *one = share(&a, six, asked, 1);
    const tkd_interactions *three = share(&b, six, asked, 3);

    CHECK_SIZE(one->sets, three->sets);
    for (size_t i = 0; i < one->row_count; i++) {
        CHECK_VIEW(one->rows[i].bottleneck, three->rows[i].bottleneck.data);
        CHECK_NEAR(one->rows[i].share_days_per_year.high, three->rows[i].share_days_per_year.high,
                   0.0);
    }
    trial_close(&a);
    trial_close(&b);
}

// Eleven are too many for all sets.
TKD_CASE(study, shapley, many_are_sampled_and_the_clock_is_heard)
{
    char yaml[2048] = SOME "stages: [{id: s, steps: [{id: x, delay: 3d}]}]\nbottlenecks:\n";
    trial made;
    const tkd_interactions *found = NULL;

    for (int i = 0; i < 11; i++) {
        const size_t size = strlen(yaml);
        (void)snprintf(yaml + size, sizeof(yaml) - size,
                       "  - {id: k%d, title: K, at: [x], effect: {delay: 1d}}\n", i);
    }
    found = share(&made, yaml, (tkd_interaction_options){.time_s = 1.0}, 1);
    CHECK_SIZE(found->method, TKD_INTERACTION_PERMUTATIONS);
    CHECK(found->permutations >= 1);
    CHECK_NEAR(row_of(found, "k7")->share_days_per_year.mean,
               row_of(found, "k7")->price_days_per_year.mean, 1e-6);
    trial_close(&made);
    found = share(&made, yaml, (tkd_interaction_options){.time_s = 1e-9}, 1);
    CHECK_SIZE(found->method, TKD_INTERACTION_NOT_FOUND);
    CHECK_SIZE(found->stopped_by, TKD_STOPPED_BY_LIMIT);
    CHECK_SIZE(found->row_count, 0);
    CHECK(isnan(found->whole_days_per_year.mean));
    CHECK(!made.findings->results->run.partial);
    trial_close(&made);
}

// With one replication there is no interval, and nothing is said about adding up.
TKD_CASE(study, shapley, one_replication_has_no_interval)
{
    trial made;
    const tkd_interaction_options asked = {0};
    const tkd_study_options options = {.threads = 1, .replications = 1, .interactions = &asked};

    trial_read(&made, SOME "stages: [{id: s, steps: [{id: x, delay: 3d}]}]\n"
                           "bottlenecks: [{id: k1, title: K, at: [x], effect: {delay: 2d}}]\n");
    trial_price(&made, &options);
    CHECK_SIZE(made.findings->interactions->method, TKD_INTERACTION_EXACT);
    CHECK_SIZE(made.findings->interactions->verdict, TKD_INTERACTION_UNKNOWN);
    CHECK(isnan(made.findings->interactions->rows[0].share_days_per_year.low));
    trial_close(&made);
}
