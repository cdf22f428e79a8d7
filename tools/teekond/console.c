// SPDX-License-Identifier: EUPL-1.2
// Speaking on stderr. Nothing here can fail the command: whoever has closed stderr is not told.
#include "console.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arguments.h"

enum { PROBLEMS_SHOWN = 50 };

// Takes a language word into use; words that are none are left to the reading of flags. Pictures speak
// Russian too; messages beside them are in English then.
static void try_language(tkd_console *console, const char *word)
{
    tkd_language language = TKD_ET;
    if (word != NULL && tkd_language_parse(tkd_text_of(word), &language)) {
        console->language = language == TKD_RU ? TKD_EN : language;
    }
}

void tkd_console_init(tkd_console *console, tkd_arena *arena, int count, char *const *words)
{
    *console = (tkd_console){.language = TKD_ET, .arena = arena};
    try_language(console, getenv("TEEKOND_LANG"));
    for (int i = 1; i < count && strcmp(words[i], "--") != 0; i++) {
        if (strncmp(words[i], "--lang=", strlen("--lang=")) == 0) {
            try_language(console, words[i] + strlen("--lang="));
        } else if (strcmp(words[i], "--lang") == 0 && i + 1 < count) {
            try_language(console, words[i + 1]);
        }
    }
}

static bool is_terminal(int descriptor)
{
    const char *terminal = getenv("TERM");
    return isatty(descriptor) == 1 && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

void tkd_console_configure(tkd_console *console, const tkd_arguments *arguments)
{
    const char *color = tkd_arguments_value(arguments, "color");
    const char *no_color = getenv("NO_COLOR");
    const bool is_allowed = no_color == NULL || no_color[0] == '\0';
    if (color == NULL || strcmp(color, "auto") == 0) {
        console->color = is_allowed && is_terminal(STDERR_FILENO);
    } else {
        console->color = strcmp(color, "always") == 0;
    }
    console->quiet = tkd_arguments_has(arguments, "quiet");
    console->verbose = tkd_arguments_has(arguments, "verbose");
    console->shows_progress = !console->quiet && is_terminal(STDERR_FILENO);
}

const char *tkd_say(const tkd_console *console, const char *et, const char *en)
{
    return console->language == TKD_ET ? et : en;
}

static void print_start(const tkd_console *console, const char *color, const char *word)
{
    fprintf(stderr, "%s%s%s: ", console->color ? color : "", word, console->color ? "\x1b[0m" : "");
}

// The rest of the line in the console's language; `arguments` is read once.
static void TKD_PRINTF(2, 0) TKD_PRINTF(3, 0)
    print_line(const tkd_console *console, const char *et, const char *en, va_list arguments)
{
    const tkd_text line = console->language == TKD_ET
                              ? tkd_text_format_list(console->arena, et, arguments)
                              : tkd_text_format_list(console->arena, en, arguments);
    fprintf(stderr, "%.*s\n", TKD_ARG(line));
}

void tkd_console_error(tkd_console *console, const char *et, const char *en, ...)
{
    tkd_console_progress_end(console);
    print_start(console, "\x1b[1;31m", tkd_say(console, "viga", "error"));
    va_list arguments;
    va_start(arguments, en);
    print_line(console, et, en, arguments);
    va_end(arguments);
}

void tkd_console_hint(tkd_console *console, const char *et, const char *en, ...)
{
    fputs("   = ", stderr);
    va_list arguments;
    va_start(arguments, en);
    print_line(console, et, en, arguments);
    va_end(arguments);
}

void tkd_console_note(tkd_console *console, const char *et, const char *en, ...)
{
    if (console->quiet) {
        return;
    }
    tkd_console_progress_end(console);
    print_start(console, "\x1b[1;36m", tkd_say(console, "märkus", "note"));
    va_list arguments;
    va_start(arguments, en);
    print_line(console, et, en, arguments);
    va_end(arguments);
}

tkd_outcome tkd_console_usage(tkd_console *console)
{
    if (console->command == NULL) {
        tkd_console_hint(console, "vaata: teekond abi", "see: teekond help");
    } else {
        tkd_console_hint(console, "vaata: teekond %s --help", "see: teekond %s --help",
                         console->command);
    }
    return TKD_OUTCOME_USAGE;
}

// The engine's errors know no language: they read `WHERE: in Estonian (in English)`. The part for the
// console's language, with the place, and with what is named in quotation marks.
static tkd_text choose_words(const tkd_console *console, tkd_text message)
{
    size_t bracket = SIZE_MAX;
    size_t place_end = 0;
    for (size_t i = 0; i + 1 < message.size; i++) {
        const tkd_text next = tkd_text_part(message, i, 2);
        bracket = tkd_text_equal(next, TKD_TEXT(" (")) ? i : bracket;
    }
    if (bracket == SIZE_MAX || !tkd_text_ends_with(message, TKD_TEXT(")"))) {
        return message;
    }
    const tkd_text estonian = tkd_text_part(message, 0, bracket);
    if (console->language == TKD_ET) {
        return estonian;
    }
    for (size_t i = 0; i + 1 < estonian.size; i++) {
        const tkd_text next = tkd_text_part(estonian, i, 2);
        place_end = tkd_text_equal(next, TKD_TEXT(": ")) ? i + 2 : place_end;
    }
    const size_t open = tkd_text_find(estonian, TKD_TEXT("„"), place_end);
    const size_t close = tkd_text_find(estonian, TKD_TEXT("“"), place_end);
    const bool names = open != SIZE_MAX && close != SIZE_MAX && open < close;
    const size_t name_start = names ? open + sizeof("„") - 1 : 0;
    const tkd_text name = tkd_text_part(estonian, name_start, names ? close - name_start : 0);
    const tkd_text english = tkd_text_part(message, bracket + 2, message.size - bracket - 3);
    return tkd_text_format(console->arena, "%.*s%.*s%s%.*s", (int)place_end, message.data,
                           TKD_ARG(english), names ? ": " : "", TKD_ARG(name));
}

void tkd_console_fail(tkd_console *console, const tkd_error *err, const char *et, const char *en)
{
    const tkd_text words = choose_words(console, tkd_text_of(err->message));
    tkd_console_error(console, "%s%s%.*s", "%s%s%.*s", tkd_say(console, et, en),
                      words.size > 0 ? ": " : "", TKD_ARG(words));
    if (console->verbose && err->raised_file != NULL) {
        tkd_console_hint(console, "tekkis: %s:%d", "raised at: %s:%d", err->raised_file,
                         err->raised_line);
    }
}

// The errors alone, in a list of their own.
static tkd_problems only_errors(const tkd_problems *problems)
{
    tkd_problems errors;
    tkd_problems_init(&errors, problems->arena, problems->language, problems->limit);
    errors.error_count = problems->error_count;
    const tkd_problem *items = problems->list.items;
    for (size_t i = 0; i < problems->list.count; i++) {
        tkd_problem *kept = items[i].severity == TKD_ERROR ? tkd_list_add(&errors.list) : NULL;
        if (kept != NULL) {
            *kept = items[i];
        }
    }
    return errors;
}

void tkd_console_problems(tkd_console *console, tkd_problems *problems, const tkd_files *files)
{
    tkd_console_progress_end(console);
    tkd_problems shown = console->quiet ? only_errors(problems) : *problems;
    if (shown.list.count == 0) {
        return;
    }
    const tkd_problem_style style = {.color = console->color, .most = PROBLEMS_SHOWN};
    tkd_writer out;
    tkd_writer_init_stream(&out, stderr);
    tkd_problems_print(&shown, files, style, &out);
    (void)fflush(stderr);
}
