// SPDX-License-Identifier: EUPL-1.2
// All that a report is made of: simulated once, priced, compared and drawn, then laid out as a brief.
#ifndef TEEKOND_TOOL_DOSSIER_H
#define TEEKOND_TOOL_DOSSIER_H

#include "teekond/brief.h"

#include "request.h"

/** What is asked of a report. */
typedef struct tkd_dossier_wish {
    tkd_brief_form form;
    tkd_text municipality; /**< Of the form for one. */
    int32_t day;
    double suppress_below;
    bool has_budget;
    double budget_eur;
    bool full;      /**< Each price in all replications. */
    bool needs_svg; /**< Forms that are read: pictures are drawn. */
    bool needs_png;
} tkd_dossier_wish;

/** Make the brief. Scenarios of the options are compared with today. TKD_OUTCOME_INTERRUPTED where it
 *  was: half a simulation makes no report. */
tkd_outcome tkd_dossier_make(tkd_session *session, const tkd_study_options *options,
                             const tkd_dossier_wish *wish, tkd_brief *brief);

#endif
