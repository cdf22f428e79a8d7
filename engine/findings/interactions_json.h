// SPDX-License-Identifier: EUPL-1.2
// Shares of the whole loss as JSON; private to the room.
#ifndef TEEKOND_FINDINGS_INTERACTIONS_JSON_H
#define TEEKOND_FINDINGS_INTERACTIONS_JSON_H

#include "teekond/findings.h"

/** The member `interactions` of an open object; `replications` are those of the results. */
void tkd_interactions_write_json(const tkd_interactions *interactions, uint32_t replications,
                                 tkd_json *json);

#endif
