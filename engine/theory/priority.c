// SPDX-License-Identifier: EUPL-1.2
// Queues with priorities that do not interrupt: each class waits for the work that it finds of its own
// and higher classes, and for the higher ones that come meanwhile.
#include "teekond/theory.h"

#include <math.h>

static tkd_status not_positive(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE,
                    "classes need positive times and rates and a variance");
}

tkd_status tkd_mg1_priority_waits(const tkd_mg1 *classes, uint32_t count, double *waits_s,
                                  tkd_error *err)
{
    double rest_s = 0.0;
    double load = 0.0;
    double before = 0.0;

    for (uint32_t i = 0; i < count; i++) {
        const tkd_mg1 *row = &classes[i];
        if (!(row->arrivals_per_s > 0.0 && row->service_mean_s > 0.0 &&
              row->service_variance_s2 >= 0.0 && isfinite(row->service_variance_s2))) {
            return not_positive(err);
        }
        load += row->arrivals_per_s * row->service_mean_s;
        rest_s += row->arrivals_per_s *
                  (row->service_mean_s * row->service_mean_s + row->service_variance_s2) / 2.0;
    }
    if (!(load < 1.0)) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "the queue is overloaded");
    }
    for (uint32_t i = 0; i < count; i++) {
        const double after = before + classes[i].arrivals_per_s * classes[i].service_mean_s;
        waits_s[i] = rest_s / ((1.0 - before) * (1.0 - after));
        before = after;
    }
    return TKD_OK;
}

tkd_status tkd_mmc_priority_waits(const tkd_mmc *queue, const double *shares, uint32_t count,
                                  double *waits_s, tkd_error *err)
{
    double waiting = 0.0;
    double sum = 0.0;
    double before = 0.0;
    double load = 0.0;

    for (uint32_t i = 0; i < count; i++) {
        if (!(shares[i] > 0.0)) {
            return not_positive(err);
        }
        sum += shares[i];
    }
    if (fabs(sum - 1.0) > 1e-9) {
        return not_positive(err);
    }
    TKD_TRY(tkd_mmc_waiting_share(queue, &waiting, err));
    load = queue->arrivals_per_s / (queue->services_per_s * queue->server_count);
    for (uint32_t i = 0; i < count; i++) {
        const double after = before + load * shares[i];
        waits_s[i] = waiting / (queue->services_per_s * queue->server_count) /
                     ((1.0 - before) * (1.0 - after));
        before = after;
    }
    return TKD_OK;
}
