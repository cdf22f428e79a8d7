// SPDX-License-Identifier: EUPL-1.2
// What goes on in time, for people: queues week by week, and the time lines of single clients.
#ifndef TEEKOND_REPORT_LINES_PRINT_H
#define TEEKOND_REPORT_LINES_PRINT_H

#include "teekond/report.h"

/** The longest queues of a scenario: their mean, their worst week, and a strip of all weeks. */
void tkd_lines_print_series(const tkd_report *report, const tkd_results *results, tkd_text scenario,
                            tkd_writer *out);

/** The median and the 90 % client of each journey over all municipalities and groups. */
void tkd_lines_print_traces(const tkd_report *report, const tkd_results *results, tkd_text scenario,
                            tkd_writer *out);

#endif
