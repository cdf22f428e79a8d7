// SPDX-License-Identifier: EUPL-1.2
// Words that the tables of proposals and of their portfolio share.
#ifndef TEEKOND_REPORT_PROPOSALS_PRINT_H
#define TEEKOND_REPORT_PROPOSALS_PRINT_H

#include "teekond/report.h"

/** Title of a proposal; its id where the model lacks it. */
tkd_text tkd_proposal_title(const tkd_report *report, tkd_text id);
/** `KOV`, `riik`, `–` */
const char *tkd_proposal_doer(const tkd_report *report, tkd_doer doer);
/** `?`: the gain may be zero; `✓`: adopted already. */
const char *tkd_proposal_mark(const tkd_proposal_fact *fact, const tkd_gain_row *row);
/** `4 aasta`, `4 years` */
void tkd_proposal_print_years(const tkd_report *report, uint32_t years, tkd_writer *out);

/** The portfolio, where one was asked for. */
void tkd_proposal_print_portfolio(const tkd_report *report, const tkd_proposal_gains *gains,
                                  tkd_writer *out);

#endif
