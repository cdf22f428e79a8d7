// SPDX-License-Identifier: EUPL-1.2
// The client's draws: figures as they hold for a client now, and what luck makes of them.
#include "draws.h"

#include <math.h>

bool tkd_condition_asked(const tkd_run *run, const tkd_client *client, int32_t condition)
{
    const tkd_condition *row = &run->network->conditions[condition];

    return (row->groups >> run->network->streams[client->stream].group & 1) != 0 &&
           tkd_when_fits(run->model, &row->when, client->traits);
}

// The end of a draw that begins at `from_s`. Parts of a sum follow each other, so that working days
// after plain days count from where those ended. Nesting is bounded by the document's depth.
static double end_of(const tkd_run *run, const tkd_timetable *table, int32_t dist, uint64_t key,
                     double u, double factor, double from_s)
{
    const tkd_dist *shape = &run->model->figures.dists[dist];
    double value = 0.0;

    if (shape->kind == TKD_DIST_SUM) {
        const tkd_dist_part *parts = &run->model->figures.parts[shape->first];
        for (uint32_t i = 0; i < shape->count; i++) {
            const uint64_t own = tkd_luck_part(key, i);
            from_s = end_of(run, table, parts[i].dist, own, tkd_luck_uniform(own),
                            factor * shape->times, from_s);
        }
        return from_s;
    }
    if (shape->kind == TKD_DIST_MIX) {
        const int32_t part = tkd_sample_part(&run->kit->samplers, dist, &u);
        return end_of(run, table, part, tkd_luck_part(key, 0), u, factor * shape->times, from_s);
    }
    value = tkd_sample_leaf(&run->kit->samplers, dist, u, factor);
    if (shape->working_days) {
        return tkd_timetable_add_days(table, from_s, value);
    }
    return from_s + tkd_greater(value, 0.0);
}

double tkd_dist_end(const tkd_run *run, const tkd_timetable *table, int32_t dist, uint64_t key,
                    double factor, double from_s)
{
    return dist == TKD_NONE ? from_s
                            : end_of(run, table, dist, key, tkd_luck_uniform(key), factor, from_s);
}

// A draw at the token's step; constants need no luck.
static double draw_end(const tkd_run *run, tkd_token *token, int32_t dist, tkd_purpose purpose,
                       uint64_t ordinal, double factor, double from_s)
{
    const tkd_timetable *table = &run->network->timetables[token->plan->program->working_days];
    const tkd_dist *shape = NULL;

    if (dist == TKD_NONE) {
        return from_s;
    }
    shape = &run->model->figures.dists[dist];
    if (shape->kind == TKD_DIST_CONSTANT && !shape->working_days) {
        return from_s + tkd_greater(shape->p[0] * shape->times * factor, 0.0);
    }
    return tkd_dist_end(run, table, dist, tkd_token_key(run, token, purpose, ordinal), factor,
                        from_s);
}

double tkd_param_end(tkd_run *run, tkd_token *token, const tkd_param *param, tkd_purpose purpose,
                     uint64_t ordinal, double from_s)
{
    const int32_t dist =
        param->fixed
            ? param->dist
            : tkd_param_dist(run->network, param,
                             tkd_client_person(run, &run->clients[token->client]), run->now_s);

    return draw_end(run, token, dist, purpose, ordinal, 1.0, from_s);
}

static const tkd_span *span_of(const tkd_program *program, tkd_time_name name)
{
    switch (name) {
    case TKD_TIME_OF_DELAY: return &program->delay;
    case TKD_TIME_OF_BOOKING: return &program->booking;
    case TKD_TIME_OF_TRAVEL: return &program->travel;
    case TKD_TIME_OF_DURATION: return &program->duration;
    case TKD_TIME_OF_PROCESSING: return &program->processing;
    case TKD_TIME_NAMES: break;
    }
    tkd_bug("no such time of a visit", __FILE__, __LINE__);
}

double tkd_span_end(tkd_run *run, tkd_token *token, tkd_time_name name, uint64_t ordinal)
{
    const tkd_span *span = span_of(token->plan->program, name);
    const tkd_purpose purpose = tkd_purpose_of[name];
    const tkd_client *client = &run->clients[token->client];
    const tkd_person person = tkd_client_person(run, client);
    const tkd_term *terms = run->kit->terms + span->terms.first;
    const int32_t base = tkd_param_dist(run->network, &span->base, person, run->now_s);
    double factor = 1.0;
    double end_s = 0.0;

    for (uint32_t i = 0; i < span->terms.count; i++) {
        if (terms[i].multiplies && tkd_condition_fits(run, client, terms[i].condition)) {
            factor *= terms[i].factor;
            tkd_mark(run, token->client, terms[i].bottleneck);
        }
    }
    end_s = draw_end(run, token, base, purpose, ordinal, factor, run->now_s);
    for (uint32_t i = 0; i < span->terms.count; i++) {
        if (!terms[i].multiplies && tkd_condition_fits(run, client, terms[i].condition)) {
            const int32_t dist = tkd_param_dist(run->network, &terms[i].amount, person, run->now_s);
            end_s = draw_end(run, token, dist, TKD_FOR_EFFECT,
                             tkd_luck_mix(terms[i].luck, (uint64_t)purpose << 32 | ordinal),
                             terms[i].factor, end_s);
            tkd_mark(run, token->client, terms[i].bottleneck);
        }
    }
    return end_s;
}

double tkd_span_share(tkd_run *run, uint32_t client, const tkd_span *span, double otherwise,
                      bool acts)
{
    const tkd_client *row = &run->clients[client];
    const tkd_term *terms = run->kit->terms + span->terms.first;
    double share = tkd_client_number(run, row, &span->base, otherwise);

    for (uint32_t i = 0; i < span->terms.count; i++) {
        if (!tkd_condition_fits(run, row, terms[i].condition)) {
            continue;
        }
        if (acts) {
            tkd_mark(run, client, terms[i].bottleneck);
        }
        share = terms[i].multiplies
                    ? share * terms[i].factor
                    : share + terms[i].factor * tkd_client_number(run, row, &terms[i].amount, 0.0);
    }
    return share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
}

void tkd_mark(tkd_run *run, uint32_t client, int32_t bottleneck)
{
    if (run->words > 0) {
        run->acted[(size_t)client * run->words + (size_t)bottleneck / 64] |= UINT64_C(1)
                                                                             << (bottleneck % 64);
    }
}
