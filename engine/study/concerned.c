// SPDX-License-Identifier: EUPL-1.2
// Whom a proposal concerns: clients of the scenario as it is, on whom a bottleneck acts that it removes.
#include "proposals.h"

static bool concerns(const tkd_proposal_study *of, const tkd_offer *offer,
                     const tkd_client_log *log, size_t client)
{
    const tkd_proposal *proposal = offer->proposal;

    for (uint32_t i = 0; i < proposal->removes.count; i++) {
        const tkd_removal *removal = &of->base.model->removals[proposal->removes.first + i];
        const size_t b = (size_t)removal->bottleneck;
        if (removal->share > 0.0 &&
            (log->acted[client * log->words + b / 64] >> (b % 64) & 1) != 0) {
            return true;
        }
    }
    return false;
}

// Clients of each stream and replication on whom one of its bottlenecks acts, [used × streams].
static const double *count_concerned(tkd_proposal_study *of, const tkd_offer *offer, uint32_t used)
{
    const tkd_network *network = of->base.network;
    double *counts = TKD_TAKE(of->study->arena, (size_t)used * network->stream_count, double);

    for (uint32_t r = 0; counts != NULL && r < used; r++) {
        for (uint32_t s = 0; s < network->stream_count; s++) {
            const tkd_client_log *log = tkd_reference_clients(of->reference, r, s);
            const bool here = of->among[network->streams[s].municipality];
            for (size_t c = 0; here && c < log->count; c++) {
                counts[(size_t)r * network->stream_count + s] +=
                    concerns(of, offer, log, c) ? 1.0 : 0.0;
            }
        }
    }
    return counts;
}

static bool fill_concerned(tkd_proposal_study *of, const double *counts, uint32_t used,
                           tkd_gain_row *row)
{
    const tkd_network *network = of->base.network;
    const double per_year = TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY / of->base.model->run.measure_s;
    const uint32_t first = (uint32_t)of->prices.samples.count;

    for (uint32_t r = 0; r < used; r++) {
        tkd_sample *sample = tkd_list_add(&of->prices.samples);
        if (sample == NULL) {
            return false;
        }
        sample->weight = 1.0;
        for (uint32_t s = 0; s < network->stream_count; s++) {
            if (tkd_study_holds(of->base.model, &network->streams[s], row->municipality,
                                row->journey, row->group)) {
                sample->sum += per_year * counts[(size_t)r * network->stream_count + s];
            }
        }
    }
    const tkd_sample *samples = (const tkd_sample *)of->prices.samples.items + first;
    row->affected = (tkd_measured){tkd_estimate_ratio(samples, used), first};
    return true;
}

// What is adopted has removed its bottlenecks already; of what only sets something nobody knows.
tkd_status tkd_gains_count_affected(tkd_proposal_study *of, const tkd_offer *offer,
                                    tkd_gain_row *rows, size_t count, tkd_error *err)
{
    const uint32_t used = of->gains->gain_replications;

    if (offer->fact->is_adopted || offer->proposal->removes.count == 0) {
        return TKD_OK;
    }
    const double *counts = count_concerned(of, offer, used);
    for (size_t i = 0; i < count; i++) {
        if (counts == NULL || !fill_concerned(of, counts, used, &rows[i])) {
            return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the proposals");
        }
    }
    return TKD_OK;
}
