// SPDX-License-Identifier: EUPL-1.2
// What stands around the tables of a report: headings, and how the figures were made.
#ifndef TEEKOND_REPORT_LEGEND_H
#define TEEKOND_REPORT_LEGEND_H

#include "teekond/report.h"

/** The model's title and an empty line. */
void tkd_legend_print_title(const tkd_report *report, tkd_writer *out);

/** An empty line, unless it is the first, and the heading of a table. */
void tkd_legend_print_heading(const tkd_report *report, const char *et, const char *en,
                              tkd_writer *out);

/** A paragraph, wrapped at the width of a page. The first line begins with `mark`, the others with as
 *  many blanks. */
void tkd_legend_print_paragraph(const char *mark, tkd_text text, tkd_writer *out);

/** Hours as people say a period: years where they are whole, else days. In Estonian in the genitive. */
void tkd_legend_print_period(const tkd_report *report, double hours, tkd_writer *out);

/** That prices were computed in fewer replications than the results; nothing where they were not. */
void tkd_legend_print_pairs(const tkd_report *report, uint32_t replications,
                            const tkd_results *results, tkd_writer *out);

/** Seed, replications, period, intervals, number of assumptions. */
void tkd_legend_print_run(const tkd_report *report, const tkd_results *results, tkd_writer *out);

#endif
