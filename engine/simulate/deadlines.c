// SPDX-License-Identifier: EUPL-1.2
// Deadlines: looked at when a visit ends, and when the client goes. A deadline counts where it ended
// while the client was inside or was met; given up is missed; skipped or left before is not counted.
#include "draws.h"

#include <math.h>

// A token that only looks at a step.
static tkd_token onlooker(const tkd_run *run, const tkd_client *client, int32_t step)
{
    return (tkd_token){.plan = tkd_client_plan(client, step),
                       .client = (uint32_t)(client - run->clients),
                       .step = step};
}

// Is it the client's deadline at all? Who would skip the step, or has gone past it, has none.
static bool is_theirs(tkd_run *run, const tkd_client *client, int32_t step)
{
    const tkd_step_state *state = tkd_client_step(client, step);

    return state->visits > 0 ||
           (!state->behind && tkd_step_is_for(run, (uint32_t)(client - run->clients),
                                              tkd_client_plan(client, step), false));
}

// When a deadline began that counts from the end of `step`, or from the client's clock; NaN: not yet.
static double begin_of(const tkd_client *client, int32_t step)
{
    if (step == TKD_NONE) {
        return client->clock_s;
    }
    return tkd_client_step(client, step)->behind ? tkd_client_end(client, step) : (double)NAN;
}

bool tkd_deadline_moment(tkd_run *run, const tkd_client *client, int32_t step, double *moment_s)
{
    const tkd_program *program = tkd_client_program(client, step);
    const double from_s = begin_of(client, program->deadline_from);
    tkd_token token = onlooker(run, client, step);

    if (isnan(from_s)) {
        return false;
    }
    *moment_s =
        tkd_param_end(run, &token, &program->deadline, TKD_FOR_DEADLINE, 0, from_s) + TKD_IN_TIME_S;
    return true;
}

void tkd_deadline_close(tkd_run *run, uint32_t client, int32_t step, bool counts, bool missed)
{
    tkd_client *row = &run->clients[client];
    const tkd_layout_stream *layout = &run->kit->layout.streams[row->stream];

    tkd_client_step(row, step)->deadline_over = true;
    if (missed) {
        const tkd_program *program = tkd_client_program(row, step);
        row->traits = (row->traits | program->deadline_late) & ~program->deadline_loses;
    }
    if (counts && row->measured) {
        tkd_step_cell *cell =
            &run->tally
                 .steps[layout->first_step + ((uint32_t)step - tkd_client_path(row)->steps.first)];
        run->tally.cells[row->stream].deadlines++;
        run->tally.cells[row->stream].missed += missed ? 1.0 : 0.0;
        cell->deadlines++;
        cell->missed += missed ? 1.0 : 0.0;
    }
}

// The same, for a row of the client's itinerary.
static bool due_moment(tkd_run *run, const tkd_client *client, const tkd_due *due, double *moment_s)
{
    if (isnan(due->length_s)) {
        return tkd_deadline_moment(run, client, due->step, moment_s);
    }
    *moment_s = begin_of(client, due->from) + due->length_s + TKD_IN_TIME_S;
    return !isnan(*moment_s);
}

// Close those whose moment is before `until_s` as missed, and note when the next one ends. Of who is
// not measured only those matter that change traits.
static void close_passed(tkd_run *run, uint32_t client, double until_s, bool inclusive)
{
    const tkd_itinerary *itinerary = run->clients[client].itinerary;
    const bool counts = run->clients[client].measured;
    const tkd_due *dues = itinerary->dues + (counts ? 0 : itinerary->due_count);
    const uint32_t count = counts ? itinerary->due_count : itinerary->telling_count;
    double next_s = HUGE_VAL;

    for (uint32_t i = 0; i < count; i++) {
        const int32_t step = dues[i].step;
        const tkd_client *row = &run->clients[client];
        double moment_s = 0.0;
        if (tkd_client_step(row, step)->deadline_over ||
            !due_moment(run, row, &dues[i], &moment_s)) {
            continue;
        }
        // What is not theirs now may be once their traits have changed.
        if (moment_s > until_s || (moment_s == until_s && !inclusive) ||
            !is_theirs(run, row, step)) {
            next_s = tkd_lesser(next_s, moment_s);
        } else {
            tkd_deadline_close(run, client, step, true, true);
        }
    }
    run->clients[client].deadline_s = next_s;
}

void tkd_deadlines_pass(tkd_run *run, uint32_t client)
{
    if (run->now_s > run->clients[client].deadline_s) {
        close_passed(run, client, run->now_s, false);
    }
}

void tkd_deadlines_close_all(tkd_run *run, uint32_t client, double until_s)
{
    if (tkd_client_path(&run->clients[client])->has_deadlines) {
        close_passed(run, client, until_s, true);
    }
}
