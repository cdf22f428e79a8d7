// SPDX-License-Identifier: EUPL-1.2
// Help of the program and of its commands, made from what the commands declare.
#ifndef TEEKOND_TOOL_HELP_H
#define TEEKOND_TOOL_HELP_H

#include "teekond/writer.h"

#include "arguments.h"
#include "console.h"

/** Three examples, then what the command is, then its flags. */
void tkd_help_write(const tkd_console *console, const tkd_command *command, tkd_writer *out);
/** All commands and the exit statuses. */
void tkd_help_write_all(const tkd_console *console, tkd_writer *out);
/** Either of them on standard output; `command` NULL: all. */
tkd_outcome tkd_help_deliver(tkd_console *console, const tkd_command *command);
/** There is no such command; the nearest is named. */
tkd_outcome tkd_help_unknown(tkd_console *console, const char *name);

#endif
