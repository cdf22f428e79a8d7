// SPDX-License-Identifier: EUPL-1.2
// From the ids in results to the titles that people know.
#ifndef TEEKOND_REPORT_TITLES_H
#define TEEKOND_REPORT_TITLES_H

#include "teekond/report.h"

/** The words in the report's language: one of two. */
const char *tkd_word(const tkd_report *report, const char *et, const char *en);

/** Titles; `*` reads "all". An id that the model does not know, or no model: the id itself. */
tkd_text tkd_title_of_scenario(const tkd_report *report, tkd_text id);
tkd_text tkd_title_of_municipality(const tkd_report *report, tkd_text id);
tkd_text tkd_title_of_journey(const tkd_report *report, tkd_text id);
tkd_text tkd_title_of_group(const tkd_report *report, tkd_text id);
tkd_text tkd_title_of_pool(const tkd_report *report, tkd_text id);
tkd_text tkd_title_of_bottleneck(const tkd_report *report, tkd_text id);
/** Of a pool's place: a municipality or a site; `*` reads "whole country". */
tkd_text tkd_title_of_place(const tkd_report *report, tkd_text id);
/** Steps' ids are unique within their journey; journey `*`: the first that has it. */
tkd_text tkd_title_of_step(const tkd_report *report, tkd_text journey, tkd_text id);

#endif
