// SPDX-License-Identifier: EUPL-1.2
// Why people wait at suspects: a few thousand people of the reference are watched, and the calendars are
// looked at.
#ifndef TKD_STUDY_REASONS_H
#define TKD_STUDY_REASONS_H

#include "teekond/analyse.h"

#include "compare.h"

/**
 * Give each suspect its reason. Replications of the reference are run again until a few thousand people
 * were watched; interrupted, `study->cut` is set and reasons stay what the suspects were found by.
 *
 * @param ready     The case of the reference, without any declared bottleneck.
 * @param results   Its results.
 */
TKD_MUST_CHECK tkd_status tkd_find_reasons(tkd_study *study, const tkd_case_ready *ready,
                                           const tkd_reference *reference,
                                           const tkd_results *results, tkd_suspect *suspects,
                                           size_t count, tkd_error *err);

#endif
