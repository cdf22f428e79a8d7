// SPDX-License-Identifier: EUPL-1.2
// The mechanisms of a bottleneck: what it adds to, or by what it multiplies, the figures of the steps
// where it acts. Each key of an effect becomes one row (one per journey, where it names a step).
#include "reader.h"

#include <string.h>

// An effect's key: what it does and what it may be.
typedef struct effect_key {
    const char *name;
    tkd_effect_kind kind;
    bool adds;
    bool multiplies;
    const char *example;
} effect_key;

static const effect_key effect_keys[] = {
    {"travel", TKD_EFFECT_TRAVEL, true, false, "travel: 3h"},
    {"delay", TKD_EFFECT_DELAY, true, true, "delay: 5d"},
    {"duration", TKD_EFFECT_DURATION, true, true, "duration: {times: 1.5}"},
    {"booking", TKD_EFFECT_BOOKING, true, true, "booking: {times: 2}"},
    {"processing", TKD_EFFECT_PROCESSING, true, true, "processing: 10d"},
    {"no-show", TKD_EFFECT_NO_SHOW, true, false, "no-show: 5%"},
    {"rework", TKD_EFFECT_REWORK, true, true, "rework: {p: 15%, wait: 7d}"},
    {"dropout", TKD_EFFECT_DROPOUT, true, true, "dropout: 5%"},
    {"take-up", TKD_EFFECT_TAKE_UP, false, true, "take-up: {times: 0.8}"},
    {"capacity", TKD_EFFECT_CAPACITY, false, true, "capacity: {times: 0.8}"},
    {"absence", TKD_EFFECT_ABSENCE, true, false, "absence: {every: 4y, lasts: 60d}"},
};

static const tkd_rule factor_rule = {.quantity = TKD_QUANTITY_NUMBER, .most = 1e6};

static void report_form(tkd_reader *reader, const tkd_node *node, const effect_key *key)
{
    const bool times = tkd_node_get(node, "times") != NULL;
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_WRONG_SHAPE, node->place,
        times ? "`%s` liidetakse, seda ei saa korrutada" : "`%s` ei ole selles kujus mõju",
        times ? "`%s` is added, it cannot be multiplied" : "`%s` is no effect in this form",
        key->name);

    tkd_problem_hint(reader->problems, problem, "kirjuta näiteks %s", "write, for example, %s",
                     key->example);
}

// Both parts of `rework` and `dropout`: the share, and where to.
static void read_chance(tkd_reader *reader, tkd_node *node, tkd_effect *effect)
{
    const tkd_node *share = node->kind == TKD_MAP ? tkd_node_get(node, "p") : node;
    const bool map = node->kind == TKD_MAP && (share != NULL || tkd_node_get(node, "to") != NULL ||
                                               tkd_node_get(node, "wait") != NULL);

    effect->p = tkd_load_figure(reader, map ? share : node, &tkd_rule_share);
    if (map) {
        effect->wait = tkd_load_figure(reader, tkd_node_get(node, "wait"), &tkd_rule_duration);
    }
}

static bool read_added(tkd_reader *reader, tkd_node *node, const effect_key *key,
                       tkd_effect *effect)
{
    switch (key->kind) {
    case TKD_EFFECT_TRAVEL: {
        const tkd_travel travel = tkd_load_travel(reader, node);
        effect->amount = travel.time;
        effect->cost_eur = travel.cost_eur;
        return true;
    }
    case TKD_EFFECT_DELAY:
    case TKD_EFFECT_DURATION:
    case TKD_EFFECT_BOOKING:
    case TKD_EFFECT_PROCESSING:
        effect->amount = tkd_load_figure(reader, node, &tkd_rule_duration);
        return true;
    case TKD_EFFECT_NO_SHOW:
        effect->p = tkd_load_figure(reader, node, &tkd_rule_share);
        return true;
    case TKD_EFFECT_REWORK:
    case TKD_EFFECT_DROPOUT: read_chance(reader, node, effect); return true;
    case TKD_EFFECT_ABSENCE:
        if (node->kind != TKD_MAP) {
            return false;
        }
        effect->every = tkd_load_figure(reader, tkd_node_get(node, "every"), &tkd_rule_duration);
        effect->lasts = tkd_load_figure(reader, tkd_node_get(node, "lasts"), &tkd_rule_duration);
        return true;
    case TKD_EFFECT_TAKE_UP:
    case TKD_EFFECT_CAPACITY: return false;
    }
    return false;
}

static bool read_value(tkd_reader *reader, tkd_node *node, const effect_key *key,
                       tkd_effect *effect)
{
    const tkd_node *times = tkd_node_get(node, "times");

    effect->kind = key->kind;
    if (node->bad) {
        return false;
    }
    if (times != NULL && key->multiplies) {
        effect->multiplies = true;
        effect->factor = tkd_load_number(reader, times, &factor_rule, 1.0);
        return true;
    }
    if (times != NULL || !key->adds || !read_added(reader, node, key, effect)) {
        report_form(reader, node, key);
        return false;
    }
    return true;
}

static bool acts_on_pool(tkd_effect_kind kind)
{
    return kind == TKD_EFFECT_CAPACITY || kind == TKD_EFFECT_ABSENCE;
}

static void report_on_pool(tkd_reader *reader, const tkd_node *node)
{
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_EFFECT_ON_POOL, node->key_place,
                         "mõju teenindajale kehtib kõigile: `groups` ja `when` siia ei sobi",
                         "an effect on a pool is for everyone served: no `groups` or `when`");

    tkd_problem_hint(
        reader->problems, problem,
        "jäta `groups` ja `when` ära, või kirjuta mõju kestusele: duration: {times: 1.5}",
        "leave out `groups` and `when`, or let it act on the duration: duration: {times: 1.5}");
}

