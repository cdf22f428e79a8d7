// SPDX-License-Identifier: EUPL-1.2
// M/G/1: the mean wait by Pollaczek and Khinchine; for constant service the whole distribution; for
// parties that come together the mean wait of their people.
#include "teekond/theory.h"

#include <math.h>

static const double services_most = 20.0;

static tkd_status check_load(double load, tkd_error *err)
{
    return load < 1.0 ? TKD_OK
                      : TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "the queue is overloaded");
}

tkd_status tkd_mg1_mean_wait(const tkd_mg1 *queue, double *wait_s, tkd_error *err)
{
    const double mean = queue->service_mean_s;
    const double load = queue->arrivals_per_s * mean;

    if (!(queue->arrivals_per_s > 0.0 && mean > 0.0 && queue->service_variance_s2 >= 0.0) ||
        !isfinite(load) || !isfinite(queue->service_variance_s2)) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE,
                        "a queue needs positive times and rates and a variance");
    }
    TKD_TRY(check_load(load, err));
    *wait_s =
        queue->arrivals_per_s * (mean * mean + queue->service_variance_s2) / (2.0 * (1.0 - load));
    return TKD_OK;
}

tkd_status tkd_md1_wait_share(double arrivals_per_s, double service_s, double wait_s, double *share,
                              tkd_error *err)
{
    const double load = arrivals_per_s * service_s;
    double sum = 0.0;

    if (!(arrivals_per_s > 0.0 && service_s > 0.0 && wait_s >= 0.0) || !isfinite(load)) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "a queue needs positive times and rates");
    }
    TKD_TRY(check_load(load, err));
    if (wait_s > services_most * service_s) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "the wait is too long for this sum");
    }
    for (uint32_t k = 0; k * service_s <= wait_s; k++) {
        const double left = arrivals_per_s * (wait_s - k * service_s);
        // (−left)^k e^left / k!, its size by logarithms.
        const double power = k == 0 ? 0.0 : left > 0.0 ? k * log(left) : -HUGE_VAL;
        const double size = exp(left + power - lgamma(k + 1.0));
        sum += k % 2 == 1 ? -size : size;
    }
    *share = fmin(fmax((1.0 - load) * sum, 0.0), 1.0);
    return TKD_OK;
}

tkd_status tkd_party_mean_wait(const tkd_party_queue *queue, double *wait_s, tkd_error *err)
{
    const double load = queue->parties_per_s * queue->size_mean / queue->services_per_s;
    const double size = (queue->size_square / queue->size_mean + 1.0) / 2.0;

    if (!(queue->parties_per_s > 0.0 && queue->size_mean >= 1.0 && queue->services_per_s > 0.0 &&
          queue->size_square >= queue->size_mean * queue->size_mean * (1.0 - 1e-9)) ||
        !isfinite(load) || !isfinite(size)) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE,
                        "parties need positive rates and sizes of at least one");
    }
    TKD_TRY(check_load(load, err));
    // Little's law on the people in the system, ρ (E[X²]/E[X] + 1) / (2 (1 − ρ)), less the service.
    *wait_s = (size / (1.0 - load) - 1.0) / queue->services_per_s;
    return TKD_OK;
}
