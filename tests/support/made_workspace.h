// SPDX-License-Identifier: EUPL-1.2
// Small workspaces by lot that mix the mechanisms of the format: the same seed, the same text, written
// in one of several ways that mean the same.
#ifndef TKD_MADE_WORKSPACE_H
#define TKD_MADE_WORKSPACE_H

#include "trial.h"

/** How it is written. All-zero: ids as titles, items in their order. */
typedef struct made_style {
    bool reversed; /**< Sections and their items in reverse order. */
    bool titled;   /**< Items have long titles and notes. */
    bool renamed;  /**< Every id ends in `-uus`, with `luck:` for the former one. */
} made_style;

enum { MADE_SECTIONS_MAX = 16 };

/** Text of the workspace of a seed, without its first line. Lives in `arena`. */
const char *made_workspace(tkd_arena *arena, uint64_t seed, made_style style);
/** The same, a text for each section; how many there are. */
size_t made_sections(tkd_arena *arena, uint64_t seed, made_style style,
                     const char *texts[MADE_SECTIONS_MAX]);
/** Has it PERT, gamma or Erlang distributions, whose inverses the engine interpolates? */
bool made_interpolates(uint64_t seed);

#endif
