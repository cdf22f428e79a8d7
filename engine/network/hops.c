// SPDX-License-Identifier: EUPL-1.2
// From programs to hops: for each step, who skips it, who repeats it, and where the others go.
#include "hops.h"

// Whoever may tire of waiting leaves now and then; how often, only the queue knows.
#define SELDOM 1e-9

enum { HOPS_USUAL = 4 }; // of a step

typedef struct tkd_walk {
    const tkd_network *network;
    const tkd_expecting *who;
    tkd_hops *hops;
} tkd_walk;

static bool add_hop(const tkd_walk *walk, int32_t from, int32_t to, double p, tkd_hop_kind kind)
{
    tkd_hop *hop = NULL;

    if (p <= 0.0) {
        return true;
    }
    hop = tkd_list_add(&walk->hops->hops);
    if (hop == NULL) {
        return false;
    }
    *hop = (tkd_hop){from, to, p, kind};
    return true;
}

// A route as hops: into a block means into all its branches and, at the same time, to what follows
// it. Nesting of blocks is bounded by the depth of the document.
static bool add_route(const tkd_walk *walk, int32_t from, tkd_route route, double p,
                      tkd_hop_kind kind)
{
    const tkd_model *model = walk->network->model;
    const tkd_block *block = NULL;

    switch (route.kind) {
    case TKD_ROUTE_STEP: return add_hop(walk, from, route.index - walk->hops->first, p, kind);
    case TKD_ROUTE_END:
    case TKD_ROUTE_EXIT: return add_hop(walk, from, TKD_NONE, p, kind);
    case TKD_ROUTE_BLOCK: break;
    }
    block = &model->blocks[route.index];
    for (uint32_t i = 0; i < block->branches.count; i++) {
        const tkd_route first = walk->network->entries[block->branches.first + i];
        if (first.kind != TKD_ROUTE_END && !add_route(walk, from, first, p, kind)) {
            return false;
        }
    }
    return add_route(walk, from, walk->network->after_block[route.index], p, kind);
}

// The probabilities of one entry of `next`, with the factors of bottlenecks on ways back and out.
typedef struct tkd_factors {
    double back;
    double exits;
} tkd_factors;

static tkd_factors factors_of(const tkd_walk *walk, const tkd_program *program)
{
    const tkd_network *network = walk->network;
    tkd_factors factors = {tkd_expected_factor(walk->who, program->rework_times),
                           tkd_expected_factor(walk->who, program->dropout_times)};
    double back = 0.0;
    double exits = 0.0;
    double others = 0.0;

    for (uint32_t i = 0; i < program->next.count; i++) {
        const tkd_chance *entry = &network->chances[program->next.first + i];
        const double p = tkd_expected_strike(walk->who, entry);
        *(entry->route.back ? &back : entry->route.kind == TKD_ROUTE_EXIT ? &exits : &others) += p;
    }
    factors.exits = tkd_chance_factor(factors.exits, exits, others + back, 1.0);
    factors.back =
        tkd_chance_factor(factors.back, back, others + exits * factors.exits, TKD_REWORK_MOST);
    return factors;
}

// Where those go who took the step: `stays` is the probability not to tire of waiting for it.
static bool add_outcomes(const tkd_walk *walk, int32_t step, const tkd_program *program,
                         double stays)
{
    const tkd_factors factors = factors_of(walk, program);
    const tkd_range ranges[3] = {program->dropouts, program->reworks, program->next};
    const int32_t from = step - walk->hops->first;
    const double weight = walk->hops->taken[from] * stays;
    double left = 1.0;
    double of_next = 0.0;

    for (size_t r = 0; r < 3; r++) {
        const double base = left;
        for (uint32_t i = 0; i < ranges[r].count; i++) {
            const tkd_chance *chance = &walk->network->chances[ranges[r].first + i];
            double p = tkd_expected_strike(walk->who, chance);
            if (r == 2) {
                p *= chance->route.back                     ? factors.back
                     : chance->route.kind == TKD_ROUTE_EXIT ? factors.exits
                                                            : 1.0;
                p = of_next + p > 1.0 ? 1.0 - of_next : p;
                of_next += p;
                p *= base;
            } else {
                p = (p > 1.0 ? 1.0 : p) * left;
            }
            left -= p;
            if (chance->route.kind == TKD_ROUTE_STEP && chance->route.index == step) {
                walk->hops->again[from] += stays * p;
            } else if (!add_route(walk, from, chance->route, weight * p, TKD_HOP_VISIT)) {
                return false;
            }
        }
    }
    left = left < 1e-12 ? 0.0 : left;
    if (program->then.kind == TKD_ROUTE_STEP && program->then.index == step) {
        walk->hops->again[from] += stays * left;
        return true;
    }
    return add_route(walk, from, program->then, weight * left, TKD_HOP_VISIT);
}

