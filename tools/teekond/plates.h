// SPDX-License-Identifier: EUPL-1.2
// The pictures of a report, drawn by the other program.
#ifndef TEEKOND_TOOL_PLATES_H
#define TEEKOND_TOOL_PLATES_H

#include "teekond/brief.h"

#include "console.h"

/** Draw the pictures of a brief in the forms that are needed. One that cannot be drawn costs itself
 *  alone: the report says so in its place. TKD_OUTCOME_INTERRUPTED on ^C. */
tkd_outcome tkd_plates_draw(tkd_console *console, tkd_brief_input *input, bool needs_svg,
                            bool needs_png);

#endif
