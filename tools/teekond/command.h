// SPDX-License-Identifier: EUPL-1.2
// What a command is. Each has a file of its own; `commands.c` lists them all. A command declares its
// flags as data, from which the command line is read, wrong flags are told the nearest right one, and
// help is printed in both languages.
#ifndef TEEKOND_TOOL_COMMAND_H
#define TEEKOND_TOOL_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

/** How the program ends. */
typedef enum tkd_outcome {
    TKD_OUTCOME_DONE = 0,
    TKD_OUTCOME_FINDINGS = 1,     /**< The input has errors. */
    TKD_OUTCOME_USAGE = 2,        /**< The command line is wrong. */
    TKD_OUTCOME_UNREADABLE = 3,   /**< Input that cannot be read at all. */
    TKD_OUTCOME_UNSIMULATED = 4,  /**< Good input that cannot be simulated. */
    TKD_OUTCOME_UNWRITTEN = 5,    /**< Output was not written. */
    TKD_OUTCOME_INTERNAL = 70,    /**< Our own fault, or no memory. */
    TKD_OUTCOME_INTERRUPTED = 130 /**< Control-C. */
} tkd_outcome;

/** One text in both languages of the command line. */
typedef struct tkd_words {
    const char *et;
    const char *en;
} tkd_words;

typedef struct tkd_flag {
    const char *name;    /**< Without its dashes. */
    char letter;         /**< `-o`; 0: none. */
    tkd_words value;     /**< What follows, as help names it; NULL: a switch. */
    const char *choices; /**< Words allowed as value, separated by blanks; NULL: any. */
    tkd_words help;
} tkd_flag;

typedef struct tkd_console tkd_console;
typedef struct tkd_arguments tkd_arguments;

enum { TKD_EXAMPLES = 3 };

typedef struct tkd_command {
    const char *name;
    const char *alias; /**< In Estonian, ASCII. */
    tkd_words summary;
    tkd_words operands; /**< What else it takes, as help names it; empty: nothing. */
    size_t operands_least;
    size_t operands_most;
    const tkd_flag *flags;
    size_t flag_count;
    bool simulates; /**< Takes the flags of simulations too (request.h). */
    struct {
        const char *line; /**< After the name of the command, as typed. */
        tkd_words what;
    } examples[TKD_EXAMPLES];
    tkd_outcome (*run)(tkd_console *console, const tkd_arguments *arguments);
} tkd_command;

extern const tkd_command tkd_command_check;
extern const tkd_command tkd_command_simulate;
extern const tkd_command tkd_command_bottlenecks;
extern const tkd_command tkd_command_proposals;
extern const tkd_command tkd_command_compare;
extern const tkd_command tkd_command_sweep;
extern const tkd_command tkd_command_report;
extern const tkd_command tkd_command_draw;
extern const tkd_command tkd_command_explain;
extern const tkd_command tkd_command_schema;
extern const tkd_command tkd_command_keys;
extern const tkd_command tkd_command_init;
extern const tkd_command tkd_command_help;
extern const tkd_command tkd_command_version;

/** All commands in the order of help; `*count` of them. */
const tkd_command *const *tkd_commands(size_t *count);
/** By name or alias; NULL when there is none. */
const tkd_command *tkd_command_find(const char *name);
/** The flags of a command, own ones first, then those it shares: number `index`, NULL after the last.
 *  Without a command: those that every command takes. */
const tkd_flag *tkd_command_flag(const tkd_command *command, size_t index);

#endif
