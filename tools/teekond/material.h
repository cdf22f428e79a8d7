// SPDX-License-Identifier: EUPL-1.2
// What pictures of a workspace are made from: models, results, prices, and numbers of staff that were
// tried; as much of it as the pictures asked for need, and each thing simulated once.
#ifndef TEEKOND_TOOL_MATERIAL_H
#define TEEKOND_TOOL_MATERIAL_H

#include "trials.h"

/** All in the console's arena. */
typedef struct tkd_material {
    const tkd_model *model;       /**< Of the scenario that is shown. */
    const tkd_results *results;   /**< Of all scenarios; NULL: not simulated. */
    const tkd_findings *findings; /**< Prices in the scenario that is shown; NULL: not priced. */
    const tkd_model *before;      /**< Of the scenario before it; NULL: none is asked for. */
    const tkd_findings *before_findings; /**< Prices in that; NULL: not priced. */
    tkd_variation variation;             /**< Of `model`. */
    tkd_variation before_variation;
    tkd_trials trials; /**< Where a picture shows it; else empty. */
} tkd_material;

/** Read the models, check what is wished for, and simulate. */
tkd_outcome tkd_material_make(tkd_session *session, const tkd_study_options *options,
                              tkd_wish *wish, tkd_material *material);

/** What people wrote to come from the scenario before to the one that is shown. */
tkd_outcome tkd_material_edits(tkd_session *session, const tkd_material *material,
                               tkd_picture_written_edit **edits, size_t *count);

#endif
