// SPDX-License-Identifier: EUPL-1.2
// Gains of proposals with answers known by hand: fixed delays for everybody, so that each saves exactly
// what it removes; what is adopted, what costs what, and sets that do the same work.
#include <math.h>
#include <string.h>

#include "trial.h"

#include "teekond/proposals.h"

#define GROUND                                                                                     \
    "groups: [a, b]\n"                                                                             \
    "municipalities: [{id: linn, arrivals: {a: 150/y, b: 50/y}}, {id: vald, arrivals: {a: "        \
    "50/y}}]\n"                                                                                    \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 3y, replications: 3, seed: 5}\n"      \
    "stages: [{id: s, steps: [{id: x, delay: 3d}, {id: y, delay: 2d}]}]\n"                         \
    "bottlenecks:\n"                                                                               \
    "  - {id: pikk, title: K, at: [x], effect: {delay: 10d}}\n"                                    \
    "  - {id: kauge, title: K, at: [y], where: [vald], effect: {delay: 6d}}\n"                     \
    "  - {id: jutt, title: K, at: [y]}\n"

static const tkd_proposal_gains *ask(trial *made, const tkd_study_options *options,
                                     const tkd_proposal_options *asked)
{
    const tkd_study_options one_thread = {.threads = 1};
    const tkd_proposal_gains *gains = NULL;

    CHECK_OK(tkd_study_proposals(made->workspace, options == NULL ? &one_thread : options, asked,
                                 &made->arena, &gains, &made->problems, check_error()));
    made->results = gains->results;
    return gains;
}

static const tkd_proposal_fact *fact_of(const tkd_proposal_gains *gains, const char *id)
{
    for (size_t i = 0; i < gains->fact_count; i++) {
        if (tkd_text_equal(gains->facts[i].id, tkd_text_of(id))) {
            return &gains->facts[i];
        }
    }
    check_claim(false, id, __FILE__, __LINE__);
    return NULL;
}

static double hours_of(const tkd_proposal_gains *gains, const char *id)
{
    const tkd_gain_row *row = tkd_gain_of_all(gains, tkd_text_of(id));
    CHECK(row != NULL);
    return row == NULL ? (double)NAN : row->gain_h_per_client.estimate.mean;
}

TKD_CASE(study, proposals, a_fixed_delay_is_gained_exactly)
{
    trial made;

    trial_read(&made, GROUND "proposals: [{id: p, title: P, removes: {pikk: 30%}}]\n");
    const tkd_proposal_gains *gains = ask(&made, NULL, NULL);
    const tkd_gain_row *row = tkd_gain_of_all(gains, TKD_TEXT("p"));
    const double arrived = trial_client(&made, TKD_ARRIVED).mean;
    CHECK_NEAR(row->gain_h_per_client.estimate.mean, 72.0, 1e-6);
    CHECK_NEAR(row->gain_h_per_client.estimate.low, 72.0, 1e-6);
    CHECK_NEAR(row->gain_days_per_year.estimate.mean, 3.0 * arrived, 1e-4);
    CHECK_NEAR(row->affected.estimate.mean, arrived, 1e-9);
    CHECK(tkd_gain_is_certain(row) && isnan(row->gain_days_per_1000_eur.mean));
    CHECK(gains->portfolio == NULL);
    CHECK_SIZE(gains->run_count, 1);
    trial_close(&made);
}

