// SPDX-License-Identifier: EUPL-1.2
// Draws of the event loop: the quick ways. Most times of a visit are constants or draws of one plain
// distribution; those that hang on the client, the date or working days ask the span (draws.c).
#ifndef TKD_SIMULATE_DRAWS_H
#define TKD_SIMULATE_DRAWS_H

#include "run.h"

/** The client as figures see one. */
static inline tkd_person tkd_client_person(const tkd_run *run, const tkd_client *client)
{
    const tkd_stream *stream = &run->network->streams[client->stream];

    return (tkd_person){stream->municipality, stream->group, client->traits};
}

/** Does a condition hold for the client? TKD_NONE: for everybody. */
TKD_ROOM bool tkd_condition_asked(const tkd_run *run, const tkd_client *client, int32_t condition);
static inline bool tkd_condition_fits(const tkd_run *run, const tkd_client *client,
                                      int32_t condition)
{
    return condition == TKD_NONE || tkd_condition_asked(run, client, condition);
}

/** The key of a draw of the token's client at its step. What all draws of a step have in common is
 *  made once. */
static inline uint64_t tkd_token_key(const tkd_run *run, tkd_token *token, tkd_purpose purpose,
                                     uint64_t ordinal)
{
    if (token->where == 0) {
        token->where = tkd_luck_where(run->clients[token->client].luck, token->plan->luck);
    }
    return tkd_luck_at(token->where, token->visit, purpose, ordinal);
}

static inline double tkd_token_uniform(const tkd_run *run, tkd_token *token, tkd_purpose purpose,
                                       uint64_t ordinal)
{
    return tkd_luck_uniform(tkd_token_key(run, token, purpose, ordinal));
}

/** The number of a param for the client now; `otherwise` if absent. */
static inline double tkd_client_number(const tkd_run *run, const tkd_client *client,
                                       const tkd_param *param, double otherwise)
{
    if (param->fixed) {
        return param->number;
    }
    return tkd_figure_is_set(param->figure)
               ? tkd_param_number(run->network, param, tkd_client_person(run, client), run->now_s,
                                  otherwise)
               : otherwise;
}

/** The end of a draw of a distribution that begins at `from_s`; working days by the timetable. */
TKD_ROOM double tkd_dist_end(const tkd_run *run, const tkd_timetable *table, int32_t dist,
                             uint64_t key, double factor, double from_s);
/** The end of a time that begins at `from_s`; working days by the program's timetable. */
TKD_ROOM double tkd_param_end(tkd_run *run, tkd_token *token, const tkd_param *param,
                              tkd_purpose purpose, uint64_t ordinal, double from_s);
/** The end of a time of the visit that begins now, asked of the program's span. */
TKD_ROOM double tkd_span_end(tkd_run *run, tkd_token *token, tkd_time_name name, uint64_t ordinal);
/** A share with its terms, within 0–1. Without `acts` it is only looked at: no bottleneck has acted. */
TKD_ROOM double tkd_span_share(tkd_run *run, uint32_t client, const tkd_span *span,
                               double otherwise, bool acts);
/** Note that a bottleneck acted on the client. */
TKD_ROOM void tkd_mark(tkd_run *run, uint32_t client, int32_t bottleneck);

static const tkd_purpose tkd_purpose_of[TKD_TIME_NAMES] = {
    [TKD_TIME_OF_DELAY] = TKD_FOR_DELAY,           [TKD_TIME_OF_BOOKING] = TKD_FOR_BOOKING,
    [TKD_TIME_OF_TRAVEL] = TKD_FOR_TRAVEL,         [TKD_TIME_OF_DURATION] = TKD_FOR_DURATION,
    [TKD_TIME_OF_PROCESSING] = TKD_FOR_PROCESSING,
};

/** How long a time lasts that no client, date or calendar decides: NONE, CONSTANT, LEAF.
 *  @param key  Of its draw; constants need none. */
static inline double tkd_time_by_key(const tkd_run *run, const tkd_time *time, uint64_t key)
{
    if (time->kind == TKD_TIME_LEAF) {
        return time->value *
               tkd_sample_plain(&run->kit->samplers, time->leaf, tkd_luck_uniform(key));
    }
    return time->kind == TKD_TIME_CONSTANT ? time->value : 0.0;
}

/** The same of a time of the visit. */
static inline double tkd_time_length(const tkd_run *run, tkd_token *token, tkd_time_name name,
                                     uint64_t ordinal)
{
    const tkd_time *time = &token->plan->times[name];

    return tkd_time_by_key(
        run, time,
        time->kind == TKD_TIME_LEAF ? tkd_token_key(run, token, tkd_purpose_of[name], ordinal) : 0);
}

/** The end of a time of the visit that begins now. */
static inline double tkd_time_end(tkd_run *run, tkd_token *token, tkd_time_name name,
                                  uint64_t ordinal)
{
    const tkd_time *time = &token->plan->times[name];

    if (time->kind == TKD_TIME_ASKED ||
        (time->marks && run->words > 0 && run->clients[token->client].measured)) {
        return tkd_span_end(run, token, name, ordinal);
    }
    return run->now_s + tkd_time_length(run, token, name, ordinal);
}

#endif
