// SPDX-License-Identifier: EUPL-1.2
// From programs to hops: for each step, who skips it, who repeats it, and where the others go.
#include "hops.h"

typedef struct tkd_walk {
    const tkd_network *network;
    const tkd_stream *stream;
    tkd_hops *hops;
} tkd_walk;

static bool add_hop(const tkd_walk *walk, int32_t from, int32_t to, double p, bool of_skips)
{
    tkd_hop *hop = NULL;

    if (p <= 0.0) {
        return true;
    }
    hop = tkd_list_add(&walk->hops->hops);
    if (hop == NULL) {
        return false;
    }
    *hop = (tkd_hop){from, to, p, of_skips};
    return true;
}

// A route as hops: into a block means into all its branches and, at the same time, to what follows
// it. Nesting of blocks is bounded by the depth of the document.
static bool add_route(const tkd_walk *walk, int32_t from, tkd_route route, double p, bool of_skips)
{
    const tkd_model *model = walk->network->model;
    const tkd_block *block = NULL;

    switch (route.kind) {
    case TKD_ROUTE_STEP: return add_hop(walk, from, route.index - walk->hops->first, p, of_skips);
    case TKD_ROUTE_END:
    case TKD_ROUTE_EXIT: return add_hop(walk, from, TKD_NONE, p, of_skips);
    case TKD_ROUTE_BLOCK: break;
    }
    block = &model->blocks[route.index];
    for (uint32_t i = 0; i < block->branches.count; i++) {
        const tkd_route first = walk->network->entries[block->branches.first + i];
        if (first.kind != TKD_ROUTE_END && !add_route(walk, from, first, p, of_skips)) {
            return false;
        }
    }
    return add_route(walk, from, walk->network->after_block[route.index], p, of_skips);
}

// The probabilities of one entry of `next`, with the factors of bottlenecks on ways back and out.
typedef struct tkd_factors {
    double back;
    double exits;
} tkd_factors;

static tkd_factors factors_of(const tkd_walk *walk, const tkd_program *program)
{
    const tkd_network *network = walk->network;
    tkd_factors factors = {tkd_expected_factor(network, walk->stream, program->rework_times),
                           tkd_expected_factor(network, walk->stream, program->dropout_times)};
    double back = 0.0;
    double exits = 0.0;
    double others = 0.0;

    for (uint32_t i = 0; i < program->next.count; i++) {
        const tkd_chance *entry = &network->chances[program->next.first + i];
        const double p = tkd_expected_strike(network, walk->stream, entry);
        *(entry->route.back ? &back : entry->route.kind == TKD_ROUTE_EXIT ? &exits : &others) += p;
    }
    factors.exits = tkd_chance_factor(factors.exits, exits, others + back, 1.0);
    factors.back =
        tkd_chance_factor(factors.back, back, others + exits * factors.exits, TKD_REWORK_MOST);
    return factors;
}

// Where those go who took the step; the probability of repeating the step itself is returned through
// `again`, and the caller spreads it over the others.
static bool add_outcomes(const tkd_walk *walk, int32_t step, const tkd_program *program,
                         double weight, double *again)
{
    const tkd_factors factors = factors_of(walk, program);
    const tkd_range ranges[3] = {program->dropouts, program->reworks, program->next};
    const int32_t from = step - walk->hops->first;
    double left = 1.0;
    double of_next = 0.0;

    *again = 0.0;
    for (size_t r = 0; r < 3; r++) {
        const double base = left;
        for (uint32_t i = 0; i < ranges[r].count; i++) {
            const tkd_chance *chance = &walk->network->chances[ranges[r].first + i];
            double p = tkd_expected_strike(walk->network, walk->stream, chance);
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
                *again += p;
            } else if (!add_route(walk, from, chance->route, weight * p, false)) {
                return false;
            }
        }
    }
    left = left < 1e-12 ? 0.0 : left;
    if (program->then.kind == TKD_ROUTE_STEP && program->then.index == step) {
        *again += left;
        return true;
    }
    return add_route(walk, from, program->then, weight * left, false);
}

