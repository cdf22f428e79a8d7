// SPDX-License-Identifier: EUPL-1.2
// Anchors (`&name`) and aliases (`*name`): an alias becomes a copy of what its anchor marks.
#ifndef TKD_DOCUMENT_ALIASES_H
#define TKD_DOCUMENT_ALIASES_H

#include "reader.h"

/** Remember what `anchor` marks (data NULL: it has none); a later one of the same name replaces it.
 *  TKD_ERR_MEMORY. */
TKD_MUST_CHECK tkd_status tkd_alias_remember(tkd_reader *reader, tkd_text anchor, tkd_node *node);

/** What the alias at `place` stands for; NULL, with a problem told, when that is nothing or a list or
 *  map around it. */
const tkd_node *tkd_alias_find(tkd_reader *reader, tkd_text name, tkd_place place);

/** A copy for the alias at `place`, texts shared; `*root` is NULL when a limit was passed, which is
 *  told. TKD_ERR_MEMORY. */
TKD_MUST_CHECK tkd_status tkd_alias_copy(tkd_reader *reader, const tkd_node *anchored,
                                         tkd_place place, tkd_node **root);

#endif
