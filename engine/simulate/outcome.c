// SPDX-License-Identifier: EUPL-1.2
// What becomes of a visit: late deadlines, dropouts and reworks by bottlenecks, then `next`, else
// `then`. A step is done when its visit ends with none of the ways out or back.
#include "draws.h"
#include "events.h"

#include <math.h>

// Close the counts of this visit.
static void end_counts(tkd_run *run, const tkd_token *token)
{
    if (run->clients[token->client].measured && token->counted) {
        tkd_step_cell *cell = tkd_token_cell(run, token);
        cell->time_s += run->now_s - token->reached_s;
        if (!tkd_sketch_add(&cell->waits, &run->arena, token->wait_s) ||
            !tkd_sketch_add(&cell->times, &run->arena, run->now_s - token->reached_s)) {
            tkd_run_stop(run, NULL);
        }
    }
}

static void count_milestone(tkd_run *run, const tkd_client *client, uint32_t row)
{
    const double from_s = isnan(client->clock_s) ? client->arrived_s : client->clock_s;
    tkd_time_cell *cell = NULL;

    if (row == UINT32_MAX || !client->measured) {
        return;
    }
    cell = &run->tally.milestones[run->kit->layout.streams[client->stream].first_milestone + row];
    cell->count++;
    cell->sum_s += run->now_s - from_s;
    if (!tkd_sketch_add(&cell->times, &run->arena, run->now_s - from_s)) {
        tkd_run_stop(run, NULL);
    }
}

void tkd_step_done(tkd_run *run, uint32_t client, int32_t step)
{
    tkd_client *row = &run->clients[client];
    tkd_step_state *state = tkd_client_step(row, step);
    const tkd_plan *plan = tkd_client_plan(row, step);
    double moment_s = 0.0;

    row->traits = (row->traits | plan->gives) & ~plan->takes;
    if (!state->done) {
        const bool was_behind = state->behind;
        state->done = true;
        if (plan->has_deadline && !state->deadline_over) {
            const bool has_moment = tkd_deadline_moment(run, row, step, &moment_s);
            tkd_deadline_close(run, client, step, true, has_moment && run->now_s > moment_s);
        }
        tkd_step_behind(run, client, step);
        row = &run->clients[client];
        if (was_behind && plan->ending != TKD_NONE) {
            tkd_client_ends(row)[plan->ending] = run->now_s;
        }
        count_milestone(run, row, plan->milestone);
    }
}

void tkd_visit_give_up(tkd_run *run, uint32_t token, bool leaves)
{
    const tkd_token *row = &run->tokens[token];
    const uint32_t client = row->client;
    const tkd_program *program = row->plan->program;
    const int32_t step = row->step;

    end_counts(run, row);
    if (program->has_deadline && !tkd_client_step(&run->clients[client], step)->deadline_over) {
        tkd_deadline_close(run, client, step, true, true);
    }
    if (leaves && !program->has_else) {
        if (run->clients[client].measured && row->counted) {
            tkd_token_cell(run, row)->left++;
        }
        tkd_count_edge(run, &run->clients[client], program->leave_edge);
        tkd_client_leave(run, client, TKD_NONE);
        return;
    }
    tkd_step_behind(run, client, step);
    tkd_token_follow(run, token, program->otherwise, program->otherwise.edge);
}

// The first of the bottlenecks' own chances that strikes, or NULL.
static const tkd_chance *strike(tkd_run *run, tkd_token *token, tkd_range range,
                                tkd_purpose purpose)
{
    const tkd_client *client = &run->clients[token->client];

    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_chance *chance = &run->kit->chances[range.first + i];
        if (tkd_condition_fits(run, client, chance->condition) &&
            tkd_token_uniform(run, token, purpose, chance->luck) <
                chance->scale * tkd_client_number(run, client, &chance->p, 0.0)) {
            tkd_mark(run, token->client, chance->bottleneck);
            return chance;
        }
    }
    return NULL;
}

// A factor on some entries of `next`, held below what the others leave room for.
static double limited_factor(tkd_run *run, const tkd_token *token, tkd_range terms, double touched,
                             double others, double most)
{
    const tkd_client *client = &run->clients[token->client];
    double factor = 1.0;

    for (uint32_t i = 0; i < terms.count && touched > 0.0; i++) {
        const tkd_term *term = &run->kit->terms[terms.first + i];
        if (tkd_condition_fits(run, client, term->condition)) {
            factor *= term->factor;
            tkd_mark(run, token->client, term->bottleneck);
        }
    }
    return tkd_chance_factor(factor, touched, others, most);
}

