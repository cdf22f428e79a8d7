// SPDX-License-Identifier: EUPL-1.2
// What variation.c and adoption.c share: one variation being made over the workspace's tree.
#ifndef TKD_LOAD_ADOPTION_H
#define TKD_LOAD_ADOPTION_H

#include "build.h"
#include "edits.h"
#include "workspace.h"

/** An edit that a variation makes. */
typedef struct tkd_logged_edit {
    tkd_text path; /**< As written; of a municipality's own with `municipalities.M.set.` before. */
    tkd_text proposal; /**< Id of the proposal that it comes with; empty: none. */
} tkd_logged_edit;

/** One variation being made. */
typedef struct tkd_variation_scan {
    tkd_workspace *workspace;
    tkd_node *root; /**< Laid over the workspace's. */
    tkd_editor editor;
    tkd_arena *scratch;
    tkd_list adoptions; /**< of tkd_adoption */
    const tkd_node *scenario;
    tkd_list *log; /**< of tkd_logged_edit, in the order they are made; NULL: not kept. */
} tkd_variation_scan;

/** Lay the variation's tree over the workspace's and edit it. `scan` has its workspace, editor, scratch
 *  and empty lists. */
TKD_MUST_CHECK tkd_status tkd_edit_variation(tkd_variation_scan *scan,
                                             const tkd_variation *variation, tkd_error *err);

/** Note an edit where a log is kept; `municipality` is empty for the general tree. */
void tkd_log_edit(tkd_variation_scan *scan, tkd_text municipality, tkd_text path,
                  tkd_text proposal);

/** Adopt the proposals of today, of the scenario and as the variation decides: their edits, and what they
 *  take away. */
void tkd_adopt_proposals(tkd_variation_scan *scan, const tkd_variation *variation);

/** Apply the edits of a `set` or `without` in the municipalities of an adoption; `toward` below 1
 *  moves figures only so far. */
void tkd_apply_edits(tkd_variation_scan *scan, const tkd_node *edits, const tkd_adoption *adoption,
                     double toward);

/** Take away a share of a bottleneck that is in the base figures: its `without`. */
void tkd_take_away(tkd_variation_scan *scan, tkd_text bottleneck, double share,
                   const tkd_adoption *adoption);

/** The share in an entry of `removes`; 0 where it is none (reading reports that). */
double tkd_removed_share(const tkd_node *node);

/** The item of a section with this id, or NULL. */
tkd_node *tkd_find_item_node(const tkd_node *root, const char *section, tkd_text id);

#endif
