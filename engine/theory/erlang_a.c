// SPDX-License-Identifier: EUPL-1.2
// Erlang A: the steady state of M/M/c with exponential patience, summed outwards from the state with
// all servers just busy, so that no term overflows whatever the load.
#include "teekond/theory.h"

#include <math.h>

static const double negligible = 1e-17;

// Weights of the states, relative to that of c people.
typedef struct tkd_sums {
    double all;
    double busy;    // weighted by busy servers
    double queued;  // weighted by people waiting
    double waiting; // states in which an arrival waits
} tkd_sums;

static void add_below(const tkd_mmc *queue, tkd_sums *sums)
{
    const double load = queue->arrivals_per_s / queue->services_per_s;
    double weight = 1.0;

    for (uint32_t j = queue->server_count; j > 0 && weight > negligible * sums->all; j--) {
        weight *= j / load; // the state with j − 1 people
        sums->all += weight;
        sums->busy += weight * (j - 1);
    }
}

static void add_above(const tkd_erlang_a *row, tkd_sums *sums)
{
    const double served_per_s = row->queue.services_per_s * row->queue.server_count;
    double weight = 1.0;

    // Terms fall at last, since the rate down grows with the queue; until then they may rise.
    for (uint64_t k = 1; weight > negligible * sums->all; k++) {
        weight *= row->queue.arrivals_per_s / (served_per_s + (double)k / row->patience_s);
        sums->all += weight;
        sums->busy += weight * row->queue.server_count;
        sums->queued += weight * (double)k;
        sums->waiting += weight;
    }
}

tkd_status tkd_erlang_a_solve(const tkd_erlang_a *queue, tkd_erlang_a_state *state, tkd_error *err)
{
    const tkd_mmc *row = &queue->queue;
    tkd_sums sums = {.all = 1.0, .busy = row->server_count, .waiting = 1.0};

    if (!(row->arrivals_per_s > 0.0 && isfinite(row->arrivals_per_s)) ||
        !(row->services_per_s > 0.0 && isfinite(row->services_per_s)) || row->server_count < 1 ||
        !(queue->patience_s > 0.0 && isfinite(queue->patience_s))) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE,
                        "a queue needs positive rates, patience and at least one server");
    }
    add_above(queue, &sums);
    add_below(row, &sums);
    state->waiting_share = sums.waiting / sums.all;
    state->mean_queue = sums.queued / sums.all;
    state->busy_servers = sums.busy / sums.all;
    state->mean_wait_s = state->mean_queue / row->arrivals_per_s;
    state->abandoned_share = state->mean_wait_s / queue->patience_s;
    return TKD_OK;
}
