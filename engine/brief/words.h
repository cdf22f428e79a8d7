// SPDX-License-Identifier: EUPL-1.2
// Words of the brief for enumerated values, in both languages; private to the room.
#ifndef TEEKOND_BRIEF_WORDS_H
#define TEEKOND_BRIEF_WORDS_H

#include "draft.h"

const char *tkd_brief_view(const tkd_draft *draft, tkd_view view);
const char *tkd_brief_kind(const tkd_draft *draft, tkd_kind kind);
const char *tkd_brief_level(const tkd_draft *draft, tkd_level level);
const char *tkd_brief_evidence(const tkd_draft *draft, tkd_evidence evidence);
const char *tkd_brief_law_change(const tkd_draft *draft, tkd_law_change change);
const char *tkd_brief_status(const tkd_draft *draft, tkd_proposal_status status);
tkd_text tkd_brief_channel(const tkd_draft *draft, const tkd_channel *channel);
/** Levels of a proposal: `riik, KOV`. */
tkd_text tkd_brief_levels(tkd_draft *draft, uint32_t levels);
/** A body: the title of the provider of this id, else the text itself. */
tkd_text tkd_brief_body(const tkd_draft *draft, tkd_text body);

/** All words of a kind, then NULL: what a cell of a workbook may hold. */
const char *const *tkd_brief_evidence_words(const tkd_draft *draft);
const char *const *tkd_brief_law_words(const tkd_draft *draft);
const char *const *tkd_brief_status_words(const tkd_draft *draft);

#endif
