// SPDX-License-Identifier: EUPL-1.2
// Text in markup: SVG and HTML.
#ifndef TKD_DRAW_MARKUP_H
#define TKD_DRAW_MARKUP_H

#include "teekond/writer.h"

/** Text as content or in a quoted attribute, without what XML forbids: controls, U+FFFE, U+FFFF. */
void tkd_markup_write(tkd_writer *out, tkd_text text);

#endif
