// SPDX-License-Identifier: EUPL-1.2
// A workspace made by lot: the same seed gives the same workspace, written in one of several ways that
// mean the same.
#ifndef TKD_MADE_WORKSPACE_H
#define TKD_MADE_WORKSPACE_H

#include "trial.h"

/** How it is written. All-zero: ids as titles, items in their order. */
typedef struct made_style {
    bool reversed; /**< Sections and items in reverse order. */
    bool titled;   /**< Every item has a long title and a note. */
    bool renamed;  /**< Ids of services, pools, groups and steps end in `-uus`, with `luck:`. */
} made_style;

enum { MADE_SECTIONS = 8 };

/** Text of the workspace of a seed, without its first line. Lives in `arena`. */
const char *made_workspace(tkd_arena *arena, uint64_t seed, made_style style);
/** The same, a text for each section. */
void made_sections(tkd_arena *arena, uint64_t seed, made_style style,
                   const char *texts[MADE_SECTIONS]);

#endif
