// SPDX-License-Identifier: EUPL-1.2
// Seams of Estonian compounds, known by the words that they are made of here: keele|õpe,
// elamis|luba, kohanemis|programm.
#ifndef TKD_DRAW_SEAM_H
#define TKD_DRAW_SEAM_H

#include "teekond/text.h"

/** Bytes of the longest part that compounds begin with, at byte `from`; 0: none is known.
 *  Bytes of `word` are small letters. */
size_t tkd_seam_first_part(tkd_text word, size_t from);

/** Does one of the parts that compounds end with begin at byte `from`? */
bool tkd_seam_last_part(tkd_text word, size_t from);

#endif