// What is adopted today is taken away: its gain is what would be lost.
TKD_CASE(study, proposals, what_is_adopted_gains_what_would_be_lost)
{
    trial made;

    trial_read(&made, GROUND
               "proposals: [{id: p, title: P, removes: {pikk: 30%}, status: adopted, cost: {once: "
               "100 EUR}}, {id: q, title: Q, removes: {pikk: 30%}}]\n");
    const tkd_proposal_gains *gains =
        ask(&made, NULL, &(tkd_proposal_options){.has_budget = true, .budget_eur = 1e6});
    CHECK(fact_of(gains, "p")->is_adopted && !fact_of(gains, "q")->is_adopted);
    CHECK_NEAR(hours_of(gains, "p"), 72.0, 1e-6);
    CHECK(isnan(tkd_gain_of_all(gains, TKD_TEXT("p"))->affected.estimate.mean));
    CHECK_NEAR(hours_of(gains, "q"), 0.7 * 72.0, 1e-6); // of what the other has left
    CHECK_SIZE(gains->portfolio->chosen_count, 0);
    CHECK_SIZE(gains->portfolio->left_out_count, 1);
    trial_close(&made);
}

static bool is_same(const tkd_estimate *a, const tkd_estimate *b)
{
    return a->n == b->n && memcmp(&a->mean, &b->mean, sizeof a->mean) == 0 &&
           memcmp(&a->low, &b->low, sizeof a->low) == 0 &&
           memcmp(&a->high, &b->high, sizeof a->high) == 0;
}

// A bottleneck that was priced as an effect, one that was as a `without`, one that acts in one place.
TKD_CASE(study, proposals, what_was_priced_is_not_simulated_again)
{
    tkd_study_memory memory = {0};
    const tkd_study_options sharing = {.threads = 1, .memory = &memory};
    trial made;

    trial_read(
        &made, GROUND
        "  - {id: tõsine, title: K, at: [x], without: {journeys.teekond.steps.x.delay: 1d}}\n"
        "proposals: [{id: p, title: P, removes: [pikk]}, {id: q, title: Q, removes: {pikk: "
        "50%}}, {id: r, title: R, removes: [kauge]}, {id: t, title: T, removes: "
        "[tõsine]}]\n");
    const tkd_proposal_gains *alone = ask(&made, NULL, NULL);
    trial_price(&made, &sharing);
    const tkd_proposal_gains *gains = ask(&made, &sharing, NULL);
    CHECK_SIZE(alone->run_count, 4);
    CHECK_SIZE(gains->run_count, 1);
    CHECK_NEAR(hours_of(gains, "p"), 240.0, 1e-6);
    CHECK_NEAR(hours_of(gains, "q"), 120.0, 1e-6);
    CHECK_NEAR(hours_of(gains, "t"), 48.0, 1e-6);
    CHECK_SIZE(gains->row_count, alone->row_count);
    for (size_t i = 0; i < gains->row_count; i++) {
        const tkd_gain_row *row = &gains->rows[i];
        const tkd_gain_row *other = &alone->rows[i];
        CHECK(tkd_text_equal(row->proposal, other->proposal) && row->rank == other->rank);
        CHECK(is_same(&row->affected.estimate, &other->affected.estimate));
        CHECK(is_same(&row->gain_h_per_client.estimate, &other->gain_h_per_client.estimate));
        CHECK(is_same(&row->gain_days_per_year.estimate, &other->gain_days_per_year.estimate));
        for (size_t k = 0; k < TKD_WITHOUT_COUNT; k++) {
            CHECK(is_same(&row->changes[k].estimate, &other->changes[k].estimate));
        }
        for (uint32_t e = 0; e < row->exits.count; e++) {
            CHECK(is_same(&gains->exit_changes[row->exits.first + e].value.estimate,
                          &alone->exit_changes[other->exits.first + e].value.estimate));
        }
    }
    trial_close(&made);
}

