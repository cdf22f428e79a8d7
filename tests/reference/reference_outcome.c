// SPDX-License-Identifier: EUPL-1.2
// How a visit ends: late deadlines, dropouts by bottlenecks, reworks by bottlenecks, `next`, else
// `then`; and the deadlines themselves.
#include <math.h>

#include "reference_world.h"

// A deadline met at the very moment is met, whatever its last digits.
static const double in_time_s = 1e-3;

// When a step's deadline ends; false when it has not begun to run.
static bool deadline_end(const world *w, reference_client *client, int32_t step, double *end_s)
{
    const world_token onlooker = {.client = client, .step = step};
    const tkd_step *row = step_row(w, &onlooker);
    double from_s = client->clock_s;

    if (!tkd_figure_is_set(row->deadline) || figure_dist(w, client, row->deadline) == TKD_NONE) {
        return false;
    }
    if (row->deadline_from != TKD_NONE) {
        const reference_step *from = step_of(w, client, row->deadline_from);
        from_s = from->behind ? from->end_s : (double)NAN;
    }
    *end_s = figure_end(w, &onlooker, row->deadline, LUCK_DEADLINE, 0, from_s) + in_time_s;
    return !isnan(from_s);
}

void deadline_settle(world *w, reference_client *client, int32_t step, bool missed)
{
    const world_token onlooker = {.client = client, .step = step};
    reference_step *state = step_of(w, client, step);
    double end_s = 0.0;

    if (state->deadline_over || !deadline_end(w, client, step, &end_s)) {
        return;
    }
    state->deadline_over = true;
    account_add(w, &onlooker, COUNT_DEADLINES, 1.0);
    account_add(w, &onlooker, COUNT_MISSED, missed ? 1.0 : 0.0);
    if (missed) {
        client->traits |= step_row(w, &onlooker)->deadline_late;
    }
}

// Those that ended are missed, unless the step does not concern the client.
void deadlines_pass(world *w, reference_client *client)
{
    const tkd_range steps = w->model->journeys[client->journey].steps;

    for (uint32_t i = 0; i < steps.count; i++) {
        const world_token onlooker = {.client = client, .step = (int32_t)(steps.first + i)};
        double end_s = 0.0;
        if (deadline_end(w, client, onlooker.step, &end_s) && end_s < w->now_s &&
            step_concerns(w, &onlooker)) {
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
    if (w->model->journeys[client->journey].counts_from == token->step && isnan(client->clock_s)) {
        client->clock_s = w->now_s;
    }
}

// The entry of `next` that the one draw falls on, or NULL.
static const tkd_next *draw_next(const world *w, const world_token *token)
{
    const tkd_range range = step_row(w, token)->next;
    const double reworks = times_of(w, token, TKD_EFFECT_REWORK);
    double u = luck_uniform(key_of(w, token, LUCK_NEXT, 0));
    double back = 0.0;
    double others = 0.0;
    double factor = reworks;

    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_next *next = &w->model->nexts[range.first + i];
        const double p = figure_number(w, token->client, next->p, 1.0);
        *(leads_back(w, token, next->to) ? &back : &others) += p;
    }
    if (reworks > 1.0 && back * reworks > 0.95 - others) {
        factor = fmax(1.0, (0.95 - others) / back);
    }
    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_next *next = &w->model->nexts[range.first + i];
        double p = figure_number(w, token->client, next->p, 1.0);
        if (leads_back(w, token, next->to)) {
            p *= factor;
        } else if (next->to.kind == TKD_TARGET_EXIT) {
            p *= times_of(w, token, TKD_EFFECT_DROPOUT);
        }
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

    deadlines_pass(w, token->client);
    effect = effect_that_strikes(w, token, TKD_EFFECT_DROPOUT, LUCK_DROPOUT, &ordinal);
    if (effect != NULL) {
        client_leave(w, token->client, effect->has_to ? effect->to.index : TKD_NONE);
        return;
    }
    effect = effect_that_strikes(w, token, TKD_EFFECT_REWORK, LUCK_REWORK, &ordinal);
    if (effect != NULL) {
        const tkd_target same = {TKD_TARGET_STEP, token->step};
        visit_reroute(w, token, effect->has_to ? effect->to : same,
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
    token->client->traits = (token->client->traits | next->gives) & ~next->takes;
    visit_reroute(w, token, next->to,
                  figure_end(w, token, next->wait, LUCK_NEXT_WAIT, next->luck, w->now_s));
}

// At the end of the client's stay: what ended by then.
void deadlines_end(world *w, reference_client *client)
{
    w->now_s += 2.0 * in_time_s;
    deadlines_pass(w, client);
    w->now_s -= 2.0 * in_time_s;
}
