// SPDX-License-Identifier: EUPL-1.2
// What was priced once is recalled: a bottleneck taken away whole and a proposal that does just that are
// the same simulation.
#ifndef TKD_STUDY_RECALL_H
#define TKD_STUDY_RECALL_H

#include "compare.h"

/** What a simulation of the model hangs on: its fingerprint, where what is left of bottlenecks counts
 *  only where they act. What `without` edits stands in the figures. */
TKD_MUST_CHECK tkd_status tkd_model_key(const tkd_model *model, tkd_arena *arena, tkd_text *key,
                                        tkd_error *err);

/** Keep the prices of a case for studies that share the options' memory; there must be one. */
TKD_MUST_CHECK tkd_status tkd_remember(tkd_study *study, tkd_text key, const tkd_comparison *asked,
                                       const tkd_prices *prices, tkd_error *err);

/** The prices of a case that was kept with this key, seed and at least as many replications as the
 *  study's: rows of `prices`, as tkd_compare would add them but for `affected`, which is that of the case
 *  kept. None: it was not. */
TKD_MUST_CHECK tkd_status tkd_recall(const tkd_study *study, tkd_text key, tkd_text id,
                                     tkd_prices *prices, tkd_rows *rows, tkd_error *err);

#endif
