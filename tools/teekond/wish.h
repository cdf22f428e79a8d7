// SPDX-License-Identifier: EUPL-1.2
// What a command line of `teekond draw` wishes for: the pictures, and what they are to show.
#ifndef TEEKOND_TOOL_WISH_H
#define TEEKOND_TOOL_WISH_H

#include "teekond/picture.h"

#include "pictures.h"
#include "request.h"
#include "sweeps.h"

typedef enum tkd_pricing {
    TKD_PRICES_NO,
    TKD_PRICES_IF_CHEAP, /**< Where it takes some seconds. */
    TKD_PRICES_YES
} tkd_pricing;

typedef struct tkd_wish {
    tkd_sheets sheets;
    bool simulates; /**< Wherever there are figures. */
    tkd_pricing prices;
    tkd_text municipality; /**< Ids; empty: all. */
    tkd_text journey;
    tkd_text group;
    tkd_text pool;             /**< Empty: none was chosen. */
    tkd_text reference;        /**< Municipality or scenario; empty: none. */
    tkd_sweeps sweeps;         /**< `--sweep`; at most one. */
    tkd_picture_beside beside; /**< Where a picture needs variants: municipalities or scenarios. */
    const char **words;        /**< For the drawing program: flags that it takes too. */
    size_t word_count;
} tkd_wish;

enum { TKD_WISH_WORDS = 20 };

/** Read it; TKD_OUTCOME_USAGE after saying what is wrong. `options` is NULL where nothing will be
 *  simulated, because the pictures come from a saved document. */
tkd_outcome tkd_wish_read(tkd_console *console, const tkd_arguments *arguments,
                          const tkd_study_options *options, tkd_wish *wish);

/** Do the ids exist in the model that is shown, and does the workspace have what the pictures need?
 *  Before any work is done; `wish->beside` is settled. TKD_OUTCOME_USAGE after naming the nearest id,
 *  TKD_OUTCOME_UNSIMULATED where figures are missing. */
tkd_outcome tkd_wish_check(tkd_session *session, const tkd_study_options *options,
                           const tkd_model *model, tkd_wish *wish);

#endif
