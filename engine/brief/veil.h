// SPDX-License-Identifier: EUPL-1.2
// The veil over small counts: how many people of each group arrive in each municipality, and which of
// these numbers may be shown; private to the room.
#ifndef TEEKOND_BRIEF_VEIL_H
#define TEEKOND_BRIEF_VEIL_H

#include "draft.h"

/** Row `group_count` of groups and row `municipality_count` of municipalities are the totals. */
struct tkd_veil {
    uint32_t municipality_count;
    uint32_t group_count;
    double *people;     /**< A year, shape [municipality_count][group_count]. */
    tkd_cover *covers;  /**< Shape [municipality_count + 1][group_count + 1]. */
    bool *hides_origin; /**< Of `figures.origins`: its value must not be listed. */
    bool hides_any;
};

/** Make the veil of a draft, NULL when memory runs out. */
const tkd_veil *tkd_veil_build(tkd_draft *draft);

/** People a year of these groups in these municipalities (rows of `municipality_lists`; an empty range:
 *  all, or the draft's own). */
double tkd_veil_people(tkd_draft *draft, uint64_t groups, tkd_range where);
/** May that number, and what it can be computed back from, be shown? */
bool tkd_veil_shows(tkd_draft *draft, uint64_t groups, tkd_range where);
/** Is the municipality among them? */
bool tkd_veil_is_within(const tkd_draft *draft, tkd_range where, uint32_t municipality);
/** The number of a municipality and group, either may be the total. */
double tkd_veil_number(const tkd_veil *veil, uint32_t municipality, uint32_t group);
tkd_cover tkd_veil_cover(const tkd_veil *veil, uint32_t municipality, uint32_t group);
/** What is shown instead; empty where the number is. */
tkd_text tkd_veil_word(tkd_draft *draft, tkd_cover cover);

#endif
