// SPDX-License-Identifier: EUPL-1.2
// The n-th take of memory fails, for every n: no crash, no leak, status MEMORY. A small workspace with
// something of every mechanism.
#include <stdlib.h>

#include "trial.h"

static const char yaml[] =
    "groups: [{id: a, traits: {laps: 40%}, patience: 20d}]\n"
    "calendars: [{id: tööaeg, open: {mon-fri: \"08:00-16:00\"}}]\n"
    "pools: [{id: lett, provider: kov, calendar: tööaeg, absence: {every: 9d, lasts: 1d}}]\n"
    "services: [{id: kursus, course: {starts: weekly, seats: 2, lasts: 1d}}]\n"
    "municipalities: [{id: linn, arrivals: {a: 5/w}}]\n"
    "stages: [{id: s, steps: [{id: x, pool: lett, duration: 10/20/45min, delay: {gamma: {mean: 2d, "
    "sd: 1d}}, milestone: yes, next: [{to: x, p: 20%}]}, {parallel: {branches: [[{id: kool, "
    "service: "
    "kursus}], [{id: t, delay: 1d, deadline: 9d}]]}}]}]\n"
    "bottlenecks: [{id: k1, title: K, at: [x], severity: {kov: 2, newcomer: 5}, effect: {delay: "
    "1d}}, {id: k2, title: K, at: [t], without: {journeys.teekond.steps.t.delay: 0}}]\n"
    "run: {start: 2026-01-05, warmup: 0, measure: 2w, drain: 4w, replications: 2, seed: 5}\n";

static tkd_status simulate(void *context)
{
    const tkd_study_options options = {
        .threads = 1, .series = true, .traces = true, .precision = 0.3, .replications = 12};
    const char *path = context;
    tkd_arena arena = {0};
    tkd_problems problems;
    tkd_workspace *workspace = NULL;
    const tkd_results *results = NULL;
    tkd_status status = TKD_OK;

    tkd_problems_init(&problems, &arena, TKD_EN, 0);
    status = tkd_workspace_new(&path, 1, &workspace, &problems, NULL);
    if (status == TKD_OK) {
        status = tkd_study_simulate(workspace, &options, &arena, &results, &problems, NULL);
    }
    tkd_workspace_free(workspace);
    tkd_arena_clear(&arena);
    return status;
}

static tkd_status price(void *context)
{
    const tkd_interaction_options asked = {.permutations = 2};
    const tkd_study_options options = {.threads = 1, .replications = 1, .interactions = &asked};
    const char *path = context;
    tkd_arena arena = {0};
    tkd_problems problems;
    tkd_workspace *workspace = NULL;
    const tkd_findings *findings = NULL;
    tkd_status status = TKD_OK;

    tkd_problems_init(&problems, &arena, TKD_EN, 0);
    status = tkd_workspace_new(&path, 1, &workspace, &problems, NULL);
    if (status == TKD_OK) {
        status = tkd_study_price(workspace, &options, &arena, &findings, &problems, NULL);
    }
    tkd_workspace_free(workspace);
    tkd_arena_clear(&arena);
    return status;
}

static const char proposals[] =
    "stages: [{id: s, steps: [{id: x, delay: 1d}]}]\n"
    "municipalities: [{id: linn, arrivals: {kõik: 1/w}}]\n"
    "bottlenecks: [{id: k1, title: K, at: [x], effect: {delay: 1d}}]\n"
    "proposals: [{id: p, title: P, removes: [k1], level: kov, cost: {once: 5 EUR}}, {id: r, title: "
    "R, set: {journeys.teekond.steps.x.delay: 1h}, level: state, cost: {once: 5 EUR}}]\n"
    "run: {start: 2026-01-05, warmup: 0, measure: 1w, drain: 1w, seed: 5}\n";

static tkd_status gain(void *context)
{
    const tkd_study_options options = {.threads = 1, .replications = 1};
    const tkd_proposal_options asked = {.has_budget = true, .budget_eur = 10.0};
    const char *path = context;
    tkd_arena arena = {0};
    tkd_problems problems;
    tkd_workspace *workspace = NULL;
    const tkd_proposal_gains *gains = NULL;
    tkd_status status = TKD_OK;

    tkd_problems_init(&problems, &arena, TKD_EN, 0);
    status = tkd_workspace_new(&path, 1, &workspace, &problems, NULL);
    if (status == TKD_OK) {
        status = tkd_study_proposals(workspace, &options, &asked, &arena, &gains, &problems, NULL);
    }
    tkd_workspace_free(workspace);
    tkd_arena_clear(&arena);
    return status;
}

static tkd_status check_warmup(void *context)
{
    const tkd_study_options options = {.threads = 1, .replications = 1};
    const char *path = context;
    tkd_arena arena = {0};
    tkd_problems problems;
    tkd_workspace *workspace = NULL;
    const tkd_warmup *warmup = NULL;
    tkd_status status = TKD_OK;

    tkd_problems_init(&problems, &arena, TKD_EN, 0);
    status = tkd_workspace_new(&path, 1, &workspace, &problems, NULL);
    if (status == TKD_OK) {
        status = tkd_study_warmup(workspace, &options, &arena, &warmup, &problems, NULL);
    }
    tkd_workspace_free(workspace);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE_LABELLED(study, torture, simulating_survives_every_failing_take, "unit;slow")
{
    trial made;

    trial_read(&made, yaml);
    CHECK_TORTURE(simulate, made.path);
    trial_close(&made);
}

TKD_CASE_LABELLED(study, torture, pricing_survives_every_failing_take, "unit;slow")
{
    trial made;

    trial_read(&made, yaml);
    CHECK_TORTURE(price, made.path);
    trial_close(&made);
}

TKD_CASE_LABELLED(study, torture, proposals_survive_every_failing_take, "unit;slow")
{
    trial made;

    trial_read(&made, proposals);
    CHECK_TORTURE(gain, made.path);
    trial_close(&made);
}

TKD_CASE_LABELLED(study, torture, checking_the_warmup_survives_every_failing_take, "unit;slow")
{
    trial made;

    trial_read(&made, yaml);
    CHECK_TORTURE(check_warmup, made.path);
    trial_close(&made);
}