// A step can also be left by running out of attempts or of patience.
static bool add_ways_out(const tkd_walk *walk, int32_t step, const tkd_program *program,
                         double weight)
{
    const bool tires = program->own_patience || (tkd_figure_is_set(walk->stream->patience.figure) &&
                                                 program->station != TKD_NONE);
    const int32_t from = step - walk->hops->first;

    if (tkd_figure_is_set(program->attempts.figure) || (tires && program->has_else)) {
        return add_route(walk, from, program->otherwise, weight, false);
    }
    return !tires || add_hop(walk, from, TKD_NONE, weight, false);
}

static bool add_step(const tkd_walk *walk, int32_t step)
{
    const tkd_program *program =
        tkd_network_program(walk->network, step, walk->stream->municipality);
    const int32_t from = step - walk->hops->first;
    const bool met = (program->groups >> walk->stream->group & 1) != 0;
    const double when = tkd_expected_when(walk->network, walk->stream, &program->when);
    const double up = tkd_expected_share(walk->network, walk->stream, &program->take_up, 1.0);
    const double taken = met ? when * up : 0.0;
    const size_t first_hop = walk->hops->hops.count;
    double again = 0.0;

    walk->hops->met[from] = met;
    if (!add_outcomes(walk, step, program, taken, &again)) {
        return false;
    }
    again = again > 1.0 - 1e-12 ? 1.0 : again;
    walk->hops->visits[from] = again < 1.0 ? taken / (1.0 - again) : taken;
    for (size_t i = first_hop; again < 1.0 && i < walk->hops->hops.count; i++) {
        ((tkd_hop *)walk->hops->hops.items)[i].p /= 1.0 - again;
    }
    if (tkd_figure_is_set(program->attempts.figure)) {
        const double most = tkd_expected_number(walk->network, walk->stream, &program->attempts, 0);
        if (again >= 1.0 || walk->hops->visits[from] > taken * most) {
            walk->hops->visits[from] = taken * most;
        }
    }
    if (met && !add_ways_out(walk, step, program, again >= 1.0 ? taken : 1e-9)) {
        return false;
    }
    return add_route(walk, from, program->then, met ? when * (1.0 - up) : 0.0, up > 0.0) &&
           add_route(walk, from, program->then, met ? 1.0 - when : 1.0, false);
}

tkd_status tkd_hops_build(const tkd_network *network, const tkd_stream *stream, tkd_arena *scratch,
                          tkd_hops *hops, tkd_error *err)
{
    const tkd_path *path = &network->paths[stream->journey];
    const tkd_walk walk = {network, stream, hops};

    *hops = (tkd_hops){.count = path->steps.count, .first = (int32_t)path->steps.first};
    tkd_list_init(&hops->hops, scratch, sizeof(tkd_hop));
    hops->entered = TKD_TAKE(scratch, path->steps.count, double);
    hops->visits = TKD_TAKE(scratch, path->steps.count, double);
    hops->met = TKD_TAKE(scratch, path->steps.count, bool);
    if (hops->entered == NULL || hops->visits == NULL || hops->met == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the chain");
    }
    for (uint32_t b = 0; b < path->own_branch_count; b++) {
        // A start is a hop from nowhere; blocks at the start enter all their branches.
        const size_t before = hops->hops.count;
        if (!add_route(&walk, TKD_NONE, network->entries[path->branches.first + b], 1.0, false)) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the chain");
        }
        for (size_t i = before; i < hops->hops.count; i++) {
            const tkd_hop *hop = (const tkd_hop *)hops->hops.items + i;
            if (hop->to != TKD_NONE) {
                hops->entered[hop->to] += 1.0;
            }
        }
        hops->hops.count = before;
    }
    for (uint32_t s = 0; s < path->steps.count; s++) {
        if (!add_step(&walk, (int32_t)(path->steps.first + s))) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the chain");
        }
    }
    return TKD_OK;
}
