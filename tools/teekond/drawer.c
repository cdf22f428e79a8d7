// SPDX-License-Identifier: EUPL-1.2
// Starting the drawing program. Nothing here waits for ever: each write and the end of the program
// have the same deadline, and a reader that dies is an error of writing, not a signal.
#include "drawer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "interrupt.h"

enum { MOST_WORDS = 32, LONGEST_PATH = 4096, MOST_SECONDS = 300, LOOK_MS = 5 };

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

static double now_s(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

// A pipe whose ends are closed in the started program; false with errno set.
static bool open_pipe(int ends[2])
{
    if (pipe(ends) != 0) {
        return false;
    }
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFL, O_NONBLOCK);
    return true;
}

// Starts the program with `input` as its standard input; errno's number, 0 when it runs.
static int start(const char *path, const char *const *words, int input, pid_t *child)
{
    extern char **environ;
    char *arguments[MOST_WORDS + 2] = {NULL};
    // posix_spawn takes words that it does not change as `char *`; a union is a cast it allows.
    union {
        const char *constant;
        char *plain;
    } word = {.constant = program};
    arguments[0] = word.plain;
    for (size_t i = 0; words[i] != NULL; i++) {
        TKD_REQUIRE(i < MOST_WORDS);
        word.constant = words[i];
        arguments[i + 1] = word.plain;
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t restored;
    sigemptyset(&restored);
    sigaddset(&restored, SIGPIPE);
    int reason = posix_spawn_file_actions_init(&actions);
    if (reason != 0) {
        return reason;
    }
    reason = posix_spawnattr_init(&attributes);
    if (reason == 0) {
        (void)posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        (void)posix_spawnattr_setsigdefault(&attributes, &restored);
        (void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
        reason = posix_spawnp(child, path, &actions, &attributes, arguments, environ);
        (void)posix_spawnattr_destroy(&attributes);
    }
    (void)posix_spawn_file_actions_destroy(&actions);
    return reason;
}

// Writes the document until it is read, the reader is gone, the deadline passes or ^C comes.
static void feed(int output, tkd_text document, double deadline_s)
{
    size_t done = 0;
    while (done < document.size && !tkd_interrupt_asked() && now_s() < deadline_s) {
        struct pollfd ready = {.fd = output, .events = POLLOUT};
        const int count = poll(&ready, 1, 100);
        if (count < 0 && errno != EINTR) {
            return;
        }
        if (count <= 0) {
            continue;
        }
        const ssize_t written = write(output, document.data + done, document.size - done);
        if (written < 0 && errno != EAGAIN && errno != EINTR) {
            return;
        }
        done += written > 0 ? (size_t)written : 0;
    }
}

// Waits for the program and ends it when it is late; false when it had to be ended.
static bool await(pid_t child, double deadline_s, int *status)
{
    for (;;) {
        const pid_t ended = waitpid(child, status, WNOHANG);
        if (ended == child) {
            return true;
        }
        if ((ended < 0 && errno != EINTR) || now_s() >= deadline_s || tkd_interrupt_asked()) {
            (void)kill(child, SIGKILL);
            (void)waitpid(child, status, 0);
            return false;
        }
        const struct timespec pause = {.tv_nsec = LOOK_MS * 1000000L};
        (void)nanosleep(&pause, NULL);
    }
}

static tkd_outcome tell_end(tkd_console *console, bool ended, int status)
{
    if (tkd_interrupt_asked()) {
        tkd_console_note(console, "katkestatud: pilti ei tehtud",
                         "interrupted: no picture was made");
        return TKD_OUTCOME_INTERRUPTED;
    }
    if (!ended) {
        tkd_console_error(console, "%s ei lõpetanud %d sekundiga: pilt jäi tegemata",
                          "%s was not done in %d seconds: the picture was not made", program,
                          MOST_SECONDS);
        return TKD_OUTCOME_UNWRITTEN;
    }
    if (WIFSIGNALED(status)) {
        tkd_console_error(console, "%s katkes (signaal %d): pilt jäi tegemata",
                          "%s broke off (signal %d): the picture was not made", program,
                          WTERMSIG(status));
        return TKD_OUTCOME_INTERNAL;
    }
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : (int)TKD_OUTCOME_INTERNAL;
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

tkd_outcome tkd_drawer_run(tkd_console *console, const char *const *words, tkd_text document)
{
    tkd_interrupt_heed();
    char path[LONGEST_PATH];
    int ends[2];
    pid_t child = 0;
    find_program(path);
    int reason = open_pipe(ends) ? 0 : errno;
    if (reason == 0) {
        reason = start(path, words, ends[0], &child);
        (void)close(ends[0]);
        if (reason != 0) {
            (void)close(ends[1]);
        }
    }
    if (reason != 0) {
        tkd_console_error(console, "joonistajat %s ei saa käivitada: %s",
                          "the drawing program %s cannot be started: %s", path, strerror(reason));
        tkd_console_hint(console, "see peab olema teekonnaga samas kaustas või rajal PATH",
                         "it belongs into the folder of teekond, or on PATH");
        return TKD_OUTCOME_UNWRITTEN;
    }
    const double deadline_s = now_s() + MOST_SECONDS;
    feed(ends[1], document, deadline_s);
    (void)close(ends[1]);
    int status = 0;
    const bool ended = await(child, deadline_s, &status);
    return tell_end(console, ended, status);
}
