// SPDX-License-Identifier: EUPL-1.2
// Reading a command line. What is wrong is told at once with the nearest right word; nothing is
// guessed.
#include "arguments.h"

#include <string.h>

#include "console.h"

enum { MOST_NAMES = 64, FURTHEST = 2 };

static tkd_outcome no_memory(tkd_console *console)
{
    tkd_console_error(console, "mälu sai otsa", "out of memory");
    return TKD_OUTCOME_INTERNAL;
}

static bool is_flag_word(const char *word)
{
    return word[0] == '-' && word[1] != '\0';
}

// The flag of a name of `size` bytes, or NULL.
static const tkd_flag *find_long(const tkd_command *command, const char *name, size_t size)
{
    const tkd_flag *flag = NULL;
    for (size_t i = 0; (flag = tkd_command_flag(command, i)) != NULL; i++) {
        if (strlen(flag->name) == size && memcmp(flag->name, name, size) == 0) {
            return flag;
        }
    }
    return NULL;
}

static const tkd_flag *find_letter(const tkd_command *command, char letter)
{
    const tkd_flag *flag = NULL;
    for (size_t i = 0; (flag = tkd_command_flag(command, i)) != NULL; i++) {
        if (flag->letter == letter) {
            return flag;
        }
    }
    return NULL;
}

// A flag word taken apart: which flag, and the value written in the same word (NULL: none).
static const tkd_flag *take_apart(const tkd_command *command, const char *word, const char **value)
{
    *value = NULL;
    if (word[1] == '-') {
        const char *equals = strchr(word, '=');
        const size_t size = equals == NULL ? strlen(word + 2) : (size_t)(equals - word) - 2;
        *value = equals == NULL ? NULL : equals + 1;
        return find_long(command, word + 2, size);
    }
    const tkd_flag *flag = find_letter(command, word[1]);
    if (word[2] != '\0') {
        *value = word[2] == '=' ? word + 3 : word + 2;
        return flag != NULL && flag->value.en != NULL ? flag : NULL;
    }
    return flag;
}

const char *tkd_arguments_command(int count, char *const *words, int *at)
{
    for (int i = 1; i < count; i++) {
        if (!is_flag_word(words[i])) {
            *at = i;
            return words[i];
        }
        const char *value = NULL;
        const tkd_flag *flag = take_apart(NULL, words[i], &value);
        if (flag != NULL && flag->value.en != NULL && value == NULL) {
            i++;
        }
    }
    return NULL;
}

const char *tkd_nearest(tkd_arena *arena, const char *written, const char *const *names,
                        size_t name_count)
{
    const tkd_text folded = tkd_text_fold(arena, tkd_text_of(written));
    const char *nearest = NULL;
    size_t best = FURTHEST + 1;
    for (size_t i = 0; i < name_count; i++) {
        const tkd_text name = tkd_text_of(names[i]);
        const size_t distance = tkd_text_distance(folded, name, FURTHEST);
        if (distance < best && distance < tkd_text_length(name)) {
            best = distance;
            nearest = names[i];
        }
    }
    return nearest;
}

static tkd_outcome refuse_flag(tkd_console *console, const tkd_command *command, const char *word)
{
    const char *names[MOST_NAMES];
    size_t name_count = 0;
    const tkd_flag *flag = NULL;
    for (size_t i = 0; (flag = tkd_command_flag(command, i)) != NULL && i < MOST_NAMES; i++) {
        names[name_count++] = flag->name;
    }
    const tkd_text whole = tkd_text_of(word);
    const size_t equals = tkd_text_find(whole, TKD_TEXT("="), 0);
    const tkd_text shown = tkd_text_copy(console->arena, tkd_text_part(whole, 0, equals));
    if (shown.data == NULL) {
        return no_memory(console);
    }
    const char *bare = shown.data + (shown.data[1] == '-' ? 2 : 1);
    const char *nearest = bare[0] == '\0' || bare[1] == '\0'
                              ? NULL
                              : tkd_nearest(console->arena, bare, names, name_count);
    tkd_console_error(console, "käsul „%s“ ei ole lippu %s", "the command '%s' has no flag %s",
                      command->name, shown.data);
    if (nearest != NULL) {
        tkd_console_hint(console, "kas mõtlesid --%s?", "did you mean --%s?", nearest);
    }
    return tkd_console_usage(console);
}

// Is `value` one of the words, which blanks separate?
static bool is_choice(const char *choices, const char *value)
{
    const size_t size = strlen(value);
    for (const char *word = choices; size > 0 && word != NULL; word = strchr(word, ' ')) {
        word += *word == ' ';
        if (strncmp(word, value, size) == 0 && (word[size] == ' ' || word[size] == '\0')) {
            return true;
        }
    }
    return false;
}

