// SPDX-License-Identifier: EUPL-1.2
// Clients on their branches. A token stands at a member of a branch. What can go on at one moment does
// so in turn, one step at a time (world_look).
#include <math.h>

#include "reference_world.h"
#include "tkd_test.h"

static const tkd_member *member_at(const world *w, int32_t branch, uint32_t position)
{
    return &w->model->members[w->model->branches[branch].members.first + position];
}

static bool all_behind(const world *w, const reference_client *client, tkd_range steps)
{
    for (uint32_t i = 0; i < steps.count; i++) {
        if (!step_of(w, client, w->model->step_lists[steps.first + i])->behind) {
            return false;
        }
    }
    return true;
}

static void go(world *w, world_token *token, uint32_t position);

static world_token *new_token(world *w, reference_client *client, int32_t branch,
                              world_token *parent)
{
    world_token *token = world_take(w, sizeof *token);

    *token = (world_token){.client = client, .branch = branch, .parent = parent};
    *(world_token **)world_add(&w->tokens) = token;
    return token;
}

void token_end(world *w, world_token *token)
{
    world_token **tokens = w->tokens.items;

    token->state = TOKEN_OVER;
    world_forget(w, token);
    for (size_t i = 0; i < w->tokens.count; i++) {
        if (tokens[i] == token) {
            tokens[i] = tokens[--w->tokens.count];
            return;
        }
    }
}

// Out of queues; work in progress is finished without effect.
static void abandon(world *w, world_token *token)
{
    if (token->state == TOKEN_QUEUED) {
        account_add(w, token, COUNT_WAIT, w->now_s - token->joined_s);
        queue_give_up(w, token);
    } else if (token->state == TOKEN_ENROLLED) {
        account_add(w, token, COUNT_WAIT, w->now_s - token->joined_s);
        course_leave(w, token);
    } else if (token->serving != NULL) {
        token->state = TOKEN_OVER;
        return;
    }
    token_end(w, token);
}

void tokens_end(world *w)
{
    for (size_t i = 0; i < w->tokens.count; i++) {
        world_token *token = ((world_token **)w->tokens.items)[i];
        if (token->state == TOKEN_QUEUED || token->state == TOKEN_ENROLLED) {
            account_add(w, token, COUNT_WAIT, w->now_s - token->joined_s);
        }
    }
}

static bool descends_from(const world_token *token, const world_token *ancestor)
{
    for (; token->parent != NULL; token = token->parent) {
        if (token->parent == ancestor) {
            return true;
        }
    }
    return false;
}

// All tokens of a client, or only those below one of a block.
static void abandon_all(world *w, const reference_client *client, const world_token *below)
{
    size_t i = 0;

    while (i < w->tokens.count) {
        world_token *token = ((world_token **)w->tokens.items)[i];
        if (token->client == client && token->state != TOKEN_OVER &&
            (below == NULL || descends_from(token, below))) {
            abandon(w, token);
            i = 0;
        } else {
            i++;
        }
    }
}

// What waited for a step looks again, and the own branches that it was `after` begin.
static void look_again(world *w, reference_client *client)
{
    const tkd_journey *journey = &w->model->journeys[client->journey];

    for (size_t i = 0; i < w->tokens.count; i++) {
        world_token *token = ((world_token **)w->tokens.items)[i];
        if (token->client == client && token->state == TOKEN_HELD) {
            world_look(w, token);
        }
    }
    for (uint32_t i = 0; i < journey->own_branch_count; i++) {
        const uint32_t branch = journey->branches.first + i;
        if (!client->begun[i] && all_behind(w, client, w->model->branches[branch].after)) {
            client->begun[i] = true;
            client->open_branches++;
            go(w, new_token(w, client, (int32_t)branch, NULL), 0);
        }
    }
}

void step_behind(world *w, reference_client *client, int32_t step, bool done)
{
    reference_step *state = step_of(w, client, step);
    const bool before = state->behind;

    if (!before || (done && !state->done)) {
        state->end_s = w->now_s;
    }
    state->behind = true;
    state->done = state->done || done;
    if (!before && w->model->journeys[client->journey].counts_from == step) {
        client->clock_s = w->now_s;
    }
    if (done && state->end_s == w->now_s) {
        state->reached_s =
            w->now_s - (isnan(client->clock_s) ? client->arrived_s : client->clock_s);
    }
    if (!before) {
        look_again(w, client);
    }
}

static void block_behind(world *w, reference_client *client, int32_t block);

static void member_behind(world *w, reference_client *client, const tkd_member *member)
{
    if (member->kind == TKD_MEMBER_BLOCK) {
        block_behind(w, client, member->index);
    } else {
        step_behind(w, client, member->index, false);
    }
}

static void block_behind(world *w, reference_client *client, int32_t block)
{
    const tkd_range branches = w->model->blocks[block].branches;

    for (uint32_t b = branches.first; b < branches.first + branches.count; b++) {
        for (uint32_t i = 0; i < w->model->branches[b].members.count; i++) {
            const tkd_member *member = member_at(w, (int32_t)b, i);
            const bool is_step = member->kind == TKD_MEMBER_STEP;
            if (!is_step || !step_of(w, client, member->index)->behind) {
                member_behind(w, client, member);
            }
        }
    }
}

static void block_end(world *w, world_token *token)
{
    const tkd_block *block = &w->model->blocks[token->block];

    abandon_all(w, token->client, token);
    block_behind(w, token->client, token->block);
    token->state = TOKEN_WALKING;
    go(w, token, block->position + 1);
}

static void branch_end(world *w, world_token *token)
{
    world_token *parent = token->parent;
    reference_client *client = token->client;

    token_end(w, token);
    if (parent == NULL) {
        client->open_branches--;
        return;
    }
    parent->unfinished--;
    if (parent->unfinished == 0 || w->model->blocks[parent->block].until_any) {
        block_end(w, parent);
    }
}

