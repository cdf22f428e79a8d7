// SPDX-License-Identifier: EUPL-1.2
// Control-C: while a study is running, the first asks it to stop and hand over what it has; at other
// times, and the second time, the program ends at once, and leaves no half-written file behind.
#ifndef TEEKOND_TOOL_INTERRUPT_H
#define TEEKOND_TOOL_INTERRUPT_H

#include <stdbool.h>

/** Watch for SIGINT, SIGTERM and, unless it is ignored, SIGHUP from now on; a reader who goes away
 *  becomes an error of writing instead of a signal. */
void tkd_interrupt_watch(void);

/** The flag that a study looks at, and sets when another process was interrupted. */
bool *tkd_interrupt_flag(void);

/** From now on somebody looks at the flag, and the first Control-C only sets it. */
void tkd_interrupt_heed(void);

/** Was it asked to stop? */
bool tkd_interrupt_asked(void);

/** A file to be removed where the program is ended at once. Caller's storage. */
typedef struct tkd_leftover {
    const char *path; /**< Borrowed; empty: there is none by now. */
    struct tkd_leftover *next;
} tkd_leftover;

/** Hold interruptions off for a few instructions that belong together, and let them come again. */
void tkd_interrupt_hold(void);
void tkd_interrupt_resume(void);
/** Remove `path` if it comes to that, until released. */
void tkd_interrupt_guard(tkd_leftover *leftover, const char *path);
/** Nothing where it is not guarded. */
void tkd_interrupt_release(tkd_leftover *leftover);

#endif
