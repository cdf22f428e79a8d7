// SPDX-License-Identifier: EUPL-1.2
// How a visit ends: late deadlines, dropouts by bottlenecks, reworks by bottlenecks, `next`, else
// `then`; and the deadlines themselves.
#include <math.h>

#include "reference_world.h"

// A deadline met at the very moment is met, whatever its last digits.
static const double in_time_s = 1e-3;

static bool has_deadline(const world *w, const world_token *onlooker)
{
    return figure_dist(w, onlooker->client, step_row(w, onlooker)->deadline) != TKD_NONE;
}

// When a step's deadline ends; infinite while it has not begun to run.
static double deadline_end(const world *w, const world_token *onlooker)
{
    const tkd_step *row = step_row(w, onlooker);
    double from_s = onlooker->client->clock_s;

    if (row->deadline_from != TKD_NONE) {
        const reference_step *from = step_of(w, onlooker->client, row->deadline_from);
        from_s = from->behind ? from->end_s : (double)NAN;
    }
    return isnan(from_s)
               ? (double)INFINITY
               : figure_end(w, onlooker, row->deadline, LUCK_DEADLINE, 0, from_s) + in_time_s;
}

void deadline_settle(world *w, reference_client *client, int32_t step, bool missed)
{
    const world_token onlooker = {.client = client, .step = step};
    reference_step *state = step_of(w, client, step);

    if (state->deadline_over || !has_deadline(w, &onlooker)) {
        return;
    }
    state->deadline_over = true;
    account_add(w, &onlooker, COUNT_DEADLINES, 1.0);
    account_add(w, &onlooker, COUNT_MISSED, missed ? 1.0 : 0.0);
    if (missed) {
        client->traits |= step_row(w, &onlooker)->deadline_late;
    }
}

// Those that ended are missed, but for steps that do not concern the client or were passed unvisited.
void deadlines_pass(world *w, reference_client *client)
{
    const tkd_range steps = w->model->journeys[client->journey].steps;

    for (uint32_t i = 0; i < steps.count; i++) {
        const world_token onlooker = {.client = client, .step = (int32_t)(steps.first + i)};
        if (has_deadline(w, &onlooker) && deadline_end(w, &onlooker) < w->now_s &&
            (client->steps[i].visit > 0 ||
             (!client->steps[i].behind && step_concerns(w, &onlooker)))) {
            deadline_settle(w, client, onlooker.step, true);
        }
    }
}

static void step_done(world *w, world_token *token)
{
    const tkd_step *step = step_row(w, token);
    reference_client *client = token->client;

    deadline_settle(w, client, token->step, false);
    step_of(w, client, token->step)->deadline_over = true;
    step_behind(w, client, token->step, true);
    client->traits = (client->traits | step->gives) & ~step->takes;
}

// What an entry of `next` is scaled by.
typedef struct next_factors {
    double back;
    double exit;
} next_factors;

// A factor on some entries, held below what the others leave room for.
static double limited(double factor, double touched, double room)
{
    return factor > 1.0 && touched * factor > room ? fmax(1.0, room / touched) : factor;
}

static double entry_share(const world *w, const world_token *token, const tkd_next *next,
                          next_factors factors)
{
    const double p = figure_number(w, token->client, next->p, 1.0);

    if (leads_back(w, token, next->to)) {
        return p * factors.back;
    }
    return next->to.kind == TKD_TARGET_EXIT ? p * factors.exit : p;
}

static next_factors factors_of(const world *w, const world_token *token, tkd_range range)
{
    const next_factors none = {1.0, 1.0};
    next_factors factors = none;
    double back = 0.0;
    double exits = 0.0;
    double others = 0.0;

    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_next *next = &w->model->nexts[range.first + i];
        const double p = entry_share(w, token, next, none);
        *(leads_back(w, token, next->to)     ? &back
          : next->to.kind == TKD_TARGET_EXIT ? &exits
                                             : &others) += p;
    }
    factors.exit = limited(times_of(w, token, TKD_EFFECT_DROPOUT), exits, 1.0 - others - back);
    factors.back =
        limited(times_of(w, token, TKD_EFFECT_REWORK), back, 0.95 - others - exits * factors.exit);
    return factors;
}

// The entry of `next` that the one draw falls on, or NULL.
static const tkd_next *draw_next(const world *w, const world_token *token)
{
    const tkd_range range = step_row(w, token)->next;
    const next_factors factors = factors_of(w, token, range);
    double u = luck_uniform(key_of(w, token, LUCK_NEXT, 0));

    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_next *next = &w->model->nexts[range.first + i];
        const double p = entry_share(w, token, next, factors);
        if (u < p) {
            return next;
        }
        u -= p;
    }
    return NULL;
}

void visit_outcome(world *w, world_token *token)
{
    const tkd_effect *effect = NULL;
    const tkd_next *next = NULL;
    uint64_t ordinal = 0;

    account_add(w, token, COUNT_TIME, w->now_s - token->reached_s);
    deadlines_pass(w, token->client);
    effect = effect_that_strikes(w, token, TKD_EFFECT_DROPOUT, LUCK_DROPOUT, &ordinal);
    if (effect != NULL) {
        account_add(w, token, COUNT_LEFT, 1.0);
        way_out(w, token, effect->has_to ? effect->to.index : TKD_NONE);
        client_leave(w, token->client, effect->has_to ? effect->to.index : TKD_NONE);
        return;
    }
    effect = effect_that_strikes(w, token, TKD_EFFECT_REWORK, LUCK_REWORK, &ordinal);
    if (effect != NULL) {
        const tkd_target same = {TKD_TARGET_STEP, token->step};
        const tkd_target to = effect->has_to ? effect->to : same;
        account_add(w, token, COUNT_REWORKED, leads_back(w, token, to) ? 1.0 : 0.0);
        visit_reroute(w, token, to,
                      figure_end(w, token, effect->wait, LUCK_REWORK_WAIT, ordinal, w->now_s));
        return;
    }
    next = draw_next(w, token);
    if (next == NULL || !leads_back(w, token, next->to)) {
        step_done(w, token);
    }
    if (next == NULL) {
        token_follow(w, token, step_row(w, token)->then);
        return;
    }
    account_add(w, token, COUNT_REWORKED, leads_back(w, token, next->to) ? 1.0 : 0.0);
    account_add(w, token, COUNT_LEFT, next->to.kind == TKD_TARGET_EXIT ? 1.0 : 0.0);
    token->client->traits = (token->client->traits | next->gives) & ~next->takes;
    visit_reroute(
        w, token, next->to,
        figure_end(w, token, next->wait, LUCK_NEXT_WAIT, tkd_next_luck(w->model, next), w->now_s));
}
