// SPDX-License-Identifier: EUPL-1.2
// A signal can reach nothing but globals: these are the only ones of the program.
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

enum { INTERRUPTED = 130 };
// Programs that start others often pass one Control-C on, so that it comes twice at once.
static const int64_t together_ns = 50 * 1000 * 1000;

// Control-C, the end of the session, and a terminal window that is closed.
static const int interrupts[] = {SIGINT, SIGTERM, SIGHUP};
enum { INTERRUPTS = sizeof interrupts / sizeof interrupts[0] };

static bool heeded; // somebody looks at `asked`
static bool asked;
static int64_t asked_ns; // of a clock that only goes forward; 0: not asked
static tkd_leftover *leftovers;

static int64_t now_ns(void)
{
    struct timespec now = {0};

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 * 1000 * 1000 + now.tv_nsec;
}

static void end_at_once(void)
{
    for (const tkd_leftover *leftover = __atomic_load_n(&leftovers, __ATOMIC_ACQUIRE);
         leftover != NULL; leftover = leftover->next) {
        if (leftover->path[0] != '\0') {
            (void)unlink(leftover->path);
        }
    }
    _exit(INTERRUPTED);
}

static void ask(int signal_number)
{
    const int64_t now = now_ns();
    int64_t first = 0;

    (void)signal_number;
    if (__atomic_compare_exchange_n(&asked_ns, &first, now, false, __ATOMIC_RELAXED,
                                    __ATOMIC_RELAXED)) {
        __atomic_store_n(&asked, true, __ATOMIC_RELAXED);
    } else if (now - first <= together_ns) {
        return;
    }
    if (first != 0 || !__atomic_load_n(&heeded, __ATOMIC_RELAXED)) {
        end_at_once();
    }
}

static sigset_t interrupt_set(void)
{
    sigset_t set;

    (void)sigemptyset(&set);
    for (size_t i = 0; i < INTERRUPTS; i++) {
        (void)sigaddset(&set, interrupts[i]);
    }
    return set;
}

void tkd_interrupt_watch(void)
{
    // Each signal holds the others off while it is answered. Whoever starts the program may have asked
    // for it to outlive the terminal (nohup).
    struct sigaction action = {.sa_handler = ask, .sa_mask = interrupt_set()};
    struct sigaction before = {.sa_handler = SIG_DFL};
    for (size_t i = 0; i < INTERRUPTS; i++) {
        (void)sigaction(interrupts[i], NULL, &before);
        if (interrupts[i] != SIGHUP || before.sa_handler != SIG_IGN) {
            (void)sigaction(interrupts[i], &action, NULL);
        }
    }

    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    (void)sigaction(SIGPIPE, &ignore, NULL);
}

static void mask_signals(int how)
{
    const sigset_t set = interrupt_set();

    (void)pthread_sigmask(how, &set, NULL);
}

void tkd_interrupt_hold(void)
{
    mask_signals(SIG_BLOCK);
}

void tkd_interrupt_resume(void)
{
    mask_signals(SIG_UNBLOCK);
}

bool *tkd_interrupt_flag(void)
{
    return &asked;
}

void tkd_interrupt_heed(void)
{
    __atomic_store_n(&heeded, true, __ATOMIC_RELAXED);
}

bool tkd_interrupt_asked(void)
{
    return __atomic_load_n(&asked, __ATOMIC_RELAXED);
}

void tkd_interrupt_guard(tkd_leftover *leftover, const char *path)
{
    leftover->path = path;
    leftover->next = leftovers;
    __atomic_store_n(&leftovers, leftover, __ATOMIC_RELEASE);
}

void tkd_interrupt_release(tkd_leftover *leftover)
{
    for (tkd_leftover **link = &leftovers; *link != NULL; link = &(*link)->next) {
        if (*link == leftover) {
            __atomic_store_n(link, leftover->next, __ATOMIC_RELEASE);
            return;
        }
    }
}
