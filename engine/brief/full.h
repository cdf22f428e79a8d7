// SPDX-License-Identifier: EUPL-1.2
// The full table of bottlenecks; private to the room.
#ifndef TEEKOND_BRIEF_FULL_H
#define TEEKOND_BRIEF_FULL_H

#include "draft.h"

/** A row for each bottleneck, dearest first; NULL where memory ran out. */
const tkd_table *tkd_full_table(tkd_draft *draft);
/** Put it into the draft, for workbooks and data. */
void tkd_draft_full(tkd_draft *draft);

#endif
