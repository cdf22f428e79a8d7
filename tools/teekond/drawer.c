// SPDX-License-Identifier: EUPL-1.2
// Starting the drawing program, and telling what became of it.
#include "drawer.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "child.h"

enum { MOST_WORDS = 32, LONGEST_PATH = 4096, MOST_SECONDS = 300 };

static const char program[] = "teekond-draw";

// Where the drawing program is: beside this one, else its bare name, to be looked for on PATH.
static void find_program(char path[LONGEST_PATH])
{
    const ssize_t size = readlink("/proc/self/exe", path, LONGEST_PATH - sizeof(program) - 1);
    if (size > 0) {
        path[size] = '\0';
        char *slash = strrchr(path, '/');
        if (slash != NULL) {
            memcpy(slash + 1, program, sizeof(program));
            if (access(path, X_OK) == 0) {
                return;
            }
        }
    }
    memcpy(path, program, sizeof(program));
}

static tkd_outcome tell_code(tkd_console *console, int code)
{
    switch (code) {
    case TKD_OUTCOME_DONE: return TKD_OUTCOME_DONE;
    case TKD_OUTCOME_USAGE: return tkd_console_usage(console);
    case TKD_OUTCOME_UNWRITTEN: return TKD_OUTCOME_UNWRITTEN;
    default:
        tkd_console_error(console, "%s lõpetas koodiga %d: pilt jäi tegemata",
                          "%s ended with %d: the picture was not made", program, code);
        return TKD_OUTCOME_INTERNAL;
    }
}

static tkd_outcome tell_end(tkd_console *console, const char *path, tkd_child_end end, int number)
{
    switch (end) {
    case TKD_CHILD_ENDED: return tell_code(console, number);
    case TKD_CHILD_BROKEN:
        tkd_console_error(console, "%s katkes (signaal %d): pilt jäi tegemata",
                          "%s broke off (signal %d): the picture was not made", program, number);
        return TKD_OUTCOME_INTERNAL;
    case TKD_CHILD_LATE:
        tkd_console_error(console, "%s ei lõpetanud %d sekundiga: pilt jäi tegemata",
                          "%s was not done in %d seconds: the picture was not made", program,
                          MOST_SECONDS);
        return TKD_OUTCOME_UNWRITTEN;
    case TKD_CHILD_INTERRUPTED:
        tkd_console_note(console, "katkestatud: pilti ei tehtud",
                         "interrupted: no picture was made");
        return TKD_OUTCOME_INTERRUPTED;
    case TKD_CHILD_UNSTARTED:
        tkd_console_error(console, "joonistajat %s ei saa käivitada: %s",
                          "the drawing program %s cannot be started: %s", path, strerror(number));
        tkd_console_hint(console, "see peab olema teekonnaga samas kaustas või rajal PATH",
                         "it belongs into the folder of teekond, or on PATH");
        return TKD_OUTCOME_UNWRITTEN;
    }
    return TKD_OUTCOME_INTERNAL;
}

// Starts it at `path`, which is found.
static tkd_child_end start(const char *const *words, tkd_text document, FILE *output, bool is_mute,
                           char path[LONGEST_PATH], int *number)
{
    const char *all[MOST_WORDS + 2] = {program};
    for (size_t i = 0; words[i] != NULL; i++) {
        TKD_REQUIRE(i < MOST_WORDS);
        all[i + 1] = words[i];
    }
    find_program(path);
    const tkd_child child = {.path = path,
                             .words = all,
                             .input = document,
                             .output = output,
                             .is_mute = is_mute,
                             .seconds = MOST_SECONDS};
    return tkd_child_run(&child, number);
}

tkd_outcome tkd_drawer_run(tkd_console *console, const char *const *words, tkd_text document)
{
    char path[LONGEST_PATH];
    int number = 0;
    const tkd_child_end end = start(words, document, NULL, false, path, &number);
    return tell_end(console, path, end, number);
}

tkd_child_end tkd_drawer_draw(const char *const *words, tkd_text document, FILE *output,
                              int *number)
{
    char path[LONGEST_PATH];
    return start(words, document, output, true, path, number);
}
