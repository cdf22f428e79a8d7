// SPDX-License-Identifier: EUPL-1.2
// The traits that a step asks of its clients: whom it is for, what becomes of them, how long it takes.
#include "hops.h"

// A network, and the tables that a program's terms and chances are rows of.
typedef struct tables {
    const tkd_network *network;
    const tkd_term *terms;
    const tkd_chance *chances;
} tables;

static uint64_t asked_by_when(const tkd_network *network, const tkd_when *when)
{
    uint64_t asked = when->all | when->none;

    for (uint32_t i = 0; i < when->any.count; i++) {
        asked |= network->model->trait_masks[when->any.first + i];
    }
    return asked;
}

static uint64_t asked_by_condition(const tkd_network *network, int32_t condition)
{
    return condition == TKD_NONE ? 0 : asked_by_when(network, &network->conditions[condition].when);
}

uint64_t tkd_param_asks(const tkd_network *network, const tkd_param *param)
{
    uint64_t asked = 0;

    for (uint32_t c = 0; !param->fixed && c < param->figure.count; c++) {
        const tkd_case *which = &network->model->figures.cases[param->figure.first + c];
        asked |= which->whom == TKD_WHOM_TRAIT ? UINT64_C(1) << which->index : 0;
    }
    return asked;
}

static uint64_t asked_by_terms(const tables *of, tkd_range terms)
{
    uint64_t asked = 0;

    for (uint32_t i = 0; i < terms.count; i++) {
        const tkd_term *term = &of->terms[terms.first + i];
        asked |= asked_by_condition(of->network, term->condition) |
                 tkd_param_asks(of->network, &term->amount);
    }
    return asked;
}

static uint64_t asked_by_span(const tables *of, const tkd_span *span)
{
    return tkd_param_asks(of->network, &span->base) | asked_by_terms(of, span->terms);
}

static uint64_t asked_by_chances(const tables *of, tkd_range chances)
{
    uint64_t asked = 0;

    for (uint32_t i = 0; i < chances.count; i++) {
        const tkd_chance *chance = &of->chances[chances.first + i];
        asked |= asked_by_condition(of->network, chance->condition) |
                 tkd_param_asks(of->network, &chance->p);
    }
    return asked;
}

static uint64_t asked_by_waits(const tables *of, tkd_range chances)
{
    uint64_t asked = 0;

    for (uint32_t i = 0; i < chances.count; i++) {
        asked |= tkd_param_asks(of->network, &of->chances[chances.first + i].wait);
    }
    return asked;
}

static uint64_t asked_by_ways(const tables *of, const tkd_program *program)
{
    return asked_by_when(of->network, &program->when) |
           tkd_param_asks(of->network, &program->attempts) | asked_by_span(of, &program->take_up) |
           asked_by_span(of, &program->no_show) | asked_by_terms(of, program->rework_times) |
           asked_by_terms(of, program->dropout_times) | asked_by_chances(of, program->next) |
           asked_by_chances(of, program->dropouts) | asked_by_chances(of, program->reworks);
}

uint64_t tkd_hops_asks(const tkd_network *network, const tkd_program *program)
{
    const tables of = {network, network->terms, network->chances};

    return asked_by_ways(&of, program);
}

uint64_t tkd_program_asks(const tkd_network *network, const tkd_term *terms,
                          const tkd_chance *chances, const tkd_program *program)
{
    const tables of = {network, terms, chances};

    return asked_by_ways(&of, program) | tkd_param_asks(network, &program->not_before_plus) |
           asked_by_span(&of, &program->delay) | asked_by_span(&of, &program->booking) |
           asked_by_span(&of, &program->travel) | asked_by_span(&of, &program->duration) |
           tkd_param_asks(network, &program->session_gap) |
           asked_by_span(&of, &program->processing) | tkd_param_asks(network, &program->patience) |
           asked_by_waits(&of, program->next) | asked_by_waits(&of, program->dropouts) |
           asked_by_waits(&of, program->reworks);
}
