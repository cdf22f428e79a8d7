// SPDX-License-Identifier: EUPL-1.2
// Clients on their branches: how a journey begins, forks, joins and ends. A step that is behind the
// client may free others that wait for it.
#include "draws.h"

#include <math.h>

// The share of people who have a value of a trait name, as things are for this client.
static double share_of(const tkd_run *run, const tkd_client *client, const tkd_trait_lot *lot,
                       uint32_t value, uint64_t traits)
{
    const tkd_stream *stream = &run->network->streams[client->stream];
    const tkd_person person = {stream->municipality, stream->group, traits};
    const tkd_param share = {.figure = lot->row->shares[value]};

    return isnan(lot->shares[value])
               ? tkd_param_number(run->network, &share, person, run->now_s, 0.0)
               : lot->shares[value];
}

// One draw per trait name: yes or no, or one of exclusive values by their shares.
static uint64_t draw_traits(const tkd_run *run, const tkd_client *client)
{
    const tkd_itinerary *itinerary = client->itinerary;
    uint64_t traits = 0;

    for (uint32_t i = 0; i < itinerary->lot_count; i++) {
        const tkd_trait_lot *lot = &itinerary->lots[i];
        double u = tkd_luck_uniform(tkd_luck_draw(client->luck, lot->luck, 0, TKD_FOR_TRAIT, 0));
        for (uint32_t v = 0; v < lot->values; v++) {
            const double share = share_of(run, client, lot, v, traits);
            if (u < share) {
                traits |= UINT64_C(1) << (lot->row->trait + (int32_t)v);
                break;
            }
            u -= share;
        }
    }
    return traits;
}

static void begin_record(tkd_run *run, uint32_t stream, tkd_client *client)
{
    tkd_stream_state *state = &run->streams[stream];
    const size_t words = run->words;

    if (state->records == state->record_capacity) {
        const size_t capacity = state->record_capacity == 0 ? 256 : state->record_capacity * 2;
        tkd_client_record *log = TKD_TAKE(&run->arena, capacity, tkd_client_record);
        uint64_t *acted = TKD_TAKE(&run->arena, capacity * words, uint64_t);
        if (log == NULL || acted == NULL) {
            tkd_run_stop(run, NULL);
            return;
        }
        for (size_t i = 0; i < state->records; i++) {
            log[i] = state->log[i];
        }
        for (size_t i = 0; i < state->records * words; i++) {
            acted[i] = state->acted[i];
        }
        state->log = log;
        state->acted = acted;
        state->record_capacity = capacity;
    }
    client->record = (uint32_t)state->records++;
    state->log[client->record] = (tkd_client_record){client->number, (double)NAN};
}

void tkd_client_begin(tkd_run *run, uint32_t stream, uint64_t party, uint32_t member)
{
    const tkd_path *path = &run->network->paths[run->network->streams[stream].journey];
    const bool measured = run->in_window > 0.0;
    // Week by week those who came before are followed as long.
    const bool followed = measured || (run->options.record_weeks && run->now_s < run->window_end_s);
    const uint32_t mattering = run->kit->itineraries[stream].mattering_count;
    uint32_t row = TKD_NO_ROW;
    tkd_client *client = NULL;
    tkd_cell *cell = &run->tally.cells[stream];

    if (!followed && mattering == 0) {
        return;
    }
    row = tkd_client_take(run, stream);
    if (row == TKD_NO_ROW) {
        return;
    }
    client = &run->clients[row];
    client->luck = member == 0 ? run->streams[stream].first_luck
                               : tkd_luck_mix(run->streams[stream].party_luck, member + 1);
    client->number = party << TKD_MEMBER_SHIFT | member;
    client->owner = member == 0 ? run->streams[stream].owner : tkd_owner_of(stream, party, member);
    client->arrived_s = run->now_s;
    client->clock_s = path->counts_from == TKD_NONE ? run->now_s : (double)NAN;
    client->measured = measured;
    client->followed = followed;
    client->traits = draw_traits(run, client);
    client->pending_branches = followed ? path->own_branch_count : mattering;
    run->inside += followed ? 1 : 0;
    if (measured) {
        cell->arrived++;
        cell->targeted += tkd_figure_is_set(path->target.figure) ? 1.0 : 0.0;
        if (run->options.record_clients) {
            begin_record(run, stream, client);
        }
        if (run->options.watched_count > 0) {
            tkd_trace_client_begins(run, client);
        }
    }
    tkd_touch(run, row);
    tkd_branches_begin(run, row);
}