static double entry_share(tkd_run *run, const tkd_token *token, const tkd_chance *chance)
{
    return tkd_client_number(run, &run->clients[token->client], &chance->p, 0.0);
}

// One draw over the entries of `next` in written order; NULL: on to `then`.
static const tkd_chance *draw_next(tkd_run *run, tkd_token *token)
{
    const tkd_program *program = token->plan->program;
    const tkd_chance *entries = run->kit->chances + program->next.first;
    double back = 0.0;
    double exits = 0.0;
    double others = 0.0;
    double u = 0.0;

    if (program->next.count == 0) {
        return NULL;
    }
    u = tkd_token_uniform(run, token, TKD_FOR_NEXT, 0);
    if (program->rework_times.count + program->dropout_times.count > 0) {
        for (uint32_t i = 0; i < program->next.count; i++) {
            const double p = entry_share(run, token, &entries[i]);
            *(entries[i].route.back                     ? &back
              : entries[i].route.kind == TKD_ROUTE_EXIT ? &exits
                                                        : &others) += p;
        }
    }
    const double exit_factor =
        limited_factor(run, token, program->dropout_times, exits, others + back, 1.0);
    const double back_factor = limited_factor(run, token, program->rework_times, back,
                                              others + exits * exit_factor, TKD_REWORK_MOST);
    for (uint32_t i = 0; i < program->next.count; i++) {
        const double p = entry_share(run, token, &entries[i]) *
                         (entries[i].route.back                     ? back_factor
                          : entries[i].route.kind == TKD_ROUTE_EXIT ? exit_factor
                                                                    : 1.0);
        if (u < p) {
            return &entries[i];
        }
        u -= p;
    }
    return NULL;
}

// Where the chance leads, after its wait.
static void take_chance(tkd_run *run, uint32_t token, const tkd_chance *chance, tkd_purpose wait)
{
    tkd_token *row = &run->tokens[token];
    const double end_s = tkd_param_end(run, row, &chance->wait, wait, chance->luck, run->now_s);

    row->rerouted = chance;
    if (!tkd_token_passes(run, token, end_s)) {
        return;
    }
    row->rerouted = NULL;
    tkd_token_follow(run, token, chance->route, chance->route.edge);
}

void tkd_visit_end(tkd_run *run, uint32_t token)
{
    const uint32_t client = run->tokens[token].client;
    const tkd_plan *plan = run->tokens[token].plan;
    const tkd_program *program = plan->program;
    const int32_t step = run->tokens[token].step;
    const tkd_chance *chance = NULL;
    tkd_purpose wait = TKD_FOR_REWORK_WAIT;
    bool measured = run->clients[client].measured;

    end_counts(run, &run->tokens[token]);
    if (tkd_client_path(&run->clients[client])->has_deadlines) {
        tkd_deadlines_pass(run, client);
    }
    if (plan->certain) {
        tkd_step_done(run, client, step);
        tkd_token_follow(run, token, plan->then, plan->then.edge);
        return;
    }
    chance = strike(run, &run->tokens[token], program->dropouts, TKD_FOR_DROPOUT);
    if (chance == NULL) {
        chance = strike(run, &run->tokens[token], program->reworks, TKD_FOR_REWORK);
    }
    if (chance == NULL) {
        chance = draw_next(run, &run->tokens[token]);
        wait = TKD_FOR_NEXT_WAIT;
    }
    if (measured && chance != NULL) {
        tkd_step_cell *cell = tkd_token_cell(run, &run->tokens[token]);
        cell->left += chance->route.kind == TKD_ROUTE_EXIT ? 1.0 : 0.0;
        cell->reworked += chance->route.back ? 1.0 : 0.0;
    }
    if (chance == NULL) {
        tkd_step_done(run, client, step);
        tkd_token_follow(run, token, plan->then, plan->then.edge);
        return;
    }
    if (wait == TKD_FOR_NEXT_WAIT) {
        if (!chance->route.back) {
            tkd_step_done(run, client, step);
        }
        run->clients[client].traits =
            (run->clients[client].traits | chance->gives) & ~chance->takes;
    }
    take_chance(run, token, chance, wait);
}