TKD_CASE(study, proposals, equal_ones_are_simulated_once_and_idle_ones_never)
{
    trial made;

    trial_read(&made, GROUND
               "proposals: [{id: p, title: P, removes: {kauge: 50%, jutt: 20%}}, {id: q, title: Q, "
               "removes: {kauge: 50%}}, {id: r, title: R, removes: [jutt]}, {id: t, title: T, set: "
               "{journeys.teekond.steps.x.title: X}}]\n");
    const tkd_proposal_gains *gains = ask(&made, NULL, NULL);
    CHECK_SIZE(gains->run_count, 1);
    CHECK_VIEW(fact_of(gains, "q")->same_as, "p");
    CHECK_NEAR(hours_of(gains, "q"), hours_of(gains, "p"), 0.0);
    CHECK(hours_of(gains, "q") > 1.0);
    CHECK_INT(fact_of(gains, "r")->state, TKD_GAIN_IDLE);
    CHECK(tkd_gain_of_all(gains, TKD_TEXT("r")) == NULL);
    CHECK_NEAR(hours_of(gains, "t"), 0.0, 0.0);
    trial_close(&made);
}

// `kov`: of each for which it changes something, here only the one that has the trouble.
TKD_CASE(study, proposals, municipalities_pay_for_what_changes_something_there)
{
    trial made;

    trial_read(
        &made, GROUND
        "proposals:\n"
        "  - {id: igal, title: P, removes: [pikk], level: kov, cost: {once: 500 EUR, yearly: "
        "100 EUR/y}}\n"
        "  - {id: vallal, title: P, removes: [kauge], level: kov, cost: {yearly: {linn: 9 "
        "EUR/y, vald: 70 EUR/y}}}\n"
        "  - {id: riigil, title: P, removes: [pikk], level: state, cost: {once: 500 EUR}}\n"
        "  - {id: linnal, title: P, level: kov, set: {municipalities.linn.season: "
        "[2,1,1,1,1,1,1,1,1,1,1,1]}, cost: {once: 10 EUR}}\n");
    const tkd_proposal_gains *gains = ask(&made, NULL, &(tkd_proposal_options){.years = 3});
    CHECK_NEAR(fact_of(gains, "igal")->cost_eur, 2.0 * (500.0 + 300.0), 1e-9);
    CHECK_NEAR(fact_of(gains, "vallal")->cost_eur, 210.0, 1e-9);
    CHECK_VIEW(fact_of(gains, "vallal")->adopters[0], "vald");
    CHECK_NEAR(fact_of(gains, "riigil")->cost_eur, 500.0, 1e-9);
    CHECK(isnan(fact_of(gains, "riigil")->yearly_eur));
    CHECK_NEAR(fact_of(gains, "linnal")->cost_eur, 10.0, 1e-9);
    const tkd_gain_row *row = tkd_gain_of_all(gains, TKD_TEXT("igal"));
    CHECK_NEAR(row->gain_days_per_1000_eur.mean,
               row->gain_days_per_year.estimate.mean / (1.6 / 3.0), 1e-6);
    trial_close(&made);
}

// Each removes half of what is left: 10 d become 5, then 2.5. The third half is not worth its price.
TKD_CASE(study, proposals, sets_that_do_the_same_work_overlap)
{
    static const tkd_proposal_options enough = {.has_budget = true, .budget_eur = 1000.0};
    trial made;

    trial_read(&made, GROUND
               "proposals:\n"
               "  - {id: p, title: P, removes: {pikk: 50%}, level: kovs, cost: {once: 400 EUR}}\n"
               "  - {id: q, title: Q, removes: {pikk: 50%}, level: [state, kov], law-change: yes, "
               "cost: {once: 300 EUR}}\n"
               "  - {id: r, title: R, removes: {pikk: 40%}, level: kovs, cost: {once: 500 EUR}}\n");
    const tkd_proposal_gains *gains = ask(&made, NULL, &enough);
    const tkd_portfolio *best = gains->portfolio;
    const double arrived = trial_client(&made, TKD_ARRIVED).mean;
    CHECK_SIZE(best->chosen_count, 2);
    CHECK_VIEW(gains->facts[best->chosen[0]].id, "p");
    CHECK_VIEW(gains->facts[best->chosen[1]].id, "q");
    CHECK_NEAR(best->cost_eur, 400.0 + 2.0 * 300.0, 1e-9);
    CHECK_NEAR(best->gain.mean, 7.5 * arrived, 1e-4);
    CHECK_NEAR(best->alone[1].mean, 5.0 * arrived, 1e-4);
    CHECK_NEAR(best->single.mean, 10.0 * arrived, 1e-4);
    CHECK_NEAR(best->shared.mean, 2.5 * arrived, 1e-4);
    CHECK(best->shared.low > 0.0);
    CHECK_NEAR(best->parts[TKD_DOER_KOV].gain.mean, 5.0 * arrived, 1e-4);
    CHECK_NEAR(best->parts[TKD_DOER_STATE].cost_eur, 600.0, 1e-9);
    CHECK_SIZE(best->parts[TKD_DOER_OTHER].count, 0);
    CHECK_NEAR(best->rows[0].gain_days_per_year.estimate.mean, 7.5 * arrived, 1e-4);
    trial_close(&made);
}

