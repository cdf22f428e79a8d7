// SPDX-License-Identifier: EUPL-1.2
// A workspace from texts in a test: read, built, asked, closed.
#ifndef TKD_SMALL_WORKSPACE_H
#define TKD_SMALL_WORKSPACE_H

#include "tkd_test.h"

#include "teekond/load.h"

enum { SMALL_FILES_MAX = 4 };

typedef struct small_workspace {
    tkd_arena arena; /**< Of problems and models. */
    tkd_problems problems;
    tkd_workspace *workspace;
    const tkd_model *model; /**< NULL when there are errors. */
    char folder[40];
    char paths[SMALL_FILES_MAX][64];
    size_t path_count;
} small_workspace;

/** Read a text, messages in English. `teekond: 1` is put before it. */
void small_read(small_workspace *small, const char *yaml);
/** Read several texts as the files of one workspace, as they are. */
void small_read_files(small_workspace *small, const char *const *texts, size_t count);
/** Build a variation (NULL: today); `small->model` stays NULL when there are errors. */
void small_build(small_workspace *small, const tkd_variation *variation);
/** Read and build today. */
void small_open(small_workspace *small, const char *yaml);
/** The same, and there must be no problem at all. */
void small_open_clean(small_workspace *small, const char *yaml);
/** Release everything and remove the files. */
void small_close(small_workspace *small);

/** The only problem: its code, line, column, and a part of its hint or second message. */
#define CHECK_PROBLEM(small, code, line, column, said)                                             \
    check_problem((small), (code), (line), (column), (said), __FILE__, __LINE__)
void check_problem(small_workspace *small, tkd_code code, uint32_t line, uint32_t column,
                   const char *said, const char *file, int test_line);

/** Open a text with one fault, look at it, close. */
void check_fault(const char *yaml, tkd_code code, uint32_t line, uint32_t column, const char *said,
                 const char *file, int test_line);
#define CHECK_FAULT(yaml, code, line, column, said)                                                \
    check_fault((yaml), (code), (line), (column), (said), __FILE__, __LINE__)

/** Row of a step, service …, by id; the case fails when there is none. */
int32_t small_step(const tkd_model *model, const char *id);
int32_t small_service(const tkd_model *model, const char *id);
int32_t small_municipality(const tkd_model *model, const char *id);
int32_t small_group(const tkd_model *model, const char *id);
int32_t small_bottleneck(const tkd_model *model, const char *id);

/** Mean of a figure's distribution for anybody, in seconds; its number where it has none. */
double small_mean(const tkd_model *model, tkd_figure figure);
/** The same for a person. */
double small_mean_for(const tkd_model *model, tkd_figure figure, tkd_person person, int32_t day);

#endif
