// SPDX-License-Identifier: EUPL-1.2
// A signal can reach nothing but a global: this is the only one of the program.
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>

static bool asked;

static void ask(int signal_number)
{
    (void)signal_number;
    __atomic_store_n(&asked, true, __ATOMIC_RELAXED);
}

void tkd_interrupt_watch(void)
{
    struct sigaction action = {.sa_handler = ask, .sa_flags = (int)SA_RESETHAND};
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
