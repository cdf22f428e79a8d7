// SPDX-License-Identifier: EUPL-1.2
// M/M/c whose clients give up after a constant time: the density of the wait that an arrival would
// have without end of patience, from level crossings. Below the patience it falls at cμ − λ, above it,
// where no arrival stays, at cμ.
#include "teekond/theory.h"

#include <math.h>

// Integrals of the density over the wait, per unit of the density at 0.
typedef struct tkd_density {
    double below;  // over waits up to the patience
    double above;  // over longer ones
    double moment; // of the wait, up to the patience
    double of_one; // what 1 is: less than 1 where the density grows, so that nothing overflows
} tkd_density;

static tkd_density integrate(double surplus_per_s, double served_per_s, double patience_s)
{
    const double x = surplus_per_s * patience_s;
    const double scale = x < 0.0 ? exp(x) : 1.0;
    tkd_density density = {.above = scale * exp(-x) / served_per_s, .of_one = scale};

    if (x < 0.0) {
        density.above = 1.0 / served_per_s;
    }
    if (fabs(x) < 1e-4) {
        density.below = scale * patience_s * (1.0 - x / 2.0 + x * x / 6.0);
        density.moment = scale * patience_s * patience_s * (0.5 - x / 3.0 + x * x / 8.0);
    } else if (x < 0.0) {
        density.below = expm1(x) / surplus_per_s;
        density.moment = (scale - 1.0 - x) / (surplus_per_s * surplus_per_s);
    } else {
        density.below = -expm1(-x) / surplus_per_s;
        density.moment = (1.0 - exp(-x) * (1.0 + x)) / (surplus_per_s * surplus_per_s);
    }
    return density;
}

tkd_status tkd_barrer_solve(const tkd_erlang_a *queue, tkd_erlang_a_state *state, tkd_error *err)
{
    const tkd_mmc *row = &queue->queue;
    const double load = row->arrivals_per_s / row->services_per_s;
    const double served_per_s = row->services_per_s * row->server_count;
    tkd_density density = {0};
    double free = 1.0; // states with a free server, relative to that with just one
    double weight = 1.0;
    double all = 0.0;

    if (!(row->arrivals_per_s > 0.0 && isfinite(row->arrivals_per_s)) ||
        !(row->services_per_s > 0.0 && isfinite(row->services_per_s)) || row->server_count < 1 ||
        !(queue->patience_s > 0.0 && isfinite(queue->patience_s))) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE,
                        "a queue needs positive rates, patience and at least one server");
    }
    density = integrate(served_per_s - row->arrivals_per_s, served_per_s, queue->patience_s);
    for (uint32_t j = row->server_count - 1; j > 0; j--) {
        weight *= j / load; // the state with j − 1 people
        free += weight;
    }
    all = density.of_one * free + row->arrivals_per_s * (density.below + density.above);
    state->waiting_share = row->arrivals_per_s * (density.below + density.above) / all;
    state->abandoned_share = row->arrivals_per_s * density.above / all;
    state->mean_wait_s =
        row->arrivals_per_s * (density.moment + queue->patience_s * density.above) / all;
    state->mean_queue = state->mean_wait_s * row->arrivals_per_s;
    state->busy_servers = load * (1.0 - state->abandoned_share);
    return TKD_OK;
}
