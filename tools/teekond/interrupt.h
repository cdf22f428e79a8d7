// SPDX-License-Identifier: EUPL-1.2
// Control-C: the first asks the running study to stop and hand over what it has; a third one ends the
// program at once.
#ifndef TEEKOND_TOOL_INTERRUPT_H
#define TEEKOND_TOOL_INTERRUPT_H

#include <stdbool.h>

/** Watch for SIGINT and SIGTERM from now on; a reader who goes away becomes an error of writing
 *  instead of a signal. */
void tkd_interrupt_watch(void);

/** The flag that a study looks at. */
const bool *tkd_interrupt_flag(void);

/** Was it asked to stop? */
bool tkd_interrupt_asked(void);

#endif
