// SPDX-License-Identifier: EUPL-1.2
// How bottlenecks act together: Shapley's shares of the whole loss beside the prices.
#ifndef TKD_STUDY_SHAPLEY_H
#define TKD_STUDY_SHAPLEY_H

#include "teekond/analyse.h"

#include "compare.h"

/** The options of a study as its part of the progress sees them: share 0 … `until` of the whole. */
typedef struct tkd_paced {
    tkd_study_options options;
    const tkd_study_options *outer; /**< NULL: nobody is told. */
    double until;
} tkd_paced;

/** What share of the progress prices take where shares follow. */
#define TKD_PRICES_OF_PROGRESS 0.4

/** Slow the progress down to its first part; `paced` must outlive the study. */
void tkd_pace(tkd_paced *paced, const tkd_study_options *outer, double until);

/**
 * Find shares and set `findings->interactions`.
 *
 * @param study         With the options of the user (`interactions` not NULL).
 * @param replications  In which the prices were computed.
 * @param findings      With its prices, ranked.
 */
TKD_MUST_CHECK tkd_status tkd_find_interactions(tkd_study *study, tkd_text scenario,
                                                const tkd_case_ready *base,
                                                const tkd_reference *reference,
                                                uint32_t replications, tkd_findings *findings,
                                                tkd_error *err);

#endif
