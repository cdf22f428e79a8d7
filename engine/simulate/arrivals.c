// SPDX-License-Identifier: EUPL-1.2
// Arrivals: parties of each stream as a Poisson process whose rate changes by month and by date. The
// k-th party comes at the inverse of the integrated rate of the sum of its own unit exponentials
// (Cinlar, Introduction to Stochastic Processes, 1975, section 4.7), so that another rate moves the
// same people in time.
#include <math.h>

#include "draws.h"
#include "events.h"

// The first midnight of the next month.
static double next_month(const tkd_run *run, double time_s)
{
    const int32_t first = run->model->run.start_day;
    tkd_date date = tkd_date_from_day(first + (int32_t)floor(time_s / TKD_SECONDS_PER_DAY));

    date.day = 1;
    date.month++;
    if (date.month > 12) {
        date.month = 1;
        date.year++;
    }
    return (double)(tkd_date_to_day(date) - first) * TKD_SECONDS_PER_DAY;
}

// The rate of parties from `state->time_s` on, and until when it holds.
static void look_up_rate(const tkd_run *run, uint32_t stream)
{
    const tkd_stream *row = &run->network->streams[stream];
    tkd_stream_state *state = &run->streams[stream];
    const tkd_person person = {.municipality = row->municipality, .group = row->group};
    const int32_t day =
        run->model->run.start_day + (int32_t)floor(state->time_s / TKD_SECONDS_PER_DAY);
    const double people =
        tkd_figure_number(&run->model->figures, row->rate_per_s, person, day, 0.0);

    state->rate_per_s = people / row->mean_party;
    state->until_s = tkd_figure_next_change(run->network, row->rate_per_s, state->time_s);
    if (row->season != NULL) {
        state->rate_per_s *= row->season[tkd_date_from_day(day).month - 1];
        state->until_s = tkd_lesser(state->until_s, next_month(run, state->time_s));
    }
}

// What luck says of the party that comes after the next: it does not hang on what happens until then, and
// nothing that happens then has to wait for it.
static TKD_INSIDE void draw_ahead(const tkd_run *run, uint32_t stream, uint64_t party)
{
    tkd_stream_state *state = &run->streams[stream];
    const tkd_plan *plan = run->kit->itineraries[stream].express;

    state->later_luck = tkd_luck_where(state->luck, party);
    state->later_gap = tkd_luck_exponential(
        &run->kit->samplers,
        tkd_luck_uniform(tkd_luck_at(state->later_luck, 0, TKD_FOR_ARRIVAL, 0)));
    state->later_first_luck = tkd_luck_mix(state->later_luck, 1);
    if (plan != NULL) {
        state->later_length_s = tkd_time_by_key(
            run, &plan->times[TKD_TIME_OF_DURATION],
            tkd_luck_draw(state->later_first_luck, plan->luck, 1, TKD_FOR_DURATION, 0));
    }
}

// The moment of the next party: its unit exponential is used up along the rates.
static TKD_INSIDE void schedule_party(tkd_run *run, uint32_t stream)
{
    tkd_stream_state *state = &run->streams[stream];
    double left = state->later_gap;

    state->party_luck = state->later_luck;
    state->first_luck = state->later_first_luck;
    state->length_s = state->later_length_s;
    while (left > state->rate_per_s * (state->until_s - state->time_s) ||
           state->rate_per_s <= 0.0) {
        if (state->rate_per_s > 0.0) {
            left -= state->rate_per_s * (state->until_s - state->time_s);
        }
        if (!(state->until_s < run->horizon_s)) {
            return;
        }
        state->time_s = state->until_s;
        look_up_rate(run, stream);
    }
    state->time_s += left / state->rate_per_s;
    tkd_event_push(run, state->time_s, TKD_EVENT_ARRIVAL, state->owner, 0, stream);
    draw_ahead(run, stream, state->party + 1);
}

void tkd_arrivals_begin(tkd_run *run)
{
    const uint64_t own = tkd_luck_mix(run->seed, 0x5851f42d4c957f2du + run->replication);

    for (uint32_t i = 0; i < run->network->stream_count; i++) {
        run->streams[i] =
            (tkd_stream_state){.owner = tkd_owner_of(i, 0, 0),
                               .luck = tkd_luck_mix(own, run->network->streams[i].luck),
                               .idle = TKD_NO_ROW};
        look_up_rate(run, i);
        draw_ahead(run, i, 0);
        schedule_party(run, i);
    }
}

static uint32_t party_size(const tkd_run *run, uint32_t stream)
{
    const tkd_stream *row = &run->network->streams[stream];
    const tkd_stream_state *state = &run->streams[stream];
    double u = 0.0;
    uint32_t i = 0;

    if (row->party.count == 0) {
        return 1;
    }
    u = tkd_luck_uniform(tkd_luck_at(state->party_luck, 0, TKD_FOR_PARTY, 0));
    while (i + 1 < row->party.count && u >= run->model->party_sizes[row->party.first + i].share) {
        u -= run->model->party_sizes[row->party.first + i].share;
        i++;
    }
    return run->model->party_sizes[row->party.first + i].size;
}

static inline void count_party(tkd_stream_state *state)
{
    state->owner = tkd_next_owner(state->owner, state->party++);
}

TKD_APART static void begin_party(tkd_run *run, uint32_t stream)
{
    tkd_stream_state *state = &run->streams[stream];
    const uint32_t size = party_size(run, stream);

    for (uint32_t member = 0; member < size && !run->failed; member++) {
        tkd_client_begin(run, stream, state->party, member);
    }
    count_party(state);
    schedule_party(run, stream);
}

void tkd_arrivals_next(tkd_run *run, uint32_t stream)
{
    tkd_stream_state *state = &run->streams[stream];

    if (run->kit->itineraries[stream].express != NULL && run->express_arrivals) {
        const uint32_t token = tkd_express_begin(run, stream);
        count_party(state);
        schedule_party(run, stream);
        if (token == TKD_NO_ROW) {
            return;
        }
        if (tkd_event_is_due(run)) {
            tkd_token_join_in_turn(run, token);
        } else {
            tkd_express_visit(run, token);
        }
        return;
    }
    begin_party(run, stream);
}
