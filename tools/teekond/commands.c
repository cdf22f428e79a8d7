// SPDX-License-Identifier: EUPL-1.2
// The list of commands, and the flags they share.
#include "command.h"

#include <string.h>

#include "request.h"

static const tkd_command *const commands[] = {
    &tkd_command_init,      &tkd_command_check,   &tkd_command_simulate, &tkd_command_bottlenecks,
    &tkd_command_proposals, &tkd_command_compare, &tkd_command_sweep,    &tkd_command_report,
    &tkd_command_draw,      &tkd_command_explain, &tkd_command_schema,   &tkd_command_keys,
    &tkd_command_version,   &tkd_command_help,
};

static const tkd_flag common[] = {
    {"lang",
     0,
     {"et|en|ru", "et|en|ru"},
     "et en ru",
     {"sõnumite ja väljundi keel (ka TEEKOND_LANG); ru on piltidel",
      "language of messages and output (also TEEKOND_LANG); ru in pictures"}},
    {"color",
     0,
     {"MILLAL", "WHEN"},
     "auto always never",
     {"värvid: auto, always, never (ka NO_COLOR)", "colours: auto, always, never (also NO_COLOR)"}},
    {"quiet",
     'q',
     {NULL, NULL},
     NULL,
     {"ainult vead: ei hoiatusi ega edenemist", "errors only: no warnings, no progress"}},
    {"verbose",
     'v',
     {NULL, NULL},
     NULL,
     {"ütle ka, kus programmis viga tekkis", "say where in the program an error was raised"}},
    {"help", 'h', {NULL, NULL}, NULL, {"see abi", "this help"}},
};

const tkd_command *const *tkd_commands(size_t *count)
{
    *count = sizeof(commands) / sizeof(commands[0]);
    return commands;
}

const tkd_command *tkd_command_find(const char *name)
{
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        if (strcmp(name, commands[i]->name) == 0 || strcmp(name, commands[i]->alias) == 0) {
            return commands[i];
        }
    }
    return NULL;
}

const tkd_flag *tkd_command_flag(const tkd_command *command, size_t index)
{
    if (command != NULL && index < command->flag_count) {
        return &command->flags[index];
    }
    size_t left = index - (command == NULL ? 0 : command->flag_count);
    if (command != NULL && command->simulates) {
        size_t request_count = 0;
        const tkd_flag *request = tkd_request_flags(&request_count);
        if (left < request_count) {
            return &request[left];
        }
        left -= request_count;
    }
    return left < sizeof(common) / sizeof(common[0]) ? &common[left] : NULL;
}
