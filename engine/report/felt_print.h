// SPDX-License-Identifier: EUPL-1.2
// The table of what is felt beside what is measured; private to the room.
#ifndef TEEKOND_REPORT_FELT_PRINT_H
#define TEEKOND_REPORT_FELT_PRINT_H

#include "teekond/report.h"

/** Its heading, the table, and in a sentence how far both agree; nothing where nobody voted. */
void tkd_felt_print(const tkd_report *report, const tkd_findings *findings, tkd_writer *out);

#endif
