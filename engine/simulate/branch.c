// SPDX-License-Identifier: EUPL-1.2
// Branches of a journey: how they begin, fork, join and end. A step that is behind the client may free
// others that wait for it. Steps that are not for the client are gone past on the way: a branch of which
// nothing is for them takes no token, and that is every second one.
#include "draws.h"

static uint32_t begin_branch(tkd_run *run, uint32_t client, int32_t branch, uint32_t parent)
{
    const uint32_t token = tkd_token_take(run, client);

    if (token != TKD_NO_ROW) {
        run->tokens[token].branch = branch;
        run->tokens[token].parent = parent;
    }
    return token;
}

static bool is_ready(const tkd_run *run, const tkd_client *client, const tkd_branch *branch)
{
    for (uint32_t i = 0; i < branch->after.count; i++) {
        if (!tkd_client_step(client, run->model->step_lists[branch->after.first + i])->behind) {
            return false;
        }
    }
    return true;
}

// Whoever is not followed goes down only those of its branches that matter to others.
static inline bool goes_down(const tkd_client *client, uint32_t own)
{
    return client->followed || client->itinerary->mattering[own];
}

// Start an own branch of the client's journey, `own` in its order, if its `after` is behind.
static void begin_if_ready(tkd_run *run, uint32_t client, uint32_t own)
{
    const int32_t row = (int32_t)(tkd_client_path(&run->clients[client])->branches.first + own);
    bool *begun = tkd_client_begun(&run->clients[client]);
    uint32_t token = TKD_NO_ROW;

    if (begun[own] || !goes_down(&run->clients[client], own) ||
        !is_ready(run, &run->clients[client], &run->model->branches[row])) {
        return;
    }
    begun[own] = true;
    run->clients[client].open_branches++;
    run->clients[client].pending_branches--;
    if (run->network->entries[row].kind == TKD_ROUTE_STEP) {
        tkd_ready_push(run, client, row);
        return;
    }
    token = begin_branch(run, client, row, TKD_NO_ROW);
    if (token != TKD_NO_ROW) {
        tkd_token_enter(run, token, run->network->entries[row]);
    }
}

void tkd_branches_begin(tkd_run *run, uint32_t client)
{
    const uint32_t stream = run->clients[client].stream;
    const tkd_range starting = run->kit->starting[run->network->streams[stream].journey];

    for (uint32_t i = 0; i < starting.count && !run->clients[client].gone && !run->failed; i++) {
        begin_if_ready(run, client, run->kit->starting_branches[starting.first + i]);
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
            tkd_ready_push(run, t, TKD_NONE);
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

// Out of a step by a route: the edge is counted, and what the route leaves out is behind the client.
static inline void go_by(tkd_run *run, uint32_t client, int32_t branch, uint32_t position,
                         tkd_route route, int32_t edge)
{
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
}

// Past a step that is not for the client, and that somebody may miss.
static void skip(tkd_run *run, uint32_t client, int32_t branch, int32_t step)
{
    const tkd_plan *plan = tkd_client_plan(&run->clients[client], step);

    if (plan->has_deadline && !tkd_client_step(&run->clients[client], step)->deadline_over) {
        tkd_deadline_close(run, client, step, false, false);
    }
    tkd_step_behind(run, client, step);
    go_by(run, client, branch, plan->position, plan->then, plan->skip_edge);
}

tkd_route tkd_branch_find_visit(tkd_run *run, uint32_t client, int32_t branch, int32_t step)
{
    const tkd_client *row = &run->clients[client];
    uint32_t turns = 0; // back, past steps that are not for the client: nothing changes meanwhile

    for (;;) {
        const tkd_plan *plan = tkd_client_plan(row, step);
        if (!plan->matters && !row->followed) {
            return (tkd_route){.kind = TKD_ROUTE_END};
        }
        if (plan->plain || tkd_step_is_for(run, client, plan, true)) {
            return (tkd_route){.kind = TKD_ROUTE_STEP, .index = step};
        }
        if (plan->unmissed) {
            tkd_client_step(row, step)->behind = true;
            tkd_count_edge(run, row, plan->skip_edge);
        } else {
            skip(run, client, branch, step);
        }
        if (plan->then.kind != TKD_ROUTE_STEP) {
            return plan->then;
        }
        if (plan->then.back && ++turns > tkd_client_path(row)->steps.count) {
            tkd_run_stop(run, "standstill");
            return (tkd_route){.kind = TKD_ROUTE_END};
        }
        step = plan->then.index;
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
        tkd_token_enter(run, child, run->network->entries[branch]);
        if (run->tokens[token].stamp != stamp || run->tokens[token].state != TKD_TOKEN_FORKED) {
            return; // an empty branch has ended the block already
        }
    }
}

// A branch of the journey itself is done.
static void end_own_branch(tkd_run *run, uint32_t client)
{
    tkd_client *row = &run->clients[client];

    row->open_branches--;
    if (row->open_branches == 0 && row->pending_branches == 0) {
        tkd_client_complete(run, client);
    }
}

static void end_branch(tkd_run *run, uint32_t token)
{
    const uint32_t parent = run->tokens[token].parent;
    const uint32_t client = run->tokens[token].client;
    int32_t block = TKD_NONE;

    tkd_token_give_back(run, token);
    if (parent == TKD_NO_ROW) {
        end_own_branch(run, client);
        return;
    }
    block = run->tokens[parent].block;
    if (run->model->blocks[block].until_any) {
        abandon_below(run, parent);
        block_behind(run, client, block);
    } else if (--run->tokens[parent].children > 0) {
        return;
    }
    tkd_token_enter(run, parent, run->network->after_block[block]);
}

void tkd_token_enter(tkd_run *run, uint32_t token, tkd_route route)
{
    switch (route.kind) {
    case TKD_ROUTE_STEP:
        run->tokens[token].step = route.index;
        run->tokens[token].state = TKD_TOKEN_ARRIVING;
        tkd_ready_push(run, token, TKD_NONE);
        return;
    case TKD_ROUTE_BLOCK: fork_block(run, token, route.index); return;
    case TKD_ROUTE_END: end_branch(run, token); return;
    case TKD_ROUTE_EXIT: tkd_client_leave(run, run->tokens[token].client, route.index); return;
    }
}

void tkd_branch_start(tkd_run *run, uint32_t client, int32_t branch)
{
    tkd_route first = {0};
    uint32_t token = TKD_NO_ROW;

    if (run->clients[client].gone) {
        return;
    }
    first = tkd_branch_find_visit(run, client, branch, run->network->entries[branch].index);
    if (first.kind == TKD_ROUTE_END) {
        end_own_branch(run, client);
        return;
    }
    if (first.kind == TKD_ROUTE_EXIT) {
        tkd_client_leave(run, client, first.index);
        return;
    }
    token = begin_branch(run, client, branch, TKD_NO_ROW);
    if (token == TKD_NO_ROW) {
        return;
    }
    if (first.kind == TKD_ROUTE_BLOCK) {
        fork_block(run, token, first.index);
        return;
    }
    tkd_visit_begin(run, token, first.index);
    tkd_token_proceed(run, token);
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

    go_by(run, row->client, row->branch, row->plan->position, route, edge);
    if (route.kind == TKD_ROUTE_STEP) {
        run->tokens[token].step = route.index;
        run->tokens[token].state = TKD_TOKEN_ARRIVING;
        return;
    }
    tkd_token_enter(run, token, route);
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