// Times from the end of one step until the end of another, where both were done.
static void count_clocks(tkd_run *run, const tkd_client *client)
{
    const int32_t journey = run->network->streams[client->stream].journey;
    const tkd_range clocks = run->model->journeys[journey].clocks;
    const uint32_t first = run->kit->layout.streams[client->stream].first_clock;

    for (uint32_t i = 0; i < clocks.count; i++) {
        const tkd_clock *clock = &run->model->clocks[clocks.first + i];
        if (tkd_client_step(client, clock->from)->done &&
            tkd_client_step(client, clock->until)->done) {
            run->tally.clocks[first + i].count++;
            run->tally.clocks[first + i].sum_s += tkd_greater(
                0.0, tkd_client_end(client, clock->until) - tkd_client_end(client, clock->from));
        }
    }
}

// Who acted on the client goes into its record, where there is one.
static void keep_marks(tkd_run *run, uint32_t client)
{
    const tkd_client *row = &run->clients[client];
    const size_t words = run->words;

    for (size_t w = 0; row->record != TKD_NO_ROW && w < words; w++) {
        run->streams[row->stream].acted[row->record * words + w] = run->acted[client * words + w];
    }
}

static void close_client(tkd_run *run, uint32_t client, double complete_s)
{
    const tkd_client *row = &run->clients[client];

    run->inside -= row->followed ? 1 : 0;
    if (row->measured) {
        count_clocks(run, row);
        keep_marks(run, client);
        if (row->record != TKD_NO_ROW) {
            run->streams[row->stream].log[row->record].complete_h = complete_s / 3600.0;
        }
    }
    while (run->clients[client].first_token != TKD_NO_ROW) {
        tkd_token_abandon(run, run->clients[client].first_token);
    }
    if (run->clients[client].watched) {
        tkd_trace_client_ends(run, &run->clients[client]);
    }
    if (run->options.record_weeks) {
        tkd_series_client(run, &run->clients[client], complete_s);
    }
    tkd_client_give_back(run, client);
}

// When the client should have completed; working days are those without a calendar of a service.
static double target_end(const tkd_run *run, const tkd_client *client, int32_t dist, double begun_s)
{
    const int32_t journey = run->network->streams[client->stream].journey;
    const uint64_t key = tkd_luck_draw(client->luck, run->model->journeys[journey].item.luck, 0,
                                       TKD_FOR_TARGET_TIME, 0);
    const tkd_path *path = tkd_client_path(client);

    return tkd_dist_end(run, &run->network->timetables[path->working_days], dist, key, 1.0,
                        begun_s) +
           TKD_IN_TIME_S;
}

void tkd_client_complete(tkd_run *run, uint32_t client)
{
    const tkd_client *row = &run->clients[client];
    const tkd_path *path = tkd_client_path(row);
    const double begun_s = isnan(row->clock_s) ? row->arrived_s : row->clock_s;
    const double time_s = run->now_s - begun_s;
    tkd_cell *cell = &run->tally.cells[row->stream];

    tkd_deadlines_close_all(run, client, run->now_s);
    if (row->measured) {
        const int32_t target = tkd_param_dist(run->network, &path->target,
                                              tkd_client_person(run, row), row->arrived_s);
        cell->completed++;
        cell->complete_s += time_s;
        if (!tkd_sketch_add(&cell->times, &run->arena, time_s)) {
            tkd_run_stop(run, NULL);
        }
        if (target != TKD_NONE && run->now_s <= target_end(run, row, target, begun_s)) {
            cell->on_target++;
        }
    }
    close_client(run, client, time_s);
}

void tkd_client_leave(tkd_run *run, uint32_t client, int32_t exit)
{
    const tkd_client *row = &run->clients[client];
    const int32_t journey = run->network->streams[row->stream].journey;
    const uint32_t first = run->kit->layout.streams[row->stream].first_exit;
    const int32_t first_exit = (int32_t)run->model->journeys[journey].exits.first;

    tkd_deadlines_close_all(run, client, run->now_s);
    if (row->measured) {
        run->tally.cells[row->stream].left++;
        run->tally.exits[first + (exit == TKD_NONE ? 0 : (uint32_t)(exit - first_exit + 1))]++;
    }
    close_client(run, client, (double)NAN);
}

void tkd_client_end_unfinished(tkd_run *run, uint32_t client)
{
    const tkd_client *row = &run->clients[client];

    tkd_deadlines_close_all(run, client, run->now_s);
    run->tally.cells[row->stream].unfinished++;
    for (uint32_t t = row->first_token; t != TKD_NO_ROW; t = run->tokens[t].next_of_client) {
        tkd_token *token = &run->tokens[t];
        if (token->state == TKD_TOKEN_QUEUED || token->state == TKD_TOKEN_ENROLLED) {
            tkd_token_wait(run, token, run->now_s - token->since_s); // as who is abandoned there
        }
    }
    count_clocks(run, row);
    keep_marks(run, client);
}
