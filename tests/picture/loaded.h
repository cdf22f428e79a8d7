// SPDX-License-Identifier: EUPL-1.2
// A workspace of the tests as a model, in an arena that is cleared together with it.
#ifndef TKD_TEST_LOADED_H
#define TKD_TEST_LOADED_H

#include "teekond/load.h"

typedef struct loaded {
    tkd_arena arena;
    tkd_workspace *workspace;
    const tkd_model *model;
} loaded;

/** Load `tests/<path>`; the case fails if it has problems. */
void loaded_init(loaded *into, const char *path);
void loaded_clear(loaded *from);

#endif
