// SPDX-License-Identifier: EUPL-1.2
// The table of shares of the whole loss; private to the room.
#ifndef TEEKOND_REPORT_INTERACTIONS_PRINT_H
#define TEEKOND_REPORT_INTERACTIONS_PRINT_H

#include "teekond/report.h"

/** Its heading, the shares beside the prices, and what it means; nothing where they were not asked for. */
void tkd_interactions_print(const tkd_report *report, const tkd_findings *findings,
                            tkd_writer *out);

#endif
