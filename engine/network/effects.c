// SPDX-License-Identifier: EUPL-1.2
// Folding the effects of bottlenecks into programs and stations. What remains of a bottleneck is r:
// added times, money and probabilities are scaled by r, a factor x becomes 1 + (x − 1) r, the time
// between absences is divided by r. An effect with nothing left leaves no trace.
#include "build.h"

bool tkd_build_acts_in(const tkd_build *build, const tkd_bottleneck *bottleneck,
                       int32_t municipality)
{
    if (bottleneck->where.count == 0) {
        return true;
    }
    for (uint32_t i = 0; i < bottleneck->where.count; i++) {
        if (build->model->municipality_lists[bottleneck->where.first + i] == municipality) {
            return true;
        }
    }
    return false;
}

double tkd_build_left(const tkd_build *build, int32_t bottleneck, int32_t municipality)
{
    const tkd_model *model = build->model;
    const double keep = build->options->keep == NULL ? 1.0 : build->options->keep[bottleneck];

    if (!tkd_build_acts_in(build, &model->bottlenecks[bottleneck], municipality)) {
        return 0.0;
    }
    return keep *
           model->remaining[(size_t)bottleneck * model->municipality_count + (size_t)municipality];
}

static bool is_on_pool(tkd_effect_kind kind)
{
    return kind == TKD_EFFECT_CAPACITY || kind == TKD_EFFECT_ABSENCE;
}

// Steps of an effect, or of the whole bottleneck where it names none of its own.
static tkd_range steps_of(const tkd_bottleneck *bottleneck, const tkd_effect *effect)
{
    return effect != NULL && effect->steps.count > 0 ? effect->steps : bottleneck->at;
}

// Calls for each (step, bottleneck, effect); effect TKD_NONE for those that act by being there.
static void visit_effects(tkd_build *build, uint32_t *counts, tkd_effect_here *rows)
{
    const tkd_model *model = build->model;

    for (uint32_t b = 0; b < model->bottleneck_count; b++) {
        const tkd_bottleneck *bottleneck = &model->bottlenecks[b];
        const uint32_t shown = bottleneck->effects.count + (bottleneck->has_without ? 1 : 0);
        for (uint32_t e = 0; e < shown; e++) {
            const bool own = e < bottleneck->effects.count;
            const int32_t row = own ? (int32_t)(bottleneck->effects.first + e) : TKD_NONE;
            const tkd_range steps = steps_of(bottleneck, own ? &model->effects[row] : NULL);
            const bool there = !own || is_on_pool(model->effects[row].kind);
            for (uint32_t s = 0; s < steps.count; s++) {
                const int32_t step = model->step_lists[steps.first + s];
                if (rows != NULL) {
                    rows[counts[step]] = (tkd_effect_here){(int32_t)b, there ? TKD_NONE : row};
                }
                counts[step]++;
            }
        }
    }
}