static void fork(world *w, world_token *token, int32_t block)
{
    const tkd_range branches = w->model->blocks[block].branches;

    token->state = TOKEN_FORKED;
    token->block = block;
    token->unfinished = branches.count;
    for (uint32_t i = 0; i < branches.count; i++) {
        world_token *child = new_token(w, token->client, (int32_t)(branches.first + i), token);
        go(w, child, 0);
        if (token->state != TOKEN_FORKED || token->block != block) {
            return;
        }
    }
}

static void go(world *w, world_token *token, uint32_t position)
{
    const tkd_member *member = NULL;

    token->position = position;
    if (position >= w->model->branches[token->branch].members.count) {
        branch_end(w, token);
        return;
    }
    member = member_at(w, token->branch, position);
    if (member->kind == TKD_MEMBER_BLOCK) {
        fork(w, token, member->index);
    } else {
        token->step = member->index;
        visit_begin(w, token);
    }
}

// The position in the token's branch that a target names.
static uint32_t position_of(const world *w, const world_token *token, tkd_target target)
{
    switch (target.kind) {
    case TKD_TARGET_STEP: return w->model->steps[target.index].position;
    case TKD_TARGET_END: return w->model->branches[token->branch].members.count;
    case TKD_TARGET_ON:
    case TKD_TARGET_EXIT: break;
    }
    return token->position + 1;
}

bool leads_back(const world *w, const world_token *token, tkd_target target)
{
    return target.kind == TKD_TARGET_STEP &&
           w->model->steps[target.index].position <= token->position;
}

// The step at a position of a branch: of a block its first; past the end what follows its block.
static tkd_text step_at(const world *w, int32_t branch, uint32_t position)
{
    const tkd_branch *row = &w->model->branches[branch];
    const tkd_member *member = NULL;

    if (position >= row->members.count) {
        return row->block == TKD_NONE ? TKD_TEXT("end")
                                      : step_at(w, w->model->blocks[row->block].branch,
                                                w->model->blocks[row->block].position + 1);
    }
    member = member_at(w, branch, position);
    return member->kind == TKD_MEMBER_STEP
               ? w->model->steps[member->index].item.id
               : step_at(w, (int32_t)w->model->blocks[member->index].branches.first, 0);
}

static void note_way(const world *w, const world_token *token, tkd_text to, reference_way_kind kind)
{
    *(reference_way *)world_add(&token->client->ways) =
        (reference_way){w->model->steps[token->step].item.id, to, kind};
}

void way_out(world *w, const world_token *token, int32_t exit)
{
    note_way(w, token, exit == TKD_NONE ? TKD_TEXT("leave") : w->model->exits[exit].item.id,
             WAY_EXIT);
}

static void follow(world *w, world_token *token, tkd_target target, bool skips)
{
    const uint32_t position = position_of(w, token, target);

    if (target.kind == TKD_TARGET_EXIT) {
        way_out(w, token, target.index);
        client_leave(w, token->client, target.index);
        return;
    }
    note_way(w, token, step_at(w, token->branch, position),
             skips ? WAY_SKIP : (leads_back(w, token, target) ? WAY_REWORK : WAY_NEXT));
    for (uint32_t i = token->position; i < position; i++) {
        const tkd_member *member = member_at(w, token->branch, i);
        const bool is_step = member->kind == TKD_MEMBER_STEP;
        if (!is_step || !step_of(w, token->client, member->index)->behind) {
            member_behind(w, token->client, member);
        }
    }
    token->state = TOKEN_WALKING;
    go(w, token, position);
}

void token_follow(world *w, world_token *token, tkd_target target)
{
    follow(w, token, target, false);
}

void token_skip(world *w, world_token *token, tkd_target target)
{
    follow(w, token, target, true);
}

void client_leave(world *w, reference_client *client, int32_t exit)
{
    client->outcome = REFERENCE_LEFT;
    client->exit = exit;
    client->ended_s = w->now_s;
    abandon_all(w, client, NULL);
    deadlines_pass(w, client);
}

bool needs_are_behind(const world *w, const world_token *token)
{
    return all_behind(w, token->client, step_row(w, token)->needs);
}

void client_begin(world *w, reference_client *client)
{
    look_again(w, client);
}

// Within the target as it stands on the day of arrival.
static bool is_on_target(const world *w, const reference_client *client)
{
    const int32_t target = tkd_figure_dist(
        &w->model->figures, w->model->journeys[client->journey].target, person_of(client),
        w->model->run.start_day + calendar_day(client->arrived_s));

    return target != TKD_NONE &&
           client->complete_s <= tkd_dist_mean(&w->model->figures, target, 86400.0) + 1e-3;
}

void client_settle(world *w, reference_client *client)
{
    const tkd_journey *journey = &w->model->journeys[client->journey];
    uint32_t begun = 0;

    for (uint32_t i = 0; i < journey->own_branch_count; i++) {
        begun += client->begun[i] ? 1 : 0;
    }
    if (client->outcome == REFERENCE_UNFINISHED && client->open_branches == 0 &&
        begun == journey->own_branch_count) {
        client->outcome = REFERENCE_COMPLETED;
        client->ended_s = w->now_s;
        client->complete_s =
            w->now_s - (isnan(client->clock_s) ? client->arrived_s : client->clock_s);
        client->on_target = is_on_target(w, client);
        deadlines_pass(w, client);
    }
}

void clients_end(world *w)
{
    for (size_t i = 0; i < w->clients.count; i++) {
        reference_client *client = ((reference_client **)w->clients.items)[i];
        if (client->outcome == REFERENCE_UNFINISHED) {
            deadlines_pass(w, client);
        }
    }
}
