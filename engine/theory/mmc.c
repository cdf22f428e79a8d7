// SPDX-License-Identifier: EUPL-1.2
// M/M/c: Erlang's C formula and the exponential tail of the waiting time that goes with it.
#include "teekond/theory.h"

#include <math.h>

static tkd_status check(const tkd_mmc *queue, tkd_error *err)
{
    if (!(queue->arrivals_per_s > 0.0 && isfinite(queue->arrivals_per_s)) ||
        !(queue->services_per_s > 0.0 && isfinite(queue->services_per_s)) ||
        queue->server_count < 1) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE,
                        "a queue needs positive rates and at least one server");
    }
    if (queue->arrivals_per_s >= queue->services_per_s * queue->server_count) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "the queue is overloaded");
    }
    return TKD_OK;
}

// How much faster the servers together are than the arrivals.
static double surplus_per_s(const tkd_mmc *queue)
{
    return queue->services_per_s * queue->server_count - queue->arrivals_per_s;
}

tkd_status tkd_mmc_waiting_share(const tkd_mmc *queue, double *share, tkd_error *err)
{
    const double load = queue->arrivals_per_s / queue->services_per_s;
    double lost = 1.0; // Erlang B with so many servers

    TKD_TRY(check(queue, err));
    for (uint32_t c = 1; c <= queue->server_count; c++) {
        lost = load * lost / (c + load * lost);
    }
    *share = lost / (1.0 - load / queue->server_count * (1.0 - lost));
    return TKD_OK;
}

tkd_status tkd_mmc_mean_wait(const tkd_mmc *queue, double *wait_s, tkd_error *err)
{
    double waiting = 0.0;

    TKD_TRY(tkd_mmc_waiting_share(queue, &waiting, err));
    *wait_s = waiting / surplus_per_s(queue);
    return TKD_OK;
}

tkd_status tkd_mmc_wait_quantiles(const tkd_mmc *queue, const double *shares, size_t n,
                                  double *waits_s, tkd_error *err)
{
    double waiting = 0.0;

    TKD_TRY(tkd_mmc_waiting_share(queue, &waiting, err));
    for (size_t i = 0; i < n; i++) {
        if (!(shares[i] > 0.0 && shares[i] < 1.0)) {
            return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "a share is not between 0 and 1");
        }
    }
    for (size_t i = 0; i < n; i++) {
        waits_s[i] = fmax(0.0, log(waiting / (1.0 - shares[i])) / surplus_per_s(queue));
    }
    return TKD_OK;
}

tkd_status tkd_mmc_mean_square_wait(const tkd_mmc *queue, bool by_lot, double *square_s2,
                                    tkd_error *err)
{
    double share = 0.0;

    TKD_TRY(tkd_mmc_waiting_share(queue, &share, err));
    *square_s2 = 2.0 * share / (surplus_per_s(queue) * surplus_per_s(queue));
    if (by_lot) {
        const double load = queue->arrivals_per_s / (queue->services_per_s * queue->server_count);
        *square_s2 *= 2.0 / (2.0 - load);
    }
    return TKD_OK;
}