tkd_status tkd_build_effects(tkd_build *build, tkd_error *err)
{
    const uint32_t steps = build->model->step_count;
    uint32_t *first = TKD_TAKE(build->arena, (size_t)steps + 2, uint32_t);
    uint32_t *next = TKD_TAKE(build->arena, (size_t)steps + 1, uint32_t);
    tkd_effect_here *rows = NULL;
    uint32_t total = 0;

    if (first == NULL || next == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    visit_effects(build, next, NULL);
    for (uint32_t s = 0; s < steps; s++) {
        first[s] = total;
        total += next[s];
        next[s] = first[s];
    }
    first[steps] = total;
    rows = TKD_TAKE(build->arena, total, tkd_effect_here);
    if (rows == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    visit_effects(build, next, rows);
    build->here = rows;
    build->here_first = first;
    return TKD_OK;
}

bool tkd_build_condition(tkd_build *build, uint64_t groups, const tkd_when *when, int32_t *row)
{
    const tkd_condition *known = build->conditions.items;
    tkd_condition *made = NULL;

    *row = TKD_NONE;
    if (groups == UINT64_MAX && when->all == 0 && when->none == 0 && when->any.count == 0) {
        return true;
    }
    for (size_t i = build->conditions.count; i > 0 && i + 8 > build->conditions.count; i--) {
        if (known[i - 1].groups == groups && known[i - 1].when.all == when->all &&
            known[i - 1].when.none == when->none && known[i - 1].when.any.count == 0 &&
            when->any.count == 0) {
            *row = (int32_t)i - 1;
            return true;
        }
    }
    made = tkd_list_add(&build->conditions);
    if (made == NULL) {
        return false;
    }
    *made = (tkd_condition){groups, *when};
    *row = (int32_t)build->conditions.count - 1;
    return true;
}

static bool add_term(tkd_build *build, const tkd_bottleneck *bottleneck, tkd_term term)
{
    tkd_term *made = NULL;

    if (!tkd_build_condition(build, bottleneck->groups, &bottleneck->when, &term.condition)) {
        return false;
    }
    made = tkd_list_add(&build->terms);
    if (made == NULL) {
        return false;
    }
    *made = term;
    return true;
}

tkd_status tkd_build_terms(tkd_build *build, int32_t step, int32_t municipality,
                           tkd_effect_kind kind, tkd_range *terms, tkd_error *err)
{
    const tkd_model *model = build->model;
    const uint32_t first = (uint32_t)build->terms.count;

    for (uint32_t i = build->here_first[step]; i < build->here_first[step + 1]; i++) {
        const tkd_effect_here here = build->here[i];
        const tkd_bottleneck *bottleneck = &model->bottlenecks[here.bottleneck];
        const tkd_effect *effect = here.effect == TKD_NONE ? NULL : &model->effects[here.effect];
        double left = 0.0;
        if (effect == NULL || effect->kind != kind) {
            continue;
        }
        left = tkd_build_left(build, here.bottleneck, municipality);
        if (left <= 0.0) {
            continue;
        }
        const tkd_term term = {
            .multiplies = effect->multiplies,
            .factor = effect->multiplies ? 1.0 + (effect->factor - 1.0) * left : left,
            .amount =
                tkd_build_param(build, kind == TKD_EFFECT_NO_SHOW ? effect->p : effect->amount),
            .luck = bottleneck->item.luck +
                    (uint64_t)(here.effect - (int32_t)bottleneck->effects.first),
            .bottleneck = here.bottleneck};
        if (!add_term(build, bottleneck, term)) {
            return TKD_OUT_OF_MEMORY(err);
        }
    }
    *terms = (tkd_range){first, (uint32_t)build->terms.count - first};
    return TKD_OK;
}

tkd_status tkd_build_marks(tkd_build *build, int32_t step, int32_t municipality, tkd_range *marks,
                           tkd_error *err)
{
    const tkd_model *model = build->model;
    const uint32_t first = (uint32_t)build->terms.count;

    for (uint32_t i = build->here_first[step]; i < build->here_first[step + 1]; i++) {
        const tkd_effect_here here = build->here[i];
        const tkd_bottleneck *bottleneck = &model->bottlenecks[here.bottleneck];
        const tkd_term term = {.bottleneck = here.bottleneck};
        if (here.effect != TKD_NONE ||
            tkd_build_left(build, here.bottleneck, municipality) <= 0.0) {
            continue;
        }
        if (!add_term(build, bottleneck, term)) {
            return TKD_OUT_OF_MEMORY(err);
        }
    }
    *marks = (tkd_range){first, (uint32_t)build->terms.count - first};
    return TKD_OK;
}

static bool lists_row(const int32_t *rows, tkd_range range, int32_t row)
{
    for (uint32_t i = 0; i < range.count; i++) {
        if (rows[range.first + i] == row) {
            return true;
        }
    }
    return false;
}

// Is the station where the effect acts for the clients of a municipality? Its pool must be meant, and
// one of the effect's steps be served there; without steps, anything of theirs.
static bool acts_at(const tkd_build *build, const tkd_bottleneck *bottleneck,
                    const tkd_effect *effect, int32_t station, int32_t pool, uint32_t municipality,
                    const bool *serves)
{
    const tkd_model *model = build->model;
    const tkd_range pools = effect->pools.count > 0 ? effect->pools : bottleneck->at_pools;
    const tkd_range steps = steps_of(bottleneck, effect);

    if (pools.count > 0 && !lists_row(model->pool_lists, pools, pool)) {
        return false;
    }
    for (uint32_t i = 0; i < steps.count; i++) {
        const int32_t step = model->step_lists[steps.first + i];
        if (tkd_network_program(build->network, step, (int32_t)municipality)->station == station) {
            return true;
        }
    }
    return steps.count == 0 && serves[municipality];
}

// What is left at a station: at a shared place the most that is left for any municipality that is
// served there, since everyone there feels it.
static double left_at(const tkd_build *build, int32_t bottleneck, const tkd_effect *effect,
                      int32_t station, int32_t pool, const bool *serves)
{
    const tkd_bottleneck *row = &build->model->bottlenecks[bottleneck];
    double most = 0.0;

    for (uint32_t m = 0; m < build->model->municipality_count; m++) {
        const double left = tkd_build_left(build, bottleneck, (int32_t)m);
        if (left > most && acts_at(build, row, effect, station, pool, m, serves)) {
            most = left;
        }
    }
    return most;
}

static tkd_status add_away(tkd_build *build, const tkd_bottleneck *bottleneck,
                           const tkd_effect *effect, double left, tkd_error *err)
{
    tkd_away *away = tkd_list_add(&build->aways);

    if (away == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    *away = (tkd_away){.every = tkd_build_param(build, effect->every),
                       .every_factor = 1.0 / left,
                       .lasts = tkd_build_param(build, effect->lasts),
                       .luck = bottleneck->item.luck};
    return TKD_OK;
}

static tkd_status fold_into(tkd_build *build, int32_t row, const bool *serves, tkd_error *err)
{
    const tkd_model *model = build->model;
    tkd_station *station = (tkd_station *)build->stations.items + row;
    const tkd_pool *pool = tkd_model_pool(
        model, station->where == TKD_AT_MUNICIPALITY ? station->place : TKD_NONE, station->pool);

    station->absences.first = (uint32_t)build->aways.count;
    if (tkd_figure_is_set(pool->absence_every)) {
        tkd_away *own = tkd_list_add(&build->aways);
        if (own == NULL) {
            return TKD_OUT_OF_MEMORY(err);
        }
        *own = (tkd_away){.every = tkd_build_param(build, pool->absence_every),
                          .every_factor = 1.0,
                          .lasts = tkd_build_param(build, pool->absence_lasts),
                          .luck = pool->item.luck};
    }
    for (uint32_t b = 0; b < model->bottleneck_count; b++) {
        const tkd_bottleneck *bottleneck = &model->bottlenecks[b];
        for (uint32_t e = 0; e < bottleneck->effects.count; e++) {
            const tkd_effect *effect = &model->effects[bottleneck->effects.first + e];
            double left = 0.0;
            if (!is_on_pool(effect->kind)) {
                continue;
            }
            left = left_at(build, (int32_t)b, effect, row, station->pool, serves);
            if (left > 0.0 && effect->kind == TKD_EFFECT_CAPACITY) {
                station->factor *= 1.0 + (effect->factor - 1.0) * left;
            } else if (left > 0.0) {
                TKD_TRY(add_away(build, bottleneck, effect, left, err));
            }
        }
    }
    station->absences.count = (uint32_t)build->aways.count - station->absences.first;
    return TKD_OK;
}

tkd_status tkd_build_pool_effects(tkd_build *build, tkd_error *err)
{
    const tkd_model *model = build->model;
    bool *serves =
        TKD_TAKE(build->arena, build->stations.count * (size_t)model->municipality_count, bool);

    if (serves == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    for (size_t p = 0; p < (size_t)model->step_count * model->municipality_count; p++) {
        const int32_t station = build->network->programs[p].station;
        if (station != TKD_NONE) {
            serves[(size_t)station * model->municipality_count + p % model->municipality_count] =
                true;
        }
    }
    for (size_t i = 0; i < build->stations.count; i++) {
        TKD_TRY(fold_into(build, (int32_t)i, serves + i * model->municipality_count, err));
    }
    return TKD_OK;
}
