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
    const int32_t day =
        run->model->run.start_day + (int32_t)floor(run->now_s / TKD_SECONDS_PER_DAY);

    return isnan(lot->shares[value])
               ? tkd_figure_number(&run->model->figures, lot->row->shares[value], person, day, 0.0)
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

static uint32_t begin_branch(tkd_run *run, uint32_t client, int32_t branch, uint32_t parent)
{
    const uint32_t token = tkd_token_take(run, client);

    if (token != TKD_NO_ROW) {
        run->tokens[token].branch = branch;
        run->tokens[token].parent = parent;
    }
    return token;
}

static void enter(tkd_run *run, uint32_t token, tkd_route route);

static bool is_ready(const tkd_run *run, const tkd_client *client, const tkd_branch *branch)
{
    for (uint32_t i = 0; i < branch->after.count; i++) {
        if (!tkd_client_step(client, run->model->step_lists[branch->after.first + i])->behind) {
            return false;
        }
    }
    return true;
}

// Start an own branch of the client's journey, `own` in its order, if its `after` is behind.
static void begin_if_ready(tkd_run *run, uint32_t client, uint32_t own)
{
    const int32_t row = (int32_t)(tkd_client_path(&run->clients[client])->branches.first + own);
    bool *begun = tkd_client_begun(&run->clients[client]);
    uint32_t token = TKD_NO_ROW;

    if (begun[own] || !is_ready(run, &run->clients[client], &run->model->branches[row])) {
        return;
    }
    begun[own] = true;
    run->clients[client].open_branches++;
    token = begin_branch(run, client, row, TKD_NO_ROW);
    if (token != TKD_NO_ROW) {
        run->clients[client].pending_branches--;
        enter(run, token, run->network->entries[row]);
    }
}

