// SPDX-License-Identifier: EUPL-1.2
// Streams whose chains are the same: most municipalities have the journeys of all others, and differ in
// where they are served, how long it takes and how many people come, of which a chain knows nothing.
#include "hops.h"

// Two municipalities of a network.
typedef struct pair {
    const tkd_network *network;
    int32_t one;
    int32_t other;
} pair;

// Has the figure the same value for the clients of both?
static bool is_for_both(const pair *of, tkd_figure figure)
{
    for (uint32_t c = 0; c < figure.count; c++) {
        const tkd_case *which = &of->network->model->figures.cases[figure.first + c];
        if (which->whom == TKD_WHOM_MUNICIPALITY &&
            (which->index == of->one || which->index == of->other)) {
            return of->one == of->other;
        }
    }
    return true;
}

static bool are_figures_alike(const pair *of, tkd_figure a, tkd_figure b)
{
    return a.count == b.count && (a.count == 0 || a.first == b.first) && is_for_both(of, a);
}

static bool are_params_alike(const pair *of, const tkd_param *a, const tkd_param *b)
{
    return are_figures_alike(of, a->figure, b->figure);
}

static bool are_ranges_same(tkd_range a, tkd_range b)
{
    return a.count == b.count && (a.count == 0 || a.first == b.first);
}

static bool are_whens_same(const tkd_when *a, const tkd_when *b)
{
    return a->all == b->all && a->none == b->none && are_ranges_same(a->any, b->any);
}

static bool are_conditions_alike(const pair *of, int32_t a, int32_t b)
{
    if (a == b || a == TKD_NONE || b == TKD_NONE) {
        return a == b;
    }
    const tkd_condition *one = &of->network->conditions[a];
    const tkd_condition *other = &of->network->conditions[b];
    return one->groups == other->groups && are_whens_same(&one->when, &other->when);
}

static bool are_terms_alike(const pair *of, tkd_range a, tkd_range b)
{
    if (a.count != b.count) {
        return false;
    }
    for (uint32_t i = 0; i < a.count; i++) {
        const tkd_term *one = &of->network->terms[a.first + i];
        const tkd_term *other = &of->network->terms[b.first + i];
        if (one->multiplies != other->multiplies || one->factor < other->factor ||
            one->factor > other->factor ||
            !are_conditions_alike(of, one->condition, other->condition) ||
            !are_params_alike(of, &one->amount, &other->amount)) {
            return false;
        }
    }
    return true;
}

static bool are_spans_alike(const pair *of, const tkd_span *a, const tkd_span *b)
{
    return are_params_alike(of, &a->base, &b->base) && are_terms_alike(of, a->terms, b->terms);
}

static bool are_routes_same(const tkd_route *a, const tkd_route *b)
{
    return a->kind == b->kind && a->index == b->index && a->back == b->back;
}

static bool are_chances_alike(const pair *of, tkd_range a, tkd_range b)
{
    if (a.count != b.count) {
        return false;
    }
    for (uint32_t i = 0; i < a.count; i++) {
        const tkd_chance *one = &of->network->chances[a.first + i];
        const tkd_chance *other = &of->network->chances[b.first + i];
        if (one->scale < other->scale || one->scale > other->scale || one->gives != other->gives ||
            one->takes != other->takes || !are_routes_same(&one->route, &other->route) ||
            !are_params_alike(of, &one->p, &other->p) ||
            !are_conditions_alike(of, one->condition, other->condition)) {
            return false;
        }
    }
    return true;
}

static bool have_same_traits(const tkd_program *a, const tkd_program *b)
{
    return a->gives == b->gives && a->takes == b->takes && a->deadline_late == b->deadline_late &&
           a->deadline_loses == b->deadline_loses;
}

static bool are_programs_alike(const pair *of, const tkd_program *a, const tkd_program *b)
{
    return a->groups == b->groups && a->own_patience == b->own_patience &&
           (a->station == TKD_NONE) == (b->station == TKD_NONE) && a->has_else == b->has_else &&
           have_same_traits(a, b) && are_whens_same(&a->when, &b->when) &&
           are_routes_same(&a->then, &b->then) && are_routes_same(&a->otherwise, &b->otherwise) &&
           are_params_alike(of, &a->attempts, &b->attempts) &&
           are_spans_alike(of, &a->take_up, &b->take_up) &&
           are_spans_alike(of, &a->no_show, &b->no_show) &&
           are_chances_alike(of, a->next, b->next) &&
           are_chances_alike(of, a->dropouts, b->dropouts) &&
           are_chances_alike(of, a->reworks, b->reworks) &&
           are_terms_alike(of, a->rework_times, b->rework_times) &&
           are_terms_alike(of, a->dropout_times, b->dropout_times);
}

static bool are_people_alike(const pair *of, const tkd_stream *a, const tkd_stream *b)
{
    if (a->group != b->group || a->journey != b->journey ||
        !are_ranges_same(a->traits, b->traits) ||
        tkd_figure_is_set(a->patience.figure) != tkd_figure_is_set(b->patience.figure)) {
        return false;
    }
    for (uint32_t i = 0; i < a->traits.count; i++) {
        const tkd_group_trait *trait = &of->network->model->group_traits[a->traits.first + i];
        const uint32_t values = trait->value_count == 0 ? 1 : trait->value_count;
        for (uint32_t v = 0; v < values; v++) {
            if (!is_for_both(of, trait->shares[v])) {
                return false;
            }
        }
    }
    return true;
}

bool tkd_hops_are_alike(const tkd_network *network, const tkd_stream *a, const tkd_stream *b)
{
    const tkd_range steps = network->paths[a->journey].steps;
    const pair of = {network, a->municipality, b->municipality};

    if (!are_people_alike(&of, a, b)) {
        return false;
    }
    for (uint32_t s = 0; s < steps.count; s++) {
        const int32_t step = (int32_t)(steps.first + s);
        if (!are_programs_alike(&of, tkd_network_program(network, step, a->municipality),
                                tkd_network_program(network, step, b->municipality))) {
            return false;
        }
    }
    return true;
}
