// SPDX-License-Identifier: EUPL-1.2
// One text read into a tree, for tests: what came of it and what was told.
#ifndef TKD_TEST_READING_H
#define TKD_TEST_READING_H

#include "tkd_test.h"

#include "teekond/tree.h"

typedef struct reading {
    tkd_arena arena;
    tkd_files files;
    tkd_problems problems; /**< Sorted; in Estonian. */
    tkd_node *root;
} reading;

/** Read a text of `size` bytes. */
void reading_open(reading *at, const char *yaml, size_t size, const tkd_tree_limits *limits);
/** Read a C string with the default limits. */
void reading_open_text(reading *at, const char *yaml);
void reading_close(reading *at);

/** The i-th problem; the case fails when there are fewer. */
const tkd_problem *reading_problem(const reading *at, size_t i);

/** The text has exactly this one problem, with a hint that contains `hint`. */
void check_told(const char *yaml, tkd_code code, uint32_t line, uint32_t column, const char *hint);
/** The text has no problem at all. */
void check_fine(const char *yaml);

#endif
