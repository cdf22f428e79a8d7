// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks: each time it is needed, all of them are looked through for those that act on the
// client at the step. Times multiply, durations add, in the order of ids; what remains of a
// bottleneck scales them.
#include "reference_world.h"

// An effect that acts, and how much of it remains.
typedef struct acting {
    const tkd_effect *effect;
    double remaining;
    uint64_t luck;
} acting;

static double remaining(const world *w, uint32_t bottleneck, int32_t municipality)
{
    return w->model->remaining[bottleneck * w->model->municipality_count + (uint32_t)municipality];
}

static bool is_at(const world *w, const tkd_bottleneck *row, const tkd_effect *effect, int32_t step)
{
    return lists(w->model->step_lists, effect->steps.count > 0 ? effect->steps : row->at, step);
}

// The next acting effect of a kind at or after number `*i` of all effects, in id order.
static bool next_acting(const world *w, const world_token *token, tkd_effect_kind kind, uint32_t *i,
                        acting *found)
{
    const reference_client *client = token->client;
    uint32_t number = 0;

    for (uint32_t b = 0; b < w->model->bottleneck_count; b++) {
        const tkd_bottleneck *row = &w->model->bottlenecks[b];
        const bool acts = (row->where.count == 0 ||
                           lists(w->model->municipality_lists, row->where, client->municipality)) &&
                          (row->groups >> client->group & 1) != 0 &&
                          tkd_when_fits(w->model, &row->when, client->traits) &&
                          remaining(w, b, client->municipality) > 0.0;
        for (uint32_t e = 0; e < row->effects.count; e++, number++) {
            const tkd_effect *effect = &w->model->effects[row->effects.first + e];
            if (number >= *i && acts && effect->kind == kind &&
                is_at(w, row, effect, token->step)) {
                *found =
                    (acting){effect, remaining(w, b, client->municipality), row->item.luck + e};
                *i = number + 1;
                return true;
            }
        }
    }
    return false;
}

double times_of(const world *w, const world_token *token, tkd_effect_kind kind)
{
    acting found = {0};
    double factor = 1.0;

    for (uint32_t i = 0; next_acting(w, token, kind, &i, &found);) {
        if (found.effect->multiplies) {
            factor *= 1.0 + (found.effect->factor - 1.0) * found.remaining;
        }
    }
    return factor;
}

double time_end(const world *w, const world_token *token, tkd_effect_kind kind, tkd_figure figure,
                luck_purpose purpose, uint64_t ordinal)
{
    const opening_hours hours = working_hours(w, token);
    const double factor = times_of(w, token, kind);
    acting found = {0};
    double end_s = luck_draw_end(w->model, hours, figure_dist(w, token->client, figure),
                                 key_of(w, token, purpose, ordinal), factor, w->now_s);

    for (uint32_t i = 0; next_acting(w, token, kind, &i, &found);) {
        if (!found.effect->multiplies) {
            const uint64_t own = luck_of_addition(found.luck, purpose, ordinal);
            end_s =
                luck_draw_end(w->model, hours, figure_dist(w, token->client, found.effect->amount),
                              key_of(w, token, LUCK_EFFECT, own), found.remaining, end_s);
        }
    }
    return end_s;
}

double added_travel_cost(const world *w, const world_token *token)
{
    acting found = {0};
    double cost = 0.0;

    for (uint32_t i = 0; next_acting(w, token, TKD_EFFECT_TRAVEL, &i, &found);) {
        cost += found.remaining * figure_number(w, token->client, found.effect->cost_eur, 0.0);
    }
    return cost;
}

double share_with_effects(const world *w, const world_token *token, tkd_effect_kind kind,
                          tkd_figure figure, double otherwise)
{
    double share = figure_number(w, token->client, figure, otherwise) * times_of(w, token, kind);
    acting found = {0};

    for (uint32_t i = 0; next_acting(w, token, kind, &i, &found);) {
        if (!found.effect->multiplies) {
            share += found.remaining * figure_number(w, token->client, found.effect->p, 0.0);
        }
    }
    return share;
}

const tkd_effect *effect_that_strikes(const world *w, const world_token *token,
                                      tkd_effect_kind kind, luck_purpose purpose, uint64_t *ordinal)
{
    acting found = {0};

    for (uint32_t i = 0; next_acting(w, token, kind, &i, &found);) {
        if (!found.effect->multiplies &&
            luck_uniform(key_of(w, token, purpose, found.luck)) <
                found.remaining * figure_number(w, token->client, found.effect->p, 0.0)) {
            *ordinal = found.luck;
            return found.effect;
        }
    }
    return NULL;
}

// Does any group that arrives in the municipality take the step?
static bool is_taken(const world *w, int32_t municipality, int32_t step)
{
    const tkd_range rows = w->model->municipalities[municipality].arrivals;

    for (uint32_t i = 0; i < rows.count; i++) {
        const int32_t group = w->model->arrivals[rows.first + i].group;
        if (tkd_model_journey_of(w->model, group) == w->model->steps[step].journey &&
            (tkd_model_step(w->model, municipality, step)->groups >> group & 1) != 0) {
            return true;
        }
    }
    return false;
}

// Are clients of the municipality served at the station at one of the steps?
static bool serves_at(world *w, const world_station *station, int32_t municipality, tkd_range steps)
{
    for (uint32_t i = 0; i < steps.count; i++) {
        const int32_t step = w->model->step_lists[steps.first + i];
        const int32_t service = tkd_model_step(w->model, municipality, step)->service;
        if (service != TKD_NONE && is_taken(w, municipality, step) &&
            tkd_model_service(w->model, municipality, service)->pool == station->pool) {
            const visit_place at = place_of_service(w, municipality, service);
            if (at.place == station->place) {
                return true;
            }
        }
    }
    return false;
}

double effect_at_station(world *w, const world_station *station, uint32_t bottleneck,
                         const tkd_effect *effect)
{
    const tkd_bottleneck *row = &w->model->bottlenecks[bottleneck];
    const tkd_range pools = effect->pools.count > 0 ? effect->pools : row->at_pools;
    const tkd_range steps = effect->steps.count > 0 ? effect->steps : row->at;
    double most = 0.0;

    for (uint32_t m = 0; m < w->model->municipality_count; m++) {
        const bool there =
            row->where.count == 0 || lists(w->model->municipality_lists, row->where, (int32_t)m);
        const bool meant =
            (pools.count == 0 || lists(w->model->pool_lists, pools, station->pool)) &&
            (steps.count == 0 || serves_at(w, station, (int32_t)m, steps));
        const bool here = station->where != TKD_AT_MUNICIPALITY || station->place == (int32_t)m;
        if (there && meant && here && remaining(w, bottleneck, (int32_t)m) > most) {
            most = remaining(w, bottleneck, (int32_t)m);
        }
    }
    return most;
}

double capacity_factor(world *w, const world_station *station)
{
    double factor = 1.0;

    for (uint32_t b = 0; b < w->model->bottleneck_count; b++) {
        const tkd_range effects = w->model->bottlenecks[b].effects;
        for (uint32_t e = 0; e < effects.count; e++) {
            const tkd_effect *effect = &w->model->effects[effects.first + e];
            if (effect->kind == TKD_EFFECT_CAPACITY) {
                const double left = effect_at_station(w, station, b, effect);
                factor *= 1.0 + (effect->factor - 1.0) * left;
            }
        }
    }
    return factor;
}
