// SPDX-License-Identifier: EUPL-1.2
// teekond help and teekond version: what there is. Help is data: it goes to standard output.
#include "help.h"

#include "teekond/version.h"

#include <string.h>

#include "delivery.h"

static const char *choose(const tkd_console *console, tkd_words words)
{
    return tkd_say(console, words.et, words.en);
}

static void write_padded(tkd_writer *out, tkd_text text, size_t width)
{
    const size_t columns = tkd_text_columns(text);
    tkd_write(out, text);
    for (size_t i = columns; i < width; i++) {
        tkd_write_char(out, ' ');
    }
}

static void write_flag(const tkd_console *console, const tkd_flag *flag, tkd_writer *out)
{
    enum { WIDTH = 30 };
    const char *value = choose(console, flag->value);
    char shown[128];
    char letter[8] = "    ";
    if (flag->letter != 0) {
        snprintf(letter, sizeof(letter), "-%c, ", flag->letter);
    }
    snprintf(shown, sizeof(shown), "  %s--%s%s%s", letter, flag->name, value == NULL ? "" : " ",
             value == NULL ? "" : value);
    write_padded(out, tkd_text_of(shown), WIDTH);
    tkd_write_string(out, "  ");
    tkd_write_string(out, choose(console, flag->help));
    tkd_write_char(out, '\n');
}

static void write_examples(const tkd_console *console, const tkd_command *command, tkd_writer *out)
{
    for (size_t i = 0; i < TKD_EXAMPLES && command->examples[i].line != NULL; i++) {
        const char *line = command->examples[i].line;
        tkd_write_format(
            out, "  # %s\n  teekond %s%s%s\n", choose(console, command->examples[i].what),
            tkd_say(console, command->alias, command->name), line[0] == '\0' ? "" : " ", line);
    }
}

void tkd_help_write(const tkd_console *console, const tkd_command *command, tkd_writer *out)
{
    write_examples(console, command, out);
    tkd_write_format(
        out, "\nteekond %s (%s) %s [%s]\n  %s\n\n", tkd_say(console, command->alias, command->name),
        tkd_say(console, command->name, command->alias), choose(console, command->operands),
        tkd_say(console, "lipud", "flags"), choose(console, command->summary));
    const tkd_flag *flag = NULL;
    for (size_t i = 0; (flag = tkd_command_flag(command, i)) != NULL; i++) {
        write_flag(console, flag, out);
    }
}

void tkd_help_write_all(const tkd_console *console, tkd_writer *out)
{
    enum { WIDTH = 28 };
    tkd_write_string(out, tkd_say(console,
                                  "  teekond alusta minu-teekond\n"
                                  "  teekond kontrolli minu-teekond\n"
                                  "  teekond simuleeri minu-teekond\n\n"
                                  "teekond KÄSK [lipud] RADA…\n\n",
                                  "  teekond init my-journey\n"
                                  "  teekond check my-journey\n"
                                  "  teekond simulate my-journey\n\n"
                                  "teekond COMMAND [flags] PATH…\n\n"));
    size_t count = 0;
    const tkd_command *const *commands = tkd_commands(&count);
    for (size_t i = 0; i < count; i++) {
        char names[128];
        snprintf(names, sizeof(names), "  %s (%s)",
                 tkd_say(console, commands[i]->alias, commands[i]->name),
                 tkd_say(console, commands[i]->name, commands[i]->alias));
        write_padded(out, tkd_text_of(names), WIDTH);
        tkd_write_format(out, "  %s\n", choose(console, commands[i]->summary));
    }
    tkd_write_string(
        out, tkd_say(console,
                     "\nRADA on YAML-fail, kaust või - (standardsisend). Andmed lähevad\n"
                     "standardväljundisse, sõnumid standardveavoogu.\n"
                     "Lõpukood: 0 tehtud, 1 sisendis on vigu, 2 käsurida on vale, 3 sisendit ei\n"
                     "saa lugeda, 4 ei saa simuleerida, 5 väljundit ei kirjutatud, 70 programmi\n"
                     "viga, 130 katkestatud.\n"
                     "Käsu lipud: teekond KÄSK --help\n",
                     "\nPATH is a YAML file, a folder, or - (standard input). Data goes to\n"
                     "standard output, messages to standard error.\n"
                     "Exit status: 0 done, 1 the input has errors, 2 wrong command line, 3 input\n"
                     "cannot be read, 4 cannot be simulated, 5 output not written, 70 a fault of\n"
                     "the program, 130 interrupted.\n"
                     "Flags of a command: teekond COMMAND --help\n"));
}

static tkd_outcome run_help(tkd_console *console, const tkd_arguments *arguments)
{
    const tkd_command *command = NULL;
    if (arguments->operand_count > 0) {
        command = tkd_command_find(arguments->operands[0]);
        if (command == NULL) {
            return tkd_help_unknown(console, arguments->operands[0]);
        }
    }
    return tkd_help_deliver(console, command);
}

tkd_outcome tkd_help_deliver(tkd_console *console, const tkd_command *command)
{
    tkd_delivery delivery;
    const tkd_outcome outcome = tkd_delivery_open(console, NULL, &delivery);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    if (command == NULL) {
        tkd_help_write_all(console, &delivery.writer);
    } else {
        tkd_help_write(console, command, &delivery.writer);
    }
    return tkd_delivery_close(console, &delivery);
}

tkd_outcome tkd_help_unknown(tkd_console *console, const char *name)
{
    enum { MOST_NAMES = 64 };
    const char *names[MOST_NAMES];
    size_t name_count = 0;
    size_t count = 0;
    const tkd_command *const *commands = tkd_commands(&count);
    for (size_t i = 0; i < count && name_count + 2 <= MOST_NAMES; i++) {
        names[name_count++] = commands[i]->alias;
        names[name_count++] = commands[i]->name;
    }
    const char *nearest = tkd_nearest(console->arena, name, names, name_count);
    tkd_console_error(console, "käsku „%s“ ei ole", "there is no command '%s'", name);
    if (nearest != NULL) {
        tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?", nearest);
    }
    return tkd_console_usage(console);
}

static tkd_outcome run_version(tkd_console *console, const tkd_arguments *arguments)
{
    (void)arguments;
    tkd_delivery delivery;
    const tkd_outcome outcome = tkd_delivery_open(console, NULL, &delivery);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    tkd_write_string(&delivery.writer, "teekond " TKD_VERSION "\n");
    return tkd_delivery_close(console, &delivery);
}

const tkd_command tkd_command_help = {
    .name = "help",
    .alias = "abi",
    .summary = {"see loend, või käsu abi", "this list, or the help of a command"},
    .operands = {"[KÄSK]", "[COMMAND]"},
    .operands_most = 1,
    .examples =
        {
            {"", {"kõik käsud", "all commands"}},
            {"simulate", {"käsu simulate lipud", "the flags of simulate"}},
            {"check --lang en", {"inglise keeles", "in English"}},
        },
    .run = run_help,
};

const tkd_command tkd_command_version = {
    .name = "version",
    .alias = "versioon",
    .summary = {"ütleb versiooni", "tells the version"},
    .operands = {"", ""},
    .examples = {{"", {"versioon", "the version"}}},
    .run = run_version,
};
