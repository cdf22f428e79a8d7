// SPDX-License-Identifier: EUPL-1.2
// teekond: finds the command among the words and runs it. Everything a command needs is made here and
// released here: the console, the arena, the signals, the quiet of the libraries.
#include <gsl/gsl_errno.h>

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "arguments.h"
#include "console.h"
#include "help.h"
#include "interrupt.h"

// Standard streams that the caller closed are opened to what refuses reading and writing, so that no
// file of ours can take their numbers.
static void hold_standard_streams(void)
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
        if (fcntl(descriptor, F_GETFD) == -1) {
            (void)!open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

// Without a command: `--help` and `--version` are commands too.
static tkd_outcome run_without_command(tkd_console *console, int count, char *const *words)
{
    static const tkd_flag version[] = {{"version", 'V', {NULL, NULL}, NULL, {"", ""}}};
    const tkd_command nothing = {
        .name = "teekond", .alias = "teekond", .flags = version, .flag_count = 1};
    tkd_arguments arguments;
    const tkd_outcome outcome = tkd_arguments_read(console, &nothing, count, words, 0, &arguments);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    if (tkd_arguments_has(&arguments, "help")) {
        return tkd_help_deliver(console, NULL);
    }
    if (tkd_arguments_has(&arguments, "version")) {
        return tkd_command_version.run(console, &arguments);
    }
    tkd_writer out;
    tkd_writer_init_stream(&out, stderr);
    tkd_help_write_all(console, &out);
    return TKD_OUTCOME_USAGE;
}

// Of many processes that mpirun started the first alone speaks.
static void fall_silent(void)
{
    const int nowhere = open("/dev/null", O_WRONLY);
    (void)dup2(nowhere, STDOUT_FILENO);
    (void)dup2(nowhere, STDERR_FILENO);
    (void)close(nowhere);
}

static tkd_outcome run(tkd_console *console, int count, char *const *words)
{
    int at = 0;
    const char *name = tkd_arguments_command(count, words, &at);
    if (name == NULL) {
        return run_without_command(console, count, words);
    }
    const tkd_command *command = tkd_command_find(name);
    if (command == NULL) {
        return tkd_help_unknown(console, name);
    }
    console->command = name;
    tkd_arguments arguments;
    const tkd_outcome outcome = tkd_arguments_read(console, command, count, words, at, &arguments);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    if (tkd_arguments_has(&arguments, "help")) {
        return tkd_help_deliver(console, command);
    }
    tkd_console_configure(console, &arguments);
    if (tkd_ranks_own(console->ranks) > 0 && !command->simulates) {
        return TKD_OUTCOME_DONE;
    }
    return command->run(console, &arguments);
}

// The first of the processes says how it went; mpirun passes on what it says.
static tkd_outcome run_on_ranks(tkd_console *console, int count, char *const *words)
{
    tkd_error err = {0};
    const tkd_status status = tkd_ranks_begin(console->arena, &console->ranks, &err);
    if (status != TKD_OK) {
        tkd_console_fail(console, &err, "MPI ei käivitu", "MPI does not start");
        return TKD_OUTCOME_INTERNAL;
    }
    const bool is_first = tkd_ranks_own(console->ranks) == 0;
    if (!is_first) {
        fall_silent();
    }
    const tkd_outcome outcome = run(console, count, words);
    tkd_ranks_end(console->ranks);
    return is_first ? outcome : TKD_OUTCOME_DONE;
}

int main(int count, char **words)
{
    hold_standard_streams();
    tkd_interrupt_watch();
    (void)gsl_set_error_handler_off();
    tkd_arena arena;
    tkd_arena_init(&arena, 0);
    tkd_console console;
    tkd_console_init(&console, &arena, count, words);
    const tkd_outcome outcome = run_on_ranks(&console, count, words);
    tkd_arena_clear(&arena);
    return (int)outcome;
}
