// SPDX-License-Identifier: EUPL-1.2
// The other program: `teekond-draw`, started for one picture and given its document on a pipe. What
// goes wrong there costs that picture and nothing else.
#ifndef TEEKOND_TOOL_DRAWER_H
#define TEEKOND_TOOL_DRAWER_H

#include "teekond/text.h"

#include "child.h"
#include "console.h"

/** Start the drawing program with these words (NULL-terminated, the name left out), give it the
 *  document and wait. It is found beside this program, else on PATH, and ended when it takes too
 *  long. Its own messages go to stderr; what they do not say is said here. */
tkd_outcome tkd_drawer_run(tkd_console *console, const char *const *words, tkd_text document);

/** The same for words with `-o -`: the picture goes into `output`. Nothing is said; how it ended. */
tkd_child_end tkd_drawer_draw(const char *const *words, tkd_text document, FILE *output,
                              int *number);

#endif
