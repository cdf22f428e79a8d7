// SPDX-License-Identifier: EUPL-1.2
// What a map still lacks before its simulation says anything.
#ifndef TEEKOND_TOOL_MISSING_H
#define TEEKOND_TOOL_MISSING_H

#include "teekond/results.h"

#include "console.h"

/** Where people came and nothing took any time: say so, and which figures are to be written, with an
 *  example of each key. Silent when quiet. */
void tkd_missing_tell(tkd_console *console, const tkd_results *results);

#endif
