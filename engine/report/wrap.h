// SPDX-License-Identifier: EUPL-1.2
// Breaking text into lines of a terminal.
#ifndef TEEKOND_REPORT_WRAP_H
#define TEEKOND_REPORT_WRAP_H

#include "teekond/text.h"

/** The first line of `*rest` that fits `width` columns: as many words as fit, or so many characters
 *  of a longer word. `*rest` becomes what follows, without blanks before it. Line ends of the text
 *  count as blanks. Empty when nothing is left. `width` >= 2. */
tkd_text tkd_wrap_next(tkd_text *rest, size_t width);

/** Number of lines at this width; an empty text is one line. */
size_t tkd_wrap_count(tkd_text text, size_t width);

/** Columns of the longest word. */
size_t tkd_wrap_longest_word(tkd_text text);

#endif
