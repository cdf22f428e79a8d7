// SPDX-License-Identifier: EUPL-1.2
// Starting another program. Each write and the end of the program have the same deadline, and a reader
// that dies is an error of writing, not a signal.
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "interrupt.h"

enum { MOST_WORDS = 40, MOST_SETTINGS = 1024, LOOK_MS = 5 };

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

// posix_spawn takes words that it does not change as `char *`; a union is a cast it allows.
static char *plain(const char *word)
{
    const union {
        const char *constant;
        char *plain;
    } cast = {.constant = word};
    return cast.plain;
}

// Our environment and one more; without it where there is no room.
static char **extend_environment(const char *setting, char *settings[MOST_SETTINGS + 2])
{
    extern char **environ;
    size_t count = 0;
    while (setting != NULL && environ[count] != NULL && count < MOST_SETTINGS) {
        settings[count + 1] = environ[count];
        count++;
    }
    if (setting == NULL || environ[count] != NULL) {
        return environ;
    }
    settings[0] = plain(setting);
    settings[count + 1] = NULL;
    return settings;
}

static int spawn(const tkd_child *child, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *attributes, pid_t *process)
{
    char *words[MOST_WORDS + 1] = {NULL};
    char *settings[MOST_SETTINGS + 2];
    for (size_t i = 0; child->words[i] != NULL; i++) {
        TKD_REQUIRE(i < MOST_WORDS);
        words[i] = plain(child->words[i]);
    }
    return posix_spawnp(process, child->path, actions, attributes, words,
                        extend_environment(child->setting, settings));
}

// Starts the program with `input` as its standard input; errno's number, 0 when it runs.
static int start(const tkd_child *child, int input, pid_t *process)
{
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
        if (child->output != NULL) {
            (void)posix_spawn_file_actions_adddup2(&actions, fileno(child->output), STDOUT_FILENO);
        }
        if (child->is_mute) {
            (void)posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY,
                                                   0);
        }
        (void)posix_spawnattr_setsigdefault(&attributes, &restored);
        (void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
        reason = spawn(child, &actions, &attributes, process);
        (void)posix_spawnattr_destroy(&attributes);
    }
    (void)posix_spawn_file_actions_destroy(&actions);
    return reason;
}

// Writes the input until it is read, the reader is gone, the deadline passes or ^C comes.
static void feed(int output, tkd_text input, double deadline_s)
{
    size_t done = 0;
    while (done < input.size && !tkd_interrupt_asked() && now_s() < deadline_s) {
        struct pollfd ready = {.fd = output, .events = POLLOUT};
        const int count = poll(&ready, 1, 100);
        if (count < 0 && errno != EINTR) {
            return;
        }
        if (count <= 0) {
            continue;
        }
        const ssize_t written = write(output, input.data + done, input.size - done);
        if (written < 0 && errno != EAGAIN && errno != EINTR) {
            return;
        }
        done += written > 0 ? (size_t)written : 0;
    }
}

// Waits for the program and ends it when it is late; false when it had to be ended.
static bool await(pid_t process, double deadline_s, int *status)
{
    for (;;) {
        const pid_t ended = waitpid(process, status, WNOHANG);
        if (ended == process) {
            return true;
        }
        if ((ended < 0 && errno != EINTR) || now_s() >= deadline_s || tkd_interrupt_asked()) {
            (void)kill(process, SIGKILL);
            (void)waitpid(process, status, 0);
            return false;
        }
        const struct timespec pause = {.tv_nsec = LOOK_MS * 1000000L};
        (void)nanosleep(&pause, NULL);
    }
}

tkd_child_end tkd_child_run(const tkd_child *child, int *number)
{
    int ends[2];
    pid_t process = 0;
    tkd_interrupt_heed();
    *number = child->output == NULL || fflush(child->output) == 0 ? 0 : errno;
    if (*number == 0) {
        *number = open_pipe(ends) ? 0 : errno;
    }
    if (*number != 0) {
        return TKD_CHILD_UNSTARTED;
    }
    *number = start(child, ends[0], &process);
    (void)close(ends[0]);
    if (*number != 0) {
        (void)close(ends[1]);
        return TKD_CHILD_UNSTARTED;
    }
    const double deadline_s = now_s() + child->seconds;
    int status = 0;
    feed(ends[1], child->input, deadline_s);
    (void)close(ends[1]);
    const bool ended = await(process, deadline_s, &status);
    if (tkd_interrupt_asked()) {
        return TKD_CHILD_INTERRUPTED;
    }
    if (!ended) {
        return TKD_CHILD_LATE;
    }
    *number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    return WIFSIGNALED(status) ? TKD_CHILD_BROKEN : TKD_CHILD_ENDED;
}
