// SPDX-License-Identifier: EUPL-1.2
// The client's draws: figures as they hold for a client now, and what luck makes of them.
#include <math.h>

#include "run.h"

tkd_person tkd_client_person(const tkd_run *run, const tkd_client *client)
{
    const tkd_stream *stream = &run->network->streams[client->stream];

    return (tkd_person){stream->municipality, stream->group, client->traits};
}

bool tkd_condition_fits(const tkd_run *run, const tkd_client *client, int32_t condition)
{
    const tkd_condition *row = NULL;

    if (condition == TKD_NONE) {
        return true;
    }
    row = &run->network->conditions[condition];
    return (row->groups >> run->network->streams[client->stream].group & 1) != 0 &&
           tkd_when_fits(run->model, &row->when, client->traits);
}

static uint64_t key_of(const tkd_run *run, const tkd_token *token, tkd_purpose purpose,
                       uint64_t ordinal)
{
    return tkd_luck_draw(run->clients[token->client].luck, run->model->steps[token->step].item.luck,
                         token->visit, purpose, ordinal);
}

double tkd_token_uniform(const tkd_run *run, const tkd_token *token, tkd_purpose purpose,
                         uint64_t ordinal)
{
    return tkd_luck_uniform(key_of(run, token, purpose, ordinal));
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
    return from_s + fmax(value, 0.0);
}

double tkd_dist_end(const tkd_run *run, const tkd_timetable *table, int32_t dist, uint64_t key,
                    double factor, double from_s)
{
    return dist == TKD_NONE ? from_s
                            : end_of(run, table, dist, key, tkd_luck_uniform(key), factor, from_s);
}

static double draw_end(tkd_run *run, const tkd_token *token, int32_t dist, uint64_t key,
                       double factor, double from_s)
{
    return tkd_dist_end(run, &run->network->timetables[token->program->working_days], dist, key,
                        factor, from_s);
}

double tkd_param_end(tkd_run *run, const tkd_token *token, const tkd_param *param,
                     tkd_purpose purpose, uint64_t ordinal, double from_s)
{
    const tkd_person person = tkd_client_person(run, &run->clients[token->client]);
    const int32_t dist = tkd_param_dist(run->network, param, person, run->now_s);

    return draw_end(run, token, dist, key_of(run, token, purpose, ordinal), 1.0, from_s);
}

double tkd_span_end(tkd_run *run, const tkd_token *token, const tkd_span *span, tkd_purpose purpose,
                    uint64_t ordinal, double from_s)
{
    const tkd_client *client = &run->clients[token->client];
    const tkd_person person = tkd_client_person(run, client);
    const tkd_term *terms = run->network->terms + span->terms.first;
    const int32_t base = tkd_param_dist(run->network, &span->base, person, run->now_s);
    double factor = 1.0;
    double end_s = 0.0;

    for (uint32_t i = 0; i < span->terms.count; i++) {
        if (terms[i].multiplies && tkd_condition_fits(run, client, terms[i].condition)) {
            factor *= terms[i].factor;
            tkd_mark(run, token->client, terms[i].bottleneck);
        }
    }
    end_s = draw_end(run, token, base, key_of(run, token, purpose, ordinal), factor, from_s);
    for (uint32_t i = 0; i < span->terms.count; i++) {
        if (!terms[i].multiplies && tkd_condition_fits(run, client, terms[i].condition)) {
            const uint64_t key =
                key_of(run, token, TKD_FOR_EFFECT,
                       tkd_luck_mix(terms[i].luck, (uint64_t)purpose << 32 | ordinal));
            const int32_t dist = tkd_param_dist(run->network, &terms[i].amount, person, run->now_s);
            end_s = draw_end(run, token, dist, key, terms[i].factor, end_s);
            tkd_mark(run, token->client, terms[i].bottleneck);
        }
    }
    return end_s;
}

double tkd_span_share(tkd_run *run, const tkd_token *token, const tkd_span *span, double otherwise,
                      bool acts)
{
    const tkd_client *client = &run->clients[token->client];
    const tkd_person person = tkd_client_person(run, client);
    const tkd_term *terms = run->network->terms + span->terms.first;
    double share = tkd_param_number(run->network, &span->base, person, run->now_s, otherwise);

    for (uint32_t i = 0; i < span->terms.count; i++) {
        if (!tkd_condition_fits(run, client, terms[i].condition)) {
            continue;
        }
        if (acts) {
            tkd_mark(run, token->client, terms[i].bottleneck);
        }
        share = terms[i].multiplies
                    ? share * terms[i].factor
                    : share + terms[i].factor * tkd_param_number(run->network, &terms[i].amount,
                                                                 person, run->now_s, 0.0);
    }
    return share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
}

void tkd_mark(tkd_run *run, uint32_t client, int32_t bottleneck)
{
    if (run->options.record_clients) {
        run->acted[(size_t)client * run->kit->words + (size_t)bottleneck / 64] |=
            UINT64_C(1) << (bottleneck % 64);
    }
}
