// SPDX-License-Identifier: EUPL-1.2
// What a picture says, for those who hear it instead of seeing it.
#ifndef TKD_DRAW_DESCRIBE_H
#define TKD_DRAW_DESCRIBE_H

#include "frame.h"

/** Some sentences in the drawing's language: what is drawn, of whom, the main figures, the longest
 *  wait, the dearest bottlenecks, and where the rest is as tables. Lives in the sheet's arena;
 *  failures are the sheet's. */
tkd_text tkd_describe(const tkd_drawing *drawing);

#endif
