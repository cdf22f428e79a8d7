// SPDX-License-Identifier: EUPL-1.2
// Where a command speaks: messages and progress on stderr in the user's language, never data.
#ifndef TEEKOND_TOOL_CONSOLE_H
#define TEEKOND_TOOL_CONSOLE_H

#include "teekond/problem.h"
#include "teekond/ranks.h"

#include "command.h"

/** The line of progress on a terminal. */
typedef struct tkd_progress_line {
    double begun_s; /**< Of a clock that only goes forward; 0: not begun. */
    double drawn_s;
    double share;  /**< Done; never falls. */
    bool is_shown; /**< A line without its end stands on stderr. */
} tkd_progress_line;

struct tkd_console {
    tkd_language language; /**< TKD_ET or TKD_EN. */
    bool color;            /**< On stderr. */
    bool quiet;            /**< No warnings, no progress. */
    bool verbose;          /**< Say where in our sources an error was raised. */
    bool shows_progress;   /**< stderr is a terminal, and not quiet. */
    tkd_progress_line progress;
    tkd_ranks *ranks;    /**< Processes that share the work; NULL: alone. */
    const char *command; /**< Name as typed, for the hint to its help; NULL: none. */
    tkd_arena *arena;    /**< Lives as long as the command. Borrowed. */
};

/** Set the language from the words and TEEKOND_LANG, before anything is said. */
void tkd_console_init(tkd_console *console, tkd_arena *arena, int count, char *const *words);
/** Take `--color`, `--quiet`, `--verbose` into use. */
void tkd_console_configure(tkd_console *console, const tkd_arguments *arguments);

/** One of two texts by language. */
const char *tkd_say(const tkd_console *console, const char *et, const char *en);

/** An error: `viga: …`. Both texts take the same arguments. */
void tkd_console_error(tkd_console *console, const char *et, const char *en, ...) TKD_PRINTF(2, 4)
    TKD_PRINTF(3, 4);
/** What to do instead, below an error: `   = …`. */
void tkd_console_hint(tkd_console *console, const char *et, const char *en, ...) TKD_PRINTF(2, 4)
    TKD_PRINTF(3, 4);
/** Point to the command's help; returns TKD_OUTCOME_USAGE, so that `return tkd_console_usage(…)`. */
tkd_outcome tkd_console_usage(tkd_console *console);
/** An error record after what was tried: `viga: TRIED: MESSAGE`. */
void tkd_console_fail(tkd_console *console, const tkd_error *err, const char *et, const char *en);
/** A remark, unless quiet. */
void tkd_console_note(tkd_console *console, const char *et, const char *en, ...) TKD_PRINTF(2, 4)
    TKD_PRINTF(3, 4);

/** Print problems, errors alone when quiet; the first fifty of them. */
void tkd_console_problems(tkd_console *console, tkd_problems *problems, const tkd_files *files);

/** A tkd_progress_fn; the context is the console. Draws only on a terminal. */
void tkd_console_progress(double share_done, void *context);
/** A part of all the work: done before it, and its own share. */
typedef struct tkd_portion {
    tkd_console *console;
    double done;
    double share;
} tkd_portion;
/** The same of a part; the context is the portion. */
void tkd_portion_progress(double share_done, void *context);
/** Wipe the line of progress, if one is shown. */
void tkd_console_progress_end(tkd_console *console);

#endif
