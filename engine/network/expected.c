// SPDX-License-Identifier: EUPL-1.2
// Expected values of figures for a client of a stream: traits are taken as independent; those that can
// be gained on the way as certain where they are asked for, or as likely as known, or, in doubt, as
// halfway so.
#include <math.h>
#include <string.h>

#include "hops.h"

// The probability that a client has each trait when a step is reached: the share at arrival; in doubt
// halfway to having it for certain, or to having lost it, where that may happen on the way.
static void find_shares(tkd_expecting *who)
{
    const tkd_model *model = who->network->model;
    const tkd_person person = {.municipality = who->stream->municipality,
                               .group = who->stream->group};

    for (uint32_t i = 0; i < who->stream->traits.count; i++) {
        const tkd_group_trait *trait = &model->group_traits[who->stream->traits.first + i];
        const int32_t values = trait->value_count == 0 ? 1 : (int32_t)trait->value_count;
        for (int32_t v = 0; v < values; v++) {
            who->shares[trait->trait + v] = tkd_figure_number(&model->figures, trait->shares[v],
                                                              person, model->run.start_day, 0.0);
        }
    }
    for (uint32_t bit = 0; who->doubt && bit < model->trait_count; bit++) {
        const double share = who->shares[bit];
        const double most = (who->gained >> bit & 1) != 0 && share < 1.0 ? 1.0 : share;
        const double least = (who->lost >> bit & 1) != 0 ? 0.0 : share;
        who->shares[bit] = (most + least) / 2.0;
    }
    memcpy(who->by_then, who->shares, sizeof(who->by_then));
}

tkd_expecting tkd_expecting_of(const tkd_network *network, const tkd_stream *stream, bool doubt)
{
    const tkd_model *model = network->model;
    const tkd_range steps = model->journeys[stream->journey].steps;
    tkd_expecting who = {.network = network, .stream = stream, .doubt = doubt};

    for (uint32_t s = steps.first; s < steps.first + steps.count; s++) {
        const tkd_program *program = tkd_network_program(network, (int32_t)s, stream->municipality);
        who.gained |= program->gives | program->deadline_late;
        who.lost |= program->takes | program->deadline_loses;
        for (uint32_t i = 0; i < program->next.count; i++) {
            who.gained |= network->chances[program->next.first + i].gives;
            who.lost |= network->chances[program->next.first + i].takes;
        }
    }
    find_shares(&who);
    return who;
}

uint64_t tkd_expect_likely(tkd_expecting *who, const double *likely)
{
    uint64_t changed = who->is_likely ? 0 : who->gained;

    who->is_likely = true;
    for (int32_t bit = 0; bit < TKD_TRAITS_MAX && who->gained >> bit != 0; bit++) {
        const uint64_t mask = UINT64_C(1) << bit;
        if ((who->gained & mask) != 0) {
            const double by_then = fmin(1.0, who->shares[bit] + likely[bit]);
            const bool is_same = by_then <= who->by_then[bit] && by_then >= who->by_then[bit];
            changed |= is_same ? 0 : mask;
            who->by_then[bit] = by_then;
        }
    }
    return changed;
}

double tkd_expected_when(const tkd_expecting *who, const tkd_when *when)
{
    const bool is_certain = !who->doubt && !who->is_likely;
    const uint64_t all = is_certain ? when->all & ~who->gained : when->all;
    double p = 1.0;

    for (int32_t bit = 0; bit < TKD_TRAITS_MAX && (all | when->none) >> bit != 0; bit++) {
        const uint64_t mask = UINT64_C(1) << bit;
        if ((all & mask) != 0) {
            p *= who->by_then[bit];
        }
        if ((when->none & mask) != 0) {
            p *= 1.0 - who->shares[bit];
        }
    }
    for (uint32_t i = 0; i < when->any.count; i++) {
        const uint64_t mask = who->network->model->trait_masks[when->any.first + i];
        double some = 0.0;
        for (int32_t bit = 0; bit < TKD_TRAITS_MAX && mask >> bit != 0; bit++) {
            if ((mask >> bit & 1) != 0) {
                some += who->by_then[bit];
            }
        }
        p *= (is_certain && (mask & who->gained) != 0) || some > 1.0 ? 1.0 : some;
    }
    return p;
}

