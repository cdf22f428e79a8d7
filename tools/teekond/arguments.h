// SPDX-License-Identifier: EUPL-1.2
// The words of a command line, read by the flags that a command declares. Flags may stand anywhere;
// `--flag VALUE`, `--flag=VALUE`, `-oVALUE` and `-o VALUE` are the same; `-` is an operand; after
// `--` everything is.
#ifndef TEEKOND_TOOL_ARGUMENTS_H
#define TEEKOND_TOOL_ARGUMENTS_H

#include "teekond/text.h"

#include "command.h"

/** One flag that was given. */
typedef struct tkd_given {
    const tkd_flag *flag;
    const char *value; /**< NULL for a switch. */
} tkd_given;

struct tkd_arguments {
    tkd_given *given; /**< In written order. */
    size_t given_count;
    const char **operands;
    size_t operand_count;
};

/** Find the command among the words, `*at` its place; NULL when no word can be one. Flags with values
 *  before it are passed over. */
const char *tkd_arguments_command(int count, char *const *words, int *at);

/** Read the words (the program's name and the command's at `command_at` left out). Says what is wrong
 *  and returns TKD_OUTCOME_USAGE, or fills `arguments`. */
tkd_outcome tkd_arguments_read(tkd_console *console, const tkd_command *command, int count,
                               char *const *words, int command_at, tkd_arguments *arguments);

/** Was the flag given? */
bool tkd_arguments_has(const tkd_arguments *arguments, const char *flag);
/** The last value of a flag, or NULL. */
const char *tkd_arguments_value(const tkd_arguments *arguments, const char *flag);
/** The next value of a repeated flag after `*at` (start with 0), or NULL. */
const char *tkd_arguments_next(const tkd_arguments *arguments, const char *flag, size_t *at);

/** The nearest of some names, written otherwise by at most two letters, or NULL. */
const char *tkd_nearest(tkd_arena *arena, const char *written, const char *const *names,
                        size_t name_count);

#endif
