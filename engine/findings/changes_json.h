// SPDX-License-Identifier: EUPL-1.2
// What else changes without a bottleneck, or with a proposal, as JSON; private to the room.
#ifndef TEEKOND_FINDINGS_CHANGES_JSON_H
#define TEEKOND_FINDINGS_CHANGES_JSON_H

#include "teekond/findings.h"

/** Members of an open object: a change for each measure, and `exits_change`.
 *  @param changes  [TKD_WITHOUT_COUNT]
 *  @param exits    The table in which `own` are the rows meant. */
void tkd_changes_write_json(const tkd_measured *changes, const tkd_share_row *exits, tkd_rows own,
                            uint32_t replications, tkd_json *json);

#endif