static double expected_condition(const tkd_expecting *who, int32_t condition)
{
    if (condition == TKD_NONE) {
        return 1.0;
    }
    const tkd_condition *row = &who->network->conditions[condition];
    return (row->groups >> who->stream->group & 1) == 0 ? 0.0 : tkd_expected_when(who, &row->when);
}

// Walk the cases in order; each takes its part of those whom no earlier case fits.
static double expected_figure(const tkd_expecting *who, const tkd_param *param, bool of_times,
                              double otherwise)
{
    const tkd_figure figure = param->figure;
    const tkd_network *network = who->network;
    const tkd_stream *stream = who->stream;
    const tkd_figures *figures = &network->model->figures;
    const int32_t day = network->model->run.start_day +
                        (int32_t)((network->warmup_s + network->end_s) / 2 / TKD_SECONDS_PER_DAY);
    double left = 1.0;
    double total = 0.0;

    if (param->fixed && !(of_times && param->dist != TKD_NONE)) {
        return param->number;
    }
    for (uint32_t c = 0; c < figure.count && left > 0.0; c++) {
        const tkd_case *which = &figures->cases[figure.first + c];
        const tkd_point *point = tkd_case_point(figures, which, day);
        double fits = 1.0;
        switch (which->whom) {
        case TKD_WHOM_ALL: break;
        case TKD_WHOM_GROUP: fits = which->index == stream->group ? 1.0 : 0.0; break;
        case TKD_WHOM_MUNICIPALITY: fits = which->index == stream->municipality ? 1.0 : 0.0; break;
        case TKD_WHOM_TRAIT: fits = who->by_then[which->index]; break;
        }
        total += left * fits *
                 (of_times && point->dist != TKD_NONE
                      ? tkd_dist_mean(figures, point->dist, TKD_SECONDS_PER_DAY)
                      : point->number);
        left *= 1.0 - fits;
    }
    return total + left * otherwise;
}

double tkd_expected_number(const tkd_expecting *who, const tkd_param *param, double otherwise)
{
    return expected_figure(who, param, false, otherwise);
}

double tkd_expected_share(const tkd_expecting *who, const tkd_span *span, double otherwise)
{
    double share = expected_figure(who, &span->base, false, otherwise);

    for (uint32_t i = 0; i < span->terms.count; i++) {
        const tkd_term *term = &who->network->terms[span->terms.first + i];
        const double p = expected_condition(who, term->condition);
        if (term->multiplies) {
            share *= 1.0 + (term->factor - 1.0) * p;
        } else {
            share += p * term->factor * expected_figure(who, &term->amount, false, 0.0);
        }
    }
    return share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
}

double tkd_expected_span(const tkd_expecting *who, const tkd_span *span)
{
    double time_s = expected_figure(who, &span->base, true, 0.0);

    for (uint32_t i = 0; i < span->terms.count; i++) {
        const tkd_term *term = &who->network->terms[span->terms.first + i];
        if (term->multiplies) {
            time_s *= 1.0 + (term->factor - 1.0) * expected_condition(who, term->condition);
        }
    }
    for (uint32_t i = 0; i < span->terms.count; i++) {
        const tkd_term *term = &who->network->terms[span->terms.first + i];
        if (!term->multiplies) {
            time_s += term->factor * expected_condition(who, term->condition) *
                      expected_figure(who, &term->amount, true, 0.0);
        }
    }
    return time_s;
}

double tkd_expected_strike(const tkd_expecting *who, const tkd_chance *chance)
{
    return expected_condition(who, chance->condition) * chance->scale *
           expected_figure(who, &chance->p, false, 0.0);
}

double tkd_expected_factor(const tkd_expecting *who, tkd_range terms)
{
    double factor = 1.0;

    for (uint32_t i = 0; i < terms.count; i++) {
        const tkd_term *term = &who->network->terms[terms.first + i];
        factor *= 1.0 + (term->factor - 1.0) * expected_condition(who, term->condition);
    }
    return factor;
}
