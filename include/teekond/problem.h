// SPDX-License-Identifier: EUPL-1.2
// Problems of the user's input: all that one reading finds, each with a stable code, a place, what
// is wrong, and what to write instead, printed with the line and a caret.
//
// tkd_files keeps the texts that places point into. tkd_problems keeps at most `limit` problems and
// counts the rest. Printing sorts by file, line, column, code; the same problem twice is shown once.
#ifndef TEEKOND_PROBLEM_H
#define TEEKOND_PROBLEM_H

#include "teekond/code.h"
#include "teekond/json.h"
#include "teekond/language.h"

/** One text that was read. */
typedef struct tkd_file {
    tkd_text name;    /**< As the user named it. */
    tkd_text content; /**< Bytes as read; need not be UTF-8. */
} tkd_file;

/** The texts of one reading; index 0 is reserved for "no file". */
typedef struct tkd_files {
    tkd_list list; /**< of tkd_file */
} tkd_files;

TKD_API TKD_MUST_CHECK tkd_status tkd_files_init(tkd_files *files, tkd_arena *arena);
/** Add a text (name and content borrowed); its number in places through `number`. */
TKD_API TKD_MUST_CHECK tkd_status tkd_files_add(tkd_files *files, tkd_text name, tkd_text content,
                                                uint32_t *number);
/** The file of a place, or NULL. */
TKD_API const tkd_file *tkd_files_get(const tkd_files *files, uint32_t number);

typedef enum tkd_severity { TKD_ERROR, TKD_WARNING, TKD_NOTE } tkd_severity;

typedef struct tkd_problem {
    tkd_code code;
    tkd_severity severity;
    tkd_place place;
    tkd_text message; /**< One sentence without a full stop. */
    tkd_text hint;    /**< What to write instead; empty when there is nothing to say. */
    tkd_place other;  /**< A second place (the first definition, …); line 0 when none. */
    tkd_text other_message;
} tkd_problem;

typedef struct tkd_problems {
    tkd_arena *arena;     /**< Borrowed; texts live there. */
    tkd_list list;        /**< of tkd_problem, as found */
    size_t limit;         /**< Most problems kept. */
    size_t error_count;   /**< All found, kept or not. */
    size_t warning_count; /**< All found, kept or not. */
    tkd_language language;
} tkd_problems;

/** An empty list; `limit` 0 means 1,000. Messages are made in `language` (Russian gives English). */
TKD_API void tkd_problems_init(tkd_problems *problems, tkd_arena *arena, tkd_language language,
                               size_t limit);

/** Add a problem; both texts take the same arguments. Severity comes from the code
 *  (`tkd_code_is_warning`). Messages are cut at 600 bytes. NULL when it was counted only; the functions below take NULL quietly. */
TKD_API tkd_problem *tkd_problems_add(tkd_problems *problems, tkd_code code, tkd_place place,
                                      const char *et, const char *en, ...) TKD_PRINTF(4, 6)
    TKD_PRINTF(5, 6);
/** Say what to write instead. */
TKD_API void tkd_problem_hint(tkd_problems *problems, tkd_problem *problem, const char *et,
                              const char *en, ...) TKD_PRINTF(3, 5) TKD_PRINTF(4, 5);
/** Point to a second place. */
TKD_API void tkd_problem_other(tkd_problems *problems, tkd_problem *problem, tkd_place other,
                               const char *et, const char *en, ...) TKD_PRINTF(4, 6)
    TKD_PRINTF(5, 6);

/** Sort by place, drop repeats. */
TKD_API void tkd_problems_sort(tkd_problems *problems);

typedef struct tkd_problem_style {
    bool color;
    size_t most; /**< Problems printed; 0 = all that were kept. */
} tkd_problem_style;

/** Print for people, as compilers do:
 *
 *      viga[T0412]: tundmatu samm „keeleope“
 *        --> saaremaa.yaml:48:13
 *         |
 *      48 |     next: [{to: keeleope, p: 60%}]
 *         |                 ^^^^^^^^
 *         = kas mõtlesid „keeleõpe“?
 */
TKD_API void tkd_problems_print(const tkd_problems *problems, const tkd_files *files,
                                tkd_problem_style style, tkd_writer *out);
/** An array of {code, severity, file, line, column, width, message, hint, other: {…}}. */
TKD_API void tkd_problems_write_json(const tkd_problems *problems, const tkd_files *files,
                                     tkd_json *json);

#endif