TKD_CASE(study, proposals, no_money_buys_what_is_free)
{
    static const tkd_proposal_options nothing = {.has_budget = true};
    trial made;

    trial_read(
        &made, GROUND
        "proposals: [{id: p, title: P, removes: [pikk], cost: {once: 1 EUR}}, {id: q, title: "
        "Q, removes: {pikk: 50%}, cost: {once: 0 EUR}}]\n");
    const tkd_portfolio *best = ask(&made, NULL, &nothing)->portfolio;
    CHECK_SIZE(best->chosen_count, 1);
    CHECK_SIZE(best->chosen[0], 1);
    CHECK_NEAR(best->cost_eur, 0.0, 0.0);
    CHECK_NEAR(best->gain.mean, 5.0 * trial_client(&made, TKD_ARRIVED).mean, 1e-4);
    trial_close(&made);
}

// The state's pool cannot be another for one municipality alone: told of the proposal, not of the whole.
TKD_CASE(study, proposals, what_one_municipality_cannot_have_is_unfit)
{
    static const tkd_text vald = TKD_TEXT_INIT("vald");
    trial made;

    trial_read(&made, GROUND
               "providers: [{id: ppa, level: state}]\npools: [{id: lett, provider: ppa}]\n"
               "proposals: [{id: p, title: P, set: {pools.lett.servers: 3}, cost: {once: 1 EUR}}, "
               "{id: q, title: Q, removes: [pikk], level: kov, cost: {once: 5 EUR}}]\n");
    const tkd_proposal_gains *gains = ask(&made, NULL,
                                          &(tkd_proposal_options){.municipalities = &vald,
                                                                  .municipality_count = 1,
                                                                  .has_budget = true,
                                                                  .budget_eur = 100.0});
    CHECK_INT(fact_of(gains, "p")->state, TKD_GAIN_UNFIT);
    CHECK_INT(fact_of(gains, "q")->state, TKD_GAIN_KNOWN);
    CHECK_SIZE(fact_of(gains, "q")->adopter_count, 1);
    CHECK_NEAR(fact_of(gains, "q")->cost_eur, 5.0, 0.0);
    CHECK_SIZE(gains->portfolio->chosen_count, 1);
    CHECK_NEAR(gains->portfolio->gain.mean,
               10.0 * trial_client_of(&made, "vald", "*", TKD_ARRIVED).mean, 1e-4);
    trial_close(&made);
}

TKD_CASE(study, proposals, an_unknown_municipality_is_an_error)
{
    static const tkd_text nowhere = TKD_TEXT_INIT("pole");
    const tkd_proposal_options asked = {.municipalities = &nowhere, .municipality_count = 1};
    const tkd_proposal_gains *gains = NULL;
    trial made;

    trial_read(&made, GROUND);
    CHECK_STATUS(tkd_study_proposals(made.workspace, NULL, &asked, &made.arena, &gains,
                                     &made.problems, NULL),
                 TKD_ERR_REFERENCE);
    CHECK(gains == NULL);
    trial_close(&made);
}