static tkd_outcome check_value(tkd_console *console, const tkd_flag *flag, const char *value)
{
    if (flag->choices == NULL || is_choice(flag->choices, value)) {
        return TKD_OUTCOME_DONE;
    }
    tkd_console_error(console, "lipul --%s ei ole väärtust „%s“", "the flag --%s has no value '%s'",
                      flag->name, value);
    tkd_console_hint(console, "võimalikud on: %s", "allowed are: %s", flag->choices);
    return tkd_console_usage(console);
}

// Reads the flag at `*at`; moves on to its value where that is the next word.
static tkd_outcome read_flag(tkd_console *console, const tkd_command *command, int count,
                             char *const *words, int *at, int command_at, tkd_given *given)
{
    const char *word = words[*at];
    const char *value = NULL;
    const tkd_flag *flag = take_apart(command, word, &value);
    if (flag == NULL) {
        return refuse_flag(console, command, word);
    }
    if (flag->value.en == NULL) {
        if (value != NULL) {
            tkd_console_error(console, "lipp --%s ei võta väärtust", "the flag --%s takes no value",
                              flag->name);
            return tkd_console_usage(console);
        }
        *given = (tkd_given){flag, NULL};
        return TKD_OUTCOME_DONE;
    }
    if (value == NULL) {
        if (*at + 1 >= count || *at + 1 == command_at) {
            tkd_console_error(console, "lipul %s puudub väärtus (%s)",
                              "the flag %s lacks its value (%s)", word,
                              tkd_say(console, flag->value.et, flag->value.en));
            return tkd_console_usage(console);
        }
        value = words[++*at];
    }
    *given = (tkd_given){flag, value};
    return check_value(console, flag, value);
}

static tkd_outcome check_operands(tkd_console *console, const tkd_command *command,
                                  const tkd_arguments *arguments)
{
    if (arguments->operand_count < command->operands_least) {
        tkd_console_error(console, "puudub %s", "%s is missing",
                          tkd_say(console, command->operands.et, command->operands.en));
        return tkd_console_usage(console);
    }
    if (arguments->operand_count > command->operands_most) {
        tkd_console_error(console, "„%s“ on liiast", "'%s' is one too many",
                          arguments->operands[command->operands_most]);
        return tkd_console_usage(console);
    }
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_arguments_read(tkd_console *console, const tkd_command *command, int count,
                               char *const *words, int command_at, tkd_arguments *arguments)
{
    *arguments = (tkd_arguments){
        .given = TKD_TAKE(console->arena, (size_t)count, tkd_given),
        .operands = TKD_TAKE(console->arena, (size_t)count, const char *),
    };
    if (arguments->given == NULL || arguments->operands == NULL) {
        return no_memory(console);
    }
    bool only_operands = false;
    for (int i = 1; i < count; i++) {
        if (i == command_at) {
            continue;
        }
        if (!only_operands && strcmp(words[i], "--") == 0) {
            only_operands = true;
        } else if (only_operands || !is_flag_word(words[i])) {
            arguments->operands[arguments->operand_count++] = words[i];
        } else {
            tkd_given *given = &arguments->given[arguments->given_count];
            const tkd_outcome outcome =
                read_flag(console, command, count, words, &i, command_at, given);
            if (outcome != TKD_OUTCOME_DONE) {
                return outcome;
            }
            arguments->given_count++;
        }
    }
    return tkd_arguments_has(arguments, "help") ? TKD_OUTCOME_DONE
                                                : check_operands(console, command, arguments);
}

bool tkd_arguments_has(const tkd_arguments *arguments, const char *flag)
{
    for (size_t i = 0; i < arguments->given_count; i++) {
        if (strcmp(arguments->given[i].flag->name, flag) == 0) {
            return true;
        }
    }
    return false;
}

const char *tkd_arguments_value(const tkd_arguments *arguments, const char *flag)
{
    const char *last = NULL;
    size_t at = 0;
    for (const char *value = tkd_arguments_next(arguments, flag, &at); value != NULL;
         value = tkd_arguments_next(arguments, flag, &at)) {
        last = value;
    }
    return last;
}

const char *tkd_arguments_next(const tkd_arguments *arguments, const char *flag, size_t *at)
{
    while (*at < arguments->given_count) {
        const tkd_given *given = &arguments->given[(*at)++];
        if (strcmp(given->flag->name, flag) == 0) {
            return given->value;
        }
    }
    return NULL;
}
