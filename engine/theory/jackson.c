// SPDX-License-Identifier: EUPL-1.2
// Open Jackson networks: the traffic equations give each station's arrivals, and each station is an
// M/M/c queue of them, as if the others were not there.
#include "teekond/theory.h"

static tkd_status solve(const tkd_jackson *network, double *arrivals, tkd_jackson_station *found,
                        tkd_error *err)
{
    TKD_TRY(tkd_chain_visits(&network->chain, arrivals, err));
    for (uint32_t i = 0; i < network->chain.count; i++) {
        const tkd_mmc queue = {arrivals[i], network->services_per_s[i], network->server_counts[i]};
        found[i].arrivals_per_s = arrivals[i];
        if (arrivals[i] > 0.0) {
            TKD_TRY(tkd_mmc_mean_wait(&queue, &found[i].mean_wait_s, err));
            found[i].utilization =
                arrivals[i] / (network->services_per_s[i] * network->server_counts[i]);
        }
    }
    return TKD_OK;
}

tkd_status tkd_jackson_solve(const tkd_jackson *network, tkd_jackson_station *stations,
                             tkd_error *err)
{
    const uint32_t n = network->chain.count;
    tkd_arena scratch;
    double *arrivals = NULL;
    tkd_jackson_station *found = NULL;
    tkd_status status = TKD_OK;

    tkd_arena_init(&scratch, 0);
    arrivals = TKD_TAKE(&scratch, n, double);
    found = TKD_TAKE(&scratch, n, tkd_jackson_station);
    if (arrivals == NULL || found == NULL) {
        status = TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a network of queues");
    } else {
        status = solve(network, arrivals, found, err);
    }
    for (uint32_t i = 0; status == TKD_OK && i < n; i++) {
        stations[i] = found[i];
    }
    tkd_arena_clear(&scratch);
    return status;
}