// Own branches that wait for a step to be behind the client.
static void begin_after(tkd_run *run, uint32_t client, int32_t step)
{
    const tkd_range waiting = run->kit->waiting[step];

    for (uint32_t i = 0; i < waiting.count && !run->clients[client].gone && !run->failed; i++) {
        begin_if_ready(run, client, run->kit->waiting_branches[waiting.first + i]);
    }
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

// The journey's only branch begins at a step.
static void begin_only_branch(tkd_run *run, uint32_t client)
{
    tkd_client *row = &run->clients[client];
    const int32_t branch = (int32_t)tkd_client_path(row)->branches.first;
    const uint32_t token = begin_branch(run, client, branch, TKD_NO_ROW);

    *tkd_client_begun(row) = true;
    row->open_branches = 1;
    row->pending_branches = 0;
    if (token != TKD_NO_ROW) {
        run->tokens[token].step = run->network->entries[branch].index;
        run->tokens[token].state = TKD_TOKEN_ARRIVING;
        tkd_ready_push(run, token);
    }
}

void tkd_client_begin(tkd_run *run, uint32_t stream, uint64_t party, uint32_t member)
{
    const tkd_path *path = &run->network->paths[run->network->streams[stream].journey];
    const uint32_t row = tkd_client_take(run, stream);
    tkd_client *client = NULL;
    tkd_cell *cell = &run->tally.cells[stream];

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
    client->measured = run->in_window > 0.0;
    client->traits = draw_traits(run, client);
    client->pending_branches = path->own_branch_count;
    // Week by week those who came before are followed as long.
    client->followed =
        client->measured || (run->options.record_weeks && run->now_s < run->window_end_s);
    run->inside += client->followed ? 1 : 0;
    if (client->measured) {
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
    if (client->itinerary->begins_plainly) {
        begin_only_branch(run, row);
        return;
    }
    for (uint32_t b = 0; b < path->own_branch_count && !run->clients[row].gone && !run->failed;
         b++) {
        if (run->model->branches[path->branches.first + b].after.count == 0) {
            begin_if_ready(run, row, b);
        }
    }
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

static void close_client(tkd_run *run, uint32_t client, double complete_s)
{
    tkd_client *row = &run->clients[client];
    tkd_stream_state *stream = &run->streams[row->stream];

    run->inside -= row->followed ? 1 : 0;
    if (row->measured) {
        count_clocks(run, row);
        if (row->record != TKD_NO_ROW) {
            const size_t words = run->words;
            stream->log[row->record].complete_h = complete_s / 3600.0;
            for (size_t w = 0; w < words; w++) {
                stream->acted[row->record * words + w] = run->acted[client * words + w];
            }
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

static void complete(tkd_run *run, uint32_t client)
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
    tkd_client *row = &run->clients[client];

    if (row->measured) {
        tkd_deadlines_close_all(run, client, run->now_s);
        run->tally.cells[row->stream].unfinished++;
        for (uint32_t t = row->first_token; t != TKD_NO_ROW; t = run->tokens[t].next_of_client) {
            tkd_token *token = &run->tokens[t];
            if (token->state == TKD_TOKEN_QUEUED || token->state == TKD_TOKEN_ENROLLED) {
                tkd_token_wait(run, token,
                               run->now_s - token->since_s); // as who is abandoned there
            }
        }
        count_clocks(run, row);
        if (row->record != TKD_NO_ROW) {
            const size_t words = run->words;
            for (size_t w = 0; w < words; w++) {
                run->streams[row->stream].acted[row->record * words + w] =
                    run->acted[client * words + w];
            }
        }
    }
}

void tkd_step_behind(tkd_run *run, uint32_t client, int32_t step)
{
    tkd_client *row = &run->clients[client];
    tkd_step_state *state = tkd_client_step(row, step);
    const tkd_plan *plan = NULL;

    if (state->behind) {
        return;
    }
    state->behind = true;
    plan = tkd_client_plan(row, step);
    if (plan->ending != TKD_NONE) {
        tkd_client_ends(row)[plan->ending] = run->now_s;
    }
    if (tkd_client_path(row)->counts_from == step) {
        row->clock_s = run->now_s;
    }
    if (plan->starts_deadline) {
        row->deadline_s = 0.0;
    }
    if (!plan->depended) {
        return;
    }
    for (uint32_t t = row->first_token; row->held > 0 && t != TKD_NO_ROW;
         t = run->tokens[t].next_of_client) {
        if (run->tokens[t].state == TKD_TOKEN_HELD) {
            run->tokens[t].state = TKD_TOKEN_MOVING;
            row->held--;
            tkd_ready_push(run, t);
        }
    }
    if (row->pending_branches > 0) {
        begin_after(run, client, step);
    }
}

static void block_behind(tkd_run *run, uint32_t client, int32_t block);

// Members [from, to) of a branch are behind the client. Nesting is bounded by the document's depth.
static void members_behind(tkd_run *run, uint32_t client, int32_t branch, uint32_t from,
                           uint32_t to)
{
    const tkd_range members = run->model->branches[branch].members;

    for (uint32_t i = from; i < to && i < members.count; i++) {
        const tkd_member *member = &run->model->members[members.first + i];
        if (member->kind == TKD_MEMBER_STEP) {
            tkd_step_behind(run, client, member->index);
        } else {
            block_behind(run, client, member->index);
        }
    }
}

static void block_behind(tkd_run *run, uint32_t client, int32_t block)
{
    const tkd_range branches = run->model->blocks[block].branches;

    for (uint32_t b = 0; b < branches.count; b++) {
        members_behind(run, client, (int32_t)(branches.first + b), 0, UINT32_MAX);
    }
}

static bool descends_from(const tkd_run *run, uint32_t token, uint32_t ancestor)
{
    for (uint32_t t = run->tokens[token].parent; t != TKD_NO_ROW; t = run->tokens[t].parent) {
        if (t == ancestor) {
            return true;
        }
    }
    return false;
}

static void abandon_below(tkd_run *run, uint32_t ancestor)
{
    const uint32_t client = run->tokens[ancestor].client;
    uint32_t token = run->clients[client].first_token;

    // Children were made after their parents and stand before them in the list.
    while (token != TKD_NO_ROW) {
        const uint32_t next = run->tokens[token].next_of_client;
        if (descends_from(run, token, ancestor)) {
            tkd_token_abandon(run, token);
        }
        token = next;
    }
}

static void fork_block(tkd_run *run, uint32_t token, int32_t block)
{
    const tkd_range branches = run->model->blocks[block].branches;
    const uint32_t client = run->tokens[token].client;
    const uint32_t stamp = run->tokens[token].stamp;

    run->tokens[token].state = TKD_TOKEN_FORKED;
    run->tokens[token].block = block;
    run->tokens[token].children = branches.count;
    for (uint32_t b = 0; b < branches.count && !run->failed; b++) {
        const int32_t branch = (int32_t)(branches.first + b);
        const uint32_t child = begin_branch(run, client, branch, token);
        if (child == TKD_NO_ROW) {
            return;
        }
        enter(run, child, run->network->entries[branch]);
        if (run->tokens[token].stamp != stamp || run->tokens[token].state != TKD_TOKEN_FORKED) {
            return; // an empty branch has ended the block already
        }
    }
}

static void branch_done(tkd_run *run, uint32_t token)
{
    const uint32_t parent = run->tokens[token].parent;
    const uint32_t client = run->tokens[token].client;
    int32_t block = TKD_NONE;

    tkd_token_give_back(run, token);
    if (parent == TKD_NO_ROW) {
        run->clients[client].open_branches--;
        if (run->clients[client].open_branches == 0 && run->clients[client].pending_branches == 0) {
            complete(run, client);
        }
        return;
    }
    block = run->tokens[parent].block;
    if (run->model->blocks[block].until_any) {
        abandon_below(run, parent);
        block_behind(run, client, block);
    } else if (--run->tokens[parent].children > 0) {
        return;
    }
    enter(run, parent, run->network->after_block[block]);
}

static void enter(tkd_run *run, uint32_t token, tkd_route route)
{
    switch (route.kind) {
    case TKD_ROUTE_STEP:
        run->tokens[token].step = route.index;
        run->tokens[token].state = TKD_TOKEN_ARRIVING;
        tkd_ready_push(run, token);
        return;
    case TKD_ROUTE_BLOCK: fork_block(run, token, route.index); return;
    case TKD_ROUTE_END: branch_done(run, token); return;
    case TKD_ROUTE_EXIT: tkd_client_leave(run, run->tokens[token].client, route.index); return;
    }
}

void tkd_count_edge(tkd_run *run, const tkd_client *client, int32_t edge)
{
    if (client->measured) {
        run->tally.edges[client->itinerary->first_edge + (uint32_t)edge]++;
    }
}

void tkd_token_follow(tkd_run *run, uint32_t token, tkd_route route, int32_t edge)
{
    const tkd_token *row = &run->tokens[token];
    const uint32_t client = row->client;
    const int32_t branch = row->branch;
    const uint32_t position = row->plan->position;
    uint32_t target = UINT32_MAX;

    tkd_count_edge(run, &run->clients[client], edge);
    if (route.kind == TKD_ROUTE_STEP) {
        target = tkd_client_plan(&run->clients[client], route.index)->position;
    } else if (route.kind == TKD_ROUTE_BLOCK) {
        target = run->model->blocks[route.index].position;
    }
    if (route.kind != TKD_ROUTE_EXIT && !route.back) {
        members_behind(run, client, branch, position + 1, target);
    }
    if (route.kind == TKD_ROUTE_STEP) {
        run->tokens[token].step = route.index;
        run->tokens[token].state = TKD_TOKEN_ARRIVING;
        return;
    }
    enter(run, token, route);
}

void tkd_token_abandon(tkd_run *run, uint32_t token)
{
    tkd_token *row = &run->tokens[token];

    if (run->clients[row->client].watched &&
        (row->state == TKD_TOKEN_TIMED || row->state == TKD_TOKEN_HELD)) {
        tkd_trace_stretch(run, row, false);
    }
    if (row->state == TKD_TOKEN_QUEUED) {
        tkd_station_leave(run, token);
    } else if (row->state == TKD_TOKEN_ENROLLED) {
        tkd_class_leave(run, token);
    } else if (row->serving) {
        // The server finishes what it has begun; nobody is there to see it.
        tkd_token_unlink(run, token);
        row->state = TKD_TOKEN_ABANDONED;
        return;
    }
    tkd_token_give_back(run, token);
}
