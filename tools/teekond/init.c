// SPDX-License-Identifier: EUPL-1.2
// teekond init: a commented workspace to begin with. Nothing that exists is overwritten unasked.
#include "teekond/load.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arguments.h"
#include "delivery.h"

static const tkd_flag flags[] = {
    {"force",
     'f',
     {NULL, NULL},
     NULL,
     {"kirjuta olemasolevad failid üle", "overwrite files that exist"}},
};

static tkd_text path_of(tkd_console *console, const char *folder, const char *name)
{
    const size_t size = strlen(folder);
    const char *slash = size > 0 && folder[size - 1] == '/' ? "" : "/";
    return tkd_text_format(console->arena, "%s%s%s", folder, slash, name);
}

static tkd_outcome make_folder(tkd_console *console, const char *folder)
{
    if (mkdir(folder, 0777) == 0 || errno == EEXIST) {
        return TKD_OUTCOME_DONE;
    }
    char words[160];
    tkd_error err = {0};
    (void)TKD_FAIL(&err, TKD_ERR_IO, TKD_NOWHERE, "%s: %s", folder,
                   tkd_reason(errno, words, sizeof(words)));
    tkd_console_fail(console, &err, "kausta ei saa teha", "the folder cannot be made");
    return TKD_OUTCOME_UNWRITTEN;
}

// Is none of the files there yet?
static tkd_outcome check_free(tkd_console *console, const char *folder,
                              const tkd_starter_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const tkd_text path = path_of(console, folder, files[i].name);
        struct stat found;
        if (path.data != NULL && lstat(path.data, &found) == 0) {
            tkd_console_error(console, "fail %s on juba olemas", "the file %s exists already",
                              path.data);
            tkd_console_hint(console, "vali teine kaust või kirjuta üle: --force",
                             "choose another folder, or overwrite it: --force");
            return TKD_OUTCOME_UNWRITTEN;
        }
    }
    return TKD_OUTCOME_DONE;
}

static tkd_outcome write_file(tkd_console *console, const char *folder,
                              const tkd_starter_file *file)
{
    const tkd_text path = path_of(console, folder, file->name);
    if (path.data == NULL) {
        tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    tkd_delivery delivery;
    tkd_outcome outcome = tkd_delivery_open(console, path.data, &delivery);
    if (outcome == TKD_OUTCOME_DONE) {
        tkd_write_string(&delivery.writer, file->content);
        outcome = tkd_delivery_close(console, &delivery);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        tkd_console_note(console, "kirjutatud %s", "wrote %s", path.data);
    }
    return outcome;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    const char *folder = arguments->operands[0];
    size_t count = 0;
    const tkd_starter_file *files = tkd_starter_files(console->language, &count);
    tkd_outcome outcome = TKD_OUTCOME_DONE;
    if (!tkd_arguments_has(arguments, "force")) {
        outcome = check_free(console, folder, files, count);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = make_folder(console, folder);
    }
    for (size_t i = 0; i < count && outcome == TKD_OUTCOME_DONE; i++) {
        outcome = write_file(console, folder, &files[i]);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        tkd_console_note(console, "nüüd: teekond kontrolli %s", "now: teekond check %s", folder);
    }
    return outcome;
}

const tkd_command tkd_command_init = {
    .name = "init",
    .alias = "alusta",
    .summary = {"kirjutab selgitustega algusfailid", "writes commented files to begin with"},
    .operands = {"KAUST", "FOLDER"},
    .operands_least = 1,
    .operands_most = 1,
    .flags = flags,
    .flag_count = sizeof(flags) / sizeof(flags[0]),
    .examples =
        {
            {"minu-teekond",
             {"uus tööruum kausta minu-teekond", "a new workspace in the folder minu-teekond"}},
            {"my-journey --lang en", {"inglise keeles", "in English"}},
            {"minu-teekond --force", {"kirjuta vanad üle", "overwrite the old ones"}},
        },
    .run = run,
};
