// SPDX-License-Identifier: EUPL-1.2
// Another program, started for one task: given its input on a pipe, waited for, and ended when it takes
// too long or ^C comes. Nothing here waits for ever, and nothing is said to anybody.
#ifndef TEEKOND_TOOL_CHILD_H
#define TEEKOND_TOOL_CHILD_H

#include <stdio.h>

#include "teekond/text.h"

/** What to start. */
typedef struct tkd_child {
    const char *path;         /**< A file, or a bare name to be looked for on PATH. */
    const char *const *words; /**< Its name, its words, NULL; at most 40. */
    const char *setting;      /**< Put into its environment, `NAME=value`; NULL: nothing. */
    tkd_text input;           /**< Its standard input. */
    FILE *output;             /**< Its standard output; NULL: ours. */
    bool is_mute;             /**< What it says on stderr is thrown away. */
    int seconds;              /**< The most it may take. */
} tkd_child;

typedef enum tkd_child_end {
    TKD_CHILD_ENDED,       /**< `number` is its exit code. */
    TKD_CHILD_BROKEN,      /**< `number` is the signal that ended it. */
    TKD_CHILD_LATE,        /**< Ended by us. */
    TKD_CHILD_INTERRUPTED, /**< Ended by us on ^C. */
    TKD_CHILD_UNSTARTED,   /**< `number` is an errno. */
} tkd_child_end;

/** Start it, feed it, wait for its end. */
tkd_child_end tkd_child_run(const tkd_child *child, int *number);

#endif