static void report_nowhere(tkd_reader *reader, const tkd_node *node, bool pool)
{
    tkd_problem *problem = tkd_problems_add(
        reader->problems, TKD_CODE_EFFECT_NOWHERE, node->key_place,
        pool ? "mõjul ei ole ühtegi teenindajat" : "mõjul ei ole ühtegi sammu",
        pool ? "the effect has no pool to act on" : "the effect has no step to act on");

    tkd_problem_hint(reader->problems, problem,
                     pool ? "kirjuta at: {pools: […]}, või sammud, mille teenusel on teenindaja"
                          : "kirjuta kitsaskohale at: [samm]",
                     pool ? "write at: {pools: […]}, or steps whose service has a pool"
                          : "write at: [step] for the bottleneck");
}

// The pools of the steps, where the place itself names none.
static tkd_range pools_of(tkd_reader *reader, const tkd_at *at)
{
    const size_t first = reader->pool_lists.count;

    if (at->pools.count > 0) {
        return at->pools;
    }
    for (uint32_t i = 0; i < at->steps.count; i++) {
        const int32_t step =
            *(int32_t *)tkd_reader_at(reader, &reader->step_lists, at->steps.first + i);
        const int32_t pool = tkd_pool_of_step(reader, (size_t)step);
        if (pool != TKD_NONE) {
            tkd_reader_add_row(reader, &reader->pool_lists, pool);
        }
    }
    tkd_range range = tkd_reader_since(&reader->pool_lists, first);
    tkd_sort_rows(&reader->pool_lists, &range);
    return range;
}

static void add_effect(tkd_reader *reader, const tkd_effect *effect)
{
    *(tkd_effect *)tkd_reader_add(reader, &reader->effects) = *effect;
}

static int32_t journey_of(tkd_reader *reader, const tkd_range *steps, uint32_t at)
{
    const int32_t row = *(int32_t *)tkd_reader_at(reader, &reader->step_lists, steps->first + at);

    return ((tkd_step *)tkd_reader_at(reader, &reader->steps, (size_t)row))->journey;
}

static bool target_fits(tkd_reader *reader, const tkd_node *to, const tkd_effect *effect)
{
    const tkd_target_kind wanted =
        effect->kind == TKD_EFFECT_REWORK ? TKD_TARGET_STEP : TKD_TARGET_EXIT;
    const bool rework = effect->kind == TKD_EFFECT_REWORK;

    if (effect->to.kind == wanted || effect->to.kind == TKD_TARGET_ON) {
        return true;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_UNKNOWN_REFERENCE, to->place,
                         rework ? "kordumine viib sammule" : "katkestamine viib väljumisele",
                         rework ? "rework leads to a step" : "dropout leads to an exit");
    tkd_problem_hint(reader->problems, problem,
                     rework ? "kirjuta sammu id" : "kirjuta väljumise id, või leave",
                     rework ? "write the id of a step" : "write the id of an exit, or leave");
    return false;
}

// One row per journey: a target is a step or an exit of its own journey.
static void add_by_journey(tkd_reader *reader, const tkd_node *to, tkd_effect effect)
{
    const tkd_range all = effect.steps;
    uint32_t from = 0;

    effect.has_to = true;
    while (from < all.count) {
        const int32_t journey = journey_of(reader, &all, from);
        uint32_t end = from + 1;
        while (end < all.count && journey_of(reader, &all, end) == journey) {
            end++;
        }
        effect.steps = (tkd_range){all.first + from, end - from};
        effect.to = tkd_refer_target(reader, journey, to);
        if (target_fits(reader, to, &effect)) {
            add_effect(reader, &effect);
        }
        from = end;
    }
}

static void read_key(tkd_reader *reader, tkd_node *node, const effect_key *key, const tkd_at *at,
                     bool for_some)
{
    tkd_effect effect = {.steps = at->steps, .factor = 1.0, .to = {TKD_TARGET_ON, TKD_NONE}};
    const bool pool = acts_on_pool(key->kind);

    if (!read_value(reader, node, key, &effect)) {
        return;
    }
    if (pool && for_some) {
        report_on_pool(reader, node);
        return;
    }
    effect.pools = pool ? pools_of(reader, at) : (tkd_range){0, 0};
    if (pool ? effect.pools.count == 0 : effect.steps.count == 0) {
        if (!at->faulty) {
            report_nowhere(reader, node, pool);
        }
        return;
    }
    const tkd_node *to = tkd_node_get(node, "to");
    if (to != NULL && (key->kind == TKD_EFFECT_REWORK || key->kind == TKD_EFFECT_DROPOUT)) {
        add_by_journey(reader, to, effect);
    } else {
        add_effect(reader, &effect);
    }
}

tkd_range tkd_load_effects(tkd_reader *reader, tkd_node *node, const tkd_at *bottleneck_at,
                           bool for_some)
{
    const size_t first = reader->effects.count;

    for (tkd_node *map = tkd_values_first(node); map != NULL; map = tkd_values_next(node, map)) {
        tkd_node *own = tkd_node_get(map, "at");
        const tkd_at at = own != NULL ? tkd_load_at(reader, own) : *bottleneck_at;
        for (tkd_node *child = map->first; child != NULL; child = child->next) {
            for (size_t i = 0; i < sizeof(effect_keys) / sizeof(effect_keys[0]); i++) {
                if (tkd_text_equal(child->key, tkd_text_of(effect_keys[i].name))) {
                    read_key(reader, child, &effect_keys[i], &at, for_some);
                }
            }
        }
    }
    return tkd_reader_since(&reader->effects, first);
}