static bool add_step(const tkd_walk *walk, int32_t step)
{
    const tkd_program *program =
        tkd_network_program(walk->network, step, walk->who->stream->municipality);
    const int32_t from = step - walk->hops->first;
    const bool met = (program->groups >> walk->who->stream->group & 1) != 0;
    const bool tires =
        met && (program->own_patience || (tkd_figure_is_set(walk->who->stream->patience.figure) &&
                                          program->station != TKD_NONE));
    const double when = met ? tkd_expected_when(walk->who, &program->when) : 0.0;
    const double up = tkd_expected_share(walk->who, &program->take_up, 1.0);
    const double taken = when * up;
    const double most = tkd_figure_is_set(program->attempts.figure)
                            ? tkd_expected_number(walk->who, &program->attempts, 0.0)
                            : 0.0;
    const tkd_route tired =
        program->has_else ? program->otherwise : (tkd_route){.kind = TKD_ROUTE_EXIT};

    walk->hops->met[from] = met;
    walk->hops->taken[from] = taken;
    walk->hops->most[from] = most;
    if (met && tkd_expected_share(walk->who, &program->no_show, 0.0) >= 1.0) {
        return add_route(walk, from, program->then, 1.0 - taken, TKD_HOP_PASS); // for ever booking
    }
    return add_outcomes(walk, step, program, tires ? 1.0 - SELDOM : 1.0) &&
           (!tires || add_route(walk, from, tired, taken * SELDOM, TKD_HOP_VISIT)) &&
           (most <= 0.0 || add_route(walk, from, program->otherwise, taken, TKD_HOP_USED_UP)) &&
           add_route(walk, from, program->then, met ? when * (1.0 - up) : 0.0,
                     up > 0.0 ? TKD_HOP_DECLINE : TKD_HOP_PASS) &&
           add_route(walk, from, program->then, 1.0 - when, TKD_HOP_PASS);
}

// A step of `from` that is the same here.
static bool copy_step(const tkd_walk *walk, const tkd_hops *from, uint32_t s)
{
    const tkd_hop *rows = from->hops.items;
    const uint32_t first = from->first_hop[s];
    const uint32_t count = from->first_hop[s + 1] - first;

    walk->hops->met[s] = from->met[s];
    walk->hops->taken[s] = from->taken[s];
    walk->hops->again[s] = from->again[s];
    walk->hops->most[s] = from->most[s];
    return count == 0 || tkd_list_append(&walk->hops->hops, rows + first, count);
}

static bool take_steps(tkd_hops *hops, const tkd_path *path, tkd_arena *scratch)
{
    const size_t steps = path->steps.count;

    *hops = (tkd_hops){.count = path->steps.count, .first = (int32_t)path->steps.first};
    tkd_list_init(&hops->hops, scratch, sizeof(tkd_hop));
    hops->taken = TKD_TAKE(scratch, steps, double);
    hops->again = TKD_TAKE(scratch, steps, double);
    hops->most = TKD_TAKE(scratch, steps, double);
    hops->met = TKD_TAKE(scratch, steps, bool);
    hops->first_hop = TKD_TAKE(scratch, steps + 1, uint32_t);
    return hops->taken != NULL && hops->again != NULL && hops->most != NULL && hops->met != NULL &&
           hops->first_hop != NULL && tkd_list_expect(&hops->hops, steps * HOPS_USUAL);
}

// Where the chain begins: a start is a hop from nowhere; blocks at the start enter all their branches.
static bool add_starts(const tkd_walk *walk, const tkd_path *path, tkd_arena *scratch)
{
    tkd_hops *hops = walk->hops;

    hops->entered = TKD_TAKE(scratch, path->steps.count, double);
    if (hops->entered == NULL) {
        return false;
    }
    for (uint32_t b = 0; b < path->own_branch_count; b++) {
        const size_t before = hops->hops.count;
        if (!add_route(walk, TKD_NONE, walk->network->entries[path->branches.first + b], 1.0,
                       TKD_HOP_PASS)) {
            return false;
        }
        for (size_t i = before; i < hops->hops.count; i++) {
            const tkd_hop *hop = (const tkd_hop *)hops->hops.items + i;
            if (hop->to != TKD_NONE) {
                hops->entered[hop->to] += 1.0;
            }
        }
        hops->hops.count = before;
    }
    return true;
}

static bool find_asks(const tkd_walk *walk, tkd_arena *scratch)
{
    tkd_hops *hops = walk->hops;

    hops->asks = TKD_TAKE(scratch, hops->count, uint64_t);
    for (uint32_t s = 0; hops->asks != NULL && s < hops->count; s++) {
        hops->asks[s] = tkd_hops_asks(walk->network,
                                      tkd_network_program(walk->network, hops->first + (int32_t)s,
                                                          walk->who->stream->municipality));
    }
    return hops->asks != NULL;
}

tkd_status tkd_hops_build(const tkd_expecting *who, tkd_arena *scratch, tkd_hops *hops,
                          tkd_error *err)
{
    const tkd_path *path = &who->network->paths[who->stream->journey];
    const tkd_walk walk = {who->network, who, hops};
    bool is_done = take_steps(hops, path, scratch) && add_starts(&walk, path, scratch) &&
                   find_asks(&walk, scratch);

    for (uint32_t s = 0; is_done && s < path->steps.count; s++) {
        is_done = add_step(&walk, (int32_t)(path->steps.first + s));
        hops->first_hop[s + 1] = (uint32_t)hops->hops.count;
    }
    return is_done ? TKD_OK : TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the chain");
}

tkd_status tkd_hops_rebuild(const tkd_expecting *who, const tkd_hops *from, uint64_t changed,
                            tkd_arena *scratch, tkd_hops *hops, tkd_error *err)
{
    const tkd_path *path = &who->network->paths[who->stream->journey];
    const tkd_walk walk = {who->network, who, hops};
    bool is_done = take_steps(hops, path, scratch);

    hops->entered = from->entered;
    hops->asks = from->asks;
    for (uint32_t s = 0; is_done && s < path->steps.count; s++) {
        is_done = (from->asks[s] & changed) == 0
                      ? copy_step(&walk, from, s)
                      : add_step(&walk, (int32_t)(path->steps.first + s));
        hops->first_hop[s + 1] = (uint32_t)hops->hops.count;
    }
    return is_done ? TKD_OK : TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the chain");
}
