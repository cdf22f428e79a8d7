// SPDX-License-Identifier: EUPL-1.2
// A signal can reach nothing but globals: these are the only ones of the program.
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

// Programs that start others often pass one Control-C on, so that it comes twice.
enum { PATIENCE = 3, INTERRUPTED = 130 };

static bool asked;
static int times_asked;

static void ask(int signal_number)
{
    (void)signal_number;
    __atomic_store_n(&asked, true, __ATOMIC_RELAXED);
    if (__atomic_add_fetch(&times_asked, 1, __ATOMIC_RELAXED) >= PATIENCE) {
        _exit(INTERRUPTED);
    }
}

void tkd_interrupt_watch(void)
{
    struct sigaction action = {.sa_handler = ask};
    sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);

    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    (void)sigaction(SIGPIPE, &ignore, NULL);
}

const bool *tkd_interrupt_flag(void)
{
    return &asked;
}

bool tkd_interrupt_asked(void)
{
    return __atomic_load_n(&asked, __ATOMIC_RELAXED);
}
