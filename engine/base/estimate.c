// SPDX-License-Identifier: EUPL-1.2
// Estimates as JSON: nothing to measure is null, not a made-up number.
#include "teekond/estimate.h"

#include <math.h>

void tkd_estimate_write_json(tkd_estimate estimate, uint32_t replications, tkd_json *json)
{
    if (isnan(estimate.mean)) {
        tkd_json_null(json);
        return;
    }
    tkd_json_open_object_flat(json);
    tkd_json_key(json, "mean");
    tkd_json_number(json, estimate.mean);
    tkd_json_key(json, "low");
    tkd_json_number(json, estimate.low);
    tkd_json_key(json, "high");
    tkd_json_number(json, estimate.high);
    if (estimate.n != replications) {
        tkd_json_key(json, "n");
        tkd_json_count(json, estimate.n);
    }
    tkd_json_close_object(json);
}
